## The maps
maps-navigation = Cartes
maps-title = Cartes
maps-lead = Ce que { $name } publie, posé sur le territoire.
maps-home = Mise à jour { $at }
maps-none = Aucune carte n’est publiée.
maps-draft = Brouillon
maps-drafts = Brouillons
maps-draft-explained = Seuls les agents voient cette carte.
maps-new = Faire une carte
maps-publish = Publier la carte

## One map
maps-drawn = Carte « { $title } » : { $n ->
    [0] aucun lieu
    [one] un lieu, décrit dans la liste qui suit
   *[other] { $n } lieux, décrits dans la liste qui suit
}
maps-drawn-alone = Carte « { $title } » : { $n ->
    [0] aucun lieu
    [one] un lieu
   *[other] { $n } lieux
}
maps-undrawn = { $n ->
    [one] Un lieu est loin de la commune, ou de trop pour ce dessin : il est dans la liste.
   *[other] { $n } lieux sont loin de la commune, ou de trop pour ce dessin : ils sont dans la liste.
}
maps-credit = Source : { $source }
maps-layer-colour = en { $colour }
maps-search = Chercher un lieu
maps-search-button = Montrer ces lieux
maps-search-all = Montrer tous les lieux
maps-layers = Couches
maps-places = Les lieux
maps-places-none = Aucun lieu ne répond à cette recherche.
maps-count = { $n ->
    [0] Aucun lieu
    [one] Un lieu
   *[other] { $n } lieux
}
maps-place-nameless = Lieu sans nom
maps-layer-refused = La couche « { $name } » n’est pas montrée.
maps-layer-cut = La couche « { $name } » a plus de { $n } lieux : seuls les premiers sont montrés.
maps-layer-rows = Explorer toutes les lignes
maps-bbox-unreadable = « bbox » attend quatre nombres en degrés, séparés par des virgules : ouest, sud, est, nord.

## The map that moves
maps-moving-start = Ouvrir la carte interactive
maps-moving-privacy = La carte interactive demande ses images à { $server } : ce serveur de l’IGN voit alors l’adresse de votre connexion et la zone regardée.
maps-moving-label = Carte interactive « { $title } »
maps-moving-failed = La carte interactive ne s’ouvre pas ici. Le dessin et la liste disent la même chose.
maps-zoom-in = S’approcher
maps-zoom-out = S’éloigner
maps-north = Remettre le nord en haut
maps-gesture-wheel = Tenez { $key } et tournez la molette pour vous approcher
maps-gesture-fingers = Déplacez la carte avec deux doigts
maps-close = Fermer
maps-credit-ign = © IGN – Géoplateforme
maps-credit-button = Montrer les sources

## Taking it elsewhere
maps-taking = Reprendre cette carte
maps-taking-umap = La carte pour uMap (.umap)
maps-taking-geojson = Les lieux de « { $name } » (GeoJSON)
maps-taking-embedded = La carte seule, pour un autre site
maps-taking-html = Le code à copier dans une page
maps-taking-umap-explained = Dans uMap, les couches de données publiées se mettent à jour d’elles-mêmes.
maps-embedded-whole = Voir la carte et sa liste sur le site de { $name }

