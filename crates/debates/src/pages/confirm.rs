//! The link a visitor received: it shows what waits, and a button. Opening it does nothing: mail scanners open every
//! link they meet.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::Uuid;
use kernel::{Actor, Fault};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, button, button_link, radios};
use ui::{Answer, Page, Posted, Visit, t};

use super::MENU;
use crate::actions::{ConfirmContribution, ConfirmForAnother, Confirmed, RenewConfirmation};
use crate::model::{Waiting, contribution_path};
use crate::store::waiting;

#[derive(Deserialize)]
pub(super) struct Pressed {
    request_id: Uuid,
    #[serde(default)]
    defi: String,
    #[serde(default)]
    preuve: String,
    /// Who confirms, where somebody has this address already
    #[serde(default)]
    qui: String,
}

/// The value of « I am somebody else ».
pub(super) const OTHER: &str = "autre";

pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    match waiting::find_by_token(&mut visit.sql(), visit.body.id, &token).await? {
        None => Ok(unknown(&visit)),
        Some(there) if there.confirmed_at.is_some() => {
            Ok(Redirect::to(&contribution_path(there.consultation_id, there.id)).into_response())
        }
        Some(there) => {
            let holder = holder_name(&visit, &there.email, &there.name).await?;
            visit.page(waiting_page(&visit, &token, &there, holder.as_deref()))
        }
    }
}

pub(super) async fn confirm(
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let there = waiting::find_by_token(&mut visit.sql(), visit.body.id, &token).await?;
    let deed = ConfirmContribution { token: token.clone() };
    // As a visitor unless it is theirs: who was signed in here before has no part in it.
    let actor = match &there {
        Some(there) if holds(&visit, &there.email).await? => visit.actor,
        _ => Actor::Visitor,
    };
    // Without a request id: the answer holds the session's secret, which is kept nowhere.
    let outcome = if pressed.qui == OTHER {
        let deed = ConfirmForAnother { token: token.clone() };
        visit.house.act(visit.body.id, Actor::Visitor, &deed).await
    } else {
        visit.house.act(visit.body.id, actor, &deed).await
    };
    match outcome {
        // Nothing is published in the name of who has still to give their second factor: they come back here, signed in.
        Ok(Confirmed {
            session: Some(session),
            is_waiting: true,
            ..
        }) => {
            let here = format!("/consultations/confirmer/{token}");
            let path = identity::after_sign_in(&visit, &session, &here).await?;
            let mut response = Redirect::to(&path).into_response();
            identity::begin_session_in(&mut response, &visit.house, &session)?;
            identity::end_replaced_session(&visit, &headers).await?;
            Ok(response)
        }
        Ok(confirmed) => {
            let consultation = there.ok_or(Fault::NotFound("contribution"))?.consultation_id;
            let path = contribution_path(consultation, confirmed.contribution);
            let path = match &confirmed.session {
                Some(session) => identity::after_sign_in(&visit, session, &path).await?,
                None => path,
            };
            let mut response = visit.done(&path, "debates-contributed")?;
            if let Some(session) = &confirmed.session {
                identity::begin_session_in(&mut response, &visit.house, session)?;
                identity::end_replaced_session(&visit, &headers).await?;
                identity::bring_language(&visit, session).await?;
            }
            Ok(response)
        }
        // Pressed again while the second factor is awaited.
        Err(Fault::Refused { sentence, .. })
            if sentence.key.starts_with("identity-link")
                && identity::second_factor_under_way(&visit, &headers, &visit.path)
                    .await?
                    .is_some() =>
        {
            let path = identity::second_factor_under_way(&visit, &headers, &visit.path).await?;
            Ok(Redirect::to(path.as_deref().unwrap_or(MENU)).into_response())
        }
        // The link of identity is over (an hour, or another link was asked): what waits is still there.
        Err(Fault::Refused { sentence, .. }) if sentence.key.starts_with("identity-link") => match there {
            Some(there) => Ok(expired(&visit, &token, &there, false)),
            None => Ok(unknown(&visit)),
        },
        Err(Fault::Refused { sentence, .. }) if sentence.key == "debates-refused-link" => Ok(unknown(&visit)),
        Err(fault) => Err(fault.into()),
    }
}

/// Whether who is signed in here has this address.
async fn holds(visit: &Visit, email: &str) -> Result<bool, Fault> {
    let Some(person) = visit.actor.person() else {
        return Ok(false);
    };
    let holder = identity::find_by_email(&mut visit.sql(), visit.body.id, email).await?;
    Ok(holder == Some(person))
}

