//! Rules that compare candidates two by two (Condorcet, *Essai sur l'application de l'analyse à la probabilité des
//! décisions rendues à la pluralité des voix*, 1785): Schulze, ranked pairs, minimax.

mod minimax;
mod pairs;
mod ranked_pairs;
mod schulze;

use crate::rules::{Choice, Rule, choice, rule};

/// How strong a duel won is: by the votes of its winner (fewer votes of its loser deciding between equals), or by the
/// difference. They are different methods as soon as ballots are truncated or rank equals.
const LINKS: Choice = choice("links", "winning", "winning|margins");

pub(crate) const RULES: &[Rule] = &[
    rule(
        "schulze",
        "rankings",
        &["beatpath", "cssd"],
        &[LINKS],
        schulze::count,
    ),
    rule(
        "ranked-pairs",
        "rankings",
        &["tideman"],
        &[LINKS],
        ranked_pairs::count,
    ),
    rule(
        "minimax",
        "rankings",
        &["simpson-kramer"],
        &[choice("links", "winning", "winning|margins|opposition")],
        minimax::count,
    ),
];
