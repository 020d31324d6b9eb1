# Les assemblées tirées au sort : qui se porte volontaire, qui tire, ce que chacun peut vérifier.
assemblies-nav = Assemblées tirées au sort
subject-assembly = Assemblée tirée au sort

## Rights
right-assemblies-prepare = Préparer une assemblée tirée au sort : sièges, critères, appel aux volontaires
right-assemblies-see-volunteers = Lire les noms des volontaires d’une assemblée, saisir leurs formulaires et leurs réponses
right-assemblies-draw = Conduire un tirage au sort : l’annoncer, entrer la graine publique, pourvoir les sièges vides
right-assemblies-volunteer = Se porter volontaire pour une assemblée tirée au sort
right-assemblies-answer = Confirmer, répondre et se retirer par le lien de sa propre lettre
right-assemblies-publish = Publier les mille panels une fois calculés, et clore l’appel à son heure
right-assemblies-erase = Effacer les noms et les adresses des volontaires, une fois l’assemblée finie

## Journal
event-assemblies-created = Une assemblée tirée au sort est en préparation
event-assemblies-edited = Les réglages de l’assemblée ont changé
event-assemblies-criteria-set = Les critères de l’assemblée sont donnés
event-assemblies-quotas-set = Les quotas de l’assemblée ont changé
event-assemblies-quotas-relaxed = Des quotas sont assouplis pour un tirage de sièges vides
event-assemblies-link-renewed = Le lien d’un courrier est refait, la clé de l’installation ayant changé
event-assemblies-seats-lowered = L’assemblée a moins de sièges que prévu
event-assemblies-call-opened = L’appel aux volontaires est ouvert
event-assemblies-call-prolonged = L’appel aux volontaires est prolongé
event-assemblies-call-closed = L’appel aux volontaires est clos
event-assemblies-volunteered = Quelqu’un s’est porté volontaire
event-assemblies-paper-form-entered = Un formulaire papier est saisi
event-assemblies-confirmed = Quelqu’un a confirmé son volontariat
event-assemblies-withdrawn = Quelqu’un s’est retiré
event-assemblies-draw-asked = Un tirage est en préparation
event-assemblies-panels-impossible = Aucun panel ne respecte les quotas
event-assemblies-panels-published = Mille panels sont publiés, avec leur empreinte
event-assemblies-drawn = Le panel est tiré au sort
event-assemblies-draw-cancelled = Un tirage est abandonné avant sa graine
event-assemblies-accepted = Une personne tirée au sort accepte de siéger
event-assemblies-declined = Une personne tirée au sort décline
event-assemblies-departed = Une personne quitte son siège
event-assemblies-reserve-called = La réserve est appelée à des sièges vides
event-assemblies-group-gathered = Le panel devient un groupe
event-assemblies-erased = Les noms et les adresses des volontaires sont effacés

## Work of the worker
effect-assembly-panels = Calcul des mille panels d’un tirage au sort

## News
news-assemblies-call-opened = { $n ->
    [one] Appel à volontaires, jusqu’au { $until }
   *[other] { $n } appels à volontaires, le dernier jusqu’au { $until }
 }
news-assemblies-call-prolonged = { $n ->
    [one] Appel à volontaires prolongé jusqu’au { $until }
   *[other] { $n } appels à volontaires prolongés, le dernier jusqu’au { $until }
 }
news-assemblies-panels-published = { $n ->
    [one] Tirage au sort annoncé pour le { $until }
   *[other] { $n } tirages au sort annoncés, le dernier pour le { $until }
 }
news-assemblies-drawn = { $n ->
    [one] Un panel est tiré au sort
   *[other] { $n } tirages au sort ont eu lieu
 }

## Steps of a parcours
step-assemblies-volunteers = Appeler des volontaires pour une assemblée
step-assemblies-draw = Tirer une assemblée au sort
step-guard-call-closed = L’appel aux volontaires est clos
step-guard-panel-drawn = Le panel est tiré au sort
step-guard-seats-filled = Chaque siège est accepté
step-setting-seats = Le nombre de sièges
assemblies-step-without-end = Cette étape a besoin d’une date de fin : c’est jusque-là que des volontaires se présentent.
assemblies-step-prepare = L’assemblée est en préparation : voir les assemblées
assemblies-step-read = Lire la page de l’assemblée
assemblies-step-volunteers = { $n ->
    [one] { $n } volontaire
   *[other] { $n } volontaires
 }
assemblies-step-drawn = { $accepted } sièges acceptés sur { $seats }
assemblies-step-running = L’appel aux volontaires est ouvert jusqu’au { $until }.
assemblies-fact-call-open = L’appel aux volontaires n’est pas clos.
assemblies-fact-not-drawn = Le panel n’est pas tiré au sort.
assemblies-fact-not-filled = { $accepted } sièges sont acceptés sur { $seats }.

