//! A vote ends: counted once, in the transaction of what follows, and explained.

use db::Uuid;
use kernel::{Actor, BoxFuture, Event, Fault, Feature, HomeSection, Work};
use testkit::{TestTown, on_both_engines};
use votes::{Choice, CloseScrutin, Mode, Outcome, Scrutin, ScrutinId};

use crate::assembly::{Assembly, FEATURES, browser_of, cast, journaled, page, refusal};

async fn closed(town: &TestTown, id: ScrutinId) -> (Outcome, Scrutin) {
    let scrutin = votes::find(&mut town.sql(), town.body, id)
        .await
        .expect("it reads")
        .expect("it is there");
    (scrutin.closing.expect("it is closed").outcome, scrutin)
}

async fn all_vote(town: &TestTown, people: &Assembly, scrutin: ScrutinId, choices: [Choice; 5]) {
    for (elector, choice) in people.electors().into_iter().zip(choices) {
        cast(town, scrutin, elector, choice)
            .await
            .expect("everyone votes");
    }
}

const NARROW: [Choice; 5] = [
    Choice::Pour,
    Choice::Contre,
    Choice::Pour,
    Choice::Abstention,
    Choice::Pour,
];

#[tokio::test]
async fn the_deadline_closes_counts_and_tells_why() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        all_vote(&town, &people, scrutin, NARROW).await;
        town.advance_days(2).await;
        town.advance_days(5).await;

        assert_eq!(closed(&town, scrutin).await.0, Outcome::Adopted);
        let lines = journaled(&town, scrutin, "votes.scrutin-closed").await;
        assert_eq!(lines.len(), 1, "counted once");
        assert_eq!(
            lines[0],
            serde_json::json!({
                "on": people.amendment, "outcome": "adopted",
                "pour": 3, "contre": 1, "abstention": 1, "votants": 5, "inscrits": 5,
            })
        );
        let shown = page(&mut town.browser(), &format!("/votes/{scrutin}")).await;
        for part in [
            "Adopté",
            "3 pour et 1 contre\u{a0}: il fallait plus de la moitié des 4 voix exprimées, soit 3.",
            "règlement intérieur type",
            "class=\"result-bar\"",
            "<caption>Dépouillement</caption>",
            "5 personnes ont voté elles-mêmes, il en fallait 3",
        ] {
            assert!(shown.contains(part), "{part} is missing: {shown}");
        }
        for name in ["Nolwenn", "Léa", "Malo", "Yann", "Soizic"] {
            assert!(!shown.contains(name), "an ordinary vote names {name}");
        }
        let own = page(
            &mut browser_of(&town, people.lea),
            &format!("/votes/{scrutin}/bulletin"),
        )
        .await;
        assert!(
            own.contains("Vous avez voté\u{a0}: Contre"),
            "one's own reference can be checked later: {own}"
        );
    });
}

#[tokio::test]
async fn a_public_vote_names_everyone_once_closed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Public).await;
        let reference = cast(&town, scrutin, people.lea, Choice::Contre)
            .await
            .expect("Léa votes");
        for elector in [people.nolwenn, people.soizic] {
            cast(&town, scrutin, elector, Choice::Pour)
                .await
                .expect("they vote");
        }
        town.advance_days(2).await;
        let shown = page(&mut town.browser(), &format!("/votes/{scrutin}")).await;
        let table = &shown[shown
            .find("<caption>Liste nominative, par ordre alphabétique</caption>")
            .expect("the nominal list")..];
        let lea = &table[table.find("Léa Riou").expect("Léa is named")..];
        assert!(lea.find("Contre").expect("her choice") < lea.find(&reference).expect("her reference"));
        assert!(table.find("Léa Riou") < table.find("Malo Tanguy"), "by name");
        assert_eq!(table.matches("N’a pas voté").count(), 2);
    });
}

#[tokio::test]
async fn without_its_quorum_nothing_is_decided_and_a_second_call_needs_none() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let first = people.open(&town, Mode::Ordinaire).await;
        cast(&town, first, people.lea, Choice::Pour)
            .await
            .expect("Léa votes");
        cast(&town, first, people.malo, Choice::Pour)
            .await
            .expect("Malo votes");
        town.advance_days(2).await;
        assert_eq!(closed(&town, first).await.0, Outcome::NoQuorum);
        let shown = page(&mut town.browser(), &format!("/votes/{first}")).await;
        assert!(
            shown.contains("2 personnes ont voté elles-mêmes sur 5, il en fallait 3"),
            "{shown}"
        );

        // Asked again at once, it is the same vote again, with its condition.
        let early = people.open(&town, Mode::Ordinaire).await;
        cast(&town, early, people.lea, Choice::Pour)
            .await
            .expect("Léa votes");
        town.advance_days(2).await;
        assert_eq!(closed(&town, early).await.0, Outcome::NoQuorum);

        town.advance_days(3).await;
        let second = people.open(&town, Mode::Ordinaire).await;
        let booth = page(&mut browser_of(&town, people.lea), &format!("/votes/{second}")).await;
        assert!(
            booth.contains("sans que le quorum soit atteint, il y a 3 jours au moins"),
            "{booth}"
        );
        cast(&town, second, people.lea, Choice::Pour)
            .await
            .expect("Léa votes");
        town.advance_days(2).await;
        assert_eq!(closed(&town, second).await.0, Outcome::Adopted);
    });
}

