//! « Aide » : who acts for oneself and what they did, for whom one acts, and asking somebody.

use axum::extract::Path;
use axum::response::Redirect;
use kernel::{Fault, SignedIn};
use maud::{Markup, html};
use ui::components::{Tone, list_empty, notice};
use ui::forms::{Form, FormErrors, button, button_quiet, email_field, error_summary, number_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::{Fields, PATH, Sent, acts_of, boxes, name_of, of, request_of, said, who};
use crate::actions::{AnswerHelper, AskToHelp, EndHelp};
use crate::model::{Act, DAYS, DEEDS_SHOWN, Deed, MANDATES_SHOWN, Mandate, MandateId};
use crate::store;

/// What was typed in the question.
struct Typed<'a> {
    email: &'a str,
    days: &'a str,
    acts: Vec<Act>,
}

impl Typed<'_> {
    fn nothing() -> Typed<'static> {
        Typed {
            email: "",
            days: "",
            acts: Act::ALL.to_vec(),
        }
    }
}

pub(super) async fn show(visit: Visit) -> Answer {
    let page = page(&visit, &Typed::nothing(), &FormErrors::default()).await?;
    visit.page(page)
}

/// An address of a form alone, opened by itself.
pub(super) async fn back() -> Redirect {
    Redirect::to(PATH)
}

pub(super) async fn ask(visit: Visit, Posted(sent): Posted<Sent>) -> Answer {
    let deed = AskToHelp {
        email: of(&sent, "email").to_owned(),
        acts: acts_of(&sent),
        days: of(&sent, "jours").to_owned(),
    };
    match visit.act(request_of(&sent)?, &deed).await {
        Ok(()) => visit.done(PATH, "helpers-asked"),
        Err(fault) => {
            let errors = visit.refusal_of_form("email", fault)?;
            let typed = Typed {
                email: &deed.email,
                days: &deed.days,
                acts: deed.acts.clone(),
            };
            visit.refused_page(page(&visit, &typed, &errors).await?)
        }
    }
}

pub(super) async fn accept(visit: Visit, Path(id): Path<MandateId>, Posted(sent): Posted<Sent>) -> Answer {
    answer(&visit, &sent, (id, true)).await
}

pub(super) async fn refuse(visit: Visit, Path(id): Path<MandateId>, Posted(sent): Posted<Sent>) -> Answer {
    answer(&visit, &sent, (id, false)).await
}

async fn answer(visit: &Visit, sent: &Fields, (mandate, accepts): (MandateId, bool)) -> Answer {
    let deed = AnswerHelper {
        mandate,
        accepts,
        is_helped: visit.signed_in.as_ref().is_some_and(SignedIn::is_helped),
    };
    let done = if accepts {
        "helpers-accepted"
    } else {
        "helpers-declined"
    };
    match visit.act(request_of(sent)?, &deed).await {
        Ok(()) => visit.done(PATH, done),
        Err(fault) => refused(visit, fault).await,
    }
}

pub(super) async fn end(visit: Visit, Path(mandate): Path<MandateId>, Posted(sent): Posted<Sent>) -> Answer {
    match visit.act(request_of(&sent)?, &EndHelp { mandate }).await {
        Ok(()) => visit.done(PATH, "helpers-ended"),
        Err(fault) => refused(&visit, fault).await,
    }
}

async fn refused(visit: &Visit, fault: Fault) -> Answer {
    let errors = visit.refusal_of_form("email", fault)?;
    visit.refused_page(page(visit, &Typed::nothing(), &errors).await?)
}

