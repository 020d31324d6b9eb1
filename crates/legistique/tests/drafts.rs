//! What is drafted in any dialect, printed, and given back as one file, is the new text: whatever changed, whether the dialect is
//! said or guessed.

use legistique::corpus::reading_of;
use legistique::{Document, Outcome, Style, apply_readings, draft_in, join_sentences};
use proptest::prelude::*;

mod strategies;

use strategies::{a_document, a_mutation, mutated};

fn comes_back(old: &Document, new: &Document) -> Result<(), TestCaseError> {
    for style in Style::ALL {
        let Ok(sentences) = draft_in(old, new, style) else {
            // Only a text that holds every quotation mark unbalanced may be given up.
            let text = new.to_markdown();
            prop_assert!(
                ["«", "»", "“", "\""].iter().any(|mark| text.contains(mark)),
                "{style}: gave up on\n{text}"
            );
            continue;
        };
        prop_assert_eq!(sentences.is_empty(), old == new);
        if sentences.is_empty() {
            continue;
        }
        let file = join_sentences(&sentences) + "\n";
        for said in [None, Some(style)] {
            let reading = reading_of(&file, said, old, None);
            prop_assert!(
                reading.is_complete(),
                "{style} read as {said:?}: {file}\n{:?}",
                reading.not_understood
            );
            let applied = apply_readings(old, &[&reading]);
            prop_assert_eq!(
                &applied.outcomes,
                &[Outcome::Applied],
                "{} read as {:?}: {}",
                style,
                said,
                file
            );
            prop_assert_eq!(&applied.document, new, "{} read as {:?}: {}", style, said, file);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

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
fn texts_of_nothing_or_of_one_line_are_amended() {
    let texts = [
        "",
        "Un.",
        "Un bilan.",
        "# Titre",
        "## Article 1",
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

#[test]
fn four_hundred_articles_are_drafted_in_a_fifth_of_a_second() {
    let article = |number: usize| {
        format!(
            "## Article {number} – Objet {number}\n\nLe conseil examine le rapport {number} chaque année. Il en délibère avant le 30 juin.\n\n- le bilan de l’année {number} ;\n\n- les comptes.\n\nLe maire rend compte."
        )
    };
    let articles: Vec<String> = (1..=400).map(article).collect();
    let old = Document::parse(&articles.join("\n\n"));
    let few = articles
        .join("\n\n")
        .replacen("rapport 200 chaque année", "rapport 200 chaque mois", 1);
    let many = articles
        .join("\n\n")
        .replace("30 juin", "15 juillet")
        .replacen("\n\n- les comptes.", "", 50);
    // Only what ships is fast: an unoptimised build is some fifteen times slower.
    let milliseconds_max = if cfg!(debug_assertions) { 4_000 } else { 200 };
    for (new, count) in [(few, 1), (many, 450)] {
        let new = Document::parse(&new);
        for style in Style::ALL {
            let start = std::time::Instant::now();
            let sentences = draft_in(&old, &new, style).expect("it can be drafted");
            let elapsed = start.elapsed();
            println!(
                "{style}: {} sentences in {} ms",
                sentences.len(),
                elapsed.as_millis()
            );
            assert_eq!(sentences.len(), count, "{style}");
            if count == 1 {
                assert!(elapsed.as_millis() < milliseconds_max, "{style}: {elapsed:?}");
            }
        }
    }
}
