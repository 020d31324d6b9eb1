//! Which lottery over the panels known so far gives the least favoured the most, by the primal simplex method.
//!
//! One row for each kind: what its members get is not below the sum of the *levels* they are part of. One row for the
//! lottery: its shares sum to one. Each level is a variable; all but the last keep the value at which they were closed
//! (Flanigan, Gölz, Gupta, Hennig, Procaccia, *Fair algorithms for selecting citizens' assemblies*, Nature 596, 2021,
//! supplement § 3: the probability of a kind whose price is above zero can rise no more). Panels are added as they are
//! found: the basis stays feasible, so nothing is started afresh.

use crate::linear::{Column, inverse_of, turn};

/// A pivot smaller than this is none.
const PIVOT_MIN: f64 = 1e-9;
/// A gain below this is none.
const GAIN_MIN: f64 = 1e-9;
/// How far below its bound a value may slip in one step.
const SLIP_MAX: f64 = 1e-10;
/// Pivots between two looks at the residue.
const LOOK_EVERY: usize = 100;
/// A residue above this makes the inverse be computed anew.
const RESIDUE_MAX: f64 = 1e-9;
/// Pivots of one optimisation at most.
const PIVOTS_MAX: usize = 400_000;
/// Pivots without progress after which the first candidate enters instead of the best, so that no cycle is possible.
const STALLS_MAX: usize = 2_000;

/// The lottery in the making.
pub(crate) struct Master {
    kinds: usize,
    rows: usize,
    /// After the slack of each kind's row: levels and panels, in the order in which they came
    columns: Vec<Vec<(usize, f64)>>,
    /// For each variable after the slacks: is it the current level, a closed one (at its value), or a panel
    roles: Vec<Role>,
    right: Vec<f64>,
    inverse: Vec<f64>,
    basic: Vec<usize>,
    is_basic: Vec<bool>,
    values: Vec<f64>,
    current: Option<usize>,
    /// What each kind is promised by the closed levels
    pub(crate) promised: Vec<f64>,
    free: Vec<bool>,
    pivots: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Level,
    Closed(f64),
    Panel,
}

/// What the optimum says of panels not yet known.
pub(crate) struct Prices {
    /// Of one member's probability, for each kind
    pub(crate) kinds: Vec<f64>,
    /// A panel is worth adding when its members' prices sum to more
    pub(crate) floor: f64,
}

impl Master {
    /// `shares`: what the first panel gives to the members of each kind.
    pub(crate) fn new(shares: &[f64]) -> Self {
        let kinds = shares.len();
        let rows = kinds + 1;
        // A little right-hand side for each row keeps steps from being empty; it moves no probability by more than 1e-8.
        let mut right: Vec<f64> = (0..kinds).map(|kind| -1e-9 * nudge(kind)).collect();
        right.push(1.0);
        let mut master = Self {
            kinds,
            rows,
            columns: Vec::new(),
            roles: Vec::new(),
            right,
            inverse: vec![0.0; rows * rows],
            basic: (0..kinds).collect(),
            is_basic: vec![true; kinds],
            values: vec![0.0; rows],
            current: None,
            promised: vec![0.0; kinds],
            free: vec![true; kinds],
            pivots: 0,
        };
        let first = master.add_panel(shares);
        master.basic.push(first);
        master.is_basic[first] = true;
        for (kind, share) in shares.iter().enumerate() {
            master.inverse[kind * rows + kind] = -1.0;
            master.inverse[kind * rows + kinds] = *share;
        }
        master.inverse[kinds * rows + kinds] = 1.0;
        master.compute();
        master
    }

    pub(crate) fn add_panel(&mut self, shares: &[f64]) -> usize {
        let mut column: Vec<(usize, f64)> = shares
            .iter()
            .enumerate()
            .filter(|(_, share)| **share != 0.0)
            .map(|(kind, share)| (kind, *share))
            .collect();
        column.push((self.kinds, 1.0));
        self.add(column, Role::Panel)
    }

    /// Opens a level for the kinds that are still free. False when there is none.
    pub(crate) fn open_level(&mut self) -> bool {
        let column: Vec<(usize, f64)> = (0..self.kinds)
            .filter(|kind| self.free[*kind])
            .map(|kind| (kind, -1.0))
            .collect();
        if column.is_empty() {
            return false;
        }
        self.current = Some(self.add(column, Role::Level));
        true
    }

