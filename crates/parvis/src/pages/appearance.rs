//! « Apparence » : the page on which an agent chooses the colours, the emblem and the short name of the body.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use db::Uuid;
use kernel::{Appearance, Fault, FileHash, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::colours::{Colour, ColourError, TownColours};
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, file_field, hidden, text_field};
use ui::layout::Emblem;
use ui::{Answer, Page, Posted, PostedWithFile, SentFile, Visit, t};

use crate::appearance::{
    CHANGE, ChooseColours, ChooseEmblem, EMBLEM_BYTES_MAX, EMBLEM_WORDS_CHARS_MAX, SHORT_NAME_CHARS_MAX, read,
};

pub(super) const PATH: &str = "/apparence";

/// What stands in the two forms.
#[derive(Clone, Debug, Default)]
struct Shown {
    version: i64,
    short_name: String,
    main: String,
    accent: String,
    emblem: Option<FileHash>,
    words: String,
}

impl Shown {
    fn of(look: &Appearance) -> Self {
        let or = |chosen: &Option<String>, own: Colour| chosen.clone().unwrap_or_else(|| own.to_string());
        Self {
            version: look.version,
            short_name: look.short_name.clone(),
            main: or(&look.main_colour, TownColours::MAIN),
            accent: or(&look.accent_colour, TownColours::ACCENT),
            emblem: look.emblem.clone(),
            words: look.emblem_words.clone(),
        }
    }
}

pub(super) async fn show(visit: Visit) -> Answer {
    let shown = Shown::of(&stands(&visit).await?);
    visit.page(page_of(&visit, &shown, &FormErrors::default()))
}

#[derive(Deserialize)]
pub(super) struct Colours {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    short_name: String,
    #[serde(default)]
    main_colour: String,
    #[serde(default)]
    accent_colour: String,
    /// The readable colour offered in place of the one typed
    take_main_colour: Option<String>,
    take_accent_colour: Option<String>,
    /// Back to the colours of Parvis
    own: Option<String>,
}

