# Les groupes et les mandats.

## Rights
right-groups-create = Créer un groupe
right-groups-give-mandate = Donner un mandat dans un groupe
right-groups-end-mandate = Mettre fin à un mandat dans un groupe

## Journal
event-groups-created = Groupe créé
event-groups-mandate-given = Mandat donné
event-groups-mandate-ended = Fin d’un mandat

## What is refused
groups-name-empty = Donnez un nom au groupe.
groups-name-too-long = Ce nom est trop long : { $max } caractères au plus.
groups-name-taken = Trop de groupes portent déjà ce nom : choisissez-en un autre.
groups-description-too-long = Cette présentation est trop longue : { $max } caractères au plus.
groups-until-before-from = Le dernier jour ne peut pas venir avant le premier.
groups-mandate-overlaps = Cette personne a déjà un mandat dans ce groupe du { $from } au { $until }. Mettez-y fin d’abord, ou choisissez des dates qui le suivent.
groups-mandate-overlaps-endless = Cette personne a déjà un mandat dans ce groupe depuis le { $from }. Mettez-y fin d’abord, ou choisissez des dates qui le précèdent.
groups-mandate-none-on = Cette personne n’a pas de mandat dans ce groupe le { $on }.
groups-too-many-members = Ce groupe a déjà { $max } membres, le plus qu’il peut avoir.
groups-electors-by-proof = Personne ne donne ni ne retire de mandat dans ce groupe : on en est membre en prouvant son inscription sur la liste électorale.
groups-too-many-electors = Ce groupe a autant de membres qu’il peut en avoir.
groups-electors-lead = Ce groupe réunit les personnes qui ont prouvé ici leur inscription sur la liste électorale de la commune, pour que les votes et élections qui lui sont confiés ne comptent que des électrices et des électeurs. Leurs noms ne sont pas affichés.
groups-electors-prove = Prouver que je suis inscrit(e)
groups-phones-by-proof = Personne ne donne ni ne retire de mandat dans ce groupe : on en est membre en vérifiant son numéro de téléphone.
groups-phones-lead = Ce groupe réunit les personnes qui ont vérifié ici un numéro de téléphone, pour que les votes qui lui sont confiés ne comptent chacune qu’une fois. C’est une preuve légère : elle ne dit ni qui l’on est, ni où l’on habite. Leurs noms ne sont pas affichés.
groups-phones-prove = Vérifier mon numéro de téléphone

## Words
groups-nav = Groupes
groups-kind = De quelle sorte de groupe s’agit-il ?
groups-kind-services = Services
groups-kind-services-hint = Les agents de la collectivité : ses membres peuvent agir comme agents partout sur ce site.
groups-kind-travail = Groupe de travail
groups-kind-travail-hint = Prépare des textes et des décisions.
groups-kind-assemblee = Assemblée
groups-kind-assemblee-hint = Réunit toutes les personnes appelées à décider.
groups-kind-telephones = Personnes au numéro de téléphone vérifié
groups-kind-telephones-hint = Personne n’y est nommé : qui vérifie son numéro par un code reçu par SMS en est membre et y vote. C’est une preuve légère. Il faut qu’une passerelle de SMS soit réglée.
groups-kind-electeurs = Personnes inscrites sur la liste électorale
groups-kind-electeurs-hint = Personne n’y est nommé : qui prouve son inscription sur la liste électorale en est membre et y vote, tant que la preuve dure.
groups-role = Rôle
groups-role-membre = Membre
groups-role-membre-hint = Prend part aux textes, aux réunions et, avec une voix, aux votes.
groups-role-secretaire = Secrétariat
groups-role-secretaire-hint = Convoque, rédige les comptes rendus et publie.
groups-role-animation = Animation
groups-role-animation-hint = Préside les réunions, ouvre et clôt les votes, donne les mandats.
groups-members-count = { $n ->
    [0] Aucun membre aujourd’hui
    [one] { $n } membre aujourd’hui
   *[other] { $n } membres aujourd’hui
 }
groups-days-since = depuis le { $from }
groups-days-from-until = du { $from } jusqu’au { $until }
groups-days-starting = à partir du { $from }
groups-vote-yes = Oui
groups-vote-no = Non
groups-column-name = Nom
groups-column-role = Rôle
groups-column-vote = Voix aux votes
groups-column-days = Mandat
groups-column-action = Action
groups-column-group = Groupe

