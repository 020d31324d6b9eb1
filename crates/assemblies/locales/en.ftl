# Assemblies drawn by lot: who volunteers, who draws, what anybody can check.
assemblies-nav = Assemblies drawn by lot
subject-assembly = Assembly drawn by lot

## Rights
right-assemblies-prepare = Prepare an assembly drawn by lot: seats, criteria, call for volunteers
right-assemblies-see-volunteers = Read the names of an assembly’s volunteers, enter their forms and their answers
right-assemblies-draw = Conduct a draw: announce it, enter the public seed, fill empty seats
right-assemblies-volunteer = Volunteer for an assembly drawn by lot
right-assemblies-answer = Confirm, answer and withdraw by the link of one’s own letter
right-assemblies-publish = Publish the thousand panels once computed, and close the call at its hour
right-assemblies-erase = Erase the names and addresses of volunteers, once the assembly is over

## Journal
event-assemblies-created = An assembly drawn by lot is being prepared
event-assemblies-edited = The settings of the assembly changed
event-assemblies-criteria-set = The criteria of the assembly are given
event-assemblies-quotas-set = The quotas of the assembly changed
event-assemblies-quotas-relaxed = Quotas are relaxed for a draw of empty seats
event-assemblies-link-renewed = The link of a letter is made again, the key of the installation having changed
event-assemblies-seats-lowered = The assembly has fewer seats than foreseen
event-assemblies-call-opened = The call for volunteers is open
event-assemblies-call-prolonged = The call for volunteers is prolonged
event-assemblies-call-closed = The call for volunteers is closed
event-assemblies-volunteered = Somebody volunteered
event-assemblies-paper-form-entered = A paper form was entered
event-assemblies-confirmed = Somebody confirmed that they volunteer
event-assemblies-withdrawn = Somebody withdrew
event-assemblies-draw-asked = A draw is being prepared
event-assemblies-panels-impossible = No panel meets the quotas
event-assemblies-panels-published = A thousand panels are published, with their digest
event-assemblies-drawn = The panel is drawn
event-assemblies-draw-cancelled = A draw is abandoned before its seed
event-assemblies-accepted = Somebody who was drawn accepts to sit
event-assemblies-declined = Somebody who was drawn declines
event-assemblies-departed = Somebody leaves their seat
event-assemblies-reserve-called = The reserve is called to empty seats
event-assemblies-group-gathered = The panel becomes a group
event-assemblies-erased = The names and addresses of volunteers are erased

## Work of the worker
effect-assembly-panels = Computing the thousand panels of a draw

## News
news-assemblies-call-opened = { $n ->
    [one] Call for volunteers, until { $until }
   *[other] { $n } calls for volunteers, the last until { $until }
 }
news-assemblies-call-prolonged = { $n ->
    [one] Call for volunteers prolonged until { $until }
   *[other] { $n } calls for volunteers prolonged, the last until { $until }
 }
news-assemblies-panels-published = { $n ->
    [one] Draw announced for { $until }
   *[other] { $n } draws announced, the last for { $until }
 }
news-assemblies-drawn = { $n ->
    [one] A panel was drawn
   *[other] { $n } draws took place
 }

## Steps of a parcours
step-assemblies-volunteers = Call for volunteers for an assembly
step-assemblies-draw = Draw an assembly by lot
step-guard-call-closed = The call for volunteers is closed
step-guard-panel-drawn = The panel is drawn
step-guard-seats-filled = Each seat is accepted
step-setting-seats = The number of seats
assemblies-step-without-end = This step needs an end date: volunteers come until then.
assemblies-step-prepare = The assembly is being prepared: see the assemblies
assemblies-step-read = Read the page of the assembly
assemblies-step-volunteers = { $n ->
    [one] { $n } volunteer
   *[other] { $n } volunteers
 }
assemblies-step-drawn = { $accepted } seats accepted of { $seats }
assemblies-step-running = The call for volunteers is open until { $until }.
assemblies-fact-call-open = The call for volunteers is not closed.
assemblies-fact-not-drawn = The panel is not drawn.
assemblies-fact-not-filled = { $accepted } seats are accepted of { $seats }.

