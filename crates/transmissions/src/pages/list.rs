//! What awaits an answer, then what got one.

use axum::extract::Query;
use db::args;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{card, cards, list_empty, pagination};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Visit, t};

use super::{LIST, MENU, state_status};
use crate::model::{State, Transmission};
use crate::store;

/// Lines of each list on a page.
const PAGE_SIZE: i64 = 20;

#[derive(Deserialize)]
pub(super) struct ListQuery {
    attente: Option<String>,
    reponses: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let waiting = sql
        .count(store::COUNT_IN_STATE, args![body, State::Waiting])
        .await?;
    let answered = sql
        .count(store::COUNT_IN_STATE, args![body, State::Answered])
        .await?;
    let other = |name: &str, value: &Option<String>| {
        value
            .as_deref()
            .map(|page| format!("&{name}={page}"))
            .unwrap_or_default()
    };
    let keeps_answered = other("reponses", &query.reponses);
    let keeps_waiting = other("attente", &query.attente);
    let to_come = part(
        &visit,
        State::Waiting,
        waiting,
        query.attente.as_deref(),
        &|page| format!("{LIST}?attente={page}{keeps_answered}"),
    )
    .await?;
    let came = part(
        &visit,
        State::Answered,
        answered,
        query.reponses.as_deref(),
        &|page| format!("{LIST}?reponses={page}{keeps_waiting}"),
    )
    .await?;
    let called_off = store::in_state(&mut sql, body, State::Cancelled, PAGE_SIZE, 0).await?;
    let main = html! {
        section aria-labelledby="attente" {
            h2 #attente { (t!(words, "transmissions-list-waiting", n = waiting)) }
            (to_come)
        }
        section aria-labelledby="reponses" {
            h2 #reponses { (t!(words, "transmissions-list-answered", n = answered)) }
            (came)
        }
        @if !called_off.is_empty() {
            details {
                summary { (t!(words, "transmissions-list-cancelled")) }
                (cards(called_off.iter().map(|sent| line(&visit, sent))))
            }
        }
    };
    visit.page(
        Page::new(t!(words, "transmissions-title"), main)
            .lead(t!(words, "transmissions-lead"))
            .active(MENU),
    )
}

async fn part(
    visit: &Visit,
    state: State,
    count: i64,
    asked: Option<&str>,
    href: &(dyn Fn(u32) -> String + Sync),
) -> Result<Markup, Fault> {
    let pages = pages_of(count, PAGE_SIZE);
    let (page, offset) = page_and_offset(asked, pages, PAGE_SIZE);
    let lines = store::in_state(&mut visit.sql(), visit.body.id, state, PAGE_SIZE, offset).await?;
    Ok(html! {
        @if lines.is_empty() { (list_empty(&t!(visit.words, "transmissions-none"), None)) }
        @else { (cards(lines.iter().map(|sent| line(visit, sent)))) }
        (pagination(visit.words, page, pages, href))
    })
}

fn line(visit: &Visit, sent: &Transmission) -> ui::components::Card {
    card(&sent.act_title)
        .titled_by_its_author(visit.words)
        .href(sent.path())
        .status(state_status(visit, sent))
        .detail(html! { (sent.recipient_name) ", " (sent.recipient_quality) })
        .detail(html! { (t!(visit.words, "transmissions-sent-on", day = visit.on(sent.sent_at))) })
}
