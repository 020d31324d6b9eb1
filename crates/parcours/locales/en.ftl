# Pathways: a decision under way, step by step.

parcours-navigation = Pathways
parcours-title = Pathways
parcours-lead = A pathway takes a decision from the first idea to the published act, step by step.
parcours-drafts = Being prepared
parcours-none-running = No pathway is open at the moment.
parcours-none-finished = No pathway is finished yet.
parcours-none-abandoned = No pathway has been stopped without outcome.
parcours-new = New pathway
parcours-see-finished = See the finished pathways
parcours-see-running = See the pathways under way
parcours-line-finished = Finished
parcours-line-abandoned = Stopped without outcome
parcours-line-draft = Being prepared, not public yet
parcours-home-open = Step open until { $until }
parcours-group = Led by
parcours-template = Template
parcours-state-brouillon = Being prepared
parcours-state-en-cours = Under way
parcours-state-termine = Finished
parcours-state-sans-suite = Without outcome
parcours-now = Now
parcours-dates = from { $from } to { $until }
parcours-dates-closed = closed on { $at }
parcours-until = Until { $until }
parcours-overdue-ready = The planned date has passed and nothing is missing: the step is waiting to be closed.
parcours-overdue = The planned date has passed. The step is waiting: { $reason }
parcours-waiting-for = Before this step can be closed, this is still missing: { $reason }
parcours-close-step = Close this step
parcours-close-step-what = The next step opens straight away. A closed step cannot be reopened.
parcours-start = Start this pathway
parcours-start-what = The pathway becomes public and its first step opens straight away.
parcours-why-closing = A step closes when its date has come or when somebody with the right to do so decides it, and only if its conditions are met. The template of the pathway sets them; it was copied at the start and no longer changes.
parcours-subjects = What this pathway brings together
parcours-step-label = “{ $label }”
parcours-subject-text = The text
parcours-subject-meeting = The meeting
parcours-subject-act = The published act
parcours-timeline = What happened
parcours-new-title = New pathway
parcours-new-lead = A few questions are enough. Nothing is public until you decide so.
parcours-question-title = What is this pathway about?
parcours-question-title-hint = For example: Opinion on the local transport plan
parcours-question-group = Which group leads it?
parcours-question-template = Which template will you start from?
parcours-question-start = On which day does the first step start?
parcours-question-days = How many days does each step last?
parcours-days-of = { $step } (days)
parcours-calendar = The calendar
parcours-calendar-step = Step
parcours-calendar-dates = Dates
parcours-preview = See the calendar
parcours-create = Prepare this pathway
parcours-no-group = There is no group yet: create one first.
parcours-groups = See the groups

notice-parcours-created = The pathway is ready. Check it, then start it.
notice-parcours-started = The pathway has started: its first step is open.
notice-parcours-step-closed = The step is closed.

parcours-title-missing = Give this pathway a title.
parcours-title-too-long = The title is too long: { $max } characters at most.
parcours-template-unknown = Choose a template from the list.
parcours-group-missing = Choose the group that leads this pathway.
parcours-date-missing = Write a date, for example 2026-12-08.
parcours-date-too-far = This date is too far away: choose one within three years.
parcours-days-out-of-range = A step lasts between 1 and 730 days.
parcours-already-started = This pathway has already started.
parcours-step-unknown = This step does not exist in this pathway.
parcours-step-not-open = This step is not open.
parcours-guard-unanswered = One condition of this step cannot be checked.
parcours-not-its-own = This pathway is about another text or another meeting. Choose its own, or link them first to the step that is waiting for them.
parcours-of-another-group = This pathway belongs to another group.
parcours-subject-elsewhere = This text already belongs to another pathway, which decides on it.
parcours-role-taken = This pathway already has a subject in this role.

right-parcours-prepare = Prepare a pathway
right-parcours-advance = Start a pathway, close one of its steps, stop it without outcome, reopen it
right-parcours-gather = Link a subject to a pathway

