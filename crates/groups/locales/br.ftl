# Boulc’het eo an troidigezh: ar peurrest a zo e galleg.
groups-nav = Strolladoù
subject-group = Strollad
