# Boulc’het eo an troidigezh: ar peurrest a zo e galleg.
votes-nav = Votadegoù
votes-home-open = Votadeg digor betek { $at }
subject-scrutin = Votadeg
