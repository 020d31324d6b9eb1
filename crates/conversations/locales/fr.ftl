# Conversations, énoncés, opinions. Typographie : espace insécable avant : ; ! ? et dans les « ».

conversations-navigation = Conversations
conversations-list-lead = De courts énoncés, votre avis sur chacun, et une carte de ce qui rassemble et de ce qui divise.
conversations-list-current = En ce moment
conversations-list-current-none = Aucune conversation n’est ouverte pour l’instant.
conversations-list-past = Conversations closes
conversations-list-past-none = Aucune conversation n’est encore close.
conversations-stage-planned = Annoncée
conversations-stage-open = Ouverte
conversations-stage-closed = Close
conversations-opens-on = Ouvre le { $at }
conversations-open-until = Ouverte jusqu’au { $at }
conversations-closed-on = Close le { $at }
conversations-people-count = { $n ->
    [0] Aucun participant
    [one] { $n } participant
   *[other] { $n } participants
 }
conversations-votes-count = { $n ->
    [0] Aucun avis donné
    [one] { $n } avis donné
   *[other] { $n } avis donnés
 }
conversations-back = Revenir à la conversation
conversations-go-on = Continuer à donner mon avis

## Opening, changing, closing
conversations-open-title = Ouvrir une conversation
conversations-open-lead = Une question, une quinzaine d’énoncés courts pour commencer, une date de fin. Chacun donne son avis sur un énoncé à la fois, et en ajoute.
conversations-open-button = Ouvrir la conversation
conversations-change-title = Modifier la conversation
conversations-change-button = Enregistrer
conversations-changed-meanwhile = Quelqu’un a modifié cette conversation pendant que vous écriviez. Voici ce qu’elle dit maintenant ; votre saisie est conservée ci-dessous.
conversations-close-title = Clore avant la date
conversations-close-what = Plus personne ne pourra donner son avis ni ajouter d’énoncé. La carte et les énoncés restent lisibles.
conversations-close-button = Clore la conversation
conversations-moderation = Modération
conversations-field-group = Groupe qui porte la conversation
conversations-field-group-hint = Celui qui lira la carte et en tiendra compte.
conversations-field-title = Titre
conversations-field-title-hint = Quelques mots : « Les déplacements du quotidien ».
conversations-field-question = Question posée
conversations-field-question-hint = Large, pour que des avis différents s’y reconnaissent.
conversations-field-presentation = Présentation
conversations-field-presentation-hint = Pourquoi cette conversation, ce qui est déjà décidé, ce que deviendra la carte. Titres par un dièse (#), gras entre deux astérisques.
conversations-field-statements = Premiers énoncés
conversations-field-statements-hint = Un par ligne, { $max } caractères au plus chacun. Une seule idée par énoncé, à la première personne ou comme un fait : « Je prendrais le bus s’il passait le soir. » Dix à quinze, d’avis différents, suffisent pour commencer.
conversations-field-audience = Qui peut participer
conversations-proven-carry = Portée par un groupe de personnes qui ont fait une preuve (liste électorale, numéro de téléphone vérifié), elle est réservée à ses membres.
conversations-audience-tous = Toute personne qui a un compte
conversations-audience-membres = Les membres du groupe seulement
conversations-field-read-first = Nouveaux énoncés
conversations-field-read-first-hint = Sans cela, ils paraissent aussitôt et sont modérés après.
conversations-field-read-first-yes = Les relire avant de les publier
conversations-field-map = La carte et les chiffres
conversations-field-map-hint = Voir la carte donne envie de participer ; ne la montrer qu’à la fin évite qu’on s’aligne sur un groupe.
conversations-map-pendant = Montrés pendant la conversation
conversations-map-apres = Montrés seulement à la fin
conversations-field-start = Premier jour
conversations-field-start-hint = Vide : la conversation ouvre tout de suite.
conversations-field-end = Dernier jour
conversations-field-end-hint = La conversation se clôt d’elle-même ce jour-là à 23 h 59.
conversations-title-empty = Donnez un titre à la conversation.
conversations-title-too-long = Ce titre dépasse { $max } caractères : raccourcissez-le.
conversations-question-empty = Écrivez la question posée.
conversations-question-too-long = Cette question dépasse { $max } caractères : raccourcissez-la.
conversations-presentation-too-long = Cette présentation dépasse { $max } caractères : raccourcissez-la.
conversations-group-missing = Choisissez le groupe qui porte la conversation.
conversations-date-unreadable = Donnez une date, comme 2026-12-31.
conversations-end-before-start = Le dernier jour doit venir après le premier, et après aujourd’hui.
conversations-end-too-far = Une conversation dure { $max } jours au plus.
conversations-first-too-long = Cet énoncé est trop long : « { $beginning }… »
conversations-first-too-many = Pas plus de { $max } énoncés pour commencer : les autres s’ajoutent ensuite.

## Coming in from elsewhere
conversations-import-title = Apporter une conversation tenue ailleurs
conversations-import-lead = Les fichiers exportés par Polis, ou par une autre commune : comments.csv et votes.csv.
conversations-import-statements = Contenu de comments.csv
conversations-import-statements-hint = Ouvrez le fichier avec un éditeur de texte, copiez tout, collez ici.
conversations-import-votes = Fichier votes.csv
conversations-import-votes-hint = 100 000 votes au plus. Les participants n’y ont que des numéros.
conversations-import-end-hint = Vide : la conversation est montrée comme close. Avec une date, elle continue ici.
conversations-import-button = Apporter la conversation
conversations-import-no-statement = Il n’y a aucun énoncé.
conversations-import-too-many = Pas plus de { $max } énoncés.
conversations-import-statement-wrong = L’énoncé { $number } est trop long.
conversations-import-too-many-votes = Pas plus de { $max } votes.
conversations-import-unknown = Des votes portent sur l’énoncé { $number }, qui n’est pas dans comments.csv.
conversations-import-unreadable = Ce fichier ne contient aucun vote lisible.
conversations-import-line = La ligne { $line } n’est pas lisible.
conversations-import-columns = Il manque les colonnes comment-id et comment-body.
conversations-import-votes-columns = Il manque les colonnes comment-id, voter-id et vote.
conversations-import-not-a-vote = Le vote { $number } vaut « { $value } » : ce n’est ni -1, ni 0, ni 1.
conversations-import-no-file = Choisissez le fichier votes.csv.
conversations-came-in = Tenue ailleurs, apportée ici
conversations-came-in-what = Les avis apportés n’ont que des numéros : ils ne sont rattachés à personne ici.

## Taking part
conversations-take-part = Donner mon avis
conversations-sign-in = Connectez-vous pour donner votre avis : chacun n’est compté qu’une fois. Votre nom n’est montré à personne.
conversations-sign-in-button = Me connecter
conversations-members-only = Réservée aux membres du groupe
conversations-proven-only = Réservée aux personnes qui ont fait la preuve que demande le groupe « { $group } » : sa page dit comment
conversations-agree = D’accord
conversations-disagree = Pas d’accord
conversations-pass = Je passe
conversations-progress = Énoncés sur lesquels vous avez donné votre avis
conversations-no-statement = Il n’y a pas encore d’énoncé.
conversations-all-said = Vous avez donné votre avis sur tous les énoncés. Merci ! Revenez : d’autres s’ajouteront.
conversations-see-map = Voir la carte
conversations-map-later = La carte et les chiffres seront montrés à la fin, le { $at }.
conversations-kept-short = Vos avis sont gardés sans votre nom. Vous pouvez en changer tant que la conversation est ouverte.
conversations-add-title = Ajouter un énoncé
conversations-add-button = Ajouter
conversations-add-read-first = Il sera relu avant de paraître. Il est montré sans votre nom.
conversations-add-at-once = Il paraît aussitôt, sans votre nom.
conversations-field-statement = Votre énoncé
conversations-field-statement-hint = Une seule idée, { $max } caractères au plus. D’autres diront s’ils sont d’accord.
conversations-statement-empty = Écrivez votre énoncé.
conversations-statement-too-long = Cet énoncé dépasse { $max } caractères : gardez une seule idée.
conversations-statement-there = L’énoncé { $number } dit déjà la même chose.
conversations-statement-proposed = Un énoncé semblable (numéro { $number }) a déjà été proposé.
conversations-own-title = Mes avis
conversations-own-lead = Vous seul voyez cette page.
conversations-own-forgotten = La conversation est close depuis plus de { $days } jours : plus rien ne relie vos avis à vous, cette page ne peut plus les retrouver.
conversations-own-opinions = { $n ->
    [0] Mes avis
    [one] Mon avis sur { $n } énoncé
   *[other] Mes avis sur { $n } énoncés
 }
conversations-own-none = Vous n’avez pas donné d’avis.
conversations-own-opinion-on = Mon avis sur l’énoncé { $number }
conversations-own-change = Enregistrer cet avis
conversations-own-statements = Mes énoncés
conversations-opinion-accord = D’accord
conversations-opinion-desaccord = Pas d’accord
conversations-opinion-passe = Je passe
conversations-state-attente = Attend d’être relu.
conversations-state-publie = Publié.
conversations-state-refuse = N’est pas publié :
conversations-state-retire = Retiré.
conversations-state-retire-apres = Retiré après la fin : les avis donnés comptent toujours.
conversations-state-modere = Retiré par la modération.
conversations-statement-forgotten = (énoncé effacé)
conversations-statement-withdrawn-after = (énoncé retiré par son auteur)
conversations-withdraw-title = Retirer cet énoncé
conversations-withdraw-what = Son contenu est effacé, et les avis donnés sur lui ne comptent plus.
conversations-withdraw-what-after = Son contenu et son auteur sont effacés. La conversation est close : les avis donnés sur lui comptent toujours, pour que son résultat ne change plus.
conversations-withdraw-button = Retirer

## The map
conversations-carried-by = Portée par :
conversations-of-parcours = Étape d’un parcours
conversations-map-title = Carte des opinions
conversations-map-few = La carte paraîtra quand { $min } personnes au moins auront donné leur avis.
conversations-map-tomorrow = La carte des premiers avis paraîtra demain.
conversations-groups-few = Aucun groupe ne compte encore { $min } personnes : la carte attend d’autres avis.
conversations-map-label = Carte de { $n } participants, rassemblés par avis semblables. { $groups }.
conversations-label-group = Groupe { $group } : { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
 }
conversations-map-hint = Deux points proches ont répondu de façon semblable ; un grand point réunit plusieurs personnes. Les directions n’ont pas de sens en elles-mêmes : ni gauche, ni droite, ni bien, ni mal.
conversations-map-meanwhile = Tant que la conversation est ouverte, la carte et les chiffres s’arrêtent à un jour passé et changent quand { $n } nouvelles personnes ont participé : on ne peut pas en déduire ce que quelqu’un vient de répondre. À la fin, ils tiennent tous les avis.
conversations-own-place = Le rond marqué « Vous » n’est montré qu’à vous : c’est la place de vos avis d’aujourd’hui sur la carte que chacun voit.
conversations-you = Vous
conversations-groups-hidden = { $n ->
    [one] Un groupe de moins de { $min } personnes n’est pas montré.
   *[other] { $n } groupes de moins de { $min } personnes ne sont pas montrés.
 }
conversations-groups-table = Les groupes
conversations-column-group = Groupe
conversations-column-people = Personnes
conversations-column-share = Part
conversations-group-name = Groupe { $group }
conversations-your-group = (le vôtre)
conversations-group-people = { $n ->
    [one] { $n } personne, { $share } de ceux qui ont assez répondu. Ce qui la distingue :
   *[other] { $n } personnes, { $share } de ceux qui ont assez répondu. Ce qui les distingue :
 }
conversations-group-says-nothing = Rien encore ne distingue sûrement ce groupe.
conversations-group-agrees = D’accord à { $share } :
conversations-group-disagrees = Pas d’accord à { $share } :
conversations-shared-title = Ce que tous les groupes partagent
conversations-shared-none = Sur aucun énoncé tous les groupes ne penchent du même côté.
conversations-shared-agrees = D’accord à { $share } en tout, et en majorité dans chaque groupe (indice d’accord entre les groupes : { $index }) :
conversations-shared-disagrees = Pas d’accord à { $share } en tout, et en majorité dans chaque groupe :
conversations-divides-title = Ce qui divise
conversations-divides-none = Rien ne divise sûrement les groupes.
conversations-divides = { $high } d’accord dans le groupe { $most }, { $low } dans le groupe { $least }.
conversations-undecided = { $share } passent : beaucoup hésitent.
conversations-quoted = Les énoncés sont cités mot pour mot et choisis par leurs chiffres : aucune phrase n’est écrite par un programme.
conversations-statements-title = Tous les énoncés
conversations-statements-lead = Tels que chacun les a écrits, sans nom d’auteur.
conversations-statements-figures = Tous les énoncés avec leurs chiffres, les plus partagés en deux d’abord
conversations-order-number = Par numéro
conversations-order-divided = Ce qui divise le plus d’abord
conversations-voted-count = { $n ->
    [one] { $n } personne a répondu
   *[other] { $n } personnes ont répondu
 }
conversations-bar-label = Avis sur l’énoncé { $number }
conversations-bar-said = { $agree } d’accord, { $disagree } pas d’accord, { $pass } passent.
conversations-files = Données et vérification
conversations-file-statements = Les énoncés (comments.csv)
conversations-file-votes = Les votes (votes.csv)
conversations-file-participants = Un participant par ligne (participants-votes.csv)
conversations-again = Pour refaire la même carte, avec les votes téléchargés :
conversations-files-hint = Au format des exports de Polis, sans nom. Les participants sont numérotés dans un ordre tiré au hasard à chaque téléchargement ; un vote porte son jour, pas son heure. Réutilisation libre sous Licence Ouverte 2.0.
conversations-files-later = Les fichiers qui permettent de refaire la carte seront publiés à la fin de la conversation.
conversations-kept-title = Ce qui est public, ce qui est gardé
conversations-kept-public = Sont publics : les énoncés, la carte, le nombre d’avis sur chaque énoncé auquel cinq personnes ont répondu et, à la fin, les avis de chaque participant sous un numéro, sans nom. Qui connaît déjà plusieurs de vos avis pourrait reconnaître votre ligne dans ces fichiers.
conversations-kept-name = Ni votre nom ni votre compte ne sont gardés avec vos avis. Un numéro secret, propre à cette conversation, permet de vous compter une fois et de vous laisser changer d’avis.
conversations-kept-small = Un groupe de moins de { $min } personnes n’est pas montré.
conversations-kept-until = { $days } jours après la fin, ce qui permet de retrouver votre numéro est détruit.
conversations-kept-more = Toutes les mentions légales
conversations-timeline = Ce qui s’est passé

## Reading statements first
conversations-review-title = Énoncés à relire
conversations-review-lead = Publiez ce qui tient en une idée et respecte chacun, même si vous n’êtes pas d’accord.
conversations-review-link = { $n ->
    [0] Énoncés à relire
    [one] { $n } énoncé à relire
   *[other] { $n } énoncés à relire
 }
conversations-review-publish = Publier
conversations-review-refuse = Ne pas publier
conversations-waiting-count = { $n ->
    [0] Aucun énoncé n’attend
    [one] { $n } énoncé attend
   *[other] { $n } énoncés attendent
 }
conversations-waiting-none = Tout est relu.
conversations-field-why = Pourquoi ne pas publier l’énoncé { $number }
conversations-field-why-hint = Son auteur le lira.
conversations-why-empty = Écrivez pourquoi.
conversations-why-too-long = Cette explication dépasse { $max } caractères : raccourcissez-la.
conversations-statement-within = Énoncé de la conversation « { $title } »

## What is refused
conversations-refused-planned = Cette conversation ouvre le { $at }.
conversations-refused-closed = Cette conversation est close depuis le { $at }.
conversations-refused-over = Cette conversation est close.
conversations-refused-gone = Cet énoncé n’est plus montré.
conversations-refused-full = Cette conversation a atteint ce qu’elle peut contenir ({ $max }).
conversations-refused-no-opinion = Choisissez « D’accord », « Pas d’accord » ou « Je passe ».
conversations-refused-nothing-said = Vous n’avez encore rien dit de cet énoncé.
conversations-refused-statements = Cette conversation a déjà { $max } énoncés : donnez votre avis sur ceux-là.
conversations-refused-own-statements = Vous avez déjà ajouté { $max } énoncés à cette conversation.
conversations-refused-waiting = Trop d’énoncés attendent d’être relus : réessayez plus tard.
conversations-refused-reviewed = Quelqu’un d’autre vient de décider pour cet énoncé.

## Elsewhere in the house
conversations-home-open = Donnez votre avis jusqu’au { $at }
conversations-home-became = { $n ->
    [0] Aucun participant
    [one] { $n } participant
   *[other] { $n } participants
 }, { $votes } avis
conversations-standing-planned = Ouvre le { $at }
conversations-standing-closed = Close le { $at }
conversations-step-without-end = Cette étape n’a pas de date de fin : la conversation ne peut pas s’ouvrir.
conversations-step-running = La conversation court jusqu’au { $until } : clôturez-la, sur sa page, pour qu’elle ne reçoive plus d’avis.
conversations-step-link = Voir la conversation
step-conversations-map = Carte des opinions
step-setting-statements = Les premiers énoncés, séparés par des points-virgules
step-setting-members_only = Seuls les membres du groupe participent
step-setting-read_first = Les énoncés sont relus avant de paraître
step-setting-map_at_the_end = La carte n’est montrée qu’à la fin
subject-conversation = Conversation
parcours-subject-conversation = La conversation
moderation-target-enonce = Énoncé

## What has just been done
notice-conversations-opened = La conversation est enregistrée.
notice-conversations-imported = La conversation est apportée, avec ses avis.
notice-conversations-changed = La conversation est modifiée.
notice-conversations-closed = La conversation est close.
notice-conversations-added = Votre énoncé est publié. Merci !
notice-conversations-proposed = Votre énoncé sera relu avant de paraître. Merci !
notice-conversations-opinion-changed = Votre avis est enregistré.
notice-conversations-statement-withdrawn = L’énoncé est retiré.
notice-conversations-reviewed-published = L’énoncé est publié.
notice-conversations-reviewed-refused = L’énoncé n’est pas publié, et son auteur en lira la raison.

## Rights
right-conversations-open = Ouvrir une conversation, la modifier, la clore
right-conversations-import = Apporter une conversation tenue ailleurs
right-conversations-take-part = Donner son avis dans une conversation ouverte à tous, y ajouter un énoncé
right-conversations-take-part-as-member = Donner son avis dans une conversation réservée au groupe, y ajouter un énoncé
right-conversations-review = Relire les énoncés avant leur publication
right-conversations-withdraw = Retirer un énoncé que l’on a écrit
right-conversations-forget = Détruire ce qui relie une personne à ses avis

## The journal
event-conversations-opened = Conversation enregistrée
event-conversations-imported = Conversation apportée d’ailleurs
event-conversations-changed = Conversation modifiée
event-conversations-moved = Date de fin de la conversation déplacée
event-conversations-closed = Conversation close
event-conversations-voters-forgotten = Lien entre les personnes et leurs avis détruit
event-conversations-statement-proposed = Énoncé proposé
event-conversations-statement-published = Énoncé publié
event-conversations-statement-refused = Énoncé relu, non publié
event-conversations-statement-withdrawn = Énoncé retiré par son auteur
event-conversations-statement-removed = Énoncé retiré par la modération

## News, to those who follow
news-conversations-opened = { $n ->
    [one] Une conversation est annoncée, jusqu’au { $until }
   *[other] { $n } conversations sont annoncées
 }
news-conversations-moved = { $n ->
    [one] La conversation finit désormais le { $until }
   *[other] La fin de conversations a changé { $n } fois
 }
news-conversations-closed = { $n ->
    [one] La conversation est close : sa carte est publiée
   *[other] { $n } conversations sont closes
 }
news-conversations-statement-published = { $n ->
    [one] Un nouvel énoncé
   *[other] { $n } nouveaux énoncés
 }

## What is declared of personal data
processing-conversations-opinions-title = Cartes des opinions
processing-conversations-opinions-purpose = Savoir quelles propositions rassemblent, sans savoir qui pense quoi.
processing-conversations-opinions-people = Qui propose ou vote une proposition
processing-conversations-opinions-data = Propositions ; votes sous un numéro auquel seule une clé mène
processing-conversations-opinions-recipients = Tout le monde, sans les noms
processing-conversations-opinions-kept = La clé qui relie une personne à ses votes est détruite après la clôture.
retention-conversations-voters = Clé qui relie une personne à ses votes, détruite après la clôture
