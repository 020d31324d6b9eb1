//! From what a person typed to an amendment: its edits, its sentence, the text it would give, and where it differs.

use kernel::{Fault, FieldFault, Sentence};
use legistique::{Applied, Document, Edit, Outcome, Reading};
use serde::{Deserialize, Serialize};

use crate::addresses::{Addresses, Spot};
use crate::model::{AMENDMENT_CHARS_MAX, Amendment, Manner, TextDocument};
use crate::places::{self, PlaceChange};

/// Operations one amendment may hold.
const EDITS_MAX: usize = 200;
/// Faults of reading shown at once.
const FAULTS_SHOWN_MAX: usize = 5;

/// How an amendment is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AmendmentForm {
    /// A passage is rewritten in place
    InPlace {
        /// Which one: `action-7/alinea-2`, `action-7/intitule`, `action-7`
        path: String,
        /// The version of the text the form was made from
        version: i64,
        /// What should stand there
        new_text: String,
    },
    /// The sentence of the amendment is written
    Sentence(String),
}

/// An amendment understood, not yet tabled.
#[derive(Clone, Debug)]
pub struct Draft {
    /// How it was written
    pub manner: Manner,
    /// Its operations
    pub edits: Vec<Edit>,
    /// Its sentence: the author's own, or the one Parvis wrote
    pub sentence: String,
    /// The same operations as Parvis says them
    pub understood: String,
    /// The text it would give
    pub after: Document,
    /// Where the two differ
    pub places: Vec<PlaceChange>,
}

/// Understands `form`, or says field by field what is missing. `base` is the text put to discussion.
pub fn draft(text: &TextDocument, base: &Document, form: &AmendmentForm) -> Result<Draft, Fault> {
    match form {
        AmendmentForm::InPlace {
            path,
            version,
            new_text,
        } => {
            if *version != text.version {
                return Err(Fault::Stale("text"));
            }
            in_place(base, path, new_text)
        }
        AmendmentForm::Sentence(sentence) => from_sentence(base, sentence),
    }
}

fn checked_length(field: &'static str, text: &str) -> Result<String, Fault> {
    let text = text.replace('\0', "").replace("\r\n", "\n");
    if text.chars().count() > AMENDMENT_CHARS_MAX {
        let sentence = Sentence::new("texts-wording-long").with("max", AMENDMENT_CHARS_MAX);
        return Err(Fault::Invalid(vec![FieldFault { field, sentence }]));
    }
    Ok(text)
}

fn in_place(base: &Document, path: &str, new_text: &str) -> Result<Draft, Fault> {
    let spot = Addresses::of(base)
        .find(base, path)
        .ok_or(Fault::NotFound("place"))?;
    let new_text = checked_length("wording", new_text)?;
    let otherwise = match spot {
        Spot::Heading(_) => "texts-heading-empty",
        Spot::Block(..) | Spot::Division(_) => "texts-no-heading-inside",
    };
    let after = spot
        .rewritten(base, &new_text)
        .ok_or_else(|| Fault::field("wording", otherwise))?;
    if after == *base {
        return Err(Fault::field("wording", "texts-nothing-changed"));
    }
    let edits = shim::edits_between(base, &after);
    let applied = legistique::apply(base, &[&edits]);
    // What cannot be said exactly is refused rather than tabled as something else.
    if applied.outcomes != [Outcome::Applied] || applied.document != after {
        return Err(Fault::field("wording", "texts-not-expressible"));
    }
    let sentence = shim::render(&edits, base);
    Ok(Draft {
        manner: Manner::InPlace,
        places: places::compare(base, &after),
        understood: sentence.clone(),
        edits,
        sentence,
        after,
    })
}

fn from_sentence(base: &Document, sentence: &str) -> Result<Draft, Fault> {
    let sentence = checked_length("sentence", sentence)?.trim().to_owned();
    if sentence.is_empty() {
        return Err(Fault::field("sentence", "texts-sentence-empty"));
    }
    let reading = legistique::parse_amendment(&sentence, base);
    refuse_what_was_not_understood(&sentence, &reading)?;
    let applied = legistique::apply(base, &[&reading.edits]);
    if let [Outcome::Refused(reason)] = &applied.outcomes[..] {
        let said = Sentence::new("texts-cannot-apply").with("reason", reason.message());
        return Err(Fault::Invalid(vec![FieldFault {
            field: "sentence",
            sentence: said,
        }]));
    }
    let understood = shim::render(&reading.edits, base);
    Ok(Draft {
        manner: Manner::Sentence,
        places: places::compare(base, &applied.document),
        edits: reading.edits,
        sentence,
        understood,
        after: applied.document,
    })
}

fn refuse_what_was_not_understood(sentence: &str, reading: &Reading) -> Result<(), Fault> {
    if reading.sub_amendment_of.is_some() {
        return Err(Fault::field("sentence", "texts-no-sub-amendments"));
    }
    if reading.edits.len() > EDITS_MAX {
        return Err(Fault::field("sentence", "texts-too-many-operations"));
    }
    let faults: Vec<FieldFault> = reading
        .not_understood
        .iter()
        .take(FAULTS_SHOWN_MAX)
        .map(|problem| {
            let words = sentence
                .get(problem.span.start..problem.span.end)
                .unwrap_or(sentence)
                .trim();
            let said = Sentence::new("texts-not-understood")
                .with("words", abridged(words))
                .with("reason", problem.reason.message());
            FieldFault {
                field: "sentence",
                sentence: said,
            }
        })
        .collect();
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    if reading.edits.is_empty() {
        return Err(Fault::field("sentence", "texts-nothing-understood"));
    }
    Ok(())
}

/// Enough words to find them again.
fn abridged(words: &str) -> String {
    const CHARS_MAX: usize = 120;
    if words.chars().count() <= CHARS_MAX {
        return words.to_owned();
    }
    words.chars().take(CHARS_MAX).chain(['…']).collect()
}

/// The operations of an amendment, with its number.
#[derive(Clone, Debug)]
pub struct AdoptedEdits {
    /// Its number
    pub number: i64,
    /// Its operations
    pub edits: Vec<Edit>,
}

impl AdoptedEdits {
    /// Reads the operations kept with an amendment.
    pub fn of(amendment: &Amendment) -> Result<Self, Fault> {
        let edits = serde_json::from_str(&amendment.edits)
            .map_err(|error| Fault::Internal(format!("edits of amendment {}: {error}", amendment.id)))?;
        Ok(Self {
            number: amendment.number,
            edits,
        })
    }
}

/// Applies amendments all at once to the text put to discussion.
pub fn apply(base: &Document, amendments: &[AdoptedEdits]) -> Applied {
    let edits: Vec<&[Edit]> = amendments.iter().map(|amendment| &amendment.edits[..]).collect();
    legistique::apply(base, &edits)
}

/// The operations of an amendment, as they are kept.
pub fn to_json(edits: &[Edit]) -> Result<String, Fault> {
    serde_json::to_string(edits).map_err(|error| Fault::Internal(format!("writing edits: {error}")))
}

mod shim {
    pub(super) fn edits_between(_: &legistique::Document, _: &legistique::Document) -> Vec<legistique::Edit> {
        Vec::new()
    }
    pub(super) fn render(_: &[legistique::Edit], _: &legistique::Document) -> String {
        String::new()
    }
}
