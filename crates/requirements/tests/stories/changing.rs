//! The passage is written otherwise by a later text, then repealed.

use requirements::Reach;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::{FEATURES, PLACES, SCHEME, Town, examination_in, says, says_not};

const LATER: &str = "# Schéma des mobilités

## Article 2 – Objectifs

La part du vélo triple en cinq ans.

## Article 3 – Vélos

Tout projet d’aménagement prévoit une place de vélo par logement.
";

#[tokio::test]
async fn a_later_text_says_otherwise_and_the_former_words_stay() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = Town::meet(&town).await;
        let text = cast.adopt(&town, "Schéma des mobilités", SCHEME).await;
        let requirement = cast.mark(&town, text, Reach::All).await;
        let path = format!("/exigences/{requirement}");
        let mut visitor = town.browser();
        says_not(&page(&mut visitor, &path).await, &["Un texte du même titre"]);
        town.advance_days(30).await;
        let later = cast.adopt(&town, "Schéma des mobilités", LATER).await;
        says(
            &page(&mut visitor, &path).await,
            &[
                "Un texte du même titre est adopté",
                "dit autre chose à cet endroit",
                &format!("/textes/{later}"),
            ],
        );
        let mut nolwenn = browser_of(&town, cast.nolwenn);
        let note = format!("{path}/passage");
        says(&page(&mut nolwenn, &note).await, &["Ce passage est abrogé"]);
        says(
            &page(&mut nolwenn, &format!("{note}?texte={later}&ou={PLACES}")).await,
            &["Nouvelle rédaction", "une place de vélo par logement"],
        );
        let id = later.to_string();
        let nowhere = [
            ("version", "1"),
            ("fin", "modifie"),
            ("texte", id.as_str()),
            ("ou", "article-9"),
            ("note", "Par la délibération du 10 décembre."),
        ];
        says(
            &whole(send(&town, &mut nolwenn, &note, &nowhere).await, 422),
            &["Ce passage n’est pas dans le texte"],
        );
        let changed = [
            ("version", "1"),
            ("fin", "modifie"),
            ("texte", id.as_str()),
            ("ou", PLACES),
            ("note", "Par la délibération du 10 décembre."),
        ];
        assert_eq!(send(&town, &mut nolwenn, &note, &changed).await.status, 303);
        let now = page(&mut visitor, &path).await;
        says(
            &now,
            &[
                "une place de vélo par logement",
                "Une rédaction antérieure",
                "prévoit des places pour les vélos",
                "Par la délibération du 10 décembre.",
            ],
        );
        says_not(&now, &["Un texte du même titre"]);
        // The first text still tells what it asked, and that it no longer does.
        says(
            &page(&mut visitor, &format!("/textes/{text}")).await,
            &["Des places pour les vélos", "Modifié"],
        );
        // The form of before asks to be read again.
        says(
            &whole(send(&town, &mut nolwenn, &note, &changed).await, 422),
            &["Quelqu’un a changé cette exigence pendant ce temps"],
        );
    });
}

#[tokio::test]
async fn what_is_repealed_asks_nothing_any_more() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = Town::meet(&town).await;
        let text = cast.adopt(&town, "Schéma des mobilités", SCHEME).await;
        let project = cast.project(&town, "Refaire la place").await;
        let requirement = cast.mark(&town, text, Reach::All).await;
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &format!("/parcours/{project}")).await;
        let examination = examination_in(&shown, requirement);
        let mut nolwenn = browser_of(&town, cast.nolwenn);
        let path = format!("/exigences/{requirement}");
        let repealed = [
            ("version", "1"),
            ("fin", "abroge"),
            ("note", "Remplacé par la loi."),
        ];
        let done = send(&town, &mut nolwenn, &format!("{path}/passage"), &repealed).await;
        assert_eq!(done.status, 303, "{}", done.text);
        says(
            &page(&mut visitor, &path).await,
            &[
                "Abrogé",
                "Ce passage est abrogé depuis le",
                "Remplacé par la loi.",
            ],
        );
        says_not(
            &page(&mut visitor, &format!("/parcours/{project}")).await,
            &["Des places pour les vélos"],
        );
        let conclude = requirements::Conclude {
            examination,
            version: 0,
            standing: requirements::Standing::Met,
            reason: String::new(),
            proof_url: String::new(),
        };
        let outcome = town.act(kernel::Actor::Person(cast.yann), conclude).await;
        assert_eq!(refusal(outcome), "requirements-repealed-already");
        let next = cast.project(&town, "Paver la rue").await;
        says_not(
            &page(&mut visitor, &format!("/parcours/{next}")).await,
            &["Des places pour les vélos"],
        );
        town.advance_days(40).await;
        assert!(town.letters("yann@exemple.fr").await.is_empty());
    });
}
