# What every page says, in British English: short, no space before punctuation.

## The frame
skip-to-content = Skip to content
demonstration-banner = Demonstration: the people and decisions shown here are invented
search-label = Search the whole site
search-button = Search
sign-in = Sign in
main-menu = Main menu
menu = Menu
section-take-part = Take part
section-vote = Vote
section-follow-up = Follow up
home = Home
breadcrumb = You are here
title-of-page = { $title } – { $body }
title-refused = Error: { $title }
footer-about = About this site
footer-feeds = Feeds to follow
footer-legal = Legal notice
footer-accessibility = Accessibility
footer-rights = Who can do what
footer-journal = Public journal
footer-data = Open data
footer-languages = Language
footer-languages-about = About languages
language-name = English
language-begun-br = The Breton translation has begun: what is not translated yet is in French.
official-text-follows = The official text is in French:

## Forms
field-optional = (optional)
field-limit = { $n } characters at most.
error-prefix = Error:
name-unseen = This name contains a character that cannot be seen ({ $code }): delete the whole name and type it again on the keyboard.
error-summary-title = There is something to correct
select-nothing = Choose…
draft-restored = Your draft was found in this browser.
draft-forget = Delete this draft
draft-older = Older draft, from { $date }. The text below has changed since: it was left as it is.
draft-older-read = Read this draft
draft-older-use = Put this draft in the form
draft-saved-read = Read the saved text
draft-saved-use = Put the saved text back
changes-live = Your changes

## Pieces
why = Why?
label-before = { $label }:
why-source = Source:
steps = Steps
step-done = Done
step-current = In progress
step-next = To come
step-left = Not finished
step-skipped = Will not take place
pagination = Page { $page } of { $pages }
pagination-page = Page { $page }
pagination-previous = Previous
pagination-next = Next
progress = { $done } of { $total }, or { $share }
receipt-number = Your reference number, to keep:
result-choice = Choice
result-count = Votes
result-share = Share
result-total = Total
result-favour = For
result-against = Against
result-abstain = Abstentions
result-part = { $label }: { $n }

## Texts
alinea = Paragraph (alinéa)
alinea-short = Para.
alinea-heading = heading
alinea-new = new
column-before = Current text
column-sentence = Amendment
column-after = Text as amended
change-deleted = start of deletion
change-deleted-end = end of deletion
change-inserted = start of addition
change-inserted-end = end of addition

## Numbers
number-percentage = { $share }%
file-size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
 }
file-size-kilo = { $size } kB
file-size-mega = { $size } MB
file-size-giga = { $size } GB
file-size-tera = { $size } TB

## Dates
date-long = { $day } { $month } { NUMBER($year, useGrouping: "false") }
date-with-weekday = { $weekday } { $date }
date-with-time = { $date } at { $time }
time-on-the-hour = { $hour }:00
time-with-minutes = { $hour }:{ $minute }
date-weekday-1 = Monday
date-weekday-2 = Tuesday
date-weekday-3 = Wednesday
date-weekday-4 = Thursday
date-weekday-5 = Friday
date-weekday-6 = Saturday
date-weekday-7 = Sunday
date-month-1 = January
date-month-2 = February
date-month-3 = March
date-month-4 = April
date-month-5 = May
date-month-6 = June
date-month-7 = July
date-month-8 = August
date-month-9 = September
date-month-10 = October
date-month-11 = November
date-month-12 = December

## Without network
offline-bar-kept = Offline – page from { $day } at { $hour }:{ $minute }
offline-bar-live = Offline
offline-bar-back = You are back online: refresh
offline-bar-waiting = Waiting to be sent: { $n }
offline-bar-troubles = To check before sending: { $n }
offline-manifest-description = Take part in the decisions of { $body }.
offline-form-waits = You are offline. Write and send as usual: what you send is kept on this device and leaves when you are back online.
offline-form-waits-until = You are offline. What you send will be kept on this device and will leave when you are back online. If it arrives after { $at }, it will not be counted: you will get it back with everything you wrote.
offline-form-stays = You are offline, and this device does not keep what you send: this will only leave if you send it once you are back online.
offline-form-filled = This text is waiting to be sent. You can go on writing it: only its last version will leave.

