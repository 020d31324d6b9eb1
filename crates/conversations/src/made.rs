//! The map of a conversation, made from its votes and remembered: pages read it, and no request that votes waits for it.
//!
//! It is always made whole, from the votes that are shown (all of them, once it is over) and the published seed: whoever
//! downloads them then makes the same one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use db::Sql;
use jiff::civil::Date;
use kernel::{CollectiviteId, Fault, House, PersonId};
use opinions::{Group, Map, Point, Vote};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tokio::sync::Semaphore;

use crate::model::{Conversation, ConversationId, PEOPLE_SHOWN_MIN, Shown, Stage, VOTES_MAX, voter_number};
use crate::store::votes::StoredVote;
use crate::store::{conversations, statements, votes};

/// Bytes of the memory: what was shown least recently goes first, and is made again.
const BYTES_MAX: u64 = 64 * 1024 * 1024;
/// A guess at how many maps it holds.
const HELD_ABOUT: usize = 8;
/// What a vote and a person weigh in a map, about.
const VOTE_BYTES: usize = 40;
const PERSON_BYTES: usize = 200;
const MAP_BYTES: usize = 20_000;
/// A map, and who is on it.
pub(crate) struct Made {
    /// None while too few people voted to show one
    pub(crate) map: Option<Map>,
    /// Who each participant of the map is among the voters: its place is the participant’s number
    voters: Vec<i64>,
    bytes: u64,
}

impl Made {
    /// Groups that are shown, in the order of their numbers.
    pub(crate) fn groups(&self) -> Vec<&Group> {
        let all = self.map.iter().flat_map(|map| &map.groups);
        all.filter(|group| group.members.len() >= PEOPLE_SHOWN_MIN)
            .collect()
    }

    /// How many groups are not.
    pub(crate) fn hidden_groups(&self) -> usize {
        let all = self.map.as_ref().map_or(0, |map| map.groups.len());
        all - self.groups().len()
    }

    /// Where somebody stands who says this of statements, by number, whether the map was made with it or not: nobody but them
    /// is shown it, and nothing of it is kept.
    pub(crate) fn place_of(&self, said: &[StoredVote]) -> Option<Point> {
        let said: Vec<_> = said
            .iter()
            .filter_map(|vote| Some((u64::try_from(vote.statement).ok()?, vote.opinion.choice())))
            .collect();
        self.map.as_ref()?.place_of(&said)
    }

    /// The group a voter is in, when it is shown.
    pub(crate) fn group_of(&self, voter: i64) -> Option<u64> {
        let number = u64::try_from(self.voters.binary_search(&voter).ok()?).ok()?;
        let own = self
            .groups()
            .into_iter()
            .find(|group| group.members.contains(&number))?;
        Some(own.cluster.id)
    }

    /// The group of each voter who is in one that is shown.
    pub(crate) fn group_of_each(&self) -> BTreeMap<i64, u64> {
        let mut group_of_each = BTreeMap::new();
        for group in self.groups() {
            let places = group
                .members
                .iter()
                .filter_map(|member| usize::try_from(*member).ok());
            for voter in places.filter_map(|place| self.voters.get(place)) {
                group_of_each.insert(*voter, group.cluster.id);
            }
        }
        group_of_each
    }
}

#[derive(Clone)]
struct ByBytes;

impl<K> Weighter<K, Arc<Made>> for ByBytes {
    fn weight(&self, _: &K, made: &Arc<Made>) -> u64 {
        made.bytes.max(1)
    }
}

/// Which map: whose, after how many changes of its statements, of votes that add up to what.
type Key = (CollectiviteId, ConversationId, i64, String);

static MADE: LazyLock<Cache<Key, Arc<Made>, ByBytes>> =
    LazyLock::new(|| Cache::with_weighter(HELD_ABOUT, BYTES_MAX, ByBytes));

/// Maps made at a time, each of them once: the others leave processors to pages.
static MAKING: Semaphore = Semaphore::const_new(2);

/// Which votes of a conversation are shown now.
fn shown_now(house: &House, body: CollectiviteId, about: &Conversation) -> Result<Shown, Fault> {
    let now = house.clock.now();
    let town = house.collectivite(body).ok_or(Fault::NotFound("collectivite"))?;
    let today = now.timestamp().to_zoned(town.zone()).date();
    Ok(about.shown_on(today, about.stage_at(now) == Stage::Closed))
}

