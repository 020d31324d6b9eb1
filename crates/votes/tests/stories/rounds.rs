//! A majority in three rounds, as councils appoint: each round is a vote of its own.

use testkit::{TestTown, on_both_engines};
use votes::{AskChoice, Outcome, WayRule};

use crate::assembly::{Assembly, FEATURES, browser_of, page};
use crate::choosing::{asked, mark, one, open, read};

#[tokio::test]
async fn in_three_rounds_all_stay_until_the_third_where_the_most_votes_are_enough() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let deed = asked(&people, &town, WayRule::ThreeRound, &["Nord", "Sud", "Est"]);
        let mut id = open(&town, &people, deed.clone()).await;
        for round in 1..=3_u32 {
            // Nobody ever has more than half: two of five, then two of the four who come.
            let places: &[u32] = if round == 3 {
                &[1, 2, 3, 3]
            } else {
                &[1, 1, 2, 3, 3]
            };
            for (elector, place) in people.electors().into_iter().zip(places) {
                mark(&town, id, elector, one(*place)).await.expect("they vote");
            }
            town.advance_days(2).await;
            let closed = read(&town, id).await;
            if round == 3 {
                assert_eq!(closed.closing.expect("closed").outcome, Outcome::Chosen);
                assert_eq!(closed.winners, ["Est"]);
                return;
            }
            assert_eq!(closed.closing.expect("closed").outcome, Outcome::SecondRound);
            let shown = page(&mut browser_of(&town, people.nolwenn), &format!("/votes/{id}")).await;
            assert!(shown.contains("Ouvrir le tour suivant"), "{shown}");
            let again = AskChoice {
                again: Some(id),
                offered: Vec::new(),
                closes_at: town.now().plus_days(2),
                ..deed.clone()
            };
            id = open(&town, &people, again).await;
            let (offered, _) = votes::choice(&mut town.sql(), town.body, id)
                .await
                .expect("it reads")
                .expect("a choice");
            let way = read(&town, id).await.way.expect("a choice");
            assert_eq!((offered.len(), way.round), (3, round + 1));
        }
    });
}
