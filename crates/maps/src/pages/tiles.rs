//! The file of tiles, of which browsers ask the few bytes they draw (RFC 9110, section 14): read from this machine's disk as they are
//! asked for. One that is kept elsewhere is fetched once, and stays in memory while others are not asked for.

use std::io;
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
use crate::disk::OnDisk;

/// How long browsers keep what they asked for: another file has another address.
const KEPT: &str = "public, max-age=86400";
/// The operator's file may change under its address: whoever has some of it asks again.
const CHECKED: &str = "no-cache";
/// Bytes of the files that stay in memory.
const OPEN_BYTES_MAX: usize = 160_000_000;
/// Bytes of one answer to who asks for a part (RFC 9110, section 15.3.7: less than what was asked may be sent).
const PART_BYTES_MAX: u64 = 4_000_000;
/// Bytes read at once for who asks for the whole.
const PIECE_BYTES: u64 = 256_000;

/// The files asked for lately, the last one at the end.
static OPEN: Mutex<Vec<(FileHash, Bytes)>> = Mutex::new(Vec::new());
/// One file is fetched at a time: who waits for it finds it open.
static OPENING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// A file of tiles.
enum Held {
    Disk(OnDisk),
    Memory(Bytes),
}

impl Held {
    fn length(&self) -> u64 {
        match self {
            Self::Disk(file) => file.size,
            Self::Memory(bytes) => bytes.len() as u64,
        }
    }

    /// The bytes from one to another, both included.
    async fn part(&self, from: u64, to: u64) -> Result<Bytes, Fault> {
        let length = usize::try_from(to - from + 1).unwrap_or_default();
        match self {
            Self::Disk(file) => {
                let read = file.read(from, length).await;
                read.map_err(|error| Fault::Internal(error.to_string()))
            }
            Self::Memory(bytes) => {
                let from = usize::try_from(from).unwrap_or(usize::MAX);
                Ok(bytes.slice(from..from + length))
            }
        }
    }

    /// All of it, a piece at a time.
    fn whole(self) -> Body {
        match self {
            Self::Memory(bytes) => Body::from(bytes),
            Self::Disk(file) => Body::from_stream(futures_util::stream::try_unfold(
                (file, 0_u64),
                |(file, from)| async move {
                    let length = (file.size - from).min(PIECE_BYTES);
                    if length == 0 {
                        return Ok(None);
                    }
                    let piece = usize::try_from(length).unwrap_or_default();
                    let bytes = file.read(from, piece).await?;
                    Ok::<_, io::Error>(Some((bytes, (file, from + length))))
                },
            )),
        }
    }
}

pub(super) async fn file(visit: Visit, asked: HeaderMap) -> Answer {
    let background = background_of(&visit).await?;
    let not_there = || Fault::NotFound("tiles");
    background.archive().ok_or_else(not_there)?;
    let hash = background.sha256;
    let disk = match &hash {
        Some(hash) => OnDisk::kept(&visit.house, hash).await?,
        None => OnDisk::operators(&visit.house).await?,
    };
    let (tag, kept) = match (&hash, &disk) {
        (Some(hash), _) => (hash.to_string(), KEPT),
        (None, Some(file)) => (file.tag.clone(), CHECKED),
        (None, None) => return Err(not_there().into()),
    };
    let strong = format!("\"{tag}\"");
    if let Some(response) = unchanged(&asked, &strong, kept) {
        return Ok(response);
    }
    let held = match (disk, &hash) {
        (Some(file), _) => Held::Disk(file),
        (None, Some(hash)) => Held::Memory(opened(&visit, hash).await?),
        (None, None) => return Err(not_there().into()),
    };
    let length = held.length();
    let range = asked
        .get(header::RANGE)
        .and_then(|range| range.to_str().ok())
        .filter(|_| is_same(&asked, &strong));
    let answer = match range.map_or(Range::Whole, |range| Range::read(range, length)) {
        // Pressed on its way, it is another representation: its tag is weak (RFC 9110, section 8.8.1).
        Range::Whole => answered(StatusCode::OK, held.whole(), (&weak_tag(&tag), kept), None),
        Range::Part { from, to } => {
            let to = to.min(from + PART_BYTES_MAX - 1);
            let said = format!("bytes {from}-{to}/{length}");
            let part = Body::from(held.part(from, to).await?);
            answered(StatusCode::PARTIAL_CONTENT, part, (&strong, kept), Some(said))
        }
        Range::None => {
            let said = format!("bytes */{length}");
            let nothing = Body::empty();
            answered(
                StatusCode::RANGE_NOT_SATISFIABLE,
                nothing,
                (&strong, kept),
                Some(said),
            )
        }
    };
    Ok(answer)
}

fn answered(status: StatusCode, body: Body, (tag, kept): (&str, &str), range: Option<String>) -> Response {
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    let said = [
        (header::CONTENT_TYPE, Some(PMTILES.to_owned())),
        (header::ACCEPT_RANGES, Some("bytes".to_owned())),
        (header::CACHE_CONTROL, Some(kept.to_owned())),
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
    Part { from: u64, to: u64 },
    /// Nothing that it holds
    None,
}

impl Range {
    /// Reads one range of bytes: `bytes=0-126`, `bytes=100-`, `bytes=-20`. Several, or another unit, are ignored.
    fn read(text: &str, length: u64) -> Self {
        let said = text
            .trim()
            .strip_prefix("bytes=")
            .and_then(|said| said.split_once('-'));
        let Some((first, last)) = said.filter(|(_, last)| !last.contains([',', '-'])) else {
            return Self::Whole;
        };
        let (first, last) = (first.trim(), last.trim());
        let read = |text: &str| text.parse::<u64>().ok();
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
            (false, is_open) => match (read(first), if is_open { Some(u64::MAX) } else { read(last) }) {
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
    let _turn = OPENING.lock().await;
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
