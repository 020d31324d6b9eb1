//! Checks that a PDF is an accessible archive, as far as a program can tell: PDF/A-2a (ISO 19005-2) and PDF/UA-1
//! (ISO 14289-1, after the Matterhorn protocol). For tests: [`faults`] reads a file with a parser that did not write it,
//! and lists everything that is wrong in it; [`assert_accessible_archive`] fails with that list.
//!
//! What needs eyes is not looked at: whether an alternate text is a good one, whether headings say what follows.

mod content;
mod metadata;
mod structure;

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier, Stream};

/// Everything that is wrong in a file; nothing when it is an accessible archive.
pub fn faults(bytes: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    whole(bytes, &mut faults);
    match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => check(&pdf, &mut faults),
        Err(error) => faults.push(format!("not a PDF that can be read: {error:?}")),
    }
    faults
}

/// Fails, with all that is wrong, unless a file is an accessible archive.
///
/// # Panics
/// When it is not.
pub fn assert_accessible_archive(bytes: &[u8]) {
    let faults = faults(bytes);
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// How many pages a file has; none when it is not a PDF.
pub fn page_count(bytes: &[u8]) -> usize {
    Pdf::new(bytes.to_vec()).map_or(0, |pdf| pdf.pages().len())
}

/// The file from outside: ISO 19005-2, 6.1.
fn whole(bytes: &[u8], faults: &mut Vec<String>) {
    if !bytes.starts_with(b"%PDF-1.") {
        faults.push("the file does not begin with %PDF-1.".to_owned());
    }
    let second = bytes
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .nth(1)
        .unwrap_or_default();
    if second.first() != Some(&b'%') || second.iter().skip(1).take(4).filter(|byte| **byte > 127).count() < 4
    {
        faults.push("no line of binary signs after the first".to_owned());
    }
    let tail = String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(1_024)..]).into_owned();
    if !tail.trim_end().ends_with("%%EOF") {
        faults.push("something follows the end of the file".to_owned());
    }
    // What ends a file says how it is read: as a table or as a stream, in clear.
    let trailer = tail
        .rsplit_once("trailer")
        .map_or(tail.as_str(), |(_, trailer)| trailer);
    if trailer.contains("/Encrypt") {
        faults.push("the file is encrypted".to_owned());
    }
    if !trailer.contains("/ID") {
        faults.push("the file has no identifier".to_owned());
    }
}

fn check(pdf: &Pdf, faults: &mut Vec<String>) {
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else {
        faults.push("no catalog".to_owned());
        return;
    };
    metadata::check(pdf, &catalog, faults);
    if pdf.pages().is_empty() {
        faults.push("no page".to_owned());
    }
    let tagged = structure::check(&catalog, faults);
    content::check(pdf, &tagged, faults);
    objects(pdf, faults);
}

/// What no object of the file may be, wherever it stands.
fn objects(pdf: &Pdf, faults: &mut Vec<String>) {
    let mut fonts = 0;
    for object in pdf.objects() {
        let dict = match &object {
            Object::Dict(dict) => dict.clone(),
            Object::Stream(stream) => stream.dict().clone(),
            _ => continue,
        };
        forbidden(&dict, 0, faults);
        if let Object::Stream(stream) = &object {
            external(stream, faults);
        }
        match word(&dict, "Type").as_deref() {
            Some("Font") if word(&dict, "Subtype").is_none_or(|kind| !kind.starts_with("CIDFont")) => {
                fonts += 1;
                font(&dict, faults);
            }
            Some("Filespec" | "EmbeddedFile") => faults.push("a file is embedded".to_owned()),
            _ => {}
        }
    }
    if fonts == 0 {
        faults.push("no font".to_owned());
    }
}

/// Programs, sounds, forms, things fetched from elsewhere.
fn forbidden(dict: &Dict<'_>, depth: u8, faults: &mut Vec<String>) {
    for key in ["JS", "JavaScript", "AA", "XFA", "OpenAction"] {
        if dict.contains_key(key) {
            faults.push(format!("an object holds /{key}"));
        }
    }
    if let Some(
        action @ ("JavaScript" | "Launch" | "Sound" | "Movie" | "ImportData" | "SubmitForm" | "ResetForm"),
    ) = word(dict, "S").as_deref()
    {
        faults.push(format!("an action does {action}"));
    }
    if depth < 4 {
        for key in ["A", "Names", "AcroForm"] {
            if let Some(inner) = dict.get::<Dict<'_>>(key) {
                forbidden(&inner, depth + 1, faults);
            }
        }
    }
}

fn external(stream: &Stream<'_>, faults: &mut Vec<String>) {
    if ["F", "FFilter", "FDecodeParms"]
        .iter()
        .any(|key| stream.dict().contains_key(key))
    {
        faults.push("the content of an object stands in another file".to_owned());
    }
    if stream
        .dict()
        .get::<Object<'_>>("Filter")
        .is_some_and(|filter| format!("{filter:?}").contains("LZW"))
    {
        faults.push("an object is pressed with LZW".to_owned());
    }
}

/// ISO 19005-2, 6.2.11: the font is in the file, and its glyphs say which letters they are.
fn font(font: &Dict<'_>, faults: &mut Vec<String>) {
    let name = word(font, "BaseFont").unwrap_or_else(|| "without name".to_owned());
    let described = font
        .get::<Array<'_>>("DescendantFonts")
        .and_then(|fonts| fonts.iter::<Dict<'_>>().next())
        .unwrap_or_else(|| font.clone());
    let descriptor = described.get::<Dict<'_>>("FontDescriptor");
    let is_embedded = descriptor.is_some_and(|descriptor| {
        ["FontFile", "FontFile2", "FontFile3"]
            .iter()
            .any(|key| descriptor.get::<Stream<'_>>(key).is_some())
    });
    if !is_embedded && word(font, "Subtype").as_deref() != Some("Type3") {
        faults.push(format!("the font {name} is not embedded"));
    }
    if font.get::<Stream<'_>>("ToUnicode").is_none() {
        faults.push(format!("the font {name} does not say its letters (ToUnicode)"));
    }
}

/// A name that an entry holds.
fn word(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<hayro_syntax::object::Name<'_>>(key)
        .map(|name| name.as_str().to_owned())
}

/// A text that an entry holds: UTF-16 with its mark, or single bytes.
fn text(dict: &Dict<'_>, key: &str) -> Option<String> {
    let string = dict.get::<hayro_syntax::object::String<'_>>(key)?;
    let bytes = string.as_bytes();
    Some(match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide
                .chunks(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair.get(1).copied().unwrap_or_default()]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    })
}

/// What of the pages the structure holds.
#[derive(Default)]
struct Tagged {
    /// The page and the number of each content
    contents: BTreeSet<(ObjectIdentifier, i32)>,
    /// Annotations that stand in a link
    annotations: BTreeSet<ObjectIdentifier>,
}
