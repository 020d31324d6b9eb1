//! Headings of a text whose styles say none: « TITRE II », « Article 3 – Objet », « I. – Contexte », a line in capitals.

use crate::pieces::{Content, Piece};

/// The nouns of divisions, from the widest to the narrowest.
const NOUNS: [&[&str]; 7] = [
    &["livre"],
    &["partie", "annexe"],
    &["titre", "axe", "orientation", "volet"],
    &["chapitre", "objectif", "enjeu"],
    &["section"],
    &["sous-section"],
    &[
        "article",
        "action",
        "mesure",
        "fiche",
        "proposition",
        "engagement",
        "recommandation",
    ],
];

/// A heading is no longer than this.
const HEADING_CHARS_MAX: usize = 160;
/// A line in capitals, or numbered, no longer than this.
const SHORT_CHARS_MAX: usize = 100;

/// What a paragraph would be a heading by; the smaller, the wider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Capitals,
    Noun(usize),
    Roman,
    Letter,
    Number(usize),
}

/// Finds headings when the file says none.
pub(crate) fn find(content: &mut Content) {
    let has_heading = content
        .pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Heading { level: 2.., .. }));
    if has_heading
        || content.is_markdown
        || content.pieces.iter().filter(|piece| is_heading(piece)).count() > 1
    {
        return;
    }
    let signs: Vec<Option<(Sign, String, String)>> = (0..content.pieces.len())
        .map(|index| sign(&content.pieces, index))
        .collect();
    let mut used: Vec<Sign> = signs.iter().flatten().map(|(sign, ..)| *sign).collect();
    used.sort_unstable();
    used.dedup();
    let mut pieces = Vec::with_capacity(content.pieces.len());
    for (piece, sign) in content.pieces.drain(..).zip(signs) {
        let Some((sign, heading, rest)) = sign else {
            pieces.push(piece);
            continue;
        };
        content.guessed_headings += 1;
        let rank = used.iter().position(|known| *known == sign).unwrap_or(0);
        let level = u8::try_from((rank + 2).min(6)).unwrap_or(6);
        pieces.push(Piece::Heading { level, text: heading });
        if !rest.is_empty() {
            pieces.push(Piece::Paragraph(rest));
        }
    }
    content.pieces = pieces;
}

fn is_heading(piece: &Piece) -> bool {
    matches!(piece, Piece::Heading { .. })
}

/// Whether a piece is a heading, its words, and what follows it on the same line.
fn sign(pieces: &[Piece], index: usize) -> Option<(Sign, String, String)> {
    let (text, mark) = match &pieces[index] {
        Piece::Paragraph(text) => (text.as_str(), None),
        // « 1. Objet » reads as the first item of a list.
        Piece::Item { depth: 0, mark, text } if mark != "-" => (text.as_str(), Some(mark.as_str())),
        _ => return None,
    };
    if mark.is_none()
        && let Some((rank, heading, rest)) = noun_heading(text)
    {
        return Some((Sign::Noun(rank), heading, rest));
    }
    let whole = mark.map_or_else(|| text.to_owned(), |mark| format!("{mark} {text}"));
    let found = |sign| Some((sign, whole.clone(), String::new()));
    if whole.chars().count() > SHORT_CHARS_MAX || text.ends_with(['.', ';', ',', ':']) {
        return None;
    }
    let (number, title) = whole.split_once([' ', '\u{a0}']).unwrap_or((&whole, ""));
    let title = title.trim_start_matches(['–', '—', '-', ' ', '\u{a0}']);
    if title.starts_with(|letter: char| letter.is_uppercase()) {
        let core = number.trim_end_matches(['.', ')', '/', '°', '-', '–']);
        let is_marked =
            core.len() < number.len() || whole[number.len()..].trim_start().starts_with(['–', '—', '-']);
        if is_marked && !core.is_empty() && core.chars().all(|letter| "IVX".contains(letter)) {
            return found(Sign::Roman);
        }
        if is_marked && core.len() == 1 && core.chars().all(|letter| letter.is_ascii_uppercase()) {
            return found(Sign::Letter);
        }
        let parts: Vec<&str> = core.split('.').collect();
        let is_number = parts.iter().all(|part| {
            !part.is_empty() && part.len() <= 2 && part.bytes().all(|digit| digit.is_ascii_digit())
        });
        // « 1. Objet » followed by « 2. … » at once is a list, not headings without text.
        if is_number && (parts.len() > 1 || (is_marked && !has_numbered_neighbour(pieces, index))) {
            return found(Sign::Number(parts.len()));
        }
    }
    (mark.is_none() && is_in_capitals(text)).then(|| found(Sign::Capitals))?
}

fn has_numbered_neighbour(pieces: &[Piece], index: usize) -> bool {
    let is_numbered = |piece: Option<&Piece>| match piece {
        Some(Piece::Item { mark, .. }) => mark != "-",
        Some(Piece::Paragraph(text)) => text.starts_with(|letter: char| letter.is_ascii_digit()),
        _ => false,
    };
    is_numbered(pieces.get(index + 1))
        || index
            .checked_sub(1)
            .is_some_and(|before| is_numbered(pieces.get(before)))
}

/// « ANNEXE », « OBJET DU PLAN »; never « VU LE CODE », nor « DÉCIDE ».
fn is_in_capitals(text: &str) -> bool {
    let count = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let first = text.split([' ', '\u{a0}']).next().unwrap_or_default();
    count >= 4
        && !text.chars().any(char::is_lowercase)
        && !text.contains('€')
        && ![
            "VU",
            "CONSIDÉRANT",
            "CONSIDERANT",
            "DÉCIDE",
            "DECIDE",
            "ARRÊTE",
            "APPROUVE",
            "POUR",
            "CONTRE",
        ]
        .contains(&first)
}

