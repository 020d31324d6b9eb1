# Les élections à bulletin secret : qui prépare, qui garde les clés, qui vote, ce que chacun peut vérifier.
elections-nav = Élections

## Rights
right-elections-prepare = Préparer une élection dans un groupe : questions, liste, personnes
right-elections-conduct = Ouvrir, prolonger et clore une élection, par une décision enregistrée
right-elections-give-codes = Fabriquer les codes de vote, si l’on est désigné pour cette élection
right-elections-hold-key = Garder une clé de l’urne, si l’on est désigné pour cette élection
right-elections-cast = Voter à bulletin secret, si l’on est sur la liste de l’élection
right-elections-tally = Réunir les bulletins et publier le résultat, à la clôture
right-elections-enter-paper = Saisir le comptage des bulletins papier d’une élection, si l’on y est désigné scrutateur
right-elections-destroy = Détruire l’archive d’une élection, passé le temps des recours

## Journal
event-elections-created = Une élection est en préparation
event-elections-edited = La préparation de l’élection a changé
event-elections-roll-taken = La liste des électeurs est établie
event-elections-authority-designated = L’autorité qui fabrique les codes est désignée
event-elections-trustee-designated = Un gardien de clé est désigné
event-elections-trustee-removed = Un gardien de clé est retiré
event-elections-keys-asked = Les clés et les codes sont demandés
event-elections-preparation-resumed = La préparation reprend : clés et codes sont abandonnés
event-elections-key-recorded = Une clé publique est enregistrée
event-elections-ceremony-message-recorded = Une étape de la cérémonie des clés est faite
event-elections-credentials-recorded = La liste publique des codes est enregistrée
event-elections-opened = Le vote à bulletin secret est ouvert
event-elections-extended = Le vote est prolongé
event-elections-closed = Le vote est clos
event-elections-put-together = Les bulletins sont réunis, sans être ouverts
event-elections-shuffled = Un gardien a mélangé les bulletins
event-elections-decrypted = Un gardien a déchiffré sa part
event-elections-tallied = Le résultat est publié
event-elections-paper-entered = Un comptage des bulletins papier est saisi
event-elections-paper-agreed = Deux comptages des bulletins papier concordent : ils sont ajoutés au résultat
event-elections-destroyed = L’archive de l’élection est détruite

## Work of the worker
effect-election-tally = Réunion des bulletins d’une élection
effect-election-rewrite = Effacement, sur le disque, de l’ordre des votes ou d’une archive détruite

## Done
notice-elections-created = L’élection est en préparation.
notice-elections-edited = Les réglages sont enregistrés.
notice-elections-question-added = La question est ajoutée.
notice-elections-question-removed = La question est retirée.
notice-elections-roll-taken = La liste des électeurs est enregistrée.
notice-elections-person-designated = La personne est désignée.
notice-elections-person-removed = La personne est retirée.
notice-elections-keys-asked = Chaque gardien et l’autorité ont reçu un message qui les mène à leur page.
notice-elections-preparation-resumed = La préparation reprend. Les clés et les codes faits jusqu’ici ne valent plus rien.
notice-elections-opened = Le vote est ouvert.
notice-elections-extended = Le vote est prolongé.
notice-elections-closed = Le vote est clos. Les bulletins vont être réunis.
notice-elections-destroyed = L’archive est détruite. Le résultat reste.
notice-elections-codes-recorded = La liste publique des codes est enregistrée. Il vous reste à remettre à chacun son code.
notice-elections-key-recorded = Votre clé publique est enregistrée. Gardez bien le fichier de votre clé privée.
notice-elections-step-recorded = Cette étape est faite.
notice-elections-shuffled = Votre mélange est enregistré. Merci.
notice-elections-decrypted = Votre part est enregistrée. Merci.
notice-elections-paper-entered = Votre comptage est enregistré.

## The list and the home page
elections-list-title = Élections
elections-list-lead = Les votes à bulletin secret : ceux où l’on peut voter, et ce qu’ils ont décidé. Chacun peut vérifier le compte.
elections-list-none = Aucune élection n’a encore été ouverte.
elections-list-prepared = En préparation
elections-list-all = Ouvertes et décidées
elections-until = Jusqu’au { $at }
elections-home-open = Vote secret ouvert jusqu’au { $at }
elections-home-decided = { $voted ->
    [one] { $voted } votant sur { $voters } inscrits
   *[other] { $voted } votants sur { $voters } inscrits
 }
elections-state-draft = En préparation
elections-state-keys = Clés et codes attendus
elections-state-open = Vote ouvert
elections-state-closed = Vote clos
elections-state-tallying = Dépouillement
elections-state-tallied = Résultat publié
elections-state-destroyed = Archive détruite
elections-person-erased = Personne effacée

## Beginning an election
elections-create-link = Préparer une élection
elections-create-title = Nouvelle élection
elections-create-choose-group = Dans quel groupe ?
elections-create-lead = À bulletin secret, dans « { $group } ». Rien n’est public avant l’ouverture.
elections-create-button = Commencer la préparation
elections-edit-title = Changer les réglages
elections-edit-button = Enregistrer
elections-name = Nom de l’élection
elections-name-hint = Par exemple : Élection du bureau 2027
elections-name-empty = Donnez un nom à l’élection.
elections-name-too-long = Ce nom dépasse { $max } caractères.
elections-description = Présentation
elections-description-hint = Ce qui se décide, et où lire les candidatures ou les projets.
elections-description-empty = Présentez l’élection en quelques mots.
elections-description-too-long = Cette présentation dépasse { $max } caractères.
elections-kind = Ce qui se décide
elections-kind-missing = Choisissez ce qui se décide.
elections-kind-citoyens = Un vote de citoyens ou d’adhérents
elections-kind-citoyens-hint = Budget participatif, bureau d’une association, conseil de quartier, conseil des jeunes : la loi laisse libre la façon de voter.
elections-kind-assemblee = Un vote secret d’une assemblée
elections-kind-assemblee-hint = Une délibération dont le secret a été demandé. Trois votants au moins ; à égalité, personne n’a voix prépondérante.
elections-kind-referendum-local = Un référendum local
elections-kind-referendum-local-hint = Il se tient au bureau de vote, sur papier. Parvis refuse de le tenir en ligne.
elections-kind-consultation-des-electeurs = Une consultation des électeurs
elections-kind-consultation-des-electeurs-hint = Elle se tient au bureau de vote, sur papier. Parvis refuse de la tenir en ligne.
elections-refused-referendum = Un référendum local se tient sur papier, dans les bureaux de vote : il ne peut pas être tenu ici. Vous pouvez organiser un vote de citoyens, sous un autre nom et sans valeur de référendum.
elections-refused-consultation = Une consultation des électeurs se tient sur papier, dans les bureaux de vote : elle ne peut pas être tenue ici. Vous pouvez organiser un vote de citoyens, sous un autre nom.
elections-closes-on = Jour de la clôture
elections-closes-time = Heure de la clôture
elections-closes-missing = Donnez le jour et l’heure de la clôture.
elections-closes-in-the-past = Cette clôture est déjà passée.
elections-group = Comment les bulletins sont chiffrés
elections-group-missing = Choisissez comment les bulletins sont chiffrés.
elections-group-Ed25519 = Courbe Ed25519 (conseillé)
elections-group-Ed25519-hint = Rapide sur les téléphones. Se vérifie avec le programme officiel belenios-tool à partir de la version 3.
elections-group-RFC-3526-2048 = Groupe RFC-3526-2048
elections-group-RFC-3526-2048-hint = Plus lent sur les téléphones. Se vérifie aussi avec l’ancien belenios-tool 2.0 que distribue Debian.
elections-revote = Peut-on voter de nouveau ?
elections-revote-no = Non : un seul bulletin par personne
elections-revote-no-hint = La règle des votes formels : l’émargement rend le vote définitif.
elections-revote-yes = Oui : le dernier bulletin compte
elections-revote-yes-hint = Qui a été surveillé en votant peut revenir voter seul, avec le même code.
elections-kept-days = Jours pendant lesquels l’archive est gardée après le résultat
elections-kept-days-hint = Jusqu’à la fin des recours possibles contre ce vote : la durée dépend du texte qui s’y applique.
elections-kept-days-missing = Donnez un nombre de jours.
elections-kept-days-wrong = Donnez un nombre de jours entre { $min } et { $max }.

## Preparing
elections-prepare-title = Préparer et conduire
elections-prepare-lead = Une partie après l’autre ; rien n’est public avant l’ouverture.
elections-prepare-link = Préparer et conduire l’élection
elections-public-page = Voir la page de l’élection
elections-step-settings = 1. Réglages
elections-step-questions = 2. Questions
elections-step-roll = 3. Liste des électeurs
elections-step-people = 4. Personnes
elections-step-keys = 5. Demander les clés et les codes
elections-step-awaited = Ce qui est attendu
elections-step-open = Ouvrir le vote
elections-step-meanwhile = Pendant le vote
elections-step-counting = Dépouillement
elections-step-destroy = Détruire l’archive
elections-question-add = Ajouter une question
elections-question-add-button = Ajouter cette question
elections-question-remove = Retirer « { $asked } »
elections-asked = Question
elections-asked-empty = Écrivez la question.
elections-asked-too-long = Cette question dépasse { $max } caractères.
elections-answers = Réponses proposées
elections-answers-hint = Une par ligne, dans l’ordre où elles seront montrées : alphabétique, ou tiré au sort.
elections-answers-empty = Écrivez au moins une réponse.
elections-answers-too-many = Une question a { $max } réponses au plus.
elections-answer-too-long = La réponse « { $answer }… » dépasse { $max } caractères.
elections-answer-twice = La réponse « { $answer } » est écrite deux fois.
elections-min = Réponses à choisir, au moins
elections-min-hint = 0 permet de ne rien choisir.
elections-max = Réponses à choisir, au plus
elections-max-wrong = Donnez un nombre entre 1 et le nombre de réponses, { $n }.
elections-min-above-max = Ce nombre dépasse celui des réponses que l’on peut choisir.
elections-blank = Vote blanc
elections-blank-yes = Proposer le vote blanc
elections-blank-no = Ne pas le proposer
elections-refused-questions-max = Une élection a { $max } questions au plus.
elections-refused-answers-max = Une élection a { $max } réponses au plus, toutes questions et votes blancs compris.
elections-roll = Coller une liste
elections-roll-hint = Une personne par ligne : nom, adresse e-mail, puis son poids si elle porte des procurations. Depuis un tableur, copiez les trois colonnes.
elections-roll-paste = Prendre cette liste
elections-roll-members = Prendre les membres qui votent dans « { $group } »
elections-roll-replaces = Une liste remplace la précédente. Qui votera sur papier n’y figure pas : personne ne doit pouvoir voter deux fois.
elections-roll-none = La liste est vide.
elections-roll-count = { $n ->
    [one] { $n } personne, qui compte pour { $weight }.
   *[other] { $n } personnes, qui comptent ensemble pour { $weight }.
 }
