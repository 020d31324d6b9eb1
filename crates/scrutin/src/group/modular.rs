//! Multiplicative subgroups of prime fields (§Finite fields), of 2048 bits.

use std::cmp::Ordering;
use std::fmt::Debug;
use std::marker::PhantomData;

use crypto_bigint::modular::{ConstMontyForm, ConstMontyParams};
use crypto_bigint::{JacobiSymbol, U2048};
use rand::CryptoRng;
use sha2::{Digest as _, Sha256};

use super::{Group, is_decimal};

/// 64-bit words of a number of 2048 bits.
pub(super) const LIMBS: usize = U2048::LIMBS;
/// The greatest number of digits of a number of 2048 bits.
const DIGITS_MAX: usize = 617;
/// Bits under the integers that an element carries (`embedding`).
const PADDING_BITS: u32 = 8;

/// What tells one such group from another.
pub trait ModularParameters: Copy + Debug + Eq + Send + Sync + 'static {
    /// The field: modulo `p`.
    type Field: ConstMontyParams<LIMBS>;
    /// The exponents: modulo `q`.
    type Exponents: ConstMontyParams<LIMBS>;
    /// The group's name.
    const NAME: &'static str;
    /// Bits of `q`.
    const ORDER_BITS: u32;
    /// Whether `p = 2q + 1`: members are then the squares.
    const IS_SAFE_PRIME: bool;
    /// Bits of an exponent for which a table holds all powers.
    const WINDOW_BITS: usize;
    /// The greatest number of answers one element can carry.
    const CARRIED_MAX: usize;
    /// The generator.
    fn generator() -> U2048;
    /// Computed once: the inverse of the generator.
    fn inverse_generator() -> &'static Member<Self>;
    /// Computed once for the generator.
    fn generator_table() -> &'static ModularTable<Self>;
}

/// A group of integers modulo a prime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modular<P>(PhantomData<P>);

/// A member of the group, in the form computations want.
pub(super) type Member<P> = ConstMontyForm<<P as ModularParameters>::Field, LIMBS>;
type Exponent<P> = ConstMontyForm<<P as ModularParameters>::Exponents, LIMBS>;

/// The inverse of a generator, for who keeps it.
pub(super) fn inverse_of<P: ModularParameters>(generator: &U2048) -> Member<P> {
    Modular::<P>::divide(&Member::<P>::ONE, &Member::<P>::new(generator))
}

/// For each window of the exponent, the powers of the base it may ask for.
#[derive(Debug)]
pub struct ModularTable<P: ModularParameters>(Vec<Vec<Member<P>>>);

/// The digit of an exponent in a window.
fn window(exponent: &U2048, at: usize, bits: usize) -> usize {
    let words = exponent.as_words();
    let (word, shift) = (at / 64, at % 64);
    let mut digit = words.get(word).map_or(0, |low| low >> shift);
    if shift + bits > 64 {
        digit |= words.get(word + 1).map_or(0, |high| high << (64 - shift));
    }
    usize::try_from(digit & ((1 << bits) - 1)).unwrap_or_default()
}

impl<P: ModularParameters> ModularTable<P> {
    pub(super) fn new(base: &Member<P>) -> Self {
        let windows = (P::ORDER_BITS as usize).div_ceil(P::WINDOW_BITS);
        let mut first = *base;
        Self(
            (0..windows)
                .map(|_| {
                    let mut powers = Vec::with_capacity((1 << P::WINDOW_BITS) - 1);
                    let mut power = first;
                    for _ in 1..1_usize << P::WINDOW_BITS {
                        powers.push(power);
                        power = power.mul(&first);
                    }
                    first = power;
                    powers
                })
                .collect(),
        )
    }

    fn power(&self, exponent: &U2048) -> Member<P> {
        let mut product = Member::<P>::ONE;
        for (number, powers) in self.0.iter().enumerate() {
            let digit = window(exponent, number * P::WINDOW_BITS, P::WINDOW_BITS);
            if digit > 0 {
                product = product.mul(&powers[digit - 1]);
            }
        }
        product
    }
}

impl<P: ModularParameters> Modular<P> {
    fn order() -> U2048 {
        *<P::Exponents as ConstMontyParams<LIMBS>>::PARAMS
            .modulus()
            .as_ref()
    }

    fn field() -> U2048 {
        *<P::Field as ConstMontyParams<LIMBS>>::PARAMS.modulus().as_ref()
    }

