//! The archive is destroyed when nobody can appeal any more.

use kernel::{Action, Fault, Sentence, Work};
use serde_json::json;

use super::conduct::{checked_reason, decide, two_agents};
use super::rehearsal::told;
use super::{REWRITE, allowed, in_state};
use crate::model::{DecisionKind, ElectionId, State};
use crate::store::Move;
use crate::{rights, store};

/// Destroys ballots, roll, émargement and keys; the result, the decisions and the fingerprints stay.
#[derive(Clone, Debug)]
pub struct DestroyArchive {
    /// Which election
    pub election: ElectionId,
    /// What decides it
    pub reason: String,
}

impl Action for DestroyArchive {
    const NAME: &'static str = "elections.destroy";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, _) = allowed(work, self.election, &rights::DESTROY).await?;
        in_state(&election, State::Tallied)?;
        let reason = checked_reason(&self.reason)?;
        let from = election.may_be_destroyed_from().unwrap_or(work.now);
        if work.now < from {
            let sentence = Sentence::new("elections-refused-kept").with("at", from);
            return Err(Fault::refused_with(sentence));
        }
        if !two_agents(work, &election, Self::NAME, "").await? {
            return Ok(());
        }
        let to = Move::Destroyed { at: work.now };
        if !store::advance(&mut work.sql, work.body, election.id, to).await? {
            return Err(Fault::Raced);
        }
        store::destroy(&mut work.sql, work.body, election.id).await?;
        decide(work, &election, DecisionKind::Destroyed, reason, None).await?;
        let key = format!("{}-destroyed", election.id);
        work.effect(REWRITE, &key, &json!({})).await?;
        work.journal(told(&election, "elections.destroyed")).await
    }
}
