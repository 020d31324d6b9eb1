//! Files kept by a server that speaks S3 (Garage, Ceph, hosts of all sorts): the address is the operator's, so it
//! may be a private one; requests are signed by `rusty-s3` and sent by the one client.
//!
//! Only what every such server has is asked for: `PUT`, `GET`, `HEAD` and `DELETE` of one object, addressed by path.

use std::time::Duration;

use kernel::{BoxFuture, FileHash, FileStore, FilesError};
use reqwest::Method;
use reqwest::header::{CONTENT_LENGTH, HeaderMap, HeaderValue};
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use url::Url;

use crate::SettingsError;
use crate::guard::Guard;
use crate::http::{Answered, Client, Error, Limits};

/// Somebody waits for it in front of a page: rather refuse soon. No transaction does ([`kernel::Work::keep_file`]). The
/// whole of one reading or writing, repetitions included, stays within the total.
const LIMITS: Limits = Limits {
    total: Duration::from_secs(8),
    connect: Duration::from_secs(2),
    body_bytes_max: 64 * 1024 * 1024,
    redirects_max: 0,
};
/// Times one thing is asked when the server is busy or cut the line.
const TRIES_MAX: u32 = 3;
/// Before the second time; twice as much before the third.
const PAUSE: Duration = Duration::from_millis(200);
/// How long a signature is good for.
const SIGNED_FOR: Duration = Duration::from_mins(5);
/// Letters of an error's code that are told.
const CODE_CHARS_MAX: usize = 60;

/// Where objects are, and who may write them.
pub struct Place<'a> {
    /// `s3://bucket/prefix`; the prefix may be empty
    pub address: &'a str,
    /// The server: `https://s3.example.fr`
    pub endpoint: &'a str,
    /// What the server calls its region
    pub region: &'a str,
    /// The key's identifier
    pub key_id: &'a str,
    /// The key's secret
    pub secret: &'a str,
}

/// Objects of one bucket, named by the SHA-256 of their bytes under one prefix.
pub struct Objects {
    client: Client,
    bucket: Bucket,
    credentials: Credentials,
    /// Empty, or ends with a slash
    prefix: String,
    limits: Limits,
}

impl Objects {
    /// Reads where they are; opens nothing yet.
    pub fn new(place: &Place<'_>) -> Result<Self, SettingsError> {
        Self::within(place, LIMITS)
    }

    fn within(place: &Place<'_>, limits: Limits) -> Result<Self, SettingsError> {
        let wrong = |what: &str| SettingsError::Objects(what.to_owned());
        let (bucket, prefix) = parsed(place.address).ok_or_else(|| wrong(place.address))?;
        let endpoint: Url = place.endpoint.parse().map_err(|_| wrong(place.endpoint))?;
        if !endpoint.username().is_empty() || endpoint.password().is_some() {
            return Err(wrong("the endpoint carries a password"));
        }
        let bucket = Bucket::new(endpoint, UrlStyle::Path, bucket, place.region.to_owned())
            .map_err(|_| wrong(place.endpoint))?;
        Ok(Self {
            // The operator's own address, and never another: redirects are not followed.
            client: Client::build(Guard::new(true), limits, place.address)?,
            bucket,
            credentials: Credentials::new(place.key_id, place.secret),
            prefix,
            limits,
        })
    }

    fn key(&self, name: &FileHash) -> String {
        format!("{}{}", self.prefix, name.key())
    }

    async fn in_time<T>(
        &self,
        deed: impl Future<Output = Result<T, FilesError>> + Send,
    ) -> Result<T, FilesError> {
        let late = Error::Timeout {
            seconds: self.limits.total.as_secs(),
        };
        tokio::time::timeout(self.limits.total, deed)
            .await
            .unwrap_or_else(|_| Err(FilesError::Away(late.to_string())))
    }

    /// Asks until somebody answers something else than « later ».
    async fn ask(&self, method: Method, key: &str, body: &[u8]) -> Result<Answered, FilesError> {
        let mut tries = 1;
        loop {
            let outcome = self.ask_once(method.clone(), key, body).await;
            let is_passing = match &outcome {
                Ok(answered) => Error::is_passing_status(answered.status),
                Err(error) => error.is_passing(),
            };
            if !is_passing || tries == TRIES_MAX {
                return outcome.map_err(|error| FilesError::Away(error.to_string()));
            }
            tokio::time::sleep(PAUSE * tries).await;
            tries += 1;
        }
    }

