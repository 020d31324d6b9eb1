//! Figures: what was decrypted, what was counted on paper, and both together.

use kernel::{Fields, Sentence};
use scrutin::election::Question;
use scrutin::message::{ElectionResult, Shaped};
use serde::{Deserialize, Serialize};

use super::homomorphic;

/// What a question got.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Blank votes; none where none are offered
    pub blank: Option<u64>,
    /// Votes of each answer, in their order
    pub answers: Vec<u64>,
}

/// What somebody counted on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperCount {
    /// Ballots found in the box, those that do not count included
    pub ballots: u64,
    /// Ballots that do not count
    pub null: u64,
    /// For each question, the blank votes first where they are offered, then each answer
    pub questions: Vec<Vec<u64>>,
}

impl PaperCount {
    /// Notes what cannot be: no answer has more votes than there are ballots that count.
    pub fn check(&self, asked: &[Question], fields: &mut Fields) {
        if self.null > self.ballots {
            fields.refuse("null", Sentence::new("elections-paper-null-too-many"));
            return;
        }
        let counted = self.ballots - self.null;
        let is_possible = self.questions.len() == asked.len()
            && self.questions.iter().zip(asked).all(|(figures, question)| {
                homomorphic(question).is_some_and(|question| {
                    let offered = question.answers.len() + usize::from(question.blank == Some(true));
                    let sum = figures
                        .iter()
                        .fold(0_u64, |sum, count| sum.saturating_add(*count));
                    figures.len() == offered
                        && figures.iter().all(|count| *count <= counted)
                        && sum <= counted.saturating_mul(question.max.max(1))
                })
            });
        if !is_possible {
            fields.refuse("ballots", Sentence::new("elections-paper-impossible"));
        }
    }
}

/// What each question got, online and, when it is given, on paper as well.
pub fn totals(asked: &[Question], result: &ElectionResult, paper: Option<&PaperCount>) -> Vec<Figures> {
    let questions = asked.iter().zip(&result.result).enumerate();
    questions
        .map(|(index, (question, counts))| {
            let online: Vec<u64> = match counts {
                Shaped::Flat(counts) => counts
                    .iter()
                    .map(|count| count.value().unwrap_or_default())
                    .collect(),
                Shaped::Nested(_) => Vec::new(),
            };
            let on_paper = paper.and_then(|paper| paper.questions.get(index));
            let both: Vec<u64> = online
                .iter()
                .enumerate()
                .map(|(place, count)| {
                    let more = on_paper.and_then(|counts| counts.get(place)).copied();
                    count.saturating_add(more.unwrap_or_default())
                })
                .collect();
            if homomorphic(question).is_some_and(|question| question.blank == Some(true)) {
                Figures {
                    blank: both.first().copied(),
                    answers: both.into_iter().skip(1).collect(),
                }
            } else {
                Figures {
                    blank: None,
                    answers: both,
                }
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use scrutin::election::HomomorphicQuestion;
    use scrutin::message::Natural;

    use super::*;

    fn asked() -> Vec<Question> {
        vec![Question::Homomorphic(HomomorphicQuestion {
            answers: vec!["A".to_owned(), "B".to_owned()],
            blank: Some(true),
            min: 1,
            max: 1,
            question: "Qui ?".to_owned(),
        })]
    }

    fn paper(ballots: u64, null: u64, figures: &[u64]) -> PaperCount {
        PaperCount {
            ballots,
            null,
            questions: vec![figures.to_vec()],
        }
    }

    #[test]
    fn paper_is_added_to_what_was_decrypted() {
        let result = ElectionResult {
            result: vec![Shaped::Flat([1, 4, 2].map(Natural::of).to_vec())],
        };
        let alone = totals(&asked(), &result, None);
        assert_eq!(
            (alone[0].blank, alone[0].answers.as_slice()),
            (Some(1), &[4, 2][..])
        );
        let both = totals(&asked(), &result, Some(&paper(6, 1, &[2, 0, 3])));
        assert_eq!(
            (both[0].blank, both[0].answers.as_slice()),
            (Some(3), &[4, 5][..])
        );
    }

    #[test]
    fn figures_that_cannot_be_are_refused() {
        for (count, is_possible) in [
            (paper(6, 1, &[2, 0, 3]), true),
            (paper(6, 1, &[2, 1, 3]), false),
            (paper(6, 7, &[0, 0, 0]), false),
            (paper(6, 0, &[0, 7, 0]), false),
            (paper(6, 0, &[1, 2]), false),
        ] {
            let mut fields = Fields::default();
            count.check(&asked(), &mut fields);
            assert_eq!(fields.finish().is_ok(), is_possible, "{count:?}");
        }
    }
}
