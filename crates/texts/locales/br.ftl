# Boulc’het eo an troidigezh: ar peurrest a zo e galleg.
texts-nav = Testennoù
texts-home-open = { $n ->
    [0] Digor d’an enkemmadennoù
   *[other] Digor d’an enkemmadennoù: { $n } enkemmadenn
 }
texts-home-consolidated = Degemeret: { $at }
subject-text = Testenn
subject-amendment = Enkemmadenn
subject-argument = Arguzenn
