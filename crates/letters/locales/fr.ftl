# What people write by mail

right-letters-receive = Classer le courriel reçu
right-letters-see = Voir le courriel reçu
right-letters-confirm = Confirmer ce que l’on a envoyé par courriel
event-letters-received = Courriel reçu
event-letters-seen-again = Courriel déjà reçu
event-letters-filed = Courriel confirmé par son auteur
event-letters-refused = Courriel écarté par son auteur
event-letters-expired = Courriel non confirmé, effacé
event-letters-address-given = Adresse de courriel donnée à un texte
notice-letters-filed = C’est déposé.
notice-letters-address-given = Ce texte a maintenant son adresse.

## The address of a text
letters-address-title = Envoyer vos amendements par courriel
letters-address-lead = { $title }
letters-address-none = Ce texte n’a pas encore d’adresse de courriel. La même servira à tous les membres qui peuvent l’amender.
letters-address-give = Donner une adresse à ce texte
letters-no-mailbox = On n’écrit pas ici par courriel : aucune boîte n’est réglée (un agent peut le faire sur la page « Passerelles »), ou les étapes du parcours ne l’allument pas.
letters-not-in-discussion = Ce texte n’est pas en discussion : il ne reçoit pas d’amendements.
letters-how-whose = Écrivez depuis l’adresse de votre compte. Gardez cette adresse entre membres : elle ne figure nulle part ailleurs.
letters-how-title = Comment écrire
letters-how-one = Un paragraphe par amendement, écrit comme une phrase : remplacer, supprimer, insérer, ajouter, compléter ou rédiger, et l’endroit du texte.
letters-how-why = Le paragraphe qui suit un amendement en est l’exposé des motifs.
letters-how-number = Vingt amendements au plus dans un message. Les pièces jointes ne sont pas lues.
letters-example-first = Supprimer l’alinéa 2 de l’action 7.
letters-example-why = Cette mesure existe déjà.
letters-example-second = À l’alinéa 1 de l’action 12, remplacer « chaque commune » par « chaque quartier ».
letters-how-then-title = Et ensuite
letters-how-then = Vous recevez un lien à l’adresse de votre compte. Il montre ce qui a été compris de votre message ; vous corrigez, puis vous déposez. Rien n’est déposé avant.

## The address of a consultation
letters-offer = Contribuer par courriel
letters-offer-says = À { $address }.
letters-consultation-not-open = Cette consultation ne reçoit pas de contributions en ce moment.
letters-contribution-who = Tout le monde peut écrire ici, avec ou sans compte.
letters-contribution-otherwise = Ou contribuez sur le site.
letters-contribution-subject = L’objet du message devient le titre de la contribution.
letters-contribution-content = Le message en devient le texte ; ce qu’il cite et la signature sont retirés.
letters-contribution-files = Les pièces jointes ne sont pas gardées.
letters-contribution-then = Vous recevez un lien à l’adresse d’où part votre message. Il montre la contribution ; vous corrigez, vous choisissez si votre nom s’affiche, puis vous confirmez. Rien n’est publié avant. Si aucun compte n’a cette adresse, vous donnez votre nom et le compte est créé ; sans confirmation, le message est effacé après { $days } jours. Les règles de modération sont celles de toutes les contributions.