elections-roll-told = Un poids est tenu par moins de { $min } personnes : leurs bulletins se reconnaîtraient dans l’urne, et le total dirait ce qu’elles ont choisi. La préparation ne peut pas se terminer avec cette liste.
elections-roll-show = Voir la liste
elections-roll-more = { $n ->
    [one] Et { $n } autre personne.
   *[other] Et { $n } autres personnes.
 }
elections-roll-caption = Électeurs
elections-roll-name = Nom
elections-roll-login = Adresse
elections-roll-weight = Poids
elections-roll-empty = Collez au moins une ligne.
elections-roll-too-many = Une liste a { $max } personnes au plus.
elections-roll-too-many-slow = Une liste a { $max } personnes au plus en RFC-3526-2048, dont les bulletins sont bien plus longs à vérifier ; { $more } avec la courbe Ed25519.
elections-roll-fault-name = Ligne { $line } : il manque un nom, ou il est trop long.
elections-roll-fault-login = Ligne { $line } : il manque une adresse, ou elle n’en est pas une.
elections-roll-fault-weight = Ligne { $line } : le poids est un nombre entier de 1 à { $max }.
elections-roll-fault-twice = Ligne { $line } : l’adresse { $login } figure déjà plus haut.
elections-refused-no-member = Aucun membre de ce groupe n’y a de voix aujourd’hui.
elections-people-apart = Ces rôles se tiennent par des personnes différentes : celles qui préparent et conduisent, celle qui fabrique les codes, chaque gardien, et les scrutateurs du papier. Réunis dans une main, ils permettraient de lire des bulletins ou de voter pour d’autres.
elections-authority = Autorité des codes
elections-authority-what = Elle fabrique dans son navigateur un code de vote par personne et les remet, par courrier ou par e-mail. Le serveur ne voit jamais les codes.
elections-authority-email = Adresse e-mail de la personne
elections-authority-button = Désigner l’autorité
elections-trustees = Gardiens des clés
elections-trustees-what = Chacun fabrique dans son navigateur une clé qu’il garde. L’urne ne s’ouvre qu’à plusieurs : choisissez des personnes qui ne s’entendront pas pour lire un bulletin, par exemple des assesseurs de listes différentes.
elections-trustee-email = Adresse e-mail du gardien
elections-trustee-button = Désigner un gardien
elections-trustee-remove = Retirer { $name }
elections-person-unknown = Personne n’est connu ici sous cette adresse. Invitez-la d’abord à s’inscrire.
elections-refused-role-preparer = Cette personne a préparé ou conduit l’élection : elle ne peut ni fabriquer les codes, ni garder une clé, ni compter le papier. Qui fait les deux pourrait ajouter des électeurs et voter pour eux.
elections-refused-role-authority = Cette personne fabrique les codes : elle ne peut pas garder une clé. Qui fait les deux saurait à qui est chaque bulletin, et pourrait aider à le lire.
elections-refused-role-trustee = Cette personne garde déjà une clé : une personne, un rôle, une clé. Deux clés dans une main suffiraient peut-être à ouvrir l’urne.
elections-refused-trustees-max = Une élection a { $max } gardiens au plus.
elections-refused-apart = Vous fabriquez les codes, gardez une clé ou comptez le papier de cette élection : vous ne pouvez pas aussi la préparer ni la conduire.
elections-keys-what = Après cela, ni les questions, ni la liste, ni les personnes ne changent plus. Chacun reçoit un message qui le mène à sa page.
elections-how = Combien de gardiens faut-il pour dépouiller ?
elections-how-threshold = Une partie d’entre eux suffit
elections-how-threshold-hint = Un gardien absent ou une clé perdue n’empêchent pas le résultat. Les clés se font ensemble, en trois passages de chacun sur sa page.
elections-how-all = Tous sont nécessaires
elections-how-all-hint = Plus simple : un seul passage. Mais une seule clé perdue, et il n’y a jamais de résultat.
elections-threshold = Combien suffisent
elections-threshold-hint = { $n ->
    [one] Sur { $n } gardien désigné.
   *[other] Sur { $n } gardiens désignés. Plus de la moitié est un bon choix.
 }
elections-keys-button = Terminer la préparation
elections-refused-no-question = Ajoutez d’abord une question.
elections-refused-voters-min = Il faut au moins { $min } électeurs : à moins, le résultat dirait qui a voté quoi.
elections-refused-no-authority = Désignez d’abord l’autorité des codes.
elections-refused-trustees-min = Il faut au moins { $min } gardiens : un seul pourrait lire chaque bulletin.
elections-refused-threshold = Choisissez entre { $min } et { $max } gardiens : un seul pourrait lire chaque bulletin.

## Conducting
elections-awaited = Attendu
elections-given = Donné
elections-awaited-visit = Attendu : passage { $n } sur 3
elections-given-visit = Passage { $n } fait
elections-awaited-caption = Clés et codes
elections-awaited-what = Ce que la personne donne
elections-open-what = Tout est là. Une fois ouvert, le vote dure jusqu’au { $until } ; plus rien ne change, sinon l’heure de la clôture.
elections-open-awaits = Vous pourrez ouvrir le vote quand toutes les clés et les codes seront donnés.
elections-open-button = Ouvrir le vote
elections-resume = Reprendre la préparation
elections-resume-what = Une clé perdue, une erreur dans une question ou dans la liste : vous revenez à la préparation. Les clés et les codes déjà faits ne valent plus rien et sont à refaire.
elections-resume-button = Abandonner les clés et les codes
elections-reason = Ce qui le décide
elections-reason-hint = Par exemple : délibération n° 2026-41, décision du bureau du 30 novembre. C’est publié.
elections-reason-empty = Dites ce qui le décide.
elections-reason-too-long = Ce texte dépasse { $max } caractères.
elections-meanwhile-what = Le vote se clôt de lui-même le { $until }. Personne, pas même vous, ne peut voir qui a voté avant la clôture, ni un résultat partiel.
elections-extend = Prolonger le vote
elections-extend-button = Prolonger
elections-close = Clore avant l’heure
elections-close-what = Le vote devait durer jusqu’au { $until }. Clos, il ne se rouvre pas.
elections-close-button = Clore le vote maintenant
elections-being-put-together = Les bulletins sont vérifiés un à un et réunis, sans être ouverts. Cela prend quelques secondes, ou quelques minutes pour des milliers de bulletins.
elections-counting-what = { $needed ->
    [one] Il faut { $needed } gardien pour le résultat. Parts reçues : { $given }.
   *[other] Il faut { $needed } gardiens pour le résultat. Parts reçues : { $given }.
 }
elections-decrypting-caption = Gardiens
elections-destroy-what = Quand plus aucun recours n’est possible, les bulletins, la liste, l’émargement et les clés sont détruits. Le résultat, les décisions et les empreintes restent.
elections-destroy-from = Possible à partir du { $at }.
elections-destroy-button = Détruire l’archive
elections-hour-passed = L’heure de la clôture est passée : le vote va être clos.
elections-closed-next = Le vote est clos. Les bulletins sont réunis sans être ouverts, puis les gardiens déchiffrent ensemble le total : le résultat paraîtra ici.
elections-closed-next-shuffled = Le vote est clos. Les gardiens mélangent les bulletins l’un après l’autre, puis les déchiffrent ensemble un à un, sans que personne sache de qui ils sont : le résultat paraîtra ici.

## The page of an election
elections-questions = Ce qui est demandé
elections-question-choices = { $max ->
    [one] Une réponse à choisir, ou aucune.
   *[other] De { $min } à { $max } réponses à choisir.
 }
elections-question-exactly = { $n ->
    [one] Une réponse à choisir.
   *[other] { $n } réponses à choisir, ni plus ni moins.
 }
elections-question-blank = Le vote blanc est proposé.
elections-turnout = Participation
elections-turnout-label = Personnes qui ont voté
elections-turnout-why = Un nombre, jamais des noms : la liste de celles et ceux qui ont voté n’est lue par le bureau qu’après la clôture.
elections-conditions = Règles de ce vote
elections-fact-kind = Ce qui se décide
elections-fact-closes = Clôture
elections-fact-voters = Inscrits
elections-fact-voted = Votants
elections-fact-paper = Bulletins papier
elections-fact-null = Dont nuls
elections-fact-closed = Clos le
elections-fact-tallied = Résultat le
elections-fact-revote = Voter de nouveau
elections-fact-group = Chiffrement
elections-fact-fingerprint = Empreinte de l’élection
elections-fingerprint-what = Une empreinte est une suite de lettres tirée d’un texte par un calcul : le même texte donne toujours la même, et le moindre changement en donne une autre.
elections-fact-head = Empreinte du dernier événement
elections-fact-head-why = { $n ->
    [one] ({ $n } événement) Notez-la : elle prouvera que rien n’a été retiré.
   *[other] ({ $n } événements) Notez-la : elle prouvera que rien n’a été retiré.
 }
