//! Names, as two people write the same one: accents, case, hyphens, spaces and apostrophes left out.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// How near what somebody typed is to the given names of the roll, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nearness {
    /// The same ones
    Same,
    /// Some of them, the first one included, in any order
    First,
    /// All of them, and others that the roll does not have
    More,
}

/// Words of lower-case letters and figures without accents: « Jean-Éric d’Œuvre » is `jean`, `eric`, `d`, `oeuvre`.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        let Some(word) = words.last_mut() else { break };
        match letter {
            'œ' | 'Œ' => word.push_str("oe"),
            'æ' | 'Æ' => word.push_str("ae"),
            'ß' | 'ẞ' => word.push_str("ss"),
            'ø' | 'Ø' => word.push('o'),
            'ł' | 'Ł' => word.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => word.push('d'),
            'þ' | 'Þ' => word.push_str("th"),
            'ı' => word.push('i'),
            _ if letter.is_alphanumeric() => word.extend(letter.to_lowercase()),
            _ if word.is_empty() => {}
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The words of a name in one: « Le Goff », « LE-GOFF » and « legoff » are the same name.
pub(crate) fn compact(name: &str) -> String {
    words(name).concat()
}

/// A place without the number of its district nor what follows it, with « St » said whole: « PARIS 12E ARRONDISSEMENT » is
/// `paris`, « St-Malo » is `saintmalo`.
pub(crate) fn place(name: &str) -> String {
    let words = words(name);
    let kept = words
        .iter()
        .take_while(|word| !word.starts_with(|letter: char| letter.is_ascii_digit()));
    kept.map(|word| match word.as_str() {
        "st" => "saint",
        "ste" => "sainte",
        other => other,
    })
    .collect()
}

/// How near the given names `typed` are to those of the roll; none when they are others.
pub(crate) fn nearness(roll: &[String], typed: &[String]) -> Option<Nearness> {
    let first = roll.first()?;
    let (whole, said) = (roll.concat(), typed.concat());
    let has_all = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
    if said.is_empty() {
        return None;
    }
    if whole == said || has_all(roll, typed) && has_all(typed, roll) {
        return Some(Nearness::Same);
    }
    // « Jeanpierre » for « Jean-Pierre Marie ».
    let is_beginning = (1..roll.len()).any(|count| roll[..count].concat() == said);
    if is_beginning || typed.contains(first) && has_all(roll, typed) {
        return Some(Nearness::First);
    }
    (typed.first() == Some(first) && has_all(typed, roll)).then_some(Nearness::More)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(roll: &str, typed: &str) -> Option<Nearness> {
        nearness(&words(roll), &words(typed))
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        for (one, other) in [
            ("LE GOFF", "le-goff"),
            ("D'ORNÉAC", "d’Ornéac"),
            ("BÉRÉNICE", "Be\u{301}re\u{301}nice"),
            ("LŒUVRE", "loeuvre"),
            ("GROß", "Gross"),
            ("WIŚNIEWSKI", "Wisniewski"),
        ] {
            assert_eq!(compact(one), compact(other), "{one}");
        }
        assert_ne!(compact("Martin"), compact("Marten"));
    }

    #[test]
    fn places_are_known_without_their_district() {
        assert_eq!(place("PARIS 12E ARRONDISSEMENT"), place("Paris"));
        assert_eq!(place("St-Malo"), place("SAINT MALO"));
        assert_ne!(place("Saint-Malo"), place("Saint-Denis"));
    }

    #[test]
    fn given_names_come_in_any_order_and_the_first_is_enough() {
        let roll = "JEAN-PIERRE MARIE ALAIN";
        assert_eq!(near(roll, "Alain Jean-Pierre Marie"), Some(Nearness::Same));
        assert_eq!(near(roll, "Jean Pierre"), Some(Nearness::First));
        assert_eq!(near(roll, "Jeanpierre"), Some(Nearness::First));
        assert_eq!(near(roll, "Jean"), Some(Nearness::First));
        assert_eq!(near("JEAN", "Jean Pierre"), Some(Nearness::More));
        assert_eq!(near(roll, "Marie"), None);
        assert_eq!(near(roll, "Jeanne"), None);
        assert_eq!(near(roll, " - "), None);
    }
}
