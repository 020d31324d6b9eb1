//! A store of files that hangs costs nothing to those who have no file to keep.

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use kernel::{
    Action, Actor, BoxFuture, CollectiviteId, Event, Fault, Feature, FileHash, FileStore, Files, FilesError,
    House, Quality, Right, Scope, SubjectRef, Work,
};
use tokio::sync::Semaphore;

/// What others may wait for, at most, while the store hangs: SQLite would make them wait ten seconds for a writer.
const OTHERS_TIME_MAX: Duration = Duration::from_secs(3);

const POST: Right = Right {
    code: "door.post",
    held_by: &[Quality::Visitor],
};

const DOOR: Feature = Feature {
    rights: &[POST],
    ..Feature::named("door")
};

/// A store that keeps nothing until it is let go, and then what its operator says.
struct Hanging {
    asked: AtomicUsize,
    let_go: Semaphore,
    is_dead: bool,
}

impl Hanging {
    fn new(is_dead: bool) -> Arc<Self> {
        Arc::new(Self {
            asked: AtomicUsize::new(0),
            let_go: Semaphore::new(0),
            is_dead,
        })
    }

    async fn wait(&self) -> Result<(), FilesError> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let _place = self.let_go.acquire().await;
        if self.is_dead {
            return Err(FilesError::Away("no answer".to_owned()));
        }
        Ok(())
    }
}

impl FileStore for Hanging {
    fn put<'a>(&'a self, _: &'a FileHash, _: Vec<u8>) -> BoxFuture<'a, Result<(), FilesError>> {
        Box::pin(self.wait())
    }

    fn get<'a>(&'a self, _: &'a FileHash) -> BoxFuture<'a, Result<Option<Vec<u8>>, FilesError>> {
        Box::pin(async { Ok(None) })
    }

    fn probe<'a>(&'a self, _: &'a FileHash, _: Vec<u8>) -> BoxFuture<'a, Result<(), FilesError>> {
        Box::pin(self.wait())
    }

    fn place(&self) -> String {
        "a store that hangs".to_owned()
    }
}

/// Leaves a line, and a file that names the line when there is one.
struct Post {
    with_file: bool,
}

impl Action for Post {
    const NAME: &'static str = "door.post";
    type Output = Option<FileHash>;

    async fn run(&self, work: &mut Work) -> Result<Option<FileHash>, Fault> {
        work.require(&POST, Scope::BODY).await?;
        let id = work.new_id::<Post>();
        let mut kept = None;
        if self.with_file {
            let content = format!("posted {id} at {}", work.now.micros());
            kept = Some(work.keep_file("text/plain", content.into_bytes()).await?);
        }
        work.journal(Event::internal("door.posted", SubjectRef::new("door", id)))
            .await?;
        Ok(kept)
    }
}

async fn post(house: &Arc<House>, body: CollectiviteId, with_file: bool) -> Result<Option<FileHash>, Fault> {
    house.act(body, Actor::Visitor, &Post { with_file }).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_a_store_hangs_others_write_on_and_the_file_is_kept_when_it_answers() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Hanging::new(false);
    let (house, body) = common::house(folder.path(), &DOOR, |settings| {
        settings.files = Some(Files::elsewhere(store.clone()));
    })
    .await;
    let uploading = tokio::spawn({
        let house = house.clone();
        async move { post(&house, body, true).await }
    });
    while store.asked.load(Ordering::SeqCst) == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    for _ in 0..20 {
        tokio::time::timeout(OTHERS_TIME_MAX, post(&house, body, false))
            .await
            .expect("nobody waits for the store")
            .expect("written");
    }
    assert!(!uploading.is_finished());
    store.let_go.add_permits(1);
    let kept = uploading.await.expect("a task").expect("kept in the end");
    assert!(kept.is_some());
    // The second run came to the same file: the store was asked once.
    assert_eq!(store.asked.load(Ordering::SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_never_answers_refuses_the_file_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Hanging::new(true);
    store.let_go.add_permits(1);
    let (house, body) = common::house(folder.path(), &DOOR, |settings| {
        settings.files = Some(Files::elsewhere(store));
    })
    .await;
    let refused = post(&house, body, true).await;
    assert!(matches!(refused, Err(Fault::FilesAway(_))), "{refused:?}");
    let last = house.last_line_at(&mut house.db.read()).await.expect("read");
    assert!(last.is_none(), "nothing of it is left");
    post(&house, body, false).await.expect("and others write");
}