elections-fact-identifier = Identifiant dans le protocole
elections-share = ({ $share })
elections-no-casting-vote = Le vote est secret : à égalité, personne n’a voix prépondérante.
elections-roles = Qui tient quel rôle
elections-roles-caption = Rôles et empreintes
elections-roles-who = Personne
elections-roles-role = Rôle
elections-roles-fingerprint = Empreinte de ce qu’elle a donné
elections-role-prepare = Prépare et conduit
elections-role-codes = Autorité des codes
elections-role-cle = Gardien n° { $n }
elections-threshold-some = { $threshold ->
    [one] { $threshold } gardien sur { $n } suffit à dépouiller.
   *[other] { $threshold } gardiens sur { $n } suffisent à dépouiller ; moins ne le peuvent pas.
 }
elections-threshold-all = { $n ->
    [one] L’unique gardien est nécessaire pour dépouiller.
   *[other] Les { $n } gardiens sont tous nécessaires pour dépouiller.
 }
elections-decisions = Décisions
elections-decided-opened = Ouvert le { $at }, jusqu’au { $until }.
elections-decided-extended = Le { $at }, prolongé jusqu’au { $until }.
elections-decided-closed = Clos le { $at }, avant son heure.
elections-decided-closed-at-hour = Clos à son heure, le { $at }.
elections-decided-destroyed = Archive détruite le { $at }.
elections-history = Ce qui s’est passé
elections-cnil-link = Objectifs de sécurité de la CNIL, remplis ou non
elections-vote-link = Voter
elections-vote-sign-in = Se connecter pour voter
elections-voted-already = Vous avez voté. Votre bulletin est dans l’urne : retrouvez-le par son numéro de suivi.
elections-codes-link = Votre page d’autorité des codes
elections-key-link = Votre page de gardien
elections-result-link = Voir le résultat
elections-urn-link = Voir l’urne
elections-emargement-link = Émargement
elections-paper-link = Bulletins papier
elections-minutes-link = Procès-verbal à signer

## Verifying
elections-verify-title = Vérifier soi-même
elections-verify-lead = Tout ce qu’il faut est public, à tout moment du vote, et se vérifie avec un programme que nous n’avons pas écrit.
elections-verify-download = Télécharger l’archive
elections-verify-download-why = Elle contient l’élection, les clés publiques, la liste publique des codes, chaque bulletin chiffré et, à la fin, les preuves du dépouillement.
elections-verify-official-2 = Avec le programme officiel belenios-tool, version 2.0 (Debian) ou plus récente :
elections-verify-official-3 = Avec le programme officiel belenios-tool, version 3 ou plus récente :
elections-verify-parvis = Avec Parvis, sur votre propre ordinateur :
elections-verify-diff = Téléchargée deux fois, l’archive ne doit que grandir : aucun bulletin n’a disparu.
elections-verify-destroyed = L’archive a été détruite après le temps des recours. Qui l’avait téléchargée peut encore la vérifier.
elections-needs-network = Cette page demande le réseau. Rien n’est envoyé ni gardé : revenez quand le réseau sera là.
elections-say-network = Le réseau a manqué. Rien n’a été envoyé : appuyez de nouveau.
elections-offline = Sans navigateur, ou sans JavaScript
elections-offline-paste = Ce que la commande a écrit
elections-offline-hint = Jamais un code ni une clé privée : seulement ce que la commande dit de publier.
elections-offline-not-public = Ce texte n’est pas ce qui se publie : il ne sera pas envoyé. Ne collez ici ni code, ni clé privée.
elections-offline-send = Envoyer ce texte

## The credential authority
elections-codes-title = Fabriquer les codes
elections-codes-lead = Un code par personne, fabriqué dans votre navigateur. Seule sa partie publique est envoyée ici.
elections-codes-step-make = Fabriquez les codes. Gardez cette page ouverte jusqu’à la fin.
elections-codes-make = Fabriquer les codes
elections-codes-step-keep = Enregistrez le fichier des codes sur un support à vous, que personne d’autre n’ouvre.
elections-codes-download = Enregistrer le fichier des codes
elections-codes-step-print = Imprimez une lettre par personne, à remettre en main propre : elle ne porte que le nom. Pour la poste, joignez le fichier des codes à vos adresses dans un publipostage ; par e-mail, servez-vous de votre propre messagerie.
elections-codes-print = Imprimer les lettres
elections-codes-lot = Lettres à imprimer
elections-codes-kept = J’ai enregistré le fichier des codes et je l’ai rouvert.
elections-codes-step-send = Envoyez la liste publique. Les codes, eux, restent chez vous. Tant que cette page ne dit pas que la liste est enregistrée, ne remettez aucun code : si l’envoi ne réussit pas et que vous fabriquez d’autres codes, le fichier et les lettres faits avant ne valent plus rien et sont à détruire.
elections-codes-send = Envoyer la liste publique
elections-codes-otherwise = Cette page a besoin de JavaScript. Sans lui, cette commande fait de même sur votre ordinateur : gardez le fichier privé qu’elle écrit, et collez ici le fichier public.
elections-codes-given = La liste publique est enregistrée.
elections-codes-fingerprint = Son empreinte :
elections-codes-again = Fabriquer de nouveaux codes remplace les précédents : ceux déjà remis n’ouvriraient plus rien.
elections-codes-not-now = Ce n’est pas le moment : les codes se font après la préparation et avant l’ouverture.
elections-codes-duties = Ce qui vous est confié
elections-codes-duty-keep = Gardez le fichier des codes pour vous seul : qui le lit peut voter à la place des autres.
elections-codes-duty-hand = Remettez à chaque personne son code, par un autre chemin que ce site.
elections-codes-duty-again = Qui a perdu son code le redemande à vous ; ne le donnez qu’après vous être assuré de qui demande.
elections-codes-duty-destroy = Quand plus aucun recours n’est possible, détruisez le fichier.
elections-letter-what = Voici votre code de vote, personnel et secret.
elections-letter-login = Connectez-vous en tant que :
elections-letter-code = Votre code :
elections-letter-where = Votez à l’adresse { $address }, jusqu’au { $until }.
elections-letter-secret = Ne le montrez à personne : avec ce code, on vote à votre place. Personne ne vous le demandera jamais.
elections-codes-say-making = Fabrication des codes…
elections-codes-say-ready = Les codes sont prêts. Enregistrez le fichier avant d’envoyer.
elections-codes-say-failed = La fabrication a échoué. Rechargez la page et recommencez ; rien n’a été envoyé.
elections-codes-say-file = codes-{ $election }.csv
elections-codes-say-column-name = Nom
elections-codes-say-column-login = Adresse
elections-codes-say-column-code = Code
elections-codes-say-column-weight = Poids
elections-codes-say-progress = Fabrication des codes : { $percent } %
elections-codes-say-lot = N° { $first } à { $last }, dans l’ordre du fichier des codes

