# Acts: what has been decided, published once, for good.

acts-nav = Acts

## Rights
right-acts-publish = Publish an act of a group
right-acts-make-pdf = Ask again for the PDF file of an act
right-acts-keep-pdf = Keep the PDF file of an act, once made
right-acts-describe = Describe a deliberation of a group for open data
right-acts-give-theme = Give a theme to an act of a group
right-acts-open-data = Say under which SIRET number the deliberations are open data

## Journal
event-acts-published = The act is published
event-acts-pdf-made = The PDF file is made
event-acts-pdf-asked = The PDF file is requested
event-acts-siret-set = The SIRET number for open data is set
event-acts-deliberation-described = The deliberation is described for open data
event-acts-theme-given = The theme of the act is set

## What is made outside of pages
effect-act-pdf = PDF file of an act

## Steps
step-acts-publish = Publication
step-guard-published = The act is published
acts-step-publish = Publish the act
acts-step-read = Read the published act
acts-step-published = Published on { $at }
acts-step-rejected = The vote rejected the text: there is no act to publish.
acts-fact-not-published = The act is not published yet.

## Done
notice-acts-published = The act is published. It will not change any more.
notice-acts-pdf-asked = The PDF file is requested. It will be here in a moment.
notice-acts-pdfs-asked = The PDF files are requested. They will arrive one after the other.
notice-acts-siret-set = The number is saved.
notice-acts-described = The deliberation is in the open data.
notice-acts-theme-given = The theme is saved.

## The list
acts-list-lead = What has been decided and published. A published act never changes.
acts-list-none = No act has been published yet.
acts-list-none-such = No act matches.
acts-words = “{ $q }”
acts-count = { $n ->
    [0] No acts
    [one] { $n } act
   *[other] { $n } acts
 }
acts-cut = The search stops at the { $n } most recent acts: add a word to narrow it down.
acts-filters = Search the acts
acts-filter-words = Words
acts-filter-group = Group
acts-filter-theme = Theme
acts-filter-button = Show
acts-feed-link = Follow the published acts (Atom feed)
acts-feed-link-json = Follow the published acts (JSON Feed)
acts-of-group = Acts: { $group }
acts-of-all = All acts
acts-feed-title = Published acts – { $body }
acts-on = Published on { $date }
acts-home-published = Published on { $at }

## What an act is
acts-filed-name = { $date } { $title } ({ $kind } { $print })
acts-kind-avis = Opinion
acts-kind-texte-adopte = Adopted text
acts-nature-avis = This document is an opinion: it informs a decision that others will make, it is not itself a decision. That is why it does not say how, or by when, it can be challenged.
acts-nature-texte-adopte = This document is the text adopted by the assembly. It does not replace the deliberation (délibération, a decision of the council), sent to the prefecture and published under article L. 2131-1 of the CGCT, which alone says how, and by when, it can be challenged.
acts-author = { $name }, { $quality }

## The page of an act
acts-published = Published on { $date } by { $name } ({ $quality }).
acts-read = Read the act
acts-download = Download the file ({ $size })
acts-pdf-download = Download as accessible PDF ({ $size }, { $pages ->
    [one] 1 page
   *[other] { $pages } pages
})
acts-pdf-waited = The accessible PDF file is not made yet.
acts-pdf-waited-again = The PDF file is requested again.
acts-pdf-ask = Ask for the PDF file
acts-pdf-again = Make the PDF file again
acts-pdf-given-up = The PDF file could not be made. The reason is in “Deliveries”. You can ask for it again here.
acts-pdf-substituted = These characters are not in any font of the PDF file, where a square stands for them:
acts-pdf-missing = { $n ->
    [one] One act does not have an accessible PDF file yet.
   *[other] { $n } acts do not have an accessible PDF file yet.
}
acts-pdf-ask-missing = Ask for the missing PDF files
acts-check-pdf = The fingerprint of the PDF file, made from the one that was published:
acts-group = Group
acts-from-text = Text and history
acts-from-meeting = Meeting
acts-commit = Version of the text
acts-nature = What kind of act is this?
acts-check = Check this file
acts-check-explained = To find out whether the file you have is the one that was published: it has a fingerprint, worked out from its content (SHA-256). Changing a single letter would change it. Download the file, then type this line in a terminal, from the folder where the file is:
acts-check-expected = The answer must be exactly:
acts-history = What happened

