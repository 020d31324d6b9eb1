//! Tying projects to requirements: by hand, or when a project begins.

use kernel::{Action, Event, Fault, Scope, Sentence, Subject, SubjectRef, Work};
use serde_json::json;

use super::remind::set_timer;
use crate::model::{Examination, ExaminationId, PER_PROJECT_MAX, Requirement, RequirementId, Standing};
use crate::rights;
use crate::store::{examinations, requirements};

/// Ties a project to a requirement.
#[derive(Clone, Debug)]
pub struct AttachProject {
    /// The requirement
    pub requirement: RequirementId,
    /// The project
    pub project: SubjectRef,
}

impl Action for AttachProject {
    const NAME: &'static str = "requirements.attach";
    type Output = ExaminationId;

    async fn run(&self, work: &mut Work) -> Result<ExaminationId, Fault> {
        let house = work.shared_house();
        let group = super::group_of(&house, &mut work.sql, work.body, &self.project)
            .await?
            .ok_or(Fault::field("projet", "requirements-project-nowhere"))?;
        work.require(&rights::ATTACH, Scope::group(group)).await?;
        let requirement = super::requirement(work, self.requirement).await?;
        if requirement.ended_at.is_some() {
            return Err(Fault::refused("requirements-repealed-already"));
        }
        match attach(work, &requirement, &self.project).await? {
            Some(id) => Ok(id),
            None => Err(Fault::field("projet", "requirements-attached-already")),
        }
    }
}

/// Ties a project that begins to the requirements that bear on it. Done by Parvis.
#[derive(Clone, Debug)]
pub struct AttachNewProject {
    /// The project
    pub project: SubjectRef,
}

impl Action for AttachNewProject {
    const NAME: &'static str = "requirements.attach-new-project";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let house = work.shared_house();
        let Some(group) = super::group_of(&house, &mut work.sql, work.body, &self.project).await? else {
            return Ok(());
        };
        work.require(&rights::ATTACH, Scope::group(group)).await?;
        for requirement in requirements::bearing_on(&mut work.sql, work.body, group).await? {
            attach(work, &requirement, &self.project).await?;
        }
        Ok(())
    }
}

/// Ties a project to a requirement that bears on it; nothing when it is tied already.
pub(super) async fn attach(
    work: &mut Work,
    requirement: &Requirement,
    project: &SubjectRef,
) -> Result<Option<ExaminationId>, Fault> {
    let (house, body) = (work.shared_house(), work.body);
    let group = super::group_of(&house, &mut work.sql, body, project).await?;
    let subject = Subject::find(&mut work.sql, body, project).await?;
    let (Some(group_id), Some(subject)) = (group, subject) else {
        return Err(Fault::field("projet", "requirements-project-nowhere"));
    };
    let known = examinations::of_project(&mut work.sql, body, project).await?;
    if i64::try_from(known.len()).unwrap_or(i64::MAX) >= PER_PROJECT_MAX {
        let sentence = Sentence::new("requirements-too-many-here").with("max", PER_PROJECT_MAX);
        return Err(Fault::refused_with(sentence));
    }
    let examination = Examination {
        id: work.new_id(),
        requirement_id: requirement.id,
        project_type: project.kind.clone(),
        project_id: project.id,
        group_id,
        attached_at: work.now,
        standing: Standing::Unexamined,
        concluded_at: None,
        version: 0,
    };
    if !examinations::insert(&mut work.sql, body, &examination).await? {
        return Ok(None);
    }
    let shown = Subject {
        reference: examination.reference(),
        title: format!("{} – {}", subject.title, requirement.title),
        path: examination.path(),
    };
    work.register(&shown).await?;
    set_timer(work, project).await?;
    let attached = Event::public("requirements.attached", examination.reference());
    work.journal(attached.with(json!({ "requirement": requirement.id })))
        .await?;
    Ok(Some(examination.id))
}