## The groups
groups-list-title = Groupes
groups-list-lead = Qui travaille sur quoi, avec quel mandat et jusqu’à quand.
groups-none = Aucun groupe n’a encore été créé.
groups-own-mandates = Vos mandats
groups-create-title = Créer un groupe
groups-create-button = Créer le groupe
groups-name = Nom du groupe
groups-description = À quoi il sert
groups-description-hint = Quelques phrases simples. Une ligne vide sépare deux paragraphes.
groups-kind-empty = Choisissez une sorte de groupe.
notice-groups-created = Le groupe est créé. Donnez maintenant les premiers mandats.

## One group
groups-members-title = Membres
groups-members-caption = Membres de « { $group } »
groups-members-none = Personne n’a de mandat dans ce groupe aujourd’hui.
groups-future-title = Mandats à venir ({ $n })
groups-future-caption = Mandats à venir
groups-past-title = Mandats terminés ({ $n })
groups-past-caption = Mandats terminés
groups-timeline-title = Ce qui s’est passé
groups-open-vote = Ouvrir un vote dans ce groupe
groups-acts = Actes publiés par le groupe
groups-calendar = Agenda des réunions du groupe

## Mandates
groups-mandates-title = Donner et retirer des mandats
groups-give-title = Donner un mandat
groups-current-title = Mandats en cours
groups-give-button = Donner ce mandat
groups-person-name = Nom de la personne
groups-person-name-hint = Si son adresse est déjà connue, le nom qu’elle a choisi est gardé.
groups-person-email = Son adresse électronique
groups-person-email-hint = Elle lui permettra de se connecter. Elle n’est pas montrée.
groups-role-empty = Choisissez un rôle.
groups-vote = Droit de vote
groups-vote-label = Cette personne vote dans ce groupe
groups-from = Premier jour
groups-until = Dernier jour
groups-until-hint = Sans dernier jour, le mandat court jusqu’à ce qu’on y mette fin.
groups-date-unreadable = Donnez une date complète : jour, mois et année.
groups-end-link = Mettre fin
groups-end-of = au mandat de { $name }
groups-end-title = Mettre fin à un mandat
groups-end-explained = Le mandat de { $name } dans le groupe « { $group } » prendra fin le soir du jour choisi. Ce qui a été fait jusque-là reste valable.
groups-end-on = Dernier jour du mandat
groups-end-on-hint = Ce jour-là, la personne peut encore agir.
groups-end-button = Mettre fin au mandat
notice-groups-mandate-given = Le mandat est donné.
notice-groups-mandate-ended = La fin du mandat est enregistrée.

## News, to those who follow
news-groups-mandate-given = { $n ->
    [one] Une personne rejoint le groupe
   *[other] { $n } personnes rejoignent le groupe
 }
news-groups-mandate-ended = { $n ->
    [one] Un mandat prend fin
   *[other] { $n } mandats prennent fin
 }

## What its subjects are called
subject-group = Groupe

## Who leaves the site
groups-departure-mandate = Cette personne exerce encore un mandat : mettez-y fin d’abord, depuis la page de son groupe.
groups-departure-last-agent = Vous êtes le dernier agent : plus personne ne ferait vivre ce site. Donnez d’abord un mandat d’agent à quelqu’un d’autre.

## What is declared of personal data
processing-groups-mandates-title = Groupes et mandats
processing-groups-mandates-purpose = Savoir qui siège où, à quel titre et jusqu’à quand.
processing-groups-mandates-people = Membres des groupes, élues et élus, agents
processing-groups-mandates-data = Nom affiché, groupe, rôle, voix, fonction, premier et dernier jour du mandat ; délégations ; au nom de quelle association on a écrit
processing-groups-mandates-recipients = Tout le monde : la composition des groupes est publique
processing-groups-mandates-kept = Tant que le groupe existe ; le nom s’efface à la fermeture du compte.

