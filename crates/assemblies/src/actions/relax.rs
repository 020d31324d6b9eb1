//! Relaxing quotas for one draw of empty seats: nobody is left who meets them, and an assembly that sits is not begun anew.
//! Which quotas move is not chosen: the fewest changes that make a panel possible, as the impossible draw told them. Who
//! decides it says why, and everybody reads both before the seed exists.

use kernel::{Action, Event, Fault, Fields, Work};
use serde_json::json;

use super::draw::{AskDraw, vacated};
use super::{find_assembly, in_state};
use crate::model::{REASON_CHARS_MAX, Relaxation, State, to_relax};
use crate::{rights, store};

/// Has panels computed for the empty seats with the quotas that the last draw, which was impossible, said would do.
#[derive(Clone, Debug)]
pub struct RelaxDraw {
    /// The draw that is asked for
    pub draw: AskDraw,
    /// Why, for everybody
    pub reason: String,
}

impl Action for RelaxDraw {
    const NAME: &'static str = "assemblies.relax-draw";
    type Output = u32;

    async fn run(&self, work: &mut Work) -> Result<u32, Fault> {
        let assembly = find_assembly(work, self.draw.assembly).await?;
        work.require(&rights::DRAW, assembly.scope()).await?;
        in_state(&assembly, State::Drawn)?;
        let (body, id) = (work.body, assembly.id);
        let draws = store::draws(&mut work.sql, body, id).await?;
        let impossible =
            to_relax(&draws).ok_or_else(|| Fault::refused("assemblies-refused-nothing-to-relax"))?;
        let volunteers = store::volunteers(&mut work.sql, body, id).await?;
        // Of other seats, what would do was not computed. Other people for the same seats may need less, or more: the draw that is
        // asked for is computed with them, and says so when it is impossible in its turn.
        if vacated(&volunteers, work.now)? != impossible.vacated {
            return Err(Fault::refused("assemblies-refused-changed"));
        }
        let mut fields = Fields::default();
        let reason = fields.text(
            "relax_reason",
            &self.reason,
            REASON_CHARS_MAX,
            "assemblies-reason-empty",
            "assemblies-reason-too-long",
        );
        fields.finish()?;
        let relaxation = Relaxation {
            changes: impossible.changes_needed(),
            reason,
        };
        let round = self.draw.run(work).await?;
        store::insert_relaxation(&mut work.sql, body, (id, round), (&relaxation, work.now)).await?;
        let event = Event::public("assemblies.quotas-relaxed", assembly.reference());
        work.journal(event.with(json!({ "round": round, "quotas": relaxation.changes.len() })))
            .await?;
        Ok(round)
    }
}
