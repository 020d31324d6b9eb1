//! What one said, to be changed; and the statements one added.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use kernel::{Fault, PersonId};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{list_empty, pagination};
use ui::forms::{Choice, Form, FormErrors, button, confirm_details, error_summary, hidden, select};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Posted, Visit, t};

use super::{LINES_A_PAGE, find_conversation, under_conversation, words_of};
use crate::actions::CastOpinion;
use crate::made::voter_of;
use crate::model::{
    Conversation, ConversationId, OWN_PLACE_DAYS, Opinion, STATEMENTS_MAX, Stage, State, Statement,
};
use crate::store::{statements, votes};

/// Statements of one person that are shown to them.
const OWN_STATEMENTS_SHOWN: i64 = 100;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Changed {
    #[serde(default)]
    enonce: i64,
    #[serde(default)]
    opinion: String,
    #[serde(default)]
    page: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<ConversationId>, Query(asked): Query<Asked>) -> Answer {
    let about = find_conversation(&visit, id).await?;
    let page = page_of(&visit, &about, asked.page.as_deref(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<ConversationId>,
    Posted(changed): Posted<Changed>,
) -> Answer {
    let about = find_conversation(&visit, id).await?;
    let outcome = match Opinion::parse(&changed.opinion) {
        Some(_) if !has_said(&visit, &about, changed.enonce).await? => {
            Err(Fault::refused("conversations-refused-nothing-said"))
        }
        Some(opinion) => {
            let deed = CastOpinion {
                conversation: id,
                statement: changed.enonce,
                opinion,
            };
            visit.house.act(visit.body.id, visit.actor, &deed).await
        }
        None => Err(Fault::refused("conversations-refused-no-opinion")),
    };
    match outcome {
        Ok(()) => {
            let page: u32 = changed.page.parse().unwrap_or(1);
            let back = format!("{}/mes-avis?page={page}#avis-{}", about.path(), changed.enonce);
            visit.done(&back, "conversations-opinion-changed")
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("avis", fault)?;
            let page = page_of(&visit, &about, Some(&changed.page), &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// True when the visitor gave an opinion of the statement of that number: there is something to change.
async fn has_said(visit: &Visit, about: &Conversation, statement: i64) -> Result<bool, Fault> {
    let Some(person) = visit.actor.person() else {
        return Ok(false);
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(voter) = voter_of(&mut sql, body, about.id, person).await? else {
        return Ok(false);
    };
    let said = votes::find(&mut sql, body, about.id, (voter, statement)).await?;
    Ok(said.is_some())
}

/// Nobody but the visitor is ever shown these: they are found by who is signed in alone.
async fn page_of(
    visit: &Visit,
    about: &Conversation,
    asked: Option<&str>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let Some(person) = visit.actor.person() else {
        return Err(Fault::Forbidden {
            right: about.audience.right().code,
        });
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let voter = voter_of(&mut sql, body, about.id, person).await?;
    let said: BTreeMap<i64, Opinion> = match voter {
        Some(voter) => {
            let own = votes::of_voter(&mut sql, body, about.id, voter, STATEMENTS_MAX).await?;
            own.into_iter()
                .map(|vote| (vote.statement, vote.opinion))
                .collect()
        }
        None => BTreeMap::new(),
    };
    let that_count = statements::that_count(&mut sql, body, about.id).await?;
    let own: Vec<(&Statement, Opinion)> = that_count
        .iter()
        .filter_map(|statement| Some((statement, *said.get(&statement.number)?)))
        .collect();
    let pages = pages_of(i64::try_from(own.len()).unwrap_or(i64::MAX), LINES_A_PAGE);
    let (page, offset) = page_and_offset(asked, pages, LINES_A_PAGE);
    let (skipped, kept) = (
        usize::try_from(offset).unwrap_or_default(),
        usize::try_from(LINES_A_PAGE).unwrap_or_default(),
    );
    let is_open = about.stage_at(visit.now()) == Stage::Open;
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "conversations-own-lead")) }
        @if voter.is_none() { p { (t!(words, "conversations-own-forgotten", days = OWN_PLACE_DAYS)) } }
        section #avis {
            h2 { (t!(words, "conversations-own-opinions", n = own.len())) }
            @if own.is_empty() { (list_empty(&t!(words, "conversations-own-none"), None)) }
            @for (statement, opinion) in own.iter().skip(skipped).take(kept) {
                (line(visit, about, statement, *opinion, (page, is_open)))
            }
            (pagination(words, page, pages, |page| format!("{}/mes-avis?page={page}", about.path())))
        }
        (written(visit, about, person).await?)
        ul.links {
            @if is_open { li { a href={ (about.path()) "/participer" } { (t!(words, "conversations-go-on")) } } }
            li { a href=(about.path()) { (t!(words, "conversations-back")) } }
        }
    };
    let page = Page::new(t!(words, "conversations-own-title"), main)
        .refused(errors)
        .not_indexed();
    Ok(under_conversation(visit, about, page))
}

fn opinion_words(visit: &Visit, opinion: Opinion) -> String {
    visit
        .words
        .say(&format!("conversations-opinion-{}", opinion.as_str()))
}

fn line(
    visit: &Visit,
    about: &Conversation,
    statement: &Statement,
    opinion: Opinion,
    (page, is_open): (u32, bool),
) -> Markup {
    let words = visit.words;
    let number = statement.number;
    let choices = Opinion::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), opinion_words(visit, *one)));
    let label = t!(words, "conversations-own-opinion-on", number = number);
    let action = format!("{}/mes-avis", about.path());
    html! {
        article id=(format!("avis-{number}")) {
            h3 lang=[words.content_language()] { (number) ". " (words_of(visit, statement)) }
            @if is_open {
                (Form::post(words, action, visit.request_id()).content(html! {
                    (hidden("enonce", &number.to_string()))
                    (hidden("page", &page.to_string()))
                    (select(words, label, "opinion").id(format!("opinion-{number}"))
                        .choices(choices).chosen(opinion.as_str()))
                    (button(t!(words, "conversations-own-change")))
                }))
            } @else {
                p { (opinion_words(visit, opinion)) }
            }
        }
    }
}

