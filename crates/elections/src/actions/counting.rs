//! After the closing: ballots are put together, each trustee decrypts their part, the result is published as soon as enough did.
//! Where each ballot is decrypted alone, trustees shuffle first ([`super::shuffling`]).

use kernel::{Action, CollectiviteId, Event, Fault, House, PersonId, Work};
use scrutin::Hash;
use scrutin::message::{EventType, Owned, read};
use serde_json::json;

use super::paper::is_paper_settled;
use super::rehearsal::told;
use super::shuffling::{Shuffling, shuffling};
use super::{RESULT, allowed, append, aside, find_election, in_state, own_trustee, refused_message};
use crate::model::{Election, ElectionId, State, TRUSTEE_BYTES_MAX};
use crate::protocol::{self, Counting, text_of};
use crate::store::Move;
use crate::{mail, rights, store};

/// Publishes the ballots put together, which trustees then decrypt.
#[derive(Clone, Debug)]
pub struct PublishEncryptedTally {
    pub(crate) election: ElectionId,
    pub(crate) tally: String,
    pub(crate) sized: String,
    pub(crate) counted: u32,
}

impl Action for PublishEncryptedTally {
    const NAME: &'static str = "elections.publish-encrypted-tally";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let mut election = find_election(work, self.election).await?;
        work.require(&rights::TALLY, election.scope()).await?;
        in_state(&election, State::Closed)?;
        let messages = [self.tally.as_str(), self.sized.as_str()];
        append(work, &mut election, EventType::EncryptedTally, &messages).await?;
        let to = Move::Tallying {
            counted: self.counted,
        };
        if !store::advance(&mut work.sql, work.body, election.id, to).await? {
            return Err(Fault::Raced);
        }
        if self.counted != election.voted {
            tracing::error!(election = %election.id, ballots = self.counted, voters = election.voted, "ballots and voters differ");
            let event = told(&election, "elections.counts-differ");
            work.journal(event.with(json!({
                "voted": election.voted,
                "counted": self.counted,
            })))
            .await?;
        }
        let trustees = store::trustees(&mut work.sql, work.body, election.id).await?;
        if election.is_shuffled() {
            mail::ask_to_shuffle(work, &election, &trustees).await?;
        } else {
            mail::ask_to_decrypt(work, &election, &trustees).await?;
        }
        work.journal(Event::internal("elections.put-together", election.reference()))
            .await
    }
}

/// A trustee's part, verified against what is decrypted.
#[derive(Clone, Debug)]
pub struct VerifiedPart {
    election: ElectionId,
    owner: usize,
    decryption: String,
}

/// Verifies a trustee's part before anybody waits for a transaction: that it is theirs, then its proofs.
pub async fn check_part(
    house: &House,
    body: CollectiviteId,
    (id, person): (ElectionId, PersonId),
    decryption: &str,
) -> Result<VerifiedPart, Fault> {
    let mut sql = house.db.read();
    let election = store::find(&mut sql, body, id)
        .await?
        .ok_or(Fault::NotFound("election"))?;
    let trustees = store::trustees(&mut sql, body, id).await?;
    let owner = own_trustee(&trustees, person)?.position as usize;
    in_state(&election, State::Tallying)?;
    refuse_before_shuffled(&mut sql, body, &election).await?;
    let decryption = decryption.trim().to_owned();
    if decryption.len() > TRUSTEE_BYTES_MAX {
        return Err(Fault::refused("elections-refused-message-too-large"));
    }
    let counting = counting_of(&mut sql, body, &election).await?;
    let written = decryption.clone();
    aside(move || protocol::check_decryption(&counting, owner, &written))
        .await?
        .map_err(refused_message)?;
    Ok(VerifiedPart {
        election: id,
        owner,
        decryption,
    })
}

/// A trustee gives their part of the decryption.
#[derive(Clone, Debug)]
pub struct RecordPartialDecryption {
    /// Their part, from [`check_part`]
    pub part: VerifiedPart,
}

impl Action for RecordPartialDecryption {
    const NAME: &'static str = "elections.record-partial-decryption";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let VerifiedPart {
            election: id,
            owner,
            decryption,
        } = &self.part;
        let mut election = find_election(work, *id).await?;
        work.require(&rights::HOLD_KEY, election.scope()).await?;
        let person = work.person()?;
        let trustees = store::trustees(&mut work.sql, work.body, election.id).await?;
        if own_trustee(&trustees, person)?.position as usize != *owner {
            return Err(Fault::refused("elections-refused-not-trustee"));
        }
        in_state(&election, State::Tallying)?;
        refuse_before_shuffled(&mut work.sql, work.body, &election).await?;
        let given = parts(&mut work.sql, work.body, &election).await?;
        if given.iter().any(|(known, _)| known == owner) {
            return Err(Fault::refused("elections-refused-decrypted-already"));
        }
        let link = text_of(&Owned {
            owner: *owner,
            payload: Hash::of(decryption.as_bytes()),
        });
        let messages = [decryption.as_str(), link.as_str()];
        append(work, &mut election, EventType::PartialDecryption, &messages).await?;
        let subject = election.reference();
        work.journal(Event::internal("elections.decrypted", subject))
            .await?;
        ask_for_result(work, &election).await
    }
}

