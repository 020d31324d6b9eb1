//! The SQL of texts, by what it keeps.

pub(crate) mod amendments;
pub(crate) mod branches;
pub(crate) mod contributions;
pub(crate) mod cosigners;
pub(crate) mod documents;
pub(crate) mod git;
pub(crate) mod own;
pub(crate) mod remarks;
pub(crate) mod removed;
pub(crate) mod sitting;
pub(crate) mod sources;
pub(crate) mod sub_amendments;
