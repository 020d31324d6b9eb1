//! Applying adopted amendments, all at once, to the text put to discussion.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::cells::total_changed;
use crate::compile::{Reshaping, Splice, compile, keeps_structure};
use crate::document::Document;
use crate::doubts::{Warning, are_in_order, in_splices, in_text, label};
use crate::edit::{Edit, Operation, Reading, Span};
use crate::folding::{fold, trim_all};
use crate::numbering::number_left_open;
use crate::outcome::{Applied, Outcome, Provenance, Reason};
use crate::places::{Base, Line};
use crate::renumbering;
use crate::table::Table;
use crate::totals::{TotalCell, totals_in_line, with_totals};
use crate::typography::is_alike;

/// Applies amendments, each a list of edits, to one text. Every path refers to that text; the order of the
/// amendments only matters between two that rewrite the same place. What cannot be applied exactly is left out
/// whole, and the outcome says why. An amendment without any edit is [`Reason::NotUnderstood`].
///
/// A total that an amendment changes so that it adds up again is a consequence: several amendments may each change it, and
/// it then says what its lines add up to with all of them in.
///
/// ```
/// use legistique::{Document, Outcome, apply, parse_amendment};
/// let text = Document::parse("## Action 1 – Ouvrir\n\nUn bilan est fait chaque trimestre.");
/// let reading = parse_amendment("À l’alinéa 1 de l’action 1, remplacer le mot : « trimestre » par le mot : « mois ».", &text);
/// let applied = apply(&text, &[&reading.edits]);
/// assert_eq!(applied.outcomes, [Outcome::Applied]);
/// assert_eq!(applied.document.divisions()[1].blocks[0].text, "Un bilan est fait chaque mois.");
/// ```
pub fn apply(document: &Document, amendments: &[&[Edit]]) -> Applied {
    let base = Base::new(document);
    let (outcomes, compiled) = decided(&base, amendments);
    let mut adopted = Adopted::default();
    for (index, (outcome, splices)) in outcomes.iter().zip(&compiled).enumerate() {
        if let (Outcome::Applied, Ok(splices)) = (outcome, splices) {
            adopted.add(index, splices);
        }
    }
    let (document, provenance, warnings) = adopted.applied(&base);
    Applied {
        document,
        outcomes,
        provenance,
        warnings,
    }
}

fn decided(base: &Base<'_>, amendments: &[&[Edit]]) -> (Vec<Outcome>, Vec<Result<Vec<Splice>, Reason>>) {
    let compiled: Vec<Result<Vec<Splice>, Reason>> = amendments
        .iter()
        .map(|edits| compile_amendment(base, edits))
        .collect();
    (decide(&compiled), compiled)
}

/// What becomes of amendments, and what those that go in change, each with its place in the list.
pub(crate) fn adopted_splices(
    document: &Document,
    amendments: &[&[Edit]],
) -> (Vec<Outcome>, Vec<(usize, Splice)>) {
    let (outcomes, compiled) = decided(&Base::new(document), amendments);
    let adopted = outcomes.iter().zip(compiled).enumerate();
    let splices = adopted
        .filter(|(_, (outcome, _))| **outcome == Outcome::Applied)
        .flat_map(|(index, (_, splices))| splices.into_iter().flatten().map(move |splice| (index, splice)))
        .collect();
    (outcomes, splices)
}

/// Like [`apply`], on what was read: an amendment not wholly understood is refused as such, never applied as
/// if it said less.
pub fn apply_readings(document: &Document, readings: &[&Reading]) -> Applied {
    let edits: Vec<&[Edit]> = readings
        .iter()
        .map(|reading| {
            if reading.is_complete() {
                &reading.edits[..]
            } else {
                &[]
            }
        })
        .collect();
    apply(document, &edits)
}

/// What goes in, of several amendments.
#[derive(Default)]
struct Adopted<'a> {
    splices: Vec<(usize, &'a Splice)>,
    /// Which amendment writes each total
    totals: BTreeMap<TotalCell, usize>,
    /// Those that several write
    shared: BTreeSet<TotalCell>,
}

