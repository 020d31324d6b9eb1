//! The homologation file that is shown as an example (`docs/elections-exemple-cnil.md`) says of each security objective what the
//! page of the demonstration's own election says of it.

use testkit::Browser;

const EXAMPLE: &str = include_str!("../../../../docs/elections-exemple-cnil.md");
/// The election it is about, which the demonstration holds open.
const ELECTION: &str = "Représentation du groupe au comité des usagers";
/// What the recommendation asks, on its three levels.
const OBJECTIVES: usize = 23;

/// Compares the table of the file with that of the page, line by line.
pub(super) async fn example_is_true(visitor: &mut Browser) {
    let list = visitor.get("/elections").await.text;
    let path = list
        .split("href=\"")
        .filter(|link| link.starts_with("/elections/"))
        .find(|link| link.contains(ELECTION))
        .and_then(|link| link.split('"').next())
        .expect("the demonstration holds the election of the example");
    let page = visitor.get(&format!("{path}/cnil")).await.text;
    let generated = lines_of(&page);
    let written: Vec<&str> = EXAMPLE
        .lines()
        .filter(|line| line.starts_with("| 1-") || line.starts_with("| 2-") || line.starts_with("| 3-"))
        .collect();
    assert_eq!(generated.len(), OBJECTIVES, "{page}");
    assert_eq!(
        written, generated,
        "docs/elections-exemple-cnil.md and {path}/cnil"
    );
}

/// The lines of the page's table, as the file writes them.
fn lines_of(page: &str) -> Vec<String> {
    let rows = page.split("<tr").filter(|row| row.contains("scope=\"row\""));
    rows.map(|row| {
        let cells = row
            .split("<t")
            .filter(|cell| cell.starts_with("h ") || cell.starts_with("d "));
        let cells: Vec<String> = cells.map(text_of).collect();
        format!("| {} |", cells.join(" | "))
    })
    .collect()
}

/// What is read in a cell, without its tags; `cell` begins within its own.
fn text_of(cell: &str) -> String {
    let mut text = String::new();
    let content = cell.split("</th>").next().unwrap_or_default();
    let content = content.split("</td>").next().unwrap_or_default();
    for piece in content.split('<') {
        text.push_str(piece.split_once('>').map_or("", |(_, text)| text));
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
