//! A linear program whose every variable has two finite bounds, solved by the dual simplex method.
//!
//! Panels are few rows (quotas, households) and many columns (kinds), asked again and again with other weights and other
//! bounds. With finite bounds, any basis becomes dual feasible by putting each variable at the bound its reduced cost asks
//! for: nothing is ever started afresh. The inverse of the basis is kept whole; it has as many rows as there are quotas.
//! (Method: Koberstein, *The dual simplex method, techniques for a fast and stable implementation*, 2005, ch. 3.)

/// A pivot smaller than this is none.
const PIVOT_MIN: f64 = 1e-9;
/// How far a value may be outside its bounds.
const OUTSIDE_MAX: f64 = 1e-8;
/// A reduced cost below this counts as zero.
const COST_MIN: f64 = 1e-12;
/// Pivots after which the inverse is computed anew.
const PIVOTS_KEPT: usize = 80;
/// Pivots of one solving at most.
const PIVOTS_MAX: usize = 20_000;

/// How a solving ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    Optimal,
    Impossible,
    /// The limit of pivots, or a basis that cannot be inverted: nothing is proved
    Astray,
}

/// Maximise `cost · x` where each row `Σ column · x` and each `x` stay within bounds.
pub(crate) struct Boxed {
    /// Rows
    rows: usize,
    /// Columns of the variables; the variable after them, one for each row, is the row's own value
    columns: Vec<Vec<(usize, f64)>>,
    low: Vec<f64>,
    high: Vec<f64>,
    cost: Vec<f64>,
    inverse: Vec<f64>,
    /// The variable that is basic in each row
    basic: Vec<usize>,
    is_basic: Vec<bool>,
    is_high: Vec<bool>,
    /// The values of the basic variables
    values: Vec<f64>,
    reduced: Vec<f64>,
    /// The coefficients of the row looked at last
    looked_at: Vec<f64>,
    pivots: usize,
}

impl Boxed {
    /// `columns`: for each variable, its rows and coefficients. `bounds`: of each variable. `rows`: bounds of each row.
    pub(crate) fn new(columns: Vec<Vec<(usize, f64)>>, bounds: &[(f64, f64)], rows: &[(f64, f64)]) -> Self {
        let (count, all) = (rows.len(), columns.len() + rows.len());
        let every = || bounds.iter().chain(rows);
        let mut lp = Self {
            rows: count,
            low: every().map(|bounds| bounds.0).collect(),
            high: every().map(|bounds| bounds.1).collect(),
            cost: vec![0.0; all],
            inverse: vec![0.0; count * count],
            basic: (columns.len()..all).collect(),
            is_basic: (0..all).map(|variable| variable >= columns.len()).collect(),
            is_high: vec![false; all],
            values: vec![0.0; count],
            reduced: vec![0.0; all],
            looked_at: vec![0.0; all],
            columns,
            pivots: 0,
        };
        for row in 0..count {
            lp.inverse[row * count + row] = -1.0;
        }
        lp
    }

    pub(crate) fn set_costs(&mut self, cost: &[f64]) {
        self.cost[..cost.len()].copy_from_slice(cost);
        self.reprice();
    }

    pub(crate) fn bounds(&self, variable: usize) -> (f64, f64) {
        (self.low[variable], self.high[variable])
    }

    pub(crate) fn set_bounds(&mut self, variable: usize, (low, high): (f64, f64)) {
        self.low[variable] = low;
        self.high[variable] = high;
    }

    /// The values of the variables.
    pub(crate) fn solution(&self) -> Vec<f64> {
        let mut values: Vec<f64> = (0..self.columns.len())
            .map(|variable| self.resting(variable))
            .collect();
        for (row, variable) in self.basic.iter().enumerate() {
            if let Some(value) = values.get_mut(*variable) {
                *value = self.values[row];
            }
        }
        values
    }

    pub(crate) fn objective(&self) -> f64 {
        self.solution()
            .iter()
            .zip(&self.cost)
            .map(|(value, cost)| value * cost)
            .sum()
    }

    pub(crate) fn solve(&mut self) -> Ended {
        self.rest();
        for _ in 0..PIVOTS_MAX {
            if self.pivots >= PIVOTS_KEPT {
                if !self.invert() {
                    return Ended::Astray;
                }
                self.reprice();
                self.rest();
            }
            let Some((row, target)) = self.leaving() else {
                return Ended::Optimal;
            };
            let Some(entering) = self.entering(row, target) else {
                return Ended::Impossible;
            };
            if !self.pivot(row, target, entering) {
                // The row said one pivot and the column another: the inverse has drifted.
                self.pivots = PIVOTS_KEPT;
            }
        }
        Ended::Astray
    }

