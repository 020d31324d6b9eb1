## The territory of the body
territory-title = Le territoire
territory-lead = Les limites de { $name }, pour se repérer.
territory-none = Aucun contour n’a été donné.
territory-said = Contour de { $name } : environ { $surface } km², { $width } km d’ouest en est et { $height } km du nord au sud.
territory-credit = Source : { $source }
territory-kilometres = { $n } km
territory-metres = { $n } m
territory-file = Télécharger ce contour (GeoJSON)
territory-change = Changer le contour

## Giving it
territory-form-title = Donner le contour du territoire
territory-form-lead = Il est dessiné sur l’accueil et sur la page du territoire, avec sa source.
territory-field-file = Le fichier du contour
territory-field-file-hint = Un fichier GeoJSON en degrés (WGS 84), { $max } au plus. L’IGN, l’Insee et data.gouv.fr en donnent sous licence ouverte.
territory-field-source = D’où vient ce contour ?
territory-field-source-hint = L’organisme, le jeu de données, sa licence et son année ; inutile si le fichier le dit. Par exemple : IGN, ADMIN EXPRESS 2026, Licence Ouverte 2.0
territory-save = Enregistrer ce contour
territory-remove = Retirer le contour
territory-file-missing = Choisissez un fichier
notice-territory-set = Le contour est enregistré.
notice-territory-forgotten = Le contour est retiré.

## What cannot be read
territory-unreadable-too-large = Ce fichier est trop gros : { $max } Mo au plus. Un contour simplifié suffit pour un dessin.
territory-unreadable-not-json = Ce n’est pas du GeoJSON : la lecture s’arrête à la ligne { $line }, colonne { $column }
territory-unreadable-no-polygon = { $found ->
    [Point] Ce fichier ne contient qu’un point : donnez un contour de type Polygon ou MultiPolygon
    [LineString] Ce fichier ne contient qu’une ligne : donnez un contour de type Polygon ou MultiPolygon
   *[other] Ce fichier ne contient pas de surface : donnez un contour de type Polygon ou MultiPolygon
}
territory-unreadable-several = Ce fichier contient { $n } objets : gardez seulement celui de votre collectivité
territory-unreadable-open-ring = Un des contours ne se referme pas : son dernier point doit être le premier
territory-unreadable-not-degrees = Ces coordonnées ne sont pas en degrés : { $found }. Exportez le contour en WGS 84 (EPSG:4326), longitude puis latitude
territory-unreadable-no-source = Dites d’où vient ce contour : les licences ouvertes le demandent

## Who may, and what happened
right-territory-set-boundary = Donner le contour du territoire
event-territory-boundary-set = Le contour du territoire est donné
event-territory-boundary-forgotten = Le contour du territoire est retiré
