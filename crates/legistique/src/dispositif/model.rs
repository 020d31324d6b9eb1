//! What the sentences of an amendment say, before anything is looked for in a text.

use serde::{Deserialize, Serialize};

use crate::edit::{NotUnderstood, Side, Span};
use crate::style::Style;

/// An amendment read without the text it amends: its operations, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispositif {
    /// The dialect it was read in.
    pub style: Style,
    /// What was understood.
    pub directives: Vec<Directive>,
    /// What only links: « I. – », « En conséquence, ».
    pub connectives: Vec<Span>,
    /// What was not understood.
    pub not_understood: Vec<NotUnderstood>,
}

impl Dispositif {
    /// Whether everything was understood, and there is something.
    pub fn is_complete(&self) -> bool {
        self.not_understood.is_empty() && !self.directives.is_empty()
    }
}

/// One operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// What is asked.
    pub act: Act,
    /// Where.
    pub place: Place,
    /// The words quoted from the text: replaced, removed, or leaned on.
    pub words: Option<String>,
    /// The words they come after: « après le mot : « x », substituer au mot : « y »… ».
    pub after: Option<String>,
    /// Which place, when these words stand in several.
    pub occurrence: Option<Which>,
    /// What is written; empty when something is only removed.
    pub text: String,
    /// What is written, in French terms.
    pub unit: Option<Unit>,
    /// On which side of the words, or of the place.
    pub side: Option<Side>,
    /// The place something is moved beside.
    pub destination: Option<Place>,
    /// How many alinéas are announced: « deux alinéas ainsi rédigés ».
    pub announced: Option<usize>,
    /// Where it is said.
    pub span: Span,
}

impl Directive {
    /// An act on a place, nothing else said yet.
    pub const fn new(act: Act, place: Place) -> Self {
        Self {
            act,
            place,
            words: None,
            after: None,
            occurrence: None,
            text: String::new(),
            unit: None,
            side: None,
            destination: None,
            announced: None,
            span: Span { start: 0, end: 0 },
        }
    }

    /// Whether as many alinéas are written as are announced. A table is no alinéa, and what holds one is not counted.
    pub(crate) fn is_as_announced(&self) -> bool {
        let lines = || self.text.lines().filter(|line| !line.trim().is_empty());
        let is_uncounted = self.text.is_empty() || lines().any(|line| line.starts_with('|'));
        is_uncounted
            || self
                .announced
                .is_none_or(|announced| announced == lines().count())
    }
}

/// The operations of legal drafting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Act {
    /// Remove a place.
    Supprimer,
    /// Rewrite a place, or its beginning.
    Rediger,
    /// Write again what an earlier reading removed.
    Retablir,
    /// Replace words, or remove them when nothing comes instead.
    RemplacerMots,
    /// Insert words beside others.
    InsererMots,
    /// Rewrite what follows some words.
    RedigerFin,
    /// Insert at the beginning of a place.
    InsererDebut,
    /// Add at the end of a place.
    Completer,
    /// Insert beside a place.
    InsererBlocs,
    /// Move a place beside another.
    Deplacer,
    /// Give a place another number.
    Renumeroter,
}

impl Act {
    /// Stable name, for programs and corpora.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Supprimer => "suppr",
            Self::Rediger | Self::Retablir => "redige",
            Self::RemplacerMots => "rempl",
            Self::InsererMots => "insm",
            Self::RedigerFin => "finde",
            Self::InsererDebut => "debut",
            Self::Completer => "compl",
            Self::InsererBlocs => "ins",
            Self::Deplacer => "deplace",
            Self::Renumeroter => "renumerote",
        }
    }
}

/// What is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Words of a sentence.
    Mots,
    /// Whole sentences.
    Phrase,
    /// Whole alinéas.
    Alinea,
    /// Articles or other divisions.
    Division,
    /// A row of a table.
    Ligne,
    /// A column of a table.
    Colonne,
}

