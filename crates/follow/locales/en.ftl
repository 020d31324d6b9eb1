# Following what matters, without being disturbed.

## Rights
right-follow-follow = Follow a subject and choose what you receive about it
right-follow-stop-by-link = Receive nothing more, by the link in an email

## Journal
event-follow-changed = A person changed what they follow
event-follow-rhythm-set = A person chose how often their digest comes
event-follow-digest-stopped = A person no longer wants a digest

## Subjects
subject-collectivite = Body

## What is refused
follow-too-many = You already follow { $max } subjects, which is the limit: stop following one first.
follow-rhythm-missing = Choose when you receive it.
follow-weekday-wrong = Choose a day of the week.

## On the page of what can be followed
follow-follow = Follow
follow-stop = Stop following
follow-says-what = News will be shown here, and in a digest by email: never one email for each event.
follow-says-what-on-site = News will be shown here; your digest by email is stopped.
follow-says-digest = You follow “{ $title }”: news on the site and in your digest.
follow-says-stopped = You follow “{ $title }”: news on the site; the digest is stopped.
follow-says-site = You follow “{ $title }”: news on the site only.
follow-says-took-part = You follow “{ $title }”, on the site only, because you take part in it.
follow-settings = Choose what I receive
follow-activity-link = All activity
notice-follow-followed = You now follow this page.
notice-follow-stopped = You no longer follow this page.

## Asking to follow
follow-ask-title = Follow
follow-ask-lead = To know what happens there, without coming back to look.
follow-ask-site = On the site, “News” counts what has happened since your last visit.
follow-ask-digest = A digest by email, as often as you choose: only one for everything you follow, and none if nothing happened.
follow-ask-private = What you follow is shown to nobody.

## What I follow
follow-mine-title = What I follow
follow-mine-lead = For each subject, what you receive; for all of them, how often the digest comes. Nobody else sees this page.
follow-mine-none = You do not follow anything yet. The button “Follow” is at the top of each group, pathway, text, consultation and meeting.
follow-mine-none-action = See the pathways
follow-mine-count = { $n ->
    [one] { $n } subject
   *[other] { $n } subjects
 }
follow-mine-choice-of = What you receive about “{ $title }”
follow-mine-gone = A subject that no longer exists
follow-mine-save = Save these choices
follow-reason-asked = You asked for it, on { $since }
follow-reason-took-part = You have taken part in it since { $since }
follow-choice-digest = Site and digest
follow-choice-site = Site only
follow-choice-nothing = Nothing
follow-rhythm-title = The digest by email
follow-rhythm-legend = I receive it
follow-rhythm-day = Each day when something happens
follow-rhythm-week = Every week
follow-rhythm-never = Never
follow-rhythm-hint = At about seven in the morning, about what you have not already seen here. Nothing new: no email.
follow-rhythm-weekday = Day of the weekly digest
follow-rhythm-next = Next digest, if there is news: { $at }.
follow-taking-part-legend = When I take part
follow-taking-part = Follow, on the site only, what I take part in (contribution, amendment, mandate)
follow-rhythm-save = Save this choice
notice-follow-chosen = Your choices are saved.

## News
follow-waiting = { $n ->
    [0] News
   *[other] News ({ $shown })
 }
follow-news-title = News
follow-news-lead = What happened in what you follow, newest first.
follow-news-none = Nothing has happened yet in what you follow.
follow-news-nothing-followed = You do not follow anything yet: the button “Follow” is at the top of each page whose life can be followed.
follow-news-new = New
follow-news-seen = Already seen
follow-news-nothing-new = Nothing new since your last visit.
follow-news-mark = Mark everything as seen
follow-news-settings = What I follow
notice-follow-seen = Everything is marked as seen.
follow-said-of = { $said }: { $title }

## The letter
follow-mail-subject = { $n ->
    [one] News about what you follow – { $body }
   *[other] News about { $n } subjects you follow – { $body }
 }
follow-mail-subject-soon = Soon, in what you follow – { $body }
follow-mail-hello =
    Hello,

    Here is what you follow on the site “{ $body }”.
follow-mail-soon = Not to be missed
follow-mail-deadline = { $until }: { $title }
follow-mail-object = { $kind } “{ $title }”
follow-mail-stop-one = Stop following: { $link }
follow-mail-more = More news is waiting for you on the site: { $link }
follow-mail-footer =
    You receive this digest because you follow these subjects. There is never more than one a day, and none when nothing happens.

    Change what you receive: { $change }

    Receive no more digests: { $stop }

## One click off
follow-off-title = Receive no more digests
follow-off-lead = You keep the news on the site, if you sign in.
follow-off-button = Receive no more digests
follow-off-done-title = Done
follow-off-done = You will not receive any more digests. To receive them again, sign in and choose how often.
follow-off-one-title = Stop following “{ $title }”
follow-off-one-lead = You will be told nothing more of what happens there, neither by email nor on the site.
follow-off-one-done = You no longer follow “{ $title }”.

