//! What the styles of an ODT say: which paragraphs are titles, how lists and headings count (`OpenDocument` 1.3, 16 and 19).

use std::collections::HashMap;

use crate::Unreadable;
use crate::numerals::Numeral;
use crate::xml::{Element, Node, Xml};

/// Levels of a list.
pub(crate) const LEVELS: usize = 10;
/// Styles based on one another, at most.
const CHAIN_MAX: usize = 20;
/// The style of the numbers that Parvis itself writes before alinéas, in the files it gives to word processors.
const ALINEA_NUMBER: &str = "Alinea_20_number";

#[derive(Debug, Clone, Default)]
pub(crate) struct Level {
    pub(crate) numeral: Numeral,
    pub(crate) prefix: String,
    pub(crate) suffix: String,
    pub(crate) start: usize,
    /// How many numbers are shown: 2 for « 1.2 »
    pub(crate) shown: usize,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    outline: Option<usize>,
}

/// The styles of `styles.xml` and those of `content.xml`.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    paragraphs: HashMap<String, Style>,
    /// Styles of words, with the one each is based on
    words: HashMap<String, String>,
    lists: HashMap<String, Vec<Level>>,
    pub(crate) outline: Vec<Level>,
}

impl Styles {
    pub(crate) fn read(&mut self, part: &[u8]) -> Result<(), Unreadable> {
        let mut xml = Xml::of(part);
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            match element.name.as_str() {
                "style" if element.attribute("family") == Some("paragraph") => {
                    let name = element.attribute("name").unwrap_or_default().to_owned();
                    let style = Style {
                        parent: element.attribute("parent-style-name").map(str::to_owned),
                        outline: element
                            .number("default-outline-level", LEVELS)
                            .filter(|level| *level > 0),
                    };
                    self.paragraphs.insert(name, style);
                }
                "style" if element.attribute("family") == Some("text") => {
                    let name = element.attribute("name").unwrap_or_default().to_owned();
                    let parent = element.attribute("parent-style-name").unwrap_or_default();
                    self.words.insert(name, parent.to_owned());
                }
                "list-style" => {
                    let name = element.attribute("name").unwrap_or_default().to_owned();
                    let levels = levels(&mut xml)?;
                    self.lists.insert(name, levels);
                }
                "outline-style" => self.outline = levels(&mut xml)?,
                // The text itself comes after.
                "body" => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether a paragraph's style is that of a title, or an outline level it takes from its style.
    pub(crate) fn heading_level(&self, name: &str) -> Option<usize> {
        let mut name = name;
        for _ in 0..CHAIN_MAX {
            if name == "Title" {
                return Some(1);
            }
            let style = self.paragraphs.get(name)?;
            if style.outline.is_some() {
                return style.outline;
            }
            name = style.parent.as_deref()?;
        }
        None
    }

    /// Whether words in this style are the number of an alinéa: a program that saves the file again may base a style of its own
    /// on that one.
    pub(crate) fn numbers_alineas(&self, name: &str) -> bool {
        let mut name = name;
        for _ in 0..CHAIN_MAX {
            if name == ALINEA_NUMBER {
                return true;
            }
            let Some(parent) = self.words.get(name) else {
                return false;
            };
            name = parent;
        }
        false
    }

    pub(crate) fn level(&self, list: &str, level: usize) -> Level {
        self.lists
            .get(list)
            .and_then(|levels| levels.get(level))
            .cloned()
            .unwrap_or_default()
    }
}

fn levels(xml: &mut Xml<'_>) -> Result<Vec<Level>, Unreadable> {
    let mut levels = vec![Level::default(); LEVELS];
    xml.children(|xml, child| {
        if let Some(rank) = child
            .number("level", LEVELS)
            .and_then(|level| level.checked_sub(1))
        {
            levels[rank] = level(&child);
        }
        xml.skip()
    })?;
    Ok(levels)
}

fn level(element: &Element) -> Level {
    let numeral = match (
        element.name.as_str(),
        element.attribute("num-format").unwrap_or_default(),
    ) {
        ("list-level-style-bullet" | "list-level-style-image", _) => Numeral::Bullet,
        (_, "1") => Numeral::Decimal,
        (_, "a") => Numeral::LowerLetter,
        (_, "A") => Numeral::UpperLetter,
        (_, "i") => Numeral::LowerRoman,
        (_, "I") => Numeral::UpperRoman,
        _ => Numeral::None,
    };
    let text = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
    Level {
        numeral,
        prefix: text("num-prefix"),
        suffix: text("num-suffix"),
        start: element.number("start-value", 100_000).unwrap_or(1),
        shown: element.number("display-levels", LEVELS).unwrap_or(1),
    }
}

/// « 1.2 » from the numbers of each level; none when the level writes no number.
pub(crate) fn label(levels: &[Level], counts: &[usize], rank: usize) -> Option<String> {
    let level = levels.get(rank)?;
    if matches!(level.numeral, Numeral::Bullet | Numeral::None) {
        return None;
    }
    let first = (rank + 1).saturating_sub(level.shown.max(1));
    let numbers: Vec<String> = (first..=rank)
        .map(|rank| levels[rank].numeral.written(counts[rank]))
        .filter(|number| !number.is_empty())
        .collect();
    Some(
        format!("{}{}{}", level.prefix, numbers.join("."), level.suffix)
            .trim()
            .to_owned(),
    )
}
