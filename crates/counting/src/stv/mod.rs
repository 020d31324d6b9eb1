//! Single transferable vote: Scottish, weighted inclusive Gregory, Meek, Warren.

mod gregory;
mod meek;
mod numbers;
mod tree;

use crate::election::{Election, Mark};
use crate::exact::{Rational, amount, whole};
use crate::outcome::{Argument, Exact, Picture};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::{Asked, Choice, Rule, choice, rule};
use numbers::{Decimals, Fractions, Numbers};

const ARITHMETIC: Choice = choice("arithmetic", "guarded", "guarded|fixed|rational");
const DEFEAT: Choice = choice("defeat", "safe", "safe|one");

pub(crate) const RULES: &[Rule] = &[
    rule("scottish-stv", "seats", &["scotland", "scottish"], &[], scottish),
    rule(
        "meek-stv",
        "seats",
        &["meek"],
        &[choice("arithmetic", "prf", "prf|guarded|fixed|rational"), DEFEAT],
        meek_rule,
    ),
    rule(
        "warren-stv",
        "seats",
        &["warren"],
        &[ARITHMETIC, DEFEAT],
        meek_rule,
    ),
    rule(
        "wigm-stv",
        "seats",
        &["wigm"],
        &[
            choice("arithmetic", "prf", "prf|guarded|fixed|rational"),
            choice("defeat", "one", "one|batch"),
        ],
        wigm,
    ),
];

fn scottish(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    gregory::count(
        &Decimals::fixed(5),
        election,
        asked,
        record,
        gregory::Law::Scottish,
    )
}

fn wigm(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let law = gregory::Law::Wigm {
        is_batch: asked.is("defeat", "batch"),
    };
    match asked.word("arithmetic") {
        "rational" => gregory::count(&Fractions, election, asked, record, law),
        "guarded" => gregory::count(&Decimals::guarded(18, 9), election, asked, record, law),
        "fixed" => gregory::count(&Decimals::fixed(9), election, asked, record, law),
        // The reference rule of the Proportional Representation Foundation: four decimals.
        _ => gregory::count(&Decimals::fixed(4), election, asked, record, law),
    }
}

fn meek_rule(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    let is_warren = asked.rule() == "warren-stv";
    let is_safe = asked.is("defeat", "safe");
    let law = |omega| meek::Law {
        is_warren,
        is_reference: false,
        is_batch: is_safe,
        omega,
    };
    match asked.word("arithmetic") {
        "rational" => meek::count(&Fractions, election, asked, record, &law(10)),
        "guarded" => meek::count(&Decimals::guarded(18, 9), election, asked, record, &law(9)),
        "fixed" => meek::count(&Decimals::fixed(9), election, asked, record, &law(6)),
        // The reference rule: nine decimals, an iteration ends when the surplus is below a millionth.
        _ => meek::count(
            &Decimals::fixed(9),
            election,
            asked,
            record,
            &meek::Law {
                is_warren,
                is_reference: true,
                is_batch: false,
                omega: 6,
            },
        ),
    }
}

/// Where a candidate is in the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Hopeful,
    /// Elected, its surplus still to be transferred
    Pending,
    Elected,
    Excluded,
}

/// The candidates during a count.
struct Stage<'a, N: Numbers> {
    numbers: &'a N,
    seats: usize,
    states: Vec<State>,
    votes: Vec<N::Number>,
    quota: N::Number,
    /// What no candidate holds any more
    lost: N::Number,
    elected: Vec<usize>,
}

impl<'a, N: Numbers> Stage<'a, N> {
    fn new(numbers: &'a N, election: &Election, seats: usize) -> Self {
        Self {
            numbers,
            seats,
            states: election
                .candidates
                .iter()
                .map(|candidate| {
                    if candidate.is_withdrawn {
                        State::Excluded
                    } else {
                        State::Hopeful
                    }
                })
                .collect(),
            votes: vec![numbers.whole(0); election.candidates.len()],
            quota: numbers.whole(0),
            lost: numbers.whole(0),
            elected: Vec::new(),
        }
    }

    fn with(&self, state: State) -> Vec<usize> {
        (0..self.states.len())
            .filter(|one| self.states[*one] == state)
            .collect()
    }

    fn hopeful(&self) -> Vec<usize> {
        self.with(State::Hopeful)
    }

