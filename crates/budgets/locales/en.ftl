# Participatory budgets: the twin of fr.ftl, key by key.

## Who may do what
right-budgets-prepare = Prepare a participatory budget, open and close its steps
right-budgets-propose = Propose an idea
right-budgets-edit = Change or withdraw one’s idea, its photo
right-budgets-study = Study, cost and merge ideas
right-budgets-vote = Vote for projects, if one is among those the budget names
right-budgets-enter-paper = Enter the paper ballots of a participatory budget
right-budgets-follow = Say how the works of a project go

## What happened
subject-budget = Participatory budget
subject-idea = Idea
moderation-target-idee = Idea
event-budgets-created = Participatory budget prepared
event-budgets-changed = Rules of the participatory budget changed
event-budgets-imported = Participatory budget read from a file
event-budgets-removed = Participatory budget removed
event-budgets-ideas-opened = Collection of ideas open
event-budgets-ideas-closed = Collection of ideas closed
event-budgets-idea-proposed = Idea proposed
event-budgets-idea-edited = Idea changed by its author
event-budgets-idea-withdrawn = Idea withdrawn by its author
event-budgets-idea-removed = Idea removed by moderation
event-budgets-photo-added = Photo added
event-budgets-photo-removed = Photo removed
event-budgets-idea-under-study = Idea under study
event-budgets-idea-eligible = Idea eligible, costed by the services
event-budgets-idea-refused = Idea not eligible
event-budgets-idea-merged = Idea merged into another
event-budgets-idea-separated = Idea taken out of the one it was merged into
event-budgets-vote-opened = Vote open: projects, rule and digest of the draw’s seed published
event-budgets-vote-extended = End of the vote moved later
event-budgets-vote-closed = Vote closed
event-budgets-paper-entered = A paper ballot was read
event-budgets-paper-handed = A paper ballot was handed out at a desk
event-budgets-paper-removed = A reading of a paper ballot was taken back
event-budgets-paper-taken-back = A paper ballot handed out at a desk was taken back
event-budgets-decided = Vote counted, result and seed of the draw published
event-budgets-works-told = News of the works
event-budgets-works-removed = A line on the works removed

## News, to those who follow
news-budgets-ideas-opened = { $n ->
    [one] Ideas are collected, until { $until }
   *[other] Ideas were collected { $n } times
 }
news-budgets-ideas-closed = { $n ->
    [one] The collection of ideas is over
   *[other] The collection of ideas ended { $n } times
 }
news-budgets-idea-proposed = { $n ->
    [one] A new idea
   *[other] { $n } new ideas
 }
news-budgets-idea-eligible = { $n ->
    [one] An idea is eligible
   *[other] { $n } ideas are eligible
 }
news-budgets-idea-refused = { $n ->
    [one] An idea is not eligible
   *[other] { $n } ideas are not eligible
 }
news-budgets-idea-merged = { $n ->
    [one] An idea is merged into another
   *[other] { $n } ideas are merged into others
 }
news-budgets-vote-opened = { $n ->
    [one] The vote is open, until { $until }
   *[other] { $n } votes are open
 }
news-budgets-vote-extended = { $n ->
    [one] The vote stays open longer, until { $until }
   *[other] The end of the vote was moved later { $n } times
 }
news-budgets-decided = { $n ->
    [one] The projects are chosen
   *[other] { $n } budgets are decided
 }
news-budgets-works-told = { $n ->
    [one] News of the works
   *[other] { $n } news of the works
 }

## Steps of a parcours
step-budgets-ideas = Collect the ideas of a participatory budget
step-budgets-study = Study and cost the ideas
step-budgets-vote = Vote for the projects
step-budgets-works = Follow the works
step-guard-ideas-studied = Each idea was answered and one at least is eligible
step-guard-works-ended = The works of each chosen project are delivered or abandoned
step-setting-montant = The amount, in euros
step-setting-electorat = Who may vote
budgets-step-link = See the participatory budget
budgets-step-without-end = This step needs an end: collection and vote have a date.
budgets-step-without-amount = The amount of the participatory budget cannot be read: write a number of euros, like 120,000.
budgets-step-not-begun = The collection of ideas was not opened: there is nothing to vote on.
budgets-step-running-ideas = inhabitants propose ideas
budgets-step-running-vote = inhabitants vote
budgets-step-running-counting = agents enter and count the ballots
budgets-step-summary-ideas = { $n ->
    [one] { $n } idea
   *[other] { $n } ideas
 }, of which { $eligible ->
    [one] { $eligible } eligible
   *[other] { $eligible } eligible
 }
