//! Counts among several answers: bars on one scale, and grids of figures. Titles are long and written by people, so they
//! stand beside the drawing as words that wrap, never inside it.

use maud::{Markup, html};

use crate::numbers::per_mille;

/// A bar of a picture: what it is about, its parts from the left, and its figures in words.
#[derive(Clone, Debug)]
pub struct CountRow {
    /// What the bar is about
    pub label: String,
    /// A word after the label: « retenu »
    pub mark: Option<String>,
    /// The parts, from the left; one alone is a plain bar
    pub parts: Vec<u64>,
    /// The figures in words: what is read under the label, and heard in place of the drawing
    pub said: String,
}

/// Bars one under another, all on the scale `whole`; `line`, on the same scale, is drawn across each. Several parts are told
/// apart by how dark they are, from the palest, with a gap between them: [`count_keys`] names them. The table of the same
/// figures stands beside: it is for who wants each of them.
pub fn count_bars(label: &str, rows: &[CountRow], whole: u64, line: Option<u64>) -> Markup {
    html! {
        ul.counts aria-label=(label) {
            @for row in rows {
                li {
                    p.counts-label {
                        (row.label)
                        @if let Some(mark) = &row.mark { " " strong { (mark) } }
                    }
                    svg.counts-bar viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true" {
                        @for (start, width, opacity) in spans(&row.parts, whole) {
                            rect x=(start) y="0" width=(width) height="40" fill-opacity=(opacity) {}
                            @if start > 0 { rect.counts-parting x=(start) y="0" width="3" height="40" {} }
                        }
                        @if let Some(line) = line {
                            @let x = per_mille(line, whole).min(1_000);
                            line.counts-line x1=(x) y1="0" x2=(x) y2="40" {}
                        }
                    }
                    p.counts-said { (row.said) }
                }
            }
        }
    }
}

/// What the parts of bars are, from the palest.
pub fn count_keys(names: &[String]) -> Markup {
    html! {
        ul.counts-keys {
            @for (place, name) in names.iter().enumerate() {
                li {
                    svg.counts-key viewBox="0 0 16 16" aria-hidden="true" {
                        rect x="0" y="0" width="16" height="16" fill-opacity=(opacity(place, names.len())) {}
                    }
                    (name)
                }
            }
        }
    }
}

/// Start and width on 1 000, and how dark: what remains of the bar stays empty.
fn spans(parts: &[u64], whole: u64) -> Vec<(u64, u64, String)> {
    let mut counted = 0;
    let mut spans = Vec::with_capacity(parts.len());
    for (place, part) in parts.iter().enumerate().filter(|(_, part)| **part > 0) {
        let start = per_mille(counted, whole);
        counted += part;
        let end = per_mille(counted, whole).min(1_000);
        spans.push((start, end.saturating_sub(start), opacity(place, parts.len())));
    }
    spans
}

/// From a pale first part to a full last one; a part alone is full.
fn opacity(place: usize, parts: usize) -> String {
    let hundredths = match parts {
        0 | 1 => 100,
        _ => 15 + 85 * place / (parts - 1),
    };
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// A cell of a [`count_grid`].
#[derive(Clone, Debug, Default)]
pub struct CountCell {
    /// What is written
    pub text: String,
    /// A word under it: « gagné », « élu »
    pub mark: Option<String>,
}

/// A grid of figures that stays one on phones, where it scrolls: duels, rounds. `columns` are a few letters each, with what
/// they stand for; each row has as many cells.
pub fn count_grid(
    caption: &str,
    corner: &str,
    columns: &[(String, String)],
    rows: &[(String, Vec<CountCell>)],
) -> Markup {
    html! {
        div.table-scroll role="region" tabindex="0" aria-label=(caption) {
            table.counts-grid {
                caption { (caption) }
                thead {
                    tr {
                        th scope="col" { (corner) }
                        @for (short, full) in columns {
                            th.number scope="col" { abbr title=(full) { (short) } }
                        }
                    }
                }
                tbody {
                    @for (label, cells) in rows {
                        tr {
                            th scope="row" { (label) }
                            @for cell in cells {
                                td.number.has-mark[cell.mark.is_some()] {
                                    (cell.text)
                                    @if let Some(mark) = &cell.mark { br; strong { (mark) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, parts: &[u64]) -> CountRow {
        CountRow {
            label: label.to_owned(),
            mark: None,
            parts: parts.to_vec(),
            said: String::new(),
        }
    }

    #[test]
    fn bars_share_one_scale_and_never_leave_it() {
        assert_eq!(spans(&[5], 10), [(0, 500, "1.00".to_owned())]);
        for parts in [&[1, 1, 1][..], &[0, 7, 0], &[333, 333, 334], &[1, 0, 999_999]] {
            let whole: u64 = parts.iter().sum();
            let spans = spans(parts, whole);
            let end = spans.last().map(|(start, width, _)| start + width);
            assert_eq!(end, Some(1_000), "{parts:?}");
            assert!(spans.windows(2).all(|pair| pair[0].0 + pair[0].1 == pair[1].0));
        }
        assert!(spans(&[20], 10).iter().all(|(_, width, _)| *width <= 1_000));
        assert!(spans(&[0, 0], 0).is_empty());
    }

    #[test]
    fn parts_go_from_pale_to_full() {
        let of = |place| opacity(place, 6);
        assert_eq!((of(0), of(5)), ("0.15".to_owned(), "1.00".to_owned()));
        assert!((0..5).all(|place| of(place) < of(place + 1)));
    }

    #[test]
    fn what_people_wrote_is_escaped() {
        let drawn = count_bars("<b>", &[row("<i>", &[1])], 1, Some(1)).into_string();
        let keys = count_keys(&["<u>".to_owned()]).into_string();
        let cell = CountCell {
            text: "<s>".to_owned(),
            mark: Some("<a>".to_owned()),
        };
        let columns = [("1".to_owned(), "<p>".to_owned())];
        let grid = count_grid("<q>", "", &columns, &[("<h1>".to_owned(), vec![cell])]).into_string();
        for escaped in ["<b>", "<i>", "<u>", "<s>", "<a>", "<p>", "<q>", "<h1>"] {
            assert!(
                ![&drawn, &keys, &grid].iter().any(|page| page.contains(escaped)),
                "{escaped}"
            );
        }
    }
}
