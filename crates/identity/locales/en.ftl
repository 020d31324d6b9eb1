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
right-identity-manage-providers = Choosing the identity providers and inviting people to use them
right-identity-link-provider = Linking an identity provider’s account to one’s own, or unlinking it

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
event-identity-provider-set-up = An identity provider was set up
event-identity-provider-removed = An identity provider was removed
event-identity-provider-invited = Somebody was invited to sign in with an identity provider
event-identity-provider-invitation-withdrawn = Somebody’s invitation to sign in with an identity provider was withdrawn
event-identity-provider-unknown = An identity provider recognised somebody without a linked account
event-identity-provider-linked = Somebody linked an identity provider’s account to theirs
event-identity-provider-unlinked = Somebody unlinked an identity provider’s account from theirs
effect-session-refresh = Question to the identity provider about an open session
event-identity-session-refused = A session was closed: the identity provider vouches for its person no more
event-identity-provider-refused = An identity provider’s answer was refused
event-identity-arrival-forgotten = A person said that an identity provider had recognised somebody else

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
identity-account-data = My data: see it, take it away, object
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

## Closing an account
identity-gone = A person who left the site
right-identity-close-account = Close one’s account
right-identity-erase-account = Close the account of a person who asks for it
event-identity-account-erased = An account was closed
event-identity-erasure-asked = The closing of an account was asked for its holder
identity-closing-title = Close my account
identity-closing-lead = This is what goes and what stays. Nothing is done before the button.
identity-closing-offered = Your name and your address go; what you wrote here stays, without your name.
identity-closing-see = See what goes and what stays
identity-closing-goes = What goes at once
identity-closing-goes-name = The displayed name: everywhere on the site, and for who copies a text with git, “A person who left the site” is read in its place.
identity-closing-goes-address = The e-mail address and the chosen language: no message leaves any more.
identity-closing-goes-sessions = The open sessions and those of the last months, the sign-in links, the application tokens and the linked accounts.
identity-closing-goes-follows = What is followed, and the digest.
identity-closing-goes-letters = The messages sent to the site by e-mail that it still keeps, the addresses to answer convocations, the contributions left unconfirmed.
identity-closing-goes-mandates = The mandates: they end today, and those that were to begin are taken back.
identity-closing-goes-lots = The name and contact details given with this account for a draw by lot: before a draw, your name is taken back; after it, your seat is freed.
identity-closing-stays = What stays
identity-closing-stays-writings = The texts, amendments, contributions and comments, without the name: the decisions made rest on them.
identity-closing-stays-votes = The public votes, attendances and procurations, without the name.
identity-closing-stays-secret = The ballots of secret votes: nothing says whose they are, and nothing changes in them. The list of voters of an election keeps the name and the address entered, until the destruction that the election provides for.
identity-closing-stays-lots = The numbers published by a draw by lot, and what each number answered in the published files: nothing says whose they are any more.
identity-closing-stays-published = What others wrote, minutes included, and the published acts: their files no longer change. Ask the local authority to correct what names you.
identity-closing-stays-elsewhere = The messages already sent, and the accounts open on other sites.
identity-closing-stays-backups = The backups of the local authority, until they are replaced.
identity-closing-again = This cannot be undone. If you come back with the same address, a new account begins: nothing links it to this one.
identity-closing-button = Close my account for good
identity-closing-keep = Keep my account
identity-closing-another-title = Close somebody’s account
identity-closing-another-lead = At the person’s request, received by the local authority. Nothing is done before the next page.
identity-closing-another-button = Ask for this account to be closed
identity-closing-another-back = Look for another address
identity-closing-sure = Check that the request comes from this very person: this cannot be undone.
identity-closing-later = The account closes in { $days } days, after an e-mail to the person. If they sign in before, it stays open. Their open sessions end.
identity-closing-at-once = Another person’s account is not closed at once: ask for its closing from the page made for it.
identity-closing-mail-subject = Your account is about to be closed: { $body }
identity-closing-mail-text = Hello,

    { $body } was asked to close your account. It will be closed on { $on }: your name and your address will be erased.

    If this is not what you want, sign in before then, and it will stay open: { $link }
identity-closed-mail-subject = Your account is closed: { $body }
identity-closed-mail-text = Hello,

    Your account at { $body } is closed, as was asked. Nothing there bears your name any more, and this is the last message.

    If you asked for nothing, tell { $body }: { $link }
