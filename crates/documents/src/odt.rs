//! ODT: the body of an `OpenDocument` text (`OpenDocument` 1.3). Page headers and footers live in the styles, never read.
//!
//! Words deleted under tracked changes are kept apart in the file: the body is the text with its changes accepted.

use std::collections::HashMap;

use crate::Unreadable;
use crate::archive::Archive;
use crate::docx::{labelled, names_division};
use crate::limits;
use crate::numerals::{Numeral, list_mark};
use crate::odt_styles::{LEVELS, Level, Styles, label};
use crate::pieces::{Content, Piece, one_line};
use crate::xml::{Element, Node, Xml};

type Counts = [usize; LEVELS];

struct Odt {
    styles: Styles,
    content: Content,
    outline: Counts,
    /// Where lists that ended had come to, by style and by identifier: a later one may go on counting (19.780, 19.781)
    by_style: HashMap<String, Counts>,
    by_id: HashMap<String, Counts>,
    numbers: AlineaNumbers,
}

/// The numbers that Parvis writes before alinéas, in a style of their own: 1, 2, 3 from each heading on.
#[derive(Default)]
struct AlineaNumbers {
    /// Whether a paragraph has just been opened: only there may a number stand
    is_awaited: bool,
    /// The last one of this division
    last: usize,
    /// The pieces there were when it was met
    pieces: usize,
}

impl AlineaNumbers {
    /// Whether `number` is the one that comes next. Those after it follow it, when it is not too far: a few alinéas were removed.
    fn follows(&mut self, number: usize, pieces: &[Piece]) -> bool {
        let since = pieces.get(self.pieces..).unwrap_or_default();
        if since.iter().any(|piece| matches!(piece, Piece::Heading { .. })) {
            self.last = 0;
        }
        let is_next = self.last.checked_add(1) == Some(number);
        if number > self.last && number - self.last <= SKIPPED_MAX {
            self.last = number;
        }
        self.pieces = pieces.len();
        is_next
    }
}

/// The list a paragraph stands in.
struct List {
    name: String,
    depth: usize,
    counts: Counts,
    /// The number that the next item takes (19.868.2)
    next: Option<usize>,
}

/// Numbers of alinéas further than that from the last one are taken for amounts.
const SKIPPED_MAX: usize = 10;

/// Numbers beyond are no numbers of items.
const NUMBER_MAX: usize = 100_000;

/// What the author hid is no part of the text; what a condition hides is, since only the program can tell.
fn is_hidden(section: &Element) -> bool {
    section.attribute("display") == Some("none")
}

pub(crate) fn read(archive: &mut Archive<'_>) -> Result<Content, Unreadable> {
    if let Some(manifest) = archive.part("META-INF/manifest.xml")?
        && String::from_utf8_lossy(&manifest).contains("encryption-data")
    {
        return Err(Unreadable::Protected);
    }
    let body = archive.part("content.xml")?.ok_or(Unreadable::Damaged)?;
    let mut styles = Styles::default();
    if let Some(part) = archive.part("styles.xml")? {
        styles.read(&part)?;
    }
    styles.read(&body)?;
    let mut odt = Odt {
        styles,
        content: Content::default(),
        outline: [0; LEVELS],
        by_style: HashMap::new(),
        by_id: HashMap::new(),
        numbers: AlineaNumbers::default(),
    };
    let mut xml = Xml::of(&body);
    while let Some(node) = xml.next()? {
        let Node::Open(element) = node else { continue };
        if element.name == "text" {
            xml.children(|xml, element| odt.block(xml, &element, None))?;
        } else if element.name == "automatic-styles" {
            xml.skip()?;
        }
    }
    Ok(odt.content)
}

