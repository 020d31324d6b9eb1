//! Tables: columns as wide as what they hold, rows that go on over the page, a head repeated for the eye.

use crate::faces::{BODY, GREY, HAIR, NAVY};
use crate::fonts::Family;
use crate::layout::{Item, Laying, MARGIN};
use crate::links::LinksOf;
use crate::text::{Face, Laid, Line, Widths};
use crate::tree::{ElementId, Role};
use crate::{Cell, Fault, Inline, Table};

/// More columns than this and nobody reads a row: the rest is another part of the table.
const COLUMNS_MAX: usize = 16;
/// Columns of a whole table: each part of it repeats the first one, so that a very wide one costs far more than its cells.
const WIDTH_MAX: usize = 300;
const PADDING: f32 = 5.0;
const PADDING_ROW: f32 = 3.0;
/// A row not higher than this part of the page does not go on over it.
const WHOLE_ROW: f32 = 0.35;

struct Column {
    x: f32,
    width: f32,
}

struct Row<'a> {
    cells: Vec<(&'a Cell, Laid, Face, ElementId)>,
}

impl Laying<'_> {
    pub(crate) fn table(&mut self, table: &Table, parent: ElementId, x: f32) -> Result<(), Fault> {
        let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        if width == 0 {
            return Ok(());
        }
        if width > WIDTH_MAX {
            return Err(Fault::TooWide(WIDTH_MAX));
        }
        if width <= COLUMNS_MAX {
            return self.part(table, width, parent, x);
        }
        // The first column names the rows: each part begins with it.
        for first in (1..width).step_by(COLUMNS_MAX - 1) {
            let rows = table.rows.iter().map(|row| {
                let rest = row.iter().skip(first).take(COLUMNS_MAX - 1);
                row.iter().take(1).chain(rest).cloned().collect()
            });
            let part = Table {
                rows: rows.collect(),
                caption: table.caption.clone(),
                head_rows: table.head_rows,
                is_facts: table.is_facts,
            };
            self.part(&part, (width - first).min(COLUMNS_MAX - 1) + 1, parent, x)?;
        }
        Ok(())
    }

    fn part(&mut self, table: &Table, width: usize, parent: ElementId, x: f32) -> Result<(), Fault> {
        let face = Face {
            size: 9.5,
            leading: 13.5,
            ..BODY
        };
        let widths = self.widths(table, width, &face)?;
        let least: f32 = widths.iter().map(|width| width.min).sum();
        let is_wide = least > self.width_from(x);
        if is_wide {
            self.turn(true);
            self.face_up()?;
        }
        let (x, face) = if is_wide {
            (MARGIN, smaller(least, self.width_from(MARGIN), face))
        } else {
            (x, face)
        };
        let widths = if is_wide {
            self.widths(table, width, &face)?
        } else {
            widths
        };
        let columns = columns(&widths, x, self.width_from(x), table.is_facts);
        let element = self.tree.add(parent, Role::Table);
        self.space(8.0);
        self.caption(table, element, x)?;
        let has_headers = table.rows.iter().flatten().any(|cell| cell.is_header);
        // Nobody can follow a table in which nothing is named: its first row does.
        let head_rows = table
            .head_rows
            .max(usize::from(!has_headers))
            .min(table.rows.len());
        let (head, body) = table.rows.split_at(head_rows);
        let mut repeated = Vec::new();
        if !head.is_empty() {
            let part = self.tree.add(element, Role::TableHead);
            for cells in head {
                let row = self.row(cells, width, &columns, &face, table, part, true);
                self.put_row(&row, &columns, table, &[], true)?;
                repeated.push(row);
            }
        }
        if !body.is_empty() {
            let part = self.tree.add(element, Role::TableBody);
            for cells in body {
                self.goes_on()?;
                let row = self.row(cells, width, &columns, &face, table, part, false);
                self.put_row(&row, &columns, table, &repeated, false)?;
            }
        }
        self.space(10.0);
        if is_wide {
            self.turn(false);
        }
        Ok(())
    }

    fn caption(&mut self, table: &Table, element: ElementId, x: f32) -> Result<(), Fault> {
        let face = Face {
            family: Family::Sans,
            size: 9.0,
            leading: 13.0,
            is_bold: true,
            ..BODY
        };
        let laid = self.typesetter.set(&table.caption, &face, self.width_from(x));
        if laid.lines.iter().all(|line| line.runs.is_empty()) {
            return Ok(());
        }
        self.take_space();
        if self.y + laid.height() + 60.0 > self.bottom() && !self.is_at_top() {
            self.new_sheet()?;
        }
        let caption = self.tree.add(element, Role::Caption);
        let mut links = LinksOf::default();
        for line in &laid.lines {
            if self.y + line.height > self.bottom() && !self.is_at_top() {
                self.new_sheet()?;
            }
            let base = self.y + line.baseline;
            self.put(&laid, line, &table.caption, &face, caption, x, base, &mut links);
            self.y += line.height;
        }
        self.space(4.0);
        Ok(())
    }

    fn widths(&mut self, table: &Table, width: usize, face: &Face) -> Result<Vec<Widths>, Fault> {
        let mut widths = vec![Widths::default(); width];
        for (place, row) in table.rows.iter().enumerate() {
            self.goes_on()?;
            for (column, cell) in widths.iter_mut().zip(row) {
                let face = face_of(cell, place < table.head_rows, table, face);
                let found = self.typesetter.widths(&cell.content, &face);
                column.min = column.min.max(found.min + 2.0 * PADDING);
                column.max = column.max.max(found.max + 2.0 * PADDING);
            }
        }
        for column in &mut widths {
            column.min = column.min.max(4.0 * PADDING);
            column.max = column.max.max(column.min);
        }
        Ok(widths)
    }

    #[expect(clippy::too_many_arguments, reason = "a row, and the table it stands in")]
    fn row<'a>(
        &mut self,
        cells: &'a [Cell],
        width: usize,
        columns: &[Column],
        face: &Face,
        table: &Table,
        part: ElementId,
        is_head: bool,
    ) -> Row<'a> {
        const EMPTY: &Cell = &Cell {
            content: Vec::new(),
            is_header: false,
            is_number: false,
        };
        let row = self.tree.add(part, Role::Row);
        let cells = (0..width)
            .map(|place| {
                let cell = cells.get(place).unwrap_or(EMPTY);
                let role = match (is_head, cell.is_header) {
                    (true, _) => Role::ColumnHeader,
                    (false, true) => Role::RowHeader,
                    (false, false) => Role::Cell,
                };
                let element = self.tree.add(row, role);
                let face = face_of(cell, is_head, table, face);
                let inner = columns[place].width - 2.0 * PADDING;
                let mut laid = self.typesetter.set(&cell.content, &face, inner);
                if laid.lines.iter().all(|line| line.runs.is_empty()) {
                    // A cell without content would be no cell.
                    laid = self.typesetter.set(&[Inline::plain("\u{a0}")], &face, inner);
                }
                (cell, laid, face, element)
            })
            .collect();
        Row { cells }
    }

    /// Puts a row, over as many pages as it asks.
    fn put_row(
        &mut self,
        row: &Row,
        columns: &[Column],
        table: &Table,
        head: &[Row],
        is_head: bool,
    ) -> Result<(), Fault> {
        self.take_space();
        let whole = row
            .cells
            .iter()
            .map(|(_, laid, ..)| laid.height())
            .fold(0.0, f32::max)
            + 2.0 * PADDING_ROW;
        let page = self.bottom();
        if self.y + whole > self.bottom() && whole < page * WHOLE_ROW && !self.is_at_top() {
            self.next_with_head(head, columns, table)?;
        }
        let mut links: Vec<LinksOf> = row.cells.iter().map(|_| LinksOf::default()).collect();
        let mut left: Vec<&[Line]> = row.cells.iter().map(|(_, laid, ..)| &laid.lines[..]).collect();
        loop {
            let top = self.y + PADDING_ROW;
            let room = self.bottom() - top - PADDING_ROW;
            let must = self.is_at_top();
            let mut lowest = top;
            for (place, (cell, laid, face, element)) in row.cells.iter().enumerate() {
                let column = &columns[place];
                let mut y = top;
                while let Some((line, later)) = left[place].split_first() {
                    let is_first_here = y <= top;
                    if y - top + line.height > room && !(must && is_first_here) {
                        break;
                    }
                    let inner = column.width - 2.0 * PADDING;
                    let shift = if cell.is_number {
                        (inner - line.width).max(0.0)
                    } else {
                        0.0
                    };
                    let x = column.x + PADDING + shift;
                    self.put(
                        laid,
                        line,
                        &cell.content,
                        face,
                        *element,
                        x,
                        y + line.baseline,
                        &mut links[place],
                    );
                    y += line.height;
                    left[place] = later;
                }
                lowest = lowest.max(y);
            }
            let is_done = left.iter().all(|lines| lines.is_empty());
            if lowest > top || is_done {
                self.y = lowest + PADDING_ROW;
                self.line(columns, table, is_head);
            }
            if is_done {
                return Ok(());
            }
            self.next_with_head(head, columns, table)?;
        }
    }

    /// A new page that begins with the head of the table, for the eye: it was read once already.
    fn next_with_head(&mut self, head: &[Row], columns: &[Column], table: &Table) -> Result<(), Fault> {
        self.new_sheet()?;
        let height: f32 = head
            .iter()
            .map(|row| {
                row.cells
                    .iter()
                    .map(|(_, laid, ..)| laid.height())
                    .fold(0.0, f32::max)
                    + 2.0 * PADDING_ROW
            })
            .sum();
        if height > self.bottom() * WHOLE_ROW {
            return Ok(());
        }
        let place = self.place();
        for row in head {
            let top = self.y + PADDING_ROW;
            let mut lowest = top;
            for (column, (_, laid, face, _)) in columns.iter().zip(&row.cells) {
                let mut y = top;
                for line in &laid.lines {
                    self.unread(
                        place,
                        &laid.text,
                        line,
                        column.x + PADDING,
                        y + line.baseline,
                        face.color,
                    );
                    y += line.height;
                }
                lowest = lowest.max(y);
            }
            self.y = lowest + PADDING_ROW;
            self.line(columns, table, true);
        }
        Ok(())
    }

    fn line(&mut self, columns: &[Column], table: &Table, is_head: bool) {
        let (Some(first), Some(last)) = (columns.first(), columns.last()) else {
            return;
        };
        if table.is_facts {
            return;
        }
        let (color, thickness) = if is_head { (NAVY, 0.9) } else { (HAIR, 0.5) };
        let edges = [first.x, self.y, last.x + last.width, self.y + thickness];
        self.sheet().items.push(Item::Box { edges, color });
        self.y += thickness;
    }
}

