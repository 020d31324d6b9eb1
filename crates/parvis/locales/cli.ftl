# The command line

cli-parvis = Les décisions civiques d’une commune, de la première idée à l’acte publié
cli-serve = Sert les pages et fait le travail de fond
cli-demo = Remplit une collectivité de démonstration si le dossier est vide, puis la sert
cli-init = Crée une collectivité, ses services et son premier agent
cli-migrate = Met le schéma de la base à jour
cli-doctor = Vérifie ce dont la maison a besoin ; code de sortie 1 si quelque chose manque
cli-backup = Sauvegarde toute l’instance dans un fichier, pendant que l’on continue d’écrire
cli-restore = Remet une sauvegarde en place dans un dossier vide
cli-export = Écrit une collectivité dans un fichier au format ouvert, pour l’emporter ailleurs
cli-import = Fait entrer une collectivité exportée : toute entière, ou pas du tout
cli-hosts = Montre ou règle les noms d’hôte par lesquels chaque collectivité est ouverte
cli-accounts = Montre ou règle quelle collectivité accepte les comptes de quelle autre
cli-minutes = Lit un compte rendu écrit en texte ordinaire, ou une date écrite en français
cli-amend = Lit, applique, rédige et ordonne des amendements
cli-amend-parse = Dit ce qu’un amendement demande, en JSON
cli-amend-apply = Applique des amendements adoptés à un texte
cli-amend-draft = Écrit l’amendement qui mène d’un texte à un autre
cli-amend-order = Met des amendements dans l’ordre d’appel, et dit pourquoi
cli-amend-score = Note la lecture, l’application et l’ordre sur un corpus
cli-help = Affiche cette aide

