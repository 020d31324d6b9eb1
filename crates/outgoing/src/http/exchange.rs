//! Requests with credentials and a method of their own, for servers where what is answered besides a success matters
//! (`WebDAV`: `PROPFIND`, preconditions, `412`).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Method;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};

use url::Url;

use super::{Client, Error, parse};
use crate::guard::Refused;

/// One request. It is never repeated elsewhere: a redirect would carry the password to whoever it names. It has no `Debug`:
/// no log may hold the password.
#[derive(Clone)]
pub struct Asked<'a> {
    /// `GET`, `PUT`, `PROPFIND`…
    pub method: &'a str,
    /// The whole address
    pub url: &'a str,
    /// Headers, by name
    pub headers: &'a [(&'a str, &'a str)],
    /// Who asks
    pub credentials: Credentials<'a>,
    /// The body; may be empty
    pub body: Vec<u8>,
}

/// Who asks. It has no `Debug`: no log may hold it.
#[derive(Clone, Copy)]
pub enum Credentials<'a> {
    /// Nobody in particular
    Nobody,
    /// An account and its password (RFC 7617)
    Account(&'a str, &'a str),
    /// Whoever holds this token (RFC 6750)
    Bearer(&'a str),
}

impl Credentials<'_> {
    fn header(self) -> Result<Option<HeaderValue>, Error> {
        let text = match self {
            Self::Nobody => return Ok(None),
            Self::Account(account, password) => {
                format!("Basic {}", STANDARD.encode(format!("{account}:{password}")))
            }
            Self::Bearer(token) => format!("Bearer {token}"),
        };
        let mut value = HeaderValue::try_from(text).map_err(|_| Error::Request("credentials".to_owned()))?;
        value.set_sensitive(true);
        Ok(Some(value))
    }
}

/// What came back, whatever its status.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The status
    pub status: u16,
    /// The body, read whole
    pub body: Vec<u8>,
    headers: HeaderMap,
}

impl Answered {
    /// The header called `name`, when it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The status, the headers and the body.
    pub fn into_parts(self) -> (u16, HeaderMap, Vec<u8>) {
        (self.status, self.headers, self.body)
    }
}

impl Client {
    /// Sends one request and reads its answer: guarded and bounded as any other, without following redirects.
    pub async fn exchange(&self, asked: Asked<'_>) -> Result<Answered, Error> {
        tokio::time::timeout(self.limits.total, self.exchange_once(asked))
            .await
            .unwrap_or(Err(Error::Timeout {
                seconds: self.limits.total.as_secs(),
            }))
    }

    async fn exchange_once(&self, asked: Asked<'_>) -> Result<Answered, Error> {
        let url = parse(asked.url)?;
        self.guard
            .check(&url)
            .map_err(|Refused(what)| Error::Private(what))?;
        let method = Method::from_bytes(asked.method.as_bytes())
            .map_err(|_| Error::Request(format!("method {:?}", asked.method)))?;
        let mut headers = HeaderMap::new();
        for (name, value) in asked.headers {
            let name: HeaderName = name
                .parse()
                .map_err(|_| Error::Request(format!("header {name:?}")))?;
            let value = HeaderValue::from_str(value)
                .map_err(|_| Error::Request(format!("value of the header {name}")))?;
            headers.insert(name, value);
        }
        if let Some(credentials) = asked.credentials.header()? {
            headers.insert(AUTHORIZATION, credentials);
        }
        self.once(method, url, headers, asked.body).await
    }

    /// Sends what a library that speaks a protocol over HTTP wrote: guarded and bounded as any other, without following
    /// redirects.
    pub async fn relay(
        &self,
        method: Method,
        url: &str,
        headers: HeaderMap,
        body: Vec<u8>,
    ) -> Result<Answered, Error> {
        let url = parse(url)?;
        tokio::time::timeout(self.limits.total, self.request(method, url, headers, body))
            .await
            .unwrap_or(Err(Error::Timeout {
                seconds: self.limits.total.as_secs(),
            }))
    }

    /// The same with headers of one's own, or an address that is signed.
    pub(crate) async fn request(
        &self,
        method: Method,
        url: Url,
        headers: HeaderMap,
        body: Vec<u8>,
    ) -> Result<Answered, Error> {
        self.guard
            .check(&url)
            .map_err(|Refused(what)| Error::Private(what))?;
        self.once(method, url, headers, body).await
    }

    async fn once(
        &self,
        method: Method,
        url: Url,
        headers: HeaderMap,
        body: Vec<u8>,
    ) -> Result<Answered, Error> {
        let is_head = method == Method::HEAD;
        let mut answer = self
            .inner
            .request(method, url)
            .headers(headers)
            .body(body)
            .send()
            .await
            .map_err(|error| self.failure(&error))?;
        let headers = answer.headers().clone();
        let status = answer.status().as_u16();
        // What a HEAD announces is not sent.
        let body = if is_head {
            Vec::new()
        } else {
            self.read_body(&mut answer).await?
        };
        Ok(Answered {
            status,
            body,
            headers,
        })
    }
}
