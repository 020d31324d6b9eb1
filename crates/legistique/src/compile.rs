//! From an operation to the bytes it replaces in the base text.

use std::ops::Range;

use crate::cells::{insert_rows, remove_row, rewrite_cells};
use crate::columns::{insert_column, remove_column};
use crate::compile_words::{insert_words, replace_words, rewrite_end};
use crate::document::{BlockKind, Document};
use crate::edit::{Addition, Operation, Side};
use crate::folding::trim_all;
use crate::outcome::Reason;
use crate::path::{Path, Target};
use crate::places::{Base, Line};
use crate::renumbering::{Renumbered, renumber};
use crate::table::Table;
use crate::totals::TotalCell;
use crate::words::{closing_mark, final_punctuation, mark_length, removal, spaced};

/// A replacement of bytes of the base, with what it leans on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Splice {
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
    /// The quoted words it stands beside.
    pub(crate) anchor: Option<Range<usize>>,
    /// What it belongs to: when all of it is removed or rewritten by another, this one falls.
    pub(crate) container: Option<Range<usize>>,
    /// The line whose words it changes; `None` for whole blocks.
    pub(crate) line: Option<Line>,
    /// At one same place: before the line (-1), in it (0), after it (1).
    pub(crate) rank: i8,
    /// The total it brings in line with the rest of its amendment.
    pub(crate) total: Option<TotalCell>,
    /// Which operation of its amendment, from 0.
    pub(crate) edit: usize,
    /// The table whose rows or columns it changes.
    pub(crate) reshapes: Option<(Line, Reshaping)>,
    /// The division it gives another number.
    pub(crate) renumbers: Option<Renumbered>,
}

/// What becomes of the rows and columns of a table: a row written for so many columns does not fit once there is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reshaping {
    Rows,
    MoreColumns,
    FewerColumns,
}

impl Splice {
    /// Where it comes among others, as they are written one after the other: what is only inserted stands before what is replaced
    /// from the same place on, a row added after one whose next is removed.
    pub(crate) fn order(&self) -> (usize, bool, i8, usize) {
        (
            self.range.start,
            !self.range.is_empty(),
            self.rank,
            self.range.end,
        )
    }

    pub(crate) fn in_line(range: Range<usize>, text: String, line: Line) -> Self {
        Self {
            range,
            text,
            anchor: None,
            container: None,
            line: Some(line),
            rank: 0,
            total: None,
            edit: 0,
            reshapes: None,
            renumbers: None,
        }
    }

    pub(crate) fn blocks(range: Range<usize>, text: String, rank: i8) -> Self {
        Self {
            range,
            text,
            anchor: None,
            container: None,
            line: None,
            rank,
            total: None,
            edit: 0,
            reshapes: None,
            renumbers: None,
        }
    }
}

pub(crate) fn compile(base: &Base<'_>, operation: &Operation) -> Result<Vec<Splice>, Reason> {
    match operation {
        Operation::Supprimer { path } => remove(base, path),
        Operation::Rediger { path, blocks } => rewrite(base, path, blocks),
        Operation::RemplacerMots {
            scope,
            old,
            new,
            occurrence,
        } => replace_words(base, scope, old, new, *occurrence),
        Operation::InsererMots {
            scope,
            anchor,
            side,
            new,
            occurrence,
        } => insert_words(base, scope, anchor, *side, trim_all(new), *occurrence),
        Operation::RedigerFin {
            scope,
            anchor,
            to_end_of_phrase,
            new,
            occurrence,
        } => rewrite_end(base, scope, anchor, *to_end_of_phrase, trim_all(new), *occurrence),
        Operation::InsererDebut { path, new } => begin(base, path, new),
        Operation::Completer { path, addition } => complete(base, path, addition),
        Operation::InsererBlocs { path, side, blocks } => insert_blocks(base, path, *side, blocks),
        Operation::RedigerIntitule { division, new } => {
            rewrite_heading(base, &Path::from(division.clone()), new)
        }
        Operation::Renumeroter { division, number } => renumber(base, &Path::from(division.clone()), number),
    }
}

fn remove(base: &Base<'_>, path: &Path) -> Result<Vec<Splice>, Reason> {
    let missing = || Reason::TargetMissing { path: path.clone() };
    let splice = match path.target {
        Target::Cell(ref cell) if cell.row.is_none() => return remove_column(base, path),
        Target::Cell(_) => remove_row(base, path)?,
        Target::Whole => match base.division(path)? {
            None => Splice::blocks(0..base.layout.end(), String::new(), 0),
            Some(index) => {
                let division = &base.layout.divisions[index];
                Splice::blocks(division.start()..division.subtree_end, String::new(), 0)
            }
        },
        Target::Heading => {
            let index = base.division(path)?.ok_or_else(missing)?;
            let division = &base.layout.divisions[index];
            if base.document.divisions()[index].number.is_none() || division.intitule.is_empty() {
                return Err(Reason::StructureBroken { path: path.clone() });
            }
            Splice::in_line(
                division.label_end..division.heading.end,
                String::new(),
                Line::Heading { division: index },
            )
        }
        Target::Phrase { phrase, .. } => {
            let segment = base.phrase(path, phrase)?;
            let line = base.line_range(segment.line);
            let range = removal(base.layout.text(&line), &relative(&segment.range, line.start));
            Splice::in_line(absolute(&range, line.start), String::new(), segment.line)
        }
        _ => Splice::blocks(base.block(path)?.2.range.clone(), String::new(), 0),
    };
    Ok(vec![splice])
}

