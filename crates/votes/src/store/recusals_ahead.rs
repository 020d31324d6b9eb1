//! Who said ahead that a matter is their own.

use db::{Error, Instant, Sql, args};
use kernel::{CollectiviteId, PersonId, SubjectRef};

db::statements! {
    INSERT = "insert into subject_recusal (collectivite_id, subject_type, subject_id, person_id, noted_at)
        values ($1, $2, $3, $4, $5) on conflict (collectivite_id, subject_type, subject_id, person_id) do nothing";
    DELETE = "delete from subject_recusal
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3 and person_id = $4";
    LIST_OF_SUBJECT = "select person_id from subject_recusal
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3 order by noted_at, person_id limit 5000";
}

db::record! { struct Line { person_id: PersonId } }

/// False when it was said already.
pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    about: &SubjectRef,
    (person, now): (PersonId, Instant),
) -> Result<bool, Error> {
    let values = args![body, &about.kind, about.id, person, now];
    Ok(sql.execute(INSERT, values).await? == 1)
}

/// False when it was not said.
pub(crate) async fn delete(
    sql: &mut Sql,
    body: CollectiviteId,
    about: &SubjectRef,
    person: PersonId,
) -> Result<bool, Error> {
    let values = args![body, &about.kind, about.id, person];
    Ok(sql.execute(DELETE, values).await? == 1)
}

/// Who said it of this very subject, the first first.
pub(crate) async fn of_subject(
    sql: &mut Sql,
    body: CollectiviteId,
    about: &SubjectRef,
) -> Result<Vec<PersonId>, Error> {
    let lines: Vec<Line> = sql
        .all(LIST_OF_SUBJECT, args![body, &about.kind, about.id])
        .await?;
    Ok(lines.into_iter().map(|line| line.person_id).collect())
}
