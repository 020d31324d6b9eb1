//! The SQL of assemblies: the assemblies here; their volunteers and their draws apart.

mod draws;
pub(crate) mod privacy;
pub(crate) mod volunteers;

pub(crate) use draws::{
    Panels, cancel_draw, draw, draws, erase_draws, insert_draw, insert_relaxation, insert_succession,
    keep_seed, last_draw, panels, publish_draw, refuse_draw, successions,
};
pub(crate) use volunteers::{
    count_in, count_of_client, count_present, count_volunteers, delete_volunteer, delete_waiting,
    erase_volunteers, find_volunteer, forget_volunteer, insert_client, insert_volunteer, is_number_given,
    like, of_email, of_person, of_token, renew_answer, rewrite_waiting, update_volunteer, volunteers,
    volunteers_page,
};

use db::{FromRow, Instant, Row, Sql, args};
use groups::GroupId;
use kernel::CollectiviteId;
use serde::de::DeserializeOwned;

use crate::model::{Assembly, AssemblyId, Criterion, Settings, State};

macro_rules! assembly_columns {
    () => {
        "id, group_id, name, description, seats, tolerance, is_same_address_excluded, volunteers_until, answer_days, criteria, \
         version, state, panel_group_id, opened_at, closed_at, drawn_at, erased_at"
    };
}

db::statements! {
    INSERT_ASSEMBLY = "insert into assembly (collectivite_id, id, group_id, name, description, seats, tolerance,
            is_same_address_excluded, volunteers_until, answer_days, criteria, version, state, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '[]', 1, 'preparation', $11)";
    UPDATE_SETTINGS = "update assembly set name = $3, description = $4, seats = $5, tolerance = $6, is_same_address_excluded = $7,
            volunteers_until = $8, answer_days = $9, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $10";
    UPDATE_CRITERIA = "update assembly set criteria = $3, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $4";
    FIND_ASSEMBLY = concat!("select ", assembly_columns!(), " from assembly where collectivite_id = $1 and id = $2");
    LIST_ASSEMBLIES = concat!("select ", assembly_columns!(), " from assembly
        where collectivite_id = $1 and state <> 'preparation' order by id desc limit $2 offset $3");
    COUNT_ASSEMBLIES = "select count(*) as n from assembly where collectivite_id = $1 and state <> 'preparation'";
    /// Those that are being prepared: shown to who may prepare them.
    LIST_PREPARED = concat!("select ", assembly_columns!(), " from assembly
        where collectivite_id = $1 and state = 'preparation' order by id desc limit $2");
    UPDATE_TO_OPEN = "update assembly set state = 'volontaires', opened_at = $3
        where collectivite_id = $1 and id = $2 and state = 'preparation'";
    UPDATE_TO_CLOSED = "update assembly set state = 'close', closed_at = $3
        where collectivite_id = $1 and id = $2 and state = 'volontaires'";
    /// A call that did not bring enough people goes on, or begins again.
    PROLONG = "update assembly set state = 'volontaires', volunteers_until = $3
        where collectivite_id = $1 and id = $2 and (state = 'volontaires' or state = 'close')";
    UPDATE_TO_DRAWN = "update assembly set state = 'tiree', drawn_at = $3
        where collectivite_id = $1 and id = $2 and state = 'close'";
    UPDATE_TO_ERASED = "update assembly set state = 'effacee', erased_at = $3
        where collectivite_id = $1 and id = $2 and (state = 'close' or state = 'tiree')";
    UPDATE_PANEL_GROUP = "update assembly set panel_group_id = $3
        where collectivite_id = $1 and id = $2 and panel_group_id is null";
}

/// Every statement, by module.
pub(crate) const ALL: &[&[db::Statement]] = &[
    STATEMENTS,
    draws::STATEMENTS,
    volunteers::STATEMENTS,
    privacy::STATEMENTS,
];

/// Those being prepared that are shown.
const PREPARED_MAX: i64 = 100;

/// A number that the database keeps in 64 bits with a sign.
fn unsigned<T: TryFrom<i64>>(row: &Row, column: &str) -> Result<T, db::Error> {
    let number: i64 = row.get(column)?;
    T::try_from(number).map_err(|_| db::Error::Content {
        column: column.to_owned(),
        value: number.to_string(),
    })
}

/// The same where there may be none.
fn unsigned_if_any(row: &Row, column: &str) -> Result<Option<u32>, db::Error> {
    let number: Option<i64> = row.get(column)?;
    Ok(number.and_then(|number| u32::try_from(number).ok()))
}

/// What is kept as JSON.
fn written<T: DeserializeOwned>(column: &str, text: &str) -> Result<T, db::Error> {
    serde_json::from_str(text).map_err(|_| db::Error::Content {
        column: column.to_owned(),
        value: text.chars().take(200).collect(),
    })
}

/// What is kept as JSON, as text.
fn text_of<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

impl FromRow for Assembly {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        let criteria: String = row.get("criteria")?;
        Ok(Self {
            id: row.get("id")?,
            group: row.get("group_id")?,
            settings: Settings {
                name: row.get("name")?,
                description: row.get("description")?,
                seats: unsigned(row, "seats")?,
                tolerance: unsigned(row, "tolerance")?,
                is_same_address_excluded: row.get("is_same_address_excluded")?,
                volunteers_until: row.get("volunteers_until")?,
                answer_days: unsigned(row, "answer_days")?,
            },
            criteria: written("criteria", &criteria)?,
            version: row.get("version")?,
            state: row.get("state")?,
            panel_group: row.get("panel_group_id")?,
            opened_at: row.get("opened_at")?,
            closed_at: row.get("closed_at")?,
            drawn_at: row.get("drawn_at")?,
            erased_at: row.get("erased_at")?,
        })
    }
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AssemblyId,
    (group, settings, at): (GroupId, &Settings, Instant),
) -> Result<(), db::Error> {
    let values = args![
        body,
        id,
        group,
        &settings.name,
        &settings.description,
        settings.seats,
        settings.tolerance,
        settings.is_same_address_excluded,
        settings.volunteers_until,
        settings.answer_days,
        at
    ];
    sql.execute(INSERT_ASSEMBLY, values).await?;
    Ok(())
}

