//! The words an amendment quotes or writes: between quotation marks, or in paragraphs of their own as the Sénat does.

use std::ops::Range;

use super::marks::{MARKS, closing};
use super::model::Place;
use super::place::{read_place, unit_label};
use super::rank::ranks;
use super::scanner::Scanner;
use crate::folding::trim_all;

/// Infinitives that open an instruction.
pub(super) const VERBS: [&str; 37] = [
    "supprimer",
    "remplacer",
    "substituer",
    "rediger",
    "completer",
    "inserer",
    "ajouter",
    "retablir",
    "proceder",
    "deplacer",
    "renumeroter",
    "intervertir",
    "reediger",
    "reecrire",
    "modifier",
    "transformer",
    "operer",
    "effectuer",
    "faire",
    "ecrire",
    "lire",
    "intituler",
    "retirer",
    "reporter",
    "recrire",
    "rajouter",
    "supprimez",
    "retirez",
    "remplacez",
    "substituez",
    "redigez",
    "completez",
    "inserez",
    "ajoutez",
    "rajoutez",
    "retablissez",
    "modifiez",
];

/// A quotation at this place, when there is one.
pub(super) fn quotation(scanner: &mut Scanner<'_>) -> Option<String> {
    let mut ahead = *scanner;
    ahead.skip_blanks();
    let first = ahead.peek()?;
    let (open, close) = *MARKS.iter().find(|(open, _)| *open == first)?;
    let start = ahead.at + open.len_utf8();
    let limit = words_announced_after(ahead.text, start, instruction_after(ahead.text, start));
    let (end, next) = closing(ahead.text, start, limit, open, close);
    let text = unmarked(&ahead.text[start..end], open);
    scanner.at = next;
    Some(text)
}

/// Where a line says « les mots : » and nothing else: the quotation before it, whose mark was forgotten, ends there.
fn words_announced_after(text: &str, from: usize, limit: usize) -> usize {
    let mut at = from;
    while let Some(offset) = text[at..limit].find('\n') {
        let line = at + offset + 1;
        let end = text[line..].find('\n').map_or(text.len(), |end| line + end);
        let mut scanner = Scanner::new(&text[line..end]);
        let may_announce = text[line..].starts_with(['l', 'L', 'p', 'P', ' ']);
        let announces = may_announce
            && scanner.accept_any(&[
                "les mots",
                "le mot",
                "par les mots",
                "par le mot",
                "la reference",
                "les references",
            ])
            && scanner.accept_sign(&[':'])
            && scanner.is_line_end();
        if announces {
            return at + offset;
        }
        at = line;
        if at >= limit {
            break;
        }
    }
    limit
}

/// Whether a quotation opens here.
pub(super) fn sees_quotation(scanner: &Scanner<'_>) -> bool {
    let mut ahead = *scanner;
    ahead.skip_blanks();
    ahead
        .peek()
        .is_some_and(|first| MARKS.iter().any(|(open, _)| *open == first))
}

/// A quotation whose last lines lost their marks.
pub(super) fn requoted(text: &str) -> String {
    let text = trim_all(text);
    let Some((open, close)) = text
        .chars()
        .next()
        .and_then(|first| MARKS.iter().find(|(open, _)| *open == first))
    else {
        return lines(text);
    };
    let body = text[open.len_utf8()..].trim_end_matches(['.', ' ', '\u{a0}']);
    unmarked(
        body.strip_suffix(*close).unwrap_or(&text[open.len_utf8()..]),
        *open,
    )
}

/// Without the marks that open each line, and with single line breaks between alinéas.
fn unmarked(text: &str, open: char) -> String {
    let mut result = String::with_capacity(text.len());
    for line in text.split('\n') {
        let line = trim_all(line);
        let line = trim_all(line.strip_prefix(open).unwrap_or(line));
        if line.is_empty() {
            continue;
        }
        if !result.is_empty() {
            result.push('\n');
        }
        result.push_str(line);
    }
    without_tags(result)
}

/// Where the next line that opens an instruction starts (the position of its line break), or the end.
pub(super) fn instruction_after(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(offset) = text[at..].find('\n') {
        let line = at + offset + 1;
        let end = text[line..].find('\n').map_or(text.len(), |end| line + end);
        if opens_instruction(text, line) || opens_rationale(&text[line..end]) {
            return at + offset;
        }
        at = line;
    }
    text.len()
}

