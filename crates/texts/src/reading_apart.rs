//! Reading a file that somebody sent, in a process of its own.
//!
//! A reader of office files and PDF has bounds, and a file made on purpose may pass between them: what would exhaust
//! memory, the stack or an hour then ends that process, and the server goes on. It is bounded by itself
//! (`parvis import-text --confined`: memory and processor time) and by what is here: how long, how much it may answer,
//! and how many at once.

use std::process::Stdio;
use std::time::Duration;

use axum::body::Bytes;
use documents::{Imported, Unreadable};
use kernel::{Fault, House};
use serde::Deserialize;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;
use tokio::sync::Semaphore;

/// How long a file may take, waiting for one's turn not counted.
const READING_TIME_MAX: Duration = Duration::from_secs(25);
/// The longest answer, in bytes: Markdown escaped as JSON, its divisions and warnings.
const ANSWER_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Files read at once by a node.
const READERS_MAX: usize = 2;

static READERS: Semaphore = Semaphore::const_new(READERS_MAX);

/// What the process answers when the file gives no text; an [`Imported`] otherwise.
#[derive(Deserialize)]
struct Refused {
    error: String,
}

/// Reads `file`; in this process where the house has no program for it.
pub(crate) async fn read(house: &House, file: Bytes) -> Result<Result<Imported, Unreadable>, Fault> {
    let failed = |error: &dyn std::fmt::Display| Fault::Internal(format!("reading a file: {error}"));
    let _turn = READERS.acquire().await.map_err(|error| failed(&error))?;
    let Some(program) = &house.settings.program else {
        let read = tokio::task::spawn_blocking(move || documents::read(&file));
        return read.await.map_err(|error| failed(&error));
    };
    let mut reader = Command::new(program)
        .args(["import-text", "--confined", "--format", "json", "-"])
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| failed(&error))?;
    let (Some(mut sent), Some(answer)) = (reader.stdin.take(), reader.stdout.take()) else {
        return Err(failed(&"no pipe"));
    };
    let mut said = Vec::new();
    let exchange = async {
        let sending = async {
            // Who ended before the end of the file says why in its answer, or says nothing.
            let _cut_short = sent.write_all(&file).await;
            drop(sent);
        };
        let mut answer = answer.take(ANSWER_BYTES_MAX);
        let ((), read) = tokio::join!(sending, answer.read_to_end(&mut said));
        // Who still speaks is not heard, and ends.
        read.map(|_| drop(answer))
    };
    let ending = async {
        exchange.await?;
        reader.wait().await
    };
    let ended = match tokio::time::timeout(READING_TIME_MAX, ending).await {
        Ok(ended) => ended.map_err(|error| failed(&error))?,
        // It is killed when it is dropped.
        Err(_too_long) => return Ok(Err(Unreadable::TooLarge)),
    };
    if let Ok(imported) = serde_json::from_slice::<Imported>(&said) {
        return Ok(Ok(imported));
    }
    let refused = serde_json::from_slice::<Refused>(&said).ok();
    match refused.and_then(|refused| Unreadable::from_code(&refused.error)) {
        Some(why) => Ok(Err(why)),
        // Its limits, or the system's, ended it: what it read unfolds beyond them. So does an answer cut short.
        None if ended.code().is_none() || said.len() as u64 == ANSWER_BYTES_MAX => {
            Ok(Err(Unreadable::TooLarge))
        }
        None => Err(failed(&ended)),
    }
}
