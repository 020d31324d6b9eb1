//! Pieces as Markdown that is read back as the same pieces.

use std::fmt::Write as _;

use crate::pieces::{Grid, Piece};

pub(crate) fn written(pieces: &[Piece]) -> String {
    let mut markdown = String::new();
    for piece in pieces {
        match piece {
            Piece::Heading { level, text } => {
                let _ = write!(
                    markdown,
                    "{} {}",
                    "#".repeat(usize::from(*level)),
                    text.trim_end_matches('#').trim_end()
                );
            }
            Piece::Paragraph(text) => markdown.push_str(&escaped(text)),
            Piece::Item { depth, mark, text } => {
                let _ = write!(markdown, "{}{mark} {text}", "  ".repeat(*depth));
            }
            Piece::Verbatim(text) => markdown.push_str(text),
            Piece::Table(grid) => table(&mut markdown, grid),
        }
        markdown.push_str("\n\n");
    }
    markdown
}

/// A paragraph that starts as a heading, a table, a quotation, a rule or a fence would is kept a paragraph. Dashes and
/// numbers typed by hand are lists: they stay.
fn escaped(text: &str) -> String {
    let is_rule = text.len() >= 3
        && ["-", "=", "*", "_"].iter().any(|mark| {
            text.split(' ')
                .all(|part| part.trim_matches(|sign: char| mark.starts_with(sign)).is_empty())
        });
    if text.starts_with(['#', '|', '>', '`', '~']) || is_rule {
        format!("\\{text}")
    } else {
        text.to_owned()
    }
}

fn table(markdown: &mut String, grid: &Grid) {
    for (rank, row) in grid.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| within_cell(cell)).collect();
        let _ = write!(markdown, "| {} |", cells.join(" | "));
        if rank == 0 {
            let _ = write!(markdown, "\n|{}", "---|".repeat(row.len()));
        }
        if rank + 1 < grid.len() {
            markdown.push('\n');
        }
    }
}

/// Words that hold bars, in a cell: each is escaped, and so are the backslashes before it, which would undo that.
fn within_cell(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut backslashes = 0;
    for letter in words.chars() {
        if letter == '|' {
            text.extend(std::iter::repeat_n('\\', backslashes + 1));
        }
        backslashes = if letter == '\\' { backslashes + 1 } else { 0 };
        text.push(letter);
    }
    text
}

/// A note, where it is called.
pub(crate) fn note(words: &str) -> String {
    format!(" (note\u{a0}: {words})")
}
