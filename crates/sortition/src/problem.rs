//! What is drawn: candidates, quotas, seats; checked once, in one order, so that the order of files changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::numbers::{count, index};
use crate::refusal::Refusal;

/// Candidates of one draw at most.
pub const CANDIDATES_MAX: usize = 20_000;
/// Features at most.
pub const FEATURES_MAX: usize = 40;
/// Values of all features together at most.
pub const VALUES_MAX: usize = 400;
/// Seats at most.
pub const SEATS_MAX: u32 = 2_000;
/// Characters of an identifier, a feature or a value at most.
pub const NAME_CHARACTERS_MAX: usize = 200;

/// How many seats one value of one feature has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// « age »
    pub feature: String,
    /// « 16-29 »
    pub value: String,
    /// Seats at least
    pub min: u32,
    /// Seats at most
    pub max: u32,
    /// To which minimum and maximum the quota may be moved, where who wrote it said so
    pub flex: Option<(u32, u32)>,
}

/// Somebody who may be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Unique; published with the panels, so a number and not a name
    pub id: String,
    /// The value of each feature
    pub values: BTreeMap<String, String>,
    /// Two candidates with one address never sit on one panel. An empty address is none.
    pub address: Option<String>,
}

/// One quota moved so that a panel becomes possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The feature
    pub feature: String,
    /// The value
    pub value: String,
    /// Seats at least, as asked and as it would be
    pub min: (u32, u32),
    /// Seats at most, as asked and as it would be
    pub max: (u32, u32),
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} « {} »", self.feature, self.value)?;
        if self.min.0 != self.min.1 {
            write!(formatter, " min {} → {}", self.min.0, self.min.1)?;
        }
        if self.max.0 != self.max.1 {
            write!(formatter, " max {} → {}", self.max.0, self.max.1)?;
        }
        Ok(())
    }
}

/// A draw that is well formed. Whether a panel exists is asked by the methods.
#[derive(Debug, Clone)]
pub struct Problem {
    /// By feature then value
    pub(crate) quotas: Vec<Quota>,
    /// By identifier
    pub(crate) people: Vec<Person>,
    pub(crate) seats: u32,
}

/// A candidate whose values are places in [`Problem::quotas`], one for each feature.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) quotas: Vec<usize>,
    pub(crate) address: Option<String>,
}

impl Problem {
    /// Checks a draw.
    pub fn new(quotas: Vec<Quota>, candidates: Vec<Candidate>, seats: u32) -> Result<Self, Refusal> {
        bounded("candidates", candidates.len(), CANDIDATES_MAX)?;
        bounded("values", quotas.len(), VALUES_MAX)?;
        bounded("seats", index(seats), index(SEATS_MAX))?;
        if seats == 0 {
            return Err(Refusal::NoSeat);
        }
        let quotas = checked(quotas, seats)?;
        let features: BTreeSet<&str> = quotas.iter().map(|quota| quota.feature.as_str()).collect();
        bounded("features", features.len(), FEATURES_MAX)?;
        let mut people = candidates
            .into_iter()
            .map(|candidate| person(candidate, &features, &quotas))
            .collect::<Result<Vec<_>, _>>()?;
        people.sort_by(|one, other| one.id.cmp(&other.id));
        if let Some(pair) = people.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(Refusal::IdentifierTwice {
                id: pair[0].id.clone(),
            });
        }
        let problem = Self {
            quotas,
            people,
            seats,
        };
        let together = problem.together_max();
        if together < seats {
            return Err(Refusal::TooFewPeople {
                seats,
                people: together,
            });
        }
        Ok(problem)
    }

    /// The seats of a panel.
    pub fn seats(&self) -> u32 {
        self.seats
    }

    /// The quotas, by feature then value.
    pub fn quotas(&self) -> &[Quota] {
        &self.quotas
    }

    /// The identifiers, in the order that every list of the results follows.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.people.iter().map(|person| person.id.as_str())
    }

    /// The place of a candidate in that order.
    pub(crate) fn place_of(&self, id: &str) -> Option<usize> {
        self.people
            .binary_search_by(|person| person.id.as_str().cmp(id))
            .ok()
    }

    /// True when these people, given by their places, are a panel: its size, every quota, one person for each address.
    pub fn is_panel(&self, panel: &[usize]) -> bool {
        let distinct: BTreeSet<usize> = panel.iter().copied().collect();
        if panel.len() != index(self.seats)
            || distinct.len() != panel.len()
            || distinct.last().is_some_and(|last| *last >= self.people.len())
        {
            return false;
        }
        let mut held = vec![0; self.quotas.len()];
        let mut addresses = BTreeSet::new();
        for person in panel.iter().map(|place| &self.people[*place]) {
            if person
                .address
                .as_deref()
                .is_some_and(|address| !addresses.insert(address))
            {
                return false;
            }
            for quota in &person.quotas {
                held[*quota] += 1;
            }
        }
        self.quotas
            .iter()
            .zip(held)
            .all(|(quota, held)| (quota.min..=quota.max).contains(&held))
    }

    /// How many can sit together when only addresses count.
    fn together_max(&self) -> u32 {
        let households: BTreeSet<&str> = self
            .people
            .iter()
            .filter_map(|person| person.address.as_deref())
            .collect();
        let alone = self
            .people
            .iter()
            .filter(|person| person.address.is_none())
            .count();
        count(households.len() + alone)
    }
}

