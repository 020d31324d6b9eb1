//! Reading `rules.toml`, and finding the rule of a kind of body on a day.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

/// Why a rule cannot be given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LawError {
    /// No rule of this name for this kind of body on this day.
    #[error("no rule {key} for {kind} on {on}")]
    Absent {
        /// The rule's name
        key: String,
        /// The kind of body
        kind: String,
        /// The day
        on: Date,
    },
    /// The rule's value is not of the type asked for.
    #[error("rule {key} is not {wanted}")]
    Type {
        /// The rule's name
        key: String,
        /// What was asked for
        wanted: &'static str,
    },
    /// `rules.toml` cannot be understood.
    #[error("rules.toml: {0}")]
    Malformed(String),
}

/// How a share is compared with a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// Strictly more: « la majorité de »
    MoreThan,
    /// As much is enough: « le quart de »
    AtLeast,
}

/// A fraction to be reached, with the way it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// Above the line
    pub numerator: u32,
    /// Below the line, never zero
    pub denominator: u32,
    /// How a share is compared with it
    pub bound: Bound,
}

impl Fraction {
    /// True when `part` of `whole` reaches this fraction. Of nothing, nothing is reached.
    pub fn is_reached(self, part: u32, whole: u32) -> bool {
        let share = u64::from(part) * u64::from(self.denominator);
        let wanted = u64::from(whole) * u64::from(self.numerator);
        whole > 0
            && match self.bound {
                Bound::MoreThan => share > wanted,
                Bound::AtLeast => share >= wanted,
            }
    }

    /// The least part of `whole` that reaches this fraction: more than half of 8 is 5, a quarter of 9 is 3.
    pub fn least(self, whole: u32) -> u32 {
        let wanted = u64::from(whole) * u64::from(self.numerator);
        let denominator = u64::from(self.denominator);
        let least = match self.bound {
            Bound::MoreThan => wanted / denominator + 1,
            Bound::AtLeast => wanted.div_ceil(denominator).max(1),
        };
        u32::try_from(least).unwrap_or(u32::MAX)
    }
}

/// The value of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleValue {
    /// A number of the rule's unit
    Int(u32),
    /// A share of the rule's unit
    Fraction(Fraction),
    /// A word the code knows
    Word(String),
}

/// A rule, as it applies to one kind of body during one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name in the code: `quorum.members`
    pub key: String,
    /// The kind of body it applies to, `*` for all
    pub kind: String,
    /// Its value
    pub value: RuleValue,
    /// What the value counts, or what the word means, in French
    pub unit: String,
    /// The article, as shown: `CGCT, art. L. 2121-17`; or what says that this is a proposal
    pub article: String,
    /// The text the article comes from, in French
    pub source: String,
    /// First day it applies
    pub from: Date,
    /// Last day it applies, none while it still does
    pub until: Option<Date>,
}

impl Rule {
    /// The value, when it is a number.
    pub fn int(&self) -> Result<u32, LawError> {
        match self.value {
            RuleValue::Int(value) => Ok(value),
            _ => Err(self.is_not("a number")),
        }
    }

    /// The value, when it is a fraction.
    pub fn fraction(&self) -> Result<Fraction, LawError> {
        match self.value {
            RuleValue::Fraction(value) => Ok(value),
            _ => Err(self.is_not("a fraction")),
        }
    }

    /// The value, when it is a word.
    pub fn word(&self) -> Result<&str, LawError> {
        match &self.value {
            RuleValue::Word(value) => Ok(value),
            _ => Err(self.is_not("a word")),
        }
    }

    /// True when this rule applies on `day`.
    pub fn applies_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    fn is_not(&self, wanted: &'static str) -> LawError {
        LawError::Type {
            key: self.key.clone(),
            wanted,
        }
    }
}

/// The rule called `key` for bodies of `kind`, as it stands on the day `on`.
pub fn rule(key: &str, kind: &str, on: Date) -> Result<&'static Rule, LawError> {
    all()
        .iter()
        .find(|rule| rule.key == key && (rule.kind == kind || rule.kind == "*") && rule.applies_on(on))
        .ok_or_else(|| LawError::Absent {
            key: key.to_owned(),
            kind: kind.to_owned(),
            on,
        })
}

