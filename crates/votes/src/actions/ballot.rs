//! Somebody votes, for oneself or for whoever gave a procuration.

use kernel::{Action, Event, Fault, PersonId, Scope, Sentence, Work};

use super::{open_scrutin, require_elector};
use crate::marks::{Answer, Mark};
use crate::model::{Choice, Scrutin, ScrutinId};
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
        let scrutin = open_booth(work, self.scrutin, self.elector).await?;
        if scrutin.way.is_some() {
            return Err(Fault::refused("votes-mark-other-paper"));
        }
        record(work, &scrutin, self.elector, Answer::Choice(self.choice)).await
    }
}

/// Records an elector's ballot in a choice among several answers: held to the rule and to what is offered. The latest one
/// stands, and gives its reference, as an answer does.
#[derive(Clone, Debug)]
pub struct CastMark {
    /// Which vote
    pub scrutin: ScrutinId,
    /// Whose ballot: the person who acts, or somebody who gave that person a procuration
    pub elector: PersonId,
    /// What it says
    pub mark: Mark,
}

impl Action for CastMark {
    const NAME: &'static str = "votes.cast-mark";
    type Output = String;

    async fn run(&self, work: &mut Work) -> Result<String, Fault> {
        let scrutin = open_booth(work, self.scrutin, self.elector).await?;
        let choice = store::choice(&mut work.sql, work.body, self.scrutin).await?;
        let Some((way, choice)) = scrutin.way.as_ref().zip(choice) else {
            return Err(Fault::refused("votes-mark-other-paper"));
        };
        let offered = u32::try_from(choice.offered.len()).unwrap_or(u32::MAX);
        self.mark
            .fits(way, offered)
            .map_err(|misfit| Fault::refused_with(misfit.sentence))?;
        record(work, &scrutin, self.elector, Answer::Mark(self.mark.clone())).await
    }
}

/// The vote, for whoever may vote there now in the place of `elector`.
async fn open_booth(work: &mut Work, scrutin: ScrutinId, elector: PersonId) -> Result<Scrutin, Fault> {
    work.require(&rights::CAST, Scope::BODY).await?;
    let voter = work.person()?;
    let scrutin = open_scrutin(work, scrutin).await?;
    require_elector(work, &scrutin, voter).await?;
    if elector == voter {
        refuse_if_represented(work, scrutin.id, voter).await?;
    } else {
        require_procuration(work, scrutin.id, elector, voter).await?;
    }
    Ok(scrutin)
}

async fn record(
    work: &mut Work,
    scrutin: &Scrutin,
    elector: PersonId,
    answer: Answer,
) -> Result<String, Fault> {
    let ballot = store::BallotLine {
        elector_id: elector,
        cast_by: work.person()?,
        answer,
        cast_at: work.now,
        reference: new_reference(work),
    };
    store::record_ballot(&mut work.sql, work.body, scrutin.id, &ballot).await?;
    // Neither the choice nor the elector: the journal cannot be erased, this table can.
    work.journal(Event::internal("votes.ballot-cast", scrutin.subject()))
        .await?;
    Ok(ballot.reference)
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
