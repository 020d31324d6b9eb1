//! DOCX: the body of a Word document (ISO/IEC 29500-1, 17). Headers and footers are other parts, never opened.

use std::collections::HashMap;

use crate::Unreadable;
use crate::archive::Archive;
use crate::docx_numbering::{Label, Numbering};
use crate::docx_styles::Styles;
use crate::limits;
use crate::numerals::list_mark;
use crate::pieces::{Content, one_line};
use crate::xml::{Element, Node, Xml};

struct Docx {
    styles: Styles,
    numbering: Numbering,
    footnotes: HashMap<String, String>,
    endnotes: HashMap<String, String>,
    content: Content,
    /// Words of a paragraph whose end was deleted: they start the next one
    carried: String,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<(String, usize)>,
    outline: Option<usize>,
    has_deleted_end: bool,
}

pub(crate) fn read(archive: &mut Archive<'_>, document: &[u8]) -> Result<Content, Unreadable> {
    let part = |archive: &mut Archive<'_>, name: &str| archive.part(name);
    let styles = part(archive, "word/styles.xml")?;
    let numbering = part(archive, "word/numbering.xml")?;
    let mut docx = Docx {
        styles: styles.map_or_else(|| Ok(Styles::default()), |part| Styles::read(&part))?,
        numbering: numbering.map_or_else(|| Ok(Numbering::default()), |part| Numbering::read(&part))?,
        footnotes: HashMap::new(),
        endnotes: HashMap::new(),
        content: Content::default(),
        carried: String::new(),
    };
    if let Some(notes) = part(archive, "word/footnotes.xml")? {
        docx.footnotes = docx.notes(&notes)?;
    }
    if let Some(notes) = part(archive, "word/endnotes.xml")? {
        docx.endnotes = docx.notes(&notes)?;
    }
    // Changes in notes nobody calls are no changes of the text.
    docx.content = Content::default();
    let mut xml = Xml::of(document);
    while let Some(node) = xml.next()? {
        if matches!(&node, Node::Open(element) if element.name == "body") {
            xml.children(|xml, element| docx.block(xml, &element))?;
        }
    }
    let carried = std::mem::take(&mut docx.carried);
    docx.content.paragraph(&carried);
    Ok(docx.content)
}

