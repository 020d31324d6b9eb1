//! A budget as the `counting` crate takes it, its count made once and remembered, and the file of it in Pabulib's format.
//!
//! Nothing here counts: `counting` does, from ballots without names, by a rule whose digest was published before the vote.
//! What the pages show is counted again from the certificate, as anybody does. What a project is called is not part of a count:
//! a certificate names them by number, so that a title which moderation removes is removed everywhere.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use counting::exact::Rational;
use counting::{Answer, Ballot, Candidate, Certificate, Count, Election, Envelope, Mark, Picture, Refusal};
use kernel::Fault;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::model::{Budget, Cents, Idea, SharingRule};

/// The ballots of a vote: the projects of each, by number, in an order that says nothing of who gave them.
pub(crate) type Baskets = Vec<Vec<i64>>;

/// What is asked of the count, by the names of the `counting` crate. The money is shared project by project, a project in
/// one's basket being worth its cost; what equal shares leave goes to the most voted that still fit. Between equals, a draw.
fn options(budget: &Budget, seed: Option<&str>) -> BTreeMap<String, String> {
    let ties = seed.map_or_else(|| "draw".to_owned(), |seed| format!("draw:{seed}"));
    let mut options = BTreeMap::from([("ties".to_owned(), ties)]);
    let mut set = |name: &str, value: &str| options.insert(name.to_owned(), value.to_owned());
    if !budget.districts.is_empty() {
        set("envelopes", "district");
    }
    match budget.sharing_rule {
        SharingRule::Greedy => {
            set("satisfaction", "cost");
        }
        SharingRule::EqualShares => {
            set("satisfaction", "cost");
            set("completion", "utilitarian");
        }
        // A project that does not fit any more stops nobody.
        SharingRule::Phragmen => {
            set("unaffordable", "skip");
        }
    }
    options
}

/// The digest of how ballots will be counted: published when the vote opens.
pub(crate) fn rule_digest(budget: &Budget) -> Result<String, Refusal> {
    counting::rule_digest(budget.sharing_rule.as_str(), None, &options(budget, None))
}

/// The projects and the ballots, `nulls` of which cannot be counted. Candidates are named by their number.
fn election(budget: &Budget, projects: &[Idea], baskets: &[Vec<i64>], nulls: usize) -> Election {
    let candidates = projects
        .iter()
        .map(|project| Candidate {
            id: project.number.to_string(),
            name: project.number.to_string(),
            cost: Some(project.cost_cents.unwrap_or_default().euros()),
            district: budget.envelope_of(&project.district).to_owned(),
            ..Candidate::default()
        })
        .collect();
    let place = |number: &i64| projects.iter().position(|project| project.number == *number);
    Election {
        title: budget.title.clone(),
        candidates,
        ballots: baskets
            .iter()
            .map(|basket| Ballot::new(1, Mark::Approvals(basket.iter().filter_map(place).collect())))
            .chain(std::iter::repeat_n(
                Ballot::new(1, Mark::Answer(Answer::Null)),
                nulls,
            ))
            .collect(),
        budget: Some(budget.amount.euros()),
        envelopes: budget
            .districts
            .iter()
            .map(|district| Envelope {
                name: district.name.clone(),
                budget: district.amount.euros(),
            })
            .collect(),
        ..Election::default()
    }
}

/// Counts the ballots of a vote, `nulls` of which say nothing that can be counted.
pub(crate) fn count(
    budget: &Budget,
    projects: &[Idea],
    baskets: &[Vec<i64>],
    nulls: usize,
) -> Result<(Count, Certificate), Refusal> {
    let election = election(budget, projects, baskets, nulls).checked()?;
    let options = options(budget, Some(&budget.seed));
    let count = counting::count(&election, budget.sharing_rule.as_str(), None, &options)?;
    let certificate = Certificate::new(&election, &count);
    Ok((count, certificate))
}

