//! Seed 002: « un rééquilibrage des budgets entre actions 12 (150 K€) et 14 (30 K€) », from the file to the text adopted.

use kernel::Actor;
use testkit::{TestTown, on_both_engines};
use texts::{Consolidate, Fate, OpenDiscussion, TextId};

use crate::council::{Council, FEATURES, amendment, browser_of, document, page, propose, send, whole};
use crate::files::{bring, plan_docx};

/// A page as it is seen, without what is only heard.
fn seen(page: &str) -> String {
    const HEARD: &str = "<span class=\"visually-hidden\">";
    let mut parts = page.split(HEARD);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |seen, part| {
        seen + part.split_once("</span>").map_or("", |(_, rest)| rest)
    })
}

async fn in_discussion(town: &TestTown, council: &Council) -> TextId {
    let address = bring(town, council, "Schéma.docx", &plan_docx()).await;
    let text: TextId = address.rsplit('/').next().expect("an id").parse().expect("an id");
    town.act(Actor::Person(council.chair), OpenDiscussion { text })
        .await
        .expect("it is put to discussion");
    text
}

#[tokio::test]
async fn a_budget_is_moved_by_the_cells_of_its_table_voted_and_merged() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = in_discussion(&town, &council).await;
        let mut lea = browser_of(&town, council.lea);
        let reading = page(&mut lea, &format!("/textes/{text}")).await;
        assert!(reading.contains("amender?ou=article-3/tableau-1"), "{reading}");
        let path = format!("/textes/{text}/amender");
        let form = page(&mut lea, &format!("{path}?ou=article-3/tableau-1")).await;
        assert!(
            form.contains("name=\"case-0-1\" value=\"150 K€\"")
                && form.contains("aria-label=\"Action 12, Budget\""),
            "{form}"
        );
        assert!(!form.contains("case-2-1"), "the total is not typed");
        assert!(form.contains("forme=texte"));

        // One cell alone: the total that Parvis recomputes is seen before anything is sent.
        let typed = |first: &'static str, second: &'static str, geste: &'static str| {
            [
                ("ou", "article-3/tableau-1"),
                ("text_version", "1"),
                ("case-0-1", first),
                ("case-1-1", second),
                ("rationale", "Pour une action transverse."),
                ("geste", geste),
            ]
        };
        let checked = whole(
            send(&town, &mut lea, &path, &typed("120 K€", "30 K€", "verifier")).await,
            200,
        );
        let checked = seen(&checked);
        assert!(
            checked.contains("<del>180 K€</del> <ins>150 K€</ins>"),
            "{checked}"
        );
        assert!(
            checked.contains("En conséquence, à la ligne «\u{a0}Total\u{a0}»"),
            "{checked}"
        );
        assert!(checked.contains("value=\"120 K€\"") && checked.contains("Pour une action transverse."));

        // A balanced move leaves it as it is.
        let checked = whole(
            send(&town, &mut lea, &path, &typed("120 K€", "60 K€", "verifier")).await,
            200,
        );
        assert!(
            !checked.contains("En conséquence") && !checked.contains("ne tombe plus juste"),
            "{checked}"
        );
        let tabled = send(&town, &mut lea, &path, &typed("120 K€", "60 K€", "proposer")).await;
        assert_eq!(tabled.status, 303, "{}", tabled.text);
        let kept = amendment(&town, text, 1).await;
        assert_eq!(
            kept.sentence.replace('\u{a0}', " "),
            "I. – À la ligne « Action 12 », colonne « Budget », du tableau de l’article 3, remplacer le montant : « 150 K€ » par le montant : « 120 K€ ».\nII. – À la ligne « Action 14 », colonne « Budget », du tableau de l’article 3, remplacer le montant : « 30 K€ » par le montant : « 60 K€ »."
        );
        let shown = seen(&page(&mut lea, &format!("/textes/{text}/amendements/1")).await);
        assert!(
            shown.contains("<del>150 K€</del><ins>120 K€</ins>") && !shown.contains("ne tombe plus juste"),
            "{shown}"
        );

        // Rectified as a whole table: what was typed is there.
        let rectify = page(&mut lea, &format!("/textes/{text}/amendements/1/rectifier")).await;
        assert!(rectify.contains("| Action 12 | 120 K€ |"), "{rectify}");

        council.close(&town, text).await;
        assert_eq!(council.open_votes(&town, text).await, 1);
        council.vote(&town, text, 1, 5).await;
        town.advance_days(3).await;
        assert_eq!(amendment(&town, text, 1).await.fate, Fate::Adopted);
        town.act(Actor::Person(council.chair), Consolidate { text })
            .await
            .expect("the text is consolidated");
        let adopted = document(&town, text).await.markdown;
        assert!(
            adopted.contains("| Action 12 | 120 K€ |\n| Action 14 | 60 K€ |\n| Total | 180 K€ |"),
            "{adopted}"
        );
        let changes = seen(&page(&mut lea, &format!("/textes/{text}?vue=changements")).await);
        assert!(
            changes.contains("<del>30 K€</del><ins>60 K€</ins>") && !changes.contains("ne tombe plus juste"),
            "{changes}"
        );
    });
}

