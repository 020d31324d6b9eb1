//! What is drawn under the layers: chosen by an agent, who is told whom browsers then ask.

use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice};
use ui::forms::{
    Form, FormErrors, button, button_quiet, error_summary, file_field, hidden, radios, text_field,
};
use ui::{Answer, Page, PostedWithFile, Visit, t};

use super::{MENU, background_of, chars, require};
use crate::actions::{RemoveTiles, SetBackground};
use crate::disk::OnDisk;
use crate::model::{Background, Choice, IGN, SOURCE_CHARS_MAX, TILES_BYTES_MAX, Tiles};

const FORM: &str = "/cartes/fond";

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    fond: String,
    #[serde(default)]
    source: String,
    remove: Option<String>,
}

pub(super) async fn show(visit: Visit) -> Answer {
    require(&visit).await?;
    let background = background_of(&visit).await?;
    let typed = Typed {
        version: background.version,
        fond: background.choice.as_str().to_owned(),
        source: background.attribution.clone(),
        ..Typed::default()
    };
    let page = page_of(&visit, &background, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn send(visit: Visit, PostedWithFile(mut typed, file): PostedWithFile<Typed>) -> Answer {
    require(&visit).await?;
    let outcome = match (typed.remove.is_some(), Choice::parse(&typed.fond)) {
        (true, _) => {
            let deed = RemoveTiles {
                version: typed.version,
            };
            visit.act(typed.request_id, &deed).await
        }
        (false, Some(choice)) => {
            let deed = SetBackground {
                version: typed.version,
                choice,
                attribution: typed.source.clone(),
                file: file.map(|file| (file.name, file.bytes.to_vec())),
            };
            visit.act(typed.request_id, &deed).await
        }
        (false, None) => Err(Fault::field("fond", "maps-background-empty")),
    };
    let background = background_of(&visit).await?;
    let errors = match outcome {
        Ok(()) => return visit.done(FORM, "maps-background-set"),
        Err(Fault::Stale(_)) => {
            let mut errors = FormErrors::default();
            errors.add("fond", t!(visit.words, "maps-changed-meanwhile"));
            typed.version = background.version;
            errors
        }
        Err(fault) => visit.refusal_of_form("fond", fault)?,
    };
    let page = page_of(&visit, &background, &typed, &errors).await?;
    visit.refused_page(page)
}

async fn page_of(
    visit: &Visit,
    background: &Background,
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let has_operators = background.sha256.is_none() && OnDisk::operators(&visit.house).await?.is_some();
    let max = words.file_size(TILES_BYTES_MAX as u64);
    let choices = Choice::ALL.iter().map(|choice| {
        let word = choice.as_str();
        ui::forms::Choice::new(word, words.say(&format!("maps-background-{word}")))
            .hint(words.say(&format!("maps-background-hint-{word}")))
    });
    let form = Form::post(words, FORM, visit.request_id()).with_files();
    let main = html! {
        (error_summary(errors, words))
        (notice(Tone::Info, &html! { p { (t!(words, "maps-background-privacy", server = IGN)) } }))
        (kept(visit, background))
        @if has_operators { p { (t!(words, "maps-tiles-operators")) } }
        (form.content(html! {
            (hidden("version", &typed.version.to_string()))
            (radios(words, t!(words, "maps-field-background"), "fond")
                .choices(choices).chosen(&typed.fond).errors(errors))
            (file_field(words, t!(words, "maps-field-tiles"), "tuiles").accept(".pmtiles")
                .hint(t!(words, "maps-field-tiles-hint", max = max)).optional().errors(errors))
            (text_field(words, t!(words, "maps-field-source"), "source").hint(t!(words, "maps-field-source-hint"))
                .value(&typed.source).max_length(chars(SOURCE_CHARS_MAX)).optional().errors(errors))
            (button(t!(words, "maps-save")))
            @if background.archive().is_some() {
                " " (button_quiet(t!(words, "maps-tiles-remove")).sends("remove", "oui"))
            }
        }))
    };
    Ok(Page::new(t!(words, "maps-background-title"), main)
        .lead(t!(words, "maps-background-lead"))
        .under(t!(words, "maps-title"), MENU)
        .active(MENU)
        .refused(errors)
        .not_indexed())
}

/// The file of tiles that is kept.
fn kept(visit: &Visit, background: &Background) -> Markup {
    let words = visit.words;
    let Some(archive) = background.archive() else {
        return html! {};
    };
    let size = words.file_size(u64::try_from(background.size_bytes).unwrap_or_default());
    let kind = match archive.tiles {
        Tiles::Vector => t!(words, "maps-tiles-vector", layers = archive.layers.join(", ")),
        Tiles::Raster => t!(words, "maps-tiles-raster"),
    };
    let zooms = t!(
        words,
        "maps-tiles-zooms",
        min = i64::from(archive.min_zoom),
        max = i64::from(archive.max_zoom)
    );
    let facts = [
        (
            t!(words, "maps-field-tiles"),
            html! { (background.file_name) " (" (size) ")" },
        ),
        (t!(words, "maps-tiles-kind-title"), html! { (kind) }),
        (t!(words, "maps-tiles-zooms-title"), html! { (zooms) }),
        (t!(words, "maps-field-source"), html! { (background.attribution) }),
    ];
    definition_list(&facts)
}
