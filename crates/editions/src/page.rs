//! A file that we wrote, read again: HTML into the blocks of a paper.
//!
//! The PDF of an act says what its file says because it is made from it, whatever changed since on the site. The file is
//! ours: every element is closed, no script, no picture; what is unknown is read through.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use paper::{Block, Cell, Inline, Look, Table};

/// Elements inside one another; deeper ones are read as if they stood there.
const DEPTH_MAX: usize = 64;

/// An element of the file, or words.
enum Node {
    Words(String),
    Element(Element),
}

#[derive(Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    fn has_class(&self, class: &str) -> bool {
        self.attribute("class")
            .is_some_and(|classes| classes.split(' ').any(|known| known == class))
    }

    fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Words(_) => None,
        })
    }

    fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|element| {
            if element.name == name {
                Some(element)
            } else {
                element.find(name)
            }
        })
    }
}

/// What a file says.
pub struct Read {
    /// The name of who speaks, in the words of the file
    pub letterhead: String,
    /// All the rest, from top to bottom
    pub blocks: Vec<Block>,
}

/// Reads a file: its `header` (who speaks, the title), its content, its `footer`. `kicker` is said above its title.
pub fn read(html: &str, kicker: &str) -> Read {
    let root = parse(html);
    let whole = Element::default();
    let body = root.find("body").unwrap_or(&whole);
    let mut blocks = Vec::new();
    let mut letterhead = String::new();
    for part in body.elements() {
        match part.name.as_str() {
            "header" => header(part, kicker, &mut letterhead, &mut blocks),
            "footer" => {
                blocks.push(Block::Rule);
                for element in part.elements() {
                    let content = linked(inlines(element));
                    blocks.push(Block::Paragraph {
                        look: Look::Small,
                        content,
                    });
                }
            }
            _ => children(part, &mut blocks),
        }
    }
    Read { letterhead, blocks }
}

fn header(part: &Element, kicker: &str, letterhead: &mut String, blocks: &mut Vec<Block>) {
    for element in part.elements() {
        if element.name == "h1" {
            let content = vec![Inline::plain(kicker.to_uppercase())];
            blocks.push(Block::Paragraph {
                look: Look::Kicker,
                content,
            });
        }
        if element.name != "p" {
            block(element, blocks);
            continue;
        }
        let is_warning = element.find("strong").is_some();
        let content = inlines(element);
        if !is_warning {
            *letterhead = content.iter().map(|piece| piece.text.as_str()).collect();
        }
        let look = if is_warning {
            Look::Warning
        } else {
            Look::Letterhead
        };
        blocks.push(Block::Paragraph { look, content });
    }
    blocks.push(Block::Rule);
}

/// Blocks stand as blocks, and words between them as paragraphs.
fn children(element: &Element, blocks: &mut Vec<Block>) {
    let mut loose: Vec<&Node> = Vec::new();
    for node in &element.children {
        match node {
            // It is the number of the alinéa, which is kept beside its words.
            Node::Element(child) if child.has_class("alinea-number") => {}
            Node::Element(child) if is_block(&child.name) => {
                paragraph(&loose, blocks);
                loose.clear();
                block(child, blocks);
            }
            _ => loose.push(node),
        }
    }
    paragraph(&loose, blocks);
}

fn paragraph(nodes: &[&Node], blocks: &mut Vec<Block>) {
    let mut gathered = Gathered::default();
    for node in nodes {
        gathered.node(node, &Inline::default(), false);
    }
    let content = gathered.finish();
    if !content.is_empty() {
        blocks.push(Block::Paragraph {
            look: Look::Body,
            content,
        });
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "pre"
            | "blockquote"
            | "hr"
            | "div"
            | "section"
            | "header"
            | "main"
            | "footer"
    )
}

fn block(element: &Element, blocks: &mut Vec<Block>) {
    match element.name.as_str() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let level = element.name[1..].parse().unwrap_or(6);
            blocks.push(Block::Heading {
                level,
                content: inlines(element),
            });
        }
        "p" => paragraph(&element.children.iter().collect::<Vec<_>>(), blocks),
        "pre" => blocks.push(Block::Paragraph {
            look: Look::Code,
            content: vec![Inline::plain(words_of(element).trim_end_matches('\n'))],
        }),
        "hr" => blocks.push(Block::Rule),
        "blockquote" => {
            let mut inner = Vec::new();
            children(element, &mut inner);
            blocks.push(Block::Quote(inner));
        }
        "ul" | "ol" => {
            let first = (element.name == "ol").then(|| {
                element
                    .attribute("start")
                    .and_then(|start| start.parse().ok())
                    .unwrap_or(1)
            });
            let items = element
                .elements()
                .map(|item| {
                    let mut inner = Vec::new();
                    children(item, &mut inner);
                    if item.has_class("alinea") {
                        inner = numbered_item(item, inner);
                    }
                    inner
                })
                .collect();
            blocks.push(Block::List { first, items });
        }
        "dl" => blocks.push(Block::Table(facts(element))),
        "table" => blocks.push(Block::Table(table(element))),
        "div" if element.has_class("alinea") => numbered(element, blocks),
        _ => children(element, blocks),
    }
}

