# Votes: what is asked, who votes, what is decided and why.

votes-nav = Votes

## Rights
right-votes-open = Open a vote in a group
right-votes-cast = Vote, if you are on the voters’ list of the vote
right-votes-procuration = Give a proxy or take it back, if you are on the voters’ list of the vote
right-votes-cancel = Cancel a vote whose question no longer applies
right-votes-close = Close a vote early

## Journal
event-votes-scrutin-opened = The vote is open
event-votes-scrutin-closed = The vote is closed and counted
event-votes-choice-stopped = The vote is closed and is being counted
effect-votes-count = Counting of a vote
event-votes-choice-fixed = The rule, the answers and the digest of the seed of the draw are published
event-votes-choice-closed = The vote is closed, its result is published
event-votes-objection-removed = Reasons of an objection removed by moderation
event-votes-scrutin-cancelled = The vote is cancelled: the question no longer applies
event-votes-ballot-cast = A vote was recorded
event-votes-procuration-given = A proxy was given
event-votes-procuration-revoked = A proxy no longer holds

## Done
notice-votes-cast = Your vote is recorded.
notice-votes-procuration-given = Your proxy is given. You can take it back until it has been used.
notice-votes-procuration-revoked = You have taken back your proxy: you can vote yourself.
votes-mail-procuration-void-subject = Your proxy no longer holds: { $question }
votes-mail-procuration-void-text = Hello,

    { $holder }, to whom you had given your proxy for “{ $question }”, is recused and takes no part in the vote: your proxy no longer holds.

    You can vote yourself, or give your proxy to somebody else, until { $until }: { $link }
notice-votes-opened = The vote is open.
notice-votes-closed = The vote is closed and counted.
notice-votes-stopped = The vote is closed. It is being counted: the result will be on this page once that is done.

## The list
votes-list-title = Votes
votes-list-lead = What is being decided now, and what has just been decided.
votes-list-closed-title = Closed votes
votes-list-closed-lead = Everything that has been decided by a vote, most recent first.
votes-list-open = Open votes
votes-list-none-open = No vote is open at the moment.
votes-list-none-closed = No vote has been closed yet.
votes-list-latest = Latest results
votes-list-all-closed = All closed votes
votes-until = Until { $at }
votes-closed-on = Closed on { $date }
votes-stopped-on = Stopped on { $at }, being counted
votes-counts = { $pour } for, { $contre } against, { $abstention ->
    [one] { $abstention } abstention
   *[other] { $abstention } abstentions
 }
votes-about = About:

## The home page
votes-home-open = Vote open until { $at }
votes-home-adopted = Adopted: { votes-counts }
votes-home-rejected = Rejected: { votes-counts }
votes-home-cancelled = Vote cancelled
votes-home-no-quorum = Nothing is decided: too few people voted

## States and words
votes-state-open = Vote open
votes-state-counting = Being counted
votes-outcome-adopted = Adopted
votes-outcome-rejected = Rejected
votes-outcome-no-quorum = Quorum not reached
votes-outcome-cancelled = Cancelled
votes-cancelled = This vote is cancelled: the question asked no longer applies.
votes-cancelled-nothing-counted = Votes already cast are not counted anywhere.
votes-cancelled-on = Cancelled on { $date }
votes-fact-cancelled = Cancelled
votes-asked-again = The same question was asked again on { $at }.
votes-asked-again-see = See the latest vote
votes-ask-again = Ask this question again
votes-ask-again-explained = The same question can be asked again. If { $days ->
    [one] one day has passed
   *[other] { $days } days have passed
 } since this vote, the new one decides whatever the number of voters.

## Putting a question to a group
votes-ask-link = Open a vote
votes-ask-title = Open a vote
votes-ask-choose-group = Choose the group the question is put to.
votes-ask-groups = Groups
votes-ask-lead = The question is put to the group “{ $group }”: { $n ->
    [0] nobody has the right to vote in it today.
    [one] one person votes in it.
   *[other] { $n } people vote in it.
 }
votes-ask-question = Question
votes-ask-question-hint = It can be answered by “for” or “against”: “Adopt the 2027 calendar?”
votes-ask-statement = What is put to the vote, word for word
votes-ask-statement-hint = Voters read it before choosing. Leave empty if the question says it all.
votes-ask-same-question = The question is the same, word for word:
votes-ask-mode = How to show the result
votes-ask-mode-missing = Choose how to show the result.
votes-ask-closes-on = Closing date
votes-ask-closes-time = Closing time
votes-ask-date-missing = Give the closing date.
votes-ask-time-missing = Give the closing time, for example 20:00.
votes-ask-button = Open this vote
votes-ask-answers = Answers
votes-ask-answers-three = For, against or abstention
votes-ask-rules-why = These rules come from the law or from model rules of procedure, depending on the kind of body. They are fixed when the vote opens, as is the list of voters: nobody chooses them vote by vote. A working group whose own texts ask for another majority cites them above.
votes-ask-majority = Majority needed
votes-majority-asked-loi = The one said below
votes-majority-asked-deux-tiers = Two thirds of the votes cast
votes-majority-asked-votants = More than half of the voters, abstentions included
votes-majority-asked-inscrits = More than half of the whole list, absent people included
votes-majority-asked-deux-tiers-inscrits = Two thirds of the whole list, absent people included
votes-ask-majority-text = The text that asks for another majority
votes-ask-majority-text-hint = For instance “statutes, article 12”. It is cited on the page of the vote.
votes-majority-missing = Say as well which majority this text asks for, or take it away.
votes-majority-text-empty = Say which text asks for this majority.
votes-majority-text-too-long = Cite this text in { $max } characters at most.
votes-majority-of-law = Here the law fixes the majority: an assembly that decides for the body chooses no other.
votes-statement-too-long = This text is too long: { $max } characters at most.
votes-closes-too-far = Choose an end within the coming year.
votes-refused-not-again = Only a question of this group that did not reach the quorum can be asked again.
votes-choice-pour = For
votes-choice-contre = Against
votes-choice-abstention = Abstention
votes-person-erased = Person erased at their request

## What each answer means
votes-deadline = You can vote until { $at }.
votes-statement = What is put to the vote
votes-meaning = What your vote means
votes-meaning-pour = You answer yes to the question.
votes-meaning-pour-about = You answer yes, you adopt “{ $title }”.
votes-meaning-contre = You answer no to the question.
votes-meaning-contre-about = You answer no, you reject “{ $title }”.
votes-meaning-abstention = You take part without choosing. You count towards the quorum, but your vote counts neither for nor against.

## Voting
votes-vote = Your vote
votes-who = This vote is open to the { $n ->
    [one] { $n } member
   *[other] { $n } members
 } of “{ $group }” who had the right to vote when it opened. If that includes you, sign in to vote.
