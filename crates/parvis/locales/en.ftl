# Pages that belong to no feature

house-navigation-home = Home

## Home
house-home-lead = This is where decisions are prepared, discussed and published.
house-home-take-part = What can I take part in?
house-home-take-part-none = Nothing is open to take part in at the moment.
house-home-take-part-all = All pathways
house-home-take-part-path = /parcours
house-home-decided = What was decided?
house-home-decided-none = No decision has been published yet.
house-home-decided-all = All published decisions
house-home-decided-path = /actes
house-home-became = What is becoming of it?
house-home-became-none = No action is being followed up yet.
house-home-became-all = The action log
house-home-became-path = /suivi
house-home-transmissions = Everything sent to those who decide, and their answers

house-home-bridges = Bridges: mail, calendar, and how they are doing
house-home-providers = Ways of signing in: FranceConnect, ProConnect and others
house-home-privacy = Personal data: { $n ->
    [0] objections, breaches, officer
    [one] one objection to answer
   *[other] { $n } objections to answer
 }
house-home-deliveries = Deliveries: what is waiting and what has failed

## Who may do what
house-rights-title = Who can do what
house-rights-explained = This table is the one the site applies: each action checks this right, then leaves a line in the journal. A right is used in the group concerned, for as long as the mandate lasts.
house-rights-features = Go to a feature
house-rights-roles = In what capacity does one act?
house-rights-roles-explained = A right is given to a capacity, never to a person. Here is which line of the table to read.
house-rights-caption = { $feature }: who can do what
house-rights-who = Who can
house-rights-operator = The operator of the site, at the command line
rights-role-elected = Elected representative
rights-role-elected-acts = Member of the assembly or of a committee for as long as the mandate lasts:
rights-role-administrator = Administrator
rights-role-administrator-acts = Member of a group of the body’s services:
rights-role-moderator = Moderator
rights-role-moderator-acts = Whoever chairs the group or is its secretary, for what it answers for; officers, everywhere:
rights-role-trustee = Trustee of an election key
rights-role-trustee-acts = A person signed in, appointed for that election alone:
rights-role-observer = Observer
rights-role-observer-acts = Everything that can be verified is downloaded without an account:
rights-role-former = Whoever has no mandate any more
rights-role-former-acts = From the day after the last day of the mandate:
rights-role-elsewhere = Member of another group
rights-role-elsewhere-acts = A mandate counts only in its own group; in the others:
rights-role-excluded = Account closed or session revoked
rights-role-excluded-acts = Nothing recognises the person any more:
house-rights-right = Right
right-deliveries-manage = See deliveries and retry those that failed

## Rules
house-rules-title = The rules we apply
house-rules-explained = Thresholds and time limits applied by this site, with the legal text that sets them. Where the law lets the body organise itself, the rule proposed is that of standard rules of procedure. What each value counts, and its legal text, are in French.
house-rules-caption = Rules in force today
house-rules-rule = Rule
house-rules-value = Value
house-rules-article = Legal text
house-rules-since = Since

house-rules-more-than = more than { $numerator }/{ $denominator }
house-rules-at-least = at least { $numerator }/{ $denominator }
rule-quorum-members = Quorum
rule-quorum-second-convocation-days = Time before a second notice of meeting, when there was no quorum
rule-procuration-per-holder = Proxies a person may hold
rule-procuration-consecutive-meetings = How long a proxy lasts
rule-majority-base = What the majority is counted on
rule-majority-share = Majority
rule-majority-casting-vote = Casting vote
rule-ballot-public-request-share = Request for a recorded vote
rule-ballot-secret-request-share = Request for a secret ballot
rule-appointment-absolute-rounds = Appointment: rounds that need an absolute majority
rule-appointment-share = Appointment: absolute majority
rule-appointment-equality = Appointment: equal votes
rule-convocation-by = Who gives notice of meetings
rule-convocation-summary-note = Summary note attached to the notice of meeting
rule-convocation-days-before-alsace-moselle = Notice of meeting, local law of Alsace-Moselle
rule-convocation-days-before-alsace-moselle-urgent = Urgent notice of meeting, local law of Alsace-Moselle
rule-convocation-clear-days-below-threshold = Notice of meeting, small towns
rule-convocation-clear-days-at-threshold = Notice of meeting
rule-convocation-clear-days-urgent = Urgent notice of meeting
rule-convocation-population-threshold = Population from which notice is longer
rule-recusal-interested-members = Recusal of interested members
rule-consultation-principles = Consultation the body chooses to open
rule-referendum-ballots = Local referendum
rule-electors-consultation-ballots = Consultation of the electors
rule-act-in-force = When an act comes into force
rule-publication-online-months = How long things stay published online
rule-publication-minutes-days = Publication of the minutes
rule-publication-deliberations-list-days = Publication of the list of deliberations (délibérations, decisions of the council)

