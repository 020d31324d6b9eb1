//! Reminding who records an indicator that a value is awaited, once a period.

use jiff::civil::Time;
use kernel::{Action, BoxFuture, Event, Fault, Timer, Work};

use crate::model::{Indicator, IndicatorId, Value, awaited, day_of, reminder_day};
use crate::{mail, rights, store};

/// The timer of a reminder.
pub(crate) const REMIND: &str = "indicators.remind";
/// Reminders are in the mailbox when the day begins.
const HOUR: Time = Time::constant(8, 0, 0, 0);

/// Writes to who records an indicator that a value is awaited. Done by Parvis when the day comes.
#[derive(Clone, Debug)]
pub struct RemindOwner {
    /// Of which indicator
    pub indicator: IndicatorId,
}

impl Action for RemindOwner {
    const NAME: &'static str = "indicators.remind-owner";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (indicator, plan) = super::indicator(work, self.indicator).await?;
        work.require(&rights::RECORD, indicator.scope(plan.group_id))
            .await?;
        let (Some(owner), Some(period)) = (indicator.owner_id, awaited_now(work, &indicator).await?) else {
            return Err(Fault::refused("indicators-nothing-awaited"));
        };
        mail::awaited(work, &plan, &indicator, period, owner).await?;
        work.journal(Event::public("indicators.reminded", indicator.reference()))
            .await
    }
}

/// The day came: the owner is written to if a value is still awaited, and the next day is set.
pub(crate) fn when_due<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let id = IndicatorId::from_uuid(timer.subject);
        let Some(indicator) = store::find_indicator(&mut work.sql, work.body, id).await? else {
            return Ok(());
        };
        let is_awaited = awaited_now(work, &indicator).await?.is_some();
        if indicator.owner_id.is_some() && is_awaited {
            work.as_system(&RemindOwner { indicator: id }).await?;
        }
        set_timer(work, id).await
    })
}

/// The last day of the period whose value is awaited.
async fn awaited_now(work: &mut Work, indicator: &Indicator) -> Result<Option<jiff::civil::Date>, Fault> {
    let zone = work.collectivite()?.zone();
    let latest = latest(work, indicator).await?;
    let (added_on, today) = (day_of(indicator.created_at, &zone), day_of(work.now, &zone));
    Ok(awaited(indicator, latest, added_on, today))
}

async fn latest(work: &mut Work, indicator: &Indicator) -> Result<Option<jiff::civil::Date>, Fault> {
    let values = store::list_values(&mut work.sql, work.body, indicator.id).await?;
    Ok(values
        .iter()
        .filter(|value| value.replaced_at.is_none())
        .map(|value: &Value| value.on_day)
        .max())
}

/// Sets the timer anew from what is known of the indicator: none when there is nobody to write to, or nothing to await.
pub(super) async fn set_timer(work: &mut Work, id: IndicatorId) -> Result<(), Fault> {
    let (indicator, _) = super::indicator(work, id).await?;
    work.cancel_timers(REMIND, &indicator.reference()).await?;
    if indicator.owner_id.is_none() {
        return Ok(());
    }
    let zone = work.collectivite()?.zone();
    let latest = latest(work, &indicator).await?;
    let (added_on, today) = (day_of(indicator.created_at, &zone), day_of(work.now, &zone));
    let Some(day) = reminder_day(&indicator, latest, added_on, today) else {
        return Ok(());
    };
    // Where clocks skip that hour, the next one there is: no zone of a French body does at eight.
    let due_at = day
        .to_datetime(HOUR)
        .to_zoned(zone)
        .map_err(|error| Fault::Internal(error.to_string()))?;
    let nothing = serde_json::Value::Null;
    work.timer(
        REMIND,
        &indicator.reference(),
        due_at.timestamp().into(),
        &nothing,
    )
    .await
}
