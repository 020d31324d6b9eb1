# A telephone number verified by a code received by text message: a light proof, that counts somebody once.

## Rights
right-phones-set-gateway = Set up the text-message gateway
right-phones-prove = Verify one’s telephone number, or give that proof up
right-phones-carry = Bring into a new group that asks for it the people whose number is verified already

## Journal
event-phones-gateway-set-up = The text-message gateway is set up
event-phones-gateway-removed = The text-message gateway is removed
event-phones-code-asked = Somebody asks for a code by text message
event-phones-code-refused = A code received by text message is refused
event-phones-proved = A telephone number is verified
event-phones-freed = A number verified more than a year ago is shown by another account, and its proof is withdrawn
event-phones-given-up = Somebody gives up the proof of their number

## What is done by itself
effect-phones-carry = Bringing into a group the people whose number is verified already

## What was just done
notice-phones-sent = The message has left. It mostly arrives within a minute.
notice-phones-proved = Done: your number is verified.
notice-phones-given-up = The proof is withdrawn. You leave the groups that ask for it.
notice-phones-gateway-saved = The text-message gateway is saved.
notice-phones-gateway-removed = The text-message gateway is removed.

## One's own number
phones-offer = Verify my telephone number
phones-offer-own = My verified telephone number
phones-offer-says = Some votes ask for a verified telephone number, to count each person only once.
phones-title = My telephone number
phones-lead = A code received by text message proves that a number is yours. It serves neither to sign you in nor to call you.
phones-own-proof = Verified telephone number
phones-own-which = ending in { $ending }, on { $on }.
phones-ask-title = Receive a code
phones-ask-again-title = The message does not arrive?
phones-change-title = Change number
phones-number = Mobile number
phones-number-hint = For example 06 12 34 56 78, or +262 692 12 34 56. The code works for { $minutes } minutes.
phones-ask = Receive a code
phones-ask-again = Receive another code
phones-needs-network = You have to be connected to the internet.
phones-code-title = Type the code
phones-code-sent = A message has left for the number ending in { $ending }. Its code works until { $at }.
phones-code = Code received
phones-code-hint = Six digits.
phones-code-button = Verify this number
phones-code-wrong = This is not the code that was sent. Check the six digits, or ask for another code.
phones-give-up = Withdraw this proof
phones-give-up-button = Withdraw the proof
phones-give-up-lead = You leave the groups that ask for a verified number. For { $days } days, nobody else can verify this number: it does not count twice in one vote.
phones-kept-title = What is kept
phones-kept = Your number is kept in clear nowhere: only a digest, which keeps two accounts from having the same one, and its last two digits. It is entrusted, for the time of a message, to the company that sends the body’s text messages. Withdrawn, it stays reserved for { $days } days.
phones-groups = The groups, and those that ask for a proof
phones-refused-off = The body sends no text messages: no number can be verified here.
phones-refused-helped = Somebody is helping you in this session: the verified number might be theirs. Sign in yourself.
phones-refused-own = This number is verified for your account already.
phones-refused-often = Several messages have already left for this number, for this account or from this network. Wait for an hour, or until tomorrow.
phones-refused-busy = The body has sent many messages in the last hour. Wait a little.
phones-refused-no-code = No code is waiting: yours has served, or its minutes are over. Ask for another one.
phones-refused-tries = This code was typed wrong too many times. Ask for another one.
phones-refused-taken = Another account has verified this number meanwhile. A number is one person’s.
phones-freed = Another account had verified this number more than a year ago, and has just lost that proof. Verify it in { $days } days, if it is still yours.
phones-refused-no-proof = Your account has no verified number.
phones-number-unreadable = This is not a telephone number: ten digits that begin with 06 or 07, or an international number that begins with +.
phones-number-not-mobile = This number receives no text messages: give a mobile number.
phones-number-abroad = The body sends no message to this country.
phones-sms-code = { $code } is your code for { $body }. It works for { $minutes } minutes. Give it to nobody.
phones-sms-taken = This number is or was lately verified for another account of { $body }. If you asked for nothing, ignore this message.

