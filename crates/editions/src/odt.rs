//! OpenDocument text (ISO/IEC 26300, OASIS ODF 1.3): headings are headings, lists are lists, tables have their head, so
//! that a word processor and a screen reader find their way in it.

mod parts;

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use paper::{Block, Inline, Look, Paper, Table};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::xml::Xml;

/// The media type of these files.
pub const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";

/// The file of a paper. Its pages are numbered by the word processor; [`Paper::page_number`] is not asked.
pub fn make(paper: &Paper) -> Vec<u8> {
    let mut body = Body::default();
    for block in &paper.blocks {
        body.block(block, Place::Page);
    }
    let files = [
        ("content.xml", parts::content(paper, body)),
        ("styles.xml", parts::styles(paper)),
        ("meta.xml", parts::meta(paper)),
        ("META-INF/manifest.xml", parts::manifest()),
    ];
    // Memory refuses nothing, and four short names are no fault of an archive.
    zipped(&files).unwrap_or_default()
}

fn zipped(files: &[(&str, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // ODF 1.3, part 2, section 3.3: first, and as it is, so that the kind of file is read at a known place.
    let as_it_is = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    archive.start_file("mimetype", as_it_is)?;
    archive.write_all(MEDIA_TYPE.as_bytes())?;
    for (name, bytes) in files {
        archive.start_file(*name, as_it_is.compression_method(CompressionMethod::Deflated))?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Where a block stands: some places hold less than a page does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Page,
    Quote,
    /// An item holds paragraphs, headings and lists (ODF 1.3, part 3, section 5.3.3)
    Item,
}

/// The text of a document under way.
#[derive(Default)]
struct Body {
    xml: Part,
    /// Combinations of styles of words that were used
    used: BTreeSet<u8>,
    tables: usize,
    /// The number that the next paragraph begins with
    number: Option<String>,
}

/// The style of the numbers of alinéas, which who reads the file again knows them by.
const NUMBER_STYLE: &str = "Alinea_20_number";

/// A part of a document that begins empty.
struct Part(Xml);

impl Default for Part {
    fn default() -> Self {
        Self(Xml::part())
    }
}

impl Body {
    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Heading { level, content } => {
                let level = (*level).clamp(1, 6).to_string();
                let style = format!("Heading_20_{level}");
                let attributes = [
                    ("text:style-name", style.as_str()),
                    ("text:outline-level", level.as_str()),
                ];
                self.paragraph("text:h", &attributes, content);
            }
            Block::Paragraph { look, content } => {
                self.paragraph("text:p", &[("text:style-name", style_of(*look, place))], content);
            }
            // A word processor numbers lines or lists, and has no number for the margin alone: it stands before the words, in a
            // style of its own, small and grey, by which `documents` leaves it out.
            Block::Numbered { number, blocks } => {
                self.number = Some(number.trim().to_owned()).filter(|number| !number.is_empty());
                for block in blocks {
                    self.block(block, place);
                }
                // Nothing was written in it: its number would stand before what comes next.
                self.number = None;
            }
            Block::Quote(inner) => {
                let place = if place == Place::Item { place } else { Place::Quote };
                for block in inner {
                    self.block(block, place);
                }
            }
            Block::List { first, items } => self.list(*first, items),
            Block::Table(table) if place == Place::Item => {
                for row in &table.rows {
                    let mut words = Vec::new();
                    for (rank, cell) in row.iter().enumerate() {
                        if rank > 0 {
                            words.push(Inline::plain(" | "));
                        }
                        words.extend(cell.content.iter().cloned());
                    }
                    self.paragraph("text:p", &[("text:style-name", "Text_20_body")], &words);
                }
            }
            Block::Table(table) => self.table(table),
            // A word processor has neither pages nor windows here: the recipient is a paragraph.
            Block::Window(content) => {
                let style = style_of(Look::Body, place);
                self.paragraph("text:p", &[("text:style-name", style)], content);
            }
            Block::NewPage => {}
            Block::Rule if place == Place::Item => {}
            Block::Rule => self
                .xml
                .0
                .empty("text:p", &[("text:style-name", "Horizontal_20_Line")]),
        }
    }

    fn paragraph(&mut self, name: &str, attributes: &[(&str, &str)], content: &[Inline]) {
        let used = &mut self.used;
        let number = self.number.take();
        self.xml.0.element(name, attributes, |xml| {
            if let Some(number) = number {
                xml.element("text:span", &[("text:style-name", NUMBER_STYLE)], |xml| {
                    xml.words(&format!("{number} "));
                });
            }
            let mut is_start = true;
            for piece in content {
                words_of(xml, piece, used, &mut is_start);
            }
        });
    }

    fn list(&mut self, first: Option<u32>, items: &[Vec<Block>]) {
        let style = if first.is_some() { "Numbers" } else { "Bullets" };
        let mut inner = Self {
            tables: self.tables,
            ..Self::default()
        };
        for (rank, item) in items.iter().enumerate() {
            let mut parts = Self {
                tables: inner.tables,
                number: self.number.take(),
                ..Self::default()
            };
            for block in item {
                parts.block(block, Place::Item);
            }
            if item.is_empty() {
                parts.paragraph("text:p", &[("text:style-name", "Text_20_body")], &[]);
            }
            inner.used.extend(&parts.used);
            let start = first.filter(|_| rank == 0).map(|number| number.to_string());
            let attributes: Vec<(&str, &str)> = start
                .as_deref()
                .map(|number| ("text:start-value", number))
                .into_iter()
                .collect();
            let Part(written) = parts.xml;
            inner
                .xml
                .0
                .element("text:list-item", &attributes, |xml| xml.append(written));
        }
        self.used.extend(&inner.used);
        let Part(written) = inner.xml;
        self.xml
            .0
            .element("text:list", &[("text:style-name", style)], |xml| {
                xml.append(written);
            });
    }

    fn table(&mut self, table: &Table) {
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        if !table.caption.is_empty() || self.number.is_some() {
            self.paragraph("text:p", &[("text:style-name", "Table")], &table.caption);
        }
        self.tables += 1;
        let name = format!("Tableau{}", self.tables);
        let used = &mut self.used;
        self.xml
            .0
            .element("table:table", &[("table:name", &name)], |xml| {
                let repeated = columns.to_string();
                xml.empty(
                    "table:table-column",
                    &[("table:number-columns-repeated", &repeated)],
                );
                let (head, rows) = table.rows.split_at(table.head_rows.min(table.rows.len()));
                if !head.is_empty() {
                    xml.element("table:table-header-rows", &[], |xml| {
                        for row in head {
                            cells(xml, row, columns, true, used);
                        }
                    });
                }
                for row in rows {
                    cells(xml, row, columns, false, used);
                }
            });
        // A paragraph between two tables, or word processors join them.
        self.xml.0.empty("text:p", &[("text:style-name", "Small")]);
    }
}

fn cells(xml: &mut Xml, row: &[paper::Cell], columns: usize, is_head: bool, used: &mut BTreeSet<u8>) {
    let empty = paper::Cell::default();
    xml.element("table:table-row", &[], |xml| {
        for cell in row.iter().chain(std::iter::repeat(&empty)).take(columns) {
            let attributes = [("table:style-name", "Cell"), ("office:value-type", "string")];
            xml.element("table:table-cell", &attributes, |xml| {
                let style = match (is_head || cell.is_header, cell.is_number) {
                    (true, _) => "Table_20_Heading",
                    (false, true) => "Table_20_Number",
                    (false, false) => "Table_20_Contents",
                };
                xml.element("text:p", &[("text:style-name", style)], |xml| {
                    let mut is_start = true;
                    for piece in &cell.content {
                        words_of(xml, piece, used, &mut is_start);
                    }
                });
            });
        }
    });
}

fn style_of(look: Look, place: Place) -> &'static str {
    match look {
        Look::Body if place == Place::Quote => "Quotations",
        Look::Body => "Text_20_body",
        Look::Letterhead => "Letterhead",
        Look::Kicker => "Kicker",
        Look::Small => "Small",
        Look::Warning => "Warning",
        Look::Code => "Preformatted_20_Text",
    }
}

