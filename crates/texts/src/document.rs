//! A text as a file of its own, to be read, printed, edited or kept elsewhere: a page, a word processor's document, pages on
//! paper, and Akoma Ntoso (standard of OASIS, schema 3.0), the XML of parliaments.
//!
//! Each is made from the same [`content`], so that nothing is in one and not in another. The same text gives the same bytes.

mod akn;
mod content;
mod odt;
mod page;
mod pdf;
#[cfg(test)]
mod tests;
mod xml;

use db::Instant;
use kernel::Fault;
use legistique::Document;
use ui::Words;

use content::Piece;
pub(crate) use pdf::Unprintable;

/// The files a text may be had as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A page that needs nothing else
    Html,
    /// `OpenDocument`, for word processors
    Odt,
    /// PDF/A and PDF/UA
    Pdf,
    /// Akoma Ntoso
    Akn,
}

impl Format {
    pub(crate) const ALL: [Self; 4] = [Self::Odt, Self::Pdf, Self::Html, Self::Akn];

    /// The end of the file's name, and of its address.
    pub(crate) const fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
            Self::Akn => "xml",
        }
    }

    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Pdf => "application/pdf",
            Self::Akn => "application/akn+xml; charset=utf-8",
        }
    }
}

/// What is exported: the words, and what is said of them.
pub(crate) struct Exported<'a> {
    pub(crate) document: &'a Document,
    /// The text's identifier, which its address and its FRBR names hold
    pub(crate) id: String,
    pub(crate) title: &'a str,
    pub(crate) body_name: &'a str,
    /// What kind of version it is: « projet », « texte consolidé »
    pub(crate) state: &'a str,
    pub(crate) is_consolidated: bool,
    /// Since when its words are these
    pub(crate) at: Instant,
    /// The same, as the calendar of the body has it
    pub(crate) day: jiff::civil::Date,
    /// Where it is read
    pub(crate) address: String,
}

/// The bytes of a text in one format. `goes_on` is asked while pages are made.
pub(crate) fn export(
    words: Words,
    exported: &Exported,
    format: Format,
    goes_on: &dyn Fn() -> bool,
) -> Result<Vec<u8>, Unprintable> {
    let pieces: Vec<Piece> = content::pieces(exported.document);
    match format {
        Format::Html => Ok(page::page(words, exported, &pieces).into_bytes()),
        Format::Odt => odt::odt(exported, &pieces).map_err(Unprintable::from),
        Format::Pdf => pdf::pdf(words, exported, &pieces, goes_on),
        Format::Akn => Ok(akn::akn(exported, &pieces).into_bytes()),
    }
}

impl From<Fault> for Unprintable {
    fn from(fault: Fault) -> Self {
        Self::Other(fault)
    }
}
