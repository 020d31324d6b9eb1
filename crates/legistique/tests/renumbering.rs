//! Divisions that take another number: exactly, or not at all, and never what is said of them elsewhere.

use legistique::{
    DivisionRef, Document, Outcome, ReadingProblem, Reason, Style, apply, apply_readings, draft, draft_edits,
    draft_in, join_sentences, parse_amendment, parse_in, read_amendment, render_in,
};
use proptest::prelude::*;

const TEXT: &str = "## Article 1er – Objet\n\nUn.\n\n## Article 2 – Bilan\n\nSelon l’article 3, il est public.\n\n## Article 3\n\nTrois.\n\n## Article 3 bis\n\nTrois bis.\n\n## Article 4 – Fin\n\nLes articles 2 à 4 s’appliquent.";

fn headings(document: &Document) -> Vec<&str> {
    document
        .divisions()
        .iter()
        .skip(1)
        .map(|division| division.heading.as_str())
        .collect()
}

/// What a sentence makes of the text, or why it makes nothing of it.
fn amended(sentence: &str) -> Result<Document, Reason> {
    let text = Document::parse(TEXT);
    let reading = read_amendment(sentence, None, &text, None);
    let applied = apply_readings(&text, &[&reading]);
    match applied.outcomes.into_iter().next() {
        Some(Outcome::Applied) => Ok(applied.document),
        Some(Outcome::Refused(reason)) => {
            assert_eq!(applied.document, text);
            Err(reason)
        }
        other => panic!("{sentence}: {other:?}"),
    }
}

#[test]
fn a_division_takes_a_free_number_however_it_is_said() {
    for sentence in [
        "L’article 4 devient l’article 5.",
        "L’article 4 est renuméroté 5.",
        "Renuméroter l’article 4 en article 5.",
        "Renuméroter l’article 4 en : « article 5 ».",
    ] {
        let after = amended(sentence).unwrap_or_else(|reason| panic!("{sentence}: {reason:?}"));
        assert_eq!(
            headings(&after),
            [
                "Article 1er – Objet",
                "Article 2 – Bilan",
                "Article 3",
                "Article 3 bis",
                "Article 5 – Fin"
            ],
            "{sentence}"
        );
    }
}

#[test]
fn a_range_moves_together() {
    // « Article 3 bis » is one of « les articles 2 à 4 ».
    for sentence in [
        "Les articles 2 à 4 deviennent les articles 3 à 6.",
        "Les articles 2 à 4 sont renumérotés 3 à 6.",
    ] {
        let after = amended(sentence).expect("applied");
        assert_eq!(
            headings(&after),
            [
                "Article 1er – Objet",
                "Article 3 – Bilan",
                "Article 4",
                "Article 5",
                "Article 6 – Fin"
            ],
            "{sentence}"
        );
    }
    let named = "Les articles 2, 3 et 4 sont renumérotés 6, 7 et 8.";
    assert_eq!(
        headings(&amended(named).expect("applied"))[1..],
        [
            "Article 6 – Bilan",
            "Article 7",
            "Article 3 bis",
            "Article 8 – Fin"
        ]
    );
    let after =
        amended("L’article 3 bis devient l’article 4 et l’article 4 devient l’article 5.").expect("applied");
    assert_eq!(headings(&after)[3..], ["Article 4", "Article 5 – Fin"]);
    let after =
        amended("L’article 1er devient l’article 2 et l’article 2 devient l’article 1er.").expect("applied");
    assert_eq!(
        headings(&after)[..2],
        ["Article 2 – Objet", "Article 1er – Bilan"]
    );
}

