# Who people are, as lightly as can be.

## Rights
right-identity-ask-link = Ask for a sign-in link
right-identity-sign-in = Sign in
right-identity-sign-out = Sign out
right-identity-rename = Change the name you are shown under
right-identity-choose-language = Choose the language you read and get your messages in
right-identity-hand-link = Hand over a sign-in link in person, from the command line
right-identity-lend-account = Sign in elsewhere with your account from here
right-identity-unlink-account = Unlink your account from the one on another site
right-identity-register = Register a person by their name and address
right-identity-tokens = Create or revoke an application token in your own name

## Journal
event-identity-link-asked = A sign-in link was asked for
event-identity-link-handed = A sign-in link was handed over in person
event-identity-signed-in = A person signed in
event-identity-signed-out = A person signed out
event-identity-person-registered = A person was registered
event-identity-person-found = A person already known was found by their address
event-identity-account-lent = A person left to sign in to another site with their account from here
event-identity-account-linked = An account on another site was linked to a person
event-identity-account-unlinked = A person unlinked their account from the one on another site
event-identity-language-chosen = A person chose their language
event-identity-renamed = A person changed the name they are shown under
event-identity-token-made = A person created an application token
event-identity-token-revoked = A person revoked an application token

## What is refused
identity-email-unreadable = Write a whole email address, for example firstname.surname@example.fr.
identity-name-empty = Write the name to show.
identity-name-too-long = This name is too long: { $max } characters at most.
identity-links-too-many = This address has already received { $max } links within an hour. Look for the last one in your messages (and in your spam), or wait an hour.
identity-links-too-many-here = { $max } links have already been asked for within an hour from your internet connection. That is the limit, so that nobody uses this site to write to strangers. Use a link you have received, try from another network, or wait an hour.
identity-link-unknown = This sign-in link is not recognised here. It may lead to another site, or its address may be cut off: copy all of it, or ask for a new link.
identity-link-used = This sign-in link has already been used. It only works once: ask for a new one.
identity-link-expired = This sign-in link no longer works: it lasted one hour. Ask for a new one.
identity-token-name-empty = Give the token a name, to recognise it later.
identity-token-name-long = This name is too long: { $max } characters at most.
identity-tokens-too-many = You already have { $max } tokens. Revoke those that are no longer used.

## The mail
identity-mail-subject = Your sign-in link – { $body }
identity-mail-text =
    Hello,

    Somebody, most likely you, is asking to sign in to the site “{ $body }” with this address.

    To sign in, open this link, then press the button on the page:

    { $link }

    It works for one hour, until { $until }, and only once.

    If it was not you, do nothing: without this link, nobody can sign in as you.

## Signing in
identity-ask-title = Sign in
identity-ask-lead = An email address is enough: we send you a link, and there is no password to remember.
identity-ask-email = Your email address
identity-ask-email-hint = It is never shown to others.
identity-ask-email-hint-demonstration = Demonstration: do not write your real address, everybody would see the link.
identity-ask-button = Send me the link
identity-ask-why = What you do here will bear your name: the link sent to your address shows that it is you. The address is only used for that, and for the messages you ask for.
identity-ask-for-a-right = To go on, we need to know who you are. You will then come back to the page you were reading.
identity-already = { $name } is already signed in here.
identity-already-continue = Go on under this name
identity-no-mail = This site cannot send mail yet: a link you asked for would not reach you.
identity-no-mail-next = Contact { $name }: an officer there can see the requests set aside, and whoever runs the site can set up mail.
identity-set-aside-title = Your link was not sent
identity-set-aside = The link asked for at { $email } is set aside: this site cannot send mail yet.
identity-sent-title = Check your messages
identity-sent = A sign-in link has just been sent to { $email }.
identity-sent-next = It works for one hour, and only once. If it does not come, look in your spam and check the address above.
identity-sent-demonstration = In this demonstration no message is sent: they all arrive in a mailbox that everyone can read.
identity-link-title = Last step
identity-link-for = You are about to sign in with the address { $email }.
identity-link-button = Sign me in
identity-link-dead-title = This link no longer works
identity-name = Name shown
identity-name-hint = For example your first name and surname.
identity-name-why = This is your first visit. This name will go with what you write and vote in public, so that everyone knows who is speaking. You can change it later. Nothing else is asked.

## The account
identity-account-title = My account
identity-account-email = Email address
identity-account-email-use = It tells us who you are and receives your messages. It is never shown to others.
identity-account-language = Language
identity-account-language-change = Change
identity-account-name-title = The name you are shown under
identity-account-rename = Save this name
identity-account-sessions-title = Sign out
identity-account-sign-out = Sign out here
identity-account-sign-out-everywhere = Sign out everywhere
identity-account-follows = What I follow and my digest
notice-identity-renamed = Your name is saved.
notice-identity-signed-out = You are signed out.

