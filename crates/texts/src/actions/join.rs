//! Tying a text brought in before to the parcours that waits for one.

use db::Uuid;
use kernel::{Action, Event, Fault, Scope, Work};
use serde_json::json;

use super::find_text;
use crate::model::{TextId, TextState};
use crate::rights;

/// Makes a text that exists the text of a parcours of the same group. The parcours asks its own right and refuses when
/// it has a text already.
pub struct JoinParcours {
    /// Which text
    pub text: TextId,
    /// The parcours
    pub parcours: Uuid,
}

impl Action for JoinParcours {
    const NAME: &'static str = "texts.join-parcours";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let text = find_text(work, self.text).await?;
        work.require(&rights::IMPORT, Scope::group(text.group_id)).await?;
        if !may_join(text.state) {
            return Err(Fault::refused("texts-join-too-late"));
        }
        // What `parcours` looks for in events: the parcours, what this subject is to it, and whose it is.
        let payload = json!({ "group": text.group_id, "parcours": self.parcours, "role": "text" });
        work.journal(Event::public("texts.joined-parcours", text.reference()).with(payload))
            .await
    }
}

/// A parcours puts its text to discussion: one that was closed before has nothing left to go through.
pub(crate) fn may_join(state: TextState) -> bool {
    matches!(state, TextState::Draft | TextState::Discussion)
}
