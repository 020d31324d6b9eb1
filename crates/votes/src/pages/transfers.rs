//! The transfers of a transferable vote, drawn on the server: a column for each round, in it the part of each answer; what an
//! answer loses goes down to a strip, and from there to those that receive it. What stays in the strip goes to nobody any more.
//!
//! The strip makes the drawing true for every rule: several answers may lose at once, and no rule says which vote of one went to
//! which other. The drawing never comes alone: the same numbers stand in the table beside it.

use maud::{Markup, html};

/// Units of the drawing, from left to right, and of the columns' height without their gaps.
const WIDTH: u64 = 1_000;
const HEIGHT: u64 = 320;
/// How wide a column is, and the strip.
const COLUMN: u64 = 36;
const STRIP: u64 = 10;
/// Between two parts of a column, and between columns and strips: there the numbers of rounds stand.
const GAP: u64 = 6;
const BELOW: u64 = 40;
/// A part that is lower than this has no room for a number.
const NUMBERED_MIN: u64 = 26;
/// More rounds, or more answers, are no picture any more.
const ROUNDS_MAX: usize = 20;
const ANSWERS_MAX: usize = 30;

/// What is drawn.
pub(super) struct Transfers<'a> {
    /// What the picture is, in a few words
    pub(super) title: String,
    /// What is seen, in a sentence
    pub(super) said: String,
    /// What each answer is called in the drawing: its number
    pub(super) ids: &'a [String],
    /// For each round, what each answer holds at its end, in one unit for all
    pub(super) rounds: &'a [Vec<u64>],
}

/// The drawing; nothing where there is nothing to transfer, or too much to be seen.
pub(super) fn drawing(transfers: &Transfers<'_>) -> Markup {
    let (ids, rounds) = (transfers.ids, transfers.rounds);
    let most = rounds.iter().map(|held| held.iter().sum::<u64>()).max();
    let most = most.unwrap_or_default();
    if most == 0 || !(2..=ROUNDS_MAX).contains(&rounds.len()) || ids.len() > ANSWERS_MAX {
        return html! {};
    }
    let places = Places::of(rounds, most);
    let steps: Vec<Step> = (1..rounds.len()).map(|round| places.step(round)).collect();
    let lowest = steps.iter().map(|step| step.strip).max().unwrap_or_default();
    let view = format!("0 0 {WIDTH} {}", places.bottom + BELOW + lowest.max(1));
    html! {
        div.table-scroll role="region" tabindex="0" aria-label=(transfers.title) { svg.transfers viewBox=(view) role="img" aria-labelledby="reports-titre reports-dit" {
            title #reports-titre { (transfers.title) }
            desc #reports-dit { (transfers.said) }
            @for step in &steps {
                @for ribbon in &step.ribbons { path.transfers-ribbon d=(ribbon) {} }
                @if step.strip > 0 {
                    rect.transfers-strip x=(step.x) y=(places.strip_top()) width=(STRIP) height=(step.strip) {}
                }
            }
            @for (round, parts) in places.parts.iter().enumerate() {
                @let x = places.x(round);
                @for (part, id) in parts.iter().zip(ids).filter(|(part, _)| part.height > 0) {
                    rect.transfers-part x=(x) y=(part.top) width=(COLUMN) height=(part.height) {}
                    @if part.height >= NUMBERED_MIN {
                        text.transfers-number x=(x + COLUMN / 2) y=(part.top + part.height / 2 + 8) text-anchor="middle" { (id) }
                    }
                }
                text.transfers-round x=(x + COLUMN / 2) y=(places.bottom + 28) text-anchor="middle" { (round + 1) }
            }
        } }
    }
}

/// The part of an answer in a column.
#[derive(Clone, Copy)]
struct Part {
    top: u64,
    height: u64,
}

/// Where everything stands.
struct Places {
    /// By round, by answer
    parts: Vec<Vec<Part>>,
    bottom: u64,
}

/// What goes from a round to the next.
struct Step {
    ribbons: Vec<String>,
    /// Where its strip begins, and how high it is
    x: u64,
    strip: u64,
}

impl Places {
    fn of(rounds: &[Vec<u64>], most: u64) -> Self {
        let scaled = |held: u64| u64::try_from(u128::from(held) * u128::from(HEIGHT) / u128::from(most));
        let mut bottom = 0;
        let parts = rounds
            .iter()
            .map(|held| {
                let mut top = 0;
                held.iter()
                    .map(|held| {
                        let part = Part {
                            top,
                            height: scaled(*held).unwrap_or_default(),
                        };
                        // An answer that holds nothing any more leaves no gap.
                        if part.height > 0 {
                            top += part.height + GAP;
                            bottom = bottom.max(part.top + part.height);
                        }
                        part
                    })
                    .collect()
            })
            .collect();
        Self { parts, bottom }
    }

