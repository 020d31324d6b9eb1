# Les votes : ce qu'on demande, qui vote, ce qui est décidé et pourquoi.

votes-nav = Votes

## Rights
right-votes-open = Ouvrir un vote dans un groupe
right-votes-cast = Voter, si l’on est sur la liste des électeurs du vote
right-votes-procuration = Donner ou reprendre une procuration, si l’on est sur la liste des électeurs du vote
right-votes-cancel = Annuler un vote dont la question n’a plus d’objet
right-votes-close = Clore un vote avant son heure

## Journal
event-votes-scrutin-opened = Le vote est ouvert
event-votes-scrutin-closed = Le vote est clos et dépouillé
event-votes-choice-stopped = Le vote est clos, son dépouillement est en cours
effect-votes-count = Dépouillement d’un vote
event-votes-choice-fixed = La règle, les réponses et l’empreinte de la graine du tirage sont publiées
event-votes-choice-closed = Le vote est clos, son résultat est publié
event-votes-objection-removed = Raisons d’une objection retirées par la modération
event-votes-scrutin-cancelled = Le vote est annulé : la question n’a plus d’objet
event-votes-ballot-cast = Un vote a été enregistré
event-votes-procuration-given = Une procuration a été donnée
event-votes-procuration-revoked = Une procuration ne vaut plus

## Done
notice-votes-cast = Votre vote est enregistré.
notice-votes-procuration-given = Votre procuration est donnée. Vous pouvez la reprendre tant qu’elle n’a pas servi.
notice-votes-procuration-revoked = Vous avez repris votre procuration : vous pouvez voter vous-même.
votes-mail-procuration-void-subject = Votre procuration ne vaut plus : { $question }
votes-mail-procuration-void-text = Bonjour,

    { $holder }, à qui vous aviez donné procuration pour « { $question } », s’est déporté et ne prend pas part au vote : votre procuration ne vaut plus.

    Vous pouvez voter vous-même, ou donner procuration à quelqu’un d’autre, jusqu’au { $until } : { $link }
notice-votes-opened = Le vote est ouvert.
notice-votes-closed = Le vote est clos et dépouillé.
notice-votes-stopped = Le vote est clos. Son dépouillement est en cours : le résultat sera sur cette page dès qu’il est fini.

## The list
votes-list-title = Votes
votes-list-lead = Ce qui se décide en ce moment, et ce qui vient d’être décidé.
votes-list-closed-title = Votes clos
votes-list-closed-lead = Tout ce qui a été décidé par un vote, le plus récent d’abord.
votes-list-open = Votes ouverts
votes-list-none-open = Aucun vote n’est ouvert en ce moment.
votes-list-none-closed = Aucun vote n’a encore été clos.
votes-list-latest = Derniers résultats
votes-list-all-closed = Tous les votes clos
votes-until = Jusqu’au { $at }
votes-closed-on = Clos le { $date }
votes-stopped-on = Arrêté le { $at }, dépouillement en cours
votes-counts = { $pour } pour, { $contre } contre, { $abstention ->
    [one] { $abstention } abstention
   *[other] { $abstention } abstentions
 }
votes-about = Sur :

## The home page
votes-home-open = Vote ouvert jusqu’au { $at }
votes-home-adopted = Adopté : { votes-counts }
votes-home-rejected = Rejeté : { votes-counts }
votes-home-cancelled = Vote annulé
votes-home-no-quorum = Rien n’est décidé : trop peu de personnes ont voté

## States and words
votes-state-open = Vote ouvert
votes-state-counting = Dépouillement
votes-outcome-adopted = Adopté
votes-outcome-rejected = Rejeté
votes-outcome-no-quorum = Quorum non atteint
votes-outcome-cancelled = Annulé
votes-cancelled = Ce vote est annulé : la question posée n’a plus d’objet.
votes-cancelled-nothing-counted = Les votes déjà donnés ne sont comptés nulle part.
votes-cancelled-on = Annulé le { $date }
votes-fact-cancelled = Annulé
votes-asked-again = La même question a été posée à nouveau le { $at }.
votes-asked-again-see = Voir le dernier vote
votes-ask-again = Poser à nouveau cette question
votes-ask-again-explained = La même question peut être posée à nouveau. Si { $days ->
    [one] un jour s’est écoulé
   *[other] { $days } jours se sont écoulés
 } depuis ce vote, le nouveau se décide quel que soit le nombre de votants.

## Putting a question to a group
votes-ask-link = Ouvrir un vote
votes-ask-title = Ouvrir un vote
votes-ask-choose-group = Choisissez le groupe à qui la question est posée.
votes-ask-groups = Groupes
votes-ask-lead = La question est posée au groupe « { $group } » : { $n ->
    [0] personne n’y a de droit de vote aujourd’hui.
    [one] une personne y vote.
   *[other] { $n } personnes y votent.
 }
votes-ask-question = Question
votes-ask-question-hint = On y répond par « pour » ou « contre » : « Adopter le calendrier 2027 ? »
votes-ask-statement = Ce qui est mis aux voix, mot pour mot
votes-ask-statement-hint = Les votants le lisent avant de choisir. Laissez vide si la question dit tout.
votes-ask-same-question = La question est la même, mot pour mot :
votes-ask-mode = Comment montrer le résultat
votes-ask-mode-missing = Choisissez comment montrer le résultat.
votes-ask-closes-on = Date de clôture
votes-ask-closes-time = Heure de clôture
votes-ask-date-missing = Donnez la date de clôture.
votes-ask-time-missing = Donnez l’heure de clôture, par exemple 20:00.
votes-ask-button = Ouvrir ce vote
votes-ask-answers = Réponses
votes-ask-answers-three = Pour, contre ou abstention
votes-ask-rules-why = Ces règles sont celles de la loi ou d’un règlement intérieur type, selon la nature de la collectivité. Elles sont fixées à l’ouverture, comme la liste des votants : personne ne les choisit vote par vote. Un groupe de travail dont les propres textes demandent une autre majorité les cite plus haut.
votes-ask-majority = Majorité nécessaire
votes-majority-asked-loi = Celle qui est dite plus bas
votes-majority-asked-deux-tiers = Les deux tiers des voix exprimées
votes-majority-asked-votants = Plus de la moitié des votants, abstentions comprises
votes-majority-asked-inscrits = Plus de la moitié de toute la liste, absents compris
votes-majority-asked-deux-tiers-inscrits = Les deux tiers de toute la liste, absents compris
votes-ask-majority-text = Le texte qui demande une autre majorité
votes-ask-majority-text-hint = Par exemple « statuts, article 12 ». Il est cité sur la page du vote.
votes-majority-missing = Dites aussi quelle majorité ce texte demande, ou effacez-le.
votes-majority-text-empty = Dites quel texte demande cette majorité.
votes-majority-text-too-long = Citez ce texte en { $max } caractères au plus.
votes-majority-of-law = Ici la loi fixe la majorité : une assemblée qui décide pour la collectivité n’en choisit pas d’autre.
votes-statement-too-long = Ce texte est trop long : { $max } caractères au plus.
votes-closes-too-far = Choisissez une fin dans l’année qui vient.
votes-refused-not-again = Seule une question de ce groupe restée sans quorum peut être posée à nouveau.
votes-choice-pour = Pour
votes-choice-contre = Contre
votes-choice-abstention = Abstention
votes-person-erased = Personne effacée à sa demande

## What each answer means
votes-deadline = Vous pouvez voter jusqu’au { $at }.
votes-statement = Ce qui est mis aux voix
votes-meaning = Ce que veut dire votre vote
votes-meaning-pour = Vous répondez oui à la question.
votes-meaning-pour-about = Vous répondez oui, vous adoptez « { $title } ».
votes-meaning-contre = Vous répondez non à la question.
votes-meaning-contre-about = Vous répondez non, vous rejetez « { $title } ».
votes-meaning-abstention = Vous participez sans choisir. Votre présence compte pour le quorum, votre voix ne compte ni pour ni contre.

## Voting
votes-vote = Votre vote
votes-who = Ce vote est ouvert aux { $n ->
    [one] { $n } membre
   *[other] { $n } membres
 } de « { $group } » qui avaient droit de vote à son ouverture. Si vous en êtes, connectez-vous pour voter.
