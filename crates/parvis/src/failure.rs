//! How a command ends: exit codes, and one line on the error stream that says what, where and how to mend.

use std::process::ExitCode;

use archive::Refusal;
use ui::Words;
use ui::words::Value;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The answer is no (exit code 1): the file is not what it should be, a check fails. Already printed.
    No,
    /// Wrong use, or a file that cannot be opened (exit code 2): a sentence's key and its arguments.
    Use(&'static str, Vec<(&'static str, String)>),
    /// It could not be done (exit code 3): database, network, disk.
    Could(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Could(error.into())
    }
}

/// Says why on the error stream and gives the exit code.
pub(crate) fn report(words: Words, outcome: Result<(), Failure>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::No) => ExitCode::from(1),
        Err(Failure::Use(key, arguments)) => {
            say(words, key, &arguments);
            ExitCode::from(2)
        }
        Err(Failure::Could(error)) => {
            if let Some((code, key, arguments)) = known(&error) {
                say(words, key, &arguments);
                return ExitCode::from(code);
            }
            let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
            eprintln!("parvis: {}", causes.join(" : "));
            ExitCode::from(3)
        }
    }
}

type Arguments = Vec<(&'static str, String)>;

fn say(words: Words, key: &str, arguments: &[(&'static str, String)]) {
    let arguments: Vec<(&str, Value<'_>)> = arguments
        .iter()
        .map(|(name, value)| (*name, Value::from(value.as_str())))
        .collect();
    eprintln!("parvis: {}", words.say_with(key, &arguments));
}

/// What an operator may meet on any day, in a sentence: its exit code, its key and its arguments.
fn known(error: &anyhow::Error) -> Option<(u8, &'static str, Arguments)> {
    if let Some(db::Error::MigrationUnknown(name)) = error.downcast_ref() {
        return Some((3, "cli-database-newer", vec![("migration", name.clone())]));
    }
    match error.downcast_ref()? {
        archive::Error::Refused(refusal) => Some(refused(refusal)),
        archive::Error::Files(kernel::FilesError::Away(why)) => {
            Some((3, "cli-files-away", vec![("why", why.clone())]))
        }
        archive::Error::Files(_) | archive::Error::Db(_) | archive::Error::Disk { .. } => None,
    }
}

fn refused(refusal: &Refusal) -> (u8, &'static str, Arguments) {
    let path = |path: &std::path::Path| vec![("path", path.display().to_string())];
    match refusal {
        Refusal::NotAnArchive(why) => (1, "cli-not-an-archive", vec![("why", why.clone())]),
        Refusal::Damaged(part) => (1, "cli-archive-damaged", vec![("part", part.clone())]),
        Refusal::OtherKind => (2, "cli-archive-other-kind", Vec::new()),
        Refusal::NewerFormat { version } => {
            (1, "cli-archive-newer-format", vec![("version", version.clone())])
        }
        Refusal::NewerSchema { version, migration } => (
            1,
            "cli-archive-newer",
            vec![("version", version.clone()), ("migration", migration.clone())],
        ),
        Refusal::FolderNotEmpty(folder) => (2, "cli-folder-not-empty", path(folder)),
        Refusal::DatabaseNotEmpty => (2, "cli-database-not-empty", Vec::new()),
        Refusal::BodyExists(name) => (2, "cli-body-exists", vec![("name", name.clone())]),
        Refusal::NoSuchBody(slug) => (2, "cli-no-such-body", vec![("slug", slug.clone())]),
        Refusal::FileExists(file) => (2, "cli-file-exists", path(file)),
    }
}
