# Pages that belong to no feature

house-navigation-home = Accueil

## Home
house-home-lead = Ici se préparent, se discutent et se publient les décisions.
house-home-take-part = À quoi puis-je prendre part ?
house-home-take-part-none = Rien n’est ouvert à la participation pour le moment.
house-home-take-part-all = Tous les parcours
house-home-take-part-path = /parcours
house-home-decided = Qu’est-ce qui a été décidé ?
house-home-decided-none = Aucune décision n’est encore publiée.
house-home-decided-all = Toutes les décisions publiées
house-home-decided-path = /actes
house-home-became = Qu’est-ce que cela devient ?
house-home-became-none = Aucune action n’est encore suivie.
house-home-became-all = Le suivi des actions
house-home-became-path = /suivi
house-home-transmissions = Toutes les transmissions et leurs réponses

house-home-bridges = Passerelles : courrier, agenda, et comment elles vont
house-home-providers = Moyens de connexion : FranceConnect, ProConnect et d’autres
house-home-privacy = Données personnelles : { $n ->
    [0] oppositions, violations, délégué
    [one] une opposition à traiter
   *[other] { $n } oppositions à traiter
 }
house-home-deliveries = Envois : ce qui attend et ce qui a échoué

## Who may do what
house-rights-title = Qui peut faire quoi
house-rights-explained = Ce tableau est celui que le site applique : chaque action vérifie ce droit, puis laisse une ligne au journal. Un droit s’exerce dans le groupe concerné, tant que dure le mandat.
house-rights-features = Aller à une fonction
house-rights-roles = À quel titre agit-on ?
house-rights-roles-explained = Un droit est donné à une qualité, jamais à une personne. Voici à quelle ligne du tableau se reporter.
house-rights-caption = { $feature } : qui peut faire quoi
house-rights-who = Qui le peut
house-rights-operator = L’exploitant du site, en ligne de commande
rights-role-elected = Élue ou élu
rights-role-elected-acts = Membre de l’assemblée ou d’une commission tant que dure le mandat :
rights-role-administrator = Administratrice ou administrateur
rights-role-administrator-acts = Membre d’un groupe de services de la collectivité :
rights-role-moderator = Modératrice ou modérateur
rights-role-moderator-acts = Qui anime le groupe ou en est secrétaire, pour ce dont il répond ; les agents, partout :
rights-role-trustee = Dépositaire d’une clé d’élection
rights-role-trustee-acts = Une personne connectée, désignée pour cette élection et pour elle seule :
rights-role-observer = Observatrice ou observateur
rights-role-observer-acts = Tout ce qui se vérifie se télécharge sans compte :
rights-role-former = Qui n’a plus de mandat
rights-role-former-acts = Dès le lendemain du dernier jour du mandat :
rights-role-elsewhere = Membre d’un autre groupe
rights-role-elsewhere-acts = Un mandat ne vaut que dans son groupe ; dans les autres :
rights-role-excluded = Compte fermé ou session révoquée
rights-role-excluded-acts = Plus rien ne reconnaît la personne :
house-rights-right = Droit
right-deliveries-manage = Voir les envois et reprendre ceux qui ont échoué

## Rules
house-rules-title = Les règles appliquées
house-rules-explained = Seuils et délais appliqués par ce site, avec le texte qui les fixe. Là où la loi laisse la collectivité s’organiser, la règle proposée est celle d’un règlement intérieur type.
house-rules-caption = Règles en vigueur aujourd’hui
house-rules-rule = Règle
house-rules-value = Valeur
house-rules-article = Texte
house-rules-since = Depuis le

house-rules-more-than = plus de { $numerator }/{ $denominator }
house-rules-at-least = au moins { $numerator }/{ $denominator }
rule-quorum-members = Quorum
rule-quorum-second-convocation-days = Délai avant une seconde convocation, faute de quorum
rule-procuration-per-holder = Pouvoirs par mandataire
rule-procuration-consecutive-meetings = Durée d’un pouvoir
rule-majority-base = Base de la majorité
rule-majority-share = Majorité
rule-majority-casting-vote = Voix prépondérante
rule-ballot-public-request-share = Demande de scrutin public
rule-ballot-secret-request-share = Demande de scrutin secret
rule-appointment-absolute-rounds = Nomination : tours à la majorité absolue
rule-appointment-share = Nomination : majorité absolue
rule-appointment-equality = Nomination : égalité de voix
rule-convocation-by = Qui convoque
rule-convocation-summary-note = Note de synthèse jointe à la convocation
rule-convocation-days-before-alsace-moselle = Délai de convocation, droit local d’Alsace-Moselle
rule-convocation-days-before-alsace-moselle-urgent = Délai de convocation en urgence, droit local d’Alsace-Moselle
rule-convocation-clear-days-below-threshold = Délai de convocation, petites communes
rule-convocation-clear-days-at-threshold = Délai de convocation
rule-convocation-clear-days-urgent = Délai de convocation en urgence
rule-convocation-population-threshold = Population à partir de laquelle le délai s’allonge
rule-recusal-interested-members = Déport des membres intéressés
rule-consultation-principles = Consultation que la collectivité choisit d’ouvrir
rule-referendum-ballots = Référendum local
rule-electors-consultation-ballots = Consultation des électeurs
rule-act-in-force = Entrée en vigueur d’un acte
rule-publication-online-months = Durée de publication en ligne
rule-publication-minutes-days = Publication du procès-verbal
rule-publication-deliberations-list-days = Publication de la liste des délibérations