## Done
notice-assemblies-created = The assembly is being prepared.
notice-assemblies-edited = The settings are saved.
notice-assemblies-criteria-set = The criteria are saved, and the quotas computed.
notice-assemblies-quotas-set = The quotas are saved.
notice-assemblies-seats-lowered = The number of seats is changed, and quotas follow.
notice-assemblies-call-opened = The call for volunteers is open.
notice-assemblies-call-prolonged = The call is prolonged.
notice-assemblies-call-closed = The call is closed. You can prepare the draw.
notice-assemblies-draw-asked = The thousand panels are being computed. Load this page again in a moment.
notice-assemblies-draw-cancelled = The draw is abandoned. Everybody reads why.
notice-assemblies-drawn = The panel is drawn. Those who gave an e-mail address receive a message.
notice-assemblies-reserve-called = The reserve is called. Those concerned receive a message.
notice-assemblies-group-gathered = The group is made.
notice-assemblies-erased = Names and addresses are erased. What was published stays.
notice-assemblies-volunteered = You are on the list of volunteers. Thank you.
notice-assemblies-letter-sent = A message has just left for your address: follow its link to confirm.
notice-assemblies-paper-entered = The form is entered.
notice-assemblies-confirmed = It is confirmed: you are on the list of volunteers. Thank you.
notice-assemblies-answered = Your answer is recorded. Thank you.
notice-assemblies-answer-recorded = The answer is recorded.
notice-assemblies-departure-noted = The departure is noted. The seat is to be filled.
notice-assemblies-withdrawal-recorded = The person is withdrawn. Their name and addresses are erased.
notice-assemblies-withdrawn = You are off the list. Your name and addresses are erased.

## The list and the home page
assemblies-list-title = Assemblies drawn by lot
assemblies-list-lead = Volunteers drawn by lot so as to look like the town. Anybody can make the draw again.
assemblies-list-none = No assembly has called for volunteers yet.
assemblies-list-prepared = Being prepared
assemblies-list-all = Open and drawn
assemblies-until = One may volunteer until { $at }.
assemblies-home-call = Call for volunteers until { $at }
assemblies-home-draw = Public draw on { $at }
assemblies-home-drawn = { $seats ->
    [one] { $seats } seat drawn by lot
   *[other] { $seats } seats drawn by lot
 }
assemblies-state-draft = Being prepared
assemblies-state-call = Call open
assemblies-state-closed = Call closed
assemblies-state-drawn = Drawn
assemblies-state-erased = Over, names erased
assemblies-draw-preparing = Panels being computed
assemblies-draw-impossible = Quotas impossible
assemblies-draw-published = Panels published, seed awaited
assemblies-draw-drawn = Drawn
assemblies-draw-cancelled = Abandoned

## Creating
assemblies-create-link = Prepare an assembly
assemblies-create-title = Prepare an assembly
assemblies-create-choose-group = Which group prepares the assembly?
assemblies-create-lead = In the name of: { $group }. Nothing is public before the call for volunteers.
assemblies-create-button = Continue
assemblies-edit-title = Change the settings
assemblies-edit-link = Change the name, the seats and the dates
assemblies-edit-button = Save
assemblies-name = Name of the assembly
assemblies-name-hint = For example: Citizens’ assembly on mobility.
assemblies-name-empty = Give the assembly a name.
assemblies-name-too-long = This name is too long: { $max } characters at most.
assemblies-description = What it will work on
assemblies-description-hint = The subject, how often it meets, what the town will do with its opinion, whether people are paid.
assemblies-description-empty = Say what the assembly will work on.
assemblies-description-too-long = This text is too long: { $max } characters at most.
assemblies-seats = Number of seats
assemblies-seats-out = An assembly has from 2 to { $max } seats.
assemblies-seats-not-lower = Write a number of seats of at least 2, and smaller than { $before }.
assemblies-tolerance = Tolerance, in seats
assemblies-tolerance-hint = By how many seats each quota may differ from the population. Zero: exactly, which is seldom possible.
assemblies-tolerance-out = The tolerance goes from 0 to { $max } seats.
assemblies-same-address = Two people of one address
assemblies-same-address-yes = Never sit together
assemblies-same-address-no = May sit together
assemblies-same-address-said = Two people of one address never sit together.
assemblies-until-on = Last day of the call
assemblies-until-time = Hour at which it ends
assemblies-answer-days = Days to answer
assemblies-answer-days-hint = The time that somebody who was drawn has to accept or decline.
assemblies-answer-days-out = One has from 1 to { $max } days to answer.
assemblies-number-unreadable = Write a whole number.
assemblies-date-unreadable = Give a date and an hour.

