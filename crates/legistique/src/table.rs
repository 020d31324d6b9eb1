//! A table of Markdown: its headings, its rows, and where each cell stands.

use std::ops::Range;

use crate::amount::{Amount, without_emphasis};
use crate::folding::{BLANKS, alike, fold};

/// A table, read from the text of its block.
///
/// ```
/// let table = legistique::Table::read("| Action | Budget |\n|---|---:|\n| Action 12 | 150 K€ |").expect("a table");
/// assert_eq!(table.headings(), ["Action", "Budget"]);
/// assert_eq!(table.cell(0, 1), Some("150 K€".to_owned()));
/// assert_eq!(table.with_cell(0, 1, "120 K€"), "| Action | Budget |\n|---|---:|\n| Action 12 | 120 K€ |");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    text: String,
    headings: Option<Row>,
    /// The line of dashes under the headings
    dashes: Option<Row>,
    rows: Vec<Row>,
}

/// Bytes of a row, and of its cells with the spaces around their words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) range: Range<usize>,
    pub(crate) cells: Vec<Range<usize>>,
}

/// How a row or a column is named.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Header {
    /// By what its first cell, or its heading, says.
    Named(String),
    /// By its rank from 1; the row of headings is not counted, and is the row 0 where a column is said.
    Rank(usize),
}

