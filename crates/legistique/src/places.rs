//! From a path to bytes of the canonical Markdown.

use std::ops::Range;

use crate::document::{BlockKind, Document};
use crate::folding::{alike, fold};
use crate::layout::{BlockLayout, Layout};
use crate::nouns::noun;
use crate::outcome::Reason;
use crate::path::{DivisionRef, Path, Target};
use crate::words::phrases;

/// A base text ready to be amended.
pub(crate) struct Base<'a> {
    pub(crate) document: &'a Document,
    pub(crate) layout: Layout,
}

/// A stretch of one block or intitulé where words may be looked for.
#[derive(Clone)]
pub(crate) struct Segment {
    pub(crate) range: Range<usize>,
    /// The block or heading line it belongs to.
    pub(crate) line: Line,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) enum Line {
    Heading { division: usize },
    Block { division: usize, block: usize },
}

impl<'a> Base<'a> {
    pub(crate) fn new(document: &'a Document) -> Self {
        Self {
            document,
            layout: Layout::of(document),
        }
    }

    pub(crate) fn division(&self, path: &Path) -> Result<Option<usize>, Reason> {
        division_index(self.document, path)
    }

    /// The block a path names (alinéa, visa, considérant, table), with its place.
    pub(crate) fn block(&self, path: &Path) -> Result<(usize, usize, &BlockLayout), Reason> {
        let missing = || Reason::TargetMissing { path: path.clone() };
        let division = self.division(path)?.ok_or_else(missing)?;
        let blocks = self.layout.divisions[division].blocks.iter().enumerate();
        let text = |block: &BlockLayout| fold(self.layout.text(&block.range));
        let wanted = |block: &BlockLayout| match &path.target {
            Target::Alinea(_) | Target::Phrase { .. } => block.kind == BlockKind::Alinea,
            Target::Visa(_) => block.kind == BlockKind::Alinea && text(block).starts_with("vu "),
            Target::Considerant(_) => {
                block.kind == BlockKind::Alinea && text(block).starts_with("considerant")
            }
            Target::Tableau(_) | Target::Cell(_) => block.kind == BlockKind::Table,
            Target::HorsTexte(_) => matches!(block.kind, BlockKind::Verbatim | BlockKind::Rule),
            Target::Whole | Target::Heading => false,
        };
        let number = match &path.target {
            Target::Alinea(number)
            | Target::Visa(number)
            | Target::Considerant(number)
            | Target::Tableau(number)
            | Target::HorsTexte(number) => *number,
            Target::Cell(cell) => cell.table.unwrap_or(1),
            Target::Phrase { alinea, .. } => *alinea,
            Target::Whole | Target::Heading => 0,
        };
        let mut blocks = blocks.filter(|(_, block)| wanted(block));
        if matches!(&path.target, Target::Cell(cell) if cell.table.is_none()) {
            let count = blocks.clone().count();
            if count > 1 {
                return Err(Reason::TargetAmbiguous {
                    path: path.clone(),
                    count,
                });
            }
        }
        let (index, block) = number
            .checked_sub(1)
            .and_then(|skip| blocks.nth(skip))
            .ok_or_else(missing)?;
        Ok((division, index, block))
    }

    /// The bytes of a sentence.
    pub(crate) fn phrase(&self, path: &Path, phrase: usize) -> Result<Segment, Reason> {
        let (division, block, layout) = self.block(path)?;
        let found = phrases(self.layout.text(&layout.range));
        let range = phrase.checked_sub(1).and_then(|index| found.get(index));
        let range = range.ok_or_else(|| Reason::TargetMissing { path: path.clone() })?;
        let start = layout.range.start;
        Ok(Segment {
            range: start + range.start..start + range.end,
            line: Line::Block { division, block },
        })
    }

    /// Where words of a scope may stand, in order.
    pub(crate) fn segments(&self, scope: &Path) -> Result<Vec<Segment>, Reason> {
        match &scope.target {
            Target::Phrase { phrase, .. } => Ok(vec![self.phrase(scope, *phrase)?]),
            Target::Cell(_) => self.cell_segments(scope),
            Target::Heading => {
                let division = self
                    .division(scope)?
                    .ok_or_else(|| Reason::TargetMissing { path: scope.clone() })?;
                Ok(vec![self.heading_segment(division)])
            }
            Target::Whole => {
                let divisions = match self.division(scope)? {
                    None => 0..self.document.divisions().len(),
                    Some(0) => 0..1,
                    Some(index) => index..self.document.subtree_end(index),
                };
                Ok(divisions
                    .flat_map(|division| self.division_segments(division))
                    .collect())
            }
            _ => {
                let (division, block, layout) = self.block(scope)?;
                Ok(vec![Segment {
                    range: layout.range.clone(),
                    line: Line::Block { division, block },
                }])
            }
        }
    }

    fn division_segments(&self, division: usize) -> Vec<Segment> {
        let heading = (division > 0).then(|| self.heading_segment(division));
        let blocks = self.layout.divisions[division].blocks.iter().enumerate();
        heading
            .into_iter()
            .chain(blocks.map(|(block, layout)| Segment {
                range: layout.range.clone(),
                line: Line::Block { division, block },
            }))
            .collect()
    }

    fn heading_segment(&self, division: usize) -> Segment {
        Segment {
            range: self.layout.divisions[division].intitule.clone(),
            line: Line::Heading { division },
        }
    }

    /// All the bytes of a line.
    pub(crate) fn line_range(&self, line: Line) -> Range<usize> {
        match line {
            Line::Heading { division } => self.layout.divisions[division].heading.clone(),
            Line::Block { division, block } => self.layout.divisions[division].blocks[block].range.clone(),
        }
    }

