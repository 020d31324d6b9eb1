//! The two directions in which votes differ most (principal components), by power iteration on the votes cast.
//!
//! A vote that was not cast counts as its column's mean, so once the mean is taken away it is zero: the table stays
//! sparse. Polis iterates a hundred times from where it stood last; we go on until the direction stands still, which is
//! where its repeated updates lead.

use sha2::{Digest as _, Sha256};

use crate::numbers::real;
use crate::votes::Table;

/// Iterations at most.
const ITERATIONS_MAX: usize = 1_000;
/// Iterations that are usual before that.
const ITERATIONS_USUAL: usize = 200;
/// A direction that moves less than this stands still.
const STILL: f64 = 1e-10;

/// A place on the map.
pub type Point = [f64; 2];

/// Where the map stands among the votes.
#[derive(Debug, Clone, PartialEq)]
pub struct Components {
    /// The mean vote on each statement (agreeing is minus one)
    pub centre: Vec<f64>,
    /// Two directions of length one, or of zeros where votes do not differ. The sign of each means nothing.
    pub directions: [Vec<f64>; 2],
}

impl Components {
    /// Finds them, from given directions (their length may be shorter than the statements are many) or from the seed.
    pub fn find(table: &Table, from: [Option<&[f64]>; 2], seed: &str) -> Self {
        let centre = table.centre();
        let rows: Vec<Vec<(usize, f64)>> = (0..table.rows.len())
            .map(|row| {
                let votes = table.shaping(row);
                votes
                    .map(|(column, vote)| (column, vote - centre[column]))
                    .collect()
            })
            .collect();
        let spread = Spread::of(rows, centre.len());
        let start = |which: usize| {
            let mut start: Vec<f64> = match from[which] {
                Some(known) if known.iter().any(|part| *part != 0.0) => known.to_vec(),
                _ => drawn(seed, which, centre.len()),
            };
            // New statements come in with a one, as in Polis.
            start.resize(centre.len(), 1.0);
            start
        };
        let first = iterated(&spread, start(0), None);
        let second = iterated(&spread, start(1), Some(&first));
        Self {
            centre,
            directions: [first, second],
        }
    }

    /// Where a participant stands: only what they voted on counts, and who saw little is moved outwards as much
    /// (by √(statements ÷ votes)).
    pub fn place(&self, table: &Table, row: usize) -> Point {
        let scale = (real(table.statements.len()) / real(table.seen(row).max(1))).sqrt();
        let mut point = [0.0; 2];
        for (column, vote) in table.shaping(row) {
            let away = vote - self.centre[column];
            for (part, direction) in point.iter_mut().zip(&self.directions) {
                *part += away * direction[column];
            }
        }
        point.map(|part| part * scale)
    }

    /// Where each statement stands: the place of somebody who would have voted on it alone, and agreed.
    pub fn statements(&self) -> Vec<Point> {
        let scale = real(self.centre.len()).sqrt();
        (0..self.centre.len())
            .map(|column| {
                let away = (-1.0 - self.centre[column]) * scale;
                [
                    away * self.directions[0][column],
                    away * self.directions[1][column],
                ]
            })
            .collect()
    }
}

/// The votes less their means, ready to be multiplied by.
enum Spread {
    /// Row by row, where statements are many
    Rows(Vec<Vec<(usize, f64)>>),
    /// What each pair of statements has in common, where they are few: squares of a table of so many columns
    Pairs(Vec<f64>, usize),
}

impl Spread {
    /// The cheaper of the two ways for the iterations that are usual.
    fn of(rows: Vec<Vec<(usize, f64)>>, columns: usize) -> Self {
        let votes: usize = rows.iter().map(Vec::len).sum();
        let pairs: usize = rows.iter().map(|row| row.len() * row.len()).sum();
        let is_cheaper = pairs + ITERATIONS_USUAL * columns * columns < 2 * ITERATIONS_USUAL * votes;
        if !is_cheaper {
            return Self::Rows(rows);
        }
        let mut common = vec![0.0; columns * columns];
        for row in &rows {
            for (one, vote) in row {
                let line = &mut common[one * columns..(one + 1) * columns];
                for (other, also) in row {
                    line[*other] += vote * also;
                }
            }
        }
        Self::Pairs(common, columns)
    }

    fn times(&self, direction: &[f64]) -> Vec<f64> {
        match self {
            Self::Rows(rows) => {
                let mut next = vec![0.0; direction.len()];
                for row in rows {
                    let along: f64 = row.iter().map(|(column, vote)| vote * direction[*column]).sum();
                    for (column, vote) in row {
                        next[*column] += along * vote;
                    }
                }
                next
            }
            Self::Pairs(common, columns) => common
                .chunks_exact(*columns)
                .map(|line| line.iter().zip(direction).map(|(part, own)| part * own).sum())
                .collect(),
        }
    }
}

/// Power iteration, apart from a direction already found.
fn iterated(spread: &Spread, start: Vec<f64>, apart: Option<&[f64]>) -> Vec<f64> {
    let mut direction = start;
    if !straighten(&mut direction, apart) {
        return direction;
    }
    for _ in 0..ITERATIONS_MAX {
        let mut next = spread.times(&direction);
        if !straighten(&mut next, apart) {
            return next;
        }
        let moved = next
            .iter()
            .zip(&direction)
            .fold(0.0, |most: f64, (new, old)| most.max((new - old).abs()));
        direction = next;
        if moved < STILL {
            break;
        }
    }
    direction
}

/// Takes away what lies along another direction, and gives length one; false (and zeros) when nothing is left.
fn straighten(direction: &mut [f64], apart: Option<&[f64]>) -> bool {
    if let Some(other) = apart {
        let along: f64 = direction.iter().zip(other).map(|(part, own)| part * own).sum();
        for (part, own) in direction.iter_mut().zip(other) {
            *part -= along * own;
        }
    }
    let length = direction.iter().map(|part| part * part).sum::<f64>().sqrt();
    if length < 1e-9 {
        direction.fill(0.0);
        return false;
    }
    for part in direction {
        *part /= length;
    }
    true
}

/// Numbers from zero to one that follow from the seed.
fn drawn(seed: &str, which: usize, count: usize) -> Vec<f64> {
    (0..count)
        .map(|place| {
            let digest = Sha256::digest(format!("parvis-opinions 1\n{seed}\n{which}\n{place}").as_bytes());
            let number = digest
                .iter()
                .take(4)
                .fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
            f64::from(number) / f64::from(u32::MAX)
        })
        .collect()
}

pub(crate) fn distance_from_origin(point: Point) -> f64 {
    point[0].hypot(point[1])
}
