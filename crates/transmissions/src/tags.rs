//! Whether a PDF that somebody sent says that it is tagged (ISO 32000-1, 14.7 and 14.8): `/StructTreeRoot` and
//! `/MarkInfo << /Marked true >>`, in clear or in a compressed object stream (7.5.7). Nothing is parsed: what is looked for
//! is two words, in the file and in what its streams unfold to, within a bound. A tagged file may still be badly tagged;
//! what is encrypted is taken for not tagged.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

/// Bytes unfolded of one stream, and of a whole file: the catalog stands in a small one.
const STREAM_BYTES_MAX: u64 = 2_000_000;
const FILE_BYTES_MAX: u64 = 32_000_000;

/// True when the file says that it is tagged.
pub(crate) fn is_tagged(bytes: &[u8]) -> bool {
    let mut seen = Seen::default();
    seen.look(bytes);
    let mut left = FILE_BYTES_MAX;
    let mut rest = bytes;
    while let Some(place) = find(rest, b"/ObjStm") {
        rest = &rest[place..];
        let Some(begins) = find(rest, b"stream") else {
            break;
        };
        let content = &rest[begins + b"stream".len()..];
        let content = content.strip_prefix(b"\r").unwrap_or(content);
        let content = content.strip_prefix(b"\n").unwrap_or(content);
        let mut unfolded = Vec::new();
        let bound = STREAM_BYTES_MAX.min(left);
        // What cannot be unfolded to its end is looked at as far as it went.
        let _ = ZlibDecoder::new(content).take(bound).read_to_end(&mut unfolded);
        seen.look(&unfolded);
        left -= u64::try_from(unfolded.len()).unwrap_or(left).min(left);
        if seen.is_whole() || left == 0 {
            break;
        }
        rest = content;
    }
    seen.is_whole()
}

#[derive(Default)]
struct Seen {
    has_tree: bool,
    is_marked: bool,
}

impl Seen {
    fn look(&mut self, text: &[u8]) {
        self.has_tree |= find(text, b"/StructTreeRoot").is_some();
        let mut rest = text;
        while let Some(place) = find(rest, b"/Marked") {
            rest = &rest[place + b"/Marked".len()..];
            self.is_marked |= rest.trim_ascii_start().starts_with(b"true");
        }
    }

    fn is_whole(&self) -> bool {
        self.has_tree && self.is_marked
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::is_tagged;

    fn folded(text: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).expect("memory");
        encoder.finish().expect("memory")
    }

    #[test]
    fn a_tagged_file_says_so_in_clear_or_folded() {
        let catalog = b"<< /Type /Catalog /StructTreeRoot 3 0 R /MarkInfo << /Marked true >> >>";
        assert!(is_tagged(catalog));
        let object = [
            b"%PDF-1.7\n5 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\r\n".as_slice(),
            &folded(catalog),
            b"\nendstream",
        ]
        .concat();
        assert!(is_tagged(&object));
        for not in [
            b"%PDF-1.7".as_slice(),
            b"<< /StructTreeRoot 3 0 R /MarkInfo << /Marked false >> >>",
            b"<< /MarkInfo << /Marked true >> >>",
            b"/ObjStm stream",
            b"/ObjStm",
        ] {
            assert!(!is_tagged(not), "{}", String::from_utf8_lossy(not));
        }
    }

    #[test]
    fn a_file_that_unfolds_without_end_costs_no_more_than_its_bound() {
        let bomb = folded(&vec![b' '; 40_000_000]);
        let object = [b"/ObjStm stream\n".as_slice(), &bomb].concat().repeat(30);
        assert!(!is_tagged(&object));
    }
}
