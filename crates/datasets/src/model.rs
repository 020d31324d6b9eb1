//! Datasets, their files and versions: their words, and the rules that read them. No SQL, no HTML.

mod challenge;
mod harvest;
mod kinds;
mod portal;
mod produced;
mod quality;
mod told;

use std::cmp::Reverse;

use db::{Id, Instant};
use groups::GroupId;
use jiff::civil::Date;
use kernel::{FileHash, PersonId, Scope, Subject, SubjectRef};
use tables::Sort;

pub(crate) use challenge::{
    CHALLENGE, CHALLENGE_DATASETS_MAX, CHALLENGES_MAX, SUBMISSION_BYTES_MAX, SUBMISSION_WORD,
    SUBMISSIONS_EACH_MAX, SUBMISSIONS_MAX,
};
pub use challenge::{Challenge, ChallengeId, ChallengeStage, Gallery, Submission, SubmissionId, Verdict};
pub use harvest::{Harvest, HarvestTrouble, Rhythm};
pub use kinds::{
    DatasetState, Frequency, Licence, Reach, RemarkSort, RemarkState, RequestState, Theme, VersionState,
};
pub(crate) use portal::{
    DATA_GOUV, DETAIL_CHARS_MAX, Handover, KNOWN_AS, Portal, is_given, portal_digest, portal_told,
};
pub use portal::{PortalEntry, PortalTrouble};
pub use produced::{Produced, Trouble};
pub(crate) use quality::quality;
pub(crate) use told::{Differences, Finding, Found, PersonalSort, Said, Samples, SeenTable, ToldFault};

/// The longest title or name, in characters.
pub(crate) const NAME_CHARS_MAX: usize = 200;
/// The longest description, comment, request or answer, in characters.
pub(crate) const TEXT_CHARS_MAX: usize = 5_000;
/// The longest reason or note, in characters.
pub(crate) const REASON_CHARS_MAX: usize = 1_000;
/// The longest list of keywords, in characters.
pub(crate) const KEYWORDS_CHARS_MAX: usize = 500;
/// The longest web address, in characters.
pub(crate) const ADDRESS_CHARS_MAX: usize = 2_000;
/// The most datasets of a body, those withdrawn included.
pub(crate) const DATASETS_MAX: i64 = 5_000;
/// The most files of a dataset.
pub(crate) const RESOURCES_MAX: i64 = 100;
/// The most versions of a file that a page lists.
pub(crate) const VERSIONS_MAX: i64 = 500;
/// The most files in force in a body: those of the whole catalogue.
pub(crate) const CURRENT_MAX: i64 = 20_000;
/// The most files with coordinates that are offered to maps.
pub(crate) const LOCATED_MAX: i64 = 500;
/// The most comments and reuses of a dataset that anyone reads.
pub(crate) const REMARKS_MAX: i64 = 1_000;
/// The most comments and reuses that one person writes in a day.
pub(crate) const REMARKS_A_DAY_MAX: i64 = 20;
/// The largest file, in bytes.
pub(crate) const FILE_BYTES_MAX: usize = 64_000_000;

/// The type of the subject, and of the page.
pub(crate) const DATASET: &str = "dataset";
/// The type of the subject of a request.
pub(crate) const REQUEST: &str = "dataset-request";
/// What is said of a dataset, in addresses of moderation.
pub(crate) const REMARK_WORD: &str = "avis-donnees";
/// A request, in addresses of moderation.
pub(crate) const REQUEST_WORD: &str = "demande-donnees";

/// A dataset's identifier.
pub type DatasetId = Id<Dataset>;
/// The identifier of one of its files.
pub type ResourceId = Id<Resource>;
/// The identifier of a version of a file.
pub type VersionId = Id<Version>;
/// The identifier of a comment or of a reuse.
pub type RemarkId = Id<Remark>;
/// The identifier of a request.
pub type RequestId = Id<Request>;

db::record! {
    /// Data that a body publishes under one title.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Dataset {
        /// Which one
        pub id: DatasetId,
        /// The group that answers for it
        pub group_id: GroupId,
        /// Its name in catalogues that know no other identifier; never changed
        pub slug: String,
        /// Its title
        pub title: String,
        /// What it holds, in Markdown
        pub description: String,
        /// What it is about
        pub theme: Theme,
        /// Words it is found by, between semicolons
        pub keywords: String,
        /// What may be done with it
        pub licence: Licence,
        /// How often it is brought up to date
        pub frequency: Frequency,
        /// Who makes the data
        pub producer: String,
        /// The establishment that publishes it, 14 digits
        pub siret: String,
        /// Whom to write to about it; may be empty
        pub email: String,
        /// How large the territory is that it tells of
        pub reach: Reach,
        /// The name of that territory
        pub territory: String,
        /// The first day it tells of
        pub covers_from: Option<Date>,
        /// The last day it tells of
        pub covers_to: Option<Date>,
        /// Whether anyone reads it
        pub state: DatasetState,
        /// Why it was withdrawn; empty when it was not
        pub withdrawn_because: String,
        /// When it was described
        pub created_at: Instant,
        /// When its first file was published
        pub published_at: Option<Instant>,
        /// When its files, or what is said of it, last changed
        pub changed_at: Instant,
        /// Counts the changes of what is said of it, from 1
        pub version: i64,
    }
}

