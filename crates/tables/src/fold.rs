//! Words without their accents, their case and the spaces around them: how names and values are recognised.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Lower case, no accents, `œ` as `oe`, apostrophes and spaces of one sort, one space between words.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            '’' | 'ʼ' | '`' => folded.push('\''),
            _ if letter.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            _ => folded.extend(letter.to_lowercase()),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Folded, and nothing but letters and figures: « Code INSEE » and `code_insee` are one name.
pub(crate) fn fold_name(text: &str) -> String {
    fold(text)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

/// Spaces around a value, those of Unicode included.
pub(crate) fn trimmed(value: &[u8]) -> &[u8] {
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if is_plain(value.first()) && is_plain(value.last()) {
        return value;
    }
    std::str::from_utf8(value).map_or_else(|_| value.trim_ascii(), |text| text.trim().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_without_their_accents_and_case() {
        assert_eq!(fold("  Libertés\u{a0}publiques "), "libertes publiques");
        assert_eq!(fold("L’ŒUVRE"), "l'oeuvre");
        assert_eq!(fold_name("Code INSEE"), fold_name("code_insee"));
        assert_eq!(trimmed("\u{a0}12 ".as_bytes()), b"12");
    }
}