/// Whether a line, alone, is the heading of the reasons of an amendment: « Objet », « Exposé sommaire : », « EXPOSÉ DES MOTIFS ».
/// What it asks for ends before.
///
/// ```
/// assert!(legistique::opens_rationale("Exposé sommaire :"));
/// assert!(!legistique::opens_rationale("Objet du contrat"));
/// ```
pub fn opens_rationale(line: &str) -> bool {
    const HEADINGS: [&str; 5] = [
        "objet",
        "expose sommaire",
        "expose des motifs",
        "expose de l amendement",
        "motivation",
    ];
    let mut scanner = Scanner::new(line);
    scanner.skip_spaces();
    if !scanner.accept_any(&HEADINGS) {
        return false;
    }
    scanner.accept_sign(&[':', '.']);
    scanner.is_line_end()
}

/// Whether a line opens an instruction: « II. – En conséquence, … », « Alinéa 5 », « Supprimer… », « 2° Première phrase ».
pub(super) fn opens_instruction(text: &str, line: usize) -> bool {
    let end = text[line..].find('\n').map_or(text.len(), |end| line + end);
    let mut scanner = Scanner {
        text: &text[..end],
        at: line,
    };
    scanner.skip_spaces();
    if scanner
        .peek()
        .is_none_or(|first| MARKS.iter().any(|(open, _)| *open == first))
    {
        return false;
    }
    let label = label(&mut scanner);
    scanner.skip_spaces();
    if scanner.is_at_end() {
        return false;
    }
    if scanner.accept_any(&[
        "en consequence",
        "en consequences",
        "par coherence",
        "par consequent",
    ]) {
        return true;
    }
    if scanner.sees_any(&VERBS) {
        return true;
    }
    if label == Label::Part
        && scanner.sees_any(&[
            "pour compenser",
            "la perte de recettes",
            "les pertes de recettes",
            "la perte de",
            "la charge pour",
            "les charges pour",
            "les dispositions du i",
            "le i s applique",
            "le i n est applicable",
            "les conséquences financieres",
            "les consequences financieres",
            "la perte",
            "les pertes",
            "le i est",
            "le i ne",
            "ces dispositions",
            "cette disposition",
        ])
    {
        return true;
    }
    let starts = scanner.at;
    // « Alinéa 3 », « Alinéas 3 à 5, première phrase »
    let mut bare = scanner;
    if bare.accept_any(&["alinea", "alineas"]) && (bare.number().is_some() || bare.sees_any(&["unique"])) {
        return true;
    }
    // « II. – Article 2, alinéa 1 »
    let mut named = scanner;
    if label == Label::Part
        && read_place(&mut named, &Place::default())
            .is_some_and(|place| place.division.is_some() && !place.alineas.is_empty())
    {
        named.accept_sign(&[',', ':']);
        if named.is_line_end() {
            return true;
        }
    }
    let mut phrase = scanner;
    if ranks(&mut phrase).is_some()
        && phrase.accept_any(&[
            "phrase", "phrases", "ligne", "colonne", "alinea", "lignes", "colonnes",
        ])
    {
        phrase.accept_sign(&[':']);
        if phrase.is_line_end() || phrase.accept_sign(&[',']) && !has_passive(&text[starts..end]) {
            return true;
        }
    }
    let is_located = scanner.accept_any(&["apres", "avant", "a l", "a la", "au", "aux", "a", "dans", "sur"]);
    if !is_located {
        return false;
    }
    scanner.skip_apostrophe();
    // « II. – À la ligne « Vélos » du tableau, remplacer… »: a place may be named between quotation marks.
    let mut placed = scanner;
    if label == Label::Part && read_place(&mut placed, &Place::default()).is_some() {
        while placed.accept_sign(&[',', ':']) {}
        if placed.sees_any(&VERBS) {
            return true;
        }
        // « I. – À l’alinéa 1, après le mot : », the word below
        if placed.accept_any(&["apres", "avant"]) && placed.accept_any(&ANNOUNCED_WORDS) {
            placed.accept_sign(&[':']);
            if placed.is_line_end() || sees_quotation(&placed) {
                return true;
            }
        }
    }
    let before_quotation = &text[starts..end];
    let before_quotation = before_quotation.split(['«', '"', '“']).next().unwrap_or_default();
    if says_verb(before_quotation) {
        return true;
    }
    // « Après l’alinéa 5 » alone on its line; « Après les mots : », the words below
    let head = &text[starts..end];
    let mut head_scanner = Scanner::new(head);
    if !head_scanner.accept_any(&["apres", "avant", "a", "au", "aux"]) {
        return false;
    }
    if head_scanner.accept_any(&ANNOUNCED_WORDS) {
        head_scanner.accept_sign(&[':']);
        return head_scanner.is_line_end();
    }
    let is_beside = scanner_says_beside(head);
    let is_alinea = is_beside && ranked_part(&head_scanner)
        || head_scanner.sees_any(&[
            "l alinea",
            "les alineas",
            "alinea",
            "la premiere phrase",
            "la seconde phrase",
            "la derniere phrase",
            "le premier alinea",
        ]);
    is_alinea && read_place(&mut head_scanner, &Place::default()).is_some() && {
        head_scanner.accept_sign(&[',', ':']);
        head_scanner.is_line_end()
    }
}

