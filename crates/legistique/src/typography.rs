//! The typography a text already has: what is written into it, or looked for in it, follows.

use std::collections::{BTreeMap, BTreeSet};

use crate::apply::apply;
use crate::document::{BlockKind, Document};
use crate::edit::Edit;
use crate::folding::trim_all;
use crate::nouns::ADVERBS;
use crate::outcome::Applied;

/// The quotation marks and apostrophes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a habit of the text")]
pub(crate) struct Typography {
    pub(crate) has_straight_quotes: bool,
    has_straight_apostrophes: bool,
    has_no_ligature: bool,
    has_accented_state: bool,
    has_accented_capitals: bool,
}

impl Typography {
    pub(crate) fn of(text: &str) -> Self {
        let count = |sign: char| text.matches(sign).count();
        Self {
            has_straight_quotes: count('"') > count('«'),
            has_straight_apostrophes: count('\'') > count('’'),
            has_no_ligature: text.contains("oeu") && !text.contains('œ'),
            has_accented_state: !text.contains("Etat"),
            has_accented_capitals: text.contains(['À', 'É']) && !holds_bare_preposition(text),
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
        let words = adverbs_apart(words);
        let words = if self.has_accented_state {
            words.replace("Etat", "État")
        } else {
            words
        };
        let words = if self.has_accented_capitals {
            accented_prepositions(words)
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

/// What follows « À » at the beginning of a sentence, and not the letter A.
const AFTER_PREPOSITION: [&str; 8] = [
    " l'",
    " l’",
    " la ",
    " compter ",
    " défaut ",
    " titre ",
    " chaque ",
    " cette ",
];

/// Where « A » stands for « À »: before a word that only the preposition has.
fn bare_prepositions(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.match_indices('A').map(|(at, _)| at).filter(|at| {
        let is_alone = text[..*at]
            .chars()
            .next_back()
            .is_none_or(|before| !before.is_alphanumeric());
        is_alone
            && AFTER_PREPOSITION
                .iter()
                .any(|word| text[*at + 1..].starts_with(word))
    })
}

fn holds_bare_preposition(text: &str) -> bool {
    bare_prepositions(text).next().is_some()
}

/// « A l’article » as « À l’article ».
fn accented_prepositions(words: String) -> String {
    let places: Vec<usize> = bare_prepositions(&words).collect();
    if places.is_empty() {
        return words;
    }
    let mut result = String::with_capacity(words.len() + places.len());
    let mut from = 0;
    for at in places {
        result.push_str(&words[from..at]);
        result.push('À');
        from = at + 1;
    }
    result.push_str(&words[from..]);
    result
}

/// « 2°bis » and « `IVbis` », whose italics were lost with their space, as « 2° bis » and « IV bis ».
fn adverbs_apart(words: String) -> String {
    if !ADVERBS.iter().any(|adverb| words.contains(adverb)) {
        return words;
    }
    let mut result = String::with_capacity(words.len() + 4);
    let mut rest = words.as_str();
    while !rest.is_empty() {
        let length = rest
            .find(|letter: char| !letter.is_alphanumeric())
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        let numeral = word.bytes().take_while(|letter| b"IVXL".contains(letter)).count();
        let is_after_degree = numeral == 0 && result.ends_with('°');
        let adverb = &word[numeral..];
        if ADVERBS.contains(&adverb) && (numeral > 0 || is_after_degree) {
            result.push_str(&word[..numeral]);
            result.push(' ');
            result.push_str(adverb);
        } else {
            result.push_str(word);
        }
        let sign = after.chars().next().map_or(0, char::len_utf8);
        result.push_str(&after[..sign]);
        rest = &after[sign..];
    }
    result
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
/// alinéa: only the last of those that follow one another closes. Runs that no amendment touched stay as they are, wherever their
/// words stand again, and so does an alinéa that was closed before: only the last of its run opens again, when what follows it now
/// is new.
///
/// ```
/// use legistique::{Document, close_quotations};
/// let before = Document::parse("\"Un.\n\n\"Deux.\" ;");
/// let after = Document::parse("\"Un.");
/// assert_eq!(close_quotations(&before, &after).to_markdown(), "\"Un.\" ;\n");
/// ```
pub fn close_quotations(before: &Document, after: &Document) -> Document {
    let old_runs = quoted_runs(before);
    let known: BTreeSet<Vec<&str>> = old_runs.iter().map(QuotedRun::words).collect();
    let old_lines: BTreeSet<&str> = known.iter().flatten().copied().collect();
    let old_lasts: BTreeSet<&str> = known.iter().filter_map(|run| run.last().copied()).collect();
    let mut rewritten: BTreeMap<(usize, usize), String> = BTreeMap::new();
    for run in quoted_runs(after) {
        let words = run.words();
        if known.contains(&words) {
            continue;
        }
        let mut suffix = None;
        for (index, pair) in words.windows(2).enumerate() {
            let (line, next) = (pair[0], pair[1]);
            let is_kept = old_lines.contains(line) && (!old_lasts.contains(line) || old_lines.contains(next));
            if let Some((bare, mark)) = closed(line).filter(|_| !is_kept) {
                suffix = Some(mark);
                rewritten.insert((run.division, run.lines[index].0), bare.to_owned());
            }
        }
        let (last_block, last) = run.lines[run.lines.len() - 1];
        let is_open = !last.matches('"').count().is_multiple_of(2);
        // The mark of the run it was, found by its first alinéa.
        let former = || {
            known
                .iter()
                .find(|old| old[0] == words[0])
                .and_then(|old| closed(old[old.len() - 1]))
                .map(|(_, mark)| mark)
        };
        if is_open && let Some(mark) = suffix.or_else(former) {
            rewritten.insert(
                (run.division, last_block),
                format!("{}{mark}", last.trim_end_matches([' ', ';', '\u{a0}'])),
            );
        }
    }
    if rewritten.is_empty() {
        return after.clone();
    }
    after.with_blocks(&rewritten)
}

/// Amendments applied together, each with whether it was [read as a parliament writes](crate::Reading::is_parliamentary): the
/// quotations that these left open, or closed in the middle, are closed as [`close_quotations`] does; what the others wrote stays
/// as they wrote it. Where a mark moved, the places of what was written are not known any more.
///
/// ```
/// use legistique::{Document, apply, closed_as_read, parse_in, resolve};
/// let text = Document::parse("\"Un.\n\n\"Deux.\" ;");
/// let reading = resolve(&parse_in("Alinéa 2\n\nSupprimer cet alinéa.", None), &text, None);
/// let applied = apply(&text, &[&reading.edits]);
/// let closed = closed_as_read(&text, applied, &[(&reading.edits, reading.is_parliamentary)]);
/// assert_eq!(closed.document.to_markdown(), "\"Un.\" ;\n");
/// ```
pub fn closed_as_read(before: &Document, applied: Applied, amendments: &[(&[Edit], bool)]) -> Applied {
    if !amendments.iter().any(|(_, is_parliamentary)| *is_parliamentary) {
        return applied;
    }
    let others: Vec<&[Edit]> = amendments
        .iter()
        .filter(|(_, is_parliamentary)| !is_parliamentary)
        .map(|(edits, _)| *edits)
        .collect();
    let closed = if others.is_empty() {
        close_quotations(before, &applied.document)
    } else {
        close_quotations(&apply(before, &others).document, &applied.document)
    };
    if closed == applied.document {
        return applied;
    }
    Applied {
        document: closed,
        provenance: None,
        ..applied
    }
}

/// Alinéas that follow one another and all open with a straight mark.
struct QuotedRun<'a> {
    /// The division they stand in, by its index
    division: usize,
    /// The block of each, by its index in the division, with its words; never empty
    lines: Vec<(usize, &'a str)>,
}

impl<'a> QuotedRun<'a> {
    fn words(&self) -> Vec<&'a str> {
        self.lines.iter().map(|(_, line)| *line).collect()
    }
}

fn quoted_runs(document: &Document) -> Vec<QuotedRun<'_>> {
    let mut runs: Vec<QuotedRun<'_>> = Vec::new();
    for (index, division) in document.divisions().iter().enumerate() {
        let mut is_running = false;
        let alineas = division
            .blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| block.kind == BlockKind::Alinea);
        for (place, block) in alineas {
            let is_quoted = block.text.starts_with('"');
            match runs.last_mut() {
                Some(run) if is_quoted && is_running => run.lines.push((place, &block.text)),
                _ if is_quoted => runs.push(QuotedRun {
                    division: index,
                    lines: vec![(place, &block.text)],
                }),
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
