//! What a hostile reader found, each told as it would have gone wrong.

use std::collections::BTreeMap;
use std::io::Write as _;

use counting::exact::{Rational, whole};
use counting::formats::{BeleniosKind, Reading, read, read_with};
use counting::{
    Answer, Ballot, Candidate, Certificate, Count, Election, Mark, Refusal, recount, rule_digest,
};

fn options(given: &[(&str, &str)]) -> BTreeMap<String, String> {
    given
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn counted(
    election: &Election,
    rule: &str,
    seats: Option<usize>,
    given: &[(&str, &str)],
) -> Result<Count, Refusal> {
    counting::count(election, rule, seats, &options(given))
}

fn election(candidates: usize, ballots: Vec<Ballot>) -> Election {
    Election {
        candidates: ["a", "b", "c", "d"]
            .into_iter()
            .take(candidates)
            .map(|id| Candidate::named(id, ""))
            .collect(),
        ballots,
        ..Election::default()
    }
}

fn said<'c>(count: &'c Count, id: &str) -> Vec<&'c counting::Message> {
    count.explanation.iter().filter(|said| said.id == id).collect()
}

fn number(message: &counting::Message, name: &str) -> String {
    match &message.arguments[name] {
        counting::Argument::Number(number) => number.0.to_string(),
        other => panic!("{other:?}"),
    }
}

/// The second question of this election allows a blank vote.
const BLANK: &str = r#"{"questions": [
    {"answers": ["Yes", "No"], "min": 0, "max": 1, "question": "First?"},
    {"answers": ["Yes", "No"], "blank": true, "min": 1, "max": 1, "question": "Second?"}]}"#;

#[test]
fn a_blank_vote_is_not_taken_for_the_first_answer() {
    let result = br#"{"result": [["7", "3"], ["50", "4", "3"]]}"#;
    assert_eq!(read("result.json", result).err(), Some(Refusal::Missing("blank")));
    let known = Reading {
        question: 1,
        about: Some(BLANK.as_bytes().to_vec()),
        ..Reading::default()
    };
    let second = read_with("result.json", result, &known).unwrap();
    let count = counted(&second, "plurality", Some(1), &[]).unwrap();
    assert_eq!(second.candidates[0].name, "Yes");
    assert_eq!(count.winners, ["1"]);
    assert_eq!(count.scores.get("1"), Some(&whole(4)));
    assert_eq!(number(said(&count, "count-said-not-expressed")[0], "blank"), "50");
    let told = Reading {
        question: 1,
        blank: Some(true),
        ..Reading::default()
    };
    assert_eq!(
        read_with("result.json", result, &told).unwrap().ballots,
        second.ballots
    );
    assert!(
        read_with("vote.csv", b"list;votes\nA;5\n", &told).is_err(),
        "what is said of a file that it is not about is not ignored"
    );
    let first = Reading { question: 0, ..known };
    let first = read_with("result.json", result, &first).unwrap();
    assert_eq!(first.candidates.len(), 2);
}

#[test]
fn an_archive_of_belenios_says_which_answers_are_blank() {
    let folder = std::path::Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/elections/ed25519-h-blank-weights"
    ));
    if !folder.exists() {
        assert!(
            std::env::var_os("PARVIS_TEST_EVERYTHING").is_none(),
            "{} is absent, and PARVIS_TEST_EVERYTHING wants everything tried",
            folder.display()
        );
        let _ = writeln!(std::io::stderr(), "skipped: {} is absent", folder.display());
        return;
    }
    let result = std::fs::read(folder.join("result.reference")).unwrap();
    let archive = std::fs::read(folder.join("pBDHik7JTqKCF1.bel")).unwrap();
    let reading = Reading {
        question: 1,
        about: Some(archive),
        ..Reading::default()
    };
    let election = read_with("result.reference", &result, &reading).unwrap();
    let count = counted(&election, "plurality", Some(1), &[]).unwrap();
    assert_eq!(
        ["1", "2"].map(|id| count.scores.get(id).unwrap().to_string()),
        ["92000000000", "3000000000"]
    );
    assert_eq!(
        number(said(&count, "count-said-not-expressed")[0], "blank"),
        "5000000000"
    );
}

