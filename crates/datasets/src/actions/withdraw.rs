//! Taking back what was published: a version of a file, or a whole dataset. The reason is public; what was taken back is not.

use std::collections::BTreeSet;

use kernel::{Action, Event, Fault, Fields, Work};
use serde_json::json;

use crate::model::{DatasetId, REASON_CHARS_MAX, VersionId, VersionState};
use crate::{index, making, rights, store};

/// Takes back a version: nobody has it any more.
#[derive(Clone, Debug)]
pub struct WithdrawFile {
    /// Which one
    pub version: VersionId,
    /// Why
    pub reason: String,
}

impl Action for WithdrawFile {
    const NAME: &'static str = "datasets.withdraw-file";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (version, resource, dataset) = super::version(work, self.version).await?;
        work.require(&rights::PREPARE, dataset.scope()).await?;
        let reason = reason(&self.reason)?;
        // Another one like it would come by itself.
        if version.state == VersionState::Published
            && store::is_running(&mut work.sql, work.body, resource.id).await?
        {
            return Err(Fault::refused("datasets-produced-stop-first"));
        }
        if version.state == VersionState::Published
            && store::is_harvested(&mut work.sql, work.body, resource.id).await?
        {
            return Err(Fault::refused("datasets-harvest-stop-first"));
        }
        if !store::withdraw_version(&mut work.sql, work.body, version.id, &reason).await? {
            return Err(Fault::refused("datasets-already-withdrawn"));
        }
        store::forget_compared(&mut work.sql, work.body, resource.id, version.number).await?;
        store::touch(&mut work.sql, work.body, dataset.id, work.now).await?;
        let told = json!({ "version": version.id, "number": version.number });
        work.journal(Event::public("datasets.file-withdrawn", dataset.reference()).with(told))
            .await
    }
}

/// Takes back a dataset: its page says why, and gives nothing more, until [`RestoreDataset`].
#[derive(Clone, Debug)]
pub struct WithdrawDataset {
    /// Which one
    pub dataset: DatasetId,
    /// Why
    pub reason: String,
}

impl Action for WithdrawDataset {
    const NAME: &'static str = "datasets.withdraw";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let dataset = super::dataset(work, self.dataset).await?;
        work.require(&rights::PREPARE, dataset.scope()).await?;
        let reason = reason(&self.reason)?;
        if !store::withdraw(&mut work.sql, work.body, dataset.id, &reason, work.now).await? {
            return Err(Fault::refused("datasets-already-withdrawn"));
        }
        index::forget(work, &dataset).await?;
        work.journal(Event::public("datasets.withdrawn", dataset.reference()))
            .await
    }
}

/// Gives a dataset that was withdrawn to everybody again, with its files in force.
#[derive(Clone, Debug)]
pub struct RestoreDataset {
    /// Which one
    pub dataset: DatasetId,
    /// The versions in force that return, as they were shown to who decides
    pub seen: Vec<VersionId>,
}

impl Action for RestoreDataset {
    const NAME: &'static str = "datasets.restore";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let dataset = super::dataset(work, self.dataset).await?;
        work.require(&rights::PREPARE, dataset.scope()).await?;
        let files = store::list_current_of(&mut work.sql, work.body, dataset.id).await?;
        let returning: BTreeSet<VersionId> = files.iter().map(|file| file.version.id).collect();
        let seen: BTreeSet<VersionId> = self.seen.iter().copied().collect();
        if returning != seen {
            return Err(Fault::Stale("dataset"));
        }
        if !store::restore(&mut work.sql, work.body, dataset.id, work.now).await? {
            return Err(Fault::refused("datasets-not-withdrawn"));
        }
        index::dataset(work, &dataset).await?;
        // Lists were not read meanwhile, and something of them may have been taken back.
        for produced in store::list_produced_of(&mut work.sql, work.body, dataset.id).await? {
            if produced.is_running() {
                making::ask(work, produced.resource_id).await?;
            }
        }
        let told = json!({ "group": dataset.group_id, "versions": returning });
        work.journal(Event::public("datasets.restored", dataset.reference()).with(told))
            .await
    }
}

fn reason(typed: &str) -> Result<String, Fault> {
    let mut fields = Fields::default();
    let reason = fields.text(
        "motif",
        typed,
        REASON_CHARS_MAX,
        "datasets-withdraw-reason-empty",
        "datasets-text-too-long",
    );
    fields.finish()?;
    Ok(reason)
}
