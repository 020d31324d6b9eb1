//! The capability « files »: a group or a parcours has a folder on the town's server, where Parvis files what is published
//! and whose content is known here.
//!
//! What is asked of a bridge: [`Files::open`] has a folder be there; [`Files::file`] puts a document into it and writes over
//! nothing; [`Files::list`] says what stands there. Folders are made and documents filed by effects; every
//! quarter of an hour the worker reads what the folders hold, so that no page waits for a server.
//!
//! Parvis takes nothing away: a folder removed there is told, and made again only when there is something to file.

mod folders;
mod reading;

use std::sync::Arc;

use db::Instant;
use kernel::{BoxFuture, CollectiviteId, Delivery, Effect, Fault, FileHash, House, SubjectRef, Work};
use serde::{Deserialize, Serialize};

use crate::bridge::{BridgeSettings, Bridges, Capability, Connection};
use crate::calendar::Found;
use crate::{Trouble, Why, store};

pub use folders::{Folder, NAME_CHARS_MAX, has, name_of, open};
pub(crate) use reading::{READING, begin, deliver_reading, end, when_due};

/// The kind of the effect that makes a folder or files a document.
pub const EFFECT: &str = "files";
/// The kind of the effect that reads what folders hold.
pub const READ: &str = "files-read";
/// Names of one folder that are kept; further ones are on the server only.
pub const ENTRIES_MAX: usize = 300;

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What it is called there
    pub name: String,
    /// True for a folder inside
    pub is_folder: bool,
    /// How long it is, when the server says so
    pub size_bytes: Option<i64>,
    /// When it changed, as the server says, in microseconds: whoever wrote it there chose that date
    pub modified_us: Option<i64>,
}

impl Entry {
    /// When it changed, as the server says.
    pub fn modified_at(&self) -> Option<Instant> {
        self.modified_us.map(Instant::from_micros)
    }
}

/// What stands in a folder: folders first, then by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// At most [`ENTRIES_MAX`]
    pub entries: Vec<Entry>,
    /// True when there are more
    pub is_cut: bool,
    /// True when the folder is no longer there
    pub is_gone: bool,
}

impl Content {
    /// What a server listed, in the order in which it is shown, within the bound.
    pub fn of(mut entries: Vec<Entry>) -> Self {
        entries.sort_by_cached_key(|entry| (!entry.is_folder, db::sort_key(&entry.name), entry.name.clone()));
        let is_cut = entries.len() > ENTRIES_MAX;
        entries.truncate(ENTRIES_MAX);
        Self {
            entries,
            is_cut,
            is_gone: false,
        }
    }
}

/// A document to be put into a folder.
pub struct Document {
    /// What it will be called there
    pub name: String,
    /// What it is: `application/pdf`
    pub media_type: String,
    /// Its bytes
    pub content: Vec<u8>,
}

/// Has the folder so named be there.
pub type OpenFolder =
    for<'a> fn(&'a House, &'a Connection, &'a [String]) -> BoxFuture<'a, Result<(), Trouble>>;

/// Puts a document into the folder so named, which is made when it is not there.
pub type PutDocument =
    for<'a> fn(&'a House, &'a Connection, &'a [String], &'a Document) -> BoxFuture<'a, Result<(), Trouble>>;

/// Says what stands in the folder so named; none when it is not there.
pub type ListFolder =
    for<'a> fn(&'a House, &'a Connection, &'a [String]) -> BoxFuture<'a, Result<Option<Content>, Trouble>>;

/// A server of files, as bridges provide it. A folder is named by the names that lead to it from the address of the bridge.
#[derive(Clone, Copy)]
pub struct Files {
    /// Has the folder so named be there; done twice, it is made once.
    pub open: OpenFolder,
    /// Done twice, it is written once; another document of that name is left as it is and told ([`Why::Taken`]).
    pub file: PutDocument,
    /// At most [`ENTRIES_MAX`] names.
    pub list: ListFolder,
    /// Looks whether there is a folder there that may be written to.
    pub look: for<'a> fn(&'a House, &'a Connection) -> BoxFuture<'a, Result<Found, Trouble>>,
}

/// What an effect carries.
#[derive(Serialize, Deserialize)]
struct Asked {
    folder: SubjectRef,
    document: Option<Filed>,
}

/// A document kept here, to be filed there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Filed {
    /// What it will be called there ([`name_of`])
    pub name: String,
    /// Its content, in the store of files
    pub sha256: FileHash,
}

