//! What makes the site an application that goes on without network: its manifest, its service worker, and what each page
//! says of itself to that worker.
//!
//! The worker keeps nothing that the server does not allow: a page may be kept only when its route stands on the list of
//! its feature ([`Feature::keepable`](kernel::Feature)), and the answer names who reads it. What the worker sends later
//! names who wrote it, and is done for nobody else.
//!
//! ```text
//! GET /reunions/{id}     parvis-reader: 0190…   parvis-kept: yes   content-language: fr
//! POST … parvis-as: 0190…   by another session → 412, nothing is done
//! ```

use std::sync::Arc;

use axum::extract::{FromRequestParts as _, MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use kernel::{Fault, House};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::colours::PAPER;
use crate::frame::Frame;
use crate::visit::{Answer, Visit};
use crate::{assets, t};

/// Where the manifest is.
pub const MANIFEST: &str = "/manifest.webmanifest";
/// Where the worker is: at the root, since it answers for the whole site.
const WORKER: &str = "/service-worker.js";
/// What a page's script adds to a form that may be sent later, for the worker; the server does not read it.
pub(crate) const FIELD: &str = "later";
/// Who reads a page: a person's identifier, or `visitor`.
const READER: HeaderName = HeaderName::from_static("parvis-reader");
/// Stands on the pages that a browser may keep.
const KEPT: HeaderName = HeaderName::from_static("parvis-kept");
/// Who wrote what is sent later: a precondition (RFC 9110, section 15.5.13).
const AS: HeaderName = HeaderName::from_static("parvis-as");
/// The longest name under an icon: systems cut what is longer (Web Application Manifest, `short_name`).
const SHORT_NAME_CHARS_MAX: usize = 15;

static ON: &str = include_str!(concat!(env!("OUT_DIR"), "/worker.js"));
static OFF: &str = include_str!(concat!(env!("OUT_DIR"), "/off.js"));

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route(MANIFEST, get(manifest))
        .route(WORKER, get(worker))
}

/// The script of the page « Hors connexion » and of one's account.
pub fn script() -> Markup {
    html! { script type="module" src=(assets::url("offline.js")) {} }
}

/// The line that scripts write in when a page is read without network, or when something waits to be sent.
pub(crate) fn bar(frame: &Frame) -> Markup {
    let words = frame.words;
    html! {
        div #offline-bar.offline-bar role="status" hidden
            data-person=[(!frame.reader.is_empty()).then_some(&frame.reader)]
            data-kept=(t!(words, "offline-bar-kept", day = "%day%", hour = "%hour%", minute = "%minute%"))
            data-live=(t!(words, "offline-bar-live"))
            data-back=(t!(words, "offline-bar-back"))
            data-waiting=(t!(words, "offline-bar-waiting", n = "%n%"))
            data-troubles=(t!(words, "offline-bar-troubles", n = "%n%")) {}
    }
}

/// Says on each page who reads it and whether it may be kept; refuses what somebody else wrote.
pub(crate) async fn mark(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let visit = Visit::from_request_parts(&mut parts, &house).await;
    let reader = match &visit {
        Ok(visit) => visit.signed_in.as_ref().map(|person| person.person.to_string()),
        Err(_) => None,
    };
    if let Some(writer) = parts.headers.get(AS)
        && writer.to_str().ok() != reader.as_deref()
    {
        return (
            StatusCode::PRECONDITION_FAILED,
            [(header::CACHE_CONTROL, "no-store")],
        )
            .into_response();
    }
    let is_listed = parts.method == Method::GET
        && house.settings.offline_allowed
        && parts
            .extensions
            .get::<MatchedPath>()
            .is_some_and(|route| is_keepable(&house, route.as_str()));
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let Ok(visit) = visit else { return response };
    if !is_page(&response) {
        return response;
    }
    // What a page says depends on who reads it and in which language, both told by cookies; a worker that finds another
    // language than before reads again what it keeps.
    let language = HeaderValue::from_static(visit.words.language());
    response.headers_mut().insert(header::CONTENT_LANGUAGE, language);
    response
        .headers_mut()
        .append(header::VARY, HeaderValue::from_static("cookie"));
    let may_be_kept = is_listed
        && response.status() == StatusCode::OK
        && !response.headers().contains_key(header::SET_COOKIE)
        && !response.headers().contains_key(header::CACHE_CONTROL);
    let reader = reader.unwrap_or_else(|| "visitor".to_owned());
    if let Ok(reader) = HeaderValue::from_str(&reader) {
        response.headers_mut().insert(READER, reader);
    }
    if may_be_kept {
        response
            .headers_mut()
            .insert(KEPT, HeaderValue::from_static("yes"));
    }
    response
}

