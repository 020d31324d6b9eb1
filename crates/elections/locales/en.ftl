# Elections by secret ballot: who prepares, who holds the keys, who votes, what anyone can verify.
elections-nav = Elections

## Rights
right-elections-prepare = Prepare an election in a group: questions, roll, people
right-elections-conduct = Open, extend and close an election, by a recorded decision
right-elections-give-codes = Make the voting codes, if named for this election
right-elections-hold-key = Hold a key of the urn, if named for this election
right-elections-cast = Vote by secret ballot, if on the roll of the election
right-elections-tally = Put ballots together and publish the result, at the closing
right-elections-enter-paper = Enter the count of the paper ballots of an election, if named one of its counters
right-elections-destroy = Destroy the archive of an election, once no appeal is possible

## Journal
event-elections-created = An election is being prepared
event-elections-edited = The preparation of the election has changed
event-elections-roll-taken = The roll is drawn up
event-elections-authority-designated = The credential authority is named
event-elections-trustee-designated = A trustee is named
event-elections-trustee-removed = A trustee is taken away
event-elections-keys-asked = Keys and codes are asked for
event-elections-preparation-resumed = The preparation resumes: keys and codes are dropped
event-elections-key-recorded = A public key is recorded
event-elections-ceremony-message-recorded = A step of the key ceremony is done
event-elections-credentials-recorded = The public list of credentials is recorded
event-elections-opened = The secret vote is open
event-elections-extended = The vote is extended
event-elections-closed = The vote is closed
event-elections-put-together = Ballots are put together, unopened
event-elections-shuffled = A trustee has shuffled the ballots
event-elections-decrypted = A trustee decrypted their part
event-elections-tallied = The result is published
event-elections-paper-entered = A count of paper ballots is entered
event-elections-paper-agreed = Two counts of paper ballots agree: they are added to the result
event-elections-destroyed = The archive of the election is destroyed

## Work of the worker
effect-election-tally = Putting together the ballots of an election
effect-election-rewrite = Clearing, on the disk, the order of votes or a destroyed archive

## Done
notice-elections-created = The election is being prepared.
notice-elections-edited = The settings are saved.
notice-elections-question-added = The question is added.
notice-elections-question-removed = The question is removed.
notice-elections-roll-taken = The roll is saved.
notice-elections-person-designated = The person is named.
notice-elections-person-removed = The person is taken away.
notice-elections-keys-asked = Each trustee and the authority received a message that leads them to their page.
notice-elections-preparation-resumed = The preparation resumes. Keys and codes made so far are worth nothing any more.
notice-elections-opened = The vote is open.
notice-elections-extended = The vote is extended.
notice-elections-closed = The vote is closed. Ballots are about to be put together.
notice-elections-destroyed = The archive is destroyed. The result stays.
notice-elections-codes-recorded = The public list of credentials is recorded. It is now yours to hand each voter their code.
notice-elections-key-recorded = Your public key is recorded. Keep the file of your private key safe.
notice-elections-step-recorded = This step is done.
notice-elections-shuffled = Your shuffle is recorded. Thank you.
notice-elections-decrypted = Your part is recorded. Thank you.
notice-elections-paper-entered = Your count is saved.

## The list and the home page
elections-list-title = Elections
elections-list-lead = Secret votes: those where one can vote, and what they decided. Anyone can verify the count.
elections-list-none = No election has been opened yet.
elections-list-prepared = In preparation
elections-list-all = Open and decided
elections-until = Until { $at }
elections-home-open = Secret vote open until { $at }
elections-home-decided = { $voted ->
    [one] { $voted } voter of { $voters } on the roll
   *[other] { $voted } voters of { $voters } on the roll
 }
elections-state-draft = In preparation
elections-state-keys = Keys and codes awaited
elections-state-open = Vote open
elections-state-closed = Vote closed
elections-state-tallying = Being counted
elections-state-tallied = Result published
elections-state-destroyed = Archive destroyed
elections-person-erased = Person erased

## Beginning an election
elections-create-link = Prepare an election
elections-create-title = New election
elections-create-choose-group = In which group?
elections-create-lead = By secret ballot, in “{ $group }”. Nothing is public before the opening.
elections-create-button = Begin the preparation
elections-edit-title = Change the settings
elections-edit-button = Save
elections-name = Name of the election
elections-name-hint = For example: Election of the board 2027
elections-name-empty = Give the election a name.
elections-name-too-long = This name exceeds { $max } characters.
elections-description = Description
elections-description-hint = What is decided, and where to read about candidates or projects.
elections-description-empty = Describe the election in a few words.
elections-description-too-long = This description exceeds { $max } characters.
elections-kind = What is decided
elections-kind-missing = Choose what is decided.
elections-kind-citoyens = A vote of citizens or members
elections-kind-citoyens-hint = Participatory budget, board of an association, neighbourhood or youth council: the law leaves the way of voting free.
elections-kind-assemblee = A secret vote of an assembly
elections-kind-assemblee-hint = A deliberation for which secrecy was asked. Three voters at least; on an equal division nobody has a casting vote.
elections-kind-referendum-local = A local referendum
elections-kind-referendum-local-hint = It is held at polling stations, on paper. Parvis refuses to hold it online.
elections-kind-consultation-des-electeurs = A consultation of the electors
elections-kind-consultation-des-electeurs-hint = It is held at polling stations, on paper. Parvis refuses to hold it online.
elections-refused-referendum = A local referendum is held on paper, at polling stations: it cannot be held here. You may hold a vote of citizens, under another name and without the force of a referendum.
elections-refused-consultation = A consultation of the electors is held on paper, at polling stations: it cannot be held here. You may hold a vote of citizens, under another name.
elections-closes-on = Day of the closing
elections-closes-time = Time of the closing
elections-closes-missing = Give the day and the time of the closing.
elections-closes-in-the-past = This closing is already past.
elections-group = How ballots are encrypted
elections-group-missing = Choose how ballots are encrypted.
elections-group-Ed25519 = Curve Ed25519 (advised)
elections-group-Ed25519-hint = Fast on phones. Verified with the official program belenios-tool from version 3 on.
elections-group-RFC-3526-2048 = Group RFC-3526-2048
elections-group-RFC-3526-2048-hint = Slower on phones. Also verified with the older belenios-tool 2.0 that Debian distributes.
elections-revote = May one vote again?
elections-revote-no = No: one ballot for each person
elections-revote-no-hint = The rule of formal votes: once on the list of those who voted, a vote is final.
elections-revote-yes = Yes: the last ballot counts
elections-revote-yes-hint = Whoever was watched while voting may come back alone, with the same code.
elections-kept-days = Days the archive is kept after the result
elections-kept-days-hint = Until no appeal against this vote is possible: how long depends on the text that applies to it.
elections-kept-days-missing = Give a number of days.
elections-kept-days-wrong = Give a number of days between { $min } and { $max }.

