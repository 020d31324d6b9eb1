//! Trustees give their keys: each on their own, or all together in the steps of a ceremony.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use kernel::{Action, CollectiviteId, Event, Fault, House, PersonId, Sentence, Work};
use scrutin::message::read;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::{Mutex, Semaphore};

use super::{aside, find_election, in_state, own_trustee, refused_message};
use crate::model::{CryptoGroup, Election, ElectionId, State, Step, TRUSTEE_BYTES_MAX, Trustee, step_of};
use crate::protocol::{self, Ceremony};
use crate::{mail, rights, store};

/// A trustee gives their public key.
#[derive(Clone, Debug)]
pub struct RecordKey {
    /// Which election
    pub election: ElectionId,
    /// The key, as the protocol writes it
    pub key: String,
}

impl Action for RecordKey {
    const NAME: &'static str = "elections.record-key";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, trustees, mut trustee) = trustee_of(work, self.election).await?;
        if election.threshold.is_some() {
            return Err(Fault::refused("elections-refused-ceremony"));
        }
        bounded(&self.key)?;
        let names = identity::names(&mut work.sql, work.body, &[trustee.person]).await?;
        let name = names.get(&trustee.person).cloned().unwrap_or_default();
        let group = election.settings.crypto_group.as_str();
        let key = protocol::named_key(group, &self.key, &name).map_err(refused_message)?;
        let is_given = |other: &Trustee| {
            other.person != trustee.person
                && other.public_key.as_deref().map(public_part) == Some(public_part(&key))
        };
        if trustees.iter().any(is_given) {
            return Err(Fault::refused("elections-refused-key-twice"));
        }
        trustee.public_key = Some(key);
        store::keep_of_trustee(&mut work.sql, work.body, election.id, &trustee).await?;
        work.journal(Event::internal("elections.key-recorded", election.reference()))
            .await
    }
}

/// What two keys may not share, whatever proofs and names stand around it.
fn public_part(key: &str) -> Option<String> {
    let key: scrutin::message::TrusteePublicKey = serde_json::from_str(key).ok()?;
    Some(key.public_key)
}

/// What a trustee gives at a step of the ceremony, verified with all that the others had given.
#[derive(Clone, Debug)]
pub struct VerifiedStep {
    election: ElectionId,
    person: PersonId,
    step: u8,
    /// Which ceremony it is for
    ceremony: (CryptoGroup, Option<u32>),
    /// What everybody had given when it was verified
    before: Vec<Trustee>,
    /// The same with what is given now
    after: Vec<Trustee>,
}

/// Ceremonies verified at the same time, at most; those of one election always take turns.
const TURNS: usize = 8;
/// Those who wait for their turn or have it, at most: what each gives is held in memory meanwhile.
const WAITING_MAX: usize = 64;

static TURN: [Mutex<()>; TURNS] = [const { Mutex::const_new(()) }; TURNS];
static WAITING: Semaphore = Semaphore::const_new(WAITING_MAX);

/// The turn of an election: the same for all that is given in it.
fn turn_of(election: ElectionId) -> &'static Mutex<()> {
    let mut hasher = DefaultHasher::new();
    election.hash(&mut hasher);
    let place = usize::try_from(hasher.finish() % TURNS as u64).unwrap_or_default();
    &TURN[place]
}

/// Verifies what somebody gives at a step, before anybody waits for a transaction: all proofs of a large ceremony take seconds,
/// so that in an election one at a time is verified. `step` is the one their page was made for (1, 3 or 5), `message` what they
/// give, as the protocol writes it.
pub async fn check_ceremony_message(
    house: &House,
    body: CollectiviteId,
    (id, person): (ElectionId, PersonId),
    (step, message): (u8, &str),
) -> Result<VerifiedStep, Fault> {
    bounded(message)?;
    let mut sql = house.db.read();
    // Nobody else takes a turn.
    own_trustee(&store::trustees(&mut sql, body, id).await?, person)?;
    let place = WAITING
        .try_acquire()
        .map_err(|_| Fault::refused("elections-refused-many-steps"))?;
    let turn = turn_of(id).lock().await;
    let election = store::find(&mut sql, body, id)
        .await?
        .ok_or(Fault::NotFound("election"))?;
    let before = store::trustees(&mut sql, body, id).await?;
    let mut own = own_trustee(&before, person)?;
    in_state(&election, State::Keys)?;
    let Some(threshold) = election.threshold else {
        return Err(Fault::refused("elections-refused-no-ceremony"));
    };
    let message = message.trim().to_owned();
    let crypto_group = election.settings.crypto_group;
    let verified = |after: Vec<Trustee>| VerifiedStep {
        election: id,
        person,
        step,
        ceremony: (crypto_group, election.threshold),
        before: before.clone(),
        after,
    };
    let given = match step {
        1 => &mut own.certificate,
        3 => &mut own.polynomial,
        _ => &mut own.voutput,
    };
    // Pressed twice: nothing is verified again. The house gives the same request its first answer; another request is told, when
    // it is recorded, that the step is done.
    if given.as_deref() == Some(message.as_str()) {
        return Ok(verified(before.clone()));
    }
    *given = Some(message.clone());
    let is_now = |one: &Trustee| one.person == person && step_of(one, &before) == Step::Now(step);
    if !before.iter().any(is_now) {
        return Err(Fault::refused("elections-refused-step"));
    }
    let mut after = before.clone();
    if let Some(place) = after.iter_mut().find(|one| one.person == person) {
        *place = own.clone();
    }
    let sizes = (after.len(), threshold as usize);
    let ceremony = ceremony_of(&after).map_err(refused_message)?;
    let position = own.position as usize;
    let (step_checked, ceremony_checked) = aside(move || {
        // Held until it is over, even when whoever sent it went away meanwhile.
        let _held = (place, turn);
        let group = crypto_group.as_str();
        match protocol::check_step(group, &ceremony, sizes, (position, step, message.as_str())) {
            Ok(()) => (Ok(()), protocol::check_ceremony(group, &ceremony, sizes)),
            Err(fault) => (Err(fault), Ok(())),
        }
    })
    .await?;
    step_checked.map_err(refused_message)?;
    ceremony_checked.map_err(|fault| refused_step(&own, fault))?;
    Ok(verified(after))
}

