//! Counts: the result of a vote as a picture and as a table, the progress of long work.

use maud::{Markup, html};

use super::lists::table;
use crate::numbers::per_mille;
use crate::t;
use crate::words::Words;

/// How a part of a result is drawn; each has its own pattern too, for those who do not see colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// In favour.
    Favour,
    /// Against.
    Against,
    /// Abstention, blank.
    Abstain,
    /// Anything else: did not vote.
    Other,
    /// One of several answers or candidates, by its place: none of them is for or against anything.
    Answer(usize),
}

/// Answers that are drawn each in its own way; of more, the seventh is drawn as the first, and stands as far from it.
const ANSWER_PAIRS: usize = 6;
/// Those of them whose shade and mark together are a style.
const STYLED_PAIRS: usize = 3;
/// The style of a mark across.
const ACROSS: &str = "shade-answer-2";
/// The style of a mark along.
const ALONG: &str = "shade-abstain";

/// One part of a result.
#[derive(Clone, Debug)]
pub struct ResultPart {
    /// Its name: « Pour ».
    pub label: String,
    /// How many.
    pub count: u64,
    /// How it is drawn.
    pub shade: Shade,
}

impl ResultPart {
    /// « Pour »
    pub fn favour(words: Words, count: u64) -> Self {
        Self {
            label: t!(words, "result-favour"),
            count,
            shade: Shade::Favour,
        }
    }

    /// « Contre »
    pub fn against(words: Words, count: u64) -> Self {
        Self {
            label: t!(words, "result-against"),
            count,
            shade: Shade::Against,
        }
    }

    /// « Abstention »
    pub fn abstain(words: Words, count: u64) -> Self {
        Self {
            label: t!(words, "result-abstain"),
            count,
            shade: Shade::Abstain,
        }
    }
}

impl Shade {
    fn class(self) -> &'static str {
        match self {
            Self::Favour => "shade-favour",
            Self::Against => "shade-against",
            Self::Abstain => "shade-abstain",
            Self::Other => "shade-other",
            Self::Answer(place) => match place % ANSWER_PAIRS {
                0 | 4 => "shade-answer-1",
                1 => ACROSS,
                _ => "shade-answer-3",
            },
        }
    }

    /// Stripes across or a line along tell the parts apart without their colours: the class of the mark, if there is one.
    fn mark(self) -> Option<&'static str> {
        match self {
            Self::Against => Some("shade-against"),
            Self::Abstain => Some(ALONG),
            Self::Answer(place) => match place % ANSWER_PAIRS {
                1 | 3 => Some(ACROSS),
                4 | 5 => Some(ALONG),
                _ => None,
            },
            Self::Favour | Self::Other => None,
        }
    }

    /// The same in the table, small. The styles have the first pairs; the others are a shade with a mark drawn over it.
    fn key(self) -> Markup {
        let drawn = match self {
            Self::Answer(place) if place % ANSWER_PAIRS >= STYLED_PAIRS => self.mark(),
            _ => None,
        };
        let Some(mark) = drawn else {
            return html! { span.shade-key.(self.class()) aria-hidden="true" {} };
        };
        let (width, dashes) = if mark == ACROSS {
            ("40", "5 10")
        } else {
            ("8", "none")
        };
        html! {
            svg.shade-key.(self.class()) viewBox="0 0 40 40" aria-hidden="true" {
                line x1="0" y1="20" x2="40" y2="20" stroke="var(--paper)" stroke-width=(width) stroke-dasharray=(dashes) {}
            }
        }
    }
}

/// The result of a vote: a bar, then the table of its figures, which says the same.
pub fn result_bar(words: Words, caption: &str, parts: &[ResultPart]) -> Markup {
    let total: u64 = parts.iter().map(|part| part.count).sum();
    let mut figures = table(caption)
        .column(t!(words, "result-choice"))
        .column_of_numbers(t!(words, "result-count"))
        .column_of_numbers(t!(words, "result-share"));
    for part in parts {
        figures = figures.row([
            html! { (part.shade.key()) (part.label) },
            html! { (number(words, part.count)) },
            html! { (words.percentage(part.count, total)) },
        ]);
    }
    let figures = figures.row([
        html! { (t!(words, "result-total")) },
        html! { (number(words, total)) },
        html! { (words.percentage(total, total)) },
    ]);
    html! {
        figure.result {
            svg.result-bar viewBox="0 0 1000 40" preserveAspectRatio="none" role="img" aria-label=(said(words, parts)) {
                @for (start, width, shade) in spans(parts, total) {
                    rect class=(shade.class()) x=(start) y="0" width=(width) height="40" {}
                    @if let Some(mark) = shade.mark() {
                        line class=(mark) x1=(start) y1="20" x2=(start + width) y2="20" {}
                    }
                    @if start > 0 { rect.shade-parting x=(start) y="0" width="3" height="40" {} }
                }
            }
            (figures)
        }
    }
}

