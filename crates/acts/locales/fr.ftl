# Les actes : ce qui a été décidé, publié une fois, pour toujours.

acts-nav = Actes

## Rights
right-acts-publish = Publier un acte d’un groupe
right-acts-make-pdf = Redemander le fichier PDF d’un acte
right-acts-keep-pdf = Garder le fichier PDF d’un acte, une fois fait
right-acts-describe = Décrire une délibération d’un groupe pour les données ouvertes
right-acts-give-theme = Donner un thème à un acte d’un groupe
right-acts-open-data = Dire sous quel numéro SIRET les délibérations sont en données ouvertes

## Journal
event-acts-published = L’acte est publié
event-acts-pdf-made = Le fichier PDF est fait
event-acts-pdf-asked = Le fichier PDF est demandé
event-acts-siret-set = Le numéro SIRET des données ouvertes est réglé
event-acts-deliberation-described = La délibération est décrite pour les données ouvertes
event-acts-theme-given = Le thème de l’acte est donné

## What is made outside of pages
effect-act-pdf = Fichier PDF d’un acte

## Steps
step-acts-publish = Publication
step-guard-published = L’acte est publié
acts-step-publish = Publier l’acte
acts-step-read = Lire l’acte publié
acts-step-published = Publié le { $at }
acts-step-rejected = Le vote a rejeté le texte : il n’y a pas d’acte à publier.
acts-fact-not-published = L’acte n’est pas encore publié.

## Done
notice-acts-published = L’acte est publié. Il ne changera plus.
notice-acts-pdf-asked = Le fichier PDF est demandé. Il sera là dans un instant.
notice-acts-pdfs-asked = Les fichiers PDF sont demandés. Ils arrivent l’un après l’autre.
notice-acts-siret-set = Le numéro est enregistré.
notice-acts-described = La délibération est dans les données ouvertes.
notice-acts-theme-given = Le thème est enregistré.

## The list
acts-list-lead = Ce qui a été décidé et publié. Un acte publié ne change plus jamais.
acts-list-none = Aucun acte n’a encore été publié.
acts-list-none-such = Aucun acte ne correspond.
acts-words = « { $q } »
acts-count = { $n ->
    [0] Aucun acte
    [one] { $n } acte
   *[other] { $n } actes
 }
acts-cut = La recherche s’arrête aux { $n } actes les plus récents : ajoutez un mot pour préciser.
acts-filters = Chercher dans les actes
acts-filter-words = Mots
acts-filter-group = Groupe
acts-filter-theme = Thème
acts-filter-button = Montrer
acts-feed-link = Suivre les actes publiés (flux Atom)
acts-feed-link-json = Suivre les actes publiés (JSON Feed)
acts-of-group = Actes : { $group }
acts-of-all = Tous les actes
acts-feed-title = Actes publiés – { $body }
acts-on = Publié le { $date }
acts-home-published = Publié le { $at }

## What an act is
acts-kind-avis = Avis
acts-filed-name = { $date } { $title } ({ $kind } { $print })
acts-kind-texte-adopte = Texte adopté
acts-nature-avis = Ce document est un avis : il éclaire une décision que d’autres prendront, il n’en est pas une. C’est pourquoi il n’indique ni voie ni délai de recours.
acts-nature-texte-adopte = Ce document est le texte adopté par l’assemblée. Il ne remplace pas la délibération, transmise et publiée selon l’article L. 2131-1 du code général des collectivités territoriales, qui seule indique les voies et délais de recours.
acts-author = { $name }, { $quality }