identity-closing-email = E-mail address of the person
identity-closing-email-hint = The one they sign in with.
identity-closing-find = Find this account
identity-closing-unknown = Nobody has this address here.
identity-closing-oneself = This address is yours: close your account from “My account”.
notice-identity-account-closed = Your account is closed: nothing here bears your name any more.
notice-identity-erasure-asked = The closing is asked for. The person is told by e-mail.
## With an identity provider
identity-providers-title = With an identity service
identity-provider-with = Sign in with { $name }
identity-provider-what = What is { $name }?
identity-provider-refused-title = You are not signed in
identity-provider-by-mail = By a link sent to your address
identity-provider-denied = { $name } did not identify you: you gave up, or your details were not confirmed. You can start again, or sign in another way.
identity-provider-late = Too much time passed between your leaving for { $name } and your return, or this return was already used. Start again.
identity-provider-replayed = This return from { $name } was already used. It works once: start again.
identity-provider-other-browser = This return from { $name } was not asked for by this browser, or its request is over. Start again from this browser, accepting this site’s cookies.
identity-provider-untrusted = The answer received from { $name } could not be verified: nobody was signed in. Start again. If it happens again, tell the authority.
identity-provider-level = { $name } identified you, but less surely than this site asks. Start again with a stronger account, or sign in another way.
identity-provider-too-many = From your internet connection, too many returns from { $name } were refused in an hour. Wait an hour, or sign in another way.
identity-provider-down = { $name } is not answering at the moment. Try again later, or sign in another way.
identity-provider-misconfigured = Signing in with { $name } is not set up right. Sign in another way, and tell the authority: an agent can mend it.
identity-provider-other-siret = { $name } identifies you for another organisation than this one. Start again and choose the right organisation there, or sign in another way.
identity-provider-not-invited = { $name } only opens the accounts of invited people here. Ask the authority for an invitation.
identity-provider-linked-elsewhere = This account of an identity service already opens another account here. Sign in to that one and unlink it first.
identity-provider-another-signed-in = { $name } recognised a person whose account is not the one open in this browser. Nothing has changed.
identity-provider-another-signed-in-who = The account open here is that of { $name }. If it is not yours, close it, then begin again.
identity-provider-another-sign-out = Sign out of this account
identity-provider-another-again = Begin again with { $name }
identity-provider-arrival-over = An hour has passed, or this was already used. Start again from “My ways of signing in”.
identity-first-time-title = First visit
identity-first-time-provider = Recognised by
identity-first-time-name = Under the name
identity-first-time-account = For the account here
identity-first-time-next = { $name } recognised you. We still need to know where to write to you: a link sent to that address shows that it is yours. Open it in this browser, then press “Link”. From then on, { $name } is enough.
identity-first-time-invited = { $name } recognised you. The first time, also sign in by a link sent to the address where you were invited. Open it in this browser, then press “Link”.
identity-provider-leaving = Leaving { $name } too
identity-provider-left-here = Your session here is closed.
identity-provider-leave-there = Sign out of { $name } too
identity-provider-stay-there = Back to the home page

## Ways of signing in
identity-ways-title = My ways of signing in
identity-ways-lead = What opens your account. A link sent to your address always does.
identity-ways-see = See, link or unlink an identity service
identity-ways-session = This session was opened with { $name }, on { $at }.
identity-ways-session-mail = This session was opened by a link sent to your address.
identity-ways-session-assisted = Somebody may be helping you, through an assistance service. In this session there is no secret voting, and what opens the account is not changed.
identity-ways-session-untold = Nothing says whether somebody is helping you, through an assistance service. In this session there is no secret voting and no token is made; all the rest is possible. To vote, sign in by a link sent to your address.
identity-ways-next = Go on where you were
identity-not-me = This is not me
identity-ways-waiting = { $name } has just recognised you
identity-ways-waiting-what = If it is really you, link this account: from now on { $name } will open the one here. We keep neither your civil status nor your identifier in clear.
identity-ways-link = Link my { $name } account
identity-ways-yours = What opens this account
identity-ways-mail = A link sent to your e-mail address.
identity-ways-caption = Linked identity services
identity-ways-provider = Service
identity-ways-level = Level
identity-ways-linked-at = Linked on
identity-ways-last-used = Last used
identity-ways-never-used = never
identity-ways-unlink-column = Unlink
identity-ways-unlink = Unlink { $name }
identity-ways-others = Link another service
identity-ways-others-how = You will be taken there, then brought back here to confirm.
identity-assisted-no-link = Somebody may be helping you, through an assistance service: what opens an account is not changed in such a session. Sign in yourself, for example by a link sent to your address.
identity-assisted-not-lent = Somebody may be helping you, through an assistance service: such a session opens no account elsewhere.
identity-assisted-no-token = Somebody may be helping you, through an assistance service: such a session makes no token.
identity-assisted-no-closing = Somebody may be helping you, through an assistance service: such a session closes no account. Sign in yourself, by a link sent to your address.
notice-identity-provider-linked = The account is linked.
notice-identity-arrival-forgotten = Nothing is kept of the person recognised.
notice-identity-provider-unlinked = The account is unlinked.

