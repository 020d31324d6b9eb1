//! Which type takes every cell of a column: read before anything is written, so that no cell is lost to a guess.

use std::io::Read;

use rayon::prelude::*;
use tables::{Description, Part, Sort, Source, values};

use super::filled::real;
use crate::column::is_number;
use crate::kind::{DIGITS_MAX, Kind};
use crate::refused::Refused;

/// What a column may become, and what was met of it.
#[derive(Clone, Copy)]
enum Wanted {
    Text,
    Boolean,
    Day,
    Number {
        sort: Sort,
        /// Figures before the point, and after it
        whole: u32,
        decimals: u32,
    },
}

/// The types of the columns, in their order.
pub(super) fn kinds<R: Read>(mut source: Source<R>, described: &Description) -> Result<Vec<Kind>, Refused> {
    let mut wanted: Vec<Wanted> = described
        .columns
        .iter()
        .map(|column| Wanted::of(column.sort))
        .collect();
    let is_open = |wanted: &[Wanted]| wanted.iter().any(|one| !matches!(one, Wanted::Text));
    while is_open(&wanted) {
        let Some(block) = source.next_rows()? else {
            break;
        };
        let parts = block
            .parts()
            .par_iter()
            .map(|part| measured(part, &wanted))
            .collect::<Result<Vec<_>, Refused>>()?;
        for (rows, part) in parts {
            source.were_read(rows);
            for (one, more) in wanted.iter_mut().zip(part) {
                *one = one.and(more);
            }
        }
    }
    Ok(wanted.into_iter().map(Wanted::kind).collect())
}

fn measured(part: &Part<'_>, wanted: &[Wanted]) -> Result<(u64, Vec<Wanted>), Refused> {
    let mut found = wanted.to_vec();
    let mut asked: Vec<usize> = (0..found.len()).collect();
    asked.retain(|column| !matches!(found.get(*column), Some(Wanted::Text) | None));
    let rows = part.each(|row| {
        for column in &asked {
            let cell = row.cell(*column);
            if let Some(one) = found.get_mut(*column).filter(|_| !cell.is_empty()) {
                *one = one.after(&cell);
            }
        }
    })?;
    Ok((rows, found))
}

impl Wanted {
    fn of(sort: Sort) -> Self {
        match sort {
            Sort::Boolean => Self::Boolean,
            Sort::IsoDate | Sort::FrenchDate | Sort::WrittenDate => Self::Day,
            _ if is_number(sort) => Self::Number {
                sort,
                whole: 0,
                decimals: 0,
            },
            _ => Self::Text,
        }
    }

    /// What is left of it once this cell was met.
    fn after(self, cell: &[u8]) -> Self {
        match self {
            Self::Boolean if values::boolean(cell).is_some() => self,
            Self::Day if values::day(cell).is_some() => self,
            Self::Text | Self::Boolean | Self::Day => Self::Text,
            Self::Number {
                sort,
                whole,
                decimals,
            } => {
                // A zero before figures is no number's: what was thought to be one is a name.
                let is_padded = matches!(cell, [b'0', b'0'..=b'9', ..] | [b'-', b'0', b'0'..=b'9', ..]);
                let Some(number) = values::number(sort, cell).filter(|_| !is_padded) else {
                    return Self::Text;
                };
                // Beyond any float: kept as it is written.
                if number.exponent.unsigned_abs() > 300 && real(sort, cell).is_none() {
                    return Self::Text;
                }
                let figures = number
                    .mantissa
                    .unsigned_abs()
                    .checked_ilog10()
                    .map_or(0, |log| log + 1);
                let figures = i64::from(figures) + i64::from(number.exponent);
                Self::Number {
                    sort,
                    whole: whole.max(u32::try_from(figures.max(0)).unwrap_or(u32::MAX)),
                    decimals: decimals.max(u32::try_from(-number.exponent).unwrap_or(0)),
                }
            }
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (
                Self::Number {
                    sort,
                    whole,
                    decimals,
                },
                Self::Number {
                    whole: of_other,
                    decimals: other_decimals,
                    ..
                },
            ) => Self::Number {
                sort,
                whole: whole.max(of_other),
                decimals: decimals.max(other_decimals),
            },
            (Self::Boolean, Self::Boolean) => Self::Boolean,
            (Self::Day, Self::Day) => Self::Day,
            _ => Self::Text,
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Text => Kind::Text,
            Self::Boolean => Kind::Boolean,
            Self::Day => Kind::Day,
            Self::Number {
                sort,
                whole,
                decimals,
            } => {
                let is_place = matches!(
                    sort,
                    Sort::Latitude | Sort::Longitude | Sort::LambertX | Sort::LambertY
                );
                let fits = whole.saturating_add(decimals) <= u32::from(DIGITS_MAX);
                match u8::try_from(decimals) {
                    Ok(_) if !fits || is_place => Kind::Real,
                    Ok(0) => Kind::Integer,
                    Ok(scale) => Kind::Decimal { scale },
                    Err(_) => Kind::Real,
                }
            }
        }
    }
}
