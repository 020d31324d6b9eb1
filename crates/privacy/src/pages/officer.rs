//! Who watches over personal data, what rights everybody has and where to use them; for agents, what they keep.

use axum::http::StatusCode;
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice};
use ui::forms::{Form, FormErrors, button, button_link, error_summary, hidden, text_field, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{ASSESSMENT, BREACHES, HOME, OBJECTIONS, OWN, REGISTER, RETENTION, chars, require};
use crate::actions::NameOfficer;
use crate::model::{Contact, FACT_CHARS_MAX, WORDS_CHARS_MAX, delay};
use crate::{rights, store};

/// The rights of people, each by its sentence.
const RIGHTS: [&str; 7] = ["see", "correct", "take", "limit", "object", "withdraw", "erase"];

pub(super) async fn show(visit: Visit) -> Answer {
    let words = visit.words;
    let contact = store::contact(&mut visit.sql(), visit.body.id).await?;
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    let months = delay("privacy.answer-months", visit.body.kind, today)?;
    let for_agents = for_agents(&visit).await?;
    let main = html! {
        section aria-labelledby="officer-title" {
            h2 #officer-title { (t!(words, "privacy-who-title")) }
            p { (t!(words, "privacy-controller", name = visit.body.name.as_str())) }
            (who(&visit, &contact))
        }
        section aria-labelledby="rights-title" {
            h2 #rights-title { (t!(words, "privacy-rights-title")) }
            ul { @for right in RIGHTS { li { (words.say(&format!("privacy-right-{right}"))) } } }
            p {
                @if contact.version == 0 { (t!(words, "privacy-rights-nobody")) } @else { (t!(words, "privacy-rights-officer")) }
                " " (t!(words, "privacy-rights-delay", n = months))
            }
            p { (button_link(&t!(words, "privacy-own-title"), OWN)) }
            p { (t!(words, "privacy-rights-authority")) }
        }
        section aria-labelledby="more-title" {
            h2 #more-title { (t!(words, "privacy-more-title")) }
            ul.links {
                li { a href=(REGISTER) { (t!(words, "privacy-register-title")) } }
                li { a href=(RETENTION) { (t!(words, "privacy-retention-title")) } }
                li { a href="/droits" { (t!(words, "footer-rights")) } }
            }
        }
        (for_agents)
    };
    visit.page(Page::new(t!(words, "privacy-title"), main).lead(t!(words, "privacy-lead")))
}

/// What agents alone keep; nothing for others.
async fn for_agents(visit: &Visit) -> Result<Markup, Fault> {
    let words = visit.words;
    if !visit.may(&rights::SET_UP, Scope::BODY).await? {
        return Ok(html! {});
    }
    let waiting = store::count_waiting(&mut visit.sql(), visit.body.id).await?;
    Ok(html! {
        section aria-labelledby="agents-title" {
            h2 #agents-title { (t!(words, "privacy-agents-title")) }
            ul.links {
                li { a href={ (HOME) "/modifier" } { (t!(words, "privacy-edit")) } }
                li { a href=(OBJECTIONS) { (t!(words, "privacy-objections-link", n = waiting)) } }
                li { a href=(BREACHES) { (t!(words, "privacy-breaches-title")) } }
                li { a href=(ASSESSMENT) { (t!(words, "privacy-assessment-link")) } }
            }
        }
    })
}

/// Who watches over personal data and how to reach them, or where to write while nobody is named.
pub(super) fn who(visit: &Visit, contact: &Contact) -> Markup {
    let words = visit.words;
    if contact.version == 0 {
        return notice(
            Tone::Warning,
            &html! { p {
                (t!(words, "privacy-officer-unknown")) " "
                a href="/mentions-legales" { (t!(words, "privacy-legal-notice")) }
            } },
        );
    }
    definition_list(&[
        (t!(words, "privacy-officer"), html! { (contact.officer) }),
        (t!(words, "privacy-reach"), lines(&contact.reach)),
    ])
}

/// An address keeps its lines.
fn lines(text: &str) -> Markup {
    html! { @for (place, line) in text.lines().enumerate() { @if place > 0 { br; } (reachable(line)) } }
}

/// A line with what can be followed in it: an electronic address among its words, or a telephone number that it is.
fn reachable(line: &str) -> Markup {
    let digits: String = line
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '+')
        .collect();
    let is_telephone = digits.len() >= 10
        && line
            .chars()
            .all(|letter| letter.is_ascii_digit() || letter.is_whitespace() || "+.-()".contains(letter));
    if is_telephone {
        return html! { a href={ "tel:" (digits) } { (line) } };
    }
    html! {
        @for (place, word) in line.split(' ').enumerate() {
            @if place > 0 { " " }
            @if is_address(word) { a href={ "mailto:" (word.replace('+', "%2B")) } { (word) } } @else { (word) }
        }
    }
}

