//! Questions as an agent types them: what is asked, one answer a line, how many may be chosen, whether a blank vote is; lists
//! of candidates; answers that each voter ranks or grades, whose ballots are decrypted one by one in an order nobody knows.

use kernel::{Fields, Sentence};
use scrutin::election::{
    GeneralAnswers, GeneralKind, GeneralQuestion, GeneralValue, HomomorphicQuestion, Question,
};
use serde_json::json;

use super::counted::{CountingRule, Median, Method};

/// Most questions of an election.
pub(crate) const QUESTIONS_MAX: usize = 20;
/// Most answers of a question.
const ANSWERS_MAX: usize = 200;
/// Most answers of an election, all questions together, blank votes included: what a ballot weighs grows with them.
pub(crate) const ANSWERS_TOTAL_MAX: usize = 400;
/// The longest question, in characters.
const QUESTION_CHARS_MAX: usize = 500;
/// The longest answer, in characters.
const ANSWER_CHARS_MAX: usize = 300;
/// Characters of an answer that a refusal repeats.
const REPEATED_CHARS_MAX: usize = 40;
/// Most answers that one ciphertext carries: what Ed25519 embeds (specification of Belenios, §Groups), whatever the group, so
/// that changing the group never makes a question impossible.
const CARRIED_ANSWERS_MAX: usize = 30;
/// Fewest answers to rank or to grade.
const CARRIED_ANSWERS_MIN: usize = 2;
/// Fewest and most grades of a scale.
const GRADES_BETWEEN: (usize, usize) = (2, 8);
/// The longest grade, in characters.
const GRADE_CHARS_MAX: usize = 40;

/// A question as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuestion {
    /// What is asked
    pub asked: String,
    /// The answers, one a line
    pub answers: String,
    /// Fewest answers to choose
    pub min: u32,
    /// Most answers to choose
    pub max: u32,
    /// Whether a blank vote is offered
    pub is_blank_allowed: bool,
}

impl NewQuestion {
    /// As the protocol writes it; every fault of the form is noted.
    pub fn read(&self, fields: &mut Fields) -> Question {
        let question = asked(&self.asked, fields);
        let answers = lines_of(&self.answers);
        if let Some(sentence) = refusal_of(&answers) {
            fields.refuse("answers", sentence);
        }
        if self.max == 0 || self.max as usize > answers.len() {
            let sentence = Sentence::new("elections-max-wrong").with("n", answers.len());
            fields.refuse("max", sentence);
        }
        if self.min > self.max {
            fields.refuse("min", Sentence::new("elections-min-above-max"));
        }
        Question::Homomorphic(HomomorphicQuestion {
            answers,
            blank: self.is_blank_allowed.then_some(true),
            min: self.min.into(),
            max: self.max.into(),
            question,
        })
    }
}

/// A question of lists as it was typed: a voter chooses one list, and candidates of that list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewListsQuestion {
    /// What is asked
    pub asked: String,
    /// The lists, an empty line between two: the name of each, then its candidates, one a line
    pub lists: String,
    /// Whether a blank vote is offered: a last list that only says so, for a ballot of this sort chooses a list
    /// (specification of Belenios 3, §Lists answers)
    pub is_blank_allowed: bool,
}

impl NewListsQuestion {
    /// As the protocol writes it (§Lists answers), `blank` being what a blank vote is called; every fault of the form is noted.
    pub fn read(&self, fields: &mut Fields, blank: &str) -> Question {
        let question = asked(&self.asked, fields);
        let mut lists = blocks_of(&self.lists);
        // A voter who could only choose one list would choose nothing.
        let is_alone = lists.len() == 1 && !self.is_blank_allowed;
        if self.is_blank_allowed && !lists.is_empty() {
            lists.push(vec![blank.to_owned(), blank.to_owned()]);
        }
        let refusal =
            refusal_of_lists(&lists).or_else(|| is_alone.then(|| Sentence::new("elections-lists-one")));
        if let Some(sentence) = refusal {
            fields.refuse("lists", sentence);
        }
        Question::General(GeneralQuestion {
            kind: GeneralKind::Lists,
            value: GeneralValue {
                answers: GeneralAnswers::Lists(lists),
                question,
            },
            extra: self.is_blank_allowed.then(|| json!({ "blank": true })),
        })
    }
}

/// A question whose answers each voter ranks or grades, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCountedQuestion {
    /// What is asked
    pub asked: String,
    /// The answers, one a line
    pub answers: String,
    /// The rule under which the decrypted ballots are counted: published with the question, so before anybody votes
    pub rule: CountingRule,
    /// How many are chosen; one where the rule chooses one
    pub seats: u32,
    /// The grades, from the best to the worst, one a line, where the rule has some
    pub grades: String,
}

