# Réunions, comptes rendus, suivi. Typographie : espace insécable avant : ; ! ? et dans les « ».

meetings-navigation = Réunions
meetings-board-navigation = Actions

## Droits, événements, étapes
right-meetings-plan = Préparer une réunion
right-meetings-note-mailed-answer = Enregistrer les réponses venues par courriel
right-meetings-answer-invitation = Dire si l’on viendra à une réunion de son groupe
right-meetings-record-attendance = Noter les présences
right-meetings-read-draft = Lire un compte rendu avant son approbation
right-meetings-write-minutes = Écrire un compte rendu
right-meetings-approve-minutes = Approuver un compte rendu
right-meetings-decide-corrections = Proposer un compte rendu à la relecture et répondre aux corrections demandées
right-meetings-correct-minutes = Demander une correction du compte rendu d’une réunion où l’on était présent ou excusé
right-meetings-withdraw-correction = Retirer une correction qu’on a demandée
right-meetings-follow-up = Suivre les actions décidées
event-meetings-planned = Réunion annoncée
event-meetings-changed = Annonce modifiée
event-meetings-cancelled = Réunion annulée
event-meetings-convocation-sent = Convocation envoyée
event-meetings-mailed-answer-not-noted = Réponse par courriel non enregistrée
event-meetings-convocation-planned = Envoi de la convocation programmé
event-meetings-convocation-unplanned = Envoi programmé abandonné
event-meetings-convocation-to-nobody = Convocation programmée sans personne à convoquer
event-meetings-invitation-answered = Réponse à l’invitation
event-meetings-agenda-item-added = Point ajouté à l’ordre du jour
event-meetings-agenda-item-removed = Point retiré de l’ordre du jour
event-meetings-attendance-recorded = Présences notées
event-meetings-spans-recorded = Arrivées et départs notés
event-meetings-absence-recorded = Sortie de salle notée
event-meetings-minutes-written = Compte rendu enregistré
event-meetings-minutes-approved = Compte rendu approuvé
event-meetings-minutes-proposed = Compte rendu proposé à la relecture
event-meetings-correction-asked = Correction du compte rendu demandée
event-meetings-correction-withdrawn = Correction retirée
event-meetings-correction-accepted = Correction acceptée
event-meetings-correction-refused = Correction refusée
event-meetings-follow-up-added = Action inscrite au tableau de suivi
event-meetings-follow-up-done = Action faite
event-meetings-follow-up-reopened = Action rouverte
event-meetings-follow-up-assigned = Responsable ou échéance précisés
event-meetings-follow-up-reminded = Rappel envoyé au responsable
step-meetings-meeting = Réunion : elle est annoncée quand l’étape s’ouvre
step-meetings-minutes = Compte rendu d’une réunion tenue dans une étape précédente
step-guard-minutes-approved = Le compte rendu est approuvé
step-setting-time = Heure de la réunion
step-setting-place = Lieu de la réunion
step-setting-convocation = Cette étape est la convocation : la séance se tient le lendemain de son dernier jour
step-setting-automatic = La convocation part d’elle-même, au dernier jour que la loi permet
step-setting-urgency = Convocation en urgence
meetings-fact-minutes-not-approved = Le compte rendu de la réunion n’est pas encore approuvé.
meetings-step-planned = Réunion prévue { $at }
meetings-step-held = Réunion tenue { $at }, compte rendu approuvé
meetings-step-link = Voir la réunion

## Ce qui vient d’être fait
notice-meetings-planned = La réunion est annoncée.
notice-meetings-planned-repeated-hour = La réunion est annoncée. Cette nuit-là, les horloges reculent et cette heure existe deux fois : c’est la première qui est retenue.
notice-meetings-changed = L’annonce est modifiée.
notice-meetings-cancelled = La réunion est annulée.
notice-meetings-not-cancelled = L’annonce vient d’être modifiée par quelqu’un d’autre : rien n’est annulé. Relisez-la.
notice-meetings-convocation-sent = La convocation est envoyée aux membres du groupe.
notice-meetings-convocation-not-sent = L’annonce vient d’être modifiée : rien n’est envoyé. Relisez-la, puis convoquez.
notice-meetings-convocation-planned = La convocation partira d’elle-même.
notice-meetings-convocation-unplanned = La convocation ne partira plus d’elle-même : envoyez-la quand vous voulez.
notice-meetings-answered = Votre réponse est enregistrée. Vous pouvez la changer jusqu’au début de la réunion.
notice-meetings-agenda-changed = L’ordre du jour est modifié.
notice-meetings-attendance-recorded = Les présences sont notées.
notice-meetings-spans-recorded = Les arrivées et les départs sont notés.
notice-meetings-absence-recorded = C’est noté.
notice-meetings-minutes-saved = Le compte rendu est enregistré. Relisez ce que Parvis y a lu.
notice-meetings-minutes-approved = Le compte rendu est approuvé et public.
notice-meetings-minutes-proposed = Le compte rendu est proposé à la relecture. Les personnes présentes ou excusées reçoivent un message.
notice-meetings-correction-asked = Votre demande de correction est enregistrée.
notice-meetings-correction-withdrawn = La demande de correction est retirée.
notice-meetings-correction-accepted = La correction est dans le compte rendu, qui a une nouvelle version.
notice-meetings-correction-refused = La correction est refusée. La personne qui l’a demandée reçoit votre réponse.
notice-meetings-nothing-approved = Il n’y a pas encore de compte rendu à approuver.
notice-meetings-follow-up-done = C’est noté : c’est fait.
notice-meetings-follow-up-reopened = C’est noté : ce n’est pas fait.
notice-meetings-follow-up-assigned = Le responsable et l’échéance sont enregistrés.

