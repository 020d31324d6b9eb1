//! Links: elements of the structure, and addresses that a PDF may hold.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::Inline;
use crate::tree::{ElementId, Role, Tree};

/// An address longer than this leads nowhere from paper.
const ADDRESS_BYTES_MAX: usize = 2_000;
/// Titles of bookmarks and alternates are no longer than this, in characters: PDF bounds its strings.
const TITLE_CHARS_MAX: usize = 500;
/// The elements of the links of one text, each made when its first words are drawn.
#[derive(Default)]
pub(crate) struct LinksOf(BTreeMap<usize, ElementId>);

impl LinksOf {
    pub(crate) fn element(
        &mut self,
        tree: &mut Tree,
        parent: ElementId,
        piece: usize,
        content: &[Inline],
        address: String,
    ) -> ElementId {
        // Neighbours that lead to the same place are one link, in several styles.
        let same = |place: usize| {
            content
                .get(place)
                .is_some_and(|other| other.link == content[piece].link)
        };
        let first = (0..=piece)
            .rev()
            .take_while(|place| same(*place))
            .last()
            .unwrap_or(piece);
        *self.0.entry(first).or_insert_with(|| {
            let words: String = (first..content.len())
                .take_while(|place| same(*place))
                .map(|place| content[place].text.as_str())
                .collect();
            let words = shortened(&words);
            let alternate = if words == address || words.is_empty() {
                address.clone()
            } else {
                format!("{words} ({address})")
            };
            tree.add(parent, Role::Link { address, alternate })
        })
    }
}

/// The address as a PDF may hold it; none for what leads nowhere from paper.
pub(crate) fn followable(address: &str) -> Option<String> {
    let scheme = address
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase())?;
    if !matches!(scheme.as_str(), "http" | "https" | "mailto") {
        return None;
    }
    let mut ascii = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            ascii.push(char::from(byte));
        } else {
            let _ = write!(ascii, "%{byte:02X}");
        }
    }
    (ascii.len() <= ADDRESS_BYTES_MAX).then_some(ascii)
}

/// One line of words, cut where a PDF would refuse more.
pub(crate) fn shortened(text: &str) -> String {
    let words: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= TITLE_CHARS_MAX {
        return words;
    }
    words.chars().take(TITLE_CHARS_MAX).chain(['…']).collect()
}
