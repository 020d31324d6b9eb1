//! What was obtained, on disk: one file a certificate with its key, one for the account with the authority.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::Error;
use crate::certificates::Certificate;

/// Hidden: backups leave it out.
const FOLDER: &str = ".tls";
const ACCOUNT: &str = "account.json";

/// The folder of one authority: a certificate of another one, obtained to try, is never taken for one of this.
#[derive(Clone, Debug)]
pub struct Kept {
    folder: PathBuf,
}

impl Kept {
    /// Under the data folder, for the authority whose directory is at `directory`.
    pub fn of(data: &Path, directory: &str) -> Self {
        let digest = Sha256::digest(directory.as_bytes());
        let name = digest.iter().take(8).fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        });
        Self {
            folder: data.join(FOLDER).join(name),
        }
    }

    /// The end of the certificate kept for `name`; none when there is none.
    pub fn until(&self, name: &str) -> Result<Option<Timestamp>, Error> {
        Ok(self.certificate(name)?.map(|found| found.until))
    }

    pub(crate) fn certificate(&self, name: &str) -> Result<Option<Certificate>, Error> {
        match self.read(&file_of(name))? {
            Some(pem) => Certificate::read(&pem, &pem).map(Some),
            None => Ok(None),
        }
    }

    pub(crate) fn keep_certificate(&self, name: &str, pem: &str) -> Result<(), Error> {
        self.write(&file_of(name), pem.as_bytes())
    }

    pub(crate) fn account(&self) -> Result<Option<Vec<u8>>, Error> {
        self.read(ACCOUNT)
    }

    pub(crate) fn keep_account(&self, account: &[u8]) -> Result<(), Error> {
        self.write(ACCOUNT, account)
    }

    fn read(&self, file: &str) -> Result<Option<Vec<u8>>, Error> {
        let path = self.folder.join(file);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::at(path)(error)),
        }
    }

    /// Whole under its name, or not at all, and readable by its owner only from its first byte.
    fn write(&self, file: &str, bytes: &[u8]) -> Result<(), Error> {
        let mut folders = std::fs::DirBuilder::new();
        folders.recursive(true).mode(0o700);
        folders.create(&self.folder).map_err(Error::at(&self.folder))?;
        let path = self.folder.join(file);
        let part = self.folder.join(format!("{file}.{}.part", std::process::id()));
        let written = std::fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&part)
            .and_then(|mut opened| {
                opened.write_all(bytes)?;
                opened.sync_all()
            })
            .and_then(|()| std::fs::rename(&part, &path));
        written.map_err(Error::at(path))
    }
}

/// Names hold letters, digits, dots, hyphens and underscores ([`kernel::HostName`]): none leaves the folder.
fn file_of(name: &str) -> String {
    format!("{name}.pem")
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn keys_are_read_by_their_owner_only_and_authorities_are_kept_apart() {
        let data = tempfile::tempdir().expect("a folder");
        let (one, other) = (
            Kept::of(data.path(), "https://a"),
            Kept::of(data.path(), "https://b"),
        );
        one.keep_account(b"{}").expect("written");
        assert_eq!(one.account().expect("read"), Some(b"{}".to_vec()));
        assert_eq!(other.account().expect("read"), None);
        let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&one.folder.join(ACCOUNT)), 0o600);
        assert_eq!(mode(&one.folder), 0o700);
        assert_eq!(mode(&data.path().join(FOLDER)), 0o700);
    }
}
