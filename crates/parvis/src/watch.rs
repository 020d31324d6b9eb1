//! What those who watch over a node read: is it alive, is it ready, how does it go. And one line of log a request.

mod health;
mod metrics;
mod requests;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use kernel::{FileHash, House};

use metrics::Metrics;

/// What is watched, and who may look.
pub(crate) struct Watcher {
    house: Arc<House>,
    backups: Option<PathBuf>,
    /// The SHA-256 of the token: comparing hashes says nothing of the token by the time it takes
    token: Option<FileHash>,
    metrics: Metrics,
}

impl Watcher {
    pub(crate) fn new(house: Arc<House>, backups: Option<PathBuf>, token: Option<&str>) -> Self {
        Self {
            house,
            backups,
            token: token.map(|token| FileHash::of(token.as_bytes())),
            metrics: Metrics::new(),
        }
    }
}

/// `pages`, and beside them what is for the operator.
pub(crate) fn site(pages: Router, watcher: Arc<Watcher>) -> Router {
    let for_operators = Router::new()
        .route("/health", get(health::all))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(figures))
        .with_state(watcher.clone());
    pages
        .merge(for_operators)
        .layer(from_fn_with_state(watcher, requests::observe))
}

async fn figures(State(watcher): State<Arc<Watcher>>, Asker { may_look }: Asker) -> Response {
    if !may_look {
        return StatusCode::NOT_FOUND.into_response();
    }
    match watcher.metrics.text(&watcher).await {
        Ok(text) => ([(header::CONTENT_TYPE, metrics::CONTENT_TYPE)], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the figures cannot be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// Who asks for figures: this machine itself, or whoever has the token.
struct Asker {
    may_look: bool,
}

impl FromRequestParts<Arc<Watcher>> for Asker {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, watcher: &Arc<Watcher>) -> Result<Self, Self::Rejection> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|ConnectInfo(address)| address.ip());
        let may_look = match &watcher.token {
            Some(token) => {
                bearer(&parts.headers).is_some_and(|given| FileHash::of(given.as_bytes()) == *token)
            }
            None => is_this_machine(peer, &parts.headers),
        };
        Ok(Self { may_look })
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .strip_prefix("Bearer ")
}

/// What a server put in front adds to what it passes on.
const PASSED_ON: &[&str] = &[
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
];

/// True when somebody on this machine asks for this machine by name: not the server in front, which is on this machine
/// as well and asks for everybody.
fn is_this_machine(peer: Option<IpAddr>, headers: &HeaderMap) -> bool {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let is_local_name = name == "localhost"
        || name
            .trim_matches(['[', ']'])
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback());
    peer.is_some_and(|address| address.is_loopback())
        && is_local_name
        && !PASSED_ON.iter().any(|name| headers.contains_key(*name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_asking_for_itself_is_this_machine() {
        let local: Option<IpAddr> = Some([127, 0, 0, 1].into());
        let asked = |host: &str, more: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().unwrap());
            if let Some(name) = more {
                headers.insert(name, "x".parse().unwrap());
            }
            headers
        };
        for host in ["localhost:8080", "127.0.0.1", "127.0.0.1:9", "[::1]:8080"] {
            assert!(is_this_machine(local, &asked(host, None)), "{host}");
        }
        assert!(!is_this_machine(local, &asked("participer.example", None)));
        assert!(!is_this_machine(
            local,
            &asked("localhost", Some("x-forwarded-for"))
        ));
        assert!(!is_this_machine(
            Some([192, 0, 2, 1].into()),
            &asked("localhost", None)
        ));
        assert!(!is_this_machine(None, &asked("localhost", None)));
        assert!(!is_this_machine(local, &HeaderMap::new()));
    }
}