## The file
acts-file-title = { $title } – { $body }
acts-file-kind = Type
acts-file-published = Publication date
acts-file-author = Author
acts-file-vote = Vote
acts-vote-line = { $outcome }: { $pour } for, { $contre } against, { $abstention ->
    [one] 1 abstention
   *[other] { $abstention } abstentions
}
acts-vote-adopted = Adopted
acts-vote-rejected = Rejected
acts-vote-no-quorum = Quorum not reached
acts-vote-cancelled = Cancelled
acts-file-text = Text
acts-file-amendments = Amendments
acts-file-amendments-caption = Amendments submitted, what became of them and their votes
acts-file-no-amendment = No amendment was submitted.
acts-file-minutes = Annex: minutes of the meeting of { $date }
acts-file-commit = Version of the text (Git commit): { $commit }
acts-file-address = Published at
acts-pdf-fingerprint = Fingerprint of the published file (SHA-256):
acts-pdf-made-from = This PDF is made from the published file, and says the same thing. The published file is the authoritative one.
acts-pdf-page = Page { $page } of { $pages }
acts-column-number = No.
acts-column-sentence = Amendment
acts-column-fate = Outcome
acts-column-pour = For
acts-column-contre = Against
acts-column-abstention = Abstention
acts-no-vote = –
acts-lacked-quorum = (quorum not reached)
acts-fate-en-discussion = Not decided
acts-fate-retire = Withdrawn
acts-fate-adopte = Adopted
acts-fate-rejete = Rejected
acts-fate-tombe = Fallen

## Publishing
acts-publish = Publish an act
acts-publish-lead = The adopted text, what became of the amendments and the minutes become a public file.
acts-choose-group = Which group is the act from?
acts-publish-for = Act of “{ $group }”.
acts-for-good = A published act can be neither changed nor withdrawn from here: read the text again before publishing.
acts-field-title = Title of the act
acts-field-text = Text to publish
acts-field-author-name = First name and surname of the author
acts-field-author-hint = The person who signs the act. Their name and capacity are public, as article R. 2131-1 of the CGCT requires for the acts of towns (communes).
acts-field-author-quality = Capacity of the author
acts-chair-of = Chair of “{ $group }”
acts-with-minutes = With, as an annex, the minutes of:
acts-publish-now = Publish for good
acts-already = This text is already published, and an act does not change:
acts-nothing-ready = Nothing is ready to be published in this group. A text is published once consolidated, after the vote on its amendments.

## Its theme
acts-of-theme = Theme: { $theme }
acts-field-theme = Theme
acts-field-theme-hint = In a few words, for example “Mobility”. The acts of one theme are found and followed together.
acts-field-theme-hint-known = The acts of one theme are found and followed together. Already used here: { $themes }.
acts-theme-give = Give it a theme
acts-theme-change = Change the theme
acts-theme-title = Theme of the act
acts-theme-lead = “{ $title }”: the theme stands beside the published act, which does not change.
acts-theme-save = Save the theme
acts-theme-too-long = This theme is too long: { $max } characters at most.
acts-theme-without-letter = Write the theme in words.
acts-theme-given-meanwhile = Someone gave the theme “{ $theme }” in the meantime. Save again to replace it with yours.
acts-theme-taken-meanwhile = Someone took the theme away in the meantime. Save again to give yours.

## Deliberations as open data
acts-open-data = Deliberations as open data
acts-open-data-explained = A local authority publishes its deliberations (délibérations, the decisions of its council) as open data, in a format common to all: the French common base of local data (Socle commun des données locales). Opinions are not in it: an opinion is not a deliberation.
acts-open-data-siret = SIRET number: { $siret }
acts-open-data-file = Download the deliberations (CSV)
acts-open-data-schema = Schema: scdl/deliberations, version 2.1.5. One line per deliberation described, with the address of the published file.
acts-open-data-none = No deliberation is open data: the SIRET number has not been given.
acts-open-data-left = Adopted texts not described yet
acts-siret = The number of the body
acts-field-siret = SIRET number
acts-field-siret-hint = 14 digits, for example 218 601 946 00013. Without a number, there is no file of deliberations.
acts-siret-save = Save the number
acts-siret-wrong = This is not a SIRET number: it has 14 digits, and the last one depends on the others. Check it.
acts-described = Deliberation no. { $number } of { $date }, in the open data.
acts-undescribed = This adopted text is not in the open data yet: its number and subject matter are missing.
acts-describe = Describe the deliberation
acts-describe-again = Correct what the open data say
acts-describe-title = Describe the deliberation
acts-describe-lead = This information goes with the act in the open data. The published act does not change.
acts-describe-save = Save
acts-field-number = Number of the deliberation
acts-field-number-hint = The one the assembly gave it, for example 2026-11-042.
acts-field-decided-on = Date of adoption
acts-field-matter = Subject matter (matière)
acts-field-matter-hint = The one in the ACTES classification, which you use to send acts to the prefecture.
acts-votes = Vote
acts-votes-hint = All four numbers, or none. Abstentions count among those who voted.
acts-field-electors = Members of the assembly
acts-field-pour = For
acts-field-contre = Against
acts-field-abstention = Abstentions
acts-budget = Budget, if there is one
acts-field-budget-years = Year of the budget
acts-field-budget-years-hint = For example 2026, or 2026/2027.
acts-field-budget-name = Name of the budget
acts-control = Legality check (contrôle de légalité), once the deliberation has been sent
acts-field-control-id = Identifier of the prefecture
acts-field-control-id-hint = For example PREF056, or SPREF0561 for a sub-prefecture.
acts-field-control-on = Date of receipt

