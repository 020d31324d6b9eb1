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
