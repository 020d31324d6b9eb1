//! The store of files, when the operator chose one elsewhere: how it goes, as the node that answers saw it.

use std::time::Duration;

use kernel::StoreState;
use maud::{Markup, html};
use ui::components::{Tone, definition_list, status};
use ui::{Visit, t};

pub(super) fn section(visit: &Visit, state: &StoreState) -> Markup {
    let words = visit.words;
    let (tone, key) = match (&state.failed_ago, state.succeeded_ago) {
        (Some(_), _) => (Tone::Bad, "house-bridges-state-down"),
        (None, Some(_)) => (Tone::Good, "house-bridges-state-works"),
        (None, None) => (Tone::Neutral, "house-bridges-state-unused"),
    };
    let mut facts = vec![
        (t!(words, "house-bridges-place"), html! { (state.place) }),
        (t!(words, "house-bridges-last"), when(visit, state.succeeded_ago)),
    ];
    if let Some((ago, why)) = &state.failed_ago {
        let failure = html! { (when(visit, Some(*ago))) p { (why) } };
        facts.push((t!(words, "house-bridges-failure"), failure));
    }
    html! {
        section {
            h2 #store { (t!(words, "house-bridges-kind-store")) " " (status(&words.say(key), tone)) }
            (definition_list(&facts))
            @if state.failed_ago.is_some() { p { (t!(words, "house-bridges-files-down")) } }
            p.hint { (t!(words, "house-bridges-files-hint")) }
        }
    }
}

/// The moment that is so far behind.
fn when(visit: &Visit, ago: Option<Duration>) -> Markup {
    let words = visit.words;
    match ago {
        None => html! { (t!(words, "house-bridges-never")) },
        Some(ago) => {
            let seconds = i64::try_from(ago.as_secs()).unwrap_or(i64::MAX);
            let at = visit.now().plus_seconds(-seconds);
            words.datetime_element(at.timestamp(), &visit.body.zone())
        }
    }
}
