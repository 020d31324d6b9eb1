//! The recipient's own page, behind the link they received. Opening it does nothing: mail scanners open every link they
//! meet.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use db::{Instant, Uuid};
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, error_summary, file_field, text_field, textarea};
use ui::{Answer, Page, Posted, PostedWithFile, Visit, Words, t};

use super::joined;
use crate::actions::{AnswerByLink, AskForLink};
use crate::model::{ANSWER_CHARS_MAX, NAME_CHARS_MAX, State, Transmission};
use crate::{store, tags};

#[derive(Default, Deserialize)]
pub(super) struct AnswerForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    par: String,
    #[serde(default)]
    reponse: String,
}

pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    let sent = match find(&visit, &token).await? {
        Found::Open(sent) => sent,
        found => return Ok(over(&visit, &token, found, &FormErrors::default())),
    };
    let form = AnswerForm {
        par: format!("{}, {}", sent.recipient_name, sent.recipient_quality),
        ..AnswerForm::default()
    };
    let page = page(&visit, &token, &sent, &form, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn answer(
    visit: Visit,
    Path(token): Path<String>,
    PostedWithFile(form, file): PostedWithFile<AnswerForm>,
) -> Answer {
    let sent = match find(&visit, &token).await? {
        Found::Open(sent) => sent,
        found => return Ok(over(&visit, &token, found, &FormErrors::default())),
    };
    let deed = AnswerByLink {
        token: token.clone(),
        given_by: form.par.clone(),
        content: form.reponse.clone(),
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
        Err(Fault::Refused { sentence, .. }) if sentence.key == "transmissions-link-over" => {
            let found = find(&visit, &token).await?;
            Ok(over(&visit, &token, found, &FormErrors::default()))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("reponse", fault)?;
            let page = page(&visit, &token, &sent, &form, &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// What a link leads to.
enum Found {
    Open(Transmission),
    /// Since when it is over
    Over(Transmission, Instant),
    /// Called off, or mistyped
    Nothing,
}

async fn find(visit: &Visit, token: &str) -> Result<Found, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(link) = store::find_link(&mut sql, body, token).await? else {
        return Ok(Found::Nothing);
    };
    let found = store::find(&mut sql, body, link.transmission_id).await?;
    Ok(match found.filter(|sent| sent.state != State::Cancelled) {
        Some(sent) if link.end(&sent) > visit.now() => Found::Open(sent),
        Some(sent) => {
            let end = link.end(&sent);
            Found::Over(sent, end)
        }
        None => Found::Nothing,
    })
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    request_id: Uuid,
}

/// Sends a new link to the address where the first went. What is said is the same whatever that address is.
pub(super) async fn ask_for_link(
    visit: Visit,
    Path(token): Path<String>,
    Posted(asked): Posted<Asked>,
) -> Answer {
    let found = find(&visit, &token).await?;
    match found {
        Found::Open(_) => return back(Path(token)).await,
        Found::Nothing => return Ok(over(&visit, &token, found, &FormErrors::default())),
        Found::Over(..) => {}
    }
    let deed = AskForLink { token: token.clone() };
    match visit.act(asked.request_id, &deed).await {
        Ok(()) => visit.done(&format!("/repondre/{token}"), "transmissions-link-renewed"),
        Err(fault) => {
            let errors = visit.refusal_of_form("nouveau", fault)?;
            Ok(over(&visit, &token, found, &errors))
        }
    }
}

pub(super) async fn back(Path(token): Path<String>) -> Answer {
    Ok(Redirect::to(&format!("/repondre/{token}")).into_response())
}

async fn page(
    visit: &Visit,
    token: &str,
    sent: &Transmission,
    form: &AnswerForm,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let before = store::answers(&mut visit.sql(), visit.body.id, sent.id).await?;
    let main = html! {
        (error_summary(errors, words))
        p {
            (t!(words, "transmissions-answer-about")) " "
            a href=(acts::path_of(sent.act_id)) { (sent.act_title) }
        }
        @if !before.is_empty() {
            (notice(Tone::Info, &html! { p {
                (t!(words, "transmissions-answered-before", n = before.len())) " "
                a href=(sent.path()) { (t!(words, "transmissions-see-answers")) }
            } }))
        }
        blockquote { @for paragraph in sent.letter.split("\n\n") { p.as-typed { (paragraph) } } }
        (Form::post(words, format!("/repondre/{token}"), visit.request_id())
            .with_files()
            .autosave(format!("reponse-{}", sent.id))
            .content(html! {
                p { (t!(words, "transmissions-answer-public")) }
                (said_fields(words, &form.par, &form.reponse, errors))
                (button(t!(words, "transmissions-answer-publish")))
            }))
    };
    Ok(Page::new(t!(words, "transmissions-answer-title"), main)
        .refused(errors)
        .not_indexed())
}

/// Who answers, what, and a file.
pub(super) fn said_fields(words: Words, by: &str, content: &str, errors: &FormErrors) -> Markup {
    let length = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    html! {
        (text_field(words, t!(words, "transmissions-field-by"), "par")
            .hint(t!(words, "transmissions-field-by-hint"))
            .value(by).max_length(length(NAME_CHARS_MAX)).errors(errors))
        (textarea(words, t!(words, "transmissions-field-answer"), "reponse")
            .hint(t!(words, "transmissions-field-answer-hint"))
            .value(content).rows(10).max_length(length(ANSWER_CHARS_MAX)).optional().errors(errors))
        (file_field(words, t!(words, "transmissions-field-file"), "fichier")
            .hint(t!(words, "transmissions-field-file-hint"))
            .accept("application/pdf,.pdf").optional().errors(errors))
    }
}

/// The link opens nothing: called off, mistyped, or over; then a new one can be had.
fn over(visit: &Visit, token: &str, found: Found, errors: &FormErrors) -> Response {
    let words = visit.words;
    let (status, main) = match found {
        Found::Over(sent, end) => {
            let main = html! {
                (error_summary(errors, words))
                p {
                    (t!(words, "transmissions-answer-about")) " "
                    a href=(sent.path()) { (sent.act_title) }
                }
                p { (t!(words, "transmissions-link-ended", day = visit.on(end))) }
                div id="nouveau" tabindex="-1" {
                    @if sent.state == State::Waiting {
                        p { (t!(words, "transmissions-link-new-where")) }
                        (Form::post(words, format!("/repondre/{token}/nouveau"), visit.request_id())
                            .content(html! { (button(t!(words, "transmissions-link-new"))) }))
                    } @else {
                        p { (t!(words, "transmissions-link-none-left")) }
                    }
                }
            };
            (StatusCode::GONE, main)
        }
        Found::Open(_) | Found::Nothing => {
            let main = html! { p { (t!(words, "transmissions-link-over")) } };
            (StatusCode::NOT_FOUND, main)
        }
    };
    let page = Page::new(t!(words, "transmissions-answer-title"), main)
        .refused(errors)
        .not_indexed();
    visit.page_with(status, page)
}
