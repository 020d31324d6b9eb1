//! Signing in: asking for a link, then using it.

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::Uuid;
use kernel::{Actor, Fault};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, why};
use ui::forms::{
    Form, FormErrors, button, button_link, button_quiet, email_field, error_summary, hidden, text_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{effort, put_session_cookie, silent};
use crate::actions::{AskSignInLink, NoteDeadLink, SignIn, SignUp};
use crate::model::{
    EMAIL_BYTES_MAX, EmailAddress, LinkState, NAME_CHARS_MAX, SESSION_VALID_DAYS, SecretHash, local_path,
};
use crate::store::{self, LinkRow};

/// Invented people a demonstration offers to sign in as.
const DEMONSTRATION_PEOPLE_MAX: i64 = 20;

#[derive(Deserialize)]
pub(super) struct AskQuery {
    #[serde(default)]
    retour: String,
    #[serde(default)]
    pourquoi: String,
}

#[derive(Deserialize)]
pub(super) struct AskForm {
    request_id: Uuid,
    #[serde(default)]
    email: String,
    #[serde(default)]
    retour: String,
    #[serde(default)]
    defi: String,
    #[serde(default)]
    preuve: String,
}

#[derive(Deserialize)]
pub(super) struct UseForm {
    name: Option<String>,
}

/// What the page that asks for an address starts from.
#[derive(Default)]
pub(super) struct Asking {
    pub(super) email: String,
    pub(super) return_to: Option<String>,
    pub(super) is_for_a_right: bool,
    /// What the form asks of who asks too often
    pub(super) effort: Option<Markup>,
    pub(super) errors: FormErrors,
}

pub(super) async fn ask(visit: Visit, Query(query): Query<AskQuery>, headers: HeaderMap) -> Answer {
    let return_to = local_path(&query.retour).map(str::to_owned);
    let is_for_a_right = query.pourquoi == "droit";
    let asked = (return_to.as_deref(), is_for_a_right);
    if let Some(there) = silent::first_try(&visit, &headers, asked).await? {
        return Ok(there);
    }
    let asking = Asking {
        return_to,
        is_for_a_right,
        ..Asking::default()
    };
    let page = ask_page(&visit, &asking).await?;
    visit.page(page)
}

pub(super) async fn send_link(visit: Visit, Posted(form): Posted<AskForm>) -> Answer {
    let return_to = local_path(&form.retour).map(str::to_owned);
    let deed = AskSignInLink {
        email: form.email.clone(),
        return_to: return_to.clone(),
        client: visit.client,
        language: visit.device_language,
        effort: effort::effort_brought(form.defi, form.preuve),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.page(sent_page(&visit, form.email.trim())),
        Err(fault) => {
            let asking = Asking {
                email: form.email,
                return_to,
                is_for_a_right: false,
                effort: effort::effort_is_asked(&fault).then(|| effort::effort_fields(&visit)),
                errors: visit.refusal_of_form("email", fault)?,
            };
            let page = ask_page(&visit, &asking).await?;
            visit.refused_page(page)
        }
    }
}

/// Shows the button. Reads only: mail scanners and link previews open every link they meet.
pub(super) async fn show_link(visit: Visit, Path(token): Path<String>, headers: HeaderMap) -> Answer {
    match valid_link(&visit, &token).await? {
        Ok(link) => {
            let proposed = super::entering::proposed_name(&visit, &headers).await?;
            let page = link_page(&visit, &token, &link, &proposed, &FormErrors::default()).await?;
            visit.page(page)
        }
        Err(why_not) => Ok(dead_link(&visit, why_not)),
    }
}

pub(super) async fn use_link(
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
    Posted(form): Posted<UseForm>,
) -> Answer {
    let (house, body) = (&visit.house, visit.body.id);
    // Without a request id: the answer holds the session's secret, which is kept nowhere. As a visitor: who was signed
    // in here before has no part in it.
    let outcome = if let Some(name) = form.name.clone() {
        let deed = SignUp {
            token: token.clone(),
            name,
        };
        house.act(body, Actor::Visitor, &deed).await
    } else {
        let deed = SignIn { token: token.clone() };
        house.act(body, Actor::Visitor, &deed).await
    };
    match outcome {
        Ok(session) => {
            let path = session.return_to.as_deref().and_then(local_path).unwrap_or("/");
            let path = super::after_sign_in(&visit, &session.cookie, path).await?;
            let mut response = Redirect::to(&path).into_response();
            let seconds = SESSION_VALID_DAYS * 24 * 3600;
            put_session_cookie(&mut response, house, &session.cookie, seconds)?;
            super::end_replaced_session(&visit, &headers).await?;
            super::bring_language(&visit, &session.cookie).await?;
            super::entering::forget_arrival_of_another(&visit, &session.cookie, &mut response).await?;
            Ok(response)
        }
        Err(fault @ Fault::Invalid(_)) => {
            let errors = visit.refusal_of_form("name", fault)?;
            match valid_link(&visit, &token).await? {
                Ok(link) => {
                    let typed = form.name.unwrap_or_default();
                    let page = link_page(&visit, &token, &link, &typed, &errors).await?;
                    visit.refused_page(page)
                }
                Err(why_not) => Ok(dead_link(&visit, why_not)),
            }
        }
        // The button pressed again while the code is awaited: the first press did it, and nobody else tried.
        Err(Fault::Refused { .. }) if super::second_factor_ask::is_under_way(&visit, &headers).await? => {
            let path = super::second_factor_under_way(&visit, &headers, "/").await?;
            Ok(Redirect::to(path.as_deref().unwrap_or("/connexion")).into_response())
        }
        // The button pressed twice: the first press did it.
        Err(Fault::Refused { .. }) if visit.signed_in.is_some() => Ok(Redirect::to("/").into_response()),
        Err(Fault::Refused { sentence, .. }) => {
            note_dead_link(&visit, &token).await?;
            Ok(dead_link(&visit, sentence.key))
        }
        Err(fault) => Err(fault.into()),
    }
}

/// Its person sees that it was tried; nothing more is noted of a link that is nobody's, or that was tried before.
async fn note_dead_link(visit: &Visit, token: &str) -> Result<(), Fault> {
    let deed = NoteDeadLink {
        token: token.to_owned(),
    };
    match visit.house.act(visit.body.id, Actor::Visitor, &deed).await {
        Ok(()) | Err(Fault::Refused { .. }) => Ok(()),
        Err(fault) => Err(fault),
    }
}

/// The link, or the key of the sentence that says why it does not work.
async fn valid_link(visit: &Visit, token: &str) -> Result<Result<LinkRow, &'static str>, Fault> {
    let link = store::find_link(&mut visit.sql(), visit.body.id, &SecretHash::of(token)).await?;
    let Some(link) = link else {
        return Ok(Err("identity-link-unknown"));
    };
    Ok(match LinkState::at(visit.now(), link.used_at, link.expires_at) {
        LinkState::Valid => Ok(link),
        LinkState::Used => Err("identity-link-used"),
        LinkState::Expired => Err("identity-link-expired"),
    })
}

