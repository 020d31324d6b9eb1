//! A text as a sequence of headings, numbered alinéas and tables, with styled words: what every format is made from.

use comrak::nodes::{ListType, Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use legistique::{BlockKind, Document};
use paper::Inline;

/// One part of a text, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// A heading: that of `divisions()[division]`
    Heading {
        level: u8,
        division: usize,
        content: Vec<Inline>,
    },
    /// An alinéa, numbered in its division
    Alinea {
        division: usize,
        number: usize,
        form: Form,
        content: Vec<Inline>,
    },
    /// A table: rows of cells
    Table {
        division: usize,
        head_rows: usize,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Text whose spaces and lines count
    Code { division: usize, text: String },
    /// A line across the page
    Rule { division: usize },
}

/// How an alinéa stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Paragraph,
    /// In a list, at a depth from 0; its number when the list is ordered
    Item {
        depth: usize,
        number: Option<u32>,
    },
    Quote,
}

/// What nobody nests on purpose.
const DEPTH_MAX: usize = 8;

/// The parts of a text.
pub(super) fn pieces(document: &Document) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (index, division) in document.divisions().iter().enumerate() {
        if division.level > 0 {
            pieces.push(Piece::Heading {
                level: division.level,
                division: index,
                content: inlines(&division.heading),
            });
        }
        let mut number = 0;
        for block in &division.blocks {
            pieces.push(match block.kind {
                BlockKind::Alinea => {
                    number += 1;
                    alinea(index, number, &block.text)
                }
                BlockKind::Table => table(index, &block.text),
                BlockKind::Verbatim => Piece::Code {
                    division: index,
                    text: without_fence(&block.text),
                },
                BlockKind::Rule => Piece::Rule { division: index },
            });
        }
    }
    pieces
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options
}

fn alinea(division: usize, number: usize, text: &str) -> Piece {
    let bare = text.trim_start_matches(' ');
    let depth = ((text.len() - bare.len()) / 2).min(DEPTH_MAX);
    let arena = Arena::new();
    let root = parse_document(&arena, bare, &options());
    let form = match root.first_child().map(|first| first.data.borrow().value.clone()) {
        Some(NodeValue::List(list)) => Form::Item {
            depth,
            number: (list.list_type == ListType::Ordered).then(|| u32::try_from(list.start).unwrap_or(1)),
        },
        Some(NodeValue::BlockQuote) => Form::Quote,
        _ => Form::Paragraph,
    };
    Piece::Alinea {
        division,
        number,
        form,
        content: gathered(root),
    }
}

/// The styled words of one line of Markdown.
pub(super) fn inlines(line: &str) -> Vec<Inline> {
    let arena = Arena::new();
    // A heading's words may look like a list (« 1. Jours »): an empty emphasis before them would show, a backslash does not.
    let root = parse_document(&arena, line, &options());
    let is_paragraph = root
        .first_child()
        .is_none_or(|first| matches!(first.data.borrow().value, NodeValue::Paragraph));
    if is_paragraph {
        gathered(root)
    } else {
        vec![Inline::plain(line)]
    }
}

fn gathered(root: Node<'_>) -> Vec<Inline> {
    let mut found = Vec::new();
    gather(root, &Inline::default(), &mut found);
    let mut joined: Vec<Inline> = Vec::with_capacity(found.len());
    for inline in found {
        match joined.last_mut() {
            Some(last) if is_styled_as(last, &inline) => last.text.push_str(&inline.text),
            _ => joined.push(inline),
        }
    }
    joined
}

fn is_styled_as(one: &Inline, other: &Inline) -> bool {
    let bare = |inline: &Inline| Inline {
        text: String::new(),
        ..inline.clone()
    };
    bare(one) == bare(other)
}

fn gather(node: Node<'_>, style: &Inline, found: &mut Vec<Inline>) {
    let mut style = style.clone();
    let mut said = |text: &str| {
        found.push(Inline {
            text: text.to_owned(),
            ..style.clone()
        });
    };
    match &node.data.borrow().value {
        NodeValue::Text(text) => said(text),
        NodeValue::Code(code) => {
            style.is_code = true;
            found.push(Inline {
                text: code.literal.clone(),
                ..style.clone()
            });
        }
        // Tags somebody typed are words.
        NodeValue::HtmlInline(text) => said(text),
        NodeValue::HtmlBlock(block) => said(block.literal.trim_end()),
        NodeValue::CodeBlock(block) => said(block.literal.trim_end()),
        NodeValue::SoftBreak => said(" "),
        NodeValue::LineBreak => said("\n"),
        NodeValue::Strong => style.is_bold = true,
        NodeValue::Emph => style.is_italic = true,
        NodeValue::Strikethrough => style.is_struck = true,
        NodeValue::Link(link) => style.link = Some(link.url.clone()).filter(|url| is_shown(url)),
        _ => {}
    }
    for child in node.children() {
        gather(child, &style, found);
    }
}

/// An address that may be followed from a file: others are only words.
fn is_shown(url: &str) -> bool {
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| url.starts_with(scheme))
}

fn table(division: usize, text: &str) -> Piece {
    let lines: Vec<&str> = text.lines().collect();
    let is_separator =
        |line: &str| line.contains('-') && line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' '));
    let head_rows = usize::from(lines.get(1).is_some_and(|line| is_separator(line)));
    let rows = lines
        .iter()
        .enumerate()
        .filter(|(index, line)| !(*index == 1 && is_separator(line)))
        .map(|(_, line)| cells(line).iter().map(|cell| inlines(cell)).collect())
        .collect();
    Piece::Table {
        division,
        head_rows,
        rows,
    }
}

/// The cells of a row; `\|` is no end of cell.
fn cells(line: &str) -> Vec<String> {
    let inside = line.trim().strip_prefix('|').unwrap_or(line.trim());
    let mut cells = vec![String::new()];
    let mut letters = inside.chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = cells.len() - 1;
        match letter {
            '\\' if letters.peek() == Some(&'|') => {
                letters.next();
                cells[cell].push('|');
            }
            '|' => cells.push(String::new()),
            other => cells[cell].push(other),
        }
    }
    if cells.last().is_some_and(|last| last.trim().is_empty()) && cells.len() > 1 {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

fn without_fence(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().skip(1).collect();
    lines.pop();
    lines.join("\n")
}
