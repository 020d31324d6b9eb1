# Les données ouvertes.

## Rights
right-datasets-prepare = Décrire un jeu de données, envoyer ses fichiers, les publier, les retirer
right-datasets-remark = Commenter un jeu de données, signaler ce qu’on en a fait
right-datasets-take-back = Reprendre son commentaire, sa réutilisation ou sa demande
right-datasets-request = Demander la publication de données
right-datasets-answer = Répondre aux demandes de données

## Subjects, moderation and journal
subject-dataset = Jeu de données
subject-dataset-request = Demande de données
moderation-target-avis-donnees = Commentaire ou réutilisation d’un jeu de données
moderation-target-demande-donnees = Demande de données
event-datasets-created = Jeu de données décrit
event-datasets-changed = La présentation du jeu de données a changé
event-datasets-file-sent = Fichier envoyé, pas encore publié
event-datasets-file-replaced = Fichier remplacé par un autre avant publication
event-datasets-file-mended = Fichier corrigé avant publication
event-datasets-file-checked = Fichier vérifié de nouveau
event-datasets-file-dropped = Fichier abandonné avant publication
event-datasets-personal-justified = La publication d’un fichier qui peut contenir des données personnelles a été justifiée
event-datasets-published = Jeu de données publié
event-datasets-updated = Nouvelle version d’un fichier publiée
event-datasets-file-withdrawn = Version d’un fichier retirée
event-datasets-withdrawn = Jeu de données retiré
event-datasets-restored = Jeu de données remis en ligne
event-datasets-commented = Commentaire publié
event-datasets-reused = Réutilisation signalée
event-datasets-remark-withdrawn = Commentaire ou réutilisation repris par son auteur
event-datasets-remark-removed = Commentaire ou réutilisation retiré par la modération
event-datasets-requested = Données demandées
event-datasets-answered = La demande a reçu une réponse
event-datasets-request-withdrawn = Demande reprise par son auteur
event-datasets-request-removed = Demande retirée par la modération

## What has just been done
notice-datasets-created = Le jeu de données est décrit. Envoyez maintenant son premier fichier : personne ne voit rien avant sa publication.
notice-datasets-changed = La présentation du jeu de données est enregistrée.
notice-datasets-file-sent = Le fichier est envoyé et vérifié. Lisez ce qui suit, puis publiez-le.
notice-datasets-file-checked = Le fichier est vérifié de nouveau.
notice-datasets-file-mended = Ce qui pouvait être corrigé sans aucun doute l’est. Le fichier est vérifié de nouveau.
notice-datasets-file-replaced = Le fichier est remplacé et vérifié. Lisez ce qui suit, puis publiez-le.
notice-datasets-file-dropped = Le fichier est abandonné. Rien n’a été publié.
notice-datasets-published = Le fichier est publié.
notice-datasets-withdrawn = Le jeu de données est retiré. Sa page dit pourquoi.
notice-datasets-restored = Le jeu de données est de nouveau en ligne.
notice-datasets-file-withdrawn = La version est retirée.
notice-datasets-commented = Votre commentaire est publié.
notice-datasets-reused = Votre réutilisation est dans la galerie.
notice-datasets-taken-back = C’est repris : plus personne ne le lit.
notice-datasets-requested = Votre demande est publiée. La réponse viendra ici.
notice-datasets-answered = La réponse est publiée.

## News, to those who follow
news-datasets-published = { $n ->
    [one] Un jeu de données est publié
   *[other] { $n } jeux de données sont publiés
 }
news-datasets-updated = { $n ->
    [one] Une nouvelle version d’un fichier
   *[other] { $n } nouvelles versions de fichiers
 }
news-datasets-commented = { $n ->
    [one] Un nouveau commentaire
   *[other] { $n } nouveaux commentaires
 }
news-datasets-reused = { $n ->
    [one] Une réutilisation signalée
   *[other] { $n } réutilisations signalées
 }