impl Table {
    /// Reads a block; none when it is no table. Without a line of dashes, no row is a row of headings.
    pub fn read(text: &str) -> Option<Self> {
        let mut rows = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            rows.push(read_row(line, start)?);
            start += line.len() + 1;
        }
        let has_headings = rows.get(1).is_some_and(|row: &Row| {
            row.cells
                .iter()
                .all(|cell| is_dashes(text[cell.clone()].trim_matches(BLANKS)))
        });
        let (dashes, headings) = if has_headings {
            (Some(rows.remove(1)), Some(rows.remove(0)))
        } else {
            (None, None)
        };
        Some(Self {
            text: text.to_owned(),
            headings,
            dashes,
            rows,
        })
    }

    /// The Markdown of its block.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the columns are called; empty when nothing says it.
    pub fn headings(&self) -> Vec<String> {
        self.headings.as_ref().map_or_else(Vec::new, |row| {
            (0..row.cells.len())
                .map(|column| self.words(row, column))
                .collect()
        })
    }

    /// Whether something says what its columns are called.
    pub(crate) fn has_headings(&self) -> bool {
        self.headings.is_some()
    }

    /// How many rows it has, that of headings not counted.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// How many cells a row has.
    pub fn cell_count(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.cells.len())
    }

    /// Whether every cell of a column that says something says an amount or a number.
    pub fn holds_amounts(&self, column: usize) -> bool {
        let words = (0..self.rows.len()).filter_map(|row| self.cell(row, column));
        let mut words = words.filter(|words| !words.is_empty()).peekable();
        words.peek().is_some() && words.all(|words| Amount::read(&words).is_some())
    }

    /// What a cell says, from 0.
    pub fn cell(&self, row: usize, column: usize) -> Option<String> {
        let row = self.rows.get(row)?;
        (column < row.cells.len()).then(|| self.words(row, column))
    }

    /// The table once a cell says something else; the same when there is no such cell.
    #[must_use]
    pub fn with_cell(&self, row: usize, column: usize, words: &str) -> String {
        let Some((range, written)) = self.cell_written(row, column, words) else {
            return self.text.clone();
        };
        format!(
            "{}{written}{}",
            &self.text[..range.start],
            &self.text[range.end..]
        )
    }

    /// The same with rows and columns known only by their words.
    pub(crate) fn row_named(&self, header: &Header) -> Vec<usize> {
        let label = match header {
            Header::Rank(rank) => return (0..self.rows.len()).filter(|row| row + 1 == *rank).collect(),
            Header::Named(label) => label,
        };
        let first = |row: &usize| self.cell(*row, 0).unwrap_or_default();
        let anywhere = |row: &usize| {
            (0..self.cell_count(*row))
                .any(|column| self.cell(*row, column).is_some_and(|cell| same(&cell, label)))
        };
        // Its first cell; else the start of it (« Action 12 » for « Action 12 – Former »); else any of its cells.
        let found = |accept: &dyn Fn(&usize) -> bool| (0..self.rows.len()).filter(accept).collect::<Vec<_>>();
        [
            found(&|row| same(&first(row), label)),
            found(&|row| starts_with(&first(row), label)),
            found(&anywhere),
        ]
        .into_iter()
        .find(|rows| !rows.is_empty())
        .unwrap_or_default()
    }

    pub(crate) fn column_named(&self, header: &Header) -> Vec<usize> {
        let headings = self.headings();
        let width = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        match header {
            Header::Rank(rank) => (0..width.max(headings.len()))
                .filter(|column| column + 1 == *rank)
                .collect(),
            Header::Named(label) => {
                let found = |accept: &dyn Fn(&str) -> bool| {
                    (0..headings.len())
                        .filter(|column| accept(&headings[*column]))
                        .collect::<Vec<_>>()
                };
                let exact = found(&|heading| same(heading, label));
                if exact.is_empty() {
                    found(&|heading| starts_with(heading, label))
                } else {
                    exact
                }
            }
        }
    }

    /// The name that designates a row and no other.
    pub(crate) fn row_header(&self, row: usize) -> Header {
        let named = self
            .cell(row, 0)
            .map(|label| Header::Named(bare(&label).to_owned()));
        let is_clear = |header: &Header| self.row_named(header) == [row] && is_sayable(header);
        named.filter(is_clear).unwrap_or(Header::Rank(row + 1))
    }

    /// The name that designates a column and no other.
    pub(crate) fn column_header(&self, column: usize) -> Header {
        let named = self
            .headings()
            .get(column)
            .map(|label| Header::Named(bare(label).to_owned()));
        let is_clear = |header: &Header| self.column_named(header) == [column] && is_sayable(header);
        named.filter(is_clear).unwrap_or(Header::Rank(column + 1))
    }

    /// The bytes of a row.
    pub(crate) fn row_range(&self, row: usize) -> Range<usize> {
        self.rows[row].range.clone()
    }

    /// The bytes of the words of a cell, without the spaces around.
    pub(crate) fn words_range(&self, row: usize, column: usize) -> Option<Range<usize>> {
        let cell = self.rows.get(row)?.cells.get(column)?;
        Some(within(&self.text, cell))
    }

    /// The bytes of what a column is called, without the spaces around.
    pub(crate) fn heading_range(&self, column: usize) -> Option<Range<usize>> {
        let cell = self.headings.as_ref()?.cells.get(column)?;
        Some(within(&self.text, cell))
    }

    /// The bytes to replace, and by what, for a column to be called otherwise.
    pub(crate) fn heading_written(&self, column: usize, words: &str) -> Option<(Range<usize>, String)> {
        let cell = self.headings.as_ref()?.cells.get(column)?;
        Some(self.written(cell, words))
    }

    /// Its lines from the first: headings, dashes, rows.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &Row> {
        self.headings.iter().chain(&self.dashes).chain(&self.rows)
    }

    /// How many columns it has, when every line has as many.
    pub(crate) fn width(&self) -> Option<usize> {
        let mut widths = self.lines().map(|row| row.cells.len());
        let first = widths.next()?;
        widths.all(|width| width == first).then_some(first)
    }

    /// A column alone, as a table of one column; none when a line has no such cell.
    pub(crate) fn column_text(&self, column: usize) -> Option<String> {
        let lines = self.lines().map(|row| {
            let cell = row.cells.get(column)?;
            Some(format!("|{}|", &self.text[cell.clone()]))
        });
        lines.collect::<Option<Vec<_>>>().map(|lines| lines.join("\n"))
    }

    /// The cell, under the headings, where these bytes stand.
    pub(crate) fn cell_at(&self, range: &Range<usize>) -> Option<(usize, usize)> {
        self.rows.iter().enumerate().find_map(|(row, content)| {
            let column = content
                .cells
                .iter()
                .position(|cell| cell.start <= range.start && range.end <= cell.end)?;
            Some((row, column))
        })
    }

    /// The bytes to replace, and by what, for a cell to say something else.
    pub(crate) fn cell_written(
        &self,
        row: usize,
        column: usize,
        words: &str,
    ) -> Option<(Range<usize>, String)> {
        let cell = self.rows.get(row)?.cells.get(column)?;
        Some(self.written(cell, words))
    }

    fn written(&self, cell: &Range<usize>, words: &str) -> (Range<usize>, String) {
        let range = within(&self.text, cell);
        let words = cell_text(words);
        if range.is_empty() {
            return (cell.clone(), format!(" {words} "));
        }
        (range, words)
    }

    /// How many cells each row has, headings first: what words alone never change.
    pub(crate) fn shape(&self) -> Vec<usize> {
        self.headings
            .iter()
            .chain(&self.rows)
            .map(|row| row.cells.len())
            .collect()
    }

    fn words(&self, row: &Row, column: usize) -> String {
        self.text[within(&self.text, &row.cells[column])].replace("\\|", "|")
    }
}

