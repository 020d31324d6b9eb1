//! The values of indicators.

use std::collections::BTreeMap;

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{INDICATORS_MAX, IndicatorId, PlanId, VALUES_MAX, Value, ValueId};

macro_rules! columns {
    () => {
        "select id, indicator_id, on_day, figure, note, recorded_at, replaced_at, reason
        from indicator_value v where collectivite_id = $1 "
    };
}

db::statements! {
    INSERT_VALUE = "insert into indicator_value (collectivite_id, id, indicator_id, on_day, figure, note, recorded_at,
        recorded_by, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (collectivite_id, indicator_id, on_day) where replaced_at is null do nothing";
    REPLACE_VALUE = "update indicator_value set replaced_at = $3
        where collectivite_id = $1 and id = $2 and replaced_at is null";
    FIND_VALUE = concat!(columns!(), "and id = $2");
    FIND_CURRENT = concat!(columns!(), "and indicator_id = $2 and on_day = $3 and replaced_at is null");
    LIST_VALUES = concat!(columns!(), "and indicator_id = $2 order by on_day, recorded_at, id limit $3");
    COUNT_VALUES = "select count(*) as n from indicator_value where collectivite_id = $1 and indicator_id = $2";
    /// The latest value of each indicator of a plan.
    LATEST_OF_PLAN = concat!(columns!(), "and replaced_at is null
        and indicator_id in (select id from indicator where collectivite_id = $1 and plan_id = $2)
        and on_day = (select max(w.on_day) from indicator_value w where w.collectivite_id = $1
            and w.indicator_id = v.indicator_id and w.replaced_at is null)
        limit $3");
}

/// False when the period has a value already.
pub(crate) async fn insert_value(
    sql: &mut Sql,
    body: CollectiviteId,
    value: &Value,
    by: Option<PersonId>,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        value.id,
        value.indicator_id,
        value.on_day,
        value.figure,
        &value.note,
        value.recorded_at,
        by,
        &value.reason
    ];
    Ok(sql.execute(INSERT_VALUE, values).await? == 1)
}

/// False when another took its place meanwhile.
pub(crate) async fn replace_value(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ValueId,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(REPLACE_VALUE, args![body, id, at]).await? == 1)
}

pub(crate) async fn find_value(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ValueId,
) -> Result<Option<Value>, db::Error> {
    sql.optional(FIND_VALUE, args![body, id]).await
}

/// The value that stands for the period ending on `day`.
pub(crate) async fn find_current(
    sql: &mut Sql,
    body: CollectiviteId,
    indicator: IndicatorId,
    day: jiff::civil::Date,
) -> Result<Option<Value>, db::Error> {
    sql.optional(FIND_CURRENT, args![body, indicator, day]).await
}

/// Every value of an indicator, oldest period first, those that were corrected included.
pub(crate) async fn list_values(
    sql: &mut Sql,
    body: CollectiviteId,
    indicator: IndicatorId,
) -> Result<Vec<Value>, db::Error> {
    sql.all(LIST_VALUES, args![body, indicator, VALUES_MAX]).await
}

/// The latest value of each indicator of `plan`; those without any are absent.
pub(crate) async fn latest_of_plan(
    sql: &mut Sql,
    body: CollectiviteId,
    plan: PlanId,
) -> Result<BTreeMap<IndicatorId, Value>, db::Error> {
    let values: Vec<Value> = sql.all(LATEST_OF_PLAN, args![body, plan, INDICATORS_MAX]).await?;
    Ok(values
        .into_iter()
        .map(|value| (value.indicator_id, value))
        .collect())
}
