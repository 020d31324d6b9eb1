# Open data.

## Rights
right-datasets-prepare = Describe a dataset, send its files, publish and withdraw them
right-datasets-remark = Comment on a dataset, tell what was made of it
right-datasets-take-back = Take back one’s own comment, reuse or request
right-datasets-request = Ask for data to be published
right-datasets-answer = Answer requests for data

## Subjects, moderation and journal
subject-dataset = Dataset
subject-dataset-request = Request for data
moderation-target-avis-donnees = Comment on a dataset, or reuse of it
moderation-target-demande-donnees = Request for data
event-datasets-created = Dataset described
event-datasets-changed = What is said of the dataset changed
event-datasets-file-sent = File sent, not published yet
event-datasets-file-replaced = File replaced by another before publication
event-datasets-file-mended = File mended before publication
event-datasets-file-checked = File checked again
event-datasets-file-dropped = File given up before publication
event-datasets-personal-justified = The publication of a file that may hold personal data was justified
event-datasets-published = Dataset published
event-datasets-updated = New version of a file published
event-datasets-file-withdrawn = Version of a file withdrawn
event-datasets-withdrawn = Dataset withdrawn
event-datasets-restored = Dataset put back online
event-datasets-commented = Comment published
event-datasets-reused = Reuse told
event-datasets-remark-withdrawn = Comment or reuse taken back by its author
event-datasets-remark-removed = Comment or reuse removed by moderation
event-datasets-requested = Data asked for
event-datasets-answered = The request was answered
event-datasets-request-withdrawn = Request taken back by its author
event-datasets-request-removed = Request removed by moderation

## What has just been done
notice-datasets-created = The dataset is described. Now send its first file: nobody sees anything before it is published.
notice-datasets-changed = What is said of the dataset is saved.
notice-datasets-file-sent = The file is sent and checked. Read what follows, then publish it.
notice-datasets-file-checked = The file is checked again.
notice-datasets-file-mended = What could be mended without any doubt is. The file is checked again.
notice-datasets-file-replaced = The file is replaced and checked. Read what follows, then publish it.
notice-datasets-file-dropped = The file is given up. Nothing was published.
notice-datasets-published = The file is published.
notice-datasets-withdrawn = The dataset is withdrawn. Its page says why.
notice-datasets-restored = The dataset is online again.
notice-datasets-file-withdrawn = The version is withdrawn.
notice-datasets-commented = Your comment is published.
notice-datasets-reused = Your reuse is in the gallery.
notice-datasets-taken-back = It is taken back: nobody reads it any more.
notice-datasets-requested = Your request is published. The answer will come here.
notice-datasets-answered = The answer is published.

## News, to those who follow
news-datasets-published = { $n ->
    [one] A dataset is published
   *[other] { $n } datasets are published
 }
news-datasets-updated = { $n ->
    [one] A new version of a file
   *[other] { $n } new versions of files
 }
news-datasets-commented = { $n ->
    [one] A new comment
   *[other] { $n } new comments
 }
news-datasets-reused = { $n ->
    [one] A reuse is told
   *[other] { $n } reuses are told
 }
news-datasets-withdrawn = { $n ->
    [one] A dataset is withdrawn
   *[other] { $n } datasets are withdrawn
 }
news-datasets-requested = { $n ->
    [one] A request for data
   *[other] { $n } requests for data
 }
news-datasets-answered = { $n ->
    [one] A request is answered
   *[other] { $n } requests are answered
 }

