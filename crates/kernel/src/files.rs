//! Files kept by their content: the name of a file is the SHA-256 of its bytes, so nothing is stored twice and nothing
//! can change under its name.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

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

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for FileHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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

/// The content-addressed store: a folder.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
}

impl Files {
    /// Files are kept under `folder`, made when absent.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where the bytes stored under `hash` are, or would be.
    pub fn path(&self, hash: &FileHash) -> PathBuf {
        self.folder.join(&hash.as_str()[..2]).join(&hash.as_str()[2..])
    }

    /// Stores `bytes` and gives their name. The file is complete and on disk before it has its name: a crash leaves at
    /// worst a stray `.part` file, never half a content. Storing the same bytes again does nothing.
    pub async fn put(&self, bytes: Vec<u8>) -> std::io::Result<FileHash> {
        let files = self.clone();
        tokio::task::spawn_blocking(move || files.put_blocking(&bytes))
            .await
            .map_err(std::io::Error::other)?
    }

    fn put_blocking(&self, bytes: &[u8]) -> std::io::Result<FileHash> {
        use std::io::Write as _;
        let hash = FileHash::of(bytes);
        let path = self.path(&hash);
        if path.exists() {
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

    /// The bytes stored under `hash`; none when there is no such file. Bytes that no longer have that hash are an
    /// error: a damaged disk must not publish damaged acts.
    pub async fn get(&self, hash: &FileHash) -> std::io::Result<Option<Vec<u8>>> {
        let bytes = match tokio::fs::read(self.path(hash)).await {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        if FileHash::of(&bytes) != *hash {
            return Err(std::io::Error::other(format!(
                "file {hash} no longer has its content"
            )));
        }
        Ok(Some(bytes))
    }
}
