# Groups and mandates.

## Rights
right-groups-create = Create a group
right-groups-give-mandate = Give a mandate in a group
right-groups-end-mandate = End a mandate in a group

## Journal
event-groups-created = Group created
event-groups-mandate-given = Mandate given
event-groups-mandate-ended = Mandate ended

## What is refused
groups-name-empty = Give the group a name.
groups-name-too-long = This name is too long: { $max } characters at most.
groups-name-taken = Too many groups already have this name: choose another.
groups-description-too-long = This description is too long: { $max } characters at most.
groups-until-before-from = The last day cannot come before the first.
groups-mandate-overlaps = This person already has a mandate in this group from { $from } to { $until }. End it first, or choose dates that come after it.
groups-mandate-overlaps-endless = This person has had a mandate in this group since { $from }. End it first, or choose dates that come before it.
groups-mandate-none-on = This person has no mandate in this group on { $on }.
groups-too-many-members = This group already has { $max } members, the most it can have.
groups-electors-by-proof = Nobody gives or takes away a mandate in this group: one is a member by proving that one is on the electoral roll.
groups-too-many-electors = This group has as many members as it can have.
groups-electors-lead = This group brings together the people who proved here that they are on the commune’s electoral roll, so that the votes and elections entrusted to it count electors only. Their names are not shown.
groups-electors-prove = Prove that I am registered
groups-phones-by-proof = Nobody gives or takes away a mandate in this group: one is a member by verifying one’s telephone number.
groups-phones-lead = This group brings together the people who verified a telephone number here, so that the votes entrusted to it count each of them only once. It is a light proof: it says neither who one is, nor where one lives. Their names are not shown.
groups-phones-prove = Verify my telephone number

## Words
groups-nav = Groups
groups-kind = What sort of group is it?
groups-kind-services = Departments
groups-kind-services-hint = The officers of the body: its members can act as officers everywhere on this site.
groups-kind-travail = Working group
groups-kind-travail-hint = Prepares texts and decisions.
groups-kind-assemblee = Assembly
groups-kind-assemblee-hint = Brings together everyone who is called on to decide.
groups-kind-telephones = People with a verified telephone number
groups-kind-telephones-hint = Nobody is appointed to it: whoever verifies their number with a code received by text message is a member and votes there. It is a light proof. A text-message gateway must be set up.
groups-kind-electeurs = People on the electoral roll
groups-kind-electeurs-hint = Nobody is appointed to it: whoever proves that they are on the electoral roll is a member and votes there, as long as the proof lasts.
groups-role = Role
groups-role-membre = Member
groups-role-membre-hint = Takes part in texts, in meetings and, with a vote, in ballots.
groups-role-secretaire = Secretary
groups-role-secretaire-hint = Gives notice of meetings, writes the minutes and publishes.
groups-role-animation = Chair
groups-role-animation-hint = Chairs meetings, opens and closes votes, gives mandates.
groups-members-count = { $n ->
    [0] No members today
    [one] { $n } member today
   *[other] { $n } members today
 }
groups-days-since = since { $from }
groups-days-from-until = from { $from } to { $until }
groups-days-starting = from { $from }
groups-vote-yes = Yes
groups-vote-no = No
groups-column-name = Name
groups-column-role = Role
groups-column-vote = Has a vote
groups-column-days = Mandate
groups-column-action = Action
groups-column-group = Group

## The groups
groups-list-title = Groups
groups-list-lead = Who works on what, with what mandate and until when.
groups-none = No group has been created yet.
groups-own-mandates = Your mandates
groups-create-title = Create a group
groups-create-button = Create the group
groups-name = Name of the group
groups-description = What it is for
groups-description-hint = A few simple sentences. An empty line separates two paragraphs.
groups-kind-empty = Choose a sort of group.
notice-groups-created = The group is created. Now give the first mandates.

## One group
groups-members-title = Members
groups-members-caption = Members of “{ $group }”
groups-members-none = Nobody has a mandate in this group today.
groups-future-title = Mandates to come ({ $n })
groups-future-caption = Mandates to come
groups-past-title = Past mandates ({ $n })
groups-past-caption = Past mandates
groups-timeline-title = What happened
groups-open-vote = Open a vote in this group
groups-acts = Acts published by the group
groups-calendar = Calendar of the group’s meetings

## Mandates
groups-mandates-title = Give and end mandates
groups-give-title = Give a mandate
groups-current-title = Current mandates
groups-give-button = Give this mandate
groups-person-name = Name of the person
groups-person-name-hint = If their address is already known, the name they chose is kept.
groups-person-email = Their email address
groups-person-email-hint = They will use it to sign in. It is not shown.
groups-role-empty = Choose a role.
groups-vote = Right to vote
groups-vote-label = This person votes in this group
groups-from = First day
groups-until = Last day
groups-until-hint = Without a last day, the mandate runs until somebody ends it.
groups-date-unreadable = Give a full date: day, month and year.
groups-end-link = End
groups-end-of = the mandate of { $name }
groups-end-title = End a mandate
groups-end-explained = The mandate of { $name } in the group “{ $group }” will end on the evening of the day you choose. What was done until then remains valid.
groups-end-on = Last day of the mandate
groups-end-on-hint = On that day, the person can still act.
groups-end-button = End the mandate
notice-groups-mandate-given = The mandate is given.
notice-groups-mandate-ended = The end of the mandate is saved.

## News, to those who follow
news-groups-mandate-given = { $n ->
    [one] One person joins the group
   *[other] { $n } people join the group
 }
news-groups-mandate-ended = { $n ->
    [one] A mandate ends
   *[other] { $n } mandates end
 }

## What its subjects are called
subject-group = Group

## Who leaves the site
groups-departure-mandate = This person still holds a mandate: end it first, from the page of their group.
groups-departure-last-agent = You are the last agent: nobody would run this site any more. First give somebody else a mandate of agent.

## What is declared of personal data
processing-groups-mandates-title = Groups and mandates
processing-groups-mandates-purpose = To know who sits where, in what role and until when.
processing-groups-mandates-people = Members of groups, elected representatives, officers
processing-groups-mandates-data = Name shown, group, role, vote, first and last day of the mandate
processing-groups-mandates-recipients = Everyone: who is in a group is public
processing-groups-mandates-kept = For as long as the group exists; the name is erased when the account is closed.
