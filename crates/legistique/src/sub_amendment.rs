//! Amendments to an amendment: their base is the amendment's own text, never the text under discussion.

use std::ops::Range;

use crate::apply::{adopted_splices, spliced};
use crate::compile::Splice;
use crate::dialects::{read_amendment, read_sub_amendment};
use crate::dispositif::parse_in;
use crate::document::Document;
use crate::edit::{Addition, Edit, Operation, Reading};
use crate::folding::{fold, trim_all};
use crate::outcome::{Outcome, Reason};
use crate::path::{Path, Target};
use crate::places::Base;
use crate::typography::is_alike;

/// The text an amendment writes, which its sub-amendments number from 1 (« à l’alinéa unique »).
///
/// ```
/// use legistique::{Document, inserted_text, parse_amendment};
/// let text = Document::parse("## Action 2\n\nUne formation est proposée.");
/// let parent = parse_amendment("Rédiger ainsi l’alinéa 1 de l’action 2 : « Une formation a lieu chaque an. »", &text);
/// assert_eq!(inserted_text(&parent.edits).to_markdown(), "Une formation a lieu chaque an.\n");
/// ```
pub fn inserted_text(edits: &[Edit]) -> Document {
    let blocks: Vec<&str> = edits.iter().flat_map(|edit| written(&edit.operation)).collect();
    Document::parse(&blocks.join("\n\n"))
}

/// An amendment after its sub-amendments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubAmended {
    /// What the amendment asks for now, with what the adopted sub-amendments changed in it. Spans are still those of the
    /// sentences they were read in.
    pub edits: Vec<Edit>,
    /// One outcome per sub-amendment, in the order given.
    pub outcomes: Vec<Outcome>,
    /// How each was read.
    pub readings: Vec<Reading>,
}

/// Applies adopted sub-amendments to an amendment, all at once; the amendment so changed is then applied to the text as any
/// other. Depth is one: a sub-amendment is not amended. They fall with their amendment, which is for the caller to see.
///
/// `sentence` is the amendment as its author wrote it and `edits` how it was read on `text`. Alinéas are counted as it is
/// printed when its words stand on lines of their own (« Rédiger ainsi l’alinéa 9 : » is then alinéa 1, as at the Assemblée),
/// else in what it writes alone; « l’alinéa unique » is always the only one it writes. Only what it writes may be changed: a
/// sub-amendment that touches where or how it writes is refused. « Compléter cet amendement par : « II. – … » » adds what is
/// asked, when this is an instruction.
///
/// ```
/// use legistique::{Document, Outcome, apply, parse_amendment, sub_amended};
/// let text = Document::parse("## Action 2\n\nUne formation est proposée.");
/// let sentence = "Rédiger ainsi l’alinéa 1 de l’action 2 :\n« Une formation a lieu chaque an. »";
/// let parent = parse_amendment(sentence, &text);
/// let changed = sub_amended(&text, sentence, &parent.edits, &["À l’alinéa 2, substituer au mot : « an » le mot : « mois »."]);
/// assert_eq!(changed.outcomes, [Outcome::Applied]);
/// assert_eq!(apply(&text, &[&changed.edits]).document.to_markdown(), "## Action 2\n\nUne formation a lieu chaque mois.\n");
/// ```
pub fn sub_amended(text: &Document, sentence: &str, edits: &[Edit], sub_amendments: &[&str]) -> SubAmended {
    let says_unique = sub_amendments.iter().any(|said| {
        let said = fold(said);
        said.contains("alinea unique") || said.contains("unique alinea")
    });
    let printed = (!says_unique)
        .then(|| Written::printed(sentence, edits))
        .flatten();
    let base = printed.unwrap_or_else(|| Written::alone(edits));
    let mut readings: Vec<Reading> = sub_amendments
        .iter()
        .map(|said| read_sub_amendment(without_heading(said), None, &base.document, None))
        .collect();
    let mut added: Vec<Vec<Edit>> = Vec::with_capacity(readings.len());
    for reading in &mut readings {
        added.push(instructions_added(text, reading));
    }
    let (mut outcomes, splices) = base.adopted(&readings, &added);
    let mut changed: Vec<Option<Edit>> = Vec::with_capacity(edits.len());
    for (index, edit) in edits.iter().enumerate() {
        match base.rewritten(index, edit, &splices) {
            Ok(edit) => changed.push(edit),
            Err((guilty, reason)) => {
                for index in guilty {
                    outcomes[index] = Outcome::Refused(reason.clone());
                }
                changed.push(Some(edit.clone()));
            }
        }
    }
    let mut edits: Vec<Edit> = changed.into_iter().flatten().collect();
    for (outcome, added) in outcomes.iter().zip(added) {
        if *outcome == Outcome::Applied {
            edits.extend(added);
        }
    }
    SubAmended {
        edits,
        outcomes,
        readings,
    }
}

/// « Sous-amendement à l’amendement n° 5 : » names the amendment, which the caller already has.
fn without_heading(said: &str) -> &str {
    let is_named = fold(said).starts_with("sous-amendement");
    let colon = said.find(':').filter(|_| is_named);
    colon.map_or(said, |colon| trim_all(&said[colon + 1..]))
}

