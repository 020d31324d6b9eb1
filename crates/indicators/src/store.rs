//! The SQL of plans, indicators and values.

mod plans;
pub(crate) mod privacy;
mod values;

use db::Statement;

pub(crate) use plans::{
    COUNT_INDICATORS, SET_RETIRED, count_plans, find_indicator, find_plan, insert_indicator, insert_plan,
    lately_measured, list_indicators, list_plans, set_measured, update_indicator, update_plan,
};
pub(crate) use values::{
    COUNT_VALUES, find_current, find_value, insert_value, latest_of_plan, list_values, replace_value,
};

/// Every statement of this crate.
pub(crate) const ALL: &[&[Statement]] = &[plans::STATEMENTS, values::STATEMENTS, privacy::STATEMENTS];
