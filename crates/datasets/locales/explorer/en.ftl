# Exploring a published table: what `columns` and `charts` say, in sentences for pages; the pages themselves; what the
# tabular API says to programs.

## What is asked wrong
columns-refused-parquet = The Parquet file is damaged, or cannot be written: { $why }
columns-refused-nested = The column { $column } of the Parquet file holds lists or records, not cells.
columns-refused-rows = This table has more than { $max } rows.
columns-refused-column = There is no column “{ $column }” here.
columns-refused-table = The table “{ $table }” cannot be joined here.
columns-refused-key = The key “{ $value }” stands on several rows of the table to be joined: it has to be unique.
columns-refused-numbers = The column “{ $column }” holds no numbers: choose another one, or count rows.
columns-refused-value = “{ $value }” is no value of the column “{ $column }”: write a number or a date like those of the column.
columns-refused-parameter = In the address, “{ $parameter }” is not known, or does not go with the rest. Take it off.
columns-refused-groups = There would be more than { $max } groups: filter first.
columns-refused-pivot = The second column has more than { $max } values: filter, or choose another column.
columns-refused-cells = This page would have more than { $max } cells: ask for fewer columns, or fewer rows in a page.
columns-refused-long = The question is too long ({ $max } at most): take filters off.
columns-refused-stopped = The answer took too long: filter first, then try again.
charts-undrawn-nothing = There is no number to draw: change the column, or take a filter off.
charts-undrawn-names = This form wants numbers or dates: choose bars.
charts-undrawn-seats = A hemicycle wants numbers of seats, none of them negative.
charts-undrawn-shapes = No place of the answer has a shape: choose bars.
charts-undrawn-geojson = The shapes are no GeoJSON of polygons with this property ({ $why }).

## Pictures, said
columns-title-rows = { $column } by { $by }
columns-title-count = Number of rows by { $by }
columns-title-filled = Number of values of { $column } by { $by }
columns-title-sum = Total of { $column } by { $by }
columns-title-avg = Average of { $column } by { $by }
columns-title-min = Minimum of { $column } by { $by }
columns-title-max = Maximum of { $column } by { $by }
columns-title-median = Median of { $column } by { $by }
columns-title-distinct = Number of different values of { $column } by { $by }
columns-title-several = Figures by { $by }
charts-sentence-one = One value alone is drawn ({ $series }): { $most }, for { $most_label }.
charts-sentence-same = The { $number } values drawn ({ $series }) are all { $most }.
charts-sentence-bars = Of { $number } values ({ $series }), the greatest is that of { $most_label }: { $most }; the least, that of { $least_label }: { $least }.
charts-sentence-lines = The value ({ $series }) goes from { $first } ({ $first_label }) to { $last } ({ $last_label }); it is { $most } at most ({ $most_label }) and { $least } at least ({ $least_label }).
charts-sentence-histogram = The fullest bar goes { $most_label }: { $most } of { $total }, that is { $share }%.
charts-sentence-points = { $number } points: { $by } goes from { $from } to { $to }, and { $series } from { $least } to { $most }.
charts-sentence-hemicycle = Of { $total } seats, { $most_label } has the most: { $most }, that is { $share }%.
charts-sentence-map = Of { $number } places, the greatest value ({ $series }) is that of { $most_label }: { $most }; the least, that of { $least_label }: { $least }.
chart-form-bars = bars
chart-form-lines = line
chart-form-areas = areas
chart-form-histogram = histogram
chart-form-points = scatter plot
chart-form-hemicycle = hemicycle
chart-form-map = map
chart-range = from { $from } to { $to }
chart-days = from { $from } to { $to }
chart-nothing = (no value)
chart-rows = number of rows
chart-from = from
chart-to = up to
chart-figure-count = number of values of { $column }
chart-figure-sum = total of { $column }
chart-figure-avg = average of { $column }
chart-figure-min = minimum of { $column }
chart-figure-max = maximum of { $column }
chart-figure-median = median of { $column }
chart-figure-distinct = number of different values of { $column }

## The table
datasets-explore-title = Explore: { $title }
datasets-explore-button = Explore this table
datasets-explore-named = Explore “{ $title }”
datasets-explore-views = Views of the table
datasets-explore-rows = Table
datasets-explore-pictures = Charts
datasets-explore-filter = Filter, sort, choose columns
datasets-explore-filter-button = Show these rows
datasets-explore-search = Look for words
datasets-explore-search-hint = Each of them, in any column, whatever the accents and capitals.
datasets-explore-at-least = { $column }, at least
datasets-explore-at-most = { $column }, at most
datasets-explore-contains = { $column }, contains
datasets-explore-among = { $column }, among
datasets-explore-filters-more = { $n ->
    [one] One more column is filtered by the address of the page.
   *[other] { $n } more columns are filtered by the address of the page.
 }
datasets-explore-order = Sort by
datasets-explore-up = { $column }, ascending
datasets-explore-down = { $column }, descending
datasets-explore-columns = Columns shown
datasets-explore-columns-hint = All of them, when none is ticked.
datasets-explore-columns-more = { $n ->
    [one] One more column is not shown: choose it among the columns.
   *[other] { $n } more columns are not shown: choose them among the columns.
 }
