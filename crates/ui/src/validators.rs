//! What lets a client ask for something only when it changed (RFC 9110, sections 8.8 and 13).

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
