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
processing-groups-mandates-data = Nom affiché, groupe, rôle, voix, premier et dernier jour du mandat
processing-groups-mandates-recipients = Tout le monde : la composition des groupes est publique
processing-groups-mandates-kept = Tant que le groupe existe ; le nom s’efface à la fermeture du compte.
