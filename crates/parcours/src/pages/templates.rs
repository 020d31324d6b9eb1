//! The templates at hand: the list, one as a citizen would see it, a copy, a file that leaves or comes.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use jiff::civil::Weekday;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use tools::Tool;
use ui::components::{self, Tone, card, list_empty, notice, steps_line, tag};
use ui::forms::{
    Form, FormErrors, button, confirm_again, confirm_details, error_summary, file_field, text_field, textarea,
};
use ui::{Answer, Page, Posted, PostedWithFile, SentFile, Visit, t};

use super::preparing::{planned_dates, remarks_for, shown_remarks};
use crate::actions::{COMPOSE, CopyTemplate, ImportTemplate, PREPARE, RemoveTemplate};
use crate::library::{self, Offered};
use crate::model::plan;
use crate::template::{SOURCE_BYTES_MAX, TITLE_CHARS_MAX, Template, TemplateFault, TemplateStep, Vocabulary};

/// The list of templates.
pub(super) const LIST: &str = "/parcours/modeles";

pub(super) async fn list(visit: Visit) -> Answer {
    let words = visit.words;
    let composes = visit.may(&COMPOSE, Scope::BODY).await?;
    let vocabulary = Vocabulary::of(&visit.house);
    let (own, shipped): (Vec<Offered>, Vec<Offered>) = library::all(&mut visit.sql(), visit.body.id)
        .await?
        .into_iter()
        .partition(|offered| offered.own.is_some());
    let cards = |offered: &[Offered]| {
        html! { div.cards { @for one in offered { (template_card(&visit, &one.template, &vocabulary)) } } }
    };
    let main = html! {
        @if composes {
            p { a.button.button-quiet href="/parcours/modeles/importer" { (t!(words, "parcours-template-import")) } }
        }
        h2 { (t!(words, "parcours-templates-own", body = &visit.body.name)) }
        @if own.is_empty() { (list_empty(&t!(words, "parcours-templates-none"), None)) }
        (cards(&own))
        h2 { (t!(words, "parcours-templates-shipped")) }
        (cards(&shipped))
    };
    visit.page(
        Page::new(t!(words, "parcours-templates-title"), main)
            .lead(t!(words, "parcours-templates-lead"))
            .active("/parcours")
            .under(t!(words, "parcours-title"), "/parcours"),
    )
}

fn template_card(visit: &Visit, template: &Template, vocabulary: &Vocabulary) -> Markup {
    let words = visit.words;
    let one = card(&template.title)
        .titled_by_its_author(words)
        .href(address(&template.name))
        .detail(html! { (t!(words, "parcours-template-steps", n = template.steps.len())) })
        .body(html! { p lang=[words.content_language()] { (template.summary) } })
        .under_h2();
    html! {
        @if template.is_offered_by(vocabulary) { (one) }
        @else { (one.status(tag(&t!(words, "parcours-template-not-here"), Tone::Warning))) }
    }
}

/// The page of the template called `name`.
pub(super) fn address(name: &str) -> String {
    format!("{LIST}/{name}")
}

pub(super) async fn find(visit: &Visit, name: &str) -> Result<Offered, Fault> {
    library::find(&mut visit.sql(), visit.body.id, name)
        .await?
        .ok_or(Fault::NotFound("template"))
}

pub(super) async fn show(visit: Visit, Path(name): Path<String>) -> Answer {
    let offered = find(&visit, &name).await?;
    visit.page(page(&visit, &offered, None, &FormErrors::default()).await?)
}

