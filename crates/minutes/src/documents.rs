//! Documents named or linked: `[Inventaire](https://…)`, « Inventaire : https://… », « Google Drive partagé ».

use crate::fold::{says_nothing, trim_marks};
use crate::model::Document;

/// The documents one line names.
pub(crate) fn documents(line: &str) -> Vec<Document> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some((before, document, after)) = next_link(rest) {
        let words = trim_marks(before);
        let titre = match (document.titre.is_empty(), words.is_empty()) {
            (false, _) => document.titre,
            (true, false) => words.trim_matches(['(', ')', ' ']).to_owned(),
            (true, true) => file_name(&document.url.clone().unwrap_or_default()),
        };
        found.push(Document {
            titre,
            url: document.url,
        });
        rest = after;
    }
    let words = trim_marks(rest).trim_matches(['(', ')', '.']).trim();
    if found.is_empty() && !says_nothing(words) {
        found.push(Document {
            titre: unescape(words),
            url: None,
        });
    }
    found
}

/// The first link of a line, with what stands before and after it.
fn next_link(line: &str) -> Option<(&str, Document, &str)> {
    let address = line
        .match_indices("http")
        .map(|(at, _)| at)
        .find(|at| line[*at..].starts_with("http://") || line[*at..].starts_with("https://"));
    let bracket = line[..address.unwrap_or(line.len())].find('[');
    if let Some(open) = bracket
        && let Some(close) = closing_bracket(&line[open..])
        && let Some(target) = line[open + close + 1..].strip_prefix('(')
    {
        let titre = unescape(&line[open + 1..open + close]);
        if let Some((url, after)) = target
            .strip_prefix('<')
            .and_then(|target| target.split_once(">)"))
        {
            return Some((
                &line[..open],
                Document {
                    titre,
                    url: Some(url.to_owned()),
                },
                after,
            ));
        }
        let length = address_length(target);
        if let Some(after) = target[length..].strip_prefix(')') {
            return Some((
                &line[..open],
                Document {
                    titre,
                    url: (length > 0).then(|| target[..length].to_owned()),
                },
                after,
            ));
        }
    }
    let at = address?;
    let length = address_length(&line[at..]);
    let url = line[at..at + length].trim_end_matches(['.', ',', ';', ':', '!', '?', '>', '»']);
    Some((
        line[..at].trim_end_matches('<'),
        Document {
            titre: String::new(),
            url: Some(url.to_owned()),
        },
        &line[at + length..],
    ))
}

/// Up to the first blank, or the first bracket the address did not open: `…/Rance_(fleuve)` is one address.
fn address_length(text: &str) -> usize {
    let mut depth = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            _ if letter.is_whitespace() => return at,
            _ => {}
        }
    }
    text.len()
}

fn closing_bracket(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices().take(TITLE_LETTERS_MAX) {
        match letter {
            '\\' if !is_escaped => {
                is_escaped = true;
                continue;
            }
            ']' if !is_escaped => return Some(at),
            _ => {}
        }
        is_escaped = false;
    }
    None
}

const TITLE_LETTERS_MAX: usize = 500;

fn unescape(text: &str) -> String {
    text.replace("\\]", "]").replace("\\[", "[")
}

fn file_name(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let after_host = path.split_once("://").map_or(path, |(_, rest)| rest);
    match after_host.rsplit_once('/') {
        Some((_, name)) if !name.is_empty() => name.to_owned(),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::documents;

    fn read(line: &str) -> Vec<(String, Option<String>)> {
        documents(line)
            .into_iter()
            .map(|document| (document.titre, document.url))
            .collect()
    }

    fn linked(titre: &str, url: &str) -> (String, Option<String>) {
        (titre.to_owned(), Some(url.to_owned()))
    }

    #[test]
    fn links_as_people_paste_them() {
        assert_eq!(
            read("[Inventaire](https://example.org/i.ods)"),
            [linked("Inventaire", "https://example.org/i.ods")]
        );
        assert_eq!(
            read("https://example.org/inventaire.ods"),
            [linked("inventaire.ods", "https://example.org/inventaire.ods")]
        );
        assert_eq!(
            read("La Rance : https://fr.wikipedia.org/wiki/Rance_(fleuve)."),
            [linked("La Rance", "https://fr.wikipedia.org/wiki/Rance_(fleuve)")]
        );
        assert_eq!(
            read("[Rance](https://fr.wikipedia.org/wiki/Rance_(fleuve)) et [budget](https://example.org/)"),
            [
                linked("Rance", "https://fr.wikipedia.org/wiki/Rance_(fleuve)"),
                linked("budget", "https://example.org/"),
            ]
        );
        assert_eq!(
            read("Le plan (https://example.org/plan.pdf)"),
            [linked("Le plan", "https://example.org/plan.pdf")]
        );
        assert_eq!(
            read("Google Drive partagé"),
            [("Google Drive partagé".to_owned(), None)]
        );
        assert_eq!(read("Néant"), []);
    }
}
