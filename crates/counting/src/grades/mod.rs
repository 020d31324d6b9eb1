//! Rules that add up or compare what each ballot gives to each candidate.

mod judgment;
mod points;
mod star;

use crate::rules::{Choice, Rule, choice, rule};

/// The least and the most points a ballot may give; `file` is what the file declares.
const MIN: Choice = choice("min", "file", "file|NUMBER");
const MAX: Choice = choice("max", "file", "file|NUMBER");

pub(crate) const RULES: &[Rule] = &[
    rule("approval", "candidates", &[], &[], points::approval),
    rule(
        "score",
        "grades",
        &["range"],
        &[
            choice("aggregate", "sum", "sum|mean|median"),
            choice("ungraded", "zero", "zero|skip"),
            MIN,
            MAX,
        ],
        points::score,
    ),
    rule("star", "grades", &[], &[MIN, MAX], star::count),
    rule(
        "borda",
        "rankings",
        &[],
        &[choice("variant", "average", "average|truncated|dowdall")],
        points::borda,
    ),
    rule(
        "cumulative",
        "grades",
        &[],
        &[choice("points", "required", "N")],
        points::cumulative,
    ),
    rule(
        "quadratic",
        "grades",
        &[],
        &[choice("credits", "required", "N")],
        points::quadratic,
    ),
    rule(
        "majority-judgment",
        "grades",
        &["mj", "majority-judgement"],
        &[
            choice("variant", "mieux-voter", "mieux-voter|belenios"),
            choice("ungraded", "file", "file|worst|median|normalised|refuse|null|N"),
        ],
        judgment::count,
    ),
];
