//! One function per verb: what it bears on, then what it writes.

use super::written::{Described, Written};
use super::{Location, Read, Reader, new_intitule};
use crate::edit::{Occurrence, Operation, ReadingProblem, Side};
use crate::folding::trim_all;
use crate::path::{Path, Target};
use crate::places::{Base, Line};
use crate::reference::Reference;
use crate::tokens::{Kind, blocks_of};
use crate::words::{find_words, mark_length};

impl Reader<'_> {
    pub(super) fn remove(&mut self, mut location: Location) -> Read<Vec<Operation>> {
        if let Some(operation) = self.end_after_words(&location, false)? {
            return Ok(vec![operation]);
        }
        let found = self.quoted_sentence().or_else(|| {
            self.accept_sign(':');
            self.quoted_words()
        });
        if let Some((old, mut occurrence)) = found {
            self.trailing(&mut location, &mut occurrence)?;
            let scope = self.scope(&location)?;
            if let Some(path) = self.whole_alinea(&scope, &old) {
                return Ok(vec![Operation::Supprimer { path }]);
            }
            return Ok(vec![Operation::RemplacerMots {
                scope,
                old,
                new: String::new(),
                occurrence,
            }]);
        }
        let reference = self.object(&location)?;
        let mut operations: Vec<Operation> = Vec::new();
        for path in self.paths(&reference)? {
            operations.push(Operation::Supprimer { path });
        }
        Ok(operations)
    }

    /// « après le mot « x », supprimer (rédiger ainsi) la fin de la phrase ».
    pub(super) fn end_after_words(
        &mut self,
        location: &Location,
        is_rewritten: bool,
    ) -> Read<Option<Operation>> {
        if !self.accept(&["la", "fin"]) {
            return Ok(None);
        }
        let Some((Side::Apres, anchor, occurrence)) = location.beside_words.clone() else {
            return Err(ReadingProblem::NoObject);
        };
        let mut scope = location.scope.clone();
        let mut to_end_of_phrase = false;
        if self.accept(&["de", "la", "phrase"]) || self.accept(&["de", "cette", "phrase"]) {
            to_end_of_phrase = true;
        } else if self.accept(&["de"]) || self.accept(&["du"]) {
            let reference = self.reference()?;
            to_end_of_phrase = reference.phrase.is_some();
            scope = Some(scope.map_or_else(|| reference.clone(), |outer| reference.clone().within(&outer)));
        }
        let scope = match &scope {
            None => Path::whole(self.declared.clone()),
            Some(reference) => self.single_path(reference)?,
        };
        let new = if is_rewritten {
            self.accept_sign(':');
            self.quotation()?
        } else {
            String::new()
        };
        Ok(Some(Operation::RedigerFin {
            scope,
            anchor,
            to_end_of_phrase,
            new,
            occurrence,
        }))
    }

    /// « la phrase « x » », « l’alinéa : « x » ».
    fn quoted_sentence(&mut self) -> Option<(String, Occurrence)> {
        let before = self.position;
        let named = self.accept(&["la", "phrase"])
            || self.accept(&["l", "alinea"])
            || self.accept(&["le", "paragraphe"])
            || self.accept(&["la", "mention"]);
        self.accept_sign(':');
        if let Some(Kind::Quotation(content)) = self.kind().filter(|_| named) {
            let content = content.clone();
            self.position += 1;
            return Some((content, Occurrence::Unique));
        }
        self.position = before;
        None
    }

    /// The alinéa whose words are all quoted, when there is one.
    fn whole_alinea(&self, scope: &Path, words: &str) -> Option<Path> {
        let base = Base::new(self.document);
        let segments = base.segments(scope).ok()?;
        let mut whole = segments.iter().filter(|segment| {
            let text = base.layout.text(&segment.range);
            let found = find_words(text, words);
            matches!(segment.line, Line::Block { .. })
                && matches!(&found[..], [only] if only.start <= mark_length(text) && only.end == text.len())
        });
        let only = whole.next()?;
        let path = base.line_path(only.line);
        let is_one = whole.next().is_none() && matches!(path.target, Target::Alinea(_));
        is_one.then_some(path)
    }

    /// The alinéa that quoted words stand in, when they stand once.
    fn alinea_of(&self, scope: &Path, words: &str) -> Option<Path> {
        let base = Base::new(self.document);
        let segments = base.segments(scope).ok()?;
        let mut lines = segments.iter().flat_map(|segment| {
            find_words(base.layout.text(&segment.range), words)
                .into_iter()
                .map(|_| segment.line)
        });
        let only = lines.next()?;
        let path = base.line_path(only);
        (lines.next().is_none() && matches!(path.target, Target::Alinea(_))).then_some(path)
    }

    /// « 2 500 € par 3 000 € », « trois par cinq », without quotation marks: one « par » on the line.
    fn plain_replacement(&mut self) -> Option<(String, String)> {
        let start = self.position;
        let line: Vec<usize> = (start..self.tokens.len())
            .take_while(|index| self.tokens[*index].kind != Kind::NewLine)
            .collect();
        let is_par = |index: &usize| matches!(&self.tokens[*index].kind, Kind::Word(word) if word == "par");
        let mut pars = line.iter().copied().filter(|index| is_par(index));
        let par = pars.next().filter(|_| pars.next().is_none())?;
        let is_plain = line
            .iter()
            .all(|index| !matches!(self.tokens[*index].kind, Kind::Quotation(_) | Kind::Unclosed));
        let (old, new) = (start..par, par + 1..start + line.len());
        if !is_plain
            || old.is_empty()
            || new.is_empty()
            || old.len() > PLAIN_TOKENS_MAX
            || new.len() > PLAIN_TOKENS_MAX
        {
            return None;
        }
        let said = |range: std::ops::Range<usize>, determinants: &[&[&str]]| {
            let mut first = range.start;
            for words in determinants {
                let is_said = words.iter().enumerate().all(|(offset, wanted)| {
                    crate::reference::word(self.tokens, first + offset) == Some(*wanted)
                });
                if is_said && first + words.len() < range.end {
                    first += words.len();
                    break;
                }
            }
            let text = &self.sentence[self.tokens[first].span.start..self.tokens[range.end - 1].span.end];
            trim_all(text.trim_end_matches(['.', ';', ','])).to_owned()
        };
        let old = said(old, &PLAIN_NOUNS);
        let new = said(new, &PLAIN_NOUNS);
        if old.is_empty() || new.is_empty() {
            return None;
        }
        self.position = start + line.len();
        Some((old, new))
    }

    pub(super) fn replace(&mut self, mut location: Location) -> Read<Vec<Operation>> {
        let before = self.position;
        let found = self.quoted_sentence().or_else(|| self.quoted_words());
        if let Some((old, mut occurrence)) = found {
            self.trailing(&mut location, &mut occurrence)?;
            if !self.accept(&["par"]) {
                return Err(ReadingProblem::NoWords);
            }
            if self.accept(&["la", "phrase"]) || self.accept(&["les", "phrases"]) {
                self.accept_sign(':');
            }
            return self.new_words(location, old, occurrence);
        }
        let reference = self.object(&location).ok();
        if let Some(reference) = reference
            && self.accept(&["par"])
        {
            return self.rewritten(&reference);
        }
        self.position = before;
        let (old, new) = self.plain_replacement().ok_or(ReadingProblem::NoWords)?;
        let scope = self.scope(&location)?;
        Ok(vec![Operation::RemplacerMots {
            scope,
            old,
            new,
            occurrence: Occurrence::Unique,
        }])
    }

    pub(super) fn new_words(
        &mut self,
        mut location: Location,
        old: String,
        mut occurrence: Occurrence,
    ) -> Read<Vec<Operation>> {
        let (new, _) = self.quoted_words().ok_or(ReadingProblem::NoWords)?;
        self.trailing(&mut location, &mut occurrence)?;
        let scope = self.scope(&location)?;
        Ok(vec![Operation::RemplacerMots {
            scope,
            old,
            new,
            occurrence,
        }])
    }

    /// « substituer aux mots : « x » les mots : « y » »: the old words come first.
    pub(super) fn substitute(&mut self, mut location: Location) -> Read<Vec<Operation>> {
        let before = self.position;
        self.accept(&["a"]);
        if let Some((old, mut occurrence)) = self.quoted_words() {
            self.trailing(&mut location, &mut occurrence)?;
            self.skip_commas();
            return self.new_words(location, old, occurrence);
        }
        self.position = before;
        if !["a", "au", "aux"]
            .iter()
            .any(|preposition| self.accept(&[preposition]))
        {
            return Err(ReadingProblem::NoObject);
        }
        let reference = self.object(&location)?;
        self.skip_commas();
        self.rewritten(&reference)
    }

    pub(super) fn rewrite(&mut self, location: &Location) -> Read<Vec<Operation>> {
        let mut says_how = self.accept(&["ainsi"]);
        if let Some(operation) = self.end_after_words(location, true)? {
            return Ok(vec![operation]);
        }
        let reference = match &location.scope {
            Some(scope) if matches!(self.kind(), Some(Kind::Sign(':') | Kind::Quotation(_))) => scope.clone(),
            _ => self.object(location)?,
        };
        says_how |= self.accept(&["ainsi"]) || self.accept(&["comme", "suit"]);
        if !says_how && self.kind() != Some(&Kind::Sign(':')) {
            return Err(ReadingProblem::NoWords);
        }
        self.rewritten(&reference)
    }

    /// The new version of what a reference names.
    pub(super) fn rewritten(&mut self, reference: &Reference) -> Read<Vec<Operation>> {
        let paths = self.paths(reference)?;
        let (_, written) = self.described()?;
        let [path] = &paths[..] else {
            return rewritten_run(&paths, &written);
        };
        if path.target == Target::Heading {
            let old = self.intitule(path);
            return Ok(vec![Operation::RedigerIntitule {
                division: self.division_path(path)?,
                new: new_intitule(&old, &written),
            }]);
        }
        let blocks = match (&path.division, &path.target) {
            (Some(division), Target::Whole) => self.division_blocks(division, &written.text),
            _ => blocks_of(&written.text),
        };
        if blocks.is_empty() {
            return Err(ReadingProblem::NoWords);
        }
        Ok(vec![Operation::Rediger {
            path: path.clone(),
            blocks,
        }])
    }

    pub(super) fn insert(&mut self, mut location: Location) -> Read<Vec<Operation>> {
        // « Ajouter après l’alinéa 2 : … », « Ajouter à la fin de l’action 1 : … »
        self.skip_commas();
        while matches!(self.word(), Some("apres" | "avant" | "a" | "au" | "dans"))
            && self.preposition(&mut location)?
        {
            self.skip_commas();
        }
        if let Some((side, anchor, mut occurrence)) = location.beside_words.take() {
            if self.announces_alineas() {
                // « après « - un point ; », ajouter un alinéa : « … » »
                let scope = self.scope(&location)?;
                let path = self.alinea_of(&scope, &anchor).ok_or(ReadingProblem::NotPlaced)?;
                let (described, written) = self.described()?;
                return self.insert_beside(path, side, described, &written);
            }
            let (new, _) = self.quoted_words().ok_or(ReadingProblem::NoWords)?;
            let mut said = Occurrence::Unique;
            self.trailing(&mut location, &mut said)?;
            if said == Occurrence::All {
                occurrence = said;
            }
            let scope = self.scope(&location)?;
            return Ok(vec![Operation::InsererMots {
                scope,
                anchor,
                side,
                new,
                occurrence,
            }]);
        }
        let (described, written) = self.described()?;
        if let Some((side, reference)) = location.beside_blocks.take() {
            let reference = location
                .scope
                .as_ref()
                .map_or_else(|| reference.clone(), |outer| reference.clone().within(outer));
            let path = self.edge_path(&reference, side)?;
            return self.insert_beside(path, side, described, &written);
        }
        if location.scope.is_none() && location.is_at_end && described != Described::Words {
            // « Ajouter à la fin : « … » »: a new alinéa, of the division it is tabled to or of the whole text.
            let path = Path::whole(self.declared.clone());
            let described = if described == Described::Phrase {
                return Err(ReadingProblem::NoObject);
            } else {
                described
            };
            return self.completed(&path, described, &written);
        }
        let reference = location.scope.take().ok_or(ReadingProblem::NoObject)?;
        if !location.is_at_end && described == Described::Words {
            // « Ajouter à l’alinéa 2 les mots… » does not say where.
            return Err(ReadingProblem::NoObject);
        }
        let path = self.completed_path(&reference)?;
        self.completed(&path, described, &written)
    }

    pub(super) fn insert_beside(
        &mut self,
        path: Path,
        side: Side,
        described: Described,
        written: &Written,
    ) -> Read<Vec<Operation>> {
        if described == Described::Words || described == Described::Phrase {
            return Err(ReadingProblem::NoObject);
        }
        // A row goes beside a row, a column beside a column.
        let is_beside_column = matches!(&path.target, Target::Cell(cell) if cell.row.is_none());
        let is_like = match described {
            Described::Colonne => is_beside_column,
            Described::Nothing => true,
            _ => !is_beside_column,
        };
        if !is_like {
            return Err(ReadingProblem::NoObject);
        }
        let blocks = match (&path.target, &path.division) {
            (Target::Whole, Some(division)) => self.division_blocks(division, &written.text),
            _ => blocks_of(&written.text),
        };
        let announces_division = matches!(described, Described::Division(_));
        if blocks.is_empty() {
            return Err(ReadingProblem::NoWords);
        }
        if announces_division && !blocks[0].starts_with('#') {
            return Err(ReadingProblem::NewDivisionUnnamed);
        }
        Ok(vec![Operation::InsererBlocs { path, side, blocks }])
    }

    /// « Compléter les considérants » adds after the last one; several alinéas cannot be completed together.
    fn completed_path(&mut self, reference: &Reference) -> Read<Path> {
        let is_list = reference.visa.is_some() || reference.considerant.is_some();
        if is_list {
            self.edge_path(reference, Side::Apres)
        } else {
            self.single_path(reference)
        }
    }

    pub(super) fn complete(&mut self, location: &Location) -> Read<Vec<Operation>> {
        let reference = match &location.scope {
            Some(scope) if matches!(self.word(), Some("par")) => scope.clone(),
            _ => self.object(location)?,
        };
        let path = self.completed_path(&reference)?;
        if !self.accept(&["par"])
            && !self.accept(&["comme", "suit"])
            && !self.accept(&["ainsi"])
            && self.kind() != Some(&Kind::Sign(':'))
        {
            return Err(ReadingProblem::NoWords);
        }
        let (described, written) = self.described()?;
        self.completed(&path, described, &written)
    }
}

