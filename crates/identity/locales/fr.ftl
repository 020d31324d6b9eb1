# Qui l’on est, le plus légèrement possible.

## Rights
right-identity-ask-link = Demander un lien de connexion
right-identity-sign-in = Se connecter
right-identity-sign-out = Se déconnecter
right-identity-rename = Changer le nom sous lequel on apparaît
right-identity-choose-language = Choisir la langue dans laquelle on lit et reçoit ses messages
right-identity-hand-link = Remettre un lien de connexion en main propre, depuis la ligne de commande
right-identity-lend-account = Se connecter ailleurs avec son compte d’ici
right-identity-unlink-account = Délier son compte de celui d’un autre site
right-identity-register = Enregistrer une personne par son nom et son adresse
right-identity-tokens = Créer ou révoquer un jeton d’application à son nom

## Journal
event-identity-link-asked = Un lien de connexion a été demandé
event-identity-link-handed = Lien de connexion remis en main propre
event-identity-signed-in = Une personne s’est connectée
event-identity-signed-out = Une personne s’est déconnectée
event-identity-person-registered = Une personne a été enregistrée
event-identity-person-found = Une personne déjà connue a été retrouvée par son adresse
event-identity-account-lent = Une personne est partie se connecter à un autre site avec son compte d’ici
event-identity-account-linked = Un compte d’un autre site a été relié à une personne
event-identity-account-unlinked = Une personne a délié son compte de celui d’un autre site
event-identity-language-chosen = Une personne a choisi sa langue
event-identity-renamed = Une personne a changé de nom affiché
event-identity-token-made = Une personne a créé un jeton d’application
event-identity-token-revoked = Une personne a révoqué un jeton d’application

## What is refused
identity-email-unreadable = Écrivez une adresse électronique entière, par exemple prenom.nom@exemple.fr.
identity-name-empty = Écrivez le nom à afficher.
identity-name-too-long = Ce nom est trop long : { $max } caractères au plus.
identity-links-too-many = Cette adresse a déjà reçu { $max } liens en une heure. Cherchez le dernier dans vos messages (et dans les indésirables), ou attendez une heure.
identity-links-too-many-here = Depuis votre connexion à internet, { $max } liens ont déjà été demandés en une heure : c’est la limite, pour que personne ne se serve de ce site afin d’écrire à des inconnus. Utilisez un lien déjà reçu, essayez depuis un autre réseau, ou attendez une heure.
identity-link-unknown = Ce lien de connexion n’est pas reconnu ici. Il mène peut-être à un autre site, ou son adresse est coupée : recopiez-la en entier, ou demandez un nouveau lien.
identity-link-used = Ce lien de connexion a déjà servi. Il ne sert qu’une fois : demandez-en un nouveau.
identity-link-expired = Ce lien de connexion n’est plus valable : il l’était une heure. Demandez-en un nouveau.
identity-token-name-empty = Donnez un nom au jeton, pour le reconnaître plus tard.
identity-token-name-long = Ce nom est trop long : { $max } caractères au plus.
identity-tokens-too-many = Vous avez déjà { $max } jetons. Révoquez ceux qui ne servent plus.

## The mail
identity-mail-subject = Votre lien de connexion – { $body }
identity-mail-text =
    Bonjour,

    Quelqu’un, sans doute vous, demande à se connecter au site « { $body } » avec cette adresse.

    Pour vous connecter, ouvrez ce lien puis appuyez sur le bouton de la page :

    { $link }

    Il est valable une heure, jusqu’au { $until }, et ne sert qu’une fois.

    Si ce n’était pas vous, ne faites rien : sans ce lien, personne ne peut se connecter à votre place.

