//! The rules, by name, with their options; one function counts with any of them.

use std::collections::BTreeMap;

use crate::election::{Answer, Election, Mark};
use crate::exact::{Rational, read, whole};
use crate::outcome::{Argument, Count, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::ties::TieRule;
use crate::{budget, committees, condorcet, grades, lists, majority, stv};

/// A way to decide.
pub struct Rule {
    /// The name on the command line and in results
    pub name: &'static str,
    /// Other names it is known by, those of peers among them
    pub aliases: &'static [&'static str],
    /// What sort of decision it is for: `question`, `candidates`, `grades`, `rankings`, `seats`, `lists`, `budget`,
    /// `committee`
    pub family: &'static str,
    /// The options it takes, beside `ties`
    pub options: &'static [Choice],
    /// What decides ties where nothing is asked
    pub ties: &'static str,
    pub(crate) count: fn(&Election, &Asked, &mut Record<'_>) -> Result<Verdict, Refusal>,
}

/// An option of a rule.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The name on the command line
    pub name: &'static str,
    /// Its value where nothing is asked
    pub default: &'static str,
    /// What it may be: words with bars between, or `N` (a whole number), `P/Q` (a fraction, not negative),
    /// `NUMBER` (a fraction, negative or not)
    pub allowed: &'static str,
}

pub(crate) const fn choice(name: &'static str, default: &'static str, allowed: &'static str) -> Choice {
    Choice {
        name,
        default,
        allowed,
    }
}

pub(crate) const fn rule(
    name: &'static str,
    family: &'static str,
    aliases: &'static [&'static str],
    options: &'static [Choice],
    count: fn(&Election, &Asked, &mut Record<'_>) -> Result<Verdict, Refusal>,
) -> Rule {
    Rule {
        name,
        aliases,
        family,
        options,
        ties: "listed",
        count,
    }
}

/// Every rule, family by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        majority::RULES,
        grades::RULES,
        condorcet::RULES,
        stv::RULES,
        lists::RULES,
        budget::RULES,
        committees::RULES,
    ]
    .into_iter()
    .flatten()
}

/// The rule of that name, or of that other name.
pub fn find(name: &str) -> Result<&'static Rule, Refusal> {
    rules()
        .find(|rule| rule.name == name)
        .or_else(|| rules().find(|rule| rule.aliases.contains(&name)))
        .ok_or_else(|| Refusal::UnknownRule(name.chars().take(100).collect()))
}

/// What is asked of a rule, every option having its value.
#[derive(Debug)]
pub(crate) struct Asked {
    rule: &'static str,
    seats: Option<usize>,
    options: BTreeMap<&'static str, String>,
}

impl Asked {
    pub(crate) fn rule(&self) -> &'static str {
        self.rule
    }

    /// The value of an option; its rule declares it.
    pub(crate) fn word(&self, name: &str) -> &str {
        self.options.get(name).map_or("", String::as_str)
    }

    pub(crate) fn is(&self, name: &str, value: &str) -> bool {
        self.word(name) == value
    }

    /// A number that its declaration has already held to be one.
    pub(crate) fn number(&self, name: &str) -> Option<Rational> {
        read(self.word(name))
    }

    /// A small whole number.
    pub(crate) fn small(&self, name: &str) -> Option<usize> {
        self.word(name).parse().ok()
    }

    /// How many seats were asked for, whatever the file says.
    pub(crate) fn asked_seats(&self) -> Option<usize> {
        self.seats
    }

    /// How many are chosen: as asked, else as the file says, else one.
    pub(crate) fn seats(&self, election: &Election) -> Result<usize, Refusal> {
        let seats = self.seats.or(election.seats).unwrap_or(1);
        let candidates = election.standing().len();
        if seats == 0 || seats > candidates {
            return Err(Refusal::TooFewCandidates { candidates, seats });
        }
        Ok(seats)
    }
}

fn is_allowed(value: &str, allowed: &str) -> bool {
    allowed.split('|').any(|one| match one {
        "N" => value.parse::<usize>().is_ok_and(|number| number <= 1_000_000),
        "NUMBER" => read(value).is_some(),
        "P/Q" => read(value).is_some_and(|number| number >= Rational::ZERO),
        "TEXT" => value.len() <= 10_000,
        word => word == value,
    })
}

/// The options a rule is counted with, those left out having their declared value, and how ties are decided.
pub(crate) fn in_force(
    rule: &'static Rule,
    options: &BTreeMap<String, String>,
) -> Result<(TieRule, BTreeMap<&'static str, String>), Refusal> {
    for (option, value) in options {
        if option == "ties" {
            continue;
        }
        let Some(known) = rule.options.iter().find(|known| known.name == option) else {
            return Err(Refusal::UnknownOption {
                rule: rule.name,
                option: option.chars().take(100).collect(),
            });
        };
        if !is_allowed(value, known.allowed) {
            return Err(Refusal::BadOption {
                option: known.name,
                value: value.chars().take(100).collect(),
                allowed: known.allowed,
            });
        }
    }
    let ties = options.get("ties").map_or(rule.ties, String::as_str);
    let tie_rule = TieRule::read(ties)?;
    let mut in_force: BTreeMap<&'static str, String> = rule
        .options
        .iter()
        .map(|known| {
            let value = options.get(known.name).map_or(known.default, String::as_str);
            (known.name, value.to_owned())
        })
        .collect();
    in_force.insert("ties", ties.to_owned());
    Ok((tie_rule, in_force))
}

/// How many ballots are blank or null, wherever there are some: they are never passed over in silence.
fn say_not_expressed(election: &Election, record: &mut Record<'_>) {
    let of = |answer: Answer| -> u64 {
        election
            .ballots
            .iter()
            .filter(|ballot| ballot.mark == Mark::Answer(answer))
            .map(|ballot| ballot.count)
            .sum()
    };
    let (blank, null) = (of(Answer::Blank), of(Answer::Null));
    if blank + null > 0 {
        record.say(
            "count-said-not-expressed",
            [
                ("blank", Argument::Number(Exact(whole(blank)))),
                ("null", Argument::Number(Exact(whole(null)))),
            ],
        );
    }
}

/// Counts the ballots.
///
/// `seats` is how many are chosen, where the file does not say or says something else. Options left out have their
/// declared value; an unknown option, or an unknown value, is refused rather than ignored.
///
/// ```
/// use std::collections::BTreeMap;
/// let file = "3 1\n4 1 2 0\n2 3 0\n0\n\"Castor\"\n\"Pollux\"\n\"Helen\"\n\"Who\"";
/// let election = counting::formats::read("vote.blt", file.as_bytes())?;
/// let count = counting::count(&election, "scottish-stv", Some(2), &BTreeMap::new())?;
/// assert_eq!(count.winners, ["1", "3"]);
/// # Ok::<(), counting::Refusal>(())
/// ```
pub fn count(
    election: &Election,
    rule: &str,
    seats: Option<usize>,
    options: &BTreeMap<String, String>,
) -> Result<Count, Refusal> {
    let rule = find(rule)?;
    let (tie_rule, in_force) = in_force(rule, options)?;
    let asked = Asked {
        rule: rule.name,
        seats,
        options: in_force,
    };
    let mut record = Record::new(election, &tie_rule);
    if rule.family != "question" {
        say_not_expressed(election, &mut record);
    }
    let verdict = (rule.count)(election, &asked, &mut record)?;
    let mut in_force = asked.options;
    if let Some(seats) = seats {
        in_force.insert("seats", seats.to_string());
    }
    Ok(record.finish(rule.name, in_force, &verdict))
}
