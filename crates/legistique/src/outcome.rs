//! What became of each amendment, and why.

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::doubts::{Doubt, Warning};
use crate::edit::Span;
use crate::path::Path;

/// A text after amendments, and what became of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The text with every amendment that could be applied.
    pub document: Document,
    /// One outcome per amendment, in the order given.
    pub outcomes: Vec<Outcome>,
    /// What each operation wrote or removed, in the order of the text; none when it is not known (totals that several amendments
    /// change were added up again).
    pub provenance: Option<Vec<Provenance>>,
    /// What a person must look at although it is in the text.
    pub warnings: Vec<Warning>,
}

impl Applied {
    /// What a person must look at in one of the amendments.
    pub fn doubts(&self, amendment: usize) -> impl Iterator<Item = &Doubt> + '_ {
        self.warnings
            .iter()
            .filter(move |warning| warning.amendment == amendment)
            .map(|warning| &warning.doubt)
    }
}

/// What one operation did: bytes of the canonical Markdown before, and after. Either may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Which of the amendments given, from 0.
    pub amendment: usize,
    /// Which of its edits, from 0.
    pub edit: usize,
    /// What was there.
    pub base: Span,
    /// What is there now.
    pub result: Span,
}

/// What became of an amendment. Indices are those of the amendments given, from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It is in the text.
    Applied,
    /// It asks exactly what an earlier one asks: one vote serves both.
    Identical {
        /// The earlier one.
        with: usize,
    },
    /// What it bears on was removed or rewritten by another (« tombé »).
    Fallen {
        /// The other.
        by: usize,
    },
    /// It is not in the text.
    Refused(Reason),
}

/// Why an amendment could not be applied. Nothing of it is in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The text has no such place.
    TargetMissing {
        /// The place.
        path: Path,
    },
    /// Several divisions have this name.
    TargetAmbiguous {
        /// The name.
        path: Path,
        /// How many.
        count: usize,
    },
    /// The words quoted are not there.
    AnchorMissing {
        /// The words.
        words: String,
        /// Where they were looked for.
        scope: Path,
    },
    /// The words quoted are there several times, and nothing says which.
    AnchorAmbiguous {
        /// The words.
        words: String,
        /// How many times.
        count: usize,
        /// Where, at most twenty.
        places: Vec<Path>,
    },
    /// It changes words another changes too: a person must decide.
    Overlap {
        /// The other amendment.
        with: usize,
    },
    /// Two of its own operations change the same words.
    SelfOverlap,
    /// It changes nothing (« sans objet »).
    NothingToChange,
    /// Nothing, or not everything, of its sentences was understood.
    NotUnderstood,
    /// A sub-amendment touches what its amendment says of where it writes, not what it writes.
    NotWritten {
        /// Which line of the amendment.
        path: Path,
    },
    /// A division would take a number that another one has or takes.
    NumberTaken {
        /// The number, as a division that has it.
        path: Path,
        /// Those that have it now or ask for it.
        places: Vec<Path>,
    },
    /// The result would not be the alinéa or heading it was (an empty one, or one that turns into a title).
    StructureBroken {
        /// Where.
        path: Path,
    },
}

impl Reason {
    /// Stable name, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TargetMissing { .. } => "target-missing",
            Self::TargetAmbiguous { .. } => "target-ambiguous",
            Self::AnchorMissing { .. } => "anchor-missing",
            Self::AnchorAmbiguous { .. } => "anchor-ambiguous",
            Self::Overlap { .. } => "overlap",
            Self::SelfOverlap => "self-overlap",
            Self::NothingToChange => "nothing-to-change",
            Self::NotUnderstood => "not-understood",
            Self::NotWritten { .. } => "not-written",
            Self::StructureBroken { .. } => "structure-broken",
            Self::NumberTaken { .. } => "number-taken",
        }
    }

    /// The places it speaks of: where ambiguous words stand, else where something was looked for.
    pub fn places(&self) -> Vec<&Path> {
        match self {
            Self::AnchorAmbiguous { places, .. } | Self::NumberTaken { places, .. } => {
                places.iter().collect()
            }
            Self::TargetMissing { path }
            | Self::TargetAmbiguous { path, .. }
            | Self::NotWritten { path }
            | Self::StructureBroken { path }
            | Self::AnchorMissing { scope: path, .. } => vec![path],
            Self::Overlap { .. } | Self::SelfOverlap | Self::NothingToChange | Self::NotUnderstood => {
                Vec::new()
            }
        }
    }

    /// What to tell a person who knows the amendments by these numbers, in the order of the list.
    pub fn message_naming(&self, numbers: &[String]) -> String {
        match self {
            Self::Overlap { with } if *with < numbers.len() => {
                format!(
                    "Il touche les mêmes mots que l’amendement {} : à vérifier.",
                    numbers[*with]
                )
            }
            other => other.message(),
        }
    }

    /// What to tell a person. Amendments are named by their place in the list, from 1: a caller that knows their
    /// numbers has [`Reason::message_naming`].
    pub fn message(&self) -> String {
        match self {
            Self::TargetMissing { path } => format!("Le texte n’a pas de passage « {path} »."),
            Self::TargetAmbiguous { path, count } => format!("Le texte a {count} passages « {path} »."),
            Self::AnchorMissing { words, scope } => {
                format!("Les mots « {words} » ne se trouvent pas dans {}.", scope.with_article())
            }
            Self::AnchorAmbiguous { words, count, places } => {
                let places: Vec<String> = places.iter().map(ToString::to_string).collect();
                format!("Les mots « {words} » se trouvent {count} fois ({}) : dites lesquels.", places.join(", "))
            }
            Self::Overlap { with } => {
                format!("Il touche les mêmes mots que l’amendement placé en position {} : à vérifier.", with + 1)
            }
            Self::NumberTaken { path, places } => {
                let places: Vec<String> = places.iter().map(Path::with_article).collect();
                format!("Deux divisions porteraient le même numéro « {path} » ({}) : dites ce que devient chacune.", places.join(", "))
            }
            Self::SelfOverlap => "Deux de ses opérations touchent les mêmes mots.".to_owned(),
            Self::NothingToChange => "Il ne change rien au texte : il est sans objet.".to_owned(),
            Self::NotUnderstood => "Il n’est pas entièrement compris.".to_owned(),
            Self::NotWritten { path } => {
                format!("{} de l’amendement dit où il écrit : seul ce qu’il écrit se sous-amende.", crate::folding::capitalised(&path.with_article()))
            }
            Self::StructureBroken { path } => {
                format!("Le résultat ne serait plus un simple passage « {path} » : supprimez-le ou rédigez-le en entier.")
            }
        }
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»")
        .replace(" :", "\u{a0}:")
    }
}
