//! Somebody votes. One transaction keeps the ballot and notes that the voter came, in tables that share nothing; nothing of it
//! says in which order voters came, and the journal has no line of it: with its instant and those of who signed in, one would
//! name a voter beside a ballot. The line of the closing says how many voted.

use kernel::{Action, CollectiviteId, Fault, House, PersonId, Scope, Sentence, Work};
use scrutin::Hash;
use scrutin::message::EventType;

use super::{append_event, aside, find_election, meanwhile, refused_message};
use crate::model::{BALLOT_BYTES_MAX, BALLOTS_PER_CODE_MAX, Election, ElectionId};
use crate::protocol::{self, Setup, VerifiedBallot};
use crate::rights;
use crate::store::{self, VoterLine};

/// Verifies a ballot before anybody waits for a transaction: that its sender may vote, then its signature, its proofs, that it
/// is this election's.
pub async fn check_ballot(
    house: &House,
    body: CollectiviteId,
    (election, person): (ElectionId, PersonId),
    ballot: String,
) -> Result<VerifiedBallot, Fault> {
    if ballot.len() > BALLOT_BYTES_MAX {
        return Err(Fault::refused("elections-refused-message-too-large"));
    }
    let mut sql = house.db.read();
    let found = store::find(&mut sql, body, election)
        .await?
        .ok_or(Fault::NotFound("election"))?;
    if !found.is_open_at(house.clock.now()) {
        return Err(Fault::refused("elections-refused-closed"));
    }
    // What costs little comes first: proofs are verified for those who may vote alone.
    let voter = voter_of(&mut sql, body, (election, person)).await?;
    if !found.settings.is_revote_allowed && store::has_voted(&mut sql, body, election, voter.id).await? {
        let hash = Hash::of(ballot.as_bytes()).to_string();
        if !store::has_ballot(&mut sql, body, election, &hash).await? {
            return Err(Fault::refused("elections-refused-voted"));
        }
    }
    let key = store::first_payload(&mut sql, body, election).await?;
    let key = key.ok_or(Fault::NotFound("election"))?;
    let fingerprint = found.fingerprint.clone().unwrap_or_default();
    let setup = match protocol::known_booth(&key) {
        Some(_) => None,
        None => Some(setup_of(&mut sql, body, &found).await?),
    };
    aside(move || {
        let booth = match (protocol::known_booth(&key), setup) {
            (Some(booth), _) => booth,
            (None, Some(setup)) => protocol::booth(&key, &setup)?,
            (None, None) => return Err(scrutin::Rule::EventOrder.into()),
        };
        protocol::verify_ballot(booth.as_ref(), fingerprint, ballot)
    })
    .await?
    .map_err(refused_message)
}

/// Somebody's line on the roll: by who they are, or by the address they sign in with.
async fn voter_of(
    sql: &mut db::Sql,
    body: CollectiviteId,
    (election, person): (ElectionId, PersonId),
) -> Result<VoterLine, Fault> {
    let login = identity::email_of(sql, body, person).await?;
    let login = login.map(|login| login.to_lowercase());
    store::voter_of(sql, body, election, (person, login.as_deref()))
        .await?
        .ok_or_else(|| Fault::refused("elections-refused-not-on-roll"))
}

/// The three messages that opened an election, as they are published.
pub(crate) async fn setup_of(
    sql: &mut db::Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<Setup, Fault> {
    let mut messages = store::messages_between(sql, body, election.id, (0, 1))
        .await?
        .into_iter()
        .map(|message| message.content.into_bytes());
    let mut next = || messages.next().ok_or(Fault::NotFound("election"));
    Ok(Setup {
        group: election.settings.crypto_group.as_str().to_owned(),
        election: next()?,
        trustees: next()?,
        credentials: next()?,
    })
}

/// Puts a verified ballot in the urn and notes that its voter came.
#[derive(Clone, Debug)]
pub struct CastSecretBallot {
    /// Which election
    pub election: ElectionId,
    /// The ballot, from [`check_ballot`]
    pub ballot: VerifiedBallot,
    /// Whether the session says that somebody else may be at the keyboard ([`kernel::Proof`]): a vote is then neither
    /// personal nor secret (Code électoral, article L. 59, for what it asks of every vote)
    pub is_assisted: bool,
}

impl Action for CastSecretBallot {
    const NAME: &'static str = "elections.cast";
    // Nothing of the ballot: what an action gives back may be kept beside who did it.
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::CAST, Scope::BODY).await?;
        let person = work.person()?;
        if self.is_assisted {
            return Err(Fault::refused("elections-refused-assisted"));
        }
        let mut election = find_election(work, self.election).await?;
        let is_its_own = election.fingerprint.as_ref() == Some(&self.ballot.fingerprint);
        if !election.is_open_at(work.now) || !is_its_own {
            return Err(Fault::refused("elections-refused-closed"));
        }
        let (body, id) = (work.body, election.id);
        if election.authority == Some(person) {
            return Err(Fault::refused("elections-refused-authority-on-roll"));
        }
        let voter = voter_of(&mut work.sql, body, (id, person)).await?;
        let has_voted = store::has_voted(&mut work.sql, body, id, voter.id).await?;
        self.check(work, &election, has_voted).await?;
        let at = (election.height, &self.ballot);
        store::insert_ballot(&mut work.sql, body, id, at)
            .await
            .map_err(meanwhile)?;
        append_event(work, &mut election, EventType::Ballot, Some(self.ballot.hash)).await?;
        if !has_voted {
            store::note_presence(&mut work.sql, body, id, voter.id)
                .await
                .map_err(meanwhile)?;
        }
        work.told_at_the_closing();
        Ok(())
    }
}

impl CastSecretBallot {
    /// A voter votes with a code that nobody used; one who may vote again does so with a code that was used already. So there
    /// are never more codes used than voters who came.
    async fn check(&self, work: &mut Work, election: &Election, has_voted: bool) -> Result<(), Fault> {
        let (body, id) = (work.body, election.id);
        let hash = self.ballot.hash.to_string();
        if store::has_ballot(&mut work.sql, body, id, &hash).await? {
            return Err(Fault::refused("elections-refused-replayed"));
        }
        let credential = &self.ballot.credential;
        let used = store::ballots_of_credential(&mut work.sql, body, id, credential).await?;
        match (has_voted, used > 0) {
            (true, _) if !election.settings.is_revote_allowed => {
                Err(Fault::refused("elections-refused-voted"))
            }
            (true, true) if used >= BALLOTS_PER_CODE_MAX => Err(Fault::refused_with(
                Sentence::new("elections-refused-again-max").with("max", BALLOTS_PER_CODE_MAX),
            )),
            (false, false) | (true, true) => Ok(()),
            (false, true) => Err(Fault::refused("elections-refused-code-used")),
            (true, false) => Err(Fault::refused("elections-refused-other-code")),
        }
    }
}

/// Whether this very ballot was received before from somebody who voted: a form sent twice then ends as it did the first time.
pub(crate) async fn received(
    house: &House,
    body: CollectiviteId,
    (election, person): (ElectionId, PersonId),
    ballot: &VerifiedBallot,
) -> Result<bool, Fault> {
    let mut sql = house.db.read();
    let login = identity::email_of(&mut sql, body, person).await?;
    let login = login.map(|login| login.to_lowercase());
    let Some(voter) = store::voter_of(&mut sql, body, election, (person, login.as_deref())).await? else {
        return Ok(false);
    };
    let hash = ballot.hash.to_string();
    Ok(store::has_voted(&mut sql, body, election, voter.id).await?
        && store::has_ballot(&mut sql, body, election, &hash).await?)
}