#[test]
fn a_number_that_another_one_keeps_is_refused_with_its_places() {
    let reason = amended("L’article 2 devient l’article 3.").expect_err("taken");
    assert_eq!(reason.code(), "number-taken");
    let places: Vec<String> = reason.places().iter().map(ToString::to_string).collect();
    assert_eq!(places, ["article 3", "article 2"]);
    assert!(
        reason.message().contains("l’article 3, l’article 2"),
        "{}",
        reason.message()
    );
    let reason = amended("Les articles 3 et 4 deviennent les articles 6 et 6.").expect_err("twice the same");
    assert_eq!(reason.code(), "number-taken");
    assert_eq!(
        amended("L’article 9 devient l’article 10.")
            .expect_err("none")
            .code(),
        "target-missing"
    );
    // Removed in the same amendment, its number is free.
    let after =
        amended("I. – Supprimer l’article 3.\nII. – L’article 3 bis devient l’article 3.").expect("applied");
    assert_eq!(headings(&after)[2], "Article 3");
}

#[test]
fn what_has_no_number_or_another_name_is_not_understood() {
    let text = Document::parse(TEXT);
    for sentence in [
        "L’article 4 devient l’action 5.",
        "Les articles 2 à 4 deviennent les articles 3 et 5.",
        "Les articles 2 à 4 deviennent les articles 3 à 5.",
        "L’article 4 devient l’article 6 A.",
        "L’article 4 devient les articles 6 et 7.",
        "L’article 4 devient un alinéa.",
    ] {
        let reading = read_amendment(sentence, None, &text, None);
        assert!(!reading.is_complete(), "{sentence}: {:?}", reading.edits);
    }
    let reading = read_amendment("L’alinéa 1 devient l’alinéa 2.", None, &text, Some("Article 2"));
    assert_eq!(reading.not_understood[0].reason, ReadingProblem::AlineasCounted);
}

#[test]
fn what_follows_in_the_same_sentence_bears_on_the_same_division() {
    let text = Document::parse(TEXT);
    let sentence =
        "L’article 4 devient l’article 5 et est complété par un alinéa ainsi rédigé :\n« Quatre. »";
    let reading = read_amendment(sentence, None, &text, Some("Article 2"));
    let elsewhere: Vec<_> = reading
        .edits
        .iter()
        .filter_map(|edit| edit.operation.path().division)
        .filter(|division| division.with_article() != "l’article 4")
        .collect();
    assert!(
        !reading.is_complete() || elsewhere.is_empty(),
        "{:?}",
        reading.edits
    );
}

#[test]
fn what_the_text_says_of_it_is_listed_and_left() {
    let text = Document::parse(TEXT);
    let reading = parse_amendment("Les articles 3 et 4 deviennent les articles 6 et 7.", &text);
    let applied = apply_readings(&text, &[&reading]);
    assert!(
        applied
            .document
            .to_markdown()
            .contains("Selon l’article 3, il est public.")
    );
    let told: Vec<(&str, Vec<String>)> = applied
        .doubts(0)
        .map(|doubt| {
            (
                doubt.code(),
                doubt.places().iter().map(ToString::to_string).collect(),
            )
        })
        .collect();
    let place = |places: &[&str]| places.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(
        told.contains(&(
            "references",
            place(&["alinéa 1 de l’article 2", "alinéa 1 de l’article 7"])
        )),
        "{told:?}"
    );
    assert!(
        told.contains(&("references", place(&["alinéa 1 de l’article 7"]))),
        "{told:?}"
    );
}

#[test]
fn two_amendments_that_give_one_number_are_for_a_person_to_decide() {
    let text = Document::parse(TEXT);
    let edits = |sentence| parse_amendment(sentence, &text).edits;
    let (one, other) = (
        edits("L’article 3 devient l’article 8."),
        edits("L’article 4 devient l’article 8."),
    );
    let applied = apply(&text, &[&one, &other]);
    assert_eq!(
        applied.outcomes,
        [Outcome::Applied, Outcome::Refused(Reason::Overlap { with: 0 })]
    );
    let inserted = edits("Après l’article 4, insérer l’article suivant : « Article 8 – Suivi ».");
    let applied = apply(&text, &[&one, &inserted]);
    assert_eq!(
        applied.outcomes,
        [Outcome::Applied, Outcome::Refused(Reason::Overlap { with: 0 })]
    );
    let rival = edits("L’article 3 devient l’article 9.");
    let applied = apply(&text, &[&one, &rival]);
    assert_eq!(applied.outcomes[1], Outcome::Fallen { by: 0 });
}