/// An alinéa with its number. Items of one list are alinéas of their own: they are one list again, each with its number.
fn numbered(element: &Element, blocks: &mut Vec<Block>) {
    let mut inner = Vec::new();
    children(element, &mut inner);
    let number = element.attribute("data-n").unwrap_or_default();
    let alinea = |blocks| Block::Numbered {
        number: number.to_owned(),
        blocks,
    };
    let (first, mut items) = match &mut inner[..] {
        [Block::List { first, items }] if items.len() == 1 => (*first, std::mem::take(items)),
        _ => {
            blocks.push(alinea(inner));
            return;
        }
    };
    let item: Vec<Block> = items.pop().map(|item| vec![alinea(item)]).unwrap_or_default();
    match blocks.last_mut() {
        Some(Block::List { first: begins, items })
            if items.last().is_some_and(|last| is_numbered(last))
                && continues(*begins, items.len(), first) =>
        {
            items.push(item);
        }
        _ => blocks.push(Block::List {
            first,
            items: vec![item],
        }),
    }
}

/// An item that is an alinéa: its number is that of its words, and the lists under it have their own.
fn numbered_item(element: &Element, mut inner: Vec<Block>) -> Vec<Block> {
    let lists = inner
        .iter()
        .position(|block| matches!(block, Block::List { .. }))
        .unwrap_or(inner.len());
    let under = inner.split_off(lists);
    let mut item = vec![Block::Numbered {
        number: element.attribute("data-n").unwrap_or_default().to_owned(),
        blocks: inner,
    }];
    item.extend(under);
    item
}

fn is_numbered(item: &[Block]) -> bool {
    matches!(item, [Block::Numbered { .. }])
}

/// True when an item that begins a list at `first` is what comes after `count` items of a list that begins at `begins`.
fn continues(begins: Option<u32>, count: usize, first: Option<u32>) -> bool {
    match (begins, first) {
        (None, None) => true,
        (Some(begins), Some(first)) => {
            u32::try_from(count).is_ok_and(|count| begins.checked_add(count) == Some(first))
        }
        _ => false,
    }
}

/// Terms and what is said of them, in two columns.
fn facts(list: &Element) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for element in list.elements() {
        let cell = Cell {
            content: inlines(element),
            is_header: element.name == "dt",
            is_number: false,
        };
        match rows.last_mut() {
            Some(row) if !cell.is_header => row.push(cell),
            _ => rows.push(vec![cell]),
        }
    }
    Table {
        rows,
        is_facts: true,
        ..Table::default()
    }
}

fn table(element: &Element) -> Table {
    let mut table = Table {
        caption: element.find("caption").map(inlines).unwrap_or_default(),
        ..Table::default()
    };
    for part in element.elements() {
        let rows: Vec<&Element> = match part.name.as_str() {
            "tr" => vec![part],
            _ => part.elements().filter(|row| row.name == "tr").collect(),
        };
        for row in rows {
            let cells: Vec<Cell> = row
                .elements()
                .map(|cell| Cell {
                    content: inlines(cell),
                    is_header: cell.name == "th",
                    is_number: cell.has_class("number") || cell.attribute("align") == Some("right"),
                })
                .collect();
            if part.name == "thead" {
                table.head_rows += 1;
            }
            table.rows.push(cells);
        }
    }
    table
}

fn inlines(element: &Element) -> Vec<Inline> {
    let mut gathered = Gathered::default();
    let keeps_lines = element.has_class("said");
    for node in &element.children {
        gathered.node(node, &Inline::default(), keeps_lines);
    }
    gathered.finish()
}

fn words_of(element: &Element) -> String {
    element
        .children
        .iter()
        .map(|node| match node {
            Node::Words(words) => words.clone(),
            Node::Element(element) => words_of(element),
        })
        .collect()
}

/// Words as a browser would show them: spaces between words are one, and none begins a line.
#[derive(Default)]
struct Gathered {
    pieces: Vec<Inline>,
    ends_with_space: bool,
}

