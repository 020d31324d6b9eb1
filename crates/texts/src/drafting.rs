//! From what a person typed to an amendment: its edits, its sentence, the text it would give, and where it differs.

use kernel::{Fault, FieldFault, Sentence};
use legistique::{
    Applied, Document, Edit, Operation, Outcome, Path, Reading, Style, WrongTotal, closed_as_read,
    read_amendment, read_sub_amendment, wrong_totals,
};
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
    /// Several passages are rewritten in place, in one amendment
    InPlaces {
        /// The version of the text the form was made from
        version: i64,
        /// Which ones, as above, and what should stand in each
        passages: Vec<(String, String)>,
    },
    /// The sentence of the amendment is written
    Sentence(String),
    /// The whole text as it should be, pushed with git
    Pushed {
        /// Its words
        markdown: String,
        /// The commit that holds them, 20 bytes, written before
        tip: [u8; 20],
    },
}

impl AmendmentForm {
    /// The commit that the amendment's own follows, when it was pushed.
    pub(crate) fn tip(&self) -> Option<gitwire::Oid> {
        match self {
            Self::Pushed { tip, .. } => Some(gitwire::Oid::from_bytes(*tip)),
            Self::InPlace { .. } | Self::InPlaces { .. } | Self::Sentence(_) => None,
        }
    }
}

/// Passages one amendment may rewrite in place.
pub(crate) const PASSAGES_MAX: usize = 12;
/// The fields in which their wordings are written.
pub(crate) const WORDING_FIELDS: [&str; PASSAGES_MAX] = [
    "wording",
    "wording-2",
    "wording-3",
    "wording-4",
    "wording-5",
    "wording-6",
    "wording-7",
    "wording-8",
    "wording-9",
    "wording-10",
    "wording-11",
    "wording-12",
];

/// An amendment understood, not yet tabled.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// How it was written
    pub(crate) manner: Manner,
    /// Its operations
    pub(crate) edits: Vec<Edit>,
    /// Its sentence: the author's own, or the one Parvis wrote
    pub(crate) sentence: String,
    /// The same operations as Parvis says them
    pub(crate) understood: String,
    /// The text it would give
    pub(crate) after: Document,
    /// Where the two differ
    pub(crate) places: Vec<PlaceChange>,
    /// The totals of tables that it leaves wrong: a warning, since another amendment may balance this one
    pub(crate) wrong_totals: Vec<WrongTotal>,
}

/// Who reads a sentence, in the dialect it looks like.
type Reader = fn(&str, Option<Style>, &Document, Option<&str>) -> Reading;

/// Understands `form`, or says field by field what is missing. `base` is the text put to discussion.
pub(crate) fn draft(text: &TextDocument, base: &Document, form: &AmendmentForm) -> Result<Draft, Fault> {
    draft_read(text, base, form, read_amendment)
}

/// Like [`draft`], for an amendment to another: `ground` is the text as that one would make it.
pub(crate) fn sub_draft(
    text: &TextDocument,
    ground: &Document,
    form: &AmendmentForm,
) -> Result<Draft, Fault> {
    draft_read(text, ground, form, read_sub_amendment)
}