## Preparing
elections-prepare-title = Prepare and conduct
elections-prepare-lead = One part after the other; nothing is public before the opening.
elections-prepare-link = Prepare and conduct the election
elections-public-page = See the page of the election
elections-step-settings = 1. Settings
elections-step-questions = 2. Questions
elections-step-roll = 3. Roll
elections-step-people = 4. People
elections-step-keys = 5. Ask for keys and codes
elections-step-awaited = What is awaited
elections-step-open = Open the vote
elections-step-meanwhile = During the vote
elections-step-counting = Counting
elections-step-destroy = Destroy the archive
elections-question-add = Add a question
elections-question-add-button = Add this question
elections-question-remove = Remove “{ $asked }”
elections-asked = Question
elections-asked-empty = Write the question.
elections-asked-too-long = This question exceeds { $max } characters.
elections-answers = Answers offered
elections-answers-hint = One on each line, in the order in which they will be shown: alphabetical, or drawn by lot.
elections-answers-empty = Write at least one answer.
elections-answers-too-many = A question has { $max } answers at most.
elections-answer-too-long = The answer “{ $answer }…” exceeds { $max } characters.
elections-answer-twice = The answer “{ $answer }” is written twice.
elections-min = Answers to choose, at least
elections-min-hint = 0 allows choosing nothing.
elections-max = Answers to choose, at most
elections-max-wrong = Give a number between 1 and the number of answers, { $n }.
elections-min-above-max = This number exceeds that of the answers that can be chosen.
elections-blank = Blank vote
elections-blank-yes = Offer a blank vote
elections-blank-no = Do not offer it
elections-refused-questions-max = An election has { $max } questions at most.
elections-refused-answers-max = An election has { $max } answers at most, all questions and blank votes included.
elections-roll = Paste a roll
elections-roll-hint = One person on each line: name, e-mail address, then their weight if they hold procurations. From a spreadsheet, copy the three columns.
elections-roll-paste = Take this roll
elections-roll-members = Take the members who vote in “{ $group }”
elections-roll-replaces = A roll replaces the one before. Whoever will vote on paper is not on it: nobody must be able to vote twice.
elections-roll-none = The roll is empty.
elections-roll-count = { $n ->
    [one] { $n } person, who counts for { $weight }.
   *[other] { $n } people, who together count for { $weight }.
 }
elections-roll-told = Fewer than { $min } people hold some weight: their ballots would be recognised in the urn, and the total would tell what they chose. The preparation cannot end with this roll.
elections-roll-show = See the roll
elections-roll-more = { $n ->
    [one] And { $n } other person.
   *[other] And { $n } other people.
 }
elections-roll-caption = Voters
elections-roll-name = Name
elections-roll-login = Address
elections-roll-weight = Weight
elections-roll-empty = Paste at least one line.
elections-roll-too-many = A roll has { $max } people at most.
elections-roll-too-many-slow = A roll has { $max } people at most in RFC-3526-2048, whose ballots take much longer to verify; { $more } with the Ed25519 curve.
elections-roll-fault-name = Line { $line }: a name is missing, or is too long.
elections-roll-fault-login = Line { $line }: an address is missing, or is not one.
elections-roll-fault-weight = Line { $line }: the weight is a whole number from 1 to { $max }.
elections-roll-fault-twice = Line { $line }: the address { $login } already stands above.
elections-refused-no-member = No member of this group has a vote in it today.
elections-people-apart = Different people hold these roles: those who prepare and conduct, the one who makes the codes, each trustee, and those who count paper. In one hand, they would allow reading ballots or voting for others.
elections-authority = Credential authority
elections-authority-what = It makes in its browser a voting code for each person and hands them out, by letter or by e-mail. The server never sees the codes.
elections-authority-email = E-mail address of the person
elections-authority-button = Name the authority
elections-trustees = Trustees
elections-trustees-what = Each makes in their browser a key that they keep. The urn opens only with several: choose people who will not agree to read a ballot, for instance assessors from different lists.
elections-trustee-email = E-mail address of the trustee
elections-trustee-button = Name a trustee
elections-trustee-remove = Take { $name } away
elections-person-unknown = Nobody is known here by this address. Invite them to register first.
elections-refused-role-preparer = This person prepared or conducted the election: they can neither make the codes, nor hold a key, nor count paper. Whoever does both could add voters and vote for them.
elections-refused-role-authority = This person makes the codes: they may not hold a key. Whoever does both would know whose each ballot is, and could help to read it.
elections-refused-role-trustee = This person already holds a key: one person, one role, one key. Two keys in one hand might be enough to open the urn.
elections-refused-trustees-max = An election has { $max } trustees at most.
elections-refused-apart = You make the codes, hold a key or count the paper of this election: you cannot also prepare or conduct it.
elections-keys-what = After that, neither questions, nor roll, nor people change any more. Each receives a message that leads to their page.
elections-how = How many trustees are needed to count?
elections-how-threshold = Some of them are enough
elections-how-threshold-hint = An absent trustee or a lost key does not prevent the result. Keys are made together, each coming to their page three times.
elections-how-all = All of them are needed
elections-how-all-hint = Simpler: one visit each. But one key lost, and there is never a result.
elections-threshold = How many are enough
elections-threshold-hint = { $n ->
    [one] Of { $n } trustee named.
   *[other] Of { $n } trustees named. More than half is a good choice.
 }
elections-keys-button = End the preparation
elections-refused-no-question = Add a question first.
elections-refused-voters-min = At least { $min } voters are needed: with fewer, the result would tell who voted what.
elections-refused-no-authority = Name the credential authority first.
elections-refused-trustees-min = At least { $min } trustees are needed: one alone could read every ballot.
elections-refused-threshold = Choose between { $min } and { $max } trustees: one alone could read every ballot.

## Conducting
elections-awaited = Awaited
elections-given = Given
elections-awaited-visit = Awaited: visit { $n } of 3
elections-given-visit = Visit { $n } made
elections-awaited-caption = Keys and codes
elections-awaited-what = What the person gives
elections-open-what = Everything is there. Once open, the vote lasts until { $until }; nothing changes any more, but the time of the closing.
elections-open-awaits = You will be able to open the vote when all keys and codes are given.
elections-open-button = Open the vote
elections-resume = Resume the preparation
elections-resume-what = A lost key, a mistake in a question or in the roll: you go back to the preparation. Keys and codes made so far are worth nothing any more and must be made again.
elections-resume-button = Drop keys and codes
elections-reason = What decides it
elections-reason-hint = For example: deliberation 2026-41, decision of the board of 30 November. It is published.
elections-reason-empty = Say what decides it.
elections-reason-too-long = This text exceeds { $max } characters.
elections-meanwhile-what = The vote closes by itself on { $until }. Nobody, not even you, can see who voted before the closing, nor a partial result.
elections-extend = Extend the vote
elections-extend-button = Extend
elections-close = Close early
elections-close-what = The vote was to last until { $until }. Once closed, it does not open again.
elections-close-button = Close the vote now
elections-being-put-together = Ballots are verified one by one and put together, unopened. It takes seconds, or minutes for thousands of ballots.
elections-counting-what = { $needed ->
    [one] { $needed } trustee is needed for the result. Parts received: { $given }.
   *[other] { $needed } trustees are needed for the result. Parts received: { $given }.
 }
elections-decrypting-caption = Trustees
elections-destroy-what = When no appeal is possible any more, ballots, roll, list of those who voted and keys are destroyed. The result, the decisions and the fingerprints stay.
elections-destroy-from = Possible from { $at } on.
elections-destroy-button = Destroy the archive
elections-hour-passed = The time of the closing has passed: the vote is about to be closed.
elections-closed-next = The vote is closed. Ballots are put together unopened, then trustees together decrypt the total: the result will appear here.
elections-closed-next-shuffled = The vote is closed. Trustees shuffle the ballots one after the other, then together decrypt them one by one, nobody knowing whose they are: the result will appear here.

## The page of an election
elections-questions = What is asked
elections-question-choices = { $max ->
    [one] One answer to choose, or none.
   *[other] From { $min } to { $max } answers to choose.
 }
elections-question-exactly = { $n ->
    [one] One answer to choose.
   *[other] { $n } answers to choose, neither more nor fewer.
 }
elections-question-blank = A blank vote is offered.
elections-turnout = Turnout
elections-turnout-label = People who voted
elections-turnout-why = A number, never names: the list of those who voted is read by the bureau only after the closing.
elections-conditions = Rules of this vote
elections-fact-kind = What is decided
elections-fact-closes = Closing
elections-fact-voters = On the roll
elections-fact-voted = Voters
elections-fact-paper = Paper ballots
elections-fact-null = Of which null
elections-fact-closed = Closed on
elections-fact-tallied = Result on
elections-fact-revote = Voting again
elections-fact-group = Encryption
elections-fact-fingerprint = Fingerprint of the election
elections-fingerprint-what = A fingerprint is a row of letters computed from a text: the same text always gives the same one, and the least change gives another.
elections-fact-head = Fingerprint of the last event
elections-fact-head-why = { $n ->
    [one] ({ $n } event) Note it: it will prove that nothing was taken away.
   *[other] ({ $n } events) Note it: it will prove that nothing was taken away.
 }