## Setting up identity providers
identity-kind-franceconnect = FranceConnect
identity-kind-franceconnect-lead = For residents: an identity verified by the State. Ask the DINUM for an authorisation first.
identity-kind-franceconnect-issuer = The one the DINUM gives: test sandbox or production.
identity-kind-franceconnect-levels = eidas1 for FranceConnect.
identity-kind-proconnect = ProConnect
identity-kind-proconnect-lead = For agents, elected members and associations, by invitation and for this authority’s establishments.
identity-kind-proconnect-issuer = The one the DINUM gives: integration or production.
identity-kind-proconnect-levels = For example eidas1 eidas1-mfa. Leave empty to accept every level. These names change: follow ProConnect’s announcements.
identity-kind-autre = Another provider (OpenID Connect)
identity-kind-autre-lead = Keycloak, authentic2, Nextcloud or any other service that speaks OpenID Connect.
identity-kind-autre-issuer = The “issuer” field of the discovery document, to the letter.
identity-kind-autre-levels = Leave empty if this service says no level.
identity-setting-title = Ways of signing in
identity-setting-one-title = Identity provider
identity-setting-lead = The identity services offered on the sign-in page, beside the link by e-mail.
identity-setting-mail = The link sent by e-mail always remains possible: nobody has to have an account elsewhere.
identity-setting-caption = Identity providers
identity-setting-empty = No provider is set up: the sign-in page only offers the link by e-mail.
identity-setting-more = Set up another one
identity-setting-kind = Sort
identity-setting-name = Name on the button
identity-setting-name-hint = People read “Sign in with…”.
identity-setting-issuer = Issuer’s address
identity-setting-client = Client identifier
identity-setting-secret = Client secret
identity-setting-secret-hint = Given by the provider. It is encrypted and never shown again.
identity-setting-secret-kept = Leave empty to keep the one known.
identity-setting-secret-lost = The secret no longer opens: it was encrypted with another key. Write it again.
identity-setting-algorithm = Signature of answers
identity-setting-algorithm-hint = The one you chose at the provider. An answer signed otherwise is refused.
identity-setting-es256 = ES256 (elliptic curve)
identity-setting-rs256 = RS256 (RSA)
identity-setting-levels = Levels of assurance accepted
identity-setting-sirets = SIRET numbers of this authority
identity-setting-sirets-hint = One a line, 14 digits: the town hall, the social centre… Who comes for another establishment does not get in.
identity-setting-silent = Silent sign-in
identity-setting-silent-no = No: the button has to be pressed
identity-setting-silent-yes = Yes: who is signed in with ProConnect already enters without a page
identity-setting-silent-hint = Only once until the browser is closed, on arriving at the page where one signs in. Who is not signed in with ProConnect sees the ordinary page. No account is made or linked this way.
identity-setting-refresh = Asking again whether the person is still there
identity-setting-refresh-0 = Never: the session lasts thirty days
identity-setting-refresh-15 = Every quarter of an hour
identity-setting-refresh-60 = Every hour
identity-setting-refresh-240 = Every four hours
identity-setting-refresh-720 = Every twelve hours
identity-setting-refresh-hint = Somebody who left loses access within that time. If the provider does not answer, their session goes on; if it gives no refresh token, it ends after that time. Shortening that time closes the sessions that this provider opened.
identity-provider-refresh-wrong = Choose one of the times offered.
identity-setting-assistance = Assistance services
identity-setting-assistance-hint = The identifiers (idp_id) of the providers that let a helper act for somebody. Their sessions do not vote secretly and do not change what opens the account.
identity-setting-assistance-france = The identifier (idp_id) of Aidants Connect and the like, which the DINUM gives. Their sessions do not vote secretly and do not change what opens the account. As long as this field is empty, people link their accounts, but no FranceConnect session votes secretly: nothing would say who is at the keyboard.
identity-setting-save = Save
identity-setting-stale = Somebody else changed these settings meanwhile. Check what you wrote, then save again.
identity-setting-declare = To be declared to the provider
identity-setting-return = Return address
identity-setting-left = Address after signing out
identity-setting-scopes = What is asked
identity-setting-try = Try
identity-setting-works = The provider answers: its document and its keys are read.
identity-setting-fails = It does not work yet.
identity-setting-down = The provider does not answer, or not at this address.
identity-setting-refused = The provider answers, but not what is needed: check the issuer’s address, to the letter.
identity-setting-remove = Remove this provider
identity-setting-remove-what = Nobody will sign in with it any more, the sessions it opened will be closed, and what linked the accounts will be erased. People will sign in by a link.
identity-setting-remove-confirm = Remove
identity-setting-invited-see = Invited people
identity-invited-title = Invited people
identity-invited-caption = Invited people
identity-invited-empty = Nobody is invited yet.
identity-invited-linked = Account linked on
identity-invited-not-yet = not yet
identity-invited-withdraw-column = Withdraw
identity-invited-withdraw = Withdraw the invitation of { $name }
identity-invite-title = Invite somebody
identity-invite-what = This person will first sign in by a link sent to this address, then link their { $name } account.
identity-invite-button = Invite
identity-provider-name-empty = Give the button a name.
identity-provider-name-taken = A provider already has this name, or this name cannot make an address. Choose another, with letters or digits.
identity-provider-text-long = This is too long: { $max } characters at most.
identity-provider-issuer-empty = Write the issuer’s address.
identity-provider-issuer-wrong = Write a whole address, without a question mark or a password, for example https://identity.example.org/realms/town.
identity-provider-issuer-clear = This address is not in https: anybody could answer in the provider’s place.
identity-provider-client-empty = Write the identifier that the provider gives to this site.
identity-provider-secret-empty = Write the secret that the provider gives.
identity-provider-secret-again = The issuer changes: write the secret again, so that it does not go elsewhere.
identity-provider-levels-empty = FranceConnect wants at least one level: eidas1.
identity-provider-sirets-empty = Write at least one SIRET number.
identity-provider-siret-wrong = A SIRET number has 14 digits.
identity-providers-too-many = There are already { $max } providers: remove those that no longer serve.
notice-identity-provider-saved = The provider is set up. Try it.
notice-identity-provider-removed = The provider is removed.
notice-identity-provider-invited = The person is invited.
notice-identity-provider-invitation-withdrawn = The invitation is withdrawn.

