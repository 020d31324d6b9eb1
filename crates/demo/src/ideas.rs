//! What is asked and answered in the consultations of the demonstration: invented, and plainly so.

/// (title, text, theme, place)
pub(crate) type Idea = (&'static str, &'static str, &'static str, &'static str);

pub(crate) const HOURS_TITLE: &str = "Les horaires de la médiathèque";
pub(crate) const HOURS_QUESTION: &str = "À quelles heures la médiathèque imaginaire devrait-elle ouvrir ?";
pub(crate) const HOURS_PRESENTATION: &str = "\
La médiathèque ouvre aujourd’hui le mercredi, le vendredi et le samedi.

# Ce qui peut changer

Les jours et les heures. Le nombre d’heures par semaine reste **trente** cette année.

# Comment il sera répondu

Le groupe de travail répond à chaque contribution dans le mois qui suit la clôture.
";
pub(crate) const HOURS_THEMES: &str = "Jours\nHeures\nServices";

/// (idea, what became of it, why)
pub(crate) const HOURS: &[(Idea, &str, &str)] = &[
    (
        (
            "Ouvrir le jeudi jusqu’à 20 heures",
            "Après le travail, on trouve toujours porte close.",
            "Heures",
            "",
        ),
        "retenue",
        "La médiathèque ouvrira le jeudi jusqu’à 20 heures dès janvier.",
    ),
    (
        (
            "Ouvrir le dimanche matin",
            "Beaucoup de familles viennent au marché ce matin-là.",
            "Jours",
            "près de la halle",
        ),
        "non-retenue",
        "Trente heures ne suffisent pas pour un jour de plus ; la question sera reposée avec le prochain budget.",
    ),
    (
        (
            "Une boîte de retour ouverte jour et nuit",
            "Rendre un livre ne devrait pas dépendre des horaires.",
            "Services",
            "devant l’entrée",
        ),
        "retenue",
        "Elle est commandée et sera posée au printemps.",
    ),
    (
        (
            "Des heures calmes",
            "Une matinée sans groupes ni ateliers, pour lire en silence.",
            "Heures",
            "",
        ),
        "en-partie",
        "Le mardi matin sera calme pendant les périodes scolaires.",
    ),
    (
        (
            "Rouvrir le bibliobus",
            "Il passait autrefois dans les hameaux.",
            "Services",
            "hameau du Bout-du-Monde",
        ),
        "sans-objet",
        "Le bibliobus dépend du département, à qui cette demande a été transmise.",
    ),
    (
        (
            "Fermer plus tôt le samedi",
            "Il n’y a plus personne après 17 heures.",
            "Heures",
            "",
        ),
        "non-retenue",
        "Les entrées comptées en octobre montrent le contraire.",
    ),
];

pub(crate) const STATION_TITLE: &str = "La place de la Gare-Imaginaire";
pub(crate) const STATION_QUESTION: &str = "Que faut-il changer sur la place de la Gare-Imaginaire ?";
pub(crate) const STATION_PRESENTATION: &str = "\
Les canalisations de la place seront refaites l’an prochain : c’est l’occasion d’en repenser le dessin.

# Ce qui est déjà décidé

- la place restera ouverte aux autocars ;
- les deux grands tilleuls seront gardés.

# Ce qui ne l’est pas

Tout le reste : le sol, les bancs, les vélos, l’éclairage, les jeux, les commerces.
";
pub(crate) const STATION_THEMES: &str =
    "Vélos et piétons\nArbres et ombre\nSe reposer\nCommerces\nAccessibilité";
pub(crate) const STATION_ANSWER: &str = "Des bancs seront posés sous les tilleuls ; le kiosque demande une étude, dont le résultat sera publié ici.";
pub(crate) const STATION_REPLY: &str =
    "Bonne question : je ne l’ai pas chiffré, mais la place voisine en a douze.";

