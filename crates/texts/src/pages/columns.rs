//! An amendment in three columns, passage by passage: the text with the number of its alinéa, the words of the sentence that
//! bear on it, the result. The parts of the sentence lead to their passages.

use legistique::{Document, Edit, Operation, Path, Target};
use maud::{Markup, html};
use ui::components::{ComparedAlinea, three_columns};
use ui::{Visit, t};

use super::passages::{block_words, place_list};
use super::table_changes::passage_changes;
use crate::addresses::{Addresses, Spot};
use crate::drafting::AdoptedEdits;
use crate::model::Amendment;
use crate::places::{PlaceChange, PlaceKind, PlaceSlot, alinea_numbers};

/// Passages shown in columns, as many as the stylesheet lights up; those beyond are listed under them.
const LINES_SHOWN_MAX: usize = 60;

/// The part of a sentence that asks for one operation, and where it bears.
struct Part<'a> {
    words: &'a str,
    start: usize,
    end: usize,
    /// None when it says no place, or one that is not a passage of the text
    division: Option<usize>,
    /// None for the whole division
    block: Option<usize>,
}

impl Part<'_> {
    fn bears_on(&self, slot: PlaceSlot) -> bool {
        self.division.is_none_or(|division| division == slot.division)
            && self.block.is_none_or(|block| block == slot.block)
    }
}

fn path_of(operation: &Operation) -> Path {
    match operation {
        Operation::Supprimer { path }
        | Operation::Rediger { path, .. }
        | Operation::InsererDebut { path, .. }
        | Operation::Completer { path, .. }
        | Operation::InsererBlocs { path, .. } => path.clone(),
        Operation::RemplacerMots { scope, .. }
        | Operation::InsererMots { scope, .. }
        | Operation::RedigerFin { scope, .. } => scope.clone(),
        Operation::RedigerIntitule { division, .. } | Operation::Renumeroter { division, .. } => Path {
            target: Target::Heading,
            ..Path::from(division.clone())
        },
    }
}

/// Where an operation bears: its division, and the heading (0) or the block (from 1) in it.
fn place_of(base: &Document, addresses: &Addresses, operation: &Operation) -> (Option<usize>, Option<usize>) {
    let path = path_of(operation);
    let whole = Path::whole(path.division.clone()).machine();
    let division = path
        .division
        .as_ref()
        .and_then(|_| addresses.find(base, &whole))
        .map(Spot::division);
    let target = match path.target {
        Target::Phrase { alinea, .. } => Target::Alinea(alinea),
        other => other,
    };
    let exact = Path {
        division: path.division,
        target,
    };
    let block = match addresses.find(base, &exact.machine()) {
        Some(Spot::Block(_, block)) => Some(block + 1),
        Some(Spot::Heading(_)) => Some(0),
        Some(Spot::Division(_)) | None => None,
    };
    (division, block)
}

fn parts<'a>(base: &Document, addresses: &Addresses, sentence: &'a str, edits: &[Edit]) -> Vec<Part<'a>> {
    let mut end = 0;
    let mut parts: Vec<Part<'a>> = Vec::new();
    for edit in edits {
        let (from, to) = (edit.span.start.max(end), edit.span.end);
        let Some(words) = sentence.get(from..to).filter(|words| !words.trim().is_empty()) else {
            continue;
        };
        let (division, block) = place_of(base, addresses, &edit.operation);
        parts.push(Part {
            words,
            start: from,
            end: to,
            division,
            block,
        });
        end = to;
    }
    parts
}

fn row_id(rank: usize) -> String {
    format!("passage-{}", rank + 1)
}

/// The sentence, each part of it leading to the first passage it changes, and the three columns.
pub(super) fn shown(
    visit: &Visit,
    (base, addresses): (&Document, &Addresses),
    amendment: &Amendment,
    places: &[PlaceChange],
) -> (Markup, Markup) {
    let words = visit.words;
    let edits = AdoptedEdits::of(amendment)
        .map(|read| read.edits)
        .unwrap_or_default();
    let parts = parts(base, addresses, &amendment.sentence, &edits);
    let in_columns = &places[..places.len().min(LINES_SHOWN_MAX)];
    let lines: Vec<ComparedAlinea> = in_columns
        .iter()
        .enumerate()
        .map(|(rank, place)| line(visit, base, amendment, &parts, (rank, place)))
        .collect();
    let caption = t!(words, "texts-columns-caption", n = amendment.number);
    let columns = html! {
        (three_columns(words, &caption, &lines))
        (place_list(visit, base, addresses, &places[in_columns.len()..]))
    };
    (sentence(&amendment.sentence, &parts, in_columns), columns)
}

fn line(
    visit: &Visit,
    base: &Document,
    amendment: &Amendment,
    parts: &[Part<'_>],
    (rank, place): (usize, &PlaceChange),
) -> ComparedAlinea {
    let words = visit.words;
    let division = base.divisions().get(place.slot.division);
    let block = place.slot.block.checked_sub(1);
    let is_added = place.kind == PlaceKind::Added;
    let number = division
        .zip(block)
        .filter(|_| !is_added)
        .and_then(|(division, block)| alinea_numbers(&division.blocks).get(block).copied().flatten())
        .and_then(|number| u32::try_from(number).ok());
    let before = match (division, block) {
        _ if is_added => html! {},
        (Some(division), None) => words.written(&division.heading),
        (Some(division), Some(block)) => division
            .blocks
            .get(block)
            .map_or_else(|| html! {}, |block| block_words(visit, &block.text)),
        (None, _) => html! {},
    };
    let mine: Vec<&str> = parts
        .iter()
        .filter(|part| part.bears_on(place.slot))
        .map(|part| part.words.trim())
        .collect();
    let sentence = html! {
        @if mine.is_empty() { p { (amendment.sentence) } }
        @for part in &mine { p { (part) } }
    };
    ComparedAlinea {
        id: Some(row_id(rank)),
        is_heading: block.is_none() && !is_added,
        number,
        before,
        sentence,
        after: passage_changes(visit, place),
    }
}

fn sentence(sentence: &str, parts: &[Part<'_>], places: &[PlaceChange]) -> Markup {
    let mut at = 0;
    html! {
        @for part in parts {
            (sentence.get(at..part.start).unwrap_or_default())
            @match places.iter().position(|place| part.bears_on(place.slot)) {
                Some(rank) => a.sentence-part href={ "#" (row_id(rank)) } { (part.words) },
                None => (part.words),
            }
            @let () = at = part.end;
        }
        (sentence.get(at..).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::LINES_SHOWN_MAX;

    #[test]
    fn every_passage_shown_lights_up_with_its_part_of_the_sentence() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/web/styles/texts.css");
        let rules = std::fs::read_to_string(path).expect("the styles");
        for passage in 1..=LINES_SHOWN_MAX {
            for rule in [
                format!(
                    ".sentence-part[href=\"#passage-{passage}\"]:is(:hover, :focus-visible)) #passage-{passage}"
                ),
                format!("main:has(#passage-{passage}:hover) .sentence-part[href=\"#passage-{passage}\"]"),
            ] {
                assert!(rules.contains(&rule), "{rule}");
            }
        }
    }
}