elections-fact-identifier = Identifier in the protocol
elections-share = ({ $share })
elections-no-casting-vote = The vote is secret: on an equal division nobody has a casting vote.
elections-roles = Who holds which role
elections-roles-caption = Roles and fingerprints
elections-roles-who = Person
elections-roles-role = Role
elections-roles-fingerprint = Fingerprint of what they gave
elections-role-prepare = Prepares and conducts
elections-role-codes = Credential authority
elections-role-cle = Trustee { $n }
elections-threshold-some = { $threshold ->
    [one] { $threshold } trustee of { $n } is enough to count.
   *[other] { $threshold } trustees of { $n } are enough to count; fewer cannot.
 }
elections-threshold-all = { $n ->
    [one] The only trustee is needed to count.
   *[other] All { $n } trustees are needed to count.
 }
elections-decisions = Decisions
elections-decided-opened = Opened on { $at }, until { $until }.
elections-decided-extended = On { $at }, extended until { $until }.
elections-decided-closed = Closed on { $at }, before its time.
elections-decided-closed-at-hour = Closed at its time, on { $at }.
elections-decided-destroyed = Archive destroyed on { $at }.
elections-history = What happened
elections-cnil-link = Security objectives of the CNIL, met or not
elections-vote-link = Vote
elections-vote-sign-in = Sign in to vote
elections-voted-already = You have voted. Your ballot is in the urn: find it by its tracker.
elections-codes-link = Your page as credential authority
elections-key-link = Your page as trustee
elections-result-link = See the result
elections-urn-link = See the urn
elections-emargement-link = List of those who voted
elections-paper-link = Paper ballots
elections-minutes-link = Minutes to be signed

## Verifying
elections-verify-title = Verify for yourself
elections-verify-lead = Everything needed is public, at any time of the vote, and is verified with a program we did not write.
elections-verify-download = Download the archive
elections-verify-download-why = It holds the election, the public keys, the public list of credentials, each encrypted ballot and, at the end, the proofs of the count.
elections-verify-official-2 = With the official program belenios-tool, version 2.0 (Debian) or later:
elections-verify-official-3 = With the official program belenios-tool, version 3 or later:
elections-verify-parvis = With Parvis, on your own computer:
elections-verify-diff = Downloaded twice, the archive must only grow: no ballot disappeared.
elections-verify-destroyed = The archive was destroyed after the time for appeals. Whoever had downloaded it can still verify it.
elections-needs-network = This page needs the network. Nothing is sent or kept: come back when the network is there.
elections-say-network = The network was away. Nothing was sent: press again.
elections-offline = Without a browser, or without JavaScript
elections-offline-paste = What the command wrote
elections-offline-hint = Never a code nor a private key: only what the command says to publish.
elections-offline-not-public = This text is not what is published: it will not be sent. Paste neither a code nor a private key here.
elections-offline-send = Send this text

## The credential authority
elections-codes-title = Make the codes
elections-codes-lead = A code for each person, made in your browser. Only its public part is sent here.
elections-codes-step-make = Make the codes. Keep this page open until the end.
elections-codes-make = Make the codes
elections-codes-step-keep = Save the file of the codes on a medium of your own, that nobody else opens.
elections-codes-download = Save the file of the codes
elections-codes-step-print = Print a letter for each person, to be handed over: it bears a name only. To send by post, merge the file of the codes with your addresses; by e-mail, use your own mailbox.
elections-codes-print = Print the letters
elections-codes-lot = Letters to print
elections-codes-kept = I have saved the file of the codes and opened it again.
elections-codes-step-send = Send the public list. The codes themselves stay with you. As long as this page does not say that the list is recorded, hand out no code: if the sending does not succeed and you make other codes, the file and the letters made before are void and to be destroyed.
elections-codes-send = Send the public list
elections-codes-otherwise = This page needs JavaScript. Without it, this command does the same on your computer: keep the private file it writes, and paste the public one here.
elections-codes-given = The public list is recorded.
elections-codes-fingerprint = Its fingerprint:
elections-codes-again = Making new codes replaces the former ones: those already handed out would open nothing any more.
elections-codes-not-now = This is not the time: codes are made after the preparation and before the opening.
elections-codes-duties = What you are entrusted with
elections-codes-duty-keep = Keep the file of the codes to yourself: whoever reads it can vote in place of others.
elections-codes-duty-hand = Hand each person their code, by another way than this site.
elections-codes-duty-again = Whoever lost their code asks you for it again; give it only once you are sure who asks.
elections-codes-duty-destroy = When no appeal is possible any more, destroy the file.
elections-letter-what = Here is your voting code, personal and secret.
elections-letter-login = Sign in as:
elections-letter-code = Your code:
elections-letter-where = Vote at { $address }, until { $until }.
elections-letter-secret = Show it to nobody: with this code, one votes in your place. Nobody will ever ask you for it.
elections-codes-say-making = Making the codes…
elections-codes-say-ready = The codes are ready. Save the file before sending.
elections-codes-say-failed = Making the codes failed. Load the page again and start over; nothing was sent.
elections-codes-say-file = codes-{ $election }.csv
elections-codes-say-column-name = Name
elections-codes-say-column-login = Address
elections-codes-say-column-code = Code
elections-codes-say-column-weight = Weight
elections-codes-say-progress = Making the codes: { $percent }%
elections-codes-say-lot = No. { $first } to { $last }, in the order of the file of the codes

