//! Passkeys in pages: the button where one signs in, and one's own on « Mes appareils ».
//!
//! The browser alone can make a key or sign with it, so that these two forms need their script. Without it they are not shown, and
//! the link by mail is there.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::Uuid;
use kernel::{Actor, Fault, PersonId};
use maud::{Markup, html};
use passkeys::{Begun, Key, Site};
use serde::Deserialize;
use tools::secret;
use ui::components::{Tone, list_empty, notice, table};
use ui::forms::{Form, FormErrors, button, button_link, button_quiet, hidden, number_field, text_field};
use ui::visit::{cookie, session_cookie_name};
use ui::{Answer, Page, Posted, Visit, t};

use super::devices::{DEVICES, device_said, devices_page};
use super::{begin_session_in, bring_language};
use crate::actions::{AddPasskey, EnterWithPasskey, RemovePasskey, SIGN_IN_PURPOSE, enrolment_purpose};
use crate::model::device::Device;
use crate::model::passkey::{PASSKEY_NAME_CHARS_MAX, PASSKEYS_MAX, written};
use crate::model::{SecretHash, local_path};
use crate::store::passkey::{self as store, PasskeyRow};
use crate::store::second_factor;

const ENTER: &str = "/connexion/cle";
/// A code with a space in its middle.
const CODE_CHARS_MAX: u32 = 7;

#[derive(Deserialize)]
pub(super) struct Entering {
    #[serde(default)]
    etat: String,
    #[serde(default)]
    reponse: String,
    #[serde(default)]
    retour: String,
}

#[derive(Deserialize)]
pub(super) struct Adding {
    request_id: Uuid,
    #[serde(default)]
    etat: String,
    #[serde(default)]
    reponse: String,
    #[serde(default)]
    nom: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    retour: String,
}

#[derive(Deserialize)]
pub(super) struct Removing {
    request_id: Uuid,
    cle: Uuid,
}

/// What a ceremony that begins puts in its form; nothing where passkeys cannot be.
fn begun(
    visit: &Visit,
    purpose: &str,
    begin: impl FnOnce(&Site) -> Result<Begun, passkeys::Refusal>,
) -> Result<Option<(String, String)>, Fault> {
    let Some(site) = Site::at(&visit.base_url(), &visit.body.name) else {
        return Ok(None);
    };
    let begun = begin(&site).map_err(|refusal| Fault::Internal(format!("a passkey: {refusal}")))?;
    let state = written(visit.now(), &begun.state);
    let sealed = secret::seal(&visit.house, visit.body.id, purpose, &state)?;
    Ok(Some((begun.options, sealed)))
}

fn script() -> Markup {
    html! { script type="module" src=(ui::assets::url("passkeys.js")) {} }
}

/// What is said where the browser or the person gives up; the script shows it.
fn given_up(visit: &Visit) -> Markup {
    html! {
        p hidden role="alert" data-passkey-failed { (t!(visit.words, "identity-passkey-given-up")) }
    }
}

/// The button where one signs in: shown by its script, in a browser that knows passkeys.
///
/// Where it cannot be, for want of the house's key, the other ways are there.
pub(super) fn offered(visit: &Visit, return_to: &str) -> Markup {
    let words = visit.words;
    let begun = begun(visit, SIGN_IN_PURPOSE, Site::begin_sign_in).unwrap_or_else(|fault| {
        tracing::error!(fault = %fault, "no passkey can be asked");
        None
    });
    let Some((options, sealed)) = begun else {
        return html! {};
    };
    html! {
        section hidden aria-labelledby="cle" data-passkey="get" data-options=(options) {
            h2 #cle { (t!(words, "identity-passkey-title")) }
            p { (t!(words, "identity-passkey-enter-what")) }
            (Form::post(words, ENTER, visit.request_id()).content(html! {
                (hidden("etat", &sealed))
                (hidden("reponse", ""))
                (hidden("retour", return_to))
                (button_quiet(t!(words, "identity-passkey-enter")))
            }))
            (given_up(visit))
        }
        (script())
    }
}

pub(super) async fn enter(visit: Visit, headers: HeaderMap, Posted(form): Posted<Entering>) -> Answer {
    let return_to = local_path(&form.retour).unwrap_or("/");
    let deed = EnterWithPasskey {
        sealed: form.etat,
        answer: form.reponse,
    };
    // Without a request id: the answer holds the session's secret, which is kept nowhere.
    match visit.house.act(visit.body.id, Actor::Visitor, &deed).await {
        Ok(Some(session)) => {
            let mut response = Redirect::to(return_to).into_response();
            begin_session_in(&mut response, &visit.house, &session.cookie)?;
            super::end_replaced_session(&visit, &headers).await?;
            bring_language(&visit, &session.cookie).await?;
            super::entering::forget_arrival_of_another(&visit, &session.cookie, &mut response).await?;
            Ok(response)
        }
        Ok(None) => Ok(refused(&visit, "identity-passkey-refused")),
        // The button pressed twice: the first press did it.
        Err(Fault::Refused { .. }) if visit.signed_in.is_some() => {
            Ok(Redirect::to(return_to).into_response())
        }
        Err(Fault::Refused { sentence, .. }) => Ok(refused(&visit, sentence.key)),
        Err(fault) => Err(fault.into()),
    }
}

pub(super) async fn back(_: Visit) -> Answer {
    Ok(Redirect::to("/connexion").into_response())
}

fn refused(visit: &Visit, why_not: &'static str) -> Response {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Warning, &html! { p { (words.say(why_not)) } }))
        p { (button_link(&t!(words, "identity-ask-title"), "/connexion")) }
    };
    let page = Page::new(t!(words, "identity-passkey-refused-title"), main)
        .under(t!(words, "identity-ask-title"), "/connexion")
        .not_indexed();
    visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

