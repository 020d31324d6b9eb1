//! Style sheet, script and icon, inside the executable, under names that change with their content.
//!
//! A page asks for `/assets/style-<hash>.css`; the answer may be kept for a year. When the program is replaced,
//! a page opened before still asks for the old name: it is sent to the new file, so no page is left bare.
//! The names come from `build.rs`, which compiles `web/` and compresses each file once.

use axum::Router;
use axum::extract::Path;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::colours::TownColours;

/// A year: the name of the file changes when its content does.
const KEPT_FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

struct Asset {
    /// As the code names it: `style.css`.
    name: &'static str,
    /// As pages ask for it: `/assets/style-1a2b….css`.
    url: &'static str,
    media_type: &'static str,
    hash: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of a file of `web/`, by its name in `build.rs`: `style.css`, `parvis.js`, `icon-192.png`…
///
/// # Panics
/// When there is no such file: a fault of the program, caught by the first page rendered.
pub fn url(name: &str) -> &'static str {
    match ASSETS.iter().find(|asset| asset.name == name) {
        Some(asset) => asset.url,
        None => panic!("no asset is called {name}"),
    }
}

/// The address of the style sheet made of a town's two colours.
pub fn colours_url(colours: &TownColours) -> String {
    format!("/assets/{}", colours.file_name())
}

/// The text of an embedded file, for documents that must stand alone (an export, a printed page).
pub fn text(name: &str) -> Option<&'static str> {
    let asset = ASSETS.iter().find(|asset| asset.name == name)?;
    std::str::from_utf8(asset.plain).ok()
}

/// Serves everything under `/assets/`.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{file}", get(serve))
}