/// Whether a word is an electronic address that needs no escaping in a link.
fn is_address(word: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "._-+".contains(letter))
    };
    word.split_once('@').is_some_and(|(name, host)| {
        is_plain(name) && is_plain(host) && host.contains('.') && !host.ends_with('.')
    })
}

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    officer: String,
    #[serde(default)]
    reach: String,
    #[serde(default)]
    measures: String,
}

pub(super) async fn edit(visit: Visit) -> Answer {
    require(&visit, &rights::SET_UP).await?;
    let contact = store::contact(&mut visit.sql(), visit.body.id).await?;
    visit.page(form_page(&visit, &contact, &FormErrors::default(), &html! {}))
}

pub(super) async fn save(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let mut contact = Contact {
        version: typed.version,
        officer: typed.officer,
        reach: typed.reach,
        measures: typed.measures,
    };
    match visit.act(typed.request_id, &NameOfficer(contact.clone())).await {
        Ok(()) => visit.done(HOME, "privacy-officer-named"),
        Err(Fault::Stale(_)) => {
            let stands = store::contact(&mut visit.sql(), visit.body.id).await?;
            contact.version = stands.version;
            let mut errors = FormErrors::default();
            errors.add("officer", t!(visit.words, "privacy-stale"));
            let above = html! {
                h2 { (t!(visit.words, "privacy-stands")) }
                (who(&visit, &stands))
            };
            let page = form_page(&visit, &contact, &errors, &above).refused(&errors);
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("officer", fault)?;
            visit.refused_page(form_page(&visit, &contact, &errors, &html! {}).refused(&errors))
        }
    }
}

fn form_page(visit: &Visit, typed: &Contact, errors: &FormErrors, above: &Markup) -> Page {
    let words = visit.words;
    let fields = html! {
        (hidden("version", &typed.version.to_string()))
        (text_field(words, t!(words, "privacy-officer"), "officer").value(&typed.officer)
            .max_length(chars(FACT_CHARS_MAX)).hint(t!(words, "privacy-officer-hint")).errors(errors))
        (textarea(words, t!(words, "privacy-reach"), "reach").rows(3).value(&typed.reach)
            .max_length(chars(FACT_CHARS_MAX)).hint(t!(words, "privacy-reach-hint")).errors(errors))
        (textarea(words, t!(words, "privacy-measures-own"), "measures").rows(6).value(&typed.measures)
            .max_length(chars(WORDS_CHARS_MAX)).hint(t!(words, "privacy-measures-hint")).optional().errors(errors))
        (button(t!(words, "privacy-save")))
    };
    let form = Form::post(words, format!("{HOME}/modifier"), visit.request_id())
        .autosave("donnees-personnelles")
        .content(fields);
    let main = html! { (error_summary(errors, words)) (above) (form) };
    Page::new(t!(words, "privacy-edit"), main)
        .under(t!(words, "privacy-title"), HOME)
        .not_indexed()
}