impl Docx {
    fn notes(&mut self, part: &[u8]) -> Result<HashMap<String, String>, Unreadable> {
        let mut notes = HashMap::new();
        let mut xml = Xml::of(part);
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            if matches!(element.name.as_str(), "footnote" | "endnote") {
                let words = one_line(&self.cell(&mut xml)?);
                // Separators are notes too, and have a type.
                if element.attribute("type").is_none() && !words.is_empty() {
                    notes.insert(element.attribute("id").unwrap_or_default().to_owned(), words);
                }
            }
        }
        Ok(notes)
    }

    fn block(&mut self, xml: &mut Xml<'_>, element: &Element) -> Result<(), Unreadable> {
        match element.name.as_str() {
            "p" => {
                let paragraph = self.paragraph(xml)?;
                self.keep(&paragraph);
                Ok(())
            }
            "tbl" => {
                let rows = self.rows(xml)?;
                self.content.table(rows)
            }
            "ins" | "moveTo" => {
                self.content.changes += 1;
                xml.children(|xml, element| self.block(xml, &element))
            }
            "sdt" | "sdtContent" | "smartTag" | "customXml" => {
                xml.children(|xml, element| self.block(xml, &element))
            }
            "del" | "moveFrom" => {
                self.content.changes += 1;
                xml.skip()
            }
            _ => xml.skip(),
        }
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>) -> Result<Paragraph, Unreadable> {
        let mut paragraph = Paragraph::default();
        xml.children(|xml, element| {
            if element.name == "pPr" {
                self.properties(xml, &mut paragraph)
            } else {
                self.inline(xml, &element, &mut paragraph.text)
            }
        })?;
        Ok(paragraph)
    }

    fn properties(&mut self, xml: &mut Xml<'_>, paragraph: &mut Paragraph) -> Result<(), Unreadable> {
        xml.children(|xml, property| match property.name.as_str() {
            "pStyle" => {
                paragraph.style = property.attribute("val").map(str::to_owned);
                xml.skip()
            }
            "outlineLvl" => {
                paragraph.outline = property.number("val", 9).filter(|level| *level < 9);
                xml.skip()
            }
            "numPr" => {
                let (mut list, mut level) = (String::new(), 0);
                xml.children(|xml, part| {
                    match part.name.as_str() {
                        "numId" => part.attribute("val").unwrap_or_default().clone_into(&mut list),
                        "ilvl" => level = part.number("val", 8).unwrap_or(0),
                        _ => {}
                    }
                    xml.skip()
                })?;
                paragraph.list = Some((list, level));
                Ok(())
            }
            "rPr" => xml.children(|xml, mark| {
                match mark.name.as_str() {
                    "del" | "moveFrom" => {
                        paragraph.has_deleted_end = true;
                        self.content.changes += 1;
                    }
                    "ins" | "moveTo" => self.content.changes += 1,
                    _ => {}
                }
                xml.skip()
            }),
            _ => xml.skip(),
        })
    }

    fn inline(&mut self, xml: &mut Xml<'_>, element: &Element, text: &mut String) -> Result<(), Unreadable> {
        match element.name.as_str() {
            "r" => {
                let start = text.len();
                let mut is_hidden = false;
                xml.children(|xml, part| {
                    if part.name == "rPr" {
                        return xml.children(|xml, mark| {
                            is_hidden |= mark.name == "vanish" && mark.attribute("val") != Some("0");
                            xml.skip()
                        });
                    }
                    self.part_of_run(xml, &part, text)
                })?;
                if is_hidden {
                    text.truncate(start);
                }
                Ok(())
            }
            "ins" | "moveTo" => {
                self.content.changes += 1;
                xml.children(|xml, element| self.inline(xml, &element, text))
            }
            "del" | "moveFrom" => {
                self.content.changes += 1;
                xml.skip()
            }
            "hyperlink" | "smartTag" | "fldSimple" | "sdt" | "sdtContent" | "customXml" | "dir" | "bdo" => {
                xml.children(|xml, element| self.inline(xml, &element, text))
            }
            _ => xml.skip(),
        }
    }

    fn part_of_run(
        &mut self,
        xml: &mut Xml<'_>,
        part: &Element,
        text: &mut String,
    ) -> Result<(), Unreadable> {
        match part.name.as_str() {
            "t" => {
                text.push_str(&xml.words()?);
                return Ok(());
            }
            "tab" => text.push(' '),
            "br" if part.attribute("type").is_none_or(|kind| kind == "textWrapping") => text.push('\n'),
            "cr" => text.push('\n'),
            "noBreakHyphen" => text.push('\u{2011}'),
            "footnoteReference" | "endnoteReference" => {
                let notes = if part.name == "footnoteReference" {
                    &self.footnotes
                } else {
                    &self.endnotes
                };
                if let Some(note) = part.attribute("id").and_then(|id| notes.get(id)) {
                    self.content.notes += 1;
                    text.truncate(text.trim_end().len());
                    text.push_str(&crate::markdown::note(note));
                }
            }
            "commentReference" => self.content.comments += 1,
            "drawing" | "pict" | "object" | "AlternateContent" => self.content.images += 1,
            _ => {}
        }
        xml.skip()
    }

    /// Writes a paragraph down as what it is: a heading, an item, an alinéa.
    fn keep(&mut self, paragraph: &Paragraph) {
        let text = std::mem::take(&mut self.carried) + &paragraph.text;
        if paragraph.has_deleted_end {
            self.carried = text;
            return;
        }
        let style = paragraph.style.as_deref().unwrap_or_default();
        if self.styles.is_contents(style) {
            return;
        }
        let level = paragraph
            .outline
            .map(|outline| outline + 1)
            .or_else(|| self.styles.heading_level(style));
        let is_empty = one_line(&text).is_empty();
        let list = paragraph.list.clone().or_else(|| self.styles.numbering(style));
        let depth = list.as_ref().map_or(0, |(_, level)| *level);
        let label = list.and_then(|(list, level)| self.numbering.next(&list, level));
        match (level, label) {
            (Some(level), Some(Label::Number(label))) => {
                self.content.heading(level, &labelled(&label, &text));
            }
            (Some(level), _) => self.content.heading(level, &text),
            (None, Some(Label::Number(label))) if names_division(&label) => {
                self.content.heading(3, &label);
                self.content.paragraph(&text);
            }
            (None, Some(_)) if is_empty => {}
            (None, Some(Label::Bullet)) => self.content.item(depth, "-", &text),
            (None, Some(Label::Number(label))) => match list_mark(&label) {
                Some(mark) => self.content.item(depth, &mark, &text),
                None => self.content.paragraph(&format!("{label} {text}")),
            },
            (None, None) => self.content.paragraph(&text),
        }
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
        if matches!(element.name.as_str(), "sdt" | "sdtContent" | "customXml") {
            return xml.children(|xml, element| self.row(xml, &element, rows));
        }
        if element.name != "tr" {
            return xml.skip();
        }
        let mut cells = Vec::new();
        let mut is_deleted = false;
        xml.children(|xml, part| match part.name.as_str() {
            "tc" => {
                let cell = self.spanning_cell(xml)?;
                cells.extend(cell);
                if cells.len() > limits::COLUMNS_MAX {
                    Err(Unreadable::TooLarge)
                } else {
                    Ok(())
                }
            }
            "trPr" => xml.children(|xml, property| {
                is_deleted |= property.name == "del";
                self.content.changes += usize::from(matches!(property.name.as_str(), "del" | "ins"));
                xml.skip()
            }),
            _ => xml.skip(),
        })?;
        if !is_deleted {
            rows.push(cells);
        }
        if rows.len() > limits::ROWS_MAX {
            Err(Unreadable::TooLarge)
        } else {
            Ok(())
        }
    }

    /// A cell, and the empty ones that make up for the columns it spans.
    fn spanning_cell(&mut self, xml: &mut Xml<'_>) -> Result<Vec<String>, Unreadable> {
        let (mut columns, mut continues) = (1, false);
        let mut text = String::new();
        xml.children(|xml, element| {
            if element.name == "tcPr" {
                return xml.children(|xml, property| {
                    match property.name.as_str() {
                        "gridSpan" => {
                            columns = property.number("val", limits::COLUMNS_MAX).unwrap_or(1).max(1);
                        }
                        "vMerge" => continues = property.attribute("val") != Some("restart"),
                        _ => {}
                    }
                    xml.skip()
                });
            }
            self.in_cell(xml, &element, &mut text)
        })?;
        self.content.flattened_tables += usize::from(columns > 1 || continues);
        let mut cells = vec![if continues { String::new() } else { text }];
        cells.resize(columns, String::new());
        Ok(cells)
    }

    /// All the words of a cell or of a note.
    fn cell(&mut self, xml: &mut Xml<'_>) -> Result<String, Unreadable> {
        let mut text = String::new();
        xml.children(|xml, element| self.in_cell(xml, &element, &mut text))?;
        Ok(text)
    }

    fn in_cell(&mut self, xml: &mut Xml<'_>, element: &Element, text: &mut String) -> Result<(), Unreadable> {
        match element.name.as_str() {
            "p" => {
                let paragraph = self.paragraph(xml)?;
                let label = paragraph
                    .list
                    .as_ref()
                    .and_then(|(list, level)| self.numbering.next(list, *level));
                if let Some(Label::Number(label)) = label {
                    text.push_str(&label);
                    text.push(' ');
                }
                text.push_str(&paragraph.text);
                if !paragraph.has_deleted_end {
                    text.push('\n');
                }
                Ok(())
            }
            "tbl" => {
                self.content.flattened_tables += 1;
                for row in self.rows(xml)? {
                    text.push_str(&row.join(" "));
                    text.push('\n');
                }
                Ok(())
            }
            "del" | "moveFrom" => xml.skip(),
            _ => xml.children(|xml, element| self.in_cell(xml, &element, text)),
        }
    }
}

/// « Article 3 » before « Objet » makes « Article 3 – Objet »; « 1.2 » stays beside it.
pub(crate) fn labelled(label: &str, text: &str) -> String {
    if names_division(label) {
        let label = label.trim_end_matches(['.', ':', '-', '–', ' ']);
        if one_line(text).is_empty() {
            label.to_owned()
        } else {
            format!("{label} – {text}")
        }
    } else {
        format!("{label} {text}")
    }
}

pub(crate) fn names_division(label: &str) -> bool {
    crate::headings::noun_rank(label).is_some()
}
