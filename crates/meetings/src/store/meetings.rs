//! Meetings, their agendas, who came.

use std::collections::BTreeMap;

use db::{Instant, Sql, args};
use groups::GroupId;
use kernel::{CollectiviteId, PersonId, SubjectRef};

use crate::model::{
    AGENDA_ITEMS_MAX, AgendaItem, AgendaItemId, Attendance, AttendanceLine, Meeting, MeetingId, MeetingState,
};

macro_rules! select_meeting {
    ($rest:literal) => {
        concat!(
            "select id, group_id, title, starts_at, ends_at, place, state, sequence, updated_at, minutes_version, ",
            "approved_at, next_meeting_id, calendar_uid from meeting where collectivite_id = $1 ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "insert into meeting (collectivite_id, id, group_id, title, starts_at, ends_at, place, state, sequence,
        updated_at, minutes_version, calendar_uid) values ($1, $2, $3, $4, $5, $6, $7, 'prevue', 0, $8, 0, $9)";
    KEEP_UID = "update meeting set calendar_uid = $3 where collectivite_id = $1 and id = $2 and calendar_uid is null";
    FIND = select_meeting!("and id = $2");
    FIND_AT = select_meeting!("and group_id = $2 and starts_at = $3");
    /// The announcement changes only if nobody changed it since: the caller looks at the number of rows.
    CHANGE = "update meeting set title = $3, starts_at = $4, ends_at = $5, place = $6, sequence = sequence + 1,
        updated_at = $7, state = case when state = 'annulee' then 'prevue' else state end
        where collectivite_id = $1 and id = $2 and sequence = $8";
    CANCEL = "update meeting set state = 'annulee', sequence = sequence + 1, updated_at = $3
        where collectivite_id = $1 and id = $2 and sequence = $4 and state = 'prevue'";
    TOUCH = "update meeting set sequence = sequence + 1, updated_at = $3 where collectivite_id = $1 and id = $2";
    HOLD = "update meeting set state = 'tenue' where collectivite_id = $1 and id = $2 and state = 'prevue'";
    APPROVE = "update meeting set state = 'approuvee', approved_at = $3, next_meeting_id = $4
        where collectivite_id = $1 and id = $2";
    LIST_FROM = select_meeting!("and starts_at >= $2 and ($3 or group_id = $4) order by starts_at, id limit $5 offset $6");
    LIST_BEFORE =
        select_meeting!("and starts_at < $2 and ($3 or group_id = $4) order by starts_at desc, id desc limit $5 offset $6");
    COUNT_FROM = "select count(*) as n from meeting
        where collectivite_id = $1 and starts_at >= $2 and ($3 or group_id = $4)";
    COUNT_BEFORE = "select count(*) as n from meeting
        where collectivite_id = $1 and starts_at < $2 and ($3 or group_id = $4)";
    LIST_LATEST = select_meeting!("and group_id = $2 order by starts_at desc, id desc limit $3");
    INSERT_ITEM = "insert into agenda_item (collectivite_id, meeting_id, id, place_number, title, subject_type, subject_id)
        values ($1, $2, $3, $4, $5, $6, $7)";
    LIST_ITEMS = "select id, title, subject_type, subject_id from agenda_item
        where collectivite_id = $1 and meeting_id = $2 order by place_number, id limit $3";
    LIST_ITEMS_SINCE = "select a.meeting_id, a.id, a.title, a.subject_type, a.subject_id from agenda_item a
        join meeting m on m.collectivite_id = a.collectivite_id and m.id = a.meeting_id
        where a.collectivite_id = $1 and m.group_id = $2 and m.starts_at >= $3
        order by a.meeting_id, a.place_number, a.id limit 20000";
    /// A day before and a day after: which day it is depends on the body's time zone.
    LIST_ABOUT = "select m.id, m.starts_at, m.ends_at, c.time_zone from meeting m
        join agenda_item a on a.collectivite_id = m.collectivite_id and a.meeting_id = m.id
        join collectivite c on c.id = m.collectivite_id
        where m.collectivite_id = $1 and m.starts_at >= $2 and m.starts_at <= $3 and m.state <> 'annulee'
            and a.subject_type = $4 and a.subject_id = $5
        order by m.starts_at, m.id limit 100";
    LAST_PLACE = "select coalesce(max(place_number), 0) as n from agenda_item
        where collectivite_id = $1 and meeting_id = $2";
    DELETE_ITEM = "delete from agenda_item where collectivite_id = $1 and meeting_id = $2 and id = $3";
    SET_ATTENDANCE = "insert into attendance (collectivite_id, meeting_id, person_id, state, recorded_at)
        values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, meeting_id, person_id)
        do update set state = excluded.state, recorded_at = excluded.recorded_at";
    LIST_ATTENDANCE = "select person_id, state from attendance where collectivite_id = $1 and meeting_id = $2
        order by person_id limit 5000";
}

db::record! {
    /// A meeting that has something on its agenda, and where its day is counted.
    pub(crate) struct MeetingAbout {
        pub(crate) id: MeetingId,
        pub(crate) starts_at: Instant,
        pub(crate) ends_at: Option<Instant>,
        pub(crate) time_zone: String,
    }
}

/// The meetings around an instant that have `subject` on their agenda, soonest first; those cancelled apart.
pub(crate) async fn meetings_about(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    at: Instant,
) -> Result<Vec<MeetingAbout>, db::Error> {
    let values = args![body, at.plus_days(-1), at.plus_days(1), &subject.kind, subject.id];
    sql.all(LIST_ABOUT, values).await
}

/// What a new meeting holds.
pub(crate) struct NewMeeting<'a> {
    pub(crate) id: MeetingId,
    pub(crate) group: GroupId,
    pub(crate) title: &'a str,
    pub(crate) starts_at: Instant,
    pub(crate) ends_at: Option<Instant>,
    pub(crate) place: &'a str,
    /// Its name among all calendars
    pub(crate) calendar_uid: &'a str,
}

