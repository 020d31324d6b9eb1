//! The list of votes: those where one can still vote first, then what was decided.

use kernel::{Fault, Scope};
use maud::{Markup, html};
use ui::components::{Card, card, cards, list_empty, pagination};
use ui::forms::button_link;
use ui::{Visit, t};

use super::gathered::{state, unsigned};
use super::result::winners_said;
use crate::rights;
use crate::store::{self, ScrutinLine};

const VOTES_A_PAGE: i64 = 50;
/// Groups looked at for a right.
const GROUPS_MAX: i64 = 200;
/// Closed votes shown under the open ones, before the link to them all.
const CLOSED_SHOWN: i64 = 10;

pub(super) async fn main(visit: &Visit, only_closed: bool, page: u32) -> Result<Markup, Fault> {
    if only_closed {
        closed(visit, page).await
    } else {
        open_then_latest(visit, page).await
    }
}

async fn open_then_latest(visit: &Visit, page: u32) -> Result<Markup, Fault> {
    let words = visit.words;
    let (open, pages, page) = lines(visit, true, page).await?;
    let closed = store::list(&mut visit.sql(), visit.body.id, false, CLOSED_SHOWN, 0).await?;
    Ok(html! {
        @if may_open_somewhere(visit).await? {
            p { (button_link(&t!(words, "votes-ask-link"), "/votes/nouveau")) }
        }
        h2 { (t!(words, "votes-list-open")) }
        @if open.is_empty() { (list_empty(&t!(words, "votes-list-none-open"), None)) }
        @else { (cards(open.iter().map(|line| one(visit, line).under_h2()))) }
        (pagination(words, page, pages, |page| format!("/votes?page={page}")))
        @if !closed.is_empty() {
            h2 { (t!(words, "votes-list-latest")) }
            (cards(closed.iter().map(|line| one(visit, line).under_h2())))
            p { a href="/votes?etat=clos" { (t!(words, "votes-list-all-closed")) } }
        }
    })
}

/// Whether the visitor may open a vote in one of the groups.
async fn may_open_somewhere(visit: &Visit) -> Result<bool, Fault> {
    if visit.actor.person().is_none() {
        return Ok(false);
    }
    for group in groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await? {
        if visit.may(&rights::OPEN, Scope::group(group.id)).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn closed(visit: &Visit, page: u32) -> Result<Markup, Fault> {
    let words = visit.words;
    let (closed, pages, page) = lines(visit, false, page).await?;
    Ok(html! {
        @if closed.is_empty() { (list_empty(&t!(words, "votes-list-none-closed"), Some((&t!(words, "votes-list-open"), "/votes")))) }
        @else { (cards(closed.iter().map(|line| one(visit, line)))) }
        (pagination(words, page, pages, |page| format!("/votes?etat=clos&page={page}")))
    })
}

/// One page of votes, the number of pages, and the page really shown.
async fn lines(visit: &Visit, is_open: bool, page: u32) -> Result<(Vec<ScrutinLine>, u32, u32), Fault> {
    let mut sql = visit.sql();
    let count = store::count_of(&mut sql, visit.body.id, is_open).await?;
    let pages = unsigned(count).div_ceil(unsigned(VOTES_A_PAGE));
    let pages = u32::try_from(pages).unwrap_or(u32::MAX).max(1);
    let page = page.clamp(1, pages);
    let offset = i64::from(page - 1) * VOTES_A_PAGE;
    let lines = store::list(&mut sql, visit.body.id, is_open, VOTES_A_PAGE, offset).await?;
    Ok((lines, pages, page))
}

fn one(visit: &Visit, line: &ScrutinLine) -> Card {
    let words = visit.words;
    let scrutin = &line.scrutin;
    let card = card(scrutin.question.clone())
        .titled_by_its_author(words)
        .href(scrutin.path())
        .status(state(visit, scrutin));
    let card = match &line.about {
        Some(about) => {
            card.detail(html! { (t!(words, "votes-about")) " " a href=(about.path) lang=[words.content_language()] { (about.title) } })
        }
        None => card,
    };
    match scrutin.closing {
        Some(closing) if line.is_cancelled() => {
            card.detail(html! { (t!(words, "votes-cancelled-on", date = visit.on(closing.at))) })
        }
        None => card.detail(html! {
            @if let Some(at) = scrutin.stopped_at {
                // Its deadline may be still to come: nobody votes until then.
                (t!(words, "votes-stopped-on", at = visit.at(at)))
            } @else {
                (t!(words, "votes-until", at = visit.at(scrutin.closes_at)))
            }
        }),
        Some(closing) if scrutin.way.is_some() => {
            let card = card.detail(html! { (t!(words, "votes-closed-on", date = visit.on(closing.at))) });
            if scrutin.winners.is_empty() {
                card
            } else {
                card.detail(html! { (winners_said(words, scrutin)) })
            }
        }
        Some(closing) => card
            .detail(html! { (t!(words, "votes-closed-on", date = visit.on(closing.at))) })
            .detail(html! {
                (t!(words, "votes-counts", pour = closing.tally.pour, contre = closing.tally.contre,
                    abstention = closing.tally.abstention))
            }),
    }
}
