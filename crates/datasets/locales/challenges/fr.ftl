# Défis lancés sur les données.
right-datasets-challenge = Lancer un défi sur les données, répondre aux propositions, publier les résultats
right-datasets-submit = Proposer quelque chose à un défi
subject-dataset-challenge = Défi sur les données
moderation-target-proposition-defi = Proposition à un défi
event-datasets-challenge-set = Défi annoncé
event-datasets-challenge-changed = Ce qui est dit du défi a changé
event-datasets-challenge-cancelled = Défi annulé
event-datasets-challenge-results = Résultats du défi publiés
event-datasets-submitted = Proposition déposée
event-datasets-submission-withdrawn = Proposition reprise par son auteur
event-datasets-submission-removed = Proposition retirée par la modération
event-datasets-submission-answered = Réponse à une proposition préparée
notice-datasets-challenge-set = Le défi est annoncé. Il s’ouvre et se clôt de lui-même aux dates dites.
notice-datasets-challenge-changed = Le défi est modifié.
notice-datasets-challenge-cancelled = Le défi est annulé. Sa page dit pourquoi.
notice-datasets-challenge-results = Les résultats sont publiés, avec la réponse à chaque proposition.
notice-datasets-submitted = Votre proposition est déposée. La réponse viendra avec les résultats.
notice-datasets-submission-answered = La réponse est enregistrée. Chacun la lira avec les résultats.
datasets-challenge-home = Proposez jusqu’au { $at }
datasets-challenges = Défis
datasets-challenges-lead = Ce que la collectivité propose de faire de ses données, et ce que les habitants, les associations et les entreprises en ont fait.
datasets-challenges-none = Aucun défi n’est lancé pour le moment.
datasets-challenge-new = Lancer un défi
datasets-challenge-change = Modifier le défi
datasets-challenge-cancel = Annuler le défi
datasets-challenge-button = Enregistrer le défi
datasets-challenge-data = Données sur lesquelles le défi s’appuie
datasets-challenge-by = Groupe qui répond
datasets-challenge-opens = Ouverture
datasets-challenge-closes = Clôture
datasets-challenge-from = Ouvre le { $at }
datasets-challenge-until = Ouvert jusqu’au { $at }
datasets-challenge-since = Clôture le { $date }
datasets-challenge-cancelled = Ce défi est annulé.
datasets-challenge-stage-annonce = Annoncé
datasets-challenge-stage-ouvert = Ouvert
datasets-challenge-stage-clos = Clos, résultats attendus
datasets-challenge-stage-resultats = Résultats publiés
datasets-challenge-stage-annule = Annulé
datasets-gallery-au-fil = Chacun lit les propositions dès leur dépôt
datasets-gallery-a-la-cloture = Chacun lit les propositions à la clôture ; les agents les lisent avant
datasets-field-challenge-title = Titre du défi
datasets-field-question = Question posée
datasets-field-question-hint = Ce que l’on cherche à comprendre, à montrer ou à améliorer.
datasets-field-challenge-data-hint = Vingt jeux de données publiés au plus.
datasets-field-expected = Ce qui est attendu
datasets-field-expected-hint = Une carte, une application, une étude, une idée… et sous quelle forme.
datasets-field-criteria = Critères
datasets-field-prize = Ce qui est offert
datasets-field-prize-hint = En mots : un prix, une rencontre, un accompagnement ; rien si rien n’est offert.
datasets-field-opens = Ouverture
datasets-field-opens-hint = Laissez vide pour ouvrir tout de suite.
datasets-field-closes = Clôture
datasets-field-closes-hint = Le défi est ouvert jusqu’à la fin de ce jour.
datasets-field-gallery = Lecture des propositions
datasets-challenge-title-empty = Donnez un titre au défi.
datasets-challenge-question-empty = Dites quelle question est posée.
datasets-challenge-expected-empty = Dites ce qui est attendu.
datasets-challenge-gallery-empty = Dites quand chacun lit les propositions.
datasets-challenge-gallery-kept = Le défi est déjà ouvert : la lecture des propositions reste celle que chacun a lue avant de proposer.
datasets-challenge-date-unreadable = Donnez un jour.
datasets-challenge-dates-order = La clôture vient après l’ouverture.
datasets-challenge-opened = Le défi est déjà ouvert : son ouverture ne change plus.
datasets-challenge-closing-past = Donnez une clôture à venir.
datasets-challenge-data-empty = Choisissez au moins un jeu de données.
datasets-challenge-data-many = Choisissez au plus { $max } jeux de données.
datasets-challenge-data-gone = Un des jeux de données n’est plus publié : choisissez-en d’autres.
datasets-challenge-reason-empty = Dites pourquoi le défi est annulé.
datasets-challenge-over = Ce défi est terminé : il ne change plus.
datasets-challenge-not-closed = Le défi n’est pas clos, ou ses résultats sont déjà publiés.
datasets-challenge-not-open = Ce défi n’est pas ouvert : personne n’y propose rien pour le moment.
datasets-challenge-results-empty = Dites ce que la collectivité retient de l’ensemble.
datasets-submit-title = Proposer quelque chose
datasets-submit-lead-now = Votre proposition est lue par tous dès son dépôt. Elle peut être retirée par la modération, et vous pouvez la reprendre jusqu’aux résultats.
datasets-submit-lead-later = Votre proposition est lue par les agents dès son dépôt, et par tous à la clôture. Elle peut être retirée par la modération, et vous pouvez la reprendre jusqu’aux résultats.
datasets-submit-button = Déposer la proposition
datasets-field-submission-title = Titre de la proposition
datasets-field-submission-text = Ce que vous proposez
datasets-field-submission-text-hint = Ce que vous avez fait, avec quelles données, et ce que l’on y voit.
datasets-field-submission-address = Adresse où la voir
datasets-field-submission-address-hint = Une page, un dépôt de code, une vidéo.
datasets-field-submission-file = Fichier
datasets-field-submission-file-hint = { $max } au plus. Chacun pourra l’enregistrer.
datasets-field-submission-group = Au nom de
datasets-field-submission-group-hint = Un groupe dont vous êtes membre, ou personne d’autre que vous.
datasets-submission-title-empty = Donnez un titre à votre proposition.
datasets-submission-empty = Dites ce que vous proposez.
datasets-submission-group-other = Vous n’êtes pas membre de ce groupe.
datasets-submission-file-empty = Ce fichier est vide.
datasets-submissions-each = Vous avez déjà déposé { $max } propositions à ce défi.
datasets-submissions-many = Ce défi a reçu { $max } propositions : il n’en prend plus.
datasets-submission-for = { $name }, pour { $group }
datasets-submission-file = Enregistrer le fichier « { $name } »
datasets-submission-answer = Répondre à « { $title } »
datasets-submissions-none = Personne n’a encore rien proposé.
datasets-submissions-hidden = Les propositions seront lues par tous à la clôture. Vous voyez ici les vôtres.
datasets-field-verdict = Ce que la collectivité en fait
datasets-field-verdict-why = Pourquoi
datasets-field-verdict-why-hint = Chacun lira cette réponse avec les résultats.
datasets-verdict-button = Enregistrer la réponse
datasets-verdict-empty = Dites si la proposition est retenue.
datasets-verdict-retenue = Retenue
datasets-verdict-non-retenue = Non retenue
datasets-verdict-awaited = Réponse attendue
datasets-results = Résultats
datasets-results-on = Publiés le { $date }.
datasets-results-title = Publier les résultats
datasets-results-lead = Les réponses aux propositions sont publiées en même temps, et ne changent plus.
datasets-results-button = Publier les résultats et les réponses
datasets-field-results-hint = Ce qui est retenu, ce qui en sera fait, et quand.
datasets-field-cancel = Pourquoi le défi est annulé
datasets-field-cancel-hint = Chacun le lira sur la page du défi.
datasets-cancel-button = Annuler ce défi
datasets-challenge-unanswered = { $n ->
    [one] Une proposition attend encore sa réponse.
   *[other] { $n } propositions attendent encore leur réponse.
 }
datasets-submissions = { $n ->
    [0] Propositions
    [one] Une proposition
   *[other] { $n } propositions
 }
datasets-submissions-retained = { $n ->
    [0] Aucune proposition n’est retenue.
    [one] Une proposition est retenue.
   *[other] { $n } propositions sont retenues.
 }
datasets-results-left = { $n ->
    [0] Chaque proposition a sa réponse.
    [one] Une proposition attend encore sa réponse.
   *[other] Propositions qui attendent encore leur réponse : { $n }.
 }
news-datasets-challenge-set = { $n ->
    [one] Un défi est lancé
   *[other] { $n } défis sont lancés
 }
news-datasets-challenge-changed = { $n ->
    [one] Un défi a changé
   *[other] { $n } défis ont changé
 }
news-datasets-challenge-cancelled = { $n ->
    [one] Un défi est annulé
   *[other] { $n } défis sont annulés
 }
news-datasets-challenge-results = { $n ->
    [one] Les résultats d’un défi sont publiés
   *[other] Les résultats de { $n } défis sont publiés
 }
news-datasets-submitted = { $n ->
    [one] Une nouvelle proposition
   *[other] { $n } nouvelles propositions
 }
