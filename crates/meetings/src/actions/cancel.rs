//! Cancelling a meeting that was announced.

use kernel::{Action, Fault, Scope, Work};

use super::plan::announce;
use super::{CONVENE, meeting, still_open};
use crate::model::{MeetingId, MeetingState};
use crate::{mail, rights, store};

/// Says that a meeting will not take place. It stays readable, and changing its announcement announces it again.
#[derive(Clone, Debug)]
pub struct CancelMeeting {
    /// Which meeting
    pub meeting: MeetingId,
    /// The announcement that was read ([`Meeting::sequence`](crate::Meeting::sequence))
    pub sequence: i64,
}

impl Action for CancelMeeting {
    const NAME: &'static str = "meetings.cancel";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = meeting(work, self.meeting).await?;
        work.require(&rights::PLAN, Scope::group(before.group_id)).await?;
        still_open(&before)?;
        if before.state != MeetingState::Planned {
            return Err(Fault::refused("meetings-held-not-cancelled"));
        }
        if !store::cancel_meeting(&mut work.sql, work.body, before.id, self.sequence, work.now).await? {
            return Err(Fault::Stale("meeting"));
        }
        if store::find_convocation(&mut work.sql, work.body, before.id)
            .await?
            .is_some()
        {
            let members =
                groups::members_on(&mut work.sql, work.body, before.group_id, before.starts_at).await?;
            let cancelled = meeting(work, before.id).await?;
            for member in &members {
                mail::cancelled(work, &cancelled, member.person).await?;
            }
        }
        // Announced again, it is for people to convene again.
        store::forget_planned(&mut work.sql, work.body, before.id).await?;
        work.cancel_timers(CONVENE, &before.reference()).await?;
        announce(work, before.id, "meetings.cancelled").await
    }
}
