//! A vote is cancelled: what it asked has no object any more, so what was answered is counted nowhere.

use kernel::{Action, Event, Fault, Scope, Work};
use serde_json::json;

use super::find_scrutin;
use crate::model::{Cancellation, Closing, Outcome, ScrutinId, Tally};
use crate::{rights, store};

/// Cancels an open vote, and says why. A consequence of what happened to its subject, which only Parvis draws.
#[derive(Clone, Debug)]
pub struct CancelScrutin {
    /// Which vote
    pub scrutin: ScrutinId,
    /// Why
    pub because: Cancellation,
}

impl Action for CancelScrutin {
    const NAME: &'static str = "votes.cancel";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let scrutin = find_scrutin(work, self.scrutin).await?;
        work.require(&rights::CANCEL, Scope::group(scrutin.group)).await?;
        let closing = Closing {
            at: work.now,
            outcome: Outcome::Cancelled,
            tally: Tally {
                inscrits: scrutin.inscrits,
                ..Tally::default()
            },
            casting: None,
        };
        if !store::close(&mut work.sql, work.body, scrutin.id, &closing).await? {
            return Err(Fault::refused("votes-refused-already-closed"));
        }
        store::keep_cancellation(&mut work.sql, work.body, scrutin.id, &self.because).await?;
        let subject = scrutin.subject();
        work.cancel_timers("votes.close", &subject).await?;
        work.journal(Event::public("votes.scrutin-cancelled", subject).with(json!({
            "on": scrutin.on,
            "reason": self.because.reason,
            "number": self.because.number,
        })))
        .await
    }
}