impl NewCountedQuestion {
    /// As the protocol writes it (§Non-homomorphic answers); every fault of the form is noted.
    pub fn read(&self, fields: &mut Fields) -> Question {
        let question = asked(&self.asked, fields);
        let answers = lines_of(&self.answers);
        let refusal = refusal_of(&answers).or_else(|| {
            let is_offered = (CARRIED_ANSWERS_MIN..=CARRIED_ANSWERS_MAX).contains(&answers.len());
            let sentence = Sentence::new("elections-answers-between")
                .with("min", CARRIED_ANSWERS_MIN)
                .with("max", CARRIED_ANSWERS_MAX);
            (!is_offered).then_some(sentence)
        });
        if let Some(sentence) = refusal {
            fields.refuse("counted_answers", sentence);
        }
        let seats = if self.rule.has_seats() { self.seats } else { 1 };
        if seats == 0 || seats as usize >= answers.len().max(2) {
            let most = answers.len().saturating_sub(1).max(1);
            fields.refuse("seats", Sentence::new("elections-seats-wrong").with("max", most));
        }
        let grades = if self.rule.has_grades() {
            lines_of(&self.grades)
        } else {
            Vec::new()
        };
        if self.rule.has_grades()
            && let Some(sentence) = refusal_of_grades(&grades)
        {
            fields.refuse("grades", sentence);
        }
        let method = Method {
            rule: self.rule,
            seats,
            grades,
            median: if self.rule.has_grades() {
                Median::MieuxVoter
            } else {
                Median::Belenios
            },
        };
        Question::General(GeneralQuestion {
            kind: GeneralKind::NonHomomorphic,
            value: GeneralValue {
                answers: GeneralAnswers::Plain(answers),
                question,
            },
            extra: Some(method.written()),
        })
    }
}

/// What is asked, on the forms of every sort of question.
fn asked(typed: &str, fields: &mut Fields) -> String {
    fields.text(
        "asked",
        typed,
        QUESTION_CHARS_MAX,
        "elections-asked-empty",
        "elections-asked-too-long",
    )
}

