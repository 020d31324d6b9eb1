//! Akoma Ntoso (standard of OASIS, `akomantoso30.xsd`): one document for one version of the text.
//!
//! An alinéa is an `alinea`; divisions that the schema names keep their name (`article`, `chapter`, `title`…), the others are
//! `hcontainer` with their French noun. Identifiers follow our paths: `art_7__al_3`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use legistique::Division;
use paper::Inline;

use super::Exported;
use super::content::{Form, Piece};
use super::xml::escaped;

pub(super) fn akn(exported: &Exported, pieces: &[Piece]) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n");
    // What is not decided yet is a bill.
    let kind = if exported.is_consolidated { "act" } else { "bill" };
    let _ = writeln!(out, "<{kind} name=\"texte\" contains=\"singleVersion\">");
    meta(&mut out, exported, kind);
    let _ = writeln!(
        out,
        "<preface><p><docTitle>{}</docTitle></p></preface>",
        escaped(exported.title)
    );
    let divisions = exported.document.divisions();
    let first = pieces
        .iter()
        .position(|piece| matches!(piece, Piece::Heading { .. }))
        .unwrap_or(0);
    let (before, body) = pieces.split_at(first);
    preamble(&mut out, before);
    out.push_str("<body>\n");
    let mut writer = Writer {
        out: &mut out,
        divisions,
        used: BTreeMap::new(),
    };
    writer.body(body);
    out.push_str("</body>\n");
    let _ = writeln!(out, "</{kind}>\n</akomaNtoso>");
    out
}

fn meta(out: &mut String, exported: &Exported, kind: &str) {
    let day = exported.day;
    let work = format!(
        "/akn/fr/{kind}/texte/{}/{day}/{}",
        slug(exported.body_name),
        exported.id
    );
    let expression = format!("{work}/fra@{day}");
    let levels = [
        ("FRBRWork", "", &work, ""),
        ("FRBRExpression", "", &expression, ""),
        ("FRBRManifestation", ".xml", &expression, ".akn"),
    ];
    out.push_str("<meta>\n<identification source=\"#parvis\">\n");
    for (level, end_of_this, uri, end) in levels {
        let author = if level == "FRBRManifestation" {
            "parvis"
        } else {
            "collectivite"
        };
        let _ = write!(
            out,
            "<{level}><FRBRthis value=\"{uri}/!main{end_of_this}\"/><FRBRuri value=\"{uri}{end}\"/><FRBRdate date=\"{day}\" name=\"version\"/><FRBRauthor href=\"#{author}\"/>"
        );
        match level {
            "FRBRWork" => out.push_str("<FRBRcountry value=\"fr\"/>"),
            "FRBRExpression" => out.push_str("<FRBRlanguage language=\"fra\"/>"),
            _ => {}
        }
        let _ = writeln!(out, "</{level}>");
    }
    out.push_str("</identification>\n<references source=\"#parvis\">");
    let _ = write!(
        out,
        "<original eId=\"origine\" href=\"{}\" showAs=\"{}\"/>",
        escaped(&exported.address),
        escaped(exported.state)
    );
    let _ = writeln!(
        out,
        "<TLCOrganization eId=\"collectivite\" href=\"/ontology/organization/fr/{}\" showAs=\"{}\"/><TLCOrganization eId=\"parvis\" href=\"/ontology/organization/parvis\" showAs=\"Parvis\"/></references>\n</meta>",
        slug(exported.body_name),
        escaped(exported.body_name)
    );
}

