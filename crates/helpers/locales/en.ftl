# The help of a relative or of an association: light acts, with the dated consent of the person.
subject-helper-mandate = Help entrusted to somebody

## Rights
right-helpers-ask = Ask somebody to be allowed to act in their name
right-helpers-consent = Accept that somebody acts in one’s own name, refuse it, end it
right-helpers-consent-at-desk = Note the consent of somebody present at the desk
right-helpers-act = Contribute, support, answer or ask in the name of who accepted it, never vote

## Journal
event-helpers-asked = Somebody asks to act for another person
event-helpers-consented = Somebody accepts that another person acts for them
event-helpers-refused = Somebody refuses that another person acts for them
event-helpers-ended = A help comes to its end
event-helpers-done-for = Done by a helper, for another person

## What was just done
notice-helpers-asked = It is asked. If this address is that of an account, the person receives a message and decides.
notice-helpers-accepted = It is accepted. You may end it at any time.
notice-helpers-declined = It is refused.
notice-helpers-ended = The help has come to its end.
notice-helpers-done = Done, in the name of the person you help.
notice-helpers-consented = The consent is noted. It will be on the receipt.

## Acts
helpers-acts = What is allowed
helpers-acts-hint = Voting is never part of it.
helpers-acts-none = Choose at least one thing that is allowed.
helpers-act-contribuer = Contribute
helpers-act-soutenir = Support
helpers-act-repondre = Answer
helpers-act-demander = Ask a question

## One's own page
helpers-title = Help
helpers-offer-says = A relative or an association may contribute in your name, with your consent.
helpers-lead = Somebody trusted may contribute for another person, who accepts it, sees all that is done and ends it when they want.
helpers-mine = Who acts for me
helpers-mine-none = Nobody acts in your name.
helpers-others = For whom I act
helpers-others-none = You act in nobody’s name.
helpers-ask-title = Offer my help
helpers-ask-how = The person receives a message and decides, signed in to their own account. Without an e-mail address, they say so at the body’s desk.
helpers-email = E-mail address of the person to help
helpers-email-own = This is your own address.
helpers-days = Number of days
helpers-days-wrong = Give a number of days from 1 to { $max }.
helpers-ask-button = Ask for their consent
helpers-asks-you = This person asks to act in your name for { $days } days. They will neither vote nor change your account.
helpers-accept = Accept the help of { $name }
helpers-refuse = Refuse
helpers-withdraw = End the help of { $name }
helpers-give-up = Act no more for this person
helpers-at-desk = Consent given at the desk, before an agent.
helpers-asked-on = Asked on { $on }
helpers-state-asked = Waiting for an answer.
helpers-state-unanswered = Unanswered.
helpers-state-until = Until { $until }.
helpers-state-over = Over on { $on }.
helpers-done-title = { $n ->
    [one] One thing done
   *[other] { $n } things done
}

## Acting
helpers-banner = You act in the name of { $name }, who sees all that you do here. Until { $until }.
helpers-what = What does the person want to do?
helpers-nothing-open = No consultation is open at the moment.
helpers-no-vote = No vote is cast in somebody’s name.
helpers-among = Read the contributions
helpers-none-written = No contribution has this title.
helpers-seek = Search by title
helpers-seek-button = Search
helpers-more-found = There are more: search by title.
helpers-support = Support in the name of { $name }
helpers-say = Ask a question or answer
helpers-say-to = Answer to
helpers-say-to-hint = Leave empty to ask a question about the contribution.
helpers-say-answer-hint = Choose what the person answers.
helpers-field-title = Title
helpers-field-text = Text
helpers-field-theme = Theme
helpers-field-place = Place concerned
helpers-shows-name = Their name
helpers-shows-name-yes = Show the name: { $name }
helpers-publish = Publish in the name of { $name }

## At the desk
helpers-desk-title = Entrust a help
helpers-desk-how = The person present names somebody who has an account already. Read them what is allowed, and for how long.
helpers-desk-email = E-mail address of the person who will help
helpers-desk-button = Note their consent
helpers-consent-legend = Their consent
helpers-consent = The person is present and accepts that this other person acts in their name
helpers-consent-missing = Without the consent of the person present, nothing is noted.
helpers-email-unknown = No other account has this address: the person who will help opens one first.
helpers-email-agent = You are receiving this person: another agent notes that they entrust a help to you.

## Refusals
helpers-refused-many = You have asked { $max } times since this hour yesterday. Wait a little.
helpers-refused-held = This person helps { $max } people already: that is the most.
helpers-refused-helped = Somebody is helping you in this session: the consent would be theirs. Sign in yourself, or come to the desk.
helpers-refused-answered = This question has its answer already, or its date is past.
helpers-refused-over = This help has come to its end.
helpers-refused-act = The person did not allow this.
helpers-refused-today = { $max } things were done for this person since this hour yesterday. Wait a little.

## Letters
helpers-mail-subject = { $body }: acting for somebody
helpers-mail-asked = Hello,

    { $name } asks to act in your name on the site of { $body }: contribute, support, answer, ask a question, as the page says. Never vote.

    To accept or refuse, sign in and open this page:
    { $link }

    If you do not know this person, refuse, or do nothing.

    { $body }
helpers-mail-accepted = Hello,

    { $name } accepts that you act in their name. They see all that you do for them, and may end it at any time.

    { $link }

    { $body }
helpers-mail-done = Hello,

    { $name } is acting in your name today on the site of { $body }, as you accepted. You see all that is done, and may end it at any time, on this page:
    { $link }

    { $body }

## Register of processing
processing-helpers-mandates-title = Help of one person to another
processing-helpers-mandates-purpose = Let a relative or an association contribute in the name of somebody who accepts it.
processing-helpers-mandates-people = People who are helped, and people who help them
processing-helpers-mandates-data = Who helps whom, what is allowed, dates of the consent and of the end, what was done
processing-helpers-mandates-recipients = Both people, and the agent who notes a consent at the desk
processing-helpers-mandates-kept = The consent and what was done, for the time below. What was published follows its own time.
retention-helpers-deeds = What was done in somebody’s name
retention-helpers-mandates = Consents, after their end
