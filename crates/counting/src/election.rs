//! What is counted: candidates (people, lists, projects, answers) and ballots.

use crate::exact::{Rational, whole};
use crate::refusal::Refusal;

/// The most candidates read.
pub const CANDIDATES_MAX: usize = 10_000;
/// The most distinct ballot lines read.
pub const BALLOTS_MAX: usize = 2_000_000;
/// The most marks read, over all ballots.
pub const MARKS_MAX: usize = 20_000_000;
/// The most votes one line stands for: sums of two million lines still fit in 64 bits.
pub const COUNT_MAX: u64 = 1 << 42;
/// The most grades a scale has.
pub const GRADES_MAX: usize = 1_000;
/// The longest identifier or name kept, in bytes.
pub const NAME_BYTES_MAX: usize = 4_096;

/// An election, as read from any of the formats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Election {
    /// What it is about, in its authors' words
    pub title: String,
    /// Who or what may be chosen, in the order of the file
    pub candidates: Vec<Candidate>,
    /// The ballots, identical ones gathered or not
    pub ballots: Vec<Ballot>,
    /// How many are chosen, where the file says so
    pub seats: Option<usize>,
    /// The money of a participatory budget
    pub budget: Option<Rational>,
    /// The money of each envelope, where the budget is divided (by district, or by category)
    pub envelopes: Vec<Envelope>,
    /// The parts of the electorate whose votes are also counted apart (districts, communes, colleges)
    pub colleges: Vec<String>,
    /// The grades of the scale, from the worst to the best
    pub grades: Vec<String>,
    /// The least and the most points a ballot may give a candidate, where the file declares them
    pub scale: Option<(Rational, Rational)>,
    /// How many voters are on the roll
    pub registered: Option<u64>,
    /// How many members are present
    pub present: Option<u64>,
    /// How many took part, where it is more than the ballots written down (grades gathered by candidate)
    pub participants: Option<u64>,
    /// The order in which ties are decided, where the file declares one: candidates' places, first preferred
    pub tie_order: Option<Vec<usize>>,
    /// What missing grades are taken for, where the file says so: a value of the option `ungraded` of majority judgment
    pub ungraded: Option<String>,
}

/// Rankings, groups of equals from the preferred, with how many ballots say so.
pub(crate) type Rankings = Vec<(u64, Vec<Vec<usize>>)>;
/// Points by candidate, with how many ballots give them.
pub(crate) type Points = Vec<(u64, Vec<(usize, Rational)>)>;

/// Who or what may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidate {
    /// The identifier in the file, unique
    pub id: String,
    /// What people read
    pub name: String,
    /// The cost of a project, in the file's currency
    pub cost: Option<Rational>,
    /// What sorts of project it is
    pub categories: Vec<String>,
    /// Where it is
    pub district: String,
    /// Stands no more: never elected, and passed over on ballots
    pub is_withdrawn: bool,
    /// Dates of birth (`YYYY-MM-DD`) of the members of a list, in its order; of one person, one date
    pub births: Vec<String>,
}

/// A part of the budget kept for the projects of a district or of a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The district's or the category's name
    pub name: String,
    /// Its money
    pub budget: Rational,
}

/// One ballot, or several identical ones.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ballot {
    /// How many such ballots there are
    pub count: u64,
    /// What they say
    pub mark: Mark,
    /// Where they were cast: a place in [`Election::colleges`]
    pub college: Option<usize>,
}

/// What a ballot says. Candidates are given by their place in [`Election::candidates`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// The candidates approved (for a knapsack ballot: the projects of the voter's basket)
    Approvals(Vec<usize>),
    /// The candidates from the most preferred; those of one group are equal; those left out come last
    Ranking(Vec<Vec<usize>>),
    /// Points or scores, those left out having none
    Points(Vec<(usize, Rational)>),
    /// The place of a grade in [`Election::grades`], for each candidate graded
    Grades(Vec<(usize, usize)>),
    /// For or against the question put
    Answer(Answer),
}

/// What a voter answers to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// For
    For,
    /// Against
    Against,
    /// Neither; not expressed
    Abstain,
    /// A blank ballot: not expressed
    Blank,
    /// A ballot that is not valid
    Null,
    /// In a decision by consent: an objection, with reasons
    Object,
}

impl Ballot {
    /// Ballots cast nowhere in particular.
    pub const fn new(count: u64, mark: Mark) -> Self {
        Self {
            count,
            mark,
            college: None,
        }
    }
}