async fn ask_page(visit: &Visit, asking: &Asking) -> Result<Page, Fault> {
    let words = visit.words;
    let people = if visit.body.is_demonstration {
        store::list_oldest(&mut visit.sql(), visit.body.id, DEMONSTRATION_PEOPLE_MAX).await?
    } else {
        Vec::new()
    };
    let return_to = asking.return_to.as_deref().unwrap_or_default();
    let main = html! {
        (error_summary(&asking.errors, words))
        @if !is_mail_carried(visit) {
            (notice(Tone::Warning, &html! {
                p { strong { (t!(words, "identity-no-mail")) } }
                p { (t!(words, "identity-no-mail-next", name = visit.body.name.as_str())) }
            }))
        }
        @if let Some(person) = &visit.signed_in {
            (notice(Tone::Info, &html! {
                p { (t!(words, "identity-already", name = &person.name)) }
                p { a href=(asking.return_to.as_deref().unwrap_or("/")) { (t!(words, "identity-already-continue")) } }
            }))
        } @else if asking.is_for_a_right {
            (notice(Tone::Info, &html! { p { (t!(words, "identity-ask-for-a-right")) } }))
        }
        (ask_form(visit, asking))
        (why(words, &html! { p { (t!(words, "identity-ask-why")) } }, None))
        (super::passkey::offered(visit, return_to))
        (super::entering::offered(visit, return_to).await?)
        (super::passage::offered(visit, return_to))
        @if visit.body.is_demonstration {
            section aria-labelledby="people" {
                h2 #people { (t!(words, "identity-demonstration-title")) }
                p { (t!(words, "identity-demonstration-people")) " "
                    a href="/boite" { (t!(words, "identity-demonstration-mailbox")) } "." }
                @if people.is_empty() { p { (t!(words, "identity-demonstration-nobody")) } }
                ul.details {
                    @for person in &people {
                        li {
                            (Form::post(words, "/connexion", visit.request_id()).content(html! {
                                (hidden("email", &person.email))
                                (hidden("retour", return_to))
                                (button_quiet(t!(words, "identity-demonstration-link-of", name = &person.name)))
                            }))
                        }
                    }
                }
            }
        }
    };
    Ok(Page::new(t!(words, "identity-ask-title"), main)
        .lead(t!(words, "identity-ask-lead"))
        .translated()
        .refused(&asking.errors)
        .keeps_drafts()
        .not_indexed())
}

