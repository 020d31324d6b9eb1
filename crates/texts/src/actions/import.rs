//! Bringing a text in.

use db::Uuid;
use groups::GroupId;
use kernel::{Action, Event, Fault, Fields, FileHash, Scope, SubjectRef, Work};
use serde_json::json;

use super::{checked_markdown, checked_title, find_text};
use crate::history::{self, NewCommit};
use crate::indexing;
use crate::model::TextId;
use crate::rights;
use crate::store::documents::{self as stored, NewText};
use crate::store::sources;
use crate::waiting_files;

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
        import(work, self, None).await
    }
}

/// Brings in the text of a parcours: the same deed, which also ties the text to it.
pub struct ImportForParcours {
    /// The text
    pub import: ImportText,
    /// The parcours it is for
    pub parcours: Uuid,
}

impl Action for ImportForParcours {
    const NAME: &'static str = "texts.import-for-parcours";
    type Output = TextId;

    async fn run(&self, work: &mut Work) -> Result<TextId, Fault> {
        import(work, &self.import, Some(self.parcours)).await
    }
}

/// Brings a text in from a file that was read before, and keeps that file with it. Nobody checks here that the words
/// are those of the file: they were looked at, and may have been mended, in between.
pub struct ImportFromFile {
    /// The text
    pub import: ImportText,
    /// The parcours it is for, when there is one
    pub parcours: Option<Uuid>,
    /// The file, put in the store when it was read
    pub file: FileHash,
    /// Its name where it comes from
    pub name: String,
}

/// Notes that a file was just read, whose text is looked at: it stays a day in the store, for the person who had it read.
/// Whoever does this puts it there once it is done: no transaction waits for a store.
pub struct KeepReadFile {
    /// The file
    pub file: FileHash,
}

impl Action for KeepReadFile {
    const NAME: &'static str = "texts.keep-read-file";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::READ_FILE, Scope::BODY).await?;
        let person = work.person()?;
        waiting_files::wait(work, person, &self.file).await?;
        let reader = SubjectRef::new("person", person);
        work.journal(Event::internal("texts.file-read", reader)).await
    }
}

/// Characters the name of a file may have.
const FILE_NAME_CHARS_MAX: usize = 150;

impl Action for ImportFromFile {
    const NAME: &'static str = "texts.import-from-file";
    type Output = TextId;

    async fn run(&self, work: &mut Work) -> Result<TextId, Fault> {
        let id = import(work, &self.import, self.parcours).await?;
        // Whoever knows the name of a file need not have been given it.
        if let Some(person) = work.actor.person()
            && !waiting_files::was_read_by(work, person, &self.file).await?
        {
            return Err(Fault::field("file", "texts-file-gone"));
        }
        let bytes = work.read_file(&self.file).await?;
        // A file that waited too long for its text, or a form written by hand.
        let bytes = bytes.ok_or_else(|| Fault::field("file", "texts-file-gone"))?;
        let format =
            documents::format(&bytes).ok_or_else(|| Fault::field("file", "texts-file-unknown-format"))?;
        let hash = work.keep_file(format.media_type(), bytes).await?;
        let name: String = self
            .name
            .chars()
            .filter(|letter| !letter.is_control())
            .take(FILE_NAME_CHARS_MAX)
            .collect();
        let name = if name.trim().is_empty() {
            format!("texte.{}", format.extension())
        } else {
            name
        };
        sources::insert(&mut work.sql, work.body, id, (&hash, &name), work.now).await?;
        Ok(id)
    }
}

async fn import(work: &mut Work, input: &ImportText, parcours: Option<Uuid>) -> Result<TextId, Fault> {
    groups::find(&mut work.sql, work.body, input.group)
        .await?
        .ok_or(Fault::NotFound("group"))?;
    work.require(&rights::IMPORT, Scope::group(input.group)).await?;
    let mut fields = Fields::default();
    let title = checked_title(&mut fields, &input.title);
    let document = checked_markdown(&mut fields, &input.markdown);
    fields.finish()?;

    let id: TextId = work.new_id();
    let said = ui::Words::of(work.house())?;
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
    let new = NewText {
        id,
        group: input.group,
        title: &title,
        markdown: &document.to_markdown(),
        commit: commit.as_bytes(),
        by: work.actor.person(),
        at: work.now,
    };
    stored::insert(&mut work.sql, work.body, &new).await?;
    let text = find_text(work, id).await?;
    work.register(&text.subject()).await?;
    indexing::text(work, &text).await?;
    let mut payload = json!({ "group": input.group });
    // What `parcours` looks for in events: the parcours, and what this subject is to it.
    if let Some(parcours) = parcours {
        payload["parcours"] = json!(parcours);
        payload["role"] = json!("text");
    }
    work.journal(Event::public("texts.imported", text.reference()).with(payload))
        .await?;
    Ok(id)
}
