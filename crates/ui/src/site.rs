//! The site: every feature's routes under the same protections.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::from_fn_with_state;
use kernel::House;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::addressed::find_body;
use crate::assets;
use crate::crowd::{Crowd, together};
use crate::offline;
use crate::visit::dress_refusals;

/// The largest body of a request, in bytes: beyond the 2 MB a text may have, so that a paste too long comes back with a
/// sentence and with everything still in the form.
pub(crate) const BODY_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Time given to one request.
const REQUEST_TIME_MAX: Duration = Duration::from_secs(30);
/// A text with three hundred amendments, 391 kB, becomes 18 kB by gzip in next to no time; Brotli would make 13.9 kB of it
/// and take, with the tables it lays anew for each answer, a quarter of the time of the whole page.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(3);
/// Nothing but our own files; the colours a town chose are a style sheet of ours too.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Every feature's routes, dressed and protected.
pub fn site(house: &Arc<House>) -> Router {
    site_with(house, Router::new())
}

/// The same, with the pages that the binary composes itself (home, rights, journal).
pub fn site_with(house: &Arc<House>, composed: Router<Arc<House>>) -> Router {
    let features = house.features().iter().filter_map(|feature| feature.routes);
    let pages = features.fold(composed, |router, routes| router.merge(routes()));
    let fixed = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    pages
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(CatchPanicLayer::new())
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(from_fn_with_state(house.clone(), dress_refusals))
        .layer(from_fn_with_state(house.clone(), offline::mark))
        .layer(CsrfLayer::new())
        .merge(offline::routes())
        .with_state(house.clone())
        .merge(assets::router())
        .layer(CompressionLayer::new().quality(COMPRESSION))
        .layer(from_fn_with_state(Crowd::default(), together))
        .layer(from_fn_with_state(house.clone(), find_body))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            REQUEST_TIME_MAX,
        ))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "same-origin"))
        .layer(fixed(header::CACHE_CONTROL, "no-cache"))
}