## The page of the link
letters-confirm-title = Votre courriel
letters-confirm-lead = Reçu le { $at } pour « { $title } ». Rien n’est encore déposé : relisez, corrigez, puis déposez.
letters-found = { $n ->
    [one] Votre message contient un amendement, ou ce qui y ressemble.
   *[other] Votre message contient { $n } amendements, ou ce qui y ressemble.
}
letters-found-none = Aucune phrase d’amendement n’a été reconnue dans votre message. Il peut devenir un argument sur un amendement déjà déposé.
letters-amend-on-page = Ou écrivez un amendement sur la page du texte.
letters-amendment = Amendement { $n }
letters-problem = Ce paragraphe ressemble à un amendement, mais il ne peut pas être déposé ainsi. { $reason }
letters-sentence = L’amendement
letters-rationale = L’exposé des motifs
letters-keep-legend = Que faire de cet amendement
letters-keep = Le déposer
letters-confirm-button = Déposer
letters-argument-title = Un argument
letters-argument-number = Numéro de l’amendement
letters-side = Votre avis sur cet amendement
letters-side-pour = Pour
letters-side-contre = Contre
letters-argument = Votre argument
letters-argument-button = Déposer cet argument
letters-nothing-chosen = Cochez au moins un amendement à déposer ou, pour un argument, dites s’il est pour ou contre.
letters-no-such-amendment = Ce texte n’a pas d’amendement de ce numéro.
letters-aside = Ce qui n’est pas repris de votre message
letters-aside-quoted = Message cité et signature
letters-refuse = Ce message n’est pas de moi, ou je ne veux rien déposer
letters-refuse-explained = Rien ne sera déposé, et ce lien ne servira plus.
letters-refuse-confirm = Écarter ce message
letters-refused-done = Ce message est écarté : rien n’a été déposé.
letters-link-over = Ce lien ne sert plus : le message a été traité, ou il est trop ancien. Envoyez-en un nouveau, ou écrivez sur la page du texte.
letters-second-factor-first = Ce compte demande un second facteur : ce lien n’y suffit pas. Connectez-vous, puis revenez à ce lien ; rien n’est perdu.
letters-becomes-contribution = Votre message peut devenir une contribution à cette consultation, publiée et ouverte aux commentaires.
letters-becomes-comment = Votre réponse peut devenir un argument ou une question sur cette contribution, visible de tous.
letters-contribution-title = Titre
letters-contribution-text = Votre texte
letters-contribution-theme = Thème
letters-contribution-place = Lieu concerné
letters-comment-side = Ce que vous apportez
letters-comment-side-pour = Un argument pour
letters-comment-side-contre = Un argument contre
letters-comment-side-question = Une question
letters-shows-name = Votre nom
letters-shows-name-yes = Afficher mon nom
letters-name = Votre prénom et votre nom
letters-name-hint = Votre nom ne s’affiche que si vous cochez la case ci-dessous.
letters-account-made = En confirmant, vous prouvez que cette adresse est la vôtre : un compte est créé avec elle. On s’y connecte par un lien reçu, sans mot de passe, et on peut le fermer à tout moment.
letters-confirm-contribution = Confirmer ma contribution
letters-kept = C’est déposé : tout le monde peut le lire.
letters-kept-see = Voir ce que le message est devenu
letters-kept-then = Pour suivre ce que cela devient, le corriger ou le retirer :
letters-kept-sign-in = connectez-vous avec la même adresse.
letters-filed-amendments = { $n ->
    [one] Votre amendement est déposé.
   *[other] Vos { $n } amendements sont déposés.
}
letters-filed-argument = Votre argument est déposé.
letters-number = Amendement n° { $n }

## What is answered
letters-mail-confirm-subject = À confirmer : votre courriel sur « { $title } »
letters-mail-confirm-text = Bonjour,

    Un message envoyé de votre adresse est arrivé au sujet de « { $title } ». Rien n’est encore déposé.

    Pour relire ce qui en a été compris, corriger et déposer :
    { $link }

    Ce lien sert pendant { $days } jours. Si ce message n’est pas de vous, ouvrez le lien et écartez-le, ou ne faites rien.

    { $body }
letters-mail-told-subject = Votre courriel n’a pas été déposé
letters-mail-told-text = Bonjour,

    { $why }

    Cette réponse est automatique. Aucune autre ne sera envoyée aujourd’hui pour la même raison.

    { $body }
letters-mail-keep-text = Bonjour,

    Un message envoyé de votre adresse est arrivé au sujet de « { $title } ». { $what } Rien n’est encore déposé.

    { $files }Pour relire, corriger et déposer :
    { $link }

    Ce lien sert pendant { $days } jours. Si ce message n’est pas de vous, ouvrez le lien et écartez-le, ou ne faites rien.

    { $body }
