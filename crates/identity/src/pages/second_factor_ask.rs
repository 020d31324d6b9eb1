//! The second factor at a sign-in: one field, and another for who lost their app.

use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use kernel::{Actor, Fault, PersonId};
use maud::html;
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{
    Form, FormErrors, button, button_link, button_quiet, error_summary, hidden, number_field, text_field,
};
use ui::paging::query_value;
use ui::visit::{cookie, session_cookie_name};
use ui::{Answer, Page, Posted, Visit, t};

use super::{begin_session_in, bring_language, effort};
use crate::actions::GiveSecondFactor;
use crate::model::{SecretHash, local_path};
use crate::store::{passkey, second_factor as store};

const PATH: &str = "/connexion/second-facteur";
/// A code with a space in its middle.
const CODE_CHARS_MAX: u32 = 7;
/// A recovery code with what people put between its groups.
const RECOVERY_CHARS_MAX: u32 = 20;

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    retour: String,
}

#[derive(Deserialize)]
pub(super) struct Given {
    #[serde(default)]
    code: String,
    #[serde(default)]
    secours: String,
    #[serde(default)]
    retour: String,
    #[serde(default)]
    defi: String,
    #[serde(default)]
    preuve: String,
}

/// Where one goes once signed in with this cookie: to give a second factor first, when one is asked.
pub async fn after_sign_in(visit: &Visit, session: &str, path: &str) -> Result<String, Fault> {
    let (body, now) = (visit.body.id, visit.now());
    let wait = store::wait(&mut visit.sql(), body, &SecretHash::of(session), now).await?;
    Ok(if wait.is_some() {
        to_give(path)
    } else {
        path.to_owned()
    })
}

/// Where somebody whose sign-in waits in this browser gives their second factor, on their way to `path`; none when none waits.
pub async fn second_factor_under_way(
    visit: &Visit,
    headers: &HeaderMap,
    path: &str,
) -> Result<Option<String>, Fault> {
    let is_under_way = is_under_way(visit, headers).await?;
    Ok(is_under_way.then(|| to_give(path)))
}

/// The page that asks for it, on the way to `path`.
pub(super) fn to_give(path: &str) -> String {
    format!("{PATH}?retour={}", query_value(path))
}

pub(super) async fn is_under_way(visit: &Visit, headers: &HeaderMap) -> Result<bool, Fault> {
    Ok(waits(visit, headers).await?.is_some())
}

/// Whose sign-in waits in this browser, if one does.
async fn waits(visit: &Visit, headers: &HeaderMap) -> Result<Option<PersonId>, Fault> {
    let Some(kept) = cookie(headers, session_cookie_name(&visit.house)) else {
        return Ok(None);
    };
    let (body, now) = (visit.body.id, visit.now());
    let wait = store::wait(&mut visit.sql(), body, &SecretHash::of(kept), now).await?;
    Ok(wait.map(|wait| wait.person_id))
}

/// Who is asked here: whose sign-in waits, or whose session was opened by one factor where the body wants two.
async fn under_way(visit: &Visit, headers: &HeaderMap) -> Result<Option<PersonId>, Fault> {
    if let Some(signed_in) = visit.signed_in.as_ref().filter(|_| visit.must_enrol) {
        let has_any = store::has_any(&mut visit.sql(), visit.body.id, signed_in.person).await?;
        return Ok(has_any.then_some(signed_in.person));
    }
    waits(visit, headers).await
}

pub(super) async fn ask(visit: Visit, Query(asked): Query<Asked>, headers: HeaderMap) -> Answer {
    let return_to = local_path(&asked.retour).unwrap_or("/");
    let Some(person) = under_way(&visit, &headers).await? else {
        return Ok(elsewhere(&visit, return_to));
    };
    let page = ask_page(&visit, person, (return_to, ""), (&FormErrors::default(), false)).await?;
    visit.page(page)
}

/// Who has nothing to give here: signed in already, or not under way.
fn elsewhere(visit: &Visit, return_to: &str) -> Response {
    let there = if visit.signed_in.is_some() {
        return_to
    } else {
        "/connexion"
    };
    Redirect::to(there).into_response()
}

