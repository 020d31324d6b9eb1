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
event-votes-scrutin-cancelled = The vote is cancelled: the question no longer applies
event-votes-ballot-cast = A vote was recorded
event-votes-procuration-given = A proxy was given
event-votes-procuration-revoked = A proxy was taken back

## Done
notice-votes-cast = Your vote is recorded.
notice-votes-procuration-given = Your proxy is given. You can take it back until it has been used.
notice-votes-procuration-revoked = You have taken back your proxy: you can vote yourself.
notice-votes-opened = The vote is open.
notice-votes-closed = The vote is closed and counted.

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
votes-ask-rules-why = These rules come from the law or from model rules of procedure, depending on the kind of body. They are fixed when the vote opens, as is the list of voters: nobody chooses them vote by vote.
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
votes-refused-no-elector = Nobody in this group has a mandate with the right to vote today. Give the mandates first.
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
news-votes-scrutin-cancelled = { $n ->
    [one] A vote is cancelled
   *[other] { $n } votes are cancelled
 }

## What its subjects are called
subject-scrutin = Vote
