//! The roll as it is pasted: a line for each voter, name, login and weight, with semicolons, commas or tabulations.

use std::collections::{BTreeMap, BTreeSet};

use super::VOTERS_MIN;

/// The longest name, in characters.
const NAME_CHARS_MAX: usize = 200;
/// The longest login, in characters.
const LOGIN_CHARS_MAX: usize = 254;
/// The greatest weight: one's own ballot and a few procurations. A total of weights that differ widely tells who chose what.
pub(crate) const WEIGHT_MAX: u32 = 5;

/// A voter, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RollLine {
    /// Their name
    pub(crate) name: String,
    /// The address they sign in with
    pub(crate) login: String,
    /// How many times their ballot counts
    pub(crate) weight: u32,
}

/// Why a roll is not read: on which line, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RollFault {
    /// Nobody is on it
    Empty,
    /// More than this, which may be
    TooMany(usize),
    /// A line without a name, or with one too long
    Name(usize),
    /// A line without an address, or with what cannot be one
    Login(usize),
    /// A weight that is no number from 1 to [`WEIGHT_MAX`]
    Weight(usize),
    /// An address that stands on an earlier line
    Twice(usize, String),
}

/// Reads a pasted roll of `most` people at most. A first line of titles is recognised by what stands where the address should,
/// and left out.
pub(crate) fn read_roll(pasted: &str, most: usize) -> Result<Vec<RollLine>, RollFault> {
    let mut lines = Vec::new();
    let mut known = BTreeSet::new();
    let separator = separator_of(pasted);
    for (index, line) in pasted.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let cells: Vec<String> = line.split(separator).map(bare).collect();
        let is_first = lines.is_empty();
        if is_first && is_title(cells.get(1).map_or("", String::as_str)) {
            continue;
        }
        let read = read_line(index + 1, &cells)?;
        if !known.insert(read.login.clone()) {
            return Err(RollFault::Twice(index + 1, read.login));
        }
        lines.push(read);
        if lines.len() > most {
            return Err(RollFault::TooMany(most));
        }
    }
    if lines.is_empty() {
        return Err(RollFault::Empty);
    }
    Ok(lines)
}

fn read_line(number: usize, cells: &[String]) -> Result<RollLine, RollFault> {
    let cell = |place: usize| cells.get(place).map_or("", String::as_str);
    let (name, login) = (cell(0), cell(1).to_lowercase());
    if name.is_empty() || name.chars().count() > NAME_CHARS_MAX {
        return Err(RollFault::Name(number));
    }
    let is_login = !login.is_empty()
        && login.chars().count() <= LOGIN_CHARS_MAX
        && !login.contains([' ', ',', ';', '"']);
    if !is_login {
        return Err(RollFault::Login(number));
    }
    let weight = match cell(2) {
        "" => 1,
        typed => typed
            .parse()
            .ok()
            .filter(|weight| (1..=WEIGHT_MAX).contains(weight))
            .ok_or(RollFault::Weight(number))?,
    };
    Ok(RollLine {
        name: name.to_owned(),
        login,
        weight,
    })
}

/// A weight that too few hold: their ballots, though encrypted, are told apart in the urn, and the total can tell their choice.
pub(crate) fn lonely_weight(weights: &[u32]) -> Option<u32> {
    let mut by_weight = BTreeMap::<u32, usize>::new();
    for weight in weights {
        *by_weight.entry(*weight).or_default() += 1;
    }
    by_weight
        .into_iter()
        .find_map(|(weight, count)| (count < VOTERS_MIN).then_some(weight))
}

