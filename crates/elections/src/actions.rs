//! What people do with elections.

mod cast;
mod chain;
mod codes;
mod conduct;
mod counting;
mod destroy;
mod keys;
mod paper;
mod people;
mod prepare;
mod questions;
mod recusal;
mod rehearsal;
mod rounds;
mod shuffling;

pub use cast::{CastSecretBallot, check_ballot};
pub(crate) use cast::{received, setup_of};
pub(crate) use chain::chain;
pub(crate) use codes::CREDENTIALS_FORM_BYTES_MAX;
pub use codes::RecordCredentials;
pub(crate) use conduct::on_deadline;
pub use conduct::{ChangeClosing, CloseElection, ExtendElection, OpenElection};
pub use counting::{PublishEncryptedTally, RecordPartialDecryption, Tally, VerifiedPart, check_part};
pub(crate) use counting::{counting_of, encrypted, is_result_due, parts};
pub use destroy::DestroyArchive;
pub(crate) use keys::ceremony_of;
pub use keys::{RecordCeremonyMessage, RecordKey, VerifiedStep, check_ceremony_message};
pub use paper::EnterPaperBallots;
pub(crate) use paper::{agreed, refuse_untimely};
pub(crate) use people::TRUSTEES_MIN;
pub use people::{
    AskForKeys, DesignateCounter, DesignateCredentialAuthority, DesignateTrustee, RemoveCounter,
    RemoveTrustee, ResumePreparation,
};
pub use prepare::{CreateElection, CreateForParcours, EditElection, RollSource, TakeRoll};
pub use questions::{AddCountedQuestion, AddListsQuestion, AddQuestion, RemoveQuestion};
pub use recusal::{RecordRecusal, WithdrawRecusal};
pub(crate) use rehearsal::name_of;
pub use rehearsal::{AbandonRehearsal, PrepareRehearsal};
pub use rounds::{ChangeAnswers, PrepareNextRound};
pub(crate) use rounds::{outcomes, rules_of};
pub use shuffling::{RecordShuffle, VerifiedShuffle, check_shuffle};
pub(crate) use shuffling::{Shuffling, shuffle_hashes, shuffling};

use kernel::{Fault, PersonId, Right, Sentence, Work};
use scrutin::Hash;
use scrutin::message::EventType;

use crate::model::{Election, ElectionId, HeldRole, State, Trustee};
use crate::protocol;
use crate::store;

/// The kind of the timer that closes an election.
pub(crate) const CLOSING: &str = "elections.close";
/// The kind of the effect that puts ballots together.
pub(crate) const PUT_TOGETHER: &str = "election-tally";
/// The kind of the effect that makes the result.
pub(crate) const RESULT: &str = "election-result";
/// The kind of the effect that leaves nothing on the disk.
pub(crate) const REWRITE: &str = "election-rewrite";

async fn find_election(work: &mut Work, id: ElectionId) -> Result<Election, Fault> {
    store::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("election"))
}

/// The election, for who may do this to it and holds no role that must be kept apart from it. Who does it will hold none.
async fn allowed(work: &mut Work, id: ElectionId, right: &Right) -> Result<(Election, Vec<Trustee>), Fault> {
    let election = find_election(work, id).await?;
    work.require(right, election.scope()).await?;
    let trustees = store::trustees(&mut work.sql, work.body, id).await?;
    if let Some(person) = work.actor.person() {
        let role = election.role_of(person, &trustees);
        if election.is_counter(person) || matches!(role, Some(HeldRole::Authority | HeldRole::Trustee)) {
            return Err(Fault::refused("elections-refused-apart"));
        }
        store::note_hand(&mut work.sql, work.body, id, person).await?;
    }
    Ok((election, trustees))
}

/// Refuses what can only be done in one state, and says which it is.
fn in_state(election: &Election, wanted: State) -> Result<(), Fault> {
    if election.state == wanted {
        return Ok(());
    }
    Err(Fault::refused(match wanted {
        State::Draft => "elections-refused-not-draft",
        State::Keys => "elections-refused-not-keys",
        State::Open => "elections-refused-closed",
        State::Closed | State::Tallying => "elections-refused-not-tallying",
        State::Tallied | State::Destroyed => "elections-refused-not-tallied",
    }))
}

/// The trustee who acts.
fn own_trustee(trustees: &[Trustee], person: PersonId) -> Result<Trustee, Fault> {
    trustees
        .iter()
        .find(|trustee| trustee.person == person)
        .cloned()
        .ok_or_else(|| Fault::refused("elections-refused-not-trustee"))
}

/// A message that the protocol refuses: the sentence names the rule, as the verifiers do.
#[expect(clippy::needless_pass_by_value, reason = "it is what map_err gives")]
fn refused_message(fault: scrutin::Fault) -> Fault {
    Fault::refused_with(Sentence::new("elections-refused-message").with("rule", fault.to_string()))
}

/// Does what takes long without holding up those who wait for other pages.
pub(crate) async fn aside<T: Send + 'static>(task: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(task)
        .await
        .map_err(|error| Fault::Internal(error.to_string()))
}

/// Appends an event with the messages it brings, after the last one. Who appended meanwhile makes this one begin again.
async fn append(
    work: &mut Work,
    election: &mut Election,
    kind: EventType,
    messages: &[&str],
) -> Result<(), Fault> {
    let mut payload = None;
    for (place, content) in (0_u32..).zip(messages.iter().copied()) {
        let hash = Hash::of(content.as_bytes());
        let new = store::NewMessage {
            hash: &hash.to_string(),
            height: election.height,
            place,
            content,
        };
        store::insert_message(&mut work.sql, work.body, election.id, &new)
            .await
            .map_err(meanwhile)?;
        payload = Some(hash);
    }
    append_event(work, election, kind, payload).await
}

async fn append_event(
    work: &mut Work,
    election: &mut Election,
    kind: EventType,
    payload: Option<Hash>,
) -> Result<(), Fault> {
    let parent = election.head.as_deref().and_then(Hash::read);
    let head = protocol::event_hash(parent, election.height, kind, payload);
    let part = store::Part {
        height: election.height,
        kind,
        payload: payload.map(|hash| hash.to_string()),
    };
    store::insert_event(&mut work.sql, work.body, election.id, &part)
        .await
        .map_err(meanwhile)?;
    let head = head.to_string();
    let at = (election.height, head.as_str());
    if !store::move_head(&mut work.sql, work.body, election.id, at).await? {
        return Err(Fault::Raced);
    }
    election.height += 1;
    election.head = Some(head);
    Ok(())
}

/// Two people did the same at the same instant: the one who lost runs again, and is told what stands now.
fn meanwhile(error: db::Error) -> Fault {
    if error.is_unique_violation() {
        Fault::Raced
    } else {
        Fault::Db(error)
    }
}