/// Counts the ballots of a file by the most usual rule, projects named by their place from 1.
pub(crate) fn count_file(mut election: Election) -> Result<(Election, Count, Certificate), Refusal> {
    for (place, candidate) in election.candidates.iter_mut().enumerate() {
        candidate.id = (place + 1).to_string();
    }
    let election = election.checked()?;
    // As most of these files were counted; equals are in the order of the file.
    let options = BTreeMap::from([
        ("satisfaction".to_owned(), "cost".to_owned()),
        ("ties".to_owned(), "listed".to_owned()),
    ]);
    let count = counting::count(&election, SharingRule::Greedy.as_str(), None, &options)?;
    let certificate = Certificate::new(&election, &count);
    Ok((election, count, certificate))
}

/// An exact number of euros to the centime below; none beyond what is kept.
pub(crate) fn cents(euros: &Rational) -> Option<Cents> {
    let hundredth = euros * counting::exact::whole(100);
    let amount = i64::try_from(counting::exact::floor(&hundredth)?)
        .ok()
        .map(Cents::new)?;
    (amount <= Cents::MAX).then_some(amount)
}

/// Does what takes long without holding up those who wait for other pages.
pub(crate) async fn aside<T: Send + 'static>(task: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(task)
        .await
        .map_err(|error| Fault::Internal(error.to_string()))
}

/// Bytes of the memory: what was shown least recently goes first, and is counted again.
const BYTES_MAX: u64 = 32 * 1024 * 1024;
/// A guess at how many counts it holds.
const HELD_ABOUT: usize = 16;
/// About what a sentence of the explanation takes, in bytes.
const SENTENCE_BYTES: usize = 1_000;
/// About what a project named somewhere takes, in bytes.
const NAME_BYTES: usize = 100;
/// The most ties kept: the certificate tells them all.
const TIES_MAX: usize = 200;
/// The most sentences kept of an explanation: one project or two each.
const KEPT_SENTENCES_MAX: usize = 10_000;

/// What the pages need of a count made again from a certificate. The ballots and the rounds, which weigh much, are read in the
/// certificate itself: what is kept of the largest count allowed is held by the memory.
pub(crate) struct Counted {
    /// The digest of the ballots
    pub(crate) ballots_digest: String,
    /// True when counting again gives what the certificate says
    pub(crate) is_the_same: bool,
    /// Who is chosen and why, without the rounds
    pub(crate) count: Count,
}

impl Counted {
    fn of(certificate: &Certificate) -> Result<Self, Refusal> {
        let recount = counting::recount(certificate)?;
        let mut count = recount.count;
        count.rounds = Vec::new();
        count.outcomes = Vec::new();
        count.table.rows = Vec::new();
        count.picture = Picture::None;
        count.ties.truncate(TIES_MAX);
        count.explanation.truncate(KEPT_SENTENCES_MAX);
        Ok(Self {
            ballots_digest: certificate.digest.clone(),
            is_the_same: recount.differences.is_empty(),
            count,
        })
    }

    fn bytes(&self) -> usize {
        let named: usize = self
            .count
            .ties
            .iter()
            .map(|tie| tie.candidates.len() + tie.chosen.len())
            .sum();
        let names = named + self.count.scores.0.len() + self.count.winners.len();
        self.count.explanation.len() * SENTENCE_BYTES + names * NAME_BYTES
    }
}

#[derive(Clone)]
struct ByBytes;

impl<K> Weighter<K, Arc<Counted>> for ByBytes {
    fn weight(&self, _: &K, counted: &Arc<Counted>) -> u64 {
        u64::try_from(counted.bytes()).unwrap_or(u64::MAX).max(1)
    }
}

/// By the SHA-256 of the certificate: another content is counted anew.
static COUNTED: LazyLock<Cache<String, Arc<Counted>, ByBytes>> =
    LazyLock::new(|| Cache::with_weighter(HELD_ABOUT, BYTES_MAX, ByBytes));

/// The count that a certificate holds, made again from its ballots once by each process.
pub(crate) fn counted_again(certificate: &str) -> Result<Arc<Counted>, Refusal> {
    COUNTED.get_or_insert_with(&counting::sha256(certificate), || {
        Ok(Arc::new(Counted::of(&Certificate::read(certificate)?)?))
    })
}