## Journal
house-journal-title = Public journal
house-journal-explained = Each public fact leaves a line here, which nobody can change. The numbers follow on without a gap. People are named only by their capacity.
house-journal-caption = What happened, newest first
house-journal-number = No.
house-journal-when = When
house-journal-what = What
house-journal-subject = About
house-journal-who = By
house-journal-unnumbered = in progress
house-journal-none = Nothing has happened here yet.

## Search
house-search-title = Search
house-search-title-of = Search: { $q }
house-search-label = What are you looking for?
house-search-again = Search again
house-search-nothing-asked = Write one or more words: a title, the name of a group, a phrase from a text. Texts are in French.
house-search-none = Nothing matches “{ $q }”. Try with fewer words, or a shorter one. Texts are in French.
house-search-atom = Follow this search (Atom feed)
house-search-json = Follow this search (JSON Feed)
house-search-feed-title = “{ $q }” – { $body }
house-search-feed-what = What matches this search, newest first.
house-search-count = { $n ->
    [one] { $n } result
   *[other] { $n } results
 }

## Deliveries
house-deliveries-title = Deliveries
house-deliveries-explained = What has to happen outside this site: mail, calendar, announcements of publications. A delivery that fails is retried for a day and a half, then kept here as failed.
house-deliveries-caption = Deliveries, failed ones first
house-deliveries-kind = Delivery
house-deliveries-state = State
house-deliveries-decided = Decided on
house-deliveries-detail = Detail
house-deliveries-waiting = Waiting
house-deliveries-done = Done
house-deliveries-parked = Given up
house-deliveries-attempts = { $n ->
    [one] { $n } attempt
   *[other] { $n } attempts
 }
house-deliveries-next = Next attempt { $at }
house-deliveries-retry = Retry
house-deliveries-why-no-mail-server = No mail server is set up: this mail went to nobody. Set one up (option --smtp of “parvis serve”), then retry the delivery. A sign-in link more than an hour old must be asked for again.
house-deliveries-why-no-sms-gateway = No text-message gateway is set up: this message has left for nobody.
house-deliveries-why-sms-too-late = This message could not leave in time: its code works no more. The person asks for another one.
house-deliveries-why-set-aside = Set aside by an officer: this delivery will not be tried again.
house-deliveries-none = No delivery at the moment.
effect-mail = Mail
effect-sms = Text message
effect-websub = Announcement of a publication
notice-delivery-set-aside = The delivery is set aside.
notice-bridge-removed = The calendar is removed.
notice-delivery-retried = The delivery is being retried.
event-deliveries-retried = Delivery retried
event-deliveries-set-aside = Delivery set aside

