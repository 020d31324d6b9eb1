//! The official answer to a contribution: what became of it, and why.

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::{contribution, explained};
use crate::model::{Answer, ContributionId, State};
use crate::store::contributions;
use crate::{mail, rights};

/// Answers a contribution; said again, the last word counts. Its author is told once of each fate.
#[derive(Clone, Debug)]
pub struct AnswerContribution {
    /// Which one
    pub contribution: ContributionId,
    /// What becomes of it
    pub answer: Option<Answer>,
    /// Why
    pub words: String,
}

impl Action for AnswerContribution {
    const NAME: &'static str = "debates.answer";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (about, consultation) = contribution(work, self.contribution).await?;
        work.require(&rights::ANSWER, Scope::group(consultation.group_id))
            .await?;
        let mut fields = Fields::default();
        let answer = self.answer.filter(|answer| Answer::GIVEN.contains(answer));
        if answer.is_none() {
            fields.refuse("suite", Sentence::new("debates-answer-missing"));
        }
        let words = explained(&mut fields, "pourquoi", &self.words);
        fields.finish()?;
        let answer = answer.ok_or_else(|| Fault::field("suite", "debates-answer-missing"))?;
        if about.state != State::Published
            || !contributions::answer(&mut work.sql, work.body, about.id, (answer, &words), work.now).await?
        {
            return Err(Fault::refused("debates-refused-gone"));
        }
        mail::answered(work, &about, &consultation, answer, &words).await?;
        let payload = json!({ "consultation": consultation.id, "answer": answer.as_str() });
        work.journal(Event::public("debates.contribution-answered", about.reference()).with(payload))
            .await
    }
}
