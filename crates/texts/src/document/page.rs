//! A page that needs nothing else: one HTML file, its look in it, to keep, send or print.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use paper::Inline;
use ui::{Words, t};

use super::Exported;
use super::content::{Form, Piece};

/// Few enough to stand in the file; numbers of alinéas in the margin, hidden from what is copied.
const STYLE: &str = "body{font:1.05rem/1.6 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem 0 3.2rem;color:#1b1b1b;background:#fff}\
h1,h2,h3,h4,h5,h6{font-family:system-ui,sans-serif;line-height:1.25;margin:2rem 0 .6rem}\
.al{position:relative;margin:.6rem 0}.al::before{content:attr(data-n);position:absolute;left:-2.6rem;width:1.8rem;text-align:right;font:.8rem/2.1 system-ui,sans-serif;color:#595959}\
.item{padding-left:1.4rem}.quote{border-left:3px solid #767676;padding-left:1rem}\
table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #767676;padding:.3rem .6rem;text-align:left}\
header p,footer p{font:.9rem/1.5 system-ui,sans-serif;color:#454545}\
@media(max-width:30rem){body{padding-left:2.4rem}.al::before{left:-2.2rem}}";

pub(super) fn page(words: Words, exported: &Exported, pieces: &[Piece]) -> String {
    let has_title = matches!(
        pieces.iter().find(|piece| matches!(piece, Piece::Heading { .. })),
        Some(Piece::Heading { level: 1, .. })
    );
    let shown = html! {
        (DOCTYPE)
        html lang="fr" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (exported.title) " – " (exported.body_name) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header { p { (exported.body_name) " – " (exported.state) ", " time datetime=(exported.day) { (exported.day) } } }
                main {
                    @if !has_title { h1 { (exported.title) } }
                    @for piece in pieces { (shown(piece)) }
                }
                footer { p { (t!(words, "texts-export-from")) " " a href=(exported.address) { (exported.address) } } }
            }
        }
    };
    shown.into_string()
}

fn shown(piece: &Piece) -> Markup {
    match piece {
        Piece::Heading { level, content, .. } => {
            let said = styled(content);
            match level {
                1 => html! { h1 { (said) } },
                2 => html! { h2 { (said) } },
                3 => html! { h3 { (said) } },
                4 => html! { h4 { (said) } },
                5 => html! { h5 { (said) } },
                _ => html! { h6 { (said) } },
            }
        }
        Piece::Alinea {
            number,
            form,
            content,
            ..
        } => {
            let (class, mark, indent) = match form {
                Form::Paragraph => ("al", String::new(), 0),
                Form::Quote => ("al quote", String::new(), 0),
                Form::Item { depth, number: None } => ("al item", "– ".to_owned(), *depth),
                Form::Item {
                    depth,
                    number: Some(number),
                } => ("al item", format!("{number}. "), *depth),
            };
            let shift = (indent > 0).then(|| format!("margin-left:{}rem", indent * 2));
            html! { p class=(class) data-n=(number) style=[shift] { (mark) (styled(content)) } }
        }
        Piece::Table { head_rows, rows, .. } => html! {
            table {
                @for (index, row) in rows.iter().enumerate() {
                    tr {
                        @for cell in row {
                            @if index < *head_rows { th scope="col" { (styled(cell)) } } @else { td { (styled(cell)) } }
                        }
                    }
                }
            }
        },
        Piece::Code { text, .. } => html! { pre { (text) } },
        Piece::Rule { .. } => html! { hr; },
    }
}

fn styled(content: &[Inline]) -> Markup {
    html! {
        @for inline in content {
            @let text = lines(inline);
            @let text = if inline.is_code { html! { code { (text) } } } else { text };
            @let text = if inline.is_struck { html! { del { (text) } } } else { text };
            @let text = if inline.is_italic { html! { em { (text) } } } else { text };
            @let text = if inline.is_bold { html! { strong { (text) } } } else { text };
            @if let Some(link) = &inline.link { a href=(link) rel="nofollow noopener noreferrer" { (text) } } @else { (text) }
        }
    }
}

fn lines(inline: &Inline) -> Markup {
    html! {
        @for (index, line) in inline.text.split('\n').enumerate() {
            @if index > 0 { br; }
            (line)
        }
    }
}
