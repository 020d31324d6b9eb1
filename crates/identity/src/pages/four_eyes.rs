//! Four eyes: what waits for a second agent, and whether the body wants two.

use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Action as _, Fault, PersonId, Scope, Subject, SubjectRef};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, notice, status, table};
use ui::forms::{Form, FormErrors, button, button_quiet, confirm_details, error_summary, hidden};
use ui::{Answer, Page, Posted, Visit, t};

use crate::actions::{DropAsked, SetFourEyes, four_eyes_apply};
use crate::model::FOUR_EYES_DAYS;
use crate::rights;
use crate::store::four_eyes::{self as store, Waiting};

/// Where agents see what waits for one of them.
pub(super) const PATH: &str = "/comptes/deux-agents";

#[derive(Deserialize)]
pub(super) struct Setting {
    request_id: Uuid,
    #[serde(default)]
    deux: String,
}

#[derive(Deserialize)]
pub(super) struct Dropping {
    request_id: Uuid,
    #[serde(default)]
    acte: String,
    objet: Uuid,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let page = page(&visit, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn set(visit: Visit, Posted(form): Posted<Setting>) -> Answer {
    let deed = SetFourEyes {
        is_on: form.deux == "oui",
    };
    let subject = SubjectRef::new("collectivite", visit.body.id);
    match visit.act(form.request_id, &deed).await {
        Ok(()) if !deed.is_on => {
            let (kind, done) = (SetFourEyes::NAME, "identity-four-eyes-off");
            visit.done(PATH, done_or_awaited(&visit, kind, &subject, done).await?)
        }
        Ok(()) => visit.done(PATH, "identity-four-eyes-on"),
        Err(fault) => refused(&visit, fault).await,
    }
}

pub(super) async fn abandon(visit: Visit, Posted(form): Posted<Dropping>) -> Answer {
    let deed = DropAsked {
        kind: form.acte,
        subject: form.objet,
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(PATH, "identity-second-agent-dropped"),
        Err(fault) => refused(&visit, fault).await,
    }
}

pub(super) async fn back(_: Visit) -> Answer {
    Ok(Redirect::to(PATH).into_response())
}

async fn refused(visit: &Visit, fault: Fault) -> Answer {
    let errors = visit.refusal_of_form("waiting", fault)?;
    let page = page(visit, &errors).await?;
    visit.refused_page(page)
}

/// What to say after a guarded deed: `done`, or that another agent has to do it too.
///
/// # Errors
/// Those of the database.
pub async fn done_or_awaited(
    visit: &Visit,
    kind: &str,
    subject: &SubjectRef,
    done: &'static str,
) -> Result<&'static str, Fault> {
    let since = visit.now().plus_days(-FOUR_EYES_DAYS);
    let asked = store::asked(&mut visit.sql(), visit.body.id, (kind, subject.id), since).await?;
    Ok(if asked.is_some() {
        "identity-second-agent-awaited"
    } else {
        done
    })
}

/// On the page of a subject, to agents: what one of them asked of it and another has to do too. Nothing for anybody else.
///
/// # Errors
/// Those of the database.
pub async fn awaited_notice(visit: &Visit, subject: &SubjectRef) -> Result<Markup, Fault> {
    if !visit.may(&rights::SET_FOUR_EYES, Scope::BODY).await? {
        return Ok(html! {});
    }
    let since = visit.now().plus_days(-FOUR_EYES_DAYS);
    let asked = store::all(&mut visit.sql(), visit.body.id, since).await?;
    let asked: Vec<&Waiting> = asked.iter().filter(|one| one.subject_id == subject.id).collect();
    let people: Vec<PersonId> = asked.iter().map(|one| one.asked_by).collect();
    let names = crate::names(&mut visit.sql(), visit.body.id, &people).await?;
    let words = visit.words;
    Ok(html! {
        @for one in asked {
            (notice(Tone::Warning, &html! {
                p { strong { (said(visit, one)) } }
                p {
                    (t!(
                        words,
                        "identity-four-eyes-notice",
                        name = names.get(&one.asked_by).cloned().unwrap_or_default(),
                        until = visit.at(one.asked_at.plus_days(FOUR_EYES_DAYS))
                    ))
                }
                p { a href=(PATH) { (t!(words, "identity-four-eyes-title")) } }
            }))
        }
    })
}

/// « Prolonger une élection : 12/12/2026 18:00 ».
fn said(visit: &Visit, asked: &Waiting) -> String {
    let words = visit.words;
    let deed = words.say(&format!("four-eyes-{}", asked.kind.replace('.', "-")));
    if asked.said.is_empty() {
        deed
    } else {
        t!(words, "identity-four-eyes-said", deed = deed, said = &asked.said)
    }
}

async fn page(visit: &Visit, errors: &FormErrors) -> Result<Page, Fault> {
    if !visit.may(&rights::SET_FOUR_EYES, Scope::BODY).await? {
        return Err(Fault::Forbidden {
            right: rights::SET_FOUR_EYES.code,
        });
    }
    let (words, body) = (visit.words, visit.body.id);
    let applies = four_eyes_apply(&visit.house, &mut visit.sql(), body).await?;
    let since = visit.now().plus_days(-FOUR_EYES_DAYS);
    let asked = store::all(&mut visit.sql(), body, since).await?;
    let mut lines = table(t!(words, "identity-four-eyes-waiting"))
        .column(t!(words, "identity-four-eyes-deed"))
        .column(t!(words, "identity-four-eyes-about"))
        .column(t!(words, "identity-four-eyes-asked-by"))
        .column(t!(words, "identity-four-eyes-action"));
    for one in &asked {
        let names = crate::names(&mut visit.sql(), body, &[one.asked_by]).await?;
        let by = names.get(&one.asked_by).cloned().unwrap_or_default();
        let drop = Form::post(words, format!("{PATH}/abandonner"), visit.request_id()).content(html! {
            (hidden("acte", &one.kind))
            (hidden("objet", &one.subject_id.to_string()))
            (button_quiet(t!(words, "identity-four-eyes-drop")))
        });
        lines = lines.row([
            html! { (said(visit, one)) },
            about(visit, one).await?,
            html! { (t!(words, "identity-four-eyes-by-on", name = by, at = visit.at(one.asked_at))) },
            drop,
        ]);
    }
    let main = html! {
        (error_summary(errors, words))
        section aria-labelledby="waiting" {
            h2 #waiting { (t!(words, "identity-four-eyes-waiting")) }
            @if asked.is_empty() { (list_empty(&t!(words, "identity-four-eyes-none"), None)) }
            @else { (lines) }
        }
        (rule(visit, applies))
    };
    Ok(Page::new(t!(words, "identity-four-eyes-title"), main)
        .lead(t!(words, "identity-four-eyes-lead", days = FOUR_EYES_DAYS))
        .under(t!(words, "identity-account-title"), "/compte")
        .refused(errors)
        .not_indexed())
}

/// What the deed is done to: a page that others know, or somebody by their name.
async fn about(visit: &Visit, asked: &Waiting) -> Result<Markup, Fault> {
    let reference = SubjectRef {
        kind: asked.subject_type.clone(),
        id: asked.subject_id,
    };
    if let Some(subject) = Subject::find(&mut visit.sql(), visit.body.id, &reference).await? {
        return Ok(html! { a href=(subject.path) { (visit.words.written(&subject.title)) } });
    }
    if asked.subject_type == "person" {
        let person = reference.id();
        let names = crate::names(&mut visit.sql(), visit.body.id, &[person]).await?;
        return Ok(html! { (names.get(&person).cloned().unwrap_or_default()) });
    }
    Ok(html! { (visit.body.name) })
}

fn rule(visit: &Visit, applies: bool) -> Markup {
    let words = visit.words;
    let form = |wanted: &str, button: Markup| {
        Form::post(words, PATH, visit.request_id()).content(html! {
            (hidden("deux", wanted))
            (button)
        })
    };
    html! {
        section aria-labelledby="rule" {
            h2 #rule { (t!(words, "identity-four-eyes-rule")) }
            @if applies {
                p { (status(&t!(words, "identity-four-eyes-applies"), Tone::Good)) }
                (confirm_details(
                    &t!(words, "identity-four-eyes-stop"),
                    &t!(words, "identity-four-eyes-stop-what"),
                    &form("non", html! { (button(t!(words, "identity-four-eyes-stop-confirm")).danger()) }),
                ))
            } @else {
                p { (t!(words, "identity-four-eyes-does-not")) }
                (form("oui", html! { (button_quiet(t!(words, "identity-four-eyes-start"))) }))
            }
        }
    }
}
