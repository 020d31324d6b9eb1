//! OGC API – Features: what mapping software reads of the published tables whose rows have places. Programs are told what is
//! wrong in JSON, with the statuses of the standard (OGC 17-069r4, section 7.5.1).

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use columns::Asking;
use kernel::{Fault, FileHash};
use serde_json::{Value, json};
use ui::validators::{unchanged, weak_tag};
use ui::visit::status_of;
use ui::{Visit, t};

use super::download::{KEPT, open};
use super::explore::About;
use super::explore::given::tag_of;
use crate::document::ogc::{
    self, GEOJSON, Given, OPENAPI, Outside, Sought, feature, page_of, without_parameters,
};
use crate::examine::SENDING;
use crate::explore::{self, Opened, is_size_within, sentence_of};
use crate::model::ResourceId;
use crate::places::Spot;
use crate::store::{self, Placed};

/// Parquet files that one list opens, to know whether their rows have places: the next list opens others.
const OPENED_MAX: usize = 20;
/// Parquet files that are remembered.
const KNOWN_MAX: usize = 10_000;
const JSON: &str = "application/json";

/// What is not found of a table whose rows have no places.
const NOWHERE: &str = "places";

/// Whether the rows of Parquet files have places, by their content, which never changes: lists open each of them once.
static KNOWN: LazyLock<Mutex<HashMap<FileHash, bool>>> = LazyLock::new(Mutex::default);

/// `/ogc`, `/ogc/api`, `/ogc/conformance`, `/ogc/collections`.
pub(super) async fn document(visit: Visit, asked: HeaderMap) -> Response {
    let answered = document_of(&visit, &asked).await;
    answered.unwrap_or_else(|fault| refused(&visit, &fault))
}

