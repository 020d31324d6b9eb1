## The maps
maps-navigation = Maps
maps-title = Maps
maps-lead = What { $name } publishes, laid over its territory.
maps-home = Updated { $at }
maps-none = No map is published.
maps-draft = Draft
maps-drafts = Drafts
maps-draft-explained = Agents alone see this map.
maps-new = Make a map
maps-publish = Publish the map

## One map
maps-drawn = Map “{ $title }”: { $n ->
    [0] no place
    [one] one place, described in the list below
   *[other] { $n } places, described in the list below
}
maps-drawn-alone = Map “{ $title }”: { $n ->
    [0] no place
    [one] one place
   *[other] { $n } places
}
maps-undrawn = { $n ->
    [one] One place is far from the town, or one too many for this drawing: it is in the list.
   *[other] { $n } places are far from the town, or too many for this drawing: they are in the list.
}
maps-credit = Source: { $source }
maps-layer-colour = in { $colour }
maps-search = Look for a place
maps-search-button = Show these places
maps-search-all = Show every place
maps-layers = Layers
maps-places = The places
maps-places-none = No place answers this search.
maps-count = { $n ->
    [0] No place
    [one] One place
   *[other] { $n } places
}
maps-place-nameless = Place without a name
maps-layer-refused = The layer “{ $name }” is not shown.
maps-layer-cut = The layer “{ $name }” has more than { $n } places: the first ones alone are shown.
maps-layer-rows = Explore every row
maps-bbox-unreadable = “bbox” expects four numbers in degrees, between commas: west, south, east, north.

## The map that moves
maps-moving-start = Open the interactive map
maps-moving-privacy = The interactive map asks { $server } for its pictures: that server of the IGN then sees the address of your connection and the area you look at.
maps-moving-label = Interactive map “{ $title }”
maps-moving-failed = The interactive map does not open here. The drawing and the list say the same.
maps-zoom-in = Zoom in
maps-zoom-out = Zoom out
maps-north = Put north at the top again
maps-gesture-wheel = Hold { $key } and turn the wheel to zoom
maps-gesture-fingers = Move the map with two fingers
maps-close = Close
maps-credit-ign = © IGN – Géoplateforme
maps-credit-button = Show the sources

## Taking it elsewhere
maps-taking = Reuse this map
maps-taking-umap = The map for uMap (.umap)
maps-taking-geojson = The places of “{ $name }” (GeoJSON)
maps-taking-embedded = The map alone, for another site
maps-taking-html = The code to copy into a page
maps-taking-umap-explained = In uMap, layers of published data bring themselves up to date.
maps-embedded-whole = See the map and its list on the site of { $name }

## Making it
maps-new-lead = Choose published data: the map is made. Nobody sees it until you publish it.
maps-field-title = Title of the map
maps-field-title-hint = What is found in it: “The facilities of the town”
maps-field-files = Data to be shown
maps-field-files-hint = The published files that hold coordinates, { $max } at most.
maps-field-description = What the map shows
maps-field-description-hint = One or two sentences; they stand as a caption.
maps-no-files = No published file holds coordinates: a column of latitudes and one of longitudes are needed, in degrees, or GeoJSON.
maps-create = Make the map
maps-change = Change the map
maps-save = Save
maps-changed-meanwhile = Somebody else saved meanwhile. Check, then save again.
maps-title-empty = Give the map a title
maps-too-long = This is too long: { $max } characters at most
maps-too-many = The body has { $max } maps already: remove those that no longer serve.
maps-too-many-layers = A map has { $max } layers at most.
maps-file-not-located = Choose a published file that holds coordinates
maps-refused-empty = This map has no layer: add one before you publish it.
maps-refused-already = This is done already.
maps-refused-last-layer = This is the last layer of a published map: take the map back as a draft first.
maps-removing = Taking the map away
maps-hide = Take back as a draft
maps-remove = Remove the map
maps-remove-explained = The map and its layers are removed. Published data stay.
maps-remove-button = Remove for good

## Its layers
maps-layers-none = No layer.
maps-field-file = Data to be added
maps-layer-add = Add this layer
maps-layer-up = Move “{ $name }” up
maps-layer-down = Move “{ $name }” down
maps-layer-title = Layer “{ $name }”
maps-layer-elsewhere = In uMap, the places of this layer came from { $address }: they were not taken.
maps-layer-left-out = { $n ->
    [one] One feature of the file was not taken: no readable geometry, or too many.
   *[other] { $n } features of the file were not taken: no readable geometry, or too many.
}
maps-layer-name-empty = Give the layer a name
maps-field-layer-name = Name of the layer
maps-field-colour = Colour
maps-colour-empty = Choose a colour
maps-field-label = What names each place
maps-field-label-hint = The column whose value serves as a name, in the list and on the map.
maps-layer-remove = Take this layer out
maps-layer-remove-explained = The layer leaves this map. Published data stay.
maps-layer-remove-button = Take the layer out
maps-colour-bleu = blue
maps-colour-rouge = red
maps-colour-vert = green
maps-colour-orange = orange
maps-colour-violet = violet
maps-colour-canard = teal
maps-colour-rose = pink
maps-colour-gris = grey

