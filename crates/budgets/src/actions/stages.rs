//! From one step to the next: collecting ideas, studying them, voting. A date closes what it was said to close.

use db::Instant;
use kernel::{Action, BoxFuture, Event, Fault, Fields, Sentence, Timer, Work};
use serde_json::json;

use super::{CountVote, drawn_seed, long_text};
use crate::model::{Budget, BudgetId, DAYS_MAX, Idea, IdeaState, REASON_CHARS_MAX, Stage};
use crate::{counted, rights, store};

/// The timer of a collection's end.
pub(crate) const IDEAS_OVER: &str = "budgets.ideas-over";
/// The timer of a vote's end.
pub(crate) const VOTE_OVER: &str = "budgets.vote-over";

/// The most projects that a refusal names.
const MISFITS_MAX: usize = 10;

/// Opens the collection of ideas, or gives it another end while it is open. From the study, it opens again.
#[derive(Clone, Debug)]
pub struct OpenIdeas {
    /// Of which budget
    pub budget: BudgetId,
    /// Until when
    pub closes_at: Instant,
}

impl Action for OpenIdeas {
    const NAME: &'static str = "budgets.open-ideas";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let budget = super::budget(work, self.budget).await?;
        work.require(&rights::PREPARE, budget.scope()).await?;
        refuse_bad_end(work.now, self.closes_at)?;
        match budget.stage {
            Stage::Ideas => {}
            Stage::Prepared | Stage::Study => {
                move_to(work, self.budget, (budget.stage, Stage::Ideas)).await?;
            }
            _ => return Err(Fault::refused("budgets-refused-moved")),
        }
        store::set_ideas_end(&mut work.sql, work.body, self.budget, self.closes_at).await?;
        let subject = budget.reference();
        work.cancel_timers(IDEAS_OVER, &subject).await?;
        work.timer(IDEAS_OVER, &subject, self.closes_at, &json!({}))
            .await?;
        let told = json!({ "closes_at": self.closes_at });
        work.journal(Event::public("budgets.ideas-opened", subject).with(told))
            .await
    }
}

/// Closes the collection: the services study what was proposed.
#[derive(Clone, Debug)]
pub struct CloseIdeas {
    /// Of which budget
    pub budget: BudgetId,
}

impl Action for CloseIdeas {
    const NAME: &'static str = "budgets.close-ideas";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let budget = super::budget(work, self.budget).await?;
        work.require(&rights::PREPARE, budget.scope()).await?;
        move_to(work, self.budget, (Stage::Ideas, Stage::Study)).await?;
        let subject = budget.reference();
        work.cancel_timers(IDEAS_OVER, &subject).await?;
        work.journal(Event::public("budgets.ideas-closed", subject)).await
    }
}

/// Opens the vote on the projects that the services found eligible. From here on neither they nor the rule change: both are
/// published with the digest of what will decide between equals.
#[derive(Clone, Debug)]
pub struct OpenVote {
    /// Of which budget
    pub budget: BudgetId,
    /// Until when
    pub closes_at: Instant,
}

impl Action for OpenVote {
    const NAME: &'static str = "budgets.open-vote";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let budget = super::budget(work, self.budget).await?;
        work.require(&rights::PREPARE, budget.scope()).await?;
        refuse_bad_end(work.now, self.closes_at)?;
        let ideas = store::list_all(&mut work.sql, work.body, self.budget).await?;
        let waiting = ideas
            .iter()
            .filter(|idea| matches!(idea.state, IdeaState::Proposed | IdeaState::Studied))
            .count();
        if waiting > 0 {
            return Err(Fault::refused_with(
                Sentence::new("budgets-refused-waiting").with("n", waiting),
            ));
        }
        let projects = store::list_projects(&mut work.sql, work.body, self.budget).await?;
        if projects.is_empty() {
            return Err(Fault::refused("budgets-refused-no-project"));
        }
        refuse_misfits(&budget, &projects)?;
        move_to(work, self.budget, (Stage::Study, Stage::Vote)).await?;
        // Nobody arranges projects nor ballots by the order it gives.
        let seed = drawn_seed(work);
        let dates = (work.now, self.closes_at);
        store::set_vote(&mut work.sql, work.body, self.budget, dates, &seed).await?;
        let subject = budget.reference();
        work.timer(VOTE_OVER, &subject, self.closes_at, &json!({}))
            .await?;
        let rule_digest = counted::rule_digest(&budget)
            .map_err(|refusal| Fault::Internal(format!("budget {}: {refusal}", self.budget)))?;
        let offered: Vec<_> = projects
            .iter()
            .map(|project| json!({ "number": project.number, "cost_cents": project.cost_cents }))
            .collect();
        work.journal(Event::public("budgets.vote-opened", subject).with(json!({
            "closes_at": self.closes_at,
            "rule": budget.sharing_rule.as_str(),
            "ballot": budget.ballot_form.as_str(),
            "projects": offered,
            "rule_digest": rule_digest,
            "seed_digest": counting::sha256(&seed),
        })))
        .await
    }
}