## What is declared of personal data
processing-identity-accounts-title = Accounts and signing in
processing-identity-accounts-purpose = To recognise who takes part, asking no more than an address and a name to show.
processing-identity-accounts-people = Everyone who has an account or asks for a sign-in link
processing-identity-accounts-data = E-mail address, name shown, language chosen, sessions, sort of browser and last day of use, attempts to sign in, second factor (its key, encrypted, and the digests of the recovery codes), passkeys (their public half), application tokens (by their digest), digest of the network address of whoever asks for a link
processing-identity-accounts-recipients = The body’s services; its host
processing-identity-accounts-kept = For as long as the account is open; everything is erased when it is closed.
processing-identity-providers-title = Signing in with an identity provider
processing-identity-providers-purpose = To sign in with FranceConnect, ProConnect, another provider that the body has chosen, or its directory.
processing-identity-providers-people = Whoever signs in that way, and whoever is invited to
processing-identity-providers-data = Identifier given by the provider, level of assurance and date; as long as a session lasts, what to ask the provider again with, encrypted; nothing else of the identity is kept; for an hour, digests of attempts to sign in with the directory
processing-identity-providers-recipients = The identity provider, which knows that one signs in here
processing-identity-providers-kept = Until the link with that provider is undone.
processing-identity-shared-accounts-title = Accounts linked between sites
processing-identity-shared-accounts-purpose = To come in with the account one has on the site of another body of the same installation.
processing-identity-shared-accounts-people = Whoever asked for it
processing-identity-shared-accounts-data = Identifiers of both accounts; name and address during the two minutes of the passage
processing-identity-shared-accounts-recipients = The other body, which knows it too
processing-identity-shared-accounts-kept = Until the person undoes the link.
retention-identity-sign-in-links = Expired sign-in links, with the address they were sent to
retention-identity-sign-in-attempts = Sign-ins and attempts to sign in
retention-identity-sign-in-clients = Digests of the network addresses that asked for a link
retention-identity-sessions = Sessions that are over
retention-identity-arrivals = Arrivals from an identity provider that came to nothing
retention-identity-attempts = Attempts to sign in with an identity provider
retention-identity-passages = Passages from one site to another
## Devices
event-identity-session-revoked = Somebody closed one of their sessions from another device
event-identity-other-sessions-revoked = Somebody closed all their other sessions
event-identity-link-refused = A sign-in link that served no more was refused
identity-devices-title = My devices
identity-devices-lead = Where your account is open, and who tried to get in.
identity-devices-see = See my devices and the latest sign-ins
identity-devices-open = Open sessions
identity-devices-caption = Your open sessions
identity-devices-device = Device
identity-devices-opened = Opened on
identity-devices-opened-with = Opened with
identity-devices-seen = Last day used
identity-devices-not-seen = not yet
identity-devices-revoke-column = Close
identity-devices-here = This device
identity-devices-revoke = Close: { $device }, opened on { $at }
identity-devices-revoke-others = Close all the others
identity-devices-doubt = A device you do not know? Close it, then check that nobody else reads your mail: the sign-in link arrives there.
identity-session-over = This session is closed already.
identity-device-said = { $browser }, on { $system }
identity-device-unknown = Unknown device
identity-browser-edge = Edge
identity-browser-opera = Opera
identity-browser-samsung = Samsung Internet
identity-browser-firefox = Firefox
identity-browser-chrome = Chrome
identity-browser-safari = Safari
identity-browser-other = Another browser
identity-system-android = Android
identity-system-iphone = iOS (iPhone)
identity-system-ipad = iPadOS
identity-system-windows = Windows
identity-system-chromebook = ChromeOS
identity-system-mac = macOS
identity-system-linux = Linux
identity-system-other = another system
identity-attempts-title = Latest sign-ins
identity-attempts-lead = Each attempt to get into your account, whether it worked or not. You alone see it. It is erased after { $days } days.
identity-attempts-empty = No sign-in was noted these last months.
identity-attempts-caption = Attempts to sign in
identity-attempts-at = When
identity-attempts-way = With
identity-attempts-outcome = What happened
identity-attempt-way-mail = a link by mail
identity-attempt-way-provider = an identity service
identity-attempt-way-elsewhere = the account of another site
identity-attempt-outcome-opened = Session opened
identity-attempt-outcome-used = Refused: link already used
identity-attempt-outcome-expired = Refused: link too old
notice-identity-session-revoked = The session is closed on that device.
notice-identity-other-sessions-revoked = All your other sessions are closed.