/// What names the words that stand below.
const ANNOUNCED_WORDS: [&str; 9] = [
    "le mot",
    "les mots",
    "la reference",
    "les references",
    "le nombre",
    "l annee",
    "la date",
    "le taux",
    "le montant",
];

fn scanner_says_beside(head: &str) -> bool {
    Scanner::new(head).sees_any(&["apres", "avant"])
}

/// « la deuxième phrase », « le 3e alinéa ».
fn ranked_part(scanner: &Scanner<'_>) -> bool {
    let mut ahead = *scanner;
    ahead.accept_any(&["la", "le", "les", "l"]);
    ahead.skip_apostrophe();
    ranks(&mut ahead).is_some() && ahead.sees_any(&["phrase", "phrases", "alinea", "alineas"])
}

fn has_passive(text: &str) -> bool {
    contains_word(text, &["est", "sont"])
}

fn says_verb(text: &str) -> bool {
    contains_word(text, &VERBS)
}

fn contains_word(text: &str, words: &[&str]) -> bool {
    let mut scanner = Scanner::new(text);
    scanner.at = text.find(char::is_alphanumeric).unwrap_or(text.len());
    while let Some(range) = scanner.word() {
        if scanner.sees_any(words) {
            return true;
        }
        scanner.at = range.end;
        while scanner.peek().is_some_and(|letter| !letter.is_alphanumeric()) {
            scanner.at += scanner.peek().map_or(1, char::len_utf8);
        }
    }
    false
}

/// What numbers an instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    None,
    /// « I. – », « II – »
    Part,
    /// « 1° », « a) », « - »
    Item,
}

/// Passes « I. – », « A. – », « 1° », « a) », « - ».
pub(super) fn label(scanner: &mut Scanner<'_>) -> Label {
    let mut ahead = *scanner;
    ahead.skip_blanks();
    if ahead.rest().starts_with(['-', '–', '—', '•', '*']) {
        while ahead.rest().starts_with(['-', '–', '—', '•', '*', ' ', '\u{a0}']) {
            ahead.at += ahead.peek().map_or(1, char::len_utf8);
        }
        *scanner = ahead;
        return Label::Item;
    }
    let start = ahead.at;
    let is_numbered = {
        let mut number = ahead;
        number.number().is_some() && number.accept_sign(&['.', ')', '-', '–', '/']) && {
            ahead = number;
            true
        }
    };
    if !is_numbered {
        if unit_label(&mut ahead).is_none() {
            // « … – » where a number is not yet known
            return Label::None;
        }
        let raw = &ahead.text[start..ahead.at];
        let is_marked = raw.ends_with(')') || raw.contains(['°', 'º']);
        let mut signs = ahead;
        signs.skip_spaces();
        let has_sign = signs
            .rest()
            .starts_with(['.', '-', '–', '—', ')', ':', '/', '−', '_'])
            && signs.at < signs.text.len();
        let next_is_upper = signs.peek().is_some_and(char::is_uppercase)
            && raw.chars().all(|letter| "IVX".contains(letter))
            && signs.at > ahead.at;
        if !is_marked && !has_sign && !next_is_upper {
            return Label::None;
        }
    }
    let is_part = ahead.text[start..ahead.at].starts_with(|letter: char| letter.is_ascii_uppercase());
    loop {
        ahead.skip_spaces();
        match ahead.peek() {
            Some(sign @ ('.' | '-' | '–' | '—' | ')' | '/' | '−' | '_')) => ahead.at += sign.len_utf8(),
            _ => break,
        }
    }
    *scanner = ahead;
    if is_part { Label::Part } else { Label::Item }
}

