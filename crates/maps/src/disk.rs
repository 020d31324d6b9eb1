//! Files of tiles on this machine's disk, of which a few bytes are read at a time: the one that the operator puts beside the data,
//! and those that the house keeps there.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use bytes::Bytes;
use kernel::{Fault, FileHash, House};

use crate::model::{Archive, HEADER_BYTES, Unusable};

/// The operator's file, in the folder of the data: it may be larger than what is sent by a form.
pub(crate) const OPERATORS: &str = "fond.pmtiles";

/// A file that is there.
#[derive(Clone, Debug)]
pub(crate) struct OnDisk {
    path: PathBuf,
    /// Its bytes
    pub(crate) size: u64,
    /// The same as long as nobody changes it
    pub(crate) tag: String,
}

impl OnDisk {
    /// The operator's file; none when there is none.
    pub(crate) async fn operators(house: &House) -> Result<Option<Self>, Fault> {
        let path = house.settings.data.join(OPERATORS);
        aside(move || Self::at(path))
            .await
            .map_err(|error| internal(&error))
    }

    /// A file that the house keeps; none when it is kept elsewhere than on this machine's disk.
    pub(crate) async fn kept(house: &House, hash: &FileHash) -> Result<Option<Self>, Fault> {
        let Some(path) = house.files.path(hash) else {
            return Ok(None);
        };
        aside(move || Self::at(path))
            .await
            .map_err(|error| internal(&error))
    }

    fn at(path: PathBuf) -> io::Result<Option<Self>> {
        let about = match std::fs::metadata(&path) {
            Ok(about) if about.is_file() => about,
            Ok(_) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let changed_at = about.modified()?.duration_since(UNIX_EPOCH);
        let changed_at = changed_at.map_or(0, |age| age.as_nanos());
        Ok(Some(Self {
            path,
            size: about.len(),
            tag: format!("{:x}-{changed_at:x}", about.len()),
        }))
    }

    /// So many bytes from one on.
    pub(crate) async fn read(&self, from: u64, length: usize) -> io::Result<Bytes> {
        let path = self.path.clone();
        aside(move || part(&path, from, length)).await.map(Bytes::from)
    }

    /// What it says of itself, or why it cannot be used.
    pub(crate) async fn archive(&self) -> Result<Result<Archive, Unusable>, Fault> {
        let (path, size) = (self.path.clone(), self.size);
        aside(move || described(&path, size))
            .await
            .map_err(|error| internal(&error))
    }
}

fn part(path: &Path, from: u64, length: usize) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = vec![0; length];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn described(path: &Path, size: u64) -> io::Result<Result<Archive, Unusable>> {
    if size < HEADER_BYTES as u64 {
        return Ok(Err(Unusable::NotPmtiles));
    }
    let header = part(path, 0, HEADER_BYTES)?;
    Ok(match Archive::metadata_at(&header, size) {
        Err(unusable) => Err(unusable),
        Ok((from, length)) => Archive::described(&header, &part(path, from, length)?),
    })
}

async fn aside<T: Send + 'static>(task: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(task)
        .await
        .map_err(io::Error::other)?
}

fn internal(error: &io::Error) -> Fault {
    Fault::Internal(error.to_string())
}
