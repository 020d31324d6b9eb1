//! Making the files of Parvis's own lists: read by pages, compared with the version in force, kept when they differ. Asked for
//! when a list is opened, each day after, when an agent presses, and when something of it is no longer to be read.

use std::sync::Arc;

use db::{Id, Instant};
use kernel::{
    Actor, BoxFuture, CollectiviteId, Delivery, Effect, EffectContext, EffectMark, Event, Fault, FileHash,
    House, OpenKind, OpenList, SubjectRef, Timer, Work,
};
use serde::Deserialize;
use serde_json::json;
use ui::spreadsheet::{Csv, cell};

use crate::actions::{KeepProduced, VERSIONS_DAYS};
use crate::examine::{Before, Examined, PREPARING};
use crate::model::{DatasetState, FILE_BYTES_MAX, Produced, ResourceId, Trouble, Version};
use crate::{schemas, store};

/// The effect that makes a file.
pub(crate) const MAKE: &str = "dataset-produced";
/// The date on which one is made again.
pub(crate) const EACH_DAY: &str = "datasets.produce";
/// The effect that removes a content that no version holds any more.
pub(crate) const FORGET: &str = "dataset-content-forgotten";
/// The date on which it is asked for.
pub(crate) const FORGET_LATER: &str = "datasets.forget-content";
/// Hours after which a content may go: the store holds what is younger than a day.
const FORGET_HOURS: i64 = 25;
const HOUR_S: i64 = 3_600;
/// What a cell weighs beside its text, in bytes: quotes and a comma.
const CELL_BYTES: usize = 3;

/// The file, as timers point to it.
fn reference(resource: ResourceId) -> SubjectRef {
    SubjectRef::new("dataset-file", resource)
}

#[derive(Deserialize)]
struct Asked {
    resource: ResourceId,
}

/// Asks for a file to be made, once what was asked before is done: each asking is one of its own, for what is asked while a
/// list is being read may be about a row that was read already.
pub(crate) async fn ask(work: &mut Work, resource: ResourceId) -> Result<(), Fault> {
    let asking: Id<EffectMark> = work.new_id();
    let lane = format!("{MAKE}-{resource}");
    let context = EffectContext {
        lane: Some(&lane),
        about: None,
    };
    let key = format!("{resource}-{asking}");
    work.effect_in(MAKE, &key, &json!({ "resource": resource }), context)
        .await
}

/// Asks for it again tomorrow, then each day.
pub(crate) async fn ask_each_day(work: &mut Work, resource: ResourceId) -> Result<(), Fault> {
    let due_at = work.now.plus_days(1);
    work.timer(EACH_DAY, &reference(resource), due_at, &json!(null))
        .await
}

/// It is made no more.
pub(crate) async fn no_more(work: &mut Work, resource: ResourceId) -> Result<(), Fault> {
    work.cancel_timers(EACH_DAY, &reference(resource)).await
}

/// The day came.
pub(crate) fn when_day_comes<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let resource = ResourceId::from_uuid(timer.subject);
        if !store::is_running(&mut work.sql, work.body, resource).await? {
            return Ok(());
        }
        ask(work, resource).await?;
        ask_each_day(work, resource).await
    })
}

/// What is taken back somewhere stays in no earlier version of the lists that held it.
pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let house = work.shared_house();
        let concerned: Vec<&OpenList> = kernel::open_lists(&house)
            .filter(|list| list.taken_back_by.contains(&event.kind))
            .collect();
        for list in concerned {
            forget_frozen(work, list.name).await?;
            let produced = store::produced_from(&mut work.sql, work.body, list.name).await?;
            if let Some(produced) = produced {
                let resource = produced.resource_id;
                store::ask_forgetting(&mut work.sql, work.body, resource, work.now).await?;
                ask(work, resource).await?;
            }
        }
        Ok(())
    })
}

