# La transmission d’un acte à qui décide, et sa réponse.

## Rights
right-transmissions-send = Transmettre un acte à qui décide, relancer, annuler
right-transmissions-record-answer = Noter une réponse reçue par courrier
right-transmissions-answer = Répondre, par le lien reçu

## Subjects and journal
subject-transmission = Transmission
event-transmissions-sent = L’acte est transmis, une réponse est attendue
event-transmissions-reminded = Un rappel est parti
event-transmissions-answered = Une réponse est arrivée
event-transmissions-link-renewed = Un nouveau lien pour répondre est parti
event-transmissions-called-off = La transmission est annulée

## What has just been done
notice-transmissions-sent = L’acte est transmis. Le courriel part, avec un lien pour répondre.
notice-transmissions-reminded = Le rappel part.
notice-transmissions-answered-untagged = La réponse est publiée. Attention : son fichier PDF n’est pas balisé, un lecteur d’écran peut mal le lire. Recopiez l’essentiel dans le texte de la réponse, ou demandez une version accessible.
notice-transmissions-answered = La réponse est publiée.
notice-transmissions-link-renewed = Le nouveau lien part par courriel, à l’adresse où l’acte a été transmis.
notice-transmissions-called-off = La transmission est annulée. Ses liens n’ouvrent plus rien.

## What is refused
transmissions-name-empty = Donnez le nom de la personne.
transmissions-quality-empty = Dites en quelle qualité cette personne est saisie.
transmissions-letter-empty = Écrivez quelques mots : ils partent avec l’acte, et tout le monde peut les lire.
transmissions-email-unreadable = Donnez une adresse électronique, par exemple presidence@exemple.fr.
transmissions-text-too-long = Ce texte est trop long : { $max } caractères au plus.
transmissions-date-unreadable = Donnez une date complète.
transmissions-expected-past = Choisissez un jour après aujourd’hui, dans les cinq ans.
transmissions-too-many = Un acte peut être transmis à { $max } personnes au plus.
transmissions-too-many-answers = Il y a déjà { $max } réponses : c’est le plus qui puisse être publié ici.
transmissions-answer-empty = Écrivez votre réponse, ou joignez-la en PDF.
transmissions-given-by-empty = Dites qui répond, et en quelle qualité.
transmissions-answer-day-impossible = Ce jour doit se trouver entre la transmission et aujourd’hui.
transmissions-file-not-pdf = Ce fichier n’est pas un PDF. Enregistrez-le en PDF, puis joignez-le de nouveau : ce que vous avez écrit est encore là.
transmissions-file-too-large = Ce fichier est trop lourd : 10 Mo au plus.
transmissions-reason-empty = Dites pourquoi : tout le monde pourra le lire.
transmissions-not-waiting = Aucune réponse n’est plus attendue ici.
transmissions-reminded-lately = Un courriel est parti il y a moins de { $days } jours : attendez un peu avant de relancer.
transmissions-called-off = Cette transmission est annulée : on n’y note plus de réponse.
transmissions-link-over = Ce lien n’ouvre rien. Il a peut-être été coupé dans le courriel, ou la transmission a été annulée. Répondez au courriel, ou écrivez à la collectivité.
transmissions-link-ended = Ce lien n’ouvre plus rien depuis le { $day } : il servait pendant six mois.
transmissions-link-new-where = Un nouveau lien peut partir, à l’adresse électronique où l’acte a été transmis.
transmissions-link-new = Recevoir un nouveau lien
transmissions-link-none-left = Une réponse est déjà publiée, et l’adresse n’est plus gardée ici. Pour répondre de nouveau, écrivez à la collectivité.
transmissions-link-sent = Un lien envoyé ouvre encore : cherchez le dernier courriel reçu.
transmissions-no-link-opens = Aucun des liens envoyés n’ouvre plus : la personne ne peut pas répondre ici sans en recevoir un nouveau.
transmissions-send-link = Envoyer un nouveau lien

## The list
transmissions-title = Transmissions et réponses
transmissions-lead = Ce qui a été transmis à qui décide, et ce qui a été répondu.
transmissions-list-waiting = Réponses attendues ({ $n })
transmissions-list-answered = Réponses reçues ({ $n })
transmissions-none = Rien ici pour l’instant.
transmissions-sent-on = Transmis le { $day }
transmissions-waiting = { $days ->
    [0] Transmis aujourd’hui
    [one] Réponse attendue depuis { $days } jour
   *[other] Réponse attendue depuis { $days } jours
 }
