//! Taking part: one statement at a time, three buttons; and a statement of one's own.

use std::collections::BTreeSet;

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, progress};
use ui::forms::{Form, FormErrors, button, button_link, button_quiet, error_summary, hidden, text_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::{
    chars, dates, find_conversation, for_whom, is_in_charge, may_take_part, natural_of, under_conversation,
};
use crate::actions::{AddStatement, CastOpinion};
use crate::made::{remembered, voter_of};
use crate::model::{
    Audience, Conversation, ConversationId, Opinion, STATEMENT_CHARS_MAX, STATEMENTS_MAX, Stage, State,
    Statement,
};
use crate::store::{statements, votes};

/// No form’s id: kept beside who sent it, it would tell when they voted. An opinion sent twice is one by itself.
#[derive(Deserialize)]
pub(super) struct Pressed {
    #[serde(default)]
    enonce: i64,
    #[serde(default)]
    opinion: String,
}

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    enonce: String,
}

/// What is left to say.
struct Ahead {
    next: Option<Statement>,
    done: usize,
    total: usize,
}

impl Ahead {
    /// The statement comes from the library, by what the map, as far as it is remembered, says is worth asking; the same one
    /// until it is answered or the map is another.
    async fn read(visit: &Visit, about: &Conversation) -> Result<Self, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let published =
            statements::in_state(&mut sql, body, about.id, State::Published, (STATEMENTS_MAX, 0)).await?;
        let person = visit.actor.person();
        let voter = match person {
            Some(person) => voter_of(&mut sql, body, about.id, person).await?,
            None => None,
        };
        let voted: BTreeSet<i64> = match voter {
            Some(voter) => {
                let own = votes::of_voter(&mut sql, body, about.id, voter, STATEMENTS_MAX).await?;
                own.into_iter().map(|vote| vote.statement).collect()
            }
            None => BTreeSet::new(),
        };
        let number_of = |number: i64| u64::try_from(number).unwrap_or_default();
        let open: Vec<u64> = published.iter().map(|one| number_of(one.number)).collect();
        let said: BTreeSet<u64> = voted.iter().map(|number| number_of(*number)).collect();
        let done = published.iter().filter(|one| voted.contains(&one.number)).count();
        let next = if done == published.len() {
            None
        } else {
            let made = remembered(&visit.house, body, about);
            let seed = format!("{} {}", about.seed, voted.len());
            let participant = number_of(voter.unwrap_or_default());
            let map = made.as_ref().and_then(|made| made.map.as_ref());
            opinions::next_statement(map, &open, &said, participant, &seed)
        };
        let total = published.len();
        let next = next.and_then(|next| published.into_iter().find(|one| number_of(one.number) == next));
        Ok(Self { next, done, total })
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<ConversationId>) -> Answer {
    let about = find_conversation(&visit, id).await?;
    if let Some(page) = kept_out(&visit, &about).await? {
        return visit.page(page);
    }
    let ahead = Ahead::read(&visit, &about).await?;
    visit.page(page_of(&visit, &about, &ahead, &FormErrors::default()))
}

pub(super) async fn vote(
    visit: Visit,
    Path(id): Path<ConversationId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let about = find_conversation(&visit, id).await?;
    let Some(opinion) = Opinion::parse(&pressed.opinion) else {
        return refused(&visit, &about, Fault::refused("conversations-refused-no-opinion")).await;
    };
    let deed = CastOpinion {
        conversation: id,
        statement: pressed.enonce,
        opinion,
    };
    match visit.house.act(visit.body.id, visit.actor, &deed).await {
        Ok(()) => Ok(Redirect::to(&format!("{}/participer", about.path())).into_response()),
        Err(fault) => refused(&visit, &about, fault).await,
    }
}

/// The page again, with why; the statement in front is the next one.
async fn refused(visit: &Visit, about: &Conversation, fault: Fault) -> Answer {
    let errors = visit.refusal_of_form("opinion", fault)?;
    if let Some(page) = kept_out(visit, about).await? {
        return visit.refused_page(page);
    }
    let ahead = Ahead::read(visit, about).await?;
    visit.refused_page(page_of(visit, about, &ahead, &errors))
}

pub(super) async fn show_add(visit: Visit, Path(id): Path<ConversationId>) -> Answer {
    let about = find_conversation(&visit, id).await?;
    if !is_in_charge(&visit, &about).await?
        && let Some(page) = kept_out(&visit, &about).await?
    {
        return visit.page(page);
    }
    visit.page(add_page(&visit, &about, "", &FormErrors::default()))
}

pub(super) async fn add(
    visit: Visit,
    Path(id): Path<ConversationId>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let about = find_conversation(&visit, id).await?;
    let deed = AddStatement {
        conversation: id,
        text: typed.enonce.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(added) => {
            let done = if added.is_waiting {
                "conversations-proposed"
            } else {
                "conversations-added"
            };
            visit.done(&format!("{}/participer", about.path()), done)
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("enonce", fault)?;
            visit.refused_page(add_page(&visit, &about, &typed.enonce, &errors))
        }
    }
}

