## What is declared of personal data
processing-outgoing-mail-title = Mail sent by the site
processing-outgoing-mail-purpose = To send sign-in links, notices to attend, receipts and notifications, and to recognise answers.
processing-outgoing-mail-people = Everyone the site writes to
processing-outgoing-mail-data = Address, subject and text of the message until it is sent; then an identifier of the message
processing-outgoing-mail-recipients = The body’s mail server
processing-outgoing-mail-kept = The content is forgotten once sent; what does not leave waits for an officer to take it up or give it up.
retention-outgoing-mailbox = Letters in the mailbox of a demonstration
retention-outgoing-threads = What a mail was about, so that its answer is understood
