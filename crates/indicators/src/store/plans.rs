//! Plans and what is measured of them.

use db::{Instant, Sql, args};
use groups::GroupId;
use kernel::CollectiviteId;

use crate::model::{INDICATORS_MAX, Indicator, IndicatorId, Plan, PlanId};

macro_rules! plan_columns {
    () => {
        "select id, group_id, title, description, created_at, version from plan where collectivite_id = $1 "
    };
}

macro_rules! indicator_columns {
    () => {
        "select id, plan_id, name, definition, unit, direction, rhythm, source, source_url, owner_id, baseline,
            baseline_on, target, target_on, created_at, retired_at, version
        from indicator where collectivite_id = $1 "
    };
}

db::statements! {
    INSERT_PLAN = "insert into plan (collectivite_id, id, group_id, title, sort_key, description, created_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, 1)";
    UPDATE_PLAN = "update plan set title = $3, sort_key = $4, description = $5, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $6";
    FIND_PLAN = concat!(plan_columns!(), "and id = $2");
    LIST_PLANS = concat!(plan_columns!(), "order by sort_key, id limit $2 offset $3");
    LIST_PLANS_OF_GROUP = concat!(plan_columns!(), "and group_id = $2 order by sort_key, id limit $3 offset $4");
    /// Those whose values were recorded last.
    LATELY_MEASURED = concat!(plan_columns!(), "and measured_at is not null order by measured_at desc, id limit $2");
    SET_MEASURED = "update plan set measured_at = $3 where collectivite_id = $1 and id = $2";
    COUNT_PLANS = "select count(*) as n from plan where collectivite_id = $1";
    COUNT_PLANS_OF_GROUP = "select count(*) as n from plan where collectivite_id = $1 and group_id = $2";

    INSERT_INDICATOR = "insert into indicator (collectivite_id, id, plan_id, name, definition, unit, direction, rhythm,
        source, source_url, owner_id, baseline, baseline_on, target, target_on, created_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)";
    UPDATE_INDICATOR = "update indicator set name = $3, definition = $4, unit = $5, direction = $6, rhythm = $7,
        source = $8, source_url = $9, owner_id = $10, baseline = $11, baseline_on = $12, target = $13, target_on = $14,
        version = version + 1
        where collectivite_id = $1 and id = $2 and version = $15";
    SET_RETIRED = "update indicator set retired_at = $3 where collectivite_id = $1 and id = $2";
    FIND_INDICATOR = concat!(indicator_columns!(), "and id = $2");
    LIST_INDICATORS = concat!(indicator_columns!(), "and plan_id = $2 order by id limit $3");
    COUNT_INDICATORS = "select count(*) as n from indicator where collectivite_id = $1 and plan_id = $2";
}

pub(crate) async fn insert_plan(sql: &mut Sql, body: CollectiviteId, plan: &Plan) -> Result<(), db::Error> {
    let values = args![
        body,
        plan.id,
        plan.group_id,
        &plan.title,
        db::sort_key(&plan.title),
        &plan.description,
        plan.created_at
    ];
    sql.execute(INSERT_PLAN, values).await?;
    Ok(())
}

/// False when the plan is no longer at `plan.version`.
pub(crate) async fn update_plan(sql: &mut Sql, body: CollectiviteId, plan: &Plan) -> Result<bool, db::Error> {
    let values = args![
        body,
        plan.id,
        &plan.title,
        db::sort_key(&plan.title),
        &plan.description,
        plan.version
    ];
    Ok(sql.execute(UPDATE_PLAN, values).await? == 1)
}

pub(crate) async fn find_plan(
    sql: &mut Sql,
    body: CollectiviteId,
    id: PlanId,
) -> Result<Option<Plan>, db::Error> {
    sql.optional(FIND_PLAN, args![body, id]).await
}

/// The plans by title, of one group or of all.
pub(crate) async fn list_plans(
    sql: &mut Sql,
    body: CollectiviteId,
    group: Option<GroupId>,
    limit: i64,
    offset: i64,
) -> Result<Vec<Plan>, db::Error> {
    match group {
        None => sql.all(LIST_PLANS, args![body, limit, offset]).await,
        Some(group) => {
            sql.all(LIST_PLANS_OF_GROUP, args![body, group, limit, offset])
                .await
        }
    }
}

/// A value was recorded, or corrected.
pub(crate) async fn set_measured(
    sql: &mut Sql,
    body: CollectiviteId,
    plan: PlanId,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(SET_MEASURED, args![body, plan, at]).await?;
    Ok(())
}

/// The plans whose values were recorded last, latest first.
pub(crate) async fn lately_measured(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Plan>, db::Error> {
    sql.all(LATELY_MEASURED, args![body, limit]).await
}

pub(crate) async fn count_plans(
    sql: &mut Sql,
    body: CollectiviteId,
    group: Option<GroupId>,
) -> Result<i64, db::Error> {
    match group {
        None => sql.count(COUNT_PLANS, args![body]).await,
        Some(group) => sql.count(COUNT_PLANS_OF_GROUP, args![body, group]).await,
    }
}

pub(crate) async fn insert_indicator(
    sql: &mut Sql,
    body: CollectiviteId,
    indicator: &Indicator,
) -> Result<(), db::Error> {
    let values = args![
        body,
        indicator.id,
        indicator.plan_id,
        &indicator.name,
        &indicator.definition,
        &indicator.unit,
        indicator.direction,
        indicator.rhythm,
        &indicator.source,
        &indicator.source_url,
        indicator.owner_id,
        indicator.baseline.map(|figure| figure.to_string()),
        indicator.baseline_on,
        indicator.target.map(|figure| figure.to_string()),
        indicator.target_on,
        indicator.created_at
    ];
    sql.execute(INSERT_INDICATOR, values).await?;
    Ok(())
}

/// False when the indicator is no longer at `indicator.version`.
pub(crate) async fn update_indicator(
    sql: &mut Sql,
    body: CollectiviteId,
    indicator: &Indicator,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        indicator.id,
        &indicator.name,
        &indicator.definition,
        &indicator.unit,
        indicator.direction,
        indicator.rhythm,
        &indicator.source,
        &indicator.source_url,
        indicator.owner_id,
        indicator.baseline.map(|figure| figure.to_string()),
        indicator.baseline_on,
        indicator.target.map(|figure| figure.to_string()),
        indicator.target_on,
        indicator.version
    ];
    Ok(sql.execute(UPDATE_INDICATOR, values).await? == 1)
}

pub(crate) async fn find_indicator(
    sql: &mut Sql,
    body: CollectiviteId,
    id: IndicatorId,
) -> Result<Option<Indicator>, db::Error> {
    sql.optional(FIND_INDICATOR, args![body, id]).await
}

/// The indicators of a plan, in the order they were added, those no longer followed included.
pub(crate) async fn list_indicators(
    sql: &mut Sql,
    body: CollectiviteId,
    plan: PlanId,
) -> Result<Vec<Indicator>, db::Error> {
    sql.all(LIST_INDICATORS, args![body, plan, INDICATORS_MAX]).await
}
