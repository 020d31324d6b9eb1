use super::*;
use crate::Moment;

#[test]
fn a_number_stands_in_the_margin_beside_its_first_line_and_is_read_before_it() {
    let body = |text: &str| Block::Paragraph {
        look: Look::Body,
        content: vec![Inline::plain(text)],
    };
    let numbered = |number: &str, blocks| Block::Numbered {
        number: number.to_owned(),
        blocks,
    };
    let paper = Paper {
        title: "Avis".to_owned(),
        language: "fr-FR".to_owned(),
        author: String::new(),
        producer: String::new(),
        made_on: Moment {
            year: 2026,
            month: 11,
            day: 30,
            hour: 0,
            minute: 0,
            second: 0,
        },
        running_title: String::new(),
        footer: String::new(),
        page_number: &|_, _| String::new(),
        blocks: vec![
            numbered("1", vec![body(&"Un alinéa de plusieurs lignes. ".repeat(12))]),
            numbered("2", vec![]),
            Block::List {
                first: None,
                items: vec![vec![numbered("3", vec![body("un")])]],
            },
            body("Sans numéro."),
        ],
    };
    let limits = Limits {
        pages_max: 2,
        goes_on: &|| true,
    };
    let Ok(laid) = lay_out(&paper, &limits) else {
        panic!("it is laid out");
    };
    let mut read_at = Vec::new();
    let mut in_margin = Vec::new();
    for item in &laid.sheets[0].items {
        if let Item::Text { x, y, content, .. } = item {
            let Some(content) = content else { continue };
            if *x < MARGIN {
                in_margin.push((*content, *y));
            } else {
                read_at.push((*content, *y));
            }
        }
    }
    // Only what has words has its number; it stands on their line.
    assert_eq!(in_margin.len(), 2);
    for (content, y) in &in_margin {
        let mut read = read_at.iter();
        assert!(
            read.any(|(next, at)| *next == content + 1 && (at - y).abs() < 0.01),
            "{in_margin:?} {read_at:?}"
        );
    }
}

#[test]
fn the_recipient_stands_in_the_window_of_every_letter() {
    let body = |text: &str| Block::Paragraph {
        look: Look::Body,
        content: vec![Inline::plain(text)],
    };
    let letter = |name: &str| {
        let address =
            format!("{name}\nBâtiment B\n12 bis rue des Écoles\nLieu-dit Kerlann\n56400 AURAY\nFRANCE");
        [
            Block::NewPage,
            Block::Paragraph {
                look: Look::Letterhead,
                content: vec![Inline::plain("Ville d’Auray")],
            },
            Block::Window(vec![Inline::plain(address)]),
            body("Voici votre code."),
        ]
    };
    let paper = Paper {
        title: "Courriers".to_owned(),
        language: "fr-FR".to_owned(),
        author: String::new(),
        producer: String::new(),
        made_on: Moment {
            year: 2026,
            month: 11,
            day: 30,
            hour: 0,
            minute: 0,
            second: 0,
        },
        running_title: String::new(),
        footer: String::new(),
        page_number: &|_, _| String::new(),
        blocks: [letter("Ada"), letter("Bleiz")].concat(),
    };
    let limits = Limits {
        pages_max: 2,
        goes_on: &|| true,
    };
    let Ok(laid) = lay_out(&paper, &limits) else {
        panic!("it is laid out");
    };
    assert_eq!(laid.sheets.len(), 2, "a page for each");
    for sheet in &laid.sheets {
        let mut in_window = Vec::new();
        let mut below = 0;
        for item in &sheet.items {
            if let Item::Text { x, y, .. } = item {
                if *x >= WINDOW_LEFT {
                    in_window.push(*y);
                } else if *y > BELOW_WINDOW {
                    below += 1;
                }
            }
        }
        assert!(in_window.len() >= 6, "{in_window:?}");
        // 79 mm from the top, in points.
        assert!(
            in_window.iter().all(|y| (WINDOW_TOP..=224.0).contains(y)),
            "{in_window:?}"
        );
        assert!(below > 0, "what the letter says stands below the fold");
    }
}
