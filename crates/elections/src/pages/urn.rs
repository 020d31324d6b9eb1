//! The urn: the tracker of each ballot received, in the order of trackers, searched by its beginning.

use axum::extract::{Path, Query};
use kernel::Fault;
use maud::html;
use scrutin::Hash;
use serde::Deserialize;
use ui::components::{Tone, list_empty, notice, pagination, table};
use ui::paging::{page_and_offset, pages_of, query_value};
use ui::{Answer, Visit, t};

use super::seen::Seen;
use crate::model::ElectionId;
use crate::store;

const TRACKERS_A_PAGE: i64 = 100;
/// The letters of a whole tracker: 256 bits in Base64.
const TRACKER_LETTERS: usize = 43;
/// Bits of a letter of Base64, and of a digit of hashes.
const LETTER_BITS: usize = 6;
const DIGIT_BITS: usize = 4;
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<ElectionId>, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let seen = Seen::read(&visit, id).await?;
    if !seen.has_archive() {
        return Err(Fault::NotFound("election").into());
    }
    let typed: String = asked.q.chars().filter(|letter| !letter.is_whitespace()).collect();
    let beginning = beginning_of(&typed);
    let (found, total) = match &beginning {
        Some(beginning) => {
            let every = store::trackers(&mut visit.sql(), visit.body.id, id, beginning, (0, 0)).await?;
            let pages = pages_of(every.1, TRACKERS_A_PAGE);
            let (_, offset) = page_and_offset(asked.page.as_deref(), pages, TRACKERS_A_PAGE);
            let cut = (TRACKERS_A_PAGE, offset);
            store::trackers(&mut visit.sql(), visit.body.id, id, beginning, cut).await?
        }
        None => (Vec::new(), 0),
    };
    let pages = pages_of(total, TRACKERS_A_PAGE);
    let (page, _) = page_and_offset(asked.page.as_deref(), pages, TRACKERS_A_PAGE);
    let trackers: Vec<(String, bool)> = found
        .iter()
        .filter_map(|line| Some((Hash::read(&line.hash)?.base64(), line.is_replaced)))
        .filter(|(tracker, _)| tracker.starts_with(&typed))
        .collect();
    // Where nobody votes again there is nothing to say beside a tracker.
    let is_said = seen.election.settings.is_revote_allowed;
    let mut urn = table(t!(words, "elections-urn-caption")).column(t!(words, "elections-urn-tracker"));
    if is_said {
        urn = urn.column(t!(words, "elections-urn-standing"));
    }
    for (tracker, is_replaced) in &trackers {
        let shown = html! { code { (tracker) } };
        urn = if is_said {
            urn.row([shown, html! { (standing(&visit, *is_replaced)) }])
        } else {
            urn.row([shown])
        };
    }
    let is_replaced = trackers.first().is_some_and(|(_, is_replaced)| *is_replaced);
    let path = seen.election.path();
    let main = html! {
        form.search-again method="get" action={ (path) "/urne" } role="search" aria-label=(t!(words, "elections-urn-search")) {
            label for="suivi" { (t!(words, "elections-urn-search")) }
            input #suivi name="q" type="search" value=(typed) maxlength="60" autocomplete="off" spellcheck="false";
            button type="submit" { (t!(words, "elections-urn-search-button")) }
        }
        @if trackers.is_empty() {
            @let sentence = if typed.is_empty() { "elections-urn-empty" } else { "elections-urn-not-found" };
            (list_empty(&words.say(sentence), None))
        } @else {
            @if typed.is_empty() { p { (t!(words, "elections-urn-count", n = total)) } }
            @else if typed.len() == TRACKER_LETTERS && is_replaced { (notice(Tone::Warning, &html! { p { (t!(words, "elections-urn-found-replaced")) } })) }
            @else if typed.len() == TRACKER_LETTERS { p { strong { (t!(words, "elections-urn-found")) } } }
            (urn)
        }
        (pagination(words, page, pages, |page| format!("{path}/urne?q={}&page={page}", query_value(&typed))))
    };
    let page = seen
        .page(&visit, t!(words, "elections-urn-title"), main)
        .lead(t!(words, "elections-urn-lead"));
    visit.page(page)
}

/// Whether a ballot counts, where one may vote again.
fn standing(visit: &Visit, is_replaced: bool) -> String {
    if is_replaced {
        t!(visit.words, "elections-urn-replaced")
    } else {
        t!(visit.words, "elections-urn-counts")
    }
}

/// The first digits of the hashes whose trackers begin so: as many as the letters decide. None when no tracker can.
fn beginning_of(typed: &str) -> Option<String> {
    if typed.len() > TRACKER_LETTERS {
        return None;
    }
    let mut bits = Vec::new();
    for letter in typed.bytes() {
        let value = ALPHABET.iter().position(|known| *known == letter)?;
        bits.extend((0..LETTER_BITS).rev().map(|place| (value >> place) & 1));
    }
    let digits = bits.chunks_exact(DIGIT_BITS).take(64).map(|digit| {
        let value = digit.iter().fold(0, |value, bit| (value << 1) | bit);
        char::from(b"0123456789abcdef"[value])
    });
    Some(digits.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_tracker_is_that_of_its_hash() {
        let hash = Hash::of(b"a ballot");
        let tracker = hash.base64();
        assert_eq!(tracker.len(), TRACKER_LETTERS);
        for letters in 0..=TRACKER_LETTERS {
            let beginning = beginning_of(&tracker[..letters]).expect("letters of a tracker");
            assert_eq!(beginning.len(), (letters * LETTER_BITS / DIGIT_BITS).min(64));
            assert!(hash.to_string().starts_with(&beginning), "{letters} letters");
        }
        assert_eq!(beginning_of("%"), None);
        assert_eq!(beginning_of(&"A".repeat(TRACKER_LETTERS + 1)), None);
    }
}