## Preparing
assemblies-prepare-title = Prepare the assembly
assemblies-prepare-lead = { $name }: what is left to do, from the call to the erasure of names.
assemblies-prepare-link = Prepare and conduct
assemblies-public-page = Public page
assemblies-criteria-title = Criteria and population
assemblies-criteria-lead = For each criterion, paste how many inhabitants have each value, for instance from the census. Seats follow the population by the largest remainder. Ask only what serves to look like the town: each criterion is a question put to volunteers.
assemblies-criteria = Table
assemblies-criteria-hint = A line for each value: criterion; value; inhabitants. Columns separated by semicolons, tabs or commas. Example: Age;16-29;2130
assemblies-criteria-button = Compute the quotas
assemblies-criteria-none = The criteria are not given yet.
assemblies-criteria-empty = Paste one criterion at least.
assemblies-criteria-cells = Line { $line }: three columns are wanted, criterion, value, inhabitants.
assemblies-criteria-number = Line { $line }: the third column is no number of inhabitants.
assemblies-criteria-words = Line { $line }: the criterion or the value is missing, or is longer than 100 characters.
assemblies-criteria-taken = Line { $line }: “numero” and “foyer” are taken by the files of the draw. Give this criterion another name.
assemblies-criteria-twice = Line { $line }: this value stands above already.
assemblies-criteria-values-max = Line { $line }: this criterion has too many values, 30 at most.
assemblies-criteria-max = Line { $line }: too many criteria, 10 at most.
assemblies-criteria-nobody = “{ $criterion }” counts no inhabitant.
assemblies-quotas-title = Whom it must look like
assemblies-quotas-lead = How many seats go to each part of the population.
assemblies-quotas-caption = Seats by { $criterion }
assemblies-quotas-value = Value
assemblies-quotas-share = Share of inhabitants
assemblies-quotas-seats = Seats
assemblies-seats-between = { $min } to { $max }
assemblies-percent = { $n }%
assemblies-quotas = Quotas
assemblies-quotas-hint = A line for each value: feature,value,min,max. Change the last two numbers only.
assemblies-quotas-button = Save these quotas
assemblies-quotas-change = Change the quotas by hand
assemblies-quotas-change-lead = Once the call is open, the change is read in the public history.
assemblies-lower-link = Have fewer seats
assemblies-lower-lead = When too few people volunteered. Quotas are computed again from the population; the change is read in the public history.
assemblies-lower-button = Have fewer
assemblies-quotas-unreadable = These quotas cannot be read: { $why }
assemblies-quotas-others = Keep each value once, and add none.
assemblies-quotas-crossed = “{ $value }”: the minimum is above the maximum.
assemblies-call-title = Call for volunteers
assemblies-call-lead = The assembly will have a public page, and anybody will be able to volunteer until { $at }. The criteria will not change any more.
assemblies-call-button = Open the call
assemblies-counted-title = Volunteers
assemblies-counted-caption = Volunteers and seats, by value
assemblies-counted-people = Volunteers
assemblies-counted-short = too few
assemblies-close-title = End of the call
assemblies-close-link = Close the call now
assemblies-close-lead = Nobody will be able to volunteer any more. Those who have not confirmed may still do so for one day, as long as the draw is not prepared, and are then forgotten.
assemblies-close-button = Close the call
assemblies-prolong-title = Open the call again
assemblies-prolong-lead = If too few volunteers came, the call may go on until another date.
assemblies-prolong-on = New last day
assemblies-prolong-time = New hour at which it ends
assemblies-prolong-button = Prolong the call
assemblies-draw-title = Draw
assemblies-ask-lead = Parvis computes a thousand panels that meet the quotas, as fairly as these allow, and publishes them with their digest. On the given date, a seed that nobody can choose draws one of them.
assemblies-draw-on = Day of the draw
assemblies-draw-time = Hour of the draw
assemblies-draw-too-soon = Choose a date no earlier than { $at }: panels are published early enough for everybody to download them.
assemblies-source = Where the seed will come from
assemblies-source-hint = What nobody can foresee nor choose: for instance “twenty throws of a die, before the public, at the town hall”.
assemblies-source-empty = Say where the seed will come from.
assemblies-source-too-long = This is too long: { $max } characters at most.
assemblies-numbers = Numbers of the seed
assemblies-numbers-hint = How many whole numbers will be read, one for each throw or ball. They are written with one space between them and no zero before: nobody chooses how the seed is written.
assemblies-numbers-out = A seed is made of 1 to { $max } whole numbers.
assemblies-ask-button = Compute and publish the thousand panels
assemblies-preparing-said = It is computed in the background: a few seconds for a hundred volunteers, a few minutes for two thousand. Load this page again to see how far it is.
assemblies-published-said = The panels are published. The seed is read in public on { $at }.
assemblies-cancelled-why = Draw abandoned, for this reason:
assemblies-cancel-link = Abandon this draw
assemblies-cancel-lead = Everybody will read the reason. Panels that displease are none. Once the hour has come, the seed that was read and the panel it would have drawn are published too.
assemblies-cancel-hint = For instance: an address was wrongly entered.
assemblies-cancel-seed-hint = The hour has come: enter the seed as it was read. The panel it would have drawn will be published.
assemblies-cancel-button = Abandon
assemblies-reason = Reason
assemblies-reason-empty = Say why.
assemblies-reason-too-long = This reason is too long: { $max } characters at most.
assemblies-impossible-said = { $n ->
    [one] No panel meets all quotas together. It would be enough to change this one, by the fewest seats possible.
   *[other] No panel meets all quotas together. It would be enough to change these { $n }, by the fewest seats possible.
 }