fn rewrite(base: &Base<'_>, path: &Path, blocks: &[String]) -> Result<Vec<Splice>, Reason> {
    let text = blocks.join("\n\n");
    let splice = match path.target {
        Target::Cell(_) => return rewrite_cells(base, path, &text),
        Target::Heading => return rewrite_heading(base, path, &text),
        Target::Whole => match base.division(path)? {
            None => Splice::blocks(0..base.layout.end(), text, 0),
            Some(index) => {
                let division = &base.layout.divisions[index];
                let says_heading = blocks.first().is_some_and(|first| first.starts_with('#'));
                if index == 0 {
                    Splice::blocks(
                        division.content(),
                        text + if base.document.divisions()[0].blocks.is_empty() {
                            "\n\n"
                        } else {
                            ""
                        },
                        -1,
                    )
                } else if says_heading {
                    Splice::blocks(division.start()..division.subtree_end, text, 0)
                } else {
                    Splice::blocks(division.content(), format!("\n\n{text}"), 0)
                }
            }
        },
        Target::Phrase { phrase, .. } => {
            let segment = base.phrase(path, phrase)?;
            Splice::in_line(segment.range, one_line(&text), segment.line)
        }
        _ => {
            let (_, _, block) = base.block(path)?;
            let old = base.layout.text(&block.range);
            let mark = mark_length(old);
            let keeps_mark = block.kind == BlockKind::Alinea && blocks.len() == 1 && mark_length(&text) == 0;
            let text = if keeps_mark {
                format!("{}{text}", &old[..mark])
            } else {
                text
            };
            Splice::blocks(block.range.clone(), text, 0)
        }
    };
    Ok(vec![splice])
}

fn rewrite_heading(base: &Base<'_>, path: &Path, new: &str) -> Result<Vec<Splice>, Reason> {
    let missing = || Reason::TargetMissing { path: path.clone() };
    let index = base
        .division(path)?
        .filter(|index| *index > 0)
        .ok_or_else(missing)?;
    let division = &base.layout.divisions[index];
    let new = one_line(new);
    let line = Line::Heading { division: index };
    if division.intitule.is_empty() {
        let separator = if division.label_end > 0 && base.document.divisions()[index].number.is_some() {
            " – "
        } else {
            " "
        };
        return Ok(vec![Splice::in_line(
            division.heading.end..division.heading.end,
            format!("{separator}{new}"),
            line,
        )]);
    }
    Ok(vec![Splice::in_line(division.intitule.clone(), new, line)])
}

fn complete(base: &Base<'_>, path: &Path, addition: &Addition) -> Result<Vec<Splice>, Reason> {
    let missing = || Reason::TargetMissing { path: path.clone() };
    let words = match addition {
        Addition::Alineas(blocks) => {
            return if path.target == Target::Whole {
                append_to_division(base, path, blocks)
            } else {
                insert_blocks(base, path, Side::Apres, blocks)
            };
        }
        Addition::Mots(words) | Addition::Phrase(words) => one_line(words),
    };
    let segment = match &path.target {
        Target::Whole => return Err(missing()),
        Target::Cell(cell) if cell.row.is_none() || cell.column.is_none() => return Err(missing()),
        _ => base.segments(path)?.into_iter().next().ok_or_else(missing)?,
    };
    if segment.range.is_empty() {
        return rewrite_heading(base, path, &words);
    }
    let text = base.layout.text(&segment.range);
    let is_phrase = matches!(addition, Addition::Phrase(_));
    let (start, end) = if is_phrase {
        let end = closing_mark(text);
        (end, end)
    } else {
        let punctuation = final_punctuation(text);
        (
            punctuation,
            if ends_a_phrase(&words) {
                closing_mark(text)
            } else {
                punctuation
            },
        )
    };
    let written = spaced(&text[..start], &words, if is_phrase { "" } else { &text[end..] });
    let range = segment.range.start + start..segment.range.start + end;
    Ok(vec![Splice {
        container: Some(segment.range.clone()),
        ..Splice::in_line(range, written, segment.line)
    }])
}

