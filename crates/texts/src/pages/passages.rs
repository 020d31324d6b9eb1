//! A text as it is read: headings, alinéas with their numbers in the margin, and under each the amendments to it.

use legistique::{Division, Document};
use maud::{Markup, html};
use ui::components::pagination;
use ui::icons::{Icon, icon};
use ui::paging::query_value;
use ui::{Visit, t};

use super::gathered::{Counted, Gathered};
use super::table_changes::{passage_changes, passage_changes_by};
use super::{changes_by, fate_status, vote_words};
use crate::addresses::Addresses;
use crate::document::numbered::mark;
use crate::model::{Fate, TextState, remark_path, text_path};
use crate::passages::{Passage, of_slot};
use crate::places::{PlaceChange, PlaceKind, PlaceSlot, alinea_numbers};
use crate::remembered::ReadText;

/// From this many headings on, the text opens with its table of contents.
const CONTENTS_FROM: usize = 4;

/// The table of contents of a long text.
pub(super) fn contents(visit: &Visit, document: &Document, addresses: &Addresses) -> Markup {
    let headings: Vec<(usize, &Division)> = document
        .divisions()
        .iter()
        .enumerate()
        .filter(|(_, division)| division.level > 0)
        .collect();
    html! {
        @if headings.len() >= CONTENTS_FROM {
            nav aria-labelledby="texts-contents" {
                details open[headings.len() <= 40] {
                    summary #texts-contents { (t!(visit.words, "texts-contents")) }
                    ul {
                        @for (index, division) in headings {
                            li { a href={ "#" (anchor(addresses, index)) } { (heading_words(visit, division)) } }
                        }
                    }
                }
            }
        }
    }
}

/// A name that can stand in an `id`: « action-7 », or the division's rank when it has no number.
pub(crate) fn anchor(addresses: &Addresses, division: usize) -> String {
    let name = addresses.machine(division);
    if name.contains([':', '%']) {
        format!("partie-{division}")
    } else {
        name
    }
}

fn heading_words(visit: &Visit, division: &Division) -> String {
    if division.heading.is_empty() {
        t!(visit.words, "texts-untitled")
    } else {
        division.heading.clone()
    }
}

fn heading_shown(visit: &Visit, division: &Division) -> Markup {
    if division.heading.is_empty() {
        html! { (heading_words(visit, division)) }
    } else {
        visit.words.written(&division.heading)
    }
}

/// A heading at its place among those of the page, whose own title is `h1`.
fn heading(level: u8, id: &str, content: &Markup) -> Markup {
    html! {
        @match level {
            1 | 2 => h2 id=(id) { (content) },
            3 => h3 id=(id) { (content) },
            4 => h4 id=(id) { (content) },
            5 => h5 id=(id) { (content) },
            _ => h6 id=(id) { (content) },
        }
    }
}

/// An alinéa with its number in the margin. Numbers start again in each division, so the name of the division is part
/// of the link.
fn numbered(visit: &Visit, anchor: &str, number: Option<usize>, content: &Markup) -> Markup {
    html! {
        @if let Some(number) = number {
            div.alinea id={ (anchor) "-alinea-" (number) } data-n=(number) {
                a.alinea-number href={ "#" (anchor) "-alinea-" (number) } {
                    span.visually-hidden { (t!(visit.words, "alinea")) " " } (number)
                }
                div.alinea-text { (content) }
            }
        } @else {
            div.alinea { div.alinea-text { (content) } }
        }
    }
}

/// The words of a block. An item under another one, alone, would be taken for code: it is set further right instead.
pub(super) fn block_words(visit: &Visit, text: &str) -> Markup {
    let indent = mark(text).map_or(0, |(indent, ..)| indent);
    // Lists are typed two or four columns further right.
    let depth = (indent + 2) / 4;
    if depth == 0 {
        return visit.words.markdown(text);
    }
    html! { div class={ "nested nested-" (depth.min(3)) } { (visit.words.markdown(text.trim_start())) } }
}

/// A text alone.
pub(super) fn plain(visit: &Visit, read: &ReadText) -> Markup {
    text(visit, &read.document, &read.addresses, &|_| html! {})
}

