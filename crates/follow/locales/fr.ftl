# Suivre ce qui compte, sans être dérangé.

## Rights
right-follow-follow = Suivre un sujet et choisir ce que l’on en reçoit
right-follow-stop-by-link = Ne plus rien recevoir, par le lien d’un courriel

## Journal
event-follow-changed = Une personne a changé ce qu’elle suit
event-follow-rhythm-set = Une personne a choisi le rythme de son récapitulatif
event-follow-digest-stopped = Une personne ne veut plus de récapitulatif

## Subjects
subject-collectivite = Collectivité

## What is refused
follow-too-many = Vous suivez déjà { $max } sujets, c’est la limite : cessez d’en suivre un d’abord.
follow-rhythm-missing = Choisissez quand vous le recevez.
follow-weekday-wrong = Choisissez un jour de la semaine.

## On the page of what can be followed
follow-follow = Suivre
follow-stop = Ne plus suivre
follow-says-what = Les nouveautés s’afficheront ici, et dans un récapitulatif par courriel : jamais un courriel par événement.
follow-says-what-on-site = Les nouveautés s’afficheront ici ; votre récapitulatif par courriel est arrêté.
follow-says-digest = Vous suivez « { $title } » : nouveautés sur le site et dans votre récapitulatif.
follow-says-stopped = Vous suivez « { $title } » : nouveautés sur le site ; le récapitulatif est arrêté.
follow-says-site = Vous suivez « { $title } » : nouveautés sur le site seulement.
follow-says-took-part = Vous suivez « { $title } », sur le site seulement, parce que vous y participez.
follow-settings = Choisir ce que je reçois
follow-activity-link = Toute l’activité
notice-follow-followed = Vous suivez désormais cette page.
notice-follow-stopped = Vous ne suivez plus cette page.

## Asking to follow
follow-ask-title = Suivre
follow-ask-lead = Pour savoir ce qui s’y passe, sans revenir voir.
follow-ask-site = Sur le site, « Nouveautés » compte ce qui s’est passé depuis votre dernier passage.
follow-ask-digest = Un récapitulatif par courriel, au rythme que vous choisissez : un seul pour tout ce que vous suivez, aucun s’il ne s’est rien passé.
follow-ask-private = Ce que vous suivez n’est montré à personne.

## What I follow
follow-mine-title = Mes suivis
follow-mine-lead = Pour chaque sujet, ce que vous recevez ; pour tous, le rythme du récapitulatif. Personne d’autre ne voit cette page.
follow-mine-none = Vous ne suivez rien encore. Le bouton « Suivre » est en haut de chaque groupe, parcours, texte, consultation et réunion.
follow-mine-none-action = Voir les parcours
follow-mine-count = { $n ->
    [one] { $n } sujet
   *[other] { $n } sujets
 }
follow-mine-choice-of = Ce que vous recevez de « { $title } »
follow-mine-gone = Un sujet qui n’existe plus
follow-mine-save = Enregistrer ces choix
follow-reason-asked = Vous l’avez demandé, le { $since }
follow-reason-took-part = Vous y participez depuis le { $since }
follow-choice-digest = Site et récapitulatif
follow-choice-site = Site seulement
follow-choice-nothing = Rien
follow-rhythm-title = Le récapitulatif par courriel
follow-rhythm-legend = Je le reçois
follow-rhythm-day = Chaque jour où il se passe quelque chose
follow-rhythm-week = Chaque semaine
follow-rhythm-never = Jamais
follow-rhythm-hint = Vers sept heures, sur ce que vous n’avez pas déjà vu ici. Rien de nouveau : pas de courriel.
follow-rhythm-weekday = Jour du récapitulatif de la semaine
follow-rhythm-next = Prochain récapitulatif, s’il y a du nouveau : { $at }.
follow-taking-part-legend = Quand je participe
follow-taking-part = Suivre, sur le site seulement, ce à quoi je participe (contribution, amendement, mandat)
follow-rhythm-save = Enregistrer ce rythme
notice-follow-chosen = Vos choix sont enregistrés.

## News
follow-waiting = { $n ->
    [0] Nouveautés
   *[other] Nouveautés ({ $shown })
 }
