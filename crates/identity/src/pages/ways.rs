//! « Mes moyens de connexion » : what opens one's account, and linking what a provider just recognised.

use axum::extract::Query;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, table};
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, hidden};
use ui::{Answer, Page, Posted, Visit, t};

use super::entering::{self, WAYS, button_of, forget_arrival, kept_arrival};
use crate::actions::{ForgetArrival, LinkArrival, UnlinkProvider};
use crate::model::local_path;
use crate::model::provider::{Provider, ProviderId};
use crate::rights;
use crate::store::providers::{self as store, WayRow};

#[derive(Deserialize)]
pub(super) struct Linking {
    request_id: Uuid,
}

#[derive(Deserialize)]
pub(super) struct Unlinking {
    request_id: Uuid,
    fournisseur: ProviderId,
}

#[derive(Default, Deserialize)]
pub(super) struct Next {
    /// Where the person wanted to go before they linked an account
    #[serde(default)]
    suite: String,
}

pub(super) async fn show(visit: Visit, Query(next): Query<Next>, headers: HeaderMap) -> Answer {
    let next = local_path(&next.suite);
    let page = ways_page(&visit, &headers, next, &FormErrors::default()).await?;
    visit.page(page)
}

/// « Relier » : the account that this browser came back with opens this one from now on.
pub(super) async fn link(visit: Visit, headers: HeaderMap, Posted(form): Posted<Linking>) -> Answer {
    let Some(arrival) = kept_arrival(&visit, &headers) else {
        return Ok(Redirect::to(WAYS).into_response());
    };
    let deed = LinkArrival {
        arrival: arrival.to_owned(),
        is_helped: super::is_helped(&visit),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(return_to) => {
            let next = return_to.filter(|path| path != WAYS);
            let mut response = visit.done(&with_next(next.as_deref()), "identity-provider-linked")?;
            forget_arrival(&visit.house, &mut response)?;
            Ok(response)
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("moyens", fault)?;
            let page = ways_page(&visit, &headers, None, &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// The page that offers to go on to where the person wanted to go.
fn with_next(next: Option<&str>) -> String {
    let Some(next) = next else { return WAYS.to_owned() };
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("suite", next)
        .finish();
    format!("{WAYS}?{query}")
}

/// « Ce n’est pas moi » : nothing of who was recognised here stays, neither in this browser nor on the site.
pub(super) async fn not_me(visit: Visit, headers: HeaderMap, Posted(form): Posted<Linking>) -> Answer {
    let next = if visit.signed_in.is_some() {
        WAYS
    } else {
        "/connexion"
    };
    let Some(arrival) = kept_arrival(&visit, &headers) else {
        return Ok(Redirect::to(next).into_response());
    };
    let deed = ForgetArrival {
        arrival: arrival.to_owned(),
    };
    visit.act(form.request_id, &deed).await?;
    let mut response = visit.done(next, "identity-arrival-forgotten")?;
    forget_arrival(&visit.house, &mut response)?;
    Ok(response)
}

pub(super) async fn unlink(visit: Visit, headers: HeaderMap, Posted(form): Posted<Unlinking>) -> Answer {
    let deed = UnlinkProvider {
        provider: form.fournisseur,
        is_helped: super::is_helped(&visit),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(WAYS, "identity-provider-unlinked"),
        Err(fault) => {
            let errors = visit.refusal_of_form("moyens", fault)?;
            let page = ways_page(&visit, &headers, None, &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn ways_page(
    visit: &Visit,
    headers: &HeaderMap,
    next: Option<&str>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let signed_in = visit.signed_in.as_ref().ok_or(Fault::Forbidden {
        right: rights::LINK_PROVIDER.code,
    })?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let ways = store::ways_of(&mut sql, body, signed_in.person).await?;
    let providers = store::providers(&mut sql, body).await?;
    let is_linked = |provider: &&Provider| ways.iter().any(|way| way.provider_id == provider.id);
    let others: Vec<&Provider> = providers.iter().filter(|provider| !is_linked(provider)).collect();
    let main = html! {
        (error_summary(errors, words))
        @if let Some(next) = next { p { a href=(next) { (t!(words, "identity-ways-next")) } } }
        (session(visit))
        (waiting(visit, headers).await?)
        section aria-labelledby="moyens" {
            h2 #moyens { (t!(words, "identity-ways-yours")) }
            p { (t!(words, "identity-ways-mail")) }
            @if !ways.is_empty() { (linked(visit, &ways)) }
        }
        @if !others.is_empty() {
            section aria-labelledby="others" {
                h2 #others { (t!(words, "identity-ways-others")) }
                p { (t!(words, "identity-ways-others-how")) }
                ul.details { @for provider in others { li { (button_of(visit, provider, WAYS)) } } }
            }
        }
    };
    Ok(Page::new(t!(words, "identity-ways-title"), main)
        .lead(t!(words, "identity-ways-lead"))
        .under(t!(words, "identity-account-title"), "/compte")
        .refused(errors)
        .not_indexed())
}

/// How this very session was opened.
fn session(visit: &Visit) -> Markup {
    let words = visit.words;
    let proof = visit.signed_in.as_ref().map(|person| &person.proof);
    html! {
        @if let Some(proof) = proof {
            @match (&proof.provider, proof.at) {
                (Some(name), Some(at)) => {
                    p { (t!(words, "identity-ways-session", name = name, at = visit.at(at))) }
                }
                _ => { p { (t!(words, "identity-ways-session-mail")) } }
            }
            @if proof.is_helper_known {
                (notice(Tone::Info, &html! { p { (t!(words, "identity-ways-session-assisted")) } }))
            } @else if proof.is_assisted {
                (notice(Tone::Info, &html! { p { (t!(words, "identity-ways-session-untold")) } }))
            }
        }
    }
}

/// What this browser came back with, and that waits for the person's word.
async fn waiting(visit: &Visit, headers: &HeaderMap) -> Result<Markup, Fault> {
    let words = visit.words;
    let Some((arrival, provider)) = entering::arrival(visit, headers).await? else {
        return Ok(html! {});
    };
    let label = provider.label.as_str();
    let account = match &visit.signed_in {
        Some(signed_in) => crate::email_of(&mut visit.sql(), visit.body.id, signed_in.person).await?,
        None => None,
    };
    Ok(html! {
        section aria-labelledby="relier" {
            h2 #relier { (t!(words, "identity-ways-waiting", name = label)) }
            (entering::recognised(visit, &arrival, &provider, account.as_deref()))
            @if arrival.is_assisted || super::is_helped(visit) {
                (notice(Tone::Warning, &html! { p { (t!(words, "identity-assisted-no-link")) } }))
            } @else {
                p { (t!(words, "identity-ways-waiting-what", name = label)) }
                (Form::post(words, "/compte/moyens/relier", visit.request_id()).content(html! {
                    (button(t!(words, "identity-ways-link", name = label)))
                }))
            }
            (entering::not_me(visit))
        }
    })
}

fn linked(visit: &Visit, ways: &[WayRow]) -> Markup {
    let words = visit.words;
    let mut lines = table(t!(words, "identity-ways-caption"))
        .column(t!(words, "identity-ways-provider"))
        .column(t!(words, "identity-ways-level"))
        .column(t!(words, "identity-ways-linked-at"))
        .column(t!(words, "identity-ways-last-used"))
        .column(t!(words, "identity-ways-unlink-column"));
    for way in ways {
        lines = lines.row([
            html! { (way.label) },
            html! { (way.level.as_deref().unwrap_or("–")) },
            html! { (visit.on(way.linked_at)) },
            html! { (way.last_used_at.map_or_else(|| t!(words, "identity-ways-never-used"), |at| visit.on(at))) },
            Form::post(words, "/compte/moyens/delier", visit.request_id()).content(html! {
                (hidden("fournisseur", &way.provider_id.to_string()))
                (button_quiet(t!(words, "identity-ways-unlink", name = way.label.as_str())).danger())
            }),
        ]);
    }
    html! { (lines) }
}
