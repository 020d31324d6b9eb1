//! The register of breaches: written once, added to, never changed; the delay is counted from when it was noticed.

use testkit::{TestTown, on_both_engines, page, send, whole};

use crate::{FEATURES, agent, citizen};

const NEW: &str = "/violations/nouvelle";
const WHOLE: [(&str, &str); 6] = [
    ("noticed_on", "2026-11-09"),
    ("noticed_at", "08:00"),
    ("nature", "Un fichier a été envoyé à la mauvaise liste."),
    ("concerned", "42 adresses d’usagers."),
    ("consequences", "Du courrier indésirable."),
    ("measures", "Message rappelé, liste corrigée."),
];

#[tokio::test]
async fn a_breach_is_written_down_and_who_was_told_is_added() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut paul) = citizen(&town, "Paul Passant", "paul@exemple.fr").await;
        for path in ["/violations", NEW, "/violations.csv"] {
            assert_eq!(town.browser().get(path).await.status, 303, "{path}");
            assert_eq!(paul.get(path).await.status, 403, "{path}");
        }
        assert_eq!(send(&town, &mut paul, NEW, &WHOLE).await.status, 403);

        let mut anne = agent(&town).await;
        assert!(page(&mut anne, "/violations").await.contains("Aucune violation"));
        page(&mut anne, NEW).await;
        let mut later = WHOLE;
        later[0] = ("noticed_on", "2026-11-12");
        let refused = whole(send(&town, &mut anne, NEW, &later).await, 422);
        assert!(
            refused.contains("pas encore venu") && refused.contains("42 adresses"),
            "{refused}"
        );
        let mut unread = WHOLE;
        unread[1] = ("noticed_at", "8 h");
        assert!(
            whole(send(&town, &mut anne, NEW, &unread).await, 422).contains("Donnez le jour et l’heure."),
        );

        let done = send(&town, &mut anne, NEW, &WHOLE).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let path = done.leads_to().split('?').next().unwrap_or_default().to_owned();
        // Noticed at 8 on the 9th: 72 hours end at 8 on the 12th.
        let read = page(&mut anne, &path).await;
        assert!(
            read.contains("À notifier avant") && read.contains("12 novembre 2026 à 8"),
            "{read}"
        );
        town.advance_days(3).await;
        let read = page(&mut anne, &path).await;
        assert!(read.contains("Délai de notification dépassé"), "{read}");

        let before_it = [
            ("whom", "autorite"),
            ("told_on", "2026-11-08"),
            ("words", "Téléservice"),
        ];
        let refused = whole(send(&town, &mut anne, &path, &before_it).await, 422);
        assert!(refused.contains("entre la découverte"), "{refused}");
        let told = [
            ("whom", "autorite"),
            ("told_on", "2026-11-11"),
            ("words", "=Téléservice, dossier 12"),
        ];
        assert_eq!(send(&town, &mut anne, &path, &told).await.status, 303);
        let read = page(&mut anne, &path).await;
        assert!(
            read.contains("Autorité informée") && read.contains("dossier 12"),
            "{read}"
        );
        let csv = anne.get("/violations.csv").await.text;
        assert!(csv.contains("42 adresses") && csv.contains("dossier 12"), "{csv}");
        assert!(!csv.contains("\n="), "{csv}");
        assert_eq!(send(&town, &mut paul, &path, &told).await.status, 403);
    });
}
