//! One's account: the name shown, the address, the sessions.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::Uuid;
use kernel::{Fault, House, PersonId, Scope, Subject, SubjectRef};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::definition_list;
use ui::forms::{Choice, Form, FormErrors, button, button_quiet, error_summary, hidden, radios, text_field};
use ui::offers::offers_of;
use ui::visit::{cookie, session_cookie_name};
use ui::{Answer, Page, Posted, Visit, Words, t};

use super::put_session_cookie;
use crate::actions::{EndSession, Rename, SignOut};
use crate::model::{NAME_CHARS_MAX, local_path};
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
    /// What this browser still holds for a later sign-in, or of other people; empty when nothing
    #[serde(default)]
    appareil: String,
    /// Where to go then; home when empty
    #[serde(default)]
    retour: String,
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
    let mut response = match (visit.signed_in.is_some(), session) {
        (true, Some(session)) => {
            let leaving = super::leaving::leaving(&visit, session).await?;
            if form.partout == "oui" {
                visit.act(form.request_id, &SignOut).await?;
            } else {
                let deed = EndSession {
                    cookie: session.to_owned(),
                };
                visit.act(form.request_id, &deed).await?;
            }
            // The session is over whatever its provider answers.
            match super::leaving::way_out(&visit, leaving).await? {
                Some((name, there)) => super::leaving::leaving_page(&visit, (name.as_str(), there.as_str()))?,
                None => visit.done(local_path(&form.retour).unwrap_or("/"), "identity-signed-out")?,
            }
        }
        // The session had ended already: what the device holds of it goes all the same.
        _ => Redirect::to("/").into_response(),
    };
    // Where writings wait that are somebody else's, or that this person chose to find again, only the device's own worker
    // knows what may go, and does it.
    let cleared = if form.appareil.is_empty() {
        WHOLE_DEVICE
    } else {
        "\"cache\""
    };
    leave_device(&mut response, &visit.house, cleared)?;
    Ok(response)
}

/// Everything that a browser keeps of this site.
pub(super) const WHOLE_DEVICE: &str = "\"cache\", \"storage\"";

/// Nothing of this person stays on the device: the session, whom a provider recognised, pages that « back » would show, pages
/// kept, drafts, what was not sent (Clear Site Data, section 3.1).
pub(super) fn leave_device(
    response: &mut Response,
    house: &House,
    cleared: &'static str,
) -> Result<(), Fault> {
    put_session_cookie(response, house, "", 0)?;
    super::entering::forget_arrival(house, response)?;
    super::silent::note_tried(response, house)?;
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static(cleared),
    );
    Ok(())
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
                details {
                    summary { (t!(words, "identity-device-erase")) }
                    p { (t!(words, "identity-device-erase-what")) }
                    p hidden
                        data-erases-one=(t!(words, "identity-device-erase-waiting", n = 1))
                        data-erases=(t!(words, "identity-device-erase-waiting", n = "%n%")) {}
                    button.button.button-danger type="button" data-do="disown" { (t!(words, "identity-device-erase")) }
                }
            }
        }
        (ui::offline::script())
    }
}

/// What becomes of the writings that wait on this device: asked where some do.
fn leaving(words: Words) -> Markup {
    html! {
        div hidden data-leaving {
            p data-note=(t!(words, "identity-leaving-waiting", n = "%n%")) {}
            p { a href="/hors-connexion" { (t!(words, "identity-leaving-send-first")) } }
            (radios(words, t!(words, "identity-leaving-title"), "ce-qui-attend")
                .choices([
                    Choice::new("garde", t!(words, "identity-leaving-keep")).hint(t!(words, "identity-leaving-keep-hint")),
                    Choice::new("efface", t!(words, "identity-leaving-erase")),
                ])
                .chosen("garde"))
        }
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
    // The pages are other features', known by the house's own table of rights.
    let has = |code: &str| visit.house.rights.iter().any(|right| right.code == code);
    let (may_follow, may_see_all) = (has("follow.follow"), has("privacy.own"));
    let second_factor = super::second_factor::on_account(visit, signed_in.person).await?;
    let own = Subject {
        reference: SubjectRef::new("person", signed_in.person),
        title: person.name.clone(),
        path: "/compte".to_owned(),
    };
    let offered = offers_of(visit, &own).await?;
    let is_agent = visit.may(&rights::ERASE_ACCOUNT, Scope::BODY).await?;
    let has_address = person.email.contains('@');
    let email = if has_address {
        html! { (person.email) }
    } else {
        html! {
            (t!(words, "identity-account-no-email"))
            @if has("desk.give-address") { " " a href="/code/adresse" { (t!(words, "identity-account-give-email")) } }
        }
    };
    let facts = [
        (t!(words, "identity-account-email"), email),
        (
            t!(words, "identity-account-language"),
            html! { (t!(words, "language-name")) " – " a href="/langues" { (t!(words, "identity-account-language-change")) } },
        ),
    ];
    // Without network the session would stay open on the site while the page says otherwise.
    let sign_out_form = || {
        Form::post(words, "/deconnexion", visit.request_id())
            .needs_network(t!(words, "identity-account-sign-out-needs-network"))
    };
    let main = html! {
        (error_summary(errors, words))
        (definition_list(&facts))
        @if has_address { p { (t!(words, "identity-account-email-use")) } }
        @if may_follow { p { a href="/mes-suivis" { (t!(words, "identity-account-follows")) } } }
        @if may_see_all { p { a href="/compte/donnees" { (t!(words, "identity-account-data")) } } }
        section aria-labelledby="name-title" {
            h2 #name-title { (t!(words, "identity-account-name-title")) }
            (Form::post(words, "/compte", visit.request_id()).content(html! {
                (name)
                (button(t!(words, "identity-account-rename")))
            }))
        }
        (linked)
        section aria-labelledby="ways-title" {
            h2 #ways-title { (t!(words, "identity-ways-title")) }
            p { a href="/compte/moyens" { (t!(words, "identity-ways-see")) } }
            (offered)
        }
        (second_factor)
        section aria-labelledby="tokens-title" {
            h2 #tokens-title { (t!(words, "identity-tokens-title")) }
            p { (t!(words, "identity-tokens-lead")) }
            p { a href="/compte/jetons" { (t!(words, "identity-tokens-see")) } }
        }
        @if visit.house.settings.offline_allowed { (device(visit, signed_in.person)) }
        section aria-labelledby="sessions-title" {
            h2 #sessions-title { (t!(words, "identity-account-sessions-title")) }
            p { a href=(super::devices::DEVICES) { (t!(words, "identity-devices-see")) } }
            @if visit.house.settings.offline_allowed { (leaving(words)) }
            (sign_out_form().content(html! {
                (button_quiet(t!(words, "identity-account-sign-out")))
            }))
            (sign_out_form().content(html! {
                (hidden("partout", "oui"))
                (button_quiet(t!(words, "identity-account-sign-out-everywhere")))
            }))
        }
        (super::closing::offered(words, is_agent))
    };
    Ok(Page::new(t!(words, "identity-account-title"), main)
        .refused(errors)
        .not_indexed())
}
