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
cli-second-factor = Retire le second facteur et les clés d’accès d’une personne qui les a perdus, ou ne l’exige plus des agents, quand ceux-ci ne le peuvent pas
cli-minutes = Lit un compte rendu écrit en texte ordinaire, ou une date écrite en français
cli-amend = Lit, applique, rédige et ordonne des amendements
cli-amend-parse = Dit ce qu’un amendement demande, en JSON
cli-amend-apply = Applique des amendements adoptés à un texte
cli-amend-draft = Écrit l’amendement qui mène d’un texte à un autre
cli-amend-order = Met des amendements dans l’ordre d’appel, et dit pourquoi
cli-amend-score = Note la lecture, l’application et l’ordre sur un corpus
cli-sortition = Tire au sort un panel sous quotas, aussi équitablement qu’ils le permettent
cli-opinions = Dessine la carte des opinions d’une conversation
cli-count = Compte des bulletins selon une règle, explique le résultat et en fait un certificat
cli-count-score = Compare les comptes à ceux que d’autres publient, sur un dossier de cas
cli-count-digest = Donne l’empreinte de la règle et de ses options, à publier avant la clôture du vote
cli-count-recount = Recompte à partir d’un certificat, et dit ce qui diffère
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
cli-argument-without-open-votes = Écrit l’export même si le vote d’un budget participatif n’est pas compté ; ses bulletins ne partent pas
cli-argument-archive = Fichier de sauvegarde ou d’export
cli-argument-body = Nom de la collectivité dans les adresses, par exemple ville-d-exemple
cli-argument-host = Nom d’hôte de la collectivité, par exemple participer.example.fr ; à répéter pour plusieurs, le premier sert dans les liens
cli-argument-hosts = Tous les noms d’hôte de la collectivité, le premier sert dans les liens ; sans aucun, montre ceux qui sont réglés
cli-argument-none = Lui retire tous ses noms d’hôte
cli-argument-accept = Collectivité dont les comptes seront acceptés
cli-argument-email = Adresse électronique de la personne
cli-argument-not-required = Ne demande plus de second facteur aux agents, quand plus personne ne peut le faire depuis le site
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
cli-argument-candidates = Candidats, une personne par ligne (CSV)
cli-argument-features = Quotas : feature, value, min, max (CSV)
cli-argument-id-column = Colonne qui identifie chaque candidat
cli-argument-address-columns = Colonnes de l’adresse, séparées par des virgules : deux personnes de même adresse ne siègent pas ensemble
cli-argument-panel-size = Nombre de sièges
cli-argument-method = Façon de choisir : leximin (la plus équitable), maximin ou legacy
cli-argument-draw-seed = Graine publique, connue après la publication des panels
cli-argument-map-seed = Graine publique : avec elle, n’importe qui refait la même carte
cli-argument-panels = Fichier où écrire les mille panels à publier avant le tirage
cli-argument-published = Fichier publié de mille panels, pour refaire le tirage sans les candidats
cli-argument-votes = Votes de la conversation, en JSON ou en CSV comme Polis les écrit
cli-argument-comments = Énoncés et modération de la conversation (comments.json)
cli-argument-agree = Nombre qui dit « d’accord » : -1 ou 1
cli-argument-ballots = Fichier des bulletins (.pb, .blt, .abc.yaml, .csv, .json, relevé de classements), ou - pour l’entrée standard
cli-argument-rule = Règle de décompte ; --list les donne toutes
cli-argument-seats = Nombre d’élus ou de sièges, si ce n’est pas celui du fichier
cli-argument-option = Option de la règle, sous la forme nom=valeur ; à répéter pour plusieurs
cli-argument-question = Rang de la question, à partir de 1, si le fichier en contient plusieurs
cli-argument-certificate = Fichier du certificat, avec lequel n’importe qui recompte
cli-argument-list = Donne toutes les règles et leurs options
cli-argument-corpus = Dossier des cas
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
cli-export-open-votes = le vote de { $names } n’est pas compté, et ses bulletins ne partent pas dans un export : comptez-le d’abord, ou exportez sans eux par --without-open-votes
cli-export-left-votes = Restent ici : les bulletins de { $names }, dont le vote n’est pas compté. Ailleurs, chacun vote de nouveau.
cli-export-left-conversations = Reste ici : la clé des votes de { $names }. Ailleurs, ces conversations sont finies.
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
cli-no-such-address = personne n’a l’adresse « { $email } » ici
cli-no-second-factor = { $email } n’a ni second facteur ni clé d’accès : rien n’a été changé
cli-second-factor-gone = Le second facteur de { $email } est retiré, ses sessions sont fermées. La personne est prévenue par courriel.
cli-second-factor-not-required = { $name } ne demande plus de second facteur à ses agents.
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
cli-amend-doubt = Amendement { $num }, appliqué : { $why }
cli-amend-passage = « { $words } » : { $why }
cli-amend-other-style = Partie { $part } : le style « { $style } » n’a pas de mots pour la dire, elle est écrite comme en commune
cli-amend-undraftable = L’amendement qui mène du premier texte au second ne s’écrit pas entre guillemets sans ambiguïté
cli-amend-line = Ligne { $line } de { $file } : ce n’est pas un cas connu ({ $why })

