//! Opening the votes on the amendments of a text.

use db::Instant;
use kernel::{Action, Event, Fault, Scope, Work};
use serde_json::json;
use votes::OpenScrutin;

use super::find_text;
use crate::calling_order;
use crate::model::{Fate, TextId, TextState};
use crate::rights;
use crate::store::amendments;

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
        let mut waiting = amendments::list(&mut work.sql, work.body, text.id).await?;
        waiting.retain(|amendment| amendment.fate == Fate::Pending);
        calling_order::sort(&text, &mut waiting)?;
        let subjects: Vec<_> = waiting.iter().map(crate::model::Amendment::reference).collect();
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
