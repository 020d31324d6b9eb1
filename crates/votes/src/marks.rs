//! What a ballot of a choice says, held to the rule and to the answers offered before anything is kept.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Sentence;
use serde::{Deserialize, Serialize};

use crate::model::Choice;
use crate::ways::{Paper, REASONS_CHARS_MAX, SCORE_MAX, Way};

/// What a ballot says. Answers are given by their place among those offered, from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Takes part without saying anything
    Blank,
    /// The answers approved; one only under a majority
    Approvals(BTreeSet<u32>),
    /// From the preferred, equals together; those left out come last
    Ranking(Vec<Vec<u32>>),
    /// Scores, or points; those left out have none
    Points(BTreeMap<u32, u32>),
    /// The place of a grade from the worst, which is 0
    Grades(BTreeMap<u32, u32>),
    /// Consents to the proposal
    Consent,
    /// Objects to it, for these reasons
    Objection(String),
    /// Stands aside: neither consents nor objects
    Aside,
}

/// What an elector answered: to a question, or to a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// For, against, neither
    Choice(Choice),
    /// The ballot of a choice among several answers
    Mark(Mark),
}

impl Answer {
    /// For, against or neither, where that was the question.
    pub fn choice(&self) -> Option<Choice> {
        match self {
            Self::Choice(choice) => Some(*choice),
            Self::Mark(_) => None,
        }
    }

    /// The ballot, where several answers were offered.
    pub fn mark(&self) -> Option<&Mark> {
        match self {
            Self::Choice(_) => None,
            Self::Mark(mark) => Some(mark),
        }
    }
}

impl From<&Answer> for db::Value {
    fn from(answer: &Answer) -> Self {
        match answer {
            Answer::Choice(choice) => Self::from(*choice),
            Answer::Mark(mark) => Self::from(serde_json::to_string(mark).expect("a mark is plain data")),
        }
    }
}

/// « pour », or the JSON of a mark.
impl db::Column for Answer {
    fn read_nullable(row: &db::Row, name: &str) -> Result<Option<Self>, db::Error> {
        let Some(text) = row.get::<Option<String>>(name)? else {
            return Ok(None);
        };
        if let Some(choice) = Choice::parse(&text) {
            return Ok(Some(Self::Choice(choice)));
        }
        match serde_json::from_str(&text) {
            Ok(mark) => Ok(Some(Self::Mark(mark))),
            Err(_) => Err(db::Error::Content {
                column: name.to_owned(),
                value: text,
            }),
        }
    }
}

/// Why a ballot cannot be kept: about one answer, or about the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Misfit {
    /// The place of the answer concerned, from 1
    pub(crate) at: Option<u32>,
    /// What to do
    pub(crate) sentence: Sentence,
}

impl Misfit {
    pub(crate) fn of(sentence: Sentence) -> Self {
        Self { at: None, sentence }
    }

    pub(crate) fn at(place: u32, sentence: Sentence) -> Self {
        Self {
            at: Some(place),
            sentence,
        }
    }
}

impl Mark {
    /// Holds the ballot to `way` and to the number of answers offered.
    pub(crate) fn fits(&self, way: &Way, offered: u32) -> Result<(), Misfit> {
        let is_empty = match self {
            Self::Blank => return Ok(()),
            Self::Consent | Self::Objection(_) | Self::Aside => false,
            Self::Approvals(approved) => approved.is_empty(),
            Self::Ranking(groups) => groups.iter().all(Vec::is_empty),
            Self::Points(points) => points.values().all(|points| *points == 0),
            Self::Grades(grades) => grades.is_empty(),
        };
        // A score of 0 everywhere says something: nothing is worth anything.
        let says_nothing = match self {
            Self::Points(points) if way.rule.paper() == Paper::Scores => points.is_empty(),
            _ => is_empty,
        };
        if says_nothing {
            return Err(Misfit::of(Sentence::new("votes-mark-missing")));
        }
        self.refuse_unknown_answers(offered)?;
        match (way.rule.paper(), self) {
            (Paper::One, Self::Approvals(approved)) if approved.len() == 1 => Ok(()),
            (Paper::One, Self::Approvals(_)) => Err(Misfit::of(Sentence::new("votes-mark-one-only"))),
            (Paper::Several, Self::Approvals(_)) | (Paper::Consent, Self::Consent | Self::Aside) => Ok(()),
            (Paper::Scores, Self::Points(scores)) => within(scores, SCORE_MAX),
            (Paper::Grades, Self::Grades(grades)) => {
                let best = u32::try_from(way.grades.len())
                    .unwrap_or(u32::MAX)
                    .saturating_sub(1);
                within(grades, best)
            }
            (Paper::Ranking { has_equals }, Self::Ranking(groups)) => ranked(groups, has_equals),
            (Paper::Points { is_squared }, Self::Points(points)) => spent(points, way, is_squared),
            (Paper::Consent, Self::Objection(reasons)) => reasoned(reasons),
            _ => Err(Misfit::of(Sentence::new("votes-mark-other-paper"))),
        }
    }