## A trustee
elections-key-title = Votre clé
elections-key-lead = Vous êtes le gardien n° { $n } sur { $of }. Votre clé privée reste chez vous ; seule sa partie publique est envoyée ici.
elections-key-not-yet = L’élection est en préparation : vous recevrez un message quand votre clé sera demandée.
elections-key-keep = Rien à faire avant la clôture, sinon garder votre clé. Vous recevrez un message quand il faudra dépouiller.
elections-key-over = Le résultat est publié. Quand plus aucun recours n’est possible, détruisez votre clé.
elections-key-step-make = Fabriquez votre clé.
elections-key-make = Fabriquer ma clé
elections-key-step-keep = Enregistrez le fichier de votre clé sur un support à vous, puis une copie ailleurs.
elections-key-download = Enregistrer ma clé
elections-key-kept = J’ai enregistré ma clé et vérifié que le fichier est bien là.
elections-key-send = Envoyer ma clé publique
elections-key-otherwise = Cette page a besoin de JavaScript. Sans lui, cette commande fait de même sur votre ordinateur : gardez le fichier privé qu’elle écrit, et collez ici le fichier public.
elections-key-given = Votre clé publique est enregistrée.
elections-key-again = Si vous l’avez perdue avant l’ouverture, faites-en une autre : elle remplace la première.
elections-key-fingerprint = Empreinte de votre clé publique, la même que sur la page de l’élection :
elections-key-file = Fichier de votre clé (il ne quitte pas votre ordinateur)
elections-key-file-name = cle-gardien-{ $n }-{ $election }.txt
elections-key-text = Ou collez votre clé (elle ne quitte pas cette page)
elections-key-duties = Ce qui vous est confié
elections-key-duty-keep = Gardez votre clé jusqu’au résultat : perdue, elle ne se refait pas.
elections-key-duty-alone = Ne la donnez à personne, pas même à qui prépare l’élection ni à l’administrateur du site.
elections-key-duty-destroy = N’ouvrez jamais autre chose que le total des bulletins ; après les recours, détruisez votre clé.
elections-key-duty-destroy-shuffled = N’ouvrez jamais de bulletin qui n’a pas été mélangé par autant de gardiens qu’il en faut ; après les recours, détruisez votre clé.
elections-key-say-making = Fabrication de votre clé…
elections-key-say-ready = Votre clé est prête. Enregistrez-la avant d’envoyer.
elections-key-say-failed = La fabrication a échoué. Rechargez la page et recommencez ; rien n’a été envoyé.
elections-ceremony-title = Cérémonie des clés, passage { $n } sur 3
elections-ceremony-what = Les clés se font ensemble : chacun passe trois fois sur sa page, et chaque passage attend que tous aient fait le précédent.
elections-ceremony-step-1 = Fabriquez votre clé : le même fichier servira aux deux autres passages et au dépouillement.
elections-ceremony-step-3 = Rouvrez le fichier de votre clé : la page prépare ce que vous envoyez aux autres gardiens, chiffré pour chacun.
elections-ceremony-step-5 = Rouvrez le fichier de votre clé : la page vérifie ce que les autres vous ont envoyé et en tire votre part.
elections-ceremony-commitment = Avant d’envoyer, notez ceci et communiquez-le aux autres gardiens, de vive voix ou par message. Gardez aussi ce qu’eux vous communiquent : tout vous sera demandé au passage suivant.
elections-ceremony-commitments = Ce que chaque gardien vous a communiqué au passage précédent
elections-ceremony-commitments-hint = Un par ligne, dans l’ordre des numéros des gardiens, le vôtre compris : la page vérifie ainsi que le serveur n’a rien remplacé.
elections-ceremony-uncompared = Nous n’avons pas pu comparer : le serveur pourrait avoir remplacé ce qu’un gardien a envoyé.
elections-ceremony-make = Préparer mon envoi
elections-ceremony-lost = Fichier perdu ? Prévenez qui prépare l’élection : la cérémonie est à recommencer.
elections-ceremony-send = Envoyer
elections-ceremony-waits = Vous avez fait le passage { $n }. La suite attend les autres gardiens.
elections-ceremony-look = Regarder de nouveau
elections-ceremony-over = La cérémonie est terminée. Gardez le fichier de votre clé jusqu’au résultat.
elections-ceremony-say-making = Calcul en cours…
elections-ceremony-say-ready = C’est prêt : vous pouvez envoyer.
elections-ceremony-say-failed = Le calcul a échoué. Rechargez la page et recommencez ; rien n’a été envoyé.
elections-ceremony-say-file-wrong = Ce fichier n’est pas la clé de ce gardien pour cette élection.
elections-ceremony-say-key-missing = Choisissez le fichier de votre clé, puis appuyez de nouveau.
elections-ceremony-say-commitments-missing = Écrivez une ligne par gardien, ou cochez que vous n’avez pas pu comparer.
elections-ceremony-say-commitment = Ce que les gardiens vous ont communiqué n’est pas ce que le serveur donne. Relisez chaque ligne ; si tout est exact, n’envoyez rien et prévenez les autres gardiens : la cérémonie est à recommencer.
elections-ceremony-say-certificate = Ce qu’un gardien a envoyé ne convient pas à cette cérémonie. N’envoyez rien et prévenez qui prépare l’élection : la cérémonie est à recommencer.
elections-ceremony-say-signature = Une signature d’un gardien est fausse : ce qu’il a envoyé a pu être changé. N’envoyez rien et prévenez qui prépare l’élection et les autres gardiens.
elections-ceremony-say-share = Ce qu’un gardien vous a envoyé n’est pas ce qu’il a annoncé. N’envoyez rien et prévenez qui prépare l’élection : la cérémonie est à recommencer.
elections-decrypt-title = Dépouiller
elections-decrypt-what = Les bulletins ont été réunis en un total chiffré : votre clé en déchiffre votre part. Aucun bulletin n’est ouvert seul.
elections-decrypt-tally = Empreinte du total que vous déchiffrez, la même pour tous les gardiens :
elections-decrypt-tally-shuffled = Empreinte des bulletins mélangés que vous déchiffrez, la même pour tous les gardiens :
elections-decrypt-shuffles = Mélanges que votre navigateur a trouvés, par numéro de gardien. Si vous avez mélangé, votre empreinte doit y être, telle que vous l’avez notée : sinon, n’envoyez rien et prévenez qui conduit l’élection.
elections-decrypt-make = Déchiffrer ma part
elections-decrypt-sealed = Votre clé chiffrée, à enregistrer dans un fichier cle-chiffree.txt :
elections-decrypt-send = Envoyer ma part
elections-decrypt-given = Vous avez donné votre part. Le résultat paraîtra dès qu’il y en aura assez.
elections-decrypt-otherwise = Cette page a besoin de JavaScript. Sans lui, téléchargez l’archive : cette commande fait de même sur votre ordinateur, et ce qu’elle écrit se colle ici.
elections-decrypt-say-decrypting = Déchiffrement de votre part…
elections-decrypt-say-ready = Votre part est prête : vous pouvez l’envoyer.
elections-decrypt-say-failed = Le déchiffrement a échoué. Rechargez la page et recommencez ; rien n’a été envoyé.
elections-decrypt-say-file-wrong = Ce fichier n’est pas une clé.
elections-decrypt-say-key-wrong = Cette clé n’est pas celle de ce gardien pour cette élection.
elections-decrypt-say-key-missing = Choisissez le fichier de votre clé, ou collez-la, puis appuyez de nouveau.
elections-decrypt-say-tally = Le total à déchiffrer n’est pas celui de cette élection. N’envoyez rien : rechargez la page et, si cela recommence, prévenez qui conduit l’élection.
elections-decrypt-say-tally-shuffled = Les bulletins à déchiffrer ne sont pas ceux de cette élection. N’envoyez rien : rechargez la page et, si cela recommence, prévenez qui conduit l’élection.
elections-decrypt-say-chain = Ce que le site donne à déchiffrer ne suit pas de ce qui est publié. N’envoyez rien et prévenez qui conduit l’élection.
elections-decrypt-say-shuffles = Il manque des mélanges, ou ils ne se suivent pas : déchiffrer maintenant dirait de qui sont les bulletins. N’envoyez rien et prévenez qui conduit l’élection.

## Refusals
elections-refused-message = Ce qui a été envoyé ne peut pas être accepté (règle : { $rule }). Rechargez la page et recommencez ; rien n’a été enregistré.
elections-refused-message-of = Ce que le gardien n° { $n } a envoyé ne peut pas être accepté (règle : { $rule }). Reprenez la préparation pour refaire les clés.
elections-refused-message-too-large = Ce qui a été envoyé est trop volumineux pour en être un.
elections-refused-not-draft = La préparation est terminée : cela ne change plus. Reprenez la préparation s’il le faut.
elections-refused-not-keys = Ce n’est plus, ou pas encore, le moment des clés et des codes.
elections-refused-closed = Ce vote n’est pas ouvert, ou il est clos : aucun bulletin n’est plus reçu.
elections-refused-not-tallying = Ce n’est pas le moment du dépouillement.
elections-refused-not-tallied = Il n’y a pas encore de résultat.
elections-refused-not-trustee = Vous ne gardez aucune clé de cette élection.
elections-refused-not-authority = Vous n’êtes pas l’autorité des codes de cette élection.
elections-refused-ceremony = Dans cette élection les clés se font ensemble : rechargez votre page.
elections-refused-no-ceremony = Dans cette élection chacun fait sa clé seul : rechargez votre page.
elections-refused-many-steps = Trop de clés sont vérifiées en même temps : envoyez de nouveau dans une minute.
elections-refused-step = Cette étape est déjà faite, ou attend les autres gardiens. Rechargez votre page.
elections-refused-key-twice = Un autre gardien a déjà donné cette clé. Chacun fabrique la sienne.
elections-refused-credentials-weights = Les poids de cette liste ne sont pas ceux des électeurs. Rechargez la page et fabriquez les codes de nouveau.
elections-refused-credentials-count = Cette liste a { $found } codes pour { $expected } électeurs. Rechargez la page et fabriquez les codes de nouveau.
elections-refused-hour-passed = L’heure de la clôture est déjà passée : choisissez-en une autre.
elections-refused-keys-missing = Il manque des clés : chaque gardien doit donner la sienne.
elections-refused-codes-missing = L’autorité n’a pas encore envoyé la liste publique des codes.
elections-refused-not-later = Choisissez une heure après celle qui est annoncée.
elections-refused-not-on-roll = Vous n’êtes pas sur la liste de cette élection sous l’adresse de votre compte. Si vous devriez y être, écrivez à qui la prépare.
elections-refused-code-used = Ce code a déjà servi à voter. Si ce n’est pas vous, prévenez l’autorité des codes : quelqu’un a votre code, ou vous avez celui d’un autre.
elections-refused-assisted = Cette session est peut-être tenue par quelqu’un qui vous aide, par un service d’accompagnement : on n’y vote pas à bulletin secret, puisque cette personne verrait votre choix.
elections-assisted-next = Pour voter vous-même, déconnectez-vous, puis connectez-vous par un lien envoyé à votre adresse. Vous pouvez aussi demander à qui prépare l’élection s’il y a un vote sur papier.
elections-refused-voted = Vous avez déjà voté : dans cette élection, un seul bulletin est reçu de chacun.
elections-refused-other-code = Pour voter de nouveau, servez-vous du code avec lequel vous avez voté.
elections-refused-replayed = Ce bulletin est déjà dans l’urne : un bulletin ne s’y met pas deux fois.
elections-refused-no-ballot = Rien n’a été chiffré : choisissez, vérifiez, puis chiffrez avant d’envoyer.
elections-refused-decrypted-already = Vous avez déjà donné votre part.
elections-refused-decryptions-missing = Il manque encore des parts pour le résultat.
elections-refused-paper-early = Les bulletins papier se saisissent après la clôture du vote en ligne.
elections-refused-kept = L’archive est gardée jusqu’au { $at } : d’ici là, le vote peut être contesté.
elections-refused-emargement = La liste de celles et ceux qui ont voté se lit entre la clôture et la destruction de l’archive. Avant, la regarder grandir dirait à qui est chaque bulletin.

## Voting
elections-vote-title = Voter
elections-vote-lead = { $name } – jusqu’au { $until }
elections-vote-not-yet = Ce vote n’est pas encore ouvert. Gardez votre code et revenez à l’ouverture.
elections-vote-again = Vous avez déjà voté. Si vous votez de nouveau, avec le même code, seul le dernier bulletin comptera.
elections-vote-choose = 1. Choisir
elections-vote-code = Votre code de vote
elections-vote-code-hint = Celui que vous avez reçu par lettre ou par e-mail : quatre groupes de lettres et de chiffres. Il ne quitte pas cette page.
elections-vote-next = Continuer
elections-vote-blank = Vote blanc
elections-vote-elsewhere = Cette question se répond avec la commande « parvis scrutin ballot ».
elections-vote-check = 2. Vérifier
elections-vote-check-what = Voici ce que vous avez choisi. Rien n’est encore envoyé.
elections-vote-back = Changer mon choix
elections-vote-encrypt = Chiffrer mon bulletin
elections-vote-encrypted = 3. Envoyer
elections-vote-tracker = Votre bulletin est chiffré. Son numéro de suivi :
elections-vote-tracker-what = Notez-le : il vous dira que votre bulletin est dans l’urne, et ne dit rien de votre choix. La page suivante le redonne, et s’imprime.
elections-vote-send = Envoyer mon bulletin
elections-vote-otherwise = Voter en ligne demande JavaScript : c’est votre navigateur qui chiffre. Sans lui, téléchargez l’archive { $file } depuis la page de l’élection et servez-vous de la commande « parvis scrutin ballot » sur un ordinateur de confiance.
elections-vote-say-code-wrong = Ce code n’a pas la bonne forme : relisez-le, majuscules et minuscules comptent.
elections-vote-say-code-not-here = Ce code n’est pas de cette élection.
elections-vote-say-encrypting = Chiffrement en cours…
elections-vote-say-ready = Votre bulletin est prêt à partir.
elections-vote-say-failed = Le chiffrement a échoué. Rechargez la page et recommencez ; rien n’a été envoyé.
elections-vote-say-blank = Vote blanc
elections-vote-say-nothing = Aucune réponse choisie
elections-vote-say-choose-more = { $min ->
    [one] « { $asked } » : choisissez au moins { $min } réponse.
   *[other] « { $asked } » : choisissez au moins { $min } réponses.
 }
