# Meetings, minutes, action log.

meetings-navigation = Meetings
meetings-board-navigation = Action log

## Rights, events, steps
right-meetings-plan = Plan a meeting
right-meetings-note-mailed-answer = Record answers received by email
right-meetings-answer-invitation = Say whether you will come to a meeting of your group
right-meetings-record-attendance = Record attendance
right-meetings-read-draft = Read minutes before they are approved
right-meetings-write-minutes = Write minutes
right-meetings-approve-minutes = Approve minutes
right-meetings-decide-corrections = Put minutes out for review and answer the corrections requested
right-meetings-correct-minutes = Request a correction to the minutes of a meeting you attended or sent apologies for
right-meetings-withdraw-correction = Withdraw a correction you requested
right-meetings-follow-up = Follow up the actions decided
event-meetings-planned = Meeting announced
event-meetings-changed = Announcement changed
event-meetings-cancelled = Meeting cancelled
event-meetings-convocation-sent = Notice of meeting sent
event-meetings-mailed-answer-not-noted = Answer by email not recorded
event-meetings-convocation-planned = Sending of the notice of meeting scheduled
event-meetings-convocation-unplanned = Scheduled sending given up
event-meetings-convocation-to-nobody = Notice of meeting scheduled with nobody to send it to
event-meetings-invitation-answered = Invitation answered
event-meetings-agenda-item-added = Item added to the agenda
event-meetings-agenda-item-removed = Item removed from the agenda
event-meetings-attendance-recorded = Attendance recorded
event-meetings-spans-recorded = Arrivals and departures recorded
event-meetings-absence-recorded = A departure for one item recorded
event-meetings-minutes-written = Minutes saved
event-meetings-minutes-approved = Minutes approved
event-meetings-minutes-proposed = Minutes put out for review
event-meetings-correction-asked = Correction to the minutes requested
event-meetings-correction-withdrawn = Correction withdrawn
event-meetings-correction-accepted = Correction accepted
event-meetings-correction-refused = Correction refused
event-meetings-follow-up-added = Action added to the action log
event-meetings-follow-up-done = Action done
event-meetings-follow-up-reopened = Action reopened
event-meetings-follow-up-assigned = Person responsible or due date set
event-meetings-follow-up-reminded = Reminder sent to the person responsible
step-meetings-meeting = Meeting: it is announced when the step opens
step-meetings-minutes = Minutes of a meeting held in an earlier step
step-guard-minutes-approved = The minutes are approved
step-setting-time = Time of the meeting
step-setting-place = Place of the meeting
step-setting-convocation = This step is the notice of meeting: the sitting is held the day after its last day
step-setting-automatic = The notice of meeting is sent automatically, on the last day the law allows
step-setting-urgency = Urgent notice of meeting
meetings-fact-minutes-not-approved = The minutes of the meeting are not approved yet.
meetings-step-planned = Meeting planned for { $at }
meetings-step-held = Meeting held on { $at }, minutes approved
meetings-step-link = See the meeting

## What has just been done
notice-meetings-planned = The meeting is announced.
notice-meetings-planned-repeated-hour = The meeting is announced. The clocks go back that night, so this hour happens twice: the first one is used.
notice-meetings-changed = The announcement is changed.
notice-meetings-cancelled = The meeting is cancelled.
notice-meetings-not-cancelled = Somebody else has just changed the announcement: nothing is cancelled. Read it again.
notice-meetings-convocation-sent = The notice of meeting has been sent to the members of the group.
notice-meetings-convocation-not-sent = The announcement has just been changed: nothing was sent. Read it again, then send the notice.
notice-meetings-convocation-planned = The notice of meeting will be sent automatically.
notice-meetings-convocation-unplanned = The notice of meeting will no longer be sent automatically: send it when you want.
notice-meetings-answered = Your answer is saved. You can change it until the meeting starts.
notice-meetings-agenda-changed = The agenda is changed.
notice-meetings-attendance-recorded = Attendance is recorded.
notice-meetings-spans-recorded = Arrivals and departures are recorded.
notice-meetings-absence-recorded = This is recorded.
notice-meetings-minutes-saved = The minutes are saved. Check what Parvis read in them.
notice-meetings-minutes-approved = The minutes are approved and public.
notice-meetings-minutes-proposed = The minutes are out for review. The people who were present or sent apologies will receive a message.
notice-meetings-correction-asked = Your request for a correction is saved.
notice-meetings-correction-withdrawn = The request for a correction is withdrawn.
notice-meetings-correction-accepted = The correction is in the minutes, which have a new version.
notice-meetings-correction-refused = The correction is refused. The person who requested it will receive your answer.
notice-meetings-nothing-approved = There are no minutes to approve yet.
notice-meetings-follow-up-done = Noted: it is done.
notice-meetings-follow-up-reopened = Noted: it is not done.
notice-meetings-follow-up-assigned = The person responsible and the due date are saved.

