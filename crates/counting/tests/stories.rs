//! Decisions as people take them, each counted and explained.

use counting::formats::{BeleniosKind, Reading, read, read_with};
use counting::{Answer, Ballot, Candidate, Count, Election, Mark, Refusal};

fn counted(
    election: &Election,
    rule: &str,
    seats: Option<usize>,
    given: &[(&str, &str)],
) -> Result<Count, Refusal> {
    let options = given
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    counting::count(election, rule, seats, &options)
}

fn question(for_it: u64, against: u64, abstain: u64) -> Election {
    Election {
        candidates: vec![Candidate::named("proposal", "")],
        ballots: [
            (for_it, Answer::For),
            (against, Answer::Against),
            (abstain, Answer::Abstain),
        ]
        .into_iter()
        .map(|(count, answer)| Ballot::new(count, Mark::Answer(answer)))
        .collect(),
        registered: Some(33),
        present: Some(20),
        ..Election::default()
    }
}

#[test]
fn a_council_adopts_by_the_majority_of_the_votes_expressed() {
    let adopted = |for_it, against, abstain, given: &[(&str, &str)]| {
        !counted(&question(for_it, against, abstain), "question", None, given)
            .unwrap()
            .winners
            .is_empty()
    };
    assert!(adopted(8, 7, 5, &[]));
    assert!(
        !adopted(8, 7, 5, &[("base", "present")]),
        "8 of 20 is no majority of those present"
    );
    assert!(!adopted(13, 7, 0, &[("majority", "2/3")]));
    assert!(
        adopted(14, 7, 0, &[("majority", "2/3")]),
        "two thirds are reached when they are there"
    );
    assert!(
        !adopted(8, 7, 0, &[("quorum", "2/3")]),
        "20 present of 33 is not two thirds"
    );
    assert!(adopted(
        20,
        0,
        0,
        &[("double", "registered"), ("second-share", "1/2")]
    ));
    assert!(!adopted(
        16,
        0,
        4,
        &[("double", "registered"), ("second-share", "1/2")]
    ));
}

#[test]
fn a_tie_is_rejected_unless_the_chair_may_decide_and_is_always_said() {
    let tied = question(7, 7, 6);
    let plain = counted(&tied, "question", None, &[]).unwrap();
    assert_eq!(
        (plain.winners.len(), plain.ties.len(), plain.ties[0].by),
        (0, 1, "rejected")
    );
    let decided = counted(&tied, "question", None, &[("casting-vote", "for")]).unwrap();
    assert_eq!((decided.winners.len(), decided.ties[0].by), (1, "casting-vote"));
}

#[test]
fn a_federation_wants_most_of_its_members_too() {
    let mut election = question(0, 0, 0);
    election.colleges = vec!["Auray".into(), "Lorient".into(), "Vannes".into()];
    election.ballots = [(900, 100), (40, 60), (40, 60)]
        .into_iter()
        .enumerate()
        .flat_map(|(college, (for_it, against))| {
            [(for_it, Answer::For), (against, Answer::Against)].map(|(count, answer)| Ballot {
                count,
                mark: Mark::Answer(answer),
                college: Some(college),
            })
        })
        .collect();
    assert_eq!(
        counted(&election, "question", None, &[]).unwrap().winners.len(),
        1
    );
    assert_eq!(
        counted(&election, "question", None, &[("double", "colleges")])
            .unwrap()
            .winners
            .len(),
        0
    );
}

#[test]
fn one_objection_blocks_a_decision_by_consent() {
    let mut election = question(12, 0, 3);
    assert_eq!(
        counted(&election, "consent", None, &[]).unwrap().winners,
        ["proposal"]
    );
    election
        .ballots
        .push(Ballot::new(1, Mark::Answer(Answer::Object)));
    let blocked = counted(&election, "consent", None, &[("round", "2")]).unwrap();
    assert_eq!((blocked.winners.len(), blocked.rounds[0].number), (0, 2));
}

#[test]
fn where_all_stand_aside_nobody_consents() {
    let count = counted(&question(0, 0, 3), "consent", None, &[]).unwrap();
    assert!(count.winners.is_empty());
    assert!(
        count
            .explanation
            .iter()
            .any(|said| said.id == "count-said-no-consent")
    );
}

#[test]
fn a_mayor_is_elected_at_the_third_round_by_relative_majority_and_the_eldest_in_a_tie() {
    let file = "list,votes,births\nAnne,10,1970-05-01\nBruno,10,1955-01-31\nChloé,9,1990-12-12\n";
    let election = read("maire.csv", file.as_bytes()).unwrap();
    let first = counted(&election, "three-round", None, &[]).unwrap();
    assert!(first.winners.is_empty(), "nobody has 15 of 29");
    let third = counted(&election, "three-round", None, &[("round", "3")]).unwrap();
    assert_eq!(
        (third.winners, third.ties[0].by),
        (vec!["Bruno".to_owned()], "age")
    );
}

