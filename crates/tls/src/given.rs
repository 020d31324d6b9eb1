//! The operator's own certificate: read from two files, and again when they change.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::sync::watch;

use crate::Error;
use crate::certificates::{Certificate, Certificates};

/// How long between two looks at the files.
const PAUSE: Duration = Duration::from_secs(2);
/// From when on an end is said to be near, in seconds: two weeks.
const NEAR_S: i64 = 14 * 24 * 3600;

/// Where the chain and its key are, both in PEM.
#[derive(Clone, Debug)]
pub struct Given {
    /// The certificate and those that vouch for it
    pub chain: PathBuf,
    /// Its private key
    pub key: PathBuf,
}

impl Given {
    /// Reads both, and shows them from now on.
    pub fn show(&self, certificates: &Certificates) -> Result<(), Error> {
        certificates.set_given(self.read()?);
        Ok(())
    }

    /// When the certificate ends.
    pub fn until(&self) -> Result<jiff::Timestamp, Error> {
        Ok(self.read()?.until)
    }

    fn read(&self) -> Result<Certificate, Error> {
        let read = |path: &PathBuf| std::fs::read(path).map_err(Error::at(path));
        Certificate::read(&read(&self.chain)?, &read(&self.key)?)
    }

    fn changed_at(&self) -> [Option<SystemTime>; 2] {
        [&self.chain, &self.key].map(|path| std::fs::metadata(path).and_then(|file| file.modified()).ok())
    }
}

/// Looks until `stop` says so. Files that do not go together, as while they are being replaced, change nothing: what was
/// shown is shown on, and they are looked at again.
pub async fn keep_given(given: Given, certificates: Arc<Certificates>, mut stop: watch::Receiver<bool>) {
    let mut shown_of = given.changed_at();
    let mut failed_of = None;
    while !*stop.borrow() {
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
        let changed_at = given.changed_at();
        if changed_at == shown_of {
            continue;
        }
        match given.read() {
            Ok(certificate) => {
                shown_of = changed_at;
                let left_s = certificate.until.as_second() - jiff::Timestamp::now().as_second();
                tracing::info!(until = %certificate.until, is_near = left_s < NEAR_S, "certificate read again");
                certificates.set_given(certificate);
            }
            Err(error) if failed_of != Some(changed_at) => {
                failed_of = Some(changed_at);
                tracing::error!(error = %error, "the certificate's files cannot be used, the one before is shown on");
            }
            Err(_) => {}
        }
    }
}
