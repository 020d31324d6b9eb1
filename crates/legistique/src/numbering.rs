//! « … – » : the number that an author leaves to be given.

use crate::compile::Splice;
use crate::dispositif::roman_value;
use crate::document::BlockKind;
use crate::doubts::{Doubt, Warning};
use crate::draft::roman;
use crate::labels::Label;
use crate::places::{Base, Line};

/// Gives their numbers to the « … – » and « …° » of all that goes in, one after another as they stand in the text. An article that
/// had no number gets « I. – » when what completes it is « … – »: there is no second without a first.
///
/// Each is a doubt for whoever reads the result.
pub(crate) fn number_left_open(base: &Base<'_>, splices: &mut Vec<(usize, Splice)>) -> Vec<Warning> {
    let is_open =
        |splice: &Splice| splice.line.is_none() && splice.text.lines().any(|line| open_line(line).is_some());
    let mut given = Vec::new();
    if !splices.iter().any(|(_, splice)| is_open(splice)) {
        return given;
    }
    let markdown = &base.layout.markdown;
    let mut result = String::with_capacity(markdown.len());
    let mut position = 0;
    let mut first_numbers: Vec<(usize, Splice)> = Vec::new();
    for (amendment, splice) in splices.iter_mut() {
        result.push_str(&markdown[position..splice.range.start]);
        position = splice.range.end;
        if is_open(splice) {
            let before: Vec<&str> = result
                .rsplit('\n')
                .take_while(|line| !line.starts_with('#'))
                .filter(|line| !line.is_empty())
                .collect();
            let before: Vec<&str> = before.into_iter().rev().collect();
            let after: Vec<&str> = markdown[position..]
                .lines()
                .take_while(|line| !line.starts_with('#'))
                .filter(|line| !line.is_empty())
                .collect();
            let written = splice.text.trim_end_matches('\n');
            let end = splice.text[written.len()..].to_owned();
            let mut text = numbered(written, &before, &after);
            let is_first = text
                .lines()
                .find_map(open_line)
                .is_some_and(|(kind, _)| kind == Kind::Roman)
                && after.is_empty()
                && !before.iter().any(|line| value(line, Kind::Roman).is_some());
            if is_first && let Some(first) = first_number(base, splice) {
                text = numbered(written, &["I. – "], &[]);
                first_numbers.push((*amendment, first));
            }
            given.extend(numbers_given(written, &text).into_iter().map(|doubt| Warning {
                amendment: *amendment,
                doubt,
            }));
            splice.text = text + &end;
        }
        result.push_str(&splice.text);
    }
    for (amendment, first) in first_numbers {
        let start = first.range.start;
        let is_taken = splices.iter().any(|(_, other)| {
            other.range.start <= start && start < other.range.end.max(other.range.start + 1)
        });
        if !is_taken {
            splices.push((amendment, first));
        }
    }
    splices.sort_by_key(|(_, splice)| splice.order());
    given
}

/// The numbers that lines which left them open have now.
fn numbers_given(open: &str, text: &str) -> Vec<Doubt> {
    open.lines()
        .zip(text.lines())
        .filter(|(line, _)| open_line(line).is_some())
        .map(|(_, line)| match Label::of(line) {
            Some(label) => Doubt::NumberGiven { number: label.said },
            None => Doubt::NumberOpen,
        })
        .collect()
}

/// « I. – » before the first alinéa of the division something is added to, when that is a paragraph.
fn first_number(base: &Base<'_>, added: &Splice) -> Option<Splice> {
    let division = base
        .layout
        .divisions
        .iter()
        .rposition(|division| !division.blocks.is_empty() && division.start() <= added.range.start)?;
    let block = base.layout.divisions[division]
        .blocks
        .iter()
        .position(|block| block.kind == BlockKind::Alinea)?;
    let range = &base.layout.divisions[division].blocks[block].range;
    let text = base.layout.text(range);
    let is_paragraph = text.starts_with(char::is_alphabetic) && range.end <= added.range.start;
    is_paragraph.then(|| Splice {
        edit: added.edit,
        ..Splice::in_line(
            range.start..range.start,
            "I. – ".to_owned(),
            Line::Block { division, block },
        )
    })
}

