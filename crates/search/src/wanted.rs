//! What a query wants: for each of its words, the terms that answer it.
//!
//! A stem is not enough. « egalite » typed without accents has not the stem of « égalité »; « délibérat », typed so far,
//! has no stem in common with « délibération ». The forms every term was met in are kept, and a word of the query also
//! stands for the terms of the forms it equals, the last one for those of the forms it begins.

use std::collections::BTreeMap;

use db::Sql;
use kernel::CollectiviteId;

use crate::analyse::{Analyser, Word};
use crate::store;

/// Characters of a query that are read.
const QUERY_CHARS_MAX: usize = 200;
/// Words of a query that are read.
pub(crate) const WORDS_MAX: usize = 8;
/// Terms that stand for a whole word.
pub(crate) const EXACT_MAX: usize = 3;
/// Terms that stand for the last word, finished or not.
pub(crate) const TERMS_MAX: usize = 16;
/// Characters an unfinished word needs: fewer begin half of the dictionary.
const BEGINNING_CHARS_MIN: usize = 3;

/// The terms that answer one word of the query; a document answers by any of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    /// For the word as it is: at least one, at most [`EXACT_MAX`]
    pub(crate) exact: Vec<String>,
    /// For what it may be the beginning of: with the others, at most [`TERMS_MAX`]
    pub(crate) longer: Vec<String>,
}

/// A query, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// One for each different word; the last word typed is the last slot
    pub(crate) slots: Vec<Slot>,
    /// The last word, when it may be the beginning of another
    beginning: Option<String>,
}

impl Wanted {
    /// Reads what was typed; none when it holds no word to look for.
    pub(crate) async fn read(
        sql: &mut Sql,
        body: CollectiviteId,
        query: &str,
    ) -> Result<Option<Self>, db::Error> {
        let words = words(query);
        let Some(last) = words.last() else {
            return Ok(None);
        };
        let known = store::terms_of_words(sql, body, &words).await?;
        let mut slots: Vec<Slot> = words.iter().map(|word| slot(word, &known)).collect();
        let beginning = may_go_on(last).then(|| last.folded.clone());
        if let (Some(beginning), Some(slot)) = (&beginning, slots.last_mut()) {
            let mut longer = store::words_beginning(sql, body, beginning).await?;
            // The nearest first: what little is left to type is more likely meant.
            longer.sort_by_key(|word| (word.folded.len(), word.folded.clone()));
            for word in longer {
                let is_known = slot.exact.contains(&word.term) || slot.longer.contains(&word.term);
                if !is_known && slot.exact.len() + slot.longer.len() < TERMS_MAX {
                    slot.longer.push(word.term);
                }
            }
        }
        Ok(Some(Self { slots, beginning }))
    }

    /// True when `word` is one of those looked for.
    pub(crate) fn holds(&self, word: &Word) -> bool {
        let is_begun = self
            .beginning
            .as_ref()
            .is_some_and(|beginning| word.folded.starts_with(beginning.as_str()));
        is_begun || self.slots.iter().any(|slot| slot.exact.contains(&word.term))
    }
}

/// True for a word that may be the beginning of another.
pub(crate) fn may_go_on(word: &Word) -> bool {
    word.folded.chars().count() >= BEGINNING_CHARS_MIN
}

/// The different words of a query, in order; a repeated one stands where it was typed last.
pub(crate) fn words(query: &str) -> Vec<Word> {
    let query: String = query.chars().take(QUERY_CHARS_MAX).collect();
    let mut words: Vec<Word> = Vec::new();
    for word in Analyser::new().words(&query).take(WORDS_MAX) {
        words.retain(|known| known.term != word.term);
        words.push(word);
    }
    words
}

fn slot(word: &Word, known: &BTreeMap<String, Vec<String>>) -> Slot {
    let mut exact = vec![word.term.clone()];
    for term in known.get(&word.folded).into_iter().flatten() {
        if !exact.contains(term) && exact.len() < EXACT_MAX {
            exact.push(term.clone());
        }
    }
    Slot {
        exact,
        longer: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_has_bounds_and_no_repetition() {
        assert_eq!(words(&"mot ".repeat(10_000)).len(), 1);
        let many: Vec<String> = (0..40).map(|number| number.to_string()).collect();
        assert_eq!(words(&many.join(" ")).len(), WORDS_MAX);
        let order: Vec<String> = words("parc vélo parcs")
            .into_iter()
            .map(|word| word.folded)
            .collect();
        assert_eq!(order, ["velo", "parcs"]);
    }

    #[test]
    fn without_a_word_nothing_is_looked_for() {
        assert!(words("  de la  ").is_empty());
        assert!(words("… % ' --").is_empty());
    }
}