pub(super) fn ask_form(visit: &Visit, asking: &Asking) -> Markup {
    let words = visit.words;
    let email_max = u32::try_from(EMAIL_BYTES_MAX).unwrap_or(u32::MAX);
    let email = email_field(words, t!(words, "identity-ask-email"), "email")
        .value(&asking.email)
        .max_length(email_max)
        .hint(if visit.body.is_demonstration {
            t!(words, "identity-ask-email-hint-demonstration")
        } else {
            t!(words, "identity-ask-email-hint")
        })
        .errors(&asking.errors);
    Form::post(words, "/connexion", visit.request_id()).content(html! {
        (email)
        (hidden("retour", asking.return_to.as_deref().unwrap_or_default()))
        @if let Some(effort) = &asking.effort { (effort) }
        (button(t!(words, "identity-ask-button")))
    })
}

/// Whether a link that is asked for reaches somebody.
fn is_mail_carried(visit: &Visit) -> bool {
    outgoing::mail::is_carried(&visit.house, &visit.body)
}

/// What is said once a link was asked for: where to look for it or, without a mail server, that it went nowhere.
fn sent_page(visit: &Visit, email: &str) -> Page {
    let words = visit.words;
    if !is_mail_carried(visit) {
        let main = html! {
            (notice(Tone::Warning, &html! {
                p { (t!(words, "identity-set-aside", email = email)) }
                p { (t!(words, "identity-no-mail-next", name = visit.body.name.as_str())) }
            }))
        };
        return Page::new(t!(words, "identity-set-aside-title"), main)
            .under(t!(words, "identity-ask-title"), "/connexion")
            .keeps_drafts()
            .not_indexed();
    }
    let main = html! {
        p { (t!(words, "identity-sent", email = email)) }
        p { (t!(words, "identity-sent-next")) }
        @if visit.body.is_demonstration {
            p { (t!(words, "identity-sent-demonstration")) }
            p { (button_link(&t!(words, "identity-demonstration-mailbox-open"), "/boite")) }
        }
    };
    Page::new(t!(words, "identity-sent-title"), main)
        .under(t!(words, "identity-ask-title"), "/connexion")
        .keeps_drafts()
        .not_indexed()
}

async fn link_page(
    visit: &Visit,
    token: &str,
    link: &LinkRow,
    typed_name: &str,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let is_known = match EmailAddress::parse(&link.email) {
        Some(email) => store::find_by_email(&mut visit.sql(), visit.body.id, &email)
            .await?
            .is_some(),
        None => false,
    };
    let name_max = u32::try_from(NAME_CHARS_MAX).unwrap_or(u32::MAX);
    let name = text_field(words, t!(words, "identity-name"), "name")
        .value(typed_name)
        .hint(t!(words, "identity-name-hint"))
        .autocomplete("name")
        .max_length(name_max)
        .errors(errors);
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "identity-link-for", email = &link.email)) }
        (Form::post(words, format!("/connexion/{token}"), visit.request_id()).content(html! {
            @if !is_known { (name) }
            (button(t!(words, "identity-link-button")))
        }))
        @if !is_known { (why(words, &html! { p { (t!(words, "identity-name-why")) } }, None)) }
    };
    Ok(Page::new(t!(words, "identity-link-title"), main)
        .refused(errors)
        .keeps_drafts()
        .not_indexed())
}

/// A link that does not work: why, and the way to another one.
fn dead_link(visit: &Visit, why_not: &'static str) -> Response {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Warning, &html! { p { (words.say(why_not)) } }))
        (ask_form(visit, &Asking::default()))
    };
    let page = Page::new(t!(words, "identity-link-dead-title"), main)
        .under(t!(words, "identity-ask-title"), "/connexion")
        .keeps_drafts()
        .not_indexed();
    visit.page_with(StatusCode::GONE, page)
}