async fn document_of(visit: &Visit, asked: &HeaderMap) -> Result<Response, Fault> {
    without_parameters(&visit.query).map_err(|wrong| fault_of(&wrong))?;
    let words = visit.official_words();
    let base_url = visit.base_url();
    let title = t!(words, "datasets-ogc-title", body = visit.body.name.as_str());
    let description = t!(words, "datasets-ogc-description");
    let outside = Outside {
        base_url: &base_url,
        title: &title,
        description: &description,
    };
    let (media_type, told) = match visit.path.as_str() {
        "/ogc/api" => (OPENAPI, ogc::api(&outside)),
        "/ogc/conformance" => (JSON, ogc::conformance()),
        "/ogc/collections" => {
            let placed = placed(visit).await?;
            let all: Vec<Value> = placed
                .iter()
                .map(|placed| {
                    let (title, description) = said(
                        (&placed.dataset_title, &placed.resource_title),
                        &placed.description,
                    );
                    ogc::collection(&base_url, &placed.resource_id.to_string(), (&title, &description))
                })
                .collect();
            let own = json!({ "href": format!("{base_url}/ogc/collections"), "rel": "self", "type": JSON, "title": title });
            (JSON, json!({ "links": [own], "collections": all }))
        }
        _ => (JSON, ogc::landing(&outside)),
    };
    let told = told.to_string();
    let tag = weak_tag(FileHash::of(told.as_bytes()).as_str());
    if let Some(response) = unchanged(asked, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let response = ([(header::CONTENT_TYPE, media_type)], told).into_response();
    Ok(open(response, &tag))
}

/// The files whose rows have places. A Parquet file is opened to be known; one that cannot be now is left out.
async fn placed(visit: &Visit) -> Result<Vec<Placed>, Fault> {
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut kept = Vec::new();
    let mut opened = 0;
    for placed in store::list_placed(&mut visit.sql(), visit.body.id).await? {
        if !is_size_within(placed.row_count, placed.column_count) {
            continue;
        }
        let remembered = match placed.format.as_str() {
            "parquet" => known().get(&placed.sha256).copied(),
            _ => Some(true),
        };
        let has_places = match remembered {
            Some(has_places) => has_places,
            None if opened == OPENED_MAX => false,
            None => {
                opened += 1;
                let has_places = match find(visit, placed.resource_id).await {
                    Ok(_) => true,
                    // Without places, damaged or too large, which it stays.
                    Err(Fault::NotFound(NOWHERE) | Fault::Refused { .. }) => false,
                    Err(Fault::NotFound(_) | Fault::Busy(_)) => continue,
                    Err(fault) => return Err(fault),
                };
                let mut known = known();
                if known.len() >= KNOWN_MAX {
                    known.clear();
                }
                known.insert(placed.sha256.clone(), has_places);
                has_places
            }
        };
        if has_places {
            kept.push(placed);
        }
    }
    Ok(kept)
}

/// The title and the description of a collection.
fn said((dataset, resource): (&str, &str), description: &str) -> (String, String) {
    let title = if dataset == resource {
        dataset.to_owned()
    } else {
        [dataset, " – ", resource].concat()
    };
    (title, ui::markdown::plain_text(description))
}

/// `/ogc/collections/{id}`.
pub(super) async fn collection(visit: Visit, Path(id): Path<String>, asked: HeaderMap) -> Response {
    let answered = collection_of(&visit, &id, &asked).await;
    answered.unwrap_or_else(|fault| refused(&visit, &fault))
}

async fn collection_of(visit: &Visit, id: &str, asked: &HeaderMap) -> Result<Response, Fault> {
    without_parameters(&visit.query).map_err(|wrong| fault_of(&wrong))?;
    let (about, _) = find(visit, read(id)?).await?;
    let (title, description) = said(
        (&about.dataset.title, &about.resource.title),
        &about.dataset.description,
    );
    let id = about.resource.id.to_string();
    let told = ogc::collection(&visit.base_url(), &id, (&title, &description)).to_string();
    let tag = weak_tag(FileHash::of(told.as_bytes()).as_str());
    if let Some(response) = unchanged(asked, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let response = ([(header::CONTENT_TYPE, JSON)], told).into_response();
    Ok(open(response, &tag))
}

/// `/ogc/collections/{id}/items`.
pub(super) async fn items(visit: Visit, Path(id): Path<String>, asked: HeaderMap) -> Response {
    let answered = items_of(&visit, &id, &asked).await;
    answered.unwrap_or_else(|fault| refused(&visit, &fault))
}

async fn items_of(visit: &Visit, id: &str, asked: &HeaderMap) -> Result<Response, Fault> {
    let about = About::of(visit, read(id)?).await?;
    let tag = tag_of(visit, &about);
    if let Some(response) = unchanged(asked, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let (base_url, id) = (visit.base_url(), about.resource.id.to_string());
    let parameters = visit.query.clone();
    let made = with_places(visit, &about, move |(opened, spot), asking| {
        let sought = Sought::parse(&parameters, opened.table.headings())?;
        let given = Given {
            base_url: &base_url,
            id: &id,
        };
        page_of(&given, (&opened.table, spot), &sought, asking)
    })
    .await?;
    features(made, &tag)
}

/// `/ogc/collections/{id}/items/{number}`.
pub(super) async fn item(
    visit: Visit,
    Path((id, number)): Path<(String, String)>,
    asked: HeaderMap,
) -> Response {
    let answered = item_of(&visit, (&id, &number), &asked).await;
    answered.unwrap_or_else(|fault| refused(&visit, &fault))
}

async fn item_of(visit: &Visit, (id, number): (&str, &str), asked: &HeaderMap) -> Result<Response, Fault> {
    without_parameters(&visit.query).map_err(|wrong| fault_of(&wrong))?;
    let about = About::of(visit, read(id)?).await?;
    let number = number.parse::<usize>().map_err(|_| Fault::NotFound("feature"))?;
    let tag = tag_of(visit, &about);
    if let Some(response) = unchanged(asked, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let (base_url, id) = (visit.base_url(), about.resource.id.to_string());
    let made = with_places(visit, &about, move |(opened, spot), asking| {
        let given = Given {
            base_url: &base_url,
            id: &id,
        };
        feature(&given, (&opened.table, spot), number, asking)
    })
    .await?;
    features(made.ok_or(Fault::NotFound("feature"))?, &tag)
}

fn read(id: &str) -> Result<ResourceId, Fault> {
    id.parse::<ResourceId>().map_err(|_| Fault::NotFound("file"))
}

/// The file of this identifier, when anyone may download it and its rows have places.
async fn find(visit: &Visit, id: ResourceId) -> Result<(About, Spot), Fault> {
    let about = About::of(visit, id).await?;
    let spot = with_places(visit, &about, |(_, spot), _| Ok(spot)).await?;
    Ok((about, spot))
}

/// Asks a table something about its rows and where they are.
async fn with_places<T: Send + 'static>(
    visit: &Visit,
    about: &About,
    task: impl FnOnce((&Opened, Spot), Asking<'_>) -> Result<T, columns::Refused> + Send + 'static,
) -> Result<T, Fault> {
    let house = (visit.house.as_ref(), visit.body.id);
    let answered = explore::ask(house, &about.version, move |opened, asking| {
        let spot = Spot::of(opened.table.headings())?;
        Some(task((opened, spot), asking))
    })
    .await?;
    answered
        .map_err(Fault::refused_with)?
        .ok_or(Fault::NotFound(NOWHERE))?
        .map_err(|wrong| fault_of(&wrong))
}

fn fault_of(wrong: &columns::Refused) -> Fault {
    match wrong {
        // Nothing is wrong in what was asked.
        columns::Refused::Stopped => Fault::Busy(sentence_of(wrong)),
        _ => Fault::refused_with(sentence_of(wrong)),
    }
}

fn features(made: Vec<u8>, tag: &str) -> Result<Response, Fault> {
    let body = axum::body::Body::from(SENDING.held(made.into())?);
    let response = ([(header::CONTENT_TYPE, GEOJSON)], body).into_response();
    Ok(open(response, tag))
}

/// What a program is told of a refusal, in the shape of the standard's exceptions: a code and a sentence.
fn refused(visit: &Visit, fault: &Fault) -> Response {
    let status = match status_of(fault) {
        // A question that cannot be followed is the program's to mend.
        StatusCode::CONFLICT => StatusCode::BAD_REQUEST,
        status => status,
    };
    if status.is_server_error() {
        tracing::error!(fault = %fault, "a question of OGC API Features failed");
    }
    let words = visit.words;
    let (code, description) = match fault {
        Fault::Refused { sentence, .. } => ("InvalidParameterValue", visit.say(sentence)),
        Fault::Busy(sentence) => ("Busy", visit.say(sentence)),
        Fault::NotFound(_) => ("NotFound", t!(words, "datasets-ogc-not-found")),
        _ => ("ServerError", t!(words, "datasets-api-failed-why")),
    };
    let told = json!({ "code": code, "description": description }).to_string();
    let mut response = open((status, [(header::CONTENT_TYPE, JSON)], told).into_response(), "");
    let headers = response.headers_mut();
    headers.remove(header::ETAG);
    headers.insert(HeaderName::from_static("x-as-is"), HeaderValue::from_static("1"));
    response
}
