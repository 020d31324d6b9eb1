# Sending an act to those who decide, and their answer.

## Rights
right-transmissions-send = Send an act to those who decide, send a reminder, cancel
right-transmissions-record-answer = Record an answer received by post
right-transmissions-answer = Answer, through the link received

## Subjects and journal
subject-transmission = Sending of an act
event-transmissions-sent = The act is sent, an answer is expected
event-transmissions-reminded = A reminder was sent
event-transmissions-answered = An answer has arrived
event-transmissions-link-renewed = A new link to answer was sent
event-transmissions-called-off = The sending is cancelled

## What has just been done
notice-transmissions-sent = The act is sent. The email is on its way, with a link to answer.
notice-transmissions-reminded = The reminder is on its way.
notice-transmissions-answered-untagged = The answer is published. Be aware that its PDF file is not tagged: a screen reader may read it badly. Copy the main points into the text of the answer, or ask for an accessible version.
notice-transmissions-answered = The answer is published.
notice-transmissions-link-renewed = The new link is on its way by email, to the address the act was sent to.
notice-transmissions-called-off = The sending is cancelled. Its links no longer open anything.

## What is refused
transmissions-name-empty = Give the name of the person.
transmissions-quality-empty = Say in what capacity the act is sent to this person.
transmissions-letter-empty = Write a few words: they are sent with the act, and everyone can read them.
transmissions-email-unreadable = Give an email address, for example presidence@exemple.fr.
transmissions-text-too-long = This text is too long: { $max } characters at most.
transmissions-date-unreadable = Give a full date.
transmissions-expected-past = Choose a day after today, within five years.
transmissions-too-many = An act can be sent to { $max } people at most.
transmissions-too-many-answers = There are already { $max } answers: that is the most that can be published here.
transmissions-answer-empty = Write your answer, or attach it as a PDF.
transmissions-given-by-empty = Say who is answering, and in what capacity.
transmissions-answer-day-impossible = This day must be between the day of sending and today.
transmissions-file-not-pdf = This file is not a PDF. Save it as a PDF, then attach it again: what you wrote is still here.
transmissions-file-too-large = This file is too large: 10 MB at most.
transmissions-reason-empty = Say why: everyone will be able to read it.
transmissions-not-waiting = No more answers are expected here.
transmissions-reminded-lately = An email was sent less than { $days } days ago: wait a little before sending a reminder.
transmissions-called-off = This sending is cancelled: answers can no longer be recorded.
transmissions-link-over = This link does not open anything. It may have been cut off in the email, or the sending may have been cancelled. Reply to the email, or write to the body that sent it.
transmissions-link-ended = This link has not opened anything since { $day }: it worked for six months.
transmissions-link-new-where = A new link can be sent to the email address the act was sent to.
transmissions-link-new = Receive a new link
transmissions-link-none-left = An answer is already published, and the address is no longer kept here. To answer again, write to the body.
transmissions-link-sent = A link already sent still works: look for the last email received.
transmissions-no-link-opens = None of the links sent works any more: the person cannot answer here without receiving a new one.
transmissions-send-link = Send a new link

## The list
transmissions-title = Acts sent and answers
transmissions-lead = What has been sent to those who decide, and what they answered.
transmissions-list-waiting = Answers expected ({ $n })
transmissions-list-answered = Answers received ({ $n })
transmissions-none = Nothing here for now.
transmissions-sent-on = Sent on { $day }
transmissions-waiting = { $days ->
    [0] Sent today
    [one] Waiting for an answer for { $days } day
   *[other] Waiting for an answer for { $days } days
 }
transmissions-answered = { $days ->
    [0] Answered on the same day
    [one] Answered in { $days } day
   *[other] Answered in { $days } days
 }
transmissions-cancelled = Cancelled
transmissions-home-waiting = { $days ->
    [0] Sent today: { $quality }
    [one] Waiting for an answer for { $days } day: { $quality }
   *[other] Waiting for an answer for { $days } days: { $quality }
 }
transmissions-home-answered = { $days ->
    [0] Answer on the same day: { $quality }
    [one] Answer in { $days } day: { $quality }
   *[other] Answer in { $days } days: { $quality }
 }

## One sending
transmissions-page-title = { $title }: { $quality }
transmissions-cancelled-why = Sending cancelled: { $reason }
transmissions-fact-act = Act
transmissions-fact-recipient = Sent to
transmissions-fact-house = Address
transmissions-fact-sent = Sent on
transmissions-fact-group = On behalf of
transmissions-fact-expected = Answer hoped for by
transmissions-fact-reminded = Latest reminder
transmissions-answers = { $n ->
    [0] Answer
    [one] Answer
   *[other] Answers ({ $n })
 }
transmissions-no-answer-yet = No answer for now. Nobody has to answer an opinion; this page simply says how long we have been waiting.
transmissions-answer-by-link = answer published through the link sent to an address { $house }
transmissions-answer-recorded = answer recorded by the secretary
transmissions-answer-as-received = File published as it was received.
transmissions-answer-untagged = It is not tagged: a screen reader may read it badly. You can ask for an accessible version.
transmissions-answer-ask = Accessibility: who to contact
transmissions-answer-file = { $name } (PDF, { $size })
transmissions-letter = The words that went with it
transmissions-history = What happened
transmissions-record = Record an answer received
transmissions-remind = Send a reminder by email
transmissions-remind-later = You can send a reminder from { $day }.
transmissions-call-off = Cancel this sending
transmissions-call-off-what = The links sent will no longer open anything, and no more answers will be expected. The page stays, with the reason.
transmissions-call-off-confirm = Cancel the sending
transmissions-field-reason = Why
transmissions-call-off-hint = Everyone will be able to read it. For example: the person no longer holds this office.