## Journal
house-journal-title = Journal public
house-journal-explained = Chaque fait public laisse ici une ligne, que personne ne peut modifier. Les numéros se suivent sans trou. Les personnes n’y sont nommées que par leur qualité.
house-journal-caption = Ce qui s’est passé, du plus récent au plus ancien
house-journal-number = N°
house-journal-when = Quand
house-journal-what = Quoi
house-journal-subject = À propos de
house-journal-who = Par
house-journal-unnumbered = en cours
house-journal-none = Rien ne s’est encore passé ici.

## Search
house-search-title = Rechercher
house-search-title-of = Recherche : { $q }
house-search-label = Que cherchez-vous ?
house-search-again = Rechercher à nouveau
house-search-nothing-asked = Écrivez un ou plusieurs mots : un titre, un nom de groupe, une phrase d’un texte.
house-search-none = Rien ne correspond à « { $q } ». Essayez avec moins de mots, ou un mot plus court.
house-search-atom = Suivre cette recherche (flux Atom)
house-search-json = Suivre cette recherche (JSON Feed)
house-search-feed-title = « { $q } » – { $body }
house-search-feed-what = Ce qui répond à cette recherche, du plus récent au plus ancien.
house-search-count = { $n ->
    [one] { $n } résultat
   *[other] { $n } résultats
 }

## Deliveries
house-deliveries-title = Envois
house-deliveries-explained = Ce qui doit se passer hors du site : courriers, agenda, annonces de publication. Un envoi qui échoue est repris pendant un jour et demi, puis gardé ici en échec.
house-deliveries-caption = Envois, ceux qui ont échoué d’abord
house-deliveries-kind = Envoi
house-deliveries-state = État
house-deliveries-decided = Décidé le
house-deliveries-detail = Détail
house-deliveries-waiting = En attente
house-deliveries-done = Fait
house-deliveries-parked = Abandonné
house-deliveries-attempts = { $n ->
    [one] { $n } essai
   *[other] { $n } essais
 }
house-deliveries-next = Prochain essai { $at }
house-deliveries-retry = Reprendre
house-deliveries-why-no-mail-server = Aucun serveur de courrier n’est réglé : ce courrier n’est parti vers personne. Réglez-le (option --smtp de « parvis serve »), puis reprenez l’envoi. Un lien de connexion vieux de plus d’une heure est à redemander.
house-deliveries-why-no-sms-gateway = Aucune passerelle de SMS n’est réglée : ce message n’est parti vers personne.
house-deliveries-why-sms-too-late = Ce message n’a pas pu partir à temps : son code ne sert plus. La personne en demande un autre.
house-deliveries-why-set-aside = Mis de côté par un agent : cet envoi ne sera plus tenté.
house-deliveries-none = Aucun envoi pour le moment.
effect-mail = Courrier
effect-sms = SMS
effect-websub = Annonce de publication
notice-delivery-set-aside = L’envoi est mis de côté.
notice-bridge-removed = La passerelle est retirée.
notice-delivery-retried = L’envoi est repris.
event-deliveries-retried = Envoi repris
event-deliveries-set-aside = Envoi mis de côté

