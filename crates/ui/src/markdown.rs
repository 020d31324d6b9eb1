//! Text written by people, as Markdown, made safe to show.
//!
//! Markdown becomes HTML (comrak), then the HTML is cleaned (ammonia): always both, in this order, so that nothing
//! written in a contribution can run, load or restyle anything. Pictures are not shown: they would tell a third
//! party who reads the page. A line break typed is a line break shown: nobody has to know Markdown.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use ammonia::Builder;
use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use maud::{Markup, PreEscaped};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

/// How much lower titles are shown than typed: the page already has its `h1` and its `h2`.
const TITLES_LOWERED_BY: u8 = 2;

/// The only elements that reach a page.
const ELEMENTS: [&str; 22] = [
    "p",
    "br",
    "hr",
    "h3",
    "h4",
    "h5",
    "h6",
    "em",
    "strong",
    "del",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
];

/// The elements a passage is made of: those that say its language where the page's is another.
const BLOCKS: [&str; 11] = [
    "p",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "table",
    "hr",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);

fn cleaner() -> Builder<'static> {
    let mut elements = HashSet::from(ELEMENTS);
    elements.insert("th");
    let mut builder = Builder::default();
    builder
        .tags(elements)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(Some("nofollow noopener noreferrer"));
    builder
}

/// Quotes and lists one line may open inside one another. Rendering costs more than the square of their number, which
/// nobody writes and an attacker would: beyond it the text is shown as it was typed.
const CONTAINERS_MAX: usize = 24;

/// How many quotes and lists a line opens, or stands in by its indentation.
fn containers(line: &str) -> usize {
    let is_marker = |letter: &char| {
        matches!(letter, '>' | '-' | '*' | '+' | '.' | ')' | ' ' | '\t') || letter.is_ascii_digit()
    };
    let opening: Vec<char> = line.chars().take_while(is_marker).collect();
    let marks = opening
        .iter()
        .filter(|letter| matches!(letter, '>' | '-' | '*' | '+' | '.' | ')'))
        .count();
    let is_rule = line.chars().all(|letter| matches!(letter, '-' | '*' | ' '));
    let indented = opening.iter().filter(|letter| letter.is_whitespace()).count() / 2;
    if is_rule {
        0
    } else {
        marks.max(indented.saturating_sub(marks))
    }
}

/// A passage of a text is read a hundred times for once that it changes, and cleaning costs a hundred times what copying
/// does. Bytes of Markdown and of HTML that are remembered; those read least recently go first.
const REMEMBERED_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// A guess at the number of passages in them.
const REMEMBERED_PASSAGES: usize = 4_000;

#[derive(Clone)]
struct ByBytes;

impl Weighter<String, Arc<str>> for ByBytes {
    fn weight(&self, source: &String, html: &Arc<str>) -> u64 {
        u64::try_from(source.len() + html.len()).unwrap_or(u64::MAX)
    }
}

static RENDERED: LazyLock<Cache<String, Arc<str>, ByBytes>> =
    LazyLock::new(|| Cache::with_weighter(REMEMBERED_PASSAGES, REMEMBERED_BYTES_MAX, ByBytes));

/// Markdown as clean HTML. A title typed `#` becomes an `h3`, `##` an `h4`, and so on.
///
/// ```
/// let shown = ui::markdown::render_markdown("**Oui**, voir <script>alert(1)</script>");
/// assert_eq!(shown.into_string().trim(), "<p><strong>Oui</strong>, voir &lt;script&gt;alert(1)&lt;/script&gt;</p>");
/// ```
pub fn render_markdown(source: &str) -> Markup {
    if let Some(html) = RENDERED.get(source) {
        return PreEscaped(html.as_ref().to_owned());
    }
    let markup = render(source);
    RENDERED.insert(source.to_owned(), Arc::from(markup.0.as_str()));
    markup
}

/// The same, whose blocks say that they are in `language`: for a page in another one. What [`render_markdown`] remembers
/// serves both.
pub fn render_markdown_in(language: &'static str, source: &str) -> Markup {
    let mut marker = cleaner();
    for block in BLOCKS {
        marker.set_tag_attribute_value(block, "lang", language);
    }
    PreEscaped(marker.clean(&render_markdown(source).0).to_string())
}

