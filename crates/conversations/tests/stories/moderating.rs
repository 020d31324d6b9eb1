//! Statements read before they are shown, and removed after.

use conversations::{AddStatement, CastOpinion, OpenConversation, Opinion, State};
use kernel::{Actor, Fault};
use moderation::{Moderate, Reason, Target};
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, browser_of, close, hides, open, people, says, send, two_camps};

#[tokio::test]
async fn what_is_to_be_read_first_waits_and_its_author_is_told() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let opening = OpenConversation {
            is_moderated_first: true,
            ..circle.opening(&town)
        };
        let id = town
            .act(Actor::Person(circle.chair), opening)
            .await
            .expect("opened");
        let path = format!("/conversations/{id}");
        let mut citizen = browser_of(&town, circle.citizen);
        let add = format!("{path}/ajouter");
        says(
            &open(&mut citizen, &add).await,
            &["Il sera relu avant de paraître"],
        );
        for text in ["Plus de bancs", "Le maire est un âne"] {
            let done = send(&town, &mut citizen, &add, &[("enonce", text)]).await;
            assert_eq!(done.status, 303, "{}", done.text);
        }
        let mut neighbour = browser_of(&town, circle.neighbour);
        hides(
            &open(&mut neighbour, &format!("{path}/enonces")).await,
            &["bancs", "âne"],
        );
        says(
            &open(&mut citizen, &format!("{path}/mes-avis")).await,
            &["Attend d’être relu."],
        );
        let early = CastOpinion {
            conversation: id,
            statement: 9,
            opinion: Opinion::Agree,
        };
        let early = town.act(Actor::Person(circle.neighbour), early).await;
        assert!(matches!(early, Err(Fault::Refused { .. })), "{early:?}");

        let mut chair = browser_of(&town, circle.chair);
        says(&open(&mut chair, &path).await, &["2 énoncés à relire"]);
        let review = format!("{path}/relire");
        says(
            &open(&mut chair, &review).await,
            &["Plus de bancs", "Le maire est un âne"],
        );
        let fields = [("enonce", "9"), ("decision", "publier")];
        assert_eq!(send(&town, &mut chair, &review, &fields).await.status, 303);
        let without_why = send(
            &town,
            &mut chair,
            &review,
            &[("enonce", "10"), ("decision", "refuser")],
        )
        .await;
        assert_eq!(without_why.status, 422);
        says(&without_why.text, &["Écrivez pourquoi.", "Le maire est un âne"]);
        let fields = [
            ("enonce", "10"),
            ("decision", "refuser"),
            ("pourquoi", "Ceci vise une personne."),
        ];
        assert_eq!(send(&town, &mut chair, &review, &fields).await.status, 303);
        says(&open(&mut chair, &review).await, &["Tout est relu."]);

        let page = open(&mut neighbour, &format!("{path}/enonces")).await;
        says(&page, &["Plus de bancs"]);
        hides(&page, &["âne"]);
        let own = open(&mut citizen, &format!("{path}/mes-avis")).await;
        says(&own, &["Ceci vise une personne."]);
        // Who runs the conversation is not read first.
        let own = AddStatement {
            conversation: id,
            text: "Un énoncé du groupe".to_owned(),
        };
        let added = town.act(Actor::Person(circle.chair), own).await.expect("added");
        assert!(!added.is_waiting);
    });
}

#[tokio::test]
async fn a_removed_statement_is_read_by_nobody_and_counts_no_more() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let path = format!("/conversations/{id}");
        let add = AddStatement {
            conversation: id,
            text: "Le maire est un âne".to_owned(),
        };
        let added = town.act(Actor::Person(circle.citizen), add).await.expect("added");
        let twelve = people(&town, 12).await;
        two_camps(&town, id, &twelve, 6).await;
        for person in &twelve {
            crate::cast_opinion(&town, *person, id, (9, Opinion::Disagree)).await;
        }
        close(&town, circle.chair, id).await;
        let mut visitor = town.browser();
        says(
            &open(&mut visitor, &format!("{path}/enonces")).await,
            &["un âne", "/signaler/"],
        );
        let before = visitor
            .get(&format!("{path}/votes.csv"))
            .await
            .text
            .lines()
            .count();

        let moderate = Moderate {
            target: Target::new("enonce", added.id),
            is_removal: Some(true),
            reason: Some(Reason::OffTopic),
            words: "Hors sujet.".to_owned(),
        };
        town.act(Actor::Person(circle.chair), moderate)
            .await
            .expect("removed");
        let found = conversations::find_statement(&mut town.sql(), town.body, id, 9).await;
        let found = found.expect("read").expect("there");
        assert_eq!(found.state, State::Removed);
        for page in [
            path.clone(),
            format!("{path}/enonces"),
            format!("{path}/comments.csv"),
        ] {
            hides(&open(&mut visitor, &page).await, &["un âne"]);
        }
        let after = visitor
            .get(&format!("{path}/votes.csv"))
            .await
            .text
            .lines()
            .count();
        assert_eq!(before - after, 12, "its votes count no more");
        let mut citizen = browser_of(&town, circle.citizen);
        says(
            &open(&mut citizen, &format!("{path}/mes-avis")).await,
            &["Retiré par la modération."],
        );
    });
}