/// Asks for a document of `about` to be filed, once this work is committed, in the folder of the first of `places` that has
/// one. The same content is asked for once in each place. Nothing is asked for where there is no folder.
pub async fn file(
    work: &mut Work,
    about: &SubjectRef,
    places: &[SubjectRef],
    document: Filed,
) -> Result<(), Fault> {
    let house = work.shared_house();
    let Some(settings) = settings(&house, &mut work.sql, work.body).await? else {
        return Ok(());
    };
    for place in places {
        if store::folders::find(&mut work.sql, work.body, place)
            .await?
            .is_none()
        {
            continue;
        }
        let key = format!(
            "{}-{} {} {}",
            about.kind, about.id, document.sha256, settings.generation
        );
        return ask(work, &key, place, Some(document), about).await;
    }
    Ok(())
}

async fn ask(
    work: &mut Work,
    key: &str,
    folder: &SubjectRef,
    document: Option<Filed>,
    about: &SubjectRef,
) -> Result<(), Fault> {
    let asked = Asked {
        folder: folder.clone(),
        document,
    };
    let payload = serde_json::to_value(asked).map_err(|error| Fault::Internal(error.to_string()))?;
    let context = kernel::EffectContext {
        about: Some(about),
        ..kernel::EffectContext::default()
    };
    work.effect_in(EFFECT, key, &payload, context).await
}

/// How a body set up its server of files, when this program can speak to one.
pub async fn settings(
    house: &House,
    sql: &mut db::Sql,
    body: CollectiviteId,
) -> Result<Option<BridgeSettings>, db::Error> {
    if house.extension::<Bridges>().is_none() {
        return Ok(None);
    }
    store::find(sql, body, Capability::Files).await
}

pub(crate) async fn deliver(house: &Arc<House>, effect: &Effect) -> Result<(), Delivery> {
    let payload: Asked = serde_json::from_value(effect.payload.clone())
        .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
    let again = |error: db::Error| Delivery::Again(error.to_string());
    let (mut sql, body) = (house.db.read(), effect.collectivite);
    let settings = settings(house, &mut sql, body).await.map_err(again)?;
    // The agent removed the bridge since: nobody is left to tell.
    let Some(settings) = settings else { return Ok(()) };
    let Some(folder) = store::folders::find(&mut sql, body, &payload.folder)
        .await
        .map_err(again)?
    else {
        return Ok(());
    };
    drop(sql);
    let files = provided(house, &settings)?;
    let connection = settings.connection(house, body)?;
    let names = folder.names();
    match payload.document {
        None => (files.open)(house, &connection, &names).await?,
        Some(wanted) => {
            let found = house.file(body, &wanted.sha256).await;
            let (media_type, content) = found
                .map_err(|fault| Delivery::Again(fault.to_string()))?
                .ok_or_else(|| Delivery::Park("the document is no longer kept here".to_owned()))?;
            let document = Document {
                name: wanted.name,
                media_type,
                content,
            };
            (files.file)(house, &connection, &names, &document).await?;
        }
    }
    // What was done is done; what stands there is read again by itself if it cannot be now.
    if let Err(trouble) = reading::read(house, body, &settings, &folder).await {
        tracing::debug!(%trouble, "a folder was not read after it changed");
    }
    Ok(())
}

/// Looks at the folder set up so, for the agent who types the setting.
pub async fn look(house: &House, body: CollectiviteId, settings: &BridgeSettings) -> Result<Found, Trouble> {
    let files = provided(house, settings)?;
    let connection = settings.connection(house, body)?;
    (files.look)(house, &connection).await
}

fn provided(house: &House, settings: &BridgeSettings) -> Result<Files, Trouble> {
    house
        .extension::<Bridges>()
        .and_then(|bridges| bridges.named(&settings.name))
        .and_then(|bridge| bridge.files)
        .ok_or(Trouble::new(Why::OtherKind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, is_folder: bool) -> Entry {
        Entry {
            name: name.to_owned(),
            is_folder,
            size_bytes: None,
            modified_us: None,
        }
    }

    #[test]
    fn folders_come_first_then_names_without_minding_accents_within_the_bound() {
        let content = Content::of(vec![
            entry("Zones", false),
            entry("écoles", false),
            entry("Plans", true),
            entry("Avis", false),
        ]);
        let names: Vec<&str> = content.entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["Plans", "Avis", "écoles", "Zones"]);
        assert!(!content.is_cut);
        let many = (0..=ENTRIES_MAX).map(|number| entry(&number.to_string(), false));
        let content = Content::of(many.collect());
        assert!(content.is_cut && content.entries.len() == ENTRIES_MAX);
    }
}
