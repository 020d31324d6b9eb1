//! Where agents conduct an election, it takes two of them: one asks, another does the same.

use elections::{CloseElection, CryptoGroup, Election, ElectionId, ExtendElection, State};
use groups::{GroupKind, Role};
use kernel::{Actor, PersonId};
use scrutin::group::Ed25519;
use testkit::cast::{group, mandate, person};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal};

use crate::bureau::{Bureau, FEATURES, VOTE_DAYS};

async fn agents(town: &TestTown) -> [PersonId; 2] {
    let services = group(town, "Mairie", GroupKind::Services).await;
    let anne = person(town, "Anne Agent", "anne").await;
    let brice = person(town, "Brice Agent", "brice").await;
    for agent in [anne, brice] {
        mandate(town, services, agent, Role::Member, false).await;
    }
    [anne, brice]
}

async fn read(town: &TestTown, election: ElectionId) -> Election {
    elections::find(&mut town.sql(), town.body, election)
        .await
        .expect("read")
        .expect("there")
}

#[tokio::test]
async fn two_agents_prolong_with_one_date_and_close_together() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let [anne, brice] = agents(&town).await;
        let secrets = bureau.opened::<Ed25519>(&town, CryptoGroup::Ed25519, None).await;
        let election = secrets.election;
        let before = read(&town, election).await.settings.closes_at;
        let later = town.now().plus_days(VOTE_DAYS + 2);
        let latest = town.now().plus_days(VOTE_DAYS + 3);
        let extend = |closes_at| ExtendElection {
            election,
            closes_at,
            reason: "Panne du réseau mardi".to_owned(),
        };
        town.act(Actor::Person(anne), extend(later)).await.expect("asked");
        assert_eq!(read(&town, election).await.settings.closes_at, before);
        let again = town.act(Actor::Person(anne), extend(later)).await;
        assert_eq!(refusal(again), "identity-four-eyes-asked");
        // Another date is another question: it waits for the first agent in turn.
        town.act(Actor::Person(brice), extend(latest))
            .await
            .expect("asked otherwise");
        assert_eq!(read(&town, election).await.settings.closes_at, before);
        town.act(Actor::Person(anne), extend(latest))
            .await
            .expect("prolonged by both");
        assert_eq!(read(&town, election).await.settings.closes_at, latest);

        let close = || CloseElection {
            election,
            reason: "Tout le monde a voté".to_owned(),
        };
        town.act(Actor::Person(anne), close()).await.expect("asked");
        assert_eq!(read(&town, election).await.state, State::Open);
        let prepared = format!("/elections/{election}/preparer");
        let shown = page(&mut browser_of(&town, brice), &prepared).await;
        for part in ["Clore une élection", "Anne Agent"] {
            assert!(shown.contains(part), "{part} is missing: {shown}");
        }
        town.act(Actor::Person(brice), close())
            .await
            .expect("closed by both");
        assert_ne!(read(&town, election).await.state, State::Open);
        let shown = page(&mut browser_of(&town, brice), &prepared).await;
        assert!(
            !shown.contains("Demandé par Anne Agent"),
            "nothing waits any more: {shown}"
        );
    });
}

#[tokio::test]
async fn a_chair_who_is_no_agent_conducts_alone() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let [anne, _] = agents(&town).await;
        let secrets = bureau.opened::<Ed25519>(&town, CryptoGroup::Ed25519, None).await;
        let election = secrets.election;
        let close = || CloseElection {
            election,
            reason: "Tout le monde a voté".to_owned(),
        };
        town.act(Actor::Person(anne), close()).await.expect("asked");
        town.act(Actor::Person(bureau.chair), close())
            .await
            .expect("closed");
        assert_ne!(read(&town, election).await.state, State::Open);
        let waiting = page(&mut browser_of(&town, anne), "/comptes/deux-agents").await;
        assert!(waiting.contains("Rien n’attend un second agent."), "{waiting}");
    });
}
