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
right-identity-manage-providers = Choisir les fournisseurs d’identité et inviter à s’en servir
right-identity-link-provider = Relier à son compte celui d’un fournisseur d’identité, ou le délier

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
event-identity-provider-set-up = Un fournisseur d’identité a été réglé
event-identity-provider-removed = Un fournisseur d’identité a été retiré
event-identity-provider-invited = Une personne a été invitée à se connecter par un fournisseur d’identité
event-identity-provider-invitation-withdrawn = L’invitation d’une personne à se connecter par un fournisseur d’identité a été retirée
event-identity-provider-unknown = Un fournisseur d’identité a reconnu une personne sans compte relié
event-identity-provider-linked = Une personne a relié à son compte celui d’un fournisseur d’identité
event-identity-provider-unlinked = Une personne a délié de son compte celui d’un fournisseur d’identité
effect-session-refresh = Question au fournisseur d’identité sur une session ouverte
event-identity-session-refused = Une session a été fermée : le fournisseur d’identité ne répond plus de la personne
event-identity-provider-refused = La réponse d’un fournisseur d’identité a été refusée
event-identity-arrival-forgotten = Une personne a dit qu’un fournisseur d’identité ne l’avait pas reconnue elle

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
identity-account-data = Mes données : les voir, les emporter, m’opposer
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

## Closing an account
identity-gone = Une personne qui a quitté le site
right-identity-close-account = Fermer son compte
right-identity-erase-account = Fermer le compte d’une personne qui le demande
event-identity-account-erased = Un compte a été fermé
event-identity-erasure-asked = La fermeture d’un compte a été demandée pour son titulaire
identity-closing-title = Fermer mon compte
identity-closing-lead = Voici ce qui s’efface et ce qui reste. Rien n’est fait avant le bouton.
identity-closing-offered = Votre nom et votre adresse s’effacent ; ce que vous avez écrit ici reste, sans votre nom.
identity-closing-see = Voir ce qui s’efface et ce qui reste
identity-closing-goes = Ce qui s’efface tout de suite
identity-closing-goes-name = Le nom affiché : partout sur le site, et pour qui copie un texte avec git, on lit à sa place « Une personne qui a quitté le site ».
identity-closing-goes-address = L’adresse électronique et la langue choisie : plus aucun message ne part.
identity-closing-goes-sessions = Les connexions ouvertes et celles des derniers mois, les liens de connexion, les jetons d’application et les comptes reliés.
identity-closing-goes-follows = Les suivis et le récapitulatif.
identity-closing-goes-letters = Les messages envoyés au site par courriel qu’il garde encore, les adresses où répondre aux convocations, les contributions restées sans confirmation.
identity-closing-goes-mandates = Les mandats : ils prennent fin aujourd’hui, et ceux qui devaient commencer sont retirés.
identity-closing-goes-lots = Le nom et les coordonnées donnés pour un tirage au sort avec ce compte : avant un tirage, votre candidature est retirée ; après, votre place est libérée.
identity-closing-stays = Ce qui reste
identity-closing-stays-writings = Les textes, les amendements, les contributions et les commentaires, sans le nom : les décisions prises s’appuient sur eux.
identity-closing-stays-votes = Les votes publics, les présences et les délégations, sans le nom.
identity-closing-stays-secret = Les bulletins des votes secrets : rien ne dit de qui ils sont, et rien n’y change. La liste des électeurs d’une élection garde le nom et l’adresse inscrits, jusqu’à la destruction que l’élection prévoit.
identity-closing-stays-lots = Les numéros publiés par un tirage au sort, et ce que chaque numéro a répondu dans les fichiers publiés : plus rien ne dit de qui ils sont.
identity-closing-stays-published = Ce que d’autres ont écrit, comptes rendus compris, et les actes publiés : leurs fichiers ne changent plus. Demandez à la collectivité de corriger ce qui vous nomme.
identity-closing-stays-elsewhere = Les messages déjà partis, et les comptes ouverts sur d’autres sites.
identity-closing-stays-backups = Les sauvegardes de la collectivité, jusqu’à ce qu’elles soient remplacées.
identity-closing-again = Cela ne se défait pas. Si vous revenez avec la même adresse, un compte neuf commence : rien ne le relie à celui-ci.
identity-closing-button = Fermer mon compte pour toujours
identity-closing-keep = Garder mon compte
identity-closing-another-title = Fermer le compte de quelqu’un
identity-closing-another-lead = À la demande de la personne, reçue par la collectivité. Rien n’est fait avant la page suivante.
identity-closing-another-button = Demander la fermeture de ce compte
identity-closing-another-back = Chercher une autre adresse
identity-closing-sure = Vérifiez que la demande vient bien de cette personne : cela ne se défait pas.
identity-closing-later = Le compte ferme dans { $days } jours, après un courriel à la personne. Si elle se connecte d’ici là, il reste ouvert. Ses sessions en cours sont fermées.
identity-closing-at-once = Le compte d’une autre personne ne se ferme pas tout de suite : demandez sa fermeture depuis la page prévue.
identity-closing-mail-subject = Votre compte va être fermé : { $body }
identity-closing-mail-text = Bonjour,

    { $body } a reçu la demande de fermer votre compte. Il le sera le { $on } : votre nom et votre adresse seront effacés.

    Si ce n’est pas ce que vous voulez, connectez-vous d’ici là, et il restera ouvert : { $link }
identity-closed-mail-subject = Votre compte est fermé : { $body }
identity-closed-mail-text = Bonjour,

    Votre compte chez { $body } est fermé, comme cela avait été demandé. Plus rien n’y porte votre nom, et ceci est le dernier message.

    Si vous n’avez rien demandé, signalez-le à { $body } : { $link }