pub(super) async fn add(visit: Visit, headers: HeaderMap, Posted(form): Posted<Adding>) -> Answer {
    let session = cookie(&headers, session_cookie_name(&visit.house)).unwrap_or_default();
    let deed = AddPasskey {
        sealed: form.etat,
        answer: form.reponse,
        name: form.nom,
        is_assisted: super::may_be_helped(&visit),
        own: SecretHash::of(session),
        code: form.code,
    };
    match visit.act(form.request_id, &deed).await {
        Ok(true) => visit.done(
            local_path(&form.retour).unwrap_or(DEVICES),
            "identity-passkey-added",
        ),
        outcome => {
            let errors = if let Err(fault) = outcome {
                visit.refusal_of_form("cles", fault)?
            } else {
                let mut errors = FormErrors::default();
                errors.add("code", t!(visit.words, "identity-second-factor-wrong"));
                errors
            };
            let page = devices_page(&visit, &headers, None, (&errors, Some(deed.name.as_str()))).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn remove(visit: Visit, headers: HeaderMap, Posted(form): Posted<Removing>) -> Answer {
    let deed = RemovePasskey {
        passkey: form.cle,
        is_helped: super::is_helped(&visit),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(DEVICES, "identity-passkey-removed"),
        Err(fault) => {
            let errors = visit.refusal_of_form("cles", fault)?;
            let page = devices_page(&visit, &headers, None, (&errors, None)).await?;
            visit.refused_page(page)
        }
    }
}

/// On « Mes appareils »: one's passkeys, and the form of a new one.
pub(super) async fn section(
    visit: &Visit,
    headers: &HeaderMap,
    (person, name): (PersonId, &str),
    (errors, typed, return_to): (&FormErrors, Option<&str>, Option<&str>),
) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let rows = store::passkeys_of(&mut sql, body, person).await?;
    // A key that cannot be read any more is no reason to make no other.
    let known: Vec<Key> = rows
        .iter()
        .filter_map(|row| Key::parse(&row.public_key).ok())
        .collect();
    let email = crate::email_of(&mut sql, body, person).await?.unwrap_or_default();
    // A form that would be refused is not shown; its reason is.
    let why_none = if super::may_be_helped(visit) {
        Some(t!(words, "identity-assisted-no-passkey"))
    } else if i64::try_from(rows.len()).is_ok_and(|count| count >= PASSKEYS_MAX) {
        Some(t!(words, "identity-passkeys-too-many", max = PASSKEYS_MAX))
    } else {
        None
    };
    let begun = if why_none.is_some() {
        None
    } else {
        begun(visit, &enrolment_purpose(person), |site| {
            site.begin_enrolment(person.uuid(), (email.as_str(), name), &known)
        })?
    };
    let has_app = second_factor::is_enrolled(&mut sql, body, person).await?;
    let said = headers.get(axum::http::header::USER_AGENT);
    let said = said.and_then(|said| said.to_str().ok()).unwrap_or_default();
    let proposed = device_said(visit, Some(Device::of(said)));
    let name_max = u32::try_from(PASSKEY_NAME_CHARS_MAX).unwrap_or(u32::MAX);
    Ok(html! {
        section aria-labelledby="cles" {
            h2 #cles { (t!(words, "identity-passkeys-title")) }
            p { (t!(words, "identity-passkeys-what")) }
            @if rows.is_empty() {
                (list_empty(&t!(words, "identity-passkeys-empty"), None))
            } @else {
                (own(visit, &rows))
            }
            @if let Some((options, sealed)) = begun {
                div hidden data-passkey="create" data-options=(options) {
                    (Form::post(words, format!("{DEVICES}/cles"), visit.request_id()).content(html! {
                        (text_field(words, t!(words, "identity-passkey-name"), "nom")
                            .value(typed.unwrap_or(&proposed))
                            .hint(t!(words, "identity-passkey-name-hint"))
                            .max_length(name_max)
                            .errors(errors))
                        @if has_app {
                            (number_field(words, t!(words, "identity-second-factor-code"), "code")
                                .hint(t!(words, "identity-passkey-code-hint"))
                                .autocomplete("one-time-code")
                                .max_length(CODE_CHARS_MAX)
                                .errors(errors)
                                .optional())
                        }
                        (hidden("etat", &sealed))
                        (hidden("reponse", ""))
                        (hidden("retour", return_to.unwrap_or_default()))
                        (button(t!(words, "identity-passkey-add")))
                    }))
                    (given_up(visit))
                }
                p data-passkey-none { (t!(words, "identity-passkey-no-browser")) }
                (script())
            } @else if let Some(why) = why_none {
                p { (why) }
            } @else {
                p { (t!(words, "identity-passkey-nowhere")) }
            }
        }
    })
}

fn own(visit: &Visit, rows: &[PasskeyRow]) -> Markup {
    let words = visit.words;
    let mut lines = table(t!(words, "identity-passkeys-caption"))
        .column(t!(words, "identity-passkey-name"))
        .column(t!(words, "identity-passkey-made-at"))
        .column(t!(words, "identity-token-last-used"))
        .column(t!(words, "identity-passkey-remove-column"));
    for row in rows {
        lines = lines.row([
            html! { (row.name) },
            html! { (visit.on(row.made_at)) },
            html! { (row.last_used_at.map_or_else(|| t!(words, "identity-token-never-used"), |at| visit.on(at))) },
            Form::post(words, format!("{DEVICES}/cles/retirer"), visit.request_id()).content(html! {
                (hidden("cle", &row.id.to_string()))
                (button_quiet(t!(words, "identity-passkey-remove", name = row.name.as_str())).danger())
            }),
        ]);
    }
    html! { (lines) }
}
