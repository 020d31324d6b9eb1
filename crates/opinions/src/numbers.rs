//! Counts as reals. Counts here stay far below 2^53.

#[expect(clippy::cast_precision_loss, reason = "counts of votes stay below 2^53")]
pub(crate) fn real(count: usize) -> f64 {
    count as f64
}