## La liste
meetings-title = Réunions
meetings-lead = Les réunions à venir, celles qui ont eu lieu et leurs comptes rendus.
meetings-plan = Annoncer une réunion
meetings-filter = Filtrer
meetings-filter-title = Choisir un groupe ou une personne
meetings-filter-group = Groupe
meetings-filter-owner = Responsable
meetings-filter-nobody = Personne pour l’instant
meetings-to-come = À venir
meetings-past = Passées
meetings-none-to-come = Aucune réunion n’est annoncée.
meetings-none-past = Aucune réunion n’a encore eu lieu.
meetings-calendar-of = Agenda des réunions : { $group }
meetings-calendar-one = Cette réunion, pour votre agenda
meetings-in-calendar = { $title } ({ $group })
meetings-from-until = { $starts }, jusqu’à { $ends }
meetings-state-prevue = Prévue
meetings-state-tenue = Tenue
meetings-state-approuvee = Compte rendu approuvé
meetings-state-annulee = Annulée

## Annoncer
meetings-plan-title = Annoncer une réunion
meetings-plan-lead = Choisissez le groupe, dites quand et où, puis écrivez l’ordre du jour.
meetings-change-title = Modifier l’annonce
meetings-change = Enregistrer
meetings-changed-meanwhile = Quelqu’un a modifié cette annonce pendant que vous écriviez. Voici l’annonce actuelle ; ce que vous avez écrit est dans le formulaire. Enregistrez pour la remplacer.
meetings-field-group = Groupe
meetings-field-title = Intitulé
meetings-field-title-hint = Par exemple « Réunion mensuelle ».
meetings-field-phrase = Quand et où, en une phrase
meetings-field-phrase-hint = Par exemple « mardi 8 décembre à 18h30, salle 2 ». Parvis remplit les champs ci-dessous ; vous vérifiez avant d’annoncer.
meetings-field-date = Date
meetings-field-start = Début
meetings-field-end = Fin
meetings-field-place = Lieu
meetings-field-place-hint = Une salle, une adresse, ou le lien d’une visioconférence.
meetings-field-agenda = Ordre du jour
meetings-field-agenda-hint = Un point par ligne.
meetings-phrase-read = Parvis a lu dans « { $phrase } » : { $when }. Vérifiez, puis annoncez.
meetings-phrase-doubt = À vérifier : { $doubt }.
meetings-phrase-doubtful = Cette phrase ne donne pas une date sûre ({ $doubt }). Écrivez-la autrement, ou remplissez les champs.
meetings-phrase-unread = Aucune date n’a été trouvée dans cette phrase. Écrivez par exemple « mardi 8 décembre à 18h30, salle 2 », ou remplissez les champs.
meetings-group-missing = Choisissez le groupe qui se réunit.
meetings-title-missing = Écrivez un intitulé.
meetings-title-too-long = C’est trop long : { $max } caractères au plus.
meetings-place-too-long = Le lieu est trop long : { $max } caractères au plus.
meetings-date-missing = Donnez la date.
meetings-date-impossible = Cette date n’existe pas. Vérifiez le jour, le mois et l’année.
meetings-date-past = Le { $date } est passé. Donnez une date à partir d’aujourd’hui.
meetings-date-too-far = Cette date est trop lointaine. Vérifiez l’année.
meetings-start-missing = Donnez l’heure du début.
meetings-start-impossible = Cette heure n’existe pas. Écrivez par exemple 18:30.
meetings-start-skipped = Cette heure n’existe pas cette nuit-là : les horloges avancent d’une heure. Choisissez-en une autre.
meetings-end-impossible = L’heure de fin n’existe pas. Écrivez par exemple 20:00.
meetings-end-skipped = L’heure de fin n’existe pas cette nuit-là : les horloges avancent d’une heure. Choisissez-en une autre.
meetings-end-before-start = La fin doit venir après le début.
meetings-same-moment = Ce groupe a déjà une réunion à cette heure : « { $title } ». Modifiez-la, ou choisissez une autre heure.

