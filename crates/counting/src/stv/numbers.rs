//! The arithmetics that rules of transferable votes are written for: decimals cut at a place, decimals with guard digits,
//! fractions. Decimals are integers underneath: nothing is ever rounded but where the rule says.

use std::cmp::Ordering;

use dashu_int::ops::BitTest as _;
use dashu_int::{IBig, UBig};

use crate::exact::{Rational, whole};

/// Which way a product or a quotient goes where it does not end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounding {
    Down,
    Up,
}

/// Numbers a count is made with. None is negative, but for differences that are compared to nothing.
pub(super) trait Numbers {
    type Number: Clone;

    fn whole(&self, number: u64) -> Self::Number;
    fn add(&self, one: &Self::Number, other: &Self::Number) -> Self::Number;
    fn subtract(&self, one: &Self::Number, other: &Self::Number) -> Self::Number;
    fn times(&self, one: &Self::Number, count: u64) -> Self::Number;
    fn multiply(&self, one: &Self::Number, other: &Self::Number, rounding: Rounding) -> Self::Number;
    fn divide(&self, one: &Self::Number, other: &Self::Number, rounding: Rounding) -> Self::Number;
    /// `one × other / by`, rounded down once.
    fn proportion(&self, one: &Self::Number, other: &Self::Number, by: &Self::Number) -> Self::Number;
    fn compare(&self, one: &Self::Number, other: &Self::Number) -> Ordering;
    /// Without any tolerance.
    fn compare_strictly(&self, one: &Self::Number, other: &Self::Number) -> Ordering;
    /// The smallest step; nothing where there is none.
    fn step(&self) -> Self::Number;
    fn is_exact(&self) -> bool;
    fn shown(&self, number: &Self::Number) -> Rational;

    /// How many bits a number takes, where it may grow without end.
    fn bits(&self, _: &Self::Number) -> usize {
        0
    }

    fn is_zero(&self, number: &Self::Number) -> bool {
        self.compare_strictly(number, &self.whole(0)).is_eq()
    }
}

/// Decimals; with guard digits, numbers that differ by less than half of the last digit kept are equal.
pub(super) struct Decimals {
    scale: IBig,
    tolerance: IBig,
    has_guard: bool,
}

impl Decimals {
    pub(super) fn fixed(digits: usize) -> Self {
        Self {
            scale: power(digits),
            tolerance: IBig::ONE,
            has_guard: false,
        }
    }

    pub(super) fn guarded(digits: usize, guard: usize) -> Self {
        Self {
            scale: power(digits + guard),
            tolerance: power(guard) / IBig::from(2),
            has_guard: true,
        }
    }

    fn rounded(&self, numerator: &IBig, denominator: &IBig, rounding: Rounding) -> IBig {
        let quotient = numerator / denominator;
        // Guard digits make up for what is cut.
        if rounding == Rounding::Up && !self.has_guard && &quotient * denominator != *numerator {
            quotient + IBig::ONE
        } else {
            quotient
        }
    }
}

fn power(digits: usize) -> IBig {
    IBig::from(UBig::from(10_u8).pow(digits))
}

impl Numbers for Decimals {
    type Number = IBig;

    fn whole(&self, number: u64) -> IBig {
        &self.scale * IBig::from(number)
    }

    fn add(&self, one: &IBig, other: &IBig) -> IBig {
        one + other
    }

    fn subtract(&self, one: &IBig, other: &IBig) -> IBig {
        one - other
    }

    fn times(&self, one: &IBig, count: u64) -> IBig {
        one * IBig::from(count)
    }

    fn multiply(&self, one: &IBig, other: &IBig, rounding: Rounding) -> IBig {
        self.rounded(&(one * other), &self.scale, rounding)
    }

    fn divide(&self, one: &IBig, other: &IBig, rounding: Rounding) -> IBig {
        self.rounded(&(one * &self.scale), other, rounding)
    }

    fn proportion(&self, one: &IBig, other: &IBig, by: &IBig) -> IBig {
        one * other / by
    }

    fn compare(&self, one: &IBig, other: &IBig) -> Ordering {
        let difference = one - other;
        if difference < self.tolerance && difference > -&self.tolerance {
            Ordering::Equal
        } else {
            one.cmp(other)
        }
    }

    fn compare_strictly(&self, one: &IBig, other: &IBig) -> Ordering {
        one.cmp(other)
    }

    fn step(&self) -> IBig {
        if self.has_guard { IBig::ZERO } else { IBig::ONE }
    }

    fn is_exact(&self) -> bool {
        self.has_guard
    }

    fn shown(&self, number: &IBig) -> Rational {
        Rational::from(number.clone()) / Rational::from(self.scale.clone())
    }
}

/// Fractions: nothing is ever rounded.
pub(super) struct Fractions;

impl Numbers for Fractions {
    type Number = Rational;

    fn whole(&self, number: u64) -> Rational {
        whole(number)
    }

    fn add(&self, one: &Rational, other: &Rational) -> Rational {
        one + other
    }

    fn subtract(&self, one: &Rational, other: &Rational) -> Rational {
        one - other
    }

    fn times(&self, one: &Rational, count: u64) -> Rational {
        one * whole(count)
    }

    fn multiply(&self, one: &Rational, other: &Rational, _: Rounding) -> Rational {
        one * other
    }

    fn divide(&self, one: &Rational, other: &Rational, _: Rounding) -> Rational {
        one / other
    }

    fn proportion(&self, one: &Rational, other: &Rational, by: &Rational) -> Rational {
        one * other / by
    }

    fn compare(&self, one: &Rational, other: &Rational) -> Ordering {
        one.cmp(other)
    }

    fn compare_strictly(&self, one: &Rational, other: &Rational) -> Ordering {
        one.cmp(other)
    }

    fn step(&self) -> Rational {
        Rational::ZERO
    }

    fn is_exact(&self) -> bool {
        true
    }

    fn shown(&self, number: &Rational) -> Rational {
        number.clone()
    }

    fn bits(&self, number: &Rational) -> usize {
        number.denominator().bit_len()
    }
}
