//! The photo of an idea: sent by its author, shown as the picture alone.

use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse as _;
use db::Uuid;
use kernel::{Fault, FieldFault, FileHash, Sentence};
use maud::html;
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, file_field, text_field};
use ui::validators::{unchanged, weak_tag};
use ui::{Answer, Page, PostedWithFile, Visit, t};

use super::{chars, find_idea, must_hold, under_budget};
use crate::actions::{AddPhoto, RemovePhoto};
use crate::model::{Budget, Idea, IdeaId, PHOTO_BYTES_MAX, PHOTO_WORDS_CHARS_MAX};
use crate::rights;

/// How long a browser keeps a picture: another photo has another address.
const KEPT: &str = "public, max-age=86400";

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    photo_texte: String,
    remove: Option<String>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<IdeaId>) -> Answer {
    let (idea, budget) = find_idea(&visit, id).await?;
    must_hold(&visit, &rights::EDIT, idea.scope(&budget)).await?;
    let typed = Typed {
        photo_texte: idea.photo_words.clone(),
        ..Typed::default()
    };
    visit.page(page_of(&visit, (&idea, &budget), &typed, &FormErrors::default()))
}

pub(super) async fn send(
    visit: Visit,
    Path(id): Path<IdeaId>,
    PostedWithFile(typed, file): PostedWithFile<Typed>,
) -> Answer {
    let (idea, budget) = find_idea(&visit, id).await?;
    must_hold(&visit, &rights::EDIT, idea.scope(&budget)).await?;
    let outcome = match file {
        _ if typed.remove.is_some() => visit.act(typed.request_id, &RemovePhoto { idea: id }).await,
        Some(file) => {
            let deed = AddPhoto {
                idea: id,
                bytes: file.bytes.to_vec(),
                words: typed.photo_texte.clone(),
            };
            visit.act(typed.request_id, &deed).await
        }
        None => Err(Fault::Invalid(vec![FieldFault {
            field: "photo",
            sentence: Sentence::new("budgets-photo-missing"),
        }])),
    };
    match outcome {
        Ok(()) => visit.done(&idea.path(), "budgets-photo"),
        Err(fault) => {
            let errors = visit.refusal_of_form("photo", fault)?;
            visit.refused_page(page_of(&visit, (&idea, &budget), &typed, &errors))
        }
    }
}

fn page_of(visit: &Visit, (idea, budget): (&Idea, &Budget), typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let max = words.file_size(PHOTO_BYTES_MAX as u64);
    let form = Form::post(words, format!("{}/photo", idea.path()), visit.request_id()).with_files();
    let main = html! {
        (error_summary(errors, words))
        @if idea.photo.is_some() {
            p { img.photo src={ (idea.path()) "/image?v=" (idea.version) } alt=(idea.photo_words); }
        }
        (form.content(html! {
            (file_field(words, t!(words, "budgets-field-photo"), "photo").accept("image/jpeg,image/png")
                .hint(t!(words, "budgets-field-photo-hint", max = max)).errors(errors))
            (text_field(words, t!(words, "budgets-field-photo-words"), "photo_texte")
                .hint(t!(words, "budgets-field-photo-words-hint"))
                .max_length(chars(PHOTO_WORDS_CHARS_MAX)).value(&typed.photo_texte).errors(errors))
            (button(t!(words, "budgets-photo-button")))
            @if idea.photo.is_some() {
                " " (button_quiet(t!(words, "budgets-photo-remove")).sends("remove", "oui"))
            }
        }))
    };
    under_budget(visit, budget, Page::new(t!(words, "budgets-photo-title"), main))
        .refused(errors)
        .not_indexed()
}

pub(super) async fn image(visit: Visit, Path(id): Path<IdeaId>, asked: HeaderMap) -> Answer {
    let (idea, _) = find_idea(&visit, id).await?;
    let photo = idea
        .photo
        .filter(|_| idea.state != crate::model::IdeaState::Removed);
    picture(&visit, photo.as_deref(), &asked).await
}

/// A kept photo as what it is, never as a page.
pub(super) async fn picture(visit: &Visit, photo: Option<&str>, asked: &HeaderMap) -> Answer {
    let hash = photo.and_then(FileHash::parse).ok_or(Fault::NotFound("photo"))?;
    let tag = weak_tag(hash.as_str());
    if let Some(response) = unchanged(asked, &tag, KEPT) {
        return Ok(response);
    }
    let (media_type, bytes) = visit
        .house
        .file(visit.body.id, &hash)
        .await?
        .ok_or(Fault::NotFound("photo"))?;
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::ETAG, tag),
        (header::CACHE_CONTROL, KEPT.to_owned()),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox".to_owned(),
        ),
    ];
    Ok((headers, bytes).into_response())
}