#[test]
fn votes_for_lists_are_not_taken_for_decrypted_ballots() {
    let result = b"[[[7,3,4],[1,1,0],[11,11,2]]]";
    assert_eq!(
        read("result.json", result).err(),
        Some(Refusal::Missing("question-type"))
    );
    let lists = Reading {
        kind: Some(BeleniosKind::Lists),
        ..Reading::default()
    };
    let election = read_with("result.json", result, &lists).unwrap();
    let count = counted(&election, "dhondt", Some(5), &[]).unwrap();
    assert_eq!(count.winners, ["3", "1"]);
    assert_eq!(count.scores.get("3"), Some(&whole(3)));
}

#[test]
fn the_worst_grade_given_is_not_the_worst_of_the_scale() {
    let result = b"[[[1,2],[2,1],[9,1],[0,0]]]";
    let graded = Reading {
        kind: Some(BeleniosKind::NonHomomorphic),
        grades: Some(5),
        ..Reading::default()
    };
    let election = read_with("result.json", result, &graded).unwrap();
    assert_eq!(election.grades, ["5", "4", "3", "2", "1"]);
    assert_eq!(election.ballots[2].mark, Mark::Answer(Answer::Null));
    assert_eq!(election.ballots[3].mark, Mark::Answer(Answer::Blank));
    let about = r#"{"questions": [{"type": "NonHomomorphic", "value": {"answers": ["A", "B"], "question": "?"},
        "extra": {"type": "MajorityJudgment", "value": {"blank": true, "grades": ["Good", "Fair", "Poor"]}}}]}"#;
    let named = Reading {
        about: Some(about.as_bytes().to_vec()),
        ..Reading::default()
    };
    let election = read_with("result.json", result, &named).unwrap();
    assert_eq!(election.grades, ["Poor", "Fair", "Good"]);
    // Without a scale, numbers are ranks, and no grade is made up.
    let ranked = Reading {
        kind: Some(BeleniosKind::NonHomomorphic),
        ..Reading::default()
    };
    let election = read_with("result.json", result, &ranked).unwrap();
    assert_eq!(election.ballots[0].mark, Mark::Ranking(vec![vec![0], vec![1]]));
    assert!(counted(&election, "majority-judgment", Some(1), &[]).is_err());
}

#[test]
fn one_ballot_with_equal_ranks_does_not_stop_everybodys_count() {
    let file = "3 1\n5 1 2 0\n4 2 1 0\n1 1=2 3 0\n2 3 1=2 0\n2 3 - 2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"";
    let election = read("vote.blt", file.as_bytes()).unwrap();
    let scottish = counted(&election, "scottish-stv", Some(1), &[]).unwrap();
    assert_eq!(number(said(&scottish, "count-said-cut")[0], "number"), "4");
    assert_eq!(number(said(&scottish, "count-said-set-aside")[0], "number"), "1");
    assert_eq!(
        scottish.winners,
        ["1"],
        "4 ballots for C go no further, and A has 5 of 9"
    );
    assert_eq!(scottish.rounds[0].tallies.get("3"), Some(&whole(4)));
    let generic = counted(&election, "wigm-stv", Some(1), &[]).unwrap();
    assert_eq!(number(said(&generic, "count-said-set-aside")[0], "number"), "5");
    assert_eq!(generic.rounds[0].tallies.get("3"), Some(&Rational::ZERO));
}

/// A rule, what a clear ballot says, the options.
type Counted = (&'static str, Mark, &'static [(&'static str, &'static str)]);

