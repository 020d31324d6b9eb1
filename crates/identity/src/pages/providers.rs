//! « Moyens de connexion » : which identity providers an agent lets people sign in with, and whom they invite there.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect};
use axum::routing::{get, post};
use db::Uuid;
use kernel::{Fault, House, PersonId, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, list_empty, notice, pagination, table};
use ui::forms::{
    Form, FormErrors, button, button_quiet, confirm_details, email_field, error_summary, hidden,
    password_field, radios, text_field, textarea, url_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::entering::{left_address, return_address};
use crate::actions::{InviteToProvider, RemoveProvider, SetUpProvider, TypedProvider, WithdrawInvitation};
use crate::exchange::{self, Failed};
use crate::model::provider::{
    CLIENT_ID_CHARS_MAX, ISSUER_CHARS_MAX, Kind, LABEL_CHARS_MAX, LIST_CHARS_MAX, Provider, ProviderId,
    REFRESH_MINUTES, SECRET_CHARS_MAX, Signature,
};
use crate::model::{EMAIL_BYTES_MAX, NAME_CHARS_MAX};
use crate::rights;
use crate::store::providers as store;

pub(super) const PATH: &str = "/moyens-de-connexion";
/// Invited people on a page.
const INVITED_A_PAGE: i64 = 50;

pub(super) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route(PATH, get(list))
        .route("/moyens-de-connexion/nouveau/{kind}", get(show_new).post(create))
        .route("/moyens-de-connexion/{id}", get(show).post(change))
        .route("/moyens-de-connexion/{id}/essayer", post(try_again))
        .route("/moyens-de-connexion/{id}/retirer", post(remove))
        .route("/moyens-de-connexion/{id}/invites", get(invited).post(invite))
        .route("/moyens-de-connexion/{id}/invites/retirer", post(withdraw))
}

pub(super) async fn refuse_who_may_not(visit: &Visit) -> Result<(), Fault> {
    if visit.may(&rights::MANAGE_PROVIDERS, Scope::BODY).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden {
            right: rights::MANAGE_PROVIDERS.code,
        })
    }
}

pub(super) fn path_of(id: ProviderId) -> String {
    format!("{PATH}/{id}")
}

async fn found(visit: &Visit, id: ProviderId) -> Result<Provider, Fault> {
    refuse_who_may_not(visit).await?;
    store::provider(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("provider"))
}

async fn list(visit: Visit) -> Answer {
    refuse_who_may_not(&visit).await?;
    let words = visit.words;
    let providers = store::providers(&mut visit.sql(), visit.body.id).await?;
    let mut lines = table(t!(words, "identity-setting-caption"))
        .column(t!(words, "identity-setting-name"))
        .column(t!(words, "identity-setting-kind"))
        .column(t!(words, "identity-setting-issuer"));
    for provider in &providers {
        lines = lines.row([
            html! { a href=(path_of(provider.id)) { (provider.label) } },
            html! { (kind_said(&visit, provider.kind)) },
            html! { (provider.issuer) },
        ]);
    }
    let is_there = |kind: Kind| providers.iter().any(|provider| provider.kind == kind);
    let second_factor = super::second_factor_rule::setting(&visit).await?;
    let main = html! {
        p { (t!(words, "identity-setting-mail")) }
        @if providers.is_empty() { (list_empty(&t!(words, "identity-setting-empty"), None)) } @else { (lines) }
        section aria-labelledby="more" {
            h2 #more { (t!(words, "identity-setting-more")) }
            ul {
                @for kind in Kind::ALL {
                    @if *kind == Kind::Other || !is_there(*kind) {
                        li { a href={ (PATH) "/nouveau/" (kind.as_str()) } { (kind_said(&visit, *kind)) } }
                    }
                }
            }
        }
        (second_factor)
    };
    visit.page(
        Page::new(t!(words, "identity-setting-title"), main)
            .lead(t!(words, "identity-setting-lead"))
            .not_indexed(),
    )
}

fn kind_said(visit: &Visit, kind: Kind) -> String {
    visit.words.say(&format!("identity-kind-{}", kind.as_str()))
}

