# Boulc’het eo an troidigezh: ar peurrest a zo e galleg.
parcours-navigation = Hentadoù
parcours-home-open = Pazenn digor betek { $until }
subject-parcours = Hentad
