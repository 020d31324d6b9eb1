//! On the page of a group or a parcours: to open its room.

use kernel::{Actor, BoxFuture, CollectiviteId, Fault, House, Offer, Sentence, Subject};

use super::Room;
use crate::bridge::{Bridges, Capability};
use crate::{READ_DISCUSSION, store};

/// The types of what has a room.
const KINDS: &[&str] = &["group", "parcours"];

pub(crate) fn offers<'a>(
    house: &'a House,
    body: CollectiviteId,
    actor: Actor,
    subject: &'a Subject,
) -> BoxFuture<'a, Result<Vec<Offer>, Fault>> {
    Box::pin(async move {
        let reference = &subject.reference;
        if !KINDS.contains(&reference.kind.as_str()) || house.extension::<Bridges>().is_none() {
            return Ok(Vec::new());
        }
        let (mut sql, now) = (house.db.read(), house.clock.now());
        if store::find(&mut sql, body, Capability::Messages).await?.is_none() {
            return Ok(Vec::new());
        }
        let Some(room) = Room::of(&mut sql, body, reference).await? else {
            return Ok(Vec::new());
        };
        let Some(address) = room.address.clone() else {
            return Ok(Vec::new());
        };
        if !room.is_public {
            let qualities = house.qualities(&mut sql, body, actor, room.scope(), now).await?;
            if !READ_DISCUSSION.held_with(&qualities) {
                return Ok(Vec::new());
            }
        }
        Ok(vec![Offer {
            says: Some(Sentence::new("discussions-says")),
            label: Sentence::new("discussions-go"),
            path: address,
            form: None,
        }])
    })
}