/// A text as it is read, with what another page puts under each division's heading and each block.
pub fn text_with(visit: &Visit, markdown: &str, under: &dyn Fn(&Passage) -> Markup) -> Markup {
    let document = Document::parse(markdown);
    let addresses = Addresses::of(&document);
    html! {
        (contents(visit, &document, &addresses))
        (text(visit, &document, &addresses, &|slot| {
            let has_words = slot.block > 0 || document.divisions()[slot.division].level > 0;
            let passage = of_slot(&document, &addresses, slot).filter(|_| has_words);
            passage.map_or_else(|| html! {}, |passage| under(&passage))
        }))
    }
}

/// The text put to discussion, with the amendments to each passage under it.
pub(super) fn with_amendments(visit: &Visit, gathered: &Gathered) -> Markup {
    text(
        visit,
        &gathered.read.document,
        &gathered.read.addresses,
        &|slot| under(visit, gathered, slot),
    )
}

fn text(
    visit: &Visit,
    document: &Document,
    addresses: &Addresses,
    below: &dyn Fn(PlaceSlot) -> Markup,
) -> Markup {
    html! {
        div.text {
            @for (index, division) in document.divisions().iter().enumerate() {
                (division_shown(visit, addresses, (index, division), below))
            }
        }
    }
}

fn division_shown(
    visit: &Visit,
    addresses: &Addresses,
    (index, division): (usize, &Division),
    below: &dyn Fn(PlaceSlot) -> Markup,
) -> Markup {
    let anchor = anchor(addresses, index);
    html! {
        @if division.level > 0 { (heading(division.level, &anchor, &heading_shown(visit, division))) }
        (below(PlaceSlot { division: index, block: 0 }))
        @for (rank, number) in alinea_numbers(&division.blocks).into_iter().enumerate() {
            (numbered(visit, &anchor, number, &block_words(visit, &division.blocks[rank].text)))
            (below(PlaceSlot { division: index, block: rank + 1 }))
        }
    }
}

/// One division of a text that has many amendments, with those to it, and the way to its neighbours.
pub(super) fn one_part(visit: &Visit, gathered: &Gathered, part: usize) -> Markup {
    let words = visit.words;
    let ReadText { document, addresses } = &*gathered.read;
    let divisions = document.divisions();
    let is_shown = |index: &usize| {
        let division = divisions.get(*index);
        division.is_some_and(|division| division.level > 0 || !division.blocks.is_empty())
    };
    let (page, pages) = gathered.part_page;
    let before = (0..part).rev().find(is_shown);
    let after = (part + 1..divisions.len()).find(is_shown);
    let whole = format!(
        "{}?vue=amendements#{}",
        text_path(gathered.text.id),
        anchor(addresses, part)
    );
    html! {
        nav aria-label=(t!(words, "texts-parts")) {
            ul.details {
                @if let Some(before) = before {
                    li { a href=(part_path(gathered, before)) rel="prev" { (t!(words, "texts-part-before", place = part_name(visit, gathered, before))) } }
                }
                li { a href=(whole) { (t!(words, "texts-part-whole")) } }
                @if let Some(after) = after {
                    li { a href=(part_path(gathered, after)) rel="next" { (t!(words, "texts-part-after", place = part_name(visit, gathered, after))) } }
                }
            }
        }
        div.text {
            @if let Some(division) = divisions.get(part) {
                (division_shown(visit, addresses, (part, division), &|slot| under(visit, gathered, slot)))
            }
        }
        (pagination(words, page, pages, |page| part_page_path(gathered, part, page)))
    }
}

/// Where the amendments to one division are read.
pub(super) fn part_path(gathered: &Gathered, division: usize) -> String {
    let addresses = &gathered.read.addresses;
    format!(
        "{}?vue=amendements&partie={}#{}",
        text_path(gathered.text.id),
        query_value(&addresses.machine(division)),
        anchor(addresses, division)
    )
}

fn part_page_path(gathered: &Gathered, division: usize, page: u32) -> String {
    format!(
        "{}?vue=amendements&partie={}&page={page}",
        text_path(gathered.text.id),
        query_value(&gathered.read.addresses.machine(division))
    )
}

fn part_name(visit: &Visit, gathered: &Gathered, division: usize) -> String {
    if division == 0 {
        t!(visit.words, "texts-call-preamble")
    } else {
        gathered.read.addresses.name(division)
    }
}