## Associations, offices and who speaks in whose name
right-groups-describe-association = Dire ce qu’est une association, et si deux personnes doivent confirmer ce qui est dit en son nom
right-groups-speak-for = Parler au nom d’une association dont on porte un mandat, confirmer ce qu’un autre y dit, déléguer
right-groups-end-delegation = Mettre fin à une délégation
event-groups-association-described = Association décrite
event-groups-office-given = Fonction confiée
event-groups-delegated = Délégation donnée
event-groups-delegation-ended = Fin d’une délégation
event-groups-act-to-confirm = Une personne parle au nom de l’association : une seconde doit confirmer
event-groups-act-confirmed = Une seconde personne confirme ce qui est dit au nom de l’association
event-groups-act-declined = Ce qui devait être dit au nom de l’association est abandonné
groups-kind-association = Association
groups-kind-association-hint = Ses responsables parlent en son nom, chacun avec son propre compte. Elle ne tient ni vote ni réunion ici.
groups-kind-groupe-politique = Groupe politique
groups-kind-groupe-politique-hint = Des élues et élus qui siègent ensemble ; montré sur la page de l’assemblée.
groups-agent-until-today = Le mandat d’un agent prend fin aujourd’hui au plus tôt : il a pu agir jusque-là.
groups-role-member-only = Dans ce groupe, on est membre, avec ou sans fonction : il n’y a ni secrétariat ni animation.
groups-office = Fonction
groups-office-hint = Elle est montrée avec le mandat, et a ses dates.
groups-office-speaks-hint = Dans une association, une fonction permet de parler en son nom, du premier au dernier jour du mandat.
groups-office-title = Précision
groups-office-title-hint = Par exemple : à la culture ; aux mobilités.
groups-office-with = { $office } { $title }
groups-office-unknown = Cette fonction n’existe pas dans un groupe de cette sorte : choisissez-en une de la liste.
groups-office-title-too-long = Cette précision est trop longue : { $max } caractères au plus.
groups-office-presidence = Présidence
groups-office-vice-presidence = Vice-présidence
groups-office-tresorerie = Trésorerie
groups-office-secretariat = Secrétariat
groups-office-representation = Mandat de représentation
groups-office-maire = Maire
groups-office-adjoint = Adjoint ou adjointe
groups-office-conseiller-delegue = Conseiller délégué ou conseillère déléguée
groups-office-conseiller = Conseiller ou conseillère
groups-political-title = Groupes politiques
groups-describe-title = Numéros et règles de l’association
groups-describe-button = Enregistrer
groups-rna = Numéro RNA
groups-rna-hint = Au répertoire national des associations, sur le récépissé de déclaration : un W et neuf signes.
groups-rna-unreadable = Ce numéro RNA n’a pas la bonne forme : un W, trois signes puis six chiffres, comme W352001234.
groups-siret = SIRET
groups-siret-hint = 14 chiffres, si l’association en a un.
groups-siret-unreadable = Ce SIRET est faux : 14 chiffres, dont le dernier se calcule des autres. Vérifiez-le.
groups-voices = Parler au nom de l’association
groups-voices-one = Une personne mandatée suffit
groups-voices-two = Deux personnes mandatées doivent s’accorder
groups-voices-label = Deux personnes mandatées doivent confirmer ce qui est dit en son nom
groups-voices-hint = Ce qu’une personne écrit attend qu’une seconde le confirme, { $days } jours au plus ; d’ici là, personne d’autre ne le lit.
notice-groups-association-described = C’est enregistré.
groups-for = Au nom de qui
groups-for-hint = Au nom d’une association, votre nom est montré avec le sien.
groups-for-self = En mon nom propre
groups-for-association = Au nom de : { $association }
groups-for-ended = Vous n’avez pas aujourd’hui de mandat pour parler au nom de cette association, ou il a pris fin. Ce que vous avez écrit est gardé : choisissez au nom de qui le publier, ou demandez à l’association de vous mandater.
groups-made-for = { $association }, par { $person }
groups-made-for-two = { $association }, par { $person }, avec l’accord de { $second }
groups-refused-ended = Votre mandat dans cette association ne court pas aujourd’hui : une autre personne mandatée peut le faire.
groups-refused-needs-two = Cette association veut deux personnes pour parler en son nom : ce qui a été confirmé ne se modifie pas seul. Retirez-le et écrivez-le de nouveau.
groups-refused-same-voice = Une autre personne mandatée que celle qui l’a écrit doit le confirmer ; qui délègue et qui reçoit la délégation comptent pour une seule.
groups-refused-writer-ended = Qui l’a écrit n’est plus mandaté aujourd’hui : ce texte ne peut plus être confirmé. Refusez-le, et écrivez-le de nouveau si l’association le veut.
groups-refused-passed-on = Une délégation ne se transmet pas : seule une personne mandatée délègue.
groups-refused-no-association = Ce groupe n’est pas une association.
groups-too-many-to-confirm = { $max } textes attendent déjà une seconde personne dans cette association : qu’elle les confirme ou les refuse d’abord.
groups-to-confirm-count = { $n ->
    [0] Rien n’attend une seconde personne
    [one] { $n } texte attend une seconde personne
   *[other] { $n } textes attendent une seconde personne
 }
