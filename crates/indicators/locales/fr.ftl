# Les plans et leurs indicateurs.

## Rights
right-indicators-prepare = Ouvrir un plan et dire ce qu’on y mesure
right-indicators-record = Noter la valeur d’un indicateur

## Subjects and journal
subject-plan = Plan
subject-indicator = Indicateur
event-indicators-plan-opened = Le plan est suivi ici
event-indicators-plan-changed = La présentation du plan a changé
event-indicators-added = Indicateur ajouté
event-indicators-changed = La définition de l’indicateur a changé
event-indicators-retired = L’indicateur n’est plus mesuré
event-indicators-resumed = L’indicateur est mesuré de nouveau
event-indicators-recorded = Valeur notée :
event-indicators-corrected = Valeur corrigée :
event-indicators-reminded = Un rappel est parti : une valeur est attendue

## What has just been done
notice-indicators-plan-opened = Le plan est ouvert. Dites maintenant ce qu’on y mesure.
notice-indicators-plan-changed = La présentation du plan est enregistrée.
notice-indicators-added = L’indicateur est ajouté.
notice-indicators-changed = L’indicateur est enregistré.
notice-indicators-retired = L’indicateur n’est plus mesuré. Ses valeurs restent lisibles.
notice-indicators-resumed = L’indicateur est mesuré de nouveau.
notice-indicators-recorded = La valeur est notée.
notice-indicators-corrected = La valeur est corrigée. L’ancienne reste lisible, avec la raison.

## What is refused
indicators-title-empty = Donnez un nom au plan.
indicators-indicator-name-empty = Dites ce qui est mesuré.
indicators-name-too-long = Ce texte est trop long : { $max } caractères au plus.
indicators-text-too-long = Ce texte est trop long : { $max } caractères au plus.
indicators-source-empty = Dites d’où viendront les valeurs : un service, un registre, un jeu de données.
indicators-source-url-unreadable = Donnez une adresse qui commence par https:// ou http://, sans espace.
indicators-group-empty = Choisissez le groupe qui suivra ce plan.
indicators-direction-empty = Dites de quel côté est la cible.
indicators-rhythm-empty = Choisissez un rythme.
indicators-rhythm-fixed = Des valeurs sont déjà notées à l’ancien rythme : il ne peut plus changer. Ajoutez plutôt un autre indicateur.
indicators-baseline-undated = Donnez le jour de cette valeur de départ.
indicators-baseline-missing = Donnez la valeur de ce jour-là, ou effacez la date.
indicators-target-missing = Donnez la valeur à atteindre ce jour-là, ou effacez la date.
indicators-target-before-baseline = La cible doit être datée après la valeur de départ.
indicators-target-wrong-way = Cette cible est du mauvais côté de la valeur de départ. Vérifiez les deux, ou le sens choisi.
indicators-owner-not-a-member = Choisissez un membre du groupe.
indicators-figure-unreadable = Écrivez un nombre, par exemple 1 250 ou 12,5, sans unité.
indicators-figure-out-of-bounds = Ce nombre ne peut pas être gardé exactement : six décimales au plus, et moins d’un million de milliards.
indicators-date-unreadable = Donnez une date complète, entre 1900 et 2200.
indicators-period-not-over = Cette période n’est pas finie : sa valeur se note une fois le dernier jour venu.
indicators-period-taken = Cette période a déjà une valeur ({ $value }). Corrigez-la depuis la page de l’indicateur, ou choisissez une autre période.
indicators-reason-empty = Dites pourquoi la valeur est corrigée : tout le monde pourra le lire.
indicators-corrected-meanwhile = Cette valeur a déjà été corrigée.
indicators-changed-meanwhile = Quelqu’un a modifié cette page pendant que vous écriviez. Ce que vous avez écrit est encore là : relisez, puis enregistrez de nouveau pour le garder.
indicators-retired-records-nothing = Cet indicateur n’est plus mesuré : on n’y note plus de valeur.
indicators-already-so = C’est déjà fait.
indicators-too-many = Un plan a { $max } indicateurs au plus.
indicators-too-many-values = Un indicateur a { $max } valeurs au plus, corrections comprises.
indicators-nothing-awaited = Aucune valeur n’est attendue.

