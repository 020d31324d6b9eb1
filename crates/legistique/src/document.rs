//! A text as a tree of divisions, each with its numbered alinéas.
//!
//! Markdown is read by lines, in one pass, and any input is accepted: what is not a heading, a table, a rule or
//! a fenced block is an alinéa. An alinéa is « tout mot ou groupe de mots renvoyé à la ligne » (circular of
//! 20 October 2000, NOR PRMX0004462C): a paragraph, a list item, a line of a quotation. Tables are outside of the count.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::folding::BLANKS;
use crate::heading::split_heading;
use crate::lines::{Line, classify, closes, is_item, one_spaced, without_closing_marks};

/// A text: what comes before the first heading, then its divisions in reading order.
///
/// Serialised as its canonical Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Document {
    divisions: Vec<Division>,
}

/// A heading and what it governs until the next heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// 0 for what comes before the first heading, else the number of `#`.
    pub level: u8,
    /// The whole text of the heading (« Action 7 – Intitulé »); empty at level 0.
    pub heading: String,
    /// « action », « article »… without accent, when the heading says it.
    pub noun: Option<&'static str>,
    /// « 7 », « 1 bis », « II »; « 1er » is « 1 ».
    pub number: Option<String>,
    /// The heading without its noun and number.
    pub intitule: String,
    /// The blocks, in order, without those of sub-divisions.
    pub blocks: Vec<Block>,
}

/// A block of Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Whether it counts as an alinéa.
    pub kind: BlockKind,
    /// Its Markdown: one line for an alinéa, with its list or quotation mark.
    pub text: String,
}

/// Whether a block counts as an alinéa.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A numbered alinéa.
    Alinea,
    /// A table, outside of the count.
    Table,
    /// A fenced block, kept as it is, outside of the count.
    Verbatim,
    /// A horizontal rule, outside of the count.
    Rule,
}

impl Division {
    fn new(level: u8, heading: String) -> Self {
        let parts = split_heading(&heading);
        let intitule = heading[parts.intitule].to_owned();
        let (noun, number) = parts
            .label
            .map_or((None, None), |(noun, number)| (Some(noun), Some(number)));
        Self {
            level,
            heading,
            noun,
            number,
            intitule,
            blocks: Vec::new(),
        }
    }

    /// The alinéas with their numbers, from 1.
    ///
    /// ```
    /// let text = legistique::Document::parse("Un.\n\n|a|\n\nDeux.");
    /// let alineas: Vec<_> = text.preamble().alineas().collect();
    /// assert_eq!(alineas, [(1, "Un."), (2, "Deux.")]);
    /// ```
    pub fn alineas(&self) -> impl Iterator<Item = (usize, &str)> {
        self.blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Alinea)
            .map(|block| block.text.as_str())
            .zip(1..)
            .map(|(text, number)| (number, text))
    }

    /// The tables, in order.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &str> {
        self.blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Table)
            .map(|block| block.text.as_str())
    }

    /// How many alinéas it has.
    pub fn alinea_count(&self) -> usize {
        self.alineas().count()
    }
}

impl Document {
    /// Reads Markdown. Any input gives a document.
    pub fn parse(markdown: &str) -> Self {
        Self::read(markdown, false)
    }

    /// Reads a text of one line a block: each line break ends an alinéa, as the circular of 20 October 2000 has it. Lines of
    /// a table that follow one another are one table; a fenced block goes on until it is closed. Any input gives a document.
    ///
    /// ```
    /// # use legistique::Document;
    /// let text = Document::from_lines("# Avis\nUn.\nDeux.");
    /// assert_eq!(text.to_markdown(), "# Avis\n\nUn.\n\nDeux.\n");
    /// assert_eq!(text.to_lines(), "# Avis\nUn.\nDeux.");
    /// ```
    pub fn from_lines(lines: &str) -> Self {
        Self::read(lines, true)
    }