/// A trustee gives what the step they are at asks for.
#[derive(Clone, Debug)]
pub struct RecordCeremonyMessage {
    /// What they give, from [`check_ceremony_message`]
    pub step: VerifiedStep,
}

impl Action for RecordCeremonyMessage {
    const NAME: &'static str = "elections.record-ceremony-message";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let verified = &self.step;
        let (election, trustees, trustee) = trustee_of(work, verified.election).await?;
        if trustee.person != verified.person {
            return Err(Fault::refused("elections-refused-not-trustee"));
        }
        if election.threshold.is_none() {
            return Err(Fault::refused("elections-refused-no-ceremony"));
        }
        if step_of(&trustee, &trustees) != Step::Now(verified.step) {
            return Err(Fault::refused("elections-refused-step"));
        }
        // What was verified must be what stands: another trustee may have given theirs, or all begin anew, meanwhile.
        let ceremony = (election.settings.crypto_group, election.threshold);
        if trustees != verified.before || ceremony != verified.ceremony {
            return Err(Fault::Stale("election"));
        }
        let trustees = &verified.after;
        let given = own_trustee(trustees, trustee.person)?;
        store::keep_of_trustee(&mut work.sql, work.body, election.id, &given).await?;
        let is_next = |one: &Trustee| matches!(step_of(one, trustees), Step::Now(_));
        if trustees.iter().all(is_next) {
            mail::ask_for_step(work, &election, trustees, trustee.person).await?;
        }
        work.journal(Event::internal(
            "elections.ceremony-message-recorded",
            election.reference(),
        ))
        .await
    }
}

/// The ceremony may only be refused when the last one speaks: the sentence then says whose message it is.
fn refused_step(own: &Trustee, fault: scrutin::Fault) -> Fault {
    match fault.place.answer {
        Some(number) if number != own.position => {
            let sentence = Sentence::new("elections-refused-message-of").with("n", i64::from(number));
            Fault::refused_with(sentence.with("rule", fault.to_string()))
        }
        _ => refused_message(fault),
    }
}

async fn trustee_of(work: &mut Work, id: ElectionId) -> Result<(Election, Vec<Trustee>, Trustee), Fault> {
    let election = find_election(work, id).await?;
    work.require(&rights::HOLD_KEY, election.scope()).await?;
    let person = work.person()?;
    let trustees = store::trustees(&mut work.sql, work.body, id).await?;
    let trustee = own_trustee(&trustees, person)?;
    in_state(&election, State::Keys)?;
    Ok((election, trustees, trustee))
}

fn bounded(message: &str) -> Result<(), Fault> {
    if message.len() <= TRUSTEE_BYTES_MAX {
        Ok(())
    } else {
        Err(Fault::refused("elections-refused-message-too-large"))
    }
}

/// What each trustee gave so far, in the order of their numbers.
pub(crate) fn ceremony_of(trustees: &[Trustee]) -> Result<Ceremony, scrutin::Fault> {
    Ok(Ceremony {
        certificates: read_all(trustees, |one| one.certificate.as_deref())?,
        polynomials: read_all(trustees, |one| one.polynomial.as_deref())?,
        voutputs: read_all(trustees, |one| one.voutput.as_deref())?,
    })
}

fn read_all<T: DeserializeOwned + Serialize>(
    trustees: &[Trustee],
    given: fn(&Trustee) -> Option<&str>,
) -> Result<Vec<T>, scrutin::Fault> {
    trustees
        .iter()
        .filter_map(|trustee| Some((trustee.position, given(trustee)?)))
        .map(|(position, text)| read(text.as_bytes()).map_err(|fault| fault.answer(position as usize)))
        .collect()
}

#[cfg(test)]
mod tests {
    use db::Uuid;

    use super::*;

    #[test]
    fn in_an_election_one_takes_the_turn_of_all() {
        let id = |number| ElectionId::from_uuid(Uuid::from_u128(number));
        let first = turn_of(id(1)).try_lock().expect("nobody has it");
        assert!(turn_of(id(1)).try_lock().is_err());
        let is_free = |number| turn_of(id(number)).try_lock().is_ok();
        assert!((2..100).any(is_free), "others do not all wait for this one");
        drop(first);
        assert!(turn_of(id(1)).try_lock().is_ok());
    }
}
