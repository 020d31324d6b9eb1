//! The method of equal shares (Dominik Peters, Grzegorz Pierczyński and Piotr Skowron, *Proportional Participatory
//! Budgeting with Additive Utilities*, `NeurIPS` 2021).
//!
//! Every voter has the same part of the budget. A project is bought when its supporters can pay for it together; each pays
//! `ρ` times what they have from it, or all they have left if that is less. At each step the project with the smallest `ρ`
//! is bought, until none can be paid for.
//!
//! Money and prices are first bounded from both sides with floating-point numbers. Where the bounds do not tell which project
//! is the cheapest, or whether somebody is left with nothing, they are computed exactly and compared exactly: the outcome is
//! that of exact arithmetic throughout, though most of a run is done without it. A price at which nobody pays all they have
//! left depends on nobody's money (cost / what the supporters have from the project), so that ties between such prices, which
//! are frequent, are exact at once.

use std::collections::HashMap;

use crate::exact::{Rational, approximate, whole};
use crate::outcome::{Argument, Exact};
use crate::record::Record;

use super::classes::{BROKE, CELLS_MAX, Classes, Moves, around};
use super::profile::Profile;

/// A purchase: the project by its place in the profile, its price, and those it tied with.
#[derive(Debug, Clone)]
pub(super) struct Purchase {
    pub(super) project: usize,
    pub(super) price: Rational,
    pub(super) tied: Vec<usize>,
}

/// What a run bought, in order, and what each line of voters has left.
#[derive(Debug)]
pub(super) struct Bought {
    pub(super) purchases: Vec<Purchase>,
    pub(super) left: Classes,
}

/// What does not change from one run to the next.
pub(super) struct Market<'p> {
    profile: &'p Profile,
    rough_cost: Vec<f64>,
    rough_utilities: Vec<Vec<f64>>,
    /// A bound under each project's price when nobody has spent anything
    least: Vec<f64>,
    /// Each project's place in the order that decides ties
    places: Vec<usize>,
    /// Room to gather supporters by class and utility
    counts: Vec<u64>,
}

/// Part of a number that its approximation may be wrong by, for each operation.
const ERROR: f64 = f64::EPSILON;

/// Supporters with the same money and the same utility.
#[derive(Debug, Clone, Copy)]
struct Group {
    class: usize,
    utility: usize,
    people: u64,
}

impl<'p> Market<'p> {
    pub(super) fn new(profile: &'p Profile, places: &[usize]) -> Self {
        let least = profile
            .projects
            .iter()
            .map(|project| {
                let all: Rational = project
                    .supporters
                    .iter()
                    .map(|(voter, utility)| whole(profile.voters[*voter]) * &project.utilities[*utility])
                    .fold(Rational::ZERO, |sum, part| sum + part);
                if all == Rational::ZERO {
                    f64::INFINITY
                } else {
                    approximate(&(&project.cost / all)) * (1.0 - 4.0 * ERROR)
                }
            })
            .collect();
        Self {
            profile,
            least,
            rough_cost: profile
                .projects
                .iter()
                .map(|project| approximate(&project.cost))
                .collect(),
            rough_utilities: profile
                .projects
                .iter()
                .map(|project| project.utilities.iter().map(approximate).collect())
                .collect(),
            places: profile
                .projects
                .iter()
                .map(|project| places[project.candidate])
                .collect(),
            counts: Vec::new(),
        }
    }

