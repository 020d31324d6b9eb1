//! What stands on the page of an act: to whom it was sent and where that stands; sending it, for those who may.

use acts::ActId;
use kernel::{Actor, BoxFuture, CollectiviteId, Fault, House, Offer, Scope, Sentence, Subject};

use crate::model::State;
use crate::{rights, store};

/// The transmissions named on the page of an act; the form to send it lists them all.
const NAMED_MAX: usize = 5;

pub(crate) fn offers<'a>(
    house: &'a House,
    body: CollectiviteId,
    actor: Actor,
    subject: &'a Subject,
) -> BoxFuture<'a, Result<Vec<Offer>, Fault>> {
    Box::pin(async move {
        if subject.reference.kind != "act" {
            return Ok(Vec::new());
        }
        let mut sql = house.db.read();
        let id: ActId = subject.reference.id();
        let Some(act) = acts::find(&mut sql, body, id).await? else {
            return Ok(Vec::new());
        };
        let now = house.clock.now();
        let zone = house
            .collectivite(body)
            .ok_or(Fault::NotFound("collectivite"))?
            .zone();
        let mut offers = Vec::new();
        for sent in store::of_act(&mut sql, body, id)
            .await?
            .iter()
            .rev()
            .take(NAMED_MAX)
        {
            let key = match sent.state {
                State::Waiting => "transmissions-home-waiting",
                State::Answered => "transmissions-home-answered",
                State::Cancelled => continue,
            };
            let says = Sentence::new(key)
                .with("quality", sent.recipient_quality.clone())
                .with("days", sent.days_waited(now, &zone));
            let label = match sent.state {
                State::Answered => "transmissions-read-answer",
                _ => "transmissions-see",
            };
            offers.push(Offer {
                says: Some(says),
                label: Sentence::new(label).with("quality", sent.recipient_quality.clone()),
                path: sent.path(),
                form: None,
            });
        }
        let scope = Scope::group(act.group_id);
        let qualities = house.qualities(&mut sql, body, actor, scope, now).await?;
        if rights::SEND.held_with(&qualities) {
            offers.push(Offer {
                says: None,
                label: Sentence::new("transmissions-send-offer"),
                path: format!("{}/transmettre", subject.path),
                form: None,
            });
        }
        Ok(offers)
    })
}
