//! While votes still come: what is shown, one day after the other, tells nobody what somebody said in between.

use conversations::{AddStatement, Opinion};
use kernel::Actor;
use testkit::{Browser, TestTown, on_both_engines};

use crate::{Circle, FEATURES, browser_of, cast_opinion, hides, open, people, says, two_camps};

/// The lines of the statements as they are shown, by number.
async fn lines(visitor: &mut Browser, path: &str) -> Vec<String> {
    let page = open(visitor, &format!("{path}/enonces")).await;
    page.split("id=\"enonce-")
        .skip(1)
        .filter_map(|part| part.split("</article>").next())
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn figures_are_of_days_that_are_over_and_wait_for_five_newcomers() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let path = format!("/conversations/{id}");
        let people = people(&town, 17).await;
        two_camps(&town, id, &people[..12], 6).await;
        let add = AddStatement {
            conversation: id,
            text: "Plus de bancs".to_owned(),
        };
        town.act(Actor::Person(circle.chair), add).await.expect("added");
        for person in &people[..3] {
            cast_opinion(&town, *person, id, (9, Opinion::Agree)).await;
        }
        let mut visitor = town.browser();
        hides(&open(&mut visitor, &path).await, &["opinion-map"]);
        let first = lines(&mut visitor, &path).await;
        assert_eq!(first.len(), 9);
        for line in &first {
            hides(line, &["ont répondu"]);
        }

        // The next day, all of it but the statement that three people answered.
        town.advance_days(1).await;
        says(
            &open(&mut visitor, &path).await,
            &["opinion-map", "Carte de 12 participants"],
        );
        let second = lines(&mut visitor, &path).await;
        says(&second[0], &["personnes ont répondu"]);
        hides(&second[8], &["ont répondu"]);

        // Somebody changes their mind, somebody comes: nothing moves, that day or the next.
        cast_opinion(&town, people[1], id, (1, Opinion::Pass)).await;
        cast_opinion(&town, people[12], id, (1, Opinion::Disagree)).await;
        assert_eq!(lines(&mut visitor, &path).await, second);
        town.advance_days(1).await;
        assert_eq!(lines(&mut visitor, &path).await, second);
        // One more change of the same mind, and four more people: they are seen together, the day after.
        cast_opinion(&town, people[1], id, (1, Opinion::Disagree)).await;
        for person in &people[13..] {
            cast_opinion(&town, *person, id, (1, Opinion::Agree)).await;
        }
        assert_eq!(lines(&mut visitor, &path).await, second);
        town.advance_days(1).await;
        let last = lines(&mut visitor, &path).await;
        assert_ne!(last[0], second[0]);
        assert_eq!(last[1..], second[1..]);
        says(&open(&mut visitor, &path).await, &["Carte de 17 participants"]);
    });
}

#[tokio::test]
async fn a_newcomer_sees_at_once_where_they_stand_on_the_map_of_the_day() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let path = format!("/conversations/{id}");
        let people = people(&town, 13).await;
        two_camps(&town, id, &people[..12], 6).await;
        town.advance_days(1).await;
        let mut newcomer = browser_of(&town, people[12]);
        let page = open(&mut newcomer, &path).await;
        says(&page, &["Carte de 12 participants"]);
        hides(&page, &["opinion-own"]);

        // As the first camp answers.
        for number in 1..=8 {
            let opinion = if number <= 4 {
                Opinion::Agree
            } else {
                Opinion::Disagree
            };
            cast_opinion(&town, people[12], id, (number, opinion)).await;
        }
        let here = open(&mut newcomer, &path).await;
        says(&here, &["opinion-own", "Carte de 12 participants"]);
        hides(&open(&mut town.browser(), &path).await, &["opinion-own"]);
        let mut other = browser_of(&town, circle.neighbour);
        hides(&open(&mut other, &path).await, &["opinion-own"]);

        // Of another mind, they stand elsewhere, at once; the map that everybody sees does not move.
        for number in 1..=8 {
            let opinion = if number > 4 {
                Opinion::Agree
            } else {
                Opinion::Disagree
            };
            cast_opinion(&town, people[12], id, (number, opinion)).await;
        }
        let there = open(&mut newcomer, &path).await;
        let own = |page: &str| {
            let from = page.find("class=\"opinion-own\"").expect("the circle");
            page[from..].chars().take(80).collect::<String>()
        };
        assert_ne!(own(&here), own(&there));
        says(&there, &["Carte de 12 participants"]);
    });
}
