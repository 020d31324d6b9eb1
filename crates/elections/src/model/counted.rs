//! Ballots that were shuffled, then decrypted one by one: the rule that counts them stands in the question itself, as Belenios
//! writes it, so that it is under the election's fingerprint before anybody votes. Nothing is drawn: where the rule leaves a
//! tie, every outcome it leaves open is given.

use std::collections::BTreeMap;

use counting::exact::decimal;
use counting::formats::{Reading, read_with};
use counting::{Answer, Argument, Count, Election, Mark, Refusal};
use scrutin::election::Question;
use scrutin::message::ElectionResult;
use serde_json::{Value, json};

use crate::protocol::text_of;

db::text_enum! {
    /// How decrypted ballots are counted.
    pub enum CountingRule {
        /// A ranking of the answers, equals allowed: the strongest paths between them
        Schulze = "schulze",
        /// A grade for each answer: the best median
        MajorityJudgment = "majority-judgment",
        /// A ranking without equals: several seats, as Scotland elects its councils
        Stv = "scottish-stv",
    }
}

db::text_enum! {
    /// Which of two middle grades is the median when voters are even: the two are in use, and give different winners.
    pub(crate) enum Median {
        /// The worse, as the method is published
        MieuxVoter = "mieux-voter",
        /// The better, as Belenios' own program counts
        Belenios = "belenios",
    }
}

impl CountingRule {
    /// Whether several may be chosen.
    pub(crate) const fn has_seats(self) -> bool {
        matches!(self, Self::Stv)
    }

    /// Whether answers are graded rather than ranked.
    pub(crate) const fn has_grades(self) -> bool {
        matches!(self, Self::MajorityJudgment)
    }

    /// The word of Belenios' own programs.
    const fn word(self) -> &'static str {
        match self {
            Self::Schulze => "Schulze",
            Self::MajorityJudgment => "MajorityJudgment",
            Self::Stv => "STV",
        }
    }
}

/// A rule with what it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Method {
    pub(crate) rule: CountingRule,
    pub(crate) seats: u32,
    /// From the best to the worst; empty where answers are ranked
    pub(crate) grades: Vec<String>,
    /// What decides between two middle grades, where there are grades
    pub(crate) median: Median,
}

impl Method {
    /// What the rule is counted with beside what the question says already.
    pub(crate) fn options(&self) -> BTreeMap<String, String> {
        let mut options = BTreeMap::new();
        if self.rule.has_grades() {
            options.insert("variant".to_owned(), self.median.as_str().to_owned());
        }
        options
    }

    /// As it stands in the question. A ballot that says nothing is a blank vote.
    pub(crate) fn written(&self) -> Value {
        let mut value = json!({ "blank": true });
        if self.rule.has_grades() {
            value["grades"] = json!(self.grades);
            value["variant"] = json!(self.median.as_str());
        }
        if self.rule.has_seats() {
            value["seats"] = json!(self.seats);
            // Rules of transferable votes are many, and Belenios' word for them is one.
            value["rule"] = json!(self.rule.as_str());
        }
        json!({ "type": self.rule.word(), "value": value })
    }

    /// Read from the question; none where it is not one of ours.
    pub(crate) fn read(extra: &Value) -> Option<Self> {
        let word = extra.get("type")?.as_str()?;
        let rule = CountingRule::ALL
            .iter()
            .copied()
            .find(|rule| rule.word() == word)?;
        let word = |path: &str| extra.pointer(path).and_then(Value::as_str);
        // What names another rule is counted by no rule of ours.
        if word("/value/rule").is_some_and(|named| named != rule.as_str()) {
            return None;
        }
        // Belenios names no variant: the question that names none is counted as its program counts.
        let median = word("/value/variant").map_or(Some(Median::Belenios), Median::parse)?;
        let seats = extra.pointer("/value/seats").and_then(Value::as_u64).unwrap_or(1);
        let grades = extra.pointer("/value/grades").and_then(Value::as_array);
        let grades = grades.into_iter().flatten().filter_map(Value::as_str);
        Some(Self {
            rule,
            seats: u32::try_from(seats).ok()?,
            grades: grades.map(ToOwned::to_owned).collect(),
            median,
        })
    }
}

/// What the ballots of a question gave.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    /// The ballots that were decrypted
    pub(crate) election: Election,
    /// None where no ballot says anything: nobody is chosen
    pub(crate) count: Option<Count>,
}

impl Counted {
    /// How many ballots there were, how many of them blank, how many null: one that grades some answers and not others is, for
    /// it counts for none.
    pub(crate) fn ballots(&self) -> (u64, u64, u64) {
        let of = |answer: Answer| -> u64 {
            let said = Mark::Answer(answer);
            let same = self.election.ballots.iter().filter(|ballot| ballot.mark == said);
            same.map(|ballot| ballot.count).sum()
        };
        let partial = self.election.ballots.iter().filter(|ballot| {
            matches!(&ballot.mark, Mark::Grades(grades) if grades.len() < self.election.candidates.len())
        });
        let partial: u64 = partial.map(|ballot| ballot.count).sum();
        (
            self.election.voters(),
            of(Answer::Blank),
            of(Answer::Null).saturating_add(partial),
        )
    }

