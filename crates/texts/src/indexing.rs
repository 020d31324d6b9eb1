//! What can be found by its words: texts, amendments, arguments.

use kernel::{Fault, Subject, SubjectRef, Work};

use crate::model::TextDocument;

/// A text, by its title and its words.
pub(crate) async fn text(_work: &mut Work, _text: &TextDocument) -> Result<(), Fault> {
    Ok(())
}

/// An amendment, by its sentence and its rationale.
pub(crate) async fn amendment(
    _work: &mut Work,
    _subject: &Subject,
    _sentence: &str,
    _rationale: &str,
) -> Result<(), Fault> {
    Ok(())
}

/// An argument, by its words.
pub(crate) async fn argument(_work: &mut Work, _subject: &Subject, _content: &str) -> Result<(), Fault> {
    Ok(())
}

/// What was taken back is no longer found.
pub(crate) async fn forget(_work: &mut Work, _subject: &SubjectRef) -> Result<(), Fault> {
    Ok(())
}
