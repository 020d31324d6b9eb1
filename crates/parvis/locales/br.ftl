# Pajennoù al lec’hienn. Boulc’het eo: ar peurrest a zo e galleg.

house-navigation-home = Degemer

## Home
house-home-lead = Amañ e vez prientet, breutaet hag embannet an divizoù.
house-home-take-part = E petra e c’hallan kemer perzh?
house-home-take-part-none = N’eus netra digor evit poent.
house-home-decided = Petra zo bet divizet?
house-home-decided-none = N’eus bet embannet diviz ebet c’hoazh.
house-home-decided-all = An holl zivizoù embannet
house-home-became = Petra zeu diwar-se?

## Search
house-search-title = Klask
house-search-title-of = Klask: { $q }
house-search-label = Petra emaoc’h o klask?
house-search-again = Klask adarre
