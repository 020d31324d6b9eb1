//! A map of uMap brought here: its `.umap` file, with the features of its layers.

use db::Uuid;
use kernel::Fault;
use maud::html;
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, error_summary, file_field, text_field};
use ui::{Answer, Page, PostedWithFile, Visit, t};

use super::{MENU, chars, number, require};
use crate::actions::ImportMap;
use crate::model::{Imported, LAYERS_MAX, NAME_CHARS_MAX, PLACES_MAX, UMAP_BYTES_MAX, Unreadable};

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    titre: String,
}

pub(super) async fn show(visit: Visit) -> Answer {
    require(&visit).await?;
    visit.page(page_of(&visit, &Typed::default(), &FormErrors::default()))
}

pub(super) async fn send(visit: Visit, PostedWithFile(typed, file): PostedWithFile<Typed>) -> Answer {
    // Reading a file takes time: nobody else has it done.
    require(&visit).await?;
    let mut errors = FormErrors::default();
    match file.map(|file| Imported::read(&file.bytes)) {
        None => errors.add("umap", t!(visit.words, "maps-umap-missing")),
        Some(Err(why)) => errors.add("umap", said(&visit, why)),
        Some(Ok(imported)) => {
            let deed = ImportMap {
                imported,
                title: typed.titre.clone(),
            };
            match visit.act(typed.request_id, &deed).await {
                Ok(id) => return visit.done(&format!("{MENU}/{id}/modifier"), "maps-imported"),
                Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. })) => {
                    errors = visit.refusal_of_form("umap", fault)?;
                }
                Err(fault) => return Err(fault.into()),
            }
        }
    }
    visit.refused_page(page_of(&visit, &typed, &errors))
}

fn said(visit: &Visit, why: Unreadable) -> String {
    let words = visit.words;
    match why {
        Unreadable::TooLarge => {
            t!(
                words,
                "maps-umap-too-large",
                max = words.file_size(UMAP_BYTES_MAX as u64)
            )
        }
        Unreadable::TooManyLayers => t!(words, "maps-umap-too-many-layers", max = number(LAYERS_MAX)),
        Unreadable::NotUmap => t!(words, "maps-umap-not-umap"),
        Unreadable::Empty => t!(words, "maps-umap-empty"),
    }
}

fn page_of(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let max = words.file_size(UMAP_BYTES_MAX as u64);
    let form = Form::post(words, "/cartes/importer", visit.request_id()).with_files();
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (file_field(words, t!(words, "maps-field-umap"), "umap").accept(".umap,.geojson,.json,application/json,application/geo+json")
                .hint(t!(words, "maps-field-umap-hint", max = max)).errors(errors))
            (text_field(words, t!(words, "maps-field-title"), "titre").hint(t!(words, "maps-field-import-title-hint"))
                .value(&typed.titre).max_length(chars(NAME_CHARS_MAX)).optional().errors(errors))
            (button(t!(words, "maps-import-button")))
        }))
        p { (t!(words, "maps-import-bounds", layers = number(LAYERS_MAX), places = number(PLACES_MAX))) }
    };
    Page::new(t!(words, "maps-import-title"), main)
        .lead(t!(words, "maps-import-lead"))
        .under(t!(words, "maps-title"), MENU)
        .active(MENU)
        .refused(errors)
        .not_indexed()
}
