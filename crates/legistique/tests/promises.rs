//! Whatever is typed is read, applied or refused: sentences of every dialect, broken in every way.

use std::time::{Duration, Instant};

use legistique::corpus::broken_promise;
use proptest::prelude::*;
use serde_json::Value;

const SENTENCES: [&str; 14] = [
    "À l’alinéa 3, substituer aux mots :\n« un bilan »\nles mots :\n« deux bilans ».",
    "I. – À la première phrase de l’alinéa 2, après le mot : « an », insérer les mots : « , au moins, ».\nII. – En conséquence, supprimer l’alinéa 3.",
    "Alinéa 2, seconde phrase\nRemplacer le mot :\nmois\npar les mots :\ndeux mois\n\nII. – Alinéa 3\nSupprimer cet alinéa.",
    "Après l’alinéa 1\nInsérer deux alinéas ainsi rédigés :\n1° bis Un ;\n1° ter Deux.",
    "Au 3e alinéa, les mots : « a » et « b » sont respectivement remplacés par les mots : « c » et « d ».",
    "L’article 2 est ainsi rédigé : « Art. 2. – Le maire rend compte. »",
    "Rédiger ainsi cet article :\n« I. – Un.\n« II. – Deux : « trois ». »",
    "À la ligne « Action 12 », colonne « Budget », du tableau, remplacer le montant : « 10 € » par le montant : « 20 € ».",
    "Procéder à la même substitution aux alinéas 4 à 12, 14 et 16.",
    "Compléter l’intitulé de l’action 7 comme suit : Diffuser, et documenter.",
    "Supprimer les alinéas 1 à 4000000000.",
    "Sous-amendement à l’amendement n° 5 : à l’alinéa unique, supprimer « un ».",
    "Déplacer l’alinéa 3 après l’alinéa 5. Renuméroter l’article 2 en : « article 3 ».",
    "<< Un >> \"deux\" “trois” ‹ quatre › « cinq « six » sept",
];

const TEXTS: [&str; 4] = [
    "",
    "Un bilan est fait chaque an. Il est public.\n\nIl dure un mois.\n\n- un point ;",
    "# Plan\n\n## Article 1\n\n\"I. - Un.\n\n\"II. - Deux.\" ;\n\n## Article 2 – Suivi\n\n> cité\n\n| Action | Budget |\n|---|---|\n| Action 12 | 10 € |\n| Total | 10 € |\n\n## Action 7 – Diffuser",
    "Vu le code ;\n\nConsidérant ;\n\n```\ncode\n```\n\n---\n\n1° Un ;\n\n2° (Supprimé)\n\na) Deux « trois ».",
];

/// One way of damaging a sentence, at a place given by two numbers.
fn damaged(sentence: &str, way: usize, at: usize, length: usize, other: &str) -> String {
    let mut letters: Vec<char> = sentence.chars().collect();
    let at = at % (letters.len() + 1);
    let end = (at + length % 30).min(letters.len());
    match way {
        0 => drop(letters.drain(at..end)),
        1 => {
            let again: Vec<char> = letters[at..end].to_vec();
            letters.splice(at..at, again);
        }
        2 => letters[at..end].reverse(),
        3 => drop(letters.splice(at..end, other.chars().take(40))),
        4 => letters.truncate(at),
        5 => drop(letters.splice(at..at, "\u{0}\u{301}\u{feff}🦊\u{2028}\r\n".chars())),
        6 => {
            let marks = [
                '«', '»', '"', '“', '”', '\n', ':', ',', '°', '–', '|', '#', '`', '\\', '\u{a0}',
            ];
            letters.insert(at, marks[length % marks.len()]);
        }
        7 => letters = letters.into_iter().flat_map(char::to_uppercase).collect(),
        8 => letters.retain(|letter| *letter != '»'),
        _ => {
            let line: String = letters.into_iter().collect();
            return line.replace('3', "99999999999999999999");
        }
    }
    letters.into_iter().collect()
}

fn municipal() -> Vec<(String, String)> {
    include_str!("../corpus/municipal.jsonl")
        .lines()
        .map(|line| {
            let case: Value = serde_json::from_str(line).expect("a line is JSON");
            let said = |value: &Value| value.as_str().expect("a text").to_owned();
            (said(&case["amendments"][0]["text"]), said(&case["base"]))
        })
        .collect()
}

fn holds(sentence: &str, text: &str) -> Result<(), TestCaseError> {
    let start = Instant::now();
    let broken = broken_promise(sentence, text);
    prop_assert_eq!(broken, None, "{:?} on {:?}", sentence, text);
    // A hundred times what it takes: only what loops or explodes is slower.
    prop_assert!(start.elapsed() < Duration::from_secs(5), "{sentence:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 700, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_sentences_keep_the_promises(
        (sentence, other) in (0..SENTENCES.len() + 60, 0..SENTENCES.len()),
        damages in prop::collection::vec((0..10_usize, any::<usize>(), any::<usize>()), 0..5),
        text in prop::sample::select(TEXTS.to_vec()),
    ) {
        let known = municipal();
        let (mut sentence, text) = match SENTENCES.get(sentence) {
            Some(sentence) => ((*sentence).to_owned(), text.to_owned()),
            None => known[sentence % known.len()].clone(),
        };
        for (way, at, length) in damages {
            sentence = damaged(&sentence, way, at, length, SENTENCES[other]);
        }
        holds(&sentence, &text)?;
    }

    #[test]
    fn anything_at_all_keeps_the_promises(sentence in "(?s).{0,120}", text in "(?s).{0,120}") {
        holds(&sentence, &text)?;
    }
}

#[test]
fn sentences_made_to_be_heavy_are_read_in_time() {
    let text = "Un bilan. ".repeat(500);
    for unit in [
        "« ",
        "À l’alinéa 3, ",
        "I. – ",
        "et à ",
        "après les mots : « a », ",
        "Alinéa 3\n",
        "1° ",
        "\"",
        ", 5 et ",
        "«\n« ",
        "la première phrase de ",
    ] {
        let sentence = unit.repeat(20_000 / unit.len());
        let start = Instant::now();
        assert_eq!(broken_promise(&sentence, &text), None, "{unit:?}");
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{unit:?}: {:?}",
            start.elapsed()
        );
    }
}
