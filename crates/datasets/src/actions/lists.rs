//! Opening a list of Parvis itself as a dataset, whose file Parvis then makes alone, until it is stopped.

use db::Instant;
use groups::GroupId;
use kernel::{Action, Event, Fault, Scope, Work};
use serde_json::json;

use super::send::{filled, new_version, refuse_other_before};
use super::{CreateDataset, Described, meanwhile, publish};
use crate::examine::Examined;
use crate::making;
use crate::model::{DatasetId, DatasetState, Resource, ResourceId};
use crate::{rights, store};

/// Days for which the earlier versions of such a file are kept.
pub(crate) const VERSIONS_DAYS: i64 = 30;

/// Opens a list as a dataset: its file is made in a moment, then each time the list has changed, once a day at most.
#[derive(Clone, Debug)]
pub struct OpenAsDataset {
    /// The group that answers for the dataset
    pub group: GroupId,
    /// The name of the list
    pub list: String,
    /// What is said of the dataset
    pub described: Described,
}

impl Action for OpenAsDataset {
    const NAME: &'static str = "datasets.open-list";
    type Output = DatasetId;

    async fn run(&self, work: &mut Work) -> Result<DatasetId, Fault> {
        work.require(&rights::OPEN_LIST, Scope::BODY).await?;
        let list = kernel::find_open_list(work.house(), &self.list).ok_or(Fault::NotFound("list"))?;
        let opened = store::produced_from(&mut work.sql, work.body, list.name).await?;
        if opened.is_some() {
            return Err(Fault::refused("datasets-list-opened-already"));
        }
        let create = CreateDataset {
            group: self.group,
            described: self.described.clone(),
        };
        let id = create.run(work).await?;
        let dataset = super::dataset(work, id).await?;
        let resource = Resource {
            id: work.new_id(),
            dataset_id: id,
            title: dataset.title.clone(),
            created_at: work.now,
        };
        store::insert_resource(&mut work.sql, work.body, &resource).await?;
        store::insert_produced(&mut work.sql, work.body, (resource.id, list.name), work.now)
            .await
            .map_err(meanwhile)?;
        making::ask(work, resource.id).await?;
        making::ask_each_day(work, resource.id).await?;
        let told = json!({ "list": list.name });
        work.journal(Event::internal("datasets.list-opened", dataset.reference()).with(told))
            .await?;
        Ok(id)
    }
}

/// Asks for the file of a list to be made anew at once.
#[derive(Clone, Debug)]
pub struct MakeNow {
    /// Which file
    pub resource: ResourceId,
}

impl Action for MakeNow {
    const NAME: &'static str = "datasets.make-now";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (resource, dataset) = super::resource(work, self.resource).await?;
        work.require(&rights::OPEN_LIST, dataset.scope()).await?;
        must_run(work, resource.id).await?;
        if dataset.state == DatasetState::Withdrawn {
            return Err(Fault::refused("datasets-withdrawn-first"));
        }
        making::ask(work, resource.id).await?;
        work.journal(Event::internal("datasets.list-asked", dataset.reference()))
            .await
    }
}

/// Stops making the file of a list: it stays as it is, a file like any other.
#[derive(Clone, Debug)]
pub struct StopMaking {
    /// Which file
    pub resource: ResourceId,
}

impl Action for StopMaking {
    const NAME: &'static str = "datasets.stop-making";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (resource, dataset) = super::resource(work, self.resource).await?;
        work.require(&rights::OPEN_LIST, dataset.scope()).await?;
        let produced = store::find_produced(&mut work.sql, work.body, resource.id).await?;
        if !store::stop_produced(&mut work.sql, work.body, resource.id, work.now).await? {
            return Err(Fault::refused("datasets-not-produced"));
        }
        making::no_more(work, resource.id).await?;
        // Something was taken back, and the list was not read again since.
        if let Some(produced) = produced.filter(|produced| produced.forget_asked_at.is_some()) {
            making::forget_frozen(work, &produced.list_name).await?;
        }
        let reference = dataset.reference();
        if dataset.is_public() {
            work.journal(Event::public("datasets.list-stopped", reference))
                .await
        } else {
            work.journal(Event::internal("datasets.list-stopped", reference))
                .await
        }
    }
}

