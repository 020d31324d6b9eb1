//! Handing datasets over to a portal through the API of udata (`/api/1/`): what would change is told first, and only what somebody
//! confirmed is sent. A dataset is found again by its identifier there, or by ours, which stands in its extras: one whose creation was
//! not told back is not created twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, Delivery, Effect, Fault, FileHash, House};
use outgoing::Connections;
use outgoing::http::{Answered, Asked as Sent, Client, Credentials};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::model::{
    DATASETS_MAX, DETAIL_CHARS_MAX, DatasetId, Handover, KNOWN_AS, Listed, Portal, PortalEntry,
    PortalTrouble, ResourceId, is_given, listed, portal_digest, portal_told,
};
use crate::store;

/// The effect that hands one dataset over.
pub(crate) const PUSH: &str = "dataset-handed-over";
/// What the key is sealed for.
pub(crate) const PURPOSE: &str = "udata";
/// Datasets of an organization in one page of the portal.
const PAGE_SIZE: usize = 100;
/// Pages looked through for a dataset whose creation was not told back.
const PAGES_MAX: usize = 50;
/// What is read of a dataset there (`X-Fields`): all of them whole would weigh too much.
const OF_DATASET: &str = "id,deleted,extras,resources{id,extras}";
/// Digits of an identifier there.
const IDENTIFIER_DIGITS: usize = 24;

/// What handing a dataset over would do.
pub(crate) struct Line {
    pub(crate) listed: Listed,
    pub(crate) entry: Option<PortalEntry>,
    pub(crate) digest: FileHash,
    pub(crate) handover: Handover,
}

/// Every published dataset with a file, those that are there and given here no more, and what handing each over would do.
pub(crate) async fn review(
    sql: &mut Sql,
    body: CollectiviteId,
    portal: &Portal,
    base_url: &str,
) -> Result<Vec<Line>, db::Error> {
    let datasets = store::list_public(sql, body, DATASETS_MAX).await?;
    let files = store::list_current(sql, body).await?;
    let entries = store::list_portal_entries(sql, body).await?;
    let mut entries: BTreeMap<DatasetId, PortalEntry> = entries
        .into_iter()
        .map(|entry| (entry.dataset_id, entry))
        .collect();
    let mut lines = Vec::new();
    for one in listed(datasets, files) {
        let entry = entries.remove(&one.dataset.id);
        lines.extend(line(one, entry, (portal, base_url)));
    }
    for (id, entry) in entries {
        let dataset = store::find(sql, body, id).await?;
        if let Some(dataset) = dataset.filter(|dataset| !dataset.is_public()) {
            let files = Vec::new();
            lines.extend(line(Listed { dataset, files }, Some(entry), (portal, base_url)));
        }
    }
    Ok(lines)
}

/// None of what is neither given here nor there.
fn line(listed: Listed, entry: Option<PortalEntry>, (portal, base_url): (&Portal, &str)) -> Option<Line> {
    let is_given = is_given(&listed);
    let is_there = entry.as_ref().is_some_and(|entry| !entry.remote_id.is_empty());
    if !is_given && !is_there {
        return None;
    }
    let digest = portal_digest(&portal_told(&listed, base_url, &portal.organization));
    let handover = Handover::of(entry.as_ref(), &digest, is_given);
    Some(Line {
        listed,
        entry,
        digest,
        handover,
    })
}

/// The digest of all that is looked at before it is confirmed.
pub(crate) fn digest_of(review: &[Line]) -> FileHash {
    let all: Vec<String> = review
        .iter()
        .map(|line| {
            format!(
                "{} {} {}",
                line.listed.dataset.id,
                line.handover.as_str(),
                line.digest
            )
        })
        .collect();
    FileHash::of(all.join("\n").as_bytes())
}

#[derive(Deserialize)]
struct Asked {
    dataset: DatasetId,
    digest: FileHash,
}

/// Why a dataset was not handed over.
enum Refused {
    /// The portal, or what changed since, says no: an agent reads why
    Told(PortalTrouble, String),
    /// It may pass by itself
    Passing(String),
}

impl From<outgoing::http::Error> for Refused {
    fn from(error: outgoing::http::Error) -> Self {
        if error.is_passing() {
            Self::Passing(error.to_string())
        } else {
            Self::Told(PortalTrouble::Unexpected, error.to_string())
        }
    }
}