## Done
notice-assemblies-created = L’assemblée est en préparation.
notice-assemblies-edited = Les réglages sont enregistrés.
notice-assemblies-criteria-set = Les critères sont enregistrés, et les quotas calculés.
notice-assemblies-quotas-set = Les quotas sont enregistrés.
notice-assemblies-seats-lowered = Le nombre de sièges est changé, et les quotas suivent.
notice-assemblies-call-opened = L’appel aux volontaires est ouvert.
notice-assemblies-call-prolonged = L’appel est prolongé.
notice-assemblies-call-closed = L’appel est clos. Vous pouvez préparer le tirage.
notice-assemblies-draw-asked = Les mille panels sont en cours de calcul. Rechargez cette page dans un moment.
notice-assemblies-draw-cancelled = Le tirage est abandonné. Chacun lit pourquoi.
notice-assemblies-drawn = Le panel est tiré au sort. Les personnes qui ont donné une adresse électronique reçoivent un message.
notice-assemblies-reserve-called = La réserve est appelée. Les personnes concernées reçoivent un message.
notice-assemblies-group-gathered = Le groupe est formé.
notice-assemblies-erased = Les noms et les adresses sont effacés. Ce qui fut publié reste.
notice-assemblies-volunteered = Vous êtes sur la liste des volontaires. Merci.
notice-assemblies-letter-sent = Un message vient de partir à votre adresse : suivez son lien pour confirmer.
notice-assemblies-paper-entered = Le formulaire est saisi.
notice-assemblies-confirmed = C’est confirmé : vous êtes sur la liste des volontaires. Merci.
notice-assemblies-answered = Votre réponse est enregistrée. Merci.
notice-assemblies-answer-recorded = La réponse est enregistrée.
notice-assemblies-departure-noted = Le départ est noté. Le siège est à pourvoir.
notice-assemblies-withdrawal-recorded = La personne est retirée. Son nom et ses adresses sont effacés.
notice-assemblies-withdrawn = Vous êtes retiré de la liste. Votre nom et vos adresses sont effacés.

## The list and the home page
assemblies-list-title = Assemblées tirées au sort
assemblies-list-lead = Des habitants volontaires, tirés au sort pour ressembler à la commune. Chacun peut refaire le tirage.
assemblies-list-none = Aucune assemblée n’a encore appelé de volontaires.
assemblies-list-prepared = En préparation
assemblies-list-all = Ouvertes et tirées
assemblies-until = On peut se porter volontaire jusqu’au { $at }.
assemblies-home-call = Appel à volontaires jusqu’au { $at }
assemblies-home-draw = Tirage au sort public le { $at }
assemblies-home-drawn = { $seats ->
    [one] { $seats } siège tiré au sort
   *[other] { $seats } sièges tirés au sort
 }
assemblies-state-draft = En préparation
assemblies-state-call = Appel ouvert
assemblies-state-closed = Appel clos
assemblies-state-drawn = Tirée au sort
assemblies-state-erased = Finie, noms effacés
assemblies-draw-preparing = Panels en cours de calcul
assemblies-draw-impossible = Quotas impossibles
assemblies-draw-published = Panels publiés, graine attendue
assemblies-draw-drawn = Tiré
assemblies-draw-cancelled = Abandonné

## Creating
assemblies-create-link = Préparer une assemblée
assemblies-create-title = Préparer une assemblée
assemblies-create-choose-group = Quel groupe prépare l’assemblée ?
assemblies-create-lead = Au nom de : { $group }. Rien n’est public avant l’appel aux volontaires.
assemblies-create-button = Continuer
assemblies-edit-title = Changer les réglages
assemblies-edit-link = Changer le nom, les sièges et les dates
assemblies-edit-button = Enregistrer
assemblies-name = Nom de l’assemblée
assemblies-name-hint = Par exemple : Assemblée citoyenne sur la mobilité.
assemblies-name-empty = Donnez un nom à l’assemblée.
assemblies-name-too-long = Ce nom est trop long : { $max } caractères au plus.
assemblies-description = Sur quoi elle travaillera
assemblies-description-hint = Le sujet, combien de fois elle se réunit, ce que la commune fera de son avis, si l’on est indemnisé.
assemblies-description-empty = Dites sur quoi l’assemblée travaillera.
assemblies-description-too-long = Ce texte est trop long : { $max } caractères au plus.
assemblies-seats = Nombre de sièges
assemblies-seats-out = Une assemblée a de 2 à { $max } sièges.
assemblies-seats-not-lower = Écrivez un nombre de sièges de 2 au moins, et plus petit que { $before }.
assemblies-tolerance = Tolérance, en sièges
assemblies-tolerance-hint = De combien de sièges chaque quota peut s’écarter de la population. Zéro : exactement, ce qui est rarement possible.
assemblies-tolerance-out = La tolérance va de 0 à { $max } sièges.
assemblies-same-address = Deux personnes d’une même adresse
assemblies-same-address-yes = Ne siègent jamais ensemble
assemblies-same-address-no = Peuvent siéger ensemble
assemblies-same-address-said = Deux personnes d’une même adresse ne siègent jamais ensemble.
assemblies-until-on = Dernier jour de l’appel
assemblies-until-time = Heure de fin
assemblies-answer-days = Jours pour répondre
assemblies-answer-days-hint = Le temps dont dispose une personne tirée au sort pour accepter ou décliner.
assemblies-answer-days-out = On a de 1 à { $max } jours pour répondre.
assemblies-number-unreadable = Écrivez un nombre entier.
assemblies-date-unreadable = Donnez une date et une heure.

