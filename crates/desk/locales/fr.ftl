# Le guichet : prendre part sans adresse de courriel, par un code reçu sur papier ou avec l’aide d’un agent.
desk-navigation = J’ai reçu un code
subject-letter-campaign = Courriers avec un code
subject-desk-visit = Passage au guichet

## Rights
right-desk-send-codes = Envoyer par la poste des lettres avec un code, les refaire, les retirer
right-desk-use-code = Utiliser un code reçu sur papier
right-desk-help = Prendre part au nom d’une personne présente au guichet, avec son accord
right-desk-give-address = Donner une adresse à son compte qui n’en a pas

## Journal
event-desk-campaign-prepared = Un envoi de lettres avec un code est préparé
event-desk-campaign-removed = Un envoi de lettres avec un code est retiré
event-desk-letters-made = Des lettres avec un code sont produites
event-desk-code-refused = Un code sur papier est refusé
event-desk-codes-refused-many = Beaucoup de codes sur papier sont refusés depuis une heure
event-desk-residence-verified = Une résidence est vérifiée par courrier
event-desk-claimed = Une personne reprend le compte ouvert au guichet
event-desk-code-used = Une personne revient à son compte avec un code
event-desk-visit-begun = Une personne est reçue au guichet
event-desk-helper-noted = Une personne présente au guichet accepte qu’une autre agisse pour elle
event-desk-visit-ended = Un passage au guichet est fini, son reçu est remis
event-desk-done-at-desk = Fait au guichet, par un agent, au nom de la personne présente
event-desk-address-asked = Une personne sans adresse en indique une
event-desk-address-given = Une personne sans adresse en a donné une

## What was just done
notice-desk-entered = Le code est bon : vous êtes connecté.
notice-desk-attached = Le code est bon : il est relié à votre compte.
notice-desk-begun = La personne est reçue. Vous agissez maintenant en son nom.
notice-desk-done = C’est fait, au nom de la personne présente.
notice-desk-prepared = L’envoi est préparé. Aucun code n’existe encore : produisez les lettres.
notice-desk-removed = L’envoi est retiré. Ses codes ne servent plus.
notice-desk-address-given = Cette adresse est maintenant celle de votre compte.

## Typing a code
desk-code-title = J’ai reçu un code
desk-code-lead = Un code imprimé sur une lettre de la collectivité, ou sur le reçu d’un passage au guichet.
desk-code = Votre code
desk-code-hint = Douze lettres et chiffres, par exemple K3V9-2M4T-X7QA. Les tirets et les majuscules ne comptent pas.
desk-code-button = Utiliser ce code
desk-code-needs-network = Il faut être connecté à internet.
desk-code-refused = Ce code ne sert pas : il est mal recopié, il a déjà servi, ou sa date est passée. Vérifiez-le, ou demandez une autre lettre.
desk-too-many-tries = Trop de codes ont été refusés depuis une heure. Attendez un peu, puis recopiez le vôtre avec soin.
desk-code-of-account = Ce code est pour une personne qui a déjà un compte : connectez-vous avec ce compte, puis revenez à cette page. Le code n’est pas perdu.
desk-code-other-account = Ce code ouvre un autre compte que celui où vous êtes connecté. Déconnectez-vous, puis revenez à cette page. Le code n’est pas perdu.
desk-code-visitor = Sans compte, le code en ouvre un. Vous avez déjà un compte ?
desk-code-sign-in = Connectez-vous d’abord : le code y sera relié.
desk-residence = Résidence vérifiée par courrier
desk-residence-on = le { $on }.
desk-residence-district = Quartier : { $district }.
desk-passkey = Ajouter une clé d’accès à cet appareil

