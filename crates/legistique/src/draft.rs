//! From two versions of a text to the sentences that lead from one to the other.
//!
//! Every proposal is read back and applied before it is given: a draft that would not give the new text exactly is
//! never shown. When a fine amendment cannot be written, a coarser one is.

use std::collections::BTreeSet;

use crate::alignment::{Alignment, Step, Unit, division_of, old_of};
use crate::apply::apply_readings;
use crate::dispositif::{Act, parse_in};
use crate::document::Document;
use crate::edit::{Addition, DivisionPath, Edit, Operation, Side};
use crate::outcome::Outcome;
use crate::path::{Path, Target};
use crate::places::{Base, Line, name_of};
use crate::reading::parse_amendment;
use crate::render::sentence;
use crate::renumbering::renumberings;
use crate::rewording::reworded;
use crate::style::Style;
use crate::table_rewording::cells_reworded;
use crate::totals::with_consequence;
use crate::words::mark_length;

/// No sentence could say the difference: the new text holds unbalanced quotation marks of every kind, or words that the dialect
/// asked for reads otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the difference cannot be written so that it is read back exactly")]
pub struct Undraftable;

/// The sentences that turn `old` into `new`, one per place, in the order of the text; none when nothing changes.
/// [`join_sentences`] makes one amendment of them.
///
/// ```
/// use legistique::{Document, draft};
/// let old = Document::parse("## Action 7 – Diffuser\n\nUn bilan est fait chaque trimestre.");
/// let new = Document::parse("## Action 7 – Diffuser\n\nUn bilan est fait chaque mois.");
/// assert_eq!(draft(&old, &new)?, ["À l’alinéa 1 de l’action 7, remplacer le mot\u{a0}: «\u{a0}trimestre\u{a0}» par le mot\u{a0}: «\u{a0}mois\u{a0}»."]);
/// # Ok::<(), legistique::Undraftable>(())
/// ```
pub fn draft(old: &Document, new: &Document) -> Result<Vec<String>, Undraftable> {
    Ok(drafted(old, new)?.0)
}

/// The edits that turn `old` into `new`, as they are read in the sentences of [`draft`] joined by
/// [`join_sentences`].
pub fn draft_edits(old: &Document, new: &Document) -> Result<Vec<Edit>, Undraftable> {
    Ok(drafted(old, new)?.1)
}

/// One amendment of several sentences: « I. – … », « II. – … ». What replaces the same words by the same ones as a sentence before
/// follows from it: « II. – En conséquence, … ».
///
/// ```
/// let said = ["Supprimer l’alinéa 1.", "À l’alinéa 2, supprimer « un ».", "À l’alinéa 4, supprimer « un »."].map(str::to_owned);
/// let joined = legistique::join_sentences(&said);
/// assert_eq!(joined.lines().last(), Some("III. – En conséquence, à l’alinéa 4, supprimer « un »."));
/// ```
pub fn join_sentences(sentences: &[String]) -> String {
    if let [only] = sentences {
        return only.clone();
    }
    let mut known: BTreeSet<(String, String)> = BTreeSet::new();
    let mut numbered = Vec::with_capacity(sentences.len());
    for (sentence, number) in sentences.iter().zip(1..) {
        let repeats = replacement(sentence).is_some_and(|replaced| !known.insert(replaced));
        let said = if repeats && !sentence.starts_with("En conséquence") {
            format!("En conséquence, {}", uncapitalised(sentence))
        } else {
            sentence.clone()
        };
        numbered.push(format!("{}. – {said}", roman(number)));
    }
    numbered.join("\n")
}

/// The words a sentence replaces and those it writes instead, when it does nothing else. The Sénat, whose sentences open with
/// their place on its own line, has no such word.
fn replacement(sentence: &str) -> Option<(String, String)> {
    let read = parse_in(sentence, None);
    let [only] = &read.directives[..] else { return None };
    let is_one = read.is_complete() && read.style != Style::Senat && only.act == Act::RemplacerMots;
    let words = only.words.clone().filter(|_| is_one)?;
    Some((words, only.text.clone()))
}

fn uncapitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

pub(crate) fn drafted(old: &Document, new: &Document) -> Result<(Vec<String>, Vec<Edit>), Undraftable> {
    if old == new {
        return Ok((Vec::new(), Vec::new()));
    }
    let whole = || {
        let blocks = new.block_texts();
        let path = Path::WHOLE;
        let operation = if blocks.is_empty() {
            Operation::Supprimer { path }
        } else {
            Operation::Rediger { path, blocks }
        };
        Some(vec![sentence(&[operation])?])
    };
    let fine = || Drafter::new(old, new).sentences();
    let renumbered = || -> Option<Vec<String>> {
        let runs = renumberings(old, new)?;
        runs.iter().map(|run| sentence(run)).collect()
    };
    [renumbered(), fine(), whole()]
        .into_iter()
        .flatten()
        .find_map(|sentences| checked(old, new, sentences))
        .ok_or(Undraftable)
}

