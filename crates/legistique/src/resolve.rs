//! The second stage of reading: finding in a text the places an amendment speaks of.

use crate::compile::one_line;
use crate::dispositif::{Act, Directive, Dispositif, Edge, Place, Unit};
use crate::document::Document;
use crate::doubts::has_reversed_mark;
use crate::edit::{Addition, DivisionPath, Edit, NotUnderstood, Operation, Reading, ReadingProblem, Side};
use crate::labels::Label;
use crate::path::{DivisionRef, Path, Target};
use crate::places::Base;
use crate::reading::declared_division;
use crate::style::Style;
use crate::tokens::blocks_of;
use crate::typography::Typography;
use crate::words::{final_punctuation, find_words, phrases};

mod finding;
mod removal;
mod renumbering;
mod wording;

type Resolved<T> = Result<T, ReadingProblem>;

/// The operations of an amendment on a text. `division` is the one declared by the amendment (« Article 7 »), for
/// « cet article » and for alinéas said without more. What cannot be placed for sure is left not understood, with why.
///
/// ```
/// use legistique::{Document, apply_readings, parse_in, resolve};
/// let text = Document::parse("Un bilan est fait chaque trimestre.\n\nIl est public.");
/// let reading = resolve(&parse_in("Alinéa 1\nRemplacer le mot :\ntrimestre\npar le mot :\nmois", None), &text, None);
/// assert_eq!(apply_readings(&text, &[&reading]).document.to_markdown(), "Un bilan est fait chaque mois.\n\nIl est public.\n");
/// ```
pub fn resolve(dispositif: &Dispositif, document: &Document, division: Option<&str>) -> Reading {
    resolve_as(dispositif, document, division, Wanted::default())
}

/// What a caller says of the amendment it has read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wanted {
    /// It amends an amendment, which is the text it is read on: « cet amendement » is that text.
    pub(crate) is_sub_amendment: bool,
    /// What removes « 2° » leaves « 2° (Supprimé) », as the assemblies of the Parliament do until a text is adopted.
    pub(crate) keeps_numbers: bool,
}

pub(crate) fn resolve_as(
    dispositif: &Dispositif,
    document: &Document,
    division: Option<&str>,
    wanted: Wanted,
) -> Reading {
    let resolver = Resolver {
        base: Base::new(document),
        declared: division.and_then(declared_division),
        typography: Typography::of(&document.to_markdown()),
        style: dispositif.style,
        wanted,
    };
    let mut reading = Reading {
        not_understood: dispositif.not_understood.clone(),
        is_parliamentary: matches!(dispositif.style, Style::Assemblee | Style::Senat),
        ..Reading::default()
    };
    for directive in &dispositif.directives {
        match resolver.operations(directive) {
            Ok(operations) => reading.edits.extend(operations.into_iter().map(|operation| Edit {
                operation,
                span: directive.span,
            })),
            Err(reason) => reading.not_understood.push(NotUnderstood {
                span: directive.span,
                reason,
            }),
        }
    }
    reading
}

/// The mark of what is new in a text.
const NEW: &str = "(nouveau)";

/// A number and its adverbs are shorter.
const NUMBER_MAX: usize = 24;

struct Resolver<'a> {
    base: Base<'a>,
    declared: Option<DivisionRef>,
    typography: Typography,
    style: Style,
    wanted: Wanted,
}