follow-news-title = Nouveautés
follow-news-lead = Ce qui s’est passé dans ce que vous suivez, le plus récent d’abord.
follow-news-none = Rien ne s’est encore passé dans ce que vous suivez.
follow-news-nothing-followed = Vous ne suivez rien encore : le bouton « Suivre » est en haut de chaque page dont la vie peut être suivie.
follow-news-new = Nouveau
follow-news-seen = Déjà vu
follow-news-nothing-new = Rien de nouveau depuis votre dernier passage.
follow-news-mark = Tout marquer comme vu
follow-news-settings = Mes suivis
notice-follow-seen = Tout est marqué comme vu.
follow-said-of = { $said } : { $title }

## The letter
follow-mail-subject = { $n ->
    [one] Du nouveau dans ce que vous suivez – { $body }
   *[other] Du nouveau dans { $n } sujets que vous suivez – { $body }
 }
follow-mail-subject-soon = Bientôt, dans ce que vous suivez – { $body }
follow-mail-hello =
    Bonjour,

    Voici ce que vous suivez sur le site « { $body } ».
follow-mail-soon = À ne pas manquer
follow-mail-deadline = { $until } : { $title }
follow-mail-object = { $kind } « { $title } »
follow-mail-stop-one = Ne plus suivre : { $link }
follow-mail-more = D’autres nouveautés vous attendent sur le site : { $link }
follow-mail-footer =
    Vous recevez ce récapitulatif parce que vous suivez ces sujets. Il n’y en a jamais plus d’un par jour, et aucun quand rien ne se passe.

    Changer ce que vous recevez : { $change }

    Ne plus recevoir de récapitulatif : { $stop }

## One click off
follow-off-title = Ne plus recevoir de récapitulatif
follow-off-lead = Vous gardez les nouveautés sur le site, si vous vous connectez.
follow-off-button = Ne plus recevoir de récapitulatif
follow-off-done-title = C’est fait
follow-off-done = Vous ne recevrez plus de récapitulatif. Pour en recevoir de nouveau, connectez-vous et choisissez un rythme.
follow-off-one-title = Ne plus suivre « { $title } »
follow-off-one-lead = Rien de ce qui s’y passe ne vous sera plus dit, ni par courriel, ni sur le site.
follow-off-one-done = Vous ne suivez plus « { $title } ».

## One view over a group or a parcours
follow-activity-title = Activité : { $title }
follow-activity-lead = Ce qui s’y dit, s’y écrit, y est prévu et y est classé aujourd’hui ; puis tout ce qui s’est passé.
follow-activity-lines = Ce qui s’est passé
follow-activity-sort = Montrer
follow-activity-all = Tout
follow-sort-said = Ce qui se dit
follow-sort-written = Ce qui s’écrit
follow-sort-scheduled = Ce qui est prévu
follow-sort-filed = Ce qui est classé
follow-activity-none = Rien de tel ne s’est encore passé ici.
follow-activity-older = Plus ancien
follow-activity-latest = Le plus récent
follow-activity-search = Chercher dans cette activité
follow-activity-search-button = Chercher ici
follow-activity-found = { $n ->
    [0] Rien ici ne répond à « { $query } ».
    [one] { $n } résultat pour « { $query } »
   *[other] { $n } résultats pour « { $query } »
 }
follow-activity-whole = Chercher « { $query } » dans tout le site
follow-activity-back = Revoir toute l’activité
follow-tools-missing = Ce parcours allume des outils qui ne sont reliés à rien : { $names }. Les habitants ne le voient pas.
follow-tools-bridges = Voir les passerelles
follow-tool-agenda = Les réunions sont aussi dans l’agenda de la collectivité
follow-tool-taches = Le suivi est aussi dans la liste de tâches de la collectivité
follow-tool-courriel = Les amendements peuvent aussi s’envoyer par courriel
follow-part-none-said-group = Aucune consultation encore : celles que ce groupe ouvre se trouveront ici.
follow-part-none-said-parcours = Aucune consultation encore : celles de ses étapes se trouveront ici.
follow-part-none-written-group = Aucun texte encore : ceux que ce groupe écrit se trouveront ici.
follow-part-none-written-parcours = Aucun texte encore : ceux de ses étapes se trouveront ici.
follow-part-none-scheduled-group = Rien n’est prévu : ni réunion, ni vote, ni étape ouverte.
follow-part-none-scheduled-parcours = Rien n’est prévu : ni réunion, ni vote.
follow-part-none-filed-group = Rien n’est classé encore : les actes et les comptes rendus de ce groupe se trouveront ici.
follow-part-none-filed-parcours = Rien n’est classé encore : ses actes et ses comptes rendus se trouveront ici.
follow-folder = Dossier
follow-folder-not-read = Le dossier est demandé au serveur ; ce qu’il contient s’affichera ici.
follow-folder-gone = Le dossier n’est plus sur le serveur : quelqu’un l’y a supprimé ou déplacé. Il sera refait quand un document y sera déposé.
follow-folder-empty = Le dossier est vide.
follow-folder-others = { $n ->
    [one] Voir l’autre fichier
   *[other] Voir les { $n } autres
 }
