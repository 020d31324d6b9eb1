//! Recusal: in an assembly's vote, who is interested in the matter takes no part (CGCT, art. L. 2131-11). They are taken off the
//! roll while the election is prepared: no code is made for them, and they stand neither among those who may vote nor among
//! those who did. The journal says that somebody was, never who; the election's page and its minutes name them.

use kernel::{Action, Event, Fault, Fields, PersonId, Work};

use super::prepare::new_voter;
use super::rounds::refuse_in_next_round;
use super::{allowed, in_state, meanwhile};
use crate::model::{Election, ElectionId, Kind, REASON_CHARS_MAX, State};
use crate::store::{Recused, VoterLine};
use crate::{mail, rights, store};

/// Takes somebody off the roll because the matter is their own.
#[derive(Clone, Debug)]
pub struct RecordRecusal {
    /// Which election
    pub election: ElectionId,
    /// The address they have on the roll
    pub login: String,
    /// Why: their own word, or what makes the matter theirs
    pub reason: String,
}

impl Action for RecordRecusal {
    const NAME: &'static str = "elections.record-recusal";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, _) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        refuse_elsewhere(&election)?;
        refuse_in_next_round(work, election.id, "elections-refused-round-recusal").await?;
        let mut fields = Fields::default();
        let reason = fields.text(
            "recusal_reason",
            &self.reason,
            REASON_CHARS_MAX,
            "elections-recusal-reason-empty",
            "elections-recusal-reason-too-long",
        );
        fields.finish()?;
        let login = self.login.trim().to_lowercase();
        let (body, id) = (work.body, election.id);
        let mut recused = store::listed(&mut work.sql, body, id, &login)
            .await?
            .ok_or_else(|| Fault::field("recused", "elections-refused-recusal-unknown"))?;
        recused.reason = reason;
        store::delete_voter(&mut work.sql, body, id, &login).await?;
        let key = new_voter(work);
        store::insert_recusal(&mut work.sql, body, id, (key, &recused))
            .await
            .map_err(meanwhile)?;
        // Named in public by somebody else's deed: they know it, why, and whom to answer.
        if let Some(person) = person_of(work, &recused).await? {
            mail::tell_recused(work, &election, person, &recused.reason).await?;
        }
        work.journal(Event::internal("elections.recused", election.reference()))
            .await
    }
}

/// Puts somebody back on the roll: the matter is not theirs after all.
#[derive(Clone, Debug)]
pub struct WithdrawRecusal {
    /// Which election
    pub election: ElectionId,
    /// The address they had on the roll
    pub login: String,
}

impl Action for WithdrawRecusal {
    const NAME: &'static str = "elections.withdraw-recusal";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, _) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        refuse_in_next_round(work, election.id, "elections-refused-round-recusal").await?;
        let (body, id) = (work.body, election.id);
        let known = store::recusals(&mut work.sql, body, id).await?;
        let recused = known.into_iter().find(|recused| recused.line.login == self.login);
        let recused = recused.ok_or(Fault::Stale("election"))?;
        if !store::delete_recusal(&mut work.sql, body, id, &recused.line.login).await? {
            return Err(Fault::Raced);
        }
        let Recused { line, person, .. } = recused;
        let voter = VoterLine {
            id: new_voter(work),
            name: line.name,
            login: line.login,
            weight: line.weight,
        };
        store::insert_voter(&mut work.sql, body, id, &voter, person)
            .await
            .map_err(meanwhile)?;
        work.journal(Event::internal(
            "elections.recusal-withdrawn",
            election.reference(),
        ))
        .await
    }
}

/// Who somebody taken off the roll is here; none when nobody has their address.
pub(super) async fn person_of(work: &mut Work, recused: &Recused) -> Result<Option<PersonId>, Fault> {
    match recused.person {
        Some(person) => Ok(Some(person)),
        None => Ok(identity::find_by_email(&mut work.sql, work.body, &recused.line.login).await?),
    }
}

/// The law speaks of those who deliberate; whoever votes as a citizen is always interested.
fn refuse_elsewhere(election: &Election) -> Result<(), Fault> {
    if matches!(election.settings.kind, Kind::Council | Kind::Appointment) {
        return Ok(());
    }
    Err(Fault::refused("elections-refused-recusal-kind"))
}
