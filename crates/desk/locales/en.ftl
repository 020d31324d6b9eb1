# The desk: taking part without an e-mail address, by a code on paper or with the help of an agent.
desk-navigation = I was sent a code
subject-letter-campaign = Letters with a code
subject-desk-visit = Visit at the desk

## Rights
right-desk-send-codes = Send letters with a code by post, make them again, take them back
right-desk-use-code = Use a code that came on paper
right-desk-help = Take part in the name of somebody present at the desk, with their consent
right-desk-give-address = Give an address to one’s account that has none

## Journal
event-desk-campaign-prepared = Letters with a code are prepared
event-desk-campaign-removed = Letters with a code are taken back
event-desk-letters-made = Letters with a code are made
event-desk-code-refused = A code on paper is refused
event-desk-codes-refused-many = Many codes on paper were refused within an hour
event-desk-residence-verified = A residence is verified by post
event-desk-claimed = Somebody claims the account opened at the desk
event-desk-code-used = A person comes back to their account with a code
event-desk-visit-begun = Somebody is received at the desk
event-desk-helper-noted = Somebody present at the desk accepts that another person acts for them
event-desk-visit-ended = A visit at the desk is over, its receipt is handed over
event-desk-done-at-desk = Done at the desk, by an agent, in the name of the person present
event-desk-address-asked = Somebody without an address says one
event-desk-address-given = Somebody without an address gave one

## What was just done
notice-desk-entered = The code is right: you are signed in.
notice-desk-attached = The code is right: it is attached to your account.
notice-desk-begun = The person is received. You now act in their name.
notice-desk-done = It is done, in the name of the person present.
notice-desk-prepared = It is prepared. No code exists yet: make the letters.
notice-desk-removed = It is taken back. Its codes work no more.
notice-desk-address-given = This address is now your account’s.

## Typing a code
desk-code-title = I was sent a code
desk-code-lead = A code printed on a letter of the town, or on the receipt of a visit at the desk.
desk-code = Your code
desk-code-hint = Twelve letters and digits, for example K3V9-2M4T-X7QA. Hyphens and capitals do not count.
desk-code-button = Use this code
desk-code-needs-network = You have to be connected to the internet.
desk-code-refused = This code does not work: it is miscopied, it has served already, or its date is over. Check it, or ask for another letter.
desk-too-many-tries = Too many codes were refused within the hour. Wait a little, then copy yours with care.
desk-code-of-account = This code is for somebody who has an account already: sign in with that account, then come back to this page. The code is not lost.
desk-code-other-account = This code opens another account than the one you are signed in with. Sign out, then come back to this page. The code is not lost.
desk-code-visitor = Without an account, the code opens one. You have an account already?
desk-code-sign-in = Sign in first: the code will be attached to it.
desk-residence = Residence verified by post
desk-residence-on = on { $on }.
desk-residence-district = District: { $district }.
desk-passkey = Add a passkey to this device

## An address for who has none
desk-address-title = Give an e-mail address
desk-address-why = Your account has no e-mail address. With an address or a passkey, you will be able to sign in again.
desk-address = Your e-mail address
desk-address-hint = An address of yours alone. A link is sent to it.
desk-address-button = Send the link
desk-address-sent = A link has just left for { $email }. Open it here, in this browser.
desk-address-is = Is this address yours: { $email }?
desk-address-confirm = Yes, it is mine
desk-demonstration-mailbox = Open the demonstration’s mailbox
desk-refused-has-address = Your account has an address already.
desk-refused-helped = Somebody helps you in this session: it does not change what opens your account. Sign in yourself.
desk-refused-links = Several links have left within the hour. Wait a little.
desk-refused-address-link = This link works no more, or is another account’s. Ask for a new one.
desk-refused-address-taken = Another account has this address already. Sign in with it, or give another one.
desk-mail-address-subject = { $body }: your address
desk-mail-address-text = Hello,

    For this address to become your account’s, open this link in the browser where you are signed in:
    { $link }

    It works for { $minutes } minutes. If you asked for nothing, do nothing.

    { $body }

