# Tools that are elsewhere

right-bridges-manage = Régler les passerelles et voir comment elles vont
event-bridges-set-up = Passerelle réglée
right-folders-read = Voir ce que contient le dossier d’un groupe ou d’un de ses parcours
right-folders-keep-content = Noter ce que contient un dossier
event-folders-read = Contenu d’un dossier relu
event-bridges-removed = Passerelle retirée
effect-calendar = Agenda
effect-mailbox = Lecture du courriel
effect-tasks = Liste de tâches
effect-tasks-read = Lecture de la liste de tâches
effect-files = Dossier
effect-files-read = Lecture des dossiers
effect-messages = Salon de discussion
effect-messages-read = Lecture des salons de discussion
right-discussions-read = Lire ici ce qui se dit dans le salon d’un groupe ou d’un de ses parcours, et y être invité
right-discussions-keep = Noter où est un salon, et ce qui y a été lu
event-discussions-stood = Salon de discussion ouvert ou changé
event-discussions-session-opened = Session ouverte sur le serveur de discussion
event-discussions-read = Salons de discussion relus
event-discussions-invitation-asked = Invitation dans un salon demandée
event-discussions-let-in = Compte invité dans un salon
event-discussions-taken-out = Personne qui ne peut plus lire un salon : son compte en est sorti
event-discussions-name-drawn = Autre nom donné à un salon sur le serveur

## Tools, by the names that templates give them
tool-agenda = Agenda partagé
tool-visioconference = Visioconférence
tool-discussion = Salon de discussion
tool-dossier = Dossier de fichiers
tool-bloc-notes = Bloc-notes à plusieurs
tool-tableau = Tableau partagé
tool-taches = Liste de tâches
tool-courriel = Contributions par courriel
tool-carte = Carte

## What was typed
bridges-address-empty = Donnez l’adresse de l’agenda, de la liste, du dossier ou du serveur.
bridges-address-long = Cette adresse est trop longue : { $max } caractères au plus.
bridges-address-wrong = Cette adresse n’en est pas une. Elle commence par https:// et ne contient ni compte ni mot de passe.
bridges-address-clear = Cette adresse n’est pas chiffrée : le mot de passe y passerait en clair. Elle doit commencer par https://.
bridges-account-empty = Donnez le compte que Parvis utilisera.
bridges-account-long = Ce nom de compte est trop long : { $max } caractères au plus.
bridges-account-wrong = Un nom de compte ne contient ni deux-points ni saut de ligne.
bridges-password-empty = Donnez le mot de passe de ce compte.
bridges-password-long = Ce mot de passe est trop long : { $max } caractères au plus.
bridges-password-again = L’adresse mène à un autre serveur : donnez le mot de passe qui vaut là-bas. L’ancien ne lui sera pas envoyé.

bridges-mailbox-address-empty = Donnez le serveur de la boîte.
bridges-mailbox-address-wrong = Ce n’est pas un serveur de courriel. Écrivez son nom, comme imap.ville.fr, ou son adresse, qui commence par imaps://.
bridges-mailbox-address-clear = Cette adresse n’est pas chiffrée : le mot de passe et le courriel y passeraient en clair. Elle doit commencer par imaps://.
bridges-mailbox-account-wrong = Donnez l’adresse de courriel entière de la boîte, comme contributions@ville.fr : c’est aussi le compte.

## Why a tool elsewhere did not do what was asked
house-deliveries-why-bridge-unreachable = Le serveur ne répond pas : il est arrêté, ou son adresse est fausse.
house-deliveries-why-bridge-slow = Le serveur n’a pas répondu en { $detail } secondes.
house-deliveries-why-bridge-busy = Le serveur dit qu’il ne peut pas répondre pour le moment (code { $detail }).
house-deliveries-why-bridge-password = Le serveur refuse le compte ou le mot de passe, ou le jeton d’accès. Corrigez le réglage, puis réessayez.
house-deliveries-why-bridge-forbidden = Le compte n’a pas le droit d’écrire à cet endroit (code { $detail }). Donnez-lui ce droit sur le serveur, puis réessayez.
house-deliveries-why-bridge-missing = Il n’y a ni agenda, ni liste, ni dossier, ni salon à cette adresse (code { $detail }). Vérifiez-la, puis réessayez.
house-deliveries-why-bridge-other-kind = Ce qui se trouve à cette adresse n’est pas un agenda, une liste, un dossier ou un serveur de discussion, ou ne prend pas ce que Parvis y met. Copiez l’adresse que le serveur donne pour l’agenda, la liste ou le dossier lui-même ; pour la discussion, celle du serveur Matrix.
house-deliveries-why-bridge-read-only = Ce compte peut y lire, pas y écrire. Donnez-lui le droit d’écrire sur le serveur.
house-deliveries-why-bridge-edited = Quelqu’un a changé là-bas ce qui vient aussi d’être changé ici : { $detail }. Rien n’a été écrasé. Remettez l’événement, ou la tâche, comme il était là-bas, ou supprimez-le, puis réessayez ; ou mettez cet envoi de côté.
house-deliveries-why-bridge-taken = Un autre document porte déjà ce nom dans le dossier : « { $detail } ». Rien n’a été écrasé. Renommez-le sur le serveur, puis réessayez ; ou mettez cet envoi de côté.
house-deliveries-why-bridge-name-taken = Un salon où Parvis n’est pas porte déjà ce nom sur le serveur : « { $detail } ». Invitez-y le compte de Parvis, ou retirez ce nom au salon, puis réessayez.
house-deliveries-why-bridge-needs-token = Ce serveur n’ouvre pas de session avec un mot de passe. Créez-y un jeton d’accès pour le compte de Parvis, puis donnez-le à la place du mot de passe, en laissant le compte vide.
house-deliveries-why-bridge-moved = Le serveur renvoie vers une autre adresse. Le mot de passe n’est envoyé qu’à celle du réglage : mettez-y la nouvelle.
house-deliveries-why-bridge-private-network = Cette adresse mène à un réseau privé. Si c’est bien le serveur de la commune, l’exploitant doit l’autoriser au lancement de Parvis.
house-deliveries-why-bridge-address = Cette adresse ne peut pas être utilisée. Vérifiez-la.
house-deliveries-why-bridge-full = Le serveur n’a plus de place.
house-deliveries-why-bridge-unexpected = Le serveur a répondu quelque chose que Parvis ne comprend pas ({ $detail }).
house-deliveries-why-bridge-secret-lost = Le mot de passe ne se lit plus : la base a été apportée d’ailleurs, sans sa clé. Saisissez-le de nouveau.

