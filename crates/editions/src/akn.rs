//! Akoma Ntoso (OASIS LegalDocumentML 1.0, namespace `…/akn/3.0`): a text whose articles and alinéas other programs find by
//! their identifiers.
//!
//! Divisions become the elements that the standard names (`article`, `chapter`, `title`…), or an `hcontainer` with their
//! French name; each alinéa is an `alinea` whose `eId` ends with its number: what `« article 7, alinéa 3 »` says is
//! `article_7__al_3`. What stands before the first division is the `preamble`: « Vu… » are `citations`, « Considérant… »
//! are `recitals`.

use std::collections::BTreeSet;

use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};
use legistique::{Block, BlockKind, Division, Document};

use crate::xml::Xml;

/// The media type of these files.
pub const MEDIA_TYPE: &str = "application/akn+xml";

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
/// The reference to the program, in the metadata.
const PROGRAM: &str = "#parvis";
/// The reference to who answers for the text.
const AUTHOR: &str = "#auteur";

/// What is said of a text beside its words. Dates are written `2026-11-29`.
#[derive(Clone, Debug)]
pub struct About<'a> {
    /// Its title
    pub title: &'a str,
    /// The country (ISO 3166-1, lower case): `fr`
    pub country: &'a str,
    /// Its language (ISO 639-2, three letters): `fra`
    pub language: &'a str,
    /// True once nothing changes it any more: an `act`; a `bill` until then
    pub is_final: bool,
    /// What says which text it is, in addresses: `commune-de-montrieux/018f…`
    pub name: &'a str,
    /// When it was brought in
    pub begun_on: &'a str,
    /// When it became what it is here
    pub version_on: &'a str,
    /// What says which version it is: a commit
    pub version: &'a str,
    /// Who answers for it
    pub author: &'a str,
    /// Its page, whole address
    pub address: &'a str,
}

/// The file of a text.
pub fn make(about: &About<'_>, document: &Document) -> Vec<u8> {
    let mut xml = Xml::document();
    let name = if about.is_final { "act" } else { "bill" };
    xml.element("akomaNtoso", &[("xmlns", NAMESPACE)], |xml| {
        let attributes = [("name", "texte"), ("contains", "singleVersion")];
        xml.element(name, &attributes, |xml| {
            meta(xml, about, name);
            xml.element("preface", &[], |xml| {
                xml.element("longTitle", &[], |xml| {
                    xml.element("p", &[], |xml| {
                        xml.element("docTitle", &[], |xml| xml.words(about.title));
                    });
                });
            });
            let has_divisions = document.divisions().len() > 1;
            if has_divisions && !document.preamble().blocks.is_empty() {
                preamble(xml, document.preamble());
            }
            let mut tree = Tree {
                document,
                taken: BTreeSet::new(),
            };
            xml.element("body", &[], |xml| tree.body(xml));
        });
    });
    xml.into_bytes()
}

