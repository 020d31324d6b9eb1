//! Finding quoted words, cutting sentences, and the spaces around what is written or removed.

use std::ops::Range;

use crate::folding::{BLANKS, alike};
use crate::lines::item_mark_length;

/// Every place where the words stand as whole words: never inside a longer word, a compound or a number.
pub(crate) fn find_words(text: &str, words: &str) -> Vec<Range<usize>> {
    let needle: String = crate::folding::trim_all(words).chars().map(alike).collect();
    if needle.is_empty() {
        return Vec::new();
    }
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len() + 1);
    for (position, letter) in text.char_indices() {
        let letter = alike(letter);
        origins.extend(std::iter::repeat_n(position, letter.len_utf8()));
        folded.push(letter);
    }
    origins.push(text.len());
    occurrences(folded.as_bytes(), needle.as_bytes())
        .into_iter()
        .map(|at| at..at + needle.len())
        .filter(|at| !cuts_before(&folded[..at.start], &needle) && !cuts_after(&needle, &folded[at.end..]))
        .map(|at| origins[at.start]..origins[at.end])
        .collect()
}

/// Where a needle stands, overlaps included, in one pass (Knuth, Morris and Pratt 1977): an author may quote a
/// thousand times the same word, and « a a » stands twice in « a a a ».
fn occurrences(text: &[u8], needle: &[u8]) -> Vec<usize> {
    let mut borders = vec![0; needle.len()];
    let mut length = 0;
    for index in 1..needle.len() {
        while length > 0 && needle[index] != needle[length] {
            length = borders[length - 1];
        }
        length += usize::from(needle[index] == needle[length]);
        borders[index] = length;
    }
    let mut found = Vec::new();
    let mut matched = 0;
    for (index, byte) in text.iter().enumerate() {
        while matched > 0 && (matched == needle.len() || *byte != needle[matched]) {
            matched = borders[matched - 1];
        }
        matched += usize::from(*byte == needle[matched]);
        if matched == needle.len() {
            found.push(index + 1 - matched);
        }
    }
    found
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric()
}

/// Whether starting `words` after `before` would cut a word, a compound or a number.
fn cuts_before(before: &str, words: &str) -> bool {
    let mut previous = before.chars().rev();
    let (Some(last), second) = (previous.next(), previous.next()) else {
        return false;
    };
    let Some(first) = words.chars().next() else {
        return false;
    };
    if !is_word(first) {
        return false;
    }
    let after_word = second.is_some_and(is_word);
    let after_digit = second.is_some_and(|letter| letter.is_ascii_digit());
    let in_number = first.is_ascii_digit()
        && after_digit
        && (matches!(last, ',' | '.') || (last == ' ' && leading_digits(words) == 3));
    is_word(last) || (last == '-' && after_word) || in_number
}