news-datasets-withdrawn = { $n ->
    [one] Un jeu de données est retiré
   *[other] { $n } jeux de données sont retirés
 }
news-datasets-requested = { $n ->
    [one] Une demande de données
   *[other] { $n } demandes de données
 }
news-datasets-answered = { $n ->
    [one] Une demande a reçu une réponse
   *[other] { $n } demandes ont reçu une réponse
 }

## What is refused
datasets-title-empty = Donnez un titre au jeu de données.
datasets-description-empty = Dites ce que contiennent ces données, et d’où elles viennent.
datasets-producer-empty = Dites qui produit ces données.
datasets-territory-empty = Dites de quel territoire parlent ces données.
datasets-siret-wrong = Écrivez le SIRET de l’établissement qui publie : 14 chiffres. Celui-ci n’est pas juste.
datasets-email-wrong = Écrivez une adresse électronique, par exemple donnees@exemple.fr.
datasets-theme-empty = Choisissez un thème.
datasets-licence-empty = Choisissez une licence.
datasets-frequency-empty = Dites à quelle fréquence les données sont mises à jour.
datasets-reach-empty = Dites quelle est l’étendue du territoire.
datasets-group-empty = Choisissez le groupe qui répond de ces données.
datasets-date-unreadable = Donnez une date complète, entre 1000 et 2200.
datasets-period-reversed = Le dernier jour doit suivre le premier.
datasets-text-too-long = Ce texte est trop long : { $max } caractères au plus.
datasets-address-unreadable = Donnez une adresse qui commence par https:// ou http://, sans espace.
datasets-too-many = Il y a { $max } jeux de données au plus.
datasets-files-too-many = Un jeu de données a { $max } fichiers au plus.
datasets-remarks-too-many = Un jeu de données a { $max } commentaires et réutilisations au plus.
datasets-remarks-day = Vous avez écrit { $max } commentaires ou réutilisations depuis hier, et on n’en écrit pas plus en un jour. Ce que vous avez écrit est encore là : publiez-le demain.
datasets-changed-meanwhile = Quelqu’un a modifié cette page pendant que vous écriviez. Ce que vous avez écrit est encore là : relisez, puis enregistrez de nouveau pour le garder.
datasets-file-missing = Choisissez un fichier.
datasets-file-large = Ce fichier est trop lourd : { $max } Mo au plus. Publiez-le en plusieurs fichiers.
datasets-file-title-empty = Donnez un nom au fichier.
datasets-draft-there = Une version de ce fichier est déjà en préparation. Publiez-la ou abandonnez-la d’abord.
datasets-draft-changed = Ce fichier a changé, ou a été publié ou abandonné, depuis que vous l’avez lu. Relisez-le d’abord.
datasets-published-meanwhile = Une autre version de ce fichier a été publiée entre-temps. Envoyez le vôtre de nouveau.
datasets-schema-unknown = Ce schéma n’est pas installé ici. Choisissez-en un autre.
datasets-schema-no-table = Un schéma ne vérifie que des tableaux : ce fichier n’en est pas un. N’en choisissez pas.
datasets-nothing-to-mend = Ce fichier ne suit aucun schéma : il n’y a rien à corriger.
datasets-personal-reason-empty = Dites pourquoi ces données peuvent être publiées : ce motif sera public.
datasets-withdraw-reason-empty = Dites pourquoi : tout le monde pourra le lire.
datasets-already-withdrawn = Rien n’est publié ici : il n’y a rien à retirer.
datasets-withdrawn-first = Ce jeu de données est retiré : publier ce fichier remettrait en ligne tous les autres. Remettez d’abord le jeu de données en ligne, depuis sa page, après avoir retiré les versions qui ne doivent pas revenir.
datasets-not-withdrawn = Ce jeu de données n’est pas retiré : il n’y a rien à remettre en ligne.
datasets-busy = Beaucoup de fichiers sont préparés en ce moment. Rien n’est perdu : recommencez dans une minute.
datasets-form-too-large = Cette forme du fichier serait trop lourde pour être préparée ici. Téléchargez le fichier d’origine.
datasets-remark-empty = Écrivez quelques mots.
datasets-reuse-title-empty = Donnez un nom à votre réutilisation.
datasets-reuse-address-empty = Donnez l’adresse où on la trouve.
datasets-request-title-empty = Dites quelles données vous cherchez.
datasets-request-empty = Dites à quoi elles serviraient.
datasets-request-answered = Cette demande a déjà reçu une réponse : elle reste lisible.
datasets-nobody-answers = Personne ne peut encore répondre ici aux demandes de données.
datasets-answer-empty = Écrivez la réponse : quand ces données viendront, où elles sont, ou pourquoi elles ne peuvent pas être publiées.
datasets-answer-state-empty = Dites ce que devient la demande.
datasets-answer-dataset-empty = Choisissez le jeu de données publié qui répond à la demande.
datasets-faults-left = { $n ->
    [one] Il reste une erreur : corrigez-la, ou vérifiez le fichier sans ce schéma.
   *[other] Il reste { $n } erreurs : corrigez-les, ou vérifiez le fichier sans ce schéma.
 }

