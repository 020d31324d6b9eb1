# The page of samples: an invented town, invented people.
sample-town = Plouharnel-sur-Mer
sample-kind = Commune
sample-person = Nolwenn Le Goff
sample-done = Votre amendement est enregistré.
sample-nav-parcours = Participer
sample-nav-textes = Textes
sample-nav-reunions = Réunions
sample-nav-votes = Votes
sample-nav-decisions = Décisions
sample-nav-suivi = Suivi
sample-feed = Les décisions
sample-calendar = Les réunions
sample-title = Avis sur le schéma des chemins
sample-open = Ouvert
sample-lead = Donnez votre avis jusqu’au 8 décembre 2026. Chaque avis reçoit une réponse, publiée ici.

sample-part-steps = Où en est-on ?
sample-part-lists = Listes et tableaux
sample-part-texts = Le texte
sample-part-votes = Le vote
sample-part-form = Écrire une contribution
sample-part-messages = Messages

sample-step-opinion = Donner son avis
sample-step-amend = Amender le texte
sample-step-meet = Se réunir
sample-step-second = Deuxième convocation
sample-step-decide = Décider et publier
sample-article = article L. 1112-15 du code général des collectivités territoriales
sample-event-amended = Amendement n° 12 déposé à l’alinéa 2
sample-event-closed = Clôture des avis : 128 contributions
sample-reason = La date de clôture annoncée à l’ouverture est passée.
sample-import = Lecture du fichier des rues
sample-import-now = lecture de la rue des Ajoncs

sample-card-path = Le chemin côtier
sample-card-path-state = En cours
sample-card-school = La cour de l’école
sample-card-school-state = Adopté
sample-card-until = Jusqu’au { $date }
sample-card-people = { $n ->
    [one] { $n } participation
   *[other] { $n } participations
 }
sample-card-body = Faut-il rouvrir le sentier entre la cale et la chapelle ?
sample-table = Membres du groupe de travail
sample-table-name = Nom
sample-table-role = Rôle
sample-table-voices = Voix
sample-role-chair = Rapporteuse
sample-role-member = Membre
sample-fact-when = Séance
sample-fact-file = Document
sample-fact-theme = Thème
sample-theme = Voirie
sample-board = Actions du groupe
sample-board-todo = À faire
sample-board-doing = En cours
sample-board-done = Fait
sample-action-1 = Demander le relevé du cadastre
sample-action-2 = Prévenir les riverains
sample-action-3 = Chiffrer la passerelle
sample-empty = Aucune pétition n’est ouverte en ce moment.
sample-empty-action = Proposer une pétition

sample-change-start = La commission se réunit{" "}
sample-change-out = une fois par an
sample-change-in = chaque trimestre
sample-change-end = , sur convocation de la présidente.
sample-amendment = À l’alinéa 2, substituer aux mots : « une fois par an » les mots : « chaque trimestre ».
sample-amendment-added = Après l’alinéa 2, insérer un alinéa ainsi rédigé.
sample-added = Ses comptes rendus sont publics.
sample-compared = Amendement n° 12 à l’article 3
sample-alinea = Il est créé une commission des chemins, ouverte aux habitantes et aux habitants.
sample-markdown = # Pourquoi cet amendement

    Une réunion **par an** ne suffit pas :

    - les travaux sont votés au printemps ;
    - les dégâts arrivent en hiver.

sample-question = Adoptez-vous l’amendement n° 12 ?
sample-vote = Voter
sample-receipt = Votre vote est enregistré.
sample-result = Vote sur l’amendement n° 12
sample-absent = N’ont pas voté

sample-field-title = Titre
sample-hint = Une ligne, par exemple « Rouvrir le sentier ».
sample-field-body = Votre rédaction de l’alinéa 2
sample-original = La commission se réunit une fois par an.
sample-typed = La commission se réunit chaque trimestre.
sample-field-place = Où habitez-vous ?
sample-field-place-here = Dans la commune
sample-hint-place = Même une partie de l’année.
sample-field-place-elsewhere = Ailleurs
sample-field-topics = Sujets
sample-field-topic-roads = Voirie
sample-field-topic-trees = Arbres et haies
sample-field-group = Groupe
sample-field-group-1 = Chemins
sample-field-group-2 = Numérique
sample-field-date = Date de la réunion
sample-field-time = Heure
sample-field-people = Nombre de personnes
sample-field-email = Votre adresse électronique
sample-field-link = Lien
sample-field-file = Pièce jointe
sample-error-title = Donnez un titre à votre contribution
sample-error-place = Dites où vous habitez
sample-send = Envoyer la contribution
sample-draft = Garder pour plus tard
sample-withdraw-ask = Retirer ma contribution
sample-withdraw-what = Elle ne sera plus visible. Le journal gardera la trace du retrait, sans son contenu.
sample-withdraw = Retirer définitivement

sample-message-neutral = La séance est publique.
sample-message-info = Le quorum se vérifie à l’ouverture.
sample-message-good = L’acte est exécutoire.
sample-message-warning = Il reste deux jours francs pour convoquer.
sample-message-bad = Le délai de convocation est dépassé.
sample-next = Voir tous les parcours
