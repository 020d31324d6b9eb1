//! What can be found by its words: texts, amendments, arguments.

use db::Instant;
use kernel::{Fault, Subject, SubjectRef, Work};
use search::Entry;

use crate::model::TextDocument;

/// A text, by its title and its words.
pub(crate) async fn text(work: &mut Work, text: &TextDocument) -> Result<(), Fault> {
    let at = work.now;
    index(work, &text.subject(), &text.markdown, at).await
}

/// An amendment, by its sentence and its rationale, also in its text.
pub(crate) async fn amendment(
    work: &mut Work,
    subject: &Subject,
    (sentence, rationale): (&str, &str),
    at: Instant,
) -> Result<(), Fault> {
    index(work, subject, &format!("{sentence}\n\n{rationale}"), at).await?;
    search::add_to_wholes(work, &subject.reference, &subject.reference).await
}

/// An argument about an amendment, by its words; the journal speaks of the amendment, so it is here that it is said where
/// the argument stands.
pub(crate) async fn argument(
    work: &mut Work,
    (subject, amendment): (&Subject, &SubjectRef),
    content: &str,
    at: Instant,
) -> Result<(), Fault> {
    index(work, subject, content, at).await?;
    search::add_to_wholes(work, &subject.reference, amendment).await
}

/// What is said of a passage of a text, by its words, as an argument is.
pub(crate) async fn remark(
    work: &mut Work,
    (subject, text): (&Subject, &SubjectRef),
    content: &str,
    at: Instant,
) -> Result<(), Fault> {
    index(work, subject, content, at).await?;
    search::add_to_wholes(work, &subject.reference, text).await
}

/// What was taken back is no longer found.
pub(crate) async fn forget(work: &mut Work, subject: &SubjectRef) -> Result<(), Fault> {
    Ok(search::remove(&mut work.sql, work.body, subject).await?)
}

async fn index(work: &mut Work, subject: &Subject, words: &str, at: Instant) -> Result<(), Fault> {
    let entry = Entry {
        subject: subject.reference.clone(),
        title: subject.title.clone(),
        path: subject.path.clone(),
        body_text: words.to_owned(),
        at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}