/// What an operation writes, one block each.
fn written(operation: &Operation) -> Vec<&str> {
    match operation {
        Operation::Supprimer { .. } | Operation::Renumeroter { .. } => Vec::new(),
        Operation::Rediger { blocks, .. }
        | Operation::InsererBlocs { blocks, .. }
        | Operation::Completer {
            addition: Addition::Alineas(blocks),
            ..
        } => blocks.iter().map(String::as_str).collect(),
        Operation::RemplacerMots { new, .. }
        | Operation::InsererMots { new, .. }
        | Operation::RedigerFin { new, .. }
        | Operation::InsererDebut { new, .. }
        | Operation::RedigerIntitule { new, .. }
        | Operation::Completer {
            addition: Addition::Mots(new) | Addition::Phrase(new),
            ..
        } => (!new.is_empty()).then_some(&new[..]).into_iter().collect(),
    }
}

/// Takes out of a sub-amendment « Compléter cet amendement par : « II. – En conséquence, … » », whose words are an instruction
/// on the text, and gives it as edits.
fn instructions_added(text: &Document, reading: &mut Reading) -> Vec<Edit> {
    let mut added = Vec::new();
    reading.edits.retain(|edit| {
        let Operation::Completer {
            path: Path {
                division: None,
                target: Target::Whole,
            },
            addition: Addition::Alineas(blocks),
        } = &edit.operation
        else {
            return true;
        };
        let said = blocks.join("\n");
        if !parse_in(&said, None).is_complete() {
            return true;
        }
        let reading = read_amendment(&said, None, text, None);
        if !reading.is_complete() {
            return true;
        }
        added.extend(reading.edits.into_iter().map(|found| Edit {
            span: edit.span,
            ..found
        }));
        false
    });
    added
}

/// What an amendment writes, as a text of its own, and which of its edits each of its blocks comes from.
struct Written {
    document: Document,
    /// One per block, in reading order; none for a line that only says where.
    owners: Vec<Option<usize>>,
}

impl Written {
    fn alone(edits: &[Edit]) -> Self {
        let mut owners = Vec::new();
        for (index, edit) in edits.iter().enumerate() {
            let blocks = Document::parse(&written(&edit.operation).join("\n\n")).block_texts();
            owners.extend(blocks.iter().map(|_| Some(index)));
        }
        Self {
            document: inserted_text(edits),
            owners,
        }
    }

    /// The lines of the sentence; none when what is written does not stand on lines of its own.
    fn printed(sentence: &str, edits: &[Edit]) -> Option<Self> {
        let wanted: Vec<(usize, &str)> = edits
            .iter()
            .enumerate()
            .flat_map(|(index, edit)| {
                written(&edit.operation)
                    .into_iter()
                    .map(move |block| (index, block))
            })
            .collect();
        if wanted.is_empty()
            || wanted
                .iter()
                .any(|(_, block)| block.starts_with('#') || block.contains('\n'))
        {
            return None;
        }
        let mut blocks = Vec::new();
        let mut owners = Vec::new();
        let mut next = 0;
        for line in sentence.lines().map(trim_all).filter(|line| !line.is_empty()) {
            let found = wanted
                .get(next)
                .filter(|(_, block)| is_alike(bare(line), bare(block)));
            if let Some((owner, block)) = found {
                blocks.push(*block);
                owners.push(Some(*owner));
                next += 1;
            } else {
                blocks.push(line);
                owners.push(None);
            }
        }
        let document = Document::parse(&blocks.join("\n\n"));
        let is_flat = document.divisions().len() == 1 && document.preamble().alinea_count() == blocks.len();
        (next == wanted.len() && is_flat).then_some(Self { document, owners })
    }

    /// Who is in, and what they change, with the sub-amendment each change belongs to.
    fn adopted(&self, readings: &[Reading], added: &[Vec<Edit>]) -> (Vec<Outcome>, Vec<(usize, Splice)>) {
        let edits: Vec<&[Edit]> = readings
            .iter()
            .map(|reading| {
                if reading.not_understood.is_empty() {
                    &reading.edits[..]
                } else {
                    &[]
                }
            })
            .collect();
        let (mut outcomes, mut splices) = adopted_splices(&self.document, &edits);
        for (index, outcome) in outcomes.iter_mut().enumerate() {
            let only_adds = readings[index].edits.is_empty() && readings[index].not_understood.is_empty();
            if only_adds && !added[index].is_empty() {
                *outcome = Outcome::Applied;
            }
        }
        // Where the amendment writes, and how, is its author's.
        let ranges = self.ranges();
        let strays: Vec<(usize, Path)> = splices
            .iter()
            .filter(|(_, splice)| self.owner(&ranges, splice).is_none())
            .map(|(index, splice)| (*index, self.path_at(&splice.range)))
            .collect();
        for (index, path) in strays {
            outcomes[index] = Outcome::Refused(Reason::NotWritten { path });
            splices.retain(|(other, _)| *other != index);
        }
        (outcomes, splices)
    }