/// The page of who cannot take part, with why: not signed in, not of the group, not at this date.
async fn kept_out(visit: &Visit, about: &Conversation) -> Result<Option<Page>, Fault> {
    let words = visit.words;
    let reason = if about.stage_at(visit.now()) != Stage::Open {
        html! { p { (dates(visit, about)) } }
    } else if visit.signed_in.is_none() {
        let href = format!("/connexion?retour={}/participer", about.path());
        html! {
            p { (t!(words, "conversations-sign-in")) }
            p { (button_link(&t!(words, "conversations-sign-in-button"), &href)) }
        }
    } else if !may_take_part(visit, about).await? && about.audience == Audience::Members {
        html! { p { (for_whom(visit, about).await?) } }
    } else {
        return Ok(None);
    };
    let main = html! {
        (notice(Tone::Info, &reason))
        p { a href=(about.path()) { (t!(words, "conversations-back")) } }
    };
    let page = Page::new(t!(words, "conversations-take-part"), main).not_indexed();
    Ok(Some(under_conversation(visit, about, page)))
}

fn page_of(visit: &Visit, about: &Conversation, ahead: &Ahead, errors: &FormErrors) -> Page {
    let words = visit.words;
    let label = t!(words, "conversations-progress");
    let (done, total) = (natural_of(ahead.done), natural_of(ahead.total));
    let main = html! {
        (error_summary(errors, words))
        p lang=[words.content_language()] { strong { (about.question) } }
        @match &ahead.next {
            Some(next) => (card_of(visit, about, next)),
            None => (nothing_left(visit, about, ahead)),
        }
        @if ahead.total > 0 { (progress(words, "avance", &label, done, total, None)) }
        ul.links {
            li { a href={ (about.path()) "/ajouter" } { (t!(words, "conversations-add-title")) } }
            li { a href={ (about.path()) "/mes-avis" } { (t!(words, "conversations-own-title")) } }
            li { a href=(about.path()) { (t!(words, "conversations-back")) } }
        }
        p.hint { (t!(words, "conversations-kept-short")) }
    };
    let page = Page::new(t!(words, "conversations-take-part"), main)
        .refused(errors)
        .not_indexed();
    under_conversation(visit, about, page)
}

fn card_of(visit: &Visit, about: &Conversation, next: &Statement) -> Markup {
    let words = visit.words;
    let action = format!("{}/participer", about.path());
    let form = Form::post(words, action, visit.request_id());
    html! {
        section.opinion-card aria-labelledby="enonce" {
            h2.opinion-statement #enonce lang=[words.content_language()] { (next.text) }
            (form.content(html! {
                (hidden("enonce", &next.number.to_string()))
                div.opinion-buttons #opinion {
                    (button(t!(words, "conversations-agree")).sends("opinion", Opinion::Agree.as_str()))
                    (button(t!(words, "conversations-disagree")).sends("opinion", Opinion::Disagree.as_str()))
                    (button_quiet(t!(words, "conversations-pass")).sends("opinion", Opinion::Pass.as_str()))
                }
            }))
        }
    }
}

fn nothing_left(visit: &Visit, about: &Conversation, ahead: &Ahead) -> Markup {
    let words = visit.words;
    html! {
        @if ahead.total == 0 {
            (notice(Tone::Info, &html! { p { (t!(words, "conversations-no-statement")) } }))
        } @else {
            (notice(Tone::Good, &html! { p { strong { (t!(words, "conversations-all-said")) } } }))
            @if about.is_map_shown_at(visit.now()) {
                p { (button_link(&t!(words, "conversations-see-map"), &format!("{}#carte", about.path()))) }
            } @else {
                p { (t!(words, "conversations-map-later", at = visit.at(about.closes_at))) }
            }
        }
    }
}

fn add_page(visit: &Visit, about: &Conversation, typed: &str, errors: &FormErrors) -> Page {
    let words = visit.words;
    let action = format!("{}/ajouter", about.path());
    let form = Form::post(words, action, visit.request_id()).autosave(format!("enonce-{}", about.id));
    let main = html! {
        (error_summary(errors, words))
        p lang=[words.content_language()] { strong { (about.question) } }
        (form.content(html! {
            (text_field(words, t!(words, "conversations-field-statement"), "enonce")
                .hint(t!(words, "conversations-field-statement-hint", max = STATEMENT_CHARS_MAX))
                .max_length(chars(STATEMENT_CHARS_MAX)).value(typed).errors(errors))
            p.hint {
                (t!(words, if about.is_moderated_first { "conversations-add-read-first" } else { "conversations-add-at-once" }))
            }
            (button(t!(words, "conversations-add-button")))
        }))
    };
    let page = Page::new(t!(words, "conversations-add-title"), main)
        .refused(errors)
        .not_indexed();
    under_conversation(visit, about, page)
}
