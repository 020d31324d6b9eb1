//! Files kept by their content: the name of a file is the SHA-256 of its bytes, so nothing is stored twice and nothing
//! can change under its name.

use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{BoxFuture, Fault};

/// The SHA-256 of a file's bytes, in 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileHash(String);

impl FileHash {
    /// The hash of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(
            Sha256::digest(bytes)
                .iter()
                .fold(String::with_capacity(64), |mut hex, byte| {
                    let _ = write!(hex, "{byte:02x}");
                    hex
                }),
        )
    }

    /// Reads 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let well_formed =
            text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        well_formed.then(|| Self(text.to_owned()))
    }

    /// Where the file stands in a store, two digits and the others: `ab/cdef…`.
    pub fn key(&self) -> String {
        format!("{}/{}", &self.0[..2], &self.0[2..])
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&FileHash> for db::Value {
    fn from(hash: &FileHash) -> Self {
        Self::from(hash.as_str())
    }
}

impl db::Column for FileHash {
    fn read_nullable(row: &db::Row, name: &str) -> Result<Option<Self>, db::Error> {
        let Some(text) = row.get::<Option<String>>(name)? else {
            return Ok(None);
        };
        Self::parse(&text).map(Some).ok_or_else(|| db::Error::Content {
            column: name.to_owned(),
            value: text,
        })
    }
}

/// Why a file was not kept, or not read.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The bytes under this name are not those of the name: a damaged disk or a careless hand must not publish damaged
    /// acts
    #[error("file {0} no longer has its content")]
    Damaged(FileHash),
    /// The store does not answer, or refuses: the same may succeed later
    #[error("the store of files: {0}")]
    Away(String),
    /// The disk
    #[error(transparent)]
    Disk(#[from] std::io::Error),
}

impl From<FilesError> for Fault {
    fn from(error: FilesError) -> Self {
        match error {
            FilesError::Away(why) => Self::FilesAway(why),
            FilesError::Damaged(_) | FilesError::Disk(_) => Self::Internal(format!("a file: {error}")),
        }
    }
}

/// A file stored within this time is not removed.
const YOUNG: Duration = Duration::from_hours(24);

/// A store elsewhere than in the data folder. Names are checked by [`Files`], not by it.
pub trait FileStore: Send + Sync {
    /// Keeps `bytes` under `name`; again changes nothing.
    fn put<'a>(&'a self, name: &'a FileHash, bytes: Vec<u8>) -> BoxFuture<'a, Result<(), FilesError>>;
    /// What is kept under `name`, whatever it is; none when there is no such object.
    fn get<'a>(&'a self, name: &'a FileHash) -> BoxFuture<'a, Result<Option<Vec<u8>>, FilesError>>;
    /// Writes a few bytes even if they are there already: whether that is allowed is what is asked.
    fn probe<'a>(&'a self, name: &'a FileHash, bytes: Vec<u8>) -> BoxFuture<'a, Result<(), FilesError>>;
    /// Where it is, for the operator; without any secret.
    fn place(&self) -> String;
}

/// The content-addressed store: a folder, or what the operator chose. Cheap to clone.
#[derive(Clone)]
pub struct Files(Kept);

#[derive(Clone)]
enum Kept {
    Folder(PathBuf),
    Elsewhere(Arc<Watched>),
}

/// A store elsewhere, and how it went.
struct Watched {
    store: Arc<dyn FileStore>,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    success: Option<Instant>,
    /// The last one, until something succeeds
    failure: Option<(Instant, String)>,
}

/// How the exchanges with a store elsewhere go, as this process saw them since it began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoreState {
    /// Where it is, without any secret
    pub place: String,
    /// How long ago something was written or read
    pub succeeded_ago: Option<Duration>,
    /// How long ago it last failed, and why; none since something succeeded
    pub failed_ago: Option<(Duration, String)>,
}

impl Watched {
    /// Writes down how an exchange went.
    fn saw<T>(&self, outcome: Result<T, FilesError>) -> Result<T, FilesError> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        match &outcome {
            Ok(_) => {
                *seen = Seen {
                    success: Some(Instant::now()),
                    failure: None,
                }
            }
            Err(error) => seen.failure = Some((Instant::now(), error.to_string())),
        }
        outcome
    }
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match &self.0 {
            Kept::Folder(folder) => folder.display().to_string(),
            Kept::Elsewhere(there) => there.store.place(),
        };
        f.debug_tuple("Files").field(&place).finish()
    }
}