impl<'a> Adopted<'a> {
    fn add(&mut self, amendment: usize, splices: &'a [Splice]) {
        for splice in splices {
            let writer = splice
                .total
                .map(|total| (total, *self.totals.entry(total).or_insert(amendment)));
            match writer {
                Some((total, writer)) if writer != amendment => {
                    self.shared.insert(total);
                }
                _ => self.splices.push((amendment, splice)),
            }
        }
    }

    fn applied(mut self, base: &Base<'_>) -> (Document, Option<Vec<Provenance>>, Vec<Warning>) {
        if self.splices.is_empty() {
            return (base.document.clone(), Some(Vec::new()), Vec::new());
        }
        // As they are written: at one same place, the order of the amendments.
        self.splices.sort_by_key(|(_, splice)| splice.order());
        let mut splices: Vec<(usize, Splice)> = self
            .splices
            .into_iter()
            .map(|(amendment, splice)| (amendment, splice.clone()))
            .collect();
        put_in_order(&mut splices);
        let mut warnings = in_splices(base, &splices);
        warnings.extend(number_left_open(base, &mut splices));
        let written = spliced(
            &base.layout.markdown,
            splices.iter().map(|(_, splice)| splice).collect(),
        );
        let document = Document::parse(&written);
        warnings.extend(renumbering::doubts(&document, &splices));
        if !self.shared.is_empty() {
            let document = with_totals(base.document, &document, &self.shared);
            return (document, None, warnings);
        }
        let provenance = provenance(&splices, &written, &document.to_markdown());
        warnings.extend(in_text(base.document, &document, provenance.as_deref()));
        (document, provenance, warnings)
    }
}

/// Where what each operation wrote stands in the text: between what was spliced and its canonical form only spaces differ.
fn provenance(splices: &[(usize, Splice)], written: &str, canonical: &str) -> Option<Vec<Provenance>> {
    let positions = |text: &str| -> Vec<(usize, char)> {
        text.char_indices()
            .filter(|(_, letter)| !letter.is_whitespace())
            .collect()
    };
    let (from, to) = (positions(written), positions(canonical));
    let is_same = from.len() == to.len() && from.iter().zip(&to).all(|((_, one), (_, other))| one == other);
    if !is_same {
        return None;
    }
    let moved = |range: Range<usize>| {
        let first = from.partition_point(|(position, _)| *position < range.start);
        let after = from.partition_point(|(position, _)| *position < range.end);
        let start = to.get(first).map_or(canonical.len(), |(position, _)| *position);
        let end = match after.checked_sub(1).and_then(|last| to.get(last)) {
            Some((position, letter)) if after > first => position + letter.len_utf8(),
            _ => start,
        };
        Span { start, end }
    };
    let mut shift = 0_isize;
    let mut found = Vec::with_capacity(splices.len());
    for (amendment, splice) in splices {
        let start = splice.range.start.saturating_add_signed(shift);
        let end = start + splice.text.len();
        found.push(Provenance {
            amendment: *amendment,
            edit: splice.edit,
            base: Span {
                start: splice.range.start,
                end: splice.range.end,
            },
            result: moved(start..end),
        });
        shift += splice.text.len().cast_signed() - splice.range.len().cast_signed();
    }
    Some(found)
}

/// What several amendments insert at one same place comes in the order of its numbers, when each has one: « 1° bis » before
/// « 1° ter », whoever was given first.
fn put_in_order(splices: &mut [(usize, Splice)]) {
    let is_beside = |one: &Splice, other: &Splice| {
        one.range.is_empty()
            && one.line.is_none()
            && other.line.is_none()
            && one.range == other.range
            && one.rank == other.rank
    };
    let has_rival = |index: usize| index > 0 && is_beside(&splices[index - 1].1, &splices[index].1);
    if !(1..splices.len()).any(has_rival) {
        return;
    }
    let mut labels: Vec<_> = splices.iter().map(|(_, splice)| label(splice)).collect();
    // An insertion sort: it keeps the order of what it cannot compare, and few amendments share a place.
    for index in 1..splices.len() {
        let mut at = index;
        while at > 0
            && is_beside(&splices[at - 1].1, &splices[at].1)
            && are_in_order(labels[at].as_ref(), labels[at - 1].as_ref())
        {
            splices.swap(at - 1, at);
            labels.swap(at - 1, at);
            at -= 1;
        }
    }
}