/// Words at the beginning of an alinéa or a sentence, after the mark of a list.
fn begin(base: &Base<'_>, path: &Path, new: &str) -> Result<Vec<Splice>, Reason> {
    let missing = || Reason::TargetMissing { path: path.clone() };
    let is_words = matches!(
        path.target,
        Target::Alinea(_) | Target::Phrase { .. } | Target::Visa(_) | Target::Considerant(_)
    );
    if !is_words {
        return Err(missing());
    }
    let segment = base.segments(path)?.into_iter().next().ok_or_else(missing)?;
    let text = base.layout.text(&segment.range);
    let mark = if segment.range.start == base.line_range(segment.line).start {
        mark_length(text)
    } else {
        0
    };
    let position = segment.range.start + mark;
    let written = spaced("", &one_line(new), &text[mark..]);
    Ok(vec![Splice {
        container: Some(segment.range.clone()),
        ..Splice::in_line(position..position, written, segment.line)
    }])
}

fn append_to_division(base: &Base<'_>, path: &Path, blocks: &[String]) -> Result<Vec<Splice>, Reason> {
    let text = blocks.join("\n\n");
    let (end, container) = match base.division(path)? {
        Some(0) if base.document.preamble().blocks.is_empty() => {
            return Ok(vec![Splice::blocks(0..0, text + "\n\n", -1)]);
        }
        Some(index) => {
            let division = &base.layout.divisions[index];
            (
                division.subtree_end,
                (index > 0).then(|| division.start()..division.subtree_end),
            )
        }
        None => (base.layout.end(), None),
    };
    Ok(vec![Splice {
        container,
        ..Splice::blocks(end..end, format!("\n\n{text}"), 1)
    }])
}

fn insert_blocks(base: &Base<'_>, path: &Path, side: Side, blocks: &[String]) -> Result<Vec<Splice>, Reason> {
    let text = blocks.join("\n\n");
    let (place, container) = match path.target {
        Target::Cell(ref cell) if cell.row.is_none() => return insert_column(base, path, side, &text),
        Target::Cell(_) => return Ok(vec![insert_rows(base, path, side, &text)?]),
        Target::Whole => match base.division(path)? {
            None => (0..base.layout.end(), None),
            Some(index) => {
                let division = &base.layout.divisions[index];
                let parent = base
                    .document
                    .parent(index)
                    .map(|parent| base.layout.divisions[parent].content());
                (division.start()..division.subtree_end, parent)
            }
        },
        Target::Heading => {
            let missing = || Reason::TargetMissing { path: path.clone() };
            let index = base
                .division(path)?
                .filter(|index| *index > 0 && side == Side::Apres)
                .ok_or_else(missing)?;
            let division = &base.layout.divisions[index];
            (
                division.heading.clone(),
                Some(division.start()..division.subtree_end),
            )
        }
        _ => {
            let (index, _, block) = base.block(path)?;
            (
                block.range.clone(),
                (index > 0).then(|| base.layout.divisions[index].content()),
            )
        }
    };
    let splice = match side {
        Side::Avant => Splice::blocks(place.start..place.start, format!("{text}\n\n"), -1),
        Side::Apres => Splice::blocks(place.end..place.end, format!("\n\n{text}"), 1),
    };
    Ok(vec![Splice { container, ..splice }])
}

/// Whether a text changed by words is still one alinéa, or one heading, and the one it was.
pub(crate) fn keeps_structure(old: &str, new: &str, line: Line, base: &Base<'_>) -> bool {
    let read = Document::parse(new);
    match line {
        Line::Block { division, block } => {
            let kind = base.document.divisions()[division].blocks[block].kind;
            let blocks = &read.preamble().blocks;
            let is_one = read.divisions().len() == 1 && blocks.len() == 1 && blocks[0].kind == kind;
            // Words never give a row one cell more.
            let shape = |text: &str| Table::read(text).map(|table| table.shape());
            is_one && (kind != BlockKind::Table || shape(old) == shape(new))
        }
        Line::Heading { .. } => {
            let (before, after) = (Document::parse(old), &read);
            let [_, before] = before.divisions() else {
                return false;
            };
            let [_, after] = after.divisions() else {
                return false;
            };
            after.level == before.level
                && after.noun == before.noun
                && after.number == before.number
                && after.blocks.is_empty()
                && read.preamble().blocks.is_empty()
        }
    }
}

pub(crate) fn ends_a_phrase(words: &str) -> bool {
    words.ends_with(['.', ';', ':', '!', '?', '…'])
}

pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(['\n', ' ', '\t', '\r'])
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

pub(crate) fn relative(range: &Range<usize>, origin: usize) -> Range<usize> {
    range.start - origin..range.end - origin
}

pub(crate) fn absolute(range: &Range<usize>, origin: usize) -> Range<usize> {
    range.start + origin..range.end + origin
}
