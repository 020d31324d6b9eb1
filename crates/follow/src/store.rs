//! SQL, and only SQL.

pub(crate) mod follows;
pub(crate) mod news;
pub(crate) mod privacy;
pub(crate) mod readers;
pub(crate) mod telling;

/// Every statement of this feature, by module.
pub(crate) const ALL: &[&[db::Statement]] = &[
    follows::STATEMENTS,
    news::STATEMENTS,
    readers::STATEMENTS,
    telling::STATEMENTS,
    privacy::STATEMENTS,
];
