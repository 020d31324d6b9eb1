//! The SQL of texts, by what it keeps.

pub(crate) mod privacy;

/// Whole amendments, which `a` names in the rest of the query.
macro_rules! select_amendment {
    ($rest:literal) => {
        concat!(
            "select a.id, a.document_id, a.number, a.author_id, a.manner, a.sentence, a.edits, a.rationale, a.fate, ",
            "a.fallen_because, a.fallen_by, a.fallen_detail, a.version, a.commit_oid, a.proposed_at, a.decided_at ",
            $rest
        )
    };
}

pub(crate) mod amendments;
pub(crate) mod branches;
pub(crate) mod contributions;
pub(crate) mod cosigners;
pub(crate) mod documents;
pub(crate) mod fates;
pub(crate) mod git;
pub(crate) mod own;
pub(crate) mod remarks;
pub(crate) mod removed;
pub(crate) mod sitting;
pub(crate) mod sources;
pub(crate) mod sub_amendments;
pub(crate) mod together;
