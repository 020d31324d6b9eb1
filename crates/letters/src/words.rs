//! The words by which mail is recognised for what it is, one a line: nobody is shown them.

/// What mail programs put before a subject
pub(crate) const PREFIX: &str = include_str!("words/prefix.txt");
/// The beginning of a greeting
pub(crate) const GREETING: &str = include_str!("words/greeting.txt");
/// The beginning of a leave
pub(crate) const LEAVE: &str = include_str!("words/leave.txt");
/// Verbs of amendments
pub(crate) const ACT: &str = include_str!("words/act.txt");
/// The first words of amendments
pub(crate) const BEGINNING: &str = include_str!("words/beginning.txt");
/// What telephones add
pub(crate) const TELEPHONE: &str = include_str!("words/telephone.txt");
/// The end of what announces a quotation
pub(crate) const QUOTATION: &str = include_str!("words/quotation.txt");
/// The first line of the head of an earlier message
pub(crate) const EARLIER: &str = include_str!("words/earlier.txt");
/// A line that follows it
pub(crate) const EARLIER_THEN: &str = include_str!("words/earlier-then.txt");

/// True when `text` begins with one of `words`; its case does not matter.
pub(crate) fn begins_with(text: &str, words: &str) -> bool {
    let lower = text.to_lowercase().replace('\u{a0}', " ");
    words.lines().any(|word| lower.starts_with(word))
}

/// True when `text` is one of `words`; its case does not matter.
pub(crate) fn is_one_of(text: &str, words: &str) -> bool {
    let lower = text.to_lowercase();
    words.lines().any(|word| lower == word)
}
