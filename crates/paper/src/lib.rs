//! Documents on paper: from headings, paragraphs, lists and tables to the bytes of a PDF that lasts (PDF/A-2a, ISO 19005-2)
//! and that everybody can read (PDF/UA-1, ISO 14289-1).
//!
//! A [`Paper`] is content without form; [`make`] gives it pages: A4, margins, a running title, page numbers, bookmarks.
//! Every piece of content stands in a structure tree (`H1`… `P` `L` `Table` `Link`), whatever is only for the eye is an
//! artifact, every font is embedded. The same paper gives the same bytes: nothing here reads a clock or a generator.
//!
//! What no font draws (an emoji, a rare script) becomes a visible square, and [`Made::substituted`] says so: a missing
//! glyph is forbidden in an archive, and nothing must vanish silently. Levels of headings never skip one: a heading too
//! deep is brought up. A table too wide for the page stands on a page of its own, turned; past sixteen columns it is cut
//! in parts that repeat its first column.
//!
//! ```
//! use paper::{Block, Inline, Limits, Look, Moment, Paper};
//!
//! let paper = Paper {
//!     title: "Avis sur le plan vélo".to_owned(),
//!     language: "fr-FR".to_owned(),
//!     author: "Nolwenn Le Goff".to_owned(),
//!     producer: "Parvis".to_owned(),
//!     made_on: Moment { year: 2026, month: 11, day: 29, hour: 10, minute: 0, second: 0 },
//!     running_title: "Avis sur le plan vélo".to_owned(),
//!     footer: "Commune de Montrieux".to_owned(),
//!     page_number: &|page, pages| format!("{page} / {pages}"),
//!     blocks: vec![
//!         Block::Heading { level: 1, content: vec![Inline::plain("Avis")] },
//!         Block::Paragraph { look: Look::Body, content: vec![Inline::plain("Le groupe est favorable.")] },
//!     ],
//! };
//! let made = paper::make(&paper, &Limits { pages_max: 10, goes_on: &|| true }).expect("a short paper");
//! assert!(made.bytes.starts_with(b"%PDF-1.7") && made.page_count == 1);
//! ```

mod draw;
mod faces;
mod fonts;
mod layout;
mod links;
mod tables;
mod text;
mod tree;

use std::collections::BTreeSet;

/// What is to be put on paper.
pub struct Paper<'a> {
    /// The title of the document, shown by readers in place of the file's name
    pub title: String,
    /// The language of all of it (BCP 47): `fr-FR`
    pub language: String,
    /// Who signs it; empty when nobody does
    pub author: String,
    /// The program that makes it
    pub producer: String,
    /// When it is said to be made: never read from a clock
    pub made_on: Moment,
    /// At the top of each page but the first
    pub running_title: String,
    /// At the bottom of each page, left of its number
    pub footer: String,
    /// The words of a page's number, from the page and how many there are, both from 1
    pub page_number: &'a dyn Fn(usize, usize) -> String,
    /// What it says
    pub blocks: Vec<Block>,
}

/// An instant, in universal time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// 0 to 9999
    pub year: u16,
    /// 1 to 12
    pub month: u8,
    /// 1 to 31
    pub day: u8,
    /// 0 to 23
    pub hour: u8,
    /// 0 to 59
    pub minute: u8,
    /// 0 to 59
    pub second: u8,
}

/// One part of a document, from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 1 to 6
    Heading {
        /// 1 is the title of the document
        level: u8,
        /// Its words
        content: Vec<Inline>,
    },
    /// A paragraph
    Paragraph {
        /// How it looks
        look: Look,
        /// Its words; `\n` begins a new line
        content: Vec<Inline>,
    },
    /// A part whose number stands in the margin, and is read before its words: people cite it
    Numbered {
        /// The number, as it is shown
        number: String,
        /// What it numbers; the number stands beside its first line
        blocks: Vec<Block>,
    },
    /// What somebody else said
    Quote(Vec<Block>),
    /// A list
    List {
        /// The number of its first item; none for bullets
        first: Option<u32>,
        /// Each item's own parts
        items: Vec<Vec<Block>>,
    },
    /// A table
    Table(Table),
    /// A line across the page
    Rule,
    /// What comes next begins a page: one letter after another
    NewPage,
    /// Who a letter is for, where the window of a French envelope shows it once the page is folded in three: six lines at
    /// most; what follows stands below the fold
    Window(Vec<Inline>),
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Ordinary text
    Body,
    /// The name of who speaks, at the top of the first page
    Letterhead,
    /// What kind of document this is, above its title
    Kicker,
    /// What is said once for the record: an address, a fingerprint
    Small,
    /// A warning in a frame
    Warning,
    /// Text whose spaces and lines count
    Code,
}

/// A piece of text of one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "styles add up: each is on or off by itself"
)]
pub struct Inline {
    /// Its words
    pub text: String,
    /// Heavier
    pub is_bold: bool,
    /// Slanted
    pub is_italic: bool,
    /// Every letter as wide
    pub is_code: bool,
    /// Struck through
    pub is_struck: bool,
    /// Underlined
    pub is_underlined: bool,
    /// Where it leads: an `http`, `https` or `mailto` address; others are only words
    pub link: Option<String>,
}

impl Inline {
    /// Words without style.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

/// A table: rows of cells. Short rows are completed with empty cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is about
    pub caption: Vec<Inline>,
    /// Its rows, first those of its head
    pub rows: Vec<Vec<Cell>>,
    /// How many of the first rows are its head: their cells are headers of columns
    pub head_rows: usize,
    /// Facts in two columns, without lines
    pub is_facts: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says
    pub content: Vec<Inline>,
    /// Names its row
    pub is_header: bool,
    /// A number, set to the right
    pub is_number: bool,
}

/// What making a paper may cost.
pub struct Limits<'a> {
    /// The most pages it may have
    pub pages_max: usize,
    /// Asked again and again while making: false stops at once
    pub goes_on: &'a dyn Fn() -> bool,
}

/// A document made.
#[derive(Debug)]
pub struct Made {
    /// The whole file
    pub bytes: Vec<u8>,
    /// How many pages it has
    pub page_count: usize,
    /// The characters no font draws: squares stand in their place
    pub substituted: BTreeSet<char>,
}

/// Why a document was not made.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It would have more pages than it may
    #[error("the document has more than {0} pages")]
    TooLong(usize),
    /// A table has more columns than anyone reads on paper
    #[error("a table has more than {0} columns")]
    TooWide(usize),
    /// [`Limits::goes_on`] said no
    #[error("making the document was stopped")]
    Stopped,
    /// The file would not conform to the standards it declares: a fault of this crate
    #[error("the document would not conform: {0}")]
    NotConforming(String),
}

/// Gives a paper its pages and its bytes.
pub fn make(paper: &Paper, limits: &Limits) -> Result<Made, Fault> {
    let mut laid = layout::lay_out(paper, limits)?;
    layout::furnish(paper, &mut laid);
    let page_count = laid.sheets.len();
    let substituted = std::mem::take(&mut laid.typesetter.substituted);
    let bytes = draw::draw(paper, limits, &laid)?;
    Ok(Made {
        bytes,
        page_count,
        substituted,
    })
}
