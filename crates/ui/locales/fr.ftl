# What every page says. Typography: no-break space before : ; ! ? and inside « ».

## The frame
skip-to-content = Aller au contenu
demonstration-banner = Démonstration : personnes et contenus inventés
search-label = Rechercher dans tout le site
search-button = Rechercher
sign-in = Se connecter
main-menu = Menu principal
menu = Menu
section-take-part = Participer
section-vote = Voter
section-follow-up = Suivi
home = Accueil
breadcrumb = Vous êtes ici
title-of-page = { $title } – { $body }
title-refused = Erreur : { $title }
footer-about = À propos de ce site
footer-feeds = Flux à suivre
footer-legal = Mentions légales
footer-accessibility = Accessibilité
footer-rights = Qui peut faire quoi
footer-journal = Journal public
footer-data = Données ouvertes
footer-languages = Langue de lecture
footer-languages-about = À propos des langues
language-name = Français
language-begun-br = La traduction en breton est commencée : ce qui n’est pas encore traduit est en français.
official-text-follows = Le texte officiel est en français :

## Forms
field-optional = (facultatif)
field-limit = { $n } caractères au plus.
error-prefix = Erreur :
name-unseen = Ce nom contient un caractère que l’on ne voit pas ({ $code }) : effacez tout le nom et retapez-le au clavier.
error-summary-title = Quelque chose est à corriger
select-nothing = Choisissez…
draft-restored = Votre brouillon a été retrouvé dans ce navigateur.
draft-forget = Effacer ce brouillon
draft-older = Brouillon plus ancien, du { $date }. Le texte ci-dessous a été changé depuis : il n’a pas été touché.
draft-older-read = Lire ce brouillon
draft-older-use = Mettre ce brouillon dans le formulaire
draft-saved-read = Lire le texte enregistré
draft-saved-use = Remettre le texte enregistré
changes-live = Vos modifications

## Pieces
why = Pourquoi ?
label-before = { $label } :
why-source = Source :
steps = Étapes
step-done = Terminée
step-current = En cours
step-next = À venir
step-left = Inachevée
step-skipped = N’a pas lieu
pagination = Page { $page } sur { $pages }
pagination-page = Page { $page }
pagination-previous = Précédente
pagination-next = Suivante
progress = { $done } sur { $total }, soit { $share }
receipt-number = Votre numéro de référence, à garder :
result-choice = Choix
result-count = Voix
result-share = Part
result-total = Total
result-favour = Pour
result-against = Contre
result-abstain = Abstention
result-part = { $label } : { $n }

## Texts
alinea = Alinéa
alinea-short = Al.
alinea-heading = intitulé
alinea-new = nouveau
column-before = Texte en vigueur
column-sentence = Amendement
column-after = Texte modifié
change-deleted = début de suppression
change-deleted-end = fin de suppression
change-inserted = début d’ajout
change-inserted-end = fin d’ajout

## Numbers
number-percentage = { $share } %
file-size-bytes = { $n ->
    [one] { $n } octet
   *[other] { $n } octets
 }
file-size-kilo = { $size } ko
file-size-mega = { $size } Mo
file-size-giga = { $size } Go
file-size-tera = { $size } To

## Dates
date-long = { $day ->
    [1] 1er
   *[other] { $day }
 } { $month } { NUMBER($year, useGrouping: "false") }
date-with-weekday = { $weekday } { $date }
date-with-time = { $date } à { $time }
time-on-the-hour = { $hour } h
time-with-minutes = { $hour } h { $minute }
date-weekday-1 = lundi
date-weekday-2 = mardi
date-weekday-3 = mercredi
date-weekday-4 = jeudi
date-weekday-5 = vendredi
date-weekday-6 = samedi
date-weekday-7 = dimanche
date-month-1 = janvier
date-month-2 = février
date-month-3 = mars
date-month-4 = avril
date-month-5 = mai
date-month-6 = juin
date-month-7 = juillet
date-month-8 = août
date-month-9 = septembre
date-month-10 = octobre
date-month-11 = novembre
date-month-12 = décembre

## Without network
offline-bar-kept = Hors connexion – page du { $day } à { $hour } h { $minute }
offline-bar-live = Hors connexion
offline-bar-back = Le réseau est là : actualiser
offline-bar-waiting = En attente d’envoi : { $n }
offline-bar-troubles = À revoir avant l’envoi : { $n }
offline-manifest-description = Prendre part aux décisions de { $body }.
offline-form-waits = Vous êtes hors connexion. Écrivez et envoyez comme d’habitude : l’envoi est gardé sur cet appareil et part au retour du réseau.
offline-form-waits-until = Vous êtes hors connexion. Votre envoi sera gardé sur cet appareil et partira au retour du réseau. S’il arrive après le { $at }, il ne sera pas compté : il vous sera rendu avec tout ce que vous aviez écrit.
offline-form-stays = Vous êtes hors connexion, et cet appareil ne garde pas vos envois : celui-ci ne partira que si vous l’envoyez une fois le réseau revenu.
offline-form-filled = Ce texte attend d’être envoyé. Vous pouvez continuer à l’écrire : seule sa dernière version partira.