/// A cell without its quotes, between words one space.
fn bare(cell: &str) -> String {
    let unquoted = cell.trim().trim_matches('"');
    unquoted.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What parts the cells: what the first line has most of.
fn separator_of(pasted: &str) -> char {
    let first = pasted
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let count = |separator: char| first.matches(separator).count();
    [',', '\t', ';']
        .into_iter()
        .max_by_key(|separator| count(*separator))
        .unwrap_or(';')
}

/// « login », « e-mail »: words of a first line, which no address is.
fn is_title(cell: &str) -> bool {
    let folded = String::from_utf8(db::sort_key(cell)).unwrap_or_default();
    let letters: String = folded.chars().filter(char::is_ascii_alphabetic).collect();
    matches!(
        letters.as_str(),
        "login" | "email" | "mail" | "courriel" | "adresse" | "identifiant" | "adresseemail"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::VOTERS_MAX;

    fn read(pasted: &str) -> Result<Vec<RollLine>, RollFault> {
        read_roll(pasted, VOTERS_MAX)
    }

    #[test]
    fn a_roll_is_read_however_a_spreadsheet_wrote_it() {
        let expected = [
            ("Zoé Le Goff", "zoe@exemple.fr", 1),
            ("Abdel N’Diaye", "abdel@exemple.fr", 2),
        ];
        for pasted in [
            "Zoé Le Goff;zoe@exemple.fr\nAbdel N’Diaye;abdel@exemple.fr;2\n",
            "\u{feff}Nom\tE-mail\tPoids\r\nZoé  Le Goff\tZOE@exemple.fr\t1\r\n\r\nAbdel N’Diaye\tabdel@exemple.fr\t2",
            "\"Zoé Le Goff\",\"zoe@exemple.fr\",\"1\"\n\"Abdel N’Diaye\",\"abdel@exemple.fr\",\"2\"",
        ] {
            let read = read(pasted).expect("a roll");
            let read: Vec<_> = read
                .iter()
                .map(|line| (line.name.as_str(), line.login.as_str(), line.weight))
                .collect();
            assert_eq!(read, expected, "{pasted}");
        }
    }

    #[test]
    fn what_is_wrong_says_on_which_line() {
        assert_eq!(read(" \n"), Err(RollFault::Empty));
        assert_eq!(read("A;a@x.fr\n;b@x.fr"), Err(RollFault::Name(2)));
        assert_eq!(read("A;a@x.fr\nB"), Err(RollFault::Login(2)));
        assert_eq!(read("A;a@x.fr;0"), Err(RollFault::Weight(1)));
        assert_eq!(read("A;a@x.fr;-1"), Err(RollFault::Weight(1)));
        assert!(read("A;a@x.fr;5").is_ok());
        assert_eq!(read("A;a@x.fr;6"), Err(RollFault::Weight(1)));
        assert_eq!(
            read("A;a@x.fr\nB;A@x.fr"),
            Err(RollFault::Twice(2, "a@x.fr".to_owned()))
        );
    }

    #[test]
    fn a_roll_of_the_most_voters_is_read_and_one_of_one_more_is_not() {
        let roll = |voters: usize| {
            let lines: Vec<String> = (0..voters)
                .map(|voter| format!("Électeur {voter};electeur-{voter}@exemple.fr"))
                .collect();
            lines.join("\n")
        };
        assert_eq!(read(&roll(VOTERS_MAX)).map(|lines| lines.len()), Ok(VOTERS_MAX));
        assert_eq!(read(&roll(VOTERS_MAX + 1)), Err(RollFault::TooMany(VOTERS_MAX)));
        assert_eq!(read_roll(&roll(4), 3), Err(RollFault::TooMany(3)));
    }

    #[test]
    fn a_weight_held_by_two_tells_who_chose_what() {
        assert_eq!(lonely_weight(&[1, 1, 1]), None);
        assert_eq!(lonely_weight(&[2, 1, 2, 1, 1, 2]), None);
        assert_eq!(lonely_weight(&[1, 2, 4]), Some(1));
        assert_eq!(lonely_weight(&[1, 1, 1, 5]), Some(5));
        assert_eq!(lonely_weight(&[1, 1, 1, 3, 3]), Some(3));
    }
}