#[test]
fn the_first_list_of_a_commune_has_half_of_the_seats_then_its_share() {
    let file = "list;votes\nA;600\nB;300\nC;70\nD;30\n";
    let election = read("municipales.csv", file.as_bytes()).unwrap();
    let count = counted(&election, "municipal-list", Some(29), &[]).unwrap();
    let seats = |id: &str| count.scores.get(id).unwrap().to_string();
    // 15 for the bonus, then 14 by the highest average among A, B and C (D is below 5 %).
    assert_eq!(
        [seats("A"), seats("B"), seats("C"), seats("D")],
        ["24", "4", "1", "0"]
    );
    let open = read(
        "municipales.csv",
        "list;votes\nA;450\nB;400\nC;90\nD;60\n".as_bytes(),
    )
    .unwrap();
    let first = counted(&open, "municipal-list", Some(29), &[]).unwrap();
    assert!(first.winners.is_empty(), "no majority: a second round");
    assert!(
        first
            .explanation
            .iter()
            .any(|said| said.id == "count-said-may-merge")
    );
    let level = read("municipales.csv", "list;votes\nA;450\nB;450\nC;100\n".as_bytes()).unwrap();
    let first = counted(&level, "municipal-list", Some(29), &[]).unwrap();
    assert!(
        first.winners.is_empty() && first.ties.is_empty(),
        "nothing is decided between lists that lead together: {:?}",
        first.ties
    );
}

#[test]
fn seats_are_shared_by_averages_or_by_remainders() {
    let file = "list;votes\nA;53000\nB;24000\nC;23000\n";
    let election = read("listes.csv", file.as_bytes()).unwrap();
    let seats = |rule: &str| {
        let count = counted(&election, rule, Some(7), &[]).unwrap();
        ["A", "B", "C"].map(|id| count.scores.get(id).unwrap().to_string())
    };
    assert_eq!(seats("dhondt"), ["4", "2", "1"]);
    assert_eq!(seats("sainte-lague"), ["3", "2", "2"]);
    assert_eq!(seats("largest-remainder"), ["4", "2", "1"]);
}

#[test]
fn tennessee_chooses_its_capital() {
    let file = "42: Memphis > Nashville > Chattanooga > Knoxville\n26: Nashville > Chattanooga > Knoxville > Memphis\n\
                15: Chattanooga > Knoxville > Nashville > Memphis\n17: Knoxville > Chattanooga > Nashville > Memphis\n";
    let election = read("tennessee.txt", file.as_bytes()).unwrap();
    let winner = |rule: &str| counted(&election, rule, Some(1), &[]).unwrap().winners.remove(0);
    for rule in ["schulze", "ranked-pairs", "minimax", "borda"] {
        assert_eq!(winner(rule), "Nashville", "{rule}");
    }
    assert_eq!(winner("plurality"), "Memphis");
    assert_eq!(winner("scottish-stv"), "Knoxville");
    assert_eq!(winner("two-round"), "Nashville");
}

#[test]
fn schulze_follows_the_paths_of_his_own_example() {
    // Schulze 2011, example 1 (45 voters): E wins, then A, C, B, D.
    let file = "5: A>C>B>E>D\n5: A>D>E>C>B\n8: B>E>D>A>C\n3: C>A>B>E>D\n7: C>A>E>B>D\n2: C>B>A>D>E\n7: D>C>E>B>A\n8: E>B>A>D>C\n";
    let election = read("schulze.txt", file.as_bytes()).unwrap();
    let count = counted(&election, "schulze", Some(5), &[]).unwrap();
    assert_eq!(count.winners, ["E", "A", "C", "B", "D"]);
    assert!(count.ties.is_empty());
}

