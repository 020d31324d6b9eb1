//! The worker: delivers effects, fires timers, numbers the journal. Any number of nodes run one each on the same
//! database; leases keep them off each other's feet.
//!
//! What may take long (a PDF to make, a server elsewhere that does not answer) has lanes of its own: a mail never waits
//! behind it.

use std::sync::Arc;
use std::time::Duration;

use db::{Id, Instant, Statement, Value, args};

use crate::outbox::{ATTEMPTS_MAX, backoff_s};
use crate::privacy;
use crate::{
    Actor, CollectiviteId, Delivery, Effect, Fault, House, JournalReader, NumberedLine, Timer, Work, store,
};

/// The part of its lease a delivery may take, in percent: longer, another node would do it as well.
const DELIVERY_PERCENT_OF_LEASE: u64 = 75;
/// Times the outcome of a delivery is written again when the database asks for it.
const CONCLUSION_TRIES_MAX: u32 = 12;
/// How long between two looks when nothing wakes the worker.
const PAUSE: Duration = Duration::from_secs(1);
/// How long the bodies are held for true, when another node or the command line may have changed one.
const BODIES_AGE_MAX: Duration = Duration::from_secs(2);
/// The duty of numbering the journal: one hand at a time.
const NUMBERING: &str = "number-journal";
/// Lines of the journal a feature reads in one transaction.
const LINES_AT_ONCE: i64 = 100;
/// How long between two looks at whether a day has passed since what is kept no more was erased. A program that starts has
/// better to do first.
const RETENTION_PAUSE: Duration = Duration::from_mins(10);

/// Marks the id of a running worker, the holder of leases.
pub struct WorkerMark;

/// Effects that take long delivered at once, by one node.
const SLOW_AT_ONCE: usize = 2;

/// Which effects.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lane {
    /// Those that are done in a moment
    Quick,
    /// Those that a feature says may take long
    Slow,
}

