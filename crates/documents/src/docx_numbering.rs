//! The numbers that Word computes before paragraphs: « 1. », « a) », « Article 3 » (ISO/IEC 29500-1, 17.9).

use std::collections::HashMap;

use crate::Unreadable;
use crate::numerals::Numeral;
use crate::xml::{Element, Node, Xml};

/// Levels of a list.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    numeral: Numeral,
    /// « %1.%2 »
    text: String,
    start: usize,
}

/// The lists of a document and where each has come to.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    abstracts: HashMap<String, Vec<Level>>,
    /// Each list: its model, and the first numbers it changes.
    lists: HashMap<String, (String, HashMap<usize, usize>)>,
    counts: HashMap<String, [usize; LEVELS]>,
    started: Vec<String>,
}

/// What stands before a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Bullet,
    Number(String),
}

impl Numbering {
    pub(crate) fn read(part: &[u8]) -> Result<Self, Unreadable> {
        let mut numbering = Self::default();
        let mut xml = Xml::of(part);
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            match element.name.as_str() {
                "abstractNum" => {
                    let id = element.attribute("abstractNumId").unwrap_or_default().to_owned();
                    let mut levels = vec![Level::default(); LEVELS];
                    xml.children(|xml, child| {
                        if child.name != "lvl" {
                            return xml.skip();
                        }
                        let rank = child.number("ilvl", LEVELS - 1).unwrap_or(0);
                        levels[rank] = level(xml)?;
                        Ok(())
                    })?;
                    numbering.abstracts.insert(id, levels);
                }
                "num" => {
                    let id = element.attribute("numId").unwrap_or_default().to_owned();
                    let list = list(&mut xml)?;
                    numbering.lists.insert(id, list);
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// The label of the next paragraph of a list; none for list 0, which takes a paragraph out of its style's list.
    pub(crate) fn next(&mut self, list: &str, level: usize) -> Option<Label> {
        let level = level.min(LEVELS - 1);
        let (model, starts) = self.lists.get(list)?;
        let levels = self.abstracts.get(model)?;
        let counts = self.counts.entry(model.clone()).or_insert_with(|| [0; LEVELS]);
        if !self.started.iter().any(|known| known == list) {
            self.started.push(list.to_owned());
            // A list of its own first numbers starts again, one that continues another does not.
            for rank in starts.keys() {
                counts[*rank] = 0;
            }
        }
        let start = |rank: usize| starts.get(&rank).copied().unwrap_or(levels[rank].start);
        for (rank, count) in counts.iter_mut().enumerate() {
            match rank.cmp(&level) {
                std::cmp::Ordering::Less if *count == 0 => *count = start(rank),
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => *count = if *count == 0 { start(rank) } else { *count + 1 },
                std::cmp::Ordering::Greater => *count = 0,
            }
        }
        if levels[level].numeral == Numeral::Bullet {
            return Some(Label::Bullet);
        }
        let mut text = levels[level].text.clone();
        for rank in 0..=level {
            let number = levels[rank].numeral.written(counts[rank]);
            text = text.replace(&format!("%{}", rank + 1), &number);
        }
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(Label::Number(text))
    }
}

fn level(xml: &mut Xml<'_>) -> Result<Level, Unreadable> {
    let mut level = Level {
        numeral: Numeral::Decimal,
        text: String::new(),
        start: 1,
    };
    xml.children(|xml, child| {
        let value = child.attribute("val").unwrap_or_default();
        match child.name.as_str() {
            "numFmt" => level.numeral = numeral(value),
            "lvlText" => value.clone_into(&mut level.text),
            "start" => level.start = child.number("val", 100_000).unwrap_or(1),
            _ => {}
        }
        xml.skip()
    })?;
    Ok(level)
}

fn numeral(format: &str) -> Numeral {
    match format {
        "bullet" => Numeral::Bullet,
        "none" => Numeral::None,
        "lowerLetter" => Numeral::LowerLetter,
        "upperLetter" => Numeral::UpperLetter,
        "lowerRoman" => Numeral::LowerRoman,
        "upperRoman" => Numeral::UpperRoman,
        _ => Numeral::Decimal,
    }
}

fn list(xml: &mut Xml<'_>) -> Result<(String, HashMap<usize, usize>), Unreadable> {
    let mut model = String::new();
    let mut starts = HashMap::new();
    xml.children(|xml, child: Element| match child.name.as_str() {
        "abstractNumId" => {
            child.attribute("val").unwrap_or_default().clone_into(&mut model);
            xml.skip()
        }
        "lvlOverride" => {
            let rank = child.number("ilvl", LEVELS - 1).unwrap_or(0);
            xml.children(|xml, inner| {
                if inner.name == "startOverride" {
                    starts.insert(rank, inner.number("val", 100_000).unwrap_or(1));
                }
                xml.skip()
            })
        }
        _ => xml.skip(),
    })?;
    Ok((model, starts))
}