## Bridges
house-bridges-title = Passerelles
house-bridges-lead = Ce que Parvis échange avec les outils de la collectivité. Une passerelle en panne n’arrête personne : rien n’est perdu, ce qui attend part quand l’outil revient.
house-bridges-kind-mail = Courrier
house-bridges-kind-sms = SMS
house-bridges-sms-off = Aucune passerelle de SMS : aucun numéro de téléphone ne peut être vérifié.
house-bridges-sms-set-up = Régler la passerelle de SMS
house-bridges-kind-calendar = Agenda
house-bridges-kind-store = Fichiers
house-bridges-failure = Dernier échec
house-bridges-state-unused = Pas encore servi
house-bridges-files-down = Les pages s’affichent, sauf les fichiers. Rien n’est publié ni déposé tant que cet endroit ne répond pas ; ce que les personnes écrivent reste dans leur formulaire.
house-bridges-files-hint = Réglé par l’exploitant. Ce que dit cette page date du démarrage du programme.
house-bridges-since = depuis le { $at }
house-bridges-kind-tasks = Liste de tâches
house-bridges-kind-tasks-read = Liste de tâches : ce qui y est coché
house-bridges-tasks-off = Aucune liste : le suivi ne se voit que sur ce site.
house-bridges-tasks-set-up = Régler la liste de tâches
house-bridges-tasks-setting-title = La liste de tâches de la collectivité
house-bridges-tasks-setting-lead = Ce que les comptes rendus donnent à faire se retrouve dans cette liste, sans le nom de personne. Ce qui y est coché est fait ici, au plus tard un quart d’heure après.
house-bridges-tasks-address = Adresse de la liste (CalDAV)
house-bridges-tasks-address-hint = Celle que le serveur donne pour la liste elle-même, par exemple https://nuage.exemple.fr/remote.php/dav/calendars/parvis/suivi/
house-bridges-tasks-account = Compte
house-bridges-tasks-account-hint = Un compte fait pour Parvis, qui possède la liste et la partage.
house-bridges-tasks-found = C’est enregistré et cela marche : une liste de tâches est à cette adresse, et Parvis peut y écrire.
house-bridges-tasks-found-named = C’est enregistré et cela marche : la liste « { $name } » est à cette adresse, et Parvis peut y écrire.
house-bridges-tasks-remove = Retirer cette liste
house-bridges-tasks-remove-explained = Parvis oublie l’adresse, le compte et le mot de passe, et ne lit plus la liste. Ce qui y est reste, sans plus changer ; ce qui n’y est pas encore n’y sera pas mis.
house-bridges-kind-files = Dossiers
house-bridges-kind-files-read = Dossiers : ce qui s’y trouve
house-bridges-folders-off = Aucun serveur de fichiers : les actes ne se trouvent que sur ce site.
house-bridges-folders-set-up = Régler les dossiers
house-bridges-folders-setting-title = Les dossiers de la collectivité
house-bridges-folders-setting-lead = Chaque groupe, et chaque parcours dont une étape allume « Dossier de fichiers », reçoit un dossier sur ce serveur. Les actes publiés y sont déposés en PDF, et ses membres voient sur ce site ce qui s’y trouve. Parvis n’y écrase ni n’y supprime rien.
house-bridges-folders-address = Adresse du dossier (WebDAV)
house-bridges-folders-address-hint = Celle d’un dossier qui ne sert qu’à Parvis, par exemple https://nuage.exemple.fr/remote.php/dav/files/parvis/Parvis/
house-bridges-folders-account = Compte
house-bridges-folders-account-hint = Un compte fait pour Parvis, qui possède ce dossier et le partage.
house-bridges-folders-found = C’est enregistré et cela marche : le dossier « { $name } » est à cette adresse.
house-bridges-folders-remove = Retirer ce serveur
house-bridges-folders-remove-explained = Parvis oublie l’adresse, le compte, le mot de passe et ce que contenaient les dossiers. Ce qui est sur le serveur y reste ; ce qui n’y est pas encore n’y sera pas déposé.
house-bridges-kind-messages = Salons de discussion
house-bridges-kind-messages-read = Salons de discussion : ce qui s’y dit
house-bridges-messages-off = Aucun serveur de discussion : on ne se parle que sur ce site.
house-bridges-messages-set-up = Régler les salons de discussion
house-bridges-messages-setting-title = Les salons de discussion de la collectivité
house-bridges-messages-setting-lead = Chaque groupe, et chaque parcours dont une étape allume « Salon de discussion », reçoit un salon sur ce serveur Matrix. Parvis y annonce ce qui se passe, et ses membres lisent sur ce site ce qui s’y dit. Les salons ne sont pas chiffrés de bout en bout.
house-bridges-messages-address = Adresse du serveur Matrix
house-bridges-messages-address-hint = Celle du serveur lui-même, par exemple https://matrix.exemple.fr/
house-bridges-messages-account = Compte
house-bridges-messages-account-hint = Un compte fait pour Parvis, par exemple @parvis:exemple.fr. Laissez vide si vous donnez un jeton d’accès. Un autre compte n’est pas dans les salons déjà faits : invitez-le d’abord dans chacun, avec le droit de tout y régler, ou retirez ce serveur et réglez-le de nouveau ; d’autres salons seront faits.
house-bridges-messages-password = Mot de passe ou jeton d’accès
house-bridges-messages-found = C’est enregistré et cela marche : Parvis est sur ce serveur sous le compte { $name }.
house-bridges-messages-remove = Retirer ce serveur
house-bridges-messages-remove-explained = Parvis oublie l’adresse, le compte, le mot de passe, les invitations et ce qui a été lu dans les salons, et ferme sa session sur le serveur (un jeton d’accès que vous avez donné reste valable : révoquez-le là-bas). Les salons restent sur le serveur, avec qui y est ; ce qui n’y est pas encore annoncé ne le sera pas.
house-bridges-kind-websub = Annonce des publications
house-bridges-state-off = Non réglée
house-bridges-state-works = Marche
house-bridges-state-waiting = En attente
house-bridges-state-down = En panne
house-bridges-mail-on = Le serveur de courrier réglé par l’exploitant
house-bridges-mail-off = Aucun serveur de courrier : l’exploitant le règle au lancement de Parvis (option --smtp).
house-bridges-mail-demonstration = Démonstration : les courriers restent dans la boîte que tout le monde voit.
house-bridges-calendar-off = Aucun agenda : les réunions ne se voient que sur ce site et dans les agendas abonnés.
house-bridges-kind-mailbox = Courriel reçu
house-bridges-received = Voir le courriel reçu
house-bridges-mailbox-off = Aucune boîte : ni amendement, ni contribution, ni réponse ne peut être envoyé par courriel.
house-bridges-mailbox-set-up = Régler la boîte
house-bridges-mailbox-setting-title = La boîte de courriel de la collectivité
house-bridges-mailbox-setting-lead = On y envoie amendements et contributions, chaque texte et chaque consultation ayant son adresse, et les réponses aux courriers de Parvis. Donnez une boîte qui ne sert qu’à cela : ce qui y est déjà n’est pas lu, ce qui arrive ensuite l’est, puis passe dans le dossier « Parvis » de la boîte. Rien n’est supprimé.
house-bridges-mailbox-address = Serveur (IMAP)
house-bridges-mailbox-address-hint = Son nom, par exemple imap.ville.fr. La connexion est chiffrée, sur le port 993.
house-bridges-mailbox-account = Adresse de la boîte
house-bridges-mailbox-account-hint = Entière, comme contributions@ville.fr : c’est aussi le compte. Le serveur doit accepter les adresses avec un plus (contributions+texte@ville.fr).
house-bridges-mailbox-found = { $n ->
    [0] C’est enregistré et cela marche : la boîte est vide.
    [one] C’est enregistré et cela marche : un message est dans la boîte.
   *[other] C’est enregistré et cela marche : { $n } messages sont dans la boîte.
}
house-bridges-mailbox-remove = Retirer cette boîte
house-bridges-mailbox-remove-explained = Parvis oublie l’adresse et le mot de passe, et ne lit plus le courriel. Ce qui est dans la boîte y reste ; ce qui a été reçu attend toujours son auteur.
house-bridges-place = Où
house-bridges-last = Dernier échange
house-bridges-never = Aucun encore
house-bridges-waiting = En attente
house-bridges-parked = En échec
house-bridges-set-up = Régler l’agenda
house-bridges-change = Réglages et essai
house-bridges-on-its-way = Il va partir.
house-bridges-given-up = Parvis n’essaie plus seul ce qui est en échec : quand la cause est levée, réessayez.
house-bridges-retry = Réessayer
house-bridges-retry-all = Tout réessayer
house-bridges-set-aside = Mettre de côté
house-bridges-harvests = Fichiers récoltés à une adresse : comment cela se passe
house-bridges-portal = Publication sur data.gouv.fr
house-bridges-deliveries = Tous les envois, un par un
house-bridges-calendar-setting-title = L’agenda de la collectivité
house-bridges-calendar-setting-lead = Chaque réunion annoncée, déplacée ou annulée ici se retrouve dans cet agenda. Le serveur n’écrit à personne.
house-bridges-calendar-address = Adresse de l’agenda (CalDAV)
house-bridges-calendar-address-hint = Celle que le serveur donne pour l’agenda lui-même, par exemple https://nuage.exemple.fr/remote.php/dav/calendars/parvis/reunions/
house-bridges-calendar-account = Compte
house-bridges-calendar-account-hint = Un compte fait pour Parvis, qui possède l’agenda et le partage.
house-bridges-password = Mot de passe
house-bridges-password-hint = De préférence un mot de passe d’application. Il est gardé scellé et ne sera plus jamais affiché.
house-bridges-password-kept = Laissez vide pour garder celui qui est enregistré. Il ne s’affiche jamais.
house-bridges-save = Enregistrer et essayer
house-bridges-try = Essayer
house-bridges-found = C’est enregistré et cela marche : un agenda est à cette adresse, et Parvis peut y écrire.
house-bridges-found-named = C’est enregistré et cela marche : l’agenda « { $name } » est à cette adresse, et Parvis peut y écrire.
house-bridges-still-parked = { $n ->
    [one] Un envoi est resté en échec.
   *[other] { $n } envois sont restés en échec.
}
house-bridges-not-found = C’est enregistré, mais l’essai a échoué.
house-bridges-stale = Quelqu’un d’autre a changé ce réglage pendant que vous écriviez. Relisez, donnez le mot de passe, puis enregistrez.
house-bridges-calendar-remove = Retirer cet agenda
house-bridges-calendar-remove-explained = Parvis oublie l’adresse, le compte et le mot de passe. Ce qui est déjà dans l’agenda y reste, sans plus changer ; ce qui n’est pas encore parti est abandonné.
house-bridges-remove-confirm = Oui, retirer

