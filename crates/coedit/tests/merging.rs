//! Two texts written apart from the same one.

use std::collections::BTreeMap;

use coedit::{Choice, Conflict, Part, merge, merge_words, resolve};
use legistique::Document;
use proptest::prelude::*;

const BEFORE: &str = "# Avis\n\nLe groupe se réunit le lundi.\n\nLe coût est de 30 euros.\n\nFin.";

fn merged(mine: &str, theirs: &str) -> Vec<Part> {
    let [before, mine, theirs] = [BEFORE, mine, theirs].map(Document::parse);
    merge(&before, &mine, &theirs)
}

fn conflicts(parts: &[Part]) -> Vec<&Conflict> {
    parts
        .iter()
        .filter_map(|part| match part {
            Part::Conflict(conflict) => Some(conflict),
            Part::Agreed(_) => None,
        })
        .collect()
}

#[test]
fn changes_in_different_places_are_put_together() {
    let parts = merged(
        "# Avis\n\nLe groupe se réunit le mardi.\n\nLe coût est de 30 euros.\n\nFin.",
        "# Avis du groupe\n\nLe groupe se réunit le lundi.\n\nLe coût est de 45 euros.\n\nFin.\n\nAnnexe.",
    );
    assert_eq!(
        resolve(&parts, &BTreeMap::new())
            .expect("nothing to decide")
            .to_markdown(),
        "# Avis du groupe\n\nLe groupe se réunit le mardi.\n\nLe coût est de 45 euros.\n\nFin.\n\nAnnexe.\n"
    );
}

#[test]
fn two_words_of_one_alinea_are_put_together_and_the_same_word_is_not() {
    assert_eq!(
        merge_words(
            "Le groupe se réunit le lundi matin.",
            "Le bureau se réunit le lundi matin.",
            "Le groupe se réunit le lundi soir."
        )
        .as_deref(),
        Some("Le bureau se réunit le lundi soir.")
    );
    assert_eq!(merge_words("le lundi", "le mardi", "le jeudi"), None);
}

#[test]
fn a_place_changed_in_two_ways_waits_for_a_choice_and_loses_neither() {
    let parts = merged(
        "# Avis\n\nLe groupe se réunit le mardi.\n\nLe coût est de 30 euros.\n\nFin.",
        "# Avis\n\nLe groupe se réunit le jeudi.\n\nLe coût est de 30 euros.\n\nFin.",
    );
    let found = conflicts(&parts);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].mine, ["Le groupe se réunit le mardi."]);
    assert_eq!(found[0].theirs, ["Le groupe se réunit le jeudi."]);
    assert_eq!(
        resolve(&parts, &BTreeMap::new()),
        None,
        "nobody decides in their place"
    );
    let chosen = |choice| {
        let choices = [(found[0].key(), choice)].into();
        resolve(&parts, &choices).expect("decided").to_markdown()
    };
    assert!(chosen(Choice::Mine).contains("mardi") && !chosen(Choice::Mine).contains("jeudi"));
    assert!(chosen(Choice::Theirs).contains("jeudi") && !chosen(Choice::Theirs).contains("mardi"));
    assert!(chosen(Choice::Both).contains("mardi") && chosen(Choice::Both).contains("jeudi"));
    // Another wording is another conflict.
    let other = merged(
        "# Avis\n\nLe groupe se réunit le mercredi.\n\nLe coût est de 30 euros.\n\nFin.",
        "# Avis\n\nLe groupe se réunit le jeudi.\n\nLe coût est de 30 euros.\n\nFin.",
    );
    assert_ne!(conflicts(&other)[0].key(), found[0].key());
}

#[test]
fn what_one_erases_and_the_other_rewrites_is_a_place_to_decide() {
    let parts = merged(
        "# Avis\n\nLe coût est de 30 euros.\n\nFin.",
        "# Avis\n\nLe groupe se réunit le jeudi.\n\nLe coût est de 30 euros.\n\nFin.",
    );
    let found = conflicts(&parts);
    assert_eq!(
        (found.len(), found[0].mine.len(), found[0].theirs.len()),
        (1, 0, 1)
    );
}