## Preparing
assemblies-prepare-title = Préparer l’assemblée
assemblies-prepare-lead = { $name } : ce qui reste à faire, de l’appel à l’effacement des noms.
assemblies-prepare-link = Préparer et conduire
assemblies-public-page = Page publique
assemblies-criteria-title = Critères et population
assemblies-criteria-lead = Pour chaque critère, collez combien d’habitants ont chaque valeur, par exemple d’après le recensement de l’Insee. Les sièges suivent la population au plus fort reste. Ne demandez que ce qui sert à ressembler à la commune : chaque critère est une question posée aux volontaires.
assemblies-criteria = Tableau
assemblies-criteria-hint = Une ligne par valeur : critère ; valeur ; habitants. Colonnes séparées par des points-virgules, des tabulations ou des virgules. Exemple : Âge;16-29 ans;2130
assemblies-criteria-button = Calculer les quotas
assemblies-criteria-none = Les critères ne sont pas encore donnés.
assemblies-criteria-empty = Collez au moins un critère.
assemblies-criteria-cells = Ligne { $line } : il faut trois colonnes, critère, valeur, habitants.
assemblies-criteria-number = Ligne { $line } : la troisième colonne n’est pas un nombre d’habitants.
assemblies-criteria-words = Ligne { $line } : le critère ou la valeur manque, ou dépasse 100 caractères.
assemblies-criteria-taken = Ligne { $line } : « numero » et « foyer » sont pris par les fichiers du tirage. Donnez un autre nom à ce critère.
assemblies-criteria-twice = Ligne { $line } : cette valeur est déjà plus haut.
assemblies-criteria-values-max = Ligne { $line } : ce critère a trop de valeurs, 30 au plus.
assemblies-criteria-max = Ligne { $line } : trop de critères, 10 au plus.
assemblies-criteria-nobody = « { $criterion } » ne compte aucun habitant.
assemblies-quotas-title = À qui elle doit ressembler
assemblies-quotas-lead = Combien de sièges reviennent à chaque partie de la population.
assemblies-quotas-caption = Sièges par { $criterion }
assemblies-quotas-value = Valeur
assemblies-quotas-share = Part des habitants
assemblies-quotas-seats = Sièges
assemblies-seats-between = { $min } à { $max }
assemblies-percent = { $n } %
assemblies-quotas = Quotas
assemblies-quotas-hint = Une ligne par valeur : feature,value,min,max. Changez les deux derniers nombres seulement.
assemblies-quotas-button = Enregistrer ces quotas
assemblies-quotas-change = Changer les quotas à la main
assemblies-quotas-change-lead = Une fois l’appel ouvert, le changement se lit dans l’historique public.
assemblies-lower-link = Réduire le nombre de sièges
assemblies-lower-lead = Si trop peu de volontaires sont venus. Les quotas sont recalculés d’après la population ; le changement se lit dans l’historique public.
assemblies-lower-button = Réduire
assemblies-quotas-unreadable = Ces quotas ne se lisent pas : { $why }
assemblies-quotas-others = Gardez chaque valeur une fois, sans en ajouter.
assemblies-quotas-crossed = « { $value } » : le minimum dépasse le maximum.
assemblies-call-title = Appeler des volontaires
assemblies-call-lead = L’assemblée aura une page publique, et chacun pourra se porter volontaire jusqu’au { $at }. Les critères ne changeront plus.
assemblies-call-button = Ouvrir l’appel
assemblies-counted-title = Volontaires
assemblies-counted-caption = Volontaires et sièges, par valeur
assemblies-counted-people = Volontaires
assemblies-counted-short = trop peu
assemblies-close-title = Fin de l’appel
assemblies-close-link = Clore l’appel maintenant
assemblies-close-lead = Personne ne pourra plus se porter volontaire. Les inscriptions non confirmées peuvent encore l’être pendant un jour, tant que le tirage n’est pas préparé, puis sont oubliées.
assemblies-close-button = Clore l’appel
assemblies-prolong-title = Rouvrir l’appel
assemblies-prolong-lead = Si trop peu de volontaires sont venus, l’appel peut reprendre jusqu’à une autre date.
assemblies-prolong-on = Nouveau dernier jour
assemblies-prolong-time = Nouvelle heure de fin
assemblies-prolong-button = Prolonger l’appel
assemblies-draw-title = Tirage au sort
assemblies-ask-lead = Parvis calcule mille panels qui respectent les quotas, aussi équitablement qu’ils le permettent, et les publie avec leur empreinte. À la date dite, une graine que personne ne peut choisir tire l’un d’eux.
assemblies-draw-on = Jour du tirage
assemblies-draw-time = Heure du tirage
assemblies-draw-too-soon = Choisissez une date qui ne précède pas le { $at } : les panels sont publiés assez tôt pour que chacun les télécharge.
assemblies-source = D’où viendra la graine
assemblies-source-hint = Ce que personne ne peut prévoir ni choisir : par exemple « vingt lancers de dé, devant le public, à la mairie ».
assemblies-source-empty = Dites d’où viendra la graine.
assemblies-source-too-long = C’est trop long : { $max } caractères au plus.
assemblies-numbers = Nombres de la graine
assemblies-numbers-hint = Combien de nombres entiers seront lus, un par lancer ou par boule. Ils s’écriront séparés d’un espace, sans zéro devant : personne ne choisit comment la graine s’écrit.
assemblies-numbers-out = Une graine est faite de 1 à { $max } nombres entiers.
assemblies-ask-button = Calculer et publier les mille panels
assemblies-preparing-said = Le calcul se fait en arrière-plan : quelques secondes pour cent volontaires, quelques minutes pour deux mille. Rechargez cette page pour voir où il en est.
assemblies-published-said = Les panels sont publiés. La graine se lit en public le { $at }.
assemblies-cancelled-why = Tirage abandonné, pour cette raison :
assemblies-cancel-link = Abandonner ce tirage
assemblies-cancel-lead = Chacun lira la raison. Des panels qui déplaisent n’en sont pas une. Une fois l’heure venue, la graine lue et le panel qu’elle aurait tiré sont publiés aussi.
assemblies-cancel-hint = Par exemple : une adresse était mal saisie.
assemblies-cancel-seed-hint = L’heure est venue : entrez la graine telle qu’elle fut lue. Le panel qu’elle aurait tiré sera publié.
assemblies-cancel-button = Abandonner
assemblies-reason = Raison
assemblies-reason-empty = Dites pourquoi.
assemblies-reason-too-long = Cette raison est trop longue : { $max } caractères au plus.
assemblies-impossible-said = { $n ->
    [one] Aucun panel ne respecte tous les quotas ensemble. Il suffirait de changer celui-ci, du moins de sièges possible.
   *[other] Aucun panel ne respecte tous les quotas ensemble. Il suffirait de changer ces { $n }, du moins de sièges possible.
 }