cli-argument-data = Dossier des données
cli-argument-database = Adresse de la base : postgres://… ; sans elle, un fichier SQLite dans le dossier des données
cli-argument-files = Où garder les fichiers ailleurs que dans le dossier des données, sur un serveur compatible S3 : s3://seau/prefixe
cli-argument-files-endpoint = Adresse de ce serveur, par exemple https://s3.example.fr
cli-argument-files-region = Région de ce serveur, s’il en a une
cli-argument-files-credentials = Fichier qui contient la clé de ce serveur (AWS_ACCESS_KEY_ID=… et AWS_SECRET_ACCESS_KEY=…)
cli-argument-listen = Adresse et port d’écoute ; sans elle, 127.0.0.1:8080, ou [::]:443 avec --tls ou --tls-cert
cli-argument-tls = HTTPS sans serveur devant : obtient et renouvelle seul un certificat pour chaque nom d’hôte, en acceptant les conditions de l’autorité ; l’adresse électronique à qui elle écrit en cas de problème
cli-argument-acme-directory = Annuaire de l’autorité qui délivre les certificats (ACME)
cli-argument-acme-ca = Certificat (PEM) d’une autorité de plus à reconnaître en parlant à cet annuaire
cli-argument-tls-cert = HTTPS avec vos propres certificats : la chaîne, en PEM, relue quand elle change
cli-argument-tls-key = La clé privée de ce certificat, en PEM
cli-argument-listen-http = Avec HTTPS, adresse et port qui renvoient vers lui
cli-argument-base-url = Adresse publique du site, par exemple https://participer.example.fr
cli-argument-smtp = Serveur d’envoi du courrier : smtp://… ou smtps://…
cli-argument-mail-from = Expéditeur du courrier
cli-argument-hub = Relais WebSub à prévenir quand un flux change
cli-argument-trusted-proxy = Un serveur mandataire est placé devant et écrit l’adresse du visiteur à la fin de X-Forwarded-For
cli-argument-no-offline = Les navigateurs ne gardent plus aucune page à lire hors connexion, et oublient celles qu’ils gardaient
cli-argument-private-network = Autorise les connexions sortantes vers des adresses privées
cli-argument-lease-seconds = Secondes pendant lesquelles un nœud garde pour lui un envoi en cours ; passé ce délai, un autre le reprend
cli-argument-name = Nom de la collectivité
cli-argument-kind = Nature : commune, epci, conseil-de-developpement ou association
cli-argument-agent-name = Prénom et nom du premier agent
cli-argument-agent-email = Adresse électronique du premier agent
cli-argument-boundary = Contour du territoire, un fichier GeoJSON en degrés (WGS 84) : il est dessiné sur l’accueil
cli-argument-boundary-source = D’où vient ce contour et sous quelle licence, si le fichier ne le dit pas
cli-argument-times = Combien de fois remplir la démonstration du même contenu, pour essayer le poids des années
cli-argument-siret = Numéro SIRET, pour que les délibérations soient en données ouvertes
cli-import-text = Lit un fichier ODT, DOCX, PDF ou texte, et l’écrit en Markdown
cli-argument-office-file = Fichier ODT, DOCX, PDF ou texte
cli-argument-format = Forme de la réponse
cli-argument-file = Fichier du compte rendu
cli-argument-date = Une date écrite en français, à lire à la place d’un fichier
cli-argument-reference = Le jour par rapport auquel lire cette date (AAAA-MM-JJ)
cli-argument-log-format = Forme du journal technique : text, ou json (un objet par ligne)
cli-argument-metrics-token = Jeton demandé pour lire /metrics (en-tête « Authorization: Bearer … ») ; sans lui, seule cette machine peut lire
cli-argument-backups = Dossier des sauvegardes automatiques, une par nuit ; sans lui, aucune
cli-argument-backups-kept = Nombre de sauvegardes automatiques gardées
cli-argument-deep = Relit aussi toute la base, tous les fichiers et la dernière sauvegarde
cli-argument-disk-free-min-mb = Place libre sous laquelle le disque est dit plein, en Mo
cli-argument-to = Fichier à écrire, ou dossier où l’écrire sous un nom daté
cli-argument-archive = Fichier de sauvegarde ou d’export
cli-argument-body = Nom de la collectivité dans les adresses, par exemple ville-d-exemple
cli-argument-host = Nom d’hôte de la collectivité, par exemple participer.example.fr ; à répéter pour plusieurs, le premier sert dans les liens
cli-argument-hosts = Tous les noms d’hôte de la collectivité, le premier sert dans les liens ; sans aucun, montre ceux qui sont réglés
cli-argument-none = Lui retire tous ses noms d’hôte
cli-argument-accept = Collectivité dont les comptes seront acceptés
cli-argument-refuse = Collectivité dont les comptes ne seront plus acceptés
cli-argument-amendment = Fichier de l’amendement, ou - pour l’entrée standard
cli-argument-base = Fichier Markdown du texte mis en discussion
cli-argument-amendments = Fichiers des amendements adoptés
cli-argument-old = Fichier Markdown du texte de départ
cli-argument-new = Fichier Markdown du texte voulu
cli-argument-tabled = Amendements déposés : un article par ligne, en JSON
cli-argument-cases = Corpus : un cas par ligne, en JSON
cli-argument-failures = Montre aussi les cas manqués
cli-argument-style = Façon d’écrire : commune, assemblee, senat, loi, ou auto pour la reconnaître
cli-argument-division = Partie du texte que l’amendement vise, par exemple « Article 7 »
cli-argument-help = Affiche l’aide
cli-argument-version = Affiche la version