# parvis sortition

cli-file-unwritable = { $file } ne peut pas être écrit : { $why }
cli-sortition-prepared = mille panels sont prêts à être publiés ; leur empreinte (SHA-256) est { $commitment }
cli-sortition-drawn = panel numéro { $ticket } de la liste d’empreinte { $commitment }
cli-sortition-not-panels = ligne { $line } : ce n’est pas un fichier de mille panels publiés
cli-sortition-impossible = aucun panel ne respecte tous les quotas ; il suffirait de changer :
cli-sortition-change = { $feature }, « { $value } » : de { $min }–{ $max } à { $least }–{ $most } sièges
cli-sortition-unreadable = ligne { $line } : illisible ({ $why })
cli-sortition-no-column = aucune colonne « { $column } » ; il y a : { $present }
cli-sortition-column-twice = deux colonnes s’appellent « { $column } »
cli-sortition-too-many = trop grand : { $given } là où { $most } au plus sont acceptés
cli-sortition-too-few-people = { $seats } sièges pour { $people } personnes (une par adresse)
cli-sortition-nothing = il faut au moins un siège et un quota
cli-sortition-no-identifier = un candidat n’a pas d’identifiant
cli-sortition-identifier-twice = deux candidats ont l’identifiant « { $id } »
cli-sortition-value-twice = { $feature }, « { $value } » a deux quotas
cli-sortition-crossed = { $feature }, « { $value } » : le minimum dépasse le maximum
cli-sortition-unknown-value = candidat { $id } : { $feature } vaut « { $value } », qui n’a pas de quota
cli-sortition-size-out-of-reach = { $feature } : ses quotas font des panels de { $least } à { $most } sièges, pas de { $seats }
cli-sortition-undecided = la recherche s’est arrêtée à sa limite sans savoir si un panel existe

# parvis opinions

cli-opinions-sign-supposed = la plupart des votes sont +1 : « d’accord » est lu +1 ; dites --agree=-1 pour le contraire
cli-opinions-comments = la modération est lue dans { $file }
cli-opinions-head = Participants : { $people } ; énoncés : { $statements } ; groupes : { $groups }
cli-opinions-group = Groupe { $group } : { $people } personnes ({ $share } %)
cli-opinions-agrees = – d’accord avec l’énoncé { $statement } ({ $share } %)
cli-opinions-disagrees = – pas d’accord avec l’énoncé { $statement } ({ $share } %)
cli-opinions-shared = Partagé : d’accord avec l’énoncé { $statement } (au moins { $share } % dans chaque groupe)
cli-opinions-shared-against = Partagé : pas d’accord avec l’énoncé { $statement } (au moins { $share } % dans chaque groupe)
cli-opinions-divides = Ce qui divise : l’énoncé { $statement } (groupe { $most } : { $high } % d’accord, groupe { $least } : { $low } %)
cli-opinions-undecided = Indécision : { $share } % passent l’énoncé { $statement }
cli-opinions-unreadable = { $file }, ligne { $line } : illisible ({ $why })
cli-opinions-unknown-table = { $file } n’a les colonnes ni de votes.csv ni de participants-votes.csv
cli-opinions-not-a-vote = { $file }, vote { $number } : « { $value } » n’est ni -1, ni 0, ni 1
cli-opinions-too-many = { $file } : trop grand, { $given } là où { $most } au plus sont acceptés
cli-opinions-no-vote = { $file } ne contient aucun vote
# parvis count

