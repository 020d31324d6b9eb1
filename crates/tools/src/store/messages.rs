//! The SQL of rooms where people talk, and of what they said.

use db::{Instant, Sql, Uuid, args};
use kernel::{CollectiviteId, PersonId, SubjectRef};

use crate::messages::{Corrected, Message, Room, Said};

macro_rules! room {
    ($rest:literal) => {
        concat!(
            "select d.subject_type, d.subject_id, d.group_id, n.alias, d.name, d.topic, d.is_public, d.closed_at, d.generation,
            d.revision, d.room, d.address, d.is_encrypted, d.missed_at ",
            $rest
        )
    };
}

macro_rules! invitation {
    ($rest:literal) => {
        concat!(
            "select subject_type, subject_id, person_id, account, is_let_in, asked_on, asked_times from discussion_invitation ",
            $rest
        )
    };
}

db::statements! {
    FIND = room!("from discussion d
        join discussion_alias n on n.collectivite_id = d.collectivite_id and n.subject_type = d.subject_type
            and n.subject_id = d.subject_id
        where d.collectivite_id = $1 and d.subject_type = $2 and d.subject_id = $3");
    OF_GROUP = room!("from discussion d
        join discussion_alias n on n.collectivite_id = d.collectivite_id and n.subject_type = d.subject_type
            and n.subject_id = d.subject_id
        where d.collectivite_id = $1 and d.group_id = $2 order by d.subject_id limit $3");
    RENAMED = room!(", s.title from discussion d
        join discussion_alias n on n.collectivite_id = d.collectivite_id and n.subject_type = d.subject_type
            and n.subject_id = d.subject_id
        join subject s on s.collectivite_id = d.collectivite_id and s.type = d.subject_type and s.id = d.subject_id
        where d.collectivite_id = $1 and s.title <> d.name order by d.subject_id limit $2");
    IS_OURS = "select count(*) as n from discussion where collectivite_id = $1 and room = $2";
    KEEP = "insert into discussion (collectivite_id, subject_type, subject_id, group_id, name, topic, is_public, closed_at,
            generation, revision, room, address, is_encrypted, missed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        on conflict (collectivite_id, subject_type, subject_id) do update set group_id = excluded.group_id, name = excluded.name,
            topic = excluded.topic, is_public = excluded.is_public, closed_at = excluded.closed_at,
            generation = excluded.generation, revision = excluded.revision, room = excluded.room, address = excluded.address,
            is_encrypted = excluded.is_encrypted, missed_at = excluded.missed_at";
    ALIAS = "select alias from discussion_alias where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    KEEP_ALIAS = "insert into discussion_alias (collectivite_id, subject_type, subject_id, alias) values ($1, $2, $3, $4)
        on conflict (collectivite_id, subject_type, subject_id) do update set alias = excluded.alias";
    /// Unless it is wanted elsewhere since.
    KEEP_PLACE = "update discussion set room = $5, address = $6, is_encrypted = $7
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3 and generation = $4";
    MARK_ENCRYPTED = "update discussion set is_encrypted = $3 where collectivite_id = $1 and room = $2";
    KEEP_MISSED = "update discussion set missed_at = $3 where collectivite_id = $1 and room = $2";
    FORGET_PLACES = "update discussion set room = null, address = null, is_encrypted = $2, missed_at = null
        where collectivite_id = $1";
    FORGET_ROOMS = "delete from discussion where collectivite_id = $1";

    LATEST = "select author_name, words, is_file, at from discussion_message
        where collectivite_id = $1 and room = $2 order by at desc, message limit $3";
    KEEP_SAID = "insert into discussion_message (collectivite_id, room, message, author, author_name, words, is_file, at, read_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (collectivite_id, room, message) do nothing";
    CORRECT = "update discussion_message set words = $5, corrected_by = $6
        where collectivite_id = $1 and room = $2 and message = $3 and author = $4";
    /// What a message said before it was corrected is not known here: without its correction, it goes too.
    REMOVE = "delete from discussion_message where collectivite_id = $1 and room = $2 and (message = $3 or corrected_by = $3)";
    FORGET_SAID_IN = "delete from discussion_message where collectivite_id = $1 and room = $2";
    FORGET_OLDEST = "delete from discussion_message where collectivite_id = $1 and room = $2 and message in (
        select m.message from discussion_message m where m.collectivite_id = $1 and m.room = $2
        order by m.at desc, m.message limit 100000 offset $3)";
    FORGET_READ_BEFORE = "delete from discussion_message where collectivite_id = $1 and (room, message) in
        (select room, message from discussion_message where collectivite_id = $1 and read_at < $2 limit 2000)";
    FORGET_SAID = "delete from discussion_message where collectivite_id = $1";

    INVITATION = invitation!("where collectivite_id = $1 and subject_type = $2 and subject_id = $3 and person_id = $4");
    /// Those that were looked at longest ago.
    TO_CHECK = invitation!("where collectivite_id = $1 and checked_at < $2
        order by checked_at, subject_type, subject_id, person_id limit $3");
    ASKED_ON = "select asked_times from discussion_invitation where collectivite_id = $1 and person_id = $2 and asked_on = $3
        limit 1000";
    COUNT_INVITED = "select count(*) as n from discussion_invitation
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    COUNT_NAMED = "select count(*) as n from discussion_invitation
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3 and account = $4";
    KEEP_INVITATION = "insert into discussion_invitation (collectivite_id, subject_type, subject_id, person_id, account, is_let_in,
            asked_on, asked_times, checked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (collectivite_id, subject_type, subject_id, person_id) do update set account = excluded.account,
            is_let_in = excluded.is_let_in, asked_on = excluded.asked_on, asked_times = excluded.asked_times,
            checked_at = excluded.checked_at";
    MARK_LET_IN = "update discussion_invitation set is_let_in = $5
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3 and account = $4";
    KEEP_CHECKED = "update discussion_invitation set checked_at = $5
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3 and person_id = $4";
    FORGET_INVITATION = "delete from discussion_invitation
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3 and person_id = $4";
    FORGET_INVITATIONS = "delete from discussion_invitation where collectivite_id = $1";

    SESSION = "select token, account, generation, position from discussion_session where collectivite_id = $1";
    KEEP_SESSION = "insert into discussion_session (collectivite_id, token, account, generation) values ($1, $2, $3, $4)
        on conflict (collectivite_id) do update set token = excluded.token, account = excluded.account,
            generation = excluded.generation";
    KEEP_POSITION = "insert into discussion_session (collectivite_id, position) values ($1, $2)
        on conflict (collectivite_id) do update set position = excluded.position";
    END_SESSION = "update discussion_session set token = null, account = null, generation = null where collectivite_id = $1";
    FORGET_SESSION = "delete from discussion_session where collectivite_id = $1";
}

impl db::FromRow for Room {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        Ok(Self {
            of: SubjectRef {
                kind: row.get("subject_type")?,
                id: row.get("subject_id")?,
            },
            group: row.get("group_id")?,
            alias: row.get("alias")?,
            name: row.get("name")?,
            topic: row.get("topic")?,
            is_public: row.get("is_public")?,
            closed_at: row.get("closed_at")?,
            generation: row.get("generation")?,
            revision: row.get("revision")?,
            known_as: row.get("room")?,
            address: row.get("address")?,
            is_encrypted: row.get("is_encrypted")?,
            missed_at: row.get("missed_at")?,
        })
    }
}

impl db::FromRow for Said {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        Ok(Self {
            author: row.get("author_name")?,
            words: row.get("words")?,
            is_file: row.get("is_file")?,
            at: row.get("at")?,
        })
    }
}

db::record! {
    /// What the server lets Parvis in with, and how far it was read.
    pub(crate) struct Kept {
        pub(crate) token: Option<String>,
        pub(crate) account: Option<String>,
        /// The place it was opened at ([`BridgeSettings::generation`](crate::BridgeSettings::generation))
        pub(crate) generation: Option<i64>,
        pub(crate) position: Option<String>,
    }
}

db::record! { struct Alias { alias: String } }

db::record! { struct AskedTimes { asked_times: i64 } }

/// Under which account somebody comes into a room.
pub(crate) struct Invitation {
    pub(crate) of: SubjectRef,
    pub(crate) person: PersonId,
    pub(crate) account: String,
    /// True once Parvis let it in
    pub(crate) is_let_in: bool,
    /// The last day they asked on, counted from 1970-01-01 UTC, and how many times that day
    pub(crate) asked_on: i64,
    pub(crate) asked_times: i64,
}

impl db::FromRow for Invitation {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        Ok(Self {
            of: SubjectRef {
                kind: row.get("subject_type")?,
                id: row.get("subject_id")?,
            },
            person: row.get("person_id")?,
            account: row.get("account")?,
            is_let_in: row.get("is_let_in")?,
            asked_on: row.get("asked_on")?,
            asked_times: row.get("asked_times")?,
        })
    }
}

