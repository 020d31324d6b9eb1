//! The difference of two texts by words, to strike and underline.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What became of a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// In both.
    Keep,
    /// Only in the old text.
    Delete,
    /// Only in the new text.
    Insert,
}

/// A run of words with the same fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its fate.
    pub kind: ChangeKind,
    /// The words, spaces and punctuation included.
    pub text: String,
}

/// The difference by words. The texts of what is kept or deleted make the old text, of what is kept or inserted
/// the new one.
///
/// ```
/// use legistique::{ChangeKind, diff_words};
/// let changes = diff_words("chaque trimestre.", "chaque mois.");
/// let shown: Vec<(ChangeKind, &str)> = changes.iter().map(|change| (change.kind, &change.text[..])).collect();
/// assert_eq!(shown, [
///     (ChangeKind::Keep, "chaque "),
///     (ChangeKind::Delete, "trimestre"),
///     (ChangeKind::Insert, "mois"),
///     (ChangeKind::Keep, "."),
/// ]);
/// ```
pub fn diff_words(old: &str, new: &str) -> Vec<Change> {
    let (old_tokens, new_tokens) = (tokens(old), tokens(new));
    let mut changes: Vec<Change> = Vec::new();
    let mut push = |kind: ChangeKind, words: &[&str]| {
        if words.is_empty() {
            return;
        }
        match changes.last_mut().filter(|last| last.kind == kind) {
            Some(last) => last.text.extend(words.iter().copied()),
            None => changes.push(Change {
                kind,
                text: words.concat(),
            }),
        }
    };
    for operation in capture_diff_slices(Algorithm::Myers, &old_tokens, &new_tokens) {
        if let DiffOp::Equal { .. } = operation {
            push(ChangeKind::Keep, &old_tokens[operation.old_range()]);
        } else {
            push(ChangeKind::Delete, &old_tokens[operation.old_range()]);
            push(ChangeKind::Insert, &new_tokens[operation.new_range()]);
        }
    }
    changes
}

/// Words (with their hyphens and the digits of their numbers), runs of spaces, and single signs.
pub(crate) fn tokens(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphanumeric() {
            word_length(rest)
        } else if first.is_whitespace() {
            rest.find(|letter: char| !letter.is_whitespace())
                .unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        found.push(&rest[..length]);
        rest = &rest[length..];
    }
    found
}

/// « nord-ouest », « 10 000 », « 2,5 » and « l’ » are one word each.
fn word_length(text: &str) -> usize {
    let mut end = run(text);
    loop {
        let rest = &text[end..];
        let Some(sign) = rest.chars().next() else {
            return end;
        };
        let after = &rest[sign.len_utf8()..];
        let is_after_digit = text[..end].ends_with(|letter: char| letter.is_ascii_digit());
        let next = run(after);
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let joins = match sign {
            '-' | '\u{2010}' | '\u{2011}' => next > 0,
            ',' | '.' => is_after_digit && digits > 0,
            '\'' | '’' => return end + sign.len_utf8(),
            '°' => return end + if is_after_digit { sign.len_utf8() } else { 0 },
            ' ' | '\u{a0}' | '\u{202f}' => is_after_digit && digits == 3 && next == 3,
            _ => false,
        };
        if !joins {
            return end;
        }
        end += sign.len_utf8() + next;
    }
}

fn run(text: &str) -> usize {
    text.find(|letter: char| !letter.is_alphanumeric())
        .unwrap_or(text.len())
}
