//! The finest operations by which one alinéa or intitulé becomes another.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::apply::line_after;
use crate::difference::tokens;
use crate::edit::{Addition, Occurrence, Operation, Side};
use crate::path::Path;
use crate::places::{Base, Line};
use crate::render::sentence;
use crate::words::{find_words, mark_length};

/// The share of the words of both texts that both have: 0 to 1.
pub(crate) fn survival(old: &str, new: &str) -> f32 {
    let (old, new) = (words_of(old), words_of(new));
    let kept: usize = capture_diff_slices(Algorithm::Myers, &old, &new)
        .iter()
        .map(|operation| {
            if let DiffOp::Equal { len, .. } = operation {
                *len
            } else {
                0
            }
        })
        .sum();
    let all = old.len().max(new.len());
    #[expect(clippy::cast_precision_loss, reason = "a share needs few digits")]
    if all == 0 { 0.0 } else { kept as f32 / all as f32 }
}

fn words_of(text: &str) -> Vec<&str> {
    tokens(text).into_iter().filter(|token| is_word(token)).collect()
}

fn is_word(token: &str) -> bool {
    token.starts_with(char::is_alphanumeric)
}

fn is_space(token: &str) -> bool {
    token.starts_with(char::is_whitespace)
}

/// The operations that turn a line into another by words; `None` when less than half of its words survive, or when
/// no such operations give the new line exactly.
pub(crate) fn reworded(
    base: &Base<'_>,
    path: &Path,
    line: Line,
    old: &str,
    new: &str,
) -> Option<Vec<Operation>> {
    let rewording = Rewording {
        old,
        old_tokens: tokens(old),
        new_tokens: tokens(new),
        path,
    };
    let gives_new = |operations: &Vec<Operation>| {
        line_after(base, operations, line).is_some_and(|text| text == new)
            && operations
                .iter()
                .all(|operation| sentence(std::slice::from_ref(operation)).is_some())
    };
    let is_heading = matches!(line, Line::Heading { .. });
    if let Some(completed) = rewording.completed(is_heading).filter(gives_new) {
        return Some(completed);
    }
    let kept = capture_diff_slices(Algorithm::Myers, &words_of(old), &words_of(new));
    let kept: usize = kept
        .iter()
        .map(|operation| {
            if let DiffOp::Equal { len, .. } = operation {
                *len
            } else {
                0
            }
        })
        .sum();
    if 2 * kept < words_of(old).len() {
        return None;
    }
    let changes = rewording.changes();
    let finest = rewording.operations(&changes, false);
    finest.filter(gives_new).or_else(|| {
        rewording
            .operations(&rewording.with_context(&changes), true)
            .filter(gives_new)
    })
}

/// Ranges of tokens that differ, in each text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Difference {
    old: Range<usize>,
    new: Range<usize>,
}

/// The longest anchor, in words, spaces and signs.
const ANCHOR_TOKENS_MAX: usize = 60;

struct Rewording<'a> {
    old: &'a str,
    old_tokens: Vec<&'a str>,
    new_tokens: Vec<&'a str>,
    path: &'a Path,
}

