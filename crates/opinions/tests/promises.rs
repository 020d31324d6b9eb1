//! What holds of every conversation, and what is refused.

use std::collections::{BTreeMap, BTreeSet};

use opinions::{Agreement, Choice, Conversation, Map, Moderation, Refusal, Vote, next_statement};
use proptest::prelude::*;

fn votes(people: u64, statements: u64, seed: u64) -> Vec<Vote> {
    let mut number = seed;
    let mut next = move |bound: u64| {
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) % bound
    };
    let mut votes = Vec::new();
    for participant in 0..people {
        let camp = next(3);
        for statement in 0..statements {
            if next(10) < 3 {
                continue;
            }
            let choice = match (next(10) < 8, (statement + camp) % 3 == 0) {
                (true, true) | (false, false) => Choice::Agree,
                (true, false) | (false, true) => [Choice::Disagree, Choice::Pass][usize::from(next(5) == 0)],
            };
            let at_ms = i64::try_from(votes.len()).expect("few");
            votes.push(Vote {
                participant,
                statement,
                choice,
                at_ms,
            });
        }
    }
    votes
}

fn map_of(votes: impl IntoIterator<Item = Vote>) -> Map {
    let mut conversation = Conversation::new("seed");
    conversation.add(votes).expect("within bounds");
    conversation.update().expect("there are votes")
}

fn sets(map: &Map) -> BTreeSet<BTreeSet<u64>> {
    map.groups
        .iter()
        .map(|group| group.members.iter().copied().collect())
        .collect()
}