    /// Closes the level at its value: the kinds whose price is above `least_price` are promised what they have. Gives
    /// how many.
    pub(crate) fn close_level(&mut self, prices: &Prices, least_price: f64) -> usize {
        let Some(level) = self.current.take() else {
            return 0;
        };
        let value = self.value_of(level).max(0.0);
        self.roles[level - self.kinds] = Role::Closed(value);
        for kind in 0..self.kinds {
            if self.free[kind] {
                self.promised[kind] += value;
            }
        }
        let dearest = (0..self.kinds)
            .filter(|kind| self.free[*kind])
            .max_by(|one, other| prices.kinds[*one].total_cmp(&prices.kinds[*other]));
        let mut settled = 0;
        for kind in 0..self.kinds {
            let is_settled = prices.kinds[kind] > least_price || Some(kind) == dearest;
            if self.free[kind] && is_settled {
                self.free[kind] = false;
                settled += 1;
            }
        }
        settled
    }

    /// The value of the open level.
    pub(crate) fn level(&self) -> f64 {
        self.current.map_or(0.0, |level| self.value_of(level))
    }

    /// What the prices say the level is worth without its own part: see [`crate::leximin`].
    pub(crate) fn promised_worth(&self, prices: &[f64]) -> f64 {
        self.promised
            .iter()
            .zip(prices)
            .map(|(promised, price)| promised * price)
            .sum()
    }

    /// The share of each panel, in the order in which they were added.
    pub(crate) fn shares(&self) -> Vec<f64> {
        let mut value = vec![0.0; self.columns.len()];
        for (row, variable) in self.basic.iter().enumerate() {
            if *variable >= self.kinds {
                value[variable - self.kinds] = self.values[row].max(0.0);
            }
        }
        self.roles
            .iter()
            .zip(value)
            .filter(|(role, _)| **role == Role::Panel)
            .map(|(_, value)| value)
            .collect()
    }

    /// Raises the level as far as the known panels allow. `None` when the arithmetic goes astray.
    pub(crate) fn optimise(&mut self) -> Option<Prices> {
        let mut stalls = 0;
        for _ in 0..PIVOTS_MAX {
            if self.pivots >= LOOK_EVERY {
                self.pivots = 0;
                if self.residue() > RESIDUE_MAX {
                    self.invert()?;
                }
            }
            let prices = self.row_prices();
            let Some(entering) = self.entering(&prices, stalls > STALLS_MAX) else {
                let floor = prices[self.kinds];
                let kinds = prices[..self.kinds]
                    .iter()
                    .map(|price| (-price).max(0.0))
                    .collect();
                return Some(Prices { kinds, floor });
            };
            let column: Vec<f64> = self
                .inverse
                .chunks_exact(self.rows)
                .map(|line| self.column(entering).dot(line))
                .collect();
            let (row, step) = self.leaving(&column, stalls > STALLS_MAX)?;
            stalls = if step > 1e-12 { 0 } else { stalls + 1 };
            for (value, entry) in self.values.iter_mut().zip(&column) {
                *value -= step * entry;
            }
            self.values[row] = step;
            self.is_basic[self.basic[row]] = false;
            self.is_basic[entering] = true;
            self.basic[row] = entering;
            turn(&mut self.inverse, self.rows, row, &column);
            self.pivots += 1;
        }
        None
    }

    fn add(&mut self, column: Vec<(usize, f64)>, role: Role) -> usize {
        self.columns.push(column);
        self.roles.push(role);
        self.is_basic.push(false);
        self.kinds + self.columns.len() - 1
    }