## The desk
desk-title = Desk
desk-lead = To take part in the name of somebody present, who has no e-mail address. After { $minutes } minutes without doing anything, the visit ends by itself.
desk-codes-refused-many = { $n } codes were refused within an hour: somebody may be trying them at random. No code is found that way, and whoever received one can still use it. Tell whoever looks after the site.
desk-offer = Take part in the name of somebody present
desk-offer-says = At the desk, with a receipt on paper.
desk-name = The name the person wants to be known by
desk-name-hint = It is theirs to choose. It shows only if they want it to, for each thing done.
desk-consent-legend = Their consent
desk-consent = The person is present and wants me to act in their name
desk-consent-missing = Without the consent of the person present, nothing is done in their name.
desk-begin = Receive this person
desk-begin-new = It is somebody else: receive a new person
desk-near = { $n ->
    [one] Somebody of a near name was received at the desk before. Is it them?
   *[other] { $n } people of a near name were received at the desk before. Is it one of them?
}
desk-near-on = received on { $on }
desk-near-same = It is the same person: { $name }
desk-visits = Your latest visits
desk-visit-over-on = over; begun on { $at }
desk-visit-until = under way, until { $at }
desk-banner = You act at the desk in the name of { $name }.
desk-banner-until = This visit ends by itself on { $at } if nothing is done.
desk-refused-claimed = This person has claimed their account: nobody acts in their name any more.
desk-refused-visit-over = This visit is over. To act again, receive the person anew.
desk-receive-again = Receive this person again
desk-refused-of-another = This visit is another agent’s.
desk-refused-many-visits = You have received { $max } people since this hour yesterday: an agent receives no more. Another agent can go on.
desk-what = What does the person want to do?
desk-nothing-open = No consultation and no participatory budget is open at the moment.
desk-no-secret = A secret vote is never cast at the desk in somebody’s name.
desk-contribute = Contribute
desk-support = Support a contribution
desk-propose = Propose an idea
desk-title-field = Title
desk-text = Their text
desk-theme = Theme
desk-place = Place concerned
desk-description = The idea
desk-district = District
desk-cost = Estimated cost, in euros
desk-shows-name = Their name
desk-shows-name-yes = Show the name: { $name }
desk-publish = Publish in their name
desk-seek = Search by title
desk-seek-button = Search
desk-none-found = No contribution has this title.
desk-more-found = There are others: search by title.
desk-support-this = Support it in their name
desk-done-title = What was done at the desk
desk-done-none = Nothing yet.
desk-deed-contribution = Contribution
desk-deed-soutien = Support
desk-deed-idee = Idea
desk-deed-aide = Consent that somebody acts in their name
desk-helper = Let somebody act for this person
desk-receipt-title = The receipt
desk-receipt-why = { $n ->
    [0] The receipt bears a code, with which the person can claim their account at home.
    [one] The receipt says what was done, and bears a code with which the person can claim their account at home.
   *[other] The receipt says the { $n } things that were done, and bears a code with which the person can claim their account at home.
}
desk-end = End and make the receipt
desk-receipt-again = Make the receipt again: the code before will work no more
desk-receipt-of = Receipt of the desk – { $body }
desk-receipt-name = Name
desk-receipt-on = Visit of
desk-receipt-code = Code
desk-receipt-until = The code works until
desk-receipt-how-title = Claiming your account
desk-receipt-how = On { $link }, copy the code. What was done for you is in your account: you can follow it, correct it or take it back.
desk-receipt-secret = Keep this paper to yourself: whoever has this code opens your account. It serves once.
desk-receipt-print = Print this page and hand it over. The code is written nowhere else.
desk-next = Receive another person