identity-closing-email = Adresse électronique de la personne
identity-closing-email-hint = Celle avec laquelle elle se connecte.
identity-closing-find = Trouver ce compte
identity-closing-unknown = Personne n’a cette adresse ici.
identity-closing-oneself = Cette adresse est la vôtre : fermez votre compte depuis « Mon compte ».
notice-identity-account-closed = Votre compte est fermé : plus rien ici ne porte votre nom.
notice-identity-erasure-asked = La fermeture est demandée. La personne est prévenue par courriel.
## With an identity provider
identity-providers-title = Avec un service d’identité
identity-provider-with = S’identifier avec { $name }
identity-provider-what = Qu’est-ce que { $name } ?
identity-provider-refused-title = Vous n’êtes pas connecté
identity-provider-by-mail = Par un lien reçu à votre adresse
identity-provider-denied = { $name } ne vous a pas identifié : vous avez renoncé, ou vos informations n’ont pas été confirmées. Vous pouvez recommencer, ou vous connecter autrement.
identity-provider-late = Trop de temps est passé entre votre départ vers { $name } et votre retour, ou ce retour a déjà servi. Recommencez.
identity-provider-replayed = Ce retour de { $name } a déjà servi. Il ne sert qu’une fois : recommencez.
identity-provider-other-browser = Ce retour de { $name } n’a pas été demandé par ce navigateur, ou sa demande est terminée. Recommencez depuis ce navigateur, en acceptant les témoins de connexion (« cookies ») de ce site.
identity-provider-untrusted = La réponse reçue de { $name } n’a pas pu être vérifiée : personne n’a été connecté. Recommencez. Si cela se répète, prévenez la collectivité.
identity-provider-level = { $name } vous a identifié, mais moins sûrement que ce site ne le demande. Recommencez avec un compte plus sûr, ou connectez-vous autrement.
identity-provider-too-many = Depuis votre connexion à internet, trop de retours de { $name } ont été refusés en une heure. Attendez une heure, ou connectez-vous autrement.
identity-provider-down = { $name } ne répond pas en ce moment. Réessayez plus tard, ou connectez-vous autrement.
identity-provider-misconfigured = La connexion par { $name } est mal réglée. Connectez-vous autrement, et prévenez la collectivité : un agent peut y remédier.
identity-provider-other-siret = { $name } vous identifie pour un autre organisme que cette collectivité. Recommencez en y choisissant le bon organisme, ou connectez-vous autrement.
identity-provider-not-invited = { $name } n’ouvre ici que les comptes des personnes invitées. Demandez une invitation à la collectivité.
identity-provider-linked-elsewhere = Ce compte d’un service d’identité ouvre déjà un autre compte d’ici. Connectez-vous à celui-là et déliez-le d’abord.
identity-provider-another-signed-in = { $name } a reconnu une personne dont le compte n’est pas celui qui est ouvert dans ce navigateur. Rien n’a changé.
identity-provider-another-signed-in-who = Le compte ouvert ici est celui de { $name }. S’il n’est pas le vôtre, fermez-le, puis recommencez.
identity-provider-another-sign-out = Me déconnecter de ce compte
identity-provider-another-again = Recommencer avec { $name }
identity-provider-arrival-over = Une heure est passée, ou cela a déjà servi. Recommencez depuis « Mes moyens de connexion ».
identity-first-time-title = Première venue
identity-first-time-provider = Reconnu par
identity-first-time-name = Sous le nom
identity-first-time-account = Pour le compte d’ici
identity-first-time-next = { $name } vous a reconnu. Il reste à nous dire où vous écrire : un lien envoyé à cette adresse montre qu’elle est à vous. Ouvrez-le dans ce navigateur, puis appuyez sur « Relier ». Ensuite, { $name } suffira.
identity-first-time-invited = { $name } vous a reconnu. La première fois, connectez-vous aussi par un lien envoyé à l’adresse où vous avez été invité. Ouvrez-le dans ce navigateur, puis appuyez sur « Relier ».
identity-provider-leaving = Quitter aussi { $name }
identity-provider-left-here = Votre session d’ici est fermée.
identity-provider-leave-there = Me déconnecter aussi de { $name }
identity-provider-stay-there = Revenir à l’accueil

## Ways of signing in
identity-ways-title = Mes moyens de connexion
identity-ways-lead = Ce qui ouvre votre compte. Un lien envoyé à votre adresse l’ouvre toujours.
identity-ways-see = Voir, relier ou délier un service d’identité
identity-ways-session = Cette session a été ouverte avec { $name }, le { $at }.
identity-ways-session-mail = Cette session a été ouverte par un lien envoyé à votre adresse.
identity-ways-session-assisted = Quelqu’un vous aide peut-être, par un service d’accompagnement. Dans cette session, on ne vote pas à bulletin secret et l’on ne change pas ce qui ouvre le compte.
identity-ways-session-untold = Rien ne dit si quelqu’un vous aide, par un service d’accompagnement. Dans cette session, on ne vote pas à bulletin secret et l’on ne crée pas de jeton ; tout le reste est possible. Pour voter, connectez-vous par un lien envoyé à votre adresse.
identity-ways-next = Reprendre où vous en étiez
identity-not-me = Ce n’est pas moi
identity-ways-waiting = { $name } vient de vous reconnaître
identity-ways-waiting-what = Si c’est bien vous, reliez ce compte : { $name } ouvrira désormais celui d’ici. Nous n’en gardons ni votre état civil, ni votre identifiant en clair.
identity-ways-link = Relier mon compte de { $name }
identity-ways-yours = Ce qui ouvre ce compte
identity-ways-mail = Un lien envoyé à votre adresse électronique.
identity-ways-caption = Services d’identité reliés
identity-ways-provider = Service
identity-ways-level = Niveau
identity-ways-linked-at = Relié le
identity-ways-last-used = Dernière connexion
identity-ways-never-used = jamais
identity-ways-unlink-column = Délier
identity-ways-unlink = Délier { $name }
identity-ways-others = Relier un autre service
identity-ways-others-how = Vous y serez conduit, puis ramené ici pour confirmer.
identity-assisted-no-link = Quelqu’un vous aide peut-être, par un service d’accompagnement : ce qui ouvre un compte ne se change pas dans une telle session. Connectez-vous vous-même, par exemple par un lien envoyé à votre adresse.
identity-assisted-not-lent = Quelqu’un vous aide peut-être, par un service d’accompagnement : une telle session n’ouvre pas de compte ailleurs.
identity-assisted-no-token = Quelqu’un vous aide peut-être, par un service d’accompagnement : une telle session ne crée pas de jeton.
identity-assisted-no-closing = Quelqu’un vous aide peut-être, par un service d’accompagnement : une telle session ne ferme pas de compte. Connectez-vous vous-même, par un lien envoyé à votre adresse.
notice-identity-provider-linked = Le compte est relié.
notice-identity-arrival-forgotten = Rien n’est gardé de la personne reconnue.
notice-identity-provider-unlinked = Le compte est délié.

