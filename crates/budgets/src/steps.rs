//! The steps a budget brings to a parcours: collecting ideas, studying them, voting, following the works.

use db::Sql;
use kernel::steps::settings::Shape;
use kernel::steps::{Fact, StepContext, StepKind, StepLink, StepReport, StepTerms, Subjects, nothing};
use kernel::{BoxFuture, CollectiviteId, Fault, Sentence, SubjectRef, Work};

use crate::actions::{CloseIdeas, CloseVote, CreateBudget, OpenIdeas, OpenVote, whole_town};
use crate::model::{BUDGET, Budget, Cents, IdeaState, Stage, WorksState};
use crate::store::{self, Tally};

/// The role of the budget among a parcours's subjects.
const ROLE: &str = "budget";
/// The setting that says who may vote.
const ELECTORATE: &str = "electorat";
/// The setting that holds the money, in euros.
const AMOUNT: &str = "montant";

/// The four kinds. Settings of the first: `montant` (the money, in euros) and `electorat` (who may vote, in words).
pub(crate) const KINDS: &[StepKind] = &[
    StepKind {
        code: "budgets.ideas",
        open: open_ideas,
        close: close_ideas,
        report,
    },
    StepKind {
        code: "budgets.study",
        open: close_ideas,
        close: nothing,
        report,
    },
    StepKind {
        code: "budgets.vote",
        open: open_vote,
        close: close_vote,
        report,
    },
    StepKind {
        code: "budgets.works",
        open: nothing,
        close: nothing,
        report,
    },
];

/// What a template may say to them.
pub(crate) const TERMS: &[StepTerms] = &[
    StepTerms {
        kind: "budgets.ideas",
        guards: &["ideas-studied"],
        settings: &[(AMOUNT, Shape::Text), (ELECTORATE, Shape::Text)],
    },
    StepTerms {
        kind: "budgets.study",
        guards: &["ideas-studied"],
        settings: &[],
    },
    StepTerms {
        kind: "budgets.vote",
        guards: &["ideas-studied"],
        settings: &[],
    },
    StepTerms {
        kind: "budgets.works",
        guards: &["works-ended"],
        settings: &[],
    },
];

fn open_ideas<'a>(work: &'a mut Work, step: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        let closes_at = step
            .closes_at
            .ok_or_else(|| Fault::refused("budgets-step-without-end"))?;
        let there = found(&mut work.sql, work.body, step).await?;
        // One prepared by hand and tied to the parcours is the one.
        let (budget, brought) = if let Some(there) = there {
            (there.id, Subjects::new())
        } else {
            let amount = step.settings.text(AMOUNT).unwrap_or_default();
            if Cents::parse(amount).is_none() {
                return Err(Fault::refused("budgets-step-without-amount"));
            }
            let electorate = step.settings.text(ELECTORATE).unwrap_or_default();
            let create = CreateBudget {
                group: db::Id::from_uuid(step.group.uuid()),
                described: whole_town(&step.title, amount, electorate),
            };
            let id = work.as_system(&create).await?;
            let subject = SubjectRef::new(BUDGET, id);
            (id, vec![(ROLE.to_owned(), subject)])
        };
        work.as_system(&OpenIdeas { budget, closes_at }).await?;
        Ok(brought)
    })
}

fn close_ideas<'a>(work: &'a mut Work, step: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        if let Some(there) = found(&mut work.sql, work.body, step).await?
            && there.stage == Stage::Ideas
        {
            work.as_system(&CloseIdeas { budget: there.id }).await?;
        }
        Ok(Subjects::new())
    })
}

fn open_vote<'a>(work: &'a mut Work, step: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        let closes_at = step
            .closes_at
            .ok_or_else(|| Fault::refused("budgets-step-without-end"))?;
        if let Some(there) = found(&mut work.sql, work.body, step).await? {
            let budget = there.id;
            match there.stage {
                // Without ideas there is nothing to vote on: better said than a step open on nothing.
                Stage::Prepared => return Err(Fault::refused("budgets-step-not-begun")),
                Stage::Ideas => {
                    work.as_system(&CloseIdeas { budget }).await?;
                    work.as_system(&OpenVote { budget, closes_at }).await?;
                }
                Stage::Study => work.as_system(&OpenVote { budget, closes_at }).await?,
                // Opened by hand before its step.
                Stage::Vote | Stage::Counting | Stage::Decided | Stage::Archived => {}
            }
        }
        Ok(Subjects::new())
    })
}