cli-count-nothing = donnez un fichier de bulletins et une règle (--rule) ; --list donne toutes les règles
cli-count-option = « { $option } » n’est pas une option : écrivez nom=valeur
cli-count-unwritable = { $file } ne peut pas être écrit : { $why }
count-nobody = Personne n’est élu, rien n’est adopté
count-tied-outcomes = À égalité, { $number } résultats étaient possibles
count-certificate-holds = Le certificat est exact : le nouveau décompte donne le même résultat (empreinte des bulletins { $digest })
count-certificate-fails = Le certificat n’est pas exact : le nouveau décompte diffère ({ $differences })
count-funded = financé
count-not-funded = non financé

count-column-candidate = Candidat
count-column-chosen = Élu
count-column-cost = Coût
count-column-fate = Résultat
count-column-list = Liste
count-column-median = Mention majoritaire
count-column-project = Projet
count-column-rank = Rang
count-column-score = Score
count-column-seats = Sièges
count-column-share = Part des voix
count-column-votes = Voix

count-refused-format = le format de ce fichier n’est pas reconnu
count-refused-malformed = ligne { $line } : le fichier ne suit pas son format ({ $what })
count-refused-too-many = le fichier dépasse ce qui est lu : { $number } pour { $max } au plus ({ $what })
count-refused-too-large = c’est trop grand pour un décompte exact selon la règle { $rule } : { $number } pour { $max } au plus
count-refused-rule = il n’y a pas de règle « { $rule } » ; --list les donne toutes
count-refused-option = la règle { $rule } n’a pas d’option « { $option } » ; --list donne celles qu’elle a
count-refused-value = l’option { $option } ne peut pas valoir « { $value } », mais { $allowed }
count-refused-ballots = la règle { $rule } ne compte pas de tels bulletins ({ $kind })
count-refused-missing = il manque au fichier ce que demande la règle : { $what }
count-refused-candidates = { $candidates } candidats ne suffisent pas pour { $seats } sièges
count-refused-version = la version de ce fichier n’est pas connue : { $version }
count-refused-digest = les bulletins du certificat ne sont pas ceux dont il donne l’empreinte