letters-mail-unconfirmed-text = Bonjour,

    Un message envoyé de votre adresse est arrivé au sujet de « { $title } ». { $what } Rien n’est encore déposé, et aucun compte n’a cette adresse.

    { $files }Confirmer ma contribution :
    { $link }

    La page montre ce qui sera publié : vous corrigez, vous donnez votre nom, vous confirmez. Sans cela, le message est effacé après { $days } jours. S’il n’est pas de vous, ne faites rien.

    { $body }
letters-mail-becomes-contribution = Il peut devenir une contribution à cette consultation.
letters-mail-becomes-comment = Il peut devenir un argument ou une question sur cette contribution.
letters-mail-attachments = { $n ->
    [one] Votre message avait une pièce jointe : elle n’est pas gardée. Mettez dans le texte ce qu’elle dit, ou un lien.
   *[other] Votre message avait { $n } pièces jointes : elles ne sont pas gardées. Mettez dans le texte ce qu’elles disent, ou un lien.
}
letters-mail-unknown-contribution = Votre message sur « { $title } » est arrivé, mais il est trop lourd pour être gardé : rien n’est déposé. Envoyez-le sans pièce jointe, ou contribuez sur cette page : { $link }
letters-mail-empty = Votre message est arrivé, mais il n’a pas de texte : rien n’est déposé. Écrivez votre contribution dans le message ; les pièces jointes ne sont pas gardées.
letters-mail-closed-contribution = Votre message sur « { $title } » est arrivé, mais cette consultation ne reçoit pas de contributions en ce moment : { $link }
letters-mail-closed-comment = Votre réponse au sujet de « { $title } » est arrivée, mais cette contribution ne reçoit plus d’arguments : { $link }
letters-mail-no-reply-about = Votre réponse au sujet de « { $title } » est arrivée, mais on n’y répond pas par courriel. Passez par sa page : { $link }
letters-mail-no-reply = Votre réponse est arrivée, mais on ne répond pas par courriel à ce message. Suivez les liens qu’il contient, ou passez par le site : { $link }
letters-mail-unknown = Votre message est arrivé, mais aucun compte n’a l’adresse d’où il est parti. Il est gardé pour les agents. Écrivez depuis l’adresse de votre compte.
letters-mail-not-allowed = Votre message sur « { $title } » est arrivé, mais votre compte ne peut pas amender ce texte. Il est gardé pour les agents.
letters-mail-closed = Votre message sur « { $title } » est arrivé, mais ce texte n’est plus en discussion. Il est gardé pour les agents.

