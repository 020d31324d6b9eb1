use super::*;

fn of(html: &str) -> Vec<Block> {
    read(&format!("<body><main>{html}</main></body>"), "").blocks
}

fn said(blocks: &[Block]) -> String {
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } | Block::Window(content) => {
                content
                    .iter()
                    .map(|piece| piece.text.as_str())
                    .collect::<String>()
                    + "|"
            }
            Block::Quote(inner) => format!("q({})", said(inner)),
            Block::Numbered { number, blocks } => format!("{number}({})", said(blocks)),
            Block::List { items, .. } => items.iter().map(|item| "-".to_owned() + &said(item)).collect(),
            Block::Table(table) => format!("t{}×{}", table.rows.len(), table.rows[0].len()),
            Block::Rule => "---".to_owned(),
            Block::NewPage => "===".to_owned(),
        })
        .collect()
}

#[test]
fn words_are_read_as_a_browser_shows_them() {
    let blocks = of(
        "<p>Le  plan\n<strong>vélo</strong> &amp;&nbsp;l’<em>autre</em> <br>\n fin </p>\n<ul>\n<li>un</li>\n<li><p>deux</p></li></ul>",
    );
    assert_eq!(said(&blocks), "Le plan vélo &\u{a0}l’autre \nfin|-un|-deux|");
    let Block::Paragraph { content, .. } = &blocks[0] else {
        panic!("a paragraph")
    };
    assert!(content.iter().any(|piece| piece.is_bold && piece.text == "vélo"));
    assert_eq!(
        said(&of(
            "<blockquote><p>a</p></blockquote><hr><pre><code>x  y\n z\n</code></pre>"
        )),
        "q(a|)---x  y\n z|"
    );
}

#[test]
fn tables_keep_their_head_and_their_numbers() {
    let blocks = of(
        "<div class=\"scroll\"><table><caption>C</caption><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><th scope=\"row\">1</th><td class=\"number\">2</td></tr></tbody></table></div>",
    );
    let Block::Table(table) = &blocks[0] else {
        panic!("a table")
    };
    assert_eq!((table.head_rows, table.rows.len()), (1, 2));
    assert!(table.rows[1][0].is_header && table.rows[1][1].is_number);
}

#[test]
fn a_file_nested_without_end_or_never_closed_is_read() {
    let deep = "<div>".repeat(20_000) + "mot";
    assert!(said(&of(&deep)).contains("mot"));
    assert_eq!(said(&of("<p>jamais fermé")), "jamais fermé|");
}
