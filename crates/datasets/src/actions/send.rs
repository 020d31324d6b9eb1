//! Sending a file: kept, described and checked, and read by nobody but those who prepare it.

use db::args;
use kernel::{Action, Event, Fault, Fields, FileHash, Sentence, Work};
use serde_json::json;

use super::lists::must_not_run;
use super::meanwhile;
use crate::examine::Examined;
use crate::model::{
    DatasetId, NAME_CHARS_MAX, RESOURCES_MAX, Resource, ResourceId, Version, VersionId, VersionState,
};
use crate::{rights, store};

/// Sends a file of a dataset, or a new version of one.
#[derive(Clone, Debug)]
pub struct SendFile {
    /// Of which dataset
    pub dataset: DatasetId,
    /// The file of which it is a version; none for a file more
    pub resource: Option<ResourceId>,
    /// What a file more is called
    pub title: String,
    /// The file, looked at
    pub examined: Examined,
}

impl Action for SendFile {
    const NAME: &'static str = "datasets.send-file";
    type Output = VersionId;

    async fn run(&self, work: &mut Work) -> Result<VersionId, Fault> {
        let dataset = super::dataset(work, self.dataset).await?;
        work.require(&rights::PREPARE, dataset.scope()).await?;
        let resource = match self.resource {
            None => one_more(work, dataset.id, &self.title).await?,
            Some(id) => {
                let (resource, of) = super::resource(work, id).await?;
                if of.id != dataset.id {
                    return Err(Fault::NotFound("file"));
                }
                must_not_run(work, id).await?;
                if store::is_harvested(&mut work.sql, work.body, id).await? {
                    return Err(Fault::refused("datasets-harvested-elsewhere"));
                }
                let draft = store::find_draft(&mut work.sql, work.body, id).await?;
                if draft.is_some() {
                    return Err(Fault::field("fichier", "datasets-draft-there"));
                }
                resource
            }
        };
        refuse_other_before(work, resource.id, &self.examined).await?;
        let blank = new_version(work, resource.id, &self.examined);
        let version = filled(work, blank, &self.examined).await?;
        let by = work.person().ok();
        store::insert_version(&mut work.sql, work.body, &version, by)
            .await
            .map_err(meanwhile)?;
        let told = json!({ "version": version.id, "faults": version.fault_count });
        work.journal(Event::internal("datasets.file-sent", dataset.reference()).with(told))
            .await?;
        Ok(version.id)
    }
}

/// A file more of a dataset, called `title` (the field `titre`).
pub(super) async fn one_more(work: &mut Work, dataset: DatasetId, title: &str) -> Result<Resource, Fault> {
    let count = work
        .sql
        .count(store::COUNT_RESOURCES, args![work.body, dataset])
        .await?;
    if count >= RESOURCES_MAX {
        let sentence = Sentence::new("datasets-files-too-many").with("max", RESOURCES_MAX);
        return Err(Fault::refused_with(sentence));
    }
    let mut fields = Fields::default();
    let title = fields.name(
        "titre",
        title,
        NAME_CHARS_MAX,
        "datasets-file-title-empty",
        "datasets-text-too-long",
    );
    fields.finish()?;
    let resource = Resource {
        id: work.new_id(),
        dataset_id: dataset,
        title,
        created_at: work.now,
    };
    store::insert_resource(&mut work.sql, work.body, &resource).await?;
    Ok(resource)
}

/// Puts another content in the place of a draft: mended at one click, checked against another schema, or another file.
#[derive(Clone, Debug)]
pub struct ReplaceFile {
    /// The draft
    pub version: VersionId,
    /// What it held when it was looked at
    pub seen: FileHash,
    /// Its revision then
    pub revision: i64,
    /// What it holds from now on
    pub examined: Examined,
    /// How many things were mended, since it was sent
    pub mended_count: i64,
}

