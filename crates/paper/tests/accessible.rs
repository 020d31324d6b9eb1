//! Whatever is put on paper, the file is an accessible archive.

use paper::{Block, Cell, Fault, Inline, Limits, Look, Made, Moment, Paper, Table};
use proptest::prelude::*;
use test_pdf::assert_accessible_archive;

const ALWAYS: Limits = Limits {
    pages_max: 2_000,
    goes_on: &|| true,
};

fn paper(title: &str, blocks: Vec<Block>) -> Paper<'static> {
    Paper {
        title: title.to_owned(),
        language: "fr-FR".to_owned(),
        author: "Nolwenn Le Goff".to_owned(),
        producer: "Parvis".to_owned(),
        made_on: Moment {
            year: 2026,
            month: 11,
            day: 29,
            hour: 10,
            minute: 30,
            second: 0,
        },
        running_title: title.to_owned(),
        footer: "Commune de Montrieux – Conseil municipal".to_owned(),
        page_number: &|page, pages| format!("Page {page} sur {pages}"),
        blocks,
    }
}

fn made(blocks: Vec<Block>) -> Made {
    let made = paper::make(&paper("Avis sur le plan vélo", blocks), &ALWAYS).expect("it is made");
    assert_accessible_archive(&made.bytes);
    assert_eq!(test_pdf::page_count(&made.bytes), made.page_count);
    made
}

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::plain(text)]
}

fn body(text: &str) -> Block {
    Block::Paragraph {
        look: Look::Body,
        content: words(text),
    }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        content: words(text),
    }
}

fn cell(text: &str) -> Cell {
    Cell {
        content: words(text),
        ..Cell::default()
    }
}

fn table(columns: usize, rows: usize, text: &str) -> Block {
    Block::Table(Table {
        caption: words("Ce que dit le tableau"),
        rows: (0..=rows)
            .map(|row| {
                (0..columns)
                    .map(|column| cell(&format!("{text} {row}.{column}")))
                    .collect()
            })
            .collect(),
        head_rows: 1,
        is_facts: false,
    })
}

#[test]
fn an_ordinary_act_is_accessible_and_always_the_same() {
    let blocks = || {
        vec![
            heading(1, "Avis sur le plan vélo"),
            body("Le plan prévoit quinze kilomètres de pistes\u{a0}: c’est un œuvre de longue haleine."),
            heading(2, "Article 1er"),
            Block::List {
                first: Some(9),
                items: vec![
                    vec![
                        body("neuf"),
                        Block::List {
                            first: None,
                            items: vec![vec![body("un")]],
                        },
                    ],
                    vec![],
                ],
            },
            Block::Quote(vec![body("Le groupe demande un bilan."), Block::Rule]),
            Block::Paragraph {
                look: Look::Body,
                content: vec![
                    Inline::plain("Voir "),
                    Inline {
                        link: Some("https://exemple.fr/é".to_owned()),
                        is_bold: true,
                        ..Inline::plain("la page")
                    },
                    Inline {
                        link: Some("https://exemple.fr/é".to_owned()),
                        ..Inline::plain(" de l’acte")
                    },
                    Inline {
                        link: Some("javascript:alert(1)".to_owned()),
                        ..Inline::plain(", ou rien")
                    },
                    Inline {
                        is_struck: true,
                        is_italic: true,
                        ..Inline::plain(" rayé")
                    },
                ],
            },
            table(3, 4, "Dépense"),
        ]
    };
    let first = made(blocks());
    assert_eq!(first.page_count, 1);
    assert!(first.substituted.is_empty(), "{:?}", first.substituted);
    assert_eq!(
        first.bytes,
        made(blocks()).bytes,
        "the same paper, the same bytes"
    );
}

#[test]
fn five_hundred_articles_keep_their_headings_with_their_text() {
    let blocks = std::iter::once(heading(1, "Règlement"))
        .chain((1..=500).flat_map(|number| {
            [
                heading(2, &format!("Article {number}")),
                body(&"Le conseil décide ce qui suit. ".repeat(12)),
            ]
        }))
        .collect();
    let made = made(blocks);
    assert!((60..=200).contains(&made.page_count), "{}", made.page_count);
}

#[test]
fn tables_wider_and_cells_longer_than_a_page_are_whole() {
    let wide = made(vec![
        heading(1, "Budget"),
        table(9, 30, "Fonctionnement"),
        body("Après le tableau."),
    ]);
    assert!(wide.page_count >= 2, "a turned page, and another after it");
    made(vec![heading(1, "Budget"), table(40, 12, "Chapitre")]);
    made(vec![
        heading(1, "Budget"),
        table(60, 3, &"anticonstitutionnellement".repeat(4)),
    ]);
    let long = made(vec![
        heading(1, "Bilan"),
        table(2, 2, &"Une cellule qui en dit long. ".repeat(400)),
    ]);
    assert!(long.page_count >= 4, "{}", long.page_count);
    made(vec![table(3, 200, "Une ligne")]);
}

#[test]
fn what_no_font_draws_is_a_square_and_is_told() {
    let made = made(vec![
        heading(1, "Fête 🎉 du 漢字"),
        body(
            "Une famille 👨‍👩‍👧, un drapeau 🇫🇷, une lettre privée \u{e000}, un \u{0}contrôle, ‏עברית, العربية, e\u{301}.",
        ),
        body(&"mot".repeat(4_000)),
        Block::Paragraph {
            look: Look::Code,
            content: words("fn  deux\n\n  lignes 🎉"),
        },
    ]);
    for letter in ['🎉', '漢', '\u{e000}'] {
        assert!(
            made.substituted.contains(&letter),
            "{letter:?} in {:?}",
            made.substituted
        );
    }
    assert!(!made.substituted.contains(&'é') && !made.substituted.contains(&'\u{200d}'));
}