## Words
indicators-navigation = Plans et indicateurs
indicators-direction-hausse = Plus il y en a, mieux c’est
indicators-direction-baisse = Moins il y en a, mieux c’est
indicators-rhythm-mois = Chaque mois
indicators-rhythm-trimestre = Chaque trimestre
indicators-rhythm-semestre = Chaque semestre
indicators-rhythm-annee = Chaque année
indicators-rhythm-libre = Quand il y en a
indicators-period-month = { $month } { $year }
indicators-period-quarter = { $rank ->
    [1] 1er
   *[other] { $rank }e
 } trimestre { $year }
indicators-period-half = { $rank ->
    [1] 1er
   *[other] { $rank }e
 } semestre { $year }
indicators-value-of-period = { $value } ({ $period })
indicators-target-by = { $target } d’ici au { $day }
indicators-baseline-on = { $value } le { $day }
indicators-standing-retired = N’est plus mesuré
indicators-standing-unmeasured = Pas encore mesuré
indicators-standing-measured = Mesuré
indicators-standing-under-way = En cours
indicators-standing-reached = Cible atteinte
indicators-standing-on-track = En bonne voie
indicators-standing-behind = En retard
indicators-awaited = Attendu : { $period }
indicators-home = En bonne voie ou atteints : { $good } sur { $all }, au { $day }

## News, to those who follow
news-indicators-plan-opened = { $n ->
    [one] Un plan est suivi par ses indicateurs
   *[other] { $n } plans sont suivis par leurs indicateurs
 }
news-indicators-added = { $n ->
    [one] Un indicateur est ajouté
   *[other] { $n } indicateurs sont ajoutés
 }
news-indicators-recorded = { $n ->
    [one] Une nouvelle valeur
   *[other] { $n } nouvelles valeurs
 }
news-indicators-corrected = { $n ->
    [one] Une valeur est corrigée
   *[other] { $n } valeurs sont corrigées
 }

## The plans
indicators-plans-title = Plans et indicateurs
indicators-plans-lead = Ce qui a été promis, comment on le mesure, où l’on en est.
indicators-plans-none = Aucun plan n’est encore suivi ici.
indicators-filter-group = Groupe
indicators-filter = Filtrer
indicators-plan-count = { $n ->
    [0] Aucun indicateur pour l’instant
    [one] { $n } indicateur
   *[other] { $n } indicateurs
 }{ $good ->
    [0] {""}
    [one] {" "}– { $good } en bonne voie ou atteint
   *[other] {" "}– { $good } en bonne voie ou atteints
 }{ $behind ->
    [0] {""}
   *[other] , { $behind } en retard
 }

## One plan
indicators-followed-by = Suivi par
indicators-title = Indicateurs
indicators-caption = Les indicateurs du plan « { $plan } »
indicators-none = Aucun indicateur n’est encore suivi.
indicators-none-yet = Aucun indicateur pour l’instant. Ajoutez le premier : ce qui est mesuré, d’où cela part, ce qu’il faut atteindre.
indicators-column-indicator = Indicateur
indicators-column-latest = Dernière valeur
indicators-column-target = Cible
indicators-column-standing = Où l’on en est
indicators-no-value = Pas encore de valeur
indicators-no-target = Sans cible
indicators-retired = { $n ->
    [one] { $n } indicateur n’est plus mesuré
   *[other] { $n } indicateurs ne sont plus mesurés
 }
indicators-retired-caption = Les indicateurs qui ne sont plus mesurés
indicators-download = Toutes les valeurs dans un fichier CSV
indicators-history = Ce qui s’est passé

## Opening a plan
indicators-plan-new = Ouvrir un plan
indicators-plan-open = Ouvrir ce plan
indicators-plan-change = Modifier la présentation du plan
indicators-save = Enregistrer
indicators-theirs = Ce qui est enregistré maintenant
indicators-field-group = Groupe qui suit ce plan
indicators-field-title = Nom du plan
indicators-field-title-hint = Par exemple : Schéma territorial du numérique 2025-2028.
indicators-field-description = Présentation
indicators-field-description-hint = Ce que le plan promet, qui l’a adopté, où le lire.