assemblies-changes-caption = Quotas à changer
assemblies-changes-from = Demandé
assemblies-changes-to = Possible
assemblies-relax-button = Prendre ces quotas
assemblies-relax-reason = Assouplir ces quotas pour ce tirage, parce que
assemblies-relax-reason-hint = Laissez vide pour garder les quotas. Sinon les quotas ci-dessous changent pour ce seul tirage, et chacun lit votre raison sur sa page avant la graine.
assemblies-relaxed-said = Aucun panel ne respectait les quotas des sièges à pourvoir : ils sont assouplis pour ce tirage seulement.
assemblies-relaxed-why = Raison :
assemblies-relaxed-caption = Quotas assouplis, parmi les sièges à pourvoir
assemblies-refused-nothing-to-relax = Rien n’est à assouplir : le dernier tirage de sièges vides n’a pas échoué sur ses quotas.
assemblies-refusal-quotas = Aucun panel ne respecte les quotas.
assemblies-refusal-people = Il y a moins de volontaires qui peuvent siéger ensemble que de sièges.
assemblies-refusal-reach = Les quotas d’un critère ne peuvent pas faire autant de sièges. Changez-les.
assemblies-refusal-large = Ce tirage est trop grand.
assemblies-refusal-undecided = Le calcul s’est arrêté à sa limite. Donnez un peu de tolérance aux quotas, puis recommencez.
assemblies-seats-title = Réponses
assemblies-seats-accepted = { $n ->
    [one] { $n } siège accepté sur { $seats }
   *[other] { $n } sièges acceptés sur { $seats }
 }
assemblies-seats-asked = { $n ->
    [one] { $n } réponse attendue
   *[other] { $n } réponses attendues
 }
assemblies-seats-late = { $n ->
    [one] { $n } personne n’a pas répondu à temps
   *[other] { $n } personnes n’ont pas répondu à temps
 }
assemblies-seats-left = { $n ->
    [one] { $n } siège décliné ou quitté, à pourvoir
   *[other] { $n } sièges déclinés ou quittés, à pourvoir
 }
assemblies-replace-title = { $n ->
    [one] Un siège est à pourvoir
   *[other] { $n } sièges sont à pourvoir
 }
assemblies-reserve-lead = La graine du premier tirage a aussi tiré l’ordre de la réserve. Pour chaque siège, la première personne de cet ordre avec qui tous les quotas restent respectés est appelée.
assemblies-reserve-button = Appeler la réserve
assemblies-redraw-title = Ou tirer ces sièges au sort
assemblies-redraw-lead = Quand plusieurs sièges sont vides, ou que personne de la réserve ne convient seul, un nouveau tirage public les pourvoit ensemble, avec les quotas moins ce que remplissent déjà ceux qui restent.
assemblies-gather-title = Former le groupe
assemblies-gather-lead = Les personnes qui acceptent de siéger et d’être nommées deviennent membres d’un groupe : réunions, textes et votes s’y font comme ailleurs. Qui accepte plus tard le rejoint aussitôt. Qui ne veut pas être nommé ou n’a pas d’adresse électronique siège aussi, sans paraître ici.
assemblies-gather-which = Quel groupe ?
assemblies-gather-new = Un nouveau groupe, du nom de l’assemblée
assemblies-gather-same = Le groupe de travail qui porte l’assemblée
assemblies-gather-same-hint = À choisir quand l’assemblée est l’étape d’un parcours : les réunions qui suivent sont celles de ce groupe.
assemblies-gather-button = Former le groupe
assemblies-erase-title = Effacer les noms
assemblies-erase-link = L’assemblée est finie
assemblies-erase-lead = Tous les noms, adresses et réponses des volontaires sont effacés, sans retour possible. Les quotas, les panels, les graines et les certificats restent : ils ne contiennent que des numéros.
assemblies-erase-hint = Par exemple : l’avis est remis au conseil.
assemblies-erase-button = Effacer définitivement
assemblies-erased-said = L’assemblée est finie. Les noms et les adresses sont effacés ; ce qui fut publié reste.