## Legal notices
house-legal-title = Mentions légales
house-legal-editor = Éditeur
house-legal-editor-text = Ce site est édité par { $name }, qui en est responsable.
house-legal-unknown = La personne responsable de la publication, le contact et l’hébergeur ne sont pas encore renseignés. Un agent de la collectivité doit le faire avant l’ouverture au public.
house-legal-edit = Modifier les mentions légales
house-legal-edit-lead = La loi demande à tout site public de dire qui le publie, comment lui écrire, et qui l’héberge (loi n° 2004-575 pour la confiance dans l’économie numérique).
house-legal-director = Responsable de la publication
house-legal-director-hint = Prénom, nom et fonction : souvent le maire ou la personne qui préside.
house-legal-contact = Contact
house-legal-contact-hint = Une adresse postale ou électronique et un numéro de téléphone où l’on répond.
house-legal-host = Hébergeur
house-legal-host-name = Nom de l’hébergeur
house-legal-host-name-hint = Qui tient la machine où fonctionne ce site. La collectivité elle-même, si c’est la sienne.
house-legal-host-address = Adresse de l’hébergeur
house-legal-host-phone = Téléphone de l’hébergeur
house-legal-save = Enregistrer
house-legal-stale = Quelqu’un a modifié les mentions légales pendant que vous écriviez. Comparez avec ce qui est enregistré, puis enregistrez.
house-legal-stands = Ce qui est enregistré maintenant
house-legal-director-empty = Donnez le nom de la personne responsable de la publication.
house-legal-contact-empty = Donnez une adresse ou un numéro où l’on peut vous joindre.
house-legal-host-name-empty = Donnez le nom de l’hébergeur.
house-legal-host-address-empty = Donnez l’adresse de l’hébergeur.
house-legal-fact-long = C’est trop long : { $max } caractères au plus.
notice-legal-notice-edited = Les mentions légales sont enregistrées.
right-house-edit-legal-notice = Modifier les mentions légales
event-house-legal-notice-edited = Mentions légales modifiées
house-legal-personal = Données personnelles
house-legal-personal-text = Ce site ne demande que ce qui sert à l’action en cours, et ne transmet rien à des tiers.
house-legal-personal-account = Votre nom et votre adresse servent à vous reconnaître et à vous écrire ; vous les voyez sur la page « Mon compte ».
house-legal-personal-session = Un témoin de connexion est posé, une fois connecté ; un autre, qui ne dit qu’une langue, si vous en choisissez une. Il n’y a ni mesure d’audience ni publicité.
house-legal-personal-network = L’adresse internet d’où un lien de connexion est demandé est gardée une heure, sous une forme brouillée, pour empêcher les envois en masse.
house-legal-personal-journal = Le journal public ne contient aucun nom : seulement la qualité de qui agit.
house-legal-personal-third = Aucun fichier de ce site n’est chargé depuis un autre serveur.
house-legal-personal-more = Vos droits, le registre des traitements, les durées de conservation
house-legal-software = Logiciel
house-legal-software-text = Ce site fonctionne avec Parvis, logiciel libre sous licence AGPL version 3 ou ultérieure.
house-legal-limits = Ce que ce site ne fait pas
house-legal-limits-text = Un vote en ligne ici n’est ni un référendum local ni une consultation des électeurs : ceux-là se tiennent sur papier, dans les bureaux de vote (code général des collectivités territoriales, articles L.O. 1112-1 et suivants).

