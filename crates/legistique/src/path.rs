//! Naming a place of a text, for people (« alinéa 2 de l’action 7 ») and for programs (`action-7/alinea-2`).

use std::fmt::{self, Write};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::nouns::{noun, of};
use crate::table::Header;

/// A place in a text.
///
/// ```
/// use legistique::Path;
/// let path: Path = "action-7/alinea-2".parse()?;
/// assert_eq!(path.to_string(), "alinéa 2 de l’action 7");
/// assert_eq!(path.machine(), "action-7/alinea-2");
/// # Ok::<(), legistique::PathError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Path {
    /// The division; `None` for the whole text, or for the only division that has alinéas.
    pub division: Option<DivisionRef>,
    /// What is meant in it.
    pub target: Target,
}

/// How a division is named.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DivisionRef {
    /// By its noun (without accent) and number: action 7, article 1 bis.
    Numbered {
        /// One of the nouns headings are read with.
        noun: &'static str,
        /// Canonical number.
        number: String,
    },
    /// By its whole heading, for « ## Contexte ».
    Titled(String),
    /// By its rank among the headings of the text, from 1, when nothing else tells it apart.
    Rank(usize),
    /// What comes before the first heading.
    Preamble,
}

/// What is meant inside a division.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// All of it, heading and sub-divisions included.
    Whole,
    /// Its intitulé.
    Heading,
    /// An alinéa, from 1.
    Alinea(usize),
    /// A sentence of an alinéa, both from 1.
    Phrase {
        /// The alinéa.
        alinea: usize,
        /// The sentence in it.
        phrase: usize,
    },
    /// A « Vu… » of the preamble, from 1.
    Visa(usize),
    /// A « Considérant… » of the preamble, from 1.
    Considerant(usize),
    /// A table, outside of the count of alinéas, from 1.
    Tableau(usize),
    /// A row of a table, a column, or the cell where they meet.
    Cell(Box<CellPlace>),
    /// A fenced block or a horizontal rule, outside of the count too, from 1.
    HorsTexte(usize),
}

/// A row of a table, a column, or the cell where they meet.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellPlace {
    /// Which table, from 1; none for the only one there.
    pub table: Option<usize>,
    /// The row.
    pub row: Option<Header>,
    /// The column.
    pub column: Option<Header>,
}

/// A machine path that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a path: {0:?}")]
pub struct PathError(pub String);

impl Path {
    /// The whole text.
    pub const WHOLE: Self = Self {
        division: None,
        target: Target::Whole,
    };

    /// A division with its heading and sub-divisions.
    pub const fn whole(division: Option<DivisionRef>) -> Self {
        Self {
            division,
            target: Target::Whole,
        }
    }

    /// An alinéa of a division.
    pub const fn alinea(division: Option<DivisionRef>, number: usize) -> Self {
        Self {
            division,
            target: Target::Alinea(number),
        }
    }

    /// The intitulé of a division.
    pub const fn heading(division: DivisionRef) -> Self {
        Self {
            division: Some(division),
            target: Target::Heading,
        }
    }

    /// The stable form for links and storage, read back by [`FromStr`]: `action-1_bis/alinea-2/phrase-1`,
    /// `action-12/intitule`, `preambule/visa-2`, `article-3/tableau/ligne:Action%2012/colonne:Budget`,
    /// `titre:Contexte`, `division:3`, `texte`.
    pub fn machine(&self) -> String {
        let target = match &self.target {
            Target::Whole => String::new(),
            Target::Heading => "intitule".to_owned(),
            Target::Alinea(number) => format!("alinea-{number}"),
            Target::Phrase { alinea, phrase } => format!("alinea-{alinea}/phrase-{phrase}"),
            Target::Visa(number) => format!("visa-{number}"),
            Target::Considerant(number) => format!("considerant-{number}"),
            Target::Tableau(number) => format!("tableau-{number}"),
            Target::Cell(cell) => cell_machine(cell),
            Target::HorsTexte(number) => format!("hors-texte-{number}"),
        };
        let division = self.division.as_ref().map(|division| match division {
            DivisionRef::Numbered { noun, number } => format!("{noun}-{}", number.replace(' ', "_")),
            DivisionRef::Titled(title) => format!("titre:{}", percent_encoded(title)),
            DivisionRef::Rank(rank) => format!("division:{rank}"),
            DivisionRef::Preamble => "preambule".to_owned(),
        });
        match (division, target.is_empty()) {
            (None, true) => "texte".to_owned(),
            (None, false) => target,
            (Some(division), true) => division,
            (Some(division), false) => format!("{division}/{target}"),
        }
    }