votes-sign-in = Sign in to vote
votes-who-votes = Who votes
votes-not-elector = You do not vote here: this vote is open to the { $n ->
    [one] { $n } member
   *[other] { $n } members
 } of “{ $group }” who had the right to vote when it opened. You can read the result on this page as soon as it closes.
votes-legend-own = Your answer
votes-legend-for = Answer on behalf of { $name }
votes-for-somebody = Vote on behalf of { $name }
votes-for-somebody-why = { $name } has given you a proxy: you vote in their place, as you have agreed.
votes-cast-button = Vote
votes-change = Change this vote
votes-choice-missing = Choose an answer: for, against or abstention.
votes-recorded = Vote recorded on { $at }, reference { $reference }. It can be changed until the vote closes: only the last one counts.
votes-casting-vote = If the votes are equal, yours is the casting vote, and people will be able to tell from the result how you voted.
votes-counting = The vote is over. It will be counted within a minute: reload this page.
votes-counting-long = The vote was stopped on { $at }, and nobody votes any more. There are many ballots, or many answers: counting takes a few minutes, sometimes more. Reload this page to see the result.

## Proxies
votes-procuration-title = Can’t vote yourself?
votes-procuration-explained = Give a proxy to somebody else on the list: they will vote in your place, for this vote only. One person can receive at most { $max ->
    [one] { $max } proxy
   *[other] { $max } proxies
 } ({ $article }). A proxy does not count towards the quorum.
votes-procuration-holder = The person who will vote in your place
votes-procuration-give = Give a proxy
votes-procuration-is-given = You have given a proxy to { $holder }, who has not voted for you yet. To vote yourself, take it back first.
votes-procuration-revoke = Take back my proxy
votes-holder-has-voted = { $holder } has voted for you with your proxy. It can no longer be taken back.

## Turnout
votes-turnout = Turnout
votes-voters-so-far = { $n ->
    [0] Nobody has voted yet
    [one] { $n } person out of { $inscrits } has already voted or been represented
   *[other] { $n } people out of { $inscrits } have already voted or been represented
 }.
votes-quorum-label = Quorum: people who voted personally
votes-quorum-reached = reached
votes-no-partial-result = No partial result is shown before the vote closes, to anyone.

## The rules of a vote
votes-conditions = The rules of this vote
votes-fact-deadline = End of the vote
votes-fact-electors = Who votes
votes-fact-quorum = Quorum
votes-fact-majority = Majority
votes-fact-equal = If votes are equal
votes-fact-mode = How the vote is taken
votes-electors-frozen = – { $n ->
    [one] { $n } person
   *[other] { $n } people
 }; the list was fixed when the vote opened, on { $at }.
votes-share = { $share ->
    [more-1-2] more than half
    [more-2-3] more than two thirds
    [more-3-4] more than three quarters
    [least-1-2] at least half
    [least-1-3] at least a third
    [least-2-3] at least two thirds
    [least-1-4] at least a quarter
    [least-3-4] at least three quarters
   *[other] at least { $numerator }/{ $denominator }
 }
votes-rule-quorum = { $needed ->
    [one] { $needed } person
   *[other] { $needed } people
 } ({ $share } of the list) must vote personally for anything to be decided. Proxies do not count.
votes-rule-quorum-lifted = None: the same question was already asked without reaching the quorum, at least { $days ->
    [one] { $days } day
   *[other] { $days } days
 } ago.
votes-rule-majority-exprimes = The votes for must make up { $share } of the votes cast. Abstentions do not count.
votes-rule-majority-votants = The votes for must make up { $share } of all those who vote, including abstentions.
votes-rule-majority-inscrits = The votes for must make up { $share } of the whole list, including those who do not vote.
votes-rule-casting = The person who chairs the group has the casting vote.
votes-rule-with-article = { $sentence } ({ $article })
votes-mode-ordinaire = Ordinary vote: numbers only. No name is shown next to a choice.
votes-mode-public = Recorded vote: once the vote is closed, each person’s name and vote are shown to everyone.
votes-no-referendum = This online vote is neither a local referendum nor a consultation of the voters of the town, which are held at polling stations. It decides within the group that votes.

## What is kept
votes-kept = What is kept, and who sees it
votes-kept-why = Parvis keeps your vote with your identity, so that you can change it until the vote closes and so that it counts only once.
votes-kept-ordinaire = No page shows your name next to your choice, except to you, to the person who voted for you or to the person you voted for by proxy. Once the vote is closed, only the numbers are public.
votes-kept-public = Until the vote closes, only you see your choice, with the person who voted for you or the person you voted for by proxy. After that, your name, your choice and your reference number are public.
votes-kept-not-secret = This is not a secret ballot: whoever administers the server could read the votes recorded.

## Closing
votes-close = Close the vote now
votes-close-explained = The vote is announced until { $at }. Closing it earlier prevents the others from voting; the page will say that it was closed early. The count is immediate and final.
votes-close-now = Close and count

## The result
votes-result = Result
votes-result-caption = Count
votes-fact-inscrits = On the voters’ list
votes-fact-votants = Voters
votes-fact-exprimes = Votes cast (for and against)
votes-fact-group = Group
votes-fact-opened = Opened
votes-fact-closed = Closed
votes-of-which-represented = (of which { $n } by proxy)
votes-quorum-result = { $presents ->
    [0] nobody voted personally
    [one] { $presents } person voted personally
   *[other] { $presents } people voted personally
 }, { $needed } needed ({ $article })
votes-closed-early = { $at }, before the time announced ({ $planned })
votes-see-receipt = Find my vote references
votes-history = What happened

votes-why-no-quorum = { $presents ->
    [0] Nobody voted personally
    [one] { $presents } person voted personally
   *[other] { $presents } people voted personally
 } out of { $inscrits }, { $needed } needed: nothing is decided. The question can be asked again.
votes-why-adopted-exprimes = { $pour } for and { $contre } against: { votes-share } of the { $base } votes cast were needed, that is { $needed }. Abstentions do not count.
votes-why-rejected-exprimes = { $pour } for and { $contre } against: { votes-share } of the { $base } votes cast were needed, that is { $needed }. Abstentions do not count.
votes-why-adopted-votants = { $pour } for: { votes-share } of the { $base } who voted, including abstentions, were needed, that is { $needed }.
votes-why-rejected-votants = { $pour } for: { votes-share } of the { $base } who voted, including abstentions, were needed, that is { $needed }.
votes-why-adopted-inscrits = { $pour } for: { votes-share } of the { $base } on the list were needed, that is { $needed }.
votes-why-rejected-inscrits = { $pour } for: { votes-share } of the { $base } on the list were needed, that is { $needed }.
votes-why-equal-adopted = { $pour } for and { $contre } against: when votes are equal, the person who chairs has the casting vote, and they voted for.
votes-why-equal-rejected-by-chair = { $pour } for and { $contre } against: when votes are equal, the person who chairs has the casting vote, and they voted against.
votes-why-equal-rejected = { $pour } for and { $contre } against: when votes are equal, the proposal is not adopted. No casting vote decided between them.
votes-why-nobody = Nobody voted for or against: the proposal is not adopted.

