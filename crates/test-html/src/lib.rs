//! Checks that an HTML file can be read by everyone, as far as a program can tell: that it is written as the standard says
//! (the errors that the WHATWG parsing algorithm names, told by html5ever), and what WCAG 2.1 asks of its structure. For
//! tests: [`faults`] lists everything that is wrong; [`assert_readable`] fails with that list.
//!
//! The content model of each element (what may stand in what) is only checked as far as the parser does; what needs eyes
//! is not looked at.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

/// Everything that is wrong in a file; nothing when it can be read by everyone.
pub fn faults(text: &str) -> Vec<String> {
    let document = Html::parse_document(text);
    let mut faults: Vec<String> = document
        .errors
        .iter()
        .map(|error| format!("not well written: {error}"))
        .collect();
    if !text.trim_start().to_lowercase().starts_with("<!doctype html>") {
        faults.push("it does not begin with <!doctype html>".to_owned());
    }
    language_and_title(&document, &mut faults);
    headings(&document, &mut faults);
    tables(&document, &mut faults);
    pictures(&document, &mut faults);
    addresses(&document, &mut faults);
    faults
}

/// Fails, with all that is wrong, unless a file can be read by everyone.
///
/// # Panics
/// When it cannot.
pub fn assert_readable(text: &str) {
    let faults = faults(text);
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

fn all<'a>(document: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector of this crate");
    document.select(&selector).collect()
}

fn inside<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector of this crate");
    element.select(&selector).collect()
}

fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// WCAG 2.1, 2.4.2 and 3.1.1.
fn language_and_title(document: &Html, faults: &mut Vec<String>) {
    let language = document.root_element().attr("lang").unwrap_or_default();
    if language.len() < 2 {
        faults.push("its language is not said".to_owned());
    }
    match all(document, "head > title").as_slice() {
        [title] if !words(*title).is_empty() => {}
        titles => faults.push(format!("{} titles, or an empty one", titles.len())),
    }
    if all(document, "meta[charset]").is_empty() {
        faults.push("its characters are not said".to_owned());
    }
    if all(document, "main, [role=main], article").is_empty() {
        faults.push("no main part".to_owned());
    }
}

/// WCAG 2.1, 1.3.1 and 2.4.6: one first heading, no level left out.
fn headings(document: &Html, faults: &mut Vec<String>) {
    let found = all(document, "h1, h2, h3, h4, h5, h6");
    let mut before = 0;
    for heading in &found {
        let level: u8 = heading.value().name()[1..].parse().unwrap_or(1);
        let said = words(*heading);
        if said.is_empty() {
            faults.push(format!("an empty heading of level {level}"));
        }
        if level > before + 1 {
            faults.push(format!("« {said} » is of level {level} after level {before}"));
        }
        before = level;
    }
    let firsts = found
        .iter()
        .filter(|heading| heading.value().name() == "h1")
        .count();
    if firsts != 1 {
        faults.push(format!("{firsts} headings of level 1"));
    }
}

/// WCAG 2.1, 1.3.1: a table of data says of what its columns or rows are.
fn tables(document: &Html, faults: &mut Vec<String>) {
    for table in all(document, "table") {
        let name: String = words(table).chars().take(60).collect();
        let heads = inside(table, "th");
        if heads.is_empty() {
            faults.push(format!("a table without headers: {name}"));
        }
        for head in heads {
            let has_scope = matches!(head.attr("scope"), Some("col" | "row" | "colgroup" | "rowgroup"));
            if !has_scope && head.attr("id").is_none() {
                faults.push(format!("the header « {} » is of nothing", words(head)));
            }
        }
        if inside(table, "caption").is_empty() && table.attr("aria-labelledby").is_none() {
            faults.push(format!("a table without caption: {name}"));
        }
    }
}

/// WCAG 2.1, 1.1.1.
fn pictures(document: &Html, faults: &mut Vec<String>) {
    for picture in all(document, "img, area, input[type=image]") {
        if picture.attr("alt").is_none() {
            faults.push(format!("a picture without alternative: {}", picture.html()));
        }
    }
    for drawing in all(document, "svg") {
        let is_said = drawing.attr("aria-label").is_some() || !inside(drawing, "title").is_empty();
        if drawing.attr("aria-hidden") != Some("true") && !is_said {
            faults.push("a drawing without name".to_owned());
        }
    }
}

/// Identifiers are unique (WCAG 2.0, 4.1.1), links say where they lead and lead somewhere in the file.
fn addresses(document: &Html, faults: &mut Vec<String>) {
    let mut known = BTreeSet::new();
    for element in all(document, "[id]") {
        let id = element.attr("id").unwrap_or_default();
        if id.is_empty() || id.contains(char::is_whitespace) || !known.insert(id.to_owned()) {
            faults.push(format!("the identifier « {id} » is twice there, or is none"));
        }
    }
    for link in all(document, "a[href]") {
        let href = link.attr("href").unwrap_or_default();
        if words(link).is_empty() && link.attr("aria-label").is_none() {
            faults.push(format!("a link says nothing: {href}"));
        }
        if let Some(id) = href.strip_prefix('#')
            && !id.is_empty()
            && !known.contains(id)
        {
            faults.push(format!("a link leads nowhere: {href}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::faults;

    const GOOD: &str = "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Avis</title></head><body>\
        <main><h1>Avis</h1><h2 id=\"a\">Un</h2><p><a href=\"#a\">Un</a></p><img src=\"x\" alt=\"\">\
        <table><caption>Votes</caption><thead><tr><th scope=\"col\">Pour</th></tr></thead><tbody><tr><td>3</td></tr></tbody></table>\
        </main></body></html>";

    #[test]
    fn a_good_file_has_no_fault() {
        assert_eq!(faults(GOOD), Vec::<String>::new());
    }

    #[test]
    fn each_fault_is_found() {
        for (change, by, wanted) in [
            ("<!doctype html>", "", "doctype"),
            (" lang=\"fr\"", "", "language"),
            ("<title>Avis</title>", "", "title"),
            ("<meta charset=\"utf-8\">", "", "characters"),
            ("main", "div", "main part"),
            ("h2", "h4", "level 4 after level 1"),
            ("<h1>Avis</h1>", "", "0 headings of level 1"),
            ("<h1>Avis</h1>", "<h1> </h1>", "empty heading"),
            ("th", "td", "without headers"),
            (" scope=\"col\"", "", "is of nothing"),
            ("<caption>Votes</caption>", "", "without caption"),
            (" alt=\"\"", "", "without alternative"),
            ("#a", "#b", "leads nowhere"),
            (">Un</a>", "></a>", "says nothing"),
            ("<main>", "<main id=\"a\">", "twice there"),
            ("</p>", "</p></b>", "not well written"),
            ("<p>", "<p class=\"a\" class=\"b\">", "not well written"),
            ("</main>", "<svg></svg></main>", "without name"),
        ] {
            let found = faults(&GOOD.replace(change, by));
            assert!(
                found.iter().any(|fault| fault.contains(wanted)),
                "{change} → {by}: {found:?}"
            );
        }
    }
}