votes-sign-in = Se connecter pour voter
votes-who-votes = Qui vote
votes-not-elector = Vous ne votez pas ici : ce vote est ouvert aux { $n ->
    [one] { $n } membre
   *[other] { $n } membres
 } de « { $group } » qui avaient droit de vote à son ouverture. Vous pourrez lire le résultat sur cette page dès la clôture.
votes-legend-own = Votre réponse
votes-legend-for = Réponse de { $name }
votes-for-somebody = Vote de { $name }
votes-for-somebody-why = { $name } vous a donné procuration : vous votez à sa place, selon ce que vous avez convenu.
votes-cast-button = Voter
votes-change = Changer ce vote
votes-choice-missing = Choisissez une réponse : pour, contre ou abstention.
votes-recorded = Vote enregistré le { $at }, référence { $reference }. Il peut être changé jusqu’à la clôture : seul le dernier compte.
votes-casting-vote = À égalité, votre voix est prépondérante, et le résultat laissera deviner votre vote.
votes-counting = Le vote est terminé. Le dépouillement se fait dans la minute : rechargez cette page.
votes-counting-long = Le vote est arrêté depuis le { $at }, et plus personne ne vote. Les bulletins sont nombreux, ou les réponses : le dépouillement prend quelques minutes, parfois plus. Rechargez cette page pour voir le résultat.

## Procurations
votes-procuration-title = Vous ne pouvez pas voter ?
votes-procuration-explained = Donnez procuration à une autre personne de la liste : elle votera à votre place, pour ce vote seulement. Une même personne reçoit au plus { $max ->
    [one] { $max } procuration
   *[other] { $max } procurations
 } ({ $article }). Une procuration ne compte pas pour le quorum.
votes-procuration-holder = La personne qui votera à votre place
votes-procuration-give = Donner procuration
votes-procuration-is-given = Vous avez donné procuration à { $holder }, qui n’a pas encore voté pour vous. Pour voter vous-même, reprenez-la d’abord.
votes-procuration-revoke = Reprendre ma procuration
votes-holder-has-voted = { $holder } a voté pour vous avec votre procuration. Elle ne peut plus être reprise.

## Turnout
votes-turnout = Participation
votes-voters-so-far = { $n ->
    [0] Personne n’a encore voté
    [one] { $n } personne sur { $inscrits } a déjà voté ou a été représentée
   *[other] { $n } personnes sur { $inscrits } ont déjà voté ou ont été représentées
 }.
votes-quorum-label = Quorum : personnes ayant voté elles-mêmes
votes-quorum-reached = atteint
votes-no-partial-result = Aucun résultat partiel n’est montré avant la clôture, à personne.

## The rules of a vote
votes-conditions = Les règles de ce vote
votes-fact-deadline = Fin du vote
votes-fact-electors = Qui vote
votes-fact-quorum = Quorum
votes-fact-majority = Majorité
votes-fact-equal = À égalité
votes-fact-mode = Forme du vote
votes-electors-frozen = – { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
 } ; la liste a été arrêtée à l’ouverture, le { $at }.
votes-share = { $share ->
    [more-1-2] plus de la moitié
    [more-2-3] plus des deux tiers
    [more-3-4] plus des trois quarts
    [least-1-2] au moins la moitié
    [least-1-3] au moins un tiers
    [least-2-3] au moins les deux tiers
    [least-1-4] au moins un quart
    [least-3-4] au moins les trois quarts
   *[other] au moins { $numerator }/{ $denominator }
 }
votes-rule-quorum = Il faut que { $needed ->
    [one] { $needed } personne vote elle-même
   *[other] { $needed } personnes votent elles-mêmes
 } ({ $share } de la liste) pour que quelque chose soit décidé. Les procurations ne comptent pas.
votes-rule-quorum-lifted = Aucun : la même question a déjà été posée sans que le quorum soit atteint, il y a { $days ->
    [one] { $days } jour
   *[other] { $days } jours
 } au moins.
votes-rule-majority-exprimes = Il faut que les « pour » fassent { $share } des voix exprimées. Les abstentions ne comptent pas.
votes-rule-majority-votants = Il faut que les « pour » fassent { $share } des votants, abstentions comprises.
votes-rule-majority-inscrits = Il faut que les « pour » fassent { $share } de toute la liste, absents compris.
votes-rule-casting = La voix de la personne qui préside le groupe est prépondérante.
votes-rule-with-article = { $sentence } ({ $article })
votes-mode-ordinaire = Scrutin ordinaire : les nombres seulement. Aucun nom n’est affiché à côté d’un choix.
votes-mode-public = Scrutin public : après la clôture, le nom et le vote de chaque personne sont affichés à tous.
votes-no-referendum = Ce vote en ligne n’est pas un référendum local ni une consultation des électeurs de la commune, qui se tiennent au bureau de vote. Il décide dans le groupe qui vote.

## What is kept
votes-kept = Ce qui est gardé, et qui le voit
votes-kept-why = Parvis garde votre vote avec votre identité, pour que vous puissiez le changer jusqu’à la clôture et qu’il ne compte qu’une fois.
votes-kept-ordinaire = Aucune page ne montre votre nom à côté de votre choix, sauf à vous, à la personne qui a voté pour vous ou à celle pour qui vous avez voté. Après la clôture, seuls les nombres sont publics.
votes-kept-public = Jusqu’à la clôture, vous seul voyez votre choix, avec la personne qui a voté pour vous ou celle pour qui vous avez voté. Après, votre nom, votre choix et votre numéro de référence sont publics.
votes-kept-not-secret = Ce n’est pas un vote secret : qui administre le serveur pourrait lire les votes enregistrés.

## Closing
votes-close = Clore le vote maintenant
votes-close-explained = Le vote est annoncé jusqu’au { $at }. Le clore avant empêche les autres de voter ; la page dira qu’il a été clos plus tôt. Le dépouillement est immédiat et définitif.
votes-close-now = Clore et dépouiller

## The result
votes-result = Résultat
votes-result-caption = Dépouillement
votes-fact-inscrits = Inscrits
votes-fact-votants = Votants
votes-fact-exprimes = Voix exprimées
votes-fact-group = Groupe
votes-fact-opened = Ouvert
votes-fact-closed = Clos
votes-of-which-represented = (dont { $n } par procuration)
votes-quorum-result = { $presents ->
    [0] personne n’a voté soi-même
    [one] { $presents } personne a voté elle-même
   *[other] { $presents } personnes ont voté elles-mêmes
 }, il en fallait { $needed } ({ $article })
votes-closed-early = { $at }, avant l’heure annoncée ({ $planned })
votes-see-receipt = Retrouver mes références de vote
votes-history = Ce qui s’est passé

votes-why-no-quorum = { $presents ->
    [0] Personne n’a voté soi-même
    [one] { $presents } personne a voté elle-même
   *[other] { $presents } personnes ont voté elles-mêmes
 } sur { $inscrits }, il en fallait { $needed } : rien n’est décidé. La question peut être posée de nouveau.
votes-why-adopted-exprimes = { $pour } pour et { $contre } contre : il fallait { votes-share } des { $base } voix exprimées, soit { $needed }. Les abstentions ne comptent pas.
votes-why-rejected-exprimes = { $pour } pour et { $contre } contre : il fallait { votes-share } des { $base } voix exprimées, soit { $needed }. Les abstentions ne comptent pas.
votes-why-adopted-votants = { $pour } pour : il fallait { votes-share } des { $base } votants, soit { $needed }, abstentions comprises.
votes-why-rejected-votants = { $pour } pour : il fallait { votes-share } des { $base } votants, soit { $needed }, abstentions comprises.
votes-why-adopted-inscrits = { $pour } pour : il fallait { votes-share } des { $base } inscrits, soit { $needed }.
votes-why-rejected-inscrits = { $pour } pour : il fallait { votes-share } des { $base } inscrits, soit { $needed }.
votes-why-equal-adopted = { $pour } pour et { $contre } contre : à égalité, la voix de la personne qui préside est prépondérante, et elle a voté pour.
votes-why-equal-rejected-by-chair = { $pour } pour et { $contre } contre : à égalité, la voix de la personne qui préside est prépondérante, et elle a voté contre.
votes-why-equal-rejected = { $pour } pour et { $contre } contre : à égalité, la proposition n’est pas adoptée. Aucune voix prépondérante ne les a départagés.
votes-why-nobody = Personne n’a voté pour ni contre : la proposition n’est pas adoptée.

