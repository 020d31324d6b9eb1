//! Meetings, and what is to be done after them, as open data give them: no name of anybody.

use db::{Instant, Sql, args};
use groups::GroupId;
use jiff::civil::Date;
use kernel::{CollectiviteId, OPEN_ROWS_AT_ONCE};

use crate::model::{FollowUpId, MeetingId, MeetingState};

db::statements! {
    LIST_OPENED_MEETINGS = "select m.id, m.group_id, m.title, m.starts_at, m.ends_at, m.place, m.state, m.approved_at,
        (select count(*) from agenda_item i where i.collectivite_id = m.collectivite_id and i.meeting_id = m.id) as items
        from meeting m where m.collectivite_id = $1 and m.id > $2 order by m.id limit $3";
    LIST_OPENED_FOLLOW_UPS = "select f.id, f.meeting_id, m.title as meeting, f.group_id, f.text, f.due_on, f.decision,
        f.created_at, f.done_at
        from follow_up f
        join meeting m on m.collectivite_id = f.collectivite_id and m.id = f.meeting_id
        where f.collectivite_id = $1 and f.id > $2 order by f.id limit $3";
}

db::record! {
    /// A meeting, without who comes to it.
    pub(crate) struct OpenedMeeting {
        pub(crate) id: MeetingId,
        pub(crate) group_id: GroupId,
        pub(crate) title: String,
        pub(crate) starts_at: Instant,
        pub(crate) ends_at: Option<Instant>,
        pub(crate) place: String,
        pub(crate) state: MeetingState,
        pub(crate) approved_at: Option<Instant>,
        pub(crate) items: i64,
    }
}

db::record! {
    /// Something to be done, without who is to do it.
    pub(crate) struct OpenedFollowUp {
        pub(crate) id: FollowUpId,
        pub(crate) meeting_id: MeetingId,
        pub(crate) meeting: String,
        pub(crate) group_id: GroupId,
        pub(crate) text: String,
        pub(crate) due_on: Option<Date>,
        pub(crate) decision: Option<String>,
        pub(crate) created_at: Instant,
        pub(crate) done_at: Option<Instant>,
    }
}

/// The meetings announced after one, in the order in which they were announced.
pub(crate) async fn meetings_after(
    sql: &mut Sql,
    body: CollectiviteId,
    last: MeetingId,
) -> Result<Vec<OpenedMeeting>, db::Error> {
    sql.all(LIST_OPENED_MEETINGS, args![body, last, OPEN_ROWS_AT_ONCE])
        .await
}

/// What was put on the board after one line, in that order.
pub(crate) async fn follow_ups_after(
    sql: &mut Sql,
    body: CollectiviteId,
    last: FollowUpId,
) -> Result<Vec<OpenedFollowUp>, db::Error> {
    sql.all(LIST_OPENED_FOLLOW_UPS, args![body, last, OPEN_ROWS_AT_ONCE])
        .await
}