## A trustee
elections-key-title = Your key
elections-key-lead = You are trustee { $n } of { $of }. Your private key stays with you; only its public part is sent here.
elections-key-not-yet = The election is being prepared: you will receive a message when your key is asked for.
elections-key-keep = Nothing to do before the closing, but keep your key. You will receive a message when it is time to count.
elections-key-over = The result is published. When no appeal is possible any more, destroy your key.
elections-key-step-make = Make your key.
elections-key-make = Make my key
elections-key-step-keep = Save the file of your key on a medium of your own, then a copy elsewhere.
elections-key-download = Save my key
elections-key-kept = I have saved my key and checked that the file is there.
elections-key-send = Send my public key
elections-key-otherwise = This page needs JavaScript. Without it, this command does the same on your computer: keep the private file it writes, and paste the public one here.
elections-key-given = Your public key is recorded.
elections-key-again = If you lost it before the opening, make another: it replaces the first.
elections-key-fingerprint = Fingerprint of your public key, the same as on the page of the election:
elections-key-file = File of your key (it does not leave your computer)
elections-key-file-name = key-trustee-{ $n }-{ $election }.txt
elections-key-text = Or paste your key (it does not leave this page)
elections-key-duties = What you are entrusted with
elections-key-duty-keep = Keep your key until the result: lost, it cannot be made again.
elections-key-duty-alone = Give it to nobody, not even to whoever prepares the election or administers the site.
elections-key-duty-destroy = Never open anything but the total of the ballots; after the time for appeals, destroy your key.
elections-key-duty-destroy-shuffled = Never open a ballot that was not shuffled by as many trustees as are needed; after the time for appeals, destroy your key.
elections-key-say-making = Making your key…
elections-key-say-ready = Your key is ready. Save it before sending.
elections-key-say-failed = Making the key failed. Load the page again and start over; nothing was sent.
elections-ceremony-title = Key ceremony, visit { $n } of 3
elections-ceremony-what = Keys are made together: each comes three times to their page, and each visit waits until all have made the one before.
elections-ceremony-step-1 = Make your key: the same file serves for the two other visits and for the count.
elections-ceremony-step-3 = Open the file of your key again: the page prepares what you send to the other trustees, encrypted for each.
elections-ceremony-step-5 = Open the file of your key again: the page checks what the others sent you and makes your share from it.
elections-ceremony-commitment = Before sending, note this and tell it to the other trustees, by voice or by message. Keep what they tell you too: all of it is asked for at the next visit.
elections-ceremony-commitments = What each trustee told you at the visit before
elections-ceremony-commitments-hint = One on each line, in the order of the trustees’ numbers, yours included: the page checks in this way that the server replaced nothing.
elections-ceremony-uncompared = We could not compare: the server may have replaced what a trustee sent.
elections-ceremony-make = Prepare what I send
elections-ceremony-lost = File lost? Tell whoever prepares the election: the ceremony must start over.
elections-ceremony-send = Send
elections-ceremony-waits = You have made visit { $n }. What follows waits for the other trustees.
elections-ceremony-look = Look again
elections-ceremony-over = The ceremony is over. Keep the file of your key until the result.
elections-ceremony-say-making = Computing…
elections-ceremony-say-ready = It is ready: you can send.
elections-ceremony-say-failed = The computation failed. Load the page again and start over; nothing was sent.
elections-ceremony-say-file-wrong = This file is not this trustee’s key for this election.
elections-ceremony-say-key-missing = Choose the file of your key, then press again.
elections-ceremony-say-commitments-missing = Write one line for each trustee, or tick that you could not compare.
elections-ceremony-say-commitment = What the trustees told you is not what the server gives. Read each line again; if all are right, send nothing and tell the other trustees: the ceremony must start over.
elections-ceremony-say-certificate = What a trustee sent does not fit this ceremony. Send nothing and tell whoever prepares the election: the ceremony must start over.
elections-ceremony-say-signature = A trustee’s signature is wrong: what they sent may have been changed. Send nothing and tell whoever prepares the election and the other trustees.
elections-ceremony-say-share = What a trustee sent you is not what they announced. Send nothing and tell whoever prepares the election: the ceremony must start over.
elections-decrypt-title = Count
elections-decrypt-what = Ballots were put together into an encrypted total: your key decrypts your part of it. No ballot is opened alone.
elections-decrypt-tally = Fingerprint of the total you decrypt, the same for all trustees:
elections-decrypt-tally-shuffled = Fingerprint of the shuffled ballots you decrypt, the same for all trustees:
elections-decrypt-shuffles = Shuffles that your browser found, by the number of their trustee. If you shuffled, your fingerprint must be there, as you noted it: if not, send nothing and tell whoever conducts the election.
elections-decrypt-make = Decrypt my part
elections-decrypt-sealed = Your encrypted key, to be saved in a file cle-chiffree.txt:
elections-decrypt-send = Send my part
elections-decrypt-given = You gave your part. The result will appear as soon as there are enough.
elections-decrypt-otherwise = This page needs JavaScript. Without it, download the archive: this command does the same on your computer, and what it writes is pasted here.
elections-decrypt-say-decrypting = Decrypting your part…
elections-decrypt-say-ready = Your part is ready: you can send it.
elections-decrypt-say-failed = Decrypting failed. Load the page again and start over; nothing was sent.
elections-decrypt-say-file-wrong = This file is not a key.
elections-decrypt-say-key-wrong = This key is not this trustee’s for this election.
elections-decrypt-say-key-missing = Choose the file of your key, or paste it, then press again.
elections-decrypt-say-tally = The total to decrypt is not this election’s. Send nothing: load the page again and, if it happens again, tell whoever conducts the election.
elections-decrypt-say-tally-shuffled = The ballots to decrypt are not this election’s. Send nothing: load the page again and, if it happens again, tell whoever conducts the election.
elections-decrypt-say-chain = What the site gives to decrypt does not follow from what is published. Send nothing and tell whoever conducts the election.
elections-decrypt-say-shuffles = Shuffles are missing, or do not follow one another: decrypting now would tell whose the ballots are. Send nothing and tell whoever conducts the election.

## Refusals
elections-refused-message = What was sent cannot be accepted (rule: { $rule }). Load the page again and start over; nothing was recorded.
elections-refused-message-of = What trustee { $n } sent cannot be accepted (rule: { $rule }). Resume the preparation to make keys again.
elections-refused-message-too-large = What was sent is too large to be one.
elections-refused-not-draft = The preparation is over: this does not change any more. Resume the preparation if needed.
elections-refused-not-keys = This is no longer, or not yet, the time for keys and codes.
elections-refused-closed = This vote is not open, or is closed: no ballot is received any more.
elections-refused-not-tallying = This is not the time for counting.
elections-refused-not-tallied = There is no result yet.
elections-refused-not-trustee = You hold no key of this election.
elections-refused-not-authority = You are not the credential authority of this election.
elections-refused-ceremony = In this election keys are made together: load your page again.
elections-refused-no-ceremony = In this election each makes their key alone: load your page again.
elections-refused-many-steps = Too many keys are being verified at the same time: send again in a minute.
elections-refused-step = This step is already done, or waits for the other trustees. Load your page again.
elections-refused-key-twice = Another trustee already gave this key. Each makes their own.
elections-refused-credentials-weights = The weights of this list are not those of the voters. Load the page again and make the codes anew.
elections-refused-credentials-count = This list has { $found } credentials for { $expected } voters. Load the page again and make the codes anew.
elections-refused-hour-passed = The time of the closing has already passed: choose another.
elections-refused-keys-missing = Keys are missing: each trustee must give theirs.
elections-refused-codes-missing = The authority has not sent the public list of credentials yet.
elections-refused-not-later = Choose a time after the one announced.
elections-refused-not-on-roll = You are not on the roll of this election under the address of your account. If you should be, write to whoever prepares it.
elections-refused-code-used = This code has already been used to vote. If it was not you, tell the credential authority: somebody has your code, or you have somebody else’s.
elections-refused-assisted = This session may be held by somebody who is helping you, through an assistance service: there is no secret voting in it, since that person would see your choice.
elections-assisted-next = To vote yourself, sign out, then sign in by a link sent to your address. You may also ask whoever prepares the election whether there is a vote on paper.
elections-refused-voted = You have already voted: in this election, one ballot is received from each.
elections-refused-other-code = To vote again, use the code with which you voted.
elections-refused-replayed = This ballot is already in the urn: a ballot is not put in it twice.
elections-refused-no-ballot = Nothing was encrypted: choose, check, then encrypt before sending.
elections-refused-decrypted-already = You have already given your part.
elections-refused-decryptions-missing = Parts are still missing for the result.
elections-refused-paper-early = Paper ballots are entered after the online vote has closed.
elections-refused-kept = The archive is kept until { $at }: until then the vote can be contested.
elections-refused-emargement = The list of those who voted is read between the closing and the destruction of the archive. Before, watching it grow would tell whose each ballot is.

## Voting
elections-vote-title = Vote
elections-vote-lead = { $name } – until { $until }
elections-vote-not-yet = This vote is not open yet. Keep your code and come back at the opening.
elections-vote-again = You have already voted. If you vote again, with the same code, only the last ballot will count.
elections-vote-choose = 1. Choose
elections-vote-code = Your voting code
elections-vote-code-hint = The one you received by letter or by e-mail: four groups of letters and digits. It does not leave this page.
elections-vote-next = Continue
elections-vote-blank = Blank vote
elections-vote-elsewhere = This question is answered with the command “parvis scrutin ballot”.
elections-vote-check = 2. Check
elections-vote-check-what = Here is what you chose. Nothing is sent yet.
elections-vote-back = Change my choice
elections-vote-encrypt = Encrypt my ballot
elections-vote-encrypted = 3. Send
elections-vote-tracker = Your ballot is encrypted. Its tracker:
elections-vote-tracker-what = Note it: it will tell you that your ballot is in the urn, and tells nothing of your choice. The next page gives it again, and can be printed.
elections-vote-send = Send my ballot
elections-vote-otherwise = Voting online needs JavaScript: it is your browser that encrypts. Without it, download the archive { $file } from the page of the election and use the command “parvis scrutin ballot” on a computer you trust.
elections-vote-say-code-wrong = This code does not have the right form: read it again, capitals and small letters count.
elections-vote-say-code-not-here = This code is not of this election.
elections-vote-say-encrypting = Encrypting…
elections-vote-say-ready = Your ballot is ready to go.
elections-vote-say-failed = Encrypting failed. Load the page again and start over; nothing was sent.
elections-vote-say-blank = Blank vote
elections-vote-say-nothing = No answer chosen
elections-vote-say-choose-more = { $min ->
    [one] “{ $asked }”: choose at least { $min } answer.
   *[other] “{ $asked }”: choose at least { $min } answers.
 }
