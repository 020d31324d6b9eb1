//! XML read element by element, within bounds, and without ever following an entity that the document declares.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::input::Input;
use crate::limits::{ATTRIBUTES_MAX, DEPTH_MAX, VALUE_BYTES_MAX};
use crate::refusal::Refusal;

/// An element's name and attributes, without prefixes.
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// What an attribute says; nothing where it is absent.
    pub(crate) fn said(&self, name: &str) -> &str {
        self.attribute(name).unwrap_or_default()
    }

    /// What TOTEM puts in the attribute `V` of its elements.
    pub(crate) fn value(&self) -> String {
        self.said("V").to_owned()
    }
}

/// What comes next.
pub(crate) enum Node {
    Open(Element),
    Close(String),
}

/// A document being read.
pub(crate) struct Xml<'a> {
    reader: Reader<Input<'a>>,
    event: Vec<u8>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub(crate) fn open(reader: impl Read + 'a, bytes_max: u64) -> Result<Self, Refusal> {
        let mut reader = Reader::from_reader(Input::open(reader, bytes_max)?);
        reader.config_mut().expand_empty_elements = true;
        Ok(Self {
            reader,
            event: Vec::new(),
            depth: 0,
        })
    }

    /// None at the end of the document.
    pub(crate) fn next(&mut self) -> Result<Option<Node>, Refusal> {
        loop {
            self.reader.get_mut().next_event();
            self.event.clear();
            let node = match self.reader.read_event_into(&mut self.event) {
                Err(_) => return Err(self.reader.get_mut().refused().unwrap_or(Refusal::Damaged)),
                Ok(Event::Eof) if self.depth > 0 => return Err(Refusal::Damaged),
                Ok(Event::Eof) => return Ok(None),
                Ok(Event::Start(start)) => {
                    self.depth += 1;
                    if self.depth > DEPTH_MAX {
                        return Err(Refusal::Damaged);
                    }
                    Node::Open(element(&start)?)
                }
                Ok(Event::End(end)) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close(text(end.local_name().as_ref())?)
                }
                Ok(Event::DocType(_)) => return Err(Refusal::DeclaresTypes),
                // Nothing that is read stands between tags: everything is in attributes.
                Ok(
                    Event::Text(_)
                    | Event::CData(_)
                    | Event::GeneralRef(_)
                    | Event::Empty(_)
                    | Event::Comment(_)
                    | Event::Decl(_)
                    | Event::PI(_),
                ) => continue,
            };
            return Ok(Some(node));
        }
    }
}

fn text(bytes: &[u8]) -> Result<String, Refusal> {
    if bytes.len() > VALUE_BYTES_MAX {
        return Err(Refusal::PartTooLong);
    }
    String::from_utf8(bytes.to_vec()).map_err(|_| Refusal::Damaged)
}

fn element(start: &BytesStart<'_>) -> Result<Element, Refusal> {
    let mut attributes = Vec::new();
    for (place, attribute) in start.attributes().enumerate() {
        let attribute = attribute.map_err(|_| Refusal::Damaged)?;
        if place >= ATTRIBUTES_MAX {
            return Err(Refusal::PartTooLong);
        }
        // Annexes hold whatever people write: what is too long there is not what is read here.
        if attribute.value.len() > VALUE_BYTES_MAX {
            continue;
        }
        let raw = text(&attribute.value)?;
        let value = quick_xml::escape::unescape(&raw)
            .map_err(|_| Refusal::Damaged)?
            .into_owned();
        attributes.push((text(attribute.key.local_name().as_ref())?, value));
    }
    Ok(Element {
        name: text(start.local_name().as_ref())?,
        attributes,
    })
}
