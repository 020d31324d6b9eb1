# Parcours

parcours-navigation = Parcours
parcours-title = Les parcours
parcours-lead = Un parcours mène une décision de la première idée à l’acte publié, étape par étape.
parcours-drafts = En préparation
parcours-none-running = Aucun parcours n’est ouvert pour le moment.
parcours-none-finished = Aucun parcours n’est encore terminé.
parcours-none-abandoned = Aucun parcours n’a été arrêté sans suite.
parcours-new = Nouveau parcours
parcours-see-finished = Voir les parcours terminés
parcours-see-running = Voir les parcours en cours
parcours-line-finished = Terminé
parcours-line-abandoned = Arrêté sans suite
parcours-line-draft = En préparation, pas encore public
parcours-home-open = Étape ouverte jusqu’au { $until }
parcours-group = Mené par
parcours-template = Modèle
parcours-state-brouillon = En préparation
parcours-state-en-cours = En cours
parcours-state-termine = Terminé
parcours-state-sans-suite = Sans suite
parcours-now = Maintenant
parcours-dates = du { $from } au { $until }
parcours-dates-closed = close le { $at }
parcours-until = Jusqu’au { $until }
parcours-overdue-ready = La date prévue est passée et rien ne manque : l’étape attend qu’on la close.
parcours-overdue = La date prévue est passée. L’étape attend : { $reason }
parcours-waiting-for = Pour clore cette étape, il manque encore ceci : { $reason }
parcours-close-step = Clore cette étape
parcours-close-step-what = L’étape suivante s’ouvrira aussitôt. Une étape close ne se rouvre pas.
parcours-start = Démarrer ce parcours
parcours-start-what = Le parcours devient public et sa première étape s’ouvre aussitôt.
parcours-why-closing = Une étape se clôt quand sa date est venue ou quand une personne habilitée le décide, et seulement si ses conditions sont remplies. Le modèle du parcours les fixe ; il a été copié au départ et ne change plus.
parcours-subjects = Ce que ce parcours rassemble
parcours-step-label = « { $label } »
parcours-subject-text = Le texte
parcours-subject-meeting = La réunion
parcours-subject-act = L’acte publié
parcours-timeline = Ce qui s’est passé
parcours-new-title = Nouveau parcours
parcours-new-lead = Quelques questions suffisent. Rien n’est public avant que vous le décidiez.
parcours-question-title = Quel est l’objet de ce parcours ?
parcours-question-title-hint = Par exemple : Avis sur le plan local de déplacements
parcours-question-group = Quel groupe le mène ?
parcours-question-template = De quel modèle partir ?
parcours-question-start = Quel jour commence la première étape ?
parcours-question-days = Combien de jours dure chaque étape ?
parcours-days-of = { $step } (jours)
parcours-calendar = Le calendrier
parcours-calendar-step = Étape
parcours-calendar-dates = Dates
parcours-preview = Voir le calendrier
parcours-create = Préparer ce parcours
parcours-no-group = Aucun groupe n’existe encore : créez-en un d’abord.
parcours-groups = Voir les groupes

notice-parcours-created = Le parcours est prêt. Vérifiez-le, puis démarrez-le.
notice-parcours-started = Le parcours est démarré : sa première étape est ouverte.
notice-parcours-step-closed = L’étape est close.

parcours-title-missing = Donnez un titre à ce parcours.
parcours-title-too-long = Le titre est trop long : { $max } caractères au plus.
parcours-template-unknown = Choisissez un modèle dans la liste.
parcours-group-missing = Choisissez le groupe qui mène ce parcours.
parcours-date-missing = Écrivez une date, par exemple 2026-12-08.
parcours-date-too-far = Cette date est trop éloignée : choisissez-en une à moins de trois ans.
parcours-days-out-of-range = Une étape dure entre 1 et 730 jours.
parcours-already-started = Ce parcours a déjà démarré.
parcours-step-unknown = Cette étape n’existe pas dans ce parcours.
parcours-step-not-open = Cette étape n’est pas ouverte.
parcours-guard-unanswered = Une condition de cette étape ne peut pas être vérifiée.
parcours-not-its-own = Ce parcours porte sur un autre texte ou une autre réunion. Choisissez les siens, ou rattachez-les d’abord à l’étape qui les attend.
parcours-of-another-group = Ce parcours est celui d’un autre groupe.
parcours-subject-elsewhere = Ce texte appartient déjà à un autre parcours, qui en décide.
parcours-role-taken = Ce parcours a déjà un sujet pour ce rôle.

