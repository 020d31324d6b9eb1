//! « L’article 5 devient l’article 6 », « les articles 5 à 9 sont renumérotés 6 à 10 », « renuméroter l’article 5 en article 6 ».

use super::{Read, Reader};
use crate::edit::{DivisionPath, Operation, ReadingProblem};
use crate::folding::fold;
use crate::nouns::noun;
use crate::path::DivisionRef;
use crate::reference::number_and_next;

/// Divisions renumbered by one sentence: more is no request.
const RENUMBERED_MAX: usize = 1_000;

/// What « 5 à 9 » holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Range {
    /// The divisions from the one to the other, in the text
    OfText,
    /// The whole numbers, which no division may have yet
    OfNumbers,
}

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
        let Some((noun, old)) = self.numbered_divisions(Range::OfText) else {
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
        let (said, new) = match self.numbered_divisions(Range::OfNumbers) {
            Some((said, new)) => (said, new),
            None => (noun, self.numbers(None).ok_or(ReadingProblem::NoWords)?),
        };
        // « L’article 6 A » is no « article 6 », and is read as no other number.
        if self.word().is_some_and(|word| word.chars().count() == 1) {
            return Err(ReadingProblem::Leftover);
        }
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
    fn numbered_divisions(&mut self, range: Range) -> Option<(&'static str, Vec<String>)> {
        let before = self.position;
        if matches!(self.word(), Some("l" | "le" | "la" | "les")) {
            self.position += 1;
        }
        let found = self.word().and_then(noun).and_then(|noun| {
            self.position += 1;
            let of_text = (range == Range::OfText).then_some(noun.key);
            Some((noun.key, self.numbers(of_text)?))
        });
        if found.is_none() {
            self.position = before;
        }
        found
    }

    /// « 5 », « 5, 6 et 7 », « 5 à 9 », « 5 bis ». `of_text` is the noun of divisions that the text has already.
    fn numbers(&mut self, of_text: Option<&'static str>) -> Option<Vec<String>> {
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
                (true, Some(last)) => numbers.last().and_then(|first| {
                    let there = of_text.and_then(|noun| self.range_of_text(noun, first, &last));
                    there.or_else(|| range(first, &last))
                }),
            };
            let Some(more) = more else {
                self.position = before;
                return Some(numbers);
            };
            numbers.extend(more);
        }
    }

    /// What follows the first up to the last in the text: « 2 à 4 » holds « 3 bis » where there is one.
    fn range_of_text(&self, noun: &str, first: &str, last: &str) -> Option<Vec<String>> {
        let divisions = self.document.divisions().iter();
        let numbers: Vec<&String> = divisions
            .filter(|division| division.noun == Some(noun))
            .filter_map(|division| division.number.as_ref())
            .collect();
        let place = |wanted: &str| numbers.iter().position(|number| fold(number) == fold(wanted));
        let (start, end) = (place(first)?, place(last)?);
        let is_range = start < end && end - start < RENUMBERED_MAX;
        is_range.then(|| numbers[start + 1..=end].iter().copied().cloned().collect())
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
