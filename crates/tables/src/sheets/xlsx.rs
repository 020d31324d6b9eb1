//! XLSX: shared strings, number formats, the cells of one sheet.

use std::collections::HashMap;

use super::xml::{Node, Xml};
use super::{Archive, Sheet, serial, tell_others};
use crate::limits::COLUMNS_MAX;
use crate::message::Message;
use crate::refusal::Refusal;

const DAMAGED: Refusal = Refusal::Damaged("xlsx");

/// How a number is shown, as far as that changes what it says.
#[derive(Clone, Copy)]
enum Shown {
    AsIs,
    Date,
    /// With zeros before it, so many digits in all: codes whose zeros would be lost
    Padded(usize),
}

pub(super) fn read(
    archive: &mut Archive<'_>,
    workbook: &[u8],
    notices: &mut Vec<Message>,
) -> Result<Vec<u8>, Refusal> {
    let (names, targets, is_1904) = sheets(archive, workbook)?;
    let strings = match archive.part("xl/sharedStrings.xml")? {
        Some(part) => shared_strings(&part)?,
        None => Vec::new(),
    };
    let styles = match archive.part("xl/styles.xml")? {
        Some(part) => styles(&part)?,
        None => Vec::new(),
    };
    for (name, target) in names.iter().zip(&targets) {
        let part = archive.part(target)?.ok_or(DAMAGED)?;
        let sheet = sheet(&part, &strings, &styles, is_1904)?;
        if !sheet.is_empty() {
            tell_others(&names, name, notices);
            return Ok(sheet.out);
        }
    }
    Err(Refusal::Empty)
}

/// Names of sheets in the order of the workbook, their parts, and whether days are counted from 1904.
fn sheets(archive: &mut Archive<'_>, workbook: &[u8]) -> Result<(Vec<String>, Vec<String>, bool), Refusal> {
    let relations = archive.part("xl/_rels/workbook.xml.rels")?.ok_or(DAMAGED)?;
    let mut parts: HashMap<String, String> = HashMap::new();
    let mut xml = Xml::of(&relations);
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
        {
            let target = target
                .strip_prefix('/')
                .map_or_else(|| format!("xl/{target}"), str::to_owned);
            parts.insert(id.to_owned(), target);
        }
    }
    let (mut names, mut targets, mut is_1904) = (Vec::new(), Vec::new(), false);
    let mut xml = Xml::of(workbook);
    while let Some(node) = xml.next()? {
        let Node::Open(element) = node else { continue };
        if element.is("workbookPr") {
            is_1904 = matches!(element.attribute("date1904"), Some("1" | "true"));
        } else if element.is("sheet")
            && let Some(target) = element.attribute("id").and_then(|id| parts.get(id))
            && target.contains("worksheets/")
        {
            names.push(element.attribute("name").unwrap_or_default().to_owned());
            targets.push(target.clone());
        }
    }
    Ok((names, targets, is_1904))
}

fn shared_strings(part: &[u8]) -> Result<Vec<String>, Refusal> {
    let mut strings = Vec::new();
    let mut xml = Xml::of(part);
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.is("si")
        {
            // How a word is pronounced is no part of it.
            strings.push(xml.words(&["rPh"])?);
        }
    }
    Ok(strings)
}

fn styles(part: &[u8]) -> Result<Vec<Shown>, Refusal> {
    let mut own: HashMap<usize, Shown> = HashMap::new();
    let mut styles = Vec::new();
    let mut is_in_cells = false;
    let mut xml = Xml::of(part);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) if element.is("numFmt") => {
                let code = element.attribute("formatCode").unwrap_or_default();
                own.insert(element.number("numFmtId", 0), shown(code));
            }
            Node::Open(element) if element.is("cellXfs") => is_in_cells = true,
            Node::Open(element) if element.is("xf") && is_in_cells => {
                let id = element.number("numFmtId", 0);
                let style = own.get(&id).copied().unwrap_or(match id {
                    14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Date,
                    _ => Shown::AsIs,
                });
                styles.push(style);
            }
            Node::Close(name) if name == "cellXfs" => is_in_cells = false,
            _ => {}
        }
    }
    Ok(styles)
}