## What is refused
datasets-title-empty = Give the dataset a title.
datasets-description-empty = Say what these data hold, and where they come from.
datasets-producer-empty = Say who makes these data.
datasets-territory-empty = Say which territory these data tell of.
datasets-siret-wrong = Write the SIRET of the establishment that publishes: 14 digits. This one is not right.
datasets-email-wrong = Write an e-mail address, for example donnees@exemple.fr.
datasets-theme-empty = Choose a theme.
datasets-licence-empty = Choose a licence.
datasets-frequency-empty = Say how often the data are brought up to date.
datasets-reach-empty = Say how large the territory is.
datasets-group-empty = Choose the group that answers for these data.
datasets-date-unreadable = Give a whole date, between 1000 and 2200.
datasets-period-reversed = The last day must follow the first.
datasets-text-too-long = This text is too long: { $max } characters at most.
datasets-address-unreadable = Give an address that begins with https:// or http://, without spaces.
datasets-too-many = There are { $max } datasets at most.
datasets-files-too-many = A dataset has { $max } files at most.
datasets-remarks-too-many = A dataset has { $max } comments and reuses at most.
datasets-remarks-day = You have written { $max } comments or reuses since yesterday, and no more may be written in a day. What you wrote is still there: publish it tomorrow.
datasets-changed-meanwhile = Somebody changed this page while you were writing. What you wrote is still there: read it again, then save again to keep it.
datasets-file-missing = Choose a file.
datasets-file-large = This file is too heavy: { $max } MB at most. Publish it as several files.
datasets-file-title-empty = Give the file a name.
datasets-draft-there = A version of this file is being prepared already. Publish it or give it up first.
datasets-draft-changed = This file changed, or was published or given up, since you read it. Read it again first.
datasets-published-meanwhile = Another version of this file was published meanwhile. Send yours again.
datasets-schema-unknown = This schema is not installed here. Choose another one.
datasets-schema-no-table = A schema checks tables only: this file is none. Choose no schema.
datasets-nothing-to-mend = This file follows no schema: there is nothing to mend.
datasets-personal-reason-empty = Say why these data may be published: this reason will be public.
datasets-withdraw-reason-empty = Say why: everybody will be able to read it.
datasets-already-withdrawn = Nothing is published here: there is nothing to withdraw.
datasets-withdrawn-first = This dataset is withdrawn: publishing this file would put all the others back online. Put the dataset back online first, from its page, after withdrawing the versions that must not return.
datasets-not-withdrawn = This dataset is not withdrawn: there is nothing to put back online.
datasets-busy = Many files are being prepared right now. Nothing is lost: try again in a minute.
datasets-form-too-large = This form of the file would be too heavy to be prepared here. Download the original file.
datasets-remark-empty = Write a few words.
datasets-reuse-title-empty = Give your reuse a name.
datasets-reuse-address-empty = Give the address where it is found.
datasets-request-title-empty = Say which data you are looking for.
datasets-request-empty = Say what they would be used for.
datasets-request-answered = This request was answered already: it stays readable.
datasets-nobody-answers = Nobody can answer requests for data here yet.
datasets-answer-empty = Write the answer: when these data will come, where they are, or why they cannot be published.
datasets-answer-state-empty = Say what becomes of the request.
datasets-answer-dataset-empty = Choose the published dataset that meets the request.
datasets-faults-left = { $n ->
    [one] One error is left: mend it, or check the file without this schema.
   *[other] { $n } errors are left: mend them, or check the file without this schema.
 }

## Words
datasets-navigation = Open data
datasets-theme-AGRI = Agriculture, fisheries, forestry, food
datasets-theme-ECON = Economy and finance
datasets-theme-EDUC = Education, culture and sport
datasets-theme-ENER = Energy
datasets-theme-ENVI = Environment
datasets-theme-GOVE = Government and public sector
datasets-theme-HEAL = Health
datasets-theme-INTR = International
datasets-theme-JUST = Justice and public safety
datasets-theme-REGI = Regions and cities
datasets-theme-SOCI = Population and society
datasets-theme-TECH = Science and technology
datasets-theme-TRAN = Transport
datasets-licence-lov2 = Licence Ouverte 2.0 (open licence)
datasets-licence-odc-odbl = Open Database License (ODbL)
datasets-frequency-UNKNOWN = Unknown
datasets-frequency-NEVER = Once and for all
datasets-frequency-IRREG = When it happens
datasets-frequency-CONT = Continuously
datasets-frequency-HOURLY = Every hour
datasets-frequency-DAILY = Every day
datasets-frequency-WEEKLY = Every week
datasets-frequency-MONTHLY = Every month
datasets-frequency-BIMONTHLY = Every two months
datasets-frequency-QUARTERLY = Every three months
datasets-frequency-ANNUAL_2 = Every six months
datasets-frequency-ANNUAL = Every year
datasets-frequency-BIENNIAL = Every two years
datasets-frequency-TRIENNIAL = Every three years
datasets-frequency-QUINQUENNIAL = Every five years
datasets-reach-infracommunale = a part of the commune
datasets-reach-communale = the commune
datasets-reach-intercommunale = several communes
datasets-reach-cantonale = a canton
datasets-reach-departementale = a department
datasets-reach-regionale = a region
datasets-reach-autre = other
datasets-state-draft = being prepared
datasets-state-published = published
datasets-state-withdrawn = withdrawn
datasets-version-state-draft = Being prepared
datasets-version-state-published = In force
datasets-version-state-former = Replaced
datasets-version-state-withdrawn = Withdrawn
datasets-request-attente = Answer awaited
datasets-request-prevue = Publication planned
datasets-request-publiee = Data published
datasets-request-refusee = Refused
datasets-request-retiree = Taken back by its author
datasets-request-moderee = Removed
datasets-somebody = Somebody
datasets-home = Brought up to date { $at }

