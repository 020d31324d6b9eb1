//! Signing in with the identifier and the password that one has in the body's directory. The password goes to the directory and
//! nowhere else: no page shows it again, nothing writes it.

use std::time::Duration;

use axum::extract::Query;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::{Actor, Fault};
use maud::{Markup, html};
use serde::Deserialize;
use tools::secret;
use ui::forms::{Form, FormErrors, button, error_summary, hidden, password_field, text_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::effort;
use super::entering::{entered, refused_page, token_purpose};
use super::sign_in::{Asking, ask_form};
use crate::actions::{Came, EnterWithDirectory, EnterWithProvider, NoteDirectoryDown, TryDirectory};
use crate::directory::{asked, digest_of};
use crate::exchange;
use crate::model::directory::{
    DIRECTORY_SLUG, Directory, DirectoryTryId, IDENTIFIER_CHARS_MAX, PASSWORD_CHARS_MAX,
};
use crate::model::provider::{Assistance, Provider};
use crate::model::{NAME_CHARS_MAX, SecretHash, local_path};
use crate::store::{directory as store, providers};

pub(super) const PATH: &str = "/connexion/annuaire";
/// A refusal takes at least this long, whatever it is for: how long one waited says nothing of who is known.
const REFUSAL_TIME_MIN: Duration = Duration::from_millis(1500);

#[derive(Deserialize)]
pub(super) struct AskQuery {
    #[serde(default)]
    retour: String,
}

#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    identifiant: String,
    #[serde(default)]
    mot_de_passe: String,
    #[serde(default)]
    retour: String,
    #[serde(default)]
    defi: String,
    #[serde(default)]
    preuve: String,
}

/// What the form starts from: never a password.
#[derive(Default)]
struct Typing<'a> {
    identifier: &'a str,
    return_to: &'a str,
    effort: Option<Markup>,
    errors: FormErrors,
}

/// The address of the form, which then leads to `return_to`.
pub(super) fn path_to(return_to: Option<&str>) -> String {
    let Some(return_to) = return_to else {
        return PATH.to_owned();
    };
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("retour", return_to)
        .finish();
    format!("{PATH}?{query}")
}

/// The form, where one signs in.
pub(super) fn offered(visit: &Visit, provider: &Provider, return_to: &str) -> Markup {
    let typing = Typing {
        return_to,
        ..Typing::default()
    };
    html! {
        section aria-labelledby="directory" {
            h2 #directory { (t!(visit.words, "identity-directory-with", name = &provider.label)) }
            (form(visit, provider, &typing))
        }
    }
}

fn form(visit: &Visit, provider: &Provider, typing: &Typing<'_>) -> Markup {
    let words = visit.words;
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    Form::post(words, PATH, visit.request_id()).content(html! {
        (text_field(words, t!(words, "identity-directory-identifier"), "identifiant")
            .value(typing.identifier)
            .hint(t!(words, "identity-directory-identifier-hint", name = &provider.label))
            .autocomplete("username")
            .max_length(chars(IDENTIFIER_CHARS_MAX))
            .errors(&typing.errors))
        (password_field(words, t!(words, "identity-directory-password"), "mot_de_passe")
            .hint(t!(words, "identity-directory-password-hint"))
            .autocomplete("current-password")
            .max_length(chars(PASSWORD_CHARS_MAX))
            .errors(&typing.errors))
        (hidden("retour", typing.return_to))
        @if let Some(effort) = &typing.effort { (effort) }
        (button(t!(words, "identity-directory-enter")))
    })
}

async fn found(visit: &Visit) -> Result<(Provider, Directory), Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let provider = providers::provider_called(&mut sql, body, DIRECTORY_SLUG)
        .await?
        .ok_or(Fault::NotFound("provider"))?;
    let directory = store::directory(&mut sql, body, provider.id)
        .await?
        .ok_or(Fault::NotFound("provider"))?;
    Ok((provider, directory))
}

pub(super) async fn ask(visit: Visit, Query(query): Query<AskQuery>) -> Answer {
    let (provider, _) = found(&visit).await?;
    let typing = Typing {
        return_to: local_path(&query.retour).unwrap_or_default(),
        ..Typing::default()
    };
    let page = form_page(&visit, &provider, &typing);
    visit.page(page)
}

fn form_page(visit: &Visit, provider: &Provider, typing: &Typing<'_>) -> Page {
    let words = visit.words;
    let main = html! {
        (error_summary(&typing.errors, words))
        (form(visit, provider, typing))
        @if visit.signed_in.is_none() {
            section aria-labelledby="by-mail" {
                h2 #by-mail { (t!(words, "identity-provider-by-mail")) }
                (ask_form(visit, &Asking::default()))
            }
        }
    };
    Page::new(t!(words, "identity-directory-with", name = &provider.label), main)
        .under(t!(words, "identity-ask-title"), "/connexion")
        .refused(&typing.errors)
        .keeps_drafts()
        .not_indexed()
}