impl Odt {
    fn block(
        &mut self,
        xml: &mut Xml<'_>,
        element: &Element,
        list: Option<&mut List>,
    ) -> Result<(), Unreadable> {
        match element.name.as_str() {
            "h" => {
                let text = self.inline(xml)?;
                let level = element.number("outline-level", LEVELS).unwrap_or(1).max(1);
                let is_numbered = element.attribute("is-list-header") != Some("true");
                let label = (is_numbered && !one_line(&text).is_empty())
                    .then(|| self.next_heading(level))
                    .flatten();
                match label {
                    Some(label) => self.content.heading(level, &labelled(&label, &text)),
                    None => self.content.heading(level, &text),
                }
                Ok(())
            }
            "p" => {
                self.numbers.is_awaited = true;
                let text = self.inline(xml)?;
                self.numbers.is_awaited = false;
                let style = element.attribute("style-name").unwrap_or_default();
                match (self.styles.heading_level(style), list) {
                    (Some(level), None) => self.content.heading(level, &text),
                    (_, Some(list)) => self.item(list, &text),
                    (None, None) => self.content.paragraph(&text),
                }
                Ok(())
            }
            "list" => self.list(xml, element, list),
            "table" => {
                let rows = self.rows(xml)?;
                self.content.table(rows)
            }
            "tracked-changes" => {
                // Each region is one change; what was deleted stays there.
                xml.children(|xml, region| {
                    self.content.changes += usize::from(region.name == "changed-region");
                    xml.skip()
                })
            }
            "section" if is_hidden(element) => {
                self.content.hidden += 1;
                xml.skip()
            }
            "section" | "index-title" | "numbered-paragraph" => {
                xml.children(|xml, element| self.block(xml, &element, None))
            }
            "frame" | "custom-shape" | "rect" | "line" => {
                self.content.images += 1;
                xml.skip()
            }
            // Tables of contents and indexes are written again by the program.
            _ => xml.skip(),
        }
    }

    fn list(
        &mut self,
        xml: &mut Xml<'_>,
        element: &Element,
        outer: Option<&mut List>,
    ) -> Result<(), Unreadable> {
        let mut own = List {
            name: element.attribute("style-name").unwrap_or_default().to_owned(),
            depth: 0,
            counts: [0; LEVELS],
            next: None,
        };
        let is_within = outer.is_some();
        if let Some(outer) = outer {
            own.depth = (outer.depth + 1).min(LEVELS - 1);
            own.counts = outer.counts;
            own.counts[own.depth] = 0;
            if own.name.is_empty() {
                outer.name.clone_into(&mut own.name);
            }
        } else if let Some(counts) = self.continued(element, &own.name) {
            own.counts = counts;
        }
        xml.children(|xml, item| {
            if !matches!(item.name.as_str(), "list-item" | "list-header") {
                return xml.skip();
            }
            let mut is_first = item.name == "list-item";
            own.next = item.number("start-value", NUMBER_MAX);
            xml.children(|xml, element| {
                // Only the first paragraph of an item has its mark.
                let is_paragraph = element.name == "p";
                if is_paragraph && !is_first {
                    return self.block(xml, &element, None);
                }
                is_first &= !is_paragraph;
                self.block(xml, &element, Some(&mut own))
            })
        })?;
        if !is_within {
            if let Some(id) = element.attribute("id") {
                self.by_id.insert(id.to_owned(), own.counts);
            }
            self.by_style.insert(own.name, own.counts);
        }
        Ok(())
    }

    /// Where the list that this one continues had come to.
    fn continued(&self, element: &Element, style: &str) -> Option<Counts> {
        if let Some(id) = element.attribute("continue-list") {
            return self.by_id.get(id).copied();
        }
        let is_continued = element.attribute("continue-numbering") == Some("true");
        is_continued.then(|| self.by_style.get(style).copied()).flatten()
    }