elections-vote-say-choose-fewer = { $max ->
    [one] « { $asked } » : choisissez { $max } réponse au plus.
   *[other] « { $asked } » : choisissez { $max } réponses au plus.
 }
elections-vote-say-choose-exactly = { $n ->
    [one] « { $asked } » : choisissez { $n } réponse.
   *[other] « { $asked } » : choisissez { $n } réponses, ni plus ni moins.
 }
elections-protects = Ce qui protège votre vote, et ce qui ne le protège pas
elections-protects-secret = Votre choix est chiffré dans votre navigateur avant de partir : ni la collectivité ni le serveur ne peuvent le lire, et les gardiens n’ouvrent ensemble que le total.
elections-protects-counted = Votre numéro de suivi vous montre que votre bulletin est dans l’urne, et chacun peut recompter avec un programme indépendant.
elections-protects-not = Rien ne vous protège de qui vous regarde voter, vous force la main, vous prend votre code ou a pris la main sur votre appareil : votez seul, sur un appareil de confiance.
elections-received-title = Votre bulletin est dans l’urne
elections-received = Votre vote est enregistré.
elections-received-keep = Notez ce numéro ou imprimez cette page : il n’est gardé nulle part à côté de votre nom, et ne pourra pas vous être redonné.
elections-received-proves = Avec lui, vous retrouvez votre bulletin dans l’urne jusqu’au résultat. Il ne dit pas ce que vous avez voté.
elections-received-back = Revenir à l’élection

## The urn
elections-urn-title = L’urne
elections-urn-lead = Le numéro de suivi de chaque bulletin reçu. Cherchez le vôtre.
elections-urn-search = Numéro de suivi, ou son début
elections-urn-search-button = Chercher
elections-urn-caption = Bulletins reçus, par numéro de suivi
elections-urn-tracker = Numéro de suivi
elections-urn-count = { $n ->
    [one] { $n } bulletin reçu.
   *[other] { $n } bulletins reçus.
 }
elections-urn-found = Ce bulletin est dans l’urne.
elections-urn-empty = L’urne est vide.
elections-urn-not-found = Aucun bulletin n’a ce numéro. Relisez-le : majuscules et minuscules comptent. S’il est exact, téléchargez l’archive et prévenez le bureau.

## The result
elections-result-title = Résultat
elections-result-none = Le résultat n’est pas encore connu.
elections-result-nobody = Personne n’a voté.
elections-result-caption = Voix
elections-result-several = Chacun pouvait choisir plusieurs réponses : les parts sont celles des voix, et non des votants.
elections-paper-caption = En ligne et sur papier
elections-paper-answer = Réponse
elections-paper-online = En ligne
elections-paper-on-paper = Sur papier
elections-paper-both = Ensemble
elections-paper-proof = Les voix en ligne sont prouvées par l’archive. Les voix sur papier le sont par le bureau, qui les a comptées deux fois.
elections-paper-title = Bulletins papier
elections-paper-lead = Les deux scrutateurs comptent et saisissent chacun de son côté. Le résultat attend qu’ils trouvent la même chose.
elections-paper-one = Votre comptage est saisi. L’autre scrutateur doit saisir le sien ; vous pouvez encore corriger le vôtre.
elections-paper-differ = Les comptages saisis diffèrent : recomptez ensemble, puis que chacun saisisse de nouveau.
elections-paper-agreed = Deux comptages concordent : ils sont ajoutés au résultat.
elections-paper-ballots = Bulletins trouvés dans l’urne papier
elections-paper-ballots-hint = Nuls compris.
elections-paper-null = Bulletins nuls
elections-paper-null-too-many = Il y a plus de bulletins nuls que de bulletins.
elections-paper-order = Écrivez un nombre par ligne, dans cet ordre :
elections-paper-blank-of = Votes blancs ({ $asked })
elections-paper-figures-label = Voix
elections-paper-figures-hint = Un nombre par ligne ; « Le jardin : 12 » convient aussi.
elections-paper-figures = { $n ->
    [one] Écrivez { $n } ligne, qui finit par un nombre.
   *[other] Écrivez { $n } lignes, qui finissent chacune par un nombre.
 }
elections-paper-number = Écrivez un nombre entier.
elections-paper-impossible = Ces chiffres sont impossibles : une réponse a plus de voix qu’il n’y a de bulletins valables. Recomptez.
elections-paper-button = Enregistrer mon comptage
elections-emargement-title = Émargement
elections-emargement-caption = Personnes qui ont voté
elections-emargement-count = { $n ->
    [one] { $n } personne a voté, sur { $voters }.
   *[other] { $n } personnes ont voté, sur { $voters }.
 }
elections-emargement-what = Elle ne dit ni quand, ni dans quel ordre, ni avec quel bulletin.
elections-emargement-paper = Sur papier
elections-emargement-paper-what = { $max ->
    [one] { $max } personne était attendue sur papier. Elle ne figure pas dans la liste ci-dessus : elle signe, au bureau, une liste à part, qui se joint au procès-verbal.
   *[other] { $max } personnes étaient attendues sur papier. Elles ne figurent pas dans la liste ci-dessus : elles signent, au bureau, une liste à part, qui se joint au procès-verbal.
 }
elections-emargement-paper-count = { $n ->
    [one] { $n } bulletin a été trouvé dans l’urne papier : la liste à part doit porter { $n } signature, sur { $max } au plus.
   *[other] { $n } bulletins ont été trouvés dans l’urne papier : la liste à part doit porter { $n } signatures, sur { $max } au plus.
 }
elections-emargement-paper-awaited = Le nombre de signatures à y trouver sera dit ici quand les deux scrutateurs auront compté la même chose.
elections-emargement-together = { $n ->
    [one] En ligne et sur papier, { $n } personne a voté.
   *[other] En ligne et sur papier, { $n } personnes ont voté.
 }
elections-minutes-title = Procès-verbal du vote
elections-minutes-what = { $body }. Le bureau constate les chiffres et les empreintes qui suivent ; qui télécharge l’archive et la vérifie doit trouver les mêmes.
elections-minutes-fingerprints = Empreintes
elections-minutes-signatures = Signatures
elections-minutes-sign = Imprimez cette page ; chacun date et signe en face de son nom.

