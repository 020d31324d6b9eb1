//! Letters into lines: those of one baseline, from left to right, with the spaces that their distances say.

use unicode_normalization::UnicodeNormalization as _;

use super::glyphs::{Glyph, Page};

/// A run of words; a wide blank starts another one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Segment {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) right: f64,
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) segments: Vec<Segment>,
    pub(crate) baseline: f64,
    pub(crate) size: f64,
}

/// A blank wider than this part of the size is a space.
const SPACE_MIN: f64 = 0.18;
/// A blank wider than this many sizes starts another column.
const COLUMN_MIN: f64 = 1.6;

impl Line {
    pub(crate) fn text(&self) -> String {
        let words: Vec<&str> = self
            .segments
            .iter()
            .map(|segment| segment.text.as_str())
            .collect();
        words.join(" ")
    }

    pub(crate) fn left(&self) -> f64 {
        self.segments.first().map_or(0.0, |segment| segment.left)
    }

    pub(crate) fn right(&self) -> f64 {
        self.segments.last().map_or(0.0, |segment| segment.right)
    }
}

/// The lines of a page, from top to bottom.
pub(crate) fn of_page(page: &Page) -> Vec<Line> {
    let mut glyphs: Vec<&Glyph> = page.glyphs.iter().collect();
    glyphs.sort_by(|one, other| one.baseline.total_cmp(&other.baseline));
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in glyphs {
        let joins = rows.last().is_some_and(|row| {
            let last = row[0];
            // « 1er », « m² »: raised letters are of the line.
            let reach = 0.45 * last.size.max(glyph.size);
            (glyph.baseline - last.baseline).abs() < reach
        });
        match rows.last_mut() {
            Some(row) if joins => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    rows.into_iter().filter_map(line).collect()
}

fn line(mut glyphs: Vec<&Glyph>) -> Option<Line> {
    glyphs.sort_by(|one, other| one.left.total_cmp(&other.left));
    let size = most_common_size(&glyphs);
    let mut baselines: Vec<f64> = glyphs.iter().map(|glyph| glyph.baseline).collect();
    baselines.sort_by(f64::total_cmp);
    let baseline = baselines[baselines.len() / 2];
    let mut segments: Vec<Segment> = Vec::new();
    let mut previous: Option<&Glyph> = None;
    for glyph in glyphs {
        if glyph.text.trim().is_empty() {
            // Spaces are measured, like those that are not drawn.
            continue;
        }
        let is_drawn_again = previous
            .is_some_and(|last| last.text == glyph.text && (last.left - glyph.left).abs() < 0.1 * glyph.size);
        if is_drawn_again {
            // Bold made by drawing twice.
            continue;
        }
        let blank = previous.map_or(f64::INFINITY, |last| glyph.left - last.right);
        match segments.last_mut() {
            Some(segment) if blank < COLUMN_MIN * size => {
                if blank > SPACE_MIN * size {
                    segment.text.push(' ');
                }
                segment.text.push_str(&glyph.text);
                segment.right = glyph.right;
            }
            _ => segments.push(Segment {
                text: glyph.text.clone(),
                left: glyph.left,
                right: glyph.right,
            }),
        }
        previous = Some(glyph);
    }
    for segment in &mut segments {
        segment.text = readable(&segment.text);
    }
    segments.retain(|segment| !segment.text.is_empty());
    (!segments.is_empty()).then_some(Line {
        segments,
        baseline,
        size,
    })
}

fn most_common_size(glyphs: &[&Glyph]) -> f64 {
    let mut sizes: Vec<f64> = glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes[sizes.len() / 2]
}

/// Letters drawn as ligatures, or as a letter and its accent, are those of the keyboard again.
fn readable(text: &str) -> String {
    let letters: String = text.nfc().collect();
    let letters = letters
        .replace('\u{fb01}', "fi")
        .replace('\u{fb02}', "fl")
        .replace('\u{fb00}', "ff")
        .replace('\u{fb03}', "ffi")
        .replace('\u{fb04}', "ffl");
    crate::pieces::one_line(&letters.replace(|letter: char| letter.is_control(), ""))
}