## Making it
maps-new-lead = Choisissez des données publiées : la carte est faite. Personne ne la voit avant que vous la publiiez.
maps-field-title = Titre de la carte
maps-field-title-hint = Ce que l’on y trouve : « Les équipements de la commune »
maps-field-files = Données à montrer
maps-field-files-hint = Les fichiers publiés qui contiennent des coordonnées, { $max } au plus.
maps-field-description = Ce que montre la carte
maps-field-description-hint = Une ou deux phrases ; elles tiennent lieu de légende.
maps-no-files = Aucun fichier publié ne contient de coordonnées : il faut une colonne de latitude et une de longitude, en degrés, ou du GeoJSON.
maps-create = Faire la carte
maps-change = Modifier la carte
maps-save = Enregistrer
maps-changed-meanwhile = Quelqu’un d’autre a enregistré entre-temps. Vérifiez, puis enregistrez de nouveau.
maps-title-empty = Donnez un titre à la carte
maps-too-long = C’est trop long : { $max } caractères au plus
maps-too-many = La collectivité a déjà { $max } cartes : supprimez celles qui ne servent plus.
maps-too-many-layers = Une carte a { $max } couches au plus.
maps-file-not-located = Choisissez un fichier publié qui contient des coordonnées
maps-refused-empty = Cette carte n’a pas de couche : ajoutez-en une avant de la publier.
maps-refused-already = C’est déjà fait.
maps-refused-last-layer = C’est la dernière couche d’une carte publiée : reprenez d’abord la carte comme brouillon.
maps-removing = Retirer la carte
maps-hide = Reprendre comme brouillon
maps-remove = Supprimer la carte
maps-remove-explained = La carte et ses couches sont supprimées. Les données publiées restent.
maps-remove-button = Supprimer définitivement

## Its layers
maps-layers-none = Aucune couche.
maps-field-file = Données à ajouter
maps-layer-add = Ajouter cette couche
maps-layer-up = Monter « { $name } »
maps-layer-down = Descendre « { $name } »
maps-layer-title = Couche « { $name } »
maps-layer-elsewhere = Dans uMap, les lieux de cette couche venaient de { $address } : ils ne sont pas repris.
maps-layer-left-out = { $n ->
    [one] Un objet du fichier n’a pas été repris : sans géométrie lisible, ou de trop.
   *[other] { $n } objets du fichier n’ont pas été repris : sans géométrie lisible, ou de trop.
}
maps-layer-name-empty = Donnez un nom à la couche
maps-field-layer-name = Nom de la couche
maps-field-colour = Couleur
maps-colour-empty = Choisissez une couleur
maps-field-label = Ce qui nomme chaque lieu
maps-field-label-hint = La colonne dont la valeur sert de nom, dans la liste et sur la carte.
maps-layer-remove = Retirer cette couche
maps-layer-remove-explained = La couche quitte cette carte. Les données publiées restent.
maps-layer-remove-button = Retirer la couche
maps-colour-bleu = bleu
maps-colour-rouge = rouge
maps-colour-vert = vert
maps-colour-orange = orange
maps-colour-violet = violet
maps-colour-canard = bleu canard
maps-colour-rose = rose
maps-colour-gris = gris

## A map of uMap
maps-import-title = Reprendre une carte uMap
maps-import-lead = Ses couches et leurs objets deviennent un brouillon, que vous relisez avant de publier.
maps-import-button = Reprendre la carte
maps-import-bounds = Au plus { $layers } couches, de { $places } objets chacune. Les couches que uMap lit sur un autre site ne sont pas reprises : rien n’est demandé à ce site.
maps-field-umap = Fichier .umap ou .geojson
maps-field-umap-hint = Dans uMap : « Partager et télécharger », puis « Sauvegarde complète ». Un fichier GeoJSON en degrés devient une seule couche. { $max } au plus. Vérifiez qu’aucun lieu ne désigne une personne.
maps-field-import-title-hint = Laissez vide pour garder celui du fichier.
maps-umap-missing = Choisissez un fichier .umap ou .geojson
maps-umap-too-large = Ce fichier est trop gros : { $max } au plus
maps-umap-not-umap = Ce fichier n’est pas une carte uMap (téléchargez-la par « Sauvegarde complète »), ni du GeoJSON dont un objet au moins est en degrés
maps-umap-too-many-layers = Cette carte a trop de couches : { $max } au plus
maps-umap-empty = Cette carte n’a aucune couche

