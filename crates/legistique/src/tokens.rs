//! Cutting an amendment into words, signs and quotations. A quotation is one token, so that what an author
//! quotes is never taken for grammar.

use std::ops::Range;

use crate::document::Document;
use crate::folding::{alike, fold, trim_all};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Folded.
    Word(String),
    Sign(char),
    /// What stands between quotation marks; alinéas that open with their own mark are apart by a blank line.
    Quotation(String),
    Unclosed,
    NewLine,
}

#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) span: Range<usize>,
}

/// Opening and closing marks, those French drafting uses first.
pub(crate) static QUOTATION_MARKS: [(char, char); 4] = [('«', '»'), ('“', '”'), ('"', '"'), ('‹', '›')];

pub(crate) fn tokenise(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut position = 0;
    while let Some(first) = text[position..].chars().next() {
        let rest = &text[position..];
        let (kind, length) = if first == '\n' {
            (Some(Kind::NewLine), 1)
        } else if alike(first) == ' ' || first.is_whitespace() {
            (None, first.len_utf8())
        } else if let Some((open, close)) = QUOTATION_MARKS.iter().find(|(open, _)| *open == first) {
            match quotation(rest, *open, *close) {
                Some((content, length)) => (Some(Kind::Quotation(content)), length),
                None => (Some(Kind::Unclosed), rest.len()),
            }
        } else if let Some((content, length)) = typed_quotation(rest) {
            (Some(Kind::Quotation(content)), length)
        } else if first.is_alphanumeric() {
            let length = word_length(rest);
            (
                Some(Kind::Word(fold(rest[..length].trim_end_matches(['\'', '’'])))),
                length,
            )
        } else if let Some(tag) = ["<sup>", "</sup>"].into_iter().find(|tag| rest.starts_with(tag)) {
            // « 1<sup>er</sup> » as the Assemblée's pages write it.
            (None, tag.len())
        } else {
            (Some(Kind::Sign(first)), first.len_utf8())
        };
        if let Some(kind) = kind {
            tokens.push(Token {
                kind,
                span: position..position + length,
            });
        }
        position += length;
    }
    tokens
}

/// A word with its inner hyphens and dots (`sous-section`, `23-1`, `2.1`), its elision (`l’`) or its `1°`.
fn word_length(text: &str) -> usize {
    let run = |text: &str| {
        text.find(|letter: char| !letter.is_alphanumeric())
            .unwrap_or(text.len())
    };
    let mut end = run(text);
    loop {
        let mut signs = text[end..].chars();
        let Some(sign) = signs.next() else { return end };
        let next = run(signs.as_str());
        let next_is_digit = signs.as_str().starts_with(|letter: char| letter.is_ascii_digit());
        match sign {
            '\'' | '’' => return end + sign.len_utf8(),
            '°' if text[..end].chars().all(|letter| letter.is_ascii_digit()) => {
                return end + sign.len_utf8();
            }
            '-' | '\u{2011}' if next > 0 => end += sign.len_utf8() + next,
            '.' if next_is_digit && text[..end].ends_with(|letter: char| letter.is_ascii_digit()) => {
                end += 1 + next;
            }
            _ => return end,
        }
    }
}

/// « <<x>> », as a keyboard has it.
fn typed_quotation(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix("<<")?;
    let end = inside.find(">>")?;
    Some((trim_all(&inside[..end]).to_owned(), end + 4))
}

