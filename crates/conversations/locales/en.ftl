# Conversations, statements, opinions.

conversations-navigation = Conversations
conversations-list-lead = Short statements, your opinion of each, and a map of what brings people together and what divides them.
conversations-list-current = Now
conversations-list-current-none = No conversation is open for now.
conversations-list-past = Closed conversations
conversations-list-past-none = No conversation is closed yet.
conversations-stage-planned = Announced
conversations-stage-open = Open
conversations-stage-closed = Closed
conversations-opens-on = Opens on { $at }
conversations-open-until = Open until { $at }
conversations-closed-on = Closed on { $at }
conversations-people-count = { $n ->
    [0] No participant
    [one] { $n } participant
   *[other] { $n } participants
 }
conversations-votes-count = { $n ->
    [0] No opinion given
    [one] { $n } opinion given
   *[other] { $n } opinions given
 }
conversations-back = Back to the conversation
conversations-go-on = Go on giving my opinion

## Opening, changing, closing
conversations-open-title = Open a conversation
conversations-open-lead = A question, some fifteen short statements to begin with, an end date. Everybody says what they think of one statement at a time, and adds some.
conversations-open-button = Open the conversation
conversations-change-title = Change the conversation
conversations-change-button = Save
conversations-changed-meanwhile = Somebody changed this conversation while you were writing. Here is what it says now; what you typed is kept below.
conversations-close-title = Close before the date
conversations-close-what = Nobody will be able to give an opinion or add a statement any more. The map and the statements can still be read.
conversations-close-button = Close the conversation
conversations-moderation = Moderation
conversations-field-group = Group that carries the conversation
conversations-field-group-hint = The one that will read the map and take it into account.
conversations-field-title = Title
conversations-field-title-hint = A few words: “Everyday journeys”.
conversations-field-question = Question asked
conversations-field-question-hint = Broad, so that different opinions find their place in it.
conversations-field-presentation = Presentation
conversations-field-presentation-hint = Why this conversation, what is already decided, what will become of the map. Headings with a hash (#), bold between two asterisks.
conversations-field-statements = First statements
conversations-field-statements-hint = One a line, { $max } characters each at most. One idea only in each, in the first person or as a fact: “I would take the bus if it ran in the evening.” Ten to fifteen, of different opinions, are enough to begin with.
conversations-field-audience = Who may take part
conversations-proven-carry = Carried by a group of people who proved something (electoral roll, verified telephone number), it is for its members only.
conversations-audience-tous = Anybody who has an account
conversations-audience-membres = The members of the group only
conversations-field-read-first = New statements
conversations-field-read-first-hint = Without this, they appear at once and are moderated afterwards.
conversations-field-read-first-yes = Read them before they are published
conversations-field-map = The map and the figures
conversations-field-map-hint = Seeing the map makes one want to take part; showing it at the end only keeps people from falling in line with a group.
conversations-map-pendant = Shown during the conversation
conversations-map-apres = Shown at the end only
conversations-field-start = First day
conversations-field-start-hint = Empty: the conversation opens at once.
conversations-field-end = Last day
conversations-field-end-hint = The conversation closes by itself on that day at 23:59.
conversations-title-empty = Give the conversation a title.
conversations-title-too-long = This title is longer than { $max } characters: shorten it.
conversations-question-empty = Write the question asked.
conversations-question-too-long = This question is longer than { $max } characters: shorten it.
conversations-presentation-too-long = This presentation is longer than { $max } characters: shorten it.
conversations-group-missing = Choose the group that carries the conversation.
conversations-date-unreadable = Give a date, like 2026-12-31.
conversations-end-before-start = The last day must come after the first, and after today.
conversations-end-too-far = A conversation lasts { $max } days at most.
conversations-first-too-long = This statement is too long: “{ $beginning }…”
conversations-first-too-many = No more than { $max } statements to begin with: others are added later.

## Coming in from elsewhere
conversations-import-title = Bring in a conversation held elsewhere
conversations-import-lead = The files exported by Polis, or by another town: comments.csv and votes.csv.
conversations-import-statements = Content of comments.csv
conversations-import-statements-hint = Open the file with a text editor, copy everything, paste it here.
conversations-import-votes = File votes.csv
conversations-import-votes-hint = 100,000 votes at most. Participants are numbers only.
conversations-import-end-hint = Empty: the conversation is shown as closed. With a date, it goes on here.
conversations-import-button = Bring the conversation in
conversations-import-no-statement = There is no statement.
conversations-import-too-many = No more than { $max } statements.
conversations-import-statement-wrong = Statement { $number } is too long.
conversations-import-too-many-votes = No more than { $max } votes.
conversations-import-unknown = Some votes are about statement { $number }, which is not in comments.csv.
conversations-import-unreadable = This file holds no vote that can be read.
conversations-import-line = Line { $line } cannot be read.
conversations-import-columns = The columns comment-id and comment-body are missing.
conversations-import-votes-columns = The columns comment-id, voter-id and vote are missing.
conversations-import-not-a-vote = Vote { $number } is “{ $value }”: it is neither -1, nor 0, nor 1.
conversations-import-no-file = Choose the file votes.csv.
conversations-came-in = Held elsewhere, brought in here
conversations-came-in-what = The opinions that were brought in have numbers only: they are nobody’s here.

## Taking part
conversations-take-part = Give my opinion
conversations-sign-in = Sign in to give your opinion: everybody is counted once only. Your name is shown to nobody.
conversations-sign-in-button = Sign in
conversations-members-only = For the members of the group only
conversations-proven-only = For people who gave the proof that the group “{ $group }” asks for: its page says how
conversations-agree = Agree
conversations-disagree = Disagree
conversations-pass = Pass
conversations-progress = Statements you gave your opinion of
conversations-no-statement = There is no statement yet.
conversations-all-said = You gave your opinion of every statement. Thank you! Come back: others will be added.
conversations-see-map = See the map
conversations-map-later = The map and the figures will be shown at the end, on { $at }.
conversations-kept-short = Your opinions are kept without your name. You may change them while the conversation is open.
conversations-add-title = Add a statement
conversations-add-button = Add
conversations-add-read-first = It will be read before it appears. It is shown without your name.
conversations-add-at-once = It appears at once, without your name.
conversations-field-statement = Your statement
conversations-field-statement-hint = One idea only, { $max } characters at most. Others will say whether they agree.
conversations-statement-empty = Write your statement.
conversations-statement-too-long = This statement is longer than { $max } characters: keep one idea.
conversations-statement-there = Statement { $number } already says the same.
conversations-statement-proposed = A similar statement (number { $number }) was proposed already.
conversations-own-title = My opinions
conversations-own-lead = Only you see this page.
conversations-own-forgotten = The conversation has been closed for more than { $days } days: nothing leads from you to your opinions any more, and this page cannot find them.
conversations-own-opinions = { $n ->
    [0] My opinions
    [one] My opinion of { $n } statement
   *[other] My opinions of { $n } statements
 }
conversations-own-none = You gave no opinion.
conversations-own-opinion-on = My opinion of statement { $number }
conversations-own-change = Save this opinion
conversations-own-statements = My statements
conversations-opinion-accord = Agree
conversations-opinion-desaccord = Disagree
conversations-opinion-passe = Pass
conversations-state-attente = Waits to be read.
conversations-state-publie = Published.
conversations-state-refuse = Is not published:
conversations-state-retire = Withdrawn.
conversations-state-retire-apres = Withdrawn after the end: the opinions of it still count.
conversations-state-modere = Removed by moderation.
conversations-statement-forgotten = (statement erased)
conversations-statement-withdrawn-after = (statement withdrawn by its author)
conversations-withdraw-title = Withdraw this statement
conversations-withdraw-what = Its content is erased, and the opinions of it count no more.
conversations-withdraw-what-after = Its content and its author are erased. The conversation is over: the opinions of it still count, so that its result changes no more.
conversations-withdraw-button = Withdraw

## The map
conversations-carried-by = Carried by:
conversations-of-parcours = Step of a parcours
conversations-map-title = Opinion map
conversations-map-few = The map will appear once at least { $min } people have given their opinion.
conversations-map-tomorrow = The map of the first opinions will be shown tomorrow.
conversations-groups-few = No group has { $min } people yet: the map waits for more opinions.
conversations-map-label = Map of { $n } participants, gathered by similar opinions. { $groups }.
conversations-label-group = Group { $group }: { $n ->
    [one] { $n } person
   *[other] { $n } people
 }
conversations-map-hint = Two points near one another answered alike; a large point stands for several people. Directions mean nothing in themselves: neither left nor right, neither good nor bad.
conversations-map-meanwhile = While the conversation is open, the map and the figures stop at a past day and change once { $n } new people have taken part: nobody can tell from them what somebody has just answered. At the end they hold every opinion.
conversations-own-place = The circle marked “You” is shown to you alone: it is the place of your opinions of today on the map that everybody sees.
conversations-you = You
conversations-groups-hidden = { $n ->
    [one] One group of fewer than { $min } people is not shown.
   *[other] { $n } groups of fewer than { $min } people are not shown.
 }
conversations-groups-table = The groups
conversations-column-group = Group
conversations-column-people = People
conversations-column-share = Share
conversations-group-name = Group { $group }
conversations-your-group = (yours)
conversations-group-people = { $n ->
    [one] { $n } person, { $share } of those who answered enough. What sets them apart:
   *[other] { $n } people, { $share } of those who answered enough. What sets them apart:
 }
conversations-group-says-nothing = Nothing surely sets this group apart yet.
conversations-group-agrees = { $share } agree:
conversations-group-disagrees = { $share } disagree:
conversations-shared-title = What all groups share
conversations-shared-none = On no statement are all groups on the same side.
conversations-shared-agrees = { $share } agree in all, and most of each group (index of agreement between groups: { $index }):
conversations-shared-disagrees = { $share } disagree in all, and most of each group:
conversations-divides-title = What divides
conversations-divides-none = Nothing surely divides the groups.
conversations-divides = { $high } agree in group { $most }, { $low } in group { $least }.
conversations-undecided = { $share } pass: many hesitate.
conversations-quoted = Statements are quoted word for word and chosen by their figures: no sentence is written by a program.
conversations-statements-title = Every statement
conversations-statements-lead = As each was written, without its author’s name.
conversations-statements-figures = Every statement with its figures, the most evenly divided first
conversations-order-number = By number
conversations-order-divided = What divides most first
conversations-voted-count = { $n ->
    [one] { $n } person answered
   *[other] { $n } people answered
 }
conversations-bar-label = Opinions of statement { $number }
conversations-bar-said = { $agree } agree, { $disagree } disagree, { $pass } pass.
conversations-files = Data and verification
conversations-file-statements = The statements (comments.csv)
conversations-file-votes = The votes (votes.csv)
conversations-file-participants = One participant a row (participants-votes.csv)
conversations-again = To make the same map again, with the votes downloaded:
conversations-files-hint = In the shape of Polis’s exports, without names. Participants are numbered in an order drawn for each download; a vote has its day, not its hour. Free to reuse under the Licence Ouverte 2.0.
conversations-files-later = The files from which anybody makes the map again will be published when the conversation ends.
conversations-kept-title = What is public, what is kept
conversations-kept-public = Public are: the statements, the map, how many opinions of each statement that five people or more answered, and, at the end, the opinions of each participant under a number, without a name. Whoever already knows several of your opinions could recognise your row in these files.
conversations-kept-name = Neither your name nor your account is kept with your opinions. A secret number, for this conversation only, lets you be counted once and change your mind.
conversations-kept-small = A group of fewer than { $min } people is not shown.
conversations-kept-until = { $days } days after the end, what leads to your number is destroyed.
conversations-kept-more = All legal notices
conversations-timeline = What happened

## Reading statements first
conversations-review-title = Statements to read
conversations-review-lead = Publish what holds one idea and respects everybody, even if you disagree.
conversations-review-link = { $n ->
    [0] Statements to read
    [one] { $n } statement to read
   *[other] { $n } statements to read
 }
conversations-review-publish = Publish
conversations-review-refuse = Do not publish
conversations-waiting-count = { $n ->
    [0] No statement waits
    [one] { $n } statement waits
   *[other] { $n } statements wait
 }
conversations-waiting-none = Everything has been read.
conversations-field-why = Why not publish statement { $number }
conversations-field-why-hint = Its author will read it.
conversations-why-empty = Write why.
conversations-why-too-long = This explanation is longer than { $max } characters: shorten it.
conversations-statement-within = Statement of the conversation “{ $title }”

## What is refused
conversations-refused-planned = This conversation opens on { $at }.
conversations-refused-closed = This conversation has been closed since { $at }.
conversations-refused-over = This conversation is closed.
conversations-refused-gone = This statement is no longer shown.
conversations-refused-full = This conversation holds all it can ({ $max }).
conversations-refused-no-opinion = Choose “Agree”, “Disagree” or “Pass”.
conversations-refused-nothing-said = You have not said anything of this statement yet.
conversations-refused-statements = This conversation already has { $max } statements: give your opinion of those.
conversations-refused-own-statements = You already added { $max } statements to this conversation.
conversations-refused-waiting = Too many statements wait to be read: try again later.
conversations-refused-reviewed = Somebody else has just decided on this statement.

## Elsewhere in the house
conversations-home-open = Give your opinion until { $at }
conversations-home-became = { $n ->
    [0] No participant
    [one] { $n } participant
   *[other] { $n } participants
 }, { $votes } opinions
conversations-standing-planned = Opens on { $at }
conversations-standing-closed = Closed on { $at }
conversations-step-without-end = This step has no end date: the conversation cannot open.
conversations-step-running = The conversation runs until { $until }: close it, on its page, so that it takes no more opinions.
conversations-step-link = See the conversation
step-conversations-map = Opinion map
step-setting-statements = The first statements, separated by semicolons
step-setting-members_only = Only the members of the group take part
step-setting-read_first = Statements are read before they appear
step-setting-map_at_the_end = The map is shown at the end only
subject-conversation = Conversation
parcours-subject-conversation = The conversation
moderation-target-enonce = Statement

## What has just been done
notice-conversations-opened = The conversation is recorded.
notice-conversations-imported = The conversation is brought in, with its opinions.
notice-conversations-changed = The conversation is changed.
notice-conversations-closed = The conversation is closed.
notice-conversations-added = Your statement is published. Thank you!
notice-conversations-proposed = Your statement will be read before it appears. Thank you!
notice-conversations-opinion-changed = Your opinion is recorded.
notice-conversations-statement-withdrawn = The statement is withdrawn.
notice-conversations-reviewed-published = The statement is published.
notice-conversations-reviewed-refused = The statement is not published, and its author will read why.

## Rights
right-conversations-open = Open a conversation, change it, close it
right-conversations-import = Bring in a conversation held elsewhere
right-conversations-take-part = Give one’s opinion in a conversation open to all, add a statement
right-conversations-take-part-as-member = Give one’s opinion in a conversation of the group alone, add a statement
right-conversations-review = Read statements before they are published
right-conversations-withdraw = Withdraw a statement one wrote
right-conversations-forget = Destroy what leads from a person to their opinions

## The journal
event-conversations-opened = Conversation recorded
event-conversations-imported = Conversation brought in from elsewhere
event-conversations-changed = Conversation changed
event-conversations-moved = End date of the conversation moved
event-conversations-closed = Conversation closed
event-conversations-voters-forgotten = Link between people and their opinions destroyed
event-conversations-statement-proposed = Statement proposed
event-conversations-statement-published = Statement published
event-conversations-statement-refused = Statement read, not published
event-conversations-statement-withdrawn = Statement withdrawn by its author
event-conversations-statement-removed = Statement removed by moderation

## News, to those who follow
news-conversations-opened = { $n ->
    [one] A conversation is announced, until { $until }
   *[other] { $n } conversations are announced
 }
news-conversations-moved = { $n ->
    [one] The conversation now ends on { $until }
   *[other] The end of conversations changed { $n } times
 }
news-conversations-closed = { $n ->
    [one] The conversation is closed: its map is published
   *[other] { $n } conversations are closed
 }
news-conversations-statement-published = { $n ->
    [one] A new statement
   *[other] { $n } new statements
 }

## What is declared of personal data
processing-conversations-opinions-title = Maps of opinions
processing-conversations-opinions-purpose = To know which statements bring people together, without knowing who thinks what.
processing-conversations-opinions-people = Whoever makes or votes on a statement
processing-conversations-opinions-data = Statements; votes under a number that only a key leads to
processing-conversations-opinions-recipients = Everyone, without names
processing-conversations-opinions-kept = The key that links a person to their votes is destroyed after the closing.
retention-conversations-voters = Key that links a person to their votes, destroyed after the closing