## The page of an act
acts-published = Publié le { $date } par { $name } ({ $quality }).
acts-read = Lire l’acte
acts-download = Télécharger le fichier ({ $size })
acts-pdf-download = Télécharger en PDF accessible ({ $size }, { $pages ->
    [one] 1 page
   *[other] { $pages } pages
})
acts-pdf-waited = Le fichier PDF accessible n’est pas encore fait.
acts-pdf-waited-again = Le fichier PDF est demandé de nouveau.
acts-pdf-ask = Demander le fichier PDF
acts-pdf-again = Refaire le fichier PDF
acts-pdf-given-up = Le fichier PDF n’a pas pu être fait. La raison est dans « Envois ». Vous pouvez le redemander ici.
acts-pdf-substituted = Ces caractères ne sont dans aucune police du fichier PDF, où un carré en tient lieu :
acts-pdf-missing = { $n ->
    [one] Un acte n’a pas encore de fichier PDF accessible.
   *[other] { $n } actes n’ont pas encore de fichier PDF accessible.
}
acts-pdf-ask-missing = Demander les fichiers PDF qui manquent
acts-check-pdf = L’empreinte du fichier PDF, fait à partir de celui qui a été publié :
acts-group = Groupe
acts-from-text = Texte et historique
acts-from-meeting = Réunion
acts-commit = Version du texte
acts-nature = De quel acte s’agit-il ?
acts-check = Vérifier ce fichier
acts-check-explained = Pour savoir si le fichier que vous avez est bien celui qui a été publié : il a une empreinte, calculée sur son contenu (SHA-256). Changer une seule lettre la changerait. Téléchargez le fichier, puis tapez cette ligne dans un terminal, depuis le dossier où il se trouve :
acts-check-expected = La réponse doit être exactement :
acts-history = Ce qui s’est passé

## The file
acts-file-title = { $title } – { $body }
acts-file-kind = Nature
acts-file-published = Date de publication
acts-file-author = Auteur
acts-file-vote = Vote
acts-vote-line = { $outcome } : { $pour } pour, { $contre } contre, { $abstention ->
    [one] 1 abstention
   *[other] { $abstention } abstentions
}
acts-vote-adopted = Adopté
acts-vote-rejected = Rejeté
acts-vote-no-quorum = Quorum non atteint
acts-vote-cancelled = Annulé
acts-file-text = Texte
acts-file-amendments = Amendements
acts-file-amendments-caption = Amendements déposés, ce qu’ils sont devenus et leurs votes
acts-file-no-amendment = Aucun amendement n’a été déposé.
acts-file-minutes = Annexe : compte rendu de la réunion du { $date }
acts-file-commit = Version du texte (commit Git) : { $commit }
acts-file-address = Publié à l’adresse
acts-pdf-fingerprint = Empreinte du fichier publié (SHA-256) :
acts-pdf-made-from = Ce PDF est fait à partir du fichier publié, et dit la même chose. C’est le fichier publié qui fait foi.
acts-pdf-page = Page { $page } sur { $pages }
acts-column-number = N°
acts-column-sentence = Amendement
acts-column-fate = Sort
acts-column-pour = Pour
acts-column-contre = Contre
acts-column-abstention = Abstention
acts-no-vote = –
acts-lacked-quorum = (quorum non atteint)
acts-fate-en-discussion = Non décidé
acts-fate-retire = Retiré
acts-fate-adopte = Adopté
acts-fate-rejete = Rejeté
acts-fate-tombe = Tombé

## Publishing
acts-publish = Publier un acte
acts-publish-lead = Le texte adopté, ce que sont devenus les amendements et le compte rendu deviennent un fichier public.
acts-choose-group = De quel groupe est l’acte ?
acts-publish-for = Acte de « { $group } ».
acts-for-good = Un acte publié ne peut être ni modifié ni retiré d’ici : relisez le texte avant de publier.
acts-field-title = Titre de l’acte
acts-field-text = Texte à publier
acts-field-author-name = Prénom et nom de l’auteur
acts-field-author-hint = La personne qui signe l’acte. Son nom et sa qualité sont publics, comme le demande l’article R. 2131-1 du code général des collectivités territoriales pour les actes des communes.
acts-field-author-quality = Qualité de l’auteur
acts-chair-of = Animation de « { $group } »
acts-with-minutes = Avec, en annexe, le compte rendu de :
acts-publish-now = Publier pour toujours
acts-already = Ce texte est déjà publié, et un acte ne change pas :
acts-nothing-ready = Rien n’est prêt à être publié dans ce groupe. Un texte se publie une fois consolidé, après le vote de ses amendements.

