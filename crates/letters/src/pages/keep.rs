//! The link received for a letter about a consultation or a contribution: what it will become, to be corrected and kept.

use axum::http::StatusCode;
use axum::response::Response;
use debates::model::{PLACE_CHARS_MAX, Stage, TEXT_CHARS_MAX, TITLE_CHARS_MAX};
use debates::{Consultation, Contribution, Side, Written};
use identity::model::NAME_CHARS_MAX;
use kernel::Fault;
use maud::{Markup, html};
use ui::components::{Tone, notice};
use ui::forms::{
    Choice, Form, FormErrors, button, button_link, checkboxes, confirm_details, error_summary, radios,
    select, text_field, textarea,
};
use ui::{Answer, Page, Visit, t};

use super::confirm::over;
use super::typed::Typed;
use crate::actions::{KeepLetter, Kept, is_over};
use crate::aims::without_prefixes;
use crate::model::{Letter, State};
use crate::store;
use crate::store::subjects::About;

/// The value of a box that is ticked.
const YES: &str = "oui";

/// A letter and what it is about.
pub(super) struct Shown {
    token: String,
    letter: Letter,
    about: About,
    consultation: Consultation,
    /// The contribution it answers; none when it is one itself
    contribution: Option<Contribution>,
    /// True when nobody here has the address it came from: the link gives its author an account
    is_new: bool,
}

/// None when the letter is about a text, or about nothing that is still there.
pub(super) async fn find(visit: &Visit, token: &str) -> Result<Option<Shown>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(letter) = store::find_by_token(&mut sql, body, token).await? else {
        return Ok(None);
    };
    let Some(about) = store::subjects::find(&mut sql, body, letter.id).await? else {
        return Ok(None);
    };
    let reference = about.reference();
    let contribution = match reference.kind.as_str() {
        "contribution" => debates::find_contribution(&mut sql, body, reference.id()).await?,
        _ => None,
    };
    let id = match &contribution {
        Some(found) => found.consultation_id,
        None => reference.id(),
    };
    let is_new = letter.person_id.is_none()
        && identity::find_by_email(&mut sql, body, &letter.sender)
            .await?
            .is_none();
    let found = debates::find(&mut sql, body, id).await?;
    Ok(found.map(|consultation| Shown {
        token: token.to_owned(),
        letter,
        about,
        consultation,
        contribution,
        is_new,
    }))
}

pub(super) fn show(visit: &Visit, shown: &Shown) -> Answer {
    match shown.letter.state {
        State::Filed => Ok(filed(visit, shown)),
        State::Waiting if !is_over(&shown.letter, visit.now()) => {
            visit.page(page(visit, shown, None, &FormErrors::default()))
        }
        _ => Ok(over(visit)),
    }
}

pub(super) async fn keep(visit: &Visit, shown: &Shown, typed: &Typed) -> Answer {
    let of = |field: &str| typed.of(field).unwrap_or_default().to_owned();
    let kept = if shown.contribution.is_some() {
        Kept::Comment {
            side: typed.of("sens").and_then(Side::parse),
            text: of("texte"),
        }
    } else {
        Kept::Contribution(Written {
            title: of("titre"),
            text: of("texte"),
            theme: of("theme"),
            place: of("lieu"),
        })
    };
    let deed = KeepLetter {
        token: shown.token.clone(),
        kept,
        shows_name: typed.of("nom_visible") == Some(YES),
        name: of("nom"),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(_) => visit.done(&format!("/courriel/{}", shown.token), "letters-filed"),
        Err(Fault::Refused { sentence, .. }) if sentence.key == "letters-link-over" => {
            if shown.letter.state == State::Filed {
                return Ok(filed(visit, shown));
            }
            Ok(over(visit))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("message", fault)?;
            let page = page(visit, shown, Some(typed), &errors).refused(&errors);
            visit.refused_page(page)
        }
    }
}

fn page(visit: &Visit, shown: &Shown, typed: Option<&Typed>, errors: &FormErrors) -> Page {
    let words = visit.words;
    let address = format!("/courriel/{}", shown.token);
    let refuse = Form::post(words, format!("{address}/refuser"), visit.request_id())
        .content(html! { (button(t!(words, "letters-refuse-confirm")).danger()) });
    let fields = html! {
        div #message tabindex="-1" {
            @if shown.contribution.is_some() { (comment(visit, shown, typed, errors)) }
            @else { (contribution(visit, shown, typed, errors)) }
        }
        @if shown.is_new {
            (text_field(words, t!(words, "letters-name"), "nom").hint(t!(words, "letters-name-hint"))
                .autocomplete("name").max_length(chars(NAME_CHARS_MAX)).value(value(typed, "nom", "")).errors(errors))
        }
        (name_choice(visit, typed))
        @if shown.is_new { p { (t!(words, "letters-account-made")) } }
        @if shown.is_new && shown.contribution.is_none() { (button(t!(words, "letters-confirm-contribution"))) }
        @else { (button(t!(words, "letters-confirm-button"))) }
    };
    let main = html! {
        (error_summary(errors, words))
        @if shown.consultation.stage_at(visit.now()) != Stage::Open {
            (notice(Tone::Warning, &html! { p { (t!(words, "letters-consultation-not-open")) } }))
        }
        p {
            @if shown.contribution.is_some() { (t!(words, "letters-becomes-comment")) }
            @else { (t!(words, "letters-becomes-contribution")) }
        }
        @if shown.about.attachments > 0 {
            (notice(Tone::Info, &html! { p { (t!(words, "letters-mail-attachments", n = shown.about.attachments)) } }))
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
            title = title(shown)
        ))
        .under(title(shown), path(shown))
        .keeps_drafts()
        .not_indexed()
}

