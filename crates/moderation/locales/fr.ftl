# Modération : signaler, décider, contester, rendre compte. Typographie : espace insécable avant : ; ! ? et dans les « ».

moderation-back-to-content = Voir dans sa page
moderation-refused-gone = Ceci n’est plus publié.
moderation-version = Version { $n }, écrite le { $at }
moderation-stub-removed = { $kind ->
    [contribution] Retirée
   *[other] Retiré
 } le { $date } pour ce motif : { $reason }
moderation-removed-on = Retiré par la modération le { $date }, pour ce motif : { $reason }
moderation-removed-own = Ce que vous aviez écrit
moderation-removed-why = Explication :
moderation-words-empty = Écrivez pourquoi.
moderation-words-too-long = Ce texte dépasse { $max } caractères : raccourcissez-le.

## Reporting
moderation-report = Signaler
moderation-report-title = Signaler un contenu
moderation-report-lead = Dites pourquoi ce contenu ne devrait pas être publié. Une personne l’examinera.
moderation-report-reason = Motif
moderation-report-words = Précisions
moderation-report-words-hint = Ce qui aide à comprendre. La modération les lit, l’auteur du contenu ne les voit pas.
moderation-report-email = Votre adresse électronique
moderation-report-email-hint = Pour recevoir la décision. Elle est effacée une fois la décision envoyée.
moderation-report-button = Envoyer le signalement
moderation-report-next = Votre signalement n’est pas public.
moderation-reason-missing = Choisissez un motif.
moderation-refused-reported = Vous avez déjà signalé ce contenu : il attend d’être examiné.
moderation-refused-reports = Ce contenu a déjà été signalé plusieurs fois : il attend d’être examiné.
moderation-refused-reports-of-address = Plusieurs de vos signalements attendent déjà une décision : envoyez celui-ci sans adresse.
moderation-target-contribution = Contribution
moderation-target-commentaire = Commentaire
moderation-target-argument = Argument
moderation-target-remarque = Remarque sur un passage
moderation-target-expose = Exposé d’un amendement

## Reasons
moderation-reasons-title = Motifs de retrait
moderation-reasons-lead = Les seuls motifs pour lesquels ce que quelqu’un a écrit peut être retiré, et ce qui les fonde.
moderation-reasons-caption = Motifs et fondements
moderation-reasons-reason = Motif
moderation-reasons-basis = Fondement
moderation-basis-charter = Charte des contributions
moderation-reason-injure = Injure ou diffamation
moderation-reason-haine = Appel à la haine, à la violence ou à la discrimination
moderation-reason-menace = Menace
moderation-reason-harcelement = Harcèlement
moderation-reason-vie-privee = Atteinte à la vie privée, donnée personnelle d’autrui
moderation-reason-contrefacon = Copie de l’œuvre de quelqu’un d’autre
moderation-reason-publicite = Publicité
moderation-reason-hors-sujet = Hors sujet
moderation-reason-repetition = Répétition d’une même contribution par la même personne
moderation-charter-title = Charte des contributions
moderation-charter-respect = On critique les idées, pas les personnes.
moderation-charter-topic = On répond à la question posée, on parle du texte discuté.
moderation-charter-once = On écrit une fois ce qu’on a à dire, et on le modifie au besoin.
moderation-charter-selling = On ne fait de publicité pour rien.
moderation-how-title = Comment la modération travaille
moderation-how-after = Tout est publié d’abord, et examiné seulement après un signalement ou de la propre initiative de la modération.
moderation-how-people = Chaque décision est prise par une personne, jamais par un programme.
moderation-how-told = L’auteur reçoit le motif, ce qui le fonde et une explication. Qui a signalé reçoit la décision.
moderation-appeal-once = L’auteur peut contester une fois, pendant { $months } mois ; une autre personne décide ({ $article }).

## Moderating
moderation-former-title = { $n ->
        [one] Ce que disait la version précédente
       *[other] Ce que disaient les { $n } versions précédentes
    }
moderation-former-what = Tout le monde peut encore lire ce qui suit sur ce site. Un retrait le masque aussi.
moderation-queue-title = Modération
moderation-queue-lead = Ce qui a été signalé et attend une décision, le plus ancien d’abord.
moderation-queue-cases = Signalements
moderation-queue-none = Rien n’attend d’être examiné.
moderation-queue-appeals = Recours
moderation-queue-appeals-none = Aucun recours n’attend.
moderation-queue-reports = { $n ->
    [0] Aucun signalement
    [one] { $n } signalement
   *[other] { $n } signalements
 }
moderation-queue-since = Depuis le { $at }
moderation-moderate-title = Examiner un contenu
moderation-decide-title = Décider
moderation-decision = Décision
moderation-decision-keep = Garder ce contenu
moderation-decision-remove = Retirer ce contenu
moderation-decision-missing = Choisissez une décision.
moderation-decision-reason = Motif du retrait
moderation-decision-reason-hint = Public. Inutile si vous gardez le contenu.
moderation-decision-words = Explication pour l’auteur
moderation-decision-words-hint = Ce qui, dans ce texte, pose problème. L’auteur la reçoit avec le motif et ce qui le fonde.
moderation-decision-button = Décider
moderation-decided-title = Dernière décision
moderation-kept-on = Gardé le { $date }.
moderation-refused-own = Vous avez écrit ce contenu : quelqu’un d’autre doit l’examiner.
moderation-refused-decided = Quelqu’un vient de décider, ou ce contenu n’est plus publié : rechargez la page.