## Accessibility
house-accessibility-title = Accessibilité : non conforme
house-accessibility-state = Aucun audit complet selon le référentiel général d’amélioration de l’accessibilité (RGAA 4.1.2) n’a encore été mené pour ce site : il est donc déclaré non conforme, comme la loi le demande.
house-accessibility-done = Chaque page est vérifiée automatiquement à chaque version, se lit sans JavaScript, au clavier, et à 320 pixels de large.
house-accessibility-contact = Si une page vous résiste, écrivez à { $name } : une réponse et une autre voie vous seront données. Sans réponse, vous pouvez saisir le Défenseur des droits.

## Open data
house-data-title = Les données de ce site
house-data-explained = Ce qui est public ici se lit aussi par des programmes.
house-data-acts = Les actes publiés (flux Atom)
house-data-consultations = Les contributions aux consultations (CSV et flux Atom, dans la page de chacune)
house-data-journal = Le journal public
house-data-contributions = Les contributions
house-data-deliberations = Les délibérations (CSV)
house-data-indicators = Les valeurs des indicateurs (CSV, dans la page de chaque plan)
house-data-datasets = Les jeux de données publiés par la collectivité (CSV, JSON, DCAT-AP, CKAN, SCDL)
house-data-maps = Les cartes (GeoJSON et uMap, dans la page de chacune)
house-data-budgets = Les idées et les votes des budgets participatifs (CSV, Atom et Pabulib, dans la page de chacun)
house-data-requirements = Exigences des textes adoptés, et réponses des projets

