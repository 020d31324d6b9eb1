//! Anyone reads an act, downloads its file, and checks it.

use kernel::{FileHash, HomeSection};
use testkit::{TestTown, on_both_engines};

use crate::decided::{Decided, FEATURES, ask, page};

#[tokio::test]
async fn the_page_says_who_when_what_and_how_to_check() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let id = decided.publish(&town).await;
        let act = acts::find(&mut town.sql(), town.body, id)
            .await
            .expect("it reads")
            .expect("it is there");
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &act.path()).await;
        for part in [
            "Publié le 10 novembre 2026 par Nolwenn Le Goff (animation du groupe mobilités).",
            "Avis",
            "ni voie ni délai de recours",
            &format!("sha256sum {}", act.file_name()),
            &format!("{}  {}", act.sha256, act.file_name()),
            &format!("href=\"/textes/{}\"", decided.text),
            &format!("href=\"/reunions/{}\"", decided.meeting),
            "href=\"/groupes/groupe-mobilites\"",
            act.text_commit.as_deref().expect("the commit of the text"),
        ] {
            assert!(shown.contains(part), "{part} is missing: {shown}");
        }
        assert!(
            page(&mut visitor, "/actes")
                .await
                .contains(&format!("href=\"/actes/{id}\""))
        );
        let found = search::find(&mut town.sql(), town.body, "plan vélo", Some("act"), 10, 0)
            .await
            .expect("searched");
        assert_eq!(found.total, 1);
        let home = acts::FEATURE.home.expect("acts stand on the home page");
        let entries = home(&town.house, &mut town.sql(), town.body, 5)
            .await
            .expect("it reads");
        assert_eq!((entries.len(), entries[0].section), (1, HomeSection::Decided));
        assert_eq!(entries[0].path, act.path());
        let unknown = visitor.get(&format!("/actes/{}", town.id::<()>())).await;
        assert_eq!(unknown.status.as_u16(), 404);
    });
}

#[tokio::test]
async fn the_file_is_whole_never_changes_and_has_the_hash_the_page_says() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let id = decided.publish(&town).await;
        let act = acts::find(&mut town.sql(), town.body, id)
            .await
            .expect("it reads")
            .expect("it is there");
        let mut visitor = town.browser();
        let file = visitor.get(&act.file_path()).await;
        assert_eq!(FileHash::of(file.text.as_bytes()), act.sha256);
        assert_eq!(
            file.text.len(),
            usize::try_from(act.size_bytes).expect("a length")
        );
        for part in [
            "<html lang=\"fr\">",
            "<title>Avis sur le plan vélo – Conseil de développement d’essai</title>",
            "quinze kilomètres de pistes",
            "Le groupe demande un bilan chaque année.",
            "Supprimer l’alinéa 2.",
            "Adopté",
            "Rejeté",
            "Annexe\u{a0}: compte rendu de la réunion du 10 novembre 2026",
            "Transmettre l’avis aux élus",
            "Nolwenn Le Goff, animation du groupe mobilités",
            act.text_commit.as_deref().expect("the commit of the text"),
        ] {
            assert!(file.text.contains(part), "{part} is missing: {}", file.text);
        }
        assert!(!file.text.contains("<script") && !file.text.contains('⟦'));
        assert_eq!(
            file.text.matches("<td class=\"number\">3</td>").count(),
            2,
            "three for the first, three against the second"
        );
        let header = |name: &str| file.headers[name].to_str().expect("readable").to_owned();
        assert!(header("content-type").starts_with("text/html"));
        assert!(header("content-security-policy").starts_with("default-src 'none'"));
        assert!(header("cache-control").contains("immutable"));
        assert!(header("content-disposition").contains(&act.file_name()));

        town.advance_days(90).await;
        assert_eq!(
            visitor.get(&act.file_path()).await.text,
            file.text,
            "the same bytes later"
        );
        let known = ask(&town, &act.file_path(), &[("if-none-match", &header("etag"))]).await;
        assert_eq!(known, (304, String::new()));
    });
}