count-said-absolute = { $candidate } est élu au tour { $round } : { $votes } voix sur { $expressed } suffrages exprimés, la majorité absolue
count-said-add1 = Décompte répété { $runs } fois, chaque personne recevant une unité de plus à chaque fois ; celui qui est gardé donne à chacune { $start }
count-said-added = { $candidate } est ajouté (valeur { $value })
count-said-adopted = Adopté : { $for } pour, { $against } contre, { $abstain } abstentions
count-said-average = { $candidate } a la plus forte moyenne, { $average }, et prend le siège
count-said-below-threshold = Sous le seuil de { $line } voix, sans siège : { $candidates }
count-said-bonus = { $candidate }, en tête, reçoit la prime majoritaire : { $seats } sièges
count-said-bought = { $project } est financé : coût { $cost }, voix { $votes }, prix { $price } par unité de satisfaction
count-said-chosen = Retenus ({ $number }) : { $candidates }
count-said-colleges = Adopté dans { $carried } collèges sur { $colleges }
count-said-committee-score = Le meilleur score est { $score } ; comités qui l’atteignent : { $committees }
count-said-committees = Comités à égalité : { $number }
count-said-completed = Ce qui reste est dépensé selon la règle : { $by }
count-said-condorcet = { $candidate } gagne tous ses duels
count-said-consent = Adopté : aucune objection, { $consents } consentements
count-said-cut = Bulletins comptés seulement jusqu’à un rang donné deux fois ou sauté : { $number }
count-said-duel = { $winner } l’emporte sur { $loser }, { $for } contre { $against }
count-said-envelope = Enveloppe « { $envelope } » : { $budget }
count-said-envelope-rest = Enveloppe commune : { $budget }
count-said-filled = Places que personne ne pouvait plus payer ({ $number }), allées aux plus approuvés : { $candidates }
count-said-funded = { $project } est financé : { $votes } voix, coût { $cost }, reste { $left }
count-said-greedy-preferred = Le résultat glouton convient à plus de personnes ({ $greedy } contre { $shares }) : il est retenu
count-said-largest-load = La plus grande charge d’un votant est { $load }, la plus petite possible
count-said-line = { $has } voix pour une ligne de { $line } (base : { $base })
count-said-list-quota = Le quotient est de { $quota } voix par siège
count-said-load = { $project } est financé à la charge { $load } : coût { $cost }
count-said-locked = { $winner } devant { $loser } ({ $votes } voix) : retenu
count-said-lowest = { $candidate } a le moins de voix ({ $votes }) et est éliminé
count-said-may-merge = Peuvent se joindre à une liste maintenue : { $candidates }
count-said-median = { $candidate } : mention majoritaire « { $grade } », rang { $rank }
count-said-next-round = Personne n’a la majorité ; passent au tour { $round } : { $candidates }
count-said-negative = Bulletins nuls, qui donnent moins de zéro à un choix : { $number }
count-said-no-condorcet = Personne ne gagne tous ses duels
count-said-no-seat-left = Tous les sièges sont pourvus : { $candidate } n’est pas élu ({ $votes } voix)
count-said-no-consent = Pas adopté : personne ne consent, personne ne fait objection
count-said-not-expressed = Bulletins blancs : { $blank } ; bulletins nuls : { $null }
count-said-null = Bulletins nuls, qui dépensent plus de { $limit } : { $number }
count-said-objections = Pas adopté : objections { $objections }, consentements { $consents }
count-said-out-of-scale = Bulletins nuls, qui donnent moins de { $min } ou plus de { $max } : { $number }
count-said-outcomes-partial = D’autres résultats à égalité étaient possibles : ils ne sont pas tous donnés
count-said-part = Chacune des { $voters } personnes dispose de { $start }
count-said-quorum-missed = Le quorum n’est pas atteint : { $part } participants sur { $of }, il en fallait { $needed }
count-said-quorum-reached = Le quorum est atteint : { $part } participants sur { $of }, il en fallait { $needed }
count-said-quota = Le quota est de { $quota } : { $ballots } bulletins pour { $seats } sièges
count-said-rank = Rang { $rank } : { $candidates }
count-said-reached-quota = { $candidate } atteint le quota ({ $votes } voix pour { $quota }) et est élu
count-said-rejected = Rejeté : { $for } pour, { $against } contre, { $abstain } abstentions
count-said-relative = { $candidate } est élu au tour { $round } : { $votes } voix sur { $expressed } suffrages exprimés, la majorité relative
count-said-remaining = { $candidate } est élu, il reste autant de sièges que de candidats ({ $votes } voix, quota { $quota })
count-said-represented = Votants représentés par quelqu’un qu’ils approuvent : { $number } sur { $voters }
count-said-runoff = Second tour entre les deux premiers : { $winner } l’emporte sur { $loser }, { $for } contre { $against }
count-said-seats = { $candidate } : { $seats } sièges pour { $votes } voix
count-said-set-aside = Bulletins mis de côté, dont l’ordre n’est pas clair : { $number }
count-said-shares-preferred = Le résultat des parts égales convient à autant de personnes ou plus ({ $shares } contre { $greedy }) : il est gardé
count-said-skipped = { $winner } devant { $loser } ({ $votes } voix) : écarté, car il contredirait un duel plus net
count-said-spent = Projets financés : { $number } ; dépensé { $spent } sur { $budget }, reste { $left }
count-said-sure-loser = { $candidate } ne peut plus être élu ({ $votes } voix) et est éliminé
count-said-surplus = L’excédent de { $candidate }, { $surplus } voix, est reporté
count-said-taken-away = { $candidate } est retiré (valeur { $value })
count-said-tie = Égalité entre { $candidates } : { $chosen } d’abord (départage : { $by })
count-said-too-dear = { $project } ne tient plus dans le budget : coût { $cost }, reste { $left } ({ $votes } voix)
count-said-worst-defeat = Pire défaite de { $candidate } : { $votes } voix
# parvis scrutin

