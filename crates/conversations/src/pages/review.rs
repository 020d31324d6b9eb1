//! The statements that wait to be read, for those who run the conversation.

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::list_empty;
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, hidden, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{chars, find_conversation, under_conversation};
use crate::actions::ReviewStatement;
use crate::model::{Conversation, ConversationId, State, Statement, WHY_CHARS_MAX};
use crate::rights;
use crate::store::statements;

/// Statements shown at once: those decided leave room for the next.
const SHOWN: i64 = 10;

#[derive(Default, Deserialize)]
pub(super) struct Decided {
    request_id: Uuid,
    #[serde(default)]
    enonce: String,
    #[serde(default)]
    decision: String,
    #[serde(default)]
    pourquoi: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<ConversationId>) -> Answer {
    let about = find_conversation(&visit, id).await?;
    let page = page_of(&visit, &about, &Decided::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn decide(
    visit: Visit,
    Path(id): Path<ConversationId>,
    Posted(decided): Posted<Decided>,
) -> Answer {
    let about = find_conversation(&visit, id).await?;
    let number: i64 = decided.enonce.parse().unwrap_or_default();
    let found = statements::find_number(&mut visit.sql(), visit.body.id, id, number)
        .await?
        .ok_or(Fault::NotFound("statement"))?;
    let deed = ReviewStatement {
        statement: found.id,
        is_published: decided.decision == "publier",
        why: decided.pourquoi.clone(),
    };
    match visit.act(decided.request_id, &deed).await {
        Ok(()) => {
            let done = if deed.is_published {
                "conversations-reviewed-published"
            } else {
                "conversations-reviewed-refused"
            };
            visit.done(&format!("{}/relire", about.path()), done)
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("pourquoi", fault)?;
            let page = page_of(&visit, &about, &decided, &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn page_of(
    visit: &Visit,
    about: &Conversation,
    decided: &Decided,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    if !visit.may(&rights::REVIEW, Scope::group(about.group_id)).await? {
        return Err(Fault::Forbidden {
            right: rights::REVIEW.code,
        });
    }
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let waiting = statements::in_state(&mut sql, body, about.id, State::Waiting, (SHOWN, 0)).await?;
    let total = statements::count_in_state(&mut sql, body, about.id, State::Waiting).await?;
    let none = FormErrors::default();
    let main = html! {
        (error_summary(errors, words))
        p role="status" { (t!(words, "conversations-waiting-count", n = total)) }
        @if waiting.is_empty() { (list_empty(&t!(words, "conversations-waiting-none"), None)) }
        @for statement in &waiting {
            @let is_it = decided.enonce == statement.number.to_string();
            (one(visit, about, statement, if is_it { decided.pourquoi.as_str() } else { "" }, if is_it { errors } else { &none }))
        }
        p { a href=(about.path()) { (t!(words, "conversations-back")) } }
    };
    let page = Page::new(t!(words, "conversations-review-title"), main)
        .lead(t!(words, "conversations-review-lead"))
        .refused(errors)
        .not_indexed();
    Ok(under_conversation(visit, about, page))
}

fn one(visit: &Visit, about: &Conversation, statement: &Statement, why: &str, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let action = format!("{}/relire", about.path());
    // A page with one fault has one field of that name; the others bear their number.
    let field_id = if errors.is_empty() {
        format!("pourquoi-{}", statement.number)
    } else {
        "pourquoi".to_owned()
    };
    let label = t!(words, "conversations-field-why", number = statement.number);
    html! {
        article {
            h2.opinion-line lang=[words.content_language()] { (statement.number) ". " (statement.text) }
            (Form::post(words, action, visit.request_id()).content(html! {
                (hidden("enonce", &statement.number.to_string()))
                (button(t!(words, "conversations-review-publish")).sends("decision", "publier"))
                (textarea(words, label, "pourquoi").id(field_id)
                    .hint(t!(words, "conversations-field-why-hint"))
                    .max_length(chars(WHY_CHARS_MAX)).rows(2).value(why).errors(errors).optional())
                (button_quiet(t!(words, "conversations-review-refuse")).sends("decision", "refuser"))
            }))
        }
    }
}
