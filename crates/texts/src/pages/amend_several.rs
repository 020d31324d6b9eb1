//! Several passages in one amendment: each rewritten in its own field, one more chosen from a list.

use std::collections::BTreeMap;

use legistique::Document;
use maud::{Markup, html};
use ui::forms::{Choice, FormErrors, button_quiet, hidden, select};
use ui::{Visit, t};

use super::amend::in_one_place;
use super::amend_form::wording_named;
use super::amend_typed::{ADD_PASSAGE, LEAVE_PASSAGE, Typed};
use crate::addresses::{Addresses, Spot};
use crate::drafting::{self, AdoptedEdits, AmendmentForm, PASSAGES_MAX, WORDING_FIELDS};
use crate::model::{Amendment, TextDocument};
use crate::places::{PlaceChange, PlaceSlot};

/// Passages offered one by one; of a longer text, its parts are offered, and the alinéas of those already opened.
const PASSAGES_OFFERED_MAX: usize = 300;

/// The other passages, each with the button that leaves it as it is, then the choice of one more.
pub(super) fn fields(visit: &Visit, base: &Document, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    html! {
        @for (rank, passage) in typed.others.iter().enumerate() {
            (one(visit, base, (rank, passage), errors))
            p {
                (button_quiet(t!(words, "texts-passages-leave", n = rank + 2))
                    .sends("geste", format!("{LEAVE_PASSAGE}{}", rank + 2)).needs_network())
            }
        }
        @if typed.others.len() + 1 < PASSAGES_MAX {
            details.one-more {
                summary { (t!(words, "texts-passages-more")) }
                (select(words, t!(words, "texts-passages-which"), "autre").choices(offered(base, &Addresses::of(base), typed)).optional())
                (button_quiet(t!(words, "texts-passages-add")).sends("geste", ADD_PASSAGE).needs_network())
            }
        }
    }
}

/// What was typed in the other passages, given back when the form can no longer be sent.
pub(super) fn kept(visit: &Visit, base: &Document, typed: &Typed, errors: &FormErrors) -> Markup {
    html! {
        @for (rank, passage) in typed.others.iter().enumerate() { (one(visit, base, (rank, passage), errors)) }
    }
}

/// One of the other passages, by its rank from 0: `ou-2` and `wording-2` for the first of them.
fn one(
    visit: &Visit,
    base: &Document,
    (rank, (ou, wording)): (usize, &(String, String)),
    errors: &FormErrors,
) -> Markup {
    html! {
        @if let Some(name) = WORDING_FIELDS.get(rank + 1).copied() {
            (hidden(&format!("ou-{}", rank + 2), ou))
            @if let Some(spot) = Addresses::of(base).find(base, ou) {
                (wording_named(visit, base, spot, (name, wording), errors))
            } @else {
                (hidden(name, wording))
            }
        }
    }
}

/// The passages an amendment rewrites, each with the words it puts there, in the order of the text; none when rewriting them in
/// place would not give the very text it asks for (a division removed or added), or when they are one or too many.
pub(super) fn rewritten(
    text: &TextDocument,
    base: &Document,
    amendment: &Amendment,
    places: &[PlaceChange],
) -> Option<Vec<(String, String)>> {
    let mut by_slot: BTreeMap<PlaceSlot, Vec<PlaceChange>> = BTreeMap::new();
    for place in places {
        by_slot.entry(place.slot).or_default().push(place.clone());
    }
    if !(2..=PASSAGES_MAX).contains(&by_slot.len()) {
        return None;
    }
    let passages: Vec<(String, String)> = by_slot
        .values()
        .map(|here| in_one_place(base, here))
        .collect::<Option<_>>()?;
    let form = AmendmentForm::InPlaces {
        version: text.version,
        passages: passages.clone(),
    };
    let draft = drafting::draft(text, base, &form).ok()?;
    let asked = AdoptedEdits::of(amendment).ok()?;
    let applied = drafting::apply(base, std::slice::from_ref(&asked));
    (applied.document == draft.after).then_some(passages)
}

/// The passages that are not in the form yet.
fn offered(base: &Document, addresses: &Addresses, typed: &Typed) -> Vec<Choice> {
    let opened: Vec<&str> = typed.passages().collect();
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