## Words
datasets-navigation = Données ouvertes
datasets-theme-AGRI = Agriculture, pêche, forêt, alimentation
datasets-theme-ECON = Économie et finances
datasets-theme-EDUC = Éducation, culture et sport
datasets-theme-ENER = Énergie
datasets-theme-ENVI = Environnement
datasets-theme-GOVE = Administration et vie publique
datasets-theme-HEAL = Santé
datasets-theme-INTR = International
datasets-theme-JUST = Justice et sécurité
datasets-theme-REGI = Territoire et urbanisme
datasets-theme-SOCI = Population et société
datasets-theme-TECH = Science et numérique
datasets-theme-TRAN = Transports et mobilité
datasets-licence-lov2 = Licence Ouverte 2.0
datasets-licence-odc-odbl = Open Database License (ODbL)
datasets-frequency-UNKNOWN = Inconnue
datasets-frequency-NEVER = Une fois pour toutes
datasets-frequency-IRREG = Quand il y a lieu
datasets-frequency-CONT = En continu
datasets-frequency-HOURLY = Chaque heure
datasets-frequency-DAILY = Chaque jour
datasets-frequency-WEEKLY = Chaque semaine
datasets-frequency-MONTHLY = Chaque mois
datasets-frequency-BIMONTHLY = Tous les deux mois
datasets-frequency-QUARTERLY = Chaque trimestre
datasets-frequency-ANNUAL_2 = Chaque semestre
datasets-frequency-ANNUAL = Chaque année
datasets-frequency-BIENNIAL = Tous les deux ans
datasets-frequency-TRIENNIAL = Tous les trois ans
datasets-frequency-QUINQUENNIAL = Tous les cinq ans
datasets-reach-infracommunale = une partie de la commune
datasets-reach-communale = la commune
datasets-reach-intercommunale = plusieurs communes
datasets-reach-cantonale = un canton
datasets-reach-departementale = un département
datasets-reach-regionale = une région
datasets-reach-autre = autre
datasets-state-draft = en préparation
datasets-state-published = publié
datasets-state-withdrawn = retiré
datasets-version-state-draft = En préparation
datasets-version-state-published = En vigueur
datasets-version-state-former = Remplacée
datasets-version-state-withdrawn = Retirée
datasets-request-attente = Réponse attendue
datasets-request-prevue = Publication prévue
datasets-request-publiee = Données publiées
datasets-request-refusee = Refusée
datasets-request-retiree = Reprise par son auteur
datasets-request-moderee = Retirée
datasets-somebody = Quelqu’un
datasets-home = Mis à jour { $at }

