//! Where everything stands, in bytes, in the canonical Markdown of a document.

use std::ops::Range;

use crate::document::{BlockKind, Document};
use crate::heading::split_heading;

/// The canonical Markdown of a document and the place of each of its parts.
pub(crate) struct Layout {
    pub(crate) markdown: String,
    pub(crate) divisions: Vec<DivisionLayout>,
}

pub(crate) struct DivisionLayout {
    /// The heading line; empty for the preamble.
    pub(crate) heading: Range<usize>,
    /// The end of « Action 7 » in it.
    pub(crate) label_end: usize,
    pub(crate) intitule: Range<usize>,
    pub(crate) blocks: Vec<BlockLayout>,
    /// End of the last block of the division and of those under it.
    pub(crate) subtree_end: usize,
}

#[derive(Clone)]
pub(crate) struct BlockLayout {
    pub(crate) kind: BlockKind,
    pub(crate) range: Range<usize>,
}

impl Layout {
    pub(crate) fn of(document: &Document) -> Self {
        let mut markdown = String::new();
        let mut divisions: Vec<DivisionLayout> = Vec::with_capacity(document.divisions().len());
        let append = |markdown: &mut String, text: &str| {
            if !markdown.is_empty() {
                markdown.push_str("\n\n");
            }
            let start = markdown.len();
            markdown.push_str(text);
            start..markdown.len()
        };
        for division in document.divisions() {
            let (heading, label_end, intitule) = if division.level == 0 {
                (0..0, 0, 0..0)
            } else {
                let marks = "#".repeat(usize::from(division.level));
                let line = if division.heading.is_empty() {
                    marks
                } else {
                    format!("{marks} {}", division.heading)
                };
                let range = append(&mut markdown, &line);
                let text_start = range.end - division.heading.len();
                let parts = split_heading(&division.heading);
                let intitule = text_start + parts.intitule.start..text_start + parts.intitule.end;
                (range, text_start + parts.label_end, intitule)
            };
            let blocks = division.blocks.iter().map(|block| BlockLayout {
                kind: block.kind,
                range: append(&mut markdown, &block.text),
            });
            let blocks = blocks.collect();
            divisions.push(DivisionLayout {
                heading,
                label_end,
                intitule,
                blocks,
                subtree_end: markdown.len(),
            });
        }
        let own_ends: Vec<usize> = divisions.iter().map(|division| division.subtree_end).collect();
        // One pass from the end: what stands under a division is what follows at a deeper level.
        let mut open: Vec<(u8, usize)> = Vec::new();
        for index in (1..divisions.len()).rev() {
            let level = document.divisions()[index].level;
            let mut end = own_ends[index];
            while let Some((deeper, deeper_end)) = open.last().copied().filter(|(deeper, _)| *deeper > level)
            {
                debug_assert!(deeper > level, "only what is deeper stands under");
                end = end.max(deeper_end);
                open.pop();
            }
            divisions[index].subtree_end = end;
            open.push((level, end));
        }
        if !markdown.is_empty() {
            markdown.push('\n');
        }
        Self { markdown, divisions }
    }

    pub(crate) fn into_markdown(self) -> String {
        self.markdown
    }

    /// Where the last block ends.
    pub(crate) fn end(&self) -> usize {
        self.markdown.trim_end_matches('\n').len()
    }

    pub(crate) fn text(&self, range: &Range<usize>) -> &str {
        &self.markdown[range.clone()]
    }
}

impl DivisionLayout {
    pub(crate) fn start(&self) -> usize {
        if self.heading.is_empty() {
            self.blocks.first().map_or(0, |block| block.range.start)
        } else {
            self.heading.start
        }
    }

    /// Everything after the heading, sub-divisions included.
    pub(crate) fn content(&self) -> Range<usize> {
        if self.heading.is_empty() {
            self.start()..self.subtree_end
        } else {
            self.heading.end..self.subtree_end
        }
    }
}