## Bridges
house-bridges-title = Bridges
house-bridges-lead = What Parvis exchanges with the body’s own tools. A bridge that is down stops nobody: nothing is lost, and what is waiting leaves when the tool is back.
house-bridges-kind-mail = Mail
house-bridges-kind-sms = Text messages
house-bridges-sms-off = No text-message gateway: no telephone number can be verified.
house-bridges-sms-set-up = Set up the text-message gateway
house-bridges-kind-calendar = Calendar
house-bridges-kind-store = Files
house-bridges-failure = Last failure
house-bridges-state-unused = Not used yet
house-bridges-files-down = Pages are shown, except for files. Nothing is published or submitted until this place answers; what people write stays in their form.
house-bridges-files-hint = Set up by the operator. What this page says dates from when the program started.
house-bridges-since = since { $at }
house-bridges-kind-tasks = Task list
house-bridges-kind-tasks-read = Task list: what is ticked in it
house-bridges-tasks-off = No list: the action log is seen only on this site.
house-bridges-tasks-set-up = Set up the task list
house-bridges-tasks-setting-title = The body’s task list
house-bridges-tasks-setting-lead = The actions that come out of minutes appear in this list, without anybody’s name. What is ticked there is done here, within a quarter of an hour.
house-bridges-tasks-address = Address of the list (CalDAV)
house-bridges-tasks-address-hint = The one the server gives for the list itself, for example https://nuage.exemple.fr/remote.php/dav/calendars/parvis/suivi/
house-bridges-tasks-account = Account
house-bridges-tasks-account-hint = An account made for Parvis, which owns the list and shares it.
house-bridges-tasks-found = It is saved and it works: a task list is at this address, and Parvis can write to it.
house-bridges-tasks-found-named = It is saved and it works: the list “{ $name }” is at this address, and Parvis can write to it.
house-bridges-tasks-remove = Remove this list
house-bridges-tasks-remove-explained = Parvis forgets the address, the account and the password, and no longer reads the list. What is already in it stays there and no longer changes; what is not there yet will not be put there.
house-bridges-kind-files = Folders
house-bridges-kind-files-read = Folders: what they hold
house-bridges-folders-off = No file server: acts are found only on this site.
house-bridges-folders-set-up = Set up the folders
house-bridges-folders-setting-title = The body’s folders
house-bridges-folders-setting-lead = Each group, and each pathway one of whose steps switches on “Folder of files”, is given a folder on this server. Published acts are put there as PDF files, and its members see on this site what it holds. Parvis overwrites and removes nothing there.
house-bridges-folders-address = Address of the folder (WebDAV)
house-bridges-folders-address-hint = That of a folder used by Parvis alone, for example https://nuage.exemple.fr/remote.php/dav/files/parvis/Parvis/
house-bridges-folders-account = Account
house-bridges-folders-account-hint = An account made for Parvis, which owns this folder and shares it.
house-bridges-folders-found = It is saved and it works: the folder “{ $name }” is at this address.
house-bridges-folders-remove = Remove this server
house-bridges-folders-remove-explained = Parvis forgets the address, the account, the password and what the folders held. What is on the server stays there; what is not there yet will not be put there.
house-bridges-kind-messages = Chat rooms
house-bridges-kind-messages-read = Chat rooms: what is said there
house-bridges-messages-off = No chat server: people talk on this site only.
house-bridges-messages-set-up = Set up the chat rooms
house-bridges-messages-setting-title = The chat rooms of the body
house-bridges-messages-setting-lead = Each group, and each pathway of which a step turns on “Chat room”, gets a room on this Matrix server. Parvis announces there what happens, and its members read on this site what is said there. The rooms are not end-to-end encrypted.
house-bridges-messages-address = Address of the Matrix server
house-bridges-messages-address-hint = That of the server itself, for example https://matrix.exemple.fr/
house-bridges-messages-account = Account
house-bridges-messages-account-hint = An account made for Parvis, for example @parvis:exemple.fr. Leave it empty if you give an access token. Another account is not in the rooms already made: first invite it to each, with the right to set everything there, or remove this server and set it up again; other rooms will be made.
house-bridges-messages-password = Password or access token
house-bridges-messages-found = It is saved and it works: Parvis is on this server under the account { $name }.
house-bridges-messages-remove = Remove this server
house-bridges-messages-remove-explained = Parvis forgets the address, the account, the password, the invitations and what was read in the rooms, and ends its session on the server (an access token that you gave stays valid: revoke it there). The rooms stay on the server, with whoever is in them; what is not announced there yet will not be.
house-bridges-kind-websub = Announcement of publications
house-bridges-state-off = Not set up
house-bridges-state-works = Working
house-bridges-state-waiting = Waiting
house-bridges-state-down = Down
house-bridges-mail-on = The mail server set up by the operator
house-bridges-mail-off = No mail server: the operator sets it when starting Parvis (option --smtp).
house-bridges-mail-demonstration = Demonstration: mail stays in the mailbox that everyone can see.
house-bridges-calendar-off = No calendar: meetings are seen only on this site and in calendars that subscribe to it.
house-bridges-kind-mailbox = Email received
house-bridges-received = See the email received
house-bridges-mailbox-off = No mailbox: an amendment cannot be sent by email.
house-bridges-mailbox-set-up = Set up the mailbox
house-bridges-mailbox-setting-title = The body’s mailbox
house-bridges-mailbox-setting-lead = Members send their amendments to it, each text having its own address. Give a mailbox used for nothing else: what is already in it is not read; what arrives afterwards is read, then moved to the folder “Parvis” of the mailbox. Nothing is deleted.
house-bridges-mailbox-address = Server (IMAP)
house-bridges-mailbox-address-hint = Its name, for example imap.ville.fr. The connection is encrypted, on port 993.
house-bridges-mailbox-account = Address of the mailbox
house-bridges-mailbox-account-hint = The whole address, such as contributions@ville.fr: it is also the account. The server must accept addresses with a plus sign (contributions+texte@ville.fr).
house-bridges-mailbox-found = { $n ->
    [0] It is saved and it works: the mailbox is empty.
    [one] It is saved and it works: one message is in the mailbox.
   *[other] It is saved and it works: { $n } messages are in the mailbox.
}
house-bridges-mailbox-remove = Remove this mailbox
house-bridges-mailbox-remove-explained = Parvis forgets the address and the password, and no longer reads email. What is in the mailbox stays there; what was received is still waiting for its author.
house-bridges-place = Where
house-bridges-last = Last exchange
house-bridges-never = None yet
house-bridges-waiting = Waiting
house-bridges-parked = Failed
house-bridges-set-up = Set up the calendar
house-bridges-change = Settings and test
house-bridges-on-its-way = It is about to leave.
house-bridges-given-up = Parvis no longer retries by itself what has failed: once the cause is mended, retry.
house-bridges-retry = Retry
house-bridges-retry-all = Retry all
house-bridges-set-aside = Set aside
house-bridges-harvests = Files harvested at an address: how it goes
house-bridges-portal = Publication on data.gouv.fr
house-bridges-deliveries = All deliveries, one by one
house-bridges-calendar-setting-title = The body’s calendar
house-bridges-calendar-setting-lead = Each meeting announced, moved or cancelled here appears in this calendar. The server writes to nobody.
house-bridges-calendar-address = Address of the calendar (CalDAV)
house-bridges-calendar-address-hint = The one the server gives for the calendar itself, for example https://nuage.exemple.fr/remote.php/dav/calendars/parvis/reunions/
house-bridges-calendar-account = Account
house-bridges-calendar-account-hint = An account made for Parvis, which owns the calendar and shares it.
house-bridges-password = Password
house-bridges-password-hint = Preferably an application password. It is kept sealed and will never be shown again.
house-bridges-password-kept = Leave empty to keep the one that is saved. It is never shown.
house-bridges-save = Save and test
house-bridges-try = Test
house-bridges-found = It is saved and it works: a calendar is at this address, and Parvis can write to it.
house-bridges-found-named = It is saved and it works: the calendar “{ $name }” is at this address, and Parvis can write to it.
house-bridges-still-parked = { $n ->
    [one] One delivery is still marked as failed.
   *[other] { $n } deliveries are still marked as failed.
}
house-bridges-not-found = It is saved, but the test failed.
house-bridges-stale = Somebody else changed this setting while you were writing. Read it again, give the password, then save.
house-bridges-calendar-remove = Remove this calendar
house-bridges-calendar-remove-explained = Parvis forgets the address, the account and the password. What is already in the calendar stays there and no longer changes; what has not left yet is given up.
house-bridges-remove-confirm = Yes, remove

