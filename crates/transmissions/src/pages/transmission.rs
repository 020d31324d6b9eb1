//! One transmission: to whom, when, the letter, the answers.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice};
use ui::download::attached;
use ui::forms::{Form, FormErrors, button, button_link, button_quiet, error_summary, textarea};
use ui::icons::{Icon, icon};
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Posted, Visit, t};

use super::{LIST, MENU, find, state_status};
use crate::actions::{CallOff, RemindRecipient, SendLink, WithdrawAnswer};
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

/// A new link, when none of those sent opens any more.
pub(super) async fn send_link(
    visit: Visit,
    Path(id): Path<TransmissionId>,
    Posted(asked): Posted<Asked>,
) -> Answer {
    let sent = find(&visit, id).await?;
    match visit.act(asked.request_id, &SendLink { transmission: id }).await {
        Ok(()) => visit.done(&sent.path(), "transmissions-link-renewed"),
        Err(fault) => {
            let errors = visit.refusal_of_form("lien", fault)?;
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
    let may_withdraw = visit.may(&rights::WITHDRAW, scope).await?;
    let untagged = store::untagged(&mut visit.sql(), visit.body.id, sent.id).await?;
    let answers = store::answers(&mut visit.sql(), visit.body.id, sent.id).await?;
    let wants_link = may_send
        && sent.state == State::Waiting
        && !store::has_link(&mut visit.sql(), visit.body.id, sent.id, visit.now()).await?;
    let main = html! {
        (error_summary(errors, words))
        @if sent.state == State::Cancelled {
            (notice(Tone::Warning, &html! { p { (t!(words, "transmissions-cancelled-why", reason = &sent.reason)) } }))
        }
        (definition_list(&facts(visit, sent, may_send).await?))
        @if !answers.is_empty() || sent.state == State::Waiting { section aria-labelledby="reponses" {
            h2 #reponses { (t!(words, "transmissions-answers", n = answers.len())) }
            @if answers.is_empty() && sent.state == State::Waiting { p { (t!(words, "transmissions-no-answer-yet")) } }
            @for answer in &answers { (answer_shown(visit, sent, answer, (may_withdraw, untagged.contains(&answer.id)))) }
        } }
        section aria-labelledby="lettre" {
            h2 #lettre { (t!(words, "transmissions-letter")) }
            blockquote lang=[words.content_language()] { @for paragraph in sent.letter.split("\n\n") { p.as-typed { (paragraph) } } }
        }
        @if may_send && sent.state == State::Waiting {
            div id="lien" tabindex="-1" {
                @if wants_link {
                    (notice(Tone::Warning, &html! { p { (t!(words, "transmissions-no-link-opens")) } }))
                    (Form::post(words, format!("{}/lien", sent.path()), visit.request_id())
                        .content(html! { (button(t!(words, "transmissions-send-link"))) }))
                }
            }
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

async fn facts(visit: &Visit, sent: &Transmission, may_send: bool) -> Result<Vec<(String, Markup)>, Fault> {
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
        fact(
            "transmissions-fact-house",
            html! { @if may_send { (sent.recipient_email) } @else { (sent.recipient_house()) } },
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

fn answer_shown(
    visit: &Visit,
    sent: &Transmission,
    answer: &model::Answer,
    (may_withdraw, is_untagged): (bool, bool),
) -> Markup {
    let words = visit.words;
    if let Some(at) = answer.withdrawn_at {
        return html! {
            article {
                h3 { (t!(words, "transmissions-answer-withdrawn", day = visit.on(at))) }
                p { (words.date_element(answer.given_on)) " – " (answer.reason) }
            }
        };
    }
    let how = if answer.is_by_link {
        t!(
            words,
            "transmissions-answer-by-link",
            house = sent.recipient_house()
        )
    } else {
        t!(words, "transmissions-answer-recorded")
    };
    html! {
        article {
            h3 { (answer.given_by) }
            p { (words.date_element(answer.given_on)) " – " (how) }
            @for paragraph in answer.content.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
                p.as-typed lang=[words.content_language()] { (paragraph) }
            }
            @if answer.file_sha256.is_some() {
                @let size = words.file_size(u64::try_from(answer.file_size).unwrap_or_default());
                p {
                    a href=(answer.file_path()) {
                        (icon(Icon::Download)) (t!(words, "transmissions-answer-file", name = &answer.file_name, size = size))
                    }
                }
                p.hint {
                    (t!(words, "transmissions-answer-as-received"))
                    @if is_untagged {
                        " " (t!(words, "transmissions-answer-untagged")) " "
                        a href="/accessibilite" { (t!(words, "transmissions-answer-ask")) }
                    }
                }
            }
            @if may_withdraw {
                p { a href={ (sent.path()) "/reponses/" (answer.id) "/retirer" } { (t!(words, "transmissions-withdraw")) } }
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
        }
        @if may_send && sent.state != State::Cancelled {
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
    let address = format!("{}/annuler", sent.path());
    reason_page(visit, sent, &address, "transmissions-call-off", form, errors)
}

/// A deed that wants a reason; `key` begins those of its title, of what happens and of its button.
fn reason_page(
    visit: &Visit,
    sent: &Transmission,
    address: &str,
    key: &str,
    form: &CallOffForm,
    errors: &FormErrors,
) -> Page {
    let words = visit.words;
    let main = html! {
        (error_summary(errors, words))
        p { (words.say(&format!("{key}-what"))) }
        (Form::post(words, address, visit.request_id()).content(html! {
            (textarea(words, t!(words, "transmissions-field-reason"), "raison")
                .hint(words.say(&format!("{key}-hint")))
                .value(&form.raison)
                .rows(3)
                .max_length(u32::try_from(model::LETTER_CHARS_MAX).unwrap_or(u32::MAX))
                .errors(errors))
            (button(words.say(&format!("{key}-confirm"))).danger())
        }))
    };
    Page::new(words.say(key), main)
        .active(MENU)
        .under(&sent.act_title, sent.path())
        .refused(errors)
        .not_indexed()
}

async fn withdrawable(
    visit: &Visit,
    id: TransmissionId,
    answer: AnswerId,
) -> Result<(Transmission, model::Answer), Fault> {
    let sent = find(visit, id).await?;
    if !visit.may(&rights::WITHDRAW, Scope::group(sent.group_id)).await? {
        let right = rights::WITHDRAW.code;
        return Err(Fault::Forbidden { right });
    }
    let answer = store::find_answer(&mut visit.sql(), visit.body.id, answer)
        .await?
        .filter(|answer| answer.transmission_id == id)
        .ok_or(Fault::NotFound("answer"))?;
    Ok((sent, answer))
}

fn withdrawal_page(
    visit: &Visit,
    sent: &Transmission,
    answer: &model::Answer,
    form: &CallOffForm,
    errors: &FormErrors,
) -> Page {
    let address = format!("{}/reponses/{}/retirer", sent.path(), answer.id);
    reason_page(visit, sent, &address, "transmissions-withdraw", form, errors)
}

pub(super) async fn show_withdrawal(
    visit: Visit,
    Path((id, answer)): Path<(TransmissionId, AnswerId)>,
) -> Answer {
    let (sent, answer) = withdrawable(&visit, id, answer).await?;
    let (form, errors) = (CallOffForm::default(), FormErrors::default());
    visit.page(withdrawal_page(&visit, &sent, &answer, &form, &errors))
}

pub(super) async fn withdraw(
    visit: Visit,
    Path((id, answer)): Path<(TransmissionId, AnswerId)>,
    Posted(form): Posted<CallOffForm>,
) -> Answer {
    let (sent, answer) = withdrawable(&visit, id, answer).await?;
    let deed = WithdrawAnswer {
        answer: answer.id,
        reason: form.raison.clone(),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(&sent.path(), "transmissions-answer-withdrawn"),
        Err(fault) => {
            let errors = visit.refusal_of_form("raison", fault)?;
            visit.refused_page(withdrawal_page(&visit, &sent, &answer, &form, &errors))
        }
    }
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
    // Somebody’s file: what it holds is never shown here.
    Ok(attached(&answer.file_name, media_type, bytes))
}
