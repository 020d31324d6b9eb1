//! Why an archive was not made, or not taken.

use std::path::PathBuf;

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not what it should be, or does not fit here: the operator reads why.
    #[error("{0:?}")]
    Refused(Refusal),
    /// The database.
    #[error(transparent)]
    Db(#[from] db::Error),
    /// The store of files does not answer.
    #[error(transparent)]
    Files(#[from] kernel::FilesError),
    /// The disk.
    #[error("{path}: {source}")]
    Disk {
        /// Where
        path: PathBuf,
        /// What the system said
        source: std::io::Error,
    },
}

/// Why an archive is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No archive of ours: what is wrong, in technical words.
    NotAnArchive(String),
    /// A part does not have the content its manifest gives.
    Damaged(String),
    /// An export where a backup is wanted, or the contrary.
    OtherKind,
    /// The format is of a later program.
    NewerFormat {
        /// The version that wrote it
        version: String,
    },
    /// The schema is of a later program, or of another one.
    NewerSchema {
        /// The version that wrote it
        version: String,
        /// The first migration that is not known here
        migration: String,
    },
    /// A folder that must be empty is not.
    FolderNotEmpty(PathBuf),
    /// A database that must hold no body holds some.
    DatabaseNotEmpty,
    /// The body, or another one of the same name, is here already.
    BodyExists(String),
    /// No body has this name.
    NoSuchBody(String),
    /// A file of that name is there already.
    FileExists(PathBuf),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Says where the disk failed.
pub(crate) fn at(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Error {
    let path = path.into();
    |source| Error::Disk { path, source }
}

#[expect(clippy::needless_pass_by_value, reason = "errors are handed over by value")]
pub(crate) fn malformed(why: impl ToString) -> Error {
    Refusal::NotAnArchive(why.to_string()).into()
}
