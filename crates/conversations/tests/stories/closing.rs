//! The end: by its date or before it; and, later, the end of what leads from people to their opinions.

use conversations::{AddStatement, CastOpinion, CloseConversation, Opinion, State, WithdrawStatement};
use db::{Engine, args};
use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};

use crate::{
    Circle, FEATURES, browser_of, cast_opinion, close, found, hides, open, people, says, send, two_camps,
};

db::record! {
    struct VoterKey {
        voter_key: String,
    }
}

db::statements! {
    KEY = "select voter_key from conversation where collectivite_id = $1 and id = $2";
    FORGET_KEY = "update conversation set voter_key = '' where collectivite_id = $1 and id = $2";
}

#[tokio::test]
async fn it_ends_at_its_date_and_thirty_days_later_nobody_finds_their_row() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let twelve = people(&town, 12).await;
        two_camps(&town, id, &twelve, 6).await;
        let path = format!("/conversations/{id}");
        let mut somebody = browser_of(&town, twelve[0]);
        town.advance_days(31).await;
        let about = found(&town, id).await;
        assert!(about.closed_at.is_some(), "the date closes it");

        let page = open(&mut somebody, &path).await;
        says(&page, &["Close le", "opinion-map", "opinion-own"]);
        hides(&page, &["/participer\""]);
        says(
            &open(&mut somebody, &format!("{path}/participer")).await,
            &["Close le"],
        );
        let late = CastOpinion {
            conversation: id,
            statement: 1,
            opinion: Opinion::Pass,
        };
        let key: Option<VoterKey> = town
            .sql()
            .optional(KEY, args![town.body, id])
            .await
            .expect("read");
        let key = key.expect("kept").voter_key;
        assert!(key.len() >= 16, "a key is not forgotten yet: {key}");
        let late = town.act(Actor::Person(twelve[0]), late).await;
        assert!(matches!(late, Err(Fault::Refused { .. })), "{late:?}");
        says(
            &open(&mut somebody, &format!("{path}/mes-avis")).await,
            &["Mes avis sur 7 énoncés"],
        );

        town.advance_days(31).await;
        let page = open(&mut somebody, &format!("{path}/mes-avis")).await;
        says(&page, &["plus rien ne relie vos avis à vous"]);
        let page = open(&mut somebody, &path).await;
        says(&page, &["opinion-map"]);
        hides(&page, &["opinion-own"]);
        // The files of the database hold it no more either.
        if town.house.db.engine() == Engine::Sqlite {
            for name in ["parvis.sqlite", "parvis.sqlite-wal"] {
                let bytes = std::fs::read(town.house.settings.data.join(name)).unwrap_or_default();
                let is_there = bytes.windows(key.len()).any(|part| part == key.as_bytes());
                assert!(!is_there, "{name}");
            }
        }
    });
}

#[tokio::test]
async fn what_its_author_takes_back_after_the_end_changes_no_result() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let path = format!("/conversations/{id}");
        let add = AddStatement {
            conversation: id,
            text: "Je regrette déjà ceci".to_owned(),
        };
        let added = town.act(Actor::Person(circle.citizen), add).await.expect("added");
        let twelve = people(&town, 12).await;
        two_camps(&town, id, &twelve, 6).await;
        for person in &twelve {
            cast_opinion(&town, *person, id, (9, Opinion::Agree)).await;
        }
        close(&town, circle.chair, id).await;
        let mut visitor = town.browser();
        let votes = |text: &str| -> Vec<String> {
            let lines = text.lines().skip(1);
            // All but the numbers of participants, drawn for each file.
            lines
                .map(|line| {
                    let cells: Vec<&str> = line.split(',').collect();
                    format!("{} {} {}", cells[0], cells[2], cells[4])
                })
                .collect()
        };
        let before = votes(&open(&mut visitor, &format!("{path}/votes.csv")).await);
        let mut citizen = browser_of(&town, circle.citizen);
        says(
            &open(&mut citizen, &format!("{path}/mes-avis")).await,
            &["pour que son résultat ne change plus"],
        );
        let withdraw = WithdrawStatement { statement: added.id };
        town.act(Actor::Person(circle.citizen), withdraw)
            .await
            .expect("taken back");
        let kept = conversations::find_statement(&mut town.sql(), town.body, id, 9).await;
        let kept = kept.expect("read").expect("there");
        assert_eq!(
            (kept.state, kept.author_id, kept.text.as_str()),
            (State::WithdrawnAfter, None, "")
        );
        let after = votes(&open(&mut visitor, &format!("{path}/votes.csv")).await);
        assert_eq!(before, after);
        assert_eq!(after.len(), 12 * 8);
        let page = open(&mut visitor, &format!("{path}/enonces")).await;
        hides(&page, &["Je regrette"]);
        let line = page.split("id=\"enonce-9\"").nth(1).expect("its line");
        says(
            line,
            &["(énoncé retiré par son auteur)", "12 personnes ont répondu"],
        );
    });
}

