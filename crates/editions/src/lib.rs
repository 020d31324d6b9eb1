//! Files that people take away, from what was written here.
//!
//! - [`page`]: a page that we wrote as HTML, read again as the blocks of a [`paper::Paper`]: whatever is made from it says
//!   what the page says.
//! - [`odt`]: a paper as an OpenDocument text (ISO/IEC 26300), for those who go on in their word processor.
//! - [`akn`]: a text as Akoma Ntoso (OASIS LegalDocumentML 1.0), for programs that read laws.
//!
//! The PDF of a paper is made by [`paper::make`]. Everything here is pure: the same content gives the same bytes.

pub mod akn;
pub mod odt;
pub mod page;
mod xml;
