//! Any two versions compared: chosen, searched, folded where they say the same, and told by whom.

use kernel::Actor;
use testkit::{TestTown, on_both_engines};
use texts::sitting::Verdict;
use texts::{DecideInSitting, EditDraft, OpenDiscussion, TextId};

use crate::council::{
    Council, FEATURES, PLAN, amendment, browser_of, document, page, propose, shown_in_sitting, whole,
};

async fn adopt(town: &TestTown, council: &Council, text: TextId, number: i64, seen: i64) {
    let deed = DecideInSitting {
        text,
        number,
        seen,
        shown: shown_in_sitting(town, council, text, number).await,
        verdict: Verdict::Adopted,
        tally: None,
    };
    town.act(Actor::Person(council.chair), deed)
        .await
        .expect("adopted");
}

/// The part of a page between its first form and its end: the choices offered say titles too.
fn compared(page: &str) -> &str {
    let start = page.find("</form>").expect("a form");
    let main = page[start..].find("<main").map_or(start, |main| start + main);
    let form = page[main..].find("</form>").map_or(main, |form| main + form);
    &page[form..]
}

#[tokio::test]
async fn each_change_names_the_amendment_that_brought_it_and_its_author() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let dearer = "À l’alinéa 2 de l’action 13, remplacer « 30 000 » par « 45 000 ».";
        propose(&town, text, council.lea, dearer).await.expect("tabled");
        let monthly = "À l’alinéa 2 de l’action 7, remplacer « est publié » par « est débattu ».";
        propose(&town, text, council.malo, monthly).await.expect("tabled");
        adopt(&town, &council, text, 1, 0).await;
        let between = hex(&document(&town, text).await.head_commit);
        adopt(&town, &council, text, 2, 1).await;
        let mut visitor = town.browser();
        let path = format!("/textes/{text}/comparer");

        // From the text put to discussion to the text as it stands.
        let shown = page(&mut visitor, &path).await;
        let told = compared(&shown);
        assert!(
            told.contains("Amendement n°\u{a0}1, Léa Riou")
                && told.contains("Amendement n°\u{a0}2, Malo Tanguy"),
            "{told}"
        );
        // From one version in between: only what came after it.
        let shown = page(&mut visitor, &format!("{path}?de={between}&a=actuelle")).await;
        let told = compared(&shown);
        assert!(
            told.contains("Amendement n°\u{a0}2, Malo Tanguy")
                && told.contains("débattu")
                && !told.contains("Léa Riou"),
            "{told}"
        );
        // Back in time: what it brought is undone.
        let shown = page(&mut visitor, &format!("{path}?de=actuelle&a={between}")).await;
        let told = compared(&shown);
        assert!(
            told.contains("Défait") && told.contains("Amendement n°\u{a0}2, Malo Tanguy"),
            "{told}"
        );
        // From the first version, by the drafts and the amendments.
        let shown = page(&mut visitor, &format!("{path}?de=premiere&a=actuelle")).await;
        assert!(
            compared(&shown).contains("Amendement n°\u{a0}1, Léa Riou"),
            "{shown}"
        );
    });
}

#[tokio::test]
async fn what_an_amendment_asks_for_is_compared_with_any_version() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let dearer = "À l’alinéa 2 de l’action 13, remplacer « 30 000 » par « 45 000 ».";
        propose(&town, text, council.lea, dearer).await.expect("tabled");
        let removed = "Supprimer l’action 14.";
        propose(&town, text, council.malo, removed).await.expect("tabled");
        let mut visitor = town.browser();
        let path = format!("/textes/{text}/comparer");
        let shown = page(&mut visitor, &format!("{path}?de=discussion&a=amendement-1")).await;
        let told = compared(&shown);
        assert!(told.contains("45") && told.contains("Léa Riou"), "{told}");
        // Two amendments: neither comes from the other.
        let shown = page(&mut visitor, &format!("{path}?de=amendement-1&a=amendement-2")).await;
        let told = compared(&shown);
        assert!(
            told.contains("Partie supprimée")
                && told.contains("Aucune de ces deux versions ne vient de l’autre"),
            "{told}"
        );
        for wrong in ["amendement-9", "amendement-x", "derniere"] {
            whole(visitor.get(&format!("{path}?a={wrong}")).await, 404);
        }
        // Looked for by its number.
        let asked = hex(&amendment(&town, text, 2).await.commit_oid);
        let found = page(&mut visitor, &format!("{path}?choisir=a&q=2")).await;
        assert!(
            found.contains("Ce que demande l’amendement n°\u{a0}2") && found.contains(&asked),
            "{found}"
        );
        whole(visitor.get(&format!("{path}?choisir=milieu")).await, 404);
    });
}

