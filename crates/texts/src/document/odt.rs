//! `OpenDocument` (ISO/IEC 26300-1): real headings, lists and tables, so that a word processor's outline, search and screen
//! reader find them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use kernel::Fault;
use paper::Inline;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Exported;
use super::content::{Form, Piece};
use super::xml::escaped;

const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\"";

const MANIFEST: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/><manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/><manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";

pub(super) fn odt(exported: &Exported, pieces: &[Piece]) -> Result<Vec<u8>, Fault> {
    let other = |error: zip::result::ZipError| Fault::Internal(error.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The media type stands first and bare, so that the file is known by its first bytes; no date, so that it is always the same.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let parts = [
        ("mimetype", super::Format::Odt.media_type().to_owned(), stored),
        ("META-INF/manifest.xml", MANIFEST.to_owned(), packed),
        ("meta.xml", meta(exported), packed),
        ("styles.xml", styles(), packed),
        ("content.xml", content(exported, pieces), packed),
    ];
    for (name, part, options) in parts {
        archive.start_file(name, options).map_err(other)?;
        archive
            .write_all(part.as_bytes())
            .map_err(|error| Fault::Internal(error.to_string()))?;
    }
    Ok(archive.finish().map_err(other)?.into_inner())
}

fn meta(exported: &Exported) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta {NAMESPACES}><office:meta><meta:generator>Parvis</meta:generator><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:date>{}</dc:date><dc:language>fr-FR</dc:language></office:meta></office:document-meta>",
        escaped(exported.title),
        escaped(exported.body_name),
        exported.at.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ")
    )
}

fn styles() -> String {
    let mut headings = String::new();
    for (level, size) in (1..=6).zip(["18pt", "15pt", "13pt", "12pt", "11pt", "11pt"]) {
        let _ = write!(
            headings,
            "<style:style style:name=\"Heading_20_{level}\" style:display-name=\"Heading {level}\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:next-style-name=\"Text_20_body\" style:default-outline-level=\"{level}\"><style:paragraph-properties fo:margin-top=\"0.5cm\" fo:margin-bottom=\"0.2cm\" fo:keep-with-next=\"always\"/><style:text-properties fo:font-size=\"{size}\" fo:font-weight=\"bold\"/></style:style>"
        );
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles {NAMESPACES}><office:styles><style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:orphans=\"2\" fo:widows=\"2\"/><style:text-properties fo:font-size=\"11pt\" fo:language=\"fr\" fo:country=\"FR\"/></style:default-style><style:style style:name=\"Standard\" style:family=\"paragraph\"/><style:style style:name=\"Text_20_body\" style:display-name=\"Text body\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:paragraph-properties fo:margin-bottom=\"0.25cm\"/></style:style><style:style style:name=\"Title\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:paragraph-properties fo:margin-bottom=\"0.4cm\"/><style:text-properties fo:font-size=\"22pt\" fo:font-weight=\"bold\"/></style:style>{headings}<style:style style:name=\"Quotations\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:paragraph-properties fo:margin-left=\"1cm\" fo:margin-bottom=\"0.25cm\"/></style:style><style:style style:name=\"Preformatted_20_Text\" style:display-name=\"Preformatted Text\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:text-properties fo:font-family=\"monospace\"/></style:style><style:style style:name=\"Horizontal_20_Line\" style:display-name=\"Horizontal Line\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:paragraph-properties fo:border-bottom=\"0.5pt solid #808080\" fo:margin-bottom=\"0.4cm\"/></style:style></office:styles><office:automatic-styles><style:page-layout style:name=\"page\"><style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin-top=\"2cm\" fo:margin-bottom=\"2cm\" fo:margin-left=\"2.2cm\" fo:margin-right=\"2.2cm\"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"page\"/></office:master-styles></office:document-styles>"
    )
}

