//! Requests to the outside: one client, with a bound on everything.

use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use kernel::{Delivery, Settings};
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION};
use reqwest::{Method, StatusCode};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use serde::Serialize;
use url::Url;

use crate::SettingsError;
use crate::guard::{Guard, Refused};

mod exchange;
mod file;
#[cfg(test)]
pub(crate) mod tests;

pub use exchange::{Answered, Asked, Credentials};
pub use file::{FetchedFile, Known};

/// What a request may cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// From the first byte sent to the last byte read, redirects included: below the worker's lease (60 s), or two
    /// nodes would do the same thing.
    pub(crate) total: Duration,
    /// To open a connection
    pub(crate) connect: Duration,
    /// Bytes of an answer's body
    pub(crate) body_bytes_max: usize,
    /// Redirects followed
    pub(crate) redirects_max: usize,
}

const LIMITS: Limits = Limits {
    total: Duration::from_secs(30),
    connect: Duration::from_secs(5),
    body_bytes_max: 8 * 1024 * 1024,
    redirects_max: 3,
};

/// Why a request was not answered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not an `http://` or `https://` address, or one that carries a password
    #[error("address not understood: {0}")]
    Address(String),
    /// What was to be sent cannot be written as a request
    #[error("request: {0}")]
    Request(String),
    /// The address leads into a private network
    #[error("{0} leads to a private address")]
    Private(String),
    /// Answered with a status that is not a success
    #[error("{url} answered {status}")]
    Status {
        /// Who answered
        url: String,
        /// The status
        status: u16,
    },
    /// Redirected where this client does not follow
    #[error("redirect not followed: {0}")]
    Redirect(String),
    /// The answer is larger than allowed
    #[error("answer of more than {bytes_max} bytes")]
    TooLarge {
        /// The limit
        bytes_max: usize,
    },
    /// No whole answer in time
    #[error("no answer within {seconds} s")]
    Timeout {
        /// The limit
        seconds: u64,
    },
    /// No connection, or a broken one
    #[error("connection: {0}")]
    Connection(String),
}

impl Error {
    /// True when the same request may succeed later: the other side is down, slow or busy.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Timeout { .. } | Self::Connection(_) => true,
            Self::Status { status, .. } => Self::is_passing_status(*status),
            Self::Address(_)
            | Self::Request(_)
            | Self::Private(_)
            | Self::Redirect(_)
            | Self::TooLarge { .. } => false,
        }
    }

    /// Request Timeout, Too Early, Too Many Requests (RFC 9110, 8470, 6585), and what servers owe to themselves.
    pub(crate) fn is_passing_status(status: u16) -> bool {
        matches!(status, 408 | 425 | 429 | 500..)
    }
}

impl From<Error> for Delivery {
    fn from(error: Error) -> Self {
        if error.is_passing() {
            Self::Again(error.to_string())
        } else {
            Self::Park(error.to_string())
        }
    }
}

/// An answer: always a success (2xx), read whole.
#[derive(Clone, Debug)]
pub struct Response {
    /// Who answered, after redirects
    pub url: Url,
    /// The status, from 200 to 299
    pub status: u16,
    /// What the body is said to be
    pub content_type: Option<String>,
    /// The body
    pub body: Vec<u8>,
}

/// The HTTP client: cheap to clone, connections are shared.
///
/// No proxy, no cookie, no compression (a small body cannot swell), certificates checked against the authorities of
/// Mozilla's list held in the binary.
#[derive(Clone)]
pub struct Client {
    inner: reqwest::Client,
    guard: Guard,
    limits: Limits,
}

/// What is sent, kept to be sent again to where a redirect leads.
struct Outgoing {
    method: Method,
    headers: HeaderMap,
    body: Vec<u8>,
}

/// How long a connection waits for another request. Servers close theirs after two seconds (Gunicorn) or five (Apache, Node.js); a form
/// sent at that very moment would be lost, and cannot be sent again by itself.
const IDLE_TIME_MAX: Duration = Duration::from_secs(1);

impl Client {
    /// A client that follows the operator's settings.
    pub fn new(settings: &Settings) -> Result<Self, SettingsError> {
        let guard = Guard::new(settings.private_network_allowed);
        Self::build(guard, LIMITS, &settings.base_url)
    }

