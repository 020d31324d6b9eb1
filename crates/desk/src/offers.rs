//! What the desk offers an agent on the page of what one can take part in.

use kernel::{Actor, BoxFuture, CollectiviteId, Fault, House, Offer, Scope, Sentence, Subject};

use crate::pages::DESK;
use crate::rights::HELP;

pub(crate) fn offers<'a>(
    house: &'a House,
    body: CollectiviteId,
    actor: Actor,
    subject: &'a Subject,
) -> BoxFuture<'a, Result<Vec<Offer>, Fault>> {
    Box::pin(async move {
        if !matches!(subject.reference.kind.as_str(), "consultation" | "budget") || actor.person().is_none() {
            return Ok(Vec::new());
        }
        let (mut sql, now) = (house.db.read(), house.clock.now());
        let held = house.qualities(&mut sql, body, actor, Scope::BODY, now).await?;
        if !HELP.held_with(&held) {
            return Ok(Vec::new());
        }
        Ok(vec![Offer {
            says: Some(Sentence::new("desk-offer-says")),
            label: Sentence::new("desk-offer"),
            path: DESK.to_owned(),
            form: None,
        }])
    })
}
