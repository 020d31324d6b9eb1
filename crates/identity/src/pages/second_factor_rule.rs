//! What agents do of second factors: wanting one of all of them, on « Moyens de connexion », and two of them letting a third begin
//! anew.

use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, PersonId, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, status, table};
use ui::forms::{
    Form, FormErrors, button, button_quiet, confirm_details, email_field, error_summary, hidden,
};
use ui::{Answer, Page, Posted, Visit, t};

use crate::actions::{AskSecondFactorReset, DropSecondFactorReset, RequireSecondFactor, ResetSecondFactor};
use crate::model::EMAIL_BYTES_MAX;
use crate::model::second_factor::RESET_VALID_DAYS;
use crate::rights;
use crate::store::second_factor::{self as store, ResetRow};

/// Where agents let somebody begin anew.
pub(super) const RESETS: &str = "/comptes/second-facteur";
const SETTINGS: &str = "/moyens-de-connexion";

#[derive(Deserialize)]
pub(super) struct Requiring {
    request_id: Uuid,
    #[serde(default)]
    obligatoire: String,
}

#[derive(Deserialize)]
pub(super) struct Asking {
    request_id: Uuid,
    #[serde(default)]
    email: String,
}

#[derive(Deserialize)]
pub(super) struct About {
    request_id: Uuid,
    person: PersonId,
}

/// On « Moyens de connexion »: whether agents must have a second factor.
pub(super) async fn setting(visit: &Visit) -> Result<Markup, Fault> {
    let words = visit.words;
    let since = store::rule(&mut visit.sql(), visit.body.id).await?;
    let form = |wanted: &str, button: Markup| {
        Form::post(words, format!("{SETTINGS}/second-facteur"), visit.request_id()).content(html! {
            (hidden("obligatoire", wanted))
            (button)
        })
    };
    Ok(html! {
        section aria-labelledby="second-factor" {
            h2 #second-factor { (t!(words, "identity-second-factor-rule-title")) }
            @if let Some(since) = since {
                p { (status(&t!(words, "identity-second-factor-rule-on", on = visit.on(since)), Tone::Good)) }
                (confirm_details(
                    &t!(words, "identity-second-factor-rule-stop"),
                    &t!(words, "identity-second-factor-rule-stop-what"),
                    &form("non", html! { (button(t!(words, "identity-second-factor-rule-stop-confirm")).danger()) }),
                ))
            } @else {
                p { (t!(words, "identity-second-factor-rule-off")) }
                p { (t!(words, "identity-second-factor-rule-what")) }
                (form("oui", html! { (button_quiet(t!(words, "identity-second-factor-rule-start"))) }))
            }
            p { a href=(RESETS) { (t!(words, "identity-reset-title")) } }
        }
    })
}

pub(super) async fn require(visit: Visit, Posted(form): Posted<Requiring>) -> Answer {
    let deed = RequireSecondFactor {
        is_required: form.obligatoire == "oui",
    };
    visit.act(form.request_id, &deed).await?;
    let done = if deed.is_required {
        "identity-second-factor-required"
    } else {
        "identity-second-factor-not-required"
    };
    visit.done(SETTINGS, done)
}

pub(super) async fn back_to_settings(_: Visit) -> Answer {
    Ok(Redirect::to(SETTINGS).into_response())
}

pub(super) async fn back(_: Visit) -> Answer {
    Ok(Redirect::to(RESETS).into_response())
}

async fn refuse_who_may_not(visit: &Visit) -> Result<(), Fault> {
    if visit.may(&rights::RESET_SECOND_FACTOR, Scope::BODY).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden {
            right: rights::RESET_SECOND_FACTOR.code,
        })
    }
}

