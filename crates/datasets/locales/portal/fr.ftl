# Publication des jeux de données sur un portail (udata).
right-datasets-portal = Publier les jeux de données sur data.gouv.fr, régler l’accès
event-datasets-portal-set = Accès à un portail de données réglé
event-datasets-portal-removed = Accès à un portail de données retiré
event-datasets-handed-over = Publication sur un portail de données confirmée
notice-datasets-portal-set = Le portail est réglé. Voici ce qui y changerait.
notice-datasets-portal-removed = L’accès est retiré et sa clé oubliée. Ce qui est publié sur le portail y reste.
notice-datasets-handed-over = C’est confirmé. Les jeux de données partent un par un : revenez à cette page pour voir comment cela s’est passé.
effect-dataset-handed-over = Publication d’un jeu de données sur un portail
datasets-portal-title = Publier sur data.gouv.fr
datasets-portal-lead = Ce qui changerait sur le portail, jeu par jeu. Rien ne part sans votre confirmation.
datasets-portal-where = Portail : { $address } Organisation : { $organization }
datasets-portal-deliveries = Voir les envois
datasets-portal-caption = Jeux de données publiés ici
datasets-portal-dataset = Jeu de données
datasets-portal-files = Fichiers
datasets-portal-what = Ce qui serait fait
datasets-portal-last = Dernière publication
datasets-portal-what-create = Créé
datasets-portal-what-update = Mis à jour
datasets-portal-what-archive = Archivé
datasets-portal-what-same = Inchangé
datasets-portal-never = Jamais
datasets-portal-nothing = Rien n’a changé depuis la dernière publication : il n’y a rien à confirmer.
datasets-portal-counts = Jeux de données créés : { $created }. Mis à jour : { $updated }. Archivés : { $archived }.
datasets-portal-confirm = Confirmer et publier
datasets-portal-changed = Quelque chose a changé depuis que cette page s’est ouverte : relisez ce qui serait fait, puis confirmez.
datasets-portal-none = Aucun portail n’est réglé.
datasets-portal-setting = Régler le portail
datasets-portal-organization = Identifiant de l’organisation
datasets-portal-organization-hint = La fin de l’adresse de sa page sur le portail.
datasets-portal-organization-empty = Donnez l’identifiant de l’organisation.
datasets-portal-organization-wrong = Un identifiant n’a que des lettres sans accent, des chiffres et des tirets.
datasets-portal-key = Clé d’API
datasets-portal-key-hint = Celle d’un compte qui peut publier pour cette organisation. Elle est scellée, et personne ne la relit.
datasets-portal-key-kept = Laissez vide pour garder la clé connue.
datasets-portal-key-empty = Donnez la clé d’API de ce portail.
datasets-portal-key-wrong = Cette clé ne peut pas en être une.
datasets-portal-address = Adresse du portail
datasets-portal-address-hint = Vide pour www.data.gouv.fr ; demo.data.gouv.fr pour essayer.
datasets-portal-address-clear = L’adresse doit commencer par https://. Sans chiffrement, la clé pourrait être lue en chemin.
datasets-portal-save = Enregistrer
datasets-portal-remove = Ne plus publier sur ce portail
datasets-portal-remove-what = La clé est oubliée. Ce qui est publié sur le portail y reste, et ne change plus.
datasets-portal-remove-confirm = Retirer l’accès
datasets-portal-trouble-key = La clé est refusée, ou ne peut pas publier pour cette organisation.
datasets-portal-trouble-missing = Le portail ne connaît pas cette organisation, ou l’adresse n’est pas celle d’un portail.
datasets-portal-trouble-gone = Ce jeu de données n’est plus sur le portail : il serait créé de nouveau.
datasets-portal-trouble-refused = Le portail refuse ce qui est dit. Sa réponse :
datasets-portal-trouble-changed = Il a changé après votre confirmation : relisez et confirmez de nouveau.
datasets-portal-trouble-unexpected = Une réponse qui n’est pas comprise.
datasets-portal-waiting = { $n ->
    [one] Une publication est en cours ou sera essayée de nouveau.
   *[other] { $n } publications sont en cours ou seront essayées de nouveau.
 }
datasets-portal-parked = { $n ->
    [one] Une publication est abandonnée.
   *[other] { $n } publications sont abandonnées.
 }