/// What changed between two versions, in the text itself, with what another page says under each passage; `named` gives
/// the passages the names they have in that page.
pub(super) fn changed_text(
    visit: &Visit,
    before: &Document,
    places: &[PlaceChange],
    named: &dyn Fn(String) -> String,
    below: &dyn Fn(PlaceSlot) -> Markup,
) -> Markup {
    changed_text_by(visit, before, places, (named, below), &|_, _| None)
}

/// What wrote some words of a passage: its page, and its name.
type WrittenBy<'a> = dyn Fn(PlaceSlot, &str) -> Option<(String, String)> + 'a;

/// The same, the words inserted leading to what wrote them, where it is known.
pub(super) fn changed_text_by(
    visit: &Visit,
    before: &Document,
    places: &[PlaceChange],
    (named, below): (&dyn Fn(String) -> String, &dyn Fn(PlaceSlot) -> Markup),
    by: &WrittenBy<'_>,
) -> Markup {
    let addresses = Addresses::of(before);
    let shown = |place: &PlaceChange| passage_changes_by(visit, place, &|words| by(place.slot, words));
    let mut next = places.iter().peekable();
    html! {
        div.text {
            @for (index, division) in before.divisions().iter().enumerate() {
                @let anchor = named(anchor(&addresses, index));
                @let here = PlaceSlot { division: index, block: 0 };
                @let changed = next.next_if(|place| place.slot == here && place.kind == PlaceKind::Changed);
                @if division.level > 0 {
                    @match changed {
                        Some(place) => (heading(division.level, &anchor, &changes_by(visit, &place.changes, &|words| by(place.slot, words)))),
                        None => (heading(division.level, &anchor, &heading_shown(visit, division))),
                    }
                }
                @while let Some(added) = next.next_if(|place| place.slot == here) {
                    (numbered(visit, &anchor, None, &shown(added)))
                }
                (below(here))
                @for (rank, number) in alinea_numbers(&division.blocks).into_iter().enumerate() {
                    @let here = PlaceSlot { division: index, block: rank + 1 };
                    @match next.next_if(|place| place.slot == here && place.kind == PlaceKind::Changed) {
                        Some(place) => (numbered(visit, &anchor, number, &shown(place))),
                        None => (numbered(visit, &anchor, number, &block_words(visit, &division.blocks[rank].text))),
                    }
                    @while let Some(added) = next.next_if(|place| place.slot == here) {
                        (numbered(visit, &anchor, None, &shown(added)))
                    }
                    (below(here))
                }
            }
        }
    }
}

/// Under a passage: the amendments to it, folded, and the link to write another.
fn under(visit: &Visit, gathered: &Gathered, slot: PlaceSlot) -> Markup {
    let words = visit.words;
    if let Some(counted) = gathered
        .counted
        .as_ref()
        .filter(|_| gathered.part != Some(slot.division))
    {
        return counted_here(visit, gathered, counted, slot);
    }
    let places: Vec<&(usize, PlaceChange)> = gathered
        .by_slot
        .get(&slot)
        .into_iter()
        .flatten()
        .filter(|(index, _)| gathered.amendments[*index].fate != Fate::Withdrawn)
        .collect();
    let mut numbers: Vec<usize> = places.iter().map(|(index, _)| *index).collect();
    numbers.dedup();
    let is_open = gathered.may.amend && gathered.text.state == TextState::Discussion;
    let is_discussed = matches!(gathered.text.state, TextState::Discussion | TextState::Closed);
    html! {
        @if !numbers.is_empty() {
            details.alinea-amendments {
                summary { (t!(words, "texts-amendments-here", n = numbers.len())) }
                @for index in &numbers {
                    @let mine: Vec<&PlaceChange> =
                        places.iter().filter(|(other, _)| other == index).map(|(_, place)| place).collect();
                    (one_amendment(visit, gathered, *index, &mine))
                }
            }
        }
        @if let Some(link) = link_of(gathered, slot).filter(|_| is_discussed) {
            @let said = gathered.remarks.get(&link).copied().unwrap_or_default();
            @if said > 0 || visit.actor.person().is_some() {
                p.alinea-amend { a href=(remark_path(gathered.text.id, &link)) { (t!(words, "texts-remarks-here", n = said)) } }
            }
        }
        @if is_open && let Some(link) = link_of(gathered, slot) {
            p.alinea-amend {
                a href={ (text_path(gathered.text.id)) "/amender?ou=" (query_value(&link)) } {
                    (icon(Icon::Pen))
                    (amend_words(visit, gathered, slot))
                }
            }
        }
    }
}