## An address for who has none
desk-address-title = Donner une adresse de courriel
desk-address-why = Votre compte n’a pas d’adresse de courriel. Avec une adresse ou une clé d’accès, vous pourrez vous reconnecter.
desk-address = Votre adresse de courriel
desk-address-hint = Une adresse à vous seul. Un lien y est envoyé.
desk-address-button = Envoyer le lien
desk-address-sent = Un lien vient de partir à { $email }. Ouvrez-le ici, dans ce navigateur.
desk-address-is = Cette adresse est-elle la vôtre : { $email } ?
desk-address-confirm = Oui, c’est la mienne
desk-demonstration-mailbox = Ouvrir la boîte de démonstration
desk-refused-has-address = Votre compte a déjà une adresse.
desk-refused-helped = Quelqu’un vous aide dans cette session : elle ne change pas ce qui ouvre votre compte. Connectez-vous vous-même.
desk-refused-links = Plusieurs liens sont déjà partis depuis une heure. Attendez un peu.
desk-refused-address-link = Ce lien ne sert plus, ou il est à un autre compte. Demandez-en un nouveau.
desk-refused-address-taken = Un autre compte a déjà cette adresse. Connectez-vous avec elle, ou donnez-en une autre.
desk-mail-address-subject = { $body } : votre adresse
desk-mail-address-text = Bonjour,

    Pour que cette adresse devienne celle de votre compte, ouvrez ce lien dans le navigateur où vous êtes connecté :
    { $link }

    Il sert pendant { $minutes } minutes. Si vous n’avez rien demandé, ne faites rien.

    { $body }

## The desk
desk-title = Guichet
desk-lead = Pour prendre part au nom d’une personne présente, qui n’a pas d’adresse de courriel. Après { $minutes } minutes sans rien faire, le passage se termine seul.
desk-codes-refused-many = { $n } codes ont été refusés depuis une heure : quelqu’un en essaie peut-être au hasard. Un code ne se trouve pas ainsi, et qui a reçu le sien peut toujours l’utiliser. Prévenez la personne qui s’occupe du site.
desk-offer = Prendre part au nom d’une personne présente
desk-offer-says = Au guichet, avec un reçu sur papier.
desk-name = Le nom sous lequel la personne veut être connue
desk-name-hint = C’est elle qui le choisit. Il ne s’affiche que si elle le veut, pour chaque chose faite.
desk-consent-legend = Son accord
desk-consent = La personne est présente et veut que j’agisse en son nom
desk-consent-missing = Sans l’accord de la personne présente, rien n’est fait en son nom.
desk-begin = Recevoir cette personne
desk-begin-new = C’est quelqu’un d’autre : recevoir une nouvelle personne
desk-near = { $n ->
    [one] Une personne d’un nom proche a déjà été reçue au guichet. Est-ce elle ?
   *[other] { $n } personnes d’un nom proche ont déjà été reçues au guichet. Est-ce l’une d’elles ?
}
desk-near-on = reçue le { $on }
desk-near-same = C’est la même personne : { $name }
desk-visits = Vos derniers passages
desk-visit-over-on = fini ; commencé le { $at }
desk-visit-until = en cours, jusqu’au { $at }
desk-banner = Vous agissez au guichet au nom de { $name }.
desk-banner-until = Ce passage se termine seul le { $at } si rien n’est fait.
desk-refused-claimed = Cette personne a repris son compte : plus personne n’agit en son nom.
desk-refused-visit-over = Ce passage est fini. Pour agir encore, recevez la personne de nouveau.
desk-receive-again = Recevoir cette personne de nouveau
desk-refused-of-another = Ce passage est celui d’un autre agent.
desk-refused-many-visits = Vous avez reçu { $max } personnes depuis hier à cette heure : c’est le plus qu’un agent reçoit. Un autre agent peut continuer.
desk-what = Que veut faire la personne ?
desk-nothing-open = Aucune consultation et aucun budget participatif ne sont ouverts en ce moment.
desk-no-secret = Un vote secret ne se fait jamais au guichet au nom de quelqu’un.
desk-contribute = Contribuer
desk-support = Soutenir une contribution
desk-propose = Proposer une idée
desk-title-field = Titre
desk-text = Son texte
desk-theme = Thème
desk-place = Lieu concerné
desk-description = L’idée
desk-district = Secteur
desk-cost = Coût estimé, en euros
desk-shows-name = Son nom
desk-shows-name-yes = Afficher le nom : { $name }
desk-publish = Publier en son nom
desk-seek = Chercher par le titre
desk-seek-button = Chercher
desk-none-found = Aucune contribution n’a ce titre.
desk-more-found = Il y en a d’autres : cherchez par le titre.
desk-support-this = La soutenir en son nom
desk-done-title = Ce qui a été fait au guichet
desk-done-none = Rien encore.
desk-deed-contribution = Contribution
desk-deed-soutien = Soutien
desk-deed-idee = Idée
desk-deed-aide = Accord pour qu’agisse en son nom
desk-helper = Confier une aide à quelqu’un
desk-receipt-title = Le reçu
desk-receipt-why = { $n ->
    [0] Le reçu porte un code, avec lequel la personne peut reprendre son compte chez elle.
    [one] Le reçu dit ce qui a été fait, et porte un code avec lequel la personne peut reprendre son compte chez elle.
   *[other] Le reçu dit les { $n } choses faites, et porte un code avec lequel la personne peut reprendre son compte chez elle.
}
desk-end = Terminer et faire le reçu
desk-receipt-again = Refaire le reçu : le code d’avant ne servira plus
desk-receipt-of = Reçu du guichet – { $body }
desk-receipt-name = Nom
desk-receipt-on = Passage du
desk-receipt-code = Code
desk-receipt-until = Le code sert jusqu’au
desk-receipt-how-title = Reprendre votre compte
desk-receipt-how = Sur { $link }, recopiez le code. Ce qui a été fait pour vous est dans votre compte : vous pouvez le suivre, le corriger ou le retirer.
desk-receipt-secret = Gardez ce papier pour vous : qui a ce code ouvre votre compte. Il sert une seule fois.
desk-receipt-print = Imprimez cette page et remettez-la. Le code n’est écrit nulle part ailleurs.
desk-next = Recevoir une autre personne