## Legal notices
house-legal-title = Legal notice
house-legal-editor = Publisher
house-legal-editor-text = This site is published by { $name }, which is responsible for it.
house-legal-unknown = The person responsible for publication, the contact and the host have not been given yet. An officer of the body must do so before the site opens to the public.
house-legal-edit = Edit the legal notice
house-legal-edit-lead = The law requires every public site to say who publishes it, how to write to them, and who hosts it (law no. 2004-575 on confidence in the digital economy).
house-legal-director = Person responsible for publication
house-legal-director-hint = First name, surname and position: often the mayor or the person who chairs.
house-legal-contact = Contact
house-legal-contact-hint = A postal or email address and a telephone number that is answered.
house-legal-host = Host
house-legal-host-name = Name of the host
house-legal-host-name-hint = Whoever runs the machine this site works on. The body itself, if it is theirs.
house-legal-host-address = Address of the host
house-legal-host-phone = Telephone number of the host
house-legal-save = Save
house-legal-stale = Somebody changed the legal notice while you were writing. Compare with what is saved, then save.
house-legal-stands = What is saved now
house-legal-director-empty = Give the name of the person responsible for publication.
house-legal-contact-empty = Give an address or a number where you can be reached.
house-legal-host-name-empty = Give the name of the host.
house-legal-host-address-empty = Give the address of the host.
house-legal-fact-long = This is too long: { $max } characters at most.
notice-legal-notice-edited = The legal notice is saved.
right-house-edit-legal-notice = Edit the legal notice
event-house-legal-notice-edited = Legal notice edited
house-legal-personal = Personal data
house-legal-personal-text = This site asks only for what serves the action at hand, and passes nothing on to third parties.
house-legal-personal-account = Your name and address serve to recognise you and to write to you; you can see them on the page “My account”.
house-legal-personal-session = One session cookie is set, once you are signed in; another, naming only a language, if you choose one. There is no audience measurement and no advertising.
house-legal-personal-network = The internet address from which a sign-in link is asked for is kept for one hour, in scrambled form, to prevent mass mailing.
house-legal-personal-journal = The public journal contains no name: only the capacity of whoever acts.
house-legal-personal-third = No file of this site is loaded from another server.
house-legal-personal-more = Your rights, the register of processing, how long things are kept
house-legal-software = Software
house-legal-software-text = This site runs on Parvis, free software under the AGPL licence, version 3 or later.
house-legal-limits = What this site does not do
house-legal-limits-text = An online vote here is neither a local referendum nor a consultation of voters: those are held on paper, in polling stations (code général des collectivités territoriales, articles L.O. 1112-1 and following).

