//! Files made to harm: bombs, cuts, noise. Each is refused, in a short time, and nothing panics outside.

use std::io::Write as _;
use std::time::{Duration, Instant};

use documents::{Unreadable, limits, read};
use proptest::prelude::*;

use crate::made::{archive, docx, odt, of_objects, pdf};

#[test]
fn bombs_are_refused() {
    let begin = Instant::now();
    let spaces = " ".repeat(usize::try_from(limits::PART_BYTES_MAX).unwrap() + 1);
    let zip_bomb = archive_deflated(&[("word/document.xml", &spaces)]);
    assert!(zip_bomb.len() < 200_000, "{}", zip_bomb.len());
    assert_eq!(read(&zip_bomb), Err(Unreadable::TooLarge));

    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(
        read(&archive(&[("word/document.xml", laughs)])),
        Err(Unreadable::Damaged)
    );

    let deep = format!("{}{}", "<w:sdt>".repeat(5_000), "</w:sdt>".repeat(5_000));
    assert_eq!(read(&docx(&deep)), Err(Unreadable::TooLarge));

    let wide = format!(
        "<w:tbl><w:tr>{}</w:tr></w:tbl>",
        "<w:tc><w:p/></w:tc>".repeat(limits::COLUMNS_MAX + 1)
    );
    assert_eq!(read(&docx(&wide)), Err(Unreadable::TooLarge));
    let long = format!(
        "<w:tbl>{}</w:tbl>",
        "<w:tr><w:tc><w:p/></w:tc></w:tr>".repeat(limits::ROWS_MAX + 1)
    );
    assert_eq!(read(&docx(&long)), Err(Unreadable::TooLarge));
    let repeated = "<table:table><table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell table:number-columns-repeated=\"4000000000\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(read(&odt(repeated)), Err(Unreadable::TooLarge));

    assert_eq!(
        read(&vec![b'a'; limits::FILE_BYTES_MAX + 1]),
        Err(Unreadable::TooLarge)
    );
    assert!(begin.elapsed() < Duration::from_mins(1), "{:?}", begin.elapsed());
}

/// A stream that unfolds, alone or twice; a page that names it many times; forms that draw one another.
#[test]
fn bombs_of_pdf_are_refused() {
    let begin = Instant::now();
    let pages = |contents: &str| {
        vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_owned(),
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /F0 5 0 R >> >> /Contents {contents} >>"
            ),
        ]
    };
    let plain = |content: &str| format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    for filter in [
        "/LZWDecode",
        "[/FlateDecode /FlateDecode]",
        "[/FlateDecode /RunLengthDecode]",
    ] {
        let mut objects = pages("4 0 R");
        objects.push(format!(
            "<< /Length 3 /Filter {filter} >>\nstream\nabc\nendstream"
        ));
        assert_eq!(read(&of_objects(&objects)), Err(Unreadable::TooLarge), "{filter}");
    }
    let mut objects = pages(&format!("[{}]", "4 0 R ".repeat(1_000)));
    objects.push(plain("q Q"));
    assert_eq!(read(&of_objects(&objects)), Err(Unreadable::TooLarge));

    // Ten forms, each drawing the next one ten times: ten thousand million rectangles.
    let mut objects = pages("4 0 R");
    objects.push(plain("/F0 Do"));
    for rank in 0..10 {
        let inner = if rank == 9 {
            "0 0 1 1 re f".to_owned()
        } else {
            "/F1 Do ".repeat(10)
        };
        let next = if rank == 9 { 14 } else { 6 + rank };
        objects.push(format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F1 {next} 0 R >> >> /Length {} >>\nstream\n{inner}\nendstream",
            inner.len()
        ));
    }
    assert_eq!(read(&of_objects(&objects)), Err(Unreadable::TooLarge));
    assert!(begin.elapsed() < Duration::from_mins(2), "{:?}", begin.elapsed());
}

#[test]
fn a_pdf_stream_that_unfolds_too_far_is_refused() {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..=(limits::PART_BYTES_MAX >> 20) {
        encoder.write_all(&zeros).expect("it compresses");
    }
    let data = encoder.finish().expect("it compresses");
    let mut file = pdf(&[&[(72, 700, 12, "Un texte de plus de vingt lettres.")]]);
    file.extend(
        format!(
            "\n99 0 obj << /Filter /FlateDecode /Length {} >>\nstream\n",
            data.len()
        )
        .bytes(),
    );
    file.extend(&data);
    file.extend(b"\nendstream endobj\n");
    assert_eq!(read(&file), Err(Unreadable::TooLarge));
}

fn archive_deflated(parts: &[(&str, &str)]) -> Vec<u8> {
    use zip::write::SimpleFileOptions;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, part) in parts {
        zip.start_file(*name, deflated).expect("a part starts");
        zip.write_all(part.as_bytes()).expect("a part is written");
    }
    zip.finish().expect("an archive ends").into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever the bytes, an answer comes; what is read is read again the same.
    #[test]
    fn noise_gives_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..600), kind in 0..4_usize) {
        let mut file = match kind {
            0 => docx("<w:p><w:r><w:t>Un texte.</w:t></w:r></w:p>"),
            1 => odt("<text:p>Un texte.</text:p>"),
            2 => pdf(&[&[(72, 700, 12, "Un texte de plus de vingt lettres.")]]),
            _ => Vec::new(),
        };
        let at = bytes.len().min(file.len());
        for (place, byte) in bytes.iter().enumerate() {
            let position = (place * 37 + usize::from(*byte)) % file.len().max(1);
            if place % 9 == 0 && position < file.len() { file[position] = *byte; }
        }
        file.truncate(file.len() - at / 4);
        if kind == 3 { file = bytes; }
        if let Ok(imported) = read(&file) {
            let again = read(imported.markdown.as_bytes());
            prop_assert!(again.is_ok());
        }
    }
}
