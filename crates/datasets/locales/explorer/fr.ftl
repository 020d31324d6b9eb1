# L’exploration d’un tableau publié : ce que disent `columns` et `charts`, en phrases pour les pages ; les pages elles-mêmes ;
# ce que l’API tabulaire dit aux programmes.

## Ce qui est demandé de travers
columns-refused-parquet = Le fichier Parquet est abîmé, ou ne peut pas être écrit : { $why }
columns-refused-nested = La colonne { $column } du fichier Parquet contient des listes ou des enregistrements, et non des cellules.
columns-refused-rows = Ce tableau a plus de { $max } lignes.
columns-refused-column = Il n’y a pas de colonne « { $column } » ici.
columns-refused-table = La table « { $table } » ne peut pas être jointe ici.
columns-refused-key = La clé « { $value } » est sur plusieurs lignes de la table à joindre : elle doit être unique.
columns-refused-numbers = La colonne « { $column } » ne contient pas de nombres : choisissez-en une autre, ou comptez les lignes.
columns-refused-value = « { $value } » n’est pas une valeur de la colonne « { $column } » : écrivez un nombre ou une date comme ceux de la colonne.
columns-refused-parameter = Dans l’adresse, « { $parameter } » n’est pas connu, ou ne va pas avec le reste. Ôtez-le.
columns-refused-groups = Il y aurait plus de { $max } groupes : filtrez d’abord.
columns-refused-pivot = La seconde colonne a plus de { $max } valeurs : filtrez, ou choisissez une autre colonne.
columns-refused-cells = Cette page aurait plus de { $max } cellules : demandez moins de colonnes, ou moins de lignes par page.
columns-refused-long = La question est trop longue ({ $max } au plus) : ôtez des filtres.
columns-refused-stopped = La réponse prenait trop de temps : filtrez d’abord, puis recommencez.
charts-undrawn-nothing = Il n’y a aucun nombre à dessiner : changez de colonne, ou ôtez un filtre.
charts-undrawn-names = Cette forme demande des nombres ou des dates : choisissez des barres.
charts-undrawn-seats = Un hémicycle demande des nombres de sièges, sans nombre négatif.
charts-undrawn-shapes = Aucun lieu de la réponse n’a de contour : choisissez des barres.
charts-undrawn-geojson = Les contours ne sont pas un GeoJSON de polygones qui ont cette propriété ({ $why }).

## Les dessins, dits
columns-title-rows = { $column } selon { $by }
columns-title-count = Nombre de lignes par { $by }
columns-title-filled = Nombre de valeurs de { $column } par { $by }
columns-title-sum = Total de { $column } par { $by }
columns-title-avg = Moyenne de { $column } par { $by }
columns-title-min = Minimum de { $column } par { $by }
columns-title-max = Maximum de { $column } par { $by }
columns-title-median = Médiane de { $column } par { $by }
columns-title-distinct = Nombre de valeurs différentes de { $column } par { $by }
columns-title-several = Chiffres par { $by }
charts-sentence-one = Une seule valeur est dessinée ({ $series }) : { $most }, pour { $most_label }.
charts-sentence-same = Les { $number } valeurs dessinées ({ $series }) sont toutes de { $most }.
charts-sentence-bars = Sur { $number } valeurs ({ $series }), la plus grande est celle de { $most_label } : { $most } ; la plus petite, celle de { $least_label } : { $least }.
charts-sentence-lines = La valeur ({ $series }) passe de { $first } ({ $first_label }) à { $last } ({ $last_label }) ; elle est au plus de { $most } ({ $most_label }) et au moins de { $least } ({ $least_label }).
charts-sentence-histogram = La tranche la plus fournie va { $most_label } : { $most } sur { $total }, soit { $share } %.
charts-sentence-points = { $number } points : { $by } va de { $from } à { $to }, et { $series } de { $least } à { $most }.
charts-sentence-hemicycle = Sur { $total } sièges, { $most_label } en a le plus : { $most }, soit { $share } %.
charts-sentence-map = Sur { $number } lieux, la plus grande valeur ({ $series }) est celle de { $most_label } : { $most } ; la plus petite, celle de { $least_label } : { $least }.
chart-form-bars = barres
chart-form-lines = courbe
chart-form-areas = aires
chart-form-histogram = histogramme
chart-form-points = nuage de points
chart-form-hemicycle = hémicycle
chart-form-map = carte
chart-range = de { $from } à { $to }
chart-days = du { $from } au { $to }
chart-nothing = (sans valeur)
chart-rows = nombre de lignes
chart-from = à partir de
chart-to = jusqu’à
chart-figure-count = nombre de valeurs de { $column }
chart-figure-sum = total de { $column }
chart-figure-avg = moyenne de { $column }
chart-figure-min = minimum de { $column }
chart-figure-max = maximum de { $column }
chart-figure-median = médiane de { $column }
chart-figure-distinct = nombre de valeurs différentes de { $column }

