//! XML written element by element.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// XML 1.0 has no place for other letters, escaped or not (section 2.2).
fn is_writable(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

fn writable(text: &str) -> String {
    text.chars().filter(|letter| is_writable(*letter)).collect()
}

/// A document under way. What is written goes to memory, which refuses nothing.
pub(crate) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Nothing yet, not even a declaration: a part of a document.
    pub(crate) fn part() -> Self {
        Self(Writer::new(Vec::new()))
    }

    /// A document in UTF-8.
    pub(crate) fn document() -> Self {
        let mut xml = Self::part();
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        let written = self.0.write_event(event);
        debug_assert!(written.is_ok(), "memory refuses nothing");
    }

    fn start(name: &str, attributes: &[(&str, &str)]) -> BytesStart<'static> {
        let mut start = BytesStart::new(name.to_owned());
        for (attribute, value) in attributes {
            start.push_attribute((*attribute, writable(value).as_str()));
        }
        start
    }

    /// An element around what `inside` writes.
    pub(crate) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.event(Event::Start(Self::start(name, attributes)));
        inside(self);
        self.event(Event::End(BytesEnd::new(name.to_owned())));
    }

    /// An element with nothing inside.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(Self::start(name, attributes)));
    }

    /// Words, without what XML cannot hold.
    pub(crate) fn words(&mut self, words: &str) {
        self.event(Event::Text(BytesText::new(&writable(words))));
    }

    /// What another one wrote.
    pub(crate) fn append(&mut self, part: Self) {
        self.0.get_mut().extend_from_slice(&part.0.into_inner());
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0.into_inner()
    }
}
