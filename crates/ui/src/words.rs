//! Sentences: every word a person reads comes from a Fluent file, never from code.
//!
//! Each feature brings its own `locales/fr.ftl`; [`Words::build`] joins them once, at start, into one catalogue
//! and refuses a key defined twice. What is missing does not stop a page: the key is shown between ⟦ and ⟧ and
//! logged once, so that a test or a browser story can refuse any page that contains `⟦`.
//!
//! ```
//! use ui::{t, words::Words};
//!
//! let words = Words::build(&[("fr", "petition-support = Soutenue par { $n } { $n ->\n    [one] personne\n   *[other] personnes\n }")]);
//! assert_eq!(t!(words, "petition-support", n = 12_345), "Soutenue par 12\u{202f}345 personnes");
//! assert_eq!(t!(words, "absent"), "⟦absent⟧");
//! ```

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Mutex;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::{Fault, House};
use unic_langid::LanguageIdentifier;

/// An argument of a sentence: a number (grouped and pluralised by language) or a text.
pub type Value<'a> = FluentValue<'a>;

/// The language every sentence must exist in; the others fall back on it.
pub const SOURCE_LANGUAGE: &str = "fr";

/// This crate's own sentences, always part of a catalogue.
const OWN_SOURCES: &[(&str, &str)] = &[("fr", include_str!("../locales/fr.ftl"))];

/// How many different faults are remembered, so that each is logged once and the memory stays bounded.
const FAULTS_REMEMBERED_MAX: usize = 1_000;

struct Language {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
}

struct Catalogue {
    languages: Vec<Language>,
    faults: Mutex<BTreeSet<String>>,
}

/// The sentences of one language: a reference to the catalogue, free to copy into every view.
#[derive(Clone, Copy)]
pub struct Words {
    catalogue: &'static Catalogue,
    language: usize,
}

impl Words {
    /// Those that a house was composed with.
    pub fn of(house: &House) -> Result<Self, Fault> {
        let words = house.extension::<Self>().copied();
        words.ok_or_else(|| Fault::Internal("the house was composed without its translations".to_owned()))
    }

    /// Joins this crate's sentences with those of the features, given as (language tag, Fluent source).
    ///
    /// The catalogue lives as long as the program, which is why [`Words`] can be copied freely. The result
    /// speaks [`SOURCE_LANGUAGE`].
    ///
    /// # Panics
    /// When a source is not valid Fluent, a tag is not a language tag, or a key is defined twice in one
    /// language: all are faults of the program, caught by its first test.
    pub fn build(sources: &[(&'static str, &'static str)]) -> Self {
        let mut languages: Vec<Language> = Vec::new();
        for (tag, source) in OWN_SOURCES.iter().chain(sources) {
            let place = languages
                .iter()
                .position(|language| language.tag == *tag)
                .unwrap_or_else(|| {
                    languages.push(Language {
                        tag,
                        bundle: empty_bundle(tag),
                    });
                    languages.len() - 1
                });
            add_source(&mut languages[place], source);
        }
        let catalogue = Catalogue {
            languages,
            faults: Mutex::new(BTreeSet::new()),
        };
        Self {
            catalogue: Box::leak(Box::new(catalogue)),
            language: 0,
        }
    }

    /// The same catalogue in another language; an unknown tag keeps [`SOURCE_LANGUAGE`].
    #[must_use]
    pub fn in_language(self, tag: &str) -> Self {
        let known = self
            .catalogue
            .languages
            .iter()
            .position(|language| language.tag == tag);
        Self {
            language: known.unwrap_or(0),
            ..self
        }
    }