## Setting up identity providers
identity-kind-franceconnect = FranceConnect
identity-kind-franceconnect-lead = Pour les habitants : une identité vérifiée par l’État. Demandez d’abord une habilitation à la DINUM.
identity-kind-franceconnect-issuer = Celui que donne la DINUM : sandbox d’essai ou production.
identity-kind-franceconnect-levels = eidas1 pour FranceConnect.
identity-kind-proconnect = ProConnect
identity-kind-proconnect-lead = Pour les agents, les élus et les associations, sur invitation et pour les établissements de la collectivité.
identity-kind-proconnect-issuer = Celui que donne la DINUM : intégration ou production.
identity-kind-proconnect-levels = Par exemple eidas1 eidas1-mfa. Laissez vide pour accepter tous les niveaux. Ces noms changent : suivez les annonces de ProConnect.
identity-kind-autre = Un autre fournisseur (OpenID Connect)
identity-kind-autre-lead = Keycloak, authentic2, Nextcloud ou tout autre service qui parle OpenID Connect.
identity-kind-autre-issuer = Le champ « issuer » du document de découverte, à la lettre.
identity-kind-autre-levels = Laissez vide si ce service ne dit pas de niveau.
identity-setting-title = Moyens de connexion
identity-setting-one-title = Fournisseur d’identité
identity-setting-lead = Les services d’identité proposés sur la page de connexion, en plus du lien par courriel.
identity-setting-mail = Le lien envoyé par courriel reste toujours possible : nul n’est tenu d’avoir un compte ailleurs.
identity-setting-caption = Fournisseurs d’identité
identity-setting-empty = Aucun fournisseur n’est réglé : la page de connexion ne propose que le lien par courriel.
identity-setting-more = En régler un autre
identity-setting-kind = Sorte
identity-setting-name = Nom sur le bouton
identity-setting-name-hint = Les personnes lisent « S’identifier avec… ».
identity-setting-issuer = Adresse de l’émetteur
identity-setting-client = Identifiant du client
identity-setting-secret = Secret du client
identity-setting-secret-hint = Donné par le fournisseur. Il est chiffré et n’est plus jamais montré.
identity-setting-secret-kept = Laissez vide pour garder celui qui est connu.
identity-setting-secret-lost = Le secret ne s’ouvre plus : il avait été chiffré avec une autre clé. Écrivez-le de nouveau.
identity-setting-algorithm = Signature des réponses
identity-setting-algorithm-hint = Celle que vous avez choisie chez le fournisseur. Une réponse signée autrement est refusée.
identity-setting-es256 = ES256 (courbe elliptique)
identity-setting-rs256 = RS256 (RSA)
identity-setting-levels = Niveaux de garantie acceptés
identity-setting-sirets = SIRET de la collectivité
identity-setting-sirets-hint = Un par ligne, 14 chiffres : la mairie, le CCAS… Qui vient pour un autre établissement n’entre pas.
identity-setting-silent = Connexion silencieuse
identity-setting-silent-no = Non : il faut appuyer sur le bouton
identity-setting-silent-yes = Oui : qui est déjà connecté à ProConnect entre sans page
identity-setting-silent-hint = Une seule fois par ouverture du navigateur, à l’arrivée sur la page de connexion. Qui n’est pas connecté à ProConnect voit la page ordinaire. Nul compte n’est créé ni relié ainsi.
identity-setting-refresh = Redemander si la personne est toujours là
identity-setting-refresh-0 = Jamais : la session dure trente jours
identity-setting-refresh-15 = Tous les quarts d’heure
identity-setting-refresh-60 = Toutes les heures
identity-setting-refresh-240 = Toutes les quatre heures
identity-setting-refresh-720 = Toutes les douze heures
identity-setting-refresh-hint = Une personne partie perd l’accès dans ce délai. Si le fournisseur ne répond pas, sa session continue ; s’il ne donne pas de jeton de renouvellement, elle finit à ce délai. Raccourcir ce délai ferme les sessions ouvertes par ce fournisseur.
identity-provider-refresh-wrong = Choisissez un des délais proposés.
identity-setting-assistance = Services d’accompagnement
identity-setting-assistance-hint = Les identifiants (idp_id) des fournisseurs qui laissent un aidant agir pour quelqu’un. Leurs sessions ne votent pas à bulletin secret et ne changent pas ce qui ouvre le compte.
identity-setting-assistance-france = L’identifiant (idp_id) d’Aidants Connect et de ses pareils, que donne la DINUM. Leurs sessions ne votent pas à bulletin secret et ne changent pas ce qui ouvre le compte. Tant que ce champ est vide, chacun relie son compte, mais aucune session FranceConnect ne vote à bulletin secret : rien ne dirait qui est au clavier.
identity-setting-save = Enregistrer
identity-setting-stale = Quelqu’un d’autre a changé ces réglages entre-temps. Vérifiez ce que vous avez écrit, puis enregistrez de nouveau.
identity-setting-declare = À déclarer au fournisseur
identity-setting-return = Adresse de retour
identity-setting-left = Adresse après déconnexion
identity-setting-scopes = Données demandées
identity-setting-try = Essayer
identity-setting-works = Le fournisseur répond : son document et ses clés sont lus.
identity-setting-fails = Cela ne marche pas encore.
identity-setting-down = Le fournisseur ne répond pas, ou pas à cette adresse.
identity-setting-refused = Le fournisseur répond, mais pas ce qu’il faut : vérifiez l’adresse de l’émetteur, à la lettre.
identity-setting-remove = Retirer ce fournisseur
identity-setting-remove-what = Plus personne ne se connectera par lui, les sessions qu’il a ouvertes seront fermées, et ce qui reliait les comptes sera effacé. Les personnes se connecteront par un lien.
identity-setting-remove-confirm = Retirer
identity-setting-invited-see = Les personnes invitées
identity-invited-title = Personnes invitées
identity-invited-caption = Personnes invitées
identity-invited-empty = Personne n’est encore invité.
identity-invited-linked = Compte relié le
identity-invited-not-yet = pas encore
identity-invited-withdraw-column = Retirer
identity-invited-withdraw = Retirer l’invitation de { $name }
identity-invite-title = Inviter quelqu’un
identity-invite-what = Cette personne se connectera d’abord par un lien envoyé à cette adresse, puis reliera son compte de { $name }.
identity-invite-button = Inviter
identity-provider-name-empty = Donnez un nom au bouton.
identity-provider-name-taken = Un fournisseur a déjà ce nom, ou ce nom ne peut pas faire une adresse. Choisissez-en un autre, avec des lettres ou des chiffres.
identity-provider-text-long = C’est trop long : { $max } caractères au plus.
identity-provider-issuer-empty = Écrivez l’adresse de l’émetteur.
identity-provider-issuer-wrong = Écrivez une adresse entière, sans point d’interrogation ni mot de passe, par exemple https://identite.exemple.fr/realms/ville.
identity-provider-issuer-clear = Cette adresse n’est pas en https : n’importe qui pourrait répondre à la place du fournisseur.
identity-provider-client-empty = Écrivez l’identifiant que le fournisseur donne à ce site.
identity-provider-secret-empty = Écrivez le secret que donne le fournisseur.
identity-provider-secret-again = L’émetteur change : écrivez de nouveau le secret, pour qu’il ne parte pas ailleurs.
identity-provider-levels-empty = FranceConnect veut au moins un niveau : eidas1.
identity-provider-sirets-empty = Écrivez au moins un SIRET.
identity-provider-siret-wrong = Un SIRET a 14 chiffres.
identity-providers-too-many = Il y a déjà { $max } fournisseurs : retirez ceux qui ne servent plus.
notice-identity-provider-saved = Le fournisseur est réglé. Essayez-le.
notice-identity-provider-removed = Le fournisseur est retiré.
notice-identity-provider-invited = La personne est invitée.
notice-identity-provider-invitation-withdrawn = L’invitation est retirée.