/// What the cells of one column say, one a line, as plain words or as a table of one column, and its line of dashes when there
/// is one. None when a line is a row of several cells.
pub(crate) fn column_lines(text: &str) -> Option<(Vec<String>, Option<String>)> {
    let (mut cells, mut dashes) = (Vec::new(), None);
    for line in text.lines().map(|line| line.trim_matches(BLANKS)) {
        if line.is_empty() {
            continue;
        }
        if !line.starts_with('|') {
            cells.push(cell_text(line));
            continue;
        }
        let row = read_row(line, 0)?;
        let [cell] = &row.cells[..] else { return None };
        let words = line[cell.clone()].trim_matches(BLANKS).to_owned();
        if cells.len() == 1 && dashes.is_none() && is_dashes(&words) {
            dashes = Some(words);
        } else {
            cells.push(words);
        }
    }
    Some((cells, dashes))
}

/// Words as a cell holds them: on one line, without a sign that would close it. A bar after an odd number of backslashes
/// is escaped already; after an even one it would close the cell (GitHub Flavored Markdown, section 4.10), as would the
/// bar of the table itself after a last backslash.
pub(crate) fn cell_text(words: &str) -> String {
    let words = crate::compile::one_line(words);
    let mut text = String::with_capacity(words.len());
    let mut is_escaped = false;
    for letter in words.chars() {
        if letter == '|' && !is_escaped {
            text.push('\\');
        }
        text.push(letter);
        is_escaped = letter == '\\' && !is_escaped;
    }
    if is_escaped {
        text.push('\\');
    }
    text
}

fn within(text: &str, cell: &Range<usize>) -> Range<usize> {
    let inner = &text[cell.clone()];
    let words = inner.trim_matches(BLANKS);
    if words.is_empty() {
        return cell.start..cell.start;
    }
    let start = cell.start + inner.len() - inner.trim_start_matches(BLANKS).len();
    start..start + words.len()
}

