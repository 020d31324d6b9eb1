//! What a server says of a folder and of what stands in it (RFC 4918, section 13).

use jiff::fmt::rfc2822;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use tools::calendar::Found;
use tools::files::Entry;
use tools::{Trouble, Why};

/// Things read of one answer: the body of an answer is bounded too.
const RESOURCES_MAX: usize = 20_000;
/// Elements one in another: a server's answer has some eight, and each is looked through at every element.
const DEPTH_MAX: usize = 32;
/// Characters of a name, and of what a folder is called.
const NAME_CHARS_MAX: usize = 200;
/// Privileges that let things be added (RFC 3744, section 3).
const WRITING: &[&str] = &["all", "write", "write-content", "bind"];

/// One thing that a server tells of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Resource {
    href: String,
    called: String,
    pub(crate) is_folder: bool,
    is_calendar: bool,
    size: String,
    modified: String,
    privileges: Vec<String>,
    permissions: String,
}

pub(crate) fn read(xml: &[u8]) -> Result<Vec<Resource>, Trouble> {
    let unreadable = || Trouble::about(Why::Unexpected, "XML");
    let mut reader = Reader::from_reader(xml);
    let mut inside: Vec<String> = Vec::new();
    let mut found: Vec<Resource> = Vec::new();
    loop {
        let event = reader.read_event().map_err(|_| unreadable())?;
        match event {
            Event::Start(start) => {
                let name = name_of(start.local_name().as_ref());
                opened(&mut found, &inside, &name);
                inside.push(name);
                if inside.len() > DEPTH_MAX {
                    return Err(unreadable());
                }
            }
            Event::Empty(start) => opened(&mut found, &inside, &name_of(start.local_name().as_ref())),
            Event::End(_) => drop(inside.pop()),
            Event::Text(text) => said(&mut found, &inside, &text.decode().map_err(|_| unreadable())?),
            Event::CData(text) => said(&mut found, &inside, &text.decode().map_err(|_| unreadable())?),
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().map_err(|_| unreadable())?;
                let name = reference.decode().map_err(|_| unreadable())?;
                match (letter, resolve_predefined_entity(&name)) {
                    (Some(letter), _) => said(&mut found, &inside, letter.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => said(&mut found, &inside, text),
                    // An entity of the answer's own is never expanded.
                    (None, None) => return Err(unreadable()),
                }
            }
            Event::Eof => break,
            _ => {}
        }
        if found.len() > RESOURCES_MAX {
            return Err(Trouble::about(Why::Unexpected, RESOURCES_MAX.to_string()));
        }
    }
    if found.is_empty() {
        return Err(unreadable());
    }
    Ok(found)
}

fn name_of(local: &[u8]) -> String {
    String::from_utf8_lossy(local).into_owned()
}

fn opened(found: &mut Vec<Resource>, inside: &[String], name: &str) {
    let within = |outer: &str| inside.iter().any(|one| one == outer);
    if name == "response" && inside.last().is_some_and(|outer| outer == "multistatus") {
        found.push(Resource::default());
        return;
    }
    let Some(last) = found.last_mut() else { return };
    if within("resourcetype") {
        last.is_folder |= name == "collection";
        last.is_calendar |= matches!(name, "calendar" | "addressbook");
    }
    if within("privilege") {
        last.privileges.push(name.to_owned());
    }
}

fn said(found: &mut [Resource], inside: &[String], text: &str) {
    let (Some(last), [.., outer, element]) = (found.last_mut(), inside) else {
        return;
    };
    match (outer.as_str(), element.as_str()) {
        ("response", "href") => last.href.push_str(text),
        ("prop", "displayname") => last.called.push_str(text),
        ("prop", "getcontentlength") => last.size.push_str(text),
        ("prop", "getlastmodified") => last.modified.push_str(text),
        ("prop", "permissions") => last.permissions.push_str(text),
        _ => {}
    }
}

/// What stands in the folder that the answer is about. The folder itself is told too: its address is the shortest.
pub(crate) fn inside(resources: Vec<Resource>) -> Vec<Entry> {
    let itself = resources
        .iter()
        .map(|one| names(&one.href).count())
        .min()
        .unwrap_or_default();
    resources
        .into_iter()
        .filter(|one| names(&one.href).count() == itself + 1)
        .filter_map(|one| {
            let name: String = decoded(names(&one.href).last()?)?
                .chars()
                .filter(|letter| !letter.is_control())
                .take(NAME_CHARS_MAX)
                .collect();
            // What a computer keeps for itself is nobody's document.
            (!name.is_empty() && !name.starts_with('.')).then(|| Entry {
                name,
                is_folder: one.is_folder,
                size_bytes: one
                    .size
                    .trim()
                    .parse()
                    .ok()
                    .filter(|size| *size >= 0 && !one.is_folder),
                modified_us: modified(&one.modified),
            })
        })
        .collect()
}

/// The names of an address, or of its path alone.
fn names(href: &str) -> impl Iterator<Item = &str> {
    let path = match href.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => href,
    };
    path.trim().split('/').filter(|name| !name.is_empty())
}

