//! Reading an amendment: from its sentences to edits.
//!
//! Reading never fails and never guesses: what is not understood is given back with the reason, beside what is.

use std::ops::Range;

use crate::document::Document;
use crate::edit::{
    Addition, DivisionPath, Edit, NotUnderstood, Occurrence, Operation, Reading, ReadingProblem, Side, Span,
};
use crate::folding::{capitalised, fold, trim_all};
use crate::heading::split_heading;
use crate::nouns::noun;
use crate::path::{DivisionRef, Path, Target};
use crate::places::division_index;
use crate::reference::{Context, Rank, Reference, index_of, paths, rank_of, read_reference, word};
use crate::tokens::{Kind, Token, blocks_of, tokenise};

type Read<T> = Result<T, ReadingProblem>;

/// Reads an amendment to a text. Numbers of alinéas are those of this text.
///
/// Understood: replacing, removing and inserting words; removing, rewriting, inserting and completing alinéas,
/// sentences, divisions, visas and considérants; changing an intitulé; in the words of the Assemblée
/// (« substituer aux mots… ») or of anyone (« Remplacer « x » par « y » »), several operations following one another
/// (« I. – … II. – En conséquence, … »).
///
/// ```
/// use legistique::{Document, Operation, parse_amendment};
/// let text = Document::parse("## Action 7 – Diffuser les données");
/// let reading = parse_amendment("Compléter l’intitulé de l’action 7 comme suit : Diffuser les données, et les documenter.", &text);
/// assert!(matches!(&reading.edits[0].operation, Operation::RedigerIntitule { new, .. } if new == "Diffuser les données, et les documenter"));
/// let reading = parse_amendment("Il faudrait faire mieux.", &text);
/// assert_eq!(reading.not_understood.len(), 1);
/// ```
pub fn parse_amendment(sentence: &str, document: &Document) -> Reading {
    let tokens = tokenise(sentence);
    let mut reader = Reader {
        tokens: &tokens,
        sentence,
        document,
        position: 0,
        context: Context::default(),
    };
    let mut reading = Reading {
        sub_amendment_of: reader.sub_amendment(),
        ..Reading::default()
    };
    while reader.skip_to_instruction() {
        let start = reader.start();
        match reader
            .instruction()
            .and_then(|operations| reader.ends_cleanly().map(|()| operations))
        {
            Ok(operations) => {
                let span = Span {
                    start,
                    end: reader.end(),
                };
                reading
                    .edits
                    .extend(operations.into_iter().map(|operation| Edit { operation, span }));
            }
            Err(reason) => {
                let reason = if reader.rest_of_line_is_unclosed() {
                    ReadingProblem::UnclosedQuotation
                } else {
                    reason
                };
                reader.skip_line();
                reading.not_understood.push(NotUnderstood {
                    span: Span {
                        start,
                        end: reader.end(),
                    },
                    reason,
                });
            }
        }
    }
    if reading.edits.is_empty() && reading.not_understood.is_empty() {
        let span = Span {
            start: 0,
            end: sentence.len(),
        };
        reading.not_understood.push(NotUnderstood {
            span,
            reason: ReadingProblem::NoVerb,
        });
    }
    reading
}

/// What the quoted or plain words after « : » are meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Described {
    Words,
    Phrase,
    Alineas,
    Division(&'static str),
    Nothing,
}

/// Words to write, and whether they stood between quotation marks.
struct Written {
    text: String,
    is_quoted: bool,
}

/// What comes before the verb.
#[derive(Default)]
struct Location {
    scope: Option<Reference>,
    beside_words: Option<(Side, String, Occurrence)>,
    beside_blocks: Option<(Side, Reference)>,
    is_at_end: bool,
}

struct Reader<'a> {
    tokens: &'a [Token],
    sentence: &'a str,
    document: &'a Document,
    position: usize,
    context: Context,
}

