# Consultations, contributions, commentaires. Typographie : espace insécable avant : ; ! ? et dans les « ».

debates-navigation = Consultations
debates-list-lead = Une question vous est posée : répondez-y, soutenez ce que d’autres proposent, lisez ce qui en est advenu.
debates-list-current = En ce moment
debates-list-current-none = Aucune consultation n’est ouverte pour l’instant.
debates-list-past = Consultations closes
debates-list-past-none = Aucune consultation n’est encore close.
debates-stage-planned = Annoncée
debates-stage-open = Ouverte
debates-stage-closed = Close
debates-opens-on = Ouvre le { $at }
debates-open-until = Ouverte jusqu’au { $at }
debates-closed-on = Close le { $at }
debates-contributions-count = { $n ->
    [0] Aucune contribution
    [one] { $n } contribution
   *[other] { $n } contributions
 }
debates-answered-count = { $n ->
    [0] Aucune réponse donnée
    [one] { $n } réponse donnée
   *[other] { $n } réponses données
 }
debates-supports-count = { $n ->
    [0] Aucun soutien
    [one] { $n } soutien
   *[other] { $n } soutiens
 }
debates-comments-count = { $n ->
    [0] Aucun commentaire
    [one] { $n } commentaire
   *[other] { $n } commentaires
 }