fn meta(xml: &mut Xml, about: &About<'_>, kind: &str) {
    let work = format!("/akn/{}/{kind}/{}/{}", about.country, about.begun_on, about.name);
    let expression = format!("{work}/{}@{}", about.language, about.version_on);
    let value = |xml: &mut Xml, name: &str, value: &str| xml.empty(name, &[("value", value)]);
    let date = |xml: &mut Xml, date: &str, name: &str| {
        xml.empty("FRBRdate", &[("date", date), ("name", name)]);
    };
    xml.element("meta", &[], |xml| {
        xml.element("identification", &[("source", PROGRAM)], |xml| {
            xml.element("FRBRWork", &[], |xml| {
                value(xml, "FRBRthis", &format!("{work}/!main"));
                value(xml, "FRBRuri", &work);
                xml.empty("FRBRalias", &[("value", about.address), ("name", "page")]);
                date(xml, about.begun_on, "import");
                xml.empty("FRBRauthor", &[("href", AUTHOR)]);
                value(xml, "FRBRcountry", about.country);
            });
            xml.element("FRBRExpression", &[], |xml| {
                value(xml, "FRBRthis", &format!("{expression}/!main"));
                value(xml, "FRBRuri", &expression);
                date(xml, about.version_on, "version");
                xml.empty("FRBRauthor", &[("href", AUTHOR)]);
                value(xml, "FRBRversionNumber", about.version);
                xml.empty("FRBRlanguage", &[("language", about.language)]);
            });
            xml.element("FRBRManifestation", &[], |xml| {
                value(xml, "FRBRthis", &format!("{expression}/!main.xml"));
                value(xml, "FRBRuri", &format!("{expression}.akn"));
                date(xml, about.version_on, "generation");
                xml.empty("FRBRauthor", &[("href", PROGRAM)]);
            });
        });
        xml.element("references", &[("source", PROGRAM)], |xml| {
            let organization = |xml: &mut Xml, id: &str, href: &str, shown: &str| {
                xml.empty(
                    "TLCOrganization",
                    &[("eId", id), ("href", href), ("showAs", shown)],
                );
            };
            let of = format!("/ontology/organization/{}/auteur", about.country);
            organization(xml, &AUTHOR[1..], &of, about.author);
            organization(xml, &PROGRAM[1..], "/ontology/organization/parvis", "Parvis");
        });
    });
}

/// What a line before the first division is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Citation,
    Recital,
    Other,
}

impl Line {
    fn of(block: &Block) -> Self {
        let words = block.text.trim_start_matches(['-', '*', '>', ' ', '_']);
        let begins = |start: &str| {
            words
                .get(..start.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(start))
        };
        if begins("vu ") || begins("vus ") || begins("vu\u{e0} ") {
            Self::Citation
        } else if begins("consid\u{e9}rant ") || begins("considerant ") {
            Self::Recital
        } else {
            Self::Other
        }
    }
}

fn preamble(xml: &mut Xml, division: &Division) {
    xml.element("preamble", &[], |xml| {
        let lines: Vec<(Line, &Block)> = division
            .blocks
            .iter()
            .map(|block| (Line::of(block), block))
            .collect();
        for run in lines.chunk_by(|one, next| one.0 == next.0) {
            let (group, item) = match run[0].0 {
                Line::Citation => ("citations", "citation"),
                Line::Recital => ("recitals", "recital"),
                Line::Other => {
                    for (_, block) in run {
                        words_of(xml, block);
                    }
                    continue;
                }
            };
            xml.element(group, &[], |xml| {
                for (_, block) in run {
                    xml.element(item, &[], |xml| words_of(xml, block));
                }
            });
        }
    });
}

/// The divisions of a text, and the identifiers given so far.
struct Tree<'a> {
    document: &'a Document,
    taken: BTreeSet<String>,
}

