# Texts: writing, amending, arguing, voting, history.

texts-nav = Texts
texts-lead = Texts being prepared, under discussion or adopted, and their amendments.
texts-none = No texts for now.
texts-count = { $n ->
    [one] { $n } text
   *[other] { $n } texts
 }
texts-changed-on = Changed on { $date }
texts-amendments-count = { $n ->
    [0] No amendments
    [one] { $n } amendment
   *[other] { $n } amendments
 }
texts-filter-state = State
texts-filter-button = Filter
texts-state-projet = Draft
texts-state-discussion = Under discussion
texts-state-clos = Discussion closed
texts-state-consolide = Adopted
texts-fate-en-discussion = Under discussion
texts-fate-retire = Withdrawn
texts-fate-adopte = Adopted
texts-fate-rejete = Rejected
texts-fate-tombe = Fallen
texts-manner-en-place = Passage rewritten; Parvis wrote the sentence
texts-manner-phrase = Sentence written by the author; Parvis worked out the changes from it
texts-manner-phrase-parlementaire = Sentence written by the author; Parvis worked out the changes from it
texts-somebody = Somebody
texts-parvis = Parvis

## Bringing a text in
texts-import-title = Add a text
texts-import-lead = Choose a file or paste the text. Headings start with a hash (#); each separate line becomes a numbered paragraph (alinéa).
texts-import-button = Add the text
texts-title = Title
texts-group = Group
texts-group-missing = Choose the group this text belongs to.
texts-title-empty = Give the text a title.
texts-title-long = This title is longer than { $max } characters: shorten it.
texts-markdown = Text
texts-markdown-hint = In Markdown, { $max } MB at most. The text can be edited until it is put to discussion.
texts-markdown-empty = Paste or write the text.
texts-markdown-long = This text is larger than { $max } MB: remove any pasted images or split it into several texts.
texts-preview-button = See the parts found
texts-preview-title = { $n ->
    [one] { $n } part found
   *[other] { $n } parts found
 }
texts-preview-division = Part
texts-preview-level = Level
texts-preview-alineas = Paragraphs (alinéas)
texts-preview-more = And { $n } more.
texts-preamble = Preamble

## A file brought in
texts-file = File
texts-file-hint = ODT, DOCX, PDF containing text, or plain text; { $max } MB at most. Nothing is saved before you have read it through.
texts-file-button = Read the file
texts-file-read = “{ $name }” has been read.
texts-file-next = Read the text below and correct it if needed: this is what will be added. The original file will be kept with it.
texts-file-unknown-format = This file is not an ODT, a DOCX, a PDF or a text: save it in one of these formats.
texts-file-old-word = This file is in the Word format from before 2007 (.doc): open it in your word processor and save it as ODT or DOCX.
texts-file-damaged = This file is damaged or incomplete: open it in the software that wrote it, save it again, then send it again.
texts-file-protected = This file is protected by a password or encrypted: save a copy of it without protection.
texts-file-only-images = This PDF only contains images of pages, with no text: Parvis cannot read images. Ask for the original file, or put it through character recognition software first.
texts-file-empty = This file does not contain any text.
texts-file-too-large = This file, or what it contains once unpacked, is too large to be read: remove the images or split it.
effect-text-file-forgotten = File read, from which no text was added
texts-file-gone = The file that was read is no longer here: choose it again.
texts-fact-original = Original file
texts-original = { $name }
texts-warning-changes-accepted = { $n ->
    [one] { $n } tracked change was read as accepted.
   *[other] { $n } tracked changes were read as accepted.
 }
texts-warning-headings-guessed = { $n ->
    [one] No style marks the headings: { $n } was found from its words. Check it.
   *[other] No style marks the headings: { $n } were found from their words. Check them.
 }
texts-warning-no-heading = No heading was found: put hashes (#) in front of the headings so that the text has parts.
texts-warning-notes-inline = { $n ->
    [one] { $n } note is written in the text, in brackets, where it is referred to.
   *[other] { $n } notes are written in the text, in brackets, where they are referred to.
 }
texts-warning-images-left-out = { $n ->
    [one] { $n } image, shape or text box is left out.
   *[other] { $n } images, shapes or text boxes are left out.
 }
texts-warning-comments-left-out = { $n ->
    [one] { $n } comment is left out.
   *[other] { $n } comments are left out.
 }
texts-warning-hidden-left-out = { $n ->
    [one] A passage hidden by its author was left out.
   *[other] { $n } passages hidden by their author were left out.
 }
texts-warning-tables-flattened = { $n ->
    [one] { $n } merged cell or table inside a table was flattened: check this table.
   *[other] { $n } merged cells or tables inside a table were flattened: check these tables.
 }
texts-warning-tables-guessed = { $n ->
    [one] { $n } table was recognised from where the words stand: check its rows and columns.
   *[other] { $n } tables were recognised from where the words stand: check their rows and columns.
 }
texts-warning-margins-removed = { $n ->
    [one] { $n } header, footer or page number line was removed.
   *[other] { $n } header, footer or page number lines were removed.
 }
texts-warning-hyphens-joined = { $n ->
    [one] { $n } word split at the end of a line was joined again.
   *[other] { $n } words split at the end of a line were joined again.
 }
texts-warning-pages-without-text = { $n ->
    [one] { $n } page only contains an image: its text is missing.
   *[other] { $n } pages only contain an image: their text is missing.
 }
texts-warning-letters-unknown = { $n ->
    [one] { $n } letter could not be read: it is marked �.
   *[other] { $n } letters could not be read: they are marked �.
 }
texts-warning-alinea-numbers-doubtful = { $n ->
    [one] { $n } passage styled as an alinéa number is not the number expected: it is kept in the text. Check it.
   *[other] { $n } passages styled as alinéa numbers are not the numbers expected: they are kept in the text. Check them.
 }

## Tables
texts-wording-table = New values: { $place }
texts-wording-table-hint = Change the cells you want to; leave the others as they are.
texts-wording-table-totals = Totals that added up are worked out again by Parvis when you check.
texts-cell-label = { $row }, { $column }
texts-table-as-text = Rewrite the whole table instead (to add or remove rows or columns)
texts-table-compared = The table, cell by cell
texts-totals-wrong = { $n ->
    [one] One total no longer adds up.
   *[other] { $n } totals no longer add up.
 }
texts-total-wrong = { $place }: “{ $stated }” is written, the other cells add up to “{ $expected }”.
texts-totals-next = Add the consequence proposed, or say that the total must stay as it is (for example because another amendment puts it right).
texts-totals-add-button = Add the consequence to my sentence
texts-totals-accept-title = Total
texts-totals-accept = Propose the amendment with this total as it is
texts-references-left = What the text says of a number that changes is not rewritten: mend it by an amendment, or leave it so.

## The draft
texts-edit-title = Edit the draft
texts-edit-button = Edit the draft
texts-save-button = Save
texts-no-longer-draft = This text has been put to discussion: it can now only be changed by amendment.
texts-draft-stale = Somebody changed this draft while you were writing. Your version is kept below; compare it with the current version, then save.
texts-draft-current = Current version

## The discussion
texts-open-button = Put to discussion
texts-open-what = From then on, the text can only be changed by amendment. All amendments will apply to this version.
texts-open-unsaved = What is being written together and that the last version does not say yet will be put to discussion too:
texts-open-unsaved-title = Title: { $title }
texts-open-moved = This draft has changed since you read it. Here is what would be put to discussion.
texts-open-unsavable = { $why } This is what is being written together: mend it first.
texts-close-button = Close the discussion
texts-close-what = No more amendments can be submitted or revised. Those already submitted will wait for their vote.
texts-not-in-discussion = This text is not under discussion: it cannot be amended now.
texts-not-closed = The discussion of this text is not closed.
texts-amendments-full = This text has already received { $max } amendments, which is the most it can receive.

## Reading
texts-contents = Contents
texts-untitled = (no title)
texts-views = Ways to read this text
texts-view-texte = Text
texts-view-amendements = Amendments in place
texts-view-changements = Adopted changes
texts-no-change-yet = No adopted amendment has changed this text yet.
texts-amendments-here = { $n ->
    [one] { $n } amendment
   *[other] { $n } amendments
 }
texts-parts-many = This text has received many amendments: open a part to read them, amend and discuss.
texts-parts = From one part to another
texts-part-open = { $n ->
    [0] Amend or discuss: { $place }
    [one] Read { $n } amendment, amend or discuss: { $place }
   *[other] Read { $n } amendments, amend or discuss: { $place }
 }
texts-part-before = Before: { $place }
texts-part-after = After: { $place }
texts-part-whole = The whole text
texts-added-after = Added next:
texts-amend-this = Amend: { $place }
texts-amend-preamble = Amend the preamble
texts-amend-by-sentence = Write the sentence of an amendment
texts-amend-by-mail = Send your amendments by email
texts-amendment-number = Amendment { $n }
texts-amendment-to = Amendment to “{ $title }”
texts-amendment-of = Amendment { $n } – { $title }
texts-place-changed = Passage: { $place }
texts-place-added = Added after: { $place }
texts-fact-opened = Put to discussion
texts-fact-closed = Discussion closed
texts-fact-consolidated = Adopted
texts-fact-amendments = Amendments
texts-fact-more = See also
texts-count-with-fate = { $n } – { $fate }
texts-history = History
texts-fact-files = Download
texts-file-html = Page (HTML)
texts-file-odt = Word processor (ODT)
texts-file-pdf = To print (PDF)
texts-file-md = Plain text (Markdown)
texts-file-xml = For programs (Akoma Ntoso)
texts-file-title = { $title } – { $body }
texts-file-kind = Text
texts-file-state = State
texts-file-version = Version of
texts-file-commit = Version { $commit } of the Git repository of this text.
texts-file-address = This text on the site:
texts-file-page = Page { $page } of { $pages }
texts-file-busy = This file could not be made in time. Try again in a moment; the plain text is always there.
texts-file-too-long = This text would have more than { $pages } pages: it is not offered as a PDF. Take it for your word processor.
texts-file-too-wide = A table of this text has more than { $columns } columns: it does not fit on a page. Take the text for your word processor.
texts-contributions = Contributions
texts-timeline = What happened
texts-amendments-title = Amendments
texts-amendments-all = See all the amendments
texts-column-number = No.
texts-column-sentence = Amendment
texts-column-author = Author
texts-column-fate = Outcome

## Amending
texts-amend-title = Propose an amendment
texts-rectify-title = Revise amendment { $n }
texts-amend-lead = Check what Parvis understands before you propose: nothing is submitted until you ask for it.
texts-wording-heading = New heading: { $place }
texts-wording-heading-hint = One line only, without the number.
texts-wording-block = New wording: { $place }
texts-wording-division = New wording: { $place }
texts-wording-hint = Change what needs to change. An empty line makes a new paragraph (alinéa); clearing everything proposes to delete the passage.
texts-wording-long = This wording is longer than { $max } characters: split it into several amendments.
texts-sentence = Sentence of the amendment
texts-sentence-hint = In French, for example: “Remplacer l’intitulé de l’action 12 par : …” or “À l’alinéa 2 de l’action 7, après le mot : « données », insérer le mot : « publiques ».”
texts-sentence-empty = Write the sentence of the amendment.
texts-rationale = Explanatory statement
texts-rationale-hint = Why this change, in a few lines.
texts-rationale-removed = This statement was removed by moderation: write another, leave it empty, or appeal against the removal on the page of the amendment.
texts-rationale-long = The statement is longer than { $max } characters: shorten it.
texts-live-title = The sentence Parvis would write
texts-columns-caption = Amendment { $n }, passage by passage
texts-passages-more = Change another passage too
texts-passages-which = Passage
texts-passages-add = Add this passage
texts-passages-leave = Leave passage { $n } as it is
texts-passages-many = One amendment rewrites { $max } passages at most: split it.
texts-passages-overlap = This passage is already part of another one: rewrite one or the other.
texts-check-button = Check
texts-propose-button = Propose
texts-rectify-button = Revise
texts-understood-title = This is what Parvis understood
texts-understood-next = If this is right, submit the amendment; if not, correct it below.
texts-write-sentence = Write the sentence of the amendment instead
texts-rectify-sentence = Revise the sentence of the amendment instead
texts-choose-passage = Choose the passage in the text instead
texts-already-more = Read them all, where they stand in the text
texts-already-here = { $n ->
    [one] An amendment already concerns this passage
   *[other] { $n } amendments already concern this passage
 }
texts-heading-empty = Write a heading: this part has no number to be called by.
texts-no-heading-inside = A line starts with a hash (#): a heading cannot go inside a paragraph. Write the sentence of the amendment instead.
texts-nothing-changed = Nothing has changed: edit the passage before you propose.
texts-not-expressible = Parvis cannot write this change in a sentence it is sure of. Remove the quotation marks inside quotation marks, or write the sentence yourself.
texts-not-understood = “{ $words }”: { $reason }
texts-nothing-understood = No operation was recognised in this sentence. Start with a French verb: remplacer (replace), supprimer (delete), insérer (insert), compléter (add to), rédiger (word).
texts-cannot-apply = This amendment cannot be applied to the text. { $reason }
texts-no-sub-amendments = This sentence is about an amendment: open “Sub-amend” on its page, and name the passage as in the text (“À l’alinéa 2 de l’action 7…”).
texts-too-many-operations = This sentence asks for too many operations: split it into several amendments.
texts-place-gone = The passage you were rewriting is no longer in the text as it stands now.
texts-wording-elsewhere = The passage as you wrote it
texts-typed-kept-here = Nothing has been submitted. What you wrote is still above: copy it if you want to keep it.
texts-text-stale = The text has changed since you opened this page. Your wording is kept; compare it with the current passage, then propose.
texts-passage-current = Current passage
texts-amendment-stale = This amendment has been revised since you opened this page. Your wording is kept; compare it with the current version, then revise.
texts-amendment-current = Current version
texts-amendment-settled = The outcome of this amendment is already settled.
texts-vote-is-open = The vote on this amendment is open: it can no longer be withdrawn.

## One amendment
texts-what-changes = What would change
texts-proposed-at = Submitted
texts-manner = How it was written
texts-rectified = Revisions
texts-rectified-times = { $n ->
    [one] revised { $n } time
   *[other] revised { $n } times
 }
texts-decided-at = Settled
texts-fallen-why = Why it fell
texts-fallen-passage = The passage it changes has been deleted or rewritten. Amendment adopted:
texts-fallen-memes-mots = It changes the same words as another adopted amendment. Amendment adopted:
texts-fallen-identique = It asks for the same thing as an adopted amendment: it is satisfied. Amendment adopted:
texts-fallen-autre = It can no longer be applied to the text. { $detail }
texts-withdraw-button = Withdraw the amendment
texts-withdraw-what = The amendment can still be read, marked “Withdrawn”, and will not be put to a vote.

## Signing with the author
texts-cosigners = { $n ->
    [one] Co-signatory
   *[other] Co-signatories ({ $n })
 }
texts-cosigners-more = { $n ->
    [one] and one other person
   *[other] and { $n } other people
 }
texts-cosigned-before = (before revision)
texts-cosign-button = Co-sign this amendment
texts-cosign-of = Signature of amendment no. { $n } – { $title }
texts-cosign-withdraw = Withdraw my signature
texts-cosign-own = This is your amendment: it bears your name already.
texts-cosign-not-signed = You have not signed this amendment.
texts-cosigners-full = This amendment already has { $max } co-signatories, the most it can have.
notice-texts-amendment-cosigned = Your name stands beside the author’s.
notice-texts-signature-withdrawn = Your signature is withdrawn.
right-texts-cosign = Co-sign an amendment
event-texts-amendment-cosigned = Amendment co-signed
event-texts-signature-withdrawn = Signature withdrawn from an amendment

## Sub-amendments
texts-subs = Sub-amendments
texts-sub-button = Sub-amend
texts-sub-title = Sub-amend amendment { $n }
texts-sub-number = Sub-amendment { $n } to amendment { $of }
texts-sub-of = To the amendment
texts-sitting-sub-number = Sub-amendment { $n }
texts-call-sub = Sub-amendment to amendment { $n }: it is voted before it, and falls with it.
texts-sub-too-deep = A sub-amendment is not sub-amended: propose another one to the amendment itself.
texts-sub-full = This amendment has already received { $max } sub-amendments, the most it can receive.
texts-sub-cancels = Nothing would be left of the amendment: one refuses it by voting against it.
texts-sub-elsewhere = A sub-amendment only bears on what the amendment changes: for the rest of the text, propose an amendment.
texts-sub-adopted = Sub-amendment { $n } to this amendment is adopted: its author can no longer revise or withdraw the amendment. Whoever holds the sitting can first go back on that decision.
texts-sub-adopted-by-vote = Sub-amendment { $n } to this amendment was adopted by a vote, which cannot be gone back on: its author can no longer revise or withdraw the amendment. It will be put to the vote as sub-amended; those who no longer want it vote against.
texts-sub-vote-open = A vote is open on sub-amendment { $n } to this amendment: until it closes, its author can neither revise nor withdraw the amendment.
texts-sitting-as-sub-amended = { $n ->
    [one] Put to the vote as changed by the adopted sub-amendment
   *[other] Put to the vote as changed by the adopted sub-amendments
 }
texts-sitting-sub-voted = Adopted by a vote and not in the sitting, a sub-amendment is not undone here: to set it aside, the assembly rejects the whole amendment.
texts-sub-stale = The amendment was revised since this page was opened. Your wording is kept: read it again, then propose.
texts-fallen-amendement = The amendment it amends is decided, withdrawn, revised or fallen. Amendment:
texts-vote-cancelled-amendement = The sub-amendment has fallen: amendment { $n }, which it amended, is decided, withdrawn, revised or fallen.

## Arguments
texts-arguments = Arguments
texts-no-arguments = No arguments for now.
texts-arguments-pour = For
texts-arguments-contre = Against
texts-argue-title = Give an argument
texts-side = On which side?
texts-side-pour = For
texts-side-contre = Against
texts-side-missing = Say whether this argument is for or against.
texts-argument = Your argument
texts-argument-hint = One reason per argument: it is easier to discuss.
texts-argument-empty = Write your argument.
texts-argument-long = This argument is longer than { $max } characters: shorten it.
texts-argument-too-late = This amendment is no longer under discussion: arguments can no longer be added.
texts-arguments-full = This amendment has already received { $max } arguments, which is the most it can receive.
texts-argument-already-withdrawn = This argument is already withdrawn.
texts-argue-button = Publish the argument
texts-sign-in-to-argue = Sign in to give an argument
texts-argument-removed = Argument removed
texts-removal-contest = Read the explanation and appeal against the removal
texts-moderated-argument = Argument about amendment { $n } to “{ $title }”
texts-moderated-rationale = Explanatory statement of amendment { $n } to “{ $title }”
texts-withdraw-argument = Withdraw my argument
texts-withdraw-argument-what = Its words will be erased.
texts-argument-about = Argument about amendment { $n }

## What is said of a passage
texts-remarks-title = Discuss: { $place }
texts-remarks-here = { $n ->
    [0] Discuss this passage
    [one] Discuss this passage (one remark)
   *[other] Discuss this passage ({ $n } remarks)
 }
texts-remarks-none = Nobody has said anything of this passage yet.
texts-remark = Your remark
texts-remark-form = Say something of this passage
texts-remark-button = Publish the remark
texts-remark-sign-in = Sign in to say something of this passage
texts-remark-empty = Write your remark.
texts-remark-long = This remark is over { $max } characters: shorten it.
texts-remark-too-late = This text is no longer under discussion: no remark can be added.
texts-remarks-full = This passage has already received { $max } remarks, the most it can receive.
texts-remark-withdraw = Withdraw my remark
texts-remark-withdrawn = This remark is withdrawn already.
texts-remark-removed = Remark removed
texts-moderated-remark = Remark on a passage of “{ $title }”
notice-texts-remark-added = Your remark is published.
notice-texts-remark-withdrawn = Your remark is withdrawn.
right-texts-remark = Say something of a passage of a text under discussion
event-texts-remark-added = Remark published on a passage
event-texts-remark-withdrawn = Remark withdrawn
event-texts-remark-removed = Remark removed by moderation
news-texts-remark-added = { $n ->
    [one] A new remark on a passage
   *[other] { $n } new remarks on passages
 }
subject-remark = Remark

## Votes
texts-votes-title = Open the votes
texts-votes-what = { $n ->
    [one] A vote will be opened on { $n } amendment.
   *[other] { $n } votes will be opened, one per amendment, in the order they are called.
 }
texts-votes-button = Open the votes
texts-vote = Vote
texts-vote-question = Adopt amendment { $n } to the text “{ $title }”?
texts-vote-caption = Vote on amendment { $n }
texts-vote-result = for { $pour }, against { $contre }, abstentions { $abstention }
texts-vote-open = vote open until { $at }
texts-vote-cancelled = vote cancelled
texts-vote-cancelled-passage = The amendment fell because amendment { $n } was adopted: it deletes or rewrites the same passage.
texts-vote-cancelled-memes-mots = The amendment fell because amendment { $n } was adopted: it changes the same words.
texts-vote-cancelled-identique = The amendment fell because amendment { $n } was adopted: it asked for the same thing.
texts-vote-cancelled-autre = The amendment fell: it can no longer be applied to the text. { $detail }
texts-vote-no-quorum = quorum not reached
texts-vote-mode = How to show the result
texts-vote-mode-missing = Choose how to show the result.
texts-vote-mode-ordinaire = Ordinary vote
texts-vote-mode-ordinaire-hint = Only the numbers of votes are published.
texts-vote-mode-public = Recorded vote
texts-vote-mode-public-hint = Each person’s name is published with how they voted.
texts-vote-closes-on = Closing date
texts-vote-closes-time = Closing time
texts-vote-date-missing = Give the closing date.
texts-vote-date-past = Give a date in the future.
texts-vote-time-missing = Give the closing time, for example 20:00.
texts-amendments-waiting = { $n ->
    [one] { $n } amendment is still waiting for its vote.
   *[other] { $n } amendments are still waiting for their vote.
 }
texts-consolidate-button = Draw up the adopted text
texts-consolidate-what = The text, with all the adopted amendments, will no longer change.

## The sitting
texts-sitting-title = Sitting
texts-sitting-lead = Amendments are called one by one, in an order that is computed and explained. Each decision enters the text at once; each can be taken back.
texts-sitting-link = Sitting
texts-sitting-button = Hold the sitting
texts-sitting-progress = Amendments settled
texts-sitting-none = No amendment has been tabled.
texts-sitting-too-early = This text is not under discussion yet: the sitting comes after.
texts-sitting-over = The adopted text is established: it no longer changes.
texts-sitting-done = Every amendment is settled.
texts-sitting-called = To decide now
texts-sitting-called-early = Called before its turn
texts-sitting-back-in-order = Back to the calling order
texts-sitting-identical-title = Identical amendments
texts-sitting-identical = { $n ->
    [one] A single vote.
   *[other] These { $n } amendments ask for the same thing: a single vote decides them all.
 }
texts-sitting-rivals = { $n ->
    [one] Discussed together with another amendment, which touches the same words and will be voted next:
   *[other] Discussed together with { $n } other amendments, which touch the same words and will be voted next, one by one:
 }
texts-sitting-clash = To be checked: it overlaps an adopted amendment without being contained in it. Amendment adopted:
texts-sitting-inside = To be checked: all that it changes was already removed or rewritten by an adopted amendment. Amendment adopted:
texts-sitting-cannot = To be checked: it no longer applies with what is adopted.
texts-sitting-clash-then = As it is written, it cannot enter the text. Ask its author to correct it while the text is in discussion, declare it without object, reject it, or go back on the decision that adopted the other.
texts-sitting-clash-refused = Amendment { $n } touches part of the words that amendment { $with }, adopted, has changed: as it is written, it cannot enter the text. Ask its author to correct it, declare it without object, or go back on the adoption of number { $with }. Nothing was recorded.
texts-sitting-inside-refused = Amendment { $n } bears entirely on what amendment { $with }, adopted, has removed or rewritten: adopted as it is written, it would fall at once. Ask its author to correct it, declare it without object, or go back on the adoption of number { $with }. Nothing was recorded.
texts-sitting-cannot-refused = Amendment { $n } cannot enter the text with what is adopted. { $reason } Ask its author to correct it, or declare it without object. Nothing was recorded.
texts-sitting-voted-elsewhere = A vote is already open on this amendment, and will decide:
texts-sitting-vote-open = A vote is open on amendment { $n }: wait for its result, or call another amendment.
texts-sitting-would-cancel = This decision would make amendment { $n } fall while a vote is open on it: wait for the result of that vote. Nothing was recorded.
texts-sitting-hands = Put to the vote: count the votes
texts-sitting-hands-pour = For
texts-sitting-hands-contre = Against
texts-sitting-hands-abstention = Abstention
texts-sitting-hands-unreadable = Write a whole number of votes, or leave it empty.
texts-sitting-hands-deny = The votes counted say the opposite of this decision: correct the numbers, or choose the other decision.
texts-sitting-verdict-missing = Choose what is decided.
texts-sitting-verdict-adopte = Adopted
texts-sitting-verdict-rejete = Rejected
texts-sitting-verdict-retire = Withdrawn
texts-sitting-verdict-tombe = Without object
texts-sitting-withdraw-one = One of them is withdrawn by its author
texts-sitting-withdraw-number = Withdraw { $n }
texts-sitting-needs-network = A sitting is decided live: wait until the network is back.
texts-sitting-stale = Somebody else decided meanwhile: nothing was recorded. Here is where the sitting stands.
texts-sitting-changed = What is put to the vote has changed since this page was opened: an amendment was revised, or another identical one was tabled or withdrawn. Nothing was recorded. Read it again below before deciding.
texts-sitting-keys = Keyboard shortcuts
texts-sitting-keys-on = Decide with one key
texts-sitting-decisions = Decisions
texts-sitting-decided-numbers = { $n ->
    [one] Amendment
   *[other] Amendments
 }
texts-sitting-could-not = Adopted, it still cannot enter the text: an amendment adopted before it touches the same words. It has fallen.
texts-sitting-fell = { $n ->
    [one] One amendment fell with it, its page says why:
   *[other] { $n } amendments fell with it, their pages say why:
 }
texts-sitting-undo-last = Go back on the last decision
texts-sitting-undo = Go back on decision { $n }
texts-sitting-undo-later = A later decision changed the fate of amendment { $n }: go back on that one first.
texts-sitting-undone-already = Somebody already went back on this decision.
texts-sitting-undone-by = Decision taken back on { $at } by { $by }.
texts-sitting-next = Next
texts-sitting-next-more = { $n ->
    [one] And one more.
   *[other] And { $n } more.
 }
texts-sitting-call-now = Call { $n } now
texts-sitting-forming = The text as it forms
texts-sitting-fact = In sitting
texts-sitting-fact-number = decision { $n }
texts-call-removes-all = Removes everything there: { $place }. What removes is called before what changes.
texts-call-rewrites-all = Rewrites everything there: { $place }. What rewrites everything is called before what changes a part.
texts-call-heading = Changes the heading: { $place }. A heading comes before its paragraphs.
texts-call-removes = Removes: { $place }. At one same place, what removes is called first.
texts-call-rewrites = Rewrites: { $place }. What rewrites is called before what only changes words.
texts-call-rewrites-end = Rewrites the end of: { $place }. What rewrites is called before what only changes words.
texts-call-moves = Moves or renumbers: { $place }.
texts-call-begins = Adds words at the beginning: { $place }.
texts-call-words = Changes words: { $place }. Within one paragraph, the order is that of the words.
texts-call-completes = Completes: { $place }. What completes is called after what changes.
texts-call-after = Adds a paragraph after: { $place }.
texts-call-before = Adds a paragraph before: { $place }.
texts-call-before-all = Adds a part before: { $place }. It is called before what changes the content.
texts-call-after-all = Adds a part after: { $place }. It is called after all that changes the content.
texts-call-completes-all = Completes: { $place }. It is called after what changes the content.
texts-call-nowhere = Its place in the text could not be computed: it is called last.
texts-call-preamble = the preamble
texts-fallen-seance = The chair of the sitting declared it without object.
texts-vote-cancelled-seance = The chair of the sitting declared the amendment without object.
texts-commit-adoption-identical = Adopts identical amendments { $numbers }
texts-commit-undone = { $n ->
    [one] Goes back on the adoption: amendment { $numbers }
   *[other] Goes back on the adoption: amendments { $numbers }
 }
notice-texts-sitting-decided = The decision is recorded.
notice-texts-sitting-undone = The decision is taken back, the text is as it was before.
right-texts-sit = Say in a sitting what becomes of amendments, and go back on it
event-texts-sitting-decided = Decision of a sitting on an amendment
event-texts-sitting-undone = Decision of a sitting taken back
event-texts-amendment-reopened = Amendment under discussion again: the decision was taken back
news-texts-amendment-reopened = { $n ->
    [one] An amendment is under discussion again
   *[other] { $n } amendments are under discussion again
 }

## History
texts-history-title = History of the text
texts-history-lead = Each version of the text, who wrote it, and the vote by which it came in.
texts-history-count = { $n ->
    [one] { $n } version
   *[other] { $n } versions
 }
texts-history-more = { $n ->
    [one] And { $n } other version, which a clone of the text shows.
   *[other] And { $n } other versions, which a clone of the text shows.
 }
texts-history-older = Older versions of the text
texts-history-last = Back to the last versions
texts-history-compare = Compare
texts-history-compare-what = { $commit } with the version before
texts-history-merge = merged into the text
texts-history-trailer = { $key }: { $value }
texts-history-key-seance = Sitting
texts-history-key-closed = Vote closed on
texts-history-see = see
texts-history-meeting = see the meeting

## Who wrote what, and two versions compared
texts-blame-link = Who wrote what
texts-blame-title = Who wrote what
texts-blame-lead = Under a passage: which amendment changed it, by which decision, and who had written it.
texts-blame-common = Unless stated otherwise, the text comes from:
texts-blame-older = versions older than those looked through here.
texts-blame-first = At first:
texts-blame-alineas = Paragraphs { $from } to { $to }
texts-blame-amended = Amended
texts-blame-amendment = Amendment { $n }, { $author }
texts-blame-sitting = sitting, decision { $n }
texts-compare-title = Compare two versions
texts-compare-lead = Words removed are struck, words added are underlined; what did not change is folded.
texts-compare-before = Version before
texts-compare-after = Version after
texts-compare-button = Compare
texts-compare-same = These two versions say exactly the same.
texts-compare-count = { $n ->
    [one] One part of the text differs
   *[other] { $n } parts of the text differ
 }
texts-compare-added = Part added
texts-compare-removed = Part removed
texts-compare-first = First version
texts-compare-discussion = Text put to discussion
texts-compare-other-before = Look for another version before
texts-compare-other-after = Look for another version after
texts-compare-swap = Compare the other way round
texts-compare-back = Back to the comparison
texts-compare-search = Words, date or number of an amendment
texts-compare-search-hint = The title of a version, a day (“12 November”), the first characters of a commit, or “12” for what amendment 12 asks for.
texts-compare-search-button = Search
texts-compare-amendment = What amendment { $n } asks for
texts-compare-none = None of these versions answers this search.
texts-compare-moved = Some parts change place.
texts-compare-unchanged = { $n ->
    [one] One part unchanged: { $first }
   *[other] { $n } parts unchanged, from: { $first }
 }
texts-compare-unchanged-more = { $n ->
    [one] And { $n } other part unchanged.
   *[other] And { $n } other parts unchanged.
 }
texts-compare-undone = Undone:
texts-compare-far = More than { $max } versions lie between these two: choose closer ones to read who changed what.
texts-compare-apart = Neither of these two versions comes from the other: nobody can say who changed what between them.

## Commits and tags: one line each
texts-commit-import = Text added: { $title }
texts-commit-draft = Draft edited: { $title }
texts-commit-amendment = Amendment { $n }
texts-commit-rectification = Amendment { $n }, revision { $times }
texts-commit-rationale = Statement: { $rationale }
texts-commit-adoption = Adopts amendment { $n }
texts-tag-discussion = Text put to discussion: { $title }
texts-tag-adopted = Text adopted: { $title }

## What became of one's own
texts-own-title = What became of my proposals
texts-own-lead = Your amendments and your arguments, what was decided of them, and where it reads in the text.
texts-own-sign-in = Sign in to find them
texts-own-none = You have not proposed anything here yet.
texts-own-look = See the texts under discussion
texts-own-amendments = { $n ->
    [one] My amendment
   *[other] My { $n } amendments
 }
texts-own-arguments = { $n ->
    [one] My argument
   *[other] My { $n } arguments
 }
texts-own-discussed = It is under discussion: everybody can still argue about it, and you can revise it.
texts-own-waits = The discussion is closed: it waits to be decided.
texts-own-voted = It is being voted on now.
texts-own-withdrawn = It was withdrawn on { $at }.
texts-own-in-text = It was adopted on { $at }: its words are in the text as it forms.
texts-own-in-final = It was adopted on { $at }: its words are in the adopted text.
texts-own-rejected = It was put to the vote and rejected on { $at }.
texts-own-sitting = See decision { $n } of the sitting
texts-own-passage = Read the passage in the text
texts-own-argument-pour = For amendment { $n } – { $title }
texts-own-argument-contre = Against amendment { $n } – { $title }

## Contributions
texts-contributions-all = All the contributions
texts-contributions-title = Contributions
texts-contributions-feed = Contributions: { $body }
texts-contributions-of = Contributions: { $title }
texts-contributions-atom = Follow these contributions (Atom feed)
texts-contributions-json = Follow these contributions (JSON Feed)
texts-contribution-of-text = { $what } – { $text }
texts-contributions-lead = All the amendments and all the arguments, and what became of them.
texts-contributions-count = { $n ->
    [one] { $n } contribution
   *[other] { $n } contributions
 }
texts-contributions-cut = Only the { $n } best matches of each kind are shown: add a word to narrow it down.
texts-contributions-none = No contribution matches.
texts-filters = Choose contributions
texts-filter-words = Words to look for
texts-filter-genre = Kind
texts-filter-fate = Outcome of the amendment
texts-filter-text = Text
texts-genre-amendement = Amendments
texts-genre-argument = Arguments

## Steps of a pathway
step-texts-draft = Text to write: somebody in the group adds it
step-texts-amend = Amendments: members propose changes to the text
step-texts-vote = Vote on each amendment
step-texts-adopt = Vote on the text as a whole
step-guard-text-ready = The text has been added
step-guard-all-decided = Every amendment is decided
step-guard-text-decided = The vote on the whole has decided
step-guard-text-adopted = The whole is adopted
step-setting-final = The text is settled as it is, without amendments
step-setting-mode = How the vote is taken (ordinary or recorded)
step-setting-whole_vote_follows = A vote on the whole follows
texts-step-whole = See the vote on the whole
texts-step-whole-open = Open the vote on the whole
texts-whole-title = Vote on the text as a whole
texts-whole-what = The text is put to the vote as the adopted amendments have made it.
texts-whole-question = Adopt the text “{ $title }” as a whole?
texts-whole-decided = The vote on the whole has already decided.
texts-whole-none = The vote on the whole is not open.
texts-whole-open = The vote on the whole is not closed.
texts-whole-not-adopted = The text as a whole has not been adopted: it cannot be consolidated.
texts-whole-rejected = The whole has been rejected.
texts-whole-under-way = The text as a whole is being voted on until { $until }. It will be consolidated if it is adopted.
texts-whole-lacked-quorum = The vote on the whole did not reach the quorum: the text is neither adopted nor rejected.
texts-whole-rejected-so = The vote on the whole rejected the text.
texts-step-discussed = The text is still under discussion: close the discussion, on its page, so that it receives no more amendments.
texts-step-votes-open = Votes are open on amendments: wait for their result.
texts-whole-no-quorum = The quorum was not reached: open a new vote on the whole.
event-texts-whole-vote-opened = Vote on the whole opened
texts-step-without-text = This pathway does not have a text yet: add it first.
texts-step-without-end = This step has no end date: the votes cannot open.
texts-fact-no-text = No text has been added yet.
texts-step-read = Read the text
texts-step-import = Add the text
texts-step-join = Link a text already added
texts-join-title = Link a text
texts-join-lead = The pathway “{ $title }” is waiting for its text. Choose it from those the group has already added.
texts-join-text = Text
texts-join-button = Link this text
texts-join-other = Add another text
texts-join-none = This group has no text being prepared or under discussion.
texts-join-missing = Choose a text.
texts-join-too-late = The discussion of this text is already closed: it can no longer follow the steps of a pathway.
notice-texts-joined = The text is linked to the pathway.
event-texts-joined-parcours = The text is linked to a pathway
texts-step-draft-summary = Text: { $title }
texts-step-amend = Read and amend the text
texts-step-amend-summary = { $n ->
    [0] No amendments submitted
    [one] { $n } amendment submitted
   *[other] { $n } amendments submitted
 }
texts-step-vote = See the amendments and their votes
texts-step-vote-summary = { $n ->
    [0] All the amendments are settled ({ $total })
    [one] { $n } amendment out of { $total } is waiting for its vote
   *[other] { $n } amendments out of { $total } are waiting for their vote
 }

## Home
texts-home-open = { $n ->
    [0] Under discussion: propose the first amendment
    [one] Under discussion, { $n } amendment
   *[other] Under discussion, { $n } amendments
 }
texts-home-consolidated = Adopted on { $at }

## What was done
notice-texts-imported = The text is saved.
notice-texts-draft-edited = The draft is saved.
notice-texts-discussion-opened = The text is under discussion.
notice-texts-discussion-closed = The discussion is closed.
notice-texts-votes-opened = The votes are open.
notice-texts-consolidated = The adopted text is drawn up.
notice-texts-amendment-proposed = Your amendment is submitted.
notice-texts-amendment-rectified = Your amendment is revised.
notice-texts-amendment-withdrawn = Your amendment is withdrawn.
notice-texts-argument-added = Your argument is published.
notice-texts-argument-withdrawn = Your argument is withdrawn.

## Rights
right-texts-import = Add a text
right-texts-read-file = Have a file read before adding its text
right-texts-edit-draft = Edit a draft text
right-texts-open = Put a text to discussion, close the discussion
right-texts-amend = Propose an amendment
right-texts-rectify = Revise your amendment
right-texts-withdraw = Withdraw your amendment or your argument
right-texts-argue = Argue for or against an amendment
right-texts-vote-open = Open the votes on amendments
right-texts-consolidate = Draw up the adopted text
right-texts-settle = Draw the consequence of a vote

## Events
event-texts-imported = Text added
event-texts-file-read = File read before its text was added
event-texts-draft-edited = Draft edited
event-texts-discussion-opened = Text put to discussion
event-texts-discussion-closed = Discussion closed
event-texts-amendment-proposed = Amendment submitted
event-texts-amendment-rectified = Amendment revised
event-texts-amendment-withdrawn = Amendment withdrawn
event-texts-amendment-adopted = Amendment adopted and merged into the text
event-texts-amendment-rejected = Amendment rejected
event-texts-amendment-fallen = Amendment fallen
event-texts-argument-added = Argument published
event-texts-argument-removed = Argument removed by moderation
event-texts-rationale-removed = Explanatory statement of an amendment removed by moderation
event-texts-argument-withdrawn = Argument withdrawn
event-texts-votes-opened = Votes opened on the amendments
event-texts-consolidated = Adopted text drawn up

## News, to those who follow
news-texts-imported = { $n ->
    [one] A text is proposed
   *[other] { $n } texts are proposed
 }
news-texts-draft-edited = { $n ->
    [one] A new version of the draft
   *[other] { $n } new versions of the draft
 }
news-texts-discussion-opened = { $n ->
    [one] The text is under discussion
   *[other] { $n } texts are under discussion
 }
news-texts-discussion-closed = { $n ->
    [one] The discussion of the text is closed
   *[other] The discussion of { $n } texts is closed
 }
news-texts-amendment-proposed = { $n ->
    [one] An amendment is submitted
   *[other] { $n } amendments are submitted
 }
news-texts-amendment-rectified = { $n ->
    [one] An amendment is revised
   *[other] { $n } revisions of amendments
 }
news-texts-amendment-withdrawn = { $n ->
    [one] An amendment is withdrawn by its author
   *[other] { $n } amendments are withdrawn by their authors
 }
news-texts-amendment-adopted = { $n ->
    [one] An amendment is adopted, the text has a new version
   *[other] { $n } amendments are adopted, the text has a new version
 }
news-texts-amendment-rejected = { $n ->
    [one] An amendment is rejected
   *[other] { $n } amendments are rejected
 }
news-texts-amendment-fallen = { $n ->
    [one] An amendment falls
   *[other] { $n } amendments fall
 }
news-texts-argument-added = { $n ->
    [one] A new argument
   *[other] { $n } new arguments
 }
news-texts-consolidated = { $n ->
    [one] The adopted text is drawn up
   *[other] { $n } adopted texts are drawn up
 }

## What its subjects are called
subject-text = Text
subject-amendment = Amendment
subject-argument = Argument

## With git
texts-git-title = Write with Git
texts-git-clone = This text is a Git repository: clone it with its whole history, one file per division.
texts-git-sign = In the cloned folder, sign as Parvis signs for you: a pseudonym, which the site replaces with your name for as long as you want.
texts-git-push = Start from the text put to discussion, change the files, then push: Parvis tables the amendment and writes its sentence. The commit message becomes the explanatory note.
texts-git-token = Git asks for a password: give an application token, with any user name.
texts-git-token-make = Create a token
texts-git-who = Those who may amend this text find here, once signed in, how to push an amendment.
texts-history-pushed = Commit pushed with git
texts-wire-no-text = There is no text at this address.
texts-wire-token-wanted = To push, give as the password an application token, created at { $address }
texts-wire-token-unknown = This token is not recognised: it was revoked, or badly copied. Yours are at { $address }
texts-wire-not-yours = You do not have the right to amend this text: a current mandate in its group is needed.
texts-wire-second-factor = Your body wants a second factor of its agents: make yours first, at { $address }
texts-wire-too-large = This push is too heavy: { $max } MB at most. Only the files of the text have their place here.
texts-wire-unreadable = This request cannot be read. Update git, or try again.
texts-wire-failed = The site could not answer. Nothing was written; try again in a moment.
texts-wire-old-protocol = This repository is read through git’s “smart” protocol, which every git has spoken since 2010.
texts-wire-unsupported = this repository cannot do that ({ $what }). To take only the last commits, use --depth.
texts-wire-unknown-object = this commit is not, or no longer, in this text. Start again with git fetch.
texts-wire-busy = many people are taking this text at the moment. Try again in a minute.
texts-push-refused = Push refused, nothing was written.
texts-push-with-the-other = refused with the others
texts-push-too-many = A push carries { $max } amendments at most.
texts-push-protected = The branch { $name } cannot be pushed: only the branches amendements/… receive your proposals, and the text only changes by a vote.
texts-push-tag = The tag { $name } cannot be pushed: versions of the text are marked by Parvis.
texts-push-deletion = A branch cannot be deleted: the history of the text is protected. An amendment is withdrawn from its page.
texts-push-branch-name = “{ $name }” is not an accepted branch name: lower-case letters without accents, digits and hyphens, { $max } characters at most.
texts-push-number-unknown = No amendment has this number. Name your branch with words: Parvis will give the number.
texts-push-pack = { $why ->
    [court] The upload stopped before its end. Push again.
    [empreinte] The upload is damaged: its checksum is not that of its content. Push again.
    [grand] The upload is too large once decompressed, or too deeply nested. Only the files of the text have their place here.
    [difference] The upload holds a difference from an unknown object, or one that does not apply. Run git fetch, then push again.
   *[forme] The upload is not a readable git pack.
 }
texts-push-moved = This branch has changed since your last git fetch. Run git pull --rebase, then push again.
texts-push-rewritten = A pushed branch cannot be rewritten: add commits after it (git pull --rebase), without forcing.
texts-push-not-from-base = An amendment starts from the text put to discussion: git rebase --onto texte-en-discussion, or git switch -c amendements/mon-idee texte-en-discussion.
texts-push-incomplete = The upload does not hold all that its commits name.
texts-push-not-a-commit = This branch does not lead to a commit.
texts-push-too-many-commits = A push adds { $max } commits at most. Squash yours (git rebase -i).
texts-push-branch-long = The branch of this amendment would have more than { $max } commits. Revise it from its page, or withdraw it and push another one.
texts-push-date = The commit { $commit } is dated before what it follows, or more than a day after now. Set the clock of your machine, then redo your commits: git rebase --force-rebase --reset-author-date texte-en-discussion
texts-push-too-different = This change is too large for one amendment: { $max } characters and { $lines } lines changed at most. Push it as several.
texts-push-withheld = The rationale of this amendment was removed by moderation: its branch is no longer given to anybody. Revise it from its page.
texts-push-merge = An amendment is a line of commits, without merges. Run git rebase texte-en-discussion.
texts-push-nothing-new = This branch changes nothing in the text put to discussion.
texts-push-not-expressible = Parvis cannot write this change as a safe sentence. Push it as several amendments, or write the sentence yourself on the page of the text.
texts-push-malformed = A commit or a folder of the upload is not written as git writes them.
texts-push-file-name = The file name “{ $name }” is not accepted.
texts-push-folder = The text has no folders: “{ $name }” is one.
texts-push-executable = “{ $name }” is marked as a program. Run git update-index --chmod=-x { $name }, then commit again.
texts-push-link = “{ $name }” is a link or a submodule: only text files are accepted.
texts-push-other-file = “{ $name }” is not a file of the text: names in lower case without accents that end with .md, and sommaire.txt.
texts-push-too-many-files = The text would have more than { $max } files.
texts-push-text-long = The text would be too long: { $max } MB at most.
texts-push-not-text = “{ $name }” is not UTF-8 text.
texts-push-message-long = The message of a commit is too long: { $max } bytes at most. The rest has its place in the text, or on the page of the amendment.
texts-push-header = A commit carries a signature or a header that the history of the text cannot keep. Run git config commit.gpgsign false, then git commit --amend --no-edit --reset-author.
texts-push-no-order = sommaire.txt is missing: it says in which order to read the files.
texts-push-listed-twice = sommaire.txt names “{ $name }” twice.
texts-push-listed-missing = sommaire.txt names “{ $name }”, which is not there.
texts-push-not-listed = “{ $name }” is not in sommaire.txt: add it at its place, or remove it.
texts-push-identity = Your commits must be signed as Parvis signs for you, and not with your name or address: the history of a text is never rewritten, a name would stay there for ever. Type in this folder:
texts-push-identity-next = then redo your commits: git rebase texte-en-discussion --exec "git commit --amend --no-edit --reset-author"
texts-push-not-its-author = This amendment is not yours: push under another branch name.
texts-push-tabled = Amendment no. { $n } tabled. Parvis wrote:
texts-push-rectified = Amendment no. { $n } revised. Parvis wrote:
texts-push-see = See it: { $address }
texts-push-pull = Run git pull to receive the commit that holds this sentence.

# Writing together
texts-together-button = Write together
texts-together-title = Write together
texts-together-lead = Everybody who may change this draft writes in it at the same time and sees what the others write.
texts-together-without = Writing together at the same time needs JavaScript. Without it, change the draft in the form: what others write meanwhile is put together with your text when you save.
texts-together-connecting = Connecting…
texts-together-kept = Everything you wrote is kept.
texts-together-sending = Sending…
texts-together-offline = Offline: your changes will leave as soon as the network is back.
texts-together-back = The network is back: your changes have left.
texts-together-arrived = { $name } is here.
texts-together-left = { $name } is no longer here.
texts-together-you = { $name } (you)
texts-together-people = Who is writing
texts-together-hint = Each line is an alinéa. The buttons change the line you are on.
texts-together-lines = Kind of line
texts-together-tools = Formatting
texts-together-line-alinea = Alinéa
texts-together-line-title = Title
texts-together-line-article = Article or part
texts-together-line-subtitle = Subtitle
texts-together-line-item = List
texts-together-line-note = Quotation or note
texts-together-bold = Bold
texts-together-italic = Italic
texts-together-table = Table
texts-together-undo = Undo
texts-together-redo = Redo
texts-together-cell = Column
texts-together-leaving = Your last changes have not left yet.
texts-together-save = Save a version
texts-together-save-hint = A version is what everybody reads. It bears the name of who saves it and of who wrote since the one before.
texts-together-save-network = A version is saved when the network is there.
texts-together-nothing = Nothing has changed since the last version.
texts-together-saved = A version has just been saved.
texts-together-over = This draft is no longer to be written: what was written is kept.
texts-together-forbidden = You may no longer change this draft. What was kept stays; copy the rest if you need it.
texts-together-signed-out = Your session is over: what you have just written has not left. It stays in this browser and will leave when you open this page again, signed in.
texts-together-left-over = What you had written and that was not kept
texts-together-left-over-lead = These words could not enter the draft. They are in this browser only: copy what you want to take from them.
texts-together-left-over-forget = Forget them
texts-together-foreign = This change could not be read. Copy what you have just written, then load the page again.
texts-together-too-long = The text would be too long: this change is not kept. Copy what you have just written, then load the page again.
texts-together-too-heavy = This draft has changed too much to be written together any longer. Copy what you have just written, then change it in the form.
texts-places-lead = Others wrote meanwhile. The rest is put together; for these places, choose.
texts-place-legend = Place { $n }: what is kept?
texts-place-title-legend = Title: what is kept?
texts-place-before = Before
texts-place-mine = Your wording
texts-place-theirs = The other wording
texts-place-nothing = Nothing
texts-place-keep-mine = Keep yours
texts-place-keep-theirs = Keep the other
texts-place-keep-both = Keep both
texts-place-undecided = Choose what is kept in this place.
texts-draft-moved = Somebody has just changed this draft again. Read it again, then save once more.
texts-history-with = With { $name }
texts-places-title = { $n ->
    [one] One place was changed in two ways
   *[other] { $n } places were changed in two ways
}

## What is declared of personal data
processing-texts-writing-title = Texts and amendments
processing-texts-writing-purpose = To write, amend and adopt a text while keeping its history.
processing-texts-writing-people = Whoever drafts, amends, co-signs, argues or remarks
processing-texts-writing-data = What is written and by whom; the history of the text knows only pseudonyms
processing-texts-writing-recipients = Everyone, as soon as the text is in discussion
processing-texts-writing-kept = With the text, without limit; the name is erased when the account is closed. A file sent and not kept is erased within the hour.