    fn x(&self, round: usize) -> u64 {
        let last = u64::try_from(self.parts.len() - 1).unwrap_or(1).max(1);
        let round = u64::try_from(round).unwrap_or_default();
        round * (WIDTH - COLUMN) / last
    }

    fn strip_top(&self) -> u64 {
        self.bottom + BELOW
    }

    /// From the round before `round` to it.
    fn step(&self, round: usize) -> Step {
        let (from, to) = (self.x(round - 1) + COLUMN, self.x(round));
        let strip_x = u64::midpoint(from, to) - STRIP / 2;
        let (mut lost, mut gained) = (0, 0);
        let mut ribbons = Vec::new();
        let both = self.parts[round - 1].iter().zip(&self.parts[round]);
        for (before, after) in both {
            let kept = before.height.min(after.height);
            if kept > 0 {
                ribbons.push(ribbon((from, before.top), (to, after.top), kept));
            }
            if before.height > kept {
                let loss = before.height - kept;
                let start = (from, before.top + kept);
                ribbons.push(ribbon(start, (strip_x, self.strip_top() + lost), loss));
                lost += loss;
            }
        }
        let both = self.parts[round - 1].iter().zip(&self.parts[round]);
        for (before, after) in both {
            let gain = after.height.saturating_sub(before.height);
            if gain > 0 {
                let start = (strip_x + STRIP, self.strip_top() + gained);
                ribbons.push(ribbon(start, (to, after.top + before.height), gain));
                gained += gain;
            }
        }
        Step {
            ribbons,
            x: strip_x,
            // Heights are rounded: what arrives may be a hair more than what leaves.
            strip: lost.max(gained),
        }
    }
}

/// A band of one thickness from one place to another.
fn ribbon((x, y): (u64, u64), (to_x, to_y): (u64, u64), thickness: u64) -> String {
    let middle = u64::midpoint(x, to_x);
    let (low, to_low) = (y + thickness, to_y + thickness);
    format!(
        "M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}V{to_low}C{middle} {to_low} {middle} {low} {x} {low}Z"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(rounds: &[Vec<u64>]) -> String {
        let ids: Vec<String> = (1..=rounds.first().map_or(0, Vec::len))
            .map(|id| id.to_string())
            .collect();
        let transfers = Transfers {
            title: "Reports".to_owned(),
            said: "Trois tours".to_owned(),
            ids: &ids,
            rounds,
        };
        drawing(&transfers).into_string()
    }

    #[test]
    fn an_answer_that_is_out_leaves_its_votes_to_those_who_receive_them() {
        let picture = drawn(&[vec![50, 30, 20], vec![50, 45, 0]]);
        assert!(
            picture.contains("<title id=\"reports-titre\">Reports</title>"),
            "{picture}"
        );
        assert!(
            picture.contains("<desc id=\"reports-dit\">Trois tours</desc>"),
            "{picture}"
        );
        // Three parts, then two; two that stay, one that leaves, one that arrives.
        assert_eq!(picture.matches("transfers-part").count(), 5, "{picture}");
        assert_eq!(picture.matches("transfers-ribbon").count(), 4, "{picture}");
        // A fifth of the height leaves: what goes to nobody stays in the strip.
        let strip = format!("width=\"{STRIP}\" height=\"{}\"", HEIGHT / 5);
        assert!(picture.contains(&strip), "{strip} in {picture}");
    }

    #[test]
    fn nothing_moves_nothing_is_drawn() {
        assert_eq!(drawn(&[]), "");
        assert_eq!(drawn(&[vec![3, 2]]), "");
        assert_eq!(drawn(&[vec![0, 0], vec![0, 0]]), "");
        let many = vec![vec![1; 4]; ROUNDS_MAX + 1];
        assert_eq!(drawn(&many), "");
        let still = drawn(&[vec![3, 2], vec![3, 2]]);
        assert!(!still.contains("transfers-strip"), "{still}");
    }

    #[test]
    fn large_counts_do_not_overflow() {
        let picture = drawn(&[vec![u64::MAX / 4, u64::MAX / 4], vec![u64::MAX / 2, 0]]);
        assert!(picture.contains("transfers-part"), "{picture}");
    }
}
