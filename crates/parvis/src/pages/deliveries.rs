//! « Envois » : what must happen outside, what waits, what failed and why; for agents.

use axum::extract::Path;
use db::Id;
use kernel::{DELIVERIES, EffectLine, EffectMark, EffectState, Fault, RetryEffect, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, status, table};
use ui::forms::{Form, button_quiet};
use ui::{Answer, Page, Posted, Visit, t};

use super::why::reason;

/// Lines shown: what failed first, then what waits, then the latest done.
const LINES_MAX: i64 = 200;

pub(super) async fn show(visit: Visit) -> Answer {
    if !visit.may(&DELIVERIES, Scope::BODY).await? {
        return Err(Fault::Forbidden {
            right: DELIVERIES.code,
        }
        .into());
    }
    let words = visit.words;
    let lines = EffectLine::latest(&mut visit.sql(), visit.body.id, LINES_MAX).await?;
    let may_manage = visit.may(&tools::MANAGE, Scope::BODY).await?;
    let mut listed = table(t!(words, "house-deliveries-caption"))
        .column(t!(words, "house-deliveries-kind"))
        .column(t!(words, "house-deliveries-state"))
        .column(t!(words, "house-deliveries-decided"))
        .column(t!(words, "house-deliveries-detail"));
    for line in &lines {
        listed = listed.row([
            html! { (words.say(&format!("effect-{}", line.kind))) },
            state(&visit, line.state()),
            words.datetime_element(line.created_at.timestamp(), &visit.body.zone()),
            detail(&visit, line),
        ]);
    }
    let main = html! {
        p { (t!(words, "house-deliveries-explained")) }
        @if may_manage { p { a href="/passerelles" { (t!(words, "house-home-bridges")) } } }
        @if lines.is_empty() { (list_empty(&t!(words, "house-deliveries-none"), None)) } @else { (listed) }
    };
    visit.page(
        Page::new(t!(words, "house-deliveries-title"), main)
            .wide()
            .not_indexed(),
    )
}

fn state(visit: &Visit, state: EffectState) -> Markup {
    let tone = match state {
        EffectState::Waiting => Tone::Info,
        EffectState::Done => Tone::Good,
        EffectState::Parked => Tone::Bad,
    };
    status(
        &visit.words.say(&format!("house-deliveries-{}", state.as_str())),
        tone,
    )
}

fn detail(visit: &Visit, line: &EffectLine) -> Markup {
    let words = visit.words;
    html! {
        @if let Some(error) = &line.last_error { p { (reason(words, error)) } }
        @if line.attempts > 0 { p { (t!(words, "house-deliveries-attempts", n = line.attempts)) } }
        @match line.state() {
            EffectState::Waiting if line.attempts > 0 => p { (t!(words, "house-deliveries-next", at = visit.at(line.due_at))) },
            EffectState::Parked => (Form::post(words, format!("/envois/{}/reprendre", line.id), visit.request_id())
                .content(html! { (button_quiet(t!(words, "house-deliveries-retry"))) })),
            _ => {},
        }
    }
}

#[derive(Deserialize)]
pub(super) struct RetryForm {
    request_id: db::Uuid,
}

pub(super) async fn retry(
    visit: Visit,
    Path(id): Path<Id<EffectMark>>,
    Posted(form): Posted<RetryForm>,
) -> Answer {
    visit.act(form.request_id, &RetryEffect { effect: id }).await?;
    visit.done("/envois", "delivery-retried")
}