## Describing an indicator
indicators-new = Ajouter un indicateur
indicators-add = Ajouter cet indicateur
indicators-change = Modifier l’indicateur
indicators-field-name = Ce qui est mesuré
indicators-field-name-hint = Par exemple : Habitants accompagnés à l’usage de l’informatique.
indicators-field-unit = Unité
indicators-field-unit-hint = Par exemple : personnes, €, %.
indicators-field-direction = De quel côté est la cible ?
indicators-field-rhythm = Rythme
indicators-field-rhythm-hint = À la fin de chaque période, une valeur est attendue. Le rythme ne change plus une fois la première valeur notée.
indicators-field-baseline = Valeur de départ
indicators-field-baseline-on = Jour de la valeur de départ
indicators-field-target = Valeur à atteindre
indicators-field-target-on = À atteindre d’ici au
indicators-field-source = D’où viennent les valeurs
indicators-field-source-hint = Par exemple : registre des médiateurs numériques.
indicators-field-source-url = Adresse de la source
indicators-field-definition = Comment on mesure
indicators-field-definition-hint = Qui est compté, quand, ce qui est laissé de côté : assez pour que quelqu’un d’autre trouve le même nombre.
indicators-field-owner = Qui note les valeurs
indicators-field-owner-hint = Cette personne reçoit un rappel quinze jours après chaque fin de période, si la valeur manque.

## One indicator
indicators-awaited-long = Une valeur est attendue : { $period }.
indicators-record = Noter une valeur
indicators-values = Valeurs
indicators-no-value-yet = Aucune valeur n’est encore notée.
indicators-drawing = { $name } : de { $first } à { $last }.
indicators-drawing-target = Cible : { $target }.
indicators-key-values = Valeurs notées
indicators-key-values-in = Valeurs notées, en { $unit }
indicators-key-way = Chemin vers la cible : { $target }
indicators-key-target = Cible : { $target }
indicators-values-caption = Les valeurs de « { $name } », de la plus récente à la plus ancienne
indicators-column-period = Période
indicators-column-value = Valeur
indicators-column-note = Remarque
indicators-column-recorded = Notée le
indicators-column-action = Action
indicators-is-correction = correction
indicators-correct = Corriger
indicators-correct-label = Corriger la valeur : { $period }
indicators-corrections = { $n ->
    [one] { $n } valeur corrigée
   *[other] { $n } valeurs corrigées
 }
indicators-correction-was = { $period } : { $value }
indicators-measured-how = Comment on mesure
indicators-fact-plan = Plan
indicators-fact-direction = Sens
indicators-fact-baseline = Départ
indicators-fact-target = Cible
indicators-fact-rhythm = Rythme
indicators-fact-source = Source
indicators-fact-owner = Noté par
indicators-retire = Arrêter la mesure de cet indicateur
indicators-retire-what = Plus aucune valeur ne sera attendue ni notée. Celles qui le sont restent lisibles, et l’indicateur peut être repris plus tard.
indicators-retire-confirm = Arrêter la mesure
indicators-resume = Reprendre la mesure
indicators-recorded-what = { $period } : { $value }

## Recording
indicators-record-title = Noter une valeur : { $name }
indicators-all-recorded = Toutes les périodes finies ont leur valeur. La prochaine se notera quand sa période sera finie.
indicators-field-period = Période
indicators-older-only = Les périodes depuis la dernière valeur sont toutes notées. Vous pouvez encore en noter une plus ancienne.
indicators-field-day = Jour
indicators-field-value = Valeur
indicators-field-value-in = Valeur, en { $unit }
indicators-field-value-hint = Un nombre, par exemple 1 250 ou 12,5.
indicators-field-note = Remarque
indicators-field-note-hint = Ce qu’il faut savoir pour lire cette valeur : provisoire, estimée, changement de méthode…
indicators-correct-title = Corriger une valeur : { $period }
indicators-field-reason = Pourquoi la corriger
indicators-field-reason-hint = Tout le monde pourra le lire à côté de l’ancienne valeur.

## Mail
indicators-mail-awaited-subject = Une valeur est attendue : { $name }, { $period }
indicators-mail-awaited-text =
    Bonjour,

    Vous notez les valeurs de « { $name } » pour le plan « { $plan } ». Celle-ci n’est pas encore notée : { $period }.

    Pour la noter :
    { $link }

## What is declared of personal data
processing-indicators-values-title = Plans et indicateurs
processing-indicators-values-purpose = Suivre ce que deviennent les engagements.
processing-indicators-values-people = Agents et membres qui relèvent une valeur
processing-indicators-values-data = Qui répond de l’indicateur ; qui a relevé la valeur, et quand
processing-indicators-values-recipients = Tout le monde
processing-indicators-values-kept = Avec le plan ; le nom s’efface à la fermeture du compte.