fn compile_amendment(base: &Base<'_>, edits: &[Edit]) -> Result<Vec<Splice>, Reason> {
    if edits.is_empty() {
        return Err(Reason::NotUnderstood);
    }
    let mut splices = Vec::new();
    for (index, edit) in edits.iter().enumerate() {
        let compiled = compile(base, &edit.operation)?;
        splices.extend(compiled.into_iter().map(|splice| Splice {
            edit: index,
            ..splice
        }));
    }
    if splices
        .iter()
        .all(|splice| base.layout.text(&splice.range) == splice.text)
    {
        return Err(Reason::NothingToChange);
    }
    splices.sort_by_key(Splice::order);
    for (index, later) in splices.iter().enumerate() {
        let clashes = |earlier: &Splice| {
            overlap(&earlier.range, &later.range) || holds(earlier, later) || holds(later, earlier)
        };
        // Sorted by start: only what reaches past this start can clash, but one long removal may reach far.
        if splices[..index].iter().any(clashes) {
            return Err(Reason::SelfOverlap);
        }
    }
    renumbering::check_numbers(base, &splices)?;
    check_lines(base, &splices)?;
    check_columns(base, &splices)?;
    mark_consequences(base, &mut splices);
    Ok(splices)
}

/// Only a total that adds up with the amendment alone follows from it; any other is what the amendment asks for.
fn mark_consequences(base: &Base<'_>, splices: &mut [Splice]) {
    let changed: Vec<Option<TotalCell>> = splices.iter().map(|splice| total_changed(base, splice)).collect();
    if changed.iter().all(Option::is_none) {
        return;
    }
    let after = Document::parse(&spliced(&base.layout.markdown, splices.iter().collect()));
    let in_line = totals_in_line(base.document, &after);
    for (splice, total) in splices.iter_mut().zip(changed) {
        splice.total = total.filter(|total| in_line.contains(total));
    }
}

/// Refuses what would empty an alinéa, or turn it into a heading, a table or two alinéas.
fn check_lines(base: &Base<'_>, splices: &[Splice]) -> Result<(), Reason> {
    let mut by_line: BTreeMap<Line, Vec<&Splice>> = BTreeMap::new();
    for splice in splices {
        if let Some(line) = splice.line {
            by_line.entry(line).or_default().push(splice);
        }
    }
    for (line, splices) in by_line {
        let range = base.line_range(line);
        let old = base.layout.text(&range);
        // Another number makes another heading, on purpose, looked at where it is compiled.
        let worded = splices.iter().filter(|splice| splice.renumbers.is_none());
        let local = worded.map(|splice| Splice {
            range: splice.range.start - range.start..splice.range.end - range.start,
            ..(*splice).clone()
        });
        let local: Vec<Splice> = local.collect();
        if !keeps_structure(old, &spliced(old, local.iter().collect()), line, base) {
            return Err(Reason::StructureBroken {
                path: base.line_path(line),
            });
        }
    }
    Ok(())
}

/// Refuses a table some of whose rows would have more cells than others, or none.
fn check_columns(base: &Base<'_>, splices: &[Splice]) -> Result<(), Reason> {
    let mut tables: Vec<Line> = splices
        .iter()
        .filter_map(|splice| splice.reshapes)
        .filter(|(_, reshaping)| *reshaping != Reshaping::Rows)
        .map(|(line, _)| line)
        .collect();
    tables.dedup();
    for line in tables {
        let range = base.line_range(line);
        let is_of_table = |splice: &&Splice| {
            splice.line == Some(line) || splice.reshapes.is_some_and(|(table, _)| table == line)
        };
        let local: Vec<Splice> = splices
            .iter()
            .filter(is_of_table)
            .map(|splice| Splice {
                range: splice.range.start - range.start..splice.range.end - range.start,
                ..splice.clone()
            })
            .collect();
        let after = Table::read(&spliced(base.layout.text(&range), local.iter().collect()));
        if after.is_none_or(|table| table.width().is_none_or(|width| width == 0)) {
            return Err(Reason::StructureBroken {
                path: base.line_path(line),
            });
        }
    }
    Ok(())
}

