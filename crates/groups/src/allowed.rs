//! Where the visitor may do something: the groups that a form offers, and the one that it named.

use kernel::{Fault, Right, Scope};
use ui::visit::Visit;

use crate::model::{Group, GroupId};

/// As many groups as a form offers.
const OFFERED_MAX: i64 = 200;

/// The groups that work for the body where the visitor holds this right.
///
/// # Errors
///
/// [`Fault::Forbidden`] when there is none: whoever may do it nowhere is told which right is missing, or signs in.
pub async fn offered(visit: &Visit, right: &Right) -> Result<Vec<Group>, Fault> {
    let mut offered = Vec::new();
    for group in crate::list(&mut visit.sql(), visit.body.id, OFFERED_MAX).await? {
        if group.kind.works_here() && visit.may(right, Scope::group(group.id)).await? {
            offered.push(group);
        }
    }
    if offered.is_empty() {
        return Err(Fault::Forbidden { right: right.code });
    }
    Ok(offered)
}

/// A group, for whoever holds this right there.
///
/// # Errors
///
/// [`Fault::NotFound`] for a group of no body or of another; [`Fault::Forbidden`] without the right.
pub async fn allowed(visit: &Visit, right: &Right, id: GroupId) -> Result<Group, Fault> {
    let group = crate::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("group"))?;
    if visit.may(right, Scope::group(id)).await? {
        Ok(group)
    } else {
        Err(Fault::Forbidden { right: right.code })
    }
}
