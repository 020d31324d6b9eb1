//! What each way of proving who one is resists: told to whoever chooses who may take part, in one sentence each.

use maud::{Markup, html};
use ui::components::{Tone, definition_list, tag};
use ui::{Words, t};

/// The ways, weakest first: the key of each, and how much it resists one person counted twice.
const WAYS: [(&str, Tone, &str); 5] = [
    ("email", Tone::Bad, "groups-proof-weak"),
    ("letter", Tone::Warning, "groups-proof-middling"),
    ("provider", Tone::Warning, "groups-proof-middling"),
    ("mandate", Tone::Good, "groups-proof-good"),
    ("roll", Tone::Good, "groups-proof-strong"),
];

/// What each proof resists, folded: for the page where an agent chooses who may take part.
pub fn proofs_explained(words: Words) -> Markup {
    let ways: Vec<(String, Markup)> = WAYS
        .iter()
        .map(|(way, tone, strength)| {
            let told = html! {
                (tag(&words.say(strength), *tone)) " " (words.say(&format!("groups-proof-{way}-resists")))
            };
            (words.say(&format!("groups-proof-{way}")), told)
        })
        .collect();
    html! {
        details {
            summary { (t!(words, "groups-proofs")) }
            p { (t!(words, "groups-proofs-lead")) }
            (definition_list(&ways))
        }
    }
}
