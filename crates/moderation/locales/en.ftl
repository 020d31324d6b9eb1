# Moderation

moderation-back-to-content = See it on its page
moderation-refused-gone = This is no longer published.
moderation-version = Version { $n }, written on { $at }
moderation-stub-removed = { $kind ->
    [contribution] Contribution removed
    [commentaire] Comment removed
   *[other] Removed
 } on { $date } for this reason: { $reason }
moderation-removed-on = Removed by moderation on { $date }, for this reason: { $reason }
moderation-removed-own = What you had written
moderation-removed-why = Explanation:
moderation-words-empty = Say why.
moderation-words-too-long = This text is longer than { $max } characters: shorten it.
moderation-report = Report
moderation-report-title = Report content
moderation-report-lead = Say why this content should not be published. A person will look at it.
moderation-report-reason = Reason
moderation-report-words = Details
moderation-report-words-hint = Anything that helps us understand. The moderators read it, the author of the content does not see it.
moderation-report-email = Your email address
moderation-report-email-hint = To receive the decision. It is erased once the decision has been sent.
moderation-report-button = Send the report
moderation-report-next = Your report is not public.
moderation-reason-missing = Choose a reason.
moderation-refused-reported = You have already reported this content: it is waiting to be reviewed.
moderation-refused-reports = This content has already been reported several times: it is waiting to be reviewed.
moderation-refused-reports-of-address = Several of your reports are already waiting for a decision: send this one without an address.
moderation-target-contribution = Contribution
moderation-target-commentaire = Comment
moderation-target-argument = Argument
moderation-target-remarque = Remark on a passage
moderation-target-expose = Explanatory statement of an amendment
moderation-reasons-title = Reasons for removal
moderation-reasons-lead = The only reasons for which what somebody wrote can be removed, and what they are based on.
moderation-reasons-caption = Reasons and what they are based on
moderation-reasons-reason = Reason
moderation-reasons-basis = Basis
moderation-basis-charter = Contribution charter
moderation-reason-injure = Insult or defamation
moderation-reason-haine = Incitement to hatred, violence or discrimination
moderation-reason-menace = Threat
moderation-reason-harcelement = Harassment
moderation-reason-vie-privee = Invasion of privacy, somebody else’s personal data
moderation-reason-contrefacon = Copy of somebody else’s work
moderation-reason-publicite = Advertising
moderation-reason-hors-sujet = Off topic
moderation-reason-repetition = Same contribution repeated by the same person
moderation-charter-title = Contribution charter
moderation-charter-respect = Criticise ideas, not people.
moderation-charter-topic = Answer the question asked.
moderation-charter-once = Say what you have to say once, and edit it if you need to.
moderation-charter-selling = Do not advertise anything.
moderation-how-title = How moderation works
moderation-how-after = Everything is published first, and reviewed only after a report or on the moderators’ own initiative.
moderation-how-people = Every decision is made by a person, never by a program.
moderation-how-told = The author receives the reason, what it is based on and an explanation. Whoever reported the content receives the decision.
moderation-appeal-once = The author can appeal once, within { $months } months; another person decides ({ $article }).
moderation-former-title = { $n ->
        [one] What the previous version said
       *[other] What the { $n } previous versions said
    }
moderation-former-what = Everyone can still read what follows on the page of the contribution. Removing the contribution hides this too.
moderation-queue-title = Moderation
moderation-queue-lead = What has been reported and is waiting for a decision, oldest first.
moderation-queue-cases = Reports
moderation-queue-none = Nothing is waiting to be reviewed.
moderation-queue-appeals = Appeals
moderation-queue-appeals-none = No appeal is waiting.
moderation-queue-reports = { $n ->
    [0] No reports
    [one] { $n } report
   *[other] { $n } reports
 }
