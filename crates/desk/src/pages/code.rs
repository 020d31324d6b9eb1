//! « J’ai reçu un code » : typing it, and what it proved.

use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, error_summary, text_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::{CODE, DESK};
use crate::actions::{UseCode, Used};
use crate::rights;
use crate::store::codes;

/// Characters of the field: the code, with what people put between its letters.
const CODE_CHARS_MAX: u32 = 40;

#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    code: String,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let page = page(&visit, "", &FormErrors::default()).await?;
    visit.page(page)
}

/// Without a request id: the answer may hold a session's secret, which is kept nowhere. A code serves once.
pub(super) async fn send(visit: Visit, headers: HeaderMap, Posted(typed): Posted<Typed>) -> Answer {
    let deed = UseCode {
        code: typed.code.clone(),
        client: visit.client,
    };
    match visit.house.act(visit.body.id, visit.actor, &deed).await {
        Ok(Used::Entered(session)) => {
            let path = identity::after_sign_in(&visit, &session.cookie, CODE).await?;
            // Who has still to give a second factor is not told that they are signed in.
            let mut response: Response = if session.is_waiting {
                Redirect::to(&path).into_response()
            } else {
                visit.done(&path, "desk-entered")?
            };
            identity::begin_session_in(&mut response, &visit.house, &session.cookie)?;
            identity::end_replaced_session(&visit, &headers).await?;
            Ok(response)
        }
        Ok(Used::Attached) => visit.done(CODE, "desk-attached"),
        Ok(Used::Refused) => {
            tracing::info!("a code on paper was refused");
            let mut errors = FormErrors::default();
            errors.add("code", t!(visit.words, "desk-code-refused"));
            let page = page(&visit, &typed.code, &errors).await?;
            visit.refused_page(page)
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("code", fault)?;
            let page = page(&visit, &typed.code, &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn page(visit: &Visit, typed: &str, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let is_agent = visit.may(&rights::HELP, Scope::BODY).await?;
    let field = text_field(words, t!(words, "desk-code"), "code")
        .value(typed)
        .hint(t!(words, "desk-code-hint"))
        .autocomplete("off")
        .max_length(CODE_CHARS_MAX)
        .errors(errors);
    let main = html! {
        (error_summary(errors, words))
        (own(visit).await?)
        (Form::post(words, CODE, visit.request_id())
            .needs_network(t!(words, "desk-code-needs-network"))
            .content(html! {
                (field)
                (button(t!(words, "desk-code-button")))
            }))
        @if visit.signed_in.is_none() {
            p.hint { (t!(words, "desk-code-visitor")) " "
                a href="/connexion?retour=/code" { (t!(words, "desk-code-sign-in")) } }
        }
        @if is_agent { p { a href=(DESK) { (t!(words, "desk-title")) } } }
    };
    Ok(Page::new(t!(words, "desk-code-title"), main)
        .lead(t!(words, "desk-code-lead"))
        .refused(errors)
        .active(CODE)
        .not_indexed())
}

/// What is known of who is signed in: their proof, and an address to come back with.
async fn own(visit: &Visit) -> Result<Markup, Fault> {
    let words = visit.words;
    let Some(person) = visit.actor.person() else {
        return Ok(html! {});
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let proof = codes::residence(&mut sql, body, person).await?;
    let has_none = identity::is_without_address(&mut sql, body, person).await?;
    Ok(html! {
        @if let Some(proof) = &proof {
            (notice(Tone::Good, &html! {
                p {
                    strong { (t!(words, "desk-residence")) } " "
                    (t!(words, "desk-residence-on", on = visit.on(proof.proved_at)))
                    @if !proof.district.is_empty() { " " (t!(words, "desk-residence-district", district = &proof.district)) }
                }
            }))
        }
        @if has_none {
            (notice(Tone::Info, &html! {
                p { (t!(words, "desk-address-why")) }
                p { a href="/code/adresse" { (t!(words, "desk-address-title")) } " – "
                    a href="/compte/appareils" { (t!(words, "desk-passkey")) } }
            }))
        }
    })
}
