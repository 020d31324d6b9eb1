//! The step that a secret vote brings to a parcours. People prepare the election, open it and close it, in its own pages: a
//! parcours does none of it in their place. The step says where the election stands, and ends with its result.

use db::Sql;
use kernel::steps::{Fact, StepContext, StepKind, StepLink, StepReport, StepTerms, nothing};
use kernel::{BoxFuture, Collectivite, CollectiviteId, Fault, Sentence};

use crate::actions::{agreed, outcomes, rules_of};
use crate::model::{Appointed, Election, ElectionId, Kind, State};
use crate::store;

/// What the step may wait for: a result, and of an appointment somebody who is appointed.
const DECIDED: &str = "election-decided";
/// An appointment has three rounds: one that follows another is looked for no further than this.
const ROUNDS_MAX: usize = 10;

pub(crate) const KINDS: &[StepKind] = &[StepKind {
    code: "elections.vote",
    open: nothing,
    close: nothing,
    report,
}];

/// What a template may say to it.
pub(crate) const TERMS: &[StepTerms] = &[StepTerms {
    kind: "elections.vote",
    guards: &[DECIDED],
    settings: &[],
}];

/// The events after which it closes by itself.
pub(crate) const ENDS: &[&str] = &["elections.tallied"];

/// The role of the election of the step called `step` among its parcours's subjects: each step has its own vote.
#[must_use]
pub fn role_of(step: &str) -> String {
    format!("election-{step}")
}

/// The election of the step, or the last round that follows it.
async fn found(sql: &mut Sql, body: CollectiviteId, step: &StepContext) -> Result<Option<Election>, Fault> {
    let own = step.subjects.get(&role_of(&step.step));
    let Some(own) = own.filter(|one| one.kind == "election") else {
        return Ok(None);
    };
    let mut last: ElectionId = own.id();
    for _ in 0..ROUNDS_MAX {
        match store::next_round(sql, body, last).await? {
            Some(next) => last = next,
            None => break,
        }
    }
    Ok(store::find(sql, body, last).await?)
}

fn report<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    step: &'a StepContext,
) -> BoxFuture<'a, Result<StepReport, Fault>> {
    Box::pin(async move {
        let mut report = StepReport::default();
        let Some(election) = found(sql, body, step).await? else {
            let fact = waiting(Sentence::new("elections-fact-not-prepared"));
            report.facts.insert(DECIDED.to_owned(), fact);
            report.links.push(StepLink {
                sentence: Sentence::new("elections-step-create"),
                path: format!(
                    "/elections/nouvelle?groupe={}&parcours={}&etape={}",
                    step.group, step.parcours, step.step
                ),
            });
            return Ok(report);
        };
        let fact = decided(sql, body, &election).await?;
        report.facts.insert(DECIDED.to_owned(), fact);
        report.links.push(link_to(&election));
        report.summary = Some(summary(&election));
        report.running = match election.state {
            State::Open => {
                let until = election.settings.closes_at;
                Some(Sentence::new("elections-step-running").with("until", until))
            }
            State::Closed | State::Tallying => Some(Sentence::new("elections-step-running-tally")),
            State::Draft | State::Keys | State::Tallied | State::Destroyed => None,
        };
        Ok(report)
    })
}

fn waiting(otherwise: Sentence) -> Fact {
    Fact {
        holds: false,
        otherwise,
        article: None,
    }
}

/// A result; and of an appointment, one that appoints somebody to each post, or a last round.
async fn decided(sql: &mut Sql, body: CollectiviteId, election: &Election) -> Result<Fact, Fault> {
    match election.state {
        State::Draft | State::Keys => return Ok(waiting(Sentence::new("elections-fact-not-open"))),
        State::Open => {
            let until = election.settings.closes_at;
            return Ok(waiting(Sentence::new("elections-fact-open").with("until", until)));
        }
        State::Closed | State::Tallying => {
            return Ok(waiting(Sentence::new("elections-fact-tallying")));
        }
        State::Tallied | State::Destroyed => {}
    }
    let needs_another_round = election.settings.kind == Kind::Appointment
        && election.state == State::Tallied
        && needs_another_round(sql, body, election).await?;
    Ok(Fact {
        holds: !needs_another_round,
        otherwise: Sentence::new("elections-fact-another-round"),
        article: None,
    })
}

async fn needs_another_round(
    sql: &mut Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<bool, Fault> {
    let Some(tallied_at) = election.tallied_at else {
        return Ok(true);
    };
    let towns = Collectivite::all(sql).await?;
    let town = towns
        .iter()
        .find(|town| town.id == body)
        .ok_or(Fault::NotFound("collectivite"))?;
    let rules = rules_of(election, (town.kind.as_str(), &town.zone()), tallied_at)?;
    let round = store::round_of(sql, body, election.id).await?.number;
    let counts = store::paper_counts(sql, body, election.id).await?;
    let outcomes = outcomes(election, agreed(&counts), round, &rules);
    Ok(outcomes.contains(&Appointed::AnotherRound))
}

/// Its page; before it opened, the list, where those who prepare it find their own and others learn nothing.
fn link_to(election: &Election) -> StepLink {
    if election.opened_at.is_some() {
        StepLink {
            sentence: Sentence::new("elections-step-see"),
            path: election.path(),
        }
    } else {
        StepLink {
            sentence: Sentence::new("elections-step-prepare"),
            path: "/elections".to_owned(),
        }
    }
}

fn summary(election: &Election) -> Sentence {
    match election.state {
        State::Draft | State::Keys => Sentence::new("elections-step-preparing"),
        State::Open => Sentence::new("elections-home-open").with("at", election.settings.closes_at),
        State::Closed | State::Tallying => Sentence::new("elections-step-tallying"),
        State::Tallied | State::Destroyed => Sentence::new("elections-home-decided")
            .with("voted", i64::from(election.voted))
            .with("voters", i64::from(election.voters)),
    }
}
