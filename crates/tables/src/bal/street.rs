//! Names of streets written one way, to know which are the same: as `@ban-team/adresses-util` 0.9 has it.

use crate::fold::fold;

const SMALL_WORDS: [&str; 18] = [
    "la", "le", "les", "l", "d", "du", "de", "des", "dos", "las", "los", "sur", "sous", "a", "par", "et",
    "au", "aux",
];

/// Abbreviations of the kind of street, as the first word.
const FIRST_WORDS: [(&str, &str); 25] = [
    ("pl", "place"),
    ("av", "avenue"),
    ("bd", "boulevard"),
    ("sq", "square"),
    ("che", "chemin"),
    ("chem", "chemin"),
    ("rte", "route"),
    ("all", "allee"),
    ("pas", "passage"),
    ("vla", "villa"),
    ("imp", "impasse"),
    ("qu", "quai"),
    // Written so by the reference validator
    ("ham", "hammeau"),
    ("prt", "porte"),
    ("parv", "parvis"),
    ("lot", "lotissement"),
    ("sen", "sente"),
    ("r", "rue"),
    ("rle", "ruelle"),
    ("car", "carrefour"),
    ("mte", "montee"),
    ("ptte", "placette"),
    ("str", "sentier"),
    ("tsse", "terrasse"),
    ("snt", "sente"),
];

const OTHER_WORDS: [(&str, &str); 4] = [
    ("st", "saint"),
    ("ste", "sainte"),
    ("gal", "general"),
    ("mal", "marechal"),
];

/// The words that tell a street from another: no case, no accents, no small words, abbreviations and numbers in full.
pub(super) fn normalized(name: &str) -> String {
    let folded = fold(name);
    let mut words = words(&folded);
    for (place, word) in words.iter_mut().enumerate() {
        let table: &[(&str, &str)] = if place == 0 { &FIRST_WORDS } else { &OTHER_WORDS };
        if let Some((_, whole)) = table.iter().find(|(short, _)| *short == word.as_str()) {
            (*whole).clone_into(word);
        }
    }
    let starts_with = |start: &[&str]| start.iter().eq(words.iter().take(start.len()));
    // « rue grande rue »
    let doubled =
        words.len() > 1 && starts_with(&["rue"]) && words.iter().skip(1).any(|word| word.ends_with("rue"));
    let passed = if doubled {
        1
    } else if words.len() > 2 && starts_with(&["lieu", "dit"]) {
        2
    } else {
        0
    };
    let mut written: Vec<String> = Vec::with_capacity(words.len());
    for word in words.into_iter().skip(passed) {
        if SMALL_WORDS.contains(&word.as_str()) {
            continue;
        }
        match word.parse::<u32>() {
            Ok(number) if number < 1_000_000 => written.push(in_words(number)),
            _ => written.push(word),
        }
    }
    written.join(" ")
}

/// Runs of letters and runs of figures.
fn words(folded: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    for letter in folded.chars() {
        let sort = letter.is_alphanumeric().then(|| letter.is_numeric());
        if let Some(is_figure) = sort {
            match words.last_mut() {
                Some(word) if last == Some(is_figure) => word.push(letter),
                _ => words.push(letter.to_string()),
            }
        }
        last = sort;
    }
    words
}

const UNITS: [&str; 20] = [
    "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix sept", "dix huit", "dix neuf",
];
const TENS: [&str; 10] = [
    "",
    "",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre vingt",
    "quatre vingt",
];

/// A number under a million, as French writes it, without hyphens.
fn in_words(number: u32) -> String {
    let unit = |number: u32| {
        let place = usize::try_from(number).unwrap_or(0);
        UNITS.get(place).copied().unwrap_or_default()
    };
    if number < 20 {
        return unit(number).to_owned();
    }
    if number < 100 {
        let ten = number / 10;
        let name = usize::try_from(ten)
            .ok()
            .and_then(|ten| TENS.get(ten))
            .copied()
            .unwrap_or_default();
        // Seventies and nineties count from ten.
        let rest = number % 10 + if matches!(ten, 7 | 9) { 10 } else { 0 };
        return match (ten, rest) {
            (8, 0) => "quatre vingts".to_owned(),
            (_, 0) => name.to_owned(),
            (2..=6, 1) | (7, 11) => format!("{name} et {}", unit(rest)),
            _ => format!("{name} {}", unit(rest)),
        };
    }
    let (size, word) = if number < 1_000 {
        (100, "cent")
    } else {
        (1_000, "mille")
    };
    let (many, rest) = (number / size, number % size);
    let plural = if size == 100 && many > 1 && rest == 0 {
        "s"
    } else {
        ""
    };
    let mut written = String::new();
    if many > 1 {
        written.push_str(&in_words(many));
        written.push(' ');
    }
    written.push_str(word);
    written.push_str(plural);
    if rest > 0 {
        written.push(' ');
        written.push_str(&in_words(rest));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_street_is_the_same_however_it_is_written() {
        for (one, other) in [
            ("Rue des 3 Places", "RUE DES TROIS PLACES"),
            ("Bd du Gal Leclerc", "boulevard du Général-Leclerc"),
            ("Rue Grande Rue", "Grande Rue"),
            ("Place de l’Église", "pl. de l'eglise"),
            ("Lieu dit Kerbono", "Kerbono"),
            ("Rue du 11 Novembre", "Rue du Onze Novembre"),
        ] {
            assert_eq!(normalized(one), normalized(other), "{one}, {other}");
        }
        assert_ne!(normalized("Rue de l’Église"), normalized("Place de l’Église"));
        assert_eq!(normalized(""), "");
        assert_eq!(in_words(1_945), "mille neuf cent quarante cinq");
        assert_eq!(in_words(71), "soixante et onze");
        assert_eq!(in_words(91), "quatre vingt onze");
        assert_eq!(in_words(1_080), "mille quatre vingts");
    }
}
