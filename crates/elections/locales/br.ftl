# Boulc’het eo an troidigezh: ar peurrest a zo e galleg.
elections-nav = Dilennadegoù
elections-home-open = Votadeg kuzh digor betek { $at }
subject-election = Dilennadeg