#[test]
fn blank_and_null_ballots_stop_no_rule() {
    let spoilt = [(3, Answer::Blank), (2, Answer::Null)]
        .map(|(count, answer)| Ballot::new(count, Mark::Answer(answer)));
    let with = |mark: Mark| {
        let mut ballots = vec![Ballot::new(4, mark)];
        ballots.extend(spoilt.clone());
        Election {
            budget: Some(whole(10)),
            candidates: vec![
                Candidate {
                    cost: Some(whole(5)),
                    ..Candidate::named("a", "")
                },
                Candidate {
                    cost: Some(whole(5)),
                    ..Candidate::named("b", "")
                },
            ],
            scale: Some((whole(0), whole(10))),
            ..election(2, ballots)
        }
    };
    let points = || Mark::Points(vec![(0, whole(3)), (1, whole(1))]);
    let approvals = || Mark::Approvals(vec![0]);
    let rules: [Counted; 10] = [
        ("score", points(), &[]),
        ("star", points(), &[]),
        ("cumulative", points(), &[("points", "4")]),
        ("quadratic", points(), &[("credits", "10")]),
        ("greedy", approvals(), &[]),
        ("equal-shares", approvals(), &[]),
        ("phragmen", approvals(), &[]),
        ("dhondt", approvals(), &[]),
        ("municipal-list", approvals(), &[]),
        ("scottish-stv", Mark::Ranking(vec![vec![0], vec![1]]), &[]),
    ];
    for (rule, mark, given) in rules {
        let count =
            counted(&with(mark), rule, Some(1), given).unwrap_or_else(|refusal| panic!("{rule}: {refusal}"));
        assert_eq!(count.winners[0], "a", "{rule}");
        let message = said(&count, "count-said-not-expressed")[0];
        assert_eq!(
            [number(message, "blank"), number(message, "null")],
            ["3", "2"],
            "{rule}"
        );
    }
}

#[test]
fn taking_points_away_does_not_pay_for_more_elsewhere() {
    let points = |given: &[(usize, i64)]| {
        Mark::Points(
            given
                .iter()
                .map(|(one, points)| (*one, Rational::from(*points)))
                .collect(),
        )
    };
    let election = election(
        2,
        vec![
            Ballot::new(2, points(&[(0, 10)])),
            Ballot::new(1, points(&[(0, -90), (1, 100)])),
        ],
    );
    let cumulative = counted(&election, "cumulative", Some(1), &[("points", "10")]).unwrap();
    assert_eq!(cumulative.winners, ["a"]);
    assert_eq!(number(said(&cumulative, "count-said-negative")[0], "number"), "1");
    let quadratic = counted(&election, "quadratic", Some(1), &[("credits", "100")]).unwrap();
    assert_eq!(quadratic.winners, ["a"]);
    for (rule, missing) in [("cumulative", "points"), ("quadratic", "credits")] {
        assert_eq!(
            counted(&election, rule, Some(1), &[]).err(),
            Some(Refusal::Missing(missing))
        );
    }
}

#[test]
fn one_enormous_score_decides_nothing() {
    let mut election = election(
        2,
        vec![
            Ballot::new(9, Mark::Points(vec![(0, whole(5)), (1, whole(1))])),
            Ballot::new(1, Mark::Points(vec![(1, whole(1_000_000))])),
        ],
    );
    for rule in ["score", "star"] {
        assert_eq!(
            counted(&election, rule, Some(1), &[]).err(),
            Some(Refusal::Missing("scale")),
            "{rule}"
        );
        let count = counted(&election, rule, Some(1), &[("min", "0"), ("max", "5")]).unwrap();
        assert_eq!(count.winners, ["a"], "{rule}");
        assert_eq!(
            number(said(&count, "count-said-out-of-scale")[0], "number"),
            "1",
            "{rule}"
        );
    }
    election.scale = Some((whole(0), whole(5)));
    let file = counting::formats::open::write(&election);
    let again = read("vote.json", file.as_bytes()).unwrap();
    assert_eq!(again.scale, election.scale);
    assert_eq!(counted(&again, "score", Some(1), &[]).unwrap().winners, ["a"]);
}

#[test]
fn the_age_that_decides_a_seat_is_that_of_the_next_candidate_after_the_bonus() {
    // Five seats, three of them the bonus of A, which B equals in votes; A is the elder on average and leads.
    let file = "list;votes;births\n\
                A;50;1930-01-01 1930-01-01 1930-01-01 1990-01-01 1990-01-01\n\
                B;50;1960-01-01 1960-01-01 1960-01-01 1960-01-01 1960-01-01\n";
    let election = read("municipales.csv", file.as_bytes()).unwrap();
    let count = counted(
        &election,
        "municipal-list",
        Some(4),
        &[("round", "2"), ("bonus", "3/4")],
    )
    .unwrap();
    // One seat is left, averages and votes are equal: A's fourth candidate is younger than B's first.
    let tie = count.ties.iter().find(|tie| tie.at == "seat").unwrap();
    assert_eq!((tie.by, tie.chosen.as_slice()), ("age", &["B".to_owned()][..]));
    assert_eq!(count.scores.get("B"), Some(&whole(1)));
}