pub(crate) fn bounded(what: &'static str, given: usize, most: usize) -> Result<(), Refusal> {
    if given > most {
        return Err(Refusal::TooMany { what, given, most });
    }
    Ok(())
}

fn named(name: &str) -> Result<(), Refusal> {
    bounded("characters of a name", name.chars().count(), NAME_CHARACTERS_MAX)
}

fn checked(mut quotas: Vec<Quota>, seats: u32) -> Result<Vec<Quota>, Refusal> {
    if quotas.is_empty() {
        return Err(Refusal::NoFeature);
    }
    quotas.sort_by(|one, other| (&one.feature, &one.value).cmp(&(&other.feature, &other.value)));
    for quota in &quotas {
        named(&quota.feature)?;
        named(&quota.value)?;
        if quota.min > quota.max {
            return Err(Refusal::Crossed {
                feature: quota.feature.clone(),
                value: quota.value.clone(),
                min: quota.min,
                max: quota.max,
            });
        }
    }
    for pair in quotas.windows(2) {
        if pair[0].feature == pair[1].feature && pair[0].value == pair[1].value {
            return Err(Refusal::ValueTwice {
                feature: pair[0].feature.clone(),
                value: pair[0].value.clone(),
            });
        }
    }
    for of_one in quotas.chunk_by(|one, other| one.feature == other.feature) {
        let sum = |bound: fn(&Quota) -> u32| {
            of_one
                .iter()
                .fold(0_u32, |sum, quota| sum.saturating_add(bound(quota)))
        };
        let (least, most) = (sum(|quota| quota.min), sum(|quota| quota.max));
        if seats < least || seats > most {
            return Err(Refusal::SizeOutOfReach {
                feature: of_one[0].feature.clone(),
                least,
                most,
                seats,
            });
        }
    }
    Ok(quotas)
}

fn person(candidate: Candidate, features: &BTreeSet<&str>, quotas: &[Quota]) -> Result<Person, Refusal> {
    if candidate.id.is_empty() {
        return Err(Refusal::NoIdentifier);
    }
    named(&candidate.id)?;
    let places = features
        .iter()
        .map(|feature| {
            let value = candidate.values.get(*feature).map_or("", String::as_str);
            quotas
                .binary_search_by(|quota| {
                    (quota.feature.as_str(), quota.value.as_str()).cmp(&(feature, value))
                })
                .map_err(|_| Refusal::UnknownValue {
                    id: candidate.id.clone(),
                    feature: (*feature).to_owned(),
                    value: value.to_owned(),
                })
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Person {
        id: candidate.id,
        quotas: places,
        address: candidate.address.filter(|address| !address.trim().is_empty()),
    })
}