elections-vote-say-choose-fewer = { $max ->
    [one] “{ $asked }”: choose { $max } answer at most.
   *[other] “{ $asked }”: choose { $max } answers at most.
 }
elections-vote-say-choose-exactly = { $n ->
    [one] “{ $asked }”: choose { $n } answer.
   *[other] “{ $asked }”: choose { $n } answers, neither more nor fewer.
 }
elections-protects = What protects your vote, and what does not
elections-protects-secret = Your choice is encrypted in your browser before it leaves: neither the body nor the server can read it, and trustees together open only the total.
elections-protects-counted = Your tracker shows you that your ballot is in the urn, and anyone can count again with an independent program.
elections-protects-not = Nothing protects you from whoever watches you vote, forces your hand, takes your code or controls your device: vote alone, on a device you trust.
elections-received-title = Your ballot is in the urn
elections-received = Your vote is recorded.
elections-received-keep = Note this number or print this page: it is kept nowhere beside your name, and cannot be given to you again.
elections-received-proves = With it, you find your ballot in the urn until the result. It does not say what you voted.
elections-received-back = Back to the election

## The urn
elections-urn-title = The urn
elections-urn-lead = The tracker of each ballot received. Look for yours.
elections-urn-search = Tracker, or its beginning
elections-urn-search-button = Search
elections-urn-caption = Ballots received, by tracker
elections-urn-tracker = Tracker
elections-urn-count = { $n ->
    [one] { $n } ballot received.
   *[other] { $n } ballots received.
 }
elections-urn-found = This ballot is in the urn.
elections-urn-empty = The urn is empty.
elections-urn-not-found = No ballot has this tracker. Read it again: capitals and small letters count. If it is right, download the archive and tell the bureau.

## The result
elections-result-title = Result
elections-result-none = The result is not known yet.
elections-result-nobody = Nobody voted.
elections-result-caption = Votes
elections-result-several = Each could choose several answers: the shares are those of votes, not of voters.
elections-paper-caption = Online and on paper
elections-paper-answer = Answer
elections-paper-online = Online
elections-paper-on-paper = On paper
elections-paper-both = Together
elections-paper-proof = Votes online are proven by the archive. Votes on paper are by the bureau, which counted them twice.
elections-paper-title = Paper ballots
elections-paper-lead = The two counters count and enter, each on their own. The result waits until they find the same.
elections-paper-one = Your count is entered. The other counter must enter theirs; you can still correct yours.
elections-paper-differ = The counts entered differ: count again together, then each enter anew.
elections-paper-agreed = Two counts agree: they are added to the result.
elections-paper-ballots = Ballots found in the paper urn
elections-paper-ballots-hint = Null ones included.
elections-paper-null = Null ballots
elections-paper-null-too-many = There are more null ballots than ballots.
elections-paper-order = Write one number on each line, in this order:
elections-paper-blank-of = Blank votes ({ $asked })
elections-paper-figures-label = Votes
elections-paper-figures-hint = One number on each line; “The garden: 12” will do as well.
elections-paper-figures = { $n ->
    [one] Write { $n } line, ending with a number.
   *[other] Write { $n } lines, each ending with a number.
 }
elections-paper-number = Write a whole number.
elections-paper-impossible = These figures are impossible: an answer has more votes than there are valid ballots. Count again.
elections-paper-button = Save my count
elections-emargement-title = List of those who voted
elections-emargement-caption = People who voted
elections-emargement-count = { $n ->
    [one] { $n } person voted, of { $voters }.
   *[other] { $n } people voted, of { $voters }.
 }
elections-emargement-what = It says neither when, nor in which order, nor with which ballot.
elections-emargement-paper = On paper
elections-emargement-paper-what = { $max ->
    [one] { $max } person was expected on paper. They are not on the list above: they sign, at the polling station, a list of their own, which goes with the minutes.
   *[other] { $max } people were expected on paper. They are not on the list above: they sign, at the polling station, a list of their own, which goes with the minutes.
 }
elections-emargement-paper-count = { $n ->
    [one] { $n } ballot was found in the paper box: the list of its own must bear { $n } signature, out of { $max } at most.
   *[other] { $n } ballots were found in the paper box: the list of its own must bear { $n } signatures, out of { $max } at most.
 }
elections-emargement-paper-awaited = How many signatures it must bear will be said here once both counters have counted the same.
elections-emargement-together = { $n ->
    [one] Online and on paper, { $n } person voted.
   *[other] Online and on paper, { $n } people voted.
 }
elections-minutes-title = Minutes of the vote
elections-minutes-what = { $body }. The bureau notes the figures and fingerprints below; whoever downloads the archive and verifies it must find the same.
elections-minutes-fingerprints = Fingerprints
elections-minutes-signatures = Signatures
elections-minutes-sign = Print this page; each dates and signs beside their name.

## The CNIL’s objectives
elections-cnil-title = Security objectives of the CNIL
elections-cnil-what = Deliberation 2019-053 of the CNIL sets objectives for internet voting, on three levels that add up. Here are those that this election meets, by its own settings, those that depend on your organisation, and those it does not meet.
elections-cnil-source = The objectives are summarised: the text of the recommendation prevails. An independent audit of the system remains yours to order.
elections-cnil-caption = Objectives
elections-cnil-objective = Objective
elections-cnil-standing = Met?
elections-cnil-why = Why
elections-cnil-met = Met
elections-cnil-partly = In part
elections-cnil-yours = Yours to ensure
elections-cnil-unmet = Not met
elections-cnil-1-01 = No known major flaw
elections-cnil-1-01-yours = Keep Parvis up to date and have the system audited.
elections-cnil-1-02 = Voting is one act: choice, recording, list of those who voted, receipt
elections-cnil-1-02-met = Ballot, list of those who voted and tracker stand in one transaction: all is kept, or nothing.
elections-cnil-1-02-revote = One transaction keeps all or nothing; but this election allows voting again, and being on the list does not make a vote final.
elections-cnil-1-03 = Authentication averts the major risks of impersonation
elections-cnil-1-03-partly = One must both sign in by one’s address and know a code handed out by another way. How well it is handed out depends on the credential authority.
elections-cnil-1-04 = The ballot is confidential from the device on
elections-cnil-1-04-met = It is encrypted in the browser; the server receives only the encrypted ballot.
elections-cnil-1-05 = It remains confidential and intact in transit
elections-cnil-1-05-met = Encrypted and signed, it also travels by HTTPS.
elections-cnil-1-05-clear = This site is not served by HTTPS: the page that encrypts could be changed on the way.
elections-cnil-1-06 = It remains confidential and intact in the urn until the count
elections-cnil-1-06-met = The urn holds only ballots that are encrypted, signed and chained by their fingerprints.
elections-cnil-1-07 = The voter’s identity and vote are kept apart from beginning to end
elections-cnil-1-07-met = The urn and the list of those who voted share neither key nor time, and are written anew at the closing; the credential authority is not the server, and no weight is held by fewer than three people. Before the closing, whoever holds the disk could bring a person and their encrypted ballot together, without being able to read it.
elections-cnil-1-08 = The secret of the count is shared among members of the bureau, with a threshold
elections-cnil-1-08-met = Several trustees, of whom some are enough; each makes and keeps their key, and the server has none.
elections-cnil-1-08-all = Several trustees, each with their key, and the server has none; but all are needed: one key lost would prevent the result.
elections-cnil-1-09 = The count takes place at once, and only after the closing
elections-cnil-1-09-met = Trustees open only the total, published after the closing; no partial result is possible.
elections-cnil-1-09-before = There will be a total to open only after the closing.
elections-cnil-1-10 = The integrity of the system, the urn and the roll is ensured
elections-cnil-1-10-met = Each event carries the fingerprint of the one before; questions, keys and credentials have a public fingerprint before the opening.
elections-cnil-1-11 = The count can be verified afterwards
elections-cnil-1-11-met = The public archive holds the proofs; an independent program verifies them.
elections-cnil-1-11-destroyed = The archive was destroyed after the time for appeals: only those who downloaded it can still verify.
elections-cnil-2-01 = High availability
elections-cnil-2-01-yours = It depends on your hosting; the vote can be extended by a recorded decision.
elections-cnil-2-02 = The integrity of system, urn and roll is checked automatically
elections-cnil-2-02-met = Each ballot is verified before it enters the urn, and all are again at the closing.
elections-cnil-2-03 = The bureau can check integrity during the vote
elections-cnil-2-03-met = The archive is downloaded and verified at any time of the vote.
elections-cnil-2-04 = Authentication also averts minor risks (second factor by another channel)
elections-cnil-2-04-partly = The code is a second factor; handed by letter, it goes by another channel than signing in; by e-mail, by the same.
elections-cnil-2-05 = Votes are partitioned from one another
elections-cnil-2-05-partly = Each election has its keys, its codes and its urn, and nothing is read from one body to another; the database is shared.
elections-cnil-2-06 = The system is hardened by the guides of its makers and of the ANSSI
elections-cnil-2-06-yours = It depends on your hosting.
elections-cnil-2-07 = The urn is transparent to all voters
elections-cnil-2-07-met = The urn is public: each looks for their ballot in it and downloads the archive.
elections-cnil-2-07-destroyed = The urn was public until it was destroyed, after the time for appeals.
elections-cnil-3-01 = A formal risk study
elections-cnil-3-01-yours = To be made before the vote; the risk note of Parvis can serve.
elections-cnil-3-02 = Transparency by third parties’ tools
elections-cnil-3-02-met = The archive follows the format of Belenios and is verified with belenios-tool.
elections-cnil-3-02-destroyed = The archive followed the format of Belenios; it is destroyed.
elections-cnil-3-03 = Very high availability
elections-cnil-3-03-yours = It depends on your hosting.
elections-cnil-3-04 = Automatic and manual integrity checks
elections-cnil-3-04-partly = Automatic at each ballot and at the closing; manual by whoever downloads the archive. Checking the system itself is yours.
elections-cnil-3-05 = Votes are partitioned physically
elections-cnil-3-05-yours = Install Parvis on a machine reserved for this vote.

