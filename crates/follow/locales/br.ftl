# Boulc’het eo an troidigezh: ar peurrest a zo e galleg.
follow-waiting = { $n ->
    [0] Keleier
   *[other] Keleier ({ $shown })
 }
follow-follow = Heuliañ
follow-stop = Paouez da heuliañ