fn read_row(line: &str, start: usize) -> Option<Row> {
    let trimmed = line.trim_matches(BLANKS);
    let inner = trimmed.strip_prefix('|')?;
    let offset = start + line.len() - line.trim_start_matches(BLANKS).len() + 1;
    let mut cells = Vec::new();
    let mut cell_start = 0;
    let mut is_escaped = false;
    for (position, letter) in inner.char_indices() {
        if letter == '|' && !is_escaped {
            cells.push(offset + cell_start..offset + position);
            cell_start = position + 1;
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    if cell_start < inner.len() {
        cells.push(offset + cell_start..offset + inner.len());
    }
    Some(Row {
        range: start..start + line.len(),
        cells,
    })
}

fn is_dashes(cell: &str) -> bool {
    let dashes = cell.strip_prefix(':').unwrap_or(cell);
    let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
    !dashes.is_empty() && dashes.bytes().all(|sign| sign == b'-')
}

/// A label without its bold or italic.
pub(crate) fn bare(label: &str) -> &str {
    without_emphasis(label).1
}

fn plain(label: &str) -> String {
    fold(bare(label))
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn same(left: &str, right: &str) -> bool {
    let right = plain(right);
    !right.is_empty() && plain(left) == right
}

/// « Action 12 » starts « Action 12 – Former », and not « Action 121 » nor « Action 12 bis ».
fn starts_with(cell: &str, label: &str) -> bool {
    let (cell, label) = (plain(cell), plain(label));
    !label.is_empty()
        && cell.strip_prefix(&label).is_some_and(|rest| {
            rest.trim_start_matches(|letter| alike(letter) == ' ')
                .starts_with(['–', '—', '-', ':', '(', '.'])
        })
}

/// Whether a sentence can quote it.
fn is_sayable(header: &Header) -> bool {
    match header {
        Header::Named(label) => !label.contains(['«', '»', '\n']) && crate::render::quoted(label).is_some(),
        Header::Rank(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{Header, Table};

    const BUDGET: &str = "| Action | Budget | Reste |\n|:--|--:|---|\n| Action 12 – Former | 150 K€ | |\n| **Total** | **180 K€** | a \\| b |";

    #[test]
    fn cells_are_found_and_rewritten() {
        let table = Table::read(BUDGET).unwrap();
        assert_eq!(table.shape(), [3, 3, 3]);
        assert_eq!(table.cell(1, 2).as_deref(), Some("a | b"));
        assert_eq!(table.cell(0, 2).as_deref(), Some(""));
        assert_eq!(table.cell(0, 3), None);
        assert!(table.holds_amounts(1) && !table.holds_amounts(0) && !table.holds_amounts(2));
        assert!(table.with_cell(0, 2, "x|y").contains("150 K€ | x\\|y |\n"));
        assert_eq!(table.with_cell(0, 1, "120 K€"), BUDGET.replace("150", "120"));
        assert_eq!(table.with_cell(9, 1, "?"), BUDGET);
        assert!(Table::read("Un alinéa.").is_none());
        assert!(Table::read("|a|\n|b|").unwrap().headings().is_empty());
        assert_eq!(
            Table::read("|a||\n|-|-|\n||b|").unwrap().with_cell(0, 0, "c"),
            "|a||\n|-|-|\n| c |b|"
        );
    }

    #[test]
    fn backslashes_before_a_bar_break_no_table() {
        for (words, read) in [
            ("a | b", "a | b"),
            (r"a \| b", "a | b"),
            (r"a \\| b", r"a \\| b"),
            (r"a \\\| b", r"a \\| b"),
            (r"a \", r"a \\"),
            (r"\\", r"\\"),
        ] {
            let table = Table::read("|Un|Deux|\n|---|---|\n|x|y|").expect("a table");
            let written = Table::read(&table.with_cell(0, 0, words)).expect("still a table");
            assert_eq!(written.shape(), [2, 2], "{words}");
            assert_eq!(written.cell(0, 0), Some(read.to_owned()), "{words}");
            assert_eq!(written.cell(0, 1), Some("y".to_owned()), "{words}");
            assert_eq!(
                written.with_cell(0, 0, read),
                written.text(),
                "what is read is written back as it was: {words}"
            );
        }
    }

    #[test]
    fn rows_and_columns_are_named_as_people_name_them() {
        let table = Table::read(BUDGET).unwrap();
        let named = |label: &str| table.row_named(&Header::Named(label.to_owned()));
        assert_eq!(named("action 12"), [0]);
        assert_eq!(named("Action 1"), [0; 0]);
        assert_eq!(named("TOTAL"), [1]);
        assert_eq!(named("180 K€"), [1]);
        assert_eq!(table.row_header(1), Header::Named("Total".into()));
        assert_eq!(table.column_header(2), Header::Named("Reste".into()));
        let twins = Table::read("| A | A |\n|---|---|\n| x | 1 |\n| x | 2 |").unwrap();
        assert_eq!(twins.row_header(1), Header::Rank(2));
        assert_eq!(twins.column_header(0), Header::Rank(1));
    }
}
