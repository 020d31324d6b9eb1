//! Taking back what was published, with the reason that everybody reads.

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::html;
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, error_summary, hidden, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{chars, find_version, must_hold, prepared_dataset, under_dataset};
use crate::actions::{RestoreDataset, WithdrawDataset, WithdrawFile};
use crate::model::{Current, Dataset, DatasetId, DatasetState, REASON_CHARS_MAX, Version, VersionId};
use crate::{rights, store};

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    motif: String,
}

#[derive(Clone, Default, Deserialize)]
pub(super) struct Restored {
    #[serde(default)]
    request_id: Uuid,
    /// The versions in force that were shown, between commas
    #[serde(default)]
    vus: String,
}

pub(super) async fn show_dataset(visit: Visit, Path(id): Path<DatasetId>) -> Answer {
    let dataset = withdrawable(&visit, id).await?;
    visit.page(page_of(
        &visit,
        &dataset,
        None,
        &Typed::default(),
        &FormErrors::default(),
    ))
}

/// A dataset that is published: what is not has nothing to be taken back.
async fn withdrawable(visit: &Visit, id: DatasetId) -> Result<Dataset, Fault> {
    let dataset = prepared_dataset(visit, id).await?;
    if !dataset.is_public() {
        return Err(Fault::refused("datasets-already-withdrawn"));
    }
    Ok(dataset)
}

pub(super) async fn withdraw_dataset(
    visit: Visit,
    Path(id): Path<DatasetId>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let dataset = prepared_dataset(&visit, id).await?;
    let deed = WithdrawDataset {
        dataset: id,
        reason: typed.motif.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&dataset.path(), "datasets-withdrawn"),
        Err(fault) => {
            let errors = visit.refusal_of_form("motif", fault)?;
            visit.refused_page(page_of(&visit, &dataset, None, &typed, &errors))
        }
    }
}

async fn withdrawable_version(visit: &Visit, id: VersionId) -> Result<(Version, Dataset), Fault> {
    let (version, _, dataset) = find_version(visit, id).await?;
    must_hold(visit, &rights::PREPARE, dataset.scope()).await?;
    if !version.is_public() {
        return Err(Fault::refused("datasets-already-withdrawn"));
    }
    Ok((version, dataset))
}

pub(super) async fn show_version(visit: Visit, Path(id): Path<VersionId>) -> Answer {
    let (version, dataset) = withdrawable_version(&visit, id).await?;
    let page = page_of(
        &visit,
        &dataset,
        Some(&version),
        &Typed::default(),
        &FormErrors::default(),
    );
    visit.page(page)
}

pub(super) async fn withdraw_version(
    visit: Visit,
    Path(id): Path<VersionId>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let (version, dataset) = withdrawable_version(&visit, id).await?;
    let deed = WithdrawFile {
        version: id,
        reason: typed.motif.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&dataset.path(), "datasets-file-withdrawn"),
        Err(fault) => {
            let errors = visit.refusal_of_form("motif", fault)?;
            visit.refused_page(page_of(&visit, &dataset, Some(&version), &typed, &errors))
        }
    }
}

/// A dataset that is withdrawn, with what would return.
async fn restorable(visit: &Visit, id: DatasetId) -> Result<(Dataset, Vec<Current>), Fault> {
    let dataset = prepared_dataset(visit, id).await?;
    if dataset.state != DatasetState::Withdrawn {
        return Err(Fault::refused("datasets-not-withdrawn"));
    }
    let files = store::list_current_of(&mut visit.sql(), visit.body.id, dataset.id).await?;
    Ok((dataset, files))
}

pub(super) async fn show_restore(visit: Visit, Path(id): Path<DatasetId>) -> Answer {
    let (dataset, files) = restorable(&visit, id).await?;
    visit.page(restore_page(&visit, &dataset, &files, &FormErrors::default()))
}

pub(super) async fn restore(
    visit: Visit,
    Path(id): Path<DatasetId>,
    Posted(typed): Posted<Restored>,
) -> Answer {
    let dataset = prepared_dataset(&visit, id).await?;
    let seen = typed.vus.split(',').filter_map(|id| id.parse().ok());
    let deed = RestoreDataset {
        dataset: id,
        seen: seen.collect(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&dataset.path(), "datasets-restored"),
        Err(fault) => {
            let errors = visit.refusal_of_form("retour", fault)?;
            let files = store::list_current_of(&mut visit.sql(), visit.body.id, dataset.id).await?;
            visit.refused_page(restore_page(&visit, &dataset, &files, &errors))
        }
    }
}

fn restore_page(visit: &Visit, dataset: &Dataset, files: &[Current], errors: &FormErrors) -> Page {
    let words = visit.words;
    let seen: Vec<String> = files.iter().map(|file| file.version.id.to_string()).collect();
    let form = Form::post(words, format!("{}/remettre", dataset.path()), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        div #retour {
            @if files.is_empty() {
                p { (t!(words, "datasets-restore-nothing")) }
            } @else {
                p { (t!(words, "datasets-restore-files")) }
                ul {
                    @for file in files {
                        li {
                            a href=(file.version.path()) {
                                (t!(words, "datasets-version-title", title = file.resource.title.as_str(),
                                    number = file.version.number))
                            }
                        }
                    }
                }
            }
        }
        (form.content(html! {
            (hidden("vus", &seen.join(",")))
            (button(t!(words, "datasets-restore-button")))
        }))
    };
    under_dataset(
        visit,
        dataset,
        Page::new(t!(words, "datasets-restore-title"), main),
    )
    .lead(t!(words, "datasets-restore-lead"))
    .refused(errors)
    .not_indexed()
}

fn page_of(
    visit: &Visit,
    dataset: &Dataset,
    version: Option<&Version>,
    typed: &Typed,
    errors: &FormErrors,
) -> Page {
    let words = visit.words;
    let (address, title, lead) = match version {
        None => (
            dataset.path(),
            t!(words, "datasets-withdraw-title"),
            t!(words, "datasets-withdraw-lead"),
        ),
        Some(version) => (
            version.path(),
            t!(words, "datasets-withdraw-version"),
            t!(words, "datasets-withdraw-version-lead"),
        ),
    };
    let form = Form::post(words, format!("{address}/retirer"), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (textarea(words, t!(words, "datasets-field-reason"), "motif")
                .hint(t!(words, "datasets-field-reason-hint")).rows(4)
                .max_length(chars(REASON_CHARS_MAX)).value(&typed.motif).errors(errors))
            (button(t!(words, "datasets-withdraw-button")).danger())
        }))
    };
    under_dataset(visit, dataset, Page::new(title, main))
        .lead(lead)
        .refused(errors)
        .not_indexed()
}