    async fn ask_once(&self, method: Method, key: &str, body: &[u8]) -> Result<Answered, Error> {
        let (bucket, credentials) = (&self.bucket, Some(&self.credentials));
        let mut headers = HeaderMap::new();
        let url = match method {
            Method::PUT => {
                // Said even when it is 0, which the client would leave out.
                headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
                bucket.put_object(credentials, key).sign(SIGNED_FOR)
            }
            Method::DELETE => bucket.delete_object(credentials, key).sign(SIGNED_FOR),
            Method::HEAD => bucket.head_object(credentials, key).sign(SIGNED_FOR),
            _ => bucket.get_object(credentials, key).sign(SIGNED_FOR),
        };
        self.client.request(method, url, headers, body.to_vec()).await
    }

    async fn write(&self, key: &str, bytes: &[u8]) -> Result<(), FilesError> {
        let answered = self.ask(Method::PUT, key, bytes).await?;
        if (200..300).contains(&answered.status) {
            Ok(())
        } else {
            Err(refused(&answered))
        }
    }
}

/// The bucket and the prefix of `s3://bucket/prefix`. A prefix with `..` or an empty part would lead elsewhere.
fn parsed(address: &str) -> Option<(String, String)> {
    let place = address.strip_prefix("s3://")?;
    let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
    let prefix = prefix.trim_end_matches('/');
    let is_name = |name: &str| {
        !matches!(name, "" | "." | "..")
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    if !is_name(bucket) || !prefix.is_empty() && !prefix.split('/').all(is_name) {
        return None;
    }
    let prefix = if prefix.is_empty() {
        String::new()
    } else {
        format!("{prefix}/")
    };
    Some((bucket.to_owned(), prefix))
}

/// What the server said, for the operator's log: its status and the code that its XML holds.
fn refused(answered: &Answered) -> FilesError {
    FilesError::Away(
        format!("answered {} {}", answered.status, code_of(answered))
            .trim_end()
            .to_owned(),
    )
}

fn code_of(answered: &Answered) -> String {
    let text = String::from_utf8_lossy(&answered.body);
    // What stands between the two tags of that name.
    let code = text.split("Code>").nth(1).unwrap_or_default();
    let letters = code.chars().filter(char::is_ascii_alphanumeric);
    letters.take(CODE_CHARS_MAX).collect()
}

impl FileStore for Objects {
    fn put<'a>(&'a self, name: &'a FileHash, bytes: Vec<u8>) -> BoxFuture<'a, Result<(), FilesError>> {
        Box::pin(self.in_time(async move {
            if bytes.len() > self.limits.body_bytes_max {
                return Err(FilesError::Away(format!(
                    "a file of {} bytes, more than what is read again",
                    bytes.len()
                )));
            }
            let key = self.key(name);
            // Servers refuse to say what is not there to a key that may not list: writing then decides.
            let known = self.ask(Method::HEAD, &key, &[]).await?;
            let is_there = known.status == 200
                && known
                    .header(CONTENT_LENGTH.as_str())
                    .is_some_and(|length| length == bytes.len().to_string());
            if is_there {
                return Ok(());
            }
            self.write(&key, &bytes).await
        }))
    }

    fn get<'a>(&'a self, name: &'a FileHash) -> BoxFuture<'a, Result<Option<Vec<u8>>, FilesError>> {
        Box::pin(self.in_time(async move {
            let answered = self.ask(Method::GET, &self.key(name), &[]).await?;
            match answered.status {
                200 => Ok(Some(answered.body)),
                // A whole bucket that is not there is no file that is missing.
                404 if code_of(&answered) != "NoSuchBucket" => Ok(None),
                _ => Err(refused(&answered)),
            }
        }))
    }

    fn probe<'a>(&'a self, name: &'a FileHash, bytes: Vec<u8>) -> BoxFuture<'a, Result<(), FilesError>> {
        Box::pin(self.in_time(async move { self.write(&self.key(name), &bytes).await }))
    }

    fn place(&self) -> String {
        format!("{}{}", self.bucket.base_url(), self.prefix)
    }
}

#[cfg(test)]
mod tests;