## Letters with a code
desk-campaigns-title = Letters with a code
desk-campaigns-lead = A letter for each person, with a code that opens an account and proves where they live. Names and addresses that did not serve are erased at the end date.
desk-campaigns-none = Nothing is prepared.
desk-campaign-counts = { $n ->
    [one] One letter
   *[other] { $n } letters
}, { $used ->
    [0] no code used
    [one] one code used
   *[other] { $used } codes used
}
desk-campaign-until = until { $on }
desk-campaign-new = Prepare letters
desk-campaign-title = Name, for agents
desk-campaign-days = How long the codes work, in days
desk-campaign-list = The people, one a line
desk-campaign-list-hint = Name; address; district; e-mail of the account. Between the lines of the address, a bar: Maïwenn Le Goff ; 12 rue des Écoles | 56400 AURAY ; Centre. The district may be left out; the e-mail serves only to write to who has an account already. { $max } people at most; a spreadsheet is pasted as it is.
desk-campaign-prepare = Prepare these letters
desk-title-empty = Give these letters a name.
desk-title-too-long = This name is too long: { $max } characters at most.
desk-days-wrong = A number of days, from 1 to { $max }.
desk-list-empty = Write at least one person and their address.
desk-list-too-long = This list is too long: { $max } people at most.
desk-list-name = Line { $line }: a name is missing, or too long.
desk-list-address = Line { $line }: a postal address is missing. Check also what separates the columns.
desk-list-window = Line { $line }: the name and the address do not fit in the window of the envelope, six lines of 38 characters.
desk-list-district = Line { $line }: the district is too long.
desk-list-email = Line { $line }: the fourth column is no e-mail address.
desk-list-unknown = No account has the address { $email }. Leave it empty: the code will open an account.
desk-campaign-fact-letters = Letters
desk-campaign-fact-used = Codes used
desk-campaign-fact-until = The codes work until
desk-make = { $n ->
    [one] Make the letter (PDF)
   *[other] Make the { $n } letters (PDF)
}
desk-make-why = One file, a page for each letter, for envelopes with a window (page folded in three). The codes exist in this file alone: print it, then delete it.
desk-make-again-why = Letters were made already. Making them again makes new codes: those of the letters before will work no more.
desk-make-one = Make the letter of { $name } again
desk-letters-caption = The letters
desk-letters-name = Name
desk-letters-district = District
desk-letters-state = Where it stands
desk-letters-again = Letter lost
desk-letter-used = Code used on { $on }
desk-letter-made = Made on { $on }
desk-letter-waits = To be made
desk-refused-over = The end date is over: these codes work no more.
desk-refused-served = This code has served already.
desk-refused-made = These letters have just been made, by you or by another agent. Load the page again: making them once more would make their codes useless.
desk-refused-all-served = Every code has served: there is no letter left to make.
desk-remove-title = Take these letters back
desk-remove-why = Names and addresses are erased, and codes that did not serve work no more. Residences verified already stay.
desk-remove = Take back
desk-letter-title = Your own code
desk-letter-hello = Hello { $name },
desk-letter-why = With this code, you can take part in the consultations of { $body } on the internet, without an e-mail address. It proves that you live at the address of this letter:
desk-letter-how = Open the page { $address }, copy the code and confirm. Hyphens and capitals do not count. The code serves once, until { $until }.
desk-letter-account = You have an account already: sign in first, then copy the code. It will be attached to it.
desk-letter-data = { $body } was given your name and your address to send you this letter. They are erased once the code has served, or at its end date. If you do nothing, no account is opened.

## What is declared of personal data
processing-desk-letters-title = Codes sent by post
processing-desk-letters-purpose = Verify by post where somebody lives, and open them an account without an e-mail address.
processing-desk-letters-people = People to whom a letter is sent, and who uses a code
processing-desk-letters-data = Name, postal address, district; date of the verification; digest of the network address of a refused code
processing-desk-letters-recipients = The agents
processing-desk-letters-kept = The address is erased once the code has served, the rest at the end date. The proof of residence stays with the account.
processing-desk-visits-title = Visits at the desk
processing-desk-visits-purpose = Take part in the name of somebody present, with their consent, and hand them a receipt.
processing-desk-visits-people = People received at the desk, and agents who receive them
processing-desk-visits-data = Chosen name, date of the consent, what was done
processing-desk-visits-recipients = The agents; what is published is so under the chosen name, if the person wants it
processing-desk-visits-kept = The list of visits, for the time below. What was published follows its own time.
retention-desk-letters = Letters whose code did not serve, with their names and addresses, at the end date
retention-desk-tries = Digests of the network addresses whose code was refused
retention-desk-addresses = Addresses given whose link was not followed
retention-desk-deeds = What was done at the desk, for receipts
retention-desk-visits = Visits at the desk
