//! Ed25519 (§Elliptic curves): the default group, fast on telephones.
//!
//! Elements are the compressed point as one number of 256 bits written big-endian in hexadecimal, which reverses the
//! bytes of RFC 8032.

use std::cmp::Ordering;
use std::sync::OnceLock;

use crypto_bigint::U256;
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint, VartimeEdwardsPrecomputation};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::{
    Identity as _, VartimeMultiscalarMul as _, VartimePrecomputedMultiscalarMul as _,
};
use rand::CryptoRng;
use sha2::{Digest as _, Sha256};

use super::{Group, is_decimal};

/// Bits left under the integers that a point carries, so that one of their values is a point of the group.
const PADDING_BITS: usize = 14;
/// The greatest number of digits of a number below `q`.
const DIGITS_MAX: usize = 76;
/// The greatest coordinate `y` is below `2^255 − 19`: its bytes, little-endian, are below these.
const FIELD: [u8; 32] = {
    let mut bytes = [0xff; 32];
    bytes[0] = 0xed;
    bytes[31] = 0x7f;
    bytes
};

/// The group named `Ed25519`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ed25519;

/// Odd multiples of a base, or the generator, which the library holds already.
pub enum Ed25519Table {
    /// `g`.
    Generator,
    /// Another base.
    Other(VartimeEdwardsPrecomputation),
}

fn reversed(bytes: &[u8; 32]) -> [u8; 32] {
    let mut other = *bytes;
    other.reverse();
    other
}

/// A point of the curve from its 32 bytes, in their one form; perhaps outside the group of prime order.
fn decompress(bytes: [u8; 32]) -> Option<EdwardsPoint> {
    let mut coordinate = bytes;
    coordinate[31] &= 0x7f;
    let is_reduced = coordinate.iter().rev().lt(FIELD.iter().rev());
    // The neutral element has x = 0, which is its own negative: its sign is never written.
    let is_negative_zero =
        bytes[31] & 0x80 != 0 && coordinate[0] == 1 && coordinate[1..].iter().all(|byte| *byte == 0);
    if !is_reduced || is_negative_zero {
        return None;
    }
    CompressedEdwardsY(bytes).decompress()
}

/// A number of 256 bits as the point it compresses.
fn decompress_number(number: &U256) -> Option<EdwardsPoint> {
    decompress(number.to_le_bytes().into())
}

impl Group for Ed25519 {
    type Element = EdwardsPoint;
    type Scalar = Scalar;
    type Table = Ed25519Table;

    const NAME: &'static str = "Ed25519";
    const CARRIED_MAX: usize = 30;
    const ELEMENT_BYTES_MAX: usize = 64;
    const SCALAR_BYTES_MAX: usize = DIGITS_MAX;

    fn identity() -> EdwardsPoint {
        EdwardsPoint::identity()
    }

    fn generator() -> EdwardsPoint {
        ED25519_BASEPOINT_POINT
    }

    fn inverse_generator() -> EdwardsPoint {
        -ED25519_BASEPOINT_POINT
    }

