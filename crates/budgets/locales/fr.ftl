# Budgets participatifs. Typographie : espace insécable avant : ; ! ? et dans les « ».

## Who may do what
right-budgets-prepare = Préparer un budget participatif, en ouvrir et en clore les étapes
right-budgets-propose = Proposer une idée
right-budgets-edit = Modifier ou retirer son idée, sa photo
right-budgets-study = Étudier, chiffrer et réunir des idées
right-budgets-vote = Voter pour des projets, si l’on fait partie de ceux que le budget désigne
right-budgets-enter-paper = Saisir les bulletins papier d’un budget participatif
right-budgets-follow = Dire où en sont les travaux d’un projet

## What happened
subject-budget = Budget participatif
subject-idea = Idée
moderation-target-idee = Idée
event-budgets-created = Budget participatif préparé
event-budgets-changed = Règles du budget participatif modifiées
event-budgets-imported = Budget participatif lu dans un fichier
event-budgets-removed = Budget participatif supprimé
event-budgets-ideas-opened = Dépôt des idées ouvert
event-budgets-ideas-closed = Dépôt des idées clos
event-budgets-idea-proposed = Idée proposée
event-budgets-idea-edited = Idée modifiée par son auteur
event-budgets-idea-withdrawn = Idée retirée par son auteur
event-budgets-idea-removed = Idée retirée par la modération
event-budgets-photo-added = Photo ajoutée
event-budgets-photo-removed = Photo retirée
event-budgets-idea-under-study = Idée à l’étude
event-budgets-idea-eligible = Idée recevable, chiffrée par les services
event-budgets-idea-refused = Idée non recevable
event-budgets-idea-merged = Idée réunie à une autre
event-budgets-idea-separated = Idée séparée de celle où elle était réunie
event-budgets-vote-opened = Vote ouvert : projets, règle et empreinte de la graine du tirage publiés
event-budgets-vote-extended = Fin du vote reportée
event-budgets-vote-closed = Vote clos
event-budgets-paper-entered = Un bulletin papier a été lu
event-budgets-paper-handed = Un bulletin papier a été remis à un guichet
event-budgets-paper-removed = Une lecture de bulletin papier a été retirée
event-budgets-paper-taken-back = Un bulletin papier remis à un guichet a été repris
event-budgets-decided = Vote dépouillé, résultat et graine du tirage publiés
event-budgets-works-told = Nouvelles des travaux
event-budgets-works-removed = Une nouvelle des travaux retirée

## News, to those who follow
news-budgets-ideas-opened = { $n ->
    [one] Le dépôt des idées est ouvert, jusqu’au { $until }
   *[other] Le dépôt des idées a été ouvert { $n } fois
 }
news-budgets-ideas-closed = { $n ->
    [one] Le dépôt des idées est clos
   *[other] Le dépôt des idées a été clos { $n } fois
 }
news-budgets-idea-proposed = { $n ->
    [one] Une nouvelle idée
   *[other] { $n } nouvelles idées
 }
news-budgets-idea-eligible = { $n ->
    [one] Une idée est recevable
   *[other] { $n } idées sont recevables
 }
news-budgets-idea-refused = { $n ->
    [one] Une idée n’est pas recevable
   *[other] { $n } idées ne sont pas recevables
 }
news-budgets-idea-merged = { $n ->
    [one] Une idée est réunie à une autre
   *[other] { $n } idées sont réunies à d’autres
 }
news-budgets-vote-opened = { $n ->
    [one] Le vote est ouvert, jusqu’au { $until }
   *[other] { $n } votes sont ouverts
 }
news-budgets-vote-extended = { $n ->
    [one] On vote plus longtemps, jusqu’au { $until }
   *[other] La fin du vote a été reportée { $n } fois
 }
news-budgets-decided = { $n ->
    [one] Les projets sont choisis
   *[other] { $n } budgets sont décidés
 }
news-budgets-works-told = { $n ->
    [one] Des nouvelles des travaux
   *[other] { $n } nouvelles des travaux
 }

## Steps of a parcours
step-budgets-ideas = Recueillir les idées d’un budget participatif
step-budgets-study = Étudier et chiffrer les idées
step-budgets-vote = Voter pour les projets
step-budgets-works = Suivre les travaux
step-guard-ideas-studied = Chaque idée a reçu une réponse et une au moins est recevable
step-guard-works-ended = Les travaux de chaque projet retenu sont livrés ou abandonnés
step-setting-montant = Le montant, en euros
step-setting-electorat = Qui peut voter
budgets-step-link = Voir le budget participatif
budgets-step-without-end = Cette étape doit avoir une fin : le dépôt et le vote ont une date.
budgets-step-without-amount = Le montant du budget participatif ne se lit pas : écrivez un nombre d’euros, comme 120 000.
budgets-step-not-begun = Le dépôt des idées n’a pas été ouvert : il n’y a rien à mettre au vote.
budgets-step-running-ideas = des habitants déposent des idées
budgets-step-running-vote = des habitants votent
budgets-step-running-counting = des agents saisissent et dépouillent les bulletins
budgets-step-summary-ideas = { $n ->
    [one] { $n } idée
   *[other] { $n } idées
 }, dont { $eligible ->
    [one] { $eligible } recevable
   *[other] { $eligible } recevables
 }
budgets-step-summary-works = { $n ->
    [one] { $n } projet retenu
   *[other] { $n } projets retenus
 }, { $done ->
    [one] { $done } livré
   *[other] { $done } livrés
 }
budgets-fact-not-studied = { $n ->
    [one] { $n } idée attend une réponse des services.
   *[other] { $n } idées attendent une réponse des services.
 }