right-parcours-prepare = Préparer un parcours
right-parcours-advance = Démarrer un parcours, en clore une étape, l’arrêter sans suite, le rouvrir
right-parcours-gather = Rattacher un sujet à un parcours

event-parcours-created = Parcours préparé
event-parcours-started = Parcours démarré
event-parcours-step-opened = Étape ouverte
event-parcours-step-closed = Étape close
event-parcours-step-overdue = Date d’une étape passée
event-parcours-finished = Parcours terminé
event-parcours-abandoned = Parcours arrêté sans suite
event-parcours-reopened = Parcours rouvert
event-parcours-subject-gathered = Sujet rattaché au parcours

parcours-none-draft = Aucun parcours n’est en préparation.
parcours-continue = Continuer
parcours-dates-one = le { $on }
parcours-yes = Oui
parcours-no = Non
parcours-question-days-hint = Les durées du modèle sont déjà là. Changez-les si besoin, puis regardez le calendrier.
parcours-templates = Modèles
parcours-templates-see = Regarder les modèles avant de choisir
parcours-answer-missing = Répondez à cette question : « { $question } »
parcours-answer-too-long = La réponse à « { $question } » est trop longue : { $max } caractères au plus.
parcours-answer-number = La réponse à « { $question } » est un nombre, par exemple 12.
parcours-urgency = Délai de l’étape « { $step } »
parcours-urgency-no = Convocation ordinaire
parcours-urgency-yes = Convocation en urgence
parcours-urgency-hint = Le délai peut être abrégé. L’assemblée se prononce sur l’urgence à l’ouverture de la séance.
parcours-convocation-runs = La convocation court jusqu’au { $until } : la séance est annoncée pour le lendemain. L’étape se clora d’elle-même.

## Arrêter sans suite, rouvrir
parcours-abandon = Arrêter ce parcours sans suite
parcours-abandon-heading = Arrêter ce parcours
parcours-abandon-when = L’idée est abandonnée, une autre la remplace, le calendrier ne convient plus ? Le parcours peut s’arrêter ici, avec une raison que tout le monde pourra lire.
parcours-abandon-later = Pour arrêter ce parcours sans suite, finissez d’abord ce qui est ouvert. { $reason }
parcours-abandon-title = Arrêter ce parcours sans suite
parcours-abandon-lead = Ses étapes s’arrêtent où elles en sont et plus rien n’est demandé à personne. Ce qui a été écrit et décidé reste lisible. Vous pourrez le rouvrir.
parcours-abandon-reason = Pourquoi s’arrête-t-il ?
parcours-abandon-reason-hint = Tout le monde lira cette raison sur la page du parcours. N’y nommez personne.
parcours-abandon-reason-missing = Dites pourquoi ce parcours s’arrête : celles et ceux qui y ont pris part le liront.
parcours-abandon-reason-too-long = La raison est trop longue : { $max } caractères au plus.
parcours-abandon-not = Revenir au parcours sans l’arrêter
parcours-abandoned-on = Arrêté sans suite le { $at }
parcours-hopeless = Ce parcours ne peut plus aller jusqu’à l’acte publié.
parcours-hopeless-what = Ce parcours ne peut plus aller jusqu’à l’acte publié. Arrêtez-le sans suite, en disant pourquoi : la raison est déjà écrite, vous pouvez la compléter.
parcours-reopen = Rouvrir ce parcours
parcours-reopen-what = Le parcours reprend où il s’est arrêté. Une étape dont la date est passée attendra qu’on la close.
parcours-dates-left = ouverte le { $from }, arrêtée avec le parcours
parcours-not-started = Ce parcours n’a pas démarré : il peut être supprimé.
parcours-finished-already = Ce parcours est terminé.
parcours-abandoned-already = Ce parcours est arrêté sans suite. Rouvrez-le d’abord.
parcours-not-abandoned = Ce parcours n’est pas arrêté.
notice-parcours-abandoned = Le parcours est arrêté sans suite. Sa page dit pourquoi.
notice-parcours-reopened = Le parcours est rouvert.