/// Keeps what was made of a list, and forgets the versions that are kept no more. Parvis itself does it.
pub(crate) struct KeepProduced {
    /// Which file
    pub(crate) resource: ResourceId,
    /// What was made, looked at; none when the list says what is kept already
    pub(crate) examined: Option<Examined>,
    /// True when the version in force says it: a draft left from before says nothing any more
    pub(crate) is_in_force: bool,
    /// What was asked to be forgotten before the list was read
    pub(crate) asked_at: Option<Instant>,
}

impl Action for KeepProduced {
    const NAME: &'static str = "datasets.keep-produced";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (resource, dataset) = super::resource(work, self.resource).await?;
        work.require(&rights::OPEN_LIST, dataset.scope()).await?;
        must_run(work, resource.id).await?;
        if dataset.state == DatasetState::Withdrawn {
            return Err(Fault::refused("datasets-withdrawn-first"));
        }
        if self.examined.is_some() || self.is_in_force {
            let draft = store::find_draft(&mut work.sql, work.body, resource.id).await?;
            if let Some(draft) = draft {
                store::delete_version(&mut work.sql, work.body, draft.id).await?;
                making::forget_content_later(work, resource.id, &draft.sha256).await?;
            }
        }
        if let Some(examined) = &self.examined {
            refuse_other_before(work, resource.id, examined).await?;
            let blank = new_version(work, resource.id, examined);
            let version = filled(work, blank, examined).await?;
            store::insert_version(&mut work.sql, work.body, &version, None)
                .await
                .map_err(meanwhile)?;
            if version.fault_count == 0 {
                publish::put_in_force(work, &version, &dataset, ("", "")).await?;
            } else {
                let told = json!({ "version": version.id, "faults": version.fault_count });
                work.journal(Event::internal("datasets.file-sent", dataset.reference()).with(told))
                    .await?;
            }
        }
        let forgotten = self.forget(work).await?;
        let told = json!({ "forgotten": forgotten });
        work.journal(Event::internal("datasets.list-kept", dataset.reference()).with(told))
            .await
    }
}

impl KeepProduced {
    /// Forgets the versions of before the days for which they are kept, and all of them when something was taken back. Gives
    /// how many.
    async fn forget(&self, work: &mut Work) -> Result<usize, Fault> {
        let before = if self.asked_at.is_some() {
            // The one that was in force a moment ago too.
            work.now.plus_seconds(1)
        } else {
            work.now.plus_days(-VERSIONS_DAYS)
        };
        let former = store::list_former_before(&mut work.sql, work.body, self.resource, before).await?;
        for version in &former {
            store::delete_former(&mut work.sql, work.body, version.id).await?;
            making::forget_content_later(work, self.resource, &version.sha256).await?;
        }
        if let Some(asked_at) = self.asked_at {
            store::note_forgotten(&mut work.sql, work.body, self.resource, asked_at).await?;
        }
        Ok(former.len())
    }
}

/// Refuses for a file that Parvis does not make.
async fn must_run(work: &mut Work, resource: ResourceId) -> Result<(), Fault> {
    if store::is_running(&mut work.sql, work.body, resource).await? {
        Ok(())
    } else {
        Err(Fault::refused("datasets-not-produced"))
    }
}

/// Refuses what people do by hand to a file that Parvis makes.
pub(super) async fn must_not_run(work: &mut Work, resource: ResourceId) -> Result<(), Fault> {
    if store::is_running(&mut work.sql, work.body, resource).await? {
        Err(Fault::refused("datasets-produced-by-parvis"))
    } else {
        Ok(())
    }
}
