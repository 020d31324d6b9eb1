//! Several passages in one amendment: each rewritten in its own field, one more chosen from a list.

use legistique::Document;
use maud::{Markup, html};
use ui::forms::{Choice, FormErrors, button_quiet, hidden, select};
use ui::{Visit, t};

use super::amend_form::wording_named;
use super::amend_typed::{ADD_PASSAGE, LEAVE_PASSAGE, Typed};
use crate::addresses::{Addresses, Spot};
use crate::drafting::{PASSAGES_MAX, WORDING_FIELDS};
use crate::places::PlaceSlot;

/// Passages offered one by one; of a longer text, its parts are offered, and the alinéas of those already opened.
const PASSAGES_OFFERED_MAX: usize = 300;

/// The other passages, each with the button that leaves it as it is, then the choice of one more.
pub(super) fn fields(visit: &Visit, base: &Document, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let addresses = Addresses::of(base);
    html! {
        @for (rank, (ou, wording)) in typed.others.iter().enumerate() {
            @if let Some(name) = WORDING_FIELDS.get(rank + 1).copied() {
                (hidden(&format!("ou-{}", rank + 2), ou))
                @if let Some(spot) = addresses.find(base, ou) {
                    (wording_named(visit, base, spot, (name, wording), errors))
                } @else {
                    (hidden(name, wording))
                }
                p {
                    (button_quiet(t!(words, "texts-passages-leave", n = rank + 2))
                        .sends("geste", format!("{LEAVE_PASSAGE}{}", rank + 2)).needs_network())
                }
            }
        }
        @if typed.others.len() + 1 < PASSAGES_MAX {
            details.one-more {
                summary { (t!(words, "texts-passages-more")) }
                (select(words, t!(words, "texts-passages-which"), "autre").choices(offered(base, &addresses, typed)).optional())
                (button_quiet(t!(words, "texts-passages-add")).sends("geste", ADD_PASSAGE).needs_network())
            }
        }
    }
}

/// The passages that are not in the form yet.
fn offered(base: &Document, addresses: &Addresses, typed: &Typed) -> Vec<Choice> {
    let opened: Vec<&str> = std::iter::once(typed.ou.as_str())
        .chain(typed.others.iter().map(|(ou, _)| ou.as_str()))
        .collect();
    let divisions_opened: Vec<usize> = opened
        .iter()
        .filter_map(|ou| addresses.find(base, ou))
        .map(Spot::division)
        .collect();
    let total: usize = base
        .divisions()
        .iter()
        .map(|division| division.blocks.len() + 1)
        .sum();
    let is_short = total <= PASSAGES_OFFERED_MAX;
    let mut choices = Vec::new();
    let mut offer = |slot: PlaceSlot| {
        if let Some(path) = addresses.path(base, slot) {
            let link = path.machine();
            if !opened.contains(&link.as_str()) {
                choices.push(Choice::new(link, path.with_article()));
            }
        }
    };
    for (index, division) in base.divisions().iter().enumerate() {
        let is_listed = is_short || divisions_opened.contains(&index);
        if division.level > 0 {
            offer(PlaceSlot {
                division: index,
                block: 0,
            });
        }
        if is_listed {
            for block in 1..=division.blocks.len() {
                offer(PlaceSlot {
                    division: index,
                    block,
                });
            }
        }
    }
    if !is_short {
        for index in 1..base.divisions().len() {
            let link = addresses.machine(index);
            if !divisions_opened.contains(&index) {
                choices.push(Choice::new(link, addresses.name(index)));
            }
        }
    }
    choices
}