cli-listening = Parvis est ouvert sur { $url }
cli-seeding = Préparation de la collectivité de démonstration…
cli-demo-ready = La démonstration est ouverte : { $url }
cli-no-body = aucune collectivité dans { $data } : créez-la par « parvis init », ou essayez « parvis demo »
cli-not-a-demonstration = ce dossier contient { $name }, qui n’est pas une démonstration : choisissez un autre dossier par --data
cli-already-a-body = ce dossier contient déjà { $name }
cli-second-body-nameless = ce dossier contient déjà { $name } : donnez par --host le nom d’hôte de la nouvelle collectivité, ou un autre dossier par --data
cli-host-oldest-first = { $name } répond aujourd’hui à tous les noms d’hôte : donnez-lui d’abord le sien par « parvis hosts --body { $slug } participer.example.fr »
cli-host-taken = le nom d’hôte { $host } est déjà celui de { $name }
cli-host-unreadable = « { $host } » n’est pas un nom d’hôte : écrivez-le seul, par exemple participer.example.fr
cli-hosts-too-many = une collectivité a au plus { $max } noms d’hôte
cli-hosts-any = aucun nom d’hôte réglé : la plus ancienne collectivité répond à tous
cli-hosts-closed = aucun nom d’hôte : personne ne peut l’ouvrir
cli-hosts-several = { $first }, et { $others } qui y mènent
cli-accounts-of = accepte les comptes de : { $slugs }
cli-accounts-same = une collectivité accepte toujours ses propres comptes
cli-accounts-demonstration = les comptes d’une démonstration ne prouvent aucune adresse : seule une autre démonstration peut les accepter
cli-accounts-nameless = { $name } n’a pas de nom d’hôte : donnez-lui le sien par « parvis hosts --body { $slug } participer.example.fr »
cli-kind-unknown = nature inconnue : { $kind } ; choisissez parmi { $known }
cli-boundary-unreadable = { $file } : { $why }
cli-siret-wrong = « { $siret } » n’est pas un numéro SIRET : il a 14 chiffres, et le dernier dépend des autres.
cli-services-name = Services de la collectivité
cli-services-description = Les agents qui préparent, publient et répondent.
cli-body-created = { $name } est créée.
cli-agent-created = { $name } est agent : sa connexion se fait depuis la page « Se connecter » avec l’adresse { $email }.
cli-sign-in-link = Son premier lien de connexion, valable une heure une fois « parvis serve » lancé : { $link }
cli-nothing-to-migrate = Le schéma est à jour.
cli-migrated = Fait : { $name }
cli-kept-before = Tout a d’abord été sauvegardé dans { $path }
cli-no-database = aucune base dans { $data } : vérifiez --data
cli-database-newer = cette base a été écrite par une version plus récente de Parvis (changement « { $migration } ») : elle n’a pas été touchée. Relancez cette version, ou remettez en place, par « parvis restore », la sauvegarde faite avant la mise à jour
cli-backup-made = Sauvegarde écrite : { $path } ({ $size }, { $parts ->
    [one] { $parts } élément
   *[other] { $parts } éléments
 })
cli-restored = Remis en place dans { $data } : sauvegarde du { $at }, écrite par la version { $version } ; { $parts ->
    [one] { $parts } élément vérifié
   *[other] { $parts } éléments vérifiés
 }
cli-restored-body = – { $name } ({ $slug })
cli-exported = Export écrit : { $path } ({ $size }, { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
 } dans { $tables } tables)
cli-imported = { $name } est entrée : { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
 }. Son nom d’hôte n’est pas dans l’archive : s’il y a plusieurs collectivités ici, donnez-le par « parvis hosts --body { $slug } participer.example.fr ».
cli-files-endpoint-missing = --files demande l’adresse du serveur : donnez-la par --files-endpoint, par exemple https://s3.example.fr
cli-files-place-wrong = l’endroit des fichiers n’est pas compris (« { $what } ») : écrivez --files s3://seau/prefixe et --files-endpoint https://s3.example.fr
cli-files-credentials-missing = la clé du serveur de fichiers manque : donnez AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY dans l’environnement, ou un fichier qui les contient par --files-credentials
cli-files-away = le serveur de fichiers ne répond pas ou refuse ({ $why }) : vérifiez --files, --files-endpoint, la clé et ses droits, puis recommencez
cli-files-missing = { $n ->
    [one] un fichier manque ou est abîmé
   *[other] { $n } fichiers manquent ou sont abîmés
 } : { $files }
cli-not-an-archive = ce fichier n’est pas une archive de Parvis, ou il est tronqué ({ $why })
cli-archive-damaged = archive abîmée : « { $part } » n’a pas le contenu annoncé ; rien n’a été écrit
cli-archive-other-kind = une sauvegarde se remet en place par « parvis restore », un export entre par « parvis import »
cli-archive-newer-format = cette archive est d’un format plus récent, écrit par la version { $version } : utilisez cette version
cli-archive-newer = cette archive suit un schéma que ce programme ne connaît pas (changement « { $migration } », version { $version }) : utilisez la version { $version } ou une plus récente
cli-folder-not-empty = { $path } n’est pas vide : donnez par --data un dossier vide ou nouveau
cli-database-not-empty = la base donnée contient déjà quelque chose : donnez une base vide
cli-body-exists = { $name } est déjà ici : rien n’a été changé
cli-no-such-body = aucune collectivité ne s’appelle « { $slug } » ici
cli-file-exists = { $path } existe déjà : donnez un autre nom
cli-file-unreadable = { $file } ne peut pas être ouvert ({ $why }) : vérifiez le chemin et les droits
cli-file-too-large = { $file } dépasse 16 Mo : ce n’est sans doute pas un compte rendu
cli-import-text-unreadable = { $file } : { $why }
cli-minutes-nothing = donnez un fichier, ou une date par --date et --reference
cli-minutes-no-date = { $file } : aucune date de prochaine réunion n’a été lue, donc pas de calendrier