assemblies-changes-caption = Quotas to change
assemblies-changes-from = Asked
assemblies-changes-to = Possible
assemblies-relax-button = Take these quotas
assemblies-relax-reason = Relax these quotas for this draw, because
assemblies-relax-reason-hint = Leave empty to keep the quotas. Otherwise the quotas below change for this draw alone, and everybody reads your reason on its page before the seed.
assemblies-relaxed-said = No panel met the quotas of the seats to fill: they are relaxed for this draw only.
assemblies-relaxed-why = Reason:
assemblies-relaxed-caption = Relaxed quotas, among the seats to fill
assemblies-refused-nothing-to-relax = There is nothing to relax: the last draw of empty seats did not fail on its quotas.
assemblies-refusal-quotas = No panel meets the quotas.
assemblies-refusal-people = There are fewer volunteers who can sit together than seats.
assemblies-refusal-reach = The quotas of one criterion cannot make so many seats. Change them.
assemblies-refusal-large = This draw is too large.
assemblies-refusal-undecided = The computation stopped at its limit. Give the quotas some tolerance, then begin again.
assemblies-seats-title = Answers
assemblies-seats-accepted = { $n ->
    [one] { $n } seat accepted of { $seats }
   *[other] { $n } seats accepted of { $seats }
 }
assemblies-seats-asked = { $n ->
    [one] { $n } answer awaited
   *[other] { $n } answers awaited
 }
assemblies-seats-late = { $n ->
    [one] { $n } person did not answer in time
   *[other] { $n } people did not answer in time
 }
assemblies-seats-left = { $n ->
    [one] { $n } seat declined or left, to be filled
   *[other] { $n } seats declined or left, to be filled
 }
assemblies-replace-title = { $n ->
    [one] One seat is to be filled
   *[other] { $n } seats are to be filled
 }