fn contribution(visit: &Visit, shown: &Shown, typed: Option<&Typed>, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let subject = without_prefixes(&shown.letter.subject);
    let themes = shown.consultation.themes();
    let choices: Vec<Choice> = themes
        .into_iter()
        .map(|theme| Choice::new(theme, theme))
        .collect();
    html! {
        (text_field(words, t!(words, "letters-contribution-title"), "titre").max_length(chars(TITLE_CHARS_MAX))
            .value(value(typed, "titre", subject)).errors(errors))
        (textarea(words, t!(words, "letters-contribution-text"), "texte").rows(12).max_length(chars(TEXT_CHARS_MAX))
            .value(value(typed, "texte", shown.letter.content.trim())).errors(errors))
        @if !choices.is_empty() {
            (select(words, t!(words, "letters-contribution-theme"), "theme").choices(choices)
                .chosen(value(typed, "theme", "")).errors(errors).optional())
        }
        (text_field(words, t!(words, "letters-contribution-place"), "lieu").max_length(chars(PLACE_CHARS_MAX))
            .value(value(typed, "lieu", "")).errors(errors).optional())
    }
}

fn comment(visit: &Visit, shown: &Shown, typed: Option<&Typed>, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let mut side = radios(words, t!(words, "letters-comment-side"), "sens");
    for one in Side::ON_A_CONTRIBUTION {
        side = side.choice(
            one.as_str(),
            words.say(&format!("letters-comment-side-{}", one.as_str())),
        );
    }
    html! {
        (side.chosen(value(typed, "sens", "")).errors(errors))
        (textarea(words, t!(words, "letters-contribution-text"), "texte").rows(10)
            .max_length(chars(debates::model::COMMENT_CHARS_MAX))
            .value(value(typed, "texte", shown.letter.content.trim())).errors(errors))
    }
}

fn name_choice(visit: &Visit, typed: Option<&Typed>) -> Markup {
    let words = visit.words;
    let mut choice = checkboxes(words, t!(words, "letters-shows-name"), "nom_visible")
        .choice(YES, t!(words, "letters-shows-name-yes"))
        .optional();
    if typed.is_some_and(|typed| typed.of("nom_visible") == Some(YES)) {
        choice = choice.chosen(YES);
    }
    html! { (choice) }
}

/// The messages quoted and the signature, so that the author sees that nothing was lost.
fn left_aside(visit: &Visit, shown: &Shown) -> Markup {
    let aside = &shown.letter.aside;
    html! {
        @if !aside.trim().is_empty() {
            details {
                summary { (t!(visit.words, "letters-aside")) }
                @for paragraph in aside.split("\n\n").filter(|part| !part.trim().is_empty()) {
                    p { (paragraph) }
                }
            }
        }
    }
}

fn filed(visit: &Visit, shown: &Shown) -> Response {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Good, &html! { p { (t!(words, "letters-kept")) } }))
        @if !shown.about.filed_path.is_empty() {
            p { (button_link(&t!(words, "letters-kept-see"), &shown.about.filed_path)) }
        }
        p { a href=(path(shown)) { (title(shown)) } }
        @if visit.signed_in.is_none() {
            p { (t!(words, "letters-kept-then")) " " a href="/connexion" { (t!(words, "letters-kept-sign-in")) } }
        }
    };
    let page = Page::new(t!(words, "letters-confirm-title"), main)
        .under(title(shown), path(shown))
        .not_indexed();
    visit.page_with(StatusCode::OK, page)
}

fn title(shown: &Shown) -> &str {
    match &shown.contribution {
        Some(contribution) => &contribution.title,
        None => &shown.consultation.title,
    }
}

fn path(shown: &Shown) -> String {
    match &shown.contribution {
        Some(contribution) => contribution.path(),
        None => shown.consultation.path(),
    }
}

fn value<'a>(typed: Option<&'a Typed>, field: &str, otherwise: &'a str) -> &'a str {
    match typed {
        Some(typed) => typed.of(field).unwrap_or_default(),
        None => otherwise,
    }
}

fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}
