//! Where an amendment of a text is called: the division it bears on, then the place that legistique gives it there, by the order
//! measured on the amendments of the Assemblée nationale; among those that change words of one alinéa, in the order of the words.

use std::fmt::Write as _;

use legistique::{Block, BlockKind, CallAct, CallPlace, CallStep, DivisionRef, Document, Edit, Path, Target};

use crate::addresses::{Addresses, Spot};
use crate::places::{PlaceChange, Run};
use crate::sitting::Call;

/// Where an amendment is called, from what it asks for first and where it changes the text. `base` is what it refers to: the
/// text, or for a sub-amendment the text as its amendment would make it. `places` are counted in it too.
pub(crate) fn call_of(
    base: &Document,
    addresses: &Addresses,
    edits: &[Edit],
    places: &[PlaceChange],
) -> Call {
    let (division, place, first) = match edits.first().map(|edit| &edit.operation) {
        None => (usize::MAX, CallPlace::UNREAD, places.first()),
        Some(operation) => {
            let path = operation.path();
            let division = division_of(base, addresses, &path);
            let block = block_of(base, addresses, &path);
            let first = first_place(places, division, block);
            let block = block.unwrap_or_else(|| first.map_or(1, |place| place.slot.block));
            (division, CallPlace::of_operation(operation, block), first)
        }
    };
    let is_words = place.step == CallStep::Within && place.act == CallAct::Words;
    Call {
        division,
        place,
        offset_bytes: if is_words { first_change(first) } else { 0 },
        same_as: same_as(places),
    }
}

/// What the first operation changes: its block, or else what changes first in its division. An amendment may say last what
/// stands first in the text.
fn first_place(places: &[PlaceChange], division: usize, block: Option<usize>) -> Option<&PlaceChange> {
    let of_division = || places.iter().filter(move |place| place.slot.division == division);
    block
        .and_then(|block| of_division().find(|place| place.slot.block == block))
        .or_else(|| of_division().next())
        .or_else(|| places.first())
}

/// The division a path names: the one before the first heading when it names none.
fn division_of(base: &Document, addresses: &Addresses, path: &Path) -> usize {
    match &path.division {
        None | Some(DivisionRef::Preamble) => 0,
        Some(division) => {
            let whole = Path::whole(Some(division.clone())).machine();
            addresses.find(base, &whole).map_or(usize::MAX, Spot::division)
        }
    }
}

/// The rank of the block a path names, among all those of its division, tables included; none when it names no block.
fn block_of(base: &Document, addresses: &Addresses, path: &Path) -> Option<usize> {
    let target = match &path.target {
        Target::Whole | Target::Heading => return None,
        Target::Visa(rank) => return recital_of(base, addresses, path, ("vu ", *rank)),
        Target::Considerant(rank) => return recital_of(base, addresses, path, ("consid", *rank)),
        Target::Phrase { alinea, .. } => Target::Alinea(*alinea),
        Target::Cell(cell) => Target::Tableau(cell.table.unwrap_or(1)),
        Target::Alinea(_) | Target::Tableau(_) | Target::HorsTexte(_) => path.target.clone(),
    };
    let of_block = Path {
        division: path.division.clone(),
        target,
    };
    match addresses.find(base, &of_block.machine())? {
        Spot::Block(_, block) => Some(block + 1),
        Spot::Heading(_) | Spot::Division(_) => None,
    }
}

/// The rank among all blocks of the visa or considérant of this rank among its like.
fn recital_of(
    base: &Document,
    addresses: &Addresses,
    path: &Path,
    (opening, rank): (&str, usize),
) -> Option<usize> {
    let division = base.divisions().get(division_of(base, addresses, path))?;
    let is_one = |block: &Block| {
        let start = block.text.chars().take(opening.len());
        block.kind == BlockKind::Alinea && start.flat_map(char::to_lowercase).eq(opening.chars())
    };
    let mut recitals = division
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| is_one(block));
    let (index, _) = recitals.nth(rank.checked_sub(1)?)?;
    Some(index + 1)
}

/// How far into its passage the first change is.
fn first_change(place: Option<&PlaceChange>) -> usize {
    match place.and_then(|place| place.changes.first()) {
        Some(Run::Keep(kept)) => kept.len(),
        _ => 0,
    }
}

/// Two amendments that would leave the same text ask for the same, whatever their sentences: one vote serves both.
fn same_as(places: &[PlaceChange]) -> Vec<u8> {
    let mut said = String::new();
    for place in places {
        let changes = serde_json::to_string(&place.changes).unwrap_or_default();
        let _ = writeln!(
            said,
            "{}.{} {} {changes}",
            place.slot.division,
            place.slot.block,
            place.kind.as_str()
        );
    }
    gitwire::blob(said.into_bytes()).oid().as_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafting::{self, AdoptedEdits};
    use crate::places;

    const TEXT: &str = "Vu la loi ;\n\nConsidérant le bilan ;\n\nVu le décret ;\n\n## Article 1\n\nUn bilan est publié.\n\n\
        ## Article 2\n\nLes outils sont choisis. Le coût est de 30 euros.";

    fn called(base: &Document, sentences: &[&str]) -> Call {
        let mut edits = Vec::new();
        for sentence in sentences {
            let reading = legistique::parse_amendment(sentence, base);
            assert!(!reading.edits.is_empty(), "{sentence}");
            edits.extend(reading.edits);
        }
        let one = AdoptedEdits {
            number: 1,
            edits: edits.clone(),
            is_parliamentary: false,
        };
        let after = drafting::apply(base, &[one]).document;
        call_of(base, &Addresses::of(base), &edits, &places::compare(base, &after))
    }

    #[test]
    fn an_amendment_that_says_first_what_stands_last_is_called_there() {
        let base = Document::parse(TEXT);
        let second =
            "À l’alinéa 1 de l’article 2, remplacer les mots : « 30 euros » par les mots : « 40 euros ».";
        let first = "Supprimer l’alinéa 1 de l’article 1.";
        let alone = called(&base, &[second]);
        let both = called(&base, &[second, first]);
        assert_eq!(alone.division, 2);
        assert!(alone.offset_bytes > 20, "{alone:?}");
        assert_eq!(
            (both.division, both.place, both.offset_bytes),
            (alone.division, alone.place, alone.offset_bytes)
        );
    }

    #[test]
    fn a_visa_is_counted_among_all_blocks() {
        let base = Document::parse(TEXT);
        let addresses = Addresses::of(&base);
        let block = |target| {
            let path = Path {
                division: Some(DivisionRef::Preamble),
                target,
            };
            block_of(&base, &addresses, &path)
        };
        assert_eq!(block(Target::Visa(1)), Some(1));
        assert_eq!(block(Target::Considerant(1)), Some(2));
        assert_eq!(block(Target::Visa(2)), Some(3));
        assert_eq!(block(Target::Visa(3)), None);
    }
}