follow-folder-cut = Seuls les { $max } premiers noms sont montrés ici : les autres sont sur le serveur.
follow-folder-members = Seuls les membres du groupe et les agents voient ce dossier. Ouvrir un fichier demande un compte sur le serveur.
follow-folder-open = Ouvrir le dossier
follow-folder-folder = Dossier
follow-folder-found = { $n ->
    [one] Un nom dans les dossiers
   *[other] { $n } noms dans les dossiers
 }
follow-folder-found-cut = Les { $max } premiers sont montrés : précisez la recherche.

## The room where a group or a parcours talks
follow-room = Salon de discussion
follow-room-asked = Le salon est demandé au serveur ; son lien s’affichera ici.
follow-room-left = Le salon était sur un serveur que la collectivité n’utilise plus ; il n’est pas refait, puisque l’étape qui l’avait allumé est close.
follow-room-silent = Rien encore, ou rien depuis longtemps.
follow-room-encrypted = Quelqu’un a chiffré ce salon, ou le serveur chiffre de lui-même : Parvis ne peut pas lire ce qui s’y dit.
follow-room-missed = Le { $at }, le serveur n’a pas laissé lire ce salon : il manque ici une partie de ce qui s’y est dit.
follow-room-unknown = Les noms sont ceux que donne le serveur de discussion : Parvis n’a reconnu personne. Gardé ici { $days } jours, et retiré quand c’est retiré là-bas. Seuls les membres du groupe et les agents le lisent sur ce site.
follow-room-open = Ouvrir le salon de discussion
follow-room-public = Salon public, en clair : qui a un compte Matrix peut y venir. Ce qui s’y dit n’est ni une contribution ni un vote.
follow-room-private = Salon privé, en clair : on y vient sur invitation. Ce qui s’y dit n’est ni une contribution ni un vote.
follow-room-closed = En lecture seule depuis le { $at } : l’étape qui l’avait allumé est close.
follow-room-file = Fichier :
follow-room-found = { $n ->
    [one] Un message du salon de discussion
   *[other] { $n } messages du salon de discussion
 }
follow-room-found-cut = Les { $max } plus récents sont montrés : précisez la recherche.
follow-room-invite = Demander une invitation
follow-room-invited = { $n ->
    [0] Personne n’a encore demandé d’invitation ici.
    [one] Une personne a donné ici le compte sous lequel elle vient.
   *[other] { $n } personnes ont donné ici le compte sous lequel elles viennent.
 }
follow-room-invite-title = Venir dans le salon de discussion
follow-room-invite-lead = Vous êtes membre du groupe : dites sous quel compte vous êtes sur le serveur de discussion, et ce compte sera invité. Ne donnez que le vôtre : Parvis ne peut pas le vérifier. Il le garde tant que vous pouvez lire ce salon ici, puis l’en fait sortir.
follow-room-account = Compte Matrix
follow-room-account-hint = Entier, comme @camille:ville.fr. Votre logiciel de discussion l’affiche dans vos réglages. Un seul par personne : un autre prend sa place.
follow-room-invite-ask = Demander l’invitation
notice-invitation-asked = L’invitation part : elle s’affichera dans votre logiciel de discussion.
follow-room-one = { $said } : { $title } { $address }
follow-room-itself = { $said } : { $address }
follow-room-several = { $said } : { $address }
follow-room-more = Et d’autres choses : { $address }

## What is declared of personal data
processing-follow-wishes-title = Suivis et récapitulatifs
processing-follow-wishes-purpose = Prévenir qui le demande de ce qui change.
processing-follow-wishes-people = Qui suit un sujet
processing-follow-wishes-data = Sujets suivis, rythme choisi, ce qui a été lu
processing-follow-wishes-recipients = Personne : ce que quelqu’un suit n’est montré qu’à cette personne
processing-follow-wishes-kept = Jusqu’à ce que la personne cesse de suivre, ou ferme son compte.
