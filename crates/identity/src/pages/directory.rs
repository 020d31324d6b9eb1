//! The directory of the body, among « Moyens de connexion » : how it is asked, and what it answers when an agent tries it.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect};
use axum::routing::{get, post};
use db::Uuid;
use kernel::{Fault, House};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice};
use ui::forms::{
    Form, FormErrors, button, button_quiet, confirm_details, error_summary, hidden, password_field, radios,
    text_field, textarea, url_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::providers::{PATH, path_of, refuse_who_may_not};
use crate::actions::{SetUpDirectory, TypedDirectory};
use crate::directory::{asked, digits};
use crate::model::directory::{
    ATTRIBUTE_CHARS_MAX, AUTHORITY_CHARS_MAX, DIRECTORY_SLUG, DN_CHARS_MAX, Directory, FILTER_CHARS_MAX,
    IDENTIFIER_CHARS_MAX,
};
use crate::model::provider::{ISSUER_CHARS_MAX, LABEL_CHARS_MAX, Provider, SECRET_CHARS_MAX};
use crate::store::{directory as store, providers};

pub(super) const SETTING: &str = "/moyens-de-connexion/annuaire";

pub(super) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/moyens-de-connexion/nouveau/annuaire", get(show_new))
        .route(SETTING, get(show).post(change))
        .route(
            "/moyens-de-connexion/annuaire/essayer",
            post(try_it).get(show_new),
        )
}

async fn show_new(visit: Visit) -> Answer {
    refuse_who_may_not(&visit).await?;
    Ok(Redirect::to(SETTING).into_response())
}

#[derive(Deserialize)]
struct Sent {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    nom: String,
    #[serde(default)]
    adresse: String,
    #[serde(default)]
    chiffrement: String,
    #[serde(default)]
    compte: String,
    #[serde(default)]
    secret: String,
    #[serde(default)]
    base: String,
    #[serde(default)]
    filtre: String,
    #[serde(default)]
    attribut_nom: String,
    #[serde(default)]
    attribut_courriel: String,
    #[serde(default)]
    attribut_stable: String,
    #[serde(default)]
    qui: String,
    #[serde(default)]
    filtre_agents: String,
    #[serde(default)]
    autorite: String,
}

impl Sent {
    fn typed(self) -> TypedDirectory {
        TypedDirectory {
            version: self.version,
            label: self.nom,
            address: self.adresse,
            is_clear: self.chiffrement == "clair",
            account: self.compte,
            secret: self.secret,
            base: self.base,
            person_filter: self.filtre,
            name_attribute: self.attribut_nom,
            mail_attribute: self.attribut_courriel,
            id_attribute: self.attribut_stable,
            is_for_agents: self.qui != "tous",
            agents_filter: self.filtre_agents,
            authority: self.autorite,
        }
    }
}

/// What the form starts from where nothing is set up: an `OpenLDAP` of ordinary make.
fn usual(visit: &Visit) -> TypedDirectory {
    TypedDirectory {
        version: 0,
        label: visit.body.name.clone(),
        address: "ldaps://".to_owned(),
        is_clear: false,
        account: String::new(),
        secret: String::new(),
        base: String::new(),
        person_filter: "(uid={identifiant})".to_owned(),
        name_attribute: "cn".to_owned(),
        mail_attribute: "mail".to_owned(),
        id_attribute: "entryUUID".to_owned(),
        is_for_agents: true,
        agents_filter: String::new(),
        authority: String::new(),
    }
}

fn typed_of(provider: &Provider, directory: &Directory) -> TypedDirectory {
    TypedDirectory {
        version: provider.version,
        label: provider.label.clone(),
        address: provider.issuer.clone(),
        is_clear: directory.is_clear,
        account: provider.client_id.clone(),
        secret: String::new(),
        base: directory.base.clone(),
        person_filter: directory.person_filter.clone(),
        name_attribute: directory.name_attribute.clone(),
        mail_attribute: directory.mail_attribute.clone(),
        id_attribute: directory.id_attribute.clone(),
        is_for_agents: directory.is_for_agents,
        agents_filter: directory.agents_filter.clone(),
        authority: directory.authority.clone(),
    }
}

