//! Reading what stands in the folders: again and again, by the worker, within a time.

use std::sync::Arc;
use std::time::Duration;

use kernel::{
    Action, Actor, BoxFuture, CollectiviteId, Delivery, Effect, Event, Fault, House, Scope, SubjectRef,
    Timer, Work,
};

use super::{Content, Folder, READ, provided, settings};
use crate::bridge::BridgeSettings;
use crate::{KEEP_CONTENT, Trouble, Why, store};

/// The date that reads.
pub(crate) const READING: &str = "tools.read-folders";
/// How often, in seconds.
pub(crate) const EVERY_S: i64 = 900;
/// Folders of a body that are read, in turn.
const FOLDERS_MAX: i64 = 500;
/// Folders read at once.
const FOLDERS_A_TURN: usize = 30;
/// Time one turn may take: below the lease, or two nodes would read the same.
const TURN_TIME_MAX: Duration = Duration::from_secs(40);

/// Begins to read, when the bridge was set up or changed. What failed under other settings says nothing of these.
pub(crate) async fn begin(work: &mut Work) -> Result<(), Fault> {
    end(work).await?;
    next(work).await
}

/// Reads no more.
pub(crate) async fn end(work: &mut Work) -> Result<(), Fault> {
    let about = SubjectRef::new("collectivite", work.body);
    work.cancel_timers(READING, &about).await?;
    work.set_effects_aside(READ).await?;
    Ok(())
}

async fn next(work: &mut Work) -> Result<(), Fault> {
    let about = SubjectRef::new("collectivite", work.body);
    let at = work.now.plus_seconds(EVERY_S);
    work.timer(READING, &about, at, &serde_json::Value::Null).await
}

/// Asks for a reading, and sets the next date.
pub(crate) fn when_due<'a>(work: &'a mut Work, _timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let house = work.shared_house();
        let Some(settings) = settings(&house, &mut work.sql, work.body).await? else {
            return Ok(());
        };
        let key = format!("folders {} {}", settings.generation, settings.version);
        work.effect_again(READ, &key).await?;
        next(work).await
    })
}

/// Reads some of the folders, others at the next turn. One server answers for all: the first trouble ends the turn.
pub(crate) async fn deliver_reading(house: &Arc<House>, effect: &Effect) -> Result<(), Delivery> {
    let again = |error: db::Error| Delivery::Again(error.to_string());
    let (mut sql, body) = (house.db.read(), effect.collectivite);
    let Some(settings) = settings(house, &mut sql, body).await.map_err(again)? else {
        return Ok(());
    };
    let folders = store::folders::list(&mut sql, body, FOLDERS_MAX)
        .await
        .map_err(again)?;
    drop(sql);
    let mut count = 0_u32;
    let reading = async {
        for folder in turn(&folders, house.clock.now().micros()) {
            read(house, body, &settings, folder).await?;
            count += 1;
        }
        Ok::<(), Trouble>(())
    };
    let outcome = tokio::time::timeout(TURN_TIME_MAX, reading).await;
    match outcome {
        Ok(read) => Ok(read?),
        Err(_) if count > 0 => Ok(()),
        Err(_) => Err(Trouble::about(Why::Slow, TURN_TIME_MAX.as_secs().to_string()).into()),
    }
}

/// Those whose turn it is: all of them when they are few.
fn turn(folders: &[Folder], now_us: i64) -> impl Iterator<Item = &Folder> {
    let turns = usize::try_from(now_us / 1_000_000 / EVERY_S).unwrap_or_default();
    let first = turns.wrapping_mul(FOLDERS_A_TURN) % folders.len().max(1);
    let count = folders.len().min(FOLDERS_A_TURN);
    folders.iter().cycle().skip(first).take(count)
}

/// Reads one folder, and keeps what is new in it.
pub(super) async fn read(
    house: &Arc<House>,
    body: CollectiviteId,
    settings: &BridgeSettings,
    folder: &Folder,
) -> Result<(), Trouble> {
    let files = provided(house, settings)?;
    let connection = settings.connection(house, body)?;
    let content = (files.list)(house, &connection, &folder.names()).await?;
    let content = content.unwrap_or(Content {
        is_gone: true,
        ..Content::default()
    });
    if folder.content.as_ref() == Some(&content) {
        return Ok(());
    }
    let keep = KeepContent {
        folder: folder.of.clone(),
        content,
    };
    house
        .act(body, Actor::System, &keep)
        .await
        .map_err(|fault| Trouble::about(Why::Busy, fault.to_string()))
}

/// Keeps what was found in a folder. Done by Parvis itself.
struct KeepContent {
    folder: SubjectRef,
    content: Content,
}

impl Action for KeepContent {
    const NAME: &'static str = "folders.keep-content";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&KEEP_CONTENT, Scope::BODY).await?;
        let text =
            serde_json::to_string(&self.content).map_err(|error| Fault::Internal(error.to_string()))?;
        let (body, now) = (work.body, work.now);
        store::folders::keep_content(&mut work.sql, body, &self.folder, &text, now).await?;
        work.journal(Event::internal("folders.read", self.folder.clone()))
            .await
    }
}

#[cfg(test)]
mod tests {
    use db::Uuid;

    use super::*;

    #[test]
    fn every_folder_has_its_turn() {
        let folders: Vec<Folder> = (0..70)
            .map(|number| Folder {
                of: SubjectRef {
                    kind: "group".to_owned(),
                    id: Uuid::nil(),
                },
                group: Uuid::nil(),
                path: number.to_string(),
                generation: 1,
                content: None,
                changed_at: None,
            })
            .collect();
        assert_eq!(turn(&[], 0).count(), 0);
        assert_eq!(turn(&folders[..5], 1_796_000_000_000_000).count(), 5);
        let mut read = std::collections::BTreeSet::new();
        for place in 0..7 {
            read.extend(turn(&folders, place * EVERY_S * 1_000_000).map(|folder| folder.path.clone()));
        }
        assert_eq!(read.len(), 70);
    }
}