/// Which styles of words a piece adds up, a bit each.
fn styles_of(piece: &Inline) -> u8 {
    [
        piece.is_bold,
        piece.is_italic,
        piece.is_code,
        piece.is_struck,
        piece.is_underlined,
    ]
    .iter()
    .enumerate()
    .fold(0, |bits, (rank, is_on)| bits | u8::from(*is_on) << rank)
}

fn words_of(xml: &mut Xml, piece: &Inline, used: &mut BTreeSet<u8>, is_start: &mut bool) {
    let bits = styles_of(piece);
    let styled = |xml: &mut Xml, is_start: &mut bool| {
        if bits == 0 {
            spaced(xml, &piece.text, is_start);
        } else {
            let name = format!("T{bits}");
            xml.element("text:span", &[("text:style-name", &name)], |xml| {
                spaced(xml, &piece.text, is_start);
            });
        }
    };
    if bits != 0 {
        used.insert(bits);
    }
    let leads = |link: &&String| {
        ["https://", "http://", "mailto:"]
            .iter()
            .any(|scheme| link.starts_with(scheme))
    };
    match piece.link.as_ref().filter(leads) {
        Some(link) => {
            let attributes = [("xlink:type", "simple"), ("xlink:href", link.as_str())];
            xml.element("text:a", &attributes, |xml| styled(xml, is_start));
        }
        None => styled(xml, is_start),
    }
}

/// Words with their spaces: as in HTML, several are one unless they are said (ODF 1.3, part 3, section 6.1.3).
fn spaced(xml: &mut Xml, words: &str, is_start: &mut bool) {
    let mut run = String::new();
    let flush = |xml: &mut Xml, run: &mut String| {
        if !run.is_empty() {
            xml.words(run);
            run.clear();
        }
    };
    let mut is_after_space = *is_start;
    for letter in words.chars() {
        match letter {
            '\n' => {
                flush(xml, &mut run);
                xml.empty("text:line-break", &[]);
                is_after_space = true;
            }
            '\t' => {
                flush(xml, &mut run);
                xml.empty("text:tab", &[]);
                is_after_space = true;
            }
            ' ' if is_after_space => {
                flush(xml, &mut run);
                xml.empty("text:s", &[]);
            }
            letter => {
                run.push(letter);
                is_after_space = letter == ' ';
            }
        }
    }
    flush(xml, &mut run);
    *is_start = is_after_space;
}
