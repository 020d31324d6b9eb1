//! Where two versions of a text differ, block by block: found once when an amendment is written, so that reading a text
//! with three hundred of them compares nothing.

use legistique::{BlockKind, Document};
use serde::{Deserialize, Serialize};
use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices};

use crate::model::AmendmentId;

/// Beyond this many words on each side, two blocks are shown as wholly different: comparing takes the square of it.
const WORDS_COMPARED_MAX: usize = 3_000;

/// A place of the text that amendments refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PlaceSlot {
    /// The division, from 0 (what comes before the first heading)
    pub(crate) division: usize,
    /// 0 for the heading, else the rank of the block in its division, from 1
    pub(crate) block: usize,
}

db::text_enum! {
    /// What would happen at a place.
    pub(crate) enum PlaceKind {
        /// The heading or block changes, or goes
        Changed = "change",
        /// Something is added after it
        Added = "ajout",
    }
}

/// A run of text in a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Run {
    /// In both versions
    #[serde(rename = "k")]
    Keep(String),
    /// Only in the version before
    #[serde(rename = "d")]
    Delete(String),
    /// Only in the version after
    #[serde(rename = "i")]
    Insert(String),
}

/// What would happen at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceChange {
    /// Where
    pub(crate) slot: PlaceSlot,
    /// Whether it changes, or something comes after it
    pub(crate) kind: PlaceKind,
    /// The words kept, struck and underlined
    pub(crate) changes: Vec<Run>,
}

impl PlaceChange {
    /// The same change, gone back on: what was inserted goes.
    pub(crate) fn undone(&self) -> Self {
        let changes = self.changes.iter().map(|run| match run {
            Run::Keep(text) => Run::Keep(text.clone()),
            Run::Delete(text) => Run::Insert(text.clone()),
            Run::Insert(text) => Run::Delete(text.clone()),
        });
        Self {
            changes: changes.collect(),
            ..*self
        }
    }

    /// About how many bytes it holds.
    pub(crate) fn bytes(&self) -> usize {
        let runs = self.changes.iter().map(|run| match run {
            Run::Keep(text) | Run::Delete(text) | Run::Insert(text) => text.len() + 32,
        });
        runs.sum::<usize>() + 48
    }
}

/// The same, with the amendment that asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredPlace {
    /// Which amendment
    pub(crate) amendment: AmendmentId,
    /// What it would do there
    pub(crate) place: PlaceChange,
}

/// One line of a text laid flat: a heading with its marks, or a block.
#[derive(PartialEq, Eq, Hash)]
struct Line {
    is_heading: bool,
    text: String,
}

fn flatten(document: &Document) -> Vec<(PlaceSlot, Line)> {
    let mut lines = Vec::new();
    for (division, content) in document.divisions().iter().enumerate() {
        if content.level > 0 {
            let marks = "#".repeat(usize::from(content.level));
            let slot = PlaceSlot { division, block: 0 };
            lines.push((
                slot,
                Line {
                    is_heading: true,
                    text: format!("{marks} {}", content.heading),
                },
            ));
        }
        for (rank, block) in content.blocks.iter().enumerate() {
            let slot = PlaceSlot {
                division,
                block: rank + 1,
            };
            lines.push((
                slot,
                Line {
                    is_heading: false,
                    text: block.text.clone(),
                },
            ));
        }
    }
    lines
}

/// Every place where `after` differs from `before`, in the order of the text.
pub(crate) fn compare(before: &Document, after: &Document) -> Vec<PlaceChange> {
    let (old, new) = (flatten(before), flatten(after));
    let lines = |side: &[(PlaceSlot, Line)]| -> Vec<String> {
        side.iter()
            .map(|(_, line)| format!("{}{}", u8::from(line.is_heading), line.text))
            .collect()
    };
    let mut places = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &lines(&old), &lines(&new)) {
        let (removed, added) = match operation {
            DiffOp::Equal { .. } => continue,
            DiffOp::Delete {
                old_index,
                old_len,
                new_index,
            } => (old_index..old_index + old_len, new_index..new_index),
            DiffOp::Insert {
                old_index,
                new_index,
                new_len,
            } => (old_index..old_index, new_index..new_index + new_len),
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => (old_index..old_index + old_len, new_index..new_index + new_len),
        };
        let before_it = removed.start.checked_sub(1).map(|index| old[index].0);
        replaced(&old[removed], &new[added], before_it, &mut places);
    }
    places
}

