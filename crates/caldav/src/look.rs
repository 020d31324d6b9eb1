//! What stands at the address an agent typed: is it a calendar, and may Parvis write to it?

use kernel::House;
use quick_xml::Reader;
use quick_xml::events::Event;
use tools::calendar::Found;
use tools::{Connection, Trouble, Why};

use crate::server::Server;

/// What it is called, what it is, and what this account may do.
const ASKED: &str = include_str!("look.xml");

/// Privileges that let events be added and changed (RFC 3744, section 3).
const WRITING: &[&[u8]] = &[b"all", b"write", b"write-content", b"bind"];

/// Characters shown of what the calendar is called there.
const NAME_CHARS_MAX: usize = 200;

/// `component` is what is to stand there: `VEVENT` or `VTODO`.
pub(crate) async fn look(house: &House, connection: &Connection, component: &str) -> Result<Found, Trouble> {
    let server = Server::new(house, connection)?;
    read(&server.properties(ASKED).await?, component)
}

fn read(xml: &[u8], component: &str) -> Result<Found, Trouble> {
    let mut reader = Reader::from_reader(xml);
    let mut inside: Vec<Vec<u8>> = Vec::new();
    let (mut name, mut is_calendar) = (String::new(), false);
    let (mut has_privileges, mut may_write) = (false, false);
    let mut components: Vec<String> = Vec::new();
    let unreadable = || Trouble::about(Why::Unexpected, "XML");
    loop {
        let event = reader.read_event().map_err(|_| unreadable())?;
        let element = match &event {
            Event::Start(start) | Event::Empty(start) => Some(start.local_name().as_ref().to_vec()),
            _ => None,
        };
        if let Some(element) = &element {
            let within = |name: &[u8]| inside.iter().any(|outer| outer == name);
            if let Event::Start(start) | Event::Empty(start) = &event
                && element == b"comp"
                && within(b"supported-calendar-component-set")
            {
                let name = start.try_get_attribute("name").ok().flatten();
                components.extend(name.map(|name| String::from_utf8_lossy(&name.value).into_owned()));
            }
            is_calendar |= element == b"calendar" && within(b"resourcetype");
            if within(b"privilege") {
                has_privileges = true;
                may_write |= WRITING.contains(&element.as_slice());
            }
        }
        match event {
            Event::Start(_) => inside.extend(element),
            Event::End(_) => drop(inside.pop()),
            Event::Text(text) if inside.last().is_some_and(|last| last == b"displayname") => {
                name.push_str(&text.decode().map_err(|_| unreadable())?);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // RFC 4791, section 5.2.3: one that does not tell takes all.
    let takes = components.is_empty() || components.iter().any(|one| one.eq_ignore_ascii_case(component));
    if !is_calendar || !takes {
        return Err(Trouble::new(Why::OtherKind));
    }
    // A server that does not tell is believed: the first event will say.
    if has_privileges && !may_write {
        return Err(Trouble::new(Why::ReadOnly));
    }
    Ok(Found {
        name: name.trim().chars().take(NAME_CHARS_MAX).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(kind: &str, privileges: &str) -> String {
        format!(
            "<d:multistatus xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\"><d:response><d:propstat><d:prop>\
             <d:displayname>Réunions de la ville</d:displayname><d:resourcetype><d:collection/>{kind}</d:resourcetype>\
             {privileges}</d:prop></d:propstat></d:response></d:multistatus>"
        )
    }

    fn privileges(held: &str) -> String {
        format!("<d:current-user-privilege-set>{held}</d:current-user-privilege-set>")
    }

    #[test]
    fn a_calendar_that_may_be_written_is_found_by_its_name() {
        for held in [
            "",
            "<d:privilege><d:read/></d:privilege><d:privilege><d:write-content/></d:privilege>",
        ] {
            let found = read(answer("<c:calendar/>", &privileges(held)).as_bytes(), "VEVENT");
            assert_eq!(
                found.map(|found| found.name).as_deref(),
                Ok("Réunions de la ville")
            );
        }
    }

    #[test]
    fn a_folder_and_a_calendar_only_read_are_told_apart() {
        let why = |xml: &str| read(xml.as_bytes(), "VTODO").map_err(|trouble| trouble.why);
        assert_eq!(why(&answer("", "")), Err(Why::OtherKind));
        let read_only = privileges("<d:privilege><d:read/></d:privilege>");
        assert_eq!(why(&answer("<c:calendar/>", &read_only)), Err(Why::ReadOnly));
        assert_eq!(why("<d:multistatus"), Err(Why::Unexpected));
        let takes = |name: &str| {
            format!(
                "<c:supported-calendar-component-set><c:comp name=\"{name}\"/></c:supported-calendar-component-set>"
            )
        };
        let kind = "<c:calendar/>";
        assert_eq!(
            why(&answer(kind, &takes("VEVENT"))),
            Err(Why::OtherKind),
            "no list of tasks"
        );
        assert_eq!(
            why(&answer(kind, &takes("VTODO"))),
            Ok(Found {
                name: "Réunions de la ville".to_owned()
            })
        );
    }
}
