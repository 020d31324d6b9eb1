//! What is answered on each port: the site over HTTPS, and over HTTP the way to it.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use kernel::HostName;

use crate::certificates::Certificates;
use crate::listener::Peer;

/// For a year, browsers come over HTTPS only (RFC 6797). Neither names below, which may be somebody else's, nor a list that
/// browsers are shipped with: what the operator decides for one name, they can still undo.
const STRICT: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// The site for those who came by TLS: who they are, and nothing for a name that is not the one their certificate was
/// shown for.
pub fn site(site: Router) -> Router {
    site.layer(from_fn(over_tls))
}

async fn over_tls(mut request: Request, next: Next) -> Response {
    let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<Peer>>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut response = if host_of(&request).is_some_and(|host| host.as_str() == &*peer.name) {
        request
            .extensions_mut()
            .insert(ConnectInfo::<SocketAddr>(peer.address));
        next.run(request).await
    } else {
        // RFC 9110, section 7.4.
        StatusCode::MISDIRECTED_REQUEST.into_response()
    };
    response
        .headers_mut()
        .insert(header::STRICT_TRANSPORT_SECURITY, STRICT);
    response
}

/// Leads to the same page over HTTPS, for the names that are known here; answers nothing else.
pub fn redirect(certificates: Arc<Certificates>, https_port: u16) -> Router {
    Router::new().fallback(move |request: Request| {
        let certificates = certificates.clone();
        async move {
            let Some(host) = host_of(&request).filter(|host| certificates.knows(host.as_str())) else {
                return StatusCode::MISDIRECTED_REQUEST.into_response();
            };
            let port = match https_port {
                443 => String::new(),
                port => format!(":{port}"),
            };
            let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
            match HeaderValue::try_from(format!("https://{host}{port}{path}")) {
                Ok(there) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, there)]).into_response(),
                Err(_) => StatusCode::BAD_REQUEST.into_response(),
            }
        }
    })
}

/// The name asked for: the target's own, as in HTTP/2 (RFC 9113, section 8.3.1), or the only `Host`.
fn host_of(request: &Request) -> Option<HostName> {
    if let Some(authority) = request.uri().authority() {
        return HostName::parse(authority.as_str());
    }
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = HostName::parse(hosts.next()?.to_str().ok()?)?;
    hosts.next().is_none().then_some(host)
}