impl Gathered {
    fn node(&mut self, node: &Node, style: &Inline, keeps_lines: bool) {
        match node {
            Node::Words(words) => self.words(words, style, keeps_lines),
            Node::Element(element) => {
                let mut style = style.clone();
                match element.name.as_str() {
                    "br" => return self.push("\n", &style),
                    "strong" | "b" => style.is_bold = true,
                    "em" | "i" => style.is_italic = true,
                    "code" => style.is_code = true,
                    "del" | "s" => style.is_struck = true,
                    "ins" | "u" => style.is_underlined = true,
                    "a" => style.link = element.attribute("href").map(str::to_owned),
                    "img" => {
                        let alternate = element.attribute("alt").unwrap_or_default();
                        self.words(alternate, &style, false);
                    }
                    _ => {}
                }
                // A block among words, which our files do not hold, at least does not glue two words.
                if is_block(&element.name) {
                    self.words(" ", &style, false);
                }
                for child in &element.children {
                    self.node(child, &style, keeps_lines);
                }
            }
        }
    }

    fn words(&mut self, words: &str, style: &Inline, keeps_lines: bool) {
        let mut kept = String::with_capacity(words.len());
        for letter in words.chars() {
            match letter {
                '\n' if keeps_lines => {
                    kept.push('\n');
                    self.ends_with_space = true;
                }
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    let begins = self.pieces.is_empty() && kept.is_empty();
                    if !self.ends_with_space && !begins {
                        kept.push(' ');
                        self.ends_with_space = true;
                    }
                }
                _ => {
                    kept.push(letter);
                    self.ends_with_space = false;
                }
            }
        }
        if !kept.is_empty() {
            self.push(&kept, style);
        }
    }

    fn push(&mut self, words: &str, style: &Inline) {
        if words.ends_with('\n') {
            self.ends_with_space = true;
        }
        if let Some(last) = self.pieces.last_mut() {
            let is_same = Inline {
                text: String::new(),
                ..last.clone()
            } == *style;
            if is_same {
                last.text.push_str(words);
                return;
            }
        }
        self.pieces.push(Inline {
            text: words.to_owned(),
            ..style.clone()
        });
    }

    fn finish(mut self) -> Vec<Inline> {
        while let Some(last) = self.pieces.last_mut() {
            let kept = last.text.trim_end_matches([' ', '\n']).len();
            last.text.truncate(kept);
            if !last.text.is_empty() {
                break;
            }
            self.pieces.pop();
        }
        self.pieces
    }
}

/// Addresses written as words lead somewhere.
fn linked(pieces: Vec<Inline>) -> Vec<Inline> {
    let mut linked = Vec::new();
    for piece in pieces {
        let start = ["https://", "http://"]
            .iter()
            .find_map(|scheme| piece.text.find(scheme));
        let Some(start) = start.filter(|_| piece.link.is_none()) else {
            linked.push(piece);
            continue;
        };
        let end = piece.text[start..]
            .find(char::is_whitespace)
            .map_or(piece.text.len(), |end| start + end);
        let parts = [
            (0, start, false),
            (start, end, true),
            (end, piece.text.len(), false),
        ];
        for (from, to, is_link) in parts {
            if from < to {
                let text = piece.text[from..to].to_owned();
                linked.push(Inline {
                    link: is_link.then(|| text.clone()),
                    text,
                    ..piece.clone()
                });
            }
        }
    }
    linked
}

/// Elements under construction, innermost last.
struct Sink(RefCell<Vec<Element>>);

fn parse(html: &str) -> Element {
    let sink = Sink(RefCell::new(vec![Element::default()]));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut open = tokenizer.sink.0.take();
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().unwrap_or_default()
}

fn close(open: &mut Vec<Element>) {
    if let Some(element) = open.pop()
        && let Some(above) = open.last_mut()
    {
        above.children.push(Node::Element(element));
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut open = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let element = named(&tag);
                let is_void = matches!(
                    element.name.as_str(),
                    "br" | "hr" | "img" | "meta" | "input" | "link"
                );
                open.push(element);
                if is_void || open.len() > DEPTH_MAX {
                    close(&mut open);
                }
            }
            Token::TagToken(tag) => {
                let name: &str = &tag.name;
                if let Some(place) = open.iter().rposition(|element| element.name == name) {
                    while open.len() > place.max(1) {
                        close(&mut open);
                    }
                }
            }
            Token::CharacterTokens(words) => {
                if let Some(element) = open.last_mut() {
                    element.children.push(Node::Words(words.to_string()));
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn named(tag: &Tag) -> Element {
    let attributes = tag.attrs.iter();
    Element {
        name: tag.name.to_string(),
        attributes: attributes
            .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
            .collect(),
        children: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
