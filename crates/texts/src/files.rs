//! A text as files: one a division, so that two versions share all that did not change, and a `sommaire.txt` that
//! says in which order they are read. Someone who clones a text can read, and change, one action at a time.

use std::collections::{BTreeMap, BTreeSet};

use legistique::{Division, Document};

/// The file that lists the others in the order of the text.
pub(crate) const ORDER_FILE: &str = "sommaire.txt";
/// Characters a name made from a heading may have.
const STEM_CHARS_MAX: usize = 60;

/// The files of a text.
pub(crate) fn files_of(document: &Document) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut order = String::new();
    let mut taken = BTreeSet::new();
    for division in document.divisions() {
        if division.level == 0 && division.blocks.is_empty() {
            continue;
        }
        let name = unique(&stem(division), &mut taken) + ".md";
        order.push_str(&name);
        order.push('\n');
        files.insert(name, content(division).into_bytes());
    }
    files.insert(ORDER_FILE.to_owned(), order.into_bytes());
    files
}

fn content(division: &Division) -> String {
    let heading = (division.level > 0).then(|| {
        let marks = "#".repeat(usize::from(division.level));
        format!("{marks} {}", division.heading).trim_end().to_owned()
    });
    let blocks = division.blocks.iter().map(|block| block.text.clone());
    let parts: Vec<String> = heading.into_iter().chain(blocks).collect();
    parts.join("\n\n") + "\n"
}

/// `action-07` for « Action 7 – … »: padded, so that files sort as the text reads. A heading without number gives its
/// own words.
fn stem(division: &Division) -> String {
    if division.level == 0 {
        return "preambule".to_owned();
    }
    if let (Some(noun), Some(number)) = (division.noun, &division.number) {
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let padding = if digits == 1 { "0" } else { "" };
        return format!("{noun}-{padding}{}", plain(number));
    }
    let words = plain(&division.heading);
    if words.is_empty() {
        "division".to_owned()
    } else {
        words
    }
}

/// Lower-case letters without accents, digits and hyphens: safe on every file system.
fn plain(text: &str) -> String {
    let folded = String::from_utf8(db::sort_key(text)).unwrap_or_default();
    let mut plain = String::new();
    for letter in folded.chars() {
        if letter.is_ascii_alphanumeric() {
            plain.push(letter);
        } else if !plain.ends_with('-') && !plain.is_empty() {
            plain.push('-');
        }
        if plain.len() >= STEM_CHARS_MAX {
            break;
        }
    }
    plain.trim_matches('-').to_owned()
}

fn unique(stem: &str, taken: &mut BTreeSet<String>) -> String {
    if taken.insert(stem.to_owned()) {
        return stem.to_owned();
    }
    // Copies are numbered from 2 without a hole: the first free number is found by doubling, then halving, so that ten
    // thousand same titles do not cost their square.
    let is_taken = |taken: &BTreeSet<String>, copy: usize| taken.contains(&format!("{stem}-{copy}"));
    let mut free = 2;
    while is_taken(taken, free) {
        free *= 2;
    }
    let mut last_taken = free / 2;
    while free - last_taken > 1 {
        let middle = usize::midpoint(last_taken, free);
        if is_taken(taken, middle) {
            last_taken = middle;
        } else {
            free = middle;
        }
    }
    let name = format!("{stem}-{free}");
    taken.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(markdown: &str) -> Vec<String> {
        let files = files_of(&Document::parse(markdown));
        String::from_utf8(files[ORDER_FILE].clone())
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn one_file_a_division_named_as_people_name_it() {
        let text = "Vu le code.\n\n# Plan d’actions\n\n## Action 7 – Ouvrir\n\nUn.\n\n## Action 12 : Former\n\n## Éléments & œuvres !\n\n## Article 1er bis\n\n## Action 7\n\n##\n";
        assert_eq!(
            names(text),
            [
                "preambule.md",
                "plan-d-actions.md",
                "action-07.md",
                "action-12.md",
                "elements-oeuvres.md",
                "article-01-bis.md",
                "action-07-2.md",
                "division.md"
            ]
        );
        assert!(names("").is_empty());
    }

    #[test]
    fn the_files_in_order_are_the_text() {
        let text = Document::parse(
            "Intro.\n\n# Plan\n\n- un\n- deux\n\n|a|b|\n\n### Action 3\n\n> cité\n\n##\n\nFin.",
        );
        let files = files_of(&text);
        let order = String::from_utf8(files[ORDER_FILE].clone()).unwrap();
        let whole: Vec<String> = order
            .lines()
            .map(|name| String::from_utf8(files[name].clone()).unwrap())
            .collect();
        assert_eq!(whole.join("\n"), text.to_markdown());
    }
}
