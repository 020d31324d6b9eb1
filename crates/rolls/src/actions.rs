//! What people do with the electoral roll.

mod carry;
mod hold;
mod prepare;
mod prove;
mod read;
mod receive;

pub(crate) use carry::{carry, erase, on_end, react};
pub use prepare::{BringIn, ConfirmRoll, EraseRoll};
pub use prove::{GiveUpProof, Outcome, ProveRegistered, ReleaseElector};
pub(crate) use read::{bring, look};
pub use receive::{CutFile, EndReceiving, KeepPart, ReceiveRoll};

use kernel::{Action, Delivery, Effect, Event, Fault, Scope, SubjectRef, Work};
use serde::{Deserialize, Serialize};

use crate::model::{Roll, RollId};
use crate::{rights, store};

/// The kind of the effect that looks at a part of a file.
pub(crate) const LOOK: &str = "roll-look";
/// The kind of the effect that brings a part in.
pub(crate) const BRING: &str = "roll-bring";
/// The kind of the effect that has proofs rest on the roll in force.
pub(crate) const CARRY: &str = "roll-carry";
/// The kind of the effect that erases what a roll held.
pub(crate) const ERASE: &str = "roll-erase";
/// The kind of the timer that ends a roll at its date.
pub(crate) const ENDING: &str = "rolls.end";

/// What the effects of a roll are about.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct PartOf {
    roll: RollId,
    number: i64,
}

impl PartOf {
    fn of(effect: &Effect) -> Result<Self, Delivery> {
        serde_json::from_value(effect.payload.clone())
            .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))
    }

    /// Asks for the work of this kind on this part.
    async fn ask(self, work: &mut Work, kind: &str) -> Result<(), Fault> {
        let payload = serde_json::to_value(self).map_err(|error| Fault::Internal(error.to_string()))?;
        let key = format!("{}-{}", self.roll, self.number);
        work.effect(kind, &key, &payload).await
    }
}

async fn find_roll(work: &mut Work, id: RollId) -> Result<Roll, Fault> {
    store::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("roll"))
}

/// Writes what somebody did without saying who: the journal stays when the roll is erased.
#[derive(Clone, Debug)]
struct NoteUnsigned {
    kind: &'static str,
    about: SubjectRef,
}

impl Action for NoteUnsigned {
    const NAME: &'static str = "rolls.note-unsigned";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SERVE, Scope::BODY).await?;
        work.journal(Event::internal(self.kind, self.about.clone())).await
    }
}

/// Journals somebody's own deed without its author.
async fn journal_unsigned(work: &mut Work, kind: &'static str, about: SubjectRef) -> Result<(), Fault> {
    work.as_system(&NoteUnsigned { kind, about }).await
}

/// Two people did the same at the same instant: the one who lost runs again, and is told what stands now.
fn meanwhile(error: db::Error) -> Fault {
    if error.is_unique_violation() {
        Fault::Raced
    } else {
        Fault::Db(error)
    }
}
