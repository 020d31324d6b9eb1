//! What follows from elsewhere: a new group that asks for a verified number has those who verified theirs before; who closes
//! their account leaves nothing.

use std::sync::Arc;

use db::{Id, Uuid};
use groups::GroupKind;
use kernel::{Action, Actor, BoxFuture, Delivery, Effect, Event, Fault, House, PersonId, Scope, Work};
use serde::{Deserialize, Serialize};

use super::prove::forget;
use crate::model::PROOFS_AT_ONCE;
use crate::{rights, store};

/// A walk over all proofs.
pub(crate) const CARRY: &str = "phones-carry";

struct Walk;

/// Where a walk is.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Place {
    walk: Uuid,
    after: PersonId,
}

async fn go_on(work: &mut Work, place: &Place) -> Result<(), Fault> {
    let payload = serde_json::to_value(place).map_err(|error| Fault::Internal(error.to_string()))?;
    let key = format!("{}-{}", place.walk, place.after);
    work.effect(CARRY, &key, &payload).await
}

/// Makes some of who verified their number members of the groups that ask for it, then asks for those after them.
#[derive(Clone, Debug)]
struct CarryProofs {
    walk: Uuid,
    after: PersonId,
}

impl Action for CarryProofs {
    const NAME: &'static str = "phones.carry-proofs";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::CARRY, Scope::BODY).await?;
        let proofs = store::proofs_after(&mut work.sql, work.body, self.after, PROOFS_AT_ONCE).await?;
        for proof in &proofs {
            groups::admit_phone(work, proof.person_id).await?;
        }
        if let Some(last) = proofs.last() {
            let place = Place {
                walk: self.walk,
                after: last.person_id,
            };
            go_on(work, &place).await?;
        }
        work.told_at_the_closing();
        Ok(())
    }
}

pub(crate) fn carry<'a>(house: &'a Arc<House>, effect: &'a Effect) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let place: Place = serde_json::from_value(effect.payload.clone())
            .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
        let deed = CarryProofs {
            walk: place.walk,
            after: place.after,
        };
        house
            .act(effect.collectivite, Actor::System, &deed)
            .await
            .map_err(|fault| Delivery::Again(fault.to_string()))
    })
}

pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind == "groups.created" {
            let group = groups::find(&mut work.sql, work.body, event.subject.id()).await?;
            if group.is_some_and(|group| group.kind == GroupKind::Phones) {
                let walk: Id<Walk> = work.new_id();
                let place = Place {
                    walk: walk.uuid(),
                    after: Id::from_uuid(Uuid::nil()),
                };
                go_on(work, &place).await?;
            }
        } else if event.kind == identity::ACCOUNT_ERASED {
            forget(work, event.subject.id()).await?;
        }
        Ok(())
    })
}
