//! What a person must look at in a text where everything was applied as it is written.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::compile::Splice;
use crate::document::Document;
use crate::labels::{Break, Label, breaks};
use crate::layout::Layout;
use crate::outcome::Provenance;
use crate::path::Path;
use crate::places::{Base, Line};

/// A doubt about an amendment that is in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Which of the amendments given, from 0.
    pub amendment: usize,
    /// What a person must look at.
    pub doubt: Doubt,
}

/// What in the text that comes out nobody wrote, or hardly anybody wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doubt {
    /// The amendment left a number open (« … – »): the one given.
    NumberGiven {
        /// « IV »
        number: String,
    },
    /// The amendment left a number open, and none can be given.
    NumberOpen,
    /// A number does not follow the one before it any more: missing, twice the same, or going back.
    Numbering {
        /// The number before, when there is one.
        before: Option<String>,
        /// The number that does not follow.
        after: String,
    },
    /// Another amendment writes at the same place, and nothing says which comes first.
    SamePlace {
        /// The other amendment.
        with: usize,
        /// The place.
        path: Path,
    },
    /// A closing quotation mark stands where one opens.
    MarksReversed,
    /// A word now stands twice, where the amendment's words meet those of the text.
    WordTwice {
        /// The word.
        word: String,
    },
    /// A division took another number, and the text still speaks of the one it had.
    References {
        /// The number it had.
        path: Path,
        /// Where, in the text that comes out.
        places: Vec<Path>,
    },
    /// Nothing is left of the text.
    NothingLeft,
}

impl Doubt {
    /// Stable name, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NumberGiven { .. } => "number-given",
            Self::NumberOpen => "number-open",
            Self::Numbering { .. } => "numbering",
            Self::SamePlace { .. } => "same-place",
            Self::MarksReversed => "marks-reversed",
            Self::WordTwice { .. } => "word-twice",
            Self::References { .. } => "references",
            Self::NothingLeft => "nothing-left",
        }
    }

    /// The places it speaks of.
    pub fn places(&self) -> Vec<&Path> {
        match self {
            Self::SamePlace { path, .. } => vec![path],
            Self::References { places, .. } => places.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// What to tell a person who knows the amendments by these numbers, in the order of the list.
    pub fn message_naming(&self, numbers: &[String]) -> String {
        match self {
            Self::NumberGiven { number } => {
                format!("Il laisse un numéro ouvert : le numéro « {number} » lui est donné, à vérifier.")
            }
            Self::NumberOpen => "Il laisse un numéro ouvert, qui reste à donner.".to_owned(),
            Self::Numbering {
                before: Some(before),
                after,
            } => format!("La numérotation ne se suit plus : « {before} » est suivi de « {after} »."),
            Self::Numbering { before: None, after } => {
                format!("La numérotation ne se suit plus : elle commence par « {after} ».")
            }
            Self::SamePlace { with, path } => {
                let other = numbers
                    .get(*with)
                    .map_or_else(|| format!("en position {}", with + 1), Clone::clone);
                format!(
                    "L’amendement {other} écrit au même endroit ({path}) : rien ne dit lequel vient d’abord, ils se suivent dans l’ordre donné."
                )
            }
            Self::MarksReversed => "Un guillemet fermant y tient lieu de guillemet ouvrant.".to_owned(),
            Self::WordTwice { word } => format!("Le mot « {word} » se trouve maintenant deux fois de suite."),
            Self::References { path, places } => {
                let places: Vec<String> = places.iter().map(Path::with_article).collect();
                format!(
                    "Le texte parle encore de « {path} », qui change de numéro, et n’y est pas corrigé : {}.",
                    places.join(", ")
                )
            }
            Self::NothingLeft => "Il ne reste rien du texte.".to_owned(),
        }
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»")
        .replace(" :", "\u{a0}:")
    }
}

/// What can be seen in the amendments that go in, before they are written: `(amendment, splice)` in the order of the text.
pub(crate) fn in_splices(base: &Base<'_>, splices: &[(usize, Splice)]) -> Vec<Warning> {
    let mut found = Vec::new();
    let mut places: BTreeMap<usize, Vec<Inserted<'_>>> = BTreeMap::new();
    for (amendment, splice) in splices {
        let mut doubt = |doubt| {
            found.push(Warning {
                amendment: *amendment,
                doubt,
            });
        };
        if has_reversed_mark(&splice.text) {
            doubt(Doubt::MarksReversed);
        }
        if let Some(word) = word_twice(base, splice) {
            doubt(Doubt::WordTwice { word });
        }
        if is_insertion(splice) {
            places.entry(place_of(base, splice)).or_default().push(Inserted {
                amendment: *amendment,
                splice,
                label: label(splice),
            });
        }
    }
    for together in places.values() {
        for (index, one) in together.iter().enumerate() {
            let rival = together[..index].iter().find(|earlier| {
                earlier.amendment != one.amendment
                    && !are_in_order(earlier.label.as_ref(), one.label.as_ref())
            });
            if let Some(rival) = rival
                && let Some(path) = beside(base, one.splice)
            {
                found.push(Warning {
                    amendment: one.amendment,
                    doubt: Doubt::SamePlace {
                        with: rival.amendment,
                        path,
                    },
                });
            }
        }
    }
    found
}

/// What an amendment inserts at one place.
struct Inserted<'a> {
    amendment: usize,
    splice: &'a Splice,
    label: Option<Label>,
}