moderation-queue-since = Since { $at }
moderation-moderate-title = Review content
moderation-decide-title = Decide
moderation-decision = Decision
moderation-decision-keep = Keep this content
moderation-decision-remove = Remove this content
moderation-decision-missing = Choose a decision.
moderation-decision-reason = Reason for removal
moderation-decision-reason-hint = Public. Not needed if you keep the content.
moderation-decision-words = Explanation for the author
moderation-decision-words-hint = What is wrong in this text. The author receives it with the reason and what it is based on.
moderation-decision-button = Decide
moderation-decided-title = Last decision
moderation-kept-on = Kept on { $date }.
moderation-refused-own = You wrote this content: somebody else must review it.
moderation-refused-decided = Somebody has just decided, or this content is no longer published: reload the page.
moderation-appeal-title = Appeal against the removal
moderation-appeal-title-moderator = Review an appeal
moderation-appeal-heading = What the author says
moderation-appeal-words = Why this content should be put back
moderation-appeal-words-hint = You will be read by a different person from the one who removed it.
moderation-appeal-button = Send the appeal
moderation-appeal-read = Read the appeal
moderation-appeal-keep-removed = Uphold the removal
moderation-appeal-put-back = Put the content back
moderation-appeal-attente = An appeal is waiting to be reviewed.
moderation-appeal-confirme = After an appeal, the removal is upheld.
moderation-appeal-annule = After an appeal, the content is put back.
moderation-refused-appealed = There has already been an appeal against this decision.
moderation-refused-appeal-late = The time limit for appealing against this decision has passed.
moderation-refused-same-moderator = This appeal must be decided by somebody who neither removed nor wrote this content.
moderation-figures-title = Moderation figures
moderation-figures-lead = Since this site opened, for all consultations.
moderation-figures-reports = Reports received
moderation-figures-open = Reports waiting
moderation-figures-kept = Content kept after review
moderation-figures-removed = Content removed
moderation-figures-unasked = Of which removed without a report
moderation-figures-median = Median time between report and decision
moderation-figures-by-reason = Decisions by reason
moderation-figures-by-kind = Decisions by kind of content
moderation-figures-kind = Content
moderation-figures-removed-short = Removed
moderation-figures-kept-short = Kept
moderation-figures-appeals = Appeals by authors
moderation-figures-outcome = Outcome
moderation-figures-count = Number
moderation-delay-none = No decisions yet
moderation-delay-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }
moderation-delay-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
 }
moderation-delay-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
moderation-mail-removed-subject = Something you wrote has been removed
moderation-mail-removed-text =
    Hello,

    A moderator has removed what you wrote ({ $what }):
    { $page }

    Reason: { $reason }
    Basis: { $basis }
    Explanation: { $why }

    You can appeal against this decision once, until { $until }. Another person will decide:
    { $link }

    In every case, you can still take the matter to the competent court.
moderation-mail-appeal-subject = Your appeal has been reviewed
moderation-mail-appeal-text =
    Hello,

    Another person has reviewed your appeal ({ $what }).

    { $outcome }
    { $why }

    { $page }
moderation-mail-report-subject = We have received your report
moderation-mail-report-text =
    Hello,

    We have received your report ({ $reason }):
    { $page }

    A person will review it. You will receive their decision.
moderation-mail-reported-subject = Your report has been reviewed
moderation-mail-reported-text =
    Hello,

    A person has reviewed what you reported:
    { $page }

    { $outcome }
moderation-mail-reported-removed = This content has been removed.
moderation-mail-reported-withdrawn = Its author has withdrawn it.
moderation-mail-reported-kept = This content is kept: none of the reasons for removal applies to it.

## What has just been done
notice-moderation-reported = Thank you: your report will be reviewed.
notice-moderation-moderated = The decision is saved.
notice-moderation-appealed = Your appeal is sent.
notice-moderation-appeal-decided = The decision on the appeal is saved.

## Rights
right-moderation-report = Report content
right-moderation-decide = Review reported content, keep it or remove it
right-moderation-appeal = Appeal against the removal of your content
right-moderation-forget = Erase what was removed, once the time limit has passed

## Events
event-moderation-reported = Content reported
event-moderation-kept = Reported content kept after review
event-moderation-contested = Appeal by the author against a removal
event-moderation-restored = Content put back after an appeal
event-moderation-confirmed = Removal upheld after an appeal
event-moderation-forgotten = Removed content erased

## Rules of law
rule-moderation-reason-insult = Removal for insult or defamation
rule-moderation-reason-hatred = Removal for incitement to hatred
rule-moderation-reason-threat = Removal for a threat
rule-moderation-reason-harassment = Removal for harassment
rule-moderation-reason-privacy = Removal for invasion of privacy
rule-moderation-reason-copy = Removal for copyright infringement
rule-moderation-appeal-months = Time limit for appealing against a removal
moderation-refused-reports-of-client = { $max } reports have already been made within an hour from your internet connection. That is the limit for those who are not signed in. Sign in to make more, or wait an hour.

## What is declared of personal data
processing-moderation-reports-title = Reports and moderation
processing-moderation-reports-purpose = To receive reports, decide with a reason, and let decisions be contested.
processing-moderation-reports-people = Whoever reports, whoever wrote, whoever moderates
processing-moderation-reports-data = Reason, details and address of whoever reports without an account; decision, reason, appeal
processing-moderation-reports-recipients = Whoever moderates the group concerned
processing-moderation-reports-kept = Details and address are forgotten at the decision; what was removed, when it can no longer be contested.
retention-moderation-clients = Digests of the network addresses that reported without an account
retention-moderation-removed = What moderation removed, once the time to contest it has passed