fn draft_read(
    text: &TextDocument,
    base: &Document,
    form: &AmendmentForm,
    reader: Reader,
) -> Result<Draft, Fault> {
    match form {
        AmendmentForm::InPlace {
            path,
            version,
            new_text,
        } => {
            if *version != text.version {
                return Err(Fault::Stale("text"));
            }
            in_places(base, &[(path.clone(), new_text.clone())])
        }
        AmendmentForm::InPlaces { version, passages } => {
            if *version != text.version {
                return Err(Fault::Stale("text"));
            }
            in_places(base, passages)
        }
        AmendmentForm::Sentence(sentence) => from_sentence(base, sentence, reader),
        AmendmentForm::Pushed { markdown, .. } => {
            drafted(base, Document::parse(markdown), "texts-push-not-expressible")
        }
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

/// Each passage rewritten, the last of the text first: those before it keep their places.
fn in_places(base: &Document, passages: &[(String, String)]) -> Result<Draft, Fault> {
    if passages.is_empty() || passages.len() > PASSAGES_MAX {
        return Err(Fault::refused_with(
            Sentence::new("texts-passages-many").with("max", PASSAGES_MAX),
        ));
    }
    let addresses = Addresses::of(base);
    let mut rewritten: Vec<(Spot, String, &'static str)> = Vec::with_capacity(passages.len());
    for ((path, new_text), field) in passages.iter().zip(WORDING_FIELDS) {
        let spot = addresses.find(base, path).ok_or(Fault::NotFound("place"))?;
        if rewritten.iter().any(|(other, ..)| spot.overlaps(*other)) {
            return Err(Fault::field(field, "texts-passages-overlap"));
        }
        rewritten.push((spot, checked_length(field, new_text)?, field));
    }
    rewritten.sort_by_key(|(spot, ..)| std::cmp::Reverse(spot.rank()));
    let mut after = base.clone();
    for (spot, new_text, field) in rewritten {
        let otherwise = match spot {
            Spot::Heading(_) => "texts-heading-empty",
            Spot::Block(..) | Spot::Division(_) => "texts-no-heading-inside",
        };
        after = spot
            .rewritten(&after, &new_text)
            .ok_or_else(|| Fault::field(field, otherwise))?;
    }
    drafted(base, after, "texts-not-expressible")
}

/// The amendment that leads from one text to the other.
fn drafted(base: &Document, after: Document, otherwise: &'static str) -> Result<Draft, Fault> {
    if after == *base {
        return Err(Fault::field("wording", "texts-nothing-changed"));
    }
    let unsayable = || Fault::field("wording", otherwise);
    let sentence = said(base, &after).ok_or_else(unsayable)?;
    // Only a whole text that was pushed can need as many words.
    let sentence = checked_length("wording", &sentence)?;
    let edits = legistique::parse_amendment(&sentence, base).edits;
    if edits.len() > EDITS_MAX {
        return Err(Fault::field("wording", "texts-too-many-operations"));
    }
    let rewrites_all = edits.iter().any(|edit| rewrites_everything(&edit.operation));
    // What cannot be said of this passage alone is refused rather than tabled as another whole text.
    if rewrites_all && base.divisions().len() > 1 {
        return Err(unsayable());
    }
    Ok(Draft {
        manner: Manner::InPlace,
        wrong_totals: wrong_totals(base, &after),
        places: places::compare(base, &after),
        understood: sentence.clone(),
        edits,
        sentence,
        after,
    })
}

/// The sentence that leads from one text to the other; legistique has read it back and applied it already.
fn said(base: &Document, after: &Document) -> Option<String> {
    let sentences = legistique::draft(base, after).ok()?;
    Some(legistique::join_sentences(&sentences))
}

fn rewrites_everything(operation: &Operation) -> bool {
    matches!(operation, Operation::Rediger { path, .. } | Operation::Supprimer { path } if *path == Path::WHOLE)
}

fn from_sentence(base: &Document, sentence: &str, reader: Reader) -> Result<Draft, Fault> {
    let sentence = checked_length("sentence", sentence)?.trim().to_owned();
    if sentence.is_empty() {
        return Err(Fault::field("sentence", "texts-sentence-empty"));
    }
    let reading = reader(&sentence, None, base, None);
    refuse_what_was_not_understood(&sentence, &reading)?;
    let alone = AdoptedEdits {
        number: 0,
        edits: reading.edits,
        is_parliamentary: reading.is_parliamentary,
    };
    let applied = apply(base, std::slice::from_ref(&alone));
    if let [Outcome::Refused(reason)] = &applied.outcomes[..] {
        let said = Sentence::new("texts-cannot-apply").with("reason", reason.message());
        return Err(Fault::Invalid(vec![FieldFault {
            field: "sentence",
            sentence: said,
        }]));
    }
    let understood = said(base, &applied.document).unwrap_or_else(|| sentence.clone());
    Ok(Draft {
        manner: if alone.is_parliamentary {
            Manner::Parliamentary
        } else {
            Manner::Sentence
        },
        wrong_totals: wrong_totals(base, &applied.document),
        places: places::compare(base, &applied.document),
        edits: alone.edits,
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
pub(crate) struct AdoptedEdits {
    /// Its number
    pub(crate) number: i64,
    /// Its operations
    pub(crate) edits: Vec<Edit>,
    /// Its sentence was read as a parliament writes: alinéas quoted in straight marks are closed again after it
    pub(crate) is_parliamentary: bool,
}

impl AdoptedEdits {
    /// Reads the operations kept with an amendment.
    pub(crate) fn of(amendment: &Amendment) -> Result<Self, Fault> {
        let edits = serde_json::from_str(&amendment.edits)
            .map_err(|error| Fault::Internal(format!("edits of amendment {}: {error}", amendment.id)))?;
        Ok(Self {
            number: amendment.number,
            edits,
            is_parliamentary: amendment.manner == Manner::Parliamentary,
        })
    }
}

/// Applies amendments all at once to the text put to discussion, as the command line does.
pub(crate) fn apply(base: &Document, amendments: &[AdoptedEdits]) -> Applied {
    let edits: Vec<&[Edit]> = amendments.iter().map(|amendment| &amendment.edits[..]).collect();
    let read: Vec<(&[Edit], bool)> = amendments
        .iter()
        .map(|amendment| (&amendment.edits[..], amendment.is_parliamentary))
        .collect();
    closed_as_read(base, legistique::apply(base, &edits), &read)
}

/// The operations of an amendment, as they are kept.
pub(crate) fn to_json(edits: &[Edit]) -> Result<String, Fault> {
    serde_json::to_string(edits).map_err(|error| Fault::Internal(format!("writing edits: {error}")))
}
