# Un numéro de téléphone vérifié par un code reçu par SMS : une preuve légère, qui compte une personne une fois.

## Rights
right-phones-set-gateway = Régler la passerelle de SMS
right-phones-prove = Vérifier son numéro de téléphone, ou retirer cette preuve
right-phones-carry = Faire entrer dans un nouveau groupe qui le demande les personnes au numéro déjà vérifié

## Journal
event-phones-gateway-set-up = La passerelle de SMS est réglée
event-phones-gateway-removed = La passerelle de SMS est retirée
event-phones-code-asked = Une personne demande un code par SMS
event-phones-code-refused = Un code reçu par SMS est refusé
event-phones-proved = Un numéro de téléphone est vérifié
event-phones-freed = Un numéro vérifié il y a plus d’un an est montré par un autre compte, et sa preuve est retirée
event-phones-given-up = Une personne retire la preuve de son numéro

## What is done by itself
effect-phones-carry = Entrée dans un groupe des personnes au numéro déjà vérifié

## What was just done
notice-phones-sent = Le message est parti. Il arrive le plus souvent en moins d’une minute.
notice-phones-proved = C’est fait : votre numéro est vérifié.
notice-phones-given-up = La preuve est retirée. Vous sortez des groupes qui la demandent.
notice-phones-gateway-saved = La passerelle de SMS est enregistrée.
notice-phones-gateway-removed = La passerelle de SMS est retirée.

## One's own number
phones-offer = Vérifier mon numéro de téléphone
phones-offer-own = Mon numéro de téléphone vérifié
phones-offer-says = Certains votes demandent un numéro de téléphone vérifié, pour compter chaque personne une seule fois.
phones-title = Mon numéro de téléphone
phones-lead = Un code reçu par SMS prouve qu’un numéro est le vôtre. Il ne sert ni à vous connecter, ni à vous appeler.
phones-own-proof = Numéro de téléphone vérifié
phones-own-which = se terminant par { $ending }, le { $on }.
phones-ask-title = Recevoir un code
phones-ask-again-title = Le message n’arrive pas ?
phones-change-title = Changer de numéro
phones-number = Numéro de mobile
phones-number-hint = Par exemple 06 12 34 56 78, ou +262 692 12 34 56. Le code sert pendant { $minutes } minutes.
phones-ask = Recevoir un code
phones-ask-again = Recevoir un autre code
phones-needs-network = Il faut être connecté à internet.
phones-code-title = Taper le code
phones-code-sent = Un message est parti vers le numéro se terminant par { $ending }. Son code sert jusqu’au { $at }.
phones-code = Code reçu
phones-code-hint = Six chiffres.
phones-code-button = Vérifier ce numéro
phones-code-wrong = Ce n’est pas le code qui a été envoyé. Vérifiez les six chiffres, ou demandez un autre code.
phones-give-up = Retirer cette preuve
phones-give-up-button = Retirer la preuve
phones-give-up-lead = Vous sortez des groupes qui demandent un numéro vérifié. Pendant { $days } jours, personne d’autre ne peut vérifier ce numéro : il ne compte pas deux fois dans un même vote.
phones-kept-title = Ce qui est gardé
phones-kept = Votre numéro n’est gardé en clair nulle part : seulement une empreinte, qui empêche deux comptes d’avoir le même, et ses deux derniers chiffres. Il est confié, le temps d’un message, à la société qui envoie les SMS de la collectivité. Retiré, il reste réservé { $days } jours.
phones-groups = Les groupes, et ceux qui demandent une preuve
phones-refused-off = La collectivité n’envoie pas de SMS : aucun numéro ne peut être vérifié ici.
phones-refused-helped = Quelqu’un vous aide dans cette session : le numéro vérifié serait peut-être le sien. Connectez-vous vous-même.
phones-refused-own = Ce numéro est déjà vérifié pour votre compte.
phones-refused-often = Plusieurs messages sont déjà partis vers ce numéro, pour ce compte ou depuis ce réseau. Attendez une heure, ou jusqu’à demain.
phones-refused-busy = La collectivité a envoyé beaucoup de messages depuis une heure. Attendez un peu.
phones-refused-no-code = Aucun code n’attend : le vôtre a servi, ou ses minutes sont passées. Demandez-en un autre.
phones-refused-tries = Ce code a été tapé faux trop de fois. Demandez-en un autre.
phones-refused-taken = Un autre compte a vérifié ce numéro entre-temps. Un numéro est à une seule personne.
phones-freed = Un autre compte avait vérifié ce numéro il y a plus d’un an, et vient de perdre cette preuve. Vérifiez-le dans { $days } jours, s’il est toujours le vôtre.
phones-refused-no-proof = Votre compte n’a pas de numéro vérifié.
phones-number-unreadable = Ce n’est pas un numéro de téléphone : dix chiffres qui commencent par 06 ou 07, ou un numéro international qui commence par +.
phones-number-not-mobile = Ce numéro ne reçoit pas de SMS : donnez un numéro de mobile.
phones-number-abroad = La collectivité n’envoie pas de message vers ce pays.
phones-sms-code = { $code } est votre code pour { $body }. Il sert { $minutes } minutes. Ne le donnez à personne.
phones-sms-taken = Ce numéro est ou a été vérifié il y a peu pour un autre compte de { $body }. Sans demande de votre part, ignorez ce message.