## Le tableau
datasets-explore-title = Explorer : { $title }
datasets-explore-button = Explorer ce tableau
datasets-explore-named = Explorer « { $title } »
datasets-explore-views = Vues du tableau
datasets-explore-rows = Tableau
datasets-explore-pictures = Dessins
datasets-explore-filter = Filtrer, trier, choisir des colonnes
datasets-explore-filter-button = Montrer ces lignes
datasets-explore-search = Chercher des mots
datasets-explore-search-hint = Chacun, dans n’importe quelle colonne, sans tenir compte des accents ni des majuscules.
datasets-explore-at-least = { $column }, au moins
datasets-explore-at-most = { $column }, au plus
datasets-explore-contains = { $column }, contient
datasets-explore-among = { $column }, parmi
datasets-explore-filters-more = { $n ->
    [one] Une autre colonne se filtre par l’adresse de la page.
   *[other] { $n } autres colonnes se filtrent par l’adresse de la page.
 }
datasets-explore-order = Trier par
datasets-explore-up = { $column }, croissant
datasets-explore-down = { $column }, décroissant
datasets-explore-columns = Colonnes montrées
datasets-explore-columns-hint = Toutes, si aucune n’est cochée.
datasets-explore-columns-more = { $n ->
    [one] Une autre colonne n’est pas montrée : choisissez-la parmi les colonnes.
   *[other] { $n } autres colonnes ne sont pas montrées : choisissez-les parmi les colonnes.
 }
datasets-explore-matched = { $n ->
    [0] Aucune ligne sur { $rows }
    [one] { $n } ligne sur { $rows }
   *[other] { $n } lignes sur { $rows }
 }
datasets-explore-caption = Lignes { $first } à { $last }, sur { $total }
datasets-explore-none = Aucune ligne ne répond à ces filtres : ôtez-en un.
datasets-explore-beyond = Il n’y a pas tant de pages.
datasets-explore-first = Revenir à la première page
datasets-explore-yes = oui
datasets-explore-no = non
datasets-explore-take = Emporter ces lignes
datasets-explore-csv = Pour tout logiciel (CSV, rien ne s’y exécute)
datasets-explore-xlsx = Pour un tableur (XLSX : nombres et dates tels quels)
datasets-explore-json = Pour un programme (JSON)
datasets-explore-parquet = Pour un outil de données (Parquet)
datasets-explore-geojson = Pour une carte (GeoJSON)
datasets-explore-api = La même chose pour un programme (API)
datasets-explore-share = Montrer ces lignes dans un autre site
datasets-explore-too-large = Ce tableau est trop grand pour être exploré ici : { $max } cellules et { $columns } colonnes au plus.
datasets-explore-not = Rien n’est perdu : le fichier se télécharge toujours.
datasets-explore-form-too-large = Ce fichier serait trop lourd pour être préparé ici. Ajoutez un filtre, ou téléchargez le fichier d’origine.

## Ce qui est gardé
datasets-kept-title = Ce qui est gardé
datasets-kept-remove = Ôter ce filtre
datasets-kept-remove-all = Ôter tous les filtres
datasets-kept-words = Les mots « { $words } »
datasets-kept-or = { $before }, ou { $next }
datasets-kept-and = { $before }, et { $next }
datasets-kept-exact = { $column } : { $value }
datasets-kept-differs = { $column } : tout, sauf { $value }
datasets-kept-contains = { $column } contient « { $value } »
datasets-kept-notcontains = { $column } ne contient pas « { $value } »
datasets-kept-in = { $column } parmi { $value }
datasets-kept-notin = { $column } hors de { $value }
datasets-kept-less = { $column } : au plus { $value }
datasets-kept-greater = { $column } : au moins { $value }
datasets-kept-strictly-less = { $column } : moins de { $value }
datasets-kept-strictly-greater = { $column } : plus de { $value }
datasets-kept-isnull = { $column } : sans valeur
datasets-kept-isnotnull = { $column } : avec une valeur