async fn page(visit: &Visit, typed: &Typed<'_>, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let person = who(visit)?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut helpers = Vec::new();
    for mandate in store::of_helped(&mut sql, body, person, MANDATES_SHOWN).await? {
        let name = name_of(visit, mandate.helper_id).await?;
        let done = store::deeds(&mut sql, body, mandate.id, DEEDS_SHOWN).await?;
        helpers.push((mandate, name, done));
    }
    let mut helped = Vec::new();
    for mandate in store::of_helper(&mut sql, body, person, MANDATES_SHOWN).await? {
        // Whom one asked is named once they accepted: before, nothing tells whether they are known here.
        let name = match mandate.helped_id.filter(|_| mandate.consented_at.is_some()) {
            Some(person) => Some(name_of(visit, person).await?),
            None => None,
        };
        helped.push((mandate, name));
    }
    let days = if typed.days.is_empty() {
        DAYS.to_string()
    } else {
        typed.days.to_owned()
    };
    let main = html! {
        (error_summary(errors, words))
        section aria-labelledby="helpers" {
            h2 #helpers { (t!(words, "helpers-mine")) }
            @if helpers.is_empty() { (list_empty(&t!(words, "helpers-mine-none"), None)) }
            @for (mandate, name, done) in &helpers { (helper(visit, mandate, name, done)) }
        }
        section aria-labelledby="helped" {
            h2 #helped { (t!(words, "helpers-others")) }
            @if helped.is_empty() { (list_empty(&t!(words, "helpers-others-none"), None)) }
            @for (mandate, name) in &helped { (other(visit, mandate, name.as_deref())) }
        }
        section aria-labelledby="ask" {
            h2 #ask { (t!(words, "helpers-ask-title")) }
            p { (t!(words, "helpers-ask-how")) }
            (Form::post(words, PATH, visit.request_id()).content(html! {
                (email_field(words, t!(words, "helpers-email"), "email")
                    .value(typed.email)
                    .autocomplete("off")
                    .errors(errors))
                (boxes(visit, &typed.acts, errors))
                (number_field(words, t!(words, "helpers-days"), "jours").value(days).errors(errors))
                (button(t!(words, "helpers-ask-button")))
            }))
        }
    };
    Ok(Page::new(t!(words, "helpers-title"), main)
        .lead(t!(words, "helpers-lead"))
        .under(t!(words, "identity-account-title"), "/compte")
        .refused(errors)
        .not_indexed())
}

/// Somebody who acts for oneself, or asks to.
fn helper(visit: &Visit, mandate: &Mandate, name: &str, done: &[Deed]) -> Markup {
    let (words, now) = (visit.words, visit.now());
    let form = |deed: &str, content: Markup| {
        Form::post(words, format!("{PATH}/{}/{deed}", mandate.id), visit.request_id()).content(content)
    };
    html! {
        article.card {
            h3 { (name) }
            p { (said(visit, &mandate.acts())) }
            @if mandate.is_waiting(now) {
                (notice(Tone::Info, &html! { p { (t!(words, "helpers-asks-you", days = mandate.days)) } }))
                (form("accepter", html! { (button(t!(words, "helpers-accept", name = name))) }))
                (form("refuser", html! { (button_quiet(t!(words, "helpers-refuse"))) }))
            } @else {
                p { (state(visit, mandate)) }
                @if mandate.received_by.is_some() { p.hint { (t!(words, "helpers-at-desk")) } }
                @if mandate.is_going_on(now) {
                    (form("retirer", html! { (button_quiet(t!(words, "helpers-withdraw", name = name)).danger()) }))
                }
            }
            (deeds(visit, done))
        }
    }
}

/// Somebody for whom one acts, or asked to.
fn other(visit: &Visit, mandate: &Mandate, name: Option<&str>) -> Markup {
    let (words, now) = (visit.words, visit.now());
    html! {
        article.card {
            h3 {
                @match name {
                    Some(name) if mandate.is_going_on(now) => { a href=(mandate.path()) { (name) } }
                    Some(name) => { (name) }
                    None => { (t!(words, "helpers-asked-on", on = visit.on(mandate.asked_at))) }
                }
            }
            p { (said(visit, &mandate.acts())) }
            p { (state(visit, mandate)) }
            @if mandate.is_going_on(now) {
                (Form::post(words, format!("{PATH}/{}/retirer", mandate.id), visit.request_id()).content(html! {
                    (button_quiet(t!(words, "helpers-give-up")))
                }))
            }
        }
    }
}

/// Where a mandate stands. A question that is refused says no more to who asked than one that waits.
fn state(visit: &Visit, mandate: &Mandate) -> String {
    let (words, now) = (visit.words, visit.now());
    match mandate.consented_at {
        None if now < mandate.ends_at => t!(words, "helpers-state-asked"),
        None => t!(words, "helpers-state-unanswered"),
        Some(_) if mandate.is_going_on(now) => {
            t!(words, "helpers-state-until", until = visit.on(mandate.ends_at))
        }
        Some(_) => {
            let over = mandate.ended_at.unwrap_or(mandate.ends_at);
            t!(words, "helpers-state-over", on = visit.on(over))
        }
    }
}

/// What was done, the newest first.
pub(super) fn deeds(visit: &Visit, done: &[Deed]) -> Markup {
    let words = visit.words;
    html! {
        @if !done.is_empty() {
            details open {
                summary { (t!(words, "helpers-done-title", n = done.len())) }
                ul.details {
                    @for deed in done {
                        li {
                            (words.say(&format!("helpers-act-{}", deed.act.as_str()))) " – "
                            a href=(deed.path) { (deed.title) } " – " (visit.at(deed.done_at))
                        }
                    }
                }
            }
        }
    }
}
