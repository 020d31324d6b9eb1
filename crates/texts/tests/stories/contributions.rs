//! The list of everything people wrote, with what became of it.

use std::time::Instant;

use kernel::{Actor, PersonId};
use testkit::{TestTown, on_both_engines};
use texts::{AddArgument, ArgumentSide, TextId};

use crate::council::{Council, FEATURES, amendment, page, propose, rewrite};

async fn argue(
    town: &TestTown,
    person: PersonId,
    text: TextId,
    number: i64,
    side: ArgumentSide,
    words: &str,
) {
    let deed = AddArgument {
        amendment: amendment(town, text, number).await.id,
        side,
        body: words.to_owned(),
    };
    town.act(Actor::Person(person), deed).await.expect("argued");
}

#[tokio::test]
async fn contributions_are_filtered_and_found() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let other = council.discuss(&town).await;
        propose(&town, text, council.lea, "Supprimer l’action 14.")
            .await
            .expect("tabled");
        propose(&town, text, council.malo, "Supprimer l’action 13.")
            .await
            .expect("tabled");
        rewrite(
            &town,
            other,
            council.yann,
            "action-7/alinea-2",
            "Un bilan est affiché en mairie.",
        )
        .await
        .expect("tabled");
        argue(
            &town,
            council.passer_by,
            text,
            1,
            ArgumentSide::For,
            "Les associations ont déjà la mairie.",
        )
        .await;
        argue(
            &town,
            council.lea,
            other,
            1,
            ArgumentSide::Against,
            "Personne ne lit les affiches.",
        )
        .await;
        town.act(
            Actor::Person(council.malo),
            texts::WithdrawAmendment {
                amendment: amendment(&town, text, 2).await.id,
            },
        )
        .await
        .expect("withdrawn");
        let mut visitor = town.browser();
        let cases = [
            (
                String::new(),
                "5 contributions",
                vec!["Supprimer l’action 14.", "Personne ne lit"],
            ),
            (
                "?genre=argument".to_owned(),
                "2 contributions",
                vec!["Personne ne lit", "Paul Passant"],
            ),
            (
                "?genre=amendement&sort=retire".to_owned(),
                "1 contribution<",
                vec!["Supprimer l’action 13."],
            ),
            ("?sort=en-discussion".to_owned(), "4 contributions", vec![]),
            (
                format!("?texte={other}"),
                "2 contributions",
                vec!["affiché en mairie"],
            ),
            (
                format!("?texte={other}&genre=argument&sort=en-discussion"),
                "1 contribution<",
                vec![],
            ),
            (
                "?q=mairie".to_owned(),
                "2 contributions",
                vec!["affiché en mairie", "ont déjà la mairie"],
            ),
            (
                "?q=mairie&genre=amendement".to_owned(),
                "1 contribution<",
                vec!["affiché en mairie"],
            ),
            (
                format!("?q=mairie&texte={text}"),
                "1 contribution<",
                vec!["ont déjà la mairie"],
            ),
            (
                "?q=zygomatique".to_owned(),
                "0 contribution<",
                vec!["Aucune contribution"],
            ),
            (
                "?genre=x&sort=y&texte=z&page=abc".to_owned(),
                "5 contributions",
                vec![],
            ),
            (
                "?page=99".to_owned(),
                "5 contributions",
                vec!["Supprimer l’action 14."],
            ),
        ];
        for (query, count, words) in cases {
            let shown = page(&mut visitor, &format!("/contributions{query}")).await;
            assert!(shown.contains(count), "{count} for {query} in {shown}");
            for word in words {
                assert!(shown.contains(word), "{word} for {query} in {shown}");
            }
        }
        // Each list can be followed as it is restricted, without the name of anybody.
        let list = page(
            &mut visitor,
            &format!("/contributions?texte={other}&genre=argument"),
        )
        .await;
        let address = format!("/contributions.atom?genre=argument&amp;texte={other}");
        assert!(list.contains(&address), "{address} in {list}");
        let atom = visitor
            .get(&format!("/contributions.atom?texte={other}&genre=argument"))
            .await;
        assert_eq!(
            atom.headers["content-type"],
            "application/atom+xml; charset=utf-8"
        );
        assert_eq!(atom.text.matches("<entry>").count(), 1);
        assert!(atom.text.contains("#argument-") && !atom.text.contains("Léa"));
        let json = visitor.get("/contributions.json?q=associations").await;
        let feed: serde_json::Value = serde_json::from_str(&json.text).expect("a JSON feed");
        assert_eq!(
            feed["feed_url"],
            "http://localhost:8080/contributions.json?q=associations"
        );
        let items = feed["items"].as_array().expect("items");
        assert!(
            items
                .iter()
                .any(|item| item["content_text"] == "Les associations ont déjà la mairie.")
        );
        assert!(
            page(&mut visitor, "/contributions?q=%22%3E%3Cscript%3E")
                .await
                .contains("&lt;script&gt;")
        );
    });
}

/// Ten thousand contributions cost a page what a page costs: what is measured is printed.
#[tokio::test]
async fn ten_thousand_contributions_are_paged() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        for number in 1..=10 {
            rewrite(
                &town,
                text,
                council.lea,
                "action-7/alinea-2",
                &format!("Rédaction {number}."),
            )
            .await
            .expect("tabled");
        }
        // Written directly: what is measured is reading.
        let mut sql = town.house.db.begin().await.expect("a transaction");
        for number in 1..=10_i64 {
            let amendment = amendment(&town, text, number).await;
            for rank in 0..1_000 {
                let id: db::Id<()> = town.id();
                let words = format!("Argument {rank} sur l’amendement {number}.");
                let values = db::args![
                    town.body,
                    id,
                    amendment.id,
                    text,
                    council.lea,
                    "pour",
                    words,
                    town.now()
                ];
                sql.execute(INSERT, values).await.expect("a row is written");
            }
        }
        sql.commit().await.expect("kept");
        let mut visitor = town.browser();
        for query in [
            "",
            "?genre=argument&page=150",
            "?sort=en-discussion&page=100",
            &format!("?texte={text}&page=200"),
        ] {
            let path = format!("/contributions{query}");
            page(&mut visitor, &path).await;
            let started = Instant::now();
            let shown = page(&mut visitor, &path).await;
            let took = started.elapsed();
            println!("{path}: {took:?}");
            assert!(
                shown.contains("10\u{202f}0") && took.as_secs() < 2,
                "{path}: {took:?}"
            );
        }
    });
}

const INSERT: db::Statement = db::Statement {
    name: "stories::INSERT",
    sql: "insert into argument (collectivite_id, id, amendment_id, document_id, author_id, side, content, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
};