    fn seats_left(&self) -> usize {
        self.seats - self.elected.len()
    }

    /// Seats are left, and more candidates than seats.
    fn is_open(&self) -> bool {
        self.seats_left() > 0 && self.hopeful().len() > self.seats_left()
    }

    /// Fractions and guarded decimals are compared to an exact quota, which must be passed; a rounded quota was rounded up
    /// and is enough.
    fn has_quota(&self, candidate: usize) -> bool {
        let order = self.numbers.compare(&self.votes[candidate], &self.quota);
        if self.numbers.is_exact() {
            order.is_gt()
        } else {
            order.is_ge()
        }
    }

    fn sum(&self, candidates: &[usize], of: impl Fn(usize) -> N::Number) -> N::Number {
        candidates.iter().fold(self.numbers.whole(0), |sum, one| {
            self.numbers.add(&sum, &of(*one))
        })
    }

    /// The lowest first; equals in the order of the file. (A comparison with a tolerance is no total order: the
    /// insertion is ours.)
    fn by_votes(&self, candidates: &[usize]) -> Vec<usize> {
        let mut sorted: Vec<usize> = Vec::with_capacity(candidates.len());
        for one in candidates {
            let place = sorted
                .iter()
                .position(|other| {
                    self.numbers
                        .compare(&self.votes[*one], &self.votes[*other])
                        .is_lt()
                })
                .unwrap_or(sorted.len());
            sorted.insert(place, *one);
        }
        sorted
    }

    /// Writes down the step with what everybody holds.
    fn write(&self, record: &mut Record<'_>, step: &'static str, selected: &[usize], excluded: &[usize]) {
        let shown = |number: &N::Number| Exact(self.numbers.shown(number));
        let tallies = record.amounts(
            (0..self.states.len())
                .filter(|one| !record.election.candidates[*one].is_withdrawn)
                .map(|one| (one, self.numbers.shown(&self.votes[one]))),
        );
        let (selected, excluded) = (record.ids(selected), record.ids(excluded));
        let round = record.same_round(step);
        round.tallies = tallies;
        round.amounts.0.push(("quota".to_owned(), shown(&self.quota)));
        round
            .amounts
            .0
            .push(("non-transferable".to_owned(), shown(&self.lost)));
        round.selected = selected;
        round.excluded = excluded;
    }

    fn elect(&mut self, record: &mut Record<'_>, candidate: usize, state: State, why: &'static str) {
        self.states[candidate] = state;
        self.elected.push(candidate);
        self.write(record, "elect", &[candidate], &[]);
        record.say(
            why,
            [
                ("candidate", record.one(candidate)),
                ("votes", self.said(&self.votes[candidate])),
                ("quota", self.said(&self.quota)),
            ],
        );
    }

    /// Those elected together, from that one on, are in the order of their votes, then in the declared order, which is said
    /// wherever it decided.
    fn rank_elected(&mut self, record: &mut Record<'_>, from: usize) {
        let (numbers, votes) = (self.numbers, &self.votes);
        self.elected[from..].sort_by(|one, other| {
            numbers
                .compare_strictly(&votes[*other], &votes[*one])
                .then(record.places[*one].cmp(&record.places[*other]))
        });
        say_equal(record, &self.elected[from..], |one, other| {
            numbers.compare_strictly(&votes[one], &votes[other]).is_eq()
        });
    }

    fn exclude(&mut self, record: &mut Record<'_>, candidate: usize, why: &'static str) {
        self.states[candidate] = State::Excluded;
        self.write(record, "exclude", &[], &[candidate]);
        record.say(
            why,
            [
                ("candidate", record.one(candidate)),
                ("votes", self.said(&self.votes[candidate])),
            ],
        );
    }

    fn said(&self, number: &N::Number) -> Argument {
        Argument::Number(Exact(self.numbers.shown(number)))
    }