#[tokio::test]
async fn between_equals_the_chair_decides() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let split = [
            Choice::Pour,
            Choice::Contre,
            Choice::Pour,
            Choice::Contre,
            Choice::Abstention,
        ];
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        let booth = page(
            &mut browser_of(&town, people.nolwenn),
            &format!("/votes/{scrutin}"),
        )
        .await;
        assert!(
            booth.contains("À égalité, votre voix est prépondérante"),
            "{booth}"
        );
        all_vote(&town, &people, scrutin, split).await;
        town.advance_days(2).await;
        let (outcome, kept) = closed(&town, scrutin).await;
        assert_eq!(
            (outcome, kept.closing.expect("closed").casting),
            (Outcome::Adopted, Some(Choice::Pour))
        );
        let shown = page(&mut town.browser(), &format!("/votes/{scrutin}")).await;
        assert!(shown.contains("la voix de la personne qui préside est prépondérante, et elle a voté pour"));
    });
}

#[tokio::test]
async fn the_chair_can_close_before_the_hour_and_the_page_says_so() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        all_vote(&town, &people, scrutin, NARROW).await;
        let mut nolwenn = browser_of(&town, people.nolwenn);
        let request = town.id::<Uuid>().to_string();
        let sent = nolwenn
            .post(&format!("/votes/{scrutin}/clore"), &[("request_id", &request)])
            .await;
        assert_eq!(sent.location, Some(format!("/votes/{scrutin}?fait=votes-closed")));
        let shown = page(&mut nolwenn, &format!("/votes/{scrutin}")).await;
        assert!(
            shown.contains("avant l’heure annoncée (jeudi 12 novembre 2026"),
            "{shown}"
        );
        let again = town
            .act(Actor::Person(people.nolwenn), CloseScrutin { scrutin })
            .await;
        assert_eq!(refusal(again), "votes-refused-already-closed");
        town.advance_days(3).await;
        assert_eq!(journaled(&town, scrutin, "votes.scrutin-closed").await.len(), 1);
    });
}

/// What follows a closing refuses: as an amendment that could not be merged would.
fn refuse_adoption<'a>(_work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind == "votes.scrutin-closed" && event.payload["outcome"] == "adopted" {
            return Err(Fault::Internal("cannot be merged".to_owned()));
        }
        Ok(())
    })
}

#[tokio::test]
async fn the_closing_and_what_follows_happen_together_or_not_at_all() {
    let follower = Feature {
        reaction: Some(refuse_adoption),
        ..Feature::named("follower")
    };
    let features = [FEATURES, &[follower]].concat();
    on_both_engines!(&features, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        all_vote(&town, &people, scrutin, NARROW).await;
        let outcome = town
            .act(Actor::Person(people.nolwenn), CloseScrutin { scrutin })
            .await;
        assert!(matches!(outcome, Err(Fault::Internal(_))), "{outcome:?}");
        let kept = votes::find(&mut town.sql(), town.body, scrutin)
            .await
            .expect("it reads")
            .expect("it is there");
        assert!(kept.closing.is_none(), "nothing was counted");
        cast(&town, scrutin, people.nolwenn, Choice::Contre)
            .await
            .expect("one may still vote");
    });
}

#[tokio::test]
async fn the_home_page_says_what_is_open_then_what_was_decided() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        let home = votes::FEATURE.home.expect("votes stand on the home page");
        let open = home(&town.house, &mut town.sql(), town.body, 5)
            .await
            .expect("it reads");
        assert_eq!(open.len(), 1);
        assert_eq!(
            (open[0].section, open[0].at),
            (HomeSection::TakePart, town.now().plus_days(2))
        );
        all_vote(&town, &people, scrutin, NARROW).await;
        town.house.clock.set(town.now().plus_days(2));
        let counting = home(&town.house, &mut town.sql(), town.body, 5)
            .await
            .expect("it reads");
        assert!(counting.is_empty(), "one cannot take part any more: {counting:?}");
        town.settle().await;
        let decided = home(&town.house, &mut town.sql(), town.body, 5)
            .await
            .expect("it reads");
        assert_eq!(
            (decided[0].section, decided[0].detail.key),
            (HomeSection::Decided, "votes-home-adopted")
        );
    });
}