assemblies-reserve-lead = The seed of the first draw also drew the order of the reserve. For each seat, the first person in this order with whom all quotas are still met is called.
assemblies-reserve-button = Call the reserve
assemblies-redraw-title = Or draw these seats by lot
assemblies-redraw-lead = When several seats are empty, or nobody of the reserve fits alone, a new public draw fills them together, with the quotas less what those who stay already fill.
assemblies-gather-title = Make the group
assemblies-gather-lead = Those who accept to sit and to be named become members of a group: meetings, texts and votes happen there as elsewhere. Who accepts later joins it at once. Who does not want to be named or has no e-mail address sits too, without appearing here.
assemblies-gather-which = Which group?
assemblies-gather-new = A new group, named as the assembly
assemblies-gather-same = The working group that carries the assembly
assemblies-gather-same-hint = To be chosen when the assembly is a step of a parcours: the meetings that follow are those of this group.
assemblies-gather-button = Make the group
assemblies-erase-title = Erase the names
assemblies-erase-link = The assembly is over
assemblies-erase-lead = All names, addresses and answers of volunteers are erased, and cannot come back. Quotas, panels, seeds and certificates stay: they hold numbers only.
assemblies-erase-hint = For instance: the opinion was handed to the council.
assemblies-erase-button = Erase for good
assemblies-erased-said = The assembly is over. Names and addresses are erased; what was published stays.

## The page for everybody
assemblies-seats-said = { $seats ->
    [one] { $seats } seat.
   *[other] { $seats } seats.
 }
assemblies-volunteers-count = { $n ->
    [one] { $n } volunteer
   *[other] { $n } volunteers
 }
assemblies-join-link = Volunteer
assemblies-own-said = You are on the list of volunteers.
assemblies-own-link = Your page
assemblies-group-link = The group of the assembly: { $name }
assemblies-people-link = Volunteers and answers
assemblies-draw-announced = Public draw on { $at }.
assemblies-ceremony-link = Page of the ceremony
assemblies-draws-title = Draws
assemblies-draw-whole = Draw no. { $n }: the whole panel
assemblies-draw-seats = { $seats ->
    [one] Draw no. { $n }: { $seats } seat
   *[other] Draw no. { $n }: { $seats } seats
 }
assemblies-panel-title = The panel
assemblies-panel-said = { $accepted } seats accepted of { $seats }. Each person is a number: their name is shown nowhere without their agreement.
assemblies-successions-title = Replacements
assemblies-successions-lead = Who followed whom, and how it was decided.
assemblies-successions-caption = Seats that passed from one to another
assemblies-succession-leaving = Seat left by
assemblies-succession-following = Followed by
assemblies-succession-how = How
assemblies-succession-draw = Draw no. { $n }
assemblies-succession-rank = Reserve, place { $rank } in the order drawn
assemblies-rule-title = How the draw is made
assemblies-rule = Among all draws that meet the quotas, this one gives the least favoured person the greatest chance possible, then the next, to the last (“leximin” method). It is turned into a thousand panels of equal chance, published with their digest before the seed exists; the seed, read in public, draws one of them.
assemblies-algorithm = This draw is an algorithmic treatment: its rule, its files and its program are published. A person concerned can ask for an explanation of what concerns them: their answers to the criteria, their probability, the operations made (French code of relations between the public and the administration, art. L. 311-3-1).
assemblies-personal-title = Your data
assemblies-personal = Your name, your addresses and your answers serve the draw and the letters, and nothing else. Only the agents in charge of the assembly read them. You may withdraw at any time: your name and your addresses are erased at once. If a draw is already prepared, your number and its answers to the criteria stay in the file that agents keep, so that the draw can be made again. At the end of the assembly, or a year after the draw, all of it is erased for everybody.
assemblies-history = History

## Volunteering
assemblies-join-title = Volunteer
assemblies-join-lead = { $name }. The draw needs what follows, and nothing else.
assemblies-person-name = First name and name
assemblies-email = E-mail address
assemblies-email-hint = A message will lead you there to confirm, then say whether you are drawn.
assemblies-email-paper-hint = Without it, letters go by post.
assemblies-email-unreadable = Write an e-mail address, as camille@example.org.
assemblies-email-known = This address is on the list already.
assemblies-person-known = Somebody of that name at that address is already on the list.
assemblies-address = Postal address
assemblies-address-hint = Number, street, postal code and town. It serves for letters, and so that two people of one home do not sit together.
assemblies-address-empty = Write your postal address.
assemblies-address-too-long = This address is too long: { $max } characters at most.
assemblies-choice-missing = Choose an answer.
assemblies-consent-title = Agreement
assemblies-consent = I agree that the town keeps these answers for this draw, until the end of the assembly.
assemblies-consent-missing = Without this agreement, these answers cannot be kept.
assemblies-join-button = Volunteer
assemblies-paper-title = Enter a paper form
assemblies-paper-lead = Copy what is written, and keep the paper until the end of the assembly.
assemblies-paper-link = Enter a paper form
assemblies-paper-consent = The agreement is signed on the paper.
assemblies-paper-button = Save this form
assemblies-table-title = Paste several forms
assemblies-table-lead = A line for each person, columns separated by semicolons or tabs, without a line of titles, in this order:
assemblies-table-columns = name ; e-mail address ; postal address
assemblies-table = Forms
assemblies-table-consent = Each person signed their agreement.
assemblies-table-button = Save these forms
assemblies-table-line = Line { $line }: a name, an address, an agreement or a known answer is missing, or the person is on the list already.

