//! A published table explored: its rows a page at a time, sorted, filtered, searched; its pictures; what leaves of it. Every state
//! of these pages is an address, the one that the tabular API answers too, and all of it works without a script.

pub(super) mod given;
pub(super) mod picture;
pub(super) mod shared;

mod filters;
pub(super) mod said;

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use charts::Form;
use columns::{Answer as Answered, Ask, Query};
use kernel::{Fault, Sentence};
use maud::{Markup, html};
use ui::components::{Tone, list_empty, notice, pagination, table};
use ui::forms::error_summary;
use ui::paging::pages_of;
use ui::{Answer, Page, Visit, t};

use super::{find_resource, under_dataset};
use crate::document::{RowsForm, coordinates};
use crate::explore::{self, Asked, addressed, sentence_of};
use crate::model::{Dataset, Resource, ResourceId, Version};

/// Rows of a page when an address says nothing of it, and at most.
const ROWS: u32 = 20;
const ROWS_MAX: u32 = 200;
/// Columns shown when nobody chose among more, and of those that somebody chose.
const COLUMNS_SHOWN: usize = 30;
const COLUMNS_CHOSEN: usize = 200;

/// A file that anyone may explore: the version in force, as it is given to download.
pub(super) struct About {
    pub(super) version: Version,
    pub(super) resource: Resource,
    pub(super) dataset: Dataset,
}

impl About {
    pub(super) async fn of(visit: &Visit, id: ResourceId) -> Result<Self, Fault> {
        let version = super::download::current(visit, id).await?;
        if !version.is_explorable() {
            return Err(Fault::NotFound("file"));
        }
        let (resource, dataset) = find_resource(visit, id).await?;
        Ok(Self {
            version,
            resource,
            dataset,
        })
    }

    /// Where the rows are.
    fn path(&self) -> String {
        self.resource.explorer_path()
    }

    /// Where the pictures are.
    fn picture_path(&self) -> String {
        format!("{}/dessin", self.path())
    }

    /// Where a picture is a file: `…/dessin.png?commune__groupby`.
    fn image_address(&self, query: &Query, form: Form, ending: &str) -> String {
        addressed(&format!("{}.{ending}", self.picture_path()), query, Some(form))
    }

    /// Where an answer is given in a form: `…/lignes.csv?commune__exact=Auray`.
    fn rows_address(&self, form: RowsForm, query: &Query) -> String {
        addressed(
            &format!("{}/lignes.{}", self.path(), form.ending()),
            &unpaged(query),
            None,
        )
    }

    /// Where a program asks the same.
    fn api_address(&self, query: &Query) -> String {
        let path = format!("{}data/", super::tabular::path(self.resource.id));
        // A picture takes more rows at once than a page of the API has.
        let query = Query {
            page_size: query.page_size.min(super::tabular::ROWS_MAX),
            ..unpaged(query)
        };
        addressed(&path, &query, None)
    }
}

/// A query from its first page.
fn unpaged(query: &Query) -> Query {
    Query {
        page: 1,
        ..query.clone()
    }
}

/// The rows of a file.
pub(super) async fn show(visit: Visit, Path(id): Path<ResourceId>) -> Answer {
    let about = About::of(&visit, id).await?;
    let asked = Asked::read(&visit.query);
    let query = if asked.is_filtered_by_form() {
        let query = asked.filtered();
        // What a form asks for is an address that may be sent to somebody.
        if asked.refused.is_none() {
            return Ok(Redirect::to(&addressed(&about.path(), &query, None)).into_response());
        }
        query
    } else {
        asked.query.clone()
    };
    let size = if asked.is_sized {
        query.page_size.min(ROWS_MAX)
    } else {
        ROWS
    };
    let shown = Query {
        page_size: size,
        ..query.clone()
    };
    let house = (visit.house.as_ref(), visit.body.id);
    let seen = explore::ask(house, &about.version, move |opened, asking| {
        opened.seen(&shown, asking)
    })
    .await?;
    let seen = match seen {
        Err(sentence) => return Ok(unexplored(&visit, &about, &sentence)),
        Ok(Err(refused)) => return Ok(unexplored(&visit, &about, &sentence_of(&refused))),
        Ok(Ok(seen)) => seen,
    };
    let errors = filters::errors(&visit, &seen, &query, asked.refused.as_ref());
    let words = visit.words;
    let path = about.path();
    let main = html! {
        (error_summary(&errors, words))
        (tabs(&visit, &about, &query, Tab::Rows))
        (filters::form(words, (&path, &query), &seen, &errors))
        (filters::kept(words, (&path, &query), None, &seen.headings))
        @if let Ok(answered) = &seen.answer {
            p role="status" { (t!(words, "datasets-explore-matched", n = number(answered.matched), rows = seen.rows)) }
            (rows(&visit, &about, (&query, answered), size))
            (taken_away(&visit, &about, (&query, answered)))
        }
    };
    let page = page_of(&visit, &about, "datasets-explore-title", main);
    if errors.is_empty() {
        let is_whole = query == Query::default();
        visit.page(if is_whole { page } else { page.not_indexed() })
    } else {
        visit.refused_page(page.refused(&errors).not_indexed())
    }
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The views of one file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Rows,
    Picture,
    Shared,
}

/// The way from the rows to the pictures and back, with the same filters.
fn tabs(visit: &Visit, about: &About, query: &Query, here: Tab) -> Markup {
    let words = visit.words;
    let only = Query {
        conditions: query.conditions.clone(),
        search: query.search.clone(),
        ..Query::default()
    };
    let current = |tab: Tab| (tab == here).then_some("page");
    let rows = addressed(&about.path(), &only, None);
    let pictures = addressed(&about.picture_path(), &only, None);
    html! {
        nav aria-label=(t!(words, "datasets-explore-views")) {
            ul.details {
                li { a href=(rows) aria-current=[current(Tab::Rows)] { (t!(words, "datasets-explore-rows")) } }
                li { a href=(pictures) aria-current=[current(Tab::Picture)] { (t!(words, "datasets-explore-pictures")) } }
            }
        }
    }
}

