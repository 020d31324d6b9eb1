//! The language one reads in: chosen by a link at the foot of every page, kept on this device and, for who is signed in, on
//! their account.
//!
//! It is an ordinary link, so that it works without script and can be given to somebody else: it changes nothing that
//! others see. The account changes only when the link was followed from this very site.

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect};
use kernel::{Actor, Fault};
use maud::{Markup, html};
use serde::Deserialize;
use ui::layout::LANGUAGE;
use ui::visit::LANGUAGE_COOKIE;
use ui::{Answer, Page, Visit, Words, t};

use super::put_cookie;
use crate::actions::ChooseLanguage;
use crate::model::local_path;

/// How long a device remembers, in seconds: a year, renewed by choosing again.
const KEPT_S: i64 = 365 * 24 * 3600;

#[derive(Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    retour: String,
}

pub(super) async fn choose(
    visit: Visit,
    Path(tag): Path<String>,
    Query(chosen): Query<Chosen>,
    headers: HeaderMap,
) -> Answer {
    let language = visit.words.known(&tag).ok_or(Fault::NotFound("language"))?;
    if let Actor::Person(_) = visit.actor
        && is_from_here(&headers, &visit.base_url())
    {
        let deed = ChooseLanguage { language };
        visit.house.act(visit.body.id, visit.actor, &deed).await?;
    }
    let mut response = Redirect::to(local_path(&chosen.retour).unwrap_or("/")).into_response();
    put_cookie(&mut response, &visit.house, LANGUAGE_COOKIE, language, KEPT_S)?;
    // Asked again each time: what it answers is what it does.
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Whether a page of this site leads here: browsers say so (Fetch Metadata, section 2.3), older ones by the page they left.
fn is_from_here(headers: &HeaderMap, base_url: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => text("referer").is_some_and(|page| {
            page.strip_prefix(base_url)
                .is_some_and(|path| path.is_empty() || path.starts_with('/'))
        }),
    }
}

/// Gives an account the language chosen on the device where its session begins, when it has none of its own.
pub async fn bring_language(visit: &Visit, session: &str) -> Result<(), Fault> {
    let Some(language) = visit.device_language else {
        return Ok(());
    };
    match visit.house.recognise(visit.body.id, session).await? {
        Some(person) if person.language.is_none() => {
            let deed = ChooseLanguage { language };
            visit
                .house
                .act(visit.body.id, Actor::Person(person.person), &deed)
                .await
        }
        _ => Ok(()),
    }
}

/// What is translated, what is not, and how to help.
pub(super) async fn show(visit: Visit) -> Answer {
    let words = visit.words;
    let main = html! {
        p { (t!(words, "identity-language-explained")) }
        section aria-labelledby="each" {
            h2 #each { (t!(words, "identity-language-each")) }
            ul.links { @for language in words.languages() { li { (line(words, language)) } } }
        }
        section aria-labelledby="french" {
            h2 #french { (t!(words, "identity-language-french-title")) }
            p { (t!(words, "identity-language-french")) }
        }
        section aria-labelledby="help" {
            h2 #help { (t!(words, "identity-language-help-title")) }
            p { (t!(words, "identity-language-help")) }
        }
    };
    visit.page(
        Page::new(t!(words, "identity-language-title"), main)
            .lead(t!(words, "identity-language-lead"))
            .translated(),
    )
}

/// A language in itself, and how far its translation is.
fn line(words: Words, language: Words) -> Markup {
    let (tag, name) = (language.language(), t!(language, "language-name"));
    html! {
        @if tag == words.language() { strong lang=(tag) { (name) } }
        @else { a href={ (LANGUAGE) "/" (tag) "?retour=/langues" } lang=(tag) hreflang=(tag) rel="nofollow" { (name) } }
        @if !language.is_whole() { " – " (t!(words, "identity-language-is-begun")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_elsewhere_changes_no_account() {
        let asked = |name: &'static str, value: &'static str| {
            let headers =
                HeaderMap::from_iter([(name.parse().expect("a header"), HeaderValue::from_static(value))]);
            is_from_here(&headers, "https://ville.example")
        };
        assert!(asked("sec-fetch-site", "same-origin"));
        assert!(asked("referer", "https://ville.example/textes"));
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "none"),
            ("referer", "https://ville.example.com/"),
            ("accept", "text/html"),
        ] {
            assert!(!asked(name, value), "{name}: {value}");
        }
    }
}
