//! The deeds of a text from its page, from the first to the last, and a text with many amendments.

use std::time::Instant;

use testkit::{TestTown, on_both_engines};

use crate::council::{Council, FEATURES, browser_of, page, rewrite, send, whole};

#[tokio::test]
async fn a_chair_leads_a_text_from_draft_to_adoption_with_forms_only() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, crate::council::PLAN).await;
        let path = format!("/textes/{text}");
        let mut chair = browser_of(&town, council.chair);
        assert_eq!(
            send(
                &town,
                &mut chair,
                &format!("{path}/ouvrir"),
                &[("version", "1"), ("change", "0")]
            )
            .await
            .status,
            303
        );
        let again = send(&town, &mut chair, &format!("{path}/ouvrir"), &[]).await;
        assert_eq!(again.status, 409);
        assert!(again.text.contains("a été mis en discussion"), "{}", again.text);
        rewrite(&town, text, council.lea, "action-13/alinea-2", "Le coût est nul.")
            .await
            .expect("tabled");
        assert!(page(&mut chair, &path).await.contains("Clore la discussion"));
        assert_eq!(
            send(&town, &mut chair, &format!("{path}/clore"), &[])
                .await
                .status,
            303
        );
        let closed = page(&mut chair, &path).await;
        assert!(
            closed.contains("Ouvrir les votes") && closed.contains("Un vote sera ouvert"),
            "{closed}"
        );

        let refused = [("mode", "secret"), ("closes_on", "hier"), ("closes_time", "")];
        let refused = whole(
            send(&town, &mut chair, &format!("{path}/votes"), &refused).await,
            422,
        );
        for said in ["Choisissez comment", "Donnez la date", "Donnez l’heure"] {
            assert!(refused.contains(said), "{said} in {refused}");
        }
        let past = [
            ("mode", "ordinaire"),
            ("closes_on", "2026-11-01"),
            ("closes_time", "20:00"),
        ];
        assert!(
            whole(
                send(&town, &mut chair, &format!("{path}/votes"), &past).await,
                422
            )
            .contains("date à venir")
        );
        let good = [
            ("mode", "public"),
            ("closes_on", "2026-11-12"),
            ("closes_time", "20:00"),
        ];
        assert_eq!(
            send(&town, &mut chair, &format!("{path}/votes"), &good)
                .await
                .status,
            303
        );
        let voting = page(&mut chair, &format!("{path}/amendements/1")).await;
        assert!(
            voting.contains("vote ouvert jusqu’au jeudi 12 novembre 2026 à 20"),
            "{voting}"
        );
        council.vote(&town, text, 1, 5).await;
        town.advance_days(3).await;
        let decided = page(&mut chair, &path).await;
        assert!(decided.contains("Établir le texte adopté"), "{decided}");
        assert_eq!(
            send(&town, &mut chair, &format!("{path}/consolider"), &[])
                .await
                .status,
            303
        );
        assert!(page(&mut chair, &path).await.contains("Le coût est nul."));
        assert!(
            page(&mut chair, &format!("{path}/amendements/1"))
                .await
                .contains("<svg class=\"result-bar\"")
        );
        assert!(
            page(&mut chair, "/textes?etat=consolide")
                .await
                .contains("Avis sur le plan numérique")
        );
        let home = (texts::FEATURE.home.expect("a hook"))(&town.house, &mut town.sql(), town.body, 5)
            .await
            .expect("entries");
        assert_eq!(home.len(), 1);
    });
}

#[tokio::test]
async fn three_hundred_amendments_are_read_at_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        for number in 1..=300 {
            let path = [
                "action-7/alinea-1",
                "action-7/alinea-2",
                "action-12/alinea-1",
                "action-13/alinea-2",
            ][number % 4];
            let wording = format!("La rédaction {number} est proposée par le groupe.");
            rewrite(&town, text, council.lea, path, &wording)
                .await
                .expect("tabled");
        }
        let mut visitor = town.browser();
        let path = format!("/textes/{text}");
        let started = Instant::now();
        let reading = page(&mut visitor, &path).await;
        println!(
            "a page of 300 amendments: {:?}, {} bytes",
            started.elapsed(),
            reading.len()
        );
        assert!(reading.contains("75 amendements<") && reading.contains("rédaction 300"));
        assert!(reading.contains("Voir tous les amendements"));
        // Generous: what it must never do is to compare texts or ask the database for each amendment.
        assert!(started.elapsed().as_secs() < 3);
    });
}

#[tokio::test]
async fn a_text_with_very_many_amendments_says_where_they_bear_and_is_read_one_part_at_a_time() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        for number in 1..=401 {
            let path = [
                "action-7/alinea-1",
                "action-7/alinea-2",
                "action-12/alinea-1",
                "action-13/alinea-2",
            ][number % 4];
            let wording = format!("La rédaction {number} est proposée par le groupe.");
            rewrite(&town, text, council.lea, path, &wording)
                .await
                .expect("tabled");
        }
        let mut lea = browser_of(&town, council.lea);
        let path = format!("/textes/{text}");
        let whole = page(&mut lea, &path).await;
        assert!(
            whole.contains("Lire 201 amendements, amender ou discuter l’action 7")
                && whole.contains("Lire 100 amendements, amender ou discuter l’action 12")
                && whole.contains("Amender ou discuter l’action 14")
                && whole.contains("101 amendements<"),
            "{whole}"
        );
        assert!(!whole.contains("rédaction 400") && whole.contains("Les outils sont choisis"));
        let part = format!("{path}?vue=amendements&amp;partie=action-7#action-7");
        assert!(whole.contains(&part), "{whole}");

        let read = page(&mut lea, &format!("{path}?vue=amendements&partie=action-7")).await;
        assert!(
            read.contains("rédaction 400")
                && read.contains("rédaction 1 ")
                && read.contains(&format!("{path}/amender?ou=action-7/alinea-2"))
                && read.contains(&format!("{path}/discuter?ou=action-7/alinea-1"))
                && read.contains("Tout le texte")
                && read.contains("Après\u{a0}: l’action 12"),
            "{read}"
        );
        assert!(!read.contains("Les outils sont choisis") && !read.contains("rédaction 399"));
        // Two hundred are read at once, were they all on one article.
        assert!(
            !read.contains("rédaction 401")
                && read.contains(&format!("{path}?vue=amendements&amp;partie=action-7&amp;page=2")),
            "{read}"
        );
        let second = page(
            &mut lea,
            &format!("{path}?vue=amendements&partie=action-7&page=2"),
        )
        .await;
        assert!(
            second.contains("rédaction 401") && !second.contains("rédaction 400"),
            "{second}"
        );
        let nowhere = page(&mut lea, &format!("{path}?vue=amendements&partie=action-99")).await;
        assert!(
            nowhere.contains("Lire 201 amendements"),
            "the whole text stands in"
        );
    });
}