budgets-fact-works-left = { $n ->
    [one] Les travaux de { $n } projet ne sont pas finis.
   *[other] Les travaux de { $n } projets ne sont pas finis.
 }
budgets-fact-not-decided = Le vote n’est pas encore dépouillé.

## Where a budget stands
budgets-navigation = Budgets participatifs
budgets-lead = Une part de l’argent de la collectivité dont les habitants décident : ils proposent, les services chiffrent, tout le monde vote, puis on suit les travaux.
budgets-none = Aucun budget participatif pour l’instant.
budgets-stage-prepare = En préparation
budgets-stage-idees = Dépôt des idées
budgets-stage-etude = Étude par les services
budgets-stage-vote = Vote ouvert
budgets-stage-depouillement = Dépouillement
budgets-stage-decide = Projets choisis
budgets-stage-archive = Archive
budgets-state-prepared = Le dépôt des idées n’est pas encore ouvert.
budgets-state-ideas = Chacun peut déposer ses idées jusqu’au { $at }.
budgets-state-study = Les services étudient et chiffrent les idées.
budgets-state-vote = On vote jusqu’au { $at }.
budgets-state-counting = Le vote est clos : les bulletins papier sont saisis, puis tout est dépouillé.
budgets-state-decided = { $n ->
    [one] { $n } bulletin dépouillé : les projets sont choisis.
   *[other] { $n } bulletins dépouillés : les projets sont choisis.
 }
budgets-home-works = { $n ->
    [one] { $n } projet retenu
   *[other] { $n } projets retenus
 }, { $done ->
    [one] { $done } livré
   *[other] { $done } livrés
 }.
budgets-state-archived = Un vote tenu ailleurs, lu dans un fichier et recompté ici.
budgets-ideas-count = { $n ->
    [0] Aucune idée
    [one] { $n } idée
   *[other] { $n } idées
 }
budgets-ideas-title = { $n ->
    [0] Les idées
    [one] { $n } idée
   *[other] { $n } idées
 }
budgets-ideas-none = Aucune idée n’est encore déposée.
budgets-ideas-csv = Télécharger les idées (CSV)
budgets-ideas-feed = Suivre les idées dans un lecteur de flux (Atom)
budgets-feed-title = Idées de « { $title } »
budgets-euros = { $amount } €
budgets-whole-town = Toute la commune
budgets-rules = Les règles
budgets-part-of = Fait partie de :
budgets-fact-amount = Montant
budgets-fact-origin = Origine
budgets-fact-ideas-end = Dépôt des idées jusqu’au
budgets-fact-vote-end = Vote jusqu’au
budgets-fact-electorate = Qui vote
budgets-fact-ballot = Bulletin
budgets-fact-rule = Partage
budgets-fact-by-district = Secteurs
budgets-fact-rule-digest = Empreinte (SHA-256) de la règle du dépouillement
budgets-fact-seed-digest = Empreinte (SHA-256) de la graine du tirage entre égaux
budgets-fact-seed = Graine du tirage
budgets-fact-closed-early = Vote clos avant sa fin, parce que
budgets-archived-said = Ce vote n’a pas eu lieu dans Parvis. Ses projets et ses bulletins viennent d’un fichier au format Pabulib ; le résultat affiché est recompté ici projet par projet, le plus voté d’abord. Le résultat officiel a pu suivre d’autres règles.
budgets-ballot-basket = Remplissez un panier de projets : leur coût total reste dans l’enveloppe.
budgets-ballot-approval = Choisissez autant de projets que vous voulez.
budgets-ballot-approval-max = { $n ->
    [one] Choisissez { $n } projet.
   *[other] Choisissez { $n } projets au plus.
 }
budgets-rule-greedy = Le plus voté d’abord
budgets-rule-favours-greedy = Les projets sont pris dans l’ordre de leurs voix, tant que l’argent suffit. Favorise ce que le plus grand nombre préfère ; une minorité, même nombreuse, peut ne rien obtenir.
budgets-rule-equal-shares = Parts égales
budgets-rule-favours-equal-shares = Chaque votant dispose d’une part égale de l’enveloppe, dépensée pour les projets qu’il a choisis (méthode des parts égales) ; ce qui reste va aux projets les plus votés qui tiennent encore. Favorise une dépense répartie entre tous les groupes d’habitants ; un projet cher a besoin de plus de votants.
budgets-rule-phragmen = Épargne commune (Phragmén)
budgets-rule-favours-phragmen = Chaque votant met de côté au même rythme ; un projet est retenu dès que ceux qui l’ont choisi peuvent le payer ensemble, et ils repartent alors de zéro. Favorise une dépense répartie entre tous les groupes d’habitants ; un petit groupe attend plus longtemps, mais n’attend pas pour rien.
budgets-form-approval = Quelques projets
budgets-form-hint-approval = Chacun coche les projets qu’il préfère, jusqu’au nombre que vous dites.
budgets-form-basket = Un panier
budgets-form-hint-basket = Chacun coche des projets dont le coût total tient dans l’enveloppe.
budgets-by-district-said = On vote pour les projets de son secteur et pour ceux de toute la commune.
budgets-envelopes = Les enveloppes
budgets-timeline = Ce qui s’est passé
budgets-in-charge = Pour qui conduit ce budget
budgets-remove = Supprimer ce budget
budgets-remove-what = Il n’en restera rien : ni ses règles, ni ses projets.
budgets-remove-confirm = Supprimer
budgets-to-do = Ce que vous pouvez faire
budgets-column-envelope = Enveloppe
budgets-column-amount = Montant
budgets-column-idea = Projet
budgets-column-state = État
budgets-column-action = Action
budgets-column-number = N°
budgets-column-cost = Coût
budgets-column-votes = Voix
budgets-column-fate = Résultat
budgets-column-paper = Bulletin