## The page for everybody
assemblies-seats-said = { $seats ->
    [one] { $seats } siège.
   *[other] { $seats } sièges.
 }
assemblies-volunteers-count = { $n ->
    [one] { $n } volontaire
   *[other] { $n } volontaires
 }
assemblies-join-link = Se porter volontaire
assemblies-own-said = Vous êtes sur la liste des volontaires.
assemblies-own-link = Votre page
assemblies-group-link = Le groupe de l’assemblée : { $name }
assemblies-people-link = Volontaires et réponses
assemblies-draw-announced = Tirage au sort public le { $at }.
assemblies-ceremony-link = Page de la cérémonie
assemblies-draws-title = Tirages au sort
assemblies-draw-whole = Tirage n° { $n } : tout le panel
assemblies-draw-seats = { $seats ->
    [one] Tirage n° { $n } : { $seats } siège
   *[other] Tirage n° { $n } : { $seats } sièges
 }
assemblies-panel-title = Le panel
assemblies-panel-said = { $accepted } sièges acceptés sur { $seats }. Chaque personne est un numéro : son nom n’est montré nulle part sans son accord.
assemblies-successions-title = Remplacements
assemblies-successions-lead = Qui a pris la suite de qui, et comment ce fut décidé.
assemblies-successions-caption = Sièges passés de l’un à l’autre
assemblies-succession-leaving = Siège quitté par
assemblies-succession-following = Suivi par
assemblies-succession-how = Comment
assemblies-succession-draw = Tirage n° { $n }
assemblies-succession-rank = Réserve, place { $rank } dans l’ordre tiré
assemblies-rule-title = Comment le tirage se fait
assemblies-rule = Parmi tous les tirages qui respectent les quotas, celui-ci donne à la personne la moins favorisée la plus grande chance possible, puis à la suivante, jusqu’à la dernière (méthode « leximin »). Il est traduit en mille panels de même chance, publiés avec leur empreinte avant que la graine n’existe ; la graine, lue en public, tire l’un d’eux.
assemblies-algorithm = Ce tirage est un traitement algorithmique : sa règle, ses fichiers et son programme sont publiés. Une personne concernée peut demander qu’on lui explique ce qui la concerne : ses réponses aux critères, sa probabilité, les opérations faites (code des relations entre le public et l’administration, art. L. 311-3-1).
assemblies-personal-title = Vos données
assemblies-personal = Votre nom, vos adresses et vos réponses servent au tirage et aux lettres, et à rien d’autre. Seuls les agents chargés de l’assemblée les lisent. Vous pouvez vous retirer à tout moment : votre nom et vos adresses sont effacés aussitôt. Si un tirage est déjà préparé, votre numéro et ses réponses aux critères restent dans le fichier que gardent les agents, pour que le tirage puisse être refait. À la fin de l’assemblée, ou un an après le tirage, tout cela est effacé pour chacun.
assemblies-history = Historique

## Volunteering
assemblies-join-title = Se porter volontaire
assemblies-join-lead = { $name }. Le tirage a besoin de ce qui suit, et de rien d’autre.
assemblies-person-name = Prénom et nom
assemblies-email = Adresse électronique
assemblies-email-hint = Un message vous y mènera pour confirmer, puis vous dira si vous êtes tiré au sort.
assemblies-email-paper-hint = Sans elle, les lettres partent par la poste.
assemblies-email-unreadable = Écrivez une adresse électronique, comme camille@exemple.fr.
assemblies-email-known = Cette adresse est déjà sur la liste.
assemblies-person-known = Une personne de ce nom, à cette adresse, est déjà sur la liste.
assemblies-address = Adresse postale
assemblies-address-hint = Numéro, rue, code postal et commune. Elle sert aux lettres, et à ne pas faire siéger ensemble deux personnes d’un même foyer.
assemblies-address-empty = Écrivez votre adresse postale.
assemblies-address-too-long = Cette adresse est trop longue : { $max } caractères au plus.
assemblies-choice-missing = Choisissez une réponse.
assemblies-consent-title = Accord
assemblies-consent = J’accepte que la commune garde ces réponses pour ce tirage au sort, jusqu’à la fin de l’assemblée.
assemblies-consent-missing = Sans cet accord, ces réponses ne peuvent pas être gardées.
assemblies-join-button = Me porter volontaire
assemblies-paper-title = Saisir un formulaire papier
assemblies-paper-lead = Recopiez ce qui est écrit, et gardez le papier jusqu’à la fin de l’assemblée.
assemblies-paper-link = Saisir un formulaire papier
assemblies-paper-consent = L’accord est signé sur le papier.
assemblies-paper-button = Enregistrer ce formulaire
assemblies-table-title = Coller plusieurs formulaires
assemblies-table-lead = Une ligne par personne, colonnes séparées par des points-virgules ou des tabulations, sans ligne de titres, dans cet ordre :
assemblies-table-columns = nom ; adresse électronique ; adresse postale
assemblies-table = Formulaires
assemblies-table-consent = Chaque personne a signé son accord.
assemblies-table-button = Enregistrer ces formulaires
assemblies-table-line = Ligne { $line } : il manque un nom, une adresse, un accord ou une réponse connue, ou la personne est déjà sur la liste.