    fn generator_table() -> &'static Ed25519Table {
        static TABLE: OnceLock<Ed25519Table> = OnceLock::new();
        TABLE.get_or_init(|| Ed25519Table::Generator)
    }

    fn table(base: &EdwardsPoint) -> Ed25519Table {
        Ed25519Table::Other(VartimeEdwardsPrecomputation::new([base]))
    }

    fn read(text: &str) -> Option<EdwardsPoint> {
        let digits: &[u8; 64] = text.as_bytes().try_into().ok()?;
        let digit = |digit: u8| match digit {
            b'0'..=b'9' => Some(digit - b'0'),
            b'a'..=b'f' => Some(digit - b'a' + 10),
            _ => None,
        };
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().rev().zip(digits.chunks_exact(2)) {
            *byte = (digit(pair[0])? << 4) | digit(pair[1])?;
        }
        decompress(bytes).filter(EdwardsPoint::is_torsion_free)
    }

    fn write_all(elements: &[EdwardsPoint]) -> Vec<String> {
        EdwardsPoint::compress_batch_alloc(elements)
            .iter()
            .map(|compressed| crate::hash::hexadecimal(&reversed(compressed.as_bytes())))
            .collect()
    }

    fn pack_all(elements: &[EdwardsPoint]) -> Vec<Vec<u8>> {
        EdwardsPoint::compress_batch_alloc(elements)
            .iter()
            .map(|compressed| compressed.as_bytes().to_vec())
            .collect()
    }

    fn unpack(bytes: &[u8]) -> Option<EdwardsPoint> {
        CompressedEdwardsY::from_slice(bytes).ok()?.decompress()
    }

    fn order(one: &EdwardsPoint, other: &EdwardsPoint) -> Ordering {
        one.compress().as_bytes().cmp(other.compress().as_bytes())
    }

    fn order_keys(elements: &[EdwardsPoint]) -> Vec<Vec<u8>> {
        Self::pack_all(elements)
    }

    fn multiply(one: &EdwardsPoint, other: &EdwardsPoint) -> EdwardsPoint {
        one + other
    }

    fn divide(one: &EdwardsPoint, other: &EdwardsPoint) -> EdwardsPoint {
        one - other
    }

    fn power(base: &EdwardsPoint, exponent: &Scalar) -> EdwardsPoint {
        EdwardsPoint::vartime_double_scalar_mul_basepoint(exponent, base, &Scalar::ZERO)
    }

    fn power_small(base: &EdwardsPoint, exponent: u64) -> EdwardsPoint {
        let mut power = EdwardsPoint::identity();
        for bit in (0..u64::BITS - exponent.leading_zeros()).rev() {
            power += power;
            if (exponent >> bit) & 1 == 1 {
                power += base;
            }
        }
        power
    }

    fn table_power(table: &Ed25519Table, exponent: &Scalar) -> EdwardsPoint {
        match table {
            Ed25519Table::Generator => EdwardsPoint::mul_base(exponent),
            Ed25519Table::Other(table) => table.vartime_multiscalar_mul([exponent]),
        }
    }

    fn commitment(
        table: &Ed25519Table,
        response: &Scalar,
        element: &EdwardsPoint,
        challenge: &Scalar,
    ) -> EdwardsPoint {
        match table {
            Ed25519Table::Generator => {
                EdwardsPoint::vartime_double_scalar_mul_basepoint(challenge, element, response)
            }
            Ed25519Table::Other(table) => {
                table.vartime_mixed_multiscalar_mul([response], [challenge], [element])
            }
        }
    }

    fn product_of_powers(powers: &[(EdwardsPoint, Scalar)]) -> EdwardsPoint {
        EdwardsPoint::vartime_multiscalar_mul(
            powers.iter().map(|(_, exponent)| exponent),
            powers.iter().map(|(base, _)| base),
        )
    }

    fn power_secret(base: &EdwardsPoint, exponent: &Scalar) -> EdwardsPoint {
        base * exponent
    }

    fn generator_power_secret(exponent: &Scalar) -> EdwardsPoint {
        EdwardsPoint::mul_base(exponent)
    }

    fn scalar_from_bytes(bytes: &[u8]) -> Scalar {
        let mut wide = [0; 64];
        for (to, from) in wide.iter_mut().zip(bytes.iter().rev()) {
            *to = *from;
        }
        Scalar::from_bytes_mod_order_wide(&wide)
    }

    fn scalar_from_small(value: u64) -> Scalar {
        Scalar::from(value)
    }

    fn read_scalar(text: &str) -> Option<Scalar> {
        if !is_decimal(text, DIGITS_MAX) {
            return None;
        }
        let number = U256::from_str_radix_vartime(text, 10).ok()?;
        Scalar::from_canonical_bytes(number.to_le_bytes().into()).into()
    }

    fn write_scalar(scalar: &Scalar) -> String {
        U256::from_le_slice(scalar.as_bytes()).to_string_radix_vartime(10)
    }

    fn add(one: &Scalar, other: &Scalar) -> Scalar {
        one + other
    }

    fn subtract(one: &Scalar, other: &Scalar) -> Scalar {
        one - other
    }

    fn times(one: &Scalar, other: &Scalar) -> Scalar {
        one * other
    }

    fn inverse(scalar: &Scalar) -> Option<Scalar> {
        (*scalar != Scalar::ZERO).then(|| scalar.invert())
    }

    fn random<R: CryptoRng + ?Sized>(random: &mut R) -> Scalar {
        // 512 bits reduced modulo a number of 253: nobody can tell it from uniform.
        let mut bytes = zeroize::Zeroizing::new([0; 64]);
        random.fill_bytes(bytes.as_mut());
        Scalar::from_bytes_mod_order_wide(&bytes)
    }

    fn carry(values: &[u8]) -> Option<EdwardsPoint> {
        if values.len() > Self::CARRIED_MAX {
            return None;
        }
        let mut bytes = [0; 32];
        bytes[32 - values.len()..].copy_from_slice(values);
        let number = U256::from_be_slice(&bytes).shl_vartime(u32::try_from(PADDING_BITS).ok()?);
        (0..1_u64 << PADDING_BITS)
            .filter_map(|fill| decompress_number(&number.wrapping_add(&U256::from_u64(fill))))
            .find(EdwardsPoint::is_torsion_free)
    }

    fn carried(element: &EdwardsPoint, count: usize) -> Vec<u8> {
        let number = U256::from_le_slice(element.compress().as_bytes()) >> PADDING_BITS;
        let bytes = number.to_be_bytes();
        let bytes: &[u8] = bytes.as_ref();
        bytes[32 - count.min(32)..].to_vec()
    }

    fn independent_generator(index: i64) -> Option<EdwardsPoint> {
        let digest = Sha256::digest(format!("ggen|{index}"));
        let mut number = U256::from_be_slice(&digest) >> 2_u32;
        // One number in two is a point: so many failures do not happen.
        for _ in 0..1024 {
            if let Some(point) = decompress_number(&number) {
                let generator = point.mul_by_cofactor();
                return (generator != Self::identity() && generator != Self::generator())
                    .then_some(generator);
            }
            number = number.wrapping_add(&U256::ONE);
        }
        None
    }
}
