//! The folder of a parcours whose steps switch one on, in that of its group.

use kernel::{Event, Fault, SubjectRef, Work};
use tools::{Capability, IsNewPlace, Tool, files};

use crate::engine::StepState;
use crate::model::{ParcoursId, Whole};

/// Parcours given a folder when the server is set up, the latest prepared first.
const PARCOURS_MAX: i64 = 500;

/// A server that was just set up is given the folders of the parcours under way.
pub(crate) async fn react(work: &mut Work, event: &Event) -> Result<(), Fault> {
    if !IsNewPlace::is_of(event, Capability::Files) {
        return Ok(());
    }
    for id in crate::running(&mut work.sql, work.body, PARCOURS_MAX).await? {
        open_if_wanted(work, id).await?;
    }
    Ok(())
}

/// Has a parcours have its folder, when one of its steps that opened wants one.
pub(crate) async fn open_if_wanted(work: &mut Work, id: ParcoursId) -> Result<(), Fault> {
    if !files::has(work).await? {
        return Ok(());
    }
    let whole = crate::actions::load(work, id).await?;
    if !wants(&whole) {
        return Ok(());
    }
    let group = whole.parcours.groupe_id;
    let within = SubjectRef::new("group", group);
    files::open(work, &whole.parcours.subject(), group.uuid(), Some(&within)).await
}

fn wants(whole: &Whole) -> bool {
    let mut opened = whole.steps.iter().filter(|row| row.state != StepState::Waiting);
    opened.any(|row| {
        let place = whole.template.position(&row.name);
        let names = place.map(|place| &whole.template.steps[place].tools);
        names
            .into_iter()
            .flatten()
            .any(|name| Tool::named(name) == Some(Tool::Files))
    })
}
