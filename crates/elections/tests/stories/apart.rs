//! Two bodies see nothing of each other's elections.

use elections::{CloseElection, CryptoGroup, TakeRoll, check_ballot};
use kernel::{Actor, Collectivite, CollectiviteId, CollectiviteKind, Fault, NewCollectivite};
use scrutin::group::Ed25519;
use testkit::{TestTown, on_both_engines};

use crate::bureau::{Bureau, FEATURES};

async fn another_body(town: &TestTown) -> CollectiviteId {
    let id: CollectiviteId = town.id();
    let new = NewCollectivite {
        slug: "voisine".to_owned(),
        name: "Commune voisine".to_owned(),
        kind: CollectiviteKind::Commune,
        is_demonstration: false,
    };
    let mut sql = town.house.db.begin().await.expect("a transaction");
    Collectivite::create(&mut sql, id, town.now(), &new)
        .await
        .expect("created");
    sql.commit().await.expect("kept");
    town.house.load_collectivites().await.expect("known");
    id
}

#[tokio::test]
async fn an_election_does_not_exist_for_another_body() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let mut secrets = bureau.opened::<Ed25519>(&town, CryptoGroup::Ed25519, None).await;
        let election = secrets.election;
        let ballot = secrets.ballot(&town, "lea", &[0, 1, 0]).await;
        let other = another_body(&town).await;
        let found = elections::find(&mut town.sql(), other, election).await;
        assert_eq!(found.expect("it reads"), None);
        let checked = check_ballot(&town.house, other, (election, bureau.voters[0]), ballot).await;
        assert!(matches!(checked, Err(Fault::NotFound(_))));
        let close = CloseElection {
            election,
            reason: "Ailleurs".to_owned(),
        };
        let closed = town.house.act(other, Actor::Operator, &close).await;
        assert!(matches!(closed, Err(Fault::NotFound(_))));
        let take = TakeRoll {
            election,
            source: elections::RollSource::Members,
        };
        let taken = town.house.act(other, Actor::Person(bureau.chair), &take).await;
        assert!(matches!(taken, Err(Fault::NotFound(_))));
    });
}