fn key_of(body: CollectiviteId, about: &Conversation, shown: Shown) -> Key {
    (body, about.id, about.changes, shown.digest)
}

/// The map of a conversation, made now unless it is remembered. Those who ask for one that is being made wait for it.
pub(crate) async fn map_of(
    house: &House,
    body: CollectiviteId,
    about: &Conversation,
) -> Result<Arc<Made>, Fault> {
    let key = key_of(body, about, shown_now(house, body, about)?);
    // What is read may be newer than what was asked for: it is then the newer map that is remembered and shown.
    let making = async {
        let _place = MAKING
            .acquire()
            .await
            .map_err(|error| Fault::Internal(error.to_string()))?;
        let read = Read::of(house, body, about.id).await?;
        Ok::<Arc<Made>, Fault>(Arc::new(read.made().await?))
    };
    MADE.get_or_insert_async(&key, making).await
}

/// The map of a conversation as far as it is remembered. Where it is not and nothing else is being made, it is made meanwhile,
/// for the next one who asks.
pub(crate) fn remembered(
    house: &Arc<House>,
    body: CollectiviteId,
    about: &Conversation,
) -> Option<Arc<Made>> {
    let shown = shown_now(house, body, about).ok()?;
    shown.through?;
    let made = MADE.get(&key_of(body, about, shown));
    if made.is_none() && MAKING.available_permits() > 0 {
        let (house, about) = (house.clone(), about.clone());
        tokio::spawn(async move { map_of(&house, body, &about).await.is_ok() });
    }
    made
}

/// What a map is made from, all of it as it stood at one instant.
pub(crate) struct Read {
    pub(crate) about: Conversation,
    /// Votes that are shown, on statements whose votes count; by day, and within one in an order that tells nothing
    pub(crate) votes: Vec<StoredVote>,
}

impl Read {
    /// Reads it.
    pub(crate) async fn of(house: &House, body: CollectiviteId, id: ConversationId) -> Result<Self, Fault> {
        let mut sql = house.db.snapshot().await?;
        let about = conversations::find(&mut sql, body, id)
            .await?
            .ok_or(Fault::NotFound("conversation"))?;
        let through = shown_now(house, body, &about)?.through;
        let that_count = statements::that_count(&mut sql, body, id).await?;
        let numbers: BTreeSet<i64> = that_count.iter().map(|statement| statement.number).collect();
        let votes_max = usize::try_from(VOTES_MAX).unwrap_or(usize::MAX);
        let kept = votes::all(&mut sql, body, id, votes_max).await?;
        Ok(Self {
            about,
            votes: shown_of(kept, &numbers, through),
        })
    }

    /// True when so few people cast these votes that a row would be somebody.
    pub(crate) fn is_of_few(&self) -> bool {
        let people: BTreeSet<i64> = self.votes.iter().map(|vote| vote.voter).collect();
        people.len() < PEOPLE_SHOWN_MIN
    }

    /// Makes the map where it holds up no other page.
    pub(crate) async fn made(&self) -> Result<Made, Fault> {
        let (votes, seed) = (self.votes.clone(), self.about.seed.clone());
        let made = tokio::task::spawn_blocking(move || drawn(&votes, &seed))
            .await
            .map_err(|error| Fault::Internal(error.to_string()))?;
        let (map, voters) = made.map_err(|refusal| Fault::Internal(format!("a map: {refusal}")))?;
        let bytes = MAP_BYTES + VOTE_BYTES * self.votes.len() + PERSON_BYTES * voters.len();
        Ok(Made {
            map,
            voters,
            bytes: u64::try_from(bytes).unwrap_or(u64::MAX),
        })
    }
}

/// Votes as they are shown through a day, on these statements: by day, then by voter and statement. The number of a person here
/// follows from no order of arrival, so that the place of their vote within its day tells nothing of its instant.
fn shown_of(kept: Vec<StoredVote>, numbers: &BTreeSet<i64>, through: Option<Date>) -> Vec<StoredVote> {
    let mut votes: Vec<StoredVote> = kept
        .into_iter()
        .filter(|vote| numbers.contains(&vote.statement))
        .filter_map(|vote| {
            let (opinion, cast_on) = vote.as_shown(through)?;
            Some(StoredVote {
                opinion,
                cast_on,
                ..vote
            })
        })
        .collect();
    votes.sort_by_key(|vote| (vote.cast_on, vote.voter, vote.statement));
    votes
}