#[test]
fn who_is_not_on_the_map_has_the_place_of_who_said_the_same() {
    let votes = votes(40, 12, 7);
    let map = map_of(votes.clone());
    for (participant, place) in map.table.participants.iter().zip(&map.places) {
        let said: Vec<(u64, Choice)> = votes
            .iter()
            .filter(|vote| vote.participant == *participant)
            .map(|vote| (vote.statement, vote.choice))
            .rev()
            .collect();
        let projected = map.place_of(&said).expect("they voted");
        for (one, other) in projected.iter().zip(place) {
            assert!((one - other).abs() < 1e-9, "{projected:?} {place:?}");
        }
    }
    assert_eq!(map.place_of(&[]), None);
    assert_eq!(
        map.place_of(&[(99, Choice::Agree)]),
        None,
        "a statement the map does not know"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_in_which_votes_are_given_changes_nothing(seed in 0_u64..1_000, people in 3_u64..60, turn in 1_usize..50) {
        let mut votes = votes(people, 12, seed);
        let map = map_of(votes.clone()).to_json();
        let turn = turn % votes.len();
        votes.rotate_left(turn);
        votes.reverse();
        prop_assert_eq!(map, map_of(votes).to_json());
    }

    #[test]
    fn other_numbers_for_the_same_people_and_statements_give_the_same_map(seed in 0_u64..1_000, people in 8_u64..60) {
        let votes = votes(people, 12, seed);
        let renamed = votes.iter().map(|vote| Vote {
            participant: 1_000 - vote.participant,
            statement: vote.statement * 3 + 5,
            ..*vote
        });
        let (one, other) = (map_of(votes.clone()), map_of(renamed));
        let back: BTreeSet<BTreeSet<u64>> = sets(&other)
            .iter()
            .map(|group| group.iter().map(|participant| 1_000 - participant).collect())
            .collect();
        prop_assert_eq!(sets(&one), back);
        prop_assert_eq!(one.consensus, other.consensus);
    }

    #[test]
    fn figures_are_numbers_and_groups_share_nobody(seed in 0_u64..1_000, people in 1_u64..40, statements in 1_u64..15) {
        let votes = votes(people, statements, seed);
        if votes.is_empty() {
            return Ok(());
        }
        let map = map_of(votes);
        let figures = map.places.iter().flatten().chain(&map.priorities).chain(&map.group_aware_consensus);
        prop_assert!(figures.chain(map.silhouettes.values()).all(|figure| figure.is_finite()));
        let members: Vec<u64> = map.groups.iter().flat_map(|group| group.members.clone()).collect();
        let distinct: BTreeSet<u64> = members.iter().copied().collect();
        prop_assert_eq!(members.len(), distinct.len());
        prop_assert_eq!(distinct, map.kept.iter().copied().collect::<BTreeSet<_>>());
        for direction in &map.components.directions {
            let length: f64 = direction.iter().map(|part| part * part).sum();
            prop_assert!(length == 0.0 || (length - 1.0).abs() < 1e-9);
        }
        for group in &map.groups {
            prop_assert!(group.said.len() <= 5);
        }
    }
}

#[test]
fn a_vote_changed_replaces_the_first_one() {
    let vote = |choice, at_ms| Vote {
        participant: 1,
        statement: 1,
        choice,
        at_ms,
    };
    let mut conversation = Conversation::new("seed");
    conversation
        .add([vote(Choice::Agree, 20), vote(Choice::Disagree, 10)])
        .expect("two votes");
    let kept: Vec<_> = conversation.ballots().of(1).collect();
    assert_eq!(kept, [(1, Choice::Agree)]);
    conversation.add([vote(Choice::Pass, 30)]).expect("a vote");
    assert_eq!(
        conversation.ballots().of(1).collect::<Vec<_>>(),
        [(1, Choice::Pass)]
    );
    assert_eq!(conversation.ballots().count(), 1);
}

#[test]
fn what_moderation_takes_away_shapes_nothing_and_is_said_nowhere() {
    let mut conversation = Conversation::new("seed");
    conversation.add(votes(40, 10, 5)).expect("votes");
    conversation.moderate(Moderation {
        out: BTreeSet::from([3]),
        meta: BTreeSet::from([0]),
    });
    let map = conversation.update().expect("a map");
    for column in [0, 3] {
        assert!(
            map.components
                .directions
                .iter()
                .all(|direction| direction[column] == 0.0)
        );
        assert!(
            map.groups
                .iter()
                .all(|group| group.said.iter().all(|said| said.column != column))
        );
        assert!(
            map.consensus
                .iter()
                .flatten()
                .all(|shared| shared.column != column)
        );
        let statement = map.table.statements[column];
        let summary = map.summary();
        assert!(
            summary
                .divides
                .iter()
                .all(|divides| divides.statement != statement)
        );
        assert!(summary.shared.iter().all(|shared| shared.statement != statement));
    }
}

#[test]
fn the_next_statement_is_one_not_voted_on_and_those_of_weight_come_more_often() {
    let map = map_of(votes(60, 10, 9));
    let open: Vec<u64> = (0..12).collect();
    let voted = BTreeSet::from([0, 1, 2, 3]);
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    for time in 0..4_000 {
        let seed = format!("{time}");
        let asked = next_statement(Some(&map), &open, &voted, 7, &seed).expect("some are left");
        assert!(!voted.contains(&asked));
        assert_eq!(Some(asked), next_statement(Some(&map), &open, &voted, 7, &seed));
        *counts.entry(asked).or_default() += 1;
    }
    // Two statements that nobody has voted on come far more often than the others, and about as often.
    let (fresh, other) = (counts[&10].abs_diff(counts[&11]), counts[&10]);
    println!("asked, of 4,000: {counts:?}");
    assert!(fresh < other / 5, "{counts:?}");
    assert!((4..10).all(|statement| counts.get(&statement).is_none_or(|count| *count < other)));
    assert_eq!(
        next_statement(Some(&map), &open, &(0..12).collect(), 7, "x"),
        None
    );
    assert_eq!(next_statement(None, &[4], &BTreeSet::new(), 7, "x"), Some(4));
}

#[test]
fn the_summary_quotes_what_is_shared_and_what_divides() {
    let map = map_of((0..40).flat_map(|participant| {
        (0..9).map(move |statement| Vote {
            participant,
            statement,
            choice: match statement {
                0 => Choice::Agree,
                1 if participant % 4 != 0 => Choice::Pass,
                _ if (participant < 15) == (statement % 2 == 0) => Choice::Agree,
                _ => Choice::Disagree,
            },
            at_ms: 0,
        })
    }));
    let summary = map.summary();
    assert_eq!(summary.groups.len(), 2);
    assert_eq!(summary.shared[0].statement, 0);
    assert!(summary.shared[0].agrees);
    assert!(
        summary
            .divides
            .iter()
            .all(|divides| divides.statement >= 1 && divides.most.1 > divides.least.1)
    );
    assert_eq!(summary.divides.len(), 5);
    assert_eq!(summary.undecided, [(1, 0.75)]);
    let people: usize = summary.groups.iter().map(|group| group.people).sum();
    assert_eq!(people, 40);
}

#[test]
fn hostile_files_are_refused_with_what_is_wrong() {
    let json = |text: &str| opinions::votes_from_json(text, None);
    for (text, line) in [("", 1), ("{", 1), ("[1]", 1), ("[{\"pid\":1,\n\"tid\":2}]", 2)] {
        assert!(
            matches!(json(text), Err(Refusal::Unreadable { line: at, .. }) if at == line),
            "{text} {:?}",
            json(text)
        );
    }
    assert!(matches!(
        json("[{\"pid\":-1,\"tid\":2,\"vote\":1}]"),
        Err(Refusal::Unreadable { .. })
    ));
    assert!(matches!(
        json("[{\"pid\":1,\"tid\":2,\"vote\":1e300}]"),
        Err(Refusal::NotAVote { number: 1, .. })
    ));
    assert!(matches!(
        json("[{\"pid\":1,\"tid\":2,\"vote\":null}]"),
        Err(Refusal::NotAVote { .. })
    ));
    let csv = |text: &str| opinions::votes_from_csv(text, None);
    assert!(matches!(csv(""), Err(Refusal::UnknownTable { .. })));
    assert!(matches!(csv("a,b\n1,2\n"), Err(Refusal::UnknownTable { .. })));
    assert!(matches!(
        csv("comment-id,voter-id,vote\n1,x,1\n"),
        Err(Refusal::Unreadable { line: 2, .. })
    ));
    assert!(matches!(
        csv("comment-id,voter-id,vote\n1,1,2\n"),
        Err(Refusal::NotAVote { number: 1, .. })
    ));
    assert!(matches!(
        csv("comment-id,voter-id,vote\n1,1\n"),
        Err(Refusal::Unreadable { .. })
    ));
    let mut empty = Conversation::new("seed");
    assert!(matches!(empty.update(), Err(Refusal::NoVote)));
    let crowd = (0..200_000).map(|participant| Vote {
        participant,
        statement: 1,
        choice: Choice::Pass,
        at_ms: 0,
    });
    assert!(matches!(
        empty.add(crowd),
        Err(Refusal::TooMany {
            what: "participants",
            ..
        })
    ));
}

#[test]
fn both_tables_and_the_list_say_the_same() {
    let list = "[{\"pid\":1,\"tid\":4,\"vote\":-1,\"modified\":\"17\"},{\"participant_id\":2,\"statement_id\":4,\"vote\":1},{\"pid\":2,\"tid\":5,\"vote\":0}]";
    let read = opinions::votes_from_json(list, None).expect("read");
    assert_eq!((read.agreement, read.is_supposed), (Agreement::MinusOne, false));
    let rows = "timestamp,datetime,comment-id,voter-id,vote\n17,Tue,4,1,1\n0,Tue,4,2,-1\n0,Tue,5,2,0\n";
    let rows = opinions::votes_from_csv(rows, None).expect("read");
    assert_eq!(rows.votes, read.votes);
    let table =
        "participant,group-id,n-comments,n-votes,n-agree,n-disagree,4,5\n1,0,0,1,1,0,1,\n2,,0,2,0,1,-1,0\n";
    let table = opinions::votes_from_csv(table, None).expect("read");
    let choices = |votes: &[Vote]| -> Vec<(u64, u64, Choice)> {
        votes
            .iter()
            .map(|vote| (vote.participant, vote.statement, vote.choice))
            .collect()
    };
    assert_eq!(choices(&table.votes), choices(&read.votes));
    let said = opinions::votes_from_json(list, Some(Agreement::PlusOne)).expect("read");
    assert_eq!(said.votes[0].choice, Choice::Disagree);
    let mostly = "[{\"pid\":1,\"tid\":4,\"vote\":1}]";
    let supposed = opinions::votes_from_json(mostly, None).expect("read");
    assert_eq!(
        (supposed.agreement, supposed.is_supposed),
        (Agreement::PlusOne, true)
    );
}
