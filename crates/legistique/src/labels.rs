//! The numbers alinéas start with (« I bis. – », « 2° », « c) »), in their order, and whether they follow one another.
//!
//! « I A » comes before « I », « I bis » after it and « I bis A » between the two, as the assemblies number what they insert.

use crate::dispositif::roman_value;
use crate::nouns::ADVERBS;

/// The number an alinéa starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) kind: LabelKind,
    /// How many quotation marks open the alinéa.
    depth: usize,
    number: usize,
    /// « bis A » as numbers that sort as the numbers do.
    key: Vec<usize>,
    /// As it is written.
    pub(crate) said: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LabelKind {
    /// « I. – »
    Roman,
    /// « A. – »
    Upper,
    /// « 1° »
    Degree,
    /// « a) »
    Lower,
}

impl Label {
    /// The label of an alinéa; none when it starts with words.
    pub(crate) fn of(line: &str) -> Option<Self> {
        let bare = line.trim_start_matches(MARKS);
        let depth = line.len() - bare.len();
        let depth = line[..depth].matches(QUOTES).count();
        let (kind, number, length) = first_part(bare)?;
        let mut components = vec![(number, false)];
        let mut end = length;
        loop {
            let rest = &bare[end..];
            let spaced = rest.trim_start_matches(SPACES);
            let start = end + rest.len() - spaced.len();
            let word_length = spaced
                .find(|letter: char| !letter.is_ascii_alphabetic())
                .unwrap_or(spaced.len());
            let word = &spaced[..word_length];
            let adverb = ADVERBS.iter().position(|adverb| *adverb == word);
            if let Some(rank) = adverb {
                components.push((rank + 1, false));
            } else if is_letter_suffix(word, &spaced[word_length..], kind) && start > end {
                let value = word
                    .bytes()
                    .fold(0, |value, letter| value * 26 + usize::from(letter - b'A') + 1);
                components.push((value, true));
            } else {
                break;
            }
            end = start + word_length;
        }
        let rest = bare[end..].trim_start_matches(SPACES);
        let is_closed = match kind {
            LabelKind::Degree | LabelKind::Lower => true,
            LabelKind::Roman | LabelKind::Upper => {
                // « L. 132-1 » is an article of a code.
                let after = rest.trim_start_matches('.').trim_start_matches(SPACES);
                rest.starts_with(['.', '-', '–', '—', ')'])
                    && !after.starts_with(|letter: char| letter.is_ascii_digit())
            }
        };
        is_closed.then(|| Self {
            kind,
            depth,
            number,
            key: key(&components),
            said: bare[..end].trim_end_matches(SPACES).to_owned(),
        })
    }

    /// Whether two may stand in one list.
    pub(crate) fn is_sibling(&self, other: &Self) -> bool {
        self.kind == other.kind && self.depth == other.depth
    }

    /// Whether it comes before the other in their list.
    pub(crate) fn precedes(&self, other: &Self) -> bool {
        self.is_sibling(other) && self.key < other.key
    }

    /// Whether the other may come right after it.
    fn is_followed_by(&self, other: &Self) -> bool {
        let skips = other.number > self.number + 1
            // « II bis » after « I »: no « II » stands between.
            || other.number == self.number + 1
                && other.key.len() > 1
                && other.key.first().is_some_and(|first| first.is_multiple_of(2));
        self.key < other.key && !skips
    }
}

const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];
const QUOTES: [char; 3] = ['"', '«', '“'];
const MARKS: [char; 6] = ['"', '«', '“', ' ', '\u{a0}', '\u{202f}'];

/// « 12° », « IV », « B », « c) »: its kind, its value and how many bytes it takes.
fn first_part(text: &str) -> Option<(LabelKind, usize, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let rest = &text[digits..];
        let after = rest.trim_start_matches(SPACES);
        let number = text[..digits].parse().ok()?;
        return after.starts_with('°').then(|| {
            (
                LabelKind::Degree,
                number,
                text.len() - after.len() + '°'.len_utf8(),
            )
        });
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = &text[..letters];
    if !word.is_empty() && word.bytes().all(|letter| b"IVXL".contains(&letter)) {
        return Some((LabelKind::Roman, roman_value(word)?, letters));
    }
    let [letter] = word.as_bytes() else { return None };
    if letter.is_ascii_uppercase() {
        return Some((LabelKind::Upper, usize::from(letter - b'A') + 1, 1));
    }
    let after = text[1..].trim_start_matches(SPACES);
    after.starts_with(')').then(|| {
        (
            LabelKind::Lower,
            usize::from(letter - b'a') + 1,
            text.len() - after.len() + 1,
        )
    })
}

/// « I A », but not « 1° A l’article 3 », whose « A » is a preposition.
fn is_letter_suffix(word: &str, after: &str, kind: LabelKind) -> bool {
    let is_letters = (1..=2).contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_uppercase());
    let next = after.trim_start_matches(SPACES).chars().next();
    is_letters
        && match kind {
            LabelKind::Roman | LabelKind::Upper => {
                next.is_some_and(|next| ".-–—)".contains(next) || next.is_uppercase())
            }
            LabelKind::Degree => next.is_some_and(|next| next == '(' || next.is_uppercase()),
            LabelKind::Lower => false,
        }
}

