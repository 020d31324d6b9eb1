//! Questions answered over columns in memory. Each different value is asked once; rows are then only counted.

mod groups;
mod histogram;
mod kept;
mod pages;
mod pivot;
mod view;

use std::ops::Range;

use self::kept::Kept;
use self::view::View;
use crate::answer::Answer;
use crate::query::{Aggregate, Ask, Query, SortKey};
use crate::refused::Refused;
use crate::table::Table;

/// What a question may reach besides the table that is asked, and how long it may take.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// Tables that may be joined, by name
    pub beside: &'a [(&'a str, &'a Table)],
    /// True once the time allowed is over: asked between two passes over the rows
    pub is_over: &'a (dyn Fn() -> bool + Sync),
}

impl Default for Asking<'_> {
    fn default() -> Self {
        Self {
            beside: &[],
            is_over: &|| false,
        }
    }
}

impl Asking<'_> {
    fn go_on(&self) -> Result<(), Refused> {
        if (self.is_over)() {
            return Err(Refused::Stopped);
        }
        Ok(())
    }
}

/// Rows, and where each stands in its table.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// The rows
    pub answer: Answer,
    /// Where each stands, from 0: what names a row as long as its table is the same
    pub places: Vec<usize>,
}

/// The rows that a question keeps, from one place of their order to another, whatever its pages, with where they stand in the
/// table. `rows` counts from 0; what goes beyond the last row is not given.
///
/// # Errors
/// [`Refused::Parameter`] for a question that is not about rows; what [`answer`] refuses too.
pub fn located(
    table: &Table,
    query: &Query,
    rows: Range<usize>,
    asking: Asking<'_>,
) -> Result<Located, Refused> {
    let Ask::Rows { columns } = &query.ask else {
        return Err(Refused::Parameter("groupby".to_owned()));
    };
    let view = View::new(table, &query.joins, asking)?;
    let kept = Kept::of(&view, &query.conditions, query.search.as_deref())?;
    let (answer, places) = pages::between(&view, &kept, (columns, &query.sort), rows)?;
    Ok(Located { answer, places })
}

/// Answers a question about a table.
pub fn answer(table: &Table, query: &Query, asking: Asking<'_>) -> Result<Answer, Refused> {
    let view = View::new(table, &query.joins, asking)?;
    let kept = Kept::of(&view, &query.conditions, query.search.as_deref())?;
    match &query.ask {
        Ask::Rows { columns } => pages::rows(&view, &kept, columns, query),
        Ask::Groups { by, aggregates } => groups::answer(&view, &kept, by, aggregates, query),
        Ask::Facet { column } => {
            let mut query = query.clone();
            if query.sort.is_empty() {
                query.sort.push(SortKey {
                    column: Aggregate::rows().name(),
                    is_descending: true,
                });
            }
            groups::answer(
                &view,
                &kept,
                std::slice::from_ref(column),
                &[Aggregate::rows()],
                &query,
            )
        }
        Ask::Pivot {
            rows,
            columns,
            aggregate,
        } => pivot::answer(&view, &kept, [rows, columns], aggregate, query),
        Ask::Histogram {
            column,
            bins,
            aggregate,
        } => histogram::answer(&view, &kept, column, *bins, aggregate, query),
    }
}
