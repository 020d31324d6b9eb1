//! Questions as an agent types them: what is asked, one answer a line, how many may be chosen, whether a blank vote is.

use kernel::{Fields, Sentence};
use scrutin::election::{HomomorphicQuestion, Question};

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
        let question = fields.text(
            "asked",
            &self.asked,
            QUESTION_CHARS_MAX,
            "elections-asked-empty",
            "elections-asked-too-long",
        );
        let answers: Vec<String> = self
            .answers
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty())
            .collect();
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

/// A question whose answers are added up; none for the others, which this version's pages do not ask.
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