## What is declared of personal data
processing-identity-accounts-title = Comptes et connexion
processing-identity-accounts-purpose = Reconnaître qui participe, sans demander plus qu’une adresse et un nom affiché.
processing-identity-accounts-people = Toute personne qui a un compte ou demande un lien de connexion
processing-identity-accounts-data = Adresse électronique, nom affiché, langue choisie, sessions, sorte de navigateur et dernier jour d’usage, essais de connexion, second facteur (sa clé, chiffrée, et l’empreinte des codes de secours), clés d’accès (leur moitié publique), jetons d’application (par leur empreinte), empreinte de l’adresse réseau de qui demande un lien
processing-identity-accounts-recipients = Les services de la collectivité ; son hébergeur
processing-identity-accounts-kept = Tant que le compte est ouvert ; tout s’efface à sa fermeture.
processing-identity-providers-title = Connexion par un fournisseur d’identité
processing-identity-providers-purpose = Se connecter avec FranceConnect, ProConnect, un autre fournisseur que la collectivité a choisi, ou son annuaire.
processing-identity-providers-people = Qui se connecte ainsi, et qui y est invité
processing-identity-providers-data = Identifiant donné par le fournisseur, niveau de garantie et date ; le temps d’une session, de quoi redemander au fournisseur si la personne est toujours là, chiffré ; rien d’autre n’est gardé de l’identité ; pendant une heure, empreintes des essais de connexion par l’annuaire
processing-identity-providers-recipients = Le fournisseur d’identité, qui sait qu’on se connecte ici
processing-identity-providers-kept = Tant que le lien avec ce fournisseur n’est pas défait.
processing-identity-shared-accounts-title = Comptes reliés entre sites
processing-identity-shared-accounts-purpose = Entrer avec le compte qu’on a sur le site d’une autre collectivité de la même installation.
processing-identity-shared-accounts-people = Qui l’a demandé
processing-identity-shared-accounts-data = Identifiants des deux comptes ; nom et adresse pendant les deux minutes du passage
processing-identity-shared-accounts-recipients = L’autre collectivité, qui le sait aussi
processing-identity-shared-accounts-kept = Jusqu’à ce que la personne défasse le lien.
retention-identity-sign-in-links = Liens de connexion périmés, avec l’adresse à laquelle ils étaient envoyés
retention-identity-sign-in-attempts = Connexions et essais de connexion
retention-identity-sign-in-clients = Empreintes des adresses réseau qui ont demandé un lien
retention-identity-sessions = Sessions terminées
retention-identity-arrivals = Arrivées par un fournisseur d’identité qui n’ont pas abouti
retention-identity-attempts = Tentatives de connexion par un fournisseur d’identité
retention-identity-passages = Passages d’un site à un autre
## Devices
event-identity-session-revoked = Une personne a fermé une de ses sessions depuis un autre appareil
event-identity-other-sessions-revoked = Une personne a fermé toutes ses autres sessions
event-identity-link-refused = Un lien de connexion qui ne servait plus a été refusé
identity-devices-title = Mes appareils
identity-devices-lead = Où votre compte est ouvert, et qui a essayé d’y entrer.
identity-devices-see = Voir mes appareils et les dernières connexions
identity-devices-open = Sessions ouvertes
identity-devices-caption = Vos sessions ouvertes
identity-devices-device = Appareil
identity-devices-opened = Ouverte le
identity-devices-opened-with = Ouverte par
identity-devices-seen = Dernier jour d’usage
identity-devices-not-seen = pas encore
identity-devices-revoke-column = Fermer
identity-devices-here = Cet appareil
identity-devices-revoke = Fermer : { $device }, ouverte le { $at }
identity-devices-revoke-others = Fermer toutes les autres
identity-devices-doubt = Un appareil que vous ne reconnaissez pas ? Fermez-le, puis vérifiez que personne d’autre ne lit vos messages : le lien de connexion y arrive.
identity-session-over = Cette session est déjà fermée.
identity-device-said = { $browser }, sous { $system }
identity-device-unknown = Appareil inconnu
identity-browser-edge = Edge
identity-browser-opera = Opera
identity-browser-samsung = Samsung Internet
identity-browser-firefox = Firefox
identity-browser-chrome = Chrome
identity-browser-safari = Safari
identity-browser-other = Un autre navigateur
identity-system-android = Android
identity-system-iphone = iOS (iPhone)
identity-system-ipad = iPadOS
identity-system-windows = Windows
identity-system-chromebook = ChromeOS
identity-system-mac = macOS
identity-system-linux = Linux
identity-system-other = un autre système
identity-attempts-title = Dernières connexions
identity-attempts-lead = Chaque essai d’entrer dans votre compte, réussi ou non. Vous seul le voyez. Il est effacé au bout de { $days } jours.
identity-attempts-empty = Aucune connexion n’a été notée ces derniers mois.
identity-attempts-caption = Essais de connexion
identity-attempts-at = Quand
identity-attempts-way = Par
identity-attempts-outcome = Ce qui s’est passé
identity-attempt-way-mail = un lien par courriel
identity-attempt-way-provider = un service d’identité
identity-attempt-way-elsewhere = le compte d’un autre site
identity-attempt-outcome-opened = Session ouverte
identity-attempt-outcome-used = Refusé : lien déjà servi
identity-attempt-outcome-expired = Refusé : lien trop ancien
notice-identity-session-revoked = La session est fermée sur cet appareil-là.
notice-identity-other-sessions-revoked = Toutes vos autres sessions sont fermées.