fn checked(old: &Document, new: &Document, sentences: Vec<String>) -> Option<(Vec<String>, Vec<Edit>)> {
    let reading = parse_amendment(&join_sentences(&sentences), old);
    let applied = apply_readings(old, &[&reading]);
    (applied.outcomes == [Outcome::Applied] && applied.document == *new).then_some((sentences, reading.edits))
}

struct Drafter<'a> {
    base: Base<'a>,
    alignment: Alignment<'a>,
}

impl<'a> Drafter<'a> {
    fn new(old: &'a Document, new: &'a Document) -> Self {
        Self {
            base: Base::new(old),
            alignment: Alignment::new(old, new),
        }
    }

    fn sentences(&self) -> Option<Vec<String>> {
        let steps = self.alignment.steps();
        let mut sentences = Vec::new();
        let mut index = 0;
        while let Some(step) = steps.get(index) {
            let taken = match *step {
                Step::Keep { .. } => 1,
                Step::Change { old, new } => {
                    for operations in self.changed(old, new)? {
                        sentences.push(with_consequence(&operations, sentence(&operations)?));
                    }
                    1
                }
                Step::Remove { old } => {
                    let (operations, taken) = self.removed(&steps[index..], old)?;
                    sentences.push(sentence(&operations)?);
                    taken
                }
                Step::Insert { .. } => {
                    let inserted: Vec<usize> = steps[index..]
                        .iter()
                        .map_while(|step| {
                            if let Step::Insert { new } = step {
                                Some(*new)
                            } else {
                                None
                            }
                        })
                        .collect();
                    let previous = steps[..index].iter().rev().find_map(old_of);
                    sentences.push(sentence(&[self.inserted(previous, &inserted)?])?);
                    inserted.len()
                }
            };
            index += taken;
        }
        Some(sentences)
    }

    fn changed(&self, old: usize, new: usize) -> Option<Vec<Vec<Operation>>> {
        let (unit, target) = (&self.alignment.old_units[old], &self.alignment.new_units[new]);
        let each =
            |operations: Vec<Operation>| operations.into_iter().map(|operation| vec![operation]).collect();
        match unit.line {
            Line::Block { .. } => {
                let path = self.base.line_path(unit.line);
                let is_alinea = matches!(path.target, Target::Alinea(_));
                let finely = is_alinea
                    .then(|| reworded(&self.base, &path, unit.line, &unit.text, &target.text))
                    .flatten();
                let finely = finely.or_else(|| {
                    let is_table = matches!(path.target, Target::Tableau(_));
                    is_table.then(|| cells_reworded(&self.base, unit.line, &unit.text, &target.text))?
                });
                if let Some(operations) = finely {
                    return Some(each(operations));
                }
                let blocks = vec![target.text.clone()];
                // Rewriting keeps the mark of a list item: an item that becomes a paragraph goes, and the other comes.
                if mark_length(&unit.text) > 0 && mark_length(&target.text) == 0 {
                    let removed = Operation::Supprimer { path: path.clone() };
                    return Some(each(vec![
                        removed,
                        Operation::InsererBlocs {
                            path,
                            side: Side::Apres,
                            blocks,
                        },
                    ]));
                }
                Some(each(vec![Operation::Rediger { path, blocks }]))
            }
            Line::Heading { division } => {
                let Line::Heading {
                    division: new_division,
                } = target.line
                else {
                    return None;
                };
                let name = name_of(self.base.document, division);
                let path = Path::heading(name.clone());
                let intitule = &self.alignment.new.divisions()[new_division].intitule;
                if intitule.is_empty() {
                    return Some(vec![vec![Operation::Supprimer { path }]]);
                }
                let finely = reworded(&self.base, &path, unit.line, &unit.text, &target.text);
                let rewritten = || {
                    vec![vec![Operation::RedigerIntitule {
                        division: DivisionPath(name),
                        new: intitule.clone(),
                    }]]
                };
                Some(finely.map_or_else(rewritten, each))
            }
        }
    }