## The second factor
right-identity-second-factor = Adding a second factor to one’s account, or taking it away
right-identity-require-second-factor = Wanting a second factor of all agents
right-identity-reset-second-factor = With another agent, taking away the second factor of somebody who lost it
event-identity-second-factor-begun = Somebody began to add a second factor
event-identity-second-factor-enrolled = Somebody added a second factor
event-identity-second-factor-removed = Somebody took their second factor away
event-identity-recovery-codes-renewed = Somebody replaced their recovery codes
event-identity-second-factor-asked = A second factor was asked at a sign-in
event-identity-second-factor-refused = A second factor was refused
event-identity-second-factor-required = A second factor is now wanted of agents
event-identity-second-factor-not-required = A second factor is no longer wanted of agents
event-identity-second-factor-reset-asked = An agent asked for somebody’s second factor to be taken away
event-identity-second-factor-reset-dropped = A request to take a second factor away was dropped
event-identity-second-factor-reset = Somebody’s second factor was taken away, by two agents or by the operator
identity-attempt-way-authenticator = a code of the app
identity-attempt-way-recovery = a recovery code
identity-attempt-outcome-asked = Second factor asked
identity-attempt-outcome-wrong = Refused: code wrong or used already
identity-second-factor-title = Second factor
identity-second-factor-lead = A code of your phone, beside the link received by mail: whoever reads your mail does not get in for all that.
identity-second-factor-see = See, add or take away my second factor
identity-second-factor-is-on = A code of your app is asked at each sign-in.
identity-second-factor-is-off = No code is asked besides at sign-in.
identity-second-factor-first = { $name } wants a second factor of its agents. Make it to go on: it takes two minutes.
identity-second-factor-none-title = Add a second factor
identity-second-factor-what = You need an authenticator app on your phone or your computer: FreeOTP, Aegis, a password manager… It shows a code of six digits that changes every thirty seconds, without network. We know neither which nor where.
identity-second-factor-begin = Begin
identity-second-factor-begin-again = Begin again with another picture
identity-second-factor-scan-title = Read the picture with your app
identity-second-factor-scan = In your app, add an account and point at this picture.
identity-second-factor-picture = Picture to be read with an authenticator app; the same key is written below.
identity-second-factor-by-hand = Without a camera, copy this key into the app (type: TOTP, six digits, thirty seconds):
identity-second-factor-code = Code of the app
identity-second-factor-code-hint = Six digits.
identity-second-factor-confirm = Check and switch on
identity-second-factor-on = Your second factor is in place.
identity-second-factor-since = Second factor in place since { $on }
identity-second-factor-asked-when = A code is asked at each sign-in. Your other sessions were closed when you added it.
identity-second-factor-remove-title = Take it away
identity-second-factor-remove-what = Changing phones? Take it away here, then add one with the new phone.
identity-second-factor-remove = Take my second factor away
identity-second-factor-already = Your second factor is in place already.
identity-second-factor-none = This account has no second factor.
identity-second-factor-wanted = Your body wants a second factor of its agents: it cannot be taken away. To change phones, add the same key to the new one, or ask two other agents to take it away.
identity-second-factor-wrong-first = This code is not the one the app shows now. Check the time of your phone, then write the code that is shown.
identity-second-factor-wrong = This code is not the right one, or was used already: wait until the app shows another.
identity-second-factor-wrong-recovery = This recovery code is not the right one, or was used already.
identity-second-factor-not-a-code = Write the six digits that the app shows.
identity-second-factor-not-a-recovery-code = A recovery code has twelve letters and digits, in three groups.
identity-second-factor-too-many = Too many wrong codes: none is looked at until { $at }.
identity-second-factor-lost-key = The key of this second factor does not open any more: the site was moved without it. Begin again, or ask the body to take your second factor away.
identity-second-factor-over = This sign-in has expired: the code had to be given within ten minutes. Begin again.
identity-second-factor-ask-title = Your second factor
identity-second-factor-ask-lead = Last step: the code that your app shows.
identity-second-factor-give = Continue
identity-second-factor-lost = I do not have my app
identity-second-factor-recovery = Recovery code
identity-second-factor-recovery-hint = One of those noted when you made it. Each serves once.
identity-second-factor-give-recovery = Continue with a recovery code
identity-second-factor-lost-both = Neither app nor code? Ask the body: two agents can take your second factor away.
identity-recovery-title = Recovery codes
identity-recovery-once = Note them on paper, away from the phone: they will not be shown again. Each stands once for the code of the app.
identity-recovery-before = This form had been sent already: the codes were shown the first time. If you did not note them, replace them from “Second factor”.
identity-recovery-noted = Noted, continue
identity-recovery-left = { $n ->
    [0] You have no recovery code left.
    [one] You have one recovery code left.
   *[other] You have { $n } recovery codes left.
 }
identity-recovery-renew = Replace my recovery codes
identity-second-factor-rule-title = Second factor of agents
identity-second-factor-rule-on = Required since { $on }
identity-second-factor-rule-off = Anybody may have one, nobody has to.
identity-second-factor-rule-what = Required, it is asked of all agents: who has none is led to make it before anything else, you included. Who comes in by an identity service that asks for two factors already (ProConnect “-mfa”, substantial and high levels) has nothing more to do.
identity-second-factor-rule-start = Require it of agents
identity-second-factor-rule-stop = Require it no longer
identity-second-factor-rule-stop-what = Agents will be able to take theirs away. Those who have one keep it until they do.
identity-second-factor-rule-stop-confirm = Stop requiring it
identity-reset-title = Lost second factors
identity-reset-lead = Somebody lost their app and their codes: one agent asks for their second factor to be taken away, another one does it.
identity-reset-waiting = Waiting requests
identity-reset-empty = No request is waiting.
identity-reset-asked-by = Asked by
identity-reset-asked-at = On
identity-reset-do-column = Decide
identity-reset-do = Take away the second factor of { $name }
identity-reset-another = Another agent has to do it.
identity-reset-drop = Drop the request for { $name }
identity-reset-ask = Ask for one to be taken away
identity-reset-ask-what = Check first that it is this person who asks you, by word of mouth. They are told by mail. The request holds { $days } days.
identity-reset-ask-button = Ask for it
identity-reset-none = This person has no second factor.
identity-reset-oneself = This is your account: ask two other agents.
identity-reset-asked-already = This is asked already: another agent can do it.
identity-reset-by-another = You asked for this: another agent has to do it.
identity-reset-over = This request waits no more: it was done, dropped, or is too old.
identity-reset-asked-mail-subject = Your second factor may be taken away: { $body }
identity-reset-asked-mail-text = Hello,

    An agent of { $body } asked for your second factor to be taken away, as if you had said that it is lost. Another agent has still to do it.

    If you asked for nothing, sign in and drop this request: { $link }
