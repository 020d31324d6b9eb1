//! The points of the agenda: in minutes without Markdown, each comes back as the title of its discussion.

use std::collections::HashSet;

use crate::fold::fold_words;
use crate::lines::{bullet, indent};

/// The points announced so far.
#[derive(Debug, Default)]
pub(crate) struct Agenda(HashSet<String>);

impl Agenda {
    /// Remembers a line of the agenda.
    pub(crate) fn note(&mut self, line: &str) {
        if let Some(point) = point(bullet(line).map_or(line, |bullet| bullet.text)) {
            self.0.insert(point);
        }
    }

    /// Whether a line repeats a point as a title would: not indented, without a dash before it.
    pub(crate) fn announced(&self, line: &str) -> bool {
        if self.0.is_empty() || indent(line) > 0 {
            return false;
        }
        let is_numbered = line.starts_with(|letter: char| letter.is_ascii_digit());
        let words = match bullet(line) {
            Some(bullet) if is_numbered => bullet.text,
            Some(_) => return false,
            None => line,
        };
        point(words).is_some_and(|point| self.0.contains(&point))
    }
}

const POINT_BYTES_MAX: usize = 200;

fn point(words: &str) -> Option<String> {
    if words.len() > POINT_BYTES_MAX {
        return None;
    }
    let folded = fold_words(words);
    (folded.len() > 3 && folded.chars().any(char::is_alphabetic)).then_some(folded)
}
