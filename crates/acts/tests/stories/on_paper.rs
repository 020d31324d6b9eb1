//! Every published act has an accessible file, whatever the act, and an agent has it made again.

use acts::{AskMissingPdfs, AskPdf, PublishAct};
use kernel::{Actor, EffectLine, FileHash};
use testkit::{TestTown, on_both_engines};

use crate::decided::{Decided, FEATURES, ask, browser_of, page, send};

/// The bytes of the accessible file, as the site gives them.
async fn bytes(town: &TestTown, act: acts::ActId) -> Vec<u8> {
    let pdf = acts::pdf(&mut town.sql(), town.body, act)
        .await
        .expect("it reads")
        .expect("it is made");
    let (media_type, bytes) = town
        .house
        .file(town.body, &pdf.sha256)
        .await
        .expect("it reads")
        .expect("it is kept");
    assert_eq!(media_type, "application/pdf");
    assert_eq!(FileHash::of(&bytes), pdf.sha256);
    assert_eq!(i64::try_from(bytes.len()), Ok(pdf.size_bytes));
    bytes
}

async fn settle(town: &TestTown) {
    kernel::worker::settle(&town.house)
        .await
        .expect("the queue empties");
}

#[tokio::test]
async fn the_published_act_is_made_accessible_and_says_the_same() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let id = decided.publish(&town).await;
        let mut visitor = town.browser();
        let path = format!("/actes/{id}");
        let before = page(&mut visitor, &path).await;
        assert!(
            before.contains("n’est pas encore fait") && !before.contains(&format!("{path}/pdf")),
            "{before}"
        );
        assert_eq!(visitor.get(&format!("{path}/pdf")).await.status, 404);

        settle(&town).await;
        let file = bytes(&town, id).await;
        test_pdf::assert_accessible_archive(&file);
        let read = documents::read(&file).expect("another program reads it").markdown;
        let act = acts::find(&mut town.sql(), town.body, id)
            .await
            .expect("it reads")
            .expect("it is there");
        let words = read.split_whitespace().collect::<Vec<_>>().join(" ");
        for said in [
            "Conseil de développement d’essai – Groupe mobilités",
            "Avis sur le plan vélo",
            "10 novembre 2026",
            "Nolwenn Le Goff, animation du groupe mobilités",
            "quinze kilomètres de pistes",
            "Supprimer l’alinéa 2.",
            "Transmettre l’avis aux élus",
            &act.sha256.as_str()[..32],
        ] {
            assert!(words.contains(said), "{said} is missing: {words}");
        }
        let after = page(&mut visitor, &path).await;
        assert!(
            after.contains("PDF accessible")
                && after.contains(&format!("href=\"{path}/pdf\""))
                && after.contains("page"),
            "{after}"
        );
        let served = visitor.get(&format!("{path}/pdf")).await;
        let header = |name: &str| served.headers[name].to_str().expect("readable").to_owned();
        assert_eq!(header("content-type"), "application/pdf");
        assert!(header("content-disposition").contains(&act.pdf_name()));
        let known = ask(
            &town,
            &format!("{path}/pdf"),
            &[("if-none-match", &header("etag"))],
        )
        .await;
        assert_eq!(known.0, 304);
        let published = visitor.get(&act.file_path()).await;
        assert_eq!(
            FileHash::of(published.text.as_bytes()),
            act.sha256,
            "the published file is what it was"
        );
    });
}

#[tokio::test]
async fn an_agent_has_it_made_again_and_nobody_else() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let act = decided.publish(&town).await;
        settle(&town).await;
        let first = bytes(&town, act).await;
        for actor in [
            Actor::Visitor,
            Actor::Person(decided.chair),
            Actor::Person(decided.passer_by),
        ] {
            let refused = town.act(actor, AskPdf { act }).await;
            assert!(
                matches!(
                    refused,
                    Err(kernel::Fault::Forbidden {
                        right: "acts.make-pdf"
                    })
                ),
                "{refused:?}"
            );
        }
        let path = format!("/actes/{act}");
        let mut chair = browser_of(&town, decided.chair);
        assert!(!page(&mut chair, &path).await.contains("Refaire le fichier PDF"));
        let mut agent = browser_of(&town, decided.agent);
        assert!(page(&mut agent, &path).await.contains("Refaire le fichier PDF"));
        let asked = send(&town, &mut agent, &format!("{path}/pdf"), &[]).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        let waiting = page(&mut agent, &path).await;
        assert!(
            waiting.contains("demandé de nouveau") && !waiting.contains("Refaire le fichier PDF"),
            "{waiting}"
        );
        settle(&town).await;
        assert_eq!(bytes(&town, act).await, first, "the same act, the same file");
        assert!(page(&mut agent, &path).await.contains("Refaire le fichier PDF"));
    });
}

#[tokio::test]
async fn a_file_given_up_is_asked_for_again() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let id = decided.publish(&town).await;
        let act = acts::find(&mut town.sql(), town.body, id)
            .await
            .expect("it reads")
            .expect("it is there");
        // The published file is lost for a while: the making is given up, and says so.
        let kept = town.house.files.path(&act.sha256).expect("a folder");
        let aside = kept.with_extension("aside");
        std::fs::rename(&kept, &aside).expect("set aside");
        settle(&town).await;
        std::fs::rename(&aside, &kept).expect("put back");
        let left = EffectLine::left(&mut town.sql(), town.body, "act-pdf", 10)
            .await
            .expect("they read");
        assert!(left.len() == 1 && left[0].parked_at.is_some(), "{left:?}");
        let mut agent = browser_of(&town, decided.agent);
        let shown = page(&mut agent, &act.path()).await;
        assert!(
            shown.contains("n’a pas pu être fait") && shown.contains("Demander le fichier PDF"),
            "{shown}"
        );
        let list = page(&mut agent, "/actes").await;
        assert!(list.contains("Un acte n’a pas encore de fichier PDF"), "{list}");
        let asked = send(&town, &mut agent, "/actes/pdf", &[]).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        settle(&town).await;
        test_pdf::assert_accessible_archive(&bytes(&town, id).await);
        let none = town.act(Actor::Person(decided.agent), AskMissingPdfs).await;
        assert_eq!(none.expect("asked"), 0, "nothing is missing any more");
        assert!(!page(&mut agent, "/actes").await.contains("fichier PDF"));
    });
}

#[tokio::test]
async fn odd_words_and_minutes_alone_are_accessible_too() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let publication = PublishAct {
            title: format!("Fête 🎉 du 漢字 {}", "interminable".repeat(12)),
            author_name: "Zoé N’Guyễn-Œuvrard".to_owned(),
            ..decided.publication()
        };
        let publication = PublishAct {
            text: None,
            ..publication
        };
        let act = town
            .act(Actor::Person(decided.chair), publication)
            .await
            .expect("published");
        settle(&town).await;
        test_pdf::assert_accessible_archive(&bytes(&town, act).await);
        let pdf = acts::pdf(&mut town.sql(), town.body, act)
            .await
            .expect("it reads")
            .expect("it is made");
        assert!(
            pdf.substituted.contains('🎉') && pdf.substituted.contains('漢'),
            "{}",
            pdf.substituted
        );
        let shown = page(&mut town.browser(), &format!("/actes/{act}")).await;
        assert!(
            shown.contains("U+1F389") && shown.contains("un carré en tient lieu"),
            "{shown}"
        );
    });
}
