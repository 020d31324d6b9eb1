//! What other catalogues read: DCAT-AP, SCDL, CKAN, and the feed.

use std::future::{Ready, ready};

use axum::body::Bytes;
use axum::extract::Query;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use kernel::Fault;
use serde_json::{Map, Value, json};
use territory::model::Extent;
use ui::download::attached;
use ui::feed::FeedFormat;
use ui::paging::pages_of;
use ui::spreadsheet::Csv;
use ui::validators::{unchanged, weak_tag};
use ui::{Answer, Visit, t};

use super::download::open;
use super::{licence_words, theme_words};
use crate::document::{
    Catalogue, DATASETS_A_PAGE, ENTRIES_MAX, Filter, Portal, ROWS_MAX, Searched, Syntax, feed_of, graph,
    table,
};
use crate::model::{Licence, Listed, Theme};
use crate::published;

/// What a program reads is asked again each time, and sent again only when it changed.
const KEPT: &str = "no-cache";

/// The catalogue as data.gouv.fr harvests it.
pub(super) const FOR_UDATA: &str = "/catalog-datagouv.ttl";

/// The actions of CKAN that are answered: those that read.
pub(super) const ACTIONS: [&str; 12] = [
    "site_read",
    "status_show",
    "package_list",
    "package_show",
    "package_search",
    "current_package_list_with_resources",
    "resource_show",
    "organization_list",
    "organization_show",
    "group_list",
    "tag_list",
    "license_list",
];

#[derive(Default, serde::Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

pub(super) async fn dcat(visit: Visit, Query(asked): Query<Asked>, headers: HeaderMap) -> Answer {
    let syntax = Syntax::of(&visit.path).ok_or(Fault::NotFound("catalogue"))?;
    let words = visit.official_words();
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let all = by_identifier(published(&mut sql, body).await?);
    let a_page = i64::try_from(DATASETS_A_PAGE).unwrap_or(i64::MAX);
    let pages = pages_of(i64::try_from(all.len()).unwrap_or(i64::MAX), a_page);
    let (page, offset) = ui::paging::page_and_offset(asked.page.as_deref(), pages, a_page);
    let base_url = visit.base_url();
    let address = |page: u32| format!("{base_url}{}?page={page}", visit.path);
    let extent = extent_of(&visit).await?;
    let catalogue = Catalogue {
        base_url: &base_url,
        name: &visit.body.name,
        title: t!(words, "datasets-feed-title", body = visit.body.name.as_str()),
        description: t!(words, "datasets-lead"),
        extent,
        changed_at: all
            .iter()
            .map(|listed| listed.dataset.changed_at)
            .max()
            .unwrap_or(visit.body.created_at),
        total: all.len(),
        is_for_udata: visit.path == FOR_UDATA,
        pages: (address(page), (page < pages).then(|| address(page + 1))),
        theme: &|theme: Theme| theme_words(words, theme),
    };
    let skipped = usize::try_from(offset).unwrap_or_default();
    let shown = all.get(skipped..).unwrap_or_default();
    let shown = shown.get(..shown.len().min(DATASETS_A_PAGE)).unwrap_or_default();
    let written = graph(&catalogue, shown).write(syntax)?;
    let tag = weak_tag(kernel::FileHash::of(&written).as_str());
    if let Some(response) = unchanged(&headers, &tag, KEPT) {
        return Ok(open(response, &tag));
    }
    let response = ([(header::CONTENT_TYPE, syntax.media_type())], written).into_response();
    Ok(open(response, &tag))
}

/// In an order that no publication changes: who reads page after page meets each dataset once.
fn by_identifier(mut all: Vec<Listed>) -> Vec<Listed> {
    all.sort_by_key(|listed| listed.dataset.id);
    all
}

/// The box that holds the territory, when the body gave its boundary.
async fn extent_of(visit: &Visit) -> Result<Option<Extent>, Fault> {
    let boundary = territory::boundary(&mut visit.sql(), visit.body.id).await?;
    Ok(boundary.and_then(|boundary| boundary.polygons.extent()))
}

pub(super) async fn scdl(visit: Visit) -> Answer {
    let words = visit.official_words();
    let all = published(&mut visit.sql(), visit.body.id).await?;
    let base_url = visit.base_url();
    let about = (visit.body.name.as_str(), base_url.as_str());
    let theme = |theme: Theme| theme_words(words, theme);
    let bytes = table(about, &visit.body.zone(), &theme, &all)?;
    Ok(attached("catalogue.csv", Csv::MEDIA_TYPE, bytes))
}

pub(super) async fn feed(visit: Visit, format: FeedFormat, headers: HeaderMap) -> Answer {
    let mut all = published(&mut visit.sql(), visit.body.id).await?;
    all.truncate(ENTRIES_MAX);
    Ok(feed_of(&visit, &all).answer(format, &headers))
}

/// `/api/3`: which version of the API this is.
pub(super) fn version() -> Ready<Response> {
    ready(readable(StatusCode::OK, &json!({ "version": 3 })))
}

/// An action, with what its address says.
pub(super) async fn action(visit: Visit, Query(asked): Query<Vec<(String, String)>>) -> Answer {
    let mut parameters = Map::new();
    for (name, value) in asked {
        parameters.insert(name, Value::from(value));
    }
    act(&visit, &parameters).await
}

/// An action, with what is sent: most CKAN clients ask so even to read. Nothing is written here, whoever asks.
pub(super) async fn action_posted(visit: Visit, sent: Bytes) -> Answer {
    let parameters = match serde_json::from_slice(&sent) {
        Ok(Value::Object(parameters)) => parameters,
        _ if sent.is_empty() => Map::new(),
        _ => {
            let error = json!({ "__type": "Bad Request", "message": "JSON Error" });
            return Ok(failed(StatusCode::BAD_REQUEST, &error));
        }
    };
    act(&visit, &parameters).await
}