## One’s own page
assemblies-own-title = Your volunteering
assemblies-own-number = Your number, in all that is published: { $number }
assemblies-own-probability = Your probability of being drawn: { $probability }. It follows from your answers to the criteria, from those of the other volunteers and from the quotas.
assemblies-confirm-lead = Confirm to be on the list of volunteers.
assemblies-confirm-last = The call is closed. You may still confirm until { $at }, as long as the draw is not prepared.
assemblies-confirm-button = Confirm
assemblies-answer-title = You are drawn
assemblies-answer-lead = Answer before { $at }. After this date, somebody else is called.
assemblies-answer = Your answer
assemblies-answer-yes = I accept to sit
assemblies-answer-no = I decline
assemblies-answer-missing = Choose: accept or decline.
assemblies-answer-until = Answer awaited before
assemblies-named-title = Your name
assemblies-named = I agree that my name appears on the public page of the group
assemblies-named-hint = Without this agreement one sits too, without being a member of the group on this site.
assemblies-answer-button = Send my answer
assemblies-withdraw-title = Withdraw
assemblies-withdraw-link = Take my name back
assemblies-withdraw-lead = Your name and your addresses are erased at once, and this link will lead nowhere any more. If a draw is already prepared, your number and its answers to the criteria stay, without a name, until the end of the assembly. If you sit, your seat goes to somebody else.
assemblies-withdraw-button = Withdraw for good

## For agents
assemblies-people-title = Volunteers
assemblies-people-lead = These names are for the agents in charge of the assembly. They appear on no public page.
assemblies-people-caption = Volunteers, by number
assemblies-people-number = Number
assemblies-people-name = Name
assemblies-people-state = Situation
assemblies-people-how = How to write to them
assemblies-people-waiting = { $n ->
    [one] { $n } registration is not confirmed yet.
   *[other] { $n } registrations are not confirmed yet.
 }
assemblies-people-none = Nobody has volunteered yet.
assemblies-person-title = A volunteer
assemblies-person-in = On the list
assemblies-person-withdrawn = Withdrawn
assemblies-person-asked = Drawn, answer awaited
assemblies-person-late = Drawn, no answer
assemblies-person-accepted = Sits
assemblies-person-declined = Declined
assemblies-person-left = Left their seat
assemblies-person-mail = By e-mail
assemblies-person-paper = By post
assemblies-person-paper-mail = Paper form, by e-mail
assemblies-letter-link = Letter to print (PDF)
assemblies-record-title = Enter their answer
assemblies-record-button = Save the answer
assemblies-withdrawal-link = Take this person off, as they ask
assemblies-withdrawal-lead = Their name and addresses are erased at once, and cannot come back. If a draw is already prepared, their number and their answers stay in the file of candidates, without a name, until the erasure. If they sit, their seat is to be filled.
assemblies-withdrawal-button = Erase what they said
assemblies-departure-link = Note that they leave
assemblies-departure-lead = The seat will have to be filled, and the mandate in the group ends today.
assemblies-departure-button = Note the departure

## The ceremony
assemblies-ceremony-title = Ceremony of the draw
assemblies-ceremony-lead = { $name }: what was published before, the seed, the panel, and how anybody checks it.
assemblies-ceremony-panel = The panel drawn
assemblies-ceremony-seed = Seed read in public:
assemblies-ceremony-ticket = It draws panel no. { $ticket }, of a thousand numbered from 0 to 999: line { $line } of the published file.
assemblies-ceremony-vacated = { $seats ->
    [one] This draw fills { $seats } seat.
   *[other] This draw fills { $seats } seats.
 }