## What agents see
letters-bridges = Passerelles
letters-inbox-title = Courriel reçu
letters-inbox-lead = Ce qui est arrivé dans la boîte, et ce que c’est devenu. Chaque message est oublié ici après { $days } jours ; il reste sur le serveur de courriel.
letters-inbox-empty = Aucun message n’est arrivé.
letters-subject-none = (sans objet)
letters-sender-none = expéditeur inconnu
letters-fact-from = De
letters-fact-received = Reçu
letters-fact-state = Où il en est
letters-fact-text = Texte
letters-fact-subject = Sujet
letters-fact-attachments = Pièces jointes
letters-fact-files = { $n ->
    [one] Une, qui n’est pas gardée à part
   *[other] { $n }, qui ne sont pas gardées à part
}
letters-fact-amendments = Amendements
letters-content = Le message
letters-content-none = Ce message n’a pas de texte lisible.
letters-original = Télécharger le message d’origine
letters-original-hint = L’adresse d’expédition d’un courriel se falsifie, et ses pièces jointes peuvent nuire : ouvrez-le avec prudence.
letters-original-none = Le message d’origine est trop grand pour être gardé ici. Il est dans le dossier « Parvis » de la boîte.
letters-original-unconfirmed = Le message d’origine n’est pas gardé ici, faute d’auteur connu. Il est dans le dossier « Parvis » de la boîte.
letters-state-waiting = Attend son auteur
letters-state-filed = Déposé
letters-state-refused = Écarté par son auteur
letters-state-expired = Non confirmé
letters-state-unknown = Expéditeur inconnu
letters-state-not-allowed = Sans droit d’amender
letters-state-closed = Hors délai
letters-state-no-text = Pour aucun texte
letters-state-answered = Réponse à une convocation
letters-state-answer-other = Réponse au nom d’un autre
letters-state-answer-unread = Réponse non comprise
letters-state-answer-late = Réponse hors délai
letters-state-too-many = Trop de messages
letters-state-automatic = Automatique
letters-state-no-reply = Sans suite par courriel
letters-state-empty = Sans texte
letters-state-unreadable = Illisible
letters-explained-waiting = Un lien est parti à l’adresse de son auteur. Rien n’est déposé avant qu’il confirme. Si aucun compte n’a cette adresse, le message est effacé ici sans confirmation dans la semaine.
letters-explained-filed = Son auteur a relu et déposé.
letters-explained-refused = La personne qui a cette adresse a dit que le message n’est pas d’elle, ou n’a rien voulu déposer.
letters-explained-expired = Personne n’a confirmé ce message dans la semaine : il est effacé ici. Il est encore sur le serveur de courriel, dans le dossier « Parvis » de la boîte.
letters-explained-unknown = Aucun compte n’a cette adresse, et le message ne peut pas devenir une contribution : il est pour un texte, trop lourd, sans texte ou hors délai. Une réponse l’a dit, une fois par jour au plus.
letters-explained-not-allowed = Cette personne ne peut pas amender ce texte. Une réponse le lui a dit.
letters-explained-closed = Le texte n’est pas en discussion, ou la consultation ne reçoit pas de contributions. Une réponse l’a dit à son auteur.
letters-explained-answered = La réponse est arrivée à l’adresse donnée à ce membre pour cette réunion : elle est enregistrée, comme sur la page de la réunion.
letters-explained-answer-other = La réponse est au nom d’une autre adresse, pour une autre réunion, ou d’une personne qui n’est plus membre. Rien n’est enregistré ; le membre à qui cette adresse avait été donnée en est averti.
letters-explained-answer-unread = Écrit à l’adresse où vont les réponses à une convocation, sans réponse lisible : un message en toutes lettres, un remplaçant, une autre heure proposée. Rien n’est enregistré ; le membre en est averti. À vous de lire.
letters-explained-answer-late = La réunion a commencé, est annulée ou a changé de date, ou le membre a répondu autre chose depuis. Rien n’est enregistré ; le membre en est averti.
letters-explained-no-text = L’adresse écrite n’est celle d’aucun texte, d’aucune consultation ni d’aucune convocation. Personne n’a reçu de réponse.
letters-explained-too-many = Trop de messages de cette adresse, ou d’adresses inconnues, attendent déjà. Aucun lien n’est parti : quelqu’un écrit peut-être à leur place.
letters-explained-automatic = Une machine l’a écrit : absence, retour d’erreur, liste. On n’y répond jamais.
letters-explained-no-reply = C’est la réponse à un courrier auquel on ne répond pas par courriel. Une réponse l’a dit, avec le lien.
letters-explained-empty = Il n’a que des pièces jointes, ou que le message cité. Une réponse l’a dit à son auteur.
letters-explained-unreadable = Trop grand, trop imbriqué, sans expéditeur ou sans texte. Personne n’a reçu de réponse.

## What is declared of personal data
processing-letters-received-title = Courriels reçus par le site
processing-letters-received-purpose = Prendre en compte ce qui est écrit par courriel, une fois confirmé.
processing-letters-received-people = Qui écrit au site
processing-letters-received-data = Adresse, objet, texte et pièces du message
processing-letters-received-recipients = Les agents, et la page où la contribution est publiée si elle est confirmée
processing-letters-received-kept = Effacés après la durée ci-dessous, ou à la fermeture du compte.
retention-letters-kept = Courriels reçus, avec leur message d’origine