/// Files that are made no more hold it too: their earlier versions go at once, and their page says that the one in force, which
/// people answer for, may have to be withdrawn.
pub(crate) async fn forget_frozen(work: &mut Work, list: &str) -> Result<(), Fault> {
    store::ask_forgetting_frozen(&mut work.sql, work.body, list, work.now).await?;
    for former in store::list_former_frozen(&mut work.sql, work.body, list).await? {
        store::delete_former(&mut work.sql, work.body, former.id).await?;
        forget_content_later(work, former.resource_id, &former.sha256).await?;
    }
    Ok(())
}

/// Makes a file.
pub(crate) fn deliver<'a>(house: &'a Arc<House>, effect: &'a Effect) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let Asked { resource } = serde_json::from_value(effect.payload.clone())
            .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
        match make(house, effect.collectivite, resource).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Delivery::Again("the list changed while it was read".to_owned())),
            Err(fault) => Err(Delivery::Again(fault.to_string())),
        }
    })
}

/// False when something was taken back while the list was read: it is to be read again.
async fn make(house: &Arc<House>, body: CollectiviteId, resource: ResourceId) -> Result<bool, Fault> {
    let read_at = house.clock.now();
    let Some(produced) = to_be_made(house, body, resource).await? else {
        return Ok(true);
    };
    let trouble = match kernel::find_open_list(house, &produced.list_name) {
        None => Trouble::NoList,
        Some(list) => keep(house, body, (&produced, list), read_at).await?,
    };
    let mut sql = house.db.begin().await?;
    store::note_checked(&mut sql, body, resource, (read_at, trouble)).await?;
    sql.commit().await?;
    let after = store::find_produced(&mut house.db.read(), body, resource).await?;
    let is_asked = after.is_some_and(|after| after.is_running() && after.forget_asked_at.is_some());
    // What could not be made says so on its page, and is not tried again and again.
    Ok(trouble != Trouble::Nothing || !is_asked)
}

/// The file, as long as it is made: not of a dataset that is withdrawn.
async fn to_be_made(house: &House, body: CollectiviteId, id: ResourceId) -> Result<Option<Produced>, Fault> {
    let mut sql = house.db.read();
    let produced = store::find_produced(&mut sql, body, id).await?;
    let Some(produced) = produced.filter(Produced::is_running) else {
        return Ok(None);
    };
    let Some(resource) = store::find_resource(&mut sql, body, id).await? else {
        return Ok(None);
    };
    let dataset = store::find(&mut sql, body, resource.dataset_id).await?;
    let is_withdrawn = dataset.is_none_or(|dataset| dataset.state == DatasetState::Withdrawn);
    Ok((!is_withdrawn).then_some(produced))
}

/// Reads a list, and keeps it when it says something else than before.
async fn keep(
    house: &Arc<House>,
    body: CollectiviteId,
    (produced, list): (&Produced, &OpenList),
    read_at: Instant,
) -> Result<Trouble, Fault> {
    let resource = produced.resource_id;
    let turn = PREPARING.turn().await?;
    let Some(bytes) = written(house, body, list).await? else {
        return Ok(Trouble::TooLarge);
    };
    let mut sql = house.db.read();
    let current = store::find_current(&mut sql, body, resource).await?;
    let draft = store::find_draft(&mut sql, body, resource).await?;
    let old = read_at.plus_days(-VERSIONS_DAYS);
    let has_old = !store::list_former_before(&mut sql, body, resource, old)
        .await?
        .is_empty();
    drop(sql);
    let hash = FileHash::of(&bytes);
    let says_it = |version: Option<&Version>| version.is_some_and(|version| version.sha256 == hash);
    let is_kept = says_it(current.as_ref());
    let is_flawed = says_it(draft.as_ref());
    let asked_at = produced.forget_asked_at;
    let examined = if is_kept || is_flawed {
        None
    } else {
        let schema = match list.schema {
            "" => None,
            name => Some(schemas::find(house, name).await?),
        };
        // What was taken back is not told among the rows that went either.
        let before = match current {
            None => None,
            Some(current) => Some(Before {
                id: current.id,
                table: match asked_at {
                    None => house.file(body, &current.sha256).await?.map(|(_, bytes)| bytes),
                    Some(_) => None,
                },
            }),
        };
        let file = (format!("{}.csv", list.name), bytes);
        Some(Examined::of_list(turn, file, schema, before).await?)
    };
    let has_faults = examined
        .as_ref()
        .map_or(is_flawed && !is_kept, |examined| examined.fault_count > 0);
    let has_left = is_kept && draft.is_some();
    if examined.is_some() || has_old || has_left || asked_at.is_some() {
        let deed = KeepProduced {
            resource,
            examined,
            is_in_force: is_kept,
            asked_at,
        };
        house.act(body, Actor::System, &deed).await?;
    }
    Ok(if has_faults {
        Trouble::Faults
    } else {
        Trouble::Nothing
    })
}