## Une réunion
meetings-fact-when = Quand
meetings-fact-place = Où
meetings-fact-group = Groupe
meetings-fact-calendar = Agenda
meetings-add-to-calendar = Ajouter à mon agenda
meetings-change-link = Modifier l’annonce
meetings-restore-link = L’annoncer de nouveau
meetings-cancel = Annuler la réunion
meetings-cancel-explained = La réunion reste lisible ici, marquée « Annulée », et l’agenda des personnes abonnées la barre. Vous pourrez l’annoncer de nouveau.
meetings-cancel-confirm = Oui, annuler cette réunion
meetings-cancelled-explained = Cette réunion est annulée : elle n’aura pas lieu.
meetings-is-cancelled = Cette réunion est annulée. Annoncez-la de nouveau pour continuer.
meetings-held-not-cancelled = Cette réunion a eu lieu : elle ne peut plus être annulée.
meetings-agenda = Ordre du jour
meetings-agenda-empty = L’ordre du jour n’est pas encore écrit.
meetings-agenda-full = Un ordre du jour compte { $max } points au plus.
meetings-agenda-twice = Ce sujet est déjà à l’ordre du jour.
meetings-agenda-add-title = Ajouter un point
meetings-agenda-add = Ajouter ce point
meetings-agenda-remove = Retirer « { $title } »
meetings-field-item = Point
meetings-field-address = Adresse de la page dont on parlera
meetings-field-address-hint = Collez l’adresse d’un texte, d’un vote ou d’un parcours de ce site : le point y mènera.
meetings-address-unknown = Cette adresse ne mène à aucun texte, vote ou parcours de ce site.
meetings-minutes = Compte rendu
meetings-minutes-none = Le compte rendu n’est pas commencé.
meetings-minutes-draft = Le compte rendu est en cours d’écriture ; seuls les membres du groupe le lisent.
meetings-minutes-not-yet = Le compte rendu sera public une fois approuvé.
meetings-write-minutes = Écrire le compte rendu
meetings-read-again = Relire le compte rendu
meetings-continue-minutes = Reprendre le compte rendu
meetings-read-minutes = Lire le compte rendu
meetings-history = Historique
meetings-already-approved = Le compte rendu de cette réunion est approuvé : elle ne change plus.
meetings-refused-electors = Aucune réunion ne convoque un groupe où l’on entre par une preuve (liste électorale, numéro de téléphone) : les noms de ses membres ne sont montrés à personne. Choisissez un autre groupe.

## Convocation et réponses
meetings-invitations = Qui vient
meetings-convocation-none = La convocation n’est pas encore envoyée.
meetings-convocation-at = Convocation envoyée : { $at }.
meetings-convocation-old = L’annonce a changé depuis la convocation. Envoyez-la de nouveau pour que chacun le sache.
meetings-convocation-nobody = Ce groupe n’a pas de membre ce jour-là : il n’y a personne à convoquer.
meetings-convocation-already = La convocation de cette annonce est déjà envoyée.
meetings-planned-title = Envoi de la convocation
meetings-planned-link = La faire partir d’elle-même à une date
meetings-planned-days = Jours avant la réunion
meetings-planned-days-hint = Elle part à 8 heures ce jour-là, et suit la réunion si elle est déplacée. Ajoutez les points à l’ordre du jour avant.
meetings-planned-days-missing = Donnez un nombre de jours, par exemple 7.
meetings-planned-days-wrong = Donnez un nombre de jours entre 0 et { $max }.
meetings-planned-save = Programmer l’envoi
meetings-planned-stop = Ne plus l’envoyer seule
meetings-planned-latest = Le dernier jour qui laisse le délai légal est le { $day } : { $n } jours avant.
meetings-planned-at = La convocation partira d’elle-même : { $at } ({ $n ->
    [one] { $n } jour
   *[other] { $n } jours
} avant la réunion).
meetings-planned-at-once = La convocation part d’elle-même, maintenant.
meetings-planned-to-nobody = La convocation devait partir d’elle-même, mais le groupe n’a pas de membre ce jour-là. Nommez ses membres, puis envoyez-la.
meetings-planned-too-late = La réunion a commencé ou n’a pas lieu : il n’y a plus de convocation à envoyer.
meetings-convoke-open = Envoyer la convocation
meetings-convoke-what = { $n ->
    [one] { $n } membre reçoit
   *[other] { $n } membres reçoivent
 } un message avec la date, le lieu, l’ordre du jour et la page où répondre.
meetings-convoke = Envoyer maintenant
meetings-convoke-delay = { $n ->
    [0] Envoyée aujourd’hui, elle ne laisse aucun jour franc avant la réunion. Le délai demandé :
    [one] Envoyée aujourd’hui, elle laisse { $n } jour franc avant la réunion. Le délai demandé :
   *[other] Envoyée aujourd’hui, elle laisse { $n } jours francs avant la réunion. Le délai demandé :
 }
meetings-convoke-rule = { $needed } { $unit } ({ $article })
meetings-not-invited = Vous n’êtes pas membre de ce groupe le jour de la réunion.
meetings-has-begun = Cette réunion a commencé ou a eu lieu : il n’est plus temps de répondre.
meetings-answer-title = Votre réponse : { $title }
meetings-answer-question = Viendrez-vous ?
meetings-answer-oui = Je viens
meetings-answer-non = Je ne viens pas (excusé)
meetings-answer-incertain = Je ne sais pas encore
meetings-answer-missing = Choisissez une réponse.
meetings-answer-note = Un mot
meetings-answer-note-hint = Lu par les personnes qui préparent la réunion.
meetings-answer-send = Répondre
meetings-answer-back = Voir la réunion
meetings-answer-do = Dire si je viens
meetings-answer-change = Changer ma réponse
meetings-answered-oui = vient
meetings-answered-non = ne vient pas
meetings-answered-incertain = ne sait pas encore
meetings-answered-in-sheet = a répondu : { $answer }
meetings-answered-so = Votre réponse : { $answer }.
meetings-answers-count = Viennent : { $coming } – excusés : { $excused } – ne savent pas encore : { $unsure } – sans réponse : { $silent }
meetings-column-answer = Réponse
meetings-quorum-likely = Quorum probable : { $present } { $present ->
    [one] membre ayant voix annonce
   *[other] membres ayant voix annoncent
 } venir sur { $whole }, il en faut { $needed }.
