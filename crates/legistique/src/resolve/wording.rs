//! Which words of a text the quoted ones are.

use super::{Resolved, Resolver};
use crate::dispositif::{Directive, Edge, Place, Which};
use crate::edit::{Occurrence, Operation, ReadingProblem};
use crate::folding::trim_all;
use crate::path::{Path, Target};
use crate::typography::loosely_found;
use crate::words::{final_punctuation, find_words, mark_length};

impl Resolver<'_> {
    pub(super) fn each_scope(
        &self,
        directive: &Directive,
        operation: impl Fn(Path, String, Occurrence) -> Operation,
    ) -> Resolved<Vec<Operation>> {
        let quoted = directive.words.as_deref().ok_or(ReadingProblem::NoWords)?;
        let mut operations = Vec::new();
        let scopes = self.paths(&directive.place)?;
        // « Alinéas 2 et 4 », « deux fois »: in each, or once in each.
        let in_all: usize = scopes.iter().map(|scope| self.found(scope, quoted).1).sum();
        for scope in scopes {
            let (words, count, last_is_end) = self.found(&scope, quoted);
            if let Some(after) = &directive.after {
                let occurrence = self.first_after(&scope, &words, after)?;
                operations.push(operation(scope, words, occurrence));
                continue;
            }
            let occurrence = match (directive.occurrence, directive.place.edge) {
                (Some(Which::Nth(rank)), _) if rank < 0 => {
                    Occurrence::Nth((count + 1).saturating_sub(rank.unsigned_abs() as usize))
                }
                (Some(Which::Nth(rank)), _) => Occurrence::Nth(usize::try_from(rank).unwrap_or(1)),
                (Some(Which::All(Some(wanted))), _) if count != wanted && in_all != wanted && count > 0 => {
                    return Err(ReadingProblem::NotPlaced);
                }
                (Some(Which::All(_)), _) => Occurrence::All,
                (None, Some(Edge::Fin)) if count > 1 && last_is_end => Occurrence::Nth(count),
                (None, Some(Edge::Debut)) if count > 1 && self.starts(&scope, &words) => Occurrence::Nth(1),
                _ => Occurrence::Unique,
            };
            operations.push(operation(scope, words, occurrence));
        }
        Ok(operations)
    }

    /// The words as the text writes them, how many times they stand there, and whether the last time ends it.
    fn found(&self, scope: &Path, words: &str) -> (String, usize, bool) {
        let Ok(segments) = self.base.segments(scope) else {
            return (words.to_owned(), 0, false);
        };
        let conformed = self.typography.conformed(words);
        let bare = self.typography.without_marks(words);
        // « Après le mot : » ⏎ « hospitalisation, »: a sign that the text does not have is the sentence's.
        let unsigned = trim_all(bare.trim_end_matches([',', ';'])).to_owned();
        for candidate in [words.to_owned(), conformed, bare, unsigned] {
            let mut count = 0;
            let mut is_end = false;
            for segment in &segments {
                let text = self.base.layout.text(&segment.range);
                let found = find_words(text, &candidate);
                count += found.len();
                if let Some(last) = found.last() {
                    is_end = last.end >= final_punctuation(text);
                }
            }
            if count > 0 {
                return (candidate, count, is_end);
            }
        }
        let as_written = segments
            .iter()
            .find_map(|segment| loosely_found(self.base.layout.text(&segment.range), words));
        if let Some(as_written) = as_written.filter(|found| found != words) {
            return self.found(scope, &as_written);
        }
        (words.to_owned(), 0, false)
    }

    /// « Rédiger ainsi le début de la phrase : « Si le nombre est le même, le… (le reste sans changement) »: the last words
    /// written are those of the text that the rest goes on from. They are as many as stand there, once.
    pub(super) fn beginning_rewritten(&self, place: &Place, text: &str) -> Resolved<Vec<Operation>> {
        let bare = Place {
            edge: None,
            ..place.clone()
        };
        let paths = self.paths(&bare)?;
        let written = before_the_rest(text).ok_or(ReadingProblem::NotPlaced)?;
        let [path] = &paths[..] else {
            return Err(ReadingProblem::NotPlaced);
        };
        let segments = self.base.segments(path).map_err(|_| ReadingProblem::NotPlaced)?;
        let [segment] = &segments[..] else {
            return Err(ReadingProblem::NotPlaced);
        };
        let old = self.base.layout.text(&segment.range);
        let is_alinea = matches!(path.target, Target::Alinea(_));
        let start = if is_alinea { mark_length(old) } else { 0 };
        let quoted = if written.starts_with('"') {
            0
        } else {
            old[start..].len() - old[start..].trim_start_matches('"').len()
        };
        let start = start + quoted;
        let words = written.char_indices().filter(|(at, letter)| {
            !letter.is_whitespace() && written[..*at].chars().next_back().is_none_or(char::is_whitespace)
        });
        for (at, _) in words {
            match find_words(old, &written[at..])[..] {
                [] => {}
                [ref only] if only.end > start => {
                    let replaced = old[start..only.end].to_owned();
                    let is_unique = find_words(old, &replaced).len() == 1;
                    return Ok(vec![Operation::RemplacerMots {
                        scope: path.clone(),
                        old: replaced,
                        new: written.to_owned(),
                        occurrence: if is_unique {
                            Occurrence::Unique
                        } else {
                            Occurrence::Nth(1)
                        },
                    }]);
                }
                _ => return Err(ReadingProblem::NotPlaced),
            }
        }
        Err(ReadingProblem::NotPlaced)
    }

    /// The first time the words stand after others, which stand once.
    fn first_after(&self, scope: &Path, words: &str, after: &str) -> Resolved<Occurrence> {
        let segments = self.base.segments(scope).map_err(|_| ReadingProblem::NotPlaced)?;
        let [segment] = &segments[..] else {
            return Err(ReadingProblem::NotPlaced);
        };
        let text = self.base.layout.text(&segment.range);
        let (anchor, _, _) = self.found(scope, after);
        let [anchor] = &find_words(text, &anchor)[..] else {
            return Err(ReadingProblem::NotPlaced);
        };
        let index = find_words(text, words)
            .iter()
            .position(|found| found.start >= anchor.end);
        index
            .map(|index| Occurrence::Nth(index + 1))
            .ok_or(ReadingProblem::NotPlaced)
    }

    fn starts(&self, scope: &Path, words: &str) -> bool {
        self.base.segments(scope).is_ok_and(|segments| {
            segments.first().is_some_and(|segment| {
                let text = self.base.layout.text(&segment.range);
                find_words(text, words)
                    .first()
                    .is_some_and(|first| first.start <= mark_length(text))
            })
        })
    }
}

/// What is written before « …(le reste sans changement) », or before the dots that stand for it.
fn before_the_rest(text: &str) -> Option<&str> {
    let said = [
        "(le reste sans changement",
        "(Le reste sans changement",
        "(le reste sans modification",
    ]
    .iter()
    .find_map(|said| text.find(said));
    let before = trim_all(said.map_or(text, |said| &text[..said]));
    let bare = trim_all(before.trim_end_matches(['.', '…']));
    let is_open = said.is_some() || before.ends_with('…') || before.ends_with("...");
    (is_open && !bare.is_empty() && !bare.contains('\n')).then_some(bare)
}
