//! A count that takes long is made beside: nobody votes meanwhile, and its result is fixed once.

use kernel::{Actor, EffectLine, EffectState, Fault};
use testkit::{TestTown, on_both_engines};
use votes::{CloseScrutin, Outcome, ScrutinId, WayRule};

use crate::assembly::{Assembly, FEATURES, browser_of, journaled, page, send};
use crate::choosing::{asked, mark, open, ranking, read};

db::statements! {
    SPOIL = "update scrutin_choice set offered = $3 where collectivite_id = $1 and scrutin_id = $2";
}

/// A choice among sixty answers, each elector's pairs of which are many.
async fn heavy(town: &TestTown, people: &Assembly) -> ScrutinId {
    let titles: Vec<String> = (1..=60).map(|number| format!("Proposition {number}")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let id = open(town, people, asked(people, town, WayRule::Schulze, &titles)).await;
    for elector in [people.lea, people.malo, people.yann] {
        mark(town, id, elector, ranking(&[7, 2, 1]))
            .await
            .expect("they vote");
    }
    id
}

#[tokio::test]
async fn a_long_count_is_made_beside_once_and_nobody_votes_meanwhile() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let id = heavy(&town, &people).await;
        let path = format!("/votes/{id}");
        let stopped_at = town.now();
        let chair = Actor::Person(people.nolwenn);
        let close = CloseScrutin { scrutin: id };
        town.act(chair, close.clone()).await.expect("closed");
        assert!(read(&town, id).await.closing.is_none(), "not counted yet");
        let mut visitor = town.browser();
        let meanwhile = page(&mut visitor, &path).await;
        for said in [
            "Dépouillement",
            "Le vote est arrêté depuis le",
            "Rechargez cette page",
        ] {
            assert!(meanwhile.contains(said), "{said} in {meanwhile}");
        }
        let listed = page(&mut visitor, "/votes").await;
        assert!(
            listed.contains("Arrêté le")
                && listed.contains("dépouillement en cours")
                && !listed.contains("Jusqu’au"),
            "the only vote of the town: {listed}"
        );
        assert!(!meanwhile.contains("Proposition 7</strong>"), "{meanwhile}");
        let late = mark(&town, id, people.soizic, ranking(&[3])).await;
        assert!(matches!(late, Err(Fault::Refused { .. })));
        let twice = town.act(chair, close).await;
        assert!(matches!(twice, Err(Fault::Refused { .. })));

        town.settle().await;
        let counted = read(&town, id).await;
        let closing = counted.closing.expect("counted");
        assert_eq!((closing.at, closing.outcome), (stopped_at, Outcome::Chosen));
        assert_eq!(closing.tally.votants(), 3);
        assert_eq!(counted.winners, ["Proposition 7"]);
        let shown = page(&mut visitor, &path).await;
        assert!(shown.contains("Proposition 7"), "{shown}");
        // Its date comes, the worker turns again: it is counted once.
        town.advance_days(3).await;
        assert_eq!(journaled(&town, id, "votes.choice-closed").await.len(), 1);
        assert_eq!(journaled(&town, id, "votes.choice-stopped").await.len(), 1);
    });
}

#[tokio::test]
async fn at_its_date_a_long_count_goes_the_same_way_and_the_button_says_so() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let id = heavy(&town, &people).await;
        town.advance_days(2).await;
        town.settle().await;
        assert_eq!(read(&town, id).await.winners, ["Proposition 7"]);
        assert_eq!(journaled(&town, id, "votes.choice-closed").await.len(), 1);

        let other = heavy(&town, &people).await;
        let mut chair = browser_of(&town, people.nolwenn);
        let closed = send(&town, &mut chair, &format!("/votes/{other}/clore"), &[]).await;
        let to = closed.location.clone().expect("an address");
        assert!(to.contains("votes-stopped"), "{to}");
    });
}

/// What was asked of the worker for counts.
async fn asked_for(town: &TestTown) -> Vec<EffectLine> {
    let mut lines = EffectLine::latest(&mut town.sql(), town.body, 100)
        .await
        .expect("the effects are read");
    lines.retain(|line| line.kind == "votes-count");
    lines
}

#[tokio::test]
async fn a_count_for_which_no_delivery_has_the_time_is_asked_for_once_and_made_when_one_has() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let id = heavy(&town, &people).await;
        let lease_s = town.house.settings.lease_s;
        // Every delivery is given up as it begins.
        town.equip(|settings| settings.lease_s = 0, |_| Vec::new()).await;
        town.act(Actor::Person(people.nolwenn), CloseScrutin { scrutin: id })
            .await
            .expect("closed");
        town.settle().await;
        // Its date comes, and is looked at again and again meanwhile.
        for _ in 0..3 {
            town.advance_days(1).await;
        }
        assert!(read(&town, id).await.closing.is_none(), "no time to count");
        let lines = asked_for(&town).await;
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!(lines[0].key, id.to_string());
        assert!(lines[0].attempts > 1, "{lines:?}");

        town.equip(|settings| settings.lease_s = lease_s, |_| Vec::new())
            .await;
        town.advance_days(1).await;
        assert_eq!(read(&town, id).await.winners, ["Proposition 7"]);
        let lines = asked_for(&town).await;
        assert_eq!((lines.len(), lines[0].state()), (1, EffectState::Done));
        assert_eq!(journaled(&town, id, "votes.choice-closed").await.len(), 1);
    });
}

#[tokio::test]
async fn a_count_that_cannot_be_is_given_up_at_once_and_not_begun_again() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let id = heavy(&town, &people).await;
        town.act(Actor::Person(people.nolwenn), CloseScrutin { scrutin: id })
            .await
            .expect("closed");
        // As after a bad restoration: the ballots name answers that are there no more.
        let three = r#"[{"title":"A","description":""},{"title":"B","description":""},{"title":"C","description":""}]"#;
        let mut sql = town.house.db.begin().await.expect("it begins");
        sql.execute(SPOIL, db::args![town.body, id, three])
            .await
            .expect("it is spoilt");
        sql.commit().await.expect("it is kept");
        town.settle().await;
        town.advance_days(3).await;
        let lines = asked_for(&town).await;
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!((lines[0].state(), lines[0].attempts), (EffectState::Parked, 1));
    });
}