/// The rank of the noun that starts a label such as « Article 3 », when a number follows.
pub(crate) fn noun_rank(label: &str) -> Option<usize> {
    let (first, rest) = label.split_once([' ', '\u{a0}'])?;
    let folded = first.to_lowercase();
    let rank = NOUNS.iter().position(|nouns| nouns.contains(&folded.as_str()))?;
    number_length(rest).map(|_| rank)
}

/// « Article 3 – Objet » is a heading; « Article 3. – Le plan est adopté. » a heading and the alinéa that follows it on
/// the same line; « Article 3 du règlement… » neither.
fn noun_heading(text: &str) -> Option<(usize, String, String)> {
    let alone = text.trim_end_matches([':', '.', ' ', '\u{a0}']);
    if alone.eq_ignore_ascii_case("annexe") || alone.eq_ignore_ascii_case("annexes") {
        return Some((1, alone.to_owned(), String::new()));
    }
    let (first, rest) = text.split_once([' ', '\u{a0}'])?;
    if !first.starts_with(char::is_uppercase) {
        return None;
    }
    let folded = first.to_lowercase();
    let rank = NOUNS.iter().position(|nouns| nouns.contains(&folded.as_str()))?;
    let separators = [' ', '\u{a0}', '.', ':', '–', '—', '-'];
    let Some(number) = number_length(rest) else {
        // « Annexe – Budget »
        let is_annex = folded == "annexe" && rest.starts_with(['–', '—', '-', ':']);
        let is_title = text.chars().count() <= HEADING_CHARS_MAX && !text.ends_with('.');
        return (is_annex && is_title).then(|| (rank, text.to_owned(), String::new()));
    };
    let label = format!("{first} {}", &rest[..number]);
    let after = &rest[number..];
    let title = after.trim_start_matches(separators);
    if title.is_empty() {
        return Some((rank, label, String::new()));
    }
    let is_separated = after
        .trim_start_matches([' ', '\u{a0}'])
        .starts_with(['.', ':', '–', '—', '-']);
    let starts_title =
        title.starts_with(char::is_uppercase) || title.starts_with(|sign: char| sign.is_ascii_digit());
    if !starts_title && !is_separated {
        return None;
    }
    let is_sentence = title.ends_with(['.', ';', ',', ':']) || text.chars().count() > HEADING_CHARS_MAX;
    if is_sentence {
        return is_separated.then(|| (rank, label, title.to_owned()));
    }
    Some((rank, format!("{label} – {title}"), String::new()))
}

/// How many bytes the number at the start of a text takes: « 3 », « 1er », « II », « 2 bis », « 3.1 », « A ».
fn number_length(text: &str) -> Option<usize> {
    let word = text
        .find([' ', '\u{a0}', ':', ',', ';', '–', '—', '-', ')'])
        .unwrap_or(text.len());
    let core = text[..word].trim_end_matches(['.', '°']);
    let digits = core.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = digits > 0
        && (matches!(&core[digits..], "" | "er" | "re" | "ère")
            || core[digits..]
                .split('.')
                .skip(1)
                .all(|part| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit()))
                && core[digits..].starts_with('.'));
    let is_roman = !core.is_empty() && core.chars().all(|letter| "IVXLC".contains(letter));
    let is_letter = core.len() == 1 && core.chars().all(|letter| letter.is_ascii_uppercase());
    if !is_number && !is_roman && !is_letter {
        return None;
    }
    let after = text[core.len()..].trim_start_matches([' ', '\u{a0}']);
    let adverb = after
        .split(|letter: char| !letter.is_alphabetic())
        .next()
        .unwrap_or_default();
    if ["bis", "ter", "quater", "quinquies", "sexies"].contains(&adverb) {
        return Some(text.len() - after.len() + adverb.len());
    }
    Some(core.len())
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::pieces::{Content, Piece};

    fn headings(paragraphs: &[&str]) -> Vec<(u8, String)> {
        let mut content = Content::default();
        for paragraph in paragraphs {
            content.paragraph(paragraph);
        }
        find(&mut content);
        let heading = |piece: &Piece| match piece {
            Piece::Heading { level, text } => Some((*level, text.clone())),
            _ => None,
        };
        content.pieces.iter().filter_map(heading).collect()
    }

    #[test]
    fn headings_are_known_by_their_words() {
        let found = headings(&[
            "TITRE I – DISPOSITIONS",
            "Article 1er : Objet",
            "Le plan est adopté.",
            "Article 2. – Le bilan est publié chaque année.",
            "Article 3 du règlement intérieur : il est abrogé.",
            "L’article 3 est abrogé.",
            "Annexe – Budget",
        ]);
        let expect = |level, text: &str| (level, text.to_owned());
        assert_eq!(
            found,
            [
                expect(3, "TITRE I – DISPOSITIONS"),
                expect(4, "Article 1er – Objet"),
                expect(4, "Article 2"),
                expect(2, "Annexe – Budget"),
            ]
        );
    }

    #[test]
    fn numbered_and_capital_lines_are_headings_and_lists_are_not() {
        let found = headings(&[
            "PLAN LOCAL",
            "I. Contexte",
            "Le pays compte dix communes.",
            "1.1 Les habitants",
            "Ils sont 20 000.",
        ]);
        assert_eq!(
            found.iter().map(|(level, _)| *level).collect::<Vec<_>>(),
            [2, 3, 4]
        );
        assert!(headings(&["1. Former", "2. Ouvrir", "3. Publier"]).is_empty());
        assert!(headings(&["VU LE CODE GÉNÉRAL", "DÉCIDE :", "I. Le conseil adopte."]).is_empty());
    }
}