## Names, in a public vote
votes-nominal = Qui a voté quoi
votes-nominal-caption = Liste nominative, par ordre alphabétique
votes-nominal-name = Nom
votes-nominal-choice = Vote
votes-nominal-by = Donné par
votes-nominal-reference = Référence
votes-did-not-vote = N’a pas voté
votes-by-oneself = Soi-même
votes-by-procuration = Procuration à { $name }

## Receipts
votes-receipt-title = Vos références de vote
votes-receipt-own = Vous avez voté : { $choice }, le { $at }.
votes-receipt-for = Vous avez voté pour { $name } : { $choice }, le { $at }.
votes-receipt-by = { $name } a voté pour vous : { $choice }, le { $at }.
votes-receipt-none = Aucun vote n’est enregistré pour vous ici.
votes-receipt-back = Revenir à la page du vote
votes-receipt-later = Vous pourrez revenir sur cette page, même après la clôture, vérifier que ces références sont toujours les vôtres et que rien n’a changé.
votes-receipt-may-change = Ce vote peut être changé jusqu’au { $at } : la référence change alors aussi.
votes-receipt-still-to-vote = Il reste à voter pour { $name }, qui vous a donné procuration.

## What is refused
votes-question-empty = Écrivez la question à laquelle on répond par « pour » ou « contre ».
votes-question-too-long = Cette question est trop longue : { $max } caractères au plus.
votes-closes-in-the-past = Choisissez une fin à venir : il faut laisser le temps de voter.
votes-refused-no-elector = Personne dans ce groupe n’a de mandat donnant droit de vote aujourd’hui. Donnez d’abord les mandats ; dans un groupe de personnes inscrites sur la liste électorale, chacun prouve d’abord son inscription.
votes-refused-electors-public = Un scrutin public se termine par les noms de qui vote : avec un groupe où l’on entre par une preuve (liste électorale, numéro de téléphone), choisissez le scrutin ordinaire.
votes-refused-open-already = Un vote est déjà ouvert sur ce point. Attendez sa clôture.
votes-refused-closed = Trop tard : ce vote est clos depuis le { $at }. Rien n’a été enregistré.
votes-refused-already-closed = Ce vote est déjà clos.
votes-refused-not-elector = Vous n’êtes pas sur la liste de ce vote : y votent les membres de « { $group } » qui avaient droit de vote à son ouverture, le { $opened }.
votes-refused-represented = Vous avez donné procuration pour ce vote. Reprenez-la d’abord pour voter vous-même.
votes-refused-no-procuration = Cette personne ne vous a pas donné procuration pour ce vote, ou l’a reprise.
votes-refused-no-procurations-here = Ce vote n’admet pas de procuration.
votes-refused-has-voted = Vous avez déjà voté : il n’y a plus de procuration à donner.
votes-refused-already-given = Vous avez déjà donné procuration. Reprenez-la d’abord pour en donner une autre.
votes-refused-holds-some = Quelqu’un vous a donné procuration : vous ne pouvez pas donner la vôtre, ce vote serait perdu.
votes-refused-holder-full = Cette personne a déjà reçu { $max ->
    [one] { $max } procuration, le plus qu’elle peut recevoir
   *[other] { $max } procurations, le plus qu’elle peut recevoir
 }. Choisissez-en une autre.
votes-refused-procuration-used = Votre procuration a déjà servi : le vote est donné.
votes-refused-nothing-given = Vous n’avez pas de procuration à reprendre.
votes-holder-missing = Choisissez la personne qui votera à votre place.
votes-holder-is-oneself = Choisissez quelqu’un d’autre que vous.
votes-holder-is-no-elector = Choisissez une personne de la liste de ce vote.
votes-holder-is-represented = Cette personne a elle-même donné procuration. Choisissez-en une autre.
votes-needs-network = Un vote demande toujours le réseau. Votre choix n’est ni envoyé ni gardé : revenez à cette page quand le réseau sera là.

## News, to those who follow
news-votes-scrutin-opened = { $n ->
    [one] Un vote est ouvert jusqu’au { $until }
   *[other] { $n } votes sont ouverts
 }
news-votes-scrutin-closed = { $n ->
    [one] Un vote est clos, son résultat est publié
   *[other] { $n } votes sont clos, leurs résultats sont publiés
 }
news-votes-choice-closed = { $n ->
    [one] Un vote est clos, son résultat est publié
   *[other] { $n } votes sont clos, leurs résultats sont publiés
 }
news-votes-scrutin-cancelled = { $n ->
    [one] Un vote est annulé
   *[other] { $n } votes sont annulés
 }

## What its subjects are called
subject-scrutin = Vote

## A choice among several answers: states
votes-outcome-chosen = Choix fait
votes-outcome-second-round = Tour suivant à ouvrir
votes-outcome-nobody-chosen = Aucun choix
votes-outcome-objected = Objection
votes-home-objected = Une objection au moins : la proposition sera amendée, puis reviendra
votes-home-seated = { votes-seated-are }
votes-home-second-round-lists = Aucune liste n’a la majorité : un second tour aura lieu
votes-home-second-round-three = Personne n’a la majorité : un nouveau tour aura lieu, entre les mêmes réponses
votes-home-chosen = { votes-winners-are }
votes-home-second-round = Personne n’a la majorité : un second tour départagera les deux premiers
votes-home-nobody-chosen = Aucun choix : aucun bulletin ne soutient une réponse
votes-home-no-consent = Personne n’a consenti : la proposition n’est pas adoptée
votes-winners-are = { $n ->
    [one] Retenu : { $titles }
   *[other] Retenus : { $titles }
 }{ $more ->
    [0] {""}
    [one] {" "}et { $more } autre
   *[other] {" "}et { $more } autres
 }
votes-seated-are = { $n ->
    [one] A des sièges : { $titles }
   *[other] Ont des sièges : { $titles }
 }{ $more ->
    [0] {""}
    [one] {" "}et { $more } autre
   *[other] {" "}et { $more } autres
 }
votes-why-second-round = Personne n’a plus de la moitié des voix exprimées : les deux premiers vont au second tour, qui est un nouveau vote.
votes-why-second-round-lists = Aucune liste n’a plus de la moitié des voix exprimées : celles qui ont au moins le dixième des voix vont au second tour, qui est un nouveau vote.
votes-why-second-round-three = Personne n’a plus de la moitié des voix exprimées : toutes les réponses vont au tour suivant, qui est un nouveau vote.
votes-why-objected = { $n ->
    [one] Une personne fait objection
   *[other] { $n } personnes font objection
 } : la proposition n’est pas adoptée. Elle peut être amendée pour lever les objections, puis revenir dans un nouveau tour.
votes-why-nobody-chosen = Aucun bulletin ne soutient une réponse : personne n’a voté, ou les bulletins sont blancs, ou ne donnent que la note, la mention ou le rang le plus bas. Rien n’est retenu. Un tirage au sort seul ne décide de rien.
votes-why-no-consent = Personne ne consent à la proposition et personne n’y fait objection : elle n’est pas adoptée. Elle peut revenir, amendée, dans un nouveau tour.
votes-fact-blank = Bulletins blancs
votes-fact-objections = Objections
votes-fact-aside = Restent à l’écart
votes-second-round-explained = Le second tour est un nouveau vote, entre les deux premiers seulement : celui qui a le plus de voix est retenu.
votes-second-round-open = Ouvrir le second tour
votes-second-round-lists-explained = Le second tour est un nouveau vote, entre les listes qui ont au moins le dixième des voix : celle qui a le plus de voix a la prime.
votes-second-round-three-explained = Le tour suivant est un nouveau vote, entre les mêmes réponses. Au deuxième tour il faut encore plus de la moitié des voix exprimées ; au troisième, le plus grand nombre suffit.
votes-second-round-three-open = Ouvrir le tour suivant
votes-next-round-explained = Amendez la proposition pour lever les objections, puis remettez-la au même groupe.
votes-next-round-no-consent = Amendez la proposition pour que quelqu’un puisse y consentir, puis remettez-la au même groupe.
votes-next-round-open = Amender et ouvrir le tour suivant
votes-refused-no-choice-again = Seul un choix de ce groupe resté sans quorum, sans majorité au premier tour, arrêté par une objection ou sans aucun consentement peut être remis au vote, une fois.