    /// The noun phrase with its article: « l’alinéa 2 de l’action 7 ».
    pub fn with_article(&self) -> String {
        let inside = match &self.target {
            Target::Whole => None,
            Target::Heading => Some("l’intitulé".to_owned()),
            Target::Alinea(number) => Some(format!("l’alinéa {number}")),
            Target::Phrase { alinea, phrase } => Some(format!(
                "la {} phrase de l’alinéa {alinea}",
                ordinal(*phrase, true)
            )),
            Target::Visa(number) => Some(format!("le {} visa", ordinal(*number, false))),
            Target::Considerant(number) => Some(format!("le {} considérant", ordinal(*number, false))),
            Target::Tableau(number) => Some(format!("le {} tableau", ordinal(*number, false))),
            Target::Cell(cell) => Some(cell_phrase(cell)),
            Target::HorsTexte(number) => Some(format!("le {} hors-texte", ordinal(*number, false))),
        };
        let is_obvious = matches!(self.target, Target::Visa(_) | Target::Considerant(_));
        match (inside, &self.division) {
            (None, None) => "le texte".to_owned(),
            (None, Some(division)) => division.with_article(),
            (Some(inside), Some(division)) if !is_obvious => {
                format!("{inside} {}", of(&division.with_article()))
            }
            (Some(inside), _) => inside,
        }
    }
}

impl DivisionRef {
    /// « l’action 7 », « la partie « Contexte » », « la 3e division », « le préambule ».
    pub fn with_article(&self) -> String {
        match self {
            Self::Numbered { noun: key, number } => match noun(key) {
                Some(noun) => format!("{} {number}", noun.with_article()),
                None => format!("la division {key} {number}"),
            },
            Self::Titled(title) => format!("la partie «\u{a0}{title}\u{a0}»"),
            Self::Rank(rank) => format!("la {} division", ordinal(*rank, true)),
            Self::Preamble => "le préambule".to_owned(),
        }
    }
}

/// « 1er », « 1re », « 2e »: figures, because words stop somewhere.
pub(crate) fn ordinal(number: usize, is_feminine: bool) -> String {
    match (number, is_feminine) {
        (1, true) => "1re".to_owned(),
        (1, false) => "1er".to_owned(),
        _ => format!("{number}e"),
    }
}

impl fmt::Display for Path {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phrase = self.with_article();
        let bare = ["l’", "le ", "la "]
            .iter()
            .find_map(|article| phrase.strip_prefix(article));
        out.write_str(bare.unwrap_or(&phrase))
    }
}

impl FromStr for Path {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let refused = || PathError(text.chars().take(80).collect());
        if text == "texte" {
            return Ok(Self::WHOLE);
        }
        let (first, rest) = text.split_once('/').unwrap_or((text, ""));
        let (division, target) = match read_division(first) {
            Some(division) => (Some(division), rest),
            None => (None, text),
        };
        let target = read_target(target).ok_or_else(refused)?;
        if division.is_none() && target == Target::Whole {
            return Err(refused());
        }
        Ok(Self { division, target })
    }
}

fn read_division(text: &str) -> Option<DivisionRef> {
    if text == "preambule" {
        return Some(DivisionRef::Preamble);
    }
    if let Some(title) = text.strip_prefix("titre:") {
        return percent_decoded(title).map(DivisionRef::Titled);
    }
    if let Some(rank) = text.strip_prefix("division:") {
        return rank.parse().ok().map(DivisionRef::Rank);
    }
    // « sous-section-2 »: the noun is the longest one that fits.
    let (key, number) = text.match_indices('-').rev().find_map(|(dash, _)| {
        let found = noun(&text[..dash]).filter(|found| found.key == &text[..dash])?;
        Some((found.key, &text[dash + 1..]))
    })?;
    let number = number.replace('_', " ");
    let (canonical, length) = crate::heading::number_at(&number)?;
    (length == number.len()).then_some(DivisionRef::Numbered {
        noun: key,
        number: canonical,
    })
}