## The list
meetings-title = Meetings
meetings-lead = The meetings to come, those that took place, and their minutes.
meetings-plan = Announce a meeting
meetings-filter = Filter
meetings-filter-title = Choose a group or a person
meetings-filter-group = Group
meetings-filter-owner = Person responsible
meetings-filter-nobody = Nobody for now
meetings-to-come = To come
meetings-past = Past
meetings-none-to-come = No meeting is announced.
meetings-none-past = No meeting has taken place yet.
meetings-calendar-of = Calendar of meetings: { $group }
meetings-calendar-one = This meeting, for your calendar
meetings-in-calendar = { $title } ({ $group })
meetings-from-until = { $starts }, until { $ends }
meetings-state-prevue = Planned
meetings-state-tenue = Held
meetings-state-approuvee = Minutes approved
meetings-state-annulee = Cancelled

## Announcing
meetings-plan-title = Announce a meeting
meetings-plan-lead = Choose the group, say when and where, then write the agenda.
meetings-change-title = Change the announcement
meetings-change = Save
meetings-changed-meanwhile = Somebody changed this announcement while you were writing. Here is the current announcement; what you wrote is in the form. Save to replace it.
meetings-field-group = Group
meetings-field-title = Title
meetings-field-title-hint = For example “Monthly meeting”.
meetings-field-phrase = When and where, in one sentence
meetings-field-phrase-hint = In French, for example “mardi 8 décembre à 18h30, salle 2”. Parvis fills in the fields below; you check them before announcing.
meetings-field-date = Date
meetings-field-start = Start
meetings-field-end = End
meetings-field-place = Place
meetings-field-place-hint = A room, an address, or the link to a video call.
meetings-field-agenda = Agenda
meetings-field-agenda-hint = One item per line.
meetings-phrase-read = Parvis read in “{ $phrase }”: { $when }. Check it, then announce the meeting.
meetings-phrase-doubt = To check: { $doubt }.
meetings-phrase-doubtful = This sentence does not give a sure date ({ $doubt }). Write it another way, or fill in the fields.
meetings-phrase-unread = No date was found in this sentence. Write it in French, for example “mardi 8 décembre à 18h30, salle 2”, or fill in the fields.
meetings-group-missing = Choose the group that is meeting.
meetings-title-missing = Write a title.
meetings-title-too-long = This is too long: { $max } characters at most.
meetings-place-too-long = The place is too long: { $max } characters at most.
meetings-date-missing = Give the date.
meetings-date-impossible = This date does not exist. Check the day, the month and the year.
meetings-date-past = { $date } has passed. Give a date from today onwards.
meetings-date-too-far = This date is too far away. Check the year.
meetings-start-missing = Give the start time.
meetings-start-impossible = This time does not exist. Write it like this: 18:30.
meetings-start-skipped = This time does not exist that night: the clocks go forward one hour. Choose another.
meetings-end-impossible = The end time does not exist. Write it like this: 20:00.
meetings-end-skipped = The end time does not exist that night: the clocks go forward one hour. Choose another.
meetings-end-before-start = The end must come after the start.
meetings-same-moment = This group already has a meeting at this time: “{ $title }”. Change it, or choose another time.

