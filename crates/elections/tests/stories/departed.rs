//! Who holds a role in an election that runs does not leave the site before it ends.

use elections::CryptoGroup;
use identity::{AskErasure, EraseAccount};
use kernel::Actor;
use scrutin::group::Ed25519;
use testkit::{TestTown, on_both_engines, refusal};

use crate::bureau::{Bureau, FEATURES, settings};

#[tokio::test]
async fn who_is_needed_by_an_election_that_runs_stays_until_its_end() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let mut settings = settings(&town, CryptoGroup::Ed25519);
        settings.closes_at = town.now().plus_days(20);
        let election = bureau.prepare(&town, settings).await;
        // Being prepared, it can still do without: somebody else is designated.
        let asked = AskErasure {
            person: bureau.authority,
        };
        town.act(Actor::Operator, asked).await.expect("asked");

        bureau.make_keys::<Ed25519>(&town, election, None).await;
        let needed = [bureau.authority].into_iter().chain(bureau.trustees.clone());
        for person in needed {
            let own = town.act(Actor::Person(person), EraseAccount { person }).await;
            assert_eq!(refusal(own), "elections-refused-departure");
            let asked = town.act(Actor::Operator, AskErasure { person }).await;
            assert_eq!(refusal(asked), "elections-refused-departure");
        }
        bureau.open(&town, election).await;
        // The date that was set comes, and goes by: nobody could decrypt any more.
        town.advance_days(8).await;
        let known = identity::email_of(&mut town.sql(), town.body, bureau.authority).await;
        assert!(known.expect("a search").is_some());
        let person = bureau.trustees[0];
        let own = town.act(Actor::Person(person), EraseAccount { person }).await;
        assert_eq!(refusal(own), "elections-refused-departure");

        // Whoever has no role leaves when they want.
        let person = bureau.passer_by;
        town.act(Actor::Person(person), EraseAccount { person })
            .await
            .expect("closed");
    });
}
