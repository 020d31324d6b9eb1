//! Reading an amendment: from its sentences to edits.
//!
//! Reading never fails and never guesses: what is not understood is given back with the reason, beside what is.

use crate::document::Document;
use crate::edit::{Edit, NotUnderstood, Occurrence, Operation, Reading, ReadingProblem, Side, Span};
use crate::heading::split_heading;
use crate::path::DivisionRef;
use crate::reference::{Reference, word};
use crate::targets::Context;
use crate::tokens::{Kind, Token, tokenise};
use vocabulary::{Verb, verb};
use written::new_intitule;

mod location;
mod renumbering;
mod verbs;
mod vocabulary;
mod written;

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
    parse_amendment_in(sentence, document, None)
}

/// Like [`parse_amendment`], for an amendment tabled to one division (« Article 7 »): what it does not place elsewhere is there.
/// In a text that has no such division, nothing is placed by it.
///
/// ```
/// use legistique::{Document, apply_readings, parse_amendment_in};
/// let text = Document::parse("## Article 1\n\nUn an.\n\n## Article 2\n\nUn an.");
/// let reading = parse_amendment_in("Remplacer « an » par « mois »", &text, Some("Article 2"));
/// assert_eq!(apply_readings(&text, &[&reading]).document.to_markdown(), "## Article 1\n\nUn an.\n\n## Article 2\n\nUn mois.\n");
/// ```
pub fn parse_amendment_in(sentence: &str, document: &Document, division: Option<&str>) -> Reading {
    let tokens = tokenise(sentence);
    // The article amended is often given alone, without its heading.
    let declared = division
        .and_then(declared_division)
        .filter(|_| document.divisions().len() > 1);
    let mut reader = Reader {
        tokens: &tokens,
        sentence,
        document,
        position: 0,
        context: Context {
            division: declared.clone(),
            ..Context::default()
        },
        declared,
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
    /// The division the amendment is tabled to.
    declared: Option<DivisionRef>,
}

/// « Article 7 », « Article 7 – Diffuser », as an amendment names what it is tabled to.
pub(crate) fn declared_division(division: &str) -> Option<DivisionRef> {
    let (noun, number) = split_heading(division.trim()).label?;
    Some(DivisionRef::Numbered { noun, number })
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
                        .all(|letter| "IVXLCDM".contains(letter));
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
        if let Some(operations) = self.renumbered()? {
            return Ok(operations);
        }
        let mut location = Location::default();
        self.bare_location(&mut location);
        self.location_into(&mut location)?;
        let Some(verb) = self.word().and_then(verb) else {
            return Err(ReadingProblem::NoVerb);
        };
        self.position += 1;
        match verb {
            Verb::Supprimer => self.remove(location),
            Verb::Remplacer => self.replace(location),
            Verb::Substituer => self.substitute(location),
            Verb::Rediger => self.rewrite(&location),
            Verb::Inserer => self.insert(location),
            Verb::Completer => self.complete(&location),
        }
    }
}
