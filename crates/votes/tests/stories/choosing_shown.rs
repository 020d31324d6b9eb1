//! What the page of a closed choice says of its draws, of its last seats, and of a count that cannot be made again.

use testkit::{TestTown, on_both_engines};
use votes::{Mark, ScrutinId, WayRule};

use crate::assembly::{Assembly, FEATURES, journaled, page};
use crate::choosing::{asked, mark, open, ranking, read};

db::statements! {
    SPOIL = "update scrutin_choice set certificate = $3 where collectivite_id = $1 and scrutin_id = $2";
}

#[tokio::test]
async fn a_draw_that_eliminates_says_who_and_that_it_decided() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let deed = asked(&people, &town, WayRule::ScottishStv, &["Nord", "Sud"]);
        let id = open(&town, &people, deed).await;
        for (elector, given) in [
            (people.lea, ranking(&[1])),
            (people.malo, ranking(&[2])),
            (people.yann, Mark::Blank),
        ] {
            mark(&town, id, elector, given).await.expect("they vote");
        }
        town.advance_days(2).await;
        let closed = journaled(&town, id, "votes.choice-closed").await;
        let seed = closed[0]["seed"].as_str().expect("shown").to_owned();
        // The first of the draw is the one it falls on: out.
        let out = ["1", "2"].into_iter().min_by_key(|id| counting::drawn(&seed, id));
        let (out, stays) = if out == Some("1") {
            ("Nord", "Sud")
        } else {
            ("Sud", "Nord")
        };
        assert_eq!(read(&town, id).await.winners, [stays]);
        let shown = page(&mut town.browser(), &format!("/votes/{id}")).await;
        for said in [
            "Il y a eu égalité, et le tirage public a décidé.",
            &format!("à éliminer, «\u{a0}{out}\u{a0}», par le tirage public"),
        ] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
    });
}

#[tokio::test]
async fn votes_that_go_from_one_to_another_are_drawn_beside_their_table() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let deed = asked(&people, &town, WayRule::ScottishStv, &["Nord", "Sud", "Est"]);
        let id = open(&town, &people, deed).await;
        for (elector, given) in [
            (people.lea, ranking(&[1])),
            (people.malo, ranking(&[2, 1])),
            (people.yann, ranking(&[3, 2, 1])),
        ] {
            mark(&town, id, elector, given).await.expect("they vote");
        }
        town.advance_days(2).await;
        let shown = page(&mut town.browser(), &format!("/votes/{id}")).await;
        // On a telephone it scrolls in a block of its own, by keyboard too.
        assert!(
            shown.contains("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\""),
            "{shown}"
        );
        let picture = shown.split("<svg class=\"transfers\"").nth(1).expect("a picture");
        let (picture, beside) = picture.split_once("</svg>").expect("its end");
        for part in ["<title ", "<desc ", "3 réponses", "transfers-ribbon"] {
            assert!(picture.contains(part), "{part} in {picture}");
        }
        assert!(
            beside.contains("1. Nord") && beside.contains("Tour"),
            "the table: {beside}"
        );
    });
}

#[tokio::test]
async fn the_two_best_scored_meet_and_the_page_says_by_how_many_ballots() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let deed = asked(&people, &town, WayRule::Star, &["Nord", "Sud", "Est"]);
        let id = open(&town, &people, deed).await;
        // North has the greater total; two of three score South higher.
        for (elector, scores) in [
            (people.lea, [5, 0, 1]),
            (people.malo, [3, 4, 0]),
            (people.yann, [3, 4, 0]),
        ] {
            let points = Mark::Points((1..).zip(scores).collect());
            mark(&town, id, elector, points).await.expect("they vote");
        }
        town.advance_days(2).await;
        assert_eq!(read(&town, id).await.winners, ["Sud"]);
        let shown = page(&mut town.browser(), &format!("/votes/{id}")).await;
        let said = "La réponse Sud est mieux notée que Nord sur plus de bulletins (2 contre 1)\u{a0}: elle est retenue.";
        assert!(shown.contains(said), "{said} in {shown}");
    });
}

#[tokio::test]
async fn equal_shares_say_who_is_paid_for_and_who_fills_the_places_left() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let mut deed = asked(&people, &town, WayRule::EqualShares, &["Nord", "Sud", "Est"]);
        deed.way.seats = 2;
        let id = open(&town, &people, deed).await;
        // Two pay for one answer and cannot pay for another; nor can the third alone.
        for (elector, ticked) in [
            (people.lea, vec![1, 2]),
            (people.malo, vec![1, 2]),
            (people.yann, vec![3]),
        ] {
            mark(&town, id, elector, Mark::Approvals(ticked.into_iter().collect()))
                .await
                .expect("they vote");
        }
        town.advance_days(2).await;
        let mut winners = read(&town, id).await.winners;
        winners.sort();
        assert_eq!(winners, ["Nord", "Sud"]);
        let shown = page(&mut town.browser(), &format!("/votes/{id}")).await;
        for said in [
            "ceux qui la cochent peuvent la payer ensemble",
            "allées aux réponses les plus cochées (1)",
            "Approbations",
            "Qui se retrouve dans le résultat",
            "Aucune réponse retenue",
            "2 réponses retenues",
            "2 bulletins (",
        ] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
        // Nobody ticks one of them alone.
        assert!(shown.contains("0 bulletin ("), "{shown}");
    });
}

#[tokio::test]
async fn last_seats_without_a_ballot_are_said_and_a_spoilt_certificate_leaves_the_page_standing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let titles = ["Nord", "Sud", "Est", "Kerlouan", "Tromeur"];
        let mut deed = asked(&people, &town, WayRule::Approval, &titles);
        deed.way.seats = 4;
        let id = open(&town, &people, deed).await;
        for elector in [people.lea, people.malo, people.yann] {
            mark(&town, id, elector, Mark::Approvals([1, 2, 3].into()))
                .await
                .expect("they vote");
        }
        town.advance_days(2).await;
        let winners = read(&town, id).await.winners;
        let last = winners.last().expect("four seats");
        assert!(last == "Kerlouan" || last == "Tromeur", "{winners:?}");
        let path = format!("/votes/{id}");
        let shown = page(&mut town.browser(), &path).await;
        let said = format!("Aucun bulletin ne soutient «\u{a0}{last}\u{a0}»");
        assert!(shown.contains(&said), "{said} in {shown}");
        let listed = page(&mut town.browser(), "/votes").await;
        assert!(
            listed.contains("et 1 autre") && !listed.contains(last.as_str()),
            "three are named: {listed}"
        );

        spoil(&town, id).await;
        let shown = page(&mut town.browser(), &path).await;
        for said in [
            "ne peut pas refaire le compte",
            "certificat.json",
            "Retenus\u{a0}:",
        ] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
        assert!(
            !shown.contains("bulletins.csv"),
            "no file that cannot be read: {shown}"
        );
    });
}

/// As after a bad restoration.
async fn spoil(town: &TestTown, id: ScrutinId) {
    let mut sql = town.house.db.begin().await.expect("it begins");
    sql.execute(SPOIL, db::args![town.body, id, "{}"])
        .await
        .expect("it is spoilt");
    sql.commit().await.expect("it is kept");
}
