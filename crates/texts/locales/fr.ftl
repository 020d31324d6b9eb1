# Texts: writing, amending, arguing, voting, history. Typography: no-break space before : ; ! ? and inside « ».

texts-nav = Textes
texts-lead = Les textes en préparation, en discussion ou adoptés, et leurs amendements.
texts-none = Aucun texte pour l’instant.
texts-count = { $n ->
    [one] { $n } texte
   *[other] { $n } textes
 }
texts-changed-on = Modifié le { $date }
texts-amendments-count = { $n ->
    [0] Aucun amendement
    [one] { $n } amendement
   *[other] { $n } amendements
 }
texts-filter-state = État
texts-filter-button = Filtrer
texts-state-projet = Projet
texts-state-discussion = En discussion
texts-state-clos = Discussion close
texts-state-consolide = Adopté
texts-fate-en-discussion = En discussion
texts-fate-retire = Retiré
texts-fate-adopte = Adopté
texts-fate-rejete = Rejeté
texts-fate-tombe = Tombé
texts-manner-en-place = Passage réécrit ; Parvis a rédigé la phrase
texts-manner-phrase = Phrase rédigée par l’auteur ; Parvis en a tiré les changements
texts-manner-phrase-parlementaire = Phrase rédigée par l’auteur ; Parvis en a tiré les changements
texts-somebody = Une personne
texts-parvis = Parvis

