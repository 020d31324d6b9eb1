//! Committees chosen from approval ballots: so many members, none of whom costs more than another (Martin Lackner and Piotr
//! Skowron, *Multi-Winner Voting with Approval Preferences*, 2023, chapter 2, for every rule here).
//!
//! Ties between committees are frequent: every tied committee is among the outcomes, the one given as winner being first in
//! the declared order.

mod approvals;
mod distance;
mod eliminate;
mod equal_shares;
mod loads;
mod monroe;
mod sequential;
mod shared;
mod thiele;

use crate::rules::{Rule, choice, rule};
pub(crate) use equal_shares::count as equal_shares;
pub(crate) use shared::seq_phragmen;

pub(crate) const RULES: &[Rule] = &[
    rule("av", "committee", &[], &[], thiele::av),
    rule("sav", "committee", &[], &[], thiele::sav),
    rule("pav", "committee", &[], &[], thiele::pav),
    rule("slav", "committee", &[], &[], thiele::slav),
    rule("cc", "committee", &["chamberlin-courant"], &[], thiele::cc),
    rule("geom2", "committee", &[], &[], thiele::geometric),
    rule("lexcc", "committee", &[], &[], distance::lexcc),
    rule("seq-pav", "committee", &["seqpav"], &[], thiele::seq_pav),
    rule("seq-slav", "committee", &["seqslav"], &[], thiele::seq_slav),
    rule("seq-cc", "committee", &["seqcc"], &[], thiele::seq_cc),
    rule("revseq-pav", "committee", &["revseqpav"], &[], thiele::revseq_pav),
    rule("monroe", "committee", &[], &[], monroe::count),
    rule("seq-phragmen", "committee", &["seqphragmen"], &[], seq_phragmen),
    rule(
        "minimax-phragmen",
        "committee",
        &["minimaxphragmen"],
        &[],
        loads::minimax,
    ),
    rule(
        "leximax-phragmen",
        "committee",
        &["leximaxphragmen"],
        &[],
        loads::leximax,
    ),
    rule("maximin-support", "committee", &[], &[], loads::maximin_support),
    rule(
        "phragmen-enestroem",
        "committee",
        &["enestroem", "phragmen-enestrom"],
        &[],
        shared::enestroem,
    ),
    rule(
        "consensus-rule",
        "committee",
        &["consensus"],
        &[],
        shared::consensus,
    ),
    rule(
        "minimax-av",
        "committee",
        &["minimaxav"],
        &[],
        distance::minimax_av,
    ),
    rule(
        "lexminimax-av",
        "committee",
        &["lexminimaxav"],
        &[],
        distance::lexminimax_av,
    ),
    rule("eph", "committee", &[], &[], eliminate::count),
    rule(
        "equal-shares-with-av-completion",
        "committee",
        &[],
        &[choice("completion", "utilitarian", "utilitarian")],
        equal_shares::count,
    ),
    rule(
        "equal-shares-with-increment-completion",
        "committee",
        &[],
        &[choice("completion", "add1", "add1")],
        equal_shares::count,
    ),
];