/// Every rule, past and present, in the order of `rules.toml`: for the page « Les règles appliquées ».
pub fn all() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        read(include_str!("../rules.toml")).expect("the tests of this crate read the same rules.toml")
    });
    &RULES
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    transposition: BTreeMap<String, Transposition>,
    rule: Vec<WrittenRule>,
}

/// How a rule written for some bodies reads for another kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Transposition {
    article: String,
    source: String,
    from: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRule {
    key: String,
    kinds: Vec<String>,
    #[serde(default)]
    transposed: Vec<String>,
    value: WrittenValue,
    bound: Option<Bound>,
    unit: String,
    article: String,
    source: String,
    from: Date,
    until: Option<Date>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenValue {
    Int(u32),
    Text(String),
}

fn read(text: &str) -> Result<Vec<Rule>, LawError> {
    let written: Written = toml::from_str(text).map_err(|error| LawError::Malformed(error.to_string()))?;
    let mut rules = Vec::new();
    for entry in &written.rule {
        let own = Rule {
            key: entry.key.clone(),
            kind: String::new(),
            value: value(entry)?,
            unit: entry.unit.clone(),
            article: entry.article.clone(),
            source: entry.source.clone(),
            from: entry.from,
            until: entry.until,
        };
        rules.extend(entry.kinds.iter().map(|kind| Rule {
            kind: kind.clone(),
            ..own.clone()
        }));
        for kind in &entry.transposed {
            let Some(transposition) = written.transposition.get(kind) else {
                return Err(malformed(entry, "no transposition to", kind));
            };
            rules.push(Rule {
                kind: kind.clone(),
                article: transposition.article.replace("{article}", &entry.article),
                source: transposition.source.replace("{source}", &entry.source),
                from: transposition.from.unwrap_or(entry.from),
                ..own.clone()
            });
        }
    }
    Ok(rules)
}

fn value(entry: &WrittenRule) -> Result<RuleValue, LawError> {
    match (&entry.value, entry.bound) {
        (WrittenValue::Int(value), None) => Ok(RuleValue::Int(*value)),
        (WrittenValue::Text(text), Some(bound)) => fraction(text, bound)
            .map(RuleValue::Fraction)
            .ok_or_else(|| malformed(entry, "not a fraction:", text)),
        (WrittenValue::Text(text), None) if is_word(text) => Ok(RuleValue::Word(text.clone())),
        (WrittenValue::Text(text), None) => {
            Err(malformed(entry, "neither a word nor a bounded fraction:", text))
        }
        (WrittenValue::Int(value), Some(_)) => {
            Err(malformed(entry, "a bound on a number:", &value.to_string()))
        }
    }
}

/// Between nothing and the whole, written `numerator/denominator`.
fn fraction(text: &str, bound: Bound) -> Option<Fraction> {
    let (numerator, denominator) = text.split_once('/')?;
    let fraction = Fraction {
        numerator: numerator.parse().ok()?,
        denominator: denominator.parse().ok()?,
        bound,
    };
    (fraction.numerator > 0 && fraction.numerator <= fraction.denominator).then_some(fraction)
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

fn malformed(entry: &WrittenRule, what: &str, text: &str) -> LawError {
    LawError::Malformed(format!("{}: {what} {text}", entry.key))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const KINDS: [&str; 4] = ["commune", "epci", "conseil-de-developpement", "association"];

    #[test]
    fn every_rule_names_its_article_its_source_and_a_known_kind() {
        assert!(all().len() > 50);
        for rule in all() {
            let name = format!("{} ({})", rule.key, rule.kind);
            assert!(!rule.article.trim().is_empty(), "{name} has no article");
            assert!(!rule.source.trim().is_empty(), "{name} has no source");
            assert!(!rule.unit.trim().is_empty(), "{name} has no unit");
            assert!(
                !rule.article.contains('{') && !rule.source.contains('{'),
                "{name}"
            );
            assert!(rule.kind == "*" || KINDS.contains(&rule.kind.as_str()), "{name}");
            assert!(rule.until.is_none_or(|until| rule.from <= until), "{name}");
        }
    }

    #[test]
    fn one_rule_at_most_applies_to_a_kind_on_a_day() {
        for (index, rule) in all().iter().enumerate() {
            for other in &all()[index + 1..] {
                let same_name = rule.key == other.key;
                let same_kind = rule.kind == other.kind || rule.kind == "*" || other.kind == "*";
                let one_after_the_other = rule.until.is_some_and(|until| until < other.from)
                    || other.until.is_some_and(|until| until < rule.from);
                assert!(
                    !same_name || !same_kind || one_after_the_other,
                    "{} applies twice to {}",
                    rule.key,
                    rule.kind
                );
            }
        }
    }

    #[test]
    fn where_the_law_is_silent_the_rule_says_it_is_a_proposal() {
        for rule in all()
            .iter()
            .filter(|rule| rule.kind == "conseil-de-developpement")
        {
            assert_eq!(rule.article, "règlement intérieur type", "{}", rule.key);
            assert!(rule.source.contains("L. 5211-10-1"), "{}", rule.key);
        }
    }

    #[test]
    fn the_same_questions_have_an_answer_for_every_kind() {
        let today = date(2026, 11, 22);
        for key in all().iter().map(|rule| &rule.key) {
            for kind in KINDS {
                let has_population = matches!(kind, "commune" | "epci");
                let expected = has_population || key != "convocation.population-threshold";
                assert_eq!(rule(key, kind, today).is_ok(), expected, "{key} for {kind}");
            }
        }
    }

    #[test]
    fn quorums_and_shares_count_as_the_senate_guide_does() {
        let today = date(2026, 11, 22);
        let quorum = rule("quorum.members", "commune", today)
            .unwrap()
            .fraction()
            .unwrap();
        assert_eq!(
            [8, 11, 15, 29].map(|members| quorum.least(members)),
            [5, 6, 8, 15]
        );
        assert!(!quorum.is_reached(4, 8));
        assert!(quorum.is_reached(5, 8));
        let public = rule("ballot.public-request-share", "epci", today).unwrap();
        let public = public.fraction().unwrap();
        assert_eq!([8, 9, 12].map(|present| public.least(present)), [2, 3, 3]);
        assert!(public.is_reached(2, 8));
        assert!(!public.is_reached(2, 9));
        assert!(!public.is_reached(0, 0));
    }

    #[test]
    fn a_rule_does_not_apply_before_its_first_day() {
        let key = "publication.minutes-days";
        assert_eq!(rule(key, "commune", date(2022, 7, 1)).unwrap().int(), Ok(7));
        assert!(matches!(
            rule(key, "commune", date(2022, 6, 30)),
            Err(LawError::Absent { .. })
        ));
    }

    #[test]
    fn a_value_is_read_as_what_it_is_only() {
        let rule = rule("majority.casting-vote", "commune", date(2026, 1, 1)).unwrap();
        assert_eq!(rule.word(), Ok("except-secret-ballot"));
        assert!(matches!(rule.int(), Err(LawError::Type { .. })));
        assert!(matches!(rule.fraction(), Err(LawError::Type { .. })));
    }

    #[test]
    fn a_malformed_file_is_refused_with_the_name_of_its_rule() {
        let entry = |value: &str| {
            format!(
                "[transposition]\n[[rule]]\nkey = \"k\"\nkinds = [\"commune\"]\nunit = \"u\"\narticle = \"a\"\nsource = \"s\"\nfrom = \"2000-01-01\"\n{value}"
            )
        };
        assert_eq!(read(&entry("value = 3")).unwrap().len(), 1);
        for wrong in [
            "value = \"1/2\"",
            "value = \"3/2\"\nbound = \"at-least\"",
            "value = \"1/0\"\nbound = \"at-least\"",
            "value = \"0/2\"\nbound = \"more-than\"",
            "value = 3\nbound = \"at-least\"",
            "value = 3\ntransposed = [\"epci\"]",
        ] {
            let refusal = read(&entry(wrong)).unwrap_err().to_string();
            assert!(refusal.contains("k: "), "{wrong}: {refusal}");
        }
        assert!(read(&entry("value = 3\nextra = 1")).is_err());
    }
}
