//! Reminding who carries a project of the requirements nobody has examined.

use groups::Role;
use kernel::{Action, BoxFuture, Event, Fault, Scope, Subject, SubjectRef, Timer, Work};

use crate::store::{examinations, requirements};
use crate::{mail, rights};

/// The timer of a reminder; its subject is the project.
pub(crate) const REMIND: &str = "requirements.remind";
/// Days between the tie and the first reminder.
const FIRST_DAYS: i64 = 7;
/// Days between two reminders.
const NEXT_DAYS: i64 = 30;
/// The kinds of steps that decide: what is not examined is called for when one opens.
const DECIDES: [&str; 2] = ["texts.vote", "texts.adopt"];
/// Requirements named in a letter; the page has them all.
const NAMED_MAX: usize = 20;

/// Writes to who chairs the group of a project what it has still to examine. Done by Parvis when the day comes.
#[derive(Clone, Debug)]
pub struct RemindInCharge {
    /// The project
    pub project: SubjectRef,
}

impl Action for RemindInCharge {
    const NAME: &'static str = "requirements.remind";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (house, body) = (work.shared_house(), work.body);
        let group = super::group_of(&house, &mut work.sql, body, &self.project)
            .await?
            .ok_or(Fault::NotFound("subject"))?;
        work.require(&rights::REMIND, Scope::group(group)).await?;
        let subject = Subject::find(&mut work.sql, body, &self.project)
            .await?
            .ok_or(Fault::NotFound("subject"))?;
        let mut titles = Vec::new();
        for examination in examinations::of_project(&mut work.sql, body, &self.project).await? {
            if examination.concluded_at.is_some() {
                continue;
            }
            let requirement = requirements::find(&mut work.sql, body, examination.requirement_id).await?;
            titles.extend(
                requirement
                    .filter(|requirement| requirement.ended_at.is_none())
                    .map(|requirement| requirement.title),
            );
        }
        if titles.is_empty() {
            return Err(Fault::refused("requirements-nothing-to-examine"));
        }
        let (now, n) = (work.now, titles.len());
        titles.truncate(NAMED_MAX);
        let members = groups::members_on(&mut work.sql, body, group, now).await?;
        for chair in members.iter().filter(|member| member.role == Role::Chair) {
            mail::to_examine(work, &subject, n, &titles, chair.person).await?;
        }
        work.journal(Event::public("requirements.reminded", self.project.clone()))
            .await
    }
}

/// The day came: who carries the project is written to while something is still to be examined.
pub(crate) fn when_due<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let Some(kind) = timer.payload["type"].as_str() else {
            return Ok(());
        };
        let project = SubjectRef {
            kind: kind.to_owned(),
            id: timer.subject,
        };
        if !is_awaited(work, &project).await? {
            return Ok(());
        }
        work.as_system(&RemindInCharge {
            project: project.clone(),
        })
        .await?;
        set(work, &project, NEXT_DAYS).await
    })
}

/// True while something is to be examined, and the project goes on.
async fn is_awaited(work: &mut Work, project: &SubjectRef) -> Result<bool, Fault> {
    let body = work.body;
    if examinations::count_unexamined(&mut work.sql, body, project).await? == 0 {
        return Ok(false);
    }
    if project.kind != "parcours" {
        return Ok(true);
    }
    let whole = parcours::whole(&mut work.sql, body, project.id()).await?;
    Ok(whole.is_some_and(|whole| whole.parcours.state == parcours::engine::ParcoursState::Running))
}

/// Sets the first reminder of a project anew: what is tied together is called for together.
pub(super) async fn set_timer(work: &mut Work, project: &SubjectRef) -> Result<(), Fault> {
    set(work, project, FIRST_DAYS).await
}

async fn set(work: &mut Work, project: &SubjectRef, days: i64) -> Result<(), Fault> {
    work.cancel_timers(REMIND, project).await?;
    let due_at = work.now.plus_days(days);
    work.timer(
        REMIND,
        project,
        due_at,
        &serde_json::json!({ "type": project.kind }),
    )
    .await
}

/// A step that decides has opened: what is not examined is called for at once.
pub(super) async fn before_deciding(work: &mut Work, event: &Event) -> Result<(), Fault> {
    let (body, project) = (work.body, event.subject.clone());
    if examinations::count_unexamined(&mut work.sql, body, &project).await? == 0 {
        return Ok(());
    }
    let whole = parcours::whole(&mut work.sql, body, project.id()).await?;
    let decides = whole.is_some_and(|whole| {
        let position = whole
            .template
            .position(event.payload["step"].as_str().unwrap_or_default());
        position.is_some_and(|position| DECIDES.contains(&whole.template.steps[position].kind.as_str()))
    });
    if decides {
        set(work, &project, 0).await?;
    }
    Ok(())
}