## Languages
identity-language-title = Languages
identity-language-lead = Read this site in the language you choose, at the foot of every page.
identity-language-explained = Your choice is kept on this device. If you are signed in, it is kept on your account too: you find it again elsewhere, and we write to you in that language.
identity-language-each = Choose a language
identity-language-is-begun = translation begun; the rest is in French
identity-language-french-title = What stays in French
identity-language-french = Texts, amendments, minutes, published acts and the journal are in French, the language of the Republic (Constitution, article 2). What people write stays as they wrote it.
identity-language-help-title = Help to translate
identity-language-help = Is a sentence wrong or missing? Write to the body that runs this site. The translations are open files that anyone can complete.

## The demonstration
identity-demonstration-title = Enter the demonstration
identity-demonstration-people = Choose an invented person: their link arrives in
identity-demonstration-mailbox = the demonstration mailbox
identity-demonstration-mailbox-open = Open the demonstration mailbox
identity-demonstration-nobody = There is nobody here yet.
identity-demonstration-link-of = Get the link: { $name }
identity-mailbox-title = Demonstration mailbox
identity-mailbox-lead = The messages Parvis would have sent, newest first. A message takes a second or two to arrive: reload the page.
identity-mailbox-caption = Messages received
identity-mailbox-subject = Subject
identity-mailbox-recipient = Recipient
identity-mailbox-received = Received
identity-mailbox-empty = No message has arrived yet.

## With the account of another body
identity-passage-title = With an account you already have
identity-passage-lead = You will be taken there, then brought back here. The two sites stay separate: neither sees what you do on the other.
identity-passage-with = Sign in with my account from { $name }
identity-passage-ask-title = Sign in to { $name }
identity-passage-sign-in-first = First sign in to { $name }: you will then come back to this page.
identity-passage-given = If you go on, these two facts will be given to { $name }:
identity-passage-apart = Nothing else is passed on, today or later: the two sites stay separate.
identity-passage-continue = Continue to { $name }
identity-passage-going = To { $name }
identity-passage-arrived = You are arriving with your account from { $name }:
identity-passage-differs = Here you are shown as { $name }, with the address { $email }.
identity-passage-take-over = Replace my name and address here with those
identity-passage-over-title = This passage is over
identity-passage-over = This passage no longer works: it lasts two minutes, and works once, in the browser that asked for it. Start again from the sign-in page.
identity-passage-email-taken = Somebody else already has this address here. Start again without asking to bring it over.
identity-passage-unlinked = You had unlinked this account: it no longer opens yours here. First sign in with a link sent to your address; then come back through the other account if you want to link them again.
identity-linked-title = Linked accounts
identity-linked-lead = These accounts open this one. Once unlinked, they no longer lead here: you will sign in with a link sent to your address.
identity-linked-elsewhere = a site that is no longer here
identity-unlink = Unlink my account from { $name }
notice-identity-unlinked = The account is unlinked.

## What this device keeps
identity-device-title = Keep on this device
identity-device-off = On your own phone or computer, you can read what you take part in without a network: your groups, meetings to come and their minutes, texts under discussion, open consultations. What you write while offline waits here and leaves when you are back online.
identity-device-shared = Do not do this on a shared computer. Everything is erased when you sign out.
identity-device-keep = Keep on this device
identity-device-on = This device keeps what you take part in, to be read offline. Everything is erased when you sign out or when somebody else signs in here.
identity-device-see = See what is kept and what is waiting to be sent
identity-device-erase = Keep nothing here any more
identity-device-erase-what = The pages kept on this device will be erased. Nothing on the site is touched.
identity-device-erase-waiting = { $n ->
    [one] One form is still waiting to be sent: it will be lost. Send it or copy it first.
   *[other] { $n } forms are still waiting to be sent: they will be lost. Send them or copy them first.
 }
identity-leaving-waiting = Waiting to be sent on this device: { $n }.
identity-leaving-send-first = See what is waiting and send it first
identity-leaving-title = When you sign out, what is waiting
identity-leaving-keep = stays on this device until you next sign in here
identity-leaving-keep-hint = Thirty days at most. The site shows it to nobody else, but we do not encrypt the device.
identity-leaving-erase = is erased
identity-account-sign-out-needs-network = You are offline: the site cannot sign you out. Sign out when you are back online.

## Application tokens
identity-tokens-title = Application tokens
identity-tokens-lead = A token lets a program, such as git, act here in your name without your session. Whoever holds it can amend as you: keep it like a password.
identity-tokens-see = Create a token, see or revoke yours
identity-tokens-caption = Your tokens
identity-tokens-empty = You have no token.
identity-token-new = Create a token
identity-token-name = Name of the token
identity-token-name-hint = For example: git on my laptop.
identity-token-make = Create this token
identity-token-made = Your token is created
identity-token-made-once = Copy it now: it will never be shown again, the site only keeps its fingerprint.
identity-token-made-before = This form had already been sent: the token was shown the first time. If you did not copy it, revoke it and create another one.
identity-token-made-at = Created on
identity-token-last-used = Last day of use
identity-token-never-used = never
identity-token-revoke-column = Revoke
identity-token-revoke = Revoke “{ $name }”
notice-identity-token-revoked = The token is revoked: the program that used it can no longer get in.
