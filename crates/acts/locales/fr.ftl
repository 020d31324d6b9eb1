# Les actes : ce qui a été décidé, publié une fois, pour toujours.

acts-nav = Actes

## Rights
right-acts-publish = Publier un acte d’un groupe

## Journal
event-acts-published = L’acte est publié

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

## The list
acts-list-lead = Ce qui a été décidé et publié. Un acte publié ne change plus jamais.
acts-list-none = Aucun acte n’a encore été publié.
acts-feed-link = Suivre les actes publiés (flux Atom)
acts-feed-link-json = Suivre les actes publiés (JSON Feed)
acts-of-group = Actes : { $group }
acts-of-all = Les actes de tous les groupes
acts-feed-title = Actes publiés – { $body }
acts-on = Publié le { $date }
acts-home-published = Publié le { $at }

## What an act is
acts-kind-avis = Avis
acts-kind-texte-adopte = Texte adopté
acts-nature-avis = Ce document est un avis : il éclaire une décision que d’autres prendront, il n’en est pas une. C’est pourquoi il n’indique ni voie ni délai de recours.
acts-nature-texte-adopte = Ce document est le texte adopté par l’assemblée. Il ne remplace pas la délibération, transmise et publiée selon l’article L. 2131-1 du code général des collectivités territoriales, qui seule indique les voies et délais de recours.
acts-author = { $name }, { $quality }

## The page of an act
acts-published = Publié le { $date } par { $name } ({ $quality }).
acts-read = Lire l’acte
acts-download = Télécharger le fichier ({ $size })
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
acts-file-text = Texte
acts-file-amendments = Amendements
acts-file-amendments-caption = Amendements déposés, ce qu’ils sont devenus et leurs votes
acts-file-no-amendment = Aucun amendement n’a été déposé.
acts-file-minutes = Annexe : compte rendu de la réunion du { $date }
acts-file-commit = Version du texte (commit Git) : { $commit }
acts-file-address = Publié à l’adresse
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

## What is refused
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