#[test]
fn each_dialect_says_it_and_reads_it_back() {
    let directive = &parse_in("L’article 4 devient l’article 5.", Some(Style::Loi)).directives[0];
    for style in [Style::Commune, Style::Assemblee, Style::Loi] {
        assert_eq!(
            render_in(directive, style).as_deref(),
            Some("L’article 4 devient l’article 5."),
            "{style:?}"
        );
    }
    let text = Document::parse(TEXT);
    let after = amended("L’article 4 devient l’article 5.").expect("applied");
    let said = draft_in(&text, &after, Style::Loi).expect("said").sentences;
    assert_eq!(said, ["L’article 4 devient l’article 5."]);
}

#[test]
fn only_a_number_that_changed_is_said_as_such() {
    let text = Document::parse(TEXT);
    let after = Document::parse(&TEXT.replace("## Article 4", "## Article 7"));
    assert_eq!(
        draft(&text, &after).expect("said"),
        ["L’article 4 devient l’article 7."]
    );
    // A range would hold « Article 3 bis », which stays.
    let after = Document::parse(
        &TEXT
            .replace("## Article 4", "## Article 5")
            .replace("## Article 3\n", "## Article 4\n")
            .replace("## Article 2 ", "## Article 3 "),
    );
    assert_eq!(
        draft(&text, &after).expect("said"),
        [
            "Les articles 2 et 3 deviennent les articles 3 et 4.",
            "L’article 4 devient l’article 5."
        ]
    );
    let after = Document::parse(
        &TEXT
            .replace("## Article 4", "## Article 7")
            .replace("Un.", "Deux."),
    );
    let edits = draft_edits(&text, &after).expect("said otherwise");
    assert_eq!(apply(&text, &[&edits]).document, after);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_numbers_are_drafted_read_back_and_applied(
        old in prop::collection::btree_set(1..60_usize, 1..12),
        new in prop::collection::btree_set(1..60_usize, 12),
        noun in prop::sample::select(vec!["Article", "Action", "Section", "Enjeu"]),
        turns in 0..12_usize,
    ) {
        let text = |numbers: &[usize]| {
            let parts: Vec<String> = numbers
                .iter()
                .enumerate()
                .map(|(rank, number)| format!("## {noun} {number} – Partie {rank}\n\nMots {rank}."))
                .collect();
            Document::parse(&parts.join("\n\n"))
        };
        let old: Vec<usize> = old.into_iter().collect();
        let mut new: Vec<usize> = new.into_iter().take(old.len()).collect();
        prop_assume!(new.len() == old.len());
        let turns = turns % new.len();
        new.rotate_left(turns);
        let (before, after) = (text(&old), text(&new));
        let sentences = draft(&before, &after).expect("numbers can be said");
        if before == after {
            prop_assert!(sentences.is_empty());
            return Ok(());
        }
        let joined = join_sentences(&sentences);
        let reading = parse_amendment(&joined, &before);
        prop_assert!(reading.is_complete(), "{}", joined);
        prop_assert_eq!(draft_edits(&before, &after).ok(), Some(reading.edits.clone()));
        let applied = apply(&before, &[&reading.edits]);
        prop_assert_eq!(&applied.outcomes, &[Outcome::Applied], "{}", joined);
        prop_assert_eq!(&applied.document, &after, "{}", joined);
        for edit in &reading.edits {
            let named = edit.operation.path().division;
            let is_numbered = matches!(named, Some(DivisionRef::Numbered { .. }));
            prop_assert!(is_numbered && edit.operation.code() == "renumerote", "{}", joined);
        }
    }
}
