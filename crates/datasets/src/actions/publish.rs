//! Publishing a file: only one without fault, and one that may hold personal data only once somebody said why it may be.

use kernel::{Action, Event, Fault, Fields, Sentence, Work};
use serde_json::json;

use super::lists::must_not_run;
use super::long_text;
use crate::model::{Dataset, DatasetState, REASON_CHARS_MAX, Version, VersionId, VersionState};
use crate::store::InForce;
use crate::{index, rights, store};

/// Publishes a draft: it takes the place of the version in force, which stays readable.
#[derive(Clone, Debug)]
pub struct PublishFile {
    /// The draft
    pub version: VersionId,
    /// What it held when it was read
    pub seen: kernel::FileHash,
    /// Its revision then: what it was checked against counts too
    pub revision: i64,
    /// Why it may be published although it may hold personal data; empty when nothing was found
    pub personal_reason: String,
    /// What is said of this version; may be empty
    pub note: String,
}

impl Action for PublishFile {
    const NAME: &'static str = "datasets.publish-file";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (version, resource, dataset) = super::version(work, self.version).await?;
        work.require(&rights::PREPARE, dataset.scope()).await?;
        must_not_run(work, resource.id).await?;
        let is_seen = version.sha256 == self.seen && version.revision == self.revision;
        if version.state != VersionState::Draft || !is_seen {
            return Err(Fault::refused("datasets-draft-changed"));
        }
        // One file would bring all the others back.
        if dataset.state == DatasetState::Withdrawn {
            return Err(Fault::refused("datasets-withdrawn-first"));
        }
        if version.fault_count > 0 {
            let sentence = Sentence::new("datasets-faults-left").with("n", version.fault_count);
            return Err(Fault::refused_with(sentence));
        }
        let findings = version.findings();
        let mut fields = Fields::default();
        let reason = if findings.is_empty() {
            String::new()
        } else {
            fields.text(
                "motif",
                &self.personal_reason,
                REASON_CHARS_MAX,
                "datasets-personal-reason-empty",
                "datasets-text-too-long",
            )
        };
        let note = long_text(&mut fields, "note", &self.note, REASON_CHARS_MAX);
        fields.finish()?;
        if !findings.is_empty() {
            let sorts: Vec<&str> = findings.iter().map(|finding| finding.sort.as_str()).collect();
            let payload = json!({ "version": version.id, "sorts": sorts });
            work.journal(Event::public("datasets.personal-justified", dataset.reference()).with(payload))
                .await?;
        }
        put_in_force(work, &version, &dataset, (&reason, &note)).await
    }
}

/// Puts a draft in the place of the version in force, with why it may be published and what is said of it.
pub(super) async fn put_in_force(
    work: &mut Work,
    version: &Version,
    dataset: &Dataset,
    (personal_reason, note): (&str, &str),
) -> Result<(), Fault> {
    let resource = version.resource_id;
    let number = store::next_number(&mut work.sql, work.body, resource).await?;
    store::supersede(&mut work.sql, work.body, resource).await?;
    let said = InForce {
        revision: version.revision,
        number,
        personal_reason,
        note,
        at: work.now,
    };
    if !store::put_in_force(&mut work.sql, work.body, version.id, &said).await? {
        return Err(Fault::Raced);
    }
    if !store::publish(&mut work.sql, work.body, dataset.id, work.now).await? {
        return Err(Fault::Raced);
    }
    index::dataset(work, dataset).await?;
    let told = json!({ "group": dataset.group_id, "version": version.id, "number": number });
    let kind = if dataset.state == DatasetState::Published {
        "datasets.updated"
    } else {
        "datasets.published"
    };
    work.journal(Event::public(kind, dataset.reference()).with(told))
        .await
}
