//! Photos sent by people: known by their content, and freed of what they tell beside the picture. A telephone writes in each
//! photo where and when it was taken, and its own name: none of it is kept. Only how the picture is to be turned stays.
//!
//! JPEG: ITU-T T.81, annex B; the block of EXIF (CIPA DC-008) is in the segment APP1. PNG: ISO/IEC 15948, section 5.

/// The largest photo, in bytes.
pub(crate) const PHOTO_BYTES_MAX: usize = 10_000_000;
/// The most pixels of one side: a browser of a small telephone still opens it.
const SIDE_PIXELS_MAX: u32 = 12_000;
/// The most pixels in all: what a browser unfolds of it weighs four bytes for each.
const PIXELS_MAX: u64 = 40_000_000;

const PNG: &[u8] = &[0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
/// The chunks of a PNG that make its picture; text, dates and EXIF are others.
const PNG_CHUNKS: [&[u8; 4]; 9] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT",
];

/// The type of a kept photo, by its first bytes.
pub(crate) fn media_type(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(PNG) {
        Some("image/png")
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some("image/jpeg")
    } else {
        None
    }
}

/// The picture alone; none for what is neither a JPEG nor a PNG, is broken, or is too large to be shown.
pub(crate) fn bare_photo(bytes: &[u8]) -> Option<Vec<u8>> {
    match media_type(bytes)? {
        "image/png" => bare_png(bytes),
        _ => bare_jpeg(bytes),
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

fn is_showable(width: u32, height: u32) -> bool {
    let sides = 1..=SIDE_PIXELS_MAX;
    let pixels = u64::from(width) * u64::from(height);
    sides.contains(&width) && sides.contains(&height) && pixels <= PIXELS_MAX
}

fn bare_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = PNG.to_vec();
    let mut at = PNG.len();
    let (mut is_first, mut has_picture) = (true, false);
    loop {
        let length = usize::try_from(number(bytes, at)?).ok()?;
        let kind: &[u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let end = at.checked_add(12)?.checked_add(length)?;
        let chunk = bytes.get(at..end)?;
        if is_first {
            if kind != b"IHDR"
                || length != 13
                || !is_showable(number(bytes, at + 8)?, number(bytes, at + 12)?)
            {
                return None;
            }
            is_first = false;
        }
        has_picture |= kind == b"IDAT";
        if PNG_CHUNKS.contains(&kind) {
            kept.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return has_picture.then_some(kept);
        }
        at = end;
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(two.try_into().ok()?))
}

/// Segment by segment: those of applications go, but JFIF's and the one that says how colours are coded (Adobe); what stands
/// after the end of the picture, where some telephones hide a film, goes too.
fn bare_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    const START: u8 = 0xd8;
    const END: u8 = 0xd9;
    const SCAN: u8 = 0xda;
    let mut kept = vec![0xff, START];
    let mut at = 2;
    let mut turned = None;
    let (mut has_size, mut has_scan) = (false, false);
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            // A byte of filling.
            0xff => {
                at += 1;
                continue;
            }
            END => {
                kept.extend_from_slice(&[0xff, END]);
                let is_whole = has_size && has_scan;
                return is_whole.then(|| with_turn(kept, turned));
            }
            _ => {}
        }
        let length = usize::from(short(bytes, at + 2)?);
        let end = at.checked_add(2)?.checked_add(length)?;
        let segment = bytes.get(at..end)?;
        if length < 2 {
            return None;
        }
        match marker {
            0xe1 => turned = turned.or_else(|| turn_of(segment.get(4..)?)),
            0xe2..=0xed | 0xef | 0xfe => {}
            _ => kept.extend_from_slice(segment),
        }
        // Frames: SOF0 to SOF15, but the tables that share their numbers.
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let (height, width) = (short(bytes, at + 5)?, short(bytes, at + 7)?);
            if !is_showable(u32::from(width), u32::from(height)) {
                return None;
            }
            has_size = true;
        }
        at = end;
        if marker == SCAN {
            has_scan = true;
            let scan = scan_length(bytes.get(at..)?)?;
            kept.extend_from_slice(bytes.get(at..at + scan)?);
            at += scan;
        }
    }
}

/// How long coded data are: up to a marker that is neither a stuffed zero nor a restart.
fn scan_length(bytes: &[u8]) -> Option<usize> {
    bytes
        .windows(2)
        .position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7))
}

