//! What agents say of duties.

use datasets::DatasetId;
use kernel::{Action, Event, Fault, FieldFault, Scope, Sentence, SubjectRef, Work};
use serde_json::json;

use crate::model::{AGENTS_MAX, AnsweredBy, Choice, REASON_CHARS_MAX, duty};
use crate::{rights, store};

/// Says which dataset answers a duty, or why it does not concern the body; with neither, what was said is taken back.
#[derive(Clone, Debug)]
pub struct ChooseAnswer {
    /// The duty's word
    pub duty: String,
    /// The published dataset that answers it
    pub dataset: Option<DatasetId>,
    /// Why it does not concern the body
    pub reason: String,
}

impl Action for ChooseAnswer {
    const NAME: &'static str = "disclosure.choose-answer";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::ANSWER, Scope::BODY).await?;
        let duty = duty(&self.duty)?;
        let reason = self.reason.trim().replace("\r\n", "\n");
        if reason.chars().count() > REASON_CHARS_MAX {
            let sentence = Sentence::new("disclosure-reason-too-long").with("max", REASON_CHARS_MAX);
            return Err(Fault::Invalid(vec![FieldFault {
                field: "motif",
                sentence,
            }]));
        }
        if let Some(dataset) = self.dataset {
            if !reason.is_empty() {
                return Err(Fault::field("motif", "disclosure-both"));
            }
            if !matches!(duty.answered_by, AnsweredBy::Schema | AnsweredBy::Dataset) {
                return Err(Fault::field("jeu", "disclosure-made-here"));
            }
            let found = datasets::find(&mut work.sql, work.body, dataset).await?;
            if !found.is_some_and(|found| found.is_public()) {
                return Err(Fault::field("jeu", "disclosure-dataset-unpublished"));
            }
        }
        let choice = Choice {
            duty: duty.key.clone(),
            dataset_id: self.dataset,
            reason,
        };
        if choice.dataset_id.is_none() && choice.reason.is_empty() {
            store::forget_choice(&mut work.sql, work.body, &choice.duty).await?;
        } else {
            store::set_choice(&mut work.sql, work.body, &choice, work.now).await?;
        }
        let told = json!({ "duty": choice.duty, "dataset": choice.dataset_id });
        // The journal's line is about the body itself.
        let body = SubjectRef::new("collectivite", work.body);
        work.journal(Event::internal("disclosure.answered", body).with(told))
            .await
    }
}

/// Says how many people the body employs, in full-time equivalents.
#[derive(Clone, Copy, Debug)]
pub struct SetSize {
    /// How many; none when nobody knows
    pub agents: Option<i64>,
}

impl Action for SetSize {
    const NAME: &'static str = "disclosure.set-size";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::ANSWER, Scope::BODY).await?;
        if self
            .agents
            .is_some_and(|agents| !(0..=AGENTS_MAX).contains(&agents))
        {
            return Err(Fault::field("agents", "disclosure-agents-wrong"));
        }
        store::set_agents(&mut work.sql, work.body, self.agents, work.now).await?;
        let body = SubjectRef::new("collectivite", work.body);
        work.journal(Event::internal("disclosure.size-set", body)).await
    }
}
