//! « Mes données »: what is known of the reader, and every right they have over it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Extension;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use db::{Instant, Uuid};
use kernel::{Fault, PersonId, Processing, SignedIn, privacy};
use maud::{Markup, html};
use serde::Deserialize;
use tokio::sync::{Semaphore, SemaphorePermit};
use ui::components::{list_empty, table};
use ui::download::attached;
use ui::forms::{Choice, Form, FormErrors, button, button_link, error_summary, select, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{HOME, OWN, REGISTER, chars, require};
use crate::actions::ObjectToProcessing;
use crate::model::{Objection, WORDS_CHARS_MAX};
use crate::own::{self, Own, Who};
use crate::{rights, store};

/// Looking for somebody everywhere is work: these many at once, the others wait.
static READERS: Semaphore = Semaphore::const_new(2);
/// Archives one person takes within [`TAKEN_WITHIN_S`]: enough to start again, too few to keep the machine busy.
const TAKEN_MAX: usize = 5;
/// Seconds in which they are counted.
const TAKEN_WITHIN_S: i64 = 3_600;
/// People counted before those of earlier hours are let go of.
const TAKERS_MAX: usize = 10_000;

/// When each person took an archive. Each node counts for itself: it is its own work that it spares.
#[derive(Default)]
pub(super) struct Taken(Mutex<HashMap<PersonId, Vec<Instant>>>);

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    processing: String,
    #[serde(default)]
    words: String,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let page = own_page(&visit, ("", ""), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn object(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let deed = ObjectToProcessing {
        processing: typed.processing.clone(),
        words: typed.words.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(OWN, "privacy-objected"),
        Err(fault) => {
            let errors = visit.refusal_of_form("words", fault)?;
            let page = own_page(&visit, (&typed.processing, &typed.words), &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

/// All that is known of the reader, in one archive.
pub(super) async fn export(visit: Visit, Extension(taken): Extension<Arc<Taken>>) -> Answer {
    let signed_in = reader(&visit).await?;
    if signed_in.is_helped() {
        return Err(Fault::refused("privacy-export-helped").into());
    }
    if !taken.allow(signed_in.person, visit.now()) {
        return Ok(too_often(&visit));
    }
    let words = visit.official_words();
    let explained = t!(
        words,
        "privacy-archive-explained",
        body = visit.body.name.as_str(),
        date = visit.on(visit.now())
    );
    let gate = gate().await?;
    let who = who(&visit, signed_in.person).await?;
    let own = Own::read(&visit.house, &mut visit.sql(), &who).await?;
    let made = tokio::task::spawn_blocking(move || own.archive(&explained)).await;
    drop(gate);
    let archive = made.map_err(|error| Fault::Internal(format!("the archive of a person: {error}")))??;
    let mut response = attached("mes-donnees.zip", "application/zip", archive);
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

impl Taken {
    /// Whether somebody may take one more archive at `now`; it is then counted.
    fn allow(&self, person: PersonId, now: Instant) -> bool {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let recent = now.plus_seconds(-TAKEN_WITHIN_S);
        if taken.len() >= TAKERS_MAX {
            taken.retain(|_, times| times.last().is_some_and(|last| *last > recent));
        }
        let times = taken.entry(person).or_default();
        times.retain(|at| *at > recent);
        if times.len() >= TAKEN_MAX {
            return false;
        }
        times.push(now);
        true
    }
}

fn too_often(visit: &Visit) -> Response {
    let words = visit.words;
    let main = html! { p { (button_link(&t!(words, "privacy-own-title"), OWN)) } };
    let page = Page::new(t!(words, "privacy-export-often-title"), main)
        .lead(t!(words, "privacy-export-often", n = TAKEN_MAX))
        .under(t!(words, "privacy-own-title"), OWN)
        .not_indexed();
    let mut response = visit.page_with(StatusCode::TOO_MANY_REQUESTS, page);
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(TAKEN_WITHIN_S));
    response
}

async fn reader(visit: &Visit) -> Result<SignedIn, Fault> {
    require(visit, &rights::OWN).await?;
    visit.signed_in.clone().ok_or(Fault::Forbidden {
        right: rights::OWN.code,
    })
}

async fn gate() -> Result<SemaphorePermit<'static>, Fault> {
    let gate = READERS.acquire().await;
    gate.map_err(|error| Fault::Internal(format!("reading what is known of a person: {error}")))
}

async fn who(visit: &Visit, person: PersonId) -> Result<Who, Fault> {
    Ok(Who {
        body: visit.body.id,
        person,
        email: identity::email_of(&mut visit.sql(), visit.body.id, person).await?,
    })
}

/// The codes of the processings that hold something about `person`.
async fn concerning(visit: &Visit, person: PersonId) -> Result<Vec<&'static str>, Fault> {
    let _gate = gate().await?;
    let who = who(visit, person).await?;
    own::concerned(&visit.house, &mut visit.sql(), &who).await
}

async fn own_page(visit: &Visit, typed: (&str, &str), errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let signed_in = reader(visit).await?;
    let codes = concerning(visit, signed_in.person).await?;
    let objections = store::objections_of(&mut visit.sql(), visit.body.id, signed_in.person).await?;
    let consents = consents(visit, signed_in.person).await?;
    let main = html! {
        (error_summary(errors, words))
        section aria-labelledby="known-title" {
            h2 #known-title { (t!(words, "privacy-known-caption")) }
            p { (t!(words, "privacy-known-explained")) }
            ul { @for code in &codes { li { (title_of(visit, code)) } } }
            p { a href=(REGISTER) { (t!(words, "privacy-register-title")) } }
            p { (button_link(&t!(words, "privacy-export"), "/compte/donnees/export")) }
            p { (t!(words, "privacy-export-explained")) }
        }
        section aria-labelledby="correct-title" {
            h2 #correct-title { (t!(words, "privacy-correct-title")) }
            p { (t!(words, "privacy-correct-text")) }
            ul.links {
                li { a href="/compte" { (t!(words, "privacy-correct-account")) } }
                li { a href="/compte/fermer" { (t!(words, "privacy-erase-link")) } }
            }
        }
        section {
            h2 { (t!(words, "privacy-consents-title")) }
            p { (t!(words, "privacy-consents-explained")) }
            (consents)
        }
        section aria-labelledby="object-title" {
            h2 #object-title { (t!(words, "privacy-object-title")) }
            p { (t!(words, "privacy-object-explained")) }
            (objected(visit, &objections))
            (object_form(visit, &codes, typed, errors))
        }
    };
    Ok(Page::new(t!(words, "privacy-own-title"), main)
        .lead(t!(words, "privacy-own-lead"))
        .under(t!(words, "privacy-title"), HOME)
        .not_indexed())
}

/// What a processing is called; one that is declared no more keeps its code.
fn title_of(visit: &Visit, code: &str) -> String {
    find(visit, code).map_or_else(
        || code.to_owned(),
        |processing| visit.words.say(&processing.words_key("title")),
    )
}

fn find(visit: &Visit, code: &str) -> Option<&'static Processing> {
    privacy::processings(visit.house.features())
        .map(|(_, processing)| processing)
        .find(|processing| processing.code == code)
}

/// What the reader consented to, since when, and where they take it back.
async fn consents(visit: &Visit, person: PersonId) -> Result<Markup, Fault> {
    let words = visit.words;
    let mut given: Vec<(&Processing, String, Instant)> = Vec::new();
    for (_, processing) in privacy::processings(visit.house.features()) {
        let since = processing
            .consented_since(&mut visit.sql(), visit.body.id, person)
            .await?;
        if let (Some(since), Some(consent)) = (since, processing.consent) {
            let page = consent.page_for(&mut visit.sql(), visit.body.id, person).await?;
            given.push((processing, page, since));
        }
    }
    if given.is_empty() {
        return Ok(list_empty(&t!(words, "privacy-consents-none"), None));
    }
    let mut listed = table(t!(words, "privacy-consents-title"))
        .titled_above()
        .column(t!(words, "privacy-consents-what"))
        .column(t!(words, "privacy-consents-since"))
        .column(t!(words, "privacy-consents-withdraw"));
    for (processing, withdrawn_at, since) in given {
        let title = words.say(&processing.words_key("title"));
        listed = listed.row([
            html! { (title) },
            html! { (visit.on(since)) },
            html! { a href=(withdrawn_at) { (t!(words, "privacy-consents-go", what = title.as_str())) } },
        ]);
    }
    Ok(html! { (listed) })
}

/// What the reader objected to, and what they were answered.
fn objected(visit: &Visit, objections: &[Objection]) -> Markup {
    let words = visit.words;
    html! {
        @if !objections.is_empty() {
            ul {
                @for objection in objections {
                    li {
                        p {
                            strong { (title_of(visit, &objection.processing)) } " – "
                            (t!(words, "privacy-objected-on", date = visit.on(objection.made_at))) " "
                            (super::objections::outcome(visit, objection))
                        }
                        p { (objection.words) }
                        @if !objection.answer.is_empty() { p { (objection.answer) } }
                        @if objection.is_upheld == Some(false) { p { (t!(words, "privacy-rights-authority")) } }
                    }
                }
            }
        }
    }
}

/// Only what holds something of the reader, and rests on a public task, may be objected to.
fn object_form(visit: &Visit, codes: &[&str], (chosen, typed): (&str, &str), errors: &FormErrors) -> Markup {
    let words = visit.words;
    let choices: Vec<Choice> = codes
        .iter()
        .filter_map(|code| find(visit, code))
        .filter(|processing| processing.basis.may_be_objected_to())
        .map(|processing| Choice::new(processing.code, words.say(&processing.words_key("title"))))
        .collect();
    Form::post(words, OWN, visit.request_id()).content(html! {
        (select(words, t!(words, "privacy-object-what"), "processing").choices(choices).chosen(chosen).errors(errors))
        (textarea(words, t!(words, "privacy-object-why"), "words").rows(4).value(typed)
            .max_length(chars(WORDS_CHARS_MAX)).hint(t!(words, "privacy-object-why-hint")).errors(errors))
        (button(t!(words, "privacy-object-button")))
    })
}