#[test]
fn nothing_or_nearly_is_still_a_document() {
    made(vec![]);
    made(vec![
        body("  \n "),
        heading(3, ""),
        Block::List {
            first: None,
            items: vec![],
        },
        Block::Table(Table::default()),
    ]);
    let untitled = paper::make(&paper(" ", vec![heading(6, "Trop profond")]), &ALWAYS).expect("it is made");
    assert_accessible_archive(&untitled.bytes);
}

#[test]
fn making_is_bounded() {
    let long: Vec<Block> = (0..400).map(|_| body(&"Bla bla. ".repeat(100))).collect();
    let few = Limits {
        pages_max: 3,
        goes_on: &|| true,
    };
    assert!(matches!(
        paper::make(&paper("Long", long.clone()), &few),
        Err(Fault::TooLong(3))
    ));
    let asked = std::cell::Cell::new(0);
    let stops = || {
        asked.set(asked.get() + 1);
        asked.get() < 20
    };
    let stopped = Limits {
        pages_max: 2_000,
        goes_on: &stops,
    };
    assert!(matches!(
        paper::make(&paper("Long", long), &stopped),
        Err(Fault::Stopped)
    ));
}

/// Another reader's opinion, where the machine has one.
#[test]
fn poppler_and_qpdf_agree() {
    let made = made(vec![
        heading(1, "Avis"),
        body("Le groupe est favorable à l’œuvre."),
        table(3, 3, "Ligne"),
    ]);
    let folder = std::env::temp_dir().join(format!("paper-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("avis.pdf");
    std::fs::write(&file, &made.bytes).expect("written");
    let run = |program: &str, before: &[&str], after: &[&str]| {
        let mut command = std::process::Command::new(program);
        let Ok(output) = command.args(before).arg(&file).args(after).output() else {
            test_postgres::absent(program);
            return None;
        };
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        Some((output.status.success(), said))
    };
    if let Some((is_good, said)) = run("qpdf", &["--check"], &[]) {
        assert!(is_good, "{said}");
    }
    if let Some((is_good, said)) = run("pdftotext", &[], &["-"]) {
        assert!(
            is_good && said.contains("Le groupe est favorable à l’œuvre."),
            "{said}"
        );
    }
    if let Some((_, said)) = run("pdfinfo", &[], &[]) {
        assert!(
            said.contains("Avis sur le plan vélo") && said.contains("Tagged:"),
            "{said}"
        );
    }
    std::fs::remove_dir_all(&folder).expect("removed");
}

fn inline() -> impl Strategy<Value = Inline> {
    let text = prop_oneof![
        "[a-zà-ÿ ’«»\u{a0}]{0,40}",
        ".{0,20}",
        "\\PC{0,12}",
        Just("a\nb".to_owned())
    ];
    let link = proptest::option::weighted(0.2, prop_oneof!["https://[a-z]{1,20}\\.fr/.{0,9}", ".{0,12}"]);
    (text, any::<[bool; 5]>(), link).prop_map(|(text, style, link)| Inline {
        text,
        is_bold: style[0],
        is_italic: style[1],
        is_code: style[2],
        is_struck: style[3],
        is_underlined: style[4],
        link,
    })
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    prop::collection::vec(inline(), 0..4)
}

fn block() -> impl Strategy<Value = Block> {
    let look = prop_oneof![
        Just(Look::Body),
        Just(Look::Letterhead),
        Just(Look::Kicker),
        Just(Look::Small),
        Just(Look::Warning),
        Just(Look::Code)
    ];
    let cell = (inlines(), any::<bool>(), any::<bool>()).prop_map(|(content, is_header, is_number)| Cell {
        content,
        is_header,
        is_number,
    });
    let rows = prop::collection::vec(prop::collection::vec(cell, 0..20), 0..5);
    let leaf = prop_oneof![
        (0..9_u8, inlines()).prop_map(|(level, content)| Block::Heading { level, content }),
        (look, inlines()).prop_map(|(look, content)| Block::Paragraph { look, content }),
        (inlines(), rows, 0..7_usize, any::<bool>()).prop_map(|(caption, rows, head_rows, is_facts)| {
            Block::Table(Table {
                caption,
                rows,
                head_rows,
                is_facts,
            })
        }),
        Just(Block::Rule),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Block::Quote),
            ("\\PC{0,6}", prop::collection::vec(inner.clone(), 0..3))
                .prop_map(|(number, blocks)| Block::Numbered { number, blocks }),
            (
                proptest::option::of(any::<u32>()),
                prop::collection::vec(prop::collection::vec(inner, 0..3), 0..4)
            )
                .prop_map(|(first, items)| Block::List { first, items }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_blocks_make_an_accessible_archive(title in ".{0,60}", blocks in prop::collection::vec(block(), 0..6)) {
        let made = paper::make(&paper(&title, blocks), &ALWAYS).expect("it is made");
        let faults = test_pdf::faults(&made.bytes);
        prop_assert!(faults.is_empty(), "{faults:?}");
    }
}