## Its theme
acts-of-theme = Thème : { $theme }
acts-field-theme = Thème
acts-field-theme-hint = En quelques mots, par exemple « Mobilités ». Les actes d’un thème se retrouvent et se suivent ensemble.
acts-field-theme-hint-known = Les actes d’un thème se retrouvent et se suivent ensemble. Déjà employés ici : { $themes }.
acts-theme-give = Donner un thème
acts-theme-change = Changer le thème
acts-theme-title = Thème de l’acte
acts-theme-lead = « { $title } » : le thème est à côté de l’acte publié, qui ne change pas.
acts-theme-save = Enregistrer le thème
acts-theme-too-long = Ce thème est trop long : { $max } caractères au plus.
acts-theme-without-letter = Écrivez le thème en toutes lettres.
acts-theme-given-meanwhile = Quelqu’un a donné pendant ce temps le thème « { $theme } ». Enregistrez encore pour le remplacer par le vôtre.
acts-theme-taken-meanwhile = Quelqu’un a retiré le thème pendant ce temps. Enregistrez encore pour donner le vôtre.

## Deliberations as open data
acts-open-data = Délibérations en données ouvertes
acts-open-data-explained = Une collectivité qui délibère publie ses délibérations en données ouvertes, dans un format commun à toutes : le « Socle commun des données locales ». Les avis n’y sont pas : un avis n’est pas une délibération.
acts-open-data-siret = Numéro SIRET : { $siret }
acts-open-data-file = Télécharger les délibérations (CSV)
acts-open-data-schema = Schéma : scdl/deliberations, version 2.1.5. Une ligne par délibération décrite, avec l’adresse du fichier publié.
acts-open-data-none = Aucune délibération n’est en données ouvertes : le numéro SIRET n’est pas renseigné.
acts-open-data-left = Textes adoptés qui ne sont pas encore décrits
acts-siret = Le numéro de la collectivité
acts-field-siret = Numéro SIRET
acts-field-siret-hint = 14 chiffres, par exemple 218 601 946 00013. Sans numéro, il n’y a pas de fichier de délibérations.
acts-siret-save = Enregistrer le numéro
acts-siret-wrong = Ce n’est pas un numéro SIRET : il a 14 chiffres, et le dernier dépend des autres. Vérifiez-le.
acts-described = Délibération n° { $number } du { $date }, en données ouvertes.
acts-undescribed = Ce texte adopté n’est pas encore dans les données ouvertes : il y manque son numéro et sa matière.
acts-describe = Décrire la délibération
acts-describe-again = Corriger ce que disent les données ouvertes
acts-describe-title = Décrire la délibération
acts-describe-lead = Ces informations accompagnent l’acte dans les données ouvertes. L’acte publié ne change pas.
acts-describe-save = Enregistrer
acts-field-number = Numéro de la délibération
acts-field-number-hint = Celui que l’assemblée lui a donné, par exemple 2026-11-042.
acts-field-decided-on = Date d’adoption
acts-field-matter = Matière
acts-field-matter-hint = Celle de la nomenclature ACTES, que vous utilisez pour la transmission à la préfecture.
acts-votes = Vote
acts-votes-hint = Les quatre nombres, ou aucun. Les abstentions comptent parmi les votants.
acts-field-electors = Membres de l’assemblée
acts-field-pour = Pour
acts-field-contre = Contre
acts-field-abstention = Abstentions
acts-budget = Budget, s’il y en a un
acts-field-budget-years = Année du budget
acts-field-budget-years-hint = Par exemple 2026, ou 2026/2027.
acts-field-budget-name = Nom du budget
acts-control = Contrôle de légalité, une fois la délibération transmise
acts-field-control-id = Identifiant de la préfecture
acts-field-control-id-hint = Par exemple PREF056, ou SPREF0561 pour une sous-préfecture.
acts-field-control-on = Date de réception