## What did not work
back-home = Revenir à l’accueil
search-again = Que cherchez-vous ?
error-not-found-title = Cette page n’existe pas
error-not-found-next = L’adresse est peut-être incomplète, ou la page a changé de place. La recherche peut la retrouver.
host-unknown-title = Rien n’est ouvert à cette adresse
host-unknown-next = Vérifiez le nom du site dans la barre d’adresse. S’il est juste, ce site n’a pas encore été relié à ce serveur : prévenez la collectivité qui vous l’a donné.
error-forbidden-title = Il vous manque un droit
error-forbidden-next = La page « Qui peut faire quoi » dit quel droit demande chaque action et comment on l’obtient.
error-conflict-title = Ce n’est plus possible en l’état
error-conflict-next = Revenez à la page précédente et rechargez-la pour voir ce qui a changé. Ce que vous aviez écrit est gardé dans votre navigateur.
error-gone-title = Cette page a été retirée
error-gone-next = Le journal public garde la trace de ce retrait.
error-too-large-title = L’envoi est trop lourd
error-too-large-next = Revenez en arrière et choisissez un fichier plus petit. Ce que vous aviez écrit est gardé dans votre navigateur.
error-unprocessable-title = L’envoi n’a pas été compris
error-unprocessable-next = Revenez à la page précédente, rechargez-la et recommencez. Ce que vous aviez écrit est gardé dans votre navigateur.
error-too-many-title = Trop de demandes en peu de temps
error-too-many-next = Attendez une minute, puis recommencez. Rien de ce que vous aviez envoyé avant n’est perdu.
error-unavailable-title = Ce n’est pas possible pour le moment
error-unavailable-next = Recommencez dans quelques minutes ; si cela dure, écrivez à la collectivité.
error-internal-title = Une erreur est survenue
error-internal-next = Ce n’est pas de votre fait, et l’erreur est enregistrée. Recommencez dans quelques minutes ; si elle revient, écrivez à la collectivité.

## What a rule refused
refusal-right = Il faut le droit suivant : « { $right } ».
refusal-with-article = { $sentence } ({ $article })
typed-title = Ce que vous aviez écrit
typed-next = Rien n’en a été gardé sur le site. Copiez-le si vous voulez le reprendre ailleurs.
typed-label = Texte { $n }
refusal-files-away = Les fichiers ne peuvent être ni lus ni enregistrés pour le moment : l’endroit où ils sont gardés ne répond pas. Le reste du site fonctionne, et rien de ce qui était enregistré n’est perdu.
refusal-files-away-form = L’endroit où les fichiers sont gardés ne répond pas pour le moment : rien n’a été enregistré. Ce que vous avez écrit est toujours ici ; recommencez dans quelques minutes, en choisissant de nouveau votre fichier s’il y en avait un.
second-factor-first = Votre collectivité demande un second facteur à ses agents : donnez-le ou créez-le d’abord, puis recommencez. Rien n’a été envoyé.
second-factor-next = Donner mon second facteur
refusal-stale = Quelqu’un a modifié la même chose pendant que vous écriviez.
form-unreadable = Le formulaire reçu est incomplet.
feed-acts = Les décisions publiées

## Kinds of bodies
kind-commune = Commune
kind-epci = Intercommunalité
kind-conseil-de-developpement = Conseil de développement
kind-association = Association

## In what capacity people act
quality-visitor = Toute personne
quality-person = Personne connectée
quality-author = Auteur ou autrice
quality-member = Membre du groupe
quality-secretary = Secrétaire du groupe
quality-chair = Animation du groupe
quality-agent = Agent de la collectivité
quality-system = Parvis, à une date prévue
timeline-by = { $quality }

## Features, where a page tells of all of them
feature-outgoing = Envois et courriels
feature-tools = Passerelles vers d’autres outils
feature-search = Recherche
feature-identity = Comptes et connexion
feature-groups = Groupes et mandats
feature-parcours = Parcours
feature-moderation = Modération
feature-debates = Consultations et contributions
feature-conversations = Cartes des opinions
feature-votes = Votes
feature-elections = Élections à bulletin secret
feature-assemblies = Assemblées tirées au sort
feature-rolls = Preuve d’inscription sur la liste électorale
feature-phones = Numéros de téléphone vérifiés
feature-desk = Guichet et codes par courrier
feature-helpers = Aide d’une personne à une autre
feature-texts = Textes et amendements
feature-indicators = Plans et indicateurs
feature-datasets = Données ouvertes
feature-maps = Cartes
feature-disclosure = Obligations de publication
feature-meetings = Réunions
feature-letters = Courriels reçus par le site
feature-acts = Actes
feature-transmissions = Transmissions
feature-requirements = Exigences
feature-territory = Territoire
feature-budgets = Budgets participatifs
feature-follow = Suivis et récapitulatifs
feature-privacy = Données personnelles
feature-parvis = Le site lui-même
