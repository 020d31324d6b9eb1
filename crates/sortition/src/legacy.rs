//! The way that was usual before: fill the quota that is most in need, with somebody drawn among those who fill it.
//!
//! It gives panels that meet the quotas and nothing else: some candidates are far less likely than need be (Flanigan et
//! al. 2021 measure it). It is here to be compared with, and for those whose rules name it.

use crate::numbers::{index, real};
use crate::problem::Problem;
use crate::random::Stream;
use crate::refusal::Refusal;
use crate::tickets::{TICKETS, Tickets};

/// Attempts at one panel at most.
pub const ATTEMPTS_MAX: usize = 200;

/// A thousand panels, each drawn on its own.
pub(crate) fn tickets(problem: &Problem) -> Result<Tickets, Refusal> {
    let mut stream = Stream::new("parvis-sortition-legacy 1".to_owned());
    let mut panels = Vec::with_capacity(TICKETS);
    for _ in 0..TICKETS {
        let panel = (0..ATTEMPTS_MAX).find_map(|_| attempt(problem, &mut stream));
        panels.push(panel.ok_or(Refusal::LegacyFailed {
            attempts: ATTEMPTS_MAX,
        })?);
    }
    Ok(Tickets::of(problem, panels))
}

/// One panel, or nothing where the choices made lead nowhere.
fn attempt(problem: &Problem, stream: &mut Stream) -> Option<Vec<usize>> {
    let mut held = vec![0_u32; problem.quotas.len()];
    let mut left = vec![0_usize; problem.quotas.len()];
    let mut is_in = vec![true; problem.people.len()];
    for person in &problem.people {
        for quota in &person.quotas {
            left[*quota] += 1;
        }
    }
    let mut panel = Vec::with_capacity(index(problem.seats));
    let mut removed = Vec::new();
    for (quota, asked) in problem.quotas.iter().enumerate() {
        if asked.max == 0 {
            remove_all(&mut is_in, &mut removed, |place| {
                problem.people[place].quotas.contains(&quota)
            });
        }
    }
    loop {
        for place in removed.drain(..) {
            for quota in &problem.people[place].quotas {
                left[*quota] -= 1;
            }
        }
        if panel.len() == index(problem.seats) {
            let is_met = problem
                .quotas
                .iter()
                .zip(&held)
                .all(|(quota, held)| *held >= quota.min);
            return is_met.then_some(panel);
        }
        // The need of each quota: seats still to fill, for each person left who fills them.
        let needs = problem.quotas.iter().zip(&held).zip(&left);
        let needs: Vec<f64> = needs
            .map(|((quota, held), left)| {
                let missing = f64::from(quota.min.saturating_sub(*held));
                if missing > real(*left) {
                    f64::INFINITY
                } else {
                    missing / real((*left).max(1))
                }
            })
            .collect();
        let most = needs.iter().copied().fold(0.0, f64::max);
        if most.is_infinite() {
            return None;
        }
        let eligible: Vec<usize> = if most > 0.0 {
            let dire: Vec<usize> = (0..needs.len()).filter(|quota| needs[*quota] >= most).collect();
            let quota = dire[stream.below(dire.len())];
            (0..is_in.len())
                .filter(|place| is_in[*place] && problem.people[*place].quotas.contains(&quota))
                .collect()
        } else {
            (0..is_in.len()).filter(|place| is_in[*place]).collect()
        };
        if eligible.is_empty() {
            return None;
        }
        let chosen = eligible[stream.below(eligible.len())];
        panel.push(chosen);
        let address = &problem.people[chosen].address;
        for quota in &problem.people[chosen].quotas {
            held[*quota] += 1;
        }
        remove_all(&mut is_in, &mut removed, |place| {
            let person = &problem.people[place];
            place == chosen
                || (address.is_some() && person.address == *address)
                || person
                    .quotas
                    .iter()
                    .any(|quota| held[*quota] >= problem.quotas[*quota].max)
        });
    }
}

fn remove_all(is_in: &mut [bool], removed: &mut Vec<usize>, is_out: impl Fn(usize) -> bool) {
    for (place, is_in) in is_in.iter_mut().enumerate() {
        if *is_in && is_out(place) {
            *is_in = false;
            removed.push(place);
        }
    }
}
