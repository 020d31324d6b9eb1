//! Recording an answer that came by post.

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, Scope};
use maud::html;
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, date_field, error_summary};
use ui::{Answer, Page, PostedWithFile, Visit, t};

use super::answer::said_fields;
use super::{MENU, find, joined};
use crate::actions::RecordAnswer;
use crate::model::{Transmission, TransmissionId, day_of};
use crate::{rights, tags};

#[derive(Default, Deserialize)]
pub(super) struct RecordForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    par: String,
    #[serde(default)]
    reponse: String,
    #[serde(default)]
    le: String,
}

async fn allowed(visit: &Visit, id: TransmissionId) -> Result<Transmission, Fault> {
    let sent = find(visit, id).await?;
    if !visit.may(&rights::RECORD, Scope::group(sent.group_id)).await? {
        let right = rights::RECORD.code;
        return Err(Fault::Forbidden { right });
    }
    Ok(sent)
}

pub(super) async fn show(visit: Visit, Path(id): Path<TransmissionId>) -> Answer {
    let sent = allowed(&visit, id).await?;
    let form = RecordForm {
        par: format!("{}, {}", sent.recipient_name, sent.recipient_quality),
        le: day_of(visit.now(), &visit.body.zone()).to_string(),
        ..RecordForm::default()
    };
    visit.page(page(&visit, &sent, &form, &FormErrors::default()))
}

pub(super) async fn record(
    visit: Visit,
    Path(id): Path<TransmissionId>,
    PostedWithFile(form, file): PostedWithFile<RecordForm>,
) -> Answer {
    let sent = allowed(&visit, id).await?;
    let deed = RecordAnswer {
        transmission: id,
        given_by: form.par.clone(),
        content: form.reponse.clone(),
        given_on: form.le.clone(),
        file: joined(file),
    };
    let is_untagged = deed
        .file
        .as_ref()
        .is_some_and(|file| !tags::is_tagged(&file.bytes));
    let done = if is_untagged {
        "transmissions-answered-untagged"
    } else {
        "transmissions-answered"
    };
    match visit.act(form.request_id, &deed).await {
        Ok(_) => visit.done(&sent.path(), done),
        Err(fault) => {
            let errors = visit.refusal_of_form("reponse", fault)?;
            visit.refused_page(page(&visit, &sent, &form, &errors))
        }
    }
}

fn page(visit: &Visit, sent: &Transmission, form: &RecordForm, errors: &FormErrors) -> Page {
    let words = visit.words;
    let zone = visit.body.zone();
    let days = (
        Some(day_of(sent.sent_at, &zone).to_string()),
        Some(day_of(visit.now(), &zone).to_string()),
    );
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, format!("{}/reponse", sent.path()), visit.request_id())
            .with_files()
            .content(html! {
                (date_field(words, t!(words, "transmissions-field-day"), "le")
                    .value(&form.le).between(days.0, days.1).errors(errors))
                (said_fields(words, &form.par, &form.reponse, errors))
                (button(t!(words, "transmissions-record")))
            }))
    };
    Page::new(t!(words, "transmissions-record-title"), main)
        .active(MENU)
        .under(&sent.act_title, sent.path())
        .refused(errors)
        .not_indexed()
}