## The CNIL’s objectives
elections-cnil-title = Objectifs de sécurité de la CNIL
elections-cnil-what = La délibération 2019-053 de la CNIL fixe des objectifs au vote par internet, sur trois niveaux qui s’ajoutent. Voici ceux que cette élection remplit, d’après ses propres réglages, ceux qui dépendent de votre organisation, et ceux qu’elle ne remplit pas.
elections-cnil-source = Les objectifs sont résumés : le texte de la recommandation fait foi. Une expertise indépendante du dispositif reste à votre charge.
elections-cnil-caption = Objectifs
elections-cnil-objective = Objectif
elections-cnil-standing = Rempli ?
elections-cnil-why = Pourquoi
elections-cnil-met = Rempli
elections-cnil-partly = En partie
elections-cnil-yours = De votre ressort
elections-cnil-unmet = Non rempli
elections-cnil-1-01 = Aucune faille majeure connue
elections-cnil-1-01-yours = Tenez Parvis à jour et faites expertiser le dispositif.
elections-cnil-1-02 = Voter est un seul geste : choix, enregistrement, émargement, reçu
elections-cnil-1-02-met = Le bulletin, l’émargement et le numéro de suivi tiennent dans une même transaction : tout est gardé, ou rien.
elections-cnil-1-02-revote = Une même transaction garde tout ou rien ; mais cette élection permet de voter de nouveau, et l’émargement ne rend pas le vote définitif.
elections-cnil-1-03 = L’authentification écarte les risques majeurs d’usurpation
elections-cnil-1-03-partly = Il faut à la fois se connecter par son adresse et connaître un code remis par un autre chemin. La qualité de cette remise dépend de l’autorité des codes.
elections-cnil-1-04 = Le bulletin est confidentiel dès l’appareil
elections-cnil-1-04-met = Il est chiffré dans le navigateur ; le serveur ne reçoit que le bulletin chiffré.
elections-cnil-1-05 = Il reste confidentiel et intact pendant le transport
elections-cnil-1-05-met = Chiffré et signé, il voyage en plus par HTTPS.
elections-cnil-1-05-clear = Ce site n’est pas servi par HTTPS : la page qui chiffre pourrait être changée en route.
elections-cnil-1-06 = Il reste confidentiel et intact dans l’urne jusqu’au dépouillement
elections-cnil-1-06-met = L’urne ne contient que des bulletins chiffrés, signés et enchaînés par leurs empreintes.
elections-cnil-1-07 = L’identité de l’électeur et son vote sont séparés du début à la fin
elections-cnil-1-07-met = L’urne et l’émargement ne partagent ni clé ni heure, et sont réécrits à la clôture ; l’autorité des codes n’est pas le serveur, et aucun poids n’est tenu par moins de trois personnes. Avant la clôture, qui détient le disque pourrait rapprocher une personne de son bulletin chiffré, sans pouvoir le lire.
elections-cnil-1-08 = Le secret du dépouillement est partagé entre membres du bureau, avec un seuil
elections-cnil-1-08-met = Plusieurs gardiens, dont une partie suffit ; chacun fabrique et garde sa clé, et le serveur n’en a aucune.
elections-cnil-1-08-all = Plusieurs gardiens, chacun avec sa clé, et le serveur n’en a aucune ; mais tous sont nécessaires : une clé perdue empêcherait le résultat.
elections-cnil-1-09 = Le dépouillement se fait d’un coup, et seulement après la clôture
elections-cnil-1-09-met = Les gardiens n’ouvrent que le total, publié après la clôture ; aucun résultat partiel n’est possible.
elections-cnil-1-09-before = Il n’y aura de total à ouvrir qu’après la clôture.
elections-cnil-1-10 = L’intégrité du système, de l’urne et de la liste est assurée
elections-cnil-1-10-met = Chaque événement porte l’empreinte du précédent ; questions, clés et codes ont une empreinte publique avant l’ouverture.
elections-cnil-1-11 = Le dépouillement peut être vérifié après coup
elections-cnil-1-11-met = L’archive publique contient les preuves ; un programme indépendant les vérifie.
elections-cnil-1-11-destroyed = L’archive a été détruite après les recours : seuls ceux qui l’ont téléchargée peuvent encore vérifier.
elections-cnil-2-01 = Haute disponibilité
elections-cnil-2-01-yours = Elle dépend de votre hébergement ; le vote peut être prolongé par une décision enregistrée.
elections-cnil-2-02 = L’intégrité du système, de l’urne et de la liste est contrôlée automatiquement
elections-cnil-2-02-met = Chaque bulletin est vérifié avant d’entrer dans l’urne, et tous le sont de nouveau à la clôture.
elections-cnil-2-03 = Le bureau peut contrôler l’intégrité pendant le vote
elections-cnil-2-03-met = L’archive se télécharge et se vérifie à tout moment du vote.
elections-cnil-2-04 = L’authentification écarte aussi les risques mineurs (second facteur par un autre canal)
elections-cnil-2-04-partly = Le code est un second facteur ; remis par lettre, il passe par un autre canal que la connexion, remis par e-mail, par le même.
elections-cnil-2-05 = Les votes sont cloisonnés entre eux
elections-cnil-2-05-partly = Chaque élection a ses clés, ses codes et son urne, et rien n’est lu d’une collectivité à l’autre ; la base de données est commune.
elections-cnil-2-06 = Le système est durci selon les guides de ses éditeurs et de l’ANSSI
elections-cnil-2-06-yours = Elle dépend de votre hébergement.
elections-cnil-2-07 = L’urne est transparente pour tous les électeurs
elections-cnil-2-07-met = L’urne est publique : chacun y cherche son bulletin et télécharge l’archive.
elections-cnil-2-07-destroyed = L’urne était publique jusqu’à sa destruction, après les recours.
elections-cnil-3-01 = Une étude de risques formelle
elections-cnil-3-01-yours = À faire avant le vote ; la note de risques de Parvis peut y servir.
elections-cnil-3-02 = La transparence passe par des outils de tiers
elections-cnil-3-02-met = L’archive suit le format de Belenios et se vérifie avec belenios-tool.
elections-cnil-3-02-destroyed = L’archive suivait le format de Belenios ; elle est détruite.
elections-cnil-3-03 = Très haute disponibilité
elections-cnil-3-03-yours = Elle dépend de votre hébergement.
elections-cnil-3-04 = Contrôle d’intégrité automatique et manuel
elections-cnil-3-04-partly = Automatique à chaque bulletin et à la clôture ; manuel par qui télécharge l’archive. Le contrôle du système lui-même vous revient.
elections-cnil-3-05 = Les votes sont cloisonnés physiquement
elections-cnil-3-05-yours = Installez Parvis sur une machine réservée à ce vote.

## Letters
elections-mail-key-subject = Votre clé est demandée : { $name }
elections-mail-key-text = Bonjour,

    Vous êtes désigné gardien d’une clé de l’urne pour « { $name } ».
    Votre page vous mène pas à pas : { $link }

    Votre clé se fabrique dans votre navigateur et reste chez vous. Personne ne vous la demandera jamais.
elections-mail-step-subject = C’est de nouveau à vous : { $name }
elections-mail-step-text = Bonjour,

    C’est de nouveau à vous : la cérémonie des clés de « { $name } » continue.
    Munissez-vous de votre fichier : { $link }

    Votre clé ne quitte pas votre ordinateur.
elections-mail-codes-subject = Les codes de vote sont à fabriquer : { $name }
elections-mail-codes-text = Bonjour,

    Vous êtes désigné autorité des codes pour « { $name } ».
    Votre page vous mène pas à pas : { $link }

    Les codes se fabriquent dans votre navigateur et restent chez vous, jusqu’à ce que vous les remettiez.
elections-mail-decrypt-subject = Le vote est clos, votre clé sert maintenant : { $name }
elections-mail-decrypt-text = Bonjour,

    Le vote « { $name } » est clos. Munissez-vous du fichier de votre clé et ouvrez votre page : { $link }

    Votre clé ne quitte pas votre ordinateur.

## News, to those who follow
news-elections-opened = { $n ->
    [one] Un vote secret est ouvert jusqu’au { $until }
   *[other] { $n } votes secrets sont ouverts
 }
news-elections-extended = { $n ->
    [one] Un vote secret est prolongé jusqu’au { $until }
   *[other] { $n } votes secrets sont prolongés
 }
news-elections-tallied = { $n ->
    [one] Le résultat d’un vote secret est publié
   *[other] Les résultats de { $n } votes secrets sont publiés
 }

## What its subjects are called
subject-election = Élection

## What keeps the urn from telling, and its counters
elections-refused-lonely-weight = Le poids { $weight } est tenu par moins de { $min } personnes : le total dirait ce qu’elles ont choisi. Donnez à chacun le même poids, ou que chaque poids soit tenu par { $min } personnes au moins.
effect-election-result = Résultat d’une élection
event-elections-counter-designated = Un scrutateur du papier est désigné
event-elections-counter-removed = Un scrutateur du papier est retiré
event-elections-counts-differ = Le nombre de bulletins comptés n’est pas celui des votants
elections-counts-differ = { $voted } personnes ont voté en ligne, mais { $counted } bulletins comptent : le bureau doit chercher pourquoi, et le noter au procès-verbal, avant de proclamer quoi que ce soit.
elections-refused-authority-on-roll = L’autorité des codes ne peut pas être sur la liste des électeurs : connaissant les codes des autres, elle pourrait voter avec eux. Désignez quelqu’un d’autre, ou retirez-la de la liste.
elections-refused-role-counter = Cette personne compte déjà le papier : une personne, un rôle.
elections-refused-again-max = Ce code a déjà servi { $max } fois : le dernier bulletin compte, et l’on ne peut plus en changer.
elections-refused-urn-too-large = L’urne serait trop lourde pour être vérifiée ici : trop de réponses pour autant d’électeurs. Retirez des réponses, choisissez la courbe Ed25519, ou tenez plusieurs élections.
elections-refused-no-paper = Aucun bulletin papier n’est prévu pour cette élection : c’est un réglage, fixé avant l’ouverture.
elections-refused-counters = Des bulletins papier sont prévus : désignez deux scrutateurs.
elections-refused-counters-max = Deux scrutateurs sont déjà désignés.
elections-refused-not-counter = Seuls les deux scrutateurs désignés avant l’ouverture saisissent le papier.
elections-refused-paper-late = Le résultat est publié : le papier ne change plus.
elections-paper-too-many = Il y a plus de bulletins que de personnes attendues sur papier, { $max }. Recomptez.
elections-paper-correct = Jusqu’au résultat, une erreur se corrige : saisissez tous deux de nouveau.
elections-paper-awaited = Le résultat attend aussi que les deux scrutateurs trouvent la même chose sur papier.
elections-paper-voters = Personnes qui voteront sur papier
elections-paper-voters-hint = 0 si tout le monde vote en ligne. Elles ne doivent pas figurer sur la liste ; il n’entrera jamais plus de bulletins papier que ce nombre.
elections-paper-voters-wrong = Donnez un nombre entre 0 et { $max }.
elections-counters = Scrutateurs du papier
elections-counters-what = Deux personnes comptent les bulletins papier et saisissent chacune de son côté.
elections-counter-email = Adresse e-mail du scrutateur
elections-counter-button = Désigner un scrutateur
elections-urn-standing = Ce qu’il devient
elections-urn-counts = compte
elections-urn-replaced = remplacé par un bulletin plus récent
elections-urn-found-replaced = Ce bulletin a été reçu, puis remplacé par un bulletin plus récent du même code : il ne compte pas. Si vous n’avez pas voté de nouveau, quelqu’un a votre code : votez encore, et prévenez le bureau.
elections-mail-count-subject = Le vote est clos, le papier est à compter : { $name }
elections-mail-count-text = Bonjour,

    Le vote « { $name } » est clos. Comptez les bulletins papier, puis saisissez ce que vous trouvez : { $link }

    L’autre scrutateur saisit de son côté, sans voir vos chiffres.
elections-refused-hand-with-role = { $name } a préparé ou conduit cette élection et y tient un autre rôle : désignez quelqu’un d’autre.

## Appointments, in rounds
elections-kind-nomination = Une nomination par une assemblée
elections-kind-nomination-hint = Un poste à la fois : majorité absolue des suffrages exprimés aux deux premiers tours, relative au troisième, la personne la plus âgée à égalité. S’il n’y a qu’une candidature pour le poste, elle prend effet sans vote, dès que qui préside en donne lecture.
elections-appointment-one = Une nomination se fait poste par poste : une réponse à choisir, et une seule. Pour plusieurs postes, posez plusieurs questions.
elections-appointment-title = Nomination – tour { $n }
elections-appointed-absolutely = La nomination est acquise à { $name }, à la majorité absolue ({ $votes } voix sur { $expressed } suffrages exprimés).
elections-appointed-relatively = La nomination est acquise à { $name }, à la majorité relative ({ $votes } voix sur { $expressed } suffrages exprimés).
elections-appointed-elder = Égalité de voix ({ $votes }) entre { $names } : la nomination est acquise à la personne la plus âgée. Le bureau vérifie les dates de naissance et la nomme au procès-verbal.
elections-appointed-nobody = Personne n’est nommé : il fallait { $least } voix sur { $expressed } suffrages exprimés. Le tour { $next } est à tenir.
elections-appointed-unexpressed = Personne n’est nommé : aucun suffrage n’est exprimé. Le tour { $next } est à tenir.
elections-appointed-never = Personne n’est nommé : aucun suffrage n’est exprimé au dernier tour.
elections-next-round-button = Préparer le tour { $n }
elections-next-round-hint = La liste, les personnes et les questions sans réponse sont reprises ; les clés et les codes se font de nouveau. Des candidatures peuvent être ajoutées ou retirées.
elections-next-round-link = Voir le tour { $n }
elections-previous-round = Voir le résultat du tour { $n }
elections-round-name = { $name } – tour { $n }
elections-refused-no-round = Seule une nomination se vote en plusieurs tours.
elections-refused-next-round = Le tour suivant est déjà préparé.
elections-refused-appointed = Il n’y a pas d’autre tour : ce vote a donné un résultat.
notice-elections-next-round-prepared = Le tour suivant est en préparation : même liste, mêmes personnes.