impl Reader<'_> {
    fn word(&self) -> Option<&str> {
        word(self.tokens, self.position)
    }

    fn word_at(&self, offset: usize) -> Option<&str> {
        word(self.tokens, self.position + offset)
    }

    fn kind(&self) -> Option<&Kind> {
        self.tokens.get(self.position).map(|token| &token.kind)
    }

    fn start(&self) -> usize {
        self.tokens
            .get(self.position)
            .map_or(self.sentence.len(), |token| token.span.start)
    }

    fn end(&self) -> usize {
        self.position
            .checked_sub(1)
            .map_or(0, |last| self.tokens[last].span.end)
    }

    fn accept(&mut self, words: &[&str]) -> bool {
        let found = words
            .iter()
            .enumerate()
            .all(|(offset, word)| self.word_at(offset) == Some(*word));
        if found {
            self.position += words.len();
        }
        found
    }

    fn accept_sign(&mut self, sign: char) -> bool {
        let found = self.kind() == Some(&Kind::Sign(sign));
        self.position += usize::from(found);
        found
    }

    fn skip_commas(&mut self) {
        while self.accept_sign(',') {}
    }

    /// « Sous-amendement à l’amendement n° 5 : »
    fn sub_amendment(&mut self) -> Option<String> {
        if !self.accept(&["sous-amendement", "a", "l", "amendement"]) {
            return None;
        }
        let _ = self.accept(&["n"]) || self.accept(&["no"]) || self.accept(&["numero"]);
        self.accept_sign('°');
        let number = self.word().map(str::to_owned);
        self.position += usize::from(number.is_some());
        self.accept_sign(':');
        number
    }

    /// Passes line breaks, « I. – », « 1° », « a) », « - » and « En conséquence, »; false at the end.
    fn skip_to_instruction(&mut self) -> bool {
        loop {
            match self.kind() {
                None => return false,
                Some(Kind::NewLine | Kind::Sign(_)) => self.position += 1,
                Some(Kind::Word(word)) => {
                    let is_roman = self.sentence[self.tokens[self.position].span.clone()]
                        .chars()
                        .all(|letter| "IVXL".contains(letter));
                    let is_number = word
                        .trim_end_matches('°')
                        .chars()
                        .all(|letter| letter.is_ascii_digit());
                    let is_label = is_roman || is_number || word.chars().count() == 1;
                    let next = self.tokens.get(self.position + 1).map(|token| &token.kind);
                    let is_marked =
                        word.ends_with('°') || matches!(next, Some(Kind::Sign('.' | ')' | '–' | '—' | '-')));
                    if is_label && is_marked {
                        self.position += 1;
                    } else if !self.accept(&["en", "consequence"])
                        && !self.accept(&["puis"])
                        && !self.accept(&["et"])
                    {
                        return true;
                    }
                }
                Some(_) => return true,
            }
        }
    }

    fn skip_line(&mut self) {
        while !matches!(self.kind(), None | Some(Kind::NewLine)) {
            self.position += 1;
        }
    }

    fn rest_of_line_is_unclosed(&self) -> bool {
        let rest = self.tokens[self.position.min(self.tokens.len())..].iter();
        rest.take_while(|token| token.kind != Kind::NewLine)
            .any(|token| token.kind == Kind::Unclosed)
    }

    /// After an operation: a full stop, the end, or the next operation.
    fn ends_cleanly(&mut self) -> Read<()> {
        while self.accept_sign('.') || self.accept_sign(';') || self.accept_sign(',') {}
        let is_next = match self.kind() {
            None | Some(Kind::NewLine) => true,
            Some(Kind::Word(word)) => {
                matches!(
                    word.as_str(),
                    "et" | "puis" | "en" | "a" | "au" | "apres" | "avant" | "dans"
                ) || verb(word).is_some()
            }
            Some(_) => false,
        };
        if is_next {
            Ok(())
        } else {
            Err(ReadingProblem::Leftover)
        }
    }

    fn instruction(&mut self) -> Read<Vec<Operation>> {
        let location = self.location()?;
        let Some(verb) = self.word().and_then(verb) else {
            return Err(ReadingProblem::NoVerb);
        };
        self.position += 1;
        match verb {
            Verb::Supprimer => self.remove(location),
            Verb::Remplacer => self.replace(location),
            Verb::Substituer => self.substitute(location),
            Verb::Rediger => self.rewrite(location),
            Verb::Inserer => self.insert(location),
            Verb::Completer => self.complete(location),
        }
    }

    fn location(&mut self) -> Read<Location> {
        let mut location = Location::default();
        loop {
            self.skip_commas();
            if !self.preposition(&mut location)? {
                return Ok(location);
            }
        }
    }

    /// One « à l’alinéa 2 », « après le mot : « x » », « à la fin de l’action 1 ».
    fn preposition(&mut self, location: &mut Location) -> Read<bool> {
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

    fn reference(&mut self) -> Read<Reference> {
        let (reference, next) =
            read_reference(self.tokens, self.sentence, self.position).ok_or(ReadingProblem::NoObject)?;
        self.position = next;
        Ok(reference)
    }

    /// « le mot : « x » », « la deuxième occurrence des mots : « x » », « le montant : « x » », « x » alone.
    fn quoted_words(&mut self) -> Option<(String, Occurrence)> {
        let before = self.position;
        let found = self.try_quoted_words();
        if found.is_none() {
            self.position = before;
        }
        found
    }

    fn try_quoted_words(&mut self) -> Option<(String, Occurrence)> {
        let mut occurrence = Occurrence::Unique;
        let mut rank = None;
        loop {
            let Some(word) = self.word() else { break };
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
    fn trailing(&mut self, location: &mut Location, occurrence: &mut Occurrence) -> Read<()> {
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

    /// The scope words are looked for in: what is said, else the whole text.
    fn scope(&mut self, location: &Location) -> Read<Path> {
        match &location.scope {
            None => Ok(Path::WHOLE),
            Some(reference) => self.single_path(reference),
        }
    }

    fn paths(&mut self, reference: &Reference) -> Read<Vec<Path>> {
        paths(reference, self.document, &mut self.context)
    }

    fn single_path(&mut self, reference: &Reference) -> Read<Path> {
        match &self.paths(reference)?[..] {
            [path] => Ok(path.clone()),
            _ => Err(ReadingProblem::NoObject),
        }
    }

    fn object(&mut self, location: &Location) -> Read<Reference> {
        let reference = self.reference()?;
        Ok(location
            .scope
            .as_ref()
            .map_or_else(|| reference.clone(), |outer| reference.clone().within(outer)))
    }

    fn remove(&mut self, mut location: Location) -> Read<Vec<Operation>> {
        if let Some(operation) = self.end_after_words(&location, false)? {
            return Ok(vec![operation]);
        }
        if let Some((old, mut occurrence)) = self.quoted_words() {
            self.trailing(&mut location, &mut occurrence)?;
            let scope = self.scope(&location)?;
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
    fn end_after_words(&mut self, location: &Location, is_rewritten: bool) -> Read<Option<Operation>> {
        if !self.accept(&["la", "fin"]) {
            return Ok(None);
        }
        let Some((Side::Apres, anchor, Occurrence::Unique)) = location.beside_words.clone() else {
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
        let scope = scope.map_or(Ok(Path::WHOLE), |reference| self.single_path(&reference))?;
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
        }))
    }

    fn replace(&mut self, mut location: Location) -> Read<Vec<Operation>> {
        if let Some((old, mut occurrence)) = self.quoted_words() {
            self.trailing(&mut location, &mut occurrence)?;
            if !self.accept(&["par"]) {
                return Err(ReadingProblem::NoWords);
            }
            return self.new_words(location, old, occurrence);
        }
        let reference = self.object(&location)?;
        if !self.accept(&["par"]) {
            return Err(ReadingProblem::NoWords);
        }
        self.rewritten(&reference)
    }

    fn new_words(
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
    fn substitute(&mut self, mut location: Location) -> Read<Vec<Operation>> {
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

    fn rewrite(&mut self, location: Location) -> Read<Vec<Operation>> {
        let mut says_how = self.accept(&["ainsi"]);
        if let Some(operation) = self.end_after_words(&location, true)? {
            return Ok(vec![operation]);
        }
        let reference = match &location.scope {
            Some(scope) if matches!(self.kind(), Some(Kind::Sign(':') | Kind::Quotation(_))) => scope.clone(),
            _ => self.object(&location)?,
        };
        says_how |= self.accept(&["ainsi"]) || self.accept(&["comme", "suit"]);
        if !says_how && self.kind() != Some(&Kind::Sign(':')) {
            return Err(ReadingProblem::NoWords);
        }
        self.rewritten(&reference)
    }

    /// The new version of what a reference names.
    fn rewritten(&mut self, reference: &Reference) -> Read<Vec<Operation>> {
        let paths = self.paths(reference)?;
        let (_, written) = self.described()?;
        let [path] = &paths[..] else {
            return self.rewritten_run(&paths, &written);
        };
        if path.target == Target::Heading {
            let old = self.intitule(path);
            return Ok(vec![Operation::RedigerIntitule {
                division: self.division_path(path)?,
                new: new_intitule(&old, &written),
            }]);
        }
        let blocks = match (&path.division, path.target) {
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

    /// « Remplacer les alinéas 3 à 5 par… »: the first is rewritten, the others go.
    fn rewritten_run(&mut self, paths: &[Path], written: &Written) -> Read<Vec<Operation>> {
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

    fn insert(&mut self, mut location: Location) -> Read<Vec<Operation>> {
        // « Ajouter après l’alinéa 2 : … », « Ajouter à la fin de l’action 1 : … »
        self.skip_commas();
        while matches!(self.word(), Some("apres" | "avant" | "a" | "au" | "dans"))
            && self.preposition(&mut location)?
        {
            self.skip_commas();
        }
        if let Some((side, anchor, mut occurrence)) = location.beside_words.take() {
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
            let path = self.single_path(&reference)?;
            return self.insert_beside(path, side, described, &written);
        }
        let reference = location.scope.take().ok_or(ReadingProblem::NoObject)?;
        if !location.is_at_end && described == Described::Words {
            // « Ajouter à l’alinéa 2 les mots… » does not say where.
            return Err(ReadingProblem::NoObject);
        }
        let path = self.single_path(&reference)?;
        self.completed(&path, described, &written)
    }

    fn insert_beside(
        &mut self,
        path: Path,
        side: Side,
        described: Described,
        written: &Written,
    ) -> Read<Vec<Operation>> {
        if described == Described::Words || described == Described::Phrase {
            return Err(ReadingProblem::NoObject);
        }
        let blocks = match (path.target, &path.division) {
            (Target::Whole, Some(division)) => self.division_blocks(division, &written.text),
            _ => blocks_of(&written.text),
        };
        let announces_division = matches!(described, Described::Division(_));
        if blocks.is_empty() || (announces_division && !blocks[0].starts_with('#')) {
            return Err(ReadingProblem::NoWords);
        }
        Ok(vec![Operation::InsererBlocs { path, side, blocks }])
    }

    fn complete(&mut self, location: Location) -> Read<Vec<Operation>> {
        let reference = match &location.scope {
            Some(scope) if matches!(self.word(), Some("par")) => scope.clone(),
            _ => self.object(&location)?,
        };
        let path = self.single_path(&reference)?;
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

    fn completed(&mut self, path: &Path, described: Described, written: &Written) -> Read<Vec<Operation>> {
        let complete = |path: &Path, addition| {
            Ok(vec![Operation::Completer {
                path: path.clone(),
                addition,
            }])
        };
        match (path.target, described) {
            (Target::Heading, _) => self.completed_intitule(path, described, written),
            (_, Described::Division(_)) => {
                let Some(division) = &path.division else {
                    return Err(ReadingProblem::NoObject);
                };
                let blocks = self.division_blocks(division, &written.text);
                complete(path, Addition::Alineas(blocks))
            }
            (_, Described::Words | Described::Phrase) if !written.is_quoted => Err(ReadingProblem::NoWords),
            (Target::Whole, Described::Words | Described::Phrase) => {
                let addition = if described == Described::Words {
                    Addition::Mots
                } else {
                    Addition::Phrase
                };
                let only = Path {
                    division: path.division.clone(),
                    target: Target::Alinea(1),
                };
                let index = division_index(self.document, &only).ok().flatten();
                let count = index.map_or(0, |index| self.document.divisions()[index].alinea_count());
                if count == 1 {
                    complete(&only, addition(written.text.clone()))
                } else {
                    Err(ReadingProblem::NoObject)
                }
            }
            (Target::Alinea(_), Described::Phrase) => complete(path, Addition::Phrase(written.text.clone())),
            (
                Target::Alinea(_) | Target::Phrase { .. } | Target::Visa(_) | Target::Considerant(_),
                Described::Words,
            ) => complete(path, Addition::Mots(written.text.clone())),
            (Target::Alinea(_), Described::Nothing) if written.is_quoted => {
                let starts_phrase = written.text.starts_with(char::is_uppercase);
                let addition = if starts_phrase {
                    Addition::Phrase
                } else {
                    Addition::Mots
                };
                complete(path, addition(written.text.clone()))
            }
            (
                Target::Whole | Target::Alinea(_) | Target::Visa(_) | Target::Considerant(_),
                Described::Alineas | Described::Nothing,
            ) => {
                let blocks = blocks_of(&written.text);
                match path.target {
                    _ if blocks.is_empty() => Err(ReadingProblem::NoWords),
                    Target::Whole => complete(path, Addition::Alineas(blocks)),
                    _ => Ok(vec![Operation::InsererBlocs {
                        path: path.clone(),
                        side: Side::Apres,
                        blocks,
                    }]),
                }
            }
            _ => Err(ReadingProblem::NoObject),
        }
    }

    /// « Compléter l’intitulé comme suit : X » gives the whole new intitulé when X starts with the old one.
    fn completed_intitule(
        &mut self,
        path: &Path,
        described: Described,
        written: &Written,
    ) -> Read<Vec<Operation>> {
        let old = self.intitule(path);
        let complete = |words: String| {
            Ok(vec![Operation::Completer {
                path: path.clone(),
                addition: Addition::Mots(words),
            }])
        };
        if described == Described::Words && written.is_quoted {
            return complete(written.text.clone());
        }
        let unstopped = new_intitule("", written);
        let added = trim_all(unstopped.trim_start_matches(['…', '.'])).to_owned();
        let (folded_old, folded_new) = (fold(&old), fold(&added));
        let continues = folded_new
            .strip_prefix(&folded_old)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        if continues && !old.is_empty() {
            return Ok(vec![Operation::RedigerIntitule {
                division: self.division_path(path)?,
                new: new_intitule(&old, written),
            }]);
        }
        let first = |text: &str| text.split_whitespace().next().map(str::to_owned);
        if first(&folded_old) == first(&folded_new) {
            return Err(ReadingProblem::TitleNeitherCompletedNorReplaced);
        }
        complete(added)
    }

    fn intitule(&self, path: &Path) -> String {
        let index = division_index(self.document, path).ok().flatten();
        index.map_or_else(String::new, |index| {
            self.document.divisions()[index].intitule.clone()
        })
    }

    fn division_path(&self, path: &Path) -> Read<DivisionPath> {
        match &path.division {
            Some(division) => Ok(DivisionPath(division.clone())),
            None if self.document.divisions().len() == 2 => {
                Ok(DivisionPath(crate::places::name_of(self.document, 1)))
            }
            None => Err(ReadingProblem::DivisionNotSaid),
        }
    }

    /// « Action 1 bis – Publier » becomes a heading of the level of its neighbour; an article without intitulé
    /// beside articles without intitulé starts its first alinéa on the same line.
    fn division_blocks(&self, neighbour: &DivisionRef, text: &str) -> Vec<String> {
        let mut blocks = blocks_of(text);
        let Some(first) = blocks.first().cloned() else {
            return blocks;
        };
        let neighbour =
            index_of(self.document, Some(neighbour)).map(|index| &self.document.divisions()[index]);
        let parts = split_heading(&first);
        let (Some(neighbour), Some((noun, _))) = (neighbour, &parts.label) else {
            return blocks;
        };
        if neighbour.noun != Some(noun) {
            return blocks;
        }
        let marks = "#".repeat(usize::from(neighbour.level.max(1)));
        let intitule = &first[parts.intitule.clone()];
        if parts.runs_on && neighbour.intitule.is_empty() && !intitule.is_empty() {
            blocks[0] = format!("{marks} {}", &first[..parts.label_end]);
            blocks.insert(1, intitule.to_owned());
        } else {
            blocks[0] = format!("{marks} {first}");
        }
        blocks
    }

    fn quotation(&mut self) -> Read<String> {
        let Some(Kind::Quotation(content)) = self.kind() else {
            return Err(ReadingProblem::NoWords);
        };
        let content = content.clone();
        self.position += 1;
        Ok(content)
    }

    /// « l’alinéa suivant : « … » », « les mots : « … » », or plain words up to the end of the line.
    fn described(&mut self) -> Read<(Described, Written)> {
        let before = self.position;
        let mut described = Described::Nothing;
        while let Some(word) = self.word() {
            let found = match word {
                "alinea" | "alineas" | "visa" | "visas" | "considerant" | "considerants" | "paragraphe"
                | "paragraphes" => Described::Alineas,
                "phrase" | "phrases" => Described::Phrase,
                word if is_words_noun(word) => Described::Words,
                word if is_filler(word) => described,
                word => match noun(word) {
                    Some(noun) => Described::Division(noun.key),
                    None => break,
                },
            };
            described = found;
            self.position += 1;
        }
        let has_colon = self.accept_sign(':');
        while self.kind() == Some(&Kind::NewLine) {
            self.position += 1;
        }
        if let Some(Kind::Quotation(content)) = self.kind() {
            let text = content.clone();
            self.position += 1;
            return Ok((
                described,
                Written {
                    text,
                    is_quoted: true,
                },
            ));
        }
        if !has_colon {
            // « par recenser les initiatives »: the words start right there.
            self.position = before;
            described = Described::Nothing;
        }
        let plain = self.rest_of_line()?;
        Ok((
            described,
            Written {
                text: plain,
                is_quoted: false,
            },
        ))
    }

    fn rest_of_line(&mut self) -> Read<String> {
        let start = self.start();
        if matches!(self.kind(), None | Some(Kind::NewLine)) || self.rest_of_line_is_unclosed() {
            return Err(ReadingProblem::NoWords);
        }
        self.skip_line();
        let range: Range<usize> = start..self.end();
        Ok(trim_all(&self.sentence[range]).to_owned())
    }
}

/// A new intitulé: a final full stop belongs to the amendment's sentence when the old one had none, and a capital
/// lost in the middle of the sentence is restored. Words between quotation marks are taken as they are.
fn new_intitule(old: &str, written: &Written) -> String {
    if written.is_quoted {
        return trim_all(&written.text).to_owned();
    }
    let text = if old.ends_with('.') {
        &written.text
    } else {
        written.text.strip_suffix('.').unwrap_or(&written.text)
    };
    if old.starts_with(char::is_uppercase) {
        capitalised(text)
    } else {
        text.to_owned()
    }
}

#[derive(Debug, Clone, Copy)]
enum Verb {
    Supprimer,
    Remplacer,
    Substituer,
    Rediger,
    Inserer,
    Completer,
}

fn verb(word: &str) -> Option<Verb> {
    match word {
        "supprimer" | "supprime" | "supprimez" | "retirer" | "abroger" => Some(Verb::Supprimer),
        "remplacer" | "remplace" | "remplacez" => Some(Verb::Remplacer),
        "substituer" => Some(Verb::Substituer),
        "rediger" | "reecrire" => Some(Verb::Rediger),
        "inserer" | "ajouter" | "ajoute" | "ajoutez" => Some(Verb::Inserer),
        "completer" | "complete" | "completez" => Some(Verb::Completer),
        _ => None,
    }
}

fn is_words_noun(word: &str) -> bool {
    matches!(
        word,
        "mot"
            | "mots"
            | "montant"
            | "montants"
            | "nombre"
            | "nombres"
            | "chiffre"
            | "chiffres"
            | "taux"
            | "date"
            | "dates"
            | "annee"
            | "annees"
            | "reference"
            | "references"
            | "expression"
            | "terme"
            | "termes"
            | "somme"
            | "pourcentage"
            | "signe"
            | "passage"
    )
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "l" | "le"
            | "la"
            | "les"
            | "un"
            | "une"
            | "deux"
            | "trois"
            | "quatre"
            | "cinq"
            | "six"
            | "nouvel"
            | "nouveau"
            | "nouveaux"
            | "nouvelle"
            | "nouvelles"
            | "suivant"
            | "suivants"
            | "suivante"
            | "suivantes"
            | "ainsi"
            | "redige"
            | "rediges"
            | "redigee"
            | "redigees"
            | "comme"
            | "suit"
    )
}