/// Words in paragraphs of their own: at least one line, up to what opens the next part of the sentence.
pub(super) fn paragraph(scanner: &mut Scanner<'_>, follows: &[&str]) -> Option<String> {
    let mut ahead = *scanner;
    ahead.skip_blanks();
    if ahead.is_at_end() {
        return None;
    }
    let start = ahead.at;
    let mut end = ahead.line_end();
    loop {
        let mut next = Scanner {
            text: ahead.text,
            at: end,
        };
        next.skip_blanks();
        if next.is_at_end() {
            end = ahead.text.len();
            break;
        }
        let line = &next.text[next.at..next.line_end()];
        if next.sees_any(follows) || opens_instruction(next.text, next.at) || opens_rationale(line) {
            break;
        }
        end = next.line_end();
    }
    let text = ahead.text[start..end].trim_end();
    scanner.at = start + text.len();
    Some(lines(text))
}

/// One alinéa a line, without blank ones.
fn lines(text: &str) -> String {
    let kept: Vec<&str> = text
        .split('\n')
        .map(trim_all)
        .filter(|line| !line.is_empty())
        .collect();
    let text = kept.join("\n");
    without_tags(text)
}

/// Without the tags and entities that official pages leave; « 1<sup>er</sup>juillet » keeps its space.
fn without_tags(text: String) -> String {
    if !text.contains(['&', '<']) {
        return text;
    }
    let mut text = text.replace("&nbsp;", "\u{a0}").replace("&#160;", "\u{a0}");
    for tag in ["sup", "i", "u", "b", "em", "strong"] {
        let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
        let mut result = String::with_capacity(text.len());
        let mut rest = text.replace(&open, "");
        while let Some(position) = rest.find(&close) {
            let after = rest.split_off(position + close.len());
            result.push_str(&rest[..position]);
            if after.starts_with(char::is_alphanumeric) {
                result.push(' ');
            }
            rest = after;
        }
        result.push_str(&rest);
        text = result;
    }
    text
}

/// Words wholly between marks, without them: « Après les mots : », then « formation » on its own line.
pub(super) fn without_marks(text: &str) -> &str {
    let trimmed = text.trim_end_matches([',', ' ', '\u{a0}']);
    let last_stop = trimmed.trim_end_matches(['.', ';', ' ', '\u{a0}']);
    for candidate in [trimmed, last_stop] {
        for (open, close) in MARKS {
            let Some(inner) = candidate
                .strip_prefix(open)
                .and_then(|rest| rest.strip_suffix(close))
            else {
                continue;
            };
            let is_one = !inner.contains(close)
                || open != close
                    && inner.matches(open).count() == inner.matches(close).count()
                    && closes_last(inner, open, close);
            if is_one {
                return trim_all(inner);
            }
        }
    }
    text
}

fn closes_last(inner: &str, open: char, close: char) -> bool {
    let mut depth = 0_i32;
    for letter in inner.chars() {
        if letter == open {
            depth += 1;
        } else if letter == close {
            depth -= 1;
            if depth < 0 {
                return false;
            }
        }
    }
    depth == 0
}

/// The bytes of a range, as a range.
pub(super) fn is_blank(text: &str, range: Range<usize>) -> bool {
    text[range].chars().all(|letter| {
        letter.is_whitespace() || matches!(letter, '.' | ';' | ',' | ':' | '»' | '"' | '”' | ')')
    })
}