## Names, in a recorded vote
votes-nominal = Who voted how
votes-nominal-caption = List of names, in alphabetical order
votes-nominal-name = Name
votes-nominal-choice = Vote
votes-nominal-by = Cast by
votes-nominal-reference = Reference
votes-did-not-vote = Did not vote
votes-by-oneself = Personally
votes-by-procuration = Proxy given to { $name }

## Receipts
votes-receipt-title = Your vote references
votes-receipt-own = You voted: { $choice }, on { $at }.
votes-receipt-for = You voted on behalf of { $name }: { $choice }, on { $at }.
votes-receipt-by = { $name } voted on your behalf: { $choice }, on { $at }.
votes-receipt-none = No vote is recorded for you here.
votes-receipt-back = Back to the page of the vote
votes-receipt-later = You can come back to this page, even after the vote has closed, to check that these references are still yours and that nothing has changed.
votes-receipt-may-change = This vote can be changed until { $at }: the reference then changes too.
votes-receipt-still-to-vote = You still have to vote for { $name }, who has given you a proxy.

## What is refused
votes-question-empty = Write the question to be answered by “for” or “against”.
votes-question-too-long = This question is too long: { $max } characters at most.
votes-closes-in-the-past = Choose an end in the future: people need time to vote.
votes-refused-no-elector = Nobody in this group has a mandate with the right to vote today. Give the mandates first; in a group of people on the electoral roll, each of them proves their registration first.
votes-refused-electors-public = A recorded vote ends with the names of those who vote: with a group that a proof opens (electoral roll, telephone number), choose the ordinary vote.
votes-refused-open-already = A vote is already open on this. Wait for it to close.
votes-refused-closed = Too late: this vote closed on { $at }. Nothing was recorded.
votes-refused-already-closed = This vote is already closed.
votes-refused-not-elector = You are not on the list of this vote: it is for the members of “{ $group }” who had the right to vote when it opened, on { $opened }.
votes-refused-represented = You have given a proxy for this vote. Take it back first to vote yourself.
votes-refused-no-procuration = This person has not given you a proxy for this vote, or has taken it back.
votes-refused-no-procurations-here = This vote does not allow proxies.
votes-refused-has-voted = You have already voted: there is no proxy left to give.
votes-refused-already-given = You have already given a proxy. Take it back first to give another.
votes-refused-holds-some = Somebody has given you a proxy: you cannot give yours, as their vote would be lost.
votes-refused-holder-full = This person has already received { $max ->
    [one] { $max } proxy, the most they can receive
   *[other] { $max } proxies, the most they can receive
 }. Choose somebody else.
votes-refused-procuration-used = Your proxy has already been used: the vote is cast.
votes-refused-nothing-given = You have no proxy to take back.
votes-holder-missing = Choose the person who will vote in your place.
votes-holder-is-oneself = Choose somebody other than yourself.
votes-holder-is-no-elector = Choose somebody from the list of this vote.
votes-holder-is-represented = This person has given a proxy themselves. Choose somebody else.
votes-needs-network = Voting always needs the network. Your choice has been neither sent nor kept: come back to this page when you are online again.

## News, to those who follow
news-votes-scrutin-opened = { $n ->
    [one] A vote is open until { $until }
   *[other] { $n } votes are open
 }
news-votes-scrutin-closed = { $n ->
    [one] A vote is closed, its result is published
   *[other] { $n } votes are closed, their results are published
 }
news-votes-choice-closed = { $n ->
    [one] A vote is closed, its result is published
   *[other] { $n } votes are closed, their results are published
 }
news-votes-scrutin-cancelled = { $n ->
    [one] A vote is cancelled
   *[other] { $n } votes are cancelled
 }

## What its subjects are called
subject-scrutin = Vote

## A choice among several answers: states
votes-outcome-chosen = Chosen
votes-outcome-second-round = Next round to open
votes-outcome-nobody-chosen = No choice
votes-outcome-objected = Objection
votes-home-objected = At least one objection: the proposal will be amended, then come back
votes-home-seated = { votes-seated-are }
votes-home-second-round-lists = No list has a majority: a second round will be held
votes-home-second-round-three = Nobody has a majority: another round will be held, between the same answers
votes-home-chosen = { votes-winners-are }
votes-home-second-round = Nobody has a majority: a second round will decide between the first two
votes-home-nobody-chosen = No choice: no ballot supports any answer
votes-home-no-consent = Nobody consented: the proposal is not adopted
votes-winners-are = { $n ->
    [one] Chosen: { $titles }
   *[other] Chosen: { $titles }
 }{ $more ->
    [0] {""}
    [one] {" "}and { $more } other
   *[other] {" "}and { $more } others
 }
votes-seated-are = { $n ->
    [one] Has seats: { $titles }
   *[other] Have seats: { $titles }
 }{ $more ->
    [0] {""}
    [one] {" "}and { $more } other
   *[other] {" "}and { $more } others
 }
votes-why-second-round = Nobody has more than half of the votes cast: the first two go to the second round, which is a new vote.
votes-why-second-round-lists = No list has more than half of the votes cast: those with at least a tenth of them go to the second round, which is a new vote.
votes-why-second-round-three = Nobody has more than half of the votes cast: all answers go to the next round, which is a new vote.
votes-why-objected = { $n ->
    [one] One person objects
   *[other] { $n } people object
 }: the proposal is not adopted. It may be amended to lift the objections, then come back in a new round.
votes-why-nobody-chosen = No ballot supports any answer: nobody voted, or ballots are blank, or they give the lowest score, grade or rank only. Nothing is chosen. A draw alone decides nothing.
votes-why-no-consent = Nobody consents to the proposal and nobody objects to it: it is not adopted. It may come back, amended, in another round.
votes-fact-blank = Blank ballots
votes-fact-objections = Objections
votes-fact-aside = Stand aside
votes-second-round-explained = The second round is a new vote, between the first two only: the one with more votes is chosen.
votes-second-round-open = Open the second round
votes-second-round-lists-explained = The second round is a new vote, among the lists with at least a tenth of the votes: the one with the most votes has the bonus.
votes-second-round-three-explained = The next round is a new vote, between the same answers. At the second round more than half of the votes cast is still needed; at the third, the greatest number is enough.
votes-second-round-three-open = Open the next round
votes-next-round-explained = Amend the proposal to lift the objections, then put it to the same group again.
votes-next-round-no-consent = Amend the proposal so that somebody may consent to it, then put it to the same group again.
votes-next-round-open = Amend and open the next round
votes-refused-no-choice-again = Only a choice of this group that lacked its quorum, or a majority in the first round, or that an objection or the lack of any consent stopped, can be put to the vote again, once.