/// Works until `stop` says so; what is in hand is finished first.
pub async fn run(house: Arc<House>, mut stop: tokio::sync::watch::Receiver<bool>) {
    let slow: Vec<_> = (0..SLOW_AT_ONCE)
        .map(|_| tokio::spawn(run_slow(house.clone(), stop.clone())))
        .collect();
    let me: Id<WorkerMark> = house.randomness.id(house.clock.now());
    let mut bodies_read = tokio::time::Instant::now();
    let mut retention_looked = bodies_read;
    while !*stop.borrow() {
        if bodies_read.elapsed() >= BODIES_AGE_MAX {
            bodies_read = tokio::time::Instant::now();
            if let Err(error) = house.load_collectivites().await {
                tracing::error!(error = %error, "the bodies could not be read again");
            }
        }
        if retention_looked.elapsed() >= RETENTION_PAUSE {
            retention_looked = tokio::time::Instant::now();
            if let Err(error) = privacy::apply_when_due(&house, me).await {
                tracing::error!(error = %error, "the worker could not reach the database");
            }
        }
        match look(&house, me).await {
            Ok(has_more) => {
                house.pulse.beat(house.clock.now());
                if has_more {
                    continue;
                }
            }
            Err(error) => tracing::error!(error = %error, "the worker could not reach the database"),
        }
        tokio::select! {
            () = house.wake.notified() => {}
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
    }
    for lane in slow {
        if let Err(error) = lane.await {
            tracing::error!(error = %error, "a lane of the worker ended by itself");
        }
    }
}

/// One of the lanes of what takes long.
async fn run_slow(house: Arc<House>, mut stop: tokio::sync::watch::Receiver<bool>) {
    let me: Id<WorkerMark> = house.randomness.id(house.clock.now());
    while !*stop.borrow() {
        match deliver_one(&house, me, Lane::Slow).await {
            Ok(true) => {
                // The other lane may take the next one.
                house.wake_slow.notify_one();
                continue;
            }
            Ok(false) => {}
            Err(error) => tracing::error!(error = %error, "the worker could not reach the database"),
        }
        tokio::select! {
            () = house.wake_slow.notified() => {}
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
    }
}

/// One look at everything that may be due, what takes long included; true when something was done, so that more may be
/// waiting.
pub async fn turn(house: &Arc<House>, me: Id<WorkerMark>) -> Result<bool, Fault> {
    let looked = look(house, me).await?;
    let delivered = deliver_one(house, me, Lane::Slow).await?;
    Ok(looked || delivered)
}

/// The same without what takes long.
async fn look(house: &Arc<House>, me: Id<WorkerMark>) -> Result<bool, Fault> {
    let fired = fire_timers(house).await?;
    let delivered = deliver_one(house, me, Lane::Quick).await?;
    let numbered = number_journal(house, me).await?;
    let read = read_journal(house).await?;
    Ok(fired || delivered || numbered || read)
}

/// Runs turns until nothing is due: tests and the demonstration's seeding wait for this.
pub async fn settle(house: &Arc<House>) -> Result<(), Fault> {
    let me: Id<WorkerMark> = house.randomness.id(house.clock.now());
    for _ in 0..100_000 {
        if !turn(house, me).await? {
            // Whoever settles next is somebody else, and need not wait for a lease that nobody uses.
            let now = house.clock.now();
            write_down(house, &[(store::HAND_BACK_DUTY, args![NUMBERING, now, me])]).await?;
            return Ok(());
        }
    }
    Err(Fault::Internal("the worker's queue never empties".to_owned()))
}

/// Leases one due effect of a lane and hands it to its handler.
async fn deliver_one(house: &Arc<House>, me: Id<WorkerMark>, lane: Lane) -> Result<bool, Fault> {
    let Some(effect) = lease_effect(house, me, lane).await? else {
        return Ok(false);
    };
    let outcome = match house.effect_handler(&effect.kind) {
        Some(handler) => within_lease(house, handler(house, &effect)).await,
        None => Err(Delivery::Park(format!("nothing here delivers {:?}", effect.kind))),
    };
    let now = house.clock.now();
    let is_done = outcome.is_ok();
    let (statement, values) = match outcome {
        Ok(()) => (
            store::FINISH_EFFECT,
            args![effect.collectivite, effect.id, now, me],
        ),
        Err(Delivery::Again(why)) if effect.attempts < ATTEMPTS_MAX => {
            let mut spread = [0];
            house.randomness.fill(&mut spread);
            let due_at = now.plus_seconds(backoff_s(effect.attempts, spread[0]));
            tracing::warn!(
                effect.kind,
                effect.key,
                effect.attempts,
                why,
                "delivery failed, to be tried again"
            );
            (
                store::POSTPONE_EFFECT,
                args![effect.collectivite, effect.id, due_at, why, me],
            )
        }
        Err(Delivery::Again(why) | Delivery::Park(why)) => {
            tracing::error!(
                effect.kind,
                effect.key,
                effect.attempts,
                why,
                "delivery given up, shown to the agent"
            );
            (
                store::PARK_EFFECT,
                args![effect.collectivite, effect.id, now, why, me],
            )
        }
    };
    // What is not written down is delivered again when the lease ends: losing a race is no reason to let that happen.
    let mut tries = 0;
    let context = args![effect.collectivite, effect.id];
    let conclusion: &[_] = if is_done {
        &[(statement, values), (store::FORGET_EFFECT_CONTEXT, context)]
    } else {
        &[(statement, values)]
    };
    while let Err(error) = write_down(house, conclusion).await {
        tries += 1;
        if !error.is_transient() || tries == CONCLUSION_TRIES_MAX {
            return Err(error.into());
        }
    }
    Ok(true)
}

async fn write_down(house: &House, all: &[(Statement, Vec<Value>)]) -> Result<(), db::Error> {
    let mut sql = house.db.begin().await?;
    for (statement, values) in all {
        sql.execute(*statement, values.clone()).await?;
    }
    sql.commit().await
}

/// Gives up a delivery before its lease ends.
async fn within_lease(
    house: &House,
    delivery: impl Future<Output = Result<(), Delivery>>,
) -> Result<(), Delivery> {
    let lease_ms = u64::try_from(house.settings.lease_s)
        .unwrap_or(0)
        .saturating_mul(1000);
    let limit = Duration::from_millis(lease_ms / 100 * DELIVERY_PERCENT_OF_LEASE);
    tokio::time::timeout(limit, delivery)
        .await
        .unwrap_or_else(|_| Err(Delivery::Again(format!("not delivered within {limit:?}"))))
}

async fn lease_effect(house: &House, me: Id<WorkerMark>, lane: Lane) -> Result<Option<Effect>, Fault> {
    let now = house.clock.now();
    let slow = house.slow_kinds();
    let is_slow = i64::from(lane == Lane::Slow);
    // Looking costs nothing to writers; only when something is due is the write lock asked for.
    if house
        .db
        .read()
        .count(store::NEXT_DUE, args![now, &slow, is_slow])
        .await?
        == 0
    {
        return Ok(None);
    }
    let mut sql = house.db.begin().await?;
    let leased = sql
        .optional(
            store::LEASE_EFFECT,
            args![now.plus_seconds(house.settings.lease_s), me, now, &slow, is_slow],
        )
        .await;
    match leased {
        Ok(leased) => match sql.commit().await {
            Ok(()) => Ok(leased),
            Err(error) if error.is_transient() => Ok(None),
            Err(error) => Err(error.into()),
        },
        Err(error) if error.is_transient() => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Fires what is due: removing the timer and acting are one transaction, so a timer acts once.
async fn fire_timers(house: &Arc<House>) -> Result<bool, Fault> {
    let due: Vec<Timer> = house
        .db
        .read()
        .all(store::DUE_TIMERS, args![house.clock.now()])
        .await?;
    let mut has_fired = false;
    for timer in due {
        match fire(house, &timer).await {
            Ok(fired) => has_fired |= fired,
            Err(fault) if fault.is_transient() => {}
            Err(fault) => postpone(house, &timer, &fault).await?,
        }
    }
    Ok(has_fired)
}

async fn fire(house: &Arc<House>, timer: &Timer) -> Result<bool, Fault> {
    let sql = house.db.begin().await?;
    let mut work = Work::new(
        sql,
        house.clone(),
        timer.collectivite,
        Actor::System,
        house.clock.now(),
    );
    let taken = work
        .sql
        .execute(
            store::TAKE_TIMER,
            args![timer.collectivite, timer.id, timer.due_at],
        )
        .await?;
    if taken == 0 {
        return Ok(false);
    }
    let handler = house
        .timer_handler(&timer.kind)
        .ok_or_else(|| Fault::Internal(format!("nothing here handles the date {:?}", timer.kind)))?;
    handler(&mut work, timer).await?;
    house.commit(work).await?;
    Ok(true)
}

async fn postpone(house: &House, timer: &Timer, fault: &Fault) -> Result<(), Fault> {
    tracing::error!(timer.kind, timer.attempts, fault = %fault, "a date could not act, to be tried again");
    let due_at = house.clock.now().plus_seconds(backoff_s(timer.attempts + 1, 0));
    let mut sql = house.db.begin().await?;
    sql.execute(
        store::POSTPONE_TIMER,
        args![
            timer.collectivite,
            timer.id,
            timer.due_at,
            due_at,
            fault.to_string()
        ],
    )
    .await?;
    sql.commit().await?;
    Ok(())
}

db::record! { struct LineKey { id: crate::journal::LineId } }

/// Gives their numbers to the public lines committed since, under a lease: lines are appended unordered by concurrent
/// transactions, and numbered by one hand, so that the sequence has no hole and never changes.
async fn number_journal(house: &Arc<House>, me: Id<WorkerMark>) -> Result<bool, Fault> {
    let mut has_numbered = false;
    for body in house.collectivites().iter() {
        let waiting: Vec<LineKey> = house
            .db
            .read()
            .all(store::LIST_UNNUMBERED, args![body.id])
            .await?;
        if waiting.is_empty() {
            continue;
        }
        match number_lines(house, me, body.id).await {
            Ok(numbered) => has_numbered |= numbered,
            Err(fault) if fault.is_transient() => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(has_numbered)
}

async fn number_lines(house: &House, me: Id<WorkerMark>, body: CollectiviteId) -> Result<bool, Fault> {
    let mut sql = house.db.begin().await?;
    let now: Instant = house.clock.now();
    sql.execute(store::OPEN_DUTY, args![NUMBERING]).await?;
    let leased = sql
        .execute(
            store::LEASE_DUTY,
            args![NUMBERING, now.plus_seconds(house.settings.lease_s), me, now],
        )
        .await?;
    if leased == 0 {
        return Ok(false);
    }
    let mut number = sql.count(store::LAST_NUMBER, args![body]).await?;
    let waiting: Vec<LineKey> = sql.all(store::LIST_UNNUMBERED, args![body]).await?;
    for line in &waiting {
        number += 1;
        sql.execute(store::NUMBER_LINE, args![body, line.id, number])
            .await?;
    }
    sql.commit().await?;
    Ok(!waiting.is_empty())
}

/// Hands the numbered lines to the features that read the journal, each from where it stopped. One that cannot go on
/// holds nobody else back.
async fn read_journal(house: &Arc<House>) -> Result<bool, Fault> {
    let mut has_read = false;
    for body in house.collectivites().iter() {
        let last = house.db.read().count(store::LAST_NUMBER, args![body.id]).await?;
        for feature in house.features() {
            let Some(reader) = feature.reader else { continue };
            let before = house
                .db
                .read()
                .count(store::READ_UP_TO, args![body.id, feature.name])
                .await?;
            if before >= last {
                continue;
            }
            match read_lines(house, body.id, feature.name, reader, before).await {
                Ok(read) => has_read |= read,
                Err(fault) if fault.is_transient() => {}
                Err(fault) => {
                    tracing::error!(feature = feature.name, after = before, fault = %fault, "the journal could not be read on");
                }
            }
        }
    }
    Ok(has_read)
}

async fn read_lines(
    house: &Arc<House>,
    body: CollectiviteId,
    name: &str,
    reader: JournalReader,
    before: i64,
) -> Result<bool, Fault> {
    let sql = house.db.begin().await?;
    let mut work = Work::new(sql, house.clone(), body, Actor::System, house.clock.now());
    work.sql.execute(store::OPEN_READER, args![body, name]).await?;
    let lines: Vec<NumberedLine> = work
        .sql
        .all(store::LIST_NUMBERED, args![body, before, LINES_AT_ONCE])
        .await?;
    let Some(last) = lines.last() else {
        return Ok(false);
    };
    let moved = work
        .sql
        .execute(store::ADVANCE_READER, args![body, name, before, last.number])
        .await?;
    if moved == 0 {
        return Ok(false);
    }
    reader(&mut work, &lines).await?;
    house.commit(work).await?;
    Ok(true)
}