#[test]
fn two_places_that_say_the_same_are_decided_each_for_itself() {
    let of = |word: &str| format!("# Avis\n\nLe {word}.\n\nEntre deux.\n\nLe {word}.");
    let [before, mine, theirs] = ["lundi", "mardi", "jeudi"].map(|word| Document::parse(&of(word)));
    let parts = merge(&before, &mine, &theirs);
    let found = conflicts(&parts);
    assert_eq!(found.len(), 2);
    assert_ne!(found[0].key(), found[1].key());
    let choices = [(found[0].key(), Choice::Mine), (found[1].key(), Choice::Theirs)].into();
    assert_eq!(
        resolve(&parts, &choices).expect("decided").to_markdown(),
        "# Avis\n\nLe mardi.\n\nEntre deux.\n\nLe jeudi.\n"
    );
}

#[test]
fn a_place_has_the_same_name_whatever_program_computes_it() {
    let conflict = Conflict {
        rank: 1,
        before: vec!["Un.".to_owned()],
        mine: vec![],
        theirs: vec!["Deux.".to_owned(), "Trois.".to_owned()],
    };
    // SHA-256 of « 1;1;3;Un.;0;2;5;Deux.;6;Trois. »
    assert_eq!(conflict.key(), "a2d84976e809e4dc");
}

#[test]
fn texts_of_very_many_blocks_alike_are_one_place_to_decide_rather_than_compared_for_ever() {
    let of = |word: &str| {
        let blocks = vec![word; 60_000];
        Document::parse(&format!("Début.\n\n{}\n\nFin.", blocks.join("\n\n")))
    };
    let parts = merge(&of("a"), &of("b"), &of("c"));
    let found = conflicts(&parts);
    assert_eq!(found.len(), 60_000, "each block faces its own");
    let parts = merge(&of("a"), &of("b b"), &Document::parse("Début.\n\nc\n\nFin."));
    let found = conflicts(&parts);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].mine.len(), 60_000, "nothing is lost");
    assert!(matches!(&parts[0], Part::Agreed(blocks) if blocks[..] == ["Début."]));
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            Just("# Un"),
            Just("Deux."),
            Just("- trois"),
            Just("| a |"),
            Just("Cinq mots font une phrase.")
        ],
        0..8,
    )
    .prop_map(|blocks| blocks.join("\n\n"))
}

proptest! {
    #[test]
    fn who_changed_nothing_takes_all_and_who_is_alone_keeps_all(before in text(), other in text()) {
        let [before, other] = [before, other].map(|text| Document::parse(&text));
        for parts in [merge(&before, &other, &before), merge(&before, &before, &other), merge(&before, &other, &other)] {
            prop_assert_eq!(resolve(&parts, &BTreeMap::new()), Some(other.clone()));
        }
    }

    #[test]
    fn every_choice_gives_a_text_and_both_keeps_every_word(before in text(), mine in text(), theirs in text()) {
        let [before, mine, theirs] = [before, mine, theirs].map(|text| Document::parse(&text));
        let parts = merge(&before, &mine, &theirs);
        let all = |choice| conflicts(&parts).iter().map(|conflict| (conflict.key(), choice)).collect::<BTreeMap<_, _>>();
        for choice in [Choice::Mine, Choice::Theirs, Choice::Both] {
            prop_assert!(resolve(&parts, &all(choice)).is_some());
        }
        let both = resolve(&parts, &all(Choice::Both)).expect("decided").to_markdown();
        for conflict in conflicts(&parts) {
            for block in conflict.mine.iter().chain(&conflict.theirs) {
                prop_assert!(both.contains(block.as_str()), "{} in {}", block, both);
            }
        }
    }
}
