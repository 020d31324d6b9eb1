//! A volunteer's own page, opened by the link of their letter: confirming, answering, taking their name back. No account.

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, confirm_details, error_summary};
use ui::{Answer, Page, Posted, Visit, t};

use super::MENU;
use super::people::where_they_stand;
use super::person::{accepts, answer_fields};
use super::seen::{algorithm, probability_said};
use crate::actions::{AnswerBySelf, ConfirmVolunteer, Withdraw};
use crate::model::{Assembly, State, Volunteer, VolunteerState, own_path};
use crate::store;

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    named: String,
}

async fn found(visit: &Visit, token: &str) -> Result<(Assembly, Volunteer), Fault> {
    let mut sql = visit.sql();
    let line = store::of_token(&mut sql, visit.body.id, token)
        .await?
        .ok_or(Fault::NotFound("volunteer"))?;
    let assembly = store::find(&mut sql, visit.body.id, line.assembly)
        .await?
        .ok_or(Fault::NotFound("assembly"))?;
    Ok((assembly, line.volunteer))
}

pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    let page = whole(&visit, &token, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn confirm(visit: Visit, Path(token): Path<String>, Posted(typed): Posted<Typed>) -> Answer {
    let deed = ConfirmVolunteer { token: token.clone() };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&own_path(&token), "assemblies-confirmed"),
        Err(fault) => refused(&visit, &token, &typed, fault).await,
    }
}

pub(super) async fn answer(visit: Visit, Path(token): Path<String>, Posted(typed): Posted<Typed>) -> Answer {
    let Some(accepts) = accepts(&typed.answer) else {
        let fault = Fault::field("answer", "assemblies-answer-missing");
        return refused(&visit, &token, &typed, fault).await;
    };
    let deed = AnswerBySelf {
        token: token.clone(),
        accepts,
        agrees_to_be_named: typed.named == "oui",
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&own_path(&token), "assemblies-answered"),
        Err(fault) => refused(&visit, &token, &typed, fault).await,
    }
}

pub(super) async fn withdraw(
    visit: Visit,
    Path(token): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let (assembly, _) = found(&visit, &token).await?;
    let deed = Withdraw { token: token.clone() };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&assembly.path(), "assemblies-withdrawn"),
        Err(fault) => refused(&visit, &token, &typed, fault).await,
    }
}

async fn refused(visit: &Visit, token: &str, typed: &Typed, fault: Fault) -> Answer {
    let errors = visit.refusal_of_form("answer", fault)?;
    let page = whole(visit, token, typed, &errors).await?;
    visit.refused_page(page.refused(&errors))
}

async fn whole(visit: &Visit, token: &str, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let (assembly, one) = found(visit, token).await?;
    let path = own_path(token);
    let post = |end: &str, content: Markup| {
        Form::post(words, format!("{path}/{end}"), visit.request_id()).content(content)
    };
    let leave = post(
        "retrait",
        html! { (button(t!(words, "assemblies-withdraw-button")).danger()) },
    );
    let draws = store::draws(&mut visit.sql(), visit.body.id, assembly.id).await?;
    let number = one.published_as();
    let chances: Vec<(String, String)> = draws
        .iter()
        .filter(|draw| draw.published_at.is_some())
        .filter_map(|draw| {
            let probability = draw.figures.probabilities.get(&number)?;
            Some((draw.path(assembly.id), probability_said(visit, *probability)))
        })
        .collect();
    let may_answer = one.may_answer_at(visit.now());
    let main = html! {
        (error_summary(errors, words))
        p { a href=(assembly.path()) { (words.written(&assembly.settings.name)) } }
        @if one.state == VolunteerState::Waiting {
            @if assembly.takes_confirmations_at(visit.now(), draws.last()) {
                p { (t!(words, "assemblies-confirm-lead")) }
                p { (words.written(&one.name)) }
                p { (words.written(&one.address)) }
                @for (criterion, choice) in &one.choices { p { (words.written(criterion)) " – " (words.written(choice)) } }
                @if let Some(until) = assembly.confirms_until().filter(|_| assembly.state == State::Closed) {
                    (notice(Tone::Warning, &html! { p { (t!(words, "assemblies-confirm-last", at = visit.at(until))) } }))
                }
                (post("confirmer", html! { (button(t!(words, "assemblies-confirm-button"))) }))
            } @else { (notice(Tone::Info, &html! { p { (t!(words, "assemblies-refused-call-closed")) } })) }
        } @else {
            p { (where_they_stand(visit, &one)) }
            p { (t!(words, "assemblies-own-number", number = &number)) }
            @for (ceremony, probability) in &chances {
                p {
                    (t!(words, "assemblies-own-probability", probability = probability)) " "
                    a href=(ceremony) { (t!(words, "assemblies-ceremony-link")) }
                }
            }
        }
        @if may_answer && one.is_late_at(visit.now()) {
            (notice(Tone::Warning, &html! { p { (t!(words, "assemblies-refused-late")) } }))
        } @else if may_answer && assembly.state == State::Drawn {
            h2 { (t!(words, "assemblies-answer-title")) }
            @if let Some(until) = one.answer_until { p { (t!(words, "assemblies-answer-lead", at = visit.at(until))) } }
            (post("reponse", html! {
                (answer_fields(visit, (&typed.answer, &typed.named), errors))
                (button(t!(words, "assemblies-answer-button")))
            }))
        }
        h2 { (t!(words, "assemblies-withdraw-title")) }
        p { (t!(words, "assemblies-personal")) }
        (confirm_details(&t!(words, "assemblies-withdraw-link"), &t!(words, "assemblies-withdraw-lead"), &leave))
        (algorithm(visit))
    };
    Ok(Page::new(t!(words, "assemblies-own-title"), main)
        .under(t!(words, "assemblies-list-title"), MENU)
        .active(MENU)
        .not_indexed())
}
