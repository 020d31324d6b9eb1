//! A file that is read again and again: only when it changed (RFC 9110, section 13.1), wherever its address leads.

use reqwest::header::{
    CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, LAST_MODIFIED,
};
use reqwest::{Method, StatusCode};

use super::{Client, Error, Limits, Outgoing, shown};

/// What a server said of the file when it was last read; empty for what it did not say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Its entity tag, as it was given
    pub etag: &'a str,
    /// When it was last modified, as it was given
    pub last_modified: &'a str,
}

/// A file, read whole.
#[derive(Clone, Debug)]
pub struct FetchedFile {
    /// The last part of the path that answered, after redirects; may be empty
    pub last_segment: String,
    /// What it is said to be; may be empty
    pub content_type: String,
    /// How it is said to be kept (RFC 6266); may be empty
    pub disposition: String,
    /// Its entity tag; may be empty
    pub etag: String,
    /// When it was last modified, as the server says it; may be empty
    pub last_modified: String,
    /// Its bytes
    pub body: Vec<u8>,
}

impl Client {
    /// Reads the file at `url`, of `bytes_max` bytes at most; none when the server says that it is what was `known`.
    /// Redirects are followed, each checked as the first address.
    ///
    /// # Errors
    /// As [`Client::get`]: a status that is neither a success nor 304 is one too.
    pub async fn fetch_file(
        &self,
        url: &str,
        known: Known<'_>,
        bytes_max: usize,
    ) -> Result<Option<FetchedFile>, Error> {
        let wider = Self {
            limits: Limits {
                body_bytes_max: bytes_max,
                ..self.limits
            },
            ..self.clone()
        };
        let outgoing = Outgoing {
            method: Method::GET,
            headers: conditions(known),
            body: Vec::new(),
        };
        tokio::time::timeout(self.limits.total, wider.read_file(url, &outgoing))
            .await
            .unwrap_or(Err(Error::Timeout {
                seconds: self.limits.total.as_secs(),
            }))
    }

    async fn read_file(&self, url: &str, outgoing: &Outgoing) -> Result<Option<FetchedFile>, Error> {
        let (url, mut answer) = self.reach(url, outgoing).await?;
        let status = answer.status();
        if status == StatusCode::NOT_MODIFIED && !outgoing.headers.is_empty() {
            return Ok(None);
        }
        if !status.is_success() {
            return Err(Error::Status {
                url: shown(&url),
                status: status.as_u16(),
            });
        }
        let header = |name: HeaderName| {
            let value = answer.headers().get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        let mut file = FetchedFile {
            last_segment: url
                .path_segments()
                .and_then(|mut segments| segments.next_back())
                .unwrap_or_default()
                .to_owned(),
            content_type: header(CONTENT_TYPE),
            disposition: header(CONTENT_DISPOSITION),
            etag: header(ETAG),
            last_modified: header(LAST_MODIFIED),
            body: Vec::new(),
        };
        file.body = self.read_body(&mut answer).await?;
        Ok(Some(file))
    }
}

/// What was kept and cannot be a header is not asked with.
fn conditions(known: Known<'_>) -> HeaderMap {
    let all = [
        (IF_NONE_MATCH, known.etag),
        (IF_MODIFIED_SINCE, known.last_modified),
    ];
    all.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .filter_map(|(name, value)| Some((name, HeaderValue::from_str(value).ok()?)))
        .collect()
}
