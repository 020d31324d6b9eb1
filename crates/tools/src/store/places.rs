//! The SQL of places elsewhere.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, SubjectRef};

use crate::bridge::Capability;

db::statements! {
    FIND = "select address from tool_place
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3 and capability = $4";
    OPEN = "insert into tool_place (collectivite_id, subject_type, subject_id, capability, address, opened_at)
        values ($1, $2, $3, $4, $5, $6) on conflict (collectivite_id, subject_type, subject_id, capability) do nothing";
    CLOSE = "delete from tool_place
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3 and capability = $4";
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    capability: Capability,
) -> Result<Option<String>, db::Error> {
    db::record! { struct Line { address: String } }
    let line: Option<Line> = sql
        .optional(FIND, args![body, &subject.kind, subject.id, capability])
        .await?;
    Ok(line.map(|line| line.address))
}

/// False when there is one already.
pub(crate) async fn open(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    capability: Capability,
    (address, now): (&str, Instant),
) -> Result<bool, db::Error> {
    let values = args![body, &subject.kind, subject.id, capability, address, now];
    Ok(sql.execute(OPEN, values).await? == 1)
}

pub(crate) async fn close(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    capability: Capability,
) -> Result<bool, db::Error> {
    let values = args![body, &subject.kind, subject.id, capability];
    Ok(sql.execute(CLOSE, values).await? == 1)
}
