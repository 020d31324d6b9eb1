//! The passages of minutes, as people correct them: a paragraph, a heading, a line of a list; and where each went when
//! the text was written anew.

use std::ops::Range;

/// A passage of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    /// Where its words stand, in bytes
    pub at: Range<usize>,
    /// Its words, without the blanks around them
    pub words: &'a str,
}

/// The passages of `text`, in order. What stands between the two `---` of the head is no passage: programs read it.
pub fn passages(text: &str) -> Vec<Passage<'_>> {
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut start = body_start(text);
    for line in text[start..].split_inclusive('\n') {
        let words = line.trim();
        let first = start + line.len() - line.trim_start().len();
        let at = first..first + words.len();
        start += line.len();
        if words.is_empty() || is_heading(words) || begins_item(words) {
            found.extend(open.take());
        }
        if words.is_empty() {
            continue;
        }
        if is_heading(words) {
            found.push(at);
            continue;
        }
        open = Some(match open.take() {
            Some(before) => before.start..at.end,
            None => at,
        });
    }
    found.extend(open);
    found
        .into_iter()
        .map(|at| Passage {
            words: &text[at.clone()],
            at,
        })
        .collect()
}

fn body_start(text: &str) -> usize {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return 0;
    };
    let mut start = first.len();
    for line in lines {
        start += line.len();
        if line.trim_end() == "---" {
            return start;
        }
    }
    0
}

fn is_heading(words: &str) -> bool {
    words.starts_with('#')
}