## Letters
elections-mail-key-subject = Your key is asked for: { $name }
elections-mail-key-text = Hello,

    You are named a trustee, who holds a key of the urn, for “{ $name }”.
    Your page leads you step by step: { $link }

    Your key is made in your browser and stays with you. Nobody will ever ask you for it.
elections-mail-step-subject = It is your turn again: { $name }
elections-mail-step-text = Hello,

    It is your turn again: the key ceremony of “{ $name }” goes on.
    Take your file: { $link }

    Your key does not leave your computer.
elections-mail-codes-subject = Voting codes are to be made: { $name }
elections-mail-codes-text = Hello,

    You are named the credential authority for “{ $name }”.
    Your page leads you step by step: { $link }

    The codes are made in your browser and stay with you, until you hand them out.
elections-mail-decrypt-subject = The vote is closed, your key serves now: { $name }
elections-mail-decrypt-text = Hello,

    The vote “{ $name }” is closed. Take the file of your key and open your page: { $link }

    Your key does not leave your computer.

## News, to those who follow
news-elections-opened = { $n ->
    [one] A secret vote is open until { $until }
   *[other] { $n } secret votes are open
 }
news-elections-extended = { $n ->
    [one] A secret vote is extended until { $until }
   *[other] { $n } secret votes are extended
 }
news-elections-tallied = { $n ->
    [one] The result of a secret vote is published
   *[other] The results of { $n } secret votes are published
 }

## What its subjects are called
subject-election = Election

## What keeps the urn from telling, and its counters
elections-refused-lonely-weight = Fewer than { $min } people hold the weight { $weight }: the total would tell what they chose. Give everybody the same weight, or have each weight held by at least { $min } people.
effect-election-result = Result of an election
event-elections-counter-designated = Somebody is named to count paper
event-elections-counter-removed = Somebody named to count paper is removed
event-elections-counts-differ = The number of ballots counted is not that of those who voted
elections-counts-differ = { $voted } people voted online, but { $counted } ballots count: the bureau must look for the reason, and note it in the minutes, before proclaiming anything.
elections-refused-authority-on-roll = The credential authority cannot be on the roll: knowing the codes of others, they could vote with them. Name somebody else, or take them off the roll.
elections-refused-role-counter = This person already counts the paper: one person, one role.
elections-refused-again-max = This code was used { $max } times already: the last ballot counts, and cannot be changed any more.
elections-refused-urn-too-large = The urn would be too large to be verified here: too many answers for so many voters. Remove answers, choose the Ed25519 curve, or hold several elections.
elections-refused-no-paper = No paper ballot is expected in this election: it is a setting, fixed before the opening.
elections-refused-counters = Paper ballots are expected: name two counters.
elections-refused-counters-max = Two counters are named already.
elections-refused-not-counter = Only the two counters named before the opening enter paper.
elections-refused-paper-late = The result is published: paper does not change any more.
elections-paper-too-many = There are more ballots than people expected on paper, { $max }. Count again.
elections-paper-correct = Until the result, a mistake is corrected: both of you enter again.
elections-paper-awaited = The result also waits for both counters to find the same on paper.
elections-paper-voters = People who will vote on paper
elections-paper-voters-hint = 0 if everybody votes online. They must not be on the roll; never more paper ballots than this are entered.
elections-paper-voters-wrong = Give a number between 0 and { $max }.
elections-counters = Counters of paper
elections-counters-what = Two people count the paper ballots and each enter what they found.
elections-counter-email = E-mail address of the counter
elections-counter-button = Name a counter
elections-urn-standing = Where it stands
elections-urn-counts = counts
elections-urn-replaced = replaced by a later ballot
elections-urn-found-replaced = This ballot was received, then replaced by a later one with the same code: it does not count. If you did not vote again, somebody has your code: vote once more, and tell the bureau.
elections-mail-count-subject = The vote is closed, the paper is to be counted: { $name }
elections-mail-count-text = Hello,

    The vote “{ $name }” is closed. Count the paper ballots, then enter what you find: { $link }

    The other counter enters on their own, without seeing your figures.
elections-refused-hand-with-role = { $name } prepared or conducted this election and holds another role in it: name somebody else.

## Appointments, in rounds
elections-kind-nomination = An appointment by an assembly
elections-kind-nomination-hint = One post at a time: an absolute majority of the votes expressed in the first two rounds, the most votes in the third, the elder when they are equal. A single candidate for the post is appointed without a vote, as soon as whoever chairs reads the name out.
elections-appointment-one = An appointment is made post by post: one answer to choose, and no more. For several posts, ask several questions.
elections-appointment-title = Appointment – round { $n }
elections-appointed-absolutely = { $name } is appointed by an absolute majority ({ $votes } of { $expressed } votes expressed).
elections-appointed-relatively = { $name } is appointed by the most votes ({ $votes } of { $expressed } votes expressed).
elections-appointed-elder = Equal votes ({ $votes }) for { $names }: the elder is appointed. The bureau checks dates of birth and names who it is in the minutes.
elections-appointed-nobody = Nobody is appointed: { $least } of { $expressed } votes expressed were needed. Round { $next } is to be held.
elections-appointed-unexpressed = Nobody is appointed: no vote is expressed. Round { $next } is to be held.
elections-appointed-never = Nobody is appointed: no vote is expressed in the last round.
elections-next-round-button = Prepare round { $n }
elections-next-round-hint = The roll, the people and the questions without an answer are kept; keys and codes are made again. Candidates may be added or withdrawn.
elections-next-round-link = See round { $n }
elections-previous-round = See the result of round { $n }
elections-round-name = { $name } – round { $n }
elections-refused-no-round = Only an appointment is voted in several rounds.
elections-refused-next-round = The next round is already being prepared.
elections-refused-appointed = There is no other round: this vote gave a result.
notice-elections-next-round-prepared = The next round is being prepared: same roll, same people.

