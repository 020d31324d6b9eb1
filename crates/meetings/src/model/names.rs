//! Names written in minutes, and the members they may be. A match is proposed, shown, and counts only once a person
//! approved what they read: minutes are written by hand and two people may bear one name.

use std::collections::{BTreeSet, HashMap};

/// What a name written in minutes was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matching<T> {
    /// One member, and only one, bears it
    One(T),
    /// Several members may bear it
    Several,
    /// No member does
    None,
}

impl<T> Matching<T> {
    /// The member, when there is only one.
    pub fn one(self) -> Option<T> {
        match self {
            Self::One(member) => Some(member),
            Self::Several | Self::None => None,
        }
    }
}

/// The people among whom names are looked for, prepared once: minutes may name hundreds, a group have thousands.
#[derive(Clone, Debug)]
pub struct Roster<T> {
    members: Vec<(T, Vec<String>)>,
    by_word: HashMap<String, Vec<usize>>,
}

impl<T: Copy> Roster<T> {
    /// These members, each with its name.
    pub fn new<'a>(members: impl IntoIterator<Item = (T, &'a str)>) -> Self {
        let members: Vec<(T, Vec<String>)> = members
            .into_iter()
            .map(|(member, name)| (member, words(name)))
            .collect();
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, (_, name)) in members.iter().enumerate() {
            for word in name.iter().collect::<BTreeSet<_>>() {
                by_word.entry(word.clone()).or_default().push(place);
            }
        }
        Self { members, by_word }
    }

    /// Finds who `written` is. Accents, case, order of the words, titles and what stands in brackets do not count; an
    /// initial stands for a first name (« A. Martin »), a family name alone suffices when one member bears it
    /// (« Mme Durand »), and so does an account name (« @alix.martin »).
    pub fn find(&self, written: &str) -> Matching<T> {
        let wanted = words(written);
        let candidates: BTreeSet<usize> = wanted
            .iter()
            .filter_map(|word| self.by_word.get(word))
            .flatten()
            .copied()
            .collect();
        // The strictest reading that somebody satisfies decides: « Alix Martin » is not mistaken for « A. Martin ».
        for fits in [same_words, initials_fit, family_name_fits] {
            let mut bearing = candidates
                .iter()
                .map(|&place| &self.members[place])
                .filter(|(_, name)| fits(&wanted, name));
            match (bearing.next(), bearing.next()) {
                (None, _) => {}
                (Some((only, _)), None) => return Matching::One(*only),
                (Some(_), Some(_)) => return Matching::Several,
            }
        }
        Matching::None
    }
}

fn same_words(wanted: &[String], name: &[String]) -> bool {
    wanted.iter().collect::<BTreeSet<_>>() == name.iter().collect::<BTreeSet<_>>()
}

/// « A. Martin », « Martin A. »: every word is a word of the name, or its initial; at least one is whole.
fn initials_fit(wanted: &[String], name: &[String]) -> bool {
    let mut left: Vec<&String> = name.iter().collect();
    let (initials, whole): (Vec<&String>, Vec<&String>) =
        wanted.iter().partition(|word| word.chars().count() == 1);
    let take = |left: &mut Vec<&String>, fits: &dyn Fn(&String) -> bool| {
        left.iter()
            .position(|word| fits(word))
            .map(|place| left.remove(place))
            .is_some()
    };
    !whole.is_empty()
        && !initials.is_empty()
        && whole
            .iter()
            .all(|word| take(&mut left, &|candidate| candidate == *word))
        && initials
            .iter()
            .all(|initial| take(&mut left, &|candidate| candidate.starts_with(initial.as_str())))
}

/// « Mme Durand »: the words written end the name, and nothing contradicts them.
fn family_name_fits(wanted: &[String], name: &[String]) -> bool {
    wanted.len() < name.len() && name.ends_with(wanted)
}

/// Words before a name that say nothing of who bears it.
const TITLES: [&str; 10] = [
    "m",
    "mr",
    "mme",
    "mlle",
    "madame",
    "monsieur",
    "mesdames",
    "messieurs",
    "dr",
    "me",
];

/// The words of a name, as `db::sort_key` folds them, without titles nor what stands in brackets.
fn words(name: &str) -> Vec<String> {
    let outside = name.split(['(', '[']).next().unwrap_or_default();
    let folded = String::from_utf8(db::sort_key(outside)).unwrap_or_default();
    let all: Vec<String> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    // « M. » is a title only before something else than an initial's family name: « M. Le Goff », but also « M Martin ».
    let titles = all
        .iter()
        .take_while(|word| TITLES.contains(&word.as_str()))
        .count();
    if titles < all.len() {
        all[titles..].to_vec()
    } else {
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members() -> Roster<u8> {
        Roster::new([
            (1, "Camille Durand"),
            (2, "Alix Martin"),
            (3, "Yann Le Goff"),
            (4, "Anaïs N’Diaye"),
            (5, "Sacha Petit"),
            (6, "Jo Petit"),
        ])
    }

    #[test]
    fn a_name_is_recognised_however_it_is_written() {
        for (written, expected) in [
            ("Camille Durand", 1),
            ("DURAND Camille", 1),
            ("Mme Durand", 1),
            ("Camille Durand (élue)", 1),
            ("@alix.martin", 2),
            ("A. Martin", 2),
            ("M. Le Goff (service informatique)", 3),
            ("Anais N'Diaye", 4),
            ("S. Petit", 5),
        ] {
            assert_eq!(members().find(written), Matching::One(expected), "{written}");
        }
    }

    #[test]
    fn what_may_be_two_people_is_nobody() {
        assert_eq!(members().find("M. Petit"), Matching::Several);
        let twins = Roster::new([(1, "Camille Durand"), (2, "Camille Durand")]);
        assert_eq!(twins.find("Camille Durand"), Matching::Several);
        assert_eq!(twins.find("Camille Durand").one(), None);
    }

    #[test]
    fn strangers_services_and_emptiness_are_nobody() {
        for written in [
            "",
            "…",
            "tous",
            "Service informatique",
            "Camille",
            "B. Martin",
            "Durand Martin",
            "Goff M.",
        ] {
            assert_eq!(members().find(written), Matching::None, "{written}");
        }
    }
}