event-parcours-created = Pathway prepared
event-parcours-started = Pathway started
event-parcours-step-opened = Step opened
event-parcours-step-closed = Step closed
event-parcours-step-overdue = Date of a step passed
event-parcours-finished = Pathway finished
event-parcours-abandoned = Pathway stopped without outcome
event-parcours-reopened = Pathway reopened
event-parcours-subject-gathered = Subject linked to the pathway

parcours-none-draft = No pathway is being prepared.
parcours-continue = Continue
parcours-dates-one = on { $on }
parcours-yes = Yes
parcours-no = No
parcours-question-days-hint = The durations of the template are already there. Change them if you need to, then look at the calendar.
parcours-templates = Templates
parcours-templates-see = Look at the templates before choosing
parcours-answer-missing = Answer this question: “{ $question }”
parcours-answer-too-long = The answer to “{ $question }” is too long: { $max } characters at most.
parcours-answer-number = The answer to “{ $question }” is a number, for example 12.
parcours-urgency = Notice period of the step “{ $step }”
parcours-urgency-no = Ordinary notice
parcours-urgency-yes = Urgent notice
parcours-urgency-hint = The notice period can be shortened. The assembly decides whether it was urgent when the sitting opens.
parcours-convocation-runs = The notice period runs until { $until }: the sitting is announced for the next day. The step will close by itself.

## Stopping without outcome, reopening
parcours-abandon = Stop this pathway without outcome
parcours-abandon-heading = Stop this pathway
parcours-abandon-when = Has the idea been dropped, has another replaced it, does the calendar no longer work? The pathway can stop here, with a reason that everyone can read.
parcours-abandon-later = To stop this pathway without outcome, first finish what is open. { $reason }
parcours-abandon-title = Stop this pathway without outcome
parcours-abandon-lead = Its steps stop where they are and nothing more is asked of anyone. What has been written and decided can still be read. You can reopen it.
parcours-abandon-reason = Why is it stopping?
parcours-abandon-reason-hint = Everyone will read this reason on the page of the pathway. Do not name anyone.
parcours-abandon-reason-missing = Say why this pathway is stopping: the people who took part in it will read it.
parcours-abandon-reason-too-long = The reason is too long: { $max } characters at most.
parcours-abandon-not = Go back to the pathway without stopping it
parcours-abandoned-on = Stopped without outcome on { $at }
parcours-hopeless = This pathway can no longer reach a published act.
parcours-hopeless-what = This pathway can no longer reach a published act. Stop it without outcome and say why: the reason is already written, you can add to it.
parcours-reopen = Reopen this pathway
parcours-reopen-what = The pathway carries on from where it stopped. A step whose date has passed will wait to be closed.
parcours-dates-left = opened on { $from }, stopped with the pathway
parcours-not-started = This pathway has not started: it can be deleted.
parcours-finished-already = This pathway is finished.
parcours-abandoned-already = This pathway is stopped without outcome. Reopen it first.
parcours-not-abandoned = This pathway is not stopped.
notice-parcours-abandoned = The pathway is stopped without outcome. Its page says why.
notice-parcours-reopened = The pathway is reopened.

## Changing or deleting a pathway being prepared
parcours-draft-title = Change this pathway
parcours-draft-change = Change this pathway
parcours-draft-save = Save
parcours-draft-delete = Delete this pathway
parcours-draft-delete-what = Nothing will be left of it. Nobody but you has seen it, since it has not started.
parcours-draft-stale = Somebody changed this pathway in the meantime. What you wrote is still in the form: read it again, then save again to keep it.
parcours-draft-kept = What is saved now: “{ $title }”, first day { $on }.
notice-parcours-draft-changed = The pathway is changed.
notice-parcours-draft-deleted = The pathway is deleted.

## What the law says about the calendar
parcours-law-title = What the law says about this calendar
parcours-law-past = The first day has already passed: the dates will run from the day you start it.
parcours-law-closes-day-off =
    { $day ->
        [samedi] The step closes on a Saturday, { $on }: offices may be closed.
        [dimanche] The step closes on a Sunday, { $on }: offices are closed.
       *[ferie] The step closes on a public holiday, { $on }: offices are closed.
    }
parcours-law-meeting-day-off =
    { $day ->
        [samedi] The sitting falls on a Saturday, { $on }.
        [dimanche] The sitting falls on a Sunday, { $on }.
       *[ferie] The sitting falls on a public holiday, { $on }.
    }
