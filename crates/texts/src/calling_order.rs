//! In what order the amendments of a text are called: by place, and at one place from the most radical to the mildest.
//!
//! The order is the one measured on 28,310 amendments of the National Assembly: for each division, those that suppress
//! it, those that rewrite it, then by alinéa; inside an alinéa, suppression, rewriting, words, completion, insertion
//! after it; last, those that complete the division. Voting in this order, an amendment that another one takes away is
//! never voted for nothing.

use std::fmt::Write as _;

use legistique::{DivisionRef, Document, Edit, Operation, Path, Target};

use crate::addresses::{Addresses, Spot};
use crate::places::{PlaceChange, Run};
use crate::sitting::Call;

/// Place, then how radical; smallest first.
type Key = (usize, u8, usize, u8);

/// The step of what changes words of an alinéa, or comes after it.
pub(crate) const IN_AN_ALINEA: u8 = 3;
/// How radical a change of words is: those of one alinéa are called in the order of their words.
pub(crate) const WORDS: u8 = 3;
/// What could not be placed comes last.
const NOWHERE: Key = (usize::MAX, 9, 0, 9);

/// Where an amendment is called, from what it asks for and where it changes the text.
pub(crate) fn call_of(
    base: &Document,
    addresses: &Addresses,
    edits: &[Edit],
    places: &[PlaceChange],
) -> Call {
    let first = edits
        .iter()
        .map(|edit| key(base, addresses, &edit.operation))
        .min();
    let (division, step, block, radical) = first.unwrap_or(NOWHERE);
    let is_words = step == IN_AN_ALINEA && radical == WORDS;
    Call {
        division,
        step,
        block,
        radical,
        offset_bytes: if is_words { first_change(places) } else { 0 },
        same_as: same_as(places),
    }
}

/// How far into its passage the first change is.
fn first_change(places: &[PlaceChange]) -> usize {
    match places.first().and_then(|place| place.changes.first()) {
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

fn key(base: &Document, addresses: &Addresses, operation: &Operation) -> Key {
    match operation {
        Operation::Supprimer { path } => placed(base, addresses, path, 0),
        Operation::Rediger { path, .. } => placed(base, addresses, path, 1),
        Operation::RedigerIntitule { division, .. } => {
            let path = Path {
                target: Target::Heading,
                ..Path::from(division.clone())
            };
            placed(base, addresses, &path, 1)
        }
        Operation::RemplacerMots { scope, .. }
        | Operation::InsererMots { scope, .. }
        | Operation::RedigerFin { scope, .. } => placed(base, addresses, scope, 3),
        Operation::InsererDebut { path, .. } => placed(base, addresses, path, 2),
        Operation::Completer { path, .. } => placed(base, addresses, path, 5),
        Operation::InsererBlocs { path, .. } => placed(base, addresses, path, 6),
    }
}

fn placed(base: &Document, addresses: &Addresses, path: &Path, radical: u8) -> Key {
    let division = Path::whole(path.division.clone()).machine();
    let division = match (&path.division, addresses.find(base, &division)) {
        (Some(DivisionRef::Preamble) | None, _) => 0,
        (Some(_), Some(spot)) => spot.division(),
        (Some(_), None) => usize::MAX,
    };
    let link = path.machine();
    match path.target {
        // The division as a whole: suppressing and rewriting come first, completing last.
        Target::Whole if radical <= 1 => (division, radical, 0, 0),
        Target::Whole => (division, 9, 0, radical),
        Target::Heading => (division, 2, 0, radical),
        Target::Phrase { alinea, .. } | Target::Alinea(alinea) => {
            let whole = Path {
                division: path.division.clone(),
                target: Target::Alinea(alinea),
            };
            (
                division,
                3,
                block_rank(base, addresses, &whole.machine()).unwrap_or(alinea),
                radical,
            )
        }
        Target::Visa(rank) | Target::Considerant(rank) => (division, 3, rank, radical),
        Target::Cell(ref cell) => {
            let whole = Path {
                division: path.division.clone(),
                target: Target::Tableau(cell.table.unwrap_or(1)),
            };
            let block = block_rank(base, addresses, &whole.machine());
            (division, 3, block.unwrap_or(1), radical)
        }
        Target::Tableau(rank) | Target::HorsTexte(rank) => (
            division,
            3,
            block_rank(base, addresses, &link).unwrap_or(rank),
            radical,
        ),
    }
}

/// The rank of a block among all those of its division, tables included.
fn block_rank(base: &Document, addresses: &Addresses, link: &str) -> Option<usize> {
    match addresses.find(base, link)? {
        Spot::Block(_, block) => Some(block + 1),
        Spot::Heading(_) | Spot::Division(_) => None,
    }
}
