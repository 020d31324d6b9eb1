# Consultations, contributions, moderation.

debates-navigation = Consultations
debates-list-lead = You are asked a question: answer it, support what others propose, and read what came of it.
debates-list-current = Now
debates-list-current-none = No consultation is open at the moment.
debates-list-past = Closed consultations
debates-list-past-none = No consultation has closed yet.
debates-stage-planned = Announced
debates-stage-open = Open
debates-stage-closed = Closed
debates-opens-on = Opens on { $at }
debates-open-until = Open until { $at }
debates-closed-on = Closed on { $at }
debates-contributions-count = { $n ->
    [0] No contributions
    [one] { $n } contribution
   *[other] { $n } contributions
 }
debates-answered-count = { $n ->
    [0] No answers given
    [one] { $n } answer given
   *[other] { $n } answers given
 }
debates-supports-count = { $n ->
    [0] No supporters
    [one] { $n } supporter
   *[other] { $n } supporters
 }
debates-comments-count = { $n ->
    [0] No comments
    [one] { $n } comment
   *[other] { $n } comments
 }
debates-somebody = Somebody
debates-back = Back to the consultation
debates-back-to-all = See the consultations

## Opening, changing, closing
debates-open-title = Open a consultation
debates-open-lead = A question, what people need to know to answer it, and an end date. Anyone can contribute without an account.
debates-open-button = Open the consultation
debates-change-title = Change the consultation
debates-change-button = Save
debates-changed-meanwhile = Somebody changed this text while you were writing. Here is what it says now; what you typed is kept below.
debates-close-title = Close early
debates-close-what = Nobody will be able to contribute, support or comment any more. The contributions can still be read and you can still answer them.
debates-close-button = Close the consultation
debates-to-answer = Contributions waiting for an answer
debates-field-group = Group that answers
debates-field-group-hint = The group that will read the contributions and say what becomes of them.
debates-field-title = Title
debates-field-title-hint = A few words, such as “The station square”.
debates-field-question = Question asked
debates-field-question-hint = One sentence that can be answered with a proposal.
debates-field-presentation = Introduction
debates-field-presentation-hint = Why this consultation, what is already decided, what is not, and how answers will be given. Start headings with a hash (#), put bold text between double asterisks.
debates-field-themes = Themes
debates-field-themes-hint = One per line. They are used for sorting; nobody has to choose one.
debates-field-start = First day
debates-field-start-hint = Leave it empty to open the consultation straight away.
debates-field-end = Last day
debates-field-end-hint = The consultation closes by itself at 23:59 on that day.
debates-consultation-title-empty = Give the consultation a title.
debates-question-empty = Write the question asked.
debates-question-too-long = This question is longer than { $max } characters: shorten it.
debates-presentation-too-long = This introduction is longer than { $max } characters: shorten it.
debates-themes-too-many = Give no more than { $max } themes.
debates-theme-too-long = A theme can have no more than { $max } characters.
debates-group-missing = Choose the group that answers.
debates-date-unreadable = Give a date, such as 2026-12-31.
debates-end-before-start = The last day must come after the first, and after today.
debates-end-too-far = A consultation can last { $max } days at most.

## The page of a consultation
debates-answers-for = Answers come from:
debates-of-parcours = Step of a pathway
debates-contribute = Contribute
debates-contributions = Contributions
debates-contributions-none = No contribution matches.
debates-contributions-cut = The search stops at the first { $n } results: add a word to narrow it down.
debates-became = What becomes of the contributions
debates-moderation = Moderation
debates-moderation-figures = Moderation figures
debates-progress = Contributions that have been answered
debates-timeline = What happened
debates-filters = Search and sort
debates-filter-words = Words
debates-filter-theme = Theme
debates-filter-answer = Outcome
debates-filter-order = Order
debates-filter-own = Author
debates-filter-own-yes = Only mine
debates-filter-button = Show
debates-order-hasard = Random
debates-order-recentes = Most recent
debates-order-soutenues = Most supported
debates-order-shuffled-why = In a random order, so that the same ones do not always come first. The order stays the same from page to page.
debates-data = Data
debates-csv = Download the contributions (CSV)
debates-atom = Follow the contributions (Atom feed)
debates-json = Follow the contributions (JSON Feed)
debates-atom-theme = Follow the theme “{ $theme }” (Atom feed)
debates-licence = Free to reuse if you name the source:
debates-licence-name = Open Licence 2.0 (Licence Ouverte)
debates-not-listed = Not in this list: { $withdrawn ->
    [0] no contributions withdrawn by their authors
    [one] { $withdrawn } contribution withdrawn by its author
   *[other] { $withdrawn } contributions withdrawn by their authors
 }, { $removed ->
    [0] none removed by moderation
    [one] { $removed } removed by moderation
   *[other] { $removed } removed by moderation
 }.
debates-feed-title = Contributions: { $title }

## Writing a contribution
debates-field-contribution-title = Title
debates-field-contribution-title-hint = Your idea in a few words.
debates-field-text = Your contribution
debates-field-text-hint = What you propose, and why.
debates-field-theme = Theme
debates-field-place = Place
debates-field-place-hint = In words: “in front of the school”, “rue de la Fontaine”. Do not write your address.
debates-field-name = Your name
debates-field-name-hint = It is only shown if you ask for it below.
debates-field-email = Your email address
debates-field-email-hint = We use it to send you the link that publishes your contribution, then the answer. It is never shown.
debates-field-shows-name = Your name on the site
debates-field-shows-name-hint = Otherwise people will read “Somebody”.
debates-field-shows-name-yes = Show my name
debates-have-account = You already have an account: sign in first
debates-send = Send
debates-publish = Publish my contribution
debates-title-empty = Give your contribution a title.
debates-title-too-long = This title is longer than { $max } characters: shorten it.
debates-text-empty = Write your contribution.
debates-text-too-long = This text is longer than { $max } characters: shorten it.
debates-theme-unknown = Choose a theme from the list, or none.
debates-place-too-long = This place is longer than { $max } characters: shorten it.
debates-kept-title = What is kept, and why
debates-kept-content = Your contribution is public, and can be reused under the Open Licence, without your name or address.
debates-kept-address = Your name and address are used to confirm that it is really you and to answer you. If you do not confirm, everything is erased after { $days } days.
debates-kept-name = Your name is only shown if you ask for it. A contribution can reveal a political opinion: it is for you to choose.
debates-kept-withdraw = You can edit your contribution, or withdraw it: its content is then erased.
debates-kept-more = Full legal notice
debates-sent-title = One more thing to do
debates-sent = We have just sent an email to the address you gave.
debates-sent-next = Open the link in it: you will read your contribution again, then publish it. Nothing is public before that.
debates-sent-until = Your contribution will wait for you for { $days } days.
debates-renewed = We have just sent you another email. The previous link no longer works.
debates-demonstration-mailbox = Open the demonstration mailbox
debates-confirm-title = Publish your contribution
debates-confirm-what = Read it again: this is what will be published.
debates-confirm-sent-on = Written on { $at }
debates-confirm-named = Under the name of { $name }
debates-confirm-unnamed = Without your name
debates-confirm-button = Confirm and publish
debates-confirm-otherwise = Did you not write this? Close this page: nothing will be published, and everything will be erased.
debates-confirm-expired = This link no longer works, but your contribution is still here.
debates-confirm-renew = Get a new link
debates-refused-link = This link is not known here. A more recent one has replaced it, or the contribution that was waiting has been erased.
debates-refused-confirmed = This contribution is already published.
debates-refused-planned = This consultation opens on { $at }. Come back then.
debates-refused-closed = This consultation closed on { $at }: you can no longer contribute, support or comment.
debates-written-kept = What you wrote is still on this page: copy it if you want to keep it.
debates-refused-over = This consultation is closed.
debates-refused-too-many = You have already written { $max } contributions here: that is the most one person can write.
debates-refused-gone = This is no longer published.
debates-refused-discussion-closed = Comments are closed: what was said can still be read.
debates-refused-answered = An answer has been given: this text can no longer change. You can still withdraw it.
debates-refused-versions = This contribution already has { $max } versions: it can no longer be edited.

## The page of a contribution
debates-fact-author = Author
debates-fact-date = Written on
debates-fact-place = Place
debates-versions = { $n ->
    [one] Edited on { $at }: see the previous version
   *[other] Edited on { $at }: see the { $n } previous versions
 }
debates-version = Version { $n }, written on { $at }
debates-support = Support this
debates-unsupport = Withdraw my support
debates-supported-already = You support this contribution.
debates-support-sign-in = Sign in to support this
debates-own = Your contribution
debates-edit-title = Edit
debates-edit-button = Save
debates-edit-kept = What the previous version said can still be read.
debates-withdraw = Withdraw
debates-withdraw-what = The title, the text and the previous versions will be erased. Only the date of withdrawal will remain. This cannot be undone.
debates-withdraw-button = Withdraw my contribution
debates-withdrawn-title = Contribution withdrawn by its author
debates-removed-title = Contribution removed
debates-stub-withdrawn = Withdrawn by its author on { $date }.

## Comments
debates-comments-none = Nobody has commented yet.
debates-comment-title = Comment
debates-comment-side = Your comment is
debates-side-pour = An argument for
debates-side-contre = An argument against
debates-side-question = A question
debates-side-reponse = Reply
debates-side-missing = Say whether it is an argument for, an argument against, or a question.
debates-comment-text = Your comment
debates-comment-empty = Write your comment.
debates-comment-button = Publish
debates-comment-sign-in = Sign in to comment
debates-comment-by-author = The author of the contribution
debates-comment-by-its-author = The author
debates-comment-withdraw = Withdraw my comment
debates-comment-withdraw-what = Its text will be erased. The replies it received will stay.
debates-comment-stub-withdrawn = Comment withdrawn by its author.
debates-comment-stub-removed = Comment removed by moderation.
debates-comment-found = Comment on “{ $title }”
debates-removal-reasons = Reasons for removal
debates-reply = Reply
debates-reply-title = Reply to this comment
debates-refused-own-comments = You have already written { $max } comments on this contribution: leave room for others.
debates-refused-own-comments-here = You have already written { $max } comments here: leave room for others.
debates-refused-waiting = Too many contributions are waiting to be confirmed: try again in a few hours, or sign in to publish straight away. Your text is kept in this form.
debates-refused-comments = This contribution already has { $max } comments.
debates-refused-comments-here = There are already { $max } comments here.

## Official answers
debates-became-one = Outcome
debates-not-answered-yet = No answer yet.
debates-answered-on = Answer of { $date }
debates-answer-title = Answer this contribution
debates-answer-again = Change the answer
debates-answer-field = This contribution is
debates-answer-attente = Waiting for an answer
debates-answer-retenue = Accepted
debates-answer-en-partie = Accepted in part
debates-answer-non-retenue = Not accepted
debates-answer-sans-objet = Not applicable
debates-answer-count = { $answer }: { $n }
debates-answer-why = Why
debates-answer-why-hint = A sentence or two. The author receives it by email, and everyone can read it.
debates-answer-button = Publish the answer
debates-answer-stale = Somebody else answered in the meantime: their answer is shown above the form. Yours is still in it: read it again, then publish again to replace theirs.
debates-answer-missing = Say what becomes of this contribution.
debates-words-empty = Say why.
debates-words-too-long = This text is longer than { $max } characters: shorten it.

## Reporting

## Reasons

## Moderating

## Appeals

## Figures

## Mails
debates-mail-confirm-subject = Publish your contribution – { $body }
debates-mail-confirm-text =
    Hello,

    You answered the consultation “{ $title }” of { $body }.
    To read your contribution again and publish it, open this link:

    { $link }

    It works once, until { $until }. After that, the same page will send you another; your contribution will wait for you for { $days } days.

    Did you not write anything? Do nothing: nothing will be published, and your address will be erased.
debates-mail-answer-subject = An answer to your contribution – { $title }
debates-mail-answer-text =
    Hello,

    Your contribution “{ $title }” has been answered, in the consultation “{ $consultation }”.

    { $answer }

    { $why }

    { $link }

## Home, steps
debates-standing-planned = Opens on { $at }
debates-standing-closed = Closed on { $at }
debates-home-open = Contribute until { $at }
debates-home-became = { $n ->
    [one] { $n } contribution
   *[other] { $n } contributions
 }, { $answered ->
    [0] no answers yet
    [one] { $answered } answer
   *[other] { $answered } answers
 }
step-debates-collect = Consult
step-debates-answer = Answer the contributions
debates-step-without-end = This step has no end date: the consultation cannot open.
debates-step-running = The consultation runs until { $until }: close it, on its page, so that it receives no more contributions.
debates-step-link = See the consultation
debates-step-summary = { $n ->
    [0] No contributions
    [one] { $n } contribution
   *[other] { $n } contributions
 }, { $answered ->
    [0] no answers
    [one] { $answered } answer
   *[other] { $answered } answers
 }
debates-fact-not-answered = { $n ->
    [one] { $n } contribution is waiting for an answer.
   *[other] { $n } contributions are waiting for an answer.
 }
subject-consultation = Consultation
subject-contribution = Contribution
subject-comment = Comment
parcours-subject-consultation = The consultation

## What has just been done
notice-debates-opened = The consultation is saved.
notice-debates-changed = The consultation is changed.
notice-debates-closed = The consultation is closed.
notice-debates-contributed = Your contribution is published. Thank you!
notice-debates-edited = Your contribution is changed.
notice-debates-withdrawn = Your contribution is withdrawn.
notice-debates-supported = Your support is counted.
notice-debates-unsupported = Your support is withdrawn.
notice-debates-commented = Your comment is published.
notice-debates-comment-withdrawn = Your comment is withdrawn.
notice-debates-answered = The answer is published, and the author has been told.

## Rights
right-debates-open = Open a consultation, change it, close it
right-debates-contribute = Contribute to a consultation
right-debates-edit = Edit or withdraw your contribution, withdraw your comment
right-debates-support = Support a contribution
right-debates-comment = Comment on a contribution
right-debates-answer = Give an official answer to a contribution
right-debates-forget = Erase what is no longer needed

## Events
event-debates-consultation-opened = Consultation saved
event-debates-consultation-changed = Consultation changed
event-debates-consultation-moved = End date of the consultation moved
event-debates-consultation-closed = Consultation closed
event-debates-contribution-awaited = Contribution waiting to be confirmed
event-debates-contribution-published = Contribution published
event-debates-confirmed-again = Contribution already confirmed
event-debates-contribution-edited = Contribution edited
event-debates-contribution-withdrawn = Contribution withdrawn by its author
event-debates-contribution-removed = Contribution removed by moderation
event-debates-contribution-answered = Answer given to a contribution
event-debates-supported = Contribution supported
event-debates-support-withdrawn = Support withdrawn
event-debates-commented = Comment published
event-debates-comment-withdrawn = Comment withdrawn by its author
event-debates-comment-removed = Comment removed by moderation
event-debates-reported = Content reported
event-debates-content-kept = Reported content kept after review
event-debates-removal-contested = Appeal by the author against a removal
event-debates-content-restored = Content put back after an appeal
event-debates-removal-confirmed = Removal upheld after an appeal
event-debates-waiting-forgotten = Unconfirmed contribution erased
event-debates-removed-forgotten = Removed content erased

## Rules of law

step-guard-all-answered = Every contribution has been answered
step-setting-question = The question asked
step-setting-presentation = The introduction
step-setting-themes = The themes, separated by semicolons
debates-contribution-to = Contribution to “{ $title }”
debates-support-of = Support for “{ $title }”
debates-comment-on = Argument about “{ $title }”
debates-answer-to = Answer to “{ $title }”

## News, to those who follow
news-debates-consultation-opened = { $n ->
    [one] A consultation is announced, until { $until }
   *[other] { $n } consultations are announced
 }
news-debates-consultation-moved = { $n ->
    [one] The consultation now ends on { $until }
   *[other] The end of consultations has changed { $n } times
 }
news-debates-consultation-closed = { $n ->
    [one] The consultation is closed
   *[other] { $n } consultations are closed
 }
news-debates-contribution-published = { $n ->
    [one] A new contribution
   *[other] { $n } new contributions
 }
news-debates-contribution-answered = { $n ->
    [one] An answer is published
   *[other] { $n } answers are published
 }

## What is declared of personal data
processing-debates-contributions-title = Consultations
processing-debates-contributions-purpose = To gather contributions, comments and support, and answer them.
processing-debates-contributions-people = Whoever contributes, comments or supports
processing-debates-contributions-data = What is written, the place if it is given, the name shown if one chooses so, the address until confirmation
processing-debates-contributions-recipients = Everyone, for what is published
processing-debates-contributions-kept = Contributions stay, without the name once the account is closed; what is not confirmed is erased.
retention-debates-waiting = Contributions that their author did not confirm, with the address

## The list of contributions, as open data
open-contributions-title = Contributions to consultations
open-contributions-description = The published contributions to all consultations, without the names of their authors. Their text is read at their address.
open-contributions-keywords = participation; consultation; contributions
open-contributions-contribution_id = the identifier of the contribution
open-contributions-consultation_id = the identifier of the consultation
open-contributions-consultation = the title of the consultation
open-contributions-titre = the title of the contribution
open-contributions-theme = the theme chosen among those of the consultation
open-contributions-lieu = the place, as it was written
open-contributions-ecrite_le = when it was published
open-contributions-modifiee_le = when it last changed
open-contributions-soutiens = how many people support it
open-contributions-commentaires = how many comments it has
open-contributions-suite = what became of it: retenue (taken up), en-partie (in part), non-retenue (not taken up) or sans-objet (out of scope); empty as long as nobody answered
open-contributions-suite_le = when the answer was given
open-contributions-adresse = the page of the contribution

## An address that several people share
debates-confirm-who = Who are you?
debates-confirm-who-hint = An account has this address already. Several people may share a mailbox: each has their own account.
debates-confirm-holder = { $name }, whose address it is
debates-confirm-other = { $name }, somebody else who shares this mailbox
debates-mail-code-subject = { $body }: the code of { $name }
debates-mail-code-text = Hello,

    { $name } took part from this shared mailbox, under an account of their own, without an address in their name.

    To find that account again later, { $name } copies this code, once, within { $days } days:
    { $code }

    On this page: { $link }

    Whoever has this code opens that account.

    { $body }

## Supporting without account
right-debates-support-by-mail = Support a contribution without an account, by a link received
event-debates-support-awaited = A support waits for its address to be confirmed
retention-debates-supports-waiting = Supports not confirmed, with their address, as long as their link works
debates-support-light = Support without an account
debates-support-name-hint = It is not shown.
debates-support-email-hint = It serves to send you the link that counts your support. It is never shown.
debates-support-sent = A mail has just left for the address you gave. Open its link within the hour: your support will be counted.
debates-support-confirm-what = By confirming, you prove that this mailbox is yours, and your support is counted:
debates-support-confirm = Confirm my support
debates-support-otherwise = Is it not you? Close this page: nothing will be counted, and this address will be forgotten.
debates-refused-support-link = This link works no more: it has served, or its hour is over. Ask for another one on the page of the contribution.
debates-mail-support-subject = Confirm your support – { $body }
debates-mail-support-text = Hello,

    Somebody gave this address to support the contribution “{ $title }”.

    For this support to be counted, open this link before { $until }:
    { $link }

    If it was not you, do nothing: nothing will be counted, and this address will be forgotten.

    { $body }
