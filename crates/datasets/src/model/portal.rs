//! The portal (udata: data.gouv.fr) to which a body hands its datasets over, and what it knows of each.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use db::Instant;
use kernel::FileHash;
use serde_json::{Value, json};

use super::{Dataset, DatasetId, Frequency, Listed, ResourceId};

/// Where data.gouv.fr is.
pub(crate) const DATA_GOUV: &str = "https://www.data.gouv.fr/";
/// Under which name a portal keeps the identifier of a dataset and of a file here.
pub(crate) const KNOWN_AS: &str = "parvis:id";
/// The longest text of a portal's answer that is kept, in characters.
pub(crate) const DETAIL_CHARS_MAX: usize = 300;
/// Letters and digits of a keyword that udata takes: another one would have the whole dataset refused.
const TAG_LETTERS: RangeInclusive<usize> = 3..=80;

db::text_enum! {
    /// Why the last try to hand a dataset over came to nothing.
    pub enum PortalTrouble {
        /// It did not
        Nothing = "",
        /// The key is refused, or may not publish for this organization
        Key = "key",
        /// The portal does not know the organization, or the address is no portal's
        Missing = "missing",
        /// What was handed over was removed there
        Gone = "gone",
        /// The portal refuses what is said: the detail is its answer
        Refused = "refused",
        /// The dataset changed after it was looked at: it is to be looked at again
        Changed = "changed",
        /// An answer that is not understood
        Unexpected = "unexpected",
    }
}

db::record! {
    /// The portal of a body.
    #[derive(Clone)]
    pub(crate) struct Portal {
        /// Its address, with a final slash
        pub(crate) address: String,
        /// The organization there, by its identifier
        pub(crate) organization: String,
        pub(crate) sealed_key: String,
        /// Counts the changes of the setting, from 1
        pub(crate) version: i64,
    }
}

db::record! {
    /// What a portal knows of a dataset.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PortalEntry {
        /// Which one
        pub dataset_id: DatasetId,
        /// Its identifier there; empty as long as it is not there
        pub remote_id: String,
        /// The identifiers there of its files, as JSON
        pub resources: String,
        /// The digest of what was last said; empty before
        pub digest: String,
        /// When it was last handed over
        pub pushed_at: Option<Instant>,
        /// When that was last tried
        pub tried_at: Option<Instant>,
        /// Why the last try came to nothing
        pub trouble: PortalTrouble,
        /// What was answered
        pub detail: String,
    }
}

/// What handing a dataset over would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Handover {
    /// It is not there
    Create,
    /// Something else is said there
    Update,
    /// It is there, and is given here no more
    Archive,
    /// It is there as it stands here
    Same,
}

impl PortalEntry {
    /// The identifier there of each file.
    pub(crate) fn files(&self) -> BTreeMap<ResourceId, String> {
        serde_json::from_str(&self.resources).unwrap_or_default()
    }
}

impl Handover {
    /// The word of its sentence.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Archive => "archive",
            Self::Same => "same",
        }
    }

    /// What would be done of a dataset of which `digest` is that of what would be said, when `entry` is what is known of it there.
    pub(crate) fn of(entry: Option<&PortalEntry>, digest: &FileHash, is_given: bool) -> Self {
        match entry.filter(|entry| !entry.remote_id.is_empty()) {
            Some(entry) if entry.digest == digest.as_str() => Self::Same,
            Some(_) if is_given => Self::Update,
            Some(_) => Self::Archive,
            None if is_given => Self::Create,
            None => Self::Same,
        }
    }
}

/// True for what everybody has a file of here.
pub(crate) fn is_given(listed: &Listed) -> bool {
    listed.dataset.is_public() && !listed.files.is_empty()
}

/// What is said of a dataset, as the API of udata takes it (`POST /api/1/datasets/`): its files stay here, and are pointed to. One
/// that is given no more is archived there: when it is, is said once it leaves.
pub(crate) fn portal_told(listed: &Listed, base_url: &str, organization: &str) -> Value {
    let dataset = &listed.dataset;
    let known = json!({ KNOWN_AS: dataset.id.to_string() });
    if !is_given(listed) {
        return json!({
            "title": dataset.title,
            "description": dataset.description,
            "archived": true,
            "extras": known,
        });
    }
    let tags: Vec<&str> = dataset.words().filter(|word| is_tag(word)).collect();
    let files: Vec<Value> = listed
        .files
        .iter()
        .map(|file| {
            let version = &file.version;
            let mime = version.media_type.split(';').next().unwrap_or_default();
            json!({
                "title": file.resource.title,
                "description": version.note,
                "type": "main",
                "filetype": "remote",
                "url": format!("{base_url}{}/original", file.resource.path()),
                "format": version.format,
                "mime": mime,
                "filesize": version.size_bytes,
                "checksum": { "type": "sha256", "value": version.sha256.as_str() },
                "extras": { KNOWN_AS: file.resource.id.to_string() },
            })
        })
        .collect();
    json!({
        "title": dataset.title,
        "description": dataset.description,
        "organization": organization,
        "license": dataset.licence.as_str(),
        "frequency": frequency(dataset.frequency),
        "tags": tags,
        "temporal_coverage": covered(dataset),
        "resources": files,
        "archived": null,
        "extras": known,
    })
}

fn is_tag(word: &str) -> bool {
    TAG_LETTERS.contains(&word.chars().filter(|letter| letter.is_alphanumeric()).count())
}

/// The days it tells of, when both are known.
fn covered(dataset: &Dataset) -> Value {
    match (dataset.covers_from, dataset.covers_to) {
        (Some(from), Some(to)) => json!({ "start": from.to_string(), "end": to.to_string() }),
        _ => Value::Null,
    }
}

/// Its word in udata.
fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Unknown => "unknown",
        Frequency::Once => "punctual",
        Frequency::Irregular => "irregular",
        Frequency::Continuous => "continuous",
        Frequency::Hourly => "hourly",
        Frequency::Daily => "daily",
        Frequency::Weekly => "weekly",
        Frequency::Monthly => "monthly",
        Frequency::Bimonthly => "bimonthly",
        Frequency::Quarterly => "quarterly",
        Frequency::HalfYearly => "semiannual",
        Frequency::Annual => "annual",
        Frequency::Biennial => "biennial",
        Frequency::Triennial => "triennial",
        Frequency::Quinquennial => "quinquennial",
    }
}

/// The digest of what is said.
pub(crate) fn portal_digest(told: &Value) -> FileHash {
    FileHash::of(told.to_string().as_bytes())
}
