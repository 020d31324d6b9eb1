//! The files an OpenDocument text is made of.

use paper::{Moment, Paper};

use super::{Body, MEDIA_TYPE, NUMBER_STYLE, Part};
use crate::xml::Xml;

const VERSION: &str = "1.3";
const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    (
        "xmlns:fo",
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    ),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("office:version", VERSION),
];
/// Sizes of headings, in points, by level.
const HEADINGS_PT: [&str; 6] = ["20pt", "16pt", "14pt", "12pt", "12pt", "12pt"];

type Properties = &'static [(&'static str, &'static str)];

/// Styles of paragraphs: name, parent, of the paragraph, of its words.
const PARAGRAPHS: &[(&str, &str, Properties, Properties)] = &[
    ("Standard", "", &[], &[]),
    (
        "Text_20_body",
        "Standard",
        &[
            ("fo:margin-top", "0cm"),
            ("fo:margin-bottom", "0.25cm"),
            ("fo:line-height", "130%"),
        ],
        &[],
    ),
    (
        "Quotations",
        "Text_20_body",
        &[("fo:margin-left", "1cm"), ("fo:margin-right", "1cm")],
        &[],
    ),
    (
        "Preformatted_20_Text",
        "Standard",
        &[],
        &[("style:font-name", "Liberation Mono"), ("fo:font-size", "10pt")],
    ),
    ("Letterhead", "Standard", &[], &[("fo:font-weight", "bold")]),
    (
        "Kicker",
        "Standard",
        &[("fo:margin-top", "0.6cm")],
        &[("fo:font-size", "10pt"), ("fo:letter-spacing", "0.05cm")],
    ),
    (
        "Small",
        "Standard",
        &[("fo:margin-bottom", "0.1cm")],
        &[("fo:font-size", "9pt")],
    ),
    (
        "Warning",
        "Standard",
        &[
            ("fo:border", "0.05cm solid #000000"),
            ("fo:padding", "0.2cm"),
            ("fo:margin-bottom", "0.4cm"),
        ],
        &[("fo:font-weight", "bold")],
    ),
    (
        "Horizontal_20_Line",
        "Standard",
        &[
            ("fo:border-bottom", "0.02cm solid #000000"),
            ("fo:margin-bottom", "0.4cm"),
        ],
        &[("fo:font-size", "6pt")],
    ),
    (
        "Table",
        "Standard",
        &[("fo:margin-top", "0.3cm"), ("fo:keep-with-next", "always")],
        &[("fo:font-weight", "bold")],
    ),
    ("Table_20_Contents", "Standard", &[], &[]),
    ("Table_20_Number", "Standard", &[("fo:text-align", "end")], &[]),
    ("Table_20_Heading", "Standard", &[], &[("fo:font-weight", "bold")]),
    (
        "Footer",
        "Standard",
        &[("fo:text-align", "center")],
        &[("fo:font-size", "9pt")],
    ),
];

fn root(xml: &mut Xml, name: &str, inside: impl FnOnce(&mut Xml)) {
    xml.element(name, NAMESPACES, inside);
}

/// What the document says, and the styles of words it uses.
pub(super) fn content(paper: &Paper, body: Body) -> Vec<u8> {
    let mut xml = Xml::document();
    root(&mut xml, "office:document-content", |xml| {
        xml.element("office:automatic-styles", &[], |xml| {
            for bits in &body.used {
                let name = format!("T{bits}");
                let attributes = [("style:name", name.as_str()), ("style:family", "text")];
                xml.element("style:style", &attributes, |xml| {
                    xml.empty("style:text-properties", &of_words(*bits));
                });
            }
            let attributes = [("style:name", "Cell"), ("style:family", "table-cell")];
            xml.element("style:style", &attributes, |xml| {
                let lines = [("fo:border", "0.02cm solid #555555"), ("fo:padding", "0.1cm")];
                xml.empty("style:table-cell-properties", &lines);
            });
        });
        let Part(written) = body.xml;
        xml.element("office:body", &[], |xml| {
            xml.element("office:text", &[], |xml| {
                xml.append(written);
                if paper.blocks.is_empty() {
                    xml.empty("text:p", &[("text:style-name", "Text_20_body")]);
                }
            });
        });
    });
    xml.into_bytes()
}