/// Which meetings a list shows.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    /// Of one group, or of all
    pub(crate) group: Option<GroupId>,
    /// What separates those to come from those past
    pub(crate) since: Instant,
}

impl Wanted {
    /// `$2`, `$3`, `$4` of the lists: a nullable identifier cannot be compared the same way on both engines.
    fn arguments(self, body: CollectiviteId) -> Vec<db::Value> {
        let group = self.group.unwrap_or(GroupId::from_uuid(db::Uuid::nil()));
        args![body, self.since, self.group.is_none(), group]
    }
}

pub(crate) async fn insert_meeting(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &NewMeeting<'_>,
    now: Instant,
) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.group,
        new.title,
        new.starts_at,
        new.ends_at,
        new.place,
        now,
        new.calendar_uid
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

/// Keeps the name under which a meeting was announced before names were kept.
pub(crate) async fn keep_meeting_uid(
    sql: &mut Sql,
    body: CollectiviteId,
    id: MeetingId,
    uid: &str,
) -> Result<(), db::Error> {
    sql.execute(KEEP_UID, args![body, id, uid]).await?;
    Ok(())
}

pub(crate) async fn find_meeting(
    sql: &mut Sql,
    body: CollectiviteId,
    id: MeetingId,
) -> Result<Option<Meeting>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

pub(crate) async fn find_meeting_at(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    starts_at: Instant,
) -> Result<Option<Meeting>, db::Error> {
    sql.optional(FIND_AT, args![body, group, starts_at]).await
}

/// False when somebody changed the announcement since `meeting` was read.
pub(crate) async fn change_meeting(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: &Meeting,
    sequence: i64,
    now: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        meeting.id,
        &meeting.title,
        meeting.starts_at,
        meeting.ends_at,
        &meeting.place,
        now,
        sequence
    ];
    Ok(sql.execute(CHANGE, values).await? == 1)
}

/// False when somebody changed the announcement since it was read.
pub(crate) async fn cancel_meeting(
    sql: &mut Sql,
    body: CollectiviteId,
    id: MeetingId,
    sequence: i64,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(CANCEL, args![body, id, now, sequence]).await? == 1)
}

/// The agenda is part of the announcement: agendas that subscribe must see it change.
pub(crate) async fn touch_meeting(
    sql: &mut Sql,
    body: CollectiviteId,
    id: MeetingId,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(TOUCH, args![body, id, now]).await?;
    Ok(())
}

pub(crate) async fn hold_meeting(
    sql: &mut Sql,
    body: CollectiviteId,
    id: MeetingId,
) -> Result<(), db::Error> {
    sql.execute(HOLD, args![body, id]).await?;
    Ok(())
}

