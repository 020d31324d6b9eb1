//! Numbers to make pools with, always the same from the same beginning.

/// Numbers that follow from one (a linear congruence: enough to make pools).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    pub(crate) fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut point = self.below(weights.iter().sum());
        for (place, weight) in weights.iter().enumerate() {
            if point < *weight {
                return place;
            }
            point -= weight;
        }
        weights.len() - 1
    }
}
