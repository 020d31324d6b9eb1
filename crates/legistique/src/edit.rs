//! What an amendment asks for, one value per operation: the meaning of its sentences.

use serde::{Deserialize, Serialize};

use crate::path::{DivisionRef, Path, Target};

/// One operation and the words of the amendment it was read in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edit {
    /// What is asked.
    pub operation: Operation,
    /// Where it is said.
    pub span: Span,
}

/// Bytes of the amendment's sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// The operations of legal drafting that are understood and applied. Every path refers to the text put to
/// discussion, never to the text after another amendment.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Operation {
    /// Remove a division, an alinéa, a sentence, a visa.
    Supprimer {
        /// What goes.
        path: Path,
    },
    /// Rewrite a division, an alinéa or a sentence.
    Rediger {
        /// What is rewritten.
        path: Path,
        /// The new Markdown blocks.
        blocks: Vec<String>,
    },
    /// Replace words, or remove them when `new` is empty.
    RemplacerMots {
        /// Where they are looked for.
        scope: Path,
        /// The words quoted.
        old: String,
        /// The words that come instead.
        new: String,
        /// Which place, when there are several.
        occurrence: Occurrence,
    },
    /// Insert words beside others.
    InsererMots {
        /// Where the anchor is looked for.
        scope: Path,
        /// The words quoted.
        anchor: String,
        /// Before or after them.
        side: Side,
        /// The words inserted.
        new: String,
        /// Which place, when there are several.
        occurrence: Occurrence,
    },
    /// Rewrite, or remove when `new` is empty, what follows some words up to the end.
    RedigerFin {
        /// Where the anchor is looked for.
        scope: Path,
        /// The words after which all changes.
        anchor: String,
        /// Up to the end of the sentence, else of the alinéa.
        to_end_of_phrase: bool,
        /// The words that come instead.
        new: String,
        /// Which place, when there are several.
        #[serde(default)]
        occurrence: Occurrence,
    },
    /// Insert words at the beginning of an alinéa or a sentence, after the mark of a list.
    InsererDebut {
        /// What begins with them.
        path: Path,
        /// The words inserted.
        new: String,
    },
    /// Add at the end.
    Completer {
        /// What is completed.
        path: Path,
        /// What is added.
        addition: Addition,
    },
    /// Insert blocks beside a division, an alinéa, a visa.
    InsererBlocs {
        /// Beside what.
        path: Path,
        /// Before or after.
        side: Side,
        /// The new Markdown blocks.
        blocks: Vec<String>,
    },
    /// Give a division another intitulé.
    RedigerIntitule {
        /// The division.
        division: DivisionPath,
        /// The whole new intitulé.
        new: String,
    },
    /// Give a division another number; what the text says of it elsewhere is left as it is.
    Renumeroter {
        /// The division, by the number it has.
        division: DivisionPath,
        /// The canonical number it takes: « 6 », « 6 bis ».
        number: String,
    },
}

impl Operation {
    /// Stable name, as in the corpora: that of [`Act::code`](crate::Act::code).
    pub const fn code(&self) -> &'static str {
        use crate::dispositif::Act;
        match self {
            Self::Supprimer { .. } => Act::Supprimer,
            Self::Rediger { .. } | Self::RedigerIntitule { .. } => Act::Rediger,
            Self::RemplacerMots { .. } => Act::RemplacerMots,
            Self::InsererMots { .. } => Act::InsererMots,
            Self::RedigerFin { .. } => Act::RedigerFin,
            Self::InsererDebut { .. } => Act::InsererDebut,
            Self::Completer { .. } => Act::Completer,
            Self::InsererBlocs { .. } => Act::InsererBlocs,
            Self::Renumeroter { .. } => Act::Renumeroter,
        }
        .code()
    }

    /// Where it bears.
    ///
    /// ```
    /// use legistique::{Operation, Path};
    /// let operation = Operation::Supprimer { path: Path::alinea(None, 3) };
    /// assert_eq!((operation.code(), operation.path().machine()), ("suppr", "alinea-3".to_owned()));
    /// ```
    pub fn path(&self) -> Path {
        match self {
            Self::Supprimer { path }
            | Self::Rediger { path, .. }
            | Self::InsererDebut { path, .. }
            | Self::Completer { path, .. }
            | Self::InsererBlocs { path, .. }
            | Self::RemplacerMots { scope: path, .. }
            | Self::InsererMots { scope: path, .. }
            | Self::RedigerFin { scope: path, .. } => path.clone(),
            Self::RedigerIntitule { division, .. } => Path::heading(division.0.clone()),
            Self::Renumeroter { division, .. } => Path::whole(Some(division.0.clone())),
        }
    }
}

/// A division, as a path that can only be one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Path", into = "Path")]
pub struct DivisionPath(pub DivisionRef);

impl TryFrom<Path> for DivisionPath {
    type Error = crate::path::PathError;

    fn try_from(path: Path) -> Result<Self, Self::Error> {
        match path {
            Path {
                division: Some(division),
                target: Target::Whole,
            } => Ok(Self(division)),
            other => Err(crate::path::PathError(other.machine())),
        }
    }
}

impl From<DivisionPath> for Path {
    fn from(division: DivisionPath) -> Self {
        Self::whole(Some(division.0))
    }
}

/// Which place is meant when words stand in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Occurrence {
    /// The only one: several are an ambiguity, never a choice.
    #[default]
    Unique,
    /// The nth, from 1.
    Nth(usize),
    /// Every one.
    All,
}

