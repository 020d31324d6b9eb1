//! Seats of an assembly in half circles: as many as are counted, label after label from the left.

use std::f64::consts::PI;

use crate::figure::{Figure, Undrawn, Writing};
use crate::limits::SEATS_MAX;
use crate::svg::{Drawing, shade, short};

/// The inner half circle, as a share of the outer one.
const INNER: f64 = 0.4;

pub(crate) fn draw(figure: &Figure, drawing: &mut Drawing, writing: &dyn Writing) -> Result<(), Undrawn> {
    let values = figure
        .series
        .first()
        .map(|series| series.values.as_slice())
        .unwrap_or_default();
    let counts: Vec<f64> = values.iter().map(|value| value.unwrap_or(0.0)).collect();
    let total: f64 = counts.iter().sum();
    if counts.iter().any(|count| *count < 0.0 || !count.is_finite()) || total < 1.0 || !total.is_finite() {
        return Err(Undrawn::NoSeats);
    }
    let of_label = shared(&counts, total);
    let seats = seats(of_label.iter().sum());
    let names: Vec<String> = figure
        .labels
        .iter()
        .zip(&counts)
        .map(|(label, count)| [&label.written(writing), "\u{a0}: ", &writing.number(*count)].concat())
        .collect();
    let radius = 280.0;
    let (middle, bottom) = (drawing.width / 2.0, radius + 20.0);
    let mut owners = of_label
        .iter()
        .enumerate()
        .flat_map(|(label, seats)| std::iter::repeat_n(label, *seats));
    for seat in &seats {
        let Some(owner) = owners.next() else { break };
        let x = middle - radius * seat.distance * seat.angle.cos();
        let y = bottom - radius * seat.distance * seat.angle.sin();
        let name = names.get(owner).map(String::as_str).unwrap_or_default();
        drawing.titled(
            "circle",
            &[
                (
                    "class",
                    &["chart-seat chart-series-", &(owner + 1).to_string()].concat(),
                ),
                ("cx", &short(x)),
                ("cy", &short(y)),
                ("r", &short((radius * seat.size).max(1.5))),
                ("fill", shade(owner).0),
                // Beyond six the colours come again: an outline tells them apart.
                (
                    "stroke",
                    if owner / 6 % 2 == 1 {
                        "currentColor"
                    } else {
                        "none"
                    },
                ),
            ],
            name,
        );
    }
    drawing.height = bottom + 24.0;
    let height = drawing.keys(&names, drawing.height);
    drawing.height += height;
    Ok(())
}

/// Seats of each label: one for each counted, or their share when there are too many to be drawn (largest remainders, so that
/// they add up).
fn shared(counts: &[f64], total: f64) -> Vec<usize> {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred seats")]
    let drawn = total.round().min(SEATS_MAX as f64);
    let exact: Vec<f64> = counts.iter().map(|count| count / total * drawn).collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "seats are some hundreds, and never below zero"
    )]
    let whole = |number: f64| number.max(0.0) as usize;
    let mut seats: Vec<usize> = exact.iter().map(|share| whole(share.floor())).collect();
    let mut left = whole(drawn).saturating_sub(seats.iter().sum());
    let mut order: Vec<usize> = (0..counts.len()).collect();
    let rest = |at: &usize| exact.get(*at).map_or(0.0, |share| share - share.floor());
    order.sort_by(|one, two| rest(two).total_cmp(&rest(one)).then(one.cmp(two)));
    for at in order {
        if left == 0 {
            break;
        }
        if let Some(seats) = seats.get_mut(at) {
            *seats += 1;
            left -= 1;
        }
    }
    seats
}

struct Seat {
    /// From the left, 0 to π
    angle: f64,
    /// From the middle, as a share of the outer half circle
    distance: f64,
    size: f64,
}

/// So many seats in rows, from the left: each row holds a share of them that grows with its length.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "some hundreds of seats"
)]
fn seats(total: usize) -> Vec<Seat> {
    // So that seats of neighbouring rows are about as far as those of one row.
    let rows = ((total as f64 * (1.0 - INNER) / (PI * (1.0 + INNER) / 2.0))
        .sqrt()
        .round() as usize)
        .clamp(1, 20);
    let distance = |row: usize| {
        if rows == 1 {
            1.0
        } else {
            INNER + (1.0 - INNER) * row as f64 / (rows - 1) as f64
        }
    };
    let lengths: f64 = (0..rows).map(distance).sum();
    let size = if rows == 1 {
        0.04
    } else {
        ((1.0 - INNER) / (rows - 1) as f64 * 0.42).min(0.06)
    };
    let mut seats = Vec::with_capacity(total);
    let mut placed = 0;
    let mut reached = 0.0;
    for row in 0..rows {
        reached += distance(row);
        let until = if row + 1 == rows {
            total
        } else {
            (total as f64 * reached / lengths).round() as usize
        };
        let count = until.saturating_sub(placed);
        placed = until;
        for at in 0..count {
            let angle = if count == 1 {
                PI / 2.0
            } else {
                PI * at as f64 / (count - 1) as f64
            };
            seats.push(Seat {
                angle,
                distance: distance(row),
                size,
            });
        }
    }
    seats.sort_by(|one, two| {
        one.angle
            .total_cmp(&two.angle)
            .then(two.distance.total_cmp(&one.distance))
    });
    seats
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seat_is_drawn_once() {
        for total in [1, 2, 7, 19, 33, 69, 163, 700] {
            assert_eq!(seats(total).len(), total);
        }
        assert_eq!(shared(&[20.0, 9.0, 4.0], 33.0), [20, 9, 4]);
        let many = shared(&[10_000.0, 5_000.0, 1.0], 15_001.0);
        assert_eq!(many.iter().sum::<usize>(), SEATS_MAX);
    }
}
