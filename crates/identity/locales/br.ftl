# Piv eo an dud. Boulc’het eo: ar peurrest a zo e galleg.

## Signing in
identity-ask-title = Kevreañ
identity-ask-lead = Ur chomlec’h postel a zo a-walc’h: kaset e vo ul liamm deoc’h, hep ger-tremen ebet.
identity-ask-email = Ho chomlec’h postel
identity-ask-email-hint = Ne vez ket diskouezet d’ar re all.
identity-ask-button = Resev al liamm
identity-ask-why = Ar pezh a reot amañ a zougo hoc’h anv: al liamm kaset d’ho chomlec’h a ziskouez ez eo c’hwi. Ne servij ar chomlec’h nemet d’an dra-se ha d’ar c’hemennadennoù a c’houlennit.
identity-sent-title = Sellit ouzh ho postelioù
identity-sent = Ul liamm kevreañ a zo bet kaset da { $email }.

## Languages
identity-language-title = Yezhoù
identity-language-lead = Lennit al lec’hienn-mañ er yezh a zibabit, e traoñ pep pajenn.
identity-language-explained = Miret e vez ho tibab war an ardivink-mañ, ha war ho kont ma’z oc’h kevreet.
identity-language-each = Dibab ur yezh
identity-language-is-begun = kroget eo an troidigezh; e galleg emañ ar peurrest
identity-language-french-title = Ar pezh a chom e galleg
identity-language-french = E galleg emañ an testennoù, an danevelloù hag an aktaoù embannet: ar galleg eo yezh ar Republik (Bonreizh, mellad 2). Ar pezh a skriv an dud a chom evel m’o deus e skrivet.
identity-language-help-title = Skoazellañ da dreiñ
identity-language-help = Ur frazenn fall pe a vank? Skrivit d’ar strollegezh. Digor eo ar restroù troidigezh d’an holl.

## The account
identity-account-title = Ma c’hont
identity-account-email = Chomlec’h postel
identity-account-language = Yezh
identity-account-language-change = Kemmañ