/// A page of the explorer, under its dataset.
fn page_of(visit: &Visit, about: &About, title: &str, main: Markup) -> Page {
    let title = t!(visit.words, title, title = about.resource.title.as_str());
    under_dataset(visit, &about.dataset, Page::new(title, main)).wide()
}

/// A page that says why a table is not explored, and what can be done all the same.
fn unexplored(visit: &Visit, about: &About, sentence: &Sentence) -> Response {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Warning, &html! { p { (visit.say(sentence)) } p { (t!(words, "datasets-explore-not")) } }))
        (super::dataset::downloads(visit, &about.resource.path(), &about.version))
    };
    let page = page_of(visit, about, "datasets-explore-title", main).not_indexed();
    visit.page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// The rows of an answer, `size` a page, or why there is none.
fn rows(visit: &Visit, about: &About, (query, answered): (&Query, &Answered), size: u32) -> Markup {
    let words = visit.words;
    let path = about.path();
    let address = |page: u32| {
        let query = Query {
            page,
            ..query.clone()
        };
        let address = addressed(&path, &query, None);
        // What every query has when nothing is said is not printed, and is not what a page has here.
        if size == Query::default().page_size {
            let start = if address.contains('?') { '&' } else { '?' };
            format!("{address}{start}page_size={size}")
        } else {
            address
        }
    };
    if answered.rows.is_empty() {
        return if answered.total > 0 {
            let first = address(1);
            let back = (t!(words, "datasets-explore-first"), first);
            list_empty(
                &t!(words, "datasets-explore-beyond"),
                Some((back.0.as_str(), back.1.as_str())),
            )
        } else {
            let all = addressed(&path, &filters::unfiltered(query), None);
            let all = (t!(words, "datasets-kept-remove-all"), all);
            list_empty(
                &t!(words, "datasets-explore-none"),
                Some((all.0.as_str(), all.1.as_str())),
            )
        };
    }
    let size = i64::from(size);
    let pages = pages_of(number(answered.total), size);
    let first = (i64::from(query.page) - 1).saturating_mul(size);
    let last = first.saturating_add(i64::try_from(answered.rows.len()).unwrap_or(i64::MAX));
    let caption = t!(
        words,
        "datasets-explore-caption",
        first = first.saturating_add(1),
        last = last,
        total = number(answered.total)
    );
    html! {
        (lines(visit, (query, answered), (caption, usize::MAX)))
        (pagination(words, query.page, pages, address))
    }
}

/// The first rows of an answer as a table, under a caption.
fn lines(
    visit: &Visit,
    (query, answered): (&Query, &Answered),
    (caption, rows_max): (String, usize),
) -> Markup {
    let words = visit.words;
    // Columns of the table have their own names, whatever they look like.
    let is_rows = matches!(query.ask, Ask::Rows { .. });
    let is_chosen = matches!(&query.ask, Ask::Rows { columns } if !columns.is_empty());
    let width_max = if is_chosen { COLUMNS_CHOSEN } else { COLUMNS_SHOWN };
    let width = answered.headings.len().min(width_max);
    let headings = answered.headings.get(..width).unwrap_or_default();
    let mut lines = table(caption);
    for heading in headings {
        let name = if is_rows {
            heading.name.clone()
        } else {
            said::column(words, &heading.name)
        };
        lines = if heading.kind.is_number() {
            lines.column_of_numbers(name)
        } else {
            lines.column(name)
        };
    }
    for row in answered.rows.iter().take(rows_max) {
        let cells = headings.iter().enumerate().map(|(place, heading)| {
            let said = row
                .get(place)
                .map(|value| said::cell(words, value, heading))
                .unwrap_or_default();
            // A row is named by its first cell.
            if said.is_empty() && place == 0 {
                t!(words, "chart-nothing")
            } else {
                said
            }
        });
        lines = lines.row(cells.map(|cell| html! { (cell) }));
    }
    let more = answered.headings.len().saturating_sub(width);
    html! {
        (lines)
        @if more > 0 { p.muted { (t!(words, "datasets-explore-columns-more", n = more)) } }
    }
}

/// What leaves of these rows: files, the address for programs, what another site shows.
fn taken_away(visit: &Visit, about: &About, (query, answered): (&Query, &Answered)) -> Markup {
    let words = visit.words;
    let has_points = matches!(query.ask, Ask::Rows { .. }) && coordinates(&answered.headings).is_some();
    let file = |form: RowsForm, key: &str| {
        html! { li { a href=(about.rows_address(form, query)) { (t!(words, key)) } } }
    };
    html! {
        section aria-labelledby="emporter" {
            h2 #emporter { (t!(words, "datasets-explore-take")) }
            ul.links {
                (file(RowsForm::Csv, "datasets-explore-csv"))
                (file(RowsForm::Xlsx, "datasets-explore-xlsx"))
                (file(RowsForm::Json, "datasets-explore-json"))
                (file(RowsForm::Parquet, "datasets-explore-parquet"))
                @if has_points { (file(RowsForm::GeoJson, "datasets-explore-geojson")) }
                li { a href=(about.api_address(query)) { (t!(words, "datasets-explore-api")) } }
                li { a href=(about.shared_address(query, None)) { (t!(words, "datasets-explore-share")) } }
            }
        }
    }
}
