//! From a file that was looked at to a roll that serves: brought in by one agent, confirmed by another.

use kernel::{Action, Event, Fault, Scope, Work};
use serde_json::json;

use super::carry::begin_carrying;
use super::{BRING, ENDING, ERASE, PartOf, find_roll};
use crate::model::{Roll, RollId, State};
use crate::{rights, store};

/// Has a file that was looked at brought in.
#[derive(Clone, Debug)]
pub struct BringIn {
    /// Which roll
    pub roll: RollId,
}

impl Action for BringIn {
    const NAME: &'static str = "rolls.bring-in";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::IMPORT, Scope::BODY).await?;
        let roll = find_roll(work, self.roll).await?;
        if !roll.seen().may_be_brought() {
            return Err(Fault::refused("rolls-refused-nothing"));
        }
        if store::part(&mut work.sql, work.body, roll.id, 0).await?.is_none() {
            return Err(Fault::refused("rolls-refused-file-gone"));
        }
        let step = (State::Looked, State::Bringing);
        if !store::move_on(&mut work.sql, work.body, roll.id, step).await? {
            return Err(Fault::refused("rolls-refused-changed"));
        }
        let first = PartOf {
            roll: roll.id,
            number: 0,
        };
        first.ask(work, BRING).await?;
        work.journal(Event::internal("rolls.bringing-in", roll.reference()))
            .await
    }
}

/// Confirms a roll that somebody else sent: it serves from now on, and the one before is erased. Proofs of those who are on
/// both go on.
#[derive(Clone, Debug)]
pub struct ConfirmRoll {
    /// Which roll
    pub roll: RollId,
}

impl Action for ConfirmRoll {
    const NAME: &'static str = "rolls.confirm";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::CONFIRM, Scope::BODY).await?;
        let roll = find_roll(work, self.roll).await?;
        let by = work.person()?;
        if roll.imported_by == by {
            return Err(Fault::refused("rolls-refused-four-eyes"));
        }
        identity::must_be_another(work, by, (roll.imported_by, roll.imported_at)).await?;
        if work.now >= roll.ends_at {
            return Err(Fault::refused("rolls-refused-ended"));
        }
        let (body, now) = (work.body, work.now);
        let before = store::serving(&mut work.sql, body).await?;
        if before
            .as_ref()
            .is_some_and(|before| before.dated_on > roll.dated_on)
        {
            return Err(Fault::refused("rolls-refused-older"));
        }
        if roll.state != State::Ready || !store::confirm(&mut work.sql, body, roll.id, (by, now)).await? {
            return Err(Fault::refused("rolls-refused-changed"));
        }
        work.timer(ENDING, &roll.reference(), roll.ends_at, &json!({}))
            .await?;
        if let Some(before) = before {
            work.cancel_timers(ENDING, &before.reference()).await?;
            erase_later(work, &before).await?;
        }
        begin_carrying(work).await?;
        work.journal(Event::internal("rolls.confirmed", roll.reference()))
            .await
    }
}

/// Erases a roll, whatever its state; when it serves, the proofs it gave end, and two agents do it ([`identity::second_agent`]).
#[derive(Clone, Debug)]
pub struct EraseRoll {
    /// Which roll
    pub roll: RollId,
}

impl Action for EraseRoll {
    const NAME: &'static str = "rolls.erase";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::ERASE, Scope::BODY).await?;
        let roll = find_roll(work, self.roll).await?;
        if roll.state == State::Erased {
            return Err(Fault::refused("rolls-refused-changed"));
        }
        if roll.state == State::Serving {
            let subject = roll.reference();
            let deed = identity::Guarded {
                kind: Self::NAME,
                subject: &subject,
                said: "",
            };
            if !identity::second_agent(work, &deed).await? {
                return Ok(());
            }
        }
        ended(work, &roll).await
    }
}

/// Ends a roll: nobody is looked up in it from now on, and the worker erases what it held.
pub(super) async fn ended(work: &mut Work, roll: &Roll) -> Result<(), Fault> {
    work.sql
        .execute(store::END_ROLL, db::args![work.body, roll.id])
        .await?;
    work.cancel_timers(ENDING, &roll.reference()).await?;
    erase_later(work, roll).await?;
    begin_carrying(work).await?;
    work.journal(Event::internal("rolls.erased", roll.reference()))
        .await
}

async fn erase_later(work: &mut Work, roll: &Roll) -> Result<(), Fault> {
    let first = PartOf {
        roll: roll.id,
        number: 0,
    };
    first.ask(work, ERASE).await
}