impl Tree<'_> {
    fn body(&mut self, xml: &mut Xml) {
        let divisions = self.document.divisions();
        if divisions.len() == 1 {
            let blocks = &divisions[0].blocks;
            if blocks.is_empty() {
                xml.element("hcontainer", &[("name", "vide"), ("eId", "vide")], |xml| {
                    xml.element("content", &[], |xml| xml.empty("p", &[]));
                });
            }
            self.blocks(xml, "", blocks);
            return;
        }
        let mut at = 1;
        while at < divisions.len() {
            at = self.division(xml, at, "");
        }
    }

    /// Writes a division and those under it; gives the index of what follows them.
    fn division(&mut self, xml: &mut Xml, at: usize, parent: &str) -> usize {
        let document = self.document;
        let division = &document.divisions()[at];
        let end = document.subtree_end(at);
        let noun = division.noun.unwrap_or("division");
        let number = division.number.as_deref().unwrap_or_default();
        let id = self.id(parent, noun, number);
        let (name, is_named) = element_of(noun);
        let mut attributes = vec![("eId", id.as_str())];
        if !is_named {
            attributes.push(("name", noun));
        }
        xml.element(name, &attributes, |xml| {
            let label = division
                .heading
                .strip_suffix(&division.intitule)
                .unwrap_or(&division.heading)
                .trim_end_matches([' ', '\u{a0}', '–', '—', '-', ':', '.']);
            if !label.is_empty() {
                xml.element("num", &[], |xml| xml.words(label));
            }
            if !division.intitule.is_empty() {
                xml.element("heading", &[], |xml| inlines(xml, &division.intitule));
            }
            if division.blocks.is_empty() && end == at + 1 {
                xml.element("content", &[], |xml| xml.empty("p", &[]));
            }
            self.blocks(xml, &id, &division.blocks);
            let mut child = at + 1;
            while child < end {
                child = self.division(xml, child, &id);
            }
        });
        end
    }

    fn blocks(&mut self, xml: &mut Xml, parent: &str, blocks: &[Block]) {
        let mut rank = 0;
        for block in blocks {
            let (name, kind) = match block.kind {
                BlockKind::Alinea => {
                    rank += 1;
                    ("alinea", "al")
                }
                BlockKind::Table => ("hcontainer", "tableau"),
                BlockKind::Verbatim => ("hcontainer", "citation"),
                BlockKind::Rule => continue,
            };
            let is_alinea = block.kind == BlockKind::Alinea;
            let number = if is_alinea {
                rank.to_string()
            } else {
                String::new()
            };
            let id = self.id(parent, kind, &number);
            let mut attributes = vec![("eId", id.as_str())];
            if !is_alinea {
                attributes.push(("name", kind));
            }
            xml.element(name, &attributes, |xml| {
                if let Some(mark) = mark_of(&block.text) {
                    xml.element("num", &[], |xml| xml.words(&mark));
                }
                xml.element("content", &[], |xml| words_of(xml, block));
            });
        }
    }

    /// An identifier nobody has yet: `chapitre_2__article_7__al_3`, as the naming convention of the standard makes them.
    fn id(&mut self, parent: &str, kind: &str, number: &str) -> String {
        let mut own: String = kind.replace('-', "");
        if !number.is_empty() {
            let number: String = number
                .chars()
                .map(|letter| if letter.is_alphanumeric() { letter } else { '-' })
                .collect();
            own = format!("{own}_{number}");
        }
        let id = if parent.is_empty() {
            own
        } else {
            format!("{parent}__{own}")
        };
        let mut free = id.clone();
        let mut copy = 1;
        while !self.taken.insert(free.clone()) {
            copy += 1;
            free = format!("{id}.{copy}");
        }
        free
    }
}

/// The element of a sort of divisions; false when it is only a container, to be named.
fn element_of(noun: &str) -> (&'static str, bool) {
    let name = match noun {
        "article" => "article",
        "section" => "section",
        "sous-section" => "subsection",
        "chapitre" => "chapter",
        "titre" => "title",
        "livre" => "book",
        "partie" => "part",
        "point" => "point",
        _ => return ("hcontainer", false),
    };
    (name, true)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options
}

/// The mark of an item of a list: « 2. », or a dash.
fn mark_of(markdown: &str) -> Option<String> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown.trim_start(), &options());
    let first = root.first_child()?;
    let NodeValue::List(list) = &first.data.borrow().value else {
        return None;
    };
    Some(match list.list_type {
        ListType::Bullet => "–".to_owned(),
        ListType::Ordered => format!("{}.", list.start),
    })
}

/// The words of a block, as paragraphs and tables.
fn words_of(xml: &mut Xml, block: &Block) {
    if block.kind == BlockKind::Verbatim {
        let lines: Vec<&str> = block.text.lines().collect();
        let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
        xml.element("p", &[], |xml| {
            for (rank, line) in inner.iter().enumerate() {
                if rank > 0 {
                    xml.empty("eol", &[]);
                }
                xml.words(line);
            }
        });
        return;
    }
    let arena = Arena::new();
    let root = parse_document(&arena, block.text.trim_start(), &options());
    if let Some(table) = root
        .children()
        .find(|node| matches!(node.data.borrow().value, NodeValue::Table(_)))
    {
        table_of(xml, table);
        return;
    }
    xml.element("p", &[], |xml| inline_nodes(xml, root));
}

fn inlines(xml: &mut Xml, markdown: &str) {
    let arena = Arena::new();
    inline_nodes(xml, parse_document(&arena, markdown, &options()));
}