/// Moves the end of an open vote later. Never sooner: who trusted the date that was announced still votes.
#[derive(Clone, Debug)]
pub struct ExtendVote {
    /// Of which budget
    pub budget: BudgetId,
    /// Until when
    pub closes_at: Instant,
}

impl Action for ExtendVote {
    const NAME: &'static str = "budgets.extend-vote";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let budget = super::budget(work, self.budget).await?;
        work.require(&rights::PREPARE, budget.scope()).await?;
        if !budget.takes_votes_at(work.now) {
            return Err(Fault::refused("budgets-refused-moved"));
        }
        refuse_bad_end(work.now, self.closes_at)?;
        if budget.vote_closes_at.is_some_and(|end| self.closes_at <= end) {
            return Err(Fault::field("fin", "budgets-end-not-later"));
        }
        store::set_vote_end(&mut work.sql, work.body, self.budget, self.closes_at, work.now).await?;
        let subject = budget.reference();
        work.cancel_timers(VOTE_OVER, &subject).await?;
        work.timer(VOTE_OVER, &subject, self.closes_at, &json!({}))
            .await?;
        let told = json!({ "closes_at": self.closes_at });
        work.journal(Event::public("budgets.vote-extended", subject).with(told))
            .await
    }
}

/// Closes the vote. Where no ballot on paper is awaited, it is counted at once. Somebody who closes it before the end that
/// was announced says why, in public.
#[derive(Clone, Debug)]
pub struct CloseVote {
    /// Of which budget
    pub budget: BudgetId,
    /// Why it is closed before its end; empty at its end
    pub because: String,
}

impl Action for CloseVote {
    const NAME: &'static str = "budgets.close-vote";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let budget = super::budget(work, self.budget).await?;
        work.require(&rights::PREPARE, budget.scope()).await?;
        let mut fields = Fields::default();
        let because = long_text(&mut fields, "motif", &self.because, REASON_CHARS_MAX);
        let is_early = budget.vote_closes_at.is_some_and(|end| work.now < end);
        // A parcours closes its own steps, and says so itself.
        if is_early && work.actor.person().is_some() && because.is_empty() {
            fields.refuse("motif", Sentence::new("budgets-early-reason-empty"));
        }
        fields.finish()?;
        move_to(work, self.budget, (Stage::Vote, Stage::Counting)).await?;
        if is_early {
            store::set_closed_because(&mut work.sql, work.body, self.budget, &because).await?;
        }
        let subject = budget.reference();
        work.cancel_timers(VOTE_OVER, &subject).await?;
        work.journal(Event::public("budgets.vote-closed", subject))
            .await?;
        if !budget.has_paper {
            // What follows from the closing is done by Parvis, whoever closed.
            let count = CountVote {
                budget: self.budget,
                aside_because: String::new(),
            };
            work.as_system(&count).await?;
        }
        Ok(())
    }
}

/// The money may have changed since the study: a project that its envelope cannot pay, or that is in no district of the
/// budget, would never be chosen. They are named, so that they are studied again or the envelopes mended.
fn refuse_misfits(budget: &Budget, projects: &[Idea]) -> Result<(), Fault> {
    let misfits: Vec<String> = projects
        .iter()
        .filter(|project| !budget.can_pay(project))
        .map(|project| format!("{}. {}", project.number, project.title))
        .collect();
    if misfits.is_empty() {
        return Ok(());
    }
    let named: Vec<String> = misfits.iter().take(MISFITS_MAX).cloned().collect();
    let sentence = Sentence::new("budgets-refused-misfits")
        .with("n", misfits.len())
        .with("projects", named.join(", "));
    Err(Fault::refused_with(sentence))
}

async fn move_to(work: &mut Work, budget: BudgetId, stages: (Stage, Stage)) -> Result<(), Fault> {
    if store::set_stage(&mut work.sql, work.body, budget, stages, work.now).await? {
        Ok(())
    } else {
        Err(Fault::refused("budgets-refused-moved"))
    }
}

fn refuse_bad_end(now: Instant, end: Instant) -> Result<(), Fault> {
    if end <= now {
        return Err(Fault::field("fin", "budgets-end-in-the-past"));
    }
    if end > now.plus_days(DAYS_MAX) {
        return Err(Fault::Invalid(vec![kernel::FieldFault {
            field: "fin",
            sentence: Sentence::new("budgets-end-too-far").with("max", DAYS_MAX),
        }]));
    }
    Ok(())
}

/// The collection's date came. One closed before it has no timer left; should one remain, nothing happens.
pub(crate) fn when_ideas_over<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let id = BudgetId::from_uuid(timer.subject);
        let found = store::find(&mut work.sql, work.body, id).await?;
        if found.is_some_and(|found| found.stage == Stage::Ideas) {
            work.as_system(&CloseIdeas { budget: id }).await?;
        }
        Ok(())
    })
}

/// The vote's date came.
pub(crate) fn when_vote_over<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let id = BudgetId::from_uuid(timer.subject);
        let found = store::find(&mut work.sql, work.body, id).await?;
        if found.is_some_and(|found| found.stage == Stage::Vote) {
            let close = CloseVote {
                budget: id,
                because: String::new(),
            };
            work.as_system(&close).await?;
        }
        Ok(())
    })
}