## A choice: putting it to a group
votes-choice-title = Ouvrir un choix entre plusieurs réponses
votes-choice-link = Proposer plusieurs réponses
votes-choice-instead = La question n’appelle pas un oui ou un non ?
votes-question-link = Poser une question
votes-question-instead = Vous attendez un oui ou un non ?
votes-choice-question = Ce qu’il faut choisir
votes-choice-question-hint = « Quel nom pour la nouvelle place ? »
votes-choice-question-empty = Écrivez ce qu’il faut choisir.
votes-choice-again = Ce choix est remis au vote, mot pour mot :
votes-choice-second-round = Second tour, entre les deux premiers, de ce choix :
votes-choice-second-round-lists = Second tour, entre les listes qui ont au moins le dixième des voix, de ce choix :
votes-choice-second-round-three = Tour suivant, entre les mêmes réponses, de ce choix :
votes-choice-next-round = Nouveau tour de cette proposition, que vous amendez ici :
votes-objections-see = Relire les objections
votes-proposal-amended = La proposition amendée
votes-proposal-amended-hint = Changez ce qu’il faut pour lever les objections. La question reste la même.
votes-offered = Les réponses proposées
votes-offered-proposal = La proposition
votes-offered-lists = Les listes
votes-offered-hint = De deux à { $max } ; une seule, la proposition, pour décider par consentement ; des listes, pour répartir des sièges. Une ligne laissée vide ne compte pas. Leur ordre est celui des bulletins.
votes-offered-title = Réponse { $n }
votes-offered-description = Description de la réponse { $n }
votes-offered-more = Ajouter des réponses
votes-offered-beyond = Proposez de { $min } à { $max } réponses ; il y en a { $n }.
votes-offered-one-proposal = Le consentement porte sur une seule proposition ; il y en a { $n }.
votes-offered-untitled = Donnez un nom à la réponse { $place }.
votes-offered-title-long = Le nom de la réponse { $place } est trop long : { $max } caractères au plus.
votes-offered-description-long = La description de la réponse { $place } est trop longue : { $max } caractères au plus.
votes-offered-twice = Deux réponses s’appellent « { $title } » : donnez-leur des noms différents.
votes-way = Règle de décision
votes-way-hint = Chacune a sa réponse à la même question : que veut dire « la réponse préférée » ?
votes-ways-one = Choisir une réponse
votes-ways-ticked = Cocher des réponses
votes-ways-graded = Donner des notes ou des mentions
votes-ways-ranked = Classer les réponses
votes-ways-spread = Répartir des points
votes-ways-lists = Partager des sièges entre des listes
votes-ways-consent = Décider sans objection
votes-rule-missing = Choisissez la règle de décision.
votes-seats = Combien de réponses seront retenues, ou combien de sièges pour des listes
votes-seats-hint = Une, le plus souvent. Pour en retenir plusieurs qui représentent chaque groupe de votants : le vote transférable, ou une approbation proportionnelle.
votes-seats-beyond = Retenez une réponse au moins, et { $max } au plus : une de moins qu’il n’y en a.
votes-seats-one-only = Cette règle retient une seule réponse. Choisissez une autre règle pour en retenir plusieurs.
votes-seats-of-lists-beyond = Répartissez un siège au moins, et { $max } au plus.
votes-seats-said = { $n ->
    [one] Une réponse est retenue.
   *[other] { $n } réponses sont retenues.
 }
votes-seats-shared-said = { $n ->
    [one] Un siège est à répartir.
   *[other] { $n } sièges sont à répartir.
 }
votes-consent-round = { $n ->
    [one] C’est le premier tour.
   *[other] C’est le tour { $n }.
 }
votes-points = Points ou crédits de chaque votant
votes-points-hint = Pour les points à répartir et le vote quadratique seulement.
votes-points-beyond = Donnez à chaque votant de 1 à { $max } points.
votes-grades = Mentions
votes-grades-hint = Pour les jugements majoritaires seulement. Une par ligne, de la meilleure à la moins bonne.
votes-grades-beyond = Donnez de { $min } à { $max } mentions, une par ligne.
votes-grades-twice = Deux mentions sont les mêmes.
votes-grades-long = Une mention est trop longue : { $max } caractères au plus.
votes-grade-1 = À rejeter
votes-grade-2 = Passable
votes-grade-3 = Assez bien
votes-grade-4 = Bien
votes-grade-5 = Très bien
votes-grade-6 = Excellent
votes-choice-fixed = La règle (avec ses places, ses points, ses mentions) et le nom des réponses sont fixés à l’ouverture, comme la liste des votants, et écrits dans le registre public avant que quiconque vote.
votes-choice-ties = À égalité, quand la règle ne départage plus, un tirage public décide. Personne n’a de voix prépondérante.
votes-choice-published = Après la clôture, les bulletins sont publiés sans nom, dans un ordre tiré au hasard, pour que chacun puisse recompter. Quand très peu de personnes votent, chacun peut deviner qui a donné quel bulletin.
votes-choice-published-rare = Un bulletin très particulier peut se reconnaître : celui qui classe beaucoup de réponses dans un ordre annoncé à l’avance, par exemple.
votes-kept-ordinaire-choice = Aucune page ne montre votre nom à côté de votre bulletin, sauf à vous, à la personne qui a voté pour vous ou à celle pour qui vous avez voté. Après la clôture, les bulletins sont publiés sans nom.

## A choice: the preview
votes-preview-button = Voir un aperçu
votes-preview-explained = Rien n’est encore ouvert. Voici le bulletin, puis un résultat obtenu avec { $n } bulletins inventés, dépouillés comme le seront les vrais.
votes-preview-ballot = Le bulletin
votes-preview-result = Un résultat possible
votes-preview-second-round = Ici, personne n’a la majorité : un second tour suivrait.
votes-preview-second-round-lists = Ici, aucune liste n’a la majorité : un second tour suivrait, et les sièges s’y répartiraient.
votes-preview-second-round-three = Ici, personne n’a la majorité : un nouveau tour suivrait, entre les mêmes réponses.
votes-preview-objected = Ici, une personne sur trente fait objection : cela suffit pour que la proposition revienne, amendée.
votes-preview-change = Changer avant d’ouvrir
votes-preview-seed = aperçu