pub(super) async fn renew(
    visit: Visit,
    Path(token): Path<String>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let deed = RenewConfirmation {
        token: token.clone(),
        client: visit.client,
        language: visit.device_language,
        effort: identity::effort_brought(pressed.defi, pressed.preuve),
    };
    match visit.act(pressed.request_id, &deed).await {
        Ok(()) => {}
        Err(fault) if identity::effort_is_asked(&fault) => {
            let there = waiting::find_by_token(&mut visit.sql(), visit.body.id, &token).await?;
            let there = there.ok_or(fault)?;
            return Ok(expired(&visit, &token, &there, true));
        }
        Err(fault) => return Err(fault.into()),
    }
    let words = visit.words;
    let main = html! {
        (notice(Tone::Good, &html! { p { (t!(words, "debates-renewed")) } }))
        @if visit.body.is_demonstration {
            p { (button_link(&t!(words, "debates-demonstration-mailbox"), "/boite")) }
        }
    };
    visit.page(
        Page::new(t!(words, "debates-sent-title"), main)
            .under(t!(words, "debates-navigation"), MENU)
            .not_indexed(),
    )
}

/// The name of who has this address, when it is another than the one that was typed: who confirms says which of them they are.
pub(super) async fn holder_name(visit: &Visit, email: &str, typed: &str) -> Result<Option<String>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(holder) = identity::find_by_email(&mut sql, body, email).await? else {
        return Ok(None);
    };
    if visit.actor.person() == Some(holder) {
        return Ok(None);
    }
    let name = identity::names(&mut sql, body, &[holder]).await?.remove(&holder);
    Ok(name.filter(|name| db::sort_key(name) != db::sort_key(typed)))
}

/// Who confirms: who has the address, or somebody else who shares it.
pub(super) fn who(visit: &Visit, holder: &str, typed: &str) -> Markup {
    let words = visit.words;
    let choices = radios(words, t!(words, "debates-confirm-who"), "qui")
        .hint(t!(words, "debates-confirm-who-hint"))
        .choice("moi", t!(words, "debates-confirm-holder", name = holder))
        .choice(OTHER, t!(words, "debates-confirm-other", name = typed))
        .chosen("moi");
    html! { (choices) }
}

fn waiting_page(visit: &Visit, token: &str, there: &Waiting, holder: Option<&str>) -> Page {
    let words = visit.words;
    let main = html! {
        p { (t!(words, "debates-confirm-what")) }
        article.card {
            h2 { (there.title) }
            ul.details {
                @if !there.theme.is_empty() { li { (there.theme) } }
                @if !there.place.is_empty() { li { (there.place) } }
                li { (t!(words, "debates-confirm-sent-on", at = visit.at(there.sent_at))) }
                li {
                    @if there.shows_name { (t!(words, "debates-confirm-named", name = &there.name)) }
                    @else { (t!(words, "debates-confirm-unnamed")) }
                }
            }
            (words.markdown(&there.text))
        }
        (Form::post(words, format!("/consultations/confirmer/{token}"), visit.request_id()).content(html! {
            @if let Some(holder) = holder { (who(visit, holder, &there.name)) }
            (button(t!(words, "debates-confirm-button")))
        }))
        p.hint { (t!(words, "debates-confirm-otherwise")) }
    };
    Page::new(t!(words, "debates-confirm-title"), main)
        .under(t!(words, "debates-navigation"), MENU)
        .keeps_drafts()
        .not_indexed()
}

/// The link no longer works, what was written is still there: another link is one press away.
fn expired(visit: &Visit, token: &str, there: &Waiting, asks_effort: bool) -> Response {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Warning, &html! {
            p { (t!(words, "debates-confirm-expired")) }
            @if asks_effort { p { (t!(words, "identity-links-slow")) } }
        }))
        p { (there.title) }
        (Form::post(words, format!("/consultations/confirmer/{token}/relancer"), visit.request_id()).content(html! {
            @if asks_effort { (identity::effort_fields(visit)) }
            (button(t!(words, "debates-confirm-renew")))
        }))
    };
    let page = Page::new(t!(words, "debates-confirm-title"), main)
        .under(t!(words, "debates-navigation"), MENU)
        .keeps_drafts()
        .not_indexed();
    visit.page_with(StatusCode::GONE, page)
}

fn unknown(visit: &Visit) -> Response {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Warning, &html! { p { (t!(words, "debates-refused-link")) } }))
        p { a href=(MENU) { (t!(words, "debates-back-to-all")) } }
    };
    let page = Page::new(t!(words, "debates-confirm-title"), main)
        .under(t!(words, "debates-navigation"), MENU)
        .keeps_drafts()
        .not_indexed();
    visit.page_with(StatusCode::GONE, page)
}