cli-scrutin = Vérifie des scrutins secrets, et tient chaque rôle d’une élection sans se fier à un serveur
cli-scrutin-verify = Vérifie une archive d’élection en entier ; code de sortie 0 si tout est en ordre, 1 sinon, 2 si elle ne s’ouvre pas
cli-scrutin-verify-diff = Vérifie qu’une archive continue une archive plus ancienne : rien n’en a été retiré ni changé
cli-scrutin-credentials = Autorité d’accréditation : tire un code par électeur et écrit la liste publique
cli-scrutin-trustee = Dépositaire de la clé : la fabrique, mélange, déchiffre
cli-scrutin-trustee-new = Fabrique une clé et la preuve qu’on la détient
cli-scrutin-trustee-threshold-certificate = Cérémonie à seuil, étape 1 : la graine secrète d’un dépositaire et son certificat
cli-scrutin-trustee-threshold-polynomial = Cérémonie à seuil, étape 3 : ce qu’un dépositaire envoie aux autres
cli-scrutin-trustee-threshold-inputs = Cérémonie à seuil, étape 4 : ce qui revient à chaque dépositaire
cli-scrutin-trustee-threshold-output = Cérémonie à seuil, étape 5 : la part d’un dépositaire, après vérification de ce qu’il a reçu
cli-scrutin-trustee-threshold-parameters = Cérémonie à seuil, étape 6 : ce qui est publié
cli-scrutin-trustee-decrypt = Déchiffre sa part du dépouillement, avec sa preuve
cli-scrutin-trustee-shuffle = Mélange les bulletins des questions qui le demandent, avec sa preuve
cli-scrutin-ballot = Fabrique un bulletin chiffré et signé
cli-scrutin-tally = Calcule le résultat à partir des déchiffrements partiels, ou l’urne chiffrée

cli-argument-election = Archive de l’élection (.bel)
cli-argument-earlier = Archive la plus ancienne (.bel)
cli-argument-later = Archive la plus récente (.bel)
cli-argument-group = Groupe de l’élection : Ed25519, RFC-3526-2048 ou BELENIOS-2048
cli-argument-uuid = Identifiant de l’élection : au moins 14 lettres ou chiffres, sans 0, O, I ni l
cli-argument-voters = Électeurs, un par ligne : adresse, identifiant, poids ; les deux derniers peuvent manquer
cli-argument-into = Dossier où écrire les fichiers
cli-argument-size = Nombre de dépositaires de la cérémonie
cli-argument-threshold = Nombre de dépositaires nécessaires au dépouillement
cli-argument-index = Numéro de ce dépositaire, à partir de 1
cli-argument-certificates = Certificats de tous, un par ligne, dans l’ordre des numéros
cli-argument-seed = Fichier de la graine secrète du dépositaire
cli-argument-polynomials = Envois de l’étape 3, un par ligne, dans l’ordre des numéros
cli-argument-commitments = Empreintes recueillies avant que personne ne dévoile son envoi, une par ligne, à comparer
cli-argument-input = Ce que le dépositaire a reçu à l’étape 4
cli-argument-outputs = Parts de l’étape 5, une par ligne, dans l’ordre des numéros
cli-argument-key = Fichier de la clé privée
cli-argument-encrypted-key = Clé privée chiffrée à l’étape 5, champ private_key
cli-argument-credential = Fichier qui contient le code de l’électeur
cli-argument-choices = Fichier des réponses, en JSON : une liste par question, par exemple [[1,0],[0,1,0]]
cli-argument-encrypted = Écrit l’urne chiffrée plutôt que le résultat
cli-argument-decryption = Déchiffrement partiel à ajouter à ceux de l’archive, par exemple 2=fichier ; à répéter pour plusieurs

cli-scrutin-election = Élection « { $name } » ({ $uuid }), groupe { $group }
cli-scrutin-progress = { $n } bulletins vérifiés
cli-scrutin-tracker = numéro de suivi du bulletin : { $tracker }
cli-scrutin-commitment = empreinte à publier avant de dévoiler cet envoi : { $hash }
cli-scrutin-last = Dernier événement : { $hash }
cli-scrutin-continues = rien n’a été retiré ; { $n ->
    [0] aucun événement nouveau
    [one] { $n } événement nouveau
   *[other] { $n } événements nouveaux
 }