## Letters with a code
desk-campaigns-title = Courriers avec un code
desk-campaigns-lead = Une lettre par personne, avec un code qui ouvre un compte et prouve la résidence. Les noms et les adresses non utilisés sont effacés à la date de fin.
desk-campaigns-none = Aucun envoi n’est préparé.
desk-campaign-counts = { $n ->
    [one] Une lettre
   *[other] { $n } lettres
}, { $used ->
    [0] aucun code utilisé
    [one] un code utilisé
   *[other] { $used } codes utilisés
}
desk-campaign-until = jusqu’au { $on }
desk-campaign-new = Préparer un envoi
desk-campaign-title = Nom de l’envoi, pour les agents
desk-campaign-days = Durée des codes, en jours
desk-campaign-list = Les personnes, une par ligne
desk-campaign-list-hint = Nom ; adresse ; quartier ; courriel du compte. Entre les lignes de l’adresse, une barre : Maïwenn Le Goff ; 12 rue des Écoles | 56400 AURAY ; Centre. Le quartier est facultatif ; le courriel ne sert qu’à écrire à qui a déjà un compte. { $max } personnes au plus ; un tableur se colle tel quel.
desk-campaign-prepare = Préparer cet envoi
desk-title-empty = Donnez un nom à cet envoi.
desk-title-too-long = Ce nom est trop long : { $max } caractères au plus.
desk-days-wrong = Un nombre de jours, de 1 à { $max }.
desk-list-empty = Écrivez au moins une personne et son adresse.
desk-list-too-long = Cette liste est trop longue : { $max } personnes au plus par envoi.
desk-list-name = Ligne { $line } : il manque un nom, ou il est trop long.
desk-list-address = Ligne { $line } : il manque une adresse postale. Vérifiez aussi ce qui sépare les colonnes.
desk-list-window = Ligne { $line } : le nom et l’adresse ne tiennent pas dans la fenêtre de l’enveloppe, six lignes de 38 caractères.
desk-list-district = Ligne { $line } : le quartier est trop long.
desk-list-email = Ligne { $line } : la quatrième colonne n’est pas une adresse de courriel.
desk-list-unknown = Aucun compte n’a l’adresse { $email }. Laissez-la vide : le code ouvrira un compte.
desk-campaign-fact-letters = Lettres
desk-campaign-fact-used = Codes utilisés
desk-campaign-fact-until = Les codes servent jusqu’au
desk-make = { $n ->
    [one] Produire la lettre (PDF)
   *[other] Produire les { $n } lettres (PDF)
}
desk-make-why = Un seul fichier, une page par lettre, pour des enveloppes à fenêtre (page pliée en trois). Les codes n’existent que dans ce fichier : imprimez-le, puis supprimez-le.
desk-make-again-why = Des lettres ont déjà été produites. Les produire de nouveau fait de nouveaux codes : ceux des lettres d’avant ne serviront plus.
desk-make-one = Refaire la lettre de { $name }
desk-letters-caption = Les lettres
desk-letters-name = Nom
desk-letters-district = Quartier
desk-letters-state = Où elle en est
desk-letters-again = Lettre perdue
desk-letter-used = Code utilisé le { $on }
desk-letter-made = Produite le { $on }
desk-letter-waits = À produire
desk-refused-over = La date de fin est passée : ces codes ne servent plus.
desk-refused-served = Ce code a déjà servi.
desk-refused-made = Ces lettres viennent d’être produites, par vous ou par un autre agent. Rechargez la page : les produire encore rendrait leurs codes inutiles.
desk-refused-all-served = Tous les codes ont servi : il n’y a plus de lettre à produire.
desk-remove-title = Retirer cet envoi
desk-remove-why = Les noms et les adresses sont effacés, et les codes non utilisés ne servent plus. Les résidences déjà vérifiées restent.
desk-remove = Retirer
desk-letter-title = Votre code personnel
desk-letter-hello = Bonjour { $name },
desk-letter-why = Avec ce code, vous pouvez prendre part aux consultations de { $body } sur internet, sans adresse de courriel. Il prouve que vous habitez à l’adresse de cette lettre :
desk-letter-how = Ouvrez la page { $address }, recopiez le code et validez. Les tirets et les majuscules ne comptent pas. Le code sert une seule fois, jusqu’au { $until }.
desk-letter-account = Vous avez déjà un compte : connectez-vous d’abord, puis recopiez le code. Il y sera relié.
desk-letter-data = { $body } a reçu votre nom et votre adresse pour vous envoyer cette lettre. Ils sont effacés quand le code a servi, ou à sa date de fin. Si vous ne faites rien, aucun compte n’est ouvert.