/// The statements one added, what became of them, and how to take one back.
async fn written(visit: &Visit, about: &Conversation, person: PersonId) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    // Who runs the conversation may have written more than others, the first ones among them.
    let own = statements::of_author(&mut sql, body, about.id, person, OWN_STATEMENTS_SHOWN).await?;
    if own.is_empty() {
        return Ok(html! {});
    }
    let is_over = about.stage_at(visit.now()) == Stage::Closed;
    Ok(html! {
        section {
            h2 { (t!(words, "conversations-own-statements")) }
            @for statement in &own {
                @let state = words.say(&format!("conversations-state-{}", statement.state.as_str()));
                article {
                    h3 lang=[words.content_language()] {
                        (statement.number) ". "
                        @if statement.text.is_empty() { (t!(words, "conversations-statement-forgotten")) }
                        @else { (statement.text) }
                    }
                    p { (state) @if !statement.why.is_empty() { " " (statement.why) } }
                    @if matches!(statement.state, State::Published | State::Waiting) {
                        (withdraw_form(visit, statement, is_over))
                    }
                }
            }
        }
    })
}

/// Taking a statement back; `is_over` when its votes go on counting.
pub(super) fn withdraw_form(visit: &Visit, statement: &Statement, is_over: bool) -> Markup {
    let words = visit.words;
    let action = format!(
        "{}/enonces/{}/retirer",
        crate::model::conversation_path(statement.conversation_id),
        statement.number
    );
    let form = Form::post(words, action, visit.request_id())
        .content(html! { (button(t!(words, "conversations-withdraw-button")).danger()) });
    let what = if is_over && statement.state == State::Published {
        t!(words, "conversations-withdraw-what-after")
    } else {
        t!(words, "conversations-withdraw-what")
    };
    confirm_details(&t!(words, "conversations-withdraw-title"), &what, &form)
}
