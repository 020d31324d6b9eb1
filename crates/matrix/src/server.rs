//! One question to a server, and what its answer means.

use std::time::Duration;

use kernel::House;
use outgoing::Connections;
use outgoing::http::{Answered, Asked, Client, Credentials};
use serde_json::Value;
use tools::{Trouble, Why};
use url::Url;

/// Times the same is asked when the server asks to wait.
const TRIES_MAX: u32 = 3;
/// The longest that is waited within one delivery: asked for more, the outbox asks again.
const WAIT_MAX: Duration = Duration::from_secs(5);
/// How long to wait when the server does not say.
const WAIT: Duration = Duration::from_secs(1);
/// Characters of a code kept as a detail.
const CODE_CHARS_MAX: usize = 40;
/// A question without anything after its path.
pub(crate) const NO_QUERY: &[(&str, &str)] = &[];

/// A server, and who asks.
pub(crate) struct Server<'a> {
    http: &'a Client,
    address: &'a str,
    credentials: Credentials<'a>,
}

/// Why it did not do it, with the code of the specification (« Standard error response »).
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) trouble: Trouble,
    pub(crate) code: String,
}

impl From<Trouble> for Refused {
    fn from(trouble: Trouble) -> Self {
        Self {
            trouble,
            code: String::new(),
        }
    }
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Self {
        refused.trouble
    }
}

impl<'a> Server<'a> {
    /// Asked by whoever holds `token`.
    pub(crate) fn new(house: &'a House, address: &'a str, token: &'a str) -> Result<Self, Trouble> {
        // What no header can hold is no token.
        if token.is_empty() || !token.chars().all(|letter| letter.is_ascii_graphic()) {
            return Err(Trouble::new(Why::Password));
        }
        Ok(Self {
            credentials: Credentials::Bearer(token),
            ..Self::visitor(house, address)?
        })
    }

    /// Asked by nobody yet.
    pub(crate) fn visitor(house: &'a House, address: &'a str) -> Result<Self, Trouble> {
        let connections = Connections::of(house).map_err(|_| Trouble::new(Why::Unexpected))?;
        Ok(Self {
            http: connections.http(),
            address,
            credentials: Credentials::Nobody,
        })
    }

    /// Asks, and gives what the answer holds.
    pub(crate) async fn ask(
        &self,
        method: &str,
        path: &[&str],
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Value, Refused> {
        let url = self.address_of(path, query)?;
        let mut tries = 1;
        loop {
            let answered = self.once(method, &url, body).await?;
            let wait = (answered.status == 429).then(|| wait_of(&answered));
            match wait {
                Some(wait) if wait <= WAIT_MAX && tries < TRIES_MAX => tokio::time::sleep(wait).await,
                _ => return read(&answered),
            }
            tries += 1;
        }
    }

    async fn once(&self, method: &str, url: &str, body: Option<&Value>) -> Result<Answered, Trouble> {
        let headers: &[(&str, &str)] = match body {
            Some(_) => &[("content-type", "application/json")],
            None => &[],
        };
        let asked = Asked {
            method,
            url,
            headers,
            credentials: self.credentials,
            body: body.map_or_else(Vec::new, |body| body.to_string().into_bytes()),
        };
        Ok(self.http.exchange(asked).await?)
    }

    /// Names of rooms and keys hold anything: each is one part of the path, encoded.
    fn address_of(&self, path: &[&str], query: &[(&str, &str)]) -> Result<String, Trouble> {
        let wrong = || Trouble::new(Why::Address);
        let mut url = Url::parse(self.address).map_err(|_| wrong())?;
        url.path_segments_mut()
            .map_err(|()| wrong())?
            .pop_if_empty()
            .extend(["_matrix", "client"])
            .extend(path);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        Ok(url.into())
    }
}

/// What an answer holds, or means.
fn read(answered: &Answered) -> Result<Value, Refused> {
    let (status, held) = (answered.status, serde_json::from_slice::<Value>(&answered.body));
    let Some(mut trouble) = Trouble::of_status(status) else {
        // A page that says « welcome » is a success too.
        let held = held.ok().filter(Value::is_object);
        return held.ok_or_else(|| Trouble::about(Why::OtherKind, "JSON").into());
    };
    let code: String = held
        .ok()
        .map(|held| text(&held, "errcode").to_owned())
        .unwrap_or_default()
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
        .take(CODE_CHARS_MAX)
        .collect();
    // Nothing there speaks this language.
    if matches!((status, code.as_str()), (404, "") | (_, "M_UNRECOGNIZED")) {
        trouble.why = Why::OtherKind;
    }
    if !code.is_empty() {
        trouble.detail = format!("{status} {code}");
    }
    Err(Refused { trouble, code })
}

/// How long a server asks to wait (specification, « Rate limiting »; RFC 9110, section 10.2.3).
fn wait_of(answered: &Answered) -> Duration {
    let held = serde_json::from_slice::<Value>(&answered.body).unwrap_or_default();
    if let Some(wait_ms) = held["retry_after_ms"].as_u64() {
        return Duration::from_millis(wait_ms);
    }
    let said = answered
        .header("retry-after")
        .and_then(|said| said.trim().parse().ok());
    said.map_or(WAIT, Duration::from_secs)
}

/// The text that a field holds; empty when it holds none.
pub(crate) fn text<'v>(held: &'v Value, field: &str) -> &'v str {
    held[field].as_str().unwrap_or_default()
}
