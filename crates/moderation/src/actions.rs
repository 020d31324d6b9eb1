//! What people do: one value per deed.

mod decide;
mod forget;
mod report;

pub(crate) use decide::basis_words;
pub use decide::{AppealRemoval, DecideAppeal, Moderate};
pub(crate) use forget::{FORGET, when_removed_is_old};
pub use report::{CLIENT_REPORTS_PER_HOUR_MAX, ReportContent, close_reports};

use groups::GroupId;
use kernel::{Fault, Fields, Moderated, ModeratedContent, Work};

use crate::model::{Target, WORDS_CHARS_MAX};

/// What a moderator or a report is about, as it stands.
pub(crate) struct Judged {
    pub(crate) kind: &'static Moderated,
    pub(crate) content: ModeratedContent,
}

impl Judged {
    pub(crate) fn group(&self) -> GroupId {
        GroupId::from_uuid(self.content.group)
    }
}

async fn judged(work: &mut Work, target: &Target) -> Result<Judged, Fault> {
    let kind = work
        .house()
        .moderated(&target.kind)
        .ok_or(Fault::NotFound("target"))?;
    let content = (kind.read)(&mut work.sql, work.body, target.id)
        .await?
        .ok_or(Fault::NotFound("target"))?;
    Ok(Judged { kind, content })
}

/// Words that explain a decision, in one field.
fn explained(fields: &mut Fields, field: &'static str, typed: &str) -> String {
    fields.text(
        field,
        typed,
        WORDS_CHARS_MAX,
        "moderation-words-empty",
        "moderation-words-too-long",
    )
}
