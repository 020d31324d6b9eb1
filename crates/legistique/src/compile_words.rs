//! The operations on words: finding what is quoted, then writing beside it or instead of it.

use std::ops::Range;

use crate::compile::{Splice, absolute, ends_a_phrase, one_line, relative};
use crate::edit::{Occurrence, Side};
use crate::folding::trim_all;
use crate::outcome::Reason;
use crate::path::{Path, Target};
use crate::places::{Base, Line, Segment};
use crate::table::cell_text;
use crate::words::{closing_mark, final_punctuation, find_words, phrases, removal, spaced};

pub(crate) fn replace_words(
    base: &Base<'_>,
    scope: &Path,
    old: &str,
    new: &str,
    occurrence: Occurrence,
) -> Result<Vec<Splice>, Reason> {
    let new = trim_all(new);
    let is_in_cell = matches!(scope.target, Target::Cell(_));
    let written = if is_in_cell { cell_text(new) } else { one_line(new) };
    let replace = |found: Found| {
        if !written.is_empty() {
            return Splice::in_line(found.range, written.clone(), found.line);
        }
        // The spaces around a cell belong to its table.
        let line = if is_in_cell {
            found.segment
        } else {
            base.line_range(found.line)
        };
        let range = removal(base.layout.text(&line), &relative(&found.range, line.start));
        Splice::in_line(absolute(&range, line.start), String::new(), found.line)
    };
    Ok(find(base, scope, old, occurrence)?
        .into_iter()
        .map(replace)
        .collect())
}

pub(crate) fn insert_words(
    base: &Base<'_>,
    scope: &Path,
    anchor: &str,
    side: Side,
    new: &str,
    occurrence: Occurrence,
) -> Result<Vec<Splice>, Reason> {
    let is_in_cell = matches!(scope.target, Target::Cell(_));
    let new = if is_in_cell { cell_text(new) } else { one_line(new) };
    let insert = |found: Found| {
        let position = match side {
            Side::Avant => found.range.start,
            Side::Apres => found.range.end,
        };
        let line = base.line_range(found.line);
        let text = spaced(
            base.layout.text(&(line.start..position)),
            &new,
            base.layout.text(&(position..line.end)),
        );
        Splice {
            anchor: Some(found.range),
            ..Splice::in_line(position..position, text, found.line)
        }
    };
    Ok(find(base, scope, anchor, occurrence)?
        .into_iter()
        .map(insert)
        .collect())
}

pub(crate) fn rewrite_end(
    base: &Base<'_>,
    scope: &Path,
    anchor: &str,
    to_end_of_phrase: bool,
    new: &str,
    occurrence: Occurrence,
) -> Result<Vec<Splice>, Reason> {
    if matches!(scope.target, Target::Cell(_) | Target::Tableau(_)) {
        // « the end » of a table is no place.
        return Err(Reason::StructureBroken { path: scope.clone() });
    }
    let rewrite = |found: Found| {
        let line = base.line_range(found.line);
        let text = base.layout.text(&line);
        let anchor_end = found.range.end - line.start;
        let phrase = phrases(text)
            .into_iter()
            .find(|phrase| phrase.end >= anchor_end)
            .filter(|_| to_end_of_phrase);
        let end = phrase.map_or(text.len(), |phrase| phrase.end);
        let new = one_line(new);
        // The sentence keeps its full stop, unless the new words bring one.
        let kept = if ends_a_phrase(&new) {
            closing_mark(&text[..end]).max(anchor_end)
        } else {
            final_punctuation(&text[..end]).max(anchor_end)
        };
        let written = if new.is_empty() {
            new
        } else {
            spaced(&text[..anchor_end], &new, &text[kept..])
        };
        Splice {
            anchor: Some(found.range),
            ..Splice::in_line(line.start + anchor_end..line.start + kept, written, found.line)
        }
    };
    Ok(find(base, scope, anchor, occurrence)?
        .into_iter()
        .map(rewrite)
        .collect())
}

struct Found {
    range: Range<usize>,
    line: Line,
    /// Where it was looked for.
    segment: Range<usize>,
}

/// The places of quoted words in a scope: one, unless all are wanted.
fn find(base: &Base<'_>, scope: &Path, words: &str, occurrence: Occurrence) -> Result<Vec<Found>, Reason> {
    let segments = base.segments(scope)?;
    let mut found = find_in(base, &segments, words);
    let missing = || Reason::AnchorMissing {
        words: words.to_owned(),
        scope: scope.clone(),
    };
    match occurrence {
        _ if found.is_empty() => Err(missing()),
        Occurrence::All => Ok(found),
        Occurrence::Nth(number) => {
            let index = number
                .checked_sub(1)
                .filter(|index| *index < found.len())
                .ok_or_else(missing)?;
            Ok(vec![found.swap_remove(index)])
        }
        Occurrence::Unique if found.len() == 1 => Ok(found),
        Occurrence::Unique => {
            let places = found
                .iter()
                .take(20)
                .map(|found| base.line_path(found.line))
                .collect();
            Err(Reason::AnchorAmbiguous {
                words: words.to_owned(),
                count: found.len(),
                places,
            })
        }
    }
}

fn find_in(base: &Base<'_>, segments: &[Segment], words: &str) -> Vec<Found> {
    let in_segment = |segment: &Segment| {
        let line = segment.line;
        let start = segment.range.start;
        find_words(base.layout.text(&segment.range), words)
            .into_iter()
            .map(move |range| Found {
                range: absolute(&range, start),
                line,
                segment: segment.range.clone(),
            })
            .collect::<Vec<_>>()
    };
    segments.iter().flat_map(in_segment).collect()
}
