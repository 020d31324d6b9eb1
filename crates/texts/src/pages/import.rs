//! Bringing a text in: a file or a paste, look at what was found, keep.

use axum::extract::Query;
use axum::response::Response;
use db::Uuid;
use documents::Imported;
use groups::GroupId;
use kernel::{Fault, FileHash};
use legistique::Document;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, table};
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, error_summary, file_field, hidden, select, text_field,
    textarea,
};
use ui::{Answer, Page, PostedWithFile, SentFile, Visit, t};

use super::MENU;
use crate::actions::{ImportForParcours, ImportFromFile, ImportText, KeepReadFile};
use crate::model::{MARKDOWN_BYTES_MAX, SOURCE_BYTES_MAX, TITLE_CHARS_MAX, text_path};
use crate::{reading_apart, rights};

/// Divisions listed in the preview.
const DIVISIONS_SHOWN_MAX: usize = 200;

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
    /// The file the words come from, once it was read: its SHA-256 and its name
    #[serde(default)]
    source: String,
    #[serde(default)]
    source_name: String,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let typed = Typed {
        request_id: Uuid::nil(),
        title: String::new(),
        group: asked.groupe.unwrap_or_default(),
        markdown: String::new(),
        parcours: asked.parcours.unwrap_or_default(),
        geste: String::new(),
        source: String::new(),
        source_name: String::new(),
    };
    visit.page(form_page(&visit, &typed, None, &FormErrors::default()).await?)
}

pub(super) async fn import(visit: Visit, PostedWithFile(typed, file): PostedWithFile<Typed>) -> Answer {
    if let Some(file) = file {
        return with_file(&visit, typed, file).await;
    }
    if typed.geste == "apercu" {
        return visit.page(form_page(&visit, &typed, None, &FormErrors::default()).await?);
    }
    let Ok(group) = typed.group.parse::<GroupId>() else {
        return refused(&visit, &typed, Fault::field("group", "texts-group-missing")).await;
    };
    let import = ImportText {
        group,
        title: typed.title.clone(),
        markdown: typed.markdown.clone(),
    };
    let parcours = typed.parcours.parse::<Uuid>().ok();
    let outcome = match (FileHash::parse(&typed.source), parcours) {
        (Some(file), parcours) => {
            let deed = ImportFromFile {
                import,
                parcours,
                file,
                name: typed.source_name.clone(),
            };
            visit.act(typed.request_id, &deed).await
        }
        (None, Some(parcours)) => {
            visit
                .act(typed.request_id, &ImportForParcours { import, parcours })
                .await
        }
        (None, None) => visit.act(typed.request_id, &import).await,
    };
    match outcome {
        Ok(id) => visit.done(&text_path(id), "texts-imported"),
        Err(fault) => refused(&visit, &typed, fault).await,
    }
}

/// Reads the file and shows what was found in it: nothing is brought in before it was looked at. The file itself waits
/// in the store, under the name of its content.
async fn with_file(visit: &Visit, mut typed: Typed, file: SentFile) -> Answer {
    // Who may bring nothing in has nothing read for them.
    groups_offered(visit).await?;
    if file.bytes.len() > SOURCE_BYTES_MAX {
        let fault = Fault::field("file", "texts-file-too-large");
        return refused(visit, &typed, fault).await;
    }
    let read = match reading_apart::read(&visit.house, file.bytes.clone()).await? {
        Ok(read) => read,
        Err(unreadable) => {
            let mut errors = FormErrors::default();
            errors.add(
                "file",
                visit.words.say(&format!("texts-file-{}", unreadable.code())),
            );
            let page = form_page(visit, &typed, None, &errors).await?;
            return visit.refused_page(page.refused(&errors));
        }
    };
    let hash = FileHash::of(&file.bytes);
    let keep = KeepReadFile { file: hash.clone() };
    let kept = match visit.act(typed.request_id, &keep).await {
        Ok(()) => visit
            .house
            .files
            .put(file.bytes.to_vec())
            .await
            .map_err(Fault::from),
        Err(fault) => Err(fault),
    };
    if let Err(fault) = kept {
        let errors = visit.refusal_of_form("file", fault)?;
        let page = form_page(visit, &typed, None, &errors).await?;
        return visit.refused_page(page.refused(&errors));
    }
    typed.source = hash.to_string();
    typed.source_name = file.name;
    typed.markdown.clone_from(&read.markdown);
    if typed.title.trim().is_empty() {
        typed.title = title_of(&read, &typed.source_name);
    }
    "apercu".clone_into(&mut typed.geste);
    visit.page(form_page(visit, &typed, Some(&read), &FormErrors::default()).await?)
}