fn render(source: &str) -> Markup {
    if source.lines().any(|line| containers(line) > CONTAINERS_MAX) {
        return maud::html! { p { (source) } };
    }
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, source, &options);
    for node in root.descendants() {
        if let NodeValue::Heading(heading) = &mut node.data.borrow_mut().value {
            heading.level = (heading.level + TITLES_LOWERED_BY).min(6);
        }
    }
    let mut html = String::with_capacity(source.len() * 2);
    format_html(root, &options, &mut html).expect("writing into a string cannot fail");
    PreEscaped(CLEANER.clean(&html).to_string())
}

/// The words alone, on one line: for summaries, feeds and titles. It is text, still to be escaped where shown.
///
/// ```
/// assert_eq!(ui::markdown::plain_text("# Avis\n\nLe *groupe* demande [un délai](/x)."), "Avis Le groupe demande un délai.");
/// ```
pub fn plain_text(source: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, source, &options());
    let mut words = String::with_capacity(source.len());
    for node in root.descendants() {
        gather_words(node, &mut words);
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather_words(node: Node<'_>, words: &mut String) {
    match &node.data.borrow().value {
        NodeValue::Text(text) => words.push_str(text),
        NodeValue::Code(code) => words.push_str(&code.literal),
        NodeValue::CodeBlock(block) => {
            words.push(' ');
            words.push_str(&block.literal);
        }
        value if value.block() => words.push(' '),
        NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
        _ => {}
    }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.render.hardbreaks = true;
    // Tags somebody typed are shown as typed, rather than vanishing with their line.
    options.render.escape = true;
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_written_can_run() {
        for hostile in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "![image](https://tracker.example/pixel.png)",
            "[lien](javascript:alert(1))",
            "<a href=\"javascript:alert(1)\">lien</a>",
            "<p style=\"position:fixed\" onclick=\"alert(1)\">bonjour</p>",
            "<iframe src=\"https://example.org\"></iframe>",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "<svg/onload=alert(1)>",
            "<form action=/vote><button>Voter</button></form>",
        ] {
            let shown = render_markdown(hostile).into_string().to_lowercase();
            // Tags typed are shown as typed: what stands between their escaped brackets is text.
            let mut pieces = shown.split("&lt;");
            let first = pieces.next().unwrap_or_default().to_owned();
            let shown = pieces.fold(first, |kept, piece| {
                kept + piece.split_once("&gt;").map_or("", |(_, after)| after)
            });
            for refused in [
                "<script",
                "<img",
                "javascript:",
                "onerror",
                "onclick",
                "style=",
                "<iframe",
                "data:",
                "<svg",
                "<form",
            ] {
                assert!(!shown.contains(refused), "{hostile} gave {shown}");
            }
        }
    }

    #[test]
    fn what_is_remembered_is_what_was_rendered() {
        let source = "Un *passage* lu <b>deux fois</b>.";
        let first = render_markdown(source).into_string();
        assert_eq!(first, render(source).into_string());
        assert_eq!(first, render_markdown(source).into_string());
        assert_eq!(RENDERED.capacity(), REMEMBERED_BYTES_MAX, "and it has a bound");
    }

    #[test]
    fn titles_stay_under_those_of_the_page() {
        let shown = render_markdown("# Un\n\n## Deux\n\n###### Six").into_string();
        assert!(
            shown.contains("<h3>Un</h3>")
                && shown.contains("<h4>Deux</h4>")
                && shown.contains("<h6>Six</h6>")
        );
    }

    #[test]
    fn ordinary_writing_keeps_its_lines_lists_and_links() {
        let shown = render_markdown("Bonjour,\nmerci.\n\n- un\n- deux\n\nhttps://exemple.fr").into_string();
        assert!(
            shown.contains("Bonjour,<br>") && shown.contains("<li>un</li>"),
            "{shown}"
        );
        assert!(
            shown.contains("<a href=\"https://exemple.fr\" rel=\"nofollow noopener noreferrer\">"),
            "{shown}"
        );
    }

    #[test]
    fn plain_text_is_text() {
        assert_eq!(
            plain_text("- *un*\n- `deux` & <b>trois</b>\n\n| a | b |\n|---|---|\n| c | d |"),
            "un deux & trois a b c d"
        );
        assert_eq!(plain_text(""), "");
    }
}
