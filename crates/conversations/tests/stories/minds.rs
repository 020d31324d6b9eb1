//! Changing one's mind; two people at once.

use conversations::{CastOpinion, Opinion};
use db::args;
use kernel::Actor;
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, browser_of, cast_opinion, found, hides, open, says, send};

db::statements! {
    COUNT_REMEMBERED = "select count(*) as n from request where collectivite_id = $1 and action like 'conversations.cast%'";
    COUNT_TOLD = "select count(*) as n from journal where collectivite_id = $1 and actor_id = $2";
}

#[tokio::test]
async fn nothing_beside_the_votes_tells_who_cast_them() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let told = async || {
            let values = args![town.body, circle.citizen];
            town.sql().count(COUNT_TOLD, values).await.expect("counted")
        };
        let before = told().await;
        let mut browser = browser_of(&town, circle.citizen);
        let path = format!("/conversations/{id}/participer");
        for number in ["1", "2", "3"] {
            let fields = [("enonce", number), ("opinion", "accord")];
            assert_eq!(send(&town, &mut browser, &path, &fields).await.status, 303);
        }
        assert_eq!(found(&town, id).await.votes, 3);
        assert_eq!(told().await, before, "no line of the journal");
        let remembered = town.sql().count(COUNT_REMEMBERED, args![town.body]).await;
        assert_eq!(remembered.expect("counted"), 0, "no form remembered");
    });
}

#[tokio::test]
async fn somebody_changes_their_mind_and_counts_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        cast_opinion(&town, circle.citizen, id, (2, Opinion::Agree)).await;
        cast_opinion(&town, circle.citizen, id, (2, Opinion::Agree)).await;
        cast_opinion(&town, circle.citizen, id, (5, Opinion::Pass)).await;
        let about = found(&town, id).await;
        // Said twice, it was cast once.
        assert_eq!((about.participants, about.votes, about.casts), (1, 2, 2));

        let path = format!("/conversations/{id}/mes-avis");
        let mut browser = browser_of(&town, circle.citizen);
        says(
            &open(&mut browser, &path).await,
            &["Mes avis sur 2 énoncés", "plus loin."],
        );
        let fields = [("enonce", "2"), ("opinion", "desaccord"), ("page", "1")];
        let done = send(&town, &mut browser, &path, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let about = found(&town, id).await;
        assert_eq!((about.participants, about.votes, about.casts), (1, 2, 3));
        let page = open(&mut browser, &path).await;
        let said = page.split("id=\"avis-2\"").nth(1).expect("the line");
        let said = said.split("</article>").next().expect("its end");
        says(said, &["value=\"desaccord\" selected"]);

        // Nobody else reads it: another person has a page of their own, a visitor none.
        let mut other = browser_of(&town, circle.neighbour);
        let page = open(&mut other, &path).await;
        says(&page, &["Vous n’avez pas donné d’avis."]);
        hides(&page, &["id=\"avis-2\""]);
        assert_ne!(town.browser().get(&path).await.status, 200);

        // What is no opinion comes back with a sentence.
        let fields = [("enonce", "2"), ("opinion", "peut-être")];
        let refused = send(&town, &mut browser, &path, &fields).await;
        assert_eq!(refused.status, 422);
        says(&refused.text, &["Choisissez «"]);
    });
}

#[tokio::test]
async fn two_people_at_once_are_both_counted() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let conversation = circle.open(&town).await;
        let cast = |statement: i64| CastOpinion {
            conversation,
            statement,
            opinion: Opinion::Agree,
        };
        let (one, other, again) = tokio::join!(
            town.act(Actor::Person(circle.citizen), cast(1)),
            town.act(Actor::Person(circle.neighbour), cast(1)),
            town.act(Actor::Person(circle.neighbour), cast(2)),
        );
        one.expect("kept");
        other.expect("kept");
        again.expect("kept");
        let about = found(&town, conversation).await;
        assert_eq!((about.participants, about.votes, about.casts), (2, 3, 3));

        // The same words at the same time are one statement.
        let add = || conversations::AddStatement {
            conversation,
            text: "Plus de bancs !".to_owned(),
        };
        let (one, other) = tokio::join!(
            town.act(Actor::Person(circle.citizen), add()),
            town.act(Actor::Person(circle.neighbour), add()),
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
        assert_eq!(found(&town, conversation).await.numbered, 9);
    });
}
