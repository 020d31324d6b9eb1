//! Changing a text before it is put to discussion.

use kernel::{Action, Event, Fault, Fields, Scope, Work};
use legistique::Document;
use serde_json::json;

use super::{checked_markdown, checked_title, find_text, require_state};
use crate::history::{self, NewCommit};
use crate::indexing;
use crate::model::{TextId, TextState};
use crate::rights;
use crate::store::documents::{self, DraftEdit};

/// Changes the title and the words of a draft: a commit on its branch.
pub struct EditDraft {
    /// Which text
    pub text: TextId,
    /// The version the form was made from
    pub version: i64,
    /// Its title now
    pub title: String,
    /// Its words now
    pub markdown: String,
}

impl Action for EditDraft {
    const NAME: &'static str = "texts.edit-draft";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let text = find_text(work, self.text).await?;
        work.require(&rights::EDIT_DRAFT, Scope::group(text.group_id))
            .await?;
        require_state(&text, TextState::Draft, "texts-no-longer-draft")?;
        let mut fields = Fields::default();
        let title = checked_title(&mut fields, &self.title);
        let document = checked_markdown(&mut fields, &self.markdown);
        fields.finish()?;
        if text.version != self.version {
            return Err(Fault::Stale("text"));
        }
        let before = Document::parse(&text.markdown);
        let said = ui::Words::of(work.house())?;
        let message = history::message(&ui::t!(said, "texts-commit-draft", title = &title), "", &[])?;
        let commit = NewCommit {
            text: text.id,
            document: &document,
            parents: vec![history::oid(&text.head_commit)?],
            author: work.actor,
            message,
            known: Some(&before),
        };
        let commit = history::write(work, commit).await?;
        history::point(work, text.id, history::MAIN, commit).await?;
        let markdown = document.to_markdown();
        let edit = DraftEdit {
            id: text.id,
            version: self.version,
            title: &title,
            markdown: &markdown,
            commit: commit.as_bytes(),
            at: work.now,
        };
        if !documents::update_draft(&mut work.sql, work.body, &edit).await? {
            return Err(Fault::Stale("text"));
        }
        let text = find_text(work, text.id).await?;
        work.register(&text.subject()).await?;
        indexing::text(work, &text).await?;
        let payload = json!({ "commit": commit.to_string() });
        work.journal(Event::public("texts.draft-edited", text.reference()).with(payload))
            .await
    }
}