/// What may stand before plain words: « le montant de 1 800 € », « la date du 1er janvier ».
const PLAIN_NOUNS: [&[&str]; 14] = [
    &["le", "montant", "de"],
    &["la", "somme", "de"],
    &["le", "mot"],
    &["les", "mots"],
    &["le", "nombre"],
    &["le", "chiffre"],
    &["le", "montant"],
    &["la", "date", "du"],
    &["celle", "du"],
    &["celui", "de"],
    &["la", "date"],
    &["l", "annee"],
    &["le", "taux", "de"],
    &["le", "prix", "de"],
];

/// Words that replace one another without quotation marks are few: beyond, nobody knows where they end.
const PLAIN_TOKENS_MAX: usize = 8;

/// « Remplacer les alinéas 3 à 5 par… »: the first is rewritten, the others go.
fn rewritten_run(paths: &[Path], written: &Written) -> Read<Vec<Operation>> {
    let (first, others) = paths.split_first().ok_or(ReadingProblem::NoObject)?;
    let blocks = blocks_of(&written.text);
    if blocks.is_empty() {
        return Err(ReadingProblem::NoWords);
    }
    let rewritten = Operation::Rediger {
        path: first.clone(),
        blocks,
    };
    let removed = others
        .iter()
        .map(|path| Operation::Supprimer { path: path.clone() });
    Ok(std::iter::once(rewritten).chain(removed).collect())
}
