//! Seats that become empty: who may take one alone, in a drawn order, and the draw that fills several at once.

use std::collections::BTreeSet;

use crate::numbers::{count, index};
use crate::problem::{Candidate, Problem, Quota};
use crate::random::Stream;
use crate::refusal::Refusal;

/// Who may take one seat without anything else changing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserve {
    /// Who sits there
    pub seat: String,
    /// Who may follow, the first drawn first
    pub substitutes: Vec<String>,
}

/// The order in which those who are not on a panel are called, one for all its seats: their identifiers in the order of
/// their bytes, shuffled by the seed that drew the panel. Anybody makes it again from what is published.
pub fn reserve_order<'id>(ids: impl Iterator<Item = &'id str>, panel: &[String], seed: &str) -> Vec<String> {
    let mut order: Vec<String> = ids
        .filter(|id| !panel.iter().any(|member| member.as_str() == *id))
        .map(str::to_owned)
        .collect();
    order.sort_unstable();
    let text = format!("parvis-sortition-reserve 1\n{}\n{seed}", panel.join("\n"));
    Stream::new(text).shuffle(&mut order);
    order
}

impl Problem {
    /// For each seat of a panel, up to `most` candidates outside it who keep every quota and share no address with those
    /// who stay; those who fit are put in an order that the seed draws.
    pub fn reserves(&self, panel: &[String], seed: &str, most: usize) -> Result<Vec<Reserve>, Refusal> {
        let seated = self.places(panel)?;
        let order: Vec<usize> = reserve_order(self.ids(), panel, seed)
            .iter()
            .filter_map(|id| self.place_of(id))
            .collect();
        let mut reserves = Vec::with_capacity(panel.len());
        for (seat, place) in panel.iter().zip(&seated) {
            let mut tried = seated.clone();
            let at = tried.iter().position(|one| one == place).unwrap_or_default();
            let substitutes = order
                .iter()
                .filter(|other| {
                    tried[at] = **other;
                    self.is_panel(&tried)
                })
                .take(most)
                .map(|other| self.people[*other].id.clone())
                .collect();
            reserves.push(Reserve {
                seat: seat.clone(),
                substitutes,
            });
        }
        Ok(reserves)
    }

    /// The first of an order who may take one seat of a panel alone: every quota is kept, and no address shared with those
    /// who stay. Gives their place in the order; who is excluded is passed over.
    pub fn follower(
        &self,
        panel: &[String],
        seat: &str,
        order: &[String],
        excluded: &BTreeSet<String>,
    ) -> Result<Option<usize>, Refusal> {
        let staying: Vec<usize> = self
            .places(panel)?
            .into_iter()
            .filter(|place| self.people[*place].id != seat)
            .collect();
        let mut held = vec![0_u32; self.quotas.len()];
        let mut addresses: BTreeSet<&str> = BTreeSet::new();
        for person in staying.iter().map(|place| &self.people[*place]) {
            addresses.extend(person.address.as_deref());
            for quota in &person.quotas {
                held[*quota] += 1;
            }
        }
        let fits = |place: usize| {
            let person = &self.people[place];
            let is_apart = person
                .address
                .as_deref()
                .is_none_or(|address| !addresses.contains(address));
            let keeps_quotas = || {
                let mut counted = self.quotas.iter().zip(&held).enumerate();
                counted.all(|(at, (quota, held))| {
                    let with_them = held + u32::from(person.quotas.contains(&at));
                    (quota.min..=quota.max).contains(&with_them)
                })
            };
            is_apart && !staying.contains(&place) && keeps_quotas()
        };
        Ok(order
            .iter()
            .position(|id| !excluded.contains(id) && self.place_of(id).is_some_and(fits)))
    }

    /// The draw that fills the seats of those who leave: as many seats, the quotas less what those who stay already fill,
    /// and candidates who are not on the panel, do not decline, and share no address with those who stay.
    pub fn replacement(
        &self,
        panel: &[String],
        leaving: &[String],
        declining: &[String],
    ) -> Result<Self, Refusal> {
        let seated = self.places(panel)?;
        let gone: BTreeSet<&str> = leaving.iter().map(String::as_str).collect();
        if let Some(stranger) = leaving.iter().find(|id| !panel.contains(id)) {
            return Err(Refusal::NotOnThePanel { id: stranger.clone() });
        }
        let declining: BTreeSet<&str> = declining.iter().map(String::as_str).collect();
        let staying: Vec<usize> = seated
            .iter()
            .copied()
            .filter(|place| !gone.contains(self.people[*place].id.as_str()))
            .collect();
        let mut held = vec![0_u32; self.quotas.len()];
        let mut addresses: BTreeSet<&str> = BTreeSet::new();
        for person in staying.iter().map(|place| &self.people[*place]) {
            addresses.extend(person.address.as_deref());
            for quota in &person.quotas {
                held[*quota] += 1;
            }
        }
        let quotas: Vec<Quota> = self
            .quotas
            .iter()
            .zip(&held)
            .map(|(quota, held)| Quota {
                min: quota.min.saturating_sub(*held),
                max: quota.max.saturating_sub(*held),
                flex: quota
                    .flex
                    .map(|(low, high)| (low.saturating_sub(*held), high.saturating_sub(*held))),
                ..quota.clone()
            })
            .collect();
        let candidates = (0..self.people.len())
            .filter(|place| !seated.contains(place))
            .map(|place| &self.people[place])
            .filter(|person| !declining.contains(person.id.as_str()))
            .filter(|person| {
                person
                    .address
                    .as_deref()
                    .is_none_or(|address| !addresses.contains(address))
            })
            .map(|person| Candidate {
                id: person.id.clone(),
                values: person
                    .quotas
                    .iter()
                    .map(|quota| &self.quotas[*quota])
                    .map(|quota| (quota.feature.clone(), quota.value.clone()))
                    .collect(),
                address: person.address.clone(),
            })
            .collect();
        Self::new(quotas, candidates, count(gone.len()))
    }

    fn places(&self, panel: &[String]) -> Result<Vec<usize>, Refusal> {
        let places = panel
            .iter()
            .map(|id| {
                self.place_of(id)
                    .ok_or_else(|| Refusal::NotOnThePanel { id: id.clone() })
            })
            .collect::<Result<Vec<_>, _>>()?;
        crate::problem::bounded("seats", places.len(), index(crate::problem::SEATS_MAX))?;
        Ok(places)
    }
}
