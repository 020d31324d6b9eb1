//! SQL, and only SQL.

pub(crate) mod conversations;
pub(crate) mod privacy;
pub(crate) mod statements;
pub(crate) mod votes;

/// Every statement of this feature, by module.
pub(crate) const ALL: &[&[db::Statement]] = &[
    conversations::STATEMENTS,
    statements::STATEMENTS,
    votes::STATEMENTS,
    privacy::STATEMENTS,
];