## What did not work
back-home = Back to the home page
search-again = What are you looking for?
error-not-found-title = This page does not exist
error-not-found-next = The address may be incomplete, or the page may have moved. Searching may find it.
host-unknown-title = Nothing is open at this address
host-unknown-next = Check the name of the site in the address bar. If it is right, this site is not connected to this server yet: tell the body that gave it to you.
error-forbidden-title = You do not have the right to do this
error-forbidden-next = The page “Who can do what” says which right each action needs and how to get it.
error-conflict-title = This is no longer possible as things stand
error-conflict-next = Go back to the previous page and reload it to see what has changed. What you wrote is kept in your browser.
error-gone-title = This page was removed
error-gone-next = The public journal keeps a record of its removal.
error-too-large-title = What you sent is too large
error-too-large-next = Go back and choose a smaller file. What you wrote is kept in your browser.
error-unprocessable-title = What you sent was not understood
error-unprocessable-next = Go back to the previous page, reload it and try again. What you wrote is kept in your browser.
error-too-many-title = Too many requests in a short time
error-too-many-next = Wait a minute, then try again. Nothing you sent before is lost.
error-unavailable-title = This is not possible at the moment
error-unavailable-next = Try again in a few minutes; if it goes on, write to the body that runs this site.
error-internal-title = Something went wrong
error-internal-next = It is not your doing, and the error is recorded. Try again in a few minutes; if it comes back, write to the body that runs this site.

## What a rule refused
refusal-right = You need this right: “{ $right }”.
refusal-with-article = { $sentence } ({ $article })
typed-title = What you wrote
typed-next = None of it was kept on the site. Copy it if you want to use it elsewhere.
typed-label = Text { $n }
refusal-files-away = Files can be neither read nor saved at the moment: the place where they are kept does not answer. The rest of the site works, and nothing that was saved is lost.
refusal-files-away-form = The place where files are kept does not answer at the moment: nothing was saved. What you wrote is still here; try again in a few minutes, choosing your file again if there was one.
second-factor-first = Your body wants a second factor of its agents: give or make yours first, then begin again. Nothing was sent.
second-factor-next = Give my second factor
refusal-stale = Somebody changed the same thing while you were writing.
form-unreadable = The form we received is incomplete.
feed-acts = Published decisions

## Kinds of bodies
kind-commune = Town (commune)
kind-epci = Intercommunality
kind-conseil-de-developpement = Development council
kind-association = Association

## In what capacity people act
quality-visitor = Anyone
quality-person = Person signed in
quality-author = Author
quality-member = Member of the group
quality-secretary = Secretary of the group
quality-chair = Chair of the group
quality-agent = Officer of the body
quality-system = Parvis, on a planned date
timeline-by = { $quality }

## Features, where a page tells of all of them
feature-outgoing = Deliveries and mail
feature-tools = Bridges to other tools
feature-search = Search
feature-identity = Accounts and signing in
feature-groups = Groups and mandates
feature-parcours = Parcours
feature-moderation = Moderation
feature-debates = Consultations and contributions
feature-conversations = Maps of opinions
feature-votes = Votes
feature-elections = Elections by secret ballot
feature-assemblies = Assemblies drawn by lot
feature-rolls = Proof of registration on the electoral roll
feature-phones = Verified telephone numbers
feature-desk = Desk and codes by post
feature-helpers = Help of one person to another
feature-texts = Texts and amendments
feature-indicators = Plans and indicators
feature-datasets = Open data
feature-maps = Maps
feature-disclosure = Duties to publish
feature-meetings = Meetings
feature-letters = Mail received by the site
feature-acts = Acts
feature-transmissions = Transmissions
feature-requirements = Requirements
feature-territory = Territory
feature-budgets = Participatory budgets
feature-follow = Follows and digests
feature-privacy = Personal data
feature-parvis = The site itself