/// The page of a template, with the title typed for a copy when it comes back.
async fn page(
    visit: &Visit,
    offered: &Offered,
    typed: Option<&str>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let template = &offered.template;
    let composes = visit.may(&COMPOSE, Scope::BODY).await?;
    let prepares = visit.may(&PREPARE, Scope::BODY).await?;
    let vocabulary = Vocabulary::of(&visit.house);
    let is_offered = template.is_offered_by(&vocabulary);
    let preview = preview(visit, template).await?;
    let main = html! {
        (error_summary(errors, words))
        @if !is_offered { (notice(Tone::Warning, &html! { p { (not_here(visit, template, &vocabulary)) } })) }
        @let unknown = template.unknown_tools();
        @if composes && !unknown.is_empty() {
            (notice(Tone::Info, &html! { p { (t!(words, "parcours-template-tools-unknown", names = unknown.join(", "))) } }))
        }
        (preview)
        @if is_offered && prepares {
            p { a.button href={ "/parcours/nouveau?modele=" (template.name) } { (t!(words, "parcours-template-use")) } }
        }
        p { a href={ (address(&template.name)) "/export" } { (t!(words, "parcours-template-export")) } }
        @if composes { (deeds(visit, offered, typed, errors)) }
    };
    let kind = if offered.own.is_some() {
        t!(
            words,
            "parcours-template-own-version",
            n = i64::from(template.version)
        )
    } else {
        t!(words, "parcours-template-shipped")
    };
    Ok(Page::new(template.title.clone(), main)
        .titled_by_its_author()
        .lead(format!("{} {kind}", template.summary))
        .active("/parcours")
        .under(t!(words, "parcours-title"), "/parcours")
        .under(t!(words, "parcours-templates-title"), LIST))
}

fn not_here(visit: &Visit, template: &Template, vocabulary: &Vocabulary) -> String {
    let missing: Vec<&str> = template
        .steps
        .iter()
        .filter(|step| !vocabulary.knows_kind(&step.kind))
        .map(|step| step.label.as_str())
        .collect();
    t!(
        visit.words,
        "parcours-template-missing",
        steps = missing.join(", ")
    )
}

fn deeds(visit: &Visit, offered: &Offered, typed: Option<&str>, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let path = address(&offered.template.name);
    let title_max = u32::try_from(TITLE_CHARS_MAX).unwrap_or(u32::MAX);
    let proposed = || {
        t!(
            words,
            "parcours-template-copy-of",
            title = &offered.template.title
        )
    };
    let title = typed.map_or_else(proposed, str::to_owned);
    let form = Form::post(words, format!("{path}/copier"), visit.request_id()).content(html! {
        (text_field(words, t!(words, "parcours-template-copy-title"), "title")
            .value(title).max_length(title_max).errors(errors))
        (button(t!(words, "parcours-template-copy")))
    });
    let (label, what) = (
        t!(words, "parcours-template-copy"),
        t!(words, "parcours-template-copy-what"),
    );
    let copy = if typed.is_some() {
        confirm_again(&label, &what, &form)
    } else {
        confirm_details(&label, &what, &form)
    };
    html! {
        @if offered.own.is_some() {
            p { a.button.button-quiet href={ (path) "/modifier" } { (t!(words, "parcours-template-change")) } }
        }
        (copy)
        @if offered.own.is_some() {
            (confirm_details(
                &t!(words, "parcours-template-remove"),
                &t!(words, "parcours-template-remove-what"),
                &Form::post(words, format!("{path}/supprimer"), visit.request_id())
                    .content(html! { (button(t!(words, "parcours-template-remove")).danger()) }),
            ))
        }
    }
}

/// A template as a citizen would see a parcours made of it, starting next Monday; then what happens at each step, and what
/// the law says of that calendar. Where a step convenes, it is read as the assembly's, whose delays are the law's.
pub(super) async fn preview(visit: &Visit, template: &Template) -> Result<Markup, Fault> {
    let words = visit.words;
    let zone = visit.body.zone();
    let today = visit.now().timestamp().to_zoned(zone.clone()).date();
    let monday = today.nth_weekday(1, Weekday::Monday).unwrap_or(today);
    let planned = plan(template, monday, &std::collections::BTreeMap::new(), &zone);
    let line: Vec<components::Step> = template
        .steps
        .iter()
        .zip(&planned)
        .map(|(step, row)| components::Step {
            label: step.label.clone(),
            href: None,
            dates: Some(planned_dates(visit, row)),
            state: components::StepState::Next,
        })
        .collect();
    let is_assembly = template.steps.iter().any(TemplateStep::convenes);
    let remarks = remarks_for(visit, template, &planned, is_assembly).await?;
    let law = shown_remarks(visit, &remarks).await?;
    Ok(html! {
        h2 { (t!(words, "parcours-template-preview")) }
        p.hint { (t!(words, "parcours-template-preview-hint")) }
        (steps_line(words, &line))
        ol { @for step in &template.steps { li { (told(visit, template, step)) } } }
        @if is_assembly && !remarks.is_empty() {
            p.hint { (t!(words, "parcours-template-law-assembly")) }
        }
        (law)
    })
}

