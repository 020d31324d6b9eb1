//! What a PDF would unfold to, measured before anything unfolds it.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::object::{Array, Stream};
use hayro_interpret::hayro_syntax::page::Page;

use crate::Unreadable;
use crate::limits;

/// How far before `stream` its dictionary is looked for.
const DICTIONARY_BYTES_MAX: usize = 4_096;
/// Streams that one page may be made of.
const STREAMS_A_PAGE_MAX: usize = 200;

/// Refuses encrypted files, streams compressed twice, and those that unfold too far. Images are never unfolded here.
pub(crate) fn check_bytes(bytes: &[u8]) -> Result<(), Unreadable> {
    if find(bytes, b"/Encrypt").is_some() {
        return Err(Unreadable::Protected);
    }
    let mut position = 0;
    let mut unfolded = 0;
    while let Some(found) = find(&bytes[position..], b"stream") {
        let start = position + found;
        position = start + b"stream".len();
        if bytes[..start].ends_with(b"end") {
            continue;
        }
        let dictionary = dictionary(&bytes[start.saturating_sub(DICTIONARY_BYTES_MAX)..start]);
        let filters: usize = [
            &b"/FlateDecode"[..],
            b"/LZWDecode",
            b"/RunLengthDecode",
            b"/Crypt",
        ]
        .iter()
        .map(|filter| count(dictionary, filter))
        .sum();
        let is_odd = find(dictionary, b"/LZW").is_some() || find(dictionary, b"/RunLength").is_some();
        let is_image = find(dictionary, b"/Image").is_some()
            && find(dictionary, b"/Width").is_some()
            && find(dictionary, b"/ObjStm").is_none()
            && find(dictionary, b"/XRef").is_none();
        if is_image {
            continue;
        }
        if filters > 1 || is_odd {
            // Nothing that writes text does so today, and it is how a small file unfolds without end.
            return Err(Unreadable::TooLarge);
        }
        let data = bytes[position..]
            .strip_prefix(b"\r\n")
            .or_else(|| bytes[position..].strip_prefix(b"\n"));
        unfolded += unfolded_length(data.unwrap_or(&bytes[position..]), limits::PART_BYTES_MAX)?;
        if unfolded > limits::UNFOLDED_BYTES_MAX {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(())
}

/// How many bytes the streams of a page unfold to: a page may name the same one a million times.
pub(crate) fn page_length(page: &Page<'_>) -> Result<u64, Unreadable> {
    let content = page.raw();
    if let Some(stream) = content.get::<Stream<'_>>(b"Contents".as_slice()) {
        return length_of(&stream);
    }
    let Some(streams) = content.get::<Array<'_>>(b"Contents".as_slice()) else {
        return Ok(0);
    };
    let mut length = 0;
    for (rank, stream) in streams.iter::<Stream<'_>>().enumerate() {
        if rank >= STREAMS_A_PAGE_MAX {
            return Err(Unreadable::TooLarge);
        }
        length += length_of(&stream)?;
    }
    Ok(length)
}

fn length_of(stream: &Stream<'_>) -> Result<u64, Unreadable> {
    let raw = stream.raw_data();
    let unfolded = unfolded_length(&raw, limits::PART_BYTES_MAX)?;
    Ok(unfolded.max(raw.len() as u64))
}

/// Counts what comes out without keeping it. Readers accept a stream without the header of zlib: so must this count.
/// What is not compressed breaks off at once.
fn unfolded_length(data: &[u8], max: u64) -> Result<u64, Unreadable> {
    let length = counted(ZlibDecoder::new(data), max)?;
    if length > 0 {
        Ok(length)
    } else {
        counted(DeflateDecoder::new(data), max)
    }
}

fn counted(decoder: impl Read, max: u64) -> Result<u64, Unreadable> {
    let mut decoder = decoder.take(max + 1);
    let mut part = [0; 16 * 1024];
    let mut length = 0;
    // What breaks off counts up to there: readers keep that much too.
    while let Ok(read @ 1..) = decoder.read(&mut part) {
        length += read as u64;
    }
    if length > max {
        Err(Unreadable::TooLarge)
    } else {
        Ok(length)
    }
}

/// The dictionary that ends where the stream begins.
fn dictionary(before: &[u8]) -> &[u8] {
    let start = before
        .windows(4)
        .rposition(|four| four == b" obj")
        .or_else(|| before.windows(6).rposition(|six| six == b"endobj"));
    &before[start.unwrap_or(0)..]
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes
        .windows(wanted.len())
        .filter(|window| *window == wanted)
        .count()
}
