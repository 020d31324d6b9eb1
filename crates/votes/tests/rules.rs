//! What must hold of every count and of every decision, whatever the ballots and the rules.

use kernel::PersonId;
use law::{Bound, Fraction};
use proptest::prelude::*;
use votes::{Ballot, Choice, MajorityBase, Outcome, Quorum, Rules, Tally, outcome, tally};

fn person(number: u128) -> PersonId {
    PersonId::from_uuid(db::Uuid::from_u128(number))
}

fn share() -> impl Strategy<Value = Fraction> {
    let bound = prop_oneof![Just(Bound::MoreThan), Just(Bound::AtLeast)];
    (1_u32..=12, bound)
        .prop_flat_map(|(denominator, bound)| (1..=denominator, Just(denominator), Just(bound)))
        .prop_map(|(numerator, denominator, bound)| Fraction {
            numerator,
            denominator,
            bound,
        })
}

fn rules() -> impl Strategy<Value = Rules> {
    let base = prop_oneof![
        Just(MajorityBase::Exprimes),
        Just(MajorityBase::Votants),
        Just(MajorityBase::Inscrits)
    ];
    let quorum = prop_oneof![share().prop_map(Quorum::Share), Just(Quorum::LiftedBySecondCall)];
    (quorum, base, share(), any::<bool>()).prop_map(|(quorum, majority_base, majority_share, casting)| {
        Rules {
            quorum,
            quorum_article: "quorum".to_owned(),
            majority_base,
            majority_share,
            majority_article: "majority".to_owned(),
            procurations_max: 1,
            procurations_article: "procurations".to_owned(),
            chair_has_casting_vote: casting,
        }
    })
}

fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![Just(Choice::Pour), Just(Choice::Contre), Just(Choice::Abstention)]
}

/// Up to 60 electors, each voting or not, some through the next elector.
fn ballots() -> impl Strategy<Value = (u32, Vec<Ballot>)> {
    proptest::collection::vec((proptest::option::of(choice()), any::<bool>()), 1..60).prop_map(|electors| {
        let inscrits = u32::try_from(electors.len()).expect("few electors");
        let ballots = (0_u128..)
            .zip(electors)
            .filter_map(|(number, (choice, is_represented))| {
                Some(Ballot {
                    elector: person(number),
                    cast_by: person(if is_represented { number + 1 } else { number }),
                    choice: choice?,
                })
            })
            .collect();
        (inscrits, ballots)
    })
}

fn chair() -> impl Strategy<Value = Option<Choice>> {
    proptest::option::of(choice())
}

proptest! {
    #[test]
    fn the_order_of_ballots_does_not_matter((inscrits, ballots) in ballots(), turn in 0_usize..60) {
        let counted = tally(inscrits, &ballots);
        let mut turned = ballots.clone();
        turned.reverse();
        let by = turn % turned.len().max(1);
        turned.rotate_left(by);
        prop_assert_eq!(counted, tally(inscrits, &turned));
    }

    #[test]
    fn every_ballot_is_counted_once((inscrits, ballots) in ballots()) {
        let counted = tally(inscrits, &ballots);
        prop_assert_eq!(counted.votants() as usize, ballots.len());
        prop_assert!(counted.votants() <= inscrits);
        prop_assert_eq!(counted.presents + counted.represented(), counted.votants());
        prop_assert_eq!(counted.exprimes() + counted.abstention, counted.votants());
    }

    #[test]
    fn one_more_pour_never_turns_adopted_into_rejected(
        (inscrits, ballots) in ballots(), rules in rules(), chair in chair(), is_present in any::<bool>(),
    ) {
        let before = tally(inscrits + 1, &ballots);
        let more = Tally { pour: before.pour + 1, presents: before.presents + u32::from(is_present), ..before };
        let (before, after) = (outcome(&before, &rules, chair).outcome, outcome(&more, &rules, chair).outcome);
        prop_assert!(before != Outcome::Adopted || after == Outcome::Adopted, "{before:?} became {after:?}");
        prop_assert!(before == Outcome::NoQuorum || after != Outcome::NoQuorum);
    }

    #[test]
    fn a_contre_that_becomes_pour_never_turns_adopted_into_rejected(
        (inscrits, ballots) in ballots(), rules in rules(), chair in chair(),
    ) {
        let before = tally(inscrits, &ballots);
        prop_assume!(before.contre > 0);
        let changed = Tally { pour: before.pour + 1, contre: before.contre - 1, ..before };
        let was = outcome(&before, &rules, chair).outcome;
        prop_assert!(was != Outcome::Adopted || outcome(&changed, &rules, chair).outcome == Outcome::Adopted);
    }

    #[test]
    fn one_more_contre_never_turns_rejected_into_adopted(
        (inscrits, ballots) in ballots(), rules in rules(), chair in chair(),
    ) {
        let before = tally(inscrits + 1, &ballots);
        let more = Tally { contre: before.contre + 1, presents: before.presents + 1, ..before };
        let was = outcome(&before, &rules, chair).outcome;
        // The chair's vote only speaks between equals, which one more « contre » can bring about.
        let silent = Rules { chair_has_casting_vote: false, ..rules.clone() };
        prop_assert!(was != Outcome::Rejected || outcome(&more, &silent, chair).outcome != Outcome::Adopted);
        if chair != Some(Choice::Pour) {
            prop_assert!(was != Outcome::Rejected || outcome(&more, &rules, chair).outcome != Outcome::Adopted);
        }
    }

    #[test]
    fn too_few_present_decide_nothing((inscrits, ballots) in ballots(), rules in rules(), chair in chair()) {
        let counted = tally(inscrits, &ballots);
        let ruling = outcome(&counted, &rules, chair);
        let is_short = rules.quorum_needed(inscrits).is_some_and(|needed| counted.presents < needed);
        prop_assert_eq!(ruling.outcome == Outcome::NoQuorum, is_short);
        prop_assert_eq!(ruling.article, if is_short { "quorum" } else { "majority" });
    }

    #[test]
    fn nothing_is_adopted_without_a_pour((inscrits, ballots) in ballots(), rules in rules(), chair in chair()) {
        let counted = Tally { pour: 0, ..tally(inscrits, &ballots) };
        prop_assert_ne!(outcome(&counted, &rules, chair).outcome, Outcome::Adopted);
    }
}
