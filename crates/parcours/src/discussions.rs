//! The room of a parcours whose steps switch one on: open as long as one of them is, then only read.

use kernel::{Event, Fault, Work};
use tools::{Capability, IsNewPlace, Tool, messages};

use crate::engine::{ParcoursState, StepState};
use crate::model::{ParcoursId, Whole};

/// Parcours given a room when the server is set up, the latest prepared first.
const PARCOURS_MAX: i64 = 500;

/// A server that was just set up is given the rooms of the parcours under way.
pub(crate) async fn react(work: &mut Work, event: &Event) -> Result<(), Fault> {
    if !IsNewPlace::is_of(event, Capability::Messages) {
        return Ok(());
    }
    for id in crate::running(&mut work.sql, work.body, PARCOURS_MAX).await? {
        open_or_close(work, id).await?;
    }
    Ok(())
}

/// Has people talk in the room of a parcours while one of its open steps wants them to, and only read it afterwards: what
/// was said stays where it was said.
pub(crate) async fn open_or_close(work: &mut Work, id: ParcoursId) -> Result<(), Fault> {
    if !messages::has(work).await? {
        return Ok(());
    }
    let whole = crate::actions::load(work, id).await?;
    let subject = whole.parcours.subject();
    if !wants(&whole) {
        return messages::close(work, &subject.reference).await;
    }
    let id = whole.parcours.groupe_id;
    let group = groups::find(&mut work.sql, work.body, id).await?;
    let group = group.ok_or(Fault::NotFound("group"))?;
    messages::open(work, &subject, id.uuid(), group.talks_in_public()).await
}

fn wants(whole: &Whole) -> bool {
    let mut open = whole.steps.iter().filter(|row| row.state == StepState::Open);
    whole.parcours.state == ParcoursState::Running
        && open.any(|row| {
            let place = whole.template.position(&row.name);
            let names = place.map(|place| &whole.template.steps[place].tools);
            names
                .into_iter()
                .flatten()
                .any(|name| Tool::named(name) == Some(Tool::Messages))
        })
}