async fn set_up(visit: &Visit) -> Result<Option<(Provider, Directory)>, Fault> {
    refuse_who_may_not(visit).await?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(provider) = providers::provider_called(&mut sql, body, DIRECTORY_SLUG).await? else {
        return Ok(None);
    };
    let directory = store::directory(&mut sql, body, provider.id).await?;
    Ok(directory.map(|directory| (provider, directory)))
}

async fn show(visit: Visit) -> Answer {
    let known = set_up(&visit).await?;
    let typed = match &known {
        Some((provider, directory)) => typed_of(provider, directory),
        None => usual(&visit),
    };
    let provider = known.as_ref().map(|(provider, _)| provider);
    let page = setting_page(&visit, provider, &typed, &FormErrors::default(), &html! {});
    visit.page(page)
}

async fn change(visit: Visit, Posted(sent): Posted<Sent>) -> Answer {
    let known = set_up(&visit).await?;
    let provider = known.as_ref().map(|(provider, _)| provider);
    let request = sent.request_id;
    let mut deed = SetUpDirectory { typed: sent.typed() };
    match visit.act(request, &deed).await {
        Ok(_) => visit.done(SETTING, "identity-directory-saved"),
        Err(Fault::Stale(_)) => {
            let now = providers::provider_called(&mut visit.sql(), visit.body.id, DIRECTORY_SLUG).await?;
            deed.typed.version = now.as_ref().map_or(0, |now| now.version);
            let mut errors = FormErrors::default();
            errors.add("nom", t!(visit.words, "identity-setting-stale"));
            let page = setting_page(&visit, now.as_ref(), &deed.typed, &errors, &html! {});
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("nom", fault)?;
            let page = setting_page(&visit, provider, &deed.typed, &errors, &html! {});
            visit.refused_page(page)
        }
    }
}

#[derive(Deserialize)]
struct Trying {
    #[serde(default)]
    essai: String,
}

/// Asks the directory for somebody, without their password. It changes nothing here, and is asked by a form since it makes the
/// server work.
async fn try_it(visit: Visit, Posted(form): Posted<Trying>) -> Answer {
    let (provider, directory) = set_up(&visit).await?.ok_or(Fault::NotFound("provider"))?;
    let identifier: String = form.essai.trim().chars().take(IDENTIFIER_CHARS_MAX).collect();
    // Without an identifier nobody is looked for: the directory answers all the same.
    let looked_for = if identifier.is_empty() {
        visit.house.randomness.secret()
    } else {
        identifier.clone()
    };
    let answer = match asked(&visit.house, visit.body.id, &provider, &directory) {
        Some(asked) => ldap::find(&visit.house, &asked, &looked_for)
            .await
            .map_err(|error| (why_of(&error), error.to_string())),
        None => Err(("identity-setting-secret-lost", String::new())),
    };
    let above = said(&visit, &identifier, answer);
    let typed = typed_of(&provider, &directory);
    let page = setting_page(&visit, Some(&provider), &typed, &FormErrors::default(), &above);
    visit.page(page)
}

/// The sentence for each reason: what an agent can mend differs.
fn why_of(error: &ldap::Error) -> &'static str {
    use ldap::Error;
    match error {
        Error::Connection(_) | Error::Answer(_) => "identity-directory-try-down",
        Error::Encryption(_) => "identity-directory-try-encryption",
        Error::Account(_) => "identity-directory-try-account",
        Error::Base(_) => "identity-directory-try-base",
        Error::Filter => "identity-directory-filter-wrong",
        Error::Refused(_) => "identity-directory-try-refused",
        Error::Several => "identity-directory-try-several",
        Error::Id(_) => "identity-directory-try-stable",
    }
}