groups-to-confirm-title = À confirmer au nom de l’association
groups-to-confirm-lead = Ce qui est écrit ici n’est lu que par les personnes mandatées. Confirmé, c’est publié aussitôt ; sans confirmation, c’est effacé au bout de { $days } jours.
groups-to-confirm-none = Rien n’attend de confirmation.
groups-to-confirm-by = Écrit par { $name }, le { $at }
groups-to-confirm-own = Vous l’avez écrit : une autre personne mandatée doit le confirmer.
groups-confirm-button = Confirmer et publier
groups-decline = Refuser
groups-take-back = Reprendre
groups-decline-what = Ce texte est effacé et rien n’est publié.
notice-groups-act-to-confirm = C’est gardé : une autre personne mandatée doit le confirmer avant que ce soit publié.
notice-groups-act-confirmed = C’est confirmé et publié.
notice-groups-act-declined = C’est effacé : rien n’est publié.
groups-delegations-title = Délégations
groups-delegations-lead = Une personne mandatée peut laisser un autre membre parler à sa place au nom de l’association, pour des jours précis. La délégation tombe avec l’un ou l’autre mandat, et ne se transmet pas.
groups-delegations-caption = Délégations en cours et à venir
groups-delegations-none = Aucune délégation ne court ni n’est à venir.
groups-delegate-title = Déléguer
groups-delegate-button = Donner cette délégation
groups-delegation-holder = À qui
groups-delegation-holder-hint = Un membre de l’association, avec ou sans fonction.
groups-delegation-holder-empty = Choisissez à qui déléguer.
groups-delegation-giver = Donnée par
groups-delegation-end = Mettre fin à la délégation de { $name }
groups-delegation-past = Une délégation commence aujourd’hui ou plus tard.
groups-delegation-too-long = Une délégation dure { $max } jours au plus.
groups-delegation-no-member = Choisissez quelqu’un d’autre que vous, qui soit membre de l’association le premier jour.
groups-too-many-delegations = Cette association a déjà { $max } délégations, le plus qu’elle peut avoir.
notice-groups-delegated = La délégation est donnée.
notice-groups-delegation-ended = La délégation a pris fin.
retention-groups-acts-to-confirm = Textes écrits au nom d’une association que personne n’a confirmés

## What each proof resists
groups-proofs = Quelle preuve demander, et ce qu’elle empêche
groups-proofs-lead = Plus la preuve est forte, moins une personne compte deux fois ; mais plus de gens restent dehors. Choisissez selon l’enjeu.
groups-proof-weak = Faible
groups-proof-middling = Moyenne
groups-proof-good = Bonne
groups-proof-strong = Forte
groups-proof-email = Une adresse électronique
groups-proof-email-resists = Freine les envois en masse, sans plus : une personne peut en avoir plusieurs, et rien ne dit qu’elle habite ici.
groups-proof-letter = Un code reçu par courrier
groups-proof-letter-resists = Prouve qu’on relève le courrier à une adresse de la commune ; pas combien de personnes y vivent, ni qui a ouvert l’enveloppe.
groups-proof-provider = FranceConnect ou ProConnect
groups-proof-provider-resists = Une identité vérifiée par ailleurs, donc difficile à multiplier ; elle ne dit pas que la personne habite ici, ni qu’elle n’a pas aussi un compte par courriel.
groups-proof-mandate = Un mandat donné par un agent
groups-proof-mandate-resists = Un agent connaît chaque membre : personne ne s’ajoute seul. Elle vaut ce que vaut sa vérification.
groups-proof-roll = L’inscription sur la liste électorale
groups-proof-roll-resists = Une inscription ne sert qu’à un compte, et un conflit se règle en mairie ; mais laisse dehors qui n’est pas inscrit, et qui connaît l’état civil d’un autre peut essayer avant lui.
