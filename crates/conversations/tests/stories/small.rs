//! Few people: neither a map nor a group says what they think.

use conversations::{AddStatement, Opinion, WithdrawStatement};
use kernel::Actor;
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, browser_of, cast_opinion, close, hides, open, people, says, two_camps};

#[tokio::test]
async fn four_people_have_neither_map_nor_files() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let four = people(&town, 4).await;
        two_camps(&town, id, &four, 2).await;
        let mut visitor = town.browser();
        let page = open(&mut visitor, &format!("/conversations/{id}")).await;
        says(&page, &["4 participants", "La carte paraîtra quand 5 personnes"]);
        hides(&page, &["opinion-map", "votes.csv"]);
        let page = open(&mut visitor, &format!("/conversations/{id}/enonces")).await;
        hides(&page, &["ont répondu"]);
        for file in ["votes.csv", "comments.csv", "participants-votes.csv"] {
            let reply = visitor.get(&format!("/conversations/{id}/{file}")).await;
            assert_eq!(reply.status, 404, "{file}");
        }
        // Neither the next day nor at the end.
        for days in [1, 31] {
            town.advance_days(days).await;
            hides(
                &open(&mut visitor, &format!("/conversations/{id}")).await,
                &["opinion-map", "votes.csv"],
            );
            let reply = visitor.get(&format!("/conversations/{id}/votes.csv")).await;
            assert_eq!(reply.status, 404, "after {days} days");
        }
    });
}

#[tokio::test]
async fn five_people_of_whom_four_can_be_read_are_four() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let five = people(&town, 5).await;
        two_camps(&town, id, &five[..4], 2).await;
        let add = AddStatement {
            conversation: id,
            text: "Plus de bancs".to_owned(),
        };
        let added = town.act(Actor::Person(circle.citizen), add).await.expect("added");
        cast_opinion(&town, five[4], id, (9, Opinion::Agree)).await;
        let withdraw = WithdrawStatement { statement: added.id };
        town.act(Actor::Person(circle.citizen), withdraw)
            .await
            .expect("withdrawn");
        close(&town, circle.chair, id).await;
        let mut visitor = town.browser();
        let page = open(&mut visitor, &format!("/conversations/{id}")).await;
        says(&page, &["5 participants"]);
        hides(&page, &["opinion-map", "votes.csv"]);
        for file in ["votes.csv", "comments.csv", "participants-votes.csv"] {
            let reply = visitor.get(&format!("/conversations/{id}/{file}")).await;
            assert_eq!(reply.status, 404, "{file}");
        }
    });
}

#[tokio::test]
async fn a_group_of_three_is_not_shown_and_its_members_have_no_letter() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let thirteen = people(&town, 13).await;
        two_camps(&town, id, &thirteen, 10).await;
        let path = format!("/conversations/{id}");
        close(&town, circle.chair, id).await;
        let page = open(&mut town.browser(), &path).await;
        says(&page, &["opinion-map", "de moins de 5 personnes n"]);
        // Ten people are one group or two that are shown; the three others are in none of them.
        let mut one_of_three = browser_of(&town, thirteen[12]);
        let own = open(&mut one_of_three, &path).await;
        hides(&own, &["(le vôtre)"]);
        let file = town
            .browser()
            .get(&format!("{path}/participants-votes.csv"))
            .await
            .text;
        let without = file
            .lines()
            .skip(1)
            .filter(|line| line.split(',').nth(1) == Some(""))
            .count();
        assert!(without >= 3, "{file}");
    });
}

#[tokio::test]
async fn a_map_kept_for_the_end_is_shown_at_the_end() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let mut opening = circle.opening(&town);
        opening.is_map_shown_meanwhile = false;
        let chair = Actor::Person(circle.chair);
        let id = town.act(chair, opening).await.expect("opened");
        let twelve = people(&town, 12).await;
        two_camps(&town, id, &twelve, 6).await;
        cast_opinion(&town, circle.citizen, id, (1, Opinion::Pass)).await;
        let path = format!("/conversations/{id}");
        for mut browser in [town.browser(), browser_of(&town, circle.chair)] {
            let page = open(&mut browser, &path).await;
            says(&page, &["La carte et les chiffres seront montrés à la fin"]);
            hides(&page, &["opinion-map", "votes.csv"]);
            let page = open(&mut browser, &format!("{path}/enonces?tri=divise")).await;
            hides(&page, &["ont répondu"]);
            assert_eq!(browser.get(&format!("{path}/votes.csv")).await.status, 404);
        }
        town.advance_days(31).await;
        let page = open(&mut town.browser(), &path).await;
        says(&page, &["opinion-map", "/votes.csv"]);
    });
}