## A choice: the rules, in plain words
votes-way-majority = Majorité, à deux tours
votes-way-favours-majority = Favorise la réponse qui réunit plus de la moitié des voix ; deux réponses proches se prennent des voix.
votes-way-wants-majority = Demande une croix, et parfois un second vote.
votes-way-asks-majority = Choisissez une seule réponse.
votes-way-three-round = Majorité, à trois tours
votes-way-favours-three-round = Favorise la réponse qui réunit plus de la moitié des voix, en laissant à chacun le temps de se rallier : toutes les réponses restent au deuxième tour, et au troisième le plus grand nombre suffit. C’est la règle des nominations d’un conseil, qui se font au scrutin secret (CGCT, art. L. 2121-21) : pour elles, tenez une élection.
votes-way-wants-three-round = Demande une croix, et parfois un deuxième et un troisième vote.
votes-way-asks-three-round = Choisissez une seule réponse.
votes-way-plurality = Majorité relative, à un tour
votes-way-favours-plurality = Favorise la réponse qui a le plus de voix, même loin de la moitié ; deux réponses proches se prennent des voix.
votes-way-wants-plurality = Demande une croix, et un seul vote.
votes-way-asks-plurality = Choisissez une seule réponse.
votes-way-approval = Approbation
votes-way-favours-approval = Favorise la réponse acceptée par le plus de monde, même si elle n’est la préférée de personne.
votes-way-wants-approval = Demande de cocher tout ce qui convient.
votes-way-asks-approval = Cochez toutes les réponses qui vous conviennent.
votes-way-sav = Approbation partagée
votes-way-favours-sav = Favorise les réponses auxquelles peu d’autres sont préférées : une voix se partage entre tout ce que l’on coche, et qui coche peu pèse plus sur chacune.
votes-way-wants-sav = Demande de cocher ce qui convient, en sachant que la voix se partage.
votes-way-asks-sav = Cochez les réponses qui vous conviennent. Votre voix se partage également entre elles.
votes-way-seq-pav = Approbation proportionnelle, pas à pas
votes-way-favours-seq-pav = Pour plusieurs réponses : favorise un ensemble où chaque groupe de votants a sa part. Un bulletin compte de moins en moins (1, 1/2, 1/3…) à mesure que ses réponses sont retenues.
votes-way-wants-seq-pav = Demande de cocher tout ce qui convient.
votes-way-asks-seq-pav = Cochez toutes les réponses qui vous conviennent.
votes-way-pav = Approbation proportionnelle, le meilleur ensemble
votes-way-favours-pav = Pour plusieurs réponses : favorise l’ensemble où chaque groupe de votants a le mieux sa part. Tous les ensembles sont comparés, avec les mêmes poids (1, 1/2, 1/3…) ; ne se compte qu’avec une machine.
votes-way-wants-pav = Demande de cocher tout ce qui convient ; douze réponses au plus.
votes-way-asks-pav = Cochez toutes les réponses qui vous conviennent.
votes-way-equal-shares = Approbation, parts égales
votes-way-favours-equal-shares = Pour plusieurs réponses : chaque votant a la même part des places, et la dépense pour ce qu’il coche. Favorise les groupes d’accord entre eux, à la mesure de leur nombre ; les places que personne ne peut payer vont aux réponses les plus cochées.
votes-way-wants-equal-shares = Demande de cocher tout ce qui convient.
votes-way-asks-equal-shares = Cochez toutes les réponses qui vous conviennent.
votes-way-seq-phragmen = Approbation, charges de Phragmén
votes-way-favours-seq-phragmen = Pour plusieurs réponses : chaque réponse retenue est une charge que portent ceux qui la cochent, et la charge la plus lourde reste la plus légère possible. Favorise la proportion, sans qu’un petit groupe reste longtemps sans rien.
votes-way-wants-seq-phragmen = Demande de cocher tout ce qui convient.
votes-way-asks-seq-phragmen = Cochez toutes les réponses qui vous conviennent.
votes-way-cc = Approbation, personne d’oublié (Chamberlin et Courant)
votes-way-favours-cc = Pour plusieurs réponses : favorise l’ensemble où le plus de votants ont au moins une réponse qu’ils cochent ; un groupe nombreux n’en a pas plus qu’un petit.
votes-way-wants-cc = Demande de cocher tout ce qui convient ; douze réponses au plus.
votes-way-asks-cc = Cochez toutes les réponses qui vous conviennent.
votes-way-monroe = Approbation, groupes égaux (Monroe)
votes-way-favours-monroe = Pour plusieurs réponses : chaque réponse retenue parle pour un même nombre de votants, et le plus de votants ont une réponse qu’ils cochent. Favorise des groupes de même taille.
votes-way-wants-monroe = Demande de cocher tout ce qui convient ; douze réponses au plus.
votes-way-asks-monroe = Cochez toutes les réponses qui vous conviennent.
votes-way-score = Notes de 0 à 5, total
votes-way-favours-score = Favorise la réponse au plus grand total de notes ; qui note aux extrêmes pèse plus.
votes-way-wants-score = Demande une note pour chaque réponse.
votes-way-asks-score = Donnez une note de 0 à 5 à chaque réponse. Sans note de votre part, une réponse reçoit 0.
votes-way-score-mean = Notes de 0 à 5, moyenne
votes-way-favours-score-mean = Favorise la réponse la mieux notée par ceux qui la connaissent ; une réponse notée par très peu de votants peut l’emporter, et qui note aux extrêmes pèse plus.
votes-way-wants-score-mean = Demande une note pour chaque réponse que l’on connaît.
votes-way-asks-score-mean = Donnez une note de 0 à 5 aux réponses que vous connaissez. Sans note de votre part, une réponse ne reçoit rien de vous : sa moyenne se fait sans vous.
votes-way-score-median = Notes de 0 à 5, médiane
votes-way-favours-score-median = Favorise la réponse que la moitié de ceux qui la notent mettent au moins à cette note ; quelques notes extrêmes n’y changent rien, mais les égalités sont fréquentes.
votes-way-wants-score-median = Demande une note pour chaque réponse que l’on connaît.
votes-way-asks-score-median = Donnez une note de 0 à 5 aux réponses que vous connaissez. Sans note de votre part, une réponse ne reçoit rien de vous : sa médiane se fait sans vous.
votes-way-star = Notes de 0 à 5, puis duel (STAR)
votes-way-favours-star = Favorise, des deux réponses aux plus grands totaux, celle que le plus de votants notent mieux que l’autre.
votes-way-wants-star = Demande une note pour chaque réponse.
votes-way-asks-star = Donnez une note de 0 à 5 à chaque réponse. Sans note de votre part, une réponse reçoit 0. Les deux plus grands totaux s’affrontent : votre bulletin va à celle que vous notez le mieux.
votes-way-majority-judgment = Jugement majoritaire (Mieux Voter)
votes-way-favours-majority-judgment = Favorise la réponse qu’au moins la moitié des votants juge la mieux ; deux réponses proches ne se gênent pas. Quand les votants sont en nombre pair, la moins bonne des deux mentions du milieu compte.
votes-way-wants-majority-judgment = Demande une mention pour chaque réponse.
votes-way-asks-majority-judgment = Donnez une mention à chaque réponse. Sans mention de votre part, une réponse reçoit la plus basse, « { $worst } ».
votes-way-majority-judgment-belenios = Jugement majoritaire (variante de Belenios)
votes-way-favours-majority-judgment-belenios = Favorise la réponse qu’au moins la moitié des votants juge la mieux ; deux réponses proches ne se gênent pas. Quand les votants sont en nombre pair, la meilleure des deux mentions du milieu compte, comme dans Belenios : une réponse qui divise y gagne.
votes-way-wants-majority-judgment-belenios = Demande une mention pour chaque réponse.
votes-way-asks-majority-judgment-belenios = Donnez une mention à chaque réponse. Sans mention de votre part, une réponse reçoit la plus basse, « { $worst } ».
votes-way-schulze = Classement, méthode de Schulze
votes-way-favours-schulze = Favorise la réponse qui gagne ses duels contre toutes les autres, ou à défaut les plus nets.
votes-way-wants-schulze = Demande de classer ; les ex æquo sont permis.
votes-way-asks-schulze = Classez les réponses, 1 étant la préférée. Deux réponses peuvent avoir le même rang ; celles que vous ne classez pas viennent après les autres.
votes-way-ranked-pairs = Classement, paires rangées
votes-way-favours-ranked-pairs = Favorise la réponse qui gagne ses duels ; quand ils tournent en rond, les plus nets l’emportent d’abord.
votes-way-wants-ranked-pairs = Demande de classer ; les ex æquo sont permis.
votes-way-asks-ranked-pairs = Classez les réponses, 1 étant la préférée. Deux réponses peuvent avoir le même rang ; celles que vous ne classez pas viennent après les autres.
votes-way-minimax = Classement, moindre défaite
votes-way-favours-minimax = Favorise la réponse dont la pire défaite en duel est la moins forte.
votes-way-wants-minimax = Demande de classer ; les ex æquo sont permis.
votes-way-asks-minimax = Classez les réponses, 1 étant la préférée. Deux réponses peuvent avoir le même rang ; celles que vous ne classez pas viennent après les autres.
votes-way-scottish-stv = Vote transférable, règle écossaise
votes-way-favours-scottish-stv = Favorise un ensemble de réponses qui représente chaque groupe de votants selon son poids ; se recompte à la main.
votes-way-wants-scottish-stv = Demande de classer, sans ex æquo.
votes-way-asks-scottish-stv = Classez autant de réponses que vous voulez, 1 étant la préférée. Deux réponses ne peuvent pas avoir le même rang.
votes-way-meek-stv = Vote transférable, règle de Meek
votes-way-favours-meek-stv = Favorise un ensemble de réponses qui représente chaque groupe de votants selon son poids, au plus près ; ne se compte qu’avec une machine.
votes-way-wants-meek-stv = Demande de classer, sans ex æquo.
votes-way-asks-meek-stv = Classez autant de réponses que vous voulez, 1 étant la préférée. Deux réponses ne peuvent pas avoir le même rang.
votes-way-warren-stv = Vote transférable, règle de Warren
votes-way-favours-warren-stv = Favorise un ensemble de réponses qui représente chaque groupe de votants selon son poids, chacun payant pareil pour une réponse retenue ; ne se compte qu’avec une machine.
votes-way-wants-warren-stv = Demande de classer, sans ex æquo.
votes-way-asks-warren-stv = Classez autant de réponses que vous voulez, 1 étant la préférée. Deux réponses ne peuvent pas avoir le même rang.
votes-way-wigm-stv = Vote transférable, excédents pondérés (WIGM)
votes-way-favours-wigm-stv = Favorise un ensemble de réponses qui représente chaque groupe de votants selon son poids ; l’excédent d’une réponse retenue passe par tous ses bulletins.
votes-way-wants-wigm-stv = Demande de classer, sans ex æquo.
votes-way-asks-wigm-stv = Classez autant de réponses que vous voulez, 1 étant la préférée. Deux réponses ne peuvent pas avoir le même rang.
votes-way-borda = Classement, points de Borda
votes-way-favours-borda = Favorise la réponse la mieux classée en moyenne ; l’ajout de réponses voisines peut changer le résultat.
votes-way-wants-borda = Demande de classer ; les ex æquo sont permis.
votes-way-asks-borda = Classez les réponses, 1 étant la préférée. Deux réponses peuvent avoir le même rang ; celles que vous ne classez pas partagent les dernières places.
votes-way-cumulative = Points à répartir
votes-way-favours-cumulative = Favorise les réponses auxquelles certains tiennent beaucoup ; les minorités qui se concentrent sont entendues.
votes-way-wants-cumulative = Demande de répartir ses points.
votes-way-asks-cumulative = Répartissez { $points } points entre les réponses, comme vous voulez. Vous pouvez en garder.
votes-way-quadratic = Vote quadratique
votes-way-favours-quadratic = Favorise les réponses auxquelles beaucoup tiennent fort : insister coûte de plus en plus cher.
votes-way-wants-quadratic = Demande de dépenser des crédits en comptant leurs carrés.
votes-way-asks-quadratic = Vous avez { $points } crédits. Donner 1 voix à une réponse coûte 1 crédit, 2 voix en coûtent 4, 3 voix en coûtent 9. Vous pouvez en garder.
votes-way-dhondt = Listes, plus forte moyenne (d’Hondt)
votes-way-favours-dhondt = Donne à chaque liste des sièges selon ses voix ; favorise un peu les grandes listes, et pousse les petites à s’unir.
votes-way-wants-dhondt = Demande une croix devant une liste.
votes-way-asks-dhondt = Choisissez une seule liste.
votes-way-sainte-lague = Listes, Sainte-Laguë
votes-way-favours-sainte-lague = Donne à chaque liste des sièges selon ses voix, au plus près, qu’elle soit grande ou petite ; une liste coupée en deux y perd rarement.
votes-way-wants-sainte-lague = Demande une croix devant une liste.
votes-way-asks-sainte-lague = Choisissez une seule liste.
votes-way-largest-remainder = Listes, plus forts restes
votes-way-favours-largest-remainder = Donne à chaque liste autant de sièges que de quotients entiers, puis les sièges qui restent aux plus forts restes ; se refait à la main, mais ajouter un siège peut en ôter un à une liste.
votes-way-wants-largest-remainder = Demande une croix devant une liste.
votes-way-asks-largest-remainder = Choisissez une seule liste.
votes-way-municipal-list = Listes, prime majoritaire (règle des conseils municipaux)
votes-way-favours-municipal-list = Donne la moitié des sièges à la première liste, puis répartit les autres à la plus forte moyenne entre les listes qui ont au moins le vingtième des voix (code électoral, art. L. 262) ; favorise une majorité nette, aux dépens de la proportion. Sans majorité absolue, un second tour suit, sans fusion de listes ici ; à égalité la loi regarde l’âge, ici le tirage public décide.
votes-way-wants-municipal-list = Demande une croix devant une liste, et parfois un second vote.
votes-way-asks-municipal-list = Choisissez une seule liste.
votes-way-consent = Consentement
votes-way-favours-consent = Adopte une proposition quand personne n’y fait objection ; protège chacun, mais une seule personne peut tout arrêter. Les objections disent pourquoi, et la proposition revient amendée, autant de tours qu’il en faut.
votes-way-wants-consent = Demande de consentir, ou de dire ce qui empêche de le faire.
votes-way-asks-consent = Consentir n’est pas préférer : c’est n’avoir aucune raison sérieuse de s’opposer.

