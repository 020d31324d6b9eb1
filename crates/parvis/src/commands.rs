//! What each command does.

mod demo;
mod doctor;
mod import_text;
mod init;
mod migrate;
mod minutes;
mod serve;

use ui::Words;

use crate::cli::{Arguments, Asked};
use crate::failure::Failure;

/// Does what was asked.
pub(crate) fn run(words: Words, arguments: Arguments) -> Result<(), Failure> {
    match arguments.asked {
        Asked::Minutes(asked) => minutes::run(words, &asked),
        Asked::ImportText(asked) => import_text::run(&asked),
        Asked::Serve(asked) => running(serve::run(words, asked)),
        Asked::Demo(asked) => running(demo::run(words, asked)),
        Asked::Init(asked) => running(init::run(words, asked)),
        Asked::Migrate(asked) => running(migrate::run(words, asked)),
        Asked::Doctor(asked) => running(doctor::run(words, asked)),
    }
}

/// Runs a command that needs the database or the network.
fn running(command: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_env("PARVIS_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(command)
}