    fn refuse_unknown_answers(&self, offered: u32) -> Result<(), Misfit> {
        let places: Vec<u32> = match self {
            Self::Blank | Self::Consent | Self::Objection(_) | Self::Aside => Vec::new(),
            Self::Approvals(approved) => approved.iter().copied().collect(),
            Self::Ranking(groups) => groups.concat(),
            Self::Points(given) | Self::Grades(given) => given.keys().copied().collect(),
        };
        if places.iter().all(|place| (1..=offered).contains(place)) {
            return Ok(());
        }
        Err(Misfit::of(Sentence::new("votes-mark-unknown-answer")))
    }
}

/// An objection blocks a proposal: it says what would have to change.
fn reasoned(reasons: &str) -> Result<(), Misfit> {
    if reasons.trim().is_empty() {
        return Err(Misfit::at(1, Sentence::new("votes-mark-no-reasons")));
    }
    if reasons.chars().count() > REASONS_CHARS_MAX {
        let sentence = Sentence::new("votes-mark-reasons-long").with("max", REASONS_CHARS_MAX);
        return Err(Misfit::at(1, sentence));
    }
    Ok(())
}

fn within(given: &BTreeMap<u32, u32>, most: u32) -> Result<(), Misfit> {
    match given.iter().find(|(_, number)| **number > most) {
        None => Ok(()),
        Some((place, _)) => Err(Misfit::at(
            *place,
            Sentence::new("votes-mark-beyond").with("max", i64::from(most)),
        )),
    }
}

fn ranked(groups: &[Vec<u32>], has_equals: bool) -> Result<(), Misfit> {
    let mut seen = BTreeSet::new();
    for place in groups.iter().flatten() {
        if !seen.insert(*place) {
            return Err(Misfit::at(*place, Sentence::new("votes-mark-ranked-twice")));
        }
    }
    let equals = groups.iter().position(|group| group.len() > 1);
    match equals {
        Some(rank) if !has_equals => Err(Misfit::at(
            groups[rank][1],
            Sentence::new("votes-mark-no-equals").with("rank", rank + 1),
        )),
        _ => Ok(()),
    }
}

