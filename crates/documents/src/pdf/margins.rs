//! What pages repeat at their edges: titles, names of the body, page numbers.

use std::collections::HashMap;

use super::lines::Line;
use crate::docx::names_division;

/// The part of a page, at the top and at the bottom, where it repeats itself.
const EDGE: f64 = 0.12;

/// Removes what is repeated; gives how many lines went.
pub(crate) fn remove(pages: &mut [Vec<Line>], heights: &[f64]) -> usize {
    let is_edge =
        |line: &Line, height: f64| line.baseline < EDGE * height || line.baseline > (1.0 - EDGE) * height;
    let mut pages_with: HashMap<String, usize> = HashMap::new();
    for (page, height) in pages.iter().zip(heights) {
        let mut seen: Vec<String> = page
            .iter()
            .filter(|line| is_edge(line, *height))
            .map(|line| shape(&line.text()))
            .collect();
        seen.sort_unstable();
        seen.dedup();
        for words in seen {
            *pages_with.entry(words).or_default() += 1;
        }
    }
    let count = pages.len();
    let is_repeated = |text: &str| {
        let times = pages_with.get(&shape(text)).copied().unwrap_or(0);
        times >= 2 && 2 * times >= count
    };
    let mut removed = 0;
    for (page, height) in pages.iter_mut().zip(heights) {
        page.retain(|line| {
            let text = line.text();
            let goes = is_edge(line, *height) && (is_repeated(&text) || is_page_number(&text));
            removed += usize::from(goes);
            !goes
        });
    }
    removed
}

/// The words of a line, whatever its numbers: « Page 3 sur 12 » is « page # sur # ». The number of a division is part of
/// its name: « Article 3 » and « Article 4 », each at the top of a page, repeat nothing.
fn shape(text: &str) -> String {
    if names_division(text) {
        return text.to_lowercase();
    }
    let mut shape = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        if !letter.is_ascii_digit() {
            shape.push(letter);
        } else if !shape.ends_with('#') {
            shape.push('#');
        }
    }
    shape
}

/// « 3 », « - 3 - », « 3/12 », « Page 3 sur 12 ».
fn is_page_number(text: &str) -> bool {
    let shape = shape(text);
    let bare =
        shape.trim_matches(|letter: char| matches!(letter, '-' | '–' | '—' | ' ' | '.' | '|' | '\u{a0}'));
    let bare = bare.strip_prefix("page").unwrap_or(bare).trim_start();
    let bare = bare.strip_prefix("p.").unwrap_or(bare).trim_start();
    matches!(
        bare.replace([' ', '\u{a0}'], "").as_str(),
        "#" | "#/#" | "#sur#" | "#de#" | "#|#"
    ) && text.chars().filter(char::is_ascii_digit).count() <= 8
}

#[cfg(test)]
mod tests {
    use super::{is_page_number, shape};

    #[test]
    fn numbers_repeat_except_those_of_divisions() {
        assert_eq!(
            shape("Conseil du 3 mars – page 2"),
            shape("Conseil du 4 mars – page 13")
        );
        assert_ne!(shape("Article 3 – Budget"), shape("Article 4 – Budget"));
        assert_eq!(shape("Article 3 – Budget"), shape("ARTICLE 3 – BUDGET"));
    }

    #[test]
    fn page_numbers_are_known() {
        for text in ["3", "- 3 -", "Page 3 sur 12", "3/12", "p. 4"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["150 K€", "Article 3", "3 mars", "2026-2030 Plan"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
