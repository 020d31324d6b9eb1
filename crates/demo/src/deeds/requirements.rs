//! What an adopted text asks of projects.

use kernel::{Fault, Subject, SubjectRef};
use requirements::{AttachProject, Conclude, MarkRequirement, Reach, Standing};

use crate::play::Case;
use crate::scene::Scene;

/// Parcours under way looked at, to find one of the group's.
const RUNNING_MAX: i64 = 1_000;

/// Marks a passage of the case's text as what projects must answer: the plan has done so in part, for this reason, and
/// the parcours that runs still has it to examine.
pub(super) async fn require(
    scene: &Scene<'_>,
    case: &Case<'_>,
    by: &str,
    place: &str,
    [title, theme, partly]: [&str; 3],
) -> Result<(), Fault> {
    let text = super::texts::of(case)?;
    let mark = MarkRequirement {
        text,
        place: place.to_owned(),
        title: case.named(title),
        theme: theme.to_owned(),
        reach: Reach::Chosen,
    };
    let requirement = scene.act(by, &mark).await?;
    for plan in Subject::latest(&mut scene.sql(), scene.body, "plan", 1).await? {
        let attach = AttachProject {
            requirement,
            project: plan.reference,
        };
        let examination = scene.act(by, &attach).await?;
        let conclude = Conclude {
            examination,
            version: 0,
            standing: Standing::Partly,
            reason: partly.to_owned(),
            proof_url: "/plans".to_owned(),
        };
        scene.act(by, &conclude).await?;
    }
    let group = scene.group(&case.script.group)?;
    for id in parcours::running(&mut scene.sql(), scene.body, RUNNING_MAX).await? {
        let found = parcours::whole(&mut scene.sql(), scene.body, id).await?;
        if found.is_none_or(|found| found.parcours.groupe_id != group) {
            continue;
        }
        let attach = AttachProject {
            requirement,
            project: SubjectRef::new("parcours", id),
        };
        scene.act(by, &attach).await?;
        break;
    }
    Ok(())
}