/// The number a line leaves open, outside of its quotation mark.
fn open_line(line: &str) -> Option<(Kind, String)> {
    placeholder(line.strip_prefix('"').unwrap_or(line))
}

/// The text written, its « … – » or « …° » at the beginning of a line given the number after the last one before it; as it was when
/// nothing there is numbered so, or when several would come between two numbers.
fn numbered(text: &str, before: &[&str], after: &[&str]) -> String {
    let mut last: Option<(Kind, usize)> = None;
    let lines = text.lines().map(|line| {
        let (mark, bare) = line.strip_prefix('"').map_or(("", line), |bare| ("\"", bare));
        let Some((kind, rest)) = placeholder(bare) else {
            return line.to_owned();
        };
        // What is quoted has numbers of its own.
        let is_beside = |line: &&&str| line.starts_with('"') != mark.is_empty();
        let previous = match last {
            Some((known, value)) if known == kind => Some(value),
            _ => before
                .iter()
                .rev()
                .filter(is_beside)
                .find_map(|line| value(line, kind)),
        };
        let Some(next) = previous.map(|value| value + 1) else {
            return line.to_owned();
        };
        let said = |value: usize| match kind {
            Kind::Roman => roman(value),
            Kind::Degree => format!("{value}"),
        };
        if !after
            .iter()
            .filter(is_beside)
            .any(|line| value(line, kind) == Some(next))
        {
            last = Some((kind, next));
            return format!("{mark}{}{rest}", said(next));
        }
        // Between « II » and « III »: « II bis », unless there is one.
        let between = format!("{} bis", said(next - 1));
        let is_taken = before
            .iter()
            .any(|line| line.trim_start_matches('"').starts_with(&between))
            || text.lines().filter(|line| !line.is_empty()).count() > 1;
        match kind {
            _ if is_taken => line.to_owned(),
            Kind::Roman => format!("{mark}{between}{rest}"),
            Kind::Degree => format!("{mark}{}° bis{}", next - 1, rest.trim_start_matches('°')),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// « I. – »
    Roman,
    /// « 1° »
    Degree,
}

/// « … – », « ...° », with what follows the number.
fn placeholder(line: &str) -> Option<(Kind, String)> {
    let rest = line
        .strip_prefix('…')
        .or_else(|| line.strip_prefix("..."))?
        .trim_start_matches(['.', '\u{a0}', ' ']);
    if rest.starts_with('°') {
        return Some((Kind::Degree, rest.to_owned()));
    }
    let text = rest.trim_start_matches(['-', '–', '—']);
    (text.len() < rest.len()).then(|| (Kind::Roman, format!(". – {}", text.trim_start())))
}

/// The number a line starts with.
fn value(line: &str, kind: Kind) -> Option<usize> {
    let line = line.strip_prefix('"').unwrap_or(line);
    match kind {
        Kind::Degree => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let rest = line[digits..].trim_start_matches(['\u{a0}', ' ']);
            rest.strip_prefix('°')?;
            line[..digits].parse().ok()
        }
        Kind::Roman => {
            let length = line.bytes().take_while(|letter| b"IVXL".contains(letter)).count();
            let rest = line[length..].trim_start_matches(['.', '\u{a0}', ' ']);
            if !rest.starts_with(['-', '–', '—']) {
                return None;
            }
            roman_value(&line[..length])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn a_number_left_open_follows_the_last_one() {
        let before = ["I. - Un.", "1° Deux ;", "II. – Trois."];
        assert_eq!(
            numbered("… – Quatre.\n... - Cinq.", &before, &[]),
            "III. – Quatre.\nIV. – Cinq."
        );
        assert_eq!(numbered("...° Quatre.", &before, &[]), "2° Quatre.");
        assert_eq!(numbered("… – Quatre.", &["Un."], &[]), "… – Quatre.");
        assert_eq!(
            numbered("… – Quatre.", &before, &["III. – Cinq."]),
            "II bis. – Quatre."
        );
        assert_eq!(
            numbered("… – A.\n… – B.", &before, &["III. – Cinq."]),
            "… – A.\n… – B."
        );
    }
}