## Changer, supprimer une préparation
parcours-draft-title = Changer ce parcours
parcours-draft-change = Changer ce parcours
parcours-draft-save = Enregistrer
parcours-draft-delete = Supprimer ce parcours
parcours-draft-delete-what = Rien n’en restera. Personne d’autre que vous ne l’a vu, puisqu’il n’a pas démarré.
parcours-draft-stale = Quelqu’un a changé ce parcours entre-temps. Ce que vous avez écrit est toujours dans le formulaire : relisez, puis enregistrez à nouveau pour le garder.
parcours-draft-kept = Ce qui est enregistré maintenant : « { $title } », premier jour le { $on }.
notice-parcours-draft-changed = Le parcours est changé.
notice-parcours-draft-deleted = Le parcours est supprimé.

## Ce que la loi dit du calendrier
parcours-law-title = Ce que la loi dit de ce calendrier
parcours-law-past = Le premier jour est déjà passé : les dates partiront du jour où vous démarrez.
parcours-law-closes-day-off =
    { $day ->
        [samedi] L’étape se clôt un samedi, le { $on } : les services sont peut-être fermés.
        [dimanche] L’étape se clôt un dimanche, le { $on } : les services sont fermés.
       *[ferie] L’étape se clôt un jour férié, le { $on } : les services sont fermés.
    }
parcours-law-meeting-day-off =
    { $day ->
        [samedi] La séance tombe un samedi, le { $on }.
        [dimanche] La séance tombe un dimanche, le { $on }.
       *[ferie] La séance tombe un jour férié, le { $on }.
    }
parcours-law-meeting-elsewhere = La séance est annoncée pour le { $held }, mais cette étape ne s’ouvre que le { $opens } : donnez la même durée aux étapes qu’elle attend.
parcours-law-no-convocation = Cette réunion est annoncée le jour où l’étape s’ouvre. Pour une séance de l’assemblée, partez d’un modèle qui a une étape de convocation, ou convoquez vous-même avant.
parcours-law-not-assembly = Aucun délai légal de convocation : il ne s’impose qu’à l’assemblée de la collectivité.
parcours-law-free-kept = Aucun texte n’impose de délai de convocation à votre organisme. Le règlement intérieur type de Parvis propose { $needed } jours francs ; ce calendrier en laisse { $found }.
parcours-law-free-short = Aucun texte n’impose de délai de convocation à votre organisme. Le règlement intérieur type de Parvis propose { $needed } jours francs ; ce calendrier n’en laisse que { $found }.
parcours-law-delay-kept =
    { $unit ->
        [plain] La séance est { $found } jours après l’envoi des convocations ; { $needed } suffisent.
       *[clear] { $found } jours francs séparent l’envoi des convocations de la séance ; il en faut { $needed }.
    }
parcours-law-delay-short =
    { $unit ->
        [plain] La convocation doit partir { $needed } jours au moins avant la séance ; ce calendrier n’en laisse que { $found }. Allongez l’étape : la séance peut se tenir à partir du { $earliest }.
       *[clear] Il faut { $needed } jours francs entre l’envoi des convocations et la séance ; ce calendrier n’en laisse que { $found }. Ni le jour de l’envoi ni celui de la séance ne comptent. Allongez l’étape : la séance peut se tenir à partir du { $earliest }.
    }
parcours-law-delay-population = { $found } jours francs suffisent en dessous de { $threshold } habitants, mais il en faut { $needed } à partir de ce seuil. Parvis ne connaît pas encore la population de la commune.
parcours-law-delay-urgent = Délai abrégé pour urgence : il en est rendu compte dès l’ouverture de la séance, et l’assemblée se prononce. Elle peut renvoyer la discussion à une autre séance.
parcours-law-delay-urgent-short =
    { $unit ->
        [plain] Même en urgence, la convocation part la veille au plus tard. La séance peut se tenir à partir du { $earliest }.
       *[clear] Même en urgence, il faut { $needed } jour franc entre l’envoi des convocations et la séance. Elle peut se tenir à partir du { $earliest }.
    }