/// Hands a dataset over.
pub(crate) fn deliver<'a>(house: &'a Arc<House>, effect: &'a Effect) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let asked: Asked = serde_json::from_value(effect.payload.clone())
            .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
        let client = Connections::of(house)?.http();
        hand_over(house, client, effect.collectivite, &asked)
            .await
            .map_err(|fault| Delivery::Again(fault.to_string()))
    })
}

async fn hand_over(house: &House, client: &Client, body: CollectiviteId, asked: &Asked) -> Result<(), Fault> {
    let mut sql = house.db.read();
    let Some(portal) = store::find_portal(&mut sql, body).await? else {
        return Ok(());
    };
    let entry = store::find_portal_entry(&mut sql, body, asked.dataset).await?;
    let Some(dataset) = store::find(&mut sql, body, asked.dataset).await? else {
        return Ok(());
    };
    let files = store::list_current_of(&mut sql, body, asked.dataset).await?;
    drop(sql);
    let standing = Listed { dataset, files };
    let said = portal_told(&standing, &house.base_url(body), &portal.organization);
    let handover = Handover::of(entry.as_ref(), &asked.digest, is_given(&standing));
    let outcome = if portal_digest(&said) != asked.digest {
        Err(Refused::Told(PortalTrouble::Changed, String::new()))
    } else if handover == Handover::Same {
        return Ok(());
    } else {
        send(house, client, body, (&portal, entry.as_ref()), said).await
    };
    let mut sql = house.db.begin().await?;
    let now = house.clock.now();
    match outcome {
        Ok((remote_id, resources)) => {
            let known = (remote_id.as_str(), resources.as_str(), &asked.digest);
            store::note_pushed(&mut sql, body, asked.dataset, known, now).await?;
        }
        Err(Refused::Told(trouble, detail)) => {
            if trouble == PortalTrouble::Gone {
                store::forget_remote(&mut sql, body, asked.dataset).await?;
            }
            let why = (trouble, detail.as_str());
            store::note_refused(&mut sql, body, asked.dataset, why, now).await?;
        }
        Err(Refused::Passing(why)) => return Err(Fault::Internal(why)),
    }
    sql.commit().await?;
    Ok(())
}

/// Creates the dataset there, or updates it. Gives its identifier, and those of its files as JSON.
async fn send(
    house: &House,
    client: &Client,
    body: CollectiviteId,
    (portal, entry): (&Portal, Option<&PortalEntry>),
    mut said: Value,
) -> Result<(String, String), Refused> {
    let Some(key) = tools::secret::open(house, body, PURPOSE, &portal.sealed_key) else {
        return Err(Refused::Told(PortalTrouble::Key, String::new()));
    };
    let there = Remote {
        client,
        portal,
        key: &key,
    };
    let (remote_id, files) = match entry.filter(|entry| !entry.remote_id.is_empty()) {
        Some(entry) => (Some(entry.remote_id.clone()), entry.files()),
        None => match there.found_again(&said).await? {
            Some(found) => (Some(identifier(&found)?), files_of(&found)),
            None => (None, BTreeMap::new()),
        },
    };
    name_files(&mut said, &files);
    if said["archived"].as_bool() == Some(true) {
        said["archived"] = json!(house.clock.now().timestamp().to_string());
    }
    said["organization"] = json!(there.organization().await?);
    let (method, path) = match &remote_id {
        None => ("POST", "datasets/".to_owned()),
        Some(id) => ("PUT", format!("datasets/{id}/")),
    };
    let answered = there.ask((method, &path), OF_DATASET, Some(&said)).await?;
    let is_known = remote_id.is_some();
    let kept = understood(&answered, is_known)?;
    let resources = serde_json::to_string(&files_of(&kept)).unwrap_or_default();
    Ok((identifier(&kept)?, resources))
}

/// A portal, as it is asked.
struct Remote<'a> {
    client: &'a Client,
    portal: &'a Portal,
    key: &'a str,
}