/// Pairs what goes with what comes, in order, a heading with a heading and a block with a block.
fn replaced(
    removed: &[(PlaceSlot, Line)],
    added: &[(PlaceSlot, Line)],
    before_it: Option<PlaceSlot>,
    places: &mut Vec<PlaceChange>,
) {
    let mut last = before_it.unwrap_or(PlaceSlot {
        division: 0,
        block: 0,
    });
    let mut added = added.iter().peekable();
    for (slot, line) in removed {
        let successor = added.next_if(|(_, next)| next.is_heading == line.is_heading);
        let changes = match successor {
            Some((_, next)) => words(shown(line), shown(next)),
            None => vec![Run::Delete(shown(line).to_owned())],
        };
        places.push(PlaceChange {
            slot: *slot,
            kind: PlaceKind::Changed,
            changes,
        });
        last = *slot;
    }
    for (_, line) in added {
        let changes = vec![Run::Insert(shown(line).to_owned())];
        places.push(PlaceChange {
            slot: last,
            kind: PlaceKind::Added,
            changes,
        });
    }
}

/// A heading is read without its marks.
fn shown(line: &Line) -> &str {
    if line.is_heading {
        line.text.trim_start_matches('#').trim_start()
    } else {
        &line.text
    }
}

/// The words kept, struck and underlined between two versions of one passage.
pub(crate) fn words(before: &str, after: &str) -> Vec<Run> {
    let (old, new): (Vec<&str>, Vec<&str>) = (pieces(before), pieces(after));
    if old.len() > WORDS_COMPARED_MAX || new.len() > WORDS_COMPARED_MAX {
        return [(ChangeTag::Delete, before), (ChangeTag::Insert, after)]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(tag, text)| run(tag, text.to_owned()))
            .collect();
    }
    let mut tagged: Vec<(ChangeTag, String)> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &old, &new) {
        for change in operation.iter_changes(&old, &new) {
            push(&mut tagged, change.tag(), change.value());
        }
    }
    gathered(tagged)
}

/// Words and the spaces between them.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut was_space = None;
    for (index, letter) in text.char_indices() {
        let is_space = letter.is_whitespace();
        // A mark of punctuation stands alone: « plan. » and « plan local. » share their full stop.
        let is_mark = !letter.is_alphanumeric() && !is_space;
        if index > start && (was_space != Some(is_space) || is_mark || ends_with_mark(&text[start..index])) {
            pieces.push(&text[start..index]);
            start = index;
        }
        was_space = Some(is_space);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

fn ends_with_mark(piece: &str) -> bool {
    piece
        .chars()
        .next_back()
        .is_some_and(|letter| !letter.is_alphanumeric() && !letter.is_whitespace())
}

fn push(tagged: &mut Vec<(ChangeTag, String)>, tag: ChangeTag, text: &str) {
    match tagged.last_mut() {
        Some((last, run)) if *last == tag => run.push_str(text),
        _ => tagged.push((tag, text.to_owned())),
    }
}

/// A space kept between two changes is read as part of both: « ~~un deux~~ trois quatre », not word by word.
fn gathered(tagged: Vec<(ChangeTag, String)>) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut deleted, mut inserted) = (String::new(), String::new());
    let flush = |runs: &mut Vec<Run>, deleted: &mut String, inserted: &mut String| {
        for (tag, text) in [(ChangeTag::Delete, deleted), (ChangeTag::Insert, inserted)] {
            if !text.is_empty() {
                runs.push(run(tag, std::mem::take(text)));
            }
        }
    };
    let mut tagged = tagged.into_iter().peekable();
    while let Some((tag, text)) = tagged.next() {
        match tag {
            ChangeTag::Delete => deleted.push_str(&text),
            ChangeTag::Insert => inserted.push_str(&text),
            ChangeTag::Equal => {
                let joins = !deleted.is_empty() && !inserted.is_empty() && tagged.peek().is_some();
                if joins && text.trim().is_empty() {
                    deleted.push_str(&text);
                    inserted.push_str(&text);
                } else {
                    flush(&mut runs, &mut deleted, &mut inserted);
                    runs.push(Run::Keep(text));
                }
            }
        }
    }
    flush(&mut runs, &mut deleted, &mut inserted);
    runs
}

