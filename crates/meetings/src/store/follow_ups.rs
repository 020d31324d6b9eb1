//! What is to be done after meetings.

use db::{Instant, Sql, args};
use groups::GroupId;
use jiff::civil::Date;
use kernel::{CollectiviteId, PersonId};

use crate::model::{Column, FollowUp, FollowUpId, MeetingId};

macro_rules! columns {
    () => {
        "select id, meeting_id, group_id, text, owners, owner_id, due_on, decision, created_at, done_at, calendar_uid
        from follow_up where collectivite_id = $1 "
    };
}

/// `$2`, `$3`: any group, or this one; `$4`, `$5`, `$6`: anybody, nobody yet, or this person.
macro_rules! filter {
    () => {
        "and ($2 or group_id = $3) and ($4 or ($5 and owner_id is null) or owner_id = $6) "
    };
}

db::statements! {
    INSERT = "insert into follow_up (collectivite_id, id, meeting_id, group_id, text, owners, owner_id, due_on,
        decision, created_at, done_at, calendar_uid) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    KEEP_UID = "update follow_up set calendar_uid = $3 where collectivite_id = $1 and id = $2 and calendar_uid is null";
    FIND = concat!(columns!(), "and id = $2");
    LIST_OF_MEETING = concat!(columns!(), "and meeting_id = $2 order by id limit $3");
    /// Without a date after those with one: written out, because the engines place nulls differently.
    LIST_TO_DO = concat!(columns!(), filter!(), "and done_at is null and (due_on is null or due_on >= $7)
        order by coalesce(due_on, '9999-12-31'), id limit $8 offset $9");
    LIST_LATE = concat!(columns!(), filter!(), "and done_at is null and due_on < $7 order by due_on, id limit $8 offset $9");
    LIST_DONE = concat!(columns!(), filter!(), "and done_at is not null order by done_at desc, id desc limit $7 offset $8");
    /// One pass for the three columns: the board is read more often than anything else here.
    COUNT_COLUMNS = concat!("select
        count(case when done_at is null and (due_on is null or due_on >= $7) then 1 end) as to_do,
        count(case when done_at is null and due_on < $7 then 1 end) as late,
        count(done_at) as done
        from follow_up where collectivite_id = $1 ", filter!());
    LIST_OWNERS = "select distinct owner_id as person from follow_up
        where collectivite_id = $1 and owner_id is not null limit $2";
    SET_DONE = "update follow_up set done_at = $3 where collectivite_id = $1 and id = $2 and done_at is null";
    SET_OPEN = "update follow_up set done_at = null where collectivite_id = $1 and id = $2 and done_at is not null";
    ASSIGN = "update follow_up set owner_id = $3, due_on = $4 where collectivite_id = $1 and id = $2";
}

/// Which follow-ups the board shows.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct BoardFilter {
    /// Of one group, or of all
    pub(crate) group: Option<GroupId>,
    /// Whose
    pub(crate) owner: Owner,
}

/// Whose follow-ups are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Everybody's
    #[default]
    Any,
    /// Those that nobody was confirmed for
    Nobody,
    /// One person's
    Person(PersonId),
}

impl BoardFilter {
    fn arguments(self, body: CollectiviteId) -> Vec<db::Value> {
        let group = self.group.unwrap_or(GroupId::from_uuid(db::Uuid::nil()));
        let person = match self.owner {
            Owner::Person(person) => person,
            Owner::Any | Owner::Nobody => PersonId::from_uuid(db::Uuid::nil()),
        };
        let (any, nobody) = (self.owner == Owner::Any, self.owner == Owner::Nobody);
        args![body, self.group.is_none(), group, any, nobody, person]
    }
}

pub(crate) async fn insert_follow_up(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &FollowUp,
) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.meeting_id,
        new.group_id,
        &new.text,
        &new.owners,
        new.owner_id,
        new.due_on,
        new.decision.clone(),
        new.created_at,
        new.done_at,
        new.calendar_uid.clone()
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

/// Keeps the name under which a follow-up stands in the list of tasks.
pub(crate) async fn keep_follow_up_uid(
    sql: &mut Sql,
    body: CollectiviteId,
    id: FollowUpId,
    uid: &str,
) -> Result<(), db::Error> {
    sql.execute(KEEP_UID, args![body, id, uid]).await?;
    Ok(())
}

pub(crate) async fn find_follow_up(
    sql: &mut Sql,
    body: CollectiviteId,
    id: FollowUpId,
) -> Result<Option<FollowUp>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

/// What a meeting's minutes put on the board, in the order of the minutes.
pub(crate) async fn follow_ups_of_meeting(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    limit: i64,
) -> Result<Vec<FollowUp>, db::Error> {
    sql.all(LIST_OF_MEETING, args![body, meeting, limit]).await
}

/// One column of the board, on the day `today`.
pub(crate) async fn board_column(
    sql: &mut Sql,
    body: CollectiviteId,
    filter: BoardFilter,
    column: Column,
    today: Date,
    limit: i64,
    offset: i64,
) -> Result<Vec<FollowUp>, db::Error> {
    let mut values = filter.arguments(body);
    let statement = match column {
        Column::ToDo => LIST_TO_DO,
        Column::Late => LIST_LATE,
        Column::Done => LIST_DONE,
    };
    if column != Column::Done {
        values.extend(args![today]);
    }
    values.extend(args![limit, offset]);
    sql.all(statement, values).await
}

db::record! {
    /// How many follow-ups each column holds.
    pub(crate) struct BoardCount {
        to_do: i64,
        late: i64,
        done: i64,
    }
}

impl BoardCount {
    /// Those of one column.
    pub(crate) fn of(&self, column: Column) -> i64 {
        match column {
            Column::ToDo => self.to_do,
            Column::Late => self.late,
            Column::Done => self.done,
        }
    }
}

pub(crate) async fn board_count(
    sql: &mut Sql,
    body: CollectiviteId,
    filter: BoardFilter,
    today: Date,
) -> Result<BoardCount, db::Error> {
    let mut values = filter.arguments(body);
    values.extend(args![today]);
    sql.one(COUNT_COLUMNS, values).await
}

/// Everybody to whom something was given, at most `limit` people.
pub(crate) async fn owners(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<PersonId>, db::Error> {
    db::record! { struct Line { person: PersonId } }
    let lines: Vec<Line> = sql.all(LIST_OWNERS, args![body, limit]).await?;
    Ok(lines.into_iter().map(|line| line.person).collect())
}

/// False when it was done already.
pub(crate) async fn set_done(
    sql: &mut Sql,
    body: CollectiviteId,
    id: FollowUpId,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(SET_DONE, args![body, id, now]).await? == 1)
}

/// False when it was not done.
pub(crate) async fn set_open(sql: &mut Sql, body: CollectiviteId, id: FollowUpId) -> Result<bool, db::Error> {
    Ok(sql.execute(SET_OPEN, args![body, id]).await? == 1)
}

pub(crate) async fn assign(
    sql: &mut Sql,
    body: CollectiviteId,
    id: FollowUpId,
    owner: Option<PersonId>,
    due_on: Option<Date>,
) -> Result<(), db::Error> {
    sql.execute(ASSIGN, args![body, id, owner, due_on]).await?;
    Ok(())
}
