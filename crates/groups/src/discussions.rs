//! The room of each group on the town's chat server.

use kernel::{Event, Fault, Work};
use tools::{Capability, IsNewPlace, messages};

use crate::model::{Group, GroupId, GroupKind};
use crate::store;

/// Groups given a room when the server is set up, by name.
const GROUPS_MAX: i64 = 500;

/// A group has a room once there are any: those there are, and those to come.
pub(crate) async fn react(work: &mut Work, event: &Event) -> Result<(), Fault> {
    if event.kind == "groups.created" && messages::has(work).await? {
        let id: GroupId = event.subject.id();
        let group = store::find(&mut work.sql, work.body, id).await?;
        return open(work, &group.ok_or(Fault::NotFound("group"))?).await;
    }
    if IsNewPlace::is_of(event, Capability::Messages) {
        for group in store::list(&mut work.sql, work.body, GROUPS_MAX, 0).await? {
            open(work, &group).await?;
        }
    }
    Ok(())
}

async fn open(work: &mut Work, group: &Group) -> Result<(), Fault> {
    if !group.kind.works_here() {
        return Ok(());
    }
    messages::open(work, &group.subject(), group.id.uuid(), group.talks_in_public()).await
}

impl Group {
    /// True when anybody may come and talk with it: what a working group or the assembly does is public; the services talk
    /// among themselves.
    pub fn talks_in_public(&self) -> bool {
        self.kind != GroupKind::Services
    }
}