## Letter
phones-mail-freed-subject = Votre numéro de téléphone est à vérifier de nouveau ({ $body })
phones-mail-freed = Bonjour,

    Quelqu’un d’autre a reçu un code sur le numéro que vous aviez vérifié, il y a plus d’un an, sur le site de { $body }. Une ligne rendue est donnée à une autre personne, donc votre preuve est retirée. Vous sortez des groupes qui la demandent.

    Si ce numéro est toujours le vôtre, vérifiez-le de nouveau avant { $days } jours.
    { $link }

    { $body }

## On what asks for it
phones-panel-title = Preuve demandée
phones-panel-proved = Votre numéro de téléphone est vérifié
phones-panel-lead-vote = Pour voter ici, il faut un numéro de téléphone vérifié avant l’ouverture du vote.
phones-panel-lead-budget = Pour voter ici, il faut un numéro de téléphone vérifié.

## The gateway
phones-bridges = Passerelles
phones-gateway-title = Passerelle de SMS
phones-gateway-lead = Par quelle société partent les codes qui vérifient un numéro de téléphone. Elle donne une adresse à appeler, un secret, et la forme de ce qu’elle attend.
phones-gateway-save = Enregistrer
phones-gateway-stale = Quelqu’un d’autre vient de changer ces réglages. Vérifiez les vôtres, puis enregistrez de nouveau.
phones-gateway-try = Essayer : vérifier mon numéro
phones-gateway-remove = Retirer la passerelle
phones-gateway-remove-what = Plus aucun message ne part, et ceux qui attendent sont mis de côté. Les numéros déjà vérifiés le restent.
phones-address = Adresse à appeler
phones-address-hint = L’adresse entière, sans mot de passe, par exemple https://api.exemple.fr/sms
phones-address-empty = Donnez l’adresse à appeler.
phones-address-wrong = Ce n’est pas une adresse entière sans mot de passe : elle commence par https://
phones-address-clear = Le secret et les numéros passeraient en clair : donnez une adresse qui commence par https://
phones-method = Méthode
phones-format = Forme de la demande
phones-format-json = JSON
phones-format-form = Formulaire, une ligne « nom=valeur » par champ
phones-template = Modèle de la demande
phones-template-hint = { $number } est remplacé par le numéro (+33612345678), { $plain } par le même sans le +, { $text } par le texte du message.
phones-template-empty = Donnez le modèle de la demande.
phones-template-not-json = Ce n’est pas du JSON : les marques sont à mettre entre guillemets.
phones-template-not-form = Chaque ligne est à écrire « nom=valeur ».
phones-template-marks = Il manque dans les valeurs la place du numéro ou celle du texte.
phones-header = En-tête qui porte le secret
phones-header-hint = Par exemple authorization ou x-api-key. Laissez vide si la passerelle n’en demande pas.
phones-header-wrong = Ce n’est pas un nom d’en-tête qui peut porter un secret.
phones-header-empty = Dites dans quel en-tête mettre le secret.
phones-secret = Secret
phones-secret-hint = Ce que dit l’en-tête en entier, par exemple « Bearer » puis le jeton. Il est scellé et ne s’affiche plus.
phones-secret-kept = Un secret est gardé, scellé. Laissez vide pour le garder.
phones-secret-wrong = Un secret est fait de lettres, de chiffres et de signes sans accent, sur une ligne.
phones-secret-empty = Donnez le secret : il n’est gardé que pour la même adresse et le même en-tête.
phones-prefixes = Indicatifs de pays acceptés
phones-prefixes-hint = Chaque message coûte, et cher vers certains pays. La France et l’outre-mer, si rien d’autre n’est utile.
phones-prefixes-wrong = Donnez des indicatifs comme +33, entre espaces.
phones-hourly = Messages par heure, au plus
phones-hourly-hint = Pour toute la collectivité. Au-delà, qui demande un code est invité à attendre.
phones-hourly-wrong = Donnez un nombre de 1 à { $max }.
phones-text-long = C’est trop long : { $max } signes au plus.

## Register of processing
processing-phones-proofs-title = Numéros de téléphone vérifiés
processing-phones-proofs-purpose = Compter chaque personne une seule fois dans les votes qui demandent un numéro vérifié.
processing-phones-proofs-people = Personnes qui demandent un code par SMS
processing-phones-proofs-data = Empreinte du numéro et ses deux derniers chiffres, date de la vérification ; pendant un jour, empreinte de l’adresse réseau et heure des messages envoyés
processing-phones-proofs-recipients = La société qui envoie les SMS reçoit le numéro et le texte de chaque message
processing-phones-proofs-kept = La preuve reste avec le compte, jusqu’à ce que la personne la retire.
retention-phones-waits = Codes envoyés par SMS qui n’ont pas servi
retention-phones-sent = Décompte des messages envoyés
retention-phones-held = Empreintes des numéros retirés, que personne d’autre ne vérifie pendant ce temps