/// A list as CSV (RFC 4180), read by pages. None when it is larger than a file that is published.
async fn written(house: &House, body: CollectiviteId, list: &OpenList) -> Result<Option<Vec<u8>>, Fault> {
    let names: Vec<&str> = list.columns.iter().map(|column| column.name).collect();
    let mut table = Csv::begin(&names)?;
    let mut size = 0;
    let mut next = Some(db::Uuid::nil());
    while let Some(after) = next {
        let read = (list.rows)(house, &mut house.db.read(), body, after).await?;
        for row in read.rows {
            debug_assert_eq!(row.len(), list.columns.len(), "a cell for each column");
            size += row.iter().map(|cell| cell.len() + CELL_BYTES).sum::<usize>();
            let cells = row
                .into_iter()
                .zip(list.columns)
                .map(|(text, column)| match column.kind {
                    OpenKind::Text | OpenKind::Word => cell(&text),
                    _ => text,
                });
            table.add(cells)?;
        }
        if size > FILE_BYTES_MAX {
            return Ok(None);
        }
        next = read.next;
    }
    Ok(Some(table.finish()?).filter(|bytes| bytes.len() <= FILE_BYTES_MAX))
}

#[derive(Deserialize)]
struct Content {
    sha256: FileHash,
}

/// Asks for a content to be removed once the store may.
pub(crate) async fn forget_content_later(
    work: &mut Work,
    resource: ResourceId,
    hash: &FileHash,
) -> Result<(), Fault> {
    let due_at = work.now.plus_seconds(FORGET_HOURS * HOUR_S);
    work.timer(
        FORGET_LATER,
        &reference(resource),
        due_at,
        &json!({ "sha256": hash }),
    )
    .await
}

/// It may, now.
pub(crate) fn when_content_is_old<'a>(
    work: &'a mut Work,
    timer: &'a Timer,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let Ok(Content { sha256 }) = serde_json::from_value(timer.payload.clone()) else {
            return Ok(());
        };
        let key = format!("{sha256}-{}", timer.id);
        work.effect(FORGET, &key, &json!({ "sha256": sha256 })).await
    })
}

/// Removes a content that no version holds any more, unless something else keeps it.
pub(crate) fn forget_content<'a>(
    house: &'a Arc<House>,
    effect: &'a Effect,
) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let again = |error: &dyn std::fmt::Display| Delivery::Again(error.to_string());
        let Content { sha256 } = serde_json::from_value(effect.payload.clone())
            .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
        let mut sql = house.db.begin().await.map_err(|error| again(&error))?;
        match store::delete_content(&mut sql, effect.collectivite, &sha256).await {
            Ok(()) => sql.commit().await.map_err(|error| again(&error))?,
            Err(error) if error.is_transient() => return Err(again(&error)),
            // Another feature keeps the same content, and holds it by its key.
            Err(_) => return Ok(()),
        }
        let is_kept = house.is_file_kept(&sha256).await.map_err(|error| again(&error))?;
        if is_kept {
            return Ok(());
        }
        house.files.remove(&sha256).await.map_err(|error| again(&error))
    })
}