## What is refused
acts-number-empty = Give the number of the deliberation.
acts-number-too-long = This number is too long: { $max } characters at most.
acts-number-taken = Another deliberation already has this number.
acts-decided-wrong = Write a date, for example 2026-11-29.
acts-matter-missing = Choose the subject matter of the deliberation.
acts-budget-years-wrong = Write a year, for example 2026, or two: 2026/2027.
acts-budget-both = The year and the name of the budget go together: give both, or neither.
acts-budget-too-long = This name is too long: { $max } characters at most.
acts-control-id-wrong = Write the identifier like PREF056 or SPREF0561.
acts-control-before = The prefecture cannot have received it before it was adopted.
acts-votes-all = Give all four numbers of the vote, or none.
acts-votes-number = Write a number, without spaces.
acts-votes-more = There are more votes than members: check the numbers.
acts-not-deliberation = This act is not a deliberation: the open data do not describe it.
acts-described-meanwhile = Somebody described this deliberation while you were writing. Read it again, then save again if you still want to.
acts-title-empty = Give the act a title.
acts-title-too-long = This title is too long: { $max } characters at most.
acts-author-name-empty = Write the first name and surname of the person who signs the act.
acts-author-quality-empty = Write in what capacity this person signs, in French as in the act, for example “présidente”.
acts-author-too-long = This text is too long: { $max } characters at most.
acts-nothing-to-publish = Choose the text to publish.
acts-text-of-another-group = This text belongs to another group.
acts-text-not-consolidated = This text can still change: it is published once consolidated, after the vote on its amendments.
acts-meeting-of-another-group = This meeting belongs to another group.
acts-minutes-not-approved = The minutes of this meeting are not approved yet: approve them first.
acts-refused-published = This text is already published under the title “{ $title }” ({ $path }). A published act does not change.

## News, to those who follow
news-acts-published = { $n ->
    [one] An act is published
   *[other] { $n } acts are published
 }

## What its subjects are called
subject-act = Published act

## What is declared of personal data
processing-acts-signatories-title = Published acts
processing-acts-signatories-purpose = To publish acts and say who signed them.
processing-acts-signatories-people = Signatories
processing-acts-signatories-data = Name and office of the signatory
processing-acts-signatories-recipients = Everyone
processing-acts-signatories-kept = Without limit: acts are public archives.

## The lists of acts and deliberations, as open data
open-actes-title = Published acts
open-actes-description = The published acts: their title, date, nature and group, and the address of the published file with its digest.
open-actes-keywords = acts; deliberations; decisions
open-actes-acte_id = the identifier of the act
open-actes-numero = the number of the deliberation, where it is said
open-actes-titre = the title of the act
open-actes-nature = avis (opinion) or texte-adopte (adopted text)
open-actes-theme = the theme given to the act
open-actes-groupe = the group that decided
open-actes-signe_par = in what quality the act is signed
open-actes-decide_le = the day of the deliberation, where it is said
open-actes-publie_le = when the act was put online
open-actes-adresse = the page of the act
open-actes-fichier = the address of the published file, which never changes
open-actes-sha256 = the digest of that file
open-actes-taille_octets = the size of that file

## Deliberations
open-deliberations-title = Deliberations
open-deliberations-description = The deliberations of the assembly, votes included, as the body described them.
open-deliberations-keywords = deliberations; votes; SCDL