#[tokio::test]
async fn one_that_comes_from_another_house_without_its_key_is_over() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let twelve = people(&town, 12).await;
        two_camps(&town, id, &twelve, 6).await;
        // As it arrives with an export: its key stayed.
        let mut sql = town.house.db.begin().await.expect("a transaction");
        let changed = sql.execute(FORGET_KEY, args![town.body, id]).await;
        assert_eq!(changed.expect("written"), 1);
        sql.commit().await.expect("kept");

        let path = format!("/conversations/{id}");
        let mut somebody = browser_of(&town, twelve[0]);
        let page = open(&mut somebody, "/conversations").await;
        says(&page, &["Aucune conversation n’est ouverte", &path]);
        let page = open(&mut somebody, &path).await;
        says(&page, &["Close le", "opinion-map"]);
        hides(&page, &["/participer\"", "opinion-own"]);
        let late = CastOpinion {
            conversation: id,
            statement: 1,
            opinion: Opinion::Pass,
        };
        let late = town.act(Actor::Person(twelve[0]), late).await;
        assert!(matches!(late, Err(Fault::Refused { .. })), "{late:?}");
        // Its date still closes it for good.
        town.advance_days(31).await;
        assert!(found(&town, id).await.closed_at.is_some());
    });
}

#[tokio::test]
async fn who_runs_it_closes_it_before_and_only_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let path = format!("/conversations/{id}");
        let closing = || CloseConversation { conversation: id };
        let stranger = town.act(Actor::Person(circle.citizen), closing()).await;
        assert!(matches!(stranger, Err(Fault::Forbidden { .. })), "{stranger:?}");
        let mut chair = browser_of(&town, circle.chair);
        says(&open(&mut chair, &path).await, &["Clore avant la date"]);
        let done = send(&town, &mut chair, &format!("{path}/clore"), &[]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let again = town.act(Actor::Person(circle.chair), closing()).await;
        assert!(matches!(again, Err(Fault::Refused { .. })), "{again:?}");
        let page = open(&mut chair, &path).await;
        hides(&page, &["Clore avant la date", "/modifier"]);
    });
}

#[tokio::test]
async fn two_who_change_it_at_once_lose_nothing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let path = format!("/conversations/{id}/modifier");
        let mut chair = browser_of(&town, circle.chair);
        says(&open(&mut chair, &path).await, &["Se déplacer", "value=\"1\""]);
        let mut fields = vec![
            ("version", "1"),
            ("titre", "Se déplacer à pied"),
            ("question", "Qu’est-ce qui vous ferait marcher ?"),
            ("presentation", ""),
            ("carte", "apres"),
            ("fin", "2026-12-20"),
        ];
        let done = send(&town, &mut chair, &path, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let about = found(&town, id).await;
        assert_eq!((about.version, about.is_map_shown_meanwhile), (2, false));
        fields[1] = ("titre", "Se déplacer à vélo");
        let stale = send(&town, &mut chair, &path, &fields).await;
        assert_eq!(stale.status, 409);
        says(
            &stale.text,
            &[
                "Se déplacer à pied",
                "Se déplacer à vélo",
                "pendant que vous écriviez",
            ],
        );
    });
}
