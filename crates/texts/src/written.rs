//! Which adopted amendment wrote which words of the text, as far as its operations say: what several wrote together, or what
//! follows from several, is nobody's alone and is not said to be.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use db::Sql;
use kernel::{CollectiviteId, Fault};
use legistique::{Applied, Document};

use crate::drafting::{self, AdoptedEdits};
use crate::model::{Fate, TextDocument};
use crate::places::PlaceSlot;
use crate::remembered;
use crate::store::fates;
use crate::sub_amended::Standing;

/// What separates two blocks of a text, in bytes of its canonical Markdown.
const BETWEEN_BYTES: usize = 2;

/// The words that each adopted amendment wrote, by the place of the text put to discussion that they stand at.
#[derive(Debug, Default)]
pub(crate) struct Written {
    by_slot: HashMap<PlaceSlot, Vec<(i64, String)>>,
}

impl Written {
    /// Of the text as it stands. Nothing when what stands is not what its adopted amendments make of it: it was decided
    /// meanwhile, or joined from elsewhere.
    pub(crate) async fn read(
        sql: &mut Sql,
        body: CollectiviteId,
        text: &TextDocument,
    ) -> Result<Arc<Self>, Fault> {
        if let Some(known) = remembered::written(body, text)? {
            return Ok(known);
        }
        let base = remembered::base(body, text)?;
        let adopted = fates::list(sql, body, text.id, Fate::Adopted).await?;
        let of = (text.id, &base.document);
        let standing = Standing::of(sql, body, of, adopted.iter()).await?.edits;
        let applied = drafting::apply(&base.document, &standing);
        let now = remembered::now(body, text)?;
        let written = if applied.document == now.document {
            Self::of(&base.document, &standing, &applied)
        } else {
            Self::default()
        };
        remembered::keep_written(body, text, written)
    }

    fn of(base: &Document, standing: &[AdoptedEdits], applied: &Applied) -> Self {
        let ranges = ranges_of(base);
        let after = applied.document.to_markdown();
        let mut by_slot: HashMap<PlaceSlot, Vec<(i64, String)>> = HashMap::new();
        for span in applied.provenance.iter().flatten() {
            let Some(amendment) = standing.get(span.amendment) else {
                continue;
            };
            let words = after.get(span.result.start..span.result.end).unwrap_or_default();
            let words = plain(words);
            if words.is_empty() {
                continue;
            }
            // What is added between two blocks may be said to follow the one or to precede the other.
            let first = ranges.partition_point(|(_, range)| range.end + BETWEEN_BYTES < span.base.start);
            let touched = ranges[first..]
                .iter()
                .take_while(|(_, range)| range.start <= span.base.end + BETWEEN_BYTES);
            for (slot, _) in touched {
                by_slot
                    .entry(*slot)
                    .or_default()
                    .push((amendment.number, words.clone()));
            }
        }
        Self { by_slot }
    }

    /// The number of the amendment that wrote these words there, when it is one and known.
    pub(crate) fn by(&self, slot: PlaceSlot, words: &str) -> Option<i64> {
        let words = plain(words);
        if words.is_empty() {
            return None;
        }
        let here = self.by_slot.get(&slot)?;
        let wrote = here
            .iter()
            .filter(|(_, written)| written.contains(&words) || words.contains(written.as_str()));
        let authors: BTreeSet<i64> = wrote.map(|(number, _)| *number).collect();
        authors.first().copied().filter(|_| authors.len() == 1)
    }

    /// About how many bytes it holds.
    pub(crate) fn bytes(&self) -> usize {
        let words = self.by_slot.values().flatten().map(|(_, words)| words.len() + 48);
        words.sum::<usize>() + 64 * self.by_slot.len()
    }
}

/// Words apart from their spaces.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where each heading and each block stands in the canonical Markdown of a text, in its order.
fn ranges_of(base: &Document) -> Vec<(PlaceSlot, Range<usize>)> {
    let markdown = base.to_markdown();
    let mut ranges = Vec::new();
    let mut at = 0;
    let mut find = |slot: PlaceSlot, words: &str| {
        // Nothing but spaces and marks of headings stands before it.
        if let Some(start) = markdown.get(at..).and_then(|rest| rest.find(words)) {
            let range = at + start..at + start + words.len();
            at = range.end;
            ranges.push((slot, range));
        }
    };
    for (division, content) in base.divisions().iter().enumerate() {
        if content.level > 0 {
            find(PlaceSlot { division, block: 0 }, &content.heading);
        }
        for (rank, block) in content.blocks.iter().enumerate() {
            let slot = PlaceSlot {
                division,
                block: rank + 1,
            };
            find(slot, &block.text);
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Intro.\n\n## Article 1\n\nUn bilan est fait.\n\n- un ;\n- deux.\n\n## Article 2\n\nLe coût est de 30 euros. Il est payé.";

    fn adopted(base: &Document, sentences: &[&str]) -> Written {
        let standing: Vec<AdoptedEdits> = (1..)
            .zip(sentences)
            .map(|(number, sentence)| AdoptedEdits {
                number,
                edits: legistique::parse_amendment(sentence, base).edits,
                is_parliamentary: false,
            })
            .collect();
        let applied = drafting::apply(base, &standing);
        assert!(applied.provenance.is_some(), "{:?}", applied.outcomes);
        Written::of(base, &standing, &applied)
    }

    fn slot(division: usize, block: usize) -> PlaceSlot {
        PlaceSlot { division, block }
    }

    #[test]
    fn each_block_is_found_where_it_stands() {
        let base = Document::parse(TEXT);
        let markdown = base.to_markdown();
        let found: Vec<(usize, usize, &str)> = ranges_of(&base)
            .into_iter()
            .map(|(slot, range)| (slot.division, slot.block, &markdown[range]))
            .collect();
        assert_eq!(found[0], (0, 1, "Intro."));
        assert_eq!(found[1], (1, 0, "Article 1"));
        assert!(found.contains(&(1, 3, "- deux.")), "{found:?}");
        assert_eq!(
            found.last(),
            Some(&(2, 1, "Le coût est de 30 euros. Il est payé."))
        );
    }

    #[test]
    fn two_amendments_of_one_alinea_have_each_their_words() {
        let base = Document::parse(TEXT);
        let written = adopted(
            &base,
            &[
                "À l’alinéa 1 de l’article 2, remplacer les mots : « 30 euros » par les mots : « 45 euros ».",
                "À l’alinéa 1 de l’article 2, remplacer le mot : « payé » par le mot : « réglé ».",
                "Compléter l’article 1 par l’alinéa suivant : « Il est débattu. »",
            ],
        );
        assert_eq!(written.by(slot(2, 1), "45"), Some(1));
        assert_eq!(written.by(slot(2, 1), "réglé"), Some(2));
        assert_eq!(written.by(slot(2, 1), "inconnu"), None);
        assert_eq!(written.by(slot(1, 3), "Il est débattu."), Some(3));
        assert_eq!(written.by(slot(0, 1), "45"), None, "nothing was written there");
    }

    #[test]
    fn words_that_two_may_have_written_are_nobodys() {
        let base = Document::parse(TEXT);
        let written = adopted(
            &base,
            &[
                "À l’alinéa 1 de l’article 2, remplacer les mots : « 30 euros » par les mots : « 45 euros ».",
                "À l’alinéa 1 de l’article 2, remplacer les mots : « est payé » par les mots : « coûte 45 euros ».",
            ],
        );
        assert_eq!(written.by(slot(2, 1), "45 euros"), None);
        assert_eq!(written.by(slot(2, 1), "coûte"), Some(2));
    }
}