#[test]
fn a_birth_that_is_no_date_decides_nothing() {
    for birth in ["01/02/1950", "1950-02-30", "1950-2-1"] {
        let file = format!("list,votes,births\nA,10,{birth}\nB,10,1970-01-01\n");
        assert_eq!(
            read("maire.csv", file.as_bytes()).err(),
            Some(Refusal::Malformed {
                line: 0,
                what: "birth"
            }),
            "{birth}"
        );
    }
}

#[test]
fn the_tie_of_committees_is_said_of_the_committee_that_wins() {
    let ballots = [vec![0, 3], vec![1, 2], vec![2, 3], vec![0, 1], vec![3, 1]]
        .into_iter()
        .enumerate()
        .map(|(count, approved)| {
            Ballot::new(u64::try_from(count % 2).unwrap() + 1, Mark::Approvals(approved))
        })
        .collect();
    let election = election(4, ballots);
    for rule in counting::rules().filter(|rule| rule.family == "committee") {
        for seats in 1..4 {
            let Ok(count) = counted(&election, rule.name, Some(seats), &[]) else {
                continue;
            };
            for tie in count.ties.iter().filter(|tie| tie.at == "committee") {
                assert_eq!(tie.chosen, count.winners, "{} {seats}", rule.name);
            }
            for message in said(&count, "count-said-chosen") {
                let counting::Argument::Candidates(chosen) = &message.arguments["candidates"] else {
                    panic!()
                };
                assert_eq!(*chosen, count.winners, "{} {seats}", rule.name);
            }
        }
    }
}

#[test]
fn a_council_has_its_quorum_with_more_than_half_of_its_members_in_the_room() {
    let council = |members, present| Election {
        candidates: vec![Candidate::named("proposal", "")],
        ballots: vec![Ballot::new(8, Mark::Answer(Answer::For))],
        registered: Some(members),
        present,
        ..Election::default()
    };
    let quorum = [("quorum", "1/2"), ("quorum-base", "members")];
    let sits = |members, present| {
        !counted(&council(members, Some(present)), "question", None, &quorum)
            .unwrap()
            .winners
            .is_empty()
    };
    assert_eq!(
        [sits(8, 4), sits(8, 5), sits(11, 5), sits(11, 6)],
        [false, true, false, true]
    );
    assert_eq!(
        counted(&council(8, None), "question", None, &quorum).err(),
        Some(Refusal::Missing("present")),
        "eight votes, proxies among them, are not eight members in the room"
    );
}

fn projects(costs: &[(u64, &str)], ballots: Vec<Ballot>, budget: u64) -> Election {
    let mut election = election(costs.len(), ballots);
    for (candidate, (cost, district)) in election.candidates.iter_mut().zip(costs) {
        candidate.cost = Some(whole(*cost));
        (*district).clone_into(&mut candidate.district);
    }
    election.budget = Some(whole(budget));
    election
}

#[test]
fn the_ties_of_the_greedy_outcome_are_said_when_it_is_preferred() {
    // Equal shares buys nothing: nobody's part is enough. Greedy must choose between two equals.
    let ballots = vec![
        Ballot::new(1, Mark::Approvals(vec![0])),
        Ballot::new(1, Mark::Approvals(vec![1])),
    ];
    let election = projects(&[(6, ""), (6, "")], ballots, 10);
    let count = counted(&election, "equal-shares", None, &[("comparison", "satisfaction")]).unwrap();
    assert_eq!(count.winners, ["a"]);
    assert_eq!(count.ties.len(), 1);
    assert_eq!(
        (count.ties[0].by, count.ties[0].chosen.as_slice()),
        ("lexicographic", &["a".to_owned()][..])
    );
}

#[test]
fn envelopes_hold_no_more_than_the_budget_and_share_one_electorate() {
    let ballots = vec![
        Ballot::new(1, Mark::Approvals(vec![0])),
        Ballot::new(9, Mark::Approvals(vec![1])),
    ];
    let mut election = projects(&[(5, "Nord"), (5, "Sud"), (1, "Sud")], ballots, 20);
    let envelope = |name: &str, budget| counting::Envelope {
        name: name.to_owned(),
        budget: whole(budget),
    };
    election.envelopes = vec![envelope("Nord", 15), envelope("Sud", 15)];
    assert_eq!(
        counted(&election, "greedy", None, &[("envelopes", "district")]).err(),
        Some(Refusal::Malformed {
            line: 0,
            what: "envelopes-over-budget"
        })
    );
    election.envelopes = vec![envelope("Nord", 10), envelope("Sud", 10)];
    let half = [("envelopes", "district"), ("threshold", "1/2")];
    assert_eq!(
        counted(&election, "greedy", None, &half).unwrap().winners,
        ["b"],
        "one voter of ten is not half, though the only one who wants the north"
    );
    let all = counted(&election, "greedy", None, &[]).unwrap();
    assert_eq!(all.winners, ["b", "a"], "nobody asked for c");
}

