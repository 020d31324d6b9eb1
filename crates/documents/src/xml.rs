//! XML read piece by piece, within bounds, and without ever following an entity that the file declares.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::Unreadable;
use crate::limits;

/// An element, by its name without prefix, and its attributes, likewise.
#[derive(Debug, Clone, PartialEq, Eq)]
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

    /// A number, at most `max`.
    pub(crate) fn number(&self, name: &str, max: usize) -> Option<usize> {
        self.attribute(name)?
            .parse::<usize>()
            .ok()
            .map(|number| number.min(max))
    }
}

/// What comes next in a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Open(Element),
    Close,
    Text(String),
}

/// A part being read.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    nodes: usize,
}

impl<'a> Xml<'a> {
    pub(crate) fn of(part: &'a [u8]) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            depth: 0,
            nodes: 0,
        }
    }

    /// None at the end of the part.
    pub(crate) fn next(&mut self) -> Result<Option<Node>, Unreadable> {
        loop {
            self.nodes += 1;
            if self.nodes > limits::XML_NODES_MAX {
                return Err(Unreadable::TooLarge);
            }
            let node = match self.reader.read_event().map_err(|_| Unreadable::Damaged)? {
                Event::Eof if self.depth > 0 => return Err(Unreadable::Damaged),
                Event::Eof => return Ok(None),
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > limits::XML_DEPTH_MAX {
                        return Err(Unreadable::TooLarge);
                    }
                    Node::Open(element(&start)?)
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close
                }
                Event::Text(text) => Node::Text(text.decode().map_err(|_| Unreadable::Damaged)?.into_owned()),
                Event::CData(text) => {
                    Node::Text(text.decode().map_err(|_| Unreadable::Damaged)?.into_owned())
                }
                Event::GeneralRef(reference) => {
                    let letter = reference.resolve_char_ref().map_err(|_| Unreadable::Damaged)?;
                    let name = reference.decode().map_err(|_| Unreadable::Damaged)?;
                    match letter {
                        Some(letter) => Node::Text(letter.to_string()),
                        // An entity of the file's own is never expanded: office programs write none.
                        None => Node::Text(
                            resolve_predefined_entity(&name)
                                .ok_or(Unreadable::Damaged)?
                                .to_owned(),
                        ),
                    }
                }
                Event::DocType(_) => return Err(Unreadable::Damaged),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
            return Ok(Some(node));
        }
    }

    /// Passes what is left of the element just opened.
    pub(crate) fn skip(&mut self) -> Result<(), Unreadable> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()?.ok_or(Unreadable::Damaged)? {
                Node::Open(_) => open += 1,
                Node::Close => open -= 1,
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Reads the children of the element just opened, each with `each`, which must read it whole.
    pub(crate) fn children(
        &mut self,
        mut each: impl FnMut(&mut Self, Element) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        loop {
            match self.next()?.ok_or(Unreadable::Damaged)? {
                Node::Open(element) => each(self, element)?,
                Node::Close => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }

    /// All the words inside the element just opened.
    pub(crate) fn words(&mut self) -> Result<String, Unreadable> {
        let mut words = String::new();
        let mut open = 1_usize;
        while open > 0 {
            match self.next()?.ok_or(Unreadable::Damaged)? {
                Node::Open(_) => open += 1,
                Node::Close => open -= 1,
                Node::Text(text) => words.push_str(&text),
            }
        }
        Ok(words)
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, Unreadable> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|_| Unreadable::Damaged);
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Unreadable::Damaged)?;
        let value = String::from_utf8_lossy(&attribute.value);
        let value = quick_xml::escape::unescape(&value).map_err(|_| Unreadable::Damaged)?;
        attributes.push((text(attribute.key.local_name().as_ref())?, value.into_owned()));
    }
    Ok(Element {
        name: text(start.local_name().as_ref())?,
        attributes,
    })
}

#[cfg(test)]
mod tests {
    use super::{Node, Xml};
    use crate::Unreadable;

    fn all(part: &str) -> Result<usize, Unreadable> {
        let mut xml = Xml::of(part.as_bytes());
        let mut count = 0;
        while let Some(node) = xml.next()? {
            count += usize::from(matches!(node, Node::Text(_)));
        }
        Ok(count)
    }

    #[test]
    fn entities_and_depth_are_refused() {
        assert_eq!(all("<a>x&amp;&#233;</a>"), Ok(3));
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
        assert_eq!(all(bomb), Err(Unreadable::Damaged));
        assert_eq!(all("<a>&c;</a>"), Err(Unreadable::Damaged));
        assert_eq!(
            all(&format!("{}{}", "<a>".repeat(300), "</a>".repeat(300))),
            Err(Unreadable::TooLarge)
        );
        assert_eq!(all("<a><b>"), Err(Unreadable::Damaged));
    }
}