## One view over a group or a parcours
follow-activity-title = Activity: { $title }
follow-activity-lead = What is said, written, scheduled and filed there today; then all that happened.
follow-activity-lines = What happened
follow-activity-sort = Show
follow-activity-all = Everything
follow-sort-said = What is said
follow-sort-written = What is written
follow-sort-scheduled = What is planned
follow-sort-filed = What is filed
follow-activity-none = Nothing of the kind has happened here yet.
follow-activity-older = Older
follow-activity-latest = Newest
follow-activity-search = Search in this activity
follow-activity-search-button = Search here
follow-activity-found = { $n ->
    [0] Nothing here matches “{ $query }”.
    [one] { $n } result for “{ $query }”
   *[other] { $n } results for “{ $query }”
 }
follow-activity-whole = Search the whole site for “{ $query }”
follow-activity-back = See all the activity again
follow-tools-missing = This pathway turns on tools that are not connected to anything: { $names }. Residents do not see this.
follow-tools-bridges = See the bridges
follow-tool-agenda = The meetings are also in the body’s calendar
follow-tool-taches = The action log is also in the body’s task list
follow-tool-courriel = Amendments can also be sent by email
follow-part-none-said-group = No consultation yet: those that this group opens will be found here.
follow-part-none-said-parcours = No consultation yet: those of its steps will be found here.
follow-part-none-written-group = No text yet: those that this group writes will be found here.
follow-part-none-written-parcours = No text yet: those of its steps will be found here.
follow-part-none-scheduled-group = Nothing is scheduled: no meeting, no vote, no open step.
follow-part-none-scheduled-parcours = Nothing is scheduled: no meeting, no vote.
follow-part-none-filed-group = Nothing is filed yet: the acts and minutes of this group will be found here.
follow-part-none-filed-parcours = Nothing is filed yet: its acts and minutes will be found here.
follow-folder = Folder
follow-folder-not-read = The folder was asked of the server; what it holds will be shown here.
follow-folder-gone = The folder is no longer on the server: somebody removed or moved it there. It will be made again when a document is put into it.
follow-folder-empty = The folder is empty.
follow-folder-others = { $n ->
    [one] See the other file
   *[other] See the { $n } others
 }
follow-folder-cut = Only the first { $max } names are shown here: the others are on the server.
follow-folder-members = Only the members of the group and the agents see this folder. Opening a file takes an account on the server.
follow-folder-open = Open the folder
follow-folder-folder = Folder
follow-folder-found = { $n ->
    [one] One name in the folders
   *[other] { $n } names in the folders
 }
follow-folder-found-cut = The first { $max } are shown: make the search more precise.

## The room where a group or a parcours talks
follow-room = Chat room
follow-room-asked = The room was asked of the server; its link will be shown here.
follow-room-left = The room was on a server that the body does not use any more; it is not made anew, since the step that had turned it on is closed.
follow-room-silent = Nothing yet, or nothing for a long time.
follow-room-encrypted = Somebody encrypted this room, or the server encrypts by itself: Parvis cannot read what is said there.
follow-room-missed = On { $at }, the server did not let this room be read: a part of what was said there is missing here.
follow-room-unknown = Names are those that the chat server gives: Parvis recognised nobody. Kept here { $days } days, and removed when it is removed there. Only the members of the group and the agents read it on this site.
follow-room-open = Open the chat room
follow-room-public = Public room, in clear: whoever has a Matrix account may come. What is said there is neither a contribution nor a vote.
follow-room-private = Private room, in clear: one comes by invitation. What is said there is neither a contribution nor a vote.
follow-room-closed = Read-only since { $at }: the step that had turned it on is closed.
follow-room-file = File:
follow-room-found = { $n ->
    [one] One message in the chat room
   *[other] { $n } messages in the chat room
 }
follow-room-found-cut = The latest { $max } are shown: make the search more precise.
follow-room-invite = Ask for an invitation
follow-room-invited = { $n ->
    [0] Nobody asked for an invitation here yet.
    [one] One person gave here the account under which they come.
   *[other] { $n } people gave here the account under which they come.
 }
follow-room-invite-title = Come into the chat room
follow-room-invite-lead = You are a member of the group: say under which account you are on the chat server, and that account will be invited. Give only your own: Parvis cannot check it. It keeps it as long as you may read this room here, then takes it out.
follow-room-account = Matrix account
follow-room-account-hint = Whole, like @camille:ville.fr. Your chat program shows it in your settings. One a person: another takes its place.
follow-room-invite-ask = Ask for the invitation
notice-invitation-asked = The invitation is leaving: it will be shown in your chat program.
follow-room-one = { $said }: { $title } { $address }
follow-room-itself = { $said }: { $address }
follow-room-several = { $said }: { $address }
follow-room-more = And other things: { $address }

## What is declared of personal data
processing-follow-wishes-title = Follows and digests
processing-follow-wishes-purpose = To tell whoever asks of what changes.
processing-follow-wishes-people = Whoever follows a subject
processing-follow-wishes-data = Subjects followed, pace chosen, what was read
processing-follow-wishes-recipients = Nobody: what somebody follows is shown to them alone
processing-follow-wishes-kept = Until the person stops following, or closes their account.
