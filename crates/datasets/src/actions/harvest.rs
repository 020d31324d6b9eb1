//! Having Parvis read a file at an address of elsewhere, again and again, and what it does with what comes.

use kernel::{Action, Event, Fault, Fields, FileHash, Sentence, Work};
use serde_json::json;

use super::lists::must_not_run;
use super::send::{filled, new_version, one_more, refuse_other_before};
use super::{VERSIONS_DAYS, meanwhile, publish, web_address};
use crate::examine::Examined;
use crate::model::{
    DatasetId, DatasetState, Finding, Harvest, HarvestTrouble, PersonalSort, Resource, ResourceId, Rhythm,
    Version,
};
use crate::store::Came;
use crate::{harvesting, making, rights, schemas, store};

/// Cells that a reason given for few of them covers beside twice as many.
const CELLS_MORE: u64 = 10;

/// Has Parvis read the file of a dataset at an address from now on, or otherwise than before: it is read in a moment, then as
/// often as is asked.
#[derive(Clone, Debug)]
pub struct SetHarvest {
    /// Of which dataset
    pub dataset: DatasetId,
    /// The file of which a version is made; none for a file more
    pub resource: Option<ResourceId>,
    /// What a file more is called
    pub title: String,
    /// Where it is read
    pub address: String,
    /// How often
    pub rhythm: Option<Rhythm>,
    /// The schema it is checked against; empty for none
    pub schema: String,
}

impl Action for SetHarvest {
    const NAME: &'static str = "datasets.set-harvest";
    type Output = ResourceId;

    async fn run(&self, work: &mut Work) -> Result<ResourceId, Fault> {
        let dataset = super::dataset(work, self.dataset).await?;
        work.require(&rights::HARVEST, dataset.scope()).await?;
        if dataset.state == DatasetState::Withdrawn {
            return Err(Fault::refused("datasets-withdrawn-first"));
        }
        let house = work.shared_house();
        let schema = match self.schema.as_str() {
            "" => String::new(),
            name => schemas::find(&house, name).await?.name,
        };
        let mut fields = Fields::default();
        let address = address(&mut fields, work, &self.address);
        if self.rhythm.is_none() {
            fields.refuse("rythme", Sentence::new("datasets-harvest-rhythm-empty"));
        }
        fields.finish()?;
        let Some(rhythm) = self.rhythm else {
            return Err(Fault::field("rythme", "datasets-harvest-rhythm-empty"));
        };
        let resource = match self.resource {
            None => one_more(work, dataset.id, &self.title).await?,
            Some(id) => self.known(work, id).await?,
        };
        let asked = (address.as_str(), rhythm, schema.as_str());
        store::set_harvest(&mut work.sql, work.body, resource.id, asked, work.now).await?;
        harvesting::ask(work, resource.id).await?;
        harvesting::come_back(work, resource.id, rhythm.seconds()).await?;
        let told = json!({ "file": resource.id, "rhythm": rhythm.as_str() });
        work.journal(Event::internal("datasets.harvest-set", dataset.reference()).with(told))
            .await?;
        Ok(resource.id)
    }
}

impl SetHarvest {
    /// A file that is there: not one that Parvis makes, nor one that somebody is preparing by hand.
    async fn known(&self, work: &mut Work, id: ResourceId) -> Result<Resource, Fault> {
        let (resource, of) = super::resource(work, id).await?;
        if of.id != self.dataset {
            return Err(Fault::NotFound("file"));
        }
        must_not_run(work, id).await?;
        let is_harvested = store::is_harvested(&mut work.sql, work.body, id).await?;
        let draft = store::find_draft(&mut work.sql, work.body, id).await?;
        if draft.is_some() && !is_harvested {
            return Err(Fault::field("adresse", "datasets-draft-there"));
        }
        Ok(resource)
    }
}

/// Has the address of a file read at once.
#[derive(Clone, Debug)]
pub struct HarvestNow {
    /// Which file
    pub resource: ResourceId,
}