## Letter
phones-mail-freed-subject = Your telephone number has to be verified again ({ $body })
phones-mail-freed = Hello,

    Somebody else received a code on the number that you had verified, more than a year ago, on the site of { $body }. A line that is given back is given to another person, so your proof is withdrawn. You leave the groups that ask for it.

    If this number is still yours, verify it again within { $days } days.
    { $link }

    { $body }

## On what asks for it
phones-panel-title = Proof asked for
phones-panel-proved = Your telephone number is verified
phones-panel-lead-vote = To vote here, you need a telephone number verified before the vote opens.
phones-panel-lead-budget = To vote here, you need a verified telephone number.

## The gateway
phones-bridges = Bridges
phones-gateway-title = Text-message gateway
phones-gateway-lead = By which company the codes that verify a telephone number leave. It gives an address to call, a secret, and the shape of what it expects.
phones-gateway-save = Save
phones-gateway-stale = Somebody else has just changed these settings. Check yours, then save again.
phones-gateway-try = Try: verify my number
phones-gateway-remove = Remove the gateway
phones-gateway-remove-what = No message leaves any more, and those that wait are set aside. Numbers that are verified stay so.
phones-address = Address to call
phones-address-hint = The whole address, without a password, for example https://api.exemple.fr/sms
phones-address-empty = Give the address to call.
phones-address-wrong = This is not a whole address without a password: it begins with https://
phones-address-clear = The secret and the numbers would travel in clear: give an address that begins with https://
phones-method = Method
phones-format = Shape of the request
phones-format-json = JSON
phones-format-form = Form, one “name=value” line per field
phones-template = Template of the request
phones-template-hint = { $number } is replaced by the number (+33612345678), { $plain } by the same without the +, { $text } by the text of the message.
phones-template-empty = Give the template of the request.
phones-template-not-json = This is not JSON: the marks go between quotes.
phones-template-not-form = Each line is written “name=value”.
phones-template-marks = The values lack the place of the number, or that of the text.
phones-header = Header that carries the secret
phones-header-hint = For example authorization or x-api-key. Leave empty if the gateway asks for none.
phones-header-wrong = This is not the name of a header that can carry a secret.
phones-header-empty = Say in which header the secret goes.
phones-secret = Secret
phones-secret-hint = All that the header says, for example “Bearer” then the token. It is sealed and shown no more.
phones-secret-kept = A secret is kept, sealed. Leave empty to keep it.
phones-secret-wrong = A secret is made of letters, digits and signs without accents, on one line.
phones-secret-empty = Give the secret: it is kept for the same address and the same header only.
phones-prefixes = Country codes accepted
phones-prefixes-hint = Each message costs, and much to some countries. France and its overseas, if nothing else is useful.
phones-prefixes-wrong = Give country codes such as +33, between spaces.
phones-hourly = Messages in an hour, at most
phones-hourly-hint = For the whole body. Beyond, who asks for a code is invited to wait.
phones-hourly-wrong = Give a number from 1 to { $max }.
phones-text-long = This is too long: { $max } characters at most.

## Register of processing
processing-phones-proofs-title = Verified telephone numbers
processing-phones-proofs-purpose = Count each person only once in the votes that ask for a verified number.
processing-phones-proofs-people = People who ask for a code by text message
processing-phones-proofs-data = Digest of the number and its last two digits, date of the verification; for a day, digest of the network address and hour of the messages sent
processing-phones-proofs-recipients = The company that sends the text messages receives the number and the text of each message
processing-phones-proofs-kept = The proof stays with the account, until the person gives it up.
retention-phones-waits = Codes sent by text message that did not serve
retention-phones-sent = Count of the messages sent
retention-phones-held = Digests of numbers given up, which nobody else verifies meanwhile
