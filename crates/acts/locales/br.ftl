# Boulc’het eo an troidigezh: ar peurrest a zo e galleg.
acts-nav = Aktaoù
acts-home-published = Embannet: { $at }
subject-act = Akta embannet