## Preparing
budgets-new-title = Préparer un budget
budgets-new-lead = L’argent, comment il est partagé, ce qu’est un bulletin. Tout peut changer jusqu’à l’ouverture du vote.
budgets-create-button = Préparer ce budget
budgets-change-title = Modifier les règles
budgets-change-lead = Une fois le vote ouvert, rien ne change plus : la règle et les projets sont alors publiés.
budgets-change-button = Enregistrer
budgets-field-group = Groupe qui conduit ce budget
budgets-field-group-hint = Ses responsables étudient les idées et suivent les travaux.
budgets-field-title = Titre
budgets-field-title-hint = Par exemple : « Budget participatif 2027 ».
budgets-field-presentation = Présentation
budgets-field-presentation-hint = Ce que l’argent peut payer (de l’investissement, sur le domaine public), ce qu’il ne peut pas, le calendrier. Titres par un dièse (#), gras entre deux astérisques.
budgets-field-amount = Montant total, en euros
budgets-field-amount-hint = Enveloppes des secteurs comprises : 120 000.
budgets-field-districts = Enveloppes par secteur
budgets-field-districts-hint = Un secteur par ligne, son enveloppe après deux-points : « Gare : 20 000 ». Le reste du montant est pour toute la commune. Vide : une seule enveloppe.
budgets-field-by-district = Vote par secteur
budgets-field-by-district-yes = Chacun vote pour son secteur et pour toute la commune seulement
budgets-field-electorate = Qui peut voter
budgets-field-electorate-hint = Une phrase que chacun déclare avant de voter : « j’habite la commune et j’ai 16 ans ou plus ». Parvis ne tient pas de liste électorale.
budgets-field-ideas-max = Idées par personne
budgets-field-ideas-max-hint = Vide : { $max }.
budgets-field-ballot = Bulletin
budgets-field-approvals-max = Projets par bulletin, au plus
budgets-field-approvals-max-hint = Pour « quelques projets » seulement. Vide : pas de limite.
budgets-field-rule = Comment l’argent est partagé
budgets-field-paper = Papier
budgets-field-paper-yes = Des bulletins papier seront saisis
budgets-field-paper-hint = Deux agents saisissent chaque bulletin ; le dépouillement attend qu’ils aient lu la même chose.
budgets-text-too-long = C’est trop long : { $max } caractères au plus.
budgets-amount-unreadable = Écrivez un montant en euros, comme 12 000 ou 12 000,50.
budgets-number-unreadable = Écrivez un nombre de 1 à { $max }.
budgets-date-unreadable = Donnez une date, comme 2026-12-31.
budgets-date-to-come = Ce jour n’est pas encore venu.
budgets-title-empty = Donnez un titre.
budgets-electorate-empty = Dites qui peut voter.
budgets-group-missing = Choisissez le groupe qui conduit ce budget.
budgets-districts-beyond = Les enveloppes des secteurs dépassent le montant total.
budgets-districts-missing = Le vote par secteur demande au moins un secteur avec son enveloppe.
budgets-districts-many = Pas plus de { $max } secteurs.
budgets-district-unreadable = « { $line } » : écrivez le nom du secteur, deux-points, son enveloppe.
budgets-district-twice = « { $name } » est écrit deux fois.
budgets-district-used = { $n ->
    [one] « { $name } » : { $n } idée est dans ce secteur. Gardez-le, avec ce nom.
   *[other] « { $name } » : { $n } idées sont dans ce secteur. Gardez-le, avec ce nom.
 }

## From one step to the next
budgets-moves-title = Conduire les étapes
budgets-moves-none = Les projets sont choisis : il n’y a plus qu’à suivre les travaux, depuis la page de chaque projet.
budgets-move-idees = Ouvrir le dépôt des idées
budgets-move-what-idees = Toute personne qui a un compte peut proposer, jusqu’au soir du jour choisi. Le dépôt se clôt de lui-même. Déjà ouvert, il prend cette nouvelle date.
budgets-move-etude = Clore le dépôt des idées
budgets-move-what-etude = Plus personne ne propose. Les services répondent à chaque idée.
budgets-move-vote = Ouvrir le vote
budgets-move-what-vote = Les projets recevables, leur coût, la règle de partage et l’empreinte de la graine du tirage sont publiés. Rien de cela ne change ensuite.
budgets-move-prolongation = Reporter la fin du vote
budgets-move-what-prolongation = On vote jusqu’au soir du jour choisi, après la fin annoncée. Si le vote est l’étape d’un parcours, celui-ci clôt à sa propre date : changez-la aussi.
budgets-move-depouillement = Clore le vote
budgets-move-what-depouillement = Plus personne ne vote en ligne. Sans bulletins papier, le dépouillement suit aussitôt.
budgets-move-decide = Dépouiller
budgets-move-what-decide = Chaque bulletin papier doit avoir été lu pareil par deux agents, ou être mis de côté avec un motif public. Le résultat et ses raisons sont publiés ; ce que chacun a voté est effacé.
budgets-field-end = Dernier jour
budgets-field-end-hint = Jusqu’à 23 h 59 ce jour-là.
budgets-field-early-reason = Pourquoi clore avant la fin annoncée
budgets-field-early-reason-hint = Public, sur la page du budget.
budgets-field-aside-reason = Pourquoi ne pas compter les bulletins papier à relire
budgets-field-aside-reason-hint = Vide : le dépouillement les attend. Sinon ils sont mis de côté ; leur nombre et ce motif sont publiés avec le résultat.
budgets-end-in-the-past = Ce jour est passé.
budgets-end-not-later = Choisissez un jour après la fin annoncée.
budgets-early-reason-empty = Le vote n’est pas à sa fin annoncée : dites pourquoi vous le clôturez maintenant. Tout le monde le lira.
budgets-end-too-far = Pas plus de { $max } jours.
budgets-left-to-study = { $n ->
    [one] { $n } idée sans réponse : le vote l’attend
   *[other] { $n } idées sans réponse : le vote les attend
 }
budgets-refused-moved = Ce budget a changé d’étape entre-temps : voici où il en est.
budgets-refused-fixed = Le vote est ouvert : les règles et les projets ne changent plus.
budgets-refused-kept = Des habitants ont déjà pris part à ce budget : il ne se supprime plus.
budgets-refused-waiting = { $n ->
    [one] { $n } idée n’a pas de réponse : étudiez-la avant d’ouvrir le vote.
   *[other] { $n } idées n’ont pas de réponse : étudiez-les avant d’ouvrir le vote.
 }
budgets-refused-no-project = Aucune idée n’est recevable : il n’y a rien à mettre au vote.
budgets-refused-misfits = { $n ->
    [one] Un projet ne tient plus dans son enveloppe, ou son secteur n’en a plus : { $projects }. Étudiez-le de nouveau ou changez les enveloppes.
   *[other] { $n } projets ne tiennent plus dans leur enveloppe, ou leur secteur n’en a plus : { $projects }. Étudiez-les de nouveau ou changez les enveloppes.
 }
budgets-refused-unsettled = { $n ->
    [one] { $n } bulletin papier n’a pas été lu pareil par deux agents.
   *[other] { $n } bulletins papier n’ont pas été lus pareil par deux agents.
 }

## Ideas
budgets-propose-title = Proposer une idée
budgets-propose-lead = Votre idée est publiée aussitôt. Les services y répondent en public : recevable et chiffrée, ou non recevable et pourquoi.
budgets-propose-button = Publier mon idée
budgets-photo-after = Vous pourrez ajouter une photo ensuite, depuis la page de votre idée.
budgets-where-title = Où est votre idée ?
budgets-where-press = Appuyez sur le plan, à l’endroit de votre idée. Les points sont les idées déjà déposées.
budgets-where-map = Plan de la commune : appuyez à l’endroit de votre idée
budgets-where-words = Continuer sans le plan
budgets-where-outside = Cet endroit n’est pas dans la commune. Appuyez de nouveau, ou continuez sans le plan.
budgets-where = Où
budgets-map-credit = Contour : { $source }.
budgets-map-key = Le numéro d’un point est celui de l’idée, dans la liste.
budgets-map-said = { $n ->
    [one] Plan de la commune avec { $n } idée, donnée aussi en liste
   *[other] Plan de la commune avec les idées qui ont un lieu, parmi { $n }, données aussi en liste
 }
budgets-map-funded = { $n ->
    [one] Plan de la commune avec le projet retenu, donné aussi en liste
   *[other] Plan de la commune avec les projets retenus qui ont un lieu, parmi { $n }, donnés aussi en liste
 }
budgets-map-one = Plan de la commune : lieu de « { $title } »
budgets-map-elsewhere = Voir sur OpenStreetMap
budgets-degrees = Latitude { $latitude }, longitude { $longitude }.
budgets-field-idea-title = Titre de votre idée
budgets-field-idea-title-hint = Quelques mots : « Des bancs à l’ombre sur le port ».
budgets-field-description = Votre idée
budgets-field-description-hint = À quoi elle sert, à qui, ce qu’il faudrait faire.
budgets-field-district = Secteur
budgets-field-district-hint = Vide : toute la commune.
budgets-field-estimate = Coût estimé, en euros
budgets-field-estimate-hint = Si vous en avez une idée : les services chiffreront.
budgets-field-longitude = Longitude
budgets-field-latitude = Latitude
budgets-field-place-hint = En degrés, remplie par le plan : −2,98. Vide si votre idée n’a pas de lieu précis.
budgets-field-name = Votre nom
budgets-field-name-yes = Montrer mon nom avec mon idée
budgets-edit-title = Modifier mon idée
budgets-withdraw = Retirer mon idée
budgets-withdraw-what = Plus personne ne la lira, et il n’en restera rien.
budgets-withdraw-confirm = Retirer cette idée
budgets-idea-title-empty = Donnez un titre à votre idée.
budgets-idea-description-empty = Décrivez votre idée.
budgets-district-unknown = Ce secteur n’existe pas ici.
budgets-place-unreadable = Donnez la longitude et la latitude en degrés, comme −2,98 et 47,66, ou laissez les deux vides.
budgets-refused-no-more-ideas = Le dépôt des idées n’est pas ouvert.
budgets-refused-own-many = { $max ->
    [one] Vous avez déjà proposé { $max } idée : c’est le nombre prévu par ce budget.
   *[other] Vous avez déjà proposé { $max } idées : c’est le nombre prévu par ce budget.
 }
budgets-refused-withdrawn-many = Vous avez déjà retiré { $max } idées de ce budget : vous ne pouvez plus en proposer.
budgets-refused-many = Ce budget a reçu toutes les idées qu’il pouvait recevoir.
budgets-refused-under-study = Les services étudient votre idée : elle ne change plus.
budgets-refused-withdraw = Cette idée ne peut plus être retirée : le vote est ouvert, ou d’autres y sont réunies.
budgets-refused-gone = Cette idée n’est plus là, ou n’est plus seule.
budgets-idea-gone = Idée retirée
budgets-idea-gone-on = Cette idée a été retirée le { $date }.
budgets-idea-proposee = Proposée
budgets-idea-etudiee = À l’étude
budgets-idea-recevable = Recevable
budgets-idea-refusee = Non recevable
budgets-idea-reunie = Réunie à une autre
budgets-idea-retiree = Retirée
budgets-idea-moderee = Retirée par la modération
budgets-idea-funded = Projet retenu
budgets-not-funded = Non retenu
budgets-somebody = Une personne
budgets-author-file = Personne n’est nommé dans le fichier
budgets-fact-number = Numéro
budgets-fact-author = Proposée par
budgets-fact-merged = Réunit aussi
budgets-fact-district = Secteur
budgets-fact-estimate = Coût estimé par l’auteur
budgets-fact-cost = Coût chiffré par les services
budgets-fact-running = Puis chaque année
budgets-fact-votes = Voix
budgets-fact-proposed = Déposée le
budgets-fact-stage = Budget
budgets-merged-into = Cette idée est réunie à une autre qui dit la même chose ; ses deux auteurs la portent :
budgets-refused-because = Non recevable, parce que :
budgets-services-say = Les services répondent :

## Photos
budgets-photo-title = Photo de l’idée
budgets-photo-button = Publier cette photo
budgets-photo-remove = Retirer la photo
budgets-field-photo = Photo
budgets-field-photo-hint = JPEG ou PNG, { $max } au plus. Le lieu, la date et l’appareil que votre téléphone y écrit sont effacés. N’y montrez personne sans son accord.
budgets-field-photo-words = Ce que montre la photo
budgets-field-photo-words-hint = Pour qui ne la voit pas : « Le quai, sans ombre, en été ».
budgets-photo-missing = Choisissez une photo.
budgets-photo-words-empty = Dites en quelques mots ce que montre la photo.
budgets-photo-large = Cette photo dépasse { $max } Mo.
budgets-photo-unreadable = Ce n’est pas une photo JPEG ou PNG entière, ou elle est trop grande.

## Study
budgets-study-title = Répondre à une idée
budgets-study-lead = Ce que vous écrivez est public, sur la page de l’idée.
budgets-study-button = Publier cette réponse
budgets-field-verdict = Réponse des services
budgets-verdict-recevable = Recevable
budgets-verdict-hint-recevable = Elle sera mise au vote, avec son coût.
budgets-verdict-refusee = Non recevable
budgets-verdict-hint-refusee = Dites pourquoi : compétence d’une autre collectivité, dépense de fonctionnement, déjà prévu…
budgets-verdict-etudiee = À l’étude
budgets-verdict-hint-etudiee = Vous y travaillez ; la réponse viendra avant le vote.
budgets-verdict-missing = Choisissez une réponse.
budgets-field-cost = Coût, en euros
budgets-field-cost-hint = Demandé si l’idée est recevable.
budgets-field-running = Coût annuel ensuite, en euros
budgets-field-running-hint = Entretien, énergie, personnel. Vide s’il n’y en a pas.
budgets-field-reason = Motif public
budgets-field-reason-hint = Demandé si l’idée n’est pas recevable. Des phrases que son auteur comprend.
budgets-cost-empty = Chiffrez l’idée : elle est mise au vote avec son coût.
budgets-cost-beyond = Ce coût dépasse l’enveloppe ({ $max } €) : le projet ne pourrait jamais être retenu.
budgets-reason-empty = Dites pourquoi, en public.
budgets-merge-title = Réunir à une autre idée
budgets-merge-what = Cette idée entre dans l’autre, qui garde ses mots. Les deux pages le disent, et les deux auteurs sont nommés ensemble.
budgets-merge-alike = Par leurs mots ou leur lieu, celles-ci ressemblent le plus à cette idée ; elles sont en tête de la liste :
budgets-field-merge = L’autre idée
budgets-field-merge-hint = Celle qui dit la même chose.
budgets-merge-button = Réunir
budgets-merge-missing = Choisissez l’autre idée.
budgets-merge-impossible = Ces deux idées ne peuvent pas être réunies : l’une n’est plus là, ou d’autres y sont déjà réunies.
budgets-separate = Séparer de nouveau cette idée

## Voting
budgets-vote-title = Voter
budgets-vote-until = Jusqu’au { $at }. Vous pouvez changer votre bulletin jusque-là.
budgets-vote-button = Déposer mon bulletin
budgets-vote-total = Voir mon total
budgets-vote-again = Changer mon bulletin
budgets-vote-kept = Votre bulletin est enregistré. Le voici : vous pouvez le changer jusqu’à la clôture.
budgets-vote-meanwhile = Vous avez déposé un autre bulletin depuis que cette page est ouverte. Celui-ci n’a pas pris sa place : déposez-le de nouveau si c’est le bon.
budgets-vote-network = Voter demande le réseau : le bulletin est vérifié à l’instant.
budgets-vote-privacy = Jusqu’au dépouillement, votre bulletin est gardé avec votre compte, pour que vous puissiez le changer ; personne ne le lit ici. Au dépouillement, ce que vous avez voté est effacé de votre compte : seul reste que vous avez voté. Les bulletins sont publiés sans nom, dans un ordre tiré au hasard. Ce n’est pas un vote à bulletin secret au sens du code électoral.
budgets-commitments = Ce qui est fixé d’avance
budgets-commitments-why = Ces empreintes ont été publiées à l’ouverture du vote. La graine l’est avec le résultat : chacun vérifie alors que ni elle ni la règle n’ont changé.
budgets-voted-already = Vous avez voté.
budgets-declare = Déclaration
budgets-declare-yes = Je déclare faire partie de ceux qui peuvent voter : { $electorate }
budgets-declare-missing = Déclarez que vous pouvez voter.
budgets-field-own-district = Votre secteur
budgets-district-choose = Choisissez votre secteur.
budgets-read = Lire
budgets-read-label = Lire « { $title } »
budgets-basket-left = { $spent } dans votre panier, il reste { $left }.
budgets-basket-over = { $spent } dans votre panier : c’est { $over } de trop.
budgets-total = { $n ->
    [0] Aucun projet choisi
    [one] { $n } projet choisi
   *[other] { $n } projets choisis
 }
budgets-ballot-empty = Choisissez au moins un projet.
budgets-ballot-unknown = Le numéro { $number } n’est pas celui d’un projet de ce vote.
budgets-ballot-many = { $max ->
    [one] Choisissez { $max } projet.
   *[other] Choisissez { $max } projets au plus.
 }
budgets-ballot-elsewhere = « { $title } » est dans un autre secteur que le vôtre.
budgets-ballot-dear = Votre panier dépasse l’enveloppe de { $over } € ({ $amount } €). Retirez un projet.
budgets-ballot-dear-in = Votre panier dépasse l’enveloppe « { $envelope } » de { $over } € ({ $amount } €). Retirez un projet.
budgets-refused-no-vote = Le vote n’est pas ouvert.
budgets-refused-full = Ce budget a reçu tous les bulletins qu’il pouvait recevoir.

## Paper
budgets-paper-title = Bulletins papier
budgets-paper-lead = Numérotez les bulletins, puis saisissez-les. Un autre agent les saisit à son tour, sans voir ce que vous avez lu.
budgets-paper-button = Saisir ce bulletin
budgets-field-paper-number = Numéro du bulletin
budgets-field-paper-number-hint = Celui qui est écrit dessus : A12.
budgets-field-paper-projects = Numéros des projets cochés
budgets-field-paper-projects-hint = Séparés par des espaces : 3 7 12. Vide pour un bulletin blanc.
budgets-field-paper-null = Bulletin nul
budgets-field-paper-null-yes = Ce bulletin ne peut pas être compté : déchiré, signé, au-dessus de l’enveloppe
budgets-paper-projects = Les projets et leur numéro
budgets-paper-projects-unreadable = Écrivez des numéros séparés par des espaces.
budgets-paper-number-empty = Donnez le numéro du bulletin.
budgets-paper-settled = Deux agents ont déjà lu ce bulletin pareil.
budgets-paper-stands = Où en est la saisie
budgets-paper-sure = Bulletins lus pareil par deux agents
budgets-paper-unsure = Bulletins à relire
budgets-paper-unsettled = Bulletins à relire
budgets-paper-all-sure = Tous les bulletins saisis sont sûrs.
budgets-paper-differs = Lu différemment : relisez-le
budgets-paper-own = Lu par vous : un autre agent doit le lire
budgets-paper-other = Lu par un autre agent : à vous
budgets-paper-remove = Retirer ma lecture de { $number }
budgets-desk-title = Au guichet
budgets-desk-lead = Chacun vote une fois, en ligne ou sur papier. Avant de remettre un bulletin, notez à qui : qui a déjà voté en ligne, ou reçu un bulletin, n’en reçoit pas, et qui en reçoit un ne vote plus en ligne. Seules des empreintes sont gardées, jusqu’au dépouillement : ni nom, ni adresse, ni le numéro du bulletin.
budgets-desk-name = Nom de naissance
budgets-desk-name-hint = Comme sur la pièce d’identité. Accents, majuscules et traits d’union ne comptent pas.
budgets-desk-name-empty = Écrivez le nom de naissance.
budgets-desk-first-names = Prénoms
budgets-desk-first-names-hint = Dans l’ordre de la pièce d’identité : le premier compte.
budgets-desk-first-names-empty = Écrivez au moins le premier prénom.
budgets-desk-born-on = Date de naissance
budgets-desk-born-on-unreadable = Écrivez la date de naissance, jour, mois et année.
budgets-desk-key-lost = La clé de cette installation n’est plus celle avec laquelle les empreintes de ce guichet ont été faites : plus personne ne serait reconnu. Aucun bulletin n’est remis et personne ne vote en ligne d’ici là. Demandez à qui exploite le site de remettre le fichier de clé d’origine (.bridges.key).
budgets-desk-email = Adresse électronique
budgets-desk-email-hint = Celle de son compte, si cette personne en a un.
budgets-desk-email-unreadable = Cette adresse ne se lit pas : écrivez par exemple prenom@exemple.fr.
budgets-desk-button = Remettre un bulletin
budgets-desk-take-back = Reprendre le bulletin
budgets-desk-take-back-hint = Pour un bulletin rendu vierge, ou noté par erreur : les mêmes nom, prénoms et date de naissance. Cette personne peut ensuite voter en ligne, ou recevoir un autre bulletin.
budgets-desk-handed = { $n ->
    [0] Aucun bulletin remis.
    [one] { $n } bulletin remis.
   *[other] { $n } bulletins remis.
 }
budgets-refused-desk-online = Cette personne a déjà voté en ligne : elle peut y changer son bulletin, pas en recevoir un sur papier.
budgets-refused-desk-twice = Un bulletin a déjà été remis à cette personne. S’il a été rendu, reprenez-le d’abord.
budgets-refused-desk-unknown = Aucun bulletin n’a été remis à une personne de ce nom et de cette date de naissance.
budgets-refused-desk-key = Le vote en ligne est suspendu : le site ne peut plus vérifier à qui un bulletin papier a été remis. Prévenez les services de la commune ; votre bulletin déjà donné, s’il y en a un, est gardé.
budgets-refused-voted-on-paper = Un bulletin sur papier vous a été remis : il est votre vote, et chacun vote une fois. Si vous l’avez rendu, ou si vous n’en avez reçu aucun, adressez-vous au guichet où les bulletins sont remis : un agent peut le reprendre.
budgets-refused-not-elector = Ce vote est réservé à qui a donné une preuve : son inscription sur la liste électorale, ou son numéro de téléphone. La page du budget dit laquelle et où la donner.
budgets-refused-no-paper = Aucun bulletin papier n’est attendu maintenant.

## The result
budgets-result-title = Résultat du vote
budgets-result-said = { $n ->
    [0] Aucun projet retenu
    [one] { $n } projet retenu
   *[other] { $n } projets retenus
 } par { $ballots ->
    [one] { $ballots } bulletin.
   *[other] { $ballots } bulletins.
 }
budgets-chosen = Les projets retenus
budgets-chosen-none = Aucun projet n’est retenu.
budgets-aside-said = { $n ->
    [one] { $n } bulletin papier n’est pas compté : deux agents ne l’ont pas lu pareil.
   *[other] { $n } bulletins papier ne sont pas comptés : deux agents ne les ont pas lus pareil.
 }
budgets-votes-count = { $n ->
    [one] { $n } voix
   *[other] { $n } voix
 }
budgets-bars = Ce que paie l’argent
budgets-bars-why = Une barre par enveloppe, une partie par projet retenu ; ce qui reste vide n’est pas dépensé.
budgets-envelope-said = { $n ->
    [0] Aucun projet, { $spent } sur { $amount }
    [one] { $n } projet, { $spent } sur { $amount }
   *[other] { $n } projets, { $spent } sur { $amount }
 }
budgets-votes-title = Les voix
budgets-votes-picture = Voix de chaque projet, du plus voté au moins voté
budgets-project-said = { $n ->
    [one] { $n } voix, { $cost }
   *[other] { $n } voix, { $cost }
 }
budgets-figures = Le tableau des voix et des coûts
budgets-ties = Des projets étaient à égalité
budgets-ties-seed = Graine du tirage, tirée à l’ouverture du vote, dont l’empreinte avait été publiée :
budgets-algorithm = Ce résultat est calculé par un programme, à partir des bulletins publiés ci-dessous ; chaque étape du calcul est expliquée (code des relations entre le public et l’administration, article L. 311-3-1). C’est ensuite l’assemblée qui décide de la dépense. Un budget participatif n’est ni une élection ni un référendum local.
budgets-explanation = Pourquoi ce résultat, étape par étape
budgets-explanation-more = { $n ->
    [one] Et { $n } étape de plus, dans le certificat.
   *[other] Et { $n } étapes de plus, dans le certificat.
 }
budgets-quoted = « { $title } »
budgets-project-removed = Projet n° { $n } (retiré)
budgets-said-envelope = Enveloppe « { $envelope } » : { $budget }.
budgets-said-funded = « { $project } » ({ $votes } voix) coûte { $cost } : retenu, il reste { $left }.
budgets-said-too-dear = « { $project } » ({ $votes } voix) coûte { $cost } : il ne reste que { $left }, il n’est pas retenu.
budgets-said-part = Votants : { $voters } ; chacun dispose de { $start }.
budgets-said-bought = Les votants de « { $project } » ({ $votes } voix) en paient le coût, { $cost }, à parts aussi égales que possible : { $price } par euro de leur panier.
budgets-said-load = « { $project } » coûte { $cost } : ses votants peuvent le payer ensemble quand chacun a eu { $load } depuis le début.
budgets-said-completed = Ce qui reste va aux projets les plus votés qui tiennent encore.
budgets-said-spent = Projets retenus : { $number } ; { $spent } sur { $budget }, il reste { $left }.
budgets-said-not-expressed = Bulletins blancs : { $blank }. Bulletins nuls : { $null }.
budgets-said-outcomes-partial = D’autres résultats à égalité étaient possibles : ils ne sont pas tous donnés.
budgets-said-tie = Égalité entre { $candidates } : { $chosen } d’abord, { $by ->
    [draw] par le tirage
    [listed] dans l’ordre du fichier
   *[other] dans l’ordre des numéros
 }.
budgets-recount = Recompter soi-même
budgets-recount-why = Le certificat contient les bulletins sans nom, la règle et le résultat : quiconque refait le compte.
budgets-recount-differs = Le compte refait maintenant ne donne pas ce que dit le certificat.
budgets-take-certificate = Le certificat (JSON)
budgets-take-pabulib = Le vote au format Pabulib (.pb)
budgets-take-pabulib-of = Le vote au format Pabulib (.pb) : { $envelope }
budgets-digests = Empreinte (SHA-256) des bulletins, inscrite au journal à la fin du vote :

## Reading a file
budgets-import-title = Lire un fichier Pabulib
budgets-import-lead = Un budget participatif passé, tenu ailleurs : ses projets et ses bulletins sont gardés ici en lecture seule, et recomptés.
budgets-import-button = Lire ce fichier
budgets-field-file = Fichier .pb
budgets-field-file-hint = { $max } au plus.
budgets-field-import-title-hint = Vide : celui que donne le fichier.
budgets-file-missing = Choisissez un fichier.
budgets-file-large = Ce fichier est trop lourd.
budgets-file-many = Ce fichier dépasse { $max } projets ou bulletins.
budgets-file-amounts = Un montant de ce fichier ne se lit pas en euros.
budgets-file-malformed = Ce fichier ne suit pas le format Pabulib.
budgets-file-malformed-at = La ligne { $line } ne suit pas le format Pabulib.

## The works
budgets-works-title = Nouvelles des travaux
budgets-works-heading = Les travaux
budgets-works-none = Rien n’est encore dit des travaux.
budgets-works-button = Publier ces nouvelles
budgets-works-missing = Dites où en sont les travaux.
budgets-field-works = Les travaux sont
budgets-works-prevus = Prévus
budgets-works-commences = Commencés
budgets-works-livres = Livrés
budgets-works-abandonnes = Abandonnés
budgets-field-day = Depuis le
budgets-field-spent = Dépensé en tout, en euros
budgets-field-spent-hint = Vide si ce n’est pas encore connu.
budgets-field-note = Ce qu’il faut savoir
budgets-field-note-hint = Demandé si les travaux sont abandonnés : pourquoi.
budgets-spent = { $spent } dépensés.
budgets-works-remove = Retirer la nouvelle du { $on }
budgets-works-remove-what = Plus personne ne la lira. L’état des travaux redevient celui de la nouvelle précédente.
budgets-works-remove-confirm = Retirer cette nouvelle
budgets-works-remove-photo = Retirer sa photo seulement
budgets-refused-not-funded = Ce projet n’est pas retenu : il n’a pas de travaux à suivre.
budgets-refused-works-many = Pas plus de { $max } nouvelles par projet.

## What has just been done
notice-budgets-created = Le budget est préparé. Ouvrez le dépôt des idées quand vous voulez.
notice-budgets-changed = Les règles sont enregistrées.
notice-budgets-imported = Le fichier est lu et recompté.
notice-budgets-removed = Le budget est supprimé.
notice-budgets-ideas-opened = Le dépôt des idées est ouvert.
notice-budgets-ideas-closed = Le dépôt des idées est clos.
notice-budgets-vote-opened = Le vote est ouvert.
notice-budgets-vote-extended = La fin du vote est reportée.
notice-budgets-vote-closed = Le vote est clos.
notice-budgets-decided = Le vote est dépouillé.
notice-budgets-proposed = Votre idée est publiée. Merci !
notice-budgets-edited = Votre idée est modifiée.
notice-budgets-withdrawn = Votre idée est retirée.
notice-budgets-photo = La photo est enregistrée.
notice-budgets-studied = La réponse est publiée.
notice-budgets-merged = Les deux idées sont réunies.
notice-budgets-separated = L’idée est de nouveau seule.
notice-budgets-voted = Votre bulletin est enregistré.
notice-budgets-paper-entered = Le bulletin est saisi. Un autre agent doit le lire à son tour.
notice-budgets-paper-agreed = Deux agents ont lu ce bulletin pareil : il est sûr.
notice-budgets-paper-removed = Votre lecture est retirée.
notice-budgets-paper-handed = Le bulletin peut être remis.
notice-budgets-paper-taken-back = Le bulletin est repris : cette personne peut voter en ligne, ou en recevoir un autre.
notice-budgets-works = Les nouvelles des travaux sont publiées.
notice-budgets-works-removed = C’est retiré.

## What is declared of personal data
processing-budgets-participation-title = Budgets participatifs
processing-budgets-participation-purpose = Recueillir des idées, les étudier, voter les projets.
processing-budgets-participation-people = Qui propose, qui vote, qui saisit les bulletins de papier
processing-budgets-participation-data = Idée et lieu, participation au vote ; jusqu’au dépouillement le choix et, là où l’on vote aussi sur papier, des empreintes du nom, de la date de naissance et de l’adresse
processing-budgets-participation-recipients = Tout le monde pour les idées ; personne pour les choix
processing-budgets-participation-kept = Les choix sont vidés au dépouillement ; les idées restent, sans le nom après la fermeture du compte.
retention-budgets-choices = Ce que chacun a choisi, au dépouillement

## The list of ideas, as open data
open-idees-budgets-title = Idées et projets des budgets participatifs
open-idees-budgets-description = Les idées proposées à chaque budget participatif, ce qu’elles coûtent, où elles sont, leurs voix une fois comptées, et où en sont les travaux. Leurs auteurs n’y sont pas nommés.
open-idees-budgets-keywords = budget participatif; projets; travaux
open-idees-budgets-idee_id = l’identifiant de l’idée
open-idees-budgets-budget_id = l’identifiant du budget
open-idees-budgets-budget = le titre du budget participatif
open-idees-budgets-numero = le numéro de l’idée dans son budget
open-idees-budgets-titre = le titre de l’idée
open-idees-budgets-secteur = le secteur où elle est ; vide pour toute la ville
open-idees-budgets-longitude = où elle est, en degrés (WGS 84)
open-idees-budgets-latitude = où elle est, en degrés (WGS 84)
open-idees-budgets-etat = proposee, etudiee, recevable, refusee ou reunie à une autre
open-idees-budgets-motif = ce qu’en disent les services
open-idees-budgets-cout_estime = ce qu’elle coûterait selon son auteur, en euros
open-idees-budgets-cout = ce qu’elle coûte selon les services, en euros
open-idees-budgets-cout_annuel = ce qu’elle coûte ensuite chaque année, en euros
open-idees-budgets-voix = ses voix, une fois comptées
open-idees-budgets-retenu = oui ou non, une fois le budget décidé
open-idees-budgets-travaux = prevus, commences, livres ou abandonnes
open-idees-budgets-proposee_le = quand elle a été proposée
open-idees-budgets-modifiee_le = quand elle a changé pour la dernière fois
open-idees-budgets-adresse = la page de l’idée