impl Action for HarvestNow {
    const NAME: &'static str = "datasets.harvest-now";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (resource, dataset) = super::resource(work, self.resource).await?;
        work.require(&rights::HARVEST, dataset.scope()).await?;
        if dataset.state == DatasetState::Withdrawn {
            return Err(Fault::refused("datasets-withdrawn-first"));
        }
        let harvest = store::find_harvest(&mut work.sql, work.body, resource.id).await?;
        let harvest = harvest
            .filter(Harvest::is_running)
            .ok_or_else(|| Fault::refused("datasets-not-harvested"))?;
        harvesting::ask(work, resource.id).await?;
        harvesting::come_back(work, resource.id, harvest.rhythm.seconds()).await?;
        work.journal(Event::internal("datasets.harvest-asked", dataset.reference()))
            .await
    }
}

/// Reads the address of a file no more: what was published stays, a file like any other.
#[derive(Clone, Debug)]
pub struct StopHarvest {
    /// Which file
    pub resource: ResourceId,
}

impl Action for StopHarvest {
    const NAME: &'static str = "datasets.stop-harvest";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (resource, dataset) = super::resource(work, self.resource).await?;
        work.require(&rights::HARVEST, dataset.scope()).await?;
        if !store::stop_harvest(&mut work.sql, work.body, resource.id, work.now).await? {
            return Err(Fault::refused("datasets-not-harvested"));
        }
        harvesting::no_more(work, resource.id).await?;
        work.journal(Event::internal("datasets.harvest-stopped", dataset.reference()))
            .await
    }
}

/// Keeps what came of an address: published when nothing is in the way, and otherwise a draft that waits for somebody. Parvis
/// itself does it.
pub(crate) struct KeepHarvested {
    /// What was asked when the address was read
    pub(crate) harvest: Harvest,
    /// What came, looked at; none when the version in force says it already
    pub(crate) examined: Option<Examined>,
    /// The digest of what came, as it came
    pub(crate) seen: FileHash,
    pub(crate) etag: String,
    pub(crate) last_modified: String,
}

impl Action for KeepHarvested {
    const NAME: &'static str = "datasets.keep-harvested";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (resource, dataset) = super::resource(work, self.harvest.resource_id).await?;
        work.require(&rights::HARVEST, dataset.scope()).await?;
        if dataset.state == DatasetState::Withdrawn {
            return Err(Fault::refused("datasets-withdrawn-first"));
        }
        // A draft of before says nothing any more of what stands there.
        if let Some(draft) = store::find_draft(&mut work.sql, work.body, resource.id).await? {
            store::delete_version(&mut work.sql, work.body, draft.id).await?;
            making::forget_content_later(work, resource.id, &draft.sha256).await?;
        }
        let mut trouble = HarvestTrouble::Nothing;
        if let Some(examined) = &self.examined {
            refuse_other_before(work, resource.id, examined).await?;
            let current = store::find_current(&mut work.sql, work.body, resource.id).await?;
            let blank = new_version(work, resource.id, examined);
            let version = filled(work, blank, examined).await?;
            store::insert_version(&mut work.sql, work.body, &version, None)
                .await
                .map_err(meanwhile)?;
            let reason = reason_of_before(current.as_ref(), &examined.findings);
            match (version.fault_count, reason) {
                (0, Some(reason)) => {
                    if !examined.findings.is_empty() {
                        let sorts: Vec<&str> =
                            examined.findings.iter().map(|one| one.sort.as_str()).collect();
                        let told = json!({ "version": version.id, "sorts": sorts, "as_before": true });
                        let event = Event::public("datasets.personal-justified", dataset.reference());
                        work.journal(event.with(told)).await?;
                    }
                    publish::put_in_force(work, &version, &dataset, (&reason, "")).await?;
                    self.forget_former(work, resource.id).await?;
                }
                (0, None) => trouble = HarvestTrouble::Personal,
                _ => trouble = HarvestTrouble::Faults,
            }
        }
        let came = Came {
            etag: &self.etag,
            last_modified: &self.last_modified,
            seen: &self.seen,
            trouble,
        };
        let asked = (resource.id, self.harvest.revision);
        if !store::note_came(&mut work.sql, work.body, asked, &came, work.now).await? {
            return Err(Fault::refused("datasets-not-harvested"));
        }
        let told = json!({ "file": resource.id, "trouble": trouble.as_str() });
        work.journal(Event::internal("datasets.harvested", dataset.reference()).with(told))
            .await
    }
}

