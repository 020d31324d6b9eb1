//! An amendment to a text, read by whoever knows the dialect it is written in.

use crate::dispositif::{alineas_announced, parse_in};
use crate::document::Document;
use crate::draft::roman;
use crate::edit::{Addition, Edit, NotUnderstood, Operation, Reading, ReadingProblem, Span};
use crate::folding::fold;
use crate::reading::parse_amendment_in;
use crate::resolve::{Wanted, resolve_as};
use crate::style::Style;

/// Reads an amendment to a text in the dialect it is said to be in, or looks like: the municipal reader knows the text from the
/// start, the others find their places afterwards; each stands in for the other when that one does not understand everything.
/// `division` is the one the amendment declares above its sentences (« Article 7 »).
///
/// ```
/// use legistique::{Document, apply_readings, read_amendment};
/// let text = Document::parse("Un bilan est fait chaque trimestre.");
/// for sentence in [
///     "Remplacer « trimestre » par « mois »",
///     "À l’alinéa 1, substituer au mot : « trimestre » le mot : « mois ».",
///     "Alinéa 1\nRemplacer le mot :\ntrimestre\npar le mot :\nmois",
///     "À l’alinéa 1, le mot : « trimestre » est remplacé par le mot : « mois ».",
/// ] {
///     let reading = read_amendment(sentence, None, &text, None);
///     assert_eq!(apply_readings(&text, &[&reading]).document.to_markdown(), "Un bilan est fait chaque mois.\n");
/// }
/// ```
pub fn read_amendment(
    sentence: &str,
    style: Option<Style>,
    document: &Document,
    division: Option<&str>,
) -> Reading {
    read_as(sentence, (style, false), document, division)
}

/// Like [`read_amendment`], for an amendment to another: `document` is what that one writes, or the text as it would make it, and
/// « cet amendement » is that text, where [`read_amendment`] refuses to know what it is.
///
/// ```
/// use legistique::{Document, ReadingProblem, read_amendment, read_sub_amendment};
/// let text = Document::parse("Un bilan est fait.");
/// let sentence = "Compléter cet amendement par un alinéa ainsi rédigé :\n« Il est public. »";
/// assert!(read_sub_amendment(sentence, None, &text, None).is_complete());
/// let refused = read_amendment(sentence, None, &text, None);
/// assert_eq!(refused.not_understood[0].reason, ReadingProblem::AmendmentNamed);
/// ```
pub fn read_sub_amendment(
    sentence: &str,
    style: Option<Style>,
    document: &Document,
    division: Option<&str>,
) -> Reading {
    read_as(sentence, (style, true), document, division)
}

/// The dialect told, and whether it amends an amendment.
type Said = (Option<Style>, bool);

fn read_as(sentence: &str, said: Said, document: &Document, division: Option<&str>) -> Reading {
    let whole = read_whole(sentence, said, document, division);
    if whole.is_complete() {
        return whole;
    }
    in_parts(sentence, said, document, division).unwrap_or(whole)
}

/// « I. – … », « II. – … », each in its own way: what a dialect has no words for is said the municipal way beside the rest. None
/// when a part is not understood, speaks of what another said, or amends an amendment: the others would then be of another text.
fn in_parts(sentence: &str, said: Said, document: &Document, division: Option<&str>) -> Option<Reading> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut position = 0;
    for line in sentence.split_inclusive('\n') {
        let label = format!("{}. – ", roman(starts.len() + 1));
        if line.starts_with(&label) {
            starts.push((position, position + label.len()));
        }
        position += line.len();
    }
    if starts.len() < 2 || starts[0].0 != 0 {
        return None;
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|(label, _)| *label)
        .chain([sentence.len()]);
    let mut reading = Reading::default();
    for ((_, start), end) in starts.iter().zip(ends) {
        let part = &sentence[*start..end];
        let folded = fold(part);
        if RECALLS.iter().any(|recall| folded.contains(recall)) {
            return None;
        }
        let found = read_whole(part, said, document, division);
        if !found.is_complete() || found.sub_amendment_of.is_some() {
            return None;
        }
        reading.is_parliamentary |= found.is_parliamentary;
        reading.edits.extend(found.edits.into_iter().map(|edit| Edit {
            span: Span {
                start: edit.span.start + start,
                end: edit.span.end + start,
            },
            ..edit
        }));
    }
    Some(reading)
}

