//! The room of a meeting, the pad or the table of a group or a parcours: opened, given an address of one's own, forgotten.

use axum::extract::{Path, Query};
use db::Uuid;
use kernel::{Fault, Subject, SubjectRef};
use maud::{Markup, html};
use serde::Deserialize;
use tools::places::{self, ClosePlace, OpenPlace};
use tools::{ADDRESS_CHARS_MAX, BridgeSettings, Capability, OPEN_PLACE, Tool};
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, hidden, url_field};
use ui::{Answer, Page, Posted, Visit, t};

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    objet: String,
}

#[derive(Deserialize)]
pub(super) struct Sent {
    request_id: Uuid,
    #[serde(default)]
    objet: String,
    #[serde(default)]
    adresse: String,
}

/// What the address names: a place, and whose.
struct Named {
    tool: Tool,
    capability: Capability,
    subject: Subject,
}

async fn named(visit: &Visit, tool: &str, written: &str) -> Result<Named, Fault> {
    let unknown = || Fault::NotFound("place");
    let tool = Tool::parse(tool).ok_or_else(unknown)?;
    let capability = tool
        .capability()
        .filter(|capability| capability.is_place())
        .ok_or_else(unknown)?;
    let (kind, id) = written.split_once('/').ok_or_else(unknown)?;
    let reference = SubjectRef {
        kind: kind.to_owned(),
        id: id.parse().map_err(|_| unknown())?,
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let subject = Subject::find(&mut sql, body, &reference).await?;
    let subject = subject
        .filter(|subject| places::may_have(&subject.reference, capability))
        .ok_or_else(unknown)?;
    let scope = places::scope_of(&visit.house, &mut sql, body, &subject.reference).await?;
    if !visit.may(&OPEN_PLACE, scope).await? {
        return Err(Fault::Forbidden {
            right: OPEN_PLACE.code,
        });
    }
    Ok(Named {
        tool,
        capability,
        subject,
    })
}

pub(super) async fn show(visit: Visit, Path(tool): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let named = named(&visit, &tool, &asked.objet).await?;
    let page = page(&visit, &named, "", &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn open(visit: Visit, Path(tool): Path<String>, Posted(sent): Posted<Sent>) -> Answer {
    let named = named(&visit, &tool, &sent.objet).await?;
    let deed = OpenPlace {
        capability: named.capability,
        subject: named.subject.reference.clone(),
        address: sent.adresse.clone(),
    };
    match visit.act(sent.request_id, &deed).await {
        Ok(()) => visit.done(&named.subject.path, "place-opened"),
        Err(fault) => {
            let errors = visit.refusal_of_form("adresse", fault)?;
            let page = page(&visit, &named, &sent.adresse, &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

pub(super) async fn close(visit: Visit, Path(tool): Path<String>, Posted(sent): Posted<Sent>) -> Answer {
    let named = named(&visit, &tool, &sent.objet).await?;
    let deed = ClosePlace {
        capability: named.capability,
        subject: named.subject.reference,
    };
    visit.act(sent.request_id, &deed).await?;
    visit.done(&named.subject.path, "place-closed")
}

async fn page(visit: &Visit, named: &Named, typed: &str, errors: &FormErrors) -> Result<Page, Fault> {
    let (words, mut sql, body) = (visit.words, visit.sql(), visit.body.id);
    let reference = &named.subject.reference;
    let place = places::find(&mut sql, body, reference, named.capability).await?;
    let is_set = BridgeSettings::find(&mut sql, body, named.capability)
        .await?
        .is_some();
    let main = html! {
        (error_summary(errors, words))
        @match place {
            Some(address) => (opened(visit, named, &address)),
            None => (to_open(visit, named, (typed, is_set), errors)),
        }
    };
    let name = words.say(&format!("tool-{}", named.tool.as_str()));
    Ok(Page::new(t!(words, "house-places-title", name = name), main)
        .lead(words.say(&format!("house-places-lead-{}", named.capability.as_str())))
        .under(&named.subject.title, &named.subject.path)
        .not_indexed())
}

fn opened(visit: &Visit, named: &Named, address: &str) -> Markup {
    let words = visit.words;
    html! {
        p { a href=(address) rel="noopener" { (address) } }
        p { (t!(words, "house-places-close-explained")) }
        (form(visit, named, "fermer", &html! { (button_quiet(t!(words, "house-places-close"))) }))
    }
}

fn to_open(visit: &Visit, named: &Named, (typed, is_set): (&str, bool), errors: &FormErrors) -> Markup {
    let words = visit.words;
    let chars = u32::try_from(ADDRESS_CHARS_MAX).unwrap_or(u32::MAX);
    let hint = if is_set {
        t!(words, "house-places-address-hint")
    } else {
        t!(words, "house-places-address-only")
    };
    let field = url_field(words, t!(words, "house-places-address"), "adresse").value(typed);
    let field = field.max_length(chars).hint(hint).errors(errors);
    let field = if is_set { field.optional() } else { field };
    form(
        visit,
        named,
        "ouvrir",
        &html! { (field) (button(t!(words, "house-places-open"))) },
    )
}

fn form(visit: &Visit, named: &Named, deed: &str, content: &Markup) -> Markup {
    let reference = &named.subject.reference;
    let action = format!("/outils/{}/{deed}", named.tool.as_str());
    Form::post(visit.words, action, visit.request_id()).content(html! {
        (hidden("objet", &format!("{}/{}", reference.kind, reference.id)))
        (content)
    })
}