debates-somebody = Une personne
debates-back = Revenir à la consultation
debates-back-to-all = Voir les consultations
## Opening, changing, closing
debates-open-title = Ouvrir une consultation
debates-open-lead = Une question, ce qu’il faut savoir pour y répondre, une date de fin. Chacun peut contribuer sans compte.
debates-open-button = Ouvrir la consultation
debates-change-title = Modifier la consultation
debates-change-button = Enregistrer
debates-changed-meanwhile = Quelqu’un a modifié ce texte pendant que vous écriviez. Voici ce qu’il dit maintenant ; votre saisie est conservée ci-dessous.
debates-close-title = Clore avant la date
debates-close-what = Plus personne ne pourra contribuer, soutenir ni commenter. Les contributions restent lisibles et vous pouvez y répondre.
debates-close-button = Clore la consultation
debates-to-answer = Contributions qui attendent une réponse
debates-field-group = Groupe qui répond
debates-field-group-hint = Celui qui lira les contributions et dira ce qu’elles deviennent.
debates-field-title = Titre
debates-field-title-hint = Quelques mots : « La place de la gare ».
debates-field-question = Question posée
debates-field-question-hint = Une seule phrase, à laquelle on peut répondre par une proposition.
debates-field-presentation = Présentation
debates-field-presentation-hint = Pourquoi cette consultation, ce qui est déjà décidé, ce qui ne l’est pas, comment il sera répondu. Titres par un dièse (#), gras entre deux astérisques.
debates-field-themes = Thèmes
debates-field-themes-hint = Un par ligne. Ils servent à trier ; personne n’est obligé d’en choisir un.
debates-field-start = Premier jour
debates-field-start-hint = Vide : la consultation ouvre tout de suite.
debates-field-end = Dernier jour
debates-field-end-hint = La consultation se clôt d’elle-même ce jour-là à 23 h 59.
debates-consultation-title-empty = Donnez un titre à la consultation.
debates-question-empty = Écrivez la question posée.
debates-question-too-long = Cette question dépasse { $max } caractères : raccourcissez-la.
debates-presentation-too-long = Cette présentation dépasse { $max } caractères : raccourcissez-la.
debates-themes-too-many = Pas plus de { $max } thèmes.
debates-theme-too-long = Un thème tient en { $max } caractères.
debates-group-missing = Choisissez le groupe qui répond.
debates-date-unreadable = Donnez une date, comme 2026-12-31.
debates-end-before-start = Le dernier jour doit venir après le premier, et après aujourd’hui.
debates-end-too-far = Une consultation dure { $max } jours au plus.

## The page of a consultation
debates-answers-for = Répond :
debates-of-parcours = Étape d’un parcours
debates-contribute = Contribuer
debates-contributions = Contributions
debates-contributions-none = Aucune contribution ne correspond.
debates-contributions-cut = La recherche s’arrête aux { $n } premiers résultats : ajoutez un mot pour préciser.
debates-became = Ce que deviennent les contributions
debates-moderation = Modération
debates-moderation-figures = Bilan de la modération
debates-progress = Contributions auxquelles il est répondu
debates-timeline = Ce qui s’est passé
debates-filters = Chercher, trier
debates-filter-words = Mots
debates-filter-theme = Thème
debates-filter-answer = Suite donnée
debates-filter-order = Ordre
debates-filter-own = Auteur
debates-filter-own-yes = Les miennes seulement
debates-filter-button = Montrer
debates-order-hasard = Au hasard
debates-order-recentes = Les plus récentes
debates-order-soutenues = Les plus soutenues
debates-order-shuffled-why = Dans un ordre tiré au hasard, pour que les premières ne soient pas toujours les mêmes. Il reste le même de page en page.
debates-data = Données
debates-csv = Télécharger les contributions (CSV)
debates-atom = Suivre les contributions (flux Atom)
debates-json = Suivre les contributions (JSON Feed)
debates-atom-theme = Suivre le thème « { $theme } » (flux Atom)
debates-licence = Réutilisation libre en citant la source :
debates-licence-name = Licence Ouverte 2.0
debates-not-listed = Ne sont pas dans cette liste : { $withdrawn ->
    [0] aucune contribution retirée par son auteur
    [one] { $withdrawn } contribution retirée par son auteur
   *[other] { $withdrawn } contributions retirées par leur auteur
 }, { $removed ->
    [0] aucune retirée par la modération
    [one] { $removed } retirée par la modération
   *[other] { $removed } retirées par la modération
 }.
debates-feed-title = Contributions : { $title }

## Writing a contribution
debates-field-contribution-title = Titre
debates-field-contribution-title-hint = Votre idée en quelques mots.
debates-field-text = Votre contribution
debates-field-text-hint = Ce que vous proposez, et pourquoi.
debates-field-theme = Thème
debates-field-place = Lieu
debates-field-place-hint = En mots : « devant l’école », « rue de la Fontaine ». N’écrivez pas votre adresse.
debates-field-name = Votre nom
debates-field-name-hint = Il n’est montré que si vous le demandez ci-dessous.
debates-field-email = Votre adresse électronique
debates-field-email-hint = Elle sert à vous envoyer le lien qui publie votre contribution, puis la réponse. Elle n’est jamais montrée.
debates-field-shows-name = Votre nom sur le site
debates-field-shows-name-hint = Sans cela, on lit « Une personne ».
debates-field-shows-name-yes = Montrer mon nom
debates-have-account = Vous avez déjà un compte : se connecter d’abord
debates-send = Envoyer
debates-publish = Publier ma contribution
debates-title-empty = Donnez un titre à votre contribution.
debates-title-too-long = Ce titre dépasse { $max } caractères : raccourcissez-le.
debates-text-empty = Écrivez votre contribution.
debates-text-too-long = Ce texte dépasse { $max } caractères : raccourcissez-le.
debates-theme-unknown = Choisissez un thème de la liste, ou aucun.
debates-place-too-long = Ce lieu dépasse { $max } caractères : raccourcissez-le.
debates-kept-title = Ce qui est gardé, et pourquoi
debates-kept-content = Votre contribution est publique, et réutilisable sous Licence Ouverte, sans votre nom ni votre adresse.
debates-kept-address = Votre nom et votre adresse servent à confirmer que c’est bien vous et à vous répondre. Sans confirmation, tout est effacé au bout de { $days } jours.
debates-kept-name = Votre nom n’est montré que si vous le demandez. Une contribution peut dire une opinion politique : c’est à vous de choisir.
debates-kept-withdraw = Vous pouvez modifier votre contribution, ou la retirer : son contenu est alors effacé.
debates-kept-more = Toutes les mentions légales
debates-sent-title = Encore un geste
debates-sent = Un courrier vient de partir à l’adresse que vous avez donnée.
debates-sent-next = Ouvrez le lien qu’il contient : vous relirez votre contribution, puis la publierez. Rien n’est public avant.
debates-sent-until = Votre contribution vous attend { $days } jours.
debates-renewed = Un nouveau courrier vient de partir. Le lien précédent ne sert plus.
debates-demonstration-mailbox = Ouvrir la boîte de la démonstration
debates-confirm-title = Publier votre contribution
debates-confirm-what = Relisez : voici ce qui sera publié.
debates-confirm-sent-on = Écrite le { $at }
debates-confirm-named = Sous le nom de { $name }
debates-confirm-unnamed = Sans votre nom
debates-confirm-button = Confirmer et publier
debates-confirm-otherwise = Vous n’avez rien écrit de tel ? Fermez cette page : rien ne sera publié, et tout sera effacé.
debates-confirm-expired = Ce lien ne fonctionne plus, mais votre contribution est toujours là.
debates-confirm-renew = Recevoir un nouveau lien
debates-refused-link = Ce lien n’est pas connu ici. Il a été remplacé par un plus récent, ou la contribution qui attendait a été effacée.
debates-refused-confirmed = Cette contribution est déjà publiée.
debates-refused-planned = Cette consultation ouvre le { $at }. Revenez ce jour-là.
debates-refused-closed = Cette consultation s’est close le { $at } : on ne peut plus y contribuer, soutenir ni commenter.
debates-written-kept = Ce que vous avez écrit est toujours dans cette page : copiez-le si vous voulez le garder.
debates-refused-over = Cette consultation est close.
debates-refused-too-many = Vous avez déjà écrit { $max } contributions ici : c’est le plus qu’une personne puisse.
debates-refused-gone = Ceci n’est plus publié.
debates-refused-discussion-closed = Les commentaires sont clos : ce qui s’est dit reste lisible.
debates-refused-answered = Une réponse a été donnée : ce texte ne change plus. Vous pouvez toujours le retirer.
debates-refused-versions = Cette contribution a déjà { $max } versions : elle ne peut plus être modifiée.

## The page of a contribution
debates-fact-author = Auteur
debates-fact-date = Écrite le
debates-fact-place = Lieu
debates-versions = { $n ->
    [one] Modifiée le { $at } : voir la version précédente
   *[other] Modifiée le { $at } : voir les { $n } versions précédentes
 }
debates-version = Version { $n }, écrite le { $at }
debates-support = Je soutiens
debates-unsupport = Retirer mon soutien
debates-supported-already = Vous soutenez cette contribution.
debates-support-sign-in = Se connecter pour soutenir
debates-own = Votre contribution
debates-edit-title = Modifier
debates-edit-button = Enregistrer
debates-edit-kept = Ce que disait la version précédente reste lisible.
debates-withdraw = Retirer
debates-withdraw-what = Le titre, le texte et les versions précédentes seront effacés. Il restera la date du retrait. Cela ne s’annule pas.
debates-withdraw-button = Retirer ma contribution
debates-withdrawn-title = Contribution retirée par son auteur
debates-removed-title = Contribution retirée
debates-stub-withdrawn = Retirée par son auteur le { $date }.
## Comments
debates-comments-none = Personne n’a encore réagi.
debates-comment-title = Réagir
debates-comment-side = Votre commentaire est
debates-side-pour = Un argument pour
debates-side-contre = Un argument contre
debates-side-question = Une question
debates-side-reponse = Réponse
debates-side-missing = Dites si c’est un argument pour, contre, ou une question.
debates-comment-text = Votre commentaire
debates-comment-empty = Écrivez votre commentaire.
debates-comment-button = Publier
debates-comment-sign-in = Se connecter pour réagir
debates-comment-by-author = L’auteur de la contribution
debates-comment-by-its-author = L’auteur
debates-comment-withdraw = Retirer mon commentaire
debates-comment-withdraw-what = Son texte sera effacé. Les réponses qu’il a reçues restent.
debates-comment-stub-withdrawn = Commentaire retiré par son auteur.
debates-comment-stub-removed = Commentaire retiré par la modération.
debates-comment-found = Commentaire sur « { $title } »
debates-removal-reasons = Motifs de retrait
debates-reply = Répondre
debates-reply-title = Répondre à ce commentaire
debates-refused-own-comments = Vous avez déjà écrit { $max } commentaires sur cette contribution : laissez la place aux autres.
debates-refused-own-comments-here = Vous avez déjà écrit { $max } commentaires ici : laissez la place aux autres.
debates-refused-waiting = Trop de contributions attendent d’être confirmées : réessayez dans quelques heures, ou connectez-vous pour publier tout de suite. Votre texte est gardé dans ce formulaire.
debates-refused-comments = Cette contribution a déjà { $max } commentaires.
debates-refused-comments-here = Il y a déjà { $max } commentaires ici.

## Official answers
debates-became-one = Suite donnée
debates-not-answered-yet = Pas encore de réponse.
debates-answered-on = Réponse du { $date }
debates-answer-title = Répondre à cette contribution
debates-answer-again = Changer la réponse
debates-answer-field = Cette contribution est
debates-answer-attente = En attente de réponse
debates-answer-retenue = Retenue
debates-answer-en-partie = Retenue en partie
debates-answer-non-retenue = Non retenue
debates-answer-sans-objet = Sans objet
debates-answer-count = { $answer } : { $n }
debates-answer-why = Pourquoi
debates-answer-why-hint = Une phrase ou deux. L’auteur la reçoit par courrier, tout le monde la lit.
debates-answer-button = Publier la réponse
debates-answer-stale = Quelqu’un d’autre a répondu entre-temps : sa réponse est affichée au-dessus du formulaire. La vôtre y est toujours : relisez, puis publiez à nouveau pour la remplacer.
debates-answer-missing = Dites ce que devient cette contribution.
debates-words-empty = Écrivez pourquoi.
debates-words-too-long = Ce texte dépasse { $max } caractères : raccourcissez-le.

## Mails
debates-mail-confirm-subject = Publier votre contribution – { $body }
debates-mail-confirm-text =
    Bonjour,

    Vous avez répondu à la consultation « { $title } » de { $body }.
    Pour relire votre contribution et la publier, ouvrez ce lien :

    { $link }

    Il fonctionne une fois, jusqu’au { $until }. Après, la même page vous en enverra un autre ; votre contribution vous attend { $days } jours.

    Vous n’avez rien écrit ? Ne faites rien : rien ne sera publié, et votre adresse sera effacée.
debates-mail-answer-subject = Une réponse à votre contribution – { $title }
debates-mail-answer-text =
    Bonjour,

    Une réponse a été donnée à votre contribution « { $title } », dans la consultation « { $consultation } ».

    { $answer }

    { $why }

    { $link }
## Home, steps
debates-standing-planned = Ouvre le { $at }
debates-standing-closed = Close le { $at }
debates-home-open = Contribuez jusqu’au { $at }
debates-home-became = { $n ->
    [one] { $n } contribution
   *[other] { $n } contributions
 }, { $answered ->
    [0] aucune réponse encore
    [one] { $answered } réponse
   *[other] { $answered } réponses
 }
step-debates-collect = Consulter
step-debates-answer = Répondre aux contributions
debates-step-without-end = Cette étape n’a pas de date de fin : la consultation ne peut pas s’ouvrir.
debates-step-running = La consultation court jusqu’au { $until } : clôturez-la, sur sa page, pour qu’elle ne reçoive plus de contributions.
debates-step-link = Voir la consultation
debates-step-summary = { $n ->
    [0] Aucune contribution
    [one] { $n } contribution
   *[other] { $n } contributions
 }, { $answered ->
    [0] aucune réponse
    [one] { $answered } réponse
   *[other] { $answered } réponses
 }
debates-fact-not-answered = { $n ->
    [one] { $n } contribution attend une réponse.
   *[other] { $n } contributions attendent une réponse.
 }
subject-consultation = Consultation
subject-contribution = Contribution
subject-comment = Commentaire
parcours-subject-consultation = La consultation

## What has just been done
notice-debates-opened = La consultation est enregistrée.
notice-debates-changed = La consultation est modifiée.
notice-debates-closed = La consultation est close.
notice-debates-contributed = Votre contribution est publiée. Merci !
notice-debates-edited = Votre contribution est modifiée.
notice-debates-withdrawn = Votre contribution est retirée.
notice-debates-supported = Votre soutien est compté.
notice-debates-unsupported = Votre soutien est retiré.
notice-debates-commented = Votre commentaire est publié.
notice-debates-comment-withdrawn = Votre commentaire est retiré.
notice-debates-answered = La réponse est publiée, et l’auteur en est averti.
## Rights
right-debates-open = Ouvrir une consultation, la modifier, la clore
right-debates-contribute = Contribuer à une consultation
right-debates-edit = Modifier ou retirer sa contribution, retirer son commentaire
right-debates-support = Soutenir une contribution
right-debates-comment = Commenter une contribution
right-debates-answer = Répondre officiellement à une contribution
right-debates-forget = Effacer ce qui a fini de servir

## Events
event-debates-consultation-opened = Consultation enregistrée
event-debates-consultation-changed = Consultation modifiée
event-debates-consultation-moved = Date de fin de la consultation déplacée
event-debates-consultation-closed = Consultation close
event-debates-contribution-awaited = Contribution en attente de confirmation
event-debates-contribution-published = Contribution publiée
event-debates-confirmed-again = Contribution déjà confirmée
event-debates-contribution-edited = Contribution modifiée
event-debates-contribution-withdrawn = Contribution retirée par son auteur
event-debates-contribution-removed = Contribution retirée par la modération
event-debates-contribution-answered = Réponse donnée à une contribution
event-debates-supported = Contribution soutenue
event-debates-support-withdrawn = Soutien retiré
event-debates-commented = Commentaire publié
event-debates-comment-withdrawn = Commentaire retiré par son auteur
event-debates-comment-removed = Commentaire retiré par la modération
event-debates-reported = Contenu signalé
event-debates-content-kept = Contenu signalé, gardé après examen
event-debates-removal-contested = Retrait contesté par l’auteur
event-debates-content-restored = Contenu remis après recours
event-debates-removal-confirmed = Retrait confirmé après recours
event-debates-waiting-forgotten = Contribution non confirmée effacée
event-debates-removed-forgotten = Contenu retiré effacé

## Rules of law
step-guard-all-answered = Chaque contribution a reçu une réponse
step-setting-question = La question posée
step-setting-presentation = La présentation
step-setting-themes = Les thèmes, séparés par des points-virgules
debates-contribution-to = Contribution à « { $title } »
debates-support-of = Soutien à « { $title } »
debates-comment-on = Argument sur « { $title } »
debates-answer-to = Réponse à « { $title } »

## News, to those who follow
news-debates-consultation-opened = { $n ->
    [one] Une consultation est annoncée, jusqu’au { $until }
   *[other] { $n } consultations sont annoncées
 }
news-debates-consultation-moved = { $n ->
    [one] La consultation finit désormais le { $until }
   *[other] La fin de consultations a changé { $n } fois
 }
news-debates-consultation-closed = { $n ->
    [one] La consultation est close
   *[other] { $n } consultations sont closes
 }
news-debates-contribution-published = { $n ->
    [one] Une nouvelle contribution
   *[other] { $n } nouvelles contributions
 }
news-debates-contribution-answered = { $n ->
    [one] Une réponse est publiée
   *[other] { $n } réponses sont publiées
 }

## What is declared of personal data
processing-debates-contributions-title = Consultations
processing-debates-contributions-purpose = Recueillir des contributions, des commentaires et des soutiens, et y répondre.
processing-debates-contributions-people = Qui contribue, commente ou soutient
processing-debates-contributions-data = Ce qui est écrit, le lieu si on le donne, le nom affiché si on le choisit, l’adresse jusqu’à la confirmation
processing-debates-contributions-recipients = Tout le monde, pour ce qui est publié
processing-debates-contributions-kept = Les contributions restent, sans le nom après la fermeture du compte ; ce qui n’est pas confirmé s’efface.
retention-debates-waiting = Contributions que leur auteur n’a pas confirmées, avec son adresse

## The list of contributions, as open data
open-contributions-title = Contributions aux consultations
open-contributions-description = Les contributions publiées de toutes les consultations, sans le nom de leurs auteurs. Leur texte se lit à leur adresse.
open-contributions-keywords = participation; consultation; contributions
open-contributions-contribution_id = l’identifiant de la contribution
open-contributions-consultation_id = l’identifiant de la consultation
open-contributions-consultation = le titre de la consultation
open-contributions-titre = le titre de la contribution
open-contributions-theme = le thème choisi parmi ceux de la consultation
open-contributions-lieu = le lieu, tel qu’il a été écrit
open-contributions-ecrite_le = quand elle a été publiée
open-contributions-modifiee_le = quand elle a changé pour la dernière fois
open-contributions-soutiens = combien de personnes la soutiennent
open-contributions-commentaires = combien de commentaires elle a
open-contributions-suite = ce qui en est fait : retenue, en-partie, non-retenue ou sans-objet ; vide tant que personne n’a répondu
open-contributions-suite_le = quand la réponse a été donnée
open-contributions-adresse = la page de la contribution

## An address that several people share
debates-confirm-who = Qui êtes-vous ?
debates-confirm-who-hint = Un compte a déjà cette adresse. Plusieurs personnes peuvent partager une boîte : chacune a son compte.
debates-confirm-holder = { $name }, dont c’est l’adresse
debates-confirm-other = { $name }, quelqu’un d’autre qui partage cette boîte
debates-mail-code-subject = { $body } : le code de { $name }
debates-mail-code-text = Bonjour,

    { $name } a pris part depuis cette boîte partagée, sous son propre compte, sans adresse à son nom.

    Pour retrouver ce compte plus tard, { $name } recopie ce code, une seule fois, dans les { $days } jours :
    { $code }

    Sur cette page : { $link }

    Qui a ce code ouvre ce compte.

    { $body }

## Supporting without account
right-debates-support-by-mail = Soutenir une contribution sans compte, par un lien reçu
event-debates-support-awaited = Un soutien attend la confirmation de son adresse
retention-debates-supports-waiting = Soutiens non confirmés, avec leur adresse, tant que leur lien sert
debates-support-light = Soutenir sans compte
debates-support-name-hint = Il n’est pas montré.
debates-support-email-hint = Elle sert à vous envoyer le lien qui compte votre soutien. Elle n’est jamais montrée.
debates-support-sent = Un courrier vient de partir à l’adresse que vous avez donnée. Ouvrez son lien dans l’heure : votre soutien sera compté.
debates-support-confirm-what = En confirmant, vous prouvez que cette boîte est la vôtre, et votre soutien est compté :
debates-support-confirm = Confirmer mon soutien
debates-support-otherwise = Ce n’est pas vous ? Fermez cette page : rien ne sera compté, et cette adresse sera oubliée.
debates-refused-support-link = Ce lien ne sert plus : il a servi, ou son heure est passée. Demandez-en un autre sur la page de la contribution.
debates-mail-support-subject = Confirmer votre soutien – { $body }
debates-mail-support-text = Bonjour,

    Quelqu’un a donné cette adresse pour soutenir la contribution « { $title } ».

    Pour que ce soutien soit compté, ouvrez ce lien avant le { $until } :
    { $link }

    Si ce n’est pas vous, ne faites rien : rien ne sera compté, et cette adresse sera oubliée.

    { $body }
