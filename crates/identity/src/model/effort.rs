//! An effort that costs one person a second and a machine that asks a million times a lot: a number that makes a digest begin with
//! zeros (Dwork and Naor, 1992). It stands where others show a picture to decipher: nobody is asked to see, and no other site is.

use sha2::{Digest, Sha256};

/// Zeros that a digest is to begin with: 131,072 tries on average, about a second of a browser's time.
pub const EFFORT_BITS: u32 = 17;
/// How long a challenge may be answered, in seconds.
pub const EFFORT_VALID_S: i64 = 600;
/// How long one waits instead, in seconds: what a browser without script does.
pub const EFFORT_WAIT_S: i64 = 60;

/// Whether `number` makes the digest of a challenge begin with enough zeros.
pub fn is_enough(challenge: &str, number: &str) -> bool {
    let digest = Sha256::digest(format!("{challenge}:{number}"));
    let mut zeros = 0;
    for byte in digest {
        zeros += byte.leading_zeros();
        if byte != 0 {
            break;
        }
    }
    zeros >= EFFORT_BITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_by_trying_and_holds_for_one_challenge() {
        let found = (0..10_000_000_u32)
            .map(|number| number.to_string())
            .find(|number| is_enough("un défi", number))
            .expect("one of them");
        assert!(!is_enough("un autre défi", &found));
        assert!(!is_enough("un défi", ""));
    }
}