    /// How many ballots the rule counted in part, how many not at all because they rank two answers equal.
    pub(crate) fn unclear(&self) -> (u64, u64) {
        let Some(count) = &self.count else {
            let ranked = self.election.ballots.iter().filter(|ballot| speaks(&ballot.mark));
            return (0, ranked.map(|ballot| ballot.count).sum());
        };
        let said = |id: &str| -> u64 {
            let found = count.explanation.iter().find(|message| message.id == id);
            match found.and_then(|message| message.arguments.get("number")) {
                Some(Argument::Number(number)) => decimal(&number.0, 0).parse().unwrap_or_default(),
                _ => 0,
            }
        };
        (said("count-said-cut"), said("count-said-set-aside"))
    }

    /// What an answer is called.
    pub(crate) fn name<'a>(&'a self, id: &'a str) -> &'a str {
        let found = self
            .election
            .candidates
            .iter()
            .find(|candidate| candidate.id == id);
        found.map_or(id, |candidate| candidate.name.as_str())
    }
}

/// Whether a ballot ranks something. One that ranks two answers equal speaks too.
fn speaks(mark: &Mark) -> bool {
    matches!(mark, Mark::Ranking(groups) if !groups.is_empty())
}

/// Whether a ballot counts under its rule.
fn counts(mark: &Mark, rule: CountingRule, candidates: usize) -> bool {
    match mark {
        // The Scottish rule stops before the first rank that is given twice.
        Mark::Ranking(groups) if rule == CountingRule::Stv => {
            groups.first().is_some_and(|first| first.len() == 1)
        }
        Mark::Ranking(_) => speaks(mark),
        Mark::Grades(grades) => !grades.is_empty() && grades.len() == candidates,
        _ => false,
    }
}

/// Counts the ballots of the question of this place, as whoever reads the published result finds them.
pub(crate) fn counted(
    asked: &[Question],
    result: &ElectionResult,
    place: usize,
    method: &Method,
) -> Result<Counted, Refusal> {
    let about = json!({ "questions": asked }).to_string().into_bytes();
    let reading = Reading {
        question: place,
        about: Some(about),
        ..Reading::default()
    };
    let election = read_with("result.json", text_of(result).as_bytes(), &reading)?;
    let candidates = election.candidates.len();
    let is_counted = |mark: &Mark| counts(mark, method.rule, candidates);
    if !election.ballots.iter().any(|ballot| is_counted(&ballot.mark)) {
        return Ok(Counted {
            election,
            count: None,
        });
    }
    let seats = method.rule.has_seats().then_some(method.seats as usize);
    let count = counting::count(&election, method.rule.as_str(), seats, &method.options())?;
    Ok(Counted {
        election,
        count: Some(count),
    })
}

#[cfg(test)]
mod tests {
    use kernel::Fields;
    use scrutin::message::{Natural, Shaped};

    use super::*;
    use crate::model::NewCountedQuestion;

    fn asked(rule: CountingRule) -> Vec<Question> {
        let typed = NewCountedQuestion {
            asked: "Quel nom ?".to_owned(),
            answers: "Halle\nPlace\nJardin".to_owned(),
            rule,
            seats: 2,
            grades: "Bien\nPassable\nÀ rejeter".to_owned(),
        };
        let mut fields = Fields::default();
        let question = typed.read(&mut fields);
        assert!(fields.finish().is_ok());
        vec![question]
    }

    fn result(ballots: &[[u64; 3]]) -> ElectionResult {
        let ballots = ballots
            .iter()
            .map(|ballot| ballot.map(Natural::of).to_vec())
            .collect();
        ElectionResult {
            result: vec![Shaped::Nested(ballots)],
        }
    }

    fn of(rule: CountingRule, ballots: &[[u64; 3]]) -> Counted {
        let asked = asked(rule);
        let method = crate::model::method(&asked[0]).expect("a method");
        counted(&asked, &result(ballots), 0, &method).expect("counted")
    }

    #[test]
    fn a_method_comes_back_as_it_was_written() {
        for rule in CountingRule::ALL {
            let method = Method {
                rule: *rule,
                seats: if rule.has_seats() { 2 } else { 1 },
                grades: if rule.has_grades() {
                    vec!["Bien".to_owned(), "Mal".to_owned()]
                } else {
                    Vec::new()
                },
                median: if rule.has_grades() {
                    Median::MieuxVoter
                } else {
                    Median::Belenios
                },
            };
            assert_eq!(Method::read(&method.written()), Some(method));
        }
    }

