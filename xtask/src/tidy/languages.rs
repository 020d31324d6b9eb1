//! Translations beside their source: English says exactly what French says, with the same variables; a language that is
//! begun says nothing that French does not.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

use super::Source;

/// The file that every sentence is in.
const SOURCE: &str = "/locales/fr.ftl";
/// The other languages: whether each has every sentence, and its plural categories (Unicode CLDR, plural rules).
const LANGUAGES: [(&str, bool, &[&str]); 2] = [
    ("en", true, &["one", "other"]),
    ("br", false, &["one", "two", "few", "many", "other"]),
];
/// Every plural category of CLDR: what is none of them is a code of ours (`[0]`, `[adopte]`).
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// What French typography wants and English does not, and what neither does.
const NOT_ENGLISH: [&str; 9] = [
    "\u{a0}:", "\u{a0};", "\u{a0}!", "\u{a0}?", "\u{a0}»", "«", " :", " ?", "'",
];

/// What French typography does not want: punctuation after a space that may break, straight apostrophes, three points for one sign.
const NOT_FRENCH: [&str; 8] = [" :", " ;", " !", " ?", " »", "« ", "'", "..."];
/// A text as a keyboard gives it, which people then change: the first lines of minutes.
const TYPED: &str = "meetings-template";

/// What a translation must keep of a sentence.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    variables: BTreeSet<String>,
    attributes: BTreeSet<String>,
    categories: BTreeSet<String>,
    messages: BTreeSet<String>,
    text: String,
}

pub(super) fn check(sources: &[Source]) -> Vec<String> {
    let french = sources.iter().filter(|source| source.path.ends_with("/fr.ftl"));
    let mut faults: Vec<String> = french.flat_map(french_typography).collect();
    for source in sources.iter().filter(|source| source.path.ends_with(SOURCE)) {
        let folder = source.path.trim_end_matches("fr.ftl");
        let french = shapes(&source.text);
        for (language, is_whole, categories) in LANGUAGES {
            let path = format!("{folder}{language}.ftl");
            let Some(file) = sources.iter().find(|file| file.path == path) else {
                if is_whole {
                    faults.push(format!("{path}: this translation is missing"));
                }
                continue;
            };
            let file_name = format!("locales/{language}.ftl");
            let is_declared = sources.iter().any(|code| {
                code.crate_name() == source.crate_name()
                    && code.path.ends_with(".rs")
                    && code.text.contains(&file_name)
            });
            if !is_declared {
                faults.push(format!("{path}: no feature declares this translation"));
            }
            faults.extend(compare(&path, &french, &shapes(&file.text), is_whole, categories));
            if language == "en" {
                faults.extend(typography(&path, &file.text, &source.text));
            }
        }
    }
    faults
}

fn compare(
    path: &str,
    french: &BTreeMap<String, Shape>,
    other: &BTreeMap<String, Shape>,
    is_whole: bool,
    categories: &[&str],
) -> Vec<String> {
    let mut faults = Vec::new();
    if is_whole {
        let missing = french.keys().filter(|key| !other.contains_key(*key));
        faults.extend(missing.map(|key| format!("{path}: « {key} » is not translated")));
    }
    for (key, shape) in other {
        let Some(source) = french.get(key) else {
            faults.push(format!("{path}: « {key} » is not in French"));
            continue;
        };
        if shape.variables != source.variables {
            faults.push(format!(
                "{path}: « {key} » uses {:?}, French uses {:?}",
                shape.variables, source.variables
            ));
        }
        if shape.attributes != source.attributes {
            faults.push(format!("{path}: « {key} » has other attributes than in French"));
        }
        if shape.text.trim().is_empty() && !source.text.trim().is_empty() {
            faults.push(format!("{path}: « {key} » says nothing"));
        }
        // A sentence finds others in its own language only.
        if let Some(absent) = shape.messages.iter().find(|name| !other.contains_key(*name)) {
            faults.push(format!(
                "{path}: « {key} » says « {absent} », which is not translated"
            ));
        }
        let unknown = shape
            .categories
            .iter()
            .find(|name| !categories.contains(&name.as_str()));
        if let Some(category) = unknown {
            faults.push(format!(
                "{path}: « {key} » has a plural [{category}] that this language has not"
            ));
        }
    }
    faults
}