## Who leaves the site
elections-refused-departure = L’élection « { $name } » a encore besoin de cette personne : elle y tient une clé, donne les codes ou compte le papier. Son compte pourra être fermé quand le résultat sera connu.
## What stays from one round to the next
elections-refused-round-kind = Les tours d’une nomination restent une nomination : ce qui est décidé ne change pas d’un tour à l’autre.
elections-refused-round-questions = D’un tour à l’autre, ce qui est demandé ne change pas : seules les candidatures changent.
elections-refused-round-roll = Les mêmes personnes votent à chaque tour : la liste ne change pas d’un tour à l’autre.
elections-round-questions = Les postes encore à pourvoir. D’un tour à l’autre, seules les candidatures changent.
elections-round-answers-button = Enregistrer les candidatures de « { $asked } »
notice-elections-answers-changed = Les candidatures sont enregistrées.

## The hour of the closing, while keys are made
elections-change-closing = Changer l’heure de la clôture
elections-change-closing-what = Le vote durera jusqu’au { $until }. Avant l’ouverture, cette heure peut changer sans que les clés ni les codes soient refaits.
elections-change-closing-button = Changer l’heure
notice-elections-closing-changed = L’heure de la clôture est changée.

## Lists, and answers that are ranked or graded
elections-lists-add = Ajouter une question de listes
elections-lists-what = Chacun choisit une liste, puis des candidats de cette liste. Seuls les totaux sont déchiffrés : les voix de chaque liste et de chaque candidat.
elections-lists = Listes et candidats
elections-lists-hint = Le nom de la liste sur une ligne, puis ses candidats, un par ligne ; une ligne vide avant la liste suivante. Pour proposer le vote blanc, ajoutez une liste « Vote blanc » dont l’unique candidat est « Vote blanc ».
elections-lists-empty = Écrivez au moins une liste.
elections-lists-one = Une seule liste sans vote blanc n’est pas un choix : proposez le vote blanc, ou écrivez une autre liste.
elections-list-without-candidate = La liste « { $list } » n’a pas de candidat : écrivez-les sous son nom, sans ligne vide entre les deux.
elections-lists-add-button = Ajouter ces listes
elections-question-lists = Une liste à choisir, puis un candidat de cette liste au moins.
elections-lists-caption = Voix des candidats
elections-lists-list = Liste
elections-lists-candidate = Candidat
elections-lists-seats = Comment ces voix donnent des sièges dépend du texte qui régit ce vote : le bureau le dit au procès-verbal.
elections-paper-list = { $list } (liste)
elections-paper-candidate = { $name } ({ $list })
elections-counted-add = Ajouter une question à classer ou à noter
elections-counted-what = Chacun classe ou note les réponses. Les gardiens mélangent ensuite les bulletins, puis chacun est déchiffré, sans que personne sache de qui il est ; la règle choisie ici les compte.
elections-counted-told = Chaque classement sera publié, sans nom. Peu de votants et beaucoup de réponses rendent un classement reconnaissable : quelqu’un pourrait exiger un classement convenu d’avance et le retrouver. Tous les votes comptent pour un, et il n’y a pas de papier.
elections-answers-between = Écrivez entre { $min } et { $max } réponses.
elections-rule = Règle du décompte
elections-rule-missing = Choisissez comment les bulletins seront comptés.
elections-rule-schulze = Classement, méthode de Schulze
elections-rule-schulze-hint = Chacun classe les réponses, avec des égalités s’il veut. Est choisie celle qui l’emporte dans les duels avec chacune des autres, directement ou par la chaîne de duels la plus forte.
elections-rule-majority-judgment = Jugement majoritaire
elections-rule-majority-judgment-hint = Chacun donne une mention à chaque réponse. Est choisie celle dont la mention médiane est la meilleure.
elections-variant-mieux-voter = Quand les votants sont en nombre pair, la médiane est la moins bonne des deux mentions du milieu.
elections-variant-belenios = Quand les votants sont en nombre pair, la médiane est la meilleure des deux mentions du milieu.
elections-rule-scottish-stv = Vote unique transférable (règle écossaise)
elections-rule-scottish-stv-hint = Chacun classe les réponses sans égalité. Plusieurs sont choisies, en proportion des soutiens : ce qu’une réponse a de trop, ou celle qui est écartée, va aux suivantes.
elections-seats = Combien de réponses sont choisies
elections-seats-hint = Pour le vote unique transférable ; les autres règles en choisissent une.
elections-seats-wrong = Donnez un nombre entre 1 et { $max }, un de moins que de réponses.
elections-seats-said = { $n ->
    [one] { $n } réponse est choisie.
   *[other] { $n } réponses sont choisies.
 }
elections-grades = Mentions
elections-grades-hint = Pour le jugement majoritaire : de la meilleure à la pire, une par ligne.
elections-grades-usual =
    Excellent
    Très bien
    Bien
    Assez bien
    Passable
    Insuffisant
    À rejeter
elections-grades-wrong = Écrivez de { $min } à { $max } mentions différentes, de { $chars } caractères au plus.
elections-grades-said = Mentions, de la meilleure à la pire : { $grades }.
elections-counted-add-button = Ajouter la question à classer ou à noter
elections-refused-shuffled-paper = Une question à classer ou à noter ne se compte pas avec du papier : mettez à 0 les personnes attendues sur papier, ou retirez cette question.
elections-refused-shuffled-weights = Avec une question à classer ou à noter, chacun compte pour un : un poids dirait de qui est un bulletin déchiffré. Donnez à tous le poids 1, ou retirez cette question.
elections-refused-shuffled-max = Avec ces questions à classer ou à noter, une élection a { $max } électeurs au plus : les gardiens mélangent les bulletins dans leur navigateur. Retirez une question, choisissez la courbe Ed25519, ou tenez plusieurs élections.

## Trustees shuffle
elections-shuffle-title = Mélanger les bulletins
elections-shuffle-what = Chaque bulletin sera déchiffré seul. Avant cela, plusieurs gardiens les mélangent l’un après l’autre : votre navigateur les remet dans un ordre que vous seul connaissez, et qu’il oublie, et prouve qu’aucun n’a changé. Votre clé ne sert pas encore.
elections-shuffle-standing = { $needed ->
    [one] Il faut { $needed } mélange avant de déchiffrer. Mélanges reçus : { $given }.
   *[other] Il faut { $needed } mélanges, de gardiens différents, avant de déchiffrer. Mélanges reçus : { $given }.
 }
elections-shuffle-make = Mélanger
elections-shuffle-send = Envoyer mon mélange
elections-shuffle-given = Vous avez mélangé les bulletins. Vous recevrez un message quand il faudra déchiffrer.
elections-shuffle-hash = Empreinte de votre mélange, à noter : elle montrera qu’il n’a pas été laissé de côté.
elections-shuffle-hash-kept = Empreinte de votre mélange, à noter : vous devez la retrouver quand vous déchiffrerez.
elections-shuffles-caption = Mélanges, dans leur ordre
elections-shuffle-otherwise = Cette page a besoin de JavaScript. Sans lui, téléchargez l’archive : cette commande fait de même sur votre ordinateur, et ce qu’elle écrit se colle ici.
elections-shuffle-say-making = Mélange en cours : { $percent } %
elections-shuffle-say-ready = Votre mélange est prêt : envoyez-le sans attendre, avant qu’un autre gardien n’envoie le sien.
elections-shuffle-say-failed = Le mélange a échoué. Rechargez la page et recommencez ; rien n’a été envoyé.
elections-shuffle-say-tally = Les bulletins à mélanger ne sont pas ceux de cette élection. N’envoyez rien : rechargez la page et, si cela recommence, prévenez qui conduit l’élection.
elections-refused-shuffled-already = Vous avez déjà mélangé les bulletins.
elections-refused-shuffled-over = Il n’y a rien à mélanger, ou les mélanges sont terminés : rechargez votre page.
elections-refused-shuffled-meanwhile = Un autre gardien a mélangé les bulletins pendant ce temps : mélangez de nouveau, à partir des siens.
elections-refused-shuffles-first = Les bulletins doivent d’abord être mélangés : les déchiffrer maintenant dirait de qui ils sont.
elections-decrypt-what-shuffled = Les bulletins ont été mélangés par plusieurs gardiens : votre clé déchiffre votre part de chacun, et personne ne sait plus de qui il est.
elections-mail-shuffle-subject = Le vote est clos, les bulletins sont à mélanger : { $name }
elections-mail-shuffle-text = Bonjour,

    Le vote « { $name } » est clos. Avant de les déchiffrer, il faut mélanger les bulletins : ouvrez votre page, votre clé ne sert pas encore : { $link }

    Un autre message vous dira quand déchiffrer.

## Voting by lists, ranks or grades
elections-vote-lists-hint = Choisir une liste marque tous ses candidats : démarquez ceux que vous rayez. Il en faut un au moins.
elections-vote-rank = { $n ->
    [1] 1er choix
   *[other] { $n }e choix
 }
