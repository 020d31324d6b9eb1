//! « Mes appareils » : where one's sessions are open, each closed from here; and who tried to sign in these last months.

use axum::extract::Query;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, pagination, status, table};
use ui::forms::{Form, FormErrors, button_quiet, error_summary, hidden};
use ui::paging::{page_and_offset, pages_of};
use ui::visit::{cookie, session_cookie_name};
use ui::{Answer, Page, Posted, Visit, t};

use crate::actions::{RevokeOtherSessions, RevokeSession};
use crate::model::SecretHash;
use crate::model::attempt::{ATTEMPTS_KEPT_DAYS, Outcome, Way};
use crate::model::device::Device;
use crate::rights;
use crate::store::devices::{self as store, AttemptLine, SessionLine};

/// Where one sees one's devices.
pub(super) const DEVICES: &str = "/compte/appareils";
/// Attempts on a page.
const ATTEMPTS_A_PAGE: i64 = 25;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Revoking {
    request_id: Uuid,
    #[serde(default)]
    session: String,
}

#[derive(Deserialize)]
pub(super) struct RevokingOthers {
    request_id: Uuid,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>, headers: HeaderMap) -> Answer {
    let page = devices_page(
        &visit,
        &headers,
        asked.page.as_deref(),
        (&FormErrors::default(), None),
    )
    .await?;
    visit.page(page)
}