    fn column(&self, variable: usize) -> Column<'_> {
        if variable < self.kinds {
            Column::Own(variable)
        } else {
            Column::Entries(&self.columns[variable - self.kinds])
        }
    }

    fn value_of(&self, variable: usize) -> f64 {
        let row = self.basic.iter().position(|basic| *basic == variable);
        row.map_or(0.0, |row| self.values[row])
    }

    /// The value a basic variable may neither go below nor, for a closed level, above.
    fn held_at(&self, variable: usize) -> (f64, f64) {
        match variable.checked_sub(self.kinds).map(|place| self.roles[place]) {
            Some(Role::Closed(value)) => (value, value),
            _ => (0.0, f64::INFINITY),
        }
    }

    /// What one more unit of each row's right-hand side would be worth: only the open level counts.
    fn row_prices(&self) -> Vec<f64> {
        let row = self
            .current
            .and_then(|level| self.basic.iter().position(|basic| *basic == level));
        row.map_or_else(
            || vec![0.0; self.rows],
            |row| self.inverse[row * self.rows..(row + 1) * self.rows].to_vec(),
        )
    }

    fn entering(&self, prices: &[f64], takes_first: bool) -> Option<usize> {
        let mut best = None;
        let mut most = GAIN_MIN;
        let all = self.kinds + self.columns.len();
        for variable in 0..all {
            if self.is_basic[variable] {
                continue;
            }
            let worth = self.column(variable).dot(prices);
            let gain = match variable.checked_sub(self.kinds).map(|place| self.roles[place]) {
                Some(Role::Closed(_)) => continue,
                Some(Role::Level) => 1.0 - worth,
                Some(Role::Panel) | None => -worth,
            };
            if gain > most {
                best = Some(variable);
                if takes_first {
                    return best;
                }
                most = gain;
            }
        }
        best
    }

    /// Which basic variable stops the one that enters, and after what step (Harris: a small slip is allowed, and among
    /// those it lets stop, the one with the largest pivot does).
    fn leaving(&self, column: &[f64], takes_first: bool) -> Option<(usize, f64)> {
        let room = |row: usize| {
            let (low, high) = self.held_at(self.basic[row]);
            if column[row] > PIVOT_MIN {
                Some((self.values[row] - low).max(0.0) / column[row])
            } else if column[row] < -PIVOT_MIN && high.is_finite() {
                Some((high - self.values[row]).max(0.0) / -column[row])
            } else {
                None
            }
        };
        let limit = (0..self.rows)
            .filter_map(|row| room(row).map(|step| step + SLIP_MAX / column[row].abs()))
            .fold(f64::INFINITY, f64::min);
        let mut best: Option<(usize, f64)> = None;
        for row in 0..self.rows {
            let Some(step) = room(row).filter(|step| *step <= limit) else {
                continue;
            };
            let is_better = best.is_none_or(|(other, _)| {
                if takes_first {
                    self.basic[row] < self.basic[other]
                } else {
                    column[row].abs() > column[other].abs()
                }
            });
            if is_better {
                best = Some((row, step));
            }
        }
        best
    }

    /// Computes the basic values from the inverse.
    fn compute(&mut self) {
        let mut right = self.right.clone();
        for (place, role) in self.roles.iter().enumerate() {
            if let Role::Closed(value) = role
                && !self.is_basic[self.kinds + place]
            {
                self.column(self.kinds + place).add_to(&mut right, -value);
            }
        }
        for (value, line) in self.values.iter_mut().zip(self.inverse.chunks_exact(self.rows)) {
            *value = line.iter().zip(&right).map(|(entry, side)| entry * side).sum();
        }
    }

    /// How far the rows are from their right-hand sides.
    fn residue(&self) -> f64 {
        let mut left = self.right.clone();
        for (place, role) in self.roles.iter().enumerate() {
            if let Role::Closed(value) = role
                && !self.is_basic[self.kinds + place]
            {
                self.column(self.kinds + place).add_to(&mut left, -value);
            }
        }
        for (row, variable) in self.basic.iter().enumerate() {
            self.column(*variable).add_to(&mut left, -self.values[row]);
        }
        left.iter().fold(0.0, |most, residue| most.max(residue.abs()))
    }

    fn invert(&mut self) -> Option<()> {
        let columns: Vec<Column<'_>> = self.basic.iter().map(|variable| self.column(*variable)).collect();
        let (inverse, order) = inverse_of(&columns, self.rows)?;
        self.basic = order.into_iter().map(|place| self.basic[place]).collect();
        self.inverse = inverse;
        self.compute();
        Some(())
    }
}

/// A number between one and two that depends on a place only.
fn nudge(place: usize) -> f64 {
    let mixed = crate::numbers::count(place).wrapping_mul(2_654_435_761);
    1.0 + f64::from(mixed) / f64::from(u32::MAX)
}