## The second factor
right-identity-second-factor = Ajouter un second facteur à son compte, ou le retirer
right-identity-require-second-factor = Rendre le second facteur obligatoire pour les agents
right-identity-reset-second-factor = À deux agents, retirer le second facteur d’une personne qui l’a perdu
event-identity-second-factor-begun = Une personne a commencé à ajouter un second facteur
event-identity-second-factor-enrolled = Une personne a ajouté un second facteur
event-identity-second-factor-removed = Une personne a retiré son second facteur
event-identity-recovery-codes-renewed = Une personne a remplacé ses codes de secours
event-identity-second-factor-asked = Un second facteur a été demandé à une connexion
event-identity-second-factor-refused = Un second facteur a été refusé
event-identity-second-factor-required = Le second facteur est devenu obligatoire pour les agents
event-identity-second-factor-not-required = Le second facteur n’est plus obligatoire pour les agents
event-identity-second-factor-reset-asked = Un agent a demandé le retrait du second facteur d’une personne
event-identity-second-factor-reset-dropped = La demande de retrait d’un second facteur a été abandonnée
event-identity-second-factor-reset = Le second facteur d’une personne a été retiré, à deux agents ou par l’exploitant
identity-attempt-way-authenticator = un code de l’application
identity-attempt-way-recovery = un code de secours
identity-attempt-outcome-asked = Second facteur demandé
identity-attempt-outcome-wrong = Refusé : code faux ou déjà servi
identity-second-factor-title = Second facteur
identity-second-factor-lead = Un code de votre téléphone, en plus du lien reçu par courriel : qui lit vos messages n’entre pas pour autant.
identity-second-factor-see = Voir, ajouter ou retirer mon second facteur
identity-second-factor-is-on = Un code de votre application est demandé à chaque connexion.
identity-second-factor-is-off = Aucun code n’est demandé en plus à la connexion.
identity-second-factor-first = { $name } demande un second facteur à ses agents. Créez-le pour continuer : cela prend deux minutes.
identity-second-factor-none-title = Ajouter un second facteur
identity-second-factor-what = Il faut une application d’authentification sur votre téléphone ou votre ordinateur : FreeOTP, Aegis, un gestionnaire de mots de passe… Elle montre un code de six chiffres qui change toutes les trente secondes, sans réseau. Nous ne savons ni laquelle ni où.
identity-second-factor-begin = Commencer
identity-second-factor-begin-again = Recommencer avec une autre image
identity-second-factor-scan-title = Lire l’image avec votre application
identity-second-factor-scan = Dans votre application, ajoutez un compte et visez cette image.
identity-second-factor-picture = Image à lire avec une application d’authentification ; la même clé est écrite dessous.
identity-second-factor-by-hand = Sans appareil photo, recopiez cette clé dans l’application (type : TOTP, six chiffres, trente secondes) :
identity-second-factor-code = Code de l’application
identity-second-factor-code-hint = Six chiffres.
identity-second-factor-confirm = Vérifier et activer
identity-second-factor-on = Votre second facteur est en place.
identity-second-factor-since = Second facteur en place depuis le { $on }
identity-second-factor-asked-when = Un code est demandé à chaque connexion. Vos autres sessions ont été fermées quand vous l’avez ajouté.
identity-second-factor-remove-title = Le retirer
identity-second-factor-remove-what = Vous changez de téléphone ? Retirez-le ici, puis ajoutez-en un avec le nouveau.
identity-second-factor-remove = Retirer mon second facteur
identity-second-factor-already = Votre second facteur est déjà en place.
identity-second-factor-none = Ce compte n’a pas de second facteur.
identity-second-factor-wanted = Votre collectivité demande un second facteur à ses agents : il ne se retire pas. Pour changer de téléphone, ajoutez la même clé au nouveau, ou demandez à deux autres agents de le retirer.
identity-second-factor-wrong-first = Ce code n’est pas celui que montre l’application en ce moment. Vérifiez l’heure de votre téléphone, puis écrivez le code affiché.
identity-second-factor-wrong = Ce code n’est pas le bon, ou il a déjà servi : attendez que l’application en montre un autre.
identity-second-factor-wrong-recovery = Ce code de secours n’est pas le bon, ou il a déjà servi.
identity-second-factor-not-a-code = Écrivez les six chiffres que montre l’application.
identity-second-factor-not-a-recovery-code = Un code de secours a douze lettres et chiffres, en trois groupes.
identity-second-factor-too-many = Trop de codes faux : aucun n’est plus regardé jusqu’au { $at }.
identity-second-factor-lost-key = La clé de ce second facteur ne s’ouvre plus : le site a été déplacé sans elle. Recommencez, ou demandez à la collectivité de retirer votre second facteur.
identity-second-factor-over = Cette connexion a expiré : il fallait donner le code dans les dix minutes. Recommencez.
identity-second-factor-ask-title = Votre second facteur
identity-second-factor-ask-lead = Dernière étape : le code que montre votre application.
identity-second-factor-give = Continuer
identity-second-factor-lost = Je n’ai pas mon application
identity-second-factor-recovery = Code de secours
identity-second-factor-recovery-hint = Un de ceux notés à la création. Chacun ne sert qu’une fois.
identity-second-factor-give-recovery = Continuer avec un code de secours
identity-second-factor-lost-both = Ni application ni code ? Adressez-vous à la collectivité : deux agents peuvent retirer votre second facteur.
identity-recovery-title = Codes de secours
identity-recovery-once = Notez-les sur papier, loin du téléphone : ils ne seront plus montrés. Chacun remplace une fois le code de l’application.
identity-recovery-before = Ce formulaire avait déjà été envoyé : les codes ont été montrés la première fois. Si vous ne les avez pas notés, remplacez-les depuis « Second facteur ».
identity-recovery-noted = C’est noté, continuer
identity-recovery-left = { $n ->
    [0] Il ne vous reste aucun code de secours.
    [one] Il vous reste un code de secours.
   *[other] Il vous reste { $n } codes de secours.
 }
identity-recovery-renew = Remplacer mes codes de secours
identity-second-factor-rule-title = Second facteur des agents
identity-second-factor-rule-on = Obligatoire depuis le { $on }
identity-second-factor-rule-off = Il est possible pour chacun, obligatoire pour personne.
identity-second-factor-rule-what = Obligatoire, il est demandé à tous les agents : qui n’en a pas est conduit à le créer avant toute autre chose, vous compris. Qui entre par un service d’identité qui demande déjà deux facteurs (ProConnect « -mfa », niveaux substantiel et élevé) n’a rien de plus à faire.
identity-second-factor-rule-start = Le rendre obligatoire pour les agents
identity-second-factor-rule-stop = Ne plus le rendre obligatoire
identity-second-factor-rule-stop-what = Les agents pourront retirer le leur. Ceux qui en ont un le gardent tant qu’ils ne le retirent pas.
identity-second-factor-rule-stop-confirm = Ne plus l’exiger
identity-reset-title = Seconds facteurs perdus
identity-reset-lead = Quelqu’un a perdu son application et ses codes : un agent demande le retrait de son second facteur, un autre le fait.
identity-reset-waiting = Demandes en attente
identity-reset-empty = Aucune demande n’attend.
identity-reset-asked-by = Demandé par
identity-reset-asked-at = Le
identity-reset-do-column = Décider
identity-reset-do = Retirer le second facteur de { $name }
identity-reset-another = Un autre agent doit le faire.
identity-reset-drop = Abandonner la demande pour { $name }
identity-reset-ask = Demander un retrait
identity-reset-ask-what = Vérifiez d’abord que c’est bien cette personne qui vous le demande, de vive voix. Elle est prévenue par courriel. La demande vaut { $days } jours.
identity-reset-ask-button = Demander le retrait
identity-reset-none = Cette personne n’a pas de second facteur.
identity-reset-oneself = C’est votre compte : demandez à deux autres agents.
identity-reset-asked-already = Ce retrait est déjà demandé : un autre agent peut le faire.
identity-reset-by-another = Vous avez demandé ce retrait : c’est à un autre agent de le faire.
identity-reset-over = Cette demande n’attend plus : elle a été faite, abandonnée, ou elle est trop ancienne.
identity-reset-asked-mail-subject = Retrait demandé de votre second facteur : { $body }
identity-reset-asked-mail-text = Bonjour,

    Un agent de { $body } a demandé le retrait de votre second facteur, comme vous l’auriez signalé perdu. Un autre agent doit encore le faire.

    Si vous n’avez rien demandé, connectez-vous et abandonnez cette demande : { $link }
