//! A vote closes: it is counted, its result is fixed, and what depended on it follows in the same transaction.

use kernel::{Action, BoxFuture, Event, Fault, PersonId, Scope, Timer, Work};
use serde_json::json;

use super::find_scrutin;
use crate::model::{Ballot, Choice, Closing, Scrutin, ScrutinId, tally};
use crate::ruling::{is_equal_division, outcome};
use crate::{rights, store};

/// Closes a vote and counts it. Done by Parvis when the deadline comes, or before by whoever runs the group: the page
/// says so.
#[derive(Clone, Debug)]
pub struct CloseScrutin {
    /// Which vote
    pub scrutin: ScrutinId,
}

impl Action for CloseScrutin {
    const NAME: &'static str = "votes.close";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let scrutin = find_scrutin(work, self.scrutin).await?;
        work.require(&rights::CLOSE, Scope::group(scrutin.group)).await?;
        let closing = counted(work, &scrutin).await?;
        if !store::close(&mut work.sql, work.body, scrutin.id, &closing).await? {
            return Err(Fault::refused("votes-refused-already-closed"));
        }
        let subject = scrutin.subject();
        work.cancel_timers("votes.close", &subject).await?;
        work.journal(Event::public("votes.scrutin-closed", subject).with(json!({
            "on": scrutin.on,
            "outcome": closing.outcome,
            "pour": closing.tally.pour,
            "contre": closing.tally.contre,
            "abstention": closing.tally.abstention,
            "votants": closing.tally.votants(),
            "inscrits": closing.tally.inscrits,
        })))
        .await
    }
}

async fn counted(work: &mut Work, scrutin: &Scrutin) -> Result<Closing, Fault> {
    let lines = store::ballots(&mut work.sql, work.body, scrutin.id).await?;
    let ballots: Vec<Ballot> = lines.iter().map(Ballot::from).collect();
    let tally = tally(scrutin.inscrits, &ballots);
    let chair = chair_of(work, scrutin.id).await?;
    let choice = chair.and_then(|chair| choice_of(&ballots, chair));
    let decides = is_equal_division(&tally, &scrutin.rules) && scrutin.rules.chair_has_casting_vote;
    Ok(Closing {
        at: work.now,
        outcome: outcome(&tally, &scrutin.rules, choice).outcome,
        tally,
        casting: choice.filter(|_| decides),
    })
}

async fn chair_of(work: &mut Work, scrutin: ScrutinId) -> Result<Option<PersonId>, Fault> {
    let electors = store::electors(&mut work.sql, work.body, scrutin).await?;
    Ok(electors
        .into_iter()
        .find(|elector| elector.is_chair)
        .map(|elector| elector.person_id))
}

fn choice_of(ballots: &[Ballot], elector: PersonId) -> Option<Choice> {
    ballots
        .iter()
        .find(|ballot| ballot.elector == elector)
        .map(|ballot| ballot.choice)
}

/// The deadline came. A vote closed before it has no timer left; should one remain, nothing happens.
pub(crate) fn on_deadline<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let scrutin = ScrutinId::from_uuid(timer.subject);
        let is_open = store::find(&mut work.sql, work.body, scrutin)
            .await?
            .is_some_and(|scrutin| scrutin.closing.is_none());
        if is_open {
            work.as_system(&CloseScrutin { scrutin }).await?;
        }
        Ok(())
    })
}
