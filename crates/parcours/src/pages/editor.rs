//! The editor of a template: one form, without scripts. Its buttons add, move and remove steps by sending the whole form
//! and getting it back changed; nothing is written before « Enregistrer ».

mod form;

use axum::extract::Path;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, hidden, text_field, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::templates::{LIST, address, find, may_compose, preview};
use crate::actions::SaveTemplate;
use crate::template::{STEPS_MAX, SUMMARY_CHARS_MAX, TITLE_CHARS_MAX, Template, TemplateStep, Vocabulary};

/// What was typed, numbers as text: a flattened form holds nothing else. Steps are numbered fields: `label-0`, `kind-0`, `after-2-texte`…
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Typed {
    request_id: db::Uuid,
    /// The version the form was opened on
    #[serde(default)]
    version: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    summary: String,
    #[serde(default)]
    count: String,
    /// `save`, `see`, `add`, `up-2`, `down-2`, `remove-2`
    #[serde(rename = "do", default)]
    asked: String,
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

pub(super) async fn show(visit: Visit, Path(name): Path<String>) -> Answer {
    may_compose(&visit).await?;
    let offered = find(&visit, &name).await?;
    if offered.own.is_none() {
        return Err(Fault::refused("parcours-template-shipped-fixed").into());
    }
    let version = offered.template.version;
    visit.page(page(&visit, &offered.template, version, &FormErrors::default(), None).await?)
}

pub(super) async fn save(visit: Visit, Path(name): Path<String>, Posted(typed): Posted<Typed>) -> Answer {
    may_compose(&visit).await?;
    let kept = find(&visit, &name).await?;
    let vocabulary = Vocabulary::of(&visit.house);
    let typed_version = typed.version.parse().unwrap_or(0);
    let count = typed.count.parse().unwrap_or(0).min(STEPS_MAX);
    let form::Read {
        mut steps,
        has_new_kind,
        wrong_numbers,
    } = form::read(&typed.others, count, &vocabulary, &kept.template);
    let asks_to_save = typed.asked == "save";
    form::rearrange(&visit, &mut steps, &typed.asked);
    let template = Template {
        title: typed.title.clone(),
        summary: typed.summary.clone(),
        steps,
        ..kept.template.clone()
    };
    if !asks_to_save {
        return visit.page(page(&visit, &template, typed_version, &FormErrors::default(), None).await?);
    }
    if has_new_kind {
        // What another kind of step may ask was not on the page yet.
        let told = t!(visit.words, "parcours-editor-kind-changed");
        return visit.page(
            page(
                &visit,
                &template,
                typed_version,
                &FormErrors::default(),
                Some(told),
            )
            .await?,
        );
    }
    let errors = form::faults(&visit, &template.steps, &wrong_numbers);
    if !errors.is_empty() {
        return visit.refused_page(
            page(&visit, &template, typed_version, &errors, None)
                .await?
                .refused(&errors),
        );
    }
    let deed = SaveTemplate {
        name: name.clone(),
        version: typed_version,
        template: template.clone(),
    };
    let mut version = typed_version;
    let errors = match visit.act(typed.request_id, &deed).await {
        Ok(()) => return visit.done(&address(&name), "parcours-template-saved"),
        Err(Fault::Stale(_)) => {
            version = kept.template.version;
            let mut errors = FormErrors::default();
            errors.add(
                "title",
                t!(visit.words, "parcours-editor-stale", n = i64::from(version)),
            );
            errors
        }
        Err(fault) => visit.refusal_of_form("steps", fault)?,
    };
    visit.refused_page(
        page(&visit, &template, version, &errors, None)
            .await?
            .refused(&errors),
    )
}

async fn page(
    visit: &Visit,
    template: &Template,
    version: u32,
    errors: &FormErrors,
    told: Option<String>,
) -> Result<Page, Fault> {
    let words = visit.words;
    let preview = preview(visit, template).await?;
    let vocabulary = Vocabulary::of(&visit.house);
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let action = format!("{}/modifier", address(&template.name));
    let main = html! {
        (error_summary(errors, words))
        @if let Some(told) = told { (notice(Tone::Info, &html! { p { (told) } })) }
        (Form::post(words, &action, visit.request_id()).content(html! {
            (hidden("version", &version.to_string()))
            (hidden("count", &template.steps.len().to_string()))
            // The first button is the one the Enter key presses: it must change nothing.
            p { (button_quiet(t!(words, "parcours-editor-see")).sends("do", "see")) }
            (text_field(words, t!(words, "parcours-editor-title"), "title")
                .value(&template.title).max_length(chars(TITLE_CHARS_MAX)).errors(errors))
            (textarea(words, t!(words, "parcours-editor-summary"), "summary")
                .value(&template.summary).rows(2).max_length(chars(SUMMARY_CHARS_MAX)).errors(errors))
            h2 #steps { (t!(words, "parcours-editor-steps")) }
            @if let Some(error) = errors.of("steps") { p.field-error { (error) } }
            @for (place, step) in template.steps.iter().enumerate() {
                (step_fields(visit, template, place, step, &vocabulary, errors))
            }
            p { (button_quiet(t!(words, "parcours-editor-add")).sends("do", "add")) }
            p { (button(t!(words, "parcours-editor-save")).sends("do", "save")) }
        }))
        (preview)
    };
    Ok(
        Page::new(t!(words, "parcours-editor-page", title = &template.title), main)
            .lead(t!(words, "parcours-editor-lead"))
            .active("/parcours")
            .under(t!(words, "parcours-title"), "/parcours")
            .under(t!(words, "parcours-templates-title"), LIST)
            .under(template.title.clone(), address(&template.name))
            .not_indexed(),
    )
}

fn step_fields(
    visit: &Visit,
    template: &Template,
    place: usize,
    step: &TemplateStep,
    vocabulary: &Vocabulary,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let last = template.steps.len().saturating_sub(1);
    html! {
        fieldset.card id={ "etape-" (place) } {
            legend { (t!(words, "parcours-editor-step", n = place + 1, label = &step.label)) }
            (form::fields(visit, template, place, step, vocabulary, errors))
            p {
                @if place > 0 { (button_quiet(t!(words, "parcours-editor-up")).sends("do", format!("up-{place}"))) " " }
                @if place < last { (button_quiet(t!(words, "parcours-editor-down")).sends("do", format!("down-{place}"))) " " }
                @if last > 0 { (button_quiet(t!(words, "parcours-editor-remove")).danger().sends("do", format!("remove-{place}"))) }
            }
        }
    }
}
