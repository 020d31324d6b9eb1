//! How a command ends: exit codes, and one line on the error stream that says what, where and how to mend.

use std::process::ExitCode;

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
            let arguments: Vec<(&str, Value<'_>)> = arguments
                .iter()
                .map(|(name, value)| (*name, Value::from(value.as_str())))
                .collect();
            eprintln!("parvis: {}", words.say_with(key, &arguments));
            ExitCode::from(2)
        }
        Err(Failure::Could(error)) => {
            let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
            eprintln!("parvis: {}", causes.join(" : "));
            ExitCode::from(3)
        }
    }
}
