//! The tabular API of a published file, in the shapes of data.gouv.fr's (api-tabular 0.4,
//! <https://github.com/datagouv/api-tabular>), so that programs written for one read the other: `/api/resources/{id}/`, its
//! `profile/`, its `swagger/` and its `data/`. Figures of groups are always answered. Programs are told what is wrong in JSON.

use std::fmt::Write as _;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use columns::{Object, Query, answer};
use kernel::{Fault, Sentence};
use serde::Serialize;
use serde_json::{Value, json};
use ui::spreadsheet::moment;
use ui::validators::unchanged;
use ui::visit::status_of;
use ui::{Visit, t};

use super::download::{KEPT, open};
use super::explore::About;
use super::explore::given::{given, tag_of};
use crate::document::{RowsForm, openapi};
use crate::explore::{self, profile, sentence_of};
use crate::model::ResourceId;

/// Rows of a page when nothing is said, as data.gouv.fr gives.
const ROWS: u32 = 20;
/// Rows of a page at most: those who want more take a file.
pub(super) const ROWS_MAX: u32 = 1_000;

/// Where a file is asked.
pub(super) fn path(id: ResourceId) -> String {
    format!("/api/resources/{id}/")
}

/// `/api/resources/{id}/`: what there is to ask.
pub(super) async fn resource(visit: Visit, Path(id): Path<String>, asked: HeaderMap) -> Response {
    let answered = told_of(&visit, &id, &asked).await;
    answered.unwrap_or_else(|fault| refused(&visit, &fault))
}