    /// Everything that would be bought when each voter has `start`. What costs nothing is bought first, if anybody wants it.
    pub(super) fn run(&mut self, start: &Rational) -> Run<'_, 'p> {
        let classes = Classes::new(self.profile.voters.len(), start);
        let mut open: Vec<(f64, usize)> = Vec::new();
        let mut free = Vec::new();
        for (place, project) in self.profile.projects.iter().enumerate() {
            if project.supporters.is_empty() {
                continue;
            }
            if project.cost == Rational::ZERO {
                free.push(place);
            } else {
                open.push((self.least[place], place));
            }
        }
        free.sort_by_key(|project| self.places[*project]);
        let paid = free.into_iter().map(|project| Paid {
            project,
            price: Some(Rational::ZERO),
            groups: Vec::new(),
            tied: Vec::new(),
            born: Vec::new(),
        });
        let mut run = Run {
            paid: paid.collect(),
            settled: 0,
            classes,
            market: self,
        };
        while let Some(choice) = run.cheapest(&mut open) {
            open.retain(|(_, project)| *project != choice.project);
            run.pay(choice);
        }
        run
    }
}

/// One run: what was bought so far, and what voters have left.
pub(super) struct Run<'m, 'p> {
    market: &'m mut Market<'p>,
    classes: Classes,
    paid: Vec<Paid>,
    /// How many of them are exact, with the classes born of them
    settled: usize,
}

/// What was bought, and what is needed to know its price exactly.
struct Paid {
    project: usize,
    price: Option<Rational>,
    /// Those who paid, while the price is not known exactly
    groups: Vec<Group>,
    tied: Vec<usize>,
    /// Each new class, with that which its voters were in and what they had from the project
    born: Vec<(usize, usize, usize)>,
}

/// A project that may be the cheapest.
struct Candidate {
    project: usize,
    groups: Vec<Group>,
    /// Its price is not under this
    under: f64,
    /// Nor over this; infinite where it may be that its supporters cannot pay it
    over: f64,
    /// True when nobody pays all they have left: the price is the cost over what they have from it
    is_plain: bool,
}

/// The cheapest project.
struct Choice {
    project: usize,
    groups: Vec<Group>,
    /// Where it is known
    price: Option<Rational>,
    under: f64,
    over: f64,
    tied: Vec<usize>,
}

impl Run<'_, '_> {
    /// The projects bought, in order, by their places in the profile.
    pub(super) fn projects(&self) -> Vec<usize> {
        self.paid.iter().map(|paid| paid.project).collect()
    }

    /// With every price and everybody's money exact.
    pub(super) fn finish(mut self) -> Bought {
        self.settle();
        let purchases = self.paid.into_iter().map(|paid| Purchase {
            project: paid.project,
            price: paid.price.expect("settled"),
            tied: paid.tied,
        });
        Bought {
            purchases: purchases.collect(),
            left: self.classes,
        }
    }

    /// The project with the smallest price. `open` holds a bound under each price, which only grows as voters spend; those
    /// that can no longer be paid for leave it.
    fn cheapest(&mut self, open: &mut Vec<(f64, usize)>) -> Option<Choice> {
        loop {
            open.sort_by(|one, other| one.0.total_cmp(&other.0));
            let mut ceiling = f64::INFINITY;
            let mut running: Vec<Candidate> = Vec::new();
            for (bound, project) in open.iter_mut() {
                if *bound > ceiling {
                    break;
                }
                let groups = self.market.groups(&self.classes, *project);
                match self.market.bounded(&self.classes, *project, groups) {
                    None => *bound = f64::INFINITY,
                    Some(candidate) => {
                        *bound = candidate.under;
                        ceiling = ceiling.min(candidate.over);
                        running.push(candidate);
                    }
                }
            }
            running.retain(|candidate| candidate.under <= ceiling);
            if let [only] = running.as_mut_slice()
                && only.over.is_finite()
            {
                open.retain(|(bound, _)| bound.is_finite());
                let groups = std::mem::take(&mut only.groups);
                let price = only
                    .is_plain
                    .then(|| self.market.plain_price(only.project, &groups));
                return Some(Choice {
                    project: only.project,
                    groups,
                    price,
                    under: only.under,
                    over: only.over,
                    tied: Vec::new(),
                });
            }
            if !running.iter().all(|candidate| candidate.is_plain) {
                self.settle();
            }
            let had = open.len();
            let best = self.cheapest_exactly(running, open);
            open.retain(|(bound, _)| bound.is_finite());
            // Where every project in the running turned out to be out of reach, the others are looked at.
            if best.is_some() || open.len() == had || open.is_empty() {
                return best;
            }
        }
    }

