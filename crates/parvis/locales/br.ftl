# Pajennoù al lec’hienn. Boulc’het eo: ar peurrest a zo e galleg.

house-navigation-home = Degemer

## Home
house-home-lead = Amañ e vez prientet, breutaet hag embannet an divizoù.
house-home-take-part = E petra e c’hallan kemer perzh?
house-home-take-part-none = N’eus netra digor evit poent.
house-home-take-part-all = An holl hentadoù
house-home-decided = Petra zo bet divizet?
house-home-decided-none = N’eus bet embannet diviz ebet c’hoazh.
house-home-decided-all = An holl zivizoù embannet
house-home-became = Petra zeu diwar-se?
house-home-became-none = N’eus ober ebet heuliet c’hoazh.
house-home-became-all = Heuliañ an oberoù
house-home-transmissions = An holl gasadennoù hag o respontoù

## Search
house-search-title = Klask
house-search-title-of = Klask: { $q }
house-search-label = Petra emaoc’h o klask?
house-search-again = Klask adarre