cli-scrutin-valid-open = Tout est en ordre ; l’élection est ouverte.
cli-scrutin-valid-closed = Tout est en ordre ; le vote est clos, le résultat n’est pas encore connu.
cli-scrutin-valid-tallied = Tout est en ordre, résultat compris.
cli-scrutin-invalid = Cette archive n’est pas en ordre.
cli-scrutin-decryption-unnamed = « { $given } » : écrivez le numéro du dépositaire, le signe égal, puis le fichier, par exemple 2=part.json
cli-scrutin-at-event = événement { $value }
cli-scrutin-at-message = message { $value }
cli-scrutin-at-question = question { $value }
cli-scrutin-at-answer = numéro { $value }
cli-scrutin-ignored = dépositaire { $number } : déchiffrement partiel ignoré ; { $why }
cli-scrutin-commitments-unchecked = sans les empreintes (--commitments), rien ne montre que chacun avait choisi ses coefficients avant de voir ceux des autres
cli-scrutin-found = { $rule } ({ $found })

cli-scrutin-checked-archive = Archive : { $n ->
    [one] { $n } événement
   *[other] { $n } événements
 }, empreintes et chaîne intactes
cli-scrutin-checked-election = Élection : { $n ->
    [one] { $n } question
   *[other] { $n } questions
 }, clé conforme à celles des dépositaires
cli-scrutin-checked-trustees = Dépositaires : { $n ->
    [one] { $n } clé prouvée
   *[other] { $n } clés prouvées
 }
cli-scrutin-checked-credentials = Liste électorale : { $n ->
    [one] { $n } accréditation
   *[other] { $n } accréditations distinctes
 }
cli-scrutin-checked-ballots = Bulletins : { $n ->
    [0] aucun
    [one] { $n } signé et prouvé
   *[other] { $n } signés et prouvés
 }
cli-scrutin-checked-tally = Urne chiffrée : conforme aux bulletins pour { $n ->
    [one] { $n } question
   *[other] { $n } questions
 }
cli-scrutin-checked-shuffles = Mélanges : { $n ->
    [one] { $n } prouvé
   *[other] { $n } prouvés
 } ; { $n ->
    [one] { $n } dépositaire sur { $of } a mélangé
   *[other] { $n } dépositaires sur { $of } ont mélangé
 }
cli-scrutin-checked-decryptions = Déchiffrements partiels : { $n ->
    [one] { $n } prouvé
   *[other] { $n } prouvés
 }
cli-scrutin-checked-result = Résultat : conforme aux déchiffrements pour { $n ->
    [one] { $n } question
   *[other] { $n } questions
 }