## A choice: the ballot
votes-cast-blank = Voter blanc
votes-ballot-blank = Bulletin blanc
votes-ballot-part = { $title } : { $value }
votes-consent-consentir = Je consens
votes-consent-hint-consentir = Je peux vivre avec cette proposition.
votes-consent-objection = Je fais objection
votes-consent-hint-objection = Elle ne peut pas être adoptée ainsi : je dis pourquoi.
votes-consent-ecart = Je reste à l’écart
votes-consent-hint-ecart = Je participe sans consentir ni m’opposer.
votes-consent-objection-said = Objection : { $reasons }
votes-consent-objection-unsaid = Objection (raisons retirées par la modération)
votes-consent-reasons = Raisons de l’objection
votes-consent-reasons-hint = Nécessaires pour faire objection. Dites ce qui devrait changer. Elles sont publiées à la clôture, sans nom sauf si le scrutin est public : n’y mettez rien qui vous désigne sans que vous le vouliez.
votes-ranking-up = Monter
votes-ranking-down = Descendre
votes-ranking-said = « { $title } » est au rang { $rank }.
votes-ranking-none = « { $title } » n’est plus dans le classement.
votes-ranking-rank = Rang de :
votes-ranking-unranked = Sans rang
votes-ranking-place = Rang { $n }
votes-points-left = Il vous en reste { $left } sur { $max }.
votes-points-over = C’est { $over } de trop : vous en avez { $max }.
votes-mark-missing = Remplissez le bulletin, ou choisissez « Voter blanc ».
votes-mark-one-only = Choisissez une seule réponse.
votes-mark-no-consent = Choisissez : consentir, faire objection, ou rester à l’écart.
votes-mark-no-reasons = Écrivez les raisons de votre objection : sans elles, personne ne peut la lever.
votes-mark-reasons-long = Ces raisons sont trop longues : { $max } caractères au plus.
votes-mark-reasons-without-objection = Vous donnez des raisons sans faire objection. Choisissez « Je fais objection », ou effacez-les.
votes-mark-other-paper = Ce bulletin n’est pas celui de ce vote. Rechargez la page du vote.
votes-mark-unknown-answer = Une des réponses du bulletin n’est pas proposée. Rechargez la page du vote.
votes-mark-beyond = Choisissez de 0 à { $max }.
votes-mark-ranked-twice = Cette réponse est classée deux fois.
votes-mark-no-equals = Une autre réponse a déjà ce rang, le { $rank } dans l’ordre de votre bulletin : donnez un rang différent à chacune.
votes-mark-too-many-points = Vous avez donné { $spent } points sur { $max } : retirez-en { $over }.
votes-mark-too-many-credits = Ces voix coûtent { $spent } crédits et vous en avez { $max } : retirez-en { $over }.
votes-mark-no-number = Écrivez un nombre entier, sans signe, ou laissez vide.

## A choice: the result
votes-winner = Réponse retenue :
votes-winners = Les { $n } réponses retenues, dans l’ordre :
votes-winners-unsupported = { $n ->
    [one] Aucun bulletin ne soutient { $titles } : cette réponse est retenue parce qu’il restait une place, pas parce que quelqu’un l’a choisie.
   *[other] Aucun bulletin ne soutient { $titles } : ces réponses sont retenues parce qu’il restait des places, pas parce que quelqu’un les a choisies.
 }
votes-consented = Proposition adoptée, personne n’y fait objection :
votes-seated = { $n ->
    [one] La liste qui a des sièges :
   *[other] Les { $n } listes qui ont des sièges :
 }