## Appeals
moderation-appeal-title = Contester le retrait
moderation-appeal-title-moderator = Examiner un recours
moderation-appeal-heading = Ce que dit l’auteur
moderation-appeal-words = Pourquoi ce contenu devrait être remis
moderation-appeal-words-hint = Une autre personne que celle qui l’a retiré vous lira.
moderation-appeal-button = Envoyer le recours
moderation-appeal-read = Lire le recours
moderation-appeal-keep-removed = Confirmer le retrait
moderation-appeal-put-back = Remettre le contenu
moderation-appeal-attente = Un recours attend d’être examiné.
moderation-appeal-confirme = Après recours, le retrait est confirmé.
moderation-appeal-annule = Après recours, le contenu est remis.
moderation-refused-appealed = Un recours a déjà été fait contre cette décision.
moderation-refused-appeal-late = Le délai pour contester cette décision est passé.
moderation-refused-same-moderator = Une autre personne que celle qui a retiré ce contenu, ou qui l’a écrit, doit décider de ce recours.

## Figures
moderation-figures-title = Bilan de la modération
moderation-figures-lead = Depuis l’ouverture de ce site, pour les contributions, les commentaires, les arguments et les exposés d’amendements.
moderation-figures-reports = Signalements reçus
moderation-figures-open = Signalements qui attendent
moderation-figures-kept = Contenus gardés après examen
moderation-figures-removed = Contenus retirés
moderation-figures-unasked = Dont retirés sans signalement
moderation-figures-median = Délai médian entre signalement et décision
moderation-figures-by-reason = Décisions par motif
moderation-figures-by-kind = Décisions par nature de contenu
moderation-figures-kind = Contenu
moderation-figures-removed-short = Retirés
moderation-figures-kept-short = Gardés
moderation-figures-appeals = Recours des auteurs
moderation-figures-outcome = Issue
moderation-figures-count = Nombre
moderation-delay-none = Aucune décision encore
moderation-delay-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }
moderation-delay-hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
 }
moderation-delay-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
 }

## Mails
moderation-mail-removed-subject = Un contenu que vous avez écrit a été retiré
moderation-mail-removed-text =
    Bonjour,

    Une personne chargée de la modération a retiré ce que vous avez écrit ({ $what }) :
    { $page }

    Motif : { $reason }
    Fondement : { $basis }
    Explication : { $why }

    Vous pouvez contester cette décision une fois, jusqu’au { $until }. Une autre personne décidera :
    { $link }

    Un recours devant le tribunal compétent reste possible dans tous les cas.
moderation-mail-appeal-subject = Votre recours a été examiné
moderation-mail-appeal-text =
    Bonjour,

    Une autre personne a examiné votre recours ({ $what }).

    { $outcome }
    { $why }

    { $page }
moderation-mail-report-subject = Votre signalement est reçu
moderation-mail-report-text =
    Bonjour,

    Nous avons reçu votre signalement ({ $reason }) :
    { $page }

    Une personne l’examinera. Vous recevrez sa décision.
moderation-mail-reported-subject = Votre signalement a été examiné
moderation-mail-reported-text =
    Bonjour,

    Une personne a examiné ce que vous aviez signalé :
    { $page }

    { $outcome }
moderation-mail-reported-removed = Ce contenu a été retiré.
moderation-mail-reported-withdrawn = Son auteur l’a retiré.
moderation-mail-reported-kept = Ce contenu est gardé : il ne relève d’aucun des motifs de retrait.

## What has just been done
notice-moderation-reported = Merci : votre signalement sera examiné.
notice-moderation-moderated = La décision est enregistrée.
notice-moderation-appealed = Votre recours est envoyé.
notice-moderation-appeal-decided = La décision sur le recours est enregistrée.

## Rights
right-moderation-report = Signaler un contenu
right-moderation-decide = Examiner un contenu signalé, le garder ou le retirer
right-moderation-appeal = Contester le retrait de son contenu
right-moderation-forget = Effacer ce qui a été retiré, une fois le délai passé

## Events
event-moderation-reported = Contenu signalé
event-moderation-kept = Contenu signalé, gardé après examen
event-moderation-contested = Retrait contesté par l’auteur
event-moderation-restored = Contenu remis après recours
event-moderation-confirmed = Retrait confirmé après recours
event-moderation-forgotten = Contenu retiré effacé

## Rules of law
rule-moderation-reason-insult = Retrait pour injure ou diffamation
rule-moderation-reason-hatred = Retrait pour provocation à la haine
rule-moderation-reason-threat = Retrait pour menace
rule-moderation-reason-harassment = Retrait pour harcèlement
rule-moderation-reason-privacy = Retrait pour atteinte à la vie privée
rule-moderation-reason-copy = Retrait pour contrefaçon
rule-moderation-appeal-months = Délai pour contester un retrait
moderation-refused-reports-of-client = Depuis votre connexion à internet, { $max } signalements ont déjà été faits en une heure : c’est la limite pour qui n’est pas connecté. Connectez-vous pour en faire d’autres, ou attendez une heure.

## What is declared of personal data
processing-moderation-reports-title = Signalements et modération
processing-moderation-reports-purpose = Recevoir les signalements, décider avec un motif, laisser contester.
processing-moderation-reports-people = Qui signale, qui a écrit, qui modère
processing-moderation-reports-data = Motif, précisions et adresse de qui signale sans compte ; décision, motif, recours
processing-moderation-reports-recipients = Qui modère le groupe concerné
processing-moderation-reports-kept = Précisions et adresse oubliées à la décision ; ce qui a été retiré, quand on ne peut plus le contester.
retention-moderation-clients = Empreintes des adresses réseau qui ont signalé sans compte
retention-moderation-removed = Ce que la modération a retiré, une fois le délai de recours passé