## The catalogue
datasets-title = Open data
datasets-lead = What the body publishes for everybody to use: to read, to download, to reuse.
datasets-feed = Follow what is published (feed)
datasets-feed-title = Open data: { $body }
datasets-none = No dataset is published here yet.
datasets-none-found = No dataset answers this search.
datasets-all = See every dataset
datasets-count = { $n ->
    [0] No dataset
    [one] { $n } dataset
   *[other] { $n } datasets
 }
datasets-prepared = Being prepared, or withdrawn
datasets-field-search = Search the data
datasets-filters = Narrow by theme, format or licence
datasets-filter-count = { $label } ({ $n })
datasets-field-format = Format
datasets-search = Search
datasets-no-file = No file published for now
datasets-changed-on = Brought up to date on { $date }
datasets-for-programs = For programs and other catalogues
datasets-scdl = Catalogue as SCDL (CSV)

## One dataset
datasets-draft-notice = This dataset is being prepared: everybody will read it once its first file is published.
datasets-withdrawn-on = These data were withdrawn on { $date }.
datasets-fact-group = Group that answers for it
datasets-fact-contact = Write about these data
datasets-fact-period = Period
datasets-period = from { $from } to { $to }
datasets-period-from = since { $from }
datasets-period-to = until { $to }
datasets-fact-published = Published on
datasets-fact-changed = Brought up to date on
datasets-fact-identifier = Identifier
datasets-files = Files
datasets-version-on = version { $number }, { $date }
datasets-follows-schema = Checked against the schema { $schema }
datasets-version-details = Columns and changes of “{ $title }”
datasets-download-original = Download the file ({ $format })
datasets-download-spreadsheet = For a spreadsheet (CSV)
datasets-download-csv = For a program (CSV)
datasets-download-json = For a program (JSON)
datasets-versions = Every version, and those being prepared
datasets-versions-caption = Versions of the files
datasets-column-file = File
datasets-column-version = Version
datasets-column-state = State
datasets-column-action = To do
datasets-version-draft = Being prepared
datasets-version-number = Version { $number }
datasets-send-version = Send a new version
datasets-quality = Quality: { $score } out of 100
datasets-quality-why = Why this score
datasets-quality-description-yes = Described in some sentences (+{ $points })
datasets-quality-description-no = Describe these data better, in a hundred characters at least ({ $points } points)
datasets-quality-keywords-yes = Three keywords or more (+{ $points })
datasets-quality-keywords-no = Give three keywords at least ({ $points } points)
datasets-quality-contact-yes = An address to write to (+{ $points })
datasets-quality-contact-no = Give an address to write to ({ $points } points)
datasets-quality-period-yes = The period is said (+{ $points })
datasets-quality-period-no = Say which period these data tell of ({ $points } points)
datasets-quality-frequency-yes = The frequency is said (+{ $points })
datasets-quality-frequency-no = Say how often they are brought up to date ({ $points } points)
datasets-quality-on-time-yes = Up to date for the frequency announced (+{ $points })
datasets-quality-on-time-no = The data are not up to date for the frequency announced ({ $points } points)
datasets-quality-format-yes = Every file is in an open format (+{ $points })
datasets-quality-format-no = Publish every file in an open format: CSV, JSON, ODS ({ $points } points)
datasets-quality-schema-yes = Every table is checked against a schema (+{ $points })
datasets-quality-schema-no = Check every table against a schema ({ $points } points)
datasets-history = History
datasets-reuses = What was made of it
datasets-reuses-none = Nobody told of a reuse yet.
datasets-comments = { $n ->
    [0] Comments
    [one] { $n } comment
   *[other] { $n } comments
 }