pub(super) async fn revoke(visit: Visit, headers: HeaderMap, Posted(form): Posted<Revoking>) -> Answer {
    let deed = RevokeSession { handle: form.session };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(DEVICES, "identity-session-revoked"),
        Err(fault) => {
            let errors = visit.refusal_of_form("appareils", fault)?;
            let page = devices_page(&visit, &headers, None, (&errors, None)).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn revoke_others(
    visit: Visit,
    headers: HeaderMap,
    Posted(form): Posted<RevokingOthers>,
) -> Answer {
    let Some(own) = own_session(&visit, &headers) else {
        return Ok(Redirect::to(DEVICES).into_response());
    };
    let deed = RevokeOtherSessions { own };
    visit.act(form.request_id, &deed).await?;
    visit.done(DEVICES, "identity-other-sessions-revoked")
}

pub(super) async fn back(_: Visit) -> Answer {
    Ok(Redirect::to(DEVICES).into_response())
}

fn own_session(visit: &Visit, headers: &HeaderMap) -> Option<SecretHash> {
    cookie(headers, session_cookie_name(&visit.house)).map(SecretHash::of)
}

pub(super) async fn devices_page(
    visit: &Visit,
    headers: &HeaderMap,
    asked: Option<&str>,
    (errors, typed): (&FormErrors, Option<&str>),
) -> Result<Page, Fault> {
    let words = visit.words;
    let signed_in = visit.signed_in.as_ref().ok_or(Fault::Forbidden {
        right: rights::SIGN_OUT.code,
    })?;
    let (mut sql, body, person, now) = (visit.sql(), visit.body.id, signed_in.person, visit.now());
    let sessions = store::sessions(&mut sql, body, person, now).await?;
    let since = now.plus_days(-ATTEMPTS_KEPT_DAYS);
    let total = store::count_attempts(&mut sql, body, person, since).await?;
    let pages = pages_of(total, ATTEMPTS_A_PAGE);
    let (page, offset) = page_and_offset(asked, pages, ATTEMPTS_A_PAGE);
    let attempts = store::attempts(&mut sql, body, person, since, (ATTEMPTS_A_PAGE, offset)).await?;
    let tokens = sql
        .count(crate::store::COUNT_TOKENS, db::args![body, person])
        .await?;
    let own = own_session(visit, headers).map(|own| own.handle());
    let who = (person, signed_in.name.as_str());
    let keys = super::passkey::section(visit, headers, who, (errors, typed, None)).await?;
    let main = html! {
        (error_summary(errors, words))
        section aria-labelledby="appareils" {
            h2 #appareils { (t!(words, "identity-devices-open")) }
            (open_sessions(visit, &sessions, own.as_deref()))
            @if sessions.len() > 1 {
                (Form::post(words, "/compte/appareils/fermer-les-autres", visit.request_id()).content(html! {
                    (button_quiet(t!(words, "identity-devices-revoke-others")).danger())
                }))
            }
            p { (t!(words, "identity-devices-doubt")) }
        }
        (keys)
        section aria-labelledby="jetons" {
            h2 #jetons { (t!(words, "identity-tokens-title")) }
            p { (t!(words, "identity-devices-tokens", n = tokens)) }
            p { a href="/compte/jetons" { (t!(words, "identity-devices-tokens-see")) } }
        }
        section aria-labelledby="essais" {
            h2 #essais { (t!(words, "identity-attempts-title")) }
            p { (t!(words, "identity-attempts-lead", days = ATTEMPTS_KEPT_DAYS)) }
            @if attempts.is_empty() {
                (list_empty(&t!(words, "identity-attempts-empty"), None))
            } @else {
                (tried(visit, &attempts))
            }
            (pagination(words, page, pages, |page| format!("{DEVICES}?page={page}#essais")))
        }
    };
    Ok(Page::new(t!(words, "identity-devices-title"), main)
        .lead(t!(words, "identity-devices-lead"))
        .under(t!(words, "identity-account-title"), "/compte")
        .refused(errors)
        .not_indexed())
}

fn open_sessions(visit: &Visit, sessions: &[SessionLine], own: Option<&str>) -> Markup {
    let words = visit.words;
    let mut lines = table(t!(words, "identity-devices-caption"))
        .column(t!(words, "identity-devices-device"))
        .column(t!(words, "identity-devices-opened"))
        .column(t!(words, "identity-devices-opened-with"))
        .column(t!(words, "identity-devices-seen"))
        .column(t!(words, "identity-devices-revoke-column"));
    for session in sessions {
        let handle = session.hash().handle();
        let device = device_said(visit, session.device());
        let opened_at = visit.at(session.created_at);
        let closing = if own == Some(handle.as_str()) {
            status(&t!(words, "identity-devices-here"), Tone::Good)
        } else {
            let close = t!(
                words,
                "identity-devices-revoke",
                device = device.as_str(),
                at = opened_at.as_str()
            );
            Form::post(words, "/compte/appareils/fermer", visit.request_id()).content(html! {
                (hidden("session", &handle))
                (button_quiet(close).danger())
            })
        };
        let with = session.provider.clone().unwrap_or_else(|| {
            let way = session.way.unwrap_or(Way::Mail);
            words.say(&format!("identity-attempt-way-{}", way.as_str()))
        });
        // A passkey is two factors by itself.
        let with = if session.factor_at.is_some() && session.way != Some(Way::Passkey) {
            t!(words, "identity-devices-with-second-factor", way = with.as_str())
        } else {
            with
        };
        let seen = session
            .last_seen_at
            .map_or_else(|| t!(words, "identity-devices-not-seen"), |day| visit.on(day));
        lines = lines.row([
            html! { (device) },
            html! { (opened_at) },
            html! { (with) },
            html! { (seen) },
            closing,
        ]);
    }
    html! { (lines) }
}

/// « Firefox, sous Linux »
pub(super) fn device_said(visit: &Visit, device: Option<Device>) -> String {
    let words = visit.words;
    let Some(device) = device else {
        return t!(words, "identity-device-unknown");
    };
    let browser = words.say(&format!("identity-browser-{}", device.browser.as_str()));
    let system = words.say(&format!("identity-system-{}", device.system.as_str()));
    t!(
        words,
        "identity-device-said",
        browser = browser.as_str(),
        system = system.as_str()
    )
}

fn tried(visit: &Visit, attempts: &[AttemptLine]) -> Markup {
    let words = visit.words;
    let mut lines = table(t!(words, "identity-attempts-caption"))
        .column(t!(words, "identity-attempts-at"))
        .column(t!(words, "identity-attempts-way"))
        .column(t!(words, "identity-attempts-outcome"));
    for attempt in attempts {
        let way = words.say(&format!("identity-attempt-way-{}", attempt.way.as_str()));
        let outcome = words.say(&format!("identity-attempt-outcome-{}", attempt.outcome.as_str()));
        let tone = if attempt.outcome == Outcome::Opened {
            Tone::Info
        } else {
            Tone::Warning
        };
        lines = lines.row([
            html! { (visit.at(attempt.tried_at)) },
            html! { (way) },
            status(&outcome, tone),
        ]);
    }
    html! { (lines) }
}