pub(crate) async fn approve_meeting(
    sql: &mut Sql,
    body: CollectiviteId,
    id: MeetingId,
    next: Option<MeetingId>,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(APPROVE, args![body, id, now, next]).await?;
    Ok(())
}

/// Meetings since an instant, soonest first.
pub(crate) async fn meetings_from(
    sql: &mut Sql,
    body: CollectiviteId,
    wanted: Wanted,
    limit: i64,
    offset: i64,
) -> Result<Vec<Meeting>, db::Error> {
    let mut values = wanted.arguments(body);
    values.extend(args![limit, offset]);
    sql.all(LIST_FROM, values).await
}

/// Meetings before an instant, latest first.
pub(crate) async fn meetings_before(
    sql: &mut Sql,
    body: CollectiviteId,
    wanted: Wanted,
    limit: i64,
    offset: i64,
) -> Result<Vec<Meeting>, db::Error> {
    let mut values = wanted.arguments(body);
    values.extend(args![limit, offset]);
    sql.all(LIST_BEFORE, values).await
}

pub(crate) async fn count_from(
    sql: &mut Sql,
    body: CollectiviteId,
    wanted: Wanted,
) -> Result<i64, db::Error> {
    sql.count(COUNT_FROM, wanted.arguments(body)).await
}

pub(crate) async fn count_before(
    sql: &mut Sql,
    body: CollectiviteId,
    wanted: Wanted,
) -> Result<i64, db::Error> {
    sql.count(COUNT_BEFORE, wanted.arguments(body)).await
}

/// A group's latest meetings, those to come included.
pub(crate) async fn latest_of_group(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    limit: i64,
) -> Result<Vec<Meeting>, db::Error> {
    sql.all(LIST_LATEST, args![body, group, limit]).await
}

/// Adds an item at the end of the agenda.
pub(crate) async fn append_item(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    item: &AgendaItem,
) -> Result<(), db::Error> {
    let place = sql.count(LAST_PLACE, args![body, meeting]).await? + 1;
    let kind = item.subject.as_ref().map(|subject| subject.kind.clone());
    let subject = item.subject.as_ref().map(|subject: &SubjectRef| subject.id);
    let values = args![body, meeting, item.id, place, &item.title, kind, subject];
    sql.execute(INSERT_ITEM, values).await?;
    Ok(())
}

pub(crate) async fn agenda(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Vec<AgendaItem>, db::Error> {
    let limit = i64::try_from(AGENDA_ITEMS_MAX).unwrap_or(i64::MAX);
    sql.all(LIST_ITEMS, args![body, meeting, limit]).await
}

struct PlacedItem {
    meeting: MeetingId,
    item: AgendaItem,
}

impl db::FromRow for PlacedItem {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        Ok(Self {
            meeting: row.get("meeting_id")?,
            item: db::FromRow::from_row(row)?,
        })
    }
}

/// The agendas of a group's meetings since an instant, by meeting.
pub(crate) async fn agendas_since(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    since: Instant,
) -> Result<BTreeMap<MeetingId, Vec<AgendaItem>>, db::Error> {
    let mut agendas: BTreeMap<MeetingId, Vec<AgendaItem>> = BTreeMap::new();
    for placed in sql
        .all::<PlacedItem>(LIST_ITEMS_SINCE, args![body, group, since])
        .await?
    {
        agendas.entry(placed.meeting).or_default().push(placed.item);
    }
    Ok(agendas)
}

/// False when there is no such item.
pub(crate) async fn remove_item(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    item: AgendaItemId,
) -> Result<bool, db::Error> {
    Ok(sql.execute(DELETE_ITEM, args![body, meeting, item]).await? == 1)
}

pub(crate) async fn set_attendance(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    person: PersonId,
    state: Attendance,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(SET_ATTENDANCE, args![body, meeting, person, state, now])
        .await?;
    Ok(())
}

pub(crate) async fn attendance(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Vec<AttendanceLine>, db::Error> {
    sql.all(LIST_ATTENDANCE, args![body, meeting]).await
}

/// The states in SQL text above are these words.
const _: () = {
    assert!(matches!(MeetingState::Planned.as_str().as_bytes(), b"prevue"));
    assert!(matches!(MeetingState::Cancelled.as_str().as_bytes(), b"annulee"));
    assert!(matches!(MeetingState::Held.as_str().as_bytes(), b"tenue"));
    assert!(matches!(MeetingState::Approved.as_str().as_bytes(), b"approuvee"));
};
