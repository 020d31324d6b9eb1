# The command line

cli-parvis = Les décisions civiques d’une commune, de la première idée à l’acte publié
cli-serve = Sert les pages et fait le travail de fond
cli-demo = Remplit une collectivité de démonstration si le dossier est vide, puis la sert
cli-init = Crée la collectivité, ses services et son premier agent
cli-migrate = Met le schéma de la base à jour
cli-doctor = Vérifie ce dont la maison a besoin ; code de sortie 1 si quelque chose manque
cli-minutes = Lit un compte rendu écrit en texte ordinaire, ou une date écrite en français
cli-help = Affiche cette aide

cli-argument-data = Dossier des données
cli-argument-database = Adresse de la base : postgres://… ; sans elle, un fichier SQLite dans le dossier des données
cli-argument-listen = Adresse et port d’écoute
cli-argument-base-url = Adresse publique du site, par exemple https://participer.example.fr
cli-argument-smtp = Serveur d’envoi du courrier : smtp://… ou smtps://…
cli-argument-mail-from = Expéditeur du courrier
cli-argument-hub = Relais WebSub à prévenir quand un flux change
cli-argument-private-network = Autorise les connexions sortantes vers des adresses privées
cli-argument-lease-seconds = Secondes pendant lesquelles un nœud garde pour lui un envoi en cours ; passé ce délai, un autre le reprend
cli-argument-name = Nom de la collectivité
cli-argument-kind = Nature : commune, epci, conseil-de-developpement ou association
cli-argument-agent-name = Prénom et nom du premier agent
cli-argument-agent-email = Adresse électronique du premier agent
cli-import-text = Lit un fichier ODT, DOCX, PDF ou texte, et l’écrit en Markdown
cli-argument-office-file = Fichier ODT, DOCX, PDF ou texte
cli-argument-format = Forme de la réponse
cli-argument-file = Fichier du compte rendu
cli-argument-date = Une date écrite en français, à lire à la place d’un fichier
cli-argument-reference = Le jour par rapport auquel lire cette date (AAAA-MM-JJ)
cli-argument-help = Affiche l’aide
cli-argument-version = Affiche la version

cli-listening = Parvis est ouvert sur { $url }
cli-seeding = Préparation de la collectivité de démonstration…
cli-demo-ready = La démonstration est ouverte : { $url }
cli-no-body = aucune collectivité dans { $data } : créez-la par « parvis init », ou essayez « parvis demo »
cli-not-a-demonstration = ce dossier contient { $name }, qui n’est pas une démonstration : choisissez un autre dossier par --data
cli-already-a-body = ce dossier contient déjà { $name }
cli-kind-unknown = nature inconnue : { $kind } ; choisissez parmi { $known }
cli-services-name = Services de la collectivité
cli-services-description = Les agents qui préparent, publient et répondent.
cli-body-created = { $name } est créée.
cli-agent-created = { $name } est agent : sa connexion se fait depuis la page « Se connecter » avec l’adresse { $email }.
cli-sign-in-link = Son premier lien de connexion, valable une heure une fois « parvis serve » lancé : { $link }
cli-nothing-to-migrate = Le schéma est à jour.
cli-migrated = Fait : { $name }
cli-file-unreadable = { $file } ne peut pas être ouvert ({ $why }) : vérifiez le chemin et les droits
cli-file-too-large = { $file } dépasse 16 Mo : ce n’est sans doute pas un compte rendu
cli-import-text-unreadable = { $file } : { $why }
cli-minutes-nothing = donnez un fichier, ou une date par --date et --reference
cli-minutes-no-date = { $file } : aucune date de prochaine réunion n’a été lue, donc pas de calendrier

cli-doctor-database = Base de données
cli-doctor-schema = Schéma
cli-doctor-body = Collectivité
cli-doctor-deliveries = Envois
cli-doctor-mail = Courrier
cli-doctor-folder = Dossier des données
cli-doctor-waiting = { $n ->
    [0] à jour
    [one] { $n } changement à faire par « parvis migrate »
   *[other] { $n } changements à faire par « parvis migrate »
 }
cli-doctor-none = aucune ; créez-la par « parvis init »
cli-doctor-parked = { $n ->
    [0] aucun envoi n’est abandonné
    [one] { $n } envoi abandonné : voir la page « Envois »
   *[other] { $n } envois abandonnés : voir la page « Envois »
 }
cli-doctor-mail-set = réglé
cli-doctor-mail-unset = aucun serveur d’envoi : les liens de connexion ne partiront pas ; réglez --smtp
