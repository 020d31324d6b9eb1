//! What a file holds, in reading order, before it is written as Markdown.

use crate::Unreadable;
use crate::Warning;
use crate::limits;

/// One piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Level from 1
    Heading {
        level: u8,
        text: String,
    },
    Paragraph(String),
    /// Its depth from 0, its mark (« - », « 2. »), its words
    Item {
        depth: usize,
        mark: String,
        text: String,
    },
    Table(Grid),
    /// Markdown already
    Verbatim(String),
}

/// A table: the first row holds the headings.
pub(crate) type Grid = Vec<Vec<String>>;

/// What was read, and what was met on the way.
#[derive(Debug, Default)]
pub(crate) struct Content {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) changes: usize,
    pub(crate) guessed_headings: usize,
    pub(crate) notes: usize,
    pub(crate) images: usize,
    pub(crate) comments: usize,
    pub(crate) hidden: usize,
    pub(crate) flattened_tables: usize,
    pub(crate) guessed_tables: usize,
    pub(crate) margins: usize,
    pub(crate) hyphens: usize,
    pub(crate) empty_pages: usize,
    pub(crate) unknown_letters: usize,
    pub(crate) doubtful_numbers: usize,
    /// Markdown says its headings itself: nothing is to be guessed
    pub(crate) is_markdown: bool,
}

impl Content {
    pub(crate) fn heading(&mut self, level: usize, text: &str) {
        let text = one_line(text);
        if !text.is_empty() {
            let level = u8::try_from(level.clamp(1, 6)).unwrap_or(6);
            self.pieces.push(Piece::Heading { level, text });
        }
    }

    /// Each line is an alinéa: « tout mot ou groupe de mots renvoyé à la ligne ».
    pub(crate) fn paragraph(&mut self, text: &str) {
        for line in text.split('\n') {
            let line = one_line(line);
            if !line.is_empty() {
                self.pieces.push(Piece::Paragraph(line));
            }
        }
    }

    pub(crate) fn item(&mut self, depth: usize, mark: &str, text: &str) {
        let mut lines = text.split('\n').map(one_line).filter(|line| !line.is_empty());
        if let Some(text) = lines.next() {
            self.pieces.push(Piece::Item {
                depth: depth.min(5),
                mark: mark.to_owned(),
                text,
            });
        }
        for line in lines {
            self.pieces.push(Piece::Paragraph(line));
        }
    }

    /// A table, once its rows are as wide as one another. One cell, or one column, is only layout: its words are
    /// paragraphs.
    pub(crate) fn table(&mut self, rows: Vec<Vec<String>>) -> Result<(), Unreadable> {
        let mut rows: Grid = rows
            .into_iter()
            .map(|row| {
                row.iter()
                    .map(|cell| one_line(&cell.replace('\n', " ")))
                    .collect::<Vec<_>>()
            })
            .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        if rows.len() > limits::ROWS_MAX || width > limits::COLUMNS_MAX {
            return Err(Unreadable::TooLarge);
        }
        for row in &mut rows {
            row.resize(width, String::new());
        }
        // Columns that no row uses come from merged cells.
        for column in (0..width).rev() {
            if rows.iter().all(|row| row[column].is_empty()) {
                for row in &mut rows {
                    row.remove(column);
                }
            }
        }
        let width = rows.first().map_or(0, Vec::len);
        if width <= 1 {
            for cell in rows.into_iter().flatten() {
                self.paragraph(&cell);
            }
        } else {
            self.pieces.push(Piece::Table(rows));
        }
        Ok(())
    }

    pub(crate) fn warnings(&self) -> Vec<Warning> {
        let has_heading = self
            .pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Heading { .. }));
        let mut warnings = vec![
            Warning::ChangesAccepted { count: self.changes },
            Warning::HeadingsGuessed {
                count: self.guessed_headings,
            },
            Warning::NotesInline { count: self.notes },
            Warning::ImagesLeftOut { count: self.images },
            Warning::CommentsLeftOut { count: self.comments },
            Warning::HiddenLeftOut { count: self.hidden },
            Warning::TablesFlattened {
                count: self.flattened_tables,
            },
            Warning::TablesGuessed {
                count: self.guessed_tables,
            },
            Warning::MarginsRemoved { count: self.margins },
            Warning::HyphensJoined { count: self.hyphens },
            Warning::PagesWithoutText {
                count: self.empty_pages,
            },
            Warning::LettersUnknown {
                count: self.unknown_letters,
            },
            Warning::AlineaNumbersDoubtful {
                count: self.doubtful_numbers,
            },
        ];
        warnings.retain(|warning| warning.count() > 0);
        if !has_heading && !self.is_markdown {
            warnings.push(Warning::NoHeading);
        }
        warnings
    }
}

/// Words one space apart; a no-break space is kept.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split([' ', '\t', '\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'])
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").trim_matches('\u{a0}').to_owned()
}
