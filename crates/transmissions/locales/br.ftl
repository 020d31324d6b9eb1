# Boulc’het eo an troidigezh: ar peurrest a zo e galleg.
subject-transmission = Kasadenn