## The catalogue
datasets-title = Données ouvertes
datasets-lead = Ce que la collectivité publie pour que chacun s’en serve : à lire, à télécharger, à réutiliser.
datasets-feed = Suivre les données publiées (flux)
datasets-feed-title = Données ouvertes : { $body }
datasets-none = Aucun jeu de données n’est encore publié ici.
datasets-none-found = Aucun jeu de données ne répond à cette recherche.
datasets-all = Voir tous les jeux de données
datasets-count = { $n ->
    [0] Aucun jeu de données
    [one] { $n } jeu de données
   *[other] { $n } jeux de données
 }
datasets-prepared = En préparation ou retirés
datasets-field-search = Chercher dans les données
datasets-filters = Affiner par thème, format ou licence
datasets-filter-count = { $label } ({ $n })
datasets-field-format = Format
datasets-search = Chercher
datasets-no-file = Aucun fichier publié pour l’instant
datasets-changed-on = Mis à jour le { $date }
datasets-for-programs = Pour les programmes et les autres catalogues
datasets-scdl = Catalogue au format SCDL (CSV)

## One dataset
datasets-draft-notice = Ce jeu de données est en préparation : il sera lisible par tous à la publication de son premier fichier.
datasets-withdrawn-on = Ces données ont été retirées le { $date }.
datasets-fact-group = Groupe qui en répond
datasets-fact-contact = Écrire à propos de ces données
datasets-fact-period = Période
datasets-period = du { $from } au { $to }
datasets-period-from = depuis le { $from }
datasets-period-to = jusqu’au { $to }
datasets-fact-published = Publié le
datasets-fact-changed = Mis à jour le
datasets-fact-identifier = Identifiant
datasets-files = Fichiers
datasets-version-on = version { $number }, { $date }
datasets-follows-schema = Vérifié selon le schéma { $schema }
datasets-version-details = Colonnes et changements de « { $title } »
datasets-download-original = Télécharger le fichier ({ $format })
datasets-download-spreadsheet = Pour un tableur (CSV)
datasets-download-csv = Pour un programme (CSV)
datasets-download-json = Pour un programme (JSON)
datasets-versions = Toutes les versions, et celles en préparation
datasets-versions-caption = Versions des fichiers
datasets-column-file = Fichier
datasets-column-version = Version
datasets-column-state = État
datasets-column-action = À faire
datasets-version-draft = En préparation
datasets-version-number = Version { $number }
datasets-send-version = Envoyer une nouvelle version
datasets-quality = Qualité : { $score } sur 100
datasets-quality-why = Pourquoi cette note
datasets-quality-description-yes = Décrit en quelques phrases (+{ $points })
datasets-quality-description-no = Décrivez mieux ces données, en cent caractères au moins ({ $points } points)
datasets-quality-keywords-yes = Trois mots-clés ou plus (+{ $points })
datasets-quality-keywords-no = Donnez au moins trois mots-clés ({ $points } points)
datasets-quality-contact-yes = Une adresse pour écrire (+{ $points })
datasets-quality-contact-no = Donnez une adresse où écrire ({ $points } points)
datasets-quality-period-yes = La période est dite (+{ $points })
datasets-quality-period-no = Dites de quelle période parlent ces données ({ $points } points)
datasets-quality-frequency-yes = La fréquence est dite (+{ $points })
datasets-quality-frequency-no = Dites à quelle fréquence elles sont mises à jour ({ $points } points)
datasets-quality-on-time-yes = À jour selon la fréquence annoncée (+{ $points })
datasets-quality-on-time-no = Les données ne sont pas à jour selon la fréquence annoncée ({ $points } points)
datasets-quality-format-yes = Tous les fichiers sont dans un format ouvert (+{ $points })
datasets-quality-format-no = Publiez chaque fichier dans un format ouvert : CSV, JSON, ODS ({ $points } points)
datasets-quality-schema-yes = Chaque tableau est vérifié selon un schéma (+{ $points })
datasets-quality-schema-no = Vérifiez chaque tableau selon un schéma ({ $points } points)
datasets-history = Histoire
datasets-reuses = Ce qu’on en a fait
datasets-reuses-none = Personne n’a encore signalé de réutilisation.
datasets-comments = { $n ->
    [0] Commentaires
    [one] { $n } commentaire
   *[other] { $n } commentaires
 }
