//! What each command does.

mod amend;
mod backup;
mod count;
mod demo;
mod doctor;
mod doctor_tls;
pub(crate) mod export;
mod hosts;
mod import;
mod import_text;
mod init;
mod migrate;
mod minutes;
mod opinions;
mod restore;
mod scrutin;
mod second_factor;
mod serve;
mod sortition;
mod table;

use std::io::{ErrorKind, Write as _};
use std::time::Duration;

use ui::Words;

use crate::cli::{Arguments, Asked, LogFormat};
use crate::failure::Failure;
use crate::logs;

/// Writes an answer where it was asked for. Who reads only its beginning (`| head`) asked for no more: it is no failure.
fn answer(text: &str) -> Result<(), Failure> {
    answer_bytes(text.as_bytes())
}

/// The same of what is no text.
fn answer_bytes(bytes: &[u8]) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Time given, at the end, to what cannot be interrupted: a backup under way.
const LEAVING_TIME_MAX: Duration = Duration::from_secs(5);

/// Does what was asked.
pub(crate) fn run(words: Words, arguments: Arguments) -> Result<(), Failure> {
    let log = arguments.asked.log();
    match arguments.asked {
        Asked::Minutes(asked) => minutes::run(words, &asked),
        Asked::Amend(asked) => amend::run(words, &asked),
        Asked::Sortition(asked) => sortition::run(words, &asked),
        Asked::Opinions(asked) => opinions::run(words, &asked),
        Asked::Count(asked) => count::run(words, &asked),
        Asked::Scrutin(asked) => scrutin::run(words, &asked),
        Asked::Table(asked) => table::run(words, &asked),
        Asked::ImportText(asked) => import_text::run(&asked),
        Asked::Serve(asked) => running(log, serve::run(words, asked)),
        Asked::Demo(asked) => running(log, demo::run(words, asked)),
        Asked::Init(asked) => running(log, init::run(words, asked)),
        Asked::Migrate(asked) => running(log, migrate::run(words, asked)),
        Asked::Doctor(asked) => running(log, doctor::run(words, asked)),
        Asked::Backup(asked) => running(log, backup::run(words, asked)),
        Asked::Restore(asked) => running(log, restore::run(words, asked)),
        Asked::Export(asked) => running(log, export::run(words, asked)),
        Asked::Import(asked) => running(log, import::run(words, asked)),
        Asked::Hosts(asked) => running(log, hosts::run(words, asked)),
        Asked::Accounts(asked) => running(log, hosts::accounts(words, asked)),
        Asked::SecondFactor(asked) => running(log, second_factor::run(words, asked)),
    }
}

/// Runs a command that needs the database or the network.
fn running(
    (format, filter): (LogFormat, &str),
    command: impl Future<Output = Result<(), Failure>>,
) -> Result<(), Failure> {
    logs::start(format, filter);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let outcome = runtime.block_on(command);
    runtime.shutdown_timeout(LEAVING_TIME_MAX);
    outcome
}