    /// The cheapest of these by exact prices, and by the declared order where they are equal. What cannot be paid for is
    /// marked so in `open`.
    fn cheapest_exactly(&self, running: Vec<Candidate>, open: &mut [(f64, usize)]) -> Option<Choice> {
        let mut best: Option<(Rational, Vec<Candidate>)> = None;
        for candidate in running {
            let price = if candidate.is_plain {
                Some(self.market.plain_price(candidate.project, &candidate.groups))
            } else {
                self.market
                    .price(&self.classes, candidate.project, candidate.groups.clone())
            };
            let Some(price) = price else {
                for entry in open.iter_mut().filter(|entry| entry.1 == candidate.project) {
                    entry.0 = f64::INFINITY;
                }
                continue;
            };
            match &mut best {
                Some((least, tied)) if price == *least => tied.push(candidate),
                Some((least, _)) if price > *least => {}
                _ => best = Some((price, vec![candidate])),
            }
        }
        let (price, mut tied) = best?;
        tied.sort_by_key(|candidate| self.market.places[candidate.project]);
        let names = if tied.len() > 1 {
            tied.iter().map(|candidate| candidate.project).collect()
        } else {
            Vec::new()
        };
        let first = tied.swap_remove(0);
        let (under, over) = around(&price);
        Some(Choice {
            project: first.project,
            groups: first.groups,
            price: Some(price),
            under,
            over,
            tied: names,
        })
    }

    /// Has the supporters pay.
    fn pay(&mut self, choice: Choice) {
        let mut choice = choice;
        if let Some(price) = &choice.price {
            (choice.under, choice.over) = around(price);
        }
        let fates = match self.market.fates(&self.classes, &choice) {
            Some(fates) => fates,
            None => self.fates_exactly(&mut choice),
        };
        let wanted = &self.market.profile.projects[choice.project];
        let utilities = wanted.utilities.len();
        let mut after = Moves::new(self.classes.len(), utilities);
        let mut born = Vec::new();
        for (group, fate) in choice.groups.iter().zip(fates) {
            let Some((low, high)) = fate else { continue };
            let class = self.classes.open(low, high);
            after.set((group.class, group.utility), utilities, class);
            born.push((class, group.class, group.utility));
        }
        for (voter, utility) in &wanted.supporters {
            let class = self.classes.of(*voter);
            if class != BROKE {
                self.classes.put(*voter, after.get((class, *utility), utilities));
            }
        }
        self.paid.push(Paid {
            project: choice.project,
            groups: if choice.price.is_some() {
                Vec::new()
            } else {
                choice.groups
            },
            price: choice.price,
            tied: choice.tied,
            born,
        });
    }

    /// What each group has left, where bounds do not tell whether it is nothing.
    fn fates_exactly(&mut self, choice: &mut Choice) -> Vec<Option<(f64, f64)>> {
        self.settle();
        let price = match choice.price.take() {
            Some(price) => price,
            None => self
                .market
                .price(&self.classes, choice.project, choice.groups.clone())
                .expect("a price bounded from above can be paid"),
        };
        let utilities = &self.market.profile.projects[choice.project].utilities;
        let fates = choice.groups.iter().map(|group| {
            let due = &price * &utilities[group.utility];
            let money = self.classes.exact(group.class);
            (due < *money).then(|| around(&(money - due)))
        });
        let fates = fates.collect();
        choice.price = Some(price);
        fates
    }

