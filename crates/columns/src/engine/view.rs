//! The columns a question names: those of the table, and those of tables joined to it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::column::{Codes, Column};
use crate::query::Join;
use crate::refused::Refused;
use crate::table::{Heading, Table};
use crate::value::Value;

use super::Asking;

/// A table with what is joined to it.
pub(super) struct View<'a> {
    table: &'a Table,
    joined: Vec<Joined<'a>>,
    pub(super) asking: Asking<'a>,
}

struct Joined<'a> {
    name: String,
    table: &'a Table,
    /// For each row, the row of the other table and one; 0 when there is none
    rows: Vec<u32>,
}

impl<'a> View<'a> {
    pub(super) fn new(table: &'a Table, joins: &[Join], asking: Asking<'a>) -> Result<Self, Refused> {
        let mut view = Self {
            table,
            joined: Vec::new(),
            asking,
        };
        for join in joins {
            let other = asking
                .beside
                .iter()
                .find(|(name, _)| *name == join.table)
                .map(|(_, table)| *table)
                .ok_or_else(|| Refused::NoTable(join.table.clone()))?;
            let key = view.column(&join.key)?;
            let other_key = other.column(other.place(&join.other_key)?)?;
            let rows = matched(&key, &other_key)?;
            view.joined.push(Joined {
                name: join.table.clone(),
                table: other,
                rows,
            });
            asking.go_on()?;
        }
        Ok(view)
    }

    pub(super) fn rows(&self) -> usize {
        self.table.rows()
    }

    /// Every column, those of joined tables named after them.
    pub(super) fn headings(&self) -> Vec<Heading> {
        let mut headings = self.table.headings().to_vec();
        for joined in &self.joined {
            headings.extend(joined.table.headings().iter().map(|heading| Heading {
                name: [&joined.name, ".", &heading.name].concat(),
                ..heading.clone()
            }));
        }
        headings
    }

    pub(super) fn heading(&self, name: &str) -> Result<Heading, Refused> {
        if let Some(own) = self
            .table
            .place(name)
            .ok()
            .and_then(|at| self.table.headings().get(at))
        {
            return Ok(own.clone());
        }
        self.headings()
            .into_iter()
            .find(|heading| heading.name == name)
            .ok_or_else(|| Refused::NoColumn(name.to_owned()))
    }

    /// A column in memory. The table's own names come before those of joined tables.
    pub(super) fn column(&self, name: &str) -> Result<Arc<Column>, Refused> {
        self.asking.go_on()?;
        if let Ok(at) = self.table.place(name) {
            return self.table.column(at);
        }
        for joined in &self.joined {
            let own = name
                .strip_prefix(joined.name.as_str())
                .and_then(|rest| rest.strip_prefix('.'));
            let Some(at) = own.and_then(|own| joined.table.place(own).ok()) else {
                continue;
            };
            let other = joined.table.column(at)?;
            let codes = joined
                .rows
                .iter()
                .map(|row| row.checked_sub(1).map_or(0, |row| other.codes.get(row as usize)))
                .collect();
            let codes = Codes::narrowed(codes, other.len());
            return Ok(Arc::new(Column::new(
                other.kind,
                other.sort,
                codes,
                other.entries.clone(),
            )));
        }
        Err(Refused::NoColumn(name.to_owned()))
    }

    /// Rows of a column straight from the file, when nothing was joined and the column is not in memory.
    pub(super) fn cells(&self, name: &str, from: usize, count: usize) -> Result<Option<Vec<Value>>, Refused> {
        match self.table.place(name) {
            Ok(at) if !self.table.is_read(at) => Ok(Some(self.table.cells(at, from, count)?)),
            _ => Ok(None),
        }
    }
}

/// For each row of one column, the row of the other with the same value, and one.
fn matched(key: &Column, other: &Column) -> Result<Vec<u32>, Refused> {
    let mut row_of = vec![0_u32; other.len()];
    let mut twice = None;
    other.codes.each(0..other.codes.len(), |row, code| {
        if code == 0 {
            return;
        }
        if let Some(slot) = row_of.get_mut(code as usize) {
            if *slot != 0 {
                twice = Some(code);
            }
            *slot = u32::try_from(row).unwrap_or(u32::MAX - 1) + 1;
        }
    });
    if let Some(code) = twice {
        return Err(Refused::KeyTwice(other.value(code).plain()));
    }
    let codes = |column: &Column| 1..u32::try_from(column.len()).unwrap_or(u32::MAX);
    let by_value: HashMap<String, u32> = codes(other)
        .map(|code| {
            (
                other.value(code).plain(),
                row_of.get(code as usize).copied().unwrap_or(0),
            )
        })
        .collect();
    let mut of_code = vec![0_u32; key.len()];
    for code in codes(key) {
        if let (Some(slot), Some(row)) = (
            of_code.get_mut(code as usize),
            by_value.get(&key.value(code).plain()),
        ) {
            *slot = *row;
        }
    }
    let mut rows = Vec::with_capacity(key.codes.len());
    key.codes.each(0..key.codes.len(), |_, code| {
        rows.push(of_code.get(code as usize).copied().unwrap_or(0));
    });
    Ok(rows)
}