/// A line after operations that bear on it alone; `None` when they cannot be applied.
pub(crate) fn line_after(base: &Base<'_>, operations: &[Operation], line: Line) -> Option<String> {
    let edits: Vec<Edit> = operations
        .iter()
        .map(|operation| Edit {
            operation: operation.clone(),
            span: Span::default(),
        })
        .collect();
    let range = base.line_range(line);
    let mut splices = compile_amendment(base, &edits).ok()?;
    for splice in &mut splices {
        if splice.range.start < range.start || splice.range.end > range.end {
            return None;
        }
        splice.range = splice.range.start - range.start..splice.range.end - range.start;
    }
    Some(spliced(base.layout.text(&range), splices.iter().collect()))
}

pub(crate) fn spliced(text: &str, mut splices: Vec<&Splice>) -> String {
    // A stable sort: at one same place, the order of the amendments.
    splices.sort_by_key(|splice| splice.order());
    let mut result = String::with_capacity(text.len());
    let mut position = 0;
    for splice in splices {
        result.push_str(&text[position..splice.range.start]);
        result.push_str(&splice.text);
        position = splice.range.end;
    }
    result.push_str(&text[position..]);
    result
}

/// Who is in, who falls, who clashes.
fn decide(compiled: &[Result<Vec<Splice>, Reason>]) -> Vec<Outcome> {
    let mut outcomes: Vec<Option<Outcome>> = compiled
        .iter()
        .map(|result| result.as_ref().err().cloned().map(Outcome::Refused))
        .collect();
    for index in 0..compiled.len() {
        let Ok(splices) = &compiled[index] else { continue };
        let twin = (0..index).find(|other| {
            outcomes[*other].is_none()
                && compiled[*other]
                    .as_ref()
                    .is_ok_and(|others| is_same(others, splices))
        });
        outcomes[index] = twin.map(|with| Outcome::Identical { with });
    }
    let candidates: Vec<(usize, &[Splice])> = (0..compiled.len())
        .filter(|index| outcomes[*index].is_none())
        .filter_map(|index| compiled[index].as_ref().ok().map(|splices| (index, &splices[..])))
        .collect();
    // A refusal may lift the fall of what the refused one removed: start again without it until nothing moves.
    loop {
        let alive = |outcomes: &[Option<Outcome>], index: usize| outcomes[index].is_none();
        let mut fallen: BTreeMap<usize, usize> = BTreeMap::new();
        for (index, splices) in candidates.iter().filter(|(index, _)| alive(&outcomes, *index)) {
            let by = candidates
                .iter()
                .filter(|(other, _)| other != index && alive(&outcomes, *other))
                .find(|(other, others)| {
                    dominates(others, splices) && (!dominates(splices, others) || other < index)
                });
            if let Some((by, _)) = by {
                fallen.insert(*index, *by);
            }
        }
        let mut standing: Vec<(usize, &[Splice])> = Vec::new();
        let mut refused = false;
        for (index, splices) in &candidates {
            if !alive(&outcomes, *index) || fallen.contains_key(index) {
                continue;
            }
            if let Some((with, _)) = standing.iter().find(|(_, others)| touches(others, splices)) {
                outcomes[*index] = Some(Outcome::Refused(Reason::Overlap { with: *with }));
                refused = true;
            } else {
                standing.push((*index, splices));
            }
        }
        if !refused {
            return outcomes
                .into_iter()
                .enumerate()
                .map(|(index, outcome)| {
                    outcome.unwrap_or_else(|| {
                        fallen
                            .get(&index)
                            .map_or(Outcome::Applied, |by| Outcome::Fallen { by: *by })
                    })
                })
                .collect();
        }
    }
}

/// Whether two amendments do the same, in whatever order and typography they say it.
fn is_same(one: &[Splice], other: &[Splice]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(left, right)| {
            left.range == right.range
                && left.anchor == right.anchor
                && left.rank == right.rank
                && (left.text == right.text || is_alike(&left.text, &right.text))
        })
}

/// Whether everything the second does stands in what the first removes or rewrites.
fn dominates(first: &[Splice], second: &[Splice]) -> bool {
    second
        .iter()
        .all(|inner| first.iter().any(|outer| contains(outer, inner)))
}