    fn read(markdown: &str, is_line_by_line: bool) -> Self {
        let mut reader = Reader {
            divisions: vec![Division::new(0, String::new())],
            open: String::new(),
        };
        let text = markdown
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace('\u{feff}', "");
        let mut lines = text.split('\n').peekable();
        while let Some(line) = lines.next() {
            let next = lines.peek().copied().filter(|_| !is_line_by_line);
            match classify(line) {
                Line::Blank => reader.close(),
                Line::Fence { mark } => {
                    reader.close();
                    let mut block = line.trim_matches(BLANKS).to_owned();
                    // A fence nobody closes would swallow whatever is inserted after it.
                    for inner in lines.by_ref().take_while(|inner| !closes(inner, mark)) {
                        block.push('\n');
                        block.push_str(inner);
                    }
                    block.push('\n');
                    block.push_str(mark);
                    reader.push(BlockKind::Verbatim, block);
                }
                Line::Heading { level, text } => reader.push_heading(level, &text),
                Line::Underline { level } if !reader.open.is_empty() && !is_item(&reader.open) => {
                    let heading = std::mem::take(&mut reader.open);
                    reader.push_heading(level, &heading);
                }
                Line::Rule | Line::Underline { level: 2 } => {
                    reader.close();
                    reader.push(BlockKind::Rule, "---".to_owned());
                }
                Line::TableRow => {
                    reader.close();
                    // Spaces of any kind after the last cell are nothing a person can quote.
                    let bare = |row: &str| row.trim_matches(BLANKS).trim_end().to_owned();
                    let mut table = bare(line);
                    while let Some(row) = lines.next_if(|row| matches!(classify(row), Line::TableRow)) {
                        table.push('\n');
                        table.push_str(&bare(row));
                    }
                    reader.push(BlockKind::Table, table);
                }
                Line::Quotation { text } => {
                    reader.close();
                    if !text.is_empty() {
                        reader.push(BlockKind::Alinea, format!("> {text}"));
                    }
                }
                Line::Item { indent, text } => {
                    reader.close();
                    reader.open = " ".repeat(indent) + &text;
                    reader.break_after(line, next);
                }
                Line::Underline { .. } | Line::Text => {
                    let text = one_spaced(line);
                    if !reader.open.is_empty() {
                        reader.open.push(' ');
                    }
                    reader.open.push_str(&text);
                    reader.break_after(line, next);
                }
            }
            if is_line_by_line {
                reader.close();
            }
        }
        reader.close();
        Self {
            divisions: reader.divisions,
        }
    }

    /// Canonical Markdown: one alinéa a line, one blank line between blocks, a final line break.
    ///
    /// ```
    /// # use legistique::Document;
    /// let text = Document::parse("Titre\n=====\n- un\n- deux\nsuite");
    /// assert_eq!(text.to_markdown(), "# Titre\n\n- un\n\n- deux suite\n");
    /// assert_eq!(Document::parse(&text.to_markdown()), text);
    /// ```
    pub fn to_markdown(&self) -> String {
        crate::layout::Layout::of(self).into_markdown()
    }

    /// One line a block, without blank lines but between two tables: what [`from_lines`](Self::from_lines) reads.
    pub fn to_lines(&self) -> String {
        let mut lines = Vec::new();
        let mut is_after_table = false;
        for division in &self.divisions {
            if division.level > 0 {
                let marks = "#".repeat(usize::from(division.level));
                lines.push(format!("{marks} {}", division.heading).trim_end().to_owned());
                is_after_table = false;
            }
            for block in &division.blocks {
                let is_table = block.kind == BlockKind::Table;
                if is_table && is_after_table {
                    lines.push(String::new());
                }
                lines.push(block.text.clone());
                is_after_table = is_table;
            }
        }
        lines.join("\n")
    }

