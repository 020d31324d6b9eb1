//! One's account: the name shown, the address, the sessions.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, PersonId};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::definition_list;
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, hidden, text_field};
use ui::visit::{cookie, session_cookie_name};
use ui::{Answer, Page, Posted, Visit, t};

use super::put_session_cookie;
use crate::actions::{EndSession, Rename, SignOut};
use crate::model::NAME_CHARS_MAX;
use crate::rights;
use crate::store;

#[derive(Deserialize)]
pub(super) struct RenameForm {
    request_id: Uuid,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
pub(super) struct SignOutForm {
    request_id: Uuid,
    #[serde(default)]
    partout: String,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let page = account_page(&visit, None, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn rename(visit: Visit, Posted(form): Posted<RenameForm>) -> Answer {
    let deed = Rename {
        name: form.name.clone(),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done("/compte", "identity-renamed"),
        Err(fault) => {
            let errors = visit.refusal_of_form("name", fault)?;
            let page = account_page(&visit, Some(&form.name), &errors).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn sign_out(visit: Visit, headers: HeaderMap, Posted(form): Posted<SignOutForm>) -> Answer {
    let session = cookie(&headers, session_cookie_name(&visit.house));
    let (true, Some(session)) = (visit.signed_in.is_some(), session) else {
        return Ok(Redirect::to("/").into_response());
    };
    if form.partout == "oui" {
        visit.act(form.request_id, &SignOut).await?;
    } else {
        let deed = EndSession {
            cookie: session.to_owned(),
        };
        visit.act(form.request_id, &deed).await?;
    }
    let mut response = visit.done("/", "identity-signed-out")?;
    put_session_cookie(&mut response, &visit.house, "", 0)?;
    // Nothing of this person stays on the device: pages kept, drafts, what was not sent (Clear Site Data, section 3.1).
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"storage\""),
    );
    Ok(response)
}

/// Whether this very device keeps pages to be read without network: its own choice, written by its browser only.
fn device(visit: &Visit, person: PersonId) -> Markup {
    let words = visit.words;
    html! {
        section #offline-device hidden aria-labelledby="device-title" data-person=(person) {
            h2 #device-title { (t!(words, "identity-device-title")) }
            div data-if="not-own" {
                p { (t!(words, "identity-device-off")) }
                p { (t!(words, "identity-device-shared")) }
                button.button.button-quiet type="button" data-do="own" { (t!(words, "identity-device-keep")) }
            }
            div data-if="own" hidden {
                p { (t!(words, "identity-device-on")) }
                p { a href="/hors-connexion" { (t!(words, "identity-device-see")) } }
                button.button.button-danger type="button" data-do="disown" { (t!(words, "identity-device-erase")) }
            }
        }
        (ui::offline::script())
    }
}

async fn account_page(visit: &Visit, typed_name: Option<&str>, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let signed_in = visit.signed_in.as_ref().ok_or(Fault::Forbidden {
        right: rights::SIGN_IN.code,
    })?;
    let person = store::find_person(&mut visit.sql(), visit.body.id, signed_in.person)
        .await?
        .ok_or(Fault::NotFound("person"))?;
    let name_max = u32::try_from(NAME_CHARS_MAX).unwrap_or(u32::MAX);
    let name = text_field(words, t!(words, "identity-name"), "name")
        .value(typed_name.unwrap_or(&person.name))
        .hint(t!(words, "identity-name-hint"))
        .autocomplete("name")
        .max_length(name_max)
        .errors(errors);
    let linked = super::passage::linked_accounts(visit, signed_in.person).await?;
    let facts = [(t!(words, "identity-account-email"), html! { (person.email) })];
    let main = html! {
        (error_summary(errors, words))
        (definition_list(&facts))
        p { (t!(words, "identity-account-email-use")) }
        section aria-labelledby="name-title" {
            h2 #name-title { (t!(words, "identity-account-name-title")) }
            (Form::post(words, "/compte", visit.request_id()).content(html! {
                (name)
                (button(t!(words, "identity-account-rename")))
            }))
        }
        (linked)
        @if visit.house.settings.offline_allowed { (device(visit, signed_in.person)) }
        section aria-labelledby="sessions-title" {
            h2 #sessions-title { (t!(words, "identity-account-sessions-title")) }
            p.hint hidden data-sign-out-note=(t!(words, "identity-account-sign-out-waiting", n = "%n%")) {}
            (Form::post(words, "/deconnexion", visit.request_id()).content(html! {
                (button_quiet(t!(words, "identity-account-sign-out")))
            }))
            (Form::post(words, "/deconnexion", visit.request_id()).content(html! {
                (hidden("partout", "oui"))
                (button_quiet(t!(words, "identity-account-sign-out-everywhere")))
            }))
        }
    };
    Ok(Page::new(t!(words, "identity-account-title"), main)
        .refused(errors)
        .not_indexed())
}