#[derive(Deserialize)]
struct Sent {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    nom: String,
    #[serde(default)]
    emetteur: String,
    #[serde(default)]
    client: String,
    #[serde(default)]
    secret: String,
    #[serde(default)]
    algorithme: String,
    #[serde(default)]
    niveaux: String,
    #[serde(default)]
    sirets: String,
    #[serde(default)]
    assistance: String,
    #[serde(default)]
    silence: String,
    #[serde(default)]
    renouvellement: String,
}

impl Sent {
    fn typed(self, kind: Kind) -> TypedProvider {
        TypedProvider {
            version: self.version,
            kind,
            label: self.nom,
            issuer: self.emetteur,
            client_id: self.client,
            secret: self.secret,
            algorithm: Signature::parse(&self.algorithme).unwrap_or(Signature::Es256),
            levels: self.niveaux,
            sirets: self.sirets,
            assistance: self.assistance,
            is_silent: self.silence == "oui",
            refresh_minutes: match self.renouvellement.as_str() {
                // Of a sort that is never asked again, the field is not there.
                "" => 0,
                // What is no number is refused with its field.
                typed => typed.parse().unwrap_or(-1),
            },
        }
    }
}

fn typed_of(provider: &Provider) -> TypedProvider {
    TypedProvider {
        version: provider.version,
        kind: provider.kind,
        label: provider.label.clone(),
        issuer: provider.issuer.clone(),
        client_id: provider.client_id.clone(),
        secret: String::new(),
        algorithm: provider.algorithm,
        levels: provider.levels.join(" "),
        sirets: provider.sirets.join("\n"),
        assistance: provider.assistance.join("\n"),
        is_silent: provider.is_silent,
        refresh_minutes: provider.refresh_minutes,
    }
}

async fn show_new(visit: Visit, Path(kind): Path<String>) -> Answer {
    refuse_who_may_not(&visit).await?;
    let kind = Kind::parse(&kind).ok_or(Fault::NotFound("provider"))?;
    let label = match kind {
        Kind::FranceConnect | Kind::ProConnect => kind_said(&visit, kind),
        Kind::Other | Kind::Directory => String::new(),
    };
    let typed = TypedProvider {
        version: 0,
        kind,
        label,
        issuer: String::new(),
        client_id: String::new(),
        secret: String::new(),
        algorithm: if kind == Kind::Other {
            Signature::Rs256
        } else {
            Signature::Es256
        },
        levels: kind.usual_levels().to_owned(),
        sirets: String::new(),
        assistance: String::new(),
        is_silent: false,
        refresh_minutes: 0,
    };
    let page = setting_page(&visit, None, &typed, &FormErrors::default(), &html! {});
    visit.page(page)
}

async fn create(visit: Visit, Path(kind): Path<String>, Posted(sent): Posted<Sent>) -> Answer {
    let kind = Kind::parse(&kind).ok_or(Fault::NotFound("provider"))?;
    let request = sent.request_id;
    let deed = SetUpProvider {
        provider: None,
        typed: sent.typed(kind),
    };
    match visit.act(request, &deed).await {
        Ok(id) => visit.done(&path_of(id), "identity-provider-saved"),
        Err(fault) => {
            let errors = visit.refusal_of_form("nom", fault)?;
            let page = setting_page(&visit, None, &deed.typed, &errors, &html! {});
            visit.refused_page(page)
        }
    }
}

async fn show(visit: Visit, Path(id): Path<ProviderId>) -> Answer {
    let provider = found(&visit, id).await?;
    if provider.kind == Kind::Directory {
        return Ok(Redirect::to(super::directory::SETTING).into_response());
    }
    let typed = typed_of(&provider);
    let page = setting_page(&visit, Some(&provider), &typed, &FormErrors::default(), &html! {});
    visit.page(page)
}

async fn change(visit: Visit, Path(id): Path<ProviderId>, Posted(sent): Posted<Sent>) -> Answer {
    let before = found(&visit, id).await?;
    let request = sent.request_id;
    let mut deed = SetUpProvider {
        provider: Some(id),
        typed: sent.typed(before.kind),
    };
    match visit.act(request, &deed).await {
        Ok(_) => visit.done(&path_of(id), "identity-provider-saved"),
        Err(Fault::Stale(_)) => {
            deed.typed.version = before.version;
            let mut errors = FormErrors::default();
            errors.add("nom", t!(visit.words, "identity-setting-stale"));
            let page = setting_page(&visit, Some(&before), &deed.typed, &errors, &html! {});
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("nom", fault)?;
            let page = setting_page(&visit, Some(&before), &deed.typed, &errors, &html! {});
            visit.refused_page(page)
        }
    }
}

