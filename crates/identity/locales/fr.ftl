# Qui l’on est, le plus légèrement possible.

## Rights
right-identity-ask-link = Demander un lien de connexion
right-identity-sign-in = Se connecter
right-identity-sign-out = Se déconnecter
right-identity-rename = Changer le nom sous lequel on apparaît
right-identity-register = Enregistrer une personne par son nom et son adresse

## Journal
event-identity-link-asked = Un lien de connexion a été demandé
event-identity-signed-in = Une personne s’est connectée
event-identity-signed-out = Une personne s’est déconnectée
event-identity-person-registered = Une personne a été enregistrée
event-identity-person-found = Une personne déjà connue a été retrouvée par son adresse
event-identity-renamed = Une personne a changé de nom affiché

## What is refused
identity-email-unreadable = Écrivez une adresse électronique entière, par exemple prenom.nom@exemple.fr.
identity-name-empty = Écrivez le nom sous lequel vous voulez apparaître.
identity-name-too-long = Ce nom est trop long : { $max } caractères au plus.
identity-links-too-many = Cette adresse a déjà reçu { $max } liens en une heure. Cherchez le dernier dans vos messages (et dans les indésirables), ou attendez une heure.
identity-link-unknown = Ce lien de connexion n’est pas reconnu. L’adresse est peut-être coupée : recopiez-la en entier, ou demandez un nouveau lien.
identity-link-used = Ce lien de connexion a déjà servi. Il ne sert qu’une fois : demandez-en un nouveau.
identity-link-expired = Ce lien de connexion n’est plus valable : il l’était une heure. Demandez-en un nouveau.

## The mail
identity-mail-subject = Votre lien de connexion – { $body }
identity-mail-text =
    Bonjour,

    Quelqu’un, sans doute vous, demande à se connecter au site « { $body } » avec cette adresse.

    Pour vous connecter, ouvrez ce lien puis appuyez sur le bouton de la page :

    { $link }

    Il est valable une heure, jusqu’au { $until }, et ne sert qu’une fois.

    Si ce n’était pas vous, ne faites rien : sans ce lien, personne ne peut se connecter à votre place.
