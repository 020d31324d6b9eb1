//! The link a visitor received: it shows what waits, and a button. Opening it does nothing: mail scanners open every
//! link they meet.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use db::Uuid;
use kernel::{Actor, Fault};
use maud::html;
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, button, button_link};
use ui::{Answer, Page, Posted, Visit, t};

use super::MENU;
use crate::actions::{ConfirmContribution, RenewConfirmation};
use crate::model::{Waiting, contribution_path};
use crate::store::waiting;

#[derive(Deserialize)]
pub(super) struct Pressed {
    request_id: Uuid,
}

pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    match waiting::find_by_token(&mut visit.sql(), visit.body.id, &token).await? {
        None => Ok(unknown(&visit)),
        Some(there) if there.confirmed_at.is_some() => {
            Ok(Redirect::to(&contribution_path(there.consultation_id, there.id)).into_response())
        }
        Some(there) => visit.page(waiting_page(&visit, &token, &there)),
    }
}

pub(super) async fn confirm(
    visit: Visit,
    Path(token): Path<String>,
    Posted(_pressed): Posted<Pressed>,
) -> Answer {
    let there = waiting::find_by_token(&mut visit.sql(), visit.body.id, &token).await?;
    let deed = ConfirmContribution { token: token.clone() };
    // Without a request id: the answer holds the session's secret, which is kept nowhere.
    match visit.house.act(visit.body.id, Actor::Visitor, &deed).await {
        Ok(confirmed) => {
            let consultation = there.ok_or(Fault::NotFound("contribution"))?.consultation_id;
            let path = contribution_path(consultation, confirmed.contribution);
            let mut response = visit.done(&path, "debates-contributed")?;
            if let Some(session) = &confirmed.session {
                identity::begin_session_in(&mut response, &visit.house, session)?;
                identity::bring_language(&visit, session).await?;
            }
            Ok(response)
        }
        // The link of identity is over (an hour, or another link was asked): what waits is still there.
        Err(Fault::Refused { sentence, .. }) if sentence.key.starts_with("identity-link") => match there {
            Some(there) => Ok(expired(&visit, &token, &there)),
            None => Ok(unknown(&visit)),
        },
        Err(Fault::Refused { sentence, .. }) if sentence.key == "debates-refused-link" => Ok(unknown(&visit)),
        Err(fault) => Err(fault.into()),
    }
}

pub(super) async fn renew(
    visit: Visit,
    Path(token): Path<String>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    visit
        .act(
            pressed.request_id,
            &RenewConfirmation {
                token,
                client: visit.client,
                language: visit.device_language,
            },
        )
        .await?;
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

fn waiting_page(visit: &Visit, token: &str, there: &Waiting) -> Page {
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
fn expired(visit: &Visit, token: &str, there: &Waiting) -> Response {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Warning, &html! { p { (t!(words, "debates-confirm-expired")) } }))
        p { (there.title) }
        (Form::post(words, format!("/consultations/confirmer/{token}/relancer"), visit.request_id()).content(html! {
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
