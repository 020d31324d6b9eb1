//! To which body a request is addressed: its host name says so, before anything else is looked at.
//!
//! A name that nobody here has is answered by a page that says nothing of those who have one (421, RFC 9110, section
//! 15.5.20); a body's other names lead to its first.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use kernel::{Addressee, Bodies, Collectivite, House};
use maud::{DOCTYPE, html};

use crate::t;
use crate::words::Words;

/// What a proxy writes when it asks under another name than the one it was asked by.
const FORWARDED_HOST: &str = "x-forwarded-host";

/// The body that a request is addressed to.
#[derive(Clone)]
pub(crate) struct Addressed(pub(crate) Collectivite);

/// Finds the body, or answers for nobody.
pub(crate) async fn find_body(State(house): State<Arc<House>>, mut request: Request, next: Next) -> Response {
    let bodies = house.bodies();
    let host = host_of(&request, &bodies, house.settings.proxy_trusted);
    match bodies.addressee(host.as_deref()) {
        Addressee::Body(body) => {
            // What follows (who asks from another site, who asks together) reads the name the browser asked for.
            if let Some(Ok(host)) = host.map(HeaderValue::try_from) {
                request.headers_mut().insert(header::HOST, host);
            }
            request.extensions_mut().insert(Addressed(body));
            next.run(request).await
        }
        Addressee::Nobody => next.run(request).await,
        Addressee::Moved(address) => {
            let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
            // `//elsewhere` after a name is a path like any other; one that no header can hold is left out.
            let there = HeaderValue::try_from(format!("{address}{path}"));
            match there.or_else(|_| HeaderValue::try_from(address)) {
                Ok(there) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, there)]).into_response(),
                Err(_) => nobody_here(&house),
            }
        }
        Addressee::Unknown => nobody_here(&house),
    }
}

/// The name a request asks for: the target's own when it is written whole (RFC 9112, section 3.2.2), otherwise the `Host`
/// header when there is only one. Behind a proxy that the operator declared, the name it was asked by stands in
/// `X-Forwarded-Host`: it counts when the other one is nobody's, so that a proxy that keeps `Host` and lets that header
/// through is not made to answer for another name. The last one is the proxy's; those before are whatever the client wrote.
fn host_of(request: &Request, bodies: &Bodies, is_proxy_trusted: bool) -> Option<String> {
    let asked = match request.uri().authority() {
        Some(authority) => Some(authority.host().to_owned() + &port_of(authority.port_u16())),
        None => only(request),
    };
    let is_known = asked.as_deref().is_some_and(|name| bodies.at(name).is_some());
    if is_known || !is_proxy_trusted {
        return asked;
    }
    let forwarded = request.headers().get_all(FORWARDED_HOST).iter().next_back();
    let forwarded = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next());
    forwarded.map(|name| name.trim().to_owned()).or(asked)
}

fn port_of(port: Option<u16>) -> String {
    port.map(|port| format!(":{port}")).unwrap_or_default()
}

/// The `Host` header; none when there are two, which no browser sends (RFC 9112, section 3.2).
fn only(request: &Request) -> Option<String> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = hosts.next()?.to_str().ok()?.to_owned();
    hosts.next().is_none().then_some(host)
}

/// The page of a name that nobody here has: without style, since style sheets are asked for by that name too.
fn nobody_here(house: &House) -> Response {
    let Ok(words) = Words::of(house) else {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    };
    let page = html! {
        (DOCTYPE)
        html lang=(words.language()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (t!(words, "host-unknown-title")) }
            }
            body {
                main {
                    h1 { (t!(words, "host-unknown-title")) }
                    p { (t!(words, "host-unknown-next")) }
                }
            }
        }
    };
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (
        StatusCode::MISDIRECTED_REQUEST,
        headers,
        Body::from(page.into_string()),
    )
        .into_response()
}