pub(super) async fn choose_colours(visit: Visit, Posted(typed): Posted<Colours>) -> Answer {
    let is_own = typed.own.is_some();
    let or = |taken: Option<String>, typed: String| match taken {
        _ if is_own => String::new(),
        Some(taken) => taken,
        None => typed,
    };
    let deed = ChooseColours {
        version: typed.version,
        short_name: typed.short_name,
        main: or(typed.take_main_colour, typed.main_colour),
        accent: or(typed.take_accent_colour, typed.accent_colour),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => kept(&visit).await,
        Err(fault) => {
            let look = stands(&visit).await?;
            let shown = Shown {
                short_name: deed.short_name,
                main: deed.main,
                accent: deed.accent,
                ..Shown::of(&look)
            };
            refused(&visit, &shown, fault, "main_colour")
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Picture {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    words: String,
    remove: Option<String>,
}

pub(super) async fn choose_emblem(
    visit: Visit,
    PostedWithFile(typed, file): PostedWithFile<Picture>,
) -> Answer {
    let deed = ChooseEmblem {
        version: typed.version,
        file: file.map(|SentFile { bytes, .. }| bytes.to_vec()),
        words: typed.words,
        is_removed: typed.remove.is_some(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => kept(&visit).await,
        Err(fault) => {
            let look = stands(&visit).await?;
            let shown = Shown {
                words: deed.words,
                ..Shown::of(&look)
            };
            refused(&visit, &shown, fault, "emblem")
        }
    }
}

/// The next page shows the new look; other nodes read it again within seconds.
async fn kept(visit: &Visit) -> Answer {
    visit.house.load_collectivites().await?;
    visit.done(PATH, "appearance-changed")
}

fn refused(visit: &Visit, shown: &Shown, fault: Fault, anchor: &'static str) -> Answer {
    if matches!(fault, Fault::Stale(_)) {
        let mut errors = FormErrors::default();
        errors.add(anchor, t!(visit.words, "house-appearance-stale"));
        let page = page_of(visit, shown, &errors);
        return Ok(visit.page_with(StatusCode::CONFLICT, page));
    }
    let errors = visit.refusal_of_form(anchor, fault)?;
    visit.refused_page(page_of(visit, shown, &errors))
}

async fn stands(visit: &Visit) -> Result<Appearance, Fault> {
    if !visit.may(&CHANGE, Scope::BODY).await? {
        return Err(Fault::Forbidden { right: CHANGE.code });
    }
    Ok(Appearance::find(&mut visit.sql(), visit.body.id).await?)
}

fn page_of(visit: &Visit, shown: &Shown, errors: &FormErrors) -> Page {
    let words = visit.words;
    let main = html! {
        (error_summary(errors, words))
        section aria-labelledby="colours-title" {
            h2 #colours-title { (t!(words, "house-appearance-colours")) }
            (colours_form(visit, shown, errors))
        }
        section aria-labelledby="emblem-title" {
            h2 #emblem-title { (t!(words, "house-appearance-emblem")) }
            (emblem_form(visit, shown, errors))
        }
    };
    Page::new(t!(words, "house-appearance-title"), main)
        .lead(t!(words, "house-appearance-lead"))
        .refused(errors)
        .not_indexed()
}

fn colours_form(visit: &Visit, shown: &Shown, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let name_max = u32::try_from(SHORT_NAME_CHARS_MAX).unwrap_or(u32::MAX);
    let fields = html! {
        // The Enter key presses the first button of a form: this one, which keeps what is typed, before the others.
        button type="submit" hidden tabindex="-1" {}
        (hidden("version", &shown.version.to_string()))
        (text_field(words, t!(words, "house-appearance-name"), "short_name").value(&shown.short_name)
            .hint(t!(words, "house-appearance-name-hint", name = &visit.body.name)).max_length(name_max)
            .optional().errors(errors))
        div data-theme-preview="/assets/colours-%main%-%accent%.css" {
            (colour(visit, "main_colour", t!(words, "house-appearance-main"), &shown.main, TownColours::MAIN, errors))
            (colour(visit, "accent_colour", t!(words, "house-appearance-accent"), &shown.accent, TownColours::ACCENT, errors))
            p.hint data-theme-refused hidden role="status" { (t!(words, "house-appearance-preview-refused")) }
        }
        (preview(visit))
        p.actions {
            (button(t!(words, "house-appearance-save")))
            (button_quiet(t!(words, "house-appearance-own")).sends("own", "oui"))
        }
    };
    Form::post(words, PATH, visit.request_id()).content(fields)
}

/// A colour as towns know theirs, by its digits; where scripts run, with the browser's own choice of colours beside it.
/// One that cannot be read is given back with the nearest that can, a press away.
fn colour(
    visit: &Visit,
    name: &'static str,
    label: String,
    typed: &str,
    own: Colour,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let nearest = match read(typed, own) {
        Err(ColourError::TooPale { nearest, .. }) => Some(nearest),
        _ => None,
    };
    html! {
        div.colour-field data-colour {
            (text_field(words, label.clone(), name).value(typed).max_length(7)
                .hint(t!(words, "house-appearance-colour-hint", own = own.to_string())).errors(errors))
            input type="color" aria-label=(t!(words, "house-appearance-pick", colour = label)) value=(typed) hidden;
        }
        @if let Some(nearest) = nearest {
            p { (button_quiet(t!(words, "house-appearance-take", nearest = nearest.to_string()))
                .sends(format!("take_{name}"), nearest.to_string())) }
        }
    }
}

/// What the colours are used for, to be looked at while choosing.
fn preview(visit: &Visit) -> Markup {
    let words = visit.words;
    html! {
        div.theme-preview {
            p { strong { (t!(words, "house-appearance-preview")) } }
            p { a href=(PATH) { (t!(words, "house-appearance-preview-link")) } }
            p { span.button { (t!(words, "house-appearance-preview-button")) } }
            p.preview-current { (t!(words, "house-appearance-preview-current")) }
            (notice(Tone::Info, &html! { p { a href=(PATH) { (t!(words, "house-appearance-preview-link")) } } }))
        }
    }
}

fn emblem_form(visit: &Visit, shown: &Shown, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let words_max = u32::try_from(EMBLEM_WORDS_CHARS_MAX).unwrap_or(u32::MAX);
    let max = words.file_size(EMBLEM_BYTES_MAX as u64);
    let fields = html! {
        (hidden("version", &shown.version.to_string()))
        (file_field(words, t!(words, "house-appearance-emblem-file"), "emblem")
            .accept("image/png,image/jpeg,image/webp")
            .hint(t!(words, "house-appearance-emblem-hint", max = max)).errors(errors))
        (text_field(words, t!(words, "house-appearance-words"), "words").value(&shown.words)
            .hint(t!(words, "house-appearance-words-hint")).max_length(words_max).optional().errors(errors))
        (button(t!(words, "house-appearance-emblem-save")))
        @if shown.emblem.is_some() {
            " " (button_quiet(t!(words, "house-appearance-emblem-remove")).sends("remove", "oui"))
        }
    };
    html! {
        @if let Some(digest) = &shown.emblem {
            p.emblem-now { img.emblem src={ (Emblem::PATH) (digest) } alt=(shown.words); }
        }
        (Form::post(words, "/apparence/embleme", visit.request_id()).with_files().content(fields))
    }
}

/// The emblem under the digest of its content, for good: another one has another address. Only the one that stands is
/// given, and only as what it is.
pub(super) async fn emblem(visit: Visit, Path(digest): Path<String>, asked: HeaderMap) -> Answer {
    let bodies = visit.house.bodies();
    let emblem = bodies
        .appearance(visit.body.id)
        .and_then(|look| look.emblem.clone())
        .filter(|emblem| emblem.as_str() == digest)
        .ok_or(Fault::NotFound("emblem"))?;
    let tag = format!("\"{digest}\"");
    let kept = [
        (header::ETAG, tag.clone()),
        (
            header::CACHE_CONTROL,
            "public, max-age=31536000, immutable".to_owned(),
        ),
    ];
    let is_known = asked
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes());
    if is_known {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    let (media_type, bytes) = visit
        .house
        .file(visit.body.id, &emblem)
        .await?
        .ok_or_else(|| Fault::Internal("the emblem is missing".to_owned()))?;
    let own = [
        (header::CONTENT_TYPE, media_type),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox".to_owned(),
        ),
    ];
    Ok((kept, own, bytes).into_response())
}