/// What the directory answered: what would be known of that person, and whether they would come in.
fn said(
    visit: &Visit,
    identifier: &str,
    answer: Result<Option<ldap::Entry>, (&'static str, String)>,
) -> Markup {
    let words = visit.words;
    let entry = match answer {
        Err((why, error)) => {
            return notice(
                Tone::Bad,
                &html! {
                    p { strong { (t!(words, "identity-setting-fails")) } }
                    p { (words.say(why)) }
                    // As the technical log says it: for whoever keeps the directory.
                    @if !error.is_empty() { p lang="en" { code { (error) } } }
                },
            );
        }
        Ok(None) if identifier.is_empty() => {
            return notice(
                Tone::Good,
                &html! { p { (t!(words, "identity-directory-try-works")) } },
            );
        }
        Ok(None) => {
            let nobody = t!(words, "identity-directory-try-nobody", identifier = identifier);
            return notice(Tone::Warning, &html! { p { (nobody) } });
        }
        Ok(Some(entry)) => entry,
    };
    let or_none = |value: &str| {
        if value.is_empty() {
            html! { (t!(words, "identity-directory-try-none")) }
        } else {
            html! { span translate="no" { (value) } }
        }
    };
    // Text in most directories, bytes in Active Directory.
    let id = String::from_utf8(entry.id.clone()).unwrap_or_else(|_| digits(&entry.id));
    let agent = if entry.is_agent {
        t!(words, "identity-directory-try-agent")
    } else {
        t!(words, "identity-directory-try-not-agent")
    };
    let facts = definition_list(&[
        (
            t!(words, "identity-directory-try-entry"),
            html! { code { (entry.dn) } },
        ),
        (t!(words, "identity-directory-name"), or_none(&entry.name)),
        (t!(words, "identity-directory-mail"), or_none(&entry.mail)),
        (t!(words, "identity-directory-stable"), html! { code { (id) } }),
        (t!(words, "identity-directory-who"), html! { (agent) }),
    ]);
    html! {
        (notice(Tone::Good, &html! {
            p { (t!(words, "identity-directory-try-found", identifier = identifier)) }
        }))
        (facts)
    }
}

fn setting_page(
    visit: &Visit,
    provider: Option<&Provider>,
    typed: &TypedDirectory,
    errors: &FormErrors,
    above: &Markup,
) -> Page {
    let words = visit.words;
    let main = html! {
        (error_summary(errors, words))
        (above)
        (Form::post(words, SETTING, visit.request_id()).content(fields(visit, provider, typed, errors)))
        @if let Some(provider) = provider { (deeds(visit, provider)) }
    };
    Page::new(t!(words, "identity-kind-annuaire"), main)
        .lead(t!(words, "identity-directory-lead"))
        .under(t!(words, "identity-setting-title"), PATH)
        .refused(errors)
        .not_indexed()
}

fn fields(visit: &Visit, provider: Option<&Provider>, typed: &TypedDirectory, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let secret_hint = if provider.is_some() {
        t!(words, "identity-setting-secret-kept")
    } else {
        t!(words, "identity-directory-secret-hint")
    };
    let line = |label: String, name: &'static str, value: &str, max: usize| {
        text_field(words, label, name)
            .value(value)
            .max_length(chars(max))
            .autocomplete("off")
            .errors(errors)
    };
    // The secret never comes back to a page: neither the one kept nor the one just typed.
    html! {
        (hidden("version", &typed.version.to_string()))
        (line(t!(words, "identity-directory-label"), "nom", &typed.label, LABEL_CHARS_MAX)
            .hint(t!(words, "identity-directory-label-hint")))
        (url_field(words, t!(words, "identity-directory-address"), "adresse")
            .value(&typed.address)
            .hint(t!(words, "identity-directory-address-hint"))
            .max_length(chars(ISSUER_CHARS_MAX))
            .errors(errors))
        (radios(words, t!(words, "identity-directory-encryption"), "chiffrement")
            .choice("chiffre", t!(words, "identity-directory-encrypted"))
            .choice("clair", t!(words, "identity-directory-in-clear"))
            .hint(t!(words, "identity-directory-encryption-hint"))
            .chosen(if typed.is_clear { "clair" } else { "chiffre" })
            .errors(errors))
        (textarea(words, t!(words, "identity-directory-authority"), "autorite")
            .value(&typed.authority)
            .hint(t!(words, "identity-directory-authority-hint"))
            .rows(4)
            .max_length(chars(AUTHORITY_CHARS_MAX))
            .optional()
            .errors(errors))
        (line(t!(words, "identity-directory-account"), "compte", &typed.account, DN_CHARS_MAX)
            .hint(t!(words, "identity-directory-account-hint"))
            .optional())
        (password_field(words, t!(words, "identity-directory-secret"), "secret")
            .hint(secret_hint)
            .max_length(chars(SECRET_CHARS_MAX))
            .autocomplete("off")
            .optional()
            .errors(errors))
        (line(t!(words, "identity-directory-base"), "base", &typed.base, DN_CHARS_MAX)
            .hint(t!(words, "identity-directory-base-hint")))
        (textarea(words, t!(words, "identity-directory-filter"), "filtre")
            .value(&typed.person_filter)
            .hint(t!(words, "identity-directory-filter-hint"))
            .rows(2)
            .max_length(chars(FILTER_CHARS_MAX))
            .errors(errors))
        (line(t!(words, "identity-directory-name"), "attribut_nom", &typed.name_attribute, ATTRIBUTE_CHARS_MAX)
            .hint(t!(words, "identity-directory-name-hint")))
        (line(t!(words, "identity-directory-mail"), "attribut_courriel", &typed.mail_attribute, ATTRIBUTE_CHARS_MAX)
            .hint(t!(words, "identity-directory-mail-hint")))
        (line(t!(words, "identity-directory-stable"), "attribut_stable", &typed.id_attribute, ATTRIBUTE_CHARS_MAX)
            .hint(t!(words, "identity-directory-stable-hint")))
        (radios(words, t!(words, "identity-directory-who"), "qui")
            .choice("agents", t!(words, "identity-directory-agents"))
            .choice("tous", t!(words, "identity-directory-everybody"))
            .chosen(if typed.is_for_agents { "agents" } else { "tous" })
            .errors(errors))
        (textarea(words, t!(words, "identity-directory-agents-filter"), "filtre_agents")
            .value(&typed.agents_filter)
            .hint(t!(words, "identity-directory-agents-filter-hint"))
            .rows(2)
            .max_length(chars(FILTER_CHARS_MAX))
            .optional()
            .errors(errors))
        (button(t!(words, "identity-setting-save")))
    }
}

fn deeds(visit: &Visit, provider: &Provider) -> Markup {
    let words = visit.words;
    let identifier_max = u32::try_from(IDENTIFIER_CHARS_MAX).unwrap_or(u32::MAX);
    let try_form = Form::post(words, format!("{SETTING}/essayer"), visit.request_id()).content(html! {
        (text_field(words, t!(words, "identity-directory-try-who"), "essai")
            .hint(t!(words, "identity-directory-try-hint"))
            .max_length(identifier_max)
            .autocomplete("off")
            .optional())
        (button_quiet(t!(words, "identity-setting-try")))
    });
    let removal = Form::post(
        words,
        format!("{}/retirer", path_of(provider.id)),
        visit.request_id(),
    )
    .content(html! { (button(t!(words, "identity-setting-remove-confirm")).danger()) });
    html! {
        section aria-labelledby="trying" {
            h2 #trying { (t!(words, "identity-directory-try-title")) }
            (try_form)
        }
        (confirm_details(
            &t!(words, "identity-directory-remove"),
            &t!(words, "identity-setting-remove-what"),
            &removal,
        ))
    }
}