pub(super) async fn enter(visit: Visit, headers: HeaderMap, Posted(form): Posted<Sent>) -> Answer {
    let (provider, directory) = found(&visit).await?;
    let return_to = local_path(&form.retour);
    let identifier = form.identifiant.trim();
    let mut typing = Typing {
        identifier,
        return_to: return_to.unwrap_or_default(),
        ..Typing::default()
    };
    typing.errors = refused_fields(&visit, identifier, &form.mot_de_passe);
    if !typing.errors.is_empty() {
        let page = form_page(&visit, &provider, &typing);
        return visit.refused_page(page);
    }
    let (house, body) = (&visit.house, visit.body.id);
    let attempt = TryDirectory {
        identifier: identifier.to_owned(),
        client: visit.client,
        effort: effort::effort_brought(form.defi, form.preuve),
    };
    let attempt = match house.act(body, Actor::Visitor, &attempt).await {
        Ok(attempt) => attempt,
        Err(fault) => {
            typing.effort = effort::effort_is_asked(&fault).then(|| effort::effort_fields(&visit));
            typing.errors = visit.refusal_of_form("identifiant", fault)?;
            let page = form_page(&visit, &provider, &typing);
            return visit.refused_page(page);
        }
    };
    let asked_at = tokio::time::Instant::now();
    let refusal = match recognised(
        &visit,
        (&provider, &directory),
        (identifier, form.mot_de_passe.as_str()),
    )
    .await
    {
        Ok(Some(entry)) if entry.is_agent || !directory.is_for_agents => {
            let deed = deed_of(&visit, (&provider, &directory), (attempt, return_to), entry)?;
            let outcome = house.act(body, Actor::Visitor, &deed).await;
            return Ok(entered(&visit, &headers, &provider, (return_to, outcome)).await?);
        }
        // They gave the right password: they may know that they are known.
        Ok(Some(_)) => "identity-directory-not-agent",
        Ok(None) => "identity-directory-unrecognised",
        Err(failed) => {
            tracing::warn!(provider = %provider.id, %failed, "the directory says nothing of who came");
            return Ok(down(&visit, &provider, attempt).await?);
        }
    };
    tokio::time::sleep_until(asked_at + REFUSAL_TIME_MIN).await;
    let label = ui::Value::from(provider.label.as_str());
    let said = visit.words.say_with(refusal, &[("name", label)]);
    typing.errors.add("identifiant", said);
    let page = form_page(&visit, &provider, &typing);
    visit.refused_page(page)
}

fn refused_fields(visit: &Visit, identifier: &str, password: &str) -> FormErrors {
    let words = visit.words;
    let mut errors = FormErrors::default();
    if identifier.is_empty() {
        errors.add("identifiant", t!(words, "identity-directory-identifier-empty"));
    } else if identifier.chars().count() > IDENTIFIER_CHARS_MAX {
        let long = t!(words, "identity-provider-text-long", max = IDENTIFIER_CHARS_MAX);
        errors.add("identifiant", long);
    }
    if password.is_empty() {
        errors.add("mot_de_passe", t!(words, "identity-directory-password-empty"));
    } else if password.chars().count() > PASSWORD_CHARS_MAX {
        let long = t!(words, "identity-provider-text-long", max = PASSWORD_CHARS_MAX);
        errors.add("mot_de_passe", long);
    }
    errors
}

/// Who it is, as the directory says, or why it says nothing. What is wrong with one entry is not told to who typed its identifier.
async fn recognised(
    visit: &Visit,
    (provider, directory): (&Provider, &Directory),
    typed: (&str, &str),
) -> Result<Option<ldap::Entry>, String> {
    let (house, body) = (&visit.house, visit.body.id);
    let Some(asked) = asked(house, body, provider, directory) else {
        return Err("the secret of its account cannot be opened".to_owned());
    };
    match ldap::recognise(house, &asked, typed).await {
        Err(wrong @ (ldap::Error::Several | ldap::Error::Id(_))) => {
            tracing::warn!(provider = %provider.id, %wrong, "an entry of the directory is nobody's");
            Ok(None)
        }
        outcome => outcome.map_err(|error| error.to_string()),
    }
}

fn deed_of(
    visit: &Visit,
    (provider, directory): (&Provider, &Directory),
    (attempt, return_to): (DirectoryTryId, Option<&str>),
    entry: ldap::Entry,
) -> Result<EnterWithDirectory, Fault> {
    let (house, body) = (&visit.house, visit.body.id);
    let entering = EnterWithProvider {
        came: Came {
            provider: provider.id,
            // Nothing travelled by the browser that could be brought again.
            state: SecretHash::of(&house.randomness.secret()),
            subject: digest_of(house, body, directory, &entry.id)?,
            level: None,
            at: visit.now(),
            assistance: Assistance::Nobody,
            siret: None,
        },
        id_token: secret::seal(house, body, &token_purpose(provider), "")?,
        refresh_token: None,
        is_silent: false,
        name: openid::printable(&entry.name, NAME_CHARS_MAX),
        email: entry.mail,
        signed_in: visit.signed_in.as_ref().map(|person| person.person),
        return_to: return_to.map(str::to_owned),
    };
    Ok(EnterWithDirectory { attempt, entering })
}

/// The directory does not answer: that is said, with the other ways in, and no more lines are left of it than a client's share.
async fn down(visit: &Visit, provider: &Provider, attempt: DirectoryTryId) -> Result<Response, Fault> {
    let (house, body) = (&visit.house, visit.body.id);
    if exchange::may_note(house, body, provider, visit.client) {
        house
            .act(body, Actor::Visitor, &NoteDirectoryDown { attempt })
            .await?;
    }
    refused_page(visit, provider, "identity-directory-down").await
}
