//! What is refused, and to whom.

use conversations::{
    AddStatement, Audience, Brought, CastOpinion, ConversationId, ImportConversation, ImportedStatement,
    OpenConversation, Opinion, WithdrawStatement,
};
use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, browser_of, found, open, says, send};

fn cast(conversation: ConversationId, statement: i64) -> CastOpinion {
    CastOpinion {
        conversation,
        statement,
        opinion: Opinion::Agree,
    }
}

fn add(conversation: ConversationId, text: &str) -> AddStatement {
    AddStatement {
        conversation,
        text: text.to_owned(),
    }
}

#[tokio::test]
async fn a_statement_of_another_conversation_is_none_here() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let small = OpenConversation {
            statements: vec!["Un seul énoncé.".to_owned()],
            ..circle.opening(&town)
        };
        let small = town
            .act(Actor::Person(circle.chair), small)
            .await
            .expect("opened");
        let large = circle.open(&town).await;
        let citizen = Actor::Person(circle.citizen);
        town.act(citizen, cast(large, 8)).await.expect("there");
        for number in [8, 0, -1, i64::MAX] {
            let refused = town.act(citizen, cast(small, number)).await;
            assert!(
                matches!(refused, Err(Fault::NotFound(_))),
                "{number}: {refused:?}"
            );
        }
        let nowhere = town.act(citizen, cast(town.id(), 1)).await;
        assert!(matches!(nowhere, Err(Fault::NotFound(_))), "{nowhere:?}");
        assert_eq!(found(&town, small).await.votes, 0);
        // What the form of a browser could send as well.
        let mut browser = browser_of(&town, circle.citizen);
        let path = format!("/conversations/{small}/participer");
        let reply = send(
            &town,
            &mut browser,
            &path,
            &[("enonce", "8"), ("opinion", "accord")],
        )
        .await;
        assert_eq!(reply.status, 404);
        let reply = send(&town, &mut browser, &path, &[("enonce", "1"), ("opinion", "oui")]).await;
        assert_eq!(reply.status, 422);
        let reply = send(
            &town,
            &mut browser,
            &path,
            &[("enonce", "un"), ("opinion", "accord")],
        )
        .await;
        assert!(reply.status.is_client_error(), "{}", reply.status);
    });
}

#[tokio::test]
async fn a_statement_is_short_and_said_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let mut browser = browser_of(&town, circle.citizen);
        let path = format!("/conversations/{id}/ajouter");
        let long = "très ".repeat(2_000);
        let refused = send(&town, &mut browser, &path, &[("enonce", long.as_str())]).await;
        assert_eq!(refused.status, 422);
        says(&refused.text, &["dépasse 140 caractères", "très très"]);
        let empty = send(&town, &mut browser, &path, &[("enonce", "   ")]).await;
        says(&empty.text, &["Écrivez votre énoncé."]);
        let added = send(
            &town,
            &mut browser,
            &path,
            &[("enonce", "Plus de <b>bancs</b> !")],
        )
        .await;
        assert_eq!(added.status, 303, "{}", added.text);
        let page = open(&mut browser, &format!("/conversations/{id}/enonces")).await;
        says(&page, &["Plus de &lt;b&gt;bancs&lt;/b&gt; !"]);
        for again in ["plus de <b>Bancs</b>", "JE PRENDRAIS LE BUS S’IL PASSAIT LE SOIR"] {
            let refused = send(&town, &mut browser, &path, &[("enonce", again)]).await;
            assert_eq!(refused.status, 422, "{again}");
            says(&refused.text, &["dit déjà la même chose"]);
        }
        assert_eq!(found(&town, id).await.numbered, 9);
        // Nobody writes all of it alone.
        let citizen = Actor::Person(circle.citizen);
        for number in 2..=20 {
            let text = format!("Énoncé numéro {number}");
            town.act(citizen, add(id, &text)).await.expect("added");
        }
        let refused = town.act(citizen, add(id, "Un de trop")).await;
        assert!(matches!(refused, Err(Fault::Refused { .. })), "{refused:?}");
    });
}

#[tokio::test]
async fn each_deed_is_for_those_who_hold_its_right() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let members = OpenConversation {
            audience: Audience::Members,
            ..circle.opening(&town)
        };
        let members = town
            .act(Actor::Person(circle.chair), members)
            .await
            .expect("opened");
        let citizen = Actor::Person(circle.citizen);
        let forbidden = |outcome: Result<(), Fault>| matches!(outcome, Err(Fault::Forbidden { .. }));
        assert!(forbidden(town.act(Actor::Visitor, cast(id, 1)).await));
        assert!(forbidden(town.act(citizen, cast(members, 1)).await));
        town.act(Actor::Person(circle.member), cast(members, 1))
            .await
            .expect("a member");
        town.act(Actor::Person(circle.chair), cast(members, 1))
            .await
            .expect("the chair");
        let added = town.act(citizen, add(members, "Chez vous")).await;
        assert!(matches!(added, Err(Fault::Forbidden { .. })), "{added:?}");
        let opened = town.act(citizen, circle.opening(&town)).await;
        assert!(matches!(opened, Err(Fault::Forbidden { .. })), "{opened:?}");
        let statement = ImportedStatement {
            number: 0,
            text: "Oui".to_owned(),
            is_shown: true,
        };
        let import = ImportConversation {
            group: circle.group,
            title: "Ailleurs".to_owned(),
            question: "Quoi ?".to_owned(),
            presentation: String::new(),
            brought: Brought::of(&[statement], &[]).expect("read"),
            closes_at: None,
        };
        for other in [citizen, Actor::Person(circle.chair)] {
            let imported = town.act(other, import.clone()).await;
            assert!(matches!(imported, Err(Fault::Forbidden { .. })), "{imported:?}");
        }
        // A statement is taken back by its author, and by nobody else.
        let added = town.act(citizen, add(id, "À reprendre")).await.expect("added");
        let withdraw = || WithdrawStatement { statement: added.id };
        for other in [circle.neighbour, circle.chair] {
            assert!(forbidden(town.act(Actor::Person(other), withdraw()).await));
        }
        town.act(citizen, withdraw()).await.expect("its author");
        let again = town.act(citizen, withdraw()).await;
        assert!(matches!(again, Err(Fault::Refused { .. })), "{again:?}");
        let gone = town.act(citizen, cast(id, 9)).await;
        assert!(matches!(gone, Err(Fault::Refused { .. })), "{gone:?}");
        // A page of a conversation among members says why it cannot be answered.
        let mut browser = browser_of(&town, circle.citizen);
        let page = open(&mut browser, &format!("/conversations/{members}/participer")).await;
        says(&page, &["Réservée aux membres du groupe"]);
        for room in ["relire", "modifier"] {
            let reply = browser.get(&format!("/conversations/{id}/{room}")).await;
            assert_eq!(reply.status, 403, "{room}");
        }
    });
}