/// Whole blocks inserted between two others.
fn is_insertion(splice: &Splice) -> bool {
    splice.range.is_empty() && splice.line.is_none() && !splice.text.trim().is_empty()
}

/// The end of what stands before: after one alinéa and before the next one is one place.
fn place_of(base: &Base<'_>, splice: &Splice) -> usize {
    base.layout.markdown[..splice.range.start].trim_end().len()
}

/// « 1° bis » and « 1° ter » say themselves which comes first.
pub(crate) fn are_in_order(earlier: Option<&Label>, later: Option<&Label>) -> bool {
    earlier
        .zip(later)
        .is_some_and(|(earlier, later)| earlier.precedes(later))
}

pub(crate) fn label(splice: &Splice) -> Option<Label> {
    splice
        .text
        .lines()
        .find(|line| !line.is_empty())
        .and_then(Label::of)
}

/// The passage before the place of an insertion, or after it at the beginning.
fn beside(base: &Base<'_>, splice: &Splice) -> Option<Path> {
    let end = place_of(base, splice);
    let divisions = base.layout.divisions.iter().enumerate();
    let mut lines = divisions.flat_map(|(division, layout)| {
        let blocks = layout.blocks.iter().enumerate();
        let heading =
            (!layout.heading.is_empty()).then(|| (layout.heading.clone(), Line::Heading { division }));
        heading
            .into_iter()
            .chain(blocks.map(move |(block, layout)| (layout.range.clone(), Line::Block { division, block })))
    });
    let is_before = |range: &Range<usize>| range.end >= end;
    lines
        .find(|(range, _)| is_before(range))
        .map(|(_, line)| base.line_path(line))
}

/// « rédigée : »le mandat »: a mark that closes nothing, right before a word.
pub(crate) fn has_reversed_mark(text: &str) -> bool {
    text.lines().any(|line| {
        let mut depth = 0_i32;
        let mut previous = ' ';
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            let is_before_word = letters.peek().is_some_and(|next| next.is_alphanumeric());
            match letter {
                '«' => depth += 1,
                '»' if is_before_word && (depth <= 0 || previous == ':') => return true,
                '»' => depth -= 1,
                _ => {}
            }
            if !letter.is_whitespace() {
                previous = letter;
            }
        }
        false
    })
}

