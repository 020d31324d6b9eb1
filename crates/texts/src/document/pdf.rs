//! A text on paper.

use jiff::tz::TimeZone;
use kernel::Fault;
use paper::{Block, Cell, Inline, Limits, Look, Moment, Paper, Table};
use ui::{Words, t};

use super::Exported;
use super::content::{Form, Piece};

/// Pages of a text: four hundred articles are about a hundred and fifty.
const PAGES_MAX: usize = 1_500;

/// Why a file was not made.
#[derive(Debug)]
pub(crate) enum Unprintable {
    /// What paper cannot hold: too many pages, a table too wide
    Paper(paper::Fault),
    /// Something else failed
    Other(Fault),
}

pub(super) fn pdf(
    words: Words,
    exported: &Exported,
    pieces: &[Piece],
    goes_on: &dyn Fn() -> bool,
) -> Result<Vec<u8>, Unprintable> {
    let mut blocks = vec![
        Block::Paragraph {
            look: Look::Letterhead,
            content: vec![Inline::plain(exported.body_name)],
        },
        Block::Paragraph {
            look: Look::Kicker,
            content: vec![Inline::plain(exported.state)],
        },
    ];
    let has_title = matches!(
        pieces.iter().find(|piece| matches!(piece, Piece::Heading { .. })),
        Some(Piece::Heading { level: 1, .. })
    );
    if !has_title {
        blocks.push(Block::Heading {
            level: 1,
            content: vec![Inline::plain(exported.title)],
        });
    }
    blocks.extend(on_paper(pieces));
    blocks.push(Block::Paragraph {
        look: Look::Small,
        content: vec![
            Inline::plain(t!(words, "texts-export-from") + " "),
            Inline {
                link: Some(exported.address.clone()),
                ..Inline::plain(exported.address.as_str())
            },
        ],
    });
    let page_number = |page: usize, pages: usize| t!(words, "texts-export-page", page = page, pages = pages);
    let paper = Paper {
        title: exported.title.to_owned(),
        language: "fr-FR".to_owned(),
        author: exported.body_name.to_owned(),
        producer: "Parvis".to_owned(),
        made_on: moment(exported),
        running_title: exported.title.to_owned(),
        footer: exported.body_name.to_owned(),
        page_number: &page_number,
        blocks,
    };
    let limits = Limits {
        pages_max: PAGES_MAX,
        goes_on,
    };
    let made = paper::make(&paper, &limits).map_err(Unprintable::Paper)?;
    Ok(made.bytes)
}

fn moment(exported: &Exported) -> Moment {
    let at = exported.at.timestamp().to_zoned(TimeZone::UTC).datetime();
    let small = |number: i8| u8::try_from(number).unwrap_or_default();
    Moment {
        year: u16::try_from(at.year()).unwrap_or_default(),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
    }
}

fn body(content: &[Inline]) -> Block {
    Block::Paragraph {
        look: Look::Body,
        content: content.to_vec(),
    }
}

fn on_paper(pieces: &[Piece]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = pieces;
    while let Some(piece) = rest.first() {
        let mut taken = 1;
        match piece {
            Piece::Heading { level, content, .. } => blocks.push(Block::Heading {
                level: (*level).clamp(1, 6),
                content: content.clone(),
            }),
            Piece::Alinea {
                form: Form::Item { .. },
                ..
            } => {
                taken = rest.iter().take_while(|piece| item(piece).is_some()).count();
                blocks.extend(lists(&rest[..taken], 0));
            }
            Piece::Alinea {
                form: Form::Quote,
                content,
                ..
            } => blocks.push(Block::Quote(vec![body(content)])),
            Piece::Alinea { content, .. } => blocks.push(body(content)),
            Piece::Table { head_rows, rows, .. } => blocks.push(Block::Table(table(*head_rows, rows))),
            Piece::Code { text, .. } => blocks.push(Block::Paragraph {
                look: Look::Code,
                content: vec![Inline::plain(text.as_str())],
            }),
            Piece::Rule { .. } => blocks.push(Block::Rule),
        }
        rest = &rest[taken..];
    }
    blocks
}

fn item(piece: &Piece) -> Option<(usize, Option<u32>, &[Inline])> {
    match piece {
        Piece::Alinea {
            form: Form::Item { depth, number },
            content,
            ..
        } => Some((*depth, *number, content)),
        _ => None,
    }
}

/// Items that follow one another; those deeper stand in the item before them.
fn lists(items: &[Piece], depth: usize) -> Vec<Block> {
    let mut lists: Vec<Block> = Vec::new();
    let mut rest = items;
    while let Some((own, number, content)) = rest.first().and_then(item) {
        let deeper = rest[1..]
            .iter()
            .take_while(|piece| item(piece).is_some_and(|(other, ..)| other > depth))
            .count();
        let parts = if own > depth {
            // No item above it: it stands where it would have been.
            self::lists(&rest[..=deeper], depth + 1)
        } else {
            let mut parts = vec![body(content)];
            parts.extend(self::lists(&rest[1..=deeper], depth + 1));
            parts
        };
        match lists.last_mut() {
            Some(Block::List { first, items }) if first.is_some() == number.is_some() => items.push(parts),
            _ => lists.push(Block::List {
                first: number,
                items: vec![parts],
            }),
        }
        rest = &rest[deeper + 1..];
    }
    lists
}

fn table(head_rows: usize, rows: &[Vec<Vec<Inline>>]) -> Table {
    let is_number = |cell: &[Inline]| {
        let text: String = cell.iter().map(|inline| inline.text.as_str()).collect();
        text.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-')
            && text.chars().all(|letter| {
                letter.is_ascii_digit()
                    || letter.is_whitespace()
                    || matches!(letter, ',' | '.' | '€' | '%' | '-')
            })
    };
    Table {
        caption: Vec::new(),
        rows: rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| Cell {
                        content: cell.clone(),
                        is_header: false,
                        is_number: is_number(cell),
                    })
                    .collect()
            })
            .collect(),
        head_rows,
        is_facts: false,
    }
}
