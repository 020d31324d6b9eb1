//! Who may open, vote and close: by quality, and by the list of the vote.

use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};
use votes::{CastBallot, Choice, CloseScrutin, GiveProcuration, Mode, RevokeProcuration};

use crate::assembly::{Assembly, FEATURES};

fn is_forbidden<T>(outcome: &Result<T, Fault>) -> bool {
    matches!(outcome, Err(Fault::Forbidden { .. }))
}

#[tokio::test]
async fn only_those_who_run_the_group_open_and_close() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let table = [
            (Actor::Visitor, false),
            (Actor::Person(people.passer_by), false),
            (Actor::Person(people.guest), false),
            (Actor::Person(people.lea), false),
            (Actor::Person(people.soizic), true),
            (Actor::Person(people.nolwenn), true),
            (Actor::Person(people.agent), true),
            (Actor::System, true),
        ];
        for (actor, may) in table {
            let opened = town.act(actor, people.opening(&town, Mode::Ordinaire)).await;
            assert_eq!(is_forbidden(&opened), !may, "{actor:?} opens: {opened:?}");
            let scrutin = match opened {
                Ok(scrutin) => scrutin,
                Err(_) => people.open(&town, Mode::Ordinaire).await,
            };
            let closed = town.act(actor, CloseScrutin { scrutin }).await;
            assert_eq!(is_forbidden(&closed), !may, "{actor:?} closes: {closed:?}");
            if !may {
                town.act(Actor::System, CloseScrutin { scrutin })
                    .await
                    .expect("closed for the next");
            }
        }
    });
}

#[tokio::test]
async fn a_visitor_signs_in_before_voting_or_giving_a_procuration() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        let ballot = CastBallot {
            scrutin,
            elector: people.lea,
            choice: Choice::Pour,
        };
        assert!(is_forbidden(&town.act(Actor::Visitor, ballot).await));
        let giving = GiveProcuration {
            scrutin,
            holder: people.lea,
        };
        assert!(is_forbidden(&town.act(Actor::Visitor, giving).await));
        assert!(is_forbidden(
            &town.act(Actor::Visitor, RevokeProcuration { scrutin }).await
        ));
    });
}