identity-reset-done-mail-subject = Votre second facteur est retiré : { $body }
identity-reset-done-mail-text = Bonjour,

    Votre second facteur chez { $body } est retiré, et vos sessions sont fermées. À la prochaine connexion, ajoutez-en un nouveau depuis « Mon compte ».

    Si vous n’avez rien demandé, prévenez { $body } tout de suite : { $link }
notice-identity-second-factor-removed = Votre second facteur est retiré.
notice-identity-second-factor-required = Le second facteur est obligatoire pour les agents.
notice-identity-second-factor-not-required = Le second facteur n’est plus obligatoire.
notice-identity-reset-asked = Le retrait est demandé. Un autre agent doit le faire.
notice-identity-reset-done = Le second facteur est retiré.
notice-identity-reset-dropped = La demande est abandonnée.

## Passkeys
right-identity-passkeys = Ajouter une clé d’accès à son compte, ou la retirer
event-identity-passkey-added = Une personne a ajouté une clé d’accès
event-identity-passkey-removed = Une personne a retiré une clé d’accès
event-identity-passkey-refused = La réponse d’une clé d’accès a été refusée
identity-attempt-way-passkey = une clé d’accès
identity-attempt-outcome-refused = Refusé : réponse non vérifiée
identity-passkey-title = Avec une clé d’accès
identity-passkey-enter-what = Votre téléphone ou votre ordinateur vous reconnaît, par un doigt, un visage ou un code : rien à écrire, aucun courriel à attendre. Il faut en avoir ajouté une depuis « Mes appareils ».
identity-passkey-enter = Utiliser ma clé d’accès
identity-passkey-given-up = Aucune clé n’a été donnée. Vous pouvez recommencer, ou choisir un autre moyen.
identity-passkey-refused-title = Clé d’accès refusée
identity-passkey-refused = Cette clé d’accès n’a pas pu être vérifiée : personne n’a été connecté. Recommencez, ou connectez-vous par un lien.
identity-passkey-unknown = Cette clé d’accès n’ouvre aucun compte d’ici : elle a été retirée, ou elle est d’un autre site. Connectez-vous par un lien.
identity-passkey-over = Trop de temps est passé, ou cette page a déjà servi. Recommencez.
identity-passkey-nowhere = Ce site n’a pas de nom, seulement un numéro : les clés d’accès n’y sont pas possibles.
identity-passkey-no-browser = Ce navigateur ne permet pas d’ajouter une clé d’accès. Essayez depuis votre téléphone, ou avec les scripts autorisés.
identity-passkeys-title = Clés d’accès
identity-passkeys-what = Une clé d’accès reste dans votre appareil, ou dans votre gestionnaire de mots de passe. Elle ouvre ce compte sans lien ni code, et ne peut pas être donnée à un faux site. Nous n’en gardons que la moitié publique.
identity-passkeys-empty = Vous n’avez aucune clé d’accès.
identity-passkeys-caption = Vos clés d’accès
identity-passkey-name = Nom de la clé
identity-passkey-name-hint = Pour la reconnaître plus tard, par exemple : mon téléphone.
identity-passkey-name-empty = Donnez un nom à la clé.
identity-passkey-add = Ajouter une clé d’accès
identity-passkey-not-added = Cette clé n’a pas pu être vérifiée : elle n’est pas ajoutée. Recommencez.
identity-passkey-known = Cette clé est déjà dans un compte d’ici.
identity-passkeys-too-many = Vous avez déjà { $max } clés d’accès. Retirez celles qui ne servent plus.
identity-passkey-made-at = Ajoutée le
identity-passkey-remove-column = Retirer
identity-passkey-remove = Retirer « { $name } »
identity-assisted-no-passkey = Quelqu’un vous aide peut-être, par un service d’accompagnement : une telle session n’ajoute pas de clé d’accès.
identity-second-factor-lost-key-too = Votre clé d’accès est perdue ? Adressez-vous à la collectivité : deux agents peuvent retirer votre second facteur.
notice-identity-passkey-added = La clé d’accès est ajoutée : elle ouvre ce compte.
notice-identity-passkey-removed = La clé d’accès est retirée : elle n’ouvre plus rien ici.

## The effort asked of who asks too often
identity-links-slow = Beaucoup de liens ont été demandés depuis votre connexion à internet. Appuyez de nouveau : votre navigateur fait d’abord un petit calcul, qui retient les machines. Sans script, attendez une minute avant d’appuyer.
identity-second-factor-slow = Plusieurs codes étaient faux. Écrivez-le de nouveau : votre navigateur fait d’abord un petit calcul, qui retient les machines. Sans script, attendez une minute avant d’appuyer.
identity-effort-under-way = Votre navigateur fait un petit calcul, quelques secondes au plus…

## What protects what opens an account
event-identity-sign-in-dropped = Une connexion en attente de son second facteur a été abandonnée
identity-assisted-no-factor = Quelqu’un vous aide peut-être, par un service d’accompagnement : une telle session n’ajoute ni second facteur ni code de secours. Connectez-vous par un lien reçu par courriel.
identity-second-factor-give-first = Donnez d’abord votre second facteur : déconnectez-vous, puis connectez-vous avec lui.
identity-second-factor-rule-own-first = Ajoutez d’abord votre propre second facteur, ou une clé d’accès : vous seriez le premier à ne plus pouvoir entrer.
identity-second-factor-rule-demonstration = Dans une démonstration, chacun entre au nom de qui il veut : le second facteur ne s’y impose à personne.
identity-passkey-code-wanted = Écrivez le code que montre votre application : il protège l’ajout d’une clé.
identity-passkey-code-hint = Six chiffres. Inutile si vous l’avez donné il y a moins de dix minutes.
identity-passkey-sign-in-again = Reconnectez-vous avec votre clé d’accès, puis ajoutez l’autre dans les dix minutes.
identity-passkey-wanted = Votre collectivité demande un second facteur à ses agents : votre dernière clé d’accès ne se retire pas. Ajoutez-en une autre d’abord.
identity-devices-with-second-factor = { $way }, puis un second facteur
identity-devices-tokens = { $n ->
    [0] Aucun programme n’agit en votre nom.
    [one] Un programme peut agir en votre nom, avec un jeton.
   *[other] { $n } programmes peuvent agir en votre nom, chacun avec un jeton.
}
identity-devices-tokens-see = Voir mes jetons d’application
identity-demonstration-code = Démonstration : le code serait { $code }.
identity-reset-own = Le { $at }, { $name } a demandé le retrait de votre second facteur, comme si vous l’aviez perdu. Un autre agent peut le retirer à tout moment.
identity-reset-not-me = Ce n’est pas moi : abandonner cette demande
identity-reset-asker-gone = Qui a demandé ce retrait n’est plus agent : abandonnez cette demande, puis faites-la vous-même.
identity-reset-by-another-still = Le second agent doit l’avoir été avant la demande, et ne pas avoir été inscrit ou mandaté par celui qui la fait. Demandez à un autre agent, ou à l’exploitant du site.
notice-identity-reset-refused = La demande est abandonnée : votre second facteur reste en place.
identity-change-mail-subject = Votre compte chez { $body } : ce qui l’ouvre a changé
identity-change-mail-text = Bonjour,

    { $said }

    Si c’est vous, il n’y a rien à faire. Sinon, fermez les autres sessions et voyez les derniers essais de connexion : { $link }

    { $body }
