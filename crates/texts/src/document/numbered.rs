//! A text in a file: each alinéa with the number by which amendments name it, the items of one list together.
//!
//! A number is text, since people must cite it: a screen reader says it. It stands in the margin, and whoever selects words of
//! the text to copy them takes no number with them.

use legistique::{Block, BlockKind, Document};
use maud::{Markup, html};
use ui::markdown::render_markdown;
use ui::{Words, t};

use crate::places::alinea_numbers;

/// The numbers of alinéas stand in the margin, whatever the depth of the list they are in.
pub(crate) const STYLE: &str = ".text{position:relative}.alinea-number{position:absolute;right:calc(100% + .75rem);color:#555;\
font:.8rem/1.9rem sans-serif;white-space:nowrap;-webkit-user-select:none;user-select:none}.alinea-number span{position:absolute;\
width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}@media(max-width:50rem){main{padding-left:2rem}}\
@media print{main{padding-left:2rem}}";

/// Lists inside one another that are shown as such; what is deeper stands beside what it is under.
const DEPTH_MAX: usize = 12;
/// Columns further right from which an item is under the one before it, as Markdown has it for the shortest mark.
const UNDER_COLUMNS: usize = 2;

/// An alinéa that is an item of a list.
struct Item<'a> {
    /// Columns before its mark
    indent: usize,
    /// What its mark counts; none for a bullet
    rank: Option<u32>,
    /// Its words, without the mark
    text: &'a str,
    /// The number of the alinéa
    number: Option<usize>,
}

impl<'a> Item<'a> {
    fn of(block: &'a Block, number: Option<usize>) -> Option<Self> {
        if block.kind != BlockKind::Alinea {
            return None;
        }
        let (indent, rank, text) = mark(&block.text)?;
        Some(Self {
            indent,
            rank,
            text,
            number,
        })
    }

    /// True when it comes after `before` in the same list.
    fn continues(&self, before: &Self) -> bool {
        match (before.rank, self.rank) {
            (None, None) => true,
            (Some(before), Some(rank)) => before.checked_add(1) == Some(rank),
            _ => false,
        }
    }
}

/// The columns before the mark of a list item, what the mark counts, and the words after it; none for what is no item.
pub(crate) fn mark(text: &str) -> Option<(usize, Option<u32>, &str)> {
    let trimmed = text.trim_start_matches([' ', '\t']);
    let indent = text.len() - trimmed.len();
    if let Some(words) = trimmed.strip_prefix(['-', '*', '+']) {
        return words.strip_prefix([' ', '\t']).map(|words| (indent, None, words));
    }
    let (count, words) = trimmed.split_once(['.', ')'])?;
    let is_count = (1..=9).contains(&count.len()) && count.bytes().all(|digit| digit.is_ascii_digit());
    let rank = count.parse().ok().filter(|_| is_count)?;
    let words = words.strip_prefix([' ', '\t'])?;
    Some((indent, Some(rank), words))
}

/// A text with its alinéas numbered by division, as pages number them and amendments name them.
pub(crate) fn text(words: Words, document: &Document) -> Markup {
    html! {
        div.text {
            @for division in document.divisions() {
                @if division.level > 0 {
                    (render_markdown(&format!("{} {}", "#".repeat(usize::from(division.level)), division.heading)))
                }
                (blocks(words, &division.blocks))
            }
        }
    }
}

fn blocks(words: Words, blocks: &[Block]) -> Markup {
    let mut shown: Vec<Markup> = Vec::with_capacity(blocks.len());
    let mut run: Vec<Item<'_>> = Vec::new();
    for (block, number) in blocks.iter().zip(alinea_numbers(blocks)) {
        if let Some(item) = Item::of(block, number) {
            run.push(item);
            continue;
        }
        shown.push(lists(words, &run, 0));
        run.clear();
        shown.push(match number {
            Some(number) => html! {
                div.alinea data-n=(number) { (number_shown(words, number)) (render_markdown(&block.text)) }
            },
            None => render_markdown(&block.text),
        });
    }
    shown.push(lists(words, &run, 0));
    html! { @for part in shown { (part) } }
}

/// The lists that items in a row make: one that stands further right is under the one before it.
fn lists(words: Words, items: &[Item<'_>], depth: usize) -> Markup {
    let mut made: Vec<Vec<&[Item<'_>]>> = Vec::new();
    let mut left = items;
    while let Some(first) = left.first() {
        let is_under = |item: &&Item<'_>| depth < DEPTH_MAX && item.indent >= first.indent + UNDER_COLUMNS;
        let count = 1 + left[1..].iter().take_while(is_under).count();
        let (entry, after) = left.split_at(count);
        let before = made
            .last()
            .and_then(|list| list.last())
            .and_then(|entry| entry.first());
        let is_next = before.is_some_and(|before| first.continues(before));
        match made.last_mut() {
            Some(list) if is_next => list.push(entry),
            _ => made.push(vec![entry]),
        }
        left = after;
    }
    html! {
        @for list in &made {
            @match list.first().and_then(|entry| entry.first()).and_then(|item| item.rank) {
                Some(start) => ol start=(start) { @for entry in list { (entry_shown(words, entry, depth)) } },
                None => ul { @for entry in list { (entry_shown(words, entry, depth)) } },
            }
        }
    }
}

/// An item, and the lists under it.
fn entry_shown(words: Words, entry: &[Item<'_>], depth: usize) -> Markup {
    let Some((item, under)) = entry.split_first() else {
        return html! {};
    };
    html! {
        li.alinea data-n=[item.number] {
            @if let Some(number) = item.number { (number_shown(words, number)) }
            (render_markdown(item.text))
            (lists(words, under, depth + 1))
        }
    }
}

fn number_shown(words: Words, number: usize) -> Markup {
    html! { span.alinea-number { span { (t!(words, "alinea")) " " } (number) " " } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_items_are_told_from_words() {
        assert_eq!(mark("- un"), Some((0, None, "un")));
        assert_eq!(mark("    - un"), Some((4, None, "un")));
        assert_eq!(mark("  12) deux"), Some((2, Some(12), "deux")));
        for words in ["-un", "Un.", "1.5 million", "1234567890. non", "a) non", ""] {
            assert_eq!(mark(words), None, "{words}");
        }
    }
}
