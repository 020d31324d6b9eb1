//! The pages: the territory, its boundary as a file, and the form by which an agent gives it.

mod drawing;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use db::Uuid;
use kernel::{Fault, House, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::list_empty;
use ui::download::attached;
use ui::forms::{Form, FormErrors, button, button_link, button_quiet, error_summary, file_field, text_field};
use ui::{Answer, Page, PostedWithFile, Visit, t};

use crate::actions::{ForgetBoundary, SetBoundary};
use crate::model::{Boundary, FILE_BYTES_MAX, SOURCE_CHARS_MAX};
use crate::{SET, geojson, store};

const PATH: &str = "/territoire";
const FORM: &str = "/territoire/contour";
/// What the form weighs beside its file, in bytes.
const FORM_BYTES_MAX: usize = 100_000;

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route(PATH, get(show))
        .route("/territoire/contour.geojson", get(file))
        .route(FORM, get(form).post(give))
        .layer(DefaultBodyLimit::max(FILE_BYTES_MAX + FORM_BYTES_MAX))
}

/// The boundary as the home page shows it, under a link to its own page; nothing when the body gave none.
pub async fn figure(visit: &Visit) -> Result<Markup, Fault> {
    let Some(boundary) = store::find(&mut visit.sql(), visit.body.id).await? else {
        return Ok(html! {});
    };
    let words = visit.words;
    Ok(html! {
        section {
            h2 { a href=(PATH) { (t!(words, "territory-title")) } }
            (drawn(visit, &boundary))
        }
    })
}

async fn show(visit: Visit) -> Answer {
    let words = visit.words;
    let boundary = store::find(&mut visit.sql(), visit.body.id).await?;
    let may_set = visit.may(&SET, Scope::BODY).await?;
    let main = html! {
        @match &boundary {
            Some(boundary) => {
                (drawn(&visit, boundary))
                p { a href="/territoire/contour.geojson" { (t!(words, "territory-file")) } }
            },
            None => (list_empty(&t!(words, "territory-none"), None)),
        }
        @if may_set { p { (button_link(&t!(words, "territory-change"), FORM)) } }
    };
    let page = Page::new(t!(words, "territory-title"), main).active("/");
    visit.page(page.lead(t!(words, "territory-lead", name = &visit.body.name)))
}

/// The drawing, what it shows in words, and where it comes from.
fn drawn(visit: &Visit, boundary: &Boundary) -> Markup {
    let words = visit.words;
    let (width, height) = boundary
        .polygons
        .extent()
        .map_or((0.0, 0.0), crate::model::Extent::size_km);
    let of = |measure: f64| words.decimal(&rounded(measure));
    let said = t!(
        words,
        "territory-said",
        name = &visit.body.name,
        surface = of(boundary.polygons.surface_km2()),
        width = of(width),
        height = of(height)
    );
    let length = |km: f64| {
        if km < 1.0 {
            t!(
                words,
                "territory-metres",
                n = words.decimal(&format!("{:.0}", km * 1000.0))
            )
        } else {
            t!(
                words,
                "territory-kilometres",
                n = words.decimal(&format!("{km:.0}"))
            )
        }
    };
    html! {
        figure {
            (drawing::outline(&boundary.polygons, &said, &length))
            figcaption.map-credit {
                (said) " " (t!(words, "territory-credit", source = &boundary.source))
            }
        }
    }
}

/// One figure after the point under ten, none above.
fn rounded(measure: f64) -> String {
    if measure < 10.0 {
        format!("{measure:.1}")
    } else {
        format!("{measure:.0}")
    }
}

/// The boundary for other tools.
async fn file(visit: Visit) -> Answer {
    let boundary = store::find(&mut visit.sql(), visit.body.id).await?;
    let boundary = boundary.ok_or(Fault::NotFound("boundary"))?;
    let bytes = geojson::write(&boundary, &visit.body.name)
        .to_string()
        .into_bytes();
    Ok(attached("contour.geojson", "application/geo+json", bytes))
}

#[derive(Deserialize)]
struct Typed {
    request_id: Uuid,
    #[serde(default)]
    source: String,
    remove: Option<String>,
}

async fn form(visit: Visit) -> Answer {
    let page = form_page(&visit, "", &FormErrors::default()).await?;
    visit.page(page)
}

async fn give(visit: Visit, PostedWithFile(typed, file): PostedWithFile<Typed>) -> Answer {
    if typed.remove.is_some() {
        visit.act(typed.request_id, &ForgetBoundary).await?;
        return visit.done(PATH, "territory-forgotten");
    }
    // Reading an outline takes time: nobody else has it done.
    if !visit.may(&SET, Scope::BODY).await? {
        return Err(Fault::Forbidden { right: SET.code }.into());
    }
    let mut errors = FormErrors::default();
    let deed = match file {
        Some(file) => SetBoundary::parse_from(&String::from_utf8_lossy(&file.bytes), &typed.source)
            .map_err(|why| (field_of(&why), visit.say(&why.sentence()))),
        None => Err(("contour", t!(visit.words, "territory-file-missing"))),
    };
    match deed {
        Ok(deed) => match visit.act(typed.request_id, &deed).await {
            Ok(()) => return visit.done(PATH, "territory-set"),
            Err(fault) => errors = visit.refusal_of_form("contour", fault)?,
        },
        Err((field, why)) => errors.add(field, why),
    }
    let page = form_page(&visit, &typed.source, &errors).await?;
    visit.refused_page(page)
}

fn field_of(why: &geojson::Unreadable) -> &'static str {
    match why {
        geojson::Unreadable::NoSource => "source",
        _ => "contour",
    }
}

async fn form_page(visit: &Visit, source: &str, errors: &FormErrors) -> Result<Page, Fault> {
    if !visit.may(&SET, Scope::BODY).await? {
        return Err(Fault::Forbidden { right: SET.code });
    }
    let words = visit.words;
    let there = store::find(&mut visit.sql(), visit.body.id).await?;
    let max = words.file_size(FILE_BYTES_MAX as u64);
    let source_max = u32::try_from(SOURCE_CHARS_MAX).unwrap_or(u32::MAX);
    let fields = html! {
        (file_field(words, t!(words, "territory-field-file"), "contour")
            .accept(".geojson,.json,application/geo+json,application/json")
            .hint(t!(words, "territory-field-file-hint", max = max)).errors(errors))
        (text_field(words, t!(words, "territory-field-source"), "source").value(source)
            .hint(t!(words, "territory-field-source-hint")).max_length(source_max).optional().errors(errors))
        (button(t!(words, "territory-save")))
        @if there.is_some() { " " (button_quiet(t!(words, "territory-remove")).sends("remove", "oui")) }
    };
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, FORM, visit.request_id()).with_files().content(fields))
    };
    Ok(Page::new(t!(words, "territory-form-title"), main)
        .under(t!(words, "territory-title"), PATH)
        .lead(t!(words, "territory-form-lead"))
        .refused(errors)
        .not_indexed())
}
