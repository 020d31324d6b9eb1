//! What the chair presses: the count that puts the amendment called to the vote, one button a verdict, and their letters.

use maud::{Markup, html};
use ui::forms::{Form, FormErrors, button, button_quiet, hidden, number_field};
use ui::{Visit, t};

use super::sitting::{NAMED_MAX, Sitting, Typed, path};
use crate::model::Amendment;
use crate::sitting::{Shown, Turn, Verdict};

/// One button a verdict; the hands may be counted above them. What a vote keeps is neither taken back nor declared without object.
pub(super) fn verdict_form(
    visit: &Visit,
    sitting: &Sitting,
    (turn, amendment, shown, is_kept): (&Turn, &Amendment, &Shown, bool),
    typed: &Typed,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let is_counted = ["pour", "contre", "abstention"]
        .iter()
        .any(|field| errors.of(field).is_some())
        || [&typed.pour, &typed.contre, &typed.abstention]
            .iter()
            .any(|count| !count.is_empty());
    let field = |name: &'static str, value: &str| {
        number_field(words, words.say(&format!("texts-sitting-hands-{name}")), name)
            .value(value)
            .optional()
            .errors(errors)
    };
    let press = |verdict: Verdict, key: char| {
        let label = words.say(&format!("texts-sitting-verdict-{}", verdict.as_str()));
        button_quiet(label).sends("verdict", verdict.as_str()).key(key)
    };
    let fields = html! {
        (hidden("number", &amendment.number.to_string()))
        (hidden("seen", &sitting.version.to_string()))
        (hidden("shown", &shown.to_string()))
        // Pressed, its letter opens the count and goes to its first field; a browser does as much without script.
        details open[is_counted] {
            summary data-key="v" aria-keyshortcuts="V" {
                (t!(words, "texts-sitting-hands")) " " kbd aria-hidden="true" { "V" }
            }
            div.hands {
                (field("pour", &typed.pour)) (field("contre", &typed.contre)) (field("abstention", &typed.abstention))
            }
        }
        @if let Some(error) = errors.of("verdict") { p.field-error { (error) } }
        div.verdicts {
            (button(t!(words, "texts-sitting-verdict-adopte")).sends("verdict", Verdict::Adopted.as_str()).key('a'))
            (press(Verdict::Rejected, 'r'))
            @if turn.amendments.len() == 1 && !is_kept { (press(Verdict::Withdrawn, 'i')) }
            @if !is_kept { (press(Verdict::Fallen, 't')) }
        }
    };
    let form = Form::post(words, path(sitting.text.id), visit.request_id())
        .needs_network(t!(words, "texts-sitting-needs-network"))
        .content(fields);
    html! {
        div #verdict {
            (form)
            @if turn.amendments.len() > 1 { (withdraw_one(visit, sitting, turn)) }
        }
    }
}

/// Of several identical ones, each author takes back no more than their own.
fn withdraw_one(visit: &Visit, sitting: &Sitting, turn: &Turn) -> Markup {
    let words = visit.words;
    html! {
        details {
            summary { (t!(words, "texts-sitting-withdraw-one")) }
            @for one in turn.amendments.iter().take(NAMED_MAX) {
                @let alone: Shown = [(one.number, one.version)].into_iter().collect();
                (Form::post(words, path(sitting.text.id), visit.request_id())
                    .needs_network(t!(words, "texts-sitting-needs-network"))
                    .content(html! {
                        (hidden("number", &one.number.to_string()))
                        (hidden("seen", &sitting.version.to_string()))
                        (hidden("shown", &alone.to_string()))
                        (button_quiet(t!(words, "texts-sitting-withdraw-number", n = one.number))
                            .sends("verdict", Verdict::Withdrawn.as_str()))
                    }))
            }
        }
    }
}

/// The keys, and how to have none: a letter pressed by mistake must not decide (WCAG 2.1.4).
pub(super) fn shortcuts(visit: &Visit) -> Markup {
    let words = visit.words;
    let line = |key: &str, what: String| html! { li { kbd { (key) } " " (what) } };
    html! {
        details.shortcuts hidden data-keys {
            summary { (t!(words, "texts-sitting-keys")) }
            ul {
                (line("V", t!(words, "texts-sitting-hands")))
                (line("A", t!(words, "texts-sitting-verdict-adopte")))
                (line("R", t!(words, "texts-sitting-verdict-rejete")))
                (line("I", t!(words, "texts-sitting-verdict-retire")))
                (line("T", t!(words, "texts-sitting-verdict-tombe")))
                (line("Z", t!(words, "texts-sitting-undo-last")))
            }
            label { input type="checkbox" data-keys-toggle checked; " " (t!(words, "texts-sitting-keys-on")) }
        }
    }
}