identity-reset-done-mail-subject = Your second factor is taken away: { $body }
identity-reset-done-mail-text = Hello,

    Your second factor at { $body } is taken away, and your sessions are closed. At the next sign-in, add a new one from “My account”.

    If you asked for nothing, tell { $body } at once: { $link }
notice-identity-second-factor-removed = Your second factor is taken away.
notice-identity-second-factor-required = A second factor is required of agents.
notice-identity-second-factor-not-required = A second factor is no longer required.
notice-identity-reset-asked = It is asked. Another agent has to do it.
notice-identity-reset-done = The second factor is taken away.
notice-identity-reset-dropped = The request is dropped.

## Passkeys
right-identity-passkeys = Adding a passkey to one’s account, or taking it away
event-identity-passkey-added = Somebody added a passkey
event-identity-passkey-removed = Somebody took a passkey away
event-identity-passkey-refused = The answer of a passkey was refused
identity-attempt-way-passkey = a passkey
identity-attempt-outcome-refused = Refused: answer not verified
identity-passkey-title = With a passkey
identity-passkey-enter-what = Your phone or your computer knows you, by a finger, a face or a code: nothing to write, no mail to wait for. You need to have added one from “My devices”.
identity-passkey-enter = Use my passkey
identity-passkey-given-up = No key was given. You can begin again, or choose another way.
identity-passkey-refused-title = Passkey refused
identity-passkey-refused = This passkey could not be verified: nobody was signed in. Begin again, or sign in by a link.
identity-passkey-unknown = This passkey opens no account here: it was taken away, or is of another site. Sign in by a link.
identity-passkey-over = Too much time has passed, or this page was used already. Begin again.
identity-passkey-nowhere = This site has no name, only a number: passkeys are not possible here.
identity-passkey-no-browser = This browser cannot add a passkey. Try from your phone, or with scripts allowed.
identity-passkeys-title = Passkeys
identity-passkeys-what = A passkey stays in your device, or in your password manager. It opens this account without link nor code, and cannot be given to a false site. We keep its public half only.
identity-passkeys-empty = You have no passkey.
identity-passkeys-caption = Your passkeys
identity-passkey-name = Name of the key
identity-passkey-name-hint = To know it later, for example: my phone.
identity-passkey-name-empty = Give the key a name.
identity-passkey-add = Add a passkey
identity-passkey-not-added = This key could not be verified: it is not added. Begin again.
identity-passkey-known = This key is in an account here already.
identity-passkeys-too-many = You have { $max } passkeys already. Take away those you no longer use.
identity-passkey-made-at = Added on
identity-passkey-remove-column = Take away
identity-passkey-remove = Take “{ $name }” away
identity-assisted-no-passkey = Somebody may be helping you, through an assistance service: such a session adds no passkey.
identity-second-factor-lost-key-too = Is your passkey lost? Ask the body: two agents can take your second factor away.
notice-identity-passkey-added = The passkey is added: it opens this account.
notice-identity-passkey-removed = The passkey is taken away: it opens nothing here any more.

## The effort asked of who asks too often
identity-links-slow = Many links were asked for from your internet connection. Press again: your browser makes a small computation first, which holds machines back. Without script, wait a minute before you press.
identity-second-factor-slow = Several codes were wrong. Write it again: your browser makes a small computation first, which holds machines back. Without script, wait a minute before you press.
identity-effort-under-way = Your browser is making a small computation, some seconds at most…

## What protects what opens an account
event-identity-sign-in-dropped = A sign-in that waited for its second factor was dropped
identity-assisted-no-factor = Somebody may be helping you, through a service that helps people: such a session adds neither a second factor nor recovery codes. Sign in by a link received by e-mail.
identity-second-factor-give-first = Give your second factor first: sign out, then sign in with it.
identity-second-factor-rule-own-first = Add a second factor of your own first, or a passkey: you would be the first to be shut out.
identity-second-factor-rule-demonstration = In a demonstration everybody signs in as whom they like: a second factor is imposed on nobody there.
identity-passkey-code-wanted = Write the code that your app shows: it protects the adding of a passkey.
identity-passkey-code-hint = Six digits. Not needed if you gave it less than ten minutes ago.
identity-passkey-sign-in-again = Sign in again with your passkey, then add the other one within ten minutes.
identity-passkey-wanted = Your body wants a second factor of its agents: your last passkey is not taken away. Add another one first.
identity-devices-with-second-factor = { $way }, then a second factor
identity-devices-tokens = { $n ->
    [0] No program acts in your name.
    [one] One program may act in your name, with a token.
   *[other] { $n } programs may act in your name, each with a token.
}
identity-devices-tokens-see = See my application tokens
identity-demonstration-code = Demonstration: the code would be { $code }.
identity-reset-own = On { $at }, { $name } asked for your second factor to be taken away, as if you had lost it. Another agent may take it away at any time.
identity-reset-not-me = It was not me: drop this request
identity-reset-asker-gone = Whoever asked for this is no longer an agent: drop this request, then ask yourself.
identity-reset-by-another-still = The second agent must have been one before the request, and not have been registered or given a mandate by whoever asks. Ask another agent, or the operator of the site.
notice-identity-reset-refused = The request is dropped: your second factor stays in place.
identity-change-mail-subject = Your account at { $body }: what opens it has changed
identity-change-mail-text = Hello,

    { $said }

    If it was you, there is nothing to do. If not, close the other sessions and see who tried to sign in: { $link }

    { $body }
