//! The seed of a draw: how it is written, so that nobody has a choice in its spelling, and how long panels stand before it.

use db::Instant;

/// Numbers that a seed is made of, at most: they are read aloud.
pub(crate) const SEED_NUMBERS_MAX: u32 = 50;
/// Digits of one number at most: more than any die, ball or urn says.
const DIGITS_MAX: usize = 9;
/// Seconds from the publication of panels to the reading of the seed, at least: a day to download the file and its digest,
/// after which nobody can put other panels in their place unseen.
const LEAD_S: i64 = 86_400;
/// The same in a demonstration, which draws nobody and whose visitor waits before the page.
const DEMONSTRATION_LEAD_S: i64 = 60;

/// When a seed may be read at the earliest, for panels published at this instant.
pub(crate) fn earliest_draw(published_at: Instant, is_demonstration: bool) -> Instant {
    published_at.plus_seconds(if is_demonstration {
        DEMONSTRATION_LEAD_S
    } else {
        LEAD_S
    })
}

/// A seed as it is published and used, whatever separates its numbers where it is typed: `04, 6-1` is `4 6 1`. None when
/// it is not so many whole numbers: one reading has one spelling, so that nobody tries several.
pub(crate) fn folded_seed(typed: &str, numbers: u32) -> Option<String> {
    let is_apart = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '-' | '.');
    let mut folded: Vec<&str> = Vec::new();
    for word in typed.split(is_apart).filter(|word| !word.is_empty()) {
        let is_number = word.len() <= DIGITS_MAX && word.bytes().all(|digit| digit.is_ascii_digit());
        if !is_number {
            return None;
        }
        let significant = word.trim_start_matches('0');
        folded.push(if significant.is_empty() { "0" } else { significant });
    }
    let count = u32::try_from(folded.len()).ok()?;
    (count == numbers && count > 0).then(|| folded.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_reading_has_one_spelling() {
        for typed in ["4 6 1", " 4,6, 1 ", "04-06-01", "4\u{a0}6\u{a0}1", "4;6;1."] {
            assert_eq!(folded_seed(typed, 3).as_deref(), Some("4 6 1"), "{typed}");
        }
        assert_eq!(folded_seed("0 10 100", 3).as_deref(), Some("0 10 100"));
        for refused in ["461", "4 6", "4 6 1 1", "4 six 1", "", "4 6 1234567890", "4 6 ¹"] {
            assert_eq!(folded_seed(refused, 3), None, "{refused}");
        }
        assert_eq!(folded_seed("", 0), None);
    }

    #[test]
    fn panels_stand_a_day_before_their_seed() {
        let published = Instant::from_micros(0);
        assert_eq!(earliest_draw(published, false), published.plus_days(1));
        assert_eq!(earliest_draw(published, true), published.plus_seconds(60));
    }
}