## Who leaves the site
elections-refused-departure = The election “{ $name }” still needs this person: they hold a key of it, give its codes or count its paper. Their account can be closed once the result is known.
## What stays from one round to the next
elections-refused-round-kind = The rounds of an appointment stay an appointment: what is decided does not change from one round to the next.
elections-refused-round-questions = From one round to the next, what is asked does not change: only the candidates do.
elections-refused-round-roll = The same people vote in each round: the roll does not change from one round to the next.
elections-round-questions = The posts still to be filled. From one round to the next, only the candidates change.
elections-round-answers-button = Save the candidates of “{ $asked }”
notice-elections-answers-changed = The candidates are saved.

## The hour of the closing, while keys are made
elections-change-closing = Change the time of the closing
elections-change-closing-what = The vote will last until { $until }. Before the opening this time can change without making keys or codes again.
elections-change-closing-button = Change the time
notice-elections-closing-changed = The time of the closing is changed.

## Lists, and answers that are ranked or graded
elections-lists-add = Add a question of lists
elections-lists-what = Each person chooses one list, then candidates of that list. Only totals are decrypted: the votes of each list and of each candidate.
elections-lists = Lists and candidates
elections-lists-hint = The name of the list on a line, then its candidates, one a line; an empty line before the next list.
elections-lists-empty = Write at least one list.
elections-lists-one = One list without a blank vote is no choice: offer the blank vote, or write another list.
elections-list-without-candidate = The list “{ $list }” has no candidate: write them under its name, with no empty line between.
elections-lists-add-button = Add these lists
elections-question-lists = One list to choose, then at least one candidate of that list.
elections-lists-caption = Votes of the candidates
elections-lists-list = List
elections-lists-candidate = Candidate
elections-lists-seats = How these votes give seats depends on the text that governs this vote: the bureau says so in the minutes.
elections-paper-list = { $list } (list)
elections-paper-candidate = { $name } ({ $list })
elections-counted-add = Add a question to rank or to grade
elections-counted-what = Each person ranks or grades the answers. Trustees then shuffle the ballots, and each is decrypted while nobody knows whose it is; the rule chosen here counts them.
elections-counted-told = Each ranking will be published, without a name. Few voters and many answers make a ranking recognisable: somebody could demand a ranking agreed beforehand and find it again. Every vote counts once, and there is no paper.
elections-answers-between = Write between { $min } and { $max } answers.
elections-rule = Counting rule
elections-rule-missing = Choose how the ballots will be counted.
elections-rule-schulze = Ranking, Schulze’s method
elections-rule-schulze-hint = Each person ranks the answers, with equals if they wish. The one chosen wins its duels with each of the others, directly or by the strongest chain of duels.
elections-rule-majority-judgment = Majority judgment
elections-rule-majority-judgment-hint = Each person gives a grade to each answer. The one chosen has the best median grade.
elections-variant-mieux-voter = When voters are even in number, the median is the worse of the two middle grades.
elections-variant-belenios = When voters are even in number, the median is the better of the two middle grades.
elections-rule-scottish-stv = Single transferable vote (Scottish rule)
elections-rule-scottish-stv-hint = Each person ranks the answers without equals. Several are chosen, in proportion to their support: what an answer has in excess, or one that is put out, goes to the next ones.
elections-seats = How many answers are chosen
elections-seats-hint = For the single transferable vote; the other rules choose one.
elections-seats-wrong = Give a number between 1 and { $max }, one less than there are answers.
elections-seats-said = { $n ->
    [one] { $n } answer is chosen.
   *[other] { $n } answers are chosen.
 }
elections-grades = Grades
elections-grades-hint = For majority judgment: from the best to the worst, one a line.
elections-grades-usual =
    Excellent
    Very good
    Good
    Fairly good
    Passable
    Insufficient
    To reject
elections-grades-wrong = Write { $min } to { $max } different grades, of { $chars } characters at most.
elections-grades-said = Grades, from the best to the worst: { $grades }.
elections-counted-add-button = Add the question to rank or to grade
elections-refused-shuffled-paper = A question to rank or to grade is not counted with paper: set to 0 the people expected on paper, or take this question away.
elections-refused-shuffled-weights = With a question to rank or to grade, everybody counts once: a weight would tell whose a decrypted ballot is. Give everybody the weight 1, or take this question away.
elections-refused-shuffled-max = With these questions to rank or to grade, an election has { $max } voters at most: trustees shuffle the ballots in their browser. Take a question away, choose the Ed25519 curve, or hold several elections.

## Trustees shuffle
elections-shuffle-title = Shuffle the ballots
elections-shuffle-what = Each ballot will be decrypted alone. Before that, several trustees shuffle them one after the other: your browser puts them in an order that you alone know, and that it forgets, and proves that none changed. Your key does not serve yet.
elections-shuffle-standing = { $needed ->
    [one] { $needed } shuffle is needed before decrypting. Shuffles received: { $given }.
   *[other] { $needed } shuffles, by different trustees, are needed before decrypting. Shuffles received: { $given }.
 }
elections-shuffle-make = Shuffle
elections-shuffle-send = Send my shuffle
elections-shuffle-given = You have shuffled the ballots. You will get a message when it is time to decrypt.
elections-shuffle-hash = Fingerprint of your shuffle, to be noted: it will show that it was not left out.
elections-shuffle-hash-kept = Fingerprint of your shuffle, to be noted: you must find it again when you decrypt.
elections-shuffles-caption = Shuffles, in their order
elections-shuffle-otherwise = This page needs JavaScript. Without it, download the archive: this command does the same on your computer, and what it writes is pasted here.
elections-shuffle-say-making = Shuffling: { $percent }%
elections-shuffle-say-ready = Your shuffle is ready: send it now, before another trustee sends theirs.
elections-shuffle-say-failed = Shuffling failed. Reload the page and begin again; nothing was sent.
elections-shuffle-say-tally = The ballots to shuffle are not those of this election. Send nothing: reload the page and, if it happens again, tell whoever conducts the election.
elections-refused-shuffled-already = You have already shuffled the ballots.
elections-refused-shuffled-over = There is nothing to shuffle, or shuffling is over: reload your page.
elections-refused-shuffled-meanwhile = Another trustee shuffled the ballots meanwhile: shuffle again, from theirs.
elections-refused-shuffles-first = The ballots must be shuffled first: decrypting them now would tell whose they are.
elections-decrypt-what-shuffled = The ballots were shuffled by several trustees: your key decrypts your part of each, and nobody knows any more whose it is.
elections-mail-shuffle-subject = The vote is closed, the ballots are to be shuffled: { $name }
elections-mail-shuffle-text = Hello,

    The vote “{ $name }” is closed. Before they are decrypted, the ballots have to be shuffled: open your page, your key does not serve yet: { $link }

    Another message will tell you when to decrypt.

## Voting by lists, ranks or grades
elections-vote-lists-hint = Choosing a list marks all its candidates: unmark those you strike out. At least one is needed.
elections-vote-rank = { $n ->
    [1] 1st choice
    [2] 2nd choice
    [3] 3rd choice
   *[other] Choice { $n }
 }