    /// The largest set of candidates who cannot win whatever becomes of the surplus: together, with it, they have less than
    /// the next one.
    fn sure_losers(&self, surplus: &N::Number) -> Vec<usize> {
        let numbers = self.numbers;
        let hopeful = self.hopeful();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for one in self.by_votes(&hopeful) {
            let is_near = groups.last().is_some_and(|group: &Vec<usize>| {
                let reach = numbers.add(&self.votes[group[0]], surplus);
                numbers.compare(&reach, &self.votes[one]).is_ge()
            });
            match groups.last_mut() {
                Some(group) if is_near => group.push(one),
                _ => groups.push(vec![one]),
            }
        }
        let most = hopeful.len() - self.seats_left();
        let mut losers: Vec<usize> = Vec::new();
        let mut sure = 0;
        let mut votes = numbers.whole(0);
        for pair in groups.windows(2) {
            losers.extend(&pair[0]);
            if losers.len() > most {
                break;
            }
            votes = numbers.add(&votes, &self.sum(&pair[0], |one| self.votes[one].clone()));
            if numbers
                .compare(&numbers.add(&votes, surplus), &self.votes[pair[1][0]])
                .is_lt()
            {
                sure = losers.len();
            }
        }
        losers.truncate(sure);
        losers.sort_unstable();
        losers
    }

    fn finish(self, record: &mut Record<'_>) -> Verdict {
        self.write(record, "end", &[], &[]);
        let scores: Vec<(usize, Rational)> = record
            .election
            .standing()
            .into_iter()
            .map(|one| (one, self.numbers.shown(&self.votes[one])))
            .collect();
        let (rounds, order) = record.flow();
        record.draw(Picture::Flow { rounds, order });
        record.say(
            "count-said-chosen",
            [
                ("candidates", record.several(&self.elected)),
                ("number", Argument::Number(Exact(amount(self.elected.len())))),
            ],
        );
        Verdict {
            winners: self.elected,
            outcomes: Vec::new(),
            scores,
        }
    }
}

/// Writes down the ties of an order: those next to one another who are equal. All are elected; only who comes first was
/// at stake.
fn say_equal(record: &mut Record<'_>, order: &[usize], are_equal: impl Fn(usize, usize) -> bool) {
    for tied in order.chunk_by(|one, other| are_equal(*one, *other)) {
        if tied.len() > 1 {
            record.tie_of_order(tied);
        }
    }
}

/// The most candidates: each step writes down what everybody holds.
const CANDIDATES_MAX: usize = 1_000;

fn few_enough(election: &Election, rule: &'static str) -> Result<(), Refusal> {
    let number = election.candidates.len();
    if number > CANDIDATES_MAX {
        return Err(Refusal::TooLarge {
            rule,
            number,
            max: CANDIDATES_MAX,
        });
    }
    Ok(())
}

/// How far a ballot counts where a rule cannot tell its next preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unclear {
    /// Up to there: its later preferences are not transferable
    Stops,
    /// Not at all
    SetAside,
}

/// Rankings without equals, for the rules that cannot split a ballot; a rank left open (an empty group) is no clearer than
/// one given twice. What is cut or set aside is counted and said. Candidates who stand no more are passed over.
fn strict(
    election: &Election,
    rule: &'static str,
    unclear: Unclear,
    record: &mut Record<'_>,
) -> Result<Vec<(u64, Vec<usize>)>, Refusal> {
    let (mut cut, mut aside) = (0, 0);
    let mut kept = Vec::new();
    for (ballot, (count, stood)) in election.ballots.iter().zip(election.rankings(rule)?) {
        let written;
        let groups = if let Mark::Ranking(groups) = &ballot.mark {
            groups
        } else {
            written = stood;
            &written
        };
        // A gap after the last preference leaves nothing out.
        let end = groups
            .iter()
            .rposition(|group| !group.is_empty())
            .map_or(0, |last| last + 1);
        let clear = groups[..end].iter().take_while(|group| group.len() == 1).count();
        let is_unclear = clear < end;
        if is_unclear && (clear == 0 || unclear == Unclear::SetAside) {
            aside += count;
            continue;
        }
        if is_unclear {
            cut += count;
        }
        let ranking: Vec<usize> = groups[..clear]
            .concat()
            .into_iter()
            .filter(|one| !election.candidates[*one].is_withdrawn)
            .collect();
        if !ranking.is_empty() {
            kept.push((count, ranking));
        }
    }
    for (id, number) in [("count-said-cut", cut), ("count-said-set-aside", aside)] {
        if number > 0 {
            record.say(id, [("number", Argument::Number(Exact(whole(number))))]);
        }
    }
    Ok(kept)
}
