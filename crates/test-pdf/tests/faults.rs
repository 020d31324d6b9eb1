//! The checker sees what is wrong: a good file is spoiled in one place at a time.

use paper::{Block, Cell, Inline, Limits, Look, Moment, Paper, Table};
use test_pdf::{assert_accessible_archive, faults};

fn good() -> Vec<u8> {
    let link = Inline {
        link: Some("https://exemple.fr/actes".to_owned()),
        ..Inline::plain("la page")
    };
    let cell = |text: &str| Cell {
        content: vec![Inline::plain(text)],
        ..Cell::default()
    };
    let heading = |level, text: &str| Block::Heading {
        level,
        content: vec![Inline::plain(text)],
    };
    let paper = Paper {
        title: "Avis".to_owned(),
        language: "fr-FR".to_owned(),
        author: "Nolwenn".to_owned(),
        producer: "Parvis".to_owned(),
        made_on: Moment {
            year: 2026,
            month: 11,
            day: 29,
            hour: 0,
            minute: 0,
            second: 0,
        },
        running_title: String::new(),
        footer: String::new(),
        page_number: &|page, _| page.to_string(),
        blocks: vec![
            heading(1, "Avis"),
            heading(2, "Article 1er"),
            Block::Paragraph {
                look: Look::Body,
                content: vec![Inline::plain("Voir "), link],
            },
            Block::List {
                first: None,
                items: vec![vec![Block::Paragraph {
                    look: Look::Body,
                    content: vec![Inline::plain("un")],
                }]],
            },
            Block::Table(Table {
                rows: vec![vec![cell("a"), cell("b")], vec![cell("1"), cell("2")]],
                head_rows: 1,
                ..Table::default()
            }),
        ],
    };
    let limits = Limits {
        pages_max: 5,
        goes_on: &|| true,
    };
    paper::make(&paper, &limits).expect("a good file").bytes
}

/// The file with `old` changed into `new` everywhere; both are as long, so that nothing else moves.
fn spoiled(file: &[u8], old: &str, new: &str) -> Vec<u8> {
    assert_eq!(old.len(), new.len(), "{old} and {new}");
    let mut spoiled = file.to_vec();
    let mut changed = 0;
    let mut place = 0;
    while place + old.len() <= spoiled.len() {
        if &spoiled[place..place + old.len()] == old.as_bytes() {
            spoiled[place..place + old.len()].copy_from_slice(new.as_bytes());
            changed += 1;
            place += old.len();
        } else {
            place += 1;
        }
    }
    assert!(changed > 0, "{old} is not in the file");
    spoiled
}

#[test]
fn each_thing_spoiled_is_told() {
    let file = good();
    assert_accessible_archive(&file);
    for (old, new, told) in [
        (
            "<pdfaid:conformance>A<",
            "<pdfaid:conformance>B<",
            "conformance A",
        ),
        ("<pdfaid:part>2<", "<pdfaid:part>3<", "PDF/A part 2"),
        ("<pdfuaid:part>1<", "<pdfuaid:part>2<", "PDF/UA part 1"),
        ("/Title(Avis)/Author", "/Title(Anis)/Author", "titles differ"),
        ("/Marked true", "/Marked null", "not marked as tagged"),
        ("/DisplayDocTitle true", "/DisplayDocTitle null", "show the title"),
        ("/StructTreeRoot", "/StructTreeRoof", "no structure tree"),
        ("/Lang(fr-FR)", "/Lang(en-GB)", "in French"),
        ("/Tabs/S", "/Tabs/R", "order of reading"),
        (
            "/StructParents",
            "/StructParentz",
            "does not lead to the structure",
        ),
        ("/ToUnicode", "/ToUnicodf", "ToUnicode"),
        ("/FontFile", "/FontFilf", "is not embedded"),
        ("/OutputIntents", "/OutputIntentz", "output intent"),
        ("/Outlines", "/Outlinez", "bookmarks"),
        ("/S/H2", "/S/H3", "a heading H3 follows a level 1"),
        ("/S/TH", "/S/TD", "no header cell"),
        ("/Scope", "/Scopf", "what it heads"),
        ("/S/LBody", "/S/LBodz", "no body"),
        ("/S/TBody", "/S/THeaD", "no standard role"),
        ("/S/Document", "/S/Documenu", "not with Document"),
        ("/Type/OBJR", "/Type/OBJS", "leads nowhere"),
        ("/Contents(", "/Contentz(", "no alternate text"),
        ("/URI(", "/JS (", "/JS"),
        ("/S/URI", "/AA/UR", "/AA"),
    ] {
        let found = faults(&spoiled(&file, old, new));
        let is_told = found.iter().any(|fault| fault.contains(told));
        assert!(is_told, "{old} → {new}: {found:?}");
    }
}

#[test]
fn what_is_no_archive_is_told() {
    let file = good();
    assert!(!faults(b"").is_empty() && !faults(b"<html>").is_empty());
    let cut = &file[..file.len() / 2];
    assert!(!faults(cut).is_empty());
    let mut followed = file.clone();
    followed.extend(b"<script>");
    assert!(
        faults(&followed)
            .iter()
            .any(|fault| fault.contains("follows the end"))
    );
    let text = String::from_utf8_lossy(&file).into_owned();
    let trailer = text.rfind("trailer").expect("a trailer in clear");
    let opening = file.len() - text[trailer..].len();
    let place = opening + text[trailer..].find("<<").expect("a dictionary") + 2;
    let mut encrypted = file[..place].to_vec();
    encrypted.extend(b"/Encrypt 9999 0 R");
    encrypted.extend(&file[place..]);
    assert!(faults(&encrypted).iter().any(|fault| fault.contains("encrypted")));
}
