//! Voters with the same money left are one class: the method of equal shares only ever reads how much a voter has, and
//! those who bought the same projects have the same. What each class has is known between two floating-point numbers, and
//! exactly once somebody asks: most runs of a count never do.

use std::collections::HashMap;

use crate::exact::{Rational, approximate};

/// What voters have left.
#[derive(Debug)]
pub(super) struct Classes {
    low: Vec<f64>,
    high: Vec<f64>,
    exact: Vec<Option<Rational>>,
    /// Each voter's class
    of: Vec<usize>,
}

/// Nothing left.
pub(super) const BROKE: usize = 0;
const FULL: usize = 1;

impl Classes {
    /// Everybody has `start`.
    pub(super) fn new(voters: usize, start: &Rational) -> Self {
        let (low, high) = around(start);
        Self {
            low: vec![0.0, low],
            high: vec![0.0, high],
            exact: vec![Some(Rational::ZERO), Some(start.clone())],
            of: vec![if *start == Rational::ZERO { BROKE } else { FULL }; voters],
        }
    }

    pub(super) fn of(&self, voter: usize) -> usize {
        self.of[voter]
    }

    pub(super) fn len(&self) -> usize {
        self.exact.len()
    }

    /// At least this.
    pub(super) fn low(&self, class: usize) -> f64 {
        self.low[class]
    }

    /// At most this.
    pub(super) fn high(&self, class: usize) -> f64 {
        self.high[class]
    }

    /// Exactly this.
    ///
    /// # Panics
    /// When nobody has settled it: [`settle`](Self::settle) comes first.
    pub(super) fn exact(&self, class: usize) -> &Rational {
        self.exact[class].as_ref().expect("settled before it is read")
    }

    /// What a voter has, once everything is settled.
    pub(super) fn left(&self, voter: usize) -> &Rational {
        self.exact(self.of[voter])
    }

    /// A class with money between these two.
    pub(super) fn open(&mut self, low: f64, high: f64) -> usize {
        self.low.push(low);
        self.high.push(high);
        self.exact.push(None);
        self.exact.len() - 1
    }

    /// Says what a class has exactly.
    pub(super) fn settle(&mut self, class: usize, money: Rational) {
        (self.low[class], self.high[class]) = around(&money);
        self.exact[class] = Some(money);
    }

    pub(super) fn put(&mut self, voter: usize, class: usize) {
        self.of[voter] = class;
    }
}

/// Two numbers that a fraction is between.
pub(super) fn around(number: &Rational) -> (f64, f64) {
    let near = approximate(number);
    (near.next_down(), near.next_up())
}

/// Classes by utilities, at most, of which every pair has a cell (32 MB). Where there are more, only the pairs that are met
/// are remembered; the tests of this crate take both ways.
pub(super) const CELLS_MAX: usize = if cfg!(test) { 8 } else { 4_000_000 };

/// Which class the voters of a class go to, by what they have from the project they pay for.
#[derive(Debug)]
pub(super) enum Moves {
    /// A cell for each pair: the utilities of a class one after another
    Cells(Vec<usize>),
    Pairs(HashMap<(usize, usize), usize>),
}

impl Moves {
    pub(super) fn new(classes: usize, utilities: usize) -> Self {
        let size = classes.saturating_mul(utilities);
        if size > CELLS_MAX {
            Self::Pairs(HashMap::new())
        } else {
            Self::Cells(vec![BROKE; size])
        }
    }

    pub(super) fn set(&mut self, (class, utility): (usize, usize), utilities: usize, to: usize) {
        match self {
            Self::Cells(cells) => cells[class * utilities + utility] = to,
            Self::Pairs(pairs) => {
                pairs.insert((class, utility), to);
            }
        }
    }

    pub(super) fn get(&self, (class, utility): (usize, usize), utilities: usize) -> usize {
        match self {
            Self::Cells(cells) => cells[class * utilities + utility],
            Self::Pairs(pairs) => pairs.get(&(class, utility)).copied().unwrap_or(BROKE),
        }
    }
}