/// A name as people read it (RFC 3986, section 2.1); none when it is not text.
fn decoded(name: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let value = digit()? * 16 + digit()?;
        bytes.push(u8::try_from(value).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// RFC 9110, section 5.6.7; a date that is none is not shown.
fn modified(text: &str) -> Option<i64> {
    let at = rfc2822::DateTimeParser::new().parse_timestamp(text.trim()).ok()?;
    Some(at.as_microsecond())
}

/// What stands at the address an agent typed: a folder that may be written to?
pub(crate) fn found(resources: &[Resource]) -> Result<Found, Trouble> {
    let one = resources
        .first()
        .filter(|one| one.is_folder && !one.is_calendar)
        .ok_or(Trouble::new(Why::OtherKind))?;
    let has_privileges = !one.privileges.is_empty();
    let may_write = one.privileges.iter().any(|held| WRITING.contains(&held.as_str()));
    // Nextcloud and ownCloud tell by letters: C to add a file, K to add a folder. A server that does not tell is believed:
    // the first folder will say.
    let is_lettered = !one.permissions.trim().is_empty();
    let may_add = one.permissions.contains('C') && one.permissions.contains('K');
    if has_privileges && !may_write || is_lettered && !may_add {
        return Err(Trouble::new(Why::ReadOnly));
    }
    let address = names(&one.href).last().and_then(decoded);
    let called = Some(one.called.trim().to_owned()).filter(|called| !called.is_empty());
    let name = called.or(address).unwrap_or_default();
    Ok(Found {
        name: name.chars().take(NAME_CHARS_MAX).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(href: &str, properties: &str) -> String {
        format!(
            "<d:response><d:href>{href}</d:href><d:propstat><d:prop>{properties}</d:prop>\
             <d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
        )
    }

    fn answer(responses: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\" xmlns:oc=\"http://owncloud.org/ns\">{responses}</d:multistatus>"
        )
    }

    const FOLDER: &str = "<d:resourcetype><d:collection/></d:resourcetype>";

    #[test]
    fn a_folder_is_read_one_level_deep_whatever_the_form_of_addresses() {
        let file = "<d:resourcetype/><d:getcontentlength>1234</d:getcontentlength>\
                    <d:getlastmodified>Tue, 08 Dec 2026 17:30:00 GMT</d:getlastmodified>";
        for base in ["/dav/Groupe", "/dav/Groupe/", "https://nuage.example/dav/Groupe/"] {
            let under = base.trim_end_matches('/');
            let xml = answer(
                &[
                    response(base, FOLDER),
                    response(&format!("{under}/D%C3%A9lib%C3%A9ration%20n%C2%B0%202.pdf"), file),
                    response(&format!("{under}/Vélos &amp; bus.odt"), file),
                    response(&format!("{under}/Plans/"), FOLDER),
                    response(&format!("{under}/Plans/nord.svg"), file),
                    response(&format!("{under}/.DS_Store"), file),
                ]
                .concat(),
            );
            let entries = inside(read(xml.as_bytes()).expect("readable"));
            let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
            assert_eq!(names, ["Délibération n° 2.pdf", "Vélos & bus.odt", "Plans"]);
            assert_eq!(entries[0].size_bytes, Some(1234));
            assert_eq!(entries[0].modified_us, Some(1_796_751_000_000_000));
            assert!(entries[2].is_folder && entries[2].size_bytes.is_none());
        }
    }

    #[test]
    fn elements_one_in_another_without_end_are_refused() {
        let nested = |depth: usize| {
            let inner = format!("{}{}", "<d:x>".repeat(depth), "</d:x>".repeat(depth));
            // Inside `multistatus`, `response`, `propstat` and `prop`.
            answer(&response("/dav/Parvis/", &format!("{FOLDER}{inner}")))
        };
        assert!(read(nested(DEPTH_MAX - 4).as_bytes()).is_ok());
        for depth in [DEPTH_MAX - 3, 100_000] {
            let refused = read(nested(depth).as_bytes()).map_err(|trouble| trouble.why);
            assert_eq!(refused, Err(Why::Unexpected), "{depth}");
        }
    }

    #[test]
    fn what_is_no_folder_or_is_only_read_is_told_apart() {
        let why = |properties: &str| {
            let xml = answer(&response("/dav/Parvis/", properties));
            let read = read(xml.as_bytes()).expect("readable");
            found(&read)
                .map(|found| found.name)
                .map_err(|trouble| trouble.why)
        };
        assert_eq!(why(FOLDER), Ok("Parvis".to_owned()));
        assert_eq!(why(""), Err(Why::OtherKind));
        assert_eq!(
            why("<d:resourcetype><d:collection/><c:calendar xmlns:c=\"urn:x\"/></d:resourcetype>"),
            Err(Why::OtherKind)
        );
        let lettered = |letters: &str| format!("{FOLDER}<oc:permissions>{letters}</oc:permissions>");
        assert_eq!(why(&lettered("RGDNVCK")), Ok("Parvis".to_owned()));
        assert_eq!(why(&lettered("RG")), Err(Why::ReadOnly));
        let held = |held: &str| {
            format!(
                "{FOLDER}<d:current-user-privilege-set><d:privilege>{held}</d:privilege></d:current-user-privilege-set>"
            )
        };
        assert_eq!(why(&held("<d:read/>")), Err(Why::ReadOnly));
        assert_eq!(why(&held("<d:write/>")), Ok("Parvis".to_owned()));
        for broken in [
            "",
            "<html/>",
            "<d:multistatus",
            &answer("<d:response>&own;</d:response>"),
        ] {
            assert_eq!(
                read(broken.as_bytes()).map_err(|trouble| trouble.why),
                Err(Why::Unexpected)
            );
        }
    }
}
