//! Ending a parcours without result, and taking it up again: a text was rejected, an idea was dropped. Nothing is
//! deleted: what was written and decided stays readable, with the reason why it goes no further.

use kernel::{Action, Event, Fault, Fields, Scope, Work};
use serde_json::json;

use super::{ADVANCE, STEP_DUE, due, load, refused, reports};
use crate::engine::{self, ParcoursState, StepState, decide};
use crate::model::{Ending, ParcoursId};
use crate::store::{self, endings};

/// Characters of a reason.
pub(crate) const REASON_CHARS_MAX: usize = 2_000;

/// Ends a parcours without result.
#[derive(Clone, Debug)]
pub struct AbandonParcours {
    /// Which one
    pub parcours: ParcoursId,
    /// Why, as everybody will read it
    pub reason: String,
}

impl Action for AbandonParcours {
    const NAME: &'static str = "parcours.abandon";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let whole = load(work, self.parcours).await?;
        work.require(&ADVANCE, Scope::group(whole.parcours.groupe_id))
            .await?;
        decide(
            &whole.template,
            &whole.state(),
            &|_, _| None,
            &engine::Event::Abandon,
        )
        .map_err(refused)?;
        let mut fields = Fields::default();
        let reason = fields.text(
            "reason",
            &self.reason,
            REASON_CHARS_MAX,
            "parcours-abandon-reason-missing",
            "parcours-abandon-reason-too-long",
        );
        fields.finish()?;
        let reports = reports(work, &whole).await?;
        if let Some(running) = reports.into_values().find_map(|report| report.running) {
            return Err(Fault::refused_with(running));
        }
        let subject = whole.parcours.subject().reference;
        store::set_state(&mut work.sql, work.body, self.parcours, ParcoursState::Abandoned).await?;
        let ending = Ending {
            id: work.new_id(),
            reason,
            ended_at: work.now,
            reopened_at: None,
        };
        endings::insert(&mut work.sql, work.body, self.parcours, &ending).await?;
        work.cancel_timers(STEP_DUE, &subject).await?;
        crate::discussions::open_or_close(work, self.parcours).await?;
        work.journal(Event::public("parcours.abandoned", subject).with(json!({ "ending": ending.id })))
            .await
    }
}

/// Takes up an abandoned parcours where it was left.
#[derive(Clone, Copy, Debug)]
pub struct ReopenParcours {
    /// Which one
    pub parcours: ParcoursId,
}

impl Action for ReopenParcours {
    const NAME: &'static str = "parcours.reopen";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let whole = load(work, self.parcours).await?;
        work.require(&ADVANCE, Scope::group(whole.parcours.groupe_id))
            .await?;
        decide(
            &whole.template,
            &whole.state(),
            &|_, _| None,
            &engine::Event::Reopen,
        )
        .map_err(refused)?;
        let subject = whole.parcours.subject().reference;
        store::set_state(&mut work.sql, work.body, self.parcours, ParcoursState::Running).await?;
        endings::reopen(&mut work.sql, work.body, self.parcours, work.now).await?;
        // A step whose date went by meanwhile waits for somebody to close it: nobody had the time it was to leave them.
        let now = work.now;
        let open = whole.steps.iter().filter(|row| row.state == StepState::Open);
        for row in open.filter(|row| row.closes_at > now) {
            due(work, &subject, &row.name, row.closes_at).await?;
        }
        crate::discussions::open_or_close(work, self.parcours).await?;
        work.journal(Event::public("parcours.reopened", subject)).await
    }
}