fn content(exported: &Exported, pieces: &[Piece]) -> String {
    let mut writer = Writer::default();
    let has_title = matches!(
        pieces.iter().find(|piece| matches!(piece, Piece::Heading { .. })),
        Some(Piece::Heading { level: 1, .. })
    );
    if !has_title {
        let _ = write!(
            writer.body,
            "<text:p text:style-name=\"Title\">{}</text:p>",
            escaped(exported.title)
        );
    }
    let mut rest = pieces;
    while let Some(piece) = rest.first() {
        let taken = if depth_of(piece).is_some() {
            let count = rest.iter().take_while(|piece| depth_of(piece).is_some()).count();
            writer.list(&rest[..count], 0);
            count
        } else {
            writer.piece(piece);
            1
        };
        rest = &rest[taken..];
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {NAMESPACES}><office:automatic-styles>{}{}{}</office:automatic-styles><office:body><office:text>{}</office:text></office:body></office:document-content>",
        lists(),
        "<style:style style:name=\"cell\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"0.5pt solid #808080\" fo:padding=\"0.1cm\"/></style:style>",
        writer.text_styles(),
        writer.body
    )
}

/// The depth of an item, for what stands in a list.
fn depth_of(piece: &Piece) -> Option<usize> {
    match piece {
        Piece::Alinea {
            form: Form::Item { depth, .. },
            ..
        } => Some(*depth),
        _ => None,
    }
}

fn lists() -> String {
    let mut levels = (String::new(), String::new());
    for level in 1..=10 {
        let properties = format!(
            "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment text:label-followed-by=\"space\" fo:margin-left=\"{level}cm\" fo:text-indent=\"-0.6cm\"/></style:list-level-properties>"
        );
        let _ = write!(
            levels.0,
            "<text:list-level-style-bullet text:level=\"{level}\" text:bullet-char=\"–\">{properties}</text:list-level-style-bullet>"
        );
        let _ = write!(
            levels.1,
            "<text:list-level-style-number text:level=\"{level}\" style:num-format=\"1\" style:num-suffix=\".\">{properties}</text:list-level-style-number>"
        );
    }
    format!(
        "<text:list-style style:name=\"bullets\">{}</text:list-style><text:list-style style:name=\"numbers\">{}</text:list-style>",
        levels.0, levels.1
    )
}

#[derive(Default)]
struct Writer {
    body: String,
    /// The combinations of styles that words have.
    used: BTreeSet<u8>,
}

