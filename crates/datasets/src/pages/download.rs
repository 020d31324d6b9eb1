//! Files as they were published, to the byte, and in the forms made from them.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use kernel::Fault;
use tables::Refusal;
use ui::download::attached;
use ui::spreadsheet::Csv;
use ui::validators::{unchanged, weak_tag};
use ui::{Answer, Visit};

use super::{content_of, find_resource, find_version, may_prepare};
use crate::document::{self, FORM_BYTES_MAX, made_name};
use crate::examine::{GIVING, unreadable};
use crate::model::{ResourceId, Version, VersionId};
use crate::store;

/// A version never changes, but may be withdrawn: whoever has it asks again.
pub(super) const KEPT: &str = "no-cache";

/// The forms in which a file is given.
#[derive(Clone, Copy)]
enum Form {
    Original,
    Csv,
    Spreadsheet,
    Json,
}

pub(super) async fn original(visit: Visit, Path(id): Path<VersionId>, asked: HeaderMap) -> Answer {
    let version = readable(&visit, id).await?;
    given(&visit, &version, Form::Original, &asked).await
}

pub(super) async fn csv(visit: Visit, Path(id): Path<VersionId>, asked: HeaderMap) -> Answer {
    let version = readable(&visit, id).await?;
    given(&visit, &version, Form::Csv, &asked).await
}

pub(super) async fn spreadsheet(visit: Visit, Path(id): Path<VersionId>, asked: HeaderMap) -> Answer {
    let version = readable(&visit, id).await?;
    given(&visit, &version, Form::Spreadsheet, &asked).await
}

pub(super) async fn json(visit: Visit, Path(id): Path<VersionId>, asked: HeaderMap) -> Answer {
    let version = readable(&visit, id).await?;
    given(&visit, &version, Form::Json, &asked).await
}

pub(super) async fn current_original(visit: Visit, Path(id): Path<ResourceId>, asked: HeaderMap) -> Answer {
    let version = current(&visit, id).await?;
    given(&visit, &version, Form::Original, &asked).await
}

pub(super) async fn current_csv(visit: Visit, Path(id): Path<ResourceId>, asked: HeaderMap) -> Answer {
    let version = current(&visit, id).await?;
    given(&visit, &version, Form::Csv, &asked).await
}

pub(super) async fn current_spreadsheet(
    visit: Visit,
    Path(id): Path<ResourceId>,
    asked: HeaderMap,
) -> Answer {
    let version = current(&visit, id).await?;
    given(&visit, &version, Form::Spreadsheet, &asked).await
}

pub(super) async fn current_json(visit: Visit, Path(id): Path<ResourceId>, asked: HeaderMap) -> Answer {
    let version = current(&visit, id).await?;
    given(&visit, &version, Form::Json, &asked).await
}

/// A version that the visitor may have: published with its dataset, or prepared by them.
async fn readable(visit: &Visit, id: VersionId) -> Result<Version, Fault> {
    let (version, _, dataset) = find_version(visit, id).await?;
    let is_public = version.is_public() && dataset.is_public();
    let is_gone = version.state == crate::model::VersionState::Withdrawn;
    if is_public || !is_gone && may_prepare(visit, &dataset).await? {
        Ok(version)
    } else {
        Err(Fault::NotFound("file"))
    }
}

/// The version in force of a file of a published dataset.
pub(super) async fn current(visit: &Visit, id: ResourceId) -> Result<Version, Fault> {
    let (resource, dataset) = find_resource(visit, id).await?;
    let current = store::find_current(&mut visit.sql(), visit.body.id, resource.id).await?;
    current
        .filter(|_| dataset.is_public())
        .ok_or(Fault::NotFound("file"))
}

async fn given(visit: &Visit, version: &Version, form: Form, asked: &HeaderMap) -> Answer {
    if !matches!(form, Form::Original) && !version.is_table() {
        return Err(Fault::NotFound("file").into());
    }
    let ending = match form {
        Form::Original => "",
        Form::Csv => "-csv",
        Form::Spreadsheet => "-tableur",
        Form::Json => "-json",
    };
    let tag = weak_tag(&format!("{}{ending}", version.sha256));
    if let Some(response) = unchanged(asked, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let response = match form {
        Form::Original => {
            let bytes = content_of(visit, version).await?;
            attached(&version.file_name, version.media_type.as_str(), bytes)
        }
        Form::Csv => {
            let made = made(visit, version, |bytes| document::csv(bytes, FORM_BYTES_MAX)).await?;
            attached(&made_name(version, "csv"), Csv::MEDIA_TYPE, made)
        }
        Form::Spreadsheet => {
            let made = made(visit, version, |bytes| {
                document::spreadsheet(bytes, FORM_BYTES_MAX)
            })
            .await?;
            attached(&made_name(version, "tableur.csv"), Csv::MEDIA_TYPE, made)
        }
        Form::Json => {
            let numbers = version.table().numbers();
            let made = made(visit, version, move |bytes| {
                document::json(bytes, &numbers, FORM_BYTES_MAX)
            })
            .await?;
            attached(&made_name(version, "json"), "application/json", made)
        }
    };
    Ok(open(response, &tag))
}

/// A form of a version. The file is read once the turn came: who waits holds none.
async fn made(
    visit: &Visit,
    version: &Version,
    make: impl FnOnce(&[u8]) -> Result<Option<Vec<u8>>, Refusal> + Send + 'static,
) -> Result<Vec<u8>, Fault> {
    let turn = GIVING.turn().await?;
    let bytes = content_of(visit, version).await?;
    let made = turn.aside(move || make(&bytes)).await?;
    made.map_err(|refusal| unreadable(&refusal))?
        .ok_or_else(|| Fault::refused("datasets-form-too-large"))
}

/// Open data is read by the scripts of other sites too (Fetch Standard, « CORS protocol »): nothing here depends on who asks.
pub(super) fn open(mut response: Response, tag: &str) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(KEPT));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}
