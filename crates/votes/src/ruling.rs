//! From figures to a decision, with its reason: the same function decides at closing and explains on the page.

use kernel::Sentence;
use law::{Bound, Fraction};

use crate::model::{Choice, MajorityBase, Outcome, Rules, Tally};

/// What was decided, and why: a sentence with its figures, and the article it follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// What was decided
    pub outcome: Outcome,
    /// Why, in one sentence
    pub why: Sentence,
    /// The article of law, or of the body's own rules
    pub article: String,
}

/// Rules on `tally`. `chair` is the chair's own vote: it only matters on an equal division.
///
/// 1. Without the quorum, nothing is decided.
/// 2. « Pour » must reach its share of the base.
/// 3. On an equal division where half the votes cast would be enough, the chair's vote carries if the rules say so.
pub fn outcome(tally: &Tally, rules: &Rules, chair: Option<Choice>) -> Ruling {
    if let Some(needed) = rules.quorum_needed(tally.inscrits)
        && tally.presents < needed
    {
        return Ruling {
            outcome: Outcome::NoQuorum,
            why: Sentence::new("votes-why-no-quorum")
                .with("presents", i64::from(tally.presents))
                .with("needed", i64::from(needed))
                .with("inscrits", i64::from(tally.inscrits)),
            article: rules.quorum_article.clone(),
        };
    }
    let base = match rules.majority_base {
        MajorityBase::Exprimes => tally.exprimes(),
        MajorityBase::Votants => tally.votants(),
        MajorityBase::Inscrits => tally.inscrits,
    };
    let is_adopted = rules.majority_share.is_reached(tally.pour, base);
    let (outcome, key) = match (is_adopted, is_equal_division(tally, rules), casting(rules, chair)) {
        (true, _, _) => (Outcome::Adopted, adopted_key(rules.majority_base)),
        (false, true, Some(Choice::Pour)) => (Outcome::Adopted, "votes-why-equal-adopted"),
        (false, true, Some(_)) => (Outcome::Rejected, "votes-why-equal-rejected-by-chair"),
        (false, true, None) => (Outcome::Rejected, "votes-why-equal-rejected"),
        (false, false, _) if tally.exprimes() == 0 => (Outcome::Rejected, "votes-why-nobody"),
        (false, false, _) => (Outcome::Rejected, rejected_key(rules.majority_base)),
    };
    Ruling {
        outcome,
        why: Sentence::new(key)
            .with("pour", i64::from(tally.pour))
            .with("contre", i64::from(tally.contre))
            .with("abstention", i64::from(tally.abstention))
            .with("base", i64::from(base))
            .with("needed", i64::from(rules.majority_share.least(base)))
            .with("share", share_word(rules.majority_share))
            .with("numerator", i64::from(rules.majority_share.numerator))
            .with("denominator", i64::from(rules.majority_share.denominator)),
        article: rules.majority_article.clone(),
    }
}

/// True when as many voted for as against, under a rule where one vote more would have carried.
pub(crate) fn is_equal_division(tally: &Tally, rules: &Rules) -> bool {
    tally.pour > 0
        && tally.pour == tally.contre
        && rules.majority_base == MajorityBase::Exprimes
        && rules.majority_share.bound == Bound::MoreThan
        && u64::from(rules.majority_share.numerator) * 2 == u64::from(rules.majority_share.denominator)
}

/// The word by which translations choose how to say a share: `more-1-2` is « plus de la moitié ».
pub(crate) fn share_word(share: Fraction) -> String {
    let bound = match share.bound {
        Bound::MoreThan => "more",
        Bound::AtLeast => "least",
    };
    format!("{bound}-{}-{}", share.numerator, share.denominator)
}

/// The chair's vote, where it carries: an abstention or a missing vote decides nothing.
fn casting(rules: &Rules, chair: Option<Choice>) -> Option<Choice> {
    chair.filter(|choice| rules.chair_has_casting_vote && *choice != Choice::Abstention)
}

fn adopted_key(base: MajorityBase) -> &'static str {
    match base {
        MajorityBase::Exprimes => "votes-why-adopted-exprimes",
        MajorityBase::Votants => "votes-why-adopted-votants",
        MajorityBase::Inscrits => "votes-why-adopted-inscrits",
    }
}