impl Writer {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Heading { level, content, .. } => {
                let level = level.clamp(&1, &6);
                let said = self.styled(content);
                let _ = write!(
                    self.body,
                    "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{said}</text:h>"
                );
            }
            Piece::Alinea { form, content, .. } => {
                let style = if *form == Form::Quote {
                    "Quotations"
                } else {
                    "Text_20_body"
                };
                self.paragraph(style, content);
            }
            Piece::Table { head_rows, rows, .. } => self.table(*head_rows, rows),
            Piece::Code { text, .. } => {
                for line in text.lines() {
                    self.paragraph("Preformatted_20_Text", &[Inline::plain(line)]);
                }
            }
            Piece::Rule { .. } => self.paragraph("Horizontal_20_Line", &[]),
        }
    }

    fn paragraph(&mut self, style: &str, content: &[Inline]) {
        let said = self.styled(content);
        let _ = write!(self.body, "<text:p text:style-name=\"{style}\">{said}</text:p>");
    }

    /// Items that follow one another: those deeper stand in the item before them.
    fn list(&mut self, items: &[Piece], depth: usize) {
        let number_of = |piece: &Piece| match piece {
            Piece::Alinea {
                form: Form::Item { number, .. },
                ..
            } => *number,
            _ => None,
        };
        let mut rest = items;
        while let Some(first) = rest.first() {
            let is_numbered = number_of(first).is_some();
            let same_kind = |piece: &&Piece| {
                depth_of(piece).is_some_and(|other| other > depth)
                    || number_of(piece).is_some() == is_numbered
            };
            let count = rest.iter().take_while(same_kind).count().max(1);
            let (list, after) = rest.split_at(count);
            let style = if is_numbered { "numbers" } else { "bullets" };
            let _ = write!(self.body, "<text:list text:style-name=\"{style}\">");
            self.items(list, depth, number_of(first));
            self.body.push_str("</text:list>");
            rest = after;
        }
    }

    fn items(&mut self, items: &[Piece], depth: usize, first_number: Option<u32>) {
        let mut rest = items;
        let mut start = first_number.filter(|number| *number != 1);
        while let Some(first) = rest.first() {
            let _ = match start.take() {
                Some(number) => write!(self.body, "<text:list-item text:start-value=\"{number}\">"),
                None => write!(self.body, "<text:list-item>"),
            };
            // An item deeper than its list has no item above it.
            if depth_of(first).is_some_and(|own| own <= depth) {
                if let Piece::Alinea { content, .. } = first {
                    self.paragraph("Text_20_body", content);
                }
                rest = &rest[1..];
            }
            let deeper = rest
                .iter()
                .take_while(|piece| depth_of(piece).is_some_and(|own| own > depth))
                .count();
            if deeper > 0 {
                self.list(&rest[..deeper], depth + 1);
                rest = &rest[deeper..];
            }
            self.body.push_str("</text:list-item>");
        }
    }

    fn table(&mut self, head_rows: usize, rows: &[Vec<Vec<Inline>>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let _ = write!(
            self.body,
            "<table:table><table:table-column table:number-columns-repeated=\"{columns}\"/>"
        );
        for (index, row) in rows.iter().enumerate() {
            let is_head = index < head_rows;
            if is_head && index == 0 {
                self.body.push_str("<table:table-header-rows>");
            }
            self.body.push_str("<table:table-row>");
            for column in 0..columns {
                self.body
                    .push_str("<table:table-cell table:style-name=\"cell\" office:value-type=\"string\">");
                let empty = Vec::new();
                self.paragraph("Standard", row.get(column).unwrap_or(&empty));
                self.body.push_str("</table:table-cell>");
            }
            self.body.push_str("</table:table-row>");
            if is_head && index + 1 == head_rows {
                self.body.push_str("</table:table-header-rows>");
            }
        }
        self.body.push_str("</table:table>");
    }

    fn styled(&mut self, content: &[Inline]) -> String {
        let mut out = String::new();
        for inline in content {
            let bits = bits(inline);
            let mut text = spaced(&inline.text);
            if bits > 0 {
                self.used.insert(bits);
                text = format!("<text:span text:style-name=\"w{bits}\">{text}</text:span>");
            }
            if let Some(link) = &inline.link {
                text = format!(
                    "<text:a xlink:type=\"simple\" xlink:href=\"{}\">{text}</text:a>",
                    escaped(link)
                );
            }
            out.push_str(&text);
        }
        out
    }

    fn text_styles(&self) -> String {
        let mut styles = String::new();
        for bits in &self.used {
            let properties: Vec<&str> = PROPERTIES
                .iter()
                .enumerate()
                .filter(|(place, _)| bits & (1 << place) != 0)
                .map(|(_, property)| *property)
                .collect();
            let properties = properties.join(" ");
            let _ = write!(
                styles,
                "<style:style style:name=\"w{bits}\" style:family=\"text\"><style:text-properties {properties}/></style:style>"
            );
        }
        styles
    }
}

const PROPERTIES: [&str; 5] = [
    "fo:font-weight=\"bold\"",
    "fo:font-style=\"italic\"",
    "fo:font-family=\"monospace\"",
    "style:text-line-through-style=\"solid\"",
    "style:text-underline-style=\"solid\"",
];

fn bits(inline: &Inline) -> u8 {
    [
        inline.is_bold,
        inline.is_italic,
        inline.is_code,
        inline.is_struck,
        inline.is_underlined,
    ]
    .iter()
    .enumerate()
    .map(|(place, is_on)| u8::from(*is_on) << place)
    .sum()
}

/// Spaces that follow one another and line breaks, which XML would fold.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut spaces = 0_usize;
    for letter in text.chars() {
        if letter == ' ' {
            spaces += 1;
            if spaces > 1 {
                out.push_str("<text:s/>");
            } else {
                out.push(' ');
            }
            continue;
        }
        spaces = 0;
        match letter {
            '\n' => out.push_str("<text:line-break/>"),
            '\t' => out.push_str("<text:tab/>"),
            other => out.push_str(&escaped(other.encode_utf8(&mut [0; 4]))),
        }
    }
    out
}
