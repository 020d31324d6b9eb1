//! From values to places in a picture, and the round values that are written beside it.

/// 1, 2 or 5 times a power of ten, at least `wanted`; 0 for what is not above zero.
pub fn round_step(wanted: f64) -> f64 {
    if !(wanted > 0.0 && wanted.is_finite()) {
        return 0.0;
    }
    let power = 10_f64.powf(wanted.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .map(|step| step * power)
        .into_iter()
        .find(|step| *step >= wanted * 0.999_999)
        .unwrap_or(10.0 * power)
}

/// Round values written along an axis, about.
const STEPS: f64 = 4.0;
/// Never more of them.
const TICKS_MAX: usize = 12;

/// An axis of numbers.
#[derive(Debug, Clone)]
pub(crate) struct Axis {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
    pub(crate) ticks: Vec<f64>,
}

impl Axis {
    /// Of heights: round values at both ends; zero is shown unless all lies far from it, since a small change must not look
    /// like a fall, and always under bars.
    pub(crate) fn heights(values: impl Iterator<Item = f64>, shows_zero: bool, from: f64, to: f64) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.filter(|value| value.is_finite()) {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if low > 0.0 && (shows_zero || low < high * 0.75) {
            low = 0.0;
        }
        if high < 0.0 && (shows_zero || high > low * 0.75) {
            high = 0.0;
        }
        // Halves, so that a difference of two extremes is a number too.
        let mut step = round_step((high / 2.0 - low / 2.0) / STEPS * 2.0);
        if step <= f64::EPSILON * high.abs().max(low.abs()) || step == 0.0 {
            let around = if high == 0.0 { 1.0 } else { high.abs() / 2.0 };
            (low, high) = (low - around, high + around);
            step = round_step(around / STEPS * 2.0);
        }
        let (bottom, top) = (
            ((low / step).floor() * step).max(f64::MIN),
            ((high / step).ceil() * step).min(f64::MAX),
        );
        let mut ticks = Vec::new();
        let mut tick = bottom;
        while tick <= top + step / 2.0 && ticks.len() < TICKS_MAX {
            ticks.push(((tick / step).round() * step).clamp(bottom, top));
            tick += step;
        }
        Self {
            low: bottom,
            high: top,
            from,
            to,
            ticks,
        }
    }

    /// Of places: from the first to the last, without room beyond.
    pub(crate) fn between(low: f64, high: f64, from: f64, to: f64) -> Self {
        let step = round_step((high / 2.0 - low / 2.0) / STEPS * 2.0);
        let mut ticks = Vec::new();
        if step > 0.0 {
            let mut tick = (low / step).ceil() * step;
            while tick <= high && ticks.len() < TICKS_MAX {
                ticks.push((tick / step).round() * step);
                tick += step;
            }
        }
        Self {
            low,
            high,
            from,
            to,
            ticks,
        }
    }

    /// Where a value stands in the picture.
    pub(crate) fn at(&self, value: f64) -> f64 {
        if self.high <= self.low {
            return f64::midpoint(self.from, self.to);
        }
        // Halves: a difference of two extremes is no number.
        let share = (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        let share = if share.is_nan() {
            0.5
        } else {
            share.clamp(-0.01, 1.01)
        };
        self.from + (self.to - self.from) * share
    }

    pub(crate) fn zero(&self) -> f64 {
        self.at(0.0_f64.clamp(self.low, self.high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_are_round_and_zero_is_there_when_it_is_near() {
        let ticks = |values: &[f64]| Axis::heights(values.iter().copied(), false, 0.0, 100.0).ticks;
        assert_eq!(ticks(&[12.0, 97.0]), [0.0, 50.0, 100.0]);
        assert_eq!(ticks(&[-40.0, -3.0]).last(), Some(&0.0));
        assert_eq!(ticks(&[1_000.0, 1_004.0]).first(), Some(&1_000.0));
    }

    #[test]
    fn whatever_is_drawn_stays_in_the_picture() {
        for values in [
            &[0.0][..],
            &[5.0],
            &[-3.0, -3.0],
            &[1e-9, 2e-9],
            &[1e300, -1e300],
            &[f64::MAX, f64::MIN],
            &[f64::NAN],
            &[],
        ] {
            let axis = Axis::heights(values.iter().copied(), true, 200.0, 0.0);
            for value in values.iter().filter(|value| value.is_finite()) {
                assert!(
                    (-3.0..=203.0).contains(&axis.at(*value)),
                    "{values:?}: {}",
                    axis.at(*value)
                );
            }
            assert!(axis.ticks.len() <= TICKS_MAX, "{values:?}");
        }
    }
}