/// The first heading, or the name of the file without its end.
fn title_of(read: &Imported, name: &str) -> String {
    let first = read.divisions.iter().find(|found| found.level == 1);
    let stem = name
        .rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .replace('_', " ");
    let title = first.map_or(stem, |found| found.heading.clone());
    title.chars().take(TITLE_CHARS_MAX).collect()
}

async fn refused(visit: &Visit, typed: &Typed, fault: Fault) -> Result<Response, ui::Problem> {
    let errors = visit.refusal_of_form("markdown", fault)?;
    visit.refused_page(form_page(visit, typed, None, &errors).await?.refused(&errors))
}

/// The groups that the visitor may bring a text to.
async fn groups_offered(visit: &Visit) -> Result<Vec<Choice>, Fault> {
    let offered = groups::offered(visit, &rights::IMPORT).await?;
    Ok(offered
        .into_iter()
        .map(|group| Choice::new(group.id.to_string(), group.name))
        .collect())
}

async fn form_page(
    visit: &Visit,
    typed: &Typed,
    read: Option<&Imported>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let choices = groups_offered(visit).await?;
    let chosen = if choices.len() == 1 && typed.group.is_empty() {
        None
    } else {
        Some(typed.group.clone())
    };
    let fields = html! {
        (hidden("parcours", &typed.parcours))
        (hidden("source", &typed.source))
        (hidden("source_name", &typed.source_name))
        (file_field(words, t!(words, "texts-file"), "file").accept(".odt,.docx,.pdf,.txt,.md").optional()
            .hint(t!(words, "texts-file-hint", max = SOURCE_BYTES_MAX / 1_000_000)).errors(errors))
        p.actions { (button_quiet(t!(words, "texts-file-button")).sends("geste", "apercu")) }
        (text_field(words, t!(words, "texts-title"), "title").value(&typed.title).max_length(200).errors(errors))
        (select(words, t!(words, "texts-group"), "group").choices(choices).chosen(chosen.unwrap_or_default()).errors(errors))
        (textarea(words, t!(words, "texts-markdown"), "markdown").rows(20).value(&typed.markdown)
            .hint(t!(words, "texts-markdown-hint", max = MARKDOWN_BYTES_MAX / 1_000_000)).errors(errors))
        p.actions {
            (button_quiet(t!(words, "texts-preview-button")).sends("geste", "apercu"))
            " " (button(t!(words, "texts-import-button")).sends("geste", "importer"))
        }
    };
    // A draft kept by the browser must not come back over the words of a file just read.
    let draft = if typed.source.is_empty() {
        "texte-nouveau".to_owned()
    } else {
        format!("texte-{}", typed.source)
    };
    let form = Form::post(words, "/textes/nouveau", visit.request_id())
        .autosave(draft)
        .with_files()
        .content(fields);
    let main = html! {
        (error_summary(errors, words))
        @if let Some(read) = read { (warnings(visit, &typed.source_name, read)) }
        @if typed.geste == "apercu" { (preview(visit, &typed.markdown)) }
        (form)
    };
    Ok(Page::new(t!(words, "texts-import-title"), main)
        .lead(t!(words, "texts-import-lead"))
        .under(t!(words, "texts-nav"), MENU)
        .active(MENU))
}

/// What a person should look at before keeping what was read of a file.
fn warnings(visit: &Visit, name: &str, read: &Imported) -> Markup {
    let words = visit.words;
    let tone = if read.warnings.is_empty() {
        Tone::Good
    } else {
        Tone::Warning
    };
    notice(
        tone,
        &html! {
            p { strong { (t!(words, "texts-file-read", name = name)) } }
            @if !read.warnings.is_empty() {
                ul {
                    @for warning in &read.warnings {
                        li { (words.say_with(&format!("texts-warning-{}", warning.code()), &[("n", warning.count().into())])) }
                    }
                }
            }
            p { (t!(words, "texts-file-next")) }
        },
    )
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
