//! Commenting on a dataset, and telling what was made of it.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::Fault;
use maud::html;
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, checkboxes, error_summary, text_field, textarea, url_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::{Pressed, chars, find_dataset, must_hold, under_dataset};
use crate::actions::{AddRemark, WithdrawRemark};
use crate::model::{Dataset, DatasetId, NAME_CHARS_MAX, Remark, RemarkId, RemarkSort, TEXT_CHARS_MAX};
use crate::{rights, store};

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    adresse: String,
    #[serde(default)]
    texte: String,
    #[serde(default)]
    nom_visible: String,
}

/// A published dataset, that the visitor may say something of.
async fn open_dataset(visit: &Visit, id: DatasetId) -> Result<Dataset, Fault> {
    let dataset = find_dataset(visit, id).await?;
    if !dataset.is_public() {
        return Err(Fault::NotFound("dataset"));
    }
    must_hold(visit, &rights::REMARK, dataset.scope()).await?;
    Ok(dataset)
}

pub(super) async fn show_comment(visit: Visit, Path(id): Path<DatasetId>) -> Answer {
    show(&visit, id, RemarkSort::Comment).await
}

pub(super) async fn show_reuse(visit: Visit, Path(id): Path<DatasetId>) -> Answer {
    show(&visit, id, RemarkSort::Reuse).await
}

async fn show(visit: &Visit, id: DatasetId, sort: RemarkSort) -> Answer {
    let dataset = open_dataset(visit, id).await?;
    visit.page(page_of(
        visit,
        &dataset,
        sort,
        &Typed::default(),
        &FormErrors::default(),
    ))
}

pub(super) async fn comment(visit: Visit, Path(id): Path<DatasetId>, Posted(typed): Posted<Typed>) -> Answer {
    add(&visit, id, RemarkSort::Comment, &typed).await
}

pub(super) async fn reuse(visit: Visit, Path(id): Path<DatasetId>, Posted(typed): Posted<Typed>) -> Answer {
    add(&visit, id, RemarkSort::Reuse, &typed).await
}

async fn add(visit: &Visit, id: DatasetId, sort: RemarkSort, typed: &Typed) -> Answer {
    let dataset = open_dataset(visit, id).await?;
    let deed = AddRemark {
        dataset: id,
        sort,
        title: typed.titre.clone(),
        content: typed.texte.clone(),
        address: typed.adresse.clone(),
        shows_name: !typed.nom_visible.is_empty(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(remark) => {
            let (place, done) = match sort {
                RemarkSort::Comment => (format!("{}#avis-{remark}", dataset.path()), "datasets-commented"),
                RemarkSort::Reuse => (format!("{}#reutilisations", dataset.path()), "datasets-reused"),
            };
            visit.done(&place, done)
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("texte", fault)?;
            visit.refused_page(page_of(visit, &dataset, sort, typed, &errors))
        }
    }
}

async fn find_remark(visit: &Visit, id: RemarkId) -> Result<Remark, Fault> {
    store::find_remark(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("remark"))
}

pub(super) async fn withdraw(
    visit: Visit,
    Path(id): Path<RemarkId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let remark = find_remark(&visit, id).await?;
    visit
        .act(pressed.request_id, &WithdrawRemark { remark: id })
        .await?;
    let path = crate::model::dataset_path(remark.dataset_id);
    visit.done(&path, "datasets-taken-back")
}

/// The address of a form, opened as a page: the page the form is in.
pub(super) async fn back(visit: Visit, Path(id): Path<RemarkId>) -> Answer {
    let remark = find_remark(&visit, id).await?;
    Ok(Redirect::to(&crate::model::dataset_path(remark.dataset_id)).into_response())
}

fn page_of(visit: &Visit, dataset: &Dataset, sort: RemarkSort, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let (end, title, lead) = match sort {
        RemarkSort::Comment => (
            "commenter",
            t!(words, "datasets-comment-title"),
            t!(words, "datasets-comment-lead"),
        ),
        RemarkSort::Reuse => (
            "reutiliser",
            t!(words, "datasets-reuse-title"),
            t!(words, "datasets-reuse-lead"),
        ),
    };
    let form = Form::post(words, format!("{}/{end}", dataset.path()), visit.request_id())
        .autosave(format!("{end}-{}", dataset.id));
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            @if sort == RemarkSort::Reuse {
                (text_field(words, t!(words, "datasets-field-reuse-title"), "titre")
                    .max_length(chars(NAME_CHARS_MAX)).value(&typed.titre).errors(errors))
                (url_field(words, t!(words, "datasets-field-reuse-address"), "adresse")
                    .hint(t!(words, "datasets-field-reuse-address-hint")).value(&typed.adresse).errors(errors))
            }
            (textarea(words, t!(words, "datasets-field-text"), "texte").rows(6)
                .max_length(chars(TEXT_CHARS_MAX)).value(&typed.texte).errors(errors))
            (checkboxes(words, t!(words, "datasets-field-name"), "nom_visible")
                .choice("oui", t!(words, "datasets-field-name-yes"))
                .chosen(&typed.nom_visible).optional())
            (button(t!(words, "datasets-remark-button")))
        }))
    };
    under_dataset(visit, dataset, Page::new(title, main))
        .lead(lead)
        .refused(errors)
        .not_indexed()
}
