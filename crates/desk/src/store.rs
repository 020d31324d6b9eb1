//! The desk's SQL.

pub(crate) mod codes;
pub(crate) mod letters;
pub(crate) mod privacy;
pub(crate) mod visits;

/// Every statement of this crate.
pub(crate) const ALL: &[&[db::Statement]] = &[
    codes::STATEMENTS,
    letters::STATEMENTS,
    privacy::STATEMENTS,
    visits::STATEMENTS,
];