/// A word that the words written repeat beside them; « nous nous » in the words themselves is what their author wants.
fn word_twice(base: &Base<'_>, splice: &Splice) -> Option<String> {
    let line = base.line_range(splice.line?);
    let before = &base.layout.markdown[line.start.min(splice.range.start)..splice.range.start];
    let after = &base.layout.markdown[splice.range.end..line.end.max(splice.range.end)];
    let removed = &base.layout.markdown[splice.range.clone()];
    let text = &splice.text;
    let is_word = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let last = |text: &str| text.split_whitespace().next_back().map(str::to_lowercase);
    let first = |text: &str| text.split_whitespace().next().map(str::to_lowercase);
    let pairs = if text.trim().is_empty() {
        [(last(before), first(after)), (None, None)]
    } else {
        [(last(before), first(text)), (last(text), first(after))]
    };
    // What stood twice already is no doubt of the amendment.
    let stood = [(last(before), first(removed)), (last(removed), first(after))];
    pairs
        .into_iter()
        .filter(|(one, other)| {
            one.is_some() && one == other && !stood.contains(&(one.clone(), other.clone()))
        })
        .find_map(|(word, _)| word.filter(|word| is_word(word)))
}

/// What can be seen in the text that comes out.
pub(crate) fn in_text(
    before: &Document,
    after: &Document,
    provenance: Option<&[Provenance]>,
) -> Vec<Warning> {
    let wrote = provenance.unwrap_or_default();
    let mut found: Vec<Warning> = Vec::new();
    if after.is_empty() && !before.is_empty() {
        // One amendment that removes the whole text says so itself.
        found.extend(
            wrote
                .iter()
                .take(usize::from(wrote.len() > 1))
                .map(|one| Warning {
                    amendment: one.amendment,
                    doubt: Doubt::NothingLeft,
                }),
        );
        return found;
    }
    let (old, new) = (numbered_lines(before), numbered_lines(after));
    let texts = |lines: &[(Range<usize>, String)]| -> Vec<Break> {
        breaks(&lines.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>())
    };
    // What did not follow before is not of the amendments' doing.
    let mut known: Vec<(Option<String>, String)> = texts(&old).into_iter().map(|one| one.said).collect();
    for one in texts(&new) {
        if let Some(index) = known.iter().position(|known| *known == one.said) {
            known.swap_remove(index);
            continue;
        }
        let start = one.from.map_or(0, |from| new[from].0.start);
        let end = new[one.at].0.end;
        let writer = wrote
            .iter()
            .find(|wrote| wrote.result.start <= end && wrote.result.end >= start);
        if let Some(writer) = writer {
            let (before, after) = one.said;
            found.push(Warning {
                amendment: writer.amendment,
                doubt: Doubt::Numbering { before, after },
            });
        }
    }
    found
}

/// The headings and alinéas of a text and where they stand in its canonical Markdown.
fn numbered_lines(document: &Document) -> Vec<(Range<usize>, String)> {
    let layout = Layout::of(document);
    let mut lines = Vec::new();
    for division in &layout.divisions {
        let heading = (!division.heading.is_empty()).then(|| division.heading.clone());
        let blocks = division.blocks.iter().map(|block| block.range.clone());
        lines.extend(heading.into_iter().chain(blocks).map(|range| {
            let text = layout.text(&range).lines().next().unwrap_or_default().to_owned();
            (range, text)
        }));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::has_reversed_mark;

    #[test]
    fn a_mark_that_closes_nothing_is_seen() {
        for text in [
            "1° Après le mot « jour », la fin est ainsi rédigée : »le mandat« .",
            "« 1° Après le mot « jour », la fin est ainsi rédigée : »le mandat« .",
        ] {
            assert!(has_reversed_mark(text), "{text}");
        }
        for text in [
            "« un » et « deux »",
            "« un »sont remplacés",
            "un ». »",
            "la « une",
            "» ;",
        ] {
            assert!(!has_reversed_mark(text), "{text}");
        }
    }
}