## Accessibility
house-accessibility-title = Accessibility: not compliant
house-accessibility-state = No full audit under the French accessibility standard (RGAA 4.1.2) has been carried out for this site yet: it is therefore declared not compliant, as the law requires.
house-accessibility-done = Every page is checked automatically with each version, and can be read without JavaScript, with the keyboard, and at a width of 320 pixels.
house-accessibility-contact = If a page gives you trouble, write to { $name }: you will get an answer and another way. If you get no answer, you can refer the matter to the Défenseur des droits, the French ombudsman.

## Open data
house-data-title = The data of this site
house-data-explained = What is public here can also be read by programs.
house-data-acts = Published acts (Atom feed)
house-data-consultations = Contributions to consultations (CSV and Atom feed, on the page of each one)
house-data-journal = The public journal
house-data-contributions = Contributions
house-data-deliberations = Deliberations of the council (CSV)
house-data-indicators = Values of indicators (CSV, on the page of each plan)
house-data-datasets = The datasets that the body publishes (CSV, JSON, DCAT-AP, CKAN, SCDL)
house-data-maps = Maps (GeoJSON and uMap, on the page of each one)
house-data-budgets = Ideas and votes of participatory budgets (CSV, Atom and Pabulib, on the page of each one)
house-data-requirements = Requirements of adopted texts, and answers from projects

## How the body looks
house-home-appearance = Choose the colours and emblem of the site
house-appearance-title = Appearance
house-appearance-lead = The colours, emblem and name that every page bears. What not everyone could read is refused.
house-appearance-colours = Name and colours
house-appearance-name = Short name
house-appearance-name-hint = At the top of pages and in tabs, instead of “{ $name }”.
house-appearance-name-long = This name is too long: { $max } characters at most.
house-appearance-main = Main colour
house-appearance-accent = Accent colour
house-appearance-colour-hint = Six hexadecimal digits, as in your style guide. The one of Parvis: { $own }.
house-appearance-colour-unreadable = Write the colour as its six hexadecimal digits, for example #1f5a66.
house-appearance-colour-pale = This colour is too pale: its contrast on the backgrounds of pages is { $contrast }, and 4.5 is needed for everyone to read. The nearest one that works is { $nearest }.
house-appearance-take = Use { $nearest }
house-appearance-pick = { $colour }: pick on screen
house-appearance-preview = Preview
house-appearance-preview-link = A link in a page
house-appearance-preview-button = An action
house-appearance-preview-current = The current step
house-appearance-preview-refused = This colour would not be easy to read: save to see the nearest one that works.
house-appearance-save = Save
house-appearance-own = Go back to the colours of Parvis
house-appearance-stale = Somebody changed the appearance while you were choosing. See what is in place, then save if you still want to.
house-appearance-emblem = Emblem
house-appearance-emblem-file = Picture
house-appearance-emblem-hint = A coat of arms or a logo, in PNG, JPEG or WebP, of { $max } at most. It stands on a white background.
house-appearance-emblem-large = This picture is too large: make it smaller.
house-appearance-emblem-unreadable = This file is not a PNG, JPEG or WebP picture.
house-appearance-emblem-none = Choose a picture.
house-appearance-words = What the picture shows
house-appearance-words-hint = Read to people who cannot see the picture, for example “Coat of arms: a lighthouse on the sea”. Leave empty if it shows only the name.
house-appearance-words-long = This is too long: { $max } characters at most.
house-appearance-emblem-save = Save the emblem
house-appearance-emblem-remove = Remove the emblem
notice-appearance-changed = The appearance of the site is saved.
right-house-change-appearance = Choose the appearance of the site
right-house-set-hosts = Set host names and accepted accounts, from the command line
event-house-appearance-changed = Appearance of the site changed
event-house-hosts-set = Host names set
event-house-accounts-accepted = Accounts of another body accepted
event-house-accounts-refused = Accounts of another body no longer accepted

