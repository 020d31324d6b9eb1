//! The portal to which datasets are handed over (udata: data.gouv.fr): what would change there, dataset by dataset, before it is
//! confirmed; how the last time went; and its setting.

use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Exchanges, Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, notice, status, table};
use ui::forms::{
    Form, FormErrors, button, confirm_details, error_summary, hidden, password_field, text_field, url_field,
};
use ui::{Answer, Page, Posted, Visit, Words, t};

use super::{Pressed, chars, must_hold, under_catalogue};
use crate::actions::{HandOver, RemovePortal, SetPortal};
use crate::handing_over::{self, Line};
use crate::model::{ADDRESS_CHARS_MAX, Handover, NAME_CHARS_MAX, Portal, PortalEntry, PortalTrouble};
use crate::{rights, store};

const PATH: &str = "/donnees/data-gouv";
const SETTING: &str = "/donnees/data-gouv/reglages";

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    adresse: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    cle: String,
    /// The digest of what was looked at
    #[serde(default)]
    vu: String,
}

pub(super) async fn show(visit: Visit) -> Answer {
    must_hold(&visit, &rights::PORTAL, Scope::BODY).await?;
    let page = review_page(&visit, &FormErrors::default()).await?;
    match page {
        Some(page) => visit.page(page),
        None => Ok(Redirect::to(SETTING).into_response()),
    }
}

pub(super) async fn hand_over(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let deed = HandOver {
        seen: typed.vu.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(PATH, "datasets-handed-over"),
        Err(fault) => {
            let errors = visit.refusal_of_form("confirmer", fault)?;
            match review_page(&visit, &errors).await? {
                Some(page) => visit.refused_page(page.refused(&errors)),
                None => Ok(Redirect::to(SETTING).into_response()),
            }
        }
    }
}

/// None when no portal is set up.
async fn review_page(visit: &Visit, errors: &FormErrors) -> Result<Option<Page>, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(portal) = store::find_portal(&mut sql, body).await? else {
        return Ok(None);
    };
    let review = handing_over::review(&mut sql, body, &portal, &visit.house.base_url(body)).await?;
    let exchanges = Exchanges::of(&mut sql, body, handing_over::PUSH).await?;
    drop(sql);
    let seen = handing_over::digest_of(&review);
    let count = |handover: Handover| review.iter().filter(|line| line.handover == handover).count();
    let (created, updated) = (count(Handover::Create), count(Handover::Update));
    let archived = count(Handover::Archive);
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "datasets-portal-where", address = portal.address.as_str(), organization = portal.organization.as_str())) }
        @if exchanges.waiting > 0 {
            (notice(Tone::Info, &html! { p { (t!(words, "datasets-portal-waiting", n = exchanges.waiting)) } }))
        }
        @if exchanges.parked > 0 {
            (notice(Tone::Warning, &html! { p {
                (t!(words, "datasets-portal-parked", n = exchanges.parked)) " "
                a href="/envois" { (t!(words, "datasets-portal-deliveries")) }
            } }))
        }
        @if review.is_empty() { (list_empty(&t!(words, "datasets-none"), None)) }
        @else {
            (lines(visit, &review))
            div #confirmer {
                @if created + updated + archived == 0 { p { (t!(words, "datasets-portal-nothing")) } }
                @else {
                    p { (t!(words, "datasets-portal-counts", created = created, updated = updated, archived = archived)) }
                    (Form::post(words, PATH, visit.request_id()).content(html! {
                        (hidden("vu", seen.as_str()))
                        (button(t!(words, "datasets-portal-confirm")))
                    }))
                }
            }
        }
        p { a href=(SETTING) { (t!(words, "datasets-portal-setting")) } }
    };
    let page = Page::new(t!(words, "datasets-portal-title"), main).lead(t!(words, "datasets-portal-lead"));
    Ok(Some(under_catalogue(visit, page).not_indexed()))
}

fn lines(visit: &Visit, review: &[Line]) -> Markup {
    let words = visit.words;
    let mut lines = table(t!(words, "datasets-portal-caption"))
        .column(t!(words, "datasets-portal-dataset"))
        .column(t!(words, "datasets-portal-files"))
        .column(t!(words, "datasets-portal-what"))
        .column(t!(words, "datasets-portal-last"));
    for line in review {
        let dataset = &line.listed.dataset;
        lines = lines.row([
            html! { a href=(dataset.path()) { (words.written(&dataset.title)) } },
            html! { (words.number(i64::try_from(line.listed.files.len()).unwrap_or(i64::MAX))) },
            html! { (what(words, line.handover)) },
            html! { @match &line.entry { Some(entry) => (last(visit, entry)), None => "–" } },
        ]);
    }
    html! { (lines) }
}

fn what(words: Words, handover: Handover) -> Markup {
    let tone = match handover {
        Handover::Create => Tone::Good,
        Handover::Update => Tone::Info,
        Handover::Archive => Tone::Warning,
        Handover::Same => Tone::Neutral,
    };
    status(
        &words.say(&format!("datasets-portal-what-{}", handover.as_str())),
        tone,
    )
}