meetings-quorum-unlikely = Quorum encore incertain : { $present } { $present ->
    [0] membre ayant voix annonce
    [one] membre ayant voix annonce
   *[other] membres ayant voix annoncent
 } venir sur { $whole }, il en faut { $needed }.
meetings-mail-no-place = lieu à préciser
meetings-mail-convocation-subject = Convocation : { $title }, { $when }
meetings-mail-convocation-text =
    Bonjour,

    Vous êtes convié à la réunion « { $title } » : { $when }, { $place }.

    Ordre du jour :
    { $agenda }

    Pour dire si vous venez :

    { $link }
meetings-mail-convocation-by-mail = Vous pouvez aussi répondre depuis votre messagerie, par ses boutons d’invitation. Ne faites pas suivre ce courriel : il porte l’adresse où arrivent vos réponses.
meetings-mail-not-noted-subject = Votre réponse n’est pas enregistrée : { $title }
meetings-mail-not-noted-text =
    Bonjour,

    Un courriel est arrivé à l’adresse de vos réponses pour la réunion « { $title } » ({ $when }).

    { $why }

    { $link }
meetings-mail-not-noted-other = La réponse est au nom d’une autre adresse que celle de votre compte, ou pour une autre réunion : rien n’a été enregistré. Répondez depuis votre adresse, ou sur cette page :
meetings-mail-not-noted-unread = Aucune réponse n’y a été reconnue : les agents peuvent lire votre message, mais ni une autre heure proposée ni un remplaçant ne s’enregistrent par courriel. Répondez sur cette page :
meetings-mail-not-noted-over = Il n’est plus temps de répondre : la réunion a commencé, ou n’a pas lieu. Voir la réunion :
meetings-mail-not-noted-moved = Votre réponse vaut pour une annonce plus ancienne : la réunion a changé de date depuis. Répondez à la nouvelle convocation, ou sur cette page :
meetings-mail-not-noted-older = Vous avez donné une autre réponse entre-temps : c’est elle qui est gardée. Pour la changer :
meetings-mail-not-noted-not-invited = Vous n’êtes plus membre du groupe qui se réunit. Voir la réunion :
meetings-mail-cancelled-subject = Réunion annulée : { $title }
meetings-mail-cancelled-text =
    Bonjour,

    La réunion « { $title } » ({ $when }) n’aura pas lieu.

    { $link }

## Présences
meetings-attendance = Présences
meetings-attendance-title = Noter les présences
meetings-attendance-lead = Une ligne par membre, remplie d’après les réponses aux invitations : vérifiez-la. Vous pouvez revenir compléter jusqu’à l’approbation du compte rendu.
meetings-attendance-none = Les présences ne sont pas encore notées.
meetings-attendance-record = Noter les présences
meetings-attendance-save = Enregistrer les présences
meetings-attendance-no-member = Ce groupe n’avait pas de membre ce jour-là.
meetings-attendance-empty = Choisissez au moins une présence.
meetings-attendance-too-long = Notez les présences page par page.
meetings-attendance-present = Présent
meetings-attendance-excuse = Excusé
meetings-attendance-absent = Absent
meetings-attendance-choice = { $name } : { $state }
meetings-items-attended = Présences point par point
meetings-spans-record = Noter les arrivées et les départs
meetings-spans-lead = Pour les personnes notées présentes. Ne changez que celles qui sont arrivées en retard ou parties avant la fin.
meetings-spans-nobody = Personne n’est encore noté présent : notez d’abord les présences.
meetings-spans-save = Enregistrer
meetings-spans-not-present = Une de ces personnes n’est pas notée présente. Corrigez d’abord les présences.
meetings-spans-no-item = Un de ces points n’est plus à l’ordre du jour. Choisissez-en un autre.
meetings-spans-backwards = Une personne ne peut pas partir avant le point où elle arrive (« { $item } »).
meetings-absences = Sorties pour certains points
meetings-absences-hint = Qui est intéressé à une affaire quitte la salle le temps qu’elle soit débattue et votée : notez-le ici, le quorum de ce point en tient compte.
meetings-absences-too-many = Trop de sorties sont notées pour une même réunion.
meetings-absence-person = Qui est sorti
meetings-absence-item = Pour quels points
meetings-absence-add = Noter cette sortie
meetings-absence-back = Retirer
meetings-absence-erased = Une personne effacée
meetings-absence-who = Choisissez une personne présente.
meetings-absence-which = Cochez au moins un point de l’ordre du jour.
meetings-absence-said = { $name }, pour le point { $number } : { $item }.
meetings-column-arrived = Arrivée pour le point
meetings-column-left = Partie avant le point
meetings-arrived-of = Arrivée de { $name }
meetings-left-of = Départ de { $name }
meetings-arrived-beginning = Dès le début
meetings-left-end = Jusqu’à la fin
meetings-column-quorum = Quorum
meetings-column-missed = Absents de ce point
meetings-item-quorum-reached = Atteint : { $present } ayant voix, il en faut { $needed }
meetings-item-quorum-missed = Non atteint : { $present } ayant voix, il en faut { $needed }
meetings-agenda-item-attended = Des arrivées ou des départs sont notés à ce point : changez-les avant de le retirer.
meetings-not-a-member = Cette personne n’est pas membre du groupe.
meetings-column-name = Nom
meetings-column-attendance = Présence
meetings-and-others = et { $n } { $n ->
    [one] autre
   *[other] autres
 }