## A choice: putting it to a group
votes-choice-title = Open a choice among several answers
votes-choice-link = Offer several answers
votes-choice-instead = The question does not call for a yes or a no?
votes-question-link = Ask a question
votes-question-instead = You expect a yes or a no?
votes-choice-question = What is to be chosen
votes-choice-question-hint = “Which name for the new square?”
votes-choice-question-empty = Write what is to be chosen.
votes-choice-again = This choice is put to the vote again, word for word:
votes-choice-second-round = Second round, between the first two, of this choice:
votes-choice-second-round-lists = Second round, among the lists with at least a tenth of the votes, of this choice:
votes-choice-second-round-three = Next round, between the same answers, of this choice:
votes-choice-next-round = New round of this proposal, which you amend here:
votes-objections-see = Read the objections again
votes-proposal-amended = The amended proposal
votes-proposal-amended-hint = Change what must be to lift the objections. The question stays the same.
votes-offered = The answers offered
votes-offered-proposal = The proposal
votes-offered-lists = The lists
votes-offered-hint = From two to { $max }; a single one, the proposal, to decide by consent; lists, to share seats. A row left empty does not count. Their order is that of the ballots.
votes-offered-title = Answer { $n }
votes-offered-description = Description of answer { $n }
votes-offered-more = Add answers
votes-offered-beyond = Offer from { $min } to { $max } answers; there are { $n }.
votes-offered-one-proposal = Consent bears on a single proposal; there are { $n }.
votes-offered-untitled = Give answer { $place } a name.
votes-offered-title-long = The name of answer { $place } is too long: { $max } characters at most.
votes-offered-description-long = The description of answer { $place } is too long: { $max } characters at most.
votes-offered-twice = Two answers are called “{ $title }”: give them different names.
votes-way = Rule of decision
votes-way-hint = Each answers the same question in its own way: what does “the preferred answer” mean?
votes-ways-one = Choose one answer
votes-ways-ticked = Tick answers
votes-ways-graded = Give scores or grades
votes-ways-ranked = Rank the answers
votes-ways-spread = Spread points
votes-ways-lists = Share seats among lists
votes-ways-consent = Decide without objection
votes-rule-missing = Choose the rule of decision.
votes-seats = How many answers will be chosen, or how many seats for lists
votes-seats-hint = One, most often. To choose several that represent each group of voters: a transferable vote, or a proportional approval.
votes-seats-beyond = Choose at least one answer, and at most { $max }: one fewer than there are.
votes-seats-one-only = This rule chooses a single answer. Pick another rule to choose several.
votes-seats-of-lists-beyond = Share one seat at least, and { $max } at most.
votes-seats-said = { $n ->
    [one] One answer is chosen.
   *[other] { $n } answers are chosen.
 }
votes-seats-shared-said = { $n ->
    [one] One seat is to be shared.
   *[other] { $n } seats are to be shared.
 }
votes-consent-round = { $n ->
    [one] This is the first round.
   *[other] This is round { $n }.
 }
votes-points = Points or credits of each voter
votes-points-hint = For points to spread and quadratic voting only.
votes-points-beyond = Give each voter from 1 to { $max } points.
votes-grades = Grades
votes-grades-hint = For majority judgments only. One a line, from the best to the worst.
votes-grades-beyond = Give from { $min } to { $max } grades, one a line.
votes-grades-twice = Two grades are the same.
votes-grades-long = A grade is too long: { $max } characters at most.
votes-grade-1 = To be rejected
votes-grade-2 = Poor
votes-grade-3 = Fair
votes-grade-4 = Good
votes-grade-5 = Very good
votes-grade-6 = Excellent
votes-choice-fixed = The rule (with its places, its points, its grades) and the names of the answers are fixed at the opening, as is the list of voters, and written in the public register before anybody votes.
votes-choice-ties = Between equals, once the rule has nothing more to say, a public draw decides. Nobody has a casting vote.
votes-choice-published = After the closing, ballots are published without names, in an order drawn at random, so that everybody can count again. When very few people vote, anybody can guess who gave which ballot.
votes-choice-published-rare = A very particular ballot can be recognised: one that ranks many answers in an order announced beforehand, for instance.
votes-kept-ordinaire-choice = No page shows your name beside your ballot, except to you, to the person who voted for you or to the one for whom you voted. After the closing, ballots are published without names.

## A choice: the preview
votes-preview-button = See a preview
votes-preview-explained = Nothing is open yet. Here is the ballot, then a result obtained with { $n } invented ballots, counted as the true ones will be.
votes-preview-ballot = The ballot
votes-preview-result = A possible result
votes-preview-second-round = Here nobody has a majority: a second round would follow.
votes-preview-second-round-lists = Here no list has a majority: a second round would follow, where the seats would be shared.
votes-preview-second-round-three = Here nobody has a majority: another round would follow, between the same answers.
votes-preview-objected = Here one person out of thirty objects: that is enough for the proposal to come back, amended.
votes-preview-change = Change before opening
votes-preview-seed = preview