impl Files {
    /// Files are kept under `folder`, made when absent.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self(Kept::Folder(folder))
    }

    /// Files are kept by `store`.
    pub fn elsewhere(store: Arc<dyn FileStore>) -> Self {
        let seen = Mutex::default();
        Self(Kept::Elsewhere(Arc::new(Watched { store, seen })))
    }

    /// Where the bytes stored under `hash` are, or would be, when that is on this machine's disk.
    pub fn path(&self, hash: &FileHash) -> Option<PathBuf> {
        match &self.0 {
            Kept::Folder(folder) => Some(folder.join(hash.key())),
            Kept::Elsewhere(_) => None,
        }
    }

    /// The store, when it is not on this machine's disk: where it is.
    pub fn place_elsewhere(&self) -> Option<String> {
        match &self.0 {
            Kept::Folder(_) => None,
            Kept::Elsewhere(there) => Some(there.store.place()),
        }
    }

    /// The store, when it is not on this machine's disk: how it goes.
    pub fn state_elsewhere(&self) -> Option<StoreState> {
        let Kept::Elsewhere(there) = &self.0 else {
            return None;
        };
        let seen = there.seen.lock().unwrap_or_else(PoisonError::into_inner);
        Some(StoreState {
            place: there.store.place(),
            succeeded_ago: seen.success.map(|at| at.elapsed()),
            failed_ago: seen.failure.as_ref().map(|(at, why)| (at.elapsed(), why.clone())),
        })
    }

    /// Stores `bytes` and gives their name. Storing the same bytes again does nothing. In a folder, the file is complete
    /// and on disk before it has its name: a crash leaves at worst a stray `.part` file, never half a content.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<FileHash, FilesError> {
        match &self.0 {
            Kept::Folder(folder) => {
                let folder = folder.clone();
                tokio::task::spawn_blocking(move || put_in_folder(&folder, &bytes))
                    .await
                    .map_err(std::io::Error::other)?
                    .map_err(FilesError::Disk)
            }
            Kept::Elsewhere(there) => {
                let hash = FileHash::of(&bytes);
                there.saw(there.store.put(&hash, bytes).await)?;
                Ok(hash)
            }
        }
    }

    /// The bytes stored under `hash`; none when there is no such file. Bytes that do not have that hash are an error.
    pub async fn get(&self, hash: &FileHash) -> Result<Option<Vec<u8>>, FilesError> {
        let found = match &self.0 {
            Kept::Folder(folder) => match tokio::fs::read(folder.join(hash.key())).await {
                Ok(bytes) => Some(bytes),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
                Err(error) => return Err(error.into()),
            },
            Kept::Elsewhere(there) => there.saw(there.store.get(hash).await)?,
        };
        match found {
            Some(bytes) if FileHash::of(&bytes) != *hash => Err(FilesError::Damaged(hash.clone())),
            found => Ok(found),
        }
    }

    /// Removes the file stored under `hash` from the folder, when nobody stored it for a day; nothing when there is none.
    /// Several bodies may keep the same content: who removes has asked [`House::is_file_kept`](crate::House::is_file_kept),
    /// and who stored it within the day may not have said so yet. What a store elsewhere holds stays: it cannot tell.
    pub async fn remove(&self, hash: &FileHash) -> Result<(), FilesError> {
        let Kept::Folder(folder) = &self.0 else {
            return Ok(());
        };
        let path = folder.join(hash.key());
        let Ok(there) = tokio::fs::metadata(&path).await else {
            return Ok(());
        };
        if there.modified()?.elapsed().is_ok_and(|age| age < YOUNG) {
            return Ok(());
        }
        match tokio::fs::remove_file(path).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Writes a few bytes and reads them again: whether the store elsewhere can do both. The same bytes each time, so
    /// that one object at most remains of it.
    pub async fn probe(&self) -> Result<(), FilesError> {
        let Kept::Elsewhere(there) = &self.0 else {
            return Ok(());
        };
        let bytes = b"parvis doctor\n".to_vec();
        let hash = FileHash::of(&bytes);
        there.saw(there.store.probe(&hash, bytes).await)?;
        match self.get(&hash).await? {
            Some(_) => Ok(()),
            None => Err(FilesError::Away("what was just written is not there".to_owned())),
        }
    }
}

fn put_in_folder(root: &Path, bytes: &[u8]) -> std::io::Result<FileHash> {
    use std::io::Write as _;
    let hash = FileHash::of(bytes);
    let path = root.join(hash.key());
    if let Ok(there) = std::fs::File::options().append(true).open(&path) {
        // Whoever keeps it again may not have said so yet: it is young again, and is not swept away.
        there.set_modified(std::time::SystemTime::now())?;
        return Ok(hash);
    }
    let folder = path.parent().expect("a hash has a folder");
    std::fs::create_dir_all(folder)?;
    let part = folder.join(format!("{}.{}.part", &hash.as_str()[2..], uuid::Uuid::now_v7()));
    let mut file = std::fs::File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&part, &path)?;
    std::fs::File::open(folder)?.sync_all()?;
    Ok(hash)
}
