//! What could lose the words of those who write one draft, or put to discussion what nobody saw.

use db::{Statement, args};
use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};
use texts::{EditDraft, OpenDiscussion, OpenDiscussionAsSeen, TextId, TextState};
use yrs::{Text as _, Transact as _};

use crate::council::{Council, FEATURES, browser_of, document, page, send, whole};
use crate::simultaneous::{cookies, join, node, socket_of};

const ROWS: Statement = Statement {
    name: "simultaneous_mends::ROWS",
    sql: "select count(*) as n from draft_update where document_id = $1",
};
const LAST: Statement = Statement {
    name: "simultaneous_mends::LAST",
    sql: "select max(number) as n from draft_update where document_id = $1",
};
const INSERT: Statement = Statement {
    name: "simultaneous_mends::INSERT",
    sql: "insert into draft_update (collectivite_id, document_id, number, content) values ($1, $2, $3, $4)",
};

async fn count(town: &TestTown, statement: Statement, text: TextId) -> i64 {
    town.sql().count(statement, args![text]).await.expect("a count")
}

/// The change that puts so many letters at the start of the title.
fn title_of(writer: &testkit::Writer, letters: usize) -> Vec<u8> {
    let before = yrs::ReadTxn::state_vector(&writer.doc.transact());
    let title = writer.doc.get_or_insert_text("title");
    title.insert(&mut writer.doc.transact_mut(), 0, &"é".repeat(letters));
    yrs::ReadTxn::encode_diff_v1(&writer.doc.transact(), &before)
}

#[tokio::test]
async fn two_nodes_that_keep_too_much_at_the_same_second_do_not_close_the_draft_for_ever() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, "Un.").await;
        let here = node(&town.house).await;
        let mut soizic = join(here, council.secretary, text, 1).await.expect("let in");
        let nolwenn = join(here, council.chair, text, 2).await.expect("let in");
        let other = title_of(&nolwenn, 900);
        let mine = title_of(&soizic, 900);
        soizic.say(2, &mine).await;
        // Sent besides the one by which it said what it knew.
        soizic.until("kept", |one| one.kept == 2).await;
        // The other node kept its own before it read this one.
        let number = count(&town, LAST, text).await + 1;
        let mut sql = town.house.db.begin().await.expect("a transaction");
        sql.execute(INSERT, args![town.body, text, number, other])
            .await
            .expect("kept");
        sql.commit().await.expect("kept");
        let elsewhere = node(&town.house).await;
        let mut again = join(elsewhere, council.chair, text, 3).await.expect("let in");
        again.writes_after("Un.", " Deux.").await;
        soizic
            .until("and the first node goes on", |one| one.lines() == "Un. Deux.")
            .await;
    });
}

#[tokio::test]
async fn what_cannot_be_saved_is_neither_put_to_discussion_nor_erased() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, "Un.").await;
        let here = node(&town.house).await;
        let mut live = join(here, council.secretary, text, 1).await.expect("let in");
        live.writes_after("Un.", " Écrit ensemble.").await;
        let long = title_of(&live, 300);
        live.say(2, &long).await;
        live.until("kept", |one| one.kept == 3).await;
        let outcome = town
            .act(Actor::Person(council.chair), OpenDiscussion { text })
            .await;
        assert!(
            matches!(&outcome, Err(Fault::Invalid(faults)) if faults[0].field == "title"),
            "{outcome:?}"
        );
        assert_eq!(document(&town, text).await.state, TextState::Draft);
        assert!(count(&town, ROWS, text).await > 0, "nothing typed is erased");
        let mut chair = browser_of(&town, council.chair);
        let shown = page(&mut chair, &format!("/textes/{text}")).await;
        let change = field(&shown, "change");
        let typed = [("version", "1"), ("change", change.as_str())];
        let refused = send(&town, &mut chair, &format!("/textes/{text}/ouvrir"), &typed).await;
        let refused = whole(refused, 422);
        assert!(refused.contains("corrigez-le d’abord"), "{refused}");
    });
}