## Without network
house-offline-title = Offline
house-offline-lead = What this device keeps to read without a network, and what is waiting to be sent.
house-offline-unsupported = This browser keeps nothing for now: scripts must be allowed in it, and a first page opened while online.
house-offline-missing = This page is not kept on this device
house-offline-missing-next = It will open when you are back online. Voting always needs the network.
house-offline-kept = What you sent is kept on this device
house-offline-kept-next = It will leave by itself when you are back online, once only. Until then you can read it again, correct it or cancel it below.
house-offline-not-sent = Nothing was sent
house-offline-not-sent-next = The site could not be reached, and this form cannot wait here. Voting always needs the network. For anything else, go back: what you wrote is still there.
house-offline-not-sent-device = Your contributions, arguments and minutes can wait for the network on a device of your own: choose “Keep on this device” in your account.
house-offline-waiting = What is waiting to be sent
house-offline-nothing = Nothing is waiting.
house-offline-signed-out = Your session has ended. What you wrote is still kept on this device: sign in to see it and send it.
house-offline-sign-in = Sign in
house-offline-send = Send now
house-offline-read = What can be read
house-offline-no-pages = No page is kept yet.
house-offline-offered = What you take part in
house-offline-recent = Pages read recently
house-offline-page-at = page kept on { $day } at { $hour }:{ $minute }
house-offline-fetch = Update now
house-offline-device = This device keeps only public pages read recently. To keep what you take part in as well, choose “Keep on this device” in your account.
house-offline-account = Your account
house-offline-item-at = Written on { $day } at { $hour }:{ $minute }.
house-offline-item-waiting = Waiting for the network
house-offline-item-doubt = To be checked
house-offline-item-doubt-next = A first attempt may have arrived without its answer coming back. It will leave again as it is: the site counts it only once.
house-offline-item-frozen = So that nothing is counted twice, it can only be corrected once we know for certain.
house-offline-item-refused = Refused by the site
house-offline-item-refused-next = None of it was counted. Correct it and send it again, or copy it before you delete it.
house-offline-item-conflict = Changed in the meantime
house-offline-item-conflict-next = Somebody saved another version while you were writing. Read both and choose: nothing is replaced without you.
house-offline-item-current = The version saved on the site
house-offline-item-mine = Yours
house-offline-item-open = Open the page of the form
house-offline-item-correct = Save my correction
house-offline-item-resend = Send again
house-offline-item-over = Replace with mine
house-offline-item-cancel = Do not send this
house-offline-item-cancel-what = What you wrote will be erased from this device.
house-offline-erase = Erase everything from this device
house-offline-erase-what = The pages kept here and the texts you have begun will be erased from this browser. Nothing on the site is touched.
house-offline-erase-waiting = { $n ->
    [one] One form is still waiting to be sent: it will be lost.
   *[other] { $n } forms are still waiting to be sent: they will be lost.
 }

