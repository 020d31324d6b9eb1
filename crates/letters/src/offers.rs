//! What mail offers on the page of a consultation: its address, as long as one may contribute.

use debates::model::Stage;
use kernel::{Actor, BoxFuture, CollectiviteId, Fault, House, Offer, Sentence, Subject};
use tools::mailbox;

use crate::aims::consultation_tag;

pub(crate) fn offers<'a>(
    house: &'a House,
    body: CollectiviteId,
    _actor: Actor,
    subject: &'a Subject,
) -> BoxFuture<'a, Result<Vec<Offer>, Fault>> {
    Box::pin(async move {
        if subject.reference.kind != "consultation" {
            return Ok(Vec::new());
        }
        let mut sql = house.db.read();
        let Some(settings) = mailbox::settings_for(house, &mut sql, body, &subject.reference).await? else {
            return Ok(Vec::new());
        };
        let about = debates::find(&mut sql, body, subject.reference.id()).await?;
        let Some(about) = about.filter(|about| about.stage_at(house.clock.now()) == Stage::Open) else {
            return Ok(Vec::new());
        };
        let address = mailbox::address_with(&settings, &consultation_tag(about.id));
        Ok(vec![Offer {
            says: Some(Sentence::new("letters-offer-says").with("address", address)),
            label: Sentence::new("letters-offer"),
            path: format!("{}/courriel", about.path()),
            form: None,
        }])
    })
}
