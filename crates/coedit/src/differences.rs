//! The smallest changes that make one text another, so that those who write meanwhile are disturbed as little as can be.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Characters of a rewritten passage that is compared word by word; a longer one is replaced whole.
const COMPARED_BYTES_MAX: usize = 20_000;
/// Lines of both texts that are compared, those they begin and end with alike apart; more are replaced whole, since finding
/// what many lines have in common takes a time that grows as their square.
const COMPARED_LINES_MAX: usize = 20_000;

/// One change: at a place of the old text, this many UTF-16 units go, and these words come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// UTF-16 units before it in the old text
    pub(crate) at: u32,
    /// UTF-16 units that go
    pub(crate) removed: u32,
    pub(crate) inserted: String,
}

/// The changes from `old` to `new`, in order.
pub(crate) fn changes(old: &str, new: &str) -> Vec<Change> {
    let (old_lines, new_lines) = (lines(old), lines(new));
    let (first, last) = ends(&old_lines, &new_lines);
    let mut at = units(&old_lines[..first].concat());
    let old_lines = &old_lines[first..old_lines.len() - last];
    let new_lines = &new_lines[first..new_lines.len() - last];
    let mut found = Vec::new();
    if old_lines.is_empty() && new_lines.is_empty() {
        return found;
    }
    if old_lines.len() + new_lines.len() > COMPARED_LINES_MAX {
        of_words(at, &old_lines.concat(), &new_lines.concat(), &mut found);
        return found;
    }
    for op in capture_diff_slices(Algorithm::Patience, old_lines, new_lines) {
        let was = old_lines[op.old_range()].concat();
        if !matches!(op, DiffOp::Equal { .. }) {
            of_words(at, &was, &new_lines[op.new_range()].concat(), &mut found);
        }
        at += units(&was);
    }
    found
}

/// How many pieces two sequences begin with alike, and how many of the rest they end with alike.
fn ends(one: &[&str], other: &[&str]) -> (usize, usize) {
    let is_same = |(one, other): &(&&str, &&str)| one == other;
    let first = one.iter().zip(other).take_while(is_same).count();
    let (one, other) = (&one[first..], &other[first..]);
    let last = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(is_same)
        .count();
    (first, last)
}

fn of_words(mut at: u32, was: &str, is: &str, found: &mut Vec<Change>) {
    if was.len() + is.len() > COMPARED_BYTES_MAX || was.is_empty() || is.is_empty() {
        found.push(Change {
            at,
            removed: units(was),
            inserted: is.to_owned(),
        });
        return;
    }
    let (was, is) = (words(was), words(is));
    for op in capture_diff_slices(Algorithm::Myers, &was, &is) {
        let removed = units(&was[op.old_range()].concat());
        if !matches!(op, DiffOp::Equal { .. }) {
            found.push(Change {
                at,
                removed,
                inserted: is[op.new_range()].concat(),
            });
        }
        at += removed;
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Words with the spaces that follow them: together they are the text.
pub(crate) fn words(text: &str) -> Vec<&str> {
    text.split_inclusive([' ', '\n', '\u{a0}']).collect()
}

/// UTF-16 units: how browsers count.
pub(crate) fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text that changes make of another.
    fn changed(old: &str, changes: &[Change]) -> String {
        let mut units: Vec<u16> = old.encode_utf16().collect();
        for change in changes.iter().rev() {
            let (at, removed) = (change.at as usize, change.removed as usize);
            units.splice(at..at + removed, change.inserted.encode_utf16());
        }
        String::from_utf16(&units).expect("whole letters")
    }

    #[test]
    fn changes_far_from_one_another_are_each_in_their_place() {
        let old = "Un 🌊.\nDeux mots ici.\nTrois.\nQuatre mots là.\nCinq.\n";
        let new = "Un 🌊.\nDeux mots là.\nTrois.\nQuatre mots ici.\nCinq.\nSix.\n";
        let found = changes(old, new);
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(changed(old, &found), new);
    }

    #[test]
    fn a_text_of_very_many_lines_is_changed_whole_rather_than_compared_for_ever() {
        let lines = |of: &str, count: usize| {
            let numbered: Vec<String> = (0..count).map(|line| format!("{of} {}\n", line % 7)).collect();
            numbered.concat()
        };
        let (old, new) = (
            format!("Début.\n{}Fin.\n", lines("un", COMPARED_LINES_MAX)),
            format!("Début.\n{}Fin.\n", lines("deux", COMPARED_LINES_MAX)),
        );
        let found = changes(&old, &new);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].at, 7, "what both begin with is left alone");
        assert_eq!(changed(&old, &found), new);
        // And one change in as long a text is still the smallest.
        let other = old.replacen("un 6\n", "un six\n", 1);
        assert_eq!(changes(&old, &other).len(), 1);
        assert_eq!(changed(&old, &changes(&old, &other)), other);
    }
}