fn told(visit: &Visit, template: &Template, step: &TemplateStep) -> Markup {
    let words = visit.words;
    let guards: Vec<String> = step
        .closes_when
        .iter()
        .map(|guard| guard_words(visit, guard))
        .collect();
    let position = template.position(&step.name).unwrap_or_default();
    let after: Vec<&str> = template
        .waits_for(position)
        .iter()
        .filter_map(|name| template.position(name))
        .map(|before| template.steps[before].label.as_str())
        .collect();
    html! {
        strong { (step.label) } " – " (kind_words(visit, &step.kind)) ". "
        (t!(words, "parcours-template-days", n = i64::from(step.days))) " "
        @if !after.is_empty() { (t!(words, "parcours-template-after", steps = after.join(", "))) " " }
        @if !guards.is_empty() { (t!(words, "parcours-template-guards", guards = guards.join(", "))) " " }
        @if !step.tools.is_empty() { (t!(words, "parcours-template-tools", tools = tools_words(visit, &step.tools))) }
    }
}

/// Tools as people call them; one that nobody has here, by its name.
fn tools_words(visit: &Visit, names: &[String]) -> String {
    let said: Vec<String> = names.iter().map(|name| tool_words(visit, name)).collect();
    said.join(", ")
}

pub(super) fn tool_words(visit: &Visit, name: &str) -> String {
    match Tool::named(name) {
        Some(tool) => visit.words.say(&format!("tool-{}", tool.as_str())),
        None => t!(visit.words, "parcours-tool-unknown", name = name),
    }
}

/// The sentence of a kind of step, or its code when nothing here says it.
pub(super) fn kind_words(visit: &Visit, kind: &str) -> String {
    let key = format!("step-{}", kind.replace('.', "-"));
    if visit.words.knows(&key) {
        visit.words.say(&key)
    } else {
        kind.to_owned()
    }
}

/// The sentence of a guard, or its name.
pub(super) fn guard_words(visit: &Visit, guard: &str) -> String {
    let key = format!("step-guard-{guard}");
    if visit.words.knows(&key) {
        visit.words.say(&key)
    } else {
        guard.to_owned()
    }
}

/// The template as one file.
pub(super) async fn export(visit: Visit, Path(name): Path<String>) -> Answer {
    let template = find(&visit, &name).await?.template;
    let head = [
        (header::CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}.toml\"", template.name),
        ),
    ];
    Ok((head, template.to_toml()?).into_response())
}

#[derive(Deserialize)]
pub(super) struct CopyTyped {
    request_id: db::Uuid,
    #[serde(default)]
    title: String,
}

pub(super) async fn copy(visit: Visit, Path(name): Path<String>, Posted(typed): Posted<CopyTyped>) -> Answer {
    let deed = CopyTemplate {
        from: name.clone(),
        title: typed.title.clone(),
    };
    let errors = match visit.act(typed.request_id, &deed).await {
        Ok(copy) => {
            let editor = format!("{}/modifier", address(&copy));
            return visit.done(&editor, "parcours-template-copied");
        }
        Err(fault) => visit.refusal_of_form("title", fault)?,
    };
    let offered = find(&visit, &name).await?;
    let page = page(&visit, &offered, Some(&typed.title), &errors).await?;
    visit.refused_page(page.refused(&errors))
}