## What is drawn under the layers
maps-background-title = Le fond des cartes
maps-background-lead = Ce qui est dessiné sous les couches des cartes interactives de la collectivité.
maps-background-privacy = Avec les fonds de l’IGN, le navigateur de chaque personne qui ouvre une carte interactive s’adresse à { $server }, qui voit l’adresse de sa connexion et la zone regardée ; le règlement de sécurité de ces pages (CSP) permet alors ce seul serveur. Chacun en est averti avant d’ouvrir la carte. Avec le contour ou votre fichier, rien n’est demandé ailleurs.
maps-field-background = Fond
maps-background-empty = Choisissez un fond
maps-background-contour = Le contour de la commune
maps-background-hint-contour = Sans réseau ni fichier : le contour donné sur la page du territoire.
maps-background-fichier = Votre fichier de tuiles
maps-background-hint-fichier = Le fichier PMTiles donné ci-dessous, servi par ce site.
maps-background-plan-ign = Plan IGN
maps-background-hint-plan-ign = Demandé à la Géoplateforme par chaque navigateur.
maps-background-photos-ign = Photographies aériennes de l’IGN
maps-background-hint-photos-ign = Demandées à la Géoplateforme par chaque navigateur.
maps-field-tiles = Fichier de tuiles
maps-field-tiles-hint = Un fichier PMTiles de votre commune, { $max } au plus. Sans nouveau fichier, celui qui est là reste.
maps-field-source = D’où vient ce fichier ?
maps-field-source-hint = L’organisme et sa licence, par exemple : © contributeurs OpenStreetMap, ODbL. Inutile si le fichier le dit.
maps-source-missing = Dites d’où vient ce fichier : les licences ouvertes le demandent
maps-tiles-missing = Choisissez un fichier de tuiles
maps-tiles-remove = Retirer le fichier de tuiles
maps-tiles-operators = Le fichier « fond.pmtiles » est dans le dossier des données de ce site : choisissez « Votre fichier de tuiles » sans rien envoyer, et dites d’où il vient. S’il est remplacé, enregistrez de nouveau.
maps-tiles-kind-title = Contenu
maps-tiles-vector = Vecteurs : { $layers }
maps-tiles-raster = Images
maps-tiles-zooms-title = Niveaux de zoom
maps-tiles-zooms = de { $min } à { $max }
maps-tiles-too-large = Ce fichier est trop gros : { $max } Mo au plus. Gardez la commune seule, et moins de niveaux de zoom
maps-tiles-not-pmtiles = Ce fichier n’est pas du PMTiles, version 3
maps-tiles-cut = Ce fichier est incomplet : copiez-le de nouveau
maps-tiles-kind = Les tuiles de ce fichier ne se dessinent pas ici : il faut des vecteurs (MVT) ou des images, sans compression ou en gzip
maps-tiles-metadata = Ce fichier ne dit pas quelles couches il contient

## Who may, and what happened
subject-town-map = Carte
news-maps-published = { $n ->
    [one] Une carte est publiée
   *[other] { $n } cartes sont publiées
}
right-maps-prepare = Faire des cartes, les publier, choisir leur fond
event-maps-created = Une carte est préparée
event-maps-imported = Une carte uMap est reprise
event-maps-changed = La présentation de la carte a changé
event-maps-published = La carte est publiée
event-maps-hidden = La carte n’est plus publiée
event-maps-removed = La carte est supprimée
event-maps-layer-added = La carte a une couche de plus
event-maps-layer-changed = Une couche de la carte a changé
event-maps-layer-moved = L’ordre des couches de la carte a changé
event-maps-layer-removed = La carte a une couche de moins
event-maps-background-set = Le fond des cartes est choisi
event-maps-tiles-removed = Le fichier de tuiles des cartes est retiré
notice-maps-created = La carte est faite. Relisez-la, puis publiez-la.
notice-maps-imported = La carte est reprise. Relisez ses couches, puis publiez-la.
notice-maps-changed = La carte est enregistrée.
notice-maps-published = La carte est publiée.
notice-maps-hidden = La carte est de nouveau un brouillon.
notice-maps-removed = La carte est supprimée.
notice-maps-layer-added = La couche est ajoutée.
notice-maps-layer-changed = La couche est enregistrée.
notice-maps-layer-moved = L’ordre des couches est enregistré.
notice-maps-layer-removed = La couche est retirée.
notice-maps-background-set = Le fond des cartes est enregistré.
