//! What is drafted in a dialect, printed, and given back as a file in that dialect, is the new text; or it is refused.

use legistique::{Document, Outcome, Style, apply_readings, draft_in, join_sentences, read_amendment};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

mod strategies;

use strategies::{a_document, a_mutation, mutated};

/// The text that a file makes of another one, when it is read whole and applied.
fn read_back(file: &str, told: Option<Style>, old: &Document) -> Option<Document> {
    let reading = read_amendment(file, told, old, None);
    let applied = apply_readings(old, &[&reading]);
    (reading.is_complete() && applied.outcomes == [Outcome::Applied]).then_some(applied.document)
}

fn comes_back(old: &Document, new: &Document) -> Result<(), TestCaseError> {
    for style in Style::ALL {
        let Ok(drafted) = draft_in(old, new, style) else {
            continue;
        };
        let sentences = drafted.sentences;
        prop_assert!(drafted.municipal.iter().all(|index| *index < sentences.len()));
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

/// What is refused is right by itself: few changes may be. Those that are hold quotation marks that nothing closes, which no sentence
/// can quote, or, in a dialect, words that its reader would take for its own.
#[test]
fn few_changes_are_refused_in_any_dialect() {
    let mut runner = TestRunner::deterministic();
    let drawn = (a_document(), prop::collection::vec(a_mutation(), 1..4));
    let mut refused = [0_u32; Style::ALL.len()];
    for _ in 0..DRAWN {
        let (markdown, mutations) = drawn.new_tree(&mut runner).expect("a text").current();
        let old = Document::parse(&markdown);
        let new = mutated(&old, &mutations);
        for (count, style) in refused.iter_mut().zip(Style::ALL) {
            *count += u32::from(draft_in(&old, &new, style).is_err());
        }
    }
    for (count, style) in refused.into_iter().zip(Style::ALL) {
        let share = 100.0 * f64::from(count) / f64::from(DRAWN);
        let most = if style == Style::Commune {
            REFUSED_COMMUNE_MAX
        } else {
            REFUSED_MAX
        };
        assert!(
            share <= most,
            "{style}: {count} of {DRAWN} changes refused ({share:.1} %, {most} % at most); all: {refused:?}"
        );
    }
}

/// Changes drawn, each in every dialect.
const DRAWN: u32 = 200;
/// In percent of the changes drawn.
const REFUSED_COMMUNE_MAX: f64 = 5.0;
const REFUSED_MAX: f64 = 15.0;

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
        "| \u{a0}",
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
                .unwrap_or_else(|_| panic!("{style} has no words for {from:?} → {to:?}"))
                .sentences;
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

/// What a dialect has no words for does not take its words from the rest.
#[test]
fn an_amendment_has_as_many_parts_as_there_are_articles() {
    let text = |said: &dyn Fn(u32) -> String| -> String {
        let article = |number: u32| {
            format!(
                "## Article {number}\n\nLe conseil est saisi.\n\n{}\n\n",
                said(number)
            )
        };
        (1..=510).map(article).collect()
    };
    let old = Document::parse(&text(&|_| "Son avis est rendu.".to_owned()));
    let new = Document::parse(&text(&|number| {
        format!("Le maire en rend compte le {number}e jour.")
    }));
    for style in Style::ALL {
        let drafted = draft_in(&old, &new, style);
        let sentences = drafted.map(|drafted| drafted.sentences).unwrap_or_default();
        assert_eq!(sentences.len(), 510, "{style}");
        let file = join_sentences(&sentences);
        assert!(
            file.contains("\nCD. – ") && file.contains("\nDVIII. – "),
            "{style}"
        );
        assert_eq!(
            read_back(&file, Some(style), &old).as_ref(),
            Some(&new),
            "{style}"
        );
    }
}

#[test]
fn each_sentence_falls_back_alone() {
    let old = "## Article 1 – Objet\n\nLe conseil examine le rapport.\n\n## Article 2 – Budget\n\n| Action | Budget |\n|---|---|\n| Vélos | 10 € |";
    let new = old.replace("rapport", "bilan").replace("10 €", "20 €");
    let (before, after) = (Document::parse(old), Document::parse(&new));
    for (style, words) in [
        (Style::Assemblee, "substituer"),
        (Style::Senat, "Alinéa 1\n"),
        (Style::Loi, "est remplacé"),
    ] {
        let drafted = draft_in(&before, &after, style).expect("a draft");
        assert_eq!(drafted.municipal, [1], "{style}: {drafted:?}");
        assert!(
            drafted.sentences[0]
                .to_lowercase()
                .contains(&words.to_lowercase()),
            "{style}: {drafted:?}"
        );
        let file = join_sentences(&drafted.sentences);
        assert_eq!(
            read_back(&file, Some(style), &before).as_ref(),
            Some(&after),
            "{file}"
        );
    }
    let only_words = Document::parse(&old.replace("rapport", "bilan"));
    let drafted = draft_in(&before, &only_words, Style::Loi).expect("a draft");
    assert!(drafted.municipal.is_empty(), "{drafted:?}");
}

#[test]
fn the_same_replacement_again_is_a_consequence() {
    let before = Document::parse(
        "Un bilan est fait chaque trimestre par le maire.\n\nIl est public.\n\nLe conseil siège chaque trimestre.",
    );
    let after = Document::parse(
        "Un bilan est fait chaque mois par le maire.\n\nIl est court.\n\nLe conseil siège chaque mois.",
    );
    for style in [Style::Commune, Style::Assemblee, Style::Loi] {
        let drafted = draft_in(&before, &after, style).expect("a draft");
        let file = join_sentences(&drafted.sentences);
        assert_eq!(file.matches("En conséquence").count(), 1, "{style}: {file}");
        assert!(
            file.contains("III. – En conséquence, à l’alinéa 3, "),
            "{style}: {file}"
        );
        for told in [Some(style), None] {
            assert_eq!(read_back(&file, told, &before).as_ref(), Some(&after), "{file}");
        }
    }
}

/// The assemblies keep « 2° (Supprimé) »; a draft leads to the new text all the same.
#[test]
fn a_number_that_goes_leaves_nothing_behind() {
    let texts = [
        (
            "Le conseil :\n\n1° Vote ;\n\n2° Siège ;\n\n3° Délibère.",
            "Le conseil :\n\n1° Vote ;\n\n3° Délibère.",
        ),
        (
            "1° Vote ;\n\n2° Siège ;\n\n3° Délibère.",
            "2° Siège ;\n\n3° Délibère.",
        ),
        (
            "## Article 1\n\nI. – Le maire signe.\n\nII. – Il publie.\n\nIII. – Il rend compte.\n\n## Article 2\n\nUn mois.",
            "## Article 1\n\nI. – Le maire signe.\n\nIII. – Il rend compte.\n\n## Article 2\n\nDeux mois.",
        ),
    ];
    for (old, new) in texts {
        let (old, new) = (Document::parse(old), Document::parse(new));
        for style in Style::ALL {
            let drafted =
                draft_in(&old, &new, style).unwrap_or_else(|_| panic!("{style}: {}", new.to_markdown()));
            let file = join_sentences(&drafted.sentences) + "\n";
            for told in [Some(style), None] {
                assert_eq!(
                    read_back(&file, told, &old).as_ref(),
                    Some(&new),
                    "{style} as {told:?}: {file}"
                );
            }
        }
    }
}