fn read_target(text: &str) -> Option<Target> {
    if text.is_empty() {
        return Some(Target::Whole);
    }
    if text == "intitule" {
        return Some(Target::Heading);
    }
    if let Some(cell) = read_cell(text) {
        return Some(cell);
    }
    if let Some((alinea, phrase)) = text.split_once('/') {
        let Target::Alinea(alinea) = read_target(alinea)? else {
            return None;
        };
        return Some(Target::Phrase {
            alinea,
            phrase: from_one(phrase.strip_prefix("phrase-")?)?,
        });
    }
    let (kind, number) = text.rsplit_once('-')?;
    let number = from_one(number)?;
    match kind {
        "alinea" => Some(Target::Alinea(number)),
        "visa" => Some(Target::Visa(number)),
        "considerant" => Some(Target::Considerant(number)),
        "tableau" => Some(Target::Tableau(number)),
        "hors-texte" => Some(Target::HorsTexte(number)),
        _ => None,
    }
}

/// `tableau-2/ligne:Action%2012/colonne-3`, `tableau/ligne:Total`.
fn cell_machine(cell: &CellPlace) -> String {
    let mut machine = cell
        .table
        .map_or_else(|| "tableau".to_owned(), |number| format!("tableau-{number}"));
    for (kind, header) in [("ligne", &cell.row), ("colonne", &cell.column)] {
        let _ = match header {
            Some(Header::Named(label)) => write!(machine, "/{kind}:{}", percent_encoded(label)),
            Some(Header::Rank(rank)) => write!(machine, "/{kind}-{rank}"),
            None => Ok(()),
        };
    }
    machine
}

fn read_cell(text: &str) -> Option<Target> {
    let mut parts = text.split('/');
    let table = match parts.next()? {
        "tableau" => None,
        numbered => Some(from_one(numbered.strip_prefix("tableau-")?)?),
    };
    let (mut row, mut column) = (None, None);
    for part in parts {
        let (kind, header) = if let Some((kind, label)) = part.split_once(':') {
            (kind, Header::Named(percent_decoded(label)?))
        } else {
            let (kind, rank) = part.split_once('-')?;
            // The row 0 is that of headings.
            let is_headings = kind == "ligne" && rank == "0";
            (kind, Header::Rank(if is_headings { 0 } else { from_one(rank)? }))
        };
        match kind {
            "ligne" if row.is_none() && column.is_none() => row = Some(header),
            "colonne" if column.is_none() => column = Some(header),
            _ => return None,
        }
    }
    if row == Some(Header::Rank(0)) && column.is_none() {
        return None;
    }
    (row.is_some() || column.is_some()).then(|| Target::Cell(Box::new(CellPlace { table, row, column })))
}

/// « la ligne « Action 12 », colonne « Budget », du tableau ».
fn cell_phrase(cell: &CellPlace) -> String {
    let table = cell.table.map_or_else(
        || "du tableau".to_owned(),
        |number| format!("du {} tableau", ordinal(number, false)),
    );
    let named = |noun: &str, header: &Header| match header {
        Header::Named(label) => format!("{noun} «\u{a0}{label}\u{a0}»"),
        Header::Rank(rank) => format!("{} {noun}", ordinal(*rank, true)),
    };
    match (&cell.row, &cell.column) {
        (Some(Header::Rank(0)), Some(column)) => {
            format!("l’intitulé de la {} {table}", named("colonne", column))
        }
        (Some(row), Some(column)) => {
            format!(
                "la {}, {}, {table}",
                named("ligne", row),
                named("colonne", column)
            )
        }
        (Some(row), None) => format!("la {} {table}", named("ligne", row)),
        (None, Some(column)) => format!("la {} {table}", named("colonne", column)),
        (None, None) => table.replacen("du ", "le ", 1),
    }
}

fn from_one(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number| *number > 0)
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::new();
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            encoded.push(letter);
        } else {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, after)) = rest.split_once('%') {
        bytes.extend_from_slice(plain.as_bytes());
        bytes.push(u8::from_str_radix(after.get(..2)?, 16).ok()?);
        rest = &after[2..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok()
}

impl TryFrom<String> for Path {
    type Error = PathError;

    fn try_from(text: String) -> Result<Self, PathError> {
        text.parse()
    }
}

impl From<Path> for String {
    fn from(path: Path) -> Self {
        path.machine()
    }
}
