//! What is drafted in a dialect, printed, and given back as a file in that dialect, is the new text; or it is refused.

use legistique::corpus::reading_of;
use legistique::{Document, Outcome, Style, apply_readings, draft_in, join_sentences};
use proptest::prelude::*;

mod strategies;

use strategies::{a_document, a_mutation, mutated};

/// The text that a file makes of another one, when it is read whole and applied.
fn read_back(file: &str, told: Option<Style>, old: &Document) -> Option<Document> {
    let reading = reading_of(file, told, old, None);
    let applied = apply_readings(old, &[&reading]);
    (reading.is_complete() && applied.outcomes == [Outcome::Applied]).then_some(applied.document)
}

fn comes_back(old: &Document, new: &Document) -> Result<(), TestCaseError> {
    for style in Style::ALL {
        let Ok(sentences) = draft_in(old, new, style) else {
            continue;
        };
        prop_assert_eq!(sentences.is_empty(), old == new);
        if sentences.is_empty() {
            continue;
        }
        let file = join_sentences(&sentences) + "\n";
        let read = read_back(&file, Some(style), old);
        prop_assert_eq!(read.as_ref(), Some(new), "{}: {}", style, file);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_change_comes_back(markdown in a_document(), mutation in a_mutation()) {
        let old = Document::parse(&markdown);
        comes_back(&old, &mutated(&old, &[mutation]))?;
    }

    #[test]
    fn several_changes_come_back(markdown in a_document(), mutations in prop::collection::vec(a_mutation(), 2..6)) {
        let old = Document::parse(&markdown);
        comes_back(&old, &mutated(&old, &mutations))?;
    }

    #[test]
    fn any_text_comes_back_from_any_other(old in a_document(), new in a_document()) {
        comes_back(&Document::parse(&old), &Document::parse(&new))?;
    }
}

#[test]
fn texts_of_nothing_or_of_one_line_come_back() {
    let texts = [
        "",
        "Un.",
        "Un bilan.",
        "# Titre",
        "## Article 1",
        "# Action 1\n\n  - la",
        "- un",
        "| a |\n|---|\n| 1 |",
        "Un.\n\nUn.\n\nUn.",
    ];
    for old in texts {
        for new in texts {
            comes_back(&Document::parse(old), &Document::parse(new))
                .unwrap_or_else(|why| panic!("{old:?} → {new:?}: {why}"));
        }
    }
}

/// What towns change is drafted in every dialect, and is read right whether its dialect is told or guessed.
#[test]
fn ordinary_changes_are_drafted_in_every_dialect() {
    let old = "## Article 1 – Objet\n\nLe conseil examine le rapport. Il en délibère avant le 30 juin.\n\nLe maire rend compte.\n\n## Article 2 – Budget\n\nLe budget est réparti ainsi.\n\n| Action | Budget |\n|---|---|\n| Vélos | 10 € |";
    let changes = [
        ("30 juin", "15 juillet"),
        ("Le maire rend compte.", "Le maire rend compte chaque année."),
        ("\n\nLe maire rend compte.", ""),
        (
            "Le maire rend compte.",
            "Le maire rend compte.\n\nUn bilan est publié.",
        ),
        ("| Vélos | 10 € |", "| Vélos | 20 € |"),
        ("Le budget est réparti ainsi.", "Le budget figure ci-dessous."),
    ];
    for (from, to) in changes {
        let (before, after) = (Document::parse(old), Document::parse(&old.replacen(from, to, 1)));
        for style in Style::ALL {
            let sentences = draft_in(&before, &after, style)
                .unwrap_or_else(|_| panic!("{style} has no words for {from:?} → {to:?}"));
            let file = join_sentences(&sentences) + "\n";
            for told in [Some(style), None] {
                assert_eq!(
                    read_back(&file, told, &before).as_ref(),
                    Some(&after),
                    "{style} read as {told:?}: {file}"
                );
            }
        }
    }
}