## A map of uMap
maps-import-title = Bring a map of uMap
maps-import-lead = Its layers and their features become a draft, which you read before you publish it.
maps-import-button = Bring the map
maps-import-bounds = At most { $layers } layers, of { $places } features each. Layers that uMap reads on another site are not brought: nothing is asked of that site.
maps-field-umap = File .umap or .geojson
maps-field-umap-hint = In uMap: “Share and download”, then “Full backup”. A GeoJSON file in degrees becomes one layer. { $max } at most. Check that no place names a person.
maps-field-import-title-hint = Leave empty to keep the one in the file.
maps-umap-missing = Choose a .umap or .geojson file
maps-umap-too-large = This file is too large: { $max } at most
maps-umap-not-umap = This file is neither a map of uMap (download it by “Full backup”) nor GeoJSON with one feature at least in degrees
maps-umap-too-many-layers = This map has too many layers: { $max } at most
maps-umap-empty = This map has no layer

## What is drawn under the layers
maps-background-title = The background of maps
maps-background-lead = What is drawn under the layers of the interactive maps of the body.
maps-background-privacy = With the backgrounds of the IGN, the browser of each person who opens an interactive map asks { $server }, which sees the address of their connection and the area they look at; the security policy of these pages (CSP) then allows that server alone. Everyone is told before they open the map. With the boundary or your file, nothing is asked elsewhere.
maps-field-background = Background
maps-background-empty = Choose a background
maps-background-contour = The boundary of the town
maps-background-hint-contour = Without network nor file: the boundary given on the page of the territory.
maps-background-fichier = Your file of tiles
maps-background-hint-fichier = The PMTiles file given below, served by this site.
maps-background-plan-ign = Plan IGN
maps-background-hint-plan-ign = Asked of the Géoplateforme by each browser.
maps-background-photos-ign = Aerial photographs of the IGN
maps-background-hint-photos-ign = Asked of the Géoplateforme by each browser.
maps-field-tiles = File of tiles
maps-field-tiles-hint = A PMTiles file of your town, { $max } at most. Without a new file, the one that is there stays.
maps-field-source = Where does this file come from?
maps-field-source-hint = The organisation and its licence, for instance: © OpenStreetMap contributors, ODbL. Of no use when the file says so.
maps-source-missing = Say where this file comes from: open licences ask for it
maps-tiles-missing = Choose a file of tiles
maps-tiles-remove = Take the file of tiles away
maps-tiles-operators = The file “fond.pmtiles” is in the folder of the data of this site: choose “Your file of tiles” without sending any, and say where it comes from. When it is replaced, save again.
maps-tiles-kind-title = Content
maps-tiles-vector = Vectors: { $layers }
maps-tiles-raster = Pictures
maps-tiles-zooms-title = Zoom levels
maps-tiles-zooms = from { $min } to { $max }
maps-tiles-too-large = This file is too large: { $max } MB at most. Keep the town alone, and fewer zoom levels
maps-tiles-not-pmtiles = This file is not PMTiles, version 3
maps-tiles-cut = This file is not whole: copy it again
maps-tiles-kind = The tiles of this file cannot be drawn here: vectors (MVT) or pictures are needed, not pressed or in gzip
maps-tiles-metadata = This file does not say which layers it holds

## Who may, and what happened
subject-town-map = Map
news-maps-published = { $n ->
    [one] A map is published
   *[other] { $n } maps are published
}
right-maps-prepare = Make maps, publish them, choose their background
event-maps-created = A map is being prepared
event-maps-imported = A map of uMap is brought
event-maps-changed = What is said of the map has changed
event-maps-published = The map is published
event-maps-hidden = The map is no longer published
event-maps-removed = The map is removed
event-maps-layer-added = The map has one more layer
event-maps-layer-changed = A layer of the map has changed
event-maps-layer-moved = The order of the layers of the map has changed
event-maps-layer-removed = The map has one layer less
event-maps-background-set = The background of maps is chosen
event-maps-tiles-removed = The file of tiles of maps is taken away
notice-maps-created = The map is made. Read it, then publish it.
notice-maps-imported = The map is brought. Read its layers, then publish it.
notice-maps-changed = The map is saved.
notice-maps-published = The map is published.
notice-maps-hidden = The map is a draft again.
notice-maps-removed = The map is removed.
notice-maps-layer-added = The layer is added.
notice-maps-layer-changed = The layer is saved.
notice-maps-layer-moved = The order of the layers is saved.
notice-maps-layer-removed = The layer is taken out.
notice-maps-background-set = The background of maps is saved.