impl Remote<'_> {
    /// Asks for `fields` of what stands at `path`, or says something of it.
    async fn ask(
        &self,
        (method, path): (&str, &str),
        fields: &str,
        said: Option<&Value>,
    ) -> Result<Answered, Refused> {
        let url = format!("{}api/1/{path}", self.portal.address);
        let headers = [
            ("x-api-key", self.key),
            ("accept", "application/json"),
            ("content-type", "application/json"),
            ("x-fields", fields),
        ];
        let answered = self.client.exchange(Sent {
            method,
            url: &url,
            headers: &headers,
            credentials: Credentials::Nobody,
            body: said.map(|said| said.to_string().into_bytes()).unwrap_or_default(),
        });
        Ok(answered.await?)
    }

    /// The organization, by the identifier that what is said of a dataset takes: agents may know the end of its address only.
    async fn organization(&self) -> Result<String, Refused> {
        let known = &self.portal.organization;
        if known.len() == IDENTIFIER_DIGITS && known.chars().all(|digit| digit.is_ascii_hexdigit()) {
            return Ok(known.clone());
        }
        let path = format!("organizations/{known}/");
        let answered = self.ask(("GET", &path), "id", None).await?;
        identifier(&understood(&answered, false)?)
    }

    /// The dataset of the organization that bears our identifier: one whose creation was not told back. Those deleted there are
    /// still listed, and are updated no more.
    async fn found_again(&self, said: &Value) -> Result<Option<Value>, Refused> {
        let known = &said["extras"][KNOWN_AS];
        let fields = format!("data{{{OF_DATASET}}},next_page");
        let organization = &self.portal.organization;
        for page in 1..=PAGES_MAX {
            let path = format!(
                "organizations/{organization}/datasets/?page={page}&page_size={PAGE_SIZE}&sort=created"
            );
            let answered = self.ask(("GET", &path), &fields, None).await?;
            let listed = understood(&answered, false)?;
            let Some(datasets) = listed["data"].as_array() else {
                return Err(Refused::Told(PortalTrouble::Unexpected, String::new()));
            };
            let found = datasets
                .iter()
                .find(|dataset| &dataset["extras"][KNOWN_AS] == known && dataset["deleted"].is_null());
            if let Some(found) = found {
                return Ok(Some(found.clone()));
            }
            if listed["next_page"].is_null() {
                return Ok(None);
            }
        }
        // Created without having looked at all of them, it might stand there twice.
        Err(Refused::Told(PortalTrouble::Unexpected, String::new()))
    }
}

/// What a portal answered, once it did what was asked.
fn understood(answered: &Answered, is_known: bool) -> Result<Value, Refused> {
    let detail = || {
        let text = String::from_utf8_lossy(&answered.body);
        text.chars().take(DETAIL_CHARS_MAX).collect::<String>()
    };
    let told = |trouble| Err(Refused::Told(trouble, detail()));
    match answered.status {
        200..=299 => serde_json::from_slice(&answered.body)
            .map_err(|_| Refused::Told(PortalTrouble::Unexpected, detail())),
        401 | 403 => told(PortalTrouble::Key),
        404 | 410 if is_known => told(PortalTrouble::Gone),
        404 | 410 => told(PortalTrouble::Missing),
        400 | 409 | 422 => told(PortalTrouble::Refused),
        408 | 425 | 429 | 500.. => Err(Refused::Passing(format!("answered {}", answered.status))),
        _ => told(PortalTrouble::Unexpected),
    }
}

fn identifier(dataset: &Value) -> Result<String, Refused> {
    let id = dataset["id"].as_str().unwrap_or_default();
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    if id.is_empty() || !id.chars().all(is_name) {
        return Err(Refused::Told(PortalTrouble::Unexpected, String::new()));
    }
    Ok(id.to_owned())
}

/// The identifiers there of the files that bear ours.
fn files_of(dataset: &Value) -> BTreeMap<ResourceId, String> {
    let files = dataset["resources"].as_array().map_or(&[][..], Vec::as_slice);
    files
        .iter()
        .filter_map(|file| {
            let ours = file["extras"][KNOWN_AS].as_str()?.parse().ok()?;
            Some((ours, file["id"].as_str()?.to_owned()))
        })
        .collect()
}

/// Says of each file which one it is there: its address and its statistics stay.
fn name_files(said: &mut Value, files: &BTreeMap<ResourceId, String>) {
    let Some(told) = said.get_mut("resources").and_then(Value::as_array_mut) else {
        return;
    };
    for file in told {
        let ours = file["extras"][KNOWN_AS].as_str().and_then(|id| id.parse().ok());
        if let Some(theirs) = ours.and_then(|id: ResourceId| files.get(&id)) {
            file["id"] = json!(theirs);
        }
    }
}