async fn told_of(visit: &Visit, id: &str, asked: &HeaderMap) -> Result<Response, Fault> {
    let about = find(visit, id).await?;
    let tag = tag_of(visit, &about);
    if let Some(response) = unchanged(asked, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let base_url = visit.base_url();
    let link = |rel: &str| {
        let href = format!("{base_url}{}{rel}/", path(about.resource.id));
        json!({ "href": href, "type": "GET", "rel": rel })
    };
    let told = json!({
        "created_at": moment(about.resource.created_at),
        "url": format!("{base_url}{}/original", about.resource.path()),
        "links": [link("profile"), link("data"), link("swagger")],
    });
    Ok(json_of(StatusCode::OK, &told, &tag))
}

/// `profile/`: what the columns hold.
pub(super) async fn profiled(visit: Visit, Path(id): Path<String>, asked: HeaderMap) -> Response {
    let answered = profile_of(&visit, &id, &asked).await;
    answered.unwrap_or_else(|fault| refused(&visit, &fault))
}

async fn profile_of(visit: &Visit, id: &str, asked: &HeaderMap) -> Result<Response, Fault> {
    let about = find(visit, id).await?;
    let tag = tag_of(visit, &about);
    if let Some(response) = unchanged(asked, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let house = (visit.house.as_ref(), visit.body.id);
    let told = explore::ask(house, &about.version, profile).await?;
    let mut told = told
        .map_err(Fault::refused_with)?
        .map_err(|wrong| Fault::refused_with(sentence_of(&wrong)))?;
    let seen = about.version.table();
    told["encoding"] = json!(seen.encoding);
    told["separator"] = json!(seen.separator);
    let told = json!({
        "profile": told,
        "dataset_id": about.dataset.id,
        "deleted_at": null,
        "indexes": null,
    });
    Ok(json_of(StatusCode::OK, &told, &tag))
}

/// `swagger/`: what may be asked, for programs that make their forms of it.
pub(super) async fn swagger(visit: Visit, Path(id): Path<String>, asked: HeaderMap) -> Response {
    let answered = described_of(&visit, &id, &asked).await;
    answered.unwrap_or_else(|fault| refused(&visit, &fault))
}

async fn described_of(visit: &Visit, id: &str, asked: &HeaderMap) -> Result<Response, Fault> {
    let about = find(visit, id).await?;
    let tag = tag_of(visit, &about);
    if let Some(response) = unchanged(asked, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let house = (visit.house.as_ref(), visit.body.id);
    let headings = explore::ask(house, &about.version, |opened, _| {
        opened.table.headings().to_vec()
    })
    .await?;
    let headings = headings.map_err(Fault::refused_with)?;
    let rows = format!("{}data/", path(about.resource.id));
    let told = openapi(&about.resource.title, (&visit.base_url(), &rows), &headings);
    Ok(json_of(StatusCode::OK, &told, &tag))
}

/// `data/`: rows, or figures of groups, a page at a time.
pub(super) async fn data(visit: Visit, Path(id): Path<String>, asked: HeaderMap) -> Response {
    let answered = page_of_data(&visit, &id, &asked).await;
    answered.unwrap_or_else(|fault| refused(&visit, &fault))
}

async fn page_of_data(visit: &Visit, id: &str, asked: &HeaderMap) -> Result<Response, Fault> {
    let about = find(visit, id).await?;
    let tag = tag_of(visit, &about);
    if let Some(response) = unchanged(asked, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let wrong = |wrong: &columns::Refused| Fault::refused_with(sentence_of(wrong));
    let mut query = Query::parse(&visit.query).map_err(|refused| wrong(&refused))?;
    if !says_page_size(&visit.query) {
        query.page_size = ROWS;
    }
    if query.page_size > ROWS_MAX {
        let sentence = Sentence::new("datasets-api-page-size").with("max", i64::from(ROWS_MAX));
        return Err(Fault::refused_with(sentence));
    }
    let house = (visit.house.as_ref(), visit.body.id);
    let shown = query.clone();
    let answered = explore::ask(house, &about.version, move |opened, asking| {
        answer(&opened.table, &shown, asking)
    })
    .await?;
    let answered = answered
        .map_err(Fault::refused_with)?
        .map_err(|refused| wrong(&refused))?;
    let base_url = visit.base_url();
    let base = format!("{base_url}{}", path(about.resource.id));
    let page = |number: u32| format!("{base}data/?{}", paged(&query, number));
    let before = u64::from(query.page - 1).saturating_mul(u64::from(query.page_size));
    let shown = before.saturating_add(answered.rows.len() as u64);
    let has_next = shown < answered.total && !answered.rows.is_empty();
    let told = Rows {
        data: answered.objects(),
        links: json!({
            "profile": format!("{base}profile/"),
            "swagger": format!("{base}swagger/"),
            "next": has_next.then(|| page(query.page.saturating_add(1))),
            "prev": (query.page > 1).then(|| page(query.page - 1)),
        }),
        meta: json!({ "page": query.page, "page_size": query.page_size, "total": answered.total }),
    };
    Ok(json_of(StatusCode::OK, &told, &tag))
}

/// A page of rows, as it is told.
#[derive(Serialize)]
struct Rows<'a> {
    data: Vec<Object<'a>>,
    links: Value,
    meta: Value,
}

/// The parameters of another page of the same.
fn paged(query: &Query, page: u32) -> String {
    let mut asked = Query {
        page: 1,
        page_size: Query::default().page_size,
        ..query.clone()
    }
    .print();
    if !asked.is_empty() {
        asked.push('&');
    }
    let _ = write!(asked, "page={page}&page_size={}", query.page_size);
    asked
}

fn says_page_size(asked: &str) -> bool {
    asked.split('&').any(|pair| pair.starts_with("page_size="))
}

/// `data/csv/`: every row that is kept, as a file.
pub(super) async fn csv(visit: Visit, Path(id): Path<String>, asked: HeaderMap) -> Response {
    let answered = file(&visit, &id, RowsForm::Csv, &asked).await;
    answered.unwrap_or_else(|fault| refused(&visit, &fault))
}

/// `data/json/`: the same as objects.
pub(super) async fn json_file(visit: Visit, Path(id): Path<String>, asked: HeaderMap) -> Response {
    let answered = file(&visit, &id, RowsForm::Json, &asked).await;
    answered.unwrap_or_else(|fault| refused(&visit, &fault))
}

async fn file(visit: &Visit, id: &str, form: RowsForm, asked: &HeaderMap) -> Result<Response, Fault> {
    let about = find(visit, id).await?;
    given(visit, &about, form, asked).await
}

/// The file of this identifier, when anyone may download it as a table.
async fn find(visit: &Visit, id: &str) -> Result<About, Fault> {
    let id = id.parse::<ResourceId>().map_err(|_| Fault::NotFound("file"))?;
    About::of(visit, id).await
}

/// What a program is told of a refusal: in JSON, in the shape of api-tabular's errors.
fn refused(visit: &Visit, fault: &Fault) -> Response {
    let status = match status_of(fault) {
        // A question that cannot be followed is the program's to mend.
        StatusCode::CONFLICT => StatusCode::BAD_REQUEST,
        status => status,
    };
    if status.is_server_error() {
        tracing::error!(fault = %fault, "a question of the tabular API failed");
    }
    let words = visit.words;
    let (code, title, detail) = match fault {
        Fault::Refused { sentence, .. } => (
            Some(sentence.key),
            t!(words, "datasets-api-refused"),
            visit.say(sentence),
        ),
        Fault::Busy(sentence) => (
            Some(sentence.key),
            t!(words, "datasets-api-failed"),
            visit.say(sentence),
        ),
        Fault::NotFound(_) => (
            None,
            t!(words, "datasets-api-not-found"),
            t!(words, "datasets-api-not-found-why"),
        ),
        _ => (
            None,
            t!(words, "datasets-api-failed"),
            t!(words, "datasets-api-failed-why"),
        ),
    };
    let told = json!({ "errors": [{ "code": code, "title": title, "detail": detail }] });
    let mut response = json_of(status, &told, "");
    response
        .headers_mut()
        .insert(HeaderName::from_static("x-as-is"), HeaderValue::from_static("1"));
    response
}

/// JSON that the scripts of other sites may read; a refusal has no tag.
fn json_of(status: StatusCode, value: &impl Serialize, tag: &str) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json; charset=utf-8")];
    let told = serde_json::to_string(value).unwrap_or_default();
    let response = (status, headers, told).into_response();
    let mut response = open(response, tag);
    if tag.is_empty() {
        response.headers_mut().remove(header::ETAG);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_page_is_of_the_same_size() {
        let query = |asked: &str| Query::parse(asked).expect("a query");
        assert_eq!(paged(&query("page_size=50"), 2), "page=2&page_size=50");
        assert_eq!(
            paged(&query("a__exact=x&page=3&page_size=7"), 4),
            "a__exact=x&page=4&page_size=7"
        );
        assert!(says_page_size("a=1&page_size=50") && !says_page_size("a__page_size=50"));
    }
}
