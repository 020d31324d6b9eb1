//! The board of what is to be done, in the list of tasks that the body keeps elsewhere: each follow-up stands there, and
//! what people tick off there is done here.
//!
//! Nobody's name goes there. What is ticked off is looked at every [`EVERY_S`] seconds, and only upon the state that this
//! house wrote last: ticked off before it was opened again here, it stays open.

use std::sync::Arc;

use jiff::civil::Date;
use kernel::{
    Actor, BoxFuture, CollectiviteId, Delivery, Effect, Event, Fault, House, SubjectRef, Timer, Work,
};
use minutes::ics::{Todo, to_do};
use tools::calendar::Entry;
use tools::tasks::{self, is_kept, keep};
use tools::{BridgeSettings, Capability, IsNewPlace};

use crate::actions::CompleteAction;
use crate::calendar::host;
use crate::model::{Column, FollowUp, FollowUpId, day_of};
use crate::store::{self, BoardFilter, Told};

/// The date that reads.
pub(crate) const READ: &str = "meetings.read-tasks";
/// How often.
const EVERY_S: i64 = 900;
/// Tasks asked about at once, and handed over to a new list at once.
const TASKS_AT_ONCE: usize = 200;
/// Tasks looked at each time, those due soonest first.
const TASKS_MAX: i64 = 20_000;

/// The name of a new follow-up among all lists, kept with it for ever, as that of a meeting is.
pub(crate) fn new_uid(id: FollowUpId, body: CollectiviteId) -> String {
    format!("follow-up-{id}@{body}")
}

/// The name of one that was told of before names were kept.
fn former_uid(id: FollowUpId, base_url: &str) -> String {
    format!("follow-up-{id}@{}", host(base_url))
}

/// Has a follow-up stand in the list as it stands on the board.
pub(crate) async fn tell(work: &mut Work, id: FollowUpId) -> Result<(), Fault> {
    if !is_kept(work).await? {
        return Ok(());
    }
    let follow_up = store::find_follow_up(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("follow-up"))?;
    hand_over(work, &follow_up).await
}

async fn hand_over(work: &mut Work, follow_up: &FollowUp) -> Result<(), Fault> {
    let sequence = store::count_told(&mut work.sql, work.body, follow_up.id).await?;
    let base_url = work.base_url();
    let uid = if let Some(kept) = &follow_up.calendar_uid {
        kept.clone()
    } else {
        let was_told = sequence > 1;
        let uid = if was_told {
            former_uid(follow_up.id, &base_url)
        } else {
            new_uid(follow_up.id, work.body)
        };
        store::keep_follow_up_uid(&mut work.sql, work.body, follow_up.id, &uid).await?;
        uid
    };
    let todo = Todo {
        uid,
        summary: follow_up.title(),
        due: follow_up.due_on,
        description: Some(format!("{base_url}{}", follow_up.path())),
        sequence: u32::try_from(sequence).unwrap_or(u32::MAX),
        done_at: follow_up.done_at.map(db::Instant::timestamp),
    };
    let entry = Entry {
        sequence,
        text: to_do(&todo, work.now.timestamp()),
        uid: todo.uid,
        about: Some(follow_up.reference()),
    };
    keep(work, &entry).await
}

/// A list that was just set up is given what is still to be done, and is read from then on; removed, it is read no more.
pub(crate) async fn react(work: &mut Work, event: &Event) -> Result<(), Fault> {
    let about = SubjectRef::new("collectivite", work.body);
    if event.kind == tools::REMOVED {
        let said = event.payload.get("capability").cloned().unwrap_or_default();
        if serde_json::from_value(said).ok() == Some(Capability::Tasks) {
            work.cancel_timers(READ, &about).await?;
            work.set_effects_aside(tasks::READ).await?;
        }
        return Ok(());
    }
    let said = serde_json::from_value::<IsNewPlace>(event.payload.clone());
    let Some(said) = said.ok().filter(|said| said.capability == Capability::Tasks) else {
        return Ok(());
    };
    work.cancel_timers(READ, &about).await?;
    // What failed under other settings says nothing of these.
    work.set_effects_aside(tasks::READ).await?;
    let next = work.now.plus_seconds(EVERY_S);
    work.timer(READ, &about, next, &serde_json::Value::Null).await?;
    if !said.is_new_place {
        return Ok(());
    }
    let today = day_of(work.now, &work.collectivite()?.zone());
    for column in [Column::Late, Column::ToDo] {
        hand_over_column(work, column, today).await?;
    }
    Ok(())
}