/// Changes what was chosen first; false when somebody changed something since this version.
pub(crate) async fn update_settings(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AssemblyId,
    (settings, version): (&Settings, i64),
) -> Result<bool, db::Error> {
    let values = args![
        body,
        id,
        &settings.name,
        &settings.description,
        settings.seats,
        settings.tolerance,
        settings.is_same_address_excluded,
        settings.volunteers_until,
        settings.answer_days,
        version
    ];
    Ok(sql.execute(UPDATE_SETTINGS, values).await? == 1)
}

/// Changes criteria and quotas; false when somebody changed something since this version.
pub(crate) async fn update_criteria(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AssemblyId,
    (criteria, version): (&[Criterion], i64),
) -> Result<bool, db::Error> {
    let values = args![body, id, text_of(&criteria), version];
    Ok(sql.execute(UPDATE_CRITERIA, values).await? == 1)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AssemblyId,
) -> Result<Option<Assembly>, db::Error> {
    sql.optional(FIND_ASSEMBLY, args![body, id]).await
}

/// Those that opened, newest first.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
    offset: i64,
) -> Result<Vec<Assembly>, db::Error> {
    sql.all(LIST_ASSEMBLIES, args![body, limit, offset]).await
}

pub(crate) async fn count(sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
    sql.count(COUNT_ASSEMBLIES, args![body]).await
}

/// Those that are being prepared.
pub(crate) async fn prepared(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Assembly>, db::Error> {
    sql.all(LIST_PREPARED, args![body, PREPARED_MAX]).await
}

/// Moves an assembly to its next state; false when it had left the one it moves from.
pub(crate) async fn advance(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AssemblyId,
    (to, at): (State, Instant),
) -> Result<bool, db::Error> {
    let statement = match to {
        State::Draft => return Ok(false),
        State::Volunteers => UPDATE_TO_OPEN,
        State::Closed => UPDATE_TO_CLOSED,
        State::Drawn => UPDATE_TO_DRAWN,
        State::Erased => UPDATE_TO_ERASED,
    };
    Ok(sql.execute(statement, args![body, id, at]).await? == 1)
}

/// Lets volunteers come until later; false once a panel was drawn.
pub(crate) async fn prolong(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AssemblyId,
    until: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(PROLONG, args![body, id, until]).await? == 1)
}

/// Keeps the group that the panel became; false when it had become one.
pub(crate) async fn keep_panel_group(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AssemblyId,
    group: GroupId,
) -> Result<bool, db::Error> {
    Ok(sql.execute(UPDATE_PANEL_GROUP, args![body, id, group]).await? == 1)
}