## A choice: the rules, in plain words
votes-way-majority = Majority, in two rounds
votes-way-favours-majority = Favours the answer that gathers more than half of the votes; two similar answers take votes from each other.
votes-way-wants-majority = Asks for one cross, and sometimes a second vote.
votes-way-asks-majority = Choose a single answer.
votes-way-three-round = Majority, in three rounds
votes-way-favours-three-round = Favours the answer that gathers more than half of the votes, leaving everybody time to rally: all answers stay at the second round, and at the third the greatest number is enough. It is the rule of a council’s appointments, which are made by secret ballot (CGCT, art. L. 2121-21): for those, hold an election.
votes-way-wants-three-round = Asks for one cross, and sometimes a second and a third vote.
votes-way-asks-three-round = Choose a single answer.
votes-way-plurality = Most votes, in one round
votes-way-favours-plurality = Favours the answer with the most votes, even far from half of them; two similar answers take votes from each other.
votes-way-wants-plurality = Asks for one cross, and a single vote.
votes-way-asks-plurality = Choose a single answer.
votes-way-approval = Approval
votes-way-favours-approval = Favours the answer that most people accept, even if it is nobody’s first choice.
votes-way-wants-approval = Asks to tick everything that suits.
votes-way-asks-approval = Tick all the answers that suit you.
votes-way-sav = Shared approval
votes-way-favours-sav = Favours answers to which few others are preferred: a vote is shared among all that one ticks, and who ticks little weighs more on each.
votes-way-wants-sav = Asks to tick what suits, knowing that the vote is shared.
votes-way-asks-sav = Tick the answers that suit you. Your vote is shared equally among them.
votes-way-seq-pav = Proportional approval, step by step
votes-way-favours-seq-pav = For several answers: favours a set in which each group of voters has its part. A ballot counts less and less (1, 1/2, 1/3…) as its answers are chosen.
votes-way-wants-seq-pav = Asks to tick everything that suits.
votes-way-asks-seq-pav = Tick all the answers that suit you.
votes-way-pav = Proportional approval, the best set
votes-way-favours-pav = For several answers: favours the set in which each group of voters best has its part. All sets are compared, with the same weights (1, 1/2, 1/3…); can only be counted by machine.
votes-way-wants-pav = Asks to tick everything that suits; twelve answers at most.
votes-way-asks-pav = Tick all the answers that suit you.
votes-way-equal-shares = Approval, equal shares
votes-way-favours-equal-shares = For several answers: each voter has the same part of the places, and spends it on what they tick. Favours groups that agree, by how many they are; places that nobody can pay for go to the answers ticked most.
votes-way-wants-equal-shares = Asks to tick everything that suits.
votes-way-asks-equal-shares = Tick all the answers that suit you.
votes-way-seq-phragmen = Approval, Phragmén’s loads
votes-way-favours-seq-phragmen = For several answers: each answer chosen is a load borne by those who tick it, and the heaviest load stays as light as can be. Favours proportion, no small group waiting long with nothing.
votes-way-wants-seq-phragmen = Asks to tick everything that suits.
votes-way-asks-seq-phragmen = Tick all the answers that suit you.
votes-way-cc = Approval, nobody left out (Chamberlin and Courant)
votes-way-favours-cc = For several answers: favours the set in which most voters have at least one answer that they tick; a large group has no more than a small one.
votes-way-wants-cc = Asks to tick everything that suits; twelve answers at most.
votes-way-asks-cc = Tick all the answers that suit you.
votes-way-monroe = Approval, equal groups (Monroe)
votes-way-favours-monroe = For several answers: each answer chosen speaks for the same number of voters, and most voters have one that they tick. Favours groups of the same size.
votes-way-wants-monroe = Asks to tick everything that suits; twelve answers at most.
votes-way-asks-monroe = Tick all the answers that suit you.
votes-way-score = Scores from 0 to 5, total
votes-way-favours-score = Favours the answer with the greatest total of scores; those who score at the extremes weigh more.
votes-way-wants-score = Asks for a score for each answer.
votes-way-asks-score = Give each answer a score from 0 to 5. An answer you do not score receives 0.
votes-way-score-mean = Scores from 0 to 5, mean
votes-way-favours-score-mean = Favours the answer scored best by those who know it; an answer scored by very few voters may win, and those who score at the extremes weigh more.
votes-way-wants-score-mean = Asks for a score for each answer one knows.
votes-way-asks-score-mean = Give a score from 0 to 5 to the answers you know. An answer you do not score receives nothing from you: its mean is made without you.
votes-way-score-median = Scores from 0 to 5, median
votes-way-favours-score-median = Favours the answer that half of those who score it put at that score at least; a few extreme scores change nothing, but ties are frequent.
votes-way-wants-score-median = Asks for a score for each answer one knows.
votes-way-asks-score-median = Give a score from 0 to 5 to the answers you know. An answer you do not score receives nothing from you: its median is made without you.
votes-way-star = Scores from 0 to 5, then a duel (STAR)
votes-way-favours-star = Favours, of the two answers with the greatest totals, the one that more voters score above the other.
votes-way-wants-star = Asks for a score for each answer.
votes-way-asks-star = Give each answer a score from 0 to 5. An answer you do not score receives 0. The two greatest totals meet: your ballot goes to the one you score higher.
votes-way-majority-judgment = Majority judgment (Mieux Voter)
votes-way-favours-majority-judgment = Favours the answer that at least half of the voters judge best; two similar answers do not hinder each other. When voters are even in number, the worse of the two grades in the middle counts.
votes-way-wants-majority-judgment = Asks for a grade for each answer.
votes-way-asks-majority-judgment = Give each answer a grade. An answer you do not grade receives the lowest, “{ $worst }”.
votes-way-majority-judgment-belenios = Majority judgment (Belenios variant)
votes-way-favours-majority-judgment-belenios = Favours the answer that at least half of the voters judge best; two similar answers do not hinder each other. When voters are even in number, the better of the two grades in the middle counts, as in Belenios: an answer that divides gains by it.
votes-way-wants-majority-judgment-belenios = Asks for a grade for each answer.
votes-way-asks-majority-judgment-belenios = Give each answer a grade. An answer you do not grade receives the lowest, “{ $worst }”.
votes-way-schulze = Ranking, Schulze’s method
votes-way-favours-schulze = Favours the answer that wins its duels against all others, or failing that the clearest ones.
votes-way-wants-schulze = Asks for a ranking; equals are allowed.
votes-way-asks-schulze = Rank the answers, 1 being the preferred. Two answers may have the same rank; those you do not rank come after the others.
votes-way-ranked-pairs = Ranking, ranked pairs
votes-way-favours-ranked-pairs = Favours the answer that wins its duels; when they go in circles, the clearest prevail first.
votes-way-wants-ranked-pairs = Asks for a ranking; equals are allowed.
votes-way-asks-ranked-pairs = Rank the answers, 1 being the preferred. Two answers may have the same rank; those you do not rank come after the others.
votes-way-minimax = Ranking, least defeat
votes-way-favours-minimax = Favours the answer whose worst defeat in a duel is the least.
votes-way-wants-minimax = Asks for a ranking; equals are allowed.
votes-way-asks-minimax = Rank the answers, 1 being the preferred. Two answers may have the same rank; those you do not rank come after the others.
votes-way-scottish-stv = Transferable vote, Scottish rule
votes-way-favours-scottish-stv = Favours a set of answers that represents each group of voters by its weight; can be counted again by hand.
votes-way-wants-scottish-stv = Asks for a ranking without equals.
votes-way-asks-scottish-stv = Rank as many answers as you like, 1 being the preferred. Two answers cannot have the same rank.
votes-way-meek-stv = Transferable vote, Meek’s rule
votes-way-favours-meek-stv = Favours a set of answers that represents each group of voters by its weight, as nearly as can be; can only be counted by machine.
votes-way-wants-meek-stv = Asks for a ranking without equals.
votes-way-asks-meek-stv = Rank as many answers as you like, 1 being the preferred. Two answers cannot have the same rank.
votes-way-warren-stv = Transferable vote, Warren’s rule
votes-way-favours-warren-stv = Favours a set of answers that represents each group of voters by its weight, all paying alike for a chosen answer; can only be counted by machine.
votes-way-wants-warren-stv = Asks for a ranking without equals.
votes-way-asks-warren-stv = Rank as many answers as you like, 1 being the preferred. Two answers cannot have the same rank.
votes-way-wigm-stv = Transferable vote, weighted surpluses (WIGM)
votes-way-favours-wigm-stv = Favours a set of answers that represents each group of voters by its weight; the surplus of a chosen answer passes through all its ballots.
votes-way-wants-wigm-stv = Asks for a ranking without equals.
votes-way-asks-wigm-stv = Rank as many answers as you like, 1 being the preferred. Two answers cannot have the same rank.
votes-way-borda = Ranking, Borda’s points
votes-way-favours-borda = Favours the answer ranked best on average; adding similar answers can change the result.
votes-way-wants-borda = Asks for a ranking; equals are allowed.
votes-way-asks-borda = Rank the answers, 1 being the preferred. Two answers may have the same rank; those you do not rank share the last places.
votes-way-cumulative = Points to spread
votes-way-favours-cumulative = Favours answers that some people care about a lot; minorities that concentrate are heard.
votes-way-wants-cumulative = Asks to spread one’s points.
votes-way-asks-cumulative = Spread { $points } points over the answers, as you like. You may keep some.
votes-way-quadratic = Quadratic voting
votes-way-favours-quadratic = Favours answers that many care about strongly: insisting costs more and more.
votes-way-wants-quadratic = Asks to spend credits, counting their squares.
votes-way-asks-quadratic = You have { $points } credits. Giving an answer 1 vote costs 1 credit, 2 votes cost 4, 3 votes cost 9. You may keep some.
votes-way-dhondt = Lists, highest average (d’Hondt)
votes-way-favours-dhondt = Gives each list seats by its votes; slightly favours large lists, and urges small ones to unite.
votes-way-wants-dhondt = Asks for one cross beside a list.
votes-way-asks-dhondt = Choose a single list.
votes-way-sainte-lague = Lists, Sainte-Laguë
votes-way-favours-sainte-lague = Gives each list seats by its votes, as nearly as can be, large or small; a list split in two seldom loses by it.
votes-way-wants-sainte-lague = Asks for one cross beside a list.
votes-way-asks-sainte-lague = Choose a single list.
votes-way-largest-remainder = Lists, largest remainders
votes-way-favours-largest-remainder = Gives each list as many seats as it has whole quotas, then the seats left to the largest remainders; can be done again by hand, but one more seat may take one from a list.
votes-way-wants-largest-remainder = Asks for one cross beside a list.
votes-way-asks-largest-remainder = Choose a single list.
votes-way-municipal-list = Lists, majority bonus (rule of municipal councils)
votes-way-favours-municipal-list = Gives half of the seats to the first list, then shares the others by the highest average among the lists with at least a twentieth of the votes (electoral code, art. L. 262); favours a clear majority, at the expense of proportion. Without an absolute majority a second round follows, here without merging lists; between equals the law looks at age, here the public draw decides.
votes-way-wants-municipal-list = Asks for one cross beside a list, and sometimes a second vote.
votes-way-asks-municipal-list = Choose a single list.
votes-way-consent = Consent
votes-way-favours-consent = Adopts a proposal when nobody objects; protects everybody, but a single person can stop everything. Objections say why, and the proposal comes back amended, in as many rounds as it takes.
votes-way-wants-consent = Asks to consent, or to say what prevents it.
votes-way-asks-consent = To consent is not to prefer: it is to have no serious reason to oppose.