async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Response {
    if let Some(asset) = ASSETS
        .iter()
        .find(|asset| asset.url.strip_prefix("/assets/") == Some(file.as_str()))
    {
        return send(asset, &headers);
    }
    if let Some(colours) = TownColours::from_file_name(&file) {
        let headers = [
            (CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
            (CACHE_CONTROL, KEPT_FOR_GOOD),
            (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        ];
        return (headers, colours.style_sheet()).into_response();
    }
    match ASSETS.iter().find(|asset| is_older_name(asset.name, &file)) {
        Some(asset) => {
            let headers = [(LOCATION, asset.url), (CACHE_CONTROL, "no-store")];
            (StatusCode::TEMPORARY_REDIRECT, headers).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Whether `file` is what `name` was called under another hash.
fn is_older_name(name: &str, file: &str) -> bool {
    let Some((stem, extension)) = name.rsplit_once('.') else {
        return false;
    };
    let hash = file
        .strip_prefix(stem)
        .and_then(|rest| rest.strip_prefix('-'))
        .and_then(|rest| rest.strip_suffix(extension))
        .and_then(|rest| rest.strip_suffix('.'));
    hash.is_some_and(|hash| hash.len() == HASH_LENGTH && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn send(asset: &'static Asset, asked: &HeaderMap) -> Response {
    let takes_gzip = asked.get(ACCEPT_ENCODING).is_some_and(accepts_gzip);
    // The two forms are different bytes, so each has its own tag (RFC 9110, 8.8.3).
    let tag = if takes_gzip {
        format!("\"{}-gz\"", asset.hash)
    } else {
        format!("\"{}\"", asset.hash)
    };
    let tag = HeaderValue::from_str(&tag).expect("a hash is made of visible characters");
    let common: [(HeaderName, HeaderValue); 3] = [
        (ETAG, tag.clone()),
        (CACHE_CONTROL, KEPT_FOR_GOOD),
        (VARY, HeaderValue::from_static("accept-encoding")),
    ];
    let is_known = asked
        .get_all(IF_NONE_MATCH)
        .iter()
        .any(|known| lists_tag(known, &tag));
    if is_known {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    let described = [
        (CONTENT_TYPE, HeaderValue::from_static(asset.media_type)),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    if takes_gzip {
        let encoded = [(CONTENT_ENCODING, HeaderValue::from_static("gzip"))];
        return (common, described, encoded, asset.gzip).into_response();
    }
    (common, described, asset.plain).into_response()
}

fn accepts_gzip(header: &HeaderValue) -> bool {
    header.to_str().unwrap_or_default().split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let is_gzip = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
        let is_refused =
            parts.any(|weight| weight.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0));
        is_gzip && !is_refused
    })
}

fn lists_tag(header: &HeaderValue, tag: &HeaderValue) -> bool {
    let (Ok(listed), Ok(tag)) = (header.to_str(), tag.to_str()) else {
        return false;
    };
    listed
        .split(',')
        .map(str::trim)
        .any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    async fn ask(path: &str, headers: &[(HeaderName, &str)]) -> (StatusCode, HeaderMap, Vec<u8>) {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = router::<()>()
            .oneshot(request)
            .await
            .expect("the router never fails");
        let (parts, body) = response.into_parts();
        let bytes = body
            .collect()
            .await
            .expect("a body in memory")
            .to_bytes()
            .to_vec();
        (parts.status, parts.headers, bytes)
    }

    #[tokio::test]
    async fn a_file_is_kept_for_good_and_known_by_its_tag() {
        let (status, headers, plain) = ask(url("style.css"), &[]).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(headers[CONTENT_TYPE], "text/css; charset=utf-8");
        assert_eq!(headers[CACHE_CONTROL], KEPT_FOR_GOOD);
        assert!(!headers.contains_key(CONTENT_ENCODING));
        assert_eq!(Some(plain.as_slice()), text("style.css").map(str::as_bytes));

        let tag = headers[ETAG].to_str().expect("visible characters").to_owned();
        let (status, _, bytes) = ask(url("style.css"), &[(IF_NONE_MATCH, &tag)]).await;
        assert_eq!((status, bytes.len()), (StatusCode::NOT_MODIFIED, 0));
        let (status, ..) = ask(url("style.css"), &[(IF_NONE_MATCH, "\"another\"")]).await;
        assert_eq!(status, StatusCode::OK);
    }

    #[tokio::test]
    async fn the_compressed_form_is_sent_to_those_who_take_it() {
        let (_, headers, gzip) = ask(url("style.css"), &[(ACCEPT_ENCODING, "br;q=1.0, gzip;q=0.8")]).await;
        assert_eq!(headers[CONTENT_ENCODING], "gzip");
        assert_eq!(headers[VARY], "accept-encoding");
        assert!(gzip.starts_with(&[0x1f, 0x8b]));
        for refusal in ["identity", "gzip;q=0", "br"] {
            let (_, headers, _) = ask(url("style.css"), &[(ACCEPT_ENCODING, refusal)]).await;
            assert!(!headers.contains_key(CONTENT_ENCODING), "{refusal}");
        }
    }

    #[tokio::test]
    async fn a_page_opened_before_an_upgrade_is_not_left_bare() {
        let (status, headers, _) = ask("/assets/style-0123456789abcdef.css", &[]).await;
        assert_eq!(status, StatusCode::TEMPORARY_REDIRECT);
        assert_eq!(headers[LOCATION], url("style.css"));
        for unknown in [
            "/assets/style.css",
            "/assets/style-xyz.css",
            "/assets/other-0123456789abcdef.css",
        ] {
            assert_eq!(ask(unknown, &[]).await.0, StatusCode::NOT_FOUND, "{unknown}");
        }
    }

    #[tokio::test]
    async fn the_colours_of_a_town_are_a_style_sheet() {
        let colours = TownColours::from_file_name("colours-1f5c63-a8441f.css").expect("readable");
        let (status, headers, css) = ask(&colours_url(&colours), &[]).await;
        assert_eq!(
            (status, &headers[CONTENT_TYPE]),
            (
                StatusCode::OK,
                &HeaderValue::from_static("text/css; charset=utf-8")
            )
        );
        assert!(css.starts_with(b":root{--town:#1f5c63"));
        assert_eq!(
            ask("/assets/colours-ffff00-ffffff.css", &[]).await.0,
            StatusCode::NOT_FOUND
        );
    }

    #[test]
    fn the_style_sheet_stays_within_its_budget() {
        let style = ASSETS
            .iter()
            .find(|asset| asset.name == "style.css")
            .expect("the style sheet");
        assert!(
            style.gzip.len() <= 20_000,
            "{} bytes compressed",
            style.gzip.len()
        );
        let script = ASSETS
            .iter()
            .find(|asset| asset.name == "parvis.js")
            .expect("the script");
        assert!(
            script.gzip.len() <= 10_000,
            "{} bytes compressed",
            script.gzip.len()
        );
    }
}
