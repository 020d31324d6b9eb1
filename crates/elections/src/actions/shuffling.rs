//! Where answers were ranked or graded, each ballot is decrypted alone. Before that, trustees put the ballots in an order that
//! nobody knows: one after the other, each shuffles what the one before gave, and proves that no ballot changed. As many shuffle
//! as are needed to decrypt; then decrypting begins by itself.

use kernel::{Action, CollectiviteId, Event, Fault, House, PersonId, Work};
use scrutin::Hash;
use scrutin::message::{EventType, Owned, read};

use super::counting::{counting_of, given_by_trustees};
use super::{append, append_event, aside, find_election, in_state, own_trustee, refused_message};
use crate::model::{Election, ElectionId, State, TRUSTEE_BYTES_MAX};
use crate::protocol::{self, text_of};
use crate::{mail, rights, store};

/// How far shuffling has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shuffling {
    /// Nothing is shuffled in this election, or it is over: trustees decrypt
    Over,
    /// These trustees did, by number, in the order in which they did; more are awaited
    Awaited(Vec<usize>),
}

/// How far shuffling has come in an election whose ballots were put together.
pub(crate) async fn shuffling(
    sql: &mut db::Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<Shuffling, Fault> {
    if !election.is_shuffled() || store::has_event(sql, body, election.id, EventType::EndShuffles).await? {
        return Ok(Shuffling::Over);
    }
    let given = given_by_trustees(sql, body, election, EventType::Shuffle).await?;
    Ok(Shuffling::Awaited(
        given.into_iter().map(|(owner, _)| owner).collect(),
    ))
}

/// The trustees who shuffled, by number, in the order in which they did, each with the hash of their message in Base64: what
/// they noted when they sent it.
pub(crate) async fn shuffle_hashes(
    sql: &mut db::Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<Vec<(usize, String)>, Fault> {
    let mut hashes = Vec::new();
    for link in store::payloads_of_kind(sql, body, election.id, EventType::Shuffle).await? {
        let Some(link) = store::message(sql, body, election.id, &link).await? else {
            continue;
        };
        let owned: Owned =
            read(link.content.as_bytes()).map_err(|fault| Fault::Internal(fault.to_string()))?;
        hashes.push((owned.owner, owned.payload.base64()));
    }
    Ok(hashes)
}

/// A trustee's shuffle, verified against what they shuffled.
#[derive(Clone, Debug)]
pub struct VerifiedShuffle {
    election: ElectionId,
    owner: usize,
    /// How many had shuffled before: it is a shuffle of what they gave, and of nothing else
    before: usize,
    shuffle: String,
}

/// Verifies a trustee's shuffle before anybody waits for a transaction: that it is theirs to give, then its proof.
pub async fn check_shuffle(
    house: &House,
    body: CollectiviteId,
    (id, person): (ElectionId, PersonId),
    shuffle: &str,
) -> Result<VerifiedShuffle, Fault> {
    let mut sql = house.db.read();
    let election = store::find(&mut sql, body, id)
        .await?
        .ok_or(Fault::NotFound("election"))?;
    let trustees = store::trustees(&mut sql, body, id).await?;
    let owner = own_trustee(&trustees, person)?.position as usize;
    in_state(&election, State::Tallying)?;
    let before = awaited(&shuffling(&mut sql, body, &election).await?, owner)?;
    let shuffle = shuffle.trim().to_owned();
    if shuffle.len() > TRUSTEE_BYTES_MAX {
        return Err(Fault::refused("elections-refused-message-too-large"));
    }
    let counting = counting_of(&mut sql, body, &election).await?;
    let written = shuffle.clone();
    aside(move || protocol::check_shuffle(&counting, &written))
        .await?
        .map_err(refused_message)?;
    Ok(VerifiedShuffle {
        election: id,
        owner,
        before,
        shuffle,
    })
}

/// How many shuffled before this trustee, when they may shuffle now.
fn awaited(shuffling: &Shuffling, owner: usize) -> Result<usize, Fault> {
    match shuffling {
        Shuffling::Over => Err(Fault::refused("elections-refused-shuffled-over")),
        Shuffling::Awaited(known) if known.contains(&owner) => {
            Err(Fault::refused("elections-refused-shuffled-already"))
        }
        Shuffling::Awaited(known) => Ok(known.len()),
    }
}

/// A trustee gives the ballots in an order that they alone know, and forgot. The last one awaited ends shuffling: all are then
/// asked to decrypt.
#[derive(Clone, Debug)]
pub struct RecordShuffle {
    /// Their shuffle, from [`check_shuffle`]
    pub shuffle: VerifiedShuffle,
}

impl Action for RecordShuffle {
    const NAME: &'static str = "elections.record-shuffle";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let VerifiedShuffle {
            election: id,
            owner,
            before,
            shuffle,
        } = &self.shuffle;
        let mut election = find_election(work, *id).await?;
        work.require(&rights::HOLD_KEY, election.scope()).await?;
        let person = work.person()?;
        let trustees = store::trustees(&mut work.sql, work.body, election.id).await?;
        if own_trustee(&trustees, person)?.position as usize != *owner {
            return Err(Fault::refused("elections-refused-not-trustee"));
        }
        in_state(&election, State::Tallying)?;
        let found = shuffling(&mut work.sql, work.body, &election).await?;
        if awaited(&found, *owner)? != *before {
            return Err(Fault::refused("elections-refused-shuffled-meanwhile"));
        }
        let link = text_of(&Owned {
            owner: *owner,
            payload: Hash::of(shuffle.as_bytes()),
        });
        let messages = [shuffle.as_str(), link.as_str()];
        append(work, &mut election, EventType::Shuffle, &messages).await?;
        if before + 1 >= election.needed(trustees.len()) {
            append_event(work, &mut election, EventType::EndShuffles, None).await?;
            mail::ask_to_decrypt(work, &election, &trustees).await?;
        }
        work.journal(Event::internal("elections.shuffled", election.reference()))
            .await
    }
}
