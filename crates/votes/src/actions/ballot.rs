//! Somebody votes, for oneself or for whoever gave a procuration.

use kernel::{Action, Event, Fault, PersonId, Scope, Sentence, Work};

use super::{open_scrutin, require_elector};
use crate::model::{Choice, ScrutinId};
use crate::{rights, store};

/// Records an elector's answer; the latest one stands until the closing. Gives the reference by which the elector can
/// check, later, that this answer is the one that was kept.
#[derive(Clone, Debug)]
pub struct CastBallot {
    /// Which vote
    pub scrutin: ScrutinId,
    /// Whose answer: the person who acts, or somebody who gave that person a procuration
    pub elector: PersonId,
    /// The answer
    pub choice: Choice,
}

impl Action for CastBallot {
    const NAME: &'static str = "votes.cast";
    type Output = String;

    async fn run(&self, work: &mut Work) -> Result<String, Fault> {
        work.require(&rights::CAST, Scope::BODY).await?;
        let voter = work.person()?;
        let scrutin = open_scrutin(work, self.scrutin).await?;
        require_elector(work, &scrutin, voter).await?;
        if self.elector == voter {
            refuse_if_represented(work, self.scrutin, voter).await?;
        } else {
            require_procuration(work, self.scrutin, self.elector, voter).await?;
        }
        let ballot = store::BallotLine {
            elector_id: self.elector,
            cast_by: voter,
            choice: self.choice,
            cast_at: work.now,
            reference: new_reference(work),
        };
        store::record_ballot(&mut work.sql, work.body, self.scrutin, &ballot).await?;
        // Neither the choice nor the elector: the journal cannot be erased, this table can.
        work.journal(Event::internal("votes.ballot-cast", scrutin.subject()))
            .await?;
        Ok(ballot.reference)
    }
}

/// Whoever gave a procuration votes through its holder, or takes it back first: never both.
async fn refuse_if_represented(work: &mut Work, scrutin: ScrutinId, voter: PersonId) -> Result<(), Fault> {
    if store::procuration_of(&mut work.sql, work.body, scrutin, voter)
        .await?
        .is_none()
    {
        return Ok(());
    }
    Err(Fault::refused("votes-refused-represented"))
}

async fn require_procuration(
    work: &mut Work,
    scrutin: ScrutinId,
    giver: PersonId,
    holder: PersonId,
) -> Result<(), Fault> {
    match store::procuration_of(&mut work.sql, work.body, scrutin, giver).await? {
        Some(procuration) if procuration.holder_id == holder => Ok(()),
        Some(_) | None => Err(Fault::refused_with(Sentence::new("votes-refused-no-procuration"))),
    }
}

/// Ten characters that cannot be mistaken for one another when read aloud (Crockford's base 32): « 7K3MX-9QZRT ». Fifty
/// random bits: nobody guesses the reference of somebody else.
fn new_reference(work: &Work) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut bytes = [0; 10];
    work.house().randomness.fill(&mut bytes);
    let mut reference: String = bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect();
    reference.insert(5, '-');
    reference
}
