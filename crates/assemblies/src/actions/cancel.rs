//! Abandoning a draw: freely before its hour; afterwards, with the seed that was read and the panel it would have drawn, so
//! that nobody throws dice until they please.

use kernel::{Action, Event, Fault, Work};
use serde_json::json;

use super::draw::read_seed;
use super::{checked_reason, find_assembly};
use crate::model::{AssemblyId, Draw, DrawState};
use crate::{rights, store};

/// Abandons a draw. Everybody reads why: panels that displease are no reason.
#[derive(Clone, Debug)]
pub struct CancelDraw {
    /// Which assembly
    pub assembly: AssemblyId,
    /// Which draw
    pub round: u32,
    /// Why
    pub reason: String,
    /// The seed that was read, once its hour has come; nothing before
    pub seed: String,
}

impl Action for CancelDraw {
    const NAME: &'static str = "assemblies.cancel-draw";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let assembly = find_assembly(work, self.assembly).await?;
        work.require(&rights::DRAW, assembly.scope()).await?;
        let (body, id) = (work.body, assembly.id);
        let mut draw = store::draw(&mut work.sql, body, id, self.round)
            .await?
            .ok_or(Fault::NotFound("draw"))?;
        if !draw.is_under_way() {
            return Err(Fault::refused("assemblies-refused-seed-known"));
        }
        draw.reason = checked_reason(&self.reason)?;
        if is_awaited(&draw, work) {
            read_seed(work, id, &mut draw, ("cancel_seed", &self.seed)).await?;
        }
        if !store::cancel_draw(&mut work.sql, body, id, &draw).await? {
            return Err(Fault::refused("assemblies-refused-seed-known"));
        }
        let event = Event::public("assemblies.draw-cancelled", assembly.reference());
        work.journal(event.with(json!({ "round": draw.round, "seed": draw.seed, "panel": draw.panel })))
            .await
    }
}

/// Whether the seed of a draw may have been read: from here on it is told, whatever becomes of the draw.
pub(super) fn is_awaited(draw: &Draw, work: &Work) -> bool {
    draw.state == DrawState::Published && draw.draw_at <= work.now
}