## A meeting
meetings-fact-when = When
meetings-fact-place = Where
meetings-fact-group = Group
meetings-fact-calendar = Calendar
meetings-add-to-calendar = Add to my calendar
meetings-change-link = Change the announcement
meetings-restore-link = Announce it again
meetings-cancel = Cancel the meeting
meetings-cancel-explained = The meeting can still be read here, marked “Cancelled”, and is crossed out in the calendars of people who subscribe. You can announce it again.
meetings-cancel-confirm = Yes, cancel this meeting
meetings-cancelled-explained = This meeting is cancelled: it will not take place.
meetings-is-cancelled = This meeting is cancelled. Announce it again to continue.
meetings-held-not-cancelled = This meeting has taken place: it can no longer be cancelled.
meetings-agenda = Agenda
meetings-agenda-empty = The agenda is not written yet.
meetings-agenda-full = An agenda can have { $max } items at most.
meetings-agenda-twice = This subject is already on the agenda.
meetings-agenda-add-title = Add an item
meetings-agenda-add = Add this item
meetings-agenda-remove = Remove “{ $title }”
meetings-field-item = Item
meetings-field-address = Address of the page to be discussed
meetings-field-address-hint = Paste the address of a text, a vote or a pathway of this site: the item will link to it.
meetings-address-unknown = This address does not lead to any text, vote or pathway of this site.
meetings-minutes = Minutes
meetings-minutes-none = The minutes have not been started.
meetings-minutes-draft = The minutes are being written; only the members of the group can read them.
meetings-minutes-not-yet = The minutes will be public once approved.
meetings-write-minutes = Write the minutes
meetings-read-again = Read the minutes again
meetings-continue-minutes = Continue the minutes
meetings-read-minutes = Read the minutes
meetings-history = History
meetings-already-approved = The minutes of this meeting are approved: it can no longer change.
meetings-refused-electors = No meeting convenes a group that a proof opens (electoral roll, telephone number): the names of its members are shown to nobody. Choose another group.

## Notice of meeting and answers
meetings-invitations = Who is coming
meetings-convocation-none = The notice of meeting has not been sent yet.
meetings-convocation-at = Notice of meeting sent: { $at }.
meetings-convocation-old = The announcement has changed since the notice of meeting. Send it again so that everyone knows.
meetings-convocation-nobody = This group has no members on that day: there is nobody to send the notice to.
meetings-convocation-already = The notice of meeting for this announcement has already been sent.
meetings-planned-title = Sending the notice of meeting
meetings-planned-link = Have it sent automatically on a date
meetings-planned-days = Days before the meeting
meetings-planned-days-hint = It is sent at 8:00 that day, and follows the meeting if it is moved. Add the items to the agenda before then.
meetings-planned-days-missing = Give a number of days, for example 7.
meetings-planned-days-wrong = Give a number of days between 0 and { $max }.
meetings-planned-save = Schedule the sending
meetings-planned-stop = Stop sending it automatically
meetings-planned-latest = The last day that leaves the legal notice period is { $day }: { $n ->
    [one] { $n } day
   *[other] { $n } days
 } before.
meetings-planned-at = The notice of meeting will be sent automatically: { $at } ({ $n ->
    [one] { $n } day
   *[other] { $n } days
 } before the meeting).
meetings-planned-at-once = The notice of meeting is being sent automatically, now.
meetings-planned-to-nobody = The notice of meeting was to be sent automatically, but the group has no members on that day. Name its members, then send it.
meetings-planned-too-late = The meeting has started or is not taking place: there is no longer a notice of meeting to send.
meetings-convoke-open = Send the notice of meeting
meetings-convoke-what = { $n ->
    [one] { $n } member receives
   *[other] { $n } members receive
 } a message with the date, the place, the agenda and the page where they can answer.
meetings-convoke = Send now
meetings-convoke-delay = { $n ->
    [0] If you send it today, it leaves no clear days before the meeting. The notice required, as the rules say in French:
    [one] If you send it today, it leaves { $n } clear day before the meeting. The notice required, as the rules say in French:
   *[other] If you send it today, it leaves { $n } clear days before the meeting. The notice required, as the rules say in French:
 }
