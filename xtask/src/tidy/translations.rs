//! Translations: every key the code says exists; every key that exists is said.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::Entry;

use super::Source;

/// Keys made from a stored word: the code says only their beginning.
const FAMILIES: &[&str] = &[
    "right-", "event-", "step-", "notice-", "kind-", "quality-", "subject-", "effect-", "rule-", "news-",
];

pub(super) fn check(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut keys: BTreeMap<String, String> = BTreeMap::new();
    let mut written = BTreeSet::new();
    for source in sources.iter().filter(|source| source.path.ends_with(".ftl")) {
        match fluent_syntax::parser::parse(source.text.as_str()) {
            Ok(resource) => {
                for entry in resource.body {
                    let Entry::Message(message) = entry else {
                        continue;
                    };
                    let key = message.id.name;
                    if !written.insert((source.path.clone(), key.to_owned())) {
                        faults.push(format!("{}: « {key} » is written twice", source.path));
                    }
                    if !is_translation(&source.path) {
                        keys.insert(key.to_owned(), source.path.clone());
                    }
                }
            }
            Err((_, errors)) => faults.push(format!("{}: {errors:?}", source.path)),
        }
    }
    let code: Vec<&Source> = sources
        .iter()
        .filter(|source| source.path.ends_with(".rs") && source.crate_name() != "")
        .collect();
    let mut said = BTreeSet::new();
    for source in &code {
        literals(&source.text, &mut said);
    }
    let prefixes: Vec<String> = said
        .iter()
        .filter_map(|literal| Some(literal.split_once('{')?.0.to_owned()))
        .filter(|prefix| prefix.len() > 3)
        .collect();
    // `"{name}-title"`: keys whose beginning is said in one place and whose end in another.
    let endings: Vec<&str> = said
        .iter()
        .filter_map(|literal| literal.strip_prefix('{')?.split_once('}'))
        .map(|(_, ending)| ending)
        .filter(|ending| ending.starts_with('-'))
        .collect();
    for (key, path) in &keys {
        let is_said = said.contains(key)
            || FAMILIES.iter().any(|family| key.starts_with(family))
            || prefixes.iter().any(|prefix| key.starts_with(prefix.as_str()))
            || said
                .iter()
                .any(|literal| key.strip_prefix("notice-") == Some(literal))
            || endings.iter().any(|ending| {
                key.strip_suffix(ending)
                    .is_some_and(|beginning| said.contains(beginning))
            });
        if !is_said {
            faults.push(format!("{path}: « {key} » is never said"));
        }
    }
    for source in code.iter().filter(|source| source.ships()) {
        for (number, line) in source.code() {
            for key in keys_of(line) {
                if !keys.contains_key(&key) {
                    faults.push(format!(
                        "{}:{number}: « {key} » is in no translation",
                        source.path
                    ));
                }
            }
        }
    }
    faults
}

/// True for a language beside the source: what it may say, another check compares with French.
fn is_translation(path: &str) -> bool {
    path.contains("/locales/") && (path.ends_with("/en.ftl") || path.ends_with("/br.ftl"))
}

/// Every string literal of a source, without its quotes.
fn literals(text: &str, said: &mut BTreeSet<String>) {
    for (position, piece) in text.split('"').enumerate() {
        if position % 2 == 1 && piece.len() < 100 {
            said.insert(piece.to_owned());
        }
    }
    // An odd quote somewhere above (a character literal) shifts the count: read line by line as well.
    for line in text.lines() {
        for (position, piece) in line.split('"').enumerate() {
            if position % 2 == 1 && piece.len() < 100 {
                said.insert(piece.to_owned());
            }
        }
    }
}

/// The keys a line says for certain: the literal after `t!(words, `, `.say(`, `Sentence::new(`, `Fault::refused(`.
fn keys_of(line: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for opening in [
        "t!(words, \"",
        "t!(visit.words, \"",
        ".say(\"",
        "Sentence::new(\"",
        "Fault::refused(\"",
    ] {
        for after in line.split(opening).skip(1) {
            if let Some((key, _)) = after.split_once('"') {
                keys.push(key.to_owned());
            }
        }
    }
    keys
}
