//! The rows of a table one after the other, for whoever needs what its cells say and nothing else.

use std::borrow::Cow;
use std::io::Read;

use crate::fold::trimmed;
use crate::refusal::Refusal;
use crate::rows::{self, Cell};
use crate::source::Source;

/// Gives every row of `source` to `visit` with its number, from 2, since the header's is 1. Blank rows are passed over, and
/// counted. Cells are UTF-8, but where the file was in no encoding at all.
///
/// # Errors
/// What stands in the way of reading ([`Refusal`]).
pub fn each_row<R: Read>(
    mut source: Source<R>,
    mut visit: impl FnMut(u64, &[Cow<'_, [u8]>]),
) -> Result<(), Refusal> {
    let mut cells: Vec<Cell> = Vec::new();
    while let Some(block) = source.next_block()? {
        let text = &block.text;
        let mut at = 0;
        while at < text.len() {
            at = rows::read(text, at, source.dialect, &mut cells);
            let row = source.passed(1) + 1;
            let values: Vec<Cow<'_, [u8]>> = cells
                .iter()
                .map(|cell| cell.value(text, source.dialect.quote))
                .collect();
            if values.iter().any(|value| !trimmed(value).is_empty()) {
                visit(row, &values);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_given_with_the_numbers_that_a_check_gives_them() {
        let csv = "nom;ville\n\"Le ; Bono\";Auray\n\n Étel ;\n";
        let mut read = Vec::new();
        each_row(Source::open(csv.as_bytes()).expect("a table"), |row, cells| {
            let cells: Vec<String> = cells
                .iter()
                .map(|cell| String::from_utf8_lossy(cell).into_owned())
                .collect();
            read.push((row, cells));
        })
        .expect("read");
        assert_eq!(
            read,
            [
                (2, vec!["Le ; Bono".to_owned(), "Auray".to_owned()]),
                (4, vec![" Étel ".to_owned(), String::new()])
            ]
        );
    }
}