## What is refused
acts-number-empty = Donnez le numéro de la délibération.
acts-number-too-long = Ce numéro est trop long : { $max } caractères au plus.
acts-number-taken = Une autre délibération a déjà ce numéro.
acts-decided-wrong = Écrivez une date, par exemple 2026-11-29.
acts-matter-missing = Choisissez la matière de la délibération.
acts-budget-years-wrong = Écrivez une année, par exemple 2026, ou deux : 2026/2027.
acts-budget-both = L’année et le nom du budget vont ensemble : donnez les deux, ou aucun.
acts-budget-too-long = Ce nom est trop long : { $max } caractères au plus.
acts-control-id-wrong = Écrivez l’identifiant comme PREF056 ou SPREF0561.
acts-control-before = La préfecture ne peut pas l’avoir reçue avant son adoption.
acts-votes-all = Donnez les quatre nombres du vote, ou aucun.
acts-votes-number = Écrivez un nombre, sans espace.
acts-votes-more = Il y a plus de votes que de membres : vérifiez les nombres.
acts-not-deliberation = Cet acte n’est pas une délibération : les données ouvertes ne le décrivent pas.
acts-described-meanwhile = Quelqu’un a décrit cette délibération pendant que vous écriviez. Relisez, puis enregistrez de nouveau si vous le voulez toujours.
acts-title-empty = Donnez un titre à l’acte.
acts-title-too-long = Ce titre est trop long : { $max } caractères au plus.
acts-author-name-empty = Écrivez le prénom et le nom de la personne qui signe l’acte.
acts-author-quality-empty = Écrivez en quelle qualité cette personne signe, par exemple « présidente ».
acts-author-too-long = Ce texte est trop long : { $max } caractères au plus.
acts-nothing-to-publish = Choisissez le texte à publier.
acts-text-of-another-group = Ce texte est celui d’un autre groupe.
acts-text-not-consolidated = Ce texte peut encore changer : il se publie une fois consolidé, après le vote de ses amendements.
acts-meeting-of-another-group = Cette réunion est celle d’un autre groupe.
acts-minutes-not-approved = Le compte rendu de cette réunion n’est pas encore approuvé : approuvez-le d’abord.
acts-refused-published = Ce texte est déjà publié sous le titre « { $title } » ({ $path }). Un acte publié ne change pas.

## News, to those who follow
news-acts-published = { $n ->
    [one] Un acte est publié
   *[other] { $n } actes sont publiés
 }

## What its subjects are called
subject-act = Acte publié

## What is declared of personal data
processing-acts-signatories-title = Actes publiés
processing-acts-signatories-purpose = Publier les actes et dire qui les a signés.
processing-acts-signatories-people = Signataires
processing-acts-signatories-data = Nom et qualité du signataire
processing-acts-signatories-recipients = Tout le monde
processing-acts-signatories-kept = Sans limite : les actes sont des archives publiques.

## The lists of acts and deliberations, as open data
open-actes-title = Actes publiés
open-actes-description = Les actes publiés : leur titre, leur date, leur nature, leur groupe, et l’adresse du fichier publié avec son empreinte.
open-actes-keywords = actes; délibérations; décisions
open-actes-acte_id = l’identifiant de l’acte
open-actes-numero = le numéro de la délibération, quand il est dit
open-actes-titre = le titre de l’acte
open-actes-nature = avis ou texte-adopte
open-actes-theme = le thème donné à l’acte
open-actes-groupe = le groupe qui a décidé
open-actes-signe_par = en quelle qualité l’acte est signé
open-actes-decide_le = le jour de la délibération, quand il est dit
open-actes-publie_le = quand l’acte a été mis en ligne
open-actes-adresse = la page de l’acte
open-actes-fichier = l’adresse du fichier publié, qui ne change jamais
open-actes-sha256 = l’empreinte de ce fichier
open-actes-taille_octets = le poids de ce fichier

## Deliberations
open-deliberations-title = Délibérations
open-deliberations-description = Les délibérations de l’assemblée, votes compris, telles que la collectivité les a décrites.
open-deliberations-keywords = délibérations; votes; SCDL