assemblies-ceremony-numbers = Each number is a person, who knows theirs. No name is read nor published.
assemblies-ceremony-would-be = The panel that was not kept
assemblies-ceremony-would-be-said = The seed had been read, then the draw was abandoned. It would have drawn this panel.
assemblies-ceremony-before = Published before the seed
assemblies-ceremony-before-said = A thousand panels, each as likely as the others. Their digest commits the town: changing a single number would change it.
assemblies-fact-published = Published on
assemblies-fact-people = Among
assemblies-fact-commitment = Digest (SHA-256)
assemblies-fact-source = Where the seed comes from
assemblies-fact-numbers = { $n ->
    [one] ({ $n } whole number)
   *[other] ({ $n } whole numbers)
 }
assemblies-fact-draw-at = Seed read on
assemblies-draw-moved = (first announced for { $at }; panels were published too late for that hour)
assemblies-panels-link = Download the thousand panels
assemblies-ceremony-awaited = The seed
assemblies-ceremony-wait = It will be read in public on { $at }. Nobody knows it before.
assemblies-ceremony-now = It is being read in public now. Load this page again to see the panel.
assemblies-seed-lead = Enter before the public what was just read. A seed is entered once only.
assemblies-seed = Seed
assemblies-seed-hint = { $n ->
    [one] One whole number, as it is read.
   *[other] { $n } whole numbers as they are read, with spaces between them, for example 4 6 1 1 3 5.
 }
assemblies-seed-unreadable = { $n ->
    [one] Enter the seed: one whole number, in digits.
   *[other] Enter the seed: { $n } whole numbers, in digits, with spaces between them.
 }
assemblies-seed-button = Draw the panel
assemblies-needs-network = The draw needs the network.
assemblies-likely-title = How likely each one is
assemblies-likely-said = The least favoured person had a chance of { $minimum } to be drawn; no draw that meets the quotas gives them more than { $bound }. The thousand panels differ from these probabilities by { $rounding } at most.
assemblies-likely-picture = Number of volunteers by probability
assemblies-likely-between = From { $low }% to { $high }%
assemblies-likely-caption = Probability of each number
assemblies-likely-number = Number
assemblies-likely-probability = Probability
assemblies-likely-drawn = drawn
assemblies-check-title = Check it yourself
assemblies-check-digest = Download the thousand panels: their digest is the one that was published.
assemblies-check-draw = Make the draw again with the seed: it gives the same panel.
assemblies-check-by-hand = Or without Parvis, with the first number below the largest multiple of a thousand:
assemblies-check-formula = first 8 bytes of SHA-256("parvis-sortition-draw 1\n" + digest + "\n" + seed + "\n" + n), n = 0, 1…, modulo 1000
assemblies-check-panels = For agents: the file of candidates, without names, makes the thousand panels again byte for byte. Crossed, its answers name somebody; it is not published.
assemblies-certificate-link = Certificate (JSON)
assemblies-reserve-link = Order of the reserve