## Sending
transmissions-send-title = Send: { $title }
transmissions-send-explained = The person receives the act and a link to answer without an account. Their name, their capacity, your words and their answer are public; only the end of their address is (@ville.fr).
transmissions-send = Send
transmissions-already = Already sent to:
transmissions-field-name = Name
transmissions-field-quality = Capacity
transmissions-field-quality-hint = For example: chair of the intercommunality.
transmissions-field-email = Email address
transmissions-field-email-hint = Only its end, such as @ville.fr, is public: it shows where the answer comes from.
transmissions-field-letter = Your words
transmissions-field-letter-hint = They are sent with the act, and everyone can read them.
transmissions-letter-proposed =
    Dear Sir or Madam,

    We are sending you “{ $title }”. We would be glad to read what you intend to do with it.
transmissions-field-expected = Answer hoped for by
transmissions-field-expected-hint = The day after, a reminder is sent automatically if nothing has come.

transmissions-send-offer = Send to those who decide
transmissions-see = See the sending: { $quality }
transmissions-read-answer = Read the answer: { $quality }

## News, to those who follow
news-transmissions-sent = { $n ->
    [one] An act is sent, an answer is expected
   *[other] { $n } acts sent, answers are expected
 }
news-transmissions-answered = { $n ->
    [one] An answer from those who decide is published
   *[other] { $n } answers from those who decide are published
 }

## Taking an answer down
right-transmissions-withdraw-answer = Take down an answer that cannot stay published
event-transmissions-answer-withdrawn = An answer is taken down
notice-transmissions-answer-withdrawn = The answer is taken down. Its date and the reason can still be read.
transmissions-withdraw = Take down this answer
transmissions-withdraw-what = What it says, who signed it and its file disappear from the site and from search. Its date and the reason stay.
transmissions-withdraw-hint = Everyone will be able to read it. For example: it names a private individual, or does not come from the person who signs it.
transmissions-withdraw-confirm = Take down the answer
transmissions-answer-withdrawn = Answer taken down on { $day }
transmissions-withdrawn-already = This answer has already been taken down.
transmissions-called-off-already = This sending is already cancelled.
transmissions-list-cancelled = Sendings cancelled
transmissions-email-of-somebody-here = This address belongs to somebody registered here: the answer would not come from a third party. Give the address of the person the act is sent to.
transmissions-too-many-today = This group has already sent acts { $max } times since yesterday: try again tomorrow.

## Answering
transmissions-answer-title = Answer
transmissions-answer-about = This act has been sent to you:
transmissions-answered-before = { $n ->
    [one] One answer is already published: yours will be added to it.
   *[other] { $n } answers are already published: yours will be added to them.
 }
transmissions-see-answers = Read them
transmissions-answer-public = Your answer will be published as it is, next to the act. It cannot be changed afterwards, but you can add to it.
transmissions-answer-publish = Publish this answer
transmissions-field-by = Who is answering
transmissions-field-by-hint = Name and capacity.
transmissions-field-answer = Answer
transmissions-field-answer-hint = Write it here, or attach it as a PDF below: one of the two is enough.
transmissions-field-file = Signed letter
transmissions-field-file-hint = A PDF file, 10 MB at most. It will be public.
transmissions-record-title = Record an answer received
transmissions-field-day = Day of the answer

## Mail
transmissions-mail-sent-subject = { $body } sends you: { $title }
transmissions-mail-sent-text =
    { $letter }

    The act: “{ $title }”
    { $act }

    To answer, without an account (your answer will be public):
    { $link }

    This link works until { $until }. It is for you: only forward it to somebody who answers for you.
    The page where the answer is awaited:
    { $page }
transmissions-mail-reminded-subject = An answer is expected: { $title }
transmissions-mail-reminded-text =
    Hello,

    “{ $title }” was sent to you on { $day }, { $days } days ago. No answer has been published yet.

    The act:
    { $act }

    To answer, without an account (your answer will be public):
    { $link }

    This link works until { $until }.

    The page where the answer is awaited:
    { $page }
transmissions-mail-renewed-subject = A new link to answer: { $title }
transmissions-mail-renewed-text =
    Hello,

    You received “{ $title }” so that you could answer it. The link you received then no longer opens anything: here is a new one.

    To answer, without an account (your answer will be public):
    { $link }

    This link works until { $until }. It is for you: only forward it to somebody who answers for you.
    The page where the answer is awaited:
    { $page }
transmissions-mail-answered-subject = An answer has arrived: { $title }
transmissions-mail-answered-text =
    Hello,

    { $name }, { $quality }, has answered about “{ $title }”.

    The answer:
    { $page }

## What is declared of personal data
processing-transmissions-recipients-title = Transmissions
processing-transmissions-recipients-purpose = To send an act to an institution and publish its answer.
processing-transmissions-recipients-people = The person the act is addressed to, whoever answers for them
processing-transmissions-recipients-data = Name, office and professional address, answer
processing-transmissions-recipients-recipients = Everyone, but for the address
processing-transmissions-recipients-kept = With the act; the answering link ends on its date.
