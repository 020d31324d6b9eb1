# What people write by mail

right-letters-receive = File the email received
right-letters-see = See the email received
right-letters-confirm = Confirm what you sent by email
event-letters-received = Email received
event-letters-seen-again = Email already received
event-letters-filed = Email confirmed by its author
event-letters-refused = Email discarded by its author
event-letters-expired = Email not confirmed, erased
event-letters-address-given = Email address given to a text
notice-letters-filed = It is submitted.
notice-letters-address-given = This text now has its address.

## The address of a text
letters-address-title = Send your amendments by email
letters-address-lead = { $title }
letters-address-none = This text does not have an email address yet. All the members who can amend it will use the same one.
letters-address-give = Give this text an address
letters-no-mailbox = Nothing is sent here by mail: no mailbox is set up (an officer can do it on the page “Bridges”), or the steps of the parcours do not switch it on.
letters-not-in-discussion = This text is not under discussion: it does not receive amendments.
letters-how-whose = Write from the address of your account. Keep this address among members: it appears nowhere else.
letters-how-title = How to write
letters-how-one = One paragraph for each amendment, written in French as a sentence: remplacer, supprimer, insérer, ajouter, compléter or rédiger, and the place in the text.
letters-how-why = The paragraph that follows an amendment is its explanatory statement.
letters-how-number = Twenty amendments at most in one message. Attachments are not read.
letters-example-first = Supprimer l’alinéa 2 de l’action 7.
letters-example-why = Cette mesure existe déjà.
letters-example-second = À l’alinéa 1 de l’action 12, remplacer “chaque commune” par “chaque quartier”.
letters-how-then-title = And then
letters-how-then = You receive a link at the address of your account. It shows what was understood of your message; you correct it, then you submit it. Nothing is submitted before that.

## The address of a consultation
letters-offer = Contribute by email
letters-offer-says = To { $address }.
letters-consultation-not-open = This consultation is not receiving contributions at the moment.
letters-contribution-who = Anyone can write here, with or without an account.
letters-contribution-otherwise = Or contribute on the site.
letters-contribution-subject = The subject of the message becomes the title of the contribution.
letters-contribution-content = The message becomes its text; what it quotes and the signature are left out.
letters-contribution-files = Attachments are not kept.
letters-contribution-then = You receive a link at the address your message came from. It shows the contribution; you correct it, choose whether your name is shown, then confirm it. Nothing is published before that. If no account has this address, you give your name and the account is made; without confirmation, the message is erased after { $days } days. The moderation rules are those of all contributions.

## The page of the link
letters-confirm-title = Your email
letters-confirm-lead = Received on { $at } for “{ $title }”. Nothing is submitted yet: read it again, correct it, then submit it.
letters-found = { $n ->
    [one] Your message contains one amendment, or what looks like one.
   *[other] Your message contains { $n } amendments, or what looks like them.
}
letters-found-none = No amendment was recognised in your message. It can become an argument about an amendment already submitted.
letters-amend-on-page = Or write an amendment on the page of the text.
letters-amendment = Amendment { $n }
letters-problem = This paragraph looks like an amendment, but it cannot be submitted as it is. { $reason }
letters-sentence = The amendment
letters-rationale = The explanatory statement
letters-keep-legend = What to do with this amendment
letters-keep = Submit it
letters-confirm-button = Submit
letters-argument-title = An argument
letters-argument-number = Number of the amendment
letters-side = What you think of this amendment
letters-side-pour = For
letters-side-contre = Against
letters-argument = Your argument
letters-argument-button = Submit this argument
letters-nothing-chosen = Tick at least one amendment to submit or, for an argument, say whether it is for or against.
letters-no-such-amendment = This text has no amendment with this number.
letters-aside = What is left out of your message
letters-aside-quoted = Quoted message and signature
letters-refuse = This message is not mine, or I do not want to submit anything
letters-refuse-explained = Nothing will be submitted, and this link will no longer work.
letters-refuse-confirm = Discard this message
letters-refused-done = This message is discarded: nothing was submitted.
letters-link-over = This link no longer works: the message was dealt with, or it is too old. Send a new one, or write on the page of the text.
letters-second-factor-first = This account asks for a second factor: this link is not enough. Sign in, then come back to this link; nothing is lost.
letters-becomes-contribution = Your message can become a contribution to this consultation, published and open to comments.
letters-becomes-comment = Your reply can become an argument or a question about this contribution, which everyone can see.
letters-contribution-title = Title
letters-contribution-text = Your text
letters-contribution-theme = Theme
letters-contribution-place = Place concerned
letters-comment-side = What you are adding
letters-comment-side-pour = An argument for
letters-comment-side-contre = An argument against
letters-comment-side-question = A question
letters-shows-name = Your name
letters-shows-name-yes = Show my name
letters-name = Your first name and last name
letters-name-hint = Your name is shown only if you tick the box below.
letters-account-made = By confirming, you prove that this address is yours: an account is made with it. You sign in by a link you receive, without a password, and can close it at any time.
letters-confirm-contribution = Confirm my contribution
letters-kept = It is submitted: everyone can read it.
letters-kept-see = See what the message has become
letters-kept-then = To follow what becomes of it, correct it or withdraw it:
letters-kept-sign-in = sign in with the same address.
letters-filed-amendments = { $n ->
    [one] Your amendment is submitted.
   *[other] Your { $n } amendments are submitted.
}
letters-filed-argument = Your argument is submitted.
letters-number = Amendment no. { $n }

