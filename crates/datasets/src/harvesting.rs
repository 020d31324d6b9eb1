//! Reading files at addresses of elsewhere: fetched when they changed, looked at as what is sent, published when nothing is in
//! the way. Asked for when an agent says it, each time its turn comes, and when an agent presses. What fails is tried again less and
//! less often, and the version in force stays: an address is given up by people only.

use std::sync::Arc;

use db::Id;
use kernel::{
    Actor, Argument, BoxFuture, CollectiviteId, Delivery, Effect, EffectContext, EffectMark, Fault,
    FieldFault, FileHash, House, SubjectRef, Timer, Work,
};
use outgoing::Connections;
use outgoing::http::{Client, Error, FetchedFile, Known};
use serde::Deserialize;
use serde_json::json;

use crate::actions::{KeepHarvested, NoteHarvestFailed};
use crate::examine::{Before, Examined, PREPARING, RECEIVING};
use crate::model::{DatasetState, FILE_BYTES_MAX, Harvest, HarvestTrouble, ResourceId, Said};
use crate::totem_file::Arrived;
use crate::{schemas, store};

/// The effect that reads an address.
pub(crate) const HARVEST: &str = "dataset-harvest";
/// The date on which it is read again.
pub(crate) const DUE: &str = "datasets.harvest";
/// The longest name of a file, in characters.
const FILE_NAME_CHARS_MAX: usize = 120;
/// Bytes among which a web page says that it is one.
const PAGE_BEGINNING_BYTES: usize = 512;
/// What a Parquet file begins with.
const PARQUET: &[u8] = b"PAR1";

/// The file, as timers point to it.
fn reference(resource: ResourceId) -> SubjectRef {
    SubjectRef::new("dataset-file", resource)
}

#[derive(Deserialize)]
struct Asked {
    resource: ResourceId,
}

/// Asks for an address to be read, once what was asked before is done.
pub(crate) async fn ask(work: &mut Work, resource: ResourceId) -> Result<(), Fault> {
    let asking: Id<EffectMark> = work.new_id();
    let lane = format!("{HARVEST}-{resource}");
    let context = EffectContext {
        lane: Some(&lane),
        about: None,
    };
    let key = format!("{resource}-{asking}");
    work.effect_in(HARVEST, &key, &json!({ "resource": resource }), context)
        .await
}

/// Comes back to an address in `wait_s` seconds, and at no other date.
pub(crate) async fn come_back(work: &mut Work, resource: ResourceId, wait_s: i64) -> Result<(), Fault> {
    no_more(work, resource).await?;
    let due_at = work.now.plus_seconds(wait_s);
    work.timer(DUE, &reference(resource), due_at, &json!(null)).await
}

/// It is read no more.
pub(crate) async fn no_more(work: &mut Work, resource: ResourceId) -> Result<(), Fault> {
    work.cancel_timers(DUE, &reference(resource)).await
}

/// Its turn came.
pub(crate) fn when_due<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let resource = ResourceId::from_uuid(timer.subject);
        let harvest = store::find_harvest(&mut work.sql, work.body, resource).await?;
        let Some(harvest) = harvest.filter(Harvest::is_running) else {
            return Ok(());
        };
        ask(work, resource).await?;
        come_back(work, resource, harvest.rhythm.seconds()).await
    })
}

/// Reads an address.
pub(crate) fn deliver<'a>(house: &'a Arc<House>, effect: &'a Effect) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let Asked { resource } = serde_json::from_value(effect.payload.clone())
            .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
        let client = Connections::of(house)?.http();
        read(house, client, effect.collectivite, resource)
            .await
            .map_err(|fault| Delivery::Again(fault.to_string()))
    })
}

async fn read(
    house: &Arc<House>,
    client: &Client,
    body: CollectiviteId,
    id: ResourceId,
) -> Result<(), Fault> {
    let Some(harvest) = to_be_read(house, body, id).await? else {
        return Ok(());
    };
    // What comes is held in memory, as what people send.
    let _place = RECEIVING.turn().await?;
    let known = Known {
        etag: &harvest.etag,
        last_modified: &harvest.last_modified,
    };
    let fetched = client.fetch_file(&harvest.address, known, FILE_BYTES_MAX).await;
    let mut file = match fetched {
        Ok(None) => return same(house, body, &harvest).await,
        Ok(Some(file)) => file,
        Err(error) => return failed(house, body, harvest, trouble_of(&error)).await,
    };
    let seen = FileHash::of(&file.body);
    if seen.as_str() == harvest.seen_sha256 {
        return same(house, body, &harvest).await;
    }
    if is_web_page(&file) {
        let why = (HarvestTrouble::WebPage, String::new());
        return failed(house, body, harvest, why).await;
    }
    let sent = (file_name(&file), std::mem::take(&mut file.body));
    let examined = match look(house, body, &harvest, sent).await {
        Ok(examined) => examined,
        Err(Fault::Invalid(faults)) => return failed(house, body, harvest, unread(faults)).await,
        Err(fault) => return Err(fault),
    };
    let deed = KeepHarvested {
        harvest,
        examined,
        seen,
        etag: file.etag,
        last_modified: file.last_modified,
    };
    house.act(body, Actor::System, &deed).await
}