#[tokio::test]
async fn a_sentence_that_breaks_a_total_is_told_so_and_given_its_consequence() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = in_discussion(&town, &council).await;
        let mut malo = browser_of(&town, council.malo);
        let path = format!("/textes/{text}/amender");
        let sentence = "À la ligne “Action 12” du tableau de l’article 3, remplacer le montant : “150 K€” par : “120 K€”.";
        let propose_it = [("sentence", sentence), ("geste", "proposer")];
        let told = whole(send(&town, &mut malo, &path, &propose_it).await, 200);
        for said in [
            "Un total ne tombe plus juste.",
            "«\u{a0}180 K€\u{a0}» est écrit, les autres cases font «\u{a0}150 K€\u{a0}»",
            "En conséquence, à la ligne",
            "Ajouter la conséquence à ma phrase",
        ] {
            assert!(told.contains(said), "{said} in {told}");
        }
        assert!(
            texts::find_amendment(&mut town.sql(), town.body, text, 1)
                .await
                .expect("a reading")
                .is_none()
        );

        let add = [("sentence", sentence), ("geste", "consequence")];
        let added = whole(send(&town, &mut malo, &path, &add).await, 200);
        assert!(
            !added.contains("ne tombe plus juste") && added.contains("En conséquence, à la ligne"),
            "{added}"
        );

        // Said to stand as it is: another amendment balances it.
        let accepted = [
            ("sentence", sentence),
            ("total-faux", "oui"),
            ("geste", "proposer"),
        ];
        assert_eq!(send(&town, &mut malo, &path, &accepted).await.status, 303);
        let shown = page(&mut malo, &format!("/textes/{text}/amendements/1")).await;
        assert!(shown.contains("Un total ne tombe plus juste."), "{shown}");
        let other =
            "À la ligne “Action 14” du tableau de l’article 3, remplacer le montant : “30 K€” par : “60 K€”.";
        propose(&town, text, council.yann, other)
            .await
            .expect("it is tabled");
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        council.vote(&town, text, 1, 5).await;
        council.vote(&town, text, 2, 0).await;
        town.advance_days(3).await;
        // Only one of the two is adopted: the text says that its total is wrong.
        let reading = page(&mut malo, &format!("/textes/{text}")).await;
        assert!(reading.contains("Un total ne tombe plus juste."), "{reading}");
        assert!(
            document(&town, text)
                .await
                .markdown
                .contains("| Action 12 | 120 K€ |\n| Action 14 | 30 K€ |")
        );
    });
}

#[tokio::test]
async fn two_people_amend_two_cells_and_both_are_in_the_text() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = in_discussion(&town, &council).await;
        let row = |action: &str, from: &str, to: &str| {
            format!(
                "À la ligne « {action} » du tableau de l’article 3, remplacer le montant : « {from} » par le montant : « {to} »."
            )
        };
        propose(&town, text, council.lea, &row("Action 12", "150 K€", "120 K€"))
            .await
            .expect("tabled");
        propose(&town, text, council.malo, &row("Action 14", "30 K€", "60 K€"))
            .await
            .expect("tabled");
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        for number in [1, 2] {
            council.vote(&town, text, number, 5).await;
        }
        town.advance_days(3).await;
        let merged = document(&town, text).await.markdown;
        assert!(
            merged.contains("| Action 12 | 120 K€ |\n| Action 14 | 60 K€ |\n| Total | 180 K€ |"),
            "{merged}"
        );
        let mut visitor = town.browser();
        assert!(
            !page(&mut visitor, &format!("/textes/{text}"))
                .await
                .contains("ne tombe plus juste")
        );
    });
}

#[tokio::test]
async fn two_lines_moved_by_their_cells_share_one_total() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = in_discussion(&town, &council).await;
        let path = format!("/textes/{text}/amender");
        for (person, cell, amount) in [
            (council.lea, "case-0-1", "120 K€"),
            (council.malo, "case-1-1", "50 K€"),
        ] {
            let mut cells = [("case-0-1", "150 K€"), ("case-1-1", "30 K€")];
            for (name, value) in &mut cells {
                if *name == cell {
                    *value = amount;
                }
            }
            let typed = [
                ("ou", "article-3/tableau-1"),
                ("text_version", "1"),
                cells[0],
                cells[1],
                ("geste", "proposer"),
            ];
            let tabled = send(&town, &mut browser_of(&town, person), &path, &typed).await;
            assert_eq!(tabled.status, 303, "{}", tabled.text);
        }
        for (number, total) in [(1, "150 K€"), (2, "200 K€")] {
            let sentence = amendment(&town, text, number).await.sentence;
            assert!(
                sentence.contains("En conséquence") && sentence.contains(total),
                "{sentence}"
            );
        }
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        for number in [1, 2] {
            council.vote(&town, text, number, 5).await;
        }
        town.advance_days(3).await;
        for number in [1, 2] {
            assert_eq!(amendment(&town, text, number).await.fate, Fate::Adopted);
        }
        let merged = document(&town, text).await.markdown;
        assert!(
            merged.contains("| Action 12 | 120 K€ |\n| Action 14 | 50 K€ |\n| Total | 170 K€ |"),
            "{merged}"
        );
    });
}
