//! « … – » : the number that an author leaves to be given.

use crate::dispositif::roman_value;
use crate::draft::roman;

/// The text written, its « … – » or « …° » at the beginning of a line given the number after the last one before it; as it was when
/// nothing there is numbered so, or when several would come between two numbers.
pub(crate) fn numbered(text: &str, before: &[&str], after: &[&str]) -> String {
    let mut last: Option<(Kind, usize)> = None;
    let lines = text.lines().map(|line| {
        let (mark, bare) = line.strip_prefix('"').map_or(("", line), |bare| ("\"", bare));
        let Some((kind, rest)) = placeholder(bare) else {
            return line.to_owned();
        };
        let previous = match last {
            Some((known, value)) if known == kind => Some(value),
            _ => before.iter().rev().find_map(|line| value(line, kind)),
        };
        let Some(next) = previous.map(|value| value + 1) else {
            return line.to_owned();
        };
        let said = |value: usize| match kind {
            Kind::Roman => roman(value),
            Kind::Degree => format!("{value}"),
        };
        if !after.iter().any(|line| value(line, kind) == Some(next)) {
            last = Some((kind, next));
            return format!("{mark}{}{rest}", said(next));
        }
        // Between « II » and « III »: « II bis », unless there is one.
        let between = format!("{} bis", said(next - 1));
        let is_taken = before
            .iter()
            .any(|line| line.trim_start_matches('"').starts_with(&between))
            || text.lines().count() > 1;
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