    /// The path that names a line to a person.
    pub(crate) fn line_path(&self, line: Line) -> Path {
        match line {
            Line::Heading { division } => Path {
                division: Some(name_of(self.document, division)),
                target: Target::Heading,
            },
            Line::Block { division, block } => {
                let blocks = &self.document.divisions()[division].blocks[..=block];
                let counted_with = |kind: BlockKind| match kind {
                    BlockKind::Verbatim | BlockKind::Rule => BlockKind::Verbatim,
                    other => other,
                };
                let kind = counted_with(blocks[block].kind);
                let rank = blocks
                    .iter()
                    .filter(|other| counted_with(other.kind) == kind)
                    .count();
                let target = match kind {
                    BlockKind::Alinea => Target::Alinea(rank),
                    BlockKind::Table => Target::Tableau(rank),
                    BlockKind::Verbatim | BlockKind::Rule => Target::HorsTexte(rank),
                };
                Path {
                    division: alinea_division(self.document, division),
                    target,
                }
            }
        }
    }
}

/// The index of the division a path speaks of; `None` for the whole text.
pub(crate) fn division_index(document: &Document, path: &Path) -> Result<Option<usize>, Reason> {
    let divisions = document.divisions();
    let missing = || Reason::TargetMissing { path: path.clone() };
    let Some(reference) = &path.division else {
        return match path.target {
            Target::Whole => Ok(None),
            Target::Visa(_) | Target::Considerant(_) => Ok(Some(0)),
            Target::Heading => {
                if divisions.len() == 2 {
                    Ok(Some(1))
                } else {
                    Err(missing())
                }
            }
            Target::Cell(_) | Target::Tableau(_) => sole_division_with_tables(document)
                .or_else(|| sole_division(document))
                .map(Some)
                .ok_or_else(missing),
            _ => sole_division(document).map(Some).ok_or_else(missing),
        };
    };
    let found: Vec<usize> = match reference {
        DivisionRef::Preamble => vec![0],
        DivisionRef::Rank(rank) => (1..divisions.len()).filter(|index| index == rank).collect(),
        DivisionRef::Numbered { noun, number } => (1..divisions.len())
            .filter(|index| {
                divisions[*index].noun == Some(noun)
                    && divisions[*index]
                        .number
                        .as_deref()
                        .is_some_and(|other| fold(other) == fold(number))
            })
            .collect(),
        DivisionRef::Titled(title) => {
            let named = |accept: &dyn Fn(&str) -> bool| {
                (1..divisions.len())
                    .filter(|index| accept(&divisions[*index].heading))
                    .collect::<Vec<_>>()
            };
            let exact = named(&|heading| same_words(heading, title));
            if exact.is_empty() && noun(title).is_some() {
                // « l’annexe » is « Annexe – Budget ».
                named(&|heading| starts_with_noun(heading, title))
            } else {
                exact
            }
        }
    };
    match found[..] {
        [only] => Ok(Some(only)),
        [] => Err(missing()),
        _ => Err(Reason::TargetAmbiguous {
            path: path.clone(),
            count: found.len(),
        }),
    }
}

fn same_words(left: &str, right: &str) -> bool {
    left.chars().map(alike).eq(right.chars().map(alike))
}

fn starts_with_noun(heading: &str, title: &str) -> bool {
    fold(heading).strip_prefix(&fold(title)).is_some_and(|rest| {
        rest.trim_start_matches(|letter| alike(letter) == ' ')
            .starts_with(['–', '—', '-', ':', '.'])
    })
}

/// The only division that has tables, when there is one.
pub(crate) fn sole_division_with_tables(document: &Document) -> Option<usize> {
    let mut with_tables = (0..document.divisions().len())
        .filter(|index| document.divisions()[*index].tables().next().is_some());
    let only = with_tables.next()?;
    with_tables.next().is_none().then_some(only)
}

/// The only division that has alinéas, when there is one.
pub(crate) fn sole_division(document: &Document) -> Option<usize> {
    let mut with_alineas = (0..document.divisions().len())
        .filter(|index| document.divisions()[*index].alineas().next().is_some());
    let only = with_alineas.next()?;
    with_alineas.next().is_none().then_some(only)
}

/// The clearest name that designates this division and no other.
pub(crate) fn name_of(document: &Document, index: usize) -> DivisionRef {
    let division = &document.divisions()[index];
    if index == 0 {
        return DivisionRef::Preamble;
    }
    let others = || {
        document
            .divisions()
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index)
            .map(|(_, other)| other)
    };
    if let (Some(noun), Some(number)) = (division.noun, &division.number) {
        let same = |other: &crate::document::Division| {
            other.noun == Some(noun)
                && other
                    .number
                    .as_ref()
                    .is_some_and(|other| fold(other) == fold(number))
        };
        if !others().any(same) {
            return DivisionRef::Numbered {
                noun,
                number: number.clone(),
            };
        }
    }
    let is_quotable =
        !division.heading.is_empty() && !division.heading.contains(['«', '»', '"', '“', '”', '\n']);
    if is_quotable && !others().any(|other| same_words(&other.heading, &division.heading)) {
        return DivisionRef::Titled(division.heading.clone());
    }
    DivisionRef::Rank(index)
}

/// The division to say with an alinéa: none for a text without any heading.
pub(crate) fn alinea_division(document: &Document, index: usize) -> Option<DivisionRef> {
    (document.divisions().len() > 1).then(|| name_of(document, index))
}
