# Boulc’het eo an troidigezh: ar peurrest a zo e galleg.
debates-navigation = Kuzuliadegoù
debates-home-open = Kemerit perzh betek { $at }
subject-consultation = Kuzuliadeg