fn of_words(bits: u8) -> Vec<(&'static str, &'static str)> {
    let styles: [Properties; 5] = [
        &[("fo:font-weight", "bold")],
        &[("fo:font-style", "italic")],
        &[("style:font-name", "Liberation Mono")],
        &[("style:text-line-through-style", "solid")],
        &[("style:text-underline-style", "solid")],
    ];
    let on = (0..).zip(styles).filter(|(rank, _)| bits >> rank & 1 == 1);
    on.flat_map(|(_, properties)| properties.iter().copied())
        .collect()
}

/// How everything looks: the page, its foot, the paragraphs, the lists.
pub(super) fn styles(paper: &Paper) -> Vec<u8> {
    let mut xml = Xml::document();
    root(&mut xml, "office:document-styles", |xml| {
        xml.element("office:font-face-decls", &[], |xml| {
            for (name, kind) in [("Liberation Serif", "roman"), ("Liberation Mono", "modern")] {
                let family = format!("'{name}'");
                let attributes = [
                    ("style:name", name),
                    ("svg:font-family", family.as_str()),
                    ("style:font-family-generic", kind),
                    (
                        "xmlns:svg",
                        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
                    ),
                ];
                xml.empty("style:font-face", &attributes);
            }
        });
        xml.element("office:styles", &[], |xml| named(xml, &paper.language));
        xml.element("office:automatic-styles", &[], |xml| {
            xml.element("style:page-layout", &[("style:name", "A4")], |xml| {
                let page = [
                    ("fo:page-width", "21cm"),
                    ("fo:page-height", "29.7cm"),
                    ("fo:margin-top", "2cm"),
                    ("fo:margin-bottom", "2cm"),
                    ("fo:margin-left", "2.5cm"),
                    ("fo:margin-right", "2.5cm"),
                ];
                xml.empty("style:page-layout-properties", &page);
                xml.element("style:footer-style", &[], |xml| {
                    let above = [("fo:margin-top", "0.5cm"), ("fo:min-height", "0.6cm")];
                    xml.empty("style:header-footer-properties", &above);
                });
            });
        });
        xml.element("office:master-styles", &[], |xml| {
            let page = [("style:name", "Standard"), ("style:page-layout-name", "A4")];
            xml.element("style:master-page", &page, |xml| {
                xml.element("style:footer", &[], |xml| {
                    xml.element("text:p", &[("text:style-name", "Footer")], |xml| {
                        if !paper.footer.is_empty() {
                            xml.words(&paper.footer);
                            xml.words(" – ");
                        }
                        xml.element("text:page-number", &[("text:select-page", "current")], |xml| {
                            xml.words("1");
                        });
                        xml.words(" / ");
                        xml.element("text:page-count", &[], |xml| xml.words("1"));
                    });
                });
            });
        });
    });
    xml.into_bytes()
}

