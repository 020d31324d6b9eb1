//! Reading who wrote what, and comparing two versions.

use std::fmt::Write as _;

use kernel::Actor;
use testkit::{TestTown, on_both_engines};
use texts::sitting::{Tally, Verdict};
use texts::{DecideInSitting, EditDraft, OpenDiscussion};

use crate::council::{
    Council, FEATURES, PLAN, browser_of, document, page, propose, rewrite, shown_in_sitting, whole,
};

#[tokio::test]
async fn each_passage_says_who_wrote_it_and_by_which_amendment() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, PLAN).await;
        town.advance_days(1).await;
        let edit = EditDraft {
            title_before: String::new(),
            choices: std::collections::BTreeMap::new(),
            text,
            version: 1,
            title: "Avis sur le plan numérique".to_owned(),
            markdown: PLAN.replace("Un bilan est publié.", "Un bilan est publié chaque année."),
        };
        town.act(Actor::Person(council.chair), edit)
            .await
            .expect("edited");
        town.act(Actor::Person(council.chair), OpenDiscussion { text })
            .await
            .expect("open");
        propose(
            &town,
            text,
            council.lea,
            "À l’alinéa 2 de l’action 13, remplacer « 30 000 » par « 45 000 ».",
        )
        .await
        .expect("tabled");
        propose(&town, text, council.malo, "Supprimer l’alinéa 1 de l’action 12.")
            .await
            .expect("tabled");
        for (number, seen, tally) in [
            (2, 0, None),
            (
                1,
                1,
                Some(Tally {
                    pour: 9,
                    contre: 2,
                    abstention: 1,
                }),
            ),
        ] {
            let deed = DecideInSitting {
                text,
                number,
                seen,
                shown: shown_in_sitting(&town, &council, text, number).await,
                verdict: Verdict::Adopted,
                tally,
            };
            town.act(Actor::Person(council.chair), deed)
                .await
                .expect("adopted");
        }
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &format!("/textes/{text}/qui-a-ecrit")).await;
        let under = |words: &str| {
            let start = shown.find(words).unwrap_or_else(|| panic!("{words} in {shown}"));
            let rest = &shown[start..];
            let list = rest.find("<ul class=\"written-by\">").expect("who wrote it");
            rest[list..list + rest[list..].find("</ul>").expect("its end")].to_owned()
        };
        // Who brought the text in is said once, at the top, and not again under what was never touched.
        let common = shown
            .find("Sauf mention contraire")
            .expect("what most of it comes from");
        let end = common + shown[common..].find("</p>").expect("its end");
        assert!(shown[common..end].contains("Soizic Morvan"), "{shown}");
        assert_eq!(shown.matches("Texte apporté").count(), 1, "{shown}");
        let untouched = shown
            .find("Les données du pays sont recensées")
            .expect("a passage");
        let next = untouched + shown[untouched..].find("class=\"alinea\"").expect("the next one");
        assert!(!shown[untouched..next].contains("written-by"), "{shown}");
        let edited = under("Un bilan est publié chaque année.");
        assert!(
            edited.contains("Nolwenn Le Goff") && edited.contains("Projet modifié"),
            "{edited}"
        );
        let amended = under("Le coût est de");
        assert!(
            amended.contains("Amendement n°\u{a0}1, Léa Riou")
                && amended.contains("décision de séance n°\u{a0}2")
                && amended.contains("pour 9, contre 2, abstention 1"),
            "{amended}"
        );
        let removed = under("Des ateliers se tiennent");
        assert!(removed.contains("Amendement n°\u{a0}2, Malo Tanguy"), "{removed}");
    });
}

#[tokio::test]
async fn nobody_is_named_for_what_versions_too_old_to_be_read_wrote() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, PLAN).await;
        let path = format!("/textes/{text}/qui-a-ecrit");
        let mut visitor = browser_of(&town, council.secretary);
        // More versions than are looked through, of one alinéa: the chair wrote nothing of the rest.
        for version in 1_i64..=61 {
            let edit = EditDraft {
                title_before: String::new(),
                choices: std::collections::BTreeMap::new(),
                text,
                version,
                title: "Avis sur le plan numérique".to_owned(),
                markdown: PLAN.replace(
                    "Un bilan est publié.",
                    &format!("Le bilan compte {version} pages."),
                ),
            };
            town.act(Actor::Person(council.chair), edit)
                .await
                .expect("edited");
            if version == 1 {
                let shown = page(&mut visitor, &path).await;
                assert!(
                    common_of(&shown).contains("Soizic Morvan") && !shown.contains("plus anciennes"),
                    "{shown}"
                );
            }
        }
        let shown = page(&mut visitor, &path).await;
        let common = common_of(&shown);
        assert!(
            common.contains("des versions plus anciennes")
                && !common.contains("Nolwenn Le Goff")
                && !common.contains("Soizic Morvan"),
            "{shown}"
        );
        let edited = shown.find("Le bilan compte 61 pages.").expect("the passage");
        assert!(shown[edited..].contains("Nolwenn Le Goff"), "{shown}");
    });
}

