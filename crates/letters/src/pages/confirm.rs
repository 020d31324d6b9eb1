//! The link an author received: what was understood of their letter, to be corrected and kept. Opening it does nothing:
//! mail scanners open every link they meet.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use db::Uuid;
use kernel::Fault;
use legistique::Document;
use maud::{Markup, html};
use serde::Deserialize;
use texts::model::{amendment_path, text_path};
use texts::{ArgumentSide, TextDocument, TextState};
use ui::components::{Tone, notice};
use ui::forms::{
    Form, FormErrors, button, button_link, checkboxes, confirm_details, error_summary, number_field, radios,
    textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::keep;
use super::typed::{KEPT, Typed, keeper};
use crate::actions::{BODY, RATIONALES, RefuseLetter, SENTENCES, is_over};
use crate::model::{Letter, State};
use crate::splitting::{Found, Split, split};
use crate::store;

#[derive(Deserialize)]
pub(super) struct Asked {
    request_id: Uuid,
}

/// A letter and the text it is about.
struct Shown {
    token: String,
    letter: Letter,
    text: TextDocument,
    cut: Split,
}

pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    if let Some(shown) = keep::find(&visit, &token).await? {
        return keep::show(&visit, &shown);
    }
    match find(&visit, &token).await? {
        Some(shown) if shown.letter.state == State::Filed => Ok(filed(&visit, &shown)),
        Some(shown) if may_be_filed(&visit, &shown) => {
            visit.page(page(&visit, &shown, None, &FormErrors::default()))
        }
        _ => Ok(over(&visit)),
    }
}

pub(super) async fn file(visit: Visit, Path(token): Path<String>, Posted(typed): Posted<Typed>) -> Answer {
    if let Some(shown) = keep::find(&visit, &token).await? {
        return keep::keep(&visit, &shown, &typed).await;
    }
    let Some(shown) = find(&visit, &token).await? else {
        return Ok(over(&visit));
    };
    match visit.act(typed.request_id, &typed.deed(&token)).await {
        Ok(_) => visit.done(&format!("/courriel/{token}"), "letters-filed"),
        Err(Fault::Refused { sentence, .. }) if sentence.key == "letters-link-over" => {
            if shown.letter.state == State::Filed {
                return Ok(filed(&visit, &shown));
            }
            Ok(over(&visit))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("amendements", fault)?;
            let page = page(&visit, &shown, Some(&typed), &errors).refused(&errors);
            visit.refused_page(page)
        }
    }
}

pub(super) async fn refuse(visit: Visit, Path(token): Path<String>, Posted(asked): Posted<Asked>) -> Answer {
    match visit.act(asked.request_id, &RefuseLetter { token }).await {
        Ok(()) => {
            let words = visit.words;
            let main = notice(Tone::Good, &html! { p { (t!(words, "letters-refused-done")) } });
            visit.page(Page::new(t!(words, "letters-confirm-title"), main).not_indexed())
        }
        Err(Fault::Refused { sentence, .. }) if sentence.key == "letters-link-over" => Ok(over(&visit)),
        Err(fault) => Err(fault.into()),
    }
}

async fn find(visit: &Visit, token: &str) -> Result<Option<Shown>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(letter) = store::find_by_token(&mut sql, body, token).await? else {
        return Ok(None);
    };
    let Some(text) = letter.text_id else {
        return Ok(None);
    };
    let Some(text) = texts::find(&mut sql, body, text).await? else {
        return Ok(None);
    };
    let cut = split(&letter.content, &Document::parse(text.base()));
    Ok(Some(Shown {
        token: token.to_owned(),
        letter,
        text,
        cut,
    }))
}

fn may_be_filed(visit: &Visit, shown: &Shown) -> bool {
    shown.letter.state == State::Waiting && !is_over(&shown.letter, visit.now())
}

fn page(visit: &Visit, shown: &Shown, typed: Option<&Typed>, errors: &FormErrors) -> Page {
    let words = visit.words;
    let address = format!("/courriel/{}", shown.token);
    let refuse = Form::post(words, format!("{address}/refuser"), visit.request_id())
        .content(html! { (button(t!(words, "letters-refuse-confirm")).danger()) });
    let has_amendments = !shown.cut.found.is_empty();
    let fields = html! {
        div id="amendements" tabindex="-1" {
            @if has_amendments {
                @for (place, found) in shown.cut.found.iter().enumerate() {
                    (amendment(visit, place, found, typed, errors))
                }
            } @else {
                (argument(visit, shown, typed, errors))
            }
        }
        @if has_amendments { (button(t!(words, "letters-confirm-button"))) }
        @else { (button(t!(words, "letters-argument-button"))) }
    };
    let main = html! {
        (error_summary(errors, words))
        @if shown.text.state != TextState::Discussion {
            (notice(Tone::Warning, &html! { p { (t!(words, "letters-not-in-discussion")) } }))
        }
        p {
            @if has_amendments { (t!(words, "letters-found", n = shown.cut.found.len())) }
            @else { (t!(words, "letters-found-none")) " "
                a href={ (text_path(shown.text.id)) "/amender" } { (t!(words, "letters-amend-on-page")) } }
        }
        (Form::post(words, address, visit.request_id()).content(fields))
        (left_aside(visit, shown))
        (confirm_details(&t!(words, "letters-refuse"), &t!(words, "letters-refuse-explained"), &refuse))
    };
    Page::new(t!(words, "letters-confirm-title"), main)
        .lead(t!(
            words,
            "letters-confirm-lead",
            at = visit.at(shown.letter.received_at),
            title = &shown.text.title
        ))
        .under(&shown.text.title, text_path(shown.text.id))
        .keeps_drafts()
        .not_indexed()
}