fn is_keepable(house: &House, route: &str) -> bool {
    house
        .features()
        .iter()
        .any(|feature| feature.keepable.contains(&route))
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Never from a cache: a worker that is mended, or switched off, must reach everybody at their next page.
async fn worker(State(house): State<Arc<House>>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    let script = if house.settings.offline_allowed { ON } else { OFF };
    (headers, script).into_response()
}

async fn manifest(visit: Visit) -> Answer {
    let words = visit.words;
    let mut navigation: Vec<_> = visit
        .house
        .features()
        .iter()
        .flat_map(|feature| feature.navigation)
        .filter(|entry| entry.path != "/")
        .collect();
    navigation.sort_by_key(|entry| entry.rank);
    let mut shortcuts: Vec<Value> = navigation
        .iter()
        .take(3)
        .map(|entry| json!({ "name": words.say(entry.words), "url": entry.path }))
        .collect();
    if visit.house.settings.offline_allowed {
        shortcuts.push(json!({ "name": t!(words, "offline-bar-live"), "url": "/hors-connexion" }));
    }
    let icon = |name: &str, sizes: &str, kind: &str, purpose: &str| json!({ "src": assets::url(name), "sizes": sizes, "type": kind, "purpose": purpose });
    let frame = visit.frame();
    let short = match frame.short_name.as_str() {
        "" => short_name(&visit.body.name),
        chosen => short_name(chosen),
    };
    let manifest = json!({
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "name": visit.body.name,
        "short_name": short,
        "description": t!(words, "offline-manifest-description", body = visit.body.name.as_str()),
        "lang": words.language(),
        "dir": "ltr",
        "display": "standalone",
        "theme_color": frame.main_colour().to_string(),
        "background_color": PAPER.to_string(),
        "categories": ["government"],
        "icons": [
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("icon-maskable.png", "512x512", "image/png", "maskable"),
            icon("favicon.svg", "any", "image/svg+xml", "any"),
        ],
        "shortcuts": shortcuts,
    });
    let mut response = Json(manifest).into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/manifest+json"),
    );
    Ok(response)
}

/// The first words of a body's name, as many as stand under an icon, without the small word they would end on.
fn short_name(name: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut chars = 0;
    for word in name.split_whitespace() {
        chars += word.chars().count() + usize::from(!words.is_empty());
        if chars > SHORT_NAME_CHARS_MAX {
            break;
        }
        words.push(word);
    }
    while words.len() > 1 && words.last().is_some_and(|last| last.chars().count() <= 3) {
        words.pop();
    }
    if words.is_empty() {
        name.trim().chars().take(SHORT_NAME_CHARS_MAX).collect()
    } else {
        words.join(" ")
    }
}

/// The pages that concern a person, from every feature in turn, at most `limit` of them: no feature takes the place of
/// all the others.
pub async fn carried(visit: &Visit, limit: usize) -> Result<Vec<kernel::CarriedPage>, Fault> {
    let Some(person) = visit.actor.person() else {
        return Ok(Vec::new());
    };
    let mut sql = visit.sql();
    let mut by_feature = Vec::new();
    for feature in visit.house.features() {
        if let Some(carried) = feature.carried {
            by_feature.push(
                carried(&visit.house, &mut sql, visit.body.id, person, limit)
                    .await?
                    .into_iter(),
            );
        }
    }
    let mut pages: Vec<kernel::CarriedPage> = Vec::new();
    while pages.len() < limit {
        let turn: Vec<_> = by_feature.iter_mut().filter_map(Iterator::next).collect();
        if turn.is_empty() {
            break;
        }
        for page in turn {
            if !pages.iter().any(|known| known.path == page.path) {
                pages.push(page);
            }
        }
    }
    pages.truncate(limit);
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use super::{OFF, ON, short_name};
    use crate::assets;

    #[test]
    fn a_long_name_is_cut_between_words() {
        for (name, short) in [
            ("Auray", "Auray"),
            ("Conseil de développement du Pays d’Auray", "Conseil"),
            ("Ville de Plouharnel-sur-Mer", "Ville"),
            ("Saint-Quentin-en-Yvelines", "Saint-Quentin-e"),
            ("Pays d’Auray", "Pays d’Auray"),
        ] {
            assert_eq!(short_name(name), short);
        }
    }

    #[test]
    fn the_worker_knows_the_files_it_keeps_and_changes_with_them() {
        for name in ["style.css", "parvis.js", "offline.js", "favicon.svg"] {
            assert!(ON.contains(assets::url(name)), "{name}");
        }
        assert!(ON.starts_with("self.PARVIS={version:\""));
        assert!(OFF.contains("unregister") && !OFF.contains("parvis-as"));
    }
}
