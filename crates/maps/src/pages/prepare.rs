//! Making a map, changing what is said of it, publishing it and taking it back.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use datasets::{Located, ResourceId};
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, notice};
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, checkboxes, confirm_details, error_summary, hidden,
    select, text_field, textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{Asked, MENU, chars, prepared, require, under_map};
use crate::actions::{ChangeMap, CreateMap, HideMap, PublishMap, RemoveMap};
use crate::model::{LAYERS_MAX, Layer, MapId, NAME_CHARS_MAX, TEXT_CHARS_MAX, TownMap};
use crate::store;

/// What a form says of a new map; files are ticked.
#[derive(Default)]
struct Typed {
    request_id: Uuid,
    title: String,
    description: String,
    files: Vec<String>,
}

impl Typed {
    fn of(sent: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in sent {
            match name.as_str() {
                "request_id" => typed.request_id = value.parse().unwrap_or_default(),
                "titre" => typed.title = value,
                "description" => typed.description = value,
                "fichier" => typed.files.push(value),
                _ => {}
            }
        }
        typed
    }

    fn chosen(&self) -> Result<Vec<ResourceId>, Fault> {
        self.files
            .iter()
            .map(|file| {
                file.parse()
                    .map_err(|_| Fault::field("fichier", "maps-file-not-located"))
            })
            .collect()
    }
}

pub(super) async fn show_new(visit: Visit) -> Answer {
    require(&visit).await?;
    let page = new_page(&visit, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn create(visit: Visit, Posted(sent): Posted<Vec<(String, String)>>) -> Answer {
    require(&visit).await?;
    let typed = Typed::of(sent);
    let outcome = match typed.chosen() {
        Ok(files) => {
            let deed = CreateMap {
                title: typed.title.clone(),
                description: typed.description.clone(),
                files,
            };
            visit.act(typed.request_id, &deed).await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(id) => visit.done(&format!("{MENU}/{id}"), "maps-created"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            let page = new_page(&visit, &typed, &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn new_page(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let files = datasets::located(&mut visit.sql(), visit.body.id).await?;
    let mut offered = checkboxes(words, t!(words, "maps-field-files"), "fichier")
        .hint(t!(
            words,
            "maps-field-files-hint",
            max = super::number(LAYERS_MAX)
        ))
        .optional()
        .choices(
            files
                .iter()
                .map(|file| Choice::new(file.resource.to_string(), &file.dataset_title).hint(&file.title)),
        )
        .errors(errors);
    for file in &typed.files {
        offered = offered.chosen(file);
    }
    let form = Form::post(words, "/cartes/nouvelle", visit.request_id()).autosave("carte-nouvelle");
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (title_field(visit, &typed.title, errors))
            @if files.is_empty() {
                (notice(Tone::Info, &html! { p { (t!(words, "maps-no-files")) } }))
            } @else { (offered) }
            (description_field(visit, &typed.description, errors))
            (button(t!(words, "maps-create")))
        }))
        p { a href="/cartes/importer" { (t!(words, "maps-import-title")) } }
    };
    Ok(Page::new(t!(words, "maps-new"), main)
        .lead(t!(words, "maps-new-lead"))
        .under(t!(words, "maps-title"), MENU)
        .active(MENU)
        .refused(errors)
        .not_indexed())
}

fn title_field(visit: &Visit, value: &str, errors: &FormErrors) -> Markup {
    let words = visit.words;
    html! {
        (text_field(words, t!(words, "maps-field-title"), "titre").hint(t!(words, "maps-field-title-hint"))
            .value(value).max_length(chars(NAME_CHARS_MAX)).errors(errors))
    }
}

fn description_field(visit: &Visit, value: &str, errors: &FormErrors) -> Markup {
    let words = visit.words;
    html! {
        (textarea(words, t!(words, "maps-field-description"), "description")
            .hint(t!(words, "maps-field-description-hint"))
            .value(value).max_length(chars(TEXT_CHARS_MAX)).optional().errors(errors))
    }
}

#[derive(Default, Deserialize)]
pub(super) struct ChangeForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    description: String,
}

pub(super) async fn show_change(visit: Visit, Path(id): Path<MapId>) -> Answer {
    let map = prepared(&visit, id).await?;
    let form = ChangeForm {
        version: map.version,
        titre: map.title.clone(),
        description: map.description.clone(),
        ..ChangeForm::default()
    };
    let page = change_page(&visit, &map, &form, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<MapId>,
    Posted(mut form): Posted<ChangeForm>,
) -> Answer {
    let map = prepared(&visit, id).await?;
    let deed = ChangeMap {
        map: id,
        version: form.version,
        title: form.titre.clone(),
        description: form.description.clone(),
    };
    let errors = match visit.act(form.request_id, &deed).await {
        Ok(()) => return visit.done(&map.path(), "maps-changed"),
        Err(Fault::Stale(_)) => {
            // What was typed stays; sent again, it takes the place of what the other wrote, one link away.
            let mut errors = FormErrors::default();
            errors.add("titre", t!(visit.words, "maps-changed-meanwhile"));
            form.version = map.version;
            errors
        }
        Err(fault) => visit.refusal_of_form("titre", fault)?,
    };
    let page = change_page(&visit, &map, &form, &errors).await?;
    visit.refused_page(page)
}

pub(super) async fn publish(visit: Visit, Path(id): Path<MapId>, Posted(asked): Posted<Asked>) -> Answer {
    let map = prepared(&visit, id).await?;
    visit.act(asked.request_id, &PublishMap { map: id }).await?;
    visit.done(&map.path(), "maps-published")
}

pub(super) async fn hide(visit: Visit, Path(id): Path<MapId>, Posted(asked): Posted<Asked>) -> Answer {
    let map = prepared(&visit, id).await?;
    visit.act(asked.request_id, &HideMap { map: id }).await?;
    visit.done(&map.path(), "maps-hidden")
}

pub(super) async fn remove(visit: Visit, Path(id): Path<MapId>, Posted(asked): Posted<Asked>) -> Answer {
    require(&visit).await?;
    visit.act(asked.request_id, &RemoveMap { map: id }).await?;
    visit.done(MENU, "maps-removed")
}

/// An address that is only sent to, opened by hand or after signing in.
pub(super) async fn back(visit: Visit, Path(id): Path<MapId>) -> Answer {
    let map = prepared(&visit, id).await?;
    Ok(Redirect::to(&format!("{}/modifier", map.path())).into_response())
}

async fn change_page(
    visit: &Visit,
    map: &TownMap,
    form: &ChangeForm,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let layers = store::list_layers(&mut sql, body, map.id).await?;
    let files = datasets::located(&mut sql, body).await?;
    let address = format!("{}/modifier", map.path());
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, &address, visit.request_id()).content(html! {
            (hidden("version", &form.version.to_string()))
            (title_field(visit, &form.titre, errors))
            (description_field(visit, &form.description, errors))
            (button(t!(words, "maps-save")))
        }))
        section {
            h2 { (t!(words, "maps-layers")) }
            @if layers.is_empty() { (list_empty(&t!(words, "maps-layers-none"), None)) }
            @else { ol { @for layer in &layers { (line(visit, layer, layers.len())) } } }
            (adding(visit, map, &layers, &files))
        }
        section {
            h2 { (t!(words, "maps-removing")) }
            @if map.is_public() {
                (Form::post(words, format!("{}/masquer", map.path()), visit.request_id())
                    .content(html! { (button_quiet(t!(words, "maps-hide"))) }))
            }
            (confirm_details(&t!(words, "maps-remove"), &t!(words, "maps-remove-explained"),
                &Form::post(words, format!("{}/supprimer", map.path()), visit.request_id())
                    .content(html! { (button(t!(words, "maps-remove-button")).danger()) })))
        }
    };
    Ok(under_map(visit, map, Page::new(t!(words, "maps-change"), main))
        .refused(errors)
        .not_indexed())
}