/// Visas, considérants, the enacting formula, and what else comes before the first heading.
fn preamble(out: &mut String, pieces: &[Piece]) {
    if pieces.is_empty() {
        return;
    }
    out.push_str("<preamble>\n");
    let mut open = "";
    for piece in pieces {
        let (group, item) = match piece {
            Piece::Alinea { content, .. } => match kind_of(content) {
                "visa" => ("citations", "citation"),
                "considerant" => ("recitals", "recital"),
                "formula" => ("", "formula"),
                _ => ("", ""),
            },
            _ => ("", ""),
        };
        if group != open {
            if !open.is_empty() {
                let _ = writeln!(out, "</{open}>");
            }
            if !group.is_empty() {
                let _ = writeln!(out, "<{group}>");
            }
            open = group;
        }
        match item {
            "" => block(out, piece),
            "formula" => {
                out.push_str("<formula name=\"enacting\">");
                block(out, piece);
                out.push_str("</formula>\n");
            }
            item => {
                let _ = write!(out, "<{item}>");
                block(out, piece);
                let _ = writeln!(out, "</{item}>");
            }
        }
    }
    if !open.is_empty() {
        let _ = writeln!(out, "</{open}>");
    }
    out.push_str("</preamble>\n");
}

fn kind_of(content: &[Inline]) -> &'static str {
    let text: String = content.iter().map(|inline| inline.text.as_str()).collect();
    let text = text.trim().to_lowercase();
    if text.starts_with("vu ") {
        "visa"
    } else if text.starts_with("considérant") || text.starts_with("considerant") {
        "considerant"
    } else if text.trim_end_matches([' ', '\u{a0}', ':']).ends_with("décide")
        || text.trim_end_matches([' ', '\u{a0}', ':']).ends_with("arrête")
    {
        "formula"
    } else {
        ""
    }
}

struct Writer<'a> {
    out: &'a mut String,
    divisions: &'a [Division],
    /// How many times each identifier was given: a text may have two articles 1.
    used: BTreeMap<String, usize>,
}

impl Writer<'_> {
    fn body(&mut self, pieces: &[Piece]) {
        if pieces.is_empty() {
            self.out
                .push_str("<alinea eId=\"al_1\"><content><p/></content></alinea>\n");
            return;
        }
        let start = pieces
            .iter()
            .position(|piece| matches!(piece, Piece::Heading { .. }))
            .unwrap_or(pieces.len());
        self.blocks("", &pieces[..start]);
        self.divisions("", &pieces[start..]);
    }

    /// Divisions one after another, each with what stands under it.
    fn divisions(&mut self, within: &str, mut pieces: &[Piece]) {
        while let Some(Piece::Heading { level, .. }) = pieces.first() {
            let length = 1 + pieces[1..]
                .iter()
                .take_while(|piece| !matches!(piece, Piece::Heading { level: other, .. } if other <= level))
                .count();
            let (division, rest) = pieces.split_at(length);
            self.division(within, division);
            pieces = rest;
        }
    }

    fn division(&mut self, within: &str, pieces: &[Piece]) {
        let [Piece::Heading { division, .. }, inside @ ..] = pieces else {
            return;
        };
        let division = &self.divisions[*division];
        let (element, prefix) = element(division.noun);
        let number = division.number.as_deref().map_or_else(String::new, slug);
        let id = self.id(
            within,
            &if number.is_empty() {
                prefix.clone()
            } else {
                format!("{prefix}_{number}")
            },
        );
        let name = match element {
            "hcontainer" => format!(" name=\"{}\"", slug(division.noun.unwrap_or("division"))),
            _ => String::new(),
        };
        let _ = writeln!(self.out, "<{element} eId=\"{id}\"{name}>");
        let label = division.heading.strip_suffix(division.intitule.as_str());
        let label = label
            .unwrap_or_default()
            .trim_end_matches([' ', '\u{a0}', '–', '—', '-', ':', '.']);
        if !label.is_empty() {
            let _ = writeln!(self.out, "<num>{}</num>", escaped(label));
        }
        if !division.intitule.is_empty() {
            let _ = writeln!(
                self.out,
                "<heading>{}</heading>",
                styled(&super::content::inlines(&division.intitule))
            );
        }
        let start = inside
            .iter()
            .position(|piece| matches!(piece, Piece::Heading { .. }))
            .unwrap_or(inside.len());
        self.blocks(&id, &inside[..start]);
        self.divisions(&id, &inside[start..]);
        let _ = writeln!(self.out, "</{element}>");
    }

    fn blocks(&mut self, within: &str, pieces: &[Piece]) {
        for piece in pieces {
            let (element, last, name) = match piece {
                Piece::Alinea { number, .. } => ("alinea", format!("al_{number}"), ""),
                Piece::Table { .. } => ("hcontainer", "tableau".to_owned(), " name=\"tableau\""),
                _ => ("hcontainer", "hors_texte".to_owned(), " name=\"hors-texte\""),
            };
            let id = self.id(within, &last);
            let _ = write!(self.out, "<{element} eId=\"{id}\"{name}><content>");
            block(self.out, piece);
            let _ = writeln!(self.out, "</content></{element}>");
        }
    }

    fn id(&mut self, within: &str, last: &str) -> String {
        let id = if within.is_empty() {
            last.to_owned()
        } else {
            format!("{within}__{last}")
        };
        let times = self.used.entry(id.clone()).or_default();
        *times += 1;
        if *times == 1 { id } else { format!("{id}-{times}") }
    }
}