db::record! {
    /// One of the files of a dataset, whatever its version.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Resource {
        /// Which one
        pub id: ResourceId,
        /// Of which dataset
        pub dataset_id: DatasetId,
        /// What it is called
        pub title: String,
        /// When it was first sent
        pub created_at: Instant,
    }
}

db::record! {
    /// A version of a file: a draft, the one in force, or one of before.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Version {
        /// Which one
        pub id: VersionId,
        /// Of which file
        pub resource_id: ResourceId,
        /// Counted from 1 once published; 0 before
        pub number: i64,
        /// Counts, as long as it is a draft, what it held and what it was checked against, from 1
        pub revision: i64,
        /// Where it stands
        pub state: VersionState,
        /// Its name where it came from
        pub file_name: String,
        /// Its format, in lower case: `csv`, `xlsx`, `pdf`…
        pub format: String,
        /// Its media type
        pub media_type: String,
        /// Its content
        pub sha256: FileHash,
        /// Its size
        pub size_bytes: i64,
        /// How many rows it has under its header; none when it is no table
        pub row_count: Option<i64>,
        /// How many columns it has; none when it is no table
        pub column_count: Option<i64>,
        /// Its columns, as JSON
        pub described: String,
        /// The schema it was checked against: `scdl/subventions`; empty for none
        pub schema_name: String,
        /// Its version
        pub schema_version: String,
        /// The address that the world knows that version by; may be empty
        pub schema_url: String,
        /// How many things the check found wrong
        pub fault_count: i64,
        /// The first of them, as JSON
        pub found: String,
        /// Where there may be personal data, as JSON
        pub personal: String,
        /// Why it may be published all the same
        pub personal_reason: String,
        /// What changed since the version before, as JSON; empty for the first
        pub differences: String,
        /// How many values were mended at one click
        pub mended_count: i64,
        /// What is said of this version; may be empty
        pub note: String,
        /// Why it was withdrawn; empty when it was not
        pub withdrawn_because: String,
        /// When it was sent
        pub uploaded_at: Instant,
        /// When it was published
        pub published_at: Option<Instant>,
    }
}

db::record! {
    /// A comment on a dataset, or what somebody made of it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Remark {
        /// Which one
        pub id: RemarkId,
        /// On which dataset
        pub dataset_id: DatasetId,
        /// Which of both
        pub sort: RemarkSort,
        /// What the reuse is called; empty for a comment
        pub title: String,
        /// What it says, in Markdown
        pub content: String,
        /// Where the reuse is; empty for a comment
        pub address: String,
        /// Who wrote it
        pub author_id: PersonId,
        /// True when they want to be named
        pub shows_name: bool,
        /// Whether anyone reads it
        pub state: RemarkState,
        /// When it was written
        pub created_at: Instant,
    }
}

db::record! {
    /// Data that somebody asks the body to publish.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Request {
        /// Which one
        pub id: RequestId,
        /// The group that answers
        pub group_id: GroupId,
        /// What is asked for
        pub title: String,
        /// What for, in Markdown
        pub content: String,
        /// Who asks
        pub author_id: PersonId,
        /// True when they want to be named
        pub shows_name: bool,
        /// Where it stands
        pub state: RequestState,
        /// What was answered last, as a word; empty as long as nothing was
        pub answered_state: String,
        /// What the body answers, in Markdown; empty as long as it did not
        pub answer: String,
        /// The dataset it led to
        pub dataset_id: Option<DatasetId>,
        /// When it was last answered
        pub answered_at: Option<Instant>,
        /// When it was asked
        pub created_at: Instant,
        /// Counts its changes, from 1
        pub version: i64,
    }
}

impl Dataset {
    /// Its page.
    pub fn path(&self) -> String {
        dataset_path(self.id)
    }

    /// The pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new(DATASET, self.id)
    }

    /// The dataset as lists and journals show it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title.clone(),
            path: self.path(),
        }
    }

    /// Where rights are asked for.
    pub fn scope(&self) -> Scope {
        Scope::group(self.group_id)
    }

    /// True when anyone reads it.
    pub fn is_public(&self) -> bool {
        self.state == DatasetState::Published
    }

    /// The words it is found by.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.keywords
            .split(';')
            .map(str::trim)
            .filter(|word| !word.is_empty())
    }

    /// All that the search of the catalogue reads.
    pub(crate) fn searched(&self) -> String {
        format!(
            "{}\n{}\n{}\n{}\n{}",
            self.title,
            ui::markdown::plain_text(&self.description),
            self.keywords,
            self.producer,
            self.territory
        )
    }
}

/// The page of a dataset.
pub(crate) fn dataset_path(id: DatasetId) -> String {
    format!("/donnees/{id}")
}

