//! What is offered on the page of one's own account: verifying a number, where the body sends messages.

use kernel::{Actor, BoxFuture, CollectiviteId, Fault, House, Offer, Sentence, Subject, SubjectRef};

use crate::pages::PATH;
use crate::store;

pub(crate) fn offers<'a>(
    house: &'a House,
    body: CollectiviteId,
    actor: Actor,
    subject: &'a Subject,
) -> BoxFuture<'a, Result<Vec<Offer>, Fault>> {
    Box::pin(async move {
        let Some(person) = actor.person() else {
            return Ok(Vec::new());
        };
        if subject.reference != SubjectRef::new("person", person) {
            return Ok(Vec::new());
        }
        let mut sql = house.db.read();
        let label = if store::proof(&mut sql, body, person).await?.is_some() {
            "phones-offer-own"
        } else if store::gateway(&mut sql, body).await?.is_some() {
            "phones-offer"
        } else {
            return Ok(Vec::new());
        };
        Ok(vec![Offer {
            says: Some(Sentence::new("phones-offer-says")),
            label: Sentence::new(label),
            path: PATH.to_owned(),
            form: None,
        }])
    })
}
