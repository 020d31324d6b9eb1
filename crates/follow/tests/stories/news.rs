//! News on the site: counted in the header, told by thing, seen once on every device.

use debates::WithdrawContribution;
use follow::model::Choice;
use kernel::{Actor, SubjectRef};
use testkit::{browser_of, on_both_engines, page, send};

use crate::{Circle, FEATURES, consultation, contribute, follows, storm, waiting};

#[tokio::test]
async fn news_are_grouped_counted_and_seen_on_every_device() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        follows(&town, circle.reader, consultation(gare), Choice::Digest).await;
        assert_eq!(
            waiting(&town, circle.reader).await,
            (0, false),
            "what came before is not new"
        );
        for title in ["Des bancs", "De l’ombre", "Un toit"] {
            contribute(&town, circle.writer, gare, title).await;
        }
        assert_eq!(waiting(&town, circle.reader).await, (3, false));
        // One's own acts are not news.
        assert_eq!(waiting(&town, circle.writer).await, (0, false));
        let mut telephone = browser_of(&town, circle.reader);
        let mut desk = browser_of(&town, circle.reader);
        let home = page(&mut telephone, "/mes-suivis").await;
        assert!(home.contains("Nouveautés (3)"), "{home}");
        let news = page(&mut desk, "/nouveautes").await;
        assert!(news.contains("3 nouvelles contributions"), "{news}");
        assert!(news.contains("La place de la gare"));
        assert_eq!(waiting(&town, circle.reader).await, (0, false));
        assert!(
            !page(&mut telephone, "/mes-suivis")
                .await
                .contains("Nouveautés (3)")
        );
        let again = page(&mut telephone, "/nouveautes").await;
        assert!(again.contains("Rien de nouveau depuis votre dernier passage"));
        assert!(again.contains("Déjà vu"));
    });
}

#[tokio::test]
async fn one_alone_is_named_and_what_is_taken_back_never() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        follows(&town, circle.reader, consultation(gare), Choice::Site).await;
        let kept = contribute(&town, circle.writer, gare, "Des bancs en bois").await;
        let withdrawn = contribute(&town, circle.writer, gare, "Une phrase regrettée").await;
        assert_eq!(waiting(&town, circle.reader).await, (2, false));
        let deed = WithdrawContribution {
            contribution: withdrawn,
        };
        town.act(Actor::Person(circle.writer), deed).await.unwrap();
        assert_eq!(waiting(&town, circle.reader).await, (1, false));
        let mut reader = browser_of(&town, circle.reader);
        let news = page(&mut reader, "/nouveautes").await;
        assert!(news.contains("Des bancs en bois") && news.contains(&kept.to_string()));
        assert!(!news.contains("regrettée") && !news.contains(&withdrawn.to_string()));
    });
}

#[tokio::test]
async fn a_line_is_told_once_under_the_nearest_thing() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        let halles = circle.open(&town, "Les halles").await;
        let group = SubjectRef::new("group", circle.group);
        let body = SubjectRef::new("collectivite", town.body);
        for object in [consultation(gare), group, body] {
            follows(&town, circle.reader, object, Choice::Digest).await;
        }
        contribute(&town, circle.writer, gare, "Des bancs").await;
        contribute(&town, circle.writer, halles, "Un marché").await;
        assert_eq!(waiting(&town, circle.reader).await, (2, false));
        let mut reader = browser_of(&town, circle.reader);
        let news = page(&mut reader, "/nouveautes").await;
        assert_eq!(news.matches("Des bancs").count(), 1, "{news}");
        assert_eq!(news.matches("Un marché").count(), 1, "{news}");
        // What one wants to hear nothing of is silent within what one follows.
        follows(&town, circle.reader, consultation(halles), Choice::Nothing).await;
        contribute(&town, circle.writer, halles, "Des auvents").await;
        assert_eq!(waiting(&town, circle.reader).await, (0, false));
        assert!(!page(&mut reader, "/nouveautes").await.contains("Des auvents"));
    });
}

#[tokio::test]
async fn a_storm_is_one_line_and_many_things_are_paged() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        follows(&town, circle.reader, consultation(gare), Choice::Digest).await;
        storm(&town, gare, 500).await;
        assert_eq!(waiting(&town, circle.reader).await, (99, true));
        let mut reader = browser_of(&town, circle.reader);
        assert!(
            page(&mut reader, "/mes-suivis")
                .await
                .contains("Nouveautés (99+)")
        );
        let mut last = gare;
        for place in 0..22 {
            last = circle.open(&town, &format!("Consultation {place}")).await;
            follows(&town, circle.reader, consultation(last), Choice::Site).await;
            contribute(&town, circle.writer, last, &format!("Réponse {place}")).await;
        }
        town.settle().await;
        let news = page(&mut reader, "/nouveautes").await;
        // The storm is on the second page: nothing is marked before it was shown.
        assert!(news.contains("Tout marquer comme vu"), "{news}");
        assert!(!news.contains("500 nouvelles contributions"));
        assert_eq!(waiting(&town, circle.reader).await, (99, true));
        let next = news
            .split("href=\"")
            .find(|rest| rest.starts_with("/nouveautes?page=2"))
            .unwrap();
        let next = next.split('"').next().unwrap().replace("&amp;", "&");
        contribute(&town, circle.writer, last, "Pendant la lecture").await;
        town.settle().await;
        let second = page(&mut reader, &next).await;
        assert!(second.contains("500 nouvelles contributions"), "{second}");
        assert_eq!(
            waiting(&town, circle.reader).await,
            (1, false),
            "what came meanwhile is new"
        );
        let done = send(&town, &mut reader, "/nouveautes/vu", &[("jusqua", "999999")]).await;
        assert_eq!(done.status, 303);
        assert_eq!(waiting(&town, circle.reader).await, (0, false));
    });
}
