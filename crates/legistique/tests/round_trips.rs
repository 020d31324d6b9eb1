//! What must hold for any text: canonical Markdown is stable, paths are read back, and a draft read back and
//! applied gives the new text.

use legistique::{
    Applied, ChangeKind, Document, Outcome, Path, apply, apply_readings, diff_words, draft, draft_edits,
    join_sentences, parse_amendment,
};
use proptest::prelude::*;

mod strategies;

use strategies::{a_document, a_line, a_mutation, mutated};

fn leads_from(old: &Document, new: &Document) -> Result<(), TestCaseError> {
    let Ok(sentences) = draft(old, new) else {
        // Only a text that holds every quotation mark unbalanced may be given up.
        let marks = ["«", "»", "“", "\""];
        let text = new.to_markdown();
        prop_assert!(marks.iter().any(|mark| text.contains(mark)), "gave up on\n{text}");
        return Ok(());
    };
    if old == new {
        prop_assert!(sentences.is_empty());
        return Ok(());
    }
    let joined = join_sentences(&sentences);
    let reading = parse_amendment(&joined, old);
    prop_assert!(
        reading.not_understood.is_empty(),
        "{joined}\n{:?}",
        reading.not_understood
    );
    let applied = apply(old, &[&reading.edits]);
    prop_assert_eq!(&applied.outcomes, &[Outcome::Applied], "{}", joined);
    prop_assert_eq!(&applied.document, new, "{}", joined);
    prop_assert_eq!(draft_edits(old, new).ok(), Some(reading.edits));
    Ok(())
}

/// Whether two amendments insert at one same place, as far as what each wrote is known.
fn insert_at_one_place(applied: &Applied) -> bool {
    let Some(wrote) = &applied.provenance else {
        return true;
    };
    wrote.iter().enumerate().any(|(index, one)| {
        wrote[..index].iter().any(|other| {
            other.amendment != one.amendment && one.base.start == one.base.end && other.base == one.base
        })
    })
}

/// What random texts once showed.
#[test]
fn a_mark_that_only_spaces_follow_is_a_word() {
    for markdown in ["  - \u{a0}", "- \u{a0}\u{2009}", "# Action 1\n\n\t1. \u{202f}"] {
        let document = Document::parse(markdown);
        assert_eq!(Document::parse(&document.to_markdown()), document, "{markdown:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn canonical_markdown_is_stable(markdown in prop_oneof![a_document(), "(?s).{0,120}", "[-#>|`~*_= \\\\a\n1.\t\u{a0}]{0,60}"]) {
        let document = Document::parse(&markdown);
        let canonical = document.to_markdown();
        let again = Document::parse(&canonical);
        prop_assert_eq!(&again, &document);
        prop_assert_eq!(again.to_markdown(), canonical);
    }

    #[test]
    fn one_change_is_drafted(markdown in a_document(), mutation in a_mutation()) {
        let old = Document::parse(&markdown);
        leads_from(&old, &mutated(&old, &[mutation]))?;
    }

    #[test]
    fn several_changes_are_drafted(markdown in a_document(), mutations in prop::collection::vec(a_mutation(), 2..6)) {
        let old = Document::parse(&markdown);
        leads_from(&old, &mutated(&old, &mutations))?;
    }

    #[test]
    fn any_text_leads_to_any_other(old in a_document(), new in a_document()) {
        leads_from(&Document::parse(&old), &Document::parse(&new))?;
    }

    #[test]
    fn any_sentence_is_read_or_said_not_understood(sentence in prop_oneof![
        "(?s).{0,80}",
        prop::collection::vec(prop::sample::select(vec!["à", "l’alinéa", "2", "de", "l’action", "remplacer", "supprimer", "insérer", "après", "les mots", ":", "« un »", "par", "compléter", "rédiger ainsi", "\n", ",", ".", "I. –", "la", "fin", "phrase", "seconde", "«", "3 à 5"]), 0..14).prop_map(|words| words.join(" ")),
    ], markdown in a_document()) {
        let document = Document::parse(&markdown);
        let reading = parse_amendment(&sentence, &document);
        prop_assert!(!reading.edits.is_empty() || !reading.not_understood.is_empty());
        for span in reading.edits.iter().map(|edit| edit.span).chain(reading.not_understood.iter().map(|part| part.span)) {
            prop_assert!(sentence.get(span.start..span.end).is_some());
        }
        let applied = apply_readings(&document, &[&reading]);
        if applied.outcomes != [Outcome::Applied] {
            prop_assert_eq!(applied.document, document);
        }
    }

    #[test]
    fn disjoint_amendments_give_the_same_text_in_any_order(markdown in a_document(), first in a_mutation(), second in a_mutation()) {
        let base = Document::parse(&markdown);
        let edits = |mutation| draft_edits(&base, &mutated(&base, &[mutation]));
        let (Ok(first), Ok(second)) = (edits(first), edits(second)) else { return Ok(()) };
        let forwards = apply(&base, &[&first, &second]);
        let backwards = apply(&base, &[&second, &first]);
        if forwards.outcomes == [Outcome::Applied, Outcome::Applied] && backwards.outcomes == [Outcome::Applied, Outcome::Applied] {
            // Two insertions at one place keep the order of the amendments, and are the only ones that do.
            if insert_at_one_place(&forwards) {
                let letters = |document: &Document| {
                    let mut letters: Vec<char> = document.to_markdown().chars().collect();
                    letters.sort_unstable();
                    letters
                };
                prop_assert_eq!(letters(&forwards.document), letters(&backwards.document));
            } else {
                prop_assert_eq!(&forwards.document, &backwards.document, "{:?}\n{:?}", first, second);
            }
        }
    }

    #[test]
    fn machine_paths_are_read_back(kind in 0..8_usize, number in 1..40_usize, other in 1..9_usize, title in "[a-zA-Zé0-9/ %«»-]{1,12}") {
        let targets = ["", "/intitule", "/alinea-N", "/alinea-N/phrase-M", "/visa-N", "/considerant-N", "/tableau-N", "/hors-texte-N"];
        let target = targets[kind].replace('N', &number.to_string()).replace('M', &other.to_string());
        let titled = Path::whole(Some(legistique::DivisionRef::Titled(title)));
        for division in [format!("action-{number}"), format!("sous-section-{number}_bis"), "preambule".to_owned(), format!("division:{other}"), titled.machine()] {
            let text = division + &target;
            prop_assert_eq!(text.parse::<Path>().unwrap().machine(), text);
        }
    }

    #[test]
    fn word_differences_rebuild_both_texts(old in a_line(), new in a_line()) {
        let changes = diff_words(&old, &new);
        let side = |dropped: ChangeKind| changes.iter().filter(|change| change.kind != dropped).map(|change| change.text.as_str()).collect::<String>();
        prop_assert_eq!(side(ChangeKind::Insert), old);
        prop_assert_eq!(side(ChangeKind::Delete), new);
    }
}