cli-doctor-database = Base de données
cli-doctor-schema = Schéma
cli-doctor-body = Collectivité
cli-doctor-hosts = Noms d’hôte
cli-doctor-deliveries = Envois
cli-doctor-mail = Courrier
cli-doctor-proxy = Serveur mandataire
cli-doctor-folder = Dossier des données
cli-doctor-integrity = Contenu de la base
cli-doctor-address = Adresse publique
cli-doctor-clock = Horloge
cli-doctor-store = Serveur de fichiers
cli-doctor-files = Fichiers
cli-doctor-disk = Disque
cli-doctor-backups = Sauvegardes
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
cli-doctor-proxy-undeclared = l’adresse publique est en https, donc un serveur est placé devant : ajoutez --trusted-proxy, sinon tous les visiteurs passent pour un seul et le nombre de liens de connexion par heure les bloque ensemble
cli-doctor-proxy-declared = déclaré : l’adresse des visiteurs est lue dans X-Forwarded-For
cli-doctor-proxy-none = aucun
cli-doctor-tls = Certificats
cli-doctor-reached = Accès par HTTPS
cli-doctor-tls-until = jusqu’au { $end } ({ $n ->
    [one] { $n } jour
   *[other] { $n } jours
 })
cli-doctor-tls-none = aucun : il est demandé par « parvis serve »
cli-doctor-reached-yes = répond
cli-doctor-reached-no = ne répond pas ({ $why }) : vérifiez que ce nom mène à cette machine et que le port est ouvert
cli-doctor-none-named = aucun nom d’hôte à essayer
cli-tls-no-name = aucun nom d’hôte : donnez-en un par « parvis hosts », ou l’adresse publique par --base-url
cli-tls-no-contact = « { $contact } » n’est pas une adresse électronique : donnez à --tls celle à qui l’autorité doit écrire
cli-tls-plain-address = { $url } n’est pas en https : avec HTTPS, --base-url commence par https://
cli-doctor-mail-set = réglé
cli-doctor-mail-unset = aucun serveur d’envoi : les liens de connexion ne partiront pas ; réglez --smtp
cli-doctor-intact = relu en entier, intact
cli-doctor-address-plain = { $url } n’est pas en https : les connexions passeraient en clair
cli-doctor-address-local = adresse locale, pour une démonstration
cli-doctor-address-unset = inconnue : les liens des courriers mèneraient à cette machine ; réglez --base-url
cli-doctor-clock-late = il est { $now } ici, et la dernière chose écrite l’a été le { $last } : réglez l’horloge
cli-doctor-clock-skewed = l’horloge et celle du disque diffèrent de { $n } secondes : réglez-les
cli-doctor-disk-free = { $free } libres
cli-doctor-files-whole = { $n ->
    [0] aucun fichier à relire
    [one] { $n } fichier relu, intact
   *[other] { $n } fichiers relus, intacts
 }
cli-doctor-backups-unset = aucune sauvegarde automatique ; réglez --backups
cli-doctor-backups-none = aucune dans { $folder } : la première se fait au lancement de « parvis serve »
cli-doctor-backups-damaged = { $path } est abîmée : refaites-en une par « parvis backup »
cli-doctor-backups-newest = { $path }, { $hours ->
    [0] il y a moins d’une heure
    [one] il y a { $hours } heure
   *[other] il y a { $hours } heures
 }

# parvis amend

cli-amend-refused = Amendement { $num } : { $why }
cli-amend-fallen = Amendement { $num } : tombé, ce qu’il visait a été retiré ou réécrit par l’amendement { $by }
cli-amend-identical = Amendement { $num } : identique à l’amendement { $with }
cli-amend-passage = « { $words } » : { $why }
cli-amend-undraftable = L’amendement qui mène du premier texte au second ne s’écrit pas entre guillemets sans ambiguïté
cli-amend-line = Ligne { $line } de { $file } : ce n’est pas un cas connu ({ $why })