    #[test]
    fn a_question_says_the_variant_it_is_counted_by() {
        let extra = |rule| match &asked(rule)[0] {
            Question::General(general) => general.extra.clone().expect("a rule"),
            Question::Homomorphic(_) => panic!("ballots are decrypted one by one"),
        };
        let judgment = extra(CountingRule::MajorityJudgment);
        assert_eq!(judgment["value"]["variant"], "mieux-voter");
        let mut of_belenios = judgment.clone();
        of_belenios["value"]
            .as_object_mut()
            .expect("an object")
            .remove("variant");
        let read = Method::read(&of_belenios).expect("a method");
        assert_eq!(read.median, Median::Belenios);
        let mut other = extra(CountingRule::Stv);
        assert_eq!(other["value"]["rule"], "scottish-stv");
        other["value"]["rule"] = json!("meek");
        assert_eq!(Method::read(&other), None, "a rule that is not ours");

        // Even voters: the two variants choose differently, and the one that is written decides.
        let ballots = [[1, 2, 3], [3, 2, 3]];
        let result = result(&ballots);
        let asked = asked(CountingRule::MajorityJudgment);
        let chosen = |median| {
            let mut method = crate::model::method(&asked[0]).expect("a method");
            method.median = median;
            let counted = counted(&asked, &result, 0, &method).expect("counted");
            let count = counted.count.as_ref().expect("a count");
            counted.name(&count.winners[0]).to_owned()
        };
        assert_eq!(chosen(Median::MieuxVoter), "Place");
        assert_eq!(chosen(Median::Belenios), "Halle");
    }

    #[test]
    fn ballots_that_do_not_count_are_told() {
        let judgment = of(CountingRule::MajorityJudgment, &[[1, 2, 3], [1, 0, 0], [0, 0, 0]]);
        assert_eq!(judgment.ballots(), (3, 1, 1), "one grades a part of the answers");
        let partial = of(CountingRule::MajorityJudgment, &[[1, 0, 0]]);
        assert!(partial.count.is_none(), "nobody is chosen by what does not count");
        assert_eq!(partial.ballots(), (1, 0, 1));

        let stv = of(CountingRule::Stv, &[[1, 2, 0], [1, 1, 2], [2, 1, 3], [1, 2, 2]]);
        assert_eq!(stv.unclear(), (1, 1), "two answers of one rank");
        let equal = of(CountingRule::Stv, &[[1, 1, 2]]);
        assert!(equal.count.is_none());
        assert_eq!(equal.unclear(), (0, 1));
    }

    #[test]
    fn a_tie_of_medians_is_told_too() {
        let tied = of(CountingRule::MajorityJudgment, &[[1, 1, 3], [2, 2, 3]]);
        let count = tied.count.expect("a count");
        assert_eq!(count.outcomes.len(), 2, "{:?}", count.outcomes);
    }

    #[test]
    fn ballots_are_counted_by_the_rule_of_their_question() {
        let schulze = of(
            CountingRule::Schulze,
            &[[1, 2, 3], [1, 2, 0], [2, 1, 0], [0, 0, 0]],
        );
        let count = schulze.count.as_ref().expect("a count");
        assert_eq!(
            count
                .winners
                .iter()
                .map(|id| schulze.name(id))
                .collect::<Vec<_>>(),
            ["Halle"]
        );
        assert_eq!(schulze.ballots(), (4, 1, 0));

        let judgment = of(CountingRule::MajorityJudgment, &[[3, 1, 2], [3, 2, 2], [1, 1, 3]]);
        let count = judgment.count.as_ref().expect("a count");
        assert_eq!(
            count
                .winners
                .iter()
                .map(|id| judgment.name(id))
                .collect::<Vec<_>>(),
            ["Place"]
        );

        let stv = of(
            CountingRule::Stv,
            &[[1, 2, 0], [1, 2, 0], [1, 0, 0], [0, 0, 1], [0, 0, 1]],
        );
        let count = stv.count.as_ref().expect("a count");
        let mut winners: Vec<&str> = count.winners.iter().map(|id| stv.name(id)).collect();
        winners.sort_unstable();
        assert_eq!(winners, ["Halle", "Jardin"]);
    }

    #[test]
    fn ballots_that_say_nothing_choose_nobody() {
        for rule in CountingRule::ALL {
            for ballots in [&[][..], &[[0, 0, 0], [0, 0, 0]]] {
                assert!(of(*rule, ballots).count.is_none(), "{rule:?}");
            }
        }
    }

    #[test]
    fn a_tie_is_told_and_nothing_is_drawn() {
        let tied = of(CountingRule::Schulze, &[[1, 2, 3], [2, 1, 3]]);
        let count = tied.count.expect("a count");
        assert_eq!(count.outcomes.len(), 2, "{:?}", count.outcomes);
    }
}