fn said(parameters: &Map<String, Value>, name: &str) -> String {
    match parameters.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(flag)) => flag.to_string(),
        _ => String::new(),
    }
}

async fn act(visit: &Visit, parameters: &Map<String, Value>) -> Answer {
    let words = visit.official_words();
    let name = visit.path.rsplit('/').next().unwrap_or_default();
    let all = by_identifier(published(&mut visit.sql(), visit.body.id).await?);
    let base_url = visit.base_url();
    let portal = Portal {
        base_url: &base_url,
        id: visit.body.id.to_string(),
        slug: &visit.body.slug,
        name: &visit.body.name,
        licence: &|licence: Licence| licence_words(words, licence),
        theme: &|theme: Theme| theme_words(words, theme),
    };
    let whole = || -> (usize, Option<usize>) {
        let start = said(parameters, "start")
            .parse()
            .or_else(|_| said(parameters, "offset").parse())
            .unwrap_or_default();
        let rows: Option<usize> = said(parameters, "rows")
            .parse()
            .or_else(|_| said(parameters, "limit").parse())
            .ok();
        (start, rows.map(|rows| rows.min(ROWS_MAX)))
    };
    let flag = |name: &str| matches!(said(parameters, name).as_str(), "true" | "True" | "1");
    let result = match name {
        "site_read" => Some(Value::from(true)),
        "status_show" => Some(portal.status(env!("CARGO_PKG_VERSION"))),
        "package_list" => {
            let (start, rows) = whole();
            let mut slugs: Vec<&str> = all.iter().map(|listed| listed.dataset.slug.as_str()).collect();
            slugs.sort_unstable();
            // Names alone weigh little: harvesters ask for all of them at once.
            let kept = slugs.into_iter().skip(start).take(rows.unwrap_or(usize::MAX));
            Some(kept.map(Value::from).collect())
        }
        "current_package_list_with_resources" => {
            let (start, rows) = whole();
            let kept = all.iter().skip(start).take(rows.unwrap_or(ROWS_MAX));
            Some(kept.map(|listed| portal.package(listed)).collect())
        }
        "package_show" => find(&all, &said(parameters, "id")).map(|listed| portal.package(listed)),
        "package_search" => {
            let (start, rows) = whole();
            let Some(filter) = Filter::parse(&said(parameters, "fq")) else {
                let error = json!({ "__type": "Validation Error", "fq": ["Too long"] });
                return Ok(failed(StatusCode::CONFLICT, &error));
            };
            let searched = Searched {
                query: said(parameters, "q"),
                filter,
                sort: said(parameters, "sort"),
                rows,
                start,
            };
            Some(portal.search(&all, &searched))
        }
        "resource_show" => resource(&portal, &all, &said(parameters, "id")),
        "organization_list" => Some(if flag("all_fields") {
            json!([portal.organisation(all.len())])
        } else {
            json!([visit.body.slug])
        }),
        "organization_show" => {
            let id = said(parameters, "id");
            let is_own = id == visit.body.slug || id == visit.body.id.to_string();
            is_own.then(|| portal.organisation(all.len()))
        }
        "group_list" => Some(groups(&portal, &all, flag("all_fields"))),
        "tag_list" => Some(tags(&all)),
        "license_list" => Some(portal.licences()),
        _ => None,
    };
    Ok(match result {
        Some(result) => {
            let help = format!("{base_url}{}", visit.path);
            readable(
                StatusCode::OK,
                &json!({ "help": help, "success": true, "result": result }),
            )
        }
        None => failed(
            StatusCode::NOT_FOUND,
            &json!({ "__type": "Not Found Error", "message": "Not found" }),
        ),
    })
}

/// By its identifier, or by its name.
fn find<'a>(all: &'a [Listed], wanted: &str) -> Option<&'a Listed> {
    all.iter().find(|listed| {
        let dataset = &listed.dataset;
        dataset.slug == wanted || dataset.id.to_string() == wanted
    })
}

fn resource(portal: &Portal<'_>, all: &[Listed], wanted: &str) -> Option<Value> {
    all.iter().find_map(|listed| {
        let files = listed.files.iter().enumerate();
        let mut files = files.filter(|(_, file)| file.resource.id.to_string() == wanted);
        let (position, file) = files.next()?;
        Some(portal.resource(file, position))
    })
}

fn groups(portal: &Portal<'_>, all: &[Listed], is_whole: bool) -> Value {
    let used = Theme::ALL
        .iter()
        .filter(|theme| all.iter().any(|listed| listed.dataset.theme == **theme));
    used.map(|theme| {
        if is_whole {
            portal.group(*theme)
        } else {
            Value::from(theme.as_str().to_ascii_lowercase())
        }
    })
    .collect()
}

fn tags(all: &[Listed]) -> Value {
    let mut tags: Vec<&str> = all.iter().flat_map(|listed| listed.dataset.words()).collect();
    tags.sort_unstable();
    tags.dedup();
    tags.into_iter().map(Value::from).collect()
}

fn failed(status: StatusCode, error: &Value) -> Response {
    readable(status, &json!({ "success": false, "error": error }))
}

/// JSON that the scripts of other sites may read.
fn readable(status: StatusCode, value: &Value) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CACHE_CONTROL, KEPT),
    ];
    let mut response = (status, headers, value.to_string()).into_response();
    response
        .headers_mut()
        .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    // A program that is refused is told so in JSON, not by a page.
    response
        .headers_mut()
        .insert(HeaderName::from_static("x-as-is"), HeaderValue::from_static("1"));
    response
}
