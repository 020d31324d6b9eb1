# Tools that are elsewhere

right-bridges-manage = Set up bridges and see how they are doing
event-bridges-set-up = Bridge set up
right-folders-read = See what the folder of a group or of one of its pathways holds
right-folders-keep-content = Note what a folder holds
event-folders-read = Content of a folder read again
event-bridges-removed = Bridge removed
effect-calendar = Calendar
effect-mailbox = Reading of email
effect-tasks = Task list
effect-tasks-read = Reading of the task list
effect-files = Folder
effect-files-read = Reading of the folders
effect-messages = Chat room
effect-messages-read = Reading of the chat rooms
right-discussions-read = Read here what is said in the chat room of a group or of one of its pathways, and be invited to it
right-discussions-keep = Note where a chat room is, and what was read there
event-discussions-stood = Chat room opened or changed
event-discussions-session-opened = Session opened on the chat server
event-discussions-read = Chat rooms read again
event-discussions-invitation-asked = Invitation to a chat room asked for
event-discussions-let-in = Account invited to a chat room
event-discussions-taken-out = Somebody may not read a chat room any more: their account is taken out of it
event-discussions-name-drawn = Another name given to a chat room on the server

## Tools, by the names that templates give them
tool-agenda = Shared calendar
tool-visioconference = Video call
tool-discussion = Chat room
tool-dossier = Folder of files
tool-bloc-notes = Shared notepad
tool-tableau = Shared table
tool-taches = Task list
tool-courriel = Contributions by email
tool-carte = Map

## What was typed
bridges-address-empty = Give the address of the calendar, of the list, of the folder or of the server.
bridges-address-long = This address is too long: { $max } characters at most.
bridges-address-wrong = This is not an address. It begins with https:// and contains neither account nor password.
bridges-address-clear = This address is not encrypted: the password would travel in clear. It must begin with https://.
bridges-account-empty = Give the account that Parvis will use.
bridges-account-long = This account name is too long: { $max } characters at most.
bridges-account-wrong = An account name contains neither colon nor line break.
bridges-password-empty = Give the password of this account.
bridges-password-long = This password is too long: { $max } characters at most.
bridges-password-again = The address leads to another server: give the password that is valid there. The old one will not be sent to it.

bridges-mailbox-address-empty = Give the server of the mailbox.
bridges-mailbox-address-wrong = This is not a mail server. Write its name, such as imap.ville.fr, or its address, which begins with imaps://.
bridges-mailbox-address-clear = This address is not encrypted: the password and the mail would travel in clear. It must begin with imaps://.
bridges-mailbox-account-wrong = Give the whole email address of the mailbox, such as contributions@ville.fr: it is also the account.

## Why a tool elsewhere did not do what was asked
house-deliveries-why-bridge-unreachable = The server does not answer: it is stopped, or its address is wrong.
house-deliveries-why-bridge-slow = The server did not answer within { $detail } seconds.
house-deliveries-why-bridge-busy = The server says that it cannot answer at the moment (code { $detail }).
house-deliveries-why-bridge-password = The server refuses the account or the password, or the access token. Correct the setting, then retry.
house-deliveries-why-bridge-forbidden = The account does not have the right to write in this place (code { $detail }). Give it that right on the server, then retry.
house-deliveries-why-bridge-missing = There is no calendar, list, folder or room at this address (code { $detail }). Check it, then retry.
house-deliveries-why-bridge-other-kind = What is at this address is not a calendar, a list, a folder or a chat server, or does not take what Parvis puts there. Copy the address that the server gives for the calendar, the list or the folder itself; for chat, that of the Matrix server.
house-deliveries-why-bridge-read-only = This account can read there, not write. Give it the right to write on the server.
house-deliveries-why-bridge-edited = Somebody changed over there what has also just been changed here: { $detail }. Nothing was overwritten. Put the event, or the task, back as it was there, or delete it, then retry; or set this delivery aside.
house-deliveries-why-bridge-taken = Another document already has this name in the folder: “{ $detail }”. Nothing was overwritten. Rename it on the server, then retry; or set this delivery aside.
house-deliveries-why-bridge-name-taken = A room where Parvis is not already has this name on the server: “{ $detail }”. Invite the account of Parvis to it, or take that name from the room, then retry.
house-deliveries-why-bridge-needs-token = This server opens no session with a password. Make an access token there for the account of Parvis, then give it instead of the password, leaving the account empty.
house-deliveries-why-bridge-moved = The server redirects to another address. The password is only sent to the one in the setting: put the new one there.
house-deliveries-why-bridge-private-network = This address leads to a private network. If it really is the town’s server, the operator must allow it when starting Parvis.
house-deliveries-why-bridge-address = This address cannot be used. Check it.
house-deliveries-why-bridge-full = The server has no room left.
house-deliveries-why-bridge-unexpected = The server answered something that Parvis does not understand ({ $detail }).
house-deliveries-why-bridge-secret-lost = The password can no longer be read: the database was brought from elsewhere, without its key. Type it again.

house-deliveries-field-due = the due date
house-deliveries-field-dtstart = the start
house-deliveries-field-dtend = the end
house-deliveries-field-summary = the title
house-deliveries-field-location = the place
house-deliveries-field-description = the agenda
house-deliveries-field-status = the cancellation

## Rooms where people talk
discussions-go = Open the chat room
discussions-says = On the chat server, in clear: Parvis announces there what happens. What is said there is neither a contribution nor a vote.
discussions-account-empty = Give your account on the chat server.
discussions-account-long = This account is too long: { $max } characters at most.
discussions-account-wrong = This is not a whole account. It is written like @camille:ville.fr.
discussions-asked-enough = You already asked for { $max } invitations today. Try again tomorrow.

## Rooms, pads and tables
right-places-see = See the address of a video call, of a notepad or of a table
right-places-open = Open a video call, a notepad or a table, and forget its address
event-places-opened = Video call, notepad or table opened
event-places-closed = Address of a video call, of a notepad or of a table forgotten
places-template-empty = Give the address of the server.
places-template-wrong = This is not an address. It begins with https:// and the name comes in it only after that of the server.
places-template-clear = This address is not encrypted. It must begin with https://.
places-address-needed = No server is set up: give the address of what you have opened elsewhere.
places-go-rooms = Join the video call
places-open-rooms = Open a video call
places-says-rooms = For the members of the group: do not pass this address on.
places-go-pads = Write in the notepad
places-open-pads = Open a notepad
places-says-pads = For the members of the group: do not pass this address on.
places-go-tables = Fill the table
places-open-tables = Open a table
places-says-tables = For the members of the group: do not pass this address on.
places-manage = Change the address

## What is declared of personal data
processing-tools-discussions-title = Chat rooms
processing-tools-discussions-purpose = To announce what happens in a room, and show members what is said there.
processing-tools-discussions-people = Members of the groups linked to a room
processing-tools-discussions-data = Name shown in the room, messages, chat account of whoever asks to come in
processing-tools-discussions-recipients = The members of the group; the chat server chosen by the body
processing-tools-discussions-kept = Messages are erased after the period below, or as soon as they are removed from the room.
retention-tools-messages = Messages read in a room
processing-tools-bridges-title = Bridges to the body’s tools
processing-tools-bridges-purpose = To keep the body’s calendar, list of tasks and folders up to date, and read the mail addressed to it.
processing-tools-bridges-people = Members of groups, people named in a meeting or a task
processing-tools-bridges-data = Title and date of meetings, tasks and whom they are entrusted to, names of files
processing-tools-bridges-recipients = The servers that the body has chosen
processing-tools-bridges-kept = For as long as the bridge is open; what is on the other server follows its own rules.
