//! Consultations.

use db::{Instant, Sql, args};
use kernel::CollectiviteId;

use crate::model::{Consultation, ConsultationId};

macro_rules! select_consultation {
    ($rest:literal) => {
        concat!(
            "select id, group_id, title, question, presentation, themes, opens_at, closes_at, closed_at, created_at, ",
            "changed_at, version from consultation where collectivite_id = $1 ",
            $rest
        )
    };
}

/// Themes told to who gives one elsewhere.
const THEMES_TOLD_MAX: usize = 100;

db::statements! {
    INSERT = "insert into consultation (collectivite_id, id, group_id, title, question, presentation, themes, opens_at,
        closes_at, created_at, changed_at, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, 1)";
    FIND = select_consultation!("and id = $2");
    /// Changed only if nobody else did since: the caller looks at the number of rows.
    CHANGE = "update consultation set title = $3, question = $4, presentation = $5, themes = $6, closes_at = $7,
        changed_at = $8, version = version + 1 where collectivite_id = $1 and id = $2 and version = $9 and closed_at is null";
    CLOSE = "update consultation set closed_at = $3, changed_at = $3, version = version + 1
        where collectivite_id = $1 and id = $2 and closed_at is null";
    LIST_NOT_OVER = select_consultation!("and closed_at is null and closes_at > $2 order by closes_at, id limit $3 offset $4");
    LIST_OVER = select_consultation!("and (closed_at is not null or closes_at <= $2)
        order by closes_at desc, id desc limit $3 offset $4");
    LIST_THEMES = "select themes from consultation where collectivite_id = $1 and themes <> '' order by id desc limit 30";
    COUNT_OVER = "select count(*) as n from consultation
        where collectivite_id = $1 and (closed_at is not null or closes_at <= $2)";
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, new: &Consultation) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.group_id,
        &new.title,
        &new.question,
        &new.presentation,
        &new.themes,
        new.opens_at,
        new.closes_at,
        new.created_at
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConsultationId,
) -> Result<Option<Consultation>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

/// False when somebody changed or closed it since `version` was read.
pub(crate) async fn change(
    sql: &mut Sql,
    body: CollectiviteId,
    after: &Consultation,
    version: i64,
    now: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        after.id,
        &after.title,
        &after.question,
        &after.presentation,
        &after.themes,
        after.closes_at,
        now,
        version
    ];
    Ok(sql.execute(CHANGE, values).await? == 1)
}

/// False when it was closed already.
pub(crate) async fn close(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConsultationId,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(CLOSE, args![body, id, now]).await? == 1)
}

/// Planned and open, the soonest end first.
pub(crate) async fn not_over(
    sql: &mut Sql,
    body: CollectiviteId,
    now: Instant,
    limit: i64,
) -> Result<Vec<Consultation>, db::Error> {
    sql.all(LIST_NOT_OVER, args![body, now, limit, 0_i64]).await
}

/// Over, the latest first.
pub(crate) async fn over(
    sql: &mut Sql,
    body: CollectiviteId,
    now: Instant,
    limit: i64,
    offset: i64,
) -> Result<Vec<Consultation>, db::Error> {
    sql.all(LIST_OVER, args![body, now, limit, offset]).await
}

pub(crate) async fn count_over(sql: &mut Sql, body: CollectiviteId, now: Instant) -> Result<i64, db::Error> {
    sql.count(COUNT_OVER, args![body, now]).await
}

/// The themes that the latest consultations propose, each as often as it is proposed, at most a hundred.
pub(crate) async fn themes(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<String>, db::Error> {
    db::record! { struct Proposed { themes: String } }
    let proposed: Vec<Proposed> = sql.all(LIST_THEMES, args![body]).await?;
    let lines = proposed.iter().flat_map(|proposed| proposed.themes.lines());
    Ok(lines.take(THEMES_TOLD_MAX).map(str::to_owned).collect())
}
