//! The numbers that word processors write before paragraphs: 1, a, i, IV.

use legistique::roman;

/// How a level of a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Numeral {
    /// A dot or a dash: it does not count
    #[default]
    Bullet,
    /// Nothing is written
    None,
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
}

impl Numeral {
    pub(crate) fn written(self, number: usize) -> String {
        match self {
            Self::Bullet | Self::None => String::new(),
            Self::Decimal => number.to_string(),
            Self::LowerLetter => letters(number).to_lowercase(),
            Self::UpperLetter => letters(number),
            Self::LowerRoman => roman(number).to_lowercase(),
            Self::UpperRoman => roman(number),
        }
    }
}

fn letters(number: usize) -> String {
    // Word doubles the letter after z: aa, bb, cc.
    let index = number.saturating_sub(1);
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    std::iter::repeat_n(letter, index / 26 + 1).take(10).collect()
}

/// Where a numbered paragraph goes: in a list of Markdown, or as words before its own.
pub(crate) fn list_mark(label: &str) -> Option<String> {
    let digits = label.strip_suffix(['.', ')'])?;
    let is_number = (1..=9).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Numeral, list_mark};

    #[test]
    fn numbers_are_written_as_word_processors_do() {
        assert_eq!(Numeral::UpperRoman.written(14), "XIV");
        assert_eq!(Numeral::LowerLetter.written(28), "bb");
        assert_eq!(Numeral::Decimal.written(3), "3");
        assert_eq!(list_mark("3."), Some("3.".to_owned()));
        assert_eq!(list_mark("a)"), None);
        assert_eq!(list_mark("Article 3"), None);
    }
}
