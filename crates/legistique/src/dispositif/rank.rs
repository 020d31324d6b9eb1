//! « premier », « 2e », « avant-dernière », « les deux premiers »: ranks in words and figures.

use super::scanner::{Scanner, folded, is_accent};
use crate::reference::ORDINALS;

/// « premier », « 2e », « dernière », « deux premiers », « quatre dernières », « troisième à cinquième ».
pub(super) fn ranks(scanner: &mut Scanner<'_>) -> Option<Vec<i32>> {
    let mut counted = *scanner;
    if let Some(count) = cardinal(&mut counted) {
        if counted.accept_any(&["premiers", "premieres"]) {
            *scanner = counted;
            return Some((1..=count).collect());
        }
        if counted.accept_any(&["derniers", "dernieres"]) {
            *scanner = counted;
            return Some((-count..=-1).collect());
        }
    }
    let first = one_rank(scanner)?;
    let mut range = *scanner;
    if range.accept_any(&["a", "a la", "au"])
        && let Some(last) = one_rank(&mut range)
        && (last == -1 || last > first && last - first < RANKS_AT_ONCE_MAX)
    {
        *scanner = range;
        if last < 0 {
            return Some(vec![first, last]);
        }
        return Some((first..=last).collect());
    }
    Some(vec![first])
}

/// « premier à millième » is no list.
const RANKS_AT_ONCE_MAX: i32 = 1_000;

const TENS: [(&str, i32); 5] = [
    ("vingt", 20),
    ("trent", 30),
    ("quarant", 40),
    ("cinquant", 50),
    ("soixant", 60),
];

/// Tens that a space parts from their units.
const TENS_ALONE: [(&str, i32); 4] = [("vingt", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50)];

/// A number from its ordinal in letters: « vingt-troisième », « trentième ».
fn ordinal_value(word: &str) -> Option<i32> {
    let position = |word: &str| {
        ORDINALS
            .iter()
            .position(|known| *known == word)
            .and_then(|index| i32::try_from(index + 1).ok())
    };
    if let Some(value) = position(word.strip_suffix('s').unwrap_or(word)) {
        return Some(value);
    }
    let (stem, tens) = TENS.iter().find(|(stem, _)| word.starts_with(stem))?;
    let rest = &word[stem.len()..];
    let rest = rest.strip_prefix('e').unwrap_or(rest);
    if rest == "ieme" {
        return Some(*tens);
    }
    let rest = rest
        .trim_start_matches('-')
        .trim_start_matches("et-")
        .trim_start_matches("et ");
    if rest == "unieme" {
        return Some(tens + 1);
    }
    position(rest)
        .filter(|units| *units < 20)
        .map(|units| tens + units)
}

pub(super) fn one_rank(scanner: &mut Scanner<'_>) -> Option<i32> {
    let word = scanner.word()?;
    let raw = scanner.slice(word.clone());
    let first = raw.chars().next().map(folded)?;
    if first.is_ascii_digit() {
        let mut ahead = *scanner;
        let number = ahead.number()?;
        // « 3 » alone is a number, not a rank.
        let is_raised = scanner.text[word.end..].starts_with("<sup>");
        let is_suffixed = raw.chars().any(|letter| !letter.is_ascii_digit());
        return (is_raised || is_suffixed).then(|| {
            *scanner = ahead;
            number
        });
    }
    // « l’avant dernier »
    if raw.eq_ignore_ascii_case("avant") {
        let ahead = Scanner {
            at: word.end,
            ..*scanner
        };
        let next = ahead.word()?;
        let last = spelt(ahead.slice(next.clone()));
        return matches!(last.as_str(), "dernier" | "derniere").then(|| {
            scanner.at = next.end;
            -2
        });
    }
    // « vingt septième »
    if let Some((_, value)) = TENS_ALONE.iter().find(|(tens, _)| raw.eq_ignore_ascii_case(tens)) {
        let ahead = Scanner {
            at: word.end,
            ..*scanner
        };
        let next = ahead.word()?;
        let unit = ordinal_value(&spelt(ahead.slice(next.clone()))).filter(|unit| *unit < 10)?;
        scanner.at = next.end;
        return Some(value + unit);
    }
    if !matches!(
        first,
        'p' | 'd' | 't' | 'q' | 'c' | 's' | 'h' | 'n' | 'o' | 'v' | 'a' | 'u'
    ) || raw.len() < 6
    {
        return None;
    }
    let rank = match spelt(raw).as_str() {
        "premiere" | "premieres" | "unique" => 1,
        "second" | "seconde" | "seconds" | "secondes" => 2,
        "dernier" | "derniere" => -1,
        "avant-dernier" | "avant-derniere" => -2,
        "antepenultieme" => -3,
        other => ordinal_value(other)?,
    };
    scanner.at = word.end;
    Some(rank)
}

/// In lower case, without accents.
fn spelt(word: &str) -> String {
    word.chars()
        .filter(|letter| !is_accent(*letter))
        .map(folded)
        .collect()
}

/// « deux », « 3 ».
pub(super) fn cardinal(scanner: &mut Scanner<'_>) -> Option<i32> {
    const WORDS: [&str; 12] = [
        "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    ];
    for (index, word) in WORDS.iter().enumerate() {
        if scanner.accept(word) {
            return i32::try_from(index + 2).ok();
        }
    }
    scanner.number()
}