/// Decrypted before they were shuffled, ballots would say whose they are.
async fn refuse_before_shuffled(
    sql: &mut db::Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<(), Fault> {
    match shuffling(sql, body, election).await? {
        Shuffling::Over => Ok(()),
        Shuffling::Awaited(_) => Err(Fault::refused("elections-refused-shuffles-first")),
    }
}

/// Has the worker make the result, when nothing is missing for it.
pub(super) async fn ask_for_result(work: &mut Work, election: &Election) -> Result<(), Fault> {
    if election.state != State::Tallying || !is_result_due(&mut work.sql, work.body, election).await? {
        return Ok(());
    }
    let key = format!("{}-{}-{}", election.id, election.height, work.now.micros());
    let payload = json!({ "election": election.id });
    work.effect(RESULT, &key, &payload).await
}

/// Whether enough trustees gave their part and, where paper is expected, both counters found the same.
pub(crate) async fn is_result_due(
    sql: &mut db::Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<bool, Fault> {
    let trustees = store::trustees(sql, body, election.id).await?;
    let needed = election.needed(trustees.len());
    let given = parts(sql, body, election).await?.len();
    Ok(given >= needed && is_paper_settled(sql, body, election).await?)
}

/// Publishes the result, made as soon as enough trustees gave their part.
#[derive(Clone, Debug)]
pub struct Tally {
    pub(crate) election: ElectionId,
    pub(crate) result: String,
}

impl Action for Tally {
    const NAME: &'static str = "elections.tally";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (mut election, _) = allowed(work, self.election, &rights::TALLY).await?;
        in_state(&election, State::Tallying)?;
        if !is_result_due(&mut work.sql, work.body, &election).await? {
            return Err(Fault::refused("elections-refused-decryptions-missing"));
        }
        append(work, &mut election, EventType::Result, &[self.result.as_str()]).await?;
        let to = Move::Tallied {
            at: work.now,
            result: &self.result,
        };
        if !store::advance(&mut work.sql, work.body, election.id, to).await? {
            return Err(Fault::Raced);
        }
        let mut payload = json!({
            "voters": election.voters,
            "voted": election.voted,
        });
        // Of a round that follows others, a parcours knows the first.
        if let Some(first) = store::first_round(&mut work.sql, work.body, election.id).await? {
            payload["first"] = json!(first);
        }
        work.journal(told(&election, "elections.tallied").with(payload))
            .await
    }
}

/// What partial decryptions are verified against, as it is published.
pub(crate) async fn counting_of(
    sql: &mut db::Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<Counting, Fault> {
    let setup = super::cast::setup_of(sql, body, election).await?;
    let (tally, sized) = encrypted(sql, body, election).await?;
    Ok(Counting {
        group: setup.group,
        election: setup.election,
        trustees: setup.trustees,
        tally: tally.into_bytes(),
        sized: sized.into_bytes(),
    })
}

/// The encrypted tally, shuffled as far as it was, and what says its size.
pub(crate) async fn encrypted(
    sql: &mut db::Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<(String, String), Fault> {
    let absent = || Fault::NotFound("election");
    let sized = store::payload_of_kind(sql, body, election.id, EventType::EncryptedTally)
        .await?
        .ok_or_else(absent)?;
    let sized = store::message(sql, body, election.id, &sized)
        .await?
        .ok_or_else(absent)?;
    let told: scrutin::message::SizedEncryptedTally =
        read(sized.content.as_bytes()).map_err(|fault| Fault::Internal(fault.to_string()))?;
    let hash = told.encrypted_tally.to_string();
    let tally = store::message(sql, body, election.id, &hash)
        .await?
        .ok_or_else(absent)?;
    let shuffles = given_by_trustees(sql, body, election, EventType::Shuffle).await?;
    let tally = match shuffles.last() {
        None => tally.content,
        Some((_, shuffle)) => protocol::after_shuffle(&election.questions, &tally.content, shuffle)
            .map_err(|fault| Fault::Internal(fault.to_string()))?,
    };
    Ok((tally, sized.content))
}

/// The parts given so far, by the number of their trustee.
pub(crate) async fn parts(
    sql: &mut db::Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<Vec<(usize, String)>, Fault> {
    given_by_trustees(sql, body, election, EventType::PartialDecryption).await
}

/// What trustees gave in events of one kind, by their number, in the order in which they gave it.
pub(super) async fn given_by_trustees(
    sql: &mut db::Sql,
    body: CollectiviteId,
    election: &Election,
    kind: EventType,
) -> Result<Vec<(usize, String)>, Fault> {
    let links = store::payloads_of_kind(sql, body, election.id, kind).await?;
    let mut parts = Vec::new();
    for link in links {
        let Some(link) = store::message(sql, body, election.id, &link).await? else {
            continue;
        };
        let owned: Owned =
            read(link.content.as_bytes()).map_err(|fault| Fault::Internal(fault.to_string()))?;
        let hash = owned.payload.to_string();
        if let Some(part) = store::message(sql, body, election.id, &hash).await? {
            parts.push((owned.owner, part.content));
        }
    }
    Ok(parts)
}
