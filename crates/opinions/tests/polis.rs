//! The three shared conversations, against what the official server computed for them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use opinions::{
    Choice, Components, Conversation, Counts, Map, Moderation, Points, Said, Shared, k_means, silhouette,
};
use serde_json::Value;

const CONVERSATIONS: [&str; 3] = [
    "25ptpt-3gp-no-strict-with-meta",
    "below-100-ptpts",
    "above-100-ptpts",
];
/// Figures computed from whole counts are the same but for the last bits.
const EXACT: f64 = 1e-9;
/// The server stops after a hundred iterations from where it stood; its directions are this near to standing still.
const STANDING: f64 = 1e-6;

struct Official {
    name: &'static str,
    math: Value,
    conversation: Conversation,
}

fn shared() -> Vec<Official> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/polis"));
    if !root.exists() {
        println!("skipped: shared Polis conversations absent");
        return Vec::new();
    }
    CONVERSATIONS
        .into_iter()
        .map(|name| {
            let file = |file: &str| {
                std::fs::read_to_string(root.join(name).join(file)).expect("a file of the corpus")
            };
            let read = opinions::votes_from_json(&file("votes.json"), None).expect("votes are read");
            let moderation =
                opinions::moderation_from_json(&file("comments.json")).expect("comments are read");
            let mut conversation = Conversation::new("corpus");
            conversation.add(read.votes).expect("within bounds");
            conversation.moderate(moderation);
            Official {
                name,
                math: serde_json::from_str(&file("math-pca2.json")).expect("the server's output is JSON"),
                conversation,
            }
        })
        .collect()
}

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one.as_f64().expect("a number"))
        .collect()
}

fn names(value: &Value) -> Vec<u64> {
    value
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one.as_u64().expect("a whole number"))
        .collect()
}

fn by_statement(value: &Value, map: &Map) -> Vec<f64> {
    map.table
        .statements
        .iter()
        .map(|statement| value[statement.to_string()].as_f64().expect("a number"))
        .collect()
}

fn furthest(one: &[f64], other: &[f64]) -> f64 {
    assert_eq!(one.len(), other.len());
    one.iter()
        .zip(other)
        .fold(0.0, |most, (one, other)| (one - other).abs().max(most))
}

fn furthest_up_to_sign(one: &[f64], other: &[f64]) -> f64 {
    let turned: Vec<f64> = one.iter().map(|part| -part).collect();
    furthest(one, other).min(furthest(&turned, other))
}

/// The server's groups, as sets of participants, in its order.
fn groups(math: &Value) -> Vec<Vec<u64>> {
    let bases: BTreeMap<u64, Vec<u64>> = names(&math["base-clusters"]["id"])
        .into_iter()
        .zip(math["base-clusters"]["members"].as_array().expect("bases"))
        .map(|(id, members)| (id, names(members)))
        .collect();
    math["group-clusters"]
        .as_array()
        .expect("groups")
        .iter()
        .map(|group| {
            names(&group["members"])
                .iter()
                .flat_map(|base| bases[base].clone())
                .collect()
        })
        .collect()
}

fn sets(groups: &[Vec<u64>]) -> BTreeSet<BTreeSet<u64>> {
    groups
        .iter()
        .map(|group| group.iter().copied().collect())
        .collect()
}

fn counts_of(map: &Map, groups: &[Vec<u64>]) -> Vec<Vec<Counts>> {
    groups
        .iter()
        .map(|members| {
            let rows = members.iter().map(|member| {
                map.table
                    .participants
                    .iter()
                    .position(|one| one == member)
                    .expect("a participant")
            });
            Counts::of(&map.table, rows.collect::<Vec<_>>())
        })
        .collect()
}

/// The server's directions, with our votes.
fn official_components(math: &Value) -> Components {
    Components {
        centre: numbers(&math["pca"]["center"]),
        directions: [
            numbers(&math["pca"]["comps"][0]),
            numbers(&math["pca"]["comps"][1]),
        ],
    }
}