impl Resolver<'_> {
    fn operations(&self, directive: &Directive) -> Resolved<Vec<Operation>> {
        let place = &directive.place;
        let names_amendment = place.is_amendment
            || directive
                .destination
                .as_ref()
                .is_some_and(|destination| destination.is_amendment);
        if names_amendment && !self.wanted.is_sub_amendment {
            return Err(ReadingProblem::AmendmentNamed);
        }
        if !directive.is_as_announced() {
            return Err(ReadingProblem::AlineasMiscounted);
        }
        let written = self.written(&directive.text);
        match directive.act {
            Act::Supprimer => self.removed(place),
            Act::Rediger => self.rewritten(place, &written),
            Act::Retablir => self.restored(place, &written),
            Act::RemplacerMots => {
                let (first, rest) = split_lines(&written);
                let operations =
                    self.each_scope(directive, |scope, old, occurrence| Operation::RemplacerMots {
                        scope,
                        old,
                        new: first.clone(),
                        occurrence,
                    })?;
                self.with_lines_after(operations, &rest)
            }
            Act::InsererMots => {
                let side = directive.side.unwrap_or(Side::Apres);
                let (first, rest) = split_lines(&written);
                let operations =
                    self.each_scope(directive, |scope, anchor, occurrence| Operation::InsererMots {
                        scope,
                        anchor,
                        side,
                        new: first.clone(),
                        occurrence,
                    })?;
                self.with_lines_after(operations, &rest)
            }
            Act::RedigerFin => {
                let to_end_of_phrase = place.is_this_phrase || !place.phrases.is_empty();
                let (first, rest) = split_lines(&written);
                let operations =
                    self.each_scope(directive, |scope, anchor, occurrence| Operation::RedigerFin {
                        scope,
                        anchor,
                        to_end_of_phrase,
                        new: first.clone(),
                        occurrence,
                    })?;
                self.with_lines_after(operations, &rest)
            }
            Act::InsererDebut => self.begun(place, directive.unit, &written),
            Act::Completer => self.completed(place, directive.unit, &written),
            Act::InsererBlocs => self.inserted(
                place,
                directive.side.unwrap_or(Side::Apres),
                directive.unit,
                &written,
            ),
            Act::Deplacer => self.displaced(directive),
            Act::Renumeroter => self.renumbered(directive),
        }
    }

    /// The words as the text would write them. « 2° bis (nouveau) » marks what was not in the text before: the mark is not of it.
    fn written(&self, text: &str) -> String {
        // Marks the wrong way round stay as they are, for a person to see.
        let text = if has_reversed_mark(text) {
            text.to_owned()
        } else {
            self.typography.conformed(text)
        };
        if !text.contains(NEW) {
            return text;
        }
        let lines = text.split('\n').map(|line| match line.split_once(NEW) {
            Some((number, rest))
                if Label::of(&format!("{number}{rest}")).is_some() && number.len() < NUMBER_MAX =>
            {
                let rest = rest.trim_start_matches([' ', '\u{a0}']);
                let is_sign = rest.starts_with(['.', '-', '–', '—', ')']);
                format!("{}{}{rest}", number.trim_end(), if is_sign { "" } else { " " })
            }
            _ => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Words of several lines are several alinéas: that is only sure where they end the one they are written in.
    fn with_lines_after(&self, mut operations: Vec<Operation>, rest: &[String]) -> Resolved<Vec<Operation>> {
        if rest.is_empty() {
            return Ok(operations);
        }
        let [operation] = &operations[..] else {
            return Err(ReadingProblem::NotPlaced);
        };
        let path = operation.path();
        let alinea = match path.target {
            Target::Alinea(number) => number,
            Target::Phrase { alinea, .. } => alinea,
            Target::Whole if self.count(path.division.as_ref()) == 1 => 1,
            _ => return Err(ReadingProblem::NotPlaced),
        };
        let path = Path::alinea(path.division, alinea);
        let text = self
            .alinea_text(path.division.as_ref(), alinea)
            .ok_or(ReadingProblem::NotPlaced)?;
        let is_at_end = |words: &str| {
            find_words(text, words)
                .last()
                .is_some_and(|last| last.end >= final_punctuation(text))
        };
        let ends_it = match operation {
            Operation::RedigerFin { to_end_of_phrase, .. } => !to_end_of_phrase || phrases(text).len() == 1,
            Operation::RemplacerMots { old: words, .. }
            | Operation::InsererMots {
                anchor: words,
                side: Side::Apres,
                ..
            } => is_at_end(words),
            _ => false,
        };
        if !ends_it {
            return Err(ReadingProblem::NotPlaced);
        }
        let text = self.marked_beside(&rest.join("\n"), &path, Side::Apres);
        operations.push(Operation::InsererBlocs {
            path,
            side: Side::Apres,
            blocks: blocks_of(&text),
        });
        Ok(operations)
    }

    fn rewritten(&self, place: &Place, text: &str) -> Resolved<Vec<Operation>> {
        if place.edge == Some(Edge::Debut) {
            return self.beginning_rewritten(place, text);
        }
        if !place.units.is_empty() && !place.alineas.is_empty() {
            return Err(ReadingProblem::NotPlaced);
        }
        let paths = self.paths(place)?;
        let [first, others @ ..] = &paths[..] else {
            return Err(ReadingProblem::NotPlaced);
        };
        if place.is_heading {
            let division = first.division.clone().ok_or(ReadingProblem::DivisionNotSaid)?;
            return Ok(vec![Operation::RedigerIntitule {
                division: DivisionPath(division),
                new: one_line(text),
            }]);
        }
        if !place.units.is_empty() && !self.spans_one_alinea(place)? {
            return Err(ReadingProblem::NotPlaced);
        }
        let text = self.marked_as(text, first, others.last().unwrap_or(first));
        let rewritten = Operation::Rediger {
            path: first.clone(),
            blocks: blocks_of(&text),
        };
        let gone = others
            .iter()
            .map(|path| Operation::Supprimer { path: path.clone() });
        Ok(std::iter::once(rewritten).chain(gone).collect())
    }

    fn begun(&self, place: &Place, unit: Option<Unit>, text: &str) -> Resolved<Vec<Operation>> {
        let place = Place {
            edge: None,
            ..place.clone()
        };
        let paths = self.paths(&place)?;
        if matches!(unit, Some(Unit::Alinea | Unit::Division)) {
            let [path] = &paths[..] else {
                return Err(ReadingProblem::NotPlaced);
            };
            let path = match path.target {
                Target::Whole => Path::alinea(path.division.clone(), 1),
                _ => path.clone(),
            };
            return Ok(vec![Operation::InsererBlocs {
                path,
                side: Side::Avant,
                blocks: blocks_of(text),
            }]);
        }
        if unit.is_none() && place.is_empty() {
            // « Ajouter au début : « Réuni le 3 mars, » »: words or an alinéa.
            return Err(ReadingProblem::NotPlaced);
        }
        let first = |path: Path| match path.target {
            Target::Whole => Path::alinea(path.division, 1),
            _ => path,
        };
        Ok(paths
            .into_iter()
            .map(|path| Operation::InsererDebut {
                path: first(path),
                new: one_line(text),
            })
            .collect())
    }

    fn completed(&self, place: &Place, unit: Option<Unit>, text: &str) -> Resolved<Vec<Operation>> {
        if place.table.is_some() {
            return Err(ReadingProblem::TableNotSaid);
        }
        if !place.units.is_empty() && !self.spans_one_alinea(place).unwrap_or(false) {
            return Err(ReadingProblem::NotPlaced);
        }
        if unit == Some(Unit::Mots) && place.is_whole_division() && self.starts_a_sentence(place, text) {
            // « Ajouter à la fin : « Il rend compte. » »: words, a sentence or an alinéa.
            return Err(ReadingProblem::NotPlaced);
        }
        let paths = match &place.proposed_for {
            Some(article) => vec![self.last_proposed(article, place)?],
            None => self.paths(place)?,
        };
        // « Compléter les considérants » adds one after the last.
        if place
            .preamble
            .as_ref()
            .is_some_and(|preamble| preamble.ranks.is_empty())
        {
            return match (paths.last(), unit) {
                (Some(last), Some(Unit::Alinea)) => Ok(vec![Operation::InsererBlocs {
                    path: last.clone(),
                    side: Side::Apres,
                    blocks: blocks_of(text),
                }]),
                _ => Err(ReadingProblem::NotPlaced),
            };
        }
        let addition = match unit {
            Some(Unit::Alinea | Unit::Division) => Addition::Alineas(blocks_of(text)),
            Some(Unit::Phrase) => Addition::Phrase(one_line(text)),
            Some(Unit::Mots) | None => Addition::Mots(one_line(text)),
            Some(Unit::Ligne | Unit::Colonne) => return Err(ReadingProblem::TableNotSaid),
        };
        if matches!(addition, Addition::Alineas(_)) && paths.len() > 1 {
            return Err(ReadingProblem::NotPlaced);
        }
        let completed = |path: Path| {
            // Words complete the last alinéa of an article.
            let is_words = !matches!(addition, Addition::Alineas(_));
            let path = if path.target == Target::Whole && is_words {
                let last = self.count(path.division.as_ref());
                Path::alinea(path.division, last)
            } else {
                path
            };
            Operation::Completer {
                path,
                addition: addition.clone(),
            }
        };
        Ok(paths.into_iter().map(completed).collect())
    }

    /// Whether what is added begins a sentence where the last one ended: it is no mere words.
    fn starts_a_sentence(&self, place: &Place, text: &str) -> bool {
        let division = self.division(place).ok().flatten();
        let last = self.alinea_text(division.as_ref(), self.count(division.as_ref()));
        let letters = text.trim_start_matches(['"', '«', ' ', '\u{a0}']);
        letters.starts_with(char::is_uppercase) && last.is_some_and(|last| last.ends_with(['.', '!', '?']))
    }

    fn inserted(
        &self,
        place: &Place,
        side: Side,
        unit: Option<Unit>,
        text: &str,
    ) -> Resolved<Vec<Operation>> {
        if let Some(table) = &place.table {
            // A row goes beside a row, a column beside a column.
            let (says_row, says_column) = (
                !table.rows.is_empty() || table.row_named.is_some(),
                !table.columns.is_empty() || table.column_named.is_some(),
            );
            let is_beside_its_like = match unit {
                Some(Unit::Ligne) => says_row || !says_column,
                Some(Unit::Colonne) => says_column && !says_row,
                _ => false,
            };
            if !is_beside_its_like {
                return Err(ReadingProblem::TableNotSaid);
            }
        }
        if !place.phrases.is_empty() {
            let paths = self.paths(place)?;
            let [path] = &paths[..] else {
                return Err(ReadingProblem::NotPlaced);
            };
            if side == Side::Avant {
                let new = one_line(text) + " ";
                return Ok(vec![Operation::InsererDebut {
                    path: path.clone(),
                    new,
                }]);
            }
            return Ok(vec![Operation::Completer {
                path: path.clone(),
                addition: Addition::Phrase(one_line(text)),
            }]);
        }
        if unit == Some(Unit::Mots) || !place.units.is_empty() && !place.alineas.is_empty() {
            return Err(ReadingProblem::NotPlaced);
        }
        if !place.units.is_empty() && side == Side::Apres && !self.spans_one_alinea(place)? {
            return Err(ReadingProblem::NotPlaced);
        }
        let paths = self.paths(place)?;
        let path = if side == Side::Apres {
            paths.last()
        } else {
            paths.first()
        };
        let path = path.ok_or(ReadingProblem::NotPlaced)?.clone();
        if path.target == Target::Whole && path.division.is_none() {
            return Err(ReadingProblem::NotPlaced);
        }
        let text = self.marked_beside(text, &path, side);
        Ok(vec![Operation::InsererBlocs {
            path,
            side,
            blocks: blocks_of(&text),
        }])
    }

    /// In the Assemblée the marks of an amendment are also those of the code it writes: alinéas that go inside a quotation of the
    /// text open with its mark.
    fn marked_beside(&self, text: &str, path: &Path, side: Side) -> String {
        let Target::Alinea(number) = path.target else {
            return text.to_owned();
        };
        let before = if side == Side::Apres {
            Some(number)
        } else {
            number.checked_sub(1)
        };
        let goes_on = before
            .and_then(|before| self.alinea_text(path.division.as_ref(), before))
            .is_some_and(|line| line.starts_with('"') && !is_closed(line));
        if goes_on && self.is_marked() {
            with_marks(text)
        } else {
            text.to_owned()
        }
    }

    /// The same for alinéas rewritten: they open, and the last one closes, as those they replace.
    fn marked_as(&self, text: &str, first: &Path, last: &Path) -> String {
        let line = |path: &Path| match path.target {
            Target::Alinea(number) => self.alinea_text(path.division.as_ref(), number),
            _ => None,
        };
        let is_inside = line(first).is_some_and(|line| line.starts_with('"'));
        if !is_inside || !self.is_marked() {
            return text.to_owned();
        }
        let mut text = with_marks(text);
        let is_last = line(last).is_some_and(is_closed);
        if is_last && !text.lines().last().is_some_and(is_closed) {
            let bare = text.trim_end_matches([' ', '\u{a0}', ';']).len();
            text.insert(bare, '"');
        }
        text
    }

    fn is_marked(&self) -> bool {
        self.style == Style::Assemblee && self.typography.has_straight_quotes
    }

    fn displaced(&self, directive: &Directive) -> Resolved<Vec<Operation>> {
        let destination = directive.destination.as_ref().ok_or(ReadingProblem::NoObject)?;
        let (from, to) = (self.paths(&directive.place)?, self.paths(destination)?);
        let side = directive.side.unwrap_or(Side::Apres);
        let path = if side == Side::Apres {
            to.last()
        } else {
            to.first()
        };
        let path = path.ok_or(ReadingProblem::NotPlaced)?.clone();
        let mut blocks = Vec::new();
        for source in &from {
            let Target::Alinea(number) = source.target else {
                return Err(ReadingProblem::NotPlaced);
            };
            blocks.push(
                self.alinea_text(source.division.as_ref(), number)
                    .ok_or(ReadingProblem::NotPlaced)?
                    .to_owned(),
            );
        }
        let gone = from.into_iter().map(|path| Operation::Supprimer { path });
        Ok(gone
            .chain(std::iter::once(Operation::InsererBlocs { path, side, blocks }))
            .collect())
    }
}

/// The first line, and the others.
fn split_lines(text: &str) -> (String, Vec<String>) {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().map(one_line).unwrap_or_default();
    (first, lines.map(str::to_owned).collect())
}

fn with_marks(text: &str) -> String {
    let lines = text.lines().map(|line| {
        if line.starts_with('"') {
            line.to_owned()
        } else {
            format!("\"{line}")
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether every mark of a line has its pair.
fn is_closed(line: &str) -> bool {
    line.matches('"').count().is_multiple_of(2)
}