meetings-convoke-rule = { $needed } { $unit } ({ $article })
meetings-not-invited = You are not a member of this group on the day of the meeting.
meetings-has-begun = This meeting has started or has taken place: it is too late to answer.
meetings-answer-title = Your answer: { $title }
meetings-answer-question = Will you come?
meetings-answer-oui = I am coming
meetings-answer-non = I am not coming (apologies)
meetings-answer-incertain = I do not know yet
meetings-answer-missing = Choose an answer.
meetings-answer-note = A note
meetings-answer-note-hint = Read by the people preparing the meeting.
meetings-answer-send = Answer
meetings-answer-back = See the meeting
meetings-answer-do = Say whether I am coming
meetings-answer-change = Change my answer
meetings-answered-oui = coming
meetings-answered-non = not coming
meetings-answered-incertain = does not know yet
meetings-answered-in-sheet = answered: { $answer }
meetings-answered-so = Your answer: { $answer }.
meetings-answers-count = Coming: { $coming } – apologies: { $excused } – do not know yet: { $unsure } – no answer: { $silent }
meetings-column-answer = Answer
meetings-quorum-likely = Quorum likely: { $present } { $present ->
    [one] voting member says they are
   *[other] voting members say they are
 } coming out of { $whole }, { $needed } needed.
meetings-quorum-unlikely = Quorum not certain yet: { $present } { $present ->
    [one] voting member says they are
   *[other] voting members say they are
 } coming out of { $whole }, { $needed } needed.
meetings-mail-no-place = place to be confirmed
meetings-mail-convocation-subject = Notice of meeting: { $title }, { $when }
meetings-mail-convocation-text =
    Hello,

    You are invited to the meeting “{ $title }”: { $when }, { $place }.

    Agenda:
    { $agenda }

    To say whether you are coming:

    { $link }
meetings-mail-convocation-by-mail = You can also answer from your email, with its invitation buttons. Do not forward this email: it carries the address that receives your answers.
meetings-mail-not-noted-subject = Your answer is not recorded: { $title }
meetings-mail-not-noted-text =
    Hello,

    An email has arrived at the address for your answers about the meeting “{ $title }” ({ $when }).

    { $why }

    { $link }
meetings-mail-not-noted-other = The answer is in the name of an address other than that of your account, or for another meeting: nothing was recorded. Answer from your address, or on this page:
meetings-mail-not-noted-unread = No answer was recognised in it: officers can read your message, but neither another time proposed nor a substitute can be recorded by email. Answer on this page:
meetings-mail-not-noted-over = It is too late to answer: the meeting has started, or is not taking place. See the meeting:
meetings-mail-not-noted-moved = Your answer is for an older announcement: the meeting has changed date since. Answer the new notice of meeting, or on this page:
meetings-mail-not-noted-older = You gave another answer in the meantime: that is the one kept. To change it:
meetings-mail-not-noted-not-invited = You are no longer a member of the group that is meeting. See the meeting:
meetings-mail-cancelled-subject = Meeting cancelled: { $title }
meetings-mail-cancelled-text =
    Hello,

    The meeting “{ $title }” ({ $when }) will not take place.

    { $link }

## Attendance
meetings-attendance = Attendance
meetings-attendance-title = Record attendance
meetings-attendance-lead = One line per member, filled in from the answers to the invitations: check it. You can come back and complete it until the minutes are approved.
meetings-attendance-none = Attendance is not recorded yet.
meetings-attendance-record = Record attendance
meetings-attendance-save = Save attendance
meetings-attendance-no-member = This group had no members on that day.
meetings-attendance-empty = Record the attendance of at least one person.
meetings-attendance-too-long = Record attendance page by page.
meetings-attendance-present = Present
meetings-attendance-excuse = Apologies sent
meetings-attendance-absent = Absent
meetings-attendance-choice = { $name }: { $state }
meetings-items-attended = Attendance item by item
meetings-spans-record = Record arrivals and departures
meetings-spans-lead = For people recorded as present. Only change those who arrived late or left before the end.
meetings-spans-nobody = Nobody is recorded as present yet: record attendance first.
meetings-spans-save = Save
meetings-spans-not-present = One of these people is not recorded as present. Correct the attendance first.
meetings-spans-no-item = One of these items is no longer on the agenda. Choose another.
meetings-spans-backwards = A person cannot leave before the item they arrive for (“{ $item }”).
meetings-absences = Out of the room for some items
meetings-absences-hint = Whoever has an interest in a matter leaves the room while it is debated and voted: record it here, the quorum of that item takes it into account.
meetings-absences-too-many = Too many absences are recorded for one meeting.
meetings-absence-person = Who left
meetings-absence-item = For which items
meetings-absence-add = Record this absence
meetings-absence-back = Remove
meetings-absence-erased = An erased person
meetings-absence-who = Choose somebody who is present.
meetings-absence-which = Tick at least one item of the agenda.
meetings-absence-said = { $name }, for item { $number }: { $item }.
meetings-column-arrived = Arrived for item
meetings-column-left = Left before item
meetings-arrived-of = Arrival of { $name }
meetings-left-of = Departure of { $name }
meetings-arrived-beginning = From the start
meetings-left-end = Until the end
meetings-column-quorum = Quorum
meetings-column-missed = Absent for this item
meetings-item-quorum-reached = Reached: { $present } with a vote, { $needed } needed
meetings-item-quorum-missed = Not reached: { $present } with a vote, { $needed } needed
meetings-agenda-item-attended = Arrivals or departures are recorded at this item: change them before removing it.
meetings-not-a-member = This person is not a member of the group.
meetings-column-name = Name
meetings-column-attendance = Attendance
meetings-and-others = and { $n } { $n ->
    [one] other
   *[other] others
 }