    fn ranges(&self) -> Vec<Range<usize>> {
        let base = Base::new(&self.document);
        let mut ranges = Vec::with_capacity(self.owners.len());
        for division in &base.layout.divisions {
            if !division.heading.is_empty() {
                ranges.push(division.heading.clone());
            }
            ranges.extend(division.blocks.iter().map(|block| block.range.clone()));
        }
        ranges
    }

    /// The edit a change belongs to: the one whose blocks it stands in.
    fn owner(&self, ranges: &[Range<usize>], splice: &Splice) -> Option<usize> {
        let mut touched = ranges.iter().zip(&self.owners).filter(|(range, _)| {
            if splice.range.is_empty() {
                range.start <= splice.range.start && splice.range.end <= range.end
            } else {
                splice.range.start < range.end && range.start < splice.range.end
            }
        });
        let (_, first) = touched.next()?;
        touched.all(|(_, owner)| owner == first).then_some(*first)?
    }

    fn path_at(&self, range: &Range<usize>) -> Path {
        let ranges = self.ranges();
        let index = ranges.iter().position(|block| range.start <= block.end);
        Path::alinea(None, index.map_or(1, |index| index + 1))
    }

    /// An edit with what the changes make of its words; none when nothing is left of it. What cannot be is refused to those who
    /// ask for it.
    fn rewritten(
        &self,
        index: usize,
        edit: &Edit,
        splices: &[(usize, Splice)],
    ) -> Result<Option<Edit>, (Vec<usize>, Reason)> {
        let ranges = self.ranges();
        let mine: Vec<&(usize, Splice)> = splices
            .iter()
            .filter(|(_, splice)| self.owner(&ranges, splice) == Some(index))
            .collect();
        if mine.is_empty() {
            return Ok(Some(edit.clone()));
        }
        let owned: Vec<&Range<usize>> = ranges
            .iter()
            .zip(&self.owners)
            .filter(|(_, owner)| **owner == Some(index))
            .map(|(range, _)| range)
            .collect();
        let (Some(first), Some(last)) = (owned.first(), owned.last()) else {
            return Ok(Some(edit.clone()));
        };
        let markdown = self.document.to_markdown();
        let local: Vec<Splice> = mine
            .iter()
            .map(|(_, splice)| Splice {
                range: splice.range.start - first.start..splice.range.end - first.start,
                ..splice.clone()
            })
            .collect();
        let text = spliced(&markdown[first.start..last.end], local.iter().collect());
        let blocks = Document::parse(&text).block_texts();
        let guilty = || mine.iter().map(|(index, _)| *index).collect();
        let operation = with_blocks(&edit.operation, blocks).map_err(|()| {
            let path = self.path_at(first);
            (guilty(), Reason::StructureBroken { path })
        })?;
        Ok(operation.map(|operation| Edit {
            operation,
            span: edit.span,
        }))
    }
}

/// A line without the marks that open and close a quotation, nor what ends the sentence after them.
fn bare(line: &str) -> &str {
    let line = trim_all(line);
    let line = line.trim_start_matches(['«', '“', '"']);
    let end = line.trim_end_matches([' ', '\u{a0}', '\u{202f}', '.', ';', ',']);
    let unmarked = end.trim_end_matches(['»', '”', '"']);
    trim_all(if unmarked.len() < end.len() {
        unmarked
    } else {
        line
    })
    .trim_end_matches(['.', ';', ',', ' ', '\u{a0}'])
}

/// The same operation, writing other blocks: none when nothing is left to write, an error when it cannot write that.
fn with_blocks(operation: &Operation, blocks: Vec<String>) -> Result<Option<Operation>, ()> {
    let mut operation = operation.clone();
    let words = |blocks: &[String]| match blocks {
        [] => Ok(None),
        [only] if !only.starts_with('#') => Ok(Some(only.clone())),
        _ => Err(()),
    };
    match &mut operation {
        Operation::Supprimer { .. } | Operation::Renumeroter { .. } => return Err(()),
        Operation::Rediger { blocks: old, .. } => {
            if blocks.is_empty() {
                return Err(());
            }
            *old = blocks;
        }
        Operation::InsererBlocs { blocks: old, .. }
        | Operation::Completer {
            addition: Addition::Alineas(old),
            ..
        } => {
            if blocks.is_empty() {
                return Ok(None);
            }
            *old = blocks;
        }
        // With nothing instead, words are removed.
        Operation::RemplacerMots { new, .. } | Operation::RedigerFin { new, .. } => {
            *new = words(&blocks)?.unwrap_or_default();
        }
        Operation::RedigerIntitule { new, .. } => *new = words(&blocks)?.ok_or(())?,
        Operation::InsererMots { new, .. }
        | Operation::InsererDebut { new, .. }
        | Operation::Completer {
            addition: Addition::Mots(new) | Addition::Phrase(new),
            ..
        } => match words(&blocks)? {
            Some(words) => *new = words,
            None => return Ok(None),
        },
    }
    Ok(Some(operation))
}
