//! What lets a client ask for something only when it changed (RFC 9110, sections 8.8 and 13).

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

/// The answer to somebody who has the file of this tag already: nothing again; none for whoever does not. `kept` says how
/// long it is theirs (RFC 9111, section 5.2.2).
pub fn unchanged(asked: &HeaderMap, tag: &str, kept: &str) -> Option<Response> {
    let known = asked.get(header::IF_NONE_MATCH)?.to_str().ok()?;
    let headers = [(header::ETAG, tag), (header::CACHE_CONTROL, kept)];
    holds_tag(known, tag).then(|| (StatusCode::NOT_MODIFIED, headers).into_response())
}

/// The entity tag of bytes whose SHA-256 is `hash`: weak, because answers may be compressed on their way (RFC 9110,
/// section 8.8.1).
pub fn weak_tag(hash: &str) -> String {
    format!("W/\"{hash}\"")
}

/// True when an `If-None-Match` names this tag, compared weakly (RFC 9110, sections 8.8.3.2 and 13.1.2).
pub fn holds_tag(if_none_match: &str, tag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    if_none_match
        .split(',')
        .any(|known| known.trim() == "*" || opaque(known) == opaque(tag))
}

#[cfg(test)]
mod tests {
    use super::{holds_tag, weak_tag};

    #[test]
    fn tags_are_compared_weakly() {
        let tag = weak_tag("b");
        for known in ["\"a\", W/\"b\"", "\"b\"", "*"] {
            assert!(holds_tag(known, &tag), "{known}");
        }
        for other in ["\"a\"", "", "b"] {
            assert!(!holds_tag(other, &tag), "{other}");
        }
    }
}