/// Sentences as French typography wants them: no-break spaces, curved apostrophes.
fn french_typography(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    let mut key = "";
    for (number, line) in source.text.lines().enumerate() {
        if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            key = line.split(' ').next().unwrap_or_default();
        }
        if line.starts_with('#') || key == TYPED {
            continue;
        }
        let wrong = NOT_FRENCH.iter().filter(|wrong| line.contains(*wrong));
        faults.extend(wrong.map(|wrong| {
            format!(
                "{}:{}: « {wrong} » is not French typography: {line}",
                source.path,
                number + 1
            )
        }));
    }
    faults
}

/// English puts no space before its punctuation and quotes “so”; French quotes stand in no English sentence, but in French
/// that it quotes, and in what is said as in French: the first lines of minutes.
fn typography(path: &str, text: &str, french: &str) -> Vec<String> {
    let as_in_french: BTreeSet<&str> = french.lines().collect();
    let sentences = text.lines().enumerate();
    let sentences = sentences.filter(|(_, line)| !line.starts_with('#') && !as_in_french.contains(line));
    let faults = sentences.filter_map(|(line, sentence)| {
        let own = unquoted(sentence);
        let wrong = NOT_ENGLISH.into_iter().find(|wrong| own.contains(wrong))?;
        Some(format!(
            "{path}:{}: « {wrong} » is not English typography",
            line + 1
        ))
    });
    faults.collect()
}

/// A sentence without what it quotes.
fn unquoted(sentence: &str) -> String {
    let mut pieces = sentence.split('“');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |own, piece| {
        let after = piece.split_once('”').map_or(piece, |(_, after)| after);
        format!("{own}“”{after}")
    })
}

/// Every message and term of a source, by its name; what cannot be read is told elsewhere.
fn shapes(text: &str) -> BTreeMap<String, Shape> {
    let resource = match fluent_syntax::parser::parse(text) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut shapes = BTreeMap::new();
    for entry in resource.body {
        let (name, value, attributes) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value, message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
            _ => continue,
        };
        let mut shape = Shape::default();
        if let Some(value) = &value {
            read(value, &mut shape);
        }
        for attribute in &attributes {
            shape.attributes.insert(attribute.id.name.to_owned());
            read(&attribute.value, &mut shape);
        }
        shapes.insert(name, shape);
    }
    shapes
}

fn read(pattern: &Pattern<&str>, shape: &mut Shape) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => shape.text.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, shape),
        }
    }
}

