//! Counting votes that were added up in the exponent: baby steps, giant steps.

use std::collections::HashMap;

use crate::fault::{Fault, Rule};
use crate::group::Group;

/// The most baby steps kept: about 50 MB.
const STEPS_MAX: u64 = 1 << 19;
/// The greatest number that is looked for: minutes of computing.
const COUNT_MAX: u64 = 1 << 44;
/// Giant steps are written this many at once.
const BATCH: usize = 256;

/// Finds the logarithms of elements whose logarithms are at most a bound.
pub struct Logarithms<G: Group> {
    /// From the first bytes of `g ^ i` to `i`. What is found is verified.
    steps: HashMap<u64, Vec<u32>>,
    count: u64,
    bound: u64,
    /// `g ^ −count`.
    giant: G::Element,
}

fn short(packed: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(packed) {
        *to = *from;
    }
    u64::from_le_bytes(bytes)
}

impl<G: Group> Logarithms<G> {
    /// Prepares to find logarithms from 0 to `bound`.
    pub fn new(bound: u64) -> Result<Self, Fault> {
        if bound > COUNT_MAX {
            return Err(Fault::new(Rule::ResultTooLarge).found(bound));
        }
        let count = (bound.isqrt() + 1).min(STEPS_MAX);
        let mut steps: HashMap<u64, Vec<u32>> = HashMap::new();
        let mut element = G::identity();
        let generator = G::generator();
        let mut number = 0_u32;
        while u64::from(number) < count {
            let some: Vec<G::Element> = (0..BATCH)
                .map(|_| {
                    let own = element.clone();
                    element = G::multiply(&element, &generator);
                    own
                })
                .collect();
            for packed in G::pack_all(&some) {
                steps.entry(short(&packed)).or_default().push(number);
                number += 1;
            }
        }
        let count = u64::from(number);
        Ok(Self {
            steps,
            count,
            bound,
            giant: G::divide(&G::identity(), &G::power_small(&generator, count)),
        })
    }

    /// The logarithm of an element, if it is within the bound.
    pub fn of(&self, element: &G::Element) -> Option<u64> {
        let mut rest = element.clone();
        let mut taken = 0_u64;
        let generator = G::generator();
        while taken <= self.bound {
            let some: Vec<G::Element> = (0..BATCH)
                .map(|_| {
                    let own = rest.clone();
                    rest = G::multiply(&rest, &self.giant);
                    own
                })
                .collect();
            for packed in G::pack_all(&some) {
                for step in self.steps.get(&short(&packed)).into_iter().flatten() {
                    let found = taken + u64::from(*step);
                    if found <= self.bound && G::power_small(&generator, found) == *element {
                        return Some(found);
                    }
                }
                taken += self.count;
            }
        }
        None
    }
}
