//! Sentences: every word a person reads comes from a Fluent file, never from code.
//!
//! Each feature brings its own `locales/fr.ftl`, with its translations beside it; [`Words::build`] joins them once, at
//! start, into one catalogue and refuses a key defined twice. A sentence that a language does not have yet is said in
//! French. What is missing in French too does not stop a page: the key is shown between ⟦ and ⟧ and
//! logged once, so that a test or a browser story can refuse any page that contains `⟦`.
//!
//! Two catalogues are never mixed up: [`Words::of`] is what the body says as a public authority, in French; the words of a
//! [`Visit`](crate::Visit) are in the language its reader chose, and those of a letter in its recipient's.
//!
//! ```
//! use ui::{t, words::Words};
//!
//! let words = Words::build(&[("fr", "petition-support = Soutenue par { $n } { $n ->\n    [one] personne\n   *[other] personnes\n }")]);
//! assert_eq!(t!(words, "petition-support", n = 12_345), "Soutenue par 12\u{202f}345 personnes");
//! assert_eq!(t!(words, "absent"), "⟦absent⟧");
//! ```

mod sentences;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Mutex;

use fluent_bundle::{FluentArgs, FluentValue};
use kernel::{Fault, House};
use maud::{Markup, html};

use crate::markdown::{render_markdown, render_markdown_in};
use sentences::{Sentence, Sentences};

/// An argument of a sentence: a number (grouped and pluralised by language) or a text.
pub type Value<'a> = FluentValue<'a>;

/// The language every sentence must exist in; the others fall back on it.
pub const SOURCE_LANGUAGE: &str = "fr";

/// This crate's own sentences, always part of a catalogue.
const OWN_SOURCES: &[(&str, &str)] = &[
    ("fr", include_str!("../locales/fr.ftl")),
    ("en", include_str!("../locales/en.ftl")),
    ("br", include_str!("../locales/br.ftl")),
];

/// How many different faults are remembered, so that each is logged once and the memory stays bounded.
const FAULTS_REMEMBERED_MAX: usize = 1_000;

struct Catalogue {
    languages: Vec<Sentences>,
    faults: Mutex<BTreeSet<String>>,
}

/// The sentences of one language: a reference to the catalogue, free to copy into every view.
#[derive(Clone, Copy)]
pub struct Words {
    catalogue: &'static Catalogue,
    language: usize,
}

impl Words {
    /// Those that a house was composed with, in French: for what is kept, published or decided, and for whoever reads it
    /// later in whatever language. The language of the Republic is French (Constitution, article 2), and a public service
    /// publishes in it (law no. 94-665 of 4 August 1994, articles 1 to 4): acts, minutes, texts, the journal, the reasons of
    /// moderation and what goes to other authorities are never in another one. What is said to one person, on a page or in a
    /// letter, is said in theirs: [`Visit::words`](crate::Visit), `identity::words_to`.
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
    /// When a key is defined twice in one language, or, where debug assertions are on, when a source is not valid Fluent or
    /// a tag is not a language tag: all are faults of the program, caught by its first test.
    pub fn build(sources: &[(&'static str, &'static str)]) -> Self {
        let mut languages: Vec<Sentences> = Vec::new();
        for (tag, source) in OWN_SOURCES.iter().chain(sources) {
            let place = languages
                .iter()
                .position(|language| language.tag() == *tag)
                .unwrap_or_else(|| {
                    languages.push(Sentences::none(tag));
                    languages.len() - 1
                });
            languages[place].add(source);
        }
        if cfg!(debug_assertions) {
            languages.iter().for_each(Sentences::check);
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
            .position(|language| language.tag() == tag);
        Self {
            language: known.unwrap_or(0),
            ..self
        }
    }

    /// The tag of the language spoken, for the `lang` attribute.
    pub fn language(self) -> &'static str {
        self.catalogue.languages[self.language].tag()
    }

    /// Every language there is, [`SOURCE_LANGUAGE`] first, each speaking for itself.
    pub fn languages(self) -> impl Iterator<Item = Self> {
        (0..self.catalogue.languages.len()).map(move |language| Self { language, ..self })
    }

