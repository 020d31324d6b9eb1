# Les groupes et les mandats.

## Rights
right-groups-create = Créer un groupe
right-groups-give-mandate = Donner un mandat dans un groupe
right-groups-end-mandate = Mettre fin à un mandat dans un groupe

## Journal
event-groups-created = Groupe créé
event-groups-mandate-given = Mandat donné
event-groups-mandate-ended = Fin d’un mandat

## What is refused
groups-name-empty = Donnez un nom au groupe.
groups-name-too-long = Ce nom est trop long : { $max } caractères au plus.
groups-name-taken = Trop de groupes portent déjà ce nom : choisissez-en un autre.
groups-description-too-long = Cette présentation est trop longue : { $max } caractères au plus.
groups-until-before-from = Le dernier jour ne peut pas venir avant le premier.
groups-mandate-overlaps = Cette personne a déjà un mandat dans ce groupe du { $from } au { $until }. Mettez-y fin d’abord, ou choisissez des dates qui le suivent.
groups-mandate-overlaps-endless = Cette personne a déjà un mandat dans ce groupe depuis le { $from }. Mettez-y fin d’abord, ou choisissez des dates qui le précèdent.
groups-mandate-none-on = Cette personne n’a pas de mandat dans ce groupe le { $on }.
groups-too-many-members = Ce groupe a déjà { $max } membres, le plus qu’il peut avoir.
