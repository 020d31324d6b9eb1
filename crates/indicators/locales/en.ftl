# Plans and their indicators.

## Rights
right-indicators-prepare = Open a plan and say what is measured in it
right-indicators-record = Record the value of an indicator

## Subjects and journal
subject-plan = Plan
subject-indicator = Indicator
event-indicators-plan-opened = The plan is followed here
event-indicators-plan-changed = The introduction of the plan has changed
event-indicators-added = Indicator added
event-indicators-changed = The definition of the indicator has changed
event-indicators-retired = The indicator is no longer measured
event-indicators-resumed = The indicator is measured again
event-indicators-recorded = Value recorded:
event-indicators-corrected = Value corrected:
event-indicators-reminded = A reminder was sent: a value is expected

## What has just been done
notice-indicators-plan-opened = The plan is open. Now say what is measured in it.
notice-indicators-plan-changed = The introduction of the plan is saved.
notice-indicators-added = The indicator is added.
notice-indicators-changed = The indicator is saved.
notice-indicators-retired = The indicator is no longer measured. Its values can still be read.
notice-indicators-resumed = The indicator is measured again.
notice-indicators-recorded = The value is recorded.
notice-indicators-corrected = The value is corrected. The old one can still be read, with the reason.

## What is refused
indicators-title-empty = Give the plan a name.
indicators-indicator-name-empty = Say what is measured.
indicators-name-too-long = This text is too long: { $max } characters at most.
indicators-text-too-long = This text is too long: { $max } characters at most.
indicators-source-empty = Say where the values will come from: a department, a register, a data set.
indicators-source-url-unreadable = Give an address that starts with https:// or http://, without spaces.
indicators-group-empty = Choose the group that will follow this plan.
indicators-direction-empty = Say which way the target lies.
indicators-rhythm-empty = Choose how often it is measured.
indicators-rhythm-fixed = Values have already been recorded at the old frequency: it can no longer change. Add another indicator instead.
indicators-baseline-undated = Give the day of this starting value.
indicators-baseline-missing = Give the value on that day, or clear the date.
indicators-target-missing = Give the value to reach by that day, or clear the date.
indicators-target-before-baseline = The target must have a later date than the starting value.
indicators-target-wrong-way = This target is on the wrong side of the starting value. Check both, or the direction you chose.
indicators-owner-not-a-member = Choose a member of the group.
indicators-figure-unreadable = Write a number without its unit and with no comma between thousands, for example 1250 or 12.5.
indicators-figure-out-of-bounds = This number cannot be kept exactly: use six decimal places at most, and stay below one million billion.
indicators-date-unreadable = Give a full date, between 1900 and 2200.
indicators-period-not-over = This period is not over: its value can be recorded once the last day has come.
indicators-period-taken = This period already has a value ({ $value }). Correct it from the page of the indicator, or choose another period.
indicators-reason-empty = Say why the value is corrected: everyone will be able to read it.
indicators-corrected-meanwhile = This value has already been corrected.
indicators-changed-meanwhile = Somebody changed this page while you were writing. What you wrote is still here: read it again, then save again to keep it.
indicators-retired-records-nothing = This indicator is no longer measured: no more values can be recorded.
indicators-already-so = This has already been done.
indicators-too-many = A plan can have { $max } indicators at most.
indicators-too-many-values = An indicator can have { $max } values at most, including corrections.
indicators-nothing-awaited = No value is expected.

## Words
indicators-navigation = Plans and indicators
indicators-direction-hausse = The more, the better
indicators-direction-baisse = The fewer, the better
indicators-rhythm-mois = Every month
indicators-rhythm-trimestre = Every quarter
indicators-rhythm-semestre = Every half-year
indicators-rhythm-annee = Every year
indicators-rhythm-libre = Whenever there is one
indicators-period-month = { $month } { $year }
indicators-period-quarter = { $rank ->
    [1] 1st
    [2] 2nd
    [3] 3rd
   *[other] { $rank }th
 } quarter of { $year }
indicators-period-half = { $rank ->
    [1] 1st
   *[other] { $rank }nd
 } half of { $year }
indicators-value-of-period = { $value } ({ $period })
indicators-target-by = { $target } by { $day }
indicators-baseline-on = { $value } on { $day }
indicators-standing-retired = No longer measured
indicators-standing-unmeasured = Not measured yet
indicators-standing-measured = Measured
indicators-standing-under-way = Under way
indicators-standing-reached = Target reached
indicators-standing-on-track = On track
indicators-standing-behind = Behind
indicators-awaited = Expected: { $period }
indicators-home = On track or reached: { $good } out of { $all }, on { $day }

## News, to those who follow
news-indicators-plan-opened = { $n ->
    [one] A plan is followed through its indicators
   *[other] { $n } plans are followed through their indicators
 }
news-indicators-added = { $n ->
    [one] An indicator is added
   *[other] { $n } indicators are added
 }
news-indicators-recorded = { $n ->
    [one] A new value
   *[other] { $n } new values
 }
news-indicators-corrected = { $n ->
    [one] A value is corrected
   *[other] { $n } values are corrected
 }

## The plans
indicators-plans-title = Plans and indicators
indicators-plans-lead = What was promised, how it is measured, and how far along it is.
indicators-plans-none = No plan is followed here yet.
indicators-filter-group = Group
indicators-filter = Filter
indicators-plan-count = { $n ->
    [0] No indicators for now
    [one] { $n } indicator
   *[other] { $n } indicators
 }{ $good ->
    [0] {""}
   *[other] {" "}– { $good } on track or reached
 }{ $behind ->
    [0] {""}
   *[other] , { $behind } behind
 }

