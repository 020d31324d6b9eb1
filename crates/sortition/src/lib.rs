//! Panels drawn by lot under quotas, as fairly as the quotas allow.
//!
//! Candidates have values (age, neighbourhood…), a panel has so many seats of each value at least and at most, and two
//! people of one address never sit together. Many panels meet the quotas; which lottery over them is fair? Leximin: the
//! least favoured candidate is as likely as possible, then the next, to the last (Flanigan, Gölz, Gupta, Hennig,
//! Procaccia, *Fair algorithms for selecting citizens' assemblies*, Nature 596, 2021). [`prepare`] finds it, with a proof
//! of how near it is to the best, and turns it into a thousand equally likely panels that are published before a public
//! seed draws one ([`Tickets`]).
//!
//! Architecture invariant: no file, no connection, no clock, no randomness but SHA-256 of what is given. The order of
//! files changes nothing. Work is counted and bounded ([`Effort`]).
//!
//! ```
//! use sortition::{Effort, Method, Problem};
//!
//! let quotas = sortition::quotas_from_csv("feature,value,min,max\nage,young,1,1\nage,old,1,1\n").unwrap();
//! let pool = "id,age\na,young\nb,young\nc,old\nd,old\ne,old\n";
//! let pool = sortition::candidates_from_csv(pool, "id", &quotas, &[]).unwrap();
//! let problem = Problem::new(quotas, pool, 2).unwrap();
//! let draw = sortition::prepare(&problem, Method::Leximin, Effort::default()).unwrap();
//! assert!((draw.probabilities["a"] - 1.0 / 2.0).abs() < 1e-6);
//! assert!((draw.probabilities["c"] - 1.0 / 3.0).abs() < 1e-6);
//! let published = draw.tickets.text();
//! assert_eq!(sortition::Tickets::parse(&published).unwrap().draw("4-8-15"), draw.tickets.draw("4-8-15"));
//! ```

mod kinds;
mod legacy;
mod leximin;
mod linear;
mod master;
mod numbers;
mod possible;
mod problem;
mod random;
mod reading;
mod refusal;
mod replacing;
mod search;
mod tickets;

use std::collections::BTreeMap;

pub use legacy::ATTEMPTS_MAX;
pub use leximin::{Effort, KINDS_MAX, Proof};
pub use problem::{
    CANDIDATES_MAX, Candidate, Change, FEATURES_MAX, NAME_CHARACTERS_MAX, Problem, Quota, SEATS_MAX,
    VALUES_MAX,
};
pub use reading::{FILE_BYTES_MAX, candidates_from_csv, quotas_from_csv};
pub use refusal::Refusal;
pub use replacing::{Reserve, reserve_order};
pub use tickets::{Drawn, TICKETS, Tickets, all_are_panels};

use leximin::Depth;

/// How panels are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The least favoured as likely as possible, then the next, to the last
    Leximin,
    /// The least favoured as likely as possible, and nothing more
    Maximin,
    /// The quota most in need first, each time with somebody drawn: usual before, unfair to rare combinations
    Legacy,
}

/// A draw that is ready to be published.
#[derive(Debug, Clone, PartialEq)]
pub struct Draw {
    /// How it was prepared
    pub method: Method,
    /// By identifier. With leximin and maximin, what the lottery gives, before it is made into a thousand panels; with
    /// the legacy method, the share of those panels
    pub probabilities: BTreeMap<String, f64>,
    /// How near to the best; none for the legacy method
    pub proof: Option<Proof>,
    /// The panels to publish
    pub tickets: Tickets,
    /// The furthest that a share of the published panels is from its probability
    pub rounding: f64,
}

/// Finds the lottery and makes the panels to publish. The result depends on the candidates, the quotas and the method
/// only: not on the order of files, nor on any seed.
pub fn prepare(problem: &Problem, method: Method, effort: Effort) -> Result<Draw, Refusal> {
    let kinds = kinds::Kinds::of(problem);
    let depth = match method {
        Method::Leximin => Depth::All,
        Method::Maximin => Depth::First,
        Method::Legacy => {
            // Quotas that cannot be met are told in the same way.
            possible::any(problem, &kinds)?;
            let tickets = legacy::tickets(problem)?;
            return Ok(Draw {
                method,
                probabilities: tickets.probabilities(problem.ids()),
                proof: None,
                tickets,
                rounding: 0.0,
            });
        }
    };
    let lottery = leximin::distribution(problem, &kinds, effort, depth)?;
    let mut probabilities = BTreeMap::new();
    for (place, kind) in kinds.kinds.iter().enumerate() {
        let held = lottery.panels.iter();
        let probability: f64 = held.map(|(panel, share)| share * kind.share(panel[place])).sum();
        for member in &kind.members {
            probabilities.insert(problem.people[*member].id.clone(), probability);
        }
    }
    let tickets = tickets::tickets(problem, &kinds, &lottery.panels);
    let shares = tickets.probabilities(problem.ids());
    let rounding = shares
        .iter()
        .map(|(id, share)| (share - probabilities[id]).abs())
        .fold(0.0, f64::max);
    Ok(Draw {
        method,
        probabilities,
        proof: Some(lottery.proof),
        tickets,
        rounding,
    })
}