    /// The tag of the language spoken, for the `lang` attribute.
    pub fn language(self) -> &'static str {
        self.catalogue.languages[self.language].tag
    }

    /// The sentence of this key, without arguments.
    pub fn say(self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The sentence of this key with its arguments; the macro [`t!`](crate::t) is the short way to write it.
    pub fn say_with(self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let spoken = &self.catalogue.languages[self.language];
        let source = &self.catalogue.languages[0];
        let found = [spoken, source].into_iter().find_map(|language| {
            let pattern = language.bundle.get_message(key)?.value()?;
            Some((&language.bundle, pattern))
        });
        let Some((bundle, pattern)) = found else {
            self.log_once(key, "no such sentence");
            return format!("⟦{key}⟧");
        };
        let arguments: FluentArgs<'_> = arguments
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), value.clone()))
            .collect();
        let mut errors = Vec::new();
        let sentence = bundle
            .format_pattern(pattern, Some(&arguments), &mut errors)
            .into_owned();
        if errors.is_empty() {
            return sentence;
        }
        self.log_once(key, &format!("{errors:?}"));
        format!("⟦{key}⟧ {sentence}")
    }

    /// Whether this key has a sentence, for keys made from a stored code (a kind, a state).
    pub fn knows(self, key: &str) -> bool {
        self.catalogue
            .languages
            .iter()
            .any(|language| language.bundle.has_message(key))
    }

    fn log_once(self, key: &str, fault: &str) {
        let mut faults = self
            .catalogue
            .faults
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if faults.len() < FAULTS_REMEMBERED_MAX && faults.insert(key.to_owned()) {
            tracing::warn!(
                key,
                fault,
                language = self.language(),
                "a sentence of the interface is faulty"
            );
        }
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Words")
            .field("language", &self.language())
            .finish_non_exhaustive()
    }
}

fn empty_bundle(tag: &str) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = tag.parse().expect("a language tag such as fr");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks are invisible characters that would end up in titles, mails and file names.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(crate::numbers::fluent_number(number)),
        _ => None,
    }));
    bundle
        .add_builtins()
        .expect("NUMBER is not yet defined in a new bundle");
    bundle
}

fn add_source(language: &mut Language, source: &str) {
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) => resource,
        Err((_, faults)) => panic!("a Fluent source in {} is not valid: {faults:?}", language.tag),
    };
    if let Err(duplicates) = language.bundle.add_resource(resource) {
        panic!("sentences defined twice in {}: {duplicates:?}", language.tag);
    }
}

/// A sentence by its key: `t!(words, "key")`, or with arguments `t!(words, "key", n = 3, name = &title)`.
#[macro_export]
macro_rules! t {
    ($words:expr, $key:expr $(,)?) => {
        $words.say($key)
    };
    ($words:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $words.say_with($key, &[$((stringify!($name), $crate::words::Value::from($value))),+])
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_key_is_shown_between_brackets() {
        let words = Words::build(&[]);
        assert_eq!(words.say("nothing-here"), "⟦nothing-here⟧");
        assert!(!words.knows("nothing-here"));
        assert!(words.knows("skip-to-content"));
    }

    #[test]
    fn a_missing_argument_is_refused_by_the_same_mark() {
        let words = Words::build(&[("fr", "hello = Bonjour { $name }")]);
        assert!(words.say("hello").starts_with("⟦hello⟧"));
        assert_eq!(t!(words, "hello", name = "Ada"), "Bonjour Ada");
    }

    #[test]
    #[should_panic(expected = "defined twice")]
    fn two_features_may_not_define_the_same_key() {
        Words::build(&[("fr", "same = Un"), ("fr", "same = Deux")]);
    }

    #[test]
    fn plurals_follow_french() {
        let words = Words::build(&[(
            "fr",
            "n-votes = { $n ->\n    [one] { $n } vote\n   *[other] { $n } votes\n }",
        )]);
        assert_eq!(t!(words, "n-votes", n = 0), "0 vote");
        assert_eq!(t!(words, "n-votes", n = 1_u64), "1 vote");
        assert_eq!(t!(words, "n-votes", n = 1_200_usize), "1\u{202f}200 votes");
    }

    #[test]
    fn a_year_is_not_grouped_when_the_sentence_says_so() {
        let words = Words::build(&[("fr", "year = En { NUMBER($n, useGrouping: \"false\") }")]);
        assert_eq!(t!(words, "year", n = 2026), "En 2026");
    }

    #[test]
    fn another_language_falls_back_on_french() {
        let words = Words::build(&[
            ("fr", "only-french = Oui\nboth = Mairie"),
            ("br", "both = Ti-kêr"),
        ]);
        let breton = words.in_language("br");
        assert_eq!(breton.language(), "br");
        assert_eq!(
            (breton.say("both"), breton.say("only-french")),
            ("Ti-kêr".to_owned(), "Oui".to_owned())
        );
        assert_eq!(words.in_language("xx").language(), "fr");
    }
}