/// When it was last handed over, and why the last try came to nothing.
fn last(visit: &Visit, entry: &PortalEntry) -> Markup {
    let words = visit.words;
    html! {
        @match entry.pushed_at {
            Some(at) => p { (visit.at(at)) },
            None => p { (t!(words, "datasets-portal-never")) },
        }
        @if entry.trouble != PortalTrouble::Nothing {
            p {
                @if let Some(at) = entry.tried_at { (visit.at(at)) " – " }
                (words.say(&format!("datasets-portal-trouble-{}", entry.trouble.as_str())))
                @if !entry.detail.is_empty() { " " code { (entry.detail) } }
            }
        }
    }
}

async fn stands(visit: &Visit) -> Result<Option<Portal>, Fault> {
    Ok(store::find_portal(&mut visit.sql(), visit.body.id).await?)
}

pub(super) async fn show_setting(visit: Visit) -> Answer {
    must_hold(&visit, &rights::PORTAL, Scope::BODY).await?;
    let stands = stands(&visit).await?;
    let typed = match &stands {
        None => Typed::default(),
        Some(portal) => Typed {
            version: portal.version,
            adresse: portal.address.clone(),
            organisation: portal.organization.clone(),
            ..Typed::default()
        },
    };
    let page = setting_page(&visit, stands.is_some(), &typed, &FormErrors::default());
    visit.page(page)
}

pub(super) async fn set(visit: Visit, Posted(mut typed): Posted<Typed>) -> Answer {
    let deed = SetPortal {
        version: typed.version,
        address: typed.adresse.clone(),
        organization: typed.organisation.clone(),
        key: typed.cle.clone(),
    };
    let fault = match visit.act(typed.request_id, &deed).await {
        Ok(()) => return visit.done(PATH, "datasets-portal-set"),
        Err(fault) => fault,
    };
    let errors = if matches!(fault, Fault::Stale(_)) {
        let mut errors = FormErrors::default();
        errors.add("organisation", t!(visit.words, "datasets-changed-meanwhile"));
        errors
    } else {
        visit.refusal_of_form("organisation", fault)?
    };
    let stands = stands(&visit).await?;
    typed.version = stands.as_ref().map_or(0, |portal| portal.version);
    visit.refused_page(setting_page(&visit, stands.is_some(), &typed, &errors))
}

/// The key never comes back to a page: neither the one kept nor the one just typed.
fn setting_page(visit: &Visit, is_set: bool, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let hint = if is_set {
        t!(words, "datasets-portal-key-kept")
    } else {
        t!(words, "datasets-portal-key-hint")
    };
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, SETTING, visit.request_id()).content(html! {
            (hidden("version", &typed.version.to_string()))
            (text_field(words, t!(words, "datasets-portal-organization"), "organisation")
                .hint(t!(words, "datasets-portal-organization-hint"))
                .max_length(chars(NAME_CHARS_MAX)).value(&typed.organisation).errors(errors))
            (password_field(words, t!(words, "datasets-portal-key"), "cle").hint(hint).errors(errors))
            (url_field(words, t!(words, "datasets-portal-address"), "adresse")
                .hint(t!(words, "datasets-portal-address-hint"))
                .max_length(chars(ADDRESS_CHARS_MAX)).value(&typed.adresse).errors(errors).optional())
            (button(t!(words, "datasets-portal-save")))
        }))
        @if is_set {
            (confirm_details(
                &t!(words, "datasets-portal-remove"),
                &t!(words, "datasets-portal-remove-what"),
                &Form::post(words, format!("{PATH}/retirer"), visit.request_id())
                    .content(html! { (button(t!(words, "datasets-portal-remove-confirm")).danger()) }),
            ))
        }
    };
    under_catalogue(visit, Page::new(t!(words, "datasets-portal-setting"), main))
        .under(t!(words, "datasets-portal-title"), PATH)
        .refused(errors)
        .not_indexed()
}

pub(super) async fn remove(visit: Visit, Posted(pressed): Posted<Pressed>) -> Answer {
    visit.act(pressed.request_id, &RemovePortal).await?;
    visit.done(super::MENU, "datasets-portal-removed")
}

/// The address of a form, opened as a page: the page the form is in.
pub(super) async fn back(visit: Visit) -> Answer {
    must_hold(&visit, &rights::PORTAL, Scope::BODY).await?;
    Ok(Redirect::to(SETTING).into_response())
}

/// Where it is looked at, for those who may.
pub(super) async fn link(visit: &Visit) -> Result<Markup, Fault> {
    if !visit.may(&rights::PORTAL, Scope::BODY).await? {
        return Ok(html! {});
    }
    Ok(html! { p { a href=(PATH) { (t!(visit.words, "datasets-portal-title")) } } })
}
