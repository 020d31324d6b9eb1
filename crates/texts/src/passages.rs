//! The passages of a text, for those who point to one from elsewhere: where it is, what it is called, what it says.

use legistique::Document;

use crate::addresses::{Addresses, Spot};
use crate::places::PlaceSlot;

/// A division or a block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// How links name it: `article-3`, `article-3/alinea-2`
    pub place: String,
    /// What people call it: « l’alinéa 2 de l’article 3 »
    pub name: String,
    /// Its words, Markdown; of a division, its heading and all its blocks
    pub words: String,
    /// Where the page of the text shows it
    pub anchor: String,
}

/// What stands at `place` in a text; none when nothing does any more.
///
/// ```
/// let text = "## Article 3 – Vélos\n\nTout projet prévoit des places.";
/// let passage = texts::passage(text, "article-3/alinea-1").expect("it is there");
/// assert_eq!(passage.words, "Tout projet prévoit des places.");
/// assert_eq!(texts::passage(text, "article-4"), None);
/// ```
pub fn passage(markdown: &str, place: &str) -> Option<Passage> {
    let document = Document::parse(markdown);
    let addresses = Addresses::of(&document);
    of_place(&document, &addresses, place)
}

/// The passage a slot of the page stands for: the whole division for its heading.
pub(crate) fn of_slot(document: &Document, addresses: &Addresses, slot: PlaceSlot) -> Option<Passage> {
    let place = match slot.block {
        0 => addresses.machine(slot.division),
        _ => addresses.path(document, slot)?.machine(),
    };
    let found = addresses.find(document, &place)?;
    Some(of_spot(document, addresses, found, &place))
}

/// What stands at a place that a link names.
pub(crate) fn of_place(document: &Document, addresses: &Addresses, place: &str) -> Option<Passage> {
    let found = addresses.find(document, place)?;
    Some(of_spot(document, addresses, found, place))
}

fn of_spot(document: &Document, addresses: &Addresses, found: Spot, place: &str) -> Passage {
    let anchor = crate::pages::anchor(addresses, found.division());
    let (name, words, anchor) = match found {
        Spot::Division(division) => {
            let heading = &document.divisions()[division].heading;
            let words = [heading.clone(), found.words(document)]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("\n\n");
            (addresses.name(division), words, anchor)
        }
        Spot::Heading(division) => {
            let slot = PlaceSlot { division, block: 0 };
            let path = addresses.path(document, slot);
            let name = path.map(|path| path.with_article()).unwrap_or_default();
            (name, found.words(document), anchor)
        }
        Spot::Block(division, block) => {
            let slot = PlaceSlot {
                division,
                block: block + 1,
            };
            let path = addresses.path(document, slot);
            let name = path.map(|path| path.with_article()).unwrap_or_default();
            let numbers = crate::places::alinea_numbers(&document.divisions()[division].blocks);
            let anchor = match numbers.get(block) {
                Some(Some(number)) => format!("{anchor}-alinea-{number}"),
                _ => anchor,
            };
            (name, found.words(document), anchor)
        }
    };
    Passage {
        place: place.to_owned(),
        name,
        words,
        anchor,
    }
}