cli-scrutin-rule-archive-unreadable = l’archive s’arrête avant la fin, ou n’a pas pu être lue
cli-scrutin-rule-archive-header = un en-tête de l’archive n’a pas la forme attendue
cli-scrutin-rule-archive-too-large = un message dépasse la taille que peut avoir un message de sa sorte
cli-scrutin-rule-archive-version = ce fichier n’est pas une archive d’élection d’une version connue
cli-scrutin-rule-archive-hash = un contenu n’a pas l’empreinte qui lui sert de nom
cli-scrutin-rule-archive-duplicate = le même contenu figure deux fois
cli-scrutin-rule-archive-orphan = aucun événement ne se réfère à ce message
cli-scrutin-rule-message-form = le message n’a pas la forme que la spécification lui donne
cli-scrutin-rule-event-parent = l’événement ne suit pas celui qui le précède
cli-scrutin-rule-event-height = l’événement n’a pas le rang attendu
cli-scrutin-rule-event-order = cet événement ne peut pas venir à ce moment
cli-scrutin-rule-event-payload = l’événement se réfère à un message absent, ou n’en donne pas quand il en faut un
cli-scrutin-rule-election-version = la version du protocole est inconnue
cli-scrutin-rule-election-group = le groupe de l’élection est inconnu
cli-scrutin-rule-election-uuid = l’identifiant de l’élection n’a pas la forme attendue
cli-scrutin-rule-election-question = la question ne peut recevoir aucune réponse
cli-scrutin-rule-election-too-large = un bulletin de cette élection aurait plus de choix chiffrés ou de preuves qu’il n’en est vérifié
cli-scrutin-rule-election-key = la clé de l’élection n’est pas le produit de celles des dépositaires
cli-scrutin-rule-member = un élément n’appartient pas au groupe
cli-scrutin-rule-number = un nombre n’est pas inférieur à l’ordre du groupe
cli-scrutin-rule-neutral = l’élément neutre ne peut pas figurer ici
cli-scrutin-rule-trustees-none = il n’y a aucun dépositaire
cli-scrutin-rule-trustee-proof = le dépositaire ne prouve pas qu’il connaît sa clé
cli-scrutin-rule-trustee-twice = la même clé sert à deux dépositaires
cli-scrutin-rule-threshold-shape = le seuil ou le nombre de dépositaires n’est pas cohérent
cli-scrutin-rule-certificate-context = le certificat n’est pas de cette cérémonie
cli-scrutin-rule-certificate-signature = le certificat n’est pas signé par sa clé
cli-scrutin-rule-coefficients-signature = les coefficients publics ne sont pas signés par leur dépositaire
cli-scrutin-rule-ceremony-signature = le dépositaire n’a pas signé les certificats et ses coefficients
cli-scrutin-rule-verification-key = la clé publique n’est pas celle que donnent les coefficients
cli-scrutin-rule-verification-key-signature = la clé publique n’est pas signée par son dépositaire, ou porte une signature que rien ne permet de vérifier
cli-scrutin-rule-channel = un envoi entre dépositaires ne s’ouvre pas, ou était pour un autre
cli-scrutin-rule-share = la part reçue ne correspond pas aux coefficients publics de qui l’envoie
cli-scrutin-rule-secret-mismatch = le secret n’est pas celui de la partie publique
cli-scrutin-rule-credentials-none = il n’y a aucune accréditation
cli-scrutin-rule-credential-twice = la même accréditation figure deux fois
cli-scrutin-rule-credential-weight = le poids n’est pas un nombre entier positif
cli-scrutin-rule-credential-form = le code n’a pas la forme attendue
cli-scrutin-rule-weight-shuffled = un poids autre que 1 ne se mélange pas
cli-scrutin-rule-ballot-election = le bulletin est d’une autre élection
cli-scrutin-rule-ballot-credential = l’accréditation du bulletin n’est pas sur la liste
cli-scrutin-rule-ballot-replayed = ce bulletin a déjà été reçu
cli-scrutin-rule-ballot-shape = les réponses n’ont pas la forme des questions
cli-scrutin-rule-ballot-choices = les choix ne respectent pas les règles de la question
cli-scrutin-rule-ballot-hash = la signature ne porte pas sur ce bulletin
cli-scrutin-rule-ballot-signature = le bulletin n’est pas signé par son accréditation
cli-scrutin-rule-proof-choice = rien ne prouve que ce choix vaut 0 ou 1
cli-scrutin-rule-proof-overall = rien ne prouve que le nombre de choix est permis
cli-scrutin-rule-proof-blank = rien ne prouve que le vote blanc est sans autre choix
cli-scrutin-rule-proof-raw = rien ne prouve que l’auteur du bulletin connaît sa réponse
cli-scrutin-rule-proof-list = rien ne prouve que les candidats choisis sont de la liste choisie
cli-scrutin-rule-proof-nonzero = rien ne prouve qu’un candidat est choisi
cli-scrutin-rule-tally-mismatch = l’urne chiffrée n’est pas ce que donnent les bulletins
cli-scrutin-rule-owner = ce numéro n’est pas celui d’un dépositaire, ou il a déjà servi
cli-scrutin-rule-shuffle-shape = le mélange n’a pas la forme de ce qu’il mélange
cli-scrutin-rule-shuffle-proof = rien ne prouve que le mélange n’a rien changé
cli-scrutin-rule-shuffle-none = personne n’a mélangé les bulletins
cli-scrutin-rule-decryption-shape = le déchiffrement n’a pas la forme de l’urne
cli-scrutin-rule-decryption-proof = rien ne prouve que le déchiffrement est fait avec la clé du dépositaire
cli-scrutin-rule-decryption-missing = il manque des déchiffrements
cli-scrutin-rule-result-shape = le résultat n’a pas la forme des questions
cli-scrutin-rule-result-mismatch = le résultat n’est pas ce que donnent les déchiffrements
cli-scrutin-rule-result-too-large = aucun nombre de voix n’explique ce qui a été déchiffré
cli-scrutin-rule-diff-diverges = l’archive la plus récente ne contient plus cet événement à sa place
