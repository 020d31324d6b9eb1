//! Other numbers for divisions, as a parliament or a law says them.

use super::{Resolved, Resolver};
use crate::dispositif::{Directive, Place};
use crate::edit::{DivisionPath, Operation, ReadingProblem};
use crate::folding::{alike, fold, trim_all};
use crate::heading::{number_at, split_heading};
use crate::path::DivisionRef;

impl Resolver<'_> {
    pub(super) fn renumbered(&self, directive: &Directive) -> Resolved<Vec<Operation>> {
        let place = &directive.place;
        if !place.alineas.is_empty() {
            return Err(ReadingProblem::AlineasCounted);
        }
        let division = self.numbered(place)?;
        let given = match &directive.destination {
            Some(destination) => self.numbered(destination)?,
            None => given(&division, trim_all(&directive.text))?,
        };
        match (&division, given) {
            (
                DivisionRef::Numbered { noun, .. },
                DivisionRef::Numbered {
                    noun: given_noun,
                    number,
                },
            ) if *noun == given_noun => Ok(vec![Operation::Renumeroter {
                division: DivisionPath(division.clone()),
                number,
            }]),
            _ => Err(ReadingProblem::NotPlaced),
        }
    }

    /// « l’article 5 », « cet article »: a whole division that has a number.
    fn numbered(&self, place: &Place) -> Resolved<DivisionRef> {
        if !place.is_whole_division() || place.edge.is_some() {
            return Err(ReadingProblem::NotPlaced);
        }
        let said = match place.division.as_deref() {
            // « l’article L. 758-1 » is none of this text.
            Some(said) => named(said).filter(|_| !said.contains(". ")),
            None => self.declared.clone(),
        };
        said.ok_or(ReadingProblem::NotPlaced)
    }
}

/// « article 6 » and nothing more: « articles 6 à 9 » is not its first.
fn named(said: &str) -> Option<DivisionRef> {
    let said = said.trim();
    let parts = split_heading(said);
    let (noun, number) = parts.label.filter(|_| parts.intitule.is_empty())?;
    let is_one = said
        .split(|letter: char| alike(letter) == ' ')
        .next()
        .map(fold)
        .as_deref()
        == Some(noun);
    is_one.then_some(DivisionRef::Numbered { noun, number })
}

/// « article 6 », or « 6 » alone.
fn given(division: &DivisionRef, said: &str) -> Resolved<DivisionRef> {
    if let Some(given) = named(said) {
        return Ok(given);
    }
    match (division, number_at(said)) {
        (DivisionRef::Numbered { noun, .. }, Some((number, length))) if length == said.len() => {
            Ok(DivisionRef::Numbered { noun, number })
        }
        _ => Err(ReadingProblem::NotPlaced),
    }
}
