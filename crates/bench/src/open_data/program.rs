//! The program run once, to its end, with the most memory that it held.

use std::io::{Read as _, Seek as _};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use serde_json::Value;

use crate::machine::peak_mib;

/// Time between two looks at the memory of a process.
const LOOK: Duration = Duration::from_millis(2);
/// Times each thing is done.
const TIMES: usize = 3;

/// What a program did and took.
pub(super) struct Ran {
    /// The first time
    pub(super) first: Duration,
    /// The time in the middle
    pub(super) median: Duration,
    /// The most memory it held, as seen every other millisecond
    pub(super) peak_mib: u64,
    /// The JSON it printed
    pub(super) told: Value,
}

/// Runs some times the command that `make` makes.
pub(super) fn run(make: impl Fn() -> Command) -> anyhow::Result<Ran> {
    let mut times = Vec::with_capacity(TIMES);
    let mut peak_mib = 0;
    let mut told = Value::Null;
    for _ in 0..TIMES {
        let (time, peak, printed) = once(&mut make())?;
        times.push(time);
        peak_mib = peak.max(peak_mib);
        told = printed;
    }
    let first = times[0];
    times.sort_unstable();
    Ok(Ran {
        first,
        median: times[TIMES / 2],
        peak_mib,
        told,
    })
}

fn once(command: &mut Command) -> anyhow::Result<(Duration, u64, Value)> {
    let mut printed = tempfile::tempfile()?;
    let mut complaint = tempfile::tempfile()?;
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(printed.try_clone()?)
        .stderr(complaint.try_clone()?)
        .spawn()
        .with_context(|| format!("{command:?}"))?;
    let mut peak = 0;
    let status = loop {
        peak = peak_mib(child.id()).unwrap_or(0).max(peak);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        thread::sleep(LOOK);
    };
    let time = begun.elapsed();
    // 1 is an answer too: the file has faults.
    if !matches!(status.code(), Some(0 | 1)) {
        let mut said = String::new();
        complaint.rewind()?;
        complaint.read_to_string(&mut said)?;
        anyhow::bail!("{command:?}: {status}: {said}");
    }
    let mut text = String::new();
    printed.rewind()?;
    printed.read_to_string(&mut text)?;
    ensure!(!text.is_empty(), "{command:?} printed nothing");
    Ok((time, peak, serde_json::from_str(&text)?))
}