## A choice: the ballot
votes-cast-blank = Vote blank
votes-ballot-blank = Blank ballot
votes-ballot-part = { $title }: { $value }
votes-consent-consentir = I consent
votes-consent-hint-consentir = I can live with this proposal.
votes-consent-objection = I object
votes-consent-hint-objection = It cannot be adopted as it is: I say why.
votes-consent-ecart = I stand aside
votes-consent-hint-ecart = I take part without consenting or opposing.
votes-consent-objection-said = Objection: { $reasons }
votes-consent-objection-unsaid = Objection (reasons removed by moderation)
votes-consent-reasons = Reasons of the objection
votes-consent-reasons-hint = Needed to object. Say what should change. They are published at the closing, without names unless the vote is public: write nothing there that points to you without your meaning it.
votes-ranking-up = Move up
votes-ranking-down = Move down
votes-ranking-said = “{ $title }” is at rank { $rank }.
votes-ranking-none = “{ $title }” is no longer in the ranking.
votes-ranking-rank = Rank of:
votes-ranking-unranked = No rank
votes-ranking-place = Rank { $n }
votes-points-left = You have { $left } left out of { $max }.
votes-points-over = That is { $over } too many: you have { $max }.
votes-mark-missing = Fill the ballot, or choose “Vote blank”.
votes-mark-one-only = Choose a single answer.
votes-mark-no-consent = Choose: consent, object, or stand aside.
votes-mark-no-reasons = Write the reasons of your objection: without them, nobody can lift it.
votes-mark-reasons-long = These reasons are too long: { $max } characters at most.
votes-mark-reasons-without-objection = You give reasons without objecting. Choose “I object”, or erase them.
votes-mark-other-paper = This ballot is not the one of this vote. Reload the page of the vote.
votes-mark-unknown-answer = One of the answers of the ballot is not offered. Reload the page of the vote.
votes-mark-beyond = Choose from 0 to { $max }.
votes-mark-ranked-twice = This answer is ranked twice.
votes-mark-no-equals = Another answer has this rank already, number { $rank } in the order of your ballot: give each a different rank.
votes-mark-too-many-points = You gave { $spent } points out of { $max }: take { $over } away.
votes-mark-too-many-credits = These votes cost { $spent } credits and you have { $max }: take { $over } away.
votes-mark-no-number = Write a whole number, without a sign, or leave it empty.

## A choice: the result
votes-winner = Answer chosen:
votes-winners = The { $n } answers chosen, in order:
votes-winners-unsupported = { $n ->
    [one] No ballot supports { $titles }: this answer is chosen because a place was left, not because anybody chose it.
   *[other] No ballot supports { $titles }: these answers are chosen because places were left, not because anybody chose them.
 }
votes-consented = Proposal adopted, nobody objects to it:
votes-seated = { $n ->
    [one] The list that has seats:
   *[other] The { $n } lists that have seats:
 }
votes-seats-count = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
 }
