//! Backups that make themselves: one a day, by one node of the instance, as many kept as the operator wants; and one
//! before the schema changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use archive::Done;
use db::{Db, Id, Instant};
use jiff::{Timestamp, ToSpan as _};
use kernel::worker::WorkerMark;
use kernel::{Files, House, duty};
use tokio::sync::watch;

use crate::cli::Place;
use crate::compose;
use crate::failure::Failure;

/// The duty of the instance.
const DUTY: &str = "backup";
/// Seconds for which a node has the duty to itself: when it dies meanwhile, another takes over after them.
const LEASE_S: i64 = 2 * 3600;
/// Seconds before a backup that failed is tried again.
const AGAIN_S: i64 = 3600;
/// The hour of the day, in the body's time zone: nobody meets at that hour.
const HOUR: i8 = 3;
/// How long between two looks.
const PAUSE: Duration = Duration::from_mins(1);
/// Backups made before a change of the schema that are kept.
const BEFORE_KEPT: usize = 3;
/// The age from which the operator is told that backups no longer come: a day, and an hour to make it.
pub(crate) const AGE_S_MAX: u64 = 25 * 3600;

const DAILY: &str = "parvis-";
const BEFORE: &str = "parvis-before-";
const ENDING: &str = ".tar.gz";

/// Makes them until `stop` says so.
pub(crate) async fn keep(house: Arc<House>, folder: PathBuf, kept: usize, mut stop: watch::Receiver<bool>) {
    let me: Id<WorkerMark> = house.randomness.id(house.clock.now());
    while !*stop.borrow() {
        if let Err(error) = turn(&house, &folder, kept, me).await {
            tracing::error!(error = %error, "no backup could be made, to be tried again");
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Makes a backup when it is due and no other node does.
async fn turn(house: &Arc<House>, folder: &Path, kept: usize, me: Id<WorkerMark>) -> anyhow::Result<()> {
    let now = house.clock.now();
    if !duty::take(house, DUTY, me, now.plus_seconds(LEASE_S)).await? {
        return Ok(());
    }
    let to = folder.join(dated(DAILY, now.timestamp()));
    let (data, files) = (house.settings.data.clone(), house.files.clone());
    let made = make(house.db.clone(), data, files, to).await;
    let next = match &made {
        Ok(_) => next_after(house, now)?,
        Err(_) => now.plus_seconds(AGAIN_S),
    };
    duty::hand_back(house, DUTY, me, next).await?;
    let done = made?;
    tracing::info!(archive = %done.archive.display(), "backup made");
    if !done.manifest.missing_files.is_empty() {
        tracing::error!(files = ?done.manifest.missing_files, "these files are missing or damaged, and so not in the backup");
    }
    forget(folder, is_daily, kept)?;
    Ok(())
}

/// On a thread of its own: reading and compressing would keep those who ask for pages waiting.
async fn make(db: Db, data: PathBuf, files: Files, to: PathBuf) -> anyhow::Result<Done> {
    let runtime = tokio::runtime::Handle::current();
    let made = tokio::task::spawn_blocking(move || {
        let migrations = compose::migrations();
        if let Some(folder) = to.parent() {
            sweep(folder);
        }
        runtime.block_on(archive::backup(
            compose::archive_place(&db, &data, &files, &migrations),
            &to,
        ))
    });
    Ok(made.await??)
}

/// Keeps everything as it is before the migration `first`, and gives where.
pub(crate) async fn before(
    db: &Db,
    place: &Place,
    folder: Option<&Path>,
    first: &str,
) -> Result<PathBuf, Failure> {
    let folder = folder.map_or_else(|| place.data.join("backups"), Path::to_owned);
    let to = folder.join(dated(&format!("{BEFORE}{first}-"), Timestamp::now()));
    let files = compose::files(place)?;
    let done = make(db.clone(), place.data.clone(), files, to).await?;
    tracing::info!(archive = %done.archive.display(), "backup made before the schema changes");
    forget(&folder, |name| name.starts_with(BEFORE), BEFORE_KEPT)?;
    Ok(done.archive)
}

/// The newest of the backups in `folder`, and its age in seconds. Those made before a change of the schema count: they
/// hold as much.
pub(crate) fn newest(folder: &Path) -> Option<(PathBuf, u64)> {
    let entries = std::fs::read_dir(folder).ok()?;
    let archives = entries.filter_map(|entry| {
        let entry = entry.ok()?;
        let name = entry.file_name().into_string().ok()?;
        let is_ours = is_daily(&name) || name.starts_with(BEFORE) && name.ends_with(ENDING);
        let written = entry.metadata().ok()?.modified().ok()?;
        is_ours.then(|| (written, entry.path()))
    });
    let (written, path) = archives.max()?;
    Some((path, written.elapsed().unwrap_or_default().as_secs()))
}

/// A name that sorts by date.
pub(crate) fn dated(beginning: &str, at: Timestamp) -> String {
    format!("{beginning}{}{ENDING}", at.strftime("%Y%m%dT%H%M%SZ"))
}

/// `parvis-20261125T020000Z.tar.gz`, and nothing that somebody else put there.
fn is_daily(name: &str) -> bool {
    name.strip_prefix(DAILY)
        .and_then(|rest| rest.strip_suffix(ENDING))
        .is_some_and(|date| {
            date.len() == 16
                && date.bytes().enumerate().all(|(place, byte)| match place {
                    8 => byte == b'T',
                    15 => byte == b'Z',
                    _ => byte.is_ascii_digit(),
                })
        })
}

/// The next night.
fn next_after(house: &House, now: Instant) -> anyhow::Result<Instant> {
    let zone = house
        .collectivites()
        .first()
        .map_or(jiff::tz::TimeZone::UTC, kernel::Collectivite::zone);
    let here = now.timestamp().to_zoned(zone);
    let tonight = here.date().at(HOUR, 0, 0, 0).to_zoned(here.time_zone().clone())?;
    let next = if tonight.timestamp() > now.timestamp() {
        tonight
    } else {
        tonight.checked_add(1.day())?
    };
    Ok(Instant::from(next.timestamp()))
}

/// Removes the oldest of the archives that `is_one` recognises by name, so that `kept` remain.
fn forget(folder: &Path, is_one: impl Fn(&str) -> bool, kept: usize) -> std::io::Result<()> {
    let mut names: Vec<String> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| is_one(name) && name.ends_with(ENDING))
        .collect();
    // By the date at the end: what stands before it differs.
    names.sort_by_key(|name| name.as_bytes()[name.len().saturating_sub(ENDING.len() + 16)..].to_vec());
    for name in names.iter().rev().skip(kept) {
        std::fs::remove_file(folder.join(name))?;
    }
    Ok(())
}

/// Removes what a run that was killed left unfinished, a day ago or more: another node may be at work in the folder.
fn sweep(folder: &Path) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let is_ours = entry
            .file_name()
            .to_string_lossy()
            .starts_with(archive::UNFINISHED);
        let is_old = entry
            .metadata()
            .and_then(|about| about.modified())
            .is_ok_and(|written| written.elapsed().unwrap_or_default() > Duration::from_hours(24));
        if is_ours && is_old {
            let path = entry.path();
            let removed = if path.is_dir() {
                std::fs::remove_dir_all(&path)
            } else {
                std::fs::remove_file(&path)
            };
            if let Err(error) = removed {
                tracing::warn!(%error, "an unfinished backup cannot be removed");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_remain_and_nothing_of_others_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let days = ["20261123T020000Z", "20261124T020000Z", "20261125T020000Z"];
        let mut names: Vec<String> = days.iter().map(|day| format!("parvis-{day}.tar.gz")).collect();
        names.push("parvis-mine.tar.gz".to_owned());
        names.push("parvis-before-2026-11-25-x-20260101T000000Z.tar.gz".to_owned());
        for name in &names {
            std::fs::write(folder.path().join(name), b"x").unwrap();
        }
        forget(folder.path(), is_daily, 2).unwrap();
        let left = |name: &String| folder.path().join(name).exists();
        assert_eq!(
            names.iter().map(left).collect::<Vec<_>>(),
            [false, true, true, true, true]
        );
    }

    #[test]
    fn names_sort_by_date() {
        let at = "2026-11-25T02:00:00Z".parse().unwrap();
        assert_eq!(dated(DAILY, at), "parvis-20261125T020000Z.tar.gz");
        assert!(is_daily(&dated(DAILY, at)));
        assert!(!is_daily(&dated(BEFORE, at)));
    }
}