## What is answered
letters-mail-confirm-subject = To confirm: your email about “{ $title }”
letters-mail-confirm-text = Hello,

    A message sent from your address has arrived about “{ $title }”. Nothing is submitted yet.

    To read again what was understood of it, correct it and submit it:
    { $link }

    This link works for { $days } days. If this message is not yours, open the link and discard it, or do nothing.

    { $body }
letters-mail-told-subject = Your email was not submitted
letters-mail-told-text = Hello,

    { $why }

    This is an automatic answer. No other will be sent today for the same reason.

    { $body }
letters-mail-keep-text = Hello,

    A message sent from your address has arrived about “{ $title }”. { $what } Nothing is submitted yet.

    { $files }To read it again, correct it and submit it:
    { $link }

    This link works for { $days } days. If this message is not yours, open the link and discard it, or do nothing.

    { $body }
letters-mail-unconfirmed-text = Hello,

    A message sent from your address has arrived about “{ $title }”. { $what } Nothing is submitted yet, and no account has this address.

    { $files }Confirm my contribution:
    { $link }

    The page shows what will be published: you correct it, give your name, confirm. Otherwise the message is erased after { $days } days. If it is not from you, do nothing.

    { $body }
letters-mail-becomes-contribution = It can become a contribution to this consultation.
letters-mail-becomes-comment = It can become an argument or a question about this contribution.
letters-mail-attachments = { $n ->
    [one] Your message had one attachment: it is not kept. Put what it says in the text, or a link.
   *[other] Your message had { $n } attachments: they are not kept. Put what they say in the text, or a link.
}
letters-mail-unknown-contribution = Your message about “{ $title }” has arrived, but it is too heavy to be kept: nothing is submitted. Send it without attachments, or contribute on this page: { $link }
letters-mail-empty = Your message has arrived, but it has no text: nothing is submitted. Write your contribution in the message; attachments are not kept.
letters-mail-closed-contribution = Your message about “{ $title }” has arrived, but this consultation is not receiving contributions at the moment: { $link }
letters-mail-closed-comment = Your reply about “{ $title }” has arrived, but this contribution no longer receives arguments: { $link }
letters-mail-no-reply-about = Your reply about “{ $title }” has arrived, but it cannot be answered by email. Use its page: { $link }
letters-mail-no-reply = Your reply has arrived, but this message cannot be answered by email. Follow the links in it, or use the site: { $link }
letters-mail-unknown = Your message has arrived, but no account has the address it came from. It is kept for the officers. Write from the address of your account.
letters-mail-not-allowed = Your message about “{ $title }” has arrived, but your account cannot amend this text. It is kept for the officers.
letters-mail-closed = Your message about “{ $title }” has arrived, but this text is no longer under discussion. It is kept for the officers.