    /// Makes every price so far exact, and what every class has.
    fn settle(&mut self) {
        for paid in &mut self.paid[self.settled..] {
            let price = match paid.price.take() {
                Some(price) => price,
                None => self
                    .market
                    .price(&self.classes, paid.project, std::mem::take(&mut paid.groups))
                    .expect("a price bounded from above can be paid"),
            };
            let utilities = &self.market.profile.projects[paid.project].utilities;
            for (class, before, utility) in &paid.born {
                let left = self.classes.exact(*before) - &price * &utilities[*utility];
                self.classes.settle(*class, left);
            }
            paid.price = Some(price);
        }
        self.settled = self.paid.len();
    }
}

impl Market<'_> {
    /// Supporters who have something left, gathered.
    fn groups(&mut self, classes: &Classes, project: usize) -> Vec<Group> {
        let wanted = &self.profile.projects[project];
        let utilities = wanted.utilities.len();
        let size = classes.len().saturating_mul(utilities);
        if size > CELLS_MAX {
            return self.groups_met(classes, project);
        }
        if self.counts.len() < size {
            self.counts.resize(size, 0);
        }
        let mut groups: Vec<Group> = Vec::new();
        for (voter, utility) in &wanted.supporters {
            let class = classes.of(*voter);
            if class == BROKE {
                continue;
            }
            let count = &mut self.counts[class * utilities + utility];
            if *count == 0 {
                groups.push(Group {
                    class,
                    utility: *utility,
                    people: 0,
                });
            }
            *count += self.profile.voters[*voter];
        }
        for group in &mut groups {
            group.people = std::mem::take(&mut self.counts[group.class * utilities + group.utility]);
        }
        groups
    }

    /// The same, where there are too many pairs of a class and a utility for each to have a cell.
    fn groups_met(&self, classes: &Classes, project: usize) -> Vec<Group> {
        let mut places: HashMap<(usize, usize), usize> = HashMap::new();
        let mut groups: Vec<Group> = Vec::new();
        for (voter, utility) in &self.profile.projects[project].supporters {
            let class = classes.of(*voter);
            if class == BROKE {
                continue;
            }
            let place = *places.entry((class, *utility)).or_insert_with(|| {
                groups.push(Group {
                    class,
                    utility: *utility,
                    people: 0,
                });
                groups.len() - 1
            });
            groups[place].people += self.profile.voters[*voter];
        }
        groups
    }

    /// A project with two numbers its price is between; none where it surely cannot be paid. Sorts the groups by what they
    /// can give for one unit of utility.
    fn bounded(&self, classes: &Classes, project: usize, mut groups: Vec<Group>) -> Option<Candidate> {
        let utilities = &self.rough_utilities[project];
        let cost = self.rough_cost[project];
        // Each operation of the sums below is wrong by one part in 2⁵³ at most.
        let error = (count(groups.len()) + 16.0) * ERROR;
        // What all who are not yet broke have from it, from the last group on.
        let mut rich = vec![0.0; groups.len() + 1];
        let mut solve = |groups: &mut [Group], money: &dyn Fn(usize) -> f64, target: f64| {
            let reach = |group: &Group| money(group.class) / utilities[group.utility];
            groups.sort_by(|one, other| reach(one).total_cmp(&reach(other)));
            for (place, group) in groups.iter().enumerate().rev() {
                rich[place] = rich[place + 1] + people(group.people) * utilities[group.utility];
            }
            let mut paid = 0.0;
            for (place, group) in groups.iter().enumerate() {
                let price = (target - paid) / rich[place];
                if price <= reach(group) {
                    return Some(price.max(0.0));
                }
                paid += people(group.people) * money(group.class);
            }
            None
        };
        // The more they have, the less each pays.
        let high = |class: usize| classes.high(class);
        let low = |class: usize| classes.low(class);
        let under = solve(&mut groups, &high, cost * (1.0 - 4.0 * error))? * (1.0 - error);
        let over = solve(&mut groups, &low, cost * (1.0 + 4.0 * error))
            .map_or(f64::INFINITY, |price| price * (1.0 + error));
        let poorest = groups
            .first()
            .map(|group| classes.low(group.class) / utilities[group.utility] * (1.0 - 4.0 * ERROR));
        Some(Candidate {
            project,
            is_plain: poorest.is_some_and(|poorest| over <= poorest),
            groups,
            under,
            over,
        })
    }

    /// The price at which nobody pays all they have left.
    fn plain_price(&self, project: usize, groups: &[Group]) -> Rational {
        let wanted = &self.profile.projects[project];
        let all = match wanted.utilities.as_slice() {
            [utility] => whole(groups.iter().map(|group| group.people).sum()) * utility,
            utilities => groups
                .iter()
                .map(|group| whole(group.people) * &utilities[group.utility])
                .fold(Rational::ZERO, |sum, part| sum + part),
        };
        &wanted.cost / all
    }

    /// The exact price; none where the supporters have less than the cost.
    fn price(&self, classes: &Classes, project: usize, mut groups: Vec<Group>) -> Option<Rational> {
        let wanted = &self.profile.projects[project];
        groups.sort_by(|one, other| {
            (classes.exact(one.class) * &wanted.utilities[other.utility])
                .cmp(&(classes.exact(other.class) * &wanted.utilities[one.utility]))
        });
        let mut rich: Rational = groups
            .iter()
            .map(|group| whole(group.people) * &wanted.utilities[group.utility])
            .fold(Rational::ZERO, |sum, part| sum + part);
        let mut owed = wanted.cost.clone();
        for group in groups {
            let utility = &wanted.utilities[group.utility];
            let money = classes.exact(group.class);
            let price = &owed / &rich;
            if &price * utility <= *money {
                return Some(price);
            }
            let number = whole(group.people);
            owed -= &number * money;
            rich -= number * utility;
        }
        None
    }

    /// What each group has left once it paid, none for nothing; none at all where bounds do not tell.
    fn fates(&self, classes: &Classes, choice: &Choice) -> Option<Vec<Option<(f64, f64)>>> {
        let utilities = &self.rough_utilities[choice.project];
        let fate = |group: &Group| {
            let utility = utilities[group.utility];
            let least = choice.under * utility * (1.0 - 4.0 * ERROR);
            let most = choice.over * utility * (1.0 + 4.0 * ERROR);
            let (low, high) = (classes.low(group.class), classes.high(group.class));
            if least >= high {
                Some(None)
            } else if most < low {
                Some(Some(((low - most).next_down(), (high - least).next_up())))
            } else {
                None
            }
        };
        choice.groups.iter().map(fate).collect()
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "an approximation is what is wanted; its error is accounted for"
)]
fn people(number: u64) -> f64 {
    number as f64
}