fn rejected_key(base: MajorityBase) -> &'static str {
    match base {
        MajorityBase::Exprimes => "votes-why-rejected-exprimes",
        MajorityBase::Votants => "votes-why-rejected-votants",
        MajorityBase::Inscrits => "votes-why-rejected-inscrits",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::law_of_votes::rules_for;
    use crate::model::Quorum;

    fn rules() -> Rules {
        rules_for("commune", date(2026, 11, 22), false).unwrap()
    }

    fn counted(pour: u32, contre: u32, abstention: u32) -> Tally {
        Tally {
            pour,
            contre,
            abstention,
            presents: pour + contre + abstention,
            inscrits: 11,
        }
    }

    fn ruled(tally: Tally, chair: Option<Choice>) -> (Outcome, &'static str) {
        let ruling = outcome(&tally, &rules(), chair);
        (ruling.outcome, ruling.why.key)
    }

    #[test]
    fn a_council_of_eleven_needs_six_who_vote_themselves() {
        let (decision, key) = ruled(counted(5, 0, 0), None);
        assert_eq!((decision, key), (Outcome::NoQuorum, "votes-why-no-quorum"));
        assert_eq!(
            ruled(counted(5, 0, 1), None).0,
            Outcome::Adopted,
            "an abstention is a presence"
        );
        let by_procuration = Tally {
            presents: 5,
            ..counted(8, 0, 0)
        };
        assert_eq!(
            ruled(by_procuration, None).0,
            Outcome::NoQuorum,
            "procurations do not count"
        );
    }

    #[test]
    fn abstentions_do_not_weigh_on_votes_cast() {
        assert_eq!(
            ruled(counted(2, 1, 5), None),
            (Outcome::Adopted, "votes-why-adopted-exprimes")
        );
        assert_eq!(
            ruled(counted(1, 2, 5), None),
            (Outcome::Rejected, "votes-why-rejected-exprimes")
        );
        assert_eq!(
            ruled(counted(0, 0, 8), None),
            (Outcome::Rejected, "votes-why-nobody")
        );
    }

    #[test]
    fn an_equal_division_is_decided_by_the_chair_and_by_nobody_else() {
        let equal = counted(4, 4, 0);
        assert_eq!(
            ruled(equal, Some(Choice::Pour)),
            (Outcome::Adopted, "votes-why-equal-adopted")
        );
        assert_eq!(
            ruled(equal, Some(Choice::Contre)),
            (Outcome::Rejected, "votes-why-equal-rejected-by-chair")
        );
        for silent in [None, Some(Choice::Abstention)] {
            assert_eq!(
                ruled(equal, silent),
                (Outcome::Rejected, "votes-why-equal-rejected")
            );
        }
        let without = Rules {
            chair_has_casting_vote: false,
            ..rules()
        };
        assert_eq!(
            outcome(&equal, &without, Some(Choice::Pour)).outcome,
            Outcome::Rejected
        );
    }

    #[test]
    fn the_base_changes_what_must_be_reached() {
        let of = |base| {
            let rules = Rules {
                majority_base: base,
                ..rules()
            };
            outcome(&counted(4, 2, 3), &rules, Some(Choice::Pour)).outcome
        };
        assert_eq!(of(MajorityBase::Exprimes), Outcome::Adopted, "4 of 6");
        assert_eq!(of(MajorityBase::Votants), Outcome::Rejected, "4 of 9");
        assert_eq!(of(MajorityBase::Inscrits), Outcome::Rejected, "4 of 11");
    }

    #[test]
    fn a_stricter_share_is_not_an_equal_division() {
        let two_thirds = Rules {
            majority_share: Fraction {
                numerator: 2,
                denominator: 3,
                bound: Bound::AtLeast,
            },
            ..rules()
        };
        let ruling = outcome(&counted(4, 4, 0), &two_thirds, Some(Choice::Pour));
        assert_eq!(
            (ruling.outcome, ruling.why.key),
            (Outcome::Rejected, "votes-why-rejected-exprimes")
        );
        assert_eq!(
            outcome(&counted(6, 3, 0), &two_thirds, None).outcome,
            Outcome::Adopted
        );
    }

    #[test]
    fn a_second_call_decides_with_whoever_came() {
        let rules = rules_for("commune", date(2026, 11, 22), true).unwrap();
        assert_eq!(rules.quorum, Quorum::LiftedBySecondCall);
        assert_eq!(outcome(&counted(1, 0, 0), &rules, None).outcome, Outcome::Adopted);
    }

    #[test]
    fn every_reason_names_its_article() {
        assert_eq!(
            outcome(&counted(5, 0, 0), &rules(), None).article,
            "CGCT, art. L. 2121-17"
        );
        assert_eq!(
            outcome(&counted(6, 0, 0), &rules(), None).article,
            "CGCT, art. L. 2121-20"
        );
    }
}
