//! Giving an address to an account that has none, and the link sent there. Opening it does nothing: mail scanners open every link.

use axum::extract::Path;
use axum::http::StatusCode;
use db::Uuid;
use kernel::{Fault, SignedIn};
use maud::html;
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_link, email_field, error_summary};
use ui::{Answer, Page, Posted, Visit, t};

use super::{CODE, chars};
use crate::actions::{ConfirmAddress, GiveAddress};
use crate::rights;
use crate::store::codes;

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    email: String,
}

#[derive(Deserialize)]
pub(super) struct Pressed {
    request_id: Uuid,
}

pub(super) async fn show(visit: Visit) -> Answer {
    super::must_hold(&visit, &rights::GIVE_ADDRESS).await?;
    visit.page(page(&visit, "", &FormErrors::default()))
}

pub(super) async fn give(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let deed = GiveAddress {
        email: typed.email.clone(),
        is_helped: is_helped(&visit),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => {
            let words = visit.words;
            let main = html! {
                (notice(Tone::Good, &html! { p { (t!(words, "desk-address-sent", email = &typed.email)) } }))
                @if visit.body.is_demonstration {
                    p { (button_link(&t!(words, "desk-demonstration-mailbox"), "/boite")) }
                }
            };
            visit.page(under_code(
                &visit,
                Page::new(t!(words, "desk-address-title"), main),
            ))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("email", fault)?;
            visit.refused_page(page(&visit, &typed.email, &errors).refused(&errors))
        }
    }
}

pub(super) async fn show_link(visit: Visit, Path(token): Path<String>) -> Answer {
    super::must_hold(&visit, &rights::GIVE_ADDRESS).await?;
    let words = visit.words;
    let found = codes::find_address(&mut visit.sql(), visit.body.id, &token, visit.now()).await?;
    let Some(waiting) = found.filter(|found| Some(found.person_id) == visit.actor.person()) else {
        let main = notice(
            Tone::Warning,
            &html! { p { (t!(words, "desk-refused-address-link")) } },
        );
        let page = under_code(&visit, Page::new(t!(words, "desk-address-title"), main));
        return Ok(visit.page_with(StatusCode::GONE, page));
    };
    let main = html! {
        p { (t!(words, "desk-address-is", email = &waiting.email)) }
        (Form::post(words, format!("/code/adresse/{token}"), visit.request_id()).content(html! {
            (button(t!(words, "desk-address-confirm")))
        }))
    };
    visit.page(under_code(
        &visit,
        Page::new(t!(words, "desk-address-title"), main),
    ))
}

pub(super) async fn confirm(
    visit: Visit,
    Path(token): Path<String>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let deed = ConfirmAddress {
        token,
        is_helped: is_helped(&visit),
    };
    match visit.act(pressed.request_id, &deed).await {
        Ok(()) => visit.done("/compte", "desk-address-given"),
        Err(fault @ Fault::Refused { .. }) => {
            let errors = visit.refusal_of_form("email", fault)?;
            visit.refused_page(page(&visit, "", &errors).refused(&errors))
        }
        Err(fault) => Err(fault.into()),
    }
}

fn page(visit: &Visit, typed: &str, errors: &FormErrors) -> Page {
    let words = visit.words;
    let field = email_field(words, t!(words, "desk-address"), "email")
        .value(typed)
        .hint(t!(words, "desk-address-hint"))
        .max_length(chars(identity::model::EMAIL_BYTES_MAX))
        .errors(errors);
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, "/code/adresse", visit.request_id()).content(html! {
            (field)
            (button(t!(words, "desk-address-button")))
        }))
    };
    under_code(
        visit,
        Page::new(t!(words, "desk-address-title"), main).lead(t!(words, "desk-address-why")),
    )
}

fn is_helped(visit: &Visit) -> bool {
    visit.signed_in.as_ref().is_some_and(SignedIn::is_helped)
}

fn under_code(visit: &Visit, page: Page) -> Page {
    page.under(t!(visit.words, "desk-code-title"), CODE).not_indexed()
}