identity-change-passkey-added = A passkey has just been added to your account at { $body }.
identity-change-passkey-removed = A passkey has just been taken away from your account at { $body }.
identity-change-app-added = A second factor has just been added to your account at { $body }. Your other sessions are closed, and your application tokens taken away.
identity-change-app-removed = The second factor of your account at { $body } has just been taken away.
identity-change-wrong-codes = Five wrong codes in a row were written to get into your account at { $body }: whoever writes them may read your mail. Codes of the app wait for a quarter of an hour; a recovery code or a passkey lets you in.
retention-identity-second-factor-waits = Sign-ins that wait for their second factor
retention-identity-second-factor-resets = Requests to take a second factor away that nobody carried out

## People without an address of their own
identity-attempt-way-code = a code on paper
identity-account-no-email = None.
identity-account-give-email = Give one
identity-passage-no-address = Your account has no e-mail address: it serves here only. Give it one, then start again.
identity-mailbox-full = Several people take part from this mailbox already: { $max } at most, beside who has the address. Use another address, or come to the desk.
identity-mailbox-factor = This account asks for a second factor: the link of a shared mailbox is not enough. Sign in with your passkey, then start again.
event-identity-entry-code-made = An entry code on paper is handed over
event-identity-address-taken = Somebody without an address gives one
retention-identity-entry-codes = Codes on paper that open an account, at their date

## Two agents
right-identity-set-four-eyes = Say whether what touches votes, rolls and people is done by two agents, and see what waits
event-identity-second-agent-awaited = An agent asked for a deed that takes two: another agent is awaited
event-identity-second-agent-agreed = A second agent did what a first one had asked
event-identity-second-agent-dropped = A deed that waited for a second agent is dropped
event-identity-four-eyes-on = What touches votes, rolls and people is done by two agents
event-identity-four-eyes-off = What touches votes, rolls and people is done by one agent
four-eyes-identity-ask-erasure = Close somebody’s account
four-eyes-identity-set-four-eyes = No longer want two agents
identity-four-eyes-title = Deeds of two agents
identity-four-eyes-lead = What touches votes, rolls and people takes two: one agent asks for it, another does the same in the same place within { $days } days, and it is done.
identity-four-eyes-waiting = What waits for a second agent
identity-four-eyes-none = Nothing waits for a second agent.
identity-four-eyes-deed = Deed
identity-four-eyes-about = About
identity-four-eyes-asked-by = Asked
identity-four-eyes-action = Action
identity-four-eyes-by-on = by { $name }, on { $at }
identity-four-eyes-drop = Drop
identity-four-eyes-said = { $deed }: { $said }
identity-four-eyes-notice = Asked for by { $name }. Another agent has to do the same here before { $until }, otherwise nothing is done.
identity-four-eyes-asked = You asked for it already: another agent has to do it, in the same place.
identity-four-eyes-own-making = You registered or mandated the agent who asked for it: another agent has to do it.
identity-four-eyes-over = This deed waits for nobody any more: it was done, dropped, or its time has passed.
identity-four-eyes-rule = The rule
identity-four-eyes-applies = Two agents are wanted
identity-four-eyes-does-not = One agent is enough today: the rule does not apply in a demonstration, nor once there has been only one agent for a week, nor where it was lifted.
identity-four-eyes-start = Want two agents
identity-four-eyes-stop = Lift the rule
identity-four-eyes-stop-what = One agent alone will close, prolong or destroy an election, close a vote before its time, erase the roll in service and close an account. It takes two agents to lift the rule.
identity-four-eyes-stop-confirm = Lift the rule of two agents
notice-identity-second-agent-awaited = Asked for, not done yet: another agent has to do the same, in the same place.
notice-identity-second-agent-dropped = Dropped.
notice-identity-four-eyes-on = Two agents are wanted.
notice-identity-four-eyes-off = The rule is lifted: one agent is enough.
retention-identity-deeds-waiting = Deeds that one agent asked for and no other did