meetings-quorum-reached = Quorum atteint : { $present } { $present ->
    [one] présent
   *[other] présents
 } sur { $whole } { $whole ->
    [one] membre
   *[other] membres
 } ayant voix, il en faut { $needed }.
meetings-quorum-missed = Quorum non atteint : { $present } { $present ->
    [one] présent
   *[other] présents
 } sur { $whole } { $whole ->
    [one] membre
   *[other] membres
 } ayant voix, il en faut { $needed }.
meetings-quorum-rule = La règle compte une part { $unit }.
meetings-quorum-landmark = Cette règle est celle de l’assemblée. Pour un groupe de travail, c’est un simple repère.

## Compte rendu
meetings-minutes-of = Compte rendu : { $title }
meetings-minutes-lead = Écrivez ou collez le texte comme vous en avez l’habitude ; Parvis y lit les présents, les décisions, les actions et la prochaine réunion.
meetings-minutes-text = Texte du compte rendu
meetings-minutes-hint = 500 000 caractères au plus, soit une centaine de pages.
meetings-minutes-save = Enregistrer
meetings-minutes-look = Voir ce que Parvis a lu
meetings-minutes-missing = Écrivez le compte rendu avant de l’enregistrer.
meetings-minutes-too-long = Ce texte est trop long : { $size } ko, pour { $max } ko au plus. Il est gardé ci-dessous : retirez ce qui n’est pas le compte rendu, ou joignez-le comme document.
meetings-minutes-stale = Quelqu’un a enregistré une autre version pendant que vous écriviez. Votre texte est dans le formulaire, la version enregistrée est à côté. Reprenez-en ce qu’il faut, puis enregistrez : les deux versions restent dans l’historique.
meetings-current-version = Version { $version }, enregistrée entre-temps
meetings-versions = Versions enregistrées
meetings-version = Version { $version }
meetings-version-title = Version { $version } du compte rendu
meetings-latest-version = Revenir à la dernière version
meetings-approve-open = Approuver ce compte rendu
meetings-approve-what = Le compte rendu devient public et ne change plus. Les actions lues ci-dessus vont sur le tableau de suivi, les présences des membres reconnus sont notées, la prochaine réunion est annoncée.
meetings-approve = Approuver et publier
meetings-approve-by-others = L’animation, le secrétariat du groupe ou un agent pourra approuver ce compte rendu.
meetings-minutes-changed-before-approval = Quelqu’un a enregistré une autre version pendant que vous lisiez. La voici : relisez-la avant d’approuver.
meetings-nothing-to-approve = Il n’y a pas encore de compte rendu à approuver.
meetings-not-held-yet = Cette réunion n’a pas encore eu lieu : son compte rendu pourra être approuvé à partir de ce jour-là.
meetings-too-many-actions = Ce compte rendu contient trop d’actions : { $max } au plus. Regroupez-les, puis enregistrez.
meetings-minutes-approved-on = Approuvé le { $date }.

## Relecture et corrections
meetings-propose-open = Proposer à la relecture
meetings-propose-what = Les personnes présentes ou excusées reçoivent un message et peuvent demander des corrections jusqu’à la date choisie. Pendant ce temps, seuls l’animation, le secrétariat et les agents modifient le texte.
meetings-propose = Proposer ce compte rendu
meetings-propose-again-open = Changer la date de fin de relecture
meetings-propose-again-what = Les personnes présentes ou excusées reçoivent un nouveau message avec cette date.
meetings-propose-again = Enregistrer cette date
meetings-field-until = Dernier jour pour demander une correction
meetings-proposed-until = Ce compte rendu est proposé à la relecture jusqu’au { $until } inclus.
meetings-proposed-until-past = La relecture s’est terminée le { $until }. Le compte rendu attend son approbation.
meetings-proposed-how = Vous étiez à cette réunion, ou excusé : choisissez le passage à corriger.
meetings-proposed-by-others = Les personnes présentes ou excusées peuvent demander des corrections.
meetings-proposed-edit = Modifier le texte directement
meetings-correct-here = Corriger
meetings-passage-number = le passage { $n }
meetings-correction-here = demande { $n }
meetings-correction-of-passage = sur le passage { $n }
meetings-corrections-count = { $n ->
    [one] { $n } correction demandée
   *[other] { $n } corrections demandées
 }, { $pending ->
    [0] toutes ont une réponse
    [one] { $pending } attend une réponse
   *[other] { $pending } attendent une réponse
 }
