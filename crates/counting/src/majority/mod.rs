//! Majorities: a question answered by yes or no, an election of people by rounds, a decision by consent.

mod consent;
mod people;
mod question;

use crate::rules::{Rule, choice, rule};

pub(crate) const RULES: &[Rule] = &[
    rule(
        "question",
        "question",
        &["for-against", "yes-no"],
        &[
            choice("majority", "1/2", "P/Q"),
            choice("base", "expressed", "expressed|present|registered"),
            choice("at-least", "no", "no|yes"),
            choice("quorum", "0", "P/Q"),
            choice("quorum-base", "registered", "registered|present|members"),
            choice("quorum-bound", "default", "default|at-least|more-than"),
            choice("double", "no", "no|registered|colleges"),
            choice("second-share", "1/4", "P/Q"),
            choice("casting-vote", "none", "none|for|against"),
        ],
        question::count,
    ),
    rule(
        "consent",
        "question",
        &[],
        &[choice("round", "1", "N")],
        consent::count,
    ),
    rule(
        "plurality",
        "candidates",
        &["fptp", "relative-majority"],
        &[],
        people::plurality,
    ),
    rule(
        "two-round",
        "candidates",
        &["runoff"],
        &[
            choice("round", "1", "1|2"),
            choice("qualify", "two", "two|all|P/Q"),
            choice("registered-share", "0", "P/Q"),
        ],
        people::two_rounds,
    ),
    rule(
        "three-round",
        "candidates",
        &[],
        &[
            choice("round", "1", "1|2|3"),
            choice("qualify", "all", "two|all|P/Q"),
            choice("registered-share", "0", "P/Q"),
        ],
        people::three_rounds,
    ),
];
