//! What the search finds of transmissions: the letter, from the day it leaves, and the answers.

use db::Instant;
use kernel::{Fault, Work};

use crate::model::{Answer, Transmission};
use crate::store;

/// Makes a transmission found by its letter, before any answer.
pub(crate) async fn sent(work: &mut Work, sent: &Transmission) -> Result<(), Fault> {
    index(work, sent, sent.sent_at).await
}

/// Makes a transmission found by its letter and all that was answered.
pub(crate) async fn answer(work: &mut Work, sent: &Transmission, latest: &Answer) -> Result<(), Fault> {
    index(work, sent, latest.recorded_at).await
}

async fn index(work: &mut Work, sent: &Transmission, at: Instant) -> Result<(), Fault> {
    let answers = store::answers(&mut work.sql, work.body, sent.id).await?;
    let said = answers
        .iter()
        .filter(|answer| answer.withdrawn_at.is_none())
        .map(|answer| format!("{}\n{}", answer.given_by, answer.content));
    let body_text = std::iter::once(sent.letter.clone())
        .chain(said)
        .collect::<Vec<_>>()
        .join("\n");
    let subject = sent.subject();
    let entry = search::Entry {
        subject: subject.reference,
        title: subject.title,
        path: subject.path,
        body_text,
        at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}