impl Action for ReplaceFile {
    const NAME: &'static str = "datasets.replace-file";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (before, resource, dataset) = super::version(work, self.version).await?;
        work.require(&rights::PREPARE, dataset.scope()).await?;
        must_not_run(work, resource.id).await?;
        let is_seen = before.sha256 == self.seen && before.revision == self.revision;
        if before.state != VersionState::Draft || !is_seen {
            return Err(Fault::refused("datasets-draft-changed"));
        }
        refuse_other_before(work, resource.id, &self.examined).await?;
        let mended_more = (self.mended_count - before.mended_count).max(0);
        let mut version = filled(work, before, &self.examined).await?;
        version.mended_count = self.mended_count;
        if !store::replace_draft(&mut work.sql, work.body, &version).await? {
            return Err(Fault::refused("datasets-draft-changed"));
        }
        let kind = if mended_more > 0 {
            "datasets.file-mended"
        } else if version.sha256 != self.seen {
            "datasets.file-replaced"
        } else {
            "datasets.file-checked"
        };
        let told = json!({ "version": version.id, "faults": version.fault_count, "mended": mended_more });
        work.journal(Event::internal(kind, dataset.reference()).with(told))
            .await
    }
}

/// Gives up a draft.
#[derive(Clone, Debug)]
pub struct DropFile {
    /// The draft
    pub version: VersionId,
}

impl Action for DropFile {
    const NAME: &'static str = "datasets.drop-file";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (version, resource, dataset) = super::version(work, self.version).await?;
        work.require(&rights::PREPARE, dataset.scope()).await?;
        must_not_run(work, resource.id).await?;
        if !store::delete_version(&mut work.sql, work.body, version.id).await? {
            return Err(Fault::refused("datasets-draft-changed"));
        }
        store::delete_empty_resource(&mut work.sql, work.body, resource.id).await?;
        work.journal(Event::internal("datasets.file-dropped", dataset.reference()))
            .await
    }
}

/// A draft of a file, before what was seen of it is said ([`filled`]).
pub(super) fn new_version(work: &Work, resource: ResourceId, seen: &Examined) -> Version {
    Version {
        id: work.new_id(),
        resource_id: resource,
        number: 0,
        revision: 1,
        state: VersionState::Draft,
        file_name: String::new(),
        format: String::new(),
        media_type: String::new(),
        sha256: FileHash::of(&seen.bytes),
        size_bytes: 0,
        row_count: None,
        column_count: None,
        described: String::new(),
        schema_name: String::new(),
        schema_version: String::new(),
        schema_url: String::new(),
        fault_count: 0,
        found: String::new(),
        personal: String::new(),
        personal_reason: String::new(),
        differences: String::new(),
        mended_count: 0,
        note: String::new(),
        withdrawn_because: String::new(),
        uploaded_at: work.now,
        published_at: None,
    }
}

/// What changed was told beside the version in force: another one came meanwhile.
pub(super) async fn refuse_other_before(
    work: &mut Work,
    resource: ResourceId,
    examined: &Examined,
) -> Result<(), Fault> {
    let current = store::find_current(&mut work.sql, work.body, resource).await?;
    if current.map(|version| version.id) == examined.compared_with {
        Ok(())
    } else {
        Err(Fault::refused("datasets-published-meanwhile"))
    }
}

/// `before` with what was seen of the file, which is kept.
pub(super) async fn filled(work: &mut Work, before: Version, seen: &Examined) -> Result<Version, Fault> {
    let text = |value: serde_json::Result<String>| value.map_err(|error| Fault::Internal(error.to_string()));
    let count = |of: usize| i64::try_from(of).unwrap_or(i64::MAX);
    let (row_count, column_count, described) = match &seen.table {
        None => (None, None, String::new()),
        Some((rows, table)) => {
            let rows = i64::try_from(*rows).unwrap_or(i64::MAX);
            let described = text(serde_json::to_string(table))?;
            (Some(rows), Some(count(table.column_count)), described)
        }
    };
    let differences = match &seen.differences {
        None => String::new(),
        Some(differences) => text(serde_json::to_string(differences))?,
    };
    let schema = seen.schema.as_ref();
    Ok(Version {
        file_name: seen.file_name.clone(),
        format: seen.format.clone(),
        media_type: seen.media_type.clone(),
        sha256: work.keep_file(&seen.media_type, seen.bytes.clone()).await?,
        size_bytes: count(seen.bytes.len()),
        row_count,
        column_count,
        described,
        schema_name: schema.map(|schema| schema.name.clone()).unwrap_or_default(),
        schema_version: schema.map(|schema| schema.version.clone()).unwrap_or_default(),
        schema_url: schema.map(|schema| schema.url.clone()).unwrap_or_default(),
        fault_count: i64::try_from(seen.fault_count).unwrap_or(i64::MAX),
        found: text(serde_json::to_string(&seen.found))?,
        personal: text(serde_json::to_string(&seen.findings))?,
        differences,
        ..before
    })
}