datasets-said-by = { $name }, on { $date }
datasets-remarks-removed = { $n ->
    [one] One message was removed by moderation.
   *[other] { $n } messages were removed by moderation.
 }
datasets-take-back = Take back what I wrote

## Describing
datasets-new-title = Describe a dataset
datasets-new-lead = Say what these data are. Nothing is seen before the first file is published.
datasets-new-button = Continue
datasets-change-title = Change what is said of it
datasets-change-button = Save
datasets-field-group = Group that answers for these data
datasets-field-group-hint = Those who run it and agents will be able to update them.
datasets-field-title = Title
datasets-field-title-hint = For example: Grants to associations in 2026
datasets-field-description = What these data hold
datasets-field-description-hint = Where they come from, how they are made, what has to be known to read them.
datasets-field-theme = Theme
datasets-field-keywords = Keywords
datasets-field-keywords-hint = Between semicolons: associations; grants; budget
datasets-field-licence = Licence
datasets-field-licence-hint = Licence Ouverte nearly always suits. ODbL obliges to share alike what is made of it.
datasets-field-frequency = Update
datasets-field-frequency-hint = What is announced here is what the quality score looks at.
datasets-field-producer = Producer
datasets-field-producer-hint = The service or the body that makes these data.
datasets-field-siret = SIRET of the establishment that publishes
datasets-field-siret-hint = 14 digits. National catalogues ask for it.
datasets-field-email = E-mail address to write to
datasets-field-email-hint = Of a service rather than of a person: it is public.
datasets-field-reach = Extent
datasets-field-territory = Territory
datasets-field-from = First day of the period
datasets-field-from-hint = When these data tell of, not when they are published.
datasets-field-to = Last day of the period

## Sending a file
datasets-send-title = Send a file
datasets-send-version-title = New version: { $title }
datasets-send-button = Send and check
datasets-send-after = The file will be described, checked and searched for personal data. You will publish it afterwards.
datasets-field-file = File
datasets-field-file-hint = A table (CSV, XLSX, ODS, JSON, GeoJSON), or another document (PDF, ZIP, ICS, GPX, KML…). { $max } at most.
datasets-field-file-title = Name of the file
datasets-field-file-title-hint = What readers will see. Otherwise, its name on your computer.
datasets-field-schema = Schema to follow
datasets-field-schema-hint = A format that all towns share, if there is one for these data.
datasets-schema-named = { $title } – { $name } { $version }

## A version
datasets-draft-title = { $title }: before publication
datasets-draft-lead = Only those who prepare these data see this page.
datasets-version-title = { $title }, version { $number }
datasets-version-withdrawn = This version was withdrawn.
datasets-version-former = A later version took the place of this one.
datasets-version-latest = See the dataset
datasets-fact-file = File
datasets-fact-format = Format and weight
datasets-fact-size = Size
datasets-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
 }
datasets-columns-count = { $n ->
    [one] { $n } column
   *[other] { $n } columns
 }
datasets-fact-written = How it is written
datasets-written = encoding { $encoding }, separator { $separator }
datasets-separator-tab = tab
datasets-fact-schema = Schema
datasets-schema-none = None
datasets-fact-digest = SHA-256 digest
datasets-fact-mended = Mended
datasets-mended = { $n ->
    [one] { $n } value mended at one click
   *[other] { $n } values mended at one click
 }
datasets-choose-schema = Check against another schema
datasets-check-button = Check
datasets-valid = No error: the file follows the schema { $schema }.
datasets-faults = { $n ->
    [one] One error to mend
   *[other] { $n } errors to mend
 }
datasets-faults-lead = The file will be published once it is mended. Line 1 is that of the names of columns.
datasets-faults-caption = Errors, line by line
datasets-faults-more = { $n ->
    [one] And one more error.
   *[other] And { $n } more errors.
 }
datasets-remarks = { $n ->
    [one] One remark
   *[other] { $n } remarks
 }
