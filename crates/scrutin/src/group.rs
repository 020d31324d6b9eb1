//! The groups of the specification (§Groups): prime-order groups in which votes are encrypted.
//!
//! Elements and numbers are read strictly: one text for each value, members of the group of prime order alone. What is
//! read is therefore safe to compute with; what a rule wants further (« not the neutral element ») is checked where
//! the rule stands. Functions named `secret` take the same time whatever the exponent; all others see public values.

mod ed25519;
mod modular;
mod parameters;

use std::cmp::Ordering;
use std::fmt::Debug;

use rand::CryptoRng;
use zeroize::{Zeroize, Zeroizing};

pub use ed25519::Ed25519;
pub use modular::{Modular, ModularParameters};
pub use parameters::{Belenios2048, Rfc3526};

/// The group of a known name that is not the default one, in which every program of the specification can verify.
pub type Belenios2048Group = Modular<Belenios2048>;
/// The group that the older official programs can also shuffle in.
pub type Rfc3526Group = Modular<Rfc3526>;

/// A secret number, erased when it goes.
pub type Secret<G> = Zeroizing<<G as Group>::Scalar>;

/// A group of prime order `q` where discrete logarithms are hard, written multiplicatively.
pub trait Group: Copy + Debug + Eq + Send + Sync + 'static {
    /// A member of the group.
    type Element: Clone + PartialEq + Eq + Debug + Send + Sync;
    /// A number modulo `q`.
    type Scalar: Copy + Default + PartialEq + Eq + Debug + Zeroize + Send + Sync;
    /// What is computed once for a base that is often raised.
    type Table: Send + Sync;

    /// The name that stands in an election and in hash inputs.
    const NAME: &'static str;
    /// The greatest number of answers one element can carry; 0 when the group carries none.
    const CARRIED_MAX: usize;

    /// The longest text of a member, in bytes.
    const ELEMENT_BYTES_MAX: usize;
    /// The longest text of a number, in bytes.
    const SCALAR_BYTES_MAX: usize;

    /// The neutral element.
    fn identity() -> Self::Element;
    /// The generator `g`.
    fn generator() -> Self::Element;
    /// The inverse of `g`, computed once.
    fn inverse_generator() -> Self::Element;
    /// What is computed once for `g`.
    fn generator_table() -> &'static Self::Table;
    /// What is computed once for another base.
    fn table(base: &Self::Element) -> Self::Table;

    /// Reads the one text of a member; anything else is refused.
    fn read(text: &str) -> Option<Self::Element>;
    /// Writes several members, in their order.
    fn write_all(elements: &[Self::Element]) -> Vec<String>;
    /// Writes a member.
    fn write(element: &Self::Element) -> String {
        Self::write_all(std::slice::from_ref(element))
            .pop()
            .unwrap_or_default()
    }
    /// Bytes of fixed length, for memory alone: shorter than the element, one for each member.
    fn pack_all(elements: &[Self::Element]) -> Vec<Vec<u8>>;
    /// The member that [`Group::pack_all`] gave these bytes for. The membership is not checked again.
    fn unpack(bytes: &[u8]) -> Option<Self::Element>;
    /// The order in which the official programs sort the ciphertexts of a question to shuffle.
    fn order(one: &Self::Element, other: &Self::Element) -> Ordering;
    /// Bytes ordered as [`Group::order`] orders members: written once each, where many are compared with many.
    fn order_keys(elements: &[Self::Element]) -> Vec<Vec<u8>>;

    /// The group's operation.
    fn multiply(one: &Self::Element, other: &Self::Element) -> Self::Element;
    /// `one / other`.
    fn divide(one: &Self::Element, other: &Self::Element) -> Self::Element;
    /// `base ^ exponent`, of public values.
    fn power(base: &Self::Element, exponent: &Self::Scalar) -> Self::Element;
    /// `base ^ exponent` for a small public exponent (a weight).
    fn power_small(base: &Self::Element, exponent: u64) -> Self::Element;
    /// `base ^ exponent`, of public values, by what was computed once for the base.
    fn table_power(table: &Self::Table, exponent: &Self::Scalar) -> Self::Element;
    /// `base ^ response * element ^ challenge`, of public values: what the verifier of a proof computes.
    fn commitment(
        table: &Self::Table,
        response: &Self::Scalar,
        element: &Self::Element,
        challenge: &Self::Scalar,
    ) -> Self::Element;
    /// The product of powers of public values.
    fn product_of_powers(powers: &[(Self::Element, Self::Scalar)]) -> Self::Element;
    /// `base ^ exponent` in constant time.
    fn power_secret(base: &Self::Element, exponent: &Self::Scalar) -> Self::Element;
    /// `g ^ exponent` in constant time.
    fn generator_power_secret(exponent: &Self::Scalar) -> Self::Element;

    /// The number that big-endian bytes (64 at most) are, modulo `q`.
    fn scalar_from_bytes(bytes: &[u8]) -> Self::Scalar;
    /// A small number.
    fn scalar_from_small(value: u64) -> Self::Scalar;
    /// Reads a number in base 10, below `q`, without leading zero.
    fn read_scalar(text: &str) -> Option<Self::Scalar>;
    /// Writes a number in base 10.
    fn write_scalar(scalar: &Self::Scalar) -> String;
    /// Sum modulo `q`.
    fn add(one: &Self::Scalar, other: &Self::Scalar) -> Self::Scalar;
    /// Difference modulo `q`.
    fn subtract(one: &Self::Scalar, other: &Self::Scalar) -> Self::Scalar;
    /// Product modulo `q`.
    fn times(one: &Self::Scalar, other: &Self::Scalar) -> Self::Scalar;
    /// Inverse modulo `q`, of a public number; none for zero.
    fn inverse(scalar: &Self::Scalar) -> Option<Self::Scalar>;
    /// A number drawn uniformly below `q` (version 1 of the official programs is slightly biased here).
    fn random<R: CryptoRng + ?Sized>(random: &mut R) -> Self::Scalar;

    /// The element that carries small integers (0 to 255 each), if there is room for so many (§Groups, `of_ints`).
    fn carry(values: &[u8]) -> Option<Self::Element>;
    /// The integers that an element carries (`to_ints`). Any element carries some.
    fn carried(element: &Self::Element, count: usize) -> Vec<u8>;
    /// Generators whose logarithms nobody knows (`GetGenerator`); `index` is −1 for the secondary one.
    fn independent_generator(index: i64) -> Option<Self::Element>;
}

/// A secret number drawn uniformly, erased when it goes.
pub fn random_secret<G: Group, R: CryptoRng + ?Sized>(random: &mut R) -> Secret<G> {
    Zeroizing::new(G::random(random))
}

/// The neutral element's test, by its name.
pub(crate) fn is_identity<G: Group>(element: &G::Element) -> bool {
    *element == G::identity()
}

/// Zero of a group's numbers.
pub(crate) fn zero<G: Group>() -> G::Scalar {
    G::Scalar::default()
}

/// The negative of a number.
pub(crate) fn negative<G: Group>(scalar: &G::Scalar) -> G::Scalar {
    G::subtract(&zero::<G>(), scalar)
}

/// What a text in base 10 must look like before it is read as a number: digits, no leading zero, of bounded length.
fn is_decimal(text: &str, digits_max: usize) -> bool {
    !text.is_empty()
        && text.len() <= digits_max
        && text.bytes().all(|digit| digit.is_ascii_digit())
        && (text.len() == 1 || !text.starts_with('0'))
}

#[cfg(test)]
mod tests;