/// Before or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Side {
    /// Before.
    Avant,
    /// After.
    Apres,
}

/// What completes a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Addition {
    /// Words, before the final full stop.
    Mots(String),
    /// A sentence, after it.
    Phrase(String),
    /// New blocks.
    Alineas(Vec<String>),
}

/// What an amendment's sentences were read as.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reading {
    /// What was understood, in order.
    pub edits: Vec<Edit>,
    /// What was not: such an amendment must not be applied as if it said less.
    pub not_understood: Vec<NotUnderstood>,
    /// The number of the amendment this one amends (« Sous-amendement à l’amendement n° 5 »): its paths then
    /// refer to [`inserted_text`](crate::inserted_text) of that amendment.
    pub sub_amendment_of: Option<String>,
    /// Whether it was read as an assembly of the Parliament writes, in whole or in part: its quotations may be left for others to
    /// close, as [`closed_as_read`](crate::closed_as_read) does. Not what the sentence looks like, but who understood it.
    #[serde(default)]
    pub is_parliamentary: bool,
}

impl Reading {
    /// Whether every sentence was understood and there is at least one.
    pub fn is_complete(&self) -> bool {
        self.not_understood.is_empty() && !self.edits.is_empty()
    }
}

/// Words of an amendment that were not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotUnderstood {
    /// Where they stand.
    pub span: Span,
    /// What is missing.
    pub reason: ReadingProblem,
}

/// Why words were not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadingProblem {
    /// No verb of amendment where one is expected.
    NoVerb,
    /// The verb does not say what it bears on, or in a way that is not known.
    NoObject,
    /// The words to write are missing or not between quotation marks.
    NoWords,
    /// A quotation mark is never closed.
    UnclosedQuotation,
    /// « cet alinéa », « l’alinéa 2 » without saying of what, in a text with several divisions.
    DivisionNotSaid,
    /// « le tableau » in a division that has none, or several.
    TableNotSaid,
    /// The completed intitulé looks like a rewritten one, without starting with the old one.
    TitleNeitherCompletedNorReplaced,
    /// A new article, action or title is announced, and what is written does not begin with its name.
    NewDivisionUnnamed,
    /// What is said is understood, but not which passage of this text it bears on.
    NotPlaced,
    /// Something is said after the operation, which was not understood.
    Leftover,
    /// « deux alinéas ainsi rédigés », and more or fewer are written.
    AlineasMiscounted,
    /// « cet amendement » is said of the text, by an amendment that amends no other.
    AmendmentNamed,
    /// An alinéa is given another number, and has none written.
    AlineasCounted,
}

impl ReadingProblem {
    /// Stable name, for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoVerb => "no-verb",
            Self::NoObject => "no-object",
            Self::NoWords => "no-words",
            Self::UnclosedQuotation => "unclosed-quotation",
            Self::DivisionNotSaid => "division-not-said",
            Self::TableNotSaid => "table-not-said",
            Self::TitleNeitherCompletedNorReplaced => "title-neither-completed-nor-replaced",
            Self::NewDivisionUnnamed => "new-division-unnamed",
            Self::NotPlaced => "not-placed",
            Self::Leftover => "leftover",
            Self::AlineasMiscounted => "alineas-miscounted",
            Self::AmendmentNamed => "amendment-named",
            Self::AlineasCounted => "alineas-counted",
        }
    }

    /// What to tell the author.
    pub fn message(self) -> &'static str {
        match self {
            Self::NoVerb => {
                "Aucun verbe reconnu : remplacer, supprimer, insérer, ajouter, compléter ou rédiger."
            }
            Self::NoObject => {
                "La partie du texte visée n’est pas reconnue (par exemple : l’alinéa 2 de l’action 7)."
            }
            Self::NoWords => "Les mots à écrire manquent, ou ne sont pas entre guillemets.",
            Self::UnclosedQuotation => "Un guillemet ouvert n’est pas refermé.",
            Self::DivisionNotSaid => {
                "Le texte a plusieurs divisions : dites dans laquelle se trouve l’alinéa."
            }
            Self::TableNotSaid => {
                "Il n’y a pas un seul tableau à cet endroit : dites lequel (par exemple : le 2e tableau de l’article 3)."
            }
            Self::TitleNeitherCompletedNorReplaced => {
                "Le nouvel intitulé ne commence pas par l’ancien : écrivez « Remplacer l’intitulé… par : » ou donnez seulement les mots à ajouter."
            }
            Self::NewDivisionUnnamed => {
                "Le texte entre guillemets doit commencer par la désignation de ce qui est inséré, par exemple « Article 2 bis – Suivi » : sans elle, ce ne serait qu’un alinéa de plus."
            }
            Self::NotPlaced => {
                "La phrase est comprise, mais le passage visé ne se trouve pas avec certitude dans ce texte."
            }
            Self::Leftover => "La fin de la phrase n’est pas comprise.",
            Self::AlineasMiscounted => {
                "Le nombre d’alinéas annoncé n’est pas celui des alinéas écrits (chaque retour à la ligne en ouvre un)."
            }
            Self::AmendmentNamed => {
                "« Cet amendement » ne désigne pas une partie du texte : dites laquelle, ou déposez un sous-amendement."
            }
            Self::AlineasCounted => {
                "Les alinéas n’ont pas de numéro écrit : ils se comptent. Dites où l’alinéa doit se trouver."
            }
        }
    }
}