/// What a number format says (ECMA-376 part 1, 18.8.31), its texts and colours left out.
fn shown(code: &str) -> Shown {
    let code = code.split(';').next().unwrap_or_default();
    if !code.is_empty() && code.bytes().all(|byte| byte == b'0') && code.len() > 1 {
        return Shown::Padded(code.len());
    }
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                letters.by_ref().find(|letter| *letter == '"');
            }
            '[' => {
                letters.by_ref().find(|letter| *letter == ']');
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            'y' | 'Y' | 'd' | 'D' | 'm' | 'M' | 'h' | 'H' | 's' => return Shown::Date,
            _ => {}
        }
    }
    Shown::AsIs
}

fn sheet(part: &[u8], strings: &[String], styles: &[Shown], is_1904: bool) -> Result<Sheet, Refusal> {
    let mut sheet = Sheet::default();
    let mut cells: Vec<String> = Vec::new();
    let mut row = 0;
    let mut xml = Xml::of(part);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) if element.is("row") => {
                let number = element.number("r", row + 1);
                // Rows that are not written are blank; the number of one is no reason to write a million.
                while row + 1 < number && !sheet.is_empty() && number <= crate::limits::SHEET_ROWS_MAX {
                    row += 1;
                    sheet.row(&mut Vec::new())?;
                }
                row = number;
                cells.clear();
            }
            Node::Close(name) if name == "row" => sheet.row(&mut cells)?,
            Node::Open(element) if element.is("c") => {
                let place = element.attribute("r").map_or(Some(cells.len()), column);
                let place = place.ok_or(DAMAGED)?;
                if place >= COLUMNS_MAX {
                    return Err(Refusal::TooManyColumns { row: row as u64 });
                }
                let kind = element.attribute("t").unwrap_or("n").to_owned();
                let style = styles.get(element.number("s", 0)).copied().unwrap_or(Shown::AsIs);
                let raw = raw(&mut xml)?;
                let said = match kind.as_str() {
                    "s" => raw
                        .trim()
                        .parse::<usize>()
                        .ok()
                        .and_then(|index| strings.get(index))
                        .cloned()
                        .unwrap_or_default(),
                    "b" => if raw.trim() == "1" { "true" } else { "false" }.to_owned(),
                    "n" => number(&raw, style, is_1904),
                    _ => raw,
                };
                if cells.len() <= place {
                    cells.resize(place + 1, String::new());
                }
                if let Some(cell) = cells.get_mut(place) {
                    *cell = said;
                }
            }
            _ => {}
        }
    }
    Ok(sheet)
}

/// What the cell just opened holds, its formula left out.
fn raw(xml: &mut Xml<'_>) -> Result<String, Refusal> {
    xml.words(&["f", "rPh"])
}

fn number(raw: &str, style: Shown, is_1904: bool) -> String {
    let raw = raw.trim();
    match style {
        Shown::Date => raw
            .parse()
            .ok()
            .and_then(|serial| serial::date(serial, is_1904))
            .unwrap_or_else(|| raw.to_owned()),
        Shown::Padded(digits) if raw.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{raw:0>digits$}")
        }
        Shown::AsIs | Shown::Padded(_) => raw.to_owned(),
    }
}

/// The column of a reference such as `AB12`, from 0.
fn column(reference: &str) -> Option<usize> {
    let mut number = 0_usize;
    for letter in reference.bytes().take_while(u8::is_ascii_alphabetic) {
        number = number
            .checked_mul(26)?
            .checked_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)?;
    }
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_formats_are_read() {
        assert_eq!(column("A1"), Some(0));
        assert_eq!(column("AB12"), Some(27));
        assert_eq!(column("12"), None);
        assert_eq!(number("1000", shown("00000"), false), "01000");
        assert_eq!(number("44197", shown("dd/mm/yyyy"), false), "2021-01-01");
        assert_eq!(number("12", shown("#,##0.00\" d'heures\""), false), "12");
    }
}