    /// The same, which also trusts the authorities in `pem`: those of a network of one's own.
    pub fn trusting(settings: &Settings, pem: &[u8]) -> Result<Self, SettingsError> {
        let mut own = Vec::new();
        for authority in CertificateDer::pem_slice_iter(pem) {
            own.push(authority.map_err(|error| SettingsError::Http(error.to_string()))?);
        }
        let guard = Guard::new(settings.private_network_allowed);
        Self::with(guard, LIMITS, &settings.base_url, own)
    }

    pub(crate) fn build(guard: Guard, limits: Limits, base_url: &str) -> Result<Self, SettingsError> {
        Self::with(guard, limits, base_url, Vec::new())
    }

    fn with(
        guard: Guard,
        limits: Limits,
        base_url: &str,
        own: Vec<CertificateDer<'static>>,
    ) -> Result<Self, SettingsError> {
        let inner = reqwest::Client::builder()
            .user_agent(format!("Parvis/{} (+{base_url})", env!("CARGO_PKG_VERSION")))
            .tls_backend_preconfigured(tls(own)?)
            .dns_resolver(Arc::new(guard))
            .no_proxy()
            // Followed here, one by one, each checked as the first address was.
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(limits.connect)
            .pool_max_idle_per_host(2)
            .pool_idle_timeout(IDLE_TIME_MAX)
            .build()
            .map_err(|error| SettingsError::Http(reasons(&error)))?;
        Ok(Self { inner, guard, limits })
    }

    /// Reads what stands at `url`.
    pub async fn get(&self, url: &str) -> Result<Response, Error> {
        self.send(
            url,
            Outgoing {
                method: Method::GET,
                headers: HeaderMap::new(),
                body: Vec::new(),
            },
        )
        .await
    }

    /// Sends a form. `idempotency_key` tells the receiver that a repetition is one.
    pub async fn post_form(
        &self,
        url: &str,
        form: &[(&str, &str)],
        idempotency_key: &str,
    ) -> Result<Response, Error> {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        self.post(
            url,
            "application/x-www-form-urlencoded",
            body.into_bytes(),
            idempotency_key,
        )
        .await
    }

    /// Sends a value as JSON. `idempotency_key` tells the receiver that a repetition is one.
    pub async fn post_json(
        &self,
        url: &str,
        value: &(impl Serialize + Sync),
        idempotency_key: &str,
    ) -> Result<Response, Error> {
        let body = serde_json::to_vec(value).map_err(|error| Error::Request(error.to_string()))?;
        self.post(url, "application/json", body, idempotency_key).await
    }

    async fn post(
        &self,
        url: &str,
        content_type: &'static str,
        body: Vec<u8>,
        idempotency_key: &str,
    ) -> Result<Response, Error> {
        let key = HeaderValue::from_str(idempotency_key)
            .map_err(|_| Error::Request(format!("idempotency key {idempotency_key:?}")))?;
        let headers = HeaderMap::from_iter([
            (CONTENT_TYPE, HeaderValue::from_static(content_type)),
            ("idempotency-key".parse().expect("a header's name"), key),
        ]);
        self.send(
            url,
            Outgoing {
                method: Method::POST,
                headers,
                body,
            },
        )
        .await
    }

    async fn send(&self, url: &str, outgoing: Outgoing) -> Result<Response, Error> {
        tokio::time::timeout(self.limits.total, self.follow(url, &outgoing))
            .await
            .unwrap_or(Err(Error::Timeout {
                seconds: self.limits.total.as_secs(),
            }))
    }

    async fn follow(&self, url: &str, outgoing: &Outgoing) -> Result<Response, Error> {
        let (url, answer) = self.reach(url, outgoing).await?;
        self.read(url, answer).await
    }

    /// Follows redirects to the last answer, whose body is still to be read.
    async fn reach(&self, url: &str, outgoing: &Outgoing) -> Result<(Url, reqwest::Response), Error> {
        let mut url = parse(url)?;
        for _ in 0..=self.limits.redirects_max {
            self.guard
                .check(&url)
                .map_err(|Refused(what)| Error::Private(what))?;
            let answer = self
                .inner
                .request(outgoing.method.clone(), url.clone())
                .headers(outgoing.headers.clone())
                .body(outgoing.body.clone())
                .send()
                .await
                .map_err(|error| self.failure(&error))?;
            match next_address(&url, &outgoing.method, answer.status(), answer.headers())? {
                Some(next) => url = next,
                None => return Ok((url, answer)),
            }
        }
        Err(Error::Redirect(format!(
            "more than {} in a row",
            self.limits.redirects_max
        )))
    }

