//! PDF that holds text: the letters drawn on each page, put back into lines, paragraphs and tables.
//!
//! A PDF says where letters stand and nothing of what they make. What is guessed here is said in warnings. The letters
//! come from hayro, which interprets pages; what it would unfold is measured before (`safety`).

mod glyphs;
mod layout;
mod lines;
mod margins;
mod safety;

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use crate::Unreadable;
use crate::limits;
use crate::pieces::Content;

/// Letters a page of text has at least: a scanned page may hold its number.
const LETTERS_OF_TEXT_MIN: usize = 20;

pub(crate) fn read(bytes: &[u8]) -> Result<Content, Unreadable> {
    safety::check_bytes(bytes)?;
    // Someone else's parser: a panic in it is a file that cannot be read, never the end of the program.
    std::panic::catch_unwind(|| read_trusting(bytes)).unwrap_or(Err(Unreadable::Damaged))
}

fn read_trusting(bytes: &[u8]) -> Result<Content, Unreadable> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unreadable::Protected,
        LoadPdfError::Invalid => Unreadable::Damaged,
    })?;
    let count = pdf.pages().len();
    if count > limits::PAGES_MAX {
        return Err(Unreadable::TooLarge);
    }
    if count == 0 {
        return Err(Unreadable::Damaged);
    }
    let drawn = glyphs::of_pages(&pdf)?;
    let letters: usize = drawn.pages.iter().map(|page| page.glyphs.len()).sum();
    let images: usize = drawn.pages.iter().map(|page| page.images).sum();
    if letters < LETTERS_OF_TEXT_MIN {
        return Err(if images > 0 {
            Unreadable::OnlyImages
        } else {
            Unreadable::Empty
        });
    }
    let mut content = Content {
        empty_pages: drawn
            .pages
            .iter()
            .filter(|page| page.glyphs.len() < LETTERS_OF_TEXT_MIN && page.images > 0)
            .count(),
        unknown_letters: drawn.unknown,
        ..Content::default()
    };
    let mut pages: Vec<Vec<lines::Line>> = drawn.pages.iter().map(lines::of_page).collect();
    let heights: Vec<f64> = drawn.pages.iter().map(|page| page.height).collect();
    content.margins = margins::remove(&mut pages, &heights);
    layout::build(&pages, &mut content)?;
    Ok(content)
}
