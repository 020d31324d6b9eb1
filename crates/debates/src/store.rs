//! SQL, and only SQL.

pub(crate) mod comments;
pub(crate) mod consultations;
pub(crate) mod contributions;
pub(crate) mod opened;
pub(crate) mod privacy;
pub(crate) mod subject_comments;
pub(crate) mod supports;
pub(crate) mod waiting;

/// Every statement of this feature, by module.
pub(crate) const ALL: &[&[db::Statement]] = &[
    consultations::STATEMENTS,
    contributions::STATEMENTS,
    opened::STATEMENTS,
    waiting::STATEMENTS,
    comments::STATEMENTS,
    subject_comments::STATEMENTS,
    supports::STATEMENTS,
    privacy::STATEMENTS,
];