## With a directory
identity-kind-annuaire = Directory (LDAP)
identity-directory-with = With the “{ $name }” account
identity-directory-identifier = Identifier
identity-directory-identifier-hint = The one of your “{ $name }” account, for example the one that opens your computer at work.
identity-directory-identifier-empty = Write your identifier.
identity-directory-password = Password
identity-directory-password-hint = It is shown to the directory, and kept nowhere here.
identity-directory-password-empty = Write your password.
identity-directory-enter = Sign in
identity-directory-unrecognised = This identifier and this password open nothing at “{ $name }”. Check them, then write the password again; or sign in by a link.
identity-directory-not-agent = Your “{ $name }” account is recognised, but it is not one of those that come in here. Sign in by a link, or tell the authority.
identity-directory-down = The directory “{ $name }” does not answer as it should at the moment: your password was not checked. Try again later, or sign in another way.
identity-directory-too-many = Too many attempts failed within an hour. Wait an hour, or sign in by a link.
identity-directory-slow = Several attempts failed. Write the password again and press: your browser makes a small computation first, which holds machines back. Without script, wait a minute before you press.
identity-directory-lead = People sign in with the identifier and the password of the authority’s directory: OpenLDAP, Active Directory, Samba…
identity-directory-label = Name of the account
identity-directory-label-hint = People read “With the … account”: Saint-Malo town hall, Town hall network…
identity-directory-name-held = Another way to sign in holds the address “annuaire”. Remove it, then set it up again under another name.
identity-directory-address = Address of the directory
identity-directory-address-hint = ldaps:// then the server’s name (port 636), or ldap:// (port 389), for example ldaps://directory.example.org.
identity-directory-address-wrong = Write an address that begins with ldaps:// or ldap://, with the server’s name and nothing after it, for example ldaps://directory.example.org.
identity-directory-encryption = Encryption
identity-directory-encryption-hint = With ldap://, the connection is encrypted before anything is said (StartTLS). The directory’s certificate must come from a recognised authority, or from the one you give.
identity-directory-encrypted = Always encrypted
identity-directory-in-clear = In the clear, on a private network
identity-directory-clear = In the clear, passwords can be read on their way: it is possible only where the operator allows private networks.
identity-directory-authority = Certificate of the town hall’s authority
identity-directory-authority-hint = If the directory’s certificate comes from the town hall’s own authority, paste that authority’s certificate here (PEM), from BEGIN CERTIFICATE to END CERTIFICATE. It is believed for this directory only.
identity-directory-authority-wrong = This is not a certificate in PEM format: paste it whole, or leave empty.
identity-directory-account = This site’s account in the directory
identity-directory-account-hint = Its full name, for example cn=parvis,ou=services,dc=example,dc=org. Reading people and groups is enough for it. Leave empty if the directory answers everybody.
identity-directory-secret = Password of this account
identity-directory-secret-hint = It is encrypted and never shown again.
identity-directory-secret-empty = Write the password of this account.
identity-directory-secret-again = The server or the account changes: write the password again, so that it does not go elsewhere.
identity-directory-base = Search base
identity-directory-base-hint = The name below which people and groups are, for example dc=example,dc=org.
identity-directory-base-empty = Write the search base.
identity-directory-filter = Filter of people
identity-directory-filter-hint = { "{identifiant}" } is replaced by what the person writes: (uid={ "{identifiant}" }), or (sAMAccountName={ "{identifiant}" }) for Active Directory.
identity-directory-filter-wrong = Write a filter in parentheses, where { "{identifiant}" } has its place, for example (uid={ "{identifiant}" }).
identity-directory-name = Name
identity-directory-name-hint = The attribute that holds it: cn, or displayName. It is proposed at the first sign-in.
identity-directory-mail = E-mail address
identity-directory-mail-hint = The attribute that holds it: mail. It is proposed at the first sign-in, and never links an account.
identity-directory-stable = Stable identifier
identity-directory-stable-hint = The attribute that never changes and is nobody else’s: entryUUID, or objectGUID for Active Directory. It recognises a person, even if their name changes.
identity-directory-attribute-wrong = Write the name of an attribute: letters, digits, hyphens.
identity-directory-who = Who comes in
identity-directory-agents = Agents only
identity-directory-everybody = Everybody in the directory
identity-directory-agents-filter = Filter of agents
identity-directory-agents-filter-hint = What their entry holds, for example (memberOf=cn=townhall,ou=groups,dc=example,dc=org), or the group that names them, where { "{dn}" } is the name of their entry: (&(cn=townhall)(member={ "{dn}" })).
identity-directory-agents-wrong = Write a filter in parentheses that says who is an agent, or let everybody in the directory in.
notice-identity-directory-saved = The directory is set up. Try it.
identity-directory-remove = Remove the directory
identity-directory-try-title = Try the directory
identity-directory-try-who = Identifier to look for
identity-directory-try-hint = Yours, for example: the password is not asked. Leave empty to know only whether the directory answers. Save your changes first.
identity-directory-try-works = The directory answers, and lets this site search it.
identity-directory-try-found = The directory answers: “{ $identifier }” has an entry there.
identity-directory-try-nobody = The directory answers, but nobody there has the identifier “{ $identifier }”: check the base and the filter of people.
identity-directory-try-entry = Entry
identity-directory-try-none = nothing
identity-directory-try-agent = This person is an agent: they would come in.
identity-directory-try-not-agent = This person is not an agent: they would come in only if everybody in the directory does.
identity-directory-try-down = The directory does not answer, or not at this address.
identity-directory-try-encryption = The connection could not be encrypted: the directory’s certificate is not of this name or does not come from a recognised authority or the one you give, or the directory does not know StartTLS.
identity-directory-try-account = The directory refuses this site’s account: check its full name and its password.
identity-directory-try-base = The directory knows nothing under this base: check it, and that this site’s account may read it.
identity-directory-try-refused = The directory refuses to answer this search.
identity-directory-try-several = Several entries have this identifier: narrow the base or the filter of people. Nobody comes in as long as it is not known who they are.
identity-directory-try-stable = The entry has not one value, and one only, of the stable identifier: check the attribute’s name, and that this site’s account may read it.
event-identity-directory-asked = The directory was asked for a sign-in
event-identity-directory-down = The directory did not answer a sign-in
retention-identity-directory-attempts = Digests of attempts to sign in with the directory
