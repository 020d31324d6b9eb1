//! Which heading or block of the new text is which of the old one.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::document::Document;
use crate::places::Line;
use crate::rewording::survival;

/// A heading or a block: a document is the sequence of its units.
pub(crate) struct Unit {
    pub(crate) line: Line,
    pub(crate) text: String,
}

fn units(document: &Document) -> Vec<Unit> {
    let mut texts = document.block_texts().into_iter();
    let mut units = Vec::new();
    for (index, division) in document.divisions().iter().enumerate() {
        let heading = (index > 0).then_some(Line::Heading { division: index });
        let blocks = (0..division.blocks.len()).map(|block| Line::Block {
            division: index,
            block,
        });
        units.extend(
            heading
                .into_iter()
                .chain(blocks)
                .zip(texts.by_ref())
                .map(|(line, text)| Unit { line, text }),
        );
    }
    units
}

/// One step from the old sequence of units to the new one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    Keep { old: usize },
    Change { old: usize, new: usize },
    Remove { old: usize },
    Insert { new: usize },
}

/// The two texts as sequences of units.
pub(crate) struct Alignment<'a> {
    pub(crate) old: &'a Document,
    pub(crate) new: &'a Document,
    pub(crate) old_units: Vec<Unit>,
    pub(crate) new_units: Vec<Unit>,
}

impl<'a> Alignment<'a> {
    pub(crate) fn new(old: &'a Document, new: &'a Document) -> Self {
        Self {
            old,
            new,
            old_units: units(old),
            new_units: units(new),
        }
    }

    pub(crate) fn steps(&self) -> Vec<Step> {
        let texts = |units: &'_ [Unit]| units.iter().map(|unit| unit.text.clone()).collect::<Vec<_>>();
        let mut steps = Vec::new();
        for operation in
            capture_diff_slices(Algorithm::Myers, &texts(&self.old_units), &texts(&self.new_units))
        {
            if let DiffOp::Equal { .. } = operation {
                steps.extend(operation.old_range().map(|old| Step::Keep { old }));
            } else {
                let (old, new): (Vec<usize>, Vec<usize>) =
                    (operation.old_range().collect(), operation.new_range().collect());
                self.pair(&old, &new, &mut steps);
            }
        }
        steps
    }

    /// Pairs, in order, the units that can become one another, the most alike first.
    fn pair(&self, old: &[usize], new: &[usize], steps: &mut Vec<Step>) {
        let (rows, columns) = (old.len(), new.len());
        if rows.saturating_mul(columns) > PAIRS_MAX {
            return self.pair_by_rank(old, new, steps);
        }
        let mut best = vec![vec![0.0_f32; columns + 1]; rows + 1];
        let mut scores = vec![vec![None; columns]; rows];
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                scores[row][column] = self.likeness(old[row], new[column]);
                let paired = scores[row][column].map_or(0.0, |score: f32| score + best[row + 1][column + 1]);
                best[row][column] = paired.max(best[row + 1][column]).max(best[row][column + 1]);
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < rows || column < columns {
            let pairs = row < rows
                && column < columns
                && scores[row][column]
                    .is_some_and(|score| score + best[row + 1][column + 1] >= best[row][column]);
            if pairs {
                steps.push(Step::Change {
                    old: old[row],
                    new: new[column],
                });
                row += 1;
                column += 1;
            } else if row < rows && (column == columns || best[row + 1][column] >= best[row][column + 1]) {
                steps.push(Step::Remove { old: old[row] });
                row += 1;
            } else {
                steps.push(Step::Insert { new: new[column] });
                column += 1;
            }
        }
    }

    fn pair_by_rank(&self, old: &[usize], new: &[usize], steps: &mut Vec<Step>) {
        for index in 0..old.len().max(new.len()) {
            match (old.get(index), new.get(index)) {
                (Some(old), Some(new)) if self.likeness(*old, *new).is_some() => {
                    steps.push(Step::Change { old: *old, new: *new });
                }
                (old, new) => {
                    steps.extend(old.map(|old| Step::Remove { old: *old }));
                    steps.extend(new.map(|new| Step::Insert { new: *new }));
                }
            }
        }
    }

    /// How alike two units are, above 0 to 1; `None` when one cannot be amended into the other.
    fn likeness(&self, old: usize, new: usize) -> Option<f32> {
        let (left, right) = (&self.old_units[old], &self.new_units[new]);
        let is_amendable = match (left.line, right.line) {
            (Line::Heading { division: left }, Line::Heading { division: right }) => {
                let (left, right) = (&self.old.divisions()[left], &self.new.divisions()[right]);
                left.level == right.level && left.noun == right.noun && left.number == right.number
            }
            (
                Line::Block {
                    division: left,
                    block: left_block,
                },
                Line::Block {
                    division: right,
                    block: right_block,
                },
            ) => {
                self.old.divisions()[left].blocks[left_block].kind
                    == self.new.divisions()[right].blocks[right_block].kind
            }
            _ => false,
        };
        is_amendable.then(|| survival(&left.text, &right.text).max(0.01))
    }
}

/// Beyond this many comparisons, units are only paired by rank.
const PAIRS_MAX: usize = 10_000;

pub(crate) fn old_of(step: &Step) -> Option<usize> {
    match step {
        Step::Keep { old } | Step::Change { old, .. } | Step::Remove { old } => Some(*old),
        Step::Insert { .. } => None,
    }
}

pub(crate) fn division_of(line: Line) -> usize {
    match line {
        Line::Heading { division } | Line::Block { division, .. } => division,
    }
}