fn read_expression(expression: &Expression<&str>, shape: &mut Shape) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, shape),
        Expression::Select { selector, variants } => {
            read_inline(selector, shape);
            for variant in variants {
                if let VariantKey::Identifier { name } = &variant.key
                    && CATEGORIES.contains(name)
                {
                    shape.categories.insert((*name).to_owned());
                }
                read(&variant.value, shape);
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, shape: &mut Shape) {
    match inline {
        InlineExpression::VariableReference { id } => {
            shape.variables.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => read_arguments(arguments, shape),
        InlineExpression::TermReference { id, arguments, .. } => {
            shape.messages.insert(format!("-{}", id.name));
            if let Some(arguments) = arguments {
                read_arguments(arguments, shape);
            }
        }
        InlineExpression::MessageReference { id, .. } => {
            shape.messages.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => read_expression(expression, shape),
        InlineExpression::StringLiteral { value } => shape.text.push_str(value),
        InlineExpression::NumberLiteral { .. } => {}
    }
}

fn read_arguments(arguments: &CallArguments<&str>, shape: &mut Shape) {
    for argument in &arguments.positional {
        read_inline(argument, shape);
    }
    for argument in &arguments.named {
        read_inline(&argument.value, shape);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: &str = "hello = Bonjour { $name }\ncount = { $n ->\n    [one] Un\n   *[other] { $n }\n }\nshort = Fin\n    .title = La fin\n-town = Ville\n";

    /// The faults of a crate that has French, and these translations, declared or not.
    fn faults(translations: &[(&str, &str)], declared: &str) -> Vec<String> {
        let source = |path: &str, text: &str| Source {
            path: format!("crates/texts/{path}"),
            text: text.to_owned(),
        };
        let mut sources = vec![source("locales/fr.ftl", FRENCH), source("src/lib.rs", declared)];
        sources.extend(
            translations
                .iter()
                .map(|(language, text)| source(&format!("locales/{language}.ftl"), text)),
        );
        check(&sources)
    }

    const BOTH: &str =
        "(\"en\", include_str!(\"../locales/en.ftl\")), (\"br\", include_str!(\"../locales/br.ftl\"))";
    const ENGLISH: &str = "hello = Hello { $name }\ncount = { $n ->\n    [one] One\n   *[other] { $n }\n }\nshort = End\n    .title = The end\n-town = Town\n";

    #[test]
    fn a_faithful_translation_has_no_fault() {
        assert_eq!(
            faults(&[("en", ENGLISH), ("br", "hello = Demat { $name }")], BOTH),
            [""; 0]
        );
    }

    #[test]
    fn english_must_be_there_whole_and_declared() {
        assert_eq!(
            faults(&[], ""),
            ["crates/texts/locales/en.ftl: this translation is missing"]
        );
        assert_eq!(
            faults(&[("en", ENGLISH)], "nothing"),
            ["crates/texts/locales/en.ftl: no feature declares this translation"]
        );
        let short = ENGLISH.replace("hello = Hello { $name }\n", "");
        assert_eq!(
            faults(&[("en", &short)], BOTH),
            ["crates/texts/locales/en.ftl: « hello » is not translated"]
        );
    }

    #[test]
    fn no_language_says_what_french_does_not() {
        for (language, text) in [
            ("en", format!("{ENGLISH}more = More\n")),
            ("br", "more = Muioc’h\n".to_owned()),
        ] {
            let mut translations = vec![(language, text.as_str())];
            if language == "br" {
                translations.push(("en", ENGLISH));
            }
            let path = format!("crates/texts/locales/{language}.ftl");
            assert_eq!(
                faults(&translations, BOTH),
                [format!("{path}: « more » is not in French")]
            );
        }
    }

    #[test]
    fn variables_attributes_and_plurals_are_those_of_the_sentence_and_of_the_language() {
        for (from, to, why) in [
            (
                "Hello { $name }",
                "Hello { $who }",
                "« hello » uses {\"who\"}, French uses {\"name\"}",
            ),
            (
                "Hello { $name }",
                "Hello",
                "« hello » uses {}, French uses {\"name\"}",
            ),
            (
                "    .title = The end\n",
                "",
                "« short » has other attributes than in French",
            ),
            (
                "[one] One",
                "[few] One",
                "« count » has a plural [few] that this language has not",
            ),
            ("-town = Town\n", "", "« -town » is not translated"),
        ] {
            let changed = ENGLISH.replace(from, to);
            assert_ne!(changed, ENGLISH);
            let expected = format!("crates/texts/locales/en.ftl: {why}");
            let found = faults(&[("en", &changed)], BOTH);
            assert_eq!(found, [expected]);
        }
        let silent = ENGLISH.replace("-town = Town", "-town = { \"\" }");
        assert_eq!(
            faults(&[("en", &silent)], BOTH),
            ["crates/texts/locales/en.ftl: « -town » says nothing"]
        );
        let breton = "count = { $n ->\n    [one] Unan\n    [two] Daou\n    [few] { $n }\n    [many] { $n }\n   *[other] { $n }\n }\n";
        assert_eq!(faults(&[("en", ENGLISH), ("br", breton)], BOTH), [""; 0]);
    }

    #[test]
    fn a_sentence_says_others_of_its_own_language() {
        let breton = "short = Echu { hello }\n    .title = An dibenn\n";
        let expected = "crates/texts/locales/br.ftl: « short » says « hello », which is not translated";
        assert_eq!(faults(&[("en", ENGLISH), ("br", breton)], BOTH), [expected]);
    }

    #[test]
    fn english_has_its_own_typography() {
        for wrong in [
            "Error\u{a0}: { $name }",
            "Really ? { $name }",
            "« Yes » { $name }",
            "It's { $name }",
        ] {
            let changed = ENGLISH.replace("Hello { $name }", wrong);
            let found = faults(&[("en", &changed)], BOTH);
            assert_eq!(found.len(), 1, "{wrong}: {found:?}");
            assert!(
                found[0].starts_with("crates/texts/locales/en.ftl:1: "),
                "{found:?}"
            );
        }
    }
}
