//! What changed between two versions of a table. A table has no keys that one may rely on: rows are compared as wholes, over the
//! columns that both versions have, each as many times as it stands there.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher as _};

use tables::{Refusal, Source, each_row};

use crate::model::{Differences, Samples};

/// Rows compared at most: beyond, what is told is the columns.
const ROWS_MAX: u64 = 3_000_000;
/// Rows kept of those that came, and of those that went.
const ROWS_KEPT: usize = 20;
/// Columns kept of them.
const COLUMNS_KEPT: usize = 6;
/// The longest cell kept, in characters.
const CELL_CHARS_MAX: usize = 200;

/// Two versions of a table, opened.
struct Compared<'a> {
    before: &'a [u8],
    after: &'a [u8],
    /// The columns that both have: where they are before, and after
    places: (Vec<usize>, Vec<usize>),
    columns: Differences,
    names: Vec<String>,
}

/// What changed from `before` to `after`.
///
/// # Errors
/// What stands in the way of reading one of them.
pub(crate) fn compare(before: &[u8], after: &[u8]) -> Result<Differences, Refusal> {
    let compared = Compared::open(before, after)?;
    let mut told = compared.columns.clone();
    let Some((mut old, mut new)) = compared.counts()? else {
        return Ok(told);
    };
    let (mut added, mut kept, mut removed) = (0, 0, 0);
    let mut samples = Samples {
        columns: compared.names.iter().take(COLUMNS_KEPT).cloned().collect(),
        ..Samples::default()
    };
    unmatched(after, &compared.places.1, &mut old, |row| match row {
        Some(cells) => {
            added += 1;
            keep(&mut samples.added, cells, &compared.places.1);
        }
        None => kept += 1,
    })?;
    unmatched(before, &compared.places.0, &mut new, |row| {
        if let Some(cells) = row {
            removed += 1;
            keep(&mut samples.removed, cells, &compared.places.0);
        }
    })?;
    (told.rows_added, told.rows_kept, told.rows_removed) = (added, kept, removed);
    told.samples = samples;
    Ok(told)
}

/// Keeps a row as an example, as long as there are few.
fn keep(kept: &mut Vec<Vec<String>>, cells: &[Cow<'_, [u8]>], places: &[usize]) {
    if kept.len() >= ROWS_KEPT {
        return;
    }
    let row = places.iter().take(COLUMNS_KEPT).map(|place| {
        let cell = cells.get(*place).map_or(&b""[..], AsRef::as_ref);
        let text = String::from_utf8_lossy(cell);
        text.trim().chars().take(CELL_CHARS_MAX).collect()
    });
    kept.push(row.collect());
}

impl<'a> Compared<'a> {
    fn open(before: &'a [u8], after: &'a [u8]) -> Result<Self, Refusal> {
        let (old, new) = (Source::open(before)?.header, Source::open(after)?.header);
        let mut places = (Vec::new(), Vec::new());
        let mut names = Vec::new();
        for (place, name) in new.iter().enumerate() {
            if let Some(there) = old.iter().position(|other| other == name) {
                places.0.push(there);
                places.1.push(place);
                names.push(name.clone());
            }
        }
        let missing_in = |from: &[String], to: &[String]| -> Vec<String> {
            from.iter().filter(|name| !to.contains(name)).cloned().collect()
        };
        Ok(Self {
            before,
            after,
            places,
            columns: Differences {
                columns_added: missing_in(&new, &old),
                columns_removed: missing_in(&old, &new),
                ..Differences::default()
            },
            names,
        })
    }

    /// How many times each row stands in each version; none when there are too many, or nothing in common.
    fn counts(&self) -> Result<Option<(Counts, Counts)>, Refusal> {
        if self.names.is_empty() {
            return Ok(None);
        }
        let old = counts(self.before, &self.places.0)?;
        let new = counts(self.after, &self.places.1)?;
        Ok(old.zip(new))
    }
}

/// Reads a version beside the rows of the other one: gives each row that is not there, and nothing for one that is.
fn unmatched(
    bytes: &[u8],
    places: &[usize],
    others: &mut Counts,
    mut tell: impl FnMut(Option<&[Cow<'_, [u8]>]>),
) -> Result<(), Refusal> {
    each_row(Source::open(bytes)?, |_, cells| {
        let there = others.get_mut(&digest(cells, places)).filter(|count| **count > 0);
        if let Some(count) = there {
            *count -= 1;
            tell(None);
        } else {
            tell(Some(cells));
        }
    })
}

type Counts = HashMap<u64, u64>;

fn counts(bytes: &[u8], places: &[usize]) -> Result<Option<Counts>, Refusal> {
    let mut counts = Counts::new();
    let mut rows = 0;
    each_row(Source::open(bytes)?, |_, cells| {
        rows += 1;
        if rows <= ROWS_MAX {
            *counts.entry(digest(cells, places)).or_default() += 1;
        }
    })?;
    Ok((rows <= ROWS_MAX).then_some(counts))
}

/// A row as a number: what two different rows have in common by accident once in some billions of billions.
fn digest(cells: &[Cow<'_, [u8]>], places: &[usize]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for place in places {
        let cell = cells.get(*place).map_or(&b""[..], AsRef::as_ref).trim_ascii();
        hasher.write_usize(cell.len());
        hasher.write(cell);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &[u8] = b"id,nom,rue\n1,A,x\n2,B,y\n2,B,y\n3,C,z\n";
    const AFTER: &[u8] = b"nom;id;place\nA;1;p\nB;2;q\nD;4;r\n";

    #[test]
    fn rows_are_compared_over_the_columns_of_both() {
        let told = compare(BEFORE, AFTER).expect("two tables");
        assert_eq!(told.columns_added, ["place"]);
        assert_eq!(told.columns_removed, ["rue"]);
        assert_eq!((told.rows_added, told.rows_removed, told.rows_kept), (1, 2, 2));
        let samples = told.samples;
        assert_eq!(samples.columns, ["nom", "id"]);
        assert_eq!(samples.added, [["D", "4"]]);
        assert_eq!(samples.removed, [["B", "2"], ["C", "3"]]);
    }

    #[test]
    fn the_same_file_differs_in_nothing() {
        assert!(compare(BEFORE, BEFORE).expect("two tables").are_none());
    }
}