## Refusals
assemblies-refused-not-draft = The call is open: this does not change any more.
assemblies-refused-call-closed = The call for volunteers is closed.
assemblies-refused-not-closed = The call for volunteers is not closed.
assemblies-refused-not-drawn = No panel is drawn.
assemblies-refused-drawn = A panel is drawn already.
assemblies-refused-no-criteria = Give the criteria first.
assemblies-refused-hour-passed = The end of the call has passed. Change it in the settings.
assemblies-refused-not-later = Choose a date later than today and than the one before.
assemblies-refused-version = Somebody changed the assembly meanwhile. Read what is recorded; sending this form again replaces it.
assemblies-refused-under-way = A draw is under way. It has to be brought to its end, or abandoned.
assemblies-refused-already = You are on the list of volunteers already.
assemblies-refused-twice = Somebody of that name at that address, or with that e-mail address, is already on the list. If it is somebody else, write to the town hall.
assemblies-refused-not-elector = This assembly is drawn among people who gave a proof: their registration on the electoral roll, or their telephone number. Sign in and give it first: the page of the group that runs the assembly says which one. Without an account, fill in a paper form at the town hall.
assemblies-refused-no-empty-seat = No seat is to be filled.
assemblies-refused-seed-known = This draw is over: its seed is entered, or it is abandoned.
assemblies-refused-seed-awaited = The hour of the draw has passed: enter its seed, or abandon it with it, before names are erased.
assemblies-refused-not-published = The panels of this draw are not published.
assemblies-refused-late = The date for answers has passed. Write to the town hall if you still want the seat.
assemblies-refused-being-replaced = This seat is being drawn for somebody else.
assemblies-refused-not-asked = No answer is awaited from this person.
assemblies-refused-not-seated = This person does not sit.
assemblies-refused-changed = Somebody answered or withdrew meanwhile. Begin again.
assemblies-refused-no-reserve = Nobody of the reserve fits these seats alone. Draw them by lot.
assemblies-refused-gathered = The group is made already.
assemblies-refused-not-working-group = This is no working group: make a new group.
assemblies-refused-withdrawn = This person is taken off already.
assemblies-refused-waiting = Too many registrations wait for their confirmation. Come back in a few days, or write to the town hall.
assemblies-refused-erased = This file was erased with the names.
assemblies-refused-full = The list is full: { $max } volunteers at most.
assemblies-refused-no-form = No form is given.
assemblies-refused-rounds = Too many draws: { $max } at most.
assemblies-refused-too-soon = The seed is read on { $at }, not before.

## Letters
assemblies-mail-confirm-subject = Confirm: { $name }
assemblies-mail-confirm-text = Hello,

    Somebody gave this address to volunteer: { $name }.

    If it is you, confirm here:

    { $link }

    If not, do nothing: everything is forgotten in a few days.
assemblies-mail-known-subject = You are a volunteer: { $name }
assemblies-mail-known-text = Hello,

    You are on the list of volunteers: { $name }.
    Your number, in all that will be published: { $number }

    Your page, where you may withdraw at any time:

    { $link }
assemblies-mail-drawn-subject = You are drawn: { $name }
assemblies-mail-drawn-text = Hello,

    The lot fell on you: { $name }.
    Your number: { $number }

    Do you accept to sit? Answer before { $until }:

    { $link }

    After this date, somebody else is called.
assemblies-mail-answer-subject = Your answer is recorded: { $name }
assemblies-mail-accepted-text = Hello,

    The town hall noted that you accept to sit: { $name }.

    If this is not your answer, change it here before the date you were given:

    { $link }
assemblies-mail-declined-text = Hello,

    The town hall noted that you will not sit: { $name }.

    If this is not your answer, change it here before the date you were given:

    { $link }
assemblies-letter-title = You are drawn: { $name }
assemblies-letter-hello = Hello { $person },
assemblies-letter-drawn = You volunteered, and the lot fell on you to sit: { $name }. Your number in all that is published is { $number }.
assemblies-letter-answer = Do you accept? Answer before { $until }. After this date, somebody else is called.
assemblies-letter-link-said = You may answer at this address, without an account:
assemblies-letter-coupon = Or send this letter back to the town hall, ticking: [  ] I accept to sit. [  ] I decline. [  ] I agree that my name appears on the public page of the group.
assemblies-letter-rule = This draw is an algorithmic treatment, whose rule and files are published; you can ask for an explanation of what concerns you (French code of relations between the public and the administration, art. L. 311-3-1): { $address }
assemblies-letter-page = Page { $page } of { $pages }

## What is declared of personal data
processing-assemblies-volunteers-title = Drawing by lot
processing-assemblies-volunteers-purpose = To make up an assembly that looks like the population, from volunteers.
processing-assemblies-volunteers-people = Volunteers
processing-assemblies-volunteers-data = Name, address, household and answers to the criteria that the call announces
processing-assemblies-volunteers-recipients = The officers who prepare the assembly; only a number is published
processing-assemblies-volunteers-kept = Until the date of erasure announced in the call.
retention-assemblies-clients = Digests of the network addresses that filled in the form
retention-assemblies-waiting = Applications whose link was not followed
retention-assemblies-volunteers = Names, addresses and answers of volunteers, on the date announced in the call