    fn item(&mut self, list: &mut List, text: &str) {
        if one_line(text).is_empty() {
            return;
        }
        let rank = list.depth;
        let levels: Vec<Level> = (0..LEVELS)
            .map(|rank| self.styles.level(&list.name, rank))
            .collect();
        let start = levels[rank].start.max(1);
        list.counts[rank] = match list.next.take() {
            Some(number) => number,
            None if list.counts[rank] == 0 => start,
            None => list.counts[rank] + 1,
        };
        match label(&levels, &list.counts, rank) {
            None if levels[rank].numeral == Numeral::None => self.content.paragraph(text),
            None => self.content.item(rank, "-", text),
            Some(label) if names_division(&label) => {
                self.content.heading(3, label.trim_end_matches(['.', ':', ' ']));
                self.content.paragraph(text);
            }
            Some(label) => match list_mark(&label) {
                Some(mark) => self.content.item(rank, &mark, text),
                None => self.content.paragraph(&format!("{label} {text}")),
            },
        }
    }

    fn next_heading(&mut self, level: usize) -> Option<String> {
        let rank = level - 1;
        for count in &mut self.outline[level..] {
            *count = 0;
        }
        let start = self.styles.outline.get(rank)?.start.max(1);
        self.outline[rank] = if self.outline[rank] == 0 {
            start
        } else {
            self.outline[rank] + 1
        };
        label(&self.styles.outline, &self.outline, rank)
    }

    /// The words of the paragraph just opened.
    fn inline(&mut self, xml: &mut Xml<'_>) -> Result<String, Unreadable> {
        let mut text = String::new();
        self.inline_into(xml, &mut text)?;
        Ok(text)
    }

    fn inline_into(&mut self, xml: &mut Xml<'_>, text: &mut String) -> Result<(), Unreadable> {
        loop {
            let element = match xml.next()?.ok_or(Unreadable::Damaged)? {
                Node::Close => return Ok(()),
                Node::Text(words) => {
                    // Line breaks of the file are spaces; those of the text are elements.
                    text.push_str(&words.replace(['\n', '\r'], " "));
                    continue;
                }
                Node::Open(element) => element,
            };
            match element.name.as_str() {
                "s" | "tab" => {
                    text.push(' ');
                    xml.skip()?;
                }
                "line-break" => {
                    text.push('\n');
                    xml.skip()?;
                }
                "note" => self.note(xml, text)?,
                "annotation" => {
                    self.content.comments += 1;
                    xml.skip()?;
                }
                "frame" | "custom-shape" | "rect" | "line" | "g" => {
                    self.content.images += 1;
                    xml.skip()?;
                }
                "hidden-text" => {
                    self.content.hidden += 1;
                    xml.skip()?;
                }
                "script" | "ruby-text" | "hidden-paragraph" => xml.skip()?,
                "span" if self.is_alinea_number(&element) => {
                    let may_number = self.numbers.is_awaited && text.trim().is_empty();
                    self.numbers.is_awaited = false;
                    let words = self.inline(xml)?;
                    let words = if may_number {
                        self.without_number(&words)
                    } else {
                        self.as_words(&words)
                    };
                    text.push_str(words);
                }
                // Spans, links and fields: what a field shows is part of the text, whatever computes it (7.3 to 7.7).
                _ => self.inline_into(xml, text)?,
            }
        }
    }

    fn is_alinea_number(&self, span: &Element) -> bool {
        let style = span.attribute("style-name").unwrap_or_default();
        self.styles.numbers_alineas(style)
    }

