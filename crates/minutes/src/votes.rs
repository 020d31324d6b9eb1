//! Votes as minutes tell them: « (pour : 5, contre : 0, abstention : 1) », « adopté à l’unanimité ».

use crate::fold::fold_words;
use crate::model::Vote;

/// A text without the vote it ends with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told<'a> {
    pub(crate) text: &'a str,
    pub(crate) vote: Option<Vote>,
}

/// Takes the vote a text ends with, in brackets or in its last clauses. `(sans vote)` says there was none.
pub(crate) fn take(text: &str) -> Option<Told<'_>> {
    let trimmed = text.trim_end().trim_end_matches('.');
    if let Some(open) = trimmed.ends_with(')').then(|| trimmed.rfind('(')).flatten() {
        let inside = &trimmed[open + 1..trimmed.len() - 1];
        let before = trimmed[..open].trim_end();
        if fold_words(inside) == "sans vote" {
            return Some(Told {
                text: before,
                vote: None,
            });
        }
        if let Some(vote) = vote(inside) {
            return Some(Told {
                text: before.trim_end_matches([',', ' ', '–', '-']),
                vote: Some(vote),
            });
        }
        return None;
    }
    last_clauses(trimmed)
}

/// « …, adopté à l’unanimité »; « … – 5 pour, 1 contre ».
fn last_clauses(text: &str) -> Option<Told<'_>> {
    let mut best = None;
    let from = text.len().saturating_sub(CLAUSE_BYTES_MAX);
    let boundaries: Vec<usize> = text
        .char_indices()
        .filter(|(at, mark)| {
            *at >= from
                && (matches!(mark, ',' | ';' | '–' | '—' | ':')
                    || (matches!(mark, '.' | '-')
                        && text[..*at].len() + 1 < text.len()
                        && text[at + 1..].starts_with(' ')))
        })
        .map(|(at, _)| at)
        .collect();
    for at in boundaries.into_iter().rev() {
        let mark = text[at..].chars().next()?;
        match vote(&text[at + mark.len_utf8()..]) {
            Some(vote) => {
                best = Some(Told {
                    text: text[..at].trim_end(),
                    vote: Some(vote),
                });
            }
            None if best.is_some() => break,
            None => {}
        }
    }
    best.filter(|told| !told.text.is_empty())
}

const CLAUSE_BYTES_MAX: usize = 160;

/// Reads words that tell a vote and nothing else.
pub(crate) fn vote(words: &str) -> Option<Vote> {
    if words.len() > CLAUSE_BYTES_MAX {
        return None;
    }
    let folded = fold_words(words);
    let words: Vec<&str> = folded.split(' ').collect();
    if !words
        .iter()
        .all(|word| number(word).is_some() || VOCABULARY.contains(word))
    {
        return None;
    }
    let unanimous = words.iter().any(|word| word.starts_with("unanim"));
    let first_number = words.iter().position(|word| number(word).is_some());
    let first_side = words.iter().position(|word| is_side(word));
    let numbers_come_first = first_number < first_side;
    let side = |names: &[&str]| -> Option<u32> {
        let at = words.iter().position(|word| names.contains(word))?;
        let near: Vec<&&str> = if numbers_come_first {
            words[..at].iter().rev().take(3).collect()
        } else {
            words[at + 1..].iter().take(2).collect()
        };
        near.iter()
            .take_while(|word| !is_side(word))
            .find_map(|word| number(word))
    };
    let pour = side(&["pour", "favorable", "favorables"]);
    let contre = side(&["contre", "defavorable", "defavorables"]);
    let abstention = side(&["abstention", "abstentions", "abst"]);
    if !unanimous && pour.is_none() && contre.is_none() && abstention.is_none() {
        return None;
    }
    Some(Vote {
        pour,
        contre: contre.unwrap_or(0),
        abstention: abstention.unwrap_or(0),
    })
}

fn is_side(word: &str) -> bool {
    word.starts_with("pour")
        || word.starts_with("contre")
        || word.starts_with("abst")
        || word.ends_with("favorable")
        || word.ends_with("favorables")
}

fn number(word: &str) -> Option<u32> {
    Some(match word {
        "zero" | "aucun" | "aucune" | "sans" => 0,
        "un" | "une" => 1,
        "deux" => 2,
        "trois" => 3,
        "quatre" => 4,
        "cinq" => 5,
        "six" => 6,
        "sept" => 7,
        "huit" => 8,
        "neuf" => 9,
        "dix" => 10,
        _ => word.parse().ok()?,
    })
}

const VOCABULARY: [&str; 41] = [
    "pour",
    "contre",
    "abstention",
    "abstentions",
    "abst",
    "voix",
    "vote",
    "votes",
    "adopte",
    "adoptee",
    "adoptes",
    "approuve",
    "approuvee",
    "vote",
    "votee",
    "a",
    "l",
    "la",
    "le",
    "unanimite",
    "unanime",
    "des",
    "les",
    "presents",
    "votants",
    "suffrages",
    "exprimes",
    "moins",
    "et",
    "est",
    "resultat",
    "resultats",
    "du",
    "par",
    "favorable",
    "favorables",
    "defavorable",
    "defavorables",
    "proposition",
    "decision",
    "majorite",
];

#[cfg(test)]
mod tests {
    use super::{take, vote};
    use crate::model::Vote;

    fn counted(pour: u32, contre: u32, abstention: u32) -> Vote {
        Vote {
            pour: Some(pour),
            contre,
            abstention,
        }
    }

    #[test]
    fn votes_as_people_write_them() {
        assert_eq!(
            vote("pour : 5, contre : 0, abstention : 1"),
            Some(counted(5, 0, 1))
        );
        assert_eq!(vote("5 pour, 0 contre, 1 abstention"), Some(counted(5, 0, 1)));
        assert_eq!(vote("12 voix pour et une abstention"), Some(counted(12, 0, 1)));
        assert_eq!(vote("Pour 3 / Contre 2"), Some(counted(3, 2, 0)));
        assert_eq!(vote("adopté à l’unanimité"), Some(Vote::default()));
        assert_eq!(
            vote("à l'unanimité moins 2 abstentions"),
            Some(Vote {
                abstention: 2,
                ..Vote::default()
            })
        );
        assert_eq!(
            vote("à l'unanimité des présents moins deux voix contre"),
            Some(Vote {
                contre: 2,
                ..Vote::default()
            })
        );
        assert_eq!(vote("adopté à l'unanimité (7 voix pour)"), Some(counted(7, 0, 0)));
        assert_eq!(vote("adopté à la majorité"), None, "no number");
        assert_eq!(vote("5 associations pour"), None);
    }

    #[test]
    fn a_vote_leaves_the_text_it_ends() {
        let taken = |text: &'static str| take(text).map(|told| (told.text, told.vote));
        assert_eq!(
            taken("Publier (pour : 2, contre : 1)."),
            Some(("Publier", Some(counted(2, 1, 0))))
        );
        assert_eq!(
            taken("Publier, adopté à l’unanimité."),
            Some(("Publier", Some(Vote::default())))
        );
        assert_eq!(
            taken("Publier – pour : 5, contre : 0, abstention : 1"),
            Some(("Publier", Some(counted(5, 0, 1))))
        );
        assert_eq!(
            taken("Publier la liste (sans vote)"),
            Some(("Publier la liste", None))
        );
        assert_eq!(taken("Prévoir 2 salles (pour 30 personnes)"), None);
        assert_eq!(taken("Publier"), None);
    }
}