fn close_vote<'a>(work: &'a mut Work, step: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        if let Some(there) = found(&mut work.sql, work.body, step).await?
            && there.stage == Stage::Vote
        {
            let close = CloseVote {
                budget: there.id,
                because: String::new(),
            };
            work.as_system(&close).await?;
        }
        Ok(Subjects::new())
    })
}

async fn found(sql: &mut Sql, body: CollectiviteId, step: &StepContext) -> Result<Option<Budget>, Fault> {
    match step.subjects.get(ROLE) {
        Some(reference) if reference.kind == BUDGET => Ok(store::find(sql, body, reference.id()).await?),
        _ => Ok(None),
    }
}

fn report<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    step: &'a StepContext,
) -> BoxFuture<'a, Result<StepReport, Fault>> {
    Box::pin(async move {
        let mut report = StepReport::default();
        let Some(there) = found(sql, body, step).await? else {
            return Ok(report);
        };
        let ideas = store::tally(sql, body, there.id).await?;
        for (name, fact) in [
            ("ideas-studied", studied(&there, &ideas)),
            ("works-ended", ended(&there, &ideas)),
        ] {
            report.facts.insert(name.to_owned(), fact);
        }
        report.links.push(StepLink {
            sentence: Sentence::new("budgets-step-link"),
            path: there.path(),
        });
        report.summary = Some(summary(&there, &ideas));
        report.running = match there.stage {
            Stage::Ideas => Some(Sentence::new("budgets-step-running-ideas")),
            Stage::Vote => Some(Sentence::new("budgets-step-running-vote")),
            Stage::Counting => Some(Sentence::new("budgets-step-running-counting")),
            Stage::Prepared | Stage::Study | Stage::Decided | Stage::Archived => None,
        };
        Ok(report)
    })
}

fn count_of(ideas: &[Tally], is_one: impl Fn(&Tally) -> bool) -> i64 {
    ideas
        .iter()
        .filter(|alike| is_one(alike))
        .map(|alike| alike.n)
        .sum()
}

fn studied(budget: &Budget, ideas: &[Tally]) -> Fact {
    // Once the vote is open nothing is studied any more: one that moderation restored since waits for nothing.
    let is_early = matches!(budget.stage, Stage::Prepared | Stage::Ideas | Stage::Study);
    let is_waiting =
        |idea: &Tally| is_early && matches!(idea.state, IdeaState::Proposed | IdeaState::Studied);
    let waiting = count_of(ideas, is_waiting);
    let eligible = count_of(ideas, |idea| idea.state == IdeaState::Eligible);
    let otherwise = if waiting > 0 {
        Sentence::new("budgets-fact-not-studied").with("n", waiting)
    } else {
        Sentence::new("budgets-refused-no-project")
    };
    Fact {
        holds: waiting == 0 && eligible > 0,
        otherwise,
        article: None,
    }
}

fn ended(budget: &Budget, ideas: &[Tally]) -> Fact {
    let is_going_on = |idea: &Tally| {
        idea.is_funded && !matches!(idea.works, Some(WorksState::Delivered | WorksState::Abandoned))
    };
    let left = count_of(ideas, is_going_on);
    Fact {
        holds: budget.is_decided() && left == 0,
        otherwise: if budget.is_decided() {
            Sentence::new("budgets-fact-works-left").with("n", left)
        } else {
            Sentence::new("budgets-fact-not-decided")
        },
        article: None,
    }
}

fn summary(budget: &Budget, ideas: &[Tally]) -> Sentence {
    match budget.stage {
        Stage::Decided | Stage::Archived => Sentence::new("budgets-step-summary-works")
            .with("n", count_of(ideas, |idea| idea.is_funded))
            .with(
                "done",
                count_of(ideas, |idea| idea.works == Some(WorksState::Delivered)),
            ),
        _ => Sentence::new("budgets-step-summary-ideas")
            .with("n", count_of(ideas, |idea| idea.state.is_shown()))
            .with(
                "eligible",
                count_of(ideas, |idea| idea.state == IdeaState::Eligible),
            ),
    }
}
