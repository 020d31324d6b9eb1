//! What a line of Markdown is, taken alone.

use crate::folding::BLANKS;

pub(crate) enum Line<'a> {
    Blank,
    Fence { mark: &'a str },
    Heading { level: u8, text: String },
    Underline { level: u8 },
    Rule,
    TableRow,
    Quotation { text: String },
    Item { indent: usize, text: String },
    Text,
}

pub(crate) fn classify(line: &str) -> Line<'_> {
    let trimmed = line.trim_matches(BLANKS);
    let Some(first) = trimmed.chars().next() else {
        return Line::Blank;
    };
    match first {
        '`' | '~' => {
            let mark = &trimmed[..trimmed.len() - trimmed.trim_start_matches(first).len()];
            let is_fence = mark.len() >= 3 && !trimmed[mark.len()..].contains('`');
            if is_fence {
                Line::Fence { mark }
            } else {
                Line::Text
            }
        }
        '#' => {
            let rest = trimmed.trim_start_matches('#');
            match u8::try_from(trimmed.len() - rest.len()) {
                Ok(level @ 1..=6) if rest.is_empty() || rest.starts_with(BLANKS) => Line::Heading {
                    level,
                    text: rest.to_owned(),
                },
                _ => Line::Text,
            }
        }
        '|' => Line::TableRow,
        '>' => Line::Quotation {
            text: one_spaced(&trimmed[1..]).trim().to_owned(),
        },
        '=' if trimmed.len() >= 3 && trimmed.chars().all(|letter| letter == '=') => {
            Line::Underline { level: 1 }
        }
        '-' if trimmed.len() >= 3 && trimmed.chars().all(|letter| letter == '-') => {
            Line::Underline { level: 2 }
        }
        '-' | '*' | '_' if is_rule(trimmed, first) => Line::Rule,
        _ if item_mark_length(trimmed).is_some() => Line::Item {
            indent: indent(line),
            text: one_spaced(trimmed),
        },
        _ => Line::Text,
    }
}

fn is_rule(trimmed: &str, mark: char) -> bool {
    trimmed
        .chars()
        .all(|letter| letter == mark || BLANKS.contains(&letter))
        && trimmed.chars().filter(|letter| *letter == mark).count() >= 3
}

/// Length of the mark of a list item with the space after it: `- `, `* `, `+ `, `1. `, `1) `.
pub(crate) fn item_mark_length(trimmed: &str) -> Option<usize> {
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let mark_end = match trimmed.as_bytes().get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    trimmed[mark_end..].starts_with(BLANKS).then_some(mark_end + 1)
}

pub(crate) fn is_item(text: &str) -> bool {
    item_mark_length(text.trim_start_matches(BLANKS)).is_some()
}

/// Deeper nesting than this would be shown as code.
const INDENT_MAX: usize = 12;

fn indent(line: &str) -> usize {
    let width = |letter| if letter == '\t' { 4 } else { 1 };
    line.chars()
        .take_while(|letter| BLANKS.contains(letter))
        .map(width)
        .sum::<usize>()
        .min(INDENT_MAX)
}

pub(crate) fn one_spaced(text: &str) -> String {
    let words: Vec<&str> = text.split(BLANKS).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

pub(crate) fn without_closing_marks(text: &str) -> String {
    let mut text = one_spaced(text).trim().to_owned();
    loop {
        let open = text.trim_end_matches('#');
        if open.len() == text.len() || !(open.is_empty() || open.ends_with(' ')) {
            return text;
        }
        text.truncate(open.trim_end().len());
    }
}

pub(crate) fn closes(line: &str, mark: &str) -> bool {
    let trimmed = line.trim_matches(BLANKS);
    trimmed.len() >= mark.len()
        && mark
            .chars()
            .next()
            .is_some_and(|sign| trimmed.chars().all(|letter| letter == sign))
}