/// A layer with what can be done of it.
fn line(visit: &Visit, layer: &Layer, count: usize) -> Markup {
    let words = visit.words;
    let shift = format!("{}/deplacer", layer.path());
    html! {
        li {
            p {
                a href=(layer.path()) { (words.written(&layer.name)) } " – "
                (words.say(&format!("maps-colour-{}", layer.colour.as_str())))
            }
            @if !layer.elsewhere.is_empty() {
                p { (t!(words, "maps-layer-elsewhere", address = &layer.elsewhere)) }
            }
            @if layer.left_out > 0 { p { (t!(words, "maps-layer-left-out", n = layer.left_out)) } }
            @if count > 1 {
                (Form::post(words, shift, visit.request_id()).content(html! {
                    (button_quiet(t!(words, "maps-layer-up", name = &layer.name)).sends("sens", "haut")) " "
                    (button_quiet(t!(words, "maps-layer-down", name = &layer.name)).sends("sens", "bas"))
                }))
            }
        }
    }
}

/// The form of one more layer.
fn adding(visit: &Visit, map: &TownMap, layers: &[Layer], files: &[Located]) -> Markup {
    let words = visit.words;
    if files.is_empty() {
        return notice(Tone::Info, &html! { p { (t!(words, "maps-no-files")) } });
    }
    if layers.len() >= LAYERS_MAX {
        return html! { p { (t!(words, "maps-too-many-layers", max = super::number(LAYERS_MAX))) } };
    }
    let mut choices = select(words, t!(words, "maps-field-file"), "fichier");
    for file in files {
        let label = format!("{} – {}", file.dataset_title, file.title);
        choices = choices.choice(file.resource.to_string(), label);
    }
    Form::post(words, format!("{}/couches", map.path()), visit.request_id()).content(html! {
        (choices)
        (button_quiet(t!(words, "maps-layer-add")))
    })
}