## One’s own page
assemblies-own-title = Votre volontariat
assemblies-own-number = Votre numéro, dans tout ce qui est publié : { $number }
assemblies-own-probability = Votre probabilité d’être tiré au sort : { $probability }. Elle suit de vos réponses aux critères, de celles des autres volontaires et des quotas.
assemblies-confirm-lead = Confirmez pour être sur la liste des volontaires.
assemblies-confirm-last = L’appel est clos. Vous pouvez encore confirmer jusqu’au { $at }, tant que le tirage n’est pas préparé.
assemblies-confirm-button = Confirmer
assemblies-answer-title = Vous êtes tiré au sort
assemblies-answer-lead = Répondez avant le { $at }. Passé cette date, quelqu’un d’autre est appelé.
assemblies-answer = Votre réponse
assemblies-answer-yes = J’accepte de siéger
assemblies-answer-no = Je décline
assemblies-answer-missing = Choisissez : accepter ou décliner.
assemblies-answer-until = Réponse attendue avant le
assemblies-named-title = Votre nom
assemblies-named = J’accepte que mon nom paraisse sur la page publique du groupe
assemblies-named-hint = Sans cet accord on siège aussi, sans être membre du groupe sur ce site.
assemblies-answer-button = Envoyer ma réponse
assemblies-withdraw-title = Se retirer
assemblies-withdraw-link = Me retirer de la liste
assemblies-withdraw-lead = Votre nom et vos adresses sont effacés aussitôt, et ce lien ne mènera plus nulle part. Si un tirage est déjà préparé, votre numéro et ses réponses aux critères restent, sans nom, jusqu’à la fin de l’assemblée. Si vous siégez, votre siège revient à quelqu’un d’autre.
assemblies-withdraw-button = Me retirer définitivement

## For agents
assemblies-people-title = Volontaires
assemblies-people-lead = Ces noms sont pour les agents chargés de l’assemblée. Ils ne paraissent sur aucune page publique.
assemblies-people-caption = Volontaires, par numéro
assemblies-people-number = Numéro
assemblies-people-name = Nom
assemblies-people-state = Situation
assemblies-people-how = Comment leur écrire
assemblies-people-waiting = { $n ->
    [one] { $n } inscription n’est pas encore confirmée.
   *[other] { $n } inscriptions ne sont pas encore confirmées.
 }
assemblies-people-none = Personne ne s’est encore porté volontaire.
assemblies-person-title = Une personne volontaire
assemblies-person-in = Sur la liste
assemblies-person-withdrawn = Retirée
assemblies-person-asked = Tirée au sort, réponse attendue
assemblies-person-late = Tirée au sort, sans réponse
assemblies-person-accepted = Siège
assemblies-person-declined = A décliné
assemblies-person-left = A quitté son siège
assemblies-person-mail = Par courriel
assemblies-person-paper = Par la poste
assemblies-person-paper-mail = Formulaire papier, par courriel
assemblies-letter-link = Lettre à imprimer (PDF)
assemblies-record-title = Saisir sa réponse
assemblies-record-button = Enregistrer la réponse
assemblies-withdrawal-link = Retirer cette personne, à sa demande
assemblies-withdrawal-lead = Son nom et ses adresses sont effacés aussitôt, sans retour possible. Si un tirage est déjà préparé, son numéro et ses réponses restent dans le fichier des candidats, sans nom, jusqu’à l’effacement. Si elle siège, son siège est à pourvoir.
assemblies-withdrawal-button = Effacer ce qu’elle a dit
assemblies-departure-link = Noter son départ
assemblies-departure-lead = Le siège sera à pourvoir, et le mandat dans le groupe prend fin aujourd’hui.
assemblies-departure-button = Noter le départ

## The ceremony
assemblies-ceremony-title = Cérémonie du tirage
assemblies-ceremony-lead = { $name } : ce qui fut publié avant, la graine, le panel, et comment chacun le vérifie.
assemblies-ceremony-panel = Le panel tiré
assemblies-ceremony-seed = Graine lue en public :
assemblies-ceremony-ticket = Elle tire le panel n° { $ticket }, sur mille numérotés de 0 à 999 : c’est la ligne { $line } du fichier publié.
assemblies-ceremony-vacated = { $seats ->
    [one] Ce tirage pourvoit { $seats } siège.
   *[other] Ce tirage pourvoit { $seats } sièges.
 }