/// What the block of EXIF says of how the picture is turned (tag 0x0112), from 2 to 8; 1 is upright and needs not be said.
fn turn_of(block: &[u8]) -> Option<u8> {
    let tiff = block.strip_prefix(b"Exif\0\0")?;
    let is_little = tiff.starts_with(b"II");
    if !is_little && !tiff.starts_with(b"MM") {
        return None;
    }
    let two = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little {
            u16::from_le_bytes(pair)
        } else {
            u16::from_be_bytes(pair)
        })
    };
    let four = |at: usize| {
        let word: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let value = if is_little {
            u32::from_le_bytes(word)
        } else {
            u32::from_be_bytes(word)
        };
        usize::try_from(value).ok()
    };
    let directory = four(4)?;
    let entries = usize::from(two(directory)?).min(200);
    (0..entries).find_map(|entry| {
        let at = directory.checked_add(2 + entry * 12)?;
        if two(at)? != 0x0112 {
            return None;
        }
        u8::try_from(two(at + 8)?)
            .ok()
            .filter(|turn| (2..=8).contains(turn))
    })
}

/// The picture with a block of EXIF that says how to turn it, and nothing else.
fn with_turn(picture: Vec<u8>, turned: Option<u8>) -> Vec<u8> {
    let Some(turn) = turned else { return picture };
    let mut block = vec![0xff, 0xe1, 0, 34];
    block.extend_from_slice(b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    block.extend_from_slice(&[turn, 0, 0, 0, 0, 0, 0]);
    // JFIF wants to come first where it is (T.871); the block stands after it.
    let after = match (picture.get(2..4), short(&picture, 4)) {
        (Some([0xff, 0xe0]), Some(length)) => 4 + usize::from(length),
        _ => 2,
    };
    let mut whole = picture;
    let rest = whole.split_off(after.min(whole.len()));
    whole.extend(block);
    whole.extend(rest);
    whole
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker][..], &length, content].concat()
    }

    fn exif(turn: u8) -> Vec<u8> {
        let mut content = b"Exif\0\0II\x2a\0\x08\0\0\0\x02\0".to_vec();
        content.extend_from_slice(&[0x12, 0x01, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0]);
        content.extend_from_slice(&[0x25, 0x88, 4, 0, 1, 0, 0, 0, 50, 0, 0, 0]);
        content.extend_from_slice(b"\0\0\0\0GPS 47.66 N 2.98 W");
        segment(0xe1, &content)
    }

    /// A JPEG with everything a telephone writes beside the picture.
    pub(crate) fn telephone_jpeg() -> Vec<u8> {
        [
            &[0xff, 0xd8][..],
            &segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
            &exif(6),
            &segment(0xed, b"Photoshop 3.0 Plouharnel"),
            &segment(0xfe, b"un commentaire"),
            &segment(0xc0, &[8, 0, 2, 0, 3, 1, 1, 0x11, 0]),
            &segment(0xda, &[1, 1, 0, 0, 63, 0]),
            &[0x12, 0xff, 0x00, 0xff, 0xd3, 0x34],
            &[0xff, 0xd9],
            b"un film",
        ]
        .concat()
    }

    fn chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        [&length[..], kind, content, b"crc!"].concat()
    }

    fn png(width: u32) -> Vec<u8> {
        let head = [&width.to_be_bytes()[..], &2_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        [
            PNG,
            &chunk(b"IHDR", &head),
            &chunk(b"eXIf", b"MM GPS"),
            &chunk(b"tEXt", b"Author\0Soizic"),
            &chunk(b"IDAT", b"pixels"),
            &chunk(b"IEND", b""),
        ]
        .concat()
    }

    #[test]
    fn what_a_telephone_writes_beside_the_picture_goes() {
        let bare = bare_photo(&telephone_jpeg()).expect("a photo");
        let said = String::from_utf8_lossy(&bare);
        for told in ["GPS", "Plouharnel", "commentaire", "film"] {
            assert!(!said.contains(told), "{told}");
        }
        assert!(said.contains("JFIF") && bare.ends_with(&[0xff, 0xd9]));
        let block = bare
            .windows(6)
            .position(|some| some == b"Exif\0\0")
            .expect("the turn");
        assert_eq!(turn_of(&bare[block..]), Some(6));
        assert_eq!(bare_photo(&bare).as_deref(), Some(&bare[..]), "bare stays bare");
    }

    #[test]
    fn a_png_keeps_its_picture_only() {
        let bare = bare_photo(&png(2)).expect("a picture");
        let said = String::from_utf8_lossy(&bare);
        assert!(!said.contains("GPS") && !said.contains("Soizic") && said.contains("pixels"));
        assert_eq!(bare_photo(&png(SIDE_PIXELS_MAX + 1)), None);
        assert!(is_showable(8_000, 5_000) && !is_showable(8_000, 5_001));
        assert_eq!(bare_photo(&png(0)), None);
    }

    #[test]
    fn what_is_no_photo_or_is_cut_is_refused() {
        for other in [&b"<svg/>"[..], b"GIF89a", b"%PDF-1.7", b"", b"\xff\xd8\xff"] {
            assert_eq!(bare_photo(other), None);
        }
        for whole in [telephone_jpeg(), png(2)] {
            let end = whole.len() - 12;
            for cut in 0..end {
                assert_eq!(bare_photo(&whole[..cut]), None, "cut at {cut}");
            }
        }
    }
}
