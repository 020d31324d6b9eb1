//! What is invented: names, texts, sentences. Plainly invented, and written for the demonstration.

pub(crate) const BODY_NAME: &str = "Conseil de développement du Pays de Parvis";
pub(crate) const SERVICES: (&str, &str) = (
    "Services du conseil",
    "Les agents qui préparent les réunions, publient les avis et répondent aux habitants.",
);
pub(crate) const WORKING_GROUP: (&str, &str) = (
    "Groupe de travail Numérique et société",
    "Habitants et associations qui préparent les avis du conseil sur le numérique dans la vie quotidienne.",
);
pub(crate) const PLENARY: (&str, &str) = (
    "Assemblée plénière",
    "L’ensemble des membres du conseil de développement, qui fixe son programme de travail.",
);

/// The opinion that is adjusted, voted and published.
pub(crate) const OPINION_TITLE: &str = "Avis sur le schéma numérique du Pays de Parvis";
pub(crate) const OPINION: &str = "\
# Avis sur le schéma numérique du Pays de Parvis

Le conseil de développement a pris connaissance du schéma numérique. Il en partage l’ambition et propose de préciser plusieurs actions.

## Action 7 – Définir une stratégie de diffusion des données publiques

La collectivité recense les données qu’elle produit. Elle publie chaque année la liste de celles qui sont ouvertes.

Un référent est désigné dans chaque service.

## Action 12 – Accompagner les usages numériques

Des ateliers ouverts à tous sont proposés dans les médiathèques.

Le budget de cette action est de 150 000 euros.

## Action 13 – Favoriser le développement des outils numériques

Les services étudient des solutions innovantes pour leurs besoins courants.

## Action 14 – Soutenir les associations

Un appel à projets est lancé chaque printemps.

Le budget de cette action est de 30 000 euros.
";

/// (author, sentence in French drafting style, why)
pub(crate) const OPINION_AMENDMENTS: &[(&str, &str, &str)] = &[
    (
        "Sacha Fictif",
        "Compléter l’intitulé de l’action 7 comme suit : Définir une stratégie de diffusion des données publiques, en commençant par celles qui éclairent les décisions locales.",
        "Les habitants doivent pouvoir vérifier ce sur quoi une décision s’appuie.",
    ),
    (
        "Claude Essai",
        "Remplacer l’intitulé de l’action 12 par : Recenser les initiatives d’accompagnement aux usages numériques de base et les soutenir par un quart du budget total du schéma",
        "Des associations accompagnent déjà : mieux vaut les soutenir que les doubler.",
    ),
    (
        "Maxime Échantillon",
        "Compléter l’intitulé de l’action 13 comme suit : Favoriser le développement des outils numériques et encourager les logiciels libres et les formats ouverts.",
        "Un outil libre se partage entre communes, et ses données ne restent pas enfermées.",
    ),
    (
        "Andréa Hypothèse",
        "Supprimer l’alinéa 2 de l’action 14.",
        "Un montant aussi précis n’a pas sa place dans un avis.",
    ),
];

/// (author, amendment number, is in favour, argument)
pub(crate) const OPINION_ARGUMENTS: &[(&str, i64, bool, &str)] = &[
    (
        "Andréa Hypothèse",
        1,
        true,
        "Les comptes rendus et les budgets sont déjà demandés à chaque réunion publique.",
    ),
    (
        "Claude Essai",
        1,
        false,
        "Commencer par certaines données risque de retarder les autres.",
    ),
    (
        "Sacha Fictif",
        2,
        true,
        "Le recensement existe en partie : le centre social tient une liste.",
    ),
    (
        "Dominique Modèle",
        3,
        true,
        "Les trois plus grandes communes utilisent déjà des outils libres.",
    ),
    (
        "Maxime Échantillon",
        4,
        false,
        "Sans montant, personne ne saura si l’engagement est tenu.",
    ),
];

/// The minutes of the meeting that voted, as its secretary would write them. `{date}` and `{next}` are filled in.
pub(crate) const MINUTES: &str = "\
Groupe de travail

Numérique et société

{date}

Rédaction : Alix Brouillon

Participants

Présents : Dominique Modèle, Alix Brouillon, Sacha Fictif, Claude Essai, Maxime Échantillon

Excusés : Andréa Hypothèse

Objectif de la réunion : Ajuster l’avis sur le schéma numérique.

Échanges et informations :

Le groupe relit les quatre amendements reçus. Les trois premiers font consensus. Le quatrième est discuté : le montant de l’action 14 est jugé utile au suivi.

Décisions :

- Intégrer les amendements adoptés à l’avis
- Transmettre l’avis aux élus dès sa publication

Actions à venir :

- Alix Brouillon : mettre en forme l’avis consolidé
- Sacha Fictif : définir des indicateurs de suivi du schéma
- Services du conseil : préparer un point presse

Prochaine réunion : {next}, maison des associations
";

pub(crate) const BIKE_TITLE: &str = "Avis sur le plan vélo";
pub(crate) const BIKE: &str = "\
# Avis sur le plan vélo

## Article 1 – Un réseau continu

Les itinéraires relient les bourgs, les écoles et les gares.

Chaque coupure du réseau est signalée sur une carte tenue à jour.

## Article 2 – Le stationnement

Des arceaux sont posés devant chaque équipement public.

## Article 3 – Apprendre à rouler

Une formation est proposée à tous les élèves de cours moyen.
";
pub(crate) const BIKE_AMENDMENTS: &[(&str, &str, &str)] = &[
    (
        "Claude Essai",
        "À l’alinéa 1 de l’article 2, remplacer les mots : « devant chaque équipement public » par les mots : « devant chaque équipement public et chaque arrêt de car ».",
        "On vient souvent à vélo pour prendre le car.",
    ),
    (
        "Andréa Hypothèse",
        "À l’alinéa 1 de l’article 3, remplacer les mots : « tous les élèves de cours moyen » par les mots : « tous les élèves, et aux adultes qui le demandent ».",
        "Beaucoup d’adultes n’ont jamais appris.",
    ),
];

pub(crate) const LIGHT_TITLE: &str = "Avis sur l’éclairage public";
pub(crate) const LIGHT: &str = "\
# Avis sur l’éclairage public

## Article 1 – Éteindre la nuit

L’éclairage est éteint de 23 heures à 6 heures dans les rues qui ne mènent pas à un arrêt de transport.

## Article 2 – Écouter les habitants

Chaque quartier est consulté avant l’extinction.

Un bilan est présenté après six mois.
";
pub(crate) const LIGHT_AMENDMENTS: &[(&str, &str, &str)] = &[(
    "Sacha Fictif",
    "À l’alinéa 2 de l’article 2, remplacer les mots : « six mois » par les mots : « trois mois ».",
    "Six mois d’hiver, c’est long pour qui rentre tard.",
)];

pub(crate) const GARDEN_TITLE: &str = "Avis sur les jardins partagés";