impl KeepHarvested {
    /// Forgets what came some time ago of an address that is read often: a server that gives something else each hour fills no disk.
    async fn forget_former(&self, work: &mut Work, resource: ResourceId) -> Result<(), Fault> {
        if !self.harvest.rhythm.is_often() {
            return Ok(());
        }
        let before = work.now.plus_days(-VERSIONS_DAYS);
        for former in store::list_former_harvested(&mut work.sql, work.body, resource, before).await? {
            store::delete_former(&mut work.sql, work.body, former.id).await?;
            making::forget_content_later(work, resource, &former.sha256).await?;
        }
        Ok(())
    }
}

/// Why what was found may be published: nothing to say when nothing was found, and the reason given for the version in force
/// when that one held as much. None when somebody has to say it: for a column more, for many more cells than the reason was given
/// for, and each time for what nobody could look into.
fn reason_of_before(current: Option<&Version>, findings: &[Finding]) -> Option<String> {
    if findings.is_empty() {
        return Some(String::new());
    }
    let current = current.filter(|current| !current.personal_reason.is_empty())?;
    let before = current.findings();
    findings
        .iter()
        .all(|found| before.iter().any(|known| holds_as_much(known, found)))
        .then(|| current.personal_reason.clone())
}

fn holds_as_much(known: &Finding, found: &Finding) -> bool {
    let is_whole = matches!(found.sort, PersonalSort::Unread | PersonalSort::LeftOut);
    let is_same = known.column == found.column && known.sort == found.sort;
    is_same && !is_whole && found.cells <= known.cells.saturating_mul(2).saturating_add(CELLS_MORE)
}

/// Notes that nothing came of an address, and when it is read again. Parvis itself does it.
pub(crate) struct NoteHarvestFailed {
    /// What was asked when the address was read
    pub(crate) harvest: Harvest,
    pub(crate) trouble: HarvestTrouble,
    /// What more is known
    pub(crate) detail: String,
}

impl Action for NoteHarvestFailed {
    const NAME: &'static str = "datasets.note-harvest-failed";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (resource, dataset) = super::resource(work, self.harvest.resource_id).await?;
        work.require(&rights::HARVEST, dataset.scope()).await?;
        let failures = self.harvest.failures + 1;
        let wait_s = self.harvest.rhythm.wait_s(failures, self.trouble.is_passing());
        let asked = (resource.id, self.harvest.revision);
        let why = (self.trouble, self.detail.as_str(), work.now.plus_seconds(wait_s));
        if !store::note_failed(&mut work.sql, work.body, asked, why, work.now).await? {
            return Err(Fault::refused("datasets-not-harvested"));
        }
        harvesting::come_back(work, resource.id, wait_s).await?;
        let told = json!({ "file": resource.id, "trouble": self.trouble.as_str(), "failures": failures });
        work.journal(Event::internal("datasets.harvest-failed", dataset.reference()).with(told))
            .await
    }
}

/// An address that is read without a password, and in clear on a private network only.
fn address(fields: &mut Fields, work: &Work, typed: &str) -> String {
    if typed.trim().is_empty() {
        fields.refuse("adresse", Sentence::new("datasets-harvest-address-empty"));
        return String::new();
    }
    let address = web_address(fields, "adresse", typed);
    let after = address.split_once("://").map_or("", |(_, rest)| rest);
    let server = after.split(['/', '?', '#']).next().unwrap_or_default();
    if server.contains('@') {
        fields.refuse("adresse", Sentence::new("datasets-harvest-address-password"));
    } else if address.starts_with("http://") && !work.house().settings.private_network_allowed {
        fields.refuse("adresse", Sentence::new("datasets-harvest-address-clear"));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_holds_for_as_much_as_it_was_given_for() {
        let found = |column: &str, sort, cells| Finding {
            column: column.to_owned(),
            sort,
            cells,
            rows: Vec::new(),
        };
        let known = found("courriel", PersonalSort::Email, 40);
        for (found, is_held) in [
            (found("courriel", PersonalSort::Email, 90), true),
            (found("courriel", PersonalSort::Email, 91), false),
            (found("courriel", PersonalSort::Phone, 1), false),
            (found("contact", PersonalSort::Email, 1), false),
        ] {
            assert_eq!(holds_as_much(&known, &found), is_held, "{found:?}");
        }
        let unread = Finding::of_whole(PersonalSort::Unread);
        assert!(!holds_as_much(&unread, &unread), "nobody looked into either");
    }
}
