//! A convocation that leaves by itself, so many days before the meeting, once.

use db::Instant;
use jiff::ToSpan as _;
use kernel::{Action, BoxFuture, Event, Fault, Fields, Scope, Sentence, Timer, Work};
use serde_json::json;

use super::invite::{has_begun, not_begun};
use super::{SendConvocation, meeting};
use crate::model::{DAYS_BEFORE_MAX, HOUR, Meeting, MeetingId, at, day_of};
use crate::{rights, store};

/// The timer of a planned convocation.
pub(crate) const CONVENE: &str = "meetings.convene";

/// Has the convocation leave by itself at eight in the morning, `days_before` days before the meeting, whatever its date
/// becomes; at once when that day is past. Without days, it is for people to send again.
#[derive(Clone, Debug)]
pub struct PlanConvocation {
    /// Of which meeting
    pub meeting: MeetingId,
    /// How many days before, 0 being its own day
    pub days_before: Option<i64>,
}

impl Action for PlanConvocation {
    const NAME: &'static str = "meetings.plan-convocation";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let meeting = meeting(work, self.meeting).await?;
        work.require(&rights::PLAN, Scope::group(meeting.group_id))
            .await?;
        not_begun(work, &meeting)?;
        let Some(days) = self.days_before else {
            store::forget_planned(&mut work.sql, work.body, meeting.id).await?;
            work.cancel_timers(CONVENE, &meeting.reference()).await?;
            let event = Event::internal("meetings.convocation-unplanned", meeting.reference());
            return work.journal(event).await;
        };
        let mut fields = Fields::default();
        if !(0..=DAYS_BEFORE_MAX).contains(&days) {
            let sentence = Sentence::new("meetings-planned-days-wrong").with("max", DAYS_BEFORE_MAX);
            fields.refuse("jours", sentence);
        }
        fields.finish()?;
        if is_convoked(work, &meeting).await? {
            return Err(Fault::refused("meetings-convocation-already"));
        }
        let by = work.actor.person();
        store::plan_convocation(&mut work.sql, work.body, meeting.id, days, by, work.now).await?;
        set_timer(work, &meeting).await?;
        let event = Event::internal("meetings.convocation-planned", meeting.reference());
        work.journal(event.with(json!({ "days_before": days }))).await
    }
}

/// True when the members were told of the announcement that stands.
async fn is_convoked(work: &mut Work, meeting: &Meeting) -> Result<bool, Fault> {
    let sent = store::find_convocation(&mut work.sql, work.body, meeting.id).await?;
    Ok(sent.is_some_and(|sent| sent.sequence == meeting.sequence))
}

/// When it leaves, if it is planned so many days before: the same hour of the day wherever the meeting is moved.
pub(crate) fn leaves_at(meeting: &Meeting, days_before: i64, zone: &jiff::tz::TimeZone) -> Option<Instant> {
    let day = day_of(meeting.starts_at, zone).saturating_sub(days_before.days());
    let (leaves_at, _) = at(day, HOUR, zone)?;
    // A meeting at seven in the morning is not convened after it began.
    (leaves_at < meeting.starts_at).then_some(leaves_at)
}

/// Sets the timer anew from what is known of the meeting: none when nothing is planned, when it is cancelled, or when it
/// has begun.
pub(super) async fn set_timer(work: &mut Work, meeting: &Meeting) -> Result<(), Fault> {
    let planned = store::find_planned(&mut work.sql, work.body, meeting.id).await?;
    let Some(planned) = planned else { return Ok(()) };
    work.cancel_timers(CONVENE, &meeting.reference()).await?;
    if has_begun(work, meeting) {
        return Ok(());
    }
    let zone = work.collectivite()?.zone();
    let leaves_at = leaves_at(meeting, planned.days_before, &zone).unwrap_or(work.now);
    let nothing = serde_json::Value::Null;
    work.timer(CONVENE, &meeting.reference(), leaves_at.max(work.now), &nothing)
        .await
}

/// The day came: the convocation leaves as it would by the button. Sent meanwhile by somebody, it does not leave twice.
pub(crate) fn when_day_comes<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let id = MeetingId::from_uuid(timer.subject);
        let Some(meeting) = store::find_meeting(&mut work.sql, work.body, id).await? else {
            return Ok(());
        };
        let planned = store::find_planned(&mut work.sql, work.body, id).await?;
        if planned.is_none() || has_begun(work, &meeting) || is_convoked(work, &meeting).await? {
            return Ok(());
        }
        let members =
            groups::members_on(&mut work.sql, work.body, meeting.group_id, meeting.starts_at).await?;
        if members.is_empty() {
            // There is nobody to write to: whoever prepares the meeting sees it on its page.
            store::fail_planned(&mut work.sql, work.body, id, work.now).await?;
            let event = Event::internal("meetings.convocation-to-nobody", meeting.reference());
            return work.journal(event).await;
        }
        let deed = SendConvocation {
            meeting: id,
            sequence: meeting.sequence,
        };
        work.as_system(&deed).await?;
        Ok(())
    })
}
