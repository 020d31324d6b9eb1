//! What people do with assemblies drawn by lot.

mod cancel;
mod departures;
mod draw;
mod erase;
mod letters;
mod prepare;
mod relax;
mod seats;
mod volunteer;

pub use cancel::CancelDraw;
pub(crate) use departures::react;
pub use draw::{AskDraw, Computed, EnterSeed, PublishPanels};
pub(crate) use draw::{COMPUTE, compute};
pub use erase::EraseVolunteers;
pub(crate) use erase::on_erasure;
pub use letters::RenewLink;
pub use prepare::{
    CloseCall, CreateAssembly, EditAssembly, LowerSeats, OpenCall, ProlongCall, SetCriteria, SetQuotas,
};
pub(crate) use prepare::{on_deadline, on_forgetting};
pub use relax::RelaxDraw;
pub use seats::{
    AnswerBySelf, CallReserve, FoundReserves, GatherGroup, NoteDeparture, RecordAnswer, find_reserves,
};
pub(crate) use volunteer::{CHOICE_FIELDS, lacks_proof};
pub use volunteer::{
    ConfirmVolunteer, EnterPaperForms, OfferToSit, RecordWithdrawal, VolunteerForm, Withdraw,
};

use kernel::{Action, Event, Fault, Fields, Scope, SubjectRef, Work};

use crate::model::{Assembly, AssemblyId, Draw, DrawState, REASON_CHARS_MAX, State};
use crate::{rights, store};

/// The kind of the timer that closes a call.
pub(crate) const CLOSING: &str = "assemblies.close";
/// The kind of the timer that forgets who never confirmed.
pub(crate) const FORGETTING: &str = "assemblies.forget-waiting";
/// The kind of the timer that erases names when nobody did.
pub(crate) const ERASING: &str = "assemblies.erase-names";

async fn find_assembly(work: &mut Work, id: AssemblyId) -> Result<Assembly, Fault> {
    store::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("assembly"))
}

/// Refuses what can only be done in one state, and says which it is.
fn in_state(assembly: &Assembly, wanted: State) -> Result<(), Fault> {
    if assembly.state == wanted {
        return Ok(());
    }
    Err(Fault::refused(match wanted {
        State::Draft => "assemblies-refused-not-draft",
        State::Volunteers => "assemblies-refused-call-closed",
        State::Closed => "assemblies-refused-not-closed",
        State::Drawn | State::Erased => "assemblies-refused-not-drawn",
    }))
}

/// The draw that gave the first panel: its seed orders the reserve, its files are the pool.
fn first_drawn(draws: &[Draw]) -> Result<&Draw, Fault> {
    draws
        .iter()
        .find(|draw| draw.vacated.is_empty() && draw.state == DrawState::Drawn)
        .ok_or_else(|| Fault::refused("assemblies-refused-not-drawn"))
}

/// Writes what a volunteer did without saying who: the journal stays when names are erased.
#[derive(Clone, Debug)]
struct NoteUnsigned {
    kind: &'static str,
    about: SubjectRef,
}

impl Action for NoteUnsigned {
    const NAME: &'static str = "assemblies.note-unsigned";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PUBLISH, Scope::BODY).await?;
        work.journal(Event::internal(self.kind, self.about.clone())).await
    }
}

/// Journals a volunteer's own deed without its author, whether they are signed in or not.
async fn journal_unsigned(work: &mut Work, kind: &'static str, assembly: &Assembly) -> Result<(), Fault> {
    let note = NoteUnsigned {
        kind,
        about: assembly.reference(),
    };
    work.as_system(&note).await
}

fn checked_reason(typed: &str) -> Result<String, Fault> {
    let mut fields = Fields::default();
    let reason = fields.text(
        "reason",
        typed,
        REASON_CHARS_MAX,
        "assemblies-reason-empty",
        "assemblies-reason-too-long",
    );
    fields.finish()?;
    Ok(reason)
}

/// Does what takes long without holding up those who wait for other pages.
pub(crate) async fn aside<T: Send + 'static>(task: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(task)
        .await
        .map_err(|error| Fault::Internal(error.to_string()))
}

/// Two people did the same at the same instant: the one who lost runs again, and is told what stands now.
fn meanwhile(error: db::Error) -> Fault {
    if error.is_unique_violation() {
        Fault::Raced
    } else {
        Fault::Db(error)
    }
}