datasets-remarks-lead = The file may be published so; whoever reads it will miss something.
datasets-remarks-caption = Remarks, line by line
datasets-fault-place = Where
datasets-fault-value = What is written
datasets-fault-what = What is wrong
datasets-fault-fix = How to mend it
datasets-mend-button = Mend what can be
datasets-mend-file = Download the mended file without changing anything here
datasets-place-cell = line { $row }, { $field }
datasets-place-row = line { $row }
datasets-place-column = column { $field }
datasets-place-whole = file
datasets-told-unknown = This was noted by another version of the program.
datasets-notices = { $n ->
    [one] One thing to know
   *[other] { $n } things to know
 }
datasets-personal-title = This file may hold personal data
datasets-personal-what-to-do = Take them out of the file, or say below why they may be published: a law that wants it, the consent of the people, the address of a service…
datasets-personal-where = { $n ->
    [one] { $column }: { $sort }, in { $n } cell (line { $rows })
   *[other] { $column }: { $sort }, in { $n } cells (lines { $rows }…)
 }
datasets-personal-name = names of people
datasets-personal-email = e-mail addresses
datasets-personal-phone = telephone numbers
datasets-personal-iban = bank accounts (IBAN)
datasets-personal-nir = social security numbers (NIR)
datasets-personal-birth = days or places of birth
datasets-personal-address = addresses, beside names of people
datasets-personal-left-out = A part of the file is not in the table that was read (other sheets, cells after the last column, very long cells, JSON members outside rows). It would be published with it: check yourself that it holds no personal data.
datasets-personal-unread = This document could not be read as a table: make sure yourself that it holds no personal data.
datasets-personal-justified = Why these data are published
datasets-field-personal-reason = Why these data may be published
datasets-field-personal-reason-hint = This reason is public, on the page of the file.
datasets-field-note = What has to be known of this version
datasets-field-note-hint = For example: grants of the second half of the year added.
datasets-publish-title = Publish
datasets-publish-button = Publish this file
datasets-download-sent = Download the file as it is
datasets-replace = Replace the file
datasets-replace-hint = The other file takes the place of this one and follows the same schema. { $max } at most.
datasets-replace-button = Replace and check
datasets-drop = Give up this file
datasets-drop-what = It will not be published, and nobody will be able to read it here any more. Its content stays in the data folder of the server, though, and in its backups. You will be able to send another one.
datasets-drop-confirm = Give up
datasets-differences = What changed
datasets-differences-none = Nothing changed since the version before.
datasets-rows-added = { $n ->
    [one] { $n } row added
   *[other] { $n } rows added
 }
datasets-rows-removed = { $n ->
    [one] { $n } row gone
   *[other] { $n } rows gone
 }
datasets-rows-kept = { $n ->
    [one] { $n } row unchanged
   *[other] { $n } rows unchanged
 }
datasets-columns-added = Columns added: { $names }
datasets-columns-removed = Columns gone: { $names }
datasets-sample-added = First rows added
datasets-sample-removed = First rows gone
datasets-columns = Columns
datasets-columns-caption = { $n ->
    [one] { $n } column, and what it holds
   *[other] { $n } columns, and what they hold
 }
datasets-columns-more = { $n ->
    [one] And one more column.
   *[other] And { $n } more columns.
 }
datasets-column-name = Column
datasets-column-sort = Values
datasets-column-filled = Filled
datasets-column-examples = Examples
datasets-column-unnamed = (without a name)

## Withdrawing
datasets-withdraw-title = Withdraw this dataset
datasets-withdraw-lead = Nobody will be able to read or download these data here any more. The page will say why. The content of the files stays in the data folder of the server, and in its backups.
datasets-withdraw-version = Withdraw this version
datasets-withdraw-version-lead = Nobody will be able to download it here any more. The other versions stay. Its content stays in the data folder of the server, and in its backups.
datasets-restore-title = Put this dataset back online
datasets-restore-lead = Everyone will be able to read and download these data again.
datasets-restore-files = What returns, in the version in force:
datasets-restore-nothing = No file is in force: only the page of the dataset will return.
datasets-restore-button = Put back online
datasets-field-reason = Reason
datasets-field-reason-hint = It is public. Do not repeat there what is withdrawn.
datasets-withdraw-button = Withdraw