pub(super) async fn give(visit: Visit, headers: HeaderMap, Posted(given): Posted<Given>) -> Answer {
    let return_to = local_path(&given.retour).unwrap_or("/");
    let Some(kept) = cookie(&headers, session_cookie_name(&visit.house)) else {
        return Ok(elsewhere(&visit, return_to));
    };
    let is_recovery = !given.secours.trim().is_empty();
    let deed = GiveSecondFactor {
        cookie: kept.to_owned(),
        typed: if is_recovery {
            given.secours.clone()
        } else {
            given.code
        },
        is_recovery,
        effort: effort::effort_brought(given.defi, given.preuve),
    };
    let mut asks_effort = false;
    // Without a request id: the answer holds the session's secret, which is kept nowhere.
    let errors = match visit.house.act(visit.body.id, Actor::Visitor, &deed).await {
        Ok(Some(session)) => {
            let mut response = Redirect::to(return_to).into_response();
            begin_session_in(&mut response, &visit.house, &session.cookie)?;
            bring_language(&visit, &session.cookie).await?;
            return Ok(response);
        }
        Ok(None) => {
            let mut errors = FormErrors::default();
            let (field, sentence) = if is_recovery {
                (
                    "secours",
                    t!(visit.words, "identity-second-factor-wrong-recovery"),
                )
            } else {
                ("code", t!(visit.words, "identity-second-factor-wrong"))
            };
            errors.add(field, sentence);
            errors
        }
        // The button pressed twice: the first press did it.
        Err(Fault::Refused { .. }) if visit.signed_in.is_some() && !visit.must_enrol => {
            return Ok(elsewhere(&visit, return_to));
        }
        Err(fault) => {
            asks_effort = effort::effort_is_asked(&fault);
            visit.refusal_of_form("code", fault)?
        }
    };
    let Some(person) = under_way(&visit, &headers).await? else {
        return Ok(over(&visit));
    };
    let page = ask_page(
        &visit,
        person,
        (return_to, &given.secours),
        (&errors, asks_effort),
    )
    .await?;
    visit.refused_page(page)
}

fn over(visit: &Visit) -> Response {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Warning, &html! { p { (t!(words, "identity-second-factor-over")) } }))
        p { (button_link(&t!(words, "identity-ask-title"), "/connexion")) }
    };
    let page = Page::new(t!(words, "identity-second-factor-ask-title"), main)
        .keeps_drafts()
        .not_indexed();
    visit.page_with(StatusCode::GONE, page)
}

async fn ask_page(
    visit: &Visit,
    person: PersonId,
    (return_to, typed): (&str, &str),
    (errors, asks_effort): (&FormErrors, bool),
) -> Result<Page, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let has_app = store::is_enrolled(&mut sql, body, person).await?;
    let has_keys = passkey::count(&mut sql, body, person).await? > 0;
    let code = number_field(words, t!(words, "identity-second-factor-code"), "code")
        .hint(t!(words, "identity-second-factor-code-hint"))
        .autocomplete("one-time-code")
        .max_length(CODE_CHARS_MAX)
        .errors(errors);
    let recovery = text_field(words, t!(words, "identity-second-factor-recovery"), "secours")
        .hint(t!(words, "identity-second-factor-recovery-hint"))
        .value(typed)
        .autocomplete("off")
        .max_length(RECOVERY_CHARS_MAX)
        .errors(errors);
    let is_recovery_wrong = errors.of("secours").is_some();
    // One effort, whichever of the two forms is sent.
    let effort = asks_effort.then(|| effort::effort_fields(visit));
    let shown = if visit.body.is_demonstration {
        super::second_factor::shown_in_demonstration(visit, person).await?
    } else {
        None
    };
    let main = html! {
        (error_summary(errors, words))
        @if let Some(code) = shown {
            (notice(Tone::Info, &html! { p { (t!(words, "identity-demonstration-code", code = code)) } }))
        }
        @if has_app {
            (Form::post(words, PATH, visit.request_id()).content(html! {
                (code)
                (hidden("retour", return_to))
                @if let Some(effort) = &effort { (effort) }
                (button(t!(words, "identity-second-factor-give")))
            }))
        }
        @if has_keys { (super::passkey::offered(visit, return_to)) }
        @if has_app {
            details open[is_recovery_wrong] {
                summary { (t!(words, "identity-second-factor-lost")) }
                (Form::post(words, PATH, visit.request_id()).content(html! {
                    (recovery)
                    (hidden("retour", return_to))
                    @if let Some(effort) = &effort { (effort) }
                    (button_quiet(t!(words, "identity-second-factor-give-recovery")))
                }))
                p { (t!(words, "identity-second-factor-lost-both")) }
            }
        } @else {
            p { (t!(words, "identity-second-factor-lost-key-too")) }
        }
    };
    Ok(Page::new(t!(words, "identity-second-factor-ask-title"), main)
        .lead(t!(words, "identity-second-factor-ask-lead"))
        .refused(errors)
        .keeps_drafts()
        .not_indexed())
}