impl Version {
    /// Its page.
    pub fn path(&self) -> String {
        version_path(self.id)
    }

    /// True when anyone may have it.
    pub fn is_public(&self) -> bool {
        matches!(self.state, VersionState::Published | VersionState::Former)
    }

    /// True when its rows can be read.
    pub fn is_table(&self) -> bool {
        self.row_count.is_some()
    }

    /// True when it may be opened to be asked: a table, or a Parquet file, whose rows nobody reads at the upload.
    pub fn is_explorable(&self) -> bool {
        self.is_table() || self.format == "parquet"
    }

    /// Its columns, and what reading it told.
    pub(crate) fn table(&self) -> SeenTable {
        serde_json::from_str(&self.described).unwrap_or_default()
    }

    /// What the check found.
    pub(crate) fn faults(&self) -> Found {
        serde_json::from_str(&self.found).unwrap_or_default()
    }

    /// Where there may be personal data.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        serde_json::from_str(&self.personal).unwrap_or_default()
    }

    /// What changed since the version before; none for the first, and where one of both is no table.
    pub(crate) fn changes(&self) -> Option<Differences> {
        serde_json::from_str(&self.differences).ok()
    }
}

/// The page of a version of a file.
pub(crate) fn version_path(id: VersionId) -> String {
    format!("/donnees/versions/{id}")
}

impl Resource {
    /// Where the version in force is, whichever it is.
    pub fn path(&self) -> String {
        format!("/donnees/fichiers/{}", self.id)
    }

    /// Where its rows are asked.
    pub fn explorer_path(&self) -> String {
        format!("{}/explorer", self.path())
    }
}

impl Remark {
    /// Where it is read.
    pub fn path(&self) -> String {
        format!("{}#avis-{}", dataset_path(self.dataset_id), self.id)
    }

    /// Who may take it back.
    pub(crate) fn scope(&self, dataset: &Dataset) -> Scope {
        dataset.scope().written_by(self.author_id)
    }
}

impl Request {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/demandes-de-donnees/{}", self.id)
    }

    /// The pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new(REQUEST, self.id)
    }

    /// The request as lists and journals show it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title.clone(),
            path: self.path(),
        }
    }

    /// Where rights are asked for.
    pub fn scope(&self) -> Scope {
        Scope::group(self.group_id)
    }

    /// True when anyone reads it.
    pub fn is_shown(&self) -> bool {
        self.state != RequestState::Removed && self.state != RequestState::Withdrawn
    }
}

/// A file in force, with its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// The file
    pub resource: Resource,
    /// Its version in force
    pub version: Version,
}

/// A published dataset with its files in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The dataset
    pub dataset: Dataset,
    /// Its files, in the order they were added
    pub files: Vec<Current>,
}

impl Listed {
    /// The formats of its files, each once.
    pub(crate) fn formats(&self) -> Vec<&str> {
        let mut formats: Vec<&str> = self
            .files
            .iter()
            .map(|file| file.version.format.as_str())
            .collect();
        formats.sort_unstable();
        formats.dedup();
        formats
    }
}

db::record! {
    /// A file in force of a published dataset, as far as telling what it answers.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Served {
        /// Its dataset
        pub dataset_id: DatasetId,
        /// What the dataset is called
        pub title: String,
        /// The schema that the file follows; empty for none
        pub schema_name: String,
        /// When this version was published
        pub published_at: Option<Instant>,
    }
}

impl Served {
    /// The page of its dataset.
    pub fn path(&self) -> String {
        dataset_path(self.dataset_id)
    }
}

/// Puts each file with its dataset, what changed last first.
pub(crate) fn listed(datasets: Vec<Dataset>, files: Vec<Current>) -> Vec<Listed> {
    let mut listed: Vec<Listed> = datasets
        .into_iter()
        .map(|dataset| Listed {
            dataset,
            files: Vec::new(),
        })
        .collect();
    let places: std::collections::BTreeMap<DatasetId, usize> = listed
        .iter()
        .enumerate()
        .map(|(place, one)| (one.dataset.id, place))
        .collect();
    for file in files {
        let place = places.get(&file.resource.dataset_id);
        if let Some(one) = place.and_then(|place| listed.get_mut(*place)) {
            one.files.push(file);
        }
    }
    listed.sort_by_key(|one| (Reverse(one.dataset.changed_at), one.dataset.id));
    listed
}

/// True for an establishment number whose key is right, in 14 digits without spaces.
pub(crate) fn is_siret(text: &str) -> bool {
    text.len() == 14 && Sort::Siret.accepts(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::is_siret;

    #[test]
    fn an_establishment_is_known_by_its_key() {
        assert!(is_siret("21860194600013"));
        assert!(is_siret("35600000000048"));
        for wrong in [
            "21860194600014",
            "2186019460001",
            "2186019460001a",
            "",
            "218 601 946 00013",
        ] {
            assert!(!is_siret(wrong), "{wrong}");
        }
    }
}
