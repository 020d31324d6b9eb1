//! The rows that a question keeps as a spreadsheet (Office Open XML, ISO/IEC 29500): numbers, days and yes or no are cells of those
//! kinds, text stays text whatever it begins with.

use columns::{Asking, Heading, Query, Refused, Table, Value};
use rust_xlsxwriter::{ColNum, ExcelDateTime, Format, RowNum, Workbook, Worksheet, XlsxError};

use super::answered::each_page;

/// Cells that a spreadsheet is made of here: it is held whole in memory while it is made.
const CELLS_MAX: usize = 1_000_000;
/// Whole numbers up to there are those of a spreadsheet; beyond, its last digits would change.
const EXACT_MAX: i64 = 1 << 53;
/// Days from the first of January 1970 to the first of March 1900, before which spreadsheets count a day that was not.
const FIRST_DAY: i32 = -25_508;
const SECONDS_A_DAY: i64 = 86_400;

/// Every row of an answer as a workbook of one sheet; none when there is more than a spreadsheet holds, or than `max` bytes.
pub(super) fn made(
    asked: (&Table, &Query),
    asking: Asking<'_>,
    max: usize,
) -> Result<Option<Vec<u8>>, Refused> {
    let mut workbook = Workbook::new();
    let mut written = Written::new(workbook.add_worksheet());
    let is_whole = each_page(asked, asking, |page, is_first| {
        let named = if is_first {
            written.names(&page.headings)
        } else {
            Ok(())
        };
        let cells = page.rows.len() * page.headings.len();
        let room = written.cells + cells <= CELLS_MAX;
        // What a spreadsheet refuses (a row too far, a text too long) is more than it holds.
        Ok(room && named.and_then(|()| written.add(&page.rows)).is_ok() && written.letters <= max)
    })?;
    if !is_whole {
        return Ok(None);
    }
    Ok(workbook.save_to_buffer().ok().filter(|made| made.len() <= max))
}

/// The sheet, as far as it is written.
struct Written<'a> {
    sheet: &'a mut Worksheet,
    day: Format,
    row: RowNum,
    cells: usize,
    /// Bytes of its texts
    letters: usize,
}

impl<'a> Written<'a> {
    fn new(sheet: &'a mut Worksheet) -> Self {
        Self {
            sheet,
            // As the reader's own spreadsheet writes days.
            day: Format::new().set_num_format_index(14),
            row: 0,
            cells: 0,
            letters: 0,
        }
    }

    /// The names of the columns, which stay in sight.
    fn names(&mut self, headings: &[Heading]) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold();
        for (column, heading) in (0..).zip(headings) {
            self.sheet
                .write_string_with_format(0, column, &heading.name, &bold)?;
        }
        self.sheet.set_freeze_panes(1, 0)?;
        self.row = 1;
        Ok(())
    }

    fn add(&mut self, rows: &[Vec<Value>]) -> Result<(), XlsxError> {
        for row in rows {
            for (column, value) in (0..).zip(row) {
                self.cell(column, value)?;
            }
            self.cells += row.len();
            self.row += 1;
        }
        Ok(())
    }

    fn cell(&mut self, column: ColNum, value: &Value) -> Result<(), XlsxError> {
        let row = self.row;
        match value {
            Value::Null => {}
            Value::Boolean(is_true) => {
                self.sheet.write_boolean(row, column, *is_true)?;
            }
            Value::Day(days) if *days >= FIRST_DAY => {
                let day = ExcelDateTime::from_timestamp(i64::from(*days) * SECONDS_A_DAY)?;
                self.sheet
                    .write_datetime_with_format(row, column, day, &self.day)?;
            }
            other => match other.number().filter(|_| is_kept(other)) {
                Some(number) => {
                    self.sheet.write_number(row, column, number)?;
                }
                None => self.text(column, other.plain())?,
            },
        }
        Ok(())
    }

    fn text(&mut self, column: ColNum, text: String) -> Result<(), XlsxError> {
        self.letters += text.len();
        self.sheet.write_string(self.row, column, text)?;
        Ok(())
    }
}

/// True of a number that a spreadsheet keeps as it is: it holds fifteen digits.
fn is_kept(value: &Value) -> bool {
    match value {
        Value::Integer(number) => number.unsigned_abs() <= EXACT_MAX.unsigned_abs(),
        Value::Decimal { mantissa, .. } => mantissa.unsigned_abs() <= u128::from(EXACT_MAX.unsigned_abs()),
        Value::Real(number) => number.is_finite(),
        Value::Null | Value::Text(_) | Value::Boolean(_) | Value::Day(_) => false,
    }
}