## How the body looks
house-home-appearance = Choisir les couleurs et l’emblème du site
house-appearance-title = Apparence
house-appearance-lead = Les couleurs, l’emblème et le nom que portent toutes les pages. Ce qui ne pourrait pas être lu de tous est refusé.
house-appearance-colours = Nom et couleurs
house-appearance-name = Nom court
house-appearance-name-hint = En haut des pages et dans les onglets, à la place de « { $name } ».
house-appearance-name-long = Ce nom est trop long : { $max } caractères au plus.
house-appearance-main = Couleur principale
house-appearance-accent = Couleur d’accent
house-appearance-colour-hint = Six chiffres hexadécimaux, comme dans votre charte graphique. Celle de Parvis : { $own }.
house-appearance-colour-unreadable = Écrivez la couleur par ses six chiffres hexadécimaux, par exemple #1f5a66.
house-appearance-colour-pale = Cette couleur est trop pâle : son contraste sur les fonds des pages est de { $contrast }, il faut 4,5 pour que tous puissent lire. La plus proche qui convient est { $nearest }.
house-appearance-take = Prendre { $nearest }
house-appearance-pick = { $colour } : choisir à l’écran
house-appearance-preview = Aperçu
house-appearance-preview-link = Un lien dans une page
house-appearance-preview-button = Une action
house-appearance-preview-current = L’étape en cours
house-appearance-preview-refused = Cette couleur ne se lirait pas bien : enregistrez pour voir la plus proche qui convient.
house-appearance-save = Enregistrer
house-appearance-own = Revenir aux couleurs de Parvis
house-appearance-stale = Quelqu’un a changé l’apparence pendant que vous choisissiez. Voyez ce qui est en place, puis enregistrez si vous le voulez encore.
house-appearance-emblem = Emblème
house-appearance-emblem-file = Image
house-appearance-emblem-hint = Un blason ou un logo, en PNG, JPEG ou WebP, de { $max } au plus. Il est posé sur un fond blanc.
house-appearance-emblem-large = Cette image est trop lourde : réduisez-la.
house-appearance-emblem-unreadable = Ce fichier n’est ni une image PNG, ni JPEG, ni WebP.
house-appearance-emblem-none = Choisissez une image.
house-appearance-words = Ce que montre l’image
house-appearance-words-hint = Lu à qui ne voit pas l’image, par exemple « Blason : un phare sur la mer ». Laissez vide si elle ne montre que le nom.
house-appearance-words-long = C’est trop long : { $max } caractères au plus.
house-appearance-emblem-save = Enregistrer l’emblème
house-appearance-emblem-remove = Retirer l’emblème
notice-appearance-changed = L’apparence du site est enregistrée.
right-house-change-appearance = Choisir l’apparence du site
right-house-set-hosts = Régler les noms d’hôte et les comptes acceptés, depuis la ligne de commande
event-house-appearance-changed = Apparence du site changée
event-house-hosts-set = Noms d’hôte réglés
event-house-accounts-accepted = Comptes d’une autre collectivité acceptés
event-house-accounts-refused = Comptes d’une autre collectivité plus acceptés