datasets-said-by = { $name }, le { $date }
datasets-remarks-removed = { $n ->
    [one] Un message a été retiré par la modération.
   *[other] { $n } messages ont été retirés par la modération.
 }
datasets-take-back = Reprendre ce que j’ai écrit

## Describing
datasets-new-title = Décrire un jeu de données
datasets-new-lead = Dites ce que sont ces données. Rien n’est visible avant la publication du premier fichier.
datasets-new-button = Continuer
datasets-change-title = Modifier la présentation
datasets-change-button = Enregistrer
datasets-field-group = Groupe qui répond de ces données
datasets-field-group-hint = Ses responsables et les agents pourront les mettre à jour.
datasets-field-title = Titre
datasets-field-title-hint = Par exemple : Subventions aux associations en 2026
datasets-field-description = Ce que contiennent ces données
datasets-field-description-hint = D’où elles viennent, comment elles sont faites, ce qu’il faut savoir pour les lire.
datasets-field-theme = Thème
datasets-field-keywords = Mots-clés
datasets-field-keywords-hint = Séparés par des points-virgules : associations; subventions; budget
datasets-field-licence = Licence
datasets-field-licence-hint = La Licence Ouverte convient presque toujours. L’ODbL oblige à partager de même ce qu’on en fait.
datasets-field-frequency = Mise à jour
datasets-field-frequency-hint = Ce qui est annoncé ici est ce que la note de qualité vérifie.
datasets-field-producer = Producteur
datasets-field-producer-hint = Le service ou l’organisme qui fait ces données.
datasets-field-siret = SIRET de l’établissement qui publie
datasets-field-siret-hint = 14 chiffres. Les catalogues nationaux le demandent.
datasets-field-email = Adresse électronique de contact
datasets-field-email-hint = Celle d’un service plutôt que d’une personne : elle est publique.
datasets-field-reach = Étendue
datasets-field-territory = Territoire
datasets-field-from = Premier jour de la période
datasets-field-from-hint = De quand parlent ces données, et non quand elles sont publiées.
datasets-field-to = Dernier jour de la période

## Sending a file
datasets-send-title = Envoyer un fichier
datasets-send-version-title = Nouvelle version : { $title }
datasets-send-button = Envoyer et vérifier
datasets-send-after = Le fichier sera décrit, vérifié et cherché pour ses données personnelles. Vous le publierez ensuite.
datasets-field-file = Fichier
datasets-field-file-hint = Un tableau (CSV, XLSX, ODS, JSON, GeoJSON), ou un autre document (PDF, ZIP, ICS, GPX, KML…). { $max } au plus.
datasets-field-file-title = Nom du fichier
datasets-field-file-title-hint = Ce que les lecteurs verront. Sinon, son nom sur votre ordinateur.
datasets-field-schema = Schéma à suivre
datasets-field-schema-hint = Un format commun à toutes les collectivités, s’il y en a un pour ces données.
datasets-schema-named = { $title } – { $name } { $version }

## A version
datasets-draft-title = { $title } : avant publication
datasets-draft-lead = Seuls ceux qui préparent ces données voient cette page.
datasets-version-title = { $title }, version { $number }
datasets-version-withdrawn = Cette version a été retirée.
datasets-version-former = Une version plus récente a remplacé celle-ci.
datasets-version-latest = Voir le jeu de données
datasets-fact-file = Fichier
datasets-fact-format = Format et poids
datasets-fact-size = Taille
datasets-rows = { $n ->
    [one] { $n } ligne
   *[other] { $n } lignes
 }
datasets-columns-count = { $n ->
    [one] { $n } colonne
   *[other] { $n } colonnes
 }