impl Unit {
    /// Its French name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mots => "mots",
            Self::Phrase => "phrase",
            Self::Alinea => "alinéa",
            Self::Division => "division",
            Self::Ligne => "ligne",
            Self::Colonne => "colonne",
        }
    }
}

/// Which of several same words is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Which {
    /// The nth from the beginning (1) or the end (-1).
    Nth(i32),
    /// Each of them, n times when the sentence says how many.
    All(Option<usize>),
}

/// The beginning or the end of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Edge {
    /// « Au début de… »
    Debut,
    /// « À la fin de… »
    Fin,
}

/// A place as it is said. Ranks go from 1, or from -1 for the last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a word that is there or not"
)]
pub struct Place {
    /// « cet article »: the declared division.
    pub is_this_division: bool,
    /// « cet amendement », « ce sous-amendement »: an amendment and not the text it amends.
    pub is_amendment: bool,
    /// « l’article 7 », in the words of the sentence: « article 7 ».
    pub division: Option<String>,
    /// « le titre », « l’intitulé ».
    pub is_heading: bool,
    /// « 1° », « II », « a) », outermost first.
    pub units: Vec<String>,
    /// The alinéas, one range after another.
    pub alineas: Vec<Alineas>,
    /// Whether the alinéas are those an earlier sentence spoke of: « le même alinéa ».
    pub is_recalled: bool,
    /// « l’alinéa », without a number and spoken of for the first time: the only one there is.
    pub is_only_alinea: bool,
    /// The sentences, in one alinéa.
    pub phrases: Vec<i32>,
    /// Whether the sentence is the one an earlier sentence spoke of: « la même phrase ».
    pub is_phrase_recalled: bool,
    /// « la phrase »: the one the words quoted stand in.
    pub is_this_phrase: bool,
    /// Its beginning or its end.
    pub edge: Option<Edge>,
    /// « le tableau », its rows and columns.
    pub table: Option<TablePlace>,
    /// « le texte proposé pour l’article L. 558-48 »: what the text quotes for an article of another.
    pub proposed_for: Option<String>,
    /// « le deuxième visa », « les considérants ».
    pub preamble: Option<PreamblePlace>,
}

/// Visas or considérants, by their ranks from 1 or from -1 for the last; no rank means all of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PreamblePlace {
    /// Which of the two.
    pub kind: PreambleKind,
    /// Their ranks.
    pub ranks: Vec<i32>,
}

/// What comes before the articles of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PreambleKind {
    /// « Vu… »
    Visa,
    /// « Considérant… »
    Considerant,
}

impl PreambleKind {
    /// Its French name, without accent, as in paths.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visa => "visa",
            Self::Considerant => "considerant",
        }
    }

    /// How an alinéa of this kind starts, once folded.
    pub(crate) const fn opening(self) -> &'static str {
        match self {
            Self::Visa => "vu ",
            Self::Considerant => "considerant",
        }
    }
}

/// Alinéas that follow one another, or two joined by « et ».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Alineas {
    /// The first.
    pub first: i32,
    /// The last, when there are several.
    pub last: Option<i32>,
    /// « 3 à 5 », rather than « 3 et 5 ».
    pub is_range: bool,
}

impl Alineas {
    /// One alinéa.
    pub const fn one(first: i32) -> Self {
        Self {
            first,
            last: None,
            is_range: false,
        }
    }
}

/// A part of a table, ranks from 1 or from -1 for the last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TablePlace {
    /// Which table, when there are several.
    pub rank: Option<i32>,
    /// Its rows.
    pub rows: Vec<i32>,
    /// The row, by what its first cell says.
    pub row_named: Option<String>,
    /// Its columns.
    pub columns: Vec<i32>,
    /// The column, by what its heading says.
    pub column_named: Option<String>,
}

impl Place {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it names a whole division and nothing in it.
    pub fn is_whole_division(&self) -> bool {
        (self.is_this_division || self.division.is_some())
            && !self.is_heading
            && self.units.is_empty()
            && self.alineas.is_empty()
            && self.phrases.is_empty()
            && self.table.is_none()
            && self.proposed_for.is_none()
            && self.preamble.is_none()
    }
}