assemblies-ceremony-numbers = Chaque numéro est une personne, qui connaît le sien. Aucun nom n’est lu ni publié.
assemblies-ceremony-would-be = Le panel qui n’a pas été retenu
assemblies-ceremony-would-be-said = La graine avait été lue, puis le tirage abandonné. Elle aurait tiré ce panel.
assemblies-ceremony-before = Publié avant la graine
assemblies-ceremony-before-said = Mille panels, chacun aussi probable que les autres. Leur empreinte engage la commune : changer un seul numéro la changerait.
assemblies-fact-published = Publiés le
assemblies-fact-people = Parmi
assemblies-fact-commitment = Empreinte (SHA-256)
assemblies-fact-source = Origine de la graine
assemblies-fact-numbers = { $n ->
    [one] ({ $n } nombre entier)
   *[other] ({ $n } nombres entiers)
 }
assemblies-fact-draw-at = Graine lue le
assemblies-draw-moved = (annoncé d’abord pour le { $at }, les panels ont été publiés trop tard pour cette heure)
assemblies-panels-link = Télécharger les mille panels
assemblies-ceremony-awaited = La graine
assemblies-ceremony-wait = Elle sera lue en public le { $at }. Personne ne la connaît avant.
assemblies-ceremony-now = Elle se lit maintenant en public. Rechargez cette page pour voir le panel.
assemblies-seed-lead = Entrez devant le public ce qui vient d’être lu. Une graine ne s’entre qu’une fois.
assemblies-seed = Graine
assemblies-seed-hint = { $n ->
    [one] Un nombre entier, tel qu’il est lu.
   *[other] { $n } nombres entiers tels qu’ils sont lus, séparés par des espaces, par exemple 4 6 1 1 3 5.
 }
assemblies-seed-unreadable = { $n ->
    [one] Entrez la graine : un nombre entier, en chiffres.
   *[other] Entrez la graine : { $n } nombres entiers, en chiffres, séparés par des espaces.
 }
assemblies-seed-button = Tirer le panel
assemblies-needs-network = Le tirage se fait avec le réseau.
assemblies-likely-title = La chance de chacun
assemblies-likely-said = La personne la moins favorisée avait { $minimum } de chances d’être tirée ; aucun tirage qui respecte les quotas ne lui donne plus de { $bound }. Les mille panels s’écartent de ces probabilités de { $rounding } au plus.
assemblies-likely-picture = Nombre de volontaires par probabilité
assemblies-likely-between = De { $low } % à { $high } %
assemblies-likely-caption = Probabilité de chaque numéro
assemblies-likely-number = Numéro
assemblies-likely-probability = Probabilité
assemblies-likely-drawn = tiré
assemblies-check-title = Vérifier soi-même
assemblies-check-digest = Téléchargez les mille panels : leur empreinte est celle qui fut publiée.
assemblies-check-draw = Refaites le tirage avec la graine : il donne le même panel.
assemblies-check-by-hand = Ou sans Parvis, avec le premier nombre sous le plus grand multiple de mille :
assemblies-check-formula = 8 premiers octets de SHA-256("parvis-sortition-draw 1\n" + empreinte + "\n" + graine + "\n" + n), n = 0, 1…, modulo 1000
assemblies-check-panels = Pour les agents : le fichier des candidats, sans nom, refait les mille panels octet pour octet. Croisées, ses réponses désignent quelqu’un ; il ne se publie pas.
assemblies-certificate-link = Certificat (JSON)
assemblies-reserve-link = Ordre de la réserve

