# L’aide d’un proche ou d’une association : des actes légers, avec l’accord daté de la personne.
subject-helper-mandate = Aide confiée à quelqu’un

## Rights
right-helpers-ask = Demander à quelqu’un d’agir en son nom
right-helpers-consent = Accepter que quelqu’un agisse en son propre nom, le refuser, y mettre fin
right-helpers-consent-at-desk = Noter l’accord d’une personne présente au guichet
right-helpers-act = Contribuer, soutenir, répondre ou demander au nom de qui l’a accepté, jamais voter

## Journal
event-helpers-asked = Une personne demande à agir pour une autre
event-helpers-consented = Une personne accepte qu’une autre agisse pour elle
event-helpers-refused = Une personne refuse qu’une autre agisse pour elle
event-helpers-ended = Une aide prend fin
event-helpers-done-for = Fait par une personne aidante, pour une autre

## What was just done
notice-helpers-asked = C’est demandé. Si cette adresse est celle d’un compte, la personne reçoit un message et décide.
notice-helpers-accepted = C’est accepté. Vous pouvez y mettre fin à tout moment.
notice-helpers-declined = C’est refusé.
notice-helpers-ended = L’aide a pris fin.
notice-helpers-done = C’est fait, au nom de la personne que vous aidez.
notice-helpers-consented = L’accord est noté. Il sera sur le reçu.

## Acts
helpers-acts = Ce qui est permis
helpers-acts-hint = Voter n’en fait jamais partie.
helpers-acts-none = Choisissez au moins une chose permise.
helpers-act-contribuer = Contribuer
helpers-act-soutenir = Soutenir
helpers-act-repondre = Répondre
helpers-act-demander = Poser une question

## One's own page
helpers-title = Aide
helpers-offer-says = Un proche ou une association peut contribuer en votre nom, avec votre accord.
helpers-lead = Une personne de confiance peut contribuer pour une autre, qui l’accepte, voit tout ce qui est fait et y met fin quand elle veut.
helpers-mine = Qui agit pour moi
helpers-mine-none = Personne n’agit en votre nom.
helpers-others = Pour qui j’agis
helpers-others-none = Vous n’agissez au nom de personne.
helpers-ask-title = Proposer mon aide
helpers-ask-how = La personne reçoit un message et décide, connectée à son propre compte. Sans adresse de courriel, elle le dit au guichet de la collectivité.
helpers-email = Adresse de courriel de la personne à aider
helpers-email-own = C’est votre propre adresse.
helpers-days = Nombre de jours
helpers-days-wrong = Donnez un nombre de jours de 1 à { $max }.
helpers-ask-button = Demander son accord
helpers-asks-you = Cette personne demande à agir en votre nom pendant { $days } jours. Elle ne pourra ni voter, ni changer votre compte.
helpers-accept = Accepter l’aide proposée par { $name }
helpers-refuse = Refuser
helpers-withdraw = Mettre fin à l’aide apportée par { $name }
helpers-give-up = Ne plus agir pour cette personne
helpers-at-desk = Accord donné au guichet, devant un agent.
helpers-asked-on = Demande du { $on }
helpers-state-asked = En attente d’une réponse.
helpers-state-unanswered = Sans réponse.
helpers-state-until = Jusqu’au { $until }.
helpers-state-over = Fini le { $on }.
helpers-done-title = { $n ->
    [one] Une chose faite
   *[other] { $n } choses faites
}

## Acting
helpers-banner = Vous agissez pour { $name }, qui voit tout ce que vous faites ici. Jusqu’au { $until }.
helpers-what = Que veut faire la personne ?
helpers-nothing-open = Aucune consultation n’est ouverte en ce moment.
helpers-no-vote = Aucun vote ne se fait au nom de quelqu’un.
helpers-among = Lire les contributions
helpers-none-written = Aucune contribution n’a ce titre.
helpers-seek = Chercher par le titre
helpers-seek-button = Chercher
helpers-more-found = Il y en a d’autres : cherchez par le titre.
helpers-support = Soutenir pour { $name }
helpers-say = Poser une question ou répondre
helpers-say-to = Répondre à
helpers-say-to-hint = Laissez vide pour poser une question sur la contribution.
helpers-say-answer-hint = Choisissez ce à quoi la personne répond.
helpers-field-title = Titre
helpers-field-text = Texte
helpers-field-theme = Thème
helpers-field-place = Lieu concerné
helpers-shows-name = Son nom
helpers-shows-name-yes = Afficher le nom : { $name }
helpers-publish = Publier pour { $name }

## At the desk
helpers-desk-title = Confier une aide
helpers-desk-how = La personne présente désigne quelqu’un qui a déjà un compte. Lisez-lui ce qui est permis, et pour combien de temps.
helpers-desk-email = Adresse de courriel de la personne qui aidera
helpers-desk-button = Noter son accord
helpers-consent-legend = Son accord
helpers-consent = La personne est présente et accepte que cette autre personne agisse en son nom
helpers-consent-missing = Sans l’accord de la personne présente, rien n’est noté.
helpers-email-unknown = Aucun autre compte n’a cette adresse : la personne qui aidera en ouvre un d’abord.
helpers-email-agent = Vous recevez cette personne : un autre agent note qu’elle vous confie une aide.

## Refusals
helpers-refused-many = Vous avez fait { $max } demandes depuis hier à cette heure. Attendez un peu.
helpers-refused-held = Cette personne en aide déjà { $max } : c’est le plus.
helpers-refused-helped = Quelqu’un vous aide dans cette session : l’accord serait le sien. Connectez-vous vous-même, ou venez au guichet.
helpers-refused-answered = Cette demande a déjà sa réponse, ou sa date est passée.
helpers-refused-over = Cette aide a pris fin.
helpers-refused-act = La personne n’a pas permis cela.
helpers-refused-today = { $max } choses ont été faites pour cette personne depuis hier à cette heure. Attendez un peu.

## Letters
helpers-mail-subject = { $body } : agir pour quelqu’un
helpers-mail-asked = Bonjour,

    { $name } demande à agir en votre nom sur le site de { $body } : contribuer, soutenir, répondre, poser une question, selon ce qui est indiqué. Jamais voter.

    Pour accepter ou refuser, connectez-vous et ouvrez cette page :
    { $link }

    Si vous ne connaissez pas cette personne, refusez, ou ne faites rien.

    { $body }
helpers-mail-accepted = Bonjour,

    { $name } accepte que vous agissiez en son nom. Cette personne voit tout ce que vous faites pour elle, et peut y mettre fin à tout moment.

    { $link }

    { $body }
helpers-mail-done = Bonjour,

    { $name } agit aujourd’hui en votre nom sur le site de { $body }, comme vous l’avez accepté. Vous voyez tout ce qui est fait, et pouvez y mettre fin à tout moment, à cette page :
    { $link }

    { $body }

## Register of processing
processing-helpers-mandates-title = Aide d’une personne à une autre
processing-helpers-mandates-purpose = Permettre à un proche ou à une association de contribuer au nom d’une personne qui l’accepte.
processing-helpers-mandates-people = Personnes aidées, et personnes qui les aident
processing-helpers-mandates-data = Qui aide qui, ce qui est permis, dates de l’accord et de la fin, ce qui a été fait
processing-helpers-mandates-recipients = Les deux personnes, et l’agent qui note un accord au guichet
processing-helpers-mandates-kept = L’accord et ce qui a été fait, pour la durée ci-dessous. Ce qui a été publié suit sa propre durée.
retention-helpers-deeds = Ce qui a été fait au nom de quelqu’un
retention-helpers-mandates = Accords, après leur fin
