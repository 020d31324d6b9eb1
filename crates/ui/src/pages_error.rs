//! The pages of what did not work: what happened, in a sentence, and what can be done next.
//!
//! Each takes the sentence of the situation, already in the visitor's language; an empty one leaves the general
//! sentence of the page. None shows a cause from inside the program. Drafts kept by the browser stay.

use maud::{Markup, html};

use crate::layout::{Frame, Page, layout};
use crate::t;
use crate::words::Words;

/// 404: no such page. Offers the search.
pub fn not_found(frame: &Frame, sentence: &str) -> Markup {
    let words = frame.words;
    let next = html! {
        form.search-again role="search" method="get" action="/recherche" aria-label=(t!(words, "search-again")) {
            div.field {
                label for="search-again" { (t!(words, "search-again")) }
                input #search-again type="search" name="q" maxlength="200";
            }
            button.button type="submit" { (t!(words, "search-button")) }
        }
    };
    error_page(frame, "not-found", sentence, &next)
}

/// 403: a right is missing; `sentence` says which one and how it is obtained.
pub fn forbidden(frame: &Frame, sentence: &str) -> Markup {
    let words = frame.words;
    let next = html! {
        p { a href="/droits" { (t!(words, "footer-rights")) } }
        @if frame.person.is_none() {
            p { a.button href=(frame.sign_in_href) { (t!(words, "sign-in")) } }
        }
    };
    error_page(frame, "forbidden", sentence, &next)
}

/// 409: someone changed the same thing meanwhile, or it is no longer possible.
pub fn conflict(frame: &Frame, sentence: &str) -> Markup {
    error_page(frame, "conflict", sentence, &html! {})
}

/// 409: an agent has to give a second factor first; `next` is where.
pub fn second_factor_first(frame: &Frame, next: &str) -> Markup {
    let words = frame.words;
    let link = html! { p { a.button href=(next) { (t!(words, "second-factor-next")) } } };
    error_page(frame, "conflict", &t!(words, "second-factor-first"), &link)
}

/// 410: it was here and was withdrawn.
pub fn gone(frame: &Frame, sentence: &str) -> Markup {
    error_page(frame, "gone", sentence, &html! {})
}

/// 413: what was sent is too large.
pub fn too_large(frame: &Frame, sentence: &str) -> Markup {
    error_page(frame, "too-large", sentence, &html! {})
}

/// 422: what was sent cannot be understood. A form with errors is shown again instead, with its summary.
pub fn unprocessable(frame: &Frame, sentence: &str) -> Markup {
    error_page(frame, "unprocessable", sentence, &html! {})
}

/// 429: too many requests in a short time.
pub fn too_many(frame: &Frame, sentence: &str) -> Markup {
    error_page(frame, "too-many", sentence, &html! {})
}

/// 500: a fault of the program.
pub fn internal(frame: &Frame, sentence: &str) -> Markup {
    error_page(frame, "internal", sentence, &html! {})
}

/// 503: what is elsewhere does not answer now.
pub fn unavailable(frame: &Frame, sentence: &str) -> Markup {
    error_page(frame, "unavailable", sentence, &html! {})
}

fn error_page(frame: &Frame, name: &str, sentence: &str, next: &Markup) -> Markup {
    let words = frame.words;
    let main = html! {
        div.error-page {
            @if !sentence.is_empty() { p { strong { (sentence) } } }
            p { (words.say(&format!("error-{name}-next"))) }
            (next)
            (typed_back(words, &frame.typed))
            p { a href="/" { (t!(words, "back-home")) } }
        }
    };
    let title = words.say(&format!("error-{name}-title"));
    layout(frame, Page::new(title, main).keeps_drafts().not_indexed())
}

/// What a person wrote and that was not kept, so that they can copy it; nothing when they wrote nothing.
pub fn typed_back(words: Words, typed: &[String]) -> Markup {
    html! {
        @if !typed.is_empty() {
            section aria-labelledby="typed" {
                h2 #typed { (t!(words, "typed-title")) }
                p { (t!(words, "typed-next")) }
                @for (place, text) in typed.iter().enumerate() {
                    div.field {
                        label for={ "typed-" (place) } { (t!(words, "typed-label", n = place + 1)) }
                        textarea id={ "typed-" (place) } rows="8" readonly { "\n" (text) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_page_says_what_happened_and_escapes_it() {
        let frame = Frame::new(Words::build(&[]), "Ville", "Commune");
        let pages = [
            not_found,
            forbidden,
            conflict,
            gone,
            too_large,
            unprocessable,
            too_many,
            internal,
            unavailable,
        ];
        for page in pages {
            let page = page(&frame, "C’est arrivé <b>ici</b>").into_string();
            assert!(page.contains("C’est arrivé &lt;b&gt;ici&lt;/b&gt;"));
            assert!(page.contains("data-keep-drafts") && page.contains("noindex"));
            assert!(!page.contains('⟦'), "{page}");
        }
    }

    #[test]
    fn an_unknown_page_offers_search_and_a_missing_right_says_where_rights_are() {
        let mut frame = Frame::new(Words::build(&[]), "Ville", "Commune");
        assert!(
            not_found(&frame, "")
                .into_string()
                .contains("id=\"search-again\"")
        );
        let refused = forbidden(&frame, "Il faut être membre du conseil.").into_string();
        assert!(
            refused.contains("href=\"/droits\"") && refused.contains("class=\"button\" href=\"/connexion\"")
        );
        frame.person = Some("Ada Lovelace".to_owned());
        assert!(
            !forbidden(&frame, "")
                .into_string()
                .contains("class=\"button\" href=\"/connexion\"")
        );
    }
}