meetings-quorum-reached = Quorum reached: { $present } present out of { $whole } voting { $whole ->
    [one] member
   *[other] members
 }, { $needed } needed.
meetings-quorum-missed = Quorum not reached: { $present } present out of { $whole } voting { $whole ->
    [one] member
   *[other] members
 }, { $needed } needed.
meetings-quorum-rule = The rule counts a share which, in its French words, is “{ $unit }”.
meetings-quorum-landmark = This rule is that of the assembly. For a working group, it is only a guide.

## Minutes
meetings-minutes-of = Minutes: { $title }
meetings-minutes-lead = Write or paste the text, in French, the way you usually do; Parvis reads in it who was present, the decisions, the actions and the next meeting.
meetings-minutes-text = Text of the minutes
meetings-minutes-hint = 500,000 characters at most, which is about a hundred pages.
meetings-minutes-save = Save
meetings-minutes-look = See what Parvis read
meetings-minutes-missing = Write the minutes before saving them.
meetings-minutes-too-long = This text is too long: { $size } kB, when the most is { $max } kB. It is kept below: take out what is not part of the minutes, or attach it as a document.
meetings-minutes-stale = Somebody saved another version while you were writing. Your text is in the form, the saved version is beside it. Copy what you need from it, then save: both versions stay in the history.
meetings-current-version = Version { $version }, saved in the meantime
meetings-versions = Saved versions
meetings-version = Version { $version }
meetings-version-title = Version { $version } of the minutes
meetings-latest-version = Back to the latest version
meetings-approve-open = Approve these minutes
meetings-approve-what = The minutes become public and no longer change. The actions read above go to the action log, the attendance of the members recognised is recorded, and the next meeting is announced.
meetings-approve = Approve and publish
meetings-approve-by-others = The chair, the secretary of the group or an officer can approve these minutes.
meetings-minutes-changed-before-approval = Somebody saved another version while you were reading. Here it is: read it before approving.
meetings-nothing-to-approve = There are no minutes to approve yet.
meetings-not-held-yet = This meeting has not taken place yet: its minutes can be approved from that day on.
meetings-too-many-actions = These minutes contain too many actions: { $max } at most. Group them, then save.
meetings-minutes-approved-on = Approved on { $date }.

## Review and corrections
meetings-propose-open = Put out for review
meetings-propose-what = The people who were present or sent apologies receive a message and can request corrections until the date you choose. In the meantime, only the chair, the secretary and officers can change the text.
meetings-propose = Put these minutes out for review
meetings-propose-again-open = Change the end date of the review
meetings-propose-again-what = The people who were present or sent apologies receive a new message with this date.
meetings-propose-again = Save this date
meetings-field-until = Last day to request a correction
meetings-proposed-until = These minutes are out for review until the end of { $until }.
meetings-proposed-until-past = The review ended on { $until }. The minutes are waiting for approval.
meetings-proposed-how = Were you at this meeting, or did you send apologies? Choose the passage to correct.
meetings-proposed-by-others = The people who were present or sent apologies can request corrections.
meetings-proposed-edit = Edit the text directly
meetings-correct-here = Correct
meetings-passage-number = passage { $n }
meetings-correction-here = request { $n }
meetings-correction-of-passage = on passage { $n }
meetings-corrections-count = { $n ->
    [one] { $n } correction requested
   *[other] { $n } corrections requested
 }, { $pending ->
    [0] all answered
    [one] { $pending } waiting for an answer
   *[other] { $pending } waiting for an answer
 }
