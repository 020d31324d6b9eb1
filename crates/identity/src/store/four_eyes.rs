//! The SQL of what two agents do.

use db::{Error, Instant, Sql, Uuid, args};
use kernel::{CollectiviteId, PersonId, SubjectRef};

db::statements! {
    FIND_RULE = "select is_on from four_eyes_rule where collectivite_id = $1";
    SET_RULE = "insert into four_eyes_rule (collectivite_id, is_on, decided_at) values ($1, $2, $3)
        on conflict (collectivite_id) do update set is_on = $2, decided_at = $3";
    ASK = "insert into deed_waiting (collectivite_id, kind, subject_type, subject_id, said, asked_by, asked_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (collectivite_id, kind, subject_id) do update set said = $5, asked_by = $6, asked_at = $7";
    FIND_ASKED = "select kind, subject_type, subject_id, said, asked_by, asked_at from deed_waiting
        where collectivite_id = $1 and kind = $2 and subject_id = $3 and asked_at > $4";
    LIST_ASKED = "select kind, subject_type, subject_id, said, asked_by, asked_at from deed_waiting
        where collectivite_id = $1 and asked_at > $2 order by asked_at, kind limit 500";
    FORGET_ASKED = "delete from deed_waiting where collectivite_id = $1 and kind = $2 and subject_id = $3";
    PURGE_ASKED = "delete from deed_waiting where collectivite_id = $1 and asked_at in
        (select asked_at from deed_waiting where collectivite_id = $1 and asked_at <= $2 limit 2000)";
}

db::record! { struct RuleRow { is_on: bool } }

db::record! {
    /// What one agent asked and another has to do too.
    #[derive(Clone, Debug)]
    pub(crate) struct Waiting {
        pub(crate) kind: String,
        pub(crate) subject_type: String,
        pub(crate) subject_id: Uuid,
        pub(crate) said: String,
        pub(crate) asked_by: PersonId,
        pub(crate) asked_at: Instant,
    }
}

/// What the body decided; nothing when it decided nothing.
pub(crate) async fn rule(sql: &mut Sql, body: CollectiviteId) -> Result<Option<bool>, Error> {
    let row: Option<RuleRow> = sql.optional(FIND_RULE, args![body]).await?;
    Ok(row.map(|row| row.is_on))
}

/// What waits for a second agent of one deed, asked after `since`.
pub(crate) async fn asked(
    sql: &mut Sql,
    body: CollectiviteId,
    (kind, subject): (&str, Uuid),
    since: Instant,
) -> Result<Option<Waiting>, Error> {
    sql.optional(FIND_ASKED, args![body, kind, subject, since]).await
}

/// Everything that waits, oldest first.
pub(crate) async fn all(sql: &mut Sql, body: CollectiviteId, since: Instant) -> Result<Vec<Waiting>, Error> {
    sql.all(LIST_ASKED, args![body, since]).await
}

pub(crate) async fn ask(
    sql: &mut Sql,
    body: CollectiviteId,
    (kind, subject, said): (&str, &SubjectRef, &str),
    (by, now): (PersonId, Instant),
) -> Result<(), Error> {
    let values = args![body, kind, &subject.kind, subject.id, said, by, now];
    sql.execute(ASK, values).await?;
    Ok(())
}

/// False when it does not wait any more.
pub(crate) async fn forget(
    sql: &mut Sql,
    body: CollectiviteId,
    (kind, subject): (&str, Uuid),
) -> Result<bool, Error> {
    Ok(sql.execute(FORGET_ASKED, args![body, kind, subject]).await? == 1)
}