/// The bar in one sentence: « Pour : 15, Contre : 9, Abstention : 3 ».
fn said(words: Words, parts: &[ResultPart]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| t!(words, "result-part", label = &part.label, n = part.count))
        .collect();
    parts.join(", ")
}

/// Start and width of each part on 1 000; they touch and fill the bar, so rounding never leaves a hole.
fn spans(parts: &[ResultPart], total: u64) -> Vec<(u64, u64, Shade)> {
    let mut counted = 0;
    let mut spans = Vec::with_capacity(parts.len());
    for part in parts.iter().filter(|part| part.count > 0) {
        let start = per_mille(counted, total);
        counted += part.count;
        spans.push((start, per_mille(counted, total) - start, part.shade));
    }
    spans
}

fn number(words: Words, count: u64) -> String {
    words.number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The end of a vote, a signature, a contribution: it is done, and here is the number that proves it later.
pub fn receipt(words: Words, sentence: &str, number: &str) -> Markup {
    html! {
        div.receipt {
            p { strong { (sentence) } }
            p { (t!(words, "receipt-number")) }
            p.receipt-number { (number) }
        }
    }
}

/// Long work under way: how much is done, and what is happening now. `id` must be unique in the page.
pub fn progress(words: Words, id: &str, label: &str, done: u64, total: u64, now: Option<&str>) -> Markup {
    html! {
        div.progress {
            label for=(id) { (label) }
            progress id=(id) max=(total.max(1)) value=(done.min(total)) { (words.percentage(done, total)) }
            p {
                (t!(words, "progress", done = done, total = total, share = words.percentage(done, total)))
                @if let Some(now) = now { " · " (now) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(counts: [u64; 3]) -> Vec<ResultPart> {
        let words = Words::build(&[]);
        vec![
            ResultPart::favour(words, counts[0]),
            ResultPart::against(words, counts[1]),
            ResultPart::abstain(words, counts[2]),
        ]
    }

    #[test]
    fn the_picture_and_the_table_say_the_same() {
        let words = Words::build(&[]);
        let rendered = result_bar(words, "Vote <1>", &parts([5, 2, 1])).into_string();
        assert!(
            rendered.contains("aria-label=\"Pour\u{a0}: 5, Contre\u{a0}: 2, Abstention\u{a0}: 1\""),
            "{rendered}"
        );
        assert!(rendered.contains("62,5\u{a0}%") && rendered.contains(">8</td>"));
        assert!(rendered.contains("Vote &lt;1&gt;") && !rendered.contains("Vote <1>"));
    }

    #[test]
    fn the_bar_is_always_full() {
        for counts in [[1, 1, 1], [0, 7, 0], [333, 333, 334], [1, 0, 999_999]] {
            let parts = parts(counts);
            let total = counts.iter().sum();
            let spans = spans(&parts, total);
            assert_eq!(
                spans.iter().map(|(_, width, _)| width).sum::<u64>(),
                1_000,
                "{counts:?}"
            );
            assert!(
                spans.windows(2).all(|pair| pair[0].0 + pair[0].1 == pair[1].0),
                "{counts:?}"
            );
        }
        assert!(spans(&parts([0, 0, 0]), 0).is_empty());
    }

    #[test]
    fn six_candidates_are_told_apart_without_their_names() {
        let drawn: std::collections::BTreeSet<_> = (0..ANSWER_PAIRS)
            .map(|place| {
                let shade = Shade::Answer(place);
                // The second has its mark in its style, over the shade of the first.
                let colour = shade.class().replace(ACROSS, "shade-answer-1");
                (colour, shade.mark())
            })
            .collect();
        assert_eq!(drawn.len(), ANSWER_PAIRS);
        let keys: std::collections::BTreeSet<_> = (0..ANSWER_PAIRS)
            .map(|place| Shade::Answer(place).key().into_string())
            .collect();
        assert_eq!(keys.len(), ANSWER_PAIRS);
        let part = |place| ResultPart {
            label: format!("Liste {place}"),
            count: 1,
            shade: Shade::Answer(place),
        };
        let rendered = result_bar(Words::build(&[]), "Vote", &[part(0), part(3)]).into_string();
        assert!(
            rendered.contains("<line class=\"shade-answer-2\"")
                && rendered.contains("<svg class=\"shade-key"),
            "{rendered}"
        );
    }

    #[test]
    fn a_receipt_escapes_its_number() {
        let rendered = receipt(Words::build(&[]), "Fait <b>", "<i>").into_string();
        assert!(
            rendered.contains("Fait &lt;b&gt;") && rendered.contains("&lt;i&gt;") && !rendered.contains('⟦')
        );
    }

    #[test]
    fn progress_is_a_sentence_too() {
        let words = Words::build(&[]);
        let rendered = progress(words, "import", "Import <x>", 1_250, 5_000, Some("<b>")).into_string();
        assert!(rendered.contains("<label for=\"import\">Import &lt;x&gt;</label>"));
        assert!(rendered.contains("25\u{a0}%") && rendered.contains("&lt;b&gt;"));
    }
}