meetings-corrections-not-open = These minutes are not out for review.
meetings-corrections-over = The review is over: it is no longer possible to request a correction. Tell the chair, before the minutes are approved.
meetings-corrections-too-many = These minutes have received too many requests for corrections. Speak to the secretary of the group.
meetings-correction-not-there = Only people who were at this meeting or sent apologies can request a correction.
meetings-correction-same = Nothing has changed: edit the passage.
meetings-correction-twice = You have already requested this correction.
meetings-correction-reason-missing = Say why, in a few words.
meetings-correction-answer-missing = Say why you refuse: the person will read it.
meetings-correction-settled = This request has already been answered, or it is withdrawn.
meetings-correction-of = Correction to the minutes: { $title }
meetings-attendance-of = Attendance: { $title }
meetings-attendance-stale = Somebody recorded something else in the meantime for: { $names }. Their lines show what you had chosen: read them again, then save.
meetings-attendance-noted = { $name } ({ $state })
meetings-correction-stale = This passage changed while you were writing. Here it is as it stands now; what you wrote is in the form. Adapt it, then send it.
meetings-correction-decide-stale = This passage has just changed. Here it is as it stands now; what you wrote is in the form. Read it again, then answer.
meetings-correction-passage-gone = This passage is no longer in the text.
meetings-correction-passage-changed = This passage has changed since the request. It now says:
meetings-correction-before-approval = A correction was requested or settled while you were reading: read the minutes again before approving.
meetings-correct-title = Request a correction
meetings-correct-lead = Edit the passage as it should be, and say why. The secretary will answer.
meetings-passage-now = The passage
meetings-passage-changes = What would change
meetings-field-wording = New wording
meetings-field-wording-hint = Keep the signs at the start of lines (# or -). An empty text removes the passage.
meetings-field-reason = Why
meetings-correction-send = Request this correction
meetings-correction-look = See what would change
meetings-correction-also = { $n ->
    [one] Another correction has already been requested on this passage.
   *[other] { $n } other corrections have already been requested on this passage.
 }
meetings-correction-numbered = Correction { $n }
meetings-corrections-back = Back to the minutes
meetings-corrections-all = All the corrections requested
meetings-corrections-title = Corrections requested
meetings-corrections-lead = Those waiting for an answer come first.
meetings-corrections-none = No corrections have been requested.
meetings-corrections-answer = See these requests
meetings-correction-by = Correction requested by { $name }
meetings-correction-demandee = Waiting for an answer
meetings-correction-acceptee = Accepted
meetings-correction-refusee = Refused
meetings-correction-retiree = Withdrawn
meetings-correction-sans-reponse = Not answered
meetings-correction-reason = Reason
meetings-correction-asked-on = Requested
meetings-correction-kept = Wording kept
meetings-correction-kept-in = In the minutes since
meetings-correction-answer = Answer
meetings-correction-decided = Decided by
meetings-correction-others = Other requests on this passage
meetings-correction-decide = Answer
meetings-field-kept = Wording to put in the minutes
meetings-field-kept-hint = The one requested, or your own. An empty text removes the passage.
meetings-field-answer = A note for the person
meetings-field-answer-hint = Needed if you refuse.
meetings-correction-accept = Accept
meetings-correction-refuse = Refuse
meetings-correction-withdraw-open = Withdraw my request
meetings-correction-withdraw-what = Your request can still be read, marked “Withdrawn”.
meetings-correction-withdraw = Yes, withdraw it
meetings-version-correction = correction requested by { $name }
meetings-approve-early = The review runs until the end of { $until }: approving now ends it.
meetings-approve-pending = { $n ->
    [one] { $n } correction requested is still waiting for an answer. Approving now would leave it
   *[other] { $n } corrections requested are still waiting for an answer. Approving now would leave them
 } without one.
meetings-mail-proposed-subject = Minutes to review: { $title }
meetings-mail-proposed-text =
    Hello,

    The minutes of the meeting “{ $title }” of { $day } are out for review.
    You can request corrections until the end of { $until }:

    { $link }
meetings-mail-correction-subject = Correction requested: { $title }
meetings-mail-correction-text =
    Hello,

    Somebody has requested a correction to the minutes of the meeting “{ $title }” of { $day }. To read it and answer it:

    { $link }
meetings-mail-settled-subject = Your request for a correction: { $title }
meetings-mail-settled-text =
    Hello,

    You requested a correction to the minutes of the meeting “{ $title }” of { $day }.
    { $outcome }

    { $link }
meetings-mail-settled-answer = Answer: { $answer }
meetings-mail-settled-acceptee = It is accepted.
meetings-mail-settled-refusee = It is refused.
meetings-mail-settled-sans-reponse = The minutes were approved before it received an answer.

## What Parvis read
meetings-read-title = What Parvis read
meetings-read-to-check = To check
meetings-read-nothing-to-check = Nothing to check.
meetings-read-other-day = The date in the text ({ $written }) is not the date of the meeting ({ $planned }).
meetings-read-warning = Line { NUMBER($line, useGrouping: "false") }: { $sentence }
meetings-read-none = Nothing was read here.
meetings-read-people = Participants
meetings-people-present = Present
meetings-people-excuse = Apologies
meetings-people-absent = Absent
meetings-people-invites = Guests
meetings-read-member = member of the group
meetings-read-several-members = several members have this name: record it on the attendance sheet
meetings-read-no-member = not a member of the group
meetings-read-decisions = { $n ->
    [0] Decisions
    [one] { $n } decision
   *[other] { $n } decisions
 }
meetings-read-actions = { $n ->
    [0] Actions
    [one] { $n } action
   *[other] { $n } actions
 }
meetings-read-vote = for: { $pour }, against: { $contre }, abstentions: { $abstention }
meetings-read-vote-unanimous = unanimous; against: { $contre }, abstentions: { $abstention }
meetings-read-owners = person responsible: { $owners }
meetings-read-owner-member = member of the group, who will be given the action
meetings-read-due = by { $date }
meetings-read-done = already done
meetings-decision-called = decision { $name }
meetings-read-next = Next meeting
meetings-next-unsaid = The text does not announce one.
meetings-next-at = { $at }
meetings-next-at-place = { $at }, { $place }
meetings-next-without-hour = { $date }, without a time: it will not be announced by itself.
meetings-next-without-hour-place = { $date }, without a time ({ $place }): it will not be announced by itself.
meetings-next-past = { $date }: this date has passed, nothing will be announced.
meetings-next-impossible = { $date }: this date or time does not work, nothing will be announced.
meetings-read-documents = Documents

## What the approval created
meetings-created-title = What follows from this meeting
meetings-created-no-follow-up = These minutes do not decide on any action.
meetings-created-next = Next meeting:
meetings-board-link = See the action log

## Action log
meetings-board-title = Action log
meetings-board-lead = What the meetings decided to do, and what becomes of it.
meetings-board-to-do = To do
meetings-board-late = Late
meetings-board-done = Done
meetings-board-empty = No actions to follow. They come from approved minutes.
meetings-done-on = done on { $date }
meetings-mark-done = It is done
meetings-mark-open = It is not done
meetings-follow-up-already-done = It was already done.
meetings-follow-up-not-done = It was already to be done.
meetings-fact-owner = Person responsible
meetings-fact-owners-written = Person responsible, according to the minutes
meetings-fact-due = Due date
meetings-fact-done = Done on
meetings-fact-decided-at = Decided at
meetings-assign-title = Person responsible and due date
meetings-assign = Save
meetings-field-owner = Person responsible
meetings-field-due = Due date
meetings-field-reminder = Reminder, in days before the due date
meetings-field-reminder-hint = One message is sent to the person responsible, at 8:00, if it is not done. Leave empty for no reminder.
meetings-reminder-unread = Write a number of days, or leave empty.
meetings-reminder-impossible = Write a number of days between 0 and { $max }.
meetings-nothing-to-remind = There is nothing to remind anyone of: it is done, or it has no person responsible or no due date.
meetings-assigned-so = (person responsible: { $owner }; due date: { $date })
meetings-assigned-so-undated = (person responsible: { $owner }; no due date)
meetings-mail-reminder-subject = To do by { $date }
meetings-mail-reminder-text =
    Hello,

    A meeting gave you this to do, by the end of { $date }:

    { $text }

    When it is done, say so here:

    { $link }

## Home
meetings-mail-room = To take part from afar: { $address } (this address is for you, do not pass it on).
meetings-home-to-come = { $at }
meetings-home-to-come-at = { $at }, { $place }
meetings-standing-held = Held on { $at }
meetings-standing-approved = Minutes of the meeting of { $at }
meetings-home-done = Done on { $at }
meetings-home-late = Late: it was due on { $date }
meetings-home-due = To do by { $date }
meetings-home-to-do = To do

## The first text of minutes. Minutes are read in French: the headings and words that Parvis reads stay in French.
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
    [one] A meeting is announced for { $until }
   *[other] { $n } meetings are announced
 }