impl Rewording<'_> {
    /// « compléter par les mots », « par la phrase suivante »: the new text goes on after the old one.
    fn completed(&self, is_heading: bool) -> Option<Vec<Operation>> {
        let new = self.new_tokens.concat();
        let complete = |addition| {
            Some(vec![Operation::Completer {
                path: self.path.clone(),
                addition,
            }])
        };
        let stop = crate::words::final_punctuation(self.old);
        if let Some(phrase) = new
            .strip_prefix(self.old)
            .filter(|phrase| phrase.starts_with(' ') && stop < self.old.len() && !is_heading)
        {
            return complete(Addition::Phrase(phrase.trim().to_owned()));
        }
        let (kept, punctuation) = self.old.split_at(stop);
        let words = new.strip_prefix(kept)?.strip_suffix(punctuation)?;
        let starts_apart = words.starts_with([' ', ',']);
        starts_apart.then(|| complete(Addition::Mots(words.trim().to_owned())))?
    }

    /// The differences, those separated by less than two common words being one.
    fn changes(&self) -> Vec<Difference> {
        let mut changes: Vec<Difference> = Vec::new();
        for operation in capture_diff_slices(Algorithm::Myers, &self.old_tokens, &self.new_tokens) {
            if let DiffOp::Equal { .. } = operation {
                continue;
            }
            let change = Difference {
                old: operation.old_range(),
                new: operation.new_range(),
            };
            let between = |last: &Difference| {
                self.old_tokens[last.old.end..change.old.start]
                    .iter()
                    .filter(|token| is_word(token))
                    .count()
            };
            match changes.last_mut() {
                Some(last) if between(last) < 2 => {
                    last.old.end = change.old.end;
                    last.new.end = change.new.end;
                }
                _ => changes.push(change),
            }
        }
        changes
    }

    /// The same differences with one common word or sign on each side, so that spaces cannot be in doubt.
    fn with_context(&self, changes: &[Difference]) -> Vec<Difference> {
        let mut widened: Vec<Difference> = Vec::new();
        for change in changes {
            let mut change = change.clone();
            self.widen_left(&mut change, 0);
            self.widen_right(&mut change, self.old_tokens.len());
            match widened.last_mut() {
                Some(last) if last.old.end >= change.old.start => {
                    last.old.end = change.old.end;
                    last.new.end = change.new.end;
                }
                _ => widened.push(change),
            }
        }
        widened
    }

    /// Takes the common words before, up to the next one that is not a space; false when there is none.
    fn widen_left(&self, change: &mut Difference, floor: usize) -> bool {
        let before = &self.old_tokens[floor.min(change.old.start)..change.old.start];
        let Some(found) = before.iter().rposition(|token| !is_space(token)) else {
            return false;
        };
        let taken = before.len() - found;
        if taken > change.new.start {
            return false;
        }
        change.old.start -= taken;
        change.new.start -= taken;
        true
    }

    fn widen_right(&self, change: &mut Difference, ceiling: usize) -> bool {
        let after = &self.old_tokens[change.old.end..ceiling.max(change.old.end)];
        let Some(found) = after.iter().position(|token| !is_space(token)) else {
            return false;
        };
        if change.new.end + found + 1 > self.new_tokens.len() {
            return false;
        }
        change.old.end += found + 1;
        change.new.end += found + 1;
        true
    }

    fn operations(&self, changes: &[Difference], only_replacing: bool) -> Option<Vec<Operation>> {
        let mut operations = Vec::new();
        for (index, change) in changes.iter().enumerate() {
            let floor = index.checked_sub(1).map_or(0, |before| changes[before].old.end);
            let ceiling = changes
                .get(index + 1)
                .map_or(self.old_tokens.len(), |after| after.old.start);
            let is_insertion = self.old_tokens[change.old.clone()]
                .iter()
                .all(|token| is_space(token));
            let operation = if is_insertion && !only_replacing {
                self.insertion(change, floor, ceiling)
            } else {
                self.replacement(change.clone(), floor, ceiling)
            };
            operations.push(operation?);
        }
        (!operations.is_empty()).then_some(operations)
    }

    fn insertion(&self, change: &Difference, floor: usize, ceiling: usize) -> Option<Operation> {
        let new = self.new_tokens[change.new.clone()].concat().trim().to_owned();
        let mut anchor = Difference {
            old: change.old.start..change.old.start,
            new: change.new.start..change.new.start,
        };
        let mut side = Side::Apres;
        while self.is_unclear(&anchor) {
            if Self::is_too_long(&anchor) || !self.widen_left(&mut anchor, floor) {
                side = Side::Avant;
                break;
            }
        }
        if side == Side::Avant {
            anchor = Difference {
                old: change.old.end..change.old.end,
                new: change.new.end..change.new.end,
            };
            while self.is_unclear(&anchor) {
                if Self::is_too_long(&anchor) || !self.widen_right(&mut anchor, ceiling) {
                    return None;
                }
            }
        }
        let anchor = self.old_tokens[anchor.old].concat().trim().to_owned();
        Some(Operation::InsererMots {
            scope: self.path.clone(),
            anchor,
            side,
            new,
            occurrence: Occurrence::Unique,
        })
    }

    fn replacement(&self, mut change: Difference, floor: usize, ceiling: usize) -> Option<Operation> {
        let longest = change.old.len() + ANCHOR_TOKENS_MAX;
        while self.is_unclear(&change) || self.cuts_elision(&change) {
            if change.old.len() > longest {
                return None;
            }
            let widened = if self.cuts_elision(&change) {
                self.widen_right(&mut change, ceiling)
            } else {
                self.widen_left(&mut change, floor) || self.widen_right(&mut change, ceiling)
            };
            if !widened {
                return None;
            }
        }
        let old = self.old_tokens[change.old].concat().trim().to_owned();
        let new = self.new_tokens[change.new].concat().trim().to_owned();
        Some(Operation::RemplacerMots {
            scope: self.path.clone(),
            old,
            new,
            occurrence: Occurrence::Unique,
        })
    }

    /// Beyond this, rewriting the alinéa is clearer to a reader than a longer quotation.
    fn is_too_long(difference: &Difference) -> bool {
        difference.old.len() > ANCHOR_TOKENS_MAX
    }

    /// Whether the old words of a difference do not designate their place and no other.
    fn is_unclear(&self, change: &Difference) -> bool {
        let range = &change.old;
        let words = self.old_tokens[range.clone()].concat();
        if words.trim().is_empty() || ends_in_elision(&self.old_tokens[range.clone()]) {
            return true;
        }
        let start: usize = self.old_tokens[..range.start]
            .iter()
            .map(|token| token.len())
            .sum();
        let start = start + words.len() - words.trim_start().len();
        start < mark_length(self.old)
            || !matches!(&find_words(self.old, &words)[..], [only] if only.start == start)
    }

    fn cuts_elision(&self, change: &Difference) -> bool {
        ends_in_elision(&self.old_tokens[change.old.clone()])
            || ends_in_elision(&self.new_tokens[change.new.clone()])
    }
}

fn ends_in_elision(tokens: &[&str]) -> bool {
    tokens
        .last()
        .is_some_and(|last| last.ends_with(['\'', '’']) && is_word(last))
}