votes-seats-count = { $n ->
    [one] { $n } siège
   *[other] { $n } sièges
 }
votes-objections = Les objections
votes-objections-why = Par ordre alphabétique, sans les noms. La proposition suivante doit y répondre.
votes-objection-removed = Une objection dont les raisons ont été retirées. Elle reste comptée.
votes-objection-contest = Lire l’explication et contester le retrait
votes-moderated-objection = Raisons d’une objection à « { $question } »
moderation-target-objection = Raisons d’une objection
votes-chosen-mark = retenu
votes-out-mark = éliminé
votes-picture = Le dépouillement en image
votes-figures = Le dépouillement en chiffres
votes-picture-bars = Ce que chaque réponse a réuni
votes-picture-line = Le trait marque la moitié des voix exprimées, qu’il fallait dépasser.
votes-picture-consent = Qui consent, qui fait objection
votes-picture-represented = Qui se retrouve dans le résultat
votes-picture-represented-why = Les bulletins, selon le nombre de réponses retenues qu’ils cochent.
votes-represented-by = { $n ->
    [0] Aucune réponse retenue
    [one] { $n } réponse retenue
   *[other] { $n } réponses retenues
  }
votes-represented-ballots = { $n ->
    [one] { $n } bulletin ({ $share })
   *[other] { $n } bulletins ({ $share })
  }
votes-picture-profiles = Profil de chaque réponse : les mentions reçues, de la moins bonne à la meilleure
votes-picture-profiles-why = Chaque barre rassemble tous les bulletins, de la mention la plus basse, claire, à la plus haute, foncée. La mention où passe le trait du milieu est la mention majoritaire.
votes-picture-grades = Nombre de mentions reçues
votes-picture-median = Mention majoritaire : { $grade }
votes-picture-duels = Duels : bulletins qui préfèrent la réponse de la ligne, puis celle de la colonne
votes-picture-duels-why = Chaque ligne oppose une réponse à toutes les autres, désignées par leur numéro.
votes-duel-won = gagné
votes-picture-paths = Chemins les plus forts, de la réponse de la ligne à celle de la colonne
votes-picture-paths-why = Un chemin est une suite de duels gagnés, et vaut son duel le moins net. De deux réponses, celle dont le chemin est le plus fort passe devant ; à force égale, celle dont le duel le moins net a perdu le moins de voix.
votes-path-stronger = devant
votes-picture-rounds = Voix de chaque réponse, tour après tour
votes-picture-rounds-why = À chaque tour, une réponse qui atteint le quota est retenue et son excédent passe aux suivantes de ses bulletins ; sinon la dernière est éliminée et ses voix sont reportées.
votes-picture-transfers = Reports de voix, tour après tour
votes-picture-transfers-said = { $rounds ->
    [one] Un tour
   *[other] { $rounds } tours
 } et { $n ->
    [one] une réponse
   *[other] { $n } réponses
 }. À chaque tour, une colonne montre la part de chaque réponse, par son numéro. Ce qu’une réponse perd descend dans la bande du bas et rejoint celles qui le reçoivent ; ce qui reste dans la bande ne va plus à personne. Le tableau dit les mêmes nombres.
votes-round = Tour { $n }
votes-column-candidate = Réponse
votes-column-chosen = Ordre
votes-column-median = Mention majoritaire
votes-column-rank = Rang
votes-column-list = Liste
votes-column-votes = Voix
votes-column-share = Part des voix
votes-column-seats = Sièges
votes-score-majority = Voix
votes-score-three-round = Voix
votes-score-plurality = Voix
votes-score-approval = Approbations
votes-score-sav = Voix partagées
votes-score-seq-pav = Approbations
votes-score-pav = Approbations
votes-score-equal-shares = Approbations
votes-score-seq-phragmen = Approbations
votes-score-cc = Approbations
votes-score-monroe = Approbations
votes-score-score = Total des notes
votes-score-score-mean = Moyenne des notes
votes-score-score-median = Médiane des notes
votes-score-star = Total des notes
votes-score-majority-judgment = Rang
votes-score-majority-judgment-belenios = Rang
votes-score-schulze = Réponses devancées
votes-score-ranked-pairs = Réponses devancées
votes-score-minimax = Pire défaite
votes-score-scottish-stv = Voix à la fin
votes-score-meek-stv = Voix à la fin
votes-score-warren-stv = Voix à la fin
votes-score-wigm-stv = Voix à la fin
votes-score-borda = Points
votes-score-cumulative = Points
votes-score-quadratic = Voix
votes-score-dhondt = Sièges
votes-score-sainte-lague = Sièges
votes-score-largest-remainder = Sièges
votes-score-municipal-list = Sièges
votes-score-consent = Consentements
votes-quoted = « { $title } »
votes-tie-decided = Il y a eu égalité, et le tirage public a décidé.
votes-tie-met = Il y a eu égalité en chemin.
votes-tie-seed = Graine du tirage, révélée à la clôture, son empreinte étant publiée dès l’ouverture : { $seed }
votes-tie-seed-digest = La graine du tirage n’est montrée à personne avant la clôture. Empreinte de la graine (SHA-256) : { $digest }
votes-explanation = Pourquoi, pas à pas
votes-explanation-more = { $n ->
    [one] Une autre étape est dans le certificat.
   *[other] { $n } autres étapes sont dans le certificat.
 }
votes-recount = Recompter soi-même
votes-recount-why = Le certificat contient la règle, les bulletins sans nom et le résultat. Avec le programme Parvis, chacun refait le compte sur sa machine :
votes-take-certificate = Certificat (JSON)
votes-take-ballots-json = Bulletins sans nom (JSON)
votes-take-ballots-csv = Bulletins sans nom (CSV, pour un tableur)
votes-digests = Empreinte des bulletins (SHA-256), écrite dans le registre public à la clôture :
votes-fact-digest = Empreinte de la règle et de ses options, sans les mentions ni les réponses
votes-recount-differs = Cette version de Parvis ne retrouve pas exactement le résultat du certificat. Le résultat proclamé à la clôture est celui qui vaut : dites-le à qui administre ce site.
votes-recount-refused = Cette version de Parvis ne peut pas refaire le compte de ce vote. Le résultat proclamé à la clôture est celui qui vaut : dites-le à qui administre ce site.
votes-algorithm = Le dépouillement est un calcul automatique dont la règle est publiée ici. Si une décision individuelle en découle, la personne concernée peut demander qu’on le lui explique (code des relations entre le public et l’administration, art. L. 311-3-1).
votes-file-certificate = certificat
votes-file-ballots = bulletins