datasets-fact-written = Écriture
datasets-written = encodage { $encoding }, séparateur { $separator }
datasets-separator-tab = tabulation
datasets-fact-schema = Schéma
datasets-schema-none = Aucun
datasets-fact-digest = Empreinte SHA-256
datasets-fact-mended = Corrections
datasets-mended = { $n ->
    [one] { $n } valeur corrigée en un clic
   *[other] { $n } valeurs corrigées en un clic
 }
datasets-choose-schema = Vérifier selon un autre schéma
datasets-check-button = Vérifier
datasets-valid = Aucune erreur : le fichier suit le schéma { $schema }.
datasets-faults = { $n ->
    [one] Une erreur à corriger
   *[other] { $n } erreurs à corriger
 }
datasets-faults-lead = Le fichier sera publié une fois corrigé. La ligne 1 est celle des noms de colonnes.
datasets-faults-caption = Erreurs, ligne par ligne
datasets-faults-more = { $n ->
    [one] Et une autre erreur.
   *[other] Et { $n } autres erreurs.
 }
datasets-remarks = { $n ->
    [one] Une remarque
   *[other] { $n } remarques
 }
datasets-remarks-lead = Le fichier peut être publié ainsi ; qui le lit y perdra.
datasets-remarks-caption = Remarques, ligne par ligne
datasets-fault-place = Où
datasets-fault-value = Ce qui est écrit
datasets-fault-what = Ce qui ne va pas
datasets-fault-fix = Comment corriger
datasets-mend-button = Corriger ce qui peut l’être
datasets-mend-file = Télécharger le fichier corrigé sans rien changer ici
datasets-place-cell = ligne { $row }, { $field }
datasets-place-row = ligne { $row }
datasets-place-column = colonne { $field }
datasets-place-whole = fichier
datasets-told-unknown = Ce point a été noté par une autre version du programme.
datasets-notices = { $n ->
    [one] Un point à savoir
   *[other] { $n } points à savoir
 }
datasets-personal-title = Ce fichier peut contenir des données personnelles
datasets-personal-what-to-do = Retirez-les du fichier, ou dites plus bas pourquoi elles peuvent être publiées : un texte qui le prévoit, l’accord des personnes, une adresse de service…
datasets-personal-where = { $n ->
    [one] { $column } : { $sort }, dans { $n } cellule (ligne { $rows })
   *[other] { $column } : { $sort }, dans { $n } cellules (lignes { $rows }…)
 }
datasets-personal-name = noms de personnes
datasets-personal-email = adresses électroniques
datasets-personal-phone = numéros de téléphone
datasets-personal-iban = comptes bancaires (IBAN)
datasets-personal-nir = numéros de sécurité sociale (NIR)
datasets-personal-birth = dates ou lieux de naissance
datasets-personal-address = adresses, à côté de noms de personnes
datasets-personal-left-out = Une partie du fichier n’est pas dans le tableau qui a été lu (autres feuilles, cellules après la dernière colonne, cellules très longues, membres JSON hors des lignes). Elle serait publiée avec lui : vérifiez vous-même qu’elle ne contient aucune donnée personnelle.
datasets-personal-unread = Ce document n’a pas pu être lu comme un tableau : vérifiez vous-même qu’il ne contient aucune donnée personnelle.
datasets-personal-justified = Pourquoi ces données sont publiées
datasets-field-personal-reason = Pourquoi ces données peuvent être publiées
datasets-field-personal-reason-hint = Ce motif est public, sur la page du fichier.
datasets-field-note = Ce qu’il faut savoir de cette version
datasets-field-note-hint = Par exemple : ajout des subventions du second semestre.
datasets-publish-title = Publier
datasets-publish-button = Publier ce fichier
datasets-download-sent = Télécharger le fichier tel qu’il est
datasets-replace = Remplacer le fichier
datasets-replace-hint = L’autre fichier prend la place de celui-ci et suit le même schéma. { $max } au plus.
datasets-replace-button = Remplacer et vérifier
datasets-drop = Abandonner ce fichier
datasets-drop-what = Il ne sera pas publié, et plus personne ne pourra le lire ici. Son contenu reste toutefois dans le dossier de données du serveur, et dans ses sauvegardes. Vous pourrez en envoyer un autre.
datasets-drop-confirm = Abandonner
datasets-differences = Ce qui a changé
datasets-differences-none = Rien n’a changé depuis la version précédente.
datasets-rows-added = { $n ->
    [one] { $n } ligne ajoutée
   *[other] { $n } lignes ajoutées
 }