#[derive(Deserialize)]
struct Pressed {
    request_id: Uuid,
}

/// Looks at the provider. It changes nothing here, and is asked by a form since it makes the server work.
async fn try_again(visit: Visit, Path(id): Path<ProviderId>, Posted(_): Posted<Pressed>) -> Answer {
    let provider = found(&visit, id).await?;
    if provider.kind == Kind::Directory {
        return Ok(Redirect::to(super::directory::SETTING).into_response());
    }
    let words = visit.words;
    let above = match exchange::look(&visit.house, visit.body.id, &provider).await {
        Ok(()) => notice(Tone::Good, &html! { p { (t!(words, "identity-setting-works")) } }),
        Err(failed) => {
            let why = match &failed {
                Failed::SecretLost => "identity-setting-secret-lost",
                Failed::Down(_) => "identity-setting-down",
                Failed::Refused(_) => "identity-setting-refused",
            };
            notice(
                Tone::Bad,
                &html! {
                    p { strong { (t!(words, "identity-setting-fails")) } }
                    p { (words.say(why)) }
                    // As the technical log says it: for whoever keeps the provider.
                    p lang="en" { code { (failed.to_string()) } }
                },
            )
        }
    };
    let typed = typed_of(&provider);
    let page = setting_page(&visit, Some(&provider), &typed, &FormErrors::default(), &above);
    visit.page(page)
}

async fn remove(visit: Visit, Path(id): Path<ProviderId>, Posted(form): Posted<Pressed>) -> Answer {
    let deed = RemoveProvider { provider: id };
    visit.act(form.request_id, &deed).await?;
    visit.done(PATH, "identity-provider-removed")
}

fn setting_page(
    visit: &Visit,
    provider: Option<&Provider>,
    typed: &TypedProvider,
    errors: &FormErrors,
    above: &Markup,
) -> Page {
    let words = visit.words;
    let kind = typed.kind;
    let action = provider.map_or_else(
        || format!("{PATH}/nouveau/{}", kind.as_str()),
        |provider| path_of(provider.id),
    );
    let main = html! {
        (error_summary(errors, words))
        (above)
        (addresses(visit, provider, kind))
        (Form::post(words, action, visit.request_id()).content(fields(visit, provider, typed, errors)))
        @if let Some(provider) = provider { (deeds(visit, provider)) }
    };
    Page::new(t!(words, "identity-setting-one-title"), main)
        .lead(words.say(&format!("identity-kind-{}-lead", kind.as_str())))
        .under(t!(words, "identity-setting-title"), PATH)
        .refused(errors)
        .not_indexed()
}

/// What is to be declared to the provider: to the letter.
fn addresses(visit: &Visit, provider: Option<&Provider>, kind: Kind) -> Markup {
    let words = visit.words;
    let slug = match (provider, kind) {
        (Some(provider), _) => Some(provider.slug.clone()),
        (None, Kind::FranceConnect | Kind::ProConnect) => Some(kind.as_str().to_owned()),
        (None, Kind::Other | Kind::Directory) => None,
    };
    html! {
        @if let Some(slug) = slug {
            h2 { (t!(words, "identity-setting-declare")) }
            (definition_list(&[
                (t!(words, "identity-setting-return"), html! { code { (return_address(visit, &slug)) } }),
                (t!(words, "identity-setting-left"), html! { code { (left_address(visit)) } }),
                (t!(words, "identity-setting-scopes"), html! { code { (kind.scopes().join(" ")) } }),
            ]))
        }
    }
}

