//! Every statement that can be read, with its figures when these are shown.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use moderation::Target;
use opinions::Counts;
use serde::Deserialize;
use ui::components::{list_empty, pagination};
use ui::paging::pages_of;
use ui::{Answer, Page, Posted, Visit, t};

use super::figures::{counts_by_number, opinion_bars, opinion_keys};
use super::{LINES_A_PAGE, find_conversation, is_in_charge, own, under_conversation, words_of};
use crate::actions::WithdrawStatement;
use crate::made::map_of;
use crate::model::{Conversation, ConversationId, STATEMENT_WORD, Stage, State, Statement, statement_path};
use crate::store::statements;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
    /// The statement that is looked for
    numero: Option<i64>,
    /// `divise`: those on which opinions are most divided first
    tri: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Pressed {
    request_id: Uuid,
}

pub(super) async fn show(visit: Visit, Path(id): Path<ConversationId>, Query(asked): Query<Asked>) -> Answer {
    let about = find_conversation(&visit, id).await?;
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut all = statements::that_count(&mut sql, body, about.id).await?;
    let made = if about.is_map_shown_at(visit.now()) {
        Some(map_of(&visit.house, body, &about).await?)
    } else {
        None
    };
    let counts = made
        .as_ref()
        .map(|made| counts_by_number(made))
        .unwrap_or_default();
    let is_by_division = asked.tri.as_deref() == Some("divise") && !counts.is_empty();
    if is_by_division {
        all.sort_by_key(|statement| std::cmp::Reverse(division(counts.get(&statement.number))));
    }
    let in_a_page = usize::try_from(LINES_A_PAGE).unwrap_or(1);
    let pages = pages_of(i64::try_from(all.len()).unwrap_or(i64::MAX), LINES_A_PAGE);
    let looked_for = asked
        .numero
        .and_then(|number| all.iter().position(|statement| statement.number == number))
        .and_then(|place| u32::try_from(place / in_a_page + 1).ok())
        .map(|page| page.to_string());
    let (page, offset) = ui::paging::page_and_offset(
        looked_for.as_deref().or(asked.page.as_deref()),
        pages,
        LINES_A_PAGE,
    );
    let shown: Vec<&Statement> = all
        .iter()
        .skip(usize::try_from(offset).unwrap_or_default())
        .take(in_a_page)
        .collect();
    let may_decide = visit
        .may(&moderation::rights::DECIDE, Scope::group(about.group_id))
        .await?;
    let in_charge = is_in_charge(&visit, &about).await?;
    let is_over = about.stage_at(visit.now()) == Stage::Closed;
    let order = if is_by_division { "divise" } else { "" };
    let path = about.path();
    let main = html! {
        p { (t!(words, "conversations-statements-lead")) }
        @if !counts.is_empty() {
            ul.links {
                @if is_by_division { li { a href={ (path) "/enonces" } { (t!(words, "conversations-order-number")) } } }
                @else { li { a href={ (path) "/enonces?tri=divise" } { (t!(words, "conversations-order-divided")) } } }
            }
            (opinion_keys(words))
        }
        @if shown.is_empty() { (list_empty(&t!(words, "conversations-no-statement"), None)) }
        @for statement in shown {
            (line(&visit, statement, &counts, (may_decide, in_charge, is_over)))
        }
        (pagination(words, page, pages, |page| format!("{path}/enonces?tri={order}&page={page}")))
        ul.links { (moderation::links_public(&visit, may_decide)) }
    };
    let page = Page::new(t!(words, "conversations-statements-title"), main);
    visit.page(under_conversation(&visit, &about, page))
}

/// How evenly those who took a side are divided, in thousandths, weighed by how many they are.
fn division(counts: Option<&Counts>) -> usize {
    let Some(counts) = counts else { return 0 };
    let (less, more) = (
        counts.agree.min(counts.disagree),
        counts.agree.max(counts.disagree),
    );
    1_000 * less * less / more.max(1)
}

fn line(
    visit: &Visit,
    statement: &Statement,
    counts: &BTreeMap<i64, Counts>,
    (may_decide, in_charge, is_over): (bool, bool, bool),
) -> Markup {
    let words = visit.words;
    let target = Target::new(STATEMENT_WORD, statement.id);
    // Of one whose words are gone, nothing is left to report or to take back.
    let is_there = statement.state == State::Published;
    html! {
        article id=(format!("enonce-{}", statement.number)) {
            h2.opinion-line lang=[words.content_language()] { (statement.number) ". " (words_of(visit, statement)) }
            @if let Some(counts) = counts.get(&statement.number) { (opinion_bars(words, statement.number, *counts)) }
            @if is_there && statement.author_id.is_some() {
                p { (moderation::report_link(visit, &target, may_decide)) }
            } @else if is_there && in_charge {
                (own::withdraw_form(visit, statement, is_over))
            }
        }
    }
}

async fn find_statement(
    visit: &Visit,
    (conversation, number): (ConversationId, i64),
) -> Result<(Conversation, Statement), Fault> {
    let about = find_conversation(visit, conversation).await?;
    let found = statements::find_number(&mut visit.sql(), visit.body.id, conversation, number)
        .await?
        .ok_or(Fault::NotFound("statement"))?;
    Ok((about, found))
}

pub(super) async fn withdraw(
    visit: Visit,
    Path(which): Path<(ConversationId, i64)>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let (about, found) = find_statement(&visit, which).await?;
    let deed = WithdrawStatement { statement: found.id };
    visit.act(pressed.request_id, &deed).await?;
    let back = if found.author_id.is_some() {
        "mes-avis"
    } else {
        "enonces"
    };
    visit.done(
        &format!("{}/{back}", about.path()),
        "conversations-statement-withdrawn",
    )
}

/// The address of the form, opened as a page (after signing in): where the statement is.
pub(super) async fn back(visit: Visit, Path(which): Path<(ConversationId, i64)>) -> Answer {
    let (about, found) = find_statement(&visit, which).await?;
    Ok(Redirect::to(&statement_path(about.id, found.number)).into_response())
}
