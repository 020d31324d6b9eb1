//! Putting the whole text to the vote.

use db::Instant;
use kernel::{Action, Event, Fault, Scope, Sentence, Work};
use serde_json::json;
use votes::OpenScrutin;

use super::find_text;
use crate::model::{Fate, TextId, TextState};
use crate::rights;
use crate::store::amendments;

/// Characters of a text that a vote shows word for word; a longer one is read on its own page.
const STATEMENT_CHARS_MAX: usize = 20_000;

/// Opens the vote on the whole text, as its adopted amendments made it.
#[derive(Clone, Debug)]
pub struct OpenWholeVote {
    /// Which text
    pub text: TextId,
    /// How the vote will be shown
    pub mode: votes::Mode,
    /// Until when one may vote
    pub closes_at: Instant,
}

impl Action for OpenWholeVote {
    const NAME: &'static str = "texts.open-whole-vote";
    type Output = votes::ScrutinId;

    async fn run(&self, work: &mut Work) -> Result<votes::ScrutinId, Fault> {
        let text = find_text(work, self.text).await?;
        work.require(&rights::VOTE_OPEN, Scope::group(text.group_id))
            .await?;
        if text.state != TextState::Closed {
            return Err(Fault::refused("texts-not-closed"));
        }
        let waiting = amendments::count_with_fate(&mut work.sql, work.body, text.id, Fate::Pending).await?;
        if waiting > 0 {
            return Err(Fault::refused_with(
                Sentence::new("texts-amendments-waiting").with("n", waiting),
            ));
        }
        let before = votes::of_subject(&mut work.sql, work.body, &text.reference()).await?;
        if before.is_some_and(|vote| {
            matches!(
                vote.outcome,
                Some(votes::Outcome::Adopted | votes::Outcome::Rejected)
            )
        }) {
            return Err(Fault::refused("texts-whole-decided"));
        }
        let is_short = text.markdown.chars().count() <= STATEMENT_CHARS_MAX;
        let scrutin = OpenScrutin {
            on: text.reference(),
            group: text.group_id,
            question: ui::t!(
                ui::Words::of(work.house())?,
                "texts-whole-question",
                title = &text.title
            ),
            statement: if is_short {
                text.markdown.clone()
            } else {
                String::new()
            },
            mode: self.mode,
            closes_at: self.closes_at,
        };
        let scrutin = work.as_system(&scrutin).await?;
        let payload = json!({ "scrutin": scrutin, "mode": self.mode.as_str(), "closes_at": self.closes_at });
        work.journal(Event::public("texts.whole-vote-opened", text.reference()).with(payload))
            .await?;
        Ok(scrutin)
    }
}