## Without network
house-offline-title = Hors connexion
house-offline-lead = Ce que cet appareil garde à lire sans réseau, et ce qui attend d’être envoyé.
house-offline-unsupported = Ce navigateur ne garde rien pour l’instant : il faut que les scripts y soient permis, et qu’une première page ait été ouverte avec le réseau.
house-offline-missing = Cette page n’est pas gardée sur cet appareil
house-offline-missing-next = Elle s’ouvrira au retour du réseau. Un vote demande toujours le réseau.
house-offline-kept = Votre envoi est gardé sur cet appareil
house-offline-kept-next = Il partira seul au retour du réseau, une seule fois. D’ici là, vous pouvez le relire, le corriger ou l’annuler ci-dessous.
house-offline-not-sent = Rien n’a été envoyé
house-offline-not-sent-next = Le site n’a pas pu être joint, et cet envoi ne peut pas attendre ici. Un vote demande toujours le réseau. Pour le reste, revenez en arrière : ce que vous avez écrit y est encore.
house-offline-not-sent-device = Vos contributions, vos arguments et vos comptes rendus peuvent attendre le réseau sur un appareil qui est à vous : choisissez « Garder sur cet appareil » dans votre compte.
house-offline-waiting = Ce qui attend d’être envoyé
house-offline-nothing = Rien n’attend.
house-offline-signed-out = Ce qui a été écrit sur cet appareil attend toujours. Si c’est par vous, connectez-vous pour le voir et l’envoyer : il n’est montré à personne d’autre.
house-offline-sign-in = Se connecter
house-offline-send = Envoyer maintenant
house-offline-read = Ce qui peut être lu
house-offline-no-pages = Aucune page n’est encore gardée.
house-offline-offered = Ce à quoi vous prenez part
house-offline-recent = Pages lues récemment
house-offline-page-at = page gardée le { $day } à { $hour } h { $minute }
house-offline-fetch = Mettre à jour maintenant
house-offline-device = Cet appareil ne garde que des pages publiques lues récemment. Pour garder aussi ce à quoi vous prenez part, choisissez « Garder sur cet appareil » dans votre compte.
house-offline-account = Votre compte
house-offline-item-at = Écrit le { $day } à { $hour } h { $minute }.
house-offline-item-waiting = Attend le réseau
house-offline-item-doubt = Envoi à vérifier
house-offline-item-doubt-next = Un premier envoi est peut-être arrivé sans que la réponse revienne. Il repartira tel quel : le site ne le compte qu’une fois.
house-offline-item-frozen = Pour ne rien compter deux fois, il ne peut être corrigé qu’une fois connu de façon sûre.
house-offline-item-refused = Refusé par le site
house-offline-item-refused-next = Rien n’en a été compté. Corrigez-le et renvoyez-le, ou copiez-le avant de l’effacer.
house-offline-item-conflict = Modifié entre-temps
house-offline-item-conflict-next = Quelqu’un a enregistré une autre version pendant que vous écriviez. Lisez les deux et choisissez : rien n’est remplacé sans vous.
house-offline-item-current = La version enregistrée sur le site
house-offline-item-mine = La vôtre
house-offline-item-open = Ouvrir la page du formulaire
house-offline-item-correct = Enregistrer ma correction
house-offline-item-resend = Renvoyer
house-offline-item-over = Remplacer par la mienne
house-offline-item-cancel = Annuler cet envoi
house-offline-item-cancel-what = Ce que vous aviez écrit sera effacé de cet appareil.
house-offline-erase = Tout effacer de cet appareil
house-offline-erase-what = Les pages gardées ici et les textes commencés seront effacés de ce navigateur. Rien de ce qui est sur le site n’est touché.
house-offline-erase-waiting = { $n ->
    [one] Un envoi attend encore : il sera perdu.
   *[other] { $n } envois attendent encore : ils seront perdus.
 }

