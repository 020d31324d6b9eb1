//! An iCalendar file as its lines: whatever a server or another program put there stays as it came, letter for letter.

use std::ops::Range;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use minutes::ics::folded;

/// A file with one event, or one thing to do; lines are unfolded (RFC 5545, section 3.1).
#[derive(Clone, Debug)]
pub(crate) struct Item {
    lines: Vec<String>,
}

impl Item {
    /// None when there is neither in it.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut lines: Vec<String> = Vec::new();
        for line in text.split('\n') {
            let line = line.strip_suffix('\r').unwrap_or(line);
            match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
                (Some(rest), Some(last)) => last.push_str(rest),
                _ if line.is_empty() => {}
                _ => lines.push(line.to_owned()),
            }
        }
        let item = Self { lines };
        item.event()?;
        Some(item)
    }

    pub(crate) fn text(&self) -> String {
        self.lines.iter().map(|line| folded(line)).collect()
    }

    /// The property called `name` of the event: its line.
    pub(crate) fn property(&self, name: &str) -> Option<&str> {
        let place = self.places_of(name).next()?;
        Some(&self.lines[place])
    }

    /// Puts the property `name` of `other` in the place of this one's, which may be absent on either side.
    pub(crate) fn take(&mut self, name: &str, other: &Self) {
        let line = other.property(name).map(str::to_owned);
        self.set(name, line);
    }

    /// Writes the property `name`, or removes it.
    pub(crate) fn set(&mut self, name: &str, line: Option<String>) {
        let places: Vec<usize> = self.places_of(name).collect();
        let end = self.event().map_or(self.lines.len(), |event| event.end);
        let first = places.first().copied().unwrap_or(end);
        for place in places.into_iter().rev() {
            self.lines.remove(place);
        }
        if let Some(line) = line {
            self.lines.insert(first, line);
        }
    }

    /// Brings the rules of the time zones that `other` names and this one does not know.
    pub(crate) fn take_zones(&mut self, other: &Self) {
        for block in other.components("VTIMEZONE") {
            let block = &other.lines[block];
            let Some(name) = block.iter().find(|line| is(line, "TZID")) else {
                continue;
            };
            if !self.lines.contains(name) {
                let place = self.lines.iter().position(|line| line == "BEGIN:VEVENT");
                let place = place.unwrap_or(self.lines.len());
                self.lines.splice(place..place, block.iter().cloned());
            }
        }
    }

    /// What the property says, whatever its writing: an instant for a moment, plain text for a text. Absent, and what
    /// means no more than absent, say nothing.
    pub(crate) fn said(&self, name: &str) -> String {
        let Some(line) = self.property(name) else {
            return String::new();
        };
        let (parameters, value) = split(line);
        match name {
            "DTSTART" | "DTEND" => instant(parameters, value).unwrap_or_else(|| value.to_owned()),
            // Begun is not done yet, and says no more than to be done.
            "STATUS" if ["CONFIRMED", "NEEDS-ACTION", "IN-PROCESS"].contains(&value) => String::new(),
            _ => unescaped(value),
        }
    }

    pub(crate) fn sequence(&self) -> i64 {
        self.property("SEQUENCE")
            .and_then(|line| split(line).1.trim().parse().ok())
            .unwrap_or(0)
    }

    /// True when it is something to do.
    pub(crate) fn is_task(&self) -> bool {
        self.main("VEVENT").is_none()
    }

    /// The lines of the event itself, or of the thing to do.
    fn event(&self) -> Option<Range<usize>> {
        self.main("VEVENT").or_else(|| self.main("VTODO"))
    }

    /// What stands after the beginning and before the end of one: of a series, the rule and not the exceptions.
    fn main(&self, name: &str) -> Option<Range<usize>> {
        let inner = |block: Range<usize>| block.start + 1..block.end - 1;
        let mut found = self.components(name).map(inner);
        found.find(|one| {
            let mut lines = self.lines[one.clone()].iter();
            !lines.any(|line| is(line, "RECURRENCE-ID"))
        })
    }

    /// The components called `name`, their first and last lines included.
    fn components(&self, name: &str) -> impl Iterator<Item = Range<usize>> {
        let (begin, end) = (format!("BEGIN:{name}"), format!("END:{name}"));
        let beginnings = self.lines.iter().enumerate();
        beginnings
            .filter(move |(_, line)| line.eq_ignore_ascii_case(&begin))
            .filter_map(move |(start, _)| {
                let mut rest = self.lines[start..].iter();
                let length = rest.position(|line| line.eq_ignore_ascii_case(&end))?;
                Some(start..start + length + 1)
            })
    }

    /// Where the property stands in the event: not in an alarm within it.
    fn places_of(&self, name: &str) -> impl Iterator<Item = usize> {
        let mut depth = 0;
        self.event().into_iter().flatten().filter(move |place| {
            let line = &self.lines[*place];
            if is(line, "BEGIN") {
                depth += 1;
            } else if is(line, "END") {
                depth -= 1;
            }
            depth == 0 && is(line, name)
        })
    }
}

/// True when `line` is the property `name`.
fn is(line: &str, name: &str) -> bool {
    let end = line.find([':', ';']).unwrap_or(line.len());
    line[..end].eq_ignore_ascii_case(name)
}

/// Parameters and value: a colon between quotes separates nothing.
fn split(line: &str) -> (&str, &str) {
    let mut is_quoted = false;
    let colon = line.find(|letter| {
        is_quoted ^= letter == '"';
        letter == ':' && !is_quoted
    });
    colon.map_or((line, ""), |colon| (&line[..colon], &line[colon + 1..]))
}

/// The instant of a moment, in seconds since 1970, when its time zone has a known name.
fn instant(parameters: &str, value: &str) -> Option<String> {
    let zone = match parameters
        .split(';')
        .find_map(|parameter| parameter.strip_prefix("TZID="))
    {
        Some(name) => TimeZone::get(name.trim_matches('"')).ok()?,
        None if value.ends_with('Z') => TimeZone::UTC,
        None => return None,
    };
    let local = DateTime::strptime("%Y%m%dT%H%M%S", value.trim_end_matches('Z')).ok()?;
    let zoned = local.to_zoned(zone).ok()?;
    Some(zoned.timestamp().as_second().to_string())
}

/// A text value without its escapes (RFC 5545, section 3.3.11).
fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(escaped) => text.push(escaped),
                None => {}
            },
            _ => text.push(letter),
        }
    }
    text.trim().to_owned()
}