news-meetings-changed = { $n ->
    [one] The announcement of the meeting has changed: { $until }
   *[other] { $n } changes to announcements of meetings
 }
news-meetings-cancelled = { $n ->
    [one] The meeting is cancelled
   *[other] { $n } meetings are cancelled
 }
news-meetings-convocation-sent = { $n ->
    [one] The notice of meeting has been sent
   *[other] { $n } notices of meeting have been sent
 }
news-meetings-agenda-item-added = { $n ->
    [one] An item is added to the agenda
   *[other] { $n } items are added to the agenda
 }
news-meetings-minutes-approved = { $n ->
    [one] The minutes are approved
   *[other] { $n } sets of minutes are approved
 }
news-meetings-follow-up-added = { $n ->
    [one] An action is decided
   *[other] { $n } actions are decided
 }
news-meetings-follow-up-done = { $n ->
    [one] An action is done
   *[other] { $n } actions are done
 }

## What its subjects are called
subject-follow-up = Action
subject-meeting = Meeting
subject-minutes = Minutes

## What is declared of personal data
processing-meetings-attendance-title = Meetings
processing-meetings-attendance-purpose = To convene, note attendance, write and approve minutes.
processing-meetings-attendance-people = Members convened, people present or quoted
processing-meetings-attendance-data = Answer to the notice, attendance, words reported in the minutes, requests for correction
processing-meetings-attendance-recipients = The group; everyone, for published minutes
processing-meetings-attendance-kept = With the minutes, without limit; answers and reply addresses are erased when the account is closed.

