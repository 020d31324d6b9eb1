//! The end: names and addresses are erased, what was published stays.

use db::Instant;
use kernel::{Action, BoxFuture, Event, Fault, Timer, Work};
use serde_json::json;

use super::cancel::is_awaited;
use super::{ERASING, checked_reason, find_assembly};
use crate::model::{Assembly, AssemblyId, Draw, ERASURE_DELAY_DAYS, State};
use crate::{rights, store};

/// Erases everybody who volunteered, and what each number answered. Quotas, panels, seeds and successions stay: they hold
/// numbers, which from here on are nobody's.
#[derive(Clone, Debug)]
pub struct EraseVolunteers {
    /// Which assembly
    pub assembly: AssemblyId,
    /// What decides it: the assembly gave its opinion, or will not meet
    pub reason: String,
}

impl Action for EraseVolunteers {
    const NAME: &'static str = "assemblies.erase";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let assembly = find_assembly(work, self.assembly).await?;
        work.require(&rights::ERASE, assembly.scope()).await?;
        let reason = checked_reason(&self.reason)?;
        erased(work, &assembly, &reason).await
    }
}

/// Erases the names of an assembly that nobody ended: it was drawn long ago.
#[derive(Clone, Debug)]
struct EraseForgotten {
    assembly: AssemblyId,
}

impl Action for EraseForgotten {
    const NAME: &'static str = "assemblies.erase-forgotten";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let assembly = find_assembly(work, self.assembly).await?;
        work.require(&rights::ERASE, assembly.scope()).await?;
        erased(work, &assembly, "").await
    }
}

async fn erased(work: &mut Work, assembly: &Assembly, reason: &str) -> Result<(), Fault> {
    let (body, id) = (work.body, assembly.id);
    let last = store::last_draw(&mut work.sql, body, id).await?;
    // A seed that was read and displeased would be forgotten with its draw.
    if last.is_some_and(|draw| is_awaited(&draw, work)) {
        return Err(Fault::refused("assemblies-refused-seed-awaited"));
    }
    if !store::advance(&mut work.sql, body, id, (State::Erased, work.now)).await? {
        return Err(Fault::refused("assemblies-refused-not-closed"));
    }
    work.cancel_timers(ERASING, &assembly.reference()).await?;
    store::erase_volunteers(&mut work.sql, body, id).await?;
    store::erase_draws(&mut work.sql, body, id, reason).await?;
    work.journal(Event::public("assemblies.erased", assembly.reference()))
        .await
}

/// A year went by since the first draw. Names go, unless a draw that needs them is under way: then later.
pub(crate) fn on_erasure<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let assembly = AssemblyId::from_uuid(timer.subject);
        let Some(found) = store::find(&mut work.sql, work.body, assembly).await? else {
            return Ok(());
        };
        if found.state != State::Drawn {
            return Ok(());
        }
        let last = store::last_draw(&mut work.sql, work.body, assembly).await?;
        if last.as_ref().is_some_and(Draw::is_under_way) {
            let later: Instant = work.now.plus_days(ERASURE_DELAY_DAYS);
            return work.timer(ERASING, &found.reference(), later, &json!({})).await;
        }
        work.as_system(&EraseForgotten { assembly }).await
    })
}