budgets-step-summary-works = { $n ->
    [one] { $n } project chosen
   *[other] { $n } projects chosen
 }, { $done ->
    [one] { $done } delivered
   *[other] { $done } delivered
 }
budgets-fact-not-studied = { $n ->
    [one] { $n } idea waits for an answer.
   *[other] { $n } ideas wait for an answer.
 }
budgets-fact-works-left = { $n ->
    [one] The works of { $n } project are not over.
   *[other] The works of { $n } projects are not over.
 }
budgets-fact-not-decided = The vote is not counted yet.

## Where a budget stands
budgets-navigation = Participatory budgets
budgets-lead = A part of the public money that inhabitants decide on: they propose, the services cost, everyone votes, then the works are followed.
budgets-none = No participatory budget yet.
budgets-stage-prepare = Being prepared
budgets-stage-idees = Ideas collected
budgets-stage-etude = Under study
budgets-stage-vote = Vote open
budgets-stage-depouillement = Being counted
budgets-stage-decide = Projects chosen
budgets-stage-archive = Archive
budgets-state-prepared = Ideas are not collected yet.
budgets-state-ideas = Everyone may propose ideas until { $at }.
budgets-state-study = The services study and cost the ideas.
budgets-state-vote = One votes until { $at }.
budgets-state-counting = The vote is closed: paper ballots are entered, then all are counted.
budgets-state-decided = { $n ->
    [one] { $n } ballot counted: the projects are chosen.
   *[other] { $n } ballots counted: the projects are chosen.
 }
budgets-home-works = { $n ->
    [one] { $n } project chosen
   *[other] { $n } projects chosen
 }, { $done ->
    [one] { $done } delivered
   *[other] { $done } delivered
 }.
budgets-state-archived = A vote held elsewhere, read from a file and counted again here.
budgets-ideas-count = { $n ->
    [0] No idea
    [one] { $n } idea
   *[other] { $n } ideas
 }
budgets-ideas-title = { $n ->
    [0] The ideas
    [one] { $n } idea
   *[other] { $n } ideas
 }
budgets-ideas-none = No idea was proposed yet.
budgets-ideas-csv = Download the ideas (CSV)
budgets-ideas-feed = Follow the ideas in a feed reader (Atom)
budgets-feed-title = Ideas of “{ $title }”
budgets-euros = €{ $amount }
budgets-whole-town = The whole town
budgets-rules = The rules
budgets-part-of = Part of:
budgets-fact-amount = Amount
budgets-fact-origin = Origin
budgets-fact-ideas-end = Ideas until
budgets-fact-vote-end = Vote until
budgets-fact-electorate = Who votes
budgets-fact-ballot = Ballot
budgets-fact-rule = Sharing
budgets-fact-by-district = Districts
budgets-fact-rule-digest = Digest (SHA-256) of the rule of the count
budgets-fact-seed-digest = Digest (SHA-256) of the seed of the draw between equals
budgets-fact-seed = Seed of the draw
budgets-fact-closed-early = Vote closed before its end, because
budgets-archived-said = This vote was not held in Parvis. Its projects and ballots come from a file in Pabulib’s format; the result shown is counted again here project by project, the most voted first. The official result may have followed other rules.
budgets-ballot-basket = Fill a basket of projects: together they cost no more than the envelope.
budgets-ballot-approval = Choose as many projects as you like.
budgets-ballot-approval-max = { $n ->
    [one] Choose { $n } project.
   *[other] Choose { $n } projects at most.
 }
budgets-rule-greedy = The most voted first
budgets-rule-favours-greedy = Projects are taken in the order of their votes, as long as there is money. Favours what most people prefer; a minority, even a large one, may get nothing.
budgets-rule-equal-shares = Equal shares
budgets-rule-favours-equal-shares = Each voter has an equal share of the envelope, spent on the projects they chose (method of equal shares); what is left goes to the most voted projects that still fit. Favours spending spread over all groups of inhabitants; a costly project needs more voters.
budgets-rule-phragmen = Saving together (Phragmén)
budgets-rule-favours-phragmen = Each voter saves at the same pace; a project is chosen as soon as those who chose it can pay for it together, and they then begin again from nothing. Favours spending spread over all groups of inhabitants; a small group waits longer, but does not wait for nothing.
budgets-form-approval = A few projects
budgets-form-hint-approval = Everyone ticks the projects they prefer, up to the number you say.
budgets-form-basket = A basket
budgets-form-hint-basket = Everyone ticks projects whose total cost fits in the envelope.
budgets-by-district-said = One votes for the projects of one’s own district and for those of the whole town.
budgets-envelopes = The envelopes
budgets-timeline = What happened
budgets-in-charge = For those in charge
budgets-remove = Remove this budget
budgets-remove-what = Nothing will be left of it: neither its rules nor its projects.
budgets-remove-confirm = Remove
budgets-to-do = What you may do
budgets-column-envelope = Envelope
budgets-column-amount = Amount
budgets-column-idea = Project
budgets-column-state = State
budgets-column-action = Action
budgets-column-number = No.
budgets-column-cost = Cost
budgets-column-votes = Votes
budgets-column-fate = Result
budgets-column-paper = Ballot

