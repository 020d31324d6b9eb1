//! Writing a file of addresses mended: what leaves no doubt, in the dialect that the format asks for.

use std::borrow::Cow;
use std::io::Read;

use super::Options;
use super::cells::{self, Address};
use super::columns::{self, Field};
use crate::dialect::Dialect;
use crate::fold::{fold, trimmed};
use crate::limits::COLUMNS_MAX;
use crate::mend::{Mend, Mended};
use crate::message::{Message, shown};
use crate::refusal::Refusal;
use crate::rows::{self, Cell};
use crate::source::Source;
use crate::write;

/// Writes a file mended, as CSV in UTF-8 with semicolons, one block after the other: columns renamed, blank rows left out,
/// spaces, case, decimals, days and positions as the format writes them, the code of the commune where the key says it.
/// Nothing is made up: neither identifiers nor days.
///
/// # Errors
/// What stands in the way of reading ([`Refusal`]) or of writing.
pub fn corrected<R: Read>(
    mut source: Source<R>,
    options: Options<'_>,
    mut write: impl FnMut(&[u8]) -> std::io::Result<()>,
) -> Result<Mended, Refusal> {
    let mut mended = Mended::default();
    let dialect = Dialect {
        separator: b';',
        ..Dialect::default()
    };
    let mut header = source.header.clone();
    for (place, field) in columns::renamed(&header, &columns::known(&header)) {
        if let Some(label) = header.get_mut(place) {
            let from = std::mem::replace(label, field.name().to_owned());
            mended.push(|| Mend {
                row: Some(1),
                field: Some(field.name().to_owned()),
                from: Some(from),
                to: Some(field.name().to_owned()),
                message: Message::new("tables-mend-label"),
            });
        }
    }
    let known = columns::known(&header);
    let judging = options.judging();
    let mut out = Vec::new();
    write::row(&mut out, header.iter().map(String::as_bytes), dialect);
    let mut cells: Vec<Cell> = Vec::new();
    while let Some(block) = source.next_block()? {
        let text = &block.text;
        let mut at = 0;
        while at < text.len() {
            at = rows::read(text, at, source.dialect, &mut cells);
            let row = source.passed(1) + 1;
            if cells.len() > COLUMNS_MAX {
                return Err(Refusal::TooManyColumns { row });
            }
            let mut values: Vec<Cow<'_, [u8]>> = cells
                .iter()
                .map(|cell| cell.value(text, source.dialect.quote))
                .collect();
            if values.iter().all(|value| trimmed(value).is_empty()) {
                mended.push(|| of_row(row, "tables-mend-row-blank"));
                continue;
            }
            while values.len() > header.len() && values.last().is_some_and(|value| trimmed(value).is_empty())
            {
                values.pop();
                mended.push(|| of_row(row, "tables-mend-cell-extra"));
            }
            let mut address = Address::default();
            let mut to_write: Vec<(usize, String)> = Vec::new();
            for (place, (value, known)) in values.iter().zip(&known).enumerate() {
                let Some(known) = known else { continue };
                let raw = String::from_utf8_lossy(value);
                let to = cells::mended(known.field, &raw, known.is_localized, judging);
                if !known.is_localized {
                    let said = to.as_deref().unwrap_or(&raw);
                    cells::read(known.field, said, false, judging, &mut address, &mut Vec::new());
                }
                to_write.extend(to.map(|to| (place, to)));
            }
            to_write.extend(commune(&address, &header, &values, options));
            for (place, to) in to_write {
                let (Some(cell), Some(label)) = (values.get_mut(place), header.get(place)) else {
                    continue;
                };
                mended.push(|| Mend {
                    row: Some(row),
                    field: Some(label.clone()),
                    from: Some(shown(&String::from_utf8_lossy(cell))),
                    to: Some(to.clone()),
                    message: Message::new("tables-mend-value"),
                });
                *cell = Cow::Owned(to.into_bytes());
            }
            write::row(&mut out, values.iter().map(AsRef::as_ref), dialect);
        }
        write(&out)?;
        out.clear();
    }
    write(&out)?;
    Ok(mended)
}

fn of_row(row: u64, message: &'static str) -> Mend {
    Mend {
        row: Some(row),
        field: None,
        from: None,
        to: None,
        message: Message::new(message),
    }
}

/// The code of the commune where the key alone says it, and its official name where that is known.
fn commune(
    address: &Address,
    header: &[String],
    values: &[Cow<'_, [u8]>],
    options: Options<'_>,
) -> Vec<(usize, String)> {
    let geography = options.judging().geography;
    let mut found = Vec::new();
    let place = |field: Field| {
        let place = header.iter().position(|label| label == field.name())?;
        (place < values.len()).then_some(place)
    };
    if let (None, Some(key), Some(at)) = (&address.commune, &address.key, place(Field::CommuneCode))
        && values.get(at).is_some_and(|value| trimmed(value).is_empty())
        && geography.knows(&key.commune)
    {
        found.push((at, key.commune.clone()));
    }
    let official = address.commune().and_then(|code| geography.name(code));
    if let (Some(official), Some(at)) = (official, place(Field::CommuneName)) {
        let is_same = match &address.commune_name {
            None => true,
            Some(name) => name != official && fold(name) == fold(official),
        };
        if is_same {
            found.push((at, official.to_owned()));
        }
    }
    found
}
