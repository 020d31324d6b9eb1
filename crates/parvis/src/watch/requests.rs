//! One request, seen from outside: its id, its route, its status, its time. Never its address, which may hold the secret
//! of a link, nor who made it.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use super::Watcher;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The longest id taken from the server in front.
const ID_BYTES_MAX: usize = 64;

/// Gives each request an id (the one that the server in front gave, when it is one), counts it and logs it.
pub(super) async fn observe(State(watcher): State<Arc<Watcher>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = request
        .headers()
        .get(&REQUEST_ID)
        .filter(|id| is_id(id))
        .cloned()
        .unwrap_or_else(|| new_id(&watcher));
    let method = known_method(request.method().as_str());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let span = tracing::info_span!("request", id = id.to_str().unwrap_or_default(), method, route);
    let mut response = next.run(request).instrument(span.clone()).await;
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    watcher.metrics.answered(method, &route, status, took);
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| {
        // Assets and those who watch ask all day long: nobody reads that.
        if route.starts_with("/health") || route == "/metrics" || route.starts_with("/assets") {
            tracing::debug!(status, ms, "answered");
        } else {
            tracing::info!(status, ms, "answered");
        }
    });
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

fn is_id(id: &HeaderValue) -> bool {
    let bytes = id.as_bytes();
    (8..=ID_BYTES_MAX).contains(&bytes.len())
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

fn new_id(watcher: &Watcher) -> HeaderValue {
    let id = watcher.house.randomness.id::<()>(watcher.house.clock.now());
    HeaderValue::from_str(&id.to_string()).unwrap_or(HeaderValue::from_static("none"))
}

/// Methods are counted by name: a stranger who invents some must not make as many counters.
fn known_method(method: &str) -> &'static str {
    [
        "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PROPFIND", "REPORT",
    ]
    .into_iter()
    .find(|known| *known == method)
    .unwrap_or("other")
}