/// What the page says that most of the text comes from.
fn common_of(page: &str) -> &str {
    let start = page
        .find("Sauf mention contraire")
        .expect("what most of it comes from");
    &page[start..start + page[start..].find("</p>").expect("its end")]
}

#[tokio::test]
async fn older_versions_are_read_from_one_on_and_each_is_compared_with_the_one_before() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, PLAN).await;
        let first = hex(&document(&town, text).await.head_commit);
        for (version, wording) in [(1, "Un bilan est écrit."), (2, "Un bilan est lu.")] {
            let edit = EditDraft {
                title_before: String::new(),
                choices: std::collections::BTreeMap::new(),
                text,
                version,
                title: "Avis sur le plan numérique".to_owned(),
                markdown: PLAN.replace("Un bilan est publié.", wording),
            };
            town.act(Actor::Person(council.chair), edit)
                .await
                .expect("edited");
        }
        let last = hex(&document(&town, text).await.head_commit);
        let path = format!("/textes/{text}/historique");
        let mut secretary = browser_of(&town, council.secretary);
        let shown = page(&mut secretary, &path).await;
        assert!(shown.contains(&last) && shown.contains(&first), "{shown}");
        let compare = link_to_compare(&shown, &last).expect("the last version is compared");
        let compared = page(&mut secretary, &compare).await;
        assert!(
            compared.contains("Une partie du texte diffère") && compared.contains("écrit"),
            "{compared}"
        );
        assert!(
            link_to_compare(&shown, &first).is_none(),
            "nothing is before the first"
        );

        let older = page(&mut secretary, &format!("{path}?avant={last}")).await;
        assert!(
            !older.contains(&format!("title=\"{last}\"")) && older.contains(&format!("title=\"{first}\"")),
            "{older}"
        );
        assert!(older.contains("Revenir aux dernières versions"), "{older}");

        // What an amendment asks for is compared with what it amends, and is no version of the text to read back from.
        town.act(Actor::Person(council.chair), OpenDiscussion { text })
            .await
            .expect("open");
        propose(&town, text, council.lea, "Supprimer l’alinéa 1 de l’action 12.")
            .await
            .expect("tabled");
        let amended = texts::find_amendment(&mut town.sql(), town.body, text, 1)
            .await
            .expect("a reading")
            .expect("an amendment");
        let asked = hex(&amended.commit_oid);
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &path).await;
        let compare = link_to_compare(&shown, &asked).expect("the amendment is compared");
        assert!(page(&mut visitor, &compare).await.contains("Des ateliers"));
        for wrong in ["zz", &"0".repeat(40), &asked] {
            whole(visitor.get(&format!("{path}?avant={wrong}")).await, 404);
        }
    });
}

/// The address at which a version is compared with the one before, from its line of the history.
fn link_to_compare(page: &str, version: &str) -> Option<String> {
    let end = format!("&amp;a={version}\"");
    let end = page.find(&end)? + end.len() - 1;
    let start = page[..end].rfind("href=\"")? + "href=\"".len();
    Some(page[start..end].replace("&amp;", "&"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[tokio::test]
async fn any_two_versions_are_compared_article_by_article() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        rewrite(
            &town,
            text,
            council.lea,
            "action-13/alinea-2",
            "Le coût est de 45 000 euros.",
        )
        .await
        .expect("tabled");
        let mut visitor = town.browser();
        let path = format!("/textes/{text}/comparer");
        let same = page(&mut visitor, &path).await;
        assert!(
            same.contains("Ces deux versions disent exactement la même chose."),
            "{same}"
        );
        let deed = DecideInSitting {
            text,
            number: 1,
            seen: 0,
            shown: shown_in_sitting(&town, &council, text, 1).await,
            verdict: Verdict::Adopted,
            tally: None,
        };
        town.act(Actor::Person(council.chair), deed)
            .await
            .expect("adopted");
        let shown = page(&mut visitor, &path).await;
        assert!(
            shown.contains("Une partie du texte diffère")
                && shown.contains("Action 13")
                && shown.contains("parties inchangées")
                && !shown.contains("Un bilan est publié."),
            "{shown}"
        );
        assert!(
            shown.contains("45")
                && shown.contains("<span class=\"visually-hidden\">")
                && shown.contains("<del>")
                && shown.contains("<ins>"),
            "{shown}"
        );
        assert!(shown.contains("Adopte l’amendement n°\u{a0}1"), "{shown}");

        // The other way round, what was added goes.
        let text_now = document(&town, text).await;
        let (head, base) = (
            hex(&text_now.head_commit),
            hex(&text_now.base_commit.expect("put to discussion")),
        );
        let back = page(&mut visitor, &format!("{path}?de={head}&a={base}")).await;
        assert!(back.contains("Une partie du texte diffère"), "{back}");
        for wrong in ["zz", &"0".repeat(40)] {
            whole(visitor.get(&format!("{path}?de={wrong}")).await, 404);
        }
    });
}