## The lists of meetings and of the board, as open data
open-reunions-title = Meetings
open-reunions-description = The meetings announced and held by each group: when, where, how many items are on the agenda, and whether the minutes are approved.
open-reunions-keywords = meetings; sittings; agenda
open-reunions-reunion_id = the identifier of the meeting
open-reunions-groupe = the group that meets
open-reunions-titre = the title of the meeting
open-reunions-commence_le = when it begins
open-reunions-finit_le = when it ends, where it is said
open-reunions-lieu = where it is held
open-reunions-etat = prevue (planned), tenue (held), approuvee (minutes approved) or annulee (cancelled)
open-reunions-points = how many items are on the agenda
open-reunions-compte_rendu_le = when the minutes were approved
open-reunions-adresse = the page of the meeting

## The board
open-suivi-title = Follow-up of decisions
open-suivi-description = What is to be done after meetings, by which group, by when, and what is done. The people in charge are not named.
open-suivi-keywords = follow-up; decisions; actions
open-suivi-action_id = the identifier of the action
open-suivi-groupe = the group that follows it
open-suivi-action = what is to be done, as the minutes say
open-suivi-etat = a-faire (to do), en-retard (late) or fait (done)
open-suivi-echeance = the last day to do it
open-suivi-decision = the decision it carries out, as the minutes name it
open-suivi-reunion = the meeting that decided it
open-suivi-reunion_adresse = the page of that meeting
open-suivi-inscrite_le = when it was put on the board
open-suivi-faite_le = when it was done
open-suivi-adresse = the page of the action

## Taking no part in an item, said before the meeting
event-meetings-item-recused = Somebody recuses themselves from an item of the agenda
event-meetings-item-recusal-withdrawn = Somebody takes part in an item of the agenda again
meetings-recuse = Recuse myself from the item “{ $title }”
meetings-recuse-back = Take part again in the item “{ $title }”
meetings-recused-names =
    { $n ->
        [one] { $names } takes no part in it.
       *[other] { $names } take no part in it.
    }
notice-meetings-item-recused = Said: you do not count for this item, and the minutes will say so.
notice-meetings-item-takes-part = Taken back: you take part in this item.