/// The address of a file, as long as it is read: not of a dataset that is withdrawn.
async fn to_be_read(house: &House, body: CollectiviteId, id: ResourceId) -> Result<Option<Harvest>, Fault> {
    let mut sql = house.db.read();
    let harvest = store::find_harvest(&mut sql, body, id).await?;
    let Some(harvest) = harvest.filter(Harvest::is_running) else {
        return Ok(None);
    };
    let Some(resource) = store::find_resource(&mut sql, body, id).await? else {
        return Ok(None);
    };
    let dataset = store::find(&mut sql, body, resource.dataset_id).await?;
    let is_withdrawn = dataset.is_none_or(|dataset| dataset.state == DatasetState::Withdrawn);
    Ok((!is_withdrawn).then_some(harvest))
}

async fn same(house: &House, body: CollectiviteId, harvest: &Harvest) -> Result<(), Fault> {
    let mut sql = house.db.begin().await?;
    let asked = (harvest.resource_id, harvest.revision);
    store::note_same(&mut sql, body, asked, house.clock.now()).await?;
    sql.commit().await?;
    Ok(())
}

async fn failed(
    house: &Arc<House>,
    body: CollectiviteId,
    harvest: Harvest,
    (trouble, detail): (HarvestTrouble, String),
) -> Result<(), Fault> {
    let deed = NoteHarvestFailed {
        harvest,
        trouble,
        detail,
    };
    house.act(body, Actor::System, &deed).await
}

/// Looks at what came as at what is sent; none when the version in force says it already.
async fn look(
    house: &House,
    body: CollectiviteId,
    harvest: &Harvest,
    (name, bytes): (String, Vec<u8>),
) -> Result<Option<Examined>, Fault> {
    let arrived = Arrived::read(house, name, bytes).await?;
    let mut sql = house.db.read();
    let current = store::find_current(&mut sql, body, harvest.resource_id).await?;
    drop(sql);
    let hash = FileHash::of(&arrived.bytes);
    if current.as_ref().is_some_and(|current| current.sha256 == hash) {
        return Ok(None);
    }
    let schema = match (harvest.schema_name.as_str(), &arrived.budget) {
        ("", None) => None,
        ("", Some(_)) => Some(schemas::find(house, schemas::BUDGET).await?),
        (name, _) => Some(schemas::find(house, name).await?),
    };
    let turn = PREPARING.turn().await?;
    let before = match current {
        None => None,
        Some(current) => Some(Before {
            id: current.id,
            table: if current.is_table() {
                house.file(body, &current.sha256).await?.map(|(_, bytes)| bytes)
            } else {
                None
            },
        }),
    };
    let sent = (arrived.name, arrived.bytes);
    Examined::read_in(turn, sent, schema, before).await.map(Some)
}

/// Why nothing came, and what more is known.
fn trouble_of(error: &Error) -> (HarvestTrouble, String) {
    let trouble = match error {
        Error::Timeout { .. } => HarvestTrouble::Slow,
        Error::Connection(_) => HarvestTrouble::Unreachable,
        Error::Private(_) | Error::Address(_) | Error::Request(_) => HarvestTrouble::Address,
        Error::Redirect(_) => HarvestTrouble::Moved,
        Error::TooLarge { .. } => HarvestTrouble::TooLarge,
        Error::Status { status, .. } => match status {
            401 | 403 | 405 => HarvestTrouble::Forbidden,
            404 | 410 => HarvestTrouble::Missing,
            408 | 425 | 429 | 500.. => HarvestTrouble::Busy,
            _ => HarvestTrouble::Unexpected,
        },
    };
    let detail = match error {
        Error::Status { status, .. } => status.to_string(),
        _ => String::new(),
    };
    (trouble, detail)
}

/// Why what came is not read.
fn unread(faults: Vec<FieldFault>) -> (HarvestTrouble, String) {
    let Some(fault) = faults.into_iter().next() else {
        return (HarvestTrouble::Unexpected, String::new());
    };
    match fault.sentence.key {
        "datasets-schema-unknown" => return (HarvestTrouble::NoSchema, String::new()),
        "datasets-file-large" => return (HarvestTrouble::TooLarge, String::new()),
        _ => {}
    }
    let arguments = fault.sentence.arguments.into_iter();
    let said = Said {
        id: fault.sentence.key.to_owned(),
        arguments: arguments
            .map(|(name, value)| (name.to_owned(), text_of(value)))
            .collect(),
    };
    let detail = serde_json::to_string(&said).unwrap_or_default();
    (HarvestTrouble::Unreadable, detail)
}