elections-vote-no-rank = Non classée
elections-ranking-up = Monter
elections-ranking-down = Descendre
elections-ranking-said = « { $title } » est au rang { $rank }.
elections-ranking-none = « { $title } » n’est plus dans le classement.
elections-vote-no-grade = Sans mention
elections-vote-ranks-hint = Donnez un rang à autant de réponses que vous voulez ; deux réponses peuvent avoir le même. Sans aucun rang, votre vote est blanc.
elections-vote-ranks-distinct-hint = Donnez un rang à autant de réponses que vous voulez, jamais deux fois le même. Sans aucun rang, votre vote est blanc.
elections-vote-grades-hint = Donnez une mention à chaque réponse. Sans aucune mention, votre vote est blanc.
elections-vote-say-value = { $answer } : { $value }
elections-vote-say-choose-list = « { $asked } » : choisissez une liste, et au moins un candidat de cette liste.
elections-vote-say-rank-twice = « { $asked } » : « { $answer } » a le rang d’une autre réponse. Donnez à chacune le sien.
elections-vote-say-grade-missing = « { $asked } » : il manque la mention de « { $answer } ». Donnez-en une à chaque réponse, ou à aucune pour voter blanc.
elections-protects-shuffled = Votre choix est chiffré dans votre navigateur avant de partir : ni la collectivité ni le serveur ne peuvent le lire. Les gardiens mélangent ensemble tous les bulletins avant de les déchiffrer, si bien que chacun est publié sans que personne sache de qui il est ; un classement très rare peut pourtant se reconnaître.
elections-cnil-1-09-shuffled = Les gardiens ne déchiffrent qu’après la clôture, et après avoir mélangé ensemble les bulletins ; aucun résultat partiel n’est possible.

## Decrypted ballots, counted
elections-counted-chosen = { $n ->
    [one] Est choisie : { $names }
   *[other] Sont choisies : { $names }
 }
elections-counted-tied = Égalité : la règle laisse plusieurs issues ouvertes, et Parvis n’en tire aucune au sort. Le bureau décide entre elles comme le dit le texte qui régit ce vote, et le note au procès-verbal :
elections-counted-tied-more = D’autres issues sont possibles : comptez de nouveau avec la commande ci-dessous pour les lire toutes.
elections-counted-unfollowed = Le décompte a rencontré des égalités trop nombreuses pour suivre chaque façon de les départager. Voici une issue, d’autres sont peut-être possibles : { $names }. Le bureau décide comme le dit le texte qui régit ce vote, et le note au procès-verbal.
elections-counted-nobody = Aucun bulletin ne classe ni ne note une réponse : rien n’est choisi.
elections-counted-refused = Les bulletins sont déchiffrés et publiés, mais la règle n’a pas pu les compter ici ({ $why }). Prévenez qui administre ce site.
elections-counted-ballots = { $n ->
    [one] { $n } bulletin déchiffré. Blanc : { $blank } ; nul : { $null }.
   *[other] { $n } bulletins déchiffrés. Blancs : { $blank } ; nuls : { $null }.
 }
elections-counted-cut = { $n ->
    [one] { $n } n’est compté que jusqu’à son premier rang répété.
   *[other] { $n } ne sont comptés que jusqu’à leur premier rang répété.
 }
elections-counted-aside = { $n ->
    [one] { $n } n’est pas compté : il donne le même rang à deux réponses.
   *[other] { $n } ne sont pas comptés : ils donnent le même rang à deux réponses.
 }
elections-counted-mark = choisie
elections-counted-out = écartée
elections-counted-won = gagné
elections-counted-profiles = Mentions de chaque réponse, de la pire à la meilleure
elections-counted-duels = Duels
elections-counted-duels-what = Combien de bulletins mettent la réponse de la ligne avant celle de la colonne.
elections-counted-rounds = Tours du décompte
elections-counted-rounds-what = Ce que chaque réponse tient à la fin de chaque tour.
elections-counted-round = Tour { $n }
elections-counted-again = Compter de nouveau, avec les bulletins déchiffrés et les questions :

## Recusal, in the votes of an assembly
event-elections-recused = Une personne intéressée à l’affaire est retirée de la liste
event-elections-recusal-withdrawn = Une personne retirée au titre du déport est remise sur la liste
notice-elections-recusal-noted = Le déport est noté : cette personne n’est plus sur la liste.
notice-elections-recusal-withdrawn = Cette personne est de nouveau sur la liste.
elections-recusals = Déport
elections-recusals-what = Qui est intéressé à l’affaire, en son nom personnel ou comme mandataire, ne prend part ni au débat ni au vote : sa participation rendrait la délibération illégale ({ $article }). Retirez cette personne de la liste avant de terminer la préparation : elle ne compte plus parmi les inscrits, et le procès-verbal la nomme.
elections-recusal-login = Adresse de la personne, telle qu’elle est écrite sur la liste
elections-recusal-reason = Pourquoi cette personne ne prend pas part au vote
elections-recusal-reason-hint = Ce qu’elle a déclaré, ou ce qui l’intéresse à l’affaire. Elle reçoit un message qui le lui dit ; les autres ne le lisent pas.
elections-recusal-reason-empty = Dites pourquoi cette personne ne prend pas part au vote.
elections-recusal-reason-too-long = Ce motif est trop long.
elections-refused-round-recusal = Les mêmes personnes votent à chaque tour : un déport ne se note ni ne se retire d’un tour à l’autre.
elections-roll-fault-recused = { $name } porte le nom d’une personne retirée de la liste au titre du déport. Si c’est elle, ôtez cette ligne ; si c’est quelqu’un d’autre, écrivez son nom plus précisément.
elections-mail-recused-subject = Votre nom est retiré de la liste du vote : { $name }
elections-mail-recused-text = Bonjour,

    { $by } a retiré votre nom de la liste des électeurs de « { $name } », au titre du déport. Motif noté :

    { $reason }

    La page du vote et son procès-verbal nommeront les personnes retirées à ce titre, sans le motif. Si c’est une erreur, dites-le sans attendre à { $by } : votre nom peut y être remis tant que le vote se prépare.
elections-recusal-button = Noter son déport
elections-recusal-withdraw = Remettre { $name } sur la liste
elections-refused-recusal-unknown = Personne n’a cette adresse sur la liste.
elections-refused-recusal-kind = Le déport se note dans le vote d’une assemblée ou dans une nomination, jamais dans un vote de citoyens.
elections-recused = { $n ->
    [one] Ne prend pas part au vote, retiré de la liste au titre du déport ({ $article }) : { $names }.
   *[other] Ne prennent pas part au vote, retirés de la liste au titre du déport ({ $article }) : { $names }.
 }
elections-vote-recusal = Cette affaire vous intéresse en votre nom personnel ou comme mandataire ? Ne votez pas et dites-le à qui préside : votre participation rendrait la délibération illégale ({ $article }).

## Rehearsal
notice-elections-rehearsal-prepared = La répétition est en préparation : mêmes questions, même liste, mêmes personnes.
elections-rehearsal = Répéter avant de commencer
elections-rehearsal-what = Tenez d’abord une élection d’essai avec les mêmes personnes, des clés au résultat. Rien n’en compte ; clés et codes y sont à part. Vous pouvez en réduire la liste avant de commencer.
elections-rehearsal-button = Préparer une répétition
elections-rehearsal-name = Répétition – { $name }
elections-rehearsal-told = Ceci est une répétition : rien de ce vote ne compte, ni son résultat, ni ses clés, ni ses codes.
elections-rehearsal-of = Revenir à l’élection répétée
elections-refused-rehearsal = Une répétition ne se répète pas : préparez-en une autre depuis l’élection elle-même.
elections-refused-not-rehearsal = Seule une répétition s’abandonne : une élection qui compte va à son terme.
elections-refused-abandoned = Cette répétition est déjà terminée.
elections-rehearsal-abandon = Abandonner la répétition
elections-rehearsal-abandon-what = La répétition s’arrête où elle en est : ses bulletins, ses clés, ses codes et sa liste sont détruits. L’élection répétée n’en est pas changée.
event-elections-rehearsal-abandoned = La répétition est abandonnée
notice-elections-rehearsal-abandoned = La répétition est abandonnée, et tout ce qu’elle contenait est détruit.

## What is declared of personal data
processing-elections-roll-title = Élections à bulletin secret
processing-elections-roll-purpose = Tenir la liste électorale et l’émargement d’une élection dont les bulletins ne se relient à personne.
processing-elections-roll-people = Électrices et électeurs, dépositaires de clés, qui donne les codes ou compte le papier
processing-elections-roll-data = Nom et adresse de la liste, participation, motif d’un déport ; jamais le sens du vote
processing-elections-roll-recipients = Le bureau de l’élection ; les bulletins chiffrés sont publics et sans nom
processing-elections-roll-kept = Jusqu’à la destruction décidée après le délai de recours.
retention-elections-roll = Liste, émargement et bulletins d’une élection, à la destruction que le bureau décide

## A step of a parcours
step-elections-vote = Scrutin secret
step-guard-election-decided = Le résultat du scrutin est publié
parcours-subject-election = Le scrutin secret
elections-create-for-parcours = Cette élection est celle qu’attend l’étape d’un parcours : son résultat fermera l’étape.
elections-step-create = Préparer le scrutin
elections-step-prepare = Poursuivre la préparation du scrutin
elections-step-see = Voir le scrutin
elections-step-preparing = Le scrutin est en préparation.
elections-step-tallying = Le vote est clos, les bulletins se dépouillent.
elections-step-running = On vote encore, jusqu’au { $until } : attendez le résultat du scrutin.
elections-step-running-tally = Les bulletins se dépouillent : attendez le résultat du scrutin.
elections-fact-not-prepared = Le scrutin n’est pas encore préparé.
elections-fact-not-open = Le scrutin n’est pas encore ouvert.
elections-fact-open = On vote jusqu’au { $until }.
elections-fact-tallying = Les bulletins se dépouillent.
elections-fact-another-round = Personne n’est encore nommé : un autre tour doit suivre.

## What two agents do
four-eyes-elections-extend = Prolonger une élection
four-eyes-elections-close = Clore une élection
four-eyes-elections-destroy = Détruire l’archive d’une élection
