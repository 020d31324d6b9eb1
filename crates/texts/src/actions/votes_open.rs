//! Opening the votes on the amendments of a text.

use std::collections::HashMap;

use db::Instant;
use kernel::{Action, Event, Fault, Scope, Work};
use serde_json::json;
use votes::OpenScrutin;

use super::find_text;
use crate::model::{Amendment, Fate, TextDocument, TextId, TextState};
use crate::queue;
use crate::rights;
use crate::store::fates;

/// Opens one vote for each amendment still in discussion, in calling order: those that close together are then settled
/// in that order. Amendments whose vote is open already are left as they are; one whose vote lacked its quorum is voted
/// again.
pub struct OpenVotes {
    /// Which text
    pub text: TextId,
    /// How the votes will be shown
    pub mode: votes::Mode,
    /// Until when one may vote
    pub closes_at: Instant,
}

impl Action for OpenVotes {
    const NAME: &'static str = "texts.open-votes";
    /// How many votes were opened
    type Output = usize;

    async fn run(&self, work: &mut Work) -> Result<usize, Fault> {
        let text = find_text(work, self.text).await?;
        work.require(&rights::VOTE_OPEN, Scope::group(text.group_id))
            .await?;
        if text.state != TextState::Closed {
            return Err(Fault::refused("texts-not-closed"));
        }
        let mut waiting = fates::list(&mut work.sql, work.body, text.id, Fate::Pending).await?;
        sort(work, &text, &mut waiting).await?;
        let subjects: Vec<_> = waiting.iter().map(Amendment::reference).collect();
        let voted = votes::summaries(&mut work.sql, work.body, &subjects).await?;
        let said = ui::Words::of(work.house())?;
        let mut opened = 0;
        for amendment in &waiting {
            let on = amendment.reference();
            if voted.get(&on).is_some_and(|vote| vote.is_open) {
                continue;
            }
            let question = ui::t!(
                said,
                "texts-vote-question",
                n = amendment.number,
                title = &text.title
            );
            let scrutin = OpenScrutin {
                on,
                group: text.group_id,
                question,
                statement: amendment.sentence.clone(),
                mode: self.mode,
                closes_at: self.closes_at,
            };
            work.as_system(&scrutin).await?;
            opened += 1;
        }
        let payload = json!({ "votes": opened, "mode": self.mode.as_str(), "closes_at": self.closes_at });
        work.journal(Event::public("texts.votes-opened", text.reference()).with(payload))
            .await?;
        Ok(opened)
    }
}

/// Puts amendments in calling order.
async fn sort(work: &mut Work, text: &TextDocument, waiting: &mut [Amendment]) -> Result<(), Fault> {
    let turns = queue::read_and_keep(&mut work.sql, work.body, text).await?;
    let called = turns.iter().flat_map(|turn| &turn.amendments);
    let rank: HashMap<_, _> = called.enumerate().map(|(rank, one)| (one.id, rank)).collect();
    waiting.sort_by_key(|amendment| rank.get(&amendment.id).copied().unwrap_or(usize::MAX));
    Ok(())
}