house-deliveries-field-due = la date limite
house-deliveries-field-dtstart = le début
house-deliveries-field-dtend = la fin
house-deliveries-field-summary = l’intitulé
house-deliveries-field-location = le lieu
house-deliveries-field-description = l’ordre du jour
house-deliveries-field-status = l’annulation

## Rooms where people talk
discussions-go = Ouvrir le salon de discussion
discussions-says = Sur le serveur de discussion, en clair : Parvis y annonce ce qui se passe. Ce qui s’y dit n’est ni une contribution ni un vote.
discussions-account-empty = Donnez votre compte sur le serveur de discussion.
discussions-account-long = Ce compte est trop long : { $max } caractères au plus.
discussions-account-wrong = Ce n’est pas un compte entier. Il s’écrit comme @camille:ville.fr.
discussions-asked-enough = Vous avez déjà demandé { $max } invitations aujourd’hui. Réessayez demain.

## Rooms, pads and tables
right-places-see = Voir l’adresse d’une visioconférence, d’un bloc-notes ou d’un tableau
right-places-open = Ouvrir une visioconférence, un bloc-notes ou un tableau, et en oublier l’adresse
event-places-opened = Visioconférence, bloc-notes ou tableau ouvert
event-places-closed = Adresse d’une visioconférence, d’un bloc-notes ou d’un tableau oubliée
places-template-empty = Donnez l’adresse du serveur.
places-template-wrong = Cette adresse n’en est pas une. Elle commence par https:// et le nom n’y vient qu’après celui du serveur.
places-template-clear = Cette adresse n’est pas chiffrée. Elle doit commencer par https://.
places-address-needed = Aucun serveur n’est réglé : donnez l’adresse de ce que vous avez ouvert ailleurs.
places-go-rooms = Rejoindre la visioconférence
places-open-rooms = Ouvrir une visioconférence
places-says-rooms = Pour les membres du groupe : ne transmettez pas cette adresse.
places-go-pads = Écrire dans le bloc-notes
places-open-pads = Ouvrir un bloc-notes
places-says-pads = Pour les membres du groupe : ne transmettez pas cette adresse.
places-go-tables = Remplir le tableau
places-open-tables = Ouvrir un tableau
places-says-tables = Pour les membres du groupe : ne transmettez pas cette adresse.
places-manage = Changer l’adresse

## What is declared of personal data
processing-tools-discussions-title = Salons de discussion
processing-tools-discussions-purpose = Annoncer ce qui se passe dans un salon, et montrer aux membres ce qui s’y dit.
processing-tools-discussions-people = Membres des groupes reliés à un salon
processing-tools-discussions-data = Nom affiché dans le salon, messages, compte de discussion de qui demande à y entrer
processing-tools-discussions-recipients = Les membres du groupe ; le serveur de discussion choisi par la collectivité
processing-tools-discussions-kept = Messages effacés après la durée ci-dessous, ou dès qu’ils sont retirés du salon.
retention-tools-messages = Messages lus dans un salon
processing-tools-bridges-title = Passerelles vers les outils de la collectivité
processing-tools-bridges-purpose = Tenir à jour l’agenda, la liste des tâches et les dossiers de la collectivité, et lire le courrier qui lui est adressé.
processing-tools-bridges-people = Membres des groupes, personnes citées dans une réunion ou une tâche
processing-tools-bridges-data = Titre et date des réunions, tâches et à qui elles sont confiées, noms des fichiers
processing-tools-bridges-recipients = Les serveurs que la collectivité a choisis
processing-tools-bridges-kept = Tant que la passerelle est ouverte ; ce qui est sur l’autre serveur suit ses propres règles.
