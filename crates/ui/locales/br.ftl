# Ar pezh a lavar pep pajenn, e brezhoneg. Boulc’het eo: ar peurrest a zo e galleg.

## The frame
skip-to-content = Mont d’an endalc’had
search-label = Klask el lec’hienn a-bezh
search-button = Klask
sign-in = Kevreañ
main-menu = Lañser pennañ
menu = Lañser
section-take-part = Kemer perzh
section-vote = Mouezhiañ
section-follow-up = Heuliañ
home = Degemer
breadcrumb = Amañ emaoc’h
title-of-page = { $title } – { $body }
title-refused = Fazi: { $title }
footer-about = Diwar-benn al lec’hienn-mañ
footer-legal = Menegoù lezennel
footer-rights = Piv a c’hall ober petra
footer-journal = Deizlevr publik
footer-data = Roadennoù digor
footer-languages = Yezh
footer-languages-about = Diwar-benn ar yezhoù
language-name = Brezhoneg
language-begun-br = Kroget eo an troidigezh e brezhoneg: ar pezh n’eo ket troet c’hoazh a zo e galleg.
official-text-follows = E galleg emañ ar skrid ofisiel:

## Forms
field-optional = (diret)
error-prefix = Fazi:
error-summary-title = Un dra bennak a zo da reizhañ
select-nothing = Dibabit…

## Pieces
why = Perak?
label-before = { $label }:
why-source = Mammenn:
pagination = Pajenn { $page } diwar { $pages }
pagination-page = Pajenn { $page }
pagination-previous = Kent
pagination-next = War-lerc’h

## Numbers
number-percentage = { $share } %

## Dates
date-long = { $day ->
    [1] 1añ
   *[other] { $day }
 } { $month } { NUMBER($year, useGrouping: "false") }
date-with-weekday = { $weekday } { $date }
date-with-time = { $date } da { $time }
time-on-the-hour = { $hour }e
time-with-minutes = { $hour }e{ $minute }
date-weekday-1 = Lun
date-weekday-2 = Meurzh
date-weekday-3 = Merc’her
date-weekday-4 = Yaou
date-weekday-5 = Gwener
date-weekday-6 = Sadorn
date-weekday-7 = Sul
date-month-1 = Genver
date-month-2 = C’hwevrer
date-month-3 = Meurzh
date-month-4 = Ebrel
date-month-5 = Mae
date-month-6 = Mezheven
date-month-7 = Gouere
date-month-8 = Eost
date-month-9 = Gwengolo
date-month-10 = Here
date-month-11 = Du
date-month-12 = Kerzu

## What did not work
back-home = Distreiñ d’an degemer
search-again = Petra emaoc’h o klask?
error-not-found-title = N’eus ket eus ar bajenn-mañ

## Kinds of bodies
kind-commune = Kumun
kind-association = Kevredigezh
kind-conseil-de-developpement = Kuzul diorren
