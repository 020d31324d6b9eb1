//! Files that mean harm, or nothing: reading them and counting what they yield ends, in an answer or in a refusal.

use std::collections::BTreeMap;

use counting::formats::{BeleniosKind, Reading, read, read_with};
use proptest::prelude::*;

const NAMES: &[&str] = &[
    "a.pb",
    "a.blt",
    "a.abc.yaml",
    "a.csv",
    "a.json",
    "a_tally.txt",
    "a.txt",
];

/// Pieces of every format, to be put together in any order.
fn pieces() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "META\n",
        "PROJECTS\n",
        "VOTES\n",
        "key;value\n",
        "budget;100\n",
        "budget;-1\n",
        "budget;1/0\n",
        "vote_type;cumulative\n",
        "vote_type;ordinal\n",
        "project_id;cost;name\n",
        "1;50;A\n",
        "2;1e9;B\n",
        "voter_id;vote;points\n",
        "1;1,2;3,4\n",
        "2;1;\n",
        "\"",
        ";",
        "3 2\n",
        "[tie 1 2 3]\n",
        "[withdrawn 2]\n",
        "-1\n",
        "4 1 2 0\n",
        "2 1=3 0\n",
        "99999999999999999999 1 0\n",
        "0\n",
        "\"A\"\n",
        "(x) 1 0\n",
        "/* ",
        "*/",
        "# grades: a; b\n",
        "profile: [[0, 1], [2]]\n",
        "num_cand: 3\n",
        "committeesize: 2\n",
        "voter_weights: [1, 0.5]\n",
        "[[",
        "]]",
        "{",
        "}",
        "\"tallies\": [[1,2],[3,0]]",
        "\"result\": [[[1,2],[0,0]]]",
        "\"format\": \"parvis-ballots\", \"version\": 1",
        ",",
        "V: 12- x\n",
        "   Option 1-->: A\n",
        "  Option 2-->: B\n",
        "A > B = C * 3\n",
        "2: B > A\n",
        "list;votes\n",
        "voter,A,B\n",
        "1,Bien,Passable\n",
        "1,3,5\n",
        "\u{feff}",
        "é",
        "\0",
        "9999999",
    ])
    .prop_map(str::to_owned)
}

/// Counts with every rule: each answers or refuses.
fn count_all(name: &str, text: &[u8]) {
    let Ok(election) = read(name, text) else { return };
    for rule in counting::rules() {
        let _ = counting::count(&election, rule.name, None, &BTreeMap::new());
        let _ = counting::count(&election, rule.name, Some(2), &BTreeMap::new());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in 0..NAMES.len()) {
        count_all(NAMES[name], &bytes);
    }

    #[test]
    fn any_pieces_of_formats_are_read_or_refused(
        words in prop::collection::vec(pieces(), 0..30),
        name in 0..NAMES.len(),
        question in 0_usize..3,
    ) {
        let text = words.concat();
        count_all(NAMES[name], text.as_bytes());
        for (kind, grades) in [(BeleniosKind::Homomorphic, None), (BeleniosKind::NonHomomorphic, Some(3)), (BeleniosKind::Lists, None)] {
            let reading = Reading { question, kind: Some(kind), blank: Some(true), grades, about: Some(text.clone().into_bytes()) };
            let _ = read_with(NAMES[name], text.as_bytes(), &reading);
            let _ = read_with(NAMES[name], text.as_bytes(), &Reading { about: None, ..reading });
        }
        let _ = counting::formats::expected(&text);
        let _ = counting::formats::cases(&text);
        let _ = counting::Certificate::read(&text);
    }
}

#[test]
fn a_file_that_announces_more_than_it_may_hold_is_refused() {
    for (name, text) in [
        ("a.blt", "999999999 1\n0\n"),
        ("a.abc.yaml", "profile: [[0]]\nnum_cand: 999999999\n"),
        ("a.json", r#"{"tallies": [[18446744073709551615, 1]]}"#),
        ("a.json", r#"{"result": [[[1, 99999999999999999]]]}"#),
        ("a.csv", "list;votes\nA;18446744073709551615\n"),
    ] {
        assert!(read(name, text.as_bytes()).is_err(), "{name}: {text}");
    }
}
