//! A deed that keeps or reads a file of a store elsewhere: bytes come and go between two transactions, never inside one.
//!
//! SQLite has one writer. A store that hangs, asked inside a transaction, would hold everybody who writes for as long as it
//! is waited for. So the deed stops where it would need the store, its transaction is undone, the store is asked, and the
//! deed runs again from its start: at the same instant, with the same identifiers, so that it comes to the same file. Named
//! by its content, a file kept for a deed that then fails harms nothing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use db::Instant;
use uuid::Uuid;

use crate::{Fault, FileHash, Files};

/// Files one deed may keep, and times it may come to another one than the first time: beyond, it is a fault.
const FILES_MAX: usize = 8;

/// What a deed that runs again keeps from the time before.
#[derive(Clone, Default)]
pub(crate) struct Attempt(Arc<Mutex<Before>>);

#[derive(Default)]
struct Before {
    now: Option<Instant>,
    ids: Vec<Uuid>,
    kept: Vec<FileHash>,
    read: HashMap<FileHash, Option<Vec<u8>>>,
    waiting: Option<Waiting>,
}

enum Waiting {
    Kept(Vec<u8>),
    Read(FileHash),
}

impl Attempt {
    /// The instant of the deed: that of the first time.
    pub(crate) fn now(&self, now: Instant) -> Instant {
        *self.before().now.get_or_insert(now)
    }

    /// The identifier that came in this place the time before; otherwise that of `new`, for the next time.
    pub(crate) fn id(&self, place: usize, new: impl FnOnce() -> Uuid) -> Uuid {
        let mut before = self.before();
        if let Some(known) = before.ids.get(place) {
            return *known;
        }
        let id = new();
        before.ids.push(id);
        id
    }

    /// True when the file is in the store; otherwise it waits to be put there, once the transaction is undone.
    pub(crate) fn has_kept(&self, hash: &FileHash, bytes: Vec<u8>) -> bool {
        let mut before = self.before();
        let is_kept = before.kept.contains(hash);
        if !is_kept {
            before.waiting = Some(Waiting::Kept(bytes));
        }
        is_kept
    }

    /// What the store has under this name, once it was asked; until then, the deed is to be run again.
    pub(crate) fn read(&self, hash: &FileHash) -> Result<Option<Vec<u8>>, Fault> {
        let mut before = self.before();
        if let Some(known) = before.read.get(hash) {
            return Ok(known.clone());
        }
        before.waiting = Some(Waiting::Read(hash.clone()));
        Err(Fault::Raced)
    }

    /// Asks the store for what the deed stopped at; true when the deed is to be run again for that.
    pub(crate) async fn ask_the_store(&self, files: &Files) -> Result<bool, Fault> {
        let Some(waiting) = self.before().waiting.take() else {
            return Ok(false);
        };
        let count = {
            let before = self.before();
            before.kept.len() + before.read.len()
        };
        if count == FILES_MAX {
            return Err(Fault::Internal(
                "a deed has too many files, or never the same".to_owned(),
            ));
        }
        match waiting {
            Waiting::Kept(bytes) => {
                let hash = files.put(bytes).await?;
                self.before().kept.push(hash);
            }
            Waiting::Read(hash) => {
                let bytes = files.get(&hash).await?;
                self.before().read.insert(hash, bytes);
            }
        }
        Ok(true)
    }

    fn before(&self) -> MutexGuard<'_, Before> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
