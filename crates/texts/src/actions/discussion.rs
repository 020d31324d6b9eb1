//! Putting a text to discussion, and closing the discussion.

use kernel::{Action, Event, Fault, Scope, Work};
use serde_json::json;

use super::{find_text, require_state, save_what_is_written};
use crate::history;
use crate::model::{TextId, TextState};
use crate::rights;
use crate::store::documents;
use crate::together::kept;

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
        let text = save_what_is_written(work, text).await?;
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

/// The same, by somebody who was shown what would be put to discussion: refused as stale when it changed since.
pub struct OpenDiscussionAsSeen {
    /// Which text
    pub text: TextId,
    /// The version that was shown
    pub version: i64,
    /// The number of the last change that was shown besides; 0 when the version said it all
    pub change: i64,
}

impl Action for OpenDiscussionAsSeen {
    const NAME: &'static str = "texts.open-discussion-as-seen";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let text = find_text(work, self.text).await?;
        work.require(&rights::OPEN, Scope::group(text.group_id)).await?;
        require_state(&text, TextState::Draft, "texts-no-longer-draft")?;
        let unsaved = kept::unsaved(&mut work.sql, work.body, &text).await?;
        let change = unsaved.map_or(0, |unsaved| unsaved.number);
        if (self.version, self.change) != (text.version, change) {
            return Err(Fault::Stale("text"));
        }
        OpenDiscussion { text: self.text }.run(work).await
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