parcours-law-convocation-by = La convocation est faite par qui préside l’assemblée. Elle porte l’ordre du jour, elle est mentionnée au registre et affichée ou publiée.
parcours-law-summary-note = À partir de { $threshold } habitants, une note explicative de synthèse accompagne la convocation.
parcours-law-consultation = La loi ne fixe pas la durée d’une consultation que vous choisissez d’ouvrir : elle veut que les modalités soient publiées, un dossier d’information, un délai raisonnable et que les suites soient rendues publiques. Celle-ci dure { $days } jours.
parcours-law-consultation-environment = À vérifier par vos soins : un projet qui a une incidence sur l’environnement ou l’urbanisme peut imposer une durée et une procédure (code de l’environnement, art. L. 123-19-1 et voisins). Parvis ne les contrôle pas.
parcours-law-not-a-referendum = Ce n’est ni un référendum local ni une consultation des électeurs : ceux-là se tiennent sur papier, dans les bureaux de vote.
parcours-law-act-in-force = La délibération entre en vigueur une fois publiée et, si elle y est soumise, transmise au préfet. La transmission se fait hors de Parvis.
parcours-law-act-online = L’acte entier reste en ligne { $months } mois au moins.
parcours-law-list-of-acts = La liste des délibérations examinées est affichée et mise en ligne dans les { $days } jours qui suivent la séance.

## Population et droit local
parcours-place-title = Ce qui décide des délais
parcours-place-lead = Parvis compare les calendriers avec la loi. Il lui faut deux choses, dites une fois.
parcours-place-link = Dire la population, le droit local
parcours-place-rules = Les règles appliquées
parcours-place-save = Enregistrer
parcours-place-free = Aucun texte n’impose de délai de convocation à votre organisme : la population ne décide de rien ici.
parcours-population = Population
parcours-population-commune = Le nombre d’habitants de la commune. Le délai de convocation en dépend.
parcours-population-epci = Le nombre d’habitants de la plus peuplée des communes membres. Le délai de convocation en dépend.
parcours-population-wrong = Écrivez un nombre d’habitants, par exemple 14 000.
parcours-territory = Où êtes-vous ?
parcours-territory-france = Ailleurs en France
parcours-territory-alsace-moselle = En Moselle, dans le Bas-Rhin ou le Haut-Rhin
notice-parcours-place-set = C’est noté : les calendriers en tiennent compte.

## Modèles
parcours-templates-title = Les modèles de parcours
parcours-templates-lead = Un modèle est une façon de décider, étape par étape. Il se copie, se change, s’exporte en un fichier et se partage avec une autre commune.
parcours-templates-own = Les modèles de : { $body }
parcours-templates-none = Aucun modèle à vous pour le moment. Ouvrez un modèle livré avec Parvis et copiez-le, ou recevez un fichier.
parcours-templates-shipped = Livrés avec Parvis
parcours-template-too-long = C’est trop long pour un modèle : raccourcissez les textes ou retirez des étapes.
parcours-templates-full = Vous gardez déjà { $max } modèles : supprimez-en un d’abord.
parcours-template-steps =
    { $n ->
        [one] { $n } étape
       *[other] { $n } étapes
    }
parcours-template-not-here = Pas disponible ici
parcours-template-missing = Ce modèle ne peut pas servir ici : personne n’offre encore ce qu’il faut pour ces étapes : { $steps }. Vous pouvez le copier et changer ces étapes.
parcours-template-shipped = Modèle livré avec Parvis.
parcours-template-own-version = Modèle à vous, version { $n }.
parcours-template-use = Ouvrir un parcours avec ce modèle
parcours-template-export = Exporter en un fichier (.toml)
parcours-template-import = Recevoir un modèle
parcours-template-import-title = Recevoir un modèle d’une autre commune
parcours-template-file = Le fichier reçu
parcours-template-file-hint = Un fichier .toml, comme il a été exporté.
parcours-template-file-unreadable = Ce fichier ne se lit pas comme du texte : envoyez le fichier .toml tel qu’il a été reçu.
parcours-template-source = Ou ce qu’il contient
parcours-template-source-hint = Sans fichier sous la main, collez ici tout ce qu’il contient.
parcours-template-line = Ligne { $line } :
parcours-template-faults =
    { $n ->
        [one] Ce fichier ne peut pas être reçu : une faute est à corriger.
       *[other] Ce fichier ne peut pas être reçu : { $n } fautes sont à corriger.
    }
