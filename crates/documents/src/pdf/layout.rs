//! Lines into paragraphs, headings and tables.

use std::collections::{HashMap, HashSet};

use super::lines::Line;
use crate::Unreadable;
use crate::pieces::Content;

/// A heading is larger than the words of the text by this part at least.
const HEADING_SIZE_MIN: f64 = 1.15;
/// Lines and columns that a table has at least.
const TABLE_LINES_MIN: usize = 2;
/// A heading is no longer than this.
const HEADING_CHARS_MAX: usize = 200;

pub(crate) fn build(pages: &[Vec<Line>], content: &mut Content) -> Result<(), Unreadable> {
    let body = body_size(pages);
    let sizes = heading_sizes(pages, body);
    let hyphenated = compounds(pages);
    let mut open = Open::default();
    for page in pages {
        let pitch = pitch(page);
        let width = page.iter().map(Line::right).fold(0.0, f64::max);
        let mut index = 0;
        while let Some(line) = page.get(index) {
            let rows = table_length(&page[index..], pitch);
            if rows > 0 {
                open.close(content, &sizes);
                content.guessed_tables += 1;
                content.table(grid(&page[index..index + rows]))?;
                index += rows;
                continue;
            }
            let text = line.text();
            let previous = index.checked_sub(1).map(|before| &page[before]);
            if open.is_ended_by(line, &text, previous, (pitch, width)) {
                open.close(content, &sizes);
            }
            open.add(line, &text, &hyphenated, content);
            index += 1;
        }
    }
    open.close(content, &sizes);
    Ok(())
}

/// The paragraph being read.
#[derive(Default)]
struct Open {
    text: String,
    size: f64,
    left: f64,
    last_right: f64,
}

impl Open {
    /// Whether a line starts another paragraph than the one before.
    fn is_ended_by(
        &self,
        line: &Line,
        text: &str,
        previous: Option<&Line>,
        (pitch, width): (f64, f64),
    ) -> bool {
        if self.text.is_empty() {
            return false;
        }
        let is_other_size = (line.size - self.size).abs() > 0.08 * self.size;
        let is_far =
            previous.is_some_and(|previous| line.baseline - previous.baseline > 1.3 * pitch.max(line.size));
        let ends_short = self.last_right < 0.85 * width;
        let ends_sentence = self.text.ends_with(['.', ';', ':', '!', '?', '…', '»', ')']);
        let starts = starts_paragraph(text);
        let is_indented = line.left() > self.left + 1.2 * line.size && ends_sentence;
        // A page ends in the middle of a paragraph more often than with one.
        let goes_on = previous.is_none() && !ends_sentence && text.starts_with(char::is_lowercase);
        !goes_on
            && (is_other_size
                || is_far
                || starts
                || is_indented
                || (ends_short && (ends_sentence || text.starts_with(char::is_uppercase))))
    }

    fn add(&mut self, line: &Line, text: &str, compounds: &HashSet<String>, content: &mut Content) {
        if self.text.is_empty() {
            text.clone_into(&mut self.text);
            self.size = line.size;
            self.left = line.left();
        } else {
            self.join(text, compounds, content);
        }
        self.last_right = line.right();
    }

    /// « commu-» and « nal » are one word; « rendez-» and « vous » too, with its hyphen when the text writes it elsewhere.
    fn join(&mut self, text: &str, compounds: &HashSet<String>, content: &mut Content) {
        let cut = self
            .text
            .strip_suffix(['-', '\u{ad}', '\u{2010}'])
            .filter(|before| before.ends_with(char::is_lowercase) && text.starts_with(char::is_lowercase));
        let Some(before) = cut.map(str::to_owned) else {
            self.text.push(' ');
            self.text.push_str(text);
            return;
        };
        let first: String = before
            .chars()
            .rev()
            .take_while(|letter| letter.is_alphabetic())
            .collect();
        let first: String = first.chars().rev().collect();
        let second: String = text.chars().take_while(|letter| letter.is_alphabetic()).collect();
        let is_compound = compounds.contains(&format!("{first}-{second}").to_lowercase());
        content.hyphens += 1;
        self.text = before + if is_compound { "-" } else { "" } + text;
    }

    fn close(&mut self, content: &mut Content, sizes: &[i64]) {
        let text = std::mem::take(&mut self.text);
        let level = sizes.iter().position(|size| *size == rounded(self.size));
        match level {
            Some(level) if text.chars().count() <= HEADING_CHARS_MAX => content.heading(level + 1, &text),
            _ => {
                let bullets = [
                    '•', '▪', '◦', '●', '‣', '\u{f0b7}', '\u{f0a7}', '–', '—', '-', 'o',
                ];
                let item = text.split_once(' ').filter(|(mark, _)| {
                    let mut letters = mark.chars();
                    letters.next().is_some_and(|letter| bullets.contains(&letter)) && letters.next().is_none()
                });
                match item {
                    Some((_, words)) => content.item(0, "-", words),
                    None => content.paragraph(&text),
                }
            }
        }
    }
}