meetings-corrections-not-open = Ce compte rendu n’est pas proposé à la relecture.
meetings-corrections-over = La relecture est terminée : il n’est plus possible de demander une correction. Dites-le à la personne qui anime, avant l’approbation.
meetings-corrections-too-many = Ce compte rendu a reçu trop de demandes de correction. Parlez-en au secrétariat du groupe.
meetings-correction-not-there = Seules les personnes présentes ou excusées à cette réunion peuvent demander une correction.
meetings-correction-same = Rien n’est changé : modifiez le passage.
meetings-correction-twice = Vous avez déjà demandé cette correction.
meetings-correction-reason-missing = Dites pourquoi, en quelques mots.
meetings-correction-answer-missing = Dites pourquoi vous refusez : la personne le lira.
meetings-correction-settled = Cette demande a déjà reçu une réponse, ou elle est retirée.
meetings-correction-of = Correction du compte rendu : { $title }
meetings-attendance-of = Présences : { $title }
meetings-attendance-stale = Quelqu’un a noté autre chose entre-temps pour : { $names }. Leurs lignes disent ce que vous aviez choisi : relisez, puis enregistrez.
meetings-attendance-noted = { $name } ({ $state })
meetings-correction-stale = Ce passage a changé pendant que vous écriviez. Le voici tel qu’il est maintenant ; ce que vous avez écrit est dans le formulaire. Reprenez-le, puis envoyez.
meetings-correction-decide-stale = Ce passage vient de changer. Le voici tel qu’il est maintenant ; ce que vous avez écrit est dans le formulaire. Relisez, puis répondez.
meetings-correction-passage-gone = Ce passage n’est plus dans le texte.
meetings-correction-passage-changed = Ce passage a changé depuis la demande. Il dit maintenant :
meetings-correction-before-approval = Une correction a été demandée ou traitée pendant que vous lisiez : relisez avant d’approuver.
meetings-correct-title = Demander une correction
meetings-correct-lead = Modifiez le passage comme il devrait être, et dites pourquoi. Le secrétariat répondra.
meetings-passage-now = Le passage
meetings-passage-changes = Ce qui changerait
meetings-field-wording = Nouvelle rédaction
meetings-field-wording-hint = Gardez les signes du début de ligne (# ou -). Un texte vide retire le passage.
meetings-field-reason = Pourquoi
meetings-correction-send = Demander cette correction
meetings-correction-look = Voir ce qui changerait
meetings-correction-also = { $n ->
    [one] Une autre correction est déjà demandée sur ce passage.
   *[other] { $n } autres corrections sont déjà demandées sur ce passage.
 }
meetings-correction-numbered = Correction { $n }
meetings-corrections-back = Revenir au compte rendu
meetings-corrections-all = Toutes les corrections demandées
meetings-corrections-title = Corrections demandées
meetings-corrections-lead = Celles qui attendent une réponse d’abord.
meetings-corrections-none = Aucune correction n’est demandée.
meetings-corrections-answer = Voir ces demandes
meetings-correction-by = Correction demandée par { $name }
meetings-correction-demandee = Attend une réponse
meetings-correction-acceptee = Acceptée
meetings-correction-refusee = Refusée
meetings-correction-retiree = Retirée
meetings-correction-sans-reponse = Sans réponse
meetings-correction-reason = Motif
meetings-correction-asked-on = Demandée
meetings-correction-kept = Rédaction retenue
meetings-correction-kept-in = Dans le compte rendu depuis
meetings-correction-answer = Réponse
meetings-correction-decided = Décidé par
meetings-correction-others = Autres demandes sur ce passage
meetings-correction-decide = Répondre
meetings-field-kept = Rédaction à mettre dans le compte rendu
meetings-field-kept-hint = Celle qui est demandée, ou la vôtre. Un texte vide retire le passage.
meetings-field-answer = Un mot pour la personne
meetings-field-answer-hint = Nécessaire si vous refusez.
meetings-correction-accept = Accepter
meetings-correction-refuse = Refuser
meetings-correction-withdraw-open = Retirer ma demande
meetings-correction-withdraw-what = Votre demande reste lisible, marquée « Retirée ».
meetings-correction-withdraw = Oui, la retirer
meetings-version-correction = correction demandée par { $name }
meetings-approve-early = La relecture court jusqu’au { $until } inclus : approuver maintenant la termine.
meetings-approve-pending = { $n ->
    [one] { $n } correction demandée attend encore une réponse.
   *[other] { $n } corrections demandées attendent encore une réponse.
 } L’approbation les laisserait sans réponse.
meetings-mail-proposed-subject = Compte rendu à relire : { $title }
meetings-mail-proposed-text =
    Bonjour,

    Le compte rendu de la réunion « { $title } » du { $day } est proposé à la relecture.
    Vous pouvez demander des corrections jusqu’au { $until } inclus :

    { $link }
meetings-mail-correction-subject = Correction demandée : { $title }
meetings-mail-correction-text =
    Bonjour,

    Une correction est demandée dans le compte rendu de la réunion « { $title } » du { $day }. Pour la lire et y répondre :

    { $link }
meetings-mail-settled-subject = Votre demande de correction : { $title }
meetings-mail-settled-text =
    Bonjour,

    Vous avez demandé une correction dans le compte rendu de la réunion « { $title } » du { $day }.
    { $outcome }

    { $link }
meetings-mail-settled-answer = Réponse : { $answer }
meetings-mail-settled-acceptee = Elle est acceptée.
meetings-mail-settled-refusee = Elle est refusée.
meetings-mail-settled-sans-reponse = Le compte rendu a été approuvé sans qu’elle ait reçu de réponse.

## Ce que Parvis a lu
meetings-read-title = Ce que Parvis a lu
meetings-read-to-check = À vérifier
meetings-read-nothing-to-check = Rien à vérifier.
meetings-read-other-day = La date du texte ({ $written }) n’est pas celle de la réunion ({ $planned }).
meetings-read-warning = Ligne { NUMBER($line, useGrouping: "false") } : { $sentence }
meetings-read-none = Rien n’a été lu ici.
meetings-read-people = Participants
meetings-people-present = Présents
meetings-people-excuse = Excusés
meetings-people-absent = Absents
meetings-people-invites = Invités
meetings-read-member = membre du groupe
meetings-read-several-members = plusieurs membres portent ce nom : à noter sur la feuille de présence
meetings-read-no-member = pas un membre du groupe
meetings-read-decisions = { $n ->
    [0] Décisions
    [one] { $n } décision
   *[other] { $n } décisions
 }
meetings-read-actions = { $n ->
    [0] Actions
    [one] { $n } action
   *[other] { $n } actions
 }
meetings-read-vote = pour : { $pour }, contre : { $contre }, abstention : { $abstention }
meetings-read-vote-unanimous = à l’unanimité ; contre : { $contre }, abstention : { $abstention }
meetings-read-owners = responsable : { $owners }
meetings-read-owner-member = membre du groupe, à qui l’action sera confiée
meetings-read-due = avant le { $date } inclus
meetings-read-done = déjà fait
meetings-decision-called = décision { $name }
meetings-read-next = Prochaine réunion
meetings-next-unsaid = Le texte n’en annonce pas.
meetings-next-at = { $at }
meetings-next-at-place = { $at }, { $place }
meetings-next-without-hour = Le { $date }, sans heure : elle ne sera pas annoncée toute seule.
meetings-next-without-hour-place = Le { $date }, sans heure ({ $place }) : elle ne sera pas annoncée toute seule.
meetings-next-past = Le { $date } : cette date est passée, rien ne sera annoncé.
meetings-next-impossible = Le { $date } : cette date ou cette heure ne convient pas, rien ne sera annoncé.
meetings-read-documents = Documents

## Ce que l’approbation a créé
meetings-created-title = Ce qui suit de cette réunion
meetings-created-no-follow-up = Ce compte rendu ne décide d’aucune action.
meetings-created-next = Prochaine réunion :
meetings-board-link = Voir le tableau de suivi

## Suivi
meetings-board-title = Suivi des actions
meetings-board-lead = Ce que les réunions ont décidé de faire, et ce qu’il en advient.
meetings-board-to-do = À faire
meetings-board-late = En retard
meetings-board-done = Fait
meetings-board-empty = Aucune action à suivre. Elles viennent des comptes rendus approuvés.
meetings-done-on = fait le { $date }
meetings-mark-done = C’est fait
meetings-mark-open = Ce n’est pas fait
meetings-follow-up-already-done = C’était déjà fait.
meetings-follow-up-not-done = C’était déjà à faire.
meetings-fact-owner = Responsable
meetings-fact-owners-written = Responsable, selon le compte rendu
meetings-fact-due = Échéance
meetings-fact-done = Fait le
meetings-fact-decided-at = Décidé lors de
meetings-assign-title = Responsable et échéance
meetings-assign = Enregistrer
meetings-field-owner = Responsable
meetings-field-due = Échéance
meetings-field-reminder = Rappel, en jours avant l’échéance
meetings-field-reminder-hint = Un message part une fois au responsable, à 8 heures, si ce n’est pas fait. Laissez vide pour ne pas rappeler.
meetings-reminder-unread = Écrivez un nombre de jours, ou laissez vide.
meetings-reminder-impossible = Écrivez un nombre de jours entre 0 et { $max }.
meetings-nothing-to-remind = Il n’y a rien à rappeler : c’est fait, ou il n’y a ni responsable ni échéance.
meetings-assigned-so = (responsable : { $owner } ; échéance : { $date })
meetings-assigned-so-undated = (responsable : { $owner } ; sans échéance)
meetings-mail-reminder-subject = À faire avant le { $date }
meetings-mail-reminder-text =
    Bonjour,

    Une réunion vous a confié ceci, à faire avant le { $date } inclus :

    { $text }

    Quand c’est fait, dites-le ici :

    { $link }

## Accueil
meetings-mail-room = Pour y participer à distance : { $address } (cette adresse est pour vous, ne la transmettez pas).
meetings-home-to-come = { $at }
meetings-home-to-come-at = { $at }, { $place }
meetings-standing-held = Tenue le { $at }
meetings-standing-approved = Compte rendu de la réunion du { $at }
meetings-home-done = Fait le { $at }
meetings-home-late = En retard : l’échéance était le { $date }
meetings-home-due = À faire avant le { $date } inclus
meetings-home-to-do = À faire

## Le premier texte d’un compte rendu
meetings-template-away =
    { $n ->
        [one] { $names } ne prend pas part au point { $number }.
       *[other] { $names } ne prennent pas part au point { $number }.
    }
meetings-template =
    ---
    type: compte-rendu
    groupe: { $group }
    date: { $iso }
    debut: "{ $start }"
    lieu: { $place }
    statut: projet
    ---

    # Compte rendu – { $group } – { $date }

    ## Participants

    - Présents : { $present }
    - Excusés : { $excused }
    - Absents : { $absent }

    ## Ordre du jour

    { $agenda }

    ## Échanges

    { $discussion }

    ## Décisions

    ## Actions à venir

    ## Prochaine réunion

## News, to those who follow
news-meetings-planned = { $n ->
    [one] Une réunion est annoncée pour le { $until }
   *[other] { $n } réunions sont annoncées
 }
news-meetings-changed = { $n ->
    [one] L’annonce de la réunion a changé : le { $until }
   *[other] { $n } changements d’annonces de réunions
 }
news-meetings-cancelled = { $n ->
    [one] La réunion est annulée
   *[other] { $n } réunions sont annulées
 }
news-meetings-convocation-sent = { $n ->
    [one] La convocation est envoyée
   *[other] { $n } convocations sont envoyées
 }
news-meetings-agenda-item-added = { $n ->
    [one] Un point est ajouté à l’ordre du jour
   *[other] { $n } points sont ajoutés à l’ordre du jour
 }
news-meetings-minutes-approved = { $n ->
    [one] Le compte rendu est approuvé
   *[other] { $n } comptes rendus sont approuvés
 }
news-meetings-follow-up-added = { $n ->
    [one] Une action est décidée
   *[other] { $n } actions sont décidées
 }
news-meetings-follow-up-done = { $n ->
    [one] Une action est faite
   *[other] { $n } actions sont faites
 }

## What its subjects are called
subject-follow-up = Action suivie
subject-meeting = Réunion
subject-minutes = Compte rendu

## What is declared of personal data
processing-meetings-attendance-title = Réunions
processing-meetings-attendance-purpose = Convoquer, noter les présences, écrire et approuver le compte rendu.
processing-meetings-attendance-people = Membres convoqués, personnes présentes ou citées
processing-meetings-attendance-data = Réponse à la convocation, présence, parole rapportée au compte rendu, demandes de correction, suites confiées
processing-meetings-attendance-recipients = Le groupe ; tout le monde, pour un compte rendu publié
processing-meetings-attendance-kept = Avec le compte rendu, sans limite ; les réponses et adresses de réponse s’effacent à la fermeture du compte.

## The lists of meetings and of the board, as open data
open-reunions-title = Réunions
open-reunions-description = Les réunions annoncées et tenues par chaque groupe : quand, où, combien de points à l’ordre du jour, et si le compte rendu est approuvé.
open-reunions-keywords = réunions; séances; agenda
open-reunions-reunion_id = l’identifiant de la réunion
open-reunions-groupe = le groupe qui se réunit
open-reunions-titre = le titre de la réunion
open-reunions-commence_le = quand elle commence
open-reunions-finit_le = quand elle finit, si c’est dit
open-reunions-lieu = où elle se tient
open-reunions-etat = prevue, tenue, approuvee (compte rendu approuvé) ou annulee
open-reunions-points = combien de points à l’ordre du jour
open-reunions-compte_rendu_le = quand le compte rendu a été approuvé
open-reunions-adresse = la page de la réunion

## The board
open-suivi-title = Suivi des décisions
open-suivi-description = Ce qui est à faire après les réunions, par quel groupe, pour quand, et ce qui est fait. Les personnes qui en ont la charge n’y sont pas nommées.
open-suivi-keywords = suivi; décisions; actions
open-suivi-action_id = l’identifiant de l’action
open-suivi-groupe = le groupe qui la suit
open-suivi-action = ce qui est à faire, comme le dit le compte rendu
open-suivi-etat = a-faire, en-retard ou fait
open-suivi-echeance = le dernier jour pour la faire
open-suivi-decision = la décision qu’elle exécute, telle que le compte rendu la nomme
open-suivi-reunion = la réunion qui l’a décidée
open-suivi-reunion_adresse = la page de cette réunion
open-suivi-inscrite_le = quand elle a été inscrite au suivi
open-suivi-faite_le = quand elle a été faite
open-suivi-adresse = la page de l’action

## Taking no part in an item, said before the meeting
event-meetings-item-recused = Une personne se déporte d’un point de l’ordre du jour
event-meetings-item-recusal-withdrawn = Une personne reprend part à un point de l’ordre du jour
meetings-recuse = Me déporter du point « { $title } »
meetings-recuse-back = Reprendre part au point « { $title } »
meetings-recused-names =
    { $n ->
        [one] { $names } n’y prend pas part.
       *[other] { $names } n’y prennent pas part.
    }
notice-meetings-item-recused = C’est dit : vous ne comptez pas pour ce point, et le compte rendu le dira.
notice-meetings-item-takes-part = C’est retiré : vous prenez part à ce point.
