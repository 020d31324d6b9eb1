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
processing-groups-mandates-data = Name shown, group, role, vote, office, first and last day of the mandate; delegations; in the name of which association one wrote
processing-groups-mandates-recipients = Everyone: who is in a group is public
processing-groups-mandates-kept = For as long as the group exists; the name is erased when the account is closed.

## Associations, offices and who speaks in whose name
right-groups-describe-association = Say what an association is, and whether two people have to confirm what is said in its name
right-groups-speak-for = Speak in the name of an association where one holds a mandate, confirm what another says there, delegate
right-groups-end-delegation = End a delegation
event-groups-association-described = Association described
event-groups-office-given = Office given
event-groups-delegated = Delegation given
event-groups-delegation-ended = Delegation ended
event-groups-act-to-confirm = Somebody speaks in the name of the association: a second person has to confirm
event-groups-act-confirmed = A second person confirms what is said in the name of the association
event-groups-act-declined = What was to be said in the name of the association is dropped
groups-kind-association = Association
groups-kind-association-hint = Its officers speak in its name, each with their own account. It runs no vote and no meeting here.
groups-kind-groupe-politique = Political group
groups-kind-groupe-politique-hint = Elected members who sit together; shown on the page of the assembly.
groups-agent-until-today = The mandate of an officer ends today at the earliest: they could act until now.
groups-role-member-only = In this group one is a member, with or without an office: there is no secretary and no chair.
groups-office = Office
groups-office-hint = It is shown with the mandate, and has its dates.
groups-office-speaks-hint = In an association, an office lets one speak in its name, from the first to the last day of the mandate.
groups-office-title = Precision
groups-office-title-hint = For instance: for culture; for transport.
groups-office-with = { $office } { $title }
groups-office-unknown = There is no such office in a group of this sort: choose one of the list.
groups-office-title-too-long = This precision is too long: { $max } characters at most.
groups-office-presidence = President
groups-office-vice-presidence = Vice-president
groups-office-tresorerie = Treasurer
groups-office-secretariat = Secretary
groups-office-representation = Representative
groups-office-maire = Mayor
groups-office-adjoint = Deputy mayor
groups-office-conseiller-delegue = Councillor with delegated duties
groups-office-conseiller = Councillor
groups-political-title = Political groups
groups-describe-title = Numbers and rules of the association
groups-describe-button = Save
groups-rna = RNA number
groups-rna-hint = In the national directory of associations, on the receipt of its declaration: a W and nine signs.
groups-rna-unreadable = This RNA number does not have the right form: a W, three signs and six digits, like W352001234.
groups-siret = SIRET
groups-siret-hint = 14 digits, if the association has one.
groups-siret-unreadable = This SIRET is wrong: 14 digits, the last of which follows from the others. Check it.
groups-voices = Speaking in the name of the association
groups-voices-one = One mandated person is enough
groups-voices-two = Two mandated people have to agree
groups-voices-label = Two mandated people have to confirm what is said in its name
groups-voices-hint = What one person writes waits until a second one confirms it, { $days } days at most; until then nobody else reads it.
notice-groups-association-described = Saved.
groups-for = In whose name
groups-for-hint = In the name of an association, your name is shown with its own.
groups-for-self = In my own name
groups-for-association = In the name of: { $association }
groups-for-ended = You hold no mandate today to speak in the name of this association, or it has ended. What you wrote is kept: choose in whose name to publish it, or ask the association for a mandate.
groups-made-for = { $association }, by { $person }
groups-made-for-two = { $association }, by { $person }, with { $second } agreeing
groups-refused-ended = Your mandate in this association does not run today: another mandated person can do it.
groups-refused-needs-two = This association wants two people to speak in its name: what was confirmed is not changed by one. Withdraw it and write it again.
groups-refused-same-voice = Another mandated person than the one who wrote it has to confirm it; who delegates and who holds the delegation count as one.
groups-refused-writer-ended = Whoever wrote it has no mandate today: this text can no longer be confirmed. Decline it, and write it again if the association wants it.
groups-refused-passed-on = A delegation is not passed on: only a mandated person delegates.
groups-refused-no-association = This group is not an association.
groups-too-many-to-confirm = { $max } texts already wait for a second person in this association: let somebody confirm or decline them first.
groups-to-confirm-count = { $n ->
    [0] Nothing waits for a second person
    [one] { $n } text waits for a second person
   *[other] { $n } texts wait for a second person
 }
groups-to-confirm-title = To confirm in the name of the association
groups-to-confirm-lead = What is written here is read by mandated people only. Once confirmed it is published at once; unconfirmed, it is erased after { $days } days.
groups-to-confirm-none = Nothing waits for confirmation.
groups-to-confirm-by = Written by { $name }, on { $at }
groups-to-confirm-own = You wrote it: another mandated person has to confirm it.
groups-confirm-button = Confirm and publish
groups-decline = Decline
groups-take-back = Take back
groups-decline-what = This text is erased and nothing is published.
notice-groups-act-to-confirm = It is kept: another mandated person has to confirm it before it is published.
notice-groups-act-confirmed = Confirmed and published.
notice-groups-act-declined = Erased: nothing is published.
groups-delegations-title = Delegations
groups-delegations-lead = A mandated person can let another member speak in their stead in the name of the association, for given days. The delegation falls with either mandate, and is not passed on.
groups-delegations-caption = Delegations that run or are to come
groups-delegations-none = No delegation runs or is to come.
groups-delegate-title = Delegate
groups-delegate-button = Give this delegation
groups-delegation-holder = To whom
groups-delegation-holder-hint = A member of the association, with or without an office.
groups-delegation-holder-empty = Choose to whom to delegate.
groups-delegation-giver = Given by
groups-delegation-end = End the delegation of { $name }
groups-delegation-past = A delegation begins today or later.
groups-delegation-too-long = A delegation lasts { $max } days at most.
groups-delegation-no-member = Choose somebody other than you, who is a member of the association on the first day.
groups-too-many-delegations = This association already has { $max } delegations, the most it can have.
notice-groups-delegated = The delegation is given.
notice-groups-delegation-ended = The delegation has ended.
retention-groups-acts-to-confirm = Texts written in the name of an association that nobody confirmed

## What each proof resists
groups-proofs = Which proof to ask for, and what it resists
groups-proofs-lead = The stronger the proof, the less one person counts twice; but the more people stay out. Choose by what is at stake.
groups-proof-weak = Weak
groups-proof-middling = Middling
groups-proof-good = Good
groups-proof-strong = Strong
groups-proof-email = An e-mail address
groups-proof-email-resists = It slows mass sending, no more: one person may have several, and nothing says that they live here.
groups-proof-letter = A code received by post
groups-proof-letter-resists = It proves that one collects the post at an address of the commune; not how many people live there, nor who opened the envelope.
groups-proof-provider = FranceConnect or ProConnect
groups-proof-provider-resists = An identity checked elsewhere, so hard to multiply; it does not say that the person lives here, nor that they have no account by e-mail as well.
groups-proof-mandate = A mandate given by an officer
groups-proof-mandate-resists = An officer knows each member: nobody adds themselves. It is worth what their check is worth.
groups-proof-roll = Being on the electoral roll
groups-proof-roll-resists = One registration serves one account, and a conflict is settled at the town hall; but it leaves out who is not registered, and whoever knows somebody else’s civil status can try before them.