/// Letters small enough for the longest words, and never too small to be read.
fn smaller(least: f32, room: f32, face: Face) -> Face {
    let part = (room / least).clamp(0.74, 1.0);
    Face {
        size: face.size * part,
        leading: face.leading * part,
        ..face
    }
}

fn face_of(cell: &Cell, is_head: bool, table: &Table, face: &Face) -> Face {
    if !is_head && !cell.is_header {
        return *face;
    }
    Face {
        family: Family::Sans,
        size: face.size * 0.95,
        is_bold: true,
        color: if table.is_facts { GREY } else { NAVY },
        ..*face
    }
}

/// Shares `room` between columns: what they ask where there is enough, their longest word first where there is not.
fn columns(widths: &[Widths], x: f32, room: f32, is_facts: bool) -> Vec<Column> {
    let least: f32 = widths.iter().map(|width| width.min).sum();
    let most: f32 = widths.iter().map(|width| width.max).sum();
    // Facts have no lines: their words begin where those of paragraphs do.
    let mut left = if is_facts { x - PADDING } else { x };
    widths
        .iter()
        .map(|asked| {
            let width = if most <= room {
                if is_facts {
                    asked.max
                } else {
                    asked.max * room / most
                }
            } else if least < room {
                asked.min + (room - least) * (asked.max - asked.min) / (most - least)
            } else {
                asked.min * room / least
            };
            let column = Column { x: left, width };
            left += width;
            column
        })
        .collect()
}