/// Words of a line with one space between them.
fn bare(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands on each line that is not empty.
fn lines_of(typed: &str) -> Vec<String> {
    typed.lines().map(bare).filter(|line| !line.is_empty()).collect()
}

/// What stands between empty lines, line by line.
fn blocks_of(typed: &str) -> Vec<Vec<String>> {
    let mut blocks: Vec<Vec<String>> = vec![Vec::new()];
    for line in typed.lines().map(bare) {
        let is_begun = blocks.last().is_some_and(|block| !block.is_empty());
        if line.is_empty() {
            if is_begun {
                blocks.push(Vec::new());
            }
        } else if let Some(block) = blocks.last_mut() {
            block.push(line);
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// Why these lists cannot be offered. Two lists may have a candidate of the same name, one list may not.
fn refusal_of_lists(lists: &[Vec<String>]) -> Option<Sentence> {
    let names: Vec<String> = lists.iter().filter_map(|list| list.first().cloned()).collect();
    if names.is_empty() {
        return Some(Sentence::new("elections-lists-empty"));
    }
    if let Some(alone) = lists.iter().find(|list| list.len() < 2) {
        let name = alone.first().cloned().unwrap_or_default();
        return Some(Sentence::new("elections-list-without-candidate").with("list", name));
    }
    if lists.iter().map(Vec::len).sum::<usize>() > ANSWERS_MAX {
        return Some(Sentence::new("elections-answers-too-many").with("max", ANSWERS_MAX));
    }
    refusal_of(&names).or_else(|| {
        lists
            .iter()
            .find_map(|list| refusal_of(list.get(1..).unwrap_or_default()))
    })
}

/// Why these grades make no scale.
fn refusal_of_grades(grades: &[String]) -> Option<Sentence> {
    let (least, most) = GRADES_BETWEEN;
    let is_short = |grade: &String| grade.chars().count() <= GRADE_CHARS_MAX;
    let mut known = std::collections::BTreeSet::new();
    let is_scale = (least..=most).contains(&grades.len())
        && grades.iter().all(is_short)
        && grades.iter().all(|grade| known.insert(db::sort_key(grade)));
    let sentence = Sentence::new("elections-grades-wrong")
        .with("min", least)
        .with("max", most)
        .with("chars", GRADE_CHARS_MAX);
    (!is_scale).then_some(sentence)
}

/// Why these answers cannot be offered.
fn refusal_of(answers: &[String]) -> Option<Sentence> {
    if answers.is_empty() {
        return Some(Sentence::new("elections-answers-empty"));
    }
    if answers.len() > ANSWERS_MAX {
        return Some(Sentence::new("elections-answers-too-many").with("max", ANSWERS_MAX));
    }
    let is_long = |answer: &&String| answer.chars().count() > ANSWER_CHARS_MAX;
    if let Some(long) = answers.iter().find(is_long) {
        let begun: String = long.chars().take(REPEATED_CHARS_MAX).collect();
        let sentence = Sentence::new("elections-answer-too-long").with("max", ANSWER_CHARS_MAX);
        return Some(sentence.with("answer", begun));
    }
    let mut known = std::collections::BTreeSet::new();
    let twice = answers.iter().find(|answer| !known.insert(db::sort_key(answer)));
    twice.map(|answer| Sentence::new("elections-answer-twice").with("answer", answer.clone()))
}

/// The lists of a question of lists, each its name then its candidates; none for the others.
pub(crate) fn lists(question: &Question) -> Option<&[Vec<String>]> {
    match question {
        Question::General(GeneralQuestion {
            value:
                GeneralValue {
                    answers: GeneralAnswers::Lists(lists),
                    ..
                },
            ..
        }) => Some(lists),
        _ => None,
    }
}

/// The lists that somebody stands on, and whether a last one is the blank vote; none for other questions.
pub(crate) fn lists_and_blank(question: &Question) -> Option<(&[Vec<String>], bool)> {
    let lists = lists(question)?;
    let Question::General(general) = question else {
        return None;
    };
    let said = general.extra.as_ref().and_then(|extra| extra.get("blank"));
    match lists.split_last() {
        Some((_, others)) if said == Some(&serde_json::Value::Bool(true)) => Some((others, true)),
        _ => Some((lists, false)),
    }
}

/// How the decrypted ballots of a question are counted; none for one whose ballots are added up.
pub(crate) fn method(question: &Question) -> Option<Method> {
    match question {
        Question::General(general) if general.kind == GeneralKind::NonHomomorphic => {
            Method::read(general.extra.as_ref()?)
        }
        _ => None,
    }
}

/// Whether the ballots of a question are shuffled, then decrypted one by one.
pub(crate) fn is_shuffled(question: &Question) -> bool {
    matches!(question, Question::General(general) if general.kind == GeneralKind::NonHomomorphic)
}

/// How many figures a question has when its ballots are added up: the blank vote first where there is one.
pub(crate) fn figures_of(question: &Question) -> usize {
    match question {
        Question::Homomorphic(question) => question.answers.len() + usize::from(question.blank == Some(true)),
        Question::General(_) => lists(question).map_or(0, |lists| lists.iter().map(Vec::len).sum()),
    }
}

/// A question whose choices are added up one by one; none for the others.
pub(crate) fn homomorphic(question: &Question) -> Option<&HomomorphicQuestion> {
    match question {
        Question::Homomorphic(question) => Some(question),
        Question::General(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(typed: &NewQuestion) -> Vec<&'static str> {
        let mut fields = Fields::default();
        typed.read(&mut fields);
        match fields.finish() {
            Ok(()) => Vec::new(),
            Err(kernel::Fault::Invalid(faults)) => faults.iter().map(|fault| fault.sentence.key).collect(),
            Err(other) => panic!("{other}"),
        }
    }

    fn refused_by(read: impl Fn(&mut Fields) -> Question) -> Vec<&'static str> {
        let mut fields = Fields::default();
        read(&mut fields);
        match fields.finish() {
            Ok(()) => Vec::new(),
            Err(kernel::Fault::Invalid(faults)) => faults.iter().map(|fault| fault.sentence.key).collect(),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn lists_are_read_between_empty_lines_and_each_has_candidates() {
        let typed = |lists: &str| NewListsQuestion {
            asked: "Quelle liste ?".to_owned(),
            lists: lists.to_owned(),
            is_blank_allowed: false,
        };
        let sound = typed("\n  Quartier  vivant \nLéa\nMalo\n\n\nVote blanc\r\nVote blanc\n");
        let mut fields = Fields::default();
        let read = sound.read(&mut fields, "Vote blanc");
        assert!(fields.finish().is_ok());
        assert_eq!(
            lists(&read).expect("lists"),
            [
                vec!["Quartier vivant".to_owned(), "Léa".to_owned(), "Malo".to_owned()],
                vec!["Vote blanc".to_owned(), "Vote blanc".to_owned()],
            ]
        );
        assert!(read.form().is_ok());
        assert_eq!((figures_of(&read), is_shuffled(&read)), (5, false));
        for (lists, refusal) in [
            (" \n", "elections-lists-empty"),
            ("A\nLéa\n\nB", "elections-list-without-candidate"),
            ("A\nLéa\n\na\nMalo", "elections-answer-twice"),
            ("A\nLéa\nlea", "elections-answer-twice"),
            ("A\nLéa", "elections-lists-one"),
        ] {
            assert_eq!(
                refused_by(|fields| typed(lists).read(fields, "Vote blanc")),
                [refusal],
                "{lists:?}"
            );
        }
    }

    #[test]
    fn a_blank_vote_is_a_last_list_that_nobody_stands_on() {
        let typed = |lists: &str| NewListsQuestion {
            asked: "Quelle liste ?".to_owned(),
            lists: lists.to_owned(),
            is_blank_allowed: true,
        };
        let mut fields = Fields::default();
        let read = typed("A\nLéa").read(&mut fields, "Vote blanc");
        assert!(
            fields.finish().is_ok(),
            "one list is a choice where one may vote blank"
        );
        assert!(read.form().is_ok());
        let (found, has_blank) = lists_and_blank(&read).expect("lists");
        assert_eq!((found.len(), has_blank, figures_of(&read)), (1, true, 4));
        for (lists, refusal) in [
            ("", "elections-lists-empty"),
            ("A\nLéa\n\nvote blanc\nvote blanc", "elections-answer-twice"),
        ] {
            assert_eq!(
                refused_by(|fields| typed(lists).read(fields, "Vote blanc")),
                [refusal],
                "{lists:?}"
            );
        }
    }

    #[test]
    fn what_is_ranked_or_graded_says_how_it_is_counted() {
        let sound = NewCountedQuestion {
            asked: "Quel nom ?".to_owned(),
            answers: "Halle\nPlace\nJardin".to_owned(),
            rule: CountingRule::MajorityJudgment,
            seats: 9,
            grades: "Bien\nPassable\nÀ rejeter".to_owned(),
        };
        let mut fields = Fields::default();
        let read = sound.read(&mut fields);
        assert!(fields.finish().is_ok(), "seats are not asked of this rule");
        assert!(read.form().is_ok_and(|form| form.is_shuffled()));
        let found = method(&read).expect("a method");
        assert_eq!(
            (found.rule, found.seats, found.grades.len()),
            (CountingRule::MajorityJudgment, 1, 3)
        );
        let with = |change: fn(&mut NewCountedQuestion)| {
            let mut typed = sound.clone();
            change(&mut typed);
            refused_by(|fields| typed.read(fields))
        };
        assert_eq!(
            with(|typed| typed.grades = "Bien".to_owned()),
            ["elections-grades-wrong"]
        );
        assert_eq!(
            with(|typed| typed.grades = "Bien\nbien".to_owned()),
            ["elections-grades-wrong"]
        );
        assert_eq!(
            with(|typed| typed.answers = (1..=31)
                .map(|number| number.to_string())
                .collect::<Vec<_>>()
                .join("\n")),
            ["elections-answers-between"]
        );
        assert_eq!(
            with(|typed| {
                typed.rule = CountingRule::Stv;
                typed.seats = 3;
            }),
            ["elections-seats-wrong"]
        );
        assert!(
            with(|typed| {
                typed.rule = CountingRule::Stv;
                typed.seats = 2;
            })
            .is_empty()
        );
    }

    #[test]
    fn a_question_can_be_answered_or_says_why_not() {
        let sound = NewQuestion {
            asked: "Quel projet ?".to_owned(),
            answers: "  Le  jardin\n\nLa halle\r\n".to_owned(),
            min: 1,
            max: 2,
            is_blank_allowed: true,
        };
        assert!(refused(&sound).is_empty());
        let mut fields = Fields::default();
        let read = sound.read(&mut fields);
        assert_eq!(read.answers(), ["Le jardin", "La halle"]);
        assert!(read.form().is_ok());
        let with = |change: fn(&mut NewQuestion)| {
            let mut typed = sound.clone();
            change(&mut typed);
            refused(&typed)
        };
        assert_eq!(with(|typed| typed.max = 3), ["elections-max-wrong"]);
        assert_eq!(
            with(|typed| typed.max = 0),
            ["elections-max-wrong", "elections-min-above-max"]
        );
        assert_eq!(with(|typed| typed.min = 3), ["elections-min-above-max"]);
        assert_eq!(
            with(|typed| typed.answers = "Oui\noui".to_owned()),
            ["elections-answer-twice"]
        );
        assert_eq!(
            with(|typed| typed.answers = "\n".to_owned()),
            ["elections-answers-empty", "elections-max-wrong"]
        );
        assert_eq!(
            with(|typed| typed.asked = " ".to_owned()),
            ["elections-asked-empty"]
        );
    }
}