## What agents see
letters-bridges = Bridges
letters-inbox-title = Email received
letters-inbox-lead = What arrived in the mailbox, and what became of it. Each message is forgotten here after { $days } days; it stays on the mail server.
letters-inbox-empty = No message has arrived.
letters-subject-none = (no subject)
letters-sender-none = unknown sender
letters-fact-from = From
letters-fact-received = Received
letters-fact-state = Where it stands
letters-fact-text = Text
letters-fact-subject = Subject
letters-fact-attachments = Attachments
letters-fact-files = { $n ->
    [one] One, not kept separately
   *[other] { $n }, not kept separately
}
letters-fact-amendments = Amendments
letters-content = The message
letters-content-none = This message has no readable text.
letters-original = Download the original message
letters-original-hint = The sender’s address of an email can be forged, and its attachments can do harm: open it with care.
letters-original-none = The original message is too large to be kept here. It is in the folder “Parvis” of the mailbox.
letters-original-unconfirmed = The original message is not kept here, for want of a known author. It is in the folder “Parvis” of the mailbox.
letters-state-waiting = Waiting for its author
letters-state-filed = Submitted
letters-state-refused = Discarded by its author
letters-state-expired = Not confirmed
letters-state-unknown = Unknown sender
letters-state-not-allowed = No right to amend
letters-state-closed = Text not under discussion
letters-state-no-text = For no text
letters-state-answered = Answer to a notice of meeting
letters-state-answer-other = Answer in somebody else’s name
letters-state-answer-unread = Answer not understood
letters-state-answer-late = Answer too late
letters-state-too-many = Too many messages
letters-state-automatic = Automatic
letters-state-no-reply = Cannot be answered by email
letters-state-empty = Without text
letters-state-unreadable = Unreadable
letters-explained-waiting = A link was sent to its author’s address. Nothing is submitted before they confirm. If no account has this address, the message is erased here unless it is confirmed within the week.
letters-explained-filed = Its author read it again and submitted it.
letters-explained-refused = The person who has this address said that the message is not theirs, or did not want to submit anything.
letters-explained-expired = Nobody confirmed this message within the week: it is erased here. It is still on the mail server, in the folder “Parvis” of the mailbox.
letters-explained-unknown = No account has this address, and the message cannot become a contribution: it is for a text, too heavy, without text or too late. An answer said so, once a day at most.
letters-explained-not-allowed = This person cannot amend this text. An answer told them so.
letters-explained-closed = The text is not under discussion. An answer told its author so.
letters-explained-answered = The answer arrived at the address given to this member for this meeting: it is recorded, as it would be on the page of the meeting.
letters-explained-answer-other = The answer is in the name of another address, for another meeting, or from a person who is no longer a member. Nothing is recorded; the member this address was given to is told.
letters-explained-answer-unread = Written to the address that receives answers to a notice of meeting, without an answer that can be read: a message in plain words, a substitute, another time proposed. Nothing is recorded; the member is told. It is for you to read.
letters-explained-answer-late = The meeting has started, is cancelled or has changed date, or the member has given another answer since. Nothing is recorded; the member is told.
letters-explained-no-text = The address written to belongs to no text. Nobody received an answer.
letters-explained-too-many = Too many messages from this address, or from unknown addresses, are already waiting. No link was sent: somebody may be writing in their place.
letters-explained-automatic = A machine wrote it: out of office, bounce, mailing list. These are never answered.
letters-explained-no-reply = This is a reply to a message that cannot be answered by email. An answer said so, with the link.
letters-explained-empty = It has only attachments, or only the quoted message. An answer told its author so.
letters-explained-unreadable = Too large, too deeply nested, without a sender or without text. Nobody received an answer.

## What is declared of personal data
processing-letters-received-title = Mail received by the site
processing-letters-received-purpose = To take into account what is written by mail, once confirmed.
processing-letters-received-people = Whoever writes to the site
processing-letters-received-data = Address, subject, text and attachments of the message
processing-letters-received-recipients = Officers, and the page where the contribution is published if it is confirmed
processing-letters-received-kept = Erased after the period below, or when the account is closed.
retention-letters-kept = Mail received, with the original message
