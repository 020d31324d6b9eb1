//! Reading `rules.toml`, and finding the rule of a kind of body on a day.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

#[cfg(test)]
mod tests;

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
    /// True when no text commands it for this kind of body: the value is proposed, and can only be advised
    pub is_proposal: bool,
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
    #[serde(default)]
    proposal: bool,
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
            is_proposal: false,
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
                is_proposal: transposition.proposal,
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
