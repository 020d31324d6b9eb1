//! What a closed vote makes of an amendment, in the same transaction: merged, rejected, or fallen.

use kernel::{BoxFuture, Event, Fault, Scope, SubjectRef, Work};
use serde::Deserialize;
use serde_json::json;

use super::adopting::{self, Decided};
use super::find_amendment;
use super::sub_amend::{self, WITHOUT_PARENT};
use crate::model::Fate;
use crate::rights;
use crate::store::amendments::Fall;

/// What `votes.scrutin-closed` carries.
#[derive(Deserialize)]
struct Closed {
    on: SubjectRef,
    outcome: votes::Outcome,
    pour: u32,
    contre: u32,
    abstention: u32,
}

/// Reacts to the closing of a vote on an amendment.
pub(crate) fn reaction<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind != "votes.scrutin-closed" {
            return Ok(());
        }
        let closed: Closed = serde_json::from_value(event.payload.clone())
            .map_err(|error| Fault::Internal(format!("votes.scrutin-closed: {error}")))?;
        if closed.on.kind != "amendment" {
            return Ok(());
        }
        work.as_system(&SettleAmendment {
            closed,
            scrutin: event.subject.clone(),
        })
        .await
    })
}

/// Records what a vote decided. Only Parvis itself does it, when the vote closes.
struct SettleAmendment {
    closed: Closed,
    scrutin: SubjectRef,
}

impl kernel::Action for SettleAmendment {
    const NAME: &'static str = "texts.settle-amendment";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SETTLE, Scope::BODY).await?;
        let (amendment, text) = find_amendment(work, self.closed.on.id()).await?;
        // Settled while its vote was open: what that vote says changes nothing any more.
        if amendment.fate != Fate::Pending {
            return Ok(());
        }
        match self.closed.outcome {
            votes::Outcome::Adopted => {
                let (pour, contre) = (self.closed.pour, self.closed.contre);
                let decided = Decided {
                    trailers: vec![
                        ("Vote", format!("{pour}/{contre}/{}", self.closed.abstention)),
                        ("Scrutin", self.scrutin.id.to_string()),
                    ],
                    origin: ("scrutin", self.scrutin.id.to_string()),
                };
                adopting::adopt(work, &text, &[amendment], &decided).await?;
                Ok(())
            }
            votes::Outcome::Rejected => {
                let payload =
                    json!({ "text": text.id, "number": amendment.number, "scrutin": self.scrutin.id });
                adopting::settle(work, &amendment, Fate::Rejected, &Fall::default()).await?;
                sub_amend::fall_with(work, &text, &amendment, WITHOUT_PARENT).await?;
                work.journal(Event::public("texts.amendment-rejected", amendment.reference()).with(payload))
                    .await
            }
            // Nothing was decided: it waits for another vote (CGCT art. L. 2121-17).
            votes::Outcome::NoQuorum | votes::Outcome::Cancelled => Ok(()),
        }
    }
}
