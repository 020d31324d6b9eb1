//! What a rule writes down while it counts, and what the result is made from.

use std::collections::BTreeMap;

use crate::election::Election;
use crate::exact::{Rational, amount};
use crate::outcome::{Amounts, Argument, Count, Exact, Message, OUTCOMES_MAX, Picture, Round, Table, Tie};
use crate::ties::TieRule;

/// The count under way.
pub(crate) struct Record<'e> {
    pub(crate) election: &'e Election,
    /// Each candidate's place in the declared order of ties
    pub(crate) places: Vec<usize>,
    tie_rule: &'static str,
    /// The number of the round under way; 0 before the first
    number: usize,
    rounds: Vec<Round>,
    ties: Vec<Tie>,
    explanation: Vec<Message>,
    picture: Picture,
    table: Option<Table>,
    is_partial: bool,
}

/// What a rule decided, candidates by their place.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    pub(crate) winners: Vec<usize>,
    /// Empty: only `winners`
    pub(crate) outcomes: Vec<Vec<usize>>,
    pub(crate) scores: Vec<(usize, Rational)>,
}

impl<'e> Record<'e> {
    pub(crate) fn new(election: &'e Election, ties: &TieRule) -> Self {
        Self {
            election,
            places: ties.places(election),
            tie_rule: ties.name(),
            number: 0,
            rounds: Vec::new(),
            ties: Vec::new(),
            explanation: Vec::new(),
            picture: Picture::None,
            table: None,
            is_partial: false,
        }
    }

    /// A count made only to be compared: what it writes is not kept.
    pub(crate) fn aside(of: &Self) -> Self {
        Self {
            election: of.election,
            places: of.places.clone(),
            tie_rule: of.tie_rule,
            number: 0,
            rounds: Vec::new(),
            ties: Vec::new(),
            explanation: Vec::new(),
            picture: Picture::None,
            table: None,
            is_partial: false,
        }
    }

    pub(crate) fn id(&self, candidate: usize) -> String {
        self.election.candidates[candidate].id.clone()
    }

    pub(crate) fn ids(&self, candidates: &[usize]) -> Vec<String> {
        candidates.iter().map(|candidate| self.id(*candidate)).collect()
    }

    pub(crate) fn one(&self, candidate: usize) -> Argument {
        Argument::Candidate(self.id(candidate))
    }

    pub(crate) fn several(&self, candidates: &[usize]) -> Argument {
        Argument::Candidates(self.ids(candidates))
    }

    pub(crate) fn amounts(&self, numbers: impl IntoIterator<Item = (usize, Rational)>) -> Amounts {
        Amounts(
            numbers
                .into_iter()
                .map(|(candidate, number)| (self.id(candidate), Exact(number)))
                .collect(),
        )
    }

    /// Another round begins.
    pub(crate) fn turn(&mut self) {
        self.number += 1;
    }

    /// Opens a step in a new round.
    pub(crate) fn next_round(&mut self, step: &'static str) -> &mut Round {
        self.turn();
        self.same_round(step)
    }

    /// Opens a step in the round under way.
    pub(crate) fn same_round(&mut self, step: &'static str) -> &mut Round {
        self.rounds.push(Round {
            number: self.number,
            step,
            ..Round::default()
        });
        let last = self.rounds.len() - 1;
        &mut self.rounds[last]
    }

    /// The step last written.
    pub(crate) fn last(&mut self) -> Option<&mut Round> {
        self.rounds.last_mut()
    }

    /// What everybody held at the end of each round, and who was elected or excluded, in order.
    pub(crate) fn flow(&self) -> (Vec<Amounts>, Vec<String>) {
        let rounds = self
            .rounds
            .chunk_by(|one, other| one.number == other.number)
            .filter_map(|steps| steps.last().map(|step| step.tallies.clone()))
            .collect();
        let order = self
            .rounds
            .iter()
            .filter(|round| matches!(round.step, "elect" | "exclude"))
            .flat_map(|round| round.selected.iter().chain(&round.excluded).cloned())
            .collect();
        (rounds, order)
    }