parcours-law-meeting-elsewhere = The sitting is announced for { $held }, but this step only opens on { $opens }: give the same duration to the steps it waits for.
parcours-law-no-convocation = This meeting is announced on the day the step opens. For a sitting of the assembly, start from a template that has a notice of meeting step, or send the notice yourself beforehand.
parcours-law-not-assembly = There is no legal notice period: it only applies to the assembly of the body.
parcours-law-free-kept = No law sets a notice period for your organisation. The model rules of procedure of Parvis suggest { $needed } clear days; this calendar leaves { $found }.
parcours-law-free-short = No law sets a notice period for your organisation. The model rules of procedure of Parvis suggest { $needed } clear days; this calendar leaves only { $found }.
parcours-law-delay-kept =
    { $unit ->
        [plain] The sitting is { $found } days after the notices of meeting are sent; { $needed } are enough.
       *[clear] There are { $found } clear days between the sending of the notices of meeting and the sitting; { $needed } are needed.
    }
parcours-law-delay-short =
    { $unit ->
        [plain] The notice of meeting must be sent at least { $needed } days before the sitting; this calendar leaves only { $found }. Make the step longer: the sitting can be held from { $earliest }.
       *[clear] There must be { $needed } clear days between the sending of the notices of meeting and the sitting; this calendar leaves only { $found }. Neither the day of sending nor the day of the sitting counts. Make the step longer: the sitting can be held from { $earliest }.
    }
parcours-law-delay-population = { $found } clear days are enough below { $threshold } inhabitants, but { $needed } are needed from that number on. Parvis has not been told the population yet.
parcours-law-delay-urgent = Notice period shortened because of urgency: this is reported as soon as the sitting opens, and the assembly decides. It can put off the discussion to another sitting.
parcours-law-delay-urgent-short =
    { $unit ->
        [plain] Even when it is urgent, the notice of meeting is sent the day before at the latest. The sitting can be held from { $earliest }.
       *[clear] Even when it is urgent, there must be { $needed } clear day between the sending of the notices of meeting and the sitting. It can be held from { $earliest }.
    }
parcours-law-convocation-by = The notice of meeting is given by whoever chairs the assembly. It carries the agenda, is entered in the register and is posted or published.
parcours-law-summary-note = From { $threshold } inhabitants, an explanatory summary note goes with the notice of meeting.
parcours-law-consultation = The law does not set how long a consultation you choose to open must last: it asks that the arrangements be published, and for an information file, reasonable time and a public outcome. This one lasts { $days ->
    [one] { $days } day
   *[other] { $days } days
 }.
parcours-law-consultation-environment = For you to check: a project that affects the environment or town planning may require a set duration and procedure (code de l’environnement, art. L. 123-19-1 and neighbouring articles). Parvis does not check them.
parcours-law-not-a-referendum = This is neither a local referendum nor a consultation of voters: those are held on paper, in polling stations.
parcours-law-act-in-force = The deliberation (délibération, a decision of the council) comes into force once it is published and, where the law requires it, sent to the prefect. That sending is done outside Parvis.
parcours-law-act-online = The whole act stays online for at least { $months ->
    [one] { $months } month
   *[other] { $months } months
 }.
parcours-law-list-of-acts = The list of deliberations examined is posted and put online within { $days ->
    [one] { $days } day
   *[other] { $days } days
 } of the sitting.

## Population and local law
parcours-place-title = What decides the notice periods
parcours-place-lead = Parvis compares calendars with the law. It needs to be told two things, once.
parcours-place-link = Give the population and the local law
parcours-place-rules = The rules applied
parcours-place-save = Save
parcours-place-free = No law sets a notice period for your organisation: the population decides nothing here.
parcours-population = Population
parcours-population-commune = The number of inhabitants of the town (commune). The notice period depends on it.
parcours-population-epci = The number of inhabitants of the most populated member town (commune). The notice period depends on it.
parcours-population-wrong = Write a number of inhabitants in digits, for example 14000.
parcours-territory = Where are you?
parcours-territory-france = Elsewhere in France
parcours-territory-alsace-moselle = In Moselle, Bas-Rhin or Haut-Rhin
notice-parcours-place-set = Noted: calendars take it into account.

