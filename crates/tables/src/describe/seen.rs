//! What is seen of a column while its values pass.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, DefaultHasher, Hasher};

use crate::fold::trimmed;
use crate::kinds::RECOGNISED;
use crate::limits::DISTINCT_MAX;
use crate::message::shown_bytes;

const EXAMPLES_MAX: usize = 5;

/// What is a hash already is not hashed again.
#[derive(Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Of the sorts of a mask, those that accept a value.
fn accepted(mask: u64, said: &[u8]) -> u64 {
    let mut left = mask;
    let mut accepted = 0;
    while left != 0 {
        let bit = left.trailing_zeros() as usize;
        left &= left - 1;
        if RECOGNISED.get(bit).is_some_and(|sort| sort.accepts(said)) {
            accepted |= 1 << bit;
        }
    }
    accepted
}

/// What was seen of a column.
pub(super) struct SeenColumn {
    /// Sorts that are asked about, one bit each in the order of [`RECOGNISED`]
    pub(super) mask: u64,
    pub(super) of_sort: Vec<u64>,
    pub(super) filled: u64,
    pub(super) spaced: u64,
    pub(super) padded: u64,
    pub(super) longest_bytes: usize,
    pub(super) distinct: HashSet<u64, BuildHasherDefault<Hashed>>,
    /// The value before, and the sorts that accepted it: columns say the same thing many times over
    before: Vec<u8>,
    accepted: u64,
    pub(super) is_distinct_lost: bool,
    pub(super) examples: Vec<String>,
    pub(super) garbled: u64,
}

impl SeenColumn {
    pub(super) fn new(mask: u64) -> Self {
        Self {
            mask,
            of_sort: vec![0; RECOGNISED.len()],
            filled: 0,
            spaced: 0,
            padded: 0,
            longest_bytes: 0,
            distinct: HashSet::default(),
            before: Vec::new(),
            accepted: 0,
            is_distinct_lost: false,
            examples: Vec::new(),
            garbled: 0,
        }
    }

    /// False when there is nothing but spaces.
    pub(super) fn take_value(&mut self, value: &[u8]) -> bool {
        let said = trimmed(value);
        if said.is_empty() {
            return false;
        }
        self.filled += 1;
        self.spaced += u64::from(said.len() < value.len());
        self.longest_bytes = self.longest_bytes.max(said.len());
        let is_again = said == self.before;
        if !is_again {
            self.accepted = accepted(self.mask, said);
            self.before.clear();
            self.before.extend_from_slice(said);
        }
        let mut left = self.accepted;
        while left != 0 {
            let bit = left.trailing_zeros() as usize;
            left &= left - 1;
            if let Some(count) = self.of_sort.get_mut(bit) {
                *count += 1;
            }
        }
        // What was read in a wrong encoding before it came here.
        if !said.is_ascii() {
            let is_garbled = memchr::memmem::find(said, "\u{fffd}".as_bytes()).is_some()
                || memchr::memmem::find(said, "Ã©".as_bytes()).is_some();
            self.garbled += u64::from(is_garbled);
        }
        self.padded += u64::from(matches!(said, [b'0', b'0'..=b'9', ..]));
        if !(self.is_distinct_lost || is_again) {
            let mut hasher = DefaultHasher::new();
            hasher.write(said);
            if self.distinct.insert(hasher.finish()) {
                if self.examples.len() < EXAMPLES_MAX {
                    self.examples.push(shown_bytes(said));
                }
                self.lose_beyond_bound();
            }
        }
        true
    }

    fn lose_beyond_bound(&mut self) {
        if self.distinct.len() > DISTINCT_MAX {
            self.is_distinct_lost = true;
            self.distinct = HashSet::default();
        }
    }

    pub(super) fn take(&mut self, other: Self) {
        for (count, more) in self.of_sort.iter_mut().zip(other.of_sort) {
            *count += more;
        }
        self.mask &= other.mask;
        self.filled += other.filled;
        self.spaced += other.spaced;
        self.padded += other.padded;
        self.garbled += other.garbled;
        self.longest_bytes = self.longest_bytes.max(other.longest_bytes);
        for example in other.examples {
            if self.examples.len() < EXAMPLES_MAX && !self.examples.contains(&example) {
                self.examples.push(example);
            }
        }
        self.is_distinct_lost |= other.is_distinct_lost;
        if self.is_distinct_lost {
            self.distinct = HashSet::default();
        } else {
            self.distinct.extend(other.distinct);
            self.lose_beyond_bound();
        }
    }

    pub(super) fn share(&self, bit: usize) -> f64 {
        if self.mask & (1 << bit) == 0 {
            return 0.0;
        }
        let count = self.of_sort.get(bit).copied().unwrap_or(0);
        ratio(count, self.filled)
    }
}

/// A share, from 0 to 1.
#[expect(
    clippy::cast_precision_loss,
    reason = "a share, of fewer rows than a float counts exactly"
)]
pub(super) fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}