/// Of a text with many amendments: how many bear on a passage, and the way to read them, amend and discuss there.
fn counted_here(visit: &Visit, gathered: &Gathered, counted: &Counted, slot: PlaceSlot) -> Markup {
    let words = visit.words;
    let division = &gathered.read.document.divisions()[slot.division];
    if slot.block == 0 {
        if division.level == 0 && division.blocks.is_empty() {
            return html! {};
        }
        let n = counted
            .by_division
            .get(&slot.division)
            .copied()
            .unwrap_or_default();
        let place = part_name(visit, gathered, slot.division);
        return html! {
            p.alinea-amendments {
                a href=(part_path(gathered, slot.division)) { (t!(words, "texts-part-open", n = n, place = place)) }
            }
        };
    }
    let n = counted.by_slot.get(&slot).copied().unwrap_or_default();
    // Without a remark anywhere, no passage has to be named to know that it has none.
    let said = if gathered.remarks.is_empty() {
        0
    } else {
        let said = link_of(gathered, slot).and_then(|link| gathered.remarks.get(&link).copied());
        said.unwrap_or_default()
    };
    html! {
        @if n > 0 {
            p.alinea-amendments { a href=(part_path(gathered, slot.division)) { (t!(words, "texts-amendments-here", n = n)) } }
        }
        @if said > 0 && let Some(link) = link_of(gathered, slot) {
            p.alinea-amend { a href=(remark_path(gathered.text.id, &link)) { (t!(words, "texts-remarks-here", n = said)) } }
        }
    }
}

fn amend_words(visit: &Visit, gathered: &Gathered, slot: PlaceSlot) -> String {
    let words = visit.words;
    let division = &gathered.read.document.divisions()[slot.division];
    let named = gathered
        .read
        .addresses
        .path(&gathered.read.document, slot)
        .map(|path| path.with_article())
        .unwrap_or_default();
    match slot.block {
        0 if division.level == 0 => t!(words, "texts-amend-preamble"),
        _ => t!(words, "texts-amend-this", place = named),
    }
}

/// Where the link under a passage leads. A preamble without a word has nothing to amend there.
fn link_of(gathered: &Gathered, slot: PlaceSlot) -> Option<String> {
    let division = &gathered.read.document.divisions()[slot.division];
    if slot.block == 0 && division.level == 0 {
        return None;
    }
    gathered
        .read
        .addresses
        .path(&gathered.read.document, slot)
        .map(|path| path.machine())
}

fn one_amendment(visit: &Visit, gathered: &Gathered, index: usize, places: &[&PlaceChange]) -> Markup {
    let amendment = &gathered.amendments[index];
    html! {
        article {
            p {
                a href=(gathered.path(amendment)) { (t!(visit.words, "texts-amendment-number", n = amendment.number)) }
                " · " (gathered.author(visit, amendment)) " " (fate_status(visit, amendment.fate))
                @if let Some(vote) = gathered.vote(amendment) { " " (vote_words(visit, vote)) }
            }
            @for place in places {
                blockquote {
                    @if place.kind == PlaceKind::Added { p.hint { (t!(visit.words, "texts-added-after")) } }
                    (passage_changes(visit, place))
                }
            }
        }
    }
}

/// Each place of an amendment, named, struck and underlined.
pub(super) fn place_list(
    visit: &Visit,
    base: &Document,
    addresses: &Addresses,
    places: &[PlaceChange],
) -> Markup {
    html! {
        @for place in places {
            @let path = addresses.path(base, place.slot);
            div.compared {
                p {
                    strong {
                        @if place.kind == PlaceKind::Added {
                            @let named = path.map(|path| path.with_article()).unwrap_or_default();
                            (t!(visit.words, "texts-place-added", place = named))
                        } @else {
                            @let named = path.map(|path| path.to_string()).unwrap_or_default();
                            (t!(visit.words, "texts-place-changed", place = named))
                        }
                    }
                }
                blockquote { (passage_changes(visit, place)) }
            }
        }
    }
}
