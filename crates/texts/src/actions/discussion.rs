//! Putting a text to discussion, and closing the discussion.

use kernel::{Action, Event, Fault, Scope, Work};
use serde_json::json;

use super::{find_text, require_state};
use crate::history;
use crate::model::{TextId, TextState};
use crate::rights;
use crate::store::documents;

/// Puts a text to discussion: from now on it only changes through amendments, which all refer to this version.
pub struct OpenDiscussion {
    /// Which text
    pub text: TextId,
}

impl Action for OpenDiscussion {
    const NAME: &'static str = "texts.open-discussion";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let text = find_text(work, self.text).await?;
        work.require(&rights::OPEN, Scope::group(text.group_id)).await?;
        require_state(&text, TextState::Draft, "texts-no-longer-draft")?;
        let head = history::oid(&text.head_commit)?;
        let why = ui::t!(
            ui::Words::of(work.house())?,
            "texts-tag-discussion",
            title = &text.title
        );
        history::tag(work, text.id, history::DISCUSSION_TAG, head, &why).await?;
        documents::open(&mut work.sql, work.body, text.id, work.now).await?;
        let payload = json!({ "commit": head.to_string() });
        work.journal(Event::public("texts.discussion-opened", text.reference()).with(payload))
            .await
    }
}

/// Closes the discussion: no more amendments; those tabled wait for their vote.
pub struct CloseDiscussion {
    /// Which text
    pub text: TextId,
}

impl Action for CloseDiscussion {
    const NAME: &'static str = "texts.close-discussion";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let text = find_text(work, self.text).await?;
        work.require(&rights::OPEN, Scope::group(text.group_id)).await?;
        require_state(&text, TextState::Discussion, "texts-not-in-discussion")?;
        documents::close(&mut work.sql, work.body, text.id, work.now).await?;
        let payload = json!({ "amendments": text.last_number });
        work.journal(Event::public("texts.discussion-closed", text.reference()).with(payload))
            .await
    }
}
