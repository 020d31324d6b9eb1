//! Parvis: one program that carries a town's civic decisions from the first idea to the published act.
//!
//! This crate composes the features and talks to the operator; it holds no civic logic.

mod appearance;
mod backups;
mod cli;
mod commands;
mod compose;
mod connections;
mod failure;
mod hosts;
mod legal_notice;
mod logs;
mod pages;
mod secure;
mod serve;
mod store;
#[cfg(test)]
mod tests;
mod watch;

use std::process::ExitCode;

/// Pages are large strings made and freed at once: the system's allocator gives their memory back each time, and asks for
/// it again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let words = ui::Words::build(compose::LOCALES);
    let command = cli::described(words);
    let arguments = match command
        .try_get_matches()
        .and_then(|matches| cli::Arguments::read(&matches))
    {
        Ok(arguments) => arguments,
        Err(error) => error.exit(),
    };
    failure::report(words, commands::run(words, arguments))
}