## Signing in
identity-ask-title = Se connecter
identity-ask-lead = Une adresse électronique suffit : vous y recevez un lien, sans mot de passe à retenir.
identity-ask-email = Votre adresse électronique
identity-ask-email-hint = Elle n’est jamais montrée aux autres.
identity-ask-email-hint-demonstration = Démonstration : n’écrivez pas votre vraie adresse, le lien serait visible de tous.
identity-ask-button = Recevoir le lien
identity-ask-why = Ce que vous ferez ici portera votre nom : le lien envoyé à votre adresse montre que c’est bien vous. L’adresse ne sert qu’à cela et aux messages que vous demandez.
identity-ask-for-a-right = Pour continuer, il faut savoir qui vous êtes. Vous reviendrez ensuite à la page que vous lisiez.
identity-already = Une session est déjà ouverte ici au nom de { $name }.
identity-already-continue = Continuer avec ce nom
identity-no-mail = Ce site ne peut pas encore envoyer de courrier : le lien que vous demanderiez ne vous parviendrait pas.
identity-no-mail-next = Adressez-vous à { $name } : un agent y voit les demandes mises de côté, et qui tient le site peut régler l’envoi du courrier.
identity-set-aside-title = Votre lien n’est pas parti
identity-set-aside = Le lien demandé pour l’adresse { $email } est mis de côté : ce site ne peut pas encore envoyer de courrier.
identity-sent-title = Regardez vos messages
identity-sent = Un lien de connexion vient d’être envoyé à l’adresse { $email }.
identity-sent-next = Il est valable une heure et ne sert qu’une fois. S’il n’arrive pas, cherchez parmi les indésirables et vérifiez l’adresse ci-dessus.
identity-sent-demonstration = Dans cette démonstration, aucun message ne part : tous arrivent dans une boîte que chacun peut lire.
identity-link-title = Dernière étape
identity-link-for = Vous allez ouvrir une session avec l’adresse { $email }.
identity-link-button = Me connecter
identity-link-dead-title = Ce lien ne fonctionne plus
identity-name = Nom affiché
identity-name-hint = Par exemple votre prénom et votre nom.
identity-name-why = C’est votre première venue. Ce nom accompagnera ce que vous écrirez et voterez en public, pour que chacun sache qui parle. Vous pourrez le changer. Rien d’autre n’est demandé.

## The account
identity-account-title = Mon compte
identity-account-email = Adresse électronique
identity-account-email-use = Elle vous reconnaît et reçoit vos messages. Elle n’est jamais montrée aux autres.
identity-account-language = Langue
identity-account-language-change = Changer
identity-account-name-title = Le nom sous lequel vous apparaissez
identity-account-rename = Enregistrer ce nom
identity-account-sessions-title = Se déconnecter
identity-account-sign-out = Se déconnecter ici
identity-account-sign-out-everywhere = Se déconnecter partout
identity-account-follows = Mes suivis et mon récapitulatif
notice-identity-renamed = Votre nom est enregistré.
notice-identity-signed-out = La session est fermée.

## Languages
identity-language-title = Langues
identity-language-lead = Lisez ce site dans la langue que vous choisissez, au bas de chaque page.
identity-language-explained = Votre choix est gardé sur cet appareil. Si vous êtes connecté, il l’est aussi sur votre compte : vous le retrouvez ailleurs, et nous vous écrivons dans cette langue.
identity-language-each = Choisir une langue
identity-language-is-begun = traduction commencée ; le reste est en français
identity-language-french-title = Ce qui reste en français
identity-language-french = Les textes, les amendements, les comptes rendus, les actes publiés et le journal sont en français, langue de la République (Constitution, article 2). Ce que les gens écrivent reste tel qu’ils l’ont écrit.
identity-language-help-title = Aider à traduire
identity-language-help = Une phrase est fausse ou manque ? Écrivez à la collectivité. Les traductions sont des fichiers libres que chacun peut compléter.

## The demonstration
identity-demonstration-title = Entrer dans la démonstration
identity-demonstration-people = Choisissez une personne inventée : son lien arrive dans
identity-demonstration-mailbox = la boîte de la démonstration
identity-demonstration-mailbox-open = Ouvrir la boîte de la démonstration
identity-demonstration-nobody = Il n’y a encore personne ici.
identity-demonstration-link-of = Recevoir le lien : { $name }
identity-mailbox-title = Boîte de la démonstration
identity-mailbox-lead = Les messages que Parvis aurait envoyés, le plus récent d’abord. Un message met une seconde ou deux à arriver : rechargez la page.
identity-mailbox-caption = Messages reçus
identity-mailbox-subject = Objet
identity-mailbox-recipient = Destinataire
identity-mailbox-received = Reçu
identity-mailbox-empty = Aucun message n’est encore arrivé.

