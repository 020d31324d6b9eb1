//! Following an indicator no longer, and following it again.

use db::args;
use kernel::{Action, Event, Fault, Scope, Work};

use super::remind::set_timer;
use crate::model::IndicatorId;
use crate::{rights, store};

/// Stops following an indicator: nothing is asked of anybody, its values stay readable.
#[derive(Clone, Debug)]
pub struct RetireIndicator {
    /// Which one
    pub indicator: IndicatorId,
}

impl Action for RetireIndicator {
    const NAME: &'static str = "indicators.retire";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let at = Some(work.now);
        set(work, self.indicator, at, "indicators.retired").await
    }
}

/// Follows again an indicator that was no longer.
#[derive(Clone, Debug)]
pub struct ResumeIndicator {
    /// Which one
    pub indicator: IndicatorId,
}

impl Action for ResumeIndicator {
    const NAME: &'static str = "indicators.resume";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        set(work, self.indicator, None, "indicators.resumed").await
    }
}

async fn set(
    work: &mut Work,
    id: IndicatorId,
    retired_at: Option<db::Instant>,
    event: &'static str,
) -> Result<(), Fault> {
    let (indicator, plan) = super::indicator(work, id).await?;
    work.require(&rights::PREPARE, Scope::group(plan.group_id))
        .await?;
    if indicator.retired_at.is_some() == retired_at.is_some() {
        return Err(Fault::refused("indicators-already-so"));
    }
    work.sql
        .execute(store::SET_RETIRED, args![work.body, id, retired_at])
        .await?;
    set_timer(work, id).await?;
    work.journal(Event::public(event, indicator.reference())).await
}