/// Words that speak of what was said before.
const RECALLS: [&str; 10] = [
    "meme", "cet ", "cette ", "ces ", "ledit", "ladite", "dudit", "lesdit", "audit", "auxdit",
];

fn read_whole(
    sentence: &str,
    (style, is_sub_amendment): Said,
    document: &Document,
    division: Option<&str>,
) -> Reading {
    let is_municipal_first = match style {
        Some(style) => style == Style::Commune,
        None => matches!(Style::detect(sentence), Style::Commune | Style::Assemblee),
    };
    // What a parliament writes has no Markdown: headings, rows and items of items are read by who knows them.
    let is_municipal_first = is_municipal_first || holds_markdown(sentence);
    let wanted = Wanted {
        is_sub_amendment,
        keeps_numbers: matches!(style, Some(Style::Assemblee | Style::Senat)),
    };
    let municipal = || as_announced(sentence, parse_amendment_in(sentence, document, division));
    let parliamentary = || resolve_as(&parse_in(sentence, style), document, division, wanted);
    let (first, second): (Reading, &dyn Fn() -> Reading) = if is_municipal_first {
        (municipal(), &parliamentary)
    } else {
        (parliamentary(), &municipal)
    };
    if first.is_complete() || is_understood_and_refused(&first) {
        return first;
    }
    let second = second();
    if second.is_complete() || is_understood_and_refused(&second) {
        second
    } else {
        first
    }
}

/// What another reader would only take for something else.
fn is_understood_and_refused(reading: &Reading) -> bool {
    reading.not_understood.iter().any(|problem| {
        matches!(
            problem.reason,
            ReadingProblem::AlineasMiscounted
                | ReadingProblem::AmendmentNamed
                | ReadingProblem::AlineasCounted
        )
    })
}

/// The municipal reading, unless a sentence announces more alinéas, or fewer, than it was read as writing.
fn as_announced(sentence: &str, mut reading: Reading) -> Reading {
    let is_alone = |edit: &Edit| {
        reading
            .edits
            .iter()
            .filter(|other| other.span == edit.span)
            .count()
            == 1
    };
    let miscounted: Vec<Span> = reading
        .edits
        .iter()
        .filter(|edit| is_alone(edit))
        .filter(|edit| {
            let announced = sentence
                .get(edit.span.start..edit.span.end)
                .and_then(alineas_announced);
            let written = alineas_written(&edit.operation);
            matches!((announced, written), (Some(announced), Some(written)) if announced != written)
        })
        .map(|edit| edit.span)
        .collect();
    for span in miscounted {
        reading.edits.retain(|edit| edit.span != span);
        reading.not_understood.push(NotUnderstood {
            span,
            reason: ReadingProblem::AlineasMiscounted,
        });
    }
    reading
}

/// How many alinéas an operation writes as blocks; none when there is anything else among them.
fn alineas_written(operation: &Operation) -> Option<usize> {
    let (Operation::Rediger { blocks, .. }
    | Operation::InsererBlocs { blocks, .. }
    | Operation::Completer {
        addition: Addition::Alineas(blocks),
        ..
    }) = operation
    else {
        return None;
    };
    let written = Document::parse(&blocks.join("\n\n"));
    let is_plain = written.divisions().len() == 1
        && written.preamble().blocks.len() == written.preamble().alinea_count();
    is_plain.then(|| written.preamble().alinea_count())
}

fn holds_markdown(sentence: &str) -> bool {
    sentence.lines().any(|line| {
        let quoted = line.rsplit(['«', '“']).next().unwrap_or(line);
        let text = quoted.trim_start_matches([' ', '\u{a0}']);
        let is_indented = quoted.len() - text.len() > 3 && text.starts_with(['-', '*', '+', '>']);
        let is_heading = text.starts_with('#') && text.trim_start_matches('#').starts_with(' ');
        is_indented || is_heading || text.starts_with('|')
    })
}
