//! Minutes, every version.

use db::{Instant, Sql, args};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{CollectiviteId, PersonId};

use crate::model::{ApprovedMinutes, MeetingId, MinutesVersion, VersionLine};

db::statements! {
    INSERT = "insert into minutes_version (collectivite_id, meeting_id, version, text, reading, written_by, written_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    /// Two people saving at once: the second finds that the version it started from is no longer the latest.
    ADVANCE = "update meeting set minutes_version = $3 + 1
        where collectivite_id = $1 and id = $2 and minutes_version = $3";
    FIND = "select version, text, reading, written_by, written_at from minutes_version
        where collectivite_id = $1 and meeting_id = $2 and version = $3";
    LIST = "select version, written_by, written_at from minutes_version
        where collectivite_id = $1 and meeting_id = $2 order by version desc limit $3 offset $4";
    FIND_APPROVED = "select m.title, m.starts_at, c.time_zone, v.text, v.reading, v.version, v.written_by, v.written_at
        from meeting m
        join collectivite c on c.id = m.collectivite_id
        join minutes_version v
            on v.collectivite_id = m.collectivite_id and v.meeting_id = m.id and v.version = m.minutes_version
        where m.collectivite_id = $1 and m.id = $2 and m.approved_at is not null";
}

/// Makes version `version + 1`; false when `version` is no longer the latest.
pub(crate) async fn advance_minutes(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    version: i64,
) -> Result<bool, db::Error> {
    Ok(sql.execute(ADVANCE, args![body, meeting, version]).await? == 1)
}

pub(crate) async fn insert_minutes(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    new: &MinutesVersion,
) -> Result<(), db::Error> {
    let by: Option<PersonId> = new.written_by;
    let values = args![
        body,
        meeting,
        new.version,
        &new.text,
        &new.reading,
        by,
        new.written_at
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

pub(crate) async fn find_minutes_version(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    version: i64,
) -> Result<Option<MinutesVersion>, db::Error> {
    sql.optional(FIND, args![body, meeting, version]).await
}

/// The versions, latest first.
pub(crate) async fn minutes_versions(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    limit: i64,
    offset: i64,
) -> Result<Vec<VersionLine>, db::Error> {
    sql.all(LIST, args![body, meeting, limit, offset]).await
}

db::record! {
    struct Approved {
        title: String,
        starts_at: Instant,
        time_zone: String,
        version: i64,
        text: String,
        reading: String,
        written_by: Option<PersonId>,
        written_at: Instant,
    }
}

pub(crate) async fn find_approved(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Option<ApprovedMinutes>, db::Error> {
    let found: Option<Approved> = sql.optional(FIND_APPROVED, args![body, meeting]).await?;
    Ok(found.map(|approved| {
        let held_on: Date = approved
            .starts_at
            .timestamp()
            .to_zoned(TimeZone::get(&approved.time_zone).unwrap_or(TimeZone::UTC))
            .date();
        let version = MinutesVersion {
            version: approved.version,
            text: approved.text,
            reading: approved.reading,
            written_by: approved.written_by,
            written_at: approved.written_at,
        };
        ApprovedMinutes {
            title: approved.title,
            held_on,
            minutes: version.minutes(),
            markdown: version.text,
        }
    }))
}