identity-change-passkey-added = Une clé d’accès vient d’être ajoutée à votre compte chez { $body }.
identity-change-passkey-removed = Une clé d’accès vient d’être retirée de votre compte chez { $body }.
identity-change-app-added = Un second facteur vient d’être ajouté à votre compte chez { $body }. Vos autres sessions sont fermées, et vos jetons d’application retirés.
identity-change-app-removed = Le second facteur de votre compte chez { $body } vient d’être retiré.
identity-change-wrong-codes = Cinq codes faux de suite ont été écrits pour entrer dans votre compte chez { $body } : qui les écrit lit peut-être vos messages. Les codes de l’application attendent un quart d’heure ; un code de secours ou une clé d’accès vous laissent entrer.
retention-identity-second-factor-waits = Connexions qui attendent leur second facteur
retention-identity-second-factor-resets = Demandes de retrait d’un second facteur que personne n’a faites

## People without an address of their own
identity-attempt-way-code = un code sur papier
identity-account-no-email = Aucune.
identity-account-give-email = En donner une
identity-passage-no-address = Votre compte n’a pas d’adresse de courriel : il ne sert qu’ici. Donnez-lui-en une, puis recommencez.
identity-mailbox-full = Plusieurs personnes prennent déjà part depuis cette boîte : { $max } au plus, en plus de celle dont c’est l’adresse. Utilisez une autre adresse, ou venez au guichet.
identity-mailbox-factor = Ce compte demande un second facteur : le lien d’une boîte partagée ne suffit pas. Connectez-vous avec votre clé d’accès, puis recommencez.
event-identity-entry-code-made = Un code d’entrée sur papier est remis
event-identity-address-taken = Une personne sans adresse en donne une
retention-identity-entry-codes = Codes sur papier qui ouvrent un compte, à leur date

