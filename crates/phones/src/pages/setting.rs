//! « Passerelle de SMS » : which one, how it is asked, and how much it may cost.

use axum::http::StatusCode;
use axum::response::Redirect;
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{
    Form, FormErrors, button, confirm_details, error_summary, hidden, password_field, radios, text_field,
    textarea, url_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{PATH, SETTING};
use crate::actions::{RemoveGateway, SetUpGateway, TypedGateway};
use crate::model::{
    ADDRESS_CHARS_MAX, FRENCH_PREFIXES, Format, Gateway, HEADER_CHARS_MAX, HOURLY_MAX, Method, NUMBER_MARK,
    PLAIN_NUMBER_MARK, PREFIXES_CHARS_MAX, SECRET_CHARS_MAX, TEMPLATE_CHARS_MAX, TEXT_MARK,
};
use crate::{rights, store};

/// What most gateways want, to begin with.
const USUAL_TEMPLATE: &str = "{\n  \"to\": \"{numero}\",\n  \"text\": \"{texte}\"\n}";

#[derive(Deserialize)]
pub(super) struct Sent {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    adresse: String,
    #[serde(default)]
    methode: String,
    #[serde(default)]
    format: String,
    #[serde(default)]
    modele: String,
    #[serde(default)]
    entete: String,
    #[serde(default)]
    secret: String,
    #[serde(default)]
    indicatifs: String,
    #[serde(default)]
    maximum: String,
}

#[derive(Deserialize)]
pub(super) struct Pressed {
    request_id: Uuid,
}

async fn refuse_who_may_not(visit: &Visit) -> Result<(), Fault> {
    if visit.may(&rights::SET_GATEWAY, Scope::BODY).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden {
            right: rights::SET_GATEWAY.code,
        })
    }
}

fn typed_of(gateway: Option<&Gateway>) -> TypedGateway {
    match gateway {
        Some(gateway) => TypedGateway {
            version: gateway.version,
            address: gateway.address.clone(),
            method: gateway.method,
            format: gateway.format,
            template: gateway.template.clone(),
            header: gateway.header.clone(),
            secret: String::new(),
            prefixes: gateway.prefixes.clone(),
            hourly_max: gateway.hourly_max.to_string(),
        },
        None => TypedGateway {
            version: 0,
            address: String::new(),
            method: Method::Post,
            format: Format::Json,
            template: USUAL_TEMPLATE.to_owned(),
            header: "authorization".to_owned(),
            secret: String::new(),
            prefixes: FRENCH_PREFIXES.to_owned(),
            hourly_max: HOURLY_MAX.to_string(),
        },
    }
}

pub(super) async fn show(visit: Visit) -> Answer {
    refuse_who_may_not(&visit).await?;
    let gateway = store::gateway(&mut visit.sql(), visit.body.id).await?;
    let typed = typed_of(gateway.as_ref());
    let page = page(&visit, gateway.as_ref(), &typed, &FormErrors::default());
    visit.page(page)
}

/// An address of a form alone, opened by itself.
pub(super) async fn back() -> Redirect {
    Redirect::to(SETTING)
}

pub(super) async fn change(visit: Visit, Posted(sent): Posted<Sent>) -> Answer {
    refuse_who_may_not(&visit).await?;
    let request = sent.request_id;
    let mut deed = SetUpGateway {
        typed: TypedGateway {
            version: sent.version,
            address: sent.adresse,
            method: Method::parse(&sent.methode).unwrap_or(Method::Post),
            format: Format::parse(&sent.format).unwrap_or(Format::Json),
            template: sent.modele,
            header: sent.entete,
            secret: sent.secret,
            prefixes: sent.indicatifs,
            hourly_max: sent.maximum,
        },
    };
    let fault = match visit.act(request, &deed).await {
        Ok(()) => return visit.done(SETTING, "phones-gateway-saved"),
        Err(fault) => fault,
    };
    let now = store::gateway(&mut visit.sql(), visit.body.id).await?;
    if let Fault::Stale(_) = fault {
        deed.typed.version = now.as_ref().map_or(0, |gateway| gateway.version);
        let mut errors = FormErrors::default();
        errors.add("adresse", t!(visit.words, "phones-gateway-stale"));
        let page = page(&visit, now.as_ref(), &deed.typed, &errors);
        return Ok(visit.page_with(StatusCode::CONFLICT, page));
    }
    let errors = visit.refusal_of_form("adresse", fault)?;
    visit.refused_page(page(&visit, now.as_ref(), &deed.typed, &errors))
}

