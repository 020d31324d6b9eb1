//! Rehearsing: the same people hold an election like the one that is prepared, of which nothing counts. What is learnt there (a key
//! file that is not found again, a code that does not arrive) costs nothing yet.

use kernel::{Action, Event, Fault, SubjectRef, Work};
use scrutin::election::Question;
use serde_json::json;
use ui::{Words, t};

use super::prepare::{new_uuid, new_voter};
use super::{CLOSING, REWRITE, allowed, in_state};
use crate::model::{Election, ElectionId, Settings, State, Trustee};
use crate::store::{Move, VoterLine};
use crate::{rights, store};

/// Prepares the rehearsal of an election: the same questions, roll and people, in a draft of its own.
#[derive(Clone, Debug)]
pub struct PrepareRehearsal {
    /// The election to rehearse
    pub election: ElectionId,
}

impl Action for PrepareRehearsal {
    const NAME: &'static str = "elections.prepare-rehearsal";
    type Output = ElectionId;

    async fn run(&self, work: &mut Work) -> Result<ElectionId, Fault> {
        let (election, trustees) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        if election.rehearsed.is_some() {
            return Err(Fault::refused("elections-refused-rehearsal"));
        }
        let settings = election.settings.clone();
        let questions = election.questions.clone();
        let id = copy(work, (&election, &trustees), (&settings, questions)).await?;
        store::insert_rehearsal(&mut work.sql, work.body, (id, election.id)).await?;
        work.journal(Event::internal(
            "elections.created",
            SubjectRef::new("election", id),
        ))
        .await?;
        Ok(id)
    }
}

/// What an election is called wherever it is read: a rehearsal says that it is one, whatever name it was given.
pub(crate) fn name_of(words: Words, election: &Election) -> String {
    let name = election.settings.name.as_str();
    if election.rehearsed.is_some() {
        t!(words, "elections-rehearsal-name", name = name)
    } else {
        name.to_owned()
    }
}

/// A line of the journal that everybody reads: a rehearsal is nobody's news but of those who are of it.
pub(super) fn told(election: &Election, kind: &'static str) -> Event {
    if election.rehearsed.is_some() {
        Event::internal(kind, election.reference())
    } else {
        Event::public(kind, election.reference())
    }
}

/// Ends a rehearsal wherever it stands, and destroys all that it holds: nothing of it counts.
#[derive(Clone, Debug)]
pub struct AbandonRehearsal {
    /// The rehearsal
    pub election: ElectionId,
}

impl Action for AbandonRehearsal {
    const NAME: &'static str = "elections.abandon-rehearsal";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, _) = allowed(work, self.election, &rights::PREPARE).await?;
        if election.rehearsed.is_none() {
            return Err(Fault::refused("elections-refused-not-rehearsal"));
        }
        let to = Move::Abandoned { at: work.now };
        if !store::advance(&mut work.sql, work.body, election.id, to).await? {
            return Err(Fault::refused("elections-refused-abandoned"));
        }
        let subject = election.reference();
        work.cancel_timers(CLOSING, &subject).await?;
        store::destroy(&mut work.sql, work.body, election.id).await?;
        let key = format!("{}-destroyed", election.id);
        work.effect(REWRITE, &key, &json!({})).await?;
        work.journal(Event::internal("elections.rehearsal-abandoned", subject))
            .await
    }
}

/// A draft with the same roll and people, these settings and these questions, prepared by who acts. Keys, codes and ballots are
/// made anew: nothing of theirs goes from one election to another.
pub(super) async fn copy(
    work: &mut Work,
    (election, trustees): (&Election, &[Trustee]),
    (settings, questions): (&Settings, Vec<Question>),
) -> Result<ElectionId, Fault> {
    let (body, prepared_by) = (work.body, work.person()?);
    let id: ElectionId = work.new_id();
    let uuid = new_uuid(work);
    let new = store::NewElection {
        id,
        uuid: &uuid,
        group: election.group,
        settings,
        prepared_by,
        at: work.now,
    };
    store::insert(&mut work.sql, body, &new).await?;
    store::note_hand(&mut work.sql, body, id, prepared_by).await?;
    let asking = Election {
        id,
        questions,
        ..election.clone()
    };
    store::set_questions(&mut work.sql, body, &asking).await?;
    let mut voters = Vec::new();
    for (line, person) in store::people_of_roll(&mut work.sql, body, election.id).await? {
        let voter = VoterLine {
            id: new_voter(work),
            name: line.name,
            login: line.login,
            weight: line.weight,
        };
        voters.push((voter, person));
    }
    let house = work.shared_house();
    store::insert_voters(&mut work.sql, (&*house, body), id, &voters).await?;
    // They take no part there either: the matter is the same.
    for recused in store::recusals(&mut work.sql, body, election.id).await? {
        let key = new_voter(work);
        store::insert_recusal(&mut work.sql, body, id, (key, &recused)).await?;
    }
    if let Some(authority) = election.authority {
        store::set_authority(&mut work.sql, body, id, authority).await?;
    }
    for trustee in trustees {
        store::insert_trustee(&mut work.sql, body, id, (trustee.position, trustee.person)).await?;
    }
    store::set_counters(&mut work.sql, body, id, &election.counters).await?;
    Ok(id)
}
