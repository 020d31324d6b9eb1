//! « Fermer mon compte »: what goes and what stays, then one button; the same for an agent, by the address of who asked.

use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Action as _, Fault, FieldFault, PersonId, Scope, Sentence, SubjectRef};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice};
use ui::forms::{Form, FormErrors, button, button_link, email_field, error_summary, hidden};
use ui::{Answer, Page, Posted, Visit, Words, t};

use super::{account, four_eyes};
use crate::actions::{AskErasure, CloseAccount};
use crate::model::{EMAIL_BYTES_MAX, ERASURE_DAYS, EmailAddress};
use crate::rights;
use crate::store::{self, PersonRow};

/// Where one closes one's own account.
pub(super) const OWN: &str = "/compte/fermer";
/// Where an agent closes somebody's.
pub(super) const ANOTHER: &str = "/comptes/fermer";

/// What goes, each by its sentence.
const GOES: [&str; 7] = [
    "identity-closing-goes-name",
    "identity-closing-goes-address",
    "identity-closing-goes-sessions",
    "identity-closing-goes-follows",
    "identity-closing-goes-letters",
    "identity-closing-goes-mandates",
    "identity-closing-goes-lots",
];
/// What stays, each by its sentence.
const STAYS: [&str; 7] = [
    "identity-closing-stays-writings",
    "identity-closing-stays-votes",
    "identity-closing-stays-secret",
    "identity-closing-stays-lots",
    "identity-closing-stays-published",
    "identity-closing-stays-elsewhere",
    "identity-closing-stays-backups",
];

#[derive(Deserialize)]
pub(super) struct Closing {
    request_id: Uuid,
}

#[derive(Deserialize)]
pub(super) struct ClosingAnother {
    request_id: Uuid,
    #[serde(default)]
    email: String,
    /// Whose, once their account was shown; none while it is looked for
    person: Option<PersonId>,
}

pub(super) async fn ask_own(visit: Visit) -> Answer {
    if !visit.may(&rights::CLOSE_ACCOUNT, Scope::BODY).await? {
        return Err(Fault::Forbidden {
            right: rights::SIGN_IN.code,
        }
        .into());
    }
    let page = own_page(&visit, &FormErrors::default());
    visit.page(page)
}

fn own_page(visit: &Visit, errors: &FormErrors) -> Page {
    let words = visit.words;
    let main = html! {
        (error_summary(errors, words))
        (consequences(words))
        p { (t!(words, "identity-closing-again")) }
        (Form::post(words, OWN, visit.request_id()).content(html! {
            (button(t!(words, "identity-closing-button")).danger())
        }))
        p { (button_link(&t!(words, "identity-closing-keep"), "/compte")) }
    };
    Page::new(t!(words, "identity-closing-title"), main)
        .lead(t!(words, "identity-closing-lead"))
        .under(t!(words, "identity-account-title"), "/compte")
        .refused(errors)
        .not_indexed()
}

pub(super) async fn close_own(visit: Visit, Posted(form): Posted<Closing>) -> Answer {
    // Pressed twice: the account is closed already, and the session with it.
    if visit.actor.person().is_none() {
        return Ok(Redirect::to("/").into_response());
    }
    let deed = CloseAccount {
        is_helped: super::is_helped(&visit),
    };
    if let Err(fault) = visit.act(form.request_id, &deed).await {
        let errors = visit.refusal_of_form("goes-title", fault)?;
        let page = own_page(&visit, &errors);
        return visit.refused_page(page);
    }
    let mut response = visit.done("/", "identity-account-closed")?;
    account::leave_device(&mut response, &visit.house, account::WHOLE_DEVICE)?;
    Ok(response)
}

pub(super) async fn ask_another(visit: Visit) -> Answer {
    require_agent(&visit).await?;
    let page = search_page(&visit, "", &FormErrors::default());
    visit.page(page)
}

pub(super) async fn close_another(visit: Visit, Posted(form): Posted<ClosingAnother>) -> Answer {
    require_agent(&visit).await?;
    if let Some(person) = form.person {
        let Err(fault) = visit.act(form.request_id, &AskErasure { person }).await else {
            let (kind, about) = (AskErasure::NAME, SubjectRef::new("person", person));
            let done = four_eyes::done_or_awaited(&visit, kind, &about, "identity-erasure-asked").await?;
            return visit.done(ANOTHER, done);
        };
        let errors = visit.refusal_of_form("goes-title", fault)?;
        let known = store::find_person(&mut visit.sql(), visit.body.id, person).await?;
        let known = known.ok_or(Fault::NotFound("person"))?;
        return visit.refused_page(another_page(&visit, &known, &errors));
    }
    match find(&visit, &form.email).await? {
        Ok(person) => visit.page(another_page(&visit, &person, &FormErrors::default())),
        Err(refused) => {
            let errors = visit.refusal_of_form("email", Fault::Invalid(vec![refused]))?;
            visit.refused_page(search_page(&visit, &form.email, &errors))
        }
    }
}