    /// The tag of this language as the catalogue has it; none when it has no sentence in it.
    pub fn known(self, tag: &str) -> Option<&'static str> {
        let languages = self.catalogue.languages.iter();
        languages.map(Sentences::tag).find(|known| *known == tag)
    }

    /// False for a language whose translation is only begun: part of what it says is French.
    pub fn is_whole(self) -> bool {
        let languages = &self.catalogue.languages;
        languages[self.language].count() >= languages[0].count()
    }

    /// The language of what people and the body wrote, where it is not the page's: an attribute for it (WCAG 2.2, success
    /// criterion 3.1.2). Names of people and of places need none.
    pub fn content_language(self) -> Option<&'static str> {
        (self.language != 0).then_some(SOURCE_LANGUAGE)
    }

    /// Words somebody wrote, a title most often, in a page that may be in another language.
    pub fn written(self, text: &str) -> Markup {
        match self.content_language() {
            None => html! { (text) },
            language => html! { span lang=[language] { (text) } },
        }
    }

    /// Markdown somebody wrote, in a page that may be in another language: [`render_markdown`].
    pub fn markdown(self, source: &str) -> Markup {
        match self.content_language() {
            None => render_markdown(source),
            Some(language) => render_markdown_in(language, source),
        }
    }

    /// The sentence of this key, without arguments.
    pub fn say(self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The sentence of this key with its arguments; the macro [`t!`](crate::t) is the short way to write it.
    pub fn say_with(self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let spoken = &self.catalogue.languages[self.language];
        let source = &self.catalogue.languages[0];
        let found = [spoken, source]
            .into_iter()
            .find_map(|language| language.find(key));
        let (bundle, pattern) = match found {
            Some(Sentence::Plain(text)) => return text.to_owned(),
            Some(Sentence::Made(bundle, pattern)) => (bundle, pattern),
            None => {
                self.log_once(key, "no such sentence");
                return format!("⟦{key}⟧");
            }
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
        self.catalogue.languages.iter().any(|language| language.has(key))
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
        assert!(words.is_whole() && !breton.is_whole());
        assert_eq!(
            (breton.say("both"), breton.say("only-french")),
            ("Ti-kêr".to_owned(), "Oui".to_owned())
        );
        assert_eq!(words.in_language("xx").language(), "fr");
    }

    #[test]
    fn every_language_names_itself() {
        let words = Words::build(&[]);
        let names: Vec<_> = words.languages().map(|one| one.say("language-name")).collect();
        assert_eq!(names, ["Français", "English", "Brezhoneg"]);
        assert_eq!((words.known("en"), words.known("xx")), (Some("en"), None));
        assert!(
            words.in_language("en").is_whole(),
            "English says all that French does"
        );
    }

    #[test]
    fn plurals_of_breton_are_five() {
        let words = Words::build(&[(
            "br",
            "n = { $n ->\n    [one] unan\n    [two] daou\n    [few] nebeud\n    [many] milion\n   *[other] all\n }",
        )]);
        let breton = words.in_language("br");
        let said =
            [1, 21, 2, 22, 3, 4, 9, 29, 5, 11, 12, 13, 71, 72, 79, 1_000_000].map(|n| t!(breton, "n", n = n));
        let expected = [
            "unan", "unan", "daou", "daou", "nebeud", "nebeud", "nebeud", "nebeud", "all", "all", "all",
            "all", "all", "all", "all", "milion",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn what_people_wrote_says_its_language_in_a_page_of_another() {
        let words = Words::build(&[]);
        assert_eq!(words.written("Plan <vélo>").into_string(), "Plan &lt;vélo&gt;");
        assert!(!words.markdown("Un *mot*").into_string().contains("lang="));
        let english = words.in_language("en");
        assert_eq!(
            english.written("Plan <vélo>").into_string(),
            "<span lang=\"fr\">Plan &lt;vélo&gt;</span>"
        );
        let shown = english.markdown("# Titre\n\nUn *mot*\n\n- point").into_string();
        for part in [
            "<h3 lang=\"fr\">Titre",
            "<p lang=\"fr\">Un <em>mot",
            "<ul lang=\"fr\">",
        ] {
            assert!(shown.contains(part), "{shown}");
        }
    }
}