datasets-rows-removed = { $n ->
    [one] { $n } ligne disparue
   *[other] { $n } lignes disparues
 }
datasets-rows-kept = { $n ->
    [one] { $n } ligne inchangée
   *[other] { $n } lignes inchangées
 }
datasets-columns-added = Colonnes ajoutées : { $names }
datasets-columns-removed = Colonnes disparues : { $names }
datasets-sample-added = Premières lignes ajoutées
datasets-sample-removed = Premières lignes disparues
datasets-columns = Colonnes
datasets-columns-caption = { $n ->
    [one] { $n } colonne, et ce qu’elle contient
   *[other] { $n } colonnes, et ce qu’elles contiennent
 }
datasets-columns-more = { $n ->
    [one] Et une autre colonne.
   *[other] Et { $n } autres colonnes.
 }
datasets-column-name = Colonne
datasets-column-sort = Valeurs
datasets-column-filled = Remplie
datasets-column-examples = Exemples
datasets-column-unnamed = (sans nom)

## Withdrawing
datasets-withdraw-title = Retirer ce jeu de données
datasets-withdraw-lead = Plus personne ne pourra lire ni télécharger ces données ici. La page dira pourquoi. Le contenu des fichiers reste dans le dossier de données du serveur, et dans ses sauvegardes.
datasets-withdraw-version = Retirer cette version
datasets-withdraw-version-lead = Plus personne ne pourra la télécharger ici. Les autres versions restent. Son contenu reste dans le dossier de données du serveur, et dans ses sauvegardes.
datasets-restore-title = Remettre ce jeu de données en ligne
datasets-restore-lead = Tout le monde pourra de nouveau lire et télécharger ces données.
datasets-restore-files = Reviennent, dans leur version en vigueur :
datasets-restore-nothing = Aucun fichier n’est en vigueur : seule la page du jeu de données reviendra.
datasets-restore-button = Remettre en ligne
datasets-field-reason = Motif
datasets-field-reason-hint = Il est public. N’y répétez pas ce qui est retiré.
datasets-withdraw-button = Retirer

## Comments and reuses
datasets-comment-title = Commenter ces données
datasets-comment-lead = Une question, une erreur vue, un merci : le service lit ce qui est écrit ici.
datasets-reuse-title = Signaler une réutilisation
datasets-reuse-lead = Une carte, un article, une application : montrez ce que vous avez fait de ces données.
datasets-field-text = Votre message
datasets-field-reuse-title = Nom de la réutilisation
datasets-field-reuse-address = Adresse où on la trouve
datasets-field-reuse-address-hint = Par exemple https://exemple.fr/carte
datasets-field-name = Votre nom
datasets-field-name-yes = Montrer mon nom
datasets-remark-button = Publier