    pub(crate) fn say<const N: usize>(&mut self, id: &'static str, arguments: [(&'static str, Argument); N]) {
        self.explanation.push(Message {
            id,
            arguments: BTreeMap::from(arguments),
        });
    }

    /// Who, of those who are equal, comes first in the declared order. A tie of more than one is written down.
    pub(crate) fn first(&mut self, at: &'static str, tied: &[usize]) -> usize {
        self.first_for(at, tied, 1)
    }

    /// The same, where `left` places are still to be given: it mattered only when not all of those who are equal have one.
    pub(crate) fn first_for(&mut self, at: &'static str, tied: &[usize], left: usize) -> usize {
        let mut ordered = tied.to_vec();
        ordered.sort_by_key(|candidate| self.places[*candidate]);
        if ordered.len() > 1 {
            self.tie(at, &ordered, &ordered[..1], self.tie_rule, ordered.len() > left);
        }
        ordered[0]
    }

    /// Writes down a tie that the declared order decided, and that mattered.
    pub(crate) fn tie_declared(&mut self, at: &'static str, tied: &[usize], chosen: &[usize]) {
        self.tie(at, tied, chosen, self.tie_rule, true);
    }

    /// Writes down a tie that the declared order decided, where all are chosen and only their order was at stake.
    pub(crate) fn tie_of_order(&mut self, ordered: &[usize]) {
        self.tie("order", ordered, ordered, self.tie_rule, false);
    }

    /// Writes down a tie, however it was decided.
    pub(crate) fn tie(
        &mut self,
        at: &'static str,
        tied: &[usize],
        chosen: &[usize],
        by: &'static str,
        is_decisive: bool,
    ) {
        let tie = Tie {
            at,
            round: self.number,
            candidates: self.ids(tied),
            chosen: self.ids(chosen),
            by,
            is_decisive,
        };
        self.explanation.push(Message {
            id: "count-said-tie",
            arguments: BTreeMap::from([
                ("candidates", Argument::Candidates(tie.candidates.clone())),
                ("chosen", Argument::Candidates(tie.chosen.clone())),
                ("by", Argument::Text(by.to_owned())),
                ("at", Argument::Text(at.to_owned())),
            ]),
        });
        self.ties.push(tie);
    }

    /// The outcomes that will be given are not all those that ties leave open.
    pub(crate) fn leaves_outcomes_out(&mut self) {
        if !self.is_partial {
            self.is_partial = true;
            self.say("count-said-outcomes-partial", []);
        }
    }

    pub(crate) fn has_left_outcomes_out(&self) -> bool {
        self.is_partial
    }

    /// What was written aside becomes what happened.
    pub(crate) fn absorb(&mut self, aside: Self) {
        let before = self.number;
        self.rounds.extend(aside.rounds.into_iter().map(|round| Round {
            number: round.number + before,
            ..round
        }));
        self.ties.extend(aside.ties.into_iter().map(|tie| Tie {
            round: tie.round + before,
            ..tie
        }));
        self.explanation.extend(aside.explanation);
        self.number += aside.number;
        self.is_partial |= aside.is_partial;
    }

    pub(crate) fn draw(&mut self, picture: Picture) {
        self.picture = picture;
    }

    pub(crate) fn tabulate(&mut self, columns: Vec<&'static str>, rows: Vec<Vec<Argument>>) {
        self.table = Some(Table { columns, rows });
    }

    /// Sorts by `scores`, the highest first, and takes the first `seats`; equals are decided by the declared order and
    /// written down. Says who is chosen; yields the verdict with every tied outcome.
    pub(crate) fn best(&mut self, scores: &[(usize, Rational)], seats: usize) -> Verdict {
        let mut groups: Vec<(Rational, Vec<usize>)> = Vec::new();
        let mut sorted = scores.to_vec();
        sorted.sort_by(|one, other| {
            other
                .1
                .cmp(&one.1)
                .then(self.places[one.0].cmp(&self.places[other.0]))
        });
        for (candidate, score) in sorted {
            match groups.last_mut() {
                Some((last, group)) if *last == score => group.push(candidate),
                _ => groups.push((score, vec![candidate])),
            }
        }
        let groups: Vec<Vec<usize>> = groups.into_iter().map(|(_, group)| group).collect();
        let mut verdict = self.take(&groups, seats);
        verdict.scores = scores.to_vec();
        verdict
    }

    /// Takes the first `seats` of an order with equals (each group in the declared order already, or not).
    pub(crate) fn take(&mut self, groups: &[Vec<usize>], seats: usize) -> Verdict {
        let mut winners: Vec<usize> = Vec::new();
        let mut outcomes = Vec::new();
        for group in groups {
            let left = seats - winners.len();
            if left == 0 {
                break;
            }
            let mut group = group.clone();
            group.sort_by_key(|candidate| self.places[*candidate]);
            let taken = &group[..left.min(group.len())];
            if group.len() > 1 {
                self.tie("selection", &group, taken, self.tie_rule, group.len() > left);
            }
            if group.len() > left {
                outcomes = combinations(&group, left, OUTCOMES_MAX + 1)
                    .into_iter()
                    .map(|some| winners.iter().copied().chain(some).collect())
                    .collect();
            }
            winners.extend_from_slice(taken);
        }
        self.say(
            "count-said-chosen",
            [
                ("candidates", self.several(&winners)),
                ("number", Argument::Number(Exact(amount(winners.len())))),
            ],
        );
        Verdict {
            winners,
            outcomes,
            scores: Vec::new(),
        }
    }

    pub(crate) fn finish(
        self,
        rule: &'static str,
        options: BTreeMap<&'static str, String>,
        verdict: &Verdict,
    ) -> Count {
        let mut outcomes: Vec<Vec<usize>> = verdict.outcomes.clone();
        if outcomes.is_empty() {
            outcomes.push(verdict.winners.clone());
        }
        for outcome in &mut outcomes {
            outcome.sort_unstable();
        }
        outcomes.sort();
        outcomes.dedup();
        let outcomes_are_all = !self.is_partial && outcomes.len() <= OUTCOMES_MAX;
        outcomes.truncate(OUTCOMES_MAX);
        let scores = self.amounts(verdict.scores.iter().cloned());
        let table = self.table.clone().unwrap_or_else(|| self.plain_table(verdict));
        let picture = match self.picture.clone() {
            Picture::None if !scores.0.is_empty() => Picture::Bars {
                bars: scores.clone(),
                line: None,
            },
            drawn => drawn,
        };
        Count {
            rule,
            options,
            winners: self.ids(&verdict.winners),
            outcomes: outcomes.iter().map(|outcome| self.ids(outcome)).collect(),
            outcomes_are_all,
            scores,
            rounds: self.rounds,
            ties: self.ties,
            explanation: self.explanation,
            table,
            picture,
        }
    }

    /// Candidates with their score, those chosen first.
    fn plain_table(&self, verdict: &Verdict) -> Table {
        let score = |candidate: usize| {
            verdict
                .scores
                .iter()
                .find(|(scored, _)| *scored == candidate)
                .map_or_else(
                    || Argument::Text(String::new()),
                    |(_, score)| Argument::Number(Exact(score.clone())),
                )
        };
        let mut rest: Vec<&(usize, Rational)> = verdict
            .scores
            .iter()
            .filter(|(candidate, _)| !verdict.winners.contains(candidate))
            .collect();
        rest.sort_by(|one, other| other.1.cmp(&one.1));
        let chosen = |candidate: usize, place: usize| {
            vec![
                self.one(candidate),
                score(candidate),
                if place == 0 {
                    Argument::Text(String::new())
                } else {
                    Argument::Number(Exact(amount(place)))
                },
            ]
        };
        Table {
            columns: vec![
                "count-column-candidate",
                "count-column-score",
                "count-column-chosen",
            ],
            rows: verdict
                .winners
                .iter()
                .enumerate()
                .map(|(place, candidate)| chosen(*candidate, place + 1))
                .chain(rest.into_iter().map(|(candidate, _)| chosen(*candidate, 0)))
                .collect(),
        }
    }
}

/// The first `max` ways to take `number` of `all`, in lexicographic order of places.
pub(crate) fn combinations(all: &[usize], number: usize, max: usize) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    if number > all.len() {
        return found;
    }
    let mut taken: Vec<usize> = (0..number).collect();
    while found.len() < max {
        found.push(taken.iter().map(|place| all[*place]).collect());
        let Some(moving) = (0..number)
            .rev()
            .find(|slot| taken[*slot] < all.len() - number + slot)
        else {
            break;
        };
        taken[moving] += 1;
        for slot in moving + 1..number {
            taken[slot] = taken[slot - 1] + 1;
        }
    }
    found
}
