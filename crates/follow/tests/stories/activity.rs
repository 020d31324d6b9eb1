//! One view over a group's tools: every sort of thing, one search.

use testkit::{on_both_engines, page, whole};

use crate::{Circle, FEATURES, contribute};

#[tokio::test]
async fn a_group_shows_all_that_is_said_and_planned_and_searches_it() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        contribute(&town, circle.writer, gare, "Des bancs en bois").await;
        testkit::cast::group(&town, "Groupe forêt", groups::GroupKind::Working).await;
        town.settle().await;
        let mut visitor = town.browser();
        let group = page(&mut visitor, "/groupes/groupe-mobilites").await;
        assert!(group.contains("/groupes/groupe-mobilites/activite"), "{group}");
        let all = page(&mut visitor, "/groupes/groupe-mobilites/activite").await;
        assert!(
            all.contains("Une consultation est annoncée") && all.contains("Des bancs en bois"),
            "{all}"
        );
        assert!(all.contains("Une personne rejoint le groupe"), "{all}");
        let said = page(&mut visitor, "/groupes/groupe-mobilites/activite?sorte=said").await;
        assert!(said.contains("Des bancs en bois") && !said.contains("Une consultation est annoncée"));
        let found = page(&mut visitor, "/groupes/groupe-mobilites/activite?q=banc").await;
        assert!(found.contains("Des bancs en bois"), "{found}");
        let nothing = page(&mut visitor, "/groupes/groupe-foret/activite?q=banc").await;
        assert!(nothing.contains("Rien ici ne répond"), "{nothing}");
        whole(visitor.get("/groupes/personne/activite").await, 404);
    });
}

#[tokio::test]
async fn a_long_life_is_read_back_page_by_page() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        for place in 0..45 {
            for author in [circle.writer, circle.chair] {
                contribute(&town, author, gare, &format!("Idée numéro {place}.")).await;
            }
        }
        town.settle().await;
        let mut visitor = town.browser();
        let mut address = "/groupes/groupe-mobilites/activite".to_owned();
        let mut seen = 0;
        loop {
            let shown = page(&mut visitor, &address).await;
            seen += shown.matches("Idée numéro ").count();
            let Some(older) = shown.split("rel=\"next\" href=\"").nth(1) else {
                break;
            };
            address = older.split('"').next().unwrap().replace("&amp;", "&");
        }
        assert_eq!(seen, 90);
    });
}
