//! A parcours: prepared, started, its steps closed, its end.

use db::Id;
use jiff::civil::Time;
use kernel::{Fault, SubjectRef};
use parcours::engine::StepState;
use parcours::{AbandonParcours, CloseStep, CreateParcours, GatherSubject, ParcoursId, StartParcours};

use crate::play::Case;
use crate::scene::{Scene, day};

/// How the name of a question ends when a template asks the hour of a meeting.
const HOUR: &str = ".time";

pub(super) async fn prepare(scene: &Scene<'_>, case: &mut Case<'_>, by: &str) -> Result<(), Fault> {
    let mut answers = case.script.answers.clone();
    // At the same hour, the meetings of two copies would be one: a group meets once.
    for (_, hour) in answers.iter_mut().filter(|(name, _)| name.ends_with(HOUR)) {
        let first = hour
            .parse::<Time>()
            .map_err(|error| Fault::Internal(format!("{hour}: {error}")))?;
        *hour = Scene::hour(first, case.copy).strftime("%H:%M").to_string();
    }
    let create = CreateParcours {
        title: case.named(&case.script.title),
        group: scene.group(&case.script.group)?,
        template: case.script.template.clone(),
        starts_on: day(scene.now()),
        days: case.script.days.clone(),
        answers,
    };
    case.parcours = Some(scene.act(by, &create).await?);
    Ok(())
}

pub(super) async fn start(scene: &Scene<'_>, case: &mut Case<'_>, by: &str) -> Result<(), Fault> {
    prepare(scene, case, by).await?;
    let parcours = of(case)?;
    scene.act(by, &StartParcours { parcours }).await
}

/// Closes a step, unless its date did.
pub(super) async fn close(scene: &Scene<'_>, case: &Case<'_>, by: &str, step: &str) -> Result<(), Fault> {
    let parcours = of(case)?;
    let whole = parcours::whole(&mut scene.sql(), scene.body, parcours).await?;
    let whole = whole.ok_or(Fault::NotFound("parcours"))?;
    let row = whole.step(step).ok_or(Fault::NotFound("step"))?;
    if row.state == StepState::Closed {
        return Ok(());
    }
    let close = CloseStep {
        parcours,
        step: step.to_owned(),
    };
    scene.act(by, &close).await
}

pub(super) async fn abandon(scene: &Scene<'_>, case: &Case<'_>, by: &str, reason: &str) -> Result<(), Fault> {
    let abandon = AbandonParcours {
        parcours: of(case)?,
        reason: reason.to_owned(),
    };
    scene.act(by, &abandon).await
}

/// Ties what was made for the parcours to it, when there is one.
pub(super) async fn gather(
    scene: &Scene<'_>,
    case: &Case<'_>,
    by: &str,
    role: &str,
    subject: SubjectRef,
) -> Result<(), Fault> {
    let Some(parcours) = case.parcours else {
        return Ok(());
    };
    let gather = GatherSubject {
        parcours,
        role: role.to_owned(),
        subject,
    };
    scene.act(by, &gather).await
}

/// What a step of the parcours brought, by its role.
pub(crate) async fn gathered<T>(
    scene: &Scene<'_>,
    case: &Case<'_>,
    role: &'static str,
) -> Result<Id<T>, Fault> {
    let whole = parcours::whole(&mut scene.sql(), scene.body, of(case)?).await?;
    let whole = whole.ok_or(Fault::NotFound("parcours"))?;
    Ok(whole.subjects.get(role).ok_or(Fault::NotFound(role))?.id())
}

fn of(case: &Case<'_>) -> Result<ParcoursId, Fault> {
    case.parcours.ok_or(Fault::NotFound("parcours"))
}
