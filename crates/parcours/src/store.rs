//! The parcours' SQL.

pub(crate) mod endings;
pub(crate) mod templates;

use db::{Id, Instant, Sql, args};
use groups::GroupId;
use kernel::{CollectiviteId, SubjectRef};

use crate::engine::ParcoursState;
use crate::model::{Line, Parcours, ParcoursId, StepRow};

db::statements! {
    INSERT_PARCOURS = "insert into parcours (collectivite_id, id, title, groupe_id, template, state, starts_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    INSERT_STEP = "insert into parcours_step (collectivite_id, parcours_id, name, position, state, opens_at, closes_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    FIND_PARCOURS = "select id, title, groupe_id, template, state, starts_at, created_at from parcours
        where collectivite_id = $1 and id = $2";
    LIST_STEPS = "select name, state, opens_at, closes_at, opened_at, closed_at from parcours_step
        where collectivite_id = $1 and parcours_id = $2 order by position limit 40";
    LIST_SUBJECTS = "select role, subject_type, subject_id from parcours_subject
        where collectivite_id = $1 and parcours_id = $2 order by role limit 40";
    LIST_BY_STATE = "select p.id, p.title, p.state, p.starts_at, s.name as step, s.closes_at
        from parcours p
        left join parcours_step s on s.collectivite_id = p.collectivite_id and s.parcours_id = p.id and s.state = 'ouverte'
            and s.position = (select min(o.position) from parcours_step o
                where o.collectivite_id = p.collectivite_id and o.parcours_id = p.id and o.state = 'ouverte')
        where p.collectivite_id = $1 and p.state in ($2, $3) order by p.id desc limit $4 offset $5";
    LIST_OF_GROUP = "select id from parcours where collectivite_id = $1 and groupe_id = $2 and state = $3
        order by id desc limit $4";
    COUNT_BY_STATE = "select count(*) as n from parcours where collectivite_id = $1 and state in ($2, $3)";
    SET_STATE = "update parcours set state = $3 where collectivite_id = $1 and id = $2";
    CHANGE_DRAFT = "update parcours set title = $3, template = $4, starts_at = $5 where collectivite_id = $1 and id = $2 and state = 'brouillon'";
    DELETE_STEPS = "delete from parcours_step where collectivite_id = $1 and parcours_id = $2";
    DELETE_SUBJECTS = "delete from parcours_subject where collectivite_id = $1 and parcours_id = $2";
    DELETE_PARCOURS = "delete from parcours where collectivite_id = $1 and id = $2 and state = 'brouillon'";
    OPEN_STEP = "update parcours_step set state = 'ouverte', opened_at = $4, closes_at = $5
        where collectivite_id = $1 and parcours_id = $2 and name = $3";
    CLOSE_STEP = "update parcours_step set state = 'close', closed_at = $4
        where collectivite_id = $1 and parcours_id = $2 and name = $3";
    BIND_SUBJECT = "insert into parcours_subject (collectivite_id, parcours_id, role, subject_type, subject_id)
        values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, parcours_id, role) do update set subject_type = excluded.subject_type, subject_id = excluded.subject_id";
    OF_SUBJECT = "select parcours_id as id from parcours_subject where collectivite_id = $1 and subject_type = $2 and subject_id = $3
        order by parcours_id desc limit 1";
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    parcours: &Parcours,
) -> Result<(), db::Error> {
    sql.execute(
        INSERT_PARCOURS,
        args![
            body,
            parcours.id,
            &parcours.title,
            parcours.groupe_id,
            &parcours.template,
            parcours.state,
            parcours.starts_at,
            parcours.created_at
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert_step(
    sql: &mut Sql,
    body: CollectiviteId,
    parcours: ParcoursId,
    position: usize,
    step: &StepRow,
) -> Result<(), db::Error> {
    let position = i64::try_from(position).unwrap_or(i64::MAX);
    sql.execute(
        INSERT_STEP,
        args![
            body,
            parcours,
            &step.name,
            position,
            step.state,
            step.opens_at,
            step.closes_at
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ParcoursId,
) -> Result<Option<Parcours>, db::Error> {
    sql.optional(FIND_PARCOURS, args![body, id]).await
}

pub(crate) async fn steps(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ParcoursId,
) -> Result<Vec<StepRow>, db::Error> {
    sql.all(LIST_STEPS, args![body, id]).await
}

struct Bound {
    role: String,
    subject: SubjectRef,
}

impl db::FromRow for Bound {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        Ok(Self {
            role: row.get("role")?,
            subject: SubjectRef {
                kind: row.get("subject_type")?,
                id: row.get("subject_id")?,
            },
        })
    }
}

pub(crate) async fn subjects(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ParcoursId,
) -> Result<std::collections::BTreeMap<String, SubjectRef>, db::Error> {
    let bound: Vec<Bound> = sql.all(LIST_SUBJECTS, args![body, id]).await?;
    Ok(bound
        .into_iter()
        .map(|bound| (bound.role, bound.subject))
        .collect())
}

pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    state: ParcoursState,
    limit: i64,
    offset: i64,
) -> Result<Vec<Line>, db::Error> {
    sql.all(
        LIST_BY_STATE,
        args![body, state, listed_with(state), limit, offset],
    )
    .await
}

/// The parcours in this state that a group carries, the latest first.
pub(crate) async fn of_group(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    state: ParcoursState,
    limit: i64,
) -> Result<Vec<ParcoursId>, db::Error> {
    db::record! { struct Known { id: ParcoursId } }
    let known: Vec<Known> = sql.all(LIST_OF_GROUP, args![body, group, state, limit]).await?;
    Ok(known.into_iter().map(|row| row.id).collect())
}

pub(crate) async fn count(
    sql: &mut Sql,
    body: CollectiviteId,
    state: ParcoursState,
) -> Result<i64, db::Error> {
    sql.count(COUNT_BY_STATE, args![body, state, listed_with(state)])
        .await
}

/// What ended without result is looked for among what ended.
fn listed_with(state: ParcoursState) -> ParcoursState {
    match state {
        ParcoursState::Finished => ParcoursState::Abandoned,
        other => other,
    }
}

pub(crate) async fn set_state(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ParcoursId,
    state: ParcoursState,
) -> Result<(), db::Error> {
    sql.execute(SET_STATE, args![body, id, state]).await?;
    Ok(())
}

pub(crate) async fn change_draft(
    sql: &mut Sql,
    body: CollectiviteId,
    parcours: &Parcours,
) -> Result<(), db::Error> {
    sql.execute(
        CHANGE_DRAFT,
        args![
            body,
            parcours.id,
            &parcours.title,
            &parcours.template,
            parcours.starts_at
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn delete_steps(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ParcoursId,
) -> Result<(), db::Error> {
    sql.execute(DELETE_STEPS, args![body, id]).await?;
    Ok(())
}

/// Removes a parcours that never started, with all that hangs from it.
pub(crate) async fn delete_draft(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ParcoursId,
) -> Result<(), db::Error> {
    delete_steps(sql, body, id).await?;
    sql.execute(DELETE_SUBJECTS, args![body, id]).await?;
    sql.execute(DELETE_PARCOURS, args![body, id]).await?;
    Ok(())
}

pub(crate) async fn open_step(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ParcoursId,
    step: &str,
    at: Instant,
    closes_at: Instant,
) -> Result<(), db::Error> {
    sql.execute(OPEN_STEP, args![body, id, step, at, closes_at])
        .await?;
    Ok(())
}

pub(crate) async fn close_step(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ParcoursId,
    step: &str,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(CLOSE_STEP, args![body, id, step, at]).await?;
    Ok(())
}

pub(crate) async fn bind(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ParcoursId,
    role: &str,
    subject: &SubjectRef,
) -> Result<(), db::Error> {
    sql.execute(BIND_SUBJECT, args![body, id, role, &subject.kind, subject.id])
        .await?;
    Ok(())
}

db::record! { struct Found { id: Id<Parcours> } }

pub(crate) async fn of_subject(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Option<ParcoursId>, db::Error> {
    Ok(sql
        .optional::<Found>(OF_SUBJECT, args![body, &subject.kind, subject.id])
        .await?
        .map(|found| found.id))
}