fn fields(visit: &Visit, provider: Option<&Provider>, typed: &TypedProvider, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let kind = typed.kind;
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let secret_hint = if provider.is_some() {
        t!(words, "identity-setting-secret-kept")
    } else {
        t!(words, "identity-setting-secret-hint")
    };
    let levels = text_field(words, t!(words, "identity-setting-levels"), "niveaux")
        .value(&typed.levels)
        .hint(words.say(&format!("identity-kind-{}-levels", kind.as_str())))
        .max_length(chars(LIST_CHARS_MAX))
        .autocomplete("off")
        .errors(errors);
    let assistance_hint = if kind == Kind::FranceConnect {
        t!(words, "identity-setting-assistance-france")
    } else {
        t!(words, "identity-setting-assistance-hint")
    };
    // The secret never comes back to a page: neither the one kept nor the one just typed.
    html! {
        (hidden("version", &typed.version.to_string()))
        (text_field(words, t!(words, "identity-setting-name"), "nom")
            .value(&typed.label)
            .hint(t!(words, "identity-setting-name-hint"))
            .max_length(chars(LABEL_CHARS_MAX))
            .autocomplete("off")
            .errors(errors))
        (url_field(words, t!(words, "identity-setting-issuer"), "emetteur")
            .value(&typed.issuer)
            .hint(words.say(&format!("identity-kind-{}-issuer", kind.as_str())))
            .max_length(chars(ISSUER_CHARS_MAX))
            .errors(errors))
        (text_field(words, t!(words, "identity-setting-client"), "client")
            .value(&typed.client_id)
            .max_length(chars(CLIENT_ID_CHARS_MAX))
            .autocomplete("off")
            .errors(errors))
        (password_field(words, t!(words, "identity-setting-secret"), "secret")
            .hint(secret_hint)
            .max_length(chars(SECRET_CHARS_MAX))
            .autocomplete("off")
            .errors(errors))
        (radios(words, t!(words, "identity-setting-algorithm"), "algorithme")
            .choice("ES256", t!(words, "identity-setting-es256"))
            .choice("RS256", t!(words, "identity-setting-rs256"))
            .hint(t!(words, "identity-setting-algorithm-hint"))
            .chosen(typed.algorithm.as_str()))
        @if kind == Kind::FranceConnect { (levels) } @else { (levels.optional()) }
        @if kind.is_by_invitation() {
            (textarea(words, t!(words, "identity-setting-sirets"), "sirets")
                .value(&typed.sirets)
                .hint(t!(words, "identity-setting-sirets-hint"))
                .rows(3)
                .max_length(chars(LIST_CHARS_MAX))
                .errors(errors))
            (sessions(visit, typed, errors))
        }
        (textarea(words, t!(words, "identity-setting-assistance"), "assistance")
            .value(&typed.assistance)
            .hint(assistance_hint)
            .rows(3)
            .max_length(chars(LIST_CHARS_MAX))
            .optional()
            .errors(errors))
        (button(t!(words, "identity-setting-save")))
    }
}

/// How sessions begin and go on, with a provider for invited people.
fn sessions(visit: &Visit, typed: &TypedProvider, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let mut rhythm = radios(words, t!(words, "identity-setting-refresh"), "renouvellement");
    for minutes in REFRESH_MINUTES {
        rhythm = rhythm.choice(
            minutes.to_string(),
            words.say(&format!("identity-setting-refresh-{minutes}")),
        );
    }
    html! {
        (radios(words, t!(words, "identity-setting-silent"), "silence")
            .choice("non", t!(words, "identity-setting-silent-no"))
            .choice("oui", t!(words, "identity-setting-silent-yes"))
            .hint(t!(words, "identity-setting-silent-hint"))
            .chosen(if typed.is_silent { "oui" } else { "non" })
            .errors(errors))
        (rhythm
            .hint(t!(words, "identity-setting-refresh-hint"))
            .chosen(typed.refresh_minutes.to_string())
            .errors(errors))
    }
}

fn deeds(visit: &Visit, provider: &Provider) -> Markup {
    let words = visit.words;
    let path = path_of(provider.id);
    let form = |deed: &str, content: Markup| {
        Form::post(words, format!("{path}/{deed}"), visit.request_id()).content(content)
    };
    html! {
        @if provider.kind.is_by_invitation() {
            p { a href={ (path) "/invites" } { (t!(words, "identity-setting-invited-see")) } }
        }
        (form("essayer", html! { (button_quiet(t!(words, "identity-setting-try"))) }))
        (confirm_details(
            &t!(words, "identity-setting-remove"),
            &t!(words, "identity-setting-remove-what"),
            &form("retirer", html! { (button(t!(words, "identity-setting-remove-confirm")).danger()) }),
        ))
    }
}

#[derive(Deserialize)]
struct InvitedQuery {
    #[serde(default)]
    page: u32,
}

