//! The typography a text already has: what is written into it, or looked for in it, follows.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::folding::trim_all;

/// The quotation marks and apostrophes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a habit of the text")]
pub(crate) struct Typography {
    pub(crate) has_straight_quotes: bool,
    has_straight_apostrophes: bool,
    has_no_ligature: bool,
    has_accented_state: bool,
}

impl Typography {
    pub(crate) fn of(text: &str) -> Self {
        let count = |sign: char| text.matches(sign).count();
        Self {
            has_straight_quotes: count('"') > count('«'),
            has_straight_apostrophes: count('\'') > count('’'),
            has_no_ligature: text.contains("oeu") && !text.contains('œ'),
            has_accented_state: text.contains("État") && !text.contains("Etat"),
        }
    }

    /// The same words with the marks of the text.
    pub(crate) fn conformed(self, words: &str) -> String {
        let words = if self.has_straight_quotes {
            straightened(words)
        } else {
            words.to_owned()
        };
        let words = if self.has_straight_apostrophes {
            words.replace('’', "'")
        } else {
            words
        };
        let words = if self.has_accented_state {
            words.replace("Etat", "État")
        } else {
            words
        };
        if self.has_no_ligature {
            words.replace('œ', "oe").replace('Œ', "Oe")
        } else {
            words
        }
    }

    /// The same words without the marks around them.
    pub(crate) fn without_marks(self, words: &str) -> String {
        let words = self.conformed(words);
        trim_all(trim_all(&words).trim_matches(['"', '«', '»', '“', '”'])).to_owned()
    }
}

/// « x » as "x", without the spaces inside.
fn straightened(words: &str) -> String {
    let mut result = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '«' | '“' => {
                result.push('"');
                while letters
                    .next_if(|next| matches!(next, ' ' | '\u{a0}' | '\u{202f}'))
                    .is_some()
                {}
            }
            '»' | '”' => {
                while result.ends_with([' ', '\u{a0}', '\u{202f}']) {
                    result.pop();
                }
                result.push('"');
            }
            other => result.push(other),
        }
    }
    result
}

/// The words as a text writes them, when only their spaces, dashes, quotation marks or ligatures differ.
pub(crate) fn loosely_found(text: &str, words: &str) -> Option<String> {
    let needle: Vec<char> = words.chars().flat_map(loose).collect();
    if needle.len() < 3 {
        return None;
    }
    let mut letters = Vec::new();
    let mut origins = Vec::new();
    for (position, letter) in text.char_indices() {
        for one in loose(letter) {
            letters.push(one);
            origins.push((position, position + letter.len_utf8()));
        }
    }
    let start = letters
        .windows(needle.len())
        .position(|window| window == needle)?;
    let found = &text[origins[start].0..origins[start + needle.len() - 1].1];
    let is_whole = !crate::words::find_words(text, found).is_empty();
    is_whole.then(|| found.to_owned())
}

fn loose(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        letter if letter.is_whitespace() => (None, None),
        '«' | '»' | '“' | '”' | '"' => (Some('"'), None),
        '’' | '‘' | 'ʼ' | '`' => (Some('\''), None),
        '–' | '—' | '−' | '\u{2010}' | '\u{2011}' => (Some('-'), None),
        'œ' => (Some('o'), Some('e')),
        'Œ' => (Some('O'), Some('e')),
        'º' => (Some('°'), None),
        other => (Some(other), None),
    };
    first.into_iter().chain(second)
}

/// Whether only spaces, dashes, quotation marks and ligatures tell two texts apart.
pub(crate) fn is_alike(one: &str, other: &str) -> bool {
    one.chars().flat_map(loose).eq(other.chars().flat_map(loose))
}

/// The closing marks of quoted alinéas that amendments of a parliament left in the middle of a quotation, or took away with its last
/// alinéa: only the last of those that follow one another closes. Runs that no amendment touched stay as they are.
///
/// ```
/// use legistique::{Document, close_quotations};
/// let before = Document::parse("\"Un.\n\n\"Deux.\" ;");
/// let after = Document::parse("\"Un.");
/// assert_eq!(close_quotations(&before, &after).to_markdown(), "\"Un.\" ;\n");
/// ```
pub fn close_quotations(before: &Document, after: &Document) -> Document {
    let known: BTreeSet<Vec<&str>> = quoted_runs(before).into_iter().collect();
    let runs = quoted_runs(after);
    let mut rewritten: BTreeMap<&str, String> = BTreeMap::new();
    for run in runs.iter().filter(|run| !known.contains(*run)) {
        let mut suffix = None;
        for line in &run[..run.len() - 1] {
            if let Some((bare, mark)) = closed(line) {
                suffix = Some(mark);
                rewritten.insert(line, bare.to_owned());
            }
        }
        let last = run[run.len() - 1];
        let is_open = !last.matches('"').count().is_multiple_of(2);
        // The mark of the run it was, found by its first alinéa.
        let former = || {
            known
                .iter()
                .find(|old| old[0] == run[0])
                .and_then(|old| closed(old[old.len() - 1]))
                .map(|(_, mark)| mark)
        };
        if is_open && let Some(mark) = suffix.or_else(former) {
            rewritten.insert(
                last,
                format!("{}{mark}", last.trim_end_matches([' ', ';', '\u{a0}'])),
            );
        }
    }
    if rewritten.is_empty() {
        return after.clone();
    }
    let markdown = after.to_markdown();
    let lines = markdown
        .lines()
        .map(|line| rewritten.get(line).map_or(line, String::as_str));
    Document::parse(&lines.collect::<Vec<_>>().join("\n"))
}

/// The alinéas that follow one another and all open with a straight mark.
fn quoted_runs(document: &Document) -> Vec<Vec<&str>> {
    let mut runs: Vec<Vec<&str>> = Vec::new();
    for division in document.divisions() {
        let mut is_running = false;
        for (_, line) in division.alineas() {
            let is_quoted = line.starts_with('"');
            match runs.last_mut() {
                Some(run) if is_quoted && is_running => run.push(line),
                _ if is_quoted => runs.push(vec![line]),
                _ => {}
            }
            is_running = is_quoted;
        }
    }
    runs
}

/// A line without the mark that closes it, and that mark with its punctuation.
fn closed(line: &str) -> Option<(&str, &str)> {
    let position = crate::words::closing_mark(line);
    (position < line.len()).then(|| line.split_at(position))
}
