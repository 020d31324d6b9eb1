//! Triples, and how they are written: Turtle, JSON-LD and RDF/XML by the writers of the Oxigraph project.

use kernel::Fault;
use oxjsonld::JsonLdSerializer;
use oxrdf::{GraphNameRef, Literal, NamedNode, QuadRef, Triple};
use oxrdfxml::RdfXmlSerializer;
use oxttl::TurtleSerializer;

/// The vocabularies of a catalogue, with the prefixes that everybody gives them.
pub(super) const PREFIXES: [(&str, &str); 11] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("gsp", "http://www.opengis.net/ont/geosparql#"),
    ("hydra", "http://www.w3.org/ns/hydra/core#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// How triples are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// Turtle 1.1
    Turtle,
    /// JSON-LD 1.1
    JsonLd,
    /// RDF/XML 1.1
    RdfXml,
}

impl Syntax {
    /// The one that the end of an address asks for.
    pub(crate) fn of(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1 {
            "ttl" => Some(Self::Turtle),
            "jsonld" => Some(Self::JsonLd),
            "rdf" | "xml" => Some(Self::RdfXml),
            _ => None,
        }
    }

    /// Its media type.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Turtle => "text/turtle; charset=utf-8",
            Self::JsonLd => "application/ld+json; charset=utf-8",
            Self::RdfXml => "application/rdf+xml; charset=utf-8",
        }
    }
}

/// Triples being gathered, in the order in which they will be written: those of one subject together.
#[derive(Default)]
pub(crate) struct Graph(Vec<Triple>);

/// `dct:title` as an address.
pub(super) fn term(name: &str) -> String {
    let (prefix, local) = name.split_once(':').unwrap_or_default();
    let known = PREFIXES.iter().find(|(known, _)| *known == prefix);
    known.map_or_else(|| name.to_owned(), |(_, address)| format!("{address}{local}"))
}

/// A text without what XML 1.0 has no way to write (section 2.2, production `Char`): controls and non-characters that somebody
/// pasted without seeing them.
fn readable(text: &str) -> String {
    text.chars().filter(|letter| is_xml(*letter)).collect()
}

fn is_xml(letter: char) -> bool {
    matches!(letter, '\u{9}' | '\u{a}' | '\u{d}' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}

impl Graph {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// What there is.
    #[cfg(test)]
    pub(super) fn triples(&self) -> &[Triple] {
        &self.0
    }

    fn add(&mut self, subject: &str, predicate: &str, object: impl Into<oxrdf::Term>) {
        // What cannot be an address is left out rather than written wrong: a mail address with odd signs.
        if let (Ok(subject), Ok(predicate)) = (NamedNode::new(subject), NamedNode::new(term(predicate))) {
            self.0.push(Triple::new(subject, predicate, object));
        }
    }

    /// `subject` is a `class`.
    pub(super) fn class(&mut self, subject: &str, class: &str) {
        self.node(subject, "rdf:type", &term(class));
    }

    /// An address.
    pub(super) fn node(&mut self, subject: &str, predicate: &str, object: &str) {
        if let Ok(object) = NamedNode::new(object) {
            self.add(subject, predicate, object);
        }
    }

    /// Words in French.
    pub(super) fn words(&mut self, subject: &str, predicate: &str, words: &str) {
        let literal = Literal::new_language_tagged_literal(readable(words), "fr");
        if let Ok(literal) = literal {
            self.add(subject, predicate, literal);
        }
    }

    /// Text that is in no language.
    pub(super) fn text(&mut self, subject: &str, predicate: &str, text: &str) {
        self.add(subject, predicate, Literal::new_simple_literal(readable(text)));
    }

    /// A value of a type: `xsd:date`.
    pub(super) fn value(&mut self, subject: &str, predicate: &str, value: &str, datatype: &str) {
        if let Ok(datatype) = NamedNode::new(term(datatype)) {
            self.add(subject, predicate, Literal::new_typed_literal(value, datatype));
        }
    }

    /// All of it, written.
    ///
    /// # Errors
    /// When a writer fails, which is a fault of ours.
    pub(crate) fn write(&self, syntax: Syntax) -> Result<Vec<u8>, Fault> {
        let written = match syntax {
            Syntax::Turtle => self.turtle(),
            Syntax::JsonLd => self.json_ld(),
            Syntax::RdfXml => self.rdf_xml(),
        };
        written.map_err(|error| Fault::Internal(format!("RDF: {error}")))
    }

    fn turtle(&self) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut writer = TurtleSerializer::new();
        for (prefix, address) in PREFIXES {
            writer = writer.with_prefix(prefix, address)?;
        }
        let mut writer = writer.for_writer(Vec::new());
        for triple in &self.0 {
            writer.serialize_triple(triple.as_ref())?;
        }
        Ok(writer.finish()?)
    }

    fn json_ld(&self) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut writer = JsonLdSerializer::new();
        for (prefix, address) in PREFIXES {
            writer = writer.with_prefix(prefix, address)?;
        }
        let mut writer = writer.for_writer(Vec::new());
        for triple in &self.0 {
            let quad = QuadRef::new(
                triple.subject.as_ref(),
                triple.predicate.as_ref(),
                triple.object.as_ref(),
                GraphNameRef::DefaultGraph,
            );
            writer.serialize_quad(quad)?;
        }
        Ok(writer.finish()?)
    }

    fn rdf_xml(&self) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut writer = RdfXmlSerializer::new();
        for (prefix, address) in PREFIXES {
            writer = writer.with_prefix(prefix, address)?;
        }
        let mut writer = writer.for_writer(Vec::new());
        for triple in &self.0 {
            writer.serialize_triple(triple.as_ref())?;
        }
        Ok(writer.finish()?)
    }
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(
            readable("Étang\u{0}\u{b}\u{fffe}\u{ffff}\n\u{85}\u{1f30a}"),
            "Étang\n\u{85}\u{1f30a}"
        );
    }
}