#[derive(Deserialize)]
struct Inviting {
    request_id: Uuid,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
}

#[derive(Deserialize)]
struct Withdrawing {
    request_id: Uuid,
    personne: PersonId,
}

async fn invited(visit: Visit, Path(id): Path<ProviderId>, Query(query): Query<InvitedQuery>) -> Answer {
    let provider = found(&visit, id).await?;
    let page = invited_page(&visit, &provider, query.page, None, &FormErrors::default()).await?;
    visit.page(page)
}

async fn invite(visit: Visit, Path(id): Path<ProviderId>, Posted(form): Posted<Inviting>) -> Answer {
    let provider = found(&visit, id).await?;
    let deed = InviteToProvider {
        provider: id,
        name: form.name.clone(),
        email: form.email.clone(),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(_) => visit.done(&format!("{}/invites", path_of(id)), "identity-provider-invited"),
        Err(fault) => {
            let errors = visit.refusal_of_form("email", fault)?;
            let typed = Some((form.name.as_str(), form.email.as_str()));
            let page = invited_page(&visit, &provider, 1, typed, &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn withdraw(visit: Visit, Path(id): Path<ProviderId>, Posted(form): Posted<Withdrawing>) -> Answer {
    let deed = WithdrawInvitation {
        provider: id,
        person: form.personne,
    };
    visit.act(form.request_id, &deed).await?;
    visit.done(
        &format!("{}/invites", path_of(id)),
        "identity-provider-invitation-withdrawn",
    )
}

async fn invited_page(
    visit: &Visit,
    provider: &Provider,
    page: u32,
    typed: Option<(&str, &str)>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    if !provider.kind.is_by_invitation() {
        return Err(Fault::NotFound("provider"));
    }
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let path = format!("{}/invites", path_of(provider.id));
    let count = store::count_invited(&mut sql, body, provider.id).await?;
    let pages = (count + INVITED_A_PAGE - 1) / INVITED_A_PAGE;
    let pages = u32::try_from(pages).unwrap_or(u32::MAX).max(1);
    let page = page.clamp(1, pages);
    let offset = i64::from(page - 1) * INVITED_A_PAGE;
    let people = store::invited(&mut sql, body, provider.id, (INVITED_A_PAGE, offset)).await?;
    let mut lines = table(t!(words, "identity-invited-caption"))
        .column(t!(words, "identity-name"))
        .column(t!(words, "identity-account-email"))
        .column(t!(words, "identity-invited-linked"))
        .column(t!(words, "identity-invited-withdraw-column"));
    for person in &people {
        lines = lines.row([
            html! { (person.name) },
            html! { (person.email) },
            html! { (person.linked_at.map_or_else(|| t!(words, "identity-invited-not-yet"), |at| visit.on(at))) },
            Form::post(words, format!("{path}/retirer"), visit.request_id()).content(html! {
                (hidden("personne", &person.id.to_string()))
                (button_quiet(t!(words, "identity-invited-withdraw", name = person.name.as_str())).danger())
            }),
        ]);
    }
    let (name, email) = typed.unwrap_or_default();
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let main = html! {
        (error_summary(errors, words))
        @if people.is_empty() { (list_empty(&t!(words, "identity-invited-empty"), None)) } @else { (lines) }
        (pagination(words, page, pages, |page| format!("{path}?page={page}")))
        section aria-labelledby="invite" {
            h2 #invite { (t!(words, "identity-invite-title")) }
            p { (t!(words, "identity-invite-what", name = &provider.label)) }
            (Form::post(words, path.clone(), visit.request_id()).content(html! {
                (text_field(words, t!(words, "identity-name"), "name")
                    .value(name)
                    .max_length(chars(NAME_CHARS_MAX))
                    .autocomplete("off")
                    .errors(errors))
                (email_field(words, t!(words, "identity-account-email"), "email")
                    .value(email)
                    .max_length(chars(EMAIL_BYTES_MAX))
                    .autocomplete("off")
                    .errors(errors))
                (button(t!(words, "identity-invite-button")))
            }))
        }
    };
    Ok(Page::new(t!(words, "identity-invited-title"), main)
        .under(t!(words, "identity-setting-one-title"), path_of(provider.id))
        .refused(errors)
        .not_indexed())
}