    /// The same text, some of its blocks written otherwise; each is named by the index of its division and its own index there.
    pub(crate) fn with_blocks(&self, rewritten: &BTreeMap<(usize, usize), String>) -> Self {
        let mut changed = self.clone();
        for ((division, block), text) in rewritten {
            if let Some(block) = changed
                .divisions
                .get_mut(*division)
                .and_then(|division| division.blocks.get_mut(*block))
            {
                block.text.clone_from(text);
            }
        }
        Self::parse(&changed.to_markdown())
    }

    /// The divisions in reading order; the first one is what comes before the first heading (level 0).
    pub fn divisions(&self) -> &[Division] {
        &self.divisions
    }

    /// What comes before the first heading: visas, considérants, introduction.
    pub fn preamble(&self) -> &Division {
        &self.divisions[0]
    }

    /// The indices of the divisions directly under one of them.
    pub fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = index + 1;
        let end = self.subtree_end(index);
        std::iter::from_fn(move || {
            let child = next;
            (child < end).then(|| {
                next = self.subtree_end(child);
                child
            })
        })
    }

    /// The index after the last division that stands under `index`.
    pub fn subtree_end(&self, index: usize) -> usize {
        let level = self.divisions[index].level;
        let under = self.divisions[index + 1..]
            .iter()
            .take_while(|division| division.level > level)
            .count();
        index + 1 + under
    }

    /// The division a division stands directly under (`None` at the top).
    pub fn parent(&self, index: usize) -> Option<usize> {
        let level = self.divisions[index].level;
        (1..index)
            .rev()
            .find(|above| self.divisions[*above].level < level)
    }

    /// Every heading line and block, as Markdown, in reading order.
    pub(crate) fn block_texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for division in &self.divisions {
            if division.level > 0 {
                texts.push(
                    format!("{} {}", "#".repeat(usize::from(division.level)), division.heading)
                        .trim_end()
                        .to_owned(),
                );
            }
            texts.extend(division.blocks.iter().map(|block| block.text.clone()));
        }
        texts
    }

    /// Whether nothing is written in it.
    pub fn is_empty(&self) -> bool {
        self.divisions.len() == 1 && self.divisions[0].blocks.is_empty()
    }
}

impl From<String> for Document {
    fn from(markdown: String) -> Self {
        Self::parse(&markdown)
    }
}

impl From<Document> for String {
    fn from(document: Document) -> Self {
        document.to_markdown()
    }
}

struct Reader {
    divisions: Vec<Division>,
    /// The paragraph or item whose lines are still being read.
    open: String,
}

impl Reader {
    fn push(&mut self, kind: BlockKind, text: String) {
        if let Some(division) = self.divisions.last_mut() {
            division.blocks.push(Block { kind, text });
        }
    }

    fn push_heading(&mut self, level: u8, text: &str) {
        self.close();
        self.divisions
            .push(Division::new(level, without_closing_marks(text)));
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.open);
        // A mark that nothing but spaces follows (of any kind: « - » and a no-break one) is a word, not an item.
        let ended = text.trim_end();
        let text = if is_item(ended) { ended } else { ended.trim() };
        if text.is_empty() {
            return;
        }
        // Lines joined may spell something else (« -- » and « - » a rule): a backslash keeps them an alinéa.
        let stays = matches!(
            classify(text),
            Line::Text | Line::Item { .. } | Line::Underline { level: 1 }
        );
        self.push(
            BlockKind::Alinea,
            if stays {
                text.to_owned()
            } else {
                format!("\\{text}")
            },
        );
    }

    /// A line that ends with two spaces or a backslash sends what follows to a new line: a new alinéa.
    fn break_after(&mut self, line: &str, next: Option<&str>) {
        let is_followed = next.is_some_and(|next| matches!(classify(next), Line::Text));
        if !is_followed {
            return;
        }
        if line.ends_with("  ") {
            self.close();
        } else if let Some(kept) = self
            .open
            .strip_suffix('\\')
            .map(str::trim_end)
            .filter(|kept| !kept.is_empty())
        {
            self.open = kept.to_owned();
            self.close();
        }
    }
}
