//! What follows when a roll takes the place of another, or ends: proofs go on, or end; what it held is erased.

use std::sync::Arc;

use db::{Id, Uuid};
use groups::GroupKind;
use kernel::{Action, Actor, BoxFuture, Delivery, Effect, Event, Fault, House, PersonId, Scope, Timer, Work};
use serde::{Deserialize, Serialize};

use super::hold::hold;
use super::prepare::ended;
use super::{CARRY, ERASE, PartOf, find_roll};
use crate::model::{PROOFS_AT_ONCE, Proof, Roll, RollId, State};
use crate::secrets::Keys;
use crate::{rights, store};

/// Marks the ids of walks over all proofs.
struct Walk;

/// Where a walk over all proofs is.
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

/// Has every proof looked at again.
pub(super) async fn begin_carrying(work: &mut Work) -> Result<(), Fault> {
    let walk: Id<Walk> = work.new_id();
    let place = Place {
        walk: walk.uuid(),
        after: Id::from_uuid(Uuid::nil()),
    };
    go_on(work, &place).await
}

/// Looks at some proofs: each rests on the roll in force from now on when its elector is there, and ends otherwise. Asks
/// for those after them.
#[derive(Clone, Debug)]
struct CarryProofs {
    walk: Uuid,
    after: PersonId,
}

impl Action for CarryProofs {
    const NAME: &'static str = "rolls.carry-proofs";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SERVE, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        let serving = store::serving(&mut work.sql, body).await?;
        let serving = serving.filter(|roll| roll.serves_at(now));
        let keys = match &serving {
            Some(roll) => Some(Keys::of(&work.shared_house(), body, roll.id)?),
            None => None,
        };
        let proofs = store::proofs::proofs_after(&mut work.sql, body, self.after, PROOFS_AT_ONCE).await?;
        for proof in &proofs {
            let carried = match (&serving, &keys) {
                (Some(roll), Some(keys)) => carried(work, roll, keys, proof).await?,
                _ => None,
            };
            if let Some(proof) = carried {
                store::proofs::carry(&mut work.sql, body, &proof).await?;
                admit(work, &proof).await?;
            } else {
                store::proofs::delete_proof(&mut work.sql, body, proof.person).await?;
                hold(work, proof).await?;
                groups::dismiss_elector(work, proof.person).await?;
            }
        }
        if let Some(last) = proofs.last() {
            let place = Place {
                walk: self.walk,
                after: last.person,
            };
            go_on(work, &place).await?;
        }
        work.told_at_the_closing();
        Ok(())
    }
}

/// The proof as the roll in force gives it; none when its elector is not there.
async fn carried(work: &mut Work, roll: &Roll, keys: &Keys, proof: &Proof) -> Result<Option<Proof>, Fault> {
    if proof.roll == roll.id {
        return Ok(Some(proof.clone()));
    }
    let found = store::elector(&mut work.sql, work.body, (roll.id, proof.elector.as_slice())).await?;
    let hidden = found.and_then(|found| keys.shown(&found.sealed));
    Ok(hidden.map(|hidden| Proof {
        roll: roll.id,
        bureau: hidden.bureau,
        ends_at: roll.ends_at,
        ..proof.clone()
    }))
}

/// Makes who proved it a member of the groups of registered electors until the last day of the proof.
pub(super) async fn admit(work: &mut Work, proof: &Proof) -> Result<(), Fault> {
    let zone = work.collectivite()?.zone();
    // A proof ends at midnight: its last day is the one before.
    let last = zone
        .to_datetime(proof.ends_at.plus_seconds(-1).timestamp())
        .date();
    groups::admit_elector(work, proof.person, last).await
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

/// Erases some of what a roll held, then asks for the rest.
#[derive(Clone, Debug)]
struct EraseSome {
    roll: RollId,
    /// How many times it was done before
    number: i64,
}

impl Action for EraseSome {
    const NAME: &'static str = "rolls.erase-some";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SERVE, Scope::BODY).await?;
        let roll = find_roll(work, self.roll).await?;
        let is_over = matches!(roll.state, State::Replaced | State::Erased);
        if is_over && store::erase_some(&mut work.sql, work.body, roll.id).await? {
            let next = PartOf {
                roll: roll.id,
                number: self.number + 1,
            };
            next.ask(work, ERASE).await?;
        }
        work.told_at_the_closing();
        Ok(())
    }
}

pub(crate) fn erase<'a>(house: &'a Arc<House>, effect: &'a Effect) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let part = PartOf::of(effect)?;
        let deed = EraseSome {
            roll: part.roll,
            number: part.number,
        };
        house
            .act(effect.collectivite, Actor::System, &deed)
            .await
            .map_err(|fault| Delivery::Again(fault.to_string()))
    })
}

/// The date of a roll has come.
#[derive(Clone, Debug)]
struct EndRoll {
    roll: RollId,
}

impl Action for EndRoll {
    const NAME: &'static str = "rolls.end";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SERVE, Scope::BODY).await?;
        let roll = find_roll(work, self.roll).await?;
        if roll.state != State::Serving {
            work.told_at_the_closing();
            return Ok(());
        }
        ended(work, &roll).await
    }
}

pub(crate) fn on_end<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let deed = EndRoll {
            roll: Id::from_uuid(timer.subject),
        };
        work.as_system(&deed).await
    })
}

/// A new group of registered electors has those who proved it already; who closes their account leaves nothing.
pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind == "groups.created" {
            let group = groups::find(&mut work.sql, work.body, event.subject.id()).await?;
            if group.is_some_and(|group| group.kind == GroupKind::Electors) {
                begin_carrying(work).await?;
            }
        } else if event.kind == identity::ACCOUNT_ERASED {
            let person: PersonId = event.subject.id();
            if let Some(own) = store::proofs::proof(&mut work.sql, work.body, person).await? {
                hold(work, &own).await?;
            }
            store::proofs::forget(&mut work.sql, work.body, person).await?;
        }
        Ok(())
    })
}