## Two agents
right-identity-set-four-eyes = Dire si ce qui touche aux votes, aux listes et aux personnes se fait à deux agents, et voir ce qui attend
event-identity-second-agent-awaited = Un agent a demandé un acte qui se fait à deux : un autre agent est attendu
event-identity-second-agent-agreed = Un second agent a fait ce qu’un premier avait demandé
event-identity-second-agent-dropped = Un acte qui attendait un second agent est abandonné
event-identity-four-eyes-on = Ce qui touche aux votes, aux listes et aux personnes se fait à deux agents
event-identity-four-eyes-off = Ce qui touche aux votes, aux listes et aux personnes se fait à un seul agent
four-eyes-identity-ask-erasure = Fermer le compte d’une personne
four-eyes-identity-set-four-eyes = Ne plus demander deux agents
identity-four-eyes-title = Les actes à deux agents
identity-four-eyes-lead = Ce qui touche aux votes, aux listes et aux personnes se fait à deux : un agent le demande, un autre fait la même chose au même endroit dans les { $days } jours, et c’est fait.
identity-four-eyes-waiting = Ce qui attend un second agent
identity-four-eyes-none = Rien n’attend un second agent.
identity-four-eyes-deed = Acte
identity-four-eyes-about = Sur quoi
identity-four-eyes-asked-by = Demandé
identity-four-eyes-action = Action
identity-four-eyes-by-on = par { $name }, le { $at }
identity-four-eyes-drop = Abandonner
identity-four-eyes-said = { $deed } : { $said }
identity-four-eyes-notice = Demandé par { $name }. Un autre agent doit faire la même chose ici avant le { $until }, sinon rien n’est fait.
identity-four-eyes-asked = Vous l’avez déjà demandé : c’est à un autre agent de le faire, au même endroit.
identity-four-eyes-own-making = C’est vous qui avez inscrit ou mandaté l’agent qui l’a demandé : un autre agent doit le faire.
identity-four-eyes-over = Cet acte n’attend plus personne : il a été fait, abandonné, ou le délai est passé.
identity-four-eyes-rule = La règle
identity-four-eyes-applies = Deux agents sont demandés
identity-four-eyes-does-not = Un seul agent suffit aujourd’hui : la règle ne s’applique pas dans une démonstration, ni quand il n’y a qu’un agent depuis une semaine, ni si elle a été levée.
identity-four-eyes-start = Demander deux agents
identity-four-eyes-stop = Lever la règle
identity-four-eyes-stop-what = Un seul agent pourra clore, prolonger ou détruire une élection, clore un vote avant son heure, effacer la liste électorale en service et fermer un compte. Il faut deux agents pour lever la règle.
identity-four-eyes-stop-confirm = Lever la règle des deux agents
notice-identity-second-agent-awaited = C’est demandé, et pas encore fait : un autre agent doit faire la même chose, au même endroit.
notice-identity-second-agent-dropped = C’est abandonné.
notice-identity-four-eyes-on = Deux agents sont demandés.
notice-identity-four-eyes-off = La règle est levée : un seul agent suffit.
retention-identity-deeds-waiting = Actes qu’un agent a demandés et qu’aucun autre n’a faits
## With a directory
identity-kind-annuaire = Annuaire (LDAP)
identity-directory-with = Avec le compte « { $name } »
identity-directory-identifier = Identifiant
identity-directory-identifier-hint = Celui de votre compte « { $name } », par exemple celui qui ouvre votre ordinateur de travail.
identity-directory-identifier-empty = Écrivez votre identifiant.
identity-directory-password = Mot de passe
identity-directory-password-hint = Il est présenté à l’annuaire, et n’est gardé nulle part ici.
identity-directory-password-empty = Écrivez votre mot de passe.
identity-directory-enter = Me connecter
identity-directory-unrecognised = Cet identifiant et ce mot de passe n’ouvrent rien chez « { $name } ». Vérifiez-les, puis écrivez de nouveau le mot de passe ; ou connectez-vous par un lien.
identity-directory-not-agent = Votre compte « { $name } » est reconnu, mais il n’est pas de ceux qui entrent ici. Connectez-vous par un lien, ou prévenez la collectivité.
identity-directory-down = L’annuaire « { $name } » ne répond pas comme il faut en ce moment : votre mot de passe n’a pas été vérifié. Réessayez plus tard, ou connectez-vous autrement.
identity-directory-too-many = Trop d’essais ont échoué depuis une heure. Attendez une heure, ou connectez-vous par un lien.
identity-directory-slow = Plusieurs essais ont échoué. Écrivez de nouveau le mot de passe et appuyez : votre navigateur fait d’abord un petit calcul, qui retient les machines. Sans script, attendez une minute avant d’appuyer.
identity-directory-lead = Les personnes se connectent avec l’identifiant et le mot de passe de l’annuaire de la collectivité : OpenLDAP, Active Directory, Samba…
identity-directory-label = Nom du compte
identity-directory-label-hint = Les personnes lisent « Avec le compte… » : Mairie de Saint-Malo, Réseau de la mairie…
identity-directory-name-held = Un autre moyen de connexion occupe l’adresse « annuaire ». Retirez-le, puis réglez-le de nouveau sous un autre nom.
identity-directory-address = Adresse de l’annuaire
identity-directory-address-hint = ldaps:// puis le nom du serveur (port 636), ou ldap:// (port 389), par exemple ldaps://annuaire.exemple.fr.
identity-directory-address-wrong = Écrivez une adresse qui commence par ldaps:// ou ldap://, avec le nom du serveur et rien après, par exemple ldaps://annuaire.exemple.fr.
identity-directory-encryption = Chiffrement
identity-directory-encryption-hint = Avec ldap://, la connexion est chiffrée avant que rien ne soit dit (StartTLS). Le certificat de l’annuaire doit venir d’une autorité reconnue, ou de celle que vous donnez.
identity-directory-encrypted = Toujours chiffré
identity-directory-in-clear = En clair, sur un réseau privé
identity-directory-clear = En clair, les mots de passe se lisent en chemin : ce n’est possible que là où l’exploitant permet les réseaux privés.
identity-directory-authority = Certificat de l’autorité de la mairie
identity-directory-authority-hint = Si le certificat de l’annuaire vient d’une autorité propre à la mairie, collez ici celui de cette autorité (PEM), de BEGIN CERTIFICATE à END CERTIFICATE. Il n’est cru que pour cet annuaire.
identity-directory-authority-wrong = Ce n’est pas un certificat au format PEM : collez-le en entier, ou laissez vide.
identity-directory-account = Compte de ce site dans l’annuaire
identity-directory-account-hint = Son nom complet, par exemple cn=parvis,ou=services,dc=exemple,dc=fr. Il lui suffit de lire les personnes et les groupes. Laissez vide si l’annuaire répond à tous.
identity-directory-secret = Mot de passe de ce compte
identity-directory-secret-hint = Il est chiffré et n’est plus jamais montré.
identity-directory-secret-empty = Écrivez le mot de passe de ce compte.
identity-directory-secret-again = Le serveur ou le compte change : écrivez de nouveau le mot de passe, pour qu’il ne parte pas ailleurs.
identity-directory-base = Base de recherche
identity-directory-base-hint = Le nom sous lequel sont les personnes et les groupes, par exemple dc=exemple,dc=fr.
identity-directory-base-empty = Écrivez la base de recherche.
identity-directory-filter = Filtre des personnes
identity-directory-filter-hint = { "{identifiant}" } est remplacé par ce que la personne écrit : (uid={ "{identifiant}" }), ou (sAMAccountName={ "{identifiant}" }) pour Active Directory.
identity-directory-filter-wrong = Écrivez un filtre entre parenthèses, où { "{identifiant}" } a sa place, par exemple (uid={ "{identifiant}" }).
identity-directory-name = Nom
identity-directory-name-hint = L’attribut qui le porte : cn, ou displayName. Il est proposé à la première connexion.
identity-directory-mail = Adresse électronique
identity-directory-mail-hint = L’attribut qui la porte : mail. Elle est proposée à la première connexion, et ne relie jamais un compte.
identity-directory-stable = Identifiant stable
identity-directory-stable-hint = L’attribut qui ne change jamais et n’est à personne d’autre : entryUUID, ou objectGUID pour Active Directory. C’est lui qui reconnaît une personne, même si elle change de nom.
identity-directory-attribute-wrong = Écrivez le nom d’un attribut : des lettres, des chiffres, des traits d’union.
identity-directory-who = Qui entre
identity-directory-agents = Les agents seulement
identity-directory-everybody = Toutes les personnes de l’annuaire
identity-directory-agents-filter = Filtre des agents
identity-directory-agents-filter-hint = Ce que porte leur fiche, par exemple (memberOf=cn=mairie,ou=groupes,dc=exemple,dc=fr), ou le groupe qui les nomme, où { "{dn}" } est le nom de leur fiche : (&(cn=mairie)(member={ "{dn}" })).
identity-directory-agents-wrong = Écrivez un filtre entre parenthèses qui dit qui est agent, ou laissez entrer toutes les personnes de l’annuaire.
notice-identity-directory-saved = L’annuaire est réglé. Essayez-le.
identity-directory-remove = Retirer l’annuaire
identity-directory-try-title = Essayer l’annuaire
identity-directory-try-who = Identifiant à chercher
identity-directory-try-hint = Le vôtre, par exemple : le mot de passe n’est pas demandé. Laissez vide pour savoir seulement si l’annuaire répond. Enregistrez d’abord vos changements.
identity-directory-try-works = L’annuaire répond, et laisse ce site y chercher.
identity-directory-try-found = L’annuaire répond : « { $identifier } » y a une fiche.
identity-directory-try-nobody = L’annuaire répond, mais personne n’y a l’identifiant « { $identifier } » : vérifiez la base et le filtre des personnes.
identity-directory-try-entry = Fiche
identity-directory-try-none = rien
identity-directory-try-agent = Cette personne est un agent : elle entrerait.
identity-directory-try-not-agent = Cette personne n’est pas un agent : elle n’entrerait que si toutes les personnes de l’annuaire entrent.
identity-directory-try-down = L’annuaire ne répond pas, ou pas à cette adresse.
identity-directory-try-encryption = La connexion n’a pas pu être chiffrée : le certificat de l’annuaire n’est pas à ce nom ou ne vient pas d’une autorité reconnue ou de celle que vous donnez, ou l’annuaire ne connaît pas StartTLS.
identity-directory-try-account = L’annuaire refuse le compte de ce site : vérifiez son nom complet et son mot de passe.
identity-directory-try-base = L’annuaire ne connaît rien sous cette base : vérifiez-la, et que le compte de ce site peut la lire.
identity-directory-try-refused = L’annuaire refuse de répondre à cette recherche.
identity-directory-try-several = Plusieurs fiches ont cet identifiant : resserrez la base ou le filtre des personnes. Personne n’entre tant qu’on ne sait pas qui c’est.
identity-directory-try-stable = La fiche n’a pas une valeur, et une seule, de l’identifiant stable : vérifiez le nom de l’attribut, et que le compte de ce site peut le lire.
event-identity-directory-asked = L’annuaire a été interrogé pour une connexion
event-identity-directory-down = L’annuaire n’a pas répondu à une connexion
retention-identity-directory-attempts = Empreintes des essais de connexion par l’annuaire
