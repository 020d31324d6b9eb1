//! Lines, bullets and labels: the small shapes everything else is made of.

use crate::fold::fold;

/// A list item's mark removed: the item's words, and whether its box is ticked if it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bullet<'a> {
    pub(crate) text: &'a str,
    pub(crate) is_ticked: Option<bool>,
}

/// `- x`, `* x`, `• x`, `→ x`, `1. x`, `1) x`, `- [ ] x`, `☑ x`.
pub(crate) fn bullet(line: &str) -> Option<Bullet<'_>> {
    let line = line.trim();
    let text = mark(line).or_else(|| number(line));
    let (text, boxed) = match tick(text.unwrap_or(line)) {
        Some((rest, is_ticked)) => (rest, Some(is_ticked)),
        None => (text?, None),
    };
    Some(Bullet {
        text: text.trim(),
        is_ticked: boxed,
    })
}

fn mark(line: &str) -> Option<&str> {
    if let Some(rest) = arrow(line) {
        return Some(rest);
    }
    let rest = line.strip_prefix([
        '-', '*', '•', '–', '—', '·', '▪', '◦', '‣', '+', '➢', '✓', '\u{f0b7}',
    ])?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(rest)
}

/// The words after `→`, `->` or `=>`.
pub(crate) fn arrow(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = line
        .strip_prefix(['→', '⇒', '➔', '➜', '►'])
        .or_else(|| line.strip_prefix("->"))
        .or_else(|| line.strip_prefix("=>"))?;
    Some(rest.trim())
}

fn number(line: &str) -> Option<&str> {
    let digits = line.find(|letter: char| !letter.is_ascii_digit())?;
    if !(1..=2).contains(&digits) {
        return None;
    }
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    rest.starts_with(char::is_whitespace).then_some(rest)
}

fn tick(text: &str) -> Option<(&str, bool)> {
    let text = text.trim_start();
    for (opening, is_ticked) in [
        ("[ ]", false),
        ("[]", false),
        ("[x]", true),
        ("[X]", true),
        ("☐", false),
        ("☑", true),
        ("☒", true),
        ("✅", true),
    ] {
        if let Some(rest) = text.strip_prefix(opening).filter(|rest| !rest.starts_with('(')) {
            return Some((rest, is_ticked));
        }
    }
    None
}

/// `Label : words`, where the label is words only: not a time, not an address.
pub(crate) fn label(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    if let Some((bold, rest)) = line.strip_prefix("**").and_then(|rest| rest.split_once("**")) {
        let rest = rest.trim_start();
        if let Some(name) = bold.trim_end().strip_suffix(':') {
            return Some((name.trim(), rest));
        }
        if let Some(words) = rest.strip_prefix(':') {
            return Some((bold.trim(), words.trim()));
        }
        return None;
    }
    let colon = line
        .char_indices()
        .take(LABEL_LETTERS_MAX)
        .find(|(_, letter)| *letter == ':')
        .map(|(at, _)| at)?;
    let (name, words) = (line[..colon].trim(), &line[colon + 1..]);
    let plain = name.chars().any(char::is_alphabetic)
        && !name.ends_with(|letter: char| {
            letter.is_ascii_digit() && words.starts_with(|next: char| next.is_ascii_digit())
        });
    (plain && !words.starts_with("//")).then_some((name, words.trim()))
}

const LABEL_LETTERS_MAX: usize = 80;

/// A line of rules, dots and underscores.
pub(crate) fn has_no_word(line: &str) -> bool {
    !line.chars().any(char::is_alphanumeric)
}

/// What a scanner leaves of a decorated heading: single letters between tabs, alphabets mixed in one line.
pub(crate) fn is_scanner_noise(line: &str) -> bool {
    let latin = line.chars().any(|letter| letter.is_ascii_alphabetic());
    let foreign = line
        .chars()
        .any(|letter| matches!(letter, '\u{370}'..='\u{52F}' | 'ı'));
    if latin && foreign {
        return true;
    }
    let pieces: Vec<&str> = line
        .split('\t')
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    let scraps = pieces
        .iter()
        .filter(|piece| piece.starts_with(char::is_lowercase))
        .count();
    pieces.len() >= 4
        && scraps * 2 > pieces.len()
        && pieces
            .iter()
            .all(|piece| piece.chars().count() <= 6 && !piece.contains(' '))
}

/// Width of the blank before the first letter; a tab counts for four.
pub(crate) fn indent(line: &str) -> usize {
    line.chars()
        .take_while(|letter| letter.is_whitespace())
        .map(|letter| if letter == '\t' { 4 } else { 1 })
        .sum()
}

/// Whether the line goes on with a sentence the line before began.
pub(crate) fn begins_in_lower_case(line: &str) -> bool {
    line.starts_with(|letter: char| letter.is_lowercase() || letter == '(')
}

/// `D3` from `D3`, `d3`; `None` for anything else.
pub(crate) fn item_id(text: &str, letter: char) -> Option<String> {
    let folded = fold(text.trim());
    let digits = folded.strip_prefix(letter.to_ascii_lowercase())?;
    let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then(|| format!("{letter}{digits}"))
}

#[cfg(test)]
mod tests {
    use super::{bullet, is_scanner_noise, item_id, label};

    #[test]
    fn bullets_of_every_editor() {
        for line in [
            "- x",
            "* x",
            "• x",
            "→ x",
            "-> x",
            "1. x",
            "12) x",
            "– x",
            "\u{f0b7} x",
        ] {
            assert_eq!(bullet(line).map(|bullet| bullet.text), Some("x"), "{line}");
        }
        assert_eq!(bullet("- [X] x").and_then(|bullet| bullet.is_ticked), Some(true));
        assert_eq!(bullet("☐ x").and_then(|bullet| bullet.is_ticked), Some(false));
        assert_eq!(bullet("-x"), None);
        assert_eq!(bullet("2026. x"), None);
        assert_eq!(bullet("[x](https://example.org)"), None);
    }

    #[test]
    fn labels_are_not_times_nor_addresses() {
        assert_eq!(label("Lieu : mairie"), Some(("Lieu", "mairie")));
        assert_eq!(label("**Présents :** Anne"), Some(("Présents", "Anne")));
        assert_eq!(label("**Présents** : Anne"), Some(("Présents", "Anne")));
        assert_eq!(label("à 18:30"), None);
        assert_eq!(label("https://example.org"), None);
    }

    #[test]
    fn scanner_noise_is_not_a_table() {
        assert!(is_scanner_noise("Dro\tchai\tno\tréun\tion"));
        assert!(is_scanner_noise("ГІО\tCHa\t\tıcuıı\tIUII"));
        assert!(!is_scanner_noise("Nom\tRôle\tVote\tOui"));
        assert!(!is_scanner_noise("relire le compte rendu"));
    }

    #[test]
    fn identifiers() {
        assert_eq!(item_id("d12", 'D').as_deref(), Some("D12"));
        assert_eq!(item_id("D", 'D'), None);
        assert_eq!(item_id("D1a", 'D'), None);
    }
}