/// A part that a letter follows comes before the same part alone: it is the odd number under its even one.
fn key(components: &[(usize, bool)]) -> Vec<usize> {
    let before_letter = |index: usize| components.get(index + 1).is_some_and(|(_, is_letter)| *is_letter);
    components
        .iter()
        .enumerate()
        .map(|(index, (value, _))| 2 * value - usize::from(before_letter(index)))
        .collect()
}

/// A number that does not follow the one before it in its list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Break {
    /// The line of the number before, when there is one.
    pub(crate) from: Option<usize>,
    /// Its own line.
    pub(crate) at: usize,
    /// Both numbers as they are written.
    pub(crate) said: (Option<String>, String),
}

/// Where the numbers of alinéas, one a line, do not follow one another: missing, twice the same, going back. A list that is
/// not quoted starts with its first number.
pub(crate) fn breaks(lines: &[&str]) -> Vec<Break> {
    let mut open: Vec<(Label, usize)> = Vec::new();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with('#') {
            open.clear();
            continue;
        }
        let bare = line.trim_start_matches(MARKS);
        let depth = line[..line.len() - bare.len()].matches(QUOTES).count();
        // What was quoted deeper is over, and so is what an article quoted before held.
        let starts_article = bare.starts_with("Art.") || bare.starts_with("Article ");
        open.retain(|(label, _)| label.depth < depth || label.depth == depth && !starts_article);
        let Some(mut label) = Label::of(line) else {
            continue;
        };
        let letter = usize::from(label.said.bytes().next().unwrap_or_default());
        let is_upper = label.kind == LabelKind::Roman
            && label.said.len() == 1
            && open.last().is_some_and(|(last, _)| {
                last.kind == LabelKind::Upper && last.number + usize::from(b'A') == letter
            });
        if is_upper {
            label.kind = LabelKind::Upper;
            label.number = letter + 1 - usize::from(b'A');
            label.key = vec![2 * label.number];
        }
        let place = open.iter().rposition(|(other, _)| other.is_sibling(&label));
        if let Some(place) = place {
            open.truncate(place + 1);
            let (before, from) = &open[place];
            if !before.is_followed_by(&label) {
                found.push(Break {
                    from: Some(*from),
                    at,
                    said: (Some(before.said.clone()), label.said.clone()),
                });
            }
            open.truncate(place);
        } else if label.number != 1 && label.depth == 0 {
            found.push(Break {
                from: None,
                at,
                said: (None, label.said.clone()),
            });
        }
        // « 1° à 3° (Supprimés) » stands for all of them.
        if let Some(last) = last_removed(bare) {
            label.number = last;
            label.key = vec![2 * last];
        }
        open.push((label, at));
    }
    found
}

/// The last number of « 1° à 3° (Supprimés) ».
fn last_removed(text: &str) -> Option<usize> {
    let (labels, _) = text.split_once("(Supprimé")?;
    let (_, last) = labels.rsplit_once(" à ").or_else(|| labels.rsplit_once(" et "))?;
    first_part(last.trim_start_matches(MARKS)).map(|(_, number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::{Label, breaks};

    #[test]
    fn labels_sort_as_assemblies_number() {
        let written = [
            "I A. – x",
            "I. – x",
            "I bis A. – x",
            "I bis. – x",
            "I ter. – x",
            "II A. – x",
            "II. – x",
        ];
        let labels: Vec<Label> = written.iter().map(|line| Label::of(line).expect(line)).collect();
        for pair in labels.windows(2) {
            assert!(
                pair[0].precedes(&pair[1]) && !pair[1].precedes(&pair[0]),
                "{pair:?}"
            );
        }
        for line in [
            "Il est",
            "A l’article",
            "1° A l’article",
            "IV du texte",
            "3 élus",
            "L’article",
        ] {
            assert!(Label::of(line).is_none_or(|label| label.said == "1°"), "{line}");
        }
    }

    #[test]
    fn numbers_that_do_not_follow_are_seen() {
        let seen = |lines: &[&str]| -> Vec<(Option<String>, String)> {
            breaks(lines).into_iter().map(|one| one.said).collect()
        };
        let pair = |from: &str, to: &str| (Some(from.to_owned()), to.to_owned());
        assert_eq!(
            seen(&[
                "I. – Un.",
                "1° a",
                "a) b",
                "b) c",
                "2° d",
                "\"3° e",
                "II. – Deux."
            ]),
            []
        );
        assert_eq!(seen(&["1° a", "3° b"]), [pair("1°", "3°")]);
        assert_eq!(seen(&["1° a", "1° b", "2° c"]), [pair("1°", "1°")]);
        assert_eq!(
            seen(&["1° a", "1° bis b", "2° c", "1° et 2° (Supprimés)", "3° d"]),
            [pair("2°", "1°")]
        );
        assert_eq!(seen(&["2° b"]), [(None, "2°".to_owned())]);
        assert_eq!(seen(&["A. – a", "B. – b", "C. – c"]), []);
        assert_eq!(seen(&["\"Art. 1. – a", "\"1° b", "\"Art. 2. – c", "\"1° d"]), []);
    }
}
