//! What people do with requirements.

mod conclude;
mod mark;
mod passage;
mod projects;
mod remind;

use groups::GroupId;
use kernel::{BoxFuture, Event, Fault, SubjectRef, Work};

use crate::model::{Examination, ExaminationId, PROJECTS, Requirement, RequirementId};
use crate::store::{examinations, requirements};

pub use conclude::Conclude;
pub use mark::{ChangeRequirement, MarkRequirement};
pub use passage::NotePassageChange;
pub use projects::{AttachNewProject, AttachProject};
pub use remind::RemindInCharge;
pub(crate) use remind::{REMIND, when_due};

pub(crate) async fn requirement(work: &mut Work, id: RequirementId) -> Result<Requirement, Fault> {
    requirements::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("requirement"))
}

pub(crate) async fn examination(
    work: &mut Work,
    id: ExaminationId,
) -> Result<(Examination, Requirement), Fault> {
    let examination = examinations::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("examination"))?;
    let requirement = requirement(work, examination.requirement_id).await?;
    Ok((examination, requirement))
}

/// The group that carries a project, as the feature of the project knows it.
pub(crate) async fn group_of(
    house: &kernel::House,
    sql: &mut db::Sql,
    body: kernel::CollectiviteId,
    project: &SubjectRef,
) -> Result<Option<GroupId>, Fault> {
    if !PROJECTS.contains(&project.kind.as_str()) {
        return Ok(None);
    }
    for within in house.features().iter().filter_map(|feature| feature.within) {
        let wholes = within(sql, body, project).await?;
        if let Some(group) = wholes.iter().find(|whole| whole.kind == "group") {
            return Ok(Some(group.id()));
        }
    }
    Ok(None)
}

/// A project that begins is told what it has to examine; a step that decides calls for what is not examined yet.
pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        match event.kind {
            "parcours.started" | "indicators.plan-opened" => {
                let project = event.subject.clone();
                work.as_system(&AttachNewProject { project }).await
            }
            "parcours.step-opened" => remind::before_deciding(work, event).await,
            "parcours.reopened" => remind::set_timer(work, &event.subject).await,
            _ => Ok(()),
        }
    })
}
