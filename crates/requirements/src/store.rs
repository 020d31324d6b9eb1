//! The SQL of requirements.

pub(crate) mod examinations;
pub(crate) mod privacy;
pub(crate) mod requirements;

use db::Statement;

/// Every statement of this crate.
pub(crate) const ALL: &[&[Statement]] = &[
    requirements::STATEMENTS,
    examinations::STATEMENTS,
    privacy::STATEMENTS,
];
