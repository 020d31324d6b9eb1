//! What the services say of ideas: under study, eligible with their cost, refused with the reason; two that are one.

use kernel::{Action, Event, Fault, Fields, Sentence, Work};
use serde_json::json;
use ui::Words;

use super::{euros, long_text, optional_amount};
use crate::model::{Budget, Cents, Idea, IdeaId, IdeaState, REASON_CHARS_MAX, Stage};
use crate::{index, rights, store};

/// What the services say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are looking at it
    Studied,
    /// It can be done, for this cost
    Eligible,
    /// It cannot, for this reason
    Refused,
}

/// Says where an idea stands; the reason is public.
#[derive(Clone, Debug)]
pub struct StudyIdea {
    /// Which one
    pub idea: IdeaId,
    /// The version that was read
    pub version: i64,
    /// What is said
    pub verdict: Verdict,
    /// What it costs, as typed; asked for what is eligible
    pub cost: String,
    /// What it costs each year afterwards, as typed; may be empty
    pub running: String,
    /// Why; asked for what is refused
    pub reason: String,
}

impl Action for StudyIdea {
    const NAME: &'static str = "budgets.study";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (before, budget) = super::idea(work, self.idea).await?;
        work.require(&rights::STUDY, budget.scope()).await?;
        refuse_late(&budget)?;
        if !before.is_shown() || before.state == IdeaState::Merged {
            return Err(Fault::refused("budgets-refused-gone"));
        }
        let mut fields = Fields::default();
        let cost = optional_amount(&mut fields, "cout", &self.cost);
        let running = optional_amount(&mut fields, "fonctionnement", &self.running);
        let reason = long_text(&mut fields, "motif", &self.reason, REASON_CHARS_MAX);
        match self.verdict {
            Verdict::Eligible => {
                let words = Words::of(work.house())?;
                refuse_bad_cost(&mut fields, words, (&budget, &before), cost, &self.cost);
            }
            Verdict::Refused if reason.is_empty() => {
                fields.refuse("motif", Sentence::new("budgets-reason-empty"));
            }
            Verdict::Refused | Verdict::Studied => {}
        }
        fields.finish()?;
        let (state, kind) = match self.verdict {
            Verdict::Studied => (IdeaState::Studied, "budgets.idea-under-study"),
            Verdict::Eligible => (IdeaState::Eligible, "budgets.idea-eligible"),
            Verdict::Refused => (IdeaState::Refused, "budgets.idea-refused"),
        };
        let idea = Idea {
            reason,
            // A cost is that of a project: nothing else keeps one.
            cost_cents: cost.filter(|_| self.verdict == Verdict::Eligible),
            running_cents: running.filter(|_| self.verdict == Verdict::Eligible),
            version: self.version,
            ..before
        };
        if !store::set_state(&mut work.sql, work.body, &idea, state, work.now).await? {
            return Err(Fault::Stale("idea"));
        }
        let told = json!({ "budget": budget.id, "cost_cents": idea.cost_cents });
        work.journal(Event::public(kind, idea.reference()).with(told))
            .await
    }
}

fn refuse_bad_cost(
    fields: &mut Fields,
    words: Words,
    (budget, idea): (&Budget, &Idea),
    cost: Option<Cents>,
    typed: &str,
) {
    let most = budget
        .amount_of(budget.envelope_of(&idea.district))
        .unwrap_or_default();
    match cost {
        None if typed.trim().is_empty() => fields.refuse("cout", Sentence::new("budgets-cost-empty")),
        Some(cost) if cost.value() == 0 => fields.refuse("cout", Sentence::new("budgets-cost-empty")),
        Some(cost) if cost > most => {
            // Nobody could ever choose it: better said before the vote.
            let sentence = Sentence::new("budgets-cost-beyond").with("max", euros(words, most));
            fields.refuse("cout", sentence);
        }
        None | Some(_) => {}
    }
}

/// Puts an idea in another that says the same: the other keeps its words, and its page names both and their authors.
#[derive(Clone, Debug)]
pub struct MergeIdeas {
    /// The one that goes into the other
    pub idea: IdeaId,
    /// The other
    pub into: IdeaId,
}

impl Action for MergeIdeas {
    const NAME: &'static str = "budgets.merge";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (idea, budget) = super::idea(work, self.idea).await?;
        work.require(&rights::STUDY, budget.scope()).await?;
        refuse_late(&budget)?;
        let (into, _) = super::idea(work, self.into).await?;
        let is_together = idea.budget_id == into.budget_id && idea.id != into.id;
        let are_there = [&idea, &into]
            .iter()
            .all(|one| one.is_shown() && one.state != IdeaState::Merged);
        let behind = store::list_merged(&mut work.sql, work.body, idea.id).await?;
        if !is_together || !are_there || !behind.is_empty() {
            return Err(Fault::field("avec", "budgets-merge-impossible"));
        }
        let merged = Idea {
            merged_into: Some(into.id),
            reason: String::new(),
            cost_cents: None,
            running_cents: None,
            ..idea
        };
        if !store::set_state(&mut work.sql, work.body, &merged, IdeaState::Merged, work.now).await? {
            return Err(Fault::Raced);
        }
        let told = json!({ "budget": budget.id, "into": into.id });
        work.journal(Event::public("budgets.idea-merged", merged.reference()).with(told))
            .await
    }
}

/// Takes an idea out of the one it was merged into: it is proposed by itself again.
#[derive(Clone, Debug)]
pub struct SeparateIdea {
    /// Which one
    pub idea: IdeaId,
}

impl Action for SeparateIdea {
    const NAME: &'static str = "budgets.separate";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (idea, budget) = super::idea(work, self.idea).await?;
        work.require(&rights::STUDY, budget.scope()).await?;
        refuse_late(&budget)?;
        if idea.state != IdeaState::Merged {
            return Err(Fault::refused("budgets-refused-gone"));
        }
        let alone = Idea {
            merged_into: None,
            ..idea
        };
        if !store::set_state(&mut work.sql, work.body, &alone, IdeaState::Proposed, work.now).await? {
            return Err(Fault::Raced);
        }
        index::idea(work, &alone).await?;
        work.journal(Event::public("budgets.idea-separated", alone.reference()))
            .await
    }
}

/// Ideas are studied while they are collected and afterwards; once the vote is open, what is voted on stands.
fn refuse_late(budget: &Budget) -> Result<(), Fault> {
    if matches!(budget.stage, Stage::Ideas | Stage::Study) {
        Ok(())
    } else {
        Err(Fault::refused("budgets-refused-fixed"))
    }
}
