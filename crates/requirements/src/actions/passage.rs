//! Noting that the passage of a requirement was changed or repealed.

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;
use texts::TextId;

use super::mark::passage_of;
use crate::model::{Ending, RequirementId, TEXT_CHARS_MAX};
use crate::store::requirements;
use crate::{index, rights};

/// Notes that a passage was changed, and where it is written now; or that it was repealed. The former words stay.
#[derive(Clone, Debug)]
pub struct NotePassageChange {
    /// Of which requirement
    pub requirement: RequirementId,
    /// The version that was read
    pub version: i64,
    /// Changed or repealed
    pub ending: Ending,
    /// The adopted text that holds the new wording, and the passage: needed for a change
    pub now: Option<(TextId, String)>,
    /// By what, why; may be empty
    pub note: String,
}

impl Action for NotePassageChange {
    const NAME: &'static str = "requirements.note-passage-change";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let requirement = super::requirement(work, self.requirement).await?;
        work.require(&rights::MARK, Scope::group(requirement.group_id))
            .await?;
        if requirement.ended_at.is_some() {
            return Err(Fault::refused("requirements-repealed-already"));
        }
        let passages = requirements::passages(&mut work.sql, work.body, requirement.id).await?;
        let Some(before) = passages.last() else {
            return Err(Fault::NotFound("passage"));
        };
        let mut fields = Fields::default();
        let note = self.note.trim().replace("\r\n", "\n");
        if note.chars().count() > TEXT_CHARS_MAX {
            fields.refuse(
                "note",
                Sentence::new("requirements-too-long").with("max", TEXT_CHARS_MAX),
            );
        }
        fields.finish()?;
        let (body, at) = (work.body, work.now);
        if !requirements::end_passage(&mut work.sql, body, before.id, at, self.ending, &note).await? {
            return Err(Fault::Stale("requirement"));
        }
        // What was read must be what is changed: two people who note at once do not both succeed.
        if !requirements::update(&mut work.sql, body, &kept(&requirement, self.version)).await? {
            return Err(Fault::Stale("requirement"));
        }
        match self.ending {
            Ending::Changed => {
                let Some((text, place)) = &self.now else {
                    return Err(Fault::field("ou", "requirements-passage-nowhere"));
                };
                let text = texts::find(&mut work.sql, body, *text)
                    .await?
                    .ok_or(Fault::NotFound("text"))?;
                let passage = passage_of(work, requirement.id, &text, place)?;
                requirements::insert_passage(&mut work.sql, body, &passage).await?;
                index::requirement(work, &requirement, &passage).await?;
                let told = Event::public("requirements.passage-changed", requirement.reference());
                work.journal(told.with(json!({ "text": passage.text_id }))).await
            }
            Ending::Repealed => {
                requirements::end(&mut work.sql, body, requirement.id, at).await?;
                work.journal(Event::public("requirements.repealed", requirement.reference()))
                    .await
            }
        }
    }
}

fn kept(requirement: &crate::model::Requirement, version: i64) -> crate::model::Requirement {
    crate::model::Requirement {
        version,
        ..requirement.clone()
    }
}
