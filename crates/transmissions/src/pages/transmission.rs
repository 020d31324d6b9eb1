//! One transmission: to whom, when, the letter, the answers.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice};
use ui::forms::{Form, FormErrors, button, button_link, button_quiet, error_summary, textarea};
use ui::icons::{Icon, icon};
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Posted, Visit, t};

use super::{LIST, MENU, find, state_status};
use crate::actions::{CallOff, RemindRecipient};
use crate::model::{self, AnswerId, REMINDER_DAYS_MIN, State, Transmission, TransmissionId};
use crate::{rights, store};

pub(super) async fn show(visit: Visit, Path(id): Path<TransmissionId>) -> Answer {
    let sent = find(&visit, id).await?;
    let page = page(&visit, &sent, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn back(Path(id): Path<TransmissionId>) -> Answer {
    Ok(Redirect::to(&format!("/transmissions/{id}")).into_response())
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    request_id: Uuid,
}

pub(super) async fn remind(
    visit: Visit,
    Path(id): Path<TransmissionId>,
    Posted(asked): Posted<Asked>,
) -> Answer {
    let sent = find(&visit, id).await?;
    match visit
        .act(asked.request_id, &RemindRecipient { transmission: id })
        .await
    {
        Ok(()) => visit.done(&sent.path(), "transmissions-reminded"),
        Err(fault) => {
            let errors = visit.refusal_of_form("relancer", fault)?;
            let page = page(&visit, &sent, &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn page(visit: &Visit, sent: &Transmission, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let scope = Scope::group(sent.group_id);
    let may_send = visit.may(&rights::SEND, scope).await?;
    let may_record = visit.may(&rights::RECORD, scope).await?;
    let answers = store::answers(&mut visit.sql(), visit.body.id, sent.id).await?;
    let main = html! {
        (error_summary(errors, words))
        @if sent.state == State::Cancelled {
            (notice(Tone::Warning, &html! { p { (t!(words, "transmissions-cancelled-why", reason = &sent.reason)) } }))
        }
        (definition_list(&facts(visit, sent).await?))
        section aria-labelledby="reponses" {
            h2 #reponses { (t!(words, "transmissions-answers", n = answers.len())) }
            @if answers.is_empty() && sent.state == State::Waiting { p { (t!(words, "transmissions-no-answer-yet")) } }
            @for answer in &answers { (answer_shown(visit, answer)) }
        }
        section aria-labelledby="lettre" {
            h2 #lettre { (t!(words, "transmissions-letter")) }
            blockquote { @for paragraph in sent.letter.split("\n\n") { p { (paragraph) } } }
        }
        (deeds(visit, sent, may_send, may_record))
        section aria-labelledby="histoire" {
            h2 #histoire { (t!(words, "transmissions-history")) }
            (timeline_of(visit, &sent.reference(), &|_| None).await?)
        }
    };
    let title = t!(
        words,
        "transmissions-page-title",
        title = &sent.act_title,
        quality = &sent.recipient_quality
    );
    Ok(Page::new(&title, main)
        .heading(html! { (title) " " (state_status(visit, sent)) })
        .active(MENU)
        .under(t!(words, "transmissions-title"), LIST)
        .refused(errors))
}

async fn facts(visit: &Visit, sent: &Transmission) -> Result<Vec<(String, Markup)>, Fault> {
    let words = visit.words;
    let group = groups::find(&mut visit.sql(), visit.body.id, sent.group_id).await?;
    let fact = |key: &str, value: Markup| (words.say(key), value);
    let mut facts = vec![
        fact(
            "transmissions-fact-act",
            html! { a href=(acts::path_of(sent.act_id)) { (sent.act_title) } },
        ),
        fact(
            "transmissions-fact-recipient",
            html! { (sent.recipient_name) ", " (sent.recipient_quality) },
        ),
        fact("transmissions-fact-sent", html! { (visit.at(sent.sent_at)) }),
    ];
    if let Some(group) = group {
        let link = html! { a href={ "/groupes/" (group.slug) } { (group.name) } };
        facts.push(fact("transmissions-fact-group", link));
    }
    if let Some(day) = sent.expected_on {
        facts.push(fact("transmissions-fact-expected", words.date_element(day)));
    }
    if let Some(at) = sent.reminded_at {
        facts.push(fact("transmissions-fact-reminded", html! { (visit.on(at)) }));
    }
    Ok(facts)
}

fn answer_shown(visit: &Visit, answer: &model::Answer) -> Markup {
    let words = visit.words;
    let how = if answer.is_by_link {
        "transmissions-answer-by-link"
    } else {
        "transmissions-answer-recorded"
    };
    html! {
        article {
            h3 { (answer.given_by) }
            p { (words.date_element(answer.given_on)) " – " (words.say(how)) }
            @for paragraph in answer.content.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
                p { (paragraph) }
            }
            @if answer.file_sha256.is_some() {
                @let size = words.file_size(u64::try_from(answer.file_size).unwrap_or_default());
                p {
                    a href=(answer.file_path()) {
                        (icon(Icon::Download)) (t!(words, "transmissions-answer-file", name = &answer.file_name, size = size))
                    }
                }
            }
        }
    }
}

fn deeds(visit: &Visit, sent: &Transmission, may_send: bool, may_record: bool) -> Markup {
    let words = visit.words;
    let last = sent.reminded_at.unwrap_or(sent.sent_at);
    let may_be_reminded = last.plus_days(REMINDER_DAYS_MIN) <= visit.now();
    html! {
        @if may_record && sent.state != State::Cancelled {
            p { (button_link(&t!(words, "transmissions-record"), &format!("{}/reponse", sent.path()))) }
        }
        @if may_send && sent.state == State::Waiting {
            @if may_be_reminded {
                div id="relancer" tabindex="-1" {
                    (Form::post(words, format!("{}/relancer", sent.path()), visit.request_id())
                        .content(html! { (button_quiet(t!(words, "transmissions-remind"))) }))
                }
            } @else {
                p id="relancer" tabindex="-1" {
                    (t!(words, "transmissions-remind-later", day = visit.on(last.plus_days(REMINDER_DAYS_MIN))))
                }
            }
            p { a href={ (sent.path()) "/annuler" } { (t!(words, "transmissions-call-off")) } }
        }
    }
}

#[derive(Default, Deserialize)]
pub(super) struct CallOffForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    raison: String,
}

pub(super) async fn show_call_off(visit: Visit, Path(id): Path<TransmissionId>) -> Answer {
    let sent = allowed(&visit, id).await?;
    visit.page(call_off_page(
        &visit,
        &sent,
        &CallOffForm::default(),
        &FormErrors::default(),
    ))
}

pub(super) async fn call_off(
    visit: Visit,
    Path(id): Path<TransmissionId>,
    Posted(form): Posted<CallOffForm>,
) -> Answer {
    let sent = allowed(&visit, id).await?;
    let deed = CallOff {
        transmission: id,
        reason: form.raison.clone(),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(&sent.path(), "transmissions-called-off"),
        Err(fault) => {
            let errors = visit.refusal_of_form("raison", fault)?;
            visit.refused_page(call_off_page(&visit, &sent, &form, &errors))
        }
    }
}

async fn allowed(visit: &Visit, id: TransmissionId) -> Result<Transmission, Fault> {
    let sent = find(visit, id).await?;
    if !visit.may(&rights::SEND, Scope::group(sent.group_id)).await? {
        let right = rights::SEND.code;
        return Err(Fault::Forbidden { right });
    }
    Ok(sent)
}

fn call_off_page(visit: &Visit, sent: &Transmission, form: &CallOffForm, errors: &FormErrors) -> Page {
    let words = visit.words;
    let address = format!("{}/annuler", sent.path());
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "transmissions-call-off-what")) }
        (Form::post(words, address, visit.request_id()).content(html! {
            (textarea(words, t!(words, "transmissions-field-reason"), "raison")
                .hint(t!(words, "transmissions-field-reason-hint"))
                .value(&form.raison)
                .rows(3)
                .max_length(u32::try_from(model::LETTER_CHARS_MAX).unwrap_or(u32::MAX))
                .errors(errors))
            (button(t!(words, "transmissions-call-off-confirm")).danger())
        }))
    };
    Page::new(t!(words, "transmissions-call-off"), main)
        .active(MENU)
        .under(&sent.act_title, sent.path())
        .refused(errors)
        .not_indexed()
}

pub(super) async fn file(visit: Visit, Path((id, answer)): Path<(TransmissionId, AnswerId)>) -> Answer {
    let answer = store::find_answer(&mut visit.sql(), visit.body.id, answer)
        .await?
        .filter(|answer| answer.transmission_id == id)
        .ok_or(Fault::NotFound("answer"))?;
    let hash = answer.file_sha256.ok_or(Fault::NotFound("file"))?;
    let (media_type, bytes) = visit
        .house
        .file(visit.body.id, &hash)
        .await?
        .ok_or(Fault::NotFound("file"))?;
    let name = ui::paging::query_value(&answer.file_name);
    Ok((
        [
            (header::CONTENT_TYPE, media_type),
            // RFC 6266 with RFC 8187: a name with accents. Always saved, never shown here: it is somebody’s file.
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename*=UTF-8''{name}"),
            ),
        ],
        bytes,
    )
        .into_response())
}
