//! What the worker does with the file of a roll, a part at a time: a part and its count are one transaction, so that what a
//! node did not finish another begins again, and nothing is brought in twice.

use std::sync::Arc;

use db::args;
use kernel::{Action, Actor, BoxFuture, CollectiviteId, Delivery, Effect, Event, Fault, House, Scope, Work};

use super::{BRING, LOOK, PartOf, find_roll};
use crate::model::{Roll, RollId, Seen, State};
use crate::reading::{Elector, has_birthplace, read_part};
use crate::secrets::{KeptEntry, Keys};
use crate::{rights, store};

/// Adds what was seen in a part.
#[derive(Clone, Debug)]
struct LookAtPart {
    roll: RollId,
    number: i64,
    seen: Seen,
}

impl Action for LookAtPart {
    const NAME: &'static str = "rolls.look-at-part";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SERVE, Scope::BODY).await?;
        let roll = find_roll(work, self.roll).await?;
        let mut seen = roll.seen();
        seen.add(self.seen.clone());
        let is_over =
            self.number + 1 >= roll.part_count || seen.unreadable.is_some() || !seen.missing.is_empty();
        let state = if is_over { State::Looked } else { State::Looking };
        let text = serde_json::to_string(&seen).map_err(|error| Fault::Internal(error.to_string()))?;
        let values = args![
            work.body,
            roll.id,
            State::Looking,
            self.number,
            state,
            text,
            has_birthplace(&seen)
        ];
        // Done meanwhile by another node, or erased.
        if work.sql.execute(store::LOOKED_AT, values).await? == 0 {
            work.told_at_the_closing();
            return Ok(());
        }
        if is_over {
            return work
                .journal(Event::internal("rolls.looked-at", roll.reference()))
                .await;
        }
        work.told_at_the_closing();
        let next = PartOf {
            roll: roll.id,
            number: self.number + 1,
        };
        next.ask(work, LOOK).await
    }
}

/// Keeps the electors of a part.
struct BringPart {
    roll: RollId,
    number: i64,
    entries: Vec<KeptEntry>,
}

impl Action for BringPart {
    const NAME: &'static str = "rolls.bring-part";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SERVE, Scope::BODY).await?;
        let roll = find_roll(work, self.roll).await?;
        let is_over = self.number + 1 >= roll.part_count;
        let state = if is_over { State::Ready } else { State::Bringing };
        let count = i64::try_from(self.entries.len()).unwrap_or(i64::MAX);
        let values = args![work.body, roll.id, State::Bringing, self.number, state, count];
        if work.sql.execute(store::BROUGHT, values).await? == 0 {
            work.told_at_the_closing();
            return Ok(());
        }
        let house = work.shared_house();
        let (body, first) = (work.body, roll.entry_count);
        store::insert_entries(&mut work.sql, (&*house, body), roll.id, (first, &self.entries)).await?;
        if !is_over {
            work.told_at_the_closing();
            let next = PartOf {
                roll: roll.id,
                number: self.number + 1,
            };
            return next.ask(work, BRING).await;
        }
        work.journal(Event::internal("rolls.brought-in", roll.reference()))
            .await
    }
}

/// Looks at a part.
pub(crate) fn look<'a>(house: &'a Arc<House>, effect: &'a Effect) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let part = PartOf::of(effect)?;
        looked(house, effect.collectivite, part)
            .await
            .map_err(|fault| Delivery::Again(fault.to_string()))
    })
}

async fn looked(house: &Arc<House>, body: CollectiviteId, part: PartOf) -> Result<(), Fault> {
    let Some(asked) = Asked::read(house, body, part, State::Looking).await? else {
        return Ok(());
    };
    let seen = aside(move || asked.seen(|_| {})).await??;
    let deed = LookAtPart {
        roll: part.roll,
        number: part.number,
        seen,
    };
    house.act(body, Actor::System, &deed).await
}

/// Brings a part in.
pub(crate) fn bring<'a>(house: &'a Arc<House>, effect: &'a Effect) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let part = PartOf::of(effect)?;
        brought(house, effect.collectivite, part)
            .await
            .map_err(|fault| Delivery::Again(fault.to_string()))
    })
}

async fn brought(house: &Arc<House>, body: CollectiviteId, part: PartOf) -> Result<(), Fault> {
    let Some(asked) = Asked::read(house, body, part, State::Bringing).await? else {
        return Ok(());
    };
    let entries = aside(move || asked.entries()).await??;
    let deed = BringPart {
        roll: part.roll,
        number: part.number,
        entries,
    };
    house.act(body, Actor::System, &deed).await?;
    // The file is of no use once all of it is in.
    let roll = store::find(&mut house.db.read(), body, part.roll).await?;
    if roll.is_some_and(|roll| roll.state == State::Ready) {
        house
            .act(body, Actor::System, &DropFile { roll: part.roll })
            .await?;
    }
    Ok(())
}

/// Forgets the file of a roll that was brought in.
struct DropFile {
    roll: RollId,
}

impl Action for DropFile {
    const NAME: &'static str = "rolls.drop-file";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SERVE, Scope::BODY).await?;
        let all = i64::MAX;
        let values = args![work.body, self.roll, all];
        work.sql.execute(store::DELETE_PARTS, values).await?;
        work.told_at_the_closing();
        Ok(())
    }
}

/// A part that is to be read.
struct Asked {
    roll: Roll,
    keys: Keys,
    first_line: u64,
    sealed: Vec<u8>,
}

impl Asked {
    /// Nothing when it was done, or when the roll was erased meanwhile.
    async fn read(
        house: &Arc<House>,
        body: CollectiviteId,
        part: PartOf,
        state: State,
    ) -> Result<Option<Self>, Fault> {
        let mut sql = house.db.read();
        let roll = store::find(&mut sql, body, part.roll)
            .await?
            .ok_or(Fault::NotFound("roll"))?;
        if roll.state != state || roll.parts_done != part.number {
            return Ok(None);
        }
        let kept = store::part(&mut sql, body, part.roll, part.number)
            .await?
            .ok_or(Fault::NotFound("roll part"))?;
        Ok(Some(Self {
            keys: Keys::of(house, body, roll.id)?,
            roll,
            first_line: u64::try_from(kept.first_line).unwrap_or_default(),
            sealed: kept.sealed,
        }))
    }

    fn seen(&self, take: impl FnMut(Elector)) -> Result<Seen, Fault> {
        let text = self
            .keys
            .open(&self.sealed)
            .ok_or_else(|| Fault::Internal("a part was sealed with another key".to_owned()))?;
        Ok(read_part(&self.roll.header, &text, self.first_line, take))
    }

    fn entries(&self) -> Result<Vec<KeptEntry>, Fault> {
        let mut entries = Vec::new();
        let mut failed = None;
        self.seen(|elector| match self.keys.entries(&elector) {
            Ok(some) => entries.extend(some),
            Err(fault) => failed = Some(fault),
        })?;
        // Rolls are in the order of names: a row must not tell which one by its place.
        entries.sort_unstable_by(|one, other| one.lookup.cmp(&other.lookup));
        failed.map_or(Ok(entries), Err)
    }
}

/// Does what takes long without holding up those who wait for other pages.
async fn aside<T: Send + 'static>(task: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(task)
        .await
        .map_err(|error| Fault::Internal(error.to_string()))
}
