# Les exigences : ce que des textes adoptés demandent aux projets, et ce que les projets en font.

requirements-navigation = Exigences
requirements-title = Exigences
requirements-lead = Ce que des textes adoptés demandent aux projets, et comment chaque projet y répond.
requirements-none = Aucune exigence pour l’instant. Depuis la page d’un texte adopté, on y relève les passages qui engagent les projets à venir.
requirements-filter = Afficher
requirements-feed = Exigences et projets – { $body }
requirements-feed-entry = { $project } : { $standing }

## Rights
right-requirements-mark = Relever une exigence dans un texte adopté, noter que son passage a changé
right-requirements-attach = Rattacher un projet à une exigence
right-requirements-conclude = Dire comment un projet répond à une exigence
right-requirements-remind = Rappeler les exigences à examiner

## Subjects and journal
subject-requirement = Exigence
subject-examination = Exigence dans un projet
event-requirements-marked = Exigence relevée
event-requirements-changed = La présentation de l’exigence a changé
event-requirements-attached = L’exigence concerne ce projet
event-requirements-concluded = Réponse du projet
event-requirements-passage-changed = Le passage est écrit autrement
event-requirements-repealed = Le passage est abrogé : l’exigence ne demande plus rien
event-requirements-reminded = Un rappel est parti : des exigences sont à examiner

## News
news-requirements-marked = { $n ->
    [one] Une exigence est relevée
   *[other] { $n } exigences sont relevées
}
news-requirements-attached = { $n ->
    [one] Une exigence est à examiner dans un projet
   *[other] { $n } exigences sont à examiner dans des projets
}
news-requirements-concluded = { $n ->
    [one] Un projet a répondu à une exigence
   *[other] Des projets ont répondu { $n } fois à des exigences
}
news-requirements-passage-changed = { $n ->
    [one] Le passage d’une exigence a changé
   *[other] Le passage d’une exigence a changé { $n } fois
}
news-requirements-repealed = { $n ->
    [one] Le passage d’une exigence est abrogé
   *[other] Les passages de { $n } exigences sont abrogés
}

## What has just been done
notice-requirements-marked = L’exigence est relevée.
notice-requirements-changed = L’exigence est enregistrée.
notice-requirements-attached = Le projet est rattaché : l’exigence y est à examiner.
notice-requirements-concluded = La réponse est enregistrée. Tout le monde peut la lire.
notice-requirements-passage-changed = Le nouveau passage est enregistré. L’ancien reste lisible.
notice-requirements-repealed = L’exigence ne demande plus rien. Elle reste lisible avec les réponses des projets.

## What is refused
requirements-title-empty = Donnez un titre à l’exigence.
requirements-too-long = Ce texte est trop long : { $max } caractères au plus.
requirements-reach-empty = Dites quels projets sont concernés.
requirements-too-many = Il y a déjà { $max } exigences : c’est le plus possible.
requirements-too-many-here = Ce projet a déjà { $max } exigences : c’est le plus possible.
requirements-text-not-adopted = Ce texte n’est pas encore adopté : il ne demande rien à personne. Une exigence se relève dans un texte consolidé.
requirements-passage-nowhere = Ce passage n’est pas dans le texte : choisissez-le de nouveau.
requirements-passage-too-long = Ce passage est trop long pour être une exigence ({ $max } caractères au plus) : choisissez un alinéa.
requirements-repealed-already = Le passage de cette exigence est abrogé : elle ne demande plus rien.
requirements-project-empty = Choisissez un projet.
requirements-project-nowhere = Ce projet n’existe pas, ou n’est pas encore public.
requirements-requirement-empty = Choisissez une exigence.
requirements-attached-already = Cette exigence concerne déjà ce projet.
requirements-standing-empty = Dites où en est le projet.
requirements-reason-empty = Dites pourquoi : tout le monde le lira.
requirements-proof-unreadable = Donnez une adresse qui commence par https:// ou http://, ou celle d’une page d’ici qui commence par /, sans espace.
requirements-nothing-to-examine = Il n’y a rien à examiner dans ce projet.
requirements-changed-meanwhile = Quelqu’un a enregistré pendant ce temps : « { $title } », thème « { $theme } ». Enregistrez encore pour remplacer par ce que vous avez écrit.
requirements-noted-meanwhile = Quelqu’un a changé cette exigence pendant ce temps. Relisez-la, puis enregistrez encore si c’est toujours juste.
requirements-concluded-meanwhile = Quelqu’un a répondu pendant ce temps : sa réponse est plus haut. Enregistrez encore pour que la vôtre s’y ajoute.

## Standing
requirements-standing-unexamined = À examiner
requirements-standing-met = Pris en compte
requirements-standing-partly = En partie
requirements-standing-set-aside = Écarté
requirements-count-a-examiner = { $n } à examiner
requirements-count-pris-en-compte = { $n } pris en compte
requirements-count-en-partie = { $n } en partie
requirements-count-ecarte = { $n ->
    [one] { $n } écarté
   *[other] { $n } écartés
}
requirements-counts = { $n ->
    [one] { $n } projet : { $parts }
   *[other] { $n } projets : { $parts }
}
requirements-no-project = Aucun projet n’est concerné pour l’instant.
requirements-passage-was-changed = Modifié
requirements-passage-was-repealed = Abrogé

## On the pages of others
step-guard-requirements-examined = Toutes les exigences qui concernent le projet sont examinées
requirements-panel-project = Exigences
requirements-panel-text = Exigences relevées dans ce texte
requirements-to-examine = { $n ->
    [one] { $n } exigence à examiner avant la décision.
   *[other] { $n } exigences à examiner avant la décision.
}
requirements-attach-here = Toutes les exigences de ce projet, et en rattacher
requirements-all-here = { $n ->
    [one] La seule exigence
   *[other] Les { $n } exigences
}
requirements-mark-here = Relever une exigence dans ce texte