parcours-template-copy = Copier ce modèle
parcours-template-copy-what = La copie est à vous : vous pouvez la changer. L’original reste.
parcours-template-copy-title = Nom de la copie
parcours-template-copy-of = { $title } (copie)
parcours-template-change = Changer ce modèle
parcours-template-remove = Supprimer ce modèle
parcours-template-remove-what = Les parcours déjà préparés ou démarrés gardent leur copie : rien n’y change.
parcours-template-preview = Comme le verra un habitant
parcours-template-law-assembly = Ce que la loi dit de ce calendrier vaut si c’est l’assemblée qui le prend : le groupe choisi à la création en décide.
parcours-template-preview-hint = Les dates sont celles d’un parcours qui commencerait lundi prochain.
parcours-template-days =
    { $n ->
        [one] { $n } jour.
       *[other] { $n } jours.
    }
parcours-template-after = Après : { $steps }.
parcours-template-guards = Se clôt quand : { $guards }.
parcours-template-tools = Outils : { $tools }.
parcours-tool-unknown = { $name } (inconnu de ce site)
parcours-template-tools-unknown = Ce modèle nomme des outils que ce site ne connaît pas : { $names }. Ils sont gardés avec lui et n’allument rien.
parcours-template-title-missing = Donnez un nom à ce modèle.
parcours-template-shipped-fixed = Un modèle livré avec Parvis ne se change pas : copiez-le, puis changez la copie.
notice-parcours-template-copied = La copie est prête. Changez-la, puis enregistrez.
notice-parcours-template-saved = Le modèle est enregistré.
notice-parcours-template-imported = Le modèle est reçu : il est à vous.
notice-parcours-template-removed = Le modèle est supprimé.

## Éditeur de modèles
parcours-editor-page = Changer « { $title } »
parcours-editor-lead = Rien n’est enregistré avant « Enregistrer ». L’aperçu est en bas de la page.
parcours-editor-title = Nom du modèle
parcours-editor-summary = À quoi il sert, en une phrase
parcours-editor-steps = Les étapes, dans l’ordre
parcours-editor-step = Étape { $n } : { $label }
parcours-editor-label = Ce qu’on y fait
parcours-editor-kind = Sorte d’étape
parcours-editor-kind-absent = { $kind } (pas disponible ici)
parcours-editor-kind-changed = La sorte d’une étape a changé : vérifiez ce qui la clôt et ses réglages, puis enregistrez.
parcours-editor-days = Durée prévue, en jours
parcours-editor-after = Elle s’ouvre quand sont closes
parcours-editor-after-hint = Rien de coché : elle s’ouvre dès le départ.
parcours-editor-same-day = Elle est prévue le jour même où se clôt la précédente, et non le lendemain
parcours-editor-guards = Elle ne se clôt que si
parcours-editor-ask = Question posée à l’ouverture d’un parcours : { $setting }
parcours-editor-settings = Réglages et outils
parcours-editor-tools = Outils à allumer
parcours-editor-tools-hint = Ils s’allument quand l’étape s’ouvre, là où un agent a réglé la passerelle.
parcours-editor-new-step = Nouvelle étape
parcours-editor-see = Mettre à jour l’aperçu
parcours-editor-add = Ajouter une étape
parcours-editor-up = Monter
parcours-editor-down = Descendre
parcours-editor-remove = Retirer cette étape
parcours-editor-save = Enregistrer
parcours-editor-stale = Quelqu’un a enregistré la version { $n } entre-temps. Ce que vous avez écrit est toujours dans le formulaire : relisez, puis enregistrez à nouveau pour le garder.
parcours-editor-label-missing = Étape { $n } : dites ce qu’on y fait.
parcours-editor-kind-missing = Étape { $n } : choisissez une sorte d’étape.
parcours-editor-days-wrong = Étape { $n } : une étape dure entre 1 et 730 jours.
parcours-editor-number-wrong = Étape { $n } : « { $setting } » s’écrit en chiffres, sans espace ni lettre.