elections-vote-no-rank = Not ranked
elections-ranking-up = Move up
elections-ranking-down = Move down
elections-ranking-said = “{ $title }” is at rank { $rank }.
elections-ranking-none = “{ $title }” is no longer in the ranking.
elections-vote-no-grade = No grade
elections-vote-ranks-hint = Give a rank to as many answers as you wish; two answers may have the same. Without any rank, your vote is blank.
elections-vote-ranks-distinct-hint = Give a rank to as many answers as you wish, never the same twice. Without any rank, your vote is blank.
elections-vote-grades-hint = Give a grade to each answer. Without any grade, your vote is blank.
elections-vote-say-value = { $answer }: { $value }
elections-vote-say-choose-list = “{ $asked }”: choose a list, and at least one candidate of that list.
elections-vote-say-rank-twice = “{ $asked }”: “{ $answer }” has the rank of another answer. Give each its own.
elections-vote-say-grade-missing = “{ $asked }”: “{ $answer }” has no grade. Give one to each answer, or to none to vote blank.
elections-protects-shuffled = Your choice is encrypted in your browser before it leaves: neither the body nor the server can read it. Trustees shuffle all the ballots together before they decrypt them, so that each is published while nobody knows whose it is; a very rare ranking may yet be recognised.
elections-cnil-1-09-shuffled = Trustees decrypt after the closing only, and after having shuffled the ballots together; no partial result is possible.

## Decrypted ballots, counted
elections-counted-chosen = { $n ->
    [one] Chosen: { $names }
   *[other] Chosen: { $names }
 }
elections-counted-tied = A tie: the rule leaves several outcomes open, and Parvis draws none by lot. The bureau decides between them as the text that governs this vote says, and notes it in the minutes:
elections-counted-tied-more = Other outcomes are possible: count again with the command below to read them all.
elections-counted-unfollowed = The count met too many ties to follow each way of breaking them. Here is one outcome, others may be possible: { $names }. The bureau decides as the text that governs this vote says, and notes it in the minutes.
elections-counted-nobody = No ballot ranks or grades an answer: nothing is chosen.
elections-counted-refused = The ballots are decrypted and published, but the rule could not count them here ({ $why }). Tell whoever administers this site.
elections-counted-ballots = { $n ->
    [one] { $n } decrypted ballot. Blank: { $blank }; null: { $null }.
   *[other] { $n } decrypted ballots. Blank: { $blank }; null: { $null }.
 }
elections-counted-cut = { $n ->
    [one] { $n } is counted only as far as its first repeated rank.
   *[other] { $n } are counted only as far as their first repeated rank.
 }
elections-counted-aside = { $n ->
    [one] { $n } is not counted: it gives two answers the same rank.
   *[other] { $n } are not counted: they give two answers the same rank.
 }
elections-counted-mark = chosen
elections-counted-out = put out
elections-counted-won = won
elections-counted-profiles = Grades of each answer, from the worst to the best
elections-counted-duels = Duels
elections-counted-duels-what = How many ballots put the answer of the row before that of the column.
elections-counted-rounds = Rounds of the count
elections-counted-rounds-what = What each answer holds at the end of each round.
elections-counted-round = Round { $n }
elections-counted-again = Count again, with the decrypted ballots and the questions:

## Recusal, in the votes of an assembly
event-elections-recused = A person interested in the matter is taken off the roll
event-elections-recusal-withdrawn = A person taken off as recused is put back on the roll
notice-elections-recusal-noted = The recusal is noted: this person is no longer on the roll.
notice-elections-recusal-withdrawn = This person is on the roll again.
elections-recusals = Recusal
elections-recusals-what = Who is interested in the matter, in their own name or as a proxy, takes part neither in the debate nor in the vote: their taking part would make the deliberation unlawful ({ $article }). Take this person off the roll before you end the preparation: they no longer count among those who may vote, and the minutes name them.
elections-recusal-login = The person’s address, as it is written on the roll
elections-recusal-reason = Why this person takes no part in the vote
elections-recusal-reason-hint = What they declared, or what makes the matter theirs. They get a message that tells them; others do not read it.
elections-recusal-reason-empty = Say why this person takes no part in the vote.
elections-recusal-reason-too-long = This reason is too long.
elections-refused-round-recusal = The same people vote in each round: a recusal is neither noted nor withdrawn between rounds.
elections-roll-fault-recused = { $name } has the name of somebody taken off the roll as recused. If it is them, remove this line; if it is somebody else, write their name more precisely.
elections-mail-recused-subject = You were taken off the roll of the vote: { $name }
elections-mail-recused-text = Hello,

    You were taken off the roll of “{ $name }” as recused, by { $by }. The reason noted:

    { $reason }

    The page of the vote and its minutes will name those taken off so, without the reason. If it is a mistake, tell { $by } at once: you can be put back on the roll while the vote is being prepared.
elections-recusal-button = Note their recusal
elections-recusal-withdraw = Put { $name } back on the roll
elections-refused-recusal-unknown = Nobody has this address on the roll.
elections-refused-recusal-kind = Recusal is noted in the vote of an assembly or in an appointment, never in a vote of citizens.
elections-recused = { $n ->
    [one] Takes no part in the vote, taken off the roll as recused ({ $article }): { $names }.
   *[other] Take no part in the vote, taken off the roll as recused ({ $article }): { $names }.
 }
elections-vote-recusal = Is this matter of interest to you in your own name or as a proxy? Do not vote, and tell whoever presides: your taking part would make the deliberation unlawful ({ $article }).

## Rehearsal
notice-elections-rehearsal-prepared = The rehearsal is being prepared: the same questions, the same roll, the same people.
elections-rehearsal = Rehearse before you begin
elections-rehearsal-what = First hold a trial election with the same people, from the keys to the result. Nothing of it counts; its keys and codes are apart. You can make its roll shorter before you begin.
elections-rehearsal-button = Prepare a rehearsal
elections-rehearsal-name = Rehearsal – { $name }
elections-rehearsal-told = This is a rehearsal: nothing of this vote counts, neither its result, nor its keys, nor its codes.
elections-rehearsal-of = Back to the election that is rehearsed
elections-refused-rehearsal = A rehearsal is not rehearsed: prepare another one from the election itself.
elections-refused-not-rehearsal = Only a rehearsal is abandoned: an election that counts goes to its end.
elections-refused-abandoned = This rehearsal is over already.
elections-rehearsal-abandon = Abandon the rehearsal
elections-rehearsal-abandon-what = The rehearsal stops where it stands: its ballots, keys, codes and roll are destroyed. The election it rehearses is not changed.
event-elections-rehearsal-abandoned = The rehearsal is abandoned
notice-elections-rehearsal-abandoned = The rehearsal is abandoned, and all that it held is destroyed.

## What is declared of personal data
processing-elections-roll-title = Elections by secret ballot
processing-elections-roll-purpose = To keep the roll and the register of turnout of an election whose ballots are linked to nobody.
processing-elections-roll-people = Voters, trustees of keys, whoever gives codes or counts paper
processing-elections-roll-data = Name and address of the roll, turnout, reason of a recusal; never how one voted
processing-elections-roll-recipients = The board of the election; encrypted ballots are public and nameless
processing-elections-roll-kept = Until the destruction decided after the time to contest.
retention-elections-roll = Roll, turnout and ballots of an election, at the destruction that its board decides

## A step of a parcours
step-elections-vote = Secret ballot
step-guard-election-decided = The result of the secret ballot is published
parcours-subject-election = The secret ballot
elections-create-for-parcours = This election is the one that a step of a parcours waits for: its result will close the step.
elections-step-create = Prepare the ballot
elections-step-prepare = Go on preparing the ballot
elections-step-see = See the ballot
elections-step-preparing = The ballot is being prepared.
elections-step-tallying = The vote is closed, the ballots are being counted.
elections-step-running = People still vote, until { $until }: wait for the result of the ballot.
elections-step-running-tally = The ballots are being counted: wait for the result.
elections-fact-not-prepared = The ballot is not prepared yet.
elections-fact-not-open = The ballot is not open yet.
elections-fact-open = People vote until { $until }.
elections-fact-tallying = The ballots are being counted.
elections-fact-another-round = Nobody is appointed yet: another round must follow.

## What two agents do
four-eyes-elections-extend = Prolong an election
four-eyes-elections-close = Close an election
four-eyes-elections-destroy = Destroy the archive of an election
