//! The form of whoever sends an act.

use acts::{Act, ActId};
use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, date_field, email_field, error_summary, text_field, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, state_status};
use crate::actions::TransmitAct;
use crate::model::{LETTER_CHARS_MAX, NAME_CHARS_MAX, Transmission, day_of};
use crate::{rights, store};

#[derive(Default, Deserialize)]
pub(super) struct SendForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    nom: String,
    #[serde(default)]
    qualite: String,
    #[serde(default)]
    courriel: String,
    #[serde(default)]
    lettre: String,
    #[serde(default)]
    attendue_le: String,
}

async fn allowed(visit: &Visit, id: ActId) -> Result<Act, Fault> {
    let act = acts::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("act"))?;
    if !visit.may(&rights::SEND, Scope::group(act.group_id)).await? {
        let right = rights::SEND.code;
        return Err(Fault::Forbidden { right });
    }
    Ok(act)
}

pub(super) async fn show(visit: Visit, Path(id): Path<ActId>) -> Answer {
    let act = allowed(&visit, id).await?;
    let form = SendForm {
        lettre: t!(
            visit.official_words(),
            "transmissions-letter-proposed",
            title = &act.title
        ),
        ..SendForm::default()
    };
    let page = page(&visit, &act, &form, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn send(visit: Visit, Path(id): Path<ActId>, Posted(form): Posted<SendForm>) -> Answer {
    let act = allowed(&visit, id).await?;
    let deed = TransmitAct {
        act: act.id,
        recipient_name: form.nom.clone(),
        recipient_quality: form.qualite.clone(),
        recipient_email: form.courriel.clone(),
        letter: form.lettre.clone(),
        expected_on: form.attendue_le.clone(),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(id) => visit.done(&format!("/transmissions/{id}"), "transmissions-sent"),
        Err(fault) => {
            let errors = visit.refusal_of_form("nom", fault)?;
            let page = page(&visit, &act, &form, &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn page(visit: &Visit, act: &Act, form: &SendForm, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let length = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let before = store::of_act(&mut visit.sql(), visit.body.id, act.id).await?;
    let tomorrow = day_of(visit.now(), &visit.body.zone())
        .tomorrow()
        .map(|day| day.to_string())
        .ok();
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "transmissions-send-explained")) }
        (already(visit, &before))
        (Form::post(words, format!("{}/transmettre", act.path()), visit.request_id())
            .autosave(format!("transmission-{}", act.id))
            .content(html! {
                (text_field(words, t!(words, "transmissions-field-name"), "nom")
                    .value(&form.nom).max_length(length(NAME_CHARS_MAX)).errors(errors))
                (text_field(words, t!(words, "transmissions-field-quality"), "qualite")
                    .hint(t!(words, "transmissions-field-quality-hint"))
                    .value(&form.qualite).max_length(length(NAME_CHARS_MAX)).errors(errors))
                (email_field(words, t!(words, "transmissions-field-email"), "courriel")
                    .hint(t!(words, "transmissions-field-email-hint"))
                    .value(&form.courriel).errors(errors))
                (textarea(words, t!(words, "transmissions-field-letter"), "lettre")
                    .hint(t!(words, "transmissions-field-letter-hint"))
                    .value(&form.lettre).rows(8).max_length(length(LETTER_CHARS_MAX)).errors(errors))
                (date_field(words, t!(words, "transmissions-field-expected"), "attendue_le")
                    .hint(t!(words, "transmissions-field-expected-hint"))
                    .value(&form.attendue_le).between(tomorrow, None).optional().errors(errors))
                (button(t!(words, "transmissions-send")))
            }))
    };
    Ok(
        Page::new(t!(words, "transmissions-send-title", title = &act.title), main)
            .active(MENU)
            .under(&act.title, act.path())
            .refused(errors)
            .not_indexed(),
    )
}

/// Those to whom the act was sent already.
fn already(visit: &Visit, before: &[Transmission]) -> Markup {
    html! {
        @if !before.is_empty() {
            p { (t!(visit.words, "transmissions-already")) }
            ul {
                @for sent in before {
                    li {
                        a href=(sent.path()) { (sent.recipient_name) ", " (sent.recipient_quality) }
                        " " (state_status(visit, sent))
                    }
                }
            }
        }
    }
}
