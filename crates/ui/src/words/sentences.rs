//! The sentences of one language, as small as they can be kept: most are a few plain words, which are read where they are
//! in the program; only those that hold something are parsed by Fluent, the first time that one of them is said.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

use crate::numbers::Style;

/// A sentence as it is found.
pub(super) enum Sentence<'a> {
    /// Said as it is written
    Plain(&'static str),
    /// To be put together with its arguments
    Made(&'a FluentBundle<FluentResource>, &'a Pattern<&'a str>),
}

/// What stands after a key in a source.
#[derive(Clone, Copy)]
enum Written {
    /// Words and nothing else, on one line
    Plain(&'static str),
    /// The whole entry, key included, for Fluent
    Entry(&'static str),
}

pub(super) struct Sentences {
    tag: &'static str,
    written: HashMap<&'static str, Written>,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl Sentences {
    pub(super) fn none(tag: &'static str) -> Self {
        Self {
            tag,
            written: HashMap::new(),
            bundle: OnceLock::new(),
        }
    }

    pub(super) fn tag(&self) -> &'static str {
        self.tag
    }

    /// How many there are: fewer than in French when the translation is only begun.
    pub(super) fn count(&self) -> usize {
        self.written.len()
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.written.contains_key(key)
    }

    /// Adds those of a Fluent source.
    ///
    /// # Panics
    /// When a key is there already.
    pub(super) fn add(&mut self, source: &'static str) {
        for entry in entries(source) {
            let Some((key, written)) = read(entry) else {
                continue;
            };
            let former = self.written.insert(key, written);
            assert!(
                former.is_none(),
                "a sentence is defined twice in {}: {key}",
                self.tag
            );
        }
    }

    pub(super) fn find(&self, key: &str) -> Option<Sentence<'_>> {
        match *self.written.get(key)? {
            Written::Plain(text) => Some(Sentence::Plain(text)),
            Written::Entry(_) => {
                let bundle = self.bundle();
                Some(Sentence::Made(bundle, bundle.get_message(key)?.value()?))
            }
        }
    }

    /// Parses all that is to be parsed.
    ///
    /// # Panics
    /// When a sentence is not valid Fluent, or the tag is not a language tag.
    pub(super) fn check(&self) {
        let bundle = self.bundle();
        for (key, written) in &self.written {
            let is_said = matches!(written, Written::Plain(_)) || bundle.has_message(key);
            assert!(is_said, "the sentence {key} in {} is not valid Fluent", self.tag);
        }
    }

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let mut source = String::new();
            for written in self.written.values() {
                if let Written::Entry(entry) = written {
                    source.push_str(entry);
                    source.push('\n');
                }
            }
            // A plain sentence that another holds is said by Fluent there.
            let held: BTreeSet<&str> = self.written.values().flat_map(Written::held).collect();
            for key in held {
                if let Some(Written::Plain(text)) = self.written.get(key) {
                    source.extend([key, " = ", text, "\n"]);
                }
            }
            let resource = match FluentResource::try_new(source) {
                Ok(resource) => resource,
                Err((resource, faults)) => {
                    tracing::error!(
                        language = self.tag,
                        ?faults,
                        "sentences that are not valid Fluent"
                    );
                    resource
                }
            };
            let mut bundle = empty_bundle(self.tag);
            bundle.add_resource_overriding(resource);
            bundle
        })
    }
}

impl Written {
    /// The sentences that this one holds: `{ other-key }`.
    fn held(&self) -> impl Iterator<Item = &'static str> {
        let source = match self {
            Self::Plain(_) => "",
            Self::Entry(entry) => entry,
        };
        source
            .split('{')
            .skip(1)
            .filter_map(|after| Some(after.split_once('}')?.0.trim()))
    }
}

/// The messages and terms of a Fluent source, each to the line before the next: what goes on is indented (Fluent syntax,
/// `Entry`).
fn entries(source: &'static str) -> impl Iterator<Item = &'static str> {
    let begins =
        |line: &str| line.starts_with(|first: char| first.is_ascii_alphabetic() || "-#".contains(first));
    let mut places: Vec<usize> = Vec::new();
    let mut place = 0;
    for line in source.split_inclusive('\n') {
        if begins(line) {
            places.push(place);
        }
        place += line.len();
    }
    places.push(place);
    let pieces: Vec<_> = places.windows(2).map(|pair| &source[pair[0]..pair[1]]).collect();
    pieces.into_iter().filter(|entry| !entry.starts_with('#'))
}

/// The key of an entry, and what it says; none for what is no entry.
fn read(entry: &'static str) -> Option<(&'static str, Written)> {
    let (key, said) = entry.split_once('=')?;
    let said = said.trim();
    let is_plain = !said.is_empty() && !said.contains(['{', '}', '\n', '\r']);
    let written = if is_plain {
        Written::Plain(said)
    } else {
        Written::Entry(entry)
    };
    Some((key.trim_end(), written))
}

fn empty_bundle(tag: &str) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = tag.parse().expect("a language tag such as fr");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks are invisible characters that would end up in titles, mails and file names.
    bundle.set_use_isolating(false);
    // A formatter is not told which language it writes in, and may hold nothing: each style has its own.
    bundle.set_formatter(Some(match Style::of(tag) {
        Style::French => |value, _| written_number(value, Style::French),
        Style::English => |value, _| written_number(value, Style::English),
    }));
    bundle
        .add_builtins()
        .expect("NUMBER is not yet defined in a new bundle");
    bundle
}

fn written_number(value: &FluentValue<'_>, style: Style) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(crate::numbers::fluent_number(number, style)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &'static str) -> Sentences {
        let mut sentences = Sentences::none("fr");
        sentences.add(source);
        sentences
    }

    #[test]
    fn plain_words_are_read_where_they_are() {
        let sentences =
            of("# À lire\nfirst = Un « mot » \nsecond =\n    Deux\n    lignes\n\nthird = { $n }\n");
        assert_eq!(sentences.count(), 3);
        assert!(matches!(
            sentences.find("first"),
            Some(Sentence::Plain("Un « mot »"))
        ));
        assert!(sentences.bundle.get().is_none(), "nothing was parsed");
        for key in ["second", "third"] {
            assert!(matches!(sentences.find(key), Some(Sentence::Made(..))), "{key}");
        }
        assert!(sentences.find("À lire").is_none());
    }

    #[test]
    fn a_sentence_holds_another() {
        let sentences = of("share = les deux tiers\nwhy = Il fallait { share } des voix.\n");
        let Some(Sentence::Made(bundle, pattern)) = sentences.find("why") else {
            panic!("it is not plain")
        };
        let mut faults = Vec::new();
        let said = bundle.format_pattern(pattern, None, &mut faults);
        assert_eq!(
            (said.as_ref(), faults.len()),
            ("Il fallait les deux tiers des voix.", 0)
        );
    }

    #[test]
    #[should_panic(expected = "the sentence broken in fr")]
    fn what_is_not_fluent_is_found() {
        of("whole = { $n }\nbroken = { $n\n").check();
    }
}