## What is declared of personal data
processing-desk-letters-title = Codes envoyés par la poste
processing-desk-letters-purpose = Vérifier par courrier où habite une personne, et lui ouvrir un compte sans adresse de courriel.
processing-desk-letters-people = Personnes à qui une lettre est envoyée, et qui utilise un code
processing-desk-letters-data = Nom, adresse postale, quartier ; date de la vérification ; empreinte de l’adresse réseau d’un code refusé
processing-desk-letters-recipients = Les agents
processing-desk-letters-kept = L’adresse est effacée quand le code a servi, le reste à la date de fin de l’envoi. La preuve de résidence reste avec le compte.
processing-desk-visits-title = Passages au guichet
processing-desk-visits-purpose = Prendre part au nom d’une personne présente, avec son accord, et lui remettre un reçu.
processing-desk-visits-people = Personnes reçues au guichet, et agents qui les reçoivent
processing-desk-visits-data = Nom choisi, date de l’accord, ce qui a été fait
processing-desk-visits-recipients = Les agents ; ce qui est publié l’est sous le nom choisi, si la personne le veut
processing-desk-visits-kept = La liste des passages, pour la durée ci-dessous. Ce qui a été publié suit sa propre durée.
retention-desk-letters = Lettres dont le code n’a pas servi, avec leurs noms et adresses, à la date de fin
retention-desk-tries = Empreintes des adresses réseau dont un code est refusé
retention-desk-addresses = Adresses données dont le lien n’a pas été suivi
retention-desk-deeds = Ce qui a été fait au guichet, pour les reçus
retention-desk-visits = Passages au guichet