impl Mark {
    /// The kind, as error messages and the open ballot file name it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Approvals(_) => "approvals",
            Self::Ranking(_) => "ranking",
            Self::Points(_) => "points",
            Self::Grades(_) => "grades",
            Self::Answer(_) => "answer",
        }
    }

    fn size(&self) -> usize {
        match self {
            Self::Approvals(approved) => approved.len(),
            Self::Ranking(groups) => groups.iter().map(Vec::len).sum(),
            Self::Points(points) => points.len(),
            Self::Grades(grades) => grades.len(),
            Self::Answer(_) => 1,
        }
    }

    fn candidates(&self) -> Vec<usize> {
        match self {
            Self::Approvals(approved) => approved.clone(),
            Self::Ranking(groups) => groups.concat(),
            Self::Points(points) => points.iter().map(|(candidate, _)| *candidate).collect(),
            Self::Grades(grades) => grades.iter().map(|(candidate, _)| *candidate).collect(),
            Self::Answer(_) => Vec::new(),
        }
    }
}

impl Candidate {
    /// A candidate known by one word only.
    pub fn named(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            ..Self::default()
        }
    }
}

impl Election {
    /// Holds whoever reads a file to what every rule takes for granted: bounds, identifiers that differ, marks on
    /// candidates that exist, once each.
    pub fn checked(self) -> Result<Self, Refusal> {
        within("candidates", self.candidates.len(), CANDIDATES_MAX)?;
        within("ballots", self.ballots.len(), BALLOTS_MAX)?;
        within("grades", self.grades.len(), GRADES_MAX)?;
        within(
            "marks",
            self.ballots.iter().map(|ballot| ballot.mark.size()).sum(),
            MARKS_MAX,
        )?;
        if let Some(seats) = self.seats {
            within("seats", seats, CANDIDATES_MAX)?;
        }
        let mut ids: Vec<&str> = self
            .candidates
            .iter()
            .map(|candidate| candidate.id.as_str())
            .collect();
        ids.sort_unstable();
        if ids.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(malformed(0, "candidates-twice"));
        }
        let zero = Rational::ZERO;
        let is_negative = |number: &Option<Rational>| number.as_ref().is_some_and(|number| *number < zero);
        if is_negative(&self.budget)
            || self
                .candidates
                .iter()
                .any(|candidate| is_negative(&candidate.cost))
            || self.envelopes.iter().any(|envelope| envelope.budget < zero)
        {
            return Err(malformed(0, "negative-amount"));
        }
        for candidate in &self.candidates {
            within(
                "bytes",
                candidate.id.len().max(candidate.name.len()),
                NAME_BYTES_MAX,
            )?;
        }
        if self
            .candidates
            .iter()
            .flat_map(|candidate| &candidate.births)
            .any(|birth| crate::dates::days(birth).is_none())
        {
            return Err(malformed(0, "birth"));
        }
        if let Some((least, most)) = &self.scale
            && least > most
        {
            return Err(malformed(0, "scale"));
        }
        let mut seen = vec![usize::MAX; self.candidates.len()];
        for (number, ballot) in self.ballots.iter().enumerate() {
            if ballot.count > COUNT_MAX {
                return Err(malformed(0, "count-too-large"));
            }
            if ballot
                .college
                .is_some_and(|college| college >= self.colleges.len())
            {
                return Err(malformed(0, "unknown-college"));
            }
            for candidate in ballot.mark.candidates() {
                match seen.get_mut(candidate) {
                    None => return Err(malformed(0, "unknown-candidate")),
                    Some(last) if *last == number => return Err(malformed(0, "marked-twice")),
                    Some(last) => *last = number,
                }
            }
            if let Mark::Grades(grades) = &ballot.mark
                && grades.iter().any(|(_, grade)| *grade >= self.grades.len())
            {
                return Err(malformed(0, "unknown-grade"));
            }
        }
        if let Some(order) = &self.tie_order {
            let mut sorted = order.clone();
            sorted.sort_unstable();
            if !sorted.into_iter().eq(0..self.candidates.len()) {
                return Err(malformed(0, "tie-order"));
            }
        }
        Ok(self)
    }

    /// How many voters took part: the ballots, or [`Election::participants`] where it is given.
    pub fn voters(&self) -> u64 {
        self.participants
            .unwrap_or_else(|| self.ballots.iter().map(|ballot| ballot.count).sum())
    }

    /// The candidates who may be elected.
    pub fn standing(&self) -> Vec<usize> {
        (0..self.candidates.len())
            .filter(|candidate| !self.candidates[*candidate].is_withdrawn)
            .collect()
    }

    /// The kind of the first ballot; `none` where there is none.
    pub fn kind(&self) -> &'static str {
        self.ballots.first().map_or("none", |ballot| ballot.mark.kind())
    }

    /// A candidate's cost, zero where none is given.
    pub fn cost(&self, candidate: usize) -> Rational {
        self.candidates[candidate].cost.clone().unwrap_or(Rational::ZERO)
    }

    /// What the ballots say in approvals, with their number: an approval ballot as it is, and a ballot of points as the
    /// candidates who have some.
    pub(crate) fn approvals(&self, rule: &'static str) -> Result<Vec<(u64, Vec<usize>)>, Refusal> {
        self.ballots
            .iter()
            .map(|ballot| match &ballot.mark {
                Mark::Approvals(approved) => Ok((ballot.count, self.stand(approved))),
                Mark::Points(points) => Ok((
                    ballot.count,
                    points
                        .iter()
                        .filter(|(candidate, points)| {
                            *points > Rational::ZERO && !self.candidates[*candidate].is_withdrawn
                        })
                        .map(|(candidate, _)| *candidate)
                        .collect(),
                )),
                Mark::Answer(Answer::Blank | Answer::Null) => Ok((ballot.count, Vec::new())),
                other => Err(Refusal::UnfitBallots {
                    rule,
                    kind: other.kind(),
                }),
            })
            .collect()
    }

    fn stand(&self, candidates: &[usize]) -> Vec<usize> {
        candidates
            .iter()
            .copied()
            .filter(|candidate| !self.candidates[*candidate].is_withdrawn)
            .collect()
    }

    /// The rankings, withdrawn candidates taken out, with the number of voters of each; blank ballots stay, empty. Grades
    /// and points rank from the best, those with the same being equal.
    pub(crate) fn rankings(&self, rule: &'static str) -> Result<Rankings, Refusal> {
        self.ballots
            .iter()
            .map(|ballot| {
                let groups = match &ballot.mark {
                    Mark::Ranking(groups) => groups.clone(),
                    Mark::Grades(grades) => from_the_best(grades),
                    Mark::Points(points) => from_the_best(points),
                    Mark::Answer(Answer::Blank | Answer::Null) => Vec::new(),
                    other => {
                        return Err(Refusal::UnfitBallots {
                            rule,
                            kind: other.kind(),
                        });
                    }
                };
                Ok((
                    ballot.count,
                    groups
                        .into_iter()
                        .map(|group| self.stand(&group))
                        .filter(|group| !group.is_empty())
                        .collect(),
                ))
            })
            .collect()
    }

    /// The points of each ballot: points as they are, an approval as one point, a grade as its place in the scale, nothing
    /// on a blank ballot. Null ballots are left out.
    pub(crate) fn points(&self, rule: &'static str) -> Result<Points, Refusal> {
        self.ballots
            .iter()
            .filter(|ballot| ballot.mark != Mark::Answer(Answer::Null))
            .map(|ballot| {
                let points = match &ballot.mark {
                    Mark::Points(points) => points.clone(),
                    Mark::Answer(Answer::Blank) => Vec::new(),
                    Mark::Approvals(approved) => approved
                        .iter()
                        .map(|candidate| (*candidate, Rational::ONE))
                        .collect(),
                    Mark::Grades(grades) => grades
                        .iter()
                        .map(|(candidate, grade)| (*candidate, crate::exact::amount(*grade)))
                        .collect(),
                    other => {
                        return Err(Refusal::UnfitBallots {
                            rule,
                            kind: other.kind(),
                        });
                    }
                };
                Ok((
                    ballot.count,
                    points
                        .into_iter()
                        .filter(|(candidate, _)| !self.candidates[*candidate].is_withdrawn)
                        .collect(),
                ))
            })
            .collect()
    }

    /// The sum of what each ballot gives to each candidate, every ballot counted as often as it was cast.
    pub(crate) fn totals(&self, ballots: &[(u64, Vec<(usize, Rational)>)]) -> Vec<Rational> {
        let mut totals = vec![Rational::ZERO; self.candidates.len()];
        for (count, points) in ballots {
            for (candidate, points) in points {
                totals[*candidate] += points * whole(*count);
            }
        }
        totals
    }
}

fn from_the_best<T: Ord + Clone>(marks: &[(usize, T)]) -> Vec<Vec<usize>> {
    let mut sorted: Vec<&(usize, T)> = marks.iter().collect();
    sorted.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    sorted
        .chunk_by(|one, other| one.1 == other.1)
        .map(|group| group.iter().map(|(candidate, _)| *candidate).collect())
        .collect()
}

fn within(what: &'static str, number: usize, max: usize) -> Result<(), Refusal> {
    if number > max {
        return Err(Refusal::TooMany { what, number, max });
    }
    Ok(())
}

fn malformed(line: usize, what: &'static str) -> Refusal {
    Refusal::Malformed { line, what }
}