    /// The value of a variable that is not basic.
    fn resting(&self, variable: usize) -> f64 {
        if self.is_high[variable] {
            self.high[variable]
        } else {
            self.low[variable]
        }
    }

    fn column(&self, variable: usize) -> Column<'_> {
        match self.columns.get(variable) {
            Some(entries) => Column::Entries(entries),
            None => Column::Own(variable - self.columns.len()),
        }
    }

    /// Computes every reduced cost from the costs.
    fn reprice(&mut self) {
        let mut prices = vec![0.0; self.rows];
        for (row, variable) in self.basic.iter().enumerate() {
            let cost = self.cost[*variable];
            if cost != 0.0 {
                let line = &self.inverse[row * self.rows..(row + 1) * self.rows];
                for (price, entry) in prices.iter_mut().zip(line) {
                    *price += cost * entry;
                }
            }
        }
        for variable in 0..self.cost.len() {
            self.reduced[variable] = if self.is_basic[variable] {
                0.0
            } else {
                self.cost[variable] - self.column(variable).dot(&prices)
            };
        }
    }

    /// Puts each variable at the bound its reduced cost asks for, and computes the basic ones.
    fn rest(&mut self) {
        let mut sums = vec![0.0; self.rows];
        for variable in 0..self.cost.len() {
            if self.is_basic[variable] {
                continue;
            }
            if self.reduced[variable] > COST_MIN {
                self.is_high[variable] = true;
            } else if self.reduced[variable] < -COST_MIN {
                self.is_high[variable] = false;
            }
            let value = self.resting(variable);
            if value != 0.0 {
                self.column(variable).add_to(&mut sums, value);
            }
        }
        for (value, line) in self.values.iter_mut().zip(self.inverse.chunks_exact(self.rows)) {
            *value = -line
                .iter()
                .zip(&sums)
                .map(|(entry, sum)| entry * sum)
                .sum::<f64>();
        }
    }

    /// The basic variable furthest outside its bounds, and the bound it goes to.
    fn leaving(&self) -> Option<(usize, f64)> {
        let mut found = None;
        let mut furthest = OUTSIDE_MAX;
        for (row, variable) in self.basic.iter().enumerate() {
            let (below, above) = (
                self.low[*variable] - self.values[row],
                self.values[row] - self.high[*variable],
            );
            if below > furthest {
                furthest = below;
                found = Some((row, self.low[*variable]));
            }
            if above > furthest {
                furthest = above;
                found = Some((row, self.high[*variable]));
            }
        }
        found
    }

    /// Who enters when the basic variable of `row` goes to `target`: the smallest ratio, and among equals the largest
    /// coefficient.
    fn entering(&mut self, row: usize, target: f64) -> Option<usize> {
        let line = &self.inverse[row * self.rows..(row + 1) * self.rows];
        let mut looked_at = std::mem::take(&mut self.looked_at);
        let sign = if target > self.values[row] { 1.0 } else { -1.0 };
        let mut best: Option<(f64, f64, usize)> = None;
        for (variable, seen) in looked_at.iter_mut().enumerate() {
            if self.is_basic[variable] {
                continue;
            }
            let coefficient = self.column(variable).dot(line);
            *seen = coefficient;
            if self.low[variable] >= self.high[variable] {
                continue;
            }
            let moves = if self.is_high[variable] {
                coefficient * sign
            } else {
                -coefficient * sign
            };
            if moves <= PIVOT_MIN {
                continue;
            }
            let ratio = self.reduced[variable].abs() / moves;
            let is_better = best.is_none_or(|(least, size, _)| {
                ratio < least - COST_MIN || (ratio <= least + COST_MIN && moves > size)
            });
            if is_better {
                best = Some((ratio, moves, variable));
            }
        }
        self.looked_at = looked_at;
        best.map(|(_, _, variable)| variable)
    }

    fn pivot(&mut self, row: usize, target: f64, entering: usize) -> bool {
        let expected = self.looked_at[entering];
        let column: Vec<f64> = self
            .inverse
            .chunks_exact(self.rows)
            .map(|line| self.column(entering).dot(line))
            .collect();
        let pivot = column[row];
        if (pivot - expected).abs() > 1e-7 * (1.0 + expected.abs()) || pivot.abs() <= PIVOT_MIN {
            return false;
        }
        let leaving = self.basic[row];
        let step = self.reduced[entering] / pivot;
        for variable in 0..self.cost.len() {
            if !self.is_basic[variable] {
                self.reduced[variable] -= step * self.looked_at[variable];
            }
        }
        self.reduced[leaving] = -step;
        self.reduced[entering] = 0.0;
        let moved = (self.values[row] - target) / pivot;
        let arrived = self.resting(entering) + moved;
        for (value, entry) in self.values.iter_mut().zip(&column) {
            *value -= moved * entry;
        }
        self.values[row] = arrived;
        self.is_high[leaving] = target >= self.high[leaving];
        self.is_basic[leaving] = false;
        self.is_basic[entering] = true;
        self.basic[row] = entering;
        turn(&mut self.inverse, self.rows, row, &column);
        self.pivots += 1;
        true
    }

    /// Computes the inverse from the basis.
    fn invert(&mut self) -> bool {
        let columns: Vec<Column<'_>> = self.basic.iter().map(|variable| self.column(*variable)).collect();
        let Some((inverse, order)) = inverse_of(&columns, self.rows) else {
            return false;
        };
        self.basic = order.into_iter().map(|place| self.basic[place]).collect();
        self.inverse = inverse;
        self.pivots = 0;
        true
    }
}

