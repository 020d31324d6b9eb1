//! Changing a text before it is put to discussion: alone in a form, or with others at the same time.

use std::collections::BTreeMap;

use coedit::Choice;
use kernel::{Action, Actor, Event, Fault, Fields, Scope, Work};
use legistique::Document;
use serde_json::json;

use super::{checked_markdown, checked_title, find_text, require_state};
use crate::history::{self, NewCommit};
use crate::indexing;
use crate::model::{TextDocument, TextId, TextState};
use crate::rights;
use crate::store::documents::{self, DraftEdit};
use crate::store::together as writers;
use crate::together::apart::{self, Written};
use crate::together::kept::{self, Read};

/// Changes the title and the words of a draft: a commit on its branch. What others wrote since the version it was made
/// from is kept too; a place that both changed is refused as stale until it is chosen.
pub struct EditDraft {
    /// Which text
    pub text: TextId,
    /// The version the form was made from
    pub version: i64,
    /// Its title in that form, before it was changed
    pub title_before: String,
    /// Its title now
    pub title: String,
    /// Its words now
    pub markdown: String,
    /// What is kept of places that others changed too, by the name of each
    pub choices: BTreeMap<String, Choice>,
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
        let read = kept::find(&mut work.sql, work.body, text.id).await?;
        let mine = Written {
            version: self.version,
            title_before: &self.title_before,
            title: &title,
            document: &document,
        };
        let merged = apart::merge(&mut work.sql, work.body, (&text, read.as_ref()), &mine).await?;
        let (title, document) = merged.resolved(&self.choices).ok_or(Fault::Stale("text"))?;
        let mut fields = Fields::default();
        let title = checked_title(&mut fields, &title);
        let document = checked_markdown(&mut fields, &document.to_markdown());
        fields.finish()?;
        save(work, &text, read, (&title, &document)).await
    }
}

/// Makes a version of what several people are writing.
pub struct SaveTogether {
    /// Which text
    pub text: TextId,
}

impl Action for SaveTogether {
    const NAME: &'static str = "texts.save-together";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let text = find_text(work, self.text).await?;
        work.require(&rights::EDIT_DRAFT, Scope::group(text.group_id))
            .await?;
        require_state(&text, TextState::Draft, "texts-no-longer-draft")?;
        let read = kept::find(&mut work.sql, work.body, text.id).await?;
        let read = read.ok_or_else(|| Fault::refused("texts-together-nothing"))?;
        let mut fields = Fields::default();
        let title = checked_title(&mut fields, &read.shared.title());
        let document = checked_markdown(&mut fields, &read.shared.document().to_markdown());
        fields.finish()?;
        if title == text.title && document == Document::parse(&text.markdown) {
            return Err(Fault::refused("texts-together-nothing"));
        }
        save(work, &text, Some(read), (&title, &document)).await
    }
}

/// What is still being written when a draft is put to discussion becomes its last version: nothing typed is left behind. A
/// title or a text that cannot be saved is refused as in the form that saves it: whoever wrote it mends it first.
pub(super) async fn save_what_is_written(work: &mut Work, text: TextDocument) -> Result<TextDocument, Fault> {
    let Some(read) = kept::find(&mut work.sql, work.body, text.id).await? else {
        return Ok(text);
    };
    let mut fields = Fields::default();
    let title = checked_title(&mut fields, &read.shared.title());
    let document = checked_markdown(&mut fields, &read.shared.document().to_markdown());
    fields.finish()?;
    if title != text.title || document != Document::parse(&text.markdown) {
        save(work, &text, Some(read), (&title, &document)).await?;
    }
    kept::end(work, text.id).await?;
    find_text(work, text.id).await
}

/// Writes a version: a commit of who saves it, with those who wrote since the last one.
async fn save(
    work: &mut Work,
    text: &TextDocument,
    read: Option<Read>,
    (title, document): (&str, &Document),
) -> Result<(), Fault> {
    let before = Document::parse(&text.markdown);
    let said = ui::Words::of(work.house())?;
    let with = co_authors(work, text.id).await?;
    let trailers: Vec<(&str, &str)> = with
        .iter()
        .map(|author| (history::CO_AUTHOR, author.as_str()))
        .collect();
    let message = history::message(&ui::t!(said, "texts-commit-draft", title = title), "", &trailers)?;
    let commit = NewCommit {
        text: text.id,
        document,
        parents: vec![history::oid(&text.head_commit)?],
        author: work.actor,
        message,
        known: Some(&before),
    };
    let commit = history::write(work, commit).await?;
    history::point(work, text.id, history::MAIN, commit).await?;
    let edit = DraftEdit {
        id: text.id,
        version: text.version,
        title,
        markdown: &document.to_markdown(),
        commit: commit.as_bytes(),
        at: work.now,
    };
    if !documents::update_draft(&mut work.sql, work.body, &edit).await? {
        return Err(Fault::Stale("text"));
    }
    kept::follow(work, text.id, read, (title, document)).await?;
    let text = find_text(work, text.id).await?;
    work.register(&text.subject()).await?;
    indexing::text(work, &text).await?;
    let payload = json!({ "commit": commit.to_string() });
    work.journal(Event::public("texts.draft-edited", text.reference()).with(payload))
        .await
}

/// Those who wrote since the last version, but who saves it: under the addresses that histories hold.
async fn co_authors(work: &mut Work, text: TextId) -> Result<Vec<String>, Fault> {
    let body = work.collectivite()?;
    let people = writers::writers(&mut work.sql, work.body, text).await?;
    let others = people
        .into_iter()
        .filter(|person| Some(*person) != work.actor.person());
    let signed = others.map(|person| {
        let signature = history::signature(&body, Actor::Person(person), work.now);
        format!("{} <{}>", signature.name, signature.email)
    });
    Ok(signed.collect())
}