    /// Reads the body as it comes, and stops at the limit whatever length was announced.
    async fn read(&self, url: Url, mut answer: reqwest::Response) -> Result<Response, Error> {
        let status = answer.status();
        if !status.is_success() {
            return Err(Error::Status {
                url: shown(&url),
                status: status.as_u16(),
            });
        }
        let content_type = answer
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        let body = self.read_body(&mut answer).await?;
        Ok(Response {
            url,
            status: status.as_u16(),
            content_type,
            body,
        })
    }

    async fn read_body(&self, answer: &mut reqwest::Response) -> Result<Vec<u8>, Error> {
        let bytes_max = self.limits.body_bytes_max;
        let announced = answer
            .headers()
            .get(CONTENT_LENGTH)
            .and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
        if announced.is_some_and(|length| length > bytes_max as u64) {
            return Err(Error::TooLarge { bytes_max });
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| self.failure(&error))? {
            if body.len() + chunk.len() > bytes_max {
                return Err(Error::TooLarge { bytes_max });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    fn failure(&self, error: &reqwest::Error) -> Error {
        let mut cause = error.source();
        while let Some(inner) = cause {
            if let Some(Refused(what)) = inner.downcast_ref() {
                return Error::Private(what.clone());
            }
            cause = inner.source();
        }
        if error.is_timeout() {
            return Error::Timeout {
                seconds: self.limits.connect.as_secs(),
            };
        }
        Error::Connection(reasons(error))
    }
}

/// Where an answer sends further; none when it is the last.
///
/// Only 307 and 308 repeat a POST (RFC 9110, section 15.4): turned into a GET by another redirect, what was to be said
/// would be lost and look delivered. From `https` nothing leads back to `http`.
fn next_address(
    from: &Url,
    method: &Method,
    status: StatusCode,
    headers: &HeaderMap,
) -> Result<Option<Url>, Error> {
    let repeats = matches!(status.as_u16(), 307 | 308);
    if !repeats && !matches!(status.as_u16(), 301..=303) {
        return Ok(None);
    }
    if !repeats && method != Method::GET {
        return Err(Error::Redirect(format!("{status} in answer to a {method}")));
    }
    let location = headers
        .get(LOCATION)
        .and_then(|value| value.to_str().ok())
        .ok_or_else(|| Error::Redirect(format!("{status} without an address")))?;
    let next = from
        .join(location)
        .map_err(|error| Error::Redirect(error.to_string()))?;
    if from.scheme() == "https" && next.scheme() != "https" {
        return Err(Error::Redirect("from https to http".to_owned()));
    }
    parse(next.as_str()).map(Some)
}

fn parse(text: &str) -> Result<Url, Error> {
    let url = Url::parse(text).map_err(|error| Error::Address(error.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Error::Address(format!("scheme {}", url.scheme())));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::Address("it carries a password".to_owned()));
    }
    Ok(url)
}

/// An address fit for logs: its query may hold a secret.
fn shown(url: &Url) -> String {
    let mut shown = url.clone();
    shown.set_query(None);
    shown.set_fragment(None);
    shown.into()
}

/// Ring and Mozilla's authorities: the same trust for HTTP as for mail, whatever the machine has installed.
fn tls(own: Vec<CertificateDer<'static>>) -> Result<ClientConfig, SettingsError> {
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    for authority in own {
        roots
            .add(authority)
            .map_err(|error| SettingsError::Http(error.to_string()))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| SettingsError::Http(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth())
}

/// What the client says of an error is in its causes; its own words repeat the whole address, secrets included.
fn reasons(error: &reqwest::Error) -> String {
    let mut reasons = Vec::new();
    let mut cause = error.source();
    while let Some(inner) = cause {
        reasons.push(inner.to_string());
        cause = inner.source();
    }
    if reasons.is_empty() {
        "no reason given".to_owned()
    } else {
        reasons.join(": ")
    }
}
