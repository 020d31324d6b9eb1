//! « Soutenir sans compte » : a name and an address, then the link received. Opening it does nothing: mail scanners open every link.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::Uuid;
use kernel::{Actor, Fault};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_link, email_field, error_summary, text_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::confirm::{OTHER, holder_name, who};
use super::{MENU, chars, find_contribution, under_consultation};
use crate::actions::{ConfirmSupport, SupportByMail};
use crate::model::{Consultation, ConsultationId, Contribution, ContributionId, WaitingSupport};
use crate::store::{contributions, supports};

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    nom: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    defi: String,
    #[serde(default)]
    preuve: String,
}

#[derive(Deserialize)]
pub(super) struct Pressed {
    #[serde(default)]
    qui: String,
}

pub(super) async fn ask(
    visit: Visit,
    Path((consultation, id)): Path<(ConsultationId, ContributionId)>,
) -> Answer {
    let (about, found) = find_contribution(&visit, (consultation, id)).await?;
    if visit.signed_in.is_some() {
        return Ok(Redirect::to(&found.path()).into_response());
    }
    let none = (&FormErrors::default(), None);
    visit.page(ask_page(&visit, &about, &found, &Typed::default(), none))
}

pub(super) async fn send(
    visit: Visit,
    Path((consultation, id)): Path<(ConsultationId, ContributionId)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let (about, found) = find_contribution(&visit, (consultation, id)).await?;
    let deed = SupportByMail {
        contribution: id,
        name: typed.nom.clone(),
        email: typed.email.clone(),
        client: visit.client,
        language: visit.device_language,
        effort: identity::effort_brought(typed.defi.clone(), typed.preuve.clone()),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => {
            let words = visit.words;
            let main = html! {
                (notice(Tone::Good, &html! { p { (t!(words, "debates-support-sent")) } }))
                @if visit.body.is_demonstration {
                    p { (button_link(&t!(words, "debates-demonstration-mailbox"), "/boite")) }
                }
            };
            let page = Page::new(t!(words, "debates-sent-title"), main).not_indexed();
            visit.page(under_consultation(&visit, &about, page))
        }
        Err(fault) => {
            let effort = identity::effort_is_asked(&fault).then(|| identity::effort_fields(&visit));
            let errors = visit.refusal_of_form("nom", fault)?;
            visit.refused_page(ask_page(&visit, &about, &found, &typed, (&errors, effort)))
        }
    }
}

fn ask_page(
    visit: &Visit,
    about: &Consultation,
    found: &Contribution,
    typed: &Typed,
    (errors, effort): (&FormErrors, Option<Markup>),
) -> Page {
    let words = visit.words;
    let address = format!("{}/soutenir-sans-compte", found.path());
    let main = html! {
        (error_summary(errors, words))
        p { strong { (found.title) } }
        (Form::post(words, address, visit.request_id()).content(html! {
            (text_field(words, t!(words, "debates-field-name"), "nom")
                .hint(t!(words, "debates-support-name-hint"))
                .autocomplete("name").max_length(chars(identity::model::NAME_CHARS_MAX))
                .value(&typed.nom).errors(errors))
            (email_field(words, t!(words, "debates-field-email"), "email")
                .hint(t!(words, "debates-support-email-hint"))
                .max_length(chars(identity::model::EMAIL_BYTES_MAX))
                .value(&typed.email).errors(errors))
            @if let Some(effort) = effort { (effort) }
            (button(t!(words, "debates-send")))
        }))
    };
    let page = Page::new(t!(words, "debates-support-light"), main)
        .refused(errors)
        .not_indexed();
    under_consultation(visit, about, page)
}

pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    match find(&visit, &token).await? {
        Some((there, found)) => visit.page(confirm_page(&visit, &token, &there, &found).await?),
        None => Ok(over(&visit)),
    }
}

pub(super) async fn confirm(
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let Some((there, found)) = find(&visit, &token).await? else {
        return Ok(over(&visit));
    };
    // As a visitor unless it is theirs: who was signed in here before has no part in it.
    let holder = identity::find_by_email(&mut visit.sql(), visit.body.id, &there.email).await?;
    let is_own = holder.is_some() && holder == visit.actor.person();
    let actor = if is_own { visit.actor } else { Actor::Visitor };
    let deed = ConfirmSupport {
        token: token.clone(),
        is_other: pressed.qui == OTHER,
    };
    // Without a request id: the answer holds the session's secret, which is kept nowhere.
    match visit.house.act(visit.body.id, actor, &deed).await {
        Ok(given) => {
            let next = if given.is_waiting {
                format!("/consultations/soutien/{token}")
            } else {
                found.path()
            };
            let path = match &given.session {
                Some(session) => identity::after_sign_in(&visit, session, &next).await?,
                None => next,
            };
            let mut response = if given.is_waiting {
                Redirect::to(&path).into_response()
            } else {
                visit.done(&path, "debates-supported")?
            };
            if let Some(session) = &given.session {
                identity::begin_session_in(&mut response, &visit.house, session)?;
                identity::end_replaced_session(&visit, &headers).await?;
            }
            Ok(response)
        }
        Err(Fault::Refused { sentence, .. })
            if sentence.key.starts_with("identity-link")
                || sentence.key == "debates-refused-support-link" =>
        {
            // Pressed again while the second factor is awaited: it is what comes next.
            match identity::second_factor_under_way(&visit, &headers, &visit.path).await? {
                Some(path) => Ok(Redirect::to(&path).into_response()),
                None => Ok(over(&visit)),
            }
        }
        Err(fault) => Err(fault.into()),
    }
}

async fn find(visit: &Visit, token: &str) -> Result<Option<(WaitingSupport, Contribution)>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(there) = supports::find_by_token(&mut sql, body, token).await? else {
        return Ok(None);
    };
    let found = contributions::find(&mut sql, body, there.contribution_id).await?;
    Ok(found.map(|found| (there, found)))
}

async fn confirm_page(
    visit: &Visit,
    token: &str,
    there: &WaitingSupport,
    found: &Contribution,
) -> Result<Page, Fault> {
    let words = visit.words;
    let holder = holder_name(visit, &there.email, &there.name).await?;
    let main = html! {
        p { (t!(words, "debates-support-confirm-what")) }
        article.card { h2 { a href=(found.path()) { (found.title) } } }
        (Form::post(words, format!("/consultations/soutien/{token}"), visit.request_id()).content(html! {
            @if let Some(holder) = &holder { (who(visit, holder, &there.name)) }
            (button(t!(words, "debates-support-confirm")))
        }))
        p.hint { (t!(words, "debates-support-otherwise")) }
    };
    Ok(Page::new(t!(words, "debates-support-light"), main)
        .under(t!(words, "debates-navigation"), MENU)
        .not_indexed())
}

fn over(visit: &Visit) -> Response {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Warning, &html! { p { (t!(words, "debates-refused-support-link")) } }))
        p { a href=(MENU) { (t!(words, "debates-back-to-all")) } }
    };
    let page = Page::new(t!(words, "debates-support-light"), main)
        .under(t!(words, "debates-navigation"), MENU)
        .not_indexed();
    visit.page_with(StatusCode::GONE, page)
}