fn spent(points: &BTreeMap<u32, u32>, way: &Way, is_squared: bool) -> Result<(), Misfit> {
    let most = u64::from(way.points.unwrap_or_default());
    let spent = points.values().fold(0_u64, |sum, points| {
        let points = u64::from(*points);
        sum.saturating_add(if is_squared {
            points.saturating_mul(points)
        } else {
            points
        })
    });
    if spent <= most {
        return Ok(());
    }
    let key = if is_squared {
        "votes-mark-too-many-credits"
    } else {
        "votes-mark-too-many-points"
    };
    let said = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    Err(Misfit::of(
        Sentence::new(key)
            .with("max", said(most))
            .with("spent", said(spent))
            .with("over", said(spent - most)),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ways::WayRule;
    use crate::ways::tests::way;

    fn refused(rule: WayRule, mark: &Mark) -> Option<(Option<u32>, &'static str)> {
        let misfit = mark.fits(&way(rule), 4).err()?;
        Some((misfit.at, misfit.sentence.key))
    }

    fn given(pairs: &[(u32, u32)]) -> BTreeMap<u32, u32> {
        pairs.iter().copied().collect()
    }

    #[test]
    fn a_blank_ballot_fits_every_rule_and_an_empty_one_fits_none() {
        let empty = [
            Mark::Approvals(BTreeSet::new()),
            Mark::Ranking(Vec::new()),
            Mark::Points(BTreeMap::new()),
            Mark::Grades(BTreeMap::new()),
        ];
        for rule in WayRule::ALL {
            assert_eq!(refused(*rule, &Mark::Blank), None, "{rule:?}");
            for mark in &empty {
                assert_eq!(
                    refused(*rule, mark),
                    Some((None, "votes-mark-missing")),
                    "{rule:?}"
                );
            }
        }
    }

    #[test]
    fn a_ballot_of_another_rule_or_of_no_answer_is_refused() {
        let one = Mark::Approvals(BTreeSet::from([1]));
        assert_eq!(refused(WayRule::Majority, &one), None);
        assert_eq!(
            refused(WayRule::Schulze, &one),
            Some((None, "votes-mark-other-paper"))
        );
        for place in [0, 5, u32::MAX] {
            assert_eq!(
                refused(WayRule::Approval, &Mark::Approvals(BTreeSet::from([place]))),
                Some((None, "votes-mark-unknown-answer"))
            );
        }
        assert_eq!(
            refused(WayRule::Majority, &Mark::Approvals(BTreeSet::from([1, 2]))),
            Some((None, "votes-mark-one-only"))
        );
    }

    #[test]
    fn an_objection_says_why_and_stands_in_a_decision_by_consent_only() {
        let with = |reasons: &str| refused(WayRule::Consent, &Mark::Objection(reasons.to_owned()));
        assert_eq!(with("La rue serait coupée le soir."), None);
        assert_eq!(with(" \n"), Some((Some(1), "votes-mark-no-reasons")));
        assert_eq!(
            with(&"x".repeat(2_001)),
            Some((Some(1), "votes-mark-reasons-long"))
        );
        assert_eq!(refused(WayRule::Consent, &Mark::Aside), None);
        assert_eq!(
            refused(WayRule::Approval, &Mark::Consent),
            Some((None, "votes-mark-other-paper"))
        );
        assert_eq!(
            refused(WayRule::Consent, &Mark::Approvals(BTreeSet::from([1]))),
            Some((None, "votes-mark-other-paper"))
        );
    }

    #[test]
    fn equals_stand_where_the_rule_can_count_them() {
        let equals = Mark::Ranking(vec![vec![1], vec![2, 3]]);
        assert_eq!(refused(WayRule::Schulze, &equals), None);
        assert_eq!(
            refused(WayRule::ScottishStv, &equals),
            Some((Some(3), "votes-mark-no-equals"))
        );
        let twice = Mark::Ranking(vec![vec![1], vec![1]]);
        assert_eq!(
            refused(WayRule::Borda, &twice),
            Some((Some(1), "votes-mark-ranked-twice"))
        );
    }

    #[test]
    fn nobody_spends_more_than_their_points() {
        let six = Mark::Points(given(&[(1, 3), (2, 3)]));
        assert_eq!(refused(WayRule::Cumulative, &six), None, "six of ten");
        assert_eq!(
            refused(WayRule::Quadratic, &six),
            Some((None, "votes-mark-too-many-credits")),
            "nine and nine"
        );
        let huge = Mark::Points(given(&[(1, u32::MAX), (2, u32::MAX)]));
        assert_eq!(
            refused(WayRule::Quadratic, &huge),
            Some((None, "votes-mark-too-many-credits"))
        );
        assert_eq!(
            refused(WayRule::Score, &Mark::Points(given(&[(2, 6)]))),
            Some((Some(2), "votes-mark-beyond"))
        );
        assert_eq!(
            refused(WayRule::Score, &Mark::Points(given(&[(2, 0)]))),
            None,
            "a zero is a score"
        );
        assert_eq!(
            refused(WayRule::MajorityJudgment, &Mark::Grades(given(&[(1, 6)]))),
            Some((Some(1), "votes-mark-beyond")),
            "six grades are 0 to 5"
        );
    }

    #[test]
    fn a_ballot_comes_back_as_it_was_kept() {
        for mark in [
            Mark::Blank,
            Mark::Approvals(BTreeSet::from([1, 3])),
            Mark::Ranking(vec![vec![2], vec![1, 4]]),
            Mark::Points(given(&[(1, 3), (60, 7)])),
            Mark::Grades(given(&[(1, 0), (2, 5)])),
            Mark::Consent,
            Mark::Objection("Trop de bruit.".to_owned()),
            Mark::Aside,
        ] {
            let text = serde_json::to_string(&mark).unwrap();
            assert_eq!(serde_json::from_str::<Mark>(&text).unwrap(), mark, "{text}");
        }
    }
}