/// The value of a hidden field of the form that opens the discussion.
fn field(page: &str, name: &str) -> String {
    let (_, form) = page.split_once("/ouvrir\"").expect("the form");
    let (_, value) = form
        .split_once(&format!("name=\"{name}\" value=\""))
        .expect("the field");
    value.split('"').next().expect("a value").to_owned()
}

#[tokio::test]
async fn the_chair_sees_what_is_still_being_written_before_it_is_put_to_discussion() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, "Un.").await;
        let mut chair = browser_of(&town, council.chair);
        let path = format!("/textes/{text}");
        let before = page(&mut chair, &path).await;
        assert_eq!(
            (field(&before, "version"), field(&before, "change")),
            ("1".to_owned(), "0".to_owned())
        );
        assert!(!before.contains("écrit à plusieurs et que"), "{before}");

        let here = node(&town.house).await;
        let mut live = join(here, council.secretary, text, 1).await.expect("let in");
        live.writes_after("Un.", "\nÀ moitié écr").await;
        let typed = [("version", "1"), ("change", "0")];
        let asked = whole(
            send(&town, &mut chair, &format!("{path}/ouvrir"), &typed).await,
            409,
        );
        assert!(
            asked.contains("a changé depuis que vous l’avez lu") && asked.contains("À moitié écr"),
            "{asked}"
        );
        assert_eq!(document(&town, text).await.state, TextState::Draft);
        // And a change that comes while they read it is asked again.
        let change: i64 = field(&asked, "change").parse().expect("a number");
        live.writes_after("À moitié écr", "it").await;
        let open = |change| OpenDiscussionAsSeen {
            text,
            version: 1,
            change,
        };
        let actor = Actor::Person(council.chair);
        assert!(matches!(
            town.act(actor, open(change)).await,
            Err(Fault::Stale(_))
        ));
        let shown = page(&mut chair, &path).await;
        assert!(shown.contains("À moitié écrit"), "{shown}");
        let change = field(&shown, "change");
        let typed = [("version", "1"), ("change", change.as_str())];
        let opened = send(&town, &mut chair, &format!("{path}/ouvrir"), &typed).await;
        assert_eq!(opened.status, 303, "{}", opened.text);
        let kept = document(&town, text).await;
        assert_eq!(kept.base_markdown.as_deref(), Some("Un.\n\nÀ moitié écrit\n"));
    });
}

#[tokio::test]
async fn long_pastes_arrive_and_are_folded_by_what_they_weigh() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, "Un.").await;
        let here = node(&town.house).await;
        let mut soizic = join(here, council.secretary, text, 1).await.expect("let in");
        let mut nolwenn = join(here, council.chair, text, 2).await.expect("let in");
        // Longer than what waits for those who are late; together, longer than what is kept unfolded.
        let long = " mot".repeat(160_000);
        soizic.writes_after("Un.", &long).await;
        nolwenn
            .until("a long paste is seen by the other", |one| {
                one.lines().len() > long.len()
            })
            .await;
        for _ in 0..2 {
            nolwenn.writes_after("Un.", &long).await;
        }
        let session = cookies(&council.secretary.to_string());
        soizic.come_back(here, &session, &socket_of(text)).await;
        assert_eq!(soizic.lines(), nolwenn.lines());
        assert_eq!(
            count(&town, ROWS, text).await,
            1,
            "folded long before the two hundredth change"
        );
    });
}

#[tokio::test]
async fn a_form_made_from_an_impossible_version_is_stale() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, "Un.").await;
        for version in [i64::MIN, -1, i64::MAX] {
            let deed = EditDraft {
                text,
                version,
                title_before: String::new(),
                title: "Avis".to_owned(),
                markdown: "Deux.".to_owned(),
                choices: std::collections::BTreeMap::new(),
            };
            let outcome = town.act(Actor::Person(council.secretary), deed).await;
            assert!(matches!(outcome, Err(Fault::Stale(_))), "{version}: {outcome:?}");
        }
    });
}