async fn hand_over_column(work: &mut Work, column: Column, today: Date) -> Result<(), Fault> {
    let (size, mut offset) = (i64::try_from(TASKS_AT_ONCE).unwrap_or(i64::MAX), 0);
    while offset < TASKS_MAX {
        let filter = BoardFilter::default();
        let lines =
            store::board_column(&mut work.sql, work.body, filter, column, today, size, offset).await?;
        for follow_up in &lines {
            hand_over(work, follow_up).await?;
        }
        if lines.len() < TASKS_AT_ONCE {
            break;
        }
        offset += size;
    }
    Ok(())
}

/// Asks for a reading, and sets the next date.
pub(crate) fn when_due<'a>(work: &'a mut Work, _timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let house = work.shared_house();
        let Some(settings) = tasks::settings(&house, &mut work.sql, work.body).await? else {
            return Ok(());
        };
        work.effect_again(tasks::READ, &key(&settings)).await?;
        let about = SubjectRef::new("collectivite", work.body);
        let next = work.now.plus_seconds(EVERY_S);
        work.timer(READ, &about, next, &serde_json::Value::Null).await
    })
}

fn key(settings: &BridgeSettings) -> String {
    format!("list {} {}", settings.generation, settings.version)
}

/// What was ticked off there is done here, by the action of the board's own button.
pub(crate) async fn deliver(house: &Arc<House>, effect: &Effect) -> Result<(), Delivery> {
    let body = effect.collectivite;
    let again = |error: db::Error| Delivery::Again(error.to_string());
    let mut sql = house.db.read();
    let settings = tasks::settings(house, &mut sql, body).await.map_err(again)?;
    // The agent removed the bridge since.
    let Some(settings) = settings else { return Ok(()) };
    let mut open = store::told_and_open(&mut sql, body, TASKS_MAX)
        .await
        .map_err(again)?;
    // A slow server may not say all before the time of a delivery is over: each reading begins elsewhere, so that none
    // of them waits for ever.
    let pages = open.len().div_ceil(TASKS_AT_ONCE).max(1);
    let reading = house.clock.now().micros() / (EVERY_S * 1_000_000);
    let first = usize::try_from(reading).unwrap_or_default() % pages;
    open.rotate_left(first * TASKS_AT_ONCE);
    for page in open.chunks(TASKS_AT_ONCE) {
        read_page(house, body, &settings, page).await?;
    }
    Ok(())
}

async fn read_page(
    house: &Arc<House>,
    body: CollectiviteId,
    settings: &BridgeSettings,
    page: &[Told],
) -> Result<(), Delivery> {
    let base_url = house.base_url(body);
    let uid_of = |told: &Told| {
        let kept = told.calendar_uid.clone();
        kept.unwrap_or_else(|| former_uid(told.id, &base_url))
    };
    let uids: Vec<String> = page.iter().map(uid_of).collect();
    let finished = tasks::finished(house, body, settings, &uids).await?;
    for (told, uid) in page.iter().zip(&uids) {
        let is_done = finished
            .iter()
            .any(|one| one.uid == *uid && one.sequence == told.sequence);
        if !is_done {
            continue;
        }
        let deed = CompleteAction { follow_up: told.id };
        match house.act(body, Actor::System, &deed).await {
            // Done here meanwhile: it is what was wanted.
            Ok(()) | Err(Fault::Refused { .. }) => {}
            Err(fault) => return Err(Delivery::Again(fault.to_string())),
        }
    }
    Ok(())
}