## With the account of another body
identity-passage-title = Avec un compte que vous avez déjà
identity-passage-lead = Vous y serez conduit, puis ramené ici. Les deux sites restent séparés : aucun ne voit ce que vous faites sur l’autre.
identity-passage-with = Se connecter avec mon compte de { $name }
identity-passage-ask-title = Se connecter à { $name }
identity-passage-sign-in-first = Connectez-vous d’abord à { $name } : vous reviendrez ensuite à cette page.
identity-passage-given = Si vous continuez, ces deux informations seront données à { $name } :
identity-passage-apart = Rien d’autre n’est transmis, ni aujourd’hui ni plus tard : les deux sites restent séparés.
identity-passage-continue = Continuer vers { $name }
identity-passage-going = Vers { $name }
identity-passage-arrived = Vous arrivez avec votre compte de { $name } :
identity-passage-differs = Ici, vous apparaissez sous le nom { $name }, avec l’adresse { $email }.
identity-passage-take-over = Remplacer mon nom et mon adresse d’ici par ceux-là
identity-passage-over-title = Ce passage est terminé
identity-passage-over = Ce passage n’est plus valable : il dure deux minutes, ne sert qu’une fois, et dans le navigateur qui l’a demandé. Recommencez depuis la page de connexion.
identity-passage-email-taken = Une autre personne a déjà cette adresse ici. Recommencez sans demander de la reprendre.
identity-passage-unlinked = Vous aviez délié ce compte : il n’ouvre plus le vôtre ici. Connectez-vous d’abord par un lien envoyé à votre adresse ; revenez ensuite par l’autre compte si vous voulez les relier de nouveau.
identity-linked-title = Comptes reliés
identity-linked-lead = Ces comptes ouvrent celui-ci. Déliés, ils n’y mènent plus : vous vous connecterez par un lien envoyé à votre adresse.
identity-linked-elsewhere = un site qui n’est plus ici
identity-unlink = Délier mon compte de { $name }
notice-identity-unlinked = Le compte est délié.

## What this device keeps
identity-device-title = Garder sur cet appareil
identity-device-off = Sur votre propre téléphone ou ordinateur, vous pouvez lire sans réseau ce à quoi vous prenez part : vos groupes, les réunions à venir et leurs comptes rendus, les textes en discussion, les consultations ouvertes. Ce que vous écrivez sans réseau attend ici et part à son retour.
identity-device-shared = Ne le faites pas sur un ordinateur partagé. Les pages s’effacent quand vous vous déconnectez ; de ce qui attend d’être envoyé, c’est vous qui décidez alors.
identity-device-keep = Garder sur cet appareil
identity-device-on = Cet appareil garde ce à quoi vous prenez part, pour être lu sans réseau. Les pages s’effacent quand vous vous déconnectez ou quand une autre personne se connecte ici.
identity-device-see = Voir ce qui est gardé et ce qui attend d’être envoyé
identity-device-erase = Ne plus rien garder ici
identity-device-erase-what = Les pages gardées sur cet appareil seront effacées. Rien de ce qui est sur le site n’est touché.
identity-device-erase-waiting = { $n ->
    [one] Un envoi attend encore : il sera perdu. Envoyez-le ou copiez-le d’abord.
   *[other] { $n } envois attendent encore : ils seront perdus. Envoyez-les ou copiez-les d’abord.
 }
identity-leaving-waiting = En attente d’envoi sur cet appareil : { $n }.
identity-leaving-send-first = Voir ce qui attend et l’envoyer d’abord
identity-leaving-title = En vous déconnectant, ce qui attend
identity-leaving-keep = reste sur cet appareil jusqu’à votre prochaine connexion ici
identity-leaving-keep-hint = Trente jours au plus. Le site ne le montre à personne d’autre, mais l’appareil n’est pas chiffré par nous.
identity-leaving-erase = est effacé
identity-account-sign-out-needs-network = Vous êtes hors connexion : le site ne peut pas fermer votre session. Déconnectez-vous au retour du réseau.

## Application tokens
identity-tokens-title = Jetons d’application
identity-tokens-lead = Un jeton laisse un programme, comme git, agir ici à votre nom, sans votre session. Qui le tient peut amender comme vous : gardez-le comme un mot de passe.
identity-tokens-see = Créer un jeton, voir ou révoquer les vôtres
identity-tokens-caption = Vos jetons
identity-tokens-empty = Vous n’avez aucun jeton.
identity-token-new = Créer un jeton
identity-token-name = Nom du jeton
identity-token-name-hint = Par exemple : git sur mon portable.
identity-token-make = Créer ce jeton
identity-token-made = Votre jeton est créé
identity-token-made-once = Copiez-le maintenant : il ne sera plus jamais montré, le site n’en garde que l’empreinte.
identity-token-made-before = Ce formulaire avait déjà été envoyé : le jeton a été montré la première fois. Si vous ne l’avez pas copié, révoquez-le et créez-en un autre.
identity-token-made-at = Créé le
identity-token-last-used = Dernier jour d’usage
identity-token-never-used = jamais
identity-token-revoke-column = Révoquer
identity-token-revoke = Révoquer « { $name } »
notice-identity-token-revoked = Le jeton est révoqué : le programme qui s’en servait n’entre plus.