pub(super) async fn resets(visit: Visit) -> Answer {
    refuse_who_may_not(&visit).await?;
    let page = resets_page(&visit, "", &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn ask(visit: Visit, Posted(form): Posted<Asking>) -> Answer {
    refuse_who_may_not(&visit).await?;
    let deed = AskSecondFactorReset {
        email: form.email.clone(),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(RESETS, "identity-reset-asked"),
        Err(fault) => {
            let errors = visit.refusal_of_form("email", fault)?;
            let page = resets_page(&visit, &form.email, &errors).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn reset(visit: Visit, Posted(form): Posted<About>) -> Answer {
    refuse_who_may_not(&visit).await?;
    let deed = ResetSecondFactor { person: form.person };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(RESETS, "identity-reset-done"),
        Err(fault) => refused(&visit, fault).await,
    }
}

pub(super) async fn drop_reset(visit: Visit, Posted(form): Posted<About>) -> Answer {
    refuse_who_may_not(&visit).await?;
    let deed = DropSecondFactorReset { person: form.person };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(RESETS, "identity-reset-dropped"),
        Err(fault) => refused(&visit, fault).await,
    }
}

async fn refused(visit: &Visit, fault: Fault) -> Answer {
    let errors = visit.refusal_of_form("demandes", fault)?;
    let page = resets_page(visit, "", &errors).await?;
    visit.refused_page(page)
}

async fn resets_page(visit: &Visit, typed: &str, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let since = visit.now().plus_days(-RESET_VALID_DAYS);
    let resets = store::resets(&mut visit.sql(), visit.body.id, since).await?;
    let email_max = u32::try_from(EMAIL_BYTES_MAX).unwrap_or(u32::MAX);
    let main = html! {
        (error_summary(errors, words))
        section aria-labelledby="demandes" {
            h2 #demandes { (t!(words, "identity-reset-waiting")) }
            @if resets.is_empty() {
                (list_empty(&t!(words, "identity-reset-empty"), None))
            } @else {
                (waiting(visit, &resets))
            }
        }
        section aria-labelledby="demander" {
            h2 #demander { (t!(words, "identity-reset-ask")) }
            p { (t!(words, "identity-reset-ask-what", days = RESET_VALID_DAYS)) }
            (Form::post(words, RESETS, visit.request_id()).content(html! {
                (email_field(words, t!(words, "identity-closing-email"), "email")
                    .value(typed)
                    .hint(t!(words, "identity-closing-email-hint"))
                    .autocomplete("off")
                    .max_length(email_max)
                    .errors(errors))
                (button(t!(words, "identity-reset-ask-button")))
            }))
        }
    };
    Ok(Page::new(t!(words, "identity-reset-title"), main)
        .lead(t!(words, "identity-reset-lead"))
        .refused(errors)
        .not_indexed())
}

fn waiting(visit: &Visit, resets: &[ResetRow]) -> Markup {
    let words = visit.words;
    let own = visit.actor.person();
    let mut lines = table(t!(words, "identity-reset-waiting"))
        .titled_above()
        .column(t!(words, "identity-name"))
        .column(t!(words, "identity-account-email"))
        .column(t!(words, "identity-reset-asked-by"))
        .column(t!(words, "identity-reset-asked-at"))
        .column(t!(words, "identity-reset-do-column"));
    for reset in resets {
        let person = reset.person_id.to_string();
        let name = reset.name.as_str();
        let may_do = own.is_some_and(|own| own != reset.asked_by && own != reset.person_id);
        let asked_by = reset.asked_by_name.as_deref().unwrap_or("–");
        let deeds = html! {
            @if may_do {
                (Form::post(words, format!("{RESETS}/confirmer"), visit.request_id()).content(html! {
                    (hidden("person", &person))
                    (button_quiet(t!(words, "identity-reset-do", name = name)).danger())
                }))
            } @else {
                p { (t!(words, "identity-reset-another")) }
            }
            (Form::post(words, format!("{RESETS}/abandonner"), visit.request_id()).content(html! {
                (hidden("person", &person))
                (button_quiet(t!(words, "identity-reset-drop", name = name)))
            }))
        };
        lines = lines.row([
            html! { (name) },
            html! { (reset.email) },
            html! { (asked_by) },
            html! { (visit.at(reset.asked_at)) },
            deeds,
        ]);
    }
    html! { (lines) }
}