## Templates
parcours-templates-title = Pathway templates
parcours-templates-lead = A template is a way of deciding, step by step. It can be copied, changed, exported to a file and shared with another town.
parcours-templates-own = Templates of: { $body }
parcours-templates-none = You have no template of your own at the moment. Open a template supplied with Parvis and copy it, or import a file.
parcours-templates-shipped = Supplied with Parvis
parcours-template-too-long = This is too long for a template: shorten the texts or remove steps.
parcours-templates-full = You already keep { $max } templates: delete one first.
parcours-template-steps =
    { $n ->
        [one] { $n } step
       *[other] { $n } steps
    }
parcours-template-not-here = Not available here
parcours-template-missing = This template cannot be used here: nothing yet provides what these steps need: { $steps }. You can copy it and change these steps.
parcours-template-shipped = Template supplied with Parvis.
parcours-template-own-version = Your own template, version { $n }.
parcours-template-use = Open a pathway with this template
parcours-template-export = Export to a file (.toml)
parcours-template-import = Import a template
parcours-template-import-title = Import a template from another town
parcours-template-file = The file received
parcours-template-file-hint = A .toml file, as it was exported.
parcours-template-file-unreadable = This file cannot be read as text: send the .toml file as it was received.
parcours-template-source = Or what it holds
parcours-template-source-hint = With no file at hand, paste all that it holds here.
parcours-template-line = Line { $line }:
parcours-template-faults =
    { $n ->
        [one] This file cannot be imported: there is one mistake to correct.
       *[other] This file cannot be imported: there are { $n } mistakes to correct.
    }
parcours-template-copy = Copy this template
parcours-template-copy-what = The copy is yours: you can change it. The original stays.
parcours-template-copy-title = Name of the copy
parcours-template-copy-of = { $title } (copy)
parcours-template-change = Change this template
parcours-template-remove = Delete this template
parcours-template-remove-what = Pathways already prepared or started keep their copy: nothing changes in them.
parcours-template-preview = As a resident will see it
parcours-template-law-assembly = What the law says of this calendar holds if the assembly takes it up: the group chosen at the creation decides it.
parcours-template-preview-hint = The dates are those of a pathway that would start next Monday.
parcours-template-days =
    { $n ->
        [one] { $n } day.
       *[other] { $n } days.
    }
parcours-template-after = After: { $steps }.
parcours-template-guards = Closes when: { $guards }.
parcours-template-tools = Tools: { $tools }.
parcours-tool-unknown = { $name } (unknown to this site)
parcours-template-tools-unknown = This template names tools that this site does not know: { $names }. They are kept with it and turn nothing on.
parcours-template-title-missing = Give this template a name.
parcours-template-shipped-fixed = A template supplied with Parvis cannot be changed: copy it, then change the copy.
notice-parcours-template-copied = The copy is ready. Change it, then save.
notice-parcours-template-saved = The template is saved.
notice-parcours-template-imported = The template is imported: it is yours.
notice-parcours-template-removed = The template is deleted.

## Template editor
parcours-editor-page = Change “{ $title }”
parcours-editor-lead = Nothing is saved until you choose “Save”. The preview is at the bottom of the page.
parcours-editor-title = Name of the template
parcours-editor-summary = What it is for, in one sentence
parcours-editor-steps = The steps, in order
parcours-editor-step = Step { $n }: { $label }
parcours-editor-label = What is done in it
parcours-editor-kind = Kind of step
parcours-editor-kind-absent = { $kind } (not available here)
parcours-editor-kind-changed = The kind of a step has changed: check what closes it and its settings, then save.
parcours-editor-days = Planned duration, in days
parcours-editor-after = It opens when these are closed
parcours-editor-after-hint = Nothing ticked: it opens from the start.
parcours-editor-same-day = It is planned for the very day the previous one closes, not the day after
parcours-editor-guards = It only closes if
parcours-editor-ask = Question asked when a pathway is opened: { $setting }
parcours-editor-settings = Settings and tools
parcours-editor-tools = Tools to turn on
parcours-editor-tools-hint = Names separated by commas, for example: visioconference, agenda. They are kept with the template.
parcours-editor-new-step = New step
parcours-editor-see = Update the preview
parcours-editor-add = Add a step
parcours-editor-up = Move up
parcours-editor-down = Move down
parcours-editor-remove = Remove this step
parcours-editor-save = Save
parcours-editor-stale = Somebody saved version { $n } in the meantime. What you wrote is still in the form: read it again, then save again to keep it.
parcours-editor-label-missing = Step { $n }: say what is done in it.
parcours-editor-kind-missing = Step { $n }: choose a kind of step.
parcours-editor-days-wrong = Step { $n }: a step lasts between 1 and 730 days.
parcours-editor-number-wrong = Step { $n }: “{ $setting }” is written in figures, without spaces or letters.

