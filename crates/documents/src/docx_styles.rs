//! What the styles of a DOCX say of a paragraph: that it is a heading, and of which level (ISO/IEC 29500-1, 17.7).

use std::collections::HashMap;

use crate::Unreadable;
use crate::xml::Xml;

#[derive(Debug, Default, Clone)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<usize>,
    numbering: Option<(String, usize)>,
}

/// The styles of a document, by their identifier.
#[derive(Debug, Default)]
pub(crate) struct Styles(HashMap<String, Style>);

/// Styles based on one another, at most.
const CHAIN_MAX: usize = 20;

impl Styles {
    pub(crate) fn read(part: &[u8]) -> Result<Self, Unreadable> {
        let mut styles = HashMap::new();
        let mut xml = Xml::of(part);
        while let Some(node) = xml.next()? {
            let crate::xml::Node::Open(element) = node else {
                continue;
            };
            if element.name != "style" {
                continue;
            }
            let id = element.attribute("styleId").unwrap_or_default().to_owned();
            let mut style = Style::default();
            xml.children(|xml, child| {
                match child.name.as_str() {
                    "name" => style.name = child.attribute("val").unwrap_or_default().to_lowercase(),
                    "basedOn" => style.based_on = child.attribute("val").map(str::to_owned),
                    "pPr" => {
                        return xml.children(|xml, property| match property.name.as_str() {
                            "outlineLvl" => {
                                style.outline = property.number("val", 9);
                                xml.skip()
                            }
                            "numPr" => {
                                let (mut list, mut level) = (None, 0);
                                xml.children(|xml, part| {
                                    match part.name.as_str() {
                                        "numId" => list = part.attribute("val").map(str::to_owned),
                                        "ilvl" => level = part.number("val", 8).unwrap_or(0),
                                        _ => {}
                                    }
                                    xml.skip()
                                })?;
                                style.numbering = list.map(|list| (list, level));
                                Ok(())
                            }
                            _ => xml.skip(),
                        });
                    }
                    _ => {}
                }
                xml.skip()
            })?;
            styles.insert(id, style);
        }
        Ok(Self(styles))
    }

    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Style> {
        let first = self.0.get(id);
        std::iter::successors(first, |style| self.0.get(style.based_on.as_deref()?)).take(CHAIN_MAX)
    }

    /// The level of a heading, from 1: the one its style says, or « heading 2 » by name, whatever the language of Word.
    pub(crate) fn heading_level(&self, id: &str) -> Option<usize> {
        for style in self.chain(id) {
            if matches!(style.name.as_str(), "title" | "titre") {
                return Some(1);
            }
            let named = ["heading ", "titre "]
                .iter()
                .find_map(|start| style.name.strip_prefix(start));
            if let Some(level) = named
                .and_then(|level| level.parse::<usize>().ok())
                .filter(|level| (1..=9).contains(level))
            {
                return Some(level);
            }
            if let Some(outline) = style.outline {
                return (outline < 9).then_some(outline + 1);
            }
        }
        None
    }

    /// A line of a table of contents, which Word writes again by itself.
    pub(crate) fn is_contents(&self, id: &str) -> bool {
        self.chain(id)
            .any(|style| style.name.starts_with("toc ") || style.name == "toc heading")
    }

    pub(crate) fn numbering(&self, id: &str) -> Option<(String, usize)> {
        self.chain(id).find_map(|style| style.numbering.clone())
    }
}