## Les dessins
datasets-draw-title = Dessiner : { $title }
datasets-draw-suggestions = Dessins proposés
datasets-draw-none = Aucun dessin de ce tableau ne serait parlant. Choisissez vous-même, plus bas.
datasets-draw-own = Choisir un dessin
datasets-draw-form = Forme
datasets-draw-by = Selon la colonne
datasets-draw-by-hint = Ce qui est comparé : des communes, des années, des jours.
datasets-draw-measure = Ce qui est mesuré
datasets-draw-measure-hint = Sans choix : le nombre de lignes.
datasets-draw-measure-count = Le nombre de valeurs
datasets-draw-measure-sum = Le total
datasets-draw-measure-avg = La moyenne
datasets-draw-measure-min = Le minimum
datasets-draw-measure-max = Le maximum
datasets-draw-measure-median = La médiane
datasets-draw-measure-distinct = Le nombre de valeurs différentes
datasets-draw-of = De la colonne
datasets-draw-of-hint = Celle qui est mesurée, ou le second axe d’un nuage de points.
datasets-draw-button = Dessiner
datasets-draw-missing-forme = Choisissez une forme.
datasets-draw-missing-par = Choisissez la colonne selon laquelle dessiner.
datasets-draw-missing-de = Choisissez la colonne à mesurer.
datasets-draw-picture = Dessin : { $title }
datasets-draw-figures = Les chiffres de ce dessin
datasets-draw-figures-caption = Chiffres : { $title }
datasets-draw-figures-more = { $n ->
    [one] Une autre ligne est dans le fichier.
   *[other] { $n } autres lignes sont dans le fichier.
 }
datasets-draw-first = { $n ->
    [one] Seule la première valeur sur { $total } est dessinée.
   *[other] Seules les { $n } premières valeurs sur { $total } sont dessinées.
 }
datasets-draw-csv = Les chiffres, pour un tableur (CSV)
datasets-draw-png = L’image, pour une présentation ou un courrier (PNG)
datasets-draw-share = Montrer ce dessin dans un autre site

## Montrer ailleurs
datasets-share-title = Montrer ailleurs : { $title }
datasets-share-picture = Copiez ce code dans la page d’un autre site : le dessin y est une image, toujours à jour, que l’on touche pour venir ici.
datasets-share-rows = Copiez ce code dans la page d’un autre site : il mène à ces lignes, filtres compris.
datasets-share-html = Code HTML
datasets-share-address = Adresse de la page
datasets-share-image = Adresse de l’image (SVG)
datasets-share-png = La même en points (PNG)
datasets-share-figures = Adresse des chiffres (CSV)
datasets-share-api = Adresse pour un programme (API, JSON)
datasets-share-frames = Les pages de ce site ne s’affichent pas dans le cadre d’un autre site : personne ne peut ainsi vous faire cliquer ici à votre insu.

## Ce que l’API dit aux programmes
datasets-api-where = API tabulaire, comme celle de data.gouv.fr :
datasets-api-refused = La question ne peut pas être suivie
datasets-api-not-found = Rien à cette adresse
datasets-api-not-found-why = Aucun fichier publié de cet identifiant n’est un tableau.
datasets-api-failed = La réponse n’a pas pu être donnée
datasets-api-failed-why = Recommencez dans un moment.
datasets-api-page-size = Une page a { $max } lignes au plus : prenez data/csv/ ou data/json/ pour tout avoir.

## Its places, on a map
datasets-located-gone = Ces données ne sont plus publiées.
datasets-located-nowhere = Aucune colonne de ce fichier ne dit où sont ses lignes.

## Ce que lisent les logiciels de cartographie
datasets-ogc-title = Données géographiques : { $body }
datasets-ogc-description = Les fichiers publiés dont chaque ligne a une place, à lire par un logiciel de cartographie.
datasets-ogc-not-found = Rien à cette adresse : aucun fichier publié de cet identifiant n’a de lignes qui aient une place, ou aucune n’a ce numéro.