    fn is_member(element: &Member<P>) -> bool {
        if P::IS_SAFE_PRIME {
            element.jacobi_symbol_vartime() == JacobiSymbol::One
        } else {
            element.pow_vartime(&Self::order()) == Member::<P>::ONE
        }
    }
}

impl<P: ModularParameters> Group for Modular<P> {
    type Element = Member<P>;
    type Scalar = Exponent<P>;
    type Table = ModularTable<P>;

    const NAME: &'static str = P::NAME;
    const CARRIED_MAX: usize = P::CARRIED_MAX;
    const ELEMENT_BYTES_MAX: usize = DIGITS_MAX;
    const SCALAR_BYTES_MAX: usize = DIGITS_MAX;

    fn identity() -> Self::Element {
        Member::<P>::ONE
    }

    fn generator() -> Self::Element {
        Member::<P>::new(&P::generator())
    }

    fn inverse_generator() -> Self::Element {
        *P::inverse_generator()
    }

    fn generator_table() -> &'static Self::Table {
        P::generator_table()
    }

    fn table(base: &Self::Element) -> Self::Table {
        ModularTable::new(base)
    }

    fn read(text: &str) -> Option<Self::Element> {
        if !is_decimal(text, DIGITS_MAX) {
            return None;
        }
        let number = U2048::from_str_radix_vartime(text, 10).ok()?;
        if number == U2048::ZERO || number >= Self::field() {
            return None;
        }
        Some(Member::<P>::new(&number)).filter(Self::is_member)
    }

    fn write_all(elements: &[Self::Element]) -> Vec<String> {
        elements
            .iter()
            .map(|element| element.retrieve().to_string_radix_vartime(10))
            .collect()
    }

    fn pack_all(elements: &[Self::Element]) -> Vec<Vec<u8>> {
        elements
            .iter()
            .map(|element| element.as_montgomery().to_le_bytes().as_ref().to_vec())
            .collect()
    }

    fn unpack(bytes: &[u8]) -> Option<Self::Element> {
        (bytes.len() == U2048::BYTES).then(|| Member::<P>::from_montgomery(U2048::from_le_slice(bytes)))
    }

    fn order(one: &Self::Element, other: &Self::Element) -> Ordering {
        one.retrieve().cmp(&other.retrieve())
    }

    fn order_keys(elements: &[Self::Element]) -> Vec<Vec<u8>> {
        elements
            .iter()
            .map(|element| element.retrieve().to_be_bytes().as_ref().to_vec())
            .collect()
    }

    fn multiply(one: &Self::Element, other: &Self::Element) -> Self::Element {
        one.mul(other)
    }

    fn divide(one: &Self::Element, other: &Self::Element) -> Self::Element {
        // A member is never zero: it has an inverse.
        Option::from(other.invert_vartime()).map_or(*one, |inverse| one.mul(&inverse))
    }

    fn power(base: &Self::Element, exponent: &Self::Scalar) -> Self::Element {
        base.pow_vartime(&exponent.retrieve())
    }

    fn power_small(base: &Self::Element, exponent: u64) -> Self::Element {
        if exponent == 1 {
            return *base;
        }
        base.pow_vartime(&U2048::from_u64(exponent))
    }

    fn table_power(table: &Self::Table, exponent: &Self::Scalar) -> Self::Element {
        table.power(&exponent.retrieve())
    }

    fn commitment(
        table: &Self::Table,
        response: &Self::Scalar,
        element: &Self::Element,
        challenge: &Self::Scalar,
    ) -> Self::Element {
        table
            .power(&response.retrieve())
            .mul(&element.pow_vartime(&challenge.retrieve()))
    }

    fn product_of_powers(powers: &[(Self::Element, Self::Scalar)]) -> Self::Element {
        // Straus: squarings are shared by all bases.
        const BITS: usize = 5;
        let mut product = Member::<P>::ONE;
        // Tables of so many bases are held at once.
        for some in powers.chunks(512) {
            let exponents: Vec<U2048> = some.iter().map(|(_, exponent)| exponent.retrieve()).collect();
            let tables: Vec<Vec<Member<P>>> = some
                .iter()
                .map(|(base, _)| {
                    std::iter::successors(Some(*base), |power| Some(power.mul(base)))
                        .take((1 << BITS) - 1)
                        .collect()
                })
                .collect();
            let bits = exponents
                .iter()
                .map(|exponent| exponent.bit_width_vartime() as usize)
                .max()
                .unwrap_or(0);
            let mut part = Member::<P>::ONE;
            for number in (0..bits.div_ceil(BITS)).rev() {
                part = part.square_repeat_vartime(5);
                for (exponent, table) in exponents.iter().zip(&tables) {
                    let digit = window(exponent, number * BITS, BITS);
                    if digit > 0 {
                        part = part.mul(&table[digit - 1]);
                    }
                }
            }
            product = product.mul(&part);
        }
        product
    }

    fn power_secret(base: &Self::Element, exponent: &Self::Scalar) -> Self::Element {
        base.pow_bounded_exp(&exponent.retrieve(), P::ORDER_BITS)
    }

    fn generator_power_secret(exponent: &Self::Scalar) -> Self::Element {
        Self::power_secret(&Self::generator(), exponent)
    }

    fn scalar_from_bytes(bytes: &[u8]) -> Self::Scalar {
        let mut wide = [0; U2048::BYTES];
        let taken = bytes.len().min(U2048::BYTES);
        wide[U2048::BYTES - taken..].copy_from_slice(&bytes[..taken]);
        Exponent::<P>::new(&U2048::from_be_slice(&wide))
    }

    fn scalar_from_small(value: u64) -> Self::Scalar {
        Exponent::<P>::new(&U2048::from_u64(value))
    }

    fn read_scalar(text: &str) -> Option<Self::Scalar> {
        if !is_decimal(text, DIGITS_MAX) {
            return None;
        }
        let number = U2048::from_str_radix_vartime(text, 10).ok()?;
        (number < Self::order()).then(|| Exponent::<P>::new(&number))
    }

    fn write_scalar(scalar: &Self::Scalar) -> String {
        scalar.retrieve().to_string_radix_vartime(10)
    }

    fn add(one: &Self::Scalar, other: &Self::Scalar) -> Self::Scalar {
        one.add(other)
    }

    fn subtract(one: &Self::Scalar, other: &Self::Scalar) -> Self::Scalar {
        one.sub(other)
    }

    fn times(one: &Self::Scalar, other: &Self::Scalar) -> Self::Scalar {
        one.mul(other)
    }

    fn inverse(scalar: &Self::Scalar) -> Option<Self::Scalar> {
        scalar.invert_vartime().into()
    }

    fn random<R: CryptoRng + ?Sized>(random: &mut R) -> Self::Scalar {
        let mut bytes = zeroize::Zeroizing::new([0; U2048::BYTES]);
        let taken = (P::ORDER_BITS as usize).div_ceil(8);
        loop {
            let drawn = &mut bytes[U2048::BYTES - taken..];
            random.fill_bytes(drawn);
            drawn[0] &= 0xff_u8 >> (taken * 8 - P::ORDER_BITS as usize);
            let number = zeroize::Zeroizing::new(U2048::from_be_slice(bytes.as_ref()));
            if *number < Self::order() {
                return Exponent::<P>::new(&number);
            }
        }
    }

    fn carry(values: &[u8]) -> Option<Self::Element> {
        if values.len() > Self::CARRIED_MAX {
            return None;
        }
        let mut bytes = [0; U2048::BYTES];
        bytes[U2048::BYTES - values.len()..].copy_from_slice(values);
        let number = U2048::from_be_slice(&bytes).shl_vartime(PADDING_BITS);
        (0..1_u64 << PADDING_BITS)
            .map(|fill| Member::<P>::new(&number.wrapping_add(&U2048::from_u64(fill))))
            .find(Self::is_member)
    }

    fn carried(element: &Self::Element, count: usize) -> Vec<u8> {
        let number = element.retrieve() >> PADDING_BITS;
        let bytes = number.to_be_bytes();
        let bytes: &[u8] = bytes.as_ref();
        bytes[U2048::BYTES - count.min(U2048::BYTES)..].to_vec()
    }

    fn independent_generator(index: i64) -> Option<Self::Element> {
        let mut bytes = [0; U2048::BYTES];
        bytes[U2048::BYTES - 32..].copy_from_slice(&Sha256::digest(format!("ggen|{index}")));
        let cofactor = Self::field()
            .wrapping_sub(&U2048::ONE)
            .wrapping_div_vartime(&crypto_bigint::NonZero::new(Self::order()).into_option()?);
        let generator = Member::<P>::new(&U2048::from_be_slice(&bytes)).pow_vartime(&cofactor);
        (generator != Member::<P>::ZERO && generator != Self::identity() && generator != Self::generator())
            .then_some(generator)
    }
}
