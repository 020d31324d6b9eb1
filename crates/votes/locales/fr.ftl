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
event-votes-scrutin-cancelled = Le vote est annulé : la question n’a plus d’objet
event-votes-ballot-cast = Un vote a été enregistré
event-votes-procuration-given = Une procuration a été donnée
event-votes-procuration-revoked = Une procuration a été reprise

## Done
notice-votes-cast = Votre vote est enregistré.
notice-votes-procuration-given = Votre procuration est donnée. Vous pouvez la reprendre tant qu’elle n’a pas servi.
notice-votes-procuration-revoked = Vous avez repris votre procuration : vous pouvez voter vous-même.
notice-votes-opened = Le vote est ouvert.
notice-votes-closed = Le vote est clos et dépouillé.

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
votes-ask-rules-why = Ces règles sont celles de la loi ou d’un règlement intérieur type, selon la nature de la collectivité. Elles sont fixées à l’ouverture, comme la liste des votants : personne ne les choisit vote par vote.
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
votes-refused-no-elector = Personne dans ce groupe n’a de mandat donnant droit de vote aujourd’hui. Donnez d’abord les mandats.
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
news-votes-scrutin-cancelled = { $n ->
    [one] Un vote est annulé
   *[other] { $n } votes sont annulés
 }

## What its subjects are called
subject-scrutin = Vote
