//! What the file says of itself: ISO 19005-2, 6.6; ISO 14289-1, 5 and 7.1.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Object, Stream};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::{text, word};

pub(crate) fn check(pdf: &Pdf, catalog: &Dict<'_>, faults: &mut Vec<String>) {
    let mut must = |holds: bool, otherwise: &str| {
        if !holds {
            faults.push(otherwise.to_owned());
        }
    };
    let language = text(catalog, "Lang").unwrap_or_default();
    must(
        language.starts_with("fr"),
        "the document does not say that it is in French (/Lang)",
    );
    let preferences = catalog.get::<Dict<'_>>("ViewerPreferences").unwrap_or_default();
    must(
        preferences.get::<bool>("DisplayDocTitle") == Some(true),
        "readers are not asked to show the title (DisplayDocTitle)",
    );
    let marks = catalog.get::<Dict<'_>>("MarkInfo").unwrap_or_default();
    must(
        marks.get::<bool>("Marked") == Some(true),
        "the document is not marked as tagged (MarkInfo)",
    );
    must(
        marks.get::<bool>("Suspects") != Some(true),
        "its tags are said to be doubtful (Suspects)",
    );
    let intents = catalog.get::<Array<'_>>("OutputIntents");
    let has_profile = intents.is_some_and(|intents| {
        intents.iter::<Dict<'_>>().any(|intent| {
            word(&intent, "S").as_deref() == Some("GTS_PDFA1")
                && intent.get::<Stream<'_>>("DestOutputProfile").is_some()
        })
    });
    must(has_profile, "no output intent with its colour profile");
    must(!catalog.contains_key("AcroForm"), "the document holds a form");
    let Some(stream) = catalog.get::<Stream<'_>>("Metadata") else {
        must(false, "no XMP metadata");
        return;
    };
    must(
        !stream.dict().contains_key("Filter"),
        "the XMP metadata are pressed",
    );
    let bytes = stream
        .decoded()
        .map(std::borrow::Cow::into_owned)
        .unwrap_or_default();
    let xmp = xmp(&bytes);
    let said = |property: &str| {
        xmp.iter()
            .find(|(name, _)| name == property)
            .map(|(_, value)| value.as_str())
    };
    must(
        said("pdfaid:part") == Some("2"),
        "the XMP metadata do not say PDF/A part 2",
    );
    must(
        said("pdfaid:conformance") == Some("A"),
        "the XMP metadata do not say conformance A",
    );
    must(
        said("pdfuaid:part") == Some("1"),
        "the XMP metadata do not say PDF/UA part 1",
    );
    let title = said("dc:title").unwrap_or_default();
    must(!title.trim().is_empty(), "the XMP metadata have no title");
    let read = pdf.metadata();
    let of_info = read.title.as_deref().map(decoded).unwrap_or_default();
    must(
        of_info == title,
        &format!("the titles differ: {of_info:?} in Info, {title:?} in XMP"),
    );
    must(
        catalog.get::<Dict<'_>>("Outlines").is_some() || !has_headings(pdf),
        "a document with headings has no bookmarks",
    );
}

/// Bytes of a string as text.
fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn has_headings(pdf: &Pdf) -> bool {
    pdf.objects().into_iter().any(|object| match object {
        Object::Dict(dict) => word(&dict, "S").is_some_and(|role| role == "H1"),
        _ => false,
    })
}

/// The properties of an XMP packet with their text, whether written as elements or as attributes.
fn xmp(bytes: &[u8]) -> Vec<(String, String)> {
    let mut reader = Reader::from_reader(bytes);
    let mut open: Vec<(String, String)> = Vec::new();
    let mut found = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                found.extend(attributes(&start));
                open.push((
                    String::from_utf8_lossy(start.name().as_ref()).into_owned(),
                    String::new(),
                ));
            }
            Ok(Event::Empty(start)) => found.extend(attributes(&start)),
            Ok(Event::Text(said)) => {
                let said = String::from_utf8_lossy(&said).into_owned();
                for (_, text) in &mut open {
                    text.push_str(&said);
                }
            }
            Ok(Event::GeneralRef(reference)) => {
                let name = String::from_utf8_lossy(&reference).into_owned();
                let letter = match name.as_str() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                for (_, text) in &mut open {
                    text.extend(letter);
                }
            }
            Ok(Event::End(_)) => {
                if let Some((name, said)) = open.pop() {
                    found.push((name, said.trim().to_owned()));
                }
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

fn attributes(start: &quick_xml::events::BytesStart<'_>) -> Vec<(String, String)> {
    start
        .attributes()
        .flatten()
        .map(|attribute| {
            let name = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
            let value = String::from_utf8_lossy(&attribute.value).into_owned();
            (name, value)
        })
        .collect()
}