## Requests
datasets-requests-title = Demandes de données
datasets-requests-lead = Ce que les habitants demandent, et ce que la collectivité répond.
datasets-requests-none = Personne n’a encore rien demandé.
datasets-ask-title = Demander des données
datasets-ask-lead = Votre demande est publique, et la réponse aussi : d’autres cherchent peut-être la même chose.
datasets-ask-button = Publier ma demande
datasets-asked-on = Demandé le { $date }
datasets-field-request-title = Données cherchées
datasets-field-request-title-hint = Par exemple : les horaires de la déchèterie
datasets-field-request-text = À quoi elles serviraient
datasets-field-request-text-hint = Le service comprendra mieux ce qu’il faut publier.
datasets-request-by = Demandé par
datasets-request-to = Groupe qui répond
datasets-request-on = Demandé le
datasets-request-awaited = La collectivité n’a pas encore répondu.
datasets-request-gone = Demande retirée
datasets-request-taken-back = Son auteur a repris cette demande.
datasets-answer = Réponse
datasets-answer-title = Répondre à cette demande
datasets-answer-button = Publier la réponse
datasets-answered-on = Répondu le { $date }
datasets-field-state = Ce que devient la demande
datasets-field-answer-hint = Quand ces données viendront, où elles sont, ou pourquoi elles ne peuvent pas être publiées.
datasets-field-dataset = Jeu de données qui y répond
datasets-field-dataset-hint = Quand les données sont publiées.

## What is declared of personal data
processing-datasets-exchanges-title = Données ouvertes : remarques et demandes
processing-datasets-exchanges-purpose = Publier des données, répondre à qui en demande, recueillir ce que chacun en dit ou en fait.
processing-datasets-exchanges-people = Qui fait une remarque, une demande ou une proposition à un défi ; agents qui déposent un fichier
processing-datasets-exchanges-data = Remarque, demande ou proposition avec son fichier, nom si la personne l’a voulu ; qui a déposé un fichier, et quand ; adresse de contact publiée
processing-datasets-exchanges-recipients = Tout le monde pour ce qui est publié ; les agents pour le nom de qui ne l’a pas montré
processing-datasets-exchanges-kept = Avec le jeu de données, sans limite ; le nom s’efface à la fermeture du compte.

## Budgets
notice-datasets-totem-sent = Ce fichier était un budget au format TOTEM : il est converti en tableau (SCDL budget) et vérifié. C’est ce tableau qui sera publié. Lisez ce qui suit, puis publiez-le.
notice-datasets-totem-unlabelled = Ce fichier était un budget au format TOTEM : il est converti en tableau (SCDL budget) et vérifié. Des codes n’y ont pas de libellé : le plan de comptes de cette nomenclature n’est pas installé ici, ou ne les connaît pas. L’exploitant l’installe dans le dossier « plans-de-comptes » (voir le guide des données ouvertes) ; envoyez ensuite le budget de nouveau.
datasets-send-totem = Un budget transmis à l’État par le logiciel de finances (fichier TOTEM, en XML) est reconnu : il devient un tableau, vérifié selon le schéma des budgets.
datasets-budget-title = Où va l’argent
datasets-budget-intro = Ces chiffres sont ceux des opérations réelles, où l’argent entre ou sort : les écritures d’ordre, qui passent d’un compte à un autre, n’y sont pas.
datasets-budget-named = { $step } { $year }
datasets-budget-file = Fichier : { $title } ; établissement : { $siret }
datasets-budget-nothing = Ce budget ne donne aucun montant pour ces opérations.
datasets-budget-no-function = Ce budget n’est pas présenté par fonction.
datasets-budget-spending-nature = Dépenses par nature
datasets-budget-spending-function = Dépenses par fonction
datasets-budget-income-nature = Recettes par nature
datasets-budget-income-function = Recettes par fonction
datasets-budget-operating = Fonctionnement
datasets-budget-investment = Investissement
datasets-budget-column-label = Poste
datasets-budget-column-total = Total
datasets-budget-euros = { $amount } €
datasets-budget-sentence = Total : { $total }, dont { $operating } en fonctionnement et { $investment } en investissement. Le premier poste est « { $most } » : { $amount }.
datasets-budget-figures = { $title }, en euros
datasets-budget-see-figures = Voir les chiffres
datasets-budget-unnamed = Sans code
datasets-budget-others = { $n ->
    [one] Un autre poste
   *[other] { $n } autres postes
 }
