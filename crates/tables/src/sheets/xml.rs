//! XML read piece by piece, within bounds, and without ever following an entity that the file declares.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::limits::XML_DEPTH_MAX;
use crate::refusal::Refusal;

const DAMAGED: Refusal = Refusal::Damaged("xml");

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

    /// A whole number; one that is absent or is none is `otherwise`.
    pub(crate) fn number(&self, name: &str, otherwise: usize) -> usize {
        self.attribute(name)
            .and_then(|value| value.parse().ok())
            .unwrap_or(otherwise)
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        self.name == name
    }
}

/// What comes next.
pub(crate) enum Node {
    Open(Element),
    Close(String),
    Text(String),
}

/// A part being read.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub(crate) fn of(part: &'a [u8]) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// None at the end of the part.
    pub(crate) fn next(&mut self) -> Result<Option<Node>, Refusal> {
        loop {
            let node = match self.reader.read_event().map_err(|_| DAMAGED)? {
                Event::Eof if self.depth > 0 => return Err(DAMAGED),
                Event::Eof => return Ok(None),
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > XML_DEPTH_MAX {
                        return Err(DAMAGED);
                    }
                    Node::Open(element(&start)?)
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close(text(end.local_name().as_ref())?)
                }
                Event::Text(piece) => Node::Text(piece.decode().map_err(|_| DAMAGED)?.into_owned()),
                Event::CData(piece) => Node::Text(piece.decode().map_err(|_| DAMAGED)?.into_owned()),
                Event::GeneralRef(reference) => {
                    let letter = reference.resolve_char_ref().map_err(|_| DAMAGED)?;
                    let name = reference.decode().map_err(|_| DAMAGED)?;
                    match letter {
                        Some(letter) => Node::Text(letter.to_string()),
                        None => Node::Text(resolve_predefined_entity(&name).ok_or(DAMAGED)?.to_owned()),
                    }
                }
                // No spreadsheet program writes one; it is where entities would be declared.
                Event::DocType(_) => return Err(DAMAGED),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
            return Ok(Some(node));
        }
    }

    /// The words inside the element just opened, those of the elements named `left_out` excepted.
    pub(crate) fn words(&mut self, left_out: &[&str]) -> Result<String, Refusal> {
        let mut words = String::new();
        let (mut open, mut hidden) = (1_usize, 0_usize);
        while open > 0 {
            match self.next()?.ok_or(DAMAGED)? {
                Node::Open(element) => {
                    open += 1;
                    if hidden > 0 || left_out.contains(&element.name.as_str()) {
                        hidden += 1;
                    } else if element.is("s") {
                        // Spaces of ODS.
                        words.extend(std::iter::repeat_n(' ', element.number("c", 1).min(1_000)));
                    } else if element.is("line-break") || element.is("tab") {
                        words.push(' ');
                    }
                }
                Node::Close(_) => {
                    open -= 1;
                    hidden = hidden.saturating_sub(1);
                }
                Node::Text(piece) if hidden == 0 => words.push_str(&piece),
                Node::Text(_) => {}
            }
        }
        Ok(words)
    }
}

fn text(bytes: &[u8]) -> Result<String, Refusal> {
    String::from_utf8(bytes.to_vec()).map_err(|_| DAMAGED)
}

fn element(start: &BytesStart<'_>) -> Result<Element, Refusal> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| DAMAGED)?;
        let raw = String::from_utf8_lossy(&attribute.value).into_owned();
        let value = quick_xml::escape::unescape(&raw)
            .map_err(|_| DAMAGED)?
            .into_owned();
        attributes.push((text(attribute.key.local_name().as_ref())?, value));
    }
    Ok(Element {
        name: text(start.local_name().as_ref())?,
        attributes,
    })
}
