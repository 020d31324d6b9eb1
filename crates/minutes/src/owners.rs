//! Who an action is for: `@alix.martin`, « Service informatique : », « (Alix) ».

use std::collections::HashSet;

use crate::fold::{fold_words, says_nothing};

/// The words of the names the minutes already gave.
#[derive(Debug, Clone, Default)]
pub(crate) struct KnownNames(HashSet<String>);

impl KnownNames {
    pub(crate) fn from_names<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let is_telling = |word: &&str| word.len() > 2 && !matches!(*word, "mme" | "mlle" | "des" | "les");
        Self(
            names
                .flat_map(|name| {
                    fold_words(name)
                        .split(' ')
                        .filter(is_telling)
                        .map(str::to_owned)
                        .collect::<Vec<_>>()
                })
                .collect(),
        )
    }

    /// Whether these words can only be someone: a name given above, « tous », a service, a civility.
    pub(crate) fn is_owner(&self, words: &str) -> bool {
        if words.starts_with('@') {
            return !words.contains(' ');
        }
        let folded = fold_words(words);
        let mut parts = folded.split(' ');
        let first = parts.next().unwrap_or_default();
        folded.split(' ').count() <= WORDS_MAX
            && (matches!(
                first,
                "tous"
                    | "toutes"
                    | "chacun"
                    | "m"
                    | "mme"
                    | "mlle"
                    | "service"
                    | "services"
                    | "mairie"
                    | "dsi"
                    | "dgs"
                    | "elus"
            ) || folded == "tout le monde"
                || self.0.contains(first)
                || folded.split(' ').any(|word| self.0.contains(word))
                    && words.starts_with(char::is_uppercase))
    }
}

const WORDS_MAX: usize = 6;

/// The owners an action begins with (`None` when it names none), and what follows them.
///
/// `@{…}` holds a name no other form could; `@{}` says that there is nobody.
pub(crate) fn leading<'a>(text: &'a str, known: &KnownNames) -> (&'a str, Option<Vec<String>>) {
    let text = text.trim_start();
    if text.starts_with('@') {
        return leading_accounts(text);
    }
    let line = text.split('\n').next().unwrap_or_default();
    let Some(colon) = line
        .char_indices()
        .take(80)
        .find(|(_, mark)| *mark == ':')
        .map(|(at, _)| at)
    else {
        return (text, None);
    };
    let (label, rest) = (line[..colon].trim(), &text[colon + 1..]);
    if rest.starts_with("//") || rest.trim().is_empty() {
        return (text, None);
    }
    if says_nothing(label) {
        return (rest.trim_start(), Some(Vec::new()));
    }
    let names = split(label);
    let all_are_names = !names.is_empty()
        && names
            .iter()
            .all(|name| known.is_owner(name) || looks_like_a_name(name));
    if all_are_names {
        (rest.trim_start(), Some(names))
    } else {
        (text, None)
    }
}

fn leading_accounts(text: &str) -> (&str, Option<Vec<String>>) {
    let (mut rest, mut names) = (text, Vec::new());
    while let Some(after) = rest.strip_prefix('@') {
        let (name, next) =
            if let Some((braced, next)) = after.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
                (braced, next)
            } else {
                let end = after
                    .find(|letter: char| !(letter.is_alphanumeric() || "._-'".contains(letter)))
                    .unwrap_or(after.len());
                let name = after[..end].trim_end_matches(['.', '-', '\'']);
                if name.is_empty() {
                    break;
                }
                (name, &after[name.len()..])
            };
        if !name.is_empty() {
            names.push(name.to_owned());
        }
        rest = next.trim_start_matches([' ', ',', ':']);
        if let Some(other) = rest.strip_prefix("et ").filter(|other| other.starts_with('@')) {
            rest = other;
        }
    }
    if rest.len() == text.len() {
        (text, None)
    } else {
        (rest, Some(names))
    }
}

/// « Alix et Mme Durand », « Alix, service voirie ».
pub(crate) fn split(names: &str) -> Vec<String> {
    names
        .split([',', ';', '/', '&'])
        .flat_map(|piece| {
            let halves: Vec<&str> = piece.split(" et ").collect();
            let both_are_names = halves.iter().all(|half| {
                half.trim()
                    .starts_with(|letter: char| letter.is_uppercase() || letter == '@')
            });
            if both_are_names { halves } else { vec![piece] }
        })
        .map(|name| name.trim().trim_start_matches('@').to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Whether an unknown label may be someone's name: a capital, few words, not a verb and not a usual remark.
pub(crate) fn looks_like_a_name(words: &str) -> bool {
    let folded = fold_words(words);
    let parts: Vec<&str> = folded.split(' ').collect();
    let first = parts[0];
    // « Prévoir : salle et café » is something to do; Roger and Olivier are known when they attended.
    let is_verb = parts.len() == 1 && (first.ends_with("er") || first.ends_with("ir")) && first.len() > 3;
    let is_remark = matches!(
        first,
        "rappel"
            | "note"
            | "nota"
            | "nb"
            | "attention"
            | "info"
            | "information"
            | "remarque"
            | "question"
            | "exemple"
            | "objet"
            | "suite"
            | "point"
            | "sujet"
            | "urgent"
            | "option"
            | "lien"
            | "delai"
            | "echeance"
            | "budget"
            | "date"
            | "lieu"
            | "a"
            | "le"
            | "la"
            | "les"
            | "un"
            | "une"
    );
    words.starts_with(char::is_uppercase)
        && parts.len() <= WORDS_MAX
        && !is_verb
        && !is_remark
        && !words.contains(['(', ')', '?', '!', '«', '"'])
        && !words.chars().any(|letter| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{KnownNames, leading};

    #[test]
    fn owners_before_the_action() {
        let known = KnownNames::from_names(["Roger Le Goff"].into_iter());
        let read = |text: &'static str| leading(text, &known);
        let names = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            read("@alix, @paul.roux et @léa relire"),
            ("relire", names(&["alix", "paul.roux", "léa"]))
        );
        assert_eq!(
            read("@{le service voirie} relire"),
            ("relire", names(&["le service voirie"]))
        );
        assert_eq!(read("@{} @tous relire"), ("relire", names(&["tous"])));
        assert_eq!(
            read("Service voirie, Roger : relire"),
            ("relire", names(&["Service voirie", "Roger"]))
        );
        assert_eq!(read("Envoyer : le dossier"), ("Envoyer : le dossier", None));
        assert_eq!(
            read("voir https://example.org"),
            ("voir https://example.org", None)
        );
        assert_eq!(read("@ midi"), ("@ midi", None));
    }
}
