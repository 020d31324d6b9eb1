//! The folder of each group on the town's server of files.

use kernel::{Event, Fault, Work};
use tools::{Capability, IsNewPlace, files};

use crate::model::{Group, GroupId};
use crate::store;

/// Groups given a folder when the server is set up, by name.
const GROUPS_MAX: i64 = 500;

/// A group has a folder once there are any: those there are, and those to come.
pub(crate) async fn react(work: &mut Work, event: &Event) -> Result<(), Fault> {
    if event.kind == "groups.created" && files::has(work).await? {
        let id: GroupId = event.subject.id();
        let group = store::find(&mut work.sql, work.body, id).await?;
        return open(work, &group.ok_or(Fault::NotFound("group"))?).await;
    }
    if IsNewPlace::is_of(event, Capability::Files) {
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
    files::open(work, &group.subject(), group.id.uuid(), None).await
}
