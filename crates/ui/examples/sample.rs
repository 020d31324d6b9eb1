//! Prints the page of samples to standard output, its style inside: `cargo run -p ui --example sample > sample.html`.

use std::io::{self, Write};

fn main() -> io::Result<()> {
    let page = ui::sample().into_string();
    let style = ui::assets::text("style.css").unwrap_or_default();
    let script = ui::assets::text("parvis.js").unwrap_or_default();
    // A document of one file: the style and the script take the place of their links.
    let page = page.replacen(
        "<link rel=\"stylesheet\"",
        &format!("<style>{style}</style><link rel=\"prefetch\""),
        1,
    );
    let page = page.replacen(
        "</body>",
        &format!("<script type=\"module\">{script}</script></body>"),
        1,
    );
    io::stdout().write_all(page.as_bytes())
}