fn named(xml: &mut Xml, language: &str) {
    let (language, country) = language.split_once('-').unwrap_or((language, "none"));
    xml.element("style:default-style", &[("style:family", "paragraph")], |xml| {
        let words = [
            ("style:font-name", "Liberation Serif"),
            ("fo:font-size", "12pt"),
            ("fo:language", language),
            ("fo:country", country),
        ];
        xml.empty("style:text-properties", &words);
    });
    let number = [
        ("style:name", NUMBER_STYLE),
        ("style:display-name", "Numéro d’alinéa"),
        ("style:family", "text"),
    ];
    xml.element("style:style", &number, |xml| {
        xml.empty(
            "style:text-properties",
            &[("fo:color", "#595959"), ("fo:font-size", "8pt")],
        );
    });
    for (name, parent, paragraph, words) in PARAGRAPHS {
        style(xml, name, parent, &[], |xml| {
            xml.empty("style:paragraph-properties", paragraph);
            xml.empty("style:text-properties", words);
        });
    }
    for (level, size) in (1..).zip(HEADINGS_PT) {
        let level: i32 = level;
        let level = level.to_string();
        let name = format!("Heading_20_{level}");
        let outline = [("style:default-outline-level", level.as_str())];
        style(xml, &name, "Standard", &outline, |xml| {
            let paragraph = [
                ("fo:margin-top", "0.5cm"),
                ("fo:margin-bottom", "0.2cm"),
                ("fo:keep-with-next", "always"),
            ];
            xml.empty("style:paragraph-properties", &paragraph);
            let words = [("fo:font-weight", "bold"), ("fo:font-size", size)];
            xml.empty("style:text-properties", &words);
        });
    }
    list(
        xml,
        "Bullets",
        "text:list-level-style-bullet",
        ("text:bullet-char", "•"),
    );
    list(
        xml,
        "Numbers",
        "text:list-level-style-number",
        ("style:num-format", "1"),
    );
}

fn style(xml: &mut Xml, name: &str, parent: &str, more: &[(&str, &str)], inside: impl FnOnce(&mut Xml)) {
    let shown = name.replace("_20_", " ");
    let mut attributes = vec![
        ("style:name", name),
        ("style:display-name", shown.as_str()),
        ("style:family", "paragraph"),
    ];
    if !parent.is_empty() {
        attributes.push(("style:parent-style-name", parent));
    }
    attributes.extend(more);
    xml.element("style:style", &attributes, inside);
}

/// A sort of lists, ten levels deep.
fn list(xml: &mut Xml, name: &str, level_name: &str, (kind, value): (&str, &str)) {
    xml.element("text:list-style", &[("style:name", name)], |xml| {
        for level in 1..=10 {
            let rank = level.to_string();
            let mut attributes = vec![("text:level", rank.as_str()), (kind, value)];
            if kind == "style:num-format" {
                attributes.push(("style:num-suffix", "."));
            }
            xml.element(level_name, &attributes, |xml| {
                let margin = format!("{}mm", 7 * level);
                let mode = [("text:list-level-position-and-space-mode", "label-alignment")];
                xml.element("style:list-level-properties", &mode, |xml| {
                    let place = [
                        ("text:label-followed-by", "listtab"),
                        ("fo:text-indent", "-6mm"),
                        ("fo:margin-left", margin.as_str()),
                    ];
                    xml.empty("style:list-level-label-alignment", &place);
                });
            });
        }
    });
}

/// What the document is: its title, who signs it, when it is said to be made.
pub(super) fn meta(paper: &Paper) -> Vec<u8> {
    let mut xml = Xml::document();
    root(&mut xml, "office:document-meta", |xml| {
        xml.element("office:meta", &[], |xml| {
            let mut said = |name: &str, words: &str| {
                if !words.is_empty() {
                    xml.element(name, &[], |xml| xml.words(words));
                }
            };
            said("meta:generator", &paper.producer);
            said("dc:title", &paper.title);
            said("meta:initial-creator", &paper.author);
            said("meta:creation-date", &written(paper.made_on));
            said("dc:language", &paper.language);
        });
    });
    xml.into_bytes()
}

fn written(at: Moment) -> String {
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        at.year, at.month, at.day, at.hour, at.minute, at.second
    )
}

/// What is in the file.
pub(super) fn manifest() -> Vec<u8> {
    let mut xml = Xml::document();
    let attributes = [
        (
            "xmlns:manifest",
            "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
        ),
        ("manifest:version", VERSION),
    ];
    xml.element("manifest:manifest", &attributes, |xml| {
        for (path, kind) in [
            ("/", MEDIA_TYPE),
            ("content.xml", "text/xml"),
            ("styles.xml", "text/xml"),
            ("meta.xml", "text/xml"),
        ] {
            let attributes = [("manifest:full-path", path), ("manifest:media-type", kind)];
            xml.empty("manifest:file-entry", &attributes);
        }
    });
    xml.into_bytes()
}