/// The content of a quotation at the start of `text`, and how many bytes it takes with its marks.
fn quotation(text: &str, open: char, close: char) -> Option<(String, usize)> {
    let mut content = String::new();
    let mut depth = 1;
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((position, letter)) = letters.next() {
        if letter == '\n' {
            // « Each alinéa opens with «, only the last one closes with » ».
            let rest = &text[position + 1..];
            let trimmed = rest.trim_start_matches(|sign| alike(sign) == ' ' && sign != '\n');
            let after = trimmed.strip_prefix(open);
            let reopens = depth == 1
                && after.is_some_and(|after| open != close || after.starts_with(char::is_alphanumeric));
            if reopens {
                content.truncate(content.trim_end().len());
                content.push_str("\n\n");
                let reopened = &trimmed[open.len_utf8()..];
                let resume = text.len() - without_first_space(reopened).len();
                while letters.next_if(|(next, _)| *next < resume).is_some() {}
            } else {
                content.push('\n');
            }
            continue;
        }
        if letter == close {
            depth -= 1;
            if depth == 0 {
                return Some((
                    without_first_space(&content).trim_end().to_owned(),
                    position + close.len_utf8(),
                ));
            }
        } else if letter == open {
            depth += 1;
        }
        content.push(letter);
    }
    None
}

/// The space after a quotation mark is typography; any other is the indentation of a list item.
fn without_first_space(text: &str) -> &str {
    text.strip_prefix(|sign| alike(sign) == ' ' && sign != '\n')
        .unwrap_or(text)
}

/// The Markdown blocks of quoted or plain text: each line is an alinéa, but for the rows of a table and the inside
/// of a fence.
pub(crate) fn blocks_of(text: &str) -> Vec<String> {
    let mut markdown = String::with_capacity(text.len() + 16);
    let mut fence: Option<&str> = None;
    let mut previous = "";
    for line in text.lines() {
        let trimmed = trim_all(line);
        let is_row = trimmed.starts_with('|') && previous.starts_with('|');
        if !markdown.is_empty() {
            markdown.push_str(if fence.is_some() || is_row { "\n" } else { "\n\n" });
        }
        markdown.push_str(line);
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        fence = match (fence, mark) {
            (None, Some(mark)) => Some(mark),
            (Some(open), Some(mark))
                if open == mark && trimmed.trim_matches(|sign| mark.starts_with(sign)).is_empty() =>
            {
                None
            }
            (state, _) => state,
        };
        previous = trimmed;
    }
    Document::parse(&markdown).block_texts()
}

#[cfg(test)]
mod tests {
    use super::{Kind, blocks_of, tokenise};

    fn quotations(text: &str) -> Vec<String> {
        let content = |kind| {
            if let Kind::Quotation(content) = kind {
                Some(content)
            } else {
                None
            }
        };
        tokenise(text)
            .into_iter()
            .filter_map(|token| content(token.kind))
            .collect()
    }

    #[test]
    fn quotations_nest_and_reopen_at_each_alinea() {
        assert_eq!(
            quotations("les mots : « un « deux » trois » et \"quatre\""),
            ["un « deux » trois", "quatre"]
        );
        assert_eq!(quotations("«\u{a0}Un.\n« Deux.\u{a0}»"), ["Un.\n\nDeux."]);
        assert_eq!(quotations("“Un” ‹ Deux »› "), ["Un", "Deux »"]);
        assert!(
            tokenise("« jamais fermé")
                .iter()
                .any(|token| token.kind == Kind::Unclosed)
        );
    }

    #[test]
    fn words_keep_their_numbers_together() {
        let words: Vec<Kind> = tokenise("À l’alinéa 1<sup>er</sup> de la sous-section 2.1, 3°")
            .into_iter()
            .map(|token| token.kind)
            .collect();
        let word = |text: &str| Kind::Word(text.to_owned());
        assert_eq!(
            words,
            [
                word("a"),
                word("l"),
                word("alinea"),
                word("1"),
                word("er"),
                word("de"),
                word("la"),
                word("sous-section"),
                word("2.1"),
                Kind::Sign(','),
                word("3°")
            ]
        );
    }

    #[test]
    fn lines_are_alineas_but_in_tables() {
        assert_eq!(
            blocks_of("Un.\nDeux.\n|a|\n|b|\n- trois"),
            ["Un.", "Deux.", "|a|\n|b|", "- trois"]
        );
    }
}