transmissions-answered = { $days ->
    [0] Répondu le jour même
    [one] Répondu en { $days } jour
   *[other] Répondu en { $days } jours
 }
transmissions-cancelled = Annulée
transmissions-home-waiting = { $days ->
    [0] Transmis aujourd’hui : { $quality }
    [one] Réponse attendue depuis { $days } jour : { $quality }
   *[other] Réponse attendue depuis { $days } jours : { $quality }
 }
transmissions-home-answered = { $days ->
    [0] Réponse le jour même : { $quality }
    [one] Réponse en { $days } jour : { $quality }
   *[other] Réponse en { $days } jours : { $quality }
 }

## One transmission
transmissions-page-title = { $title } : { $quality }
transmissions-cancelled-why = Transmission annulée : { $reason }
transmissions-fact-act = Acte
transmissions-fact-recipient = Transmis à
transmissions-fact-house = Adresse
transmissions-fact-sent = Transmis le
transmissions-fact-group = Au nom de
transmissions-fact-expected = Réponse souhaitée avant le
transmissions-fact-reminded = Dernier rappel
transmissions-answers = { $n ->
    [0] Réponse
    [one] Réponse
   *[other] Réponses ({ $n })
 }
transmissions-no-answer-yet = Aucune réponse pour l’instant. Un avis n’oblige personne à répondre ; cette page dit simplement depuis quand on attend.
transmissions-answer-by-link = réponse publiée par le lien envoyé à une adresse { $house }
transmissions-answer-recorded = réponse notée par le secrétariat
transmissions-answer-as-received = Fichier publié tel qu’il a été reçu.
transmissions-answer-untagged = Il n’est pas balisé : un lecteur d’écran peut mal le lire. Vous pouvez demander une version accessible.
transmissions-answer-ask = Accessibilité : à qui s’adresser
transmissions-answer-file = { $name } (PDF, { $size })
transmissions-letter = Les mots qui l’accompagnaient
transmissions-history = Ce qui s’est passé
transmissions-record = Noter une réponse reçue
transmissions-remind = Relancer par courriel
transmissions-remind-later = Vous pourrez relancer à partir du { $day }.
transmissions-call-off = Annuler cette transmission
transmissions-call-off-what = Les liens envoyés n’ouvriront plus rien, et aucune réponse ne sera plus attendue. La page reste, avec la raison.
transmissions-call-off-confirm = Annuler la transmission
transmissions-field-reason = Pourquoi
transmissions-call-off-hint = Tout le monde pourra le lire. Par exemple : la personne n’exerce plus ce mandat.

## Sending
transmissions-send-title = Transmettre : { $title }
transmissions-send-explained = La personne reçoit l’acte et un lien pour répondre sans compte. Son nom, sa qualité, vos mots et sa réponse sont publics ; de son adresse, seule la fin l’est (@ville.fr).
transmissions-send = Transmettre
transmissions-already = Déjà transmis à :
transmissions-field-name = Nom
transmissions-field-quality = Qualité
transmissions-field-quality-hint = Par exemple : présidente de l’agglomération.
transmissions-field-email = Adresse électronique
transmissions-field-email-hint = Seule sa fin, comme @ville.fr, est publique : elle dit d’où vient la réponse.
transmissions-field-letter = Vos mots
transmissions-field-letter-hint = Ils partent avec l’acte, et tout le monde peut les lire.
transmissions-letter-proposed =
    Madame, Monsieur,

    Nous vous transmettons « { $title } ». Nous serions heureux de lire ce que vous comptez en faire.
transmissions-field-expected = Réponse souhaitée avant le
transmissions-field-expected-hint = Le lendemain, un rappel part de lui-même si rien n’est venu.

transmissions-send-offer = Transmettre à qui décide
transmissions-see = Voir la transmission : { $quality }
transmissions-read-answer = Lire la réponse : { $quality }

## News, to those who follow
news-transmissions-sent = { $n ->
    [one] Un acte est transmis, une réponse est attendue
   *[other] { $n } transmissions, des réponses sont attendues
 }
news-transmissions-answered = { $n ->
    [one] Une réponse de qui décide est publiée
   *[other] { $n } réponses de qui décide sont publiées
 }