/// Whether ending `words` before `after` would cut a word, a compound, a number or its sign (« 5 » is not « 5° »).
fn cuts_after(words: &str, after: &str) -> bool {
    let mut following = after.chars();
    let (Some(first), second) = (following.next(), following.next()) else {
        return false;
    };
    let Some(last) = words.chars().next_back() else {
        return false;
    };
    if !is_word(last) {
        return false;
    }
    let before_digit = second.is_some_and(|letter| letter.is_ascii_digit());
    let in_number = last.is_ascii_digit()
        && (first == '°'
            || (matches!(first, ',' | '.') && before_digit)
            || (first == ' ' && leading_digits(&after[1..]) == 3));
    is_word(first) || (first == '-' && second.is_some_and(is_word)) || in_number
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The marks of a list item or quotation at the start of an alinéa, which are not its words.
pub(crate) fn mark_length(alinea: &str) -> usize {
    let indent = alinea.len() - alinea.trim_start_matches(BLANKS).len();
    let rest = &alinea[indent..];
    if rest.starts_with("> ") {
        indent + 2
    } else {
        item_mark_length(rest).map_or(0, |mark| indent + mark)
    }
}

/// The sentences of an alinéa, without the spaces between them.
pub(crate) fn phrases(alinea: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = mark_length(alinea);
    let letters: Vec<(usize, char)> = alinea
        .char_indices()
        .filter(|(position, _)| *position >= start)
        .collect();
    let mut index = 0;
    while index < letters.len() {
        let (position, letter) = letters[index];
        index += 1;
        if !matches!(letter, '.' | '!' | '?' | '…') || is_abbreviation(&alinea[start..position], letter) {
            continue;
        }
        let mut end = position + letter.len_utf8();
        while let Some((closing, sign)) = letters
            .get(index)
            .filter(|(_, sign)| matches!(sign, '.' | '!' | '?' | '…' | ')'))
        {
            end = closing + sign.len_utf8();
            index += 1;
        }
        let rest = &alinea[end..];
        let closing = rest.trim_start_matches(|sign| alike(sign) == ' ');
        if closing.starts_with('»') {
            let quote_end = alinea.len() - closing.len() + '»'.len_utf8();
            if starts_sentence(&alinea[quote_end..]) {
                end = quote_end;
            } else {
                continue;
            }
        } else if !starts_sentence(rest) {
            continue;
        }
        found.push(start..end);
        start = alinea.len() - alinea[end..].trim_start_matches(|sign| alike(sign) == ' ').len();
        index = letters.partition_point(|(position, _)| *position < start);
    }
    if start < alinea.len() {
        found.push(start..alinea.len());
    }
    found
}

fn starts_sentence(rest: &str) -> bool {
    let trimmed = rest.trim_start_matches(|sign| alike(sign) == ' ');
    trimmed.len() < rest.len()
        && trimmed
            .chars()
            .next()
            .is_some_and(|letter| letter.is_uppercase() || letter.is_ascii_digit() || letter == '«')
        || rest.is_empty()
}

/// « art. », « n. », « M. » do not end a sentence.
fn is_abbreviation(before: &str, sign: char) -> bool {
    let word = before
        .rsplit(|letter: char| !letter.is_alphabetic())
        .next()
        .unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    sign == '.'
        && (is_initial
            || matches!(
                word,
                "art" | "Art" | "al" | "cf" | "Cf" | "MM" | "St" | "Ste" | "p" | "n"
            ))
}

/// The range to take away so that removing words leaves one space, not two.
pub(crate) fn removal(text: &str, range: &Range<usize>) -> Range<usize> {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let space_before = before.chars().next_back().filter(|letter| alike(*letter) == ' ');
    let space_after = after.chars().next().filter(|letter| alike(*letter) == ' ');
    let hugs_before =
        after.is_empty() || after.starts_with([',', '.', ')', ']', '…']) || space_after.is_some();
    match (space_before, space_after) {
        (Some(space), _) if hugs_before && range.start > mark_length(text) => {
            range.start - space.len_utf8()..range.end
        }
        (_, Some(space)) if range.start <= mark_length(text) || before.ends_with(['(', '\'', '’']) => {
            range.start..range.end + space.len_utf8()
        }
        _ => range.clone(),
    }
}

/// The words without the comma that the text already has beside them.
fn without_second_comma<'a>(before: &str, words: &'a str, after: &str) -> &'a str {
    let is_space = |letter: char| alike(letter) == ' ';
    let mut kept = words;
    if before.trim_end_matches(is_space).ends_with(',') {
        kept = kept
            .trim_start_matches(is_space)
            .strip_prefix(',')
            .map_or(kept, |rest| rest.trim_start_matches(is_space));
    }
    if after.trim_start_matches(is_space).starts_with(',') {
        kept = kept
            .trim_end_matches(is_space)
            .strip_suffix(',')
            .map_or(kept, |rest| rest.trim_end_matches(is_space));
    }
    if kept.is_empty() { words } else { kept }
}

