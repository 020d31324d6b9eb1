//! The official answer to a contribution: what became of it, and why.

use db::Instant;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::{contribution, explained};
use crate::model::{Answer, ContributionId, State};
use crate::store::contributions;
use crate::{mail, rights};

/// Answers a contribution; said again, the last word counts, by who read the one before. Its author is told once of each
/// fate.
#[derive(Clone, Debug)]
pub struct AnswerContribution {
    /// Which one
    pub contribution: ContributionId,
    /// When the answer that was read was given; none when there was no answer
    pub seen: Option<Instant>,
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
        if about.state != State::Published {
            return Err(Fault::refused("debates-refused-gone"));
        }
        let said = (answer, words.as_str());
        if !contributions::answer(&mut work.sql, work.body, about.id, said, (self.seen, work.now)).await? {
            return Err(Fault::Stale("contribution"));
        }
        // A typing error mended is no other message.
        if about.answer != answer {
            mail::answered(work, &about, &consultation, answer, &words).await?;
        }
        let payload = json!({ "consultation": consultation.id, "answer": answer.as_str() });
        work.journal(Event::public("debates.contribution-answered", about.reference()).with(payload))
            .await
    }
}