## One plan
indicators-followed-by = Followed by
indicators-title = Indicators
indicators-caption = The indicators of the plan “{ $plan }”
indicators-none = No indicator is followed yet.
indicators-none-yet = No indicators for now. Add the first: what is measured, where it starts from, what must be reached.
indicators-column-indicator = Indicator
indicators-column-latest = Latest value
indicators-column-target = Target
indicators-column-standing = How far along
indicators-no-value = No value yet
indicators-no-target = No target
indicators-retired = { $n ->
    [one] { $n } indicator is no longer measured
   *[other] { $n } indicators are no longer measured
 }
indicators-retired-caption = Indicators that are no longer measured
indicators-download = All the values in a CSV file
indicators-history = What happened

## Opening a plan
indicators-plan-new = Open a plan
indicators-plan-open = Open this plan
indicators-plan-change = Change the introduction of the plan
indicators-save = Save
indicators-theirs = What is saved now
indicators-field-group = Group that follows this plan
indicators-field-title = Name of the plan
indicators-field-title-hint = For example: Digital strategy for the area 2025-2028.
indicators-field-description = Introduction
indicators-field-description-hint = What the plan promises, who adopted it, where to read it.

## Describing an indicator
indicators-new = Add an indicator
indicators-add = Add this indicator
indicators-change = Change the indicator
indicators-field-name = What is measured
indicators-field-name-hint = For example: Residents helped to use computers.
indicators-field-unit = Unit
indicators-field-unit-hint = For example: people, €, %.
indicators-field-direction = Which way does the target lie?
indicators-field-rhythm = How often
indicators-field-rhythm-hint = At the end of each period, a value is expected. This can no longer be changed once the first value is recorded.
indicators-field-baseline = Starting value
indicators-field-baseline-on = Day of the starting value
indicators-field-target = Value to reach
indicators-field-target-on = To be reached by
indicators-field-source = Where the values come from
indicators-field-source-hint = For example: register of the digital helpers.
indicators-field-source-url = Address of the source
indicators-field-definition = How it is measured
indicators-field-definition-hint = Who is counted, when, what is left out: enough for somebody else to find the same number.
indicators-field-owner = Who records the values
indicators-field-owner-hint = This person receives a reminder two weeks after the end of each period, if the value is missing.

## One indicator
indicators-awaited-long = A value is expected: { $period }.
indicators-record = Record a value
indicators-values = Values
indicators-no-value-yet = No value is recorded yet.
indicators-drawing = { $name }: from { $first } to { $last }.
indicators-drawing-target = Target: { $target }.
indicators-key-values = Values recorded
indicators-key-values-in = Values recorded, in { $unit }
indicators-key-way = Path to the target: { $target }
indicators-key-target = Target: { $target }
indicators-values-caption = The values of “{ $name }”, from most recent to oldest
indicators-column-period = Period
indicators-column-value = Value
indicators-column-note = Note
indicators-column-recorded = Recorded on
indicators-column-action = Action
indicators-is-correction = correction
indicators-correct = Correct
indicators-correct-label = Correct the value: { $period }
indicators-corrections = { $n ->
    [one] { $n } value corrected
   *[other] { $n } values corrected
 }
indicators-correction-was = { $period }: { $value }
indicators-measured-how = How it is measured
indicators-fact-plan = Plan
indicators-fact-direction = Direction
indicators-fact-baseline = Start
indicators-fact-target = Target
indicators-fact-rhythm = How often
indicators-fact-source = Source
indicators-fact-owner = Recorded by
indicators-retire = Stop measuring this indicator
indicators-retire-what = No more values will be expected or recorded. Those already recorded can still be read, and measuring can start again later.
indicators-retire-confirm = Stop measuring
indicators-resume = Start measuring again
indicators-recorded-what = { $period }: { $value }

## Recording
indicators-record-title = Record a value: { $name }
indicators-all-recorded = All the periods that are over have their value. The next can be recorded when its period is over.
indicators-field-period = Period
indicators-older-only = All the periods since the latest value are recorded. You can still record an older one.
indicators-field-day = Day
indicators-field-value = Value
indicators-field-value-in = Value, in { $unit }
indicators-field-value-hint = A number with no comma between thousands, for example 1250 or 12.5.
indicators-field-note = Note
indicators-field-note-hint = What people need to know to read this value: provisional, estimated, change of method…
indicators-correct-title = Correct a value: { $period }
indicators-field-reason = Why correct it
indicators-field-reason-hint = Everyone will be able to read it next to the old value.

## Mail
indicators-mail-awaited-subject = A value is expected: { $name }, { $period }
indicators-mail-awaited-text =
    Hello,

    You record the values of “{ $name }” for the plan “{ $plan }”. This one is not recorded yet: { $period }.

    To record it:
    { $link }

## What is declared of personal data
processing-indicators-values-title = Plans and indicators
processing-indicators-values-purpose = To follow what becomes of commitments.
processing-indicators-values-people = Officers and members who record a value
processing-indicators-values-data = Who recorded the value, and when
processing-indicators-values-recipients = Everyone
processing-indicators-values-kept = With the plan; the name is erased when the account is closed.
