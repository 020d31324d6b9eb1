//! How projects stand with requirements, and what was said of it.

use std::collections::BTreeMap;

use db::{Sql, args};
use kernel::{CollectiviteId, SubjectRef};

use crate::model::{
    Conclusion, Counts, Examination, ExaminationId, PER_PROJECT_MAX, REQUIREMENTS_MAX, RequirementId,
    Standing,
};

macro_rules! columns {
    () => {
        "select id, requirement_id, project_type, project_id, group_id, attached_at, standing, concluded_at, version
        from requirement_examination where collectivite_id = $1 "
    };
}

macro_rules! conclusion_columns {
    () => {
        "select c.id, c.examination_id, c.number, c.standing, c.reason, c.proof_url, c.concluded_at, c.concluded_by
        from requirement_conclusion c "
    };
}

db::statements! {
    INSERT = "insert into requirement_examination (collectivite_id, id, requirement_id, project_type, project_id, group_id,
        attached_at, standing, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 0)
        on conflict (collectivite_id, project_type, project_id, requirement_id) do nothing";
    CONCLUDE = "update requirement_examination set standing = $3, concluded_at = $4, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $5";
    FIND = concat!(columns!(), "and id = $2");
    OF_PROJECT = concat!(columns!(), "and project_type = $2 and project_id = $3 order by id limit $4");
    LIST = concat!(columns!(), "and requirement_id = $2 and (cast($3 as text) is null or standing = $3)
        order by id desc limit $4 offset $5");
    /// Those still to be examined whose requirement still asks something.
    COUNT_UNEXAMINED = "select count(*) as n from requirement_examination e
        join requirement r on r.collectivite_id = e.collectivite_id and r.id = e.requirement_id and r.ended_at is null
        where e.collectivite_id = $1 and e.project_type = $2 and e.project_id = $3 and e.standing = 'a-examiner'";
    COUNTS = "select requirement_id, standing, count(*) as n from requirement_examination where collectivite_id = $1
        group by requirement_id, standing limit $2";
    COUNTS_OF = "select requirement_id, standing, count(*) as n from requirement_examination
        where collectivite_id = $1 and requirement_id = $2 group by requirement_id, standing limit 10";

    INSERT_CONCLUSION = "insert into requirement_conclusion (collectivite_id, id, examination_id, number, standing, reason, proof_url,
        concluded_at, concluded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    CONCLUSIONS = concat!(conclusion_columns!(), "where c.collectivite_id = $1 and c.examination_id = $2
        order by c.id desc limit 100");
    /// The latest of each project of a requirement.
    LATEST_OF_REQUIREMENT = concat!(conclusion_columns!(), "join requirement_examination e
            on e.collectivite_id = c.collectivite_id and e.id = c.examination_id and e.requirement_id = $2
        where c.collectivite_id = $1 and c.number = e.version
        order by c.id desc limit $3");
    LATEST_OF_PROJECT = concat!(conclusion_columns!(), "join requirement_examination e
            on e.collectivite_id = c.collectivite_id and e.id = c.examination_id and e.project_type = $2 and e.project_id = $3
        where c.collectivite_id = $1 and c.number = e.version
        order by c.id desc limit $4");
    LATEST = concat!(conclusion_columns!(), "where c.collectivite_id = $1 order by c.id desc limit $2");
}

/// False when the requirement bears on that project already.
pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &Examination,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        new.id,
        new.requirement_id,
        &new.project_type,
        new.project_id,
        new.group_id,
        new.attached_at,
        new.standing
    ];
    Ok(sql.execute(INSERT, values).await? == 1)
}

/// Writes what was said; false when something else was said meanwhile.
pub(crate) async fn conclude(
    sql: &mut Sql,
    body: CollectiviteId,
    said: &Conclusion,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        said.examination_id,
        said.standing,
        said.concluded_at,
        said.number - 1
    ];
    if sql.execute(CONCLUDE, values).await? != 1 {
        return Ok(false);
    }
    let values = args![
        body,
        said.id,
        said.examination_id,
        said.number,
        said.standing,
        &said.reason,
        &said.proof_url,
        said.concluded_at,
        said.concluded_by
    ];
    sql.execute(INSERT_CONCLUSION, values).await?;
    Ok(true)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ExaminationId,
) -> Result<Option<Examination>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

pub(crate) async fn of_project(
    sql: &mut Sql,
    body: CollectiviteId,
    project: &SubjectRef,
) -> Result<Vec<Examination>, db::Error> {
    let values = args![body, &project.kind, project.id, PER_PROJECT_MAX];
    sql.all(OF_PROJECT, values).await
}

pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    requirement: RequirementId,
    standing: Option<Standing>,
    limit: i64,
    offset: i64,
) -> Result<Vec<Examination>, db::Error> {
    let standing = standing.map(Standing::as_str);
    sql.all(LIST, args![body, requirement, standing, limit, offset])
        .await
}

pub(crate) async fn count_unexamined(
    sql: &mut Sql,
    body: CollectiviteId,
    project: &SubjectRef,
) -> Result<i64, db::Error> {
    sql.count(COUNT_UNEXAMINED, args![body, &project.kind, project.id])
        .await
}

db::record! { struct Counted { requirement_id: RequirementId, standing: Standing, n: i64 } }

fn counted(rows: Vec<Counted>) -> BTreeMap<RequirementId, Counts> {
    let mut counts: BTreeMap<RequirementId, Counts> = BTreeMap::new();
    for row in rows {
        counts
            .entry(row.requirement_id)
            .or_default()
            .add(row.standing, row.n);
    }
    counts
}

/// Where the projects of every requirement stand.
pub(crate) async fn counts(
    sql: &mut Sql,
    body: CollectiviteId,
) -> Result<BTreeMap<RequirementId, Counts>, db::Error> {
    Ok(counted(sql.all(COUNTS, args![body, 4 * REQUIREMENTS_MAX]).await?))
}

/// Where the projects of one requirement stand.
pub(crate) async fn counts_of(
    sql: &mut Sql,
    body: CollectiviteId,
    requirement: RequirementId,
) -> Result<Counts, db::Error> {
    let counts = counted(sql.all(COUNTS_OF, args![body, requirement]).await?);
    Ok(counts.get(&requirement).copied().unwrap_or_default())
}

/// What was said of an examination, latest first.
pub(crate) async fn conclusions(
    sql: &mut Sql,
    body: CollectiviteId,
    examination: ExaminationId,
) -> Result<Vec<Conclusion>, db::Error> {
    sql.all(CONCLUSIONS, args![body, examination]).await
}

/// What was said last of each project of a requirement, the latest first.
pub(crate) async fn latest_of_requirement(
    sql: &mut Sql,
    body: CollectiviteId,
    requirement: RequirementId,
    limit: i64,
) -> Result<Vec<Conclusion>, db::Error> {
    sql.all(LATEST_OF_REQUIREMENT, args![body, requirement, limit])
        .await
}

/// What was said last of each requirement of a project.
pub(crate) async fn latest_of_project(
    sql: &mut Sql,
    body: CollectiviteId,
    project: &SubjectRef,
) -> Result<Vec<Conclusion>, db::Error> {
    let values = args![body, &project.kind, project.id, PER_PROJECT_MAX];
    sql.all(LATEST_OF_PROJECT, values).await
}

/// What was said last of any project.
pub(crate) async fn latest(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Conclusion>, db::Error> {
    sql.all(LATEST, args![body, limit]).await
}
