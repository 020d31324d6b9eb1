//! « Mon numéro de téléphone » : a code is asked for, typed, and what it proved is told.

use axum::response::Redirect;
use db::Uuid;
use kernel::{Fault, PersonId, SignedIn};
use maud::{Markup, html};
use serde::Deserialize;
use tools::secret;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, confirm_details, error_summary, number_field, telephone_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::PATH;
use crate::actions::{AskPhoneCode, ConfirmPhoneCode, Confirmed, GiveUpPhone};
use crate::model::{CODE_MINUTES, HELD_DAYS, Proof};
use crate::number::TYPED_CHARS_MAX;
use crate::{ENDING, rights, store};

/// Characters of the field of a code: its digits, with what people put between them.
const CODE_CHARS_MAX: u32 = 20;

/// What was typed in one of the two forms.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    numero: String,
    #[serde(default)]
    code: String,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let page = page(&visit, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

/// An address of a form alone, opened by itself.
pub(super) async fn back() -> Redirect {
    Redirect::to(PATH)
}

pub(super) async fn ask(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let deed = AskPhoneCode {
        number: typed.numero.clone(),
        client: visit.client,
        is_helped: is_helped(&visit),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(PATH, "phones-sent"),
        Err(fault) => {
            let errors = visit.refusal_of_form("numero", fault)?;
            visit.refused_page(page(&visit, &typed, &errors).await?)
        }
    }
}

pub(super) async fn confirm(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let deed = ConfirmPhoneCode {
        code: typed.code.clone(),
        is_helped: is_helped(&visit),
    };
    let errors = match visit.act(typed.request_id, &deed).await {
        Ok(Confirmed::Proved) => return visit.done(PATH, "phones-proved"),
        Ok(Confirmed::Wrong) => {
            let mut errors = FormErrors::default();
            errors.add("code", t!(visit.words, "phones-code-wrong"));
            errors
        }
        Ok(Confirmed::Freed) => {
            let mut errors = FormErrors::default();
            errors.add("numero", t!(visit.words, "phones-freed", days = HELD_DAYS));
            errors
        }
        Err(fault) => visit.refusal_of_form("numero", fault)?,
    };
    visit.refused_page(page(&visit, &typed, &errors).await?)
}

pub(super) async fn give_up(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let deed = GiveUpPhone {
        is_helped: is_helped(&visit),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(PATH, "phones-given-up"),
        Err(fault) => {
            let errors = visit.refusal_of_form("numero", fault)?;
            visit.refused_page(page(&visit, &Typed::default(), &errors).await?)
        }
    }
}

fn is_helped(visit: &Visit) -> bool {
    visit.signed_in.as_ref().is_some_and(SignedIn::is_helped)
}

async fn page(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let person: PersonId = visit.actor.person().ok_or(Fault::Forbidden {
        right: rights::PROVE.code,
    })?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let own = store::proof(&mut sql, body, person).await?;
    let is_on = store::gateway(&mut sql, body).await?.is_some();
    let wait = store::wait(&mut sql, body, person, visit.now()).await?;
    let is_waiting = wait.is_some();
    let main = html! {
        (error_summary(errors, words))
        @if let Some(proof) = &own { (proved(visit, proof)) }
        @if let Some(wait) = &wait {
            section aria-labelledby="code-title" {
                h2 #code-title { (t!(words, "phones-code-title")) }
                p {
                    (t!(words, "phones-code-sent", ending = ending(visit, &wait.ending_sealed), at = visit.at(wait.expires_at)))
                }
                (Form::post(words, format!("{PATH}/code"), visit.request_id())
                    .needs_network(t!(words, "phones-needs-network"))
                    .content(html! {
                        (number_field(words, t!(words, "phones-code"), "code")
                            .hint(t!(words, "phones-code-hint"))
                            .autocomplete("one-time-code")
                            .max_length(CODE_CHARS_MAX)
                            .errors(errors))
                        (button(t!(words, "phones-code-button")))
                    }))
            }
        }
        @if is_on { (ask_form(visit, typed, errors, (own.is_some(), is_waiting))) }
        @else {
            div #numero {
                @if own.is_none() { (notice(Tone::Info, &html! { p { (t!(words, "phones-refused-off")) } })) }
            }
        }
        section aria-labelledby="kept-title" {
            h2 #kept-title { (t!(words, "phones-kept-title")) }
            p { (t!(words, "phones-kept", days = HELD_DAYS)) }
            p { a href="/groupes" { (t!(words, "phones-groups")) } }
        }
    };
    Ok(Page::new(t!(words, "phones-title"), main)
        .lead(t!(words, "phones-lead"))
        .under(t!(words, "identity-account-title"), "/compte")
        .refused(errors)
        .not_indexed())
}

fn ask_form(
    visit: &Visit,
    typed: &Typed,
    errors: &FormErrors,
    (has_proof, is_waiting): (bool, bool),
) -> Markup {
    let words = visit.words;
    let (title, label) = match (is_waiting, has_proof) {
        (true, _) => (t!(words, "phones-ask-again-title"), t!(words, "phones-ask-again")),
        (false, true) => (t!(words, "phones-change-title"), t!(words, "phones-ask")),
        (false, false) => (t!(words, "phones-ask-title"), t!(words, "phones-ask")),
    };
    html! {
        section aria-labelledby="ask-title" {
            h2 #ask-title { (title) }
            (Form::post(words, PATH, visit.request_id())
                .needs_network(t!(words, "phones-needs-network"))
                .content(html! {
                    (telephone_field(words, t!(words, "phones-number"), "numero")
                        .value(&typed.numero)
                        .hint(t!(words, "phones-number-hint", minutes = CODE_MINUTES))
                        .max_length(u32::try_from(TYPED_CHARS_MAX).unwrap_or(u32::MAX))
                        .errors(errors))
                    (button(label))
                }))
        }
    }
}

fn proved(visit: &Visit, proof: &Proof) -> Markup {
    let words = visit.words;
    let leave = Form::post(words, format!("{PATH}/retirer"), visit.request_id())
        .content(html! { (button(t!(words, "phones-give-up-button")).danger()) });
    let ending = ending(visit, &proof.ending_sealed);
    html! {
        (notice(Tone::Good, &html! {
            p {
                strong { (t!(words, "phones-own-proof")) } " "
                (t!(words, "phones-own-which", ending = ending, on = visit.on(proof.proved_at)))
            }
        }))
        (confirm_details(
            &t!(words, "phones-give-up"),
            &t!(words, "phones-give-up-lead", days = HELD_DAYS),
            &leave,
        ))
    }
}

/// The last digits; two dots when they were sealed with another key.
fn ending(visit: &Visit, sealed: &str) -> String {
    secret::open(&visit.house, visit.body.id, ENDING, sealed).unwrap_or_else(|| "··".to_owned())
}