## Rooms, pads and tables
house-bridges-kind-rooms = Video call
house-bridges-kind-pads = Shared notepad
house-bridges-kind-tables = Shared table
house-bridges-state-set = Set up
house-bridges-rooms-off = No server: a meeting has a room from afar only if somebody gives its address.
house-bridges-pads-off = No server: a group or a pathway has a notepad only if somebody gives its address.
house-bridges-tables-off = No server: a group or a pathway has a table only if somebody gives its address.
house-bridges-rooms-set-up = Set up the video calls
house-bridges-pads-set-up = Set up the notepads
house-bridges-tables-set-up = Set up the tables
house-bridges-rooms-setting-title = The body’s video calls
house-bridges-rooms-setting-lead = A meeting can have a room on this server, under a name that nobody guesses. Only the members of the group see its address. For a server that opens a room to whoever comes, such as Jitsi.
house-bridges-pads-setting-title = The body’s notepads
house-bridges-pads-setting-lead = A group or a pathway can have a page that its members write together on this server, such as Etherpad. Parvis does not read its content.
house-bridges-tables-setting-title = The body’s tables
house-bridges-tables-setting-lead = A group or a pathway can have a table that its members fill together on this server, such as EtherCalc. Parvis does not read its content.
house-bridges-places-address = Address of the server
house-bridges-places-address-hint = For example https://visio.exemple.fr. The name goes at the end, or in place of {"{"}nom{"}"}: https://bloc.exemple.fr/p/{"{"}nom{"}"}
house-bridges-places-found = It is saved, and a server answers at this address.
house-bridges-places-remove = Remove this server
house-bridges-places-remove-explained = Parvis forgets this address and opens no more of them. What was opened stays open, and keeps its link.
house-places-title = { $name }: open or close
house-places-lead-rooms = A room where the members of the group see each other from afar. Whoever knows its address can come in: it is shown to them only.
house-places-lead-pads = A page that the members of the group write together. Whoever knows its address can write there: it is shown to them only. Parvis does not read what is written there.
house-places-lead-tables = A table that the members of the group fill together. Whoever knows its address can write there: it is shown to them only. Parvis does not read what is in it.
house-places-address = Existing address
house-places-address-hint = Leave empty to open a new one on the body’s server.
house-places-address-only = The address of what you have already opened elsewhere: no server is set up here.
house-places-open = Open
house-places-close = Forget this address
house-places-close-explained = Forgetting it removes nothing on the server: another one can be given.
notice-place-opened = It is open: members see its link on this page.
notice-place-closed = The address is forgotten.

## What is declared of personal data
processing-house-journal-title = Journal and security
processing-house-journal-purpose = To keep a trace of each decision, and do once what is sent twice.
processing-house-journal-people = Everyone who acts on the site
processing-house-journal-data = Identifier without a name, capacity, action and date; the answer given to a form
processing-house-journal-recipients = Everyone for public lines, which name nobody
processing-house-journal-kept = The journal stays: it proves decisions and holds only an identifier.
processing-house-deliveries-title = What is to be sent
processing-house-deliveries-purpose = To send what was decided: mail, announcements, files for the linked tools.
processing-house-deliveries-people = Recipients of mail
processing-house-deliveries-data = Address and content of the mail, until it leaves
processing-house-deliveries-recipients = Officers, when something could not leave
processing-house-deliveries-kept = The content is forgotten once it left, or when an officer gives it up.
retention-house-requests = Forms already received, so that nothing is done twice
retention-house-retention-runs = Traces of erasures, beyond what this page shows
processing-house-notice-title = Legal notice
processing-house-notice-purpose = To say who answers for the site and who hosts it, as the law asks.
processing-house-notice-people = The person who directs the publication
processing-house-notice-data = Name, office, how to reach them
processing-house-notice-recipients = Everyone
processing-house-notice-kept = For as long as the person directs the publication.
event-house-retention-applied = What is kept no more was erased
right-house-apply-retention = Erase every day what is kept no more

## What agents did, counted
house-acts-title = What officers do, in numbers
house-acts-explained = Each act done here as an officer leaves a line in the journal. Here they are counted by kind and by month, with those that the public journal does not show. Nobody is named.
house-acts-months = The last twelve months
house-acts-month = Month
house-acts-count = Count
house-acts-of-month = In { $month }
house-acts-month-of-year = { $month } { $year }
house-acts-caption = Acts of officers, by kind
house-acts-by-month = Acts of agents, by month
house-acts-none = No act of an officer that month.
house-acts-other = Other act