votes-objections = The objections
votes-objections-why = In alphabetical order, without names. The next proposal must answer them.
votes-objection-removed = An objection whose reasons were removed. It is still counted.
votes-objection-contest = Read the explanation and appeal against the removal
votes-moderated-objection = Reasons of an objection to “{ $question }”
moderation-target-objection = Reasons of an objection
votes-chosen-mark = chosen
votes-out-mark = eliminated
votes-picture = The count as a picture
votes-figures = The count in figures
votes-picture-bars = What each answer gathered
votes-picture-line = The line marks half of the votes cast, which had to be exceeded.
votes-picture-consent = Who consents, who objects
votes-picture-represented = Who finds themselves in the result
votes-picture-represented-why = Ballots, by how many of the answers chosen they tick.
votes-represented-by = { $n ->
    [0] No answer chosen
    [one] { $n } answer chosen
   *[other] { $n } answers chosen
  }
votes-represented-ballots = { $n ->
    [one] { $n } ballot ({ $share })
   *[other] { $n } ballots ({ $share })
  }
votes-picture-profiles = Profile of each answer: the grades received, from the worst to the best
votes-picture-profiles-why = Each bar gathers all ballots, from the lowest grade, pale, to the highest, dark. The grade under the line in the middle is the majority grade.
votes-picture-grades = Number of grades received
votes-picture-median = Majority grade: { $grade }
votes-picture-duels = Duels: ballots that prefer the answer of the row, then that of the column
votes-picture-duels-why = Each row sets one answer against all others, which are named by their number.
votes-duel-won = won
votes-picture-paths = Strongest paths, from the answer of the row to that of the column
votes-picture-paths-why = A path is a chain of duels won, worth its weakest duel. Of two answers, the one whose path is the stronger comes first; at equal strength, the one whose weakest duel lost the fewest votes.
votes-path-stronger = ahead
votes-picture-rounds = Votes of each answer, round after round
votes-picture-rounds-why = In each round, an answer that reaches the quota is chosen and its surplus goes to the next ones on its ballots; otherwise the last one is eliminated and its votes are transferred.
votes-picture-transfers = Transfers of votes, round after round
votes-picture-transfers-said = { $rounds ->
    [one] One round
   *[other] { $rounds } rounds
 } and { $n ->
    [one] one answer
   *[other] { $n } answers
 }. In each round, a column shows the part of each answer, by its number. What an answer loses goes down to the strip below and joins those that receive it; what stays in the strip goes to nobody any more. The table says the same numbers.
votes-round = Round { $n }
votes-column-candidate = Answer
votes-column-chosen = Order
votes-column-median = Majority grade
votes-column-rank = Rank
votes-column-list = List
votes-column-votes = Votes
votes-column-share = Share of votes
votes-column-seats = Seats
votes-score-majority = Votes
votes-score-three-round = Votes
votes-score-plurality = Votes
votes-score-approval = Approvals
votes-score-sav = Shared votes
votes-score-seq-pav = Approvals
votes-score-pav = Approvals
votes-score-equal-shares = Approvals
votes-score-seq-phragmen = Approvals
votes-score-cc = Approvals
votes-score-monroe = Approvals
votes-score-score = Total of scores
votes-score-score-mean = Mean of scores
votes-score-score-median = Median of scores
votes-score-star = Total of scores
votes-score-majority-judgment = Rank
votes-score-majority-judgment-belenios = Rank
votes-score-schulze = Answers outranked
votes-score-ranked-pairs = Answers outranked
votes-score-minimax = Worst defeat
votes-score-scottish-stv = Votes at the end
votes-score-meek-stv = Votes at the end
votes-score-warren-stv = Votes at the end
votes-score-wigm-stv = Votes at the end
votes-score-borda = Points
votes-score-cumulative = Points
votes-score-quadratic = Votes
votes-score-dhondt = Seats
votes-score-sainte-lague = Seats
votes-score-largest-remainder = Seats
votes-score-municipal-list = Seats
votes-score-consent = Consents
votes-quoted = “{ $title }”
votes-tie-decided = There was a tie, and the public draw decided.
votes-tie-met = There was a tie on the way.
votes-tie-seed = Seed of the draw, shown at the closing; its digest was published at the opening: { $seed }
votes-tie-seed-digest = The seed of the draw is shown to nobody before the closing. Digest of the seed (SHA-256): { $digest }
votes-explanation = Why, step by step
votes-explanation-more = { $n ->
    [one] One more step is in the certificate.
   *[other] { $n } more steps are in the certificate.
 }
votes-recount = Count again yourself
votes-recount-why = The certificate holds the rule, the ballots without names and the result. With the program Parvis, everybody counts again on their own machine:
votes-take-certificate = Certificate (JSON)
votes-take-ballots-json = Ballots without names (JSON)
votes-take-ballots-csv = Ballots without names (CSV, for a spreadsheet)
votes-digests = Digest of the ballots (SHA-256), written in the public register at the closing:
votes-fact-digest = Digest of the rule and of its options, without grades nor answers
votes-recount-differs = This version of Parvis does not find exactly the result of the certificate. The result announced at the closing stands: tell whoever runs this site.
votes-recount-refused = This version of Parvis cannot make the count of this vote again. The result announced at the closing stands: tell whoever runs this site.
votes-algorithm = The count is an automatic calculation whose rule is published here. If an individual decision follows from it, the person concerned can ask for an explanation (French code of relations between the public and the administration, art. L. 311-3-1).
votes-file-certificate = certificate
votes-file-ballots = ballots