## Taking an answer down
right-transmissions-withdraw-answer = Retirer une réponse qui ne peut pas rester publiée
event-transmissions-answer-withdrawn = Une réponse est retirée
notice-transmissions-answer-withdrawn = La réponse est retirée. Sa date et la raison restent lisibles.
transmissions-withdraw = Retirer cette réponse
transmissions-withdraw-what = Ce qu’elle dit, qui l’a signée et son fichier disparaissent du site et de la recherche. Sa date et la raison restent.
transmissions-withdraw-hint = Tout le monde pourra le lire. Par exemple : elle nomme une personne privée, ou ne vient pas de qui la signe.
transmissions-withdraw-confirm = Retirer la réponse
transmissions-answer-withdrawn = Réponse retirée le { $day }
transmissions-withdrawn-already = Cette réponse est déjà retirée.
transmissions-called-off-already = Cette transmission est déjà annulée.
transmissions-list-cancelled = Transmissions annulées
transmissions-email-of-somebody-here = Cette adresse est celle d’une personne inscrite ici : la réponse ne serait pas celle d’un tiers. Donnez l’adresse de la personne saisie.
transmissions-too-many-today = Ce groupe a déjà transmis { $max } fois depuis hier : reprenez demain.

## Answering
transmissions-answer-title = Répondre
transmissions-answer-about = Cet acte vous a été transmis :
transmissions-answered-before = { $n ->
    [one] Une réponse est déjà publiée : la vôtre s’y ajoutera.
   *[other] { $n } réponses sont déjà publiées : la vôtre s’y ajoutera.
 }
transmissions-see-answers = Les lire
transmissions-answer-public = Votre réponse sera publiée telle quelle, à côté de l’acte. Elle ne pourra pas être modifiée ensuite, mais vous pourrez la compléter.
transmissions-answer-publish = Publier cette réponse
transmissions-field-by = Qui répond
transmissions-field-by-hint = Nom et qualité.
transmissions-field-answer = Réponse
transmissions-field-answer-hint = Écrivez-la ici, ou joignez-la en PDF ci-dessous : l’un des deux suffit.
transmissions-field-file = Courrier signé
transmissions-field-file-hint = Un fichier PDF, 10 Mo au plus. Il sera public.
transmissions-record-title = Noter une réponse reçue
transmissions-field-day = Jour de la réponse

## Mail
transmissions-mail-sent-subject = { $body } vous transmet : { $title }
transmissions-mail-sent-text =
    { $letter }

    L’acte : « { $title } »
    { $act }

    Pour répondre, sans compte (votre réponse sera publique) :
    { $link }

    Ce lien ouvre jusqu’au { $until }. Il est pour vous : ne le transférez qu’à qui répond pour vous.
    La page où l’on attend la réponse :
    { $page }
transmissions-mail-reminded-subject = Une réponse est attendue : { $title }
transmissions-mail-reminded-text =
    Bonjour,

    « { $title } » vous a été transmis le { $day }, il y a { $days } jours. Aucune réponse n’est encore publiée.

    L’acte :
    { $act }

    Pour répondre, sans compte (votre réponse sera publique) :
    { $link }

    Ce lien ouvre jusqu’au { $until }.

    La page où l’on attend la réponse :
    { $page }
transmissions-mail-renewed-subject = Un nouveau lien pour répondre : { $title }
transmissions-mail-renewed-text =
    Bonjour,

    Vous avez reçu « { $title } » pour y répondre. Le lien reçu alors n’ouvre plus rien : en voici un nouveau.

    Pour répondre, sans compte (votre réponse sera publique) :
    { $link }

    Ce lien ouvre jusqu’au { $until }. Il est pour vous : ne le transférez qu’à qui répond pour vous.
    La page où l’on attend la réponse :
    { $page }
transmissions-mail-answered-subject = Une réponse est arrivée : { $title }
transmissions-mail-answered-text =
    Bonjour,

    { $name }, { $quality }, a répondu à propos de « { $title } ».

    La réponse :
    { $page }

## What is declared of personal data
processing-transmissions-recipients-title = Transmissions
processing-transmissions-recipients-purpose = Adresser un acte à une institution et publier sa réponse.
processing-transmissions-recipients-people = La personne à qui l’acte est adressé, qui répond en son nom
processing-transmissions-recipients-data = Nom, qualité et adresse professionnelle, réponse
processing-transmissions-recipients-recipients = Tout le monde, sauf l’adresse
processing-transmissions-recipients-kept = Avec l’acte ; le lien de réponse cesse à sa date.
