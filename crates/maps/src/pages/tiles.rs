//! The file of tiles, of which browsers ask the few bytes they draw (RFC 9110, section 14). It is read once, its digest checked as
//! that of every file, and stays in memory while others are not asked for.

use std::sync::{Mutex, PoisonError};

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use kernel::{Fault, FileHash};
use ui::validators::{unchanged, weak_tag};
use ui::{Answer, Visit};

use super::background_of;
use crate::actions::PMTILES;

/// How long browsers keep what they asked for: another file has another address.
const KEPT: &str = "public, max-age=86400";
/// Bytes of the files that stay in memory.
const OPEN_BYTES_MAX: usize = 160_000_000;

/// The files asked for lately, the last one at the end.
static OPEN: Mutex<Vec<(FileHash, Bytes)>> = Mutex::new(Vec::new());

pub(super) async fn file(visit: Visit, asked: HeaderMap) -> Answer {
    let hash = background_of(&visit)
        .await?
        .sha256
        .ok_or(Fault::NotFound("tiles"))?;
    let strong = format!("\"{hash}\"");
    if let Some(response) = unchanged(&asked, &strong, KEPT) {
        return Ok(response);
    }
    let bytes = opened(&visit, &hash).await?;
    let range = asked
        .get(header::RANGE)
        .and_then(|range| range.to_str().ok())
        .filter(|_| is_same(&asked, &strong));
    let answer = match range.map_or(Range::Whole, |range| Range::read(range, bytes.len())) {
        // Pressed on its way, it is another representation: its tag is weak (RFC 9110, section 8.8.1).
        Range::Whole => answered(StatusCode::OK, bytes, &weak_tag(hash.as_str()), None),
        Range::Part { from, to } => {
            let said = format!("bytes {from}-{to}/{}", bytes.len());
            answered(
                StatusCode::PARTIAL_CONTENT,
                bytes.slice(from..=to),
                &strong,
                Some(said),
            )
        }
        Range::None => {
            let said = format!("bytes */{}", bytes.len());
            answered(
                StatusCode::RANGE_NOT_SATISFIABLE,
                Bytes::new(),
                &strong,
                Some(said),
            )
        }
    };
    Ok(answer)
}

fn answered(status: StatusCode, bytes: Bytes, tag: &str, range: Option<String>) -> Response {
    let mut response = (status, Body::from(bytes)).into_response();
    let headers = response.headers_mut();
    let said = [
        (header::CONTENT_TYPE, Some(PMTILES.to_owned())),
        (header::ACCEPT_RANGES, Some("bytes".to_owned())),
        (header::CACHE_CONTROL, Some(KEPT.to_owned())),
        (header::ETAG, Some(tag.to_owned())),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, Some("*".to_owned())),
        (header::CONTENT_RANGE, range),
    ];
    for (name, value) in said {
        if let Some(Ok(value)) = value.map(HeaderValue::try_from) {
            headers.insert(name, value);
        }
    }
    response
}

/// True unless the range is wanted of another file than this one (RFC 9110, section 13.1.5).
fn is_same(asked: &HeaderMap, strong: &str) -> bool {
    asked.get(header::IF_RANGE).is_none_or(|tag| tag == strong)
}

/// What of a file is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Range {
    /// All of it: nothing else was asked, or in a way that is ignored
    Whole,
    /// From a byte to another, both included
    Part { from: usize, to: usize },
    /// Nothing that it holds
    None,
}

impl Range {
    /// Reads one range of bytes: `bytes=0-126`, `bytes=100-`, `bytes=-20`. Several, or another unit, are ignored.
    fn read(text: &str, length: usize) -> Self {
        let said = text
            .trim()
            .strip_prefix("bytes=")
            .and_then(|said| said.split_once('-'));
        let Some((first, last)) = said.filter(|(_, last)| !last.contains([',', '-'])) else {
            return Self::Whole;
        };
        let (first, last) = (first.trim(), last.trim());
        let read = |text: &str| text.parse::<usize>().ok();
        match (first.is_empty(), last.is_empty()) {
            (true, true) => Self::Whole,
            (true, false) => match read(last) {
                None => Self::Whole,
                Some(count) if count == 0 || length == 0 => Self::None,
                Some(count) => Self::Part {
                    from: length.saturating_sub(count),
                    to: length - 1,
                },
            },
            (false, is_open) => match (read(first), if is_open { Some(usize::MAX) } else { read(last) }) {
                (Some(from), Some(to)) if from <= to => {
                    if from < length {
                        let to = to.min(length - 1);
                        Self::Part { from, to }
                    } else {
                        Self::None
                    }
                }
                _ => Self::Whole,
            },
        }
    }
}

async fn opened(visit: &Visit, hash: &FileHash) -> Result<Bytes, Fault> {
    if let Some(bytes) = open_already(hash) {
        return Ok(bytes);
    }
    let found = visit.house.file(visit.body.id, hash).await?;
    let (_, bytes) = found.ok_or(Fault::NotFound("tiles"))?;
    let bytes = Bytes::from(bytes);
    let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    open.retain(|(known, _)| known != hash);
    open.push((hash.clone(), bytes.clone()));
    while open.len() > 1 && open.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > OPEN_BYTES_MAX {
        open.remove(0);
    }
    Ok(bytes)
}

fn open_already(hash: &FileHash) -> Option<Bytes> {
    let open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    let found = open.iter().find(|(known, _)| known == hash);
    found.map(|(_, bytes)| bytes.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_what_the_file_holds_of_it() {
        let part = |from, to| Range::Part { from, to };
        for (text, range) in [
            ("bytes=0-126", part(0, 126)),
            ("bytes=100-", part(100, 999)),
            ("bytes=-20", part(980, 999)),
            ("bytes=-5000", part(0, 999)),
            ("bytes=990-5000", part(990, 999)),
            ("bytes=1000-", Range::None),
            ("bytes=-0", Range::None),
            ("bytes=5-2", Range::Whole),
            ("bytes=0-1,5-6", Range::Whole),
            ("bytes=-", Range::Whole),
            ("bytes=a-b", Range::Whole),
            ("lines=0-1", Range::Whole),
        ] {
            assert_eq!(Range::read(text, 1_000), range, "{text}");
        }
        assert_eq!(Range::read("bytes=0-", 0), Range::None);
    }
}