pub(crate) const STATION: &[Idea] = &[
    (
        "Des arceaux couverts pour vingt vélos",
        "On laisse son vélo la journée entière : il lui faut un toit.",
        "Vélos et piétons",
        "côté voie 1",
    ),
    (
        "Un trottoir continu jusqu’au collège",
        "Il s’interrompt deux fois ; les élèves marchent sur la chaussée.",
        "Vélos et piétons",
        "rue de l’Exemple",
    ),
    (
        "Planter des arbres côté sud",
        "En juillet, **la place est un four**. Cinq arbres suffiraient.",
        "Arbres et ombre",
        "",
    ),
    (
        "Une fontaine à boire",
        "Les voyageurs et les promeneurs à pied en ont besoin tout l’été.",
        "Se reposer",
        "près des tilleuls",
    ),
    (
        "Des bancs avec dossier et accoudoirs",
        "On se relève mieux, surtout après un long voyage.",
        "Accessibilité",
        "",
    ),
    (
        "Garder le café ouvert le soir",
        "C’est la seule lumière de la place après 19 heures.",
        "Commerces",
        "ancien buffet",
    ),
    (
        "Des pavés qui ne secouent pas les fauteuils",
        "Un chemin lisse, d’un mètre quarante, entre la gare et l’arrêt de car.",
        "Accessibilité",
        "de la gare à l’arrêt",
    ),
    (
        "Un marché de producteurs le vendredi",
        "Les trains de 17 h 10 et 18 h 04 amènent du monde.",
        "Commerces",
        "",
    ),
    (
        "Éteindre les projecteurs après le dernier train",
        "On verrait enfin les étoiles, et les chauves-souris aussi.",
        "",
        "",
    ),
    (
        "Un abri pour attendre le car",
        "Il pleut de côté, ici.",
        "Se reposer",
        "quai des cars",
    ),
    (
        "Des jeux d’enfants en bois",
        "Pas trop près des autocars.",
        "Se reposer",
        "",
    ),
    (
        "Une boîte à livres",
        "Pour le train du matin.",
        "",
        "dans le hall",
    ),
    (
        "Ralentir à 20 km/h",
        "Un panneau ne suffit pas : il faut un sol qui fasse ralentir.",
        "Vélos et piétons",
        "",
    ),
    (
        "Des bandes qui guident les cannes blanches",
        "Du quai jusqu’au carrefour, sans interruption.",
        "Accessibilité",
        "du quai au carrefour",
    ),
    (
        "Un pot commun d’outils pour réparer son vélo",
        "Une pompe, deux clés, un démonte-pneu : ce n’est pas cher.",
        "Vélos et piétons",
        "",
    ),
    (
        "Un kiosque et des bancs sous les tilleuls",
        "Pour la fanfare, le loto et les jours de pluie.",
        "Se reposer",
        "sous les tilleuls",
    ),
    (
        "Des toilettes publiques",
        "Gratuites, propres, ouvertes aux heures des trains.",
        "Accessibilité",
        "",
    ),
    (
        "Moins de places pour les voitures en stationnement long",
        "Elles occupent la moitié de la place sans bouger de la semaine.",
        "",
        "",
    ),
    (
        "Garder des places pour les voitures",
        "Qui vient des hameaux n’a pas d’autre moyen de prendre le train.",
        "",
        "parking nord",
    ),
    (
        "Une haie plutôt qu’une barrière",
        "Plus belle, et les merles y nichent.",
        "Arbres et ombre",
        "le long des voies",
    ),
    (
        "Laisser pousser l’herbe entre les dalles",
        "L’eau de pluie y entrerait au lieu de courir à l’égout.",
        "Arbres et ombre",
        "",
    ),
    (
        "Un plan de la ville qu’on comprend",
        "Celui d’aujourd’hui montre un cinéma fermé.",
        "",
        "sortie du hall",
    ),
    (
        "Un casier pour les paniers des producteurs",
        "On le prend en descendant du train.",
        "Commerces",
        "",
    ),
    (
        "Une consigne à bagages",
        "Pour visiter la ville entre deux trains.",
        "Commerces",
        "",
    ),
    (
        "Des passages piétons surélevés",
        "Les poussettes et les valises vous remercient.",
        "Accessibilité",
        "",
    ),
    (
        "Un arbre à palabres",
        "Un banc rond autour du plus grand tilleul, où l’on s’assied face à face.",
        "Se reposer",
        "grand tilleul",
    ),
    (
        "Des panneaux solaires sur les abris",
        "Ils éclaireraient la place la nuit.",
        "",
        "",
    ),
    (
        "Ne rien changer au café",
        "Il va très bien comme il est.",
        "Commerces",
        "",
    ),
    (
        "Un sens unique autour de la place",
        "On saurait enfin d’où viennent les voitures.",
        "Vélos et piétons",
        "",
    ),
    (
        "Une horloge à l’heure",
        "Elle retarde de sept minutes depuis des années : on manque le train de 7 h 52.",
        "",
        "façade",
    ),
];

/// (place of the contribution, side, text)
pub(crate) const STATION_COMMENTS: &[(usize, &str, &str)] = &[
    (0, "pour", "Le mien a rouillé en un hiver."),
    (
        0,
        "question",
        "Combien d’arceaux y aurait-il sans le toit, pour le même prix ?",
    ),
    (
        2,
        "pour",
        "La place voisine a planté des érables : on y mange dehors.",
    ),
    (2, "contre", "Les racines soulèveront le chemin des fauteuils."),
    (8, "contre", "Je rentre par le dernier train, à pied."),
    (12, "pour", "Avec le trottoir continu, ce serait complet."),
];