/// « • », « - », « 1° », « a) », « Article 3 », « Vu », « Considérant ».
fn starts_paragraph(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let core = first.trim_end_matches([')', '.', '°', '/']);
    let is_mark = matches!(
        first,
        "•" | "▪" | "◦" | "●" | "‣" | "\u{f0b7}" | "\u{f0a7}" | "–" | "—" | "-"
    );
    let is_numbered = core.len() < first.len()
        && (1..=4).contains(&core.len())
        && (core.bytes().all(|sign| sign.is_ascii_digit())
            || core.len() == 1
            || core.chars().all(|letter| "IVX".contains(letter)))
        && core.chars().all(char::is_alphanumeric)
        && text.len() > first.len();
    let is_visa = matches!(
        first,
        "Vu" | "VU" | "Considérant" | "CONSIDÉRANT" | "Considérant,"
    );
    is_mark
        || is_numbered
        || is_visa
        || (first.starts_with(char::is_uppercase) && crate::headings::noun_rank(text).is_some())
}

/// How many lines, from the first one, make a table: each in several columns, that stand under one another. A line of
/// one column between two rows goes on with the cell above it.
fn table_length(lines: &[Line], pitch: f64) -> usize {
    let Some(first) = lines.first().filter(|line| line.segments.len() >= 2) else {
        return 0;
    };
    let width = first.segments.len();
    let mut rows = 1;
    for (line, previous) in lines[1..].iter().zip(lines) {
        let is_near = line.baseline - previous.baseline < 3.0 * pitch.max(line.size);
        let fits = line.segments.len() >= 2
            && line.segments.len() <= width.max(2) + 1
            && line.segments.iter().all(|segment| {
                first.segments.iter().any(|column| {
                    segment.left < column.right + line.size && column.left < segment.right + line.size
                })
            });
        if !(is_near && fits) {
            break;
        }
        rows += 1;
    }
    if rows >= TABLE_LINES_MIN { rows } else { 0 }
}

fn grid(lines: &[Line]) -> Vec<Vec<String>> {
    let widest = lines.iter().max_by_key(|line| line.segments.len());
    let columns: Vec<(f64, f64)> = widest.map_or_else(Vec::new, |line| {
        line.segments
            .iter()
            .map(|segment| (segment.left, segment.right))
            .collect()
    });
    let row = |line: &Line| {
        let mut cells = vec![String::new(); columns.len()];
        for segment in &line.segments {
            let distance = |column: &(f64, f64)| {
                let overlap = segment.right.min(column.1) - segment.left.max(column.0);
                -overlap
            };
            let nearest = (0..columns.len())
                .min_by(|one, other| distance(&columns[*one]).total_cmp(&distance(&columns[*other])));
            if let Some(cell) = nearest.map(|nearest| &mut cells[nearest]) {
                if !cell.is_empty() {
                    cell.push(' ');
                }
                cell.push_str(&segment.text);
            }
        }
        cells
    };
    lines.iter().map(row).collect()
}

/// Sizes as tenths of a point: those of one style differ by rounding alone.
fn rounded(size: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "sizes are a few hundred points")]
    let tenths = (size * 2.0).round() as i64;
    tenths
}

/// The size most letters have.
fn body_size(pages: &[Vec<Line>]) -> f64 {
    let mut letters: HashMap<i64, (usize, f64)> = HashMap::new();
    for line in pages.iter().flatten() {
        let entry = letters.entry(rounded(line.size)).or_insert((0, line.size));
        entry.0 += line.text().chars().count();
    }
    letters
        .into_values()
        .max_by_key(|(count, _)| *count)
        .map_or(12.0, |(_, size)| size)
}

/// The sizes of headings, the largest first.
fn heading_sizes(pages: &[Vec<Line>], body: f64) -> Vec<i64> {
    let mut sizes: Vec<i64> = pages
        .iter()
        .flatten()
        .filter(|line| line.size >= HEADING_SIZE_MIN * body && line.text().chars().any(char::is_alphabetic))
        .map(|line| rounded(line.size))
        .collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    sizes.dedup();
    sizes.truncate(5);
    sizes
}

/// The distance between two lines of a paragraph: the most common one of the page.
fn pitch(page: &[Line]) -> f64 {
    let mut distances: HashMap<i64, (usize, f64)> = HashMap::new();
    for pair in page.windows(2) {
        let distance = pair[1].baseline - pair[0].baseline;
        if distance > 0.0 && distance < 3.0 * pair[0].size {
            let entry = distances.entry(rounded(distance)).or_insert((0, distance));
            entry.0 += 1;
        }
    }
    // Of two as common, the smaller: the other separates paragraphs.
    let best = distances
        .into_iter()
        .max_by_key(|(rank, (count, _))| (*count, -*rank));
    best.map_or(14.0, |(_, (_, distance))| distance)
}

/// Words with a hyphen inside a line: at the end of one, theirs stays.
fn compounds(pages: &[Vec<Line>]) -> HashSet<String> {
    let mut compounds = HashSet::new();
    for line in pages.iter().flatten() {
        let text = line.text();
        for word in text.split(|letter: char| !letter.is_alphabetic() && letter != '-') {
            if word.trim_matches('-').contains('-') && !word.ends_with('-') {
                compounds.insert(word.to_lowercase());
            }
        }
    }
    compounds
}