## Mistakes in a template
parcours-template-too-big = This file is too large: { $max } KiB at most.
parcours-template-unreadable = this line does not follow TOML: “{ $written }”. Check the quotation marks, the = sign and the square brackets.
parcours-template-format = this template is in format { $format }; this Parvis reads format 1.
parcours-template-name = “{ $name }” is not a name: lower-case letters without accents, digits and hyphens, 60 characters at most.
parcours-template-no-step = This template has no step: it needs at least one, under [[steps]].
parcours-template-step-count = a template has between 1 and { $max } steps.
parcours-template-steps-shape = each step is written under [[steps]].
parcours-template-named-twice = two steps are called “{ $step }”.
parcours-template-waits-for-later = the step “{ $step }” waits for “{ $after }”, which does not come before it.
parcours-template-kind-unknown = the kind of step “{ $kind }” does not exist here. Kinds available: { $offered }.
parcours-template-guard-unknown = the condition “{ $guard }” does not exist for the kind “{ $kind }”. Conditions possible: { $offered }.
parcours-template-setting-unknown = the setting “{ $setting }” does not exist, or not in this form, for the kind “{ $kind }”. Settings possible: { $offered }.
parcours-template-setting-shape = the setting “{ $setting }” must be a text ({ $max } characters at most), a whole number, true or false.
parcours-template-ask-shape = a question is a text that is not empty, { $max } characters at most.
parcours-template-table-shape = “{ $key }” is written between braces: name = value, { $max } at most.
parcours-template-key-unknown = “{ $key }” is not a word of this format. Known words: { $known }.
parcours-template-key-missing = “{ $key }” is missing.
parcours-template-text-shape = “{ $key }” must be a text that is not empty, { $max } characters at most.
parcours-template-number-shape = “{ $key }” must be a whole number.
parcours-template-number-range = “{ $key }” must be a whole number between 1 and { $max }.
parcours-template-flag-shape = “{ $key }” must be true or false.
parcours-template-list-shape = “{ $key }” must be a list of names between square brackets, { $max } at most: lower-case letters without accents, digits and hyphens.

right-parcours-compose = Write pathway templates
right-parcours-place = Say what decides the legal notice periods

event-parcours-draft-changed = Pathway changed before its start
event-parcours-draft-deleted = Pathway being prepared deleted
event-parcours-template-copied = Template copied
event-parcours-template-imported = Template imported
event-parcours-template-changed = Template changed
event-parcours-template-removed = Template deleted
event-parcours-place-set = Population and local law given

## News, to those who follow
news-parcours-started = { $n ->
    [one] The pathway starts
   *[other] { $n } pathways start
 }
news-parcours-step-opened = { $n ->
    [one] A step opens
   *[other] { $n } steps open
 }
news-parcours-step-closed = { $n ->
    [one] A step is closed
   *[other] { $n } steps are closed
 }
news-parcours-finished = { $n ->
    [one] The pathway is finished
   *[other] { $n } pathways are finished
 }
news-parcours-abandoned = { $n ->
    [one] The pathway stops without outcome
   *[other] { $n } pathways stop without outcome
 }
news-parcours-reopened = { $n ->
    [one] The pathway is reopened
   *[other] { $n } pathways are reopened
 }

## What its subjects are called
subject-parcours = Pathway
