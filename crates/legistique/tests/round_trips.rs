//! What must hold for any text: canonical Markdown is stable, paths are read back, and a draft read back and
//! applied gives the new text.

use legistique::{
    ChangeKind, Document, Outcome, Path, apply, apply_readings, diff_words, draft, draft_edits,
    join_sentences, parse_amendment,
};
use proptest::prelude::*;

/// Words that make trouble: repeated, elided, numbered, quoted, punctuated.
fn a_word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec!["la", "les", "données", "commune", "agents", "de", "et", "un", "bilan", "publie", "conseil"]).prop_map(str::to_owned),
        4 => "[a-zéè]{1,7}",
        2 => prop::sample::select(vec!["l’action", "d'eau", "10 000 €", "2,5 %", "3°", "nord-ouest", "n° 12", "« libre »", "(voir)", "art. 5", "Mairie", "5"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec![",", ";", ":", "–", "»", "«", "\"", "“", "…", "!", "#", "|", "*", "1.", "\u{a0}"]).prop_map(str::to_owned),
    ]
}

fn a_line() -> impl Strategy<Value = String> {
    (
        prop::collection::vec(a_word(), 1..9),
        prop::sample::select(vec!["", ".", ".", " ;", " :"]),
    )
        .prop_map(|(words, end)| words.join(" ") + end)
}

fn a_block() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => a_line(),
        1 => (a_line(), a_line()).prop_map(|(first, second)| format!("{first}. Puis {second}.")),
        1 => a_line().prop_map(|line| format!("- {line}")),
        1 => a_line().prop_map(|line| format!("  - {line}")),
        1 => a_line().prop_map(|line| format!("> {line}")),
        1 => Just("| a | b |\n|---|---|\n| 1 | 2 |".to_owned()),
        1 => Just("---".to_owned()),
    ]
}

fn a_document() -> impl Strategy<Value = String> {
    let division = (
        1..=3_usize,
        prop::sample::select(vec!["Action", "Article", "Section", "Contexte"]),
        prop::option::of(a_line()),
        prop::collection::vec(a_block(), 0..4),
    );
    (
        prop::collection::vec(a_block(), 0..3),
        prop::collection::vec(division, 0..5),
    )
        .prop_map(|(preamble, divisions)| {
            let mut blocks = preamble;
            for (number, (level, noun, intitule, inside)) in divisions.into_iter().enumerate() {
                let marks = "#".repeat(level);
                blocks.push(match (noun, intitule) {
                    ("Contexte", _) => format!("{marks} Contexte"),
                    (noun, None) => format!("{marks} {noun} {}", number + 1),
                    (noun, Some(intitule)) => format!("{marks} {noun} {} – {intitule}", number + 1),
                });
                blocks.extend(inside);
            }
            blocks.join("\n\n")
        })
}

/// Rewrites, removes, inserts or rewords one of the blocks, given as Markdown.
#[derive(Debug, Clone)]
enum Mutation {
    Reword { word: usize, new: Option<String> },
    AddWord { word: usize, new: String },
    Rewrite(String),
    Remove,
    InsertAfter(String),
}

fn a_mutation() -> impl Strategy<Value = (usize, Mutation)> {
    let mutation = prop_oneof![
        (any::<usize>(), prop::option::of(a_word())).prop_map(|(word, new)| Mutation::Reword { word, new }),
        (any::<usize>(), a_word()).prop_map(|(word, new)| Mutation::AddWord { word, new }),
        a_block().prop_map(Mutation::Rewrite),
        Just(Mutation::Remove),
        a_block().prop_map(Mutation::InsertAfter),
    ];
    (any::<usize>(), mutation)
}

fn mutated(document: &Document, mutations: &[(usize, Mutation)]) -> Document {
    let mut blocks: Vec<String> = document
        .to_markdown()
        .trim_end()
        .split("\n\n")
        .map(str::to_owned)
        .collect();
    for (at, mutation) in mutations {
        if blocks.is_empty() {
            break;
        }
        let at = at % blocks.len();
        let mut words: Vec<String> = blocks[at].split(' ').map(str::to_owned).collect();
        match mutation {
            Mutation::Reword { word, new } => {
                let word = word % words.len();
                match new {
                    Some(new) => words[word].clone_from(new),
                    None => drop(words.remove(word)),
                }
                blocks[at] = words.join(" ");
            }
            Mutation::AddWord { word, new } => {
                words.insert(word % (words.len() + 1), new.clone());
                blocks[at] = words.join(" ");
            }
            Mutation::Rewrite(block) => blocks[at].clone_from(block),
            Mutation::Remove => drop(blocks.remove(at)),
            Mutation::InsertAfter(block) => blocks.insert(at + 1, block.clone()),
        }
    }
    Document::parse(&blocks.join("\n\n"))
}

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
            // Two insertions at one place keep the order of the amendments; all the rest is the same.
            let letters = |document: &Document| {
                let mut letters: Vec<char> = document.to_markdown().chars().collect();
                letters.sort_unstable();
                letters
            };
            prop_assert_eq!(letters(&forwards.document), letters(&backwards.document));
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