fn amendment(
    visit: &Visit,
    place: usize,
    found: &Found,
    typed: Option<&Typed>,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let (sentence_name, rationale_name) = (SENTENCES[place], RATIONALES[place]);
    let value = |name: &str, found: &str| typed.and_then(|typed| typed.of(name)).unwrap_or(found).to_owned();
    let is_kept = typed.map_or(found.problem.is_none(), |typed| typed.is_kept(place));
    let keep = checkboxes(words, t!(words, "letters-keep-legend"), keeper(place))
        .choice(KEPT, t!(words, "letters-keep"))
        .optional();
    let keep = if is_kept { keep.chosen(KEPT) } else { keep };
    html! {
        section {
            h2 { (t!(words, "letters-amendment", n = place + 1)) }
            @if let Some(problem) = &found.problem {
                (notice(Tone::Warning, &html! { p { (t!(words, "letters-problem", reason = problem)) } }))
            }
            (textarea(words, t!(words, "letters-sentence"), sentence_name).rows(4)
                .value(value(sentence_name, &found.sentence)).errors(errors))
            (textarea(words, t!(words, "letters-rationale"), rationale_name).rows(3).optional()
                .value(value(rationale_name, &found.rationale)).errors(errors))
            (keep)
        }
    }
}

fn argument(visit: &Visit, shown: &Shown, typed: Option<&Typed>, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let value = |name: &str| {
        typed
            .and_then(|typed| typed.of(name))
            .unwrap_or_default()
            .to_owned()
    };
    let content = match typed {
        Some(_) => value(BODY),
        None => shown.letter.content.trim().to_owned(),
    };
    let mut side = radios(words, t!(words, "letters-side"), "sens");
    for one in ArgumentSide::ALL {
        side = side.choice(one.as_str(), words.say(&format!("letters-side-{}", one.as_str())));
    }
    html! {
        h2 { (t!(words, "letters-argument-title")) }
        (number_field(words, t!(words, "letters-argument-number"), "numero").value(value("numero"))
            .errors(errors))
        (side.chosen(value("sens")).errors(errors))
        (textarea(words, t!(words, "letters-argument"), BODY).rows(8).value(content).errors(errors))
    }
}

/// All that is not proposed, so that the author sees that nothing was lost.
fn left_aside(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words;
    let has_others = !shown.cut.found.is_empty() && !shown.cut.others.is_empty();
    let has_aside = !shown.letter.aside.trim().is_empty();
    html! {
        @if has_others || has_aside {
            details {
                summary { (t!(words, "letters-aside")) }
                @if has_others {
                    @for other in &shown.cut.others { p { (other) } }
                }
                @if has_aside {
                    h3 { (t!(words, "letters-aside-quoted")) }
                    @for paragraph in shown.letter.aside.split("\n\n").filter(|part| !part.trim().is_empty()) {
                        p { (paragraph) }
                    }
                }
            }
        }
    }
}

fn filed(visit: &Visit, shown: &Shown) -> Response {
    let words = visit.words;
    let numbers = shown.letter.amendments();
    let main = html! {
        @if numbers.is_empty() {
            (notice(Tone::Good, &html! { p { (t!(words, "letters-filed-argument")) } }))
        } @else {
            (notice(Tone::Good, &html! { p { (t!(words, "letters-filed-amendments", n = numbers.len())) } }))
            ul {
                @for number in numbers {
                    li { a href=(amendment_path(shown.text.id, number)) { (t!(words, "letters-number", n = number)) } }
                }
            }
        }
        p { (button_link(&shown.text.title, &text_path(shown.text.id))) }
    };
    let page = Page::new(t!(words, "letters-confirm-title"), main)
        .under(&shown.text.title, text_path(shown.text.id))
        .not_indexed();
    visit.page_with(StatusCode::OK, page)
}

pub(super) fn over(visit: &Visit) -> Response {
    let words = visit.words;
    let main = notice(Tone::Warning, &html! { p { (t!(words, "letters-link-over")) } });
    let page = Page::new(t!(words, "letters-confirm-title"), main).not_indexed();
    visit.page_with(StatusCode::GONE, page)
}