## Fautes d’un modèle
parcours-template-too-big = Ce fichier est trop grand : { $max } Kio au plus.
parcours-template-unreadable = cette ligne ne suit pas l’écriture TOML : « { $written } ». Vérifiez les guillemets, le signe = et les crochets.
parcours-template-format = ce modèle est au format { $format } ; ce Parvis lit le format 1.
parcours-template-name = « { $name } » n’est pas un nom : des minuscules sans accents, des chiffres et des traits d’union, 60 signes au plus.
parcours-template-no-step = Ce modèle n’a pas d’étape : il en faut une au moins, sous [[steps]].
parcours-template-step-count = un modèle a entre 1 et { $max } étapes.
parcours-template-steps-shape = les étapes s’écrivent chacune sous [[steps]].
parcours-template-named-twice = deux étapes s’appellent « { $step } ».
parcours-template-waits-for-later = l’étape « { $step } » attend « { $after } », qui ne vient pas avant elle.
parcours-template-kind-unknown = la sorte d’étape « { $kind } » n’existe pas ici. Sortes disponibles : { $offered }.
parcours-template-guard-unknown = la condition « { $guard } » n’existe pas pour la sorte « { $kind } ». Conditions possibles : { $offered }.
parcours-template-setting-unknown = le réglage « { $setting } » n’existe pas, ou pas sous cette forme, pour la sorte « { $kind } ». Réglages possibles : { $offered }.
parcours-template-setting-shape = le réglage « { $setting } » doit être un texte ({ $max } caractères au plus), un nombre entier, true ou false.
parcours-template-ask-shape = une question est un texte non vide de { $max } caractères au plus.
parcours-template-table-shape = « { $key } » s’écrit entre accolades : nom = valeur, { $max } au plus.
parcours-template-key-unknown = « { $key } » n’est pas un mot de ce format. Mots connus : { $known }.
parcours-template-key-missing = il manque « { $key } ».
parcours-template-text-shape = « { $key } » doit être un texte non vide de { $max } caractères au plus.
parcours-template-number-shape = « { $key } » doit être un nombre entier.
parcours-template-number-range = « { $key } » doit être un nombre entier entre 1 et { $max }.
parcours-template-flag-shape = « { $key } » doit être true ou false.
parcours-template-list-shape = « { $key } » doit être une liste de noms entre crochets, { $max } au plus : des minuscules sans accents, des chiffres et des traits d’union.

right-parcours-compose = Composer les modèles de parcours
right-parcours-place = Dire ce qui décide des délais légaux

event-parcours-draft-changed = Parcours changé avant son départ
event-parcours-draft-deleted = Préparation d’un parcours supprimée
event-parcours-template-copied = Modèle copié
event-parcours-template-imported = Modèle reçu
event-parcours-template-changed = Modèle changé
event-parcours-template-removed = Modèle supprimé
event-parcours-place-set = Population et droit local dits

## News, to those who follow
news-parcours-started = { $n ->
    [one] Le parcours commence
   *[other] { $n } parcours commencent
 }
news-parcours-step-opened = { $n ->
    [one] Une étape s’ouvre
   *[other] { $n } étapes s’ouvrent
 }
news-parcours-step-closed = { $n ->
    [one] Une étape est close
   *[other] { $n } étapes sont closes
 }
news-parcours-finished = { $n ->
    [one] Le parcours est terminé
   *[other] { $n } parcours sont terminés
 }
news-parcours-abandoned = { $n ->
    [one] Le parcours s’arrête sans suite
   *[other] { $n } parcours s’arrêtent sans suite
 }
news-parcours-reopened = { $n ->
    [one] Le parcours est rouvert
   *[other] { $n } parcours sont rouverts
 }

## What its subjects are called
subject-parcours = Parcours