/// The map and who its participants are. Votes have their place for instant, all different: the numbers of participants then
/// change nothing of what is found.
fn drawn(votes: &[StoredVote], seed: &str) -> Result<(Option<Map>, Vec<i64>), opinions::Refusal> {
    let people: BTreeSet<i64> = votes.iter().map(|vote| vote.voter).collect();
    let voters: Vec<i64> = people.into_iter().collect();
    if voters.len() < PEOPLE_SHOWN_MIN {
        return Ok((None, voters));
    }
    let mut conversation = opinions::Conversation::new(seed);
    conversation.add(votes.iter().zip(1_i64..).filter_map(|(vote, place)| {
        let number = voters.binary_search(&vote.voter).ok()?;
        Some(Vote {
            participant: u64::try_from(number).ok()?,
            statement: u64::try_from(vote.statement).ok()?,
            choice: vote.opinion.choice(),
            at_ms: place,
        })
    }))?;
    let map = conversation.update()?;
    Ok((Some(map), voters))
}

/// Who `person` is among the voters, while that can still be known.
pub(crate) async fn voter_of(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    person: PersonId,
) -> Result<Option<i64>, db::Error> {
    let key = conversations::voter_key(sql, body, conversation).await?;
    Ok(key.map(|key| voter_number(&key, person)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Opinion;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn vote(voter: i64, statement: i64, opinion: Opinion) -> StoredVote {
        StoredVote {
            voter,
            statement,
            opinion,
            cast_on: day("2026-11-10"),
            earlier: None,
            earlier_on: None,
        }
    }

    /// Two camps of nine and six people on eight statements, whoever has which number.
    fn two_camps(number_of: impl Fn(i64) -> i64) -> Vec<StoredVote> {
        let mut votes = Vec::new();
        for voter in 0..15 {
            for statement in 1..=8 {
                let agrees = (voter < 9) == (statement <= 4);
                let opinion = if agrees { Opinion::Agree } else { Opinion::Disagree };
                votes.push(vote(number_of(voter), statement, opinion));
            }
        }
        votes
    }

    #[test]
    fn the_numbers_of_voters_change_nothing() {
        let (one, _) = drawn(&two_camps(|voter| voter), "graine").expect("a map");
        let (other, _) = drawn(&two_camps(|voter| 1_000 - 7 * voter), "graine").expect("a map");
        let (one, other) = (one.expect("enough people"), other.expect("enough people"));
        let sizes = |map: &Map| {
            map.groups
                .iter()
                .map(|group| group.members.len())
                .collect::<Vec<_>>()
        };
        assert_eq!(sizes(&one), sizes(&other));
        assert_eq!(one.places, other.places);
        assert_eq!(one.summary(), other.summary());
        let mut sorted = sizes(&one);
        sorted.sort_unstable();
        assert_eq!(sorted, [6, 9]);
    }

    #[test]
    fn what_came_after_is_not_shown_and_what_changed_is_shown_as_it_was() {
        let changed = StoredVote {
            cast_on: day("2026-11-12"),
            earlier: Some(Opinion::Pass),
            earlier_on: Some(day("2026-11-09")),
            ..vote(3, 1, Opinion::Agree)
        };
        let late = StoredVote {
            cast_on: day("2026-11-12"),
            ..vote(1, 1, Opinion::Agree)
        };
        let elsewhere = vote(2, 8, Opinion::Agree);
        let kept = vec![late, vote(2, 1, Opinion::Disagree), elsewhere, changed];
        let said = |through: Option<Date>| -> Vec<(i64, Opinion)> {
            shown_of(kept.clone(), &BTreeSet::from([1]), through)
                .iter()
                .map(|vote| (vote.voter, vote.opinion))
                .collect()
        };
        // The last day of what is shown: the tenth.
        assert_eq!(
            said(Some(day("2026-11-10"))),
            [(3, Opinion::Pass), (2, Opinion::Disagree)]
        );
        // Within a day, by voter: in no order of coming.
        assert_eq!(
            said(Some(Date::MAX)),
            [(2, Opinion::Disagree), (1, Opinion::Agree), (3, Opinion::Agree)]
        );
    }

    #[test]
    fn four_people_have_no_map() {
        let votes: Vec<StoredVote> = two_camps(|voter| voter)
            .into_iter()
            .filter(|vote| vote.voter < 4)
            .collect();
        let (map, voters) = drawn(&votes, "graine").expect("nothing is refused");
        assert!(map.is_none());
        assert_eq!(voters.len(), 4);
    }
}