## Refusals
assemblies-refused-not-draft = L’appel est ouvert : cela ne change plus.
assemblies-refused-call-closed = L’appel aux volontaires est clos.
assemblies-refused-not-closed = L’appel aux volontaires n’est pas clos.
assemblies-refused-not-drawn = Aucun panel n’est tiré.
assemblies-refused-drawn = Un panel est déjà tiré.
assemblies-refused-no-criteria = Donnez d’abord les critères.
assemblies-refused-hour-passed = La fin de l’appel est passée. Changez-la dans les réglages.
assemblies-refused-not-later = Choisissez une date plus tardive que celle d’aujourd’hui et que la précédente.
assemblies-refused-version = Quelqu’un a changé l’assemblée entre-temps. Relisez ce qui est enregistré ; envoyer de nouveau ce formulaire le remplace.
assemblies-refused-under-way = Un tirage est en cours. Il faut le mener à sa fin, ou l’abandonner.
assemblies-refused-already = Vous êtes déjà sur la liste des volontaires.
assemblies-refused-twice = Une personne de ce nom à cette adresse, ou avec cette adresse électronique, est déjà sur la liste. Si c’est quelqu’un d’autre, écrivez à la mairie.
assemblies-refused-not-elector = Cette assemblée se tire parmi les personnes qui ont donné une preuve : leur inscription sur la liste électorale, ou leur numéro de téléphone. Connectez-vous et donnez-la d’abord : la page du groupe qui porte l’assemblée dit laquelle. Sans compte, remplissez un formulaire papier à la mairie.
assemblies-refused-no-empty-seat = Aucun siège n’est à pourvoir.
assemblies-refused-seed-known = Ce tirage est fini : sa graine est entrée, ou il est abandonné.
assemblies-refused-seed-awaited = L’heure du tirage est passée : entrez sa graine, ou abandonnez-le avec elle, avant d’effacer les noms.
assemblies-refused-not-published = Les panels de ce tirage ne sont pas publiés.
assemblies-refused-late = La date de réponse est passée. Écrivez à la mairie si le siège vous intéresse encore.
assemblies-refused-being-replaced = Ce siège est en train d’être tiré au sort pour quelqu’un d’autre.
assemblies-refused-not-asked = Aucune réponse n’est attendue de cette personne.
assemblies-refused-not-seated = Cette personne ne siège pas.
assemblies-refused-changed = Quelqu’un a répondu ou s’est retiré entre-temps. Recommencez.
assemblies-refused-no-reserve = Personne de la réserve ne convient seul à ces sièges. Tirez-les au sort.
assemblies-refused-gathered = Le groupe est déjà formé.
assemblies-refused-not-working-group = Ce n’est pas un groupe de travail : formez un nouveau groupe.
assemblies-refused-withdrawn = Cette personne est déjà retirée.
assemblies-refused-waiting = Trop d’inscriptions attendent leur confirmation. Revenez dans quelques jours, ou écrivez à la mairie.
assemblies-refused-erased = Ce fichier est effacé avec les noms.
assemblies-refused-full = La liste est pleine : { $max } volontaires au plus.
assemblies-refused-no-form = Aucun formulaire n’est donné.
assemblies-refused-rounds = Trop de tirages : { $max } au plus.
assemblies-refused-too-soon = La graine se lit le { $at }, pas avant.

## Letters
assemblies-mail-confirm-subject = Confirmez : { $name }
assemblies-mail-confirm-text = Bonjour,

    Quelqu’un a donné cette adresse pour se porter volontaire : { $name }.

    Si c’est vous, confirmez ici :

    { $link }

    Sinon, ne faites rien : tout est oublié dans quelques jours.
assemblies-mail-known-subject = Vous êtes volontaire : { $name }
assemblies-mail-known-text = Bonjour,

    Vous êtes sur la liste des volontaires : { $name }.
    Votre numéro, dans tout ce qui sera publié : { $number }

    Votre page, où vous pouvez vous retirer à tout moment :

    { $link }
assemblies-mail-drawn-subject = Vous êtes tiré au sort : { $name }
assemblies-mail-drawn-text = Bonjour,

    Le sort vous a désigné : { $name }.
    Votre numéro : { $number }

    Acceptez-vous de siéger ? Répondez avant le { $until } :

    { $link }

    Passé cette date, quelqu’un d’autre est appelé.
assemblies-mail-answer-subject = Votre réponse est enregistrée : { $name }
assemblies-mail-accepted-text = Bonjour,

    La mairie a noté que vous acceptez de siéger : { $name }.

    Si ce n’est pas votre réponse, changez-la ici avant la date qui vous a été donnée :

    { $link }
assemblies-mail-declined-text = Bonjour,

    La mairie a noté que vous ne siégerez pas : { $name }.

    Si ce n’est pas votre réponse, changez-la ici avant la date qui vous a été donnée :

    { $link }
assemblies-letter-title = Vous êtes tiré au sort : { $name }
assemblies-letter-hello = Bonjour { $person },
assemblies-letter-drawn = Vous vous êtes porté volontaire, et le sort vous a désigné pour siéger : { $name }. Votre numéro dans tout ce qui est publié est le { $number }.
assemblies-letter-answer = Acceptez-vous ? Répondez avant le { $until }. Passé cette date, quelqu’un d’autre est appelé.
assemblies-letter-link-said = Vous pouvez répondre à cette adresse, sans compte :
assemblies-letter-coupon = Ou renvoyez cette lettre à la mairie en cochant : [  ] J’accepte de siéger. [  ] Je décline. [  ] J’accepte que mon nom paraisse sur la page publique du groupe.
assemblies-letter-rule = Ce tirage est un traitement algorithmique, dont la règle et les fichiers sont publiés ; vous pouvez demander qu’on vous explique ce qui vous concerne (code des relations entre le public et l’administration, art. L. 311-3-1) : { $address }
assemblies-letter-page = Page { $page } sur { $pages }

## What is declared of personal data
processing-assemblies-volunteers-title = Tirage au sort
processing-assemblies-volunteers-purpose = Composer une assemblée qui ressemble à la population, parmi des volontaires.
processing-assemblies-volunteers-people = Volontaires
processing-assemblies-volunteers-data = Nom, adresse, foyer et réponses aux critères que l’appel annonce
processing-assemblies-volunteers-recipients = Les agents qui préparent l’assemblée ; seul un numéro est publié
processing-assemblies-volunteers-kept = Jusqu’à la date d’effacement annoncée dans l’appel.
retention-assemblies-clients = Empreintes des adresses réseau qui ont rempli le formulaire
retention-assemblies-waiting = Candidatures dont le lien n’a pas été suivi
retention-assemblies-volunteers = Noms, adresses et réponses des volontaires, à la date annoncée dans l’appel