#[tokio::test]
async fn unchanged_parts_are_folded_and_opened_by_a_link() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let dearer = "À l’alinéa 2 de l’action 13, remplacer « 30 000 » par « 45 000 ».";
        propose(&town, text, council.lea, dearer).await.expect("tabled");
        let mut visitor = town.browser();
        let path = format!("/textes/{text}/comparer?de=discussion&a=amendement-1");
        let shown = page(&mut visitor, &path).await;
        assert!(
            shown.contains("parties inchangées, à partir de")
                && shown.contains("Action 7 – Définir une stratégie de diffusion des données")
                && shown.contains("Une partie inchangée\u{a0}: Action 14")
                && !shown.contains("Les données du pays sont recensées"),
            "{shown}"
        );
        let opened = page(&mut visitor, &format!("{path}&partie=action-07.md")).await;
        assert!(
            opened.contains("Les données du pays sont recensées")
                && opened.contains("id=\"inchangee\"")
                && opened.contains("<details open"),
            "{opened}"
        );
    });
}

#[tokio::test]
async fn long_histories_are_searched_and_paged() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, PLAN).await;
        for rank in 1..=45 {
            let deed = EditDraft {
                text,
                version: rank,
                title_before: String::new(),
                choices: std::collections::BTreeMap::new(),
                title: "Plan numérique".to_owned(),
                markdown: PLAN.replace("Un bilan est publié.", &format!("Un bilan n° {rank} est publié.")),
            };
            town.act(Actor::Person(council.chair), deed).await.expect("saved");
        }
        let mut secretary = browser_of(&town, council.secretary);
        let path = format!("/textes/{text}/comparer");
        let shown = page(&mut secretary, &path).await;
        let choices = shown.matches("<option").count();
        assert!(choices < 60, "{choices} choices in two lists");
        assert!(compared(&shown).contains("Projet modifié"), "{shown}");
        // All are reached, twenty at a time, and the first by its name.
        let listed = page(&mut secretary, &format!("{path}?choisir=de")).await;
        assert_eq!(listed.matches("– Projet modifié").count(), 20, "{listed}");
        let older = listed.find("rel=\"next\" href=\"").expect("older ones");
        let older = listed[older + "rel=\"next\" href=\"".len()..].split('"').next();
        let older = older.expect("an address").replace("&amp;", "&");
        let second = page(&mut secretary, &older).await;
        assert_eq!(second.matches("– Projet modifié").count(), 20, "{second}");
        let found = page(&mut secretary, &format!("{path}?choisir=de&q=apporte")).await;
        assert!(
            found.contains("Texte apporté") && !found.contains("– Projet modifié"),
            "{found}"
        );
        // Too far apart to be read version by version: said, and the words are compared all the same.
        let far = page(&mut secretary, &format!("{path}?de=premiere&a=actuelle")).await;
        assert!(
            far.contains("Plus de 40 versions séparent") && compared(&far).contains("45"),
            "{far}"
        );
        town.act(Actor::Person(council.chair), OpenDiscussion { text })
            .await
            .expect("open");
        let shown = page(&mut town.browser(), &path).await;
        assert!(shown.contains("Texte mis en discussion – "), "{shown}");
    });
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