    /// A division removed with all it holds, or the alinéas removed one after another; with how many steps it takes.
    fn removed(&self, steps: &[Step], old: usize) -> Option<(Vec<Operation>, usize)> {
        let line = self.alignment.old_units[old].line;
        if let Line::Heading { division } = line {
            let end = self.base.document.subtree_end(division);
            let is_inside = |unit: &Unit| division_of(unit.line) < end;
            let count = self.alignment.old_units[old..]
                .iter()
                .take_while(|unit| is_inside(unit))
                .count();
            let are_removed = steps.len() >= count
                && steps[..count]
                    .iter()
                    .all(|step| matches!(step, Step::Remove { .. }));
            // A heading cannot go and leave its alinéas to the division before it.
            let path = Path::whole(Some(name_of(self.base.document, division)));
            return are_removed.then(|| (vec![Operation::Supprimer { path }], count));
        }
        let mut operations = vec![Operation::Supprimer {
            path: self.base.line_path(line),
        }];
        let Target::Alinea(first) = self.base.line_path(line).target else {
            return Some((operations, 1));
        };
        for step in &steps[1..] {
            let Step::Remove { old } = *step else { break };
            let next = self.alignment.old_units[old].line;
            let path = self.base.line_path(next);
            if division_of(next) != division_of(line)
                || path.target != Target::Alinea(first + operations.len())
            {
                break;
            }
            operations.push(Operation::Supprimer { path });
        }
        let taken = operations.len();
        Some((operations, taken))
    }

    fn inserted(&self, previous: Option<usize>, inserted: &[usize]) -> Option<Operation> {
        let document = self.base.document;
        let blocks: Vec<String> = inserted
            .iter()
            .map(|new| self.alignment.new_units[*new].text.clone())
            .collect();
        let Some(previous) = previous else {
            let Some(first) = self.alignment.old_units.first() else {
                return Some(Operation::Completer {
                    path: Path::WHOLE,
                    addition: Addition::Alineas(blocks),
                });
            };
            return Some(Operation::InsererBlocs {
                path: self.beside(first.line),
                side: Side::Avant,
                blocks,
            });
        };
        let line = self.alignment.old_units[previous].line;
        let next = self.alignment.old_units.get(previous + 1).map(|unit| unit.line);
        if let (Some(Line::Heading { division }), Line::Heading { .. }) = (
            self.alignment
                .new_units
                .get(*inserted.first()?)
                .map(|unit| unit.line),
            next.unwrap_or(Line::Heading { division: 0 }),
        ) {
            // A division of the same level and noun just ended: the new one comes after it.
            let new = &self.alignment.new.divisions()[division];
            let ended = std::iter::successors(Some(division_of(line)), |index| document.parent(*index)).find(
                |index| {
                    let old = &document.divisions()[*index];
                    *index > 0 && old.level == new.level && old.noun == new.noun && old.noun.is_some()
                },
            );
            let until = next.map_or(document.divisions().len(), division_of);
            if let Some(ended) = ended.filter(|ended| document.subtree_end(*ended) == until) {
                let path = Path::whole(Some(name_of(document, ended)));
                return Some(Operation::InsererBlocs {
                    path,
                    side: Side::Apres,
                    blocks,
                });
            }
        }
        let division = division_of(line);
        let is_last_of_division = next.is_none_or(|next| division_of(next) != division);
        let has_no_sub_division = document.subtree_end(division) == division + 1;
        if division > 0 && is_last_of_division && has_no_sub_division {
            let path = Path::whole(Some(name_of(document, division)));
            return Some(Operation::Completer {
                path,
                addition: Addition::Alineas(blocks),
            });
        }
        match (line, next) {
            (Line::Heading { .. }, Some(next @ Line::Block { .. })) => Some(Operation::InsererBlocs {
                path: self.base.line_path(next),
                side: Side::Avant,
                blocks,
            }),
            _ => Some(Operation::InsererBlocs {
                path: self.base.line_path(line),
                side: Side::Apres,
                blocks,
            }),
        }
    }

    /// The path before which something may be inserted.
    fn beside(&self, line: Line) -> Path {
        match line {
            Line::Heading { division } => Path::whole(Some(name_of(self.base.document, division))),
            Line::Block { .. } => self.base.line_path(line),
        }
    }
}

/// A number in Roman numerals, as heads of divisions and word processors write it; beyond 3,999, which they cannot, that
/// one.
///
/// ```
/// assert_eq!(legistique::roman(14), "XIV");
/// ```
pub fn roman(number: usize) -> String {
    const PARTS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number.min(3_999);
    let mut text = String::new();
    for (value, letters) in PARTS {
        while rest >= value {
            text.push_str(letters);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn numerals_are_roman() {
        assert_eq!(
            [1, 4, 9, 14, 40, 399].map(roman),
            ["I", "IV", "IX", "XIV", "XL", "CCCXCIX"]
        );
    }
}
