## What is declared of personal data
processing-outgoing-mail-title = Courriels envoyés par le site
processing-outgoing-mail-purpose = Envoyer les liens de connexion, convocations, accusés et avis, et reconnaître les réponses.
processing-outgoing-mail-people = Toute personne à qui le site écrit
processing-outgoing-mail-data = Adresse, objet et texte du message jusqu’à son envoi ; identifiant du message ensuite
processing-outgoing-mail-recipients = Le serveur de courriel de la collectivité
processing-outgoing-mail-kept = Le contenu est oublié dès l’envoi ; ce qui ne part pas attend qu’un agent le reprenne ou y renonce.
retention-outgoing-mailbox = Lettres de la boîte d’une démonstration
retention-outgoing-threads = Ce à quoi un courriel se rapportait, pour comprendre sa réponse
