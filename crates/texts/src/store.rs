//! The SQL of texts, by what it keeps.

pub(crate) mod amendments;
pub(crate) mod branches;
pub(crate) mod contributions;
pub(crate) mod documents;
pub(crate) mod git;
pub(crate) mod removed;
pub(crate) mod sources;
