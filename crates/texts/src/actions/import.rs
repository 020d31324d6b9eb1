//! Bringing a text in.

use groups::GroupId;
use kernel::{Action, Event, Fault, Fields, Scope, Work};
use serde_json::json;

use super::{checked_markdown, checked_title, find_text, words};
use crate::history::{self, NewCommit};
use crate::indexing;
use crate::model::TextId;
use crate::rights;
use crate::store::documents::{self, NewText};

/// Brings a text in, as Markdown: the first commit of its repository.
pub struct ImportText {
    /// The group that carries it
    pub group: GroupId,
    /// What it is called
    pub title: String,
    /// Its words
    pub markdown: String,
}

impl Action for ImportText {
    const NAME: &'static str = "texts.import-text";
    type Output = TextId;

    async fn run(&self, work: &mut Work) -> Result<TextId, Fault> {
        groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        work.require(&rights::IMPORT, Scope::group(self.group)).await?;
        let mut fields = Fields::default();
        let title = checked_title(&mut fields, &self.title);
        let document = checked_markdown(&mut fields, &self.markdown);
        fields.finish()?;

        let id: TextId = work.new_id();
        let said = words(work)?;
        let message = history::message(&ui::t!(said, "texts-commit-import", title = &title), "", &[])?;
        let commit = NewCommit {
            text: id,
            document: &document,
            parents: Vec::new(),
            author: work.actor,
            message,
            known: None,
        };
        let commit = history::write(work, commit).await?;
        history::point(work, id, history::MAIN, commit).await?;
        let markdown = document.to_markdown();
        let new = NewText {
            id,
            group: self.group,
            title: &title,
            markdown: &markdown,
            commit: commit.as_bytes(),
            by: work.actor.person(),
            at: work.now,
        };
        documents::insert(&mut work.sql, work.body, &new).await?;
        let text = find_text(work, id).await?;
        work.register(&text.subject()).await?;
        indexing::text(work, &text).await?;
        work.journal(Event::public("texts.imported", text.reference()).with(json!({ "group": self.group })))
            .await?;
        Ok(id)
    }
}
