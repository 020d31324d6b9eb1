//! Ballots on paper, where they were expected before the opening: two people named then count them and enter what they found,
//! each without seeing the other's figures. Until both found the same there is no result; once there is one, nothing changes.

use kernel::{Action, CollectiviteId, Event, Fault, Fields, PersonId, Sentence, Work};

use super::counting::ask_for_result;
use super::rehearsal::told;
use super::{find_election, meanwhile};
use crate::model::{Election, ElectionId, PaperCount, State};
use crate::{rights, store};

/// Enters what somebody counted. Entered again by the same person, it takes the place of what they entered before.
#[derive(Clone, Debug)]
pub struct EnterPaperBallots {
    /// Which election
    pub election: ElectionId,
    /// What they counted
    pub count: PaperCount,
}

impl Action for EnterPaperBallots {
    const NAME: &'static str = "elections.enter-paper";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let election = find_election(work, self.election).await?;
        work.require(&rights::ENTER_PAPER, election.scope()).await?;
        let person = work.person()?;
        if !election.is_counter(person) {
            return Err(Fault::refused("elections-refused-not-counter"));
        }
        refuse_untimely(&election)?;
        let (body, id) = (work.body, election.id);
        let mut fields = Fields::default();
        self.count.check(&election.questions, &mut fields);
        if self.count.ballots > u64::from(election.settings.paper_voters) {
            let most = i64::from(election.settings.paper_voters);
            fields.refuse(
                "ballots",
                Sentence::new("elections-paper-too-many").with("max", most),
            );
        }
        fields.finish()?;
        let line = (person, &self.count, work.now);
        store::enter_paper(&mut work.sql, body, id, line)
            .await
            .map_err(meanwhile)?;
        let event = if is_paper_settled(&mut work.sql, body, &election).await? {
            told(&election, "elections.paper-agreed")
        } else {
            Event::internal("elections.paper-entered", election.reference())
        };
        work.journal(event).await?;
        ask_for_result(work, &election).await
    }
}

/// Refuses what comes before the closing, after the result, or where no paper is expected.
pub(crate) fn refuse_untimely(election: &Election) -> Result<(), Fault> {
    match election.state {
        _ if election.settings.paper_voters == 0 => Err(Fault::refused("elections-refused-no-paper")),
        State::Closed | State::Tallying => Ok(()),
        State::Draft | State::Keys | State::Open => Err(Fault::refused("elections-refused-paper-early")),
        State::Tallied | State::Destroyed => Err(Fault::refused("elections-refused-paper-late")),
    }
}

/// Whether nothing is awaited on paper: none is expected, or both counters found the same.
pub(crate) async fn is_paper_settled(
    sql: &mut db::Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<bool, Fault> {
    if election.settings.paper_voters == 0 {
        return Ok(true);
    }
    let counts = store::paper_counts(sql, body, election.id).await?;
    Ok(agreed(&counts).is_some())
}

/// What two different people both found.
pub(crate) fn agreed(counts: &[(PersonId, PaperCount)]) -> Option<&PaperCount> {
    counts.iter().enumerate().find_map(|(index, (person, count))| {
        let is_same = |(other, found): &&(PersonId, PaperCount)| other != person && found == count;
        counts[..index].iter().find(is_same).map(|_| count)
    })
}
