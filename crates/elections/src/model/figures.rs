//! Figures: what was decrypted, what was counted on paper, and both together.

use kernel::{Fields, Sentence};
use scrutin::election::Question;
use scrutin::message::ElectionResult;
use serde::{Deserialize, Serialize};

use super::{figures_of, homomorphic, is_shuffled, lists, lists_and_blank};

/// What a question got.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Blank votes; none where none are offered
    pub blank: Option<u64>,
    /// Votes of each answer, in their order; of each list, then of each of its candidates
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
                figures.len() == figures_of(question)
                    && figures.iter().all(|count| *count <= counted)
                    && are_possible(figures, question, counted)
            });
        if !is_possible {
            fields.refuse("ballots", Sentence::new("elections-paper-impossible"));
        }
    }
}

/// Whether as many ballots as counted can give these figures.
fn are_possible(figures: &[u64], question: &Question, counted: u64) -> bool {
    if let Some(question) = homomorphic(question) {
        let sum = figures.iter().copied().fold(0_u64, u64::saturating_add);
        return sum <= counted.saturating_mul(question.max.max(1));
    }
    let Some(lists) = lists(question) else {
        return false;
    };
    // One list a ballot, and no candidate without their list.
    let (mut first, mut of_lists) = (0, 0_u64);
    for list in lists {
        let own = figures.get(first).copied().unwrap_or_default();
        let candidates = figures.get(first + 1..first + list.len()).unwrap_or_default();
        if candidates.iter().any(|count| *count > own) {
            return false;
        }
        of_lists = of_lists.saturating_add(own);
        first += list.len();
    }
    of_lists <= counted
}

/// Figures of the list that a blank vote is: its own, and those of its one candidate.
const BLANK_LIST_FIGURES: usize = 2;

/// What each question got, online and, when it is given, on paper as well.
pub fn totals(asked: &[Question], result: &ElectionResult, paper: Option<&PaperCount>) -> Vec<Figures> {
    let questions = asked.iter().zip(&result.result).enumerate();
    questions
        .map(|(index, (question, counts))| {
            // Ballots that were decrypted one by one are no figures yet: a rule counts them.
            let online: Vec<u64> = if is_shuffled(question) {
                Vec::new()
            } else {
                let counts = counts.flat().into_iter();
                counts.map(|count| count.value().unwrap_or_default()).collect()
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
            } else if lists_and_blank(question).is_some_and(|(_, has_blank)| has_blank) {
                // The last list, and the one candidate who only says so.
                let others = both.len().saturating_sub(BLANK_LIST_FIGURES);
                Figures {
                    blank: both.get(others).copied(),
                    answers: both.into_iter().take(others).collect(),
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
    use scrutin::message::{Natural, Shaped};

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

    #[test]
    fn lists_have_figures_and_no_candidate_has_more_than_their_list() {
        let typed = crate::model::NewListsQuestion {
            asked: "Quelle liste ?".to_owned(),
            lists: "Quartier\nLéa\nMalo\n\nPort\nYann".to_owned(),
            is_blank_allowed: false,
        };
        let asked = vec![typed.read(&mut Fields::default(), "Vote blanc")];
        let result = ElectionResult {
            result: vec![Shaped::Nested(vec![
                [3, 3, 1].map(Natural::of).to_vec(),
                [1, 1].map(Natural::of).to_vec(),
            ])],
        };
        let both = totals(&asked, &result, Some(&paper(4, 1, &[2, 1, 2, 1, 1])));
        assert_eq!(
            (both[0].blank, both[0].answers.as_slice()),
            (None, &[5, 4, 3, 2, 2][..])
        );
        for (figures, is_possible) in [
            (&[2, 1, 2, 1, 1][..], true),
            (&[2, 3, 0, 1, 1][..], false),
            (&[3, 1, 1, 1, 1][..], false),
            (&[2, 1, 2, 1][..], false),
        ] {
            let mut fields = Fields::default();
            paper(4, 1, figures).check(&asked, &mut fields);
            assert_eq!(fields.finish().is_ok(), is_possible, "{figures:?}");
        }
    }

    #[test]
    fn the_last_list_is_the_blank_vote_where_there_is_one() {
        let typed = crate::model::NewListsQuestion {
            asked: "Quelle liste ?".to_owned(),
            lists: "Quartier\nLéa\nMalo".to_owned(),
            is_blank_allowed: true,
        };
        let asked = vec![typed.read(&mut Fields::default(), "Vote blanc")];
        let result = ElectionResult {
            result: vec![Shaped::Nested(vec![
                [3, 3, 1].map(Natural::of).to_vec(),
                [2, 2].map(Natural::of).to_vec(),
            ])],
        };
        let found = totals(&asked, &result, None);
        assert_eq!(
            (found[0].blank, found[0].answers.as_slice()),
            (Some(2), &[3, 3, 1][..])
        );
    }
}