fn run(tag: ChangeTag, text: String) -> Run {
    match tag {
        ChangeTag::Equal => Run::Keep(text),
        ChangeTag::Delete => Run::Delete(text),
        ChangeTag::Insert => Run::Insert(text),
    }
}

/// The number in the margin of each block of a division; none for tables, rules and fenced blocks.
pub(crate) fn alinea_numbers(blocks: &[legistique::Block]) -> Vec<Option<usize>> {
    let mut next = 0;
    blocks
        .iter()
        .map(|block| {
            (block.kind == BlockKind::Alinea).then(|| {
                next += 1;
                next
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(runs: &[Run]) -> String {
        runs.iter().fold(String::new(), |text, run| match run {
            Run::Keep(kept) => text + kept,
            Run::Delete(gone) => format!("{text}[-{gone}-]"),
            Run::Insert(come) => format!("{text}[+{come}+]"),
        })
    }

    #[test]
    fn words_are_compared_as_a_reader_would() {
        assert_eq!(
            shown(&words(
                "Le plan compte trois axes.",
                "Le plan local compte trois axes."
            )),
            "Le plan [+local +]compte trois axes."
        );
        assert_eq!(
            shown(&words("dans un délai court", "dans deux mois courts")),
            "dans [-un délai court-][+deux mois courts+]"
        );
        assert_eq!(shown(&words("", "Nouveau.")), "[+Nouveau.+]");
        assert_eq!(shown(&words("Égal.", "Égal.")), "Égal.");
    }

    #[test]
    fn both_versions_can_be_read_back() {
        let (before, after) = (
            "L’agglo, en 2027 : un budget (10 %) !",
            "L’agglo publie, en 2028 : le budget (25 %).",
        );
        let runs = words(before, after);
        let side = |unwanted: fn(&Run) -> bool| -> String {
            let kept = runs.iter().filter(|run| !unwanted(run));
            kept.map(|run| match run {
                Run::Keep(text) | Run::Delete(text) | Run::Insert(text) => text.as_str(),
            })
            .collect()
        };
        assert_eq!(side(|run| matches!(run, Run::Insert(_))), before);
        assert_eq!(side(|run| matches!(run, Run::Delete(_))), after);
    }

    #[test]
    fn a_change_an_addition_and_a_removal_have_their_places() {
        let before = Document::parse("Avant.\n\n## Action 7 – Diffuser\n\nUn.\n\nDeux.\n\nTrois.");
        let after =
            Document::parse("Avant.\n\n## Action 7 – Diffuser les données\n\nUn.\n\nUn bis.\n\nTrois.");
        let places = compare(&before, &after);
        let told: Vec<_> = places
            .iter()
            .map(|place| (place.slot.division, place.slot.block, shown(&place.changes)))
            .collect();
        assert_eq!(
            told,
            [
                (1, 0, "Action 7 – Diffuser[+ les données+]".to_owned()),
                (1, 2, "[-Deux-][+Un bis+].".to_owned()),
            ]
        );
        let longer = Document::parse("Avant.\n\n## Action 7 – Diffuser\n\nUn.\n\nDeux.\n\nTrois.\n\nQuatre.");
        let added = compare(&before, &longer);
        assert_eq!(
            (added[0].slot, added[0].kind),
            (
                PlaceSlot {
                    division: 1,
                    block: 3
                },
                PlaceKind::Added
            )
        );
        assert_eq!(
            compare(&longer, &before)[0].changes,
            [Run::Delete("Quatre.".to_owned())]
        );
        assert!(compare(&before, &before).is_empty());
    }

    #[test]
    fn two_huge_passages_are_not_compared_word_by_word() {
        let (before, after) = ("a ".repeat(4_000), "b ".repeat(4_000));
        assert_eq!(
            words(&before, &after),
            [Run::Delete(before.clone()), Run::Insert(after.clone())]
        );
    }
}
