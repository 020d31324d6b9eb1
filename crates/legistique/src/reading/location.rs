//! What comes before and after the verb: where the operation bears, and the words it quotes.

use super::vocabulary::{is_words_noun, verb};
use super::{Location, Read, Reader};
use crate::edit::{Occurrence, ReadingProblem, Side};
use crate::path::Path;
use crate::reference::{Rank, Reference, rank_of, read_reference, word};
use crate::targets::paths;
use crate::tokens::Kind;

impl Reader<'_> {
    pub(super) fn location_into(&mut self, location: &mut Location) -> Read<()> {
        loop {
            self.skip_commas();
            if !self.preposition(location)? {
                return Ok(());
            }
        }
    }

    /// « Article 3, 2e alinéa : », « Art. 2 – » before a verb.
    pub(super) fn bare_location(&mut self, location: &mut Location) {
        let mut position = self.position;
        let mut found: Option<Reference> = None;
        while let Some((reference, next)) = read_reference(self.tokens, self.sentence, position) {
            found = Some(match found {
                Some(outer) => reference.within(&outer),
                None => reference,
            });
            position = next;
            let sign = match self.tokens.get(position).map(|token| &token.kind) {
                Some(Kind::Sign(sign)) => *sign,
                _ => break,
            };
            match sign {
                ',' => position += 1,
                ':' | '–' | '—' | '-' => {
                    position += 1;
                    break;
                }
                _ => return,
            }
        }
        let goes_on = match word(self.tokens, position) {
            Some(word) => {
                verb(word).is_some() || matches!(word, "apres" | "avant" | "a" | "au" | "aux" | "dans")
            }
            None => false,
        };
        if let Some(found) = found.filter(|_| goes_on) {
            location.scope = Some(found);
            self.position = position;
        }
    }

    /// One « à l’alinéa 2 », « après le mot : « x » », « à la fin de l’action 1 ».
    pub(super) fn preposition(&mut self, location: &mut Location) -> Read<bool> {
        let before = self.position;
        let side = if self.accept(&["apres"]) {
            Some(Side::Apres)
        } else if self.accept(&["avant"]) {
            Some(Side::Avant)
        } else {
            None
        };
        if let Some(side) = side {
            if let Some((words, occurrence)) = self.quoted_words() {
                location.beside_words = Some((side, words, occurrence));
            } else {
                location.beside_blocks = Some((side, self.reference()?));
            }
            return Ok(true);
        }
        if self.accept(&["a", "la", "fin"]) {
            location.is_at_end = true;
            if self.accept(&["du", "texte"]) || self.accept(&["de", "la", "deliberation"]) {
                return Ok(true);
            }
            if self.accept(&["de"]) || self.accept(&["du"]) || self.accept(&["des"]) {
                location.scope = Some(self.reference()?);
            }
            return Ok(true);
        }
        if !["a", "au", "aux", "dans"]
            .iter()
            .any(|preposition| self.accept(&[preposition]))
        {
            return Ok(false);
        }
        if let Some((reference, next)) = read_reference(self.tokens, self.sentence, self.position) {
            self.position = next;
            location.scope = Some(match location.scope.take() {
                Some(outer) => reference.within(&outer),
                None => reference,
            });
            return Ok(true);
        }
        self.position = before;
        Err(ReadingProblem::NoObject)
    }

    pub(super) fn reference(&mut self) -> Read<Reference> {
        let (reference, next) =
            read_reference(self.tokens, self.sentence, self.position).ok_or(ReadingProblem::NoObject)?;
        self.position = next;
        Ok(reference)
    }

    /// « le mot : « x » », « la deuxième occurrence des mots : « x » », « le montant : « x » », « x » alone.
    pub(super) fn quoted_words(&mut self) -> Option<(String, Occurrence)> {
        let before = self.position;
        let found = self.try_quoted_words();
        if found.is_none() {
            self.position = before;
        }
        found
    }

    pub(super) fn try_quoted_words(&mut self) -> Option<(String, Occurrence)> {
        let mut occurrence = Occurrence::Unique;
        let mut rank = None;
        while let Some(word) = self.word() {
            if let Some(found) = rank_of(word) {
                rank = Some(found);
            } else if matches!(word, "occurrence" | "occurrences") {
                let Some(Rank::Nth(number)) = rank else {
                    return None;
                };
                occurrence = Occurrence::Nth(number);
            } else if !is_words_noun(word)
                && !matches!(
                    word,
                    "l" | "le" | "la" | "les" | "au" | "aux" | "du" | "des" | "de" | "d"
                )
            {
                return None;
            }
            self.position += 1;
        }
        self.accept_sign(':');
        let Some(Kind::Quotation(content)) = self.kind() else {
            return None;
        };
        let content = content.clone();
        self.position += 1;
        (occurrence != Occurrence::Unique || rank.is_none()).then_some((content, occurrence))
    }

    /// « , à l’alinéa 2 de l’action 1 », « partout », « à chaque occurrence » after the words.
    pub(super) fn trailing(&mut self, location: &mut Location, occurrence: &mut Occurrence) -> Read<()> {
        loop {
            let before = self.position;
            self.skip_commas();
            if self.accept(&["partout"])
                || self.accept(&["a", "chaque", "occurrence"])
                || self.accept(&["a", "toutes", "les", "occurrences"])
            {
                *occurrence = Occurrence::All;
                continue;
            }
            let preposition = self.word().unwrap_or_default();
            if location.scope.is_none() && matches!(preposition, "a" | "au" | "dans" | "de" | "du") {
                let next = self.position + 1;
                if let Some((reference, next)) = read_reference(self.tokens, self.sentence, next) {
                    // « …, à l’alinéa 3, supprimer… » starts the next operation.
                    let is_next = self
                        .tokens
                        .get(next)
                        .is_some_and(|token| token.kind == Kind::Sign(','))
                        && word(self.tokens, next + 1).and_then(verb).is_some();
                    if !is_next && word(self.tokens, next).and_then(verb).is_none() {
                        self.position = next;
                        location.scope = Some(reference);
                        continue;
                    }
                }
            }
            self.position = before;
            return Ok(());
        }
    }

    /// The scope words are looked for in: what is said, else the division the amendment is tabled to, else the whole text.
    pub(super) fn scope(&mut self, location: &Location) -> Read<Path> {
        match &location.scope {
            None => Ok(Path::whole(self.declared.clone())),
            Some(reference) => self.single_path(reference),
        }
    }

    pub(super) fn paths(&mut self, reference: &Reference) -> Read<Vec<Path>> {
        paths(reference, self.document, &mut self.context)
    }

    pub(super) fn single_path(&mut self, reference: &Reference) -> Read<Path> {
        match &self.paths(reference)?[..] {
            [path] => Ok(path.clone()),
            _ => Err(ReadingProblem::NoObject),
        }
    }

    /// The path beside which something is added: « les visas » end with the last one and start with the first.
    pub(super) fn edge_path(&mut self, reference: &Reference, side: Side) -> Read<Path> {
        let paths = self.paths(reference)?;
        let edge = if side == Side::Avant {
            paths.first()
        } else {
            paths.last()
        };
        edge.cloned().ok_or(ReadingProblem::NoObject)
    }

    pub(super) fn object(&mut self, location: &Location) -> Read<Reference> {
        let reference = self.reference()?;
        Ok(location
            .scope
            .as_ref()
            .map_or_else(|| reference.clone(), |outer| reference.clone().within(outer)))
    }
}