datasets-explore-matched = { $n ->
    [0] No row out of { $rows }
    [one] { $n } row out of { $rows }
   *[other] { $n } rows out of { $rows }
 }
datasets-explore-caption = Rows { $first } to { $last }, out of { $total }
datasets-explore-none = No row answers these filters: take one off.
datasets-explore-beyond = There are not that many pages.
datasets-explore-first = Back to the first page
datasets-explore-yes = yes
datasets-explore-no = no
datasets-explore-take = Take these rows away
datasets-explore-csv = For any software (CSV, nothing in it runs)
datasets-explore-xlsx = For a spreadsheet (XLSX: numbers and dates as they are)
datasets-explore-json = For a program (JSON)
datasets-explore-parquet = For a data tool (Parquet)
datasets-explore-geojson = For a map (GeoJSON)
datasets-explore-api = The same for a program (API)
datasets-explore-share = Show these rows on another site
datasets-explore-too-large = This table is too large to be explored here: { $max } cells and { $columns } columns at most.
datasets-explore-not = Nothing is lost: the file can still be downloaded.
datasets-explore-form-too-large = This file would be too large to be prepared here. Add a filter, or download the original file.

## What is kept
datasets-kept-title = What is kept
datasets-kept-remove = Take this filter off
datasets-kept-remove-all = Take all filters off
datasets-kept-words = The words “{ $words }”
datasets-kept-or = { $before }, or { $next }
datasets-kept-and = { $before }, and { $next }
datasets-kept-exact = { $column }: { $value }
datasets-kept-differs = { $column }: anything but { $value }
datasets-kept-contains = { $column } contains “{ $value }”
datasets-kept-notcontains = { $column } does not contain “{ $value }”
datasets-kept-in = { $column } among { $value }
datasets-kept-notin = { $column } out of { $value }
datasets-kept-less = { $column }: { $value } at most
datasets-kept-greater = { $column }: { $value } at least
datasets-kept-strictly-less = { $column }: less than { $value }
datasets-kept-strictly-greater = { $column }: more than { $value }
datasets-kept-isnull = { $column }: no value
datasets-kept-isnotnull = { $column }: with a value

## Charts
datasets-draw-title = Draw: { $title }
datasets-draw-suggestions = Suggested charts
datasets-draw-none = No chart of this table would tell much. Choose one yourself, below.
datasets-draw-own = Choose a chart
datasets-draw-form = Form
datasets-draw-by = By the column
datasets-draw-by-hint = What is compared: communes, years, days.
datasets-draw-measure = What is measured
datasets-draw-measure-hint = With no choice: the number of rows.
datasets-draw-measure-count = The number of values
datasets-draw-measure-sum = The total
datasets-draw-measure-avg = The average
datasets-draw-measure-min = The minimum
datasets-draw-measure-max = The maximum
datasets-draw-measure-median = The median
datasets-draw-measure-distinct = The number of different values
datasets-draw-of = Of the column
datasets-draw-of-hint = The one that is measured, or the second axis of a scatter plot.
datasets-draw-button = Draw
datasets-draw-missing-forme = Choose a form.
datasets-draw-missing-par = Choose the column to draw by.
datasets-draw-missing-de = Choose the column to measure.
datasets-draw-picture = Chart: { $title }
datasets-draw-figures = The figures of this chart
datasets-draw-figures-caption = Figures: { $title }
datasets-draw-figures-more = { $n ->
    [one] One more row is in the file.
   *[other] { $n } more rows are in the file.
 }
datasets-draw-first = { $n ->
    [one] Only the first value out of { $total } is drawn.
   *[other] Only the first { $n } values out of { $total } are drawn.
 }
datasets-draw-csv = The figures, for a spreadsheet (CSV)
datasets-draw-png = The image, for a presentation or a letter (PNG)
datasets-draw-share = Show this chart on another site

## Showing it elsewhere
datasets-share-title = Show elsewhere: { $title }
datasets-share-picture = Copy this code into a page of another site: the chart is an image there, always up to date, which leads here when it is pressed.
datasets-share-rows = Copy this code into a page of another site: it leads to these rows, with their filters.
datasets-share-html = HTML code
datasets-share-address = Address of the page
datasets-share-image = Address of the image (SVG)
datasets-share-png = The same as points (PNG)
datasets-share-figures = Address of the figures (CSV)
datasets-share-api = Address for a program (API, JSON)
datasets-share-frames = The pages of this site are not shown in a frame of another site: nobody can so have you press something here unawares.

## What the API says to programs
datasets-api-where = Tabular API, like that of data.gouv.fr:
datasets-api-refused = The question cannot be followed
datasets-api-not-found = Nothing at this address
datasets-api-not-found-why = No published file of this identifier is a table.
datasets-api-failed = The answer could not be given
datasets-api-failed-why = Try again in a moment.
datasets-api-page-size = A page has { $max } rows at most: take data/csv/ or data/json/ to have them all.

## Its places, on a map
datasets-located-gone = These data are no longer published.
datasets-located-nowhere = No column of this file says where its rows are.

## What mapping software reads
datasets-ogc-title = Geographic data: { $body }
datasets-ogc-description = The published files each row of which has a place, to be read by mapping software.
datasets-ogc-not-found = Nothing at this address: no published file of this identifier has rows that have a place, or none of them has this number.
