//! « L’article 5 devient l’article 6 », « les articles 5 à 9 sont renumérotés 6 à 10 », « renuméroter l’article 5 en article 6 ».

use super::{Read, Reader};
use crate::edit::{DivisionPath, Operation, ReadingProblem};
use crate::nouns::noun;
use crate::path::DivisionRef;
use crate::reference::number_and_next;

/// Divisions renumbered by one sentence: more is no request.
const RENUMBERED_MAX: usize = 1_000;

impl Reader<'_> {
    /// None, and nothing read, when the sentence gives no division another number.
    pub(super) fn renumbered(&mut self) -> Read<Option<Vec<Operation>>> {
        let before = self.position;
        let found = self.renumbering();
        if matches!(found, Ok(None)) {
            self.position = before;
        }
        found
    }

    fn renumbering(&mut self) -> Read<Option<Vec<Operation>>> {
        let is_asked = self.accept(&["renumeroter"]);
        let unsaid = if is_asked {
            Err(ReadingProblem::NoObject)
        } else {
            Ok(None)
        };
        let Some((noun, old)) = self.numbered_divisions() else {
            return unsaid;
        };
        let is_said = if is_asked {
            self.accept(&["en"]) || self.accept(&["comme", "suit"])
        } else {
            self.accept(&["devient"]) || self.accept(&["deviennent"]) || self.is_renumbered()
        };
        if !is_said {
            return unsaid;
        }
        self.accept_sign(':');
        let (said, new) = match self.numbered_divisions() {
            Some((said, new)) => (said, new),
            None => (noun, self.numbers().ok_or(ReadingProblem::NoWords)?),
        };
        // An article that becomes an action is another division: its words would say otherwise what it is.
        if said != noun || new.len() != old.len() {
            return Err(ReadingProblem::NotPlaced);
        }
        let operations = old
            .into_iter()
            .zip(new)
            .map(|(old, number)| Operation::Renumeroter {
                division: DivisionPath(DivisionRef::Numbered { noun, number: old }),
                number,
            });
        Ok(Some(operations.collect()))
    }

    /// « est renumérotée », « sont renumérotés ».
    fn is_renumbered(&mut self) -> bool {
        let forms = ["renumerote", "renumerotee", "renumerotes", "renumerotees"];
        let is_said = forms
            .iter()
            .any(|form| self.accept(&["est", *form]) || self.accept(&["sont", *form]));
        if is_said {
            self.accept(&["en"]);
        }
        is_said
    }

    /// « l’article 5 », « les articles 5 à 9 », « article 6 ».
    fn numbered_divisions(&mut self) -> Option<(&'static str, Vec<String>)> {
        let before = self.position;
        if matches!(self.word(), Some("l" | "le" | "la" | "les")) {
            self.position += 1;
        }
        let found = self.word().and_then(noun).and_then(|noun| {
            self.position += 1;
            Some((noun.key, self.numbers()?))
        });
        if found.is_none() {
            self.position = before;
        }
        found
    }

    /// « 5 », « 5, 6 et 7 », « 5 à 9 », « 5 bis ».
    fn numbers(&mut self) -> Option<Vec<String>> {
        let mut numbers = vec![self.number()?];
        loop {
            let before = self.position;
            let is_range = self.accept(&["a"]);
            if !is_range && !self.accept_sign(',') && !self.accept(&["et"]) {
                return Some(numbers);
            }
            let next = self.number();
            let more = match (is_range, next) {
                (_, None) => None,
                (false, Some(next)) => Some(vec![next]),
                (true, Some(last)) => numbers.last().and_then(|first| range(first, &last)),
            };
            let Some(more) = more else {
                self.position = before;
                return Some(numbers);
            };
            numbers.extend(more);
        }
    }

    fn number(&mut self) -> Option<String> {
        let (number, next) = number_and_next(self.tokens, self.sentence, self.position)?;
        self.position = next;
        Some(number)
    }
}

/// What follows the first up to the last: « 6 », « 7 » and « 8 » of « 5 à 8 ».
fn range(first: &str, last: &str) -> Option<Vec<String>> {
    let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
    let is_range = first < last && last - first < RENUMBERED_MAX;
    is_range.then(|| (first + 1..=last).map(|number| number.to_string()).collect())
}
