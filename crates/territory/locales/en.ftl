# Territory: the boundary of a body

## The territory of the body
territory-title = The territory
territory-lead = The boundaries of { $name }, to see where you are.
territory-none = No boundary has been given.
territory-said = Boundary of { $name }: about { $surface } km², { $width } km from west to east and { $height } km from north to south.
territory-credit = Source: { $source }
territory-kilometres = { $n } km
territory-metres = { $n } m
territory-file = Download this boundary (GeoJSON)
territory-change = Change the boundary

## Giving it
territory-form-title = Give the boundary of the territory
territory-form-lead = It is drawn on the home page and on the page of the territory, with its source.
territory-field-file = Boundary file
territory-field-file-hint = A GeoJSON file in degrees (WGS 84), { $max } at most. IGN, Insee and data.gouv.fr provide them under an open licence.
territory-field-source = Where does this boundary come from?
territory-field-source-hint = The organisation, the data set, its licence and its year; not needed if the file says so. For example: IGN, ADMIN EXPRESS 2026, Licence Ouverte 2.0
territory-save = Save this boundary
territory-remove = Remove the boundary
territory-file-missing = Choose a file
notice-territory-set = The boundary is saved.
notice-territory-forgotten = The boundary is removed.

## What cannot be read
territory-unreadable-too-large = This file is too large: { $max } MB at most. A simplified boundary is enough for a drawing.
territory-unreadable-not-json = This is not GeoJSON: reading stopped at line { $line }, column { $column }
territory-unreadable-no-polygon = { $found ->
    [Point] This file contains only a point: give a boundary of type Polygon or MultiPolygon
    [LineString] This file contains only a line: give a boundary of type Polygon or MultiPolygon
   *[other] This file does not contain an area: give a boundary of type Polygon or MultiPolygon
 }
territory-unreadable-several = This file contains { $n } objects: keep only the one for your body
territory-unreadable-open-ring = One of the outlines does not close: its last point must be its first
territory-unreadable-not-degrees = These coordinates are not in degrees: { $found }. Export the boundary in WGS 84 (EPSG:4326), longitude then latitude
territory-unreadable-no-source = Say where this boundary comes from: open licences require it

## Who may, and what happened
right-territory-set-boundary = Give the boundary of the territory
event-territory-boundary-set = The boundary of the territory is given
event-territory-boundary-forgotten = The boundary of the territory is removed