/// The element of a division, and how its identifier begins.
fn element(noun: Option<&str>) -> (&'static str, String) {
    let known = |element: &'static str, prefix: &str| (element, prefix.to_owned());
    match noun {
        Some("article") => known("article", "art"),
        Some("titre") => known("title", "title"),
        Some("chapitre") => known("chapter", "chp"),
        Some("section") => known("section", "sec"),
        Some("sous-section") => known("subsection", "subsec"),
        Some("partie") => known("part", "part"),
        Some("livre") => known("book", "book"),
        Some("point") => known("point", "point"),
        Some(other) => ("hcontainer", slug(other)),
        None => known("hcontainer", "division"),
    }
}

fn block(out: &mut String, piece: &Piece) {
    match piece {
        Piece::Alinea { form, content, .. } => {
            let mark = match form {
                Form::Item { number: None, .. } => "– ".to_owned(),
                Form::Item {
                    number: Some(number), ..
                } => format!("{number}. "),
                Form::Paragraph | Form::Quote => String::new(),
            };
            let _ = write!(out, "<p>{}{}</p>", escaped(&mark), styled(content));
        }
        Piece::Heading { content, .. } => {
            let _ = write!(out, "<p>{}</p>", styled(content));
        }
        Piece::Table { head_rows, rows, .. } => {
            out.push_str("<table>");
            for (index, row) in rows.iter().enumerate() {
                let cell = if index < *head_rows { "th" } else { "td" };
                out.push_str("<tr>");
                for content in row {
                    let _ = write!(out, "<{cell}><p>{}</p></{cell}>", styled(content));
                }
                out.push_str("</tr>");
            }
            out.push_str("</table>");
        }
        Piece::Code { text, .. } => {
            let lines: Vec<String> = text.lines().map(escaped).collect();
            let _ = write!(out, "<p>{}</p>", lines.join("<eol/>"));
        }
        Piece::Rule { .. } => out.push_str("<p/>"),
    }
}

fn styled(content: &[Inline]) -> String {
    let mut out = String::new();
    for inline in content {
        let mut text = escaped(&inline.text).replace('\n', "<eol/>");
        for (is_on, element) in [
            (inline.is_bold, "b"),
            (inline.is_italic, "i"),
            (inline.is_underlined, "u"),
        ] {
            if is_on {
                text = format!("<{element}>{text}</{element}>");
            }
        }
        if inline.is_struck {
            text = format!("<del>{text}</del>");
        }
        if let Some(link) = &inline.link {
            text = format!("<a href=\"{}\">{text}</a>", escaped(link));
        }
        out.push_str(&text);
    }
    out
}

/// ASCII letters, digits and hyphens, as identifiers and addresses have them.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'à' | 'â' | 'ä' | 'á' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' | 'í' => 'i',
            'ô' | 'ö' | 'ó' => 'o',
            'ù' | 'û' | 'ü' | 'ú' => 'u',
            'ç' => 'c',
            other => other,
        };
        if plain.is_ascii_alphanumeric() {
            slug.push(plain);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "x".to_owned()
    } else {
        slug.to_owned()
    }
}
