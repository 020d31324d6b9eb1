//! Saying how a project answers a requirement.

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;

use crate::model::{Conclusion, ExaminationId, Standing, TEXT_CHARS_MAX, URL_CHARS_MAX, is_proof_url};
use crate::rights;
use crate::store::examinations;

/// Says where a project stands with a requirement. What was said before stays.
#[derive(Clone, Debug)]
pub struct Conclude {
    /// Which project, with which requirement
    pub examination: ExaminationId,
    /// The version that was read
    pub version: i64,
    /// Where the project stands
    pub standing: Standing,
    /// Why; may be empty only when the requirement is met
    pub reason: String,
    /// An address that proves it; may be empty
    pub proof_url: String,
}

impl Action for Conclude {
    const NAME: &'static str = "requirements.conclude";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (examination, requirement) = super::examination(work, self.examination).await?;
        work.require(&rights::CONCLUDE, Scope::group(examination.group_id))
            .await?;
        if requirement.ended_at.is_some() {
            return Err(Fault::refused("requirements-repealed-already"));
        }
        let mut fields = Fields::default();
        if self.standing == Standing::Unexamined {
            fields.refuse("etat", Sentence::new("requirements-standing-empty"));
        }
        let reason = self.reason.trim().replace("\r\n", "\n");
        if reason.is_empty() && self.standing != Standing::Met {
            fields.refuse("raison", Sentence::new("requirements-reason-empty"));
        } else if reason.chars().count() > TEXT_CHARS_MAX {
            fields.refuse(
                "raison",
                Sentence::new("requirements-too-long").with("max", TEXT_CHARS_MAX),
            );
        }
        let proof_url = self.proof_url.trim().to_owned();
        let is_long = proof_url.chars().count() > URL_CHARS_MAX;
        if !proof_url.is_empty() && (is_long || !is_proof_url(&proof_url)) {
            fields.refuse("preuve", Sentence::new("requirements-proof-unreadable"));
        }
        fields.finish()?;
        let said = Conclusion {
            id: work.new_id(),
            examination_id: examination.id,
            number: self.version + 1,
            standing: self.standing,
            reason,
            proof_url,
            concluded_at: work.now,
            concluded_by: work.person().ok(),
        };
        if !examinations::conclude(&mut work.sql, work.body, &said).await? {
            return Err(Fault::Stale("examination"));
        }
        let told = Event::public("requirements.concluded", examination.reference());
        work.journal(told.with(json!({ "requirement": requirement.id, "standing": self.standing.as_str() })))
            .await
    }
}