## A choice: why, step by step
votes-said-absolute = { $candidate } has { $votes } of { $expressed } votes cast, more than half: it is the answer chosen (round { $round }).
votes-said-relative = { $candidate } has { $votes } of { $expressed } votes cast, the greatest number: it is the answer chosen (round { $round }).
votes-said-next-round = Nobody has a majority; going to round { $round }: { $candidates }.
votes-said-chosen = Answers chosen: { $number }. { $candidates }.
votes-said-added-seq-pav = { $candidate } is chosen: of those left it brings most ({ $value }), each ballot counting 1, then 1/2, then 1/3… by how many it has already.
votes-said-added-equal-shares = { $candidate } is chosen: those who tick it can pay for it together, and of those left it costs each of them least.
votes-said-added-seq-phragmen = { $candidate } is chosen: with it the heaviest load stays the lightest.
votes-said-filled = Places that nobody could pay for any more, gone to the answers ticked most ({ $number }): { $candidates }.
votes-said-committee-score = The best set of answers is worth { $score }; sets worth as much: { $committees }.
votes-said-represented = Voters for whom an answer speaks that they tick: { $number } of { $voters }.
votes-said-condorcet = { $candidate } wins all its duels.
votes-said-no-condorcet = No answer wins all its duels.
votes-said-locked = { $winner } ahead of { $loser } (votes: { $votes }): kept.
votes-said-skipped = { $winner } ahead of { $loser } (votes: { $votes }): set aside, as it contradicts clearer duels.
votes-said-lowest = { $candidate } has the fewest votes ({ $votes }) and is eliminated.
votes-said-sure-loser = { $candidate } can no longer be chosen (votes: { $votes }) and is eliminated.
votes-said-median = { $candidate }: majority grade “{ $grade }”, rank { $rank }.
votes-said-not-expressed = Blank ballots: { $blank }. Void ballots: { $null }.
votes-said-quota = The quota is { $quota } votes: there are { $ballots } ballots for { $seats } places.
votes-said-rank = Rank { $rank }: { $candidates }.
votes-said-reached-quota = { $candidate } reaches the quota (votes: { $votes }, quota: { $quota }) and is chosen.
votes-said-runoff = { $winner } is scored above { $loser } on more ballots ({ $for } against { $against }): chosen.
votes-said-remaining = { $candidate } is chosen: there are no more answers left than places (votes: { $votes }, quota: { $quota }).
votes-said-no-seat-left = All places are taken: { $candidate } is not chosen (votes: { $votes }).
votes-said-surplus = The surplus of { $candidate }, { $surplus } votes, goes to the next ones on its ballots.
votes-said-worst-defeat = Worst defeat of { $candidate }: { $votes } votes.
votes-said-average = A seat for the highest average, { $average }: the list { $candidate }.
votes-said-seats = List { $candidate }: seats, { $seats }; votes, { $votes }.
votes-said-bonus = The list { $candidate } has the majority bonus: seats, { $seats }.
votes-said-below-threshold = Below the threshold of { $line } votes: { $candidates }.
votes-said-list-quota = The quota is { $quota } votes a seat.
votes-said-remainders = Seats that were left, gone to the largest remainders ({ $number }): { $candidates }.
votes-said-may-merge = Between a twentieth and a tenth of the votes, not going alone to the second round: { $candidates }. Their votes would be enough to merge by law; here no list merges.
votes-said-consent = Nobody objects: the proposal is adopted (consents: { $consents }).
votes-said-no-consent = Nobody consents or objects: the proposal is not adopted.
votes-said-objections = The proposal is not adopted (objections: { $objections }, consents: { $consents }).
votes-said-outcomes-partial = Other tied outcomes were possible: they are not all given.
votes-said-tie = { $at ->
    [exclusion] Tie for the last place between { $candidates }: to be eliminated, { $chosen }, { votes-said-tie-by }.
   *[other] Tie between { $candidates }: { $chosen } first, { votes-said-tie-by }.
 }
votes-said-tie-by = { $by ->
    [draw] by the public draw
    [earlier-round] by the latest round where they differed
    [duels] by their duels
    [highest-scores] by how many of the highest scores they have
    [score] by the total of scores
    [votes] by their votes
    [age] by age
   *[other] by the declared order
 }

## Recusal
event-votes-elector-recused = A person interested in the matter has recused themselves: they take no part in the vote
notice-votes-recused = Your recusal is noted: you take no part in this vote.
votes-recusal = This matter is of interest to me in my own name or as a proxy
votes-recusal-what = Then take part neither in the debate nor in the vote: your taking part would make the deliberation unlawful ({ $article }). Once you recuse yourself, you no longer count among the electors, nor for the quorum; this page names you. It cannot be undone.
votes-recusal-button = Recuse myself from this vote
votes-recused-oneself = You have recused yourself: you take no part in this vote.
votes-fact-recused = Take no part in the vote (recusal)
votes-refused-recusal-voted = You have already voted, for yourself or for somebody: recusal is said before the vote. Tell whoever presides.
votes-refused-recusal-last = Nobody would be left to vote: tell whoever presides, who can close this vote.

## What is declared of personal data
processing-votes-ballots-title = Public and ordinary votes
processing-votes-ballots-purpose = To vote on a question in a group, check the quorum and proxies.
processing-votes-ballots-people = Members of the group that votes
processing-votes-ballots-data = List of voters, ballots, reasons of objections and proxies; how one voted when the vote is public
processing-votes-ballots-recipients = Everyone, for a public vote; otherwise the group
processing-votes-ballots-kept = With the decision, without limit: they are records of the deliberation; the name is erased when the account is closed.

## The list of results, as open data
open-votes-title = Results of votes
open-votes-description = The closed votes of each group: the question, the rule, the figures and what was decided. Nobody’s own vote is in it.
open-votes-keywords = votes; results; decisions
open-votes-vote_id = the identifier of the vote
open-votes-groupe = the group that voted
open-votes-question = the question that was asked
open-votes-objet = what the vote was about
open-votes-mode = ordinaire (figures only) or public (nominative vote)
open-votes-regle = pour-contre (for or against), or the rule of the choice among several answers
open-votes-majorite = the share to be reached
open-votes-majorite_sur = what that share is taken of: exprimes (votes cast), votants (voters) or inscrits (electors)
open-votes-ouvert_le = when the vote was opened
open-votes-clos_le = when it was closed
open-votes-inscrits = how many could vote
open-votes-votants = how many votes were given
open-votes-exprimes = how many votes were cast for or against
open-votes-pour = how many votes for; of a choice, how many ballots say something
open-votes-contre = how many votes against; of a consent, how many objections
open-votes-abstention = how many abstentions; of a choice, how many blank ballots
open-votes-resultat = what was decided; cancelled of a vote that was called off, which has no figure
open-votes-adresse = the page of the vote

## Taking no part, said ahead
event-votes-recused-ahead = Somebody recuses themselves from this matter
event-votes-recusal-ahead-withdrawn = Somebody takes part in this matter again
votes-ahead-offer = Recuse myself from this matter
votes-ahead-title = Recusing oneself from a matter
votes-ahead-what = Whoever is interested in a matter, for themselves or for others, takes part neither in the debate nor in the vote ({ $article }). Say so here once: you will be on the list of none of the votes that open about this matter or what is a part of it, you will not count for their quorum, and the page of each will say your name. From a vote that is open already, recuse yourself on its page.
votes-ahead-declared = Who recused themselves
votes-ahead-none = Nobody recused themselves from this matter.
votes-ahead-own = You recused yourself from this matter.
votes-ahead-take-part = Take part in the votes to come again
votes-ahead-button = Recuse myself from every vote to come
votes-ahead-sign-in = Sign in to recuse yourself.
votes-refused-ahead-no-group = You sit in no group: there is no vote to recuse yourself from.
votes-refused-ahead-already = You recused yourself from this matter already.
votes-refused-ahead-none = You had not recused yourself from this matter.
notice-votes-recused-ahead = Declared: no vote to come about this matter will count you.
notice-votes-takes-part-again = Taken back: votes to come will count you.

## What two agents do
four-eyes-votes-close = Close a vote before its time