## A choice: why, step by step
votes-said-absolute = La réponse { $candidate } a { $votes } voix sur { $expressed } exprimées, plus de la moitié : elle est retenue (tour { $round }).
votes-said-relative = La réponse { $candidate } a { $votes } voix sur { $expressed } exprimées, le plus grand nombre : elle est retenue (tour { $round }).
votes-said-next-round = Personne n’a la majorité ; vont au tour { $round } : { $candidates }.
votes-said-chosen = Réponses retenues : { $number }. { $candidates }.
votes-said-added-seq-pav = La réponse { $candidate } est retenue : de celles qui restent, c’est elle qui apporte le plus ({ $value }), chaque bulletin comptant 1, puis 1/2, puis 1/3… selon celles qu’il a déjà.
votes-said-added-equal-shares = La réponse { $candidate } est retenue : ceux qui la cochent peuvent la payer ensemble, et de celles qui restent c’est elle qui coûte le moins à chacun.
votes-said-added-seq-phragmen = La réponse { $candidate } est retenue : c’est avec elle que la charge la plus lourde reste la plus légère.
votes-said-filled = Places que personne ne pouvait plus payer, allées aux réponses les plus cochées ({ $number }) : { $candidates }.
votes-said-committee-score = Le meilleur ensemble de réponses vaut { $score } ; ensembles qui valent autant : { $committees }.
votes-said-represented = Votants pour qui parle une réponse qu’ils cochent : { $number } sur { $voters }.
votes-said-condorcet = La réponse { $candidate } gagne tous ses duels.
votes-said-no-condorcet = Aucune réponse ne gagne tous ses duels.
votes-said-locked = La réponse { $winner } devant { $loser } (voix : { $votes }) : ce duel est gardé.
votes-said-skipped = La réponse { $winner } devant { $loser } (voix : { $votes }) : ce duel est écarté, car contraire à des duels plus nets.
votes-said-lowest = La réponse { $candidate } a le moins de voix ({ $votes }) : elle est éliminée.
votes-said-sure-loser = La réponse { $candidate } ne peut plus être retenue (voix : { $votes }) : elle est éliminée.
votes-said-median = { $candidate } : mention majoritaire « { $grade } », rang { $rank }.
votes-said-not-expressed = Bulletins blancs : { $blank }. Bulletins nuls : { $null }.
votes-said-quota = Le quota est de { $quota } voix : il y a { $ballots } bulletins pour { $seats } places.
votes-said-rank = Rang { $rank } : { $candidates }.
votes-said-reached-quota = La réponse { $candidate } atteint le quota (voix : { $votes }, quota : { $quota }) : elle est retenue.
votes-said-runoff = La réponse { $winner } est mieux notée que { $loser } sur plus de bulletins ({ $for } contre { $against }) : elle est retenue.
votes-said-remaining = La réponse { $candidate } est retenue : il ne reste pas plus de réponses que de places (voix : { $votes }, quota : { $quota }).
votes-said-no-seat-left = Toutes les places sont prises : la réponse { $candidate } n’est pas retenue (voix : { $votes }).
votes-said-surplus = L’excédent de la réponse { $candidate }, { $surplus } voix, passe aux suivantes de ses bulletins.
votes-said-worst-defeat = Pire défaite de la réponse { $candidate } : { $votes } voix.
votes-said-average = Siège à la plus forte moyenne, { $average } : la liste { $candidate }.
votes-said-seats = Liste { $candidate } : sièges, { $seats } ; voix, { $votes }.
votes-said-bonus = La liste { $candidate } a la prime majoritaire : sièges, { $seats }.
votes-said-below-threshold = N’ont pas le seuil de { $line } voix : { $candidates }.
votes-said-list-quota = Le quotient est de { $quota } voix par siège.
votes-said-remainders = Sièges qui restaient, allés aux plus forts restes ({ $number }) : { $candidates }.
votes-said-may-merge = Ont entre le vingtième et le dixième des voix, et ne vont pas seules au second tour : { $candidates }. Leurs voix seraient assez pour fusionner selon la loi ; ici aucune liste ne fusionne.
votes-said-consent = Personne ne fait objection : la proposition est adoptée (consentements : { $consents }).
votes-said-no-consent = Personne ne consent ni ne fait objection : la proposition n’est pas adoptée.
votes-said-objections = La proposition n’est pas adoptée (objections : { $objections }, consentements : { $consents }).
votes-said-outcomes-partial = D’autres résultats à égalité étaient possibles : ils ne sont pas tous donnés.
votes-said-tie = { $at ->
    [exclusion] Égalité à la dernière place entre { $candidates } : à éliminer, { $chosen }, { votes-said-tie-by }.
   *[other] Égalité entre { $candidates } : { $chosen } d’abord, { votes-said-tie-by }.
 }
votes-said-tie-by = { $by ->
    [draw] par le tirage public
    [earlier-round] d’après le dernier tour où elles différaient
    [duels] d’après leurs duels
    [highest-scores] d’après le nombre de meilleures notes
    [score] d’après le total des notes
    [votes] d’après leurs voix
    [age] d’après l’âge
   *[other] d’après l’ordre déclaré
 }

## Recusal
event-votes-elector-recused = Une personne intéressée à l’affaire s’est déportée : elle ne prend pas part au vote
notice-votes-recused = Votre déport est noté : vous ne prenez pas part à ce vote.
votes-recusal = Cette affaire m’intéresse en mon nom personnel ou comme mandataire
votes-recusal-what = Ne prenez alors part ni au débat ni au vote : votre participation rendrait la délibération illégale ({ $article }). En vous déportant, vous ne comptez plus parmi les inscrits, ni pour le quorum ; cette page vous nomme. On n’en revient pas.
votes-recusal-button = Me déporter de ce vote
votes-recused-oneself = Votre déport est noté : vous ne prenez pas part à ce vote.
votes-fact-recused = Ne prennent pas part au vote (déport)
votes-refused-recusal-voted = Vous avez déjà voté, pour vous ou pour quelqu’un : un déport se dit avant le vote. Prévenez qui préside.
votes-refused-recusal-last = Il ne resterait personne pour voter : prévenez qui préside, qui peut clore ce vote.

## What is declared of personal data
processing-votes-ballots-title = Votes publics et ordinaires
processing-votes-ballots-purpose = Voter une question dans un groupe, vérifier le quorum et les procurations.
processing-votes-ballots-people = Membres du groupe qui vote
processing-votes-ballots-data = Liste des votants, bulletins, raisons des objections et procurations ; le sens du vote quand le scrutin est public
processing-votes-ballots-recipients = Tout le monde, pour un scrutin public ; le groupe sinon
processing-votes-ballots-kept = Avec la décision, sans limite : ce sont des pièces de la délibération ; le nom s’efface à la fermeture du compte.

## The list of results, as open data
open-votes-title = Résultats des votes
open-votes-description = Les votes clos de chaque groupe : la question, la règle, les chiffres et ce qui a été décidé. Le vote de chacun n’y est pas.
open-votes-keywords = votes; résultats; décisions
open-votes-vote_id = l’identifiant du vote
open-votes-groupe = le groupe qui a voté
open-votes-question = la question posée
open-votes-objet = ce sur quoi portait le vote
open-votes-mode = ordinaire (des chiffres seulement) ou public (vote nominatif)
open-votes-regle = pour-contre, ou la règle du choix entre plusieurs réponses
open-votes-majorite = la part à atteindre
open-votes-majorite_sur = ce dont cette part est prise : exprimes, votants ou inscrits
open-votes-ouvert_le = quand le vote a été ouvert
open-votes-clos_le = quand il a été clos
open-votes-inscrits = combien pouvaient voter
open-votes-votants = combien de votes ont été donnés
open-votes-exprimes = combien de suffrages exprimés
open-votes-pour = combien de votes pour ; d’un choix, combien de bulletins expriment quelque chose
open-votes-contre = combien de votes contre ; d’un consentement, combien d’objections
open-votes-abstention = combien d’abstentions ; d’un choix, combien de bulletins blancs
open-votes-resultat = ce qui a été décidé ; cancelled d’un vote annulé, qui n’a pas de chiffres
open-votes-adresse = la page du vote

## Taking no part, said ahead
event-votes-recused-ahead = Une personne se déporte de ce sujet
event-votes-recusal-ahead-withdrawn = Une personne reprend part à ce sujet
votes-ahead-offer = Me déporter de ce sujet
votes-ahead-title = Se déporter d’un sujet
votes-ahead-what = Qui est intéressé à une affaire, en son nom ou pour d’autres, ne prend part ni au débat ni au vote ({ $article }). Déclarez-le ici une fois : vous ne serez sur la liste d’aucun des votes qui s’ouvriront sur ce sujet ou sur ce qui en fait partie, vous n’y compterez pas pour le quorum, et la page de chacun dira votre nom. D’un vote déjà ouvert, déportez-vous sur sa page.
votes-ahead-declared = Qui s’est déporté
votes-ahead-none = Personne ne s’est déporté de ce sujet.
votes-ahead-own = Vous vous êtes déporté(e) de ce sujet.
votes-ahead-take-part = Reprendre part aux votes à venir
votes-ahead-button = Me déporter de tous les votes à venir
votes-ahead-sign-in = Connectez-vous pour vous déporter.
votes-refused-ahead-no-group = Vous ne siégez dans aucun groupe : il n’y a pas de vote dont vous déporter.
votes-refused-ahead-already = Vous vous êtes déjà déporté(e) de ce sujet.
votes-refused-ahead-none = Vous ne vous étiez pas déporté(e) de ce sujet.
notice-votes-recused-ahead = C’est déclaré : aucun vote à venir sur ce sujet ne vous comptera.
notice-votes-takes-part-again = C’est retiré : les votes à venir vous compteront.

## What two agents do
four-eyes-votes-close = Clore un vote avant son heure
