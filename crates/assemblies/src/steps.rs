//! The steps an assembly brings to a parcours: calling for volunteers, drawing the panel. What follows (meetings, texts,
//! publication) is what every group does.

use std::collections::BTreeMap;

use db::Sql;
use kernel::steps::settings::Shape;
use kernel::steps::{Fact, StepContext, StepKind, StepLink, StepReport, StepTerms, Subjects, nothing};
use kernel::{BoxFuture, CollectiviteId, Fault, Sentence, SubjectRef, Work};

use crate::actions::{CloseCall, CreateAssembly};
use crate::model::{Assembly, NAME_CHARS_MAX, SEATS_MAX, Seat, Settings, State};
use crate::store;

/// The role of the assembly among a parcours's subjects.
const ROLE: &str = "assembly";
/// Seats when the template names no number.
const SEATS: u32 = 20;
/// How far from the population a quota may go, unless an agent chooses otherwise.
const TOLERANCE: u32 = 1;
/// Days to answer, unless an agent chooses otherwise.
const ANSWER_DAYS: u32 = 14;

/// The two kinds.
pub(crate) const KINDS: &[StepKind] = &[
    StepKind {
        code: "assemblies.volunteers",
        open: open_call,
        close: close_call,
        report,
    },
    StepKind {
        code: "assemblies.draw",
        open: nothing,
        close: nothing,
        report,
    },
];

/// What a template may say to them.
pub(crate) const TERMS: &[StepTerms] = &[
    StepTerms {
        kind: "assemblies.volunteers",
        guards: &["call-closed"],
        settings: &[("seats", Shape::Number)],
    },
    StepTerms {
        kind: "assemblies.draw",
        guards: &["panel-drawn", "seats-filled"],
        settings: &[],
    },
];

/// The step prepares an assembly; an agent gives its criteria before calling for volunteers.
fn open_call<'a>(work: &'a mut Work, step: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        if found(&mut work.sql, work.body, step).await?.is_some() {
            return Ok(Subjects::new());
        }
        let volunteers_until = step
            .closes_at
            .ok_or_else(|| Fault::refused("assemblies-step-without-end"))?;
        let asked = step
            .settings
            .int("seats")
            .and_then(|seats| u32::try_from(seats).ok());
        let create = CreateAssembly {
            group: db::Id::from_uuid(step.group.uuid()),
            settings: Settings {
                name: step.title.chars().take(NAME_CHARS_MAX).collect(),
                description: step.title.clone(),
                seats: asked.unwrap_or(SEATS).clamp(2, SEATS_MAX),
                tolerance: TOLERANCE,
                is_same_address_excluded: true,
                volunteers_until,
                answer_days: ANSWER_DAYS,
            },
        };
        let id = work.as_system(&create).await?;
        Ok(vec![(ROLE.to_owned(), SubjectRef::new("assembly", id))])
    })
}

fn close_call<'a>(work: &'a mut Work, step: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        if let Some(there) = found(&mut work.sql, work.body, step).await?
            && there.state == State::Volunteers
        {
            work.as_system(&CloseCall { assembly: there.id }).await?;
        }
        Ok(Subjects::new())
    })
}

async fn found(sql: &mut Sql, body: CollectiviteId, step: &StepContext) -> Result<Option<Assembly>, Fault> {
    match step.subjects.get(ROLE) {
        Some(reference) if reference.kind == "assembly" => Ok(store::find(sql, body, reference.id()).await?),
        _ => Ok(None),
    }
}

fn report<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    step: &'a StepContext,
) -> BoxFuture<'a, Result<StepReport, Fault>> {
    Box::pin(async move {
        let Some(there) = found(sql, body, step).await? else {
            return Ok(StepReport::default());
        };
        let is_drawn = there.drawn_at.is_some();
        let accepted = store::volunteers(sql, body, there.id)
            .await?
            .iter()
            .filter(|volunteer| volunteer.seat == Some(Seat::Accepted) && volunteer.replaced_by.is_none())
            .count();
        let seats = i64::from(there.settings.seats);
        let is_filled = i64::try_from(accepted).is_ok_and(|accepted| accepted >= seats);
        let fact = |holds, otherwise| Fact {
            holds,
            otherwise,
            article: None,
        };
        let missing = Sentence::new("assemblies-fact-not-filled")
            .with("accepted", accepted)
            .with("seats", seats);
        let facts = BTreeMap::from([
            (
                "call-closed".to_owned(),
                fact(
                    !matches!(there.state, State::Draft | State::Volunteers),
                    Sentence::new("assemblies-fact-call-open"),
                ),
            ),
            (
                "panel-drawn".to_owned(),
                fact(is_drawn, Sentence::new("assemblies-fact-not-drawn")),
            ),
            // Once names are erased nobody can be counted: it was over.
            (
                "seats-filled".to_owned(),
                fact(is_filled || there.state == State::Erased && is_drawn, missing),
            ),
        ]);
        let link = if there.state == State::Draft {
            StepLink {
                // Its own page is for who prepares it: the list leads them there, and others nowhere that is closed.
                sentence: Sentence::new("assemblies-step-prepare"),
                path: "/assemblees".to_owned(),
            }
        } else {
            StepLink {
                sentence: Sentence::new("assemblies-step-read"),
                path: there.path(),
            }
        };
        let volunteers = store::count_in(sql, body, there.id).await?;
        let summary = if is_drawn {
            Sentence::new("assemblies-step-drawn")
                .with("accepted", accepted)
                .with("seats", seats)
        } else {
            Sentence::new("assemblies-step-volunteers").with("n", volunteers)
        };
        let until = there.settings.volunteers_until;
        Ok(StepReport {
            facts,
            links: vec![link],
            summary: Some(summary),
            running: (there.state == State::Volunteers)
                .then(|| Sentence::new("assemblies-step-running").with("until", until)),
            ..StepReport::default()
        })
    })
}
