//! « Courriel reçu », for agents: what came, what became of it, and the message as it came.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use kernel::{Fault, Scope, Subject};
use maud::{Markup, html};
use texts::model::amendment_path;
use ui::components::{Tone, card, cards, definition_list, list_empty, status};
use ui::forms::button_link;
use ui::{Answer, Page, Visit, t};

use crate::model::{KEPT_DAYS, Letter, LetterId, State};
use crate::store::subjects::About;
use crate::{SEE, store};

const PATH: &str = "/courriel-recu";
/// Letters shown: what is older is nearly forgotten.
const LINES_MAX: i64 = 200;

pub(super) async fn list(visit: Visit) -> Answer {
    refuse_who_may_not(&visit).await?;
    let words = visit.words;
    let letters = store::latest(&mut visit.sql(), visit.body.id, LINES_MAX).await?;
    let lines = letters.iter().map(|letter| {
        card(title(&visit, letter))
            .href(format!("{PATH}/{}", letter.id))
            .status(state(&visit, letter.state))
            .detail(words.datetime_element(letter.received_at.timestamp(), &visit.body.zone()))
            .detail(html! { (sender(&visit, letter)) })
    });
    let main = html! {
        @if letters.is_empty() {
            (list_empty(&t!(words, "letters-inbox-empty"), Some((&t!(words, "letters-bridges"), "/passerelles"))))
        } @else {
            (cards(lines))
        }
    };
    visit.page(
        Page::new(t!(words, "letters-inbox-title"), main)
            .lead(t!(words, "letters-inbox-lead", days = KEPT_DAYS))
            .under(t!(words, "letters-bridges"), "/passerelles")
            .not_indexed(),
    )
}

pub(super) async fn one(visit: Visit, Path(id): Path<LetterId>) -> Answer {
    refuse_who_may_not(&visit).await?;
    let words = visit.words;
    let letter = store::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("letter"))?;
    let mut facts = vec![
        (
            t!(words, "letters-fact-from"),
            html! { (sender(&visit, &letter)) },
        ),
        (
            t!(words, "letters-fact-received"),
            words.datetime_element(letter.received_at.timestamp(), &visit.body.zone()),
        ),
        (
            t!(words, "letters-fact-state"),
            html! { (state(&visit, letter.state)) p { (explained(&visit, letter.state)) } },
        ),
    ];
    if let Some(text) = letter.text_id
        && let Some(text) = texts::find(&mut visit.sql(), visit.body.id, text).await?
    {
        facts.push((
            t!(words, "letters-fact-text"),
            html! { a href=(texts::model::text_path(text.id)) { (text.title) } },
        ));
        let numbers = letter.amendments();
        if !numbers.is_empty() {
            let links = html! {
                @for number in numbers {
                    a href=(amendment_path(text.id, number)) { (t!(words, "letters-number", n = number)) } " "
                }
            };
            facts.push((t!(words, "letters-fact-amendments"), links));
        }
    }
    if let Some(about) = store::subjects::find(&mut visit.sql(), visit.body.id, id).await? {
        facts.extend(subject(&visit, &about).await?);
    }
    let main = html! {
        (definition_list(&facts))
        @if letter.content.trim().is_empty() { p { (t!(words, "letters-content-none")) } }
        @else {
            h2 { (t!(words, "letters-content")) }
            @for paragraph in letter.content.split("\n\n").filter(|part| !part.trim().is_empty()) {
                p { (paragraph) }
            }
        }
        @if letter.has_original {
            p { (button_link(&t!(words, "letters-original"), &format!("{PATH}/{id}/original"))) }
            p.hint { (t!(words, "letters-original-hint")) }
        } @else if is_unconfirmed(&letter) {
            p.hint { (t!(words, "letters-original-unconfirmed")) }
        } @else {
            p.hint { (t!(words, "letters-original-none")) }
        }
    };
    visit.page(
        Page::new(title(&visit, &letter), main)
            .under(t!(words, "letters-inbox-title"), PATH)
            .not_indexed(),
    )
}

/// What it is about, and what it became.
async fn subject(visit: &Visit, about: &About) -> Result<Vec<(String, Markup)>, Fault> {
    let words = visit.words;
    let mut facts = Vec::new();
    if let Some(found) = Subject::find(&mut visit.sql(), visit.body.id, &about.reference()).await? {
        let link = html! { a href=(found.path) { (found.title) } };
        facts.push((t!(words, "letters-fact-subject"), link));
    }
    if !about.filed_path.is_empty() {
        let link = html! { a href=(about.filed_path) { (t!(words, "letters-kept-see")) } };
        facts.push((t!(words, "letters-state-filed"), link));
    }
    if about.attachments > 0 {
        let count = html! { (t!(words, "letters-fact-files", n = about.attachments)) };
        facts.push((t!(words, "letters-fact-attachments"), count));
    }
    Ok(facts)
}

/// The message as it came, as a file: never shown by the browser, whatever it holds.
pub(super) async fn original(visit: Visit, Path(id): Path<LetterId>) -> Answer {
    refuse_who_may_not(&visit).await?;
    let bytes = store::original(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("letter"))?;
    let name = HeaderValue::try_from(format!("attachment; filename=\"courriel-{id}.eml\""))
        .map_err(|error| Fault::Internal(error.to_string()))?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/octet-stream"),
        ),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

async fn refuse_who_may_not(visit: &Visit) -> Result<(), Fault> {
    if visit.may(&SEE, Scope::BODY).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden { right: SEE.code })
    }
}

/// True when nobody here has its address and it was kept all the same: only its words were.
fn is_unconfirmed(letter: &Letter) -> bool {
    letter.person_id.is_none() && matches!(letter.state, State::Waiting | State::Refused | State::Expired)
}

fn title(visit: &Visit, letter: &Letter) -> String {
    if letter.subject.is_empty() {
        t!(visit.words, "letters-subject-none")
    } else {
        letter.subject.clone()
    }
}

fn sender(visit: &Visit, letter: &Letter) -> String {
    if letter.sender.is_empty() {
        t!(visit.words, "letters-sender-none")
    } else {
        letter.sender.clone()
    }
}

fn state(visit: &Visit, state: State) -> Markup {
    let tone = match state {
        State::Filed | State::Answered => Tone::Good,
        State::Waiting
        | State::Automatic
        | State::Refused
        | State::Expired
        | State::Closed
        | State::NoReply
        | State::Empty
        | State::AnswerLate => Tone::Neutral,
        State::AnswerOther
        | State::AnswerUnread
        | State::Unknown
        | State::NotAllowed
        | State::NoText
        | State::TooMany
        | State::Unreadable => Tone::Warning,
    };
    status(
        &visit.words.say(&format!("letters-state-{}", state.as_str())),
        tone,
    )
}

fn explained(visit: &Visit, state: State) -> String {
    visit.words.say(&format!("letters-explained-{}", state.as_str()))
}