/// A column of the program.
#[derive(Clone, Copy)]
pub(crate) enum Column<'column> {
    Entries(&'column [(usize, f64)]),
    /// Minus one in one row
    Own(usize),
}

impl Column<'_> {
    pub(crate) fn dot(self, row: &[f64]) -> f64 {
        match self {
            Self::Entries(entries) => entries.iter().map(|(place, entry)| row[*place] * entry).sum(),
            Self::Own(place) => -row[place],
        }
    }

    pub(crate) fn add_to(self, sums: &mut [f64], times: f64) {
        match self {
            Self::Entries(entries) => {
                for (place, entry) in entries {
                    sums[*place] += times * entry;
                }
            }
            Self::Own(place) => sums[place] -= times,
        }
    }
}

/// What an inverse becomes when `column` (already multiplied by it) takes the place of the basic column of `row`.
pub(crate) fn turn(inverse: &mut [f64], rows: usize, row: usize, column: &[f64]) {
    let pivot = column[row];
    let mut line = inverse[row * rows..(row + 1) * rows].to_vec();
    for entry in &mut line {
        *entry /= pivot;
    }
    for (place, (other, factor)) in inverse.chunks_exact_mut(rows).zip(column).enumerate() {
        if place == row {
            other.copy_from_slice(&line);
        } else if *factor != 0.0 {
            for (entry, own) in other.iter_mut().zip(&line) {
                *entry -= factor * own;
            }
        }
    }
}

/// The inverse of a basis, and which of its columns stands in each row. `None` when it has none.
pub(crate) fn inverse_of(columns: &[Column<'_>], rows: usize) -> Option<(Vec<f64>, Vec<usize>)> {
    let mut inverse = vec![0.0; rows * rows];
    for row in 0..rows {
        inverse[row * rows + row] = 1.0;
    }
    let mut stands = vec![usize::MAX; rows];
    // Columns of one entry first: they fill nothing.
    let (own, others): (Vec<usize>, Vec<usize>) =
        (0..columns.len()).partition(|place| matches!(columns[*place], Column::Own(_)));
    for place in own {
        let Column::Own(row) = columns[place] else {
            continue;
        };
        if stands[row] != usize::MAX {
            return None;
        }
        inverse[row * rows + row] = -1.0;
        stands[row] = place;
    }
    for place in others {
        let column: Vec<f64> = inverse
            .chunks_exact(rows)
            .map(|line| columns[place].dot(line))
            .collect();
        let row = (0..rows)
            .filter(|row| stands[*row] == usize::MAX)
            .max_by(|one, other| column[*one].abs().total_cmp(&column[*other].abs()))?;
        if column[row].abs() <= PIVOT_MIN {
            return None;
        }
        turn(&mut inverse, rows, row, &column);
        stands[row] = place;
    }
    Some((inverse, stands))
}