#[test]
fn belenios_and_mieux_voter_differ_on_even_electorates() {
    // Two voters; 1 is the best grade. A has 1 and 3, B twice 2.
    let graded = Reading {
        kind: Some(BeleniosKind::NonHomomorphic),
        grades: Some(3),
        ..Reading::default()
    };
    let election = read_with("result.json", br#"{"result": [[[1, 2], [3, 2]]]}"#, &graded).unwrap();
    let winner = |variant: &str| {
        counted(&election, "majority-judgment", Some(1), &[("variant", variant)])
            .unwrap()
            .winners
            .remove(0)
    };
    assert_eq!(
        (winner("belenios").as_str(), winner("mieux-voter").as_str()),
        ("1", "2")
    );
}

#[test]
fn a_star_vote_goes_to_the_one_preferred_by_most_of_the_two_best_scored() {
    let file = "voter,A,B,C\n1,5,4,0\n2,5,4,0\n3,0,4,5\n4,0,5,4\n5,1,5,0\n";
    let election = read("notes.csv", file.as_bytes()).unwrap();
    let count = counted(&election, "star", Some(1), &[]).unwrap();
    assert_eq!(count.winners, ["B"]);
    assert_eq!(count.scores.get("B").unwrap().to_string(), "22");
    assert_eq!(
        counted(&election, "score", Some(1), &[("aggregate", "median")])
            .unwrap()
            .winners,
        ["B"]
    );
}

#[test]
fn a_quadratic_ballot_that_spends_too_much_is_null_and_said() {
    let election = Election {
        candidates: vec![Candidate::named("a", ""), Candidate::named("b", "")],
        ballots: vec![
            Ballot::new(1, Mark::Points(vec![(0, counting::exact::whole(3))])),
            Ballot::new(1, Mark::Points(vec![(1, counting::exact::whole(10))])),
        ],
        ..Election::default()
    };
    let count = counted(&election, "quadratic", Some(1), &[("credits", "9")]).unwrap();
    assert_eq!(count.winners, ["a"]);
    assert!(count.explanation.iter().any(|said| said.id == "count-said-null"));
}

#[test]
fn a_draw_is_the_same_for_whoever_knows_its_seed() {
    let tied = "list;votes\nA;5\nB;5\nC;5\n";
    let election = read("egalite.csv", tied.as_bytes()).unwrap();
    let winner = |seed: &str| {
        let count = counted(
            &election,
            "plurality",
            Some(1),
            &[("ties", &format!("draw:{seed}"))],
        )
        .unwrap();
        assert_eq!(
            (count.ties.len(), count.ties[0].by, count.outcomes.len()),
            (1, "draw", 3)
        );
        count.winners[0].clone()
    };
    let mut expected: Vec<&str> = vec!["A", "B", "C"];
    expected.sort_by_key(|id| counting::drawn("20260329", id));
    assert_eq!(winner("20260329"), expected[0]);
    let winners: std::collections::BTreeSet<String> = (0..40).map(|seed| winner(&seed.to_string())).collect();
    assert_eq!(winners.len(), 3, "no candidate is favoured by the draw itself");
}

#[test]
fn an_option_that_is_not_known_is_refused_rather_than_ignored() {
    let election = question(1, 0, 0);
    assert_eq!(
        counted(&election, "question", None, &[("majorty", "2/3")]).err(),
        Some(Refusal::UnknownOption {
            rule: "question",
            option: "majorty".to_owned()
        })
    );
    assert!(matches!(
        counted(&election, "question", None, &[("majority", "two thirds")]),
        Err(Refusal::BadOption {
            option: "majority",
            ..
        })
    ));
    assert!(matches!(
        counted(&election, "coin", None, &[]),
        Err(Refusal::UnknownRule(_))
    ));
    assert!(matches!(
        counted(&election, "schulze", None, &[]),
        Err(Refusal::UnfitBallots {
            rule: "schulze",
            kind: "answer"
        })
    ));
}

#[test]
fn envelopes_are_spent_each_on_its_own() {
    let mut election = Election {
        candidates: [
            ("a", "Nord", 60),
            ("b", "Nord", 60),
            ("c", "Sud", 60),
            ("d", "Sud", 30),
            ("e", "", 30),
        ]
        .into_iter()
        .map(|(id, district, cost)| Candidate {
            district: district.to_owned(),
            cost: Some(counting::exact::whole(cost)),
            ..Candidate::named(id, "")
        })
        .collect(),
        ballots: vec![
            Ballot::new(10, Mark::Approvals(vec![0, 1, 4])),
            Ballot::new(2, Mark::Approvals(vec![1, 2])),
            Ballot::new(1, Mark::Approvals(vec![3, 4])),
        ],
        budget: Some(counting::exact::whole(160)),
        ..Election::default()
    };
    let envelope = |name: &str| counting::Envelope {
        name: name.to_owned(),
        budget: counting::exact::whole(65),
    };
    assert_eq!(
        counted(&election, "greedy", None, &[("envelopes", "district")]).err(),
        Some(Refusal::Missing("envelopes"))
    );
    election.envelopes = vec![envelope("Nord"), envelope("Sud")];
    let count = counted(&election, "greedy", None, &[("envelopes", "district")]).unwrap();
    assert_eq!(count.winners, ["b", "c", "e"]);
}

#[test]
fn the_open_ballot_file_comes_back_as_it_went() {
    let election = read(
        "vote.blt",
        "3 2\n[tie 3 2 1 ]\n-2\n4 1 2 0\n2 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"Vote\"".as_bytes(),
    )
    .unwrap();
    let file = counting::formats::open::write(&election);
    assert_eq!(read("vote.json", file.as_bytes()).unwrap(), election);
    let unknown = file.replacen("\"title\"", "\"titel\"", 1);
    assert!(
        read("vote.json", unknown.as_bytes()).is_err(),
        "an unknown key is refused"
    );
}