## Bringing a text in
texts-import-title = Apporter un texte
texts-import-lead = Choisissez un fichier ou collez le texte. Les titres commencent par un dièse (#) ; chaque ligne séparée devient un alinéa numéroté.
texts-import-button = Apporter le texte
texts-title = Titre
texts-group = Groupe
texts-group-missing = Choisissez le groupe qui porte ce texte.
texts-title-empty = Donnez un titre au texte.
texts-title-long = Ce titre dépasse { $max } caractères : raccourcissez-le.
texts-markdown = Texte
texts-markdown-hint = En Markdown, { $max } Mo au plus. Le texte reste modifiable tant qu’il n’est pas mis en discussion.
texts-markdown-empty = Collez ou écrivez le texte.
texts-markdown-long = Ce texte dépasse { $max } Mo : retirez les images collées ou partagez-le en plusieurs textes.
texts-preview-button = Voir les parties trouvées
texts-preview-title = { $n ->
    [one] { $n } partie trouvée
   *[other] { $n } parties trouvées
 }
texts-preview-division = Partie
texts-preview-level = Niveau
texts-preview-alineas = Alinéas
texts-preview-more = { $n ->
    [one] Et { $n } autre.
   *[other] Et { $n } autres.
 }
texts-preamble = Préambule

## A file brought in
texts-file = Fichier
texts-file-hint = ODT, DOCX, PDF contenant du texte, ou texte brut ; { $max } Mo au plus. Rien n’est enregistré avant que vous l’ayez relu.
texts-file-button = Lire le fichier
texts-file-read = « { $name } » a été lu.
texts-file-next = Relisez le texte ci-dessous et corrigez-le si besoin : c’est lui qui sera apporté. Le fichier d’origine sera gardé avec lui.
texts-file-unknown-format = Ce fichier n’est ni un ODT, ni un DOCX, ni un PDF, ni un texte : enregistrez-le dans l’un de ces formats.
texts-file-old-word = Ce fichier est au format Word d’avant 2007 (.doc) : ouvrez-le dans votre traitement de texte et enregistrez-le en ODT ou en DOCX.
texts-file-damaged = Ce fichier est abîmé ou incomplet : ouvrez-le dans le logiciel qui l’a écrit, enregistrez-le de nouveau, puis renvoyez-le.
texts-file-protected = Ce fichier est protégé par un mot de passe ou chiffré : enregistrez-en une copie sans protection.
texts-file-only-images = Ce PDF ne contient que des images de pages, sans texte : Parvis ne sait pas lire les images. Demandez le fichier d’origine, ou passez-le d’abord dans un logiciel de reconnaissance de caractères.
texts-file-empty = Ce fichier ne contient aucun texte.
texts-file-too-large = Ce fichier, ou ce qu’il contient une fois déplié, est trop gros pour être lu : retirez les images ou partagez-le.
effect-text-file-forgotten = Fichier lu, dont aucun texte n’a été apporté
texts-file-gone = Le fichier lu n’est plus là : choisissez-le de nouveau.
texts-fact-original = Fichier d’origine
texts-original = { $name }
texts-warning-changes-accepted = { $n ->
    [one] { $n } modification suivie a été lue comme acceptée.
   *[other] { $n } modifications suivies ont été lues comme acceptées.
 }
texts-warning-headings-guessed = { $n ->
    [one] Aucun style ne dit les titres : { $n } a été trouvé d’après ses mots. Vérifiez-le.
   *[other] Aucun style ne dit les titres : { $n } ont été trouvés d’après leurs mots. Vérifiez-les.
 }
texts-warning-no-heading = Aucun titre n’a été trouvé : ajoutez des dièses (#) devant les titres pour que le texte ait des parties.
texts-warning-notes-inline = { $n ->
    [one] { $n } note est écrite dans le texte, entre parenthèses, là où elle est appelée.
   *[other] { $n } notes sont écrites dans le texte, entre parenthèses, là où elles sont appelées.
 }
texts-warning-images-left-out = { $n ->
    [one] { $n } image, forme ou zone de texte n’est pas reprise.
   *[other] { $n } images, formes ou zones de texte ne sont pas reprises.
 }
texts-warning-comments-left-out = { $n ->
    [one] { $n } commentaire n’est pas repris.
   *[other] { $n } commentaires ne sont pas repris.
 }
texts-warning-hidden-left-out = { $n ->
    [one] Un passage masqué par son auteur a été laissé de côté.
   *[other] { $n } passages masqués par leur auteur ont été laissés de côté.
 }
texts-warning-tables-flattened = { $n ->
    [one] { $n } cellule fusionnée ou tableau dans un tableau a été mis à plat : vérifiez ce tableau.
   *[other] { $n } cellules fusionnées ou tableaux dans un tableau ont été mis à plat : vérifiez ces tableaux.
 }
texts-warning-tables-guessed = { $n ->
    [one] { $n } tableau a été reconnu d’après la place des mots : vérifiez ses lignes et ses colonnes.
   *[other] { $n } tableaux ont été reconnus d’après la place des mots : vérifiez leurs lignes et leurs colonnes.
 }
texts-warning-margins-removed = { $n ->
    [one] { $n } ligne d’en-tête, de pied de page ou de numéro a été retirée.
   *[other] { $n } lignes d’en-tête, de pied de page ou de numéro ont été retirées.
 }
texts-warning-hyphens-joined = { $n ->
    [one] { $n } mot coupé en fin de ligne a été recollé.
   *[other] { $n } mots coupés en fin de ligne ont été recollés.
 }
texts-warning-pages-without-text = { $n ->
    [one] { $n } page ne contient qu’une image : son texte manque.
   *[other] { $n } pages ne contiennent qu’une image : leur texte manque.
 }
texts-warning-letters-unknown = { $n ->
    [one] { $n } lettre n’a pas pu être lue : elle est marquée �.
   *[other] { $n } lettres n’ont pas pu être lues : elles sont marquées �.
 }
texts-warning-alinea-numbers-doubtful = { $n ->
    [one] Un passage écrit comme un numéro d’alinéa n’est pas le numéro attendu : il est gardé dans le texte. Vérifiez-le.
   *[other] { $n } passages écrits comme des numéros d’alinéa ne sont pas les numéros attendus : ils sont gardés dans le texte. Vérifiez-les.
 }

## Tables
texts-wording-table = Nouvelles valeurs : { $place }
texts-wording-table-hint = Changez les cases à modifier ; laissez les autres telles quelles.
texts-wording-table-totals = Les totaux qui tombaient juste sont recalculés par Parvis quand vous vérifiez.
texts-cell-label = { $row }, { $column }
texts-table-as-text = Réécrire plutôt le tableau en entier (ajouter ou retirer des lignes, des colonnes)
texts-table-compared = Le tableau, case par case
texts-totals-wrong = { $n ->
    [one] Un total ne tombe plus juste.
   *[other] { $n } totaux ne tombent plus juste.
 }
texts-total-wrong = { $place } : « { $stated } » est écrit, les autres cases font « { $expected } ».
texts-totals-next = Ajoutez la conséquence proposée, ou dites que le total doit rester ainsi (par exemple parce qu’un autre amendement le rétablit).
texts-totals-add-button = Ajouter la conséquence à ma phrase
texts-totals-accept-title = Total
texts-totals-accept = Proposer l’amendement avec ce total tel qu’il est
texts-references-left = Ce que le texte dit d’un numéro qui change n’est pas réécrit : à corriger par un amendement, ou à laisser ainsi.

## The draft
texts-edit-title = Modifier le projet
texts-edit-button = Modifier le projet
texts-save-button = Enregistrer
texts-no-longer-draft = Ce texte a été mis en discussion : il ne change plus que par amendement.
texts-draft-stale = Quelqu’un a modifié ce projet pendant que vous écriviez. Votre version est gardée ci-dessous ; comparez-la avec la version actuelle, puis enregistrez.
texts-draft-current = Version actuelle

## The discussion
texts-open-button = Mettre en discussion
texts-open-what = Le texte ne changera plus que par amendement. Tous les amendements porteront sur cette version.
texts-open-unsaved = Ce qui est écrit à plusieurs et que la dernière version ne dit pas encore sera mis en discussion aussi :
texts-open-unsaved-title = Titre : { $title }
texts-open-moved = Ce projet a changé depuis que vous l’avez lu. Voici ce qui serait mis en discussion.
texts-open-unsavable = { $why } C’est ce qui est en train d’être écrit à plusieurs : corrigez-le d’abord.
texts-close-button = Clore la discussion
texts-close-what = Plus aucun amendement ne pourra être déposé ni rectifié. Ceux qui sont déposés attendront leur vote.
texts-not-in-discussion = Ce texte n’est pas en discussion : on ne peut pas l’amender maintenant.
texts-not-closed = La discussion de ce texte n’est pas close.
texts-amendments-full = Ce texte a déjà reçu { $max } amendements, c’est le plus qu’il peut en recevoir.

## Reading
texts-contents = Sommaire
texts-untitled = (sans titre)
texts-views = Façons de lire ce texte
texts-view-texte = Texte
texts-view-amendements = Amendements en place
texts-view-changements = Changements adoptés
texts-no-change-yet = Aucun amendement adopté n’a encore changé ce texte.
texts-amendments-here = { $n ->
    [one] { $n } amendement
   *[other] { $n } amendements
 }
texts-parts-many = Ce texte a reçu beaucoup d’amendements : ouvrez une partie pour les lire, amender et discuter.
texts-parts = D’une partie à l’autre
texts-part-open = { $n ->
    [0] Amender ou discuter { $place }
    [one] Lire { $n } amendement, amender ou discuter { $place }
   *[other] Lire { $n } amendements, amender ou discuter { $place }
 }
texts-part-before = Avant : { $place }
texts-part-after = Après : { $place }
texts-part-whole = Tout le texte
texts-added-after = Ajouté ensuite :
texts-amend-this = Amender { $place }
texts-amend-preamble = Amender le préambule
texts-amend-by-sentence = Écrire la phrase d’un amendement
texts-amend-by-mail = Envoyer vos amendements par courriel
texts-amendment-number = Amendement n° { $n }
texts-amendment-to = Amendement à « { $title } »
texts-amendment-of = Amendement n° { $n } – { $title }
texts-place-changed = Passage : { $place }
texts-place-added = Après { $place } :
texts-fact-opened = Mis en discussion
texts-fact-closed = Discussion close
texts-fact-consolidated = Adopté
texts-fact-amendments = Amendements
texts-fact-more = Aussi
texts-count-with-fate = { $n } – { $fate }
texts-history = Historique
texts-fact-files = Télécharger
texts-file-html = Page (HTML)
texts-file-odt = Traitement de texte (ODT)
texts-file-pdf = À imprimer (PDF)
texts-file-md = Texte brut (Markdown)
texts-file-xml = Pour les logiciels (Akoma Ntoso)
texts-file-title = { $title } – { $body }
texts-file-kind = Texte
texts-file-state = État
texts-file-version = Version du
texts-file-commit = Version { $commit } du dépôt Git de ce texte.
texts-file-address = Ce texte sur le site :
texts-file-page = Page { $page } sur { $pages }
texts-file-busy = Ce fichier n’a pas pu être préparé à temps. Réessayez dans un instant ; le texte brut, lui, est toujours disponible.
texts-file-too-long = Ce texte aurait plus de { $pages } pages : il n’est pas proposé en PDF. Prenez-le pour votre traitement de texte.
texts-file-too-wide = Un tableau de ce texte a plus de { $columns } colonnes : il ne tient pas sur une page. Prenez le texte pour votre traitement de texte.
texts-contributions = Contributions
texts-timeline = Ce qui s’est passé
texts-amendments-title = Les amendements
texts-amendments-all = Voir tous les amendements
texts-column-number = N°
texts-column-sentence = Amendement
texts-column-author = Auteur
texts-column-fate = Sort

## Amending
texts-amend-title = Proposer un amendement
texts-rectify-title = Rectifier l’amendement n° { $n }
texts-amend-lead = Vérifiez ce que Parvis comprend avant de proposer : rien n’est déposé tant que vous ne le demandez pas.
texts-wording-heading = Nouvel intitulé de { $place }
texts-wording-heading-hint = Une seule ligne, sans le numéro.
texts-wording-block = Nouvelle rédaction : { $place }
texts-wording-division = Nouvelle rédaction : { $place }
texts-wording-hint = Changez ce qui doit l’être. Une ligne vide fait un nouvel alinéa ; tout effacer propose la suppression.
texts-wording-long = Cette rédaction dépasse { $max } caractères : partagez-la en plusieurs amendements.
texts-sentence = Phrase de l’amendement
texts-sentence-hint = Par exemple : « Remplacer l’intitulé de l’action 12 par : … » ou « À l’alinéa 2 de l’action 7, après le mot : « données », insérer le mot : « publiques ». »
texts-sentence-empty = Écrivez la phrase de l’amendement.
texts-rationale = Exposé des motifs
texts-rationale-hint = Pourquoi ce changement, en quelques lignes.
texts-rationale-removed = Cet exposé a été retiré par la modération : écrivez-en un autre, n’en mettez pas, ou contestez le retrait sur la page de l’amendement.
texts-rationale-long = L’exposé dépasse { $max } caractères : raccourcissez-le.
texts-live-title = La phrase que Parvis écrirait
texts-columns-caption = Amendement n° { $n }, passage par passage
texts-passages-more = Changer aussi un autre passage
texts-passages-which = Passage
texts-passages-add = Ajouter ce passage
texts-passages-leave = Laisser tel quel le passage n° { $n }
texts-passages-many = Un amendement réécrit { $max } passages au plus : partagez-le.
texts-passages-overlap = Ce passage est déjà compris dans un autre : réécrivez l’un ou l’autre.
texts-check-button = Vérifier
texts-propose-button = Proposer
texts-rectify-button = Rectifier
texts-understood-title = Voici ce que Parvis a compris
texts-understood-next = Si c’est bien cela, déposez l’amendement ; sinon, corrigez ci-dessous.
texts-write-sentence = Écrire plutôt la phrase d’amendement
texts-rectify-sentence = Rectifier plutôt la phrase d’amendement
texts-choose-passage = Choisir plutôt le passage dans le texte
texts-already-more = Les lire tous, à leur place dans le texte
texts-already-here = { $n ->
    [one] Un amendement porte déjà sur ce passage
   *[other] { $n } amendements portent déjà sur ce passage
 }
texts-heading-empty = Écrivez un intitulé : cette partie n’a pas de numéro pour la nommer.
texts-no-heading-inside = Une ligne commence par un dièse (#) : un titre ne peut pas entrer dans un alinéa. Écrivez plutôt la phrase d’amendement.
texts-nothing-changed = Rien n’a changé : modifiez le passage avant de proposer.
texts-not-expressible = Parvis ne sait pas écrire ce changement en une phrase sûre. Retirez les guillemets imbriqués, ou écrivez la phrase vous-même.
texts-not-understood = « { $words } » : { $reason }
texts-nothing-understood = Aucune opération n’a été reconnue dans cette phrase. Commencez par un verbe : remplacer, supprimer, insérer, compléter, rédiger.
texts-cannot-apply = Cet amendement ne peut pas s’appliquer au texte. { $reason }
texts-no-sub-amendments = Cette phrase vise un amendement : ouvrez « Sous-amender » sur sa page, et désignez le passage comme dans le texte (« À l’alinéa 2 de l’action 7… »).
texts-too-many-operations = Cette phrase demande trop d’opérations : partagez-la en plusieurs amendements.
texts-place-gone = Le passage que vous réécriviez n’est plus dans le texte tel qu’il est maintenant.
texts-wording-elsewhere = Le passage tel que vous l’avez écrit
texts-typed-kept-here = Rien n’a été déposé. Ce que vous avez écrit est encore ci-dessus : copiez-le si vous voulez le garder.
texts-text-stale = Le texte a changé depuis l’ouverture de cette page. Votre rédaction est gardée ; comparez-la avec le passage actuel, puis proposez.
texts-passage-current = Passage actuel
texts-amendment-stale = Cet amendement a été rectifié depuis l’ouverture de cette page. Votre rédaction est gardée ; comparez-la avec la version actuelle, puis rectifiez.
texts-amendment-current = Version actuelle
texts-amendment-settled = Le sort de cet amendement est déjà réglé.
texts-vote-is-open = Le vote sur cet amendement est ouvert : il ne peut plus être retiré.

## One amendment
texts-what-changes = Ce qui changerait
texts-proposed-at = Déposé
texts-manner = Écriture
texts-rectified = Rectifications
texts-rectified-times = { $n ->
    [one] rectifié { $n } fois
   *[other] rectifié { $n } fois
 }
texts-decided-at = Réglé
texts-fallen-why = Pourquoi il est tombé
texts-fallen-passage = Le passage qu’il modifie a été supprimé ou réécrit. Amendement adopté :
texts-fallen-memes-mots = Il touche les mêmes mots qu’un autre amendement adopté. Amendement adopté :
texts-fallen-identique = Il demande la même chose qu’un amendement adopté : il est satisfait. Amendement adopté :
texts-fallen-autre = Il ne peut plus s’appliquer au texte. { $detail }
texts-withdraw-button = Retirer l’amendement
texts-withdraw-what = L’amendement restera lisible, avec la mention « Retiré », et ne sera pas voté.

## Signing with the author
texts-cosigners = { $n ->
    [one] Cosignataire
   *[other] Cosignataires ({ $n })
 }
texts-cosigners-more = { $n ->
    [one] et une autre personne
   *[other] et { $n } autres personnes
 }
texts-cosigned-before = (avant rectification)
texts-cosign-button = Cosigner cet amendement
texts-cosign-withdraw = Retirer ma signature
texts-cosign-of = Cosignature de l’amendement n° { $n } – { $title }
texts-cosign-own = C’est votre amendement : il porte déjà votre nom.
texts-cosign-not-signed = Vous n’avez pas signé cet amendement.
texts-cosigners-full = Cet amendement a déjà { $max } cosignataires, c’est le plus qu’il peut en avoir.
notice-texts-amendment-cosigned = Votre nom est à côté de celui de l’auteur.
notice-texts-signature-withdrawn = Votre signature est retirée.
right-texts-cosign = Cosigner un amendement
event-texts-amendment-cosigned = Amendement cosigné
event-texts-signature-withdrawn = Signature retirée d’un amendement

## Sub-amendments
texts-subs = Sous-amendements
texts-sub-button = Sous-amender
texts-sub-title = Sous-amender l’amendement n° { $n }
texts-sub-number = Sous-amendement n° { $n } à l’amendement n° { $of }
texts-sub-of = À l’amendement
texts-sitting-sub-number = Sous-amendement n° { $n }
texts-call-sub = Sous-amendement à l’amendement n° { $n } : il est voté avant lui, et tombe avec lui.
texts-sub-too-deep = On ne sous-amende pas un sous-amendement : proposez-en un autre à l’amendement lui-même.
texts-sub-full = Cet amendement a déjà reçu { $max } sous-amendements, c’est le plus qu’il peut en recevoir.
texts-sub-cancels = Il ne resterait rien de l’amendement : c’est en votant contre lui qu’on le refuse.
texts-sub-elsewhere = Un sous-amendement ne porte que sur ce que l’amendement change : pour le reste du texte, proposez un amendement.
texts-sub-adopted = Le sous-amendement n° { $n } à cet amendement est adopté : l’amendement ne peut plus être ni rectifié ni retiré par son auteur. Qui tient la séance peut d’abord revenir sur cette décision.
texts-sub-adopted-by-vote = Le sous-amendement n° { $n } à cet amendement a été adopté par un vote, sur lequel on ne revient pas : l’amendement ne peut plus être ni rectifié ni retiré par son auteur. Il sera mis aux voix tel que sous-amendé ; qui n’en veut plus vote contre.
texts-sub-vote-open = Un vote est ouvert sur le sous-amendement n° { $n } à cet amendement : jusqu’à sa clôture, l’amendement ne peut être ni rectifié ni retiré par son auteur.
texts-sitting-as-sub-amended = { $n ->
    [one] Mis aux voix tel que le modifie le sous-amendement adopté n°
   *[other] Mis aux voix tel que le modifient les sous-amendements adoptés n°
 }
texts-sitting-sub-voted = Adopté par un vote et non en séance, un sous-amendement ne se défait pas ici : pour l’écarter, l’assemblée rejette l’amendement entier.
texts-sub-stale = L’amendement a été rectifié depuis l’ouverture de cette page. Votre rédaction est gardée : relisez-la, puis proposez.
texts-fallen-amendement = L’amendement qu’il modifie est décidé, retiré, rectifié ou tombé. Amendement :
texts-vote-cancelled-amendement = Le sous-amendement est tombé : l’amendement n° { $n }, qu’il modifiait, est décidé, retiré, rectifié ou tombé.

## Arguments
texts-arguments = Arguments
texts-no-arguments = Aucun argument pour l’instant.
texts-arguments-pour = Pour
texts-arguments-contre = Contre
texts-argue-title = Donner un argument
texts-side = De quel côté ?
texts-side-pour = Pour
texts-side-contre = Contre
texts-side-missing = Dites si cet argument est pour ou contre.
texts-argument = Votre argument
texts-argument-hint = Une raison par argument : on la discute mieux.
texts-argument-empty = Écrivez votre argument.
texts-argument-long = Cet argument dépasse { $max } caractères : raccourcissez-le.
texts-argument-too-late = Cet amendement n’est plus en discussion : on ne peut plus y ajouter d’argument.
texts-arguments-full = Cet amendement a déjà reçu { $max } arguments, c’est le plus qu’il peut en recevoir.
texts-argument-already-withdrawn = Cet argument est déjà retiré.
texts-argue-button = Publier l’argument
texts-sign-in-to-argue = Connectez-vous pour donner un argument
texts-argument-removed = Argument retiré
texts-removal-contest = Lire l’explication et contester le retrait
texts-moderated-argument = Argument sur l’amendement n° { $n } de « { $title } »
texts-moderated-rationale = Exposé de l’amendement n° { $n } de « { $title } »
texts-withdraw-argument = Retirer mon argument
texts-withdraw-argument-what = Ses mots seront effacés.
texts-argument-about = Argument sur l’amendement n° { $n }

## What is said of a passage
texts-remarks-title = Discuter { $place }
texts-remarks-here = { $n ->
    [0] Discuter ce passage
    [one] Discuter ce passage (une remarque)
   *[other] Discuter ce passage ({ $n } remarques)
 }
texts-remarks-none = Personne n’a encore rien dit de ce passage.
texts-remark = Votre remarque
texts-remark-form = Dire quelque chose de ce passage
texts-remark-button = Publier la remarque
texts-remark-sign-in = Connectez-vous pour dire quelque chose de ce passage
texts-remark-empty = Écrivez votre remarque.
texts-remark-long = Cette remarque dépasse { $max } caractères : raccourcissez-la.
texts-remark-too-late = Ce texte n’est plus en discussion : on ne peut plus y ajouter de remarque.
texts-remarks-full = Ce passage a déjà reçu { $max } remarques, c’est le plus qu’il peut en recevoir.
texts-remark-withdraw = Retirer ma remarque
texts-remark-withdrawn = Cette remarque est déjà retirée.
texts-remark-removed = Remarque retirée
texts-moderated-remark = Remarque sur un passage de « { $title } »
notice-texts-remark-added = Votre remarque est publiée.
notice-texts-remark-withdrawn = Votre remarque est retirée.
right-texts-remark = Dire quelque chose d’un passage d’un texte en discussion
event-texts-remark-added = Remarque publiée sur un passage
event-texts-remark-withdrawn = Remarque retirée
event-texts-remark-removed = Remarque retirée par la modération
news-texts-remark-added = { $n ->
    [one] Une nouvelle remarque sur un passage
   *[other] { $n } nouvelles remarques sur des passages
 }
subject-remark = Remarque

## Votes
texts-votes-title = Ouvrir les votes
texts-votes-what = { $n ->
    [one] Un vote sera ouvert sur { $n } amendement.
   *[other] { $n } votes seront ouverts, un par amendement, dans l’ordre d’appel.
 }
texts-votes-button = Ouvrir les votes
texts-vote = Vote
texts-vote-question = Adopter l’amendement n° { $n } au texte « { $title } » ?
texts-vote-caption = Vote sur l’amendement n° { $n }
texts-vote-result = pour { $pour }, contre { $contre }, abstention { $abstention }
texts-vote-open = vote ouvert jusqu’au { $at }
texts-vote-cancelled = vote annulé
texts-vote-cancelled-passage = L’amendement est tombé parce que l’amendement n° { $n } a été adopté : il supprime ou réécrit le même passage.
texts-vote-cancelled-memes-mots = L’amendement est tombé parce que l’amendement n° { $n } a été adopté : il touche les mêmes mots.
texts-vote-cancelled-identique = L’amendement est tombé parce que l’amendement n° { $n } a été adopté : il demandait la même chose.
texts-vote-cancelled-autre = L’amendement est tombé : il ne peut plus s’appliquer au texte. { $detail }
texts-vote-no-quorum = quorum non atteint
texts-vote-mode = Comment montrer le résultat
texts-vote-mode-missing = Choisissez comment montrer le résultat.
texts-vote-mode-ordinaire = Scrutin ordinaire
texts-vote-mode-ordinaire-hint = Seuls les nombres de voix sont publiés.
texts-vote-mode-public = Scrutin public
texts-vote-mode-public-hint = Le nom de chacun est publié avec le sens de son vote.
texts-vote-closes-on = Date de clôture
texts-vote-closes-time = Heure de clôture
texts-vote-date-missing = Donnez la date de clôture.
texts-vote-date-past = Donnez une date à venir.
texts-vote-time-missing = Donnez l’heure de clôture, par exemple 20:00.
texts-amendments-waiting = { $n ->
    [one] { $n } amendement attend encore son vote.
   *[other] { $n } amendements attendent encore leur vote.
 }
texts-consolidate-button = Établir le texte adopté
texts-consolidate-what = Le texte, avec tous les amendements adoptés, ne changera plus.

## The sitting
texts-sitting-title = Séance
texts-sitting-lead = Les amendements sont appelés un par un, dans un ordre calculé et expliqué. Chaque décision entre aussitôt dans le texte ; chacune peut être reprise.
texts-sitting-link = Séance
texts-sitting-button = Tenir la séance
texts-sitting-progress = Amendements réglés
texts-sitting-none = Aucun amendement n’a été déposé.
texts-sitting-too-early = Ce texte n’est pas encore en discussion : la séance viendra ensuite.
texts-sitting-over = Le texte adopté est établi : il ne change plus.
texts-sitting-done = Tous les amendements sont réglés.
texts-sitting-called = À décider maintenant
texts-sitting-called-early = Appelé avant son tour
texts-sitting-back-in-order = Revenir à l’ordre d’appel
texts-sitting-identical-title = Amendements identiques nᵒˢ
texts-sitting-identical = { $n ->
    [one] Un seul vote.
   *[other] Ces { $n } amendements demandent la même chose : un seul vote les décide tous.
 }
texts-sitting-rivals = { $n ->
    [one] En discussion commune avec un autre amendement, qui touche les mêmes mots et sera voté ensuite : n°
   *[other] En discussion commune avec { $n } autres amendements, qui touchent les mêmes mots et seront votés ensuite, un par un : n°
 }
texts-sitting-clash = À vérifier : il recoupe un amendement adopté, sans y être contenu. Amendement adopté :
texts-sitting-inside = À vérifier : tout ce qu’il change a déjà été retiré ou réécrit par un amendement adopté. Amendement adopté :
texts-sitting-cannot = À vérifier : il ne s’applique plus avec ce qui est adopté.
texts-sitting-clash-then = Tel qu’il est écrit, il ne peut pas entrer dans le texte. Demandez à son auteur de le rectifier tant que le texte est en discussion, déclarez-le sans objet, rejetez-le, ou revenez sur la décision qui a adopté l’autre.
texts-sitting-clash-refused = L’amendement n° { $n } touche une partie des mots que l’amendement n° { $with }, adopté, a changés : tel qu’il est écrit, il ne peut pas entrer dans le texte. Demandez à son auteur de le rectifier, déclarez-le sans objet, ou revenez sur l’adoption du n° { $with }. Rien n’a été enregistré.
texts-sitting-inside-refused = L’amendement n° { $n } porte tout entier sur ce que l’amendement n° { $with }, adopté, a retiré ou réécrit : adopté tel qu’il est écrit, il tomberait aussitôt. Demandez à son auteur de le rectifier, déclarez-le sans objet, ou revenez sur l’adoption du n° { $with }. Rien n’a été enregistré.
texts-sitting-cannot-refused = L’amendement n° { $n } ne peut pas entrer dans le texte avec ce qui est adopté. { $reason } Demandez à son auteur de le rectifier, ou déclarez-le sans objet. Rien n’a été enregistré.
texts-sitting-voted-elsewhere = Un vote est déjà ouvert sur cet amendement, il décidera :
texts-sitting-vote-open = Un vote est ouvert sur l’amendement n° { $n } : attendez son résultat, ou appelez un autre amendement.
texts-sitting-would-cancel = Cette décision ferait tomber l’amendement n° { $n }, sur lequel un vote est ouvert : attendez le résultat de ce vote. Rien n’a été enregistré.
texts-sitting-hands = Mettre aux voix : compter les voix
texts-sitting-hands-pour = Pour
texts-sitting-hands-contre = Contre
texts-sitting-hands-abstention = Abstention
texts-sitting-hands-unreadable = Écrivez un nombre entier de voix, ou laissez vide.
texts-sitting-hands-deny = Les voix comptées disent le contraire de cette décision : corrigez les nombres, ou choisissez l’autre décision.
texts-sitting-verdict-missing = Choisissez ce qui est décidé.
texts-sitting-verdict-adopte = Adopté
texts-sitting-verdict-rejete = Rejeté
texts-sitting-verdict-retire = Retiré
texts-sitting-verdict-tombe = Sans objet
texts-sitting-withdraw-one = L’un d’eux est retiré par son auteur
texts-sitting-withdraw-number = Retirer le n° { $n }
texts-sitting-needs-network = La séance se décide en direct : attendez que le réseau revienne.
texts-sitting-stale = Une autre personne a décidé entre-temps : rien n’a été enregistré. Voici où en est la séance.
texts-sitting-changed = Ce qui est mis aux voix a changé depuis l’ouverture de cette page : un amendement a été rectifié, ou un autre, identique, a été déposé ou retiré. Rien n’a été enregistré. Relisez-le ci-dessous avant de décider.
texts-sitting-keys = Raccourcis clavier
texts-sitting-keys-on = Décider par une touche
texts-sitting-decisions = Décisions
texts-sitting-decided-numbers = { $n ->
    [one] Amendement n°
   *[other] Amendements n°
 }
texts-sitting-could-not = Adopté, il ne peut pourtant pas entrer dans le texte : un amendement adopté avant lui touche les mêmes mots. Il est tombé.
texts-sitting-fell = { $n ->
    [one] Un amendement est tombé avec lui, sa page dit pourquoi : n°
   *[other] { $n } amendements sont tombés avec lui, leur page dit pourquoi : n°
 }
texts-sitting-undo-last = Revenir sur la dernière décision
texts-sitting-undo = Revenir sur la décision n° { $n }
texts-sitting-undo-later = Une décision plus récente a changé le sort de l’amendement n° { $n } : revenez d’abord sur elle.
texts-sitting-undone-already = Quelqu’un est déjà revenu sur cette décision.
texts-sitting-undone-by = Décision reprise le { $at } par { $by }.
texts-sitting-next = Ensuite
texts-sitting-next-more = { $n ->
    [one] Et un autre.
   *[other] Et { $n } autres.
 }
texts-sitting-call-now = Appeler le n° { $n } maintenant
texts-sitting-forming = Le texte en train de se former
texts-sitting-fact = En séance
texts-sitting-fact-number = décision n° { $n }
texts-call-removes-all = Il supprime en entier { $place } : ce qui supprime est appelé avant ce qui modifie.
texts-call-rewrites-all = Il réécrit en entier { $place } : ce qui réécrit tout est appelé avant ce qui n’en change qu’une partie.
texts-call-heading = Il change l’intitulé de { $place }, qui vient avant ses alinéas.
texts-call-removes = Il supprime { $place } : à un même endroit, ce qui supprime est appelé d’abord.
texts-call-rewrites = Il réécrit { $place } : ce qui réécrit est appelé avant ce qui ne change que des mots.
texts-call-rewrites-end = Il réécrit la fin de { $place } : ce qui réécrit est appelé avant ce qui ne change que des mots.
texts-call-moves = Il déplace ou renumérote { $place }.
texts-call-begins = Il ajoute des mots au début de { $place }.
texts-call-words = Il change des mots de { $place } : à un même alinéa, on suit l’ordre des mots.
texts-call-completes = Il complète { $place } : ce qui complète est appelé après ce qui change.
texts-call-after = Il ajoute un alinéa après { $place }.
texts-call-before = Il ajoute un alinéa avant { $place }.
texts-call-before-all = Il ajoute une partie avant { $place } : on l’appelle avant ce qui en change le contenu.
texts-call-after-all = Il ajoute une partie après { $place } : on l’appelle après tout ce qui en change le contenu.
texts-call-completes-all = Il complète { $place } : on l’appelle après ce qui en change le contenu.
texts-call-nowhere = Sa place dans le texte n’a pas pu être calculée : il est appelé en dernier.
texts-call-preamble = le préambule
texts-fallen-seance = La présidence de séance l’a déclaré sans objet.
texts-vote-cancelled-seance = La présidence de séance a déclaré l’amendement sans objet.
texts-commit-adoption-identical = Adopte les amendements identiques nᵒˢ { $numbers }
texts-commit-undone = { $n ->
    [one] Revient sur l’adoption : amendement n° { $numbers }
   *[other] Revient sur l’adoption : amendements nᵒˢ { $numbers }
 }
notice-texts-sitting-decided = La décision est enregistrée.
notice-texts-sitting-undone = La décision est reprise, le texte est comme avant elle.
right-texts-sit = Dire en séance le sort des amendements, et revenir dessus
event-texts-sitting-decided = Décision de séance sur un amendement
event-texts-sitting-undone = Décision de séance reprise
event-texts-amendment-reopened = Amendement de nouveau en discussion : la décision a été reprise
news-texts-amendment-reopened = { $n ->
    [one] Un amendement est de nouveau en discussion
   *[other] { $n } amendements sont de nouveau en discussion
 }

## History
texts-history-title = Historique du texte
texts-history-lead = Chaque version du texte, qui l’a écrite, et par quel vote elle est entrée.
texts-history-count = { $n ->
    [one] { $n } version
   *[other] { $n } versions
 }
texts-history-more = { $n ->
    [one] Et { $n } autre version, qu’un clone du texte montre.
   *[other] Et { $n } autres versions, qu’un clone du texte montre.
 }
texts-history-older = Versions plus anciennes du texte
texts-history-last = Revenir aux dernières versions
texts-history-compare = Comparer
texts-history-compare-what = { $commit } avec la version d’avant
texts-history-merge = intégré au texte
texts-history-trailer = { $key } : { $value }
texts-history-key-seance = Séance
texts-history-key-closed = Scrutin clos le
texts-history-see = voir
texts-history-meeting = voir la réunion

## Who wrote what, and two versions compared
texts-blame-link = Qui a écrit quoi
texts-blame-title = Qui a écrit quoi
texts-blame-lead = Sous un passage : quel amendement l’a changé, par quelle décision, et qui l’avait écrit.
texts-blame-common = Sauf mention contraire, le texte vient de :
texts-blame-older = des versions plus anciennes que celles qui sont relues ici.
texts-blame-first = D’abord :
texts-blame-alineas = Alinéas { $from } à { $to }
texts-blame-amended = Amendé
texts-blame-amendment = Amendement n° { $n }, { $author }
texts-blame-sitting = décision de séance n° { $n }
texts-compare-title = Comparer deux versions
texts-compare-lead = Les mots supprimés sont barrés, les mots ajoutés sont soulignés ; ce qui n’a pas changé est replié.
texts-compare-before = Version de départ
texts-compare-after = Version d’arrivée
texts-compare-button = Comparer
texts-compare-same = Ces deux versions disent exactement la même chose.
texts-compare-count = { $n ->
    [one] Une partie du texte diffère
   *[other] { $n } parties du texte diffèrent
 }
texts-compare-added = Partie ajoutée
texts-compare-removed = Partie supprimée
texts-compare-first = Première version
texts-compare-discussion = Texte mis en discussion
texts-compare-other-before = Chercher une autre version de départ
texts-compare-other-after = Chercher une autre version d’arrivée
texts-compare-swap = Comparer dans l’autre sens
texts-compare-back = Revenir à la comparaison
texts-compare-search = Mots, date ou numéro d’amendement
texts-compare-search-hint = Un titre de version, un jour (« 12 novembre »), les premiers caractères d’un commit, ou « 12 » pour ce que demande l’amendement n° 12.
texts-compare-search-button = Chercher
texts-compare-amendment = Ce que demande l’amendement n° { $n }
texts-compare-none = Aucune de ces versions ne répond à cette recherche.
texts-compare-moved = Des parties changent de place.
texts-compare-unchanged = { $n ->
    [one] Une partie inchangée : { $first }
   *[other] { $n } parties inchangées, à partir de : { $first }
 }
texts-compare-unchanged-more = { $n ->
    [one] Et { $n } autre partie inchangée.
   *[other] Et { $n } autres parties inchangées.
 }
texts-compare-undone = Défait :
texts-compare-far = Plus de { $max } versions séparent ces deux-là : choisissez-en de plus proches pour lire qui a changé quoi.
texts-compare-apart = Aucune de ces deux versions ne vient de l’autre : on ne peut pas dire qui a changé quoi entre elles.

## Commits and tags: one line each
texts-commit-import = Texte apporté : { $title }
texts-commit-draft = Projet modifié : { $title }
texts-commit-amendment = Amendement n° { $n }
texts-commit-rectification = Amendement n° { $n }, rectification { $times }
texts-commit-rationale = Exposé : { $rationale }
texts-commit-adoption = Adopte l’amendement n° { $n }
texts-tag-discussion = Texte mis en discussion : { $title }
texts-tag-adopted = Texte adopté : { $title }

## Contributions
texts-contributions-all = Toutes les contributions
texts-contributions-title = Contributions
texts-contributions-feed = Contributions : { $body }
texts-contributions-of = Contributions : { $title }
texts-contributions-atom = Suivre ces contributions (flux Atom)
texts-contributions-json = Suivre ces contributions (JSON Feed)
texts-contribution-of-text = { $what } – { $text }
texts-contributions-lead = Tous les amendements et tous les arguments, et ce qu’ils sont devenus.
texts-contributions-count = { $n ->
    [one] { $n } contribution
   *[other] { $n } contributions
 }
texts-contributions-cut = Seules les { $n } meilleures réponses de chaque genre sont montrées : ajoutez un mot pour préciser.
texts-contributions-none = Aucune contribution ne correspond.
texts-filters = Choisir les contributions
texts-filter-words = Mots cherchés
texts-filter-genre = Genre
texts-filter-fate = Sort de l’amendement
texts-filter-text = Texte
texts-genre-amendement = Amendements
texts-genre-argument = Arguments

## What became of one's own
texts-own-title = Ce que sont devenues mes propositions
texts-own-lead = Vos amendements et vos arguments, ce qui en a été décidé, et où cela se lit dans le texte.
texts-own-sign-in = Se connecter pour les retrouver
texts-own-none = Vous n’avez encore rien proposé ici.
texts-own-look = Voir les textes en discussion
texts-own-amendments = { $n ->
    [one] Mon amendement
   *[other] Mes { $n } amendements
 }
texts-own-arguments = { $n ->
    [one] Mon argument
   *[other] Mes { $n } arguments
 }
texts-own-discussed = Il est en discussion : chacun peut encore l’argumenter, et vous pouvez le rectifier.
texts-own-waits = La discussion est close : il attend d’être décidé.
texts-own-voted = Il est mis aux voix en ce moment.
texts-own-withdrawn = Il a été retiré le { $at }.
texts-own-in-text = Il a été adopté le { $at } : ses mots sont dans le texte en train de se former.
texts-own-in-final = Il a été adopté le { $at } : ses mots sont dans le texte adopté.
texts-own-rejected = Il a été mis aux voix et rejeté le { $at }.
texts-own-sitting = Voir la décision n° { $n } de la séance
texts-own-passage = Lire le passage dans le texte
texts-own-argument-pour = Pour l’amendement n° { $n } – { $title }
texts-own-argument-contre = Contre l’amendement n° { $n } – { $title }

## Steps of a parcours
step-texts-draft = Texte à écrire : quelqu’un du groupe l’apporte
step-texts-amend = Amendements : les membres proposent des changements au texte
step-texts-vote = Vote de chaque amendement
step-texts-adopt = Vote de l’ensemble du texte
step-guard-text-ready = Le texte est apporté
step-guard-all-decided = Chaque amendement est décidé
step-guard-text-decided = Le vote de l’ensemble a décidé
step-guard-text-adopted = L’ensemble est adopté
step-setting-final = Le texte est arrêté tel quel, sans amendements
step-setting-mode = Forme du scrutin (ordinaire ou public)
step-setting-whole_vote_follows = Un vote de l’ensemble suit
texts-step-whole = Voir le vote de l’ensemble
texts-step-whole-open = Ouvrir le vote de l’ensemble
texts-whole-title = Voter l’ensemble du texte
texts-whole-what = Le texte est mis aux voix tel que les amendements adoptés l’ont fait.
texts-whole-question = Adopter le texte « { $title } » dans son ensemble ?
texts-whole-decided = Le vote de l’ensemble a déjà décidé.
texts-whole-none = Le vote de l’ensemble n’est pas ouvert.
texts-whole-open = Le vote de l’ensemble n’est pas clos.
texts-whole-not-adopted = L’ensemble du texte n’a pas été adopté : il ne peut pas être consolidé.
texts-whole-rejected = L’ensemble a été rejeté.
texts-whole-under-way = L’ensemble du texte est mis aux voix jusqu’au { $until }. Le texte sera consolidé s’il est adopté.
texts-whole-lacked-quorum = Le vote de l’ensemble n’a pas atteint le quorum : le texte n’est ni adopté ni rejeté.
texts-whole-rejected-so = Le vote de l’ensemble a rejeté le texte.
texts-step-discussed = Le texte est encore en discussion : clôturez-la, sur sa page, pour qu’il ne reçoive plus d’amendements.
texts-step-votes-open = Des votes sont ouverts sur des amendements : attendez leur résultat.
texts-whole-no-quorum = Le quorum n’a pas été atteint : ouvrez un nouveau vote de l’ensemble.
event-texts-whole-vote-opened = Vote de l’ensemble ouvert
texts-step-without-text = Ce parcours n’a pas encore de texte : apportez-le d’abord.
texts-step-without-end = Cette étape n’a pas de date de fin : les votes ne peuvent pas s’ouvrir.
texts-fact-no-text = Aucun texte n’a encore été apporté.
texts-step-read = Lire le texte
texts-step-import = Apporter le texte
texts-step-join = Rattacher un texte déjà apporté
texts-join-title = Rattacher un texte
texts-join-lead = Le parcours « { $title } » attend son texte. Choisissez-le parmi ceux que le groupe a déjà apportés.
texts-join-text = Texte
texts-join-button = Rattacher ce texte
texts-join-other = Apporter un autre texte
texts-join-none = Ce groupe n’a aucun texte en préparation ni en discussion.
texts-join-missing = Choisissez un texte.
texts-join-too-late = La discussion de ce texte est déjà close : il ne peut plus suivre les étapes d’un parcours.
notice-texts-joined = Le texte est rattaché au parcours.
event-texts-joined-parcours = Le texte est rattaché à un parcours
texts-step-draft-summary = Texte : { $title }
texts-step-amend = Lire et amender le texte
texts-step-amend-summary = { $n ->
    [0] Aucun amendement déposé
    [one] { $n } amendement déposé
   *[other] { $n } amendements déposés
 }
texts-step-vote = Voir les amendements et leurs votes
texts-step-vote-summary = { $n ->
    [0] Tous les amendements sont réglés ({ $total })
    [one] { $n } amendement sur { $total } attend son vote
   *[other] { $n } amendements sur { $total } attendent leur vote
 }

## Home
texts-home-open = { $n ->
    [0] En discussion : proposez le premier amendement
    [one] En discussion, { $n } amendement
   *[other] En discussion, { $n } amendements
 }
texts-home-consolidated = Adopté le { $at }

## What was done
notice-texts-imported = Le texte est enregistré.
notice-texts-draft-edited = Le projet est enregistré.
notice-texts-discussion-opened = Le texte est en discussion.
notice-texts-discussion-closed = La discussion est close.
notice-texts-votes-opened = Les votes sont ouverts.
notice-texts-consolidated = Le texte adopté est établi.
notice-texts-amendment-proposed = Votre amendement est déposé.
notice-texts-amendment-rectified = Votre amendement est rectifié.
notice-texts-amendment-withdrawn = Votre amendement est retiré.
notice-texts-argument-added = Votre argument est publié.
notice-texts-argument-withdrawn = Votre argument est retiré.

## Rights
right-texts-import = Apporter un texte
right-texts-read-file = Faire lire un fichier avant d’en apporter le texte
right-texts-edit-draft = Modifier un projet de texte
right-texts-open = Mettre un texte en discussion, clore la discussion
right-texts-amend = Proposer un amendement
right-texts-rectify = Rectifier son amendement
right-texts-withdraw = Retirer son amendement ou son argument
right-texts-argue = Argumenter pour ou contre un amendement
right-texts-vote-open = Ouvrir les votes sur les amendements
right-texts-consolidate = Établir le texte adopté
right-texts-settle = Tirer la conséquence d’un vote

## Events
event-texts-imported = Texte apporté
event-texts-file-read = Fichier lu avant d’en apporter le texte
event-texts-draft-edited = Projet modifié
event-texts-discussion-opened = Texte mis en discussion
event-texts-discussion-closed = Discussion close
event-texts-amendment-proposed = Amendement déposé
event-texts-amendment-rectified = Amendement rectifié
event-texts-amendment-withdrawn = Amendement retiré
event-texts-amendment-adopted = Amendement adopté et intégré au texte
event-texts-amendment-rejected = Amendement rejeté
event-texts-amendment-fallen = Amendement tombé
event-texts-argument-added = Argument publié
event-texts-argument-removed = Argument retiré par la modération
event-texts-rationale-removed = Exposé d’un amendement retiré par la modération
event-texts-argument-withdrawn = Argument retiré
event-texts-votes-opened = Votes ouverts sur les amendements
event-texts-consolidated = Texte adopté établi

## News, to those who follow
news-texts-imported = { $n ->
    [one] Un texte est proposé
   *[other] { $n } textes sont proposés
 }
news-texts-draft-edited = { $n ->
    [one] Une nouvelle version du projet
   *[other] { $n } nouvelles versions du projet
 }
news-texts-discussion-opened = { $n ->
    [one] Le texte est en discussion
   *[other] { $n } textes sont en discussion
 }
news-texts-discussion-closed = { $n ->
    [one] La discussion du texte est close
   *[other] La discussion de { $n } textes est close
 }
news-texts-amendment-proposed = { $n ->
    [one] Un amendement est déposé
   *[other] { $n } amendements sont déposés
 }
news-texts-amendment-rectified = { $n ->
    [one] Un amendement est rectifié
   *[other] { $n } rectifications d’amendements
 }
news-texts-amendment-withdrawn = { $n ->
    [one] Un amendement est retiré par son auteur
   *[other] { $n } amendements sont retirés par leurs auteurs
 }
news-texts-amendment-adopted = { $n ->
    [one] Un amendement est adopté, le texte a une nouvelle version
   *[other] { $n } amendements sont adoptés, le texte a une nouvelle version
 }
news-texts-amendment-rejected = { $n ->
    [one] Un amendement est rejeté
   *[other] { $n } amendements sont rejetés
 }
news-texts-amendment-fallen = { $n ->
    [one] Un amendement tombe
   *[other] { $n } amendements tombent
 }
news-texts-argument-added = { $n ->
    [one] Un nouvel argument
   *[other] { $n } nouveaux arguments
 }
news-texts-consolidated = { $n ->
    [one] Le texte adopté est établi
   *[other] { $n } textes adoptés sont établis
 }

## What its subjects are called
subject-text = Texte
subject-amendment = Amendement
subject-argument = Argument

## With git
texts-git-title = Écrire avec Git
texts-git-clone = Ce texte est un dépôt Git : clonez-le avec toute son histoire, un fichier par division.
texts-git-sign = Dans le dossier cloné, signez comme Parvis signe pour vous : un pseudonyme, que le site remplace par votre nom tant que vous le voulez.
texts-git-push = Partez du texte mis en discussion, modifiez les fichiers, puis poussez : Parvis dépose l’amendement et en écrit la phrase. Le message du commit devient l’exposé des motifs.
texts-git-token = Git demande un mot de passe : donnez un jeton d’application, avec le nom que vous voulez.
texts-git-token-make = Créer un jeton
texts-git-who = Ceux qui peuvent amender ce texte, une fois connectés, trouvent ici comment pousser un amendement.
texts-history-pushed = Commit poussé avec git
texts-wire-no-text = Il n’y a pas de texte à cette adresse.
texts-wire-token-wanted = Pour pousser, donnez comme mot de passe un jeton d’application, créé sur { $address }
texts-wire-token-unknown = Ce jeton n’est pas reconnu : il est révoqué, ou mal copié. Les vôtres sont sur { $address }
texts-wire-not-yours = Vous n’avez pas le droit d’amender ce texte : il faut un mandat en cours dans son groupe.
texts-wire-second-factor = Votre collectivité demande un second facteur à ses agents : créez le vôtre d’abord, à { $address }
texts-wire-too-large = Cette poussée est trop lourde : { $max } Mo au plus. Seuls les fichiers du texte ont leur place ici.
texts-wire-unreadable = Cette demande n’est pas lisible. Mettez git à jour, ou réessayez.
texts-wire-failed = Le site n’a pas pu répondre. Rien n’a été écrit ; réessayez dans un moment.
texts-wire-old-protocol = Ce dépôt se lit par le protocole « smart » de git, que tous les git parlent depuis 2010.
texts-wire-unsupported = ce dépôt ne sait pas faire cela ({ $what }). Pour ne prendre que les derniers commits, utilisez --depth.
texts-wire-unknown-object = ce commit n’est pas, ou n’est plus, dans ce texte. Recommencez avec git fetch.
texts-wire-busy = beaucoup de monde prend ce texte en ce moment. Réessayez dans une minute.
texts-push-refused = Poussée refusée, rien n’a été écrit.
texts-push-with-the-other = refusé avec les autres
texts-push-too-many = Une poussée porte { $max } amendements au plus.
texts-push-protected = La branche { $name } ne se pousse pas : seules les branches amendements/… reçoivent vos propositions, et le texte ne change que par un vote.
texts-push-tag = L’étiquette { $name } ne se pousse pas : les versions du texte sont marquées par Parvis.
texts-push-deletion = Une branche ne s’efface pas : l’histoire du texte est protégée. Un amendement se retire depuis sa page.
texts-push-branch-name = « { $name } » n’est pas un nom de branche accepté : des minuscules sans accents, des chiffres et des tirets, { $max } caractères au plus.
texts-push-number-unknown = Aucun amendement n’a ce numéro. Nommez votre branche par des mots : Parvis donnera le numéro.
texts-push-pack = { $why ->
    [court] L’envoi s’est interrompu avant la fin. Poussez de nouveau.
    [empreinte] L’envoi est abîmé : son empreinte n’est pas celle de son contenu. Poussez de nouveau.
    [grand] L’envoi est trop gros une fois décompressé, ou trop imbriqué. Seuls les fichiers du texte ont leur place ici.
    [difference] L’envoi contient une différence avec un objet inconnu, ou qui ne s’applique pas. Faites git fetch, puis poussez de nouveau.
   *[forme] L’envoi n’est pas un paquet git lisible.
 }
texts-push-moved = Cette branche a changé depuis votre dernier git fetch. Faites git pull --rebase, puis poussez de nouveau.
texts-push-rewritten = Une branche poussée ne se réécrit pas : ajoutez des commits à la suite (git pull --rebase), sans forcer.
texts-push-not-from-base = Un amendement part du texte mis en discussion : git rebase --onto texte-en-discussion, ou git switch -c amendements/mon-idee texte-en-discussion.
texts-push-incomplete = L’envoi ne contient pas tout ce que ses commits nomment.
texts-push-not-a-commit = Cette branche ne mène pas à un commit.
texts-push-too-many-commits = Une poussée ajoute { $max } commits au plus. Réunissez les vôtres (git rebase -i).
texts-push-branch-long = La branche de cet amendement aurait plus de { $max } commits. Rectifiez-le depuis sa page, ou retirez-le et poussez-en un autre.
texts-push-date = Le commit { $commit } est daté d’avant ce qu’il suit, ou de plus d’un jour après maintenant. Réglez l’horloge de votre machine, puis reprenez vos commits : git rebase --force-rebase --reset-author-date texte-en-discussion
texts-push-too-different = Ce changement est trop grand pour un seul amendement : { $max } signes et { $lines } lignes changés au plus. Poussez-le en plusieurs.
texts-push-withheld = L’exposé de cet amendement a été retiré par la modération : sa branche n’est plus donnée à personne. Rectifiez-le depuis sa page.
texts-push-merge = Un amendement est une suite de commits, sans fusion. Faites git rebase texte-en-discussion.
texts-push-nothing-new = Cette branche ne change rien au texte mis en discussion.
texts-push-not-expressible = Parvis ne sait pas écrire ce changement en une phrase sûre. Poussez-le en plusieurs amendements, ou écrivez la phrase vous-même sur la page du texte.
texts-push-malformed = Un commit ou un dossier de l’envoi n’est pas écrit comme git les écrit.
texts-push-file-name = Le nom de fichier « { $name } » n’est pas accepté.
texts-push-folder = Le texte n’a pas de dossiers : « { $name } » en est un.
texts-push-executable = « { $name } » est marqué comme un programme. Faites git update-index --chmod=-x { $name }, puis un nouveau commit.
texts-push-link = « { $name } » est un lien ou un sous-module : seuls des fichiers de texte sont acceptés.
texts-push-other-file = « { $name } » n’est pas un fichier du texte : des noms en minuscules sans accents qui finissent par .md, et sommaire.txt.
texts-push-too-many-files = Le texte aurait plus de { $max } fichiers.
texts-push-text-long = Le texte serait trop long : { $max } Mo au plus.
texts-push-not-text = « { $name } » n’est pas du texte en UTF-8.
texts-push-message-long = Le message d’un commit est trop long : { $max } octets au plus. Le reste a sa place dans le texte, ou sur la page de l’amendement.
texts-push-header = Un commit porte une signature ou un en-tête que l’histoire du texte ne peut pas garder. Faites git config commit.gpgsign false, puis git commit --amend --no-edit --reset-author.
texts-push-no-order = Il manque sommaire.txt, qui dit dans quel ordre lire les fichiers.
texts-push-listed-twice = sommaire.txt nomme deux fois « { $name } ».
texts-push-listed-missing = sommaire.txt nomme « { $name } », qui n’est pas là.
texts-push-not-listed = « { $name } » n’est pas dans sommaire.txt : ajoutez-le à sa place, ou retirez-le.
texts-push-identity = Vos commits doivent être signés comme Parvis signe pour vous, et non de votre nom ou de votre adresse : l’histoire d’un texte ne se réécrit pas, un nom y resterait pour toujours. Tapez dans ce dossier :
texts-push-identity-next = puis reprenez vos commits : git rebase texte-en-discussion --exec "git commit --amend --no-edit --reset-author"
texts-push-not-its-author = Cet amendement n’est pas le vôtre : poussez sous un autre nom de branche.
texts-push-tabled = Amendement n° { $n } déposé. Parvis a écrit :
texts-push-rectified = Amendement n° { $n } rectifié. Parvis a écrit :
texts-push-see = Le voir : { $address }
texts-push-pull = Faites git pull pour recevoir le commit qui porte cette phrase.

# Écrire à plusieurs
texts-together-button = Écrire à plusieurs
texts-together-title = Écrire à plusieurs
texts-together-lead = Toutes les personnes qui peuvent modifier ce projet y écrivent en même temps et voient ce que les autres écrivent.
texts-together-without = L’écriture à plusieurs en même temps demande JavaScript. Sans lui, modifiez le projet dans le formulaire : ce que d’autres écrivent pendant ce temps est réuni à votre texte quand vous enregistrez.
texts-together-connecting = Connexion…
texts-together-kept = Tout ce que vous avez écrit est gardé.
texts-together-sending = Envoi…
texts-together-offline = Hors ligne : vos changements partiront dès le retour du réseau.
texts-together-back = Le réseau est revenu : vos changements sont partis.
texts-together-arrived = { $name } est là.
texts-together-left = { $name } n’est plus là.
texts-together-you = { $name } (vous)
texts-together-people = Qui écrit
texts-together-hint = Chaque ligne est un alinéa. Les boutons changent la ligne où vous êtes.
texts-together-lines = Sorte de ligne
texts-together-tools = Mise en forme
texts-together-line-alinea = Alinéa
texts-together-line-title = Titre
texts-together-line-article = Article ou partie
texts-together-line-subtitle = Sous-titre
texts-together-line-item = Liste
texts-together-line-note = Citation ou note
texts-together-bold = Gras
texts-together-italic = Italique
texts-together-table = Tableau
texts-together-undo = Annuler
texts-together-redo = Rétablir
texts-together-cell = Colonne
texts-together-leaving = Vos derniers changements ne sont pas encore partis.
texts-together-save = Enregistrer une version
texts-together-save-hint = Une version est ce que tout le monde lit. Elle porte le nom de qui l’enregistre et de qui a écrit depuis la précédente.
texts-together-save-network = Une version s’enregistre quand le réseau est là.
texts-together-nothing = Rien n’a changé depuis la dernière version.
texts-together-saved = Une version vient d’être enregistrée.
texts-together-over = Ce projet n’est plus à écrire : ce qui était écrit est gardé.
texts-together-forbidden = Vous ne pouvez plus modifier ce projet. Ce qui était gardé le reste ; copiez le reste si vous y tenez.
texts-together-signed-out = Votre session est terminée : ce que vous venez d’écrire n’est pas parti. Il reste dans ce navigateur et partira quand vous rouvrirez cette page, reconnecté.
texts-together-left-over = Ce que vous aviez écrit et qui n’a pas été gardé
texts-together-left-over-lead = Ces mots n’ont pas pu entrer dans le projet. Ils sont dans ce navigateur seulement : copiez ce que vous voulez en reprendre.
texts-together-left-over-forget = Les oublier
texts-together-foreign = Ce changement n’a pas pu être lu. Copiez ce que vous venez d’écrire, puis rechargez la page.
texts-together-too-long = Le texte serait trop long : ce changement n’est pas gardé. Copiez ce que vous venez d’écrire, puis rechargez la page.
texts-together-too-heavy = Ce projet a trop changé pour être encore écrit à plusieurs. Copiez ce que vous venez d’écrire, puis modifiez-le dans le formulaire.
texts-places-lead = D’autres ont écrit pendant ce temps. Le reste est réuni ; pour ces endroits, choisissez.
texts-place-legend = Endroit { $n } : que garder ?
texts-place-title-legend = Titre : que garder ?
texts-place-before = Avant
texts-place-mine = Votre rédaction
texts-place-theirs = L’autre rédaction
texts-place-nothing = Rien
texts-place-keep-mine = Garder la vôtre
texts-place-keep-theirs = Garder l’autre
texts-place-keep-both = Garder les deux
texts-place-undecided = Choisissez ce qui est gardé à cet endroit.
texts-draft-moved = Quelqu’un vient encore de changer ce projet. Relisez, puis enregistrez de nouveau.
texts-history-with = Avec { $name }
texts-places-title = { $n ->
    [one] Un endroit a été changé de deux façons
   *[other] { $n } endroits ont été changés de deux façons
}

## What is declared of personal data
processing-texts-writing-title = Textes et amendements
processing-texts-writing-purpose = Écrire, amender et adopter un texte en gardant son histoire.
processing-texts-writing-people = Qui rédige, amende, cosigne, argumente ou remarque
processing-texts-writing-data = Ce qui est écrit et par qui ; l’histoire du texte ne connaît que des pseudonymes
processing-texts-writing-recipients = Tout le monde, dès que le texte est en discussion
processing-texts-writing-kept = Avec le texte, sans limite ; le nom s’efface à la fermeture du compte. Un fichier envoyé et non retenu s’efface dans l’heure.
