//! One layer: its name, its colour, the column that names its places; its order among the others.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use datasets::ResourceId;
use db::Uuid;
use kernel::Fault;
use maud::html;
use serde::Deserialize;
use ui::forms::{
    Choice, Form, FormErrors, button, confirm_details, error_summary, radios, select, text_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{Asked, chars, layer_of, prepared, under_map};
use crate::actions::{AddLayer, ChangeLayer, MoveLayer, RemoveLayer};
use crate::model::{Colour, Layer, LayerId, MapId, NAME_CHARS_MAX, TownMap};

/// Columns that are offered to name places.
const COLUMNS_MAX: usize = 200;

#[derive(Default, Deserialize)]
pub(super) struct AddForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    fichier: String,
}

pub(super) async fn add(visit: Visit, Path(id): Path<MapId>, Posted(form): Posted<AddForm>) -> Answer {
    let map = prepared(&visit, id).await?;
    let file: ResourceId = form
        .fichier
        .parse()
        .map_err(|_| Fault::refused("maps-file-not-located"))?;
    match visit.act(form.request_id, &AddLayer { map: id, file }).await {
        Ok(layer) => visit.done(&format!("{}/couches/{layer}", map.path()), "maps-layer-added"),
        // The form has one choice: what is wrong with it is a page.
        Err(Fault::Invalid(faults)) => {
            let first = faults.into_iter().next().map(|fault| fault.sentence);
            Err(first.map_or(Fault::NotFound("file"), Fault::refused_with).into())
        }
        Err(fault) => Err(fault.into()),
    }
}

#[derive(Default, Deserialize)]
pub(super) struct ChangeForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    nom: String,
    #[serde(default)]
    couleur: String,
    #[serde(default)]
    libelle: String,
}

pub(super) async fn show(visit: Visit, Path((id, layer)): Path<(MapId, LayerId)>) -> Answer {
    let map = prepared(&visit, id).await?;
    let layer = layer_of(&visit, id, layer).await?;
    let form = ChangeForm {
        nom: layer.name.clone(),
        couleur: layer.colour.as_str().to_owned(),
        libelle: layer.label.clone(),
        ..ChangeForm::default()
    };
    let page = page_of(&visit, (&map, &layer), &form, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn change(
    visit: Visit,
    Path((id, layer)): Path<(MapId, LayerId)>,
    Posted(form): Posted<ChangeForm>,
) -> Answer {
    let map = prepared(&visit, id).await?;
    let layer = layer_of(&visit, id, layer).await?;
    let outcome = match Colour::parse(&form.couleur) {
        Some(colour) => {
            let deed = ChangeLayer {
                layer: layer.id,
                name: form.nom.clone(),
                colour,
                label: form.libelle.clone(),
            };
            visit.act(form.request_id, &deed).await
        }
        None => Err(Fault::field("couleur", "maps-colour-empty")),
    };
    match outcome {
        Ok(()) => visit.done(&map.path(), "maps-layer-changed"),
        Err(fault) => {
            let errors = visit.refusal_of_form("nom", fault)?;
            let page = page_of(&visit, (&map, &layer), &form, &errors).await?;
            visit.refused_page(page)
        }
    }
}

#[derive(Deserialize)]
pub(super) struct ShiftForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    sens: String,
}

pub(super) async fn shift(
    visit: Visit,
    Path((id, layer)): Path<(MapId, LayerId)>,
    Posted(form): Posted<ShiftForm>,
) -> Answer {
    let map = prepared(&visit, id).await?;
    let layer = layer_of(&visit, id, layer).await?;
    let deed = MoveLayer {
        layer: layer.id,
        is_up: form.sens == "haut",
    };
    visit.act(form.request_id, &deed).await?;
    visit.done(&format!("{}/modifier", map.path()), "maps-layer-moved")
}

pub(super) async fn remove(
    visit: Visit,
    Path((id, layer)): Path<(MapId, LayerId)>,
    Posted(asked): Posted<Asked>,
) -> Answer {
    let map = prepared(&visit, id).await?;
    let layer = layer_of(&visit, id, layer).await?;
    visit
        .act(asked.request_id, &RemoveLayer { layer: layer.id })
        .await?;
    visit.done(&format!("{}/modifier", map.path()), "maps-layer-removed")
}

/// An address that is only sent to, opened by hand or after signing in.
pub(super) async fn back(visit: Visit, Path((id, _)): Path<(MapId, LayerId)>) -> Answer {
    let map = prepared(&visit, id).await?;
    Ok(Redirect::to(&format!("{}/modifier", map.path())).into_response())
}

async fn page_of(
    visit: &Visit,
    (map, layer): (&TownMap, &Layer),
    form: &ChangeForm,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let mut columns = match layer.resource_id {
        Some(file) => {
            let files = datasets::located(&mut visit.sql(), visit.body.id).await?;
            let found = files.into_iter().find(|located| located.resource == file);
            found.map(|located| located.columns).unwrap_or_default()
        }
        None => layer
            .own()
            .into_iter()
            .take(COLUMNS_MAX)
            .flat_map(|feature| feature.properties)
            .map(|(name, _)| name)
            .collect(),
    };
    // A column that is no longer there is still what was chosen.
    if !layer.label.is_empty() {
        columns.insert(0, layer.label.clone());
    }
    let mut labels = select(words, t!(words, "maps-field-label"), "libelle")
        .hint(t!(words, "maps-field-label-hint"))
        .optional()
        .chosen(&form.libelle)
        .errors(errors);
    let mut offered: Vec<&String> = Vec::new();
    for column in &columns {
        if !offered.contains(&column) && offered.len() < COLUMNS_MAX {
            offered.push(column);
            labels = labels.choice(column, column);
        }
    }
    let colours = Colour::ALL.iter().map(|colour| {
        let word = colour.as_str();
        Choice::new(word, words.say(&format!("maps-colour-{word}")))
    });
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, layer.path(), visit.request_id()).content(html! {
            (text_field(words, t!(words, "maps-field-layer-name"), "nom")
                .value(&form.nom).max_length(chars(NAME_CHARS_MAX)).errors(errors))
            (radios(words, t!(words, "maps-field-colour"), "couleur")
                .choices(colours).chosen(&form.couleur).errors(errors))
            (labels)
            (button(t!(words, "maps-save")))
        }))
        (confirm_details(&t!(words, "maps-layer-remove"), &t!(words, "maps-layer-remove-explained"),
            &Form::post(words, format!("{}/retirer", layer.path()), visit.request_id())
                .content(html! { (button(t!(words, "maps-layer-remove-button")).danger()) })))
    };
    let page = Page::new(t!(words, "maps-layer-title", name = &layer.name), main);
    Ok(under_map(visit, map, page)
        .under(t!(words, "maps-change"), format!("{}/modifier", map.path()))
        .refused(errors)
        .not_indexed())
}