#[derive(Deserialize)]
pub(super) struct OneButton {
    request_id: db::Uuid,
}

pub(super) async fn remove(
    visit: Visit,
    Path(name): Path<String>,
    Posted(form): Posted<OneButton>,
) -> Answer {
    visit.act(form.request_id, &RemoveTemplate { name }).await?;
    visit.done(LIST, "parcours-template-removed")
}

#[derive(Default, Deserialize)]
pub(super) struct ImportTyped {
    request_id: db::Uuid,
    #[serde(default)]
    source: String,
}

pub(super) async fn show_import(visit: Visit) -> Answer {
    may_compose(&visit).await?;
    visit.page(import_page(&visit, "", &[], &FormErrors::default()))
}

/// A file sent is read rather than what is in the field beside.
pub(super) async fn import(
    visit: Visit,
    PostedWithFile(mut typed, file): PostedWithFile<ImportTyped>,
) -> Answer {
    may_compose(&visit).await?;
    if let Some(file) = file {
        let Some(source) = written_in(&file) else {
            let mut errors = FormErrors::default();
            errors.add("file", t!(visit.words, "parcours-template-file-unreadable"));
            return visit.refused_page(import_page(&visit, &typed.source, &[], &errors).refused(&errors));
        };
        typed.source = source;
    }
    let vocabulary = Vocabulary::of(&visit.house);
    if let Err(faults) = Template::parse_for(&typed.source, &vocabulary) {
        return refused(&visit, &typed.source, &faults.0);
    }
    let deed = ImportTemplate {
        source: typed.source.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(name) => visit.done(&address(&name), "parcours-template-imported"),
        Err(fault) => {
            let errors = visit.refusal_of_form("source", fault)?;
            visit.refused_page(import_page(&visit, &typed.source, &[], &errors).refused(&errors))
        }
    }
}

/// The text of a file, without the mark that some programs begin it with.
fn written_in(file: &SentFile) -> Option<String> {
    let text = std::str::from_utf8(&file.bytes).ok()?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

fn refused(visit: &Visit, source: &str, faults: &[TemplateFault]) -> Result<Response, ui::Problem> {
    let mut errors = FormErrors::default();
    errors.add(
        "source",
        t!(visit.words, "parcours-template-faults", n = faults.len()),
    );
    visit.refused_page(import_page(visit, source, faults, &errors).refused(&errors))
}

fn import_page(visit: &Visit, source: &str, faults: &[TemplateFault], errors: &FormErrors) -> Page {
    let words = visit.words;
    let bytes_max = u32::try_from(SOURCE_BYTES_MAX).unwrap_or(u32::MAX);
    let main = html! {
        (error_summary(errors, words))
        @if !faults.is_empty() {
            ul #fautes {
                @for fault in faults { li {
                    @if let Some(line) = fault.line { strong { (t!(words, "parcours-template-line", line = line)) } " " }
                    (visit.say(&fault.sentence))
                } }
            }
        }
        (Form::post(words, "/parcours/modeles/importer", visit.request_id()).with_files().content(html! {
            (file_field(words, t!(words, "parcours-template-file"), "file")
                .hint(t!(words, "parcours-template-file-hint")).accept(".toml").errors(errors).optional())
            (textarea(words, t!(words, "parcours-template-source"), "source")
                .hint(t!(words, "parcours-template-source-hint")).rows(18).max_length(bytes_max).value(source).errors(errors))
            (button(t!(words, "parcours-template-import")))
        }))
    };
    Page::new(t!(words, "parcours-template-import-title"), main)
        .active("/parcours")
        .under(t!(words, "parcours-title"), "/parcours")
        .under(t!(words, "parcours-templates-title"), LIST)
        .not_indexed()
}

pub(super) async fn may_compose(visit: &Visit) -> Result<(), Fault> {
    if visit.may(&COMPOSE, Scope::BODY).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden { right: COMPOSE.code })
    }
}