/// The projects and the ballots that a certificate holds.
pub(crate) fn election_of(certificate: &str) -> Result<Election, Refusal> {
    Certificate::read(certificate)?.ballots.election()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::{budget, project};

    #[test]
    fn each_envelope_pays_for_its_projects_and_the_rest_for_the_town() {
        let budget = budget(&[("Port", 2_000_000)]);
        let projects = [
            project(1, 2_000_000, "Port"),
            project(2, 1_500_000, "Port"),
            project(3, 8_000_000, ""),
            project(4, 9_000_000, ""),
        ];
        let baskets = vec![vec![2, 3], vec![2], vec![1, 3], vec![2]];
        let (count, certificate) = count(&budget, &projects, &baskets, 0).expect("it counts");
        assert_eq!(
            count.winners,
            ["2", "3"],
            "the port's envelope holds one of its two projects"
        );
        assert_eq!(certificate.rule_digest, rule_digest(&budget).expect("a rule"));
        let again = counted_again(&certificate.write()).expect("a certificate");
        assert!(again.is_the_same);
        assert_eq!(again.count.winners, ["2", "3"]);
    }

    #[test]
    fn equal_shares_give_their_part_to_those_who_are_fewer() {
        let mut shared = budget(&[]);
        let projects = [
            project(1, 5_000_000, ""),
            project(2, 5_000_000, ""),
            project(3, 4_000_000, ""),
        ];
        // Seven want the first two, five want the third.
        let mut baskets = vec![vec![1, 2]; 7];
        baskets.extend(vec![vec![3]; 5]);
        let (by_votes, _) = count(&shared, &projects, &baskets, 0).expect("it counts");
        assert!(
            !by_votes.winners.contains(&"3".to_owned()),
            "{:?}",
            by_votes.winners
        );
        shared.sharing_rule = SharingRule::EqualShares;
        let (by_shares, _) = count(&shared, &projects, &baskets, 0).expect("it counts");
        assert!(
            by_shares.winners.contains(&"3".to_owned()),
            "{:?}",
            by_shares.winners
        );
        shared.sharing_rule = SharingRule::Phragmen;
        let (by_loads, certificate) = count(&shared, &projects, &baskets, 0).expect("it counts");
        assert_eq!(by_loads.winners.len(), 2, "{:?}", by_loads.winners);
        assert_eq!(
            by_loads.winners[1], "3",
            "the five have saved enough before the seven have again"
        );
        assert_eq!(certificate.rule_digest, rule_digest(&shared).expect("a rule"));
        assert!(
            counted_again(&certificate.write())
                .expect("a certificate")
                .is_the_same
        );
    }

    #[test]
    fn a_null_ballot_is_told_and_asks_for_no_part() {
        let mut shared = budget(&[]);
        shared.sharing_rule = SharingRule::EqualShares;
        let projects = [project(1, 5_000_000, ""), project(2, 5_000_000, "")];
        let baskets = vec![vec![1], vec![2]];
        let (counted, certificate) = count(&shared, &projects, &baskets, 3).expect("it counts");
        assert_eq!(counted.winners.len(), 2);
        let said: Vec<&str> = counted.explanation.iter().map(|message| message.id).collect();
        assert!(said.contains(&"count-said-not-expressed"), "{said:?}");
        let election = election_of(&certificate.write()).expect("a certificate");
        assert_eq!(election.ballots.iter().map(|ballot| ballot.count).sum::<u64>(), 5);
    }

    #[test]
    fn exact_euros_are_kept_to_the_centime() {
        use counting::exact::ratio;
        assert_eq!(cents(&ratio(12_345, 100)), Some(Cents::new(12_345)));
        assert_eq!(cents(&ratio(1, 3)), Some(Cents::new(33)));
        assert_eq!(cents(&ratio(u64::MAX, 1)), None);
    }
}