## Rooms, pads and tables
house-bridges-kind-rooms = Visioconférence
house-bridges-kind-pads = Bloc-notes à plusieurs
house-bridges-kind-tables = Tableau partagé
house-bridges-state-set = Réglée
house-bridges-rooms-off = Aucun serveur : une réunion n’a de salle à distance que si quelqu’un en donne l’adresse.
house-bridges-pads-off = Aucun serveur : un groupe ou un parcours n’a de bloc-notes que si quelqu’un en donne l’adresse.
house-bridges-tables-off = Aucun serveur : un groupe ou un parcours n’a de tableau que si quelqu’un en donne l’adresse.
house-bridges-rooms-set-up = Régler la visioconférence
house-bridges-pads-set-up = Régler les blocs-notes
house-bridges-tables-set-up = Régler les tableaux
house-bridges-rooms-setting-title = La visioconférence de la collectivité
house-bridges-rooms-setting-lead = Une réunion peut avoir une salle sur ce serveur, sous un nom que personne ne devine. Seuls les membres du groupe en voient l’adresse. Pour un serveur qui ouvre une salle à qui vient, comme Jitsi.
house-bridges-pads-setting-title = Les blocs-notes de la collectivité
house-bridges-pads-setting-lead = Un groupe ou un parcours peut avoir une page que ses membres écrivent ensemble sur ce serveur, comme Etherpad. Parvis n’en lit pas le contenu.
house-bridges-tables-setting-title = Les tableaux de la collectivité
house-bridges-tables-setting-lead = Un groupe ou un parcours peut avoir un tableau que ses membres remplissent ensemble sur ce serveur, comme EtherCalc. Parvis n’en lit pas le contenu.
house-bridges-places-address = Adresse du serveur
house-bridges-places-address-hint = Par exemple https://visio.exemple.fr. Le nom va à la fin, ou à la place de {"{"}nom{"}"} : https://bloc.exemple.fr/p/{"{"}nom{"}"}
house-bridges-places-found = C’est enregistré, et un serveur répond à cette adresse.
house-bridges-places-remove = Retirer ce serveur
house-bridges-places-remove-explained = Parvis oublie cette adresse et n’en ouvre plus. Ce qui a été ouvert le reste, et garde son lien.
house-places-title = { $name } : ouvrir ou fermer
house-places-lead-rooms = Une salle où les membres du groupe se voient à distance. Qui en connaît l’adresse peut y entrer : elle n’est montrée qu’à eux.
house-places-lead-pads = Une page que les membres du groupe écrivent ensemble. Qui en connaît l’adresse peut y écrire : elle n’est montrée qu’à eux. Parvis ne lit pas ce qui s’y écrit.
house-places-lead-tables = Un tableau que les membres du groupe remplissent ensemble. Qui en connaît l’adresse peut y écrire : elle n’est montrée qu’à eux. Parvis ne lit pas ce qui s’y trouve.
house-places-address = Adresse existante
house-places-address-hint = Laissez vide pour en ouvrir un nouveau sur le serveur de la collectivité.
house-places-address-only = L’adresse de ce que vous avez déjà ouvert ailleurs : aucun serveur n’est réglé ici.
house-places-open = Ouvrir
house-places-close = Oublier cette adresse
house-places-close-explained = L’oublier ne supprime rien sur le serveur : une autre pourra être donnée.
notice-place-opened = C’est ouvert : les membres en voient le lien sur cette page.
notice-place-closed = L’adresse est oubliée.

## What is declared of personal data
processing-house-journal-title = Journal et sécurité
processing-house-journal-purpose = Garder la trace de chaque décision, et ne faire qu’une fois ce qui est envoyé deux fois.
processing-house-journal-people = Toute personne qui agit sur le site
processing-house-journal-data = Identifiant sans nom, qualité, action et date ; réponse donnée à un formulaire
processing-house-journal-recipients = Tout le monde pour les lignes publiques, qui ne nomment personne
processing-house-journal-kept = Le journal reste : il prouve les décisions et ne contient qu’un identifiant.
processing-house-deliveries-title = Envois en attente
processing-house-deliveries-purpose = Faire partir ce qui a été décidé : courriels, annonces, dépôts sur les outils reliés.
processing-house-deliveries-people = Destinataires des courriels
processing-house-deliveries-data = Adresse et contenu du courriel, jusqu’à son départ
processing-house-deliveries-recipients = Les agents, quand un envoi n’a pas pu partir
processing-house-deliveries-kept = Le contenu est oublié dès le départ, ou quand un agent y renonce.
retention-house-requests = Formulaires déjà reçus, pour ne pas faire deux fois la même chose
retention-house-retention-runs = Traces des effacements, au-delà de ce que montre cette page
processing-house-notice-title = Mentions légales
processing-house-notice-purpose = Dire qui répond du site et qui l’héberge, comme la loi le demande.
processing-house-notice-people = La personne qui dirige la publication
processing-house-notice-data = Nom, fonction, moyen de la joindre
processing-house-notice-recipients = Tout le monde
processing-house-notice-kept = Tant que la personne dirige la publication.
event-house-retention-applied = Ce qui ne se garde plus a été effacé
right-house-apply-retention = Effacer chaque jour ce qui ne se garde plus

## What agents did, counted
house-acts-title = Ce que font les agents, en nombre
house-acts-explained = Chaque acte fait ici en qualité d’agent laisse une ligne au journal. Les voici comptés par sorte et par mois, y compris ceux que le journal public ne montre pas. Personne n’y est nommé.
house-acts-months = Les douze derniers mois
house-acts-month = Mois
house-acts-count = Nombre
house-acts-of-month = En { $month }
house-acts-month-of-year = { $month } { $year }
house-acts-caption = Actes des agents, par sorte
house-acts-by-month = Actes des agents, par mois
house-acts-none = Aucun acte d’agent ce mois-là.
house-acts-other = Autre acte
