//! What people do with plans and their indicators.

mod describe;
mod plan;
mod record;
mod remind;
mod retire;

pub use describe::{AddIndicator, ChangeIndicator, Described};
pub use plan::{ChangePlan, OpenPlan};
pub use record::{CorrectValue, RecordValue};
pub use remind::RemindOwner;
pub(crate) use remind::{REMIND, when_due};
pub use retire::{ResumeIndicator, RetireIndicator};

use kernel::{Fault, Work};

use crate::model::{Indicator, IndicatorId, Plan, PlanId};
use crate::store;

async fn plan(work: &mut Work, id: PlanId) -> Result<Plan, Fault> {
    store::find_plan(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("plan"))
}

/// An indicator with its plan.
async fn indicator(work: &mut Work, id: IndicatorId) -> Result<(Indicator, Plan), Fault> {
    let indicator = store::find_indicator(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("indicator"))?;
    let plan = plan(work, indicator.plan_id).await?;
    Ok((indicator, plan))
}
