//! The demonstration, seeded once for all the tests of this program: how it is seeded is told by `demonstration` alone, the
//! others begin with one that is there. It is kept as a backup beside the tests’ own executable, for as long as that one is
//! not built again: whatever the demonstration says is compiled into it.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use db::{Db, Instant};
use kernel::{Clock, CollectiviteId, Randomness, Settings};
use testkit::{Postgres, TestTown, fresh_schema};

use crate::compose::{self, FEATURES};

/// When it is seeded: the day of [`TestTown`], so that a page says the same in both.
pub(super) const DAY: &str = "2026-11-10T17:30:00Z";

/// Puts the demonstration into the new folder `data`, and into the database at `address` when one is given.
pub(super) async fn restore(data: &Path, address: Option<&str>) {
    let backup = backup().await;
    archive::restore(&backup, data, address, None, &compose::migrations())
        .await
        .expect("the demonstration is restored");
}

/// Tells `story` in a town that has the demonstration beside its own body: on SQLite, then on PostgreSQL where there is one.
pub(super) async fn on_both_engines(story: impl AsyncFn(TestTown, CollectiviteId)) {
    let (town, demonstration) = on_sqlite().await;
    story(town, demonstration).await;
    if let Some(postgres) = Postgres::shared() {
        let address = fresh_schema(&postgres).await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        restore(folder.path(), Some(&address)).await;
        let (town, demonstration) = known(TestTown::upon(folder, &address, FEATURES).await);
        story(town, demonstration).await;
    }
}

/// A town on SQLite that has the demonstration beside its own body.
pub(super) async fn on_sqlite() -> (TestTown, CollectiviteId) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    restore(folder.path(), None).await;
    let address = folder.path().join("parvis.sqlite");
    let address = address.to_str().expect("a UTF-8 path").to_owned();
    known(TestTown::upon(folder, &address, FEATURES).await)
}

fn known(town: TestTown) -> (TestTown, CollectiviteId) {
    let bodies = town.house.collectivites();
    let demonstration = bodies.iter().find(|body| body.slug == demo::SLUG);
    let id = demonstration.expect("the demonstration is there").id;
    (town, id)
}

/// The backup, made by whoever asks first; those who ask meanwhile wait.
async fn backup() -> PathBuf {
    let tests = std::env::current_exe().expect("a test is a program");
    let folder = tests.parent().expect("a program is in a folder");
    let built = tests
        .metadata()
        .and_then(|known| known.modified())
        .expect("a date");
    let built = built
        .duration_since(UNIX_EPOCH)
        .expect("a date after 1970")
        .as_nanos();
    let kept = folder.join(format!("demonstration-{built:x}.tar.gz"));
    let guard = File::create(folder.join("demonstration.lock")).expect("the folder can be written");
    guard.lock().expect("the lock can be taken");
    if !kept.exists() {
        for before in folder.read_dir().expect("the folder can be read").flatten() {
            let name = before.file_name();
            let name = name.to_string_lossy();
            if name.starts_with("demonstration-") && name.ends_with(".tar.gz") {
                let _ = std::fs::remove_file(before.path());
            }
        }
        seed(&kept).await;
    }
    kept
}

async fn seed(kept: &Path) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("parvis.sqlite");
    let now = Instant::from(DAY.parse::<jiff::Timestamp>().expect("a timestamp"));
    let house = compose::house(
        Db::open(path.to_str().expect("a UTF-8 path"))
            .await
            .expect("the database opens"),
        Settings::quiet(folder.path().to_owned()),
        Clock::fixed(now),
        Randomness::seeded(7),
    );
    let house = house.await.expect("a house");
    demo::seed(&house, now).await.expect("a demonstration");
    kernel::worker::settle(&house).await.expect("the worker works");
    let migrations = compose::migrations();
    let place = compose::archive_place(&house.db, folder.path(), &house.files, &migrations);
    archive::backup(place, kept).await.expect("a backup");
}