#[test]
fn the_rule_is_published_before_the_seed_is_known() {
    let election = election(
        2,
        vec![
            Ballot::new(1, Mark::Approvals(vec![0])),
            Ballot::new(1, Mark::Approvals(vec![1])),
        ],
    );
    let before = rule_digest("plurality", Some(1), &options(&[("ties", "draw")])).unwrap();
    for seed in ["draw:1", "draw:2"] {
        let count = counted(&election, "plurality", Some(1), &[("ties", seed)]).unwrap();
        let certificate = Certificate::new(&election, &count);
        assert_eq!(certificate.rule_digest, before, "{seed}");
    }
    let other = rule_digest("plurality", Some(2), &options(&[("ties", "draw")])).unwrap();
    assert_ne!(before, other);
    let count = counted(&election, "plurality", Some(1), &[("ties", "draw:1")]).unwrap();
    let mut certificate = Certificate::new(&election, &count);
    certificate.rule = "approval".to_owned();
    assert_eq!(recount(&certificate).err(), Some(Refusal::WrongDigest));
}

#[test]
fn who_is_elected_first_among_equals_is_said() {
    let ballots = [0, 1, 2]
        .map(|first| Ballot::new(if first == 2 { 1 } else { 10 }, Mark::Ranking(vec![vec![first]])))
        .to_vec();
    let election = election(3, ballots);
    for rule in ["scottish-stv", "wigm-stv", "meek-stv", "warren-stv"] {
        let count = counted(&election, rule, Some(2), &[]).unwrap();
        assert_eq!(count.winners, ["a", "b"], "{rule}");
        let tie = count
            .ties
            .iter()
            .find(|tie| tie.at == "order")
            .unwrap_or_else(|| panic!("{rule}"));
        assert_eq!(
            (tie.candidates.as_slice(), tie.is_decisive),
            (&["a".to_owned(), "b".to_owned()][..], false)
        );
    }
}

#[test]
fn a_result_that_does_not_hold_every_outcome_says_so() {
    let many = |candidates: usize| Election {
        candidates: (0..candidates)
            .map(|one| Candidate::named(format!("c{one:03}"), ""))
            .collect(),
        ballots: (0..candidates)
            .map(|one| Ballot::new(1, Mark::Approvals(vec![one])))
            .collect(),
        ..Election::default()
    };
    for rule in ["approval", "av", "pav", "seq-pav", "eph"] {
        let few = counted(&many(5), rule, Some(2), &[]).unwrap();
        assert_eq!((few.outcomes.len(), few.outcomes_are_all), (10, true), "{rule}");
        // 1,140 ways to take three of twenty.
        let more = counted(&many(20), rule, Some(3), &[]).unwrap();
        assert_eq!(
            (more.outcomes.len(), more.outcomes_are_all),
            (1_000, false),
            "{rule}"
        );
    }
}

#[test]
fn equal_averages_that_all_have_a_seat_decide_nothing() {
    let tied = election(
        3,
        [0, 1]
            .map(|list| Ballot::new(10, Mark::Approvals(vec![list])))
            .to_vec(),
    );
    let decisive = |rule, seats| {
        let count = counted(&tied, rule, Some(seats), &[("ties", "draw:1")]).unwrap();
        let met = count.ties.iter().map(|tie| (tie.at, tie.by, tie.is_decisive));
        met.collect::<Vec<_>>()
    };
    for rule in ["dhondt", "sainte-lague"] {
        assert_eq!(decisive(rule, 2), [("seat", "draw", false)], "{rule}: one each");
        // The third seat is drawn.
        assert_eq!(
            decisive(rule, 3),
            [("seat", "draw", false), ("seat", "draw", true)],
            "{rule}"
        );
    }
}