/// « - Budget », « • Budget », « 2. Budget ».
fn begins_item(words: &str) -> bool {
    let after_sign = words.strip_prefix(['-', '*', '+', '•', '–']);
    let after_number = words
        .trim_start_matches(|letter: char| letter.is_ascii_digit())
        .strip_prefix(['.', ')'])
        .filter(|_| words.starts_with(|letter: char| letter.is_ascii_digit()));
    after_sign
        .or(after_number)
        .is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// Where passages that stood together went: their new places, none when they are gone.
pub fn carried(before: &str, after: &str, places: Range<usize>) -> Option<Range<usize>> {
    let (old, new) = (passages(before), passages(after));
    if places.is_empty() || places.end > old.len() {
        return None;
    }
    let first = one_carried(&old, &new, places.start)?;
    let last = one_carried(&old, &new, places.end - 1)?;
    (first.start < last.end).then_some(first.start..last.end)
}

fn one_carried(old: &[Passage<'_>], new: &[Passage<'_>], place: usize) -> Option<Range<usize>> {
    let is_same = |(one, other): &(&Passage<'_>, &Passage<'_>)| one.words == other.words;
    let head = old.iter().zip(new).take_while(is_same).count();
    let tails = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = tails.take_while(is_same).count();
    if place < head {
        return Some(place..place + 1);
    }
    if place >= old.len() - tail {
        let moved = place + new.len() - old.len();
        return Some(moved..moved + 1);
    }
    // Among what changed: the same words elsewhere, or what took the place of this one passage.
    let (changed, replacing) = (head..old.len() - tail, head..new.len() - tail);
    let words = old[place].words;
    let twins = old[changed.clone()].iter().filter(|one| one.words == words);
    let mut found = replacing.clone().filter(|place| new[*place].words == words);
    if let (1, Some(found), None) = (twins.count(), found.next(), found.next()) {
        return Some(found..found + 1);
    }
    if changed.len() == 1 {
        return (!replacing.is_empty()).then_some(replacing);
    }
    // As many as before, and these words are new: they took this place.
    let is_new = |place: usize| {
        old[changed.clone()]
            .iter()
            .all(|one| one.words != new[place].words)
    };
    (changed.len() == replacing.len() && is_new(place)).then_some(place..place + 1)
}

/// `text` with the passages at `places` put in other words; without words, they are taken out with their line.
pub fn replaced(text: &str, places: Range<usize>, words: &str) -> Option<String> {
    let all = passages(text);
    let at = all.get(places.start)?.at.start..all.get(places.end.checked_sub(1)?)?.at.end;
    if !words.trim().is_empty() {
        return Some([&text[..at.start], words, &text[at.end..]].concat());
    }
    let line_start = text[..at.start].rfind('\n').map_or(0, |end| end + 1);
    let line_end = text[at.end..]
        .find('\n')
        .map_or(text.len(), |end| at.end + end + 1);
    Some([&text[..line_start], &text[line_end..]].concat())
}

/// The words that stand at `places`.
pub fn words_at(text: &str, places: Range<usize>) -> Option<&str> {
    let all = passages(text);
    let at = all.get(places.start)?.at.start..all.get(places.end.checked_sub(1)?)?.at.end;
    text.get(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\ndate: 2026-11-10\n---\n\n# Réunion\n\nPrésents : Ada, Jo\nExcusée : Lou\n\n## Actions\n\
        - Ada : écrire\n  avant mardi\n  - Jo : relire\n2. Fin\n\n| a | b |\n| - | - |\n";

    fn words(text: &str) -> Vec<&str> {
        passages(text).into_iter().map(|passage| passage.words).collect()
    }

    #[test]
    fn a_passage_is_a_paragraph_a_heading_or_a_line_of_a_list() {
        assert_eq!(
            words(TEXT),
            [
                "# Réunion",
                "Présents : Ada, Jo\nExcusée : Lou",
                "## Actions",
                "- Ada : écrire\n  avant mardi",
                "- Jo : relire",
                "2. Fin",
                "| a | b |\n| - | - |",
            ]
        );
        assert_eq!(words("---\nnever closed\n\nend"), ["---\nnever closed", "end"]);
        assert!(words("\n \n").is_empty());
    }

    #[test]
    fn passages_are_replaced_and_taken_out_in_place() {
        let changed = replaced("a\n\n  - é\n\nb\n", 1..2, "- è\n- ê").expect("there");
        assert_eq!(changed, "a\n\n  - è\n- ê\n\nb\n");
        assert_eq!(
            replaced("a\n  - é\n  - b", 1..2, " "),
            Some("a\n  - b".to_owned())
        );
        assert_eq!(replaced("a\n\nb", 1..2, ""), Some("a\n\n".to_owned()));
        assert_eq!(replaced("a", 1..2, "b"), None);
        assert_eq!(words_at("a\n- b\n- c\n", 1..3), Some("- b\n- c"));
    }

    #[test]
    fn places_follow_the_text() {
        let before = "a\n\nb\n\nc\n\nb";
        assert_eq!(
            carried(before, "a\n\nb\n\nc\n\nb", 2..3),
            Some(2..3),
            "nothing changed"
        );
        assert_eq!(
            carried(before, "new\n\na\n\nb\n\nc\n\nb", 3..4),
            Some(4..5),
            "moved down"
        );
        assert_eq!(
            carried(before, "a\n\nB\n\nc\n\nb", 1..2),
            Some(1..2),
            "put in other words"
        );
        assert_eq!(
            carried(before, "a\n\nB\n\nB bis\n\nc\n\nb", 1..2),
            Some(1..3),
            "became two"
        );
        assert_eq!(
            carried(before, "a\n\nB\n\nB bis\n\nc\n\nb", 3..4),
            Some(4..5),
            "its twin too"
        );
        assert_eq!(carried(before, "a\n\nc\n\nb", 1..2), None, "taken out");
        assert_eq!(
            carried(before, "c\n\na\n\nx", 2..3),
            Some(0..1),
            "the same words elsewhere"
        );
        assert_eq!(
            carried(before, "A\n\nB\n\nC\n\nb", 1..2),
            Some(1..2),
            "all put in other words"
        );
        assert_eq!(
            carried("a\n\nb\n\nc", "new\n\na\n\nb", 2..3),
            None,
            "its place is another's"
        );
        assert_eq!(carried(before, "", 1..2), None);
        assert_eq!(carried(before, before, 9..10), None);
    }
}
