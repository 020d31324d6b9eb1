//! Bringing a text in: paste, look at what was found, keep.

use axum::extract::Query;
use axum::response::Response;
use db::Uuid;
use groups::GroupId;
use kernel::{Fault, Scope};
use legistique::Document;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, table};
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, error_summary, hidden, select, text_field, textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::MENU;
use crate::actions::{ImportForParcours, ImportText};
use crate::model::{MARKDOWN_BYTES_MAX, text_path};
use crate::rights;

/// Divisions listed in the preview.
const DIVISIONS_SHOWN_MAX: usize = 200;
/// Groups offered.
const GROUPS_MAX: i64 = 200;

#[derive(Deserialize)]
pub(super) struct Asked {
    groupe: Option<String>,
    parcours: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    title: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    markdown: String,
    #[serde(default)]
    parcours: String,
    #[serde(default)]
    geste: String,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let typed = Typed {
        request_id: Uuid::nil(),
        title: String::new(),
        group: asked.groupe.unwrap_or_default(),
        markdown: String::new(),
        parcours: asked.parcours.unwrap_or_default(),
        geste: String::new(),
    };
    visit.page(form_page(&visit, &typed, &FormErrors::default()).await?)
}

pub(super) async fn import(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    if typed.geste == "apercu" {
        return visit.page(form_page(&visit, &typed, &FormErrors::default()).await?);
    }
    let Ok(group) = typed.group.parse::<GroupId>() else {
        return refused(&visit, &typed, Fault::field("group", "texts-group-missing")).await;
    };
    let import = ImportText {
        group,
        title: typed.title.clone(),
        markdown: typed.markdown.clone(),
    };
    let outcome = match typed.parcours.parse::<Uuid>() {
        Ok(parcours) => {
            visit
                .act(typed.request_id, &ImportForParcours { import, parcours })
                .await
        }
        Err(_) => visit.act(typed.request_id, &import).await,
    };
    match outcome {
        Ok(id) => visit.done(&text_path(id), "texts-imported"),
        Err(fault) => refused(&visit, &typed, fault).await,
    }
}

async fn refused(visit: &Visit, typed: &Typed, fault: Fault) -> Result<Response, ui::Problem> {
    let errors = visit.refusal_of_form("markdown", fault)?;
    visit.refused_page(form_page(visit, typed, &errors).await?.refused(&errors))
}

async fn form_page(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let mut choices = Vec::new();
    for group in groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await? {
        if visit.may(&rights::IMPORT, Scope::group(group.id)).await? {
            choices.push(Choice::new(group.id.to_string(), group.name));
        }
    }
    if choices.is_empty() {
        return Err(Fault::Forbidden {
            right: rights::IMPORT.code,
        });
    }
    let chosen = if choices.len() == 1 && typed.group.is_empty() {
        None
    } else {
        Some(typed.group.clone())
    };
    let fields = html! {
        (hidden("parcours", &typed.parcours))
        (text_field(words, t!(words, "texts-title"), "title").value(&typed.title).max_length(200).errors(errors))
        (select(words, t!(words, "texts-group"), "group").choices(choices).chosen(chosen.unwrap_or_default()).errors(errors))
        (textarea(words, t!(words, "texts-markdown"), "markdown").rows(20).value(&typed.markdown)
            .hint(t!(words, "texts-markdown-hint", max = MARKDOWN_BYTES_MAX / 1_000_000)).errors(errors))
        p.actions {
            (button_quiet(t!(words, "texts-preview-button")).sends("geste", "apercu"))
            " " (button(t!(words, "texts-import-button")).sends("geste", "importer"))
        }
    };
    let form = Form::post(words, "/textes/nouveau", visit.request_id())
        .autosave("texte-nouveau")
        .content(fields);
    let main = html! {
        (error_summary(errors, words))
        @if typed.geste == "apercu" { (preview(visit, &typed.markdown)) }
        (form)
    };
    Ok(Page::new(t!(words, "texts-import-title"), main)
        .lead(t!(words, "texts-import-lead"))
        .under(t!(words, "texts-nav"), MENU)
        .active(MENU))
}

/// What Parvis read: the divisions and how many alinéas each has.
pub(super) fn preview(visit: &Visit, markdown: &str) -> Markup {
    let words = visit.words;
    if markdown.len() > MARKDOWN_BYTES_MAX {
        return notice(
            Tone::Bad,
            &html! { (t!(words, "texts-markdown-long", max = MARKDOWN_BYTES_MAX / 1_000_000)) },
        );
    }
    let document = Document::parse(markdown);
    if document.is_empty() {
        return notice(Tone::Warning, &html! { (t!(words, "texts-markdown-empty")) });
    }
    let shown: Vec<_> = document
        .divisions()
        .iter()
        .filter(|division| division.level > 0 || !division.blocks.is_empty())
        .collect();
    let mut found = table(t!(words, "texts-preview-title", n = shown.len()))
        .column(t!(words, "texts-preview-division"))
        .column_of_numbers(t!(words, "texts-preview-level"))
        .column_of_numbers(t!(words, "texts-preview-alineas"));
    for division in shown.iter().take(DIVISIONS_SHOWN_MAX) {
        let heading = if division.level == 0 {
            t!(words, "texts-preamble")
        } else {
            division.heading.clone()
        };
        found = found.row([
            html! { (heading) },
            html! { (words.number(i64::from(division.level))) },
            html! { (words.number(i64::try_from(division.alinea_count()).unwrap_or(i64::MAX))) },
        ]);
    }
    let hidden = shown.len().saturating_sub(DIVISIONS_SHOWN_MAX);
    notice(
        Tone::Info,
        &html! {
            (found)
            @if hidden > 0 { p { (t!(words, "texts-preview-more", n = hidden)) } }
        },
    )
}
