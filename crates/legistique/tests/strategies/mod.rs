//! Texts and changes drawn at random: what makes trouble comes often.

#![allow(dead_code, reason = "each test draws what it needs")]

use legistique::Document;
use proptest::prelude::*;

/// Words that make trouble: repeated, elided, numbered, quoted, punctuated.
pub(crate) fn a_word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec!["la", "les", "données", "commune", "agents", "de", "et", "un", "bilan", "publie", "conseil"]).prop_map(str::to_owned),
        4 => "[a-zéè]{1,7}",
        2 => prop::sample::select(vec!["l’action", "d'eau", "10 000 €", "2,5 %", "3°", "nord-ouest", "n° 12", "« libre »", "(voir)", "art. 5", "Mairie", "5"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec![",", ";", ":", "–", "»", "«", "\"", "“", "…", "!", "#", "|", "*", "1.", "\u{a0}"]).prop_map(str::to_owned),
    ]
}

pub(crate) fn a_line() -> impl Strategy<Value = String> {
    (
        prop::collection::vec(a_word(), 1..9),
        prop::sample::select(vec!["", ".", ".", " ;", " :"]),
    )
        .prop_map(|(words, end)| words.join(" ") + end)
}

pub(crate) fn a_block() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => a_line(),
        1 => (a_line(), a_line()).prop_map(|(first, second)| format!("{first}. Puis {second}.")),
        1 => a_line().prop_map(|line| format!("- {line}")),
        1 => a_line().prop_map(|line| format!("  - {line}")),
        1 => a_line().prop_map(|line| format!("> {line}")),
        // What repeats: alinéas and sentences that several places hold.
        2 => prop::sample::select(vec!["Le maire rend compte.", "- un point ;", "Le maire rend compte. Le maire rend compte."]).prop_map(str::to_owned),
        1 => (1..4_usize, prop::sample::select(vec!["10 €", "1 250 €", "12", "–"])).prop_map(|(rows, sum)| {
            let lines: Vec<String> = (1..=rows).map(|row| format!("| Action {row} | {sum} |")).collect();
            format!("| Action | Budget |\n|---|---|\n{}", lines.join("\n"))
        }),
        1 => Just("---".to_owned()),
    ]
}

pub(crate) fn a_document() -> impl Strategy<Value = String> {
    let division = (
        1..=3_usize,
        prop::sample::select(vec!["Action", "Article", "Section", "Contexte"]),
        prop::sample::select(vec!["", "", "", " bis", " ter"]),
        prop::option::of(a_line()),
        prop::collection::vec(a_block(), 0..4),
    );
    (
        prop::collection::vec(a_block(), 0..3),
        prop::collection::vec(division, 0..5),
    )
        .prop_map(|(preamble, divisions)| {
            let mut blocks = preamble;
            for (number, (level, noun, adverb, intitule, inside)) in divisions.into_iter().enumerate() {
                let marks = "#".repeat(level);
                blocks.push(match (noun, intitule) {
                    ("Contexte", _) => format!("{marks} Contexte"),
                    (noun, None) => format!("{marks} {noun} {}{adverb}", number + 1),
                    (noun, Some(intitule)) => format!("{marks} {noun} {}{adverb} – {intitule}", number + 1),
                });
                blocks.extend(inside);
            }
            blocks.join("\n\n")
        })
}

/// Rewrites, removes, inserts or rewords one of the blocks, given as Markdown.
#[derive(Debug, Clone)]
pub(crate) enum Mutation {
    Reword {
        word: usize,
        new: Option<String>,
    },
    AddWord {
        word: usize,
        new: String,
    },
    Rewrite(String),
    Remove,
    InsertAfter(String),
    /// To another place.
    Move {
        to: usize,
    },
    /// The same once more, right after.
    Repeat,
    /// A heading and what follows it, up to the next heading.
    RemoveDivision,
    /// A new division, numbered after this place.
    InsertDivision(String),
    /// Every heading takes the next number.
    Renumber,
    /// Everything goes.
    Empty,
}

pub(crate) fn a_mutation() -> impl Strategy<Value = (usize, Mutation)> {
    let mutation = prop_oneof![
        (any::<usize>(), prop::option::of(a_word())).prop_map(|(word, new)| Mutation::Reword { word, new }),
        (any::<usize>(), a_word()).prop_map(|(word, new)| Mutation::AddWord { word, new }),
        a_block().prop_map(Mutation::Rewrite),
        Just(Mutation::Remove),
        a_block().prop_map(Mutation::InsertAfter),
        any::<usize>().prop_map(|to| Mutation::Move { to }),
        Just(Mutation::Repeat),
        Just(Mutation::RemoveDivision),
        a_line().prop_map(Mutation::InsertDivision),
        prop_oneof![2 => Just(Mutation::Renumber), 1 => Just(Mutation::Empty)],
    ];
    (any::<usize>(), mutation)
}

pub(crate) fn mutated(document: &Document, mutations: &[(usize, Mutation)]) -> Document {
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
            Mutation::Move { to } => {
                let block = blocks.remove(at);
                blocks.insert(to % (blocks.len() + 1), block);
            }
            Mutation::Repeat => blocks.insert(at, blocks[at].clone()),
            Mutation::RemoveDivision => {
                let length = blocks[at + 1..]
                    .iter()
                    .take_while(|block| !block.starts_with('#'))
                    .count();
                blocks.drain(at..=at + length);
            }
            Mutation::InsertDivision(line) => {
                let heading = format!("## Article {} bis", at + 1);
                let after = at + 1;
                blocks.splice(after..after, [heading, line.clone()]);
            }
            Mutation::Renumber => {
                for block in blocks.iter_mut().filter(|block| block.starts_with('#')) {
                    for number in (1..7).rev() {
                        *block = block.replacen(&format!(" {number}"), &format!(" {}", number + 1), 1);
                    }
                }
            }
            Mutation::Empty => blocks.clear(),
        }
    }
    Document::parse(&blocks.join("\n\n"))
}
