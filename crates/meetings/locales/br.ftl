# Boulc’het eo an troidigezh: ar peurrest a zo e galleg.
meetings-navigation = Emvodoù
meetings-board-navigation = Oberoù
meetings-home-to-come = { $at }
meetings-home-to-come-at = { $at }, { $place }
meetings-home-done = Graet: { $at }
meetings-home-due = D’ober betek { $date }
meetings-home-to-do = D’ober
subject-follow-up = Ober heuliet
subject-meeting = Emvod
subject-minutes = Danevell