    /// What stands in the style of alinéa numbers where one may stand, without the number that comes next there. Anything else
    /// that was typed in it is text, and is said.
    fn without_number<'a>(&mut self, words: &'a str) -> &'a str {
        let trimmed = words.trim_start();
        let digits = trimmed.len()
            - trimmed
                .trim_start_matches(|letter: char| letter.is_ascii_digit())
                .len();
        let (number, rest) = trimmed.split_at(digits);
        let is_apart = rest.is_empty() || rest.starts_with([' ', '\u{a0}', '\n']);
        let Some(number) = number.parse::<usize>().ok().filter(|_| is_apart) else {
            return self.as_words(words);
        };
        if self.numbers.follows(number, &self.content.pieces) {
            self.as_words(rest.trim_start())
        } else {
            self.as_words(words)
        }
    }

    /// Words in the style of alinéa numbers that are none.
    fn as_words<'a>(&mut self, words: &'a str) -> &'a str {
        self.content.doubtful_numbers += usize::from(!words.trim().is_empty());
        words
    }

    fn note(&mut self, xml: &mut Xml<'_>, text: &mut String) -> Result<(), Unreadable> {
        let mut words = String::new();
        self.numbers.is_awaited = false;
        xml.children(|xml, part| {
            if part.name == "note-body" {
                words = self.cell(xml)?;
                Ok(())
            } else {
                xml.skip()
            }
        })?;
        let words = one_line(&words);
        if !words.is_empty() {
            self.content.notes += 1;
            text.truncate(text.trim_end().len());
            text.push_str(&crate::markdown::note(&words));
        }
        Ok(())
    }

    fn rows(&mut self, xml: &mut Xml<'_>) -> Result<Vec<Vec<String>>, Unreadable> {
        let mut rows = Vec::new();
        xml.children(|xml, element| self.row(xml, &element, &mut rows))?;
        Ok(rows)
    }

    fn row(
        &mut self,
        xml: &mut Xml<'_>,
        element: &Element,
        rows: &mut Vec<Vec<String>>,
    ) -> Result<(), Unreadable> {
        match element.name.as_str() {
            "table-header-rows" | "table-rows" | "table-row-group" => {
                return xml.children(|xml, element| self.row(xml, &element, rows));
            }
            "table-row" => {}
            _ => return xml.skip(),
        }
        let mut cells: Vec<String> = Vec::new();
        xml.children(|xml, cell| {
            if !matches!(cell.name.as_str(), "table-cell" | "covered-table-cell") {
                return xml.skip();
            }
            let spans = ["number-columns-spanned", "number-rows-spanned"]
                .iter()
                .any(|name| cell.number(name, limits::ROWS_MAX).is_some_and(|span| span > 1));
            self.content.flattened_tables += usize::from(spans);
            let words = self.cell(xml)?;
            let times = cell
                .number("number-columns-repeated", usize::MAX)
                .unwrap_or(1)
                .max(1);
            // Empty cells repeated to the edge of the sheet are no cells.
            let times = if words.trim().is_empty() {
                times.min(limits::COLUMNS_MAX.saturating_sub(cells.len()))
            } else {
                times
            };
            if cells.len().saturating_add(times) > limits::COLUMNS_MAX {
                return Err(Unreadable::TooLarge);
            }
            cells.extend(std::iter::repeat_n(words, times));
            Ok(())
        })?;
        let is_empty = cells.iter().all(|cell| cell.trim().is_empty());
        let times = element
            .number("number-rows-repeated", usize::MAX)
            .unwrap_or(1)
            .max(1);
        if !is_empty {
            if rows.len().saturating_add(times) > limits::ROWS_MAX {
                return Err(Unreadable::TooLarge);
            }
            rows.extend(std::iter::repeat_n(cells, times));
        }
        Ok(())
    }

    /// All the words of a cell or of a note, a line for each paragraph.
    fn cell(&mut self, xml: &mut Xml<'_>) -> Result<String, Unreadable> {
        let mut text = String::new();
        xml.children(|xml, element| self.in_cell(xml, &element, &mut text))?;
        Ok(text)
    }

    fn in_cell(&mut self, xml: &mut Xml<'_>, element: &Element, text: &mut String) -> Result<(), Unreadable> {
        match element.name.as_str() {
            "p" | "h" => {
                self.inline_into(xml, text)?;
                text.push('\n');
                Ok(())
            }
            "section" if is_hidden(element) => {
                self.content.hidden += 1;
                xml.skip()
            }
            "list" | "list-item" | "section" => {
                xml.children(|xml, element| self.in_cell(xml, &element, text))
            }
            "table" => {
                self.content.flattened_tables += 1;
                for row in self.rows(xml)? {
                    text.push_str(&row.join(" "));
                    text.push('\n');
                }
                Ok(())
            }
            _ => xml.skip(),
        }
    }
}