#[test]
fn votes_and_moderation_are_read_as_the_server_has_them() {
    for mut official in shared() {
        let map = official.conversation.update().expect("there are votes");
        let math = &official.math;
        assert_eq!(map.table.statements, names(&math["tids"]), "{}", official.name);
        assert_eq!(
            Some(map.table.participants.len()),
            math["n"].as_u64().and_then(|n| usize::try_from(n).ok())
        );
        let json = map.to_json();
        assert_eq!(json["user-vote-counts"], math["user-vote-counts"]);
        let away = |value: &Value| {
            names(value)
                .into_iter()
                .filter(|one| map.table.statements.contains(one))
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(
            away(&json["mod-out"]),
            away(&math["mod-out"]),
            "{}",
            official.name
        );
        println!(
            "{}: {} votes",
            official.name,
            official.conversation.ballots().count()
        );
    }
}

#[test]
fn centre_and_directions_are_the_servers() {
    for mut official in shared() {
        let map = official.conversation.update().expect("there are votes");
        let theirs = official_components(&official.math);
        let centre = furthest(&map.components.centre, &theirs.centre);
        let directions = [0, 1]
            .map(|which| furthest_up_to_sign(&map.components.directions[which], &theirs.directions[which]));
        println!(
            "{}: centre within {centre:.1e}, directions within {directions:?}",
            official.name
        );
        assert!(centre < EXACT);
        assert!(directions.iter().all(|away| *away < STANDING), "{directions:?}");
    }
}

#[test]
fn everybody_stands_where_the_server_puts_them() {
    for mut official in shared() {
        let map = official.conversation.update().expect("there are votes");
        let theirs = official_components(&official.math);
        let bases = &official.math["base-clusters"];
        let (mut compared, mut most) = (0, 0.0_f64);
        for (place, members) in bases["members"].as_array().expect("bases").iter().enumerate() {
            // The mean of those the server gathered stands where the server says.
            let rows: Vec<usize> = names(members)
                .iter()
                .map(|member| {
                    map.table
                        .participants
                        .iter()
                        .position(|one| one == member)
                        .expect("a participant")
                })
                .collect();
            let count = f64::from(u32::try_from(rows.len()).expect("few"));
            for (axis, key) in ["x", "y"].into_iter().enumerate() {
                let mean = rows
                    .iter()
                    .map(|row| theirs.place(&map.table, *row)[axis])
                    .sum::<f64>()
                    / count;
                most = most.max((mean - bases[key][place].as_f64().expect("a number")).abs());
            }
            compared += 1;
        }
        let statements = theirs.statements();
        for axis in 0..2 {
            let ours: Vec<f64> = statements.iter().map(|place| place[axis]).collect();
            most = most.max(furthest(
                &ours,
                &numbers(&official.math["pca"]["comment-projection"][axis]),
            ));
        }
        println!(
            "{}: {compared} places and {} statements within {most:.1e}",
            official.name,
            statements.len()
        );
        assert!(most < EXACT);
    }
}

#[test]
fn what_groups_say_and_share_is_what_the_server_says() {
    for mut official in shared() {
        let map = official.conversation.update().expect("there are votes");
        let theirs = groups(&official.math);
        let counts = counts_of(&map, &theirs);
        let ids: Vec<u64> = official.math["group-clusters"]
            .as_array()
            .expect("groups")
            .iter()
            .map(|group| group["id"].as_u64().expect("an id"))
            .collect();
        let said = opinions::representative(&counts, &map.table.is_out);
        let mut statements = 0;
        for (id, said) in ids.iter().zip(&said) {
            let expected = official.math["repness"][id.to_string()]
                .as_array()
                .expect("statements");
            assert_eq!(said.len(), expected.len(), "{} group {id}", official.name);
            for (ours, theirs) in said.iter().zip(expected) {
                is_said(&map, ours, theirs);
                statements += 1;
            }
        }
        let consensus = opinions::consensus(&map.everybody, &map.table.is_out);
        for (ours, side) in consensus.iter().zip(["agree", "disagree"]) {
            let expected = official.math["consensus"][side].as_array().expect("statements");
            assert_eq!(ours.len(), expected.len(), "{} {side}", official.name);
            for (ours, theirs) in ours.iter().zip(expected) {
                is_shared(&map, ours, theirs);
                statements += 1;
            }
        }
        let aware = opinions::group_aware_consensus(&counts, map.table.statements.len());
        let aware = furthest(
            &aware,
            &by_statement(&official.math["group-aware-consensus"], &map),
        );
        let priorities =
            opinions::priorities(&counts, &official_components(&official.math), &map.table.is_meta);
        let priorities = furthest(
            &priorities,
            &by_statement(&official.math["comment-priorities"], &map),
        );
        println!(
            "{}: {statements} statements the same in the same order, group-aware consensus within {aware:.1e}, priorities within {priorities:.1e}",
            official.name
        );
        assert!(aware < EXACT && priorities < EXACT);
    }
}

fn is_near(ours: f64, theirs: &Value, within: f64) {
    let theirs = theirs.as_f64().expect("a number");
    assert!((ours - theirs).abs() < within, "{ours} and {theirs}");
}

fn is_count(ours: usize, theirs: &Value) {
    assert_eq!(
        Some(ours),
        theirs.as_u64().and_then(|count| usize::try_from(count).ok())
    );
}

fn is_said(map: &Map, ours: &Said, theirs: &Value) {
    assert_eq!(
        Some(map.table.statements[ours.column]),
        theirs["tid"].as_u64(),
        "{theirs}"
    );
    assert_eq!(
        if ours.agrees { "agree" } else { "disagree" },
        theirs["repful-for"]
    );
    assert_eq!(
        ours.is_best_agreed,
        theirs["best-agree"].as_bool().unwrap_or(false)
    );
    is_count(ours.successes, &theirs["n-success"]);
    is_count(ours.trials, &theirs["n-trials"]);
    is_near(ours.share, &theirs["p-success"], EXACT);
    is_near(ours.share_test, &theirs["p-test"], EXACT);
    is_near(ours.ratio, &theirs["repness"], EXACT);
    // The server writes this one in single precision.
    is_near(ours.ratio_test, &theirs["repness-test"], 1e-6);
}

fn is_shared(map: &Map, ours: &Shared, theirs: &Value) {
    assert_eq!(
        Some(map.table.statements[ours.column]),
        theirs["tid"].as_u64(),
        "{theirs}"
    );
    is_count(ours.successes, &theirs["n-success"]);
    is_count(ours.trials, &theirs["n-trials"]);
    is_near(ours.share, &theirs["p-success"], EXACT);
    is_near(ours.share_test, &theirs["p-test"], EXACT);
}

#[test]
fn groups_of_the_small_conversations_are_the_servers() {
    for mut official in shared() {
        let map = official.conversation.update().expect("there are votes");
        let ours: Vec<Vec<u64>> = map.groups.iter().map(|group| group.members.clone()).collect();
        let theirs = groups(&official.math);
        let is_small = map.table.participants.len() < 100;
        println!(
            "{}: {} groups for {}, the same people together: {:.4} of pairs, silhouettes {:?}",
            official.name,
            ours.len(),
            theirs.len(),
            pairs_alike(&ours, &theirs),
            map.silhouettes
        );
        let kept: BTreeSet<u64> = map.kept.iter().copied().collect();
        let their_kept: BTreeSet<u64> = names(&official.math["in-conv"]).into_iter().collect();
        assert!(kept.is_subset(&their_kept), "{}", official.name);
        if is_small {
            assert_eq!(sets(&ours), sets(&theirs), "{}", official.name);
        }
    }
}

/// From the places that the server gathered, its number of groups and its groups follow, in every conversation.
#[test]
fn groups_follow_from_the_servers_own_places() {
    for official in shared() {
        let bases = &official.math["base-clusters"];
        let points = Points {
            names: names(&bases["id"]),
            places: numbers(&bases["x"])
                .into_iter()
                .zip(numbers(&bases["y"]))
                .map(|(x, y)| [x, y])
                .collect(),
            weights: numbers(&bases["count"]),
        };
        let most = 5.min(2 + points.names.len() / 12);
        let best = (2..=most)
            .map(|count| k_means(&points, count, &[], 20))
            .max_by(|one, other| silhouette(&points, one).total_cmp(&silhouette(&points, other)))
            .expect("a clustering");
        let ours: Vec<Vec<u64>> = best.iter().map(|cluster| cluster.members.clone()).collect();
        let theirs: Vec<Vec<u64>> = official.math["group-clusters"]
            .as_array()
            .expect("groups")
            .iter()
            .map(|group| names(&group["members"]))
            .collect();
        println!(
            "{}: {} groups from the server's places",
            official.name,
            ours.len()
        );
        assert_eq!(sets(&ours), sets(&theirs), "{}", official.name);
    }
}

/// The share of pairs of people who are together in both, or apart in both (Rand index).
fn pairs_alike(one: &[Vec<u64>], other: &[Vec<u64>]) -> f64 {
    let group_of = |groups: &[Vec<u64>]| -> BTreeMap<u64, usize> {
        groups
            .iter()
            .enumerate()
            .flat_map(|(group, members)| members.iter().map(move |member| (*member, group)))
            .collect()
    };
    let (one, other) = (group_of(one), group_of(other));
    let people: Vec<u64> = one
        .keys()
        .copied()
        .filter(|person| other.contains_key(person))
        .collect();
    let (mut alike, mut pairs) = (0_u32, 0_u32);
    for (place, first) in people.iter().enumerate() {
        for second in &people[place + 1..] {
            pairs += 1;
            alike += u32::from((one[first] == one[second]) == (other[first] == other[second]));
        }
    }
    f64::from(alike) / f64::from(pairs.max(1))
}

/// Votes added in many parts, with the map made again after each, lead to the same figures as all at once.
#[test]
fn a_map_made_again_after_each_hundred_votes_ends_where_one_made_at_once_does() {
    for mut official in shared() {
        let at_once = official.conversation.update().expect("there are votes");
        let mut part_by_part = Conversation::new("another seed");
        let mut votes: Vec<opinions::Vote> = at_once
            .table
            .participants
            .iter()
            .flat_map(|participant| {
                official
                    .conversation
                    .ballots()
                    .of(*participant)
                    .map(|(statement, choice)| opinions::Vote {
                        participant: *participant,
                        statement,
                        choice,
                        at_ms: 0,
                    })
            })
            .collect();
        votes.sort_by_key(|vote| (vote.statement, vote.participant));
        let moderation = Moderation {
            out: names(&official.math["mod-out"]).into_iter().collect(),
            meta: names(&official.math["meta-tids"]).into_iter().collect(),
        };
        part_by_part.moderate(moderation);
        let mut last = None;
        for part in votes.chunks(100) {
            part_by_part.add(part.iter().copied()).expect("within bounds");
            last = Some(part_by_part.update().expect("there are votes"));
        }
        let last = last.expect("there are votes");
        assert!(furthest(&last.components.centre, &at_once.components.centre) < EXACT);
        for which in 0..2 {
            let (one, other) = (
                &last.components.directions[which],
                &at_once.components.directions[which],
            );
            assert!(furthest_up_to_sign(one, other) < STANDING, "{}", official.name);
        }
        assert_eq!(last.consensus, at_once.consensus);
        assert_eq!(last.everybody, at_once.everybody);
        let agreed = last.everybody.iter().map(|counts| counts.agree).sum::<usize>();
        let said = votes.iter().filter(|vote| vote.choice == Choice::Agree).count();
        assert_eq!(agreed, said);
    }
}