/// A room, and what it belongs to is called now.
struct Renamed(Room, String);

impl db::FromRow for Renamed {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        Ok(Self(Room::from_row(row)?, row.get("title")?))
    }
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Option<Room>, db::Error> {
    sql.optional(FIND, args![body, &subject.kind, subject.id]).await
}

pub(crate) async fn of_group(
    sql: &mut Sql,
    body: CollectiviteId,
    group: Uuid,
    limit: i64,
) -> Result<Vec<Room>, db::Error> {
    sql.all(OF_GROUP, args![body, group, limit]).await
}

/// The rooms that are not called as what they belong to, with its title.
pub(crate) async fn renamed(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<(Room, String)>, db::Error> {
    let found: Vec<Renamed> = sql.all(RENAMED, args![body, limit]).await?;
    Ok(found
        .into_iter()
        .map(|Renamed(room, title)| (room, title))
        .collect())
}

pub(crate) async fn is_ours(sql: &mut Sql, body: CollectiviteId, room: &str) -> Result<bool, db::Error> {
    Ok(sql.count(IS_OURS, args![body, room]).await? > 0)
}

pub(crate) async fn keep(sql: &mut Sql, body: CollectiviteId, room: &Room) -> Result<(), db::Error> {
    let values = args![
        body,
        &room.of.kind,
        room.of.id,
        room.group,
        &room.name,
        &room.topic,
        room.is_public,
        room.closed_at,
        room.generation,
        room.revision,
        room.known_as.as_deref(),
        room.address.as_deref(),
        room.is_encrypted,
        room.missed_at
    ];
    sql.execute(KEEP, values).await?;
    Ok(())
}

/// Keeps where a room is, and nothing of how it must be: that may have changed since.
pub(crate) async fn keep_place(sql: &mut Sql, body: CollectiviteId, room: &Room) -> Result<(), db::Error> {
    let values = args![
        body,
        &room.of.kind,
        room.of.id,
        room.generation,
        room.known_as.as_deref(),
        room.address.as_deref(),
        room.is_encrypted
    ];
    sql.execute(KEEP_PLACE, values).await?;
    Ok(())
}

pub(crate) async fn mark_encrypted(sql: &mut Sql, body: CollectiviteId, room: &str) -> Result<(), db::Error> {
    sql.execute(MARK_ENCRYPTED, args![body, room, true]).await?;
    Ok(())
}

pub(crate) async fn latest(
    sql: &mut Sql,
    body: CollectiviteId,
    room: &str,
    limit: i64,
) -> Result<Vec<Said>, db::Error> {
    sql.all(LATEST, args![body, room, limit]).await
}

pub(crate) async fn keep_said(
    sql: &mut Sql,
    body: CollectiviteId,
    message: &Message,
    (at, now): (Instant, Instant),
) -> Result<(), db::Error> {
    let values = args![
        body,
        &message.room,
        &message.id,
        &message.author,
        &message.author_name,
        &message.words,
        message.is_file,
        at,
        now
    ];
    sql.execute(KEEP_SAID, values).await?;
    Ok(())
}

pub(crate) async fn correct(
    sql: &mut Sql,
    body: CollectiviteId,
    corrected: &Corrected,
) -> Result<(), db::Error> {
    let Corrected {
        room,
        id,
        by,
        author,
        words,
    } = corrected;
    sql.execute(CORRECT, args![body, room, id, author, words, by])
        .await?;
    Ok(())
}

pub(crate) async fn remove(
    sql: &mut Sql,
    body: CollectiviteId,
    room: &str,
    message: &str,
) -> Result<(), db::Error> {
    sql.execute(REMOVE, args![body, room, message]).await?;
    Ok(())
}

/// Keeps the last `kept` messages of a room.
pub(crate) async fn forget_oldest(
    sql: &mut Sql,
    body: CollectiviteId,
    room: &str,
    kept: i64,
) -> Result<(), db::Error> {
    sql.execute(FORGET_OLDEST, args![body, room, kept]).await?;
    Ok(())
}

pub(crate) async fn forget_read_before(
    sql: &mut Sql,
    body: CollectiviteId,
    before: Instant,
) -> Result<(), db::Error> {
    sql.execute(FORGET_READ_BEFORE, args![body, before]).await?;
    Ok(())
}

pub(crate) async fn forget_said(sql: &mut Sql, body: CollectiviteId) -> Result<(), db::Error> {
    sql.execute(FORGET_SAID, args![body]).await?;
    Ok(())
}

pub(crate) async fn forget_rooms(sql: &mut Sql, body: CollectiviteId) -> Result<(), db::Error> {
    sql.execute(FORGET_ROOMS, args![body]).await?;
    Ok(())
}

pub(crate) async fn session(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Kept>, db::Error> {
    sql.optional(SESSION, args![body]).await
}

pub(crate) async fn keep_session(
    sql: &mut Sql,
    body: CollectiviteId,
    (token, account, generation): (&str, &str, i64),
) -> Result<(), db::Error> {
    sql.execute(KEEP_SESSION, args![body, token, account, generation])
        .await?;
    Ok(())
}

pub(crate) async fn keep_position(
    sql: &mut Sql,
    body: CollectiviteId,
    position: &str,
) -> Result<(), db::Error> {
    sql.execute(KEEP_POSITION, args![body, position]).await?;
    Ok(())
}

/// Forgets what lets Parvis in, not how far it was read.
pub(crate) async fn end_session(sql: &mut Sql, body: CollectiviteId) -> Result<(), db::Error> {
    sql.execute(END_SESSION, args![body]).await?;
    Ok(())
}

pub(crate) async fn forget_session(sql: &mut Sql, body: CollectiviteId) -> Result<(), db::Error> {
    sql.execute(FORGET_SESSION, args![body]).await?;
    Ok(())
}

/// What the room of `subject` is called on the server, since it had one first.
pub(crate) async fn alias(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Option<String>, db::Error> {
    let found: Option<Alias> = sql
        .optional(ALIAS, args![body, &subject.kind, subject.id])
        .await?;
    Ok(found.map(|found| found.alias))
}

pub(crate) async fn keep_alias(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    alias: &str,
) -> Result<(), db::Error> {
    sql.execute(KEEP_ALIAS, args![body, &subject.kind, subject.id, alias])
        .await?;
    Ok(())
}

/// Keeps that the server refused to have a part of a room read.
pub(crate) async fn keep_missed(
    sql: &mut Sql,
    body: CollectiviteId,
    room: &str,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(KEEP_MISSED, args![body, room, at]).await?;
    Ok(())
}

/// Forgets where all rooms are, not how they must be.
pub(crate) async fn forget_places(sql: &mut Sql, body: CollectiviteId) -> Result<(), db::Error> {
    sql.execute(FORGET_PLACES, args![body, false]).await?;
    Ok(())
}

pub(crate) async fn forget_said_in(sql: &mut Sql, body: CollectiviteId, room: &str) -> Result<(), db::Error> {
    sql.execute(FORGET_SAID_IN, args![body, room]).await?;
    Ok(())
}

pub(crate) async fn invitation(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    person: PersonId,
) -> Result<Option<Invitation>, db::Error> {
    sql.optional(INVITATION, args![body, &subject.kind, subject.id, person])
        .await
}

/// Those that were not looked at since `before`.
pub(crate) async fn to_check(
    sql: &mut Sql,
    body: CollectiviteId,
    before: Instant,
    limit: i64,
) -> Result<Vec<Invitation>, db::Error> {
    sql.all(TO_CHECK, args![body, before, limit]).await
}

/// How many times `person` asked on that day, in all rooms.
pub(crate) async fn asked_on(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    day: i64,
) -> Result<i64, db::Error> {
    let found: Vec<AskedTimes> = sql.all(ASKED_ON, args![body, person, day]).await?;
    Ok(found.iter().map(|one| one.asked_times).sum())
}

pub(crate) async fn count_invited(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<i64, db::Error> {
    sql.count(COUNT_INVITED, args![body, &subject.kind, subject.id])
        .await
}

/// True when somebody says that this account is theirs.
pub(crate) async fn is_named(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    account: &str,
) -> Result<bool, db::Error> {
    let values = args![body, &subject.kind, subject.id, account];
    Ok(sql.count(COUNT_NAMED, values).await? > 0)
}

pub(crate) async fn keep_invitation(
    sql: &mut Sql,
    body: CollectiviteId,
    invitation: &Invitation,
    now: Instant,
) -> Result<(), db::Error> {
    let values = args![
        body,
        &invitation.of.kind,
        invitation.of.id,
        invitation.person,
        &invitation.account,
        invitation.is_let_in,
        invitation.asked_on,
        invitation.asked_times,
        now
    ];
    sql.execute(KEEP_INVITATION, values).await?;
    Ok(())
}

/// Keeps that this account was let in; false when nobody says that it is theirs.
pub(crate) async fn mark_let_in(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    account: &str,
) -> Result<bool, db::Error> {
    let values = args![body, &subject.kind, subject.id, account, true];
    Ok(sql.execute(MARK_LET_IN, values).await? > 0)
}

pub(crate) async fn keep_checked(
    sql: &mut Sql,
    body: CollectiviteId,
    invitation: &Invitation,
    now: Instant,
) -> Result<(), db::Error> {
    let of = &invitation.of;
    let values = args![body, &of.kind, of.id, invitation.person, now];
    sql.execute(KEEP_CHECKED, values).await?;
    Ok(())
}

pub(crate) async fn forget_invitation(
    sql: &mut Sql,
    body: CollectiviteId,
    invitation: &Invitation,
) -> Result<(), db::Error> {
    let of = &invitation.of;
    let values = args![body, &of.kind, of.id, invitation.person];
    sql.execute(FORGET_INVITATION, values).await?;
    Ok(())
}

pub(crate) async fn forget_invitations(sql: &mut Sql, body: CollectiviteId) -> Result<(), db::Error> {
    sql.execute(FORGET_INVITATIONS, args![body]).await?;
    Ok(())
}
