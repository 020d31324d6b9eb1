//! What touches people takes two agents: one asks, another does the same, and neither is alone in deciding that it takes one.

use groups::{GroupId, GroupKind, Role};
use identity::{AskErasure, DropAsked, SetFourEyes};
use kernel::{Action as _, Actor, PersonId};
use testkit::{TestTown, on_both_engines, refusal};

use crate::{FEATURES, day, email, give, group, mandate, open, person, send, signed_in};

async fn town_hall(town: &TestTown, names: &[&str]) -> (GroupId, Vec<PersonId>) {
    let services = group(town, "Services", GroupKind::Services).await;
    let mut agents = Vec::new();
    for name in names {
        let agent = person(town, name).await;
        mandate(town, services, agent, Role::Member).await;
        agents.push(agent);
    }
    (services, agents)
}

async fn is_known(town: &TestTown, somebody: PersonId) -> bool {
    identity::email_of(&mut town.sql(), town.body, somebody)
        .await
        .expect("a search")
        .is_some()
}

#[tokio::test]
async fn one_agent_asks_for_an_erasure_and_another_does_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, agents) = town_hall(&town, &["Anne", "Brice"]).await;
        let ada = person(&town, "Ada").await;
        let mut anne = signed_in(&town, "Anne").await;
        let fields = ada.to_string();
        let fields = [("person", fields.as_str())];
        let asked = send(&town, &mut anne, "/comptes/fermer", &fields).await;
        assert_eq!(
            asked.location.as_deref(),
            Some("/comptes/fermer?fait=identity-second-agent-awaited")
        );
        let again = town
            .act(Actor::Person(agents[0]), AskErasure { person: ada })
            .await;
        assert_eq!(refusal(again), "identity-four-eyes-asked");
        assert!(
            town.letters(&email("Ada")).await.is_empty(),
            "nobody is written to yet"
        );
        let mut brice = signed_in(&town, "Brice").await;
        let waiting = open(&mut brice, "/comptes/deux-agents").await;
        for shown in ["Fermer le compte d’une personne", "Ada", "Anne"] {
            assert!(waiting.contains(shown), "{shown}: {waiting}");
        }
        let done = send(&town, &mut brice, "/comptes/fermer", &fields).await;
        assert_eq!(
            done.location.as_deref(),
            Some("/comptes/fermer?fait=identity-erasure-asked")
        );
        assert!(!town.letters(&email("Ada")).await.is_empty());
        town.advance_days(8).await;
        assert!(!is_known(&town, ada).await, "closed on its day");
    });
}

#[tokio::test]
async fn what_nobody_else_does_within_a_week_was_not_asked() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, agents) = town_hall(&town, &["Anne", "Brice"]).await;
        let ada = person(&town, "Ada").await;
        let ask = |agent: PersonId| (Actor::Person(agent), AskErasure { person: ada });
        let (actor, deed) = ask(agents[0]);
        town.act(actor, deed).await.expect("asked");
        town.advance_days(8).await;
        let (actor, deed) = ask(agents[1]);
        town.act(actor, deed).await.expect("asked anew, and waits");
        town.advance_days(6).await;
        assert!(town.letters(&email("Ada")).await.is_empty());
        let drop = DropAsked {
            kind: AskErasure::NAME.to_owned(),
            subject: ada.uuid(),
        };
        town.act(Actor::Person(agents[0]), drop).await.expect("dropped");
        let drop = DropAsked {
            kind: AskErasure::NAME.to_owned(),
            subject: ada.uuid(),
        };
        let over = town.act(Actor::Person(agents[0]), drop).await;
        assert_eq!(refusal(over), "identity-four-eyes-over");
        assert!(is_known(&town, ada).await);
    });
}

#[tokio::test]
async fn an_agent_whom_the_first_one_made_is_no_second_agent() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (services, agents) = town_hall(&town, &["Anne", "Brice"]).await;
        let ada = person(&town, "Ada").await;
        let made = person(&town, "Zoé").await;
        let mandate = groups::GiveMandate {
            group: services,
            person: made,
            role: Role::Member,
            has_vote: false,
            from: day("2026-11-10"),
            until: None,
        };
        town.act(Actor::Person(agents[0]), mandate).await.expect("given");
        let ask = || AskErasure { person: ada };
        town.act(Actor::Person(agents[0]), ask()).await.expect("asked");
        let second = town.act(Actor::Person(made), ask()).await;
        assert_eq!(refusal(second), "identity-reset-by-another-still");
        town.act(Actor::Person(agents[1]), ask()).await.expect("done");
        assert!(!town.letters(&email("Ada")).await.is_empty());

        // Nor is who made the first one, as long as somebody else may answer.
        let bob = person(&town, "Bob").await;
        let ask = || AskErasure { person: bob };
        town.act(Actor::Person(made), ask()).await.expect("asked");
        let maker = town.act(Actor::Person(agents[0]), ask()).await;
        assert_eq!(refusal(maker), "identity-four-eyes-own-making");
        assert!(town.letters(&email("Bob")).await.is_empty());
        town.act(Actor::Person(agents[1]), ask()).await.expect("done");
        assert!(!town.letters(&email("Bob")).await.is_empty());
    });
}

#[tokio::test]
async fn one_agent_alone_needs_nobody_and_two_lift_the_rule() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (services, agents) = town_hall(&town, &["Anne"]).await;
        let (ada, bob) = (person(&town, "Ada").await, person(&town, "Bob").await);
        let anne = Actor::Person(agents[0]);
        town.act(anne, AskErasure { person: ada })
            .await
            .expect("done alone");
        assert!(!town.letters(&email("Ada")).await.is_empty());

        let brice = person(&town, "Brice").await;
        give(&town, services, brice, Role::Member, day("2026-11-10"), None)
            .await
            .expect("given");
        town.act(anne, SetFourEyes { is_on: false }).await.expect("asked");
        town.act(anne, AskErasure { person: bob })
            .await
            .expect("waits: the rule stands");
        assert!(town.letters(&email("Bob")).await.is_empty());
        town.act(Actor::Person(brice), SetFourEyes { is_on: false })
            .await
            .expect("lifted by both");
        town.act(anne, AskErasure { person: bob })
            .await
            .expect("done alone");
        assert!(!town.letters(&email("Bob")).await.is_empty());
    });
}

#[tokio::test]
async fn who_ends_the_mandate_of_the_other_agent_is_not_alone_for_a_week() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (services, agents) = town_hall(&town, &["Anne", "Brice"]).await;
        let ada = person(&town, "Ada").await;
        let anne = Actor::Person(agents[0]);
        town.advance_days(10).await;
        let end = |on| groups::EndMandate {
            group: services,
            person: agents[1],
            on: day(on),
        };
        let backdated = town.act(anne, end("2026-11-10")).await;
        assert_eq!(refusal(backdated), "groups-agent-until-today");
        town.act(anne, end("2026-11-20")).await.expect("ended");
        town.advance_days(2).await;
        town.act(anne, AskErasure { person: ada }).await.expect("waits");
        let again = town.act(anne, AskErasure { person: ada }).await;
        assert_eq!(refusal(again), "identity-four-eyes-asked");
        assert!(town.letters(&email("Ada")).await.is_empty());
        town.advance_days(9).await;
        town.act(anne, AskErasure { person: ada })
            .await
            .expect("done alone");
        assert!(!town.letters(&email("Ada")).await.is_empty());
    });
}
