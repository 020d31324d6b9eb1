//! ODS: the cells of one table of `content.xml`, by what they say to people and, for dates and numbers, by their value.

use super::xml::{Element, Node, Xml};
use super::{Archive, Sheet, tell_others};
use crate::limits::{COLUMNS_MAX, SHEET_ROWS_MAX};
use crate::message::Message;
use crate::refusal::Refusal;

const DAMAGED: Refusal = Refusal::Damaged("ods");

pub(super) fn read(archive: &mut Archive<'_>, notices: &mut Vec<Message>) -> Result<Vec<u8>, Refusal> {
    if let Some(manifest) = archive.part("META-INF/manifest.xml")?
        && String::from_utf8_lossy(&manifest).contains("encryption-data")
    {
        return Err(Refusal::Protected);
    }
    let content = archive.part("content.xml")?.ok_or(DAMAGED)?;
    let mut names = Vec::new();
    let mut first: Option<(String, Sheet)> = None;
    let mut xml = Xml::of(&content);
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.is("table")
        {
            let name = element.attribute("name").unwrap_or_default().to_owned();
            names.push(name.clone());
            let sheet = table(&mut xml)?;
            if first.is_none() && !sheet.is_empty() {
                first = Some((name, sheet));
            }
        }
    }
    let (name, sheet) = first.ok_or(Refusal::Empty)?;
    tell_others(&names, &name, notices);
    Ok(sheet.out)
}

/// The table just opened.
fn table(xml: &mut Xml<'_>) -> Result<Sheet, Refusal> {
    let mut sheet = Sheet::default();
    let mut cells: Vec<String> = Vec::new();
    let mut repeated = 1;
    loop {
        match xml.next()?.ok_or(DAMAGED)? {
            Node::Open(element) if element.is("table-row") => {
                repeated = element.number("number-rows-repeated", 1);
                cells.clear();
            }
            Node::Close(name) if name == "table-row" => {
                while cells.last().is_some_and(String::is_empty) {
                    cells.pop();
                }
                // The blank rows down to the end of the sheet are written as one, repeated a million times.
                for _ in 0..repeated.min(SHEET_ROWS_MAX + 1) {
                    sheet.row(&mut cells)?;
                    if cells.is_empty() && sheet.is_empty() {
                        break;
                    }
                }
            }
            Node::Open(element) if element.is("table-cell") || element.is("covered-table-cell") => {
                let said = cell(xml, &element)?;
                let times = element.number("number-columns-repeated", 1);
                if said.is_empty() && cells.len() + times > COLUMNS_MAX {
                    // The blank cells to the right end of the sheet.
                    continue;
                }
                for _ in 0..times {
                    if cells.len() >= COLUMNS_MAX {
                        return Err(Refusal::TooManyColumns {
                            row: sheet.rows as u64 + 1,
                        });
                    }
                    cells.push(said.clone());
                }
            }
            Node::Close(name) if name == "table" => return Ok(sheet),
            _ => {}
        }
    }
}

/// The cell just opened. Paragraphs are lines of the cell; notes upon it are no part of it.
fn cell(xml: &mut Xml<'_>, element: &Element) -> Result<String, Refusal> {
    let mut lines: Vec<String> = Vec::new();
    loop {
        match xml.next()?.ok_or(DAMAGED)? {
            Node::Open(inner) if inner.is("p") => lines.push(xml.words(&["annotation"])?),
            Node::Open(_) => {
                xml.words(&[])?;
            }
            Node::Close(_) => break,
            Node::Text(_) => {}
        }
    }
    let said = lines.join("\n");
    let value = match element.attribute("value-type") {
        Some("date") => element.attribute("date-value"),
        Some("boolean") => element.attribute("boolean-value"),
        // What is shown with zeros before it is a code: its value has lost them.
        Some("float" | "currency" | "percentage") if !is_padded(&said) => element.attribute("value"),
        _ => None,
    };
    Ok(value.map_or(said, str::to_owned))
}

fn is_padded(said: &str) -> bool {
    said.len() > 1 && said.starts_with('0') && said.bytes().all(|byte| byte.is_ascii_digit())
}