## Marking
requirements-mark = Relever une exigence
requirements-change = Changer le titre, le thème ou la portée
requirements-save = Enregistrer
requirements-choose-passage = Choisissez le passage qui engage les projets : un article entier ou un seul alinéa.
requirements-choose-this = Choisir { $place }
requirements-choose-other = Choisir un autre passage
requirements-passage-of = { $place }, dans « { $text } »
requirements-field-title = Titre
requirements-field-title-hint = Ce qui est demandé, en quelques mots : « Des places pour les vélos ».
requirements-field-theme = Thème
requirements-field-theme-hint = Déjà employés : { $themes }.
requirements-field-reach = Projets concernés
requirements-reach-tous = Tous les projets
requirements-reach-tous-hint = Tous les parcours et plans en cours, et ceux qui commenceront.
requirements-reach-groupe = Ceux du groupe qui porte le texte
requirements-reach-groupe-hint = Ses parcours et plans en cours, et ceux qui commenceront.
requirements-reach-designes = Ceux que l’on y rattache
requirements-reach-designes-hint = Un par un, depuis la page du projet ou de l’exigence.

## One requirement
requirements-fact-group = Groupe
requirements-fact-marked = Relevée le
requirements-fact-version = Version du texte
requirements-repealed-on = Ce passage est abrogé depuis le { $day } : il ne demande plus rien aux projets.
requirements-newer-changes = Un texte du même titre est adopté depuis le { $day } et dit autre chose à cet endroit ({ $place }). Notez si le passage a changé :
requirements-newer-lacks = Un texte du même titre est adopté depuis le { $day } et n’a plus ce passage ({ $place }). Notez s’il est modifié ou abrogé :
requirements-projects = Projets
requirements-projects-caption = Où en sont les projets : { $title }
requirements-column-project = Projet
requirements-column-requirement = Exigence
requirements-column-standing = État
requirements-column-reason = Raison
requirements-column-date = Date
requirements-waits-since = attend depuis le { $day }
requirements-project-gone = Projet retiré
requirements-proof = Voir la preuve
requirements-filter-standing = Restreindre à un état
requirements-filter-all = Tous
requirements-download = Télécharger ce tableau (CSV)
requirements-attach = Rattacher un projet
requirements-attach-button = Rattacher
requirements-attach-nothing = Il n’y a rien d’autre à rattacher ici.
requirements-attach-other = Rattacher une autre exigence
requirements-field-project = Projet à rattacher
requirements-field-requirement = Exigence à rattacher
requirements-former = { $n ->
    [one] Une rédaction antérieure
   *[other] { $n } rédactions antérieures
}
requirements-history = Histoire

## The passage changes
requirements-passage-title = Noter que le passage a changé ou est abrogé
requirements-was-changed = Un autre texte a modifié ce passage
requirements-was-repealed = Ce passage est abrogé
requirements-field-new-text = Texte adopté où il est écrit maintenant
requirements-continue = Continuer
requirements-choose-new-passage = Choisissez le passage qui le remplace.
requirements-new-wording = Nouvelle rédaction
requirements-same-words = Les mots sont les mêmes : seul le texte qui les porte change.
requirements-note-change = Enregistrer la nouvelle rédaction
requirements-note-repeal = Noter l’abrogation
requirements-note-repeal-what = L’exigence ne demandera plus rien aux projets. Les réponses déjà données restent lisibles.
requirements-field-note = Remarque
requirements-field-note-hint = Par quelle décision, pourquoi.

## One project
requirements-examination-title = { $project } : { $title }
requirements-see-project = Voir le projet
requirements-see-all-here = Toutes les exigences de ce projet
requirements-said = Ce que le projet a répondu
requirements-nothing-said = Personne n’a encore dit comment ce projet y répond.
requirements-said-by = par { $name }
requirements-conclude = Répondre
requirements-conclude-again = Répondre de nouveau
requirements-conclude-button = Enregistrer la réponse
requirements-field-standing = Où en est le projet
requirements-field-reason = Raison
requirements-field-reason-hint = Ce qui est prévu, ce qui manque, ou pourquoi l’exigence est écartée. Nécessaire sauf si elle est prise en compte.
requirements-field-proof = Preuve
requirements-field-proof-hint = L’adresse d’un plan, d’un devis, d’une délibération : https://… ou une page d’ici (/actes/…).
requirements-asks-nothing = Le passage est abrogé : il n’y a plus rien à examiner.
requirements-here-title = Exigences : { $project }
requirements-here-caption = Exigences qui concernent « { $project } »
requirements-none-here = Aucune exigence ne concerne ce projet.

## Mail
requirements-mail-subject = { $n ->
    [one] { $n } exigence à examiner : { $project }
   *[other] { $n } exigences à examiner : { $project }
}
requirements-mail-text =
    Bonjour,

    { $n ->
        [one] Une exigence adoptée concerne « { $project } », et personne n’a encore dit comment ce projet y répond :
       *[other] { $n } exigences adoptées concernent « { $project } », et personne n’a encore dit comment ce projet y répond :
    }

    { $titles }

    Pour répondre :
    { $link }

## What is declared of personal data
processing-requirements-conclusions-title = Exigences
processing-requirements-conclusions-purpose = Dire si un projet respecte ce qui est exigé.
processing-requirements-conclusions-people = Qui conclut l’examen
processing-requirements-conclusions-data = Qui a conclu, et quand
processing-requirements-conclusions-recipients = Tout le monde
processing-requirements-conclusions-kept = Avec l’exigence ; le nom s’efface à la fermeture du compte.