fn contains(outer: &Splice, inner: &Splice) -> bool {
    if outer.range.is_empty() {
        return false;
    }
    let extent = inner.anchor.as_ref().map_or(inner.range.clone(), |anchor| {
        anchor.start.min(inner.range.start)..anchor.end.max(inner.range.end)
    });
    let is_inside = if extent.is_empty() {
        strictly_inside(&outer.range, extent.start)
    } else {
        within(&outer.range, &extent)
    };
    is_inside || holds(outer, inner)
}

/// Whether the first removes the whole thing the second adds to.
fn holds(outer: &Splice, inner: &Splice) -> bool {
    !outer.range.is_empty()
        && inner
            .container
            .as_ref()
            .is_some_and(|container| within(&outer.range, container))
}

fn touches(first: &[Splice], second: &[Splice]) -> bool {
    first.iter().any(|one| {
        second.iter().any(|other| {
            let leans = |on: &Splice, anchored: &Splice| {
                anchored
                    .anchor
                    .as_ref()
                    .is_some_and(|anchor| overlap(&on.range, anchor))
                    || holds(on, anchored)
            };
            let is_one_consequence = one.total.is_some() && one.total == other.total;
            !is_one_consequence
                && (is_numbered_alike(one, other)
                    || renumbering::collides(one, other)
                    || renumbering::collides(other, one)
                    || reshape_one_table(one, other)
                    || overlap(&one.range, &other.range)
                    || leans(one, other)
                    || leans(other, one))
        })
    })
}

/// Whether two change rows and columns of one table: what one writes is not made for what the other leaves. Columns may come from
/// several; that some are left is only sure when one alone removes them.
fn reshape_one_table(one: &Splice, other: &Splice) -> bool {
    let (Some((table, first)), Some((same, second))) = (one.reshapes, other.reshapes) else {
        return false;
    };
    let changes_rows = |reshaping: Reshaping| reshaping == Reshaping::Rows;
    let are_both_removals = first == Reshaping::FewerColumns && second == Reshaping::FewerColumns;
    table == same && (changes_rows(first) != changes_rows(second) || are_both_removals)
}

/// Whether two insert at one place what has the same number: two « 12° », two « II. – » that a person must tell apart.
fn is_numbered_alike(one: &Splice, other: &Splice) -> bool {
    let is_insertion = |splice: &Splice| splice.range.is_empty() && splice.line.is_none();
    is_insertion(one)
        && is_insertion(other)
        && one.range == other.range
        && one.rank == other.rank
        && leading_number(&one.text).is_some_and(|number| Some(number) == leading_number(&other.text))
}

/// « II », « 12° », « 1° bis », « Art. L. 2 » at the beginning of what is inserted.
fn leading_number(text: &str) -> Option<String> {
    let line = text.lines().map(trim_all).find(|line| !line.is_empty())?;
    let line = line.trim_start_matches(['"', '«', '“', '#', ' ', '\u{a0}']);
    let end = line.find(['–', '—', '-', ')', '.', ':']).unwrap_or(line.len());
    let (label, rest) = line.split_at(end);
    let folded = fold(label);
    let is_degree = line.find('°').is_some_and(|degree| {
        degree <= 4
            && line[..degree]
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b' ')
    });
    if is_degree {
        // « 1° bis Au même alinéa »: its adverb is of its number.
        let mut words = line.split([' ', '\u{a0}', '.']);
        let first = words.next()?.to_owned();
        let adverb = words
            .find(|word| !word.is_empty())
            .filter(|word| crate::nouns::ADVERBS.contains(word));
        return Some(first + adverb.unwrap_or_default());
    }
    let is_roman = !label.trim().is_empty() && label.trim().chars().all(|letter| "IVXLC".contains(letter));
    let is_letter = label.chars().count() <= 2 && rest.starts_with(')');
    let is_article = folded.starts_with("article ") && folded.len() < 24;
    (is_roman || is_letter || is_article).then(|| trim_all(&folded).to_owned())
}

fn within(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn strictly_inside(range: &Range<usize>, position: usize) -> bool {
    range.start < position && position < range.end
}

fn overlap(left: &Range<usize>, right: &Range<usize>) -> bool {
    match (left.is_empty(), right.is_empty()) {
        (false, false) => left.start < right.end && right.start < left.end,
        (true, false) => strictly_inside(right, left.start),
        (false, true) => strictly_inside(left, right.start),
        (true, true) => false,
    }
}