fn text_of(argument: Argument) -> String {
    match argument {
        Argument::Text(text) => text,
        Argument::Number(number) => number.to_string(),
        Argument::At(at) => at.timestamp().to_string(),
        Argument::On(day) => day.to_string(),
    }
}

/// True for a page in the place of a file: what many servers answer, with a success, for a file that is gone.
fn is_web_page(file: &FetchedFile) -> bool {
    let beginning = &file.body[..file.body.len().min(PAGE_BEGINNING_BYTES)];
    let beginning = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning);
    let text = String::from_utf8_lossy(beginning.trim_ascii_start()).to_ascii_lowercase();
    let is_called_one = file.content_type.to_ascii_lowercase().contains("html");
    text.starts_with("<!doctype html")
        || text.starts_with("<html")
        || text.starts_with('<') && (is_called_one || text.contains("<html"))
}

/// What the file is called: as its server says, or as its address ends.
fn file_name(file: &FetchedFile) -> String {
    let said = of_disposition(&file.disposition).unwrap_or_else(|| decoded(&file.last_segment));
    let last = said.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let mut name: String = last
        .chars()
        .filter(|character| !character.is_control())
        .take(FILE_NAME_CHARS_MAX)
        .collect();
    if name.is_empty() {
        "fichier".clone_into(&mut name);
    }
    if file.body.starts_with(PARQUET) && !name.to_ascii_lowercase().ends_with(".parquet") {
        name.push_str(".parquet");
    }
    name
}

/// The name in a `Content-Disposition` (RFC 6266): the one that says its encoding first.
fn of_disposition(header: &str) -> Option<String> {
    let mut plain = None;
    for part in header.split(';') {
        let Some((name, value)) = part.split_once('=') else {
            continue;
        };
        let value = value.trim().trim_matches('"');
        match name.trim().to_ascii_lowercase().as_str() {
            "filename*" => {
                let (_, encoded) = value.rsplit_once('\'')?;
                return Some(decoded(encoded));
            }
            "filename" => plain = Some(value.to_owned()),
            _ => {}
        }
    }
    plain.filter(|name| !name.is_empty())
}

/// What stands between percent signs, as text.
fn decoded(text: &str) -> String {
    let written = format!("n={}", text.replace('&', "%26").replace('+', "%2B"));
    let mut pairs = form_urlencoded::parse(written.as_bytes());
    pairs
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(disposition: &str, last_segment: &str, body: &[u8]) -> FetchedFile {
        FetchedFile {
            last_segment: last_segment.to_owned(),
            content_type: String::new(),
            disposition: disposition.to_owned(),
            etag: String::new(),
            last_modified: String::new(),
            body: body.to_vec(),
        }
    }

    #[test]
    fn a_file_is_called_as_its_server_says() {
        for (disposition, segment, body, name) in [
            ("", "lieux.csv", "a,b", "lieux.csv"),
            ("", "march%C3%A9s+2026.csv", "a,b", "marchés+2026.csv"),
            ("", "", "a,b", "fichier"),
            ("", "export", "PAR1…", "export.parquet"),
            ("attachment; filename=\"aides.ods\"", "export", "a", "aides.ods"),
            (
                "attachment; filename=x.csv; filename*=UTF-8''caf%C3%A9s.csv",
                "export",
                "a",
                "cafés.csv",
            ),
            (
                "attachment; filename=\"../../etc/passwd\"",
                "export",
                "a",
                "passwd",
            ),
        ] {
            assert_eq!(file_name(&file(disposition, segment, body.as_bytes())), name);
        }
    }

    #[test]
    fn a_page_in_the_place_of_a_file_is_seen() {
        for (body, is_page) in [
            ("\u{feff}\n <!DOCTYPE html><title>404</title>", true),
            ("<HTML><body>", true),
            (
                "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">",
                true,
            ),
            ("<?xml version=\"1.0\"?>\n<gpx></gpx>", false),
            ("nom;page\nMairie;<html>\n", false),
            ("", false),
        ] {
            assert_eq!(is_web_page(&file("", "", body.as_bytes())), is_page, "{body}");
        }
        let mut page = file("", "", b"<head><title>Maintenance</title>");
        assert!(!is_web_page(&page));
        page.content_type = "text/html; charset=utf-8".to_owned();
        assert!(is_web_page(&page));
    }
}