#[expect(clippy::cast_precision_loss, reason = "there are far fewer than 2⁵³ groups")]
fn count(number: usize) -> f64 {
    number as f64
}

/// Writes down what was bought, and the ties met.
pub(super) fn write(profile: &Profile, record: &mut Record<'_>, bought: &Bought) {
    let mut left = profile.budget.clone();
    for purchase in &bought.purchases {
        let project = &profile.projects[purchase.project];
        left -= &project.cost;
        if !purchase.tied.is_empty() {
            let tied: Vec<usize> = purchase
                .tied
                .iter()
                .map(|tied| profile.projects[*tied].candidate)
                .collect();
            record.tie_declared("selection", &tied, &tied[..1]);
        }
        let id = record.ids(&[project.candidate]);
        let round = record.next_round("select");
        round.selected = id;
        round.amounts.0.extend([
            ("cost".to_owned(), Exact(project.cost.clone())),
            ("votes".to_owned(), Exact(project.votes.clone())),
            ("price".to_owned(), Exact(purchase.price.clone())),
            ("left".to_owned(), Exact(left.clone())),
        ]);
        record.say(
            "count-said-bought",
            [
                ("project", record.one(project.candidate)),
                ("votes", Argument::Number(Exact(project.votes.clone()))),
                ("cost", Argument::Number(Exact(project.cost.clone()))),
                ("price", Argument::Number(Exact(purchase.price.clone()))),
            ],
        );
    }
}
