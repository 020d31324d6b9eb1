//! What people do about groups.

mod associations;
mod create_group;
mod delegations;
mod mandates;

pub use associations::{ConfirmAct, DeclineAct, DescribeAssociation, WelcomeOfficer};
pub use create_group::CreateGroup;
pub use delegations::{Delegate, EndDelegation};
pub(crate) use mandates::by_proof;
pub use mandates::{EndMandate, GiveMandate, WelcomeMember};

use kernel::{Fault, Work};

use crate::model::{Group, GroupId};
use crate::store;

async fn existing_group(work: &mut Work, id: GroupId) -> Result<Group, Fault> {
    let body = work.body;
    store::find(&mut work.sql, body, id)
        .await?
        .ok_or(Fault::NotFound("group"))
}