## Preparing
budgets-new-title = Prepare a budget
budgets-new-lead = The money, how it is shared, what a ballot is. All of it may change until the vote opens.
budgets-create-button = Prepare this budget
budgets-change-title = Change the rules
budgets-change-lead = Once the vote is open nothing changes any more: the rule and the projects are then published.
budgets-change-button = Save
budgets-field-group = Group in charge of this budget
budgets-field-group-hint = Those who run it study the ideas and follow the works.
budgets-field-title = Title
budgets-field-title-hint = For example: “Participatory budget 2027”.
budgets-field-presentation = Presentation
budgets-field-presentation-hint = What the money may pay for (investment, on public land), what it may not, the calendar. Headings by a hash (#), bold between two asterisks.
budgets-field-amount = Total amount, in euros
budgets-field-amount-hint = Envelopes of the districts included: 120 000.
budgets-field-districts = Envelopes by district
budgets-field-districts-hint = One district a line, its envelope after a colon: “Station: 20 000”. The rest of the amount is for the whole town. Empty: one envelope.
budgets-field-by-district = Vote by district
budgets-field-by-district-yes = One votes for one’s own district and for the whole town only
budgets-field-electorate = Who may vote
budgets-field-electorate-hint = A sentence that everyone declares before voting: “I live in the town and I am 16 or older”. Parvis keeps no electoral roll.
budgets-field-ideas-max = Ideas for each person
budgets-field-ideas-max-hint = Empty: { $max }.
budgets-field-ballot = Ballot
budgets-field-approvals-max = Projects on a ballot, at most
budgets-field-approvals-max-hint = For “a few projects” only. Empty: no limit.
budgets-field-rule = How the money is shared
budgets-field-paper = Paper
budgets-field-paper-yes = Paper ballots will be entered
budgets-field-paper-hint = Two agents enter each ballot; the count waits until they read the same.
budgets-text-too-long = This is too long: { $max } characters at most.
budgets-amount-unreadable = Write an amount in euros, like 12 000 or 12 000.50.
budgets-number-unreadable = Write a number from 1 to { $max }.
budgets-date-unreadable = Give a date, like 2026-12-31.
budgets-date-to-come = This day has not come yet.
budgets-title-empty = Give a title.
budgets-electorate-empty = Say who may vote.
budgets-group-missing = Choose the group in charge of this budget.
budgets-districts-beyond = The envelopes of the districts exceed the total amount.
budgets-districts-missing = A vote by district needs one district at least, with its envelope.
budgets-districts-many = No more than { $max } districts.
budgets-district-unreadable = “{ $line }”: write the name of the district, a colon, its envelope.
budgets-district-twice = “{ $name }” is written twice.
budgets-district-used = { $n ->
    [one] “{ $name }”: { $n } idea is in this district. Keep it, with this name.
   *[other] “{ $name }”: { $n } ideas are in this district. Keep it, with this name.
 }

## From one step to the next
budgets-moves-title = Run the steps
budgets-moves-none = The projects are chosen: what is left is to follow the works, from each project’s page.
budgets-move-idees = Open the collection of ideas
budgets-move-what-idees = Anyone with an account may propose, until the evening of the chosen day. The collection closes by itself. If it is open already, it takes this new date.
budgets-move-etude = Close the collection of ideas
budgets-move-what-etude = Nobody proposes any more. The services answer each idea.
budgets-move-vote = Open the vote
budgets-move-what-vote = The eligible projects, their cost, the rule and the digest of the draw’s seed are published. None of it changes afterwards.
budgets-move-prolongation = Move the end of the vote later
budgets-move-what-prolongation = People vote until the evening of the day chosen, after the end that was announced. If the vote is a step of a parcours, that one closes at its own date: change it as well.
budgets-move-depouillement = Close the vote
budgets-move-what-depouillement = Nobody votes online any more. Without paper ballots, the count follows at once.
budgets-move-decide = Count
budgets-move-what-decide = Each paper ballot must have been read alike by two agents, or be set aside with a public reason. The result and its reasons are published; what each voted is erased.
budgets-field-end = Last day
budgets-field-end-hint = Until 23:59 on that day.
budgets-field-early-reason = Why close before the end that was announced
budgets-field-early-reason-hint = Public, on the page of the budget.
budgets-field-aside-reason = Why not count the paper ballots that are to be read again
budgets-field-aside-reason-hint = Empty: the count waits for them. Otherwise they are set aside; how many they are and this reason are published with the result.
budgets-end-in-the-past = This day is past.
budgets-end-not-later = Choose a day after the end that was announced.
budgets-early-reason-empty = The vote is not at the end that was announced: say why you close it now. Everybody will read it.
budgets-end-too-far = No more than { $max } days.
budgets-left-to-study = { $n ->
    [one] { $n } idea unanswered: the vote waits for it
   *[other] { $n } ideas unanswered: the vote waits for them
 }
budgets-refused-moved = This budget moved to another step meanwhile: here is where it stands.
budgets-refused-fixed = The vote is open: the rules and the projects no longer change.
budgets-refused-kept = Inhabitants have already taken part in this budget: it can no longer be removed.
budgets-refused-waiting = { $n ->
    [one] { $n } idea has no answer: study it before opening the vote.
   *[other] { $n } ideas have no answer: study them before opening the vote.
 }
budgets-refused-no-project = No idea is eligible: there is nothing to vote on.
budgets-refused-misfits = { $n ->
    [one] One project no longer fits its envelope, or its district has none any more: { $projects }. Study it again or change the envelopes.
   *[other] { $n } projects no longer fit their envelope, or their district has none any more: { $projects }. Study them again or change the envelopes.
 }
budgets-refused-unsettled = { $n ->
    [one] { $n } paper ballot was not read alike by two agents.
   *[other] { $n } paper ballots were not read alike by two agents.
 }

## Ideas
budgets-propose-title = Propose an idea
budgets-propose-lead = Your idea is published at once. The services answer it in public: eligible and costed, or not eligible and why.
budgets-propose-button = Publish my idea
budgets-photo-after = You can add a photo afterwards, from your idea’s page.
budgets-where-title = Where is your idea?
budgets-where-press = Press the map where your idea is. The dots are ideas already proposed.
budgets-where-map = Map of the town: press where your idea is
budgets-where-words = Go on without the map
budgets-where-outside = This place is not in the town. Press again, or go on without the map.
budgets-where = Where
budgets-map-credit = Outline: { $source }.
budgets-map-key = The number of a dot is that of the idea, in the list.
budgets-map-said = { $n ->
    [one] Map of the town with { $n } idea, also in the list
   *[other] Map of the town with the ideas that have a place, among { $n }, also in the list
 }
budgets-map-funded = { $n ->
    [one] Map of the town with the chosen project, also in the list
   *[other] Map of the town with the chosen projects that have a place, among { $n }, also in the list
 }
budgets-map-one = Map of the town: place of “{ $title }”
budgets-map-elsewhere = See on OpenStreetMap
budgets-degrees = Latitude { $latitude }, longitude { $longitude }.
budgets-field-idea-title = Title of your idea
budgets-field-idea-title-hint = A few words: “Benches in the shade by the harbour”.
budgets-field-description = Your idea
budgets-field-description-hint = What it is for, for whom, what should be done.
budgets-field-district = District
budgets-field-district-hint = Empty: the whole town.
budgets-field-estimate = Estimated cost, in euros
budgets-field-estimate-hint = If you have an idea of it: the services will cost it.
budgets-field-longitude = Longitude
budgets-field-latitude = Latitude
budgets-field-place-hint = In degrees, filled by the map: -2.98. Empty if your idea has no precise place.
budgets-field-name = Your name
budgets-field-name-yes = Show my name with my idea
budgets-edit-title = Change my idea
budgets-withdraw = Withdraw my idea
budgets-withdraw-what = Nobody will read it any more, and nothing of it will be left.
budgets-withdraw-confirm = Withdraw this idea
budgets-idea-title-empty = Give your idea a title.
budgets-idea-description-empty = Describe your idea.
budgets-district-unknown = There is no such district here.
budgets-place-unreadable = Give longitude and latitude in degrees, like -2.98 and 47.66, or leave both empty.
budgets-refused-no-more-ideas = Ideas are not collected now.
budgets-refused-own-many = { $max ->
    [one] You have already proposed { $max } idea: that is what this budget allows.
   *[other] You have already proposed { $max } ideas: that is what this budget allows.
 }
budgets-refused-withdrawn-many = You have already taken back { $max } ideas of this budget: you can propose no more.
budgets-refused-many = This budget received all the ideas it could.
budgets-refused-under-study = The services are studying your idea: it no longer changes.
budgets-refused-withdraw = This idea can no longer be withdrawn: the vote is open, or others are merged into it.
budgets-refused-gone = This idea is gone, or is no longer by itself.
budgets-idea-gone = Idea withdrawn
budgets-idea-gone-on = This idea was withdrawn on { $date }.
budgets-idea-proposee = Proposed
budgets-idea-etudiee = Under study
budgets-idea-recevable = Eligible
budgets-idea-refusee = Not eligible
budgets-idea-reunie = Merged into another
budgets-idea-retiree = Withdrawn
budgets-idea-moderee = Removed by moderation
budgets-idea-funded = Project chosen
budgets-not-funded = Not chosen
budgets-somebody = A person
budgets-author-file = Nobody is named in the file
budgets-fact-number = Number
budgets-fact-author = Proposed by
budgets-fact-merged = Also brings together
budgets-fact-district = District
budgets-fact-estimate = Cost estimated by its author
budgets-fact-cost = Cost according to the services
budgets-fact-running = Then each year
budgets-fact-votes = Votes
budgets-fact-proposed = Proposed on
budgets-fact-stage = Budget
budgets-merged-into = This idea is merged into another that says the same; both authors stand behind it:
budgets-refused-because = Not eligible, because:
budgets-services-say = The services answer:

## Photos
budgets-photo-title = Photo of the idea
budgets-photo-button = Publish this photo
budgets-photo-remove = Remove the photo
budgets-field-photo = Photo
budgets-field-photo-hint = JPEG or PNG, { $max } at most. The place, date and device that your telephone writes in it are erased. Show nobody without their agreement.
budgets-field-photo-words = What the photo shows
budgets-field-photo-words-hint = For those who do not see it: “The quay, without shade, in summer”.
budgets-photo-missing = Choose a photo.
budgets-photo-words-empty = Say in a few words what the photo shows.
budgets-photo-large = This photo is over { $max } MB.
budgets-photo-unreadable = This is not a whole JPEG or PNG photo, or it is too large.

## Study
budgets-study-title = Answer an idea
budgets-study-lead = What you write is public, on the idea’s page.
budgets-study-button = Publish this answer
budgets-field-verdict = Answer of the services
budgets-verdict-recevable = Eligible
budgets-verdict-hint-recevable = It will be voted on, with its cost.
budgets-verdict-refusee = Not eligible
budgets-verdict-hint-refusee = Say why: competence of another authority, running costs, planned already…
budgets-verdict-etudiee = Under study
budgets-verdict-hint-etudiee = You are working on it; the answer will come before the vote.
budgets-verdict-missing = Choose an answer.
budgets-field-cost = Cost, in euros
budgets-field-cost-hint = Asked for if the idea is eligible.
budgets-field-running = Yearly cost afterwards, in euros
budgets-field-running-hint = Upkeep, energy, staff. Empty if there is none.
budgets-field-reason = Public reason
budgets-field-reason-hint = Asked for if the idea is not eligible. Sentences that its author understands.
budgets-cost-empty = Cost the idea: it is voted on with its cost.
budgets-cost-beyond = This cost exceeds the envelope (€{ $max }): the project could never be chosen.
budgets-reason-empty = Say why, in public.
budgets-merge-title = Merge into another idea
budgets-merge-what = This idea goes into the other, which keeps its words. Both pages say so, and both authors are named together.
budgets-merge-alike = By their words or their place, these are the most like this idea; they come first in the list:
budgets-field-merge = The other idea
budgets-field-merge-hint = The one that says the same.
budgets-merge-button = Merge
budgets-merge-missing = Choose the other idea.
budgets-merge-impossible = These two ideas cannot be merged: one is gone, or others are merged into it already.
budgets-separate = Take this idea out again

## Voting
budgets-vote-title = Vote
budgets-vote-until = Until { $at }. You may change your ballot until then.
budgets-vote-button = Cast my ballot
budgets-vote-total = See my total
budgets-vote-again = Change my ballot
budgets-vote-kept = Your ballot is recorded. Here it is: you may change it until the closing.
budgets-vote-meanwhile = You have given another ballot since this page was opened. This one has not taken its place: give it again if it is the right one.
budgets-vote-network = Voting needs the network: the ballot is checked at once.
budgets-vote-privacy = Until the count, your ballot is kept with your account, so that you may change it; nobody reads it here. At the count, what you voted is erased from your account: only that you voted is left. Ballots are published without names, in a random order. This is not a secret ballot in the sense of electoral law.
budgets-commitments = What is settled beforehand
budgets-commitments-why = These digests were published when the vote opened. The seed is published with the result: everybody then checks that neither it nor the rule changed.
budgets-voted-already = You have voted.
budgets-declare = Declaration
budgets-declare-yes = I declare that I am among those who may vote: { $electorate }
budgets-declare-missing = Declare that you may vote.
budgets-field-own-district = Your district
budgets-district-choose = Choose your district.
budgets-read = Read
budgets-read-label = Read “{ $title }”
budgets-basket-left = { $spent } in your basket, { $left } left.
budgets-basket-over = { $spent } in your basket: { $over } too much.
budgets-total = { $n ->
    [0] No project chosen
    [one] { $n } project chosen
   *[other] { $n } projects chosen
 }
budgets-ballot-empty = Choose one project at least.
budgets-ballot-unknown = Number { $number } is no project of this vote.
budgets-ballot-many = { $max ->
    [one] Choose { $max } project.
   *[other] Choose { $max } projects at most.
 }
budgets-ballot-elsewhere = “{ $title }” is in another district than yours.
budgets-ballot-dear = Your basket exceeds the envelope by €{ $over } (€{ $amount }). Take a project out.
budgets-ballot-dear-in = Your basket exceeds the envelope “{ $envelope }” by €{ $over } (€{ $amount }). Take a project out.
budgets-refused-no-vote = The vote is not open.
budgets-refused-full = This budget received all the ballots it could.

## Paper
budgets-paper-title = Paper ballots
budgets-paper-lead = Number the ballots, then enter them. Another agent enters them in turn, without seeing what you read.
budgets-paper-button = Enter this ballot
budgets-field-paper-number = Number of the ballot
budgets-field-paper-number-hint = The one written on it: A12.
budgets-field-paper-projects = Numbers of the projects ticked
budgets-field-paper-projects-hint = Separated by spaces: 3 7 12. Empty for a blank ballot.
budgets-field-paper-null = Null ballot
budgets-field-paper-null-yes = This ballot cannot be counted: torn, signed, above the envelope
budgets-paper-projects = The projects and their number
budgets-paper-projects-unreadable = Write numbers separated by spaces.
budgets-paper-number-empty = Give the number of the ballot.
budgets-paper-settled = Two agents read this ballot alike already.
budgets-paper-stands = Where it stands
budgets-paper-sure = Ballots read alike by two agents
budgets-paper-unsure = Ballots to be read again
budgets-paper-unsettled = Ballots to be read again
budgets-paper-all-sure = All ballots entered are sure.
budgets-paper-differs = Read differently: read it again
budgets-paper-own = Read by you: another agent must read it
budgets-paper-other = Read by another agent: your turn
budgets-paper-remove = Take back my reading of { $number }
budgets-desk-title = At the desk
budgets-desk-lead = Each person votes once, online or on paper. Before handing out a ballot, note to whom: who has already voted online, or received a ballot, is given none, and who is given one no longer votes online. Only digests are kept, until the count: neither name, nor address, nor the number of the ballot.
budgets-desk-name = Name at birth
budgets-desk-name-hint = As on the identity document. Accents, capitals and hyphens do not matter.
budgets-desk-name-empty = Write the name at birth.
budgets-desk-first-names = First names
budgets-desk-first-names-hint = In the order of the identity document: the first one counts.
budgets-desk-first-names-empty = Write at least the first of the first names.
budgets-desk-born-on = Date of birth
budgets-desk-born-on-unreadable = Write the date of birth: day, month and year.
budgets-desk-key-lost = The key of this installation is no longer the one with which the digests of this desk were made: nobody would be recognised. Until then no ballot is handed out and nobody votes online. Ask whoever operates the site to put the original key file back (.bridges.key).
budgets-desk-email = E-mail address
budgets-desk-email-hint = That of their account, if this person has one.
budgets-desk-email-unreadable = This address cannot be read: write for example firstname@example.org.
budgets-desk-button = Hand out a ballot
budgets-desk-take-back = Take the ballot back
budgets-desk-take-back-hint = For a ballot that comes back unused, or was noted by mistake: the same name, first names and date of birth. This person can then vote online, or be handed another ballot.
budgets-desk-handed = { $n ->
    [0] No ballot handed out.
    [one] { $n } ballot handed out.
   *[other] { $n } ballots handed out.
 }
budgets-refused-desk-online = This person has already voted online: they can change their ballot there, not receive one on paper.
budgets-refused-desk-twice = A ballot was already handed to this person. If it came back, take it back first.
budgets-refused-desk-unknown = No ballot was handed to a person with this name and date of birth.
budgets-refused-desk-key = Online voting is suspended: the site can no longer check to whom a paper ballot was handed. Tell the services of the municipality; the ballot you have already given, if any, is kept.
budgets-refused-voted-on-paper = A paper ballot was handed to you: it is your vote, and each person votes once. If you gave it back, or received none, go to the desk where ballots are handed out: an agent can take it back.
budgets-refused-not-elector = This vote is for who gave a proof: their registration on the electoral roll, or their telephone number. The page of the budget says which one and where to give it.
budgets-refused-no-paper = No paper ballot is awaited now.

## The result
budgets-result-title = Result of the vote
budgets-result-said = { $n ->
    [0] No project chosen
    [one] { $n } project chosen
   *[other] { $n } projects chosen
 } by { $ballots ->
    [one] { $ballots } ballot.
   *[other] { $ballots } ballots.
 }
budgets-chosen = The chosen projects
budgets-chosen-none = No project is chosen.
budgets-aside-said = { $n ->
    [one] { $n } paper ballot is not counted: no two agents read it alike.
   *[other] { $n } paper ballots are not counted: no two agents read them alike.
 }
budgets-votes-count = { $n ->
    [one] { $n } vote
   *[other] { $n } votes
 }
budgets-bars = What the money pays for
budgets-bars-why = One bar for each envelope, one part for each chosen project; what stays empty is not spent.
budgets-envelope-said = { $n ->
    [0] No project, { $spent } of { $amount }
    [one] { $n } project, { $spent } of { $amount }
   *[other] { $n } projects, { $spent } of { $amount }
 }
budgets-votes-title = The votes
budgets-votes-picture = Votes of each project, the most voted first
budgets-project-said = { $n ->
    [one] { $n } vote, { $cost }
   *[other] { $n } votes, { $cost }
 }
budgets-figures = The table of votes and costs
budgets-ties = Some projects were equal
budgets-ties-seed = Seed of the draw, drawn when the vote opened, whose digest had been published:
budgets-algorithm = This result is computed by a program, from the ballots published below; each step of the computation is explained (code of relations between the public and the administration, article L. 311-3-1). The assembly then decides on the expense. A participatory budget is neither an election nor a local referendum.
budgets-explanation = Why this result, step by step
budgets-explanation-more = { $n ->
    [one] And { $n } more step, in the certificate.
   *[other] And { $n } more steps, in the certificate.
 }
budgets-quoted = “{ $title }”
budgets-project-removed = Project no. { $n } (removed)
budgets-said-envelope = Envelope “{ $envelope }”: { $budget }.
budgets-said-funded = “{ $project }” ({ $votes } votes) costs { $cost }: chosen, { $left } left.
budgets-said-too-dear = “{ $project }” ({ $votes } votes) costs { $cost }: only { $left } is left, it is not chosen.
budgets-said-part = Voters: { $voters }; each has { $start }.
budgets-said-bought = The voters of “{ $project }” ({ $votes } votes) pay its cost, { $cost }, as equally as possible: { $price } for each euro of their basket.
budgets-said-load = “{ $project }” costs { $cost }: its voters can pay for it together once each has had { $load } since the beginning.
budgets-said-completed = What is left goes to the most voted projects that still fit.
budgets-said-spent = Projects chosen: { $number }; { $spent } of { $budget }, { $left } left.
budgets-said-not-expressed = Blank ballots: { $blank }. Null ballots: { $null }.
budgets-said-outcomes-partial = Other results were possible between equals: not all are given.
budgets-said-tie = Equal: { $candidates }; { $chosen } first, { $by ->
    [draw] by the draw
    [listed] in the order of the file
   *[other] in the order of numbers
 }.
budgets-recount = Count again yourself
budgets-recount-why = The certificate holds the ballots without names, the rule and the result: anybody makes the count again.
budgets-recount-differs = The count made now does not give what the certificate says.
budgets-take-certificate = The certificate (JSON)
budgets-take-pabulib = The vote in Pabulib’s format (.pb)
budgets-take-pabulib-of = The vote in Pabulib’s format (.pb): { $envelope }
budgets-digests = Digest (SHA-256) of the ballots, in the journal since the end of the vote:

## Reading a file
budgets-import-title = Read a Pabulib file
budgets-import-lead = A past participatory budget, held elsewhere: its projects and ballots are kept here to be read, and counted again.
budgets-import-button = Read this file
budgets-field-file = The .pb file
budgets-field-file-hint = { $max } at most.
budgets-field-import-title-hint = Empty: the one in the file.
budgets-file-missing = Choose a file.
budgets-file-large = This file is too large.
budgets-file-many = This file has more than { $max } projects or ballots.
budgets-file-amounts = An amount of this file cannot be read as euros.
budgets-file-malformed = This file does not follow Pabulib’s format.
budgets-file-malformed-at = Line { $line } does not follow Pabulib’s format.

## The works
budgets-works-title = News of the works
budgets-works-heading = The works
budgets-works-none = Nothing is said of the works yet.
budgets-works-button = Publish this news
budgets-works-missing = Say how far the works are.
budgets-field-works = The works are
budgets-works-prevus = Planned
budgets-works-commences = Begun
budgets-works-livres = Delivered
budgets-works-abandonnes = Abandoned
budgets-field-day = Since
budgets-field-spent = Spent in all, in euros
budgets-field-spent-hint = Empty if it is not known yet.
budgets-field-note = What is to be known
budgets-field-note-hint = Asked for if the works are abandoned: why.
budgets-spent = { $spent } spent.
budgets-works-remove = Remove the line of { $on }
budgets-works-remove-what = Nobody will read it any more. The works are again where the line before says.
budgets-works-remove-confirm = Remove this line
budgets-works-remove-photo = Remove its photo only
budgets-refused-not-funded = This project is not chosen: it has no works to follow.
budgets-refused-works-many = No more than { $max } news for each project.

## What has just been done
notice-budgets-created = The budget is prepared. Open the collection of ideas when you like.
notice-budgets-changed = The rules are saved.
notice-budgets-imported = The file is read and counted again.
notice-budgets-removed = The budget is removed.
notice-budgets-ideas-opened = Ideas are collected.
notice-budgets-ideas-closed = The collection of ideas is closed.
notice-budgets-vote-opened = The vote is open.
notice-budgets-vote-extended = The end of the vote is moved later.
notice-budgets-vote-closed = The vote is closed.
notice-budgets-decided = The vote is counted.
notice-budgets-proposed = Your idea is published. Thank you!
notice-budgets-edited = Your idea is changed.
notice-budgets-withdrawn = Your idea is withdrawn.
notice-budgets-photo = The photo is saved.
notice-budgets-studied = The answer is published.
notice-budgets-merged = The two ideas are merged.
notice-budgets-separated = The idea is by itself again.
notice-budgets-voted = Your ballot is recorded.
notice-budgets-paper-entered = The ballot is entered. Another agent must read it in turn.
notice-budgets-paper-agreed = Two agents read this ballot alike: it is sure.
notice-budgets-paper-removed = Your reading is taken back.
notice-budgets-paper-handed = The ballot can be handed out.
notice-budgets-paper-taken-back = The ballot is taken back: this person can vote online, or be handed another one.
notice-budgets-works = The news of the works is published.
notice-budgets-works-removed = It is removed.

## What is declared of personal data
processing-budgets-participation-title = Participatory budgets
processing-budgets-participation-purpose = To gather ideas, study them, vote for projects.
processing-budgets-participation-people = Whoever proposes, whoever votes, whoever enters paper ballots
processing-budgets-participation-data = Idea and place, turnout; until the count the choice and, where people also vote on paper, digests of the name, date of birth and address
processing-budgets-participation-recipients = Everyone for ideas; nobody for choices
processing-budgets-participation-kept = Choices are emptied at the count; ideas stay, without the name once the account is closed.
retention-budgets-choices = What each chose, at the count

## The list of ideas, as open data
open-idees-budgets-title = Ideas and projects of participatory budgets
open-idees-budgets-description = The ideas proposed to each participatory budget, what they cost, where they are, their votes once counted, and how far their works are. Their authors are not named.
open-idees-budgets-keywords = participatory budget; projects; works
open-idees-budgets-idee_id = the identifier of the idea
open-idees-budgets-budget_id = the identifier of the budget
open-idees-budgets-budget = the title of the participatory budget
open-idees-budgets-numero = the number of the idea in its budget
open-idees-budgets-titre = the title of the idea
open-idees-budgets-secteur = the district where it is; empty for the whole town
open-idees-budgets-longitude = where it is, in degrees (WGS 84)
open-idees-budgets-latitude = where it is, in degrees (WGS 84)
open-idees-budgets-etat = proposee (proposed), etudiee (under study), recevable (eligible), refusee (refused) or reunie (merged into another)
open-idees-budgets-motif = what the services say of it
open-idees-budgets-cout_estime = what it would cost as its author thinks, in euros
open-idees-budgets-cout = what it costs as the services say, in euros
open-idees-budgets-cout_annuel = what it costs each year afterwards, in euros
open-idees-budgets-voix = its votes, once counted
open-idees-budgets-retenu = oui (yes) or non (no), once the budget is decided
open-idees-budgets-travaux = prevus (planned), commences (begun), livres (delivered) or abandonnes (abandoned)
open-idees-budgets-proposee_le = when it was proposed
open-idees-budgets-modifiee_le = when it last changed
open-idees-budgets-adresse = the page of the idea