async fn require_agent(visit: &Visit) -> Result<(), Fault> {
    if visit.may(&rights::ERASE_ACCOUNT, Scope::BODY).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden {
            right: rights::ERASE_ACCOUNT.code,
        })
    }
}

/// Whose address it is, unless it is nobody's or one's own.
async fn find(visit: &Visit, typed: &str) -> Result<Result<PersonRow, FieldFault>, Fault> {
    let refused = |key: &'static str| {
        Ok(Err(FieldFault {
            field: "email",
            sentence: Sentence::new(key),
        }))
    };
    let Some(email) = EmailAddress::parse(typed) else {
        return refused("identity-email-unreadable");
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(person) = store::find_by_email(&mut sql, body, &email).await? else {
        return refused("identity-closing-unknown");
    };
    if visit.actor.person() == Some(person) {
        return refused("identity-closing-oneself");
    }
    let found = store::find_person(&mut sql, body, person).await?;
    let found = found.ok_or(Fault::NotFound("person"))?;
    Ok(Ok(found))
}

fn search_page(visit: &Visit, typed: &str, errors: &FormErrors) -> Page {
    let words = visit.words;
    let email_max = u32::try_from(EMAIL_BYTES_MAX).unwrap_or(u32::MAX);
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, ANOTHER, visit.request_id()).content(html! {
            (email_field(words, t!(words, "identity-closing-email"), "email")
                .value(typed)
                .hint(t!(words, "identity-closing-email-hint"))
                .max_length(email_max)
                .errors(errors))
            (button(t!(words, "identity-closing-find")))
        }))
    };
    Page::new(t!(words, "identity-closing-another-title"), main)
        .lead(t!(words, "identity-closing-another-lead"))
        .under(t!(words, "identity-account-title"), "/compte")
        .refused(errors)
        .not_indexed()
}

fn another_page(visit: &Visit, person: &PersonRow, errors: &FormErrors) -> Page {
    let words = visit.words;
    let facts = [
        (t!(words, "identity-name"), html! { (person.name) }),
        (t!(words, "identity-account-email"), html! { (person.email) }),
    ];
    let main = html! {
        (error_summary(errors, words))
        (notice(Tone::Warning, &html! {
            p { (t!(words, "identity-closing-sure")) }
            p { (t!(words, "identity-closing-later", days = ERASURE_DAYS)) }
        }))
        (definition_list(&facts))
        (consequences(words))
        (Form::post(words, ANOTHER, visit.request_id()).content(html! {
            (hidden("person", &person.id.to_string()))
            (button(t!(words, "identity-closing-another-button")).danger())
        }))
        p { (button_link(&t!(words, "identity-closing-another-back"), ANOTHER)) }
    };
    Page::new(t!(words, "identity-closing-another-title"), main)
        .under(t!(words, "identity-account-title"), "/compte")
        .refused(errors)
        .not_indexed()
}

fn consequences(words: Words) -> Markup {
    html! {
        section aria-labelledby="goes-title" {
            h2 #goes-title { (t!(words, "identity-closing-goes")) }
            ul { @for key in GOES { li { (words.say(key)) } } }
        }
        section aria-labelledby="stays-title" {
            h2 #stays-title { (t!(words, "identity-closing-stays")) }
            ul { @for key in STAYS { li { (words.say(key)) } } }
        }
    }
}

/// On one's account: the way to close it, and for agents that to close somebody's.
pub(super) fn offered(words: Words, is_agent: bool) -> Markup {
    html! {
        section aria-labelledby="closing-title" {
            h2 #closing-title { (t!(words, "identity-closing-title")) }
            p { (t!(words, "identity-closing-offered")) }
            p { a href=(OWN) { (t!(words, "identity-closing-see")) } }
            @if is_agent {
                p { a href=(ANOTHER) { (t!(words, "identity-closing-another-title")) } }
                p { a href=(four_eyes::PATH) { (t!(words, "identity-four-eyes-title")) } }
            }
        }
    }
}