## Comments and reuses
datasets-comment-title = Comment on these data
datasets-comment-lead = A question, an error seen, a thank you: the service reads what is written here.
datasets-reuse-title = Tell of a reuse
datasets-reuse-lead = A map, an article, an application: show what you made of these data.
datasets-field-text = Your message
datasets-field-reuse-title = Name of the reuse
datasets-field-reuse-address = Address where it is found
datasets-field-reuse-address-hint = For example https://exemple.fr/carte
datasets-field-name = Your name
datasets-field-name-yes = Show my name
datasets-remark-button = Publish

## Requests
datasets-requests-title = Requests for data
datasets-requests-lead = What inhabitants ask for, and what the body answers.
datasets-requests-none = Nobody asked for anything yet.
datasets-ask-title = Ask for data
datasets-ask-lead = Your request is public, and so is the answer: others may be looking for the same.
datasets-ask-button = Publish my request
datasets-asked-on = Asked on { $date }
datasets-field-request-title = Data looked for
datasets-field-request-title-hint = For example: the opening hours of the recycling centre
datasets-field-request-text = What they would be used for
datasets-field-request-text-hint = The service will understand better what to publish.
datasets-request-by = Asked by
datasets-request-to = Group that answers
datasets-request-on = Asked on
datasets-request-awaited = The body has not answered yet.
datasets-request-gone = Request gone
datasets-request-taken-back = Its author took this request back.
datasets-answer = Answer
datasets-answer-title = Answer this request
datasets-answer-button = Publish the answer
datasets-answered-on = Answered on { $date }
datasets-field-state = What becomes of the request
datasets-field-answer-hint = When these data will come, where they are, or why they cannot be published.
datasets-field-dataset = Dataset that meets it
datasets-field-dataset-hint = When the data are published.

## What is declared of personal data
processing-datasets-exchanges-title = Open data: remarks and requests
processing-datasets-exchanges-purpose = To publish data, answer whoever asks for some, and gather what people say or make of them.
processing-datasets-exchanges-people = Whoever makes a remark, a request or a submission to a challenge; officers who bring a file
processing-datasets-exchanges-data = Remark, request or submission with its file, name if the person wished it; who brought a file, and when; the contact address that is published
processing-datasets-exchanges-recipients = Everyone for what is published; officers for the name of whoever did not show it
processing-datasets-exchanges-kept = With the dataset, without limit; the name is erased when the account is closed.

## Budgets
notice-datasets-totem-sent = This file was a budget in the TOTEM format: it is converted into a table (SCDL budget) and checked. That table is what will be published. Read what follows, then publish it.
notice-datasets-totem-unlabelled = This file was a budget in the TOTEM format: it is converted into a table (SCDL budget) and checked. Some codes have no label: the account plan of this nomenclature is not installed here, or does not know them. The operator installs it in the folder “plans-de-comptes” (see the guide to open data); then send the budget again.
datasets-send-totem = A budget sent to the State by the finance software (a TOTEM file, in XML) is recognised: it becomes a table, checked against the schema of budgets.
datasets-budget-title = Where the money goes
datasets-budget-intro = These are the figures of real operations, where money comes in or goes out: entries of order, from one account to another, are left out.
datasets-budget-named = { $step } { $year }
datasets-budget-file = File: { $title }; establishment: { $siret }
datasets-budget-nothing = This budget gives no amount for these operations.
datasets-budget-no-function = This budget is not presented by function.
datasets-budget-spending-nature = Spending by nature
datasets-budget-spending-function = Spending by function
datasets-budget-income-nature = Income by nature
datasets-budget-income-function = Income by function
datasets-budget-operating = Operating
datasets-budget-investment = Investment
datasets-budget-column-label = Item
datasets-budget-column-total = Total
datasets-budget-euros = €{ $amount }
datasets-budget-sentence = Total: { $total }, of which { $operating } operating and { $investment } investment. The first item is “{ $most }”: { $amount }.
datasets-budget-figures = { $title }, in euros
datasets-budget-see-figures = See the figures
datasets-budget-unnamed = Without a code
datasets-budget-others = { $n ->
    [one] One other item
   *[other] { $n } other items
 }