pub(super) async fn remove(visit: Visit, Posted(pressed): Posted<Pressed>) -> Answer {
    visit.act(pressed.request_id, &RemoveGateway).await?;
    visit.done("/passerelles", "phones-gateway-removed")
}

fn page(visit: &Visit, gateway: Option<&Gateway>, typed: &TypedGateway, errors: &FormErrors) -> Page {
    let words = visit.words;
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, SETTING, visit.request_id()).content(fields(visit, gateway, typed, errors)))
        @if gateway.is_some() {
            p { a href=(PATH) { (t!(words, "phones-gateway-try")) } }
            (confirm_details(
                &t!(words, "phones-gateway-remove"),
                &t!(words, "phones-gateway-remove-what"),
                &Form::post(words, format!("{SETTING}/retirer"), visit.request_id())
                    .content(html! { (button(t!(words, "phones-gateway-remove")).danger()) }),
            ))
        }
    };
    Page::new(t!(words, "phones-gateway-title"), main)
        .lead(t!(words, "phones-gateway-lead"))
        .under(t!(words, "phones-bridges"), "/passerelles")
        .refused(errors)
        .not_indexed()
}

fn fields(visit: &Visit, gateway: Option<&Gateway>, typed: &TypedGateway, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let secret_hint = if gateway.is_some_and(|gateway| !gateway.secret.is_empty()) {
        t!(words, "phones-secret-kept")
    } else {
        t!(words, "phones-secret-hint")
    };
    let template_hint = t!(
        words,
        "phones-template-hint",
        number = NUMBER_MARK,
        plain = PLAIN_NUMBER_MARK,
        text = TEXT_MARK
    );
    // The secret never comes back to a page: neither the one kept nor the one just typed.
    html! {
        (hidden("version", &typed.version.to_string()))
        (url_field(words, t!(words, "phones-address"), "adresse")
            .value(&typed.address)
            .hint(t!(words, "phones-address-hint"))
            .max_length(chars(ADDRESS_CHARS_MAX))
            .errors(errors))
        (radios(words, t!(words, "phones-method"), "methode")
            .choice("POST", "POST")
            .choice("PUT", "PUT")
            .chosen(typed.method.as_str()))
        (radios(words, t!(words, "phones-format"), "format")
            .choice("json", t!(words, "phones-format-json"))
            .choice("formulaire", t!(words, "phones-format-form"))
            .chosen(typed.format.as_str()))
        (textarea(words, t!(words, "phones-template"), "modele")
            .value(&typed.template)
            .hint(template_hint)
            .rows(6)
            .max_length(chars(TEMPLATE_CHARS_MAX))
            .errors(errors))
        (text_field(words, t!(words, "phones-header"), "entete")
            .value(&typed.header)
            .hint(t!(words, "phones-header-hint"))
            .max_length(chars(HEADER_CHARS_MAX))
            .autocomplete("off")
            .optional()
            .errors(errors))
        (password_field(words, t!(words, "phones-secret"), "secret")
            .hint(secret_hint)
            .max_length(chars(SECRET_CHARS_MAX))
            .autocomplete("off")
            .optional()
            .errors(errors))
        (text_field(words, t!(words, "phones-prefixes"), "indicatifs")
            .value(&typed.prefixes)
            .hint(t!(words, "phones-prefixes-hint"))
            .max_length(chars(PREFIXES_CHARS_MAX))
            .autocomplete("off")
            .errors(errors))
        (text_field(words, t!(words, "phones-hourly"), "maximum")
            .value(&typed.hourly_max)
            .hint(t!(words, "phones-hourly-hint"))
            .max_length(6)
            .autocomplete("off")
            .errors(errors))
        (button(t!(words, "phones-gateway-save")))
    }
}