fn table_of<'a>(xml: &mut Xml, table: &'a AstNode<'a>) {
    xml.element("table", &[], |xml| {
        for row in table.children() {
            let is_head = matches!(row.data.borrow().value, NodeValue::TableRow(true));
            xml.element("tr", &[], |xml| {
                for cell in row.children() {
                    xml.element(if is_head { "th" } else { "td" }, &[], |xml| {
                        xml.element("p", &[], |xml| inline_nodes(xml, cell));
                    });
                }
            });
        }
    });
}

/// The words under a node. Blocks inside one another, of which an alinéa has only marks, are read through.
fn inline_nodes<'a>(xml: &mut Xml, node: &'a AstNode<'a>) {
    for child in node.children() {
        let value = child.data.borrow().value.clone();
        let name = match value {
            NodeValue::Text(words) => {
                xml.words(&words);
                continue;
            }
            NodeValue::Code(code) => {
                xml.element("inline", &[("name", "code")], |xml| xml.words(&code.literal));
                continue;
            }
            NodeValue::SoftBreak => {
                xml.words(" ");
                continue;
            }
            NodeValue::LineBreak => {
                xml.empty("eol", &[]);
                continue;
            }
            // As pages do: what is not Markdown is not shown.
            NodeValue::HtmlInline(_) | NodeValue::HtmlBlock(_) => continue,
            NodeValue::Link(link) if leads(&link.url) => {
                xml.element("ref", &[("href", &link.url)], |xml| inline_nodes(xml, child));
                continue;
            }
            NodeValue::Strong => "b",
            NodeValue::Emph => "i",
            NodeValue::Strikethrough => "del",
            _ => {
                inline_nodes(xml, child);
                continue;
            }
        };
        xml.element(name, &[], |xml| inline_nodes(xml, child));
    }
}

fn leads(url: &str) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| url.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(markdown: &str) -> String {
        let about = About {
            title: "Règlement « intérieur »",
            country: "fr",
            language: "fra",
            is_final: true,
            name: "montrieux/018f",
            begun_on: "2026-01-02",
            version_on: "2026-11-29",
            version: "0123456789",
            author: "Conseil municipal",
            address: "https://montrieux.example/textes/018f",
        };
        String::from_utf8(make(&about, &Document::parse(markdown))).expect("UTF-8")
    }

    #[test]
    fn what_a_path_says_is_found_by_its_identifier() {
        let file = file("# Titre II – Séances\n\n## Article 7 bis\n\nUn.\n\n- deux **gras**\n\n3. trois\n");
        for part in [
            "<title eId=\"titre_II\"><num>Titre II</num><heading>Séances</heading>",
            "<article eId=\"titre_II__article_7-bis\"><num>Article 7 bis</num>",
            "<alinea eId=\"titre_II__article_7-bis__al_2\"><num>–</num><content><p>deux <b>gras</b></p>",
            "<num>3.</num>",
        ] {
            assert!(file.contains(part), "{part} in {file}");
        }
    }

    #[test]
    fn what_comes_first_is_cited_or_considered() {
        let file = file(
            "Vu le code ;\n\nVu la loi ;\n\nConsidérant l’intérêt ;\n\nDÉCIDE\n\n## Article 1er\n\nOui.\n",
        );
        for part in [
            "<citations><citation><p>Vu le code ;</p></citation><citation>",
            "<recitals><recital><p>Considérant",
            "</recitals><p>DÉCIDE</p></preamble>",
        ] {
            assert!(file.contains(part), "{part} in {file}");
        }
    }

    #[test]
    fn same_names_have_different_identifiers_and_nothing_written_runs() {
        let file =
            file("## Article 1er\n\n<script>x</script>\u{b} [a](javascript:b)\n\n## Article 1er\n\nDeux.\n");
        assert!(
            file.contains("eId=\"article_1\"") && file.contains("eId=\"article_1.2\""),
            "{file}"
        );
        assert!(!file.contains("script") && !file.contains('\u{b}'), "{file}");
    }
}
