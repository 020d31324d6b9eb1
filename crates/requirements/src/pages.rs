//! The pages: the requirements by theme, one with every project, one project, the forms.

mod examination;
mod feed;
mod list;
mod mark;
mod passage;
mod project;
mod requirement;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use kernel::{Fault, House, Subject};
use maud::{Markup, html};
use ui::components::{Tone, status};
use ui::forms::{Choice, Field, FormErrors, Select, radios, select, text_field};
use ui::{Visit, Words, t};

use crate::model::{
    Counts, Examination, Passage, Reach, Requirement, RequirementId, Standing, THEME_CHARS_MAX,
    TITLE_CHARS_MAX,
};
use crate::panels::standing_words;
use crate::store;

/// The menu entry the pages belong to.
pub(crate) const MENU: &str = "/exigences";

/// The addresses of this crate.
pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/exigences", get(list::show))
        .route("/exigences.atom", get(feed::show))
        .route("/exigences.json", get(feed::show))
        .route("/exigences/nouvelle", get(mark::show).post(mark::mark))
        .route(
            "/exigences/projets/{kind}/{id}",
            get(project::show).post(project::attach),
        )
        .route("/exigences/{id}", get(requirement::show))
        .route("/exigences/{id}/projets.csv", get(requirement::file))
        .route(
            "/exigences/{id}/projets",
            post(requirement::attach).get(requirement::back),
        )
        .route(
            "/exigences/{id}/modifier",
            get(mark::show_change).post(mark::change),
        )
        .route("/exigences/{id}/passage", get(passage::show).post(passage::note))
        .route(
            "/exigences/{id}/examens/{examination}",
            get(examination::show).post(examination::conclude),
        )
}

async fn find(visit: &Visit, id: RequirementId) -> Result<Requirement, Fault> {
    store::requirements::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("requirement"))
}

/// Where a requirement is written, oldest first; the last is today's.
async fn passages_of(visit: &Visit, id: RequirementId) -> Result<Vec<Passage>, Fault> {
    Ok(store::requirements::passages(&mut visit.sql(), visit.body.id, id).await?)
}

/// The project of an examination, as the house knows it.
async fn project_of(visit: &Visit, examination: &Examination) -> Result<Option<Subject>, Fault> {
    Ok(Subject::find(&mut visit.sql(), visit.body.id, &examination.project()).await?)
}

fn standing_status(words: Words, standing: Standing) -> Markup {
    let tone = match standing {
        Standing::Unexamined => Tone::Warning,
        Standing::Met => Tone::Good,
        Standing::Partly => Tone::Info,
        Standing::SetAside => Tone::Neutral,
    };
    status(&words.say(standing_words(standing)), tone)
}

/// « 12 projets : 3 à examiner, 7 pris en compte, 1 en partie, 1 écarté ».
fn counts_words(words: Words, counts: Counts) -> String {
    if counts.all() == 0 {
        return t!(words, "requirements-no-project");
    }
    let parts: Vec<String> = Standing::ALL
        .iter()
        .filter(|standing| counts.of(**standing) > 0)
        .map(|standing| {
            let key = format!("requirements-count-{}", standing.as_str());
            words.say_with(&key, &[("n", ui::words::Value::from(counts.of(*standing)))])
        })
        .collect();
    t!(
        words,
        "requirements-counts",
        n = counts.all(),
        parts = parts.join(", ")
    )
}

/// The words of a passage, with where they stand.
fn quoted(visit: &Visit, passage: &Passage, text_title: &str) -> Markup {
    html! {
        figure {
            blockquote { (ui::markdown::render_markdown(&passage.words)) }
            figcaption {
                a href=(passage.path()) {
                    (t!(visit.words, "requirements-passage-of", place = &passage.place_name, text = text_title))
                }
            }
        }
    }
}

async fn text_title(visit: &Visit, passage: &Passage) -> Result<String, Fault> {
    let text = texts::find(&mut visit.sql(), visit.body.id, passage.text_id).await?;
    Ok(text.map(|text| text.title).unwrap_or_default())
}

/// Where somebody said something, as a link: a page here by its title, another by its address.
fn proof(words: Words, url: &str) -> Markup {
    html! { @if !url.is_empty() { a href=(url) rel="nofollow" { (t!(words, "requirements-proof")) } } }
}

/// What is said of a requirement in the forms that mark and change it.
struct Said<'a> {
    title: &'a str,
    theme: &'a str,
    reach: &'a str,
}

async fn fields(visit: &Visit, said: &Said<'_>, errors: &FormErrors) -> Result<Markup, Fault> {
    let words = visit.words;
    let themes = store::requirements::themes(&mut visit.sql(), visit.body.id).await?;
    let elsewhere = kernel::themes_of(&visit.house, &mut visit.sql(), visit.body.id).await?;
    let title: Field = text_field(words, t!(words, "requirements-field-title"), "titre")
        .hint(t!(words, "requirements-field-title-hint"))
        .value(said.title)
        .max_length(u32::try_from(TITLE_CHARS_MAX).unwrap_or(u32::MAX))
        .errors(errors);
    let mut theme: Field = text_field(words, t!(words, "requirements-field-theme"), "theme")
        .value(said.theme)
        .suggestions(elsewhere)
        .max_length(u32::try_from(THEME_CHARS_MAX).unwrap_or(u32::MAX))
        .optional()
        .errors(errors);
    if !themes.is_empty() {
        theme = theme.hint(t!(
            words,
            "requirements-field-theme-hint",
            themes = themes.join(", ")
        ));
    }
    let reaches = Reach::ALL.iter().map(|reach| {
        let key = format!("requirements-reach-{}", reach.as_str());
        Choice::new(reach.as_str(), words.say(&key)).hint(words.say(&format!("{key}-hint")))
    });
    Ok(html! {
        (title)
        (theme)
        (radios(words, t!(words, "requirements-field-reach"), "portee").choices(reaches).chosen(said.reach).errors(errors))
    })
}

fn read_reach(word: &str) -> Result<Reach, Fault> {
    Reach::parse(word).ok_or_else(|| Fault::field("portee", "requirements-reach-empty"))
}

/// A list of subjects to choose from.
fn choose<'a>(
    visit: &Visit,
    label: String,
    name: &str,
    subjects: impl Iterator<Item = (String, &'a str)>,
    errors: &FormErrors,
) -> Select {
    let mut list = select(visit.words, label, name).errors(errors);
    for (value, title) in subjects {
        list = list.choice(value, title);
    }
    list
}
