//! Randomness that anybody can make again: SHA-256 of a published text and a counter.

use sha2::{Digest as _, Sha256};

/// Numbers that follow from a text alone. Number `n` is the first eight bytes, big end first, of
/// `SHA-256(text ‖ "\n" ‖ n in decimal)`.
pub(crate) struct Stream {
    text: String,
    count: u64,
}

impl Stream {
    pub(crate) fn new(text: String) -> Self {
        Self { text, count: 0 }
    }

    fn next(&mut self) -> u64 {
        let number = first_eight(&format!("{}\n{}", self.text, self.count));
        self.count += 1;
        number
    }

    /// A number below `bound`, each as likely as the others: those of the last, incomplete run are thrown away.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound.max(1)).unwrap_or(u64::MAX);
        let whole_runs = u64::MAX - u64::MAX % bound;
        loop {
            let number = self.next();
            if number < whole_runs {
                return usize::try_from(number % bound).unwrap_or(0);
            }
        }
    }

    /// Puts a list in an order drawn from the stream (Fisher–Yates).
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

/// The SHA-256 of a text, in hexadecimal.
pub(crate) fn digest(text: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::with_capacity(64), |mut written, byte| {
            let _ = write!(written, "{byte:02x}");
            written
        })
}

fn first_eight(text: &str) -> u64 {
    Sha256::digest(text.as_bytes())
        .iter()
        .take(8)
        .fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_abc_is_the_one_of_fips_180() {
        assert_eq!(
            digest("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(first_eight("abc"), 0xba78_16bf_8f01_cfea);
    }

    #[test]
    fn numbers_are_spread_over_what_was_asked() {
        let mut stream = Stream::new("spread".into());
        let mut counts = [0; 7];
        for _ in 0..7_000 {
            counts[stream.below(7)] += 1;
        }
        assert!(
            counts.iter().all(|count| (850..1_150).contains(count)),
            "{counts:?}"
        );
    }
}
