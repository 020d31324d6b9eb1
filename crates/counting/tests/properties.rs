//! What must always hold: nobody's order counts, clones change nothing where the rule promises it, more support never
//! harms where it promises that, and whoever counts again finds the same.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::collections::{BTreeMap, BTreeSet};

use counting::exact::whole;
use counting::{Answer, Ballot, Candidate, Certificate, Count, Election, Mark, Refusal, count, recount};
use proptest::prelude::*;

/// A rule, the ballots it counts, and its options.
type Run<'a> = (&'a str, &'a [Ballot], &'a [(&'a str, &'a str)]);

fn options(given: &[(&str, &str)]) -> BTreeMap<String, String> {
    given
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn election(candidates: usize, ballots: Vec<Ballot>) -> Election {
    Election {
        candidates: (0..candidates)
            .map(|one| Candidate {
                cost: None,
                ..Candidate::named(format!("c{one}"), "")
            })
            .collect(),
        ballots,
        grades: (0..6).map(|grade| grade.to_string()).collect(),
        seats: Some(2),
        ..Election::default()
    }
}

const SIZE: usize = 5;

fn rankings() -> impl Strategy<Value = Vec<Ballot>> {
    let order = Just((0..SIZE).collect::<Vec<_>>()).prop_shuffle();
    let ballot = (1_u64..20, order, 1..=SIZE).prop_map(|(count, order, kept)| {
        Ballot::new(
            count,
            Mark::Ranking(order.into_iter().take(kept).map(|one| vec![one]).collect()),
        )
    });
    prop::collection::vec(ballot, 1..12)
}

fn approvals() -> impl Strategy<Value = Vec<Ballot>> {
    let ballot = (1_u64..10, prop::collection::btree_set(0..SIZE, 0..=SIZE))
        .prop_map(|(count, approved)| Ballot::new(count, Mark::Approvals(approved.into_iter().collect())));
    prop::collection::vec(ballot, 1..12)
}

fn grades() -> impl Strategy<Value = Vec<Ballot>> {
    let ballot = (1_u64..10, prop::collection::vec(0_usize..6, SIZE)).prop_map(|(count, grades)| {
        Ballot::new(count, Mark::Grades(grades.into_iter().enumerate().collect()))
    });
    prop::collection::vec(ballot, 1..12)
}

/// The same ballots with a clone of a candidate, last in the file: marked as that one is, ranked right after it.
fn with_clone(before: &Election, cloned: usize) -> Election {
    let mut after = before.clone();
    after.candidates.push(Candidate::named("clone", ""));
    for ballot in &mut after.ballots {
        match &mut ballot.mark {
            Mark::Approvals(approved) if approved.contains(&cloned) => approved.push(SIZE),
            Mark::Grades(grades) => grades.push((SIZE, grades[cloned].1)),
            Mark::Ranking(groups) => {
                if let Some(at) = groups.iter().position(|group| group == &[cloned]) {
                    groups.insert(at + 1, vec![SIZE]);
                }
            }
            _ => {}
        }
    }
    after
}

/// Whether a count and that of the same ballots with a clone choose the same, the clone standing for whom it is one of.
fn is_the_same_family(one: &Count, other: &Count, cloned: usize) -> bool {
    let of = format!("c{cloned}");
    let family = |winner: &String| {
        if winner == "clone" {
            of.clone()
        } else {
            winner.clone()
        }
    };
    one.winners
        .iter()
        .map(family)
        .eq(other.winners.iter().map(family))
}

/// Ballots fit for a rule, for all those that choose among candidates.
fn fit(
    rule: &counting::Rule,
    rankings: &[Ballot],
    approvals: &[Ballot],
    grades: &[Ballot],
) -> Option<Election> {
    let ballots = match (rule.family, rule.name) {
        ("budget", _) => {
            let mut election = election(SIZE, approvals.to_vec());
            for (place, candidate) in election.candidates.iter_mut().enumerate() {
                candidate.cost = Some(whole(u64::try_from(7 * place + 3).unwrap()));
            }
            election.budget = Some(whole(40));
            return Some(election);
        }
        ("committee", _) | (_, "approval" | "cumulative" | "quadratic") => approvals,
        (_, "borda" | "plurality" | "two-round" | "three-round") | ("rankings" | "seats", _) => rankings,
        ("grades", _) => grades,
        _ => return None,
    };
    Some(election(SIZE, ballots.to_vec()))
}

/// Ties drawn, with what the rule cannot do without.
fn drawn(rule: &counting::Rule, seed: &str) -> BTreeMap<String, String> {
    let ties = format!("draw:{seed}");
    let mut given = vec![("ties", ties.as_str())];
    match rule.name {
        "cumulative" => given.push(("points", "3")),
        "quadratic" => given.push(("credits", "4")),
        _ => {}
    }
    options(&given)
}

/// What a result says, whatever the order of the file.
fn essence(count: &Count) -> (Vec<String>, BTreeSet<BTreeSet<String>>, BTreeMap<String, String>) {
    (
        count.winners.clone(),
        count
            .outcomes
            .iter()
            .map(|outcome| outcome.iter().cloned().collect())
            .collect(),
        count
            .scores
            .0
            .iter()
            .map(|(id, score)| (id.clone(), score.0.to_string()))
            .collect(),
    )
}

/// The same election, candidates listed in another order.
fn shuffled(election: &Election, order: &[usize]) -> Election {
    let mut place = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let mut moved = election.clone();
    moved.candidates = order
        .iter()
        .map(|old| election.candidates[*old].clone())
        .collect();
    for ballot in &mut moved.ballots {
        match &mut ballot.mark {
            Mark::Approvals(all) => all.iter_mut().for_each(|one| *one = place[*one]),
            Mark::Ranking(groups) => groups.iter_mut().flatten().for_each(|one| *one = place[*one]),
            Mark::Points(all) => all.iter_mut().for_each(|(one, _)| *one = place[*one]),
            Mark::Grades(all) => all.iter_mut().for_each(|(one, _)| *one = place[*one]),
            Mark::Answer(_) => {}
        }
    }
    moved
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_ballots_and_of_candidates_changes_nothing(
        rankings in rankings(),
        approvals in approvals(),
        grades in grades(),
        order in Just((0..SIZE).collect::<Vec<_>>()).prop_shuffle(),
        seed in "[a-z]{1,8}",
    ) {
        for rule in counting::rules() {
            let drawn = drawn(rule, &seed);
            let Some(election) = fit(rule, &rankings, &approvals, &grades) else { continue };
            let mut turned = shuffled(&election, &order);
            turned.ballots.reverse();
            match (count(&election, rule.name, None, &drawn), count(&turned, rule.name, None, &drawn)) {
                (Ok(one), Ok(other)) => prop_assert_eq!(essence(&one), essence(&other), "{}", rule.name),
                (one, other) => prop_assert_eq!(one.err(), other.err(), "{}", rule.name),
            }
        }
    }

    #[test]
    fn whoever_counts_again_from_the_certificate_finds_the_same(
        rankings in rankings(),
        approvals in approvals(),
        grades in grades(),
    ) {
        for rule in counting::rules() {
            let Some(election) = fit(rule, &rankings, &approvals, &grades) else { continue };
            let Ok(counted) = count(&election, rule.name, Some(2), &drawn(rule, "2026")) else { continue };
            let file = Certificate::new(&election, &counted).write();
            let again = recount(&Certificate::read(&file).unwrap()).unwrap();
            prop_assert_eq!(&again.differences, &Vec::<String>::new(), "{}", rule.name);
            prop_assert_eq!(again.count, counted);
        }
    }

    #[test]
    fn clones_change_nothing_for_duels_nor_for_one_seat_of_a_transferable_vote(ballots in rankings(), cloned in 0..SIZE) {
        // Full rankings: a candidate left out by all has clones in no order.
        let before = election(SIZE, ballots);
        let after = with_clone(&before, cloned);
        for rule in ["schulze", "ranked-pairs", "scottish-stv"] {
            let one = count(&before, rule, Some(1), &BTreeMap::new()).unwrap();
            let other = count(&after, rule, Some(1), &BTreeMap::new()).unwrap();
            if one.ties.iter().any(|tie| tie.is_decisive) || other.ties.iter().any(|tie| tie.is_decisive) {
                continue;
            }
            prop_assert!(is_the_same_family(&one, &other, cloned), "{rule}: {:?} {:?}", one.winners, other.winners);
        }
    }

    #[test]
    fn clones_that_are_marked_alike_change_nothing_where_each_answer_is_judged_by_itself(
        approved in approvals(),
        graded in grades(),
        cloned in 0..SIZE,
    ) {
        let scale = [("min", "0"), ("max", "5")];
        let median = [("min", "0"), ("max", "5"), ("aggregate", "median")];
        let runs: [Run<'_>; 5] = [
            ("approval", &approved, &[]),
            ("score", &graded, &scale),
            ("score", &graded, &median),
            ("majority-judgment", &graded, &[]),
            ("majority-judgment", &graded, &[("variant", "belenios")]),
        ];
        for (rule, ballots, given) in runs {
            // Equals are in the order of the file, where the clone is last.
            let before = election(SIZE, ballots.to_vec());
            let one = count(&before, rule, Some(1), &options(given)).unwrap();
            let other = count(&with_clone(&before, cloned), rule, Some(1), &options(given)).unwrap();
            prop_assert!(
                is_the_same_family(&one, &other, cloned),
                "{rule} {given:?}: {:?} {:?}",
                one.winners,
                other.winners
            );
        }
    }

    #[test]
    fn an_approval_or_a_point_more_never_harms_who_has_it(
        approved in approvals(),
        graded in grades(),
        raised in 0_usize..12,
    ) {
        let scale = [("min", "0"), ("max", "5")];
        let runs: [Run<'_>; 3] =
            [("approval", &approved, &[]), ("score", &graded, &scale), ("star", &graded, &scale)];
        for (rule, ballots, given) in runs {
            let before = election(SIZE, ballots.to_vec());
            let counted = count(&before, rule, Some(1), &options(given)).unwrap();
            // Whom equals meet in a runoff may change when one of them rises.
            if !counted.ties.is_empty() {
                continue;
            }
            let place = before.candidates.iter().position(|one| counted.winners.first() == Some(&one.id)).unwrap();
            let mut after = before.clone();
            let at = raised % after.ballots.len();
            match &mut after.ballots[at].mark {
                Mark::Approvals(approved) if !approved.contains(&place) => approved.push(place),
                Mark::Grades(grades) => grades[place].1 = (grades[place].1 + 1).min(5),
                _ => {}
            }
            let again = count(&after, rule, Some(1), &options(given)).unwrap();
            prop_assert_eq!(again.winners, counted.winners, "{}", rule);
        }
    }

    #[test]
    fn an_approval_more_throws_no_member_out_of_a_committee_that_was_alone_the_best(
        ballots in approvals(),
        member in 0_usize..2,
        raised in 0_usize..12,
    ) {
        for rule in ["av", "sav", "pav", "cc", "monroe"] {
            let before = election(SIZE, ballots.clone());
            let counted = count(&before, rule, Some(2), &BTreeMap::new()).unwrap();
            if counted.outcomes.len() > 1 {
                continue;
            }
            let id = &counted.winners[member];
            let place = before.candidates.iter().position(|one| one.id == *id).unwrap();
            let mut after = before.clone();
            let at = raised % after.ballots.len();
            if let Mark::Approvals(approved) = &mut after.ballots[at].mark
                && !approved.contains(&place)
            {
                approved.push(place);
            }
            let again = count(&after, rule, Some(2), &BTreeMap::new()).unwrap();
            prop_assert!(again.outcomes.iter().all(|outcome| outcome.contains(id)), "{rule}: {id} of {:?}", again.outcomes);
        }
    }

    #[test]
    fn seats_of_lists_and_answers_to_a_question_are_counted_again_the_same(
        votes in prop::collection::vec(0_u64..100, SIZE),
        answers in prop::collection::vec(1_u64..100, 4),
        seats in 1_usize..30,
    ) {
        let lists = (0..).zip(&votes).map(|(list, votes)| Ballot::new(*votes + 1, Mark::Approvals(vec![list])));
        let lists = election(SIZE, lists.collect());
        let given = [Answer::For, Answer::Against, Answer::Abstain, Answer::Blank];
        let question = given.into_iter().zip(&answers).map(|(answer, count)| Ballot::new(*count, Mark::Answer(answer)));
        let question = Election { seats: None, ..election(1, question.collect()) };
        let drawn = options(&[("ties", "draw:2026")]);
        for (rule, election, seats) in [
            ("dhondt", &lists, Some(seats)),
            ("sainte-lague", &lists, Some(seats)),
            ("largest-remainder", &lists, Some(seats)),
            ("municipal-list", &lists, Some(seats)),
            ("question", &question, None),
        ] {
            let counted = count(election, rule, seats, &drawn).unwrap();
            let file = Certificate::new(election, &counted).write();
            let again = recount(&Certificate::read(&file).unwrap()).unwrap();
            prop_assert_eq!(&again.differences, &Vec::<String>::new(), "{}", rule);
            prop_assert_eq!(again.count, counted);
        }
    }

    #[test]
    fn more_support_never_harms_the_winner_where_the_rule_promises_it(ballots in rankings(), raised in 0_usize..12) {
        for rule in ["schulze", "ranked-pairs", "minimax", "borda", "plurality"] {
            let before = election(SIZE, ballots.clone());
            let counted = count(&before, rule, Some(1), &BTreeMap::new()).unwrap();
            // Where a tie decides, the declared order does, which promises nothing.
            if counted.ties.iter().any(|tie| tie.is_decisive) {
                continue;
            }
            let winner = counted.winners;
            let place = before.candidates.iter().position(|one| winner.first() == Some(&one.id)).unwrap();
            let mut after = before.clone();
            let at = raised % after.ballots.len();
            if let Mark::Ranking(groups) = &mut after.ballots[at].mark {
                groups.retain(|group| group != &[place]);
                groups.insert(0, vec![place]);
            }
            prop_assert_eq!(count(&after, rule, Some(1), &BTreeMap::new()).unwrap().winners, winner, "{}", rule);
        }
    }

    #[test]
    fn a_better_grade_never_harms_the_winner_of_a_majority_judgment(ballots in grades(), raised in 0_usize..12) {
        let before = election(SIZE, ballots);
        for variant in ["mieux-voter", "belenios"] {
            let given = options(&[("variant", variant)]);
            let winner = count(&before, "majority-judgment", Some(1), &given).unwrap().winners;
            let place = before.candidates.iter().position(|one| winner.first() == Some(&one.id)).unwrap();
            let mut after = before.clone();
            let at = raised % after.ballots.len();
            if let Mark::Grades(grades) = &mut after.ballots[at].mark {
                grades[place].1 = (grades[place].1 + 1).min(5);
            }
            prop_assert_eq!(count(&after, "majority-judgment", Some(1), &given).unwrap().winners, winner);
        }
    }

    #[test]
    fn a_budget_is_never_passed(ballots in approvals(), budget in 1_u64..80) {
        let mut election = election(SIZE, ballots);
        for (place, candidate) in election.candidates.iter_mut().enumerate() {
            candidate.cost = Some(whole(u64::try_from(7 * place + 3).unwrap()));
        }
        election.budget = Some(whole(budget));
        let runs: [(&str, &[(&str, &str)]); 6] = [
            ("greedy", &[]),
            ("greedy", &[("skip", "no"), ("satisfaction", "cardinality")]),
            ("equal-shares", &[("completion", "add1u")]),
            ("equal-shares", &[("completion", "phragmen"), ("satisfaction", "cardinality")]),
            ("equal-shares", &[("completion", "utilitarian"), ("comparison", "exclusion")]),
            ("phragmen", &[("unaffordable", "skip")]),
        ];
        for (rule, given) in runs {
            let count = count(&election, rule, None, &options(given)).unwrap();
            let spent: counting::exact::Rational = election
                .candidates
                .iter()
                .filter(|project| count.winners.contains(&project.id))
                .filter_map(|project| project.cost.clone())
                .fold(counting::exact::Rational::ZERO, |sum, cost| sum + cost);
            prop_assert!(spent <= whole(budget), "{rule} {given:?}: {spent} of {budget}");
        }
    }
}

#[test]
fn a_certificate_that_was_touched_is_not_believed() {
    let before = election(
        3,
        vec![
            Ballot::new(5, Mark::Approvals(vec![0, 2])),
            Ballot::new(4, Mark::Approvals(vec![1])),
        ],
    );
    let counted = count(&before, "approval", Some(1), &BTreeMap::new()).unwrap();
    let file = Certificate::new(&before, &counted).write();
    let ballots = file.replace("\"count\": 4", "\"count\": 9");
    assert_ne!(ballots, file);
    assert_eq!(
        recount(&Certificate::read(&ballots).unwrap()).err(),
        Some(Refusal::WrongDigest)
    );
    let mut result = Certificate::read(&file).unwrap();
    result.result["winners"] = serde_json::json!(["c1"]);
    assert_eq!(recount(&result).unwrap().differences, ["winners"]);
}