/// What to write so that words inserted at a place are separated from their neighbours.
pub(crate) fn spaced(before: &str, words: &str, after: &str) -> String {
    let words = without_second_comma(before, words, after);
    let first = words.chars().next().unwrap_or(' ');
    let last = words.chars().next_back().unwrap_or(' ');
    let opens = |letter: char| matches!(letter, '\'' | '’' | '(' | '[' | '-') || alike(letter) == ' ';
    let hugs = |letter: char| matches!(letter, ',' | '.' | ')' | ']' | '…' | '-') || alike(letter) == ' ';
    let needs_before = before.chars().next_back().is_some_and(|letter| !opens(letter)) && !hugs(first);
    let needs_after = after.chars().next().is_some_and(|letter| !hugs(letter)) && !opens(last);
    format!(
        "{}{words}{}",
        if needs_before { " " } else { "" },
        if needs_after { " " } else { "" }
    )
}

/// Where the mark stands that closes an alinéa quoted as a whole (« "Art. 5. – … ." ; »); its length for any other.
pub(crate) fn closing_mark(text: &str) -> usize {
    let bare =
        text.trim_end_matches(|letter: char| alike(letter) == ' ' || matches!(letter, '.' | ';' | ','));
    let is_quoted = bare.len() > 1 && bare.ends_with('"');
    // A sentence that ends a quotation opened before it holds one mark more than pairs.
    let is_paired = text.matches('"').count().is_multiple_of(2);
    if is_quoted && is_paired == text.starts_with('"') {
        bare.len() - 1
    } else {
        text.len()
    }
}

/// The punctuation that ends a text, with the space before it: « ; », « . »…
pub(crate) fn final_punctuation(text: &str) -> usize {
    let text = &text[..closing_mark(text)];
    let trimmed = text.trim_end_matches(['.', ';', ':', ',', '!', '?', '…']);
    if trimmed.len() == text.len() {
        return text.len();
    }
    trimmed.trim_end_matches(|letter| alike(letter) == ' ').len()
}

#[cfg(test)]
mod tests {
    use super::{find_words, phrases, removal};

    fn texts<'a>(text: &'a str, words: &str) -> Vec<&'a str> {
        find_words(text, words)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn only_whole_words_are_found() {
        assert_eq!(texts("elles et les siennes, les leurs", "les").len(), 2);
        assert_eq!(texts("l’action et l'action", "action").len(), 2);
        assert_eq!(texts("le nord-ouest", "nord").len(), 0);
        assert_eq!(
            texts("10\u{a0}000\u{202f}€", "10 000 €"),
            ["10\u{a0}000\u{202f}€"]
        );
        for (text, words) in [
            ("10 000 €", "000"),
            ("10 000 €", "10"),
            ("2,5 %", "2"),
            ("2,5 %", "5"),
            ("le 5° du", "5"),
        ] {
            assert!(texts(text, words).is_empty(), "{words} in {text}");
        }
        assert_eq!(texts("le 3 mars 2026", "2026").len(), 1);
        assert_eq!(texts("a a a", "a a").len(), 2);
        assert!(texts("abc", " ").is_empty());
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let cut = |text: &str| {
            phrases(text)
                .into_iter()
                .map(|range| text[range].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(cut("- Un. Deux ! Trois"), ["Un.", "Deux !", "Trois"]);
        assert_eq!(
            cut("Selon l’art. 5 de M. Martin, oui."),
            ["Selon l’art. 5 de M. Martin, oui."]
        );
        assert_eq!(
            cut("Il dit « non. » Puis part."),
            ["Il dit « non. »", "Puis part."]
        );
        assert_eq!(cut("www.exemple.fr est là."), ["www.exemple.fr est là."]);
        assert_eq!(cut("Fin… suite."), ["Fin… suite."]);
    }

    #[test]
    fn removing_words_leaves_one_space() {
        let without = |text: &str, words: &str| {
            let range = removal(text, &find_words(text, words)[0]);
            format!("{}{}", &text[..range.start], &text[range.end..])
        };
        assert_eq!(without("un deux trois", "deux"), "un trois");
        assert_eq!(without("un deux trois", "un"), "deux trois");
        assert_eq!(without("un deux.", "deux"), "un.");
        assert_eq!(without("un deux ;", "deux"), "un ;");
        assert_eq!(without("- un deux", "un"), "- deux");
    }
}
