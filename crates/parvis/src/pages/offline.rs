//! « Hors connexion »: what can be read on this device, what waits to be sent, what failed and why; and, for the worker,
//! the pages that concern the person signed in.
//!
//! The server knows nothing of what a device keeps: the page holds the sentences, and its script fills it in.

use axum::Json;
use axum::http::header;
use axum::response::IntoResponse as _;
use maud::{Markup, html};
use serde_json::json;
use ui::components::{Tone, notice, status};
use ui::forms::button_link;
use ui::{Answer, Page, Visit, Words, t};

pub(super) const PATH: &str = "/hors-connexion";
/// The most pages offered to one device.
const CARRIED_MAX: usize = 60;

pub(super) async fn show(visit: Visit) -> Answer {
    let words = visit.words;
    let person = visit.signed_in.as_ref().map(|person| person.person.to_string());
    let main = html! {
        div #offline-page data-person=(person.unwrap_or_default()) {
            div data-unsupported { (notice(Tone::Info, &html! { p { (t!(words, "house-offline-unsupported")) } })) }
            (arrivals(words))
            (waiting(words, visit.signed_in.is_some()))
            (readable(words))
            (erasing(words))
            (templates(words))
        }
        (ui::offline::script())
    };
    visit.page(
        Page::new(t!(words, "house-offline-title"), main)
            .lead(t!(words, "house-offline-lead"))
            // What was typed in a form that could not leave is still in the browser.
            .keeps_drafts()
            .not_indexed(),
    )
}

/// The addresses of the pages that concern the person signed in, for the devices where they asked for them.
pub(super) async fn addresses(visit: Visit) -> Answer {
    let pages: Vec<_> = ui::offline::carried(&visit, CARRIED_MAX)
        .await?
        .into_iter()
        .map(|page| {
            let kind = visit.words.say(&format!("subject-{}", page.kind));
            json!({ "path": page.path, "kind": kind })
        })
        .collect();
    let person = visit.signed_in.as_ref().map(|person| person.person);
    let headers = [(header::CACHE_CONTROL, "no-store")];
    Ok((headers, Json(json!({ "person": person, "pages": pages }))).into_response())
}

/// Why one comes to this page: another cannot be had, or a form could not leave.
fn arrivals(words: Words) -> Markup {
    let said = |name: &str, tone: Tone, title: String, rest: Markup| {
        html! {
            div data-when=(name) hidden { (notice(tone, &html! { p { strong { (title) } } (rest) })) }
        }
    };
    html! {
        (said("missing", Tone::Warning, t!(words, "house-offline-missing"), html! { p { (t!(words, "house-offline-missing-next")) } }))
        (said("garde", Tone::Good, t!(words, "house-offline-kept"), html! { p { (t!(words, "house-offline-kept-next")) } }))
        (said("non", Tone::Bad, t!(words, "house-offline-not-sent"), html! {
            p { (t!(words, "house-offline-not-sent-next")) }
            p data-if="not-own" { (t!(words, "house-offline-not-sent-device")) }
        }))
    }
}

fn waiting(words: Words, is_signed_in: bool) -> Markup {
    html! {
        section aria-labelledby="waiting-title" {
            h2 #waiting-title { (t!(words, "house-offline-waiting")) }
            p data-if="nothing" { (t!(words, "house-offline-nothing")) }
            @if !is_signed_in {
                div data-if="signed-out" hidden {
                    (notice(Tone::Warning, &html! { p { (t!(words, "house-offline-signed-out")) } }))
                    p { (button_link(&t!(words, "house-offline-sign-in"), &format!("/connexion?retour={PATH}"))) }
                }
            }
            div data-if="items" hidden {
                div.waiting data-items {}
                p data-if="sendable" { button.button type="button" data-press="send" { (t!(words, "house-offline-send")) } }
            }
        }
    }
}

fn readable(words: Words) -> Markup {
    html! {
        section aria-labelledby="readable-title" {
            h2 #readable-title { (t!(words, "house-offline-read")) }
            p data-if="no-pages" hidden { (t!(words, "house-offline-no-pages")) }
            div data-offered hidden { h3 { (t!(words, "house-offline-offered")) } ul.offline-pages {} }
            div data-read hidden { h3 { (t!(words, "house-offline-recent")) } ul.offline-pages {} }
            p data-if="own" hidden {
                button.button.button-quiet type="button" data-press="fetch" { (t!(words, "house-offline-fetch")) }
            }
            div data-if="not-own" hidden {
                p { (t!(words, "house-offline-device")) " " a href="/compte" { (t!(words, "house-offline-account")) } }
            }
        }
    }
}

/// For everybody, signed in or not: on a shared device, a visitor's pages are those that the next one would see.
fn erasing(words: Words) -> Markup {
    html! {
        details {
            summary { (t!(words, "house-offline-erase")) }
            p { (t!(words, "house-offline-erase-what")) }
            p hidden
                data-erases-one=(t!(words, "house-offline-erase-waiting", n = 1))
                data-erases=(t!(words, "house-offline-erase-waiting", n = "%n%")) {}
            button.button.button-danger type="button" data-press="erase" { (t!(words, "house-offline-erase")) }
        }
    }
}

fn moment(words: Words, key: &str) -> String {
    words.say_with(
        key,
        &[
            ("day", "%day%".into()),
            ("hour", "%hour%".into()),
            ("minute", "%minute%".into()),
        ],
    )
}

/// What the script copies for each page, each form that waits, each of its fields.
fn templates(words: Words) -> Markup {
    html! {
        template data-template="page" {
            li { a href="/" {} " " span.hint { span data-kind {} " " span data-at { (moment(words, "house-offline-page-at")) } } }
        }
        template data-template="field" {
            div.field { label {} textarea rows="1" {} }
        }
        template data-template="item" {
            article.card {
                h3 data-title {}
                p data-if="waiting" { (status(&t!(words, "house-offline-item-waiting"), Tone::Info)) }
                div data-if="doubt" {
                    p { (status(&t!(words, "house-offline-item-doubt"), Tone::Warning)) }
                    p { (t!(words, "house-offline-item-doubt-next")) }
                }
                div data-if="refused" {
                    p { (status(&t!(words, "house-offline-item-refused"), Tone::Bad)) }
                    p { strong data-reason {} }
                    p { (t!(words, "house-offline-item-refused-next")) }
                }
                div data-if="conflict" {
                    p { (status(&t!(words, "house-offline-item-conflict"), Tone::Warning)) }
                    p { (t!(words, "house-offline-item-conflict-next")) }
                    h4 { (t!(words, "house-offline-item-current")) }
                    pre data-current {}
                    h4 { (t!(words, "house-offline-item-mine")) }
                }
                p.hint data-at { (moment(words, "house-offline-item-at")) }
                div data-fields {}
                p data-if="frozen" { (t!(words, "house-offline-item-frozen")) }
                p data-if="conflict" { button.button type="button" data-do="put-over" { (t!(words, "house-offline-item-over")) } }
                p data-if="editable" { button.button.button-quiet type="button" data-do="correct" { (t!(words, "house-offline-item-correct")) } }
                p data-if="refused" { button.button type="button" data-do="correct" { (t!(words, "house-offline-item-resend")) } }
                p { a data-page href="/" { (t!(words, "house-offline-item-open")) } }
                details {
                    summary { (t!(words, "house-offline-item-cancel")) }
                    p { (t!(words, "house-offline-item-cancel-what")) }
                    button.button.button-danger type="button" data-do="cancel" { (t!(words, "house-offline-item-cancel")) }
                }
            }
        }
    }
}
